//! What a document is made of, whatever program wrote it: tables of cells and paragraphs, in order, each with its place.
//!
//! One reader for .xlsx, .docx, HTML (a file, or what Excel, WPS and Word put on the clipboard), TSV, CSV and plain text, with tables
//! that are drawn with letters in it. Old and closed formats are recognised by their bytes and refused by name. Files are
//! strangers' work: everything is bounded ([`ReadBound`]), nothing is fetched, and a document type declaration is refused.

mod delimited;
#[cfg(feature = "tables")]
mod docx;
#[cfg(feature = "tables")]
mod drawn;
mod html;
mod kind;
#[cfg(feature = "tables")]
mod package;
mod shape;
#[cfg(feature = "tables")]
mod xlsx;
#[cfg(feature = "tables")]
mod xml;

use crate::draft::encoding;
use std::fmt;

pub use kind::OldFormat;
pub use shape::{Cell, Document, DocumentBlock, DocumentTable, Paragraph, Unread};

use kind::FileKind;
#[cfg(feature = "tables")]
use package::OpenPackage;

/// No larger file is read, in bytes.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;

/// Why a file cannot be read at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// Nothing is in it.
    Empty,
    /// A format that only other programs read; the person can save it as another.
    Old(OldFormat),
    /// An office file under a password.
    Encrypted,
    /// A zip that is neither .xlsx nor .docx, or bytes that are nothing known.
    Unknown,
    /// Text in the encoding of this name, which whoever has the file has to turn into UTF-8 first.
    Encoding(&'static str),
    /// Larger than anything a table needs.
    Bound(ReadBound),
    /// Cut off or altered: this part of the file cannot be read.
    Damaged(String),
    /// XML that brings declarations of its own.
    Declaration,
    /// This build reads no office files (feature `tables`).
    NotBuilt,
}

/// What of a file is more than is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadBound {
    /// Bytes of the file: [`LARGEST_FILE`].
    File,
    /// Files in a zip.
    Entries,
    /// Bytes when unpacked.
    Unpacked,
    /// How many times larger it becomes when unpacked.
    Ratio,
    /// Elements within elements.
    Depth,
    /// Cells, or their text.
    Cells,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "there is nothing in the file"),
            Self::Old(format) => write!(f, "{format} files are not read"),
            Self::Encrypted => write!(f, "the file is under a password"),
            Self::Unknown => write!(f, "not a file of a kind that is read"),
            Self::Encoding(name) => write!(f, "the text is in {name}, not UTF-8"),
            Self::Bound(bound) => write!(f, "too large: {bound:?}"),
            Self::Damaged(part) => write!(f, "damaged: {part}"),
            Self::Declaration => write!(f, "XML with a document type declaration"),
            Self::NotBuilt => write!(f, "this build reads no office files"),
        }
    }
}

impl std::error::Error for ReadError {}

/// Reads a file. What it is, is told by its bytes; its name decides only between plain text and CSV.
///
/// # Errors
///
/// [`ReadError`], with what to do told by `text::read_error`.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    if bytes.len() > LARGEST_FILE {
        return Err(ReadError::Bound(ReadBound::File));
    }
    match kind::of(bytes)? {
        #[cfg(feature = "tables")]
        FileKind::Zip => with_drawn(read_package(OpenPackage::open(bytes)?)?),
        #[cfg(not(feature = "tables"))]
        FileKind::Zip => Err(ReadError::NotBuilt),
        FileKind::Text => read_text(name, &decoded(bytes)?),
    }
}

/// Reads an office file as what its parts make it.
#[cfg(feature = "tables")]
fn read_package(mut package: OpenPackage<'_>) -> Result<Document, ReadError> {
    if package.has("xl/workbook.xml") {
        xlsx::read(&mut package)
    } else if package.has("word/document.xml") {
        docx::read(&mut package)
    } else if package.has("mimetype") && package.has("content.xml") {
        Err(ReadError::Old(OldFormat::OpenDocument))
    } else {
        Err(ReadError::Unknown)
    }
}

/// The text of one part of an office file, within the bounds of all reading; `None` where there is no such part.
#[cfg(feature = "tables")]
pub fn part(bytes: &[u8], name: &str) -> Result<Option<String>, ReadError> {
    if bytes.len() > LARGEST_FILE {
        return Err(ReadError::Bound(ReadBound::File));
    }
    OpenPackage::open(bytes)?.part(name)
}

/// Reads text that is no longer bytes: HTML where it is that, else TSV, CSV or lines.
///
/// # Errors
///
/// [`ReadError`] for nothing, or too much.
pub fn read_text(name: &str, text: &str) -> Result<Document, ReadError> {
    if text.len() > 2 * LARGEST_FILE {
        return Err(ReadError::Bound(ReadBound::File));
    }
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    if let Some(old) = kind::old_text(text) {
        return Err(ReadError::Old(old));
    }
    if kind::is_html(text) {
        return with_drawn(html::read(text)?);
    }
    with_drawn(delimited::read(text, name.to_lowercase().ends_with(".csv"), has_drawn(text))?)
}

#[cfg(feature = "tables")]
use drawn::{find as with_drawn, stands_in as has_drawn};

/// This build looks for no drawn tables.
#[cfg(not(feature = "tables"))]
fn has_drawn(_: &str) -> bool {
    false
}

#[cfg(not(feature = "tables"))]
fn with_drawn(document: Document) -> Result<Document, ReadError> {
    Ok(document)
}

/// Reads what a clipboard holds: its HTML where that has a table, else its text.
///
/// # Errors
///
/// As [`read_text`].
pub fn paste(html: Option<&str>, text: &str) -> Result<Document, ReadError> {
    let rich = html.filter(|html| html.len() <= 2 * LARGEST_FILE).and_then(|html| html::read(html).ok());
    match rich.filter(|document| document.tables().next().is_some()) {
        Some(document) => Ok(document),
        None => read_text("", text),
    }
}

/// The text of a file in UTF-8 or UTF-16.
fn decoded(bytes: &[u8]) -> Result<String, ReadError> {
    match encoding(bytes) {
        None => {
            let text = String::from_utf8(bytes.to_vec()).map_err(|_| ReadError::Unknown)?;
            // Zeros are in no text.
            if text.contains('\0') { Err(ReadError::Unknown) } else { Ok(text) }
        }
        Some(name @ ("utf-16le" | "utf-16be")) => {
            let unit = |pair: &[u8; 2]| match name {
                "utf-16be" => u16::from_be_bytes(*pair),
                _ => u16::from_le_bytes(*pair),
            };
            let units: Vec<u16> = bytes.as_chunks().0.iter().map(unit).collect();
            String::from_utf16(&units).map_err(|_| ReadError::Unknown)
        }
        Some(other) => Err(ReadError::Encoding(other)),
    }
}
