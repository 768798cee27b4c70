//! The sheet: navigation on the left, cards in the middle, the result on the right.
//!
//! The shell is drawn anew with each change and hands down unchanged records untouched, so only the head, card, field
//! and panel that changed are drawn with it.

use super::card::{self, Card, Gate};
use super::field::Field;
use super::plain::{around, button, folded, group, noted, words};
use super::result::{Head, Result};
use crate::browser;
use crate::engine::Verdict;
use crate::text;
use crate::view::{CardView, HeadView, SheetView};
use std::rc::Rc;
use yew::prelude::*;

/// Which cards are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Filter {
    All,
    Missing,
    Unmet,
    Judgment,
    Unverified,
}

const FILTERS: [(Filter, &str); 5] = [
    (Filter::All, text::FILTER_ALL),
    (Filter::Missing, text::FILTER_MISSING),
    (Filter::Unmet, text::FILTER_UNMET),
    (Filter::Judgment, text::FILTER_JUDGMENT),
    (Filter::Unverified, text::FILTER_UNVERIFIED),
];

impl Filter {
    fn lets_through(self, card: &CardView) -> bool {
        match self {
            Self::All => true,
            Self::Missing => card.verdict == Verdict::Missing,
            Self::Unmet => card.verdict == Verdict::Unmet,
            Self::Judgment => card.verdict == Verdict::Judgment,
            Self::Unverified => card.unverified,
        }
    }
}

/// The filter with the cards it let through when it was chosen: a card that is being filled in does not vanish the
/// moment it no longer fits.
#[derive(Clone, PartialEq)]
struct Sieve {
    filter: Filter,
    search: AttrValue,
    /// Only what this unit (责任单位) is responsible for; empty for all.
    unit: AttrValue,
    shown: Option<Rc<[bool]>>,
}

impl Sieve {
    /// Everything there is to see: for a part what its unit is responsible for.
    fn open(view: &SheetView) -> Self {
        let unit = view.part.as_ref().map_or_else(AttrValue::default, |(unit, _)| unit.clone().into());
        Self::over(Filter::All, AttrValue::default(), unit, &view.cards)
    }

    fn over(filter: Filter, search: AttrValue, unit: AttrValue, cards: &[Rc<CardView>]) -> Self {
        let wanted = search.trim().to_ascii_lowercase();
        if filter == Filter::All && wanted.is_empty() && unit.is_empty() {
            return Self { filter, search, unit, shown: None };
        }
        let fits = |card: &Rc<CardView>| {
            filter.lets_through(card) && (wanted.is_empty() || found(card, &wanted)) && of_unit(card, &unit)
        };
        let shown = Some(cards.iter().map(fits).collect());
        Self { filter, search, unit, shown }
    }

    /// Whether the unit that was chosen is responsible for a card.
    fn is_own(&self, card: &CardView) -> bool {
        of_unit(card, &self.unit)
    }

    fn shows(&self, at: usize) -> bool {
        self.shown.as_ref().is_none_or(|shown| shown.get(at).copied().unwrap_or(true))
    }
}

/// Whether a unit is responsible for a card; without one all are.
fn of_unit(card: &CardView, unit: &str) -> bool {
    unit.is_empty() || card.units.iter().any(|one| **one == *unit)
}

/// Whether a card's number, title or field labels hold the words.
fn found(card: &CardView, wanted: &str) -> bool {
    let labels = card.inputs.iter().chain(&card.related).map(|field| &*field.label);
    let mut texts = [&*card.number, &*card.title, &*card.responsible].into_iter().chain(labels);
    texts.any(|text| text.to_ascii_lowercase().contains(wanted))
}

#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    pub(super) view: Rc<SheetView>,
}

/// The three parts of the sheet.
#[component]
pub(super) fn Fields(props: &SheetProps) -> Html {
    let view = &props.view;
    let sieve = {
        let view = view.clone();
        use_state_eq(move || Sieve::open(&view))
    };
    let nothing_found = sieve.shown.as_ref().is_some_and(|shown| !shown.contains(&true));
    // The callback below never changes, so that it wakes nobody.
    let latest = use_mut_ref(|| view.clone());
    latest.borrow_mut().clone_from(view);
    // A link from the result: the filter is lifted first, then the page goes there.
    let sought = use_state(|| None::<AttrValue>);
    let seek = {
        let (sieve, sought, latest) = (sieve.setter(), sought.setter(), latest.clone());
        use_callback((), move |target: AttrValue, ()| {
            if !browser::card_is_drawn(&target) {
                sieve.set(Sieve::open(&latest.borrow()));
            }
            sought.set(Some(target));
        })
    };
    // A link to what the filter hides, from wherever it is: as from the result.
    let followed = {
        let (sieve, sought, latest) = (sieve.setter(), sought.setter(), latest.clone());
        use_callback((), move |event: MouseEvent, ()| {
            if let Some(target) = browser::hidden_target(&event) {
                event.prevent_default();
                sieve.set(Sieve::open(&latest.borrow()));
                sought.set(Some(target.into()));
            }
        })
    };
    {
        let setter = sought.setter();
        use_effect_with((*sought).clone(), move |sought| {
            if let Some(target) = sought {
                browser::go_to_id(target);
                setter.set(None);
            }
        });
    }
    let open_all = {
        let (sieve, view) = (sieve.clone(), view.clone());
        Callback::from(move |_: MouseEvent| sieve.set(Sieve::open(&view)))
    };
    html! {
        <div class={classes!("sheet", view.part.is_some().then_some("is-part"))} onclick={followed}>
            { rail(view, &sieve) }
            <main id="fields" tabindex="-1">
                { words("h1", "unseen", text::FIELDS) }
                if let Some((_, lead)) = &view.part { { noted("part", lead) } }
                { group("div", "card basics", vec![
                    card::fields(&view.basics),
                    folded("rubric-line", &view.rubric, words("p", "", &view.about)),
                ]) }
                { for view.heads.iter().enumerate().map(|(at, head)| domain(at, head, view, &sieve)) }
                if nothing_found {
                    <p class="nothing-found" role="status">
                        { text::NOTHING_FOUND }{ " " }
                        { button("plain", text::SHOW_ALL, open_all) }
                    </p>
                }
                <section class="domain" id="gates" hidden={sieve.shown.is_some() || view.gates.is_empty()}>
                    { headed(text::GATES, text::GATES_LEAD) }
                    { for view.gates.iter().map(|gate| html! { <Gate key={gate.id.to_string()} view={gate.clone()} /> }) }
                </section>
            </main>
            // What a part comes to says nothing of the county.
            if view.part.is_none() { <Result view={view.result.clone()} {seek} /> }
        </div>
    }
}

/// A heading with points, or what it is about.
fn headed(title: &str, beside: &str) -> Html {
    group("h2", "", vec![html! { { title } }, words("span", "points", beside)])
}

fn domain(at: usize, head: &HeadView, view: &SheetView, sieve: &Sieve) -> Html {
    let cards = || view.cards.iter().enumerate().filter(|(_, card)| card.domain == at);
    let any = cards().any(|(place, _)| sieve.shows(place));
    let points = text::head_points(&head.full, &head.points, &view.result.unit);
    html! {
        <section class="domain" id={format!("domain-{}", head.id)} key={head.id.to_string()} hidden={!any}>
            { headed(&format!("{} {}", head.ordinal, head.title), &points) }
            if let Some(weight) = &head.weight {
                { around("div", "fields weight", html! { <Field view={weight.clone()} /> }) }
            }
            { for cards().map(|(place, card)| html! {
                <Card key={card.id.to_string()} view={card.clone()} shown={sieve.shows(place)} />
            }) }
        </section>
    }
}

/// The choice of one responsible unit.
fn unit_choice(view: &Rc<SheetView>, sieve: &UseStateHandle<Sieve>) -> Html {
    let onchange = {
        let (sieve, view) = (sieve.clone(), view.clone());
        Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() {
                let unit = select.value().into();
                sieve.set(Sieve::over(sieve.filter, sieve.search.clone(), unit, &view.cards));
            }
        })
    };
    html! {
        <select name="unit" ~value={sieve.unit.to_string()} aria-label={text::RESPONSIBLE} {onchange}>
            <option key="" value="" selected={sieve.unit.is_empty()}>{ text::UNIT_ALL }</option>
            { for view.units.iter().map(|unit| html! {
                <option key={unit.to_string()} value={unit.clone()} selected={*sieve.unit == **unit}>{ &**unit }</option>
            }) }
        </select>
    }
}

/// Search, filters, and the domains.
fn rail(view: &Rc<SheetView>, sieve: &UseStateHandle<Sieve>) -> Html {
    let onsearch = {
        let (sieve, view) = (sieve.clone(), view.clone());
        Callback::from(move |event: InputEvent| {
            let search = event.target_dyn_into::<web_sys::HtmlInputElement>().map(|input| input.value());
            let search = search.unwrap_or_default().into();
            sieve.set(Sieve::over(sieve.filter, search, sieve.unit.clone(), &view.cards));
        })
    };
    let chip = |(filter, word): &(Filter, &str)| {
        let filter = *filter;
        let own = view.cards.iter().filter(|card| sieve.is_own(card));
        let count = own.filter(|card| filter.lets_through(card)).count();
        let is_chosen = sieve.filter == filter;
        let onclick = {
            let (sieve, view) = (sieve.clone(), view.clone());
            Callback::from(move |_: MouseEvent| {
                sieve.set(Sieve::over(filter, sieve.search.clone(), sieve.unit.clone(), &view.cards));
                if let Some(fields) = browser::by_id("fields") {
                    browser::show_top(&fields);
                }
            })
        };
        html! {
            <button key={*word} type="button" class="chip" aria-pressed={is_chosen.to_string()} {onclick}>
                { text::filter(word, count) }
            </button>
        }
    };
    let has_own = |at: usize| view.cards.iter().any(|card| card.domain == at && sieve.is_own(card));
    html! {
        <nav class="rail" aria-label={text::DOMAINS}>
            <input type="search" id="search" aria-label={text::SEARCH} placeholder={text::SEARCH_HINT} aria-keyshortcuts="/"
                value={sieve.search.clone()} oninput={onsearch} autocomplete="off" />
            if view.part.is_none() { { unit_choice(view, sieve) } }
            <div class="chips" role="group" aria-label={text::FILTERS}>{ for FILTERS.iter().map(chip) }</div>
            <ul class="heads">
                { for view.heads.iter().enumerate().filter(|(at, _)| has_own(*at)).map(|(_, head)| html! {
                    <Head key={head.id.to_string()} view={head.clone()} />
                }) }
                <li class="head gates" key="gates" hidden={view.gates.is_empty() || view.part.is_some()}><a href="#gates">
                    { words("span", "name", text::GATES) }
                    { words("span", "counts", &view.result.gates) }
                </a></li>
            </ul>
        </nav>
    }
}
