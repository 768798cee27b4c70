//! Part of the gate `papers`: 整改台账 and 整改报告 in the hands of openpyxl and python-docx; what is late, in those of LibreOffice.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use anyhow::{Context as _, Result};
use lvzhi::draft::{Draft, Given};
use lvzhi::papers;
use lvzhi::rectification::slot;
use lvzhi::view::{Sheet, rectification_report, rectification_sheet};
use lvzhi::{examples, rubrics};
use serde_json::{Map, json};

use crate::command::run_quietly;
use crate::tools::Tools;

/// Makes the papers of some ledgers, has them read by others, and compares.
pub(crate) fn pass(tools: &Tools) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let shelf = rubrics::shelf();
    let mut expected = Map::new();
    for (name, draft) in drafts() {
        let rubric = shelf.rubric(&draft.rubric).context("no rubric")?;
        let sheet = Sheet::of(rubric, &Rc::new(draft), None);
        let write =
            |ending: &str, bytes: Vec<u8>| fs::write(folder.path().join(format!("{name}.{ending}")), bytes);
        write("xlsx", papers::rectification_xlsx(rubric, &sheet))?;
        write("docx", papers::rectification_docx(rubric, &sheet))?;
        let rows = rectification_sheet(sheet.shown(rubric)).rows;
        let cells: Vec<Vec<&str>> =
            rows.iter().map(|row| row.cells.iter().map(|cell| &**cell).collect()).collect();
        let items = rectification_report(sheet.shown(rubric)).items;
        // A paragraph of several lines is told line by line.
        let said: Vec<String> = items
            .iter()
            .map(|item| [&*item.lead, &*item.text].concat().lines().next().unwrap_or_default().to_owned())
            .collect();
        expected.insert(name.to_owned(), json!({ "cells": cells, "said": said }));
    }
    fs::write(folder.path().join("expected.json"), json!(expected).to_string())?;
    let python = |what: &str, folder: &Path| {
        run_quietly(tools.program("python3").args(["tests/papers/rectification.py", what]).arg(folder))
    };
    python("read", folder.path())?;
    let mut office = tools.program("soffice");
    let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
    office.args([&*profile, "--headless", "--convert-to", "xlsx", "--outdir"]);
    run_quietly(office.arg(folder.path().join("saved")).arg(folder.path().join("edges.xlsx")))?;
    python("late", folder.path())?;
    println!("{} ledgers are read by others as they are, and late on the right day", expected.len());
    Ok(())
}

/// The fifth report of the seeds; a ledger of texts that a spreadsheet could take for something else; an empty one.
fn drafts() -> Vec<(&'static str, Draft)> {
    let seed = Draft::clone(&examples::example(4));
    let empty = Draft { rubric: seed.rubric.clone(), ..Draft::default() };
    let mut hostile = Draft { county: "某县".into(), year: "2024".into(), ..empty.clone() };
    let typed = ["=1+1", "+86 10", "-5", "@SUM(A1:A9)", "<b>&\"'", "1/2", "=HYPERLINK(\"x\")", "50%"];
    for (at, text) in typed.into_iter().enumerate() {
        for what in [
            "problem",
            "measure",
            "unit",
            "person",
            "deadline",
            "cause",
            "evidence",
            "next",
            "progress.1.text",
        ] {
            hostile.put(&slot(&at.to_string(), what), &Given::plain(&text.into()));
        }
    }
    vec![("seed", seed), ("hostile", hostile), ("empty", empty)]
}
