//! `cargo xtask rubric`: a city's scoring table as items, without a browser.

use std::fs;
use std::io::{Write as _, stdout};
use std::path::Path;
use std::process::ExitCode;

use crate::clause::{ask_as_json, doubts_as_json, judgement_as_json, status_word};
use anyhow::{Result, anyhow, bail};
use lvzhi::blocks::{self, Document, LARGEST_FILE, ReadError};
use lvzhi::clause::Status;
use lvzhi::number::Number;
use lvzhi::printed::{
    self, Corrections, ExtraItem, Head, ItemReading, Particulars, Printed, PrintedItem, PrintedScale, Role,
    Scorings, VetoEffect, Why,
};
use lvzhi::text;
use serde_json::{Map, Value, json};

/// Prints one line of JSON for each file; what cannot be read is told in its line, and the rest goes on. With `--out` the one
/// file's rubric is written, and what it says otherwise than printed is told on standard error.
pub(crate) fn read(words: &[&str]) -> Result<ExitCode> {
    let (files, out) = match words.iter().position(|word| *word == "--out") {
        None => (words.to_vec(), None),
        Some(at) => {
            let rest: Vec<&str> = [&words[..at], words.get(at + 2..).unwrap_or_default()].concat();
            let (Some(out), [_]) = (words.get(at + 1), rest.as_slice()) else {
                bail!("usage: cargo xtask rubric read FILE --out R.json\n--out takes one file");
            };
            (rest, Some(*out))
        }
    };
    let mut code = ExitCode::SUCCESS;
    for file in &files {
        let read = read_file(file).and_then(|printed| {
            out.map_or(Ok(()), |out| write(&printed, out))?;
            Ok(printed)
        });
        let line = match read {
            Ok(printed) => line(file, &printed),
            Err(problem) => {
                code = ExitCode::FAILURE;
                json!({ "file": file, "error": problem })
            }
        };
        // Who reads only the first lines, as `head` does, has had enough.
        if writeln!(stdout(), "{line}").is_err() {
            break;
        }
    }
    Ok(code)
}

/// The line of one file.
pub(crate) fn line_of(file: &str) -> Result<String> {
    let printed = read_file(file).map_err(|problem| anyhow!("{file}: {problem}"))?;
    Ok(line(file, &printed).to_string())
}

/// Writes the rubric that scores a table, as the page would make it.
fn write(printed: &Printed, out: &str) -> Result<(), String> {
    let particulars = Particulars::of(printed);
    let readings = printed::readings(printed, &Scorings::default());
    let made = printed::rubric(printed, &particulars, &readings, &text::RUBRIC_WORDS)
        .map_err(|why| text::no_rubric(&why))?;
    for adjusted in &made.adjusted {
        eprintln!("{}", text::adjusted(adjusted));
    }
    fs::write(out, made.json).map_err(|error| format!("{out}: {error}"))
}

fn read_file(name: &str) -> Result<Printed, String> {
    let size = fs::metadata(name).map_err(|error| error.to_string())?.len();
    if usize::try_from(size).is_ok_and(|size| size > LARGEST_FILE) {
        return Err(text::read_error(&ReadError::Bound(blocks::ReadBound::File)));
    }
    let bytes = fs::read(name).map_err(|error| error.to_string())?;
    let document = document(name, &bytes).map_err(|error| text::read_error(&error))?;
    let mut printed = printed::read(&document, &Corrections::default());
    if printed.items().next().is_none() {
        return Err("没有读到评分项目".to_owned());
    }
    if printed.title.is_empty() {
        printed.title =
            Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    }
    Ok(printed)
}

/// What Chinese Windows writes is no UTF-8; a browser decodes it itself.
fn document(name: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    match blocks::read(name, bytes) {
        Err(ReadError::Encoding("gb18030")) => {
            let (text, _, has_faults) = encoding_rs::GB18030.decode(bytes);
            if has_faults { Err(ReadError::Unknown) } else { blocks::read_text(name, &text) }
        }
        read => read,
    }
}

fn line(file: &str, printed: &Printed) -> Value {
    let place = |text: &str, place: &str| json!({ "text": text, "where": place });
    let (id, readings) = (Particulars::of(printed).id(), printed::readings(printed, &Scorings::default()));
    json!({
        "file": file,
        "title": printed.title,
        "scale": match printed.scale {
            PrintedScale::Points => "points",
            PrintedScale::Letters => "letters",
            PrintedScale::Items => "items",
        },
        "total": printed.total.plain(),
        "printed_total": points(printed.printed_total.as_ref()),
        "columns": columns(printed),
        "heads": printed.heads.iter().map(|one| head(one, &id, &readings)).collect::<Vec<_>>(),
        "bonus": printed.bonus.iter().map(extra).collect::<Vec<_>>(),
        "deductions": printed.deductions.iter().map(extra).collect::<Vec<_>>(),
        "vetoes": printed.vetoes.iter().map(|veto| {
            json!({ "text": veto.text, "effect": effect(&veto.effect), "where": veto.place })
        }).collect::<Vec<_>>(),
        "grades": printed.grades.iter().map(|grade| {
            json!({ "title": grade.title, "least": grade.least.plain() })
        }).collect::<Vec<_>>(),
        "notes": printed.notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(),
        "sums": printed.sums.iter().map(|sum| json!({
            "title": sum.title, "printed": sum.printed.plain(), "counted": sum.counted.plain(), "where": sum.place,
        })).collect::<Vec<_>>(),
        "left_out": printed.left_out.iter().map(|left| {
            let mut said = place(&left.text, &left.place);
            said["why"] = json!(why(left.why));
            said
        }).collect::<Vec<_>>(),
    })
}

fn points(points: Option<&Number>) -> Value {
    points.map_or(Value::Null, |points| json!(points.plain()))
}

/// Headings with what they were taken for. Of headings over headings the lowest names the column, where no other has its name.
fn columns(printed: &Printed) -> Value {
    let mut columns = Map::new();
    for column in printed.columns.iter().filter(|column| !column.heading.is_empty()) {
        let lowest = column.heading.rsplit('/').next().unwrap_or_default();
        let name = if columns.contains_key(lowest) { &column.heading } else { lowest };
        columns.entry(name).or_insert_with(|| json!(role(column.role)));
    }
    Value::Object(columns)
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Number => "number",
        Role::Level(_) => "title",
        Role::Requirement => "requirement",
        Role::Clause | Role::Band => "clause",
        Role::Points => "points",
        Role::Responsible => "responsible",
        Role::Evidence => "evidence",
        Role::OwnPoints => "own_points",
        Role::OwnExplanation => "own_explanation",
        Role::Checked => "checked",
        Role::Remark => "remark",
        Role::Other => "other",
    }
}

fn head(head: &Head, rubric: &str, readings: &[ItemReading]) -> Value {
    json!({
        "title": head.title,
        "points": points(head.points.as_ref()),
        "weight": points(head.weight.as_ref()),
        "items": head.items.iter().map(|one| item(one, rubric, readings)).collect::<Vec<_>>(),
    })
}

/// An item, with what was read of its clause: what no figure can score is judged.
fn item(item: &PrintedItem, rubric: &str, readings: &[ItemReading]) -> Value {
    let read = readings.iter().find(|read| read.id == item.id && read.can_compute);
    let named = readings.iter().find(|read| read.id == item.id).and_then(|read| read.reading.judged.as_ref());
    let judged = item.judged().filter(|_| read.is_none()).map(|judged| {
        let step = json!(judged.step.plain());
        judgement_as_json(&judged.low, &judged.high, &step, named.map_or(&[], |named| &named.levels))
    });
    let asks = |read: &ItemReading| -> Vec<Value> {
        let asks = read.reading.asks.iter().zip(&read.titles).enumerate();
        asks.map(|(at, (ask, title))| ask_as_json(&read.ask_id(rubric, at), title, ask)).collect()
    };
    let doubts = |read: &ItemReading| doubts_as_json(item.text.trim(), item.points.as_ref(), &read.reading);
    let mut said = json!({
        "id": item.id,
        "path": item.path,
        "title": item.title,
        "points": points(item.points.as_ref()),
        "text": item.text,
        "status": status_word(read.map_or(Status::Judged, |read| read.reading.status)),
        "words": read.map_or_else(String::new, |read| text::clause::words(&read.reading)),
        "judged": judged,
        "asks": read.map_or_else(Vec::new, asks),
        "doubts": read.map_or_else(Vec::new, doubts),
        "responsible": item.responsible,
        "evidence": item.evidence,
        "where": item.place,
    });
    let more = [
        ("number", &item.number),
        ("requirement", &item.requirement),
        ("remark", &item.remark),
        ("own_points", &item.own_points),
        ("own_explanation", &item.own_explanation),
    ];
    for (name, text) in more.into_iter().filter(|(_, text)| !text.is_empty()) {
        said[name] = json!(text);
    }
    said
}

fn extra(extra: &ExtraItem) -> Value {
    json!({
        "title": extra.title,
        "text": extra.text,
        "cap": points(extra.cap.as_ref().or(extra.within.as_ref())),
        "responsible": extra.responsible,
        "evidence": extra.evidence,
        "where": extra.place,
    })
}

fn effect(effect: &VetoEffect) -> String {
    match effect {
        VetoEffect::Worst => "worst".to_owned(),
        VetoEffect::Lower => "lower".to_owned(),
        VetoEffect::Cap(grade) => format!("cap:{grade}"),
        VetoEffect::Total(points) => format!("total:{}", points.plain()),
    }
}

fn why(why: Why) -> &'static str {
    match why {
        Why::Total => "total",
        Why::Subtotal => "subtotal",
        Why::Heading => "heading",
        Why::ColumnNumbers => "column_numbers",
        Why::Page => "page",
        Why::Signature => "signature",
        Why::Hidden => "hidden",
        Why::Checked => "checked",
        Why::Points => "points",
        Why::OtherFigures => "other_figures",
        Why::TitlePoints => "title_points",
        Why::HeadNumber => "head_number",
        Why::Column => "column",
        Why::OtherTable => "other_table",
        Why::Person => "person",
        Why::Unclear => "unclear",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_becomes_one_line_and_what_is_none_is_told_in_its_own() {
        let folder = tempfile::tempdir().expect("folder");
        let write = |name: &str, bytes: &[u8]| {
            let file = folder.path().join(name);
            fs::write(&file, bytes).expect("file");
            file.display().to_string()
        };
        let table = "某市评价指标及评分细则,,\n评价指标,分值,评分标准\n组织领导,4,每少1次扣0.5分\n队伍建设,6.0,达标得分\n创新,2,酌情计分\n合计,12,\n";
        let utf8 = write("utf8.csv", table.as_bytes());
        let gb18030 = write("gb18030.csv", &encoding_rs::GB18030.encode(table).0);
        for file in [&utf8, &gb18030] {
            let printed = read_file(file).expect("a table");
            let said = line(file, &printed);
            assert_eq!(said["title"], "某市评价指标及评分细则");
            assert_eq!((&said["total"], &said["printed_total"]), (&json!("12"), &json!("12")));
            let item = &said["heads"][0]["items"][1];
            assert_eq!(
                (&item["title"], &item["points"], &item["text"]),
                (&json!("队伍建设"), &json!("6"), &json!("达标得分"))
            );
            assert_eq!((&item["status"], &item["judged"]), (&json!("read"), &Value::Null));
            assert_eq!(item["asks"][0]["title"], "队伍建设（达标）");
            let last = &said["heads"][0]["items"][2];
            assert_eq!(last["judged"], json!({ "low": "0", "high": "2", "step": "0.1" }));
            assert_eq!(said["left_out"][0]["why"], "total");
            assert_eq!(said["columns"]["评分标准"], "clause");
        }
        let pdf = write("a.xlsx", b"%PDF-1.7");
        assert!(read_file(&pdf).expect_err("refused").contains("PDF"));
        assert_eq!(read(&[&pdf, &utf8]).expect("read"), ExitCode::FAILURE);
        assert_eq!(read(&[&utf8]).expect("read"), ExitCode::SUCCESS);
        let out = folder.path().join("r.json").display().to_string();
        for wrong in [&[&*utf8, "--out"][..], &[&utf8, &gb18030, "--out", &out], &["--out", &out]] {
            assert!(read(wrong).is_err(), "{wrong:?}");
        }
        assert_eq!(read(&[&pdf, "--out", &out]).expect("read"), ExitCode::FAILURE);
        assert!(!Path::new(&out).exists());
    }

    /// 4 + 6 + 5.5 + 4.5 + 20 = 40 points. One meeting less: 3.5; planned: 6; three percentage points less: 4.5 − 0.3 = 4.2; 18 are
    /// judged: 31.7. The one left blank brings 0 to 5.5, so 31.7 to 37.2: 合格 from 24, 良好 from 32, 优秀 from 36.
    #[test]
    fn a_table_that_was_written_as_a_rubric_scores_drafts() {
        let folder = tempfile::tempdir().expect("folder");
        let path = |name: &str| folder.path().join(name).display().to_string();
        let (table, rubric) = (path("细则.csv"), path("r.json"));
        let text = "某市2025年教育工作评分细则,,,\n一级指标,二级指标,分值,评分标准\n组织领导,党的领导,4,每少1次扣0.5分\n,规划,6,未编制不得分\n\
            队伍建设,编制,5.5,足额得满分\n,培训,4.5,每低1个百分点扣0.1分\n保障,经费,20,投入力度大，酌情计分\n\
            评定等次：36分以上为优秀；32分以上为良好；24分以上为合格；24分以下为不合格。,,,\n";
        fs::write(&table, text).expect("file");
        assert_eq!(read(&["--out", &rubric, &table]).expect("read"), ExitCode::SUCCESS);
        let said = line(&table, &read_file(&table).expect("a table"));
        let at = |at: &str| said.pointer(at).and_then(Value::as_str).expect("an id").to_owned();
        let asked = [("0/items/0", "1"), ("0/items/1", "否"), ("1/items/1", "3")];
        let facts: Map<String, Value> = asked
            .iter()
            .map(|(item, typed)| (at(&format!("/heads/{item}/asks/0/id")), json!({ "text": typed })))
            .collect();
        let planned = at("/heads/0/items/1/id");
        let judgments = json!({ at("/heads/2/items/0/id"): { "points": "18" } });
        let draft = json!({
            "format": "lvzhi-draft", "version": 1, "county": "某县", "year": 2025, "facts": facts, "judgments": judgments,
            "rubric": { "id": "general", "edition": "2025.1" },
        });
        let shelf = lvzhi::rubrics::shelf();
        let own = fs::read_to_string(&rubric).expect("the rubric");
        let own = lvzhi::rubrics::own(&own, &shelf).expect("accepted").rubric.0;
        let scored = lvzhi::draft::assess_file(&shelf, Some(&own), "a.json", draft.to_string().as_bytes())
            .expect("scored");
        let result = &serde_json::from_str::<Value>(&scored).expect("a line of JSON")["result"];
        assert_eq!(result["total"], json!({ "low": "31.7", "high": "37.2" }));
        assert_eq!(result["grade"], json!({ "low": "合格", "high": "优秀" }));
        assert_eq!(
            (&result["full"], &result["indicators"][&planned]["verdict"]),
            (&json!("40"), &json!("met"))
        );
        // The command itself, with the same rubric.
        let file = path("draft.json");
        fs::write(&file, draft.to_string()).expect("file");
        assert_eq!(crate::assess::assess(Some(&rubric), &[&file]), ExitCode::SUCCESS);
    }
}
