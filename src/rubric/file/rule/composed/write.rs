//! A composed rule as a file says it.

use super::{AssumedFile, CaseFile, ComposedFile, FigureFile, SIGNS, ScoreFile, StartedFile, WhenFile};
use crate::composed::{ClauseRule, Convention, Criterion, Operand};
use crate::number::Number;
use crate::rubric::file::CitationFile;

/// A fact that a rule asks for, as a file names it.
#[derive(Clone, Debug)]
pub struct AskedFact {
    /// Its id.
    pub id: String,
    /// Of a choice, its options.
    pub options: Vec<String>,
}

impl ComposedFile {
    /// A rule whose asks are these facts. `None` where it holds what no composed rule can: a word in place of points, a person's
    /// judgement, or a number without an end.
    pub fn of(
        rule: &ClauseRule,
        facts: &[AskedFact],
        conventions: &[Convention],
        cite: CitationFile,
    ) -> Option<Self> {
        let assumed = |one: &Convention| {
            AssumedFile::ALL.iter().find(|(_, convention)| convention == one).map(|(file, _)| *file)
        };
        Some(Self {
            score: Writing { facts }.score(rule)?,
            assumed: conventions.iter().filter_map(assumed).collect(),
            cite,
        })
    }
}

struct Writing<'a> {
    facts: &'a [AskedFact],
}

impl Writing<'_> {
    fn score(&self, rule: &ClauseRule) -> Option<ScoreFile> {
        Some(match rule {
            ClauseRule::Worth(Operand::Given(points)) => ScoreFile::Points(plain(points)?),
            ClauseRule::Worth(figure) => ScoreFile::Figure(self.figure(figure)?),
            ClauseRule::First(cases, rest) => {
                let case = |(when, score): &(Criterion, ClauseRule)| {
                    Some(CaseFile { when: self.when(when)?, score: self.score(score)? })
                };
                ScoreFile::First {
                    case: cases.iter().map(case).collect::<Option<_>>()?,
                    otherwise: Box::new(self.score(rest)?),
                }
            }
            ClauseRule::Sum(all) => ScoreFile::Sum(self.scores(all)?),
            ClauseRule::Best(all) => ScoreFile::Best(self.scores(all)?),
            ClauseRule::Steps { over, per, points, started } => ScoreFile::Steps {
                over: self.figure(over)?,
                per: plain(per)?,
                points: plain(points)?,
                started: StartedFile::ALL.iter().find(|(_, known)| known == started)?.0,
            },
            ClauseRule::Held(rule, least, most) => ScoreFile::Held {
                score: Box::new(self.score(rule)?),
                least: end(least.as_ref())?,
                most: end(most.as_ref())?,
            },
            ClauseRule::Open => ScoreFile::Open,
            ClauseRule::Word(_) | ClauseRule::Judged { .. } => return None,
        })
    }

    fn scores(&self, all: &[ClauseRule]) -> Option<Vec<ScoreFile>> {
        all.iter().map(|one| self.score(one)).collect()
    }

    fn when(&self, when: &Criterion) -> Option<WhenFile> {
        Some(match when {
            Criterion::Flag(ask) => WhenFile::Flag(self.fact(*ask)?.id.clone()),
            Criterion::Chosen(ask, option) => {
                let fact = self.fact(*ask)?;
                WhenFile::Choice { fact: fact.id.clone(), is: fact.options.get(*option)?.clone() }
            }
            Criterion::Compare(value, sign, against) => WhenFile::Compare {
                value: self.figure(value)?,
                op: SIGNS.iter().find(|(_, known)| known == sign)?.0.to_owned(),
                against: self.figure(against)?,
            },
            Criterion::All(all) => WhenFile::All(self.whens(all)?),
            Criterion::Any(any) => WhenFile::Any(self.whens(any)?),
            Criterion::Not(one) => WhenFile::Not(Box::new(self.when(one)?)),
        })
    }

    fn whens(&self, all: &[Criterion]) -> Option<Vec<WhenFile>> {
        all.iter().map(|one| self.when(one)).collect()
    }

    fn figure(&self, figure: &Operand) -> Option<FigureFile> {
        let pair = |one: &Operand, two: &Operand| Some(Box::new((self.figure(one)?, self.figure(two)?)));
        Some(match figure {
            Operand::Given(number) => FigureFile::Number(plain(number)?),
            Operand::Asked(ask) => FigureFile::Fact(self.fact(*ask)?.id.clone()),
            Operand::Sum(all) => {
                FigureFile::Sum(all.iter().map(|one| self.figure(one)).collect::<Option<_>>()?)
            }
            Operand::Less(one, two) => FigureFile::Less(pair(one, two)?),
            Operand::Times(one, two) => FigureFile::Times(pair(one, two)?),
            Operand::Over(one, two) => FigureFile::Over(pair(one, two)?),
            Operand::Within(figure, least, most) => FigureFile::Within {
                figure: Box::new(self.figure(figure)?),
                least: plain(least)?,
                most: plain(most)?,
            },
        })
    }

    fn fact(&self, ask: usize) -> Option<&AskedFact> {
        self.facts.get(ask)
    }
}

/// A number that ends, as files write it; a third has no such writing.
fn plain(number: &Number) -> Option<String> {
    number.is_plain().then(|| number.plain())
}

/// An end, where there is one.
fn end(end: Option<&Number>) -> Option<Option<String>> {
    end.map_or(Some(None), |number| plain(number).map(Some))
}
