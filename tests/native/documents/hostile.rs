//! Files that are cut, altered, or made to do harm: an error or a reading, in time.

use super::writer::{self, Sheet, zipped};
use lvzhi::blocks::{self, ReadBound, ReadError};
use lvzhi::printed::{self, Corrections};

fn sheet() -> Sheet {
    let text = |row, column, text: &str| (row, column, 1, 1, text.to_owned());
    let cells = vec![
        text(0, 0, "指标"),
        text(0, 1, "分值"),
        text(0, 2, "评分标准"),
        (1, 0, 2, 1, "经费".to_owned()),
        text(1, 1, "5"),
        text(1, 2, "达到得满分"),
        text(2, 1, "3"),
        text(2, 2, "足额"),
    ];
    Sheet { cells, numbers: Vec::new() }
}

/// Reads whatever it is, as far as that goes.
fn read(bytes: &[u8]) -> bool {
    let document = blocks::read("a.xlsx", bytes);
    document.is_ok_and(|document| printed::read(&document, &Corrections::default()).items().next().is_some())
}

#[test]
fn every_cut_is_an_error_or_a_reading() {
    for bytes in [writer::xlsx(&sheet()), writer::docx_table(&sheet())] {
        assert!(read(&bytes));
        for end in 0..bytes.len() {
            read(&bytes[..end]);
        }
    }
    let html = writer::html(&sheet());
    for end in (0..html.len()).filter(|end| html.is_char_boundary(*end)) {
        read(&html.as_bytes()[..end]);
    }
}

#[test]
fn every_flipped_bit_is_an_error_or_a_reading() {
    let mut bytes = writer::xlsx(&sheet());
    for at in 0..bytes.len() {
        // Every bit of every eighth byte, one bit of the others: bits of one byte differ little in what they break.
        for bit in 0..8 {
            if bit == at % 8 || at % 8 == 0 {
                bytes[at] ^= 1 << bit;
                read(&bytes);
                bytes[at] ^= 1 << bit;
            }
        }
    }
}

#[test]
fn bombs_are_refused() {
    let sheet = format!("<worksheet><sheetData>{}</sheetData></worksheet>", " ".repeat(30_000_000));
    let bytes = writer::workbook(&sheet, "<sst/>");
    assert!(bytes.len() < 100_000, "{}", bytes.len());
    assert_eq!(blocks::read("a.xlsx", &bytes), Err(ReadError::Bound(ReadBound::Ratio)));

    let many: Vec<(String, &str)> = (0..5000).map(|at| (format!("xl/{at}"), "")).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    assert_eq!(blocks::read("a.xlsx", &zipped(&many)), Err(ReadError::Bound(ReadBound::Entries)));

    let deep = format!("<w:p>{}</w:p>", "<w:x>".repeat(2000));
    assert_eq!(
        blocks::read("a.docx", &writer::docx(&deep, "<w:numbering></w:numbering>")),
        Err(ReadError::Bound(ReadBound::Depth))
    );
    assert_eq!(
        blocks::read("a.txt", &vec![b'a'; blocks::LARGEST_FILE + 1]),
        Err(ReadError::Bound(ReadBound::File))
    );
    let tables = "<table><tr><td>".repeat(3000);
    assert!(blocks::read_text("a.html", &tables).is_ok());
}

#[test]
fn xml_declares_and_fetches_nothing() {
    for strings in [
        "<!DOCTYPE sst [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\">]><sst><si><t>&b;</t></si></sst>",
        "<!DOCTYPE sst SYSTEM \"file:///etc/passwd\"><sst/>",
        "<sst><si><t>&b;</t></si></sst>",
    ] {
        let bytes = writer::workbook("<worksheet/>", strings);
        assert_eq!(blocks::read("a.xlsx", &bytes), Err(ReadError::Declaration), "{strings}");
    }
}

#[test]
fn wide_and_far_cells_take_no_room() {
    let sheet = "<worksheet><sheetData><row r=\"1048576\"><c r=\"XFD1048576\" t=\"str\"><v>远</v></c></row></sheetData>\
        <mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells></worksheet>";
    let document = blocks::read("a.xlsx", &writer::workbook(sheet, "<sst/>")).expect("a workbook");
    printed::read(&document, &Corrections::default());
    let html = "<table><tr><td rowspan=99999999 colspan=99999999>甲<td>乙".repeat(200);
    let document = blocks::read_text("a.html", &html).expect("html");
    printed::read(&document, &Corrections::default());
}
