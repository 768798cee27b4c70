//! The English sentences, for Cargo.

mod formula;

use super::{
    AnyOf, BestOf, Counted, EntryOf, FileTable, GapAt, Lacking, ListWord, Lone, Negative, OneOf, OnlyWith,
    OptionEntry, Ordered, PlaceEntry, PointSum, Problem, ProblemKind, ProblemPlace, Sought, Worst,
};
use crate::number::Number;
use crate::rubric::file::FactKindFile;
use std::fmt::{self, Display, Formatter};

impl Display for Problem {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.kind)
    }
}

impl Display for ProblemPlace {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let entries = self.entries.iter().map(ToString::to_string);
        let steps: Vec<String> =
            self.file.iter().cloned().chain(entries).chain(self.key.map(str::to_owned)).collect();
        if steps.is_empty() { f.write_str("the file") } else { f.write_str(&steps.join(", ")) }
    }
}

impl Display for PlaceEntry {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let word = self.table.word();
        match (self.number, &self.name, self.table) {
            (None, None, _) => f.write_str(word),
            (None, Some(name), _) => write!(f, "{word} `{name}`"),
            (Some(number), None, _) => write!(f, "{word} {number}"),
            (Some(number), Some(name), FileTable::Band | FileTable::Domain) => {
                write!(f, "{word} {number} `{name}`")
            }
            (Some(number), Some(name), _) => write!(f, "[[{word}]] {number} `{name}`"),
        }
    }
}

/// `` `a`, `b`, `c` ``
fn keys(keys: &[&str], between: &str) -> String {
    keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(between)
}

fn plain(number: &Number) -> String {
    number.plain()
}

impl Display for ProblemKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(&sentence(self))
    }
}

fn sentence(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::TooLarge { bytes, most } => format!("{bytes} bytes; a rubric may have {most} (1 MB)"),
        ProblemKind::TooMany { what, found, most } => {
            format!("{found} {}; there may be {most} at most", counted(*what))
        }
        ProblemKind::NotJson { said, .. } => format!("is not JSON: {said}"),
        ProblemKind::NotAnObject => "is no object".into(),
        ProblemKind::WrongFormat { right } => format!("`format` is not \"{right}\""),
        ProblemKind::WrongVersion { found, right } => {
            format!("`version` is {found}; this page reads {right}")
        }
        ProblemKind::OfPage { id } => {
            format!("`{id}` is a rubric of the page; give this one an id of its own")
        }
        ProblemKind::OtherFact { id, rubric } => format!(
            "the page's rubrics have another fact of this id, in kind or unit; call this one `{rubric}.{id}`, or leave it out to use theirs"
        ),
        ProblemKind::NotAList { key } => format!("`{key}` is a list; write it as [[{key}]]"),
        ProblemKind::Misplaced { key, file } => {
            format!("`{key}` does not belong here, but in {}", file.unwrap_or("a file of its own"))
        }
        ProblemKind::WrongShape { said, .. } => said.clone(),
        ProblemKind::Places { most } => format!("points have {most} decimal places at most"),
        ProblemKind::NotANumber { written } => {
            format!("`{written}` is not a number; write it like \"1.5\"")
        }
        ProblemKind::NotAboveZero { written } => format!("`{written}` must be above 0"),
        ProblemKind::UnknownUnit { written } => format!("`{written}` is not a known unit"),
        ProblemKind::NotAWord { key, written, allowed } => {
            let between = if *key == "op" { " " } else { ", " };
            format!("{key} `{written}` is not one of {}", keys(allowed, between))
        }
        ProblemKind::NotARange { written } => {
            format!("`{written}` is no range; write it like `[80, 90)`, `[90, )` or `(, 60)`")
        }
        ProblemKind::NotAFraction { key, written } => format!("the {key} `{written}` is not from 0 to 1"),
        ProblemKind::NotACount { written } => format!("`{written}` is no count of indicators"),
        ProblemKind::NotAYear { written } => {
            format!("the year of issue is `{written}`; write it like \"2017\"")
        }
        ProblemKind::OtherYear { year, numbered } => {
            format!("the year of issue is {year}, but the document number says {numbered}")
        }
        ProblemKind::IdTwice => "this id is used twice; ids are unique".into(),
        ProblemKind::WrongId { of_column: false } => {
            "ids are lower-case English letters, digits, `.`, `-` and `_`".into()
        }
        ProblemKind::WrongId { of_column: true } => {
            "a column's id is lower-case English letters, digits and `_`".into()
        }
        ProblemKind::NameTaken => {
            "a formula could not tell it from a fact, a lookup or a function of that name".into()
        }
        ProblemKind::Unknown { what, name } => unknown(*what, name),
        ProblemKind::NotAnOption { written, options } => {
            format!("`{written}` is none of the options {}", options.join("、"))
        }
        ProblemKind::OtherKind { id, needed } => other_kind(id, *needed),
        ProblemKind::EmptyOrTwice { what, word } => {
            format!("the {} `{word}` is empty or stands here twice", list_word(*what))
        }
        ProblemKind::Twice { word } => format!("`{word}` stands here twice"),
        ProblemKind::JudgmentTwice { id } => {
            format!("the judgement `{id}` stands here twice; keys are unique")
        }
        ProblemKind::BothListed { id } => format!("`{id}` stands in both `inputs` and `related`"),
        ProblemKind::NotListed { id } => format!("uses `{id}`, which `inputs` does not list"),
        ProblemKind::NotUsed { id } => {
            format!("`{id}` stands in `inputs` but no part uses it; move it to `related`")
        }
        ProblemKind::Homeless => {
            "no indicator lists it in `inputs` or `related`, so nobody could fill it in".into()
        }
        ProblemKind::PartOfItself { id } => {
            format!("`{id}` is part of itself by way of these; take one of them out")
        }
        ProblemKind::OptionTaken { option } => {
            format!("the option `{option}` already means that there is no answer")
        }
        ProblemKind::OptionWithout { option, what: OptionEntry::Lookup } => {
            format!("the option `{option}` has no entry")
        }
        ProblemKind::OptionWithout { option, what: OptionEntry::Level } => {
            format!("the option `{option}` has exactly one level")
        }
        ProblemKind::Missing { what } => missing(*what),
        ProblemKind::NotExactlyOne { of, keys } => exactly_one(*of, keys),
        ProblemKind::Neither { of: AnyOf::LetterCount } => "give `at_least`, `at_most` or both".into(),
        ProblemKind::Neither { of: AnyOf::Rank } => {
            "a rank comes from `peers` or from `rank`; give one or both".into()
        }
        ProblemKind::NotTogether => "`value` and `unit` belong together".into(),
        ProblemKind::MixedBands => "every band has an `edge`, or every band has a `range`".into(),
        ProblemKind::OnlyWith { what } => only_with(*what).into(),
        ProblemKind::StrayKeys => {
            "a condition has only the keys of its kind: a comparison, a flag or a choice".into()
        }
        ProblemKind::Lone { what } => lone(*what).into(),
        ProblemKind::NoEntry { of } => no_entry(*of).into(),
        ProblemKind::PointsDiffer { what, found, right } => points_differ(*what, &plain(found), &plain(right)),
        ProblemKind::BestEarns { what, points } => {
            let best = match what {
                BestOf::Band => "band",
                BestOf::Tier => "tier",
                BestOf::Rank => "rank",
            };
            format!("the best {best} earns the part's {} points", plain(points))
        }
        ProblemKind::BandAbovePart { points } => {
            format!("no band earns more than the part's {} points", plain(points))
        }
        ProblemKind::BelowZero { what } => negative(*what).into(),
        ProblemKind::OutOfOrder { what } => ordered(*what).into(),
        ProblemKind::LeastAboveMost { of_fact: true } => "`most` is below `least`".into(),
        ProblemKind::LeastAboveMost { of_fact: false } => "`least` is above `most`".into(),
        ProblemKind::EmptyRange { written } => format!("the range `{written}` is empty"),
        ProblemKind::EmptyBand { low, high } => format!("{} to {} is empty", plain(low), plain(high)),
        ProblemKind::Overlap { at: Some(at) } => format!("bands overlap at {}", plain(at)),
        ProblemKind::Overlap { at: None } => "bands overlap: this edge has no end".into(),
        ProblemKind::Gap { at } => gap(at),
        ProblemKind::BandEnd { found, right } => {
            format!("ends at {}, but {} would leave no hole and no overlap", plain(found), plain(right))
        }
        ProblemKind::NotWholeSteps { from, to } => format!("from `{from}` to `{to}` go whole steps"),
        ProblemKind::WorstNotZero { what: Worst::Letter } => "the worst letter has \"0\" points".into(),
        ProblemKind::WorstNotZero { what: Worst::Grade } => {
            "the worst grade starts at \"0\" and asks nothing, so that every score has a grade".into()
        }
        ProblemKind::BestLevel => "the best level has the coefficient 1".into(),
        ProblemKind::NeedOutside { items } => format!("`need` lies from 1 to the {items} items"),
        ProblemKind::RestAbove { written } => format!("`rest` is {written} %, but at most 100"),
        ProblemKind::CapOutside { found, least, most } => {
            format!("`cap` is {}, but lies from {} to {}", plain(found), plain(least), plain(most))
        }
        ProblemKind::FloorAbove => "`floor` lies above the indicator's points".into(),
        ProblemKind::RescaleBelowZero => {
            "what may fall below 0 cannot be scaled up: give it a `floor` of 0 or more".into()
        }
        ProblemKind::NoPoints => {
            "an indicator of 0 points decides nothing unless it is `must = true`".into()
        }
        ProblemKind::NoLimit => {
            "a part of 0 points that deducts says how much: `limit = \"none\"` or a number".into()
        }
        ProblemKind::Endless => {
            "may take points without end: give it a `limit`, the indicator a `floor`, or the fact a bound".into()
        }
        ProblemKind::PartsUnlike => "where the worst part counts, all parts are worth the same".into(),
        ProblemKind::NotApplicableUnused => "`not_applicable_for` names inputs that a part uses".into(),
        ProblemKind::FirstEntry => {
            "the first entry starts at the least the fact can be, so that every figure has a value".into()
        }
        ProblemKind::RankFromOne { id } => {
            format!("`{id}` is a rank: give it `whole = true` and `least = \"1\"`")
        }
        ProblemKind::RankUnit { id, unit } => format!("`{id}` is in {unit}, but a rank is in 名"),
        ProblemKind::WeightUnit => "a person sets a weight in 分".into(),
        ProblemKind::Unlike { id, unit, other, other_unit } => {
            format!("`{other}` ({other_unit}) cannot be added to `{id}` ({unit})")
        }
        ProblemKind::UnlikeWhole { id, unit, whole, whole_unit } => format!(
            "`{whole}` ({whole_unit}) is no whole of `{id}` ({unit}): both have to be figures that count the same thing"
        ),
        ProblemKind::NoLastYear { id, of } => format!(
            "`{id}` is no last year's `{of}`: both have to be figures in one unit, and the period of `{id}` `last_year` or `three_years`"
        ),
        ProblemKind::PeersUnlike { column } => format!("`{column}` does not count what `value` does"),
        ProblemKind::NotInUnit { written, unit } => format!("`{written}` is not a figure in {unit}"),
        ProblemKind::Formula { written, error } => formula::formula(written, error),
        ProblemKind::DividesByZero => {
            "divides by what may be 0; say what then: `if_zero = \"open\"`, `\"full\"` or `\"none\"`, or give the fact a `least` above 0".into()
        }
        ProblemKind::CannotTurn => {
            "`wanted = false` cannot turn `=` round: write two gates of the same effect, with `<` and with `>`".into()
        }
    }
}

fn counted(what: Counted) -> &'static str {
    match what {
        Counted::Indicators => "indicators",
        Counted::Facts => "facts",
        Counted::Parts => "parts of indicators",
        Counted::Lookups => "lookups",
        Counted::Formulas => "formulas",
        Counted::Pieces => "pieces of a composed rule",
    }
}

fn unknown(what: Sought, name: &str) -> String {
    match what {
        Sought::Fact => format!("no [[fact]] has the id `{name}`"),
        Sought::Source => format!("no [[source]] has the key `{name}`; every number is cited"),
        Sought::Letter => format!("`{name}` is none of the letters"),
        Sought::Grade => format!("best_grade `{name}` is none of the grades"),
        Sought::Whole => format!("nothing has the id `{name}`; name a figure it is part of"),
    }
}

fn other_kind(id: &str, needed: FactKindFile) -> String {
    match needed {
        FactKindFile::Number => format!("`{id}` is no number; a number is needed"),
        FactKindFile::Flag => format!("`{id}` is no yes/no; a `kind = \"flag\"` fact is needed"),
        FactKindFile::Choice => format!("`{id}` is no choice; a `kind = \"choice\"` fact is needed"),
        FactKindFile::Table => format!("`{id}` is no table; a `kind = \"table\"` fact is needed"),
    }
}

fn list_word(what: ListWord) -> &'static str {
    match what {
        ListWord::Option => "option",
        ListWord::Column => "column",
        ListWord::Letter => "letter",
        ListWord::Grade => "grade",
        ListWord::Fault => "fault",
    }
}

fn missing(what: Lacking) -> String {
    match what {
        Lacking::Key(key) => return format!("`{key}` is missing"),
        Lacking::DocumentTitle => "the document's title is missing",
        Lacking::TitleAndOrigin => "`title` and `origin` (数据来源) are both needed",
        Lacking::PartTitle => "`title` is missing; an indicator of several parts names each",
        Lacking::ItemTitle => "`title` is missing; the page names the items that are not met",
        Lacking::JudgmentKey => "`key` is missing: it names every judgement of an indicator but the first",
        Lacking::BandText => "`text` says what the state of affairs is in this band",
        Lacking::ConditionOptions => "a choice condition names the options that fulfil it: `is`",
    }
    .into()
}

fn exactly_one(of: OneOf, keys: &[&str]) -> String {
    let all = self::keys(keys, ", ");
    match of {
        OneOf::Rule => format!("a part has exactly one of {all}"),
        OneOf::Check => format!("a check has exactly one of {all}"),
        OneOf::Condition => format!("a condition has exactly one of {all}"),
        OneOf::Weighting => "give either `weight` or `bonus_cap`".into(),
        OneOf::GateCause => "give either `fact`, `flag` or `when`".into(),
        OneOf::GateEffect => "give either `best_grade` or `lower_by` (1 or more)".into(),
        OneOf::Target => "give either `target` (a number) or `against` (a formula)".into(),
    }
}

fn only_with(what: OnlyWith) -> &'static str {
    match what {
        OnlyWith::Options => "a choice has `options`, and nothing else has",
        OnlyWith::Columns => "a table has [[column]]s, and nothing else has",
        OnlyWith::Letters => "`scale = \"letters\"` has [[letter]]s, and nothing else has",
    }
}

fn lone(what: Lone) -> &'static str {
    match what {
        Lone::Weight => "a weight needs indicators that earn points",
        Lone::Must => "`must = true` needs indicators with `must = true`",
        Lone::Peers => "`peers` and `reaches` need one's own `value`",
        Lone::Mean => "the `mean` is of all, so it needs `peers`",
        Lone::NotApplicableFor => "`not_applicable_for` needs `not_applicable`",
        Lone::ByShare => "`by = \"share\"` goes by the rows of a `table`",
        Lone::BandStep => "a band of several numbers needs a `step`",
        Lone::Interpolate => "`interpolate` goes by a number or the year, not by a choice",
        Lone::Base => "`base` belongs to parts that are added up",
        Lone::Bonus => "a bonus part belongs to parts that are added up",
    }
}

fn no_entry(of: EntryOf) -> &'static str {
    match of {
        EntryOf::Domain => "a domain has at least one indicator",
        EntryOf::Lookup => "a lookup has at least one [[lookup.entry]]",
        EntryOf::Bands => "`bands` has at least one `band`",
        EntryOf::Tiers => "`tiers` has at least one `tier`",
        EntryOf::Tier => "a tier has at least one condition in `all`",
        EntryOf::Faults => "`faults` has at least one `fault`",
        EntryOf::Judged => "`judged` has at least one `band`",
        EntryOf::Rectified => "`rectified` has at least one `state`",
        EntryOf::Composed => "`composed` asks for at least one fact; what no figure decides is `judged`",
        EntryOf::ComposedList => "a list in `composed` has at least one entry",
    }
}

fn points_differ(what: PointSum, found: &str, right: &str) -> String {
    match what {
        PointSum::Indicators => format!("the indicators add up to {found}, not {right}"),
        PointSum::Parts => format!("the parts add up to {found}, not {right}"),
        PointSum::BestPart => format!("the best part earns {found}, not {right}"),
        PointSum::OnScale => {
            format!("is worth {found}, but on this scale every indicator is worth {right}")
        }
    }
}

fn negative(what: Negative) -> &'static str {
    match what {
        Negative::Bands => "bands earn 0 points or more; what deducts is `per_step`, `faults` or `docked`",
        Negative::Part => "a part is worth 0 points or more",
        Negative::WorstBand => "the worst band does not go below \"0\"; what deducts is `docked`",
        Negative::RestTarget => "`rest` is a share of the `target`, so no target is below 0",
    }
}

fn ordered(what: Ordered) -> &'static str {
    match what {
        Ordered::BandPoints => "a worse band earns fewer points than the one before",
        Ordered::BandEdges => "bands overlap: they stand best first, each edge worse than the last",
        Ordered::JudgedBands => "bands overlap: each earns fewer points than the one before",
        Ordered::Tiers => "a tier earns fewer points than the one before, and more than `otherwise`",
        Ordered::Levels => "levels stand best first, each coefficient below the one before",
        Ordered::States => "states stand best first, each fraction below the one before",
        Ordered::Letters => "letters stand best first, each with fewer points",
        Ordered::Grades => "grades stand best first, each edge below the one before",
        Ordered::Entries => "entries rise: each `from` is above the one before",
        Ordered::Ladder => "the `ladder` falls, and does not end below `otherwise`",
    }
}

fn gap(at: &GapAt) -> String {
    match at {
        GapAt::Number(at) => format!("bands leave a gap at {}", plain(at)),
        GapAt::Between(from, to) => format!(
            "bands leave a gap from {} to {}; the document's edges are to be settled and the choice said in the clause",
            plain(from),
            plain(to)
        ),
        GapAt::Below => "bands leave a gap below the lowest one; say what lies there: `otherwise`".into(),
        GapAt::Above => "bands leave a gap above the highest one; say what lies there: `otherwise`".into(),
    }
}
