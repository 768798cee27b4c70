//! An item while its rows are read.

use super::super::column::Role;
use super::super::points::{self, Titled};
use super::super::{LeftOutText, PrintedItem, Why, numbering};
use super::{Level, Walk, joined};
use crate::number::Number;

/// Longer beginnings of a clause are no title.
const LONGEST_TITLE: usize = 40;

/// What is known of an item so far.
#[derive(Debug, Default)]
pub(super) struct Pending {
    path: Vec<Level>,
    titles: Vec<Titled>,
    texts: Vec<String>,
    requirements: Vec<String>,
    bands: Vec<String>,
    points: Option<Number>,
    item: PrintedItem,
    /// More of the item at the end of the table before.
    pub(super) is_more: bool,
    /// Cells that were looked at.
    seen: Vec<usize>,
    /// The cell of the title.
    pub(super) title_key: Option<usize>,
    /// The cell of the points.
    pub(super) points_key: Option<usize>,
    /// Where each of the requirements stands, and in which row.
    places: Vec<(String, usize)>,
    /// Cells that became part of the item since this was last asked.
    pub(super) taken: Vec<usize>,
}

impl Pending {
    pub(super) fn new(path: Vec<Level>) -> Self {
        Self { path, ..Self::default() }
    }

    /// Takes what a row has for the item; a cell over several rows once.
    pub(super) fn add(&mut self, walk: &Walk<'_>, row: usize) {
        for (column, index) in walk.grid.row(row) {
            if self.seen.contains(&index) || walk.levels.contains(&column) && !self.is_title(walk, row, index)
            {
                continue;
            }
            self.seen.push(index);
            let text = walk.text(index);
            let role = walk.role(column);
            if self.is_title(walk, row, index) {
                self.title_key = Some(index);
                self.titles.push(points::title(text));
            } else if Some(column) == walk.points {
                let Some(number) = points::cell(text) else { continue };
                self.points_key = Some(index);
                if self.points.is_some() {
                    continue;
                }
                self.points = Some(number);
            } else if !self.take(role, text, walk.segment.over.get(column)) {
                continue;
            }
            if role == Role::Requirement && Some(column) != walk.points && !self.is_title(walk, row, index) {
                self.places.push((walk.grid.place(index), walk.grid.rows[row]));
            }
            if self.item.place.is_empty() {
                self.item.place = walk.grid.place(index);
                self.item.row = Some(walk.grid.rows[row]);
            }
            self.taken.push(index);
        }
    }

    fn is_title(&self, walk: &Walk<'_>, row: usize, index: usize) -> bool {
        walk.title.is_some_and(|title| walk.grid.index(row, title) == Some(index))
    }

    /// Takes a cell by its column's role; whether it was taken.
    fn take(&mut self, role: Role, text: &str, over: Option<&Vec<String>>) -> bool {
        let more = |field: &mut String| {
            if !field.is_empty() {
                field.push('\n');
            }
            field.push_str(text);
        };
        match role {
            Role::Number => more(&mut self.item.number),
            Role::Clause => self.texts.push(text.to_owned()),
            Role::Requirement => self.requirements.push(text.to_owned()),
            Role::Band => {
                let heading = over.and_then(|texts| texts.last()).map_or("", String::as_str);
                self.bands.push(format!("{heading} {text}"));
            }
            Role::Responsible => self.item.responsible.extend(units(text)),
            Role::Evidence => self.item.evidence.extend(materials(text)),
            Role::OwnPoints => more(&mut self.item.own_points),
            Role::OwnExplanation => more(&mut self.item.own_explanation),
            Role::Remark => more(&mut self.item.remark),
            Role::Level(_) | Role::Points | Role::Checked | Role::Other => return false,
        }
        true
    }

    /// 宣传发动（7分） over rows of 开展宣传。（3分） and 知晓率85%以上。（4分）: each row is an item, and the title a head over them. `None`
    /// unless each row prints points of its own and they come to those of the title.
    pub(super) fn parts(&self) -> Option<(Level, Vec<PrintedItem>)> {
        let [titled] = self.titles.as_slice() else { return None };
        let rows = self.requirements.len();
        let own: Vec<&str> = self.item.own_points.lines().collect();
        let is_told = self.item.own_explanation.is_empty() && self.item.remark.is_empty();
        let fits = rows > 1 && self.texts.len() == rows && self.places.len() == rows && self.bands.is_empty();
        if !fits || !is_told || self.points.is_some() || !(own.is_empty() || own.len() == rows) {
            return None;
        }
        let one = |text: &str| {
            let mut all = points::brackets(text);
            let (from, to, points) = all.next()?;
            let ends =
                text[to..].trim_matches(['。', '；', ' ']).is_empty() || text[..from].trim().is_empty();
            (ends && all.next().is_none()).then(|| {
                let text = [text[..from].trim(), text[to..].trim_start_matches(['。', '；'])].concat();
                (text.trim().to_owned(), points)
            })
        };
        let of_each = |texts: &[String]| texts.iter().map(|text| one(text)).collect::<Option<Vec<_>>>();
        let (requirements, texts): (Vec<String>, Vec<String>) =
            (self.requirements.clone(), self.texts.clone());
        let (requirements, texts, all) = match (of_each(&requirements), of_each(&texts)) {
            (Some(found), _) => {
                let (said, all): (Vec<String>, Vec<Number>) = found.into_iter().unzip();
                (said, texts, all)
            }
            (None, Some(found)) => {
                let (said, all): (Vec<String>, Vec<Number>) = found.into_iter().unzip();
                (requirements, said, all)
            }
            (None, None) => return None,
        };
        let sum: Number = all.iter().sum();
        if titled.points.as_ref() != Some(&sum) || !titled.rest.is_empty() {
            return None;
        }
        let title = titled.title.replace('\n', "");
        let text = format!("{title} {}", sum.plain());
        let place = self.item.place.clone();
        let level = Level { points: Some(sum), place, text, printed: title.clone(), title, weight: None };
        let items = all.into_iter().enumerate().map(|(at, points)| PrintedItem {
            title: beginning(&requirements[at]).title,
            points: Some(points),
            requirement: requirements[at].clone(),
            text: texts[at].clone(),
            place: self.places[at].0.clone(),
            row: Some(self.places[at].1),
            own_points: own.get(at).map_or_else(String::new, |own| (*own).to_owned()),
            ..self.item.clone()
        });
        Some((level, items.collect()))
    }

    /// The item, the heads above it, and points of its title that are others than those of the column (分值), which count. Where the
    /// table has no column of points, those in the clause's brackets count.
    pub(super) fn item(mut self, has_points: bool) -> (Vec<Level>, PrintedItem, Option<LeftOutText>) {
        let mut item = std::mem::take(&mut self.item);
        let mut beside: Vec<String> = Vec::new();
        let mut titles: Vec<String> = Vec::new();
        let mut titled_points = None;
        for titled in self.titles {
            let title = titled.title.replace('\n', "");
            if !titles.contains(&title) {
                titles.push(title);
            }
            titled_points = titled_points.or(titled.points);
            if !titled.rest.is_empty() {
                beside.push(titled.rest);
            }
        }
        item.title = joined(&[&titles.join("、")]);
        let mut requirements = self.requirements;
        let mut texts: Vec<String> =
            if self.texts.is_empty() { self.bands } else { [self.texts, self.bands].concat() };
        if texts.is_empty() {
            texts = std::mem::take(&mut beside);
        }
        if texts.is_empty() {
            texts = std::mem::take(&mut requirements);
        }
        item.text = texts.join("\n");
        item.requirement = [beside, requirements].concat().join("\n");
        if item.title.is_empty() {
            let from = if item.requirement.is_empty() { &item.text } else { &item.requirement };
            let titled = beginning(from);
            item.title = titled.title;
            titled_points = titled_points.or(titled.points);
        }
        let other =
            titled_points.as_ref().filter(|titled| self.points.as_ref().is_some_and(|own| own != *titled));
        let other = other.map(|points| LeftOutText {
            text: format!("{}（{}分）", item.title, points.plain()),
            why: Why::TitlePoints,
            place: item.place.clone(),
        });
        item.points = self.points.or(titled_points);
        if item.points.is_none() && !has_points {
            item.points = in_brackets(&item.text).or_else(|| in_brackets(&item.requirement));
        }
        (self.path, item, other)
    }
}

/// The title of a clause that has none: its first sentence, up to the points in it.
pub(in super::super) fn beginning(text: &str) -> Titled {
    let first = text.lines().next().unwrap_or_default();
    let titled = points::title(first);
    let words = numbering::of(&titled.title).map_or(0, |(_, from)| from);
    let end =
        titled.title[words..].find(['。', '；', '：', ';', ':']).map_or(titled.title.len(), |at| words + at);
    let sentence = &titled.title[..end];
    let title: String = match sentence.char_indices().nth(LONGEST_TITLE) {
        None => sentence.to_owned(),
        Some((most, _)) => {
            let cut = sentence[..most].rfind(['，', '、', ',']).filter(|at| *at > words).unwrap_or(most);
            sentence[..cut].to_owned()
        }
    };
    Titled { title: title.trim().to_owned(), ..titled }
}

/// The sum of all points in brackets.
fn in_brackets(text: &str) -> Option<Number> {
    let all: Vec<Number> = points::brackets(text).map(|(_, _, number)| number).collect();
    (!all.is_empty()).then(|| all.iter().sum())
}

/// Units of a cell, one each.
pub(in super::super) fn units(text: &str) -> Vec<String> {
    split(text, &['、', '，', ',', '；', ';', '\n', '/'])
}

/// Materials of a cell, one each.
pub(in super::super) fn materials(text: &str) -> Vec<String> {
    split(text, &['；', ';', '\n'])
}

/// Parts of a text; signs in brackets part nothing.
fn split(text: &str, signs: &[char]) -> Vec<String> {
    let (mut parts, mut part, mut depth) = (Vec::new(), String::new(), 0_usize);
    for letter in text.chars() {
        match letter {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if signs.contains(&letter) && (depth == 0 || letter == '\n') {
            parts.push(std::mem::take(&mut part));
        } else {
            part.push(letter);
        }
    }
    parts.push(part);
    parts.iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}
