//! Effects without points of their own: 不得分, 得满分, 按比例得分, 为合格.

use super::*;

pub(super) fn fixed(marks: &Marks, at: usize) -> Option<(Consequence, usize)> {
    let zero = |at: usize| marks.number(at).is_some_and(Number::is_zero).then(|| marks.eat(at + 1, "分"))?;
    // 制度不健全扣1分 takes one point, not all.
    let all = NO_POINTS.iter().filter_map(|word| {
        let end = marks.eat(at, word)?;
        (!["全扣", "扣完"].contains(word) || is_end(marks, end)).then_some(end)
    });
    // 本项得分为0分, 该项按0分计.
    let zero = all.max().or_else(|| {
        let of = marks.eat_any(at, ITEM);
        let verb = marks.eat_any(of.unwrap_or(at), NOUGHT_IS).or(of)?;
        let end = zero(verb)?;
        Some(marks.eat_any(end, &["计算", "处理", "计", "算"]).unwrap_or(end))
    });
    // 该指标得分为0.
    let zero = zero.or_else(|| {
        let verb = marks.eat_any(
            marks.eat_any(at, ITEM).unwrap_or(at),
            &["得分为", "分值为", "得分计", "得分记", "得分按", "按", "计", "记", "得"],
        )?;
        let end = marks.number(verb).is_some_and(Number::is_zero).then_some(verb + 1)?;
        let end = marks.eat_any(end, &["计算", "处理", "计"]).unwrap_or(end);
        is_end(marks, end).then_some(end)
    });
    // 该项考核实行“一票否决” is of this item alone.
    let zero = zero.or_else(|| {
        let end = marks.eat_any(at, ITEM)?;
        veto(marks, marks.eat_any(end, &["考核", "工作", "得分"]).unwrap_or(end))
    });
    // 该指标不得分.
    let zero = zero.or_else(|| {
        let verb = marks.eat_any(at, ITEM)?;
        marks.eat_any(
            verb,
            &[
                "不得分",
                "不计分",
                "不给分",
                "不记分",
                "零分",
                "不予得分",
                "不予计分",
                "清零",
                "归零",
                "得分清零",
                "分值清零",
                "计零",
                "记零",
            ],
        )
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
        let way = if marks.has(at, end, "扣") { Direction::Deduct } else { Direction::Add };
        return Some((Consequence::Nothing(way), end));
    }
    if let Some(end) = marks.eat_any(at, SHARE).or_else(|| by_share(marks, at)) {
        return Some((Consequence::Share, end));
    }
    if let Some((rate, end)) = by_rate(marks, at) {
        return Some((Consequence::Rate(rate), end));
    }
    if let Some((way, end)) = JUDGED.iter().find_map(|(word, way)| Some((*way, marks.eat(at, word)?))) {
        return Some((Consequence::Judge(way), end));
    }
    if let Some(end) =
        marks.eat_any(at, &["得一半分", "得一半", "得半分", "减半得分", "减半计分", "计一半分"])
    {
        return Some((Consequence::Part(half()), end));
    }
    if let Some(found) = cut(marks, at) {
        return Some(found);
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
    if let Some(end) = formula_ends(marks, at) {
        return Some((Consequence::Full, end));
    }
    marks
        .eat_any(at, FULL)
        .filter(|end| is_end(marks, *end) || marks.letter(*end) == Some('('))
        .map(|end| (Consequence::Full, end))
}

/// 完成率/80%×8分计分, 比例×5即为该项得分: a formula of the points ends here.
fn formula_ends(marks: &Marks, at: usize) -> Option<usize> {
    let number =
        if at > 0 && marks.letter(at - 1) == Some('分') { at.checked_sub(2) } else { at.checked_sub(1) }?;
    marks.number(number)?;
    let times = number.checked_sub(1).and_then(|at| marks.letter(at)) == Some('×');
    let end = marks.eat_any(
        at,
        &[
            "计分",
            "计算",
            "即为该项得分",
            "即为本项得分",
            "即为得分",
            "为该项得分",
            "为本项得分",
            "赋分",
            "折算得分",
            "核算得分",
        ],
    )?;
    (times && is_end(marks, end)).then_some(end)
}

/// 扣一半分, 扣减该项分值的5%; of what was had so far (得分的5%) is another thing.
fn cut(marks: &Marks, at: usize) -> Option<(Consequence, usize)> {
    // 按本项分值的4%扣减.
    if let Some(of) = marks.eat(at, "按").and_then(|at| {
        marks.eat_any(marks.eat_any(at, ITEM).unwrap_or(at), &["分值的", "满分的", "标准分的"])
    }) && let Some(number) = marks.number(of)
        && let Some(end) =
            marks.eat(of + 1, "%").and_then(|end| marks.eat_any(end, &["扣减", "扣分", "扣除", "扣"]))
    {
        return is_end(marks, end).then(|| (Consequence::Cut(number * &hundredth()), end));
    }
    let start = marks.eat_any(at, &["扣减", "扣除", "扣", "减"])?;
    if let Some(end) = marks.eat_any(start, &["一半分", "一半的分", "一半分值", "一半", "半分"])
    {
        return is_end(marks, end).then(|| (Consequence::Cut(half()), end));
    }
    let of = marks.eat_any(start, ITEM).unwrap_or(start);
    let of = marks
        .eat_any(of, &["分值的", "总分值的", "满分的", "应得分值的", "标准分的"])
        .or_else(|| (of == start).then_some(of))?;
    let number = marks.number(of)?;
    let end = marks.eat(of + 1, "%")?;
    let end = if of == start { marks.eat_any(end, &["的分值", "的分", "分值"])? } else { end };
    is_end(marks, end).then(|| (Consequence::Cut(number * &hundredth()), end))
}

/// 按15、10、5、0分四档计分: a person says which.
pub(super) fn grades(marks: &Marks, at: usize) -> Option<(Consequence, usize)> {
    let start = marks.eat_any(at, &["按", "分"])?;
    let (list, range, end) = amounts(marks, start)?;
    let count = marks.eat_any(end, &["两", "三", "四", "五", "六", "七", "八"]).unwrap_or(end + 1);
    let end = marks.eat_any(count, &["档", "个档次", "个等次", "等", "级"])?;
    let end = marks.eat_any(end, &["计分", "记分", "打分", "评分", "给分", "得分", "赋分"])?;
    let (low, high) = (list.iter().min()?.clone(), list.iter().max()?.clone());
    (!range && list.len() > 1).then_some((Consequence::Range(Direction::Get, low, high), end))
}

/// 按退养完成比例扣分: whose share it is stands between.
pub(super) fn by_share(marks: &Marks, at: usize) -> Option<usize> {
    let start = marks.eat(at, "按")?;
    let share =
        (start..start + 32).find(|at| marks.eat(*at, "比例").is_some() || marks.letter(*at).is_none())?;
    let end = marks.eat_any(marks.eat(share, "比例")?, &["相应", "计算"]).unwrap_or(share + 2);
    let plain = (start..share).all(|at| marks.letter(at).is_some_and(char::is_alphabetic));
    plain.then(|| {
        marks.eat_any(end, &["得分", "计分", "扣分", "给分", "记分", "减分", "赋分", "折算得分", "计算得分"])
    })?
}

/// 按实际到位率乘以分值计算得分: a rate, and that it is what the points go by. 按完成率计分,得分=… says the rule itself.
fn by_rate(marks: &Marks, at: usize) -> Option<(String, usize)> {
    let start = marks.eat_any(at, &["按照", "按", "依"])?;
    let start = marks.eat_any(start, &["实际", "各自", "其"]).unwrap_or(start);
    let stop = (start..marks.len().min(start + 16))
        .take_while(|at| marks.letter(*at).is_some_and(char::is_alphabetic))
        .find(|at| marks.letter(*at) == Some('率'))?;
    let end = marks
        .eat_any(
            stop + 1,
            &[
                "乘以分值",
                "乘以本项分值",
                "乘以该项分值",
                "乘以满分",
                "×分值",
                "×本项分值",
                "的比例",
                "比例",
                "折算",
                "相应",
                "进行",
                "折算后",
            ],
        )
        .unwrap_or(stop + 1);
    let end = marks.eat_any(
        end,
        &[
            "计分",
            "得分",
            "赋分",
            "给分",
            "记分",
            "计算得分",
            "折算得分",
            "计算",
            "核算得分",
            "折算计分",
            "换算得分",
            "折算",
        ],
    )?;
    let told = marks
        .eat_any(end, &[",", ":", ";", "。"])
        .is_some_and(|next| (next..marks.len()).take(10).any(|at| marks.letter(at) == Some('=')));
    (is_end(marks, end) && !told).then(|| (marks.text(start, stop + 1), end))
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
    let start = marks.eat_any(
        at,
        &[
            "占",
            "占比",
            "权重",
            "权重为",
            "权重占",
            "占权重",
            "占权重的",
            "所占权重",
            "所占权重为",
            "占比重",
            "比重为",
            "占比为",
            "按",
            "占总分的",
            "占总分",
            "占最终得分的",
            "占最后得分的",
            "占综合得分的",
            "占总得分的",
            "占总成绩的",
            "占综合成绩的",
            "占总评分的",
            "占考核总分的",
        ],
    )?;
    let number = marks.number(start)?;
    let end = marks.eat(start + 1, "%")?;
    let told = marks.eat_any(
        end,
        &[
            "折算计入总分",
            "折算后计入总分",
            "计入总分",
            "计入总成绩",
            "计入本项得分",
            "计入",
            "折算",
            "的权重计入总分",
            "权重计入总分",
            "的比例计入总分",
            "比例计入总分",
            "折算成得分",
            "的比例折算",
            "的比例折算后计入总分",
            "的比例折算计入总分",
            "的比例折算后计入",
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

/// 每降1名扣1分, 每往前1名减0.1分.
fn each_place(marks: &Marks, at: usize) -> Option<(Consequence, usize)> {
    // 排名较上年每下降1位: a step, where no place was named to go down from.
    let is_named = (0..at).any(|at| {
        marks.eat(at, "第").is_some()
            || marks.number(at).is_some() && marks.eat_any(at + 1, &["名", "位"]).is_some()
    });
    if !is_named {
        return None;
    }
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
