//! What is said beside the effects: names of grades, notes, how weights are added up.

use super::*;

/// 90分以上为优秀,得10分: the grade is only what the points are called by.
pub(super) fn without_names(marks: &Marks, statements: &[Statement]) -> Vec<Statement> {
    let mut all: Vec<Statement> = Vec::new();
    let scores = |one: &Statement| {
        gives_points(one.effect.as_ref())
            || matches!(one.effect, Some(Consequence::Give(..) | Consequence::Zero))
    };
    let others = statements.iter().any(scores);
    for one in statements {
        if others && is_how(marks, one) {
            continue;
        }
        let gives = gives_points(one.effect.as_ref()) || one.effect == Some(Consequence::Zero);
        let named = all.last().is_some_and(|before| {
            let grade =
                matches!(&before.effect, Some(Consequence::Word(word)) if GRADES.contains(&word.as_str()));
            grade && before.sentence == one.sentence && before.place.from < before.place.to
        });
        let place = phrase::trim(marks, one.place);
        if gives && named && place.from >= place.to {
            if let Some(before) = all.last_mut() {
                // 办学条件达标,得2分: what is so, and no name of a grade.
                if let Some(end) = marks.eat(before.place.to, "达标") {
                    before.place.to = end;
                }
                before.effect.clone_from(&one.effect);
            }
        } else {
            all.push(one.clone());
        }
    }
    all
}

/// 本指标通过查阅档案和听取汇报进行评分: how it is looked at, and not what it is worth. Where nothing else is said a person judges by it.
fn is_how(marks: &Marks, one: &Statement) -> bool {
    const LOOKING: &[&str] =
        &["查阅", "查看", "听取", "实地", "座谈", "访谈", "问卷", "现场", "抽查", "走访", "调阅", "随机"];
    const ENDS: &[&str] = &["评分", "计分", "打分", "评定", "赋分", "评判", "核定", "确定得分"];
    const CONDITIONS: &[&str] = &[
        "酌情", "好", "差", "扣", "加分", "不得", "比例", "排名", "率", "情况", "成效", "效果", "质量",
        "其余", "其他", "综合",
    ];
    if !matches!(one.effect, None | Some(Consequence::Judge(Direction::Get))) {
        return false;
    }
    let (from, to) = (one.place.from, sentence_end(marks, one.place.to));
    let says = |words: &[&str]| marks.has_any(from, to, words);
    let figures = (from..to).any(|at| marks.number(at).is_some());
    let ends = ENDS.iter().any(|word| marks.text(from, to).ends_with(word));
    !figures && says(LOOKING) && ends && !says(CONDITIONS)
}

/// Where the sentence ends that a place stands in.
fn sentence_end(marks: &Marks, from: usize) -> usize {
    (from..marks.len())
        .find(|at| marks.letter(*at).is_none_or(|letter| "。;,!".contains(letter)))
        .unwrap_or(marks.len())
}

/// 实行倒扣分制, 每档差10个百分点: says of the rule what the rule itself says.
pub(super) fn is_told_anyway(marks: &Marks, place: Stretch) -> bool {
    let place = phrase::trim(marks, place);
    let start = marks.eat_any(place.from, &["实行", "采取", "采用", "按"]).unwrap_or(place.from);
    let kind = marks.eat_any(start, &["倒扣分", "倒扣", "扣分", "减分", "倒扣计分"]);
    kind.and_then(|end| marks.eat_any(end, &["制", "办法", "方式", "法", "制计分", "的办法", "的方式"]))
        == Some(place.to)
}

/// Whether all that is awarded so far are weights.
pub(super) fn weights_alone(item: &ClauseItem) -> bool {
    let weight =
        |group: &AwardGroup| matches!(group.tiers.as_slice(), [Award { value: Merit::Weight(_), .. }]);
    !item.groups.is_empty() && item.groups.iter().all(weight)
}

/// 加权计算后按20分折算, of an item of 20 points.
pub(super) fn says_weighted(item: &ClauseItem, marks: &Marks, place: Stretch) -> bool {
    let place = phrase::trim(marks, place);
    let at = marks
        .eat_any(place.from, &["加权计算后", "加权计算", "加权后", "加权平均后", "加权"])
        .unwrap_or(place.from);
    let at = marks.eat(at, ",").unwrap_or(at);
    let Some(number) = marks.eat(at, "按").filter(|at| marks.number(*at).is_some()) else {
        return at > place.from
            && (at == place.to || marks.eat_any(at, &["得分", "计分", "计算得分"]) == Some(place.to));
    };
    let full = item.points.as_ref().and_then(|points| points.plain.first()).or(item.printed.as_ref());
    let end = marks
        .eat(number + 1, "分")
        .and_then(|end| marks.eat_any(end, &["折算", "计分", "计算", "折算得分", "折算计分"]));
    full == marks.number(number) && end == Some(place.to)
}

/// Notes that settle what a clause leaves open.
pub(super) fn note(item: &mut ClauseItem, marks: &Marks, one: &Statement) -> bool {
    let place = phrase::trim(marks, one.place);
    let has = |words: &[&str]| marks.has_any(place.from, place.to, words);
    if has(&[
        "以上含本数",
        "以上包含本数",
        "以上均含本数",
        "以上包括本数",
        "以上含本级",
        "\"以上\"含本数",
        "“以上”含本数",
    ]) && !has(&["以下含", "以下均", "以下包"])
    {
        item.above_in = true;
        return true;
    }
    // What is said of started steps was taken out; this is said of something else.
    if marks.eat(place.from, "不足").is_some() && has(&["按", "不计", "舍去"]) {
        item.unread = true;
        return true;
    }
    false
}

/// Words that stand beside a score, not for it.
pub(super) fn is_veto(word: &str) -> bool {
    ["否决", "评优", "优秀等次", "取消", "不得", "不予", "不能", "直接", "降"]
        .iter()
        .any(|part| word.contains(part))
}

/// What becomes of somebody, and of no score: 取消评优资格, 降低一个等次.
pub(super) fn is_beside(word: &str) -> bool {
    is_veto(word) && !word.contains("否决")
}

pub(super) fn gives_points(effect: Option<&Consequence>) -> bool {
    matches!(
        effect,
        Some(
            Consequence::Give(Direction::Get, _)
                | Consequence::Full
                | Consequence::Range(Direction::Get, ..)
                | Consequence::Part(_)
        )
    )
}

/// Whether of several only the highest counts (就高不重复).
pub(super) fn says_highest(marks: &Marks, place: Stretch) -> bool {
    marks.has_any(place.from, place.to, &["取最高", "就高", "以最高", "不累计", "不重复", "按最高"])
}

/// 同一项目, 同一条信息: of one thing that was done. What happened (同一问题) may have been punished in two ways.
pub(super) fn is_of_the_same(marks: &Marks, at: usize) -> bool {
    marks.eat(at, "同一").is_some_and(|end| {
        marks
            .eat_any(end, &["问题", "事件", "事故", "案件", "情形", "情况", "原因", "事由", "起", "例"])
            .is_none()
    })
}

/// A heading names; one with a figure or a rule in it is not understood.
pub(super) fn head(item: &mut ClauseItem, marks: &Marks, place: Stretch) {
    let mut place = phrase::trim(marks, place);
    if is_told_anyway(marks, place) {
        return;
    }
    // 评价结果分为优秀、良好、合格三个等次: the cases that follow are told one by one.
    let told = ["等次", "等级", "档次", "档", "类"]
        .iter()
        .any(|word| marks.eat(place.to.saturating_sub(word.chars().count()), word) == Some(place.to));
    let parted = (place.from..place.to).find(|at| {
        marks.eat_any(*at, &["分为", "分两", "分三", "分四", "分五"]).is_some()
            || marks.eat(*at, "分").is_some_and(|end| marks.number(end).is_some())
    });
    if let (true, Some(at)) = (told, parted) {
        place = phrase::trim(marks, Stretch { from: place.from, to: at });
        if place.from >= place.to {
            return;
        }
    }
    // 应公开事项按公开率计分: the rule that follows says how.
    let how = (place.from..place.to).find(|at| phrase::announced(marks, Stretch { from: *at, to: place.to }));
    if let Some(at) = how {
        let ranks = ["排名计分", "名次计分", "排名得分", "名次得分", "排名赋分", "排序计分"];
        if let Some(start) =
            marks.eat(at, "按").filter(|_| ranks.iter().any(|word| marks.text(at, place.to).ends_with(word)))
        {
            item.topic = marks.text(start, place.to - 2);
            return;
        }
        item.unread |= !marks.has(place.to, marks.len(), "=");
        place = phrase::trim(marks, Stretch { from: place.from, to: at });
    }
    match phrase::as_flag(marks, place) {
        Test::Flag(topic) => {
            item.said.push(topic.clone());
            item.topic = topic;
        }
        _ => item.unread |= place.from < place.to,
    }
}
