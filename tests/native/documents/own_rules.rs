//! Rules that a person writes in the form (自己改规则): through the rubric's file and the engine, with scores worked out by hand; and
//! what is shown of a clause that is looked at.

use super::document;
use super::made::accepted;
use lvzhi::clause::{MarkedAs, Sign, Started};
use lvzhi::draft::Outcome;
use lvzhi::facts::{RawAnswers, RawFact};
use lvzhi::number::Number;
use lvzhi::printed::{
    self, Corrections, Particulars, Printed, ScoredBy, Scorings, WrittenFault, WrittenKind, WrittenPlace,
    WrittenRow, WrittenRule, readings, readings_after, rubric,
};
use lvzhi::rubric::file::NotApplicableFile;
use lvzhi::rubric::{Certainty, Rubric};
use lvzhi::text::RUBRIC_WORDS;
use lvzhi::view::{self, ReadingState, ScoringDeed};
use std::rc::Rc;

const TABLE: &str = "一级指标\t指标\t分值\t评分标准\n\
    普及\t覆盖率\t4\t普惠性幼儿园覆盖率达到85%的，得4分；80%—85%得3分；80%以下不得分。\n\
    普及\t巩固率\t4\t巩固率达到95%得4分，每低1个百分点扣0.5分，扣完为止（不足1个百分点按1个百分点计）。\n\
    保障\t班子\t6\t领导重视，措施得力，酌情计分。\n";

fn table() -> Printed {
    printed::read(&document(TABLE), &Corrections::default())
}

fn row(title: &str, points: &str) -> WrittenRow {
    WrittenRow { title: title.to_owned(), points: points.to_owned(), ..WrittenRow::default() }
}

fn figure(title: &str, unit: &str, sign: Sign, value: &str) -> WrittenRow {
    WrittenRow {
        unit: unit.to_owned(),
        is_figure: true,
        sign: Some(sign),
        value: value.to_owned(),
        ..row(title, "")
    }
}

fn band(sign: Sign, value: &str, points: &str) -> WrittenRow {
    WrittenRow { sign: Some(sign), value: value.to_owned(), ..row("", points) }
}

fn rule(kind: WrittenKind) -> WrittenRule {
    WrittenRule { kind, ..WrittenRule::default() }
}

fn named(kind: WrittenKind, figure: &str, unit: &str) -> WrittenRule {
    WrittenRule { figure: figure.to_owned(), unit: unit.to_owned(), ..rule(kind) }
}

/// Answers in the order of the facts, and the points they give.
type WorkedScore = (Vec<&'static str>, &'static str);

/// One of each kind that figures decide, for an item of 6 points, with what is answered and what that gives.
fn all() -> Vec<(WrittenRule, Vec<WorkedScore>)> {
    let text = str::to_owned;
    vec![
        (
            WrittenRule {
                rows: vec![figure("投入占比", "%", Sign::Least, "4"), row("制定了规划", "")],
                otherwise: text("2"),
                ..rule(WrittenKind::Meets)
            },
            vec![(vec!["4", "是"], "6"), (vec!["3.99", "是"], "2"), (vec!["4", "否"], "2")],
        ),
        (
            WrittenRule {
                any: true,
                rows: vec![figure("投入占比", "%", Sign::Above, "4"), row("制定了规划", "")],
                ..rule(WrittenKind::Meets)
            },
            vec![(vec!["4", "是"], "6"), (vec!["4", "否"], "0"), (vec!["4.1", "否"], "6")],
        ),
        (
            WrittenRule {
                rows: vec![
                    band(Sign::Least, "90", "6"),
                    band(Sign::Least, "80", "3.5"),
                    band(Sign::Above, "60", "1"),
                ],
                ..named(WrittenKind::Tiers, "满意度", "%")
            },
            vec![
                (vec!["90"], "6"),
                (vec!["89.9"], "3.5"),
                (vec!["80"], "3.5"),
                (vec!["60.1"], "1"),
                (vec!["60"], "0"),
            ],
        ),
        (
            WrittenRule {
                sign: Some(Sign::Least),
                target: text("95"),
                step: text("1.5"),
                started: Started::Up,
                least: text("1"),
                ..named(WrittenKind::Short, "入学率", "%")
            },
            // 1 step of 1.5; 94.5 begins one; 5 steps are 7.5, of which 1 point is left.
            vec![
                (vec!["95"], "6"),
                (vec!["94"], "4.5"),
                (vec!["94.5"], "4.5"),
                (vec!["90"], "1"),
                (vec!["100"], "6"),
            ],
        ),
        (
            WrittenRule {
                sign: Some(Sign::Most),
                target: text("5"),
                per: text("2"),
                step: text("1"),
                started: Started::Down,
                ..named(WrittenKind::Short, "大班额比例", "%")
            },
            // 4 above is two steps, 3.9 above one whole step.
            vec![(vec!["5"], "6"), (vec!["9"], "4"), (vec!["8.9"], "5"), (vec!["0"], "6"), (vec!["40"], "0")],
        ),
        (
            WrittenRule {
                step: text("2"), ..named(WrittenKind::Each, "校园安全责任事故次数", "次")
            },
            vec![(vec!["0"], "6"), (vec!["1"], "4"), (vec!["4"], "0")],
        ),
        (
            WrittenRule {
                gives: true,
                per: text("2"),
                step: text("1.5"),
                started: Started::Down,
                ..named(WrittenKind::Each, "省级以上荣誉", "天")
            },
            vec![(vec!["0"], "0"), (vec!["3"], "1.5"), (vec!["4"], "3"), (vec!["100"], "6")],
        ),
        (
            WrittenRule {
                rows: vec![
                    row("没有制定方案", "1"),
                    WrittenRow { unit: text("次"), is_figure: true, ..row("缺少会议次数", "0.5") },
                ],
                ..rule(WrittenKind::Faults)
            },
            vec![(vec!["否", "0"], "6"), (vec!["是", "3"], "3.5"), (vec!["否", "20"], "0")],
        ),
        (
            WrittenRule {
                rows: vec![
                    row("制定了方案", "4"),
                    WrittenRow { unit: text("篇"), is_figure: true, ..row("简报篇数", "1") },
                ],
                ..rule(WrittenKind::Gains)
            },
            vec![(vec!["是", "0"], "4"), (vec!["是", "5"], "6"), (vec!["否", "1"], "1")],
        ),
        (
            WrittenRule { target: text("80"), ..named(WrittenKind::Share, "培训完成率", "%") },
            // 6 × 40 ÷ 80 = 3; more than the target gives no more than all.
            vec![(vec!["40"], "3"), (vec!["80"], "6"), (vec!["96"], "6"), (vec!["0"], "0")],
        ),
        (
            WrittenRule {
                rows: vec![row("国家级", "6"), row("省级", "4"), row("没有", "0")],
                ..named(WrittenKind::Options, "荣誉级别", "")
            },
            vec![(vec!["国家级"], "6"), (vec!["省级"], "4"), (vec!["没有"], "0")],
        ),
        (
            WrittenRule {
                classes: text("区县类别"),
                otherwise: text("1"),
                rows: vec![
                    WrittenRow { value: text("90"), ..row("一类", "") },
                    WrittenRow { value: text("80"), ..row("二类", "") },
                ],
                ..named(WrittenKind::Classes, "公办园占比", "%")
            },
            vec![
                (vec!["一类", "90"], "6"),
                (vec!["一类", "85"], "1"),
                (vec!["二类", "85"], "6"),
                (vec!["二类", "79"], "1"),
            ],
        ),
    ]
}

/// A rubric of the table with this rule for its last item, which is worth 6 points.
fn with(rule: &WrittenRule) -> (Rc<Rubric>, String) {
    let table = table();
    let id = table.items().last().expect("an item").id.clone();
    let said = view::with_scoring(&Scorings::default(), &id, &ScoringDeed::Write(rule.clone()));
    let read = readings(&table, &said);
    let own = read.iter().find(|read| read.id == id).expect("the item");
    assert_eq!((own.is_written, own.computes), (true, rule.kind != WrittenKind::Levels), "{rule:?}");
    let made = rubric(&table, &Particulars::of(&table), &read, &RUBRIC_WORDS).expect("a rubric");
    (accepted(&made).rubric.0, id)
}

/// What the item comes to with these answers, in the order of its facts.
fn scores(rubric: &Rubric, item: &str, typed: &[&str]) -> (String, String) {
    let key = rubric.find_indicator(item).expect("the item");
    let mut answers = RawAnswers::default();
    for (fact, text) in rubric.indicator(key).inputs.iter().zip(typed) {
        let id = rubric.fact(*fact).id.clone();
        answers.facts.insert(id, RawFact { text: (*text).into(), ..RawFact::default() });
    }
    let outcome = Outcome::of(rubric, &answers, Some(2025));
    let points = &outcome.assessment.indicator(key).points;
    (points.low.plain(), points.high.plain())
}

#[test]
fn every_kind_of_written_rule_scores_as_it_says() {
    for (rule, worked) in all() {
        let (rubric, item) = with(&rule);
        let key = rubric.find_indicator(&item).expect("the item");
        let part = &rubric.indicator(key).parts[0];
        assert_eq!(part.rule.citation().certainty, Certainty::Own, "自拟: {rule:?}");
        assert_eq!(&*rubric.indicator(key).clause, "领导重视，措施得力，酌情计分。", "the text stays");
        for (typed, expected) in worked {
            assert_eq!(
                scores(&rubric, &item, &typed),
                (expected.to_owned(), expected.to_owned()),
                "{typed:?} by {rule:?}"
            );
        }
        assert_eq!(scores(&rubric, &item, &[]).1, "6", "{rule:?}");
    }
}

#[test]
fn the_form_begins_with_what_was_read() {
    let points = Number::whole(6);
    for (rule, _) in all() {
        let reading = rule.read(&points).unwrap_or_else(|problems| panic!("{rule:?}: {problems:?}"));
        let again = WrittenRule::of(&reading, &points);
        assert_eq!(again.kind, rule.kind, "{rule:?}");
        let reread = again.read(&points).expect("a rule");
        assert_eq!((reread.rule, reread.asks), (reading.rule, reading.asks), "{rule:?}");
    }
    // Of clauses: 覆盖率 by bands, 巩固率 by steps, and 班子 by nothing that a form has.
    let table = table();
    let forms: Vec<WrittenRule> = readings(
        &table,
        &view::with_scoring(
            &Scorings::default(),
            &table.items().next().expect("an item").id,
            &ScoringDeed::Choose("edge", 0),
        ),
    )
    .iter()
    .zip(table.items())
    .map(|(read, item)| view::form_of(&Scorings::default(), read, item.points.as_ref().expect("points")))
    .collect();
    let kinds: Vec<WrittenKind> = forms.iter().map(|form| form.kind).collect();
    assert_eq!(kinds, [WrittenKind::Tiers, WrittenKind::Short, WrittenKind::Meets]);
    assert_eq!(
        (&*forms[1].figure, &*forms[1].unit, &*forms[1].target, &*forms[1].step),
        ("巩固率", "%", "95", "0.5")
    );
    assert_eq!(forms[1].started, Started::Up);
    assert_eq!(forms[2].rows.len(), 1, "one condition to be filled in");
}

#[test]
fn what_is_missing_or_wrong_is_told_with_its_box() {
    let six = Number::whole(6);
    let problems = |rule: &WrittenRule| -> Vec<(WrittenPlace, WrittenFault)> {
        let found = rule.read(&six).expect_err("no rule");
        found.into_iter().map(|problem| (problem.at, problem.why)).collect()
    };
    use WrittenFault::{AbovePoints, Blank, Few, NoNumber, NotPositive, Order, Reaches, Twice};
    use WrittenPlace::{Figure, Per, Points, Rows, Step, Target, Title, Value, Whole};
    assert_eq!(problems(&rule(WrittenKind::Short)), [(Figure, Blank), (Target, Blank), (Step, Blank)]);
    assert_eq!(problems(&rule(WrittenKind::Meets)), [(Rows, Few(1))]);
    let short = WrittenRule {
        target: "九十五".to_owned(),
        per: "0".to_owned(),
        step: "-1".to_owned(),
        ..named(WrittenKind::Short, "入学率", "%")
    };
    assert_eq!(problems(&short), [(Target, NoNumber), (Per, NotPositive), (Step, NotPositive)]);
    let tiers = WrittenRule {
        rows: vec![band(Sign::Least, "90", "7"), band(Sign::Least, "", "3")],
        ..named(WrittenKind::Tiers, "满意度", "%")
    };
    assert_eq!(problems(&tiers), [(Points(0), AbovePoints), (Value(1), Blank)]);
    let low = WrittenRule { rows: vec![band(Sign::Least, "90", "5")], ..tiers };
    assert_eq!(problems(&low), [(Whole, Reaches(Number::whole(5)))]);
    let twice = WrittenRule {
        rows: vec![row("省级", "6"), row("省级", "4")],
        ..named(WrittenKind::Options, "荣誉", "")
    };
    assert_eq!(problems(&twice), [(Title(1), Twice)]);
    let levels = WrittenRule { rows: vec![row("好", "6"), row("差", "6")], ..rule(WrittenKind::Levels) };
    assert_eq!(problems(&levels), [(Points(1), Order)]);
    // Each says in words what would be right.
    for (form, words) in
        [(&short, "“目标值”不是数，请只填数字"), (&low, "最多能得 5 分，与本项分值 6 分不符，请核对各处分数")]
    {
        let view = view::written(form, &six);
        assert_eq!(&*view.problems[0].1, words);
        assert!(view.words.is_empty());
    }
}

#[test]
fn levels_of_ones_own_are_chosen_between_and_what_does_not_apply_is_let_off() {
    let levels = WrittenRule {
        rows: vec![row("好", "6"), row("一般", "3"), row("差", "0")],
        ..rule(WrittenKind::Levels)
    };
    let (rubric, item) = with(&levels);
    let lvzhi::rubric::Rule::Judged(judged) =
        &rubric.indicator(rubric.find_indicator(&item).expect("the item")).parts[0].rule
    else {
        panic!("judged")
    };
    assert_eq!(judged.bands.iter().map(|band| &*band.title).collect::<Vec<_>>(), ["好", "一般", "差"]);
    let share = all().into_iter().find(|(rule, _)| rule.kind == WrittenKind::Share).expect("a share").0;
    let (rubric, item) =
        with(&WrittenRule { not_applicable: Some(NotApplicableFile::Full), ..share.clone() });
    assert_eq!(scores(&rubric, &item, &["不适用"]), ("6".to_owned(), "6".to_owned()));
    // Without it the answer is none.
    let (rubric, item) = with(&share);
    assert_eq!(scores(&rubric, &item, &["不适用"]), ("0".to_owned(), "6".to_owned()));
}

#[test]
fn a_rule_that_no_longer_fits_the_points_is_not_gone_by() {
    let table = table();
    let id = table.items().last().expect("an item").id.clone();
    let share = all().into_iter().find(|(rule, _)| rule.kind == WrittenKind::Options).expect("options").0;
    let said = view::with_scoring(&Scorings::default(), &id, &ScoringDeed::Write(share));
    // The points were corrected from 6 to 5: the best case would give more.
    let other = printed::read(&document(&TABLE.replace("班子\t6", "班子\t5")), &Corrections::default());
    let read = readings(&other, &said);
    let own = read.iter().find(|read| read.id == id).expect("the item");
    assert_eq!((own.is_written, own.computes), (false, false));
    // And back to what is read of itself.
    let back = view::with_scoring(&said, &id, &ScoringDeed::AsRead);
    assert_eq!(back, Scorings::default());
}

#[test]
fn only_what_was_said_of_is_read_again() {
    let table = table();
    let ids: Vec<String> = table.items().map(|item| item.id.clone()).collect();
    let mut said = Scorings::default();
    let mut before = readings(&table, &said);
    for (id, deed) in [
        (&ids[0], ScoringDeed::Choose("edge", 1)),
        (&ids[1], ScoringDeed::Judge),
        (&ids[2], ScoringDeed::Write(all().remove(0).0)),
        (&ids[0], ScoringDeed::AsRead),
    ] {
        let next = view::with_scoring(&said, id, &deed);
        let after = readings_after(&table, &next, Some((&said, &before)));
        assert_eq!(after, readings(&table, &next));
        (said, before) = (next, after);
    }
    let steps = Scorings { started: Some(Started::Whole), ..said.clone() };
    assert_eq!(readings_after(&table, &steps, Some((&said, &before))), readings(&table, &steps));
    assert!(matches!(steps.items.get(&ids[2]), Some(ScoredBy::Written(_))));
}

#[test]
fn what_was_read_is_marked_in_the_clause_and_worked_beside_it() {
    let table = table();
    let read = readings(&table, &Scorings::default());
    let shown = |at: usize| view::reading_details(&table, &read[at]);
    let pieces =
        |at: usize| shown(at).marked.iter().map(|piece| (piece.text.clone(), piece.is)).collect::<Vec<_>>();
    let pieces = |at: usize| -> Vec<(String, Option<MarkedAs>)> { pieces(at) };
    for (at, item) in table.items().enumerate() {
        let whole: String = pieces(at).iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(whole, item.text);
    }
    // 80 stands in two bands; that 85 belongs to the upper one is said (达到).
    let is =
        |at: usize, text: &str| pieces(at).iter().find(|(piece, _)| piece == text).and_then(|(_, is)| *is);
    assert_eq!(is(0, "普惠性幼儿园覆盖率"), Some(MarkedAs::Asked));
    assert_eq!(is(0, "80%—85%"), Some(MarkedAs::Open));
    assert_eq!(is(0, "得4分"), Some(MarkedAs::Points));
    assert_eq!(is(0, "80%以下"), Some(MarkedAs::Open));
    assert_eq!(is(0, "达到85%"), Some(MarkedAs::Condition));
    assert_eq!(is(1, "巩固率"), Some(MarkedAs::Asked));
    assert_eq!(is(1, "（不足1个百分点按1个百分点计）"), Some(MarkedAs::Condition));
    assert!(pieces(2).iter().all(|(_, is)| is.is_none()), "a person judges");
    // Below 95 each started point takes 0.5.
    let worked = shown(1).worked;
    let said: Vec<(&str, &str)> = worked.iter().map(|(given, points)| (&**given, &**points)).collect();
    assert_eq!(said, [("95%", "得 4 分"), ("94%", "得 3.5 分"), ("93%", "得 3 分")]);
    let table_of = shown(1).table.expect("a table");
    let rows: Vec<(String, String)> = table_of.rows.into_iter().map(|row| (row.when, row.points)).collect();
    let rows: Vec<(&str, &str)> = rows.iter().map(|(when, points)| (&**when, &**points)).collect();
    assert_eq!(
        rows,
        [
            ("起始分", "得4分"),
            ("巩固率低于95%", "每1个百分点扣0.5分（不足1个百分点按1个百分点计）"),
            ("最少得", "0分"),
        ]
    );
    // Each reading says what it gives where they differ.
    let choices: Vec<String> = shown(0).doubts[0].choices.iter().map(ToString::to_string).collect();
    assert_eq!(choices, ["正好 80% 得 3 分", "正好 80% 得 0 分"]);
    // Once one of the readings is chosen, the bands are a table, and what lies on either side of each line is worked.
    let said = view::with_scoring(&Scorings::default(), &read[0].id, &ScoringDeed::Choose("edge", 0));
    let read = readings(&table, &said);
    assert_eq!(view::readings(&table, &read)[0].state, ReadingState::Read);
    let shown = view::reading_details(&table, &read[0]);
    let points = |text: &str| {
        shown.worked.iter().find(|(given, _)| &**given == text).map(|(_, points)| points.to_string())
    };
    assert_eq!(points("85%").as_deref(), Some("得 4 分"));
    assert_eq!(points("84.9%").as_deref(), Some("得 3 分"));
    assert_eq!(points("80%").as_deref(), Some("得 3 分"));
    assert_eq!(points("79.9%").as_deref(), Some("得 0 分"));
    // 80% belongs to the upper band in the first reading.
    let table = shown.table.expect("a table");
    let rows: Vec<(&str, &str)> = table.rows.iter().map(|row| (&*row.when, &*row.points)).collect();
    assert_eq!(&*table.over, "普惠性幼儿园覆盖率");
    assert_eq!(
        rows,
        [
            ("低于80%", "不得分"),
            ("不低于85%", "得4分"),
            ("不低于80%，且低于85%", "得3分"),
            ("其他情形", "不得分")
        ]
    );
}
