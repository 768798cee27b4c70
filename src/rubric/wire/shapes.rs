//! The fields of the types of a rubric, in the order they are packed. Those of rules and checks stand beside each.

use super::{Pack, Packed, Packing};
use crate::composed::{ClauseRule, Convention, Criterion, Operand, Sign, Started};
use crate::late;
use crate::number::{End, Span};
use crate::rubric::{
    Better, Certainty, CheckKind, Citation, Column, Combine, Condition, Domain, Effect, Expression, FactKey,
    FactKind, FactSpec, Function, Gate, Grade, IfZero, Indicator, IndicatorKey, JudgmentKey, JudgmentSpec,
    LetterCount, Limit, Lookup, LookupBy, LookupKey, NotApplicable, Operator, Part, PartialStep, Period,
    Rubric, Rule, Rules, Scale, Severity, Shortcut, Target, Weight,
};
use crate::{check_kinds, rule_kinds};
use std::cell::Cell;
use std::rc::Rc;

/// Whether these numbers are zero, one, two and so on, in any order.
const fn are_places(numbers: &[usize]) -> bool {
    let mut at = 0;
    while at < numbers.len() {
        let mut other = 0;
        while other < at {
            if numbers[other] == numbers[at] {
                return false;
            }
            other += 1;
        }
        if numbers[at] >= numbers.len() {
            return false;
        }
        at += 1;
    }
    true
}

/// The rules, by the list of their kinds.
macro_rules! rules {
    ($($(#[$doc:meta])* $number:literal $table:ident $kind:ident($rule:ident) $file:ident $when:ident;)*) => {
        const _: () = assert!(are_places(&[$($number),*]), "each kind has a number of its own, from zero on");

        impl Pack for Rule {
            fn pack(&self, bytes: &mut Packing) {
                match self {
                    $(Self::$kind(rule) => {
                        let number: usize = $number;
                        number.pack(bytes);
                        rule.pack(bytes);
                    })*
                }
            }

            fn unpack(bytes: &mut Packed<'_>) -> Self {
                match bytes.number_to([$($number),*].len() - 1) {
                    $($number => unpacked!($when $kind $number bytes),)*
                    _ => unreachable!("held to the kinds above"),
                }
            }
        }

        /// A rule of any kind, by the number of its kind.
        fn any_rule(number: usize, bytes: &mut Packed<'_>) -> Rule {
            match number {
                $($number => Rule::$kind(Pack::unpack(bytes)),)*
                _ => unreachable!("held to the kinds above"),
            }
        }
    };
}

/// A rule whose kind is there from the first, or one whose kind comes late.
macro_rules! unpacked {
    (first $kind:ident $number:literal $bytes:ident) => {
        Self::$kind(Pack::unpack($bytes))
    };
    (late $kind:ident $number:literal $bytes:ident) => {
        match LATE_RULE.get() {
            Some(unpack) => unpack($number, $bytes),
            // A rubric that needs them is not read before they are here.
            None => {
                $bytes.damaged::<usize>();
                Self::Yes(Pack::unpack($bytes))
            }
        }
    };
}

type UnpackRule = fn(usize, &mut Packed<'_>) -> Rule;

thread_local! {
    /// What reads rules of the kinds that come late.
    static LATE_RULE: Cell<Option<UnpackRule>> = const { Cell::new(late::at_first(any_rule as UnpackRule)) };
}

/// Rules of all kinds can be read, from now on.
pub fn all_kinds_are_here() {
    LATE_RULE.set(Some(any_rule));
}

/// The checks, by the list of their kinds.
macro_rules! checks {
    ($($(#[$doc:meta])* $number:literal $table:ident $kind:ident($check:ident) $file:ident;)*) => {
        variants!(CheckKind { $($number => $kind(check),)* });
    };
}

impl Pack for String {
    fn pack(&self, bytes: &mut Packing) {
        Rc::<str>::from(&**self).pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        Rc::<str>::unpack(bytes).as_ref().into()
    }
}

impl Pack for Rubric {
    fn pack(&self, bytes: &mut Packing) {
        self.0.pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        Self(Rules::unpack(bytes))
    }
}

keys!(FactKey IndicatorKey JudgmentKey LookupKey);
fields!(Rules {
    id,
    edition,
    title,
    short_title,
    issuer,
    number,
    year,
    label,
    about,
    full_points,
    points_places,
    scale,
    letters,
    lookups,
    grades,
    domains,
    facts,
    indicators,
    judgments,
    gates,
    checks,
    parts,
    column_parts
} without last_years);
variants!(Scale { 0 => Points, 1 => Items, 2 => Letters, });
fields!(Lookup { title, unit, by, interpolate, entries });
variants!(LookupBy { 0 => Year, 1 => Choice(fact), 2 => Figure(fact), });
fields!(JudgmentSpec { id, indicator, part });
fields!(Grade { title, from, must, letters, citation });
fields!(LetterCount { letter, at_least, count });
fields!(Citation { document, number, issuer, year, clause, certainty });
variants!(Certainty { 0 => Official, 1 => Inferred, 2 => Unverified, 3 => Own, });
fields!(Domain { id, title, short_title, citation, points, weight, bonus_cap, indicators });
fields!(Weight { points, fact, citation });
fields!(FactSpec { id, title, kind, period, origin, hint, home });
variants!(FactKind {
    0 => Number { unit, bounds, whole }, 1 => Flag, 2 => Choice { options }, 3 => Table { columns },
});
fields!(Column { id, title, kind });
variants!(Period { 0 => Year, 1 => LastYear, 2 => SchoolYear, 3 => YearEnd, 4 => ThreeYears, });
fields!(Span { low, high });
variants!(End { 0 => Closed(number), 1 => Open(number), 2 => None, });
fields!(Indicator {
    id,
    domain,
    number,
    title,
    points,
    base,
    combine,
    floor,
    floor_printed,
    cap,
    must,
    responsible,
    evidence,
    clause,
    citation,
    inputs,
    related,
    not_applicable,
    not_applicable_for,
    parts
});
variants!(Combine { 0 => Sum, 1 => Best, 2 => Worst, });
variants!(NotApplicable { 0 => Full, 1 => Rescale, 2 => Undefined, });
fields!(Part { title, points, lowest, bonus, rule });
rule_kinds!(rules);
variants!(IfZero { 0 => Open, 1 => Full, 2 => None, });
variants!(Expression {
    0 => Fact(key), 1 => Number(number), 2 => Add(a, b), 3 => Subtract(a, b), 4 => Multiply(a, b), 5 => Divide(a, b),
    6 => Growth(now, before), 7 => Call(function, values), 8 => Lookup(key), 9 => Cell(column), 10 => Total(column),
    11 => Rows(table), 12 => Dispersion(value, weight),
});
variants!(Function { 0 => Mean, 1 => Least, 2 => Greatest, 3 => Rises, 4 => Falls, 5 => Ceil, 6 => Floor, });
variants!(Operator { 0 => AtLeast, 1 => Above, 2 => AtMost, 3 => Below, 4 => Equal, });
variants!(Target { 0 => Number(number), 1 => Formula(expression), });
variants!(Limit { 0 => Full, 1 => Assumed, 2 => Points(points), 3 => None, });
variants!(Better { 0 => Up, 1 => Down, });
variants!(PartialStep { 0 => Started, 1 => Whole, 2 => Exact, });
variants!(Condition { 0 => Flag(fact, wanted), 1 => Choice(fact, options), 2 => Comparison(comparison), });
variants!(Shortcut { 0 => Mean, 1 => Formula(expression), });
fields!(Gate { id, title, condition, effect, citation });
variants!(Effect { 0 => BestGrade(grade), 1 => LowerBy(by), });
variants!(Severity { 0 => Error, 1 => Warning, 2 => Note, });
check_kinds!(checks);
variants!(ClauseRule {
    0 => Worth(figure), 1 => First(cases, rest), 2 => Sum(rules), 3 => Best(rules), 4 => Steps { over, per, points, started },
    5 => Held(rule, least, most), 6 => Open, 7 => Word(word), 8 => Judged { low, high },
});
variants!(Criterion {
    0 => Flag(ask), 1 => Chosen(ask, option), 2 => Compare(one, sign, two), 3 => All(all), 4 => Any(any), 5 => Not(one),
});
variants!(Operand {
    0 => Given(number), 1 => Asked(ask), 2 => Sum(all), 3 => Less(one, two), 4 => Times(one, two), 5 => Over(one, two),
    6 => Within(figure, least, most),
});
variants!(Sign { 0 => Least, 1 => Above, 2 => Most, 3 => Below, });
variants!(Started { 0 => Open, 1 => Whole, 2 => Down, 3 => Up, });
variants!(Convention { 0 => Floor, 1 => Cap, 2 => Unmet, 3 => Times, 4 => Above, 5 => InProportion, 6 => FullSteps, 7 => StartedSteps, 8 => Reached, });
