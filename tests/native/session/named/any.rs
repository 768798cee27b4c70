//! A block made of any facts' own titles and figures, in any order and layout, is filled in completely and rightly; nothing else is.

use super::super::super::support::{all, general};
use super::{id_of, ticked};
use lvzhi::blocks;
use lvzhi::facts::{Answer, answer_of};
use lvzhi::named::{NamedFor, Naming};
use lvzhi::rubric::{FactKey, FactKind, FactSpec, Rubric};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// A text that can stand as an answer to a fact; none for tables.
fn sample(spec: &FactSpec, at: usize) -> Option<String> {
    match &spec.kind {
        FactKind::Flag => Some(["是", "否"][at % 2].to_owned()),
        FactKind::Choice { options } => Some(options[at % options.len()].to_string()),
        FactKind::Table { .. } => None,
        FactKind::Number { .. } => {
            let figures = ["12", "85.5", "3", "1", "0.25", "640", "2781"];
            let mut from_here = (0..figures.len()).map(|more| figures[(at + more) % figures.len()]);
            from_here.find(|text| matches!(answer_of(spec, text), Answer::Figure(_))).map(str::to_owned)
        }
    }
}

/// The facts as they may stand in a block: those that are called parts below the first of their wholes.
fn groups(rubric: &Rubric) -> Vec<Vec<FactKey>> {
    let is_part = |key: FactKey| rubric.fact(key).title.starts_with("其中");
    let whole = |key: FactKey| rubric.parts.iter().find(|(part, _)| *part == key).map(|(_, whole)| *whole);
    let firsts = rubric.facts_with_keys().map(|(key, _)| key).filter(|key| !is_part(*key));
    let below = |first: FactKey| {
        let parts = rubric
            .facts_with_keys()
            .map(|(key, _)| key)
            .filter(move |key| is_part(*key) && whole(*key) == Some(first));
        [first].into_iter().chain(parts).collect()
    };
    firsts.map(below).collect()
}

/// A line of the block, in one of the layouts.
fn row(spec: &FactSpec, value: &str, layout: u8) -> String {
    let unit = match &spec.kind {
        FactKind::Number { unit, .. } => unit.name().to_string(),
        _ => String::new(),
    };
    match (layout, unit.is_empty()) {
        (0, _) => format!("{}\t{unit}\t{value}", spec.title),
        (1, false) => format!("{}（{unit}）\t{value}", spec.title),
        (_, false) => format!("{}\t{value}{unit}", spec.title),
        (_, true) => format!("{}\t{value}", spec.title),
    }
}

fn assert_filled(rubric: &Rubric, order: &[usize], layout: u8, is_headed: bool) {
    let groups = groups(rubric);
    let mut left: Vec<usize> = (0..groups.len()).collect();
    let mut block = match (is_headed, layout) {
        (false, _) => String::new(),
        (true, 0) => "指标\t单位\t数值\n".to_owned(),
        (true, _) => "指标\t数值\n".to_owned(),
    };
    let mut expected = BTreeMap::new();
    for (at, pick) in order.iter().enumerate() {
        if left.is_empty() {
            break;
        }
        for key in &groups[left.swap_remove(pick % left.len())] {
            let spec = rubric.fact(*key);
            let Some(value) = sample(spec, at) else { continue };
            block.push_str(&row(spec, &value, layout));
            block.push('\n');
            let has_unit = layout > 1 && matches!(spec.kind, FactKind::Number { .. });
            let unit = match &spec.kind {
                FactKind::Number { unit, .. } if has_unit => &**unit.name(),
                _ => "",
            };
            expected.insert(spec.id.to_string(), format!("{value}{unit}"));
        }
    }
    let document = blocks::paste(None, &block).expect("a document");
    let naming = Naming::read(document, None, NamedFor { rubric, year: Some(2019), county: "" });
    assert_eq!(ticked(&naming), expected, "{}\n{block}", rubric.id);
    for line in naming.lines.iter().filter(|line| line.is_ticked) {
        let target = line.target().expect("it goes somewhere");
        let spec = rubric.fact(rubric.find_fact(id_of(&target.slot)).expect("a fact"));
        assert!(line.name.contains(&*spec.title), "{} is not {}", line.name, spec.title);
    }
}

/// Every fact of every rubric, in the order of the rubric.
#[test]
fn whole_rubrics_are_filled_in_by_their_own_titles() {
    for rubric in all() {
        for layout in 0..3 {
            assert_filled(&rubric, &vec![0; rubric.facts.len()], layout, true);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_facts_in_any_order_are_filled_in(
        order in vec(0..1000_usize, 4..40),
        layout in 0..3_u8,
        is_headed in any::<bool>(),
    ) {
        assert_filled(&general(), &order, layout, is_headed);
    }
}
