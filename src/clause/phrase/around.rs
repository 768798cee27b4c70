//! What stands beside a condition and asks nothing: dates, how it came to be known, that a rule or cases follow.

use super::*;

/// 考核结果分为三个等次: what is parted into cases, and nothing more.
pub(super) fn parted(marks: &Marks, place: Stretch) -> Option<String> {
    let at = (place.from + 1..place.to).find(|at| marks.eat(*at, "分为").is_some())?;
    let end =
        marks.eat_any(at + 2, &["两", "三", "四", "五"]).or_else(|| marks.number(at + 2).map(|_| at + 3))?;
    let end = marks.eat_any(end, &["个等次", "个等级", "个档次", "档", "等", "级", "类", "个"])?;
    let plain = (place.from..at).all(|at| marks.letter(at).is_some_and(char::is_alphabetic));
    (plain && marks.eat_any(end, &["等次", "等级"]).unwrap_or(end) == place.to)
        .then(|| marks.text(place.from, at))
}

/// 根据错误指标占总数的比例: what the limits that follow are of.
pub(super) fn measured_by(marks: &Marks, place: Stretch) -> Option<String> {
    let start = marks.eat_any(place.from, &["根据", "依据", "按照"])?;
    let ends = ["率", "比例", "占比", "比重", "得分", "分数"].iter().any(|word| {
        place.to >= start + word.chars().count()
            && marks.eat(place.to - word.chars().count(), word) == Some(place.to)
    });
    let plain = (start..place.to).all(|at| marks.letter(at).is_some_and(char::is_alphabetic));
    // What is reckoned with must follow in the same sentence.
    (ends && plain && marks.letter(place.to) == Some(',')).then(|| marks.text(start, place.to))
}

/// 截至12月31日, 年底前: when the figures are taken, which changes none of them.
pub(super) fn is_date(marks: &Marks, place: Stretch) -> bool {
    let start = marks.eat_any(place.from, &["截至", "截止", "截止到"]);
    let from = start.unwrap_or(place.from);
    // “十四五”期间.
    if marks.eat_any(place.to.saturating_sub(2), &["期间", "时期"]) == Some(place.to)
        && place.to - place.from <= 8
        && marks.has(place.from, place.to, "五")
        || marks.text(place.from, place.to).trim_matches(['“', '”', '"']).starts_with("十四五")
    {
        return true;
    }
    let dated = (from..place.to).all(|at| {
        marks.number(at).is_some()
            || marks.letter(at).is_some_and(|letter| "年月日底末前止当本上半度".contains(letter))
    });
    dated
        && from < place.to
        && (start.is_some() || marks.eat_any(place.from, &["当年", "本年度"]) == Some(place.to))
}

/// 经抽查, 经调查核实: how what follows came to be known.
pub(super) fn is_found_out(marks: &Marks, place: Stretch) -> bool {
    const WAYS: &[&str] = &[
        "抽查",
        "核实",
        "调查核实",
        "查实",
        "检查",
        "核查",
        "督查",
        "调查",
        "考核",
        "评估",
        "认定",
        "抽测",
        "抽样检查",
        "实地查看",
        "实地核查",
        "现场检查",
        "现场核查",
        "查证",
        "查证属实",
        "核实属实",
        "调查属实",
        "有关部门认定",
        "相关部门认定",
    ];
    marks.eat(place.from, "经").and_then(|start| marks.eat_any(start, WAYS)) == Some(place.to)
}

/// 查阅学习记录,…: how it is looked at, before what is so. It ends in what is looked at: 查处违规办学行为 is done, and no look.
pub(super) fn is_looked_at(marks: &Marks, place: Stretch) -> bool {
    const LOOKING: &[&str] = &[
        "查阅",
        "查看",
        "查验",
        "核查",
        "实地查看",
        "实地察看",
        "实地核查",
        "实地检查",
        "现场查看",
        "现场检查",
        "现场核查",
        "听取",
        "随机抽查",
        "随机抽取",
        "抽查",
        "走访",
        "调阅",
        "查",
    ];
    const LOOKED_AT: &[&str] = &[
        "资料",
        "记录",
        "文件",
        "档案",
        "材料",
        "台账",
        "汇报",
        "纪要",
        "报表",
        "名册",
        "清单",
        "凭证",
        "合同",
        "账目",
        "账册",
        "简报",
        "通知",
        "佐证",
        "课表",
        "会议",
        "现场",
        "学校",
        "幼儿园",
        "校园",
        "食堂",
        "系统",
        "数据",
    ];
    let start = marks.eat_any(place.from, &["通过", "采取", "采用", "根据", "依据"]).unwrap_or(place.from);
    let place = trim(marks, place);
    let Some(end) = marks.eat_any(start, LOOKING) else { return false };
    // 实地查看 needs no more.
    let is_whole = end == place.to && end > start + 3;
    let is_named = LOOKED_AT.iter().any(|word| {
        let from = place.to.saturating_sub(word.chars().count());
        from >= end && marks.eat(from, word) == Some(place.to)
    });
    (is_whole || is_named) && (place.from..place.to).all(|at| marks.number(at).is_none())
}

/// 两条都做到: said of each before.
pub(super) fn sums_up(marks: &Marks, place: Stretch) -> bool {
    let start = marks.number(place.from).map_or(place.from, |_| place.from + 1);
    let start = marks.eat_any(start, COUNTERS).unwrap_or(start);
    SUMMING.iter().any(|word| marks.eat(start, word) == Some(place.to))
}

/// 按完成率计分: only says that a rule follows.
pub(in crate::clause) fn announced(marks: &Marks, place: Stretch) -> bool {
    marks.eat(place.from, "按").is_some()
        && place.to > place.from + 3
        && !marks.has_any(place.from, place.to, &["扣", "加", "减", "倍"])
        && (place.from..place.to).all(|at| marks.letter(at).is_some_and(char::is_alphabetic))
        && ["计分", "折算", "计算", "得分", "赋分", "核算", "评分"]
            .iter()
            .any(|word| marks.eat(place.to - 2, word) == Some(place.to))
}
