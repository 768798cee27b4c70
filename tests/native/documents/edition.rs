//! A draft for the edition before, carried over to the rubric of a new table.

use super::made::{accepted, made};
use super::printed;
use lvzhi::facts::{RawAnswers, RawFact, RawJudgment};
use lvzhi::printed::{Carried, Particulars, Scorings, UnfitWhy, carried, readings, rubric};
use lvzhi::text::RUBRIC_WORDS;

/// 4 + 6 + 5 + 5 + 5 points; a veto.
const BEFORE: &str = "某市2025年教育工作评分细则\t\t\n指标\t分值\t评分标准\n\
    党的领导\t4\t领导有力，机制健全，由评估组酌情计分\n\
    规划\t6\t编制规划，由评估组酌情计分\n\
    编制\t5\t足额核定，由评估组酌情计分\n\
    培训\t5\t由评估组酌情计分\n\
    资助\t5\t应助尽助，由评估组酌情计分\n\
    一票否决：发生重大校园安全责任事故的，评为不合格。\t\t\n\
    评定等次：20分以上为优秀，15分以上为合格，15分以下为不合格。\t\t\n";

/// 党的领导 has another title, 规划 another clause, 编制 fewer points, 培训 is gone, 资助 stands before the others.
const AFTER: &str = "某市2026年教育工作评分细则\t\t\n指标\t分值\t评分标准\n\
    资助\t5\t应助尽助，由评估组酌情计分\n\
    党的全面领导\t4\t领导有力，机制健全，由评估组酌情计分\n\
    规划\t6\t编制规划并按年度推进，由评估组酌情计分\n\
    编制\t3\t足额核定，由评估组酌情计分\n\
    督导\t5\t由评估组酌情计分\n\
    一票否决：发生重大校园安全责任事故的，评为不合格。\t\t\n\
    评定等次：20分以上为优秀，15分以上为合格，15分以下为不合格。\t\t\n";

fn judged(points: &str, reason: &str) -> RawJudgment {
    RawJudgment { points: points.into(), reason: reason.into(), ..RawJudgment::default() }
}

/// Titles with what was judged, as the new rubric says them.
fn given(carried: &Carried, new: &lvzhi::rubric::Rubric) -> Vec<(String, String, String)> {
    let of = |one: &lvzhi::rubric::Indicator| {
        let given = carried.answers.judgments.get(&one.id)?;
        Some((one.title.to_string(), given.points.to_string(), given.reason.to_string()))
    };
    new.indicators.iter().filter_map(of).collect()
}

#[test]
fn items_keep_what_was_judged_and_what_does_not_fit_is_listed() {
    let ((_, before, _), (after, new, _)) = (made(BEFORE), made(AFTER));
    assert_eq!(before.id, new.id, "one series");
    let mut answers = RawAnswers::default();
    let all = [("3.5", "少1次"), ("5", "有规划"), ("4.5", "缺编"), ("5", ""), ("满分", "全覆盖")];
    for (indicator, (points, reason)) in before.indicators.iter().zip(all) {
        answers.judgments.insert(indicator.id.clone(), judged(points, reason));
    }
    let veto = before.facts[0].id.clone();
    answers.facts.insert(veto.clone(), RawFact { text: "否".into(), ..RawFact::default() });
    let carried = carried(&after, &before, &answers);
    let said =
        |title: &str, points: &str, reason: &str| (title.to_owned(), points.to_owned(), reason.to_owned());
    assert_eq!(
        given(&carried, &new),
        [said("资助", "满分", "全覆盖"), said("党的全面领导", "3.5", "少1次"), said("规划", "5", "有规划")]
    );
    assert_eq!(carried.changed, ["规划".into()]);
    let unfit: Vec<(&str, &str, UnfitWhy)> =
        carried.unfit.iter().map(|one| (&*one.title, one.said.as_str(), one.why)).collect();
    // 4.5 were given of 5, and 3 is all there is; 培训 shares its short clause with 督导, which is another item.
    assert_eq!(unfit, [("编制", "4.5 缺编", UnfitWhy::TooManyPoints), ("培训", "5", UnfitWhy::NotThere)]);
    assert_eq!(carried.answers.facts.get(&veto).map(|fact| &*fact.text), Some("否"));
}

/// The figures that a clause asks for go along with it to another head, and stay out where the clause asks for something else.
#[test]
fn figures_go_along_where_they_mean_the_same() {
    let table = |head: &str, second: &str| {
        format!(
            "一级指标\t二级指标\t分值\t评分标准\n{head}\t专题会议\t4\t每少1次扣0.5分\n\t教师培训\t6\t{second}\n"
        )
    };
    let of = |text: &str| {
        let read = printed(text);
        let found = readings(&read, &Scorings::default());
        let made = rubric(&read, &Particulars::of(&read), &found, &RUBRIC_WORDS).expect("a rubric");
        let own = accepted(&made).rubric.0;
        (made, own)
    };
    let (_, before) = of(&table("组织", "每低1个百分点扣0.1分"));
    let (after, new) = of(&table("党建", "每有1人未完成扣0.1分"));
    let mut answers = RawAnswers::default();
    for (fact, text) in before.facts.iter().zip(["2", "3"]) {
        answers.facts.insert(fact.id.clone(), RawFact { text: text.into(), ..RawFact::default() });
    }
    assert_eq!(answers.facts.len(), 2, "{:?}", before.facts);
    let carried = carried(&after, &before, &answers);
    assert_ne!(before.facts[0].id, new.facts[0].id);
    assert_eq!(carried.answers.facts.get(&new.facts[0].id).map(|fact| &*fact.text), Some("2"));
    assert_eq!(carried.answers.facts.len(), 1);
    assert_eq!(carried.unfit.iter().map(|one| one.said.as_str()).collect::<Vec<_>>(), ["3"]);
}
