//! What a clause does to the score: 得5分, 扣完为止, 不得分, 为合格.

mod fixed;
mod limit;
mod words;

use super::lexicon::effects::{
    ADD, ADVERBS, BASE, DEDUCT, Direction, FULL, GET, GRADES, HOLDING, ITEM, JUDGED, NO_CHANGE, NO_LIMIT,
    NO_POINTS, NOUGHT_IS, SHARE, TO_FULL, TO_NOUGHT, VETOES, WORTH,
};
use super::lexicon::{AFTER, BEFORE, COUNTERS, QUALITY};
use super::marks::Marks;
use crate::number::Number;
use fixed::{fixed, grades, weight};
use limit::limit;
use words::{veto, word};

/// Points for each class.
type ByClass = Vec<(String, Number)>;

/// So many points, perhaps by class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Amount {
    /// For all, or one after the other (分别).
    pub(super) plain: Vec<Number>,
    /// For each class.
    pub(super) by: ByClass,
    /// For each of several things (各).
    pub(super) each: bool,
    /// 0.5分/次: for each of these.
    pub(super) per: Option<String>,
    /// Those in `plain` belong to things in the same order.
    pub(super) respectively: bool,
    /// 控辍保学工作4分: no verb says that they are had.
    pub(super) bare: bool,
}

/// What stands at the end of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Consequence {
    /// Points.
    Give(Direction, Amount),
    /// 得满分.
    Full,
    /// 得一半分, 得50%的分.
    Part(Number),
    /// 扣一半分, 扣本项分值的5%: of the item's points.
    Cut(Number),
    /// 不得分.
    Zero,
    /// 不扣分, 不加分.
    Nothing(Direction),
    /// 扣1—3分.
    Range(Direction, Number, Number),
    /// 酌情扣分.
    Judge(Direction),
    /// 按比例得分, 按比例扣分.
    Share,
    /// 按开工率计分: in proportion to a rate that is named.
    Rate(String),
    /// 扣完为止.
    ToZero,
    /// 最高5分; whether it says that it is of all together (累计, 共).
    AtMost(Direction, Number, bool),
    /// 最低得3分: whatever is taken off, so much is left.
    AtLeast(Number),
    /// 加满为止.
    ToFull,
    /// 不封顶, 扣分不封顶.
    NoLimit(Option<Direction>),
    /// Words that do not go together: 产区扣4分、非产区加3分.
    Contradiction,
    /// (7分), 满分7分, 本项2分.
    Worth(Amount),
    /// 基础分6分: what is had before anything is added or deducted.
    Base(Amount),
    /// 为合格.
    Word(String),
    /// 占40%, 按10%折算: what is had elsewhere counts with this share.
    Weight(Number),
    /// 依次递减1分, from the place before.
    Down(Number),
}

/// Where a point amount may end without a verb before it.
fn is_end(marks: &Marks, at: usize) -> bool {
    at >= marks.len() || marks.letter(at).is_some_and(|letter| ",;。.:)、\n及和".contains(letter))
}

/// `N分`, but not 分钟, 分之, 百分.
fn points(marks: &Marks, at: usize) -> Option<(Number, usize)> {
    let number = marks.number(at)?.clone();
    let end = marks.eat(at + 1, "分")?;
    let other = ["钟", "之", "级", "类", "校", "局", "部", "管", "会", "园", "公"];
    (!other.iter().any(|word| marks.eat(end, word).is_some())).then_some((number, end))
}

/// `3分`, `1-3分`, `10、8、6分`, `10分、8分和6分`.
fn amounts(marks: &Marks, at: usize) -> Option<(Vec<Number>, bool, usize)> {
    let first = marks.number(at)?.clone();
    let mut end = marks.eat(at + 1, "分").unwrap_or(at + 1);
    let dash = marks.eat_any(end, &["-", "至", "到"]);
    if let Some((second, to)) = dash.and_then(|at| points(marks, at)) {
        return Some((vec![first, second], true, to));
    }
    let mut list = vec![first];
    let mut closed = points(marks, at).is_some();
    while let Some(next) = marks.eat_any(end, &["、", "和", "及", ","])
        && let Some(number) = marks.number(next)
    {
        let after = marks.eat(next + 1, "分");
        if after.is_none() && marks.eat_any(next + 1, &["、", "和", "及", ","]).is_none() {
            break;
        }
        list.push(number.clone());
        closed = after.is_some();
        end = after.unwrap_or(next + 1);
    }
    let other = ["钟", "之", "级", "类"];
    (closed && !other.iter().any(|word| marks.eat(end, word).is_some())).then_some((list, false, end))
}

/// `/次` after points.
fn slash(marks: &Marks, at: usize) -> (Option<String>, usize) {
    let end = marks.eat(at, "/").and_then(|at| marks.eat_any(at, COUNTERS));
    end.map_or((None, at), |end| (Some(marks.plain(at + 1, end)), end))
}

/// Whether `word` ends at `at`.
fn ends_before(marks: &Marks, at: usize, word: &str) -> bool {
    at.checked_sub(word.chars().count()).is_some_and(|from| marks.eat(from, word) == Some(at))
}

/// The label of a class at `at`, and its end.
fn label(marks: &Marks, at: usize, classes: &[String]) -> Option<(String, usize)> {
    let found = classes.iter().filter_map(|class| Some((class.clone(), marks.eat(at, class)?)));
    let (class, end) = found.max_by_key(|(_, end)| *end)?;
    let suffix = marks.eat_any(end, &["区县", "县区", "地区", "县市区", "县", "市", "区"]).unwrap_or(end);
    Some((class, suffix))
}

/// `产区4分、非产区3分`.
fn by_class(marks: &Marks, at: usize, classes: &[String]) -> Option<(Direction, ByClass, usize)> {
    let (mut at, mut by, mut way, mut mixed) = (at, Vec::new(), Direction::Get, false);
    loop {
        let (class, end) = label(marks, at, classes)?;
        let (of, start) = verb(marks, end).unwrap_or((way, end));
        let (number, end) = points(marks, start)?;
        mixed |= !by.is_empty() && of != way;
        way = of;
        by.push((class, number));
        let more = marks.eat_any(end, &["、", ",", ";", "和"]);
        match more.filter(|next| {
            label(marks, *next, classes)
                .is_some_and(|(_, end)| points(marks, verb(marks, end).map_or(end, |(_, at)| at)).is_some())
        }) {
            Some(next) => at = next,
            None if mixed => return Some((way, Vec::new(), end)),
            None => return (by.len() > 1).then_some((way, by, end)),
        }
    }
}

/// A verb of points, and where it ends.
fn verb(marks: &Marks, at: usize) -> Option<(Direction, usize)> {
    let all = [(Direction::Get, GET), (Direction::Add, ADD), (Direction::Deduct, DEDUCT)];
    let found = all.iter().filter_map(|(way, words)| Some((*way, marks.eat_any(at, words)?)));
    let (way, end) = found.max_by_key(|(_, end)| *end)?;
    Some((way, marks.eat_any(end, &["为", ":", "本项"]).unwrap_or(end)))
}

/// The effect that begins at `at`, and its end.
pub(super) fn at(marks: &Marks, at: usize, classes: &[String]) -> Option<(Consequence, usize)> {
    // 高于平均得3分: no 均; 取得办学许可得2分: no 可; 克扣教育经费: no 扣.
    // 每差1微克扣0.5分 has no 克扣.
    let weighs = at > 1
        && marks.letter(at - 1) == Some('克')
        && (marks.number(at - 2).is_some()
            || marks.letter(at - 2).is_some_and(|letter| "微毫千".contains(letter)));
    if at > 0 && !weighs && HOLDING.iter().any(|word| marks.eat(at - 1, word).is_some()) {
        return None;
    }
    limit(marks, at)
        .or_else(|| worth(marks, at, classes))
        .or_else(|| weight(marks, at))
        .or_else(|| fixed(marks, at))
        .or_else(|| grades(marks, at))
        .or_else(|| word(marks, at))
        .or_else(|| given(marks, at, classes))
}

fn worth(marks: &Marks, at: usize, classes: &[String]) -> Option<(Consequence, usize)> {
    let open = marks.eat(at, "(");
    let start = open.unwrap_or(at);
    // 每增10元计0.5分 is no head.
    let head = marks.eat_any(start, WORTH).filter(|_| open.is_some() || marks.eat(start, "计").is_none());
    if open.is_none() && head.is_none() {
        return None;
    }
    let base = head.is_some_and(|end| BASE.iter().any(|word| marks.eat(start, word) == Some(end)));
    let start = head.unwrap_or(start);
    let start = marks.eat_any(start, &[":", "为"]).unwrap_or(start);
    let (amount, mut end) = match by_class(marks, start, classes) {
        Some((_, by, end)) => (Amount { by, ..Amount::default() }, end),
        None => {
            let (number, end) = points(marks, start)?;
            // 本项0分 says that nothing is had.
            if number.is_zero() {
                return None;
            }
            (Amount { plain: vec![number], ..Amount::default() }, end)
        }
    };
    if open.is_some() {
        end = marks.eat(end, ")")?;
    } else if !is_end(marks, end) {
        return None;
    }
    Some((if base { Consequence::Base(amount) } else { Consequence::Worth(amount) }, end))
}

/// Points with a verb, by class, or bare at the end.
fn given(marks: &Marks, at: usize, classes: &[String]) -> Option<(Consequence, usize)> {
    // 一等奖5分.
    if marks.letter(at) == Some('奖') && at > 0 && marks.letter(at - 1) == Some('等') {
        return None;
    }
    if let Some((way, by, end)) = by_class(marks, at, classes) {
        if by.is_empty() {
            return Some((Consequence::Contradiction, end));
        }
        return Some((Consequence::Give(way, Amount { by, ..Amount::default() }), end));
    }
    let (mut start, mut amount, mut judged) = (at, Amount::default(), false);
    let mut is_alike = false;
    while let Some(end) = marks.eat_any(start, ADVERBS).filter(|end| *end > start) {
        // 各 and 分别 say to whom the points go.
        amount.each |= marks.eat_any(start, &["各", "均", "都", "各自"]).is_some();
        is_alike |= marks.eat_any(start, &["均", "都"]).is_some();
        amount.respectively |= marks.has(start, end, "分别") || marks.has(start, end, "依次");
        judged |= ["酌情", "视情", "视程度", "根据情"].iter().any(|word| marks.has(start, end, word));
        start = end;
    }
    let (way, start) = match verb(marks, start) {
        Some((way, end)) => (way, marks.eat_any(end, &["分别", "各"]).unwrap_or(end)),
        // Without a verb only at the end of what is said.
        // 好8—10分.
        None if start == at
            && QUALITY.iter().any(|word| ends_before(marks, at, word))
            && amounts(marks, at).is_some_and(|(_, range, _)| range) =>
        {
            (Direction::Get, at)
        }
        // 完成率×10分 is a formula.
        None if at > 0 && marks.letter(at - 1).is_some_and(|letter| "×÷/+-".contains(letter)) => {
            return None;
        }
        None if start == at || amount.each || amount.respectively => {
            let (number, end) = points(marks, start)?;
            // 无制度0分.
            if number.is_zero()
                && start == at
                && is_end(marks, end)
                && at > 0
                && marks.number(at - 1).is_none()
            {
                return Some((Consequence::Zero, end));
            }
            // 低于60分, 75分(含)至90分 are conditions.
            let limit = !number.is_zero() && BEFORE.iter().any(|(word, _)| ends_before(marks, at, word))
                || marks.eat_any(end, &["(含", "(不含"]).is_some()
                || AFTER.iter().any(|(word, _)| marks.eat(end, word).is_some());
            let (per, end) = slash(marks, end);
            if limit || !is_end(marks, end) && marks.letter(end) != Some('(') {
                return None;
            }
            amount.per = per;
            amount.respectively = false;
            amount.bare = true;
            amount.plain = vec![number];
            return Some((Consequence::Give(Direction::Get, amount), end));
        }
        None => return None,
    };
    let (list, range, mut end) = amounts(marks, start)?;
    // 得90分以上 is a condition.
    if marks.eat_any(end, &["以上", "以下", "及以上", "及以下", "(含", "的为", "之间", "以内"]).is_some()
    {
        return None;
    }
    // 考核得分90—100分的得10分: a band, and not what is had.
    if range
        && marks
            .eat_any(end, &["的得", "的,得", "的计", "的,计", "的记", "的为", "(含", "得", "的评"])
            .is_some()
    {
        return None;
    }
    if range || (judged && list.len() == 1) {
        let mut ends = list.into_iter();
        let first = ends.next()?;
        let (low, high) = match ends.next() {
            Some(second) if second < first => (second, first),
            Some(second) => (first, second),
            None => (Number::zero(), first),
        };
        return Some((Consequence::Range(way, low, high), end));
    }
    // 各得1分、2分: one after the other; 均得1分、2分 says that they are one and gives two.
    if amount.each && list.len() > 1 {
        if is_alike {
            return Some((Consequence::Contradiction, end));
        }
        amount.each = false;
        amount.respectively = true;
    }
    // 无方案、无总结的,分别扣1分: one amount is of each.
    amount.each |= amount.respectively && list.len() == 1;
    amount.respectively = list.len() > 1;
    amount.plain = list;
    (amount.per, end) = slash(marks, end);
    // 加0.3分(非产区0.2分).
    if let Some(open) = marks.eat(end, "(")
        && let Some((class, start)) = label(marks, open, classes)
        && let Some((number, close)) = points(marks, start)
        && let Some(close) = marks.eat(close, ")")
    {
        amount.by.push((class, number));
        end = close;
    }
    Some((Consequence::Give(way, amount), end))
}
