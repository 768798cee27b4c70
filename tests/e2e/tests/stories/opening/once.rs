//! What the first screen offers, and says, in any browser.

use e2e::{Page, names};

use crate::{DISCLAIMER, exported, new_draft};
use crate::{ZHENGAN, listed};

/// What each report's figures come to, by hand from the rubric's clauses.
#[test]
fn each_of_the_six_examples_opens_with_its_own_figures() {
    let page = Page::open();
    for (example, total, checks) in [
        // 拨款增长 3 (2.8 % against a negative growth), 生均增长 4 × 0.75, 培训 0 of 2 (483 ÷ 36414 is
        // 1.3264 %), 配套 0.7: 3 + 3 + 0.7; at most 100 − 2.
        ("1", "6.7–98", &["training-share", "primary-public-growth", "junior-public-growth"][..]),
        // 入园 0 of 2 (37 % is 48 short), 师幼比 0 of 0.5 (34 to 1), 三年巩固 1, 小学辍学 0.5, 残疾入学
        // 1.2 of 2 (91 % is 4 × 0.2 short), 占地 0.5 + 0.5, 图书 0.25 + 0.25, 仪器和音体美 0.1 of 0.25 each:
        // 4.4; lost 2 + 0.5 + 0.8 + 0.3.
        ("2", "4.4–96.4", &["primary-land-per-pupil", "primary-building-per-pupil", "junior-land-per-pupil"]),
        // A process and a rectification report: no figures at all.
        ("3", "0–100", &[]),
        ("5", "0–100", &[]),
        // 语言 0.73 of 1 (73.33 % to two places), 中心园 0.5, 资助 1, 规划 1, 标准 1, 督学 0.5 + 0.5, 两个只增
        // 不减 4, 定额 1 + 0.5 + 0.5 + 0.4, 校本培训 0.5, 班额 0.5 + 0.3, 终端 0.5, 升学率 1, 免试 0.5, 事故 1,
        // 近视 0.5: 16.43; lost 0.27 + 0.2.
        (
            "4",
            "16.43–99.53",
            &["implied-kindergartens", "implied-public-kindergartens", "implied-vocational-pupils"],
        ),
        ("6", "27.4–99", &["nine-year-retention-over-100"]),
    ] {
        // The first of them stands by itself.
        let its = format!("[data-example='{example}']");
        page.click(if example == "6" { names::EXAMPLE } else { &its });
        // It is about what was mended, and opens on its ledger.
        if example == "5" {
            page.wait_for("main.rectification");
            page.click_on("返回填报");
        }
        page.wait_for_text(names::TOTAL, total);
        page.wait_until(&format!("example {example}: what contradicts is {checks:?}"), |page| {
            let found = "return [...document.querySelectorAll('[data-check]')].map(one => one.dataset.check)";
            page.run(found) == serde_json::json!(checks)
        });
        assert!(page.says("不合格–优秀"), "with so much open, any grade is possible");
        crate::go_home(&page);
    }
    assert_eq!(listed(&page).len(), 6);
    assert!(listed(&page).contains(&ZHENGAN.to_owned()));
    page.end();
}

#[test]
fn what_the_rubric_rests_on_can_be_read_before_anything_is_filled_in() {
    let page = Page::open();
    page.click_on("关于本评价指标");
    page.wait_to_read("国办发〔2017〕49号");
    // Where the standard is silent or was rounded, the page says what it does.
    page.wait_to_read("左闭右开");
    page.end();
}

#[test]
fn the_first_visit_offers_the_example_a_new_draft_and_an_import() {
    let page = Page::open();
    page.wait_to_read("履职自评");
    assert!(page.text_of(names::EXAMPLE).contains("正安县 2019"));
    assert!(page.says("新建草稿"));
    assert!(page.says("导入文件"));
    assert_eq!(page.count(names::IMPORT), 1);
    // What this is, that nothing leaves the computer, and that nobody decided anything.
    assert!(page.says("不上传到任何地方"));
    assert!(page.says(DISCLAIMER));
    assert!(page.says("本机还没有草稿"));
    // Looking is not yet a draft.
    assert_eq!(page.run("return localStorage.length"), 0);
    page.end();
}

#[test]
fn a_new_draft_never_looks_like_a_good_one() {
    let page = new_draft();
    // Nothing is known: anything from nothing to everything.
    assert_eq!(page.grade(), "不合格–优秀");
    assert!(page.says("0 / 44 项"));
    assert!(page.says("9 项还没有回答"));
    assert!(page.says(DISCLAIMER));
    // Not one card is met, and none has points for certain.
    assert_eq!(page.count("[data-indicator]"), 44);
    assert_eq!(page.count("[data-verdict='met']"), 0);
    let certain = "return [...document.querySelectorAll(\"output[name^='points:']\")]
                       .filter(points => !points.textContent.startsWith('0–')).length";
    assert_eq!(page.run(certain), 0);

    let (text, file) = exported(&page);
    assert!(text.contains(DISCLAIMER));
    assert_eq!(file["disclaimer"], DISCLAIMER);
    assert_eq!(file["result"]["total"], serde_json::json!({ "low": "0", "high": "100" }));
    assert_eq!(file["result"]["settled"], 0);
    page.end();
}
