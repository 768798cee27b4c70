//! 试算: changes that are tried on the open draft, in several ways, a tab each.

mod cells;
mod route;
mod scenarios;
mod single;
mod weigh;
mod years;

use super::Dispatch;
use super::bar::bar;
use super::heading::use_heading;
use super::parts::Purpose;
use super::store::use_dispatch;
use crate::browser;
use crate::draft::{Book, Draft, NAME, Slot};
use crate::rubric::{IndicatorKey, Rubric};
use crate::rubrics::SharedRubric;
use crate::session::{LateMsg, Model, Msg, Screen};
use crate::text;
use crate::view::whatif::{SCENARIOS, Slider, Tried, first, scenario_slot, standing};
use std::rc::Rc;
use yew::prelude::*;

/// A way of trying.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tab {
    #[default]
    Single,
    Route,
    Scenarios,
    Weigh,
    Years,
}

const TABS: [(Tab, &str, &str); 5] = [
    (Tab::Single, "single", text::TAB_SINGLE),
    (Tab::Route, "route", text::TAB_ROUTE),
    (Tab::Scenarios, "scenarios", text::TAB_SCENARIOS),
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
    /// The scenarios; where there is none, the one that begins with the first change.
    tried: Vec<Tried>,
    /// Whether they are in the draft.
    is_begun: bool,
    /// The scenario that is worked on.
    active: usize,
}

impl Stage {
    /// `next` is the id that a first scenario gets, unless one that is deleted had it.
    fn of(rubric: &Rc<Rubric>, draft: &Rc<Draft>, active: &str, next: &str) -> Self {
        let mut tried: Vec<Tried> = Vec::new();
        let names = draft.scenario_names();
        for (id, name) in &names {
            // One without a name is called by its place.
            let name = if name.trim().is_empty() {
                let others = names.iter().map(|(_, name)| name).chain(tried.iter().map(|one| &one.name));
                first_free(tried.len(), &others.cloned().collect::<Vec<_>>())
            } else {
                name.clone()
            };
            tried.push(Tried::scenario(rubric, draft, id, name));
        }
        let now = Tried::now(rubric, draft);
        let is_begun = !tried.is_empty();
        if !is_begun {
            let id = free_id(draft, next);
            tried.push(Tried { id, name: text::whatif::scenario_name(0).into(), ..now.clone() });
        }
        let active = tried.iter().position(|one| *one.id == *active).unwrap_or(tried.len() - 1);
        Self { rubric: rubric.clone(), now, tried, is_begun, active }
    }

    /// The scenario that is worked on.
    fn active(&self) -> &Tried {
        &self.tried[self.active]
    }

    /// Texts for places of the draft, put into the scenario that is worked on.
    fn put_in(&self, texts: Vec<(Slot, Rc<str>)>) -> (Rc<str>, Msg) {
        let Tried { id, name, .. } = self.active();
        let begins = (!self.is_begun).then(|| (name_slot(id), name.clone()));
        let texts = texts.into_iter().map(|(slot, text)| (scenario_slot(id, &slot), text));
        (id.clone(), LateMsg::TextsEntered(begins.into_iter().chain(texts).collect()).into())
    }

    /// Id and name of a scenario more: they stand in the order they were made in.
    fn fresh(&self) -> (Rc<str>, Rc<str>) {
        if !self.is_begun {
            return (self.active().id.clone(), self.active().name.clone());
        }
        let names: Vec<Rc<str>> = self.tried.iter().map(|one| one.name.clone()).collect();
        (free_id(&self.now.draft, &browser::stamp()), first_free(0, &names))
    }

    fn is_full(&self) -> bool {
        self.is_begun && self.tried.len() >= SCENARIOS
    }
}

/// Where a scenario keeps its name.
fn name_slot(id: &Rc<str>) -> Slot {
    Slot::In(Book::Scenarios, id.clone(), NAME.into())
}

/// The first of the usual names that none has, from a place on.
fn first_free(from: usize, names: &[Rc<str>]) -> Rc<str> {
    let mut usual = (from..).map(text::whatif::scenario_name);
    usual.find(|name| names.iter().all(|other| **other != **name)).unwrap_or_default().into()
}

/// The first id after a stamp that no scenario has, or had.
fn free_id(draft: &Draft, stamp: &str) -> Rc<str> {
    let mut ids = (0_usize..).map(|n| if n == 0 { stamp.to_owned() } else { format!("{stamp}-{n}") });
    ids.find(|id| !draft.books[Book::Scenarios].contains_key(id)).unwrap_or_default().into()
}

/// What is looked at. The tabs are functions of it and of the stage: components of their own would weigh more than they do.
#[derive(Clone, Debug, Default, PartialEq)]
struct Look {
    tab: Tab,
    /// The id of the first scenario, where there is none yet: its boxes stand there before.
    next: Rc<str>,
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
        let (id, _) = stage.fresh();
        let mut kept = vec![(name_slot(&id), name.clone())];
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
        use_state_eq(move || Look { shown, next: browser::stamp().into(), ..Look::default() })
    };
    let stage = {
        let deps = (props.rubric.clone(), props.draft.clone(), look.active.clone(), look.next.clone());
        use_memo(deps, |(rubric, draft, active, next)| Stage::of(&rubric.0, draft, active, next))
    };
    // What can be done about certain losses hangs on the draft's own figures: no key in a scenario's box changes it.
    let first = {
        let deps = (props.rubric.clone(), props.draft.answers.clone(), props.draft.year.clone());
        let draft = props.draft.clone();
        use_memo(deps, move |(rubric, ..)| first(&rubric.0, &Tried::now(&rubric.0, &draft)))
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
        Tab::Scenarios => scenarios::panel(&stage, &first, &acts),
        Tab::Single => single::panel(&stage, &acts),
        Tab::Route => route::panel(&stage, &first, &acts),
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
            { standings(&stage) }
            { tabs(&acts) }
            <div role="tabpanel" id="panel" key={name} aria-labelledby={format!("tab-{name}")} data-tab={name}>{ panel }</div>
            <p class="disclaimer">{ text::DISCLAIMER }</p>
        </main>
    }
}

/// What the draft comes to, and the scenario that is worked on: in sight wherever one is on the page.
fn standings(stage: &Stage) -> Html {
    let trial = stage.is_begun.then(|| stage.active());
    let one = |tried: &Tried| {
        let view = standing(&stage.rubric, &stage.now, tried);
        html! {
            <div key={tried.id.to_string()} class="standing">
                <p><b>{ &*view.name }</b><span class="total">{ &*view.total }</span><span>{ &*view.grade }</span></p>
                { bar(view.bar, &view.ticks) }
            </div>
        }
    };
    html! {
        <section class="standings" aria-label={text::whatif::STANDINGS}>{ for [Some(&stage.now), trial].into_iter().flatten().map(one) }</section>
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
