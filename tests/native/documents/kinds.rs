//! What a file is, and what is shown of it.

use super::writer::{self, Sheet, zipped};
use lvzhi::blocks::{self, Document, DocumentBlock, OldFormat, ReadError};

/// All cells of the first table, as `A1=text`.
fn cells(document: &Document) -> Vec<String> {
    let table = document.tables().next().expect("a table");
    let place = |row, column| table.place(row, column).rsplit('!').next().unwrap_or_default().to_owned();
    table.cells.iter().map(|cell| format!("{}={}", place(cell.row, cell.column), cell.text)).collect()
}

#[test]
fn old_and_closed_formats_are_refused_by_name() {
    let compound = |name: &str| {
        let mut bytes = vec![0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
        bytes.extend(name.encode_utf16().flat_map(u16::to_le_bytes));
        bytes
    };
    let cases: [(Vec<u8>, ReadError); 8] = [
        (compound("Workbook"), ReadError::Old(OldFormat::Workbook)),
        (compound("WordDocument"), ReadError::Old(OldFormat::Text)),
        (compound("EncryptedPackage"), ReadError::Encrypted),
        (b"%PDF-1.7 ...".to_vec(), ReadError::Old(OldFormat::Pdf)),
        (b"{\\rtf1 x}".to_vec(), ReadError::Old(OldFormat::Rtf)),
        (Vec::new(), ReadError::Empty),
        (zipped(&[("a.txt", "x")]), ReadError::Unknown),
        (zipped(&[("mimetype", "x"), ("content.xml", "x")]), ReadError::Old(OldFormat::OpenDocument)),
    ];
    for (bytes, error) in cases {
        assert_eq!(blocks::read("table.xlsx", &bytes), Err(error.clone()));
        let said = lvzhi::text::read_error(&error);
        assert!(said.chars().count() > 5, "{said}");
    }
}

#[test]
fn numbers_stand_as_they_are_shown() {
    let shown = |value: &str, code: &str| {
        let sheet = Sheet { numbers: vec![(value.to_owned(), code.to_owned())], ..Sheet::default() };
        let document = blocks::read("a.xlsx", &writer::xlsx(&sheet)).expect("a workbook");
        cells(&document).join(",").trim_start_matches("A1=").to_owned()
    };
    let cases = [
        ("0.05", "0%", "5%"),
        ("0.95599999999999996", "", "0.956"),
        ("0.95599999999999996", "0.0%", "95.6%"),
        ("5", "0.0", "5.0"),
        ("0.5", "#.##", ".5"),
        ("1234567.5", "#,##0.00", "1,234,567.50"),
        ("5", "0\"分\"", "5分"),
        ("5", "G/通用格式\"分\"", "5分"),
        ("-3", "0;(0)", "(3)"),
        ("1E-3", "", "0.001"),
        ("45292", "yyyy/m/d", "2024/1/1"),
        ("45292", "yyyy\"年\"m\"月\"d\"日\"", "2024年1月1日"),
        ("60", "yyyy-mm-dd", "1900-02-29"),
        ("61", "yyyy-mm-dd", "1900-03-01"),
        ("1", "yyyy-mm-dd", "1900-01-01"),
        ("0.5", "h:mm", "12:00"),
        ("2.2999999999999998", "@", "2.3"),
    ];
    for (value, code, wanted) in cases {
        assert_eq!(shown(value, code), wanted, "{value} under {code}");
    }
}

#[test]
fn hidden_rows_and_covered_cells_are_known() {
    let sheet = "<worksheet><cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols><sheetData>\
        <row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><r><t>一</t></r><r><t xml:space=\"preserve\">级 </t></r><rPh><t>yi</t></rPh></is></c>\
        <c r=\"C1\" t=\"str\"><v>隐</v></c></row>\
        <row r=\"2\" hidden=\"1\"><c r=\"A2\" t=\"str\"><v>藏</v></c></row>\
        <row r=\"3\"><c r=\"A3\" t=\"str\"><v>甲</v></c><c r=\"B3\" t=\"str\"><v>盖住</v></c></row>\
        </sheetData><mergeCells><mergeCell ref=\"A3:B4\"/></mergeCells></worksheet>";
    let document = blocks::read("a.xlsx", &writer::workbook(sheet, "<sst/>")).expect("a workbook");
    assert_eq!(cells(&document), ["A1=一级", "C1=隐", "A2=藏", "A3=甲"]);
    let hidden: Vec<bool> =
        document.tables().flat_map(|table| &table.cells).map(|cell| cell.is_hidden).collect();
    assert_eq!(hidden, [false, true, true, false]);
    assert_eq!(document.unread.iter().map(|unread| unread.text.as_str()).collect::<Vec<_>>(), ["盖住"]);
}

#[test]
fn texts_show_what_word_shows() {
    let body = "<w:p><w:r><w:t>标题</w:t></w:r><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>\
        <w:tbl><w:tblGrid/><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t></w:r></w:p></w:tc>\
        <w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>丙</w:t></w:r></w:p></w:tc></w:tr>\
        <w:tr><w:tc><w:p><w:r><w:t>丁</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r></w:p></w:tc>\
        <w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>\
        <w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:r><w:t>删</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
        <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>总则</w:t></w:r></w:p>";
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"3\"/>\
        <w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl></w:abstractNum>\
        <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>";
    let document = blocks::read("a.docx", &writer::docx(body, numbering)).expect("a text");
    let paragraphs: Vec<&str> = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            DocumentBlock::Paragraph(paragraph) => Some(paragraph.text.as_str()),
            DocumentBlock::Table(_) => None,
        })
        .collect();
    assert_eq!(paragraphs, ["标题新", "三、总则"]);
    assert_eq!(cells(&document), ["A1=甲\n乙", "C1=丙", "A2=丁"]);
    let spans: Vec<(usize, usize)> =
        document.tables().flat_map(|table| &table.cells).map(|cell| (cell.rows, cell.columns)).collect();
    assert_eq!(spans, [(1, 2), (2, 1), (1, 1)]);
    assert_eq!(document.unread.iter().map(|unread| unread.text.as_str()).collect::<Vec<_>>(), ["暗"]);
}

#[test]
fn html_of_clipboards_is_read_as_browsers_show_it() {
    let html = "Version:1.0\r\nStartHTML:0\r\n<html><head><style>td{color:red}</style></head><body><!--StartFragment-->\
        <table><col width=72><tr height=20><td rowspan=2>评价\r\n  指标</td><td>A&nbsp;&lt;1&#8805;</td></tr>\
        <tr><td style='display:none'>x</td><td>乙<br>丙<table><tr><td>内</td><td>层</td></tr></table></td></tr></table>尾";
    let document = blocks::read_text("", html).expect("html");
    assert_eq!(cells(&document), ["A1=评价指标", "B1=A <1≥", "B2=x", "B2=乙\n丙\n内 层"]);
    let text = blocks::paste(Some("<p>无表</p>"), "甲\t\"乙\n丙\"\r\n丁\t").expect("text");
    assert_eq!(cells(&text), ["A1=甲", "B1=乙\n丙", "A2=丁"]);
}

#[test]
fn letters_of_other_encodings_are_named() {
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("甲\t乙\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(cells(&blocks::read("a.tsv", &utf16).expect("UTF-16")), ["A1=甲", "B1=乙"]);
    assert_eq!(
        blocks::read("a.csv", &[0xbc, 0xd7, b',', 0xd2, 0xd2, b'\n']),
        Err(ReadError::Encoding("gb18030"))
    );
    let csv = blocks::read("a.csv", "甲，乙,\"丙,丁\"\n戊;己,庚\n".as_bytes()).expect("CSV");
    assert_eq!(cells(&csv), ["A1=甲，乙", "B1=丙,丁", "A2=戊;己", "B2=庚"]);
}
