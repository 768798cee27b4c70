//! What can be listed from the self-assessment by one click: losses, findings, judged notes.

use super::{Acts, RectificationProps};
use crate::draft::Outcome;
use crate::rectification::{RectificationField, slot};
use crate::text;
use crate::ui::plain::words;
use crate::view::{OfferKind, RectificationOffer, Shown, rectification_listed};
use std::rc::Rc;
use yew::prelude::*;

/// The offers, with what they were found in.
pub(super) type Offered = Rc<Option<(Outcome, Vec<RectificationOffer>)>>;

pub(super) fn panel(props: &RectificationProps, offered: &Offered, acts: &Acts) -> Html {
    let none = match &**offered {
        None => text::RECTIFICATION_OFFERS_NO_RUBRIC,
        Some((_, offers)) if offers.is_empty() => text::RECTIFICATION_OFFERS_NONE,
        Some(_) => "",
    };
    let of_kind = |kind: OfferKind| {
        let offers = (**offered).iter().flat_map(|(_, offers)| offers).filter(move |one| one.kind == kind);
        offers.map(|one| offer(one, props, offered, acts)).collect::<Vec<Html>>()
    };
    let section = |(at, kind): (usize, OfferKind)| {
        let offers = of_kind(kind);
        if offers.is_empty() {
            return Html::default();
        }
        html! { <section key={at}>{ words("h2", "", text::RECTIFICATION_OFFER_HEADINGS[at]) }<ul>{ for offers }</ul></section> }
    };
    html! {
        <section class="panel offers" aria-label={text::RECTIFICATION_OFFERS}>
            if !none.is_empty() { { words("p", "", none) } }
            { for OfferKind::ALL.into_iter().enumerate().map(section) }
        </section>
    }
}

fn offer(one: &RectificationOffer, props: &RectificationProps, offered: &Offered, acts: &Acts) -> Html {
    let onclick = {
        let (one, offered) = (one.clone(), offered.clone());
        let (rubric, draft) = (props.rubric.clone(), props.draft.clone());
        acts.on(move |acts, _: MouseEvent| {
            let (Some(rubric), Some((outcome, _))) = (&rubric, &*offered) else { return };
            let shown = Shown { rubric: &rubric.0, draft: &draft, outcome };
            let texts = rectification_listed(shown, &one);
            if !texts.is_empty() {
                acts.put(texts);
            }
        })
    };
    // What is listed already is opened up, and gone to.
    let opened = {
        let id = one.entry.clone();
        acts.on(move |acts, _: MouseEvent| {
            acts.look(|look| {
                if !look.open.contains(&id) {
                    look.open.push(id.clone());
                }
            });
            super::focus_later(&format!("f-{}", slot(&id, RectificationField::Problem.key()).path()));
        })
    };
    let (word, onclick) = if one.is_listed {
        (text::RECTIFICATION_LISTED, opened)
    } else {
        (text::RECTIFICATION_LIST, onclick)
    };
    html! {
        <li key={one.entry.to_string()} data-offer={one.entry.to_string()}>
            <p>{ words("b", "", &one.title) }{ words("span", "about", &one.about) }</p>
            <button type="button" id={format!("o-{}", one.entry)} class={one.is_listed.then_some("plain")} {onclick}
                aria-label={text::named(word, &one.title)}>{ word }</button>
        </li>
    }
}
