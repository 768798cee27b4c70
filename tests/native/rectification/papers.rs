//! 整改台账 and 整改报告 as office files. What others make of them is looked at by the gate `papers`.

use super::{HENAN, HZ, example, general, list, put};
use lvzhi::draft::Draft;
use lvzhi::papers::{PaperKind, rectification_docx, rectification_xlsx};
use lvzhi::view::report::{ReportView, report};
use lvzhi::view::{OfferKind, Sheet, rectification_report, rectification_sheet};
use std::io::{Cursor, Read};
use std::rc::Rc;
use zip::ZipArchive;

fn sheet_of(draft: &Draft) -> Sheet {
    Sheet::of(&general(), &Rc::new(draft.clone()), None)
}

fn told(draft: &Draft) -> ReportView {
    let rubric = general();
    let sheet = sheet_of(draft);
    rectification_report(sheet.shown(&rubric))
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    archive.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

/// The letters of every text in a document, in order.
fn words(xml: &str, tag: &str) -> String {
    let opens = format!("<{tag} ");
    let all = xml.split(&*opens).skip(1);
    let of = |rest: &str| {
        rest.split_once('>').and_then(|(_, rest)| rest.split('<').next()).unwrap_or("").to_owned()
    };
    all.map(of).collect()
}

#[test]
fn the_report_has_the_shape_of_the_fifth_seed_and_says_nothing_of_its_own() {
    let view = told(&example(HZ));
    assert_eq!(&*view.title, "关于HZ市2019年度履行教育职责整改情况的报告");
    let headings: Vec<&str> = view
        .items
        .iter()
        .filter(|item| item.text.starts_with(['一', '二', '（']) && item.lead.is_empty())
        .map(|item| &*item.text)
        .collect();
    assert_eq!(
        headings,
        [
            "一、整改工作落实情况",
            "（一）关于区域间教育发展不均衡、优质教育资源不足方面",
            "（二）关于民办学校择校热方面",
            "（三）关于义务教育教师工资待遇政策落实方面",
            "（四）关于外来务工人员随迁子女入园入学方面",
            "二、下一步工作打算",
            "（一）关于区域间教育发展不均衡、优质教育资源不足方面",
            "（二）关于民办学校择校热方面",
            "（三）关于义务教育教师工资待遇政策落实方面",
        ]
    );
    let all: String = view.items.iter().map(|item| format!("{}{}\n", item.lead, item.text)).collect();
    assert!(all.contains("现将HZ市对2018年履行教育职责评价督导报告所列问题的整改情况报告如下。"), "{all}");
    assert!(
        all.contains(
            "落实情况。2019年，六城区民办小学报名录取比由2018年的3.87∶1降到1.49∶1。至2019年，累计清理规范"
        ),
        "{all}"
    );
    assert!(all.contains("责任单位：××；责任人：××；整改时限：2022年前；目前状态：××。"), "{all}");
    // Each figure of the report stands in the draft.
    let draft = lvzhi::draft::write(&example(HZ), None, super::STAMP);
    for figure in
        all.split(|letter: char| !letter.is_ascii_digit() && letter != '.').filter(|one| one.len() > 1)
    {
        let figure = figure.trim_matches('.');
        assert!(draft.contains(figure), "{figure}");
    }
    // What nobody has said is listed: unit, person and state of each, the deadline of three, and what is next of the fourth.
    let wants = |what: &str| view.blanks.iter().filter(|blank| &*blank.what == what).count();
    assert_eq!(
        [wants("责任单位"), wants("责任人"), wants("整改状态"), wants("整改时限"), wants("整改措施")],
        [4, 4, 4, 3, 0]
    );
    assert_eq!(view.blanks.iter().filter(|blank| blank.what.ends_with("下一步打算")).count(), 1);
}

#[test]
fn a_problem_that_is_a_sentence_is_stated_under_its_indicators_name() {
    let mut draft = example(HENAN);
    list(&general(), &mut draft, OfferKind::Loss, "funding.training");
    let id = "2014.loss.funding.training";
    put(&mut draft, id, "state", "经验收");
    let view = told(&draft);
    let item = |id: &str| view.items.iter().find(|item| &*item.id == id).map(|item| &*item.text);
    let rubric = general();
    let title = &rubric.indicator(rubric.find_indicator("funding.training").expect("it")).title;
    assert_eq!(item(&format!("problem.{id}")), Some(&*format!("（一）关于{title}方面")));
    let stated = item(&format!("stated.{id}")).expect("the problem");
    assert!(stated.starts_with("教师培训经费483万元") && stated.ends_with("失2分。"), "{stated}");
    assert_eq!(item("next.none"), Some("××。"));
    assert!(
        view.blanks.iter().all(|blank| !blank.what.ends_with("下一步打算")),
        "what is accepted wants no plan"
    );
}

#[test]
fn an_empty_ledger_gives_a_report_that_says_what_is_wanted() {
    let view = told(&Draft { rubric: example(HZ).rubric, ..Draft::default() });
    assert!(view.items.iter().any(|item| &*item.id == "done.none" && &*item.text == "××。"));
    assert!(view.blanks.iter().any(|blank| &*blank.what == "台账中的问题"));
    assert!(view.items.iter().all(|item| !item.text.chars().any(|letter| letter.is_ascii_digit())));
}

/// The self-assessment's report takes measure, unit and time from the ledger where they stand there.
#[test]
fn the_report_on_the_self_assessment_tells_what_the_ledger_says() {
    let rubric = general();
    let mut draft = example(HENAN);
    let measure = |draft: &Draft| {
        let view = report(&rubric, &sheet_of(draft));
        view.items.iter().find(|item| &*item.id == "measure.funding.training").expect("it").text.to_string()
    };
    let before = measure(&draft);
    assert!(before.ends_with("完成时限：××。"), "{before}");
    list(&rubric, &mut draft, OfferKind::Loss, "funding.training");
    let id = "2014.loss.funding.training";
    put(&mut draft, id, "measure", "增列预算。\n季度调度");
    put(&mut draft, id, "unit", "县财政局");
    put(&mut draft, id, "deadline", "2015年底前");
    let after = measure(&draft);
    assert!(
        after.ends_with("失分问题：增列预算；季度调度。责任单位：县财政局；完成时限：2015年底前。"),
        "{after}"
    );
}

#[test]
fn the_workbook_has_a_row_a_problem_and_nothing_typed_runs() {
    let mut draft = example(HZ);
    for (at, typed) in ["=1+1", "+1", "-1", "@SUM(A1)", "_x0041_", "<b>&"].into_iter().enumerate() {
        put(&mut draft, &format!("z{at}"), "problem", typed);
        put(&mut draft, &format!("z{at}"), "deadline", "2026-12-31");
    }
    let rubric = general();
    let bytes = rectification_xlsx(&rubric, &sheet_of(&draft));
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let cell = |place: &str| {
        let from = sheet.find(&format!("<c r=\"{place}\"")).unwrap_or_else(|| panic!("no {place}"));
        sheet[from..].split("</c>").next().expect("an end").to_owned()
    };
    // Those without a year stand first: rows 4 to 9, then the four of 2018.
    for (row, typed) in
        [(4, "=1+1"), (5, "+1"), (6, "-1"), (7, "@SUM(A1)"), (8, "_x005F_x0041_"), (9, "&lt;b&gt;&amp;")]
    {
        let cell = cell(&format!("C{row}"));
        assert!(cell.contains("t=\"inlineStr\"") && cell.contains(&format!(">{typed}</t>")), "{cell}");
        assert!(!cell.contains("<f>"));
    }
    // 31 December 2026 is day 46,387.
    assert!(cell("P4").contains("<v>46387</v>") && cell("O4").contains("2026-12-31"));
    assert!(cell("N4").contains("TODAY()&gt;") && cell("N4").contains("<f>"));
    assert!(cell("P11").contains("inlineStr"), "2022年前 is no day: {}", cell("P11"));
    for (row, figure) in [(10, "累计742所，覆盖率97.9%"), (11, "教师388名"), (13, "2619万元")] {
        assert!(cell(&format!("K{row}")).contains(figure), "{}", cell(&format!("K{row}")));
    }
    assert!(
        sheet.contains("\"未整改,整改中,已完成,经验收,反弹\"")
            || sheet.contains("&quot;未整改,整改中")
            || sheet.contains("未整改,整改中,已完成,经验收,反弹")
    );
    // Only the column of lateness is worked out.
    assert_eq!(sheet.matches("<f>").count(), 10);
    assert_eq!(rectification_xlsx(&rubric, &sheet_of(&draft)), bytes, "the same bytes on any day");
}

#[test]
fn sheet_and_document_say_the_same_of_each_problem() {
    let rubric = general();
    let draft = example(HZ);
    let sheet = sheet_of(&draft);
    let rows = rectification_sheet(sheet.shown(&rubric)).rows;
    assert_eq!(rows.len(), 4);
    let document = words(&part(&rectification_docx(&rubric, &sheet), "word/document.xml"), "w:t");
    for row in &rows {
        for line in row.cells[6].lines().chain(row.cells[10].lines()) {
            assert!(document.contains(line), "{line}");
        }
    }
    let names: Vec<String> = PaperKind::ALL.iter().map(|kind| kind.file_name(&draft)).collect();
    assert!(
        names.contains(&"整改台账-HZ市-2019.xlsx".to_owned())
            && names.contains(&"整改报告-HZ市-2019.docx".to_owned()),
        "{names:?}"
    );
    for kind in [PaperKind::RectificationWorkbook, PaperKind::RectificationReport] {
        assert!(kind.written(&rubric, &sheet, None).starts_with(b"PK"));
        assert!(lvzhi::text::paper_kind(kind.name())[0].starts_with("整改"));
    }
}
