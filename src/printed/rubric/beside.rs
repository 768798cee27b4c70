//! What stands beside the items: grades, events that limit them, 加分 and 减分.

use super::super::ids::{Ids, hash};
use super::super::{ExtraItem, VetoEffect, grades, lines};
use super::make::{Maker, list, or};
use super::shape::{self, JudgedAs};
use super::{Adjusted, Counting, particulars};
use crate::number::Number;
use crate::rubric::file::{CitationFile, DomainFile, GateFile, GradeFile, IndicatorFile, PartFile};

/// What an event does to the grade.
struct Limit {
    best_grade: Option<String>,
    lower_by: Option<u32>,
}

impl Limit {
    fn best(grade: &str) -> Self {
        Self { best_grade: Some(grade.to_owned()), lower_by: None }
    }
}

impl Maker<'_> {
    /// The grades, best first, and one of ours where a score would have none.
    pub(super) fn grades(&mut self, full: &Number) -> Vec<GradeFile> {
        let grade = |title: &str, from: String, cite: CitationFile| GradeFile {
            title: title.to_owned(),
            from,
            must: false,
            letters: Vec::new(),
            cite,
        };
        let (words, printed) = (self.words, &self.printed.grades);
        let by_letters = matches!(self.scale, Counting::Letters(_));
        let none = || vec![grade(words.no_grades, "0".to_owned(), shape::ours(words.no_grades))];
        let (Some(best), Some(worst), false) = (printed.first(), printed.last(), by_letters) else {
            let has = by_letters && !printed.is_empty();
            self.adjusted.push(if has { Adjusted::GradesNotOnScale } else { Adjusted::NoGrades });
            return none();
        };
        let (least, full) = (best.least.clone(), full.clone());
        if least > full {
            self.adjusted.push(Adjusted::GradesOutOfReach { least, full });
        } else if &least + &least <= full {
            self.adjusted.push(Adjusted::GradesLow { least, full });
        }
        let place = self.printed.notes.iter().find(|note| grades::grades(&note.text) == *printed);
        let place = place.map_or("", |note| &note.place);
        let mut all: Vec<GradeFile> =
            printed.iter().map(|one| grade(&one.title, one.least.plain(), shape::printed(place))).collect();
        if !worst.least.is_zero() {
            self.adjusted.push(Adjusted::NoWorstGrade { least: worst.least.clone() });
            all.push(grade(words.below_grades, "0".to_owned(), shape::ours(words.below_grades)));
        }
        all
    }

    /// Events, each asked as it is printed.
    pub(super) fn vetoes(&mut self, grades: &[GradeFile]) -> Vec<GateFile> {
        let mut ids = Ids::default();
        let mut gates = Vec::new();
        for veto in &self.printed.vetoes {
            let limit = self.limit(&veto.effect, grades, &veto.text, &veto.place);
            let says = lines::effect(&veto.text, &self.printed.grades).is_some();
            let cite = if says { shape::printed(&veto.place) } else { shape::concluded(&veto.place) };
            let id = ids.unique(format!("veto.{}", hash([veto.text.as_str()].into_iter())));
            gates.push(self.gate(id, &veto.text, limit, cite));
        }
        gates
    }

    fn limit(&mut self, effect: &VetoEffect, grades: &[GradeFile], text: &str, place: &str) -> Limit {
        let best = grades.first().map_or("", |grade| &grade.title);
        let (text, place) = (text.to_owned(), place.to_owned());
        let of_total = |most: &Number| {
            let is_had =
                |grade: &&GradeFile| Number::from_decimal(&grade.from).is_none_or(|from| from <= *most);
            grades.iter().find(is_had).or_else(|| grades.last())
        };
        let grade = match effect {
            VetoEffect::Lower if grades.len() > 1 => return Limit { best_grade: None, lower_by: Some(1) },
            VetoEffect::Lower => None,
            VetoEffect::Worst => grades.last(),
            VetoEffect::Cap(title) => grades.iter().find(|grade| grade.title == *title),
            VetoEffect::Total(most) => of_total(most),
        };
        let title = grade.map_or(best, |grade| &grade.title);
        self.adjusted.extend(match effect {
            _ if title == best => Some(Adjusted::EventWithoutEffect { text, place }),
            VetoEffect::Total(most) => {
                Some(Adjusted::TotalAsGrade { text, place, most: most.clone(), grade: title.to_owned() })
            }
            VetoEffect::Lower | VetoEffect::Worst | VetoEffect::Cap(_) => None,
        });
        Limit::best(title)
    }

    fn gate(&self, id: String, text: &str, limit: Limit, cite: CitationFile) -> GateFile {
        GateFile {
            title: or(text, self.words.unnamed),
            fact: Some(self.flag(format!("{}.{id}", self.id), text)),
            flag: None,
            when: None,
            wanted: true,
            best_grade: limit.best_grade,
            lower_by: limit.lower_by,
            cite,
            id,
        }
    }

    /// 加分: a domain beside the full points.
    pub(super) fn bonus(
        &mut self,
        full: &Number,
        domains: &mut Vec<DomainFile>,
        gates: &mut Vec<GateFile>,
        grades: &[GradeFile],
    ) {
        let (words, extras) = (self.words, &self.printed.bonus);
        let Some(first) = extras.first() else { return };
        if self.scale != Counting::Points {
            return self.events("bonus", extras, gates, grades);
        }
        let mut ids = Ids::default();
        let mut sum = Number::zero();
        let mut indicators = Vec::new();
        for extra in extras {
            let (cap, cite) = self.cap(extra, full);
            let question = words.bonus_question.to_owned();
            let part = shape::by_steps(
                &cap,
                question,
                JudgedAs::Claimed(words.claimed),
                shape::ours(words.our_steps),
            );
            sum = &sum + &cap;
            indicators.push(self.extra(ids.unique(extra_id("bonus", extra)), extra, cap.plain(), cite, part));
        }
        // A most of the whole block holds where all stand in one.
        let within = first.within.as_ref().filter(|within| {
            !within.is_zero()
                && **within < sum
                && extras.iter().all(|extra| extra.within.as_ref() == Some(within))
        });
        let cap = within.unwrap_or(&sum).plain();
        domains.push(DomainFile { bonus_cap: Some(cap), ..domain("bonus", words.bonus, first, indicators) });
    }

    /// 减分: a domain that earns nothing, and takes from the total.
    pub(super) fn deductions(
        &mut self,
        full: &Number,
        domains: &mut Vec<DomainFile>,
        gates: &mut Vec<GateFile>,
        grades: &[GradeFile],
    ) {
        let (words, extras) = (self.words, &self.printed.deductions);
        let Some(first) = extras.first() else { return };
        if self.scale != Counting::Points {
            return self.events("deduction", extras, gates, grades);
        }
        let mut ids = Ids::default();
        let mut indicators = Vec::new();
        for extra in extras {
            let (cap, cite) = self.cap(extra, full);
            let part = shape::docked(&cap, words.deduction_question.to_owned(), cite.clone());
            let id = ids.unique(extra_id("deduction", extra));
            indicators.push(IndicatorFile {
                floor: Some((-&cap).plain()),
                must: true,
                ..self.extra(id, extra, "0".to_owned(), cite, part)
            });
        }
        domains.push(domain("deductions", words.deductions, first, indicators));
    }

    /// The most of 加分 or 减分; where none is printed, a tenth of the full points, and one at least.
    fn cap(&mut self, extra: &ExtraItem, full: &Number) -> (Number, CitationFile) {
        if let Some(cap) = extra.cap.as_ref().filter(|cap| !cap.is_zero()) {
            return (cap.clone(), shape::printed(&extra.place));
        }
        let tenth = full.divide(&Number::whole(10)).unwrap_or_else(Number::one).floor();
        let cap = tenth.max(Number::one());
        let (title, place) = (extra.title.clone(), extra.place.clone());
        self.adjusted.push(Adjusted::NoCap { title, place, cap: cap.clone() });
        (cap, shape::ours(self.words.our_cap))
    }

    fn extra(
        &self,
        id: String,
        extra: &ExtraItem,
        points: String,
        cite: CitationFile,
        part: PartFile,
    ) -> IndicatorFile {
        let words = self.words;
        IndicatorFile {
            responsible: list(&extra.responsible, words.no_unit),
            evidence: list(&extra.evidence, words.no_evidence),
            ..shape::indicator(
                id,
                or(&extra.title, words.unnamed),
                points,
                or(&extra.text, words.no_clause),
                cite,
                part,
            )
        }
    }

    /// Where points cannot be added, what would give or take them is asked, and moves nothing.
    fn events(&mut self, kind: &str, extras: &[ExtraItem], gates: &mut Vec<GateFile>, grades: &[GradeFile]) {
        let best = grades.first().map_or("", |grade| &grade.title);
        let mut ids = Ids::default();
        for extra in extras {
            let (title, place) = (extra.title.clone(), extra.place.clone());
            let cite = shape::concluded(&place);
            self.adjusted.push(Adjusted::NotOnScale { title, place });
            let id = ids.unique(extra_id(kind, extra));
            let is_said = extra.text.starts_with(&extra.title);
            let text = if is_said { extra.text.clone() } else { [&*extra.title, &extra.text].join("\n") };
            gates.push(self.gate(id, &text, Limit::best(best), cite));
        }
    }
}

fn extra_id(kind: &str, extra: &ExtraItem) -> String {
    format!("{kind}.{}", hash([extra.title.as_str(), extra.text.as_str()].into_iter()))
}

fn domain(id: &str, title: &str, first: &ExtraItem, indicator: Vec<IndicatorFile>) -> DomainFile {
    DomainFile {
        id: id.to_owned(),
        title: title.to_owned(),
        short_title: particulars::short(title),
        cite: shape::printed(&first.place),
        weight: None,
        bonus_cap: None,
        fact: Vec::new(),
        indicator,
    }
}
