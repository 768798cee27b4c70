//! The model as a Yew reducer, and the one thing that travels by context: the dispatcher.

use super::arranged::Arranged;
use super::keep::{self, Keeper};
use crate::browser;
use crate::draft::Draft;
use crate::rubric::Rubric;
use crate::session::{Model, Msg, update};
use crate::view::Sheet;
use std::cell::RefCell;
use std::rc::Rc;
use yew::prelude::*;

/// The model in Yew's hands.
#[derive(Debug)]
pub struct Store {
    /// The model.
    pub model: Model,
    /// What takes each model in before anything of it is drawn.
    pub(super) keeper: Rc<RefCell<Keeper>>,
}

impl Reducible for Store {
    /// What happened, and when.
    type Action = (Msg, Rc<str>);

    fn reduce(self: Rc<Self>, (msg, clock): Self::Action) -> Rc<Self> {
        let model = update(Model { clock, ..self.model.clone() }, msg);
        // First the model, then its keeping, then its drawing: what breaks while it draws, or is broken by what strangers
        // made of the page, costs no figure.
        self.keeper.borrow_mut().want(model.clone());
        Rc::new(Self { model, keeper: self.keeper.clone() })
    }
}

/// A sheet with the rubric it was drawn by.
type DrawnSheet = (Rc<Rubric>, Sheet);

/// Takes messages to the store, and lets event handlers look at the model of the moment. Compares by identity and never
/// changes, so it wakes nobody.
#[derive(Clone)]
pub struct Dispatch {
    dispatcher: UseReducerDispatcher<Store>,
    latest: Rc<RefCell<Model>>,
    keeper: Rc<RefCell<Keeper>>,
    /// What was drawn last of the sheet, and by which rubric: whatever has not changed since is drawn again as the same allocation.
    drawn: Rc<RefCell<Option<DrawnSheet>>>,
    /// How the person arranged the sheet that was shown last.
    pub(super) arranged: Rc<RefCell<Option<Arranged>>>,
    /// Which sheet was scrolled last, and to which card.
    pub(super) scrolled: Rc<RefCell<(AttrValue, Option<browser::CardPlace>)>>,
}

impl PartialEq for Dispatch {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.latest, &other.latest)
    }
}

impl Dispatch {
    /// Sends a message.
    pub fn send(&self, msg: impl Into<Msg>) {
        self.take(msg.into());
    }

    fn take(&self, msg: Msg) {
        self.dispatcher.dispatch((msg, browser::stamp().into()));
        keep::soon(&self.keeper, self);
    }

    /// Looks at the model as it was drawn last. For event handlers only: what is drawn comes down as properties.
    pub fn with_model<T>(&self, look: impl FnOnce(&Model) -> T) -> T {
        look(&self.latest.borrow())
    }

    /// The sheet of a draft, as far as it can be what it was when it was drawn last. Another edition of a rubric has other cards.
    pub(super) fn sheet(&self, rubric: &Rc<Rubric>, draft: &Rc<Draft>) -> Sheet {
        let mut drawn = self.drawn.borrow_mut();
        let previous = drawn.as_ref().filter(|(of, _)| Rc::ptr_eq(of, rubric)).map(|(_, sheet)| sheet);
        let sheet = Sheet::of(rubric, draft, previous);
        *drawn = Some((rubric.clone(), sheet.clone()));
        sheet
    }

    /// The sheet that was drawn last, with its rubric.
    pub(super) fn drawn(&self) -> Option<DrawnSheet> {
        self.drawn.borrow().clone()
    }

    /// No sheet is drawn any more.
    pub(super) fn forget_sheet(&self) {
        self.drawn.take();
    }

    /// A click that sends a message, each time the same.
    pub fn sends(&self, msg: impl Into<Msg>) -> Callback<MouseEvent> {
        let msg = msg.into();
        self.on(move |_: MouseEvent| msg.clone())
    }

    /// A callback that turns an event into a message.
    pub fn on<E: 'static, M: Into<Msg>>(&self, msg: impl Fn(E) -> M + 'static) -> Callback<E> {
        let dispatch = self.clone();
        Callback::from(move |event| dispatch.send(msg(event)))
    }
}

/// The dispatcher of a store, made once.
#[hook]
pub(super) fn use_dispatcher(store: &UseReducerHandle<Store>) -> Dispatch {
    let latest = use_mut_ref(|| store.model.clone());
    *latest.borrow_mut() = store.model.clone();
    let (drawn, arranged) = (use_mut_ref(|| None), use_mut_ref(|| None));
    let scrolled = use_mut_ref(Default::default);
    Dispatch {
        dispatcher: store.dispatcher(),
        latest,
        keeper: store.keeper.clone(),
        drawn,
        arranged,
        scrolled,
    }
}

/// The dispatcher of the page.
///
/// # Panics
/// Outside [`super::App`], which provides it.
#[hook]
pub fn use_dispatch() -> Dispatch {
    use_context::<Dispatch>().expect("App provides the dispatcher")
}
