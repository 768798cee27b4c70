//! A second accounting of what was read: numbers, names and scores of the finished rule, held against the clause without the grammar.
//!
//! The grammar may understand each word and still put two things together that do not belong together. What it then makes shows: points
//! of the text are not in the rule, the best case does not come to all points, one figure has two names, a case is denied by another.
//! Any of these makes 已读懂 a question (请确认).

mod best;
mod names;

use super::lexicon::{ABSENT, BAD, DENIALS, FAILS, GOOD};
use super::marks::Marks;
use super::{Ask, AskKind};
use crate::composed::{ClauseRule, Criterion, Operand, Replies, Reply};
use crate::number::Number;
use best::{best, outcome};
use names::{is_again, is_loose};

/// The most that a rule gives.
pub(super) fn most(rule: &ClauseRule, asks: &[Ask]) -> Option<Number> {
    best(rule, asks).map(|(_, most)| most)
}

/// What does not add up in a reading, if anything: what it is about, as a doubt.
pub(super) fn doubt(
    marks: &Marks,
    rule: &ClauseRule,
    asks: &[Ask],
    full: Option<&Number>,
) -> Option<&'static str> {
    let mut constants = Vec::new();
    of_rule(rule, &mut constants);
    if points_left_over(marks, &constants, asks, full) {
        return Some("points");
    }
    let of_each = |ask: &Ask| {
        ask.kind == AskKind::Number
            && ask.title.contains('、')
            && ["均", "都", "各"]
                .iter()
                .any(|word| marks.has(0, marks.len(), &format!("{}{word}", ask.title)))
    };
    if asks.iter().any(|ask| is_loose(ask) || of_each(ask))
        || asks.iter().enumerate().any(|(at, ask)| is_again(ask, &asks[..at], asks))
    {
        return Some("name");
    }
    if is_for_the_first_alone(rule) {
        return Some("first");
    }
    if is_counted_both_ways(rule, asks) {
        return Some("denied");
    }
    if takes_a_part(marks) {
        return Some("scope");
    }
    // A person's judgement, a word, a table without points: nothing to add up.
    let full = full.filter(|_| rule.judgements() == 0 && !has_words(rule));
    let (replies, most) = best(rule, asks)?;
    // 国家级3分, 省级2分, 取最高, 累计不超过5分: more than one of them counts. 未建立的不得分, 部分建立的得1分, or 80%-90%的得3分 of an item of 5:
    // what gives all of it is not said, though the points the text does name are all there.
    if full.is_some_and(|full| most != *full) {
        return Some("full");
    }
    if contradicts(rule, asks, &replies)
        || is_taken_twice(rule, asks, &replies)
        || is_counted_as_well(marks, rule, asks, &replies)
    {
        return Some("denied");
    }
    goes_wrong_way(rule, asks, &replies).then_some("way")
}

/// 对照问题清单,完成率达100%得4分,90%以上得3分: what stands before the first tier of a figure may be of all of them, or nothing that
/// holds or not.
fn is_for_the_first_alone(rule: &ClauseRule) -> bool {
    let figure = |condition: &Criterion| match condition {
        Criterion::Compare(Operand::Asked(at), ..) => Some(*at),
        _ => None,
    };
    match rule {
        ClauseRule::First(cases, rest) => {
            // Each tier that gives something: its figure, and whether a state goes with it.
            let tier = |(condition, gives): &(Criterion, ClauseRule)| {
                let all = match condition {
                    Criterion::All(all) => all.as_slice(),
                    condition => std::slice::from_ref(condition),
                };
                let of = all.iter().find_map(figure).filter(|_| *gives != ClauseRule::zero())?;
                Some((of, all.iter().any(|one| matches!(one, Criterion::Flag(_)))))
            };
            let mut tiers = cases.iter().filter_map(tier);
            let first = tiers.next().filter(|(_, has_state)| *has_state);
            first.is_some_and(|(of, _)| tiers.any(|later| later == (of, false)))
                || is_for_the_first_alone(rest)
                || cases.iter().any(|(_, rule)| is_for_the_first_alone(rule))
        }
        ClauseRule::Sum(rules) | ClauseRule::Best(rules) => rules.iter().any(is_for_the_first_alone),
        ClauseRule::Held(rule, ..) => is_for_the_first_alone(rule),
        _ => false,
    }
}

/// 每项3分, 有一项未做到扣3分: what is not done has not been given, and would be taken as well.
fn is_counted_both_ways(rule: &ClauseRule, asks: &[Ask]) -> bool {
    let rules = match rule {
        ClauseRule::Sum(rules) => rules,
        ClauseRule::Held(rule, ..) => return is_counted_both_ways(rule, asks),
        ClauseRule::First(cases, rest) => {
            return is_counted_both_ways(rest, asks)
                || cases.iter().any(|(_, rule)| is_counted_both_ways(rule, asks));
        }
        _ => return false,
    };
    let step = |mut rule: &'_ ClauseRule| {
        while let ClauseRule::Held(inner, ..) = rule {
            rule = inner;
        }
        match rule {
            ClauseRule::Steps { over: Operand::Asked(at), points, .. } => Some((points.clone(), &asks[*at])),
            _ => None,
        }
    };
    let steps: Vec<(Number, &Ask)> = rules.iter().filter_map(step).collect();
    let denies = |ask: &Ask| DENIALS.iter().any(|word| ask.title.contains(word));
    let is_again = |(given, of): &(Number, &Ask)| {
        let taken = |(taken, ask): &(Number, &Ask)| *taken == -given && ask.unit == of.unit && denies(ask);
        !given.is_negative() && steps.iter().any(taken)
    };
    steps.iter().any(is_again) || rules.iter().any(|rule| is_counted_both_ways(rule, asks))
}

/// 入园率、入学率各2分, 任意一项下降, 该项不得分: of several parts with their own points one is gone, or all.
fn takes_a_part(marks: &Marks) -> bool {
    const ONE: [&str; 7] = ["任意一项", "任何一项", "任一项", "其中一项", "某一项", "某项", "有一项"];
    const ITS: [&str; 7] =
        ["该项不得分", "该项不计分", "该小项不得分", "此项不得分", "该项得0分", "该项计0分", "该项零分"];
    let text = marks.text(0, marks.len());
    // With no points between them, in one sentence.
    let is_gone = |sentence: &str| {
        ONE.iter().filter_map(|one| Some(sentence.split_once(one)?.1)).any(|after| {
            ITS.iter().filter_map(|its| Some(after.split_once(its)?.0)).any(|between| !between.contains('分'))
        })
    };
    let told = (0..marks.len()).filter(|at| points_at(marks, *at).is_some_and(|points| !points.is_zero()));
    let are_several = told.count() > 1 || ["各", "分别", "每项"].iter().any(|word| text.contains(word));
    are_several && text.split(['；', ';', '。', '\n']).any(is_gone)
}

/// Points of the text, by how often each stands there, that the rule has not as often.
fn points_left_over(marks: &Marks, constants: &[Number], asks: &[Ask], full: Option<&Number>) -> bool {
    // 这3分不得, 缺一项扣2分 may say once more what the parts are worth.
    let again = |at: usize| {
        let before = at.saturating_sub(12);
        at > 0
            && (marks.letter(at - 1) == Some('这')
                || marks.letter(at - 1) == Some('扣') && marks.has_any(before, at, &["项"]))
    };
    let told: Vec<&Number> =
        (0..marks.len()).filter(|at| !again(*at)).filter_map(|at| points_at(marks, at)).collect();
    told.iter().any(|number| {
        if number.is_zero() || full == Some(*number) {
            return false;
        }
        let there = constants.iter().filter(|one| *one == *number).count();
        let named = asks.iter().filter(|ask| ask.title.contains(&format!("{}分", number.plain()))).count();
        told.iter().filter(|one| one == &number).count() > there + named
    })
}

/// So many points, and no 分钟 or 分之.
fn points_at(marks: &Marks, at: usize) -> Option<&Number> {
    let end = marks.eat(at + 1, "分")?;
    let other = [
        "钟", "之", "级", "类", "校", "局", "部", "管", "会", "园", "公", "以", "(", "至", "-", "及", "的为",
        "为",
    ];
    marks.number(at).filter(|_| !other.iter().any(|word| marks.eat(end, word).is_some()))
}

/// What a title denies: its first two letters behind the denial.
fn denied(title: &str) -> Option<String> {
    let word = DENIALS.iter().find(|word| title.contains(**word))?;
    let two: String = title.split_once(*word)?.1.chars().take(2).collect();
    (two.chars().count() == 2).then_some(two)
}

/// Whether what denies a condition costs points of its own, though all are gone with the condition: 按时提交得5分, 未按时的扣2分.
fn contradicts(rule: &ClauseRule, asks: &[Ask], best: &Replies) -> bool {
    let is_flag = |at: &usize| asks[*at].kind == AskKind::Flag;
    let denies = |one: usize, two: usize| {
        let (one, two) = (&asks[one].title, &asks[two].title);
        // 按时发放得3分, 有拖欠的扣1分.
        let fails = |text: &str| FAILS.iter().any(|word| text.contains(word));
        denied(one).is_none() && denied(two).is_some_and(|two| one.contains(&two))
            || fails(two) && !fails(one)
    };
    (0..asks.len()).filter(is_flag).any(|one| {
        (0..asks.len()).filter(is_flag).filter(|two| denies(one, *two)).any(|two| {
            let with = |first: bool, second: bool| {
                outcome_with(rule, best, [(one, Reply::Flag(first)), (two, Reply::Flag(second))])
            };
            // Some of the points are left where only the second is so, and fewer where the first is not.
            with(false, true) < with(true, true) && with(true, true) < with(true, false)
        })
    })
}

/// Whether a state costs its points and the count of what breaks it costs more: 无违规机构得3分, 查实1家扣1分.
fn is_taken_twice(rule: &ClauseRule, asks: &[Ask], best: &Replies) -> bool {
    // 无失学, 动态清零, 消除危房: what is counted would not be so.
    let is_absence = |title: &str| ABSENT.iter().any(|word| title.contains(word));
    // 无重大安全事故得5分, 发生一般事故扣1分: another kind of thing.
    let is_of_kind = |state: &str, count: &str| {
        ["重大", "特大", "较大", "严重"].iter().all(|kind| !state.contains(kind) || count.contains(kind))
    };
    let breaks = |state: &str, count: &str| {
        is_absence(state) && !is_absence(count) && is_of_kind(state, count)
            || denied(state).is_none() && denied(count).is_some_and(|two| state.contains(&two))
    };
    let of_kind = |kind| (0..asks.len()).filter(move |at| asks[*at].kind == kind);
    of_kind(AskKind::Flag).any(|state| {
        of_kind(AskKind::Number).filter(|count| breaks(&asks[state].title, &asks[*count].title)).any(
            |count| {
                let with = |holds: bool, times: Number| {
                    outcome_with(rule, best, [(state, Reply::Flag(holds)), (count, Reply::Number(times))])
                };
                let once = with(true, Number::one());
                once < with(true, Number::zero()) && with(false, Number::one()) < once
            },
        )
    })
}

/// Whether what is not met loses its own points, and is counted once more: 甲率95%得2分,乙率95%得2分,一项不达标扣1分.
fn is_counted_as_well(marks: &Marks, rule: &ClauseRule, asks: &[Ask], best: &Replies) -> bool {
    const COUNTED: &str = "有每一1项个处所条不未没无达到标准做完成落实现合格符合要求的按规定缺少:";
    // 甲得2分;乙得5分,有一项未达到扣2分: of the second alone.
    let text = marks.text(0, marks.len());
    let is_behind_several = |title: &str| {
        let begins: String = title.chars().take(2).collect();
        text.split(['；', ';', '。', '\n'])
            .filter_map(|part| Some(part.rsplit_once(begins.as_str())?.0))
            .any(|before| before.matches('分').count() > 1)
    };
    let counts_all = |ask: &Ask| {
        ask.kind == AskKind::Number
            && is_behind_several(&ask.title)
            && ask.title.contains(['不', '未', '没', '缺'])
            && ask.title.chars().all(|letter| COUNTED.contains(letter))
    };
    let Some(most) = outcome(rule, best).filter(|_| asks.iter().any(counts_all)) else { return false };
    (0..asks.len()).filter(|at| !counts_all(&asks[*at])).any(|at| {
        let missed = match asks[at].kind {
            AskKind::Flag => Reply::Flag(false),
            AskKind::Number => Reply::Number(Number::zero()),
            AskKind::Choice => return false,
        };
        let mut replies = best.clone();
        replies.asks[at] = Some(missed);
        // A part of the points is gone, and not all of them, as by what gives nothing at all.
        outcome(rule, &replies).is_some_and(|left| left < most && left > Number::zero())
    })
}

/// What comes out where two of the best replies are others.
fn outcome_with(rule: &ClauseRule, best: &Replies, others: [(usize, Reply); 2]) -> Option<Number> {
    let mut replies = best.clone();
    for (at, reply) in others {
        replies.asks[at] = Some(reply);
    }
    outcome(rule, &replies)
}

/// Whether more of what is bad, or less of what is good, gives more points: 颗粒物年均值未达到70微克的,每差1微克扣0.5分.
fn goes_wrong_way(rule: &ClauseRule, asks: &[Ask], best: &Replies) -> bool {
    let says = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    asks.iter().enumerate().filter(|(_, ask)| ask.kind == AskKind::Number).any(|(at, ask)| {
        let title = ask.title.as_str();
        let good = says(title, GOOD);
        if good == says(title, BAD)
            || says(title, &["每", "少", "低", "降", "差", "缺", "未", "不", ":", "："])
        {
            return false;
        }
        let with = |number: Number| {
            let mut replies = best.clone();
            replies.asks[at] = Some(Reply::Number(number));
            outcome(rule, &replies)
        };
        match (with(Number::zero()), with(Number::power_of_ten(9))) {
            (Some(none), Some(much)) => {
                if good {
                    much < none
                } else {
                    much > none
                }
            }
            _ => false,
        }
    })
}

fn has_words(rule: &ClauseRule) -> bool {
    match rule {
        ClauseRule::Word(_) => true,
        ClauseRule::Worth(_) | ClauseRule::Steps { .. } | ClauseRule::Open | ClauseRule::Judged { .. } => {
            false
        }
        ClauseRule::First(cases, rest) => has_words(rest) || cases.iter().any(|(_, rule)| has_words(rule)),
        ClauseRule::Sum(rules) | ClauseRule::Best(rules) => rules.iter().any(has_words),
        ClauseRule::Held(rule, ..) => has_words(rule),
    }
}

/// All numbers of a rule, points without their sign.
fn of_rule(rule: &ClauseRule, all: &mut Vec<Number>) {
    match rule {
        ClauseRule::Worth(figure) => of_operand(figure, all),
        ClauseRule::Word(_) | ClauseRule::Open => {}
        ClauseRule::First(cases, rest) => {
            for (condition, rule) in cases {
                of_criterion(condition, all);
                of_rule(rule, all);
            }
            of_rule(rest, all);
        }
        ClauseRule::Sum(rules) | ClauseRule::Best(rules) => rules.iter().for_each(|rule| of_rule(rule, all)),
        ClauseRule::Steps { over, per, points, .. } => {
            of_operand(over, all);
            all.extend([per.clone(), points.abs()]);
        }
        ClauseRule::Held(rule, low, high) => {
            of_rule(rule, all);
            all.extend(low.iter().chain(high).map(Number::abs));
        }
        ClauseRule::Judged { low, high } => all.extend([low.clone(), high.clone()]),
    }
}

fn of_operand(figure: &Operand, all: &mut Vec<Number>) {
    match figure {
        Operand::Given(number) => all.push(number.abs()),
        Operand::Asked(_) => {}
        Operand::Sum(figures) => figures.iter().for_each(|figure| of_operand(figure, all)),
        Operand::Less(one, two) | Operand::Times(one, two) | Operand::Over(one, two) => {
            of_operand(one, all);
            of_operand(two, all);
        }
        Operand::Within(figure, low, high) => {
            of_operand(figure, all);
            all.extend([low.clone(), high.clone()]);
        }
    }
}

fn of_criterion(condition: &Criterion, all: &mut Vec<Number>) {
    match condition {
        Criterion::Flag(_) | Criterion::Chosen(..) => {}
        Criterion::Compare(one, _, two) => {
            of_operand(one, all);
            of_operand(two, all);
        }
        Criterion::All(any) | Criterion::Any(any) => any.iter().for_each(|one| of_criterion(one, all)),
        Criterion::Not(one) => of_criterion(one, all),
    }
}
