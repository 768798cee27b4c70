//! Two editions of a city's rubric: which item is which, a draft carried over, and what the page says of it before.

use super::made::accepted;
use super::printed;
use crate::native::support::general;
use lvzhi::draft::{Book, Draft, Local};
use lvzhi::edition::{Carried, UnfitWhy, carried, pairs};
use lvzhi::facts::{ById, RawFact, RawJudgment};
use lvzhi::printed::{Particulars, Scorings, readings, rubric};
use lvzhi::rubric::Rubric;
use lvzhi::rubrics::{self, RubricRef, SharedRubric, own};
use lvzhi::session::{Entry, LateMsg, Model, Msg, update};
use lvzhi::text::RUBRIC_WORDS;
use lvzhi::view;
use std::rc::Rc;

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
fn given(carried: &Carried, new: &Rubric) -> Vec<(String, String, String)> {
    let of = |one: &lvzhi::rubric::Indicator| {
        let given = carried.answers.judgments.get(&one.id)?;
        Some((one.title.to_string(), given.points.to_string(), given.reason.to_string()))
    };
    new.indicators.iter().filter_map(of).collect()
}

/// What a table makes: the rubric, and its file.
fn of(text: &str) -> (Rc<Rubric>, Rc<str>) {
    let read = printed(text);
    let found = readings(&read, &Scorings::default());
    let made = rubric(&read, &Particulars::of(&read), &found, &RUBRIC_WORDS).expect("a rubric");
    (accepted(&made).rubric.0, made.json.as_str().into())
}

/// What the county filled in by [`BEFORE`].
fn filled(before: &Rubric) -> Draft {
    let mut draft = Draft::default();
    let all = [("3.5", "少1次"), ("5", "有规划"), ("4.5", "缺编"), ("5", ""), ("满分", "全覆盖")];
    for (indicator, (points, reason)) in before.indicators.iter().zip(all) {
        draft.answers.judgments.insert(indicator.id.clone(), judged(points, reason));
    }
    let veto = before.facts[0].id.clone();
    draft.answers.facts.insert(veto, RawFact { text: "否".into(), ..RawFact::default() });
    let first = before.indicators[0].id.clone();
    let texts = draft.books[Book::Evidence].get_or_insert_with(&first, ById::default);
    texts.insert("会议纪要".into(), "有".into());
    draft
}

#[test]
fn items_keep_what_was_judged_and_what_does_not_fit_is_listed() {
    let ((before, _), (new, _)) = (of(BEFORE), of(AFTER));
    assert_eq!(before.id, new.id, "one series");
    let draft = filled(&before);
    let carried = carried(&before, &new, &draft);
    let said =
        |title: &str, points: &str, reason: &str| (title.to_owned(), points.to_owned(), reason.to_owned());
    // 4.5 of 3 stands in its box, which says that it is too much.
    assert_eq!(
        given(&carried, &new),
        [
            said("资助", "满分", "全覆盖"),
            said("党的全面领导", "3.5", "少1次"),
            said("规划", "5", "有规划"),
            said("编制", "4.5", "缺编"),
        ]
    );
    let changed: Vec<&str> = carried.changed.iter().map(|key| &*new.indicator(*key).title).collect();
    assert_eq!(changed, ["规划"]);
    let unfit: Vec<(&str, &str, UnfitWhy)> =
        carried.unfit.iter().map(|one| (&*one.title, one.said.as_str(), one.why)).collect();
    // 培训 shares its short clause with 督导, which is another item.
    assert_eq!(unfit, [("编制", "4.5 缺编", UnfitWhy::TooManyPoints), ("培训", "5", UnfitWhy::NotThere)]);
    // 资助, 党的领导, 规划 and the veto.
    assert_eq!(carried.kept, 4);
    let veto = &before.facts[0].id;
    assert_eq!(carried.answers.facts.get(veto).map(|fact| &*fact.text), Some("否"));
    // What the new edition does not ask for stays as it was, and evidence goes with its item.
    let dropped = &before.indicators[3].id;
    assert_eq!(carried.answers.judgments.get(dropped), draft.answers.judgments.get(dropped));
    let renamed = &new.indicators[1].id;
    assert_ne!(*renamed, before.indicators[0].id);
    assert_eq!(
        carried.books[Book::Evidence]
            .get(renamed)
            .and_then(|texts| texts.get("会议纪要"))
            .map(|text| &**text),
        Some("有")
    );
}

/// The figures that a clause asks for go along with it to another head, and stay out where the clause asks for something else.
#[test]
fn figures_go_along_where_they_mean_the_same() {
    let table = |head: &str, second: &str| {
        format!(
            "一级指标\t二级指标\t分值\t评分标准\n{head}\t专题会议\t4\t每少1次扣0.5分\n\t教师培训\t6\t{second}\n"
        )
    };
    let (before, _) = of(&table("组织", "每低1个百分点扣0.1分"));
    let (new, _) = of(&table("党建", "每有1人未完成扣0.1分"));
    let mut draft = Draft::default();
    for (fact, text) in before.facts.iter().zip(["2", "3"]) {
        draft.answers.facts.insert(fact.id.clone(), RawFact { text: text.into(), ..RawFact::default() });
    }
    assert_eq!(draft.answers.facts.len(), 2, "{:?}", before.facts);
    let carried = carried(&before, &new, &draft);
    assert_ne!(before.facts[0].id, new.facts[0].id);
    assert_eq!(carried.answers.facts.get(&new.facts[0].id).map(|fact| &*fact.text), Some("2"));
    assert!(carried.answers.facts.get(&new.facts[1].id).is_none());
    assert_eq!(carried.unfit.iter().map(|one| one.said.as_str()).collect::<Vec<_>>(), ["3"]);
    assert_eq!(carried.asked.len(), 1);
}

/// One id may ask for something else in another edition: what was typed for the one is never taken for the other.
#[test]
fn a_figure_is_not_taken_for_another_of_its_id() {
    let table = |clause: &str| format!("指标\t分值\t评分标准\n教师培训\t6\t{clause}\n");
    let (before, _) = of(&table("每低1个百分点扣0.1分"));
    let (new, _) = of(&table("每有1人未完成扣0.1分"));
    let id = &before.facts[0].id;
    assert_eq!(*id, new.facts[0].id, "told by item and place");
    assert_ne!(before.facts[0].title, new.facts[0].title);
    let mut draft = Draft::default();
    draft.answers.facts.insert(id.clone(), RawFact { text: "3".into(), ..RawFact::default() });
    let carried = carried(&before, &new, &draft);
    assert!(carried.answers.facts.get(id).is_none());
    assert_eq!((carried.kept, carried.unfit.len()), (0, 1));
}

/// Of two items that a title and a clause cannot tell apart, none is guessed.
#[test]
fn items_that_cannot_be_told_apart_are_told_by_their_order_or_not_at_all() {
    let table = |rows: &[&str]| {
        let rows: Vec<String> = rows.iter().map(|title| format!("{title}\t5\t由评估组酌情计分\n")).collect();
        format!("指标\t分值\t评分标准\n{}", rows.concat())
    };
    let (before, _) = of(&table(&["培训", "培训", "资助"]));
    let (same, _) = of(&table(&["资助", "培训", "培训"]));
    let places = |pairs: Vec<lvzhi::edition::ItemPair>| {
        pairs
            .into_iter()
            .map(|pair| (pair.before.map(|key| key.0), pair.after.map(|key| key.0)))
            .collect::<Vec<_>>()
    };
    assert_eq!(places(pairs(&before, &same)), [(Some(2), Some(0)), (Some(0), Some(1)), (Some(1), Some(2))]);
    let (one, _) = of(&table(&["资助", "培训"]));
    // The id of the first of two is that of the only one.
    assert_eq!(places(pairs(&before, &one)), [(Some(2), Some(0)), (Some(0), Some(1)), (Some(1), None)]);
}

/// A model with a draft by `before` open, and `after` at hand.
fn with_newer(draft: Draft, before: &Rc<str>, after: &Rc<str>) -> Model {
    let shelf = rubrics::shelf();
    let source = Some(before.clone());
    let draft = Draft { rubric: RubricRef { source, ..RubricRef::default() }, ..draft };
    let entry = Entry::new(Rc::new(draft), Local::default());
    let model = Model::new(general(), [("a".into(), entry)].into_iter().collect(), Rc::from([]));
    let others = rubrics::all().into_iter().skip(1).map(|rubric| SharedRubric(Rc::new(rubric)));
    let mut model = update(model, Msg::RubricFound(before.clone()));
    model = update(model, Msg::RubricFound(after.clone()));
    model = update(model, Msg::RubricsArrived(others.collect()));
    while let Some(source) = model.shelf.to_read().cloned() {
        let read = own(&source, &shelf).map_err(|_| rubrics::Trouble::Missing);
        model = update(model, Msg::OwnRubricRead { source, read });
    }
    let listed = model.shelf.kept().next().expect("kept").listed.clone();
    let entry = model.library.get_mut("a").expect("there");
    Rc::make_mut(&mut entry.draft).rubric = RubricRef::of(&listed);
    update(model, Msg::Opened("a".into()))
}

/// 3.5 + 5 + 4.5 + 5 + 5 = 23 of 25 points; by the new edition 5 + 3.5 + 5, and 编制 and 督导 open: 13.5 to 13.5 + 3 + 5 = 21.5.
#[test]
fn the_page_says_what_changes_before_it_is_taken_and_takes_it_in_one_step() {
    let ((before, old), (_, new)) = (of(BEFORE), of(AFTER));
    let mut draft = filled(&before);
    draft.answers.judgments.get_mut(&before.indicators[4].id).expect("judged").points = "5".into();
    let model = with_newer(draft, &old, &new);
    let held = |model: &Model| model.open_entry().expect("open").draft.clone();
    assert!(view::has_newer(&model, &held(&model)));
    let shown = view::edition(&model).expect("there is a newer one");
    let results: Vec<&str> = shown.results.iter().map(|(_, score)| &**score).collect();
    assert_eq!(results, ["23 分，优秀", "13.5–21.5 分，不合格–优秀"]);
    assert_eq!(&*shown.counts, "新增 1 项，取消 1 项，改变 3 项，不变 1 项。");
    let rows: Vec<(String, String, &str)> = shown
        .rows
        .iter()
        .map(|row| {
            (
                row.name.split(' ').next_back().unwrap_or_default().to_owned(),
                row.kinds.join("、"),
                &*row.points,
            )
        })
        .collect();
    let row = |name: &str, kinds: &str, points: &'static str| (name.to_owned(), kinds.to_owned(), points);
    assert_eq!(
        rows,
        [
            row("党的全面领导", "名称改变", "3.5 → 3.5"),
            row("规划", "条文改变", "5 → 5"),
            row("编制", "分值改变、计分规则改变", "4.5 → 0–3"),
            row("督导", "新增", "— → 0–5"),
            row("培训", "取消", "5 → —"),
            row("满分", "分值改变", ""),
        ]
    );
    let planned = &shown.rows[1];
    assert_eq!(
        (&*planned.before[0], &*planned.after[0]),
        ("细则：编制规划，由评估组酌情计分", "细则：编制规划并按年度推进，由评估组酌情计分")
    );
    assert_eq!(&*shown.rows[5].before[0], "满分 25 分");
    assert_eq!(shown.unfit.len(), 2);

    let taken = update(model.clone(), LateMsg::RubricChosen(shown.listed.clone()).into());
    assert_eq!(held(&taken).rubric.edition.as_ref(), "2026.1");
    assert!(!view::has_newer(&taken, &held(&taken)) && view::edition(&taken).is_none());
    let back = update(taken, Msg::Undone);
    assert_eq!(held(&back), held(&model));
}

/// The page's own editions go by their ids: every item that stayed is found, and no figure is lost.
#[test]
fn editions_of_the_page_go_by_their_ids() {
    let all = rubrics::with_earlier();
    let (newest, earlier) = all.split_at(rubrics::BUILT_IN.len());
    assert!(!earlier.is_empty());
    for before in earlier {
        let after = newest.iter().find(|one| one.id == before.id).expect("a newer edition");
        let found = pairs(before, after);
        for pair in &found {
            if let (Some(old), Some(new)) = (pair.before, pair.after) {
                assert_eq!(before.indicator(old).id, after.indicator(new).id);
            }
        }
        let stay = before.indicators.iter().filter(|one| after.find_indicator(&one.id).is_some()).count();
        assert_eq!(found.iter().filter(|pair| pair.before.is_some() && pair.after.is_some()).count(), stay);
        let mut draft = Draft::default();
        for fact in &before.facts {
            draft.answers.facts.insert(fact.id.clone(), RawFact { text: "1".into(), ..RawFact::default() });
        }
        assert_eq!(carried(before, after, &draft).answers.facts, draft.answers.facts, "{}", before.id);
    }
}
