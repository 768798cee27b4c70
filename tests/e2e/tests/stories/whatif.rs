//! 试算: changes are tried beside the draft, on the real reports, with numbers worked out by hand.

use e2e::{Page, names};
use serde_json::json;

use crate::{example, exported, fill, go_home};

#[test]
fn first_look() {
    let page = example();
    page.click_on("试算");
    page.wait_for("[role=tablist]");
    page.screenshot("whatif-empty");
    page.click_on("新建方案");
    page.wait_for(".scenarios");
    page.choose("add-change", "facts.senior.quota.text");
    page.wait_for("[data-row='facts.senior.quota.text']");
    page.screenshot("whatif-scenarios");
    page.resize(390, 844);
    page.screenshot("whatif-scenarios-phone");
    page.resize(1366, 768);
    page.click("#tab-route");
    page.click_on("查找办法");
    page.wait_for("[data-route='0']");
    page.screenshot("whatif-route");
    page.click(".means summary");
    page.screenshot("whatif-route-means");
    page.choose("goal", "0");
    page.click_on("查找办法");
    page.wait_for("[data-route='0']");
    page.screenshot("whatif-route-best");
    page.resize(390, 844);
    page.screenshot("whatif-route-phone");
    page.resize(1366, 768);
    for tab in ["single", "weigh", "years"] {
        page.click(&format!("#tab-{tab}"));
        page.wait_for(&format!("[data-tab={tab}]"));
        page.screenshot(&format!("whatif-{tab}"));
        page.resize(390, 844);
        page.screenshot(&format!("whatif-{tab}-phone"));
        page.resize(1366, 768);
    }
    page.end();
}
