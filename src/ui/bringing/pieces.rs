//! Pieces that a rule is shown by, wherever it stands.

use crate::text;
use crate::text::clause::RuleRow;
use crate::view::RuleTable;
use std::rc::Rc;
use yew::prelude::*;

/// A rule: as a small table, or else in words, statement by statement.
pub(super) fn rule(table: Option<&RuleTable>, words: &[Rc<str>]) -> Html {
    let Some(table) = table else {
        return html! {
            <ul class="rule">{ for words.iter().enumerate().map(|(at, words)| html! { <li key={at}>{ &**words }</li> }) }</ul>
        };
    };
    let row = |(at, row): (usize, &RuleRow)| {
        html! { <tr key={at}><td>{ &*row.when }</td><td>{ &*row.points }</td></tr> }
    };
    html! {
        <table class="rule-table">
            <thead><tr><th scope="col">{ &*table.over }</th><th scope="col">{ text::ROW_POINTS }</th></tr></thead>
            <tbody>{ for table.rows.iter().enumerate().map(row) }</tbody>
        </table>
    }
}

/// Figures, and the points they come to.
pub(super) fn worked_scores(worked: &[(Rc<str>, Rc<str>)]) -> Html {
    if worked.is_empty() {
        return Html::default();
    }
    let one = |(at, (given, points)): (usize, &(Rc<str>, Rc<str>))| {
        html! { <li key={at}>{ &**given }{ " → " }<b>{ &**points }</b></li> }
    };
    html! { <div class="worked"><h4>{ text::WORKED }</h4><ul>{ for worked.iter().enumerate().map(one) }</ul></div> }
}
