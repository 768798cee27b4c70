//! Targets by year (分年目标): what comes of each year, as a small line and as a table.

use super::cells::{Choice, cell, fact_choice, head, kept, nothing, output, row, table};
use super::{Acts, Stage};
use crate::draft::{Book, Slot};
use crate::text;
use crate::ui::field::Field;
use crate::view::whatif::{TargetRow, YearOutcome, YearsView, place_of, target_facts, years};
use crate::whatif::Place;
use std::rc::Rc;
use yew::prelude::*;

/// The tab.
pub(super) fn panel(stage: &Rc<Stage>, acts: &Acts) -> Html {
    let Some(view) = years(&stage.rubric, &stage.now, &acts.look.targets) else {
        return nothing(text::YEARS_NO_YEAR);
    };
    let offered = target_facts(&stage.rubric);
    let is_offered = |slot: &Slot| {
        let is_fact =
            matches!(place_of(&stage.rubric, slot), Some(Place::Fact(fact)) if offered.contains(&fact));
        is_fact && !view.rows.iter().any(|row| row.slot == *slot)
    };
    let first = view.years.get(1).cloned().unwrap_or_default();
    let add = Choice {
        name: "add-target",
        label: text::YEARS_ADD,
        hint: text::YEARS_ADD_HINT,
        chosen: |look, slot| look.targets.push(slot),
        field: Rc::new(move |slot| match slot {
            Slot::Fact(id) => Slot::In(Book::Targets, first.clone(), id.clone()),
            other => other.clone(),
        }),
    };
    let mut heads = vec![head(text::YEARS_FACT)];
    heads.extend(view.years.iter().map(|year| head(&text::whatif::year(year))));
    let none = Rc::from("");
    let total = |one: &YearOutcome| {
        cell(false, Classes::new(), output(format!("total:{}", one.year), &one.total, &one.moved))
    };
    let grade = |one: &YearOutcome| {
        cell(false, Classes::new(), output(format!("grade:{}", one.year), &one.grade, &none))
    };
    let named = |word: &'static str, cell_of: &dyn Fn(&YearOutcome) -> Html| {
        let name = cell(true, Classes::new(), html! { word });
        row(word, [name].into_iter().chain(view.outcomes.iter().map(cell_of)).collect())
    };
    let mut rows = vec![named(text::SCENARIO_TOTAL, &total)];
    if stage.rubric.grades.len() > 1 {
        rows.push(named(text::GRADE, &grade));
    }
    if view.outcomes.iter().any(|one| !one.why.is_empty()) {
        let why = |one: &YearOutcome| cell(false, classes!("why"), html! { &*one.why });
        rows.push(named(text::whatif::YEARS_WHY, &why));
    }
    rows.extend(view.rows.iter().map(target));
    let drawn = view.rows.iter().map(|row| row.slot.clone()).collect();
    html! {
        <section>
            <p>{ text::YEARS_LEAD }</p>
            { fact_choice(&stage.rubric, &add, &is_offered, acts) }
            { chart(&view) }
            { kept(drawn, |look| &mut look.targets, table(text::TAB_YEARS, "years", heads, rows), acts) }
        </section>
    }
}

fn target(target: &TargetRow) -> Html {
    let mut cells = vec![
        cell(true, Classes::new(), html! { &*target.label }),
        cell(false, classes!("now"), html! { &*target.now }),
    ];
    cells.extend(target.cells.iter().map(|one| {
        cell(false, classes!("changed"), html! { <Field key={one.name.to_string()} view={one.clone()} /> })
    }));
    row(&target.slot.path(), cells)
}

/// The total of each year as a column (certain, then open) with the edges of the grades; the table says the same.
fn chart(view: &YearsView) -> Html {
    let edge = |(name, height): &(Rc<str>, i64)| {
        html! { <span key={name.to_string()} class="edge" style={format!("--height:{height}")}><span>{ &**name }</span></span> }
    };
    let year = |one: &YearOutcome| {
        let (low, high) = one.heights;
        html! {
            <span key={one.year.to_string()} class="year" style={format!("--low:{low};--high:{high}")}>
                <i class="won"></i><i class="open"></i><b>{ &*one.total }</b><span>{ text::whatif::year(&one.year) }</span>
            </span>
        }
    };
    html! {
        <div class="year-chart" aria-hidden="true">
            <p class="legend">{ for text::LEGEND.iter().take(2).map(|(class, word)| html! { <span class={*class}>{ *word }</span> }) }</p>
            <div class="plot">{ for view.edges.iter().map(edge) }{ for view.outcomes.iter().map(year) }</div>
        </div>
    }
}
