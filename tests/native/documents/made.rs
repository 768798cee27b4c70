//! Tables made into rubrics that score by judgement: whatever was read is a rubric the page accepts, and says what was printed.

use super::document;
use lvzhi::draft::Outcome;
use lvzhi::engine::{Assessment, Verdict};
use lvzhi::facts::{RawAnswers, RawFact, RawJudgment};
use lvzhi::number::Number;
use lvzhi::printed::{
    self, Adjusted, Corrections, MadeRubric, NoRubric, Particulars, Printed, PrintedScale, Scorings, answers,
    readings, rubric,
};
use lvzhi::rubric::source::{MOST_INDICATORS, checked};
use lvzhi::rubric::{Certainty, Rubric, wire};
use lvzhi::rubrics::{OwnRubric, Shelf, own, shelf};
use lvzhi::text::{self, RUBRIC_WORDS};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::cell::Cell;
use std::fmt::Write as _;
use std::rc::Rc;

thread_local! {
    /// The page's own rubrics, read once.
    static PAGE: Shelf = shelf();
}

#[track_caller]
pub(super) fn accepted(made: &MadeRubric) -> OwnRubric {
    PAGE.with(|page| {
        own(&made.json, page).unwrap_or_else(|problems| {
            let said: Vec<String> = problems.iter().map(ToString::to_string).collect();
            panic!("refused: {}\n{}", said.join("\n"), made.json)
        })
    })
}

/// The rubric of a table is accepted, says its items word by word, and its file is the same rubric when it is read again.
#[track_caller]
pub(super) fn assert_made(printed: &Printed) {
    let particulars = Particulars::of(printed);
    let read = readings(printed, &Scorings::default());
    let made = match rubric(printed, &particulars, &read, &RUBRIC_WORDS) {
        Ok(made) => made,
        Err(why) => {
            assert!(!text::no_rubric(&why).is_empty());
            let is_empty = printed.items().next().is_none();
            assert!(is_empty == (why == NoRubric::NoItems), "{why:?}");
            return;
        }
    };
    let rubric = accepted(&made).rubric.0;
    // A text that holds the id of a fact of the page brings that in, too.
    if rubric.facts.iter().all(|fact| fact.id.starts_with(&*rubric.id)) {
        let again = checked(&made.file, &[]).expect("as it was made");
        assert_eq!(wire::encode(&rubric), wire::encode(&again));
    }
    for item in printed.items() {
        let key = rubric.find_indicator(&item.id).expect("every item is an indicator");
        let indicator = rubric.indicator(key);
        let or = |text: &str, other: &str| if text.trim().is_empty() { other } else { text }.to_owned();
        // Without its number: whoever reads the rubric numbers it by order.
        assert!(or(&item.title, RUBRIC_WORDS.unnamed).ends_with(&*indicator.title), "{}", item.title);
        assert!(!indicator.title.trim().is_empty());
        let clause = or(&item.text, &or(&item.requirement, RUBRIC_WORDS.no_clause));
        assert_eq!(&*indicator.clause, clause);
        if printed.scale == PrintedScale::Points {
            assert_eq!(indicator.points, item.points.clone().unwrap_or_else(Number::zero), "{}", item.title);
        }
        if !item.responsible.is_empty() {
            let units: Vec<&str> = indicator.responsible.iter().map(|unit| &**unit).collect();
            assert_eq!(units, item.responsible);
        }
        assert_eq!(&*indicator.citation.clause, item.place);
    }
    if printed.scale == PrintedScale::Points {
        assert_eq!(rubric.full_points, printed.total);
    }
    assert!(rubric.gates.len() >= printed.vetoes.len());
    for adjusted in &made.adjusted {
        assert!(!text::adjusted(adjusted).is_empty());
    }
    // Scored as it is filled in, whatever that says.
    let filled = answers(printed, &particulars, &read);
    let outcome = Outcome::of(&rubric, &filled, None).assessment;
    let blank = Outcome::of(&rubric, &RawAnswers::default(), None).assessment;
    assert!(blank.total.contains(&outcome.total), "{:?} outside {:?}", outcome.total, blank.total);
}

#[track_caller]
fn read(text: &str) -> Printed {
    let printed = printed::read(&document(text), &Corrections::default());
    assert_made(&printed);
    printed
}

#[track_caller]
pub(super) fn made(text: &str) -> (MadeRubric, Rc<Rubric>, Printed) {
    let printed = read(text);
    let made = rubric(&printed, &Particulars::of(&printed), &[], &RUBRIC_WORDS).expect("a rubric");
    let rubric = accepted(&made).rubric.0;
    (made, rubric, printed)
}

fn assessed(rubric: &Rubric, answers: &RawAnswers) -> Assessment {
    Outcome::of(rubric, answers, None).assessment
}

fn judge(answers: &mut RawAnswers, id: &str, points: &str) {
    answers.judgments.insert(id.into(), RawJudgment { points: points.into(), ..RawJudgment::default() });
}

fn number(text: &str) -> Number {
    Number::from_decimal(text).expect("a number")
}

#[track_caller]
fn assert_total(assessment: &Assessment, low: &str, high: &str) {
    let total = &assessment.total;
    assert_eq!((total.low.plain(), total.high.plain()), (low.to_owned(), high.to_owned()));
}

/// Five items of 4 + 6 + 5.5 + 4.5 + 20 = 40 points; 加分 up to 5, 减分 up to 3.
const CITY: &str = "某市2025年教育工作评分细则\t\t\t\t\t\t\n\
    一级指标\t二级指标\t分值\t评分标准\t责任单位\t自评得分\t自评说明\n\
    组织领导\t党的领导\t4\t每少1次扣0.5分\t县委办\t3.5\t少1次\n\
    \t规划\t6\t未编制不得分\t发改局\t6\t\n\
    队伍建设\t编制\t5.5\t足额得满分\t编办、教育局\t\t\n\
    \t培训\t4.5\t每低1个百分点扣0.1分\t教育局\t4.2\t差3个百分点\n\
    保障\t经费\t20\t达到得满分\t财政局\t18\t\n\
    加分项：获国家级表彰每项加2分，最高加5分。\t\t\t\t\t\t\n\
    减分项：被通报批评的每次扣1分，最多扣3分。\t\t\t\t\t\t\n\
    一票否决：发生重大校园安全责任事故的，评为不合格。\t\t\t\t\t\t\n\
    评定等次：36分以上为优秀，32分以上为良好，24分以上为合格，24分以下为不合格。\t\t\t\t\t\t\n\
    本细则由某政教督〔2025〕12号印发。\t\t\t\t\t\t\n";

#[test]
fn a_table_scores_from_the_first_minute() {
    let (made, rubric, printed) = made(CITY);
    assert_eq!(rubric.full_points, number("40"));
    assert_eq!(made.adjusted, []);
    let heads: Vec<&str> = rubric.domains.iter().map(|domain| &*domain.title).collect();
    assert_eq!(heads, ["组织领导", "队伍建设", "保障", "加分项", "减分项"]);
    let first = &rubric.indicators[0];
    assert_eq!((&*first.citation.clause, first.citation.certainty), ("表1!B3", Certainty::Official));
    assert_eq!((&*first.citation.number, &*first.citation.year), ("某政教督〔2025〕12号", "2025"));
    // Judged: 3.5 + 6 + 4.2 + 18 = 31.7. The blank one brings 0 to 5.5; 加分 0 to 5; 减分 −3 to 0.
    let mut filled = answers(&printed, &Particulars::of(&printed), &[]);
    assert_eq!(filled.judgments.iter().count(), 4);
    let item = &printed.heads[0].items[0];
    let judgment = filled.judgments.get(&item.id).expect("as filled in");
    assert_eq!((&*judgment.points, &*judgment.reason), ("3.5", "少1次"));
    // 31.7 − 3 = 28.7; 31.7 + 5.5 + 5 = 42.2.
    let assessment = assessed(&rubric, &filled);
    assert_total(&assessment, "28.7", "42.2");
    assert_eq!(assessment.indicators[0].verdict, Verdict::Unmet);
    assert_eq!(assessment.indicators[1].verdict, Verdict::Met);
    assert_eq!(assessment.indicators[2].verdict, Verdict::Judgment);
    // An accident may have happened: 不合格 at worst.
    assert_eq!((assessment.grade.low, assessment.grade.high), (3, 0));
    // 31.7 + 2 − 1 = 32.7, and 5.5 more: 38.2.
    judge(&mut filled, &rubric.indicators[5].id, "2");
    judge(&mut filled, &rubric.indicators[6].id, "1");
    let mut gate = |answer: &str| {
        let fact = RawFact { text: answer.into(), ..RawFact::default() };
        filled.facts.insert(rubric.facts[0].id.clone(), fact);
        let assessment = assessed(&rubric, &filled);
        assert_total(&assessment, "32.7", "38.2");
        (assessment.grade.low, assessment.grade.high)
    };
    assert_eq!(gate("否"), (1, 0), "良好 from 32, 优秀 from 36");
    assert_eq!(gate("是"), (3, 3));
    // All that is asked for and nothing taken: 40 + 5, and the total can be settled.
    for (indicator, points) in rubric.indicators.iter().zip(["4", "6", "5.5", "满分", "20", "5", "0"]) {
        judge(&mut filled, &indicator.id, points);
    }
    assert_total(&assessed(&rubric, &filled), "45", "45");
}

#[test]
fn what_takes_points_may_leave_less_than_nothing() {
    let (_, rubric, _) = made(CITY);
    let mut filled = RawAnswers::default();
    for (indicator, points) in rubric.indicators.iter().zip(["0", "0", "0", "0", "1", "0", "2.5"]) {
        judge(&mut filled, &indicator.id, points);
    }
    assert_total(&assessed(&rubric, &filled), "-1.5", "-1.5");
}

#[test]
fn a_new_edition_has_the_ids_of_the_one_before() {
    let (first, one, _) = made(CITY);
    let next = CITY
        .replace("2025", "2026")
        .replace("\t规划\t6", "\t安全\t1\t无事故\t公安局\t1\t\n\t规划\t5")
        .replace("每少1次扣0.5分", "每少1次扣1分");
    let (second, two, _) = made(&next);
    assert_eq!((&first.file.id, &*first.file.edition), (&second.file.id, "2025.1"));
    assert_eq!(second.file.edition, "2026.1");
    assert!(one.indicators.iter().all(|known| two.find_indicator(&known.id).is_some()));
    assert!(
        one.facts.iter().all(|known| known.id.starts_with(&*one.id) && two.find_fact(&known.id).is_some())
    );
}

#[test]
fn items_and_letters_are_counted() {
    let (made_, rubric, printed) =
        made("指标\t评价标准\t自评得分\n入学率\t达到99%\t达标\n巩固率\t达到95%\t未达标\n资助\t应助尽助\t\n");
    assert_eq!((printed.scale, rubric.full_points.plain()), (PrintedScale::Items, "3".to_owned()));
    assert_eq!(made_.adjusted, [Adjusted::NoGrades]);
    let filled = answers(&printed, &Particulars::of(&printed), &[]);
    assert_total(&assessed(&rubric, &filled), "1", "2");
    let (_, rubric, printed) = made(
        "<table><tr><td rowspan=2>序号<td rowspan=2>三级指标<td colspan=3>评价标准<td rowspan=2>自评得分</tr><tr><td>A<td>B<td>C</tr>\
         <tr><td>1<td>规划<td>好<td>较好<td>一般<td>A</tr><tr><td>2<td>经费<td>足额<td>基本足额<td>不足<td>B</tr>\
         <tr><td>3<td>用地<td>齐全<td>基本齐全<td>不全<td></tr></table>",
    );
    let letters: Vec<(&str, String)> =
        rubric.letters.iter().map(|(letter, points)| (&**letter, points.plain())).collect();
    assert_eq!(letters, [("A", "2".to_owned()), ("B", "1".to_owned()), ("C", "0".to_owned())]);
    // A and B are 2 + 1; the third brings 0 to 2.
    let filled = answers(&printed, &Particulars::of(&printed), &[]);
    let assessment = assessed(&rubric, &filled);
    assert_total(&assessment, "3", "5");
    assert_eq!(assessment.letters[0], lvzhi::number::Range { low: number("1"), high: number("2") });
}

#[test]
fn what_cannot_be_said_as_printed_is_told() {
    let (made, rubric, printed) = made(
        "指标\t分值\t评分标准\t自评得分\n经费\t30\t达到得满分\t30\n公示\t\t应当公示\t是\n\
         加分项：获奖的酌情加分。\t\t\t\n\
         一票否决：瞒报的，总分不超过15分。\t\t\t\n\
         评定等次：24分以上为优秀，12分以上为合格。\t\t\t\n",
    );
    // A tenth of 30.
    let told = |adjusted: &Adjusted| made.adjusted.contains(adjusted);
    let place = |at: &str| format!("表1!{at}");
    assert!(told(&Adjusted::NoPoints { title: "公示".into(), place: place("A3") }), "{:?}", made.adjusted);
    assert!(told(&Adjusted::NoWorstGrade { least: number("12") }), "{:?}", made.adjusted);
    assert!(
        made.adjusted.iter().any(|one| matches!(one, Adjusted::NoCap { cap, .. } if *cap == number("3"))),
        "{:?}",
        made.adjusted
    );
    assert!(
        made.adjusted
            .iter()
            .any(|one| matches!(one, Adjusted::TotalAsGrade { grade, .. } if grade == "合格")),
        "{:?}",
        made.adjusted
    );
    assert_eq!(made.adjusted.len(), 4, "{:?}", made.adjusted);
    let filled = answers(&printed, &Particulars::of(&printed), &[]);
    let assessment = assessed(&rubric, &filled);
    assert_eq!(assessment.indicators[1].verdict, Verdict::Met, "是");
    assert_total(&assessment, "30", "33");
    // 合格 if anything was concealed.
    assert_eq!((assessment.grade.low, assessment.grade.high), (1, 0));
}

#[test]
fn more_than_a_rubric_may_have_is_refused_and_told() {
    let table = |items: usize, clause: &str| {
        let mut table = "指标\t分值\t评分标准\n".to_owned();
        for at in 0..items {
            writeln!(table, "第{at}项工作\t1\t{clause}{at}").expect("a text");
        }
        table
    };
    assert_eq!(made(&table(MOST_INDICATORS, "细则")).1.full_points.plain(), "500");
    let of = |table: &str| {
        let printed = printed::read(&document(table), &Corrections::default());
        rubric(&printed, &Particulars::of(&printed), &[], &RUBRIC_WORDS).expect_err("refused")
    };
    let many = of(&table(MOST_INDICATORS + 1, "细则"));
    assert_eq!(many, NoRubric::TooManyItems { found: 501, most: 500 });
    let long = of(&table(300, &"每少一次扣一分。".repeat(200)));
    assert!(matches!(long, NoRubric::TooLarge { bytes, .. } if bytes > 1_048_576), "{long:?}");
    assert!(text::no_rubric(&many).contains("501") && text::no_rubric(&long).contains("1024 KB"));
    assert_eq!(of("学校\t学生\n一小\t300\n"), NoRubric::NoItems);
}

#[test]
fn whatever_the_person_says_of_it_is_accepted() {
    let printed = read(CITY);
    for (number, year, is_cited) in [
        ("某教〔2024〕1号", "2025", false),
        ("某教〔2024〕1号", "2024", true),
        ("无", "今年", false),
        ("", "", true),
        ("〔", "2025", true),
    ] {
        let said = Particulars {
            title: "《\u{1}\"细则\"》".into(),
            number: number.into(),
            year: year.into(),
            ..Particulars::default()
        };
        let made = rubric(&printed, &said, &[], &RUBRIC_WORDS).expect("a rubric");
        let rubric = accepted(&made).rubric.0;
        assert_eq!(made.adjusted.is_empty(), is_cited, "{number} {year}");
        assert_eq!((&*rubric.edition, &*rubric.number), ("1", number));
    }
}

/// Texts that are nobody's table, among them an id of the page's facts, and more letters than any cell should have.
fn odd() -> impl Strategy<Value = String> {
    let words = [
        "",
        "0",
        "5",
        "0分",
        "12.345678901",
        "3（5分）",
        "一、组织领导（20分）",
        "加分项（5分）",
        "减分项",
        "一票否决",
        "kindergarten.pupils",
        "发生事故的，不得评为优秀",
        "总分不超过59分",
        "降低一个等次",
        "90分以上为优秀，60分以下为不合格",
        "合计",
        "A",
        "优秀",
        "\u{1}\u{feff}",
        "🙂",
        "\"",
        "达标",
        "说明：以年报为准",
        "每次加1分",
        "(((",
        "〔2025〕12号",
        "．．",
        "null",
        "{}",
        "满分",
    ];
    prop_oneof![
        8 => proptest::sample::select(words.to_vec()).prop_map(str::to_owned),
        1 => "[ -~\\p{Han}，。；：（）0-9分]{0,12}",
        1 => Just("长".repeat(3000)),
    ]
}

fn heading() -> impl Strategy<Value = &'static str> {
    proptest::sample::select(vec![
        "序号",
        "一级指标",
        "二级指标",
        "指标",
        "评分标准",
        "评价要点",
        "分值",
        "责任单位",
        "佐证材料",
        "自评得分",
        "自评说明",
        "备注",
        "A",
        "B",
        "C",
        "差",
        "好",
        "得分",
        "随便",
    ])
}

/// Most of what is drawn has items, though nobody would call it a table.
#[test]
fn whatever_is_read_makes_a_rubric_the_page_accepts() {
    let seed = RngSeed::Fixed(15);
    let config = Config { cases: 120, rng_seed: seed, failure_persistence: None, ..Config::default() };
    let rows = proptest::collection::vec(proptest::collection::vec(odd(), 2..7), 1..9);
    let drawn = (proptest::collection::vec(heading(), 2..7), rows, any::<bool>());
    let with_items = Cell::new(0);
    let ran = TestRunner::new(config).run(&drawn, |(headings, rows, is_titled)| {
        let mut html = String::from("<table>");
        if is_titled {
            html.push_str("<tr><td colspan=6>某市2025年评分细则</tr>");
        }
        let mut row = |cells: &[&str]| {
            let cells = cells.iter().map(|cell| cell.replace('&', "&amp;").replace('<', "&lt;"));
            let cells: Vec<String> = cells.map(|cell| format!("<td>{cell}</td>")).collect();
            html.push_str(&format!("<tr>{}</tr>", cells.concat()));
        };
        row(&headings);
        for cells in &rows {
            row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
        }
        html.push_str("</table>");
        if let Ok(document) = lvzhi::blocks::read_text("a.html", &html) {
            let printed = printed::read(&document, &Corrections::default());
            assert_made(&printed);
            with_items.set(with_items.get() + usize::from(printed.items().next().is_some()));
        }
        Ok(())
    });
    ran.unwrap_or_else(|error| panic!("{error}"));
    assert!(with_items.get() > 60, "{} of 120 have items", with_items.get());
}
