//! A draft measured by standards that came after its year says so, on the card and in the result.
//!
//! The years are those of the documents cited in the rubric files: of `funding.quota` in the default rubric 2023 for 小学 and
//! 初中, 2025 for 特殊教育, 2024 for 幼儿园, 2019 for 普通高中, 2017 for small schools.

use super::support::{all, answers, edition};
use lvzhi::draft::Draft;
use lvzhi::rubric::Rubric;
use lvzhi::view::{Sheet, SheetView};
use std::rc::Rc;

fn rubric(id: &str) -> Rubric {
    all().into_iter().find(|rubric| &*rubric.id == id).expect("a rubric of the page")
}

fn sheet(rubric: &Rubric, year: &str, facts: &[(&str, &str)]) -> Rc<SheetView> {
    let draft = Draft { year: year.into(), answers: answers(facts), ..Draft::default() };
    Sheet::of(rubric, &Rc::new(draft), None).view
}

/// What a card says of later standards.
fn said(rubric: &Rubric, year: &str, indicator: &str) -> String {
    let sheet = sheet(rubric, year, &[]);
    let card = sheet.cards.iter().find(|card| &*card.id == indicator);
    card.unwrap_or_else(|| panic!("no card {indicator}")).later.to_string()
}

/// What the result says of them.
fn remarks(rubric: &Rubric, year: &str) -> Vec<String> {
    let remarks = sheet(rubric, year, &[]).result.remarks.clone();
    remarks.iter().map(ToString::to_string).filter(|remark| remark.contains("晚于")).collect()
}

#[test]
fn a_card_says_which_years_its_standards_are_of() {
    let general = rubric("general");
    let quota = |year| said(&general, year, "funding.quota");
    assert_eq!(
        quota("2014"),
        "本项按2017年、2019年、2023年、2024年、2025年发布的标准测算，晚于填报年度2014年。"
    );
    assert_eq!(quota("2023"), "本项按2024年、2025年发布的标准测算，晚于填报年度2023年。");
    // The same year is not later.
    assert_eq!(quota("2024"), "本项按2025年发布的标准测算，晚于填报年度2024年。");
    assert_eq!((quota("2025"), quota("2026")), (String::new(), String::new()));
    // No year, or what is none, is compared with nothing.
    assert_eq!((quota(""), quota("去年")), (String::new(), String::new()));
    // 豫政〔2013〕59号; 国办发〔2018〕82号.
    assert_eq!(said(&general, "2014", "funding.training"), "");
    assert_eq!(
        said(&general, "2012", "funding.training"),
        "本项按2013年发布的标准测算，晚于填报年度2012年。"
    );
    assert!(said(&general, "2014", "funding.never_less").contains("2018年"));
    // A law has no year of issue here; what a person judges, and what is our own, is measured by no document.
    assert_eq!(said(&general, "2014", "funding.per_pupil"), "");
    assert_eq!(said(&general, "2014", "leadership.plan"), "");
}

#[test]
fn the_result_counts_the_cards_that_say_so() {
    let general = rubric("general");
    for year in ["2005", "2014", "2019", "2023"] {
        let cards = sheet(&general, year, &[]).cards.iter().filter(|card| !card.later.is_empty()).count();
        assert!(cards > 1, "{year}");
        assert_eq!(
            remarks(&general, year),
            [format!("{cards} 项按晚于填报年度{year}年的标准测算，见各项说明")]
        );
    }
    // Only 特殊教育's quota is of 2025.
    assert_eq!(remarks(&general, "2024"), ["1 项按晚于填报年度2024年的标准测算，见各项说明"]);
    assert_eq!(remarks(&general, "2025"), [""; 0]);
    assert_eq!(remarks(&general, ""), [""; 0]);
}

#[test]
fn a_rubric_later_as_a_whole_says_so_once() {
    // 教督〔2017〕6号, and nothing in it is later: the lookup of 2025 does not hold for 2014.
    let quality = edition("quality-balance", "2017.1");
    assert_eq!(remarks(&quality, "2014"), ["本套指标2017年发布，晚于填报年度2014年"]);
    assert_eq!(said(&quality, "2014", "qb.g7"), "");
    assert_eq!(remarks(&quality, "2017"), [""; 0]);
    // 教督〔2020〕1号 with lines of a county of 2024 in it.
    let preschool = edition("preschool", "2020.1");
    let said_of = remarks(&preschool, "2019");
    assert_eq!(said_of[0], "本套指标2020年发布，晚于填报年度2019年");
    assert!(said_of[1].contains("项按晚于填报年度2019年的标准测算"), "{said_of:?}");
    assert_eq!(said(&preschool, "2019", "pk.teachers"), "本项按2024年发布的标准测算，晚于填报年度2019年。");
    assert_eq!(said(&preschool, "2019", "pk.inclusive"), "");
}

#[test]
fn of_what_depends_on_the_province_or_the_year_the_line_that_holds_counts() {
    let preschool = edition("preschool", "2020.1");
    let enrolment = |province: &str| {
        let sheet = sheet(&preschool, "2020", &[("region.province_preschool", province)]);
        sheet.cards.iter().find(|card| &*card.id == "pk.enrolment").expect("the card").later.to_string()
    };
    // 85 % of 2020 everywhere, 90 % in 河南 since 2021.
    assert_eq!((enrolment(""), enrolment("国家标准")), (String::new(), String::new()));
    assert_eq!(enrolment("河南"), "本项按2021年发布的标准测算，晚于填报年度2020年。");
    // 600 元 of 2015 held in 2016, 720 元 of 2023 since then: never a later one. Small schools go by 2017.
    let jiangxi = rubric("jiangxi");
    assert!(said(&jiangxi, "2016", "jx.quota").starts_with("本项按2017年发布"));
    assert_eq!(said(&jiangxi, "2018", "jx.quota"), "");
    assert_eq!(said(&jiangxi, "2023", "jx.quota"), "");
}
