//! What of this subject is tried in Chromium alone: what another engine could break of it is in the stories beside this file.

use super::{fill_editor, heads, hold_back, in_two_tabs, let_through, wait_for_next_second, wait_to_see};
use crate::{fill, go_home, kept, listed, new_draft, open_example, wait_until_kept};
use e2e::names;

#[test]
fn two_tabs_on_different_drafts_do_not_disturb_each_other() {
    let page = new_draft();
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    page.open_tab();
    page.wait_for(names::TOTAL);
    go_home(&page);
    open_example(&page);
    fill(&page, "salary.total", "36414");
    wait_until_kept(&page, "\"36414\"");
    page.go_to_tab(0);
    fill(&page, "language.share", "50");
    wait_until_kept(&page, "\"50\"");
    let all = kept(&page);
    assert!(all.contains("甲县") && all.contains("\"50\"") && all.contains("\"36414\""));
    page.end();
}

#[test]
fn what_is_typed_in_one_tab_shows_in_the_other_by_itself_and_both_come_to_rest() {
    let page = in_two_tabs();
    fill(&page, "language.share", "50");
    page.go_to_tab(0);
    wait_to_see(&page, "language.share", "50");
    page.wait_for_text(&names::points("direction.language"), "0.5–1.5");
    page.wait_to_read("已保存");
    // Neither answers the other for ever: three seconds go by without a write.
    let before = heads(&page);
    for _ in 0..3 {
        wait_for_next_second(&page);
    }
    assert_eq!(heads(&page), before, "the tabs go on writing to each other");
    page.end();
}

#[test]
fn undo_in_one_tab_takes_back_only_what_was_done_there() {
    let page = in_two_tabs();
    fill(&page, "language.share", "50");
    page.go_to_tab(0);
    wait_to_see(&page, "language.share", "50");
    fill(&page, "training.spent", "546.21");
    page.press("Ctrl+Z");
    wait_to_see(&page, "training.spent", "");
    assert_eq!(
        page.value_of("language.share"),
        "50",
        "the other tab's figure is not this one's to take back"
    );
    page.go_to_tab(1);
    wait_to_see(&page, "training.spent", "");
    assert_eq!(page.value_of("language.share"), "50");
    page.end();
}

#[test]
fn a_draft_deleted_and_purged_in_one_tab_is_told_in_the_other_which_can_still_export() {
    let page = in_two_tabs();
    fill(&page, "language.share", "50");
    wait_until_kept(&page, "\"50\"");
    go_home(&page);
    page.click_on("删除：甲县");
    page.go_to_tab(0);
    page.wait_to_read("这份草稿已在另一个窗口中删除，可在首页“已删除的草稿”中恢复");
    page.go_to_tab(1);
    page.click_on("已删除的草稿（1）");
    page.click_on("彻底删除：甲县");
    page.wait_until("nothing is left of it", |page| !kept(page).contains("甲县"));
    page.go_to_tab(0);
    page.wait_to_read("未保存：本机的草稿已在另一个窗口中清除，请导出文件；继续修改会重新保存");
    let file = page.download(|page| page.press("Ctrl+S"));
    assert!(file.text().contains("甲县") && file.text().contains("\"50\""));
    page.end();
}

/// What the other tab learns of next is no change of the draft that it shows.
#[test]
fn a_draft_cleared_in_one_tab_does_not_come_back_from_the_other() {
    let page = in_two_tabs();
    go_home(&page);
    page.begin(None);
    page.wait_for_text(names::TOTAL, "0–100");
    fill(&page, "county", "乙县");
    wait_until_kept(&page, "乙县");
    go_home(&page);
    page.click("[name='clear']");
    page.wait_for("dialog.clear");
    page.click("[name='clear-sure']");
    page.click("[name='clear-now']");
    page.wait_to_read("本机数据已全部清除");
    page.go_to_tab(0);
    page.wait_to_read("未保存：本机的草稿已在另一个窗口中清除");
    page.go_to_tab(1);
    page.begin(None);
    page.wait_for_text(names::TOTAL, "0–100");
    fill(&page, "county", "丙县");
    wait_until_kept(&page, "丙县");
    // The other tab has heard of it once its list shows it.
    page.go_to_tab(0);
    assert!(page.says("未保存：本机的草稿已在另一个窗口中清除"));
    go_home(&page);
    page.wait_to_read("丙县");
    assert_eq!(listed(&page), ["丙县"], "the cleared draft was left as it was");
    fill_editor(&page, "李督");
    assert!(!kept(&page).contains("甲县") && !kept(&page).contains("乙县"));
    page.end();
}

/// Brought back in one tab, it is there in the other, which must not remove it for good when it is left.
#[test]
fn a_draft_cleared_and_brought_back_in_one_tab_is_there_in_the_other() {
    let page = in_two_tabs();
    go_home(&page);
    page.click("[name='clear']");
    page.wait_for("dialog.clear");
    let backup = page.download(|page| page.click("[name='clear-export']"));
    page.click("[name='clear-now']");
    page.wait_to_read("本机数据已全部清除");
    page.go_to_tab(0);
    page.wait_to_read("未保存：本机的草稿已在另一个窗口中清除");
    page.go_to_tab(1);
    page.import("备份.json", backup.text());
    page.wait_to_read("已从备份加入 1 份草稿");
    page.wait_until("it is kept", |page| kept(page).contains("甲县"));
    page.go_to_tab(0);
    page.wait_to_read("已保存");
    go_home(&page);
    fill_editor(&page, "李督");
    assert_eq!(listed(&page), ["甲县"]);
    assert!(kept(&page).contains("甲县"));
    page.end();
}

#[test]
fn a_draft_begun_in_one_tab_shows_in_the_list_of_the_other() {
    let page = in_two_tabs();
    go_home(&page);
    page.go_to_tab(0);
    go_home(&page);
    page.begin(None);
    page.wait_for_text(names::TOTAL, "0–100");
    fill(&page, "county", "乙县");
    wait_until_kept(&page, "乙县");
    page.go_to_tab(1);
    page.wait_until("both are listed", |page| {
        let mut names = listed(page);
        names.sort();
        names == ["乙县", "甲县"]
    });
    page.end();
}

#[test]
fn both_tabs_change_different_fields_unheard_and_nothing_is_lost() {
    let page = in_two_tabs();
    hold_back(&page);
    page.go_to_tab(0);
    hold_back(&page);
    fill(&page, "language.share", "50");
    wait_until_kept(&page, "\"50\"");
    page.go_to_tab(1);
    assert_eq!(page.value_of("language.share"), "", "this tab was not to hear of it yet");
    fill(&page, "training.spent", "546.21");
    wait_until_kept(&page, "\"546.21\"");
    assert!(kept(&page).contains("\"50\""), "what the other tab kept is still kept");
    wait_to_see(&page, "language.share", "50");
    page.go_to_tab(0);
    let_through(&page);
    wait_to_see(&page, "training.spent", "546.21");
    page.reload();
    page.wait_for(names::TOTAL);
    assert_eq!(
        (page.value_of("language.share"), page.value_of("training.spent")),
        ("50".into(), "546.21".into())
    );
    page.end();
}
