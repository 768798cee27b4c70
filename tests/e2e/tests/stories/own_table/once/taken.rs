//! Figures that another draft holds, taken over by name into a draft by the city's own table.

use e2e::{Page, names};

use crate::fill;

/// The example's county has these: 毛入园率 and 普惠性幼儿园覆盖率 among them, and nothing called 智慧校园覆盖率.
const TABLE: &str = "指标\t分值\t评分标准\n\
    毛入园率\t4\t学前三年毛入园率达到90%的，得4分，每低1个百分点扣0.5分，扣完为止。\n\
    普惠园\t4\t普惠性幼儿园覆盖率达到80%的，得4分，否则不得分。\n\
    智慧校园\t2\t智慧校园覆盖率达到60%的，得2分，否则不得分。";

#[test]
fn what_another_draft_holds_is_held_against_the_names_of_this_one() {
    let page = Page::open();
    page.click(names::EXAMPLE);
    page.wait_for(names::TOTAL);
    page.click_on("全部草稿");
    page.click("[name='own-rubric']");
    page.wait_for("[name='pasted-table']");
    page.paste_into("pasted-table", TABLE);
    page.wait_to_read("3 项已读懂");
    page.click("[name='use-rubric']");
    page.wait_for_text(names::TOTAL, "0–10");
    fill(&page, "year", "2019");
    page.click_on("全部数据");
    page.wait_for("[name='take-from']");
    page.run("document.querySelector(\"[name='take-show']\").focus()");
    page.press("Enter");
    // Both that the example has are sure; the third it does not have.
    page.wait_to_read("将填入 2 项");
    page.screenshot("taken-by-name");
    page.press("Enter");
    page.wait_to_read("按名称填入 2 项");
    page.click_on("填报");
    // 95.40 and 92.79 reach 90 and 80: 4 and 4 points; the third stays open.
    page.wait_for_text(names::TOTAL, "8–10");
    page.press("Ctrl+z");
    page.wait_for_text(names::TOTAL, "0–10");
    page.end();
}
