//! 按条文计分: what a rubric file says of it, and how that is checked.

mod write;

use crate::composed::{ClauseRule, Convention, Criterion, Operand, Sign, Started};
use crate::number::Number;
use crate::rubric::check::Checker;
use crate::rubric::file::CitationFile;
use crate::rubric::problem::{Counted, EntryOf, ProblemKind, ProblemPlace};
use crate::rubric::{Composed, FactKey};
use serde::{Deserialize, Serialize};

pub use write::AskedFact;

/// The most pieces (outcomes, conditions, figures) that a composed rule may have.
pub const MOST_PIECES: usize = 1_000;

/// What a clause composes of conditions, steps and sums.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct ComposedFile {
    /// How the points come about; between zero and the part's points, whatever it comes to.
    pub score: ScoreFile,
    /// What decides without being printed (推定).
    #[serde(default)]
    pub assumed: Vec<AssumedFile>,
    /// Where it comes from.
    pub cite: CitationFile,
}

/// How points come about.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum ScoreFile {
    /// So many; below "0" where they are deducted.
    Points(String),
    /// As many as a figure.
    Figure(FigureFile),
    /// The first case that holds, else the last.
    First {
        /// The cases, in the order they are tried.
        case: Vec<CaseFile>,
        /// Where none holds.
        otherwise: Box<Self>,
    },
    /// All added up.
    Sum(Vec<Self>),
    /// The most of them (取最高).
    Best(Vec<Self>),
    /// Points for each step of what a figure is above 0.
    Steps {
        /// What is counted or measured.
        over: FigureFile,
        /// The size of a step.
        per: String,
        /// For each step; below "0" where it is a deduction.
        points: String,
        /// What a started step counts for.
        started: StartedFile,
    },
    /// Not below `least`, not above `most`.
    Held {
        /// What is held.
        score: Box<Self>,
        /// Least.
        #[serde(default)]
        least: Option<String>,
        /// Most.
        #[serde(default)]
        most: Option<String>,
    },
    /// The clause says nothing of this case: the points stay open.
    Open,
}

/// A case: where this holds, those points.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct CaseFile {
    /// What has to hold.
    pub when: WhenFile,
    /// How the points come about then.
    pub score: ScoreFile,
}

/// What may hold or not.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum WhenFile {
    /// A fact of kind flag is 是.
    Flag(String),
    /// A fact of kind choice is this option.
    Choice {
        /// The fact.
        fact: String,
        /// The option.
        is: String,
    },
    /// One figure beside another.
    Compare {
        /// The one.
        value: FigureFile,
        /// `>=`, `>`, `<=` or `<`.
        op: String,
        /// The other.
        against: FigureFile,
    },
    /// Every one.
    All(Vec<Self>),
    /// At least one (任一).
    Any(Vec<Self>),
    /// The opposite.
    Not(Box<Self>),
}

/// A number that is reckoned with. Facts stand in their own units: 90% is 90.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum FigureFile {
    /// It stands in the clause.
    Number(String),
    /// A fact of kind number.
    Fact(String),
    /// All added up.
    Sum(Vec<Self>),
    /// The first less the second.
    Less(Box<(Self, Self)>),
    /// The product.
    Times(Box<(Self, Self)>),
    /// The quotient.
    Over(Box<(Self, Self)>),
    /// A figure inside these ends.
    Within {
        /// The figure.
        figure: Box<Self>,
        /// Least.
        least: String,
        /// Most.
        most: String,
    },
}

/// What a started step counts for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StartedFile {
    /// The clause does not say: points are open wherever it matters.
    Open,
    /// Things that have no parts (次, 人).
    Whole,
    /// Only full steps count (每满).
    Down,
    /// A started step counts as one (不足…按…计).
    Up,
}

/// What tables seldom print and every table means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AssumedFile {
    /// Deductions end at 0 (扣完为止).
    Floor,
    /// No more than the item's points (以本项分值为限).
    Cap,
    /// What is asked and not done gives nothing (做不到不得分).
    Unmet,
    /// What happens more than once counts each time (按次计).
    Times,
    /// 以上 holds the figure itself where 以下 of another band names the same.
    Above,
    /// A started step counts in proportion (不满一步的按比例计).
    InProportion,
    /// A started step counts for nothing (不满一步的不计).
    FullSteps,
    /// A started step counts as one (不满一步的按一步计).
    StartedSteps,
    /// What lies between two amounts that are awarded has reached the lesser (介于两档之间的按已达到的一档计).
    Reached,
}

impl AssumedFile {
    const ALL: [(Self, Convention); 9] = [
        (Self::Floor, Convention::Floor),
        (Self::Cap, Convention::Cap),
        (Self::Unmet, Convention::Unmet),
        (Self::Times, Convention::Times),
        (Self::Above, Convention::Above),
        (Self::InProportion, Convention::InProportion),
        (Self::FullSteps, Convention::FullSteps),
        (Self::StartedSteps, Convention::StartedSteps),
        (Self::Reached, Convention::Reached),
    ];
}

impl StartedFile {
    const ALL: [(Self, Started); 4] = [
        (Self::Open, Started::Open),
        (Self::Whole, Started::Whole),
        (Self::Down, Started::Down),
        (Self::Up, Started::Up),
    ];
}

const SIGNS: [(&str, Sign); 4] =
    [(">=", Sign::Least), (">", Sign::Above), ("<=", Sign::Most), ("<", Sign::Below)];

/// The second of the pair that begins with this.
fn beside<A: PartialEq, B: Copy>(pairs: &[(A, B)], one: &A) -> Option<B> {
    pairs.iter().find(|(first, _)| first == one).map(|(_, second)| *second)
}

impl Checker<'_> {
    pub(in super::super::super) fn composed(
        &mut self,
        place: &ProblemPlace,
        rule: &ComposedFile,
        _points: &Number,
    ) -> Option<Composed> {
        let mut reading = Reading { checker: self, place: place.key("score"), facts: Vec::new(), pieces: 0 };
        let score = reading.score(&rule.score);
        let (facts, pieces) = (reading.facts, reading.pieces);
        if pieces > MOST_PIECES {
            let kind = ProblemKind::TooMany { what: Counted::Pieces, found: pieces, most: MOST_PIECES };
            self.problem(place, kind);
        }
        let conventions = rule.assumed.iter().filter_map(|one| beside(&AssumedFile::ALL, one)).collect();
        let citation = self.citation(place, &rule.cite);
        let rule = score?;
        // What no figure decides is for a person to judge.
        if facts.is_empty() {
            self.problem(place, ProblemKind::NoEntry { of: EntryOf::Composed });
        }
        Some(Composed { facts, rule, conventions, citation })
    }
}

/// A rule being read.
struct Reading<'a, 'b> {
    checker: &'a mut Checker<'b>,
    place: ProblemPlace,
    /// The facts met so far.
    facts: Vec<FactKey>,
    pieces: usize,
}

impl Reading<'_, '_> {
    fn score(&mut self, score: &ScoreFile) -> Option<ClauseRule> {
        self.pieces += 1;
        Some(match score {
            ScoreFile::Points(points) => ClauseRule::given(self.number(points)),
            ScoreFile::Figure(figure) => ClauseRule::Worth(self.figure(figure)?),
            ScoreFile::First { case, otherwise } => {
                let cases: Vec<_> =
                    case.iter().map(|one| Some((self.when(&one.when)?, self.score(&one.score)?))).collect();
                let rest = Box::new(self.score(otherwise)?);
                self.some(!case.is_empty());
                ClauseRule::First(cases.into_iter().collect::<Option<_>>()?, rest)
            }
            ScoreFile::Sum(all) => ClauseRule::Sum(self.scores(all)?),
            ScoreFile::Best(all) => ClauseRule::Best(self.scores(all)?),
            ScoreFile::Steps { over, per, points, started } => ClauseRule::Steps {
                over: self.figure(over)?,
                per: self.checker.positive(&self.place, per),
                points: self.number(points),
                started: beside(&StartedFile::ALL, started)?,
            },
            ScoreFile::Held { score, least, most } => {
                let held = Box::new(self.score(score)?);
                let mut end = |end: &Option<String>| end.as_ref().map(|number| self.number(number));
                let (least, most) = (end(least), end(most));
                self.ends(least.as_ref(), most.as_ref());
                ClauseRule::Held(held, least, most)
            }
            ScoreFile::Open => ClauseRule::Open,
        })
    }

    fn scores(&mut self, all: &[ScoreFile]) -> Option<Vec<ClauseRule>> {
        self.some(!all.is_empty());
        let all: Vec<_> = all.iter().map(|one| self.score(one)).collect();
        all.into_iter().collect()
    }

    fn when(&mut self, when: &WhenFile) -> Option<Criterion> {
        self.pieces += 1;
        Some(match when {
            WhenFile::Flag(fact) => {
                let fact = self.checker.flag(&self.place, fact)?;
                Criterion::Flag(self.ask(fact))
            }
            WhenFile::Choice { fact, is } => {
                let (fact, options) = self.checker.choice(&self.place, fact)?;
                let option = self.checker.option(&self.place, &options, is)?;
                Criterion::Chosen(self.ask(fact), usize::from(option))
            }
            WhenFile::Compare { value, op, against } => {
                let sign = SIGNS.iter().find(|(written, _)| written == op).map(|(_, sign)| *sign);
                if sign.is_none() {
                    self.checker.not_a_word(&self.place, "op", op, &[">=", ">", "<=", "<"]);
                }
                let (value, against) = (self.figure(value), self.figure(against));
                Criterion::Compare(value?, sign?, against?)
            }
            WhenFile::All(all) => Criterion::All(self.whens(all)?),
            WhenFile::Any(any) => Criterion::Any(self.whens(any)?),
            WhenFile::Not(one) => Criterion::Not(Box::new(self.when(one)?)),
        })
    }

    fn whens(&mut self, all: &[WhenFile]) -> Option<Vec<Criterion>> {
        self.some(!all.is_empty());
        let all: Vec<_> = all.iter().map(|one| self.when(one)).collect();
        all.into_iter().collect()
    }

    fn figure(&mut self, figure: &FigureFile) -> Option<Operand> {
        self.pieces += 1;
        let mut pair = |pair: &(FigureFile, FigureFile)| {
            let (one, two) = (self.figure(&pair.0), self.figure(&pair.1));
            Some((Box::new(one?), Box::new(two?)))
        };
        Some(match figure {
            FigureFile::Number(number) => Operand::Given(self.number(number)),
            FigureFile::Fact(fact) => {
                let (fact, _) = self.checker.numeric(&self.place, fact)?;
                Operand::Asked(self.ask(fact))
            }
            FigureFile::Sum(all) => {
                self.some(!all.is_empty());
                let all: Vec<_> = all.iter().map(|one| self.figure(one)).collect();
                Operand::Sum(all.into_iter().collect::<Option<_>>()?)
            }
            FigureFile::Less(both) => pair(both).map(|(one, two)| Operand::Less(one, two))?,
            FigureFile::Times(both) => pair(both).map(|(one, two)| Operand::Times(one, two))?,
            FigureFile::Over(both) => pair(both).map(|(one, two)| Operand::Over(one, two))?,
            FigureFile::Within { figure, least, most } => {
                let (least, most) = (self.number(least), self.number(most));
                self.ends(Some(&least), Some(&most));
                Operand::Within(Box::new(self.figure(figure)?), least, most)
            }
        })
    }

    fn number(&mut self, written: &str) -> Number {
        self.checker.number(&self.place, written)
    }

    /// The place of a fact among those asked for.
    fn ask(&mut self, fact: FactKey) -> usize {
        let known = self.facts.iter().position(|known| *known == fact);
        known.unwrap_or_else(|| {
            self.facts.push(fact);
            self.facts.len() - 1
        })
    }

    /// A list has to have an entry.
    fn some(&mut self, has_any: bool) {
        if !has_any {
            self.checker.problem(&self.place, ProblemKind::NoEntry { of: EntryOf::ComposedList });
        }
    }

    fn ends(&mut self, least: Option<&Number>, most: Option<&Number>) {
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            self.checker.problem(&self.place, ProblemKind::LeastAboveMost { of_fact: true });
        }
    }
}
