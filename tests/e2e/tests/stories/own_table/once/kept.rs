//! Own rubrics that are kept in the browser: each once, with and without drafts for it.

use e2e::{Page, names};
use serde_json::{Value, json};

use super::super::{bring, brought, judged, table};
use crate::storage::fill_storage;
use crate::{exported, fill, go_home, import_and_open, kept, listed, wait_until_kept};

const TITLE: &str = "遵义市2025年对县级人民政府履行教育职责评价评分细则";

/// The keys of own rubrics.
fn rubric_keys(page: &Page) -> Vec<String> {
    let keys = page
        .run("return Object.keys({ ...localStorage }).filter(key => key.startsWith('lvzhi.rubric.')).sort()");
    keys.as_array().into_iter().flatten().filter_map(|key| key.as_str().map(str::to_owned)).collect()
}

/// How many texts in the storage hold the rubric itself.
fn copies(page: &Page) -> u64 {
    let count = page.run(
        "return Object.values({ ...localStorage }).filter(text => text.includes('\"lvzhi-rubric\"')).length",
    );
    count.as_u64().expect("a number")
}

/// What a new draft can be for.
fn offered(page: &Page) -> String {
    page.click_on("新建草稿");
    page.wait_for("[data-rubric]");
    let offered = page.text_of(".new-draft");
    page.click_on("新建草稿");
    page.wait_until_gone(".new-draft");
    offered
}

#[track_caller]
fn open_list(page: &Page) {
    page.click("[name='own-rubrics']");
    page.wait_for("dialog.own-rubrics table");
}

/// Deletes the only draft, for good.
#[track_caller]
fn delete_draft(page: &Page, name: &str) {
    page.click_on(&format!("删除：{name}"));
    page.click_on("已删除的草稿（1）");
    page.click_on(&format!("彻底删除：{name}"));
    page.wait_until("the draft is gone", |page| !kept(page).contains("lvzhi-draft"));
}

#[test]
fn a_rubric_is_kept_once_and_outlives_its_only_draft() {
    let page = brought();
    fill(&page, &judged(&page, "编制配备"), "5");
    wait_until_kept(&page, "\"5\"");
    page.reload();
    page.wait_for_text(names::TOTAL, "39–42");
    page.wait_until("a version is kept", |page| kept(page).matches("lvzhi-draft").count() >= 2);
    assert_eq!((rubric_keys(&page).len(), copies(&page)), (1, 1), "drafts and versions name it");
    let (_, file) = exported(&page);
    assert_eq!(file["rubric"]["source"]["title"], json!(TITLE), "what leaves carries it");
    assert_eq!(file["rubric"].get("kept"), None);
    go_home(&page);
    delete_draft(&page, "甲县");
    page.reload();
    page.wait_until("it is offered", |page| offered(page).contains(TITLE));
    open_list(&page);
    page.screenshot("own-rubrics");
    assert!(page.text_of("dialog.own-rubrics").contains("没有草稿使用"));
    let rubric = page.download(|page| page.click_on(&format!("导出细则文件：{}", name_of(page))));
    assert_eq!(rubric.name, format!("{TITLE}-2025.1.json"));
    let json: Value = serde_json::from_str(rubric.text()).expect("JSON");
    assert_eq!((json["format"].as_str(), json["title"].as_str()), (Some("lvzhi-rubric"), Some(TITLE)));
    page.press("Escape");
    // A new draft is begun for it.
    page.click_on("新建草稿");
    page.wait_for("[data-rubric]");
    page.click_on(TITLE);
    page.wait_for_text(names::TOTAL, "0–53");
    page.end();
}

/// What the list calls the first rubric.
fn name_of(page: &Page) -> String {
    let name =
        page.run("return document.querySelector('dialog.own-rubrics tbody th').firstChild.textContent");
    name.as_str().unwrap_or_default().to_owned()
}

#[test]
fn a_rubric_is_deleted_when_no_draft_is_for_it_and_brought_back() {
    let page = brought();
    go_home(&page);
    open_list(&page);
    let label = format!("删除：{}", name_of(&page));
    let is_held = page.run_with(
        "return document.querySelector(`[aria-label='${arguments[0]}']`).disabled",
        vec![json!(label)],
    );
    assert_eq!(is_held, json!(true));
    assert!(page.text_of("dialog.own-rubrics").contains("有草稿在用，不能删除"));
    page.screenshot("own-rubrics-held");
    page.press("Escape");
    delete_draft(&page, "甲县");
    open_list(&page);
    page.click_on(&label);
    page.wait_to_read(&format!("已删除“{TITLE}”"));
    page.wait_until("it is gone", |page| rubric_keys(page).is_empty() && !offered(page).contains(TITLE));
    page.click_on(&format!("撤销：已删除“{TITLE}”"));
    page.wait_until("it is kept again", |page| rubric_keys(page).len() == 1);
    page.wait_until("it is offered", |page| offered(page).contains(TITLE));
    page.reload();
    page.wait_until("it is offered", |page| offered(page).contains(TITLE));
    page.end();
}

/// Pages before kept the rubric in each draft: that opens, and is moved over with the next change.
#[test]
fn a_draft_as_pages_before_kept_it_opens_and_is_moved_over() {
    let page = brought();
    page.run(
        "const rubric = Object.keys(localStorage).find(key => key.startsWith('lvzhi.rubric.'));
         const source = localStorage.getItem(rubric);
         for (const key of Object.keys(localStorage).filter(key => key.startsWith('lvzhi.draft.'))) {
             const draft = JSON.parse(localStorage.getItem(key));
             delete draft.rubric.kept;
             draft.rubric.source = JSON.parse(source);
             localStorage.setItem(key, JSON.stringify(draft));
         }
         localStorage.removeItem(rubric);",
    );
    page.reload();
    page.wait_for_text(names::TOTAL, "29–47");
    fill(&page, "year", "2025");
    wait_until_kept(&page, "2025");
    // What was kept before stays for one revision more.
    fill(&page, "county", "乙县");
    wait_until_kept(&page, "乙县");
    page.wait_until("it is moved over", |page| {
        page.run(
            "return Object.entries({ ...localStorage }).every(
                ([key, text]) => !key.startsWith('lvzhi.draft.') || !text.includes('\"lvzhi-rubric\"'))",
        ) == json!(true)
    });
    page.reload();
    page.wait_for_text(names::TOTAL, "29–47");
    page.end();
}

#[test]
fn a_storage_that_is_full_says_so_and_costs_nothing() {
    let page = Page::open();
    fill_storage(&page);
    bring(&page, &table("city.xlsx"));
    page.wait_for("[name='use-rubric']");
    page.click("[name='use-rubric']");
    page.wait_for_text(names::TOTAL, "29–47");
    page.wait_to_read("未保存：浏览器存储已满");
    let (_, file) = exported(&page);
    assert_eq!(file["rubric"]["source"]["title"], json!(TITLE));
    page.run("localStorage.removeItem('another page')");
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    assert_eq!((rubric_keys(&page).len(), copies(&page)), (1, 1));
    page.end();
}

/// What stands in the rubric's place is not it: the draft opens with all it holds, and scores again once the rubric is brought in.
#[test]
fn a_damaged_rubric_is_told_and_its_draft_keeps_everything() {
    let page = brought();
    page.run(
        "const key = Object.keys(localStorage).find(key => key.startsWith('lvzhi.rubric.'));
         localStorage.setItem(key, localStorage.getItem(key).slice(0, 200));
         const open = indexedDB.deleteDatabase('lvzhi');",
    );
    page.reload();
    page.wait_to_read("本机没有这套细则");
    let (_, file) = exported(&page);
    assert_eq!((file["county"].as_str(), file.get("result")), (Some("甲县"), None));
    go_home(&page);
    page.wait_to_read("这里保存的本市细则不完整或被改动过");
    page.screenshot("own-rubric-damaged");
    let [key] = &rubric_keys(&page)[..] else { panic!("one key") };
    let raw = page.download(|page| page.click_on("下载原文"));
    assert_eq!(raw.name, format!("{key}.txt"));
    bring(&page, &table("city.xlsx"));
    page.wait_for("[name='use-rubric']");
    page.click("[name='use-rubric']");
    page.wait_for_text(names::TOTAL, "29–47");
    fill(&page, "county", "乙县");
    wait_until_kept(&page, "乙县");
    go_home(&page);
    page.click_on("打开：甲县");
    page.wait_for_text(names::TOTAL, "29–47");
    page.reload();
    page.wait_for_text(names::TOTAL, "29–47");
    page.end();
}

/// A rubric that another tab brought in is here as well, and one it deletes is not; a draft begun meanwhile keeps it.
#[test]
fn two_tabs_share_the_rubrics() {
    let page = Page::open();
    page.wait_for(names::EXAMPLE);
    page.open_tab();
    bring(&page, &table("city.xlsx"));
    page.wait_for("[name='use-rubric']");
    page.click("[name='use-rubric']");
    page.wait_for_text(names::TOTAL, "29–47");
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    page.go_to_tab(0);
    page.wait_until("it is offered here", |page| offered(page).contains(TITLE));
    page.click_on("打开：甲县");
    page.wait_for_text(names::TOTAL, "29–47");
    go_home(&page);
    delete_draft(&page, "甲县");
    open_list(&page);
    page.click_on(&format!("删除：{}", name_of(&page)));
    page.wait_until("it is gone", |page| rubric_keys(page).is_empty());
    page.go_to_tab(1);
    // Removed there, and open here: it is kept again once it is changed, with its rubric.
    page.wait_to_read("已在另一个窗口中清除");
    fill(&page, "county", "丙县");
    wait_until_kept(&page, "丙县");
    page.wait_until("the rubric, too", |page| rubric_keys(page).len() == 1);
    // Worked on, it is no longer among the deleted ones. Which draft was open last the two tabs have told each in its turn.
    page.reload();
    page.wait_until("the page has started", |page| page.count(names::IMPORT) + page.count(names::TOTAL) > 0);
    if page.count(names::TOTAL) > 0 {
        go_home(&page);
    }
    assert_eq!(listed(&page), ["丙县"]);
    page.click_on("打开：丙县");
    page.wait_for_text(names::TOTAL, "29–47");
    page.end();
}

/// A backup before everything is cleared holds a rubric without a draft, too.
#[test]
fn a_backup_brings_back_a_rubric_without_a_draft() {
    let page = brought();
    go_home(&page);
    delete_draft(&page, "甲县");
    page.click("[name='clear']");
    page.wait_to_read("1 套本市细则");
    let backup = page.download(|page| page.click("[name='clear-export']"));
    page.click("[name='clear-now']");
    page.wait_until("all is gone", |page| rubric_keys(page).is_empty());
    page.import("备份.json", backup.text());
    page.wait_to_read("已从备份加入 0 份草稿、1 套本市细则");
    page.wait_until("it is offered", |page| offered(page).contains(TITLE));
    page.wait_until("it is kept", |page| rubric_keys(page).len() == 1);
    page.end();
}

/// A file that is JSON and no rubric, dropped where a table is to be chosen.
#[test]
fn json_that_is_no_rubric_dropped_on_the_screen_says_so() {
    let page = Page::open();
    page.click("[name='own-rubric']");
    page.wait_for("[name='table']");
    page.run_with(
        "const carrier = new DataTransfer();
         carrier.items.add(new File([arguments[0]], '通讯录.json', { type: 'application/json' }));
         for (const kind of ['dragover', 'drop']) {
             document.querySelector('main').dispatchEvent(new DragEvent(kind, { dataTransfer: carrier, bubbles: true, cancelable: true }));
         }",
        vec![json!("{ \"people\": [] }")],
    );
    page.wait_for("[data-refused]");
    let told = page.text_of("[data-refused]");
    assert!(told.contains("通讯录.json") && told.contains("不是细则文件"), "{told}");
    // The screen is still there for the right file.
    page.upload("[name='table']", &table("city.xlsx"));
    page.wait_to_read("共 4 项，50 分。");
    page.end();
}

/// A draft with its rubric in it is too long for a link: the file is offered in its place, and has the rubric.
#[test]
fn a_link_that_the_rubric_makes_too_long_says_so_and_offers_the_file() {
    let page = Page::open();
    bring(&page, &table("city.xlsx"));
    page.wait_for("[name='export-rubric']");
    let mut rubric: Value =
        serde_json::from_str(page.download(|page| page.click("[name='export-rubric']")).text())
            .expect("JSON");
    // What does not compress: letters that follow no rule.
    let mut state = 1_u32;
    let noise = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        char::from_u32(0x4e00 + (state >> 8) % 0x5000).expect("a letter")
    });
    rubric["about"] = json!(noise.take(20_000).collect::<String>());
    page.click("[name='bringing-back']");
    let draft = json!({
        "format": "lvzhi-draft", "version": 1, "county": "甲县", "year": 2025,
        "rubric": { "id": rubric["id"], "edition": rubric["edition"], "source": rubric }, "facts": {},
    });
    import_and_open(&page, "甲县.json", draft.to_string());
    page.click_on("分发");
    page.wait_to_read("草稿附有本市细则，链接超过 32000 个字符");
    page.screenshot("link-too-long");
    let file = page.download(|page| page.click("[name='share-file']"));
    let sent: Value = serde_json::from_str(file.text()).expect("JSON");
    assert_eq!(sent["rubric"]["source"]["title"], json!(TITLE));
    page.end();
}

/// Lines of text without a table are corrected as rows of a table are.
#[test]
fn lines_of_text_are_corrected() {
    let page = Page::open();
    page.click("[name='own-rubric']");
    page.wait_for("[name='table']");
    let text = "某县评分细则\n一、领导职责（10分）\n1.规划（4分）有规划的得满分。\n本页内部参考\n2.机制（6分）有机制的得满分。\n";
    page.import_into("[name='table']", "细则.txt", text);
    page.wait_to_read("共 2 项，10 分。");
    page.choose("第 4 行", "5");
    page.wait_to_read("没有取用的内容（1 处）");
    page.choose("第 5 行", "1");
    page.wait_to_read("共 1 项，4 分。");
    page.screenshot("lines-corrected");
    page.choose("第 5 行", "");
    page.wait_to_read("共 2 项，10 分。");
    page.end();
}
