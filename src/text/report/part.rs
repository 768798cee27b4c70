//! What was done in an indicator, rule by rule, and what it comes to.

use super::UNKNOWN_YET;
use super::account::{Account, ended};
use super::between;
use super::figures::held;
use crate::draft::Slot;
use crate::engine::{PartResult, TracedRule, Value, Verdict};
use crate::facts::{Answer, Judgment};
use crate::number::{End, Number, Rounding, Truth};
use crate::rubric::{
    Asked, Bands, Better, Formula, IndicatorKey, JudgedBand, NotApplicable, Operator, Part, Rule, Scale,
    Target, Yes,
};
use crate::text::{points, verdict};

impl Account<'_> {
    /// An indicator: its parts, the notes on them, and what it comes to.
    pub fn say_indicator(&mut self, key: IndicatorKey) {
        let rubric = self.rubric;
        let indicator = rubric.indicator(key);
        for at in 0..indicator.parts.len() {
            self.say_part(key, at, true);
        }
        self.say_notes(&indicator.inputs);
        self.say_outcome(key);
    }

    /// A part as sentences. `whole` says whether reasons are told and blanks asked for, too.
    pub fn say_part(&mut self, key: IndicatorKey, at: usize, whole: bool) {
        let (rubric, outcome) = (self.rubric, self.outcome);
        let indicator = rubric.indicator(key);
        let (part, result) = (&indicator.parts[at], &outcome.assessment.indicator(key).parts[at]);
        if let Some(asked) = part.rule.asked() {
            self.say_judged(part, asked, whole);
            return;
        }
        let Some(trace) = &result.trace else {
            let facts = part.rule.facts();
            let all: Vec<String> = facts.iter().map(|fact| self.named(*fact)).collect();
            let means = match indicator.not_applicable {
                Some(NotApplicable::Rescale) => "不计，其余按比例折算",
                Some(NotApplicable::Undefined) => "评分细则没有规定如何计分",
                Some(NotApplicable::Full) | None if rubric.scale == Scale::Items => "按达标计",
                Some(NotApplicable::Full) | None => "按满分计",
            };
            self.say(format!("{}，{means}。", all.join("，")));
            return;
        };
        let Some(rule) = TracedRule::of(&part.rule, trace) else { return };
        let said = self.ruled(rule, &part.rule, result);
        self.say(said);
        let lost = &part.points - &result.points.low;
        // Only indicators are rounded; what a part loses is told where it needs no rounding.
        let is_round = lost.rounded(rubric.points_places, Rounding::HalfUp) == lost;
        let is_lost = result.points.is_settled() && !lost.is_zero() && !lost.is_negative() && is_round;
        if indicator.parts.len() > 1 && is_lost && rubric.scale == Scale::Points {
            self.say(format!("，失{}分", points(&lost)));
        }
        self.say("。");
    }

    fn ruled(&mut self, traced: TracedRule<'_>, rule: &Rule, result: &PartResult) -> String {
        match traced {
            TracedRule::Meets(rule, trace) => {
                let said = self.compared(rule, result.met, &trace.value, trace.against.as_ref());
                said + &self.short_of(&rule.value, result)
            }
            TracedRule::PerStep(rule, trace) => {
                let beside = match &rule.target {
                    Target::Number(number) => number.clone(),
                    Target::Formula(_) => Number::one(),
                };
                let side = self.value(&rule.value, &trace.value, &beside);
                let limit = self.limit(&rule.target, &rule.value, trace.against.as_ref(), &beside);
                let is_plain = matches!(rule.target, Target::Number(_));
                side + &held(reached(rule.better), &limit, result.met, is_plain)
                    + &self.short_of(&rule.value, result)
            }
            TracedRule::Share(rule, value) => {
                self.held_to_full(&rule.value, value, Operator::AtLeast, &rule.full, result)
            }
            TracedRule::Bands(rule, trace) => match best_edge(rule) {
                Some((operator, edge)) => {
                    self.held_to_full(&rule.value, &trace.value, operator, edge, result)
                }
                None => self.value(&rule.value, &trace.value, &Number::one()),
            },
            TracedRule::Yes(rule, ()) => self.answered(rule),
            TracedRule::PerGain(..)
            | TracedRule::Tiers(..)
            | TracedRule::Faults(..)
            | TracedRule::Docked(..)
            | TracedRule::Coefficient(..)
            | TracedRule::Ranked(..)
            | TracedRule::Rectified(..)
            | TracedRule::NOfM(..)
            | TracedRule::Composed(..)
            | TracedRule::Judged(..) => self.listed(rule, result),
        }
    }

    /// A value that earns all points from an edge on.
    fn held_to_full(
        &mut self,
        of: &Formula,
        value: &Value,
        operator: Operator,
        edge: &Number,
        result: &PartResult,
    ) -> String {
        let side = self.value(of, value, edge);
        let limit = self.limit(&Target::Number(edge.clone()), of, None, edge);
        side + &held(operator, &limit, result.met, true) + &self.short_of(of, result)
    }

    /// ，差63.21万元.
    fn short_of(&self, of: &Formula, result: &PartResult) -> String {
        let Some(gap) = result.gap.as_ref().filter(|_| result.met == Truth::No) else { return String::new() };
        let spec = self.rubric.fact(gap.fact);
        let is_percent = of.unit.is_percent() && super::account::unit_of(spec) == "%";
        let unit = if is_percent { "个百分点" } else { super::account::unit_of(spec) };
        let word = if gap.difference.is_negative() { "超出" } else { "差" };
        format!("，{word}{}{unit}", gap.difference.abs().plain())
    }

    /// A yes or no as a statement.
    fn answered(&mut self, rule: &Yes) -> String {
        let title = self.rubric.fact(rule.fact).title.clone();
        self.told(rule.fact);
        let note = self.short_note(rule.fact);
        let said = match (self.outcome.facts.answer(rule.fact), rule.wanted) {
            (Answer::Flag(true), true) => title.to_string(),
            (Answer::Flag(false), true) => format!("尚未做到“{title}”"),
            (Answer::Flag(true), false) => format!("存在“{title}”的情形"),
            (Answer::Flag(false), false) => format!("不存在“{title}”的情形"),
            (Answer::NotApplicable, _) => format!("“{title}”不适用"),
            _ => format!("“{title}”：{UNKNOWN_YET}"),
        };
        said + &note
    }

    /// A rule of any other kind: what was filled in for it, and the points.
    fn listed(&mut self, rule: &Rule, result: &PartResult) -> String {
        let facts = self.rubric.facts_of(rule);
        let said: Vec<String> = facts.into_iter().map(|fact| self.named(fact)).collect();
        let come_to = match self.rubric.scale {
            Scale::Points | Scale::Letters if result.points.is_settled() => {
                format!("按评分细则得{}分", points(&result.points.low))
            }
            Scale::Items if result.met == Truth::Yes => "符合要求".to_owned(),
            Scale::Items if result.met == Truth::No => "未达到要求".to_owned(),
            Scale::Points | Scale::Letters | Scale::Items => {
                return if said.is_empty() { UNKNOWN_YET.to_owned() } else { said.join("，") };
            }
        };
        said.into_iter().chain([come_to]).collect::<Vec<_>>().join("，")
    }

    /// What a person judged: the reason is what was done, word for word.
    fn say_judged(&mut self, part: &Part, asked: Asked<'_>, whole: bool) {
        let key = match asked {
            Asked::Judged(rule) => rule.judgment,
            Asked::Docked(rule) => rule.judgment,
        };
        let spec = self.rubric.judgment(key);
        let (judgment, raw) = (self.outcome.facts.judgment(key), self.draft.answers.judgments.get(&spec.id));
        let reason = raw.map_or("", |raw| raw.reason.trim());
        if !part.title.is_empty() {
            self.say(format!("{}方面，", part.title));
        }
        let is_judged = matches!(judgment, Judgment::Points(_) | Judgment::NotApplicable);
        let of = if part.title.is_empty() { String::new() } else { format!("（{}）", part.title) };
        let (points_slot, reason_slot) = (Slot::Points(spec.id.clone()), Slot::Reason(spec.id.clone()));
        if whole {
            if reason.is_empty() {
                self.say(format!("{UNKNOWN_YET}。"));
                let and_points = if is_judged { "" } else { "和自评打分" };
                self.blank(format!("工作开展情况{and_points}{of}"), Some(reason_slot));
            } else {
                self.say(ended(reason));
                self.source(reason_slot);
            }
        }
        match (judgment, asked) {
            (Judgment::Points(given), Asked::Judged(rule)) => {
                self.source(points_slot);
                let is_in = |band: &&JudgedBand| band.low <= *given && *given <= band.high;
                let band = rule.bands.iter().find(is_in).map_or("", |band| &*band.title);
                let won = if self.rubric.scale == Scale::Points {
                    format!("，得{}分", points(given))
                } else {
                    String::new()
                };
                self.say(format!("自评为“{band}”{won}。"));
            }
            (Judgment::Points(taken), Asked::Docked(_)) => {
                self.source(points_slot);
                let taken =
                    if taken.is_zero() { "不扣分".to_owned() } else { format!("扣{}分", points(taken)) };
                self.say(format!("自评{taken}。"));
            }
            (Judgment::NotApplicable, _) => self.say("本款不适用。"),
            // That the points are not known is said where they are summed up.
            (Judgment::Blank | Judgment::Unreadable(_), _) => {
                if whole && !reason.is_empty() {
                    self.blank(format!("自评打分{of}"), Some(points_slot));
                }
            }
        }
    }

    /// 本项分值2分，自评得0分，失2分。
    fn say_outcome(&mut self, key: IndicatorKey) {
        let (rubric, result) = (self.rubric, self.outcome.assessment.indicator(key));
        let full = points(&rubric.indicator(key).points);
        let said = match rubric.scale {
            _ if result.set_aside => "本项不适用，不计。".to_owned(),
            Scale::Items => match result.verdict {
                Verdict::Met | Verdict::Unmet | Verdict::NotApplicable => {
                    format!("本项自评结果：{}。", verdict(result.verdict))
                }
                Verdict::Missing | Verdict::Judgment => format!("本项自评结果：{UNKNOWN_YET}。"),
            },
            Scale::Letters if !result.points.is_settled() => format!("本项自评等级：{UNKNOWN_YET}。"),
            Scale::Letters => {
                format!("本项自评等级：{}。", crate::text::paper_result(rubric, result))
            }
            Scale::Points if result.points.is_settled() => {
                let lost = &rubric.indicator(key).points - &result.points.low;
                let lost = match lost.is_zero() || lost.is_negative() {
                    true => String::new(),
                    false => format!("，失{}分", points(&lost)),
                };
                format!("本项分值{full}分，自评得{}分{lost}。", points(&result.points.low))
            }
            Scale::Points => {
                format!(
                    "本项分值{full}分，自评得{UNKNOWN_YET}分（按现有数据在{}分之间）。",
                    between(&result.points)
                )
            }
        };
        self.say(said);
    }
}

fn reached(better: Better) -> Operator {
    match better {
        Better::Up => Operator::AtLeast,
        Better::Down => Operator::AtMost,
    }
}

/// From where on a value earns the best band.
fn best_edge(rule: &Bands) -> Option<(Operator, &Number)> {
    let best = &rule.bands[0].range;
    match (rule.better, &best.low, &best.high) {
        (Better::Up, End::Closed(edge), _) => Some((Operator::AtLeast, edge)),
        (Better::Up, End::Open(edge), _) => Some((Operator::Above, edge)),
        (Better::Down, _, End::Closed(edge)) => Some((Operator::AtMost, edge)),
        (Better::Down, _, End::Open(edge)) => Some((Operator::Below, edge)),
        (Better::Up, End::None, _) | (Better::Down, _, End::None) => None,
    }
}
