//! What of this subject no engine can break: the same wasm says and computes it in any.

use e2e::{Page, names};

use super::{LOSS, henan, ledger, of, open};
use super::{inside, list, paper};
use crate::exported;
use crate::{fill, go_home, unfold, wait_until_kept};

/// The fifth report of the seeds is a report on what was mended: it opens with its four problems.
#[test]
fn the_report_on_what_was_mended_opens_with_its_problems() {
    let page = Page::open();
    page.click("[data-example='5']");
    page.wait_for("main.rectification");
    page.wait_for_text("[data-summary]", "共 4 个问题：状态未填 4");
    assert_eq!(page.count("[data-rectification]"), 4);
    page.screenshot("rectification");
    let entry = "2019.judged.layout.schools";
    open(&page, entry);
    assert!(page.value_of(&of(entry, "progress.3.text")).contains("累计742所，覆盖率97.9%"));
    page.screenshot("rectification-open");
    page.resize(390, 844);
    page.screenshot("rectification-390x844");
    page.resize(1366, 768);
    // By state, and by what is late.
    page.choose("filter-state", "整改中");
    page.wait_to_read("显示 1 个，共 4 个");
    page.choose("filter-state", "");
    fill(&page, &of(entry, "deadline"), "2022年前");
    page.wait_to_read("不提示超期。请写明日期");
    fill(&page, &of(entry, "deadline"), "2021年底");
    page.wait_for_text(&format!("[data-rectification='{entry}'] .late"), "时限已过，请填状态");
    page.click("[name='filter-late']");
    page.wait_to_read("显示 1 个，共 4 个");
    page.end();
}

/// From what is folded in a card to the loss that is offered, and from the entry back to the card.
#[test]
fn a_card_leads_to_the_ledger_and_back() {
    let page = henan();
    unfold(&page);
    let card = names::card("funding.training");
    page.wait_until("the way is there", |page| page.text_of(&card).contains("在整改台账中列入或查看"));
    page.run(
        "[...document.querySelectorAll(\"[data-indicator='funding.training'] button\")].find(one => one.textContent.includes('整改台账')).click()",
    );
    page.wait_for("main.rectification");
    page.wait_until("the focus is on the loss", |page| page.focused() == format!("o-{LOSS}"));
    page.press("Enter");
    page.wait_for_text(&format!("[data-offer='{LOSS}'] button"), "已列入");
    open(&page, LOSS);
    page.screenshot("rectification-listed");
    page.click_on("看指标");
    page.wait_until("the focus is in the card", |page| page.focused() == "training.spent");
    page.end();
}

/// A ledger of the year before is taken along; the rule of 整改计分 is told by a click, and only then.
#[test]
fn last_years_problems_come_along_and_the_rule_is_told_by_a_click() {
    let page = henan();
    ledger(&page);
    for (at, state) in ["经验收", "整改中"].into_iter().enumerate() {
        page.click_on("添加问题");
        page.wait_until("a problem more", |page| page.count("[data-rectification]") == at as u64 + 1);
        page.wait_until("the focus is in it", |page| page.focused().ends_with("/problem"));
        let problem = page.focused();
        page.type_text(&format!("问题{at}"));
        page.press("Tab");
        page.choose(&problem.replace("/problem", "/state"), state);
    }
    wait_until_kept(&page, "问题1");
    go_home(&page);
    page.begin(Some("township"));
    page.wait_for(&names::field("county"));
    fill(&page, "county", "X县");
    fill(&page, "year", "2015");
    ledger(&page);
    page.wait_to_read("台账还没有问题");
    page.click_on("台账中的 2 个问题");
    page.wait_for_text("[data-summary]", "共 2 个问题：整改中 1、经验收 1");
    page.wait_to_read("只有“经验收”算整改到位");
    page.screenshot("rectification-tally");
    page.click("[name='take-tally']");
    page.wait_to_read("已与数据一致");
    page.click_on("返回填报");
    page.wait_for(names::TOTAL);
    unfold(&page);
    for (fact, count) in [("issues.done", "1"), ("issues.partly", "1"), ("issues.open", "0")] {
        assert_eq!(page.value_of(fact), count, "{fact}");
    }
    page.end();
}

#[test]
fn a_loss_is_listed_mended_told_on_paper_and_merged() {
    let page = henan();
    ledger(&page);
    list(&page, LOSS);
    // Clicked again it is gone to, not listed twice.
    page.click(&format!("[data-offer='{LOSS}'] button"));
    page.wait_for(&names::field(&of(LOSS, "problem")));
    assert_eq!(page.count("[data-rectification]"), 1);
    let problem = page.value_of(&of(LOSS, "problem"));
    assert!(problem.contains("1.3264%") && problem.contains("差63.21万元"), "{problem}");
    assert_eq!(page.value_of(&of(LOSS, "state")), "未整改");
    fill(&page, &of(LOSS, "person"), "张三");
    fill(&page, &of(LOSS, "deadline"), "2015年底前");
    page.wait_for_text(&format!("[data-rectification='{LOSS}'] .late"), "已超期");
    page.wait_to_read("按 2015-12-31 计，当日不算超期");
    page.wait_for_text("[data-summary]", "共 1 个问题：未整改 1；时限已过 1");
    page.choose(&of(LOSS, "state"), "已完成");
    page.wait_for_text("[data-summary]", "共 1 个问题：已完成 1");
    page.click_on("添加进展");
    page.wait_until("the focus is in the date", |page| page.focused().ends_with(".date"));
    page.type_text("2015年6月");
    page.press("Tab");
    page.type_text("追加预算63.21万元");
    page.press("Tab");
    wait_until_kept(&page, "追加预算63.21万元");

    let sheet = paper(&page, "整改台账（Excel）");
    assert_eq!(sheet.name, "整改台账-X县-2014.xlsx");
    let text = inside(&sheet.bytes);
    assert!(
        text.contains("差63.21万元")
            && text.contains("TODAY()")
            && text.contains("2015年6月，追加预算63.21万元。")
    );
    let report = paper(&page, "整改报告（Word）");
    assert_eq!(report.name, "整改报告-X县-2014.docx");
    let text = inside(&report.bytes);
    assert!(
        text.contains("一、整改工作落实情况")
            && text.contains("责任人：张三")
            && text.contains("二、下一步工作打算")
    );

    // A colleague takes the draft along, and writes into the same problem; both stay.
    let (file, _) = exported(&page);
    let other = Page::open();
    other.wait_for(names::IMPORT);
    other.import("来件.json", &file);
    other.wait_for(names::IMPORT_PREVIEW);
    other.click_on("加入并打开");
    other.wait_for(names::TOTAL);
    ledger(&other);
    open(&other, LOSS);
    assert_eq!(other.value_of(&of(LOSS, "person")), "张三");
    fill(&other, &of(LOSS, "evidence"), "县财政局预算批复");
    other.choose(&of(LOSS, "state"), "经验收");
    wait_until_kept(&other, "经验收");
    let (back, _) = exported(&other);
    other.end();
    fill(&page, &of(LOSS, "cause"), "预算安排不足");
    wait_until_kept(&page, "预算安排不足");
    go_home(&page);
    page.import("交回.json", back);
    page.wait_for("[data-merge]");
    page.wait_to_read("2 处可直接合入，没有冲突");
    page.wait_to_read("整改台账“教师培训经费");
    page.click("[name='merge']");
    page.wait_for(names::TOTAL);
    ledger(&page);
    page.wait_for_text("[data-summary]", "共 1 个问题：经验收 1");
    open(&page, LOSS);
    assert_eq!(page.value_of(&of(LOSS, "cause")), "预算安排不足");
    assert_eq!(page.value_of(&of(LOSS, "evidence")), "县财政局预算批复");
    page.end();
}
