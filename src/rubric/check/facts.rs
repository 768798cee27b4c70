//! Checking facts: their kinds and bounds, those taken from other rubrics, and numbers that depend on something.

use super::{Checker, text};
use crate::number::{Number, Span, Unit};
use crate::rubric::file::{ColumnFile, FactFile, FactKindFile, LookupFile, PeriodFile};
use crate::rubric::load::words;
use crate::rubric::problem::{
    EntryOf, FileTable, Lacking, ListWord, Lone, OnlyWith, OptionEntry, Ordered, ProblemKind, ProblemPlace,
};
use crate::rubric::{Citation, Column, FactKind, FactSpec, Lookup, LookupBy, Period};
use std::collections::BTreeSet;

/// Option or least value of each entry of a lookup, its value, and where it comes from.
type Entries = Vec<(Number, Number, Citation)>;

impl Checker<'_> {
    pub(super) fn fact(&mut self, fact: &FactFile) {
        let place = ProblemPlace::named(FileTable::Fact, &fact.id);
        if fact.title.is_empty() || fact.origin.is_empty() {
            self.lacks(&place, Lacking::TitleAndOrigin);
        }
        if fact.options.is_empty() == (fact.kind == FactKindFile::Choice) {
            self.problem(&place, ProblemKind::OnlyWith { what: OnlyWith::Options });
        }
        if fact.column.is_empty() == (fact.kind == FactKindFile::Table) {
            self.problem(&place, ProblemKind::OnlyWith { what: OnlyWith::Columns });
        }
        self.once(&place, ListWord::Option, fact.options.iter());
        let no_answer = || FactKind::NOT_APPLICABLE.iter().chain(FactKind::UNKNOWN);
        for taken in fact.options.iter().filter(|option| no_answer().any(|word| *word == option.as_str())) {
            self.problem(&place, ProblemKind::OptionTaken { option: taken.clone() });
        }
        let named = fact.column.iter().map(|column| &column.id).filter(|id| !id.is_empty());
        self.once(&place, ListWord::Column, named);
        let kind = match fact.kind {
            FactKindFile::Flag => FactKind::Flag,
            FactKindFile::Number => {
                let bounds = (fact.least.as_deref(), fact.most.as_deref());
                let unit = match Unit::counted(&fact.unit).filter(|_| fact.own_unit) {
                    Some(own) => own,
                    None => self.unit(&place.key("unit"), &fact.unit),
                };
                self.figure(&place, unit, bounds, fact.whole)
            }
            FactKindFile::Choice => {
                FactKind::Choice { options: fact.options.iter().map(|option| text(option)).collect() }
            }
            FactKindFile::Table => FactKind::Table {
                columns: fact.column.iter().map(|column| self.column(&place, column)).collect(),
            },
        };
        let period = match fact.period {
            PeriodFile::Year => Period::Year,
            PeriodFile::LastYear => Period::LastYear,
            PeriodFile::SchoolYear => Period::SchoolYear,
            PeriodFile::YearEnd => Period::YearEnd,
            PeriodFile::ThreeYears => Period::ThreeYears,
        };
        self.facts.push(FactSpec {
            id: text(&fact.id),
            title: text(&fact.title),
            kind,
            period,
            origin: text(&fact.origin),
            hint: text(&fact.hint),
            home: None,
        });
    }

    fn column(&mut self, place: &ProblemPlace, column: &ColumnFile) -> Column {
        let place = place.entry(FileTable::Column, None, Some(&column.id));
        let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        if column.id.is_empty() || !column.id.chars().all(fits) {
            self.problem(&place, ProblemKind::WrongId { of_column: true });
        }
        if column.title.is_empty() {
            self.lacks(&place, Lacking::Key("title"));
        }
        let bounds = (column.least.as_deref(), column.most.as_deref());
        let unit = self.unit(&place.key("unit"), &column.unit);
        let kind = self.figure(&place, unit, bounds, column.whole);
        Column { id: text(&column.id), title: text(&column.title), kind }
    }

    fn figure(
        &mut self,
        place: &ProblemPlace,
        unit: Unit,
        (least, most): (Option<&str>, Option<&str>),
        whole: bool,
    ) -> FactKind {
        let least = self.number(&place.key("least"), least.unwrap_or("0"));
        let most = most.map(|most| self.number(&place.key("most"), most));
        if most.as_ref().is_some_and(|most| *most < least) {
            self.problem(place, ProblemKind::LeastAboveMost { of_fact: true });
        }
        FactKind::Number { unit, bounds: Span::between(Some(least), most), whole }
    }

    /// Takes from the catalogue what the rubric names: first what its indicators list, in their order, then whatever else.
    pub(super) fn import(&mut self, catalogue: &[FactFile]) {
        let indicators = self.file.domain.iter().flat_map(|domain| &domain.indicator);
        let listed = indicators.flat_map(|indicator| indicator.inputs.iter().chain(&indicator.related));
        let offered: BTreeSet<&str> = catalogue.iter().map(|fact| &*fact.id).collect();
        for name in listed.cloned().chain(words(self.file)) {
            // `table.column` names the table.
            let table = name.rsplit_once('.').map_or("", |(table, _)| table);
            for id in [&*name, table].into_iter().filter(|id| offered.contains(id)) {
                let is_known = self.facts.iter().any(|fact| &*fact.id == id);
                if let Some(fact) = catalogue.iter().find(|fact| fact.id == id && !is_known) {
                    self.fact(fact);
                }
            }
        }
    }

    pub(super) fn lookups(&mut self) {
        let file = self.file;
        self.unique(FileTable::Lookup, file.lookup.iter().map(|lookup| &*lookup.id));
        for lookup in &file.lookup {
            let checked = self.lookup(lookup);
            self.lookups.extend(checked.map(|checked| (lookup.id.clone(), checked)));
        }
    }

    fn lookup(&mut self, lookup: &LookupFile) -> Option<Lookup> {
        let place = ProblemPlace::named(FileTable::Lookup, &lookup.id);
        let unit = self.unit(&place.key("unit"), &lookup.unit);
        if lookup.entry.is_empty() {
            self.problem(&place, ProblemKind::NoEntry { of: EntryOf::Lookup });
            return None;
        }
        let choice = self
            .facts
            .iter()
            .any(|fact| *fact.id == *lookup.by && matches!(fact.kind, FactKind::Choice { .. }));
        let (by, entries) = if choice {
            self.by_choice(&place, lookup)?
        } else if lookup.by == "year" {
            (LookupBy::Year, self.by_figure(&place, lookup))
        } else {
            let (fact, _) = self.numeric(&place.key("by"), &lookup.by)?;
            let entries = self.by_figure(&place, lookup);
            if let FactKind::Number { bounds, .. } = self.kind_of(fact)
                && bounds.low.number().is_none_or(|least| *least < entries[0].0)
            {
                self.problem(&place, ProblemKind::FirstEntry);
            }
            (LookupBy::Figure(fact), entries)
        };
        if lookup.interpolate && choice {
            self.problem(&place, ProblemKind::Lone { what: Lone::Interpolate });
        }
        Some(Lookup { title: text(&lookup.title), unit, by, interpolate: lookup.interpolate, entries })
    }

    fn by_choice(&mut self, place: &ProblemPlace, lookup: &LookupFile) -> Option<(LookupBy, Entries)> {
        let (fact, options) = self.choice(place, &lookup.by)?;
        let mut entries = Vec::new();
        let mut seen = vec![false; options.len()];
        for entry in &lookup.entry {
            let value = self.number(place, &entry.value);
            let citation = self.citation(place, &entry.cite);
            let Some(option) = self.option(place, &options, entry.is.as_deref().unwrap_or_default()) else {
                continue;
            };
            if std::mem::replace(&mut seen[usize::from(option)], true) {
                let word = options[usize::from(option)].to_string();
                self.problem(place, ProblemKind::Twice { word });
            }
            entries.push((Number::whole(i64::from(option)), value, citation));
        }
        for (option, _) in options.iter().zip(&seen).filter(|(_, seen)| !**seen) {
            let (option, what) = (option.to_string(), OptionEntry::Lookup);
            self.problem(place, ProblemKind::OptionWithout { option, what });
        }
        Some((LookupBy::Choice(fact), entries))
    }

    fn by_figure(&mut self, place: &ProblemPlace, lookup: &LookupFile) -> Entries {
        let mut entries: Entries = Vec::new();
        for (n, entry) in lookup.entry.iter().enumerate() {
            let place = place.number(FileTable::LookupEntry, n + 1);
            let from = self.number(&place, entry.from.as_deref().unwrap_or_default());
            if entries.last().is_some_and(|before| before.0 >= from) {
                self.problem(&place, ProblemKind::OutOfOrder { what: Ordered::Entries });
            }
            let value = self.number(&place, &entry.value);
            entries.push((from, value, self.citation(&place, &entry.cite)));
        }
        entries
    }
}
