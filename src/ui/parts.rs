//! Parts of the page that come when first wanted: screens and dialogs that few open.
//!
//! What fetches them (`files`) names every screen, and screens ask for parts: so it is handed in from above ([`fetched_by`]).

mod place;

use super::Dispatch;
use super::incoming::Incoming;
use crate::checks;
use crate::session::{Model, Msg};
use crate::view::{CardView, ResultView};
use gloo::timers::callback::Timeout;
use std::cell::Cell;
use std::pin::Pin;
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
    /// A newer edition of the rubric (评分细则有新版)
    Edition,
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

/// Takes in what came from outside.
pub(super) type TakeIn = fn(Incoming, &Dispatch);

/// Makes a draft's file of a workbook that was filled in; none where it is no such workbook.
pub(super) type BringBack = fn(&Model, &str, &[u8]) -> Option<String>;

/// Offers all drafts as one file.
pub(super) type ExportAll = fn(&Dispatch);

/// What comes of fetching a file; none where it cannot be had, of which the console says more.
pub(super) type Fetched<T> = Pin<Box<dyn Future<Output = Option<T>>>>;

/// What fetches the files that parts are in.
#[derive(Clone, Copy)]
pub(super) struct Fetch {
    pub(super) part: fn(LatePart) -> Fetched<Draw>,
    pub(super) backup_maker: fn() -> Fetched<ExportAll>,
    pub(super) taker: fn() -> Fetched<TakeIn>,
    pub(super) bring_back: fn() -> Fetched<BringBack>,
}

thread_local! {
    /// Nothing can be had before this is said.
    static FETCH: Cell<Option<Fetch>> = const { Cell::new(None) };
    /// The parts that are there.
    static HERE: Cell<[Option<Draw>; COUNT]> = const { Cell::new([None; COUNT]) };
}

/// Has parts fetched by this; said once, before anything is drawn.
pub(super) fn fetched_by(fetch: Fetch) {
    FETCH.set(Some(fetch));
}

/// Offers all drafts as one file; the deleted ones, too.
pub(super) fn export_all(dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    wasm_bindgen_futures::spawn_local(async move {
        match fetched(|fetch| (fetch.backup_maker)()).await {
            Some(export) => export(&dispatch),
            None => dispatch.send(Msg::PartLost),
        }
    });
}

/// Takes in what came from outside, as soon as what reads it is there.
pub(super) fn take(incoming: Incoming, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    wasm_bindgen_futures::spawn_local(async move {
        match fetched(|fetch| (fetch.taker)()).await {
            Some(take) => take(incoming, &dispatch),
            None => dispatch.send(Msg::PartLost),
        }
    });
}

/// What brings back a workbook that was filled in; none while it cannot be had.
pub(super) async fn bring_back() -> Option<BringBack> {
    fetched(|fetch| (fetch.bring_back)()).await
}

/// Does something with what runs checks at hand, or without it where it cannot be had.
pub(super) fn with_checks(act: impl FnOnce() + 'static) {
    if checks::are_run() {
        return act();
    }
    wasm_bindgen_futures::spawn_local(async move {
        // What is missing then says nothing of contradictions, and the person needs the file all the same.
        let _ = LatePart::Findings.load().await;
        act();
    });
}

async fn fetched<T>(of: impl FnOnce(Fetch) -> Fetched<T>) -> Option<T> {
    of(FETCH.get()?).await
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
            Self::Edition => 9,
            Self::More(part) => 10 + part as usize,
        }
    }

    fn here(self) -> Option<Draw> {
        HERE.get()[self.at()]
    }

    /// Whether it could be had.
    async fn load(self) -> bool {
        let Some(draw) = fetched(|fetch| (fetch.part)(self)).await else { return false };
        let mut here = HERE.get();
        here[self.at()] = Some(draw);
        HERE.set(here);
        true
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
                    if part.load().await {
                        drawn_anew.force_update();
                    } else if is_waited_for.get() {
                        lost.set(Some(part));
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
