//! An office file on its way out: a zip of XML parts. `blocks::package` is the way in.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

/// Parts that have been written, in the order in which they stand in the file.
pub(super) struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
}

impl Package {
    /// Nothing yet. Office programs want `[Content_Types].xml` to be the first part.
    pub(super) fn new() -> Self {
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())) }
    }

    /// Adds a part. No time is written beside it, so that the same draft gives the same bytes.
    pub(super) fn part(&mut self, name: &str, text: &str) {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        self.zip.start_file(name, options).expect("names differ and are short");
        self.zip.write_all(text.as_bytes()).expect("memory takes all");
    }

    /// A file with one of its parts written anew, and all others copied without being unpacked; `None` where it is no zip.
    pub(super) fn again(old: &[u8], name: &str, text: &str) -> Option<Vec<u8>> {
        let mut archive = ZipArchive::new(Cursor::new(old)).ok()?;
        let mut package = Self::new();
        for at in 0..archive.len() {
            if archive.index_for_name(name) == Some(at) {
                package.part(name, text);
            } else {
                package.zip.raw_copy_file(archive.by_index_raw(at).ok()?).ok()?;
            }
        }
        Some(package.finish())
    }

    /// The file.
    pub(super) fn finish(self) -> Vec<u8> {
        self.zip.finish().expect("memory takes all").into_inner()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_written_is_read_again_and_bears_no_time() {
        let written = || {
            let mut package = Package::new();
            package.part("[Content_Types].xml", "<Types/>");
            package.part("xl/workbook.xml", &"自评表".repeat(1000));
            package.finish()
        };
        let bytes = written();
        assert_eq!(bytes, written());
        assert!(bytes.len() < 1000, "9,000 bytes of one word are packed: {}", bytes.len());
        let mut archive = ZipArchive::new(Cursor::new(&bytes)).expect("a zip");
        assert_eq!(archive.by_index(0).expect("a first part").name().expect("a name"), "[Content_Types].xml");
        let mut text = String::new();
        archive.by_name("xl/workbook.xml").expect("a part").read_to_string(&mut text).expect("text");
        assert_eq!(text, "自评表".repeat(1000));
    }
}
