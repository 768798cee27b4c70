//! Text without a table, read by the numbers before its lines: 一、 1. （1）, with points in brackets.

mod labelled;
mod pages;

use super::numbering::{self, Numbered};
use super::points;
use super::walk::{Level, ReadEntry, beginning};
use super::{Corrections, LeftOutText, Note, PrintedItem, RowIs, Why, grades, lines};
use crate::blocks::Paragraph;
use crate::number::Number;

/// A numbered line with what stands below it.
#[derive(Debug)]
struct Node {
    kind: Numbered,
    /// The number of the node above; `None` at the top.
    above: Option<usize>,
    text: String,
    place: String,
    points: Option<Number>,
    /// What the person says it is: an item of its own, or a head.
    said: Option<RowIs>,
}

impl Node {
    fn is_said(&self, is: RowIs) -> bool {
        self.said == Some(is)
    }
}

/// Reads paragraphs; `None` where they have no numbered lines with points, and the person says nothing of them.
pub(super) fn read(paragraphs: &[&Paragraph], corrections: &Corrections) -> Option<Vec<ReadEntry>> {
    let (paragraphs, marks) = pages::without_marks(paragraphs, corrections);
    let Lines { before, nodes } = nodes(&paragraphs, corrections);
    let scored = nodes.iter().filter(|node| node.points.is_some()).count();
    if scored < 2 && corrections.lines.is_empty() {
        return None;
    }
    // Points below a node, and whether it is below one with points. What is an item by its own points stays one above an item
    // that only the person says is one.
    let mut scores_below = vec![false; nodes.len()];
    for node in nodes.iter().rev() {
        let is_said = node.is_said(RowIs::Item);
        if !is_said && (node.points.is_none() || node.is_said(RowIs::Head)) {
            continue;
        }
        let mut above = node.above;
        while let Some(at) = above {
            scores_below[at] |= !is_said || nodes[at].points.is_none();
            above = nodes[at].above;
        }
    }
    let mut entries: Vec<ReadEntry> = marks.into_iter().map(ReadEntry::LeftOut).collect();
    entries.extend(before);
    // 四、加分项（5分） with numbered lines of its own is what they stand under.
    let leads = |at: usize| {
        let node: &Node = &nodes[at];
        node.said.is_none()
            && lines::is_block_name(&points::title(first_line(&node.text)).title)
            && nodes.iter().any(|other| other.above == Some(at))
    };
    let is_item = |at: usize| {
        let node: &Node = &nodes[at];
        if leads(at) {
            return false;
        }
        node.is_said(RowIs::Item) || node.points.is_some() && !scores_below[at] && !node.is_said(RowIs::Head)
    };
    // The item whose text the next lines belong to, and how it ends.
    let mut item: Option<(usize, Vec<Level>, PrintedItem)> = None;
    for (at, node) in nodes.iter().enumerate() {
        // Also what follows, inside an item, an item that the person has taken out of it.
        let is_inside = node.said.is_none()
            && item.as_ref().is_some_and(|(of, ..)| {
                is_below(&nodes, at, *of) || !is_item(at) && above(&nodes, at).any(is_item)
            });
        if let Some((_, _, item)) = item.as_mut().filter(|_| is_inside) {
            item.text.push('\n');
            item.text.push_str(&node.text);
            continue;
        }
        if let Some((_, path, done)) = item.take() {
            entries.push(entry(path, done));
        }
        if node.is_said(RowIs::Head) {
            entries.push(ReadEntry::Level(Level::of(&node.text, None, node.place.clone())));
            continue;
        }
        if scores_below[at] && !node.is_said(RowIs::Item) {
            continue;
        }
        let path = path(&nodes, at, is_item);
        let is_block = path.iter().any(|level| lines::block(&level.title).is_some());
        let is_scored = node.points.is_some() && !leads(at);
        if is_scored || is_block || node.is_said(RowIs::Item) {
            item = Some((at, path, new_item(node)));
        } else if !nodes.iter().any(|other| other.above == Some(at) && lines::block(&node.text).is_some()) {
            entries.push(ReadEntry::Note(Note { text: node.text.clone(), place: node.place.clone() }));
        }
    }
    if let Some((_, path, done)) = item {
        entries.push(entry(path, done));
    }
    Some(labelled::taken(entries))
}

/// Lines put together to numbered ones, and what stands beside them.
#[derive(Default)]
struct Lines {
    /// Notes, and what is not taken.
    before: Vec<ReadEntry>,
    nodes: Vec<Node>,
}

impl Lines {
    fn note(&mut self, text: &str, place: &str) {
        let (text, place) = (text.to_owned(), place.to_owned());
        self.before.push(ReadEntry::Note(Note { text, place }));
    }

    /// More of the numbered line before; a note where there is none.
    fn more(&mut self, text: &str, place: &str, parts_lines: bool) {
        match self.nodes.last_mut() {
            Some(node) => {
                if parts_lines {
                    node.text.push('\n');
                }
                node.text.push_str(text);
            }
            None => self.note(text, place),
        }
    }

    /// A line that stands for itself, below those that are open.
    fn node(&mut self, stack: &mut Vec<usize>, kind: Numbered, line: (&str, &str), said: Option<RowIs>) {
        while stack.last().is_some_and(|at| !is_deeper(stack, &self.nodes, kind, *at)) {
            stack.pop();
        }
        let above = stack.last().copied();
        stack.push(self.nodes.len());
        let (text, place) = (line.0.to_owned(), line.1.to_owned());
        self.nodes.push(Node { kind, above, text, place, points: None, said });
    }

    /// A paragraph of which the person says what it is.
    fn said(&mut self, stack: &mut Vec<usize>, paragraph: &Paragraph, is: RowIs) {
        let (text, place) = (paragraph.text.trim(), paragraph.place.as_str());
        let numbered = numbering::of(text).map(|(kind, _)| kind);
        // Without a number an item stands beside the one before, and a head over whatever follows.
        let beside = || self.nodes.last().map_or(Numbered::Dotted(1), |node| node.kind);
        let why = match is {
            RowIs::Item => {
                let kind = numbered.unwrap_or_else(beside);
                return self.node(stack, kind, (text, place), Some(is));
            }
            RowIs::Head => {
                let kind = numbered.unwrap_or(Numbered::Part);
                return self.node(stack, kind, (text, place), Some(is));
            }
            RowIs::More => return self.more(text, place, true),
            RowIs::Note => return self.note(text, place),
            RowIs::Heading => Why::Heading,
            RowIs::Nothing => Why::Person,
        };
        let (text, place) = (text.to_owned(), place.to_owned());
        self.before.push(ReadEntry::LeftOut(LeftOutText { text, why, place }));
    }
}

fn nodes(paragraphs: &[(usize, &Paragraph)], corrections: &Corrections) -> Lines {
    let mut all = Lines::default();
    let mut stack: Vec<usize> = Vec::new();
    let full = pages::full_width(paragraphs);
    let mut is_full = false;
    for (at, paragraph) in paragraphs {
        if let Some(is) = corrections.lines.get(at) {
            all.said(&mut stack, paragraph, *is);
            is_full = false;
            continue;
        }
        // The lines of a PDF end where the page does.
        let is_wrapped = paragraph.place.starts_with('行');
        for line in lines::parts(&paragraph.text) {
            // Grades and notes belong to no item, and a block's title needs no number.
            // But a line that goes on from the one before belongs to its sentence.
            let is_unfinished = all.nodes.last().is_some_and(|node| {
                !node.text.trim_end().ends_with(['。', '；', '：', ';', ':', '）', ')'])
                    && node.text.chars().count() > 15
            });
            let goes_on = is_wrapped && (is_full || is_unfinished) && numbering::of(line).is_none();
            let is_grades = !goes_on && !grades::grades(line).is_empty();
            if is_grades || lines::is_note(line) || lines::sum(line).is_some() {
                all.note(line, &paragraph.place);
                continue;
            }
            // （3分） alone in a line belongs to the title before it.
            let is_points = points::bracket(line).is_some_and(|(from, to, _)| {
                from == 0 && line[to..].trim_matches(['。', '；', ' ']).is_empty()
            });
            if let Some(node) = all.nodes.last_mut().filter(|node| {
                is_points && is_wrapped && !node.text.contains('\n') && points::bracket(&node.text).is_none()
            }) {
                node.text.push_str(line);
                is_full = pages::width(line) >= full;
                continue;
            }
            let block = lines::block(line).map(|_| (Numbered::Part, 0));
            let Some((kind, _)) = numbering::of(line).or(block) else {
                // A line as wide as the page ends where the page does, whatever sign is last.
                let parts_lines = all.nodes.last().is_some_and(|node| {
                    let text = &node.text;
                    let ends = !is_full && text.ends_with(['。', '；', '：', ';', ':', '）', ')']);
                    let is_scored = !text.contains('\n')
                        && points::title(text).points.is_some_and(|_| !text.contains(['（', '(']));
                    let is_title = lines::block(text).is_some();
                    !is_wrapped || ends || is_scored || is_title || labelled::label(line).is_some()
                });
                all.more(line, &paragraph.place, parts_lines);
                is_full = pages::width(line) >= full;
                continue;
            };
            all.node(&mut stack, kind, (line, &paragraph.place), None);
            is_full = pages::width(line) >= full;
        }
    }
    for node in &mut all.nodes {
        node.points = points::title(first_line(&node.text)).points;
    }
    all
}

/// Whether a kind stands below a node: no node of its kind is open above, or that node is above this one.
fn is_deeper(stack: &[usize], nodes: &[Node], kind: Numbered, at: usize) -> bool {
    if nodes[at].kind == kind {
        return false;
    }
    !stack.iter().any(|open| nodes[*open].kind == kind) && !is_shallow(kind, nodes[at].kind)
}

/// 一、 never stands below anything but 第一部分, 1.1 never above 1.
fn is_shallow(kind: Numbered, above: Numbered) -> bool {
    match (kind, above) {
        (Numbered::Part, _) => true,
        (Numbered::Chinese, above) => above != Numbered::Part,
        (Numbered::Dotted(one), Numbered::Dotted(other)) => one < other,
        (Numbered::Letter(one), Numbered::Letter(other)) => one < other,
        _ => false,
    }
}

fn is_below(nodes: &[Node], at: usize, top: usize) -> bool {
    above(nodes, at).any(|node| node == top)
}

/// The nodes above one, the nearest first.
fn above(nodes: &[Node], at: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(nodes[at].above, |node| nodes[*node].above)
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// The heads above a node, from the top.
fn path(nodes: &[Node], at: usize, is_item: impl Fn(usize) -> bool) -> Vec<Level> {
    let heads = above(nodes, at).filter(|node| !is_item(*node));
    let mut path: Vec<Level> =
        heads.map(|node| Level::of(&nodes[node].text, None, nodes[node].place.clone())).collect();
    path.reverse();
    path
}

/// A line's item: title and points before what follows them.
fn new_item(node: &Node) -> PrintedItem {
    let titled = points::title(first_line(&node.text));
    let more = node.text.split_once('\n').map_or("", |(_, more)| more);
    let text = [titled.rest.trim_start_matches(['。', '；', '：', '，', ':', ';']).trim(), more]
        .iter()
        .filter(|part| !part.is_empty())
        .copied()
        .collect::<Vec<_>>()
        .join("\n");
    if titled.points.is_none() {
        // Nothing tells its title from what is said of it.
        let (title, text) = (beginning(&node.text).title, node.text.clone());
        return PrintedItem { title, text, place: node.place.clone(), ..PrintedItem::default() };
    }
    // 1．成立领导小组，分工明确。未成立不得分，职责不清扣2分。（5分）: the first sentence says what it is about.
    let is_whole = text.is_empty() && titled.title.trim_end_matches('。').contains('。');
    let (title, text) = match titled.title {
        title if is_whole => (beginning(&title).title, title),
        title => (title, text),
    };
    PrintedItem { title, points: titled.points, text, place: node.place.clone(), ..PrintedItem::default() }
}

/// An item's clause is its own line where nothing else is said.
fn entry(path: Vec<Level>, mut item: PrintedItem) -> ReadEntry {
    item.text = item.text.trim().to_owned();
    if item.text.is_empty() {
        item.text = item.title.clone();
    }
    ReadEntry::Item(path, Box::new(item))
}
