//! Formulas with the county's numbers in them, in prose: 教师培训经费483万元，占教师工资总额36414万元的1.3264%.

use super::UNKNOWN_YET;
use super::account::{Account, bound_in_words, report_name, shown_unit};
use crate::engine::Value;
use crate::engine::formula::{self, evaluate};
use crate::number::{Number, Span, Truth};
use crate::rubric::{Comparison, Expression, Formula, Operator, Target};
use crate::text::{figure_beside, formula_in_words};

impl Account<'_> {
    /// One side of a comparison: the figures, and what they come to. `beside` is what it is compared with.
    pub(super) fn value(&mut self, of: &Formula, value: &Value, beside: &Number) -> String {
        let unit = shown_unit(of.unit.name());
        let come_to = computed(value, unit, beside);
        match &of.expression {
            Expression::Fact(key) => self.named(*key),
            Expression::Lookup(key) => format!("{}{come_to}", self.rubric.lookup(*key).title),
            Expression::Divide(over, under) => {
                let (over, under) = (self.operand(over), self.operand(under));
                match (over, under) {
                    (Some(over), Some(under)) if of.unit.is_percent() => {
                        format!("{over}，占{under}的{come_to}")
                    }
                    (Some(over), Some(under)) if unit.is_empty() => {
                        format!("{over}，{under}，二者之比为{come_to}")
                    }
                    (Some(over), Some(under)) => format!("{over}，{under}，平均{come_to}"),
                    _ => self.reckoned(of, &come_to),
                }
            }
            Expression::Growth(now, before) => match (self.operand(now), self.operand(before)) {
                (Some(now), Some(before)) => format!("{now}，{before}，{}", grown(value, unit, beside)),
                _ => self.reckoned(of, &come_to),
            },
            _ => self.reckoned(of, &come_to),
        }
    }

    /// A fact, or a sum of facts; `None` for anything else.
    fn operand(&mut self, expression: &Expression) -> Option<String> {
        match expression {
            Expression::Fact(key) => Some(self.named(*key)),
            Expression::Add(..) => {
                let mut facts = Vec::new();
                terms(expression, &mut facts)?;
                let said: Vec<String> = facts.iter().map(|key| self.named(*key)).collect();
                let unit = super::account::unit_of(self.rubric.fact(facts[0])).to_owned();
                let all = evaluate(expression, self.rubric, &self.outcome.facts);
                let sum = match (&self.rubric.fact(facts[0]).kind, all.as_ref().and_then(Span::value)) {
                    (crate::rubric::FactKind::Number { unit, .. }, Some(sum)) => unit.of_base(sum).plain(),
                    _ => UNKNOWN_YET.to_owned(),
                };
                Some(format!("{}合计{sum}{unit}", said.join("、")))
            }
            _ => None,
        }
    }

    /// Any other formula: its figures, then the formula in words with what it comes to.
    fn reckoned(&mut self, of: &Formula, come_to: &str) -> String {
        let mut facts = of.expression.facts();
        self.rubric.collect_lookup_facts(&of.expression, &mut facts);
        let mut said: Vec<String> = Vec::new();
        for key in facts {
            let one = self.named(key);
            if !said.contains(&one) {
                said.push(one);
            }
        }
        let words = formula_in_words(self.rubric, &of.expression).replace(' ', "");
        let figures = if said.is_empty() { String::new() } else { format!("{}，", said.join("、")) };
        format!("{figures}按“{words}”计算为{come_to}")
    }

    /// A comparison: the figures, the limit, and whether it is kept.
    pub(super) fn compared(
        &mut self,
        rule: &Comparison,
        met: Truth,
        value: &Value,
        against: Option<&Value>,
    ) -> String {
        let beside = match (&rule.target, against) {
            (Target::Number(number), _) => number.clone(),
            (_, Some(Value::Known(span))) => span.value().cloned().unwrap_or_else(Number::one),
            _ => Number::one(),
        };
        let side = self.value(&rule.value, value, &beside);
        let limit = self.limit(&rule.target, &rule.value, against, &beside);
        side + &held(rule.operator, &limit, met, matches!(rule.target, Target::Number(_)))
    }

    /// What a value is held to.
    pub(super) fn limit(
        &mut self,
        target: &Target,
        of: &Formula,
        against: Option<&Value>,
        beside: &Number,
    ) -> String {
        let unit = shown_unit(of.unit.name());
        let expression = match target {
            Target::Number(number) => return format!("{}{unit}", number.plain()),
            Target::Formula(expression) => expression,
        };
        let side = Formula { expression: expression.clone(), unit: of.unit.clone() };
        let own;
        let value = match against {
            Some(value) => value,
            None => {
                own = formula::value(&side, self.rubric, &self.outcome.facts);
                &own
            }
        };
        let said = match value {
            Value::Known(span) => bound_in_words(span, unit),
            Value::None | Value::Undefined => None,
        };
        let come_to = said.unwrap_or_else(|| computed(value, unit, beside));
        let mut facts = expression.facts();
        self.rubric.collect_lookup_facts(expression, &mut facts);
        for key in &facts {
            self.told(*key);
        }
        match expression {
            Expression::Fact(key) => {
                let name = report_name(self.rubric.fact(*key));
                let figure = self.outcome.facts.figure(*key);
                let bound = figure.and_then(|figure| bound_in_words(&figure.said, unit));
                let note = self.short_note(*key);
                match (figure, bound) {
                    (Some(_), Some(bound)) => format!("{name}（{}）{note}", bound.trim_start_matches('为')),
                    (Some(_), None) => format!("{name}{come_to}{note}"),
                    (None, _) => format!("{name}{UNKNOWN_YET}{unit}"),
                }
            }
            Expression::Lookup(key) => format!("{}（{come_to}）", self.rubric.lookup(*key).title),
            _ => format!("“{}”（{come_to}）", formula_in_words(self.rubric, expression).replace(' ', "")),
        }
    }
}

/// The facts of a sum of facts.
fn terms(expression: &Expression, facts: &mut Vec<crate::rubric::FactKey>) -> Option<()> {
    match expression {
        Expression::Add(a, b) => {
            terms(a, facts)?;
            terms(b, facts)
        }
        Expression::Fact(key) => {
            facts.push(*key);
            Some(())
        }
        _ => None,
    }
}

/// What figures come to, without separators: with as many places as it takes to tell it from `beside`.
fn computed(value: &Value, unit: &str, beside: &Number) -> String {
    let known = match value {
        Value::Known(span) => span.value(),
        Value::None | Value::Undefined => None,
    };
    match known {
        Some(known) => format!("{}{unit}", figure_beside(known, beside).replace(',', "")),
        None => format!("{UNKNOWN_YET}{unit}"),
    }
}

/// 增长2.0176%, 下降1%, 持平.
fn grown(value: &Value, unit: &str, beside: &Number) -> String {
    let known = match value {
        Value::Known(span) => span.value(),
        Value::None | Value::Undefined => None,
    };
    match known {
        Some(change) if change.is_zero() => "与上年持平".to_owned(),
        Some(change) if change.is_negative() => {
            let beside = beside.abs();
            format!("下降{}", computed(&Value::Known(Span::exactly(change.abs())), unit, &beside))
        }
        _ => format!("增长{}", computed(value, unit, beside)),
    }
}

/// How a value stands to its limit. 以上 and 不低于 include the edge.
pub(super) fn held(operator: Operator, limit: &str, met: Truth, is_plain: bool) -> String {
    let wanted = match operator {
        Operator::AtLeast => "不低于",
        Operator::Above => "高于",
        Operator::AtMost => "不高于",
        Operator::Below => "低于",
        Operator::Equal => "等于",
    };
    let found = match operator {
        Operator::AtLeast => "低于",
        Operator::Above => "不高于",
        Operator::AtMost => "高于",
        Operator::Below => "不低于",
        Operator::Equal => "不等于",
    };
    match (met, operator, is_plain) {
        (Truth::Yes, _, true) => format!("，符合{wanted}{limit}的要求"),
        (Truth::Yes, ..) => format!("，{wanted}{limit}，符合要求"),
        (Truth::Open, ..) => format!("（要求{wanted}{limit}）"),
        (Truth::No, Operator::AtLeast | Operator::AtMost, true) => format!("，{found}{limit}的要求"),
        (Truth::No, ..) => format!("，{found}{limit}，未达到要求"),
    }
}
