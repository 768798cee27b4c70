//! The files that parts of the page are in, and what is drawn or done with what is in them.
//!
//! With the feature `split`, what only a part uses is taken out of the page's wasm into a file of its own (`xtask/src/finish/split.rs`);
//! without it all of it is there, and a part comes at once.

use super::Dispatch;
use super::parts::{BringBack, Draw, Fetch, LatePart, MorePart, TakeIn};
use crate::draft::Draft;
use crate::rubric::{Rubric, wire::WireError};
use crate::rubrics::{self, OwnRubric, Shelf};
use crate::{checks, engine, rubric, text, view};
use std::rc::Rc;

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
        fn $name($with: $what) -> Result<$out, Lost> {
            Ok($body)
        }
        #[cfg(not(feature = "split"))]
        async fn $name($with: $what) -> Result<$out, Lost> {
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

in_file! { draw: fn lots(_at: usize) -> Draw { super::lots::draw } }

in_file! { data: fn all_data(_at: usize) -> Draw { { first_figure(); super::data::draw } } }

in_file! { brief: fn on_one_page(_at: usize) -> Draw { { first_figure(); super::brief::draw } } }
in_file! { rectification: fn rectification(_at: usize) -> Draw { { first_figure(); super::rectification::draw } } }

in_file! { edition: fn editions(_at: usize) -> Draw { { first_figure(); super::edition::draw } } }

in_file! { table: fn bringing(_at: usize) -> Draw { super::bringing::draw } }

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

in_file! { files: fn taker(_at: usize) -> TakeIn { super::taking::take } }

in_file! { examples: fn read_example(at: usize) -> Rc<Draft> { crate::examples::example(at) } }

/// An example, counted from zero; none while it cannot be had.
pub(super) async fn example(at: usize) -> Option<Rc<Draft>> {
    read_example(at).await.ok()
}

/// Fetches each of them.
pub(super) const FETCH: Fetch = Fetch {
    part: |part| Box::pin(async move { drawn(part).await.ok() }),
    backup_maker: || Box::pin(async { backup_maker(0).await.ok() }),
    taker: || Box::pin(async { taker(0).await.ok() }),
    bring_back: || Box::pin(async { Some(papers(0).await.ok()?.1) }),
};

async fn drawn(part: LatePart) -> Result<Draw, Lost> {
    Ok(match part {
        LatePart::WhatIf => trying(0).await?,
        LatePart::Bringing => bringing(0).await?,
        LatePart::Fold => folded(0).await?,
        LatePart::Papers => papers(0).await?.0,
        LatePart::Findings => found(0).await?,
        LatePart::Lots => lots(0).await?,
        LatePart::Data => all_data(0).await?,
        LatePart::Brief => on_one_page(0).await?,
        LatePart::Rectification => rectification(0).await?,
        LatePart::Edition => editions(0).await?,
        LatePart::More(part) => more(part).await?,
    })
}
