//! What a clause says of all its edges ("以上"包括本数,"以下"不包括本数), wherever it stands: taken out before the rest is read.

use super::marks::Marks;

const QUOTES: &[&str] = &["\"", "“", "”", "「", "」", "‘", "’"];

/// The text without such a note, and whether it says that 以上 holds the figure itself. A note that 以下 holds it as well is left where it
/// stands, for then a figure may lie in two bands.
pub(super) fn taken_out(marks: Marks) -> (Marks, bool) {
    for at in 0..marks.len() {
        let Some(end) = note(&marks, at) else { continue };
        let bracketed = at > 0 && marks.letter(at - 1) == Some('(') && marks.letter(end) == Some(')');
        let ends = marks.letter(end).is_none_or(|letter| ";。)".contains(letter));
        let begins = at == 0 || marks.letter(at - 1).is_some_and(|letter| ",;。(:".contains(letter));
        if begins && ends {
            return (if bracketed { marks.without(at - 1, end + 1) } else { marks.without(at, end) }, true);
        }
    }
    (marks, false)
}

fn note(marks: &Marks, at: usize) -> Option<usize> {
    let above = said(marks, at, "以上", true)?;
    let next = marks.eat_any(above, &[",", ";", "、"]).unwrap_or(above);
    Some(said(marks, next, "以下", false).unwrap_or(above))
}

/// 以上均含本数, or not.
fn said(marks: &Marks, at: usize, word: &str, inside: bool) -> Option<usize> {
    let quoted = |at: usize| marks.eat_any(at, QUOTES).unwrap_or(at);
    let end = quoted(marks.eat(quoted(at), word)?);
    let end = marks.eat_any(end, &["均", "都"]).unwrap_or(end);
    let end = if inside { end } else { marks.eat(end, "不")? };
    let end = marks.eat_any(end, &["包括", "包含", "含"])?;
    marks.eat_any(end, &["本数", "本级", "该数", "本值"])
}
