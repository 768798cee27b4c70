//! Steps: 每低1个百分点, 少一次, 有1例没有处理.

use super::*;

/// How a figure moves, by so much.
const MOVED: &[&str] =
    &["下降", "降低", "每下降", "低", "减少", "上升", "提高", "增长", "增加", "高", "上涨"];

/// Units of how much a rate moves.
const PERCENT: &[&str] = &["个百分点", "百分点", "个千分点", "千分点", "%"];

/// What comes too late, by how long.
const LATE: &[&str] = &["逾期", "超期", "延期", "迟报", "迟交", "滞后", "延迟", "拖欠", "超过时限"];

/// Of how long something is late, more than a day: what has begun of it may count or not.
pub(in super::super) const LONG: &[&str] = &["周", "月", "个月"];

/// 每… at the end of a chunk.
pub(super) fn every(marks: &Marks, chunk: Stretch) -> Option<StepPhrase> {
    const TIMES: &[&str] = &[
        "半年",
        "学年",
        "两年",
        "三年",
        "五年",
        "年",
        "月",
        "周",
        "学期",
        "天",
        "季",
        "日",
        "百",
        "千",
        "万",
        "生",
        "名学生",
        "人每",
    ];
    const EVENTS: &[&str] = &[
        "发现", "发生", "出现", "有", "查出", "存在", "查实", "查处", "完成", "获得", "新增", "被", "再",
        "受到", "另",
    ];
    let at = (chunk.from..chunk.to).rev().find(|at| {
        marks.eat(*at, "每").is_some_and(|end| {
            // 每生扣0.1分 counts pupils; 每生均3册 does not.
            marks.eat_any(end, TIMES).is_none() || marks.eat_any(end, &["生", "名学生", "月次"]) == Some(chunk.to)
                // 逾期每天扣0.1分, 未开展的每月扣2分.
                || marks.eat_any(end, &["天", "日", "周", "月"]) == Some(chunk.to)
                    && (marks.has_any(chunk.from, *at, LATE)
                        || marks.has_any(chunk.from, *at, &["未", "没有", "不"]))
        })
    })?;
    let start = at + 1;
    let full = marks.eat(start, "满");
    let start = full.unwrap_or(start);
    let event = marks.eat_any(start, EVENTS);
    let (side, words) = side(marks, event.unwrap_or(start));
    // 每在省级媒体发表1篇, 每少配备1名: what is done stands between.
    let words = match (side, marks.number(words), unit(marks, words, chunk.to).0.is_empty()) {
        (_, None, true) => {
            let near = |at: &usize| marks.number(*at).is_some();
            let reach = if side == StepSide::Count { 9 } else { 12 };
            let found = (words..chunk.to.min(words + reach)).find(near);
            found
                .filter(|at| {
                    let plain = |at| {
                        marks
                            .letter(at)
                            .is_some_and(|letter| letter.is_alphabetic() && !"扣加得减计".contains(letter))
                    };
                    (words..*at).all(plain)
                })
                .unwrap_or(words)
        }
        _ => words,
    };
    let number = marks.number(words);
    let per = number.cloned().unwrap_or_else(Number::one);
    let unit_at = if number.is_some() { words + 1 } else { words };
    let mut unit = unit(marks, unit_at, chunk.to);
    let noun = chunk.to.saturating_sub(unit_at);
    if unit.0.is_empty() && number.is_none() && side == StepSide::Count && (1..=3).contains(&noun) {
        unit = (marks.text(unit_at, chunk.to), chunk.to);
    }
    let whole = Stretch { from: unit_at, to: chunk.to };
    let measured = marks.has(whole.from, whole.to, "/")
        && whole.to - whole.from <= 8
        && (whole.from..whole.to)
            .all(|at| marks.letter(at).is_some_and(|letter| letter.is_alphabetic() || letter == '/'));
    if unit.0.is_empty() && number.is_some() && chunk.to > unit_at && (chunk.to - unit_at <= 2 || measured) {
        // Any noun can be counted.
        unit = (marks.text(unit_at, chunk.to), chunk.to);
    }
    if per.is_zero() || (unit.0.is_empty() && side == StepSide::Count) {
        return None;
    }
    // A second number would say something more.
    let more = |at: usize| {
        marks.number(at).is_some() && !again(marks, at, (&per, &unit.0)) && !of_a_kind(marks, at, chunk.to)
    };
    if (unit.1..chunk.to).any(more)
        || is_loud(marks, Stretch { from: unit.1, to: chunk.to })
        || marks.has_any(unit.1, chunk.to, EVERY)
    {
        return None;
    }
    if BEFORE.iter().any(|(word, _)| word.chars().count() > 2 && marks.has(unit.1, chunk.to, word)) {
        return None;
    }
    // 每所学校均达标: all of them, and not so many; 均衡 and 平均 say nothing of the kind.
    let is_of_all = |at: usize| {
        marks.eat_any(at, &["都", "全部"]).is_some()
            || marks.eat(at, "均").is_some_and(|end| {
                marks.eat(end, "衡").is_none()
                    && !marks.letter(at - 1).is_some_and(|before| "平人生年".contains(before))
            })
    };
    if side == StepSide::Count && (unit.1.max(1)..chunk.to).any(is_of_all) {
        return None;
    }
    let mut before = trim(marks, Stretch { from: chunk.from, to: at });
    if is_loud(marks, before) {
        return None;
    }
    // 应达100%,未达标的每低1%: of the figure named before.
    let is_missed = ELSE.iter().any(|word| marks.eat(before.from, word) == Some(before.to));
    if side == StepSide::Short && is_missed && chunk.from > 0 {
        before.from = before.to;
    }
    let after = trim(marks, Stretch { from: unit.1, to: chunk.to });
    let side = if after.from < after.to && side != StepSide::Count && before.from == before.to {
        // 每少1名教师: still short of something; what, is said.
        side
    } else {
        side
    };
    let started = if full.is_some() {
        Started::Down
    } else if per == Number::one() && WHOLE.contains(&unit.0.as_str()) {
        Started::Whole
    } else {
        Started::Open
    };
    Some(StepPhrase {
        name: marks.text(before.from, before.to) + &marks.text(at, chunk.to),
        named: before.from < before.to || after.from < after.to,
        side,
        per,
        unit: unit.0,
        started,
    })
}

pub(super) fn side(marks: &Marks, at: usize) -> (StepSide, usize) {
    let words = [(StepSide::Short, SHORT), (StepSide::More, MORE)];
    let found = words.iter().filter_map(|(side, words)| Some((*side, marks.eat_any(at, words)?)));
    found.max_by_key(|(_, end)| *end).unwrap_or((StepSide::Count, at))
}

/// 少一次, 有1例没有处理: a step without 每.
pub(super) fn counted(marks: &Marks, chunk: Stretch) -> Option<StepPhrase> {
    // 旷工半天扣2分: each half of a day.
    if let Some(at) = (chunk.from + 1..chunk.to).find(|at| {
        marks.eat_any(*at, &["半天", "半日"]) == Some(chunk.to)
            && (chunk.from..*at).all(|at| marks.letter(at).is_some_and(char::is_alphabetic))
    }) {
        return Some(StepPhrase {
            name: marks.text(chunk.from, at),
            named: true,
            side: StepSide::Count,
            per: Number::one().divide(&Number::whole(2))?,
            unit: marks.text(at + 1, chunk.to),
            started: Started::Whole,
        });
    }
    let at = (chunk.from..chunk.to).rev().find(|at| marks.number(*at).is_some())?;
    if (chunk.from..at).any(|at| marks.number(at).is_some() && !in_name(marks, at)) {
        return None;
    }
    let per = marks.number(at)?.clone();
    let (unit, end) = unit(marks, at + 1, chunk.to);
    // 办结率100%得9分,下降1个百分点扣1分: each; 低于5% is a limit.
    let moved = marks.eat_any(chunk.from, MOVED) == Some(at) && end == chunk.to;
    if moved && per <= Number::one() && !per.is_zero() && PERCENT.contains(&unit.as_str()) {
        let (side, _) = side(marks, chunk.from);
        let name = marks.text(chunk.from, chunk.to);
        return Some(StepPhrase { name, named: false, side, per, unit, started: Started::Open });
    }
    // 拖欠1个月扣1分: each of so long, as 每拖欠1个月.
    let is_late = LONG.contains(&unit.as_str()) && marks.has_any(chunk.from, at, LATE) && end == chunk.to;
    // 近三年逐年增长,一年未增长扣2分: each of those years.
    let of_years = ["近三年", "近两年", "近五年", "近3年", "近2年", "近5年", "连续三年", "连续3年", "逐年"];
    let is_each_year = unit == "年"
        && at == chunk.from
        && marks.eat_any(end, &["未", "没有", "不", "低于", "下降", "负增长"]).is_some()
        && marks.has_any(0, at, &of_years);
    if per != Number::one()
        || !(is_each_year
            || WHOLE.contains(&unit.as_str())
            || is_late
            || unit == "年" && at > chunk.from && marks.letter(at - 1) == Some('有'))
        || marks.eat(at.checked_sub(1).unwrap_or(at), "第").is_some()
    {
        return None;
    }
    if marks.eat_any(end, &["以上", "及以上", "以下", "以内", "("]).is_some() || is_loud(marks, chunk)
    {
        return None;
    }
    let begins =
        (chunk.from..=at).find(|from| side(marks, *from).1 == at && side(marks, *from).0 != StepSide::Count);
    let (side, begins) = begins.map_or((StepSide::Count, at), |from| (side(marks, from).0, from));
    let short = begins == chunk.from && end == chunk.to;
    Some(StepPhrase {
        name: marks.text(chunk.from, chunk.to),
        named: !short,
        side: if short { side } else { StepSide::Count },
        per,
        unit,
        started: if is_late { Started::Open } else { Started::Whole },
    })
}

/// 每发现1处甲或1处乙: the same step once more.
fn again(marks: &Marks, at: usize, (per, of): (&Number, &str)) -> bool {
    let joined =
        at.checked_sub(1).and_then(|at| marks.letter(at)).is_some_and(|letter| "或、和及".contains(letter));
    joined && marks.number(at) == Some(per) && unit(marks, at + 1, marks.len()).0 == of
}

/// 每出现1个56-65人的大班额: which kind of thing is counted.
fn of_a_kind(marks: &Marks, at: usize, to: usize) -> bool {
    let Some(end) = (at..to).find(|at| marks.letter(*at) == Some('的')) else { return false };
    let between = (at..end).all(|at| marks.letter(at).is_none_or(|letter| !",;。".contains(letter)));
    let noun = (end + 1..to).all(|at| marks.letter(at).is_some_and(char::is_alphabetic));
    between && noun && to > end + 2
}

/// 五项管理制度: a number that is part of what a thing is called, and no limit.
fn in_name(marks: &Marks, at: usize) -> bool {
    let limits = BEFORE.iter().any(|(word, _)| {
        at.checked_sub(word.chars().count()).is_some_and(|from| marks.eat(from, word) == Some(at))
    });
    let (unit, end) = unit(marks, at + 1, marks.len());
    let goes_on = marks.letter(end).is_some_and(char::is_alphabetic);
    !limits
        && WHOLE.contains(&unit.as_str())
        && goes_on
        && marks.eat_any(end, &["以上", "及以上", "以下", "及以下", "以内", "的", "不", "未", "没"]).is_none()
}

/// A unit, and where it ends.
pub(in super::super) fn unit(marks: &Marks, at: usize, to: usize) -> (String, usize) {
    let mut end = marks
        .eat_any(at, &["%", "‰", "分"])
        .or_else(|| marks.eat_any(at, COUNTERS))
        .unwrap_or(at)
        .min(to.max(at));
    if end > at
        && let Some(slash) = marks.eat(end, "/")
        && let Some(per) = marks.eat_any(slash, COUNTERS).or_else(|| marks.eat_any(slash, &["生", "学生"]))
    {
        end = per;
    }
    (marks.plain(at, end), end)
}
