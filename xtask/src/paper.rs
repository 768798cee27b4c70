//! `cargo xtask paper` and `merge`: the office files of a draft, and what comes back in them, without a browser.

use std::fs;
use std::io::{Write as _, stdout};
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

use anyhow::{Context as _, Result, anyhow, bail};
use lvzhi::draft::{self, AssessError, Difference, Draft, Outcome, Side, Stamp};
use lvzhi::papers::{self, PaperColumns, PaperKind};
use lvzhi::rubric::Rubric;
use lvzhi::rubrics::{self, Shelf};
use lvzhi::text;
use lvzhi::view::Sheet;

/// Writes a paper of a draft, the same bytes as the page's.
pub(crate) fn paper(kind: &str, file: &str) -> Result<ExitCode> {
    let bytes = written(kind, file)?;
    stdout().write_all(&bytes)?;
    Ok(ExitCode::SUCCESS)
}

/// The bytes of a paper.
pub(crate) fn written(kind: &str, file: &str) -> Result<Vec<u8>> {
    let Some(paper) = PaperKind::ALL.into_iter().find(|one| one.name() == kind) else {
        bail!("no such paper: {kind}\nthere are: {}", PaperKind::ALL.map(PaperKind::name).join(", "));
    };
    let (draft, rubric) = read(file)?;
    if matches!(paper, PaperKind::TableWorkbook | PaperKind::Table) {
        let said = PaperColumns::of(&draft).said();
        if !said.is_empty() {
            eprintln!("{said}");
        }
    }
    Ok(paper.written(&rubric, &Sheet::of(&rubric, &Rc::new(draft), None), None))
}

/// Prints a draft with what a filled-in table brings; what was taken, and what was not, is told on standard error.
pub(crate) fn merge(file: &str, table: &str) -> Result<ExitCode> {
    let (merged, told) = joined(file, table)?;
    for line in told {
        eprintln!("{line}");
    }
    stdout().write_all(merged.as_bytes())?;
    Ok(ExitCode::SUCCESS)
}

/// The draft's file with what a table brings, and what is to be said of that. Where both changed a text, it is that of the unit
/// responsible, as the page suggests; else what the draft held stays.
pub(crate) fn joined(file: &str, table: &str) -> Result<(String, Vec<String>)> {
    let (ours, rubric) = read(file)?;
    let bytes = fs::read(table).with_context(|| format!("cannot read {table}"))?;
    let filled = papers::filled(table, &bytes).map_err(|error| anyhow!("{table}: {}", error.said()))?;
    let mut told = Vec::new();
    if filled.is_of_another(&ours) {
        told.push(format!("{table}: {}", text::TABLE_OF_ANOTHER));
    }
    let brought = filled.held_against(&rubric, &ours);
    told.extend(brought.unknown.iter().map(|name| text::table_row_unknown(name)));
    told.extend(brought.computed.iter().map(|title| text::table_score_computed(title)));
    let theirs = brought.draft;
    let choice = |slot: &draft::Slot| {
        let is_theirs = !theirs.part.is_empty() && draft::owners(&rubric, &ours, slot).contains(&theirs.part);
        if is_theirs { Side::Theirs } else { Side::Ours }
    };
    let differences = draft::differences(&ours, &theirs);
    for Difference { slot, ours, theirs, is_conflict } in &differences {
        let is_taken = !is_conflict || choice(slot) == Side::Theirs;
        if ours.text != theirs.text {
            told.push(text::table_brought(
                &text::place_named(&[&*rubric], &[], slot),
                &ours.text,
                &theirs.text,
                is_taken,
            ));
        }
    }
    let name =
        Path::new(table).file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let merged = if differences.is_empty() {
        told.push(text::TABLE_NOTHING_NEW.to_owned());
        ours
    } else {
        draft::merged(&ours, &theirs, choice, &name.into(), &"".into())
    };
    let outcome = Outcome::of(&rubric, &merged.answers, merged.year_number());
    let stamp = Stamp { disclaimer: text::DISCLAIMER, saved: "" };
    Ok((draft::write(&merged, Some((&rubric, &outcome)), stamp), told))
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use xtask::paths;

    #[test]
    fn a_table_is_written_and_one_that_nobody_touched_changes_nothing() {
        let draft = paths::root().join("src/draft/examples/6.json").display().to_string();
        let bytes = written("table.xlsx", &draft).expect("a table");
        assert!(bytes.starts_with(b"PK"));
        let said = written("table.pdf", &draft).expect_err("no such paper").to_string();
        assert!(said.contains("table.pdf") && said.contains("table.xlsx"), "{said}");

        let folder = tempfile::tempdir().expect("a folder");
        let table = folder.path().join("table.xlsx");
        fs::write(&table, bytes).expect("a file");
        let (merged, told) = joined(&draft, &table.display().to_string()).expect("merged");
        assert_eq!(told, [text::TABLE_NOTHING_NEW]);
        let merged: Value = serde_json::from_str(&merged).expect("JSON");
        // Summed by hand in tests/native/seeds: what the page shows for 正安县 2019.
        assert_eq!(merged["result"]["total"], serde_json::json!({ "low": "27.4", "high": "99" }));
        let said = joined(&draft, &draft).expect_err("no table").to_string();
        assert!(said.contains("导出") || said.contains("文件"), "{said}");
    }
}
