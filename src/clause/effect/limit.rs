//! Limits: 扣完为止, 最多扣2分, 不封顶.

use super::*;

/// Whether a limit says that it is of several things together.
fn of_all(marks: &Marks, from: usize, to: usize) -> bool {
    marks.has_any(from, to, &["累计", "合计", "总计", "共计", "总分", "总共", "本项", "该项"])
}

pub(super) fn limit(marks: &Marks, at: usize) -> Option<(Consequence, usize)> {
    if let Some(end) = marks.eat_any(at, TO_NOUGHT) {
        return Some((Consequence::ToNought, end));
    }
    if let Some(start) = marks.eat_any(at, &["扣至", "扣到", "直至", "减至"])
        && marks.number(start).is_some_and(Number::is_zero)
        && let Some(end) = marks.eat(start + 1, "分")
    {
        return Some((Consequence::ToNought, marks.eat(end, "为止").unwrap_or(end)));
    }
    if let Some(end) = marks.eat_any(at, TO_FULL) {
        return Some((Consequence::ToFull, end));
    }
    if let Some(end) = marks.eat_any(at, NO_LIMIT) {
        let way = match marks.letter(at) {
            Some('扣') => Some(Direction::Deduct),
            Some('加') => Some(Direction::Add),
            _ => None,
        };
        return Some((Consequence::NoLimit(way), end));
    }
    if let Some(start) = marks.eat_any(at, &["扣完", "扣满", "扣到", "扣"])
        && let Some((number, end)) = points(marks, start)
        && let Some(end) = marks.eat_any(end, &["为止", "止", "封顶"])
    {
        return Some((Consequence::AtMost(Direction::Deduct, number, true), end));
    }
    // 共扣2分.
    if let Some(start) = marks.eat_any(at, &["共扣", "合计扣", "累计扣", "总共扣"])
        && let Some((number, end)) = points(marks, start)
        && is_end(marks, end)
    {
        return Some((Consequence::AtMost(Direction::Deduct, number, false), end));
    }
    if let Some(start) = marks.eat_any(at, &["加到", "加满", "加", "得到", "得满"])
        && let Some((number, end)) = points(marks, start)
        && let Some(end) = marks.eat_any(end, &["为止", "止", "封顶"])
    {
        return Some((Consequence::AtMost(Direction::Add, number, false), end));
    }
    // 加分最多1分.
    if let Some(start) = marks.eat_any(at, &["加分", "扣分"])
        && let Some(start) = marks.eat_any(
            start,
            &[
                "最多",
                "最高",
                "不超过",
                "累计不超过",
                "累计最多",
                "最高不超过",
                "最多不超过",
                "总计不超过",
                "以",
            ],
        )
        && let Some((number, end)) = points(marks, start)
    {
        let way = if marks.eat(at, "扣").is_some() { Direction::Deduct } else { Direction::Add };
        return Some((
            Consequence::AtMost(way, number, of_all(marks, at, end)),
            marks.eat_any(end, &["为限", "封顶", "为止"]).unwrap_or(end),
        ));
    }
    // 最多扣2分, 累计加分不超过5分, 最高不超过3分, 封顶5分, 以5分为限.
    let most = marks.eat_any(
        at,
        &[
            "最多",
            "最高",
            "至多",
            "最高不超过",
            "最多不超过",
            "累计不超过",
            "累计最高",
            "累计最多",
            "总计不超过",
            "合计不超过",
            "合计最高",
            "不超过",
            "封顶",
            "上限",
            "上限为",
            "以",
            "总分不超过",
            "累计",
            "满",
            "最大",
            "最高分为",
            "最高分",
            "总分最高",
            "总分最高不超过",
            "本项最高",
            "本项最多",
            "该项最高",
            "该项最多",
            "共计不超过",
        ],
    )?;
    let way = marks.eat_any(most, &["扣", "扣分", "扣减", "减"]).map(|end| (Direction::Deduct, end));
    let way =
        way.or_else(|| Some((Direction::Add, marks.eat_any(most, &["加", "加分", "奖励", "奖", "可加"])?)));
    let (way, start) = way
        .or_else(|| {
            Some((
                Direction::Get,
                marks.eat_any(most, &["得", "计", "得分", "记", "可得", "为", "计分", "给"])?,
            ))
        })
        .unwrap_or((Direction::Get, most));
    let start = marks
        .eat_any(start, &["不超过", "最高", "最多", "最多不超过", "最高不超过", "总分不超过", "为"])
        .unwrap_or(start);
    let (number, end) = points(marks, start)?;
    let told = marks.eat_any(end, &["为限", "封顶", "为止", "为上限"]);
    let plain = marks.eat(at, "以").is_some()
        || (marks.eat(at, "累计") == Some(most) && most == start)
        || marks.eat(at, "满").is_some();
    (!plain || told.is_some())
        .then(|| (Consequence::AtMost(way, number, of_all(marks, at, end)), told.unwrap_or(end)))
}
