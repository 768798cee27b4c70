//! Limits: 扣完为止, 最多扣2分, 不封顶.

use super::*;

/// Whether a limit says that it is of several things together.
fn of_all(marks: &Marks, from: usize, to: usize) -> bool {
    marks.has_any(from, to, &["累计", "合计", "总计", "共计", "总分", "总共", "本项", "该项"])
}

/// 扣完本项分数为止, 直至该项分值扣完为止, 不计负分.
fn to_zero(marks: &Marks, at: usize) -> Option<usize> {
    const POINTS: &[&str] = &[
        "分",
        "分数",
        "分值",
        "得分",
        "总分",
        "的分",
        "的分数",
        "的分值",
        "全部分",
        "全部分数",
        "全部分值",
        "所有分数",
        "所有分值",
        "应得分",
        "各小项分值",
        "各小项分",
        "各项分值",
        "小项分值",
        "各分项分值",
    ];
    if let Some(end) = marks.eat_any(
        at,
        &["不计负分", "不得负分", "不出现负分", "不倒扣", "不倒扣分", "不再倒扣", "不扣负分", "不记负分"],
    ) {
        return Some(end);
    }
    if let Some(end) = within_item(marks, at) {
        return Some(end);
    }
    let all = marks.eat_any(at, &["以上各项", "上述各项", "以上", "上述", "各项"]);
    let at = all.map_or(at, |end| marks.eat_any(end, &["均", "都"]).unwrap_or(end));
    let start = marks.eat_any(at, &["直至", "直到", "至", "以"]).unwrap_or(at);
    // 直至扣完该项分值.
    let until = marks.eat_any(at, &["直至", "直到"]).is_some();
    let ends =
        |at: usize| marks.eat_any(at, &["为止", "止"]).or_else(|| (until && is_end(marks, at)).then_some(at));
    let of = |at: usize| {
        let item = marks.eat_any(at, ITEM).unwrap_or(at);
        marks.eat_any(item, POINTS).unwrap_or(item)
    };
    // 本项20分扣完为止.
    let numbered = marks
        .eat_any(at, ITEM)
        .filter(|at| marks.number(*at).is_some())
        .and_then(|at| marks.eat(at + 1, "分"));
    if let Some(end) = numbered.and_then(|end| ends(marks.eat_any(end, &["扣完", "减完"])?)) {
        return Some(end);
    }
    marks
        .eat_any(start, &["扣完", "减完", "扣光", "扣尽"])
        .and_then(|end| ends(of(end)))
        .or_else(|| marks.eat_any(of(start), &["扣完", "减完", "扣光"]).and_then(ends))
}

/// 扣分以本项分值为限, 累计扣分不超过该项满分: what is taken off ends where nothing is left.
fn within_item(marks: &Marks, at: usize) -> Option<usize> {
    const TAKEN: &[&str] = &[
        "扣分",
        "累计扣分",
        "扣分累计",
        "合计扣分",
        "扣分合计",
        "扣分总和",
        "扣分总计",
        "扣分最多",
        "扣分最高",
        "最多扣分",
        "最多扣",
        "最高扣",
        "累计扣",
        "扣减",
    ];
    let all =
        |at: usize| marks.eat_any(marks.eat_any(at, ITEM)?, &["分值", "满分", "分数", "总分", "标准分"]);
    let taken = marks.eat_any(at, TAKEN)?;
    let held = marks
        .eat_any(taken, &["以", "至"])
        .and_then(|at| marks.eat_any(all(at)?, &["为限", "为止", "为上限"]));
    let most = || marks.eat_any(taken, &["不超过", "不得超过", "最多不超过", "最高不超过"]).and_then(all);
    held.or_else(most).or_else(|| all(taken)).filter(|end| is_end(marks, *end))
}

/// 累计计分以5分为限, 两项累计最高得6分.
fn of_several(marks: &Marks, at: usize) -> Option<(Consequence, usize)> {
    let several = marks.eat_any(
        at,
        &[
            "各项",
            "几项",
            "以上",
            "上述",
            "以上各项",
            "上述各项",
            "本项",
            "该项",
            "此项",
            "两者",
            "二者",
            "三者",
        ],
    );
    let start = several.unwrap_or(at);
    let several = marks.number(start).and_then(|_| marks.eat(start + 1, "项")).or(several);
    let start = several.unwrap_or(at);
    let all = marks.eat_any(start, &["累计", "合计", "总计", "共计", "总共", "共"]);
    let start = all.or(several)?;
    let (way, start) = match marks.eat_any(start, &["加分", "奖分", "奖励"]) {
        Some(end) => (Direction::Add, end),
        None => match marks.eat_any(start, &["扣分", "减分"]) {
            Some(end) => (Direction::Deduct, end),
            None => (
                Direction::Get,
                marks.eat_any(start, &["得分", "计分", "总分", "分数", "分值"]).unwrap_or(start),
            ),
        },
    };
    let most = marks.eat_any(
        start,
        &[
            "最多",
            "最高",
            "至多",
            "不超过",
            "不得超过",
            "最高不超过",
            "最多不超过",
            "以",
            "上限为",
            "上限",
            "封顶",
        ],
    )?;
    let (way, start) = match marks.eat_any(most, &["得", "计", "记", "可得", "为"]) {
        Some(end) => (way, end),
        None => match marks.eat_any(most, &["加", "奖"]) {
            Some(end) => (Direction::Add, end),
            None => marks.eat_any(most, &["扣", "减"]).map_or((way, most), |end| (Direction::Deduct, end)),
        },
    };
    let (number, end) = points(marks, start)?;
    let told = marks.eat_any(end, &["为限", "封顶", "为止", "为上限"]);
    if marks.letter(most - 1) == Some('以') && told.is_none() {
        return None;
    }
    let end = told.unwrap_or(end);
    is_end(marks, end).then_some((Consequence::AtMost(way, number, true), end))
}

/// 最低得3分, 最少计1分, 最低不低于3分, 保底2分; a figure of 至少85分 is none.
fn at_least(marks: &Marks, at: usize) -> Option<(Consequence, usize)> {
    if at > 0 && !is_end(marks, at - 1) {
        return None;
    }
    let at = marks.eat_any(at, &["本项", "该项", "此项"]).unwrap_or(at);
    let told = marks.eat_any(at, &["最低不低于", "最少不少于", "保底"]);
    let given = |start| marks.eat_any(start, &["得分为", "得", "计", "记", "给"]);
    let start = match told {
        Some(start) => given(start).unwrap_or(start),
        None => given(marks.eat_any(at, &["最低", "最少", "至少"])?)?,
    };
    let (number, end) = points(marks, start)?;
    is_end(marks, end).then_some((Consequence::AtLeast(number), end))
}

pub(super) fn limit(marks: &Marks, at: usize) -> Option<(Consequence, usize)> {
    if let Some(found) = at_least(marks, at) {
        return Some(found);
    }
    if let Some(end) = marks.eat_any(at, TO_NOUGHT).max(to_zero(marks, at)) {
        return Some((Consequence::ToZero, end));
    }
    if let Some(start) = marks.eat_any(at, &["扣至", "扣到", "直至", "减至"])
        && marks.number(start).is_some_and(Number::is_zero)
        && let Some(end) = marks.eat(start + 1, "分")
    {
        return Some((Consequence::ToZero, marks.eat(end, "为止").unwrap_or(end)));
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
    if let Some(start) =
        marks.eat_any(at, &["加到", "加满", "加", "得到", "得满", "直至得满", "计满", "计到"])
        && let Some((number, end)) = points(marks, start)
        && let Some(end) = marks.eat_any(end, &["为止", "止", "封顶"])
    {
        let is_had = marks.eat_any(at, &["得", "计", "直至得"]).is_some();
        let way = if is_had { Direction::Get } else { Direction::Add };
        return Some((Consequence::AtMost(way, number, false), end));
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
                "总和不超过",
                "总和以",
                "合计以",
                "累计以",
                "总计以",
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
    if let Some(found) = of_several(marks, at) {
        return Some(found);
    }
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
            "此项最高",
            "此项最多",
            "此项得分不超过",
            "本项得分不超过",
            "该项得分不超过",
            "此项不超过",
            "本项不超过",
            "该项不超过",
            "本项得分最高",
            "该项得分最高",
            "此项得分最高",
            "本项得分最高不超过",
            "该项得分最高不超过",
            "此项得分最高不超过",
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
