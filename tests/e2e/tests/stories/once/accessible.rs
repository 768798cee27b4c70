//! Every screen and state of the page, held against WCAG 2.2 AA: by the rules of axe-core and by measuring.

mod inspect;

use e2e::{Page, Skill, names};
use inspect::Inspection;
use serde_json::json;

use crate::county::with_facts;
use crate::{example, fill, go_home, new_draft, open_draft, open_example, unfold, wait_until_kept};

#[test]
fn the_home_screen() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = Page::open();
    page.wait_for(names::EXAMPLE);
    let mut seen = Inspection::of(page);
    seen.look("first visit");
    unfold(&seen.page);
    seen.look("first visit, unfolded");
    open_example(&seen.page);
    wait_until_kept(&seen.page, "正安县");
    go_home(&seen.page);
    seen.page.click_on("复制：正安县 2019（贵州）");
    seen.page.wait_to_read("已复制为新的草稿");
    seen.look("drafts and a notice");
    seen.page.click_on("删除：正安县 2019（贵州） 副本");
    seen.page.wait_to_read("已删除");
    seen.page.click_on("重命名：正安县 2019（贵州）");
    unfold(&seen.page);
    seen.look("a deleted draft, and one that is renamed");
    seen.page.run("localStorage.setItem('lvzhi.draft.1a2b3c4d-5e6f7a8b', '{ \"format\"')");
    seen.page.reload();
    seen.page.wait_to_read("有草稿无法读取");
    seen.look("a damaged draft");
    seen.end();
}

#[test]
fn the_sheet() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let mut seen = Inspection::of(new_draft());
    seen.look("empty sheet");
    go_home(&seen.page);
    open_example(&seen.page);
    seen.page.focus("training.spent");
    seen.look_at("a field with the focus", ".card:has(:focus)");
    // All of the filled sheet, and more.
    unfold(&seen.page);
    seen.look("every card unfolded");
    seen.end();
}

#[test]
fn the_sheet_with_problems() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let mut seen = Inspection::of(example());
    fill(&seen.page, "training.spent", "约五百万左右，以决算为准");
    fill(&seen.page, "salary.total", "36414人");
    fill(&seen.page, "year", "去年");
    fill(&seen.page, "kindergarten.pupils", "154470");
    fill(&seen.page, "language.share", "不适用");
    fill(&seen.page, "aid.covered", "不清楚");
    seen.page.wait_for("[data-check]");
    seen.look("unreadable figures and findings");
    seen.page.click("input[type='search']");
    seen.page.type_text("没有这样的指标");
    seen.page.wait_to_read("没有符合条件的指标");
    seen.look("nothing found");
    seen.end();
}

#[test]
fn the_menu_on_a_telephone() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = example();
    page.resize(390, 844);
    page.click_on("更多");
    page.wait_for("[name='versions']");
    let mut seen = Inspection::of(page);
    seen.look_as_it_is("the menu", ".topbar");
    seen.page.prefer(&[("prefers-color-scheme", "dark")]);
    seen.look_as_it_is("the menu, dark", ".topbar");
    seen.end();
}

#[test]
fn the_dialogs_over_a_draft() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let mut seen = Inspection::of(example());
    fill(&seen.page, "training.spent", "546.21");
    wait_until_kept(&seen.page, "546.21");
    seen.page.click("[name='share']");
    seen.page.wait_for("[name='share-link']");
    seen.look("handing out");
    seen.page.press("Escape");
    seen.page.wait_until_gone("dialog.share");
    seen.page.click("[name='versions']");
    seen.page.wait_for("[data-change]");
    seen.look("versions that are compared");
    seen.page.press("Escape");
    seen.page.wait_until_gone("dialog.versions");
    seen.page.click("[name='keys']");
    seen.page.wait_for("dialog.keys");
    seen.look("shortcuts");
    seen.page.press("Escape");
    seen.page.wait_until_gone("dialog.keys");
    seen.page.paste_into("primary.public_spending", "公用经费（万元）\n1803\n1786");
    seen.page.wait_for("dialog.paste");
    seen.look("cells before they are pasted");
    seen.end();
}

/// Parts of the page that cannot be had.
#[test]
fn without_the_parts_that_come_later() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = Page::with().cut_off("on-demand").open();
    page.begin(None);
    page.wait_for(names::TOTAL);
    let mut seen = Inspection::of(page);
    seen.page.click("[name='share']");
    seen.page.wait_for("dialog.coming [name='retry']");
    seen.look("a dialog that cannot be had");
    seen.page.press("Escape");
    seen.page.wait_until_gone("dialog");
    seen.page.click_on("试算");
    seen.page.wait_for("#fields [name='retry']");
    seen.look("a screen that cannot be had");
    seen.assert_none();
}

#[test]
fn the_dialogs_over_the_list() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = new_draft();
    fill(&page, "county", "甲县");
    page.click("[name='share']");
    page.wait_for("dialog.share");
    let part = page.download(|page| page.click_on("空表：县财政局"));
    page.press("Escape");
    page.wait_until_gone("dialog.share");
    fill(&page, "training.spent", "546.21");
    wait_until_kept(&page, "546.21");
    // As the unit's page would write it, and with a figure nobody has here.
    let mut back: serde_json::Value = serde_json::from_str(part.text()).expect("JSON");
    let own = back["copy"].as_str().expect("a copy").to_owned();
    back["seen"] = json!({ own: { "rubric": back["rubric"], "facts": {} } });
    back["copy"] = json!("unit");
    back["facts"] = json!({ "training.spent": { "text": "483" }, "schools.total": { "text": "264" } });
    go_home(&page);
    let mut seen = Inspection::of(page);
    seen.page.import("县财政局交回的分表.json", back.to_string());
    seen.page.wait_for("[data-conflict]");
    unfold(&seen.page);
    seen.look("a merge with decisions");
    seen.page.press("Escape");
    seen.page.wait_until_gone(names::IMPORT_PREVIEW);
    seen.page.click("[name='clear']");
    seen.page.wait_for("dialog.clear");
    seen.look("clearing this computer");
    seen.page.press("Escape");
    seen.page.wait_until_gone("dialog.clear");
    let mut draft = with_facts("乙县", &[("aid.covered", "是"), ("future.fact", "1")]);
    draft["result"] = json!({ "total": { "low": "99", "high": "99" } });
    seen.page.import("乙县.json", draft.to_string());
    seen.page.wait_for("[data-import='draft']");
    seen.look("a file that can be imported");
    seen.page.press("Escape");
    seen.page.wait_until_gone(names::IMPORT_PREVIEW);
    seen.page.import("坏.json", "{ \"format\"");
    seen.page.wait_for("[data-import='refused']");
    seen.look("a file that cannot be imported");
    seen.page.press("Escape");
    seen.page.wait_until_gone(names::IMPORT_PREVIEW);
    seen.page.import("分表.json", part.text());
    seen.page.wait_for("[name='import-as']");
    seen.page.click_on("加入并打开");
    seen.page.wait_to_read("这是县财政局的分表");
    seen.look_at("a part", ".sheet .part, .topbar");
    seen.end();
}

#[test]
fn the_other_rubrics() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let mut seen = Inspection::of(example());
    seen.page.click_on("对标");
    seen.page.wait_for("[data-rubric='township']");
    unfold(&seen.page);
    seen.look("all rubrics");
    seen.page.click("[data-rubric='quality-balance'] button");
    seen.page.wait_for(names::TOTAL);
    let rows = "中心小学\t820\t40\t9\t8\t3800\n第二小学\t640\t二十\t7\t6\t2900\n合计\t1460\t60\t16\t14\t6700";
    seen.page.paste_into("schools.primary", rows);
    seen.page.press("Tab");
    seen.page.wait_to_read("第二小学的");
    seen.look("a table of schools");
    seen.page.click_on("对标");
    seen.page.click("[data-rubric='duties-37'] button");
    seen.page.wait_for(".fields.weight");
    seen.look_at("weights", ".fields.weight");
    seen.end();
}

/// The answer with the rubrics beside the default one never comes.
#[test]
fn while_the_other_rubrics_are_awaited() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = Page::open();
    page.at_every_start(
        "const asked = window.fetch;
         window.fetch = (what, ...how) => String(what).includes('on-demand/standards') ? new Promise(() => {}) : asked(what, ...how);",
    );
    page.reload();
    page.begin(Some("township"));
    page.wait_to_read("正在取得该评价指标");
    let mut seen = Inspection::of(page);
    seen.look("a sheet that waits for its rubric");
    seen.page.click_on("对标");
    seen.page.wait_for("[data-rubric='general']");
    seen.look("a comparison that waits for the rubrics");
    seen.end();
}

/// They cannot be had.
#[test]
fn without_the_other_rubrics() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = Page::with().cut_off("on-demand/standards").open();
    page.begin(Some("township"));
    page.wait_to_read("未能取得该评价指标的数据文件");
    let mut seen = Inspection::of(page);
    seen.look("a sheet without its rubric");
    go_home(&seen.page);
    open_example(&seen.page);
    seen.page.click_on("对标");
    seen.page.wait_to_read("未能取得该评价指标的数据文件");
    seen.look("a comparison without the rubrics");
    seen.assert_none();
}

#[test]
fn a_citys_own_table() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = Page::open();
    page.click("[name='own-rubric']");
    page.wait_for("[name='table']");
    let mut seen = Inspection::of(page);
    seen.look("a table is to be chosen");
    seen.page.import_into("[name='table']", "通知.pdf", b"%PDF-1.7\n");
    seen.page.wait_for("[data-refused]");
    seen.look("a file that holds no table");
    seen.page.upload("[name='table']", &crate::own_table::table("city.xlsx"));
    seen.page.wait_for("[data-item]");
    seen.look("a table as it was read");
    seen.end();
}

#[test]
fn what_is_tried() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let mut seen = Inspection::of(example());
    seen.page.click_on("试算");
    seen.page.wait_for("[role=tablist]");
    seen.look("what is lost");
    seen.page.click("#tab-scenarios");
    seen.page.wait_for(".scenarios");
    seen.look("no scenario");
    seen.page.click_on("新建方案");
    seen.page.wait_for(".scenarios");
    seen.page.choose("add-change", "facts.senior.quota.text");
    seen.page.click("[name='add-change-now']");
    seen.page.wait_for("[data-row='facts.senior.quota.text']");
    seen.page.type_text("1000");
    seen.page.click_on("复制：方案一");
    seen.page.wait_for("[data-scenario='方案二']");
    seen.look("scenarios");
    seen.page.click("#tab-single");
    seen.page.click("[data-losing='funding.quota'] button");
    seen.page.focus("points");
    seen.page.press("Right Right Right Right Right");
    seen.page.wait_for(".wanted [data-need]");
    seen.look("one indicator");
    seen.end();
}

#[test]
fn problems_that_are_mended() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = Page::open();
    page.click("[data-example='5']");
    page.wait_for("[data-rectification]");
    let mut seen = Inspection::of(page);
    seen.look("a ledger");
    seen.page.click("[data-rectification] .fold");
    seen.page.click_on("添加回头看");
    seen.page.click_on("从自评结果列入");
    seen.page.wait_for("[data-offer]");
    seen.page.type_into("rectification.2019.judged.layout.schools/deadline", "尽快");
    seen.page.choose("rectification.2019.judged.layout.schools/state", "反弹");
    seen.look("a problem opened up");
    seen.end();
}

#[test]
fn what_is_sought() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let mut seen = Inspection::of(example());
    seen.page.click_on("试算");
    seen.page.click("#tab-route");
    seen.page.click_on("查找办法");
    seen.page.wait_for(".found");
    unfold(&seen.page);
    seen.look("ways to a grade");
    seen.page.click("#tab-weigh");
    seen.page.wait_for(".tornado");
    seen.look("what matters most");
    seen.page.click("#tab-years");
    seen.page.choose("add-target", "facts.senior.quota.text");
    seen.page.click("[name='add-target-now']");
    seen.page.type_text("1000");
    seen.look("targets by year");
    seen.end();
}

#[test]
fn where_nothing_is_kept() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = Page::with().storage_refused().open();
    page.wait_to_read("未保存");
    let mut seen = Inspection::of(page);
    seen.look("refused storage, first visit");
    open_example(&seen.page);
    seen.page.wait_to_read("未保存");
    seen.look_at("refused storage, sheet", ".topbar");
    seen.end();

    let page = new_draft();
    go_home(&page);
    page.click_on("不留痕填报");
    page.wait_to_read("现在是不留痕填报");
    let mut seen = Inspection::of(page);
    seen.look("without a trace");
    seen.page.begin(None);
    seen.page.wait_for_text(names::TOTAL, "0–100");
    fill(&seen.page, "county", "无痕县");
    seen.page.wait_to_read("不留痕：内容只在本页内存中");
    seen.look_at("without a trace, sheet", ".topbar");
    seen.end();
}

/// Seven days on, the page reminds in the top line and in the list.
#[test]
fn a_reminder() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = new_draft();
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    page.at_every_start(crate::this_computer::SEVEN_DAYS_ON);
    page.reload();
    page.wait_to_read("7 天的修改只存在本机，请导出一份");
    let mut seen = Inspection::of(page);
    seen.look_at("a reminder", ".topbar");
    go_home(&seen.page);
    open_draft(&seen.page, "甲县");
    go_home(&seen.page);
    seen.look("a reminder in the list");
    seen.end();
}
