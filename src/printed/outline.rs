//! Text without a table, read by the numbers before its lines: 一、 1. （1）, with points in brackets.

mod pages;

use super::numbering::{self, Numbered};
use super::points;
use super::walk::{Level, ReadEntry, beginning};
use super::{Note, PrintedItem, grades, lines};
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
}

/// Reads paragraphs; `None` where they have no numbered lines with points.
pub(super) fn read(paragraphs: &[&Paragraph]) -> Option<Vec<ReadEntry>> {
    let (paragraphs, marks) = pages::without_marks(paragraphs);
    let (before, nodes) = nodes(&paragraphs);
    let scored = nodes.iter().filter(|node| node.points.is_some()).count();
    if scored < 2 {
        return None;
    }
    // Points below a node, and whether it is below one with points.
    let mut scores_below = vec![false; nodes.len()];
    for node in nodes.iter().rev().filter(|node| node.points.is_some()) {
        let mut above = node.above;
        while let Some(at) = above {
            scores_below[at] = true;
            above = nodes[at].above;
        }
    }
    let mut entries: Vec<ReadEntry> = marks.into_iter().map(ReadEntry::LeftOut).collect();
    entries.extend(before.into_iter().map(|(text, place)| ReadEntry::Note(Note { text, place })));
    // The item whose text the next lines belong to, and how it ends.
    let mut item: Option<(usize, Vec<Level>, PrintedItem)> = None;
    for (at, node) in nodes.iter().enumerate() {
        let is_inside = item.as_ref().is_some_and(|(of, ..)| is_below(&nodes, at, *of));
        if let Some((_, _, item)) = item.as_mut().filter(|_| is_inside) {
            item.text.push('\n');
            item.text.push_str(&node.text);
            continue;
        }
        if let Some((_, path, done)) = item.take() {
            entries.push(entry(path, done));
        }
        if scores_below[at] {
            continue;
        }
        let path = path(&nodes, at);
        let is_block = path.iter().any(|level| lines::block(&level.title).is_some());
        if node.points.is_some() || is_block {
            item = Some((at, path, new_item(node)));
        } else if !nodes.iter().any(|other| other.above == Some(at) && lines::block(&node.text).is_some()) {
            entries.push(ReadEntry::Note(Note { text: node.text.clone(), place: node.place.clone() }));
        }
    }
    if let Some((_, path, done)) = item {
        entries.push(entry(path, done));
    }
    Some(entries)
}

/// Lines put together to numbered ones, and the lines before the first of these.
fn nodes(paragraphs: &[&Paragraph]) -> (Vec<(String, String)>, Vec<Node>) {
    let (mut before, mut nodes): (Vec<(String, String)>, Vec<Node>) = (Vec::new(), Vec::new());
    let mut stack: Vec<usize> = Vec::new();
    let full = pages::full_width(paragraphs);
    let mut is_full = false;
    for paragraph in paragraphs {
        // The lines of a PDF end where the page does.
        let is_wrapped = paragraph.place.starts_with('行');
        for line in lines::parts(&paragraph.text) {
            // Grades and notes belong to no item, and a block's title needs no number.
            if !grades::grades(line).is_empty() || lines::is_note(line) || lines::sum(line).is_some() {
                before.push((line.to_owned(), paragraph.place.clone()));
                continue;
            }
            let block = lines::block(line).map(|_| (Numbered::Part, 0));
            let Some((kind, _)) = numbering::of(line).or(block) else {
                let text = match nodes.last_mut() {
                    Some(node) => &mut node.text,
                    None => {
                        before.push((line.to_owned(), paragraph.place.clone()));
                        continue;
                    }
                };
                // A line as wide as the page ends where the page does, whatever sign is last.
                let ends = !is_full && text.ends_with(['。', '；', '：', ';', ':', '）', ')']);
                let is_scored = !text.contains('\n')
                    && points::title(text).points.is_some_and(|_| !text.contains(['（', '(']));
                if !is_wrapped || ends || is_scored {
                    text.push('\n');
                }
                text.push_str(line);
                is_full = pages::width(line) >= full;
                continue;
            };
            while stack.last().is_some_and(|at| !is_deeper(&stack, &nodes, kind, *at)) {
                stack.pop();
            }
            let above = stack.last().copied();
            stack.push(nodes.len());
            let place = paragraph.place.clone();
            nodes.push(Node { kind, above, text: line.to_owned(), place, points: None });
            is_full = pages::width(line) >= full;
        }
    }
    for node in &mut nodes {
        node.points = points::title(first_line(&node.text)).points;
    }
    (before, nodes)
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
    let mut above = nodes[at].above;
    while let Some(node) = above {
        if node == top {
            return true;
        }
        above = nodes[node].above;
    }
    false
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// The nodes above one, from the top.
fn path(nodes: &[Node], at: usize) -> Vec<Level> {
    let mut path = Vec::new();
    let mut above = nodes[at].above;
    while let Some(node) = above {
        path.push(Level::of(&nodes[node].text, None, nodes[node].place.clone()));
        above = nodes[node].above;
    }
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
    let title = if titled.points.is_some() { titled.title } else { beginning(&node.text).title };
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
