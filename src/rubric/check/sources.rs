//! Checking documents and what is cited of them.

use super::{Checker, text};
use crate::rubric::file::{CitationFile, SourceFile};
use crate::rubric::{Certainty, Citation};
use std::fmt;

impl Checker<'_> {
    pub(super) fn sources(&mut self) {
        self.unique("source", self.file.source.iter().map(|source| &*source.key));
        for source in &self.file.source {
            let place = format!("source `{}`", source.key);
            if source.title.is_empty() {
                self.problem(&place, "the document's title is missing");
            }
            let is_year = source.year.len() == 4 && source.year.bytes().all(|digit| digit.is_ascii_digit());
            if !source.year.is_empty() && !is_year {
                self.problem(
                    &place,
                    format_args!("the year of issue is `{}`; write it like \"2017\"", source.year),
                );
            }
            if let Some(numbered) = year_in(&source.number)
                && !source.year.is_empty()
                && numbered != source.year
            {
                self.problem(
                    &place,
                    format_args!(
                        "the year of issue is {}, but the document number says {numbered}",
                        source.year
                    ),
                );
            }
        }
    }

    pub(super) fn citation(&mut self, place: impl fmt::Display, cite: &CitationFile) -> Citation {
        let certainty = match &*cite.certainty {
            "official" => Certainty::Official,
            "inferred" => Certainty::Inferred,
            "unverified" => Certainty::Unverified,
            "own" => Certainty::Own,
            other => {
                let message =
                    format!("certainty `{other}` is not one of `official`, `inferred`, `unverified`, `own`");
                self.problem(&place, message);
                Certainty::Unverified
            }
        };
        let source = self.file.source.iter().find(|source| source.key == cite.source);
        if source.is_none() {
            self.problem(
                &place,
                format_args!("no [[source]] has the key `{}`; every number is cited", cite.source),
            );
        }
        let of = |part: fn(&SourceFile) -> &String| source.map_or_else(|| "".into(), |s| text(part(s)));
        Citation {
            document: of(|source| &source.title),
            number: of(|source| &source.number),
            issuer: of(|source| &source.issuer),
            year: source.map_or_else(
                || "".into(),
                |source| match year_in(&source.number) {
                    Some(numbered) if source.year.is_empty() => text(numbered),
                    _ => text(&source.year),
                },
            ),
            clause: text(&cite.clause),
            certainty,
        }
    }
}

/// The year in a document number (文号), which stands in 〔〕.
fn year_in(number: &str) -> Option<&str> {
    Some(number.split_once('〔')?.1.split_once('〕')?.0)
}
