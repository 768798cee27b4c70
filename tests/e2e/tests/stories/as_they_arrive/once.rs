//! What of this subject is tried in Chromium alone: what another engine could break of it is in the stories beside this file.

use super::{link, opens, utf16};
use crate::county::with_facts;
use crate::unfold;
use e2e::{Page, names};
use serde_json::json;

#[test]
fn a_file_of_no_encoding_is_told_and_one_cut_off_is_told_to_be_so() {
    let page = Page::open();
    page.wait_for(names::IMPORT);
    let text = with_facts("正安县", &[]).to_string();
    let mut cut = utf16(&format!("\u{feff}{text}"), u16::to_le_bytes);
    cut.truncate(cut.len() / 4 * 2 + 1);
    // UTF-8 with one letter spoilt is not opened with gibberish in the place of names.
    let spoilt = text.replace("正安县", "正安县人民政府").into_bytes();
    let at = spoilt.iter().position(|byte| *byte > 0x7f).expect("a letter");
    let mut spoilt = spoilt;
    spoilt[at] = 0xd5;
    for (name, bytes, why) in [
        ("截断.json", cut, "文件不完整"),
        ("损坏.json", spoilt, "不是文本"),
        ("图.json", b"\xff\xd8\xff\xe0".to_vec(), "不是文本"),
    ] {
        page.import(name, bytes);
        page.wait_for("[data-import='refused']");
        assert!(
            page.text_of(names::IMPORT_PREVIEW).contains(why),
            "{name}: {}",
            page.text_of(names::IMPORT_PREVIEW)
        );
        page.press("Escape");
        page.wait_until_gone(names::IMPORT_PREVIEW);
    }
    page.end();
}

#[test]
fn links_that_were_recoded_on_their_way_open() {
    let coded = link().split_once('=').expect("the draft").1.to_owned();
    let page = Page::open();
    for mark in
        ["#draft%3D", "#draft%3d", "#draft%253D", "#DRAFT=", "#draft&#61;", "#%EF%BC%83draft%EF%BC%9D"]
    {
        page.visit(&format!("{mark}{coded}"));
        opens(&page, "链接县");
        assert!(
            !page.run("return location.href").to_string().contains(&coded),
            "{mark}: it does not come again"
        );
    }
    unfold(&page);
    let address = page.address();
    for mark in ["%23draft=", "%23draft%3D", "%2523draft%253D", "＃draft＝", "&#35;draft=", "#draft="] {
        let message = format!("请打开：{address}{mark}{coded}\n谢谢");
        page.run_with(
            "document.querySelector('[name=paste-draft]').value = arguments[0]",
            vec![json!(message)],
        );
        page.click_on("读取");
        opens(&page, "链接县");
    }
    // What is cut off, or not there at all, is told.
    for after in ["#draft%3D", "#draft", &format!("#draft%3D{}", &coded[..coded.len() / 2])] {
        page.visit(after);
        page.wait_to_read("链接不完整或被改动过");
    }
    page.end();
}

/// A draft as text is no link, even where a link stands in its remark.
#[test]
fn a_draft_as_text_with_a_link_in_its_remark_is_a_draft() {
    let page = Page::open();
    page.wait_for(names::IMPORT);
    unfold(&page);
    let mut draft = with_facts("备注县", &[]);
    draft["note"] = json!("见 https://host/#draft=abc");
    page.run_with(
        "document.querySelector('[name=paste-draft]').value = arguments[0]",
        vec![json!(draft.to_string())],
    );
    page.click_on("读取");
    opens(&page, "备注县");
    page.end();
}
