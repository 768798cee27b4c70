//! What strikes in several counties' figures.

use super::{draft, gathered, settled};
use lvzhi::desk::{Anomaly, Gathered, Measure, anomalies};
use lvzhi::text;

fn found(desk: &Gathered) -> Vec<Anomaly> {
    anomalies(desk.rubric.as_ref().expect("a rubric"), &desk.entries)
}

fn says(desk: &Gathered) -> Vec<String> {
    let rubric = desk.rubric.as_ref().expect("a rubric");
    found(desk).iter().map(|one| text::anomaly(rubric, &desk.entries, one)).collect()
}

/// Six counties with 入学率 98 to 98.5 and one with 60: median of 60, 98, 98.1 … 98.5 is 98.2, distances 38.2, 0.2, 0.1, 0, 0.1, 0.2, 0.3,
/// their middle 0.2; 0.6745 · 38.2 ÷ 0.2 = 128.8, and 0.6745 · 0.3 ÷ 0.2 = 1.01.
#[test]
fn a_share_far_from_the_others_is_asked_about() {
    let rates = ["98", "98.1", "60", "98.2", "98.3", "98.4", "98.5"];
    let all: Vec<_> = rates
        .iter()
        .enumerate()
        .map(|(at, rate)| {
            // The money grows with the county; its share of the wages, 2 %, does not.
            let (money, wages) = (format!("{}", 20 << at), format!("{}", 1000 << at));
            draft(&format!("县{at}"), &[], &[("rate", rate), ("money", &money), ("wages", &wages)])
        })
        .collect();
    assert_eq!(says(&gathered(&all)), ["县2的“入学率”为 60%，远低于 7 个县的中位数 98.2%，是否属实？"]);
}

/// 2 % in five counties and 0.2 % in the sixth: what is computed is compared, too.
#[test]
fn what_an_indicator_computes_is_compared() {
    let all: Vec<_> = (1..=6)
        .map(|at| {
            let money = if at == 4 { "2" } else { "20" };
            draft(&format!("县{at}"), &[], &[("money", money), ("wages", "1000")])
        })
        .collect();
    let desk = gathered(&all);
    assert_eq!(says(&desk), ["县4的“培训经费占工资总额”为 0.2%，远低于 6 个县的中位数 2%，是否属实？"]);
    let [Anomaly::Far(far)] = &found(&desk)[..] else { panic!("one far figure") };
    assert!(matches!(far.measure, Measure::Part(_, 0)), "{far:?}");
    // |0.2 − 2| ÷ 6
    assert_eq!((far.spread.plain(), far.peers), ("0.3".to_owned(), 6));
}

#[test]
fn shares_above_the_whole_are_asked_about() {
    let over = draft("甲县", &[], &[("rate", "109.74"), ("held", "120")]);
    let whole = draft("乙县", &[], &[("rate", "100"), ("held", "100")]);
    let bound = draft("丙县", &[], &[("rate", "≥101")]);
    let said = says(&gathered(&[over, whole, bound]));
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said.contains(&"甲县的“入学率”为 109.74%，统计口径是什么？".to_owned()), "{said:?}");
    assert!(said.contains(&"甲县的“占比”大于 100%，统计口径是什么？".to_owned()), "{said:?}");
}

#[test]
fn full_points_for_all_that_is_judged_are_asked_about() {
    let almost = draft("乙县", &[("a", "10"), ("b", "10"), ("c", "10"), ("d", "10"), ("e", "9.9")], &[]);
    let few = draft("丙县", &[("a", "10"), ("b", "10"), ("c", "10"), ("d", "10")], &[]);
    let desk = gathered(&[settled("甲县", "10"), almost, few]);
    assert_eq!(says(&desk), ["甲县评判的 5 项都得满分，评判依据是否齐全？"]);
}
