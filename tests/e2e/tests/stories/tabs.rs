//! Two tabs of one browser on one draft.

use e2e::names;

use crate::{example, fill, kept, open_example, wait_until_kept};

#[test]
fn two_tabs_on_different_drafts_do_not_disturb_each_other() {
    let page = crate::new_draft();
    fill(&page, "county", "甲县");
    wait_until_kept(&page, "甲县");
    page.open_tab();
    page.wait_for(names::TOTAL);
    crate::go_home(&page);
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

/// The last to write must not win in silence: both edits are kept, or the person is asked.
#[test]
fn two_tabs_on_one_draft_lose_neither_edit() {
    let page = example();
    wait_until_kept(&page, "正安县");
    page.open_tab();
    page.wait_for_text(names::TOTAL, "27.4–99");
    fill(&page, "salary.total", "36414");
    wait_until_kept(&page, "\"36414\"");
    page.go_to_tab(0);
    fill(&page, "training.spent", "546.21");
    wait_until_kept(&page, "\"546.21\"");
    assert!(kept(&page).contains("\"36414\""), "what the other tab kept is still kept");
    page.end();
}
