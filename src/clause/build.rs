//! From the groups of a clause to its rule.

mod again;
mod change;
mod edges;
mod group;
mod levels;
mod shares;
mod stages;
mod targets;
mod together;
mod whole;

use super::effect::Amount;
use super::formula;
use super::gather::{Adjustment, Award, AwardGroup, ClauseItem, Merit, counts_what_is_none, is_quality};
use super::lexicon::effects::Direction;
use super::lexicon::{
    DENIALS, EFFECTS, EVERY, FAILS, FULL, HAPPENS, LEVEL, LEVELS, NEGATIVE, SCOPES, STAGES, STRIVING,
    UNBROKEN, WHOLE,
};
use super::phrase::{Bound, StepPhrase, StepSide, Test};
use super::{Ambiguity, Ask, AskKind, Convention};
use crate::composed::{ClauseRule, Criterion, Operand, Sign, Started};
use crate::number::Number;
use targets::{StepTarget, target};

/// What is collected while a rule is built.
pub(super) struct Builder<'a> {
    pub(super) item: &'a ClauseItem,
    pub(super) choose: &'a [(String, usize)],
    pub(super) asks: Vec<Ask>,
    pub(super) doubts: Vec<Ambiguity>,
    pub(super) conventions: Vec<Convention>,
    pub(super) unread: bool,
    /// The class the rule is built for.
    pub(super) class: Option<String>,
    /// The figure named last.
    name: String,
    /// Figures that are reckoned from others, by name.
    pub(super) defined: Vec<(String, Operand)>,
    /// Which of them another is reckoned from.
    defined_used: Vec<usize>,
    floor: Option<Number>,
    /// Whether a step counts for each of several figures (各扣1分).
    each_figure: bool,
    /// What a step was named after, and the way it goes: 满意度每提高, and then 每下降.
    subject: Option<(String, StepSide)>,
    /// Whether a step brings its target with it.
    own_target: bool,
    /// What was asked for and is reckoned with by steps alone, in the words of the text.
    pub(super) said: Vec<String>,
    /// Whether what is required without an effect of its own was reckoned with.
    used_required: bool,
}

impl<'a> Builder<'a> {
    pub(super) fn new(item: &'a ClauseItem, choose: &'a [(String, usize)]) -> Self {
        Self {
            item,
            choose,
            asks: Vec::new(),
            doubts: Vec::new(),
            conventions: Vec::new(),
            unread: item.unread,
            class: None,
            name: String::new(),
            defined: Vec::new(),
            defined_used: Vec::new(),
            floor: Some(Number::zero()),
            each_figure: false,
            subject: None,
            own_target: false,
            used_required: false,
            said: Vec::new(),
        }
    }

    fn ask(&mut self, title: &str, unit: &str, kind: AskKind, options: &[String]) -> usize {
        if title.is_empty() {
            self.unread = true;
        }
        let same = |ask: &Ask| {
            ask.title == title
                && ask.kind == kind
                && ask.options == options
                && (ask.unit == unit
                    || ask.unit.is_empty()
                    || unit.is_empty()
                    || percent(&ask.unit) && percent(unit))
        };
        // 80% and 70个 of one figure.
        let other = |ask: &Ask| ask.title == title && ask.kind == AskKind::Number && kind == AskKind::Number;
        self.unread |= self.asks.iter().any(|ask| other(ask) && !same(ask));
        if let Some(at) = self.asks.iter().position(same) {
            if self.asks[at].unit.is_empty() {
                self.asks[at].unit = unit.to_owned();
            }
            return at;
        }
        self.asks.push(Ask {
            title: title.to_owned(),
            unit: unit.to_owned(),
            kind,
            options: options.to_vec(),
        });
        self.asks.len() - 1
    }

    /// The choice that holds in a doubt; the first where none is made.
    fn doubt(&mut self, about: &'static str, choices: usize) -> usize {
        if !self.doubts.iter().any(|doubt| doubt.about == about) {
            self.doubts.push(Ambiguity { about, choices });
        }
        self.choose.iter().find(|(name, _)| name == about).map_or(0, |(_, choice)| (*choice).min(choices - 1))
    }

    fn convention(&mut self, convention: Convention) {
        if !self.conventions.contains(&convention) {
            self.conventions.push(convention);
        }
    }

    fn figure(&mut self, name: &str, unit: &str) -> Operand {
        let name = if name.is_empty() { self.name.clone() } else { name.to_owned() };
        let ranks = ["排名", "名次", "位次", "排序"].iter().any(|word| self.item.topic.contains(word));
        let name = if name.is_empty() && unit == "名" && ranks {
            self.item.topic.clone()
        } else if name.is_empty() && unit == "名" {
            "名次".to_owned()
        } else {
            name
        };
        let name = if name.is_empty() { self.item.topic.clone() } else { name };
        let name = if name.is_empty() && WHOLE.contains(&unit) { format!("{unit}数") } else { name };
        let name = if name.is_empty() { NAMELESS.to_owned() } else { name };
        let name = if STAGES.contains(&name.as_str()) && !self.item.topic.is_empty() {
            format!("{}({name})", self.item.topic)
        } else {
            name
        };
        self.name.clone_from(&name);
        if let Some((_, figure)) = self.defined.iter().find(|(defined, _)| *defined == name) {
            let figure = figure.clone();
            return if percent(unit) {
                Operand::Times(Box::new(figure), Box::new(Operand::Given(Number::whole(100))))
            } else {
                figure
            };
        }
        Operand::Asked(self.ask(&name, unit, AskKind::Number, &[]))
    }

    fn condition(&mut self, test: &Test) -> Criterion {
        match test {
            Test::Flag(text) => match formula::definition(text) {
                Some((name, tree)) => {
                    let full = self.full();
                    let figure = formula::figure(&tree, &mut |name| {
                        // 执行率=执行数÷预算数,得分=20×执行率: what was defined before.
                        if let Some(at) = self.defined.iter().position(|(defined, _)| defined == name) {
                            self.defined_used.push(at);
                            return self.defined[at].1.clone();
                        }
                        // ×本项分值 is known.
                        let is_full = FULL.contains(&name);
                        if let Some(full) = full.as_ref().filter(|_| is_full) {
                            return Operand::Given(full.clone());
                        }
                        // A rate is told in per cent.
                        if ["率", "比例", "占比", "比重"].iter().any(|word| name.ends_with(word)) {
                            let asked = Operand::Asked(self.ask(name, "%", AskKind::Number, &[]));
                            return Operand::Over(
                                Box::new(asked),
                                Box::new(Operand::Given(Number::whole(100))),
                            );
                        }
                        Operand::Asked(self.ask(name, "", AskKind::Number, &[]))
                    });
                    self.name.clone_from(&name);
                    self.said.push(name.clone());
                    self.defined.push((name, figure));
                    Criterion::All(Vec::new())
                }
                None => {
                    self.unread |= text.contains(['=', '＝']);
                    Criterion::Flag(self.ask(text, "", AskKind::Flag, &[]))
                }
            },
            Test::Compare(name, bounds) => {
                let mut unit = bounds.last().map_or("", |bound| bound.unit.as_str()).to_owned();
                // 毛入学率比上年提高1%: of a rate both may be meant.
                if unit == "%" && is_change_of_rate(name) {
                    unit = ["个百分点", "%"][self.doubt("percent", 2)].to_owned();
                }
                self.unread |= bounds.iter().any(|bound| {
                    !bound.unit.is_empty() && bound.unit != unit && !(percent(&bound.unit) && percent(&unit))
                });
                let figure = self.figure(name, &unit);
                let all = bounds.iter().map(|bound| {
                    Criterion::Compare(figure.clone(), bound.sign, Operand::Given(bound.value.clone()))
                });
                one_or_all(all.collect())
            }
            Test::Beside(one, sign, two) => {
                let one = Operand::Asked(self.ask(one, "", AskKind::Number, &[]));
                let two = Operand::Asked(self.ask(two, "", AskKind::Number, &[]));
                Criterion::Compare(one, *sign, two)
            }
            Test::Ratio(one, two, sign, value) => {
                let one = Operand::Asked(self.ask(one, "", AskKind::Number, &[]));
                let two = Operand::Asked(self.ask(two, "", AskKind::Number, &[]));
                // The other way round, so that zero divides nothing.
                let scaled = Operand::Times(Box::new(two), Box::new(Operand::Given(value.clone())));
                Criterion::Compare(one, *sign, scaled)
            }
            Test::Chosen(title, options, at) => {
                let title = if title.is_empty() { self.item.topic.clone() } else { title.clone() };
                let title = if title.is_empty() { options.join("/") } else { title };
                let mut options = options.clone();
                options.push(NONE_OF_THESE.to_owned());
                Criterion::Chosen(self.ask(&title, "", AskKind::Choice, &options), *at)
            }
            Test::Any(any) => {
                self.unread |= any.is_empty();
                Criterion::Any(any.iter().map(|test| self.condition(test)).collect())
            }
            Test::Met { of, least, is_met } => {
                let all: Vec<Criterion> = of.iter().map(|test| self.condition(test)).collect();
                let mut enough: Vec<Criterion> = so_many(&all, *least).into_iter().map(one_or_all).collect();
                let enough = if enough.len() == 1 { enough.remove(0) } else { Criterion::Any(enough) };
                if *is_met { enough } else { negated(enough) }
            }
            Test::Unread => {
                self.unread = true;
                Criterion::All(Vec::new())
            }
        }
    }

    fn all(&mut self, tests: &[Test]) -> Criterion {
        let all: Vec<Criterion> = tests.iter().map(|test| self.condition(test)).collect();
        one_or_all(all.into_iter().filter(|one| *one != Criterion::All(Vec::new())).collect())
    }

    /// So many points, for the class at hand.
    fn amount(&mut self, amount: &Amount) -> Number {
        let of_class = self.class.as_ref().and_then(|class| {
            amount.by.iter().find(|(label, _)| label == class).map(|(_, number)| number.clone())
        });
        // Of several amounts one alone is not what was said.
        self.unread |= of_class.is_none() && amount.plain.len() > 1;
        of_class.or_else(|| amount.plain.first().cloned()).unwrap_or_else(|| {
            self.unread = true;
            Number::zero()
        })
    }

    fn full(&mut self) -> Option<Number> {
        let points = self.item.points.clone()?;
        Some(self.amount(&points))
    }
}

/// The title of a figure that a clause does not name: what the item is about.
pub const NAMELESS: &str = "完成情况";

/// The last option of a choice between cases that a clause names.
const NONE_OF_THESE: &str = "都不是";

fn percent(unit: &str) -> bool {
    ["%", "个百分点", "百分点", "个点"].contains(&unit)
}

/// The word where no case holds.
fn opposite(words: &[&str]) -> String {
    match words.first().copied().unwrap_or_default() {
        "一票否决" | "实行一票否决" => "未否决".to_owned(),
        word if word.starts_with("不得") || word.starts_with("不能") => {
            word.replacen("不得", "可", 1).replacen("不能", "可", 1)
        }
        word if word.starts_with("不予") => word.replacen("不予", "予以", 1),
        word if word.starts_with('不') => word.chars().skip(1).collect(),
        "达标" => "未达标".to_owned(),
        word if word.starts_with("取消") => word.replacen("取消", "保留", 1),
        word if word.contains("等次") || word.starts_with('降') => format!("不{word}"),
        word if word.chars().count() > 3 && !word.starts_with("基本") => format!("未评为{word}"),
        word => format!("不{}", word.trim_start_matches("基本")),
    }
}

/// One condition alone, or all of several.
fn one_or_all(mut all: Vec<Criterion>) -> Criterion {
    if all.len() == 1 { all.remove(0) } else { Criterion::All(all) }
}

/// Whether it is how much a rate has changed.
fn is_change_of_rate(name: &str) -> bool {
    let changed = ["提高", "上升", "提升", "下降", "降低"].iter().find_map(|word| name.strip_suffix(word));
    changed.is_some_and(|of| {
        [
            "比上年",
            "较上年",
            "比去年",
            "较去年",
            "比上年度",
            "较上年度",
            "同比",
            "比上一年",
            "较上一年",
            "比上学年",
            "较上学年",
        ]
        .iter()
        .find_map(|word| of.strip_suffix(word))
        .is_some_and(|of| ["率", "比例", "占比", "比重"].iter().any(|word| of.ends_with(word)))
    })
}

/// The opposite, said of each part.
fn negated(criterion: Criterion) -> Criterion {
    let each = |all: Vec<Criterion>| all.into_iter().map(negated).collect();
    match criterion {
        Criterion::Compare(one, sign, two) => {
            let sign = match sign {
                Sign::Least => Sign::Below,
                Sign::Above => Sign::Most,
                Sign::Most => Sign::Above,
                Sign::Below => Sign::Least,
            };
            Criterion::Compare(one, sign, two)
        }
        Criterion::All(all) => Criterion::Any(each(all)),
        Criterion::Any(any) => Criterion::All(each(any)),
        Criterion::Not(one) => *one,
        other => Criterion::Not(Box::new(other)),
    }
}

/// Every choice of so many of them.
fn so_many(all: &[Criterion], count: usize) -> Vec<Vec<Criterion>> {
    if count == 0 {
        return vec![Vec::new()];
    }
    let Some((first, rest)) = all.split_first() else { return Vec::new() };
    let with = so_many(rest, count - 1).into_iter().map(|mut one| {
        one.insert(0, first.clone());
        one
    });
    with.chain(so_many(rest, count)).collect()
}

fn when(condition: Criterion, rule: ClauseRule, rest: ClauseRule) -> ClauseRule {
    if condition == Criterion::All(Vec::new()) {
        rule
    } else {
        ClauseRule::First(vec![(condition, rule)], Box::new(rest))
    }
}
