//! Checking what is part of what (其中): wholes that exist and count the same thing, and no part of itself.

use super::{Checker, declared};
use crate::number::{Dimension, Unit};
use crate::rubric::file::{FactFile, FactKindFile};
use crate::rubric::problem::{FileTable, ProblemKind, ProblemPlace, Sought};
use crate::rubric::{ColumnKey, FactKey};

/// What something is called, and what it is part of, by name.
struct Named<'a> {
    id: &'a str,
    unit: &'a str,
    part_of: &'a [String],
}

impl Checker<'_> {
    /// The facts of this rubric that are part of others of it, with each whole, however far off. A whole in between need
    /// not be asked for here, so what the other rubrics declare counts, too.
    pub(super) fn fact_parts(&mut self, catalogue: &[FactFile]) -> Vec<(FactKey, FactKey)> {
        let file = self.file;
        let all: Vec<Named<'_>> = declared(file)
            .chain(catalogue)
            .map(|fact| Named {
                id: &fact.id,
                unit: if fact.kind == FactKindFile::Number { &fact.unit } else { "" },
                part_of: &fact.part_of,
            })
            .collect();
        // Those of others are checked with their own rubric.
        for own in all.iter().take(declared(file).count()) {
            self.wholes(&ProblemPlace::named(FileTable::Fact, own.id), own, &all);
        }
        let keyed = || (0_u16..).map(FactKey).zip(&self.facts);
        let key_of = |id: &str| keyed().find(|(_, fact)| *fact.id == *id).map(|(key, _)| key);
        let wholes =
            |(key, fact)| above(fact, &all).into_iter().filter_map(key_of).map(move |whole| (key, whole));
        keyed().map(|(key, fact)| (key, &*fact.id)).flat_map(wholes).collect()
    }

    /// The columns of this rubric's tables that are part of others, with each whole's place.
    pub(super) fn column_parts(&mut self, catalogue: &[FactFile]) -> Vec<(ColumnKey, u16)> {
        let mut found = Vec::new();
        let file = self.file;
        let own = declared(file).count();
        for (at, fact) in declared(file).chain(catalogue).enumerate() {
            let all: Vec<Named<'_>> = fact
                .column
                .iter()
                .map(|column| Named { id: &column.id, unit: &column.unit, part_of: &column.part_of })
                .collect();
            for column in all.iter().filter(|_| at < own) {
                let place = ProblemPlace::named(FileTable::Fact, &fact.id);
                self.wholes(&place.entry(FileTable::Column, None, Some(column.id)), column, &all);
            }
            let Some(table) = self.facts.iter().position(|known| *known.id == *fact.id) else { continue };
            let Ok(table) = u16::try_from(table).map(FactKey) else { continue };
            let place = |id: &str| all.iter().position(|column| column.id == id)?.try_into().ok();
            for (column, named) in (0_u16..).zip(&all) {
                let wholes = above(named.id, &all).into_iter().filter_map(place);
                found.extend(wholes.map(|whole| (ColumnKey { table, column }, whole)));
            }
        }
        found
    }

    /// What a part may not be part of.
    fn wholes(&mut self, place: &ProblemPlace, part: &Named<'_>, all: &[Named<'_>]) {
        let counts = |named: &Named<'_>| Unit::read(named.unit).ok().map(|unit| unit.dimension());
        let place = place.key("part_of");
        for (n, id) in part.part_of.iter().enumerate() {
            let whole = all.iter().find(|other| other.id == id);
            let fits =
                |whole: &Named<'_>| counts(part).is_some_and(|own: Dimension| Some(own) == counts(whole));
            if part.part_of[..n].contains(id) {
                self.problem(&place, ProblemKind::Twice { word: id.clone() });
            }
            match whole {
                None => {
                    self.problem(&place, ProblemKind::Unknown { what: Sought::Whole, name: id.clone() });
                }
                Some(whole) if !fits(whole) => {
                    let kind = ProblemKind::UnlikeWhole {
                        id: part.id.to_owned(),
                        unit: part.unit.to_owned(),
                        whole: id.clone(),
                        whole_unit: whole.unit.to_owned(),
                    };
                    self.problem(&place, kind);
                }
                Some(_) => {}
            }
        }
        if above(part.id, all).contains(&part.id) {
            self.problem(&place, ProblemKind::PartOfItself { id: part.id.to_owned() });
        }
    }
}

/// Everything that something is part of, the nearest first, each once.
fn above<'a>(id: &str, all: &[Named<'a>]) -> Vec<&'a str> {
    let direct = |id: &str| all.iter().find(|named| named.id == id).map_or(&[][..], |named| named.part_of);
    let mut found: Vec<&'a str> = Vec::new();
    let mut next: Vec<&'a str> = direct(id).iter().map(String::as_str).collect();
    while !next.is_empty() {
        let further: Vec<&'a str> = next.iter().flat_map(|whole| direct(whole)).map(String::as_str).collect();
        for whole in std::mem::replace(&mut next, further) {
            if !found.contains(&whole) {
                found.push(whole);
            }
        }
        next.retain(|whole| !found.contains(whole));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::{Named, above};

    #[test]
    fn what_a_part_is_part_of_is_found_however_far_off_and_once() {
        let lists: [(&str, &[&str]); 5] =
            [("a", &["b", "c"]), ("b", &["d"]), ("c", &["d"]), ("d", &["e"]), ("e", &["d"])];
        let lists: Vec<(&str, Vec<String>)> = lists
            .iter()
            .map(|(id, wholes)| (*id, wholes.iter().map(|whole| (*whole).to_owned()).collect()))
            .collect();
        let all: Vec<Named<'_>> =
            lists.iter().map(|(id, part_of)| Named { id, unit: "人", part_of }).collect();
        assert_eq!(above("a", &all), ["b", "c", "d", "e"]);
        assert_eq!(above("e", &all), ["d", "e"], "a circle ends, and shows");
        assert!(above("gone", &all).is_empty());
    }
}
