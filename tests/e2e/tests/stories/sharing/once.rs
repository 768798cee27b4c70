//! What of this subject no engine can break: the same wasm says and computes it in any.

use e2e::{Page, names};
use serde_json::{Value, json};

use crate::{exported, fill, go_home, import_and_open, new_draft, wait_until_kept};

/// Sets the name that what is filled in is signed with.
#[track_caller]
fn sign(page: &Page, name: &str) {
    page.type_into("editor", name);
    page.press("Tab");
    page.wait_until("the name is kept", |page| {
        page.run("return localStorage.getItem('lvzhi.editor')") == json!(name)
    });
}

/// The part of a unit, as its file.
#[track_caller]
fn part(page: &Page, button: &str) -> String {
    page.click("[name='share']");
    page.wait_for("dialog.share");
    let file = page.download(|page| page.click_on(button));
    page.press("Escape");
    page.wait_until_gone("dialog.share");
    file.text().to_owned()
}

/// A colleague's browser: fills in what is said of a file, and gives the file back.
#[track_caller]
fn filled_elsewhere(file: &str, name: &str, figures: &[(&str, &str)]) -> String {
    let page = Page::open();
    page.wait_for(names::IMPORT);
    sign(&page, name);
    page.import("来件.json", file);
    page.wait_for(names::IMPORT_PREVIEW);
    page.click_on("加入并打开");
    page.wait_for(&names::field("county"));
    for (fact, text) in figures {
        fill(&page, fact, text);
    }
    let (text, _) = exported(&page);
    page.end();
    text
}

#[track_caller]
fn merge(page: &Page, file: &str) {
    go_home(page);
    page.import("交回.json", file);
    page.wait_for("[data-merge]");
}

/// 县财政局 gets its part, sees only that, and what it gives back joins; its name stands beside its figure.
#[test]
fn a_part_goes_out_to_a_unit_and_what_comes_back_joins() {
    let page = new_draft();
    fill(&page, "county", "甲县");
    fill(&page, "year", "2024");
    fill(&page, "language.share", "50");
    wait_until_kept(&page, "\"50\"");
    let file = part(&page, "带已填数据：县财政局");
    let content: Value = serde_json::from_str(&file).expect("JSON");
    assert_eq!((&content["part"], &content["county"]), (&json!("县财政局"), &json!("甲县")));
    assert!(!file.contains("language.share"), "no figure of others goes out");

    // The unit's page shows its part and nothing else.
    let unit = Page::open();
    unit.wait_for(names::IMPORT);
    unit.import("来件.json", &file);
    unit.wait_for(names::IMPORT_PREVIEW);
    assert!(unit.text_of(names::IMPORT_PREVIEW).contains("这是县财政局的分表"));
    unit.click_on("加入并打开");
    unit.wait_to_read("这是县财政局的分表，只列出由该单位负责的");
    assert!(unit.is_visible(&names::card("funding.training")));
    assert!(!unit.is_visible(&names::card("direction.language")));
    unit.screenshot("part");
    unit.resize(390, 844);
    unit.screenshot("part-390x844");
    unit.end();

    let back = filled_elsewhere(&file, "张财", &[("training.spent", "483"), ("salary.total", "36414")]);
    merge(&page, &back);
    assert_eq!(page.attribute("[data-merge]", "data-merge").as_deref(), Some("0"));
    page.wait_to_read("2 处可直接合入，没有冲突");
    page.screenshot("merge-joins");
    page.click("[name='merge']");
    page.wait_for(names::TOTAL);
    page.wait_to_read("采用 2 处");
    assert_eq!(page.value_of("training.spent"), "483");
    assert_eq!(page.value_of("language.share"), "50");
    // Who gave it, from which file, is in the draft.
    let (_, file) = exported(&page);
    assert_eq!(file["facts"]["training.spent"]["by"], "张财");
    assert_eq!(file["ledger"][0]["file"], "交回.json");
    assert_eq!(file["ledger"][0]["unit"], "县财政局");
    // One step takes all of it back.
    page.press("Ctrl+Z");
    page.wait_until("the merge is undone", |page| page.value_of("training.spent").is_empty());
    assert_eq!(page.value_of("salary.total"), "");
    page.press("Ctrl+Y");
    page.wait_until("it is merged again", |page| page.value_of("training.spent") == "483");
    // The same file again brings nothing.
    merge(&page, &back);
    page.wait_to_read("没有新内容");
    page.end();
}

/// Both changed a figure: nothing is merged before a person has decided, with both figures and their scores before them.
#[test]
fn a_figure_changed_on_both_sides_waits_for_a_decision() {
    let page = new_draft();
    sign_here(&page);
    fill(&page, "county", "甲县");
    let file = part(&page, "空表：县财政局");
    let back = filled_elsewhere(&file, "张财", &[("training.spent", "483")]);
    // Of 36414 the 1.5 % are 546.21: 546.21 is enough, 483 is not.
    fill(&page, "salary.total", "36414");
    fill(&page, "training.spent", "546.21");
    wait_until_kept(&page, "\"546.21\"");
    merge(&page, &back);
    page.wait_to_read("1 处两边都改过");
    let conflict = "[data-conflict='facts.training.spent.text']";
    let told = page.text_of(conflict);
    for said in ["546.21", "483", "李督", "张财", "建议采用来件：县财政局是这项数据的责任单位"]
    {
        assert!(told.contains(said), "{said} in {told}");
    }
    let scores = page.texts_of(&format!("{conflict} .side .who:last-child"));
    assert_eq!(scores.len(), 2);
    assert_ne!(scores[0], scores[1], "each figure's effect on the score");
    page.screenshot("merge-conflict");
    page.resize(390, 844);
    page.screenshot("merge-conflict-390x844");
    page.resize(1366, 768);
    assert_eq!(page.attribute("[name='merge']", "disabled").as_deref(), Some("disabled"));
    page.click_on("有建议的按建议");
    page.wait_until("it is decided", |page| {
        page.attribute("[data-merge]", "data-merge").as_deref() == Some("0")
    });
    page.click(&format!("{conflict} [value='ours']"));
    page.click("[name='merge']");
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("training.spent"), "546.21");
    let (_, file) = exported(&page);
    let item = &file["ledger"][0]["items"][0];
    assert_eq!(
        (&item["theirs"]["text"], &item["taken"]),
        (&json!("483"), &json!(false)),
        "what was not taken is on record"
    );
    page.end();
}

#[track_caller]
fn sign_here(page: &Page) {
    go_home(page);
    sign(page, "李督");
    page.click("[data-draft] th button, [data-draft] button");
    page.wait_for(names::TOTAL);
}

/// 佐证材料: 有 or 缺 is kept, exported and taken back.
#[test]
fn materials_are_marked_as_there_or_lacking() {
    let page = new_draft();
    crate::unfold(&page);
    let first = format!("{} .evidence li", names::card("direction.policy"));
    page.wait_for(&first);
    let name = page.texts_of(&format!("{first} > span"))[0].clone();
    page.click_on(&format!("{name}：缺"));
    page.wait_until("it is marked", |page| page.attribute(&first, "data-evidence").as_deref() == Some("缺"));
    let (text, file) = exported(&page);
    assert_eq!(file["evidence"]["direction.policy"][&name], "缺");
    page.press("Ctrl+Z");
    page.wait_until("it is taken back", |page| {
        page.attribute(&first, "data-evidence").as_deref() == Some("")
    });
    go_home(&page);
    import_and_open(&page, "a.json", &text);
    crate::unfold(&page);
    page.wait_until("it comes with the file", |page| {
        page.attribute(&first, "data-evidence").as_deref() == Some("缺")
    });
    page.end();
}

#[test]
fn the_cards_of_one_unit_can_be_shown_alone() {
    let page = new_draft();
    page.choose("unit", "县财政局");
    page.wait_until("others are hidden", |page| !page.is_visible(&names::card("direction.language")));
    assert!(page.is_visible(&names::card("funding.training")));
    page.choose("unit", "");
    page.wait_until("all are shown", |page| page.is_visible(&names::card("direction.language")));
    page.end();
}

/// What was imported can be taken back at once, and brought back again.
#[test]
fn an_import_is_undone_by_its_notice() {
    let page = new_draft();
    fill(&page, "county", "甲县");
    let (text, _) = exported(&page);
    go_home(&page);
    import_and_open(&page, "同事.json", text.replace("甲县", "乙县"));
    page.wait_to_read("已导入“同事.json”");
    page.click(".notice button");
    page.wait_to_read("已删除“同事.json”");
    let shown: Vec<String> = crate::listed(&page).into_iter().filter(|name| !name.is_empty()).collect();
    assert_eq!(shown, ["甲县"], "the other one is folded away among the deleted");
    page.end();
}

#[test]
fn a_draft_too_long_for_a_link_says_so_and_offers_the_file() {
    let page = new_draft();
    // Letters that do not compress.
    page.run(
        "let seed = 1; const letters = [];
         for (let n = 0; n < 40000; n++) { seed = (seed * 16807) % 2147483647; letters.push(String.fromCharCode(0x4e00 + seed % 20000)); }
         const box = document.querySelector('[name=note]');
         Object.getOwnPropertyDescriptor(Object.getPrototypeOf(box), 'value').set.call(box, letters.join(''));
         box.dispatchEvent(new InputEvent('input', { bubbles: true }));",
    );
    page.click("[name='share']");
    page.wait_for("[data-link='none']");
    page.wait_to_read("链接超过 32000 个字符");
    page.wait_to_read("请改用“导出”发送文件");
    page.end();
}

#[test]
fn the_text_of_a_draft_can_be_pasted() {
    let page = new_draft();
    fill(&page, "county", "甲县");
    page.click("[name='share']");
    page.wait_for("[name='share-text']");
    let text = page.value_of("share-text");
    page.click_on("复制文本");
    page.wait_to_read("已复制");
    page.press("Escape");
    page.wait_until_gone("dialog.share");
    let (_, file) = exported(&page);
    let pasted: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(pasted["county"], file["county"]);
    let other = Page::open();
    other.wait_for(names::IMPORT);
    other.click_on("粘贴链接或文本");
    other.run_with("document.querySelector('[name=paste-draft]').value = arguments[0]", vec![json!(text)]);
    other.click_on("读取");
    other.wait_for("[data-import='draft']");
    other.end();
    page.end();
}
