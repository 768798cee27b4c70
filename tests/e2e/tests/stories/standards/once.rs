//! What of this subject no engine can break: the same wasm says and computes it in any.

use e2e::{Page, names};
use serde_json::json;
use xtask::paths;

use super::outcome;
use crate::offline::copy;
use crate::{ZHENGAN, example, exported, fill, go_home, open_draft, open_example};

/// Fills the open draft in for another rubric.
#[track_caller]
fn switch(page: &Page, rubric: &str) {
    page.click_on("对标");
    page.click(&format!("[data-rubric='{rubric}'] button"));
    page.wait_for(names::TOTAL);
}

#[test]
fn figures_are_entered_once_and_feed_every_rubric() {
    let page = example();
    switch(&page, "preschool");
    page.wait_for_text(names::TOTAL, "2–72");
    assert_eq!(page.value_of("kindergarten.public_pupils"), "8728");
    // 7000 ÷ 15447 is 45.3 %.
    fill(&page, "kindergarten.public_pupils", "7000");
    page.wait_for_text(names::TOTAL, "0–70");
    assert_eq!(page.verdict("pk.public"), "unmet");

    // The default rubric loses by the same figure: 45.316 ÷ 50 × 2 = 1.8127.
    switch(&page, "general");
    assert_eq!(page.value_of("kindergarten.public_pupils"), "7000");
    assert_eq!(page.points("preschool.public"), "1.81");

    // Changing the rubric is a step like any other.
    page.click_on("撤销");
    page.wait_for_text(names::TOTAL, "0–70");
    let (_, file) = exported(&page);
    assert_eq!(file["rubric"]["id"], json!("preschool"));
    assert_eq!(file["result"]["total"], json!({ "low": "0", "high": "70" }));
    assert_eq!(file["result"]["indicators"]["pk.public"]["certainty"], json!("official"));

    page.wait_to_read("已保存");
    page.reload();
    page.wait_for_text(names::TOTAL, "0–70");
    go_home(&page);
    page.wait_to_read("0–70 分，未通过");
    open_draft(&page, ZHENGAN);
    page.wait_for_text(names::TOTAL, "0–70");
    page.end();
}

/// The published example of the method: five schools, 0.515257 unrounded, above 0.50 where an unweighted one would pass.
const FIVE_SCHOOLS: &str =
    "学校\t学生数\t教师\n小学1\t45\t279\n小学2\t37\t137\n小学3\t89\t935\n小学4\t76\t160\n小学5\t55\t402";

#[test]
fn a_table_is_pasted_whole_and_schools_are_weighted_by_their_pupils() {
    let page = example();
    switch(&page, "quality-balance");
    page.paste_into("schools.primary", FIVE_SCHOOLS);
    page.wait_for_text(".read-table tbody tr:last-child th", "小学5");
    assert_eq!(
        page.count(".field:has([name='schools.primary']) .read-table tbody tr"),
        5,
        "the headings are passed over"
    );
    let card = page.text_of(&names::card("qb.r1"));
    assert!(card.contains("0.5153") && card.contains("0.5"), "{card}");
    assert_eq!(page.verdict("qb.r1"), "unmet");
    // What was pasted stays as it was, and one undo takes it back.
    assert_eq!(page.value_of("schools.primary"), FIVE_SCHOOLS);
    page.press("Tab");
    page.click_on("撤销");
    page.wait_until("the table is empty", |page| page.value_of("schools.primary").is_empty());
    page.end();
}

/// 302 and 1913 are the sums of the five; counted as a school they make 0.3643 of 0.5153, which would pass.
#[test]
fn what_is_no_school_is_told_and_can_be_counted_all_the_same() {
    let page = example();
    switch(&page, "quality-balance");
    let typed = format!("{FIVE_SCHOOLS}\n附：各校相加\t302\t1913\n注：数据截至2019年9月1日");
    page.paste_into("schools.primary", &typed);
    page.wait_to_read("第 7 行“附：各校相加”是汇总行，没有计入");
    page.wait_to_read("第 8 行“注：数据截至2019年9月1日”没有数，是说明或标题，没有计入");
    let rows = ".field:has([name='schools.primary']) .read-table tbody tr";
    assert_eq!(page.count(rows), 5);
    assert!(page.text_of(&names::card("qb.r1")).contains("0.5153"));
    // The button writes a word before the line; pressed again it takes it away.
    page.click_on("仍要计入：第 7 行“附：各校相加”");
    page.wait_until("the line is counted", |page| page.count(rows) == 6);
    page.wait_to_read("“附：各校相加”是汇总行，已按要求计入");
    assert_eq!(page.value_of("schools.primary"), typed.replace("附：", "计入：附："));
    assert!(page.text_of(&names::card("qb.r1")).contains("0.3643"));
    page.click_on("仍要计入：第 7 行“附：各校相加”");
    page.wait_until("it is left out again", |page| page.count(rows) == 5);
    assert_eq!(page.value_of("schools.primary"), typed);
    page.press("Ctrl+Z");
    page.wait_until("one step back it is counted", |page| page.count(rows) == 6);
    page.end();
}

#[test]
fn a_choice_is_made_with_the_keyboard() {
    let page = example();
    switch(&page, "preschool");
    let options = page.texts_of("select[name='region.province_preschool'] option");
    assert_eq!(options[0], "请选择");
    page.focus("region.province_preschool");
    page.press("Down");
    page.wait_until("an option is chosen", |page| page.value_of("region.province_preschool") == options[1]);
    page.end();
}

/// The standard does not say how a county is scored that took no part in the monitoring: nothing is decided by that.
#[test]
fn what_the_standard_does_not_say_stays_open() {
    let page = example();
    switch(&page, "quality-balance");
    assert_eq!(page.verdict("qb.q9"), "missing");
    fill(&page, "monitoring.level_reached", "不适用");
    fill(&page, "monitoring.school_difference", "不适用");
    // Both parts say so; the one item stays zero to one.
    let card = names::card("qb.q9");
    let told = "已填“不适用”，细则没有规定如何计分，得分未定";
    page.wait_until("both are told", |page| page.text_of(&card).matches(told).count() == 2);
    assert_eq!(page.verdict("qb.q9"), "missing");
    assert_eq!(page.points("qb.q9"), "0–1");
    assert!(page.text_of(&card).contains("缺数据"), "{}", page.text_of(&card));
    page.end();
}

#[test]
fn weights_are_set_by_the_person() {
    let page = example();
    switch(&page, "duties-37");
    page.wait_to_read("测算总分（满分 37）");
    fill(&page, "d37.weight_direction", "30");
    // 9 items become 30 points: 37 − 9 + 30.
    page.wait_to_read("测算总分（满分 58）");
    page.wait_to_read("所设权重合计 58 分，原为 37 分");
    page.end();
}

#[test]
fn a_new_draft_is_for_the_rubric_that_was_chosen() {
    let page = Page::open();
    page.begin(Some("township"));
    page.wait_for_text(names::TOTAL, "0–100");
    page.wait_to_read("乡镇人民政府履行教育职责自评");
    page.end();
}

/// The other rubrics come in a file of their own. Without a network the page says so, keeps what was filled in, and tries
/// again when asked.
#[test]
fn without_the_file_of_the_other_rubrics_nothing_is_lost() {
    let page = Page::with().cut_off("on-demand/standards").open();
    open_example(&page);
    page.click_on("对标");
    page.wait_to_read("未能取得该评价指标的数据文件");
    assert_eq!(outcome(&page, "general"), "27.4–99 分，暂不能定等次");
    page.connect_again();
    page.click_on("重试");
    page.wait_for("[data-rubric='township']");
    end_without_the_file(&page);
}

/// The browser and the page both report the file they were kept from, and nothing else.
fn end_without_the_file(page: &Page) {
    let errors = page.console_errors();
    assert!(
        !errors.is_empty()
            && errors.iter().all(|error| error.contains("on-demand") || error.contains("fetch")),
        "{errors:?}"
    );
    assert_eq!(page.requests_elsewhere(), [""; 0]);
}

/// A draft whose rubric cannot be had can still be handed on; the result is left out, since it was not computed.
#[test]
fn a_draft_is_exported_without_the_file_of_the_other_rubrics() {
    let page = Page::with().cut_off("on-demand/standards").open();
    page.begin(Some("township"));
    page.wait_to_read("未能取得该评价指标的数据文件");
    let (_, file) = exported(&page);
    assert_eq!(file["rubric"]["id"], json!("township"));
    assert_eq!(file.get("result"), None);
    end_without_the_file(&page);
}

/// Coming back from the comparison by the keyboard, the focus is in the sheet, not lost at the top of the page.
#[test]
fn the_comparison_is_left_by_the_keyboard() {
    let page = example();
    page.click_on("对标");
    page.wait_for("[data-rubric='township']");
    page.press("Tab Enter");
    page.wait_for(names::TOTAL);
    page.wait_until("the focus is in the sheet", |page| page.count("#fields:focus") == 1);
    page.press("Tab");
    page.wait_until("the next box has it", |page| page.count("#fields input:focus") == 1);
    page.end();
}

/// The file of the other rubrics with a byte changed: not taken, told as what it is, and had whole when asked again.
#[test]
fn a_damaged_file_of_the_other_rubrics_is_not_taken() {
    let folder = tempfile::tempdir().expect("a folder");
    copy(&paths::dist(), folder.path());
    let file = std::fs::read_dir(folder.path().join("on-demand"))
        .expect("the folder")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|file| file.file_name().is_some_and(|name| name.to_string_lossy().starts_with("standards")))
        .expect("the rubrics");
    let whole = std::fs::read(&file).expect("read it");
    let mut altered = whole.clone();
    altered[whole.len() / 2] ^= 1;
    std::fs::write(&file, &altered).expect("write it");
    let page = Page::with().of(folder.path()).cut_off("service-worker.js").open();
    page.begin(Some("township"));
    page.wait_to_read("收到的评价指标数据文件不完整或内容有误");
    std::fs::write(&file, &whole).expect("write it");
    page.click_on("重试");
    page.wait_for(names::TOTAL);
    page.wait_to_read("乡镇人民政府履行教育职责自评");
}

#[test]
fn one_county_is_held_against_every_rubric() {
    let page = example();
    page.click_on("对标");
    page.wait_for("[data-rubric='township']");
    // 8728 ÷ 15447 ≥ 50 % is one of 36 合格; the rest is not filled in.
    assert_eq!(outcome(&page, "preschool"), "2–72 分，暂不能定等次");
    // 10.91 ≥ 10 with 20 ≥ 20, and 99.52 ≥ 95.
    assert_eq!(outcome(&page, "quality-balance"), "2–32 项，暂不能定等次");
    assert_eq!(outcome(&page, "general"), "27.4–99 分，暂不能定等次");
    for rubric in ["basic-balance", "duties-37", "jiangxi", "township"] {
        assert!(!outcome(&page, rubric).is_empty(), "{rubric}");
    }
    // 待核 is told of each.
    assert!(page.text_of("[data-rubric='quality-balance']").contains("待核"));
    // 200 元 a child in kindergarten, where 500 are asked for.
    page.click("[data-rubric='general'] summary");
    page.wait_to_read("还差 300 元/人");
    page.end();
}
