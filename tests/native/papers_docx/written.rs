//! The files: their parts, their pages, text that cannot become markup, the same bytes twice. They are read by `blocks`, which
//! was written for other people's files.

use super::{Draft, blank, examples, general, judged, paper, report, sheet_of, typed};
use lvzhi::blocks::{self, DocumentBlock};
use lvzhi::papers;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// All papers of a draft that are .docx.
fn files(draft: &Draft) -> [Vec<u8>; 3] {
    let rubric = general();
    let sheet = sheet_of(&rubric, draft);
    [
        papers::table_docx(&rubric, &sheet),
        papers::report_docx(&rubric, &sheet),
        papers::evidence_docx(&rubric, &sheet),
    ]
}

pub(super) fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

/// Paragraphs and cells, in order.
pub(super) fn texts(bytes: &[u8]) -> Vec<String> {
    let mut texts = Vec::new();
    for block in blocks::read("a.docx", bytes).expect("a document").blocks {
        match block {
            DocumentBlock::Paragraph(one) => texts.push(one.text),
            DocumentBlock::Table(table) => texts.extend(table.cells.into_iter().map(|cell| cell.text)),
        }
    }
    texts
}

#[test]
fn pages_are_those_of_official_papers() {
    let [table, report, evidence] = files(&examples::example(super::ZHENGAN));
    for (bytes, size, orient) in [
        (&table, "w:w=\"16838\" w:h=\"11906\"", true),
        (&evidence, "w:w=\"16838\" w:h=\"11906\"", true),
        (&report, "w:w=\"11906\" w:h=\"16838\"", false),
    ] {
        let document = part(bytes, "word/document.xml");
        assert!(document.contains(size) && document.contains("w:orient=\"landscape\"") == orient);
        assert!(document.contains("<w:cantSplit/><w:tblHeader/>"), "heads stand on every page");
        let rows = document.matches("<w:tr>").count();
        assert_eq!(document.matches("<w:cantSplit/>").count(), rows, "no row is cut");
    }
    // 37, 26, 35 and 28 mm of 56.69 each.
    let margins = "w:top=\"2098\" w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\"";
    assert!(part(&report, "word/document.xml").contains(margins));
    let styles = part(&report, "word/styles.xml");
    for face in ["方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"] {
        assert!(styles.contains(&format!("w:eastAsia=\"{face}\"")), "{face}");
    }
    // 28 points are 560 twentieths; 3号 is 16 points, 4号 14, 2号 22.
    assert!(
        styles.contains("w:line=\"560\" w:lineRule=\"exact\"") && styles.contains("<w:sz w:val=\"44\"/>")
    );
    let fonts = part(&report, "word/fontTable.xml");
    assert!(fonts.contains("<w:font w:name=\"仿宋_GB2312\"><w:altName w:val=\"仿宋\"/>"));
    assert!(part(&report, "word/settings.xml").contains("<w:evenAndOddHeaders/>"));
    for (name, style) in [("word/footer1.xml", "LzFooterOdd"), ("word/footer2.xml", "LzFooterEven")] {
        let footer = part(&report, name);
        assert!(footer.contains(style) && footer.contains(" PAGE ") && footer.contains("— "), "{footer}");
    }
    let sides = |style: &str| {
        let (_, rest) = styles.split_once(&format!("w:styleId=\"{style}\"")).expect("a style");
        rest.split_once("</w:style>").expect("its end").0.contains("<w:jc w:val=\"right\"/>")
    };
    assert!(sides("LzFooterOdd") && !sides("LzFooterEven"), "odd pages at the right, even ones at the left");
}

#[test]
fn the_first_part_lists_the_others_and_the_same_draft_gives_the_same_bytes() {
    let draft = examples::example(super::ZHENGAN);
    for (one, other) in files(&draft).iter().zip(&files(&draft)) {
        assert_eq!(one, other);
        let mut archive = ZipArchive::new(Cursor::new(one)).expect("a zip");
        assert_eq!(archive.by_index(0).expect("a part").name().expect("a name"), "[Content_Types].xml");
        let types = part(one, "[Content_Types].xml");
        for at in 1..archive.len() {
            let name = archive.by_index(at).expect("a part").name().expect("a name").into_owned();
            let is_listed = types.contains(&format!("PartName=\"/{name}\"")) || name.ends_with(".rels");
            assert!(is_listed, "{name}");
        }
    }
    let rubric = general();
    let html = || papers::brief_html(&rubric, &sheet_of(&rubric, &draft), None);
    assert_eq!(html(), html());
}

/// Every style that a paragraph names is there.
#[test]
fn no_style_is_named_that_is_not_defined() {
    for bytes in files(&examples::example(super::HENAN)) {
        let styles = part(&bytes, "word/styles.xml");
        for name in ["word/document.xml", "word/footer1.xml", "word/footer2.xml"] {
            for piece in part(&bytes, name).split("<w:pStyle w:val=\"").skip(1) {
                let (id, _) = piece.split_once('"').expect("an end");
                assert!(styles.contains(&format!("w:styleId=\"{id}\"")), "{id}");
            }
        }
    }
}

#[test]
fn the_table_on_paper_says_what_the_screen_says() {
    let rubric = general();
    let draft = examples::example(super::ZHENGAN);
    let [table, ..] = files(&draft);
    let texts = texts(&table);
    let view = paper(&rubric, &sheet_of(&rubric, &draft));
    assert_eq!(texts[0], "正安县2019年度县级人民政府履行教育职责自评表");
    let has = |wanted: &str| texts.iter().any(|text| text.lines().any(|line| line == wanted));
    for row in view.domains.iter().flat_map(|domain| &domain.rows) {
        for wanted in [&row.title, &row.full, &row.score].into_iter().chain(&row.lines) {
            assert!(has(wanted), "{wanted}");
        }
    }
    let whole = view.whole.expect("a whole draft");
    assert!(has(&whole.sum.score) && whole.gates.iter().all(|gate| has(&gate.title)));
    assert!(whole.findings.iter().all(|found| texts.iter().any(|text| text.contains(&**found))));
    for sign in ["填表人：", "审核人：", "负责人："] {
        assert!(has(sign), "{sign}");
    }
}

#[test]
fn the_report_on_paper_says_what_its_record_says() {
    let rubric = general();
    for at in [super::HENAN, super::ZHENGAN] {
        let draft = examples::example(at);
        let view = report(&rubric, &sheet_of(&rubric, &draft));
        let texts = texts(&papers::report_docx(&rubric, &sheet_of(&rubric, &draft)));
        let mut rest = texts.iter();
        // In the same order, with nothing left out.
        for item in view.items.iter().filter(|item| item.rows.is_empty()) {
            let wanted = [&*item.lead, &*item.text].concat();
            assert!(rest.any(|text| *text == wanted), "{wanted}");
        }
        for blank in &view.blanks {
            assert!(texts.iter().any(|text| text.contains(&*blank.what)), "{}", blank.what);
        }
    }
}

#[test]
fn nothing_that_is_typed_becomes_markup() {
    let bad = "</w:t></w:r><w:p/>&amp;<script>\"'\u{1}]]>";
    let shown = bad.replace('\u{1}', "");
    let mut draft = Draft::clone(&examples::example(super::ZHENGAN));
    draft.county = bad.into();
    let mut fact = typed("483");
    fact.note = bad.into();
    draft.answers.facts.insert("training.spent".into(), fact);
    let mut given = judged("2.4");
    given.reason = bad.into();
    draft.answers.judgments.insert("direction.policy".into(), given);
    for (n, bytes) in files(&draft).iter().enumerate() {
        let texts = texts(bytes);
        assert!(texts.iter().any(|text| text.contains(&shown)), "file {n} tells the county as it is");
    }
    let report = texts(&files(&draft)[1]);
    assert!(report.iter().filter(|text| text.contains(&shown)).count() >= 3, "county, note and reason");
    let rubric = general();
    let html = papers::brief_html(&rubric, &sheet_of(&rubric, &draft), None);
    assert!(!html.contains("<script>") && html.contains("&lt;script&gt;"));
}

#[test]
fn the_page_for_the_head_fetches_nothing() {
    let rubric = general();
    let html = papers::brief_html(&rubric, &sheet_of(&rubric, &blank()), None);
    for word in ["<script", "http:", "https:", "url(", "<img", "<link", "@import"] {
        assert!(!html.contains(word), "{word}");
    }
}
