//! `cargo xtask paper`: the files that the page hands out, without a browser, byte for byte.

use std::fs;
use std::io::{Write as _, stdout};
use std::rc::Rc;

use anyhow::{Context as _, Result, bail};
use lvzhi::view::Sheet;
use lvzhi::{draft, papers, rubrics, text};

/// The kinds of paper that can be asked for.
pub(crate) const KINDS: &[&str] = &["table.docx", "report.docx", "evidence.docx", "brief.html"];

/// Writes a paper of a draft to the standard output.
pub(crate) fn paper(kind: &str, name: &str) -> Result<()> {
    let bytes = made(kind, name)?;
    stdout().write_all(&bytes).context("the file could not be written")
}

fn made(kind: &str, name: &str) -> Result<Vec<u8>> {
    let bytes = fs::read(name).with_context(|| format!("{name} cannot be read"))?;
    let read =
        draft::read(&bytes).map_err(|error| anyhow::anyhow!("{name}: {}", text::draft_error(&error)))?;
    let shelf = rubrics::shelf();
    let draft = Rc::new(read.draft);
    let own = || {
        let source = draft.rubric.source.as_deref()?;
        Some(rubrics::own(source, &shelf).ok()?.rubric.0)
    };
    let Some(rubric) = shelf.rubric(&draft.rubric).cloned().or_else(own) else {
        bail!("{name}: its rubric is not known")
    };
    let sheet = Sheet::of(&rubric, &draft, None);
    Ok(match kind {
        "table.docx" => papers::table_docx(&rubric, &sheet),
        "report.docx" => papers::report_docx(&rubric, &sheet),
        "evidence.docx" => papers::evidence_docx(&rubric, &sheet),
        "brief.html" => papers::brief_html(&rubric, &sheet).into_bytes(),
        _ => bail!("no such paper: {kind}\nthere are {}", KINDS.join(", ")),
    })
}
