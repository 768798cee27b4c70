//! What can be listed in the ledger by one click: losses, findings, judged notes. Each gives its entry an id of its own, so that
//! whoever clicks twice, or in two copies, has listed it once.

use super::super::Shown;
use super::super::deeds::{loss_of, lost};
use crate::draft::{GONE, Slot};
use crate::number::Truth;
use crate::rectification::{RectificationEntry, RectificationField, RectificationState, entry, slot};
use crate::rubric::{Indicator, IndicatorKey};
use crate::text::{self, Account};
use std::rc::Rc;

/// What a problem is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferKind {
    /// Points that are certainly lost.
    Loss,
    /// Figures that contradict each other, or are hard to believe.
    Finding,
    /// A judgement's reason.
    Judgment,
}

impl OfferKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Loss, Self::Finding, Self::Judgment];

    fn key(self) -> &'static str {
        match self {
            Self::Loss => "loss",
            Self::Finding => "finding",
            Self::Judgment => "judged",
        }
    }
}

/// Something that can be listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RectificationOffer {
    /// What it is made of.
    pub kind: OfferKind,
    /// The id of the indicator, the finding or the judgement.
    pub of: Rc<str>,
    /// The id of its entry.
    pub entry: Rc<str>,
    /// What it is.
    pub title: Rc<str>,
    /// More of it; may be empty.
    pub about: Rc<str>,
    /// Whether it stands in the ledger.
    pub is_listed: bool,
}

/// What can be listed of a draft, losses first.
pub fn rectification_offers(shown: Shown<'_>) -> Vec<RectificationOffer> {
    let mut offers = Vec::new();
    let mut add = |kind: OfferKind, of: &Rc<str>, title: String, about: String| {
        let entry = entry_id(shown, kind, of);
        let is_listed = is_listed(shown, &entry, kind, of);
        let (title, about) = (title.into(), about.into());
        offers.push(RectificationOffer { kind, of: of.clone(), entry, title, about, is_listed });
    };
    for (key, indicator) in shown.rubric.indicators_with_keys() {
        if let Some(lost) = lost(shown, key, indicator) {
            let title = text::report_place(indicator);
            add(OfferKind::Loss, &indicator.id, title, text::rectification_lost(&lost));
        }
    }
    for found in &shown.outcome.checked.findings {
        let title = text::finding_title(shown.rubric, found);
        add(OfferKind::Finding, &found.id, title, text::finding_stated(shown.rubric, found));
    }
    for spec in &shown.rubric.judgments {
        let reason = reason(shown, &spec.id);
        if !reason.is_empty() {
            let title = text::report_place(shown.rubric.indicator(spec.indicator));
            add(OfferKind::Judgment, &spec.id, title, reason.to_owned());
        }
    }
    offers
}

fn reason<'a>(shown: Shown<'a>, id: &str) -> &'a str {
    shown.draft.answers.judgments.get(id).map_or("", |judgment| judgment.reason.trim())
}

/// Where the loss of an indicator stands in the ledger, or would stand.
pub fn loss_slot(shown: Shown<'_>, indicator: &str) -> Slot {
    slot(&entry_id(shown, OfferKind::Loss, indicator), RectificationField::Problem.key())
}

/// The entry of an indicator's loss, where it is listed.
pub(in super::super) fn entry_of_loss(shown: Shown<'_>, indicator: &str) -> Option<RectificationEntry> {
    let id = entry_id(shown, OfferKind::Loss, indicator);
    entry(shown.draft, &id).or_else(|| entry(shown.draft, &before_year(OfferKind::Loss, indicator)))
}

/// The id that something listed has where the draft's year was not filled in yet.
fn before_year(kind: OfferKind, of: &str) -> String {
    format!(".{}", tail(kind, of))
}

/// The id of what is listed in this draft's year. A stroke would end an id in the name of a place.
fn entry_id(shown: Shown<'_>, kind: OfferKind, of: &str) -> Rc<str> {
    format!("{}.{}", year(shown), tail(kind, of)).into()
}

fn tail(kind: OfferKind, of: &str) -> String {
    format!("{}.{of}", kind.key()).replace('/', ".")
}

fn year(shown: Shown<'_>) -> String {
    shown.draft.year_number().map_or_else(String::new, |year| year.to_string())
}

/// Whether it stands in the ledger: under its id, or under that of a time before the draft's year was filled in.
fn is_listed(shown: Shown<'_>, id: &str, kind: OfferKind, of: &str) -> bool {
    entry(shown.draft, id).is_some() || entry(shown.draft, &before_year(kind, of)).is_some()
}

/// The texts that list something that is offered; nothing where it stands in the ledger. What was deleted comes back as it was.
pub fn rectification_listed(shown: Shown<'_>, offer: &RectificationOffer) -> Vec<(Slot, Rc<str>)> {
    if offer.is_listed {
        return Vec::new();
    }
    let at = |what: &str| slot(&offer.entry, what);
    if shown.draft.given(&at(GONE)).text.trim() != "" {
        return vec![(at(GONE), "".into())];
    }
    let mut texts = match offer.kind {
        OfferKind::Loss => of_loss(shown, &offer.of),
        OfferKind::Finding => of_finding(shown, &offer.of),
        OfferKind::Judgment => of_judgment(shown, &offer.of),
    };
    texts.extend(own_problem(shown.draft.year.trim()));
    let filled = texts.into_iter().filter(|(_, text)| !text.trim().is_empty());
    filled.map(|(field, text)| (at(field.key()), text.into())).collect()
}

type FieldTexts = Vec<(RectificationField, String)>;

/// What is known of any problem of a year as it is listed.
pub fn own_problem(year: &str) -> [(RectificationField, String); 2] {
    let untouched = RectificationState::Untouched.word().to_owned();
    [(RectificationField::Year, year.to_owned()), (RectificationField::State, untouched)]
}

fn at_indicator(indicator: &Indicator, source: &str, problem: String) -> FieldTexts {
    vec![
        (RectificationField::Problem, problem),
        (RectificationField::Source, source.to_owned()),
        (RectificationField::Indicator, indicator.id.to_string()),
        (RectificationField::Unit, indicator.responsible.join("、")),
    ]
}

fn of_loss(shown: Shown<'_>, id: &str) -> FieldTexts {
    let Some(key) = shown.rubric.find_indicator(id) else { return Vec::new() };
    let Some(loss) = loss_of(shown, key) else { return Vec::new() };
    let indicator = shown.rubric.indicator(key);
    let lost_parts = lost_parts(shown, key);
    let mut account = Account::new(shown.rubric, shown.draft, shown.outcome);
    lost_parts.iter().for_each(|part| account.say_part(key, *part, false));
    let problem = text::rectification_loss(indicator, &account.passage().text, &loss.lost);
    let first = lost_parts.first().map(|part| indicator.parts[*part].rule.citation());
    let facts = &shown.outcome.facts;
    let deeds: Vec<String> =
        loss.needs.iter().filter_map(|need| text::deed(shown.rubric, facts, need)).collect();
    let mut texts = at_indicator(indicator, text::RECTIFICATION_FROM_LOSS, problem);
    texts.push((RectificationField::Clause, text::citation(first.unwrap_or(&indicator.citation))));
    texts.push((RectificationField::Measure, deeds.join("\n")));
    texts
}

/// The parts that have missed their line or their points.
fn lost_parts(shown: Shown<'_>, key: IndicatorKey) -> Vec<usize> {
    let indicator = shown.rubric.indicator(key);
    let results = shown.outcome.assessment.indicator(key).parts.iter().enumerate();
    let is_lost =
        results.filter(|(at, one)| one.met == Truth::No || one.points.high < indicator.parts[*at].points);
    is_lost.map(|(at, _)| at).collect()
}

fn of_finding(shown: Shown<'_>, id: &str) -> FieldTexts {
    let Some(found) = shown.outcome.checked.findings.iter().find(|found| *found.id == *id) else {
        return Vec::new();
    };
    let (title, said) = (text::finding_title(shown.rubric, found), text::finding_stated(shown.rubric, found));
    let problem = text::rectification_finding(&title, &said);
    let home = found.facts.iter().find_map(|fact| shown.rubric.fact(*fact).home);
    match home {
        Some(key) => at_indicator(shown.rubric.indicator(key), text::RECTIFICATION_FROM_FINDING, problem),
        None => vec![
            (RectificationField::Problem, problem),
            (RectificationField::Source, text::RECTIFICATION_FROM_FINDING.to_owned()),
        ],
    }
}

fn of_judgment(shown: Shown<'_>, id: &str) -> FieldTexts {
    let Some(spec) = shown.rubric.judgments.iter().find(|spec| *spec.id == *id) else { return Vec::new() };
    let indicator = shown.rubric.indicator(spec.indicator);
    let mut texts = at_indicator(indicator, text::RECTIFICATION_FROM_JUDGMENT, reason(shown, id).to_owned());
    texts.push((RectificationField::Clause, text::citation(&indicator.citation)));
    texts
}
