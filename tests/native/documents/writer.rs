//! Writes tables as .xlsx, .docx, HTML and TSV, as small as these can be.

use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A cell: row, column, rows, columns, text.
pub(super) type Cell = (usize, usize, usize, usize, String);

/// A sheet to be written.
#[derive(Clone, Debug, Default)]
pub(super) struct Sheet {
    pub(super) cells: Vec<Cell>,
    /// Numbers under a format, below each other in the first column, instead of cells.
    pub(super) numbers: Vec<(String, String)>,
}

/// Files in a zip.
pub(super) fn zipped(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        zip.start_file(*name, SimpleFileOptions::default()).expect("an entry");
        zip.write_all(text.as_bytes()).expect("its bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

fn letter(column: usize) -> char {
    char::from(b'A' + u8::try_from(column).expect("few columns"))
}

/// A workbook with one sheet, given as XML, and its shared strings.
pub(super) fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    styled(sheet, strings, "<styleSheet/>")
}

fn styled(sheet: &str, strings: &str, styles: &str) -> Vec<u8> {
    zipped(&[
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"表1\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", sheet),
        ("xl/sharedStrings.xml", strings),
        ("xl/styles.xml", styles),
    ])
}

/// As a workbook.
pub(super) fn xlsx(sheet: &Sheet) -> Vec<u8> {
    let mut strings = String::from("<sst>");
    let (mut rows, mut merged) = (String::new(), String::new());
    let last = sheet.cells.iter().map(|cell| cell.0).max().unwrap_or(0);
    for row in 0..=last {
        rows.push_str(&format!("<row r=\"{}\">", row + 1));
        for (at, (_, column, height, width, text)) in
            sheet.cells.iter().enumerate().filter(|(_, cell)| cell.0 == row)
        {
            let place = format!("{}{}", letter(*column), row + 1);
            rows.push_str(&format!("<c r=\"{place}\" t=\"s\"><v>{at}</v></c>"));
            let _ = text;
            if height * width > 1 {
                let end = format!("{}{}", letter(column + width - 1), row + height);
                merged.push_str(&format!("<mergeCell ref=\"{place}:{end}\"/>"));
            }
        }
        rows.push_str("</row>");
    }
    for cell in &sheet.cells {
        strings.push_str(&format!("<si><t xml:space=\"preserve\">{}</t></si>", escaped(&cell.4)));
    }
    strings.push_str("</sst>");
    let mut formats = String::from("<styleSheet><numFmts>");
    let mut looks = String::from("<cellXfs><xf numFmtId=\"0\"/>");
    for (at, (value, code)) in sheet.numbers.iter().enumerate() {
        let id = 200 + at;
        formats.push_str(&format!("<numFmt numFmtId=\"{id}\" formatCode=\"{}\"/>", escaped(code)));
        looks.push_str(&format!("<xf numFmtId=\"{id}\"/>"));
        rows = format!("<row r=\"{0}\"><c r=\"A{0}\" s=\"{0}\"><v>{value}</v></c></row>", at + 1);
    }
    let styles = format!("{formats}</numFmts>{looks}</cellXfs></styleSheet>");
    let xml =
        format!("<worksheet><sheetData>{rows}</sheetData><mergeCells>{merged}</mergeCells></worksheet>");
    styled(&xml, &strings, &styles)
}

/// A text of this body.
pub(super) fn docx(body: &str, numbering: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let numbering = numbering.replacen("<w:numbering>", "<w:numbering xmlns:w=\"w\">", 1);
    zipped(&[("word/document.xml", &document), ("word/numbering.xml", &numbering)])
}

/// As a table in a text.
pub(super) fn docx_table(sheet: &Sheet) -> Vec<u8> {
    let (rows, columns) = size(sheet);
    let mut body = String::from("<w:tbl>");
    for row in 0..rows {
        body.push_str("<w:tr>");
        let mut column = 0;
        while column < columns {
            let cell = covering(sheet, row, column);
            let width = cell.map_or(1, |cell| cell.3);
            let merge = match cell {
                Some(cell) if cell.2 > 1 && cell.0 == row => "<w:vMerge w:val=\"restart\"/>",
                Some(cell) if cell.2 > 1 => "<w:vMerge/>",
                _ => "",
            };
            body.push_str(&format!(
                "<w:tc><w:tcPr><w:gridSpan w:val=\"{width}\"/>{merge}</w:tcPr><w:p><w:r>"
            ));
            if let Some(cell) = cell.filter(|cell| cell.0 == row) {
                body.push_str(&format!(
                    "<w:t>{}</w:t>",
                    escaped(&cell.4).replace('\n', "</w:t><w:br/><w:t>")
                ));
            }
            body.push_str("</w:r></w:p></w:tc>");
            column += width;
        }
        body.push_str("</w:tr>");
    }
    docx(&format!("{body}</w:tbl>"), "<w:numbering></w:numbering>")
}

/// As HTML.
pub(super) fn html(sheet: &Sheet) -> String {
    let (rows, columns) = size(sheet);
    let mut text = String::from("<table>");
    for row in 0..rows {
        text.push_str("<tr>");
        for column in 0..columns {
            match covering(sheet, row, column) {
                Some(cell) if (cell.0, cell.1) == (row, column) => {
                    let words = escaped(&cell.4).replace('\n', "<br>");
                    text.push_str(&format!("<td rowspan={} colspan={}>{words}</td>", cell.2, cell.3));
                }
                Some(_) => {}
                None => text.push_str("<td></td>"),
            }
        }
        text.push_str("</tr>\r\n");
    }
    format!("{text}</table>")
}

/// As text; what a merged cell covers is blank.
pub(super) fn tsv(sheet: &Sheet) -> String {
    let (rows, columns) = size(sheet);
    let mut text = String::new();
    for row in 0..rows {
        for column in 0..columns {
            let cell = sheet.cells.iter().find(|cell| (cell.0, cell.1) == (row, column));
            let words = cell.map_or("", |cell| cell.4.as_str());
            let is_quoted = words.contains(['\n', '"', '\t']);
            let words =
                if is_quoted { format!("\"{}\"", words.replace('"', "\"\"")) } else { words.to_owned() };
            text.push_str(&words);
            text.push(if column + 1 == columns { '\n' } else { '\t' });
        }
    }
    text
}

fn size(sheet: &Sheet) -> (usize, usize) {
    let rows = sheet.cells.iter().map(|cell| cell.0 + cell.2).max().unwrap_or(0);
    (rows, sheet.cells.iter().map(|cell| cell.1 + cell.3).max().unwrap_or(0))
}

fn covering(sheet: &Sheet, row: usize, column: usize) -> Option<&Cell> {
    sheet
        .cells
        .iter()
        .find(|cell| (cell.0..cell.0 + cell.2).contains(&row) && (cell.1..cell.1 + cell.3).contains(&column))
}
