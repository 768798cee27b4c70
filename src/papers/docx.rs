//! A .docx file (Office Open XML, transitional): paragraphs, tables and a page, laid out as GB/T 9704—2012 asks for.

mod page;
mod style;

use super::package::Package;
use super::xml::Xml;

pub(super) use page::{LANDSCAPE, PORTRAIT, Page};
pub(super) use style::Style;

/// What a document consists of, in order.
#[derive(Debug)]
pub(super) enum DocxBlock {
    /// A paragraph.
    Paragraph(DocxParagraph),
    /// A table.
    DocxTable(DocxTable),
}

/// A paragraph.
#[derive(Debug)]
pub(super) struct DocxParagraph {
    pub(super) style: Style,
    /// What it opens with in bold; may be empty.
    pub(super) lead: String,
    pub(super) text: String,
    /// The bookmark around it, by which a later report knows it again; empty for none.
    pub(super) mark: String,
}

/// A table.
#[derive(Debug)]
pub(super) struct DocxTable {
    /// Widths of its columns, in twentieths of a point.
    pub(super) widths: Vec<u32>,
    pub(super) rows: Vec<DocxRow>,
    /// The bookmark in its first cell; empty for none.
    pub(super) mark: String,
}

/// A row, never cut by the end of a page.
#[derive(Debug)]
pub(super) struct DocxRow {
    /// Whether it is repeated at the head of each page.
    pub(super) is_head: bool,
    pub(super) cells: Vec<DocxCell>,
}

/// A cell.
#[derive(Debug)]
pub(super) struct DocxCell {
    /// How many columns it goes over.
    pub(super) span: usize,
    /// Whether it goes over rows below as well.
    pub(super) is_deep: bool,
    /// Whether it is the rest of one that began in a row above.
    pub(super) is_below: bool,
    pub(super) style: Style,
    /// The paragraphs in it.
    pub(super) lines: Vec<String>,
}

impl DocxBlock {
    /// Its bookmark.
    pub(super) fn mark(&mut self) -> &mut String {
        match self {
            Self::Paragraph(one) => &mut one.mark,
            Self::DocxTable(one) => &mut one.mark,
        }
    }

    /// A paragraph that no later report looks for.
    pub(super) fn plain(style: Style, text: impl Into<String>) -> Self {
        Self::Paragraph(DocxParagraph { style, lead: String::new(), text: text.into(), mark: String::new() })
    }
}

impl DocxCell {
    /// A cell of one column.
    pub(super) fn new(style: Style, lines: Vec<String>) -> Self {
        Self { span: 1, is_deep: false, is_below: false, style, lines }
    }
}

impl DocxRow {
    /// A row of cells with one line each.
    pub(super) fn of(is_head: bool, style: Style, texts: &[&str]) -> Self {
        let cells = texts.iter().map(|text| DocxCell::new(style, vec![(*text).to_owned()])).collect();
        Self { is_head, cells }
    }

    /// A row that is one cell.
    pub(super) fn whole(style: Style, text: &str, columns: usize) -> Self {
        Self {
            is_head: false,
            cells: vec![DocxCell { span: columns, ..DocxCell::new(style, vec![text.to_owned()]) }],
        }
    }
}

/// The namespace of everything in a text document.
const WORDS: (&str, &str) = ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main");
/// That of references to other parts.
const REFERENCES: (&str, &str) =
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");

const CONTENT_TYPES: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">",
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>",
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>",
    "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>",
    "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml\"/>",
    "<Override PartName=\"/word/settings.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml\"/>",
    "<Override PartName=\"/word/fontTable.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml\"/>",
    "<Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>",
    "<Override PartName=\"/word/footer2.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>",
    "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>",
    "</Types>",
);

const PACKAGE_RELATIONS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/>",
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>",
    "</Relationships>",
);

const DOCUMENT_RELATIONS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">",
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>",
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings\" Target=\"settings.xml\"/>",
    "<Relationship Id=\"rId3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/fontTable\" Target=\"fontTable.xml\"/>",
    "<Relationship Id=\"rId4\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" Target=\"footer1.xml\"/>",
    "<Relationship Id=\"rId5\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" Target=\"footer2.xml\"/>",
    "</Relationships>",
);

/// The file. It bears no time and no name of a person, so that the same blocks give the same bytes.
pub(super) fn docx(title: &str, blocks: &[DocxBlock], page: Page) -> Vec<u8> {
    let mut package = Package::new();
    package.part("[Content_Types].xml", CONTENT_TYPES);
    package.part("_rels/.rels", PACKAGE_RELATIONS);
    package.part("word/document.xml", &document(blocks, page));
    package.part("word/_rels/document.xml.rels", DOCUMENT_RELATIONS);
    package.part("word/styles.xml", &style::styles());
    package.part("word/fontTable.xml", &style::fonts());
    package.part("word/settings.xml", page::SETTINGS);
    package.part("word/footer1.xml", &page::footer(Style::FooterOdd));
    package.part("word/footer2.xml", &page::footer(Style::FooterEven));
    package.part("docProps/core.xml", &core(title));
    package.finish()
}

fn core(title: &str) -> String {
    let mut xml = Xml::part();
    let spaces = [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ];
    xml.element("cp:coreProperties", &spaces, |xml| {
        xml.element("dc:title", &[], |xml| {
            xml.words(title);
        });
    });
    xml.finish()
}

fn document(blocks: &[DocxBlock], page: Page) -> String {
    let mut xml = Xml::part();
    xml.element("w:document", &[WORDS, REFERENCES], |xml| {
        xml.element("w:body", &[], |xml| {
            for (n, one) in blocks.iter().enumerate() {
                block(xml, one, n);
                // Two tables without a paragraph between them would be one, and after the last there has to be one.
                let is_grid = |at: usize| !matches!(blocks.get(at), Some(DocxBlock::Paragraph(_)));
                if is_grid(n) && is_grid(n + 1) {
                    paragraph(xml, &DocxParagraph::empty(), n);
                }
            }
            page::section(xml, page);
        });
    });
    xml.finish()
}

/// A block by itself, to be put into a document. `number` is that of its bookmark.
pub(super) fn block_xml(one: &DocxBlock, number: usize) -> String {
    let mut xml = Xml::part();
    block(&mut xml, one, number);
    let text = xml.finish();
    // Without the line that declares a part to be XML.
    text.split_once('\n').map_or_else(String::new, |(_, block)| block.to_owned())
}

/// A block. `number` tells bookmarks apart.
fn block(xml: &mut Xml, block: &DocxBlock, number: usize) {
    match block {
        DocxBlock::Paragraph(one) => paragraph(xml, one, number),
        DocxBlock::DocxTable(one) => grid(xml, one, number),
    }
}

impl DocxParagraph {
    fn empty() -> Self {
        Self { style: Style::Small, lead: String::new(), text: String::new(), mark: String::new() }
    }
}

fn paragraph(xml: &mut Xml, one: &DocxParagraph, number: usize) {
    paragraph_of(xml, one.style, |xml| {
        bookmark(xml, &one.mark, number);
        run(xml, &one.lead, true);
        run(xml, &one.text, false);
        bookmark_end(xml, &one.mark, number);
    });
}

fn paragraph_of(xml: &mut Xml, style: Style, inside: impl FnOnce(&mut Xml)) {
    xml.element("w:p", &[], |xml| {
        xml.element("w:pPr", &[], |xml| {
            xml.empty("w:pStyle", &[("w:val", style.id())]);
        });
        inside(xml);
    });
}

fn bookmark(xml: &mut Xml, mark: &str, number: usize) {
    if !mark.is_empty() {
        xml.empty("w:bookmarkStart", &[("w:id", &number.to_string()), ("w:name", mark)]);
    }
}

fn bookmark_end(xml: &mut Xml, mark: &str, number: usize) {
    if !mark.is_empty() {
        xml.empty("w:bookmarkEnd", &[("w:id", &number.to_string())]);
    }
}

/// Text as it is; its lines are parted by breaks.
fn run(xml: &mut Xml, text: &str, bold: bool) {
    if text.is_empty() {
        return;
    }
    xml.element("w:r", &[], |xml| {
        xml.element("w:rPr", &[], |xml| {
            // Quotation marks, dashes and × are Chinese letters here, which they are not by themselves.
            xml.empty("w:rFonts", &[("w:hint", "eastAsia")]);
            if bold {
                xml.empty("w:b", &[]).empty("w:bCs", &[]);
            }
        });
        for (n, line) in text.lines().enumerate() {
            if n > 0 {
                xml.empty("w:br", &[]);
            }
            xml.element("w:t", &[("xml:space", "preserve")], |xml| {
                xml.words(line);
            });
        }
    });
}

fn grid(xml: &mut Xml, grid: &DocxTable, number: usize) {
    let whole: u32 = grid.widths.iter().sum();
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.empty("w:tblW", &[("w:w", &whole.to_string()), ("w:type", "dxa")]);
            xml.empty("w:jc", &[("w:val", "center")]);
            xml.element("w:tblBorders", &[], |xml| {
                for side in ["w:top", "w:left", "w:bottom", "w:right", "w:insideH", "w:insideV"] {
                    let line = [("w:val", "single"), ("w:sz", "4"), ("w:space", "0"), ("w:color", "auto")];
                    xml.empty(side, &line);
                }
            });
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
            xml.element("w:tblCellMar", &[], |xml| {
                for side in ["w:left", "w:right"] {
                    xml.empty(side, &[("w:w", "85"), ("w:type", "dxa")]);
                }
            });
        });
        xml.element("w:tblGrid", &[], |xml| {
            for width in &grid.widths {
                xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        let mut mark = &*grid.mark;
        for row in &grid.rows {
            xml.element("w:tr", &[], |xml| {
                xml.element("w:trPr", &[], |xml| {
                    xml.empty("w:cantSplit", &[]);
                    if row.is_head {
                        xml.empty("w:tblHeader", &[]);
                    }
                });
                let mut column = 0;
                for one in &row.cells {
                    let width: u32 = grid.widths.iter().skip(column).take(one.span).sum();
                    column += one.span;
                    cell(xml, one, width, mark, number);
                    mark = "";
                }
            });
        }
    });
}

fn cell(xml: &mut Xml, cell: &DocxCell, width: u32, mark: &str, number: usize) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if cell.span > 1 {
                xml.empty("w:gridSpan", &[("w:val", &cell.span.to_string())]);
            }
            if cell.is_deep {
                xml.empty("w:vMerge", &[("w:val", "restart")]);
            } else if cell.is_below {
                xml.empty("w:vMerge", &[]);
            }
            xml.empty("w:vAlign", &[("w:val", "center")]);
        });
        let lines = if cell.lines.is_empty() { &[String::new()][..] } else { &cell.lines };
        for (n, line) in lines.iter().enumerate() {
            let mark = if n == 0 { mark } else { "" };
            let (style, text) = (cell.style, line.clone());
            paragraph(
                xml,
                &DocxParagraph { style, lead: String::new(), text, mark: mark.to_owned() },
                number,
            );
        }
    });
}
