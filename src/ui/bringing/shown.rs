//! A table as it was read, piece by piece.

use crate::printed::{Corrections, Particulars};
use crate::text;
use crate::view::{self, BringingView, ColumnsView, ItemView, RowPlace};
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// A piece of what a person says of the rubric: its name in the page, its label, its place.
type Particular = (&'static str, &'static str, fn(&mut Particulars) -> &mut String);

/// All of them.
pub(super) const PARTICULARS: [Particular; 5] = [
    ("rubric-title", text::BRINGING_NAME, |all| &mut all.title),
    ("rubric-issuer", text::BRINGING_ISSUER, |all| &mut all.issuer),
    ("rubric-number", text::BRINGING_NUMBER, |all| &mut all.number),
    ("rubric-year", text::BRINGING_YEAR, |all| &mut all.year),
    ("rubric-edition", text::BRINGING_EDITION, |all| &mut all.edition),
];

/// Tells what a table was corrected to.
type Correct = Callback<Corrections>;

/// What the rubric is called, and by whom.
pub(super) fn particulars(particulars: &Particulars, write: &Callback<(usize, String)>) -> Html {
    let field = |(at, (name, label, of)): (usize, &Particular)| {
        let typed = {
            let write = write.clone();
            Callback::from(move |event: InputEvent| {
                if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                    write.emit((at, input.value()));
                }
            })
        };
        let mut all = particulars.clone();
        let value = std::mem::take(of(&mut all));
        html! {
            <p key={*name} class={*name}>
                <label for={*name}>{ *label }</label>
                <input id={*name} name={*name} type="text" autocomplete="off" {value} oninput={typed} />
            </p>
        }
    };
    html! {
        <section class="panel about-rubric">
            <h2>{ text::BRINGING_ABOUT }</h2>
            <div class="particulars">{ for PARTICULARS.iter().enumerate().map(field) }</div>
        </section>
    }
}

/// Sums that are printed, beside what they come to.
pub(super) fn sums(view: &BringingView) -> Html {
    if !view.has_sums {
        return Html::default();
    }
    html! {
        <section class="panel sums">
            <h2>{ text::BRINGING_SUMS }</h2>
            if view.sums.is_empty() { <p>{ text::BRINGING_SUMS_FIT }</p> } else {
                <ul class="warning">{ for view.sums.iter().enumerate().map(|(at, sum)| html! { <li key={at}>{ &**sum }</li> }) }</ul>
            }
        </section>
    }
}

/// What each column was taken for.
pub(super) fn columns(view: &BringingView, corrections: &Rc<Corrections>, correct: &Correct) -> Html {
    let table = |table: &ColumnsView| {
        let column = |column: &view::ColumnView| {
            let id = format!("column-{}-{}", table.table, column.column);
            let at = column.column;
            let chosen = {
                let (table, corrections, correct) = (table.clone(), corrections.clone(), correct.clone());
                on_choice(move |role| {
                    if let Some(role) = role {
                        correct.emit(view::with_column(&corrections, &table, at, role));
                    }
                })
            };
            html! {
                <p key={at}>
                    <label for={id.clone()}>{ &*column.heading }</label>
                    { choice(&id, None, text::ROLES.iter().map(|(_, word)| *word), column.role, chosen) }
                </p>
            }
        };
        html! {
            <fieldset key={table.table}>
                <legend>{ &*table.name }</legend>
                <div class="columns">{ for table.columns.iter().map(column) }</div>
            </fieldset>
        }
    };
    if view.tables.is_empty() {
        return Html::default();
    }
    html! {
        <section class="panel">
            <h2>{ text::BRINGING_COLUMNS }</h2>
            <p class="aside">{ text::BRINGING_COLUMNS_LEAD }</p>
            { for view.tables.iter().map(table) }
        </section>
    }
}

/// The items.
pub(super) fn items(view: &BringingView, corrections: &Rc<Corrections>, correct: &Correct) -> Html {
    let item = |item: &ItemView| {
        html! {
            <tr key={format!("{} {}", item.id, item.place)} data-item={item.id.to_string()}>
                <td class="place">{ &*item.place }</td>
                <th scope="row">{ &*item.title }</th>
                <td class="points">{ &*item.points }</td>
                <td class="clause">
                    <p>{ &*item.clause }</p>
                    { for item.more.iter().enumerate().map(|(at, more)| html! { <p key={at} class="aside">{ &**more }</p> }) }
                </td>
                <td>{ row_choice(&item.row_name, item.row, item.said, corrections, correct) }</td>
            </tr>
        }
    };
    let head = |(at, head): (usize, &view::PrintedHeadView)| {
        html! {
            <tbody key={at}>
                if !head.title.is_empty() {
                    <tr class="head"><td colspan="5"><b>{ &*head.title }</b><span class="aside">{ &*head.points }</span></td></tr>
                }
                { for head.items.iter().map(item) }
            </tbody>
        }
    };
    html! {
        <section class="panel">
            <h2>{ text::BRINGING_ITEMS }</h2>
            <div class="scroll" tabindex="0" role="region" aria-label={text::BRINGING_ITEMS}>
                <table class="read-items">
                    <thead><tr>
                        <th scope="col">{ text::BRINGING_PLACE }</th><th scope="col">{ text::BRINGING_ITEM }</th>
                        <th scope="col">{ text::BRINGING_POINTS }</th><th scope="col">{ text::BRINGING_CLAUSE }</th>
                        <th scope="col">{ text::BRINGING_ROW }</th>
                    </tr></thead>
                    { for view.heads.iter().enumerate().map(head) }
                </table>
            </div>
        </section>
    }
}

/// What stands beside the items, and what is said otherwise than printed.
pub(super) fn beside(view: &BringingView) -> Html {
    let adjusted = (!view.adjusted.is_empty()).then(|| (text::BRINGING_ADJUSTED, view.adjusted.clone()));
    let all = view.beside.iter().cloned().chain(adjusted);
    all.map(|(title, lines)| {
        html! {
            <section key={title} class="panel">
                <h2>{ title }</h2>
                <ul class="lines">{ for lines.iter().enumerate().map(|(at, line)| html! { <li key={at}>{ &**line }</li> }) }</ul>
            </section>
        }
    })
    .collect()
}

/// What was not taken.
pub(super) fn left_out(view: &BringingView, corrections: &Rc<Corrections>, correct: &Correct) -> Html {
    if view.left_out.is_empty() {
        return html! { <section class="panel"><h2>{ text::BRINGING_LEFT_OUT }</h2><p>{ text::BRINGING_LEFT_NOTHING }</p></section> };
    }
    html! {
        <section class="panel">
            <h2>{ text::left_out_count(view.left_out.len()) }</h2>
            { rows(&view.left_out, text::BRINGING_LEFT_OUT, true, corrections, correct) }
        </section>
    }
}

/// The other lines and rows of which a person can say what they are.
pub(super) fn rest(view: &BringingView, corrections: &Rc<Corrections>, correct: &Correct) -> Html {
    if view.rest.is_empty() {
        return Html::default();
    }
    html! {
        <section class="panel">
            <h2>{ text::BRINGING_REST }</h2>
            <p class="aside">{ text::BRINGING_REST_LEAD }</p>
            { rows(&view.rest, text::BRINGING_REST, false, corrections, correct) }
        </section>
    }
}

/// Rows as they are printed, with why they were not taken where they were not.
fn rows(
    rows: &[view::LeftOutTextView],
    label: &'static str,
    has_why: bool,
    corrections: &Rc<Corrections>,
    correct: &Correct,
) -> Html {
    let row = |(at, left): (usize, &view::LeftOutTextView)| {
        html! {
            <tr key={at}>
                <td class="place">{ &*left.place }</td>
                <td class="clause"><p>{ &*left.text }</p></td>
                if has_why { <td>{ left.why }</td> }
                <td>{ row_choice(&left.row_name, left.row, left.said, corrections, correct) }</td>
            </tr>
        }
    };
    html! {
        <div class="scroll" tabindex="0" role="region" aria-label={label}>
            <table class="read-items left-out">
                <thead><tr>
                    <th scope="col">{ text::BRINGING_PLACE }</th><th scope="col">{ text::BRINGING_TEXT }</th>
                    if has_why { <th scope="col">{ text::BRINGING_WHY }</th> }
                    <th scope="col">{ text::BRINGING_ROW }</th>
                </tr></thead>
                <tbody>{ for rows.iter().enumerate().map(row) }</tbody>
            </table>
        </div>
    }
}

/// What a row is, where a person can say it.
fn row_choice(
    name: &str,
    row: Option<RowPlace>,
    said: Option<usize>,
    corrections: &Rc<Corrections>,
    correct: &Correct,
) -> Html {
    let Some(row) = row else { return Html::default() };
    let chosen = {
        let (corrections, correct) = (corrections.clone(), correct.clone());
        on_choice(move |is| correct.emit(view::with_row(&corrections, row, is)))
    };
    choice(name, Some(text::BRINGING_AS_READ), text::ROWS.iter().map(|(_, word)| *word), said, chosen)
}

fn on_choice(then: impl Fn(Option<usize>) + 'static) -> Callback<Event> {
    Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            then(select.value().parse().ok());
        }
    })
}

/// A list to choose from, by place; `name` is its id, or its label where it has none of its own beside it.
fn choice(
    name: &str,
    none: Option<&'static str>,
    words: impl Iterator<Item = &'static str>,
    chosen: Option<usize>,
    onchange: Callback<Event>,
) -> Html {
    let has_label = none.is_none();
    let value = chosen.map_or_else(String::new, |at| at.to_string());
    let first = none.or_else(|| chosen.is_none().then_some(""));
    html! {
        <select id={has_label.then(|| name.to_owned())} name={name.to_owned()} aria-label={(!has_label).then(|| name.to_owned())} ~value={value} {onchange}>
            if let Some(first) = first {
                <option key="none" value="" selected={chosen.is_none()}>{ first }</option>
            }
            { for words.enumerate().map(|(at, word)| html! {
                <option key={at} value={at.to_string()} selected={chosen == Some(at)}>{ word }</option>
            }) }
        </select>
    }
}
