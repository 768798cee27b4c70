//! 整改台账: the problems of the open draft, each as a line that opens up, and what can be listed from the self-assessment.

mod entry;
mod offers;

use super::Dispatch;
use super::heading::focus;
use super::parts::Purpose;
use super::plain::{button, words};
use super::store::use_dispatch;
use crate::browser;
use crate::draft::{Draft, Outcome, Slot};
use crate::order;
use crate::rectification::{Day, RectificationField, RectificationState, carried, slot};
use crate::rubrics::SharedRubric;
use crate::session::{LateMsg, Model, Msg, Screen};
use crate::text;
use crate::view::{
    self, RectificationFilter, RectificationView, Shown, TallyOptionView, TallyView, UNSAID, rectification,
    rectification_offers,
};
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// Texts that go into places of the draft as one step.
type Texts = Vec<(Slot, Rc<str>)>;

#[derive(Properties, PartialEq)]
struct RectificationProps {
    /// The rubric, where it is at hand.
    rubric: Option<SharedRubric>,
    draft: Rc<Draft>,
    /// The entry, or what is to be one, that another screen leads to.
    sought: Option<Slot>,
    /// Ledgers of the county's other drafts that hold problems this one has not: what they are called, and those problems.
    others: Vec<(Rc<str>, usize, Rc<Texts>)>,
    today: Day,
}

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq)]
struct Look {
    filter: RectificationFilter,
    /// Entries that are opened up.
    open: Vec<Rc<str>>,
    /// Whether what can be listed is shown.
    offers: bool,
}

/// What can be done here.
#[derive(Clone)]
struct Acts {
    dispatch: Dispatch,
    look: UseStateHandle<Look>,
}

impl Acts {
    fn look(&self, change: impl FnOnce(&mut Look)) {
        let mut look = Look::clone(&self.look);
        change(&mut look);
        self.look.set(look);
    }

    fn put(&self, texts: Texts) {
        self.dispatch.send(LateMsg::TextsEntered(texts));
    }

    /// Puts texts into places, and the focus into a box once it is drawn.
    fn put_and_go(&self, texts: Texts, to: &Slot) {
        self.put(texts);
        focus_later(&format!("f-{}", to.path()));
    }

    fn on<E: 'static>(&self, act: impl Fn(&Self, E) + 'static) -> Callback<E> {
        let acts = self.clone();
        Callback::from(move |event| act(&acts, event))
    }
}

/// Puts the focus into what is drawn in a moment.
fn focus_later(id: &str) {
    let id = id.to_owned();
    Timeout::new(0, move || browser::by_id(&id).iter().for_each(browser::go_to)).forget();
}

/// The screen for the open draft.
pub(super) fn draw(model: &Model, _: &Purpose<'_>) -> Html {
    let Some(entry) = model.open_entry() else { return Html::default() };
    let draft = &entry.draft;
    let county =
        |other: &Draft| other.county.trim() == draft.county.trim() && !draft.county.trim().is_empty();
    let others = model.library.iter().filter(|(id, other)| {
        model.open.as_ref() != Some(id) && !other.local.deleted && county(&other.draft)
    });
    let others = others.filter_map(|(_, other)| {
        let texts = carried(&other.draft, draft);
        let problem = RectificationField::Problem.key();
        let count =
            texts.iter().filter(|(at, _)| matches!(at, Slot::In(_, _, what) if **what == *problem)).count();
        (count > 0).then(|| (view::draft_name(&other.draft).into(), count, Rc::new(texts)))
    });
    // Where the clock gives no day nothing is late.
    let Some(today) = Day::of_stamp(&browser::stamp()).or_else(|| Day::new(1949, 10, 1)) else {
        return Html::default();
    };
    let rubric = model.rubric().map(|rubric| SharedRubric(rubric.clone()));
    html! {
        <Rectification key={super::open_sheet(model)} {rubric} draft={draft.clone()} sought={model.sought.clone()}
            others={others.collect::<Vec<_>>()} {today} />
    }
}

#[component]
fn Rectification(props: &RectificationProps) -> Html {
    let dispatch = use_dispatch();
    let rubric = props.rubric.as_ref().map(|rubric| &*rubric.0);
    let sought = sought(props);
    let look = {
        let sought = sought.clone();
        use_state_eq(move || match sought {
            Some((entry, true)) => Look { open: vec![entry], ..Look::default() },
            found => Look { offers: found.is_some(), ..Look::default() },
        })
    };
    let heading = use_node_ref();
    {
        let heading = heading.clone();
        // The screen has changed under the person: the focus goes to what was sought, else to its heading.
        use_effect_with((), move |()| match sought {
            Some((entry, true)) => focus_later(&format!("e-{entry}")),
            Some((entry, false)) => focus_later(&format!("o-{entry}")),
            None => focus(&heading),
        });
    }
    let acts = Acts { dispatch, look };
    let mut view = rectification(rubric, &props.draft, props.today, &acts.look.filter, &acts.look.open);
    // What is typed may order the problems anew: under the person's hands they stay where they are.
    let shown_in = use_mut_ref(Vec::<Rc<str>>::new);
    if acts.look.open.is_empty() {
        *shown_in.borrow_mut() = view.rows.iter().map(|row| row.id.clone()).collect();
    } else {
        let before = shown_in.borrow();
        let place = |id: &Rc<str>| before.iter().position(|other| other == id).unwrap_or(before.len());
        order::sort(&mut view.rows, |one, other| place(&one.id).cmp(&place(&other.id)));
    }
    let offers = {
        let deps = (props.rubric.clone(), props.draft.clone(), acts.look.offers);
        use_memo(deps, |(rubric, draft, is_wanted)| {
            let rubric = rubric.as_ref().filter(|_| *is_wanted)?;
            let outcome = Outcome::of(&rubric.0, &draft.answers, draft.year_number());
            let found = rectification_offers(Shown { rubric: &rubric.0, draft, outcome: &outcome });
            Some((outcome, found))
        })
    };
    html! {
        <main class="rectification" id="fields" tabindex="-1">
            <header>
                <h1 ref={heading} tabindex="-1">{ text::RECTIFICATION_TITLE }</h1>
                { words("p", "", text::RECTIFICATION_LEAD) }
                { buttons(props, &acts) }
            </header>
            if acts.look.offers { { offers::panel(props, &offers, &acts) } }
            <h2 class="summary" data-summary="">{ &*view.summary }</h2>
            if view.all > 0 { { filters(&view, props.today, &acts) } }
            { entries(&view, props, &acts) }
            { for view.tallies.iter().map(|tally| tally_of(tally, &acts)) }
            { words("p", "nothing", text::RECTIFICATION_PAPERS) }
        </main>
    }
}

/// The entry that another screen leads to, and whether it stands in the ledger.
fn sought(props: &RectificationProps) -> Option<(Rc<str>, bool)> {
    let Some(Slot::In(_, id, _)) = &props.sought else { return None };
    let is_there = crate::rectification::entry(&props.draft, id).is_some();
    Some((id.clone(), is_there))
}

fn buttons(props: &RectificationProps, acts: &Acts) -> Html {
    let add = {
        let draft = props.draft.clone();
        acts.on(move |acts, _: MouseEvent| {
            let id = new_id(&draft);
            let own = view::own_problem(draft.year.trim()).into_iter();
            let own = own.filter(|(_, text)| !text.is_empty());
            let problem = slot(&id, RectificationField::Problem.key());
            let mut texts: Texts = vec![(problem.clone(), "".into())];
            texts.extend(own.map(|(field, text)| (slot(&id, field.key()), text.into())));
            acts.look(|look| look.open.push(id.clone()));
            acts.put_and_go(texts, &problem);
        })
    };
    let offers = acts.on(|acts, _: MouseEvent| acts.look(|look| look.offers = !look.offers));
    let back = acts.dispatch.on(|_: MouseEvent| Msg::ScreenChosen(Screen::Sheet));
    let carry = |(name, count, texts): &(Rc<str>, usize, Rc<Texts>)| {
        let texts = texts.clone();
        let onclick = acts.on(move |acts, _: MouseEvent| acts.put(Texts::clone(&texts)));
        html! { <span key={name.to_string()}>{ button("", &text::rectification_carry(name, *count), onclick) }</span> }
    };
    html! {
        <div class="buttons">
            { button("primary", text::RECTIFICATION_ADD, add) }
            <button type="button" aria-expanded={acts.look.offers.to_string()} onclick={offers}>{ text::RECTIFICATION_OFFERS }</button>
            { for props.others.iter().map(carry) }
            { button("", text::RECTIFICATION_BACK, back) }
        </div>
    }
}

/// An id no entry has: they stand in the order they were made in.
fn new_id(draft: &Draft) -> Rc<str> {
    let stamp = browser::stamp();
    let ids = (0_usize..).map(|n| if n == 0 { stamp.clone() } else { format!("{stamp}-{n}") });
    let is_free = |id: &String| !draft.books[crate::draft::Book::Rectification].contains_key(id);
    ids.into_iter().find(is_free).unwrap_or_default().into()
}

/// Which entries are shown.
fn filters(view: &RectificationView, today: Day, acts: &Acts) -> Html {
    let filter = &acts.look.filter;
    let states = RectificationState::ALL.map(|state| (Rc::from(state.word()), Rc::from(state.word())));
    let states: Vec<(Rc<str>, Rc<str>)> =
        states.into_iter().chain([(UNSAID.into(), text::RECTIFICATION_UNSAID.into())]).collect();
    let [units, years, sources] = [0, 1, 2].map(|at| {
        let same = |said: &Rc<str>| (said.clone(), said.clone());
        view.choices[at].iter().map(same).collect::<Vec<_>>()
    });
    let late = acts.on(|acts, event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            acts.look(|look| look.filter.late = input.checked());
        }
    });
    let label = |field| text::rectification_field(field);
    html! {
        <>
            <div class="filters" role="group" aria-label={text::RECTIFICATION_FILTERS}>
                { choice("state", label(RectificationField::State), &filter.state, &states, acts, |filter| &mut filter.state) }
                { choice("unit", label(RectificationField::Unit), &filter.unit, &units, acts, |filter| &mut filter.unit) }
                { choice("year", label(RectificationField::Year), &filter.year, &years, acts, |filter| &mut filter.year) }
                { choice("source", label(RectificationField::Source), &filter.source, &sources, acts, |filter| &mut filter.source) }
                <label class="late-only"><input type="checkbox" name="filter-late" checked={filter.late} onchange={late} />{ " " }{ text::RECTIFICATION_OVERDUE_ONLY }</label>
            </div>
            { words("p", "nothing", &text::rectification_today(today)) }
            if view.rows.len() < view.all { { words("p", "shown", &text::rectification_shown(view.rows.len(), view.all)) } }
        </>
    }
}

fn choice(
    name: &'static str,
    label: &'static str,
    chosen: &Rc<str>,
    choices: &[(Rc<str>, Rc<str>)],
    acts: &Acts,
    part: fn(&mut RectificationFilter) -> &mut Rc<str>,
) -> Html {
    if choices.is_empty() {
        return Html::default();
    }
    let onchange = acts.on(move |acts, event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            acts.look(|look| *part(&mut look.filter) = select.value().into());
        }
    });
    html! {
        <label>{ label }{ " " }
            <select name={format!("filter-{name}")} {onchange} ~value={chosen.to_string()}>
                <option value="" selected={chosen.is_empty()}>{ text::RECTIFICATION_ALL }</option>
                { for choices.iter().map(|(value, word)| html! {
                    <option key={value.to_string()} value={value.clone()} selected={value == chosen}>{ &**word }</option>
                }) }
            </select>
        </label>
    }
}

fn entries(view: &RectificationView, props: &RectificationProps, acts: &Acts) -> Html {
    let none = match (view.all, view.rows.len()) {
        (0, _) => text::RECTIFICATION_NONE,
        (_, 0) => text::RECTIFICATION_NONE_SHOWN,
        _ => "",
    };
    if !none.is_empty() {
        return words("p", "panel", none);
    }
    html! { <div class="entries">{ for view.rows.iter().map(|row| entry::entry(row, props, acts)) }</div> }
}

/// What a rule of 整改计分 would be told.
fn tally_of(tally: &TallyView, acts: &Acts) -> Html {
    let option = |option: &TallyOptionView| {
        let texts = option.texts.clone();
        let onclick = acts.on(move |acts, _: MouseEvent| acts.put(texts.clone()));
        let word = if option.is_taken { text::RECTIFICATION_TAKEN } else { text::RECTIFICATION_TAKE };
        html! {
            <li key={option.way.to_string()}>
                { words("b", "", &option.way) }
                { words("span", "", &option.counts.join("；")) }
                <button type="button" name="take-tally" disabled={option.is_taken} {onclick} aria-label={text::named(word, &option.way)}>{ word }</button>
            </li>
        }
    };
    html! {
        <section key={tally.indicator.to_string()} class="panel tally" data-tally={tally.indicator.to_string()}>
            { words("h2", "", text::RECTIFICATION_TALLY) }
            { words("p", "", &tally.lead) }
            if !tally.none.is_empty() { { words("p", "problem", &tally.none) } }
            <ul>{ for tally.options.iter().map(option) }</ul>
        </section>
    }
}
