//! The rubric's file: domains and indicators of heads and items, and what stands over all.

use super::super::ids::{Ids, hash};
use super::super::{Printed, PrintedItem, PrintedScale};
use super::particulars::unnumbered;
use super::shape::{self, JudgedAs};
use super::{Adjusted, Counting, ItemReading, Particulars, RubricWords, particulars, scored, state_id};
use crate::clause::JudgedLevel;
use crate::number::Number;
use crate::rubric::file::{
    DomainFile, FactFile, IndicatorFile, JudgedBandFile, LetterFile, PartFile, RubricFile, ScaleFile,
    SourceFile, WeightFile,
};
use crate::rubric::source::MOST_PLACES;

/// What makes it.
pub(super) struct Maker<'a> {
    pub(super) printed: &'a Printed,
    pub(super) words: &'a RubricWords,
    readings: &'a [ItemReading],
    /// The rubric's.
    pub(super) id: String,
    pub(super) scale: Counting,
    pub(super) adjusted: Vec<Adjusted>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(
        printed: &'a Printed,
        id: String,
        readings: &'a [ItemReading],
        words: &'a RubricWords,
    ) -> Self {
        Self { printed, words, readings, id, scale: Counting::of(printed), adjusted: Vec::new() }
    }

    pub(super) fn file(mut self, particulars: &Particulars) -> (RubricFile, Vec<Adjusted>) {
        let words = self.words;
        if self.printed.scale == PrintedScale::Letters && self.scale == Counting::Items {
            self.adjusted.push(Adjusted::FewLetters);
        }
        let mut domain = self.domains();
        let full = self.full(&domain);
        let grade = self.grades(&full);
        let mut gate = self.vetoes(&grade);
        self.bonus(&full, &mut domain, &mut gate, &grade);
        self.deductions(&full, &mut domain, &mut gate, &grade);
        let title = or(&particulars.title, words.untitled);
        let notes = self.printed.notes.iter().map(|note| note.text.as_str());
        let asked = self.asked_of_events();
        let computes = self.readings.iter().any(|read| read.computes);
        let (label, about) =
            if computes { (words.computed_label, words.computed_about) } else { (words.label, words.about) };
        let about = [about].into_iter().chain(notes).chain(asked.iter().map(String::as_str));
        let about = about.collect::<Vec<_>>().join("\n");
        let file = RubricFile {
            id: self.id.clone(),
            edition: or(&particulars.edition, "1"),
            short_title: or(&particulars.short(), words.untitled),
            issuer: particulars.issuer.clone(),
            number: particulars.number.clone(),
            year: particulars.year.clone(),
            label: label.to_owned(),
            about,
            full_points: full.plain(),
            points_places: self.places(),
            scale: match self.scale {
                Counting::Points => ScaleFile::Points,
                Counting::Items => ScaleFile::Items,
                Counting::Letters(_) => ScaleFile::Letters,
            },
            letter: self.letters().map(|(title, points, _)| LetterFile { title, points }).collect(),
            grade,
            source: self.sources(particulars, &title),
            title,
            lookup: Vec::new(),
            formula: Vec::new(),
            domain,
            gate,
            check: Vec::new(),
        };
        (file, self.adjusted)
    }

    /// The table, and what is ours. Of a year and a document number that contradict each other the number is cited.
    fn sources(&mut self, particulars: &Particulars, title: &str) -> Vec<SourceFile> {
        let (number, year) = (&particulars.number, &particulars.year);
        let numbered = number.split_once('〔').and_then(|(_, rest)| Some(rest.split_once('〕')?.0));
        let is_year = year.len() == 4 && year.bytes().all(|digit| digit.is_ascii_digit());
        let fits = is_year && numbered.is_none_or(|numbered| numbered == year);
        if !fits && !year.is_empty() {
            self.adjusted.push(Adjusted::Year { year: year.clone() });
        }
        let bare = title.strip_prefix('《').and_then(|rest| rest.strip_suffix('》'));
        let table = SourceFile {
            key: shape::TABLE.to_owned(),
            title: bare.filter(|bare| !bare.is_empty()).unwrap_or(title).to_owned(),
            number: number.clone(),
            issuer: particulars.issuer.clone(),
            year: if fits { year.clone() } else { String::new() },
        };
        vec![table, shape::document(shape::OURS, self.words.ours, String::new())]
    }

    /// As many places as the finest points have.
    fn places(&self) -> u32 {
        let extras =
            self.printed.bonus.iter().chain(&self.printed.deductions).filter_map(|one| one.cap.as_ref());
        let all = self.printed.items().filter_map(|item| item.points.as_ref()).chain(extras);
        let places = all.map(|points| points.plain().split_once('.').map_or(0, |(_, places)| places.len()));
        u32::try_from(places.max().unwrap_or(0)).unwrap_or(MOST_PLACES).clamp(2, MOST_PLACES)
    }

    fn full(&self, domains: &[DomainFile]) -> Number {
        let sum = |domain: &DomainFile| -> Number {
            let points: Vec<Number> = domain
                .indicator
                .iter()
                .filter_map(|indicator| Number::from_decimal(&indicator.points))
                .collect();
            points.iter().sum()
        };
        let worth = |domain: &DomainFile| {
            let weight = domain.weight.as_ref().and_then(|weight| Number::from_decimal(&weight.points));
            weight.unwrap_or_else(|| sum(domain))
        };
        let all: Vec<Number> = domains.iter().map(worth).collect();
        all.iter().sum()
    }

    fn domains(&mut self) -> Vec<DomainFile> {
        let mut ids = Ids::default();
        let mut domains = Vec::new();
        for head in self.printed.heads.iter().filter(|head| !head.items.is_empty()) {
            let mut facts = Vec::new();
            let indicator = head.items.iter().map(|item| self.indicator(item, &mut facts)).collect();
            let title = or(unnumbered(&head.title), self.words.items);
            let place = head.items.first().map_or("", |item| &item.place);
            domains.push(DomainFile {
                id: ids.unique(format!("head.{}", hash([head.title.as_str()].into_iter()))),
                short_title: particulars::short(&title),
                cite: if head.title.is_empty() { shape::ours("") } else { shape::printed(place) },
                title,
                weight: head.weight.as_ref().filter(|_| self.scale == Counting::Points).map(|weight| {
                    WeightFile { points: weight.plain(), fact: None, cite: shape::printed(place) }
                }),
                bonus_cap: None,
                fact: facts,
                indicator,
            });
        }
        domains
    }

    fn indicator(&mut self, item: &PrintedItem, facts: &mut Vec<FactFile>) -> IndicatorFile {
        let words = self.words;
        let title = or(unnumbered(&item.title), words.unnamed);
        let clause = if item.text.trim().is_empty() { &item.requirement } else { &item.text };
        let mut inputs = Vec::new();
        let (points, part) = match (&self.scale, &item.points) {
            (Counting::Points, Some(points)) if !points.is_zero() => {
                let part = match self.by_figures(item) {
                    Some((asked, part)) => {
                        inputs.extend(asked.iter().map(|fact| fact.id.clone()));
                        facts.extend(asked);
                        part
                    }
                    None => self
                        .by_levels(points, item)
                        .unwrap_or_else(|| self.by_steps(points, self.question(item))),
                };
                (points.plain(), part)
            }
            (Counting::Points, _) => {
                let (title, place) = (title.clone(), item.place.clone());
                let fact = self.flag(state_id(&self.id, item), &title);
                let part = shape::yes(&fact.id, shape::printed(&place));
                inputs.push(fact.id.clone());
                facts.push(fact);
                self.adjusted.push(Adjusted::NoPoints { title, place });
                ("0".to_owned(), part)
            }
            (Counting::Items, _) => {
                let bands = [(words.met, "1", true), (words.unmet, "0", false)];
                let bands = bands.map(|([title, text], points, met)| shape::level(title, points, met, text));
                let cite = shape::printed(&item.place);
                ("1".to_owned(), shape::judged("1", self.question(item), bands.to_vec(), None, cite))
            }
            (Counting::Letters(_), _) => {
                let letters: Vec<String> = self.letters().map(|(letter, ..)| letter).collect();
                let bands = self.letters().map(|(letter, points, met)| {
                    shape::level(&letter, &points, met, &letter_text(&item.text, &letter, &letters))
                });
                let bands: Vec<_> = bands.collect();
                let points = bands.first().map(|best| best.high.clone()).unwrap_or_default();
                let cite = shape::printed(&item.place);
                (points.clone(), shape::judged(&points, self.question(item), bands, None, cite))
            }
        };
        let asks = self.scale.judges(item);
        IndicatorFile {
            // What earns no points decides nothing else; the rubric has no grade that asks for it.
            must: !asks,
            not_applicable: self
                .reading(item)
                .filter(|read| read.computes)
                .and_then(|read| read.not_applicable),
            inputs,
            responsible: list(&item.responsible, words.no_unit),
            evidence: list(&item.evidence, words.no_evidence),
            ..shape::indicator(
                item.id.clone(),
                title,
                points,
                or(clause, words.no_clause),
                shape::printed(&item.place),
                part,
            )
        }
    }

    /// What was read of an item's clause.
    fn reading(&self, item: &PrintedItem) -> Option<&ItemReading> {
        self.readings.iter().find(|read| read.id == item.id)
    }

    /// The facts of an item that figures score, and how.
    fn by_figures(&self, item: &PrintedItem) -> Option<(Vec<FactFile>, PartFile)> {
        let read = self.reading(item).filter(|read| read.computes)?;
        scored::by_figures(read, item, &self.id, self.words)
    }

    /// Units and materials of 加分 and 减分 where these are asked as events, which have no place for them.
    fn asked_of_events(&self) -> Vec<String> {
        if self.scale == Counting::Points {
            return Vec::new();
        }
        let extras = self.printed.bonus.iter().chain(&self.printed.deductions);
        let lists = extras.flat_map(|extra| [extra.responsible.join("、"), extra.evidence.join("、")]);
        lists.filter(|texts| !texts.is_empty()).collect()
    }

    /// The levels that a clause names (档次), to be chosen between; the best is 达标. An item that comes filled in has none: what
    /// stands there need be none of them.
    fn by_levels(&self, points: &Number, item: &PrintedItem) -> Option<PartFile> {
        let read = self.reading(item)?;
        let levels = &read.reading.judged.as_ref()?.levels;
        let worst = levels.last().filter(|_| item.own_points.is_empty())?;
        // 8至10分、5至7分: what lies between two levels is the step of all; of levels of one number each there is none.
        let apart = |pair: &[JudgedLevel]| match pair {
            [one, two] => Some(&one.low - &two.high),
            _ => None,
        };
        let step = match levels.iter().any(|level| level.low != level.high) {
            true => Some(levels.windows(2).find_map(apart)?),
            false => None,
        };
        if step.is_some() && levels.windows(2).any(|pair| apart(pair) != step) {
            return None;
        }
        let title = |level: &JudgedLevel| match level.title.as_str() {
            "" => [&level.high.plain(), self.words.level].concat(),
            title => title.to_owned(),
        };
        let mut bands: Vec<JudgedBandFile> = levels
            .iter()
            .map(|level| JudgedBandFile {
                title: title(level),
                low: level.low.plain(),
                high: level.high.plain(),
                met: level.high == *points,
                text: or(&level.text, self.words.question),
            })
            .collect();
        if !worst.low.is_zero() {
            let [title, text] = self.words.no_level;
            let most = step.as_ref().map_or_else(Number::zero, |step| &worst.low - step);
            bands.push(JudgedBandFile {
                low: "0".to_owned(),
                ..shape::level(title, &most.plain(), false, text)
            });
        }
        let step = step.as_ref().map(Number::plain);
        let cite =
            if read.is_written { shape::ours(self.words.our_rule) } else { shape::printed(&item.place) };
        Some(shape::judged(&points.plain(), self.question(item), bands, step, cite))
    }

    /// Points from zero to all, step by step; all of them are 达标.
    fn by_steps(&self, points: &Number, question: String) -> PartFile {
        let words = self.words;
        shape::by_steps(
            points,
            question,
            JudgedAs::Fully { full: words.full, less: words.less },
            shape::ours(words.our_steps),
        )
    }

    /// What is asked of an item: all that is printed of it, for the clause is what a person judges by.
    fn question(&self, item: &PrintedItem) -> String {
        let above = item.path.iter().skip(1).map(String::as_str).collect::<Vec<_>>().join(" › ");
        let lines = [&*above, &item.requirement, &item.text, &item.remark].map(str::trim);
        let lines: Vec<&str> = lines.into_iter().filter(|line| !line.is_empty()).collect();
        if lines.is_empty() { self.words.question.to_owned() } else { lines.join("\n") }
    }

    /// Each letter, what stands for it, and whether it is 达标: all but the worst are.
    fn letters(&self) -> impl Iterator<Item = (String, String, bool)> {
        let letters: &[String] = match &self.scale {
            Counting::Letters(letters) => letters,
            Counting::Points | Counting::Items => &[],
        };
        let last = letters.len().saturating_sub(1);
        letters
            .iter()
            .enumerate()
            .map(move |(at, letter)| (letter.clone(), (last - at).to_string(), at < last))
    }

    /// A yes or no, asked as it is printed.
    pub(super) fn flag(&self, id: String, title: &str) -> FactFile {
        shape::flag(id, or(title, self.words.unnamed), self.words.origin.to_owned())
    }
}

/// What a clause says of one letter; the letter itself where it says nothing.
fn letter_text(clause: &str, letter: &str, letters: &[String]) -> String {
    let of =
        |line: &str, letter: &str| line.strip_prefix(letter).filter(|rest| rest.starts_with(' ')).is_some();
    let mut lines = clause.lines().skip_while(|line| !of(line, letter));
    let first = lines.next().map(|line| line[letter.len()..].trim_start());
    let more = lines.take_while(|line| !letters.iter().any(|other| of(line, other)));
    let text = first.into_iter().chain(more).collect::<Vec<_>>().join("\n");
    or(&text, letter)
}

/// A text, or another where it is blank.
pub(super) fn or(text: &str, other: &str) -> String {
    if text.trim().is_empty() { other } else { text }.to_owned()
}

/// Texts, or another where there are none.
pub(super) fn list(texts: &[String], other: &str) -> Vec<String> {
    if texts.is_empty() { vec![other.to_owned()] } else { texts.to_vec() }
}
