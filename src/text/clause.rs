//! A rule that was read from a clause, said back; where nothing is left out it is said so that it can be read again.

mod held;
mod rows;

use crate::clause::{
    self, Ambiguity, Ask, ClauseReading, ClauseRule, Convention, Criterion, JudgedLevel, Operand, Sign,
    Started,
};
use crate::number::Number;
pub use rows::{RuleRow, rule_rows, without_title};

/// The rule of a reading in words, with what was taken for granted.
pub fn words(reading: &ClauseReading) -> String {
    let mut said = String::new();
    if !reading.basis.is_empty() {
        said = format!("（{}）", reading.basis.join("；"));
    }
    let levels = reading.judged.as_ref().map(|judged| judged.levels.as_slice()).unwrap_or_default();
    said += &match levels {
        [] => rule_in_words(&reading.rule, &reading.asks),
        levels => levels_in_words(levels),
    };
    for convention in &reading.conventions {
        said.push_str(assumed(*convention));
    }
    said
}

/// The levels that a person chooses between.
pub fn levels_in_words(levels: &[JudgedLevel]) -> String {
    format!("由人评判，分{}档：{}", levels.len(), level_list(levels))
}

/// 好10分、较好8分、一般5分; 好8至10分.
fn level_list(levels: &[JudgedLevel]) -> String {
    let said = |level: &JudgedLevel| {
        let points = if level.low == level.high {
            level.high.plain()
        } else {
            format!("{}至{}", level.low.plain(), level.high.plain())
        };
        format!("{}{points}分", level.title)
    };
    levels.iter().map(said).collect::<Vec<_>>().join("、")
}

/// A rule in words.
pub fn rule_in_words(rule: &ClauseRule, asks: &[Ask]) -> String {
    Sayer { asks }.rule(rule)
}

/// Why points are open where everything is answered.
pub const UNSAID: &str = "（条文没有写明这种情形怎么计分，如不满一步怎么算，得分未定）";

/// What ends a deduction.
const TO_NOUGHT: &str = "，扣完为止";

/// Between the statements of a rule in words.
const JOINT: &str = "；";

/// The statements of a rule in words.
pub fn statements(words: &str) -> impl Iterator<Item = &str> {
    words.split(JOINT)
}

/// Statements as one text.
pub fn joined(statements: &[&str]) -> String {
    statements.join(JOINT)
}

/// What was taken for granted.
pub fn assumed(convention: Convention) -> &'static str {
    match convention {
        Convention::Floor => "。（推定：扣完为止）",
        Convention::Cap => "。（推定：以本项分值为限）",
        Convention::Above => "。（推定：以上含本数，以下不含）",
        Convention::Times => "。（推定：按次计）",
        Convention::Unmet => "。（推定：做不到不得分）",
        Convention::InProportion => "。（推定：不满一步的按比例计）",
        Convention::FullSteps => "。（推定：不满一步的不计）",
        Convention::StartedSteps => "。（推定：不满一步的按一步计）",
        Convention::Reached => "。（推定：介于两档之间的按已达到的一档计）",
    }
}

/// What is open in a doubt.
pub fn doubt(doubt: &Ambiguity) -> &'static str {
    match doubt.about {
        "edge" => "分界的数同时落在两档，算哪一档？",
        "between" => "正好等于分界数的没有写，算哪一档？",
        "cap" => "加分能不能超过本项分值？",
        "limit" => "上限是几项合计，还是只限最后一项？",
        "about" => "“左右”允许差多少没有写：达到就算，还是由人评判？",
        "exception" => "“原则上”允许的例外没有写：不作例外，还是由人评判？",
        "equal" => "正好相等时，得分还是不得分？",
        "base" => "前面的要求没有做到时，是全不得分，还是只按后面扣分？",
        "each" => "每一个（次）都计，还是只计一次？",
        "severe" => "情节严重的，是在前面之外再扣，还是改按这一档扣？",
        "percent" => "提高（下降）的是百分点，还是比上年的百分之几？",
        "figure" => "按几项数据分别计，还是只按其中一项？",
        "behind" => "后面这一句对前面每一项都算，还是只对最后一项算？",
        "together" => "几项是相加，还是只取一项？",
        "points" => "条文里写的分数没有都读进规则：按读出的规则计，还是由人评判？",
        "full" => "读出的规则最多得的分与本项分值对不上：按读出的规则计，还是由人评判？",
        "name" => "有的数据名称不完整，说不准是哪一项：按读出的规则计，还是由人评判？",
        "way" => "数越大越好还是越小越好，与名称不合：按读出的规则计，还是由人评判？",
        "first" => "前面的条件只管第一档，还是每一档都要有：按读出的规则计，还是由人评判？",
        "scope" => "“任一项……该项不得分”，是本项全不得分，还是只有出问题的那一小项不得分？说不准的由人评判",
        "scale" => "这几项得分的满分没有写：是100分，还是本项分值？",
        "portion" => "“按比例”怎样计：按实际值与高一档的比，还是在两档分值之间按比例？",
        "denied" => "没做到时已全部失分，后面又另扣分：按读出的规则计，还是由人评判？",
        _ => "有两种读法，按哪一种？",
    }
}

/// Why a line is no clause.
pub const NO_CLAUSE: &str = "这一行不是评分细则：要有 id 和 text，分值写成数";

struct Sayer<'a> {
    asks: &'a [Ask],
}

impl Sayer<'_> {
    fn title(&self, ask: usize) -> &str {
        self.asks.get(ask).map_or("", |ask| ask.title.as_str())
    }

    fn unit(&self, figure: &Operand) -> &str {
        match figure {
            Operand::Asked(ask) => self.asks.get(*ask).map_or("", |ask| ask.unit.as_str()),
            Operand::Less(one, two) => {
                let unit = self.unit(one);
                if unit.is_empty() { self.unit(two) } else { unit }
            }
            Operand::Times(..) => "%",
            _ => "",
        }
    }

    fn figure(&self, figure: &Operand) -> String {
        match figure {
            Operand::Given(number) => number.plain(),
            Operand::Asked(ask) => self.title(*ask).to_owned(),
            Operand::Sum(all) => all.iter().map(|one| self.figure(one)).collect::<Vec<_>>().join("＋"),
            Operand::Less(one, two) => format!("（{}－{}）", self.figure(one), self.figure(two)),
            Operand::Times(one, two) => format!("{}×{}", self.factor(one, false), self.factor(two, true)),
            Operand::Over(one, two) => format!("{}÷{}", self.factor(one, false), self.factor(two, true)),
            Operand::Within(figure, low, high) => {
                format!("{}（{}至{}之间）", self.figure(figure), low.plain(), high.plain())
            }
        }
    }

    /// In brackets, where signs around it would bind closer; `behind` another sign.
    fn factor(&self, figure: &Operand, behind: bool) -> String {
        match figure {
            Operand::Sum(_) => format!("（{}）", self.figure(figure)),
            Operand::Times(..) | Operand::Over(..) if behind => format!("（{}）", self.figure(figure)),
            _ => self.figure(figure),
        }
    }

    fn condition(&self, condition: &Criterion) -> String {
        match condition {
            Criterion::Flag(ask) => self.title(*ask).to_owned(),
            Criterion::Chosen(ask, option) => {
                self.asks.get(*ask).and_then(|ask| ask.options.get(*option)).cloned().unwrap_or_default()
            }
            Criterion::Compare(one, sign, two) => {
                let sign = match sign {
                    Sign::Least => "不低于",
                    Sign::Above => "高于",
                    Sign::Most => "不高于",
                    Sign::Below => "低于",
                };
                let unit = if matches!(two, Operand::Given(_)) { self.unit(one) } else { "" };
                format!("{}{sign}{}", self.figure(one), with_unit(&self.figure(two), unit))
            }
            // 等于1起: neither more nor less.
            Criterion::All(all)
                if let [
                    Criterion::Compare(one, Sign::Least, value),
                    Criterion::Compare(same, Sign::Most, end),
                ] = all.as_slice()
                    && (one, value) == (same, end) =>
            {
                let unit = if matches!(value, Operand::Given(_)) { self.unit(one) } else { "" };
                format!("{}等于{}", self.figure(one), with_unit(&self.figure(value), unit))
            }
            Criterion::All(all) => all.iter().map(|one| self.condition(one)).collect::<Vec<_>>().join("，且"),
            Criterion::Any(any) => {
                let any: Vec<String> = any.iter().map(|one| self.condition(one)).collect();
                format!("有下列情形之一（{}）", any.join("；"))
            }
            Criterion::Not(one) => format!("不是：{}", self.condition(one)),
        }
    }

    fn rule(&self, rule: &ClauseRule) -> String {
        match rule {
            ClauseRule::Worth(Operand::Given(number)) => given(number),
            ClauseRule::Worth(figure) => format!("得分为{}", self.figure(figure)),
            ClauseRule::Word(word) => format!("为{word}"),
            ClauseRule::First(cases, rest) => self.first(cases, rest),
            ClauseRule::Sum(rules) => rules.iter().map(|rule| self.rule(rule)).collect::<Vec<_>>().join("；"),
            ClauseRule::Best(rules) => {
                let all: Vec<String> = rules.iter().map(|rule| self.rule(rule)).collect();
                format!("下列几项取最高：{}", all.join("；"))
            }
            ClauseRule::Steps { over, per, points, started } => self.steps(over, per, points, *started),
            ClauseRule::Held(rule, low, high) => self.held(rule, low.as_ref(), high.as_ref()),
            ClauseRule::Open => "没有写".to_owned(),
            ClauseRule::Judged { low, high } if low == high => "由人评判".to_owned(),
            ClauseRule::Judged { low, high } => format!("由人评判，{}至{}分", low.plain(), high.plain()),
        }
    }

    fn first(&self, cases: &[(Criterion, ClauseRule)], rest: &ClauseRule) -> String {
        let said_of = |rule: &ClauseRule| {
            if *rule == ClauseRule::zero() && takes(rest) { "不扣分".to_owned() } else { self.rule(rule) }
        };
        // Whatever else is so: nothing comes after it.
        let always =
            |(when, _): &&(Criterion, ClauseRule)| matches!(when, Criterion::All(all) if all.is_empty());
        let last = cases.iter().find(always);
        let (cases, rest) = match last {
            Some((_, rule)) => (&cases[..cases.iter().take_while(|case| !always(case)).count()], rule),
            None => (cases, rest),
        };
        let mut said: Vec<String> = cases
            .iter()
            .map(|(when, rule)| format!("{}的，{}", self.condition(when), said_of(rule)))
            .collect();
        let gives = cases.iter().any(|(_, rule)| match rule {
            ClauseRule::Worth(Operand::Given(number)) => !number.is_negative() && !number.is_zero(),
            ClauseRule::Worth(_) | ClauseRule::Word(_) => true,
            _ => false,
        });
        if gives || !matches!(rest, ClauseRule::Worth(Operand::Given(number)) if number.is_zero()) {
            let otherwise = if matches!(rest, ClauseRule::First(..)) { "" } else { "否则" };
            said.push(format!("{otherwise}{}", self.rule(rest)));
        }
        said.join("；")
    }

    /// The option that is left where every case but the last is an option of one choice.
    fn last_option(&self, cases: &[(Criterion, ClauseRule)]) -> Option<String> {
        let of = |(at, (when, _)): (usize, &(Criterion, ClauseRule))| match when {
            Criterion::Chosen(ask, option) if *option == at => Some(*ask),
            _ => None,
        };
        let asked = cases.iter().enumerate().map(of).collect::<Option<Vec<_>>>()?;
        let first = *asked.first()?;
        let options = &self.asks.get(first)?.options;
        (asked.iter().all(|ask| *ask == first) && options.len() == cases.len() + 1)
            .then(|| options.last().cloned())?
    }

    /// A step in two pieces: what is measured, and what each step does.
    fn step(&self, over: &Operand, per: &Number, points: &Number, started: Started) -> (String, String) {
        let full = if started == Started::Down { "满" } else { "" };
        let verb = if points.is_negative() { "扣" } else { "加" };
        let unit = self.unit(over);
        let (what, unit) = match over {
            Operand::Less(one, two) if matches!(**one, Operand::Given(_)) => {
                (format!("{}低于{}", self.figure(two), with_unit(&self.figure(one), unit)), points_of(unit))
            }
            Operand::Less(one, two) if matches!(**two, Operand::Given(_)) => {
                (format!("{}高于{}", self.figure(one), with_unit(&self.figure(two), unit)), points_of(unit))
            }
            _ => (self.figure(over), unit),
        };
        let as_what = started_as(started, per, unit);
        (what, format!("每{full}{}{unit}{verb}{}分{as_what}", per.plain(), points.abs().plain()))
    }

    fn steps(&self, over: &Operand, per: &Number, points: &Number, started: Started) -> String {
        let full = if started == Started::Down { "满" } else { "" };
        let verb = if points.is_negative() { "扣" } else { "加" };
        let unit = self.unit(over);
        // 每发生1起事故 says already what is counted: 每发生1起事故扣2分.
        if let Operand::Asked(ask) = over
            && *per == Number::one()
            && started == Started::Whole
            && counts_each(self.title(*ask), unit)
        {
            let title = self.title(*ask).replace(':', "，");
            return format!("{title}{verb}{}分", points.abs().plain());
        }
        format!(
            "{}：每{full}{}{unit}{verb}{}分{}",
            self.figure(over),
            per.plain(),
            points.abs().plain(),
            started_as(started, per, unit)
        )
    }
}

/// The unit of a difference: of percentages it is a percentage point.
fn points_of(unit: &str) -> &str {
    if unit == "%" { "个百分点" } else { unit }
}

/// Whether a rule only takes points.
fn takes(rule: &ClauseRule) -> bool {
    match rule {
        ClauseRule::Worth(Operand::Given(number)) => number.is_negative(),
        ClauseRule::Steps { points, .. } => points.is_negative(),
        ClauseRule::Held(rule, ..) => takes(rule),
        _ => false,
    }
}

/// Whether the title of a count says that each of them counts: 每发生1起事故, 档案不完整:每生, 制度缺一项.
fn counts_each(title: &str, unit: &str) -> bool {
    let ends = ["1", "一", "每"].iter().any(|one| title.ends_with(&format!("{one}{unit}")));
    let begins = ["1", "一"].iter().any(|one| title.contains(&format!("{one}{unit}")));
    ends || title.contains('每') && begins
}

/// A figure with its unit; 1:19 has its unit before it.
pub fn with_unit(figure: &str, unit: &str) -> String {
    if unit == "1:" { format!("{unit}{figure}") } else { format!("{figure}{unit}") }
}

/// What a started step counts for, where it is said behind its points.
fn started_as(started: Started, per: &Number, unit: &str) -> String {
    let step = format!("{}{unit}", per.plain());
    match started {
        Started::Up => format!("（不足{step}按{step}计）"),
        Started::Whole if !clause::has_no_parts(unit) => format!("（不足{step}按比例计）"),
        Started::Whole | Started::Down | Started::Open => String::new(),
    }
}

fn given(number: &Number) -> String {
    if number.is_zero() {
        "不得分".to_owned()
    } else if number.is_negative() {
        format!("扣{}分", number.abs().plain())
    } else {
        format!("得{}分", number.plain())
    }
}
