//! What a clause says, as a tree that computes.
//!
//! It is what the `composed` kind of the rubric's rules holds, and wider than all others: a class that changes points as well as
//! targets, sums of steps inside cases, and a veto that gives a word instead of points can be said. The other kinds map onto it:
//! `meets` and `tiers` are [`ClauseRule::First`], `per_step`, `per_gain` and `faults` are [`ClauseRule::Sum`] of [`ClauseRule::Steps`] and
//! [`ClauseRule::First`] inside [`ClauseRule::Held`], `share` is [`ClauseRule::Worth`] of a quotient, `judged` and `docked` are [`ClauseRule::Judged`].

mod steps;

use crate::number::{Number, Span, Truth};

/// A number a rule reckons with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Operand {
    /// It stands in the clause.
    Given(Number),
    /// What the ask of this place is answered with.
    Asked(usize),
    /// All added up.
    Sum(Vec<Self>),
    /// The first less the second.
    Less(Box<Self>, Box<Self>),
    /// The product.
    Times(Box<Self>, Box<Self>),
    /// The quotient.
    Over(Box<Self>, Box<Self>),
    /// The figure inside these ends.
    Within(Box<Self>, Number, Number),
}

/// How two figures are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// At least (不低于).
    Least,
    /// Above (高于).
    Above,
    /// At most (不超过).
    Most,
    /// Below (低于).
    Below,
}

/// What may hold or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Criterion {
    /// The ask of this place is answered with yes.
    Flag(usize),
    /// The ask of this place is answered with this option.
    Chosen(usize, usize),
    /// One figure beside another.
    Compare(Operand, Sign, Operand),
    /// Every one.
    All(Vec<Self>),
    /// At least one (任一).
    Any(Vec<Self>),
    /// The opposite.
    Not(Box<Self>),
}

/// What a started step counts for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Started {
    /// The clause does not say: points are open wherever it matters.
    #[default]
    Open,
    /// In proportion (按比例); also of things that have no parts (次, 人), where nothing is started.
    Whole,
    /// Only full steps count (每满).
    Down,
    /// A started step counts as one (不足…按…计).
    Up,
}

/// How points, or a word in their place, come about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClauseRule {
    /// So many points.
    Worth(Operand),
    /// A word that stands for the score (合格, 一等).
    Word(String),
    /// The first case that holds, else the last.
    First(Vec<(Criterion, Self)>, Box<Self>),
    /// All added up.
    Sum(Vec<Self>),
    /// The most of them (取最高).
    Best(Vec<Self>),
    /// `points` for each `per` of what `over` is above zero.
    Steps {
        /// What is counted or measured.
        over: Operand,
        /// The size of a step.
        per: Number,
        /// For each step; negative where it is a deduction.
        points: Number,
        /// What a started step counts for.
        started: Started,
    },
    /// Not below the one, not above the other.
    Held(Box<Self>, Option<Number>, Option<Number>),
    /// The clause says nothing of this case.
    Open,
    /// What a person gives (酌情): from `low` to `high`.
    Judged {
        /// Least.
        low: Number,
        /// Most.
        high: Number,
    },
}

/// What tables seldom print and every table means; told wherever it decides (推定).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Convention {
    /// Deductions end at zero.
    Floor,
    /// No more than the item's points.
    Cap,
    /// What is asked and not done gives nothing.
    Unmet,
    /// What happens more than once counts each time.
    Times,
    /// 以上 holds the figure itself where 以下 of another band names the same.
    Above,
    /// A started step counts in proportion.
    InProportion,
    /// A started step counts for nothing.
    FullSteps,
    /// A started step counts as one.
    StartedSteps,
    /// What lies between two amounts that are awarded has reached the lesser of the awards.
    Reached,
}

/// What was answered to an ask.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    /// A figure.
    Number(Number),
    /// A figure of which only its ends are known.
    Between(Span),
    /// Yes or no.
    Flag(bool),
    /// The option of this place.
    Option(usize),
}

/// Everything a rule is evaluated with.
#[derive(Clone, Debug, Default)]
pub struct Replies {
    /// By the place of the ask; what is missing is open, not zero.
    pub asks: Vec<Option<Reply>>,
    /// What a person has given where the clause leaves it to judgement.
    pub judged: Option<Number>,
}

/// What comes out: points, words, or what is still possible of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scored {
    /// The points that are possible, if any are.
    pub points: Option<Span>,
    /// The words that are possible.
    pub words: Vec<String>,
}

impl Scored {
    fn points(span: Span) -> Self {
        Self { points: Some(span), words: Vec::new() }
    }

    /// What is possible when either may be.
    #[must_use]
    pub fn join(mut self, other: Self) -> Self {
        self.points = match (self.points, other.points) {
            (Some(one), Some(two)) => Some(one.join(&two)),
            (one, two) => one.or(two),
        };
        for word in other.words {
            if !self.words.contains(&word) {
                self.words.push(word);
            }
        }
        self
    }

    /// The one score, when nothing is open.
    pub fn settled(&self) -> Option<String> {
        match (&self.points, self.words.as_slice()) {
            (Some(span), []) => span.value().map(exact),
            (None, [word]) => Some(word.clone()),
            _ => None,
        }
    }
}

/// Decimals where they end, else a fraction.
fn exact(number: &Number) -> String {
    if number.is_plain() { number.plain() } else { number.fraction() }
}

impl Operand {
    /// The values that are possible.
    pub fn span(&self, answers: &Replies) -> Span {
        match self {
            Self::Given(number) => Span::exactly(number.clone()),
            Self::Asked(ask) => match answers.asks.get(*ask) {
                Some(Some(Reply::Number(number))) => Span::exactly(number.clone()),
                Some(Some(Reply::Between(span))) => span.clone(),
                _ => Span::anything(),
            },
            Self::Sum(figures) => figures
                .iter()
                .fold(Span::exactly(Number::zero()), |sum, figure| sum.add(&figure.span(answers))),
            Self::Less(one, two) => one.span(answers).subtract(&two.span(answers)),
            Self::Times(one, two) => one.span(answers).multiply(&two.span(answers)),
            Self::Over(one, two) => {
                one.span(answers).divide(&two.span(answers)).unwrap_or_else(Span::anything)
            }
            Self::Within(figure, low, high) => within(&figure.span(answers), Some(low), Some(high)),
        }
    }

    /// Whether it holds a quotient.
    fn divides(&self) -> bool {
        match self {
            Self::Given(_) | Self::Asked(_) => false,
            Self::Over(..) => true,
            Self::Sum(all) => all.iter().any(Self::divides),
            Self::Less(one, two) | Self::Times(one, two) => one.divides() || two.divides(),
            Self::Within(figure, ..) => figure.divides(),
        }
    }
}

/// A span held between ends.
fn within(span: &Span, low: Option<&Number>, high: Option<&Number>) -> Span {
    let mut held = span.clone();
    if let Some(high) = high {
        held = held.least(&Span::exactly(high.clone()));
    }
    if let Some(low) = low {
        // The greater of two is the lesser of their opposites.
        let minus = -&Number::one();
        held = held.scale(&minus).least(&Span::exactly(-low)).scale(&minus);
    }
    held
}

impl Criterion {
    /// Whether it holds a quotient.
    fn divides(&self) -> bool {
        match self {
            Self::Flag(_) | Self::Chosen(..) => false,
            Self::Compare(one, _, two) => one.divides() || two.divides(),
            Self::All(all) | Self::Any(all) => all.iter().any(Self::divides),
            Self::Not(one) => one.divides(),
        }
    }

    /// Whether it holds.
    pub fn truth(&self, answers: &Replies) -> Truth {
        match self {
            Self::Flag(ask) => match answers.asks.get(*ask) {
                Some(Some(Reply::Flag(flag))) => Truth::of(*flag),
                _ => Truth::Open,
            },
            Self::Chosen(ask, option) => match answers.asks.get(*ask) {
                Some(Some(Reply::Option(chosen))) => Truth::of(chosen == option),
                _ => Truth::Open,
            },
            Self::Compare(one, sign, two) => {
                let (one, two) = (one.span(answers), two.span(answers));
                match sign {
                    Sign::Least => one.reaches(&two, false),
                    Sign::Above => one.reaches(&two, true),
                    Sign::Most => two.reaches(&one, false),
                    Sign::Below => two.reaches(&one, true),
                }
            }
            Self::All(all) => all.iter().fold(Truth::Yes, |truth, one| truth.and(one.truth(answers))),
            Self::Any(any) => {
                any.iter().fold(Truth::Yes, |none, one| none.and(one.truth(answers).negated())).negated()
            }
            Self::Not(condition) => condition.truth(answers).negated(),
        }
    }
}

impl ClauseRule {
    /// Points that stand in the clause.
    pub fn given(points: Number) -> Self {
        Self::Worth(Operand::Given(points))
    }

    /// No points.
    pub fn zero() -> Self {
        Self::given(Number::zero())
    }

    /// What comes out with these answers.
    pub fn outcome(&self, answers: &Replies) -> Scored {
        match self {
            Self::Worth(figure) => Scored::points(figure.span(answers)),
            Self::Word(word) => Scored { points: None, words: vec![word.clone()] },
            Self::First(cases, rest) => {
                let mut possible: Option<Scored> = None;
                let add = |possible: Option<Scored>, rule: &Self| {
                    let outcome = rule.outcome(answers);
                    Some(match possible {
                        Some(before) => before.join(outcome),
                        None => outcome,
                    })
                };
                for (condition, rule) in cases {
                    match condition.truth(answers) {
                        Truth::No => {}
                        Truth::Open => possible = add(possible, rule),
                        Truth::Yes => {
                            return add(possible, rule).unwrap_or_else(|| rule.outcome(answers));
                        }
                    }
                }
                add(possible, rest).unwrap_or_else(|| rest.outcome(answers))
            }
            Self::Sum(rules) => together(rules, answers, Span::add),
            Self::Best(rules) => together(rules, answers, |one, two| {
                let minus = -&Number::one();
                one.scale(&minus).least(&two.scale(&minus)).scale(&minus)
            }),
            Self::Steps { over, per, points, started } => {
                let steps = over.span(answers).divide(&Span::exactly(per.clone()));
                let steps = within(&steps.unwrap_or_else(Span::anything), Some(&Number::zero()), None);
                let count = match started {
                    Started::Whole => steps,
                    Started::Down => steps.stepped(true),
                    Started::Up => steps.stepped(false),
                    Started::Open => steps.stepped(true).join(&steps.stepped(false)),
                };
                Scored::points(count.scale(points))
            }
            Self::Held(rule, low, high) => {
                let mut outcome = rule.outcome(answers);
                outcome.points = outcome.points.map(|span| within(&span, low.as_ref(), high.as_ref()));
                outcome
            }
            Self::Open => Scored::points(Span::anything()),
            Self::Judged { low, high } => Scored::points(match &answers.judged {
                Some(number) if number >= low && number <= high => Span::exactly(number.clone()),
                _ => Span::between(Some(low.clone()), Some(high.clone())),
            }),
        }
    }

    /// How often a person's judgement is part of it.
    pub fn judgements(&self) -> usize {
        match self {
            Self::Judged { .. } => 1,
            Self::Worth(_) | Self::Word(_) | Self::Steps { .. } | Self::Open => 0,
            Self::First(cases, rest) => {
                cases.iter().map(|(_, rule)| rule.judgements()).sum::<usize>() + rest.judgements()
            }
            Self::Sum(rules) | Self::Best(rules) => rules.iter().map(Self::judgements).sum(),
            Self::Held(rule, ..) => rule.judgements(),
        }
    }

    /// Held between ends; what is held already is held once.
    #[must_use]
    pub fn held(self, low: Option<Number>, high: Option<Number>) -> Self {
        match self {
            rule if low.is_none() && high.is_none() => rule,
            Self::Held(rule, inner, None) if inner == low || low.is_none() || inner.is_none() => {
                Self::Held(rule, inner.or(low), high)
            }
            rule => Self::Held(Box::new(rule), low, high),
        }
    }
}

/// Outcomes put together one by one; words have no points to add.
fn together(rules: &[ClauseRule], answers: &Replies, join: impl Fn(&Span, &Span) -> Span) -> Scored {
    let mut sum: Option<Span> = None;
    let mut words = Vec::new();
    for rule in rules {
        let outcome = rule.outcome(answers);
        if let Some(points) = outcome.points {
            sum = Some(sum.map_or_else(|| points.clone(), |sum| join(&sum, &points)));
        }
        words.extend(outcome.words);
    }
    Scored { points: sum, words }
}
