//! Files, links and the page itself as they arrive, after what other programs made of them on their way.

mod once;

use std::fs;

use e2e::{Page, names};
use serde_json::{Value, json};

use crate::county::with_facts;
use crate::{example, exported, fill, new_draft, open_example};

/// UTF-16 with its mark, as Notepad's “Unicode” writes it.
fn utf16(text: &str, bytes_of: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

/// The preview of a file is of this county's draft; it is cancelled.
#[track_caller]
fn opens(page: &Page, county: &str) {
    page.wait_for("[data-import='draft']");
    let told = page.text_of(names::IMPORT_PREVIEW);
    assert!(told.contains(county), "{county}: {told}");
    page.press("Escape");
    page.wait_until_gone(names::IMPORT_PREVIEW);
}

#[test]
fn drafts_in_the_encodings_of_windows_and_of_china_are_read() {
    let page = Page::open();
    page.wait_for(names::IMPORT);
    let text = with_facts("正安县", &[("aid.covered", "是")]).to_string();
    page.import("Unicode.json", utf16(&format!("\u{feff}{text}"), u16::to_le_bytes));
    opens(&page, "正安县");
    page.import("big-endian.json", utf16(&format!("\u{feff}{text}"), u16::to_be_bytes));
    opens(&page, "正安县");
    page.import("unmarked.json", utf16(&text, u16::to_le_bytes));
    opens(&page, "正安县");
    page.import("UTF-8.json", format!("\u{feff}{text}"));
    opens(&page, "正安县");
    // 正安县 in GB 2312, a letter that only GB18030 has (U+3400: 81 39 EE 39), and a figure.
    let gb = br#"{"format":"lvzhi-draft","version":1,"rubric":{"id":"general","edition":"2025.1"},"county":"COUNTY","note":"NOTE","facts":{"language.share":{"text":"95"}}}"#;
    let gb = String::from_utf8_lossy(gb);
    let (start, rest) = gb.split_once("COUNTY").expect("a county");
    let (between, end) = rest.split_once("NOTE").expect("a note");
    let gb = [
        start.as_bytes(),
        b"\xd5\xfd\xb0\xb2\xcf\xd8",
        between.as_bytes(),
        b"\x81\x39\xee\x39",
        end.as_bytes(),
    ];
    page.import("记事本ANSI.json", gb.concat());
    page.wait_for("[data-import='draft']");
    assert!(page.text_of(names::IMPORT_PREVIEW).contains("正安县"));
    page.click_on("加入并打开");
    page.wait_for(names::TOTAL);
    let (_, file) = exported(&page);
    assert_eq!((&file["county"], &file["note"]), (&json!("正安县"), &json!("\u{3400}")));
    page.end();
}

/// A link to a draft of 无名县, from its `#` on.
#[track_caller]
fn link() -> String {
    let page = new_draft();
    fill(&page, "county", "链接县");
    page.click("[name='share']");
    page.wait_for("[name='share-link']");
    let link = page.value_of("share-link");
    page.end();
    link.split_once('#').expect("what follows the #").1.to_owned()
}

#[test]
fn the_one_file_saved_by_the_browser_after_it_ran_starts() {
    let file = xtask::paths::dist().join("lvzhi.html");
    let page = Page::with().file(&file).open();
    page.wait_for(names::EXAMPLE);
    open_example(&page);
    // With all that is drawn then, as “网页，全部” saves it.
    page.click("[name='keys']");
    page.wait_for("dialog[open]:not(.coming)");
    let saved = page.run("return '<!DOCTYPE html>' + document.documentElement.outerHTML");
    page.end();
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("另存的副本.html");
    fs::write(&copy, saved.as_str().expect("the page")).expect("write the copy");

    let page = Page::with().file(&copy).open();
    page.wait_for(names::EXAMPLE);
    assert_eq!(page.count("dialog") + page.count(".topbar"), 0, "nothing of what was drawn then is left");
    assert_eq!(page.count("main.home"), 1);
    open_example(&page);
    fill(&page, "training.spent", "483");
    fill(&page, "salary.total", "36414");
    page.wait_for_text(names::TOTAL, "27.4–97");
    // Its looks and the other rubrics have come along.
    assert_eq!(page.run("return document.adoptedStyleSheets.length"), json!(1));
    page.click_on("对标");
    page.wait_for("[data-rubric='quality-balance']");
    page.end();
}

#[test]
fn the_one_file_that_breaks_goes_on_in_the_same_page() {
    let page = Page::with().file(&xtask::paths::dist().join("lvzhi.html")).open();
    page.wait_for(names::EXAMPLE);
    open_example(&page);
    fill(&page, "salary.total", "36414");
    page.run(
        "window.insertBefore = Node.prototype.insertBefore;
         Node.prototype.insertBefore = () => { throw new DOMException('no more', 'NotFoundError'); };",
    );
    page.type_into("training.spent", "483");
    page.wait_to_read("出错前所填的内容都在");
    page.run("Node.prototype.insertBefore = window.insertBefore; window.same = true");
    page.click("#reload");
    page.wait_for_text(names::TOTAL, "27.4–97");
    assert_eq!(page.value_of("training.spent"), "483");
    assert_eq!(page.run("return window.same"), json!(true));
    page.click_on("对标");
    page.wait_for("[data-rubric='quality-balance']");
}

#[test]
fn telephones_show_a_keyboard_with_all_that_belongs_to_figures() {
    let page = example();
    for name in ["growth.revenue", "growth.appropriation", "health.myopia_drop", "salary.total"] {
        assert_eq!(page.attribute(&names::field(name), "inputmode").as_deref(), Some("text"), "{name}");
    }
    let keypads = "return [...document.querySelectorAll('[data-fact][inputmode]')].filter(box => box.inputMode !== 'text').map(box => box.name)";
    assert_eq!(page.run(keypads), json!([]));
    page.end();
}

/// Drops files on what matches the selector; whether the page kept the browser from opening them itself.
#[track_caller]
fn drop_on(page: &Page, css: &str, files: &[(&str, &str)]) -> Value {
    page.wait_for(css);
    page.run_with(
        "const carrier = new DataTransfer();
         for (const [name, text] of arguments[1]) carrier.items.add(new File([text], name));
         return ['dragover', 'drop'].map(kind => {
             const event = new DragEvent(kind, { dataTransfer: carrier, bubbles: true, cancelable: true });
             document.querySelector(arguments[0]).dispatchEvent(event);
             return event.defaultPrevented;
         });",
        vec![json!(css), json!(files)],
    )
}

#[test]
fn a_dropped_file_is_imported_wherever_it_falls() {
    let page = Page::open();
    page.wait_for(names::IMPORT);
    let draft = with_facts("拖入县", &[]).to_string();
    let held = json!([true, true]);
    for place in ["body", names::IMPORT, "main h1"] {
        assert_eq!(drop_on(&page, place, &[("drop.json", &draft)]), held, "{place}");
        opens(&page, "拖入县");
    }
    open_example(&page);
    for place in ["[name='salary.total']", names::TOTAL] {
        assert_eq!(drop_on(&page, place, &[("甲县.json.txt", &draft)]), held, "{place}");
        opens(&page, "拖入县");
    }
    // Over a dialog, too; and what is no draft says why.
    page.click("[name='keys']");
    assert_eq!(drop_on(&page, "dialog", &[("drop.json", &draft)]), held);
    opens(&page, "拖入县");
    page.press("Escape");
    page.wait_until_gone("dialog");
    assert_eq!(drop_on(&page, "body", &[("名册.json", "[1]")]), held);
    page.wait_to_read("不是履职自评的草稿文件");
    page.press("Escape");
    page.wait_until_gone("dialog");
    // Of several at once none is taken for another.
    assert_eq!(drop_on(&page, "body", &[("1.json", &draft), ("2.json", &draft)]), held);
    page.wait_to_read("一次只能导入一个文件，拖入了 2 个");
    page.press("Escape");
    page.wait_until_gone("dialog");
    page.end();
}

#[test]
fn dragged_text_is_left_to_the_browser_and_the_picker_offers_renamed_files() {
    let page = Page::open();
    page.wait_for(names::IMPORT);
    let let_be = page.run(
        "const carrier = new DataTransfer();
         carrier.setData('text/plain', '95');
         return ['dragover', 'drop'].map(kind => {
             const event = new DragEvent(kind, { dataTransfer: carrier, bubbles: true, cancelable: true });
             document.body.dispatchEvent(event);
             return event.defaultPrevented;
         });",
    );
    assert_eq!(let_be, json!([false, false]));
    let offered = page.attribute(names::IMPORT, "accept");
    assert_eq!(offered.as_deref(), Some(".json,.txt,.xlsx,application/json,text/plain"));
    page.import("甲县.json.txt", with_facts("改名县", &[]).to_string());
    opens(&page, "改名县");
    page.end();
}
