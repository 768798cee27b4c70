//! What a file is, by its first bytes.

use super::ReadError;
use std::fmt;

/// What is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FileKind {
    /// An office file, perhaps.
    Zip,
    /// Text of any kind.
    Text,
}

/// Formats that are recognised and not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OldFormat {
    /// .xls, .et: a workbook in the format of before 2007.
    Workbook,
    /// .doc, .wps: a text in the format of before 2007.
    Text,
    /// .pdf.
    Pdf,
    /// .rtf.
    Rtf,
    /// .mht: a web page in one file.
    WebArchive,
    /// XML of Excel or Word 2003.
    Xml2003,
    /// .ods, .odt.
    OpenDocument,
}

impl fmt::Display for OldFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Workbook => ".xls",
            Self::Text => ".doc",
            Self::Pdf => ".pdf",
            Self::Rtf => ".rtf",
            Self::WebArchive => ".mht",
            Self::Xml2003 => "Office 2003 XML",
            Self::OpenDocument => "OpenDocument",
        })
    }
}

/// How every file of the compound format begins, .xls and .doc alike.
const COMPOUND: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// What bytes are, as far as that is told by how they begin.
pub(super) fn of(bytes: &[u8]) -> Result<FileKind, ReadError> {
    if bytes.is_empty() {
        return Err(ReadError::Empty);
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Ok(FileKind::Zip);
    }
    if bytes.starts_with(&COMPOUND) {
        return Err(compound(bytes));
    }
    let head = &bytes[..bytes.len().min(1024)];
    if head.windows(5).any(|window| window == b"%PDF-") {
        return Err(ReadError::Old(OldFormat::Pdf));
    }
    Ok(FileKind::Text)
}

/// Which program's a compound file is, by the names of the streams in it.
fn compound(bytes: &[u8]) -> ReadError {
    let holds = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(wide.len()).any(|window| window == wide)
    };
    if holds("EncryptedPackage") {
        ReadError::Encrypted
    } else if holds("Workbook") || holds("Book") {
        ReadError::Old(OldFormat::Workbook)
    } else {
        ReadError::Old(OldFormat::Text)
    }
}

/// The old formats that are text themselves.
pub(super) fn old_text(text: &str) -> Option<OldFormat> {
    let head: String = text.trim_start().chars().take(2000).collect();
    if head.starts_with("{\\rtf") {
        Some(OldFormat::Rtf)
    } else if head.starts_with("MIME-Version:") {
        Some(OldFormat::WebArchive)
    } else if head.starts_with("<?xml")
        && [":Workbook", "<Workbook", "wordDocument"].iter().any(|word| head.contains(word))
    {
        Some(OldFormat::Xml2003)
    } else {
        None
    }
}

/// Whether text is HTML: it begins with an element, or holds a table.
pub(super) fn is_html(text: &str) -> bool {
    let start = text.trim_start();
    let lower = start
        .get(..start.len().min(400))
        .map_or_else(|| start.chars().take(130).collect::<String>().to_lowercase(), str::to_lowercase);
    // Clipboards of Windows put a few lines before the page.
    let is_clipboard = lower.starts_with("version:") && lower.contains("starthtml");
    let opens =
        ["<!doctype html", "<html", "<table", "<meta", "<head", "<body", "<div", "<p", "<!--", "<style"];
    is_clipboard
        || opens.iter().any(|open| lower.starts_with(open))
        || (lower.starts_with("<?xml") && lower.contains("<html"))
}
