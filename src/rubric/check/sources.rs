//! Checking documents and what is cited of them.

use super::{Checker, text};
use crate::rubric::file::{CitationFile, SourceFile};
use crate::rubric::problem::{FileTable, Lacking, ProblemKind, ProblemPlace, Sought};
use crate::rubric::{Certainty, Citation};

impl Checker<'_> {
    pub(super) fn sources(&mut self) {
        self.unique(FileTable::Source, self.file.source.iter().map(|source| &*source.key));
        for source in &self.file.source {
            let place = ProblemPlace::named(FileTable::Source, &source.key);
            if source.title.is_empty() {
                self.lacks(&place, Lacking::DocumentTitle);
            }
            let is_year = source.year.len() == 4 && source.year.bytes().all(|digit| digit.is_ascii_digit());
            if !source.year.is_empty() && !is_year {
                self.problem(&place, ProblemKind::NotAYear { written: source.year.clone() });
            }
            if let Some(numbered) = year_in(&source.number)
                && !source.year.is_empty()
                && numbered != source.year
            {
                let (year, numbered) = (source.year.clone(), numbered.to_owned());
                self.problem(&place, ProblemKind::OtherYear { year, numbered });
            }
        }
    }

    pub(in super::super) fn citation(&mut self, place: &ProblemPlace, cite: &CitationFile) -> Citation {
        let certainty = match &*cite.certainty {
            "official" => Certainty::Official,
            "inferred" => Certainty::Inferred,
            "unverified" => Certainty::Unverified,
            "own" => Certainty::Own,
            other => {
                let allowed = &["official", "inferred", "unverified", "own"];
                self.not_a_word(place, "certainty", other, allowed);
                Certainty::Unverified
            }
        };
        let source = self.file.source.iter().find(|source| source.key == cite.source);
        if source.is_none() {
            let (what, name) = (Sought::Source, cite.source.clone());
            self.problem(place, ProblemKind::Unknown { what, name });
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
