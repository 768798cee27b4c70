//! The .docx papers and the page for the county's head: what is in them, where it comes from, and what is not.

mod again;
mod figures;
mod written;

use super::support::{answers, general, judged, typed};
use lvzhi::draft::{Book, Draft, Slot, read};
use lvzhi::facts::ById;
use lvzhi::rubric::Rubric;
use lvzhi::view::brief::{BriefView, brief};
use lvzhi::view::evidence::evidence;
use lvzhi::view::report::{ReportItem, ReportKind, ReportView, report};
use lvzhi::view::{Sheet, paper};
use lvzhi::{examples, papers, rubrics};
use std::rc::Rc;

/// The first report of the seeds: X县 2014.
const HENAN: usize = 0;
/// The sixth: 正安县 2019.
const ZHENGAN: usize = 5;

fn sheet_of(rubric: &Rubric, draft: &Draft) -> Sheet {
    Sheet::of(rubric, &Rc::new(draft.clone()), None)
}

fn reported(draft: &Draft) -> ReportView {
    let rubric = general();
    report(&rubric, &sheet_of(&rubric, draft))
}

fn blank() -> Draft {
    Draft { rubric: examples::example(ZHENGAN).rubric.clone(), ..Draft::default() }
}

#[track_caller]
fn item<'a>(view: &'a ReportView, id: &str) -> &'a ReportItem {
    view.items.iter().find(|item| &*item.id == id).unwrap_or_else(|| panic!("no paragraph {id}"))
}

/// 36,414 × 1.5% is 546.21, less 483 is 63.21; 483 ÷ 36,414 is 0.013264129….
#[test]
fn the_arithmetic_of_the_first_report_is_told_in_prose() {
    let view = reported(&examples::example(HENAN));
    assert_eq!(
        &*item(&view, "duty.funding.training").text,
        "教师培训经费483万元，占教师工资总额36414万元的1.3264%，低于1.5%的要求，差63.21万元。本项分值2分，自评得0分，失2分。"
    );
    assert_eq!(
        &*item(&view, "duty.funding.appropriation").text,
        "义务教育财政拨款比上年增长2.8%，高于财政经常性收入比上年增长（负增长）（报告只说负增长，没有给数），符合要求。本项分值3分，自评得3分。"
    );
    let measure = item(&view, "measure.funding.training");
    assert!(
        measure.text.contains("将教师培训经费由483万元增加到546.21万元，增加63.21万元，使该项达到要求"),
        "{}",
        measure.text
    );
    // (1803 − 1786) ÷ 1786 is 0.95184…%, (2781 − 2726) ÷ 2726 is 2.01760…%.
    let growth = &item(&view, "duty.funding.per_pupil").text;
    assert!(growth.contains("增长0.9518%") && growth.contains("增长2.0176%"), "{growth}");
    assert_eq!(&*view.title, "关于X县2014年度履行教育职责自查自评的报告");
    assert_eq!(&*item(&view, "title").text, "关于X县2014年度\n履行教育职责自查自评的报告");
}

#[test]
fn basic_facts_are_told_once_as_they_were_typed_with_their_notes() {
    let view = reported(&examples::example(ZHENGAN));
    let all: String = view.items.iter().map(|item| &*item.text).collect();
    let row = "小学学校数104所，其中中心小学24所、村级完小65所、教学点14所、特殊教育学校1所";
    assert_eq!(all.matches(row).count(), 1, "{all}");
    assert_eq!(all.matches("资助学生69148人次，资助资金5173.018万元").count(), 1);
    assert_eq!(all.matches("小学在校生数40114人（含特殊教育学校318人）").count(), 1, "a note is told once");
    assert!(all.contains("学前三年毛入园率95.40%（报告称“学前三年入园率”）"), "typed with two places");
    let henan: String = reported(&examples::example(HENAN)).items.iter().map(|item| &*item.text).collect();
    assert!(henan.contains("总人口80万人") && henan.contains("12.8万人"), "{henan}");
}

#[test]
fn every_figure_has_its_source() {
    let view = reported(&examples::example(HENAN));
    let sources = &item(&view, "duty.funding.training").sources;
    let wanted = ["training.spent", "salary.total"].map(|id| Slot::Fact(id.into()));
    assert_eq!(sources, &wanted);
}

/// What a person writes is in the report as it was written, and then is no blank.
#[test]
fn reasons_stand_word_for_word_and_blanks_go_when_they_are_filled() {
    let mut draft = Draft::clone(&examples::example(ZHENGAN));
    let before = reported(&draft);
    assert!(item(&before, "duty.direction.policy").text.starts_with("××。"));
    let reason_of = Slot::Reason("direction.policy".into());
    let asks = |view: &ReportView| view.blanks.iter().any(|blank| blank.slot.as_ref() == Some(&reason_of));
    assert!(asks(&before));
    let reason = "县委专题研究教育工作4次，其中“双减”2次";
    draft.answers.judgments.insert("direction.policy".into(), {
        let mut given = judged("2.4");
        given.reason = reason.into();
        given
    });
    let after = reported(&draft);
    // The band 好 reaches from 2.4 to 3 points.
    assert_eq!(
        &*item(&after, "duty.direction.policy").text,
        format!("{reason}。自评为“好”，得2.4分。本项分值3分，自评得2.4分，失0.6分。")
    );
    assert!(!asks(&after));
    assert_eq!(
        after.blanks.len(),
        before.blanks.len() - 1 + 1,
        "one goes; a loss without a deed wants a measure"
    );
    assert!(item(&after, "measure.direction.policy").text.contains("失分问题：××。"));
}

#[test]
fn an_empty_draft_says_nothing_and_lists_all_that_is_wanted() {
    let rubric = general();
    let view = reported(&blank());
    assert_eq!(&*item(&view, "basics.none").text, "××。");
    for indicator in &rubric.indicators {
        let duty = item(&view, &format!("duty.{}", indicator.id));
        assert!(duty.text.contains("××") && duty.sources.is_empty(), "{}", duty.text);
    }
    for spec in &rubric.judgments {
        let slot = Slot::Reason(spec.id.clone());
        assert!(view.blanks.iter().any(|blank| blank.slot.as_ref() == Some(&slot)), "{}", spec.id);
    }
    let inputs = rubric.indicators.iter().flat_map(|indicator| &indicator.inputs);
    for key in inputs {
        let slot = Slot::Fact(rubric.fact(*key).id.clone());
        let listed = view.blanks.iter().filter(|blank| blank.slot.as_ref() == Some(&slot)).count();
        assert_eq!(listed, 1, "{}", rubric.fact(*key).id);
    }
    for slot in [Slot::County, Slot::Year] {
        assert!(view.blanks.iter().any(|blank| blank.slot.as_ref() == Some(&slot)), "{slot:?}");
    }
    let losses =
        view.items.iter().filter(|item| item.id.starts_with("problem.") || item.id.starts_with("measure."));
    assert_eq!(losses.count(), 0);
    assert_eq!(&*view.title, "关于××县××年度履行教育职责自查自评的报告");
}

#[test]
fn figures_that_disagree_are_told_without_advice() {
    let mut draft = Draft::clone(&examples::example(ZHENGAN));
    draft.answers.facts.insert("training.spent".into(), typed("483"));
    draft.answers.facts.insert("salary.total".into(), typed("36414"));
    let view = reported(&draft);
    let found: Vec<&str> =
        view.items.iter().filter(|item| item.id.starts_with("finding.")).map(|item| &*item.text).collect();
    assert_eq!(
        found,
        [
            "1．培训经费占教师工资总额的比例（自报）：报告不低于1.5%，按“教师培训经费÷教师工资总额”算得1.3264%。",
            "2．九年义务教育巩固率为109.74%，高于100%。",
        ]
    );
}

#[test]
fn gates_are_told_by_what_is_known_of_them() {
    let rubric = general();
    let mut draft = Draft::clone(&examples::example(ZHENGAN));
    let fields: Vec<Slot> = {
        let sheet = sheet_of(&rubric, &draft);
        sheet.view.gates.iter().filter_map(|gate| Some(gate.field.as_ref()?.slot.clone())).collect()
    };
    assert!(item(&reported(&draft), "result.gates").text.contains("是否发生尚未确认9项"));
    for (n, slot) in fields.iter().enumerate() {
        let Slot::Fact(id) = slot else { panic!("gates ask for facts") };
        draft.answers.facts.insert(id.clone(), typed(if n == 0 { "是" } else { "否" }));
    }
    let said = item(&reported(&draft), "result.gates").text.clone();
    assert!(said.contains("已发生1项：") && !said.contains("尚未确认9"), "{said}");
}

#[test]
fn the_rubric_a_draft_brings_along_is_reported_by_its_own_words() {
    let source: serde_json::Value = serde_json::from_str(include_str!("../own_rubric.json")).expect("JSON");
    let own = rubrics::own(&source.to_string(), &rubrics::shelf()).expect("a rubric").rubric.0;
    let draft = Draft {
        county: "正安县".into(),
        year: "2024".into(),
        answers: answers(&[("zhengan.kitchens", "8"), ("kindergarten.pupils", "15447")]),
        ..Draft::default()
    };
    let view = report(&own, &sheet_of(&own, &draft));
    assert_eq!(
        &*item(&view, "duty.zhengan.enough").text,
        "食堂数8个，低于10个的要求，差2个。本项分值6分，自评得0分，失6分。"
    );
    assert_eq!(
        &*item(&view, "result.total").text,
        "对照《正安县食堂评价细则》（2026版），正安县自评总分4分（满分10分）。自评等次为不合格。各方面得分见下表。"
    );
}

#[test]
fn every_rubric_can_be_reported_empty_and_filled() {
    for rubric in super::support::all() {
        let mut draft = super::support::blank(&rubric);
        for is_filled in [false, true] {
            if is_filled {
                for fact in &rubric.facts {
                    draft.answers.facts.insert(fact.id.clone(), typed("1"));
                }
            }
            let sheet = sheet_of(&rubric, &draft);
            let view = report(&rubric, &sheet);
            let duties = view.items.iter().filter(|item| item.id.starts_with("duty."));
            assert!(duties.clone().all(|item| item.text.ends_with('。')), "{}", rubric.id);
            assert_eq!(duties.count(), rubric.indicators.len(), "{}", rubric.id);
            assert!(view.items.iter().all(|item| !item.text.contains("。。") && !item.text.contains("，。")));
            assert!(view.items.iter().any(|item| item.kind == ReportKind::Table));
        }
    }
}

#[test]
fn materials_are_numbered_through_and_say_what_the_draft_says() {
    let rubric = general();
    let mut draft = Draft::clone(&examples::example(ZHENGAN));
    let indicator = &rubric.indicators[0];
    let names = rubrics::folded(&rubric, rubric.find_indicator(&indicator.id).expect("the first")).evidence;
    let mut said = ById::default();
    said.insert(names[0].clone(), "有".into());
    said.insert(names[1].clone(), "缺".into());
    said.insert("自己添的一份".into(), "有".into());
    draft.books[Book::Evidence].insert(indicator.id.clone(), said);
    let view = evidence(sheet_of(&rubric, &draft).shown(&rubric));
    let all: usize = view.groups.iter().map(|group| group.rows.len()).sum();
    let listed: usize =
        rubric.indicators_with_keys().map(|(key, _)| rubrics::folded(&rubric, key).evidence.len()).sum();
    assert_eq!(all, listed + 1, "and the one that was added");
    assert_eq!(&*view.counts, format!("共列材料{all}份，其中已有2份，缺1份，未确认{}份。", all - 3));
    let states: Vec<&str> = view.groups[0].rows.iter().map(|(_, _, state)| &**state).collect();
    assert_eq!((states[0], states[1], states[states.len() - 1]), ("有", "缺", "有"));
    let numbers: Vec<String> =
        view.groups.iter().flat_map(|group| &group.rows).map(|(number, ..)| number.to_string()).collect();
    assert_eq!(numbers, (1..=all).map(|n| n.to_string()).collect::<Vec<_>>());
}

fn briefed(draft: &Draft) -> BriefView {
    let rubric = general();
    brief(&rubric, &sheet_of(&rubric, draft), None)
}

/// 483 → 546.21 brings the 2 points of its indicator, 2.8 → 3.51 the 3 of its own.
#[test]
fn the_page_for_the_head_names_what_brings_most_and_who_does_it() {
    let mut draft = Draft::clone(&examples::example(ZHENGAN));
    for (id, text) in [
        ("training.spent", "483"),
        ("salary.total", "36414"),
        ("growth.appropriation", "2.8%"),
        ("growth.revenue", "3.5%"),
    ] {
        draft.answers.facts.insert(id.into(), typed(text));
    }
    let view = briefed(&draft);
    let told: Vec<(&str, &str)> = view.deeds.iter().map(|deed| (&*deed.what, &*deed.gain)).collect();
    assert_eq!(
        told,
        [
            ("义务教育财政拨款比上年增长幅度提高0.71个百分点（2.8→3.51）", "＋3分"),
            ("教师培训经费增加63.21万元（483→546.21）", "＋2分"),
            (
                "公办园生均公用经费拨款标准提高300元/人（200→500）；普通高中生均公用经费拨款标准提高300元/人（700→1000）",
                "＋1分"
            ),
        ]
    );
    assert!(view.deeds.iter().all(|deed| deed.unit.contains("县财政局")));
    // 27.4 points are certain as the report is; three more for nothing that was filled in here, so 27.4 + 3 + 2 + 1.
    assert_eq!(&*view.lead[1], "办好下面3件事，已得分可达33.4分。");
    let edge = "“骨干教师占交流轮岗教师的比例”为20%，正好是要求的20%，没有余量。";
    assert!(view.cautions.iter().any(|one| &**one == edge), "{:?}", view.cautions);
    assert!(!view.cautions.iter().any(|one| one.contains("99.99%")), "99.99% is far above 99.5%");
}

#[test]
fn a_blank_draft_has_nothing_to_do_and_nothing_to_beware_of() {
    let view = briefed(&blank());
    assert!(view.deeds.is_empty() && view.cautions.is_empty());
    let rubric = general();
    let html = papers::brief_html(&rubric, &sheet_of(&rubric, &blank()), None);
    assert!(html.contains("没有改动一项数据就能多得分的事项"));
}

#[test]
fn a_part_lists_the_materials_of_its_unit_alone() {
    let rubric = general();
    let unit = rubric.indicators[0].responsible[0].clone();
    let draft = Draft { part: unit.clone(), ..Draft::clone(&examples::example(ZHENGAN)) };
    let view = evidence(sheet_of(&rubric, &draft).shown(&rubric));
    assert!(!view.groups.is_empty() && view.groups.iter().all(|group| group.units.contains(&*unit)));
    let table = paper(&rubric, &sheet_of(&rubric, &draft));
    assert!(table.whole.is_none());
}

#[test]
fn what_was_typed_badly_is_a_blank_and_no_figure() {
    let mut draft = Draft::clone(&examples::example(HENAN));
    draft.answers.facts.insert("training.spent".into(), typed("四百八十三左右"));
    let view = reported(&draft);
    let said = &item(&view, "duty.funding.training").text;
    assert!(said.contains("教师培训经费××万元，占教师工资总额36414万元的××%（要求不低于1.5%）"), "{said}");
    let slot = Slot::Fact("training.spent".into());
    assert!(view.blanks.iter().any(|blank| blank.slot.as_ref() == Some(&slot)));
    assert!(read(b"{}").is_err(), "what is no draft has no papers");
}
