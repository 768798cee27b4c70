//! Where a problem stands.

/// Where something stands in a rubric's files; without anything in it, the rubric as a whole.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProblemPlace {
    /// The file's name, where the rubric has several and the problem was found while they were read one by one.
    pub file: Option<String>,
    /// The entries that lead there, each inside the one before.
    pub entries: Vec<PlaceEntry>,
    /// The key in the last of them.
    pub key: Option<&'static str>,
}

/// An entry of a table in a rubric's files; with neither number nor name, the table as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceEntry {
    /// Which table.
    pub table: FileTable,
    /// Its number in that table, from 1.
    pub number: Option<usize>,
    /// Its id or title, as written.
    pub name: Option<String>,
}

/// The tables of a rubric's files in which a problem can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileTable {
    /// `[[source]]`
    Source,
    /// `[[fact]]`
    Fact,
    /// `[[column]]` of a fact.
    Column,
    /// `[[lookup]]`
    Lookup,
    /// `[[entry]]` of a lookup.
    LookupEntry,
    /// `[[formula]]`
    Formula,
    /// `[[letter]]`
    Letter,
    /// `[[grade]]`
    Grade,
    /// A domain: a file of its own, or an entry of `domain`.
    Domain,
    /// `[weight]` of a domain.
    Weight,
    /// `[[indicator]]`
    Indicator,
    /// `[[part]]` of an indicator.
    Part,
    /// `[[band]]` of a part.
    Band,
    /// `[[tier]]` of a part.
    Tier,
    /// `[[fault]]` of a part.
    Fault,
    /// `[[item]]` of a part.
    Item,
    /// `[[gate]]`
    Gate,
    /// `[[check]]`
    Check,
}

impl FileTable {
    /// What files call it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Fact => "fact",
            Self::Column => "column",
            Self::Lookup => "lookup",
            Self::LookupEntry => "entry",
            Self::Formula => "formula",
            Self::Letter => "letter",
            Self::Grade => "grade",
            Self::Domain => "domain",
            Self::Weight => "weight",
            Self::Indicator => "indicator",
            Self::Part => "part",
            Self::Band => "band",
            Self::Tier => "tier",
            Self::Fault => "fault",
            Self::Item => "item",
            Self::Gate => "gate",
            Self::Check => "check",
        }
    }
}

impl ProblemPlace {
    /// A file of several.
    pub(in super::super) fn file(name: &str) -> Self {
        Self { file: Some(name.to_owned()), ..Self::default() }
    }

    /// A key of the rubric itself.
    pub(in super::super) fn of(key: &'static str) -> Self {
        Self::default().key(key)
    }

    /// A table of the rubric itself, as a whole.
    pub(in super::super) fn table(table: FileTable) -> Self {
        Self::default().entry(table, None, None)
    }

    /// An entry that has an id or a title.
    pub(in super::super) fn named(table: FileTable, name: &str) -> Self {
        Self::default().entry(table, None, Some(name))
    }

    /// The entry of this number, from 1, inside this one.
    pub(in super::super) fn number(&self, table: FileTable, number: usize) -> Self {
        self.entry(table, Some(number), None)
    }

    /// An entry inside this one.
    pub(in super::super) fn entry(
        &self,
        table: FileTable,
        number: Option<usize>,
        name: Option<&str>,
    ) -> Self {
        let mut inside = self.clone();
        inside.entries.push(PlaceEntry { table, number, name: name.map(str::to_owned) });
        inside
    }

    /// A key inside this entry.
    pub(in super::super) fn key(&self, key: &'static str) -> Self {
        Self { key: Some(key), ..self.clone() }
    }
}
