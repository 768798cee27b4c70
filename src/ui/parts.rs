//! Parts of the page that come when first wanted: screens and dialogs that few open.
//!
//! With the feature `split`, what only a part uses is taken out of the page's wasm into a file of its own (`xtask/src/finish/split.rs`);
//! without it all of it is there, and a part comes at once.

mod place;

use super::Dispatch;
use super::incoming::Incoming;
use crate::draft::Draft;
use crate::rubric::{Rubric, wire::WireError};
use crate::rubrics::{self, OwnRubric, Shelf};
use crate::session::{Model, Msg};
use crate::text;
use crate::view::{self, CardView, ResultView};
use crate::{checks, engine, rubric};
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

pub(super) use place::{dialog, piece, screen};

/// Draws a part of the model.
pub(super) type Draw = fn(&Model, &Purpose<'_>) -> Html;

/// What a part is drawn for.
pub(super) enum Purpose<'a> {
    /// A screen.
    Screen,
    /// A dialog, and what closes it.
    Dialog(&'a Callback<()>),
    /// What is folded away in a card.
    Fold(&'a CardView, &'a Dispatch),
    /// What contradicts, and what brings the person to a field.
    Findings(&'a ResultView, &'a Callback<AttrValue>),
}

impl Purpose<'_> {
    /// What closes the dialog that its button opened.
    pub(super) fn close(&self) -> Callback<()> {
        match self {
            Self::Dialog(close) => (*close).clone(),
            Self::Screen | Self::Fold(..) | Self::Findings(..) => Callback::noop(),
        }
    }
}

/// A part that comes when first wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LatePart {
    /// 试算
    WhatIf,
    /// 读入本市评分细则
    Bringing,
    /// What is folded away in the cards: 细则、依据、佐证材料、得失分说明
    Fold,
    /// What contradicts (矛盾与提示), in words
    Findings,
    /// 抽取
    Lots,
    /// 表格和报告
    Papers,
    /// 全部数据
    Data,
    /// 一页汇报单
    Brief,
    /// 整改台账
    Rectification,
    /// What is small, in one file together.
    More(MorePart),
}

/// What is in one file together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MorePart {
    /// 对标
    Compare,
    /// 自评表
    Paper,
    /// A file that was chosen, and its merge.
    Import,
    /// 分发
    Share,
    /// 历史版本
    Versions,
    /// Cells of a spreadsheet, before they go into the boxes.
    Paste,
    /// 快捷键
    Keys,
    /// 清除本机全部草稿
    Clear,
    /// 本机的细则
    Rubrics,
    /// 下列均未发生
    Events,
    /// What is kept here: drafts, deleted ones, and what cannot be read.
    Drafts,
}

/// How many parts there are.
const COUNT: usize = LatePart::More(MorePart::Drafts).at() + 1;

thread_local! {
    /// The parts that are there.
    static HERE: Cell<[Option<Draw>; COUNT]> = const { Cell::new([None; COUNT]) };
}

/// Why a part could not be had; the console says more.
#[cfg(feature = "split")]
type Lost = wasm_split_helpers::SplitLoaderError;
#[cfg(not(feature = "split"))]
type Lost = std::convert::Infallible;

/// A function whose code, and whatever else only it uses, is in a file of the given name. Called, it is fetched first.
macro_rules! in_file {
    ($file:ident: fn $name:ident($with:ident: $what:ty) -> $out:ty { $body:expr }) => {
        #[cfg(feature = "split")]
        #[wasm_split_helpers::wasm_split($file, fallible)]
        pub(super) fn $name($with: $what) -> Result<$out, Lost> {
            Ok($body)
        }
        #[cfg(not(feature = "split"))]
        pub(super) async fn $name($with: $what) -> Result<$out, Lost> {
            Ok($body)
        }
    };
}

in_file! { whatif: fn trying(_at: usize) -> Draw { super::whatif::draw } }

in_file! { fold: fn folded(_at: usize) -> Draw { super::details::draw } }

in_file! { findings: fn found(_at: usize) -> Draw { { first_figure(); super::findings::draw } } }

/// What comes with the first figure is there.
fn first_figure() {
    checks::can_be_run();
    rubrics::facts_can_be_told();
    view::later_standards_can_be_told();
}

in_file! { more: fn backup_maker(_at: usize) -> fn(&Dispatch) {
    { first_figure(); super::commands::export_all_now }
} }

/// Offers all drafts as one file; the deleted ones, too.
pub(super) fn export_all(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    wasm_bindgen_futures::spawn_local(async move {
        match backup_maker(0).await {
            Ok(export) => export(&dispatch),
            Err(_) => dispatch.send(Msg::PartLost),
        }
    });
}

/// Does something with what runs checks at hand, or without it where it cannot be had.
pub(super) fn with_checks(act: impl FnOnce() + 'static) {
    if checks::are_run() {
        return act();
    }
    wasm_bindgen_futures::spawn_local(async move {
        // What is missing then says nothing of contradictions, and the person needs the file all the same.
        let _ = found(0).await;
        act();
    });
}

in_file! { draw: fn lots(_at: usize) -> Draw { super::lots::draw } }

in_file! { data: fn all_data(_at: usize) -> Draw { { first_figure(); super::data::draw } } }

in_file! { brief: fn on_one_page(_at: usize) -> Draw { { first_figure(); super::brief::draw } } }
in_file! { rectification: fn rectification(_at: usize) -> Draw { { first_figure(); super::rectification::draw } } }

in_file! { table: fn bringing(_at: usize) -> Draw { super::bringing::draw } }

/// Makes a draft's file of a workbook that was filled in; none where it is no such workbook.
type BringBack = fn(&Model, &str, &[u8]) -> Option<String>;

in_file! { papers: fn papers(_at: usize) -> (Draw, BringBack) {
    { first_figure(); (super::papers::draw, super::papers::brought_back) }
} }

in_file! { more: fn more(part: MorePart) -> Draw { { first_figure(); of_more(part) } } }

fn of_more(part: MorePart) -> Draw {
    match part {
        MorePart::Compare => super::compare::draw,
        MorePart::Paper => super::paper::draw,
        MorePart::Import => super::import::draw,
        MorePart::Share => super::share::draw,
        MorePart::Versions => super::versions::draw,
        MorePart::Paste => super::paste::draw,
        MorePart::Keys => super::keys::draw,
        MorePart::Clear => super::this_computer::draw,
        MorePart::Rubrics => super::own_rubrics::draw,
        MorePart::Events => super::events::draw,
        MorePart::Drafts => super::drafts::draw,
    }
}

/// Reads an own rubric, or says what is wrong with it, a sentence each. The page calls it by this pointer alone, so that neither
/// what checks rubrics nor what it says is part of what is loaded first.
pub(super) type ReadRubric = fn(&str, &Shelf) -> Result<OwnRubric, Rc<[Rc<str>]>>;

in_file! { rubric: fn rubric_reader(_at: usize) -> ReadRubric { read_own } }

fn read_own(source: &str, shelf: &Shelf) -> Result<OwnRubric, Rc<[Rc<str>]>> {
    rubrics::own(source, shelf)
        .map_err(|problems| problems.iter().map(|one| text::rubric_problem(one).into()).collect())
}

/// What reads own rubrics, which holds all that checks them; none while it cannot be had.
pub(super) async fn read_rubric() -> Option<ReadRubric> {
    rubric_reader(0).await.ok()
}

/// Reads the file with the rubrics beside the default one.
pub(super) type ReadOthers = fn(&[u8]) -> Result<Vec<Rubric>, WireError>;

in_file! { others: fn others_reader(_at: usize) -> fn() -> ReadOthers { others_can_be_scored } }

/// Fetches what the default rubric does without: small tables, and kinds of rule that it has no rule of. Only when it is there
/// is another rubric read.
pub(super) async fn read_others() -> Option<ReadOthers> {
    others_reader(0).await.map(|come| come()).ok()
}

fn others_can_be_scored() -> ReadOthers {
    rubric::wire::all_kinds_are_here();
    engine::all_kinds_are_here();
    text::all_kinds_are_here();
    super::table::tables_are_here();
    rubrics::standards
}

/// Takes in what came from outside.
type TakeIn = fn(Incoming, &Dispatch);

in_file! { files: fn taker(_at: usize) -> TakeIn { super::incoming::take } }

/// Takes in what came from outside, as soon as what reads it is there.
pub(super) fn take(incoming: Incoming, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    wasm_bindgen_futures::spawn_local(async move {
        match taker(0).await {
            Ok(take) => take(incoming, &dispatch),
            Err(_) => dispatch.send(Msg::PartLost),
        }
    });
}

in_file! { examples: fn read_example(at: usize) -> Rc<Draft> { crate::examples::example(at) } }

/// An example, counted from zero; none while it cannot be had.
pub(super) async fn example(at: usize) -> Option<Rc<Draft>> {
    read_example(at).await.ok()
}

impl LatePart {
    /// Its place among all.
    const fn at(self) -> usize {
        match self {
            Self::WhatIf => 0,
            Self::Bringing => 1,
            Self::Fold => 2,
            Self::Findings => 3,
            Self::Lots => 4,
            Self::Papers => 5,
            Self::Data => 6,
            Self::Brief => 7,
            Self::Rectification => 8,
            Self::More(part) => 9 + part as usize,
        }
    }

    fn here(self) -> Option<Draw> {
        HERE.get()[self.at()]
    }

    async fn load(self) -> Result<(), Lost> {
        let draw = match self {
            Self::WhatIf => trying(0).await?,
            Self::Bringing => bringing(0).await?,
            Self::Fold => folded(0).await?,
            Self::Papers => papers(0).await?.0,
            Self::Findings => found(0).await?,
            Self::Lots => lots(0).await?,
            Self::Data => all_data(0).await?,
            Self::Brief => on_one_page(0).await?,
            Self::Rectification => rectification(0).await?,
            Self::More(part) => more(part).await?,
        };
        let mut here = HERE.get();
        here[self.at()] = Some(draw);
        HERE.set(here);
        Ok(())
    }
}

/// What comes within so many milliseconds is not worth a word.
const SOON_MS: u32 = 200;

/// How far a part that is wanted has come.
pub(super) enum Coming {
    /// It can be drawn.
    Here(Draw),
    /// It is being fetched, for so long already that it is worth a word or not.
    Awaited { is_late: bool },
    /// It could not be had; the callback tries anew.
    Lost(Callback<()>),
}

/// The part that is wanted, fetched where need be.
#[hook]
pub(super) fn use_part(wanted: Option<LatePart>) -> Option<Coming> {
    let attempt = use_state(|| 0_u32);
    let lost = use_state_eq(|| None::<LatePart>);
    let is_late = use_state_eq(|| false);
    let drawn_anew = use_force_update();
    {
        let (lost, is_late) = (lost.clone(), is_late.clone());
        use_effect_with((wanted, *attempt), move |(wanted, _)| {
            // What comes of an attempt is said while it is waited for: who opens the part again is not told of the time before.
            let is_waited_for = Rc::new(Cell::new(true));
            lost.set(None);
            is_late.set(false);
            if let Some(part) = wanted.filter(|part| part.here().is_none()) {
                let (late, is_waited_for) = (is_waited_for.clone(), is_waited_for.clone());
                Timeout::new(SOON_MS, move || {
                    if late.get() {
                        is_late.set(true);
                    }
                })
                .forget();
                wasm_bindgen_futures::spawn_local(async move {
                    match part.load().await {
                        Ok(()) => drawn_anew.force_update(),
                        Err(_) if is_waited_for.get() => lost.set(Some(part)),
                        Err(_) => {}
                    }
                });
            }
            move || is_waited_for.set(false)
        });
    }
    wanted.map(|part| match part.here() {
        Some(draw) => Coming::Here(draw),
        None if *lost == Some(part) => Coming::Lost(Callback::from(move |()| attempt.set(*attempt + 1))),
        None => Coming::Awaited { is_late: *is_late },
    })
}
