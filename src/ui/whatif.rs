//! 试算: changes that are tried on the open draft, in several ways, a tab each.

mod cells;
mod route;
mod scenarios;
mod single;
mod weigh;
mod years;

use super::Dispatch;
use super::heading::use_heading;
use super::parts::Purpose;
use super::store::use_dispatch;
use crate::browser;
use crate::draft::{Book, Draft, NAME, Slot};
use crate::rubric::{IndicatorKey, Rubric};
use crate::rubrics::SharedRubric;
use crate::session::{LateMsg, Model, Msg, Screen};
use crate::text;
use crate::view::whatif::{SCENARIOS, Slider, Tried, scenario_slot};
use std::rc::Rc;
use yew::prelude::*;

/// A way of trying.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Scenarios,
    Single,
    Route,
    Weigh,
    Years,
}

const TABS: [(Tab, &str, &str); 5] = [
    (Tab::Scenarios, "scenarios", text::TAB_SCENARIOS),
    (Tab::Single, "single", text::TAB_SINGLE),
    (Tab::Route, "route", text::TAB_ROUTE),
    (Tab::Weigh, "weigh", text::TAB_WEIGH),
    (Tab::Years, "years", text::TAB_YEARS),
];

#[derive(Properties, PartialEq)]
struct WhatIfProps {
    rubric: SharedRubric,
    draft: Rc<Draft>,
    /// The indicator a card leads to.
    tried: Option<IndicatorKey>,
}

/// The draft and its scenarios, scored.
#[derive(Clone, Debug)]
struct Stage {
    rubric: Rc<Rubric>,
    now: Tried,
    tried: Vec<Tried>,
    /// The scenario that is worked on, where there is one.
    active: Option<usize>,
}

/// What a scenario is called while its name is blank.
fn named(name: &Rc<str>) -> Rc<str> {
    if name.trim().is_empty() { text::SCENARIO_NAMELESS.into() } else { name.clone() }
}

impl Stage {
    fn of(rubric: &Rc<Rubric>, draft: &Rc<Draft>, active: &str) -> Self {
        let names = draft.scenario_names();
        let tried: Vec<Tried> =
            names.iter().map(|(id, name)| Tried::scenario(rubric, draft, id, named(name))).collect();
        let active = tried.iter().position(|one| *one.id == *active).or_else(|| tried.len().checked_sub(1));
        Self { rubric: rubric.clone(), now: Tried::now(rubric, draft), tried, active }
    }

    /// The scenario that is worked on, else the draft as it is.
    fn active(&self) -> &Tried {
        self.active.and_then(|at| self.tried.get(at)).unwrap_or(&self.now)
    }

    /// Texts for places of the draft, put into the scenario that is worked on; where there is none, into a new one.
    fn put_in(&self, texts: Vec<(Slot, Rc<str>)>) -> (Rc<str>, Msg) {
        let mut kept = Vec::new();
        let id = match self.active.and_then(|at| self.tried.get(at)) {
            Some(active) => active.id.clone(),
            None => {
                let id = self.new_id();
                kept.push((Slot::In(Book::Scenarios, id.clone(), NAME.into()), self.new_name()));
                id
            }
        };
        kept.extend(texts.into_iter().map(|(slot, text)| (scenario_slot(&id, &slot), text)));
        (id, LateMsg::TextsEntered(kept).into())
    }

    /// An id no scenario has: they stand in the order they were made in.
    fn new_id(&self) -> Rc<str> {
        let stamp = browser::stamp();
        let taken = |id: &str| self.now.draft.books[Book::Scenarios].contains_key(id);
        let ids = (0_usize..).map(|n| if n == 0 { stamp.clone() } else { format!("{stamp}-{n}") });
        ids.into_iter().find(|id| !taken(id)).unwrap_or_default().into()
    }

    fn new_name(&self) -> Rc<str> {
        let is_taken = |name: &str| self.tried.iter().any(|one| *one.name == *name);
        let names = (0..).map(text::whatif::scenario_name);
        names.into_iter().find(|name| !is_taken(name)).unwrap_or_default().into()
    }

    fn is_full(&self) -> bool {
        self.tried.len() >= SCENARIOS
    }
}

/// What is looked at. The tabs are functions of it and of the stage: components of their own would weigh more than they do.
#[derive(Clone, Debug, Default, PartialEq)]
struct Look {
    tab: Tab,
    /// The scenario that is worked on.
    active: Rc<str>,
    /// The indicator that is tried by itself.
    shown: Option<IndicatorKey>,
    /// The points that were chosen for it, in steps.
    points: Option<u32>,
    /// Places in the list of changes, whether they are changed or not.
    added: Vec<Slot>,
    /// The slider that is pulled, and its place: its ends stay where they are until it is let go.
    pulled: Option<(Slot, Slider)>,
    /// What is chosen in a list to add from.
    picked: String,
    /// Facts in the list of targets, whether they have any or not.
    targets: Vec<Slot>,
    /// By how many per cent figures are moved; zero for the first of the list.
    percent: u32,
    /// The grade that is sought, by its place; the next better one while none was chosen.
    goal: Option<usize>,
}

/// What the tabs can do: send messages, and look at something else.
#[derive(Clone)]
struct Acts {
    dispatch: Dispatch,
    look: UseStateHandle<Look>,
    /// Where the search for a grade stands.
    finding: UseStateHandle<route::SearchState>,
    /// The search while it runs; nothing once it is stopped.
    running: route::Running,
}

impl Acts {
    /// Looks at something else.
    fn look(&self, change: impl FnOnce(&mut Look)) {
        let mut look = Look::clone(&self.look);
        change(&mut look);
        self.look.set(look);
    }

    /// Puts texts into the scenario that is worked on.
    fn put_in(&self, stage: &Stage, texts: Vec<(Slot, Rc<str>)>) {
        let (id, msg) = stage.put_in(texts);
        self.dispatch.send(msg);
        self.look(|look| look.active = id);
    }

    /// Puts texts into a scenario of their own, and shows it: what a way promises holds for the draft without anything else.
    fn put_in_new(&self, stage: &Stage, name: &Rc<str>, texts: Vec<(Slot, Rc<str>)>) {
        let id = stage.new_id();
        let mut kept = vec![(Slot::In(Book::Scenarios, id.clone(), NAME.into()), name.clone())];
        kept.extend(texts.into_iter().map(|(slot, text)| (scenario_slot(&id, &slot), text)));
        self.dispatch.send(LateMsg::TextsEntered(kept));
        self.look(|look| (look.active, look.tab) = (id, Tab::Scenarios));
        cells::focus_later("tab-scenarios");
    }

    /// A callback that does something with both.
    fn on<E: 'static>(&self, act: impl Fn(&Self, E) + 'static) -> Callback<E> {
        let acts = self.clone();
        Callback::from(move |event| act(&acts, event))
    }
}

/// The screen for the open draft.
pub(super) fn draw(model: &Model, _: &Purpose<'_>) -> Html {
    let (Some(entry), Some(rubric)) = (model.open_entry(), model.rubric()) else { return Html::default() };
    html! {
        <WhatIf key={super::open_sheet(model)} rubric={SharedRubric(rubric.clone())} draft={entry.draft.clone()}
            tried={model.tried} />
    }
}

#[component]
fn WhatIf(props: &WhatIfProps) -> Html {
    let dispatch = use_dispatch();
    let look = {
        let shown = props.tried;
        let tab = if shown.is_some() { Tab::Single } else { Tab::default() };
        use_state_eq(move || Look { tab, shown, ..Look::default() })
    };
    let stage = {
        let deps = (props.rubric.clone(), props.draft.clone(), look.active.clone());
        use_memo(deps, |(rubric, draft, active)| Stage::of(&rubric.0, draft, active))
    };
    let heading = use_heading();
    let (finding, running) = (use_state_eq(route::SearchState::default), use_mut_ref(|| None));
    let acts = Acts { dispatch, look, finding, running };
    {
        // What was found holds for the figures and settings it was sought with.
        let (acts, draft) = (acts.clone(), &props.draft);
        use_effect_with(
            (draft.answers.clone(), draft.books[Book::Plan].clone(), draft.year.clone()),
            move |_| {
                acts.forget();
                // A page that is left searches no further.
                let running = acts.running.clone();
                move || *running.borrow_mut() = None
            },
        );
    }
    let panel = match acts.look.tab {
        Tab::Scenarios => scenarios::panel(&stage, &acts),
        Tab::Single => single::panel(&stage, &acts),
        Tab::Route => route::panel(&stage, &acts),
        Tab::Weigh => weigh::panel(&stage, &acts),
        Tab::Years => years::panel(&stage, &acts),
    };
    let back = acts.dispatch.on(|_: MouseEvent| Msg::ScreenChosen(Screen::Sheet));
    let (_, name, _) = TABS[at_of(acts.look.tab)];
    html! {
        <main class="whatif" id="fields">
            <header>
                <h1 ref={heading} tabindex="-1">{ text::WHATIF_TITLE }</h1>
                <p>{ text::WHATIF_LEAD }</p>
                <button type="button" onclick={back}>{ text::WHATIF_BACK }</button>
            </header>
            { tabs(&acts) }
            <div role="tabpanel" id="panel" key={name} aria-labelledby={format!("tab-{name}")} data-tab={name}>{ panel }</div>
            <p class="disclaimer">{ text::DISCLAIMER }</p>
        </main>
    }
}

fn at_of(tab: Tab) -> usize {
    TABS.iter().position(|(one, ..)| *one == tab).unwrap_or(0)
}

/// The tabs: one stop of the Tab key, arrows go from one to the next.
fn tabs(acts: &Acts) -> Html {
    let onkeydown = acts.on(|acts, event: KeyboardEvent| {
        let at = at_of(acts.look.tab);
        let to = match event.key().as_str() {
            "ArrowRight" => (at + 1) % TABS.len(),
            "ArrowLeft" => (at + TABS.len() - 1) % TABS.len(),
            "Home" => 0,
            "End" => TABS.len() - 1,
            _ => return,
        };
        event.prevent_default();
        let (tab, name, _) = TABS[to];
        acts.look(|look| look.tab = tab);
        if let Some(button) = browser::by_id(&format!("tab-{name}")) {
            drop(button.focus());
        }
    });
    let button = |(tab, name, word): &(Tab, &'static str, &'static str)| {
        let (is_here, tab) = (acts.look.tab == *tab, *tab);
        let onclick = acts.on(move |acts, _: MouseEvent| acts.look(|look| look.tab = tab));
        html! {
            <button key={*name} type="button" role="tab" id={format!("tab-{name}")} aria-selected={is_here.to_string()}
                aria-controls="panel" tabindex={if is_here { "0" } else { "-1" }} {onclick}>{ *word }</button>
        }
    };
    html! {
        <div class="tabs" role="tablist" aria-label={text::WHATIF_TABS} {onkeydown}>{ for TABS.iter().map(button) }</div>
    }
}
