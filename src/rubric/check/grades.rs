//! Checking grades, letters and gates.

use super::{Checker, text};
use crate::number::Number;
use crate::rubric::file::{FactKindFile, GateFile, GradeFile, LetterCountFile, ScaleFile};
use crate::rubric::problem::{
    AnyOf, FileTable, ListWord, Lone, OneOf, OnlyWith, Ordered, ProblemKind, ProblemPlace, Sought, Worst,
};
use crate::rubric::{
    Comparison, Condition, Effect, Expression, FactKey, Gate, Grade, IfZero, LetterCount, LookupKey, Operator,
};
use std::rc::Rc;

impl Checker<'_> {
    pub(super) fn letters(&mut self) -> Vec<(Rc<str>, Number)> {
        let file = self.file;
        if file.letter.is_empty() == (file.scale == ScaleFile::Letters) {
            let what = OnlyWith::Letters;
            self.problem(&ProblemPlace::table(FileTable::Letter), ProblemKind::OnlyWith { what });
        }
        let mut letters: Vec<(Rc<str>, Number)> = Vec::new();
        for letter in &file.letter {
            let place = ProblemPlace::named(FileTable::Letter, &letter.title);
            let points = self.number(&place, &letter.points);
            if letters.last().is_some_and(|above| above.1 <= points) {
                self.problem(&place, ProblemKind::OutOfOrder { what: Ordered::Letters });
            }
            letters.push((text(&letter.title), points));
        }
        let place = ProblemPlace::table(FileTable::Letter);
        self.once(&place, ListWord::Letter, file.letter.iter().map(|letter| &letter.title));
        if letters.last().is_some_and(|worst| !worst.1.is_zero()) {
            self.problem(&place, ProblemKind::WorstNotZero { what: Worst::Letter });
        }
        letters
    }

    pub(super) fn grades(&mut self, letters: &[(Rc<str>, Number)]) -> Vec<Grade> {
        let file = self.file;
        self.once(
            &ProblemPlace::table(FileTable::Grade),
            ListWord::Grade,
            file.grade.iter().map(|grade| &grade.title),
        );
        let mut grades: Vec<Grade> = Vec::new();
        for grade in &file.grade {
            let place = ProblemPlace::named(FileTable::Grade, &grade.title);
            let from = self.number(&place, &grade.from);
            // Grades by letters may all start at zero.
            let by_letters = !grade.letters.is_empty();
            if grades.last().is_some_and(|above| {
                above.from < from || above.from == from && above.letters.is_empty() && !above.must
            }) && !by_letters
            {
                self.problem(&place, ProblemKind::OutOfOrder { what: Ordered::Grades });
            }
            grades.push(self.grade(&place, grade, from, letters));
        }
        let bound_to = |grade: &Grade| !grade.from.is_zero() || grade.must || !grade.letters.is_empty();
        if grades.last().is_none_or(bound_to) {
            let what = Worst::Grade;
            self.problem(&ProblemPlace::table(FileTable::Grade), ProblemKind::WorstNotZero { what });
        }
        grades
    }

    fn grade(
        &mut self,
        place: &ProblemPlace,
        grade: &GradeFile,
        from: Number,
        letters: &[(Rc<str>, Number)],
    ) -> Grade {
        if grade.must && !self.file.domain.iter().flat_map(|domain| &domain.indicator).any(|one| one.must) {
            self.problem(place, ProblemKind::Lone { what: Lone::Must });
        }
        let counts =
            grade.letters.iter().flat_map(|count| self.letter_counts(place, count, letters)).collect();
        Grade {
            title: text(&grade.title),
            from,
            must: grade.must,
            letters: counts,
            citation: self.citation(place, &grade.cite),
        }
    }

    fn letter_counts(
        &mut self,
        place: &ProblemPlace,
        count: &LetterCountFile,
        letters: &[(Rc<str>, Number)],
    ) -> Vec<LetterCount> {
        let Some(letter) = letters.iter().position(|(title, _)| **title == count.letter) else {
            let (what, name) = (Sought::Letter, count.letter.clone());
            self.problem(place, ProblemKind::Unknown { what, name });
            return Vec::new();
        };
        if count.at_least.is_none() && count.at_most.is_none() {
            self.problem(place, ProblemKind::Neither { of: AnyOf::LetterCount });
        }
        let mut counts = Vec::new();
        for (at_least, written) in [(true, &count.at_least), (false, &count.at_most)] {
            let Some(written) = written else { continue };
            let lookup = self.lookups.iter().position(|(id, _)| id == written);
            let count = match lookup.and_then(|place| u16::try_from(place).ok()) {
                Some(key) => Expression::Lookup(LookupKey(key)),
                None => {
                    let count = self.number(place, written);
                    if count.is_negative() || !count.is_whole() {
                        self.problem(place, ProblemKind::NotACount { written: written.clone() });
                    }
                    Expression::Number(count)
                }
            };
            counts.push(LetterCount { letter, at_least, count });
        }
        counts
    }

    pub(super) fn gate(&mut self, gate: &GateFile, grades: &[Grade]) -> Gate {
        let place = ProblemPlace::named(FileTable::Gate, &gate.id);
        let citation = self.citation(&place, &gate.cite);
        let condition = match (&gate.fact, &gate.flag, &gate.when) {
            (Some(fact), None, None) => {
                if fact.kind != FactKindFile::Flag {
                    let place = ProblemPlace::named(FileTable::Fact, &fact.id);
                    self.other_kind(&place, &fact.id, FactKindFile::Flag);
                }
                self.key(&place, &fact.id).map(|fact| Condition::Flag(fact, gate.wanted))
            }
            (None, Some(flag), None) => {
                self.flag(&place, flag).map(|fact| Condition::Flag(fact, gate.wanted))
            }
            (None, None, Some(when)) => {
                let holds = self.comparison(&place, when);
                let fires = if gate.wanted { holds } else { holds.and_then(|one| self.turned(&place, one)) };
                fires.map(Condition::Comparison)
            }
            _ => {
                let keys = &["fact", "flag", "when"];
                self.problem(&place, ProblemKind::NotExactlyOne { of: OneOf::GateCause, keys });
                None
            }
        };
        let effect = match (&gate.best_grade, gate.lower_by) {
            (Some(best), None) => {
                let found = grades.iter().position(|grade| &*grade.title == best);
                if found.is_none() {
                    let (what, name) = (Sought::Grade, best.clone());
                    self.problem(&place, ProblemKind::Unknown { what, name });
                }
                Effect::BestGrade(found.unwrap_or(0))
            }
            (None, Some(by)) if by > 0 => Effect::LowerBy(by as usize),
            _ => {
                let keys = &["best_grade", "lower_by"];
                self.problem(&place, ProblemKind::NotExactlyOne { of: OneOf::GateEffect, keys });
                Effect::BestGrade(0)
            }
        };
        let condition = condition.unwrap_or(Condition::Flag(FactKey(0), true));
        Gate { id: text(&gate.id), title: text(&gate.title), condition, effect, citation }
    }

    /// The comparison that holds just where this one does not.
    fn turned(&mut self, place: &ProblemPlace, holds: Comparison) -> Option<Comparison> {
        let operator = match holds.operator {
            Operator::AtLeast => Operator::Below,
            Operator::Above => Operator::AtMost,
            Operator::AtMost => Operator::Above,
            Operator::Below => Operator::AtLeast,
            Operator::Equal => {
                self.problem(place, ProblemKind::CannotTurn);
                return None;
            }
        };
        let if_zero = match holds.if_zero {
            IfZero::Open => IfZero::Open,
            IfZero::Full => IfZero::None,
            IfZero::None => IfZero::Full,
        };
        Some(Comparison { operator, if_zero, ..holds })
    }
}
