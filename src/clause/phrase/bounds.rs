//! Limits: 不低于95%, 80%以上, 80%—90%, 前三名.

use super::*;

/// What a limit is called, before its figure.
const LINES: &[&str] = &["控制线", "控制值", "控制指标", "限值", "年度目标值", "目标值", "标准值", "警戒线"];

/// Bounds that begin at `at`, and their end.
pub(super) fn bounds(marks: &Marks, at: usize) -> Option<(Vec<Bound>, usize)> {
    if let Some(found) = rank(marks, at) {
        return Some(found);
    }
    if let Some(found) = range(marks, at) {
        return Some(found);
    }
    // 辍学率为0.
    if let Some(start) = marks.eat_any(at, &["为", "等于"])
        && marks.number(start).is_some_and(Number::is_zero)
    {
        let (unit, end) = unit(marks, start + 1, marks.len());
        if unit != "分" && bare(marks, end) {
            let bound = Bound { sign: Sign::Most, value: Number::zero(), unit, said: true, dash: false };
            return Some((vec![bound], end));
        }
    }
    // 死亡人数为零.
    if let Some(end) = marks.eat_any(at, &["为零", "等于零", "为零起"])
        && bare(marks, end)
    {
        let bound =
            Bound { sign: Sign::Most, value: Number::zero(), unit: String::new(), said: true, dash: false };
        return Some((vec![bound], end));
    }
    let (first, mut end) = bound(marks, at)?;
    let mut all = vec![first];
    let next = marks.eat_any(end, &[",", "、", "但", ",但", "且", "至", "-", "并", "而"]).unwrap_or(end);
    if let Some((second, to)) = bound(marks, next) {
        let opposite = |sign: Sign| matches!(sign, Sign::Least | Sign::Above);
        if opposite(second.sign) != opposite(all[0].sign) {
            all.push(second);
            end = to;
        }
    }
    if all.len() == 2 && all[0].unit.is_empty() {
        all[0].unit = all[1].unit.clone();
    }
    Some((all, end))
}

/// 含 or 不含 at `at`.
pub(super) fn edge(marks: &Marks, at: usize, value: &Number, of: &str) -> (Option<bool>, usize) {
    if let Some(end) = marks.eat_any(at, EXCLUSIVE) {
        return (Some(false), end);
    }
    if let Some(end) = marks.eat_any(at, INCLUSIVE) {
        return (Some(true), end);
    }
    // (含85%), (不含90%).
    let own = |word: &str| {
        let start = marks.eat(at, word)?;
        marks.number(start).filter(|number| *number == value)?;
        let (unit, end) = unit(marks, start + 1, marks.len());
        // (含90%) after 90% and no other figure.
        if !unit.is_empty() && unit != of {
            return None;
        }
        marks.eat(end, ")")
    };
    own("(不含")
        .map(|end| (Some(false), end))
        .or_else(|| own("(含").map(|end| (Some(true), end)))
        .unwrap_or((None, at))
}

/// 低于95%以上: two words that do not go together.
pub(super) fn contradicts(marks: &Marks, at: usize) -> bool {
    let before = BEFORE
        .iter()
        .filter_map(|(word, sign)| Some((*sign, marks.eat(at, word)?)))
        .max_by_key(|(_, end)| *end);
    let Some((sign, start)) = before.filter(|(_, start)| marks.number(*start).is_some()) else {
        return false;
    };
    let end = unit(marks, start + 1, marks.len()).1;
    let after = AFTER.iter().filter_map(|(word, sign)| Some((*sign, marks.eat(end, word)?)));
    after.max_by_key(|(_, end)| *end).is_some_and(|(after, _)| match sign {
        Sign::Least => after != Sign::Least,
        Sign::Most => after != Sign::Most,
        Sign::Above | Sign::Below => true,
    })
}

pub(super) fn with_edge(sign: Sign, said: Option<bool>) -> Sign {
    match (sign, said) {
        (Sign::Least | Sign::Above, Some(true)) => Sign::Least,
        (Sign::Least | Sign::Above, Some(false)) => Sign::Above,
        (Sign::Most | Sign::Below, Some(true)) => Sign::Most,
        (Sign::Most | Sign::Below, Some(false)) => Sign::Below,
        (sign, None) => sign,
    }
}

pub(super) fn bound(marks: &Marks, at: usize) -> Option<(Bound, usize)> {
    let before = BEFORE
        .iter()
        .filter_map(|(word, sign)| Some((*sign, marks.eat(at, word)?)))
        .max_by_key(|(_, end)| *end);
    if contradicts(marks, at) {
        return None;
    }
    let start = before.map_or(at, |(_, end)| end);
    // 高于控制线0.6%: what the figure is, said before it.
    // 未达到目标值 does not say which side of it is the good one.
    let reached = marks.eat_any(at, &["未达", "达", "没有达", "没达", "满"]).is_some();
    let start = match before.filter(|_| !reached).and_then(|_| marks.eat_any(start, LINES)) {
        Some(end)
            if marks.number(end).is_some() && !unit(marks, end + 1, marks.len()).0.contains("百分点") =>
        {
            end
        }
        _ => start,
    };
    let mut value = marks.number(start)?.clone();
    let (mut unit, mut end) = unit(marks, start + 1, marks.len());
    // 不高于35微克/立方米: any noun can be a unit.
    if unit.is_empty() && before.is_some() {
        let letters = (start + 1..marks.len()).take_while(|at| {
            marks.letter(*at).is_some_and(|letter| {
                (letter.is_alphabetic() || letter == '/')
                    && !"的得扣加为计以及且和或、不未没无本该此均都则可再各分".contains(letter)
            })
        });
        let count = letters.count();
        let stop = start + 1 + count;
        if (1..=8).contains(&count)
            && marks.letter(stop).is_none_or(|letter| "的得扣加为计,;。".contains(letter))
            && marks.number(stop).is_none()
        {
            (unit, end) = (marks.plain(start + 1, stop), stop);
        }
    }
    let mut turned = false;
    if unit.is_empty()
        && let Some(other) = marks.eat_any(start + 1, &[":", "比"])
        && let Some(divisor) = marks.number(other)
    {
        // 1:15 is told by its 15, and a better ratio is a smaller one.
        turned = value == Number::one() && divisor != &Number::one();
        // 生师比达到19:1: is more meant, or less?
        if !turned && marks.eat_any(at, &["达到", "达"]) == Some(start) {
            return None;
        }
        value = if turned { divisor.clone() } else { value.divide(divisor)? };
        unit = if turned { "1:".to_owned() } else { ":1".to_owned() };
        end = other + 1;
    }
    // A day or a year is no amount.
    if ["年", "月", "日"].contains(&unit.as_str())
        && marks.eat_any(end, AFTER.iter().map(|(word, _)| *word).collect::<Vec<_>>().as_slice()).is_none()
        && unit != "年"
        || unit == "点"
    {
        return None;
    }
    if unit == "年" && value > Number::whole(1900) {
        return None;
    }
    let (mut said, end) = edge(marks, end, &value, &unit);
    let after = AFTER
        .iter()
        .filter_map(|(word, sign)| Some((*sign, marks.eat(end, word)?)))
        .max_by_key(|(_, end)| *end);
    let (later, end) = edge(marks, after.map_or(end, |(_, end)| end), &value, &unit);
    said = said.or(later);
    // 不低于90% and 达到90% hold the figure itself, whatever a later band says of it.
    let explicit = said.is_some()
        || after.is_none()
        || after.is_some_and(|(_, end)| marks.text(end.saturating_sub(3), end).starts_with('及'));
    let sign = match (before, after) {
        // 达到90%以上; 控制在5%以内.
        (Some((sign, _)), None) => sign,
        (_, Some((sign, _))) => sign,
        // 完成率100%.
        (None, None) if at > 0 && marks.letter(at - 1).is_some_and(|letter| "×÷=+".contains(letter)) => {
            return None;
        }
        (None, None) if unit == "%" && value == Number::whole(100) => Sign::Least,
        (None, None) => return None,
    };
    let mut sign = with_edge(sign, said);
    if turned {
        // 不低于1:15 is 15 at most; 1:7以内 is 7 at most; 超过1:9 may mean either.
        let inside = after.is_some_and(|(_, end)| marks.plain(end - 1, end) == "内");
        match sign {
            Sign::Least => sign = Sign::Most,
            Sign::Most if inside => {}
            _ => return None,
        }
    }
    Some((Bound { sign, value, unit, said: explicit, dash: false }, end))
}

/// 80%-90%, 80%(含)至90%之间.
pub(super) fn range(marks: &Marks, at: usize) -> Option<(Vec<Bound>, usize)> {
    let at = marks.eat_any(at, &["在", "达到", "为"]).unwrap_or(at);
    let low = marks.number(at)?.clone();
    let (low_unit, end) = unit(marks, at + 1, marks.len());
    let (low_said, end) = edge(marks, end, &low, &low_unit);
    let end = marks.eat_any(end, &["-", "至", "到"])?;
    let high = marks.number(end)?.clone();
    let (unit, end) = unit(marks, end + 1, marks.len());
    let (high_said, end) = edge(marks, end, &high, &unit);
    let end = marks.eat_any(end, &["之间", "范围内", "以内", "间"]).unwrap_or(end);
    if ["年", "月", "日"].contains(&unit.as_str()) {
        return None;
    }
    let low_unit = if low_unit.is_empty() { unit.clone() } else { low_unit };
    let (low, high, swapped) = if low <= high { (low, high, false) } else { (high, low, true) };
    let (low_said, high_said) = if swapped { (high_said, low_said) } else { (low_said, high_said) };
    let bound = |sign, value, unit: &str, said: Option<bool>| Bound {
        sign: with_edge(sign, said),
        value,
        unit: unit.to_owned(),
        // Places have no parts, so that both ends of 4-6名 are in it.
        said: said.is_some() || unit == "名",
        dash: true,
    };
    Some((vec![bound(Sign::Least, low, &low_unit, low_said), bound(Sign::Most, high, &unit, high_said)], end))
}

/// Whether what was said of a place ends here.
fn bare(marks: &Marks, at: usize) -> bool {
    marks.letter(at).is_none_or(|letter| "得的、,;。".contains(letter))
}

/// 前三名, 第1名, 第2到第5名.
pub(super) fn rank(marks: &Marks, at: usize) -> Option<(Vec<Bound>, usize)> {
    const UNITS: &[&str] = &["名", "位"];
    let place = |sign, value: &Number| Bound {
        sign,
        value: value.clone(),
        unit: "名".to_owned(),
        said: true,
        dash: false,
    };
    if let Some(start) = marks.eat(at, "前") {
        let number = marks.number(start)?;
        // 全市前三的.
        let end = marks.eat_any(start + 1, UNITS).or_else(|| bare(marks, start + 1).then_some(start + 1))?;
        return Some((vec![place(Sign::Most, number)], end));
    }
    // 1-3名, 9名以后.
    if marks.eat(at, "第").is_none()
        && let Some(low) = marks.number(at)
    {
        let after = marks.eat_any(at + 1, UNITS);
        if let Some(end) = after.and_then(|end| marks.eat_any(end, &["及以后", "及以下", "及之后"]))
        {
            return Some((vec![place(Sign::Least, low)], end));
        }
        // 4-6名3分,7名以后1分: whether the seventh is one of them is told by where the place before ends.
        if let Some(end) = after.and_then(|end| marks.eat_any(end, &["以后", "之后", "以下", "以外"]))
        {
            return Some((vec![Bound { said: false, ..place(Sign::Least, low) }], end));
        }
    }
    let start = marks.eat(at, "第")?;
    let low = marks.number(start)?;
    if let Some(end) = marks.eat_any(start + 1, UNITS)
        && marks.eat_any(end, &["起", "以后", "之后", "开始"]).is_some()
    {
        return None;
    }
    let mid = marks.eat_any(start + 1, UNITS).unwrap_or(start + 1);
    let (mut end, mut last) = (start + 1, low.clone());
    while let Some(next) = marks.eat(end, "、")
        && let Some(number) = marks.number(marks.eat(next, "第").unwrap_or(next))
        && *number == &last + &Number::one()
    {
        last = number.clone();
        end = marks.eat(next, "第").unwrap_or(next) + 1;
    }
    if end > start + 1
        && let Some(end) = marks.eat_any(end, UNITS)
    {
        return Some((vec![place(Sign::Least, low), place(Sign::Most, &last)], end));
    }
    let high = marks.eat_any(mid, &["-", "至", "到"]).map(|end| marks.eat(end, "第").unwrap_or(end));
    if let Some(high) = high
        && let Some(number) = marks.number(high)
    {
        let end = marks.eat_any(high + 1, UNITS).or_else(|| bare(marks, high + 1).then_some(high + 1))?;
        return Some((vec![place(Sign::Least, low), place(Sign::Most, number)], end));
    }
    if let Some(end) = marks.eat_any(mid, &["及以后", "以后", "之后", "及以下", "以下", "及之后", "及其以后"])
    {
        let said = marks.letter(mid) == Some('及');
        return Some((vec![Bound { said, ..place(Sign::Least, low) }], end));
    }
    let ranked = marks.has_any(at.saturating_sub(6), at, &["排名", "名次", "位次", "列全市", "列全省", "排"]);
    // 第二得9分, after the first was named.
    let alone = at == 0 || marks.letter(at - 1).is_some_and(|letter| ",;、。".contains(letter));
    (mid > start + 1 || ranked || alone && bare(marks, mid))
        .then(|| (vec![place(Sign::Least, low), place(Sign::Most, low)], mid))
}
