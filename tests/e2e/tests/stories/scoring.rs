//! What the figures come to, and what changes when one of them does.

mod once;

use e2e::{Page, names};
use serde_json::json;

use crate::{ZHENGAN, example, exported, fill, wait_until_kept};

/// 正安县 by hand. Heads, from certain to possible: 0–14, 1–10 (乡镇考核 1), 15.5–26 (入园 2, 普惠 2, 公办
/// 56.50 % 2, 中心园 0.5, 入学 2, 巩固 1, 职普比 48.02 % 1, 残疾 2, 资助 1, 营养 1, 安置点 1), 1.5–10 (规划 1,
/// 督导预算 0.5), 7.4–29 (只增不减 4, 附加 0.7, 配套 0.7, 轮岗 2; 学前 200 and 普高 700 元 lose 0.5 each), 2–10
/// (升学率 1, 重点班 0.5, 免试 0.5). Together 27.4–99.
#[test]
fn a_county_is_scored_changed_kept_sent_and_opened_elsewhere() {
    let page = example();
    assert_eq!(page.grade(), "不合格–优秀");
    assert_eq!(page.points("funding.training"), "0–2");
    assert_eq!(page.verdict("funding.training"), "missing");

    // 546.21 ÷ 36414 is 1.5 %, just so: two points more for certain.
    fill(&page, "training.spent", "546.21");
    fill(&page, "salary.total", "36414");
    page.wait_for_text(names::TOTAL, "29.4–99");
    assert_eq!(page.points("funding.training"), "2");
    assert_eq!(page.verdict("funding.training"), "met");

    wait_until_kept(&page, "546.21");
    page.reload();
    page.wait_for_text(names::TOTAL, "29.4–99");
    assert_eq!(page.value_of("training.spent"), "546.21");
    let (text, file) = exported(&page);
    assert_eq!(file["result"]["total"], json!({ "low": "29.4", "high": "99" }));
    assert_eq!(
        file["result"]["indicators"]["funding.training"],
        json!({ "verdict": "met", "low": "2", "high": "2", "missing": [], "certainty": "inferred" })
    );
    page.end();

    let elsewhere = Page::open();
    elsewhere.import("正安县.json", &text);
    elsewhere.wait_for(names::IMPORT_PREVIEW);
    let preview = elsewhere.text_of(names::IMPORT_PREVIEW);
    for told in [ZHENGAN, "29.4–99 分，暂不能定等次", "通用示范", "2025.1"] {
        assert!(preview.contains(told), "the preview says {told}: {preview}");
    }
    assert!(!preview.contains("以重新测算为准"), "what the file says of itself is what this page computes");
    elsewhere.click_on("加入并打开");
    elsewhere.wait_for_text(names::TOTAL, "29.4–99");
    assert_eq!(elsewhere.grade(), "不合格–优秀");
    assert_eq!(elsewhere.value_of("training.spent"), "546.21");
    let (_, mut again) = exported(&elsewhere);
    // There it is a copy of its own, which knows the one it came from.
    let (mut file, own) = (file.clone(), file["copy"].as_str().expect("a copy").to_owned());
    assert_ne!(again["copy"], file["copy"]);
    assert_eq!(again["seen"][&own]["facts"], file["facts"]);
    for file in [&mut file, &mut again] {
        let file = file.as_object_mut().expect("an object");
        file.remove("copy");
        file.remove("seen");
    }
    assert_eq!(again, file, "the file goes through another computer unchanged");
    elsewhere.end();
}
