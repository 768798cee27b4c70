//! Workbooks (.xlsx): every sheet is a table, its cells as they are shown.

mod format;
mod sheet;
mod styles;

use super::package::OpenPackage;
use super::xml::{Node, XmlNodes};
use super::{Document, ReadError};
use styles::Styles;

/// What all sheets share.
struct Book {
    strings: Vec<String>,
    styles: Styles,
    /// Days are counted from 1904, as old Macs did.
    is_1904: bool,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    relation: String,
    is_hidden: bool,
}

/// Reads a workbook.
pub(super) fn read(package: &mut OpenPackage<'_>) -> Result<Document, ReadError> {
    let workbook = package.needed("xl/workbook.xml")?;
    let (sheets, is_1904) = listed(&workbook)?;
    let targets = match package.part("xl/_rels/workbook.xml.rels")? {
        Some(text) => relations(&text)?,
        None => Vec::new(),
    };
    let strings = match package.part("xl/sharedStrings.xml")? {
        Some(text) => shared_strings(&text)?,
        None => Vec::new(),
    };
    let styles = match package.part("xl/styles.xml")? {
        Some(text) => Styles::read(&text)?,
        None => Styles::default(),
    };
    let book = Book { strings, styles, is_1904 };
    let mut document = Document::default();
    for (at, listed) in sheets.iter().enumerate() {
        let target = targets.iter().find(|(id, _)| *id == listed.relation).map(|(_, target)| target.clone());
        let path = target.unwrap_or_else(|| format!("xl/worksheets/sheet{}.xml", at + 1));
        // Sheets of charts have no cells.
        if path.contains("chartsheets/") || path.contains("dialogsheets/") {
            continue;
        }
        let text = package.needed(&path)?;
        sheet::read(&mut document, &book, listed, &text)?;
    }
    Ok(document)
}

/// The sheets in order, and how days are counted.
fn listed(text: &str) -> Result<(Vec<Listed>, bool), ReadError> {
    let mut xml = XmlNodes::new("xl/workbook.xml", text);
    let (mut sheets, mut is_1904) = (Vec::new(), false);
    while let Some(node) = xml.next()? {
        let Node::Open(tag) = node else { continue };
        match tag.name.as_str() {
            "workbookPr" => is_1904 = tag.is_on("date1904"),
            "sheet" => sheets.push(Listed {
                name: tag.value("name").unwrap_or_default().to_owned(),
                relation: tag.value("id").unwrap_or_default().to_owned(),
                is_hidden: tag.value("state").is_some_and(|state| state != "visible"),
            }),
            _ => {}
        }
    }
    Ok((sheets, is_1904))
}

/// Ids of parts, and where these lie.
fn relations(text: &str) -> Result<Vec<(String, String)>, ReadError> {
    let mut xml = XmlNodes::new("xl/_rels/workbook.xml.rels", text);
    let mut found = Vec::new();
    while let Some(node) = xml.next()? {
        if let Node::Open(tag) = node
            && let (Some(id), Some(target)) = (tag.value("Id"), tag.value("Target"))
        {
            let path = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_owned(),
                None => format!("xl/{}", target.trim_start_matches("./")),
            };
            found.push((id.to_owned(), path));
        }
    }
    Ok(found)
}

/// Texts that cells refer to by number.
fn shared_strings(text: &str) -> Result<Vec<String>, ReadError> {
    let mut xml = XmlNodes::new("xl/sharedStrings.xml", text);
    let mut strings = Vec::new();
    while let Some(node) = xml.next()? {
        if let Node::Open(tag) = node
            && tag.name == "si"
        {
            strings.push(rich_text(&mut xml, "si")?);
        }
    }
    Ok(strings)
}

/// The text up to the end of an element: plain, or in runs of several looks; how it is pronounced is left out.
fn rich_text(xml: &mut XmlNodes<'_>, end: &str) -> Result<String, ReadError> {
    let (mut text, mut is_text) = (String::new(), false);
    loop {
        match xml.within()? {
            Node::Open(tag) if tag.name == "rPh" => xml.skip()?,
            Node::Open(tag) => is_text = tag.name == "t",
            Node::Close(name) if name == end => return Ok(unescaped(&text)),
            Node::Close(_) => is_text = false,
            Node::Text(more) if is_text => text.push_str(&more),
            Node::Text(_) => {}
        }
    }
}

/// Letters that XML cannot hold are written `_x000D_`; a plain underscore before such a thing `_x005F_`.
fn unescaped(text: &str) -> String {
    let mut done = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("_x") {
        done.push_str(&rest[..at]);
        let code = rest.get(at + 2..at + 6).filter(|_| rest.as_bytes().get(at + 6) == Some(&b'_'));
        let letter = code.and_then(|code| u32::from_str_radix(code, 16).ok()).and_then(char::from_u32);
        match letter {
            Some(letter) => {
                done.push(if letter == '\r' { '\n' } else { letter });
                rest = &rest[at + 7..];
            }
            None => {
                done.push_str("_x");
                rest = &rest[at + 2..];
            }
        }
    }
    done.push_str(rest);
    done
}
