//! What carries a draft behind the `#` of an address, as it arrives: programs that pass links on write some letters otherwise.

/// What stands before the draft in a link.
pub const MARK: &str = "#draft=";

/// The draft in a link, still coded, with what follows it in a message; `None` where a text is no such link. A draft as text is
/// none, even if a link stands in one of its remarks.
pub fn coded(text: &str) -> Option<String> {
    if text.trim_start().starts_with('{') {
        return None;
    }
    let text = plain(text);
    let at = text.to_ascii_lowercase().find(MARK.trim_end_matches('='))?;
    let rest = text.get(at + MARK.len() - 1..)?;
    Some(rest.trim_start_matches(|letter: char| !is_code(letter)).to_owned())
}

/// Whether a letter may stand in a coded draft.
pub fn is_code(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

/// A link as it was before programs on its way re-coded letters of it, some of them twice: `%23`, `&#35;`, wide letters. What
/// they put in where a line may be broken goes.
fn plain(text: &str) -> String {
    let mut text = text.to_owned();
    for _ in 0..3 {
        text = percent_decoded(&text).replace("&amp;", "&").replace("&#35;", "#").replace("&#61;", "=");
    }
    let narrow = |letter: char| match letter {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(letter) - 0xfee0),
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => None,
        _ => Some(letter),
    };
    text.chars().filter_map(narrow).collect()
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let code = (*first == b'%').then(|| std::str::from_utf8(after.get(..2)?).ok()).flatten();
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(*first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests;
