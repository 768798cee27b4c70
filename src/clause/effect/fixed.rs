//! Effects without points of their own: 不得分, 得满分, 按比例得分, 为合格.

use super::*;

pub(super) fn fixed(marks: &Marks, at: usize) -> Option<(Consequence, usize)> {
    let nought =
        |at: usize| marks.number(at).is_some_and(Number::is_zero).then(|| marks.eat(at + 1, "分"))?;
    let zero = marks.eat_any(at, NO_POINTS).or_else(|| {
        let end = marks
            .eat_any(at, &["得", "计", "为", "记", "本项", "该项", "该项得", "本项得", "该项为", "本项计"])?;
        nought(end)
    });
    if let Some(end) = zero {
        // 扣完为止 is a limit, told before.
        return Some((Consequence::Zero, end));
    }
    if let Some(end) = marks.eat(at, "这").and_then(|end| points(marks, end))
        && let Some(end) = marks.eat_any(end.1, &["不得", "不得分", "不给"])
    {
        return Some((Consequence::Zero, end));
    }
    if let Some(end) = marks.eat_any(at, NO_CHANGE) {
        return Some((Consequence::Nothing, end));
    }
    if let Some(end) = marks.eat_any(at, SHARE).or_else(|| by_share(marks, at)) {
        return Some((Consequence::Share, end));
    }
    if let Some((way, end)) = JUDGED.iter().find_map(|(word, way)| Some((*way, marks.eat(at, word)?))) {
        return Some((Consequence::Judge(way), end));
    }
    if let Some(end) =
        marks.eat_any(at, &["得一半分", "得一半", "扣一半分", "得半分", "减半得分", "减半计分", "计一半分"])
    {
        return Some((Consequence::Part(half()), end));
    }
    if let Some(start) =
        marks.eat_any(at, &["得", "计", "得该项分值的", "得分值的", "得该项分的", "得本项分值的"])
        && let Some(number) = marks.number(start)
        && let Some(end) = marks.eat(start + 1, "%")
        && let Some(end) = marks.eat_any(end, &["的分值", "的分数", "的分", "分值", "的得分"]).or(Some(end))
        && is_end(marks, end)
    {
        return Some((Consequence::Part(number * &hundredth()), end));
    }
    marks
        .eat_any(at, FULL)
        .filter(|end| is_end(marks, *end) || marks.letter(*end) == Some('('))
        .map(|end| (Consequence::Full, end))
}

/// 按退养完成比例扣分: whose share it is stands between.
pub(super) fn by_share(marks: &Marks, at: usize) -> Option<usize> {
    let start = marks.eat(at, "按")?;
    let share =
        (start..start + 16).find(|at| marks.eat(*at, "比例").is_some() || marks.letter(*at).is_none())?;
    let end = marks.eat_any(marks.eat(share, "比例")?, &["相应", "计算"]).unwrap_or(share + 2);
    let plain = (start..share).all(|at| marks.letter(at).is_some_and(char::is_alphabetic));
    plain.then(|| {
        marks.eat_any(end, &["得分", "计分", "扣分", "给分", "记分", "减分", "赋分", "折算得分", "计算得分"])
    })?
}

pub(super) fn half() -> Number {
    Number::from_fraction("1/2").unwrap_or_else(Number::zero)
}

pub(super) fn hundredth() -> Number {
    Number::from_fraction("1/100").unwrap_or_else(Number::zero)
}

/// 占40%, 按10%折算计入总分; 依次递减1分.
pub(super) fn weight(marks: &Marks, at: usize) -> Option<(Consequence, usize)> {
    if let Some(start) = marks.eat_any(
        at,
        &[
            "依次递减",
            "逐名递减",
            "依次减",
            "依次减少",
            "按名次递减",
            "逐次递减",
            "每名次递减",
            "每往前1名扣",
            "依次扣",
            "每降低一个名次减",
            "每后移一名减",
        ],
    ) {
        let (number, end) = points(marks, start)?;
        return Some((Consequence::Down(number), end));
    }
    if let Some(found) = each_place(marks, at) {
        return Some(found);
    }
    let start = marks.eat_any(at, &["占", "占比", "权重", "权重为", "权重占", "按", "占总分的", "占总分"])?;
    let number = marks.number(start)?;
    let end = marks.eat(start + 1, "%")?;
    let told = marks.eat_any(
        end,
        &[
            "折算计入总分",
            "折算后计入总分",
            "计入总分",
            "折算",
            "的权重计入总分",
            "权重计入总分",
            "的比例计入总分",
            "比例计入总分",
            "折算成得分",
            "的比例折算",
        ],
    );
    if marks.eat(at, "按").is_some() && told.is_none() {
        return None;
    }
    let end = told.unwrap_or(end);
    if told.is_none() && (marks.eat(end, "及").is_some() || marks.eat(end, "和").is_some()) {
        return None;
    }
    is_end(marks, end).then(|| (Consequence::Weight(number * &hundredth()), end))
}

/// Words that stand for a score.
pub(super) fn word(marks: &Marks, at: usize) -> Option<(Consequence, usize)> {
    if let Some(end) = marks.eat_any(at, VETOES).filter(|end| is_end(marks, *end)) {
        return Some((Consequence::Word(marks.text(at, end)), end));
    }
    if let Some(start) = marks.eat(at, "以下")
        && let Some(end) = marks.eat_any(start, GRADES)
        && is_end(marks, end)
        && at > 0
        && marks.letter(at - 1).is_some_and(|letter| ",;、".contains(letter))
    {
        return Some((Consequence::Word(marks.text(start, end)), end));
    }
    let start = marks.eat_any(
        at,
        &[
            "为",
            "评为",
            "定为",
            "评定为",
            "认定为",
            "算",
            "才算",
            "视为",
            "判定为",
            "即为",
            "等次为",
            "确定为",
            "列为",
        ],
    );
    let (start, end) = match start {
        Some(start) => (start, marks.eat_any(start, GRADES)?),
        None => {
            let end = marks.eat(at, "达标")?;
            let before = at.checked_sub(1).and_then(|at| marks.letter(at));
            if before.is_some_and(|letter| "不未标率都均部".contains(letter)) {
                return None;
            }
            (at, end)
        }
    };
    let after = marks.eat_any(end, &["等次", "等级", "档次"]).unwrap_or(end);
    (is_end(marks, after) || marks.letter(after) == Some('('))
        .then(|| (Consequence::Word(marks.text(start, end)), after))
}

/// 每降1名扣1分, 每往前1名减0.1分.
fn each_place(marks: &Marks, at: usize) -> Option<(Consequence, usize)> {
    let start = marks.eat_any(
        at,
        &[
            "每往前",
            "每往后",
            "每向后",
            "每后移",
            "每下降",
            "每降低",
            "每降",
            "每低",
            "每递减",
            "以后每",
            "之后每",
            "后每",
        ],
    )?;
    let start = match marks.number(start) {
        Some(number) if *number == Number::one() => start + 1,
        Some(_) => return None,
        None => start,
    };
    let end = marks.eat_any(start, &["个名次", "个位次", "名次", "位次", "名", "位"])?;
    let end = marks.eat(end, ",").unwrap_or(end);
    let end = marks.eat_any(end, &["扣", "减", "递减", "少得", "减少", "扣减"])?;
    let (number, end) = points(marks, end)?;
    Some((Consequence::Down(number), end))
}
