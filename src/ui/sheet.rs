//! The sheet: navigation on the left, cards in the middle, the result on the right.
//!
//! The shell is drawn anew with each change and hands down unchanged records untouched, so only the head, card, field
//! and panel that changed are drawn with it.

use super::arranged::{Arranged, FILTERS, Filter, Sieve};
use super::bar::bar;
use super::card::{self, Card, Gate};
use super::field::{self, Field};
use super::opening::Opening;
use super::parts::LatePart;
use super::plain::{around, button, group, noted, words};
use super::result::{Head, Result};
use super::store::use_dispatch;
use super::{events, keys, plain};
use crate::browser;
use crate::engine::Verdict;
use crate::text;
use crate::view::{CardView, HeadView, SheetView};
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use yew::prelude::*;

/// The element id of the first thing that holds the words: a card by its number or title, else the box of a figure.
fn first_hit(view: &SheetView, sieve: &Sieve) -> Option<String> {
    let wanted = sieve.search.trim().to_ascii_lowercase();
    let holds = |text: &str| text.to_ascii_lowercase().contains(&wanted);
    let (_, card) = view.cards.iter().enumerate().find(|(at, _)| sieve.shows(*at))?;
    let is_titled = [&*card.number, &*card.title].into_iter().any(holds);
    let field = card.inputs.iter().chain(&card.related).find(|field| !is_titled && holds(&field.label));
    Some(field.map_or_else(|| card::card_id(&card.id), |field| field::id_of(&field.slot)))
}

/// Sets which cards are shown.
trait Sift {
    fn sift(&self, sieve: Sieve);
}

impl Sift for UseStateHandle<Arranged> {
    fn sift(&self, sieve: Sieve) {
        self.set(Arranged { sieve, ..(**self).clone() });
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct SheetProps {
    pub(super) view: Rc<SheetView>,
    /// Which draft by which rubric.
    pub(super) sheet: AttrValue,
    /// Whether there is a newer edition of the rubric.
    pub(super) newer: bool,
}

/// The three parts of the sheet.
#[component]
pub(super) fn Fields(props: &SheetProps) -> Html {
    let view = &props.view;
    let dispatch = use_dispatch();
    // As it was left, if it was this sheet; else open, with what is met folded. What comes to be met later stays open: one has just
    // typed in it.
    let arranged = {
        let (view, before, sheet) = (view.clone(), dispatch.arranged.clone(), props.sheet.clone());
        use_state_eq(move || {
            let before = before.borrow().clone().filter(|before| before.sheet == sheet);
            before.unwrap_or_else(|| Arranged {
                sheet,
                sieve: Sieve::open(&view),
                folded: view.cards.iter().map(|card| card.verdict == Verdict::Met).collect(),
            })
        })
    };
    *dispatch.arranged.borrow_mut() = Some((*arranged).clone());
    let sieve = &arranged.sieve;
    // The callbacks below never change, so that they wake nobody.
    let latest = use_mut_ref(|| (view.clone(), arranged.clone()));
    *latest.borrow_mut() = (view.clone(), arranged.clone());
    let nothing_found = sieve.shown.as_ref().is_some_and(|shown| !shown.contains(&true));
    // A link from the result: the filter is lifted first, then the page goes there.
    let sought = use_state(|| None::<AttrValue>);
    let seek = {
        let (sought, latest) = (sought.setter(), latest.clone());
        use_callback((), move |target: AttrValue, ()| {
            if !browser::card_is_drawn(&target) {
                let (view, arranged) = &*latest.borrow();
                arranged.sift(Sieve::open(view));
            }
            sought.set(Some(target));
        })
    };
    // A link to what the filter hides, from wherever it is: as from the result. And what folds a card.
    let clicked = {
        let (sought, latest) = (sought.setter(), latest.clone());
        use_callback((), move |event: MouseEvent, ()| {
            let (view, arranged) = &*latest.borrow();
            if let Some(target) = browser::hidden_target(&event) {
                event.prevent_default();
                arranged.sift(Sieve::open(view));
                sought.set(Some(target.into()));
            } else if let Some(card) = browser::around_target(&event, ".fold", "article") {
                let is_it = |at: usize| card::card_id(&view.cards[at].id) == card;
                let folded = arranged.folded.iter().enumerate().map(|(at, is)| *is != is_it(at));
                arranged.set(Arranged { folded: folded.collect(), ..(**arranged).clone() });
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
    {
        let scrolled = dispatch.scrolled.clone();
        let first = view.basics.first().filter(|first| first.text.is_empty() && view.part.is_none());
        let begins = first.map(|first| format!("f-{}", first.name));
        let is_back = scrolled.borrow().0 == props.sheet;
        let sheet = props.sheet.clone();
        use_effect_with((), move |()| {
            let mark = || browser::mark_section(".domain", ".rail .head a");
            // A draft that says of no county yet is begun with that.
            if !is_back && let Some(first) = &begins {
                browser::ask_again(first, "");
            }
            match scrolled.borrow().1 {
                Some(place) if is_back => browser::scroll_to(place, 3),
                _ => {}
            }
            mark();
            let window = gloo::utils::window();
            let moved = EventListener::new(&window, "scroll", move |_| mark());
            // Before the press that leads elsewhere is heard: what is drawn late moves cards, and no scrolling tells of it.
            let first = EventListenerOptions::run_in_capture_phase();
            let pressed = EventListener::new_with_options(&window, "click", first, move |_| {
                *scrolled.borrow_mut() = (sheet.clone(), browser::scrolled());
            });
            move || drop((moved, pressed))
        });
    }
    let open_all = {
        let (arranged, view) = (arranged.clone(), view.clone());
        Callback::from(move |_: MouseEvent| arranged.sift(Sieve::open(&view)))
    };
    let cards = |at: usize, card: &Rc<CardView>| {
        let folded = arranged.folded.get(at).is_some_and(|is| *is);
        html! { <Card key={card.id.to_string()} view={card.clone()} shown={sieve.shows(at)} {folded} /> }
    };
    html! {
        <div class={classes!("sheet", view.part.is_some().then_some("is-part"))} onclick={clicked}>
            { rail(view, &arranged, &seek) }
            <main id="fields" tabindex="-1">
                { words("h1", "unseen", text::FIELDS) }
                if let Some((_, lead)) = &view.part { { noted("part", lead) } }
                { group("div", "card basics", vec![
                    card::fields(&view.basics),
                    plain::folded("rubric-line", &view.rubric, words("p", "", &view.about)),
                    if props.newer {
                        html! { <Opening name="edition" word={text::NEWER} part={LatePart::Edition} /> }
                    } else {
                        Html::default()
                    },
                ]) }
                { for view.heads.iter().enumerate().map(|(at, head)| domain(at, head, view, sieve, &cards)) }
                if nothing_found {
                    <p class="nothing-found" role="status">
                        { text::NOTHING_FOUND }{ " " }
                        { button("plain", text::SHOW_ALL, open_all) }
                    </p>
                }
                <section class="domain" id="gates" hidden={sieve.shown.is_some() || view.gates.is_empty()}>
                    { headed(text::GATES, text::GATES_LEAD) }
                    { around("p", "", events::button()) }
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

fn domain(
    at: usize,
    head: &HeadView,
    view: &SheetView,
    sieve: &Sieve,
    drawn: &dyn Fn(usize, &Rc<CardView>) -> Html,
) -> Html {
    let cards = || view.cards.iter().enumerate().filter(|(_, card)| card.domain == at);
    let any = cards().any(|(place, _)| sieve.shows(place));
    let about = text::head_points(&head.full, &view.result.unit, view.year);
    html! {
        <section class="domain" id={format!("domain-{}", head.id)} key={head.id.to_string()} hidden={!any}>
            { group("h2", "", vec![
                words("span", "title", &format!("{} {}", head.ordinal, head.title)),
                words("span", "points", &about),
                bar(head.bar, &[]),
                words("b", "range", &head.points),
            ]) }
            if let Some(weight) = &head.weight {
                { around("div", "fields weight", html! { <Field view={weight.clone()} /> }) }
            }
            { for cards().map(|(place, card)| drawn(place, card)) }
        </section>
    }
}

/// The choice of one responsible unit.
fn unit_choice(view: &Rc<SheetView>, arranged: &UseStateHandle<Arranged>) -> Html {
    let sieve = &arranged.sieve;
    let onchange = {
        let (arranged, view) = (arranged.clone(), view.clone());
        Callback::from(move |event: Event| {
            let sieve = &arranged.sieve;
            if let Some(select) = event.target_dyn_into::<web_sys::HtmlSelectElement>() {
                let unit = select.value().into();
                arranged.sift(Sieve::over(sieve.filter, sieve.search.clone(), unit, &view.cards));
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

/// The same sieve with the words that stand in the box of the search.
fn searched(sieve: &Sieve, view: &SheetView, input: Option<web_sys::HtmlInputElement>) -> Sieve {
    let search = input.map(|input| input.value()).unwrap_or_default().into();
    Sieve::over(sieve.filter, search, sieve.unit.clone(), &view.cards)
}

/// Search, filters, and the domains.
fn rail(view: &Rc<SheetView>, arranged: &UseStateHandle<Arranged>, seek: &Callback<AttrValue>) -> Html {
    let sieve = &arranged.sieve;
    let onkeydown = {
        let (arranged, view, seek) = (arranged.clone(), view.clone(), seek.clone());
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "Enter" && !keys::is_composing(&event) {
                // What stands in the box: what was drawn last may be behind it.
                let sieve = searched(&arranged.sieve, &view, event.target_dyn_into());
                first_hit(&view, &sieve).into_iter().for_each(|id| seek.emit(id.into()));
            }
        })
    };
    let onsearch = {
        let (arranged, view) = (arranged.clone(), view.clone());
        Callback::from(move |event: InputEvent| {
            arranged.sift(searched(&arranged.sieve, &view, event.target_dyn_into()));
        })
    };
    let chip = |(filter, word): &(Filter, &str)| {
        let filter = *filter;
        let own = view.cards.iter().filter(|card| sieve.is_own(card));
        let count = own.filter(|card| filter.lets_through(card)).count();
        let is_chosen = sieve.filter == filter;
        let onclick = {
            let (arranged, view) = (arranged.clone(), view.clone());
            Callback::from(move |_: MouseEvent| {
                let sieve = &arranged.sieve;
                arranged.sift(Sieve::over(filter, sieve.search.clone(), sieve.unit.clone(), &view.cards));
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
                value={sieve.search.clone()} oninput={onsearch} {onkeydown} autocomplete="off" />
            if view.part.is_none() { { unit_choice(view, arranged) } }
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
