//! `cargo xtask desk`: several counties' drafts in the order of their totals.

use std::fs;
use std::io::{Write as _, stdout};
use std::process::ExitCode;
use std::rc::Rc;

use crate::assess::{read_rubric, said};
use anyhow::{Result, bail};
use lvzhi::desk::{Anomaly, Gathered, anomalies, first_of_best};
use lvzhi::draft::{self, ScoredDraft};
use lvzhi::number::{Range, Truth};
use lvzhi::rubric::Rubric;
use lvzhi::rubrics::{self, Shelf};
use lvzhi::text;
use serde_json::{Value, json};

const USAGE: &str = "usage: cargo xtask desk [--rubric R.json] [--first N] [--anomalies] DRAFT.json…";

/// What is asked for.
#[derive(Debug, Default, PartialEq, Eq)]
struct Options<'a> {
    rubric: Option<&'a str>,
    first: Option<usize>,
    anomalies: bool,
    files: &'a [&'a str],
}

/// Prints the ranking as one array; what cannot be ranked is told beside, and the rest goes on.
pub(crate) fn desk(words: &[&str]) -> Result<ExitCode> {
    let options = options(words)?;
    let shelf = rubrics::shelf();
    let by = match options.rubric.map(|name| (name, read_rubric(&shelf, name))) {
        None => None,
        Some((_, Ok(rubric))) => Some(rubric),
        Some((name, Err(problems))) => {
            for problem in problems {
                eprintln!("error: {name}: {problem}");
            }
            return Ok(ExitCode::FAILURE);
        }
    };
    let (said, problems) = ranking(&shelf, by.as_ref(), &options);
    for problem in &problems {
        eprintln!("error: {problem}");
    }
    // Who reads only the first lines, as `head` does, has had enough.
    let _ = writeln!(stdout(), "{said}");
    Ok(if problems.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// What is printed, and what could not be ranked.
fn ranking(shelf: &Shelf, by: Option<&Rc<Rubric>>, options: &Options<'_>) -> (Value, Vec<String>) {
    let (mut drafts, mut problems) = (Vec::new(), Vec::new());
    for name in options.files {
        match score(shelf, by, name) {
            Ok(scored) => drafts.push((Rc::from(*name), scored)),
            Err(problem) => problems.push(format!("{name}: {problem}")),
        }
    }
    let gathered = Gathered::of(drafts);
    let wanted = text::rubric_named(&gathered.named.id, &gathered.named.edition);
    problems.extend(gathered.others.iter().map(|other| {
        let own = text::rubric_named(&other.named.id, &other.named.edition);
        format!("{}: {}", other.file, text::other_rubric(&own, &wanted))
    }));
    let rows = rows(&gathered, options.first);
    let Some(rubric) = gathered.rubric.as_ref().filter(|_| options.anomalies) else {
        return (rows, problems);
    };
    let found = anomalies(rubric, &gathered.entries);
    let found: Vec<Value> = found.iter().map(|one| anomaly(rubric, &gathered, one)).collect();
    (json!({ "ranking": rows, "anomalies": found }), problems)
}

fn score(shelf: &Shelf, by: Option<&Rc<Rubric>>, name: &str) -> Result<ScoredDraft, String> {
    let bytes = fs::read(name).map_err(|error| error.to_string())?;
    draft::score_file(shelf, by, &bytes).map_err(|error| said(&error))
}

fn rows(gathered: &Gathered, first: Option<usize>) -> Value {
    let Some(rubric) = &gathered.rubric else { return json!([]) };
    let first = first.map(|first| first_of_best(&gathered.entries, first));
    let rows = gathered.entries.iter().zip(&gathered.ranks).enumerate().map(|(at, (entry, rank))| {
        let assessment = &entry.outcome.assessment;
        let grade = |at: usize| &*rubric.grades[at].title;
        let mut row = json!({
            "file": &*entry.file,
            "county": &*entry.draft.county,
            "column": text::COLUMN_OWN,
            "total": range(&assessment.total),
            "grade": { "low": grade(assessment.grade.low), "high": grade(assessment.grade.high) },
            "rank": { "low": rank.low, "high": rank.high },
        });
        if let Some(first) = &first {
            row["first"] = match first[at] {
                Truth::Yes => json!(true),
                Truth::No => json!(false),
                Truth::Open => Value::Null,
            };
        }
        row
    });
    rows.collect()
}

fn range(range: &Range) -> Value {
    json!({ "low": range.low.plain(), "high": range.high.plain() })
}

fn anomaly(rubric: &Rubric, gathered: &Gathered, anomaly: &Anomaly) -> Value {
    let (entry, kind) = match anomaly {
        Anomaly::Far(far) => (far.entry, "far"),
        Anomaly::OverHundred { entry, .. } => (*entry, "over_hundred"),
        Anomaly::AllFull { entry, .. } => (*entry, "all_full"),
    };
    let mut said = json!({
        "file": &*gathered.entries[entry].file,
        "county": &*gathered.entries[entry].draft.county,
        "kind": kind,
        "says": text::anomaly(rubric, &gathered.entries, anomaly),
    });
    match anomaly {
        Anomaly::Far(far) => {
            let (title, unit) = text::measure(rubric, far.measure);
            said["title"] = json!(title);
            said["unit"] = json!(unit);
            said["value"] = json!(far.value.plain());
            said["median"] = json!(far.median.plain());
            said["spread"] = json!(far.spread.plain());
            said["peers"] = json!(far.peers);
        }
        Anomaly::OverHundred { fact, value, .. } => {
            said["fact"] = json!(&*rubric.fact(*fact).id);
            said["value"] = json!(value.as_ref().map(lvzhi::number::Number::plain));
        }
        Anomaly::AllFull { judged, .. } => said["judged"] = json!(judged),
    }
    said
}

/// Options before the files, each once.
fn options<'a>(words: &'a [&'a str]) -> Result<Options<'a>> {
    let mut options = Options::default();
    let mut rest = words;
    loop {
        rest = match rest {
            ["--rubric", file, rest @ ..] if options.rubric.is_none() => {
                options.rubric = Some(file);
                rest
            }
            ["--first", number, rest @ ..] if options.first.is_none() => {
                let Some(number) = number.parse().ok().filter(|number| *number > 0) else { bail!("{USAGE}") };
                options.first = Some(number);
                rest
            }
            ["--anomalies", rest @ ..] if !options.anomalies => {
                options.anomalies = true;
                rest
            }
            [] => bail!("{USAGE}"),
            [word, ..] if word.starts_with("--") => bail!("{USAGE}"),
            files => {
                options.files = files;
                return Ok(options);
            }
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Of the rubric with five judged items and five points for figures (优秀 from 44, 合格 from 33): 5 · 9 + 5 = 50 twice share the first rank,
    /// 5 · 7 + 5 = 40 is the third; where all is open it is 0 to 55, from the first to the fourth, so each other may be one lower. 某丁县 is
    /// for another rubric.
    #[test]
    fn drafts_are_ranked_and_others_told() {
        let folder = tempfile::tempdir().expect("folder");
        let path = |name: &str| folder.path().join(name).display().to_string();
        let own: Value =
            serde_json::from_str(include_str!("../../tests/desk_rubric.json")).expect("a rubric");
        let write = |county: &str, points: &str, rubric: Value| {
            let (mut judgments, mut facts) = (json!({}), json!({}));
            if !points.is_empty() {
                for item in ["a", "b", "c", "d", "e"] {
                    judgments[format!("desk.{item}")] = json!({ "points": points });
                }
                for (fact, text) in [("money", "15"), ("wages", "1000"), ("rate", "98"), ("held", "50")] {
                    facts[format!("desk.{fact}")] = json!({ "text": text });
                }
            }
            let draft = json!({
                "format": "lvzhi-draft", "version": 1, "county": county, "year": 2025, "rubric": rubric,
                "facts": facts, "judgments": judgments,
            });
            let file = path(&format!("{county}.json"));
            fs::write(&file, draft.to_string()).expect("file");
            file
        };
        let with = |edition: &str| json!({ "id": "desk", "edition": edition, "source": own });
        let files = [
            write("某甲县", "7", with("1")),
            write("某乙县", "9", with("1")),
            write("某丙县", "9", with("1")),
            write("某丁县", "10", json!({ "id": "general", "edition": "2025.1" })),
            write("某戊县", "", with("1")),
            path("没有.json"),
        ];
        let files: Vec<&str> = files.iter().map(String::as_str).collect();
        let options = Options { first: Some(2), files: &files, ..Options::default() };
        let (said, problems) = ranking(&rubrics::shelf(), None, &options);
        assert_eq!(problems.len(), 2, "{problems:?}");
        assert!(problems[0].contains("没有.json"), "{problems:?}");
        assert!(
            problems[1].contains("某丁县.json") && problems[1].contains("general 2025.1"),
            "{problems:?}"
        );
        let row = |at: usize| {
            let row = &said[at];
            (
                row["county"].as_str().expect("a county"),
                &row["rank"],
                &row["total"]["low"],
                &row["grade"]["high"],
                &row["first"],
            )
        };
        let rank = |low: usize, high: usize| json!({ "low": low, "high": high });
        let (fifty, forty, nought) = (json!("50"), json!("40"), json!("0"));
        let (best, good, sure, open) = (json!("优秀"), json!("合格"), json!(true), Value::Null);
        // 丙 (U+4E19) stands before 乙 (U+4E59).
        assert_eq!(row(0), ("某丙县", &rank(1, 2), &fifty, &best, &sure));
        assert_eq!(row(1), ("某乙县", &rank(1, 2), &fifty, &best, &sure));
        assert_eq!(row(2), ("某戊县", &rank(1, 4), &nought, &best, &open));
        assert_eq!(row(3), ("某甲县", &rank(3, 4), &forty, &good, &json!(false)));
        assert_eq!((said.as_array().map(Vec::len), &said[0]["column"]), (Some(4), &json!("自评")));
        assert_eq!(desk(&files).expect("ranked"), ExitCode::FAILURE);
        assert_eq!(desk(&files[..3]).expect("ranked"), ExitCode::SUCCESS);
        // By a rubric that is given all are ranked.
        let rubric = path("rubric.json");
        fs::write(&rubric, own.to_string()).expect("file");
        assert_eq!(
            desk(&[&["--rubric", &*rubric], &files[..5]].concat()).expect("ranked"),
            ExitCode::SUCCESS
        );
        assert_eq!(desk(&["--rubric", files[5], files[0]]).expect("told"), ExitCode::FAILURE);
    }

    #[test]
    fn options_stand_before_files() {
        let files = ["--anomalies", "--first", "3", "a.json", "b.json"];
        let asked = options(&files).expect("options");
        assert_eq!((asked.first, asked.anomalies, asked.files), (Some(3), true, &files[3..]));
        for wrong in [
            &[][..],
            &["--anomalies"],
            &["--first", "0", "a"],
            &["--first", "a"],
            &["--x", "a"],
            &["--rubric"],
        ] {
            assert!(options(wrong).is_err(), "{wrong:?}");
        }
    }
}
