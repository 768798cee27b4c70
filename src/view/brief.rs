//! 一页汇报单: what a county's head is told on one page. A screen can draw the same.

use super::deeds::best;
use super::names::grade_named;
use super::{HeadView, Sheet, Shown};
use crate::draft::{Draft, Outcome};
use crate::engine::{TracedRule, Value};
use crate::number::{Number, Truth};
use crate::rubric::{Formula, Rubric, Target};
use crate::text;
use crate::whatif::{Change, Trial};
use std::rc::Rc;

/// The page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefView {
    /// Whose, and of which year.
    pub title: Rc<str>,
    /// The rubric, and that this is no official result.
    pub rubric: Rc<str>,
    /// Three figures with what they are: grade, total, distance to the next grade.
    pub tiles: [(Rc<str>, Rc<str>); 3],
    /// Where the county stands, and what the deeds would come to.
    pub lead: Vec<Rc<str>>,
    /// What is most worth doing.
    pub deeds: Vec<BriefDeed>,
    /// How it stands against the year before; empty where there is no draft of that.
    pub before: Vec<Rc<str>>,
    /// The heads with their bars.
    pub heads: Vec<BriefHead>,
    /// What to be careful of: figures that contradict each other, values without a margin.
    pub cautions: Vec<Rc<str>>,
    /// When the draft was sealed, its code, and what has changed since (定稿).
    pub seal: Option<Rc<str>>,
}

/// A head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefHead {
    /// Its points and bar.
    pub head: Rc<HeadView>,
    /// Its points the year before; empty where that is not known.
    pub before: Rc<str>,
}

/// Something worth doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefDeed {
    /// The indicator's id.
    pub id: Rc<str>,
    /// What to do.
    pub what: Rc<str>,
    /// Who does it (责任单位).
    pub unit: Rc<str>,
    /// What it brings.
    pub gain: Rc<str>,
    /// The indicator.
    pub indicator: Rc<str>,
}

/// How many deeds are told.
const DEEDS: usize = 3;
/// How many cautions.
const CAUTIONS: usize = 6;

/// The page on what a sheet was drawn from; `before` is the draft of the year before, where there is one. It is scored by the same rubric, as
/// nothing else can be compared.
pub fn brief(rubric: &Rubric, sheet: &Sheet, before: Option<&Draft>) -> BriefView {
    let shown = sheet.shown(rubric);
    let (assessment, result) = (&shown.outcome.assessment, &sheet.view.result);
    let (total, next) = (text::brief_total(rubric, assessment), text::brief_next(rubric, assessment));
    let tile = |(label, value): (String, String)| (Rc::from(label), Rc::from(value));
    let grade = grade_named(rubric, assessment);
    let mut lead = vec![Rc::from(text::brief_lead(rubric, assessment, &grade, &result.gates))];
    let deeds = worth_doing(shown, &mut lead);
    let before = before.map(|before| (before, Outcome::of(rubric, &before.answers, before.year_number())));
    let said_before = before.iter().map(|(draft, outcome)| {
        let (then, was) = (&outcome.assessment, grade_named(rubric, &outcome.assessment));
        Rc::from(text::brief_before(rubric, &draft.year, &then.total, &was, &assessment.total))
    });
    let head = |(at, head): (usize, &Rc<HeadView>)| BriefHead {
        head: head.clone(),
        before: before.as_ref().map_or_else(
            || "".into(),
            |(_, outcome)| text::brief_head_before(&outcome.assessment.domains[at].points).into(),
        ),
    };
    BriefView {
        title: text::titled(shown.draft, text::BRIEF_TITLE).into(),
        rubric: text::sentences_beside(&[&text::rubric_line(rubric), text::DISCLAIMER]).into(),
        tiles: [(text::BRIEF_GRADE.into(), grade.as_str().into()), tile(total), tile(next)],
        before: said_before.collect(),
        lead,
        deeds,
        heads: sheet.view.heads.iter().enumerate().map(head).collect(),
        cautions: cautions(shown),
        seal: text::seal_line(rubric, shown.draft).map(Rc::from),
    }
}

fn worth_doing(shown: Shown<'_>, lead: &mut Vec<Rc<str>>) -> Vec<BriefDeed> {
    let rubric = shown.rubric;
    let facts = &shown.outcome.facts;
    let mut changes: Vec<Change> = Vec::new();
    let mut deeds = Vec::new();
    for (loss, gain) in best(shown).into_iter().take(DEEDS) {
        let said: Vec<String> =
            loss.needs.iter().filter_map(|need| text::deed_short(rubric, facts, need)).collect();
        let indicator = rubric.indicator(loss.key);
        changes.extend(loss.needs.into_iter().map(|need| need.change));
        deeds.push(BriefDeed {
            id: indicator.id.clone(),
            what: text::report_wanted(&said).into(),
            unit: indicator.responsible.join("、").into(),
            gain: text::brief_gain(rubric, &gain).into(),
            indicator: text::report_place(indicator).into(),
        });
    }
    if !deeds.is_empty() {
        let then = Trial::new(rubric, facts.clone(), shown.outcome.assessment.clone()).with(&changes);
        lead.push(text::brief_then(rubric, deeds.len(), &then).into());
    }
    deeds
}

fn cautions(shown: Shown<'_>) -> Vec<Rc<str>> {
    let rubric = shown.rubric;
    let mut said: Vec<Rc<str>> = Vec::new();
    for found in &shown.outcome.checked.findings {
        let (title, text) = (text::finding_title(rubric, found), text::finding_stated(rubric, found));
        said.push(text::brief_finding(&title, &text).into());
    }
    for (indicator, result) in rubric.indicators.iter().zip(&shown.outcome.assessment.indicators) {
        for (part, one) in indicator.parts.iter().zip(&result.parts) {
            let traced = one.trace.as_ref().and_then(|trace| TracedRule::of(&part.rule, trace));
            let edge = match traced {
                Some(TracedRule::Meets(rule, trace)) => {
                    near(&rule.value, &trace.value, &rule.target, trace.against.as_ref())
                }
                Some(TracedRule::PerStep(rule, trace)) => {
                    near(&rule.value, &trace.value, &rule.target, trace.against.as_ref())
                }
                _ => None,
            };
            if let Some((of, value, limit)) = edge.filter(|_| one.met == Truth::Yes) {
                said.push(text::brief_edge(rubric, of, &value, &limit).into());
            }
        }
    }
    said.truncate(CAUTIONS);
    said
}

/// A value that is within a hundredth of its limit; of a share, within a hundredth of what lies on the limit's nearer side, for
/// 99.99% is far from 99.5%. A limit of nought or of all has no near side: nothing can be better.
fn near<'a>(
    of: &'a Formula,
    value: &Value,
    target: &Target,
    against: Option<&Value>,
) -> Option<(&'a Formula, Number, Number)> {
    let known = |value: &Value| match value {
        Value::Known(span) => span.value().cloned(),
        Value::None | Value::Undefined => None,
    };
    let (value, limit) = match target {
        Target::Number(number) => (known(value)?, number.clone()),
        Target::Formula(_) => (known(value)?, known(against?)?),
    };
    let off = &(&value - &limit).abs() * &Number::whole(100);
    let rest = &Number::whole(100) - &limit;
    let room = if of.unit.is_percent() && !rest.is_negative() { limit.abs().min(rest) } else { limit.abs() };
    (!room.is_zero() && off <= room).then_some((of, value, limit))
}
