//! A table as printed → a rubric that scores it, in the shape of its file (`lvzhi-rubric`): by the figures that its clauses ask for,
//! as far as these were read, and by judgement.
//!
//! Every item becomes an indicator with its clause beside it. What the rubric's shape cannot say as it is printed is put in
//! the nearest honest way, and told ([`Adjusted`]). Numbers of the table are 原文 with their cell, what is concluded from its
//! words 推定, and what is ours, such as the steps of judgement, 自拟.

mod beside;
mod fits;
mod make;
mod particulars;
mod scored;
mod shape;
mod written;

use super::{Printed, PrintedItem, PrintedScale, Role};
use crate::draft::layout::LAYOUT_KEY;
use crate::facts::{RawAnswers, RawFact, RawJudgment};
use crate::number::Number;
use crate::rubric::file::RubricFile;
use crate::rubric::source::{LARGEST, MOST_FACTS, MOST_INDICATORS, write_own};
use make::Maker;

pub use particulars::{Particulars, unnumbered};
pub use scored::{ItemReading, ScoredBy, Scorings, readings, readings_after, started_in_notes};
pub use written::{WrittenFault, WrittenKind, WrittenPlace, WrittenProblem, WrittenRow, WrittenRule};

/// Words of a rubric that no table prints; `text` has them.
#[derive(Clone, Copy, Debug)]
pub struct RubricWords {
    /// Its status, beside every score.
    pub label: &'static str,
    /// The same where clauses compute.
    pub computed_label: &'static str,
    /// What it rests on.
    pub about: &'static str,
    /// The same where clauses compute.
    pub computed_about: &'static str,
    /// Title of a rubric without one.
    pub untitled: &'static str,
    /// Title of what is ours among the documents cited.
    pub ours: &'static str,
    /// Title of how the table looked among the documents, which nothing cites.
    pub layout: &'static str,
    /// Title over items that stand under no head.
    pub items: &'static str,
    /// Title of an item, or of an event, without words.
    pub unnamed: &'static str,
    /// Over 加分.
    pub bonus: &'static str,
    /// Over 减分.
    pub deductions: &'static str,
    /// Where no unit is named.
    pub no_unit: &'static str,
    /// Where no material is named.
    pub no_evidence: &'static str,
    /// Where no clause is printed.
    pub no_clause: &'static str,
    /// What is asked of an item.
    pub question: &'static str,
    /// What is asked of 加分.
    pub bonus_question: &'static str,
    /// What is asked of 减分.
    pub deduction_question: &'static str,
    /// All of an item's points, and what that means.
    pub full: [&'static str; 2],
    /// Fewer, and what that means.
    pub less: [&'static str; 2],
    /// Points that are asked for, and what that means.
    pub claimed: [&'static str; 2],
    /// An item that is met, and what that means.
    pub met: [&'static str; 2],
    /// One that is not, and what that means.
    pub unmet: [&'static str; 2],
    /// Where an event or a state is known from.
    pub origin: &'static str,
    /// Why the steps of judgement are ours.
    pub our_steps: &'static str,
    /// Why a rule is ours.
    pub our_rule: &'static str,
    /// Behind the points of a level that has no name.
    pub level: &'static str,
    /// What earns nothing, where the levels of a clause do not go down to zero.
    pub no_level: [&'static str; 2],
    /// Why a most is ours.
    pub our_cap: &'static str,
    /// The one grade where none are printed.
    pub no_grades: &'static str,
    /// The grade below those that are printed.
    pub below_grades: &'static str,
}

/// A rubric made of a table.
#[derive(Clone, Debug)]
pub struct MadeRubric {
    /// As its file says it.
    pub file: RubricFile,
    /// The file itself, as [`crate::rubrics::own`] reads it.
    pub json: String,
    /// What is said otherwise than printed.
    pub adjusted: Vec<Adjusted>,
}

/// What a rubric says otherwise than its table prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Adjusted {
    /// An item without points among items with points: asked as 是 or 否, and worth nothing.
    NoPoints {
        /// The item.
        title: String,
        /// Where it stands.
        place: String,
    },
    /// 加分 or 减分 without a most: held to one of ours.
    NoCap {
        /// The item.
        title: String,
        /// Where it stands.
        place: String,
        /// The most that is taken.
        cap: Number,
    },
    /// 加分 or 减分 on a scale that counts items or letters: asked as an event, and moves nothing.
    NotOnScale {
        /// The item.
        title: String,
        /// Where it stands.
        place: String,
    },
    /// No grades are printed, so there is one for all scores.
    NoGrades,
    /// Grades by points are printed on a scale of letters: left out.
    GradesNotOnScale,
    /// The best grade asks for more than there is.
    GradesOutOfReach {
        /// Its edge.
        least: Number,
        /// Full points.
        full: Number,
    },
    /// The best grade asks for no more than half of what there is: shares may be meant.
    GradesLow {
        /// Its edge.
        least: Number,
        /// Full points.
        full: Number,
    },
    /// No grade is printed for scores below this: one of ours stands there.
    NoWorstGrade {
        /// The edge of the worst grade that is printed.
        least: Number,
    },
    /// An event that is asked and shown, and moves no grade: there is none for it.
    EventWithoutEffect {
        /// As printed.
        text: String,
        /// Where it stands.
        place: String,
    },
    /// An event that limits the total limits the grade, to the one that this total has.
    TotalAsGrade {
        /// As printed.
        text: String,
        /// Where it stands.
        place: String,
        /// The most the total may be.
        most: Number,
        /// The best grade of it.
        grade: String,
    },
    /// Fewer than two letters are printed, so items are counted.
    FewLetters,
    /// How the table looked has no room beside it: papers go out in columns of ours.
    NoLayout,
    /// The year is none, or the document number says another: it is not cited.
    Year {
        /// As it was said.
        year: String,
    },
}

/// Why a table makes no rubric.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoRubric {
    /// There are no items.
    NoItems,
    /// More items, 加分 and 减分 included, than a rubric may have.
    TooManyItems {
        /// So many.
        found: usize,
        /// At most.
        most: usize,
    },
    /// More events than a rubric may have.
    TooManyEvents {
        /// So many.
        found: usize,
        /// At most.
        most: usize,
    },
    /// More text than a rubric's file may have.
    TooLarge {
        /// So many bytes.
        bytes: usize,
        /// At most.
        most: usize,
    },
}

/// Makes a rubric of a table, and of what was read of its clauses ([`readings`]). Whatever [`super::read`] yields within the bounds makes one that [`crate::rubrics::own`] accepts.
///
/// # Errors
/// When there are no items, or more of anything than a rubric may have.
pub fn rubric(
    printed: &Printed,
    particulars: &Particulars,
    readings: &[ItemReading],
    words: &RubricWords,
) -> Result<MadeRubric, NoRubric> {
    let found = printed.items().count();
    if found == 0 {
        return Err(NoRubric::NoItems);
    }
    let found = found + printed.bonus.len() + printed.deductions.len();
    if found > MOST_INDICATORS {
        return Err(NoRubric::TooManyItems { found, most: MOST_INDICATORS });
    }
    let asked =
        readings.iter().filter(|read| read.computes).map(|read| read.reading.asks.len()).sum::<usize>();
    let events = printed.vetoes.len() + asked;
    if events + found > MOST_FACTS {
        return Err(NoRubric::TooManyEvents { found: events, most: MOST_FACTS - found });
    }
    let maker = Maker::new(printed, particulars.id(), readings, words);
    let (mut file, mut adjusted) = maker.file(particulars);
    if let Some(layout) = &printed.layout {
        let number = layout.told(printed, &file).written();
        file.source.push(shape::document(LAYOUT_KEY, words.layout, number));
    }
    let mut json = write_own(&file);
    if json.len() > LARGEST && printed.layout.is_some() {
        file.source.pop();
        adjusted.push(Adjusted::NoLayout);
        json = write_own(&file);
    }
    if json.len() > LARGEST {
        return Err(NoRubric::TooLarge { bytes: json.len(), most: LARGEST });
    }
    Ok(MadeRubric { file, json, adjusted })
}

/// What is filled in already (自评得分, 自评说明), verbatim, as answers to the rubric that [`rubric`] makes: judgements by the
/// items' ids; where an item is no judgement, the yes or no that it asks. Of an item that figures score the points have no place,
/// and the explanation stands with its first fact.
pub fn answers(printed: &Printed, particulars: &Particulars, readings: &[ItemReading]) -> RawAnswers {
    let (id, scale) = (particulars.id(), Counting::of(printed));
    let mut answers = RawAnswers::default();
    let is_filled = |item: &&PrintedItem| !item.own_points.is_empty() || !item.own_explanation.is_empty();
    for item in printed.items().filter(is_filled) {
        let (points, reason) = (item.own_points.as_str().into(), item.own_explanation.as_str().into());
        if readings.iter().any(|read| read.computes && read.id == item.id) {
            let fact = RawFact { note: reason, ..RawFact::default() };
            answers.facts.insert(fact_id(&id, &item.id, 0).into(), fact);
        } else if scale.judges(item) {
            answers
                .judgments
                .insert(item.id.as_str().into(), RawJudgment { points, reason, ..RawJudgment::default() });
        } else {
            let fact = RawFact { text: points, note: reason, ..RawFact::default() };
            answers.facts.insert(state_id(&id, item).into(), fact);
        }
    }
    answers
}

/// The yes or no that an item without points asks.
fn state_id(id: &str, item: &PrintedItem) -> String {
    format!("{id}.{}", item.id)
}

/// A fact that the clause of an item asks for, by the place of the ask.
fn fact_id(id: &str, item: &str, ask: usize) -> String {
    format!("{id}.{item}.{}", ask + 1)
}

/// What the total counts.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Counting {
    Points,
    Items,
    /// Letters, best first; two at least.
    Letters(Vec<String>),
}

impl Counting {
    fn of(printed: &Printed) -> Self {
        match printed.scale {
            PrintedScale::Points => Self::Points,
            PrintedScale::Items => Self::Items,
            PrintedScale::Letters => {
                let letters = letters(printed);
                if letters.len() < 2 { Self::Items } else { Self::Letters(letters) }
            }
        }
    }

    /// Whether an item is judged, or else asked as a yes or no.
    fn judges(&self, item: &PrintedItem) -> bool {
        match self {
            Self::Points => item.points.as_ref().is_some_and(|points| !points.is_zero()),
            Self::Items | Self::Letters(_) => true,
        }
    }
}

/// The headings of the bands, best first.
fn letters(printed: &Printed) -> Vec<String> {
    const WORST: [&str; 5] = ["D", "E", "差", "较差", "不合格"];
    let mut letters: Vec<String> = Vec::new();
    for column in printed.columns.iter().filter(|column| column.role == Role::Band) {
        let letter = column.heading.rsplit('/').next().unwrap_or_default().trim();
        if !letter.is_empty() && !letters.iter().any(|known| known == letter) {
            letters.push(letter.to_owned());
        }
    }
    let first = letters.first().map_or("", |letter| letter.trim_end_matches(['级', '等', '档']));
    if WORST.contains(&first) {
        letters.reverse();
    }
    letters
}
