//! An office file: a zip of XML parts. Nothing is unpacked but the parts that are asked for, and these only as far as bounds allow.

use super::{ReadBound, ReadError};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Real files have some dozens of parts.
const MOST_ENTRIES: usize = 4000;

/// Bytes of all parts that are read, unpacked.
const LARGEST: u64 = 64 * 1024 * 1024;

/// XML of tables becomes some 20 to 50 times smaller.
const HIGHEST_RATIO: u64 = 300;

/// Smaller parts are harmless at any ratio, in bytes.
const HARMLESS: u64 = 1024 * 1024;

/// An office file that has been opened.
pub(super) struct OpenPackage<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
}

impl<'a> OpenPackage<'a> {
    /// Reads the list of parts.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive =
            ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::Damaged("zip".to_owned()))?;
        if archive.len() > MOST_ENTRIES {
            return Err(ReadError::Bound(ReadBound::Entries));
        }
        Ok(Self { archive, unpacked: 0 })
    }

    /// Whether it has a part of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// The text of a part; `None` where the file has none of this name.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let Some(index) = self.archive.index_for_name(name) else { return Ok(None) };
        let damaged = || ReadError::Damaged(name.to_owned());
        let entry = self.archive.by_index(index).map_err(|_| damaged())?;
        let (size, packed) = (entry.size(), entry.compressed_size().max(1));
        if size > HARMLESS && size / packed > HIGHEST_RATIO {
            return Err(ReadError::Bound(ReadBound::Ratio));
        }
        let room = LARGEST.saturating_sub(self.unpacked);
        if size > room {
            return Err(ReadError::Bound(ReadBound::Unpacked));
        }
        // What the list says of sizes may be untrue.
        let (mut bytes, limit) = (Vec::new(), size.max(1));
        entry.take(limit + 1).read_to_end(&mut bytes).map_err(|_| damaged())?;
        let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if read > limit {
            return Err(damaged());
        }
        self.unpacked += read;
        super::decoded(&bytes).map(Some).map_err(|_| damaged())
    }

    /// The text of a part that every file of its kind has.
    pub(super) fn needed(&mut self, name: &str) -> Result<String, ReadError> {
        self.part(name)?.ok_or_else(|| ReadError::Damaged(name.to_owned()))
    }
}
