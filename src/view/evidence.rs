//! 佐证目录: the materials of each indicator, with what the draft says of them. What a draft cannot hold (文号, 页码, 存放处) is left
//! to be written by hand.

use super::Shown;
use crate::draft::Book;
use crate::facts::ById;
use crate::rubrics;
use crate::text;
use std::rc::Rc;

/// The list of materials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceView {
    /// What it is, whose, and of which year.
    pub title: Rc<str>,
    /// The rubric it goes by.
    pub rubric: Rc<str>,
    /// How many materials, how many at hand.
    pub counts: Rc<str>,
    /// Indicators with their materials; those without any are left out.
    pub groups: Vec<EvidenceGroup>,
    /// When the draft was sealed, its code, and what has changed since (定稿).
    pub seal: Option<Rc<str>>,
}

/// The materials of an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EvidenceGroup {
    /// Its id.
    pub id: Rc<str>,
    /// Number and title.
    pub title: Rc<str>,
    /// Its responsible units.
    pub units: Rc<str>,
    /// The materials: a running number, the name, 有, 缺 or nothing.
    pub rows: Vec<(Rc<str>, Rc<str>, Rc<str>)>,
}

/// The materials of a draft; of a part, those of its unit.
pub fn evidence(shown: Shown<'_>) -> EvidenceView {
    let (rubric, draft) = (shown.rubric, shown.draft);
    let (mut all, mut at_hand, mut lacking) = (0_usize, 0_usize, 0_usize);
    let mut groups = Vec::new();
    for (key, indicator) in rubric.indicators_with_keys() {
        if !draft.part.is_empty() && !indicator.responsible.contains(&draft.part) {
            continue;
        }
        let said = draft.books[Book::Evidence].get(&indicator.id);
        let mut rows = Vec::new();
        let mut add = |name: &Rc<str>, state: Rc<str>| {
            all += 1;
            at_hand += usize::from(&*state == text::EVIDENCE_HAVE);
            lacking += usize::from(&*state == text::EVIDENCE_LACK);
            rows.push((Rc::from(all.to_string()), name.clone(), state));
        };
        let asked = rubrics::folded(rubric, key).evidence;
        for name in &asked {
            add(name, said.and_then(|said| said.get(name)).cloned().unwrap_or_default());
        }
        // A person, or a newer edition of the rubric, may name others.
        for (name, state) in said.into_iter().flat_map(ById::iter) {
            if !asked.contains(name) && !state.trim().is_empty() {
                add(name, state.clone());
            }
        }
        if !rows.is_empty() {
            groups.push(EvidenceGroup {
                id: indicator.id.clone(),
                title: text::report_place(indicator).into(),
                units: indicator.responsible.join("、").into(),
                rows,
            });
        }
    }
    EvidenceView {
        title: text::titled(draft, text::EVIDENCE_TITLE).into(),
        rubric: text::rubric_line(rubric).into(),
        counts: text::evidence_counts(all, at_hand, lacking).into(),
        groups,
        seal: text::seal_line(rubric, draft).map(Rc::from),
    }
}
