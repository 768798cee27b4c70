//! A city's own scoring table on its way in: chosen, read and looked at, then checked as a rubric, then a draft.

use super::{DraftId, Entry, Model};
use crate::draft::{Draft, DraftError, Local, RubricRef};
use crate::facts::RawAnswers;
use crate::rubrics::{Listed, OwnRubric, Trouble};
use std::rc::Rc;

/// A scoring table (评分细则) that is being brought in.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bringing {
    /// The file that was chosen; none while one is to be chosen, or a table pasted.
    pub file: Option<ChosenTable>,
    /// The rubric made of it, once a person has agreed to it.
    pub agreed: Option<Agreed>,
    /// Why the rubric cannot be used.
    pub trouble: Option<Trouble>,
}

/// A file with a table, or with a rubric (`lvzhi-rubric`), not looked into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenTable {
    /// Its name.
    pub name: Rc<str>,
    /// Its bytes.
    pub bytes: Rc<[u8]>,
}

/// A rubric that a draft is to be begun for as soon as it is checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreed {
    /// Id for the draft.
    pub id: DraftId,
    /// The rubric's file, letter by letter.
    pub source: Rc<str>,
    /// What its table has filled in already.
    pub answers: RawAnswers,
}

/// How files begin that are no text, and never drafts: zip, old office files, PDF, RTF.
const BEGINNINGS: [&[u8]; 4] = [b"PK", &[0xd0, 0xcf, 0x11, 0xe0], b"%PDF", b"{\\rtf"];

/// How the names of tables end that are text.
const ENDINGS: [&str; 4] = [".csv", ".tsv", ".htm", ".html"];

/// What an own rubric's file says it is.
const RUBRIC: &[u8] = b"\"lvzhi-rubric\"";

/// A file that is no draft is looked at as a table where its beginning or its name say so.
pub(super) fn is_table(name: &str, bytes: &[u8], read: Option<&DraftError>) -> bool {
    let name = name.to_ascii_lowercase();
    BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning))
        || ENDINGS.iter().any(|ending| name.ends_with(ending)) && read.is_some()
        || read == Some(&DraftError::NotADraft) && bytes.windows(RUBRIC.len()).any(|part| part == RUBRIC)
}

impl Model {
    /// A table is to be brought in.
    pub(super) fn bring(&mut self, file: Option<ChosenTable>) {
        self.leave_draft();
        self.bringing = Some(Bringing { file, ..Bringing::default() });
        // An own rubric may use facts of the others.
        self.shelf.want_fetched();
    }

    /// The person agrees to the rubric: it is checked, and a draft begun for it.
    pub(super) fn agree(&mut self, agreed: Agreed) {
        let Some(bringing) = &mut self.bringing else { return };
        bringing.trouble = None;
        let source = agreed.source.clone();
        bringing.agreed = Some(agreed);
        self.shelf.want_fetched();
        match self.shelf.bring(&source) {
            Some(listed) => self.begin(&listed),
            None if self.shelf.fetched().is_lacking() => self.cannot_bring(Trouble::Missing),
            None => {}
        }
    }

    /// An own rubric was read.
    pub(super) fn own_rubric_read(&mut self, source: &Rc<str>, read: Result<OwnRubric, Trouble>) {
        let trouble = read.as_ref().err().cloned();
        self.shelf.own_read(source, read);
        let is_agreed = |agreed: &Agreed| agreed.source == *source;
        if !self.bringing.as_ref().and_then(|bringing| bringing.agreed.as_ref()).is_some_and(is_agreed) {
            return;
        }
        match trouble {
            None => {
                if let Some(listed) = self.shelf.bring(source) {
                    self.begin(&listed);
                }
            }
            Some(trouble) => self.cannot_bring(trouble),
        }
    }

    /// The rubric that was agreed to cannot be had or used.
    pub(super) fn cannot_bring(&mut self, trouble: Trouble) {
        if let Some(bringing) = &mut self.bringing
            && let Some(agreed) = bringing.agreed.take()
        {
            self.shelf.forget(&agreed.source);
            bringing.trouble = Some(trouble);
        }
    }

    fn begin(&mut self, listed: &Rc<Listed>) {
        if let Some(Bringing { agreed: Some(agreed), .. }) = self.bringing.take() {
            let draft = Draft { rubric: RubricRef::of(listed), answers: agreed.answers, ..Draft::default() };
            let draft = Rc::new(draft.copied(&agreed.id));
            self.library.insert(agreed.id.clone(), Entry::new(draft, Local::default()));
            self.unsaved();
            self.show(agreed.id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_told_from_drafts_by_beginning_name_and_what_they_say() {
        let no_json = DraftError::NotJson { line: 1, column: 1, cut_off: false };
        let none = DraftError::NotADraft;
        assert!(is_table("评分细则.xlsx", b"PK\x03\x04", Some(&no_json)));
        assert!(is_table("评分细则", b"PK\x03\x04", Some(&no_json)), "renamed");
        assert!(is_table("旧.doc", &[0xd0, 0xcf, 0x11, 0xe0, 1], Some(&DraftError::NotText)));
        assert!(is_table("通知.pdf", b"%PDF-1.7", Some(&DraftError::NotText)));
        assert!(is_table("表.CSV", "指标,分值".as_bytes(), Some(&no_json)));
        assert!(is_table("细则.json", b"{ \"format\": \"lvzhi-rubric\", \"version\": 1", Some(&none)));
        let late = format!("{{ \"about\": \"{}\", \"format\": \"lvzhi-rubric\" }}", "长".repeat(2000));
        assert!(is_table("细则.json", late.as_bytes(), Some(&none)), "its keys stand in any order");
        assert!(!is_table("草稿.json", b"{ \"format\": \"lvzhi-draft\"", None));
        assert!(!is_table("坏.json", b"{ \"format\"", Some(&no_json)));
        assert!(!is_table("别的.json", b"{ \"format\": \"other\" }", Some(&none)));
        // A draft that somebody named otherwise is a draft.
        assert!(!is_table("草稿.csv", b"{ \"format\": \"lvzhi-draft\" }", None));
    }
}
