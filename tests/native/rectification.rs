//! 整改台账: kept, merged, divided among units, listed from the self-assessment, told to the rule of 整改计分, and on paper.

#[cfg(feature = "tables")]
mod papers;

use super::support::{all, answers, general};
use lvzhi::draft::{
    Book, Draft, Given, Outcome, Side, Slot, Stamp, differences, merged, owners, part_for, read, write,
};
use lvzhi::examples;
use lvzhi::rectification::{Day, Lateness, RectificationField, entries, entry, slot};
use lvzhi::rubric::Rubric;
use lvzhi::session::{LateMsg, Model, Msg, Screen, update};
use lvzhi::text;
use lvzhi::view::{
    OfferKind, RectificationFilter, RectificationOffer, RectificationView, Shown, UNSAID, rectification,
    rectification_deleted, rectification_listed, rectification_offers,
};
use std::rc::Rc;

const STAMP: Stamp<'_> = Stamp { disclaimer: text::DISCLAIMER, saved: "2026-11-22T14:03:05" };

/// The fifth report of the seeds: HZ市, with four problems.
const HZ: usize = 4;
/// The first: X县 2014.
const HENAN: usize = 0;

fn day(plain: &str) -> Day {
    Day::of_stamp(plain).expect(plain)
}

fn put(draft: &mut Draft, id: &str, what: &str, text: &str) {
    draft.put(&slot(id, what), &Given::plain(&text.into()));
}

fn example(at: usize) -> Draft {
    Draft::clone(&examples::example(at))
}

fn text_of(draft: &Draft, id: &str, what: &str) -> String {
    draft.given(&slot(id, what)).text.to_string()
}

/// What can be listed of a draft.
fn offers(rubric: &Rubric, draft: &Draft) -> Vec<RectificationOffer> {
    let outcome = Outcome::of(rubric, &draft.answers, draft.year_number());
    rectification_offers(Shown { rubric, draft, outcome: &outcome })
}

/// Lists something, as a click does.
fn list(rubric: &Rubric, draft: &mut Draft, kind: OfferKind, of: &str) -> usize {
    let outcome = Outcome::of(rubric, &draft.answers, draft.year_number());
    let shown = Shown { rubric, draft, outcome: &outcome };
    let offer = rectification_offers(shown).into_iter().find(|one| one.kind == kind && &*one.of == of);
    let offer = offer.unwrap_or_else(|| panic!("{of} is not offered"));
    let texts = rectification_listed(shown, &offer);
    for (slot, text) in &texts {
        draft.put(slot, &Given::plain(text));
    }
    texts.len()
}

fn drawn(draft: &Draft, filter: &RectificationFilter, today: &str) -> RectificationView {
    rectification(Some(&general()), draft, day(today), filter, &[])
}

/// The figures are those printed in the report; what it does not say is blank.
#[test]
fn the_fifth_seed_opens_with_its_four_problems_and_their_printed_figures() {
    let rubric = general();
    let draft = example(HZ);
    let problems = entries(&draft, &[]);
    let said: Vec<&str> = problems.iter().map(|one| one.said(RectificationField::Problem)).collect();
    assert_eq!(
        said,
        [
            "区域间教育发展不均衡、优质教育资源不足",
            "民办学校择校热",
            "义务教育教师工资待遇政策落实",
            "外来务工人员随迁子女入园入学"
        ]
    );
    let whole: Vec<String> = problems
        .iter()
        .map(|one| {
            draft.books[Book::Rectification]
                .get(&one.id)
                .expect("texts")
                .values()
                .map(|text| &**text)
                .collect()
        })
        .collect();
    for (at, figures) in [
        (
            0,
            &[
                "中小学38所、幼儿园49所",
                "170所",
                "累计742所",
                "97.9%",
                "219所",
                "5500余次",
                "19.9万余人次",
                "8所",
                "70所以上",
                "50所",
            ][..],
        ),
        (1, &["3.87∶1降到1.49∶1", "60%", "388名", "55%以上", "2022年前"]),
        (2, &["2019年12月", "2020年1月", "2020年3月", "不低于当地公务员"]),
        (3, &["2619万元", "30%", "20%", "4500万元"]),
    ] {
        for figure in figures {
            assert!(whole[at].contains(figure), "{figure} in {}", whole[at]);
        }
    }
    for one in &problems {
        for field in [
            RectificationField::Unit,
            RectificationField::Person,
            RectificationField::State,
            RectificationField::Cause,
        ] {
            assert_eq!(one.said(field), "", "the report does not say");
        }
        let indicator = one.said(RectificationField::Indicator);
        assert!(rubric.find_indicator(indicator).is_some(), "{indicator}");
    }
    // 2022年前 leaves open whether 2022 is meant: nothing is late by it, on whatever day.
    let view = drawn(&draft, &RectificationFilter::default(), "2030-01-01");
    assert_eq!(&*view.summary, "共 4 个问题：状态未填 4");
    // Each was judged with a reason, and stands in the ledger already.
    let judged: Vec<bool> = offers(&rubric, &draft)
        .into_iter()
        .filter(|one| one.kind == OfferKind::Judgment)
        .map(|one| one.is_listed)
        .collect();
    assert_eq!(judged, [true; 4]);
}

#[test]
fn a_draft_of_problems_alone_opens_with_them_and_others_with_their_figures() {
    let opened = |at: usize| {
        let model = Model::new(general(), lvzhi::facts::ById::default(), Rc::from([]));
        update(model, Msg::ExampleOpened { id: "1".into(), draft: examples::example(at) })
    };
    assert_eq!(opened(HZ).screen, Screen::Rectification);
    assert_eq!(opened(HENAN).screen, Screen::Sheet);
    let model = update(opened(HENAN), Msg::PlaceSought(slot("x", "problem")));
    assert_eq!(model.screen, Screen::Rectification);
}

/// 483 ÷ 36,414 is 1.3264 %, below 1.5 %: 2 points lost; 36,414 × 1.5 % − 483 is 63.21.
#[test]
fn a_loss_is_listed_once_with_what_is_known_of_it() {
    let rubric = general();
    let mut draft = example(HENAN);
    assert!(list(&rubric, &mut draft, OfferKind::Loss, "funding.training") > 5);
    assert_eq!(
        list(&rubric, &mut draft, OfferKind::Loss, "funding.training"),
        0,
        "a second click lists nothing"
    );
    let id = "2014.loss.funding.training";
    assert_eq!(
        text_of(&draft, id, "problem"),
        "教师培训经费483万元，占教师工资总额36414万元的1.3264%，低于1.5%的要求，差63.21万元。失2分。"
    );
    let measure = text_of(&draft, id, "measure");
    assert!(measure.contains("由483万元增加到546.21万元，增加63.21万元"), "{measure}");
    assert_eq!(text_of(&draft, id, "indicator"), "funding.training");
    assert_eq!((text_of(&draft, id, "year"), text_of(&draft, id, "state")), ("2014".into(), "未整改".into()));
    assert!(
        text_of(&draft, id, "unit").contains("县财政局") && text_of(&draft, id, "clause").starts_with('《')
    );
    for blank in ["person", "deadline", "cause", "evidence"] {
        assert_eq!(text_of(&draft, id, blank), "", "{blank}: nobody has said so");
    }
    // What was written meanwhile stays when it is deleted and listed again.
    put(&mut draft, id, "person", "张三");
    for (slot, text) in rectification_deleted(id) {
        draft.put(&slot, &Given::plain(&text));
    }
    assert!(entry(&draft, id).is_none());
    assert_eq!(list(&rubric, &mut draft, OfferKind::Loss, "funding.training"), 1);
    assert_eq!(text_of(&draft, id, "person"), "张三");
    assert_eq!(entries(&draft, &[]).len(), 1);
}

#[test]
fn what_was_listed_before_the_year_was_known_is_not_listed_again() {
    let rubric = general();
    let mut draft = Draft { year: "".into(), ..example(HENAN) };
    list(&rubric, &mut draft, OfferKind::Loss, "funding.training");
    draft.year = "2014".into();
    let listed = offers(&rubric, &draft).into_iter().find(|one| &*one.of == "funding.training");
    assert!(listed.expect("the loss").is_listed);
    // Another year's loss of the same indicator is another problem.
    let mut later = Draft { year: "2015".into(), ..example(HENAN) };
    later.books = {
        let mut one = example(HENAN);
        list(&rubric, &mut one, OfferKind::Loss, "funding.training");
        one.books
    };
    assert!(list(&rubric, &mut later, OfferKind::Loss, "funding.training") > 5);
    assert_eq!(entries(&later, &[]).len(), 2);
}

#[test]
fn findings_and_judged_notes_are_listed_too() {
    let rubric = general();
    let mut draft = example(HENAN);
    let found = offers(&rubric, &draft);
    let finding = found.iter().find(|one| one.kind == OfferKind::Finding).expect("a finding");
    list(&rubric, &mut draft, OfferKind::Finding, &finding.of);
    let problem = text_of(&draft, &finding.entry, "problem");
    assert!(problem.starts_with(&*finding.title) && problem.len() > finding.title.len(), "{problem}");
    draft.put(&Slot::Reason("direction.policy".into()), &Given::plain(&"只开过一次会".into()));
    list(&rubric, &mut draft, OfferKind::Judgment, "direction.policy");
    assert_eq!(text_of(&draft, "2014.judged.direction.policy", "problem"), "只开过一次会");
    assert_eq!(text_of(&draft, "2014.judged.direction.policy", "indicator"), "direction.policy");
    let view = drawn(&draft, &RectificationFilter::default(), "2026-01-01");
    assert_eq!(&*view.summary, "共 2 个问题：未整改 2");
}

#[test]
fn the_ledger_is_filtered_by_state_unit_year_source_and_lateness() {
    let mut draft = Draft { year: "2025".into(), ..Draft::default() };
    for (id, year, unit, state, deadline) in [
        ("1", "2023", "县教育局", "经验收", "2024-06-30"),
        ("2", "2024", "县财政局、县教育局", "整改中", "2025-12-31"),
        ("3", "2024", "县住建局", "", "2025年12月31日前"),
        ("4", "2025", "县教育局", "未整改", "2026年6月"),
    ] {
        for (what, text) in
            [("year", year), ("unit", unit), ("state", state), ("deadline", deadline), ("problem", id)]
        {
            put(&mut draft, id, what, text);
        }
    }
    put(&mut draft, "4", "source", "省督导报告");
    let ids = |filter: &RectificationFilter, today: &str| {
        drawn(&draft, filter, today).rows.iter().map(|row| row.problem.to_string()).collect::<Vec<_>>()
    };
    let none = RectificationFilter::default();
    assert_eq!(ids(&none, "2025-12-31"), ["1", "2", "3", "4"]);
    assert_eq!(
        ids(&RectificationFilter { unit: "县教育局".into(), ..none.clone() }, "2025-12-31"),
        ["1", "2", "4"]
    );
    assert_eq!(ids(&RectificationFilter { year: "2024".into(), ..none.clone() }, "2025-12-31"), ["2", "3"]);
    assert_eq!(ids(&RectificationFilter { state: UNSAID.into(), ..none.clone() }, "2025-12-31"), ["3"]);
    assert_eq!(
        ids(&RectificationFilter { source: "省督导报告".into(), ..none.clone() }, "2025-12-31"),
        ["4"]
    );
    // On 31 December 2025 nothing is late yet; on the day after two are, and of one of them nobody has said how far it is.
    let late = RectificationFilter { late: true, ..none.clone() };
    assert_eq!(ids(&late, "2025-12-31"), [""; 0]);
    assert_eq!(ids(&late, "2026-01-01"), ["2", "3"]);
    let view = drawn(&draft, &none, "2026-01-01");
    assert_eq!(
        view.rows.iter().map(|row| row.late).collect::<Vec<_>>(),
        [Lateness::No, Lateness::Overdue, Lateness::Unsaid, Lateness::No]
    );
    assert_eq!(&*view.summary, "共 4 个问题：未整改 1、整改中 1、经验收 1、状态未填 1；时限已过 2");
    let choices: Vec<Vec<String>> =
        view.choices.iter().map(|all| all.iter().map(ToString::to_string).collect()).collect();
    assert_eq!(
        choices,
        [vec!["县教育局", "县财政局", "县住建局"], vec!["2023", "2024", "2025"], vec!["省督导报告"]]
    );
    // What is opened up stays in sight whatever is chosen.
    let open = rectification(None, &draft, day("2026-01-01"), &late, &["1".into()]);
    assert_eq!(open.rows.len(), 3);
}

/// The township's rule: 到位 counts 1, 没有到位 0.5, 没有整改 0. Of five problems one is accepted, one done, one under way, one untouched
/// and one back again: 1, 2, 2 where only what is accepted counts as mended, else 2, 1, 2.
#[test]
fn the_rule_is_told_only_what_a_person_takes_over() {
    let rubrics = all();
    let rubric = rubrics.iter().find(|rubric| &*rubric.id == "township").expect("the township's");
    let mut draft = Draft { year: "2024".into(), ..Draft::default() };
    for (id, state) in ["经验收", "已完成", "整改中", "未整改", "反弹"].into_iter().enumerate()
    {
        put(&mut draft, &id.to_string(), "state", state);
        put(&mut draft, &id.to_string(), "year", "2024");
    }
    let told = |draft: &Draft, filter: &RectificationFilter| {
        let view = rectification(Some(rubric), draft, day("2024-01-01"), filter, &[]);
        assert_eq!(view.tallies.len(), 1, "one rule");
        view.tallies.into_iter().next().expect("one")
    };
    let none = RectificationFilter::default();
    let texts = |draft: &Draft, at: usize| -> Vec<String> {
        told(draft, &none).options[at]
            .texts
            .iter()
            .map(|(slot, text)| format!("{}={text}", slot.path()))
            .collect()
    };
    let facts = ["facts.issues.done.text", "facts.issues.partly.text", "facts.issues.open.text"];
    let expected = |counts: [u32; 3]| -> Vec<String> {
        facts.iter().zip(counts).map(|(fact, count)| format!("{fact}={count}")).collect()
    };
    assert_eq!(texts(&draft, 0), expected([1, 2, 2]));
    assert_eq!(texts(&draft, 1), expected([2, 1, 2]));
    assert_eq!(told(&draft, &none).options.len(), 2);
    assert!(!told(&draft, &none).options[0].is_taken);
    // Filters by state do not count: the rule is of all problems.
    let filter = RectificationFilter { state: "经验收".into(), ..none.clone() };
    assert_eq!(told(&draft, &filter).options[0].texts[1].1.as_ref(), "2");
    draft.answers = answers(&[("issues.done", "1"), ("issues.partly", "2"), ("issues.open", "2")]);
    assert!(told(&draft, &none).options[0].is_taken);
    // One whose state nobody has said: nothing is proposed.
    put(&mut draft, "6", "problem", "新问题");
    put(&mut draft, "6", "year", "2023");
    let open = told(&draft, &none);
    assert!(open.options.is_empty() && open.none.contains("还有 1 个问题没有填状态"), "{open:?}");
    let of_year = RectificationFilter { year: "2024".into(), ..none };
    assert_eq!(told(&draft, &of_year).options.len(), 2);
    // The default rubric has no such rule.
    assert!(drawn(&draft, &of_year, "2024-01-01").tallies.is_empty());
}

#[test]
fn two_people_work_on_one_ledger_and_both_stay() {
    let rubric = general();
    let mut ours = example(HENAN).copied(&"o".into());
    list(&rubric, &mut ours, OfferKind::Loss, "funding.training");
    let mut theirs = ours.copied(&"u".into());
    let id = "2014.loss.funding.training";
    put(&mut ours, id, "person", "李四");
    put(&mut ours, id, "progress.2026-11-01T10:00:00.text", "已列入预算");
    put(&mut theirs, id, "deadline", "2026年底");
    put(&mut theirs, id, "progress.2026-11-02T10:00:00.text", "已拨付");
    put(&mut ours, id, "state", "整改中");
    put(&mut theirs, id, "state", "已完成");
    let mut other = list(&rubric, &mut theirs, OfferKind::Finding, "primary-public-growth");
    other += list(&rubric, &mut ours, OfferKind::Finding, "primary-public-growth");
    assert!(other > 10, "both list the same finding");
    let theirs = read(write(&theirs, None, STAMP).as_bytes()).expect("a draft").draft;
    let conflicts: Vec<String> =
        differences(&ours, &theirs).iter().filter(|one| one.is_conflict).map(|one| one.slot.path()).collect();
    assert_eq!(conflicts, [format!("rectification.{id}/state")], "only what both changed is asked about");
    let both = merged(&ours, &theirs, |_| Side::Theirs, &"来件.json".into(), &"2026-11-26T10:00:00".into());
    let said = |what: &str| text_of(&both, id, what);
    assert_eq!(
        (said("person"), said("deadline"), said("state")),
        ("李四".into(), "2026年底".into(), "已完成".into())
    );
    let progress = entry(&both, id).expect("the entry").dated(lvzhi::rectification::DatedKind::Progress);
    assert_eq!(progress.iter().map(|note| &*note.text).collect::<Vec<_>>(), ["已列入预算", "已拨付"]);
    assert_eq!(entries(&both, &[]).len(), 2, "and listed once");
    let place = text::place_named(&[&rubric], &[&both], &slot(id, "state"));
    assert!(place.starts_with("整改台账“教师培训经费") && place.ends_with("…”的整改状态"), "{place}");
}

#[test]
fn a_unit_gets_its_problems_and_answers_for_them() {
    let rubric = general();
    let mut draft = example(HENAN);
    put(&mut draft, "1", "unit", "县财政局，县教育局");
    put(&mut draft, "2", "unit", "县住建局");
    put(&mut draft, "3", "problem", "没有单位");
    let part = part_for(&rubric, &draft, &"县教育局".into(), true);
    assert_eq!(part.books[Book::Rectification].keys().map(|id| &**id).collect::<Vec<_>>(), ["1"]);
    assert!(part_for(&rubric, &draft, &"县教育局".into(), false).books[Book::Rectification].is_empty());
    let units = owners(&rubric, &draft, &slot("1", "state"));
    assert_eq!(units.iter().map(|unit| &**unit).collect::<Vec<_>>(), ["县财政局", "县教育局"]);
    assert!(owners(&rubric, &draft, &slot("3", "state")).is_empty());
}

#[test]
fn a_ledger_is_written_and_read_back_and_holds_to_the_schema() {
    let mut draft = example(HZ);
    put(&mut draft, "2026-11-25T14:03:05", "problem", "=1+1\n\"引号\"");
    put(&mut draft, "2026-11-25T14:03:05", "of.another.page", "x");
    let file = write(&draft, None, STAMP);
    assert_eq!(read(file.as_bytes()).expect("a draft").draft, draft);
    let value = serde_json::from_str(&file).expect("JSON");
    assert_eq!(super::drafts::schema::faults(&super::drafts::schema::schema(), &value), [""; 0]);
}

/// A page that knows no ledger keeps it as it keeps all it does not know: beside the fields it knows, letter by letter.
#[test]
fn what_an_older_page_keeps_of_a_ledger_is_the_ledger() {
    let file = write(&example(HZ), None, STAMP);
    let older = file.replace("\"rectification\": {", "\"of_a_newer_page\": {");
    let kept = write(&read(older.as_bytes()).expect("a draft").draft, None, STAMP);
    let again = kept.replace("\"of_a_newer_page\": {", "\"rectification\": {");
    assert_eq!(read(again.as_bytes()).expect("a draft").draft, example(HZ));
}

#[test]
fn what_is_listed_is_one_step_that_can_be_taken_back_and_is_named() {
    let model = Model::new(general(), lvzhi::facts::ById::default(), Rc::from([]));
    let model = update(model, Msg::ExampleOpened { id: "1".into(), draft: examples::example(HENAN) });
    let texts = vec![(slot("a", "problem"), Rc::from("甲")), (slot("a", "state"), Rc::from("未整改"))];
    let model = update(model, LateMsg::TextsEntered(texts).into());
    let held = |model: &Model| model.open_entry().expect("open").draft.books[Book::Rectification].len();
    assert_eq!(held(&model), 1);
    let model = update(model, Msg::Undone);
    assert_eq!(held(&model), 0);
    let said = text::notice(&[&general()], model.notice.as_ref().expect("a notice"));
    assert_eq!(said, "已撤销：整改台账");
}

#[test]
fn figures_taken_over_are_signed_by_who_took_them() {
    let model = Model::new(general(), lvzhi::facts::ById::default(), Rc::from([]));
    let model = update(model, Msg::ExampleOpened { id: "1".into(), draft: examples::example(HENAN) });
    let model = Model { editor: "张三".into(), clock: "2026-12-01T10:00:00".into(), ..model };
    let texts = vec![(Slot::Fact("issues.done".into()), Rc::from("3"))];
    let model = update(model, LateMsg::TextsEntered(texts).into());
    let given = model.open_entry().expect("open").draft.given(&Slot::Fact("issues.done".into()));
    assert_eq!((&*given.text, &*given.by), ("3", "张三"));
}
