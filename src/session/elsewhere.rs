//! A draft that another tab has changed meanwhile: what only they changed is taken over, what is ours stays.

use crate::draft::Draft;
use crate::facts::ById;

/// `ours` with what `theirs` changed since `base`.
pub(super) fn joined(base: &Draft, ours: &Draft, theirs: &Draft) -> Draft {
    let mut draft = ours.clone();
    join(&base.answers.facts, &mut draft.answers.facts, &theirs.answers.facts);
    join(&base.answers.judgments, &mut draft.answers.judgments, &theirs.answers.judgments);
    if draft.rubric == base.rubric {
        draft.rubric.clone_from(&theirs.rubric);
    }
    for (base, ours, theirs) in [
        (&base.title, &mut draft.title, &theirs.title),
        (&base.county, &mut draft.county, &theirs.county),
        (&base.year, &mut draft.year, &theirs.year),
        (&base.note, &mut draft.note, &theirs.note),
    ] {
        if ours == base {
            ours.clone_from(theirs);
        }
    }
    draft
}

fn join<T: Clone + PartialEq>(base: &ById<T>, ours: &mut ById<T>, theirs: &ById<T>) {
    for (id, value) in theirs.iter() {
        if ours.get(id) == base.get(id) {
            ours.insert(id.clone(), value.clone());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::RawFact;

    fn draft(county: &str, facts: &[(&str, &str)]) -> Draft {
        let mut draft = Draft { county: county.into(), ..Draft::default() };
        for (id, text) in facts {
            let fact = RawFact { text: (*text).into(), note: "".into(), by: "".into() };
            draft.answers.facts.insert((*id).into(), fact);
        }
        draft
    }

    #[test]
    fn edits_of_both_sides_are_kept() {
        let base = draft("甲", &[("a", "1"), ("b", "1"), ("c", "1")]);
        let ours = draft("甲", &[("a", "2"), ("b", "1"), ("c", "2")]);
        let theirs = draft("乙", &[("a", "1"), ("b", "3"), ("c", "3"), ("d", "4")]);
        // c was changed on both sides: ours stays on our screen.
        assert_eq!(
            joined(&base, &ours, &theirs),
            draft("乙", &[("a", "2"), ("b", "3"), ("c", "2"), ("d", "4")])
        );
    }
}
