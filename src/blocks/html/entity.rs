//! References to letters: `&lt;`, `&#8805;`, `&#x2265;`.

/// The names that office programs write. Others stay as they are.
const NAMES: [(&str, char); 30] = [
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", '\u{a0}'),
    ("ensp", '\u{2002}'),
    ("emsp", '\u{2003}'),
    ("thinsp", '\u{2009}'),
    ("middot", '·'),
    ("times", '×'),
    ("divide", '÷'),
    ("plusmn", '±'),
    ("le", '≤'),
    ("ge", '≥'),
    ("ne", '≠'),
    ("deg", '°'),
    ("permil", '‰'),
    ("ldquo", '“'),
    ("rdquo", '”'),
    ("lsquo", '‘'),
    ("rsquo", '’'),
    ("mdash", '—'),
    ("ndash", '–'),
    ("hellip", '…'),
    ("bull", '•'),
    ("yen", '¥'),
    ("minus", '−'),
    ("shy", '\u{ad}'),
    ("radic", '√'),
];

/// Longer names are none.
const LONGEST: usize = 12;

/// Text with its references resolved.
pub(super) fn resolved(text: &str) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        done.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let end = rest.char_indices().take(LONGEST).find(|(_, letter)| *letter == ';').map(|(at, _)| at);
        match end.and_then(|end| Some((letter(&rest[..end])?, end))) {
            Some((letter, end)) => {
                done.push(letter);
                rest = &rest[end + 1..];
            }
            None => done.push('&'),
        }
    }
    done.push_str(rest);
    done
}

fn letter(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().and_then(char::from_u32);
    }
    NAMES.iter().find(|(other, _)| *other == name).map(|(_, letter)| *letter)
}
