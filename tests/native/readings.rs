//! Wherever what counts is not what stands in the box, that is said: 读作 ….

use super::support::{all, blank, general, judged, typed};
use lvzhi::draft::{Book, Draft, Given, NAME, Slot};
use lvzhi::rubric::Rubric;
use lvzhi::view::whatif::{Tried, scenario_slot, scenarios, years};
use lvzhi::view::{self, FieldView, Sheet};
use std::rc::Rc;

/// The field of a name on the sheet of a draft with this fact.
fn field(rubric: &Rubric, id: &str, text: &str) -> FieldView {
    let mut draft = blank(rubric);
    draft.answers.facts.insert(id.into(), typed(text));
    on_sheet(rubric, draft, id)
}

fn on_sheet(rubric: &Rubric, draft: Draft, name: &str) -> FieldView {
    let view = Sheet::of(rubric, &Rc::new(draft), None).view;
    let cards = view.cards.iter().flat_map(|card| {
        card.inputs.iter().chain(&card.related).chain(card.judged.iter().map(|judged| &judged.points))
    });
    let found = cards.into_iter().find(|field| &*field.name == name).map(|field| FieldView::clone(field));
    found.unwrap_or_else(|| panic!("no field {name}"))
}

#[test]
fn a_figure_that_was_worked_out_says_so() {
    let rubric = general();
    for (id, text, expected) in [
        ("training.spent", "483万+63.21万元", Some("读作 546.21 万元")),
        ("aid.persons", "6.9万人次+148", Some("读作 69,148 人次")),
        ("aid.persons", "69148", None),
        ("aid.persons", "69148人次", None),
        ("aid.persons", "6.9万", Some("读作 69,000 人次")),
        ("kindergarten.count", "12-8", Some("读作 4 所（减法）")),
        ("training.spent", "￥483", Some("读作 483 万元")),
        ("kindergarten.planned_places", "24生/千人", Some("读作 24 个")),
        ("growth.revenue", "减少6.29%", Some("读作 -6.29 %")),
        ("growth.revenue", "负增长", Some("按“负增长”参与比较")),
        ("health.myopia_drop", "下降5", Some("读作 5 %")),
        ("kindergarten.count", "3-5", None),
    ] {
        assert_eq!(field(&rubric, id, text).read_as.as_deref(), expected, "{text} in {id}");
    }
}

#[test]
fn a_figure_that_is_refused_says_what_would_be_right() {
    let rubric = general();
    for (id, text, words) in [
        ("growth.revenue", "8-12%", ["范围", "≥8"]),
        ("region.population", "2020-1-1", ["日期", "请填数"]),
        ("salary.total", "12\t345", ["两格", "只留一个数"]),
        ("vocational.equipment_per_pupil", "1735/1835", ["两个数", "3亿元/1.5万人"]),
        ("kindergarten.count", "3/3", ["两个数", "÷"]),
        ("growth.revenue", "9.39/10.02-1", ["百分号", "-100%"]),
        ("training.spent", "1亿元+5000", ["单位不一致", "都写上单位"]),
        ("language.share", "提高到95%", ["增减", "本项要的数"]),
        ("growth.revenue", "减少-3%", ["负号", "去掉"]),
    ] {
        let problem = field(&rubric, id, text).problem.unwrap_or_else(|| panic!("{text} in {id} is read"));
        assert!(words.iter().all(|word| problem.contains(word)), "{text} in {id}: {problem}");
    }
}

#[test]
fn points_that_were_worked_out_say_so() {
    let rubric = general();
    let points = |text: &str| {
        let mut draft = blank(&rubric);
        draft.answers.judgments.insert("direction.policy".into(), judged(text));
        on_sheet(&rubric, draft, "judgment:direction.policy")
    };
    assert_eq!(points("2+0.7").read_as.as_deref(), Some("读作 2.7 分"));
    assert_eq!(points("２．７").read_as.as_deref(), Some("读作 2.7 分"));
    for plain in ["2.7", "2.7分", " 2.7 分 ", ""] {
        assert_eq!(points(plain).read_as, None, "{plain}");
    }
    for marks in ["3/3", "2.7分/3分", "2.7/3"] {
        let field = points(marks);
        assert_eq!(field.read_as, None, "{marks}");
        assert!(field.problem.expect("refused").contains("不写满分"), "{marks}");
    }
}

#[test]
fn cells_that_were_worked_out_say_so() {
    let rubrics = all();
    let rubric = rubrics.iter().find(|rubric| &*rubric.id == "quality-balance").expect("quality-balance");
    let rooms = "一小\t12\t3亩\t60\t2\t90\n二小\t10+2\t2\t60\t2\t90";
    let rooms = field(rubric, "schools.arts_rooms", &rooms.replace("3亩\t60", "3\t0.03亩"));
    // 0.03 亩 is 20 ㎡.
    let expected = "一小的“最小的音乐专用教室面积”读作 20 ㎡；二小的“教学班数”读作 12 班";
    assert_eq!(rooms.read_as.as_deref(), Some(expected));
    let plain = field(rubric, "schools.arts_rooms", "一小\t12\t3\t60\t2\t90");
    assert_eq!(plain.read_as, None);
}

#[test]
fn scenarios_and_targets_say_so_too() {
    let rubric = general();
    let (spent, points) = (Slot::Fact("training.spent".into()), Slot::Points("direction.policy".into()));
    let mut draft = Draft { year: "2023".into(), ..blank(&rubric) };
    let mut put = |slot: &Slot, text: &str| draft.put(slot, &Given::plain(&text.into()));
    put(&Slot::In(Book::Scenarios, "1".into(), NAME.into()), "甲");
    put(&spent, "400+83");
    put(&scenario_slot(&"1".into(), &spent), "0.05亿");
    put(&scenario_slot(&"1".into(), &points), "2+0.7");
    put(&Slot::In(Book::Targets, "2024".into(), "training.spent".into()), "500+46.21");
    let draft = Rc::new(draft);
    let now = Tried::now(&rubric, &draft);
    let tried = [Tried::scenario(&rubric, &draft, &"1".into(), "甲".into())];
    let changed = scenarios(&rubric, &now, &tried, &[spent.clone(), points], "1").changed;
    assert_eq!(&*changed[0].now, "400+83（读作 483 万元）");
    let cell = &changed[0].cells[0].field;
    assert_eq!(cell.read_as.as_deref(), Some("读作 500 万元"));
    assert_eq!(&*cell.otherwise, "不变：400+83（读作 483 万元）");
    assert_eq!(changed[1].cells[0].field.read_as.as_deref(), Some("读作 2.7 分"));
    let years = years(&rubric, &now, &[]).expect("a year");
    assert_eq!(&*years.rows[0].now, "400+83（读作 483 万元）");
    assert_eq!(years.rows[0].cells[0].read_as.as_deref(), Some("读作 546.21 万元"));
    assert_eq!(&*years.rows[0].cells[1].otherwise, "不变：500+46.21（读作 546.21 万元）");
}

#[test]
fn a_ratio_in_a_box_of_percent_is_asked_about() {
    for rubric in all() {
        let mut draft = blank(&rubric);
        let shares = ["language.share", "kindergarten.gross_enrolment", "satisfaction.compulsory"];
        let shares = shares.iter().filter(|id| rubric.find_fact(id).is_some());
        let mut expected = Vec::new();
        for share in shares {
            draft.answers.facts.insert((*share).into(), typed("0.9543"));
            expected.push(format!("share-as-ratio:{share}"));
        }
        // Rates of dropping out are that small.
        draft.answers.facts.insert("primary.dropout".into(), typed("0.35"));
        let findings = &Sheet::of(&rubric, &Rc::new(draft), None).view.result.findings;
        let findings = view::findings(&rubric, findings);
        let mut asked: Vec<&str> = findings.iter().map(|finding| &*finding.id).collect();
        asked.retain(|id| id.starts_with("share-as-ratio"));
        expected.sort_unstable();
        asked.sort_unstable();
        assert_eq!(asked, expected, "{}", rubric.id);
        assert!(
            findings.iter().filter(|one| asked.contains(&&*one.id)).all(|one| one.text.contains("95.43"))
        );
    }
}
