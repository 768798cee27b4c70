//! The gate `papers`: workbooks in the hands of others. openpyxl opens and fills them in, LibreOffice works them out, saves them and
//! turns them into PDF; what comes out is held against the engine, and what comes back against what was typed.

mod cities;
mod trials;

use std::collections::BTreeMap;
use std::fs;
use std::rc::Rc;

use anyhow::{Context as _, Result, anyhow, ensure};
use lvzhi::blocks::{self, DocumentTable};
use lvzhi::draft::{self, Draft, Outcome, Side};
use lvzhi::number::{Number, Range};
use lvzhi::papers;
use lvzhi::rubric::Scale;
use lvzhi::view::Sheet;
use serde_json::{Map, Value, json};

use self::cities::Cities;
use self::trials::{CITY, Trial, trials};
use crate::command::run_quietly;
use crate::rectified;
use crate::tools::Tools;

/// Makes workbooks, has them opened by others, and compares.
pub(crate) fn pass(tools: &Tools) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let trials = trials()?;
    let mut changes = Map::new();
    for trial in &trials {
        let sheet = Sheet::of(&trial.rubric, &Rc::new(trial.before.clone()), None);
        let [plain, filled] = trial.files();
        fs::write(folder.path().join(&plain), papers::table_xlsx(&trial.rubric, &sheet))?;
        changes.insert(plain, json!({ "to": filled, "typed": trial.typed }));
    }
    let cities = Cities::written(tools, folder.path(), &mut changes)?;
    fs::write(folder.path().join("changes.json"), Value::Object(changes).to_string())?;
    run_quietly(tools.program("python3").arg("tests/papers/fill.py").arg(folder.path()))?;
    let saved = folder.path().join("saved");
    let all =
        || trials.iter().flat_map(Trial::files).chain(cities.files()).map(|name| folder.path().join(name));
    // A profile of its own, so that a window that is open is not asked to do it.
    let office = |kind: &str| {
        let mut office = tools.program("soffice");
        let profile = format!("-env:UserInstallation=file://{}", folder.path().join("profile").display());
        office.args([&*profile, "--headless", "--convert-to", kind, "--outdir"]).arg(&saved);
        office
    };
    run_quietly(office("xlsx").args(all()))?;
    run_quietly(office("pdf").args(all().take(1)))?;
    let pdf = fs::read(saved.join(trials[0].files()[0].replace(".xlsx", ".pdf"))).context("no PDF")?;
    ensure!(pdf.starts_with(b"%PDF") && pdf.len() > 20_000, "no PDF of a table");
    let (mut found, mut faults) = (Compared::default(), Vec::new());
    for trial in &trials {
        let [plain, filled] = trial.files();
        for (name, draft, is_changed) in [(plain, &trial.before, false), (filled, &trial.after, true)] {
            let bytes =
                fs::read(saved.join(&name)).with_context(|| format!("LibreOffice has not saved {name}"))?;
            match trial.compare(draft, &bytes, is_changed) {
                Ok(one) => found.add(&one),
                Err(fault) => faults.push(format!("{name}: {fault:#}")),
            }
            if let Err(fault) = trial.comes_back(draft, &name, &bytes) {
                faults.push(format!("{name}: {fault:#}"));
            }
        }
    }
    let of_cities = cities.compare(&saved);
    if let Err(fault) = &of_cities {
        faults.push(format!("{fault:#}"));
    }
    println!("{} cells in cities' own columns are as worked out by hand", of_cities.unwrap_or(0));
    let Compared { scores, settled, left_open } = found;
    println!(
        "{scores} scores of {} workbooks agree with the page's, {settled} of them settled; {left_open} are left open by the table \
         though the page knows them",
        trials.len() * 2
    );
    ensure!(settled > 300, "so few settled scores prove nothing: {settled}");
    // Open is never wrong, but a table that leaves much open is of little use.
    ensure!(left_open * 50 <= scores, "so much left open is no table that scores: {left_open}");
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    rectified::pass(tools)
}

/// What came of comparing.
#[derive(Debug, Default)]
struct Compared {
    scores: usize,
    /// Of these, what is one number in the table.
    settled: usize,
    /// Of these, what the page knows and the table leaves open.
    left_open: usize,
}

impl Compared {
    fn add(&mut self, other: &Self) {
        self.scores += other.scores;
        self.settled += other.settled;
        self.left_open += other.left_open;
    }
}

impl Trial {
    /// The table as it was made, and as it was filled in.
    fn files(&self) -> [String; 2] {
        ["made", "filled"].map(|what| format!("{}-{what}.xlsx", self.name))
    }

    /// Holds each score against the engine's.
    fn compare(&self, draft: &Draft, bytes: &[u8], is_changed: bool) -> Result<Compared> {
        let rubric = &self.rubric;
        let document = blocks::read("table.xlsx", bytes)?;
        let sheet = document.tables().find(|table| table.name == "自评表").context("no 自评表")?;
        for cell in document.tables().flat_map(|table| &table.cells) {
            ensure!(
                !cell.text.starts_with('#') && !cell.text.starts_with("Err:"),
                "a formula fails: {}",
                cell.text
            );
        }
        let cells = cells_of(sheet);
        let assessment = Outcome::of(rubric, &draft.answers, draft.year_number()).assessment;
        let mut found = Compared { scores: rubric.indicators.len() + 1, ..Compared::default() };
        for (key, indicator) in rubric.indicators_with_keys() {
            let row = cells.iter().find(|((_, column), text)| *column == 7 && ***text == *indicator.id);
            let row = row.map(|((row, _), _)| *row).with_context(|| format!("no row {}", indicator.id))?;
            let result = assessment.indicator(key);
            let shown = range(&cells, row)?;
            let is_exact =
                if is_changed { agrees(&result.points, &shown) } else { same(&result.points, &shown) };
            ensure!(is_exact, "{}: the page has {:?}, the table {shown:?}", indicator.id, result.points);
            if shown.is_settled() && rubric.scale == Scale::Points {
                found.settled += 1;
                let score = cells.get(&(row, 4)).map(|text| (*text).to_owned());
                ensure!(score == Some(result.points.low.plain()), "{}: the score is {score:?}", indicator.id);
            } else if rubric.scale == Scale::Points {
                ensure!(!cells.contains_key(&(row, 4)), "{}: an open score is not blank", indicator.id);
            }
            // Where the page knows all it asks, so does the table, unless it says that it goes by the page.
            let is_marked = !self.name.starts_with(CITY)
                && cells.get(&(row, 6)).is_some_and(|text| text.contains("数值"));
            let is_known = result.missing.is_empty() && result.refused.is_empty();
            let is_left = result.points.is_settled() && is_known && !shown.is_settled() && !is_marked;
            found.left_open += usize::from(is_left);
        }
        let row = cells.iter().find(|((_, column), text)| *column == 0 && **text == "合计");
        let shown = range(&cells, row.map(|((row, _), _)| *row).context("no total")?)?;
        let total = &assessment.total;
        let is_right = if is_changed { agrees(total, &shown) } else { same(total, &shown) };
        ensure!(is_right, "the total is {total:?}, in the table {shown:?}");
        Ok(found)
    }

    /// What was typed comes back as it was typed, and nothing else does.
    fn comes_back(&self, after: &Draft, name: &str, bytes: &[u8]) -> Result<()> {
        let filled = papers::filled(name, bytes).map_err(|error| anyhow!(error.said()))?;
        let brought = filled.held_against(&self.rubric, &self.before);
        let merged = draft::merged(&self.before, &brought.draft, |_| Side::Ours, &name.into(), &"".into());
        ensure!(brought.unknown.is_empty(), "unknown rows: {:?}", brought.unknown);
        for (id, fact) in after.answers.facts.iter() {
            let came = merged.answers.facts.get(id).map_or_else(|| Rc::from(""), |fact| fact.text.clone());
            ensure!(is_one(&came, &fact.text), "{id}: typed {:?}, came back as {came:?}", fact.text);
        }
        for (id, judgment) in after.answers.judgments.iter() {
            let came =
                merged.answers.judgments.get(id).map_or_else(|| Rc::from(""), |one| one.points.clone());
            ensure!(
                is_one(&came, &judgment.points),
                "{id}: typed {:?}, came back as {came:?}",
                judgment.points
            );
        }
        Ok(())
    }
}

/// The same text, or the same number: 2.50 was typed as a number and is 2.5 now.
fn is_one(one: &str, other: &str) -> bool {
    let number = |text: &str| Number::from_decimal(text);
    one == other || number(one).is_some_and(|one| Some(one) == number(other))
}

fn cells_of(sheet: &DocumentTable) -> BTreeMap<(usize, usize), &str> {
    sheet.cells.iter().map(|cell| ((cell.row, cell.column), &*cell.text)).collect()
}

/// The hidden ends of a row.
fn range(cells: &BTreeMap<(usize, usize), &str>, row: usize) -> Result<Range> {
    let end = |column: usize| {
        let text = cells.get(&(row, column)).copied().unwrap_or_default();
        Number::from_decimal(text).with_context(|| format!("row {} has no number: {text:?}", row + 1))
    };
    Ok(Range { low: end(8)?, high: end(9)? })
}

/// The same ends, as many places as a spreadsheet tells apart.
fn same(page: &Range, table: &Range) -> bool {
    let near = |one: &Number, other: &Number| one.fixed(9) == other.fixed(9);
    near(&page.low, &table.low) && near(&page.high, &table.high)
}

/// A settled range is the page's own; an open one holds all that the page holds possible.
fn agrees(page: &Range, table: &Range) -> bool {
    same(page, table) || (!table.is_settled() && table.contains(page))
}
