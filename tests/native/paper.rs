//! 自评表 as a record: every indicator once, rows that add up to what is printed under them, and nothing hidden.

use super::support::{all, blank, general, judged, number, typed};
use lvzhi::draft::Draft;
use lvzhi::examples;
use lvzhi::number::{Number, Range};
use lvzhi::rubric::{Rubric, Scale};
use lvzhi::view::{PaperRow, PaperView, Sheet, paper};
use std::rc::Rc;

fn printed(rubric: &Rubric, draft: Draft) -> PaperView {
    paper(rubric, &Sheet::of(rubric, &Rc::new(draft), None))
}

/// 正安县 2019, changed.
fn zhengan(change: impl FnOnce(&mut Draft)) -> PaperView {
    let mut draft = Draft::clone(&examples::example(5));
    change(&mut draft);
    printed(&general(), draft)
}

fn row<'a>(paper: &'a PaperView, id: &str) -> &'a PaperRow {
    let rows = paper.domains.iter().flat_map(|domain| &domain.rows);
    rows.into_iter().find(|row| &*row.id == id).unwrap_or_else(|| panic!("no row {id}"))
}

/// 27.4–99 as a range.
fn range(text: &str) -> Range {
    let (low, high) = text.split_once('–').unwrap_or((text, text));
    Range { low: number(low), high: number(high) }
}

fn added<'a>(scores: impl Iterator<Item = &'a Rc<str>>) -> Range {
    scores.map(|score| range(score)).collect::<Vec<_>>().iter().sum()
}

#[test]
fn the_rows_of_the_sixth_report_add_up_to_the_totals_printed() {
    let paper = zhengan(|_| {});
    assert_eq!(&*paper.title, "县级人民政府履行教育职责自评表");
    assert_eq!(
        &*paper.head,
        "正安县 2019 年 · 评价指标：县级政府履行教育职责自评（通用示范） 2025.1 · 示例，非官方"
    );
    // Summed by hand in `seeds::points`: heads in order, and the total.
    let heads = ["0–14", "1–10", "15.5–26", "1.5–10", "7.4–29", "2–10"];
    let sums: Vec<&str> =
        paper.domains.iter().map(|domain| &*domain.sum.as_ref().expect("a sum").score).collect();
    assert_eq!(sums, heads);
    for (domain, sum) in paper.domains.iter().zip(heads) {
        assert_eq!(added(domain.rows.iter().map(|row| &row.score)), range(sum), "{}", domain.title);
    }
    let whole = paper.whole.expect("the whole");
    assert_eq!((&*whole.sum.score, &*whole.sum.full), ("27.4–99", "100"));
    assert_eq!(&*whole.sum.remarks[0], "等次：不合格–优秀");
    assert_eq!(whole.gates.len(), general().gates.len());
    assert!(whole.findings[0].contains("109.74%"), "{:?}", whole.findings);
}

#[test]
fn a_row_says_what_was_won_and_lost_and_why() {
    let paper = zhengan(|draft| {
        draft.answers.judgments.insert("law.reform".into(), {
            let mut given = judged("2.4");
            given.reason = "试点 两项".into();
            given
        });
        let mut quota = typed("200");
        quota.note = "含县级补助".into();
        draft.answers.facts.insert("kindergarten.quota".into(), quota);
    });
    // 200 is 300 below 500 元: half a point of 4 is lost, and 普高 700 below 1000 another half.
    let quota = row(&paper, "funding.quota");
    assert_eq!((&*quota.full, &*quota.score, &*quota.lost), ("4", "0–3", "至少失1分。"));
    assert!(quota.lines.iter().any(|line| line.contains("还差 300 元/人")), "{:?}", quota.lines);
    assert!(quota.lines.iter().any(|line| line.starts_with("尚缺：")), "{:?}", quota.lines);
    assert!(
        quota.lines.iter().any(|line| line.starts_with("备注（") && line.ends_with("：含县级补助")),
        "{:?}",
        quota.lines
    );
    assert!(
        quota.clause[1].contains("〔"),
        "what is not the document's own number says so: {:?}",
        quota.clause
    );
    let reform = row(&paper, "law.reform");
    assert_eq!((&*reform.score, &*reform.lost, &*reform.state), ("2.4", "失0.6分。", ""));
    assert_eq!(reform.lines.last().map(|line| &**line), Some("评判理由：试点 两项"));
    let met = row(&paper, "preschool.public");
    assert_eq!((&*met.score, &*met.lost), ("2", ""));
    assert!(met.lines[0].contains("56.5"), "{:?}", met.lines);
    assert_eq!(&*row(&paper, "law.implementation").state, "待评判");
}

#[test]
fn what_does_not_apply_says_so() {
    let paper = zhengan(|draft| {
        draft.answers.facts.insert("resettlement.teachers_needed".into(), typed("不适用"));
    });
    let row = row(&paper, "aid.resettlement");
    assert!(row.lines.iter().any(|line| line.contains("不适用")), "{row:?}");
    assert_eq!(&*row.state, "不适用");
}

/// Every rubric has a table, with each of its indicators once; where the rows do not add up, the sum says by what.
#[test]
fn every_rubric_prints() {
    for rubric in all() {
        for number in 1..=examples::COUNT {
            let draft =
                Draft { rubric: blank(&rubric).rubric, ..Draft::clone(&examples::example(number - 1)) };
            let paper = printed(&rubric, draft);
            let rows: Vec<&PaperRow> = paper.domains.iter().flat_map(|domain| &domain.rows).collect();
            let ids: Vec<&str> = rows.iter().map(|row| &*row.id).collect();
            let wanted: Vec<&str> = rubric.indicators.iter().map(|indicator| &*indicator.id).collect();
            assert_eq!(ids, wanted, "{}", rubric.id);
            assert!(
                rows.iter()
                    .all(|row| row.clause.iter().all(|line| !line.is_empty()) && !row.lines.is_empty()),
                "{}",
                rubric.id
            );
            for domain in &paper.domains {
                let sum = domain.sum.as_ref().expect("a sum");
                let is_told = sum.remarks.iter().any(|remark| remark.starts_with("各项相加为"));
                let is_letter = |said: &str| rubric.letters.iter().any(|(letter, _)| **letter == *said);
                let mut scores = domain.rows.iter().map(|row| &row.score);
                match rubric.scale {
                    Scale::Points => {
                        let adds_up = added(scores) == range(&sum.score);
                        assert_eq!(adds_up, !is_told, "{} {}", rubric.id, domain.title);
                    }
                    Scale::Items => assert!(scores.all(|score| range_free(score)), "{}", rubric.id),
                    // 合格, or 不合格–合格 where it is open.
                    Scale::Letters => {
                        assert!(scores.all(|score| score.split('–').all(is_letter)), "{}", rubric.id);
                    }
                }
            }
        }
    }
}

/// Where indicators are counted, a row says its verdict in words.
fn range_free(score: &str) -> bool {
    ["达标", "未达标", "缺数据", "待评判", "不适用"].contains(&score)
}

#[test]
fn what_weights_change_is_told_under_the_rows() {
    let rubric = all().into_iter().find(|rubric| &*rubric.id == "duties-37").expect("the checklist");
    let mut draft = blank(&rubric);
    draft.answers.facts.insert("d37.weight_direction".into(), typed("30"));
    let paper = printed(&rubric, draft);
    let sum = paper.domains[0].sum.as_ref().expect("a sum");
    // Nine indicators of a point each count for 30.
    assert_eq!((&*sum.full, &*sum.score), ("30", "0–30"));
    let remark = sum.remarks.iter().find(|remark| remark.starts_with("各项相加为")).expect("a remark");
    assert!(remark.contains("0–9 分"), "{remark}");
}

#[test]
fn a_part_prints_the_rows_of_its_unit_alone() {
    let rubric = general();
    let unit: Rc<str> = rubric.indicators[0].responsible[0].clone();
    let paper = zhengan(|draft| draft.part = unit.clone());
    let own = rubric.indicators.iter().filter(|indicator| indicator.responsible.contains(&unit));
    let rows = paper.domains.iter().map(|domain| domain.rows.len()).sum::<usize>();
    assert!(own.count() == rows && rows > 0 && rows < rubric.indicators.len(), "{rows}");
    assert!(paper.title.contains(&*unit), "{}", paper.title);
    assert!(paper.whole.is_none() && paper.domains.iter().all(|domain| domain.sum.is_none()));
}

#[test]
fn what_is_blank_is_left_to_be_written_by_hand() {
    let rubric = general();
    let paper = printed(&rubric, blank(&rubric));
    assert!(paper.head.starts_with("＿＿＿＿ ＿＿＿＿ 年"), "{}", paper.head);
    let whole = paper.whole.expect("the whole");
    assert_eq!(range(&whole.sum.score), Range { low: Number::zero(), high: number("100") });
}
