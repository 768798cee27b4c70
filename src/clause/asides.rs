//! What is said aside, and changes no score: (56至65人) behind the kind of class it describes, 小规模学校不作要求.

/// Points are not said aside.
const EFFECTS: [char; 9] = ['分', '得', '扣', '加', '减', '记', '计', '赋', '按'];

/// Which of the things counted are none.
const EXEMPT: [&str; 4] = ["不作要求", "不做要求", "不在此列", "不作硬性要求"];

/// The text without it, and what stood aside; `None` where nothing does.
pub(super) fn without(text: &str) -> Option<(String, Vec<String>)> {
    let (mut said, mut rest) = (String::new(), text);
    let mut aside = Vec::new();
    while let Some(at) = rest.find(['(', '（']) {
        let (before, behind) = rest.split_at(at);
        let open = behind.chars().next().map_or(0, char::len_utf8);
        let end = behind.find([')', '）'])?;
        let inner = &behind[open..end];
        let close = behind[end..].chars().next().map_or(0, char::len_utf8);
        // 85%(含)至100%: which edge it is.
        let is_edge = ["含", "不含"].iter().any(|word| inner.starts_with(word));
        let is_aside = !before.is_empty()
            && !is_edge
            && !inner.contains(EFFECTS)
            && !inner.contains(['=', '÷', '×', '/', '%', '％']);
        said.push_str(before);
        if is_aside {
            aside.push(inner.to_owned());
        } else {
            said.push_str(&behind[..end + close]);
        }
        rest = &behind[end + close..];
    }
    said.push_str(rest);
    let exempt = |piece: &str| {
        EXEMPT.iter().any(|word| piece.trim_end_matches(['。', '；', ';']).ends_with(word))
            && !piece.contains(EFFECTS)
    };
    let mut kept = String::new();
    for piece in said.split_inclusive([',', '，']) {
        if !kept.is_empty() && exempt(piece) {
            aside.push(piece.trim_end_matches(['。', '；', ';', ',', '，']).to_owned());
        } else {
            kept.push_str(piece);
        }
    }
    (kept != text).then_some((kept, aside))
}
