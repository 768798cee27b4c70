//! `cargo xtask paper`: the office files of a draft, without a browser.

use std::fs;
use std::io::{Write as _, stdout};
use std::process::ExitCode;
use std::rc::Rc;

use anyhow::{Context as _, Result, anyhow, bail};
use lvzhi::draft::{self, AssessError, Draft};
use lvzhi::rubric::Rubric;
use lvzhi::rubrics::{self, Shelf};
use lvzhi::view::Sheet;
use lvzhi::{papers, text};

/// The kinds of papers there are.
const KINDS: &[&str] = &["table.xlsx"];

/// Writes a paper of a draft, the same bytes as the page's.
pub(crate) fn paper(kind: &str, file: &str) -> Result<ExitCode> {
    let bytes = written(kind, file)?;
    stdout().write_all(&bytes)?;
    Ok(ExitCode::SUCCESS)
}

/// The bytes of a paper.
pub(crate) fn written(kind: &str, file: &str) -> Result<Vec<u8>> {
    if !KINDS.contains(&kind) {
        bail!("no such paper: {kind}\nthere are: {}", KINDS.join(", "));
    }
    let (draft, rubric) = read(file)?;
    let sheet = Sheet::of(&rubric, &Rc::new(draft), None);
    Ok(match kind {
        "table.xlsx" => papers::table_xlsx(&rubric, &sheet),
        other => bail!("no such paper: {other}"),
    })
}

/// A draft with its rubric: of the shelf, or the one it brings along.
pub(crate) fn read(file: &str) -> Result<(Draft, Rc<Rubric>)> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {file}"))?;
    let draft = draft::read(&bytes).map_err(|error| anyhow!("{file}: {}", text::draft_error(&error)))?.draft;
    let shelf = rubrics::shelf();
    let rubric =
        rubric_of(&shelf, &draft).map_err(|error| anyhow!("{file}: {}", text::assess_error(&error)))?;
    Ok((draft, rubric))
}

fn rubric_of(shelf: &Shelf, draft: &Draft) -> Result<Rc<Rubric>, AssessError> {
    if let Some(rubric) = shelf.rubric(&draft.rubric) {
        return Ok(rubric.clone());
    }
    let unknown = || AssessError::UnknownRubric { id: draft.rubric.id.to_string() };
    let source = draft.rubric.source.as_ref().ok_or_else(unknown)?;
    let own = rubrics::own(source, shelf).map_err(|problems| AssessError::WrongRubric { problems })?;
    Ok(own.rubric.0)
}
