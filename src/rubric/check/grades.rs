//! Checking grades, letters and gates.

use super::{Checker, text};
use crate::number::Number;
use crate::rubric::file::{FactKindFile, GateFile, GradeFile, LetterCountFile, ScaleFile};
use crate::rubric::{
    Comparison, Condition, Effect, Expression, FactKey, Gate, Grade, IfZero, LetterCount, LookupKey, Operator,
};
use std::rc::Rc;

impl Checker<'_> {
    pub(super) fn letters(&mut self) -> Vec<(Rc<str>, Number)> {
        let file = self.file;
        if file.letter.is_empty() == (file.scale == ScaleFile::Letters) {
            self.problem("letter", "`scale = \"letters\"` has [[letter]]s, and nothing else has");
        }
        let mut letters: Vec<(Rc<str>, Number)> = Vec::new();
        for letter in &file.letter {
            let points = self.number(format_args!("letter `{}`", letter.title), &letter.points);
            if letters.last().is_some_and(|above| above.1 <= points) {
                self.problem(
                    format_args!("letter `{}`", letter.title),
                    "letters stand best first, each with fewer points",
                );
            }
            letters.push((text(&letter.title), points));
        }
        self.once("letter", "letter", file.letter.iter().map(|letter| &letter.title));
        if letters.last().is_some_and(|worst| !worst.1.is_zero()) {
            self.problem("letter", "the worst letter has \"0\" points");
        }
        letters
    }

    pub(super) fn grades(&mut self, letters: &[(Rc<str>, Number)]) -> Vec<Grade> {
        let file = self.file;
        self.once("grade", "grade", file.grade.iter().map(|grade| &grade.title));
        let mut grades: Vec<Grade> = Vec::new();
        for grade in &file.grade {
            let place = format!("grade `{}`", grade.title);
            let from = self.number(&place, &grade.from);
            // Grades by letters may all start at nought.
            let by_letters = !grade.letters.is_empty();
            if grades.last().is_some_and(|above| {
                above.from < from || above.from == from && above.letters.is_empty() && !above.must
            }) && !by_letters
            {
                self.problem(&place, "grades stand best first, each edge below the one before");
            }
            grades.push(self.grade(&place, grade, from, letters));
        }
        let bound_to = |grade: &Grade| !grade.from.is_zero() || grade.must || !grade.letters.is_empty();
        if grades.last().is_none_or(bound_to) {
            self.problem(
                "grade",
                "the worst grade starts at \"0\" and asks nothing, so that every score has a grade",
            );
        }
        grades
    }

    fn grade(
        &mut self,
        place: &str,
        grade: &GradeFile,
        from: Number,
        letters: &[(Rc<str>, Number)],
    ) -> Grade {
        if grade.must && !self.file.domain.iter().flat_map(|domain| &domain.indicator).any(|one| one.must) {
            self.problem(place, "`must = true` needs indicators with `must = true`");
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
        place: &str,
        count: &LetterCountFile,
        letters: &[(Rc<str>, Number)],
    ) -> Vec<LetterCount> {
        let Some(letter) = letters.iter().position(|(title, _)| **title == count.letter) else {
            self.problem(place, format_args!("`{}` is none of the letters", count.letter));
            return Vec::new();
        };
        if count.at_least.is_none() && count.at_most.is_none() {
            self.problem(place, "give `at_least`, `at_most` or both");
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
                        self.problem(place, format_args!("`{written}` is no count of indicators"));
                    }
                    Expression::Number(count)
                }
            };
            counts.push(LetterCount { letter, at_least, count });
        }
        counts
    }

    pub(super) fn gate(&mut self, gate: &GateFile, grades: &[Grade]) -> Gate {
        let place = format!("gate `{}`", gate.id);
        let citation = self.citation(&place, &gate.cite);
        let condition = match (&gate.fact, &gate.flag, &gate.when) {
            (Some(fact), None, None) => {
                if fact.kind != FactKindFile::Flag {
                    self.problem(
                        format_args!("fact `{}`", fact.id),
                        "a gate's own fact is `kind = \"flag\"`",
                    );
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
                self.problem(&place, "give either `fact`, `flag` or `when`");
                None
            }
        };
        let effect = match (&gate.best_grade, gate.lower_by) {
            (Some(best), None) => {
                let found = grades.iter().position(|grade| &*grade.title == best);
                if found.is_none() {
                    self.problem(&place, format_args!("best_grade `{best}` is none of the grades"));
                }
                Effect::BestGrade(found.unwrap_or(0))
            }
            (None, Some(by)) if by > 0 => Effect::LowerBy(by as usize),
            _ => {
                self.problem(&place, "give either `best_grade` or `lower_by` (1 or more)");
                Effect::BestGrade(0)
            }
        };
        let condition = condition.unwrap_or(Condition::Flag(FactKey(0), true));
        Gate { id: text(&gate.id), title: text(&gate.title), condition, effect, citation }
    }

    /// The comparison that holds just where this one does not.
    fn turned(&mut self, place: &str, holds: Comparison) -> Option<Comparison> {
        let operator = match holds.operator {
            Operator::AtLeast => Operator::Below,
            Operator::Above => Operator::AtMost,
            Operator::AtMost => Operator::Above,
            Operator::Below => Operator::AtLeast,
            Operator::Equal => {
                self.problem(
                    place,
                    "`wanted = false` cannot turn `=` round: write two gates of the same effect, with `<` and with `>`",
                );
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
