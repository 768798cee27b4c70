//! Tables whose clauses compute: every clause that was written for the reader, as a table, with the scores that were worked out by
//! hand, through the rubric's file and the engine.

use super::super::clause::invented::clauses;
use super::document;
use super::made::accepted;
use lvzhi::clause::{Convention, Started};
use lvzhi::draft::Outcome;
use lvzhi::facts::{RawAnswers, RawFact};
use lvzhi::number::Number;
use lvzhi::printed::{
    self, Corrections, ItemReading, Particulars, Printed, PrintedItem, ScoredBy, Scorings, answers, readings,
    rubric,
};
use lvzhi::rubric::{Certainty, FactKind, Rubric, Rule};
use lvzhi::text::RUBRIC_WORDS;
use lvzhi::view::{self, ReadingState, ScoringDeed};
use serde_json::Value;
use std::rc::Rc;

fn scored(printed: &Printed, scorings: &Scorings) -> (Rc<Rubric>, Vec<ItemReading>) {
    let read = readings(printed, scorings);
    let made = rubric(printed, &Particulars::of(printed), &read, &RUBRIC_WORDS).expect("a rubric");
    (accepted(&made).rubric.0, read)
}

fn table(lines: &str) -> Printed {
    printed::read(&document(lines), &Corrections::default())
}

/// Types into the facts of an item what is said of what stands in the titles of its asks.
fn typed(rubric: &Rubric, read: &ItemReading, values: &Value) -> RawAnswers {
    let key = rubric.find_indicator(&read.id).expect("the item");
    let mut answers = RawAnswers::default();
    for (fact, ask) in rubric.indicator(key).inputs.iter().zip(&read.reading.asks) {
        let fact = rubric.fact(*fact);
        let said = values.as_object().expect("values").iter();
        let found = said
            .filter(|(key, _)| ask.title.contains(key.as_str()))
            .max_by_key(|(key, _)| key.chars().count());
        if let Some((_, said)) = found {
            let text = said.as_str().expect("a word").into();
            answers.facts.insert(fact.id.clone(), RawFact { text, ..RawFact::default() });
        }
    }
    answers
}

fn points(rubric: &Rubric, item: &str, answers: &RawAnswers) -> (String, String) {
    let key = rubric.find_indicator(item).expect("the item");
    let outcome = Outcome::of(rubric, answers, Some(2025));
    let points = &outcome.assessment.indicator(key).points;
    (points.low.plain(), points.high.plain())
}

/// Most are computed; of the others more than one judgement, an open edge or points beside those of the item are the cause.
#[test]
fn clauses_with_worked_scores_score_so_in_a_rubric_of_their_own() {
    let all = clauses();
    let (mut computed, mut scores) = (0, 0);
    let mut faults = Vec::new();
    // Each score is worked out with all of its table: small ones take a tenth of the time.
    for some in all.chunks(40) {
        let (rubric, read) = scored(&table_of(some), &Scorings::default());
        for one in some {
            let id = one["id"].as_str().expect("an id");
            let Some(read) = read.iter().find(|read| read.id == id && read.computes) else { continue };
            assert_ne!(one["clarity"], "ambiguous", "{}", one["text"]);
            computed += 1;
            for example in one["examples"].as_array().into_iter().flatten() {
                let Some(score) = example["score"].as_str() else { continue };
                scores += 1;
                let found = points(&rubric, id, &typed(&rubric, read, &example["values"]));
                if found != (score.to_owned(), score.to_owned()) {
                    faults.push(format!("{}: {example} gives {found:?}", one["text"]));
                }
            }
            // What nobody has filled in can still come to anything.
            let full = one["points"].as_str().expect("points").to_owned();
            let open = points(&rubric, id, &RawAnswers::default());
            assert_eq!(open.1, full, "{}", one["text"]);
        }
    }
    println!("{computed} of {} clauses are computed, {scores} scores", all.len());
    assert!(faults.is_empty(), "{} faults:\n  {}", faults.len(), faults.join("\n  "));
    assert!(computed > 450 && scores > 1300, "{computed} clauses, {scores} scores");
}

/// A table of these clauses, an item each.
fn table_of(clauses: &[Value]) -> Printed {
    let items: Vec<PrintedItem> = clauses
        .iter()
        .filter(|one| one["points"].is_string())
        .map(|one| PrintedItem {
            id: one["id"].as_str().expect("an id").to_owned(),
            title: format!("第{}项", one["id"].as_str().expect("an id")),
            points: one["points"].as_str().and_then(Number::from_decimal),
            text: one["text"].as_str().expect("a text").to_owned(),
            place: "表1!A1".to_owned(),
            ..PrintedItem::default()
        })
        .collect();
    let total = items.iter().filter_map(|item| item.points.clone()).collect::<Vec<_>>().iter().sum();
    let heads = vec![printed::Head { items, ..printed::Head::default() }];
    Printed { title: "细则".to_owned(), heads, total, ..Printed::default() }
}

const CITY: &str = "某市教育工作评分细则\t\t\t\t\n\
    一级指标\t二级指标\t分值\t评分标准\t自评得分\n\
    普及\t学前教育\t4\t普惠性幼儿园覆盖率达到85%的，得4分，每低1个百分点扣0.5分，扣完为止。\t\n\
    \t安全\t5\t每发生1起校园安全责任事故扣2分，扣完为止。\t\n\
    保障\t班子\t3\t领导重视，措施得力，酌情计分。\t\n\
    \t值守\t2\t每缺岗1天扣0.5分，扣完为止。\t1.5\n";

#[test]
fn a_table_that_is_read_scores_by_its_figures_and_by_judgement() {
    let table = table(CITY);
    let (rubric, read) = scored(&table, &Scorings::default());
    let computes: Vec<bool> = read.iter().map(|read| read.computes).collect();
    // 酌情 is nobody's figure; what is filled in already is judged as it was.
    assert_eq!(computes, [true, true, false, false]);
    assert!(read[3].can_compute);
    let rules: Vec<&Rule> = rubric.indicators.iter().map(|one| &one.parts[0].rule).collect();
    assert!(matches!(rules[..], [Rule::Composed(_), Rule::Composed(_), Rule::Judged(_), Rule::Judged(_)]));
    // 82.5 is 2.5 below: 4 − 0.5 × 2 = 3, or × 3 = 2.5, since nothing says what half a step counts.
    let rate = &rubric.fact(rubric.indicators[0].inputs[0]).id;
    let with = |text: &str| {
        let mut answers = RawAnswers::default();
        answers.facts.insert(rate.clone(), RawFact { text: text.into(), ..RawFact::default() });
        points(&rubric, &read[0].id, &answers)
    };
    assert_eq!(with("85%"), ("4".to_owned(), "4".to_owned()));
    assert_eq!(with("83"), ("3".to_owned(), "3".to_owned()));
    assert_eq!(with("82.5"), ("2.5".to_owned(), "3".to_owned()));
    assert_eq!(with("70"), ("0".to_owned(), "0".to_owned()));
    // The note that stands with the figure goes on being there; the points have no place.
    let filled = answers(&table, &Particulars::of(&table), &read);
    assert_eq!(&*filled.judgments.get(&read[3].id).expect("judged").points, "1.5");
}

#[test]
fn a_person_has_an_item_judged_or_computed() {
    let table = table(CITY);
    let read = readings(&table, &Scorings::default());
    let state = |scorings: &Scorings| {
        let views = view::readings(&table, &readings(&table, scorings));
        views.iter().map(|view| view.state).collect::<Vec<_>>()
    };
    let said = Scorings::default();
    let said = view::with_scoring(&said, &read[0].id, &ScoringDeed::Judge);
    let said = view::with_scoring(&said, &read[3].id, &ScoringDeed::Compute);
    assert_eq!(
        state(&said),
        [ReadingState::Judged, ReadingState::Read, ReadingState::Judged, ReadingState::Read]
    );
    let (rubric, _) = scored(&table, &said);
    assert!(matches!(rubric.indicators[0].parts[0].rule, Rule::Judged(_)));
    let days = rubric.fact(rubric.indicators[3].inputs[0]);
    let FactKind::Number { unit, .. } = &days.kind else { panic!("{days:?}") };
    assert_eq!(&**unit.name(), "天", "a unit that no rubric of ours has");
    let mut answers = RawAnswers::default();
    answers.facts.insert(days.id.clone(), RawFact { text: "2天".into(), ..RawFact::default() });
    assert_eq!(points(&rubric, &read[3].id, &answers), ("1".to_owned(), "1".to_owned()));
    // And back again.
    let back = view::with_scoring(&said, &read[0].id, &ScoringDeed::Compute);
    assert_eq!(state(&back)[0], ReadingState::Read);
}

#[test]
fn a_doubt_is_asked_and_what_is_chosen_is_concluded() {
    let table = table(
        "评分细则\t\t\n指标\t分值\t评分标准\n巩固率\t4\t巩固率85%以上得4分，80%—85%得3分，80%以下不得分。\n",
    );
    let read = readings(&table, &Scorings::default());
    let doubts: Vec<&str> = read[0].open_doubts().map(|doubt| doubt.about).collect();
    assert_eq!((read[0].computes, doubts.as_slice()), (false, ["edge"].as_slice()));
    let views = view::readings(&table, &read);
    assert_eq!(views[0].state, ReadingState::Ask);
    assert_eq!(view::reading_details(&table, &read[0]).doubts[0].choices.len(), 2);
    let chosen =
        |choice| view::with_scoring(&Scorings::default(), &read[0].id, &ScoringDeed::Choose("edge", choice));
    let at_the_edge = |choice| {
        let said = chosen(choice);
        assert!(matches!(said.items.values().next(), Some(ScoredBy::Figures(_))));
        let (rubric, read) = scored(&table, &said);
        assert_eq!(rubric.indicators[0].parts[0].rule.citation().certainty, Certainty::Inferred);
        let fact = &rubric.fact(rubric.indicators[0].inputs[0]).id;
        let mut answers = RawAnswers::default();
        answers.facts.insert(fact.clone(), RawFact { text: "85".into(), ..RawFact::default() });
        points(&rubric, &read[0].id, &answers).0
    };
    let mut both = [at_the_edge(0), at_the_edge(1)];
    both.sort();
    assert_eq!(both, ["3", "4"]);
}

/// What stands in a step's words is asked for as a count, and a mere verb behind the item it is about.
#[test]
fn what_is_asked_for_is_named_so_that_it_says_what_to_fill_in() {
    let rows = [
        ("值守", "每缺岗1天扣0.5分，扣完为止。", "值守（缺岗几天）"),
        ("安全", "每发生1起校园安全责任事故扣2分，扣完为止。", "发生几起校园安全责任事故"),
        ("规划", "有规划的得满分，没有的不得分。", "规划（有规划）"),
        ("报送", "每月报送本单位工作开展情况,少报一次扣0.5分", "每月报送本单位工作开展情况:少报几次"),
    ];
    for (item, clause, title) in rows {
        let table = table(&format!("评分细则\t\t\n指标\t分值\t评分标准\n{item}\t5\t{clause}\n"));
        let (rubric, read) = scored(&table, &Scorings::default());
        assert_eq!(read[0].titles[0], title, "{clause}: {:?}", read[0].reading.asks);
        assert_eq!(&*rubric.fact(rubric.indicators[0].inputs[0]).title, title);
    }
}

/// A figure that the clause does not name is called as its item, and what is a change may fall below zero. What a file cannot say,
/// or a fact cannot hold, is judged: nothing refuses the whole table.
#[test]
fn what_a_rubric_cannot_hold_is_judged_and_the_rest_computes() {
    let of = |item: &str, clause: &str| {
        let table = table(&format!("评分细则\t\t\n指标\t分值\t评分标准\n{item}\t4\t{clause}\n"));
        scored(&table, &Scorings::default())
    };
    let (rubric, read) = of("教育经费增长率", "达到5%得4分，每低1个百分点扣1分，扣完为止。");
    assert!(read[0].computes, "{:?}", read[0].reading);
    let fact = rubric.fact(rubric.indicators[0].inputs[0]);
    assert_eq!(&*fact.title, "教育经费增长率");
    let mut answers = RawAnswers::default();
    // Two below zero are seven below the line.
    answers.facts.insert(fact.id.clone(), RawFact { text: "-2%".into(), ..RawFact::default() });
    assert_eq!(points(&rubric, &read[0].id, &answers), ("0".to_owned(), "0".to_owned()));
    for (item, clause) in [
        ("经费增长额", "达到100万元得4分，每少10万元扣1分，扣完为止。"),
        ("类别", "不适用的得4分，不涉及的得2分，其他不得分。"),
        ("考核", "按三分之一计分，最多得4分。"),
    ] {
        let (rubric, read) = of(item, clause);
        let is_composed = matches!(rubric.indicators[0].parts[0].rule, Rule::Composed(_));
        assert_eq!(read[0].computes, is_composed, "{clause}: what is said to compute does");
    }
    let (rubric, read) = of("经费增长额", "达到100万元得4分，每少10万元扣1分，扣完为止。");
    assert!(!read[0].computes && rubric.indicators[0].inputs.is_empty(), "in no unit but % may it fall");
}

#[test]
fn what_is_tried_says_what_it_comes_to() {
    let table = table(CITY);
    let read = readings(&table, &Scorings::default());
    let four = Number::whole(4);
    let tried = |typed: &str| view::tried(&read[0], &four, &[typed.to_owned()]);
    assert_eq!(tried("84%"), "得 3.5 分");
    // Two full steps and a half: no word of the clause says what the half counts.
    assert_eq!(tried("82.5"), "得 2.5–3 分（条文没有写明这种情形怎么计分，如不满一步怎么算，得分未定）");
    assert_eq!(tried(""), "得 0–4 分");
    assert_eq!(tried("八十"), "填的不是数，请只填数字");
}

/// 82.5 is two steps and a half below 85, which nobody's clause says how to count: one choice for the table does, as 推定; a note of the
/// table does, as printed.
#[test]
fn what_a_started_step_counts_for_is_said_once_for_a_table() {
    let at_half = |lines: &str, started: Option<Started>| {
        let table = table(lines);
        let said = Scorings { started, ..Scorings::default() };
        let (rubric, read) = scored(&table, &said);
        let asked = view::started(&table, &read, &said).expect("one clause leaves it open");
        assert_eq!(asked.items, 1);
        let fact = &rubric.fact(rubric.indicators[0].inputs[0]).id;
        let mut answers = RawAnswers::default();
        answers.facts.insert(fact.clone(), RawFact { text: "82.5".into(), ..RawFact::default() });
        let certainty = rubric.indicators[0].parts[0].rule.citation().certainty;
        let Rule::Composed(rule) = &rubric.indicators[0].parts[0].rule else { panic!("it computes") };
        (points(&rubric, &read[0].id, &answers), certainty, rule.conventions.clone(), asked)
    };
    let one = |number: &str| (number.to_owned(), number.to_owned());
    let (open, certainty, _, asked) = at_half(CITY, None);
    assert_eq!((open, certainty), (("2.5".to_owned(), "3".to_owned()), Certainty::Official));
    assert_eq!((asked.chosen, asked.is_printed), (Started::Open, false));
    let chosen = [
        (Started::Whole, Convention::InProportion, "2.75"),
        (Started::Down, Convention::FullSteps, "3"),
        (Started::Up, Convention::StartedSteps, "2.5"),
    ];
    for (started, convention, number) in chosen {
        let (points, certainty, conventions, asked) = at_half(CITY, Some(started));
        assert_eq!((points, certainty), (one(number), Certainty::Inferred));
        assert_eq!(conventions, [convention]);
        assert_eq!((asked.chosen, asked.is_printed), (started, false));
    }
    // The table's own note.
    let noted = format!("{CITY}备注：扣分项不足1个百分点的，按1个百分点计算。\t\t\t\t\n");
    let (points, certainty, conventions, asked) = at_half(&noted, None);
    assert_eq!((points, certainty, conventions), (one("2.5"), Certainty::Official, Vec::new()));
    assert_eq!((asked.chosen, asked.is_printed), (Started::Up, true));
    // Who says otherwise goes before it, and two notes that contradict say nothing.
    let (points, certainty, ..) = at_half(&noted, Some(Started::Down));
    assert_eq!((points, certainty), (one("3"), Certainty::Inferred));
    let both = format!("{noted}说明：不足1个百分点的不扣分。\t\t\t\t\n");
    assert_eq!(at_half(&both, None).3.chosen, Started::Open);
}

/// Levels of a clause become those of its item, with one for what the text leaves out; a range keeps the text's own step.
#[test]
fn levels_of_a_clause_are_those_of_its_item() {
    let lines = "序号\t指标\t分值\t评分标准\n\
                 1\t组织领导\t10\t好的得8-10分,较好的得5-7分,一般的得2-4分\n\
                 2\t落实情况\t15\t落实情况按15、10、5、0分四档计分\n\
                 3\t宣传\t3\t酌情给1至3分\n";
    let table = table(lines);
    let (rubric, _) = scored(&table, &Scorings::default());
    let told = |at: usize| {
        let Rule::Judged(rule) = &rubric.indicators[at].parts[0].rule else { panic!("it is judged") };
        let band = |band: &lvzhi::rubric::JudgedBand| {
            (band.title.to_string(), band.low.plain(), band.high.plain(), band.met)
        };
        (rule.bands.iter().map(band).collect::<Vec<_>>(), rule.step.plain(), rule.citation.certainty)
    };
    let band =
        |title: &str, low: &str, high: &str, met| (title.to_owned(), low.to_owned(), high.to_owned(), met);
    assert_eq!(
        told(0),
        (
            vec![
                band("好", "8", "10", true),
                band("较好", "5", "7", false),
                band("一般", "2", "4", false),
                band("未列的档次", "0", "1", false),
            ],
            "1".to_owned(),
            Certainty::Official
        )
    );
    assert_eq!(
        told(1),
        (
            vec![
                band("15分档", "15", "15", true),
                band("10分档", "10", "10", false),
                band("5分档", "5", "5", false),
                band("0分档", "0", "0", false),
            ],
            "0".to_owned(),
            Certainty::Official
        )
    );
    let (bands, step, certainty) = told(2);
    assert_eq!((bands.len(), step.as_str(), certainty), (2, "0.1", Certainty::Own));
    // An item that comes filled in keeps what stands there, whatever its clause names.
    let filled = "序号\t指标\t分值\t评分标准\t自评得分\n\
                  1\t落实情况\t15\t落实情况按15、10、5、0分四档计分\t12\n";
    let (rubric, _) =
        scored(&printed::read(&document(filled), &Corrections::default()), &Scorings::default());
    let Rule::Judged(rule) = &rubric.indicators[0].parts[0].rule else { panic!("it is judged") };
    assert_eq!(rule.bands.len(), 2);
}
