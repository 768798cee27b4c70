//! Cities' tables in the hands of others: made by openpyxl, read, filled in, written in the columns they came in, worked out and saved by
//! LibreOffice, and read once more.

use std::fs;
use std::path::Path;
use std::rc::Rc;

use anyhow::{Context as _, Result, anyhow, ensure};
use lvzhi::blocks::{self, DocumentTable};
use lvzhi::draft::{Draft, RubricRef};
use lvzhi::facts::RawJudgment;
use lvzhi::papers;
use lvzhi::printed::{self, Corrections, Particulars, Printed, Scorings};
use lvzhi::rubric::Rubric;
use lvzhi::rubrics::{self, Shelf};
use lvzhi::text;
use lvzhi::view::Sheet;
use serde_json::{Map, Value, json};

use super::trials::fact;
use crate::command::run_quietly;
use crate::tools::Tools;

/// A city's table, what is typed into its draft, and what stands in its columns then and after one figure was changed in the workbook.
struct City {
    name: &'static str,
    /// Titles of items, with what is typed: points that are judged, or the figure that is asked for.
    typed: &'static [(&'static str, &'static str)],
    /// The item of which another figure is typed into the workbook, and that figure.
    changed: (&'static str, &'static str),
    /// The column of the scores, and the first row that has one.
    scores: (char, usize),
    before: &'static [&'static str],
    after: &'static [&'static str],
    is_landscape: bool,
}

/// Worked out by hand from `tests/papers/cities`.
///
/// 3.5 + (6 − 5 · 0.5 = 3.5) + 2 = 9; 5 + (3 − 1 = 2) = 7; 16. At 82 % it is three below: 6 − 1.5 = 4.5, so 10 and 17.
///
/// By weights: 60 − 6 = 54 and 30 of 100 count 84 · 0.4 = 33.6, and 100 − 2 · 10 = 80 counts 80 · 0.6 = 48; 81.6. At 94 % it is 90, 54, 87.6.
///
/// 5 − 3 · 1 = 2 at 1.2 %; 4; two accidents: 6 − 4 = 2; one open item of 4 points: 8 to 12. With one accident 4: 10 to 14.
static CITIES: [City; 3] = [
    City {
        name: "two_headings",
        typed: &[
            ("党的领导", "3.5"),
            ("普惠性幼儿园", "80"),
            ("=1+1 规划", "2"),
            ("生均公用经费", "5"),
            ("校车安全", "1"),
        ],
        changed: ("普惠性幼儿园", "82"),
        scores: ('G', 5),
        before: &["3.5", "3.5", "2", "9", "5", "2", "7", "16"],
        after: &["3.5", "4.5", "2", "10", "5", "2", "7", "17"],
        is_landscape: true,
    },
    City {
        name: "no_score_column",
        typed: &[("教师培训", "1.2"), ("师德师风", "4"), ("校园安全", "2")],
        changed: ("校园安全", "1"),
        scores: ('H', 3),
        before: &["2", "4", "2", "", "8–12"],
        after: &["2", "4", "4", "", "10–14"],
        is_landscape: false,
    },
    City {
        name: "weighted_heads",
        typed: &[("毛入园率", "84"), ("师德师风", "30"), ("巩固率", "93")],
        changed: ("巩固率", "94"),
        scores: ('G', 3),
        before: &["54", "30", "80", "81.6"],
        after: &["54", "30", "90", "87.6"],
        is_landscape: true,
    },
];

/// A city's table as it was read, and the draft that was filled in.
struct Filled {
    city: &'static City,
    printed: Printed,
    rubric: Rc<Rubric>,
    draft: Draft,
}

/// What is to be held against what comes out.
pub(super) struct Cities(Vec<Filled>);

impl Cities {
    /// Has the tables made, reads them, and writes them filled in; says in `changes` what is to be typed into the files.
    pub(super) fn written(tools: &Tools, folder: &Path, changes: &mut Map<String, Value>) -> Result<Self> {
        let tables = CITIES.iter().map(|city| format!("tests/papers/cities/{}.html", city.name));
        run_quietly(tools.program("python3").arg("tests/papers/make_cities.py").arg(folder).args(tables))?;
        let shelf = rubrics::shelf();
        let mut all = Vec::new();
        for city in &CITIES {
            let name = format!("{}.xlsx", city.name);
            let filled = Filled::of(city, &shelf, &fs::read(folder.join(&name))?).context(city.name)?;
            let sheet = Sheet::of(&filled.rubric, &Rc::new(filled.draft.clone()), None);
            let [made, changed] = city.files();
            fs::write(folder.join(&made), papers::table_xlsx(&filled.rubric, &sheet))?;
            let (title, figure) = city.changed;
            let number = figure.parse::<serde_json::Number>()?;
            changes.insert(made, json!({ "to": changed, "typed": { filled.fact(title)?: number } }));
            all.push(filled);
        }
        Ok(Self(all))
    }

    /// The files that were written.
    pub(super) fn files(&self) -> impl Iterator<Item = String> {
        self.0.iter().flat_map(|filled| filled.city.files())
    }

    /// Looks at what LibreOffice has saved; answers with how many cells were compared.
    pub(super) fn compare(&self, saved: &Path) -> Result<usize> {
        let mut compared = 0;
        for filled in &self.0 {
            let [made, changed] = filled.city.files();
            for (file, wanted) in [(made, filled.city.before), (changed, filled.city.after)] {
                filled.compare(&fs::read(saved.join(&file))?, wanted).with_context(|| file.clone())?;
                compared += wanted.len();
            }
        }
        Ok(compared)
    }
}

impl City {
    /// The table as it was made, and with the changed figure.
    fn files(&self) -> [String; 2] {
        ["made", "changed"].map(|what| format!("{}-{what}.xlsx", self.name))
    }
}

fn read(bytes: &[u8]) -> Result<(DocumentTable, Printed)> {
    let document = blocks::read("city.xlsx", bytes)?;
    let first = document.tables().next().context("no sheet")?.clone();
    Ok((first, printed::read(&document, &Corrections::default())))
}

impl Filled {
    fn of(city: &'static City, shelf: &Shelf, bytes: &[u8]) -> Result<Self> {
        let (_, printed) = read(bytes)?;
        let readings = printed::readings(&printed, &Scorings::default());
        let made = printed::rubric(&printed, &Particulars::of(&printed), &readings, &text::RUBRIC_WORDS)
            .map_err(|why| anyhow!(text::no_rubric(&why)))?;
        let own = rubrics::own(&made.json, shelf).map_err(|problems| anyhow!("{problems:?}"))?;
        let rubric = own.rubric.0;
        let named = RubricRef { source: Some(made.json.into()), ..RubricRef::default() };
        let mut filled = Self { city, printed, rubric, draft: Draft { rubric: named, ..Draft::default() } };
        filled.draft.county = "某县".into();
        filled.draft.year = "2025".into();
        for (title, typed) in city.typed {
            match filled.fact(title) {
                Ok(id) => {
                    filled.draft.answers.facts.insert(id.into(), fact(typed));
                }
                Err(_) => {
                    let id = filled.indicator(title)?.id.clone();
                    let judged = RawJudgment { points: (*typed).into(), ..RawJudgment::default() };
                    filled.draft.answers.judgments.insert(id, judged);
                }
            }
        }
        Ok(filled)
    }

    fn indicator(&self, title: &str) -> Result<&lvzhi::rubric::Indicator> {
        self.rubric.indicators.iter().find(|one| *one.title == *title).with_context(|| format!("no {title}"))
    }

    /// The figure that an item asks for.
    fn fact(&self, title: &str) -> Result<String> {
        let input = self.indicator(title)?.inputs.first().context("it is judged")?;
        Ok(self.rubric.fact(*input).id.to_string())
    }

    fn compare(&self, bytes: &[u8], wanted: &[&str]) -> Result<()> {
        let (table, printed) = read(bytes)?;
        let (column, first) = self.city.scores;
        let place = |at: usize| format!("{}!{column}{}", table.name, first + at);
        let said = |place: &str| {
            let cell = table.cells.iter().find(|cell| table.place(cell.row, cell.column) == place);
            cell.map_or("", |cell| &*cell.text)
        };
        let found: Vec<&str> = (0..wanted.len()).map(|at| said(&place(at))).collect();
        ensure!(found == wanted, "the scores are {found:?}, and should be {wanted:?}");
        let width = |column: usize| {
            let found = table.widths.iter().find(|(from, to, _)| (*from..=*to).contains(&column));
            found.map(|(.., width)| *width)
        };
        // As `make_cities.py` sets them.
        ensure!([0, 3, 4].map(width) == [7, 8, 38].map(Some), "other widths: {:?}", table.widths);
        ensure!(table.is_landscape == Some(self.city.is_landscape), "the page lies otherwise");
        let items = |printed: &Printed| -> Vec<String> {
            let items = printed.items();
            items.map(|item| format!("{} {} {:?} {}", item.id, item.title, item.points, item.text)).collect()
        };
        ensure!(items(&printed) == items(&self.printed), "other items than came in");
        Ok(())
    }
}
