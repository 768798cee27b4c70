//! What a page adds to its text: its number (页码), the title once more above it, and lines that end where it does.

use super::super::points::narrow;
use super::super::{Corrections, LeftOutText, Why};
use crate::blocks::Paragraph;
use std::collections::BTreeSet;

/// No document of this kind has more pages.
const MOST_PAGES: usize = 999;

/// A page's width is that of lines of which there are at least so many.
const FEWEST_LINES: usize = 3;

/// How wide a text is, in half letters.
pub(super) fn width(text: &str) -> usize {
    text.chars().map(|letter| if letter.is_ascii() { 1 } else { 2 }).sum()
}

/// A line at least so wide goes as far as the page; more than any line where none can be said to.
pub(super) fn full_width(paragraphs: &[(usize, &Paragraph)]) -> usize {
    let widths: Vec<usize> = paragraphs.iter().flat_map(|(_, one)| one.text.lines()).map(width).collect();
    let widest = widths.iter().copied().max().unwrap_or(0);
    // Half a letter and a sign may hang over or be missing.
    let full = widest.saturating_sub(4);
    let count = widths.iter().filter(|width| **width >= full).count();
    if widest >= 40 && count >= FEWEST_LINES { full } else { usize::MAX }
}

/// What a line says of its page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// `— 3 —`, `第3页 共9页`, `3/9`.
    Sure,
    /// A number alone.
    Number(usize),
}

fn mark(text: &str) -> Option<Mark> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).map(narrow).collect();
    let dashes = ['-', '—', '–', '─', '·', '~', '－'];
    let inside = plain.trim_matches(dashes);
    let is_dashed = plain.starts_with(dashes) && plain.ends_with(dashes) && inside.len() < plain.len();
    let paged = inside.strip_prefix('第').and_then(|rest| rest.split_once('页'));
    if let Some((number, rest)) = paged {
        let rest = rest.trim_start_matches(['，', ',', '/', '（', '(']);
        let all =
            rest.strip_prefix('共').and_then(|rest| rest.trim_end_matches(['）', ')']).strip_suffix('页'));
        let is_all = rest.is_empty() || all.is_some_and(|all| page(all).is_some());
        return (page(number).is_some() && is_all).then_some(Mark::Sure);
    }
    if let Some((number, all)) = inside.split_once('/') {
        let is_page = page(number).zip(page(all)).is_some_and(|(number, all)| number <= all);
        return is_page.then_some(Mark::Sure);
    }
    let number = page(inside)?;
    Some(if is_dashed { Mark::Sure } else { Mark::Number(number) })
}

fn page(text: &str) -> Option<usize> {
    let is_number = !text.is_empty() && text.chars().all(|letter| letter.is_ascii_digit());
    text.parse().ok().filter(|page| is_number && (1..=MOST_PAGES).contains(page))
}

/// The paragraphs without what pages add, each with its place among all, and what pages add. What the person says something of
/// is none of that.
pub(super) fn without_marks<'a>(
    paragraphs: &[&'a Paragraph],
    corrections: &Corrections,
) -> (Vec<(usize, &'a Paragraph)>, Vec<LeftOutText>) {
    let is_said = |at: usize| corrections.lines.contains_key(&at);
    let mark_at = |(at, one): (usize, &&Paragraph)| mark(&one.text).filter(|_| !is_said(at));
    let marks: Vec<Option<Mark>> = paragraphs.iter().enumerate().map(mark_at).collect();
    let numbers: Vec<(usize, usize)> = marks
        .iter()
        .enumerate()
        .filter_map(|(at, mark)| match mark {
            Some(Mark::Number(number)) => Some((at, *number)),
            _ => None,
        })
        .collect();
    // Numbers alone are those of pages if they count; one by itself only at the end.
    let counts = numbers.len() > 1 && numbers.windows(2).all(|two| two[0].1 + 1 == two[1].1);
    let is_last = numbers.len() == 1 && numbers[0].0 + 1 == paragraphs.len();
    let is_mark: Vec<bool> = marks
        .iter()
        .map(|mark| match mark {
            Some(Mark::Sure) => true,
            Some(Mark::Number(_)) => counts || is_last,
            None => false,
        })
        .collect();
    let (mut kept, mut left_out): (Vec<(usize, &Paragraph)>, Vec<LeftOutText>) = (Vec::new(), Vec::new());
    let mut texts: BTreeSet<&str> = BTreeSet::new();
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let is_after_page =
            at > 0 && is_mark[at - 1] || paragraphs.get(at + 1).is_some_and(|_| is_mark[at + 1]);
        // The title of the whole, or of the page before, stands once more at a page's edge.
        // The end of a sentence (分。) is no title.
        let text = paragraph.text.as_str();
        let may_be_title = text.chars().count() > 3 && !text.trim_end().ends_with(['。', '；', '，']);
        let is_again = !is_said(at) && is_after_page && may_be_title && texts.contains(text);
        if is_mark[at] || is_again {
            let (text, place) = (paragraph.text.clone(), paragraph.place.clone());
            left_out.push(LeftOutText { text, why: Why::Page, place });
        } else {
            texts.insert(&paragraph.text);
            kept.push((at, *paragraph));
        }
    }
    (kept, left_out)
}
