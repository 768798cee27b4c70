//! Which number format a cell has.

use super::super::ReadError;
use super::super::xml::{Node, XmlNodes};

/// The number formats of a workbook, by the number that a cell gives for its looks.
#[derive(Default)]
pub(super) struct Styles {
    /// The format's code; empty for 常规.
    codes: Vec<String>,
}

/// No file has more looks.
const MOST: usize = 70_000;

impl Styles {
    /// Reads `styles.xml`.
    pub(super) fn read(text: &str) -> Result<Self, ReadError> {
        let mut xml = XmlNodes::new("xl/styles.xml", text);
        let (mut own, mut codes, mut is_cells) = (Vec::new(), Vec::new(), false);
        while let Some(node) = xml.next()? {
            match node {
                Node::Open(tag) if tag.name == "numFmt" => {
                    if let (Some(id), Some(code)) = (tag.number("numFmtId"), tag.value("formatCode")) {
                        own.push((id, code.to_owned()));
                    }
                }
                Node::Open(tag) if tag.name == "cellXfs" => is_cells = true,
                Node::Close(name) if name == "cellXfs" => is_cells = false,
                Node::Open(tag) if is_cells && tag.name == "xf" && codes.len() < MOST => {
                    let id = tag.number("numFmtId").unwrap_or(0);
                    let written = own.iter().find(|(other, _)| *other == id).map(|(_, code)| code.clone());
                    codes.push(written.unwrap_or_else(|| built_in(id).to_owned()));
                }
                _ => {}
            }
        }
        Ok(Self { codes })
    }

    /// The format of a look.
    pub(super) fn code(&self, look: usize) -> &str {
        self.codes.get(look).map_or("", String::as_str)
    }
}

/// Formats that every program knows by number, as Chinese Excel shows them.
fn built_in(id: usize) -> &'static str {
    match id {
        1 => "0",
        2 => "0.00",
        3 | 37 | 38 => "#,##0",
        4 | 39 | 40 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 => "yyyy/m/d",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 | 19 => "h:mm AM/PM",
        20 | 32 | 55 => "h:mm",
        21 | 33 | 56 => "h:mm:ss",
        22 => "yyyy/m/d h:mm",
        27 | 36 | 50 | 57 => "yyyy\"年\"m\"月\"",
        28 | 29 | 51 | 53 | 54 | 58 => "m\"月\"d\"日\"",
        30 => "m-d-yy",
        31 => "yyyy\"年\"m\"月\"d\"日\"",
        45 => "mm:ss",
        49 => "@",
        _ => "",
    }
}
