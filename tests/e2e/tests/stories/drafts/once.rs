//! What of this subject no engine can break: the same wasm says and computes it in any.

use e2e::{Page, names};
use serde_json::json;

use crate::{
    ZHENGAN, example, exported, fill, go_home, kept, listed, new_draft, open_draft, open_example,
    wait_until_kept,
};

/// Types a name in the list where one is asked for.
#[track_caller]
fn rename(page: &Page, from: &str, to: &str) {
    page.click_on(&format!("重命名：{from}"));
    page.click("[data-draft] form input");
    page.press("Ctrl+A");
    page.type_text(to);
    page.press("Enter");
    page.wait_until(&format!("the list has {to}"), |page| listed(page).contains(&to.to_owned()));
}

#[test]
fn the_list_shows_county_year_rubric_score_completion_and_last_change() {
    let page = example();
    wait_until_kept(&page, "正安县");
    go_home(&page);
    let row = page.text_of(names::DRAFT);
    for told in [ZHENGAN, "通用示范 2025.1", "27.4–99 分，暂不能定等次", "10 / 44 项"] {
        assert!(row.contains(told), "{told}: {row}");
    }
    // 2026-11-22 14:03.
    let today = page.run(
        "const now = new Date(); const two = n => String(n).padStart(2, '0');
                          return `${now.getFullYear()}-${two(now.getMonth() + 1)}-`",
    );
    assert!(row.contains(today.as_str().unwrap()), "{today}: {row}");
    page.end();
}

#[test]
fn a_draft_takes_the_name_of_its_county_until_it_is_renamed() {
    let page = new_draft();
    fill(&page, "county", "甲县");
    fill(&page, "year", "2024");
    go_home(&page);
    assert_eq!(listed(&page), ["甲县 2024"]);
    rename(&page, "甲县 2024", "甲县 送审稿");
    wait_until_kept_at_home(&page, "甲县 送审稿");
    page.reload();
    page.wait_for(names::DRAFT);
    assert_eq!(listed(&page), ["甲县 送审稿"]);
    // A name that is taken back is the county's again.
    rename(&page, "甲县 送审稿", "甲县 2024");
    open_draft(&page, "甲县 2024");
    assert_eq!(page.value_of("county"), "甲县", "the name of a draft is not the county's");
    page.end();
}

/// As [`wait_until_kept`] on the home screen, which has no saved line while all is well.
#[track_caller]
fn wait_until_kept_at_home(page: &Page, text: &str) {
    page.wait_until(&format!("the browser keeps {text:?}"), |page| kept(page).contains(text));
}

#[test]
fn a_duplicate_goes_its_own_way() {
    let page = example();
    go_home(&page);
    page.click_on(&format!("复制：{ZHENGAN}"));
    page.wait_until("there are two", |page| listed(page).len() == 2);
    let copy = format!("{ZHENGAN} 副本");
    assert!(listed(&page).contains(&copy));
    open_draft(&page, &copy);
    fill(&page, "training.spent", "483");
    fill(&page, "salary.total", "36414");
    page.wait_for_text(names::TOTAL, "27.4–97");
    go_home(&page);
    open_draft(&page, ZHENGAN);
    page.wait_for_text(names::TOTAL, "27.4–99");
    assert_eq!(page.value_of("training.spent"), "");
    page.end();
}

#[test]
fn a_deleted_draft_comes_back_by_undo_or_from_the_deleted_ones() {
    let page = example();
    go_home(&page);
    let nothing: [&str; 0] = [];
    let delete = |page: &Page| {
        page.click_on(&format!("删除：{ZHENGAN}"));
        page.wait_to_read(&format!("已删除“{ZHENGAN}”"));
        assert!(page.says("本机还没有草稿"));
    };
    delete(&page);
    page.click_on("撤销：已删除");
    page.wait_until("it is back", |page| listed(page) == [ZHENGAN]);

    delete(&page);
    // It outlives the page being closed.
    wait_until_kept_at_home(&page, "\"deleted\": true");
    page.reload();
    page.wait_for(names::EXAMPLE);
    page.click_on("已删除的草稿（1）");
    page.click_on(&format!("恢复：{ZHENGAN}"));
    page.wait_until("it is back", |page| page.says("27.4–99 分") && !page.says("已删除的草稿"));
    open_draft(&page, ZHENGAN);
    page.wait_for_text(names::TOTAL, "27.4–99");

    go_home(&page);
    delete(&page);
    page.click_on("已删除的草稿（1）");
    page.click_on(&format!("彻底删除：{ZHENGAN}"));
    page.wait_until("nothing is left of it", |page| listed(page) == nothing && !kept(page).contains("正安"));
    page.reload();
    page.wait_to_read("本机还没有草稿");
    assert_eq!(page.count(names::DRAFT), 0);
    page.end();
}

#[test]
fn two_drafts_keep_apart_and_each_keeps_its_undo() {
    let page = new_draft();
    fill(&page, "county", "甲县");
    fill(&page, "language.share", "50");
    go_home(&page);
    page.begin(None);
    page.wait_for_text(names::TOTAL, "0–100");
    assert_eq!((page.value_of("county"), page.value_of("language.share")), (String::new(), String::new()));
    fill(&page, "county", "乙县");
    fill(&page, "language.share", "60");
    go_home(&page);
    open_draft(&page, "甲县");
    assert_eq!(page.value_of("language.share"), "50");
    page.press("Ctrl+Z");
    page.wait_until("甲县's figure is undone", |page| page.value_of("language.share").is_empty());
    go_home(&page);
    open_draft(&page, "乙县");
    assert_eq!(page.value_of("language.share"), "60");
    page.end();
}

#[test]
fn opening_the_example_twice_does_not_make_two_of_it() {
    let page = example();
    go_home(&page);
    open_example(&page);
    go_home(&page);
    assert_eq!(listed(&page), [ZHENGAN]);
    // Once changed, it is one's own, and the example is offered anew.
    open_draft(&page, ZHENGAN);
    fill(&page, "salary.total", "36414");
    go_home(&page);
    open_example(&page);
    assert_eq!(page.value_of("salary.total"), "");
    page.end();
}

#[test]
fn a_change_is_kept_within_a_second() {
    let page = new_draft();
    wait_until_kept(&page, "general");
    page.focus("salary.total");
    page.run(
        "window.kept = new Promise(done => {
             let last = 0;
             document.addEventListener('input', () => { last = performance.now(); }, true);
             const look = () => {
                 const found = Object.values({ ...localStorage }).some(text => text.includes('\"364141516\"'));
                 if (found) done(performance.now() - last); else setTimeout(look, 5);
             };
             look();
         });",
    );
    page.type_text("364141516");
    let milliseconds = page.run_async("return await window.kept", Vec::new());
    let milliseconds = milliseconds.as_f64().expect("a time");
    assert!(milliseconds < 1000.0, "kept {milliseconds} ms after the last key");
    page.wait_to_read("已保存");
    assert!(page.attribute(".saving", "title").is_some_and(|title| title.contains("未上传")));
    // In what outlives the window, not in what ends with it.
    assert_eq!(page.run("return sessionStorage.length"), json!(0));
    page.end();
}

/// Id and edition name the rules; the SHA-256 says that they are those very rules.
#[track_caller]
fn records_its_rubric(page: &Page) {
    let (_, file) = exported(page);
    assert_eq!((&file["rubric"]["id"], &file["rubric"]["edition"]), (&json!("general"), &json!("2025.1")));
    let hash = file["rubric"]["hash"].as_str().unwrap_or_default();
    assert!(hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "the hash is {hash:?}");
}

#[test]
fn a_new_draft_records_the_rubric_it_is_scored_by() {
    let page = new_draft();
    records_its_rubric(&page);
    page.end();
}

#[test]
fn the_example_records_the_rubric_it_is_scored_by() {
    let page = example();
    records_its_rubric(&page);
    page.end();
}

#[test]
fn a_draft_records_who_gave_each_figure_and_which_were_touched() {
    let page = example();
    let (_, file) = exported(&page);
    assert_eq!(file["facts"]["rotation.share"]["by"], "示例");
    // A figure of the example, typed over, is no longer the example's.
    fill(&page, "rotation.share", "10.92%");
    let (_, file) = exported(&page);
    let mut fact = file["facts"]["rotation.share"].clone();
    let at = fact.as_object_mut().expect("an object").remove("at").expect("when it was typed");
    assert_eq!(at.as_str().map(str::len), Some("2026-11-25T10:00:00".len()), "{at}");
    assert_eq!(fact, json!({ "text": "10.92%", "note": "", "by": "" }));
    // A field that was never touched is not in the file; one that was emptied again is.
    fill(&page, "junior.quota", "1");
    fill(&page, "junior.quota", "");
    let (_, file) = exported(&page);
    assert!(file["facts"].get("primary.quota").is_none());
    assert_eq!(file["facts"]["junior.quota"]["text"], "");
    page.end();
}
