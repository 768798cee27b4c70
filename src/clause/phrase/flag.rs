//! Conditions as they are written, answered with yes or no.

use super::*;

/// 完成率×10分, 20分×达标县数÷总县数: the points, as a formula.
pub(super) fn formula(marks: &Marks, place: Stretch) -> Test {
    let from = marks.eat(place.from, "按").unwrap_or(place.from);
    // 按甲占乙的比例计分,即甲÷乙×2分.
    let from = (from..place.to).find_map(|at| marks.eat_any(at, &[",即为", ",即"])).unwrap_or(from);
    let mut text = marks.text(from, place.to);
    for end in [
        "即为该项得分",
        "即为本项得分",
        "即为得分",
        "为该项得分",
        "为本项得分",
        "计算得分",
        "赋分",
        "计分",
        "得分",
        "计算",
        "折算",
        "核算",
        "分",
    ] {
        if let Some(rest) = text.strip_suffix(end) {
            text = rest.to_owned();
            break;
        }
    }
    Test::Flag(format!("得分={}", without_points(&text)))
}

/// 20分×甲: 20×甲. In 测评得分×10% it is part of a name.
fn without_points(text: &str) -> String {
    let mut parts = text.split("分×");
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_worth = whole.ends_with(|letter: char| letter.is_ascii_digit());
        whole.push_str(if is_worth { "×" } else { "分×" });
        whole.push_str(part);
    }
    whole
}

/// Whether a word stands there that might change a score; (因病除外) only says who is counted.
pub(super) fn is_loud(marks: &Marks, place: Stretch) -> bool {
    let mut from = place.from;
    let mut parts = Vec::new();
    for at in place.from..place.to {
        let closes = (at..place.to).find(|at| marks.letter(*at) == Some(')'));
        if marks.letter(at) == Some('(')
            && let Some(close) = closes.filter(|close| marks.eat(close - 2, "除外") == Some(*close))
        {
            let inner = Stretch { from: at + 1, to: close - 2 };
            if from <= at && !marks.has_any(inner.from, inner.to, LOUD) {
                parts.push(Stretch { from, to: at });
                from = close + 1;
            }
        }
    }
    parts.push(Stretch { from: from.min(place.to), to: place.to });
    parts.iter().any(|part| has_loud(marks, *part))
}

/// Whether a word stands in the name of a figure that might change a score; a score has a name, too.
pub(super) fn names_loud(marks: &Marks, name: Stretch) -> bool {
    LOUD.iter().any(|word| *word != "得分" && marks.has(name.from, name.to, word))
}

/// 克扣 and 抵扣 are no deductions of points.
fn has_loud(marks: &Marks, place: Stretch) -> bool {
    let other = |at: usize| at > 0 && marks.letter(at - 1).is_some_and(|letter| "克抵代折".contains(letter));
    let deducts = (place.from..place.to).any(|at| marks.letter(at) == Some('扣') && !other(at));
    deducts || LOUD.iter().any(|word| *word != "扣" && marks.has(place.from, place.to, word))
}

/// A condition as it is written.
pub(in super::super) fn as_flag(marks: &Marks, place: Stretch) -> Test {
    let place = stripped(marks, place, CLOSING);
    if place.from >= place.to {
        return Test::Unread;
    }
    // Some of each, and not each of all or each time: something is counted that was not read.
    const EACH: &[&str] = &[
        "半", "两", "三", "五", "年", "月", "周", "学期", "天", "季", "日", "百", "千", "万", "生", "个",
        "所", "校", "班", "名", "人", "位", "间", "县", "乡",
    ];
    let each = |at: usize| {
        marks
            .eat(at, "每")
            .is_some_and(|end| marks.number(end).is_none() && marks.eat_any(end, EACH).is_none())
    };
    if (place.from..place.to).any(each) {
        return Test::Unread;
    }
    // 按73平方米, 按1间: another limit, or another way to count.
    if marks.has(place.from, place.to, "=") {
        return Test::Flag(marks.text(place.from, place.to));
    }
    if marks.has_any(place.from, place.to, &["×", "÷"]) {
        return formula(marks, place);
    }
    let counts =
        (place.from..place.to).any(|at| marks.eat(at, "按").is_some_and(|end| marks.number(end).is_some()));
    // 无一票否决情形 asks whether there was one.
    let asked = ["无", "没有", "未", "被", "有", "存在", "出现", "发生"].iter().any(|word| {
        ["", "\"", "“"].iter().any(|quote| marks.has(place.from, place.to, &format!("{word}{quote}一票否决")))
    });
    let loud = is_loud(marks, place)
        && LOUD.iter().any(|word| !(asked && *word == "否决") && marks.has(place.from, place.to, word));
    let confused = (place.from..place.to).any(|at| bounds::contradicts(marks, at));
    if counts || loud || confused { Test::Unread } else { Test::Flag(marks.text(place.from, place.to)) }
}

/// What is ranked.
pub(super) fn ranked(marks: &Marks, place: Stretch) -> Option<String> {
    if let Test::Flag(name) = as_flag(marks, place) {
        return Some(name);
    }
    // 按年度综合得分从高到低排序: by what.
    let order = (place.from..place.to).find(|at| marks.eat_any(*at, &["从高到低", "由高到低"]).is_some());
    if let Some(at) = order {
        let from = marks.eat_any(place.from, &["按照", "按"]).unwrap_or(place.from);
        return (from < at).then(|| format!("{}排名", marks.text(from, at)));
    }
    // 按排名计分.
    let word = ["排名", "名次", "位次"].iter().find(|word| marks.has(place.from, place.to, word));
    word.map(|word| (*word).to_owned())
}
