//! On paper: the table that is handed in prints from one command, and every view prints as it is seen.

mod once;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use e2e::Page;
use lopdf::Document;
use serde_json::json;

use crate::example;

/// A4 in points, which browsers round to a hundredth of an inch.
const A4: [f32; 2] = [595.28, 841.89];

/// The room that the margins of 12 mm leave, in CSS pixels: upright, and lying.
const UPRIGHT: u32 = 703;

const ACROSS: u32 = 1031;

/// The page as a browser would hand it to the printer: the sizes of its pages.
#[track_caller]
fn printed(page: &Page) -> Vec<[f32; 2]> {
    let pdf = page.devtools("Page.printToPDF", &json!({ "preferCSSPageSize": true }));
    let bytes = STANDARD.decode(pdf["data"].as_str().unwrap_or_default()).expect("base64");
    let document = Document::load_mem(&bytes).expect("a PDF");
    let size = |id: &lopdf::ObjectId| {
        let dictionary = document.get_dictionary(*id).expect("a page");
        let sheet = dictionary.get(b"MediaBox").and_then(lopdf::Object::as_array).expect("its size");
        [2, 3].map(|at| sheet[at].as_float().expect("a length"))
    };
    document.get_pages().values().map(size).collect()
}

/// Each page is A4, upright or lying.
#[track_caller]
fn assert_a4(sizes: &[[f32; 2]], lies: bool) {
    let [short, long] = A4;
    let wanted = if lies { [long, short] } else { [short, long] };
    assert!(!sizes.is_empty());
    for size in sizes {
        let is_near = size.iter().zip(wanted).all(|(is, wanted)| (is - wanted).abs() < 1.0);
        assert!(is_near, "{size:?} is not {wanted:?}");
    }
}

/// What is wrong with the view on paper: what only a screen can do, and what would be cut off.
const MISPRINTS: &str = "
    const found = [];
    const seen = element => element.checkVisibility({ visibilityProperty: true });
    const name = element => `${element.tagName} ${element.className} ${(element.innerText || '').slice(0, 20)}`;
    const wide = document.scrollingElement.scrollWidth;
    if (wide > innerWidth) found.push(`${wide} wide on paper of ${innerWidth}`);
    const says = '.link, .bands button, .losing button, .tabs button, .choice, .fold';
    for (const button of document.querySelectorAll('button')) {
        if (seen(button) && !button.matches(says)) found.push(`a button: ${name(button)}`);
    }
    for (const element of document.body.querySelectorAll('*')) {
        if (!seen(element)) continue;
        const { position, contentVisibility, overflowX, overflowY } = getComputedStyle(element);
        if (['fixed', 'sticky'].includes(position)) found.push(`${position}: ${name(element)}`);
        if (contentVisibility === 'auto') found.push(`perhaps not painted: ${name(element)}`);
        const scrolls = [overflowX, overflowY].some(way => ['auto', 'scroll'].includes(way));
        if (scrolls && element.tagName !== 'TEXTAREA') found.push(`scrolls: ${name(element)}`);
    }
    for (const row of document.querySelectorAll('tr')) {
        if (seen(row) && getComputedStyle(row).breakInside !== 'avoid') found.push(`may be cut: ${name(row)}`);
    }
    for (const head of document.querySelectorAll('thead')) {
        if (seen(head) && getComputedStyle(head).display !== 'table-header-group') found.push('a head that is not repeated');
    }
    return found;";

/// The view is shown as on paper of this width while `look` looks at it.
#[track_caller]
fn on_paper(page: &Page, width: u32, look: impl FnOnce(&Page)) {
    page.devtools("Emulation.setEmulatedMedia", &json!({ "media": "print" }));
    page.resize(width, 900);
    look(page);
    page.devtools("Emulation.setEmulatedMedia", &json!({ "media": "" }));
    page.resize(1366, 768);
}

/// The view prints cleanly, with a head that says whose it is, by which rubric, and when it was printed.
#[track_caller]
fn prints(page: &Page, name: &str, lies: bool) {
    // It comes with the first figure, or when the page is at rest.
    let for_paper = "return [...document.styleSheets].some(sheet => [...sheet.cssRules].some(rule => rule.media?.mediaText === 'print'))";
    page.wait_until("what is for paper has come", |page| page.run(for_paper) == json!(true));
    let before = clock(page);
    assert_a4(&printed(page), lies);
    let after = clock(page);
    on_paper(page, if lies { ACROSS } else { UPRIGHT }, |page| {
        page.screenshot(&format!("printed-{name}"));
        assert_eq!(page.run(MISPRINTS), json!([]), "{name}");
        let head = page.text_of(".printed");
        for words in ["正安县 2019 年", "县级政府履行教育职责自评（通用示范） 2025.1", "打印时间："]
        {
            assert!(head.contains(words), "{name}: {words} is not in {head:?}");
        }
        let time = page.text_of(".printed time");
        assert!(before <= time && time <= after, "{name}: printed at {time}, between {before} and {after}");
    });
}

/// The time of the page's own clock, as it is printed.
fn clock(page: &Page) -> String {
    let script = "const two = number => String(number).padStart(2, '0'), now = new Date();
        return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())} `
            + `${two(now.getHours())}:${two(now.getMinutes())}`";
    page.run(script).as_str().unwrap_or_default().to_owned()
}

/// From now on the page notes what it prints instead of printing it.
fn note_printing(page: &Page) {
    page.run("window.noted = []; window.print = () => noted.push(document.querySelectorAll('.paper tbody tr').length)");
}

#[track_caller]
fn print_the_table(page: &Page) {
    page.click_on("打印自评表");
    page.wait_for(".paper");
}

/// Points at least and at most in hundredths: 27.4–99.
fn hundredths(text: &str) -> (u32, u32) {
    let one = |text: &str| {
        let (whole, part) = text.split_once('.').unwrap_or((text, ""));
        format!("{whole}{part:0<2}").parse().unwrap_or_else(|_| panic!("{text:?} is no number of points"))
    };
    let (low, high) = text.split_once('–').unwrap_or((text, text));
    (one(low), one(high))
}

/// The cells of the table's rows that this selector finds: name, clause, full points, points, explanation.
fn rows(page: &Page, css: &str) -> Vec<Vec<String>> {
    let script = "return [...document.querySelectorAll(arguments[0])].map(row =>
        [...row.cells].map(cell => cell.innerText.trim()))";
    let found = page.run_with(script, vec![json!(css)]);
    serde_json::from_value(found).expect("rows of texts")
}

#[test]
fn the_table_prints_from_one_command() {
    let page = example();
    note_printing(&page);
    print_the_table(&page);
    // Asked for once, when all of it was there: 6 titles, 44 indicators, 6 sums, the total, 9 gates.
    page.wait_until("it is printed once", |page| page.run("return noted") == json!([66]));
    page.wait_for_focused("paper-title");
    assert_eq!(
        page.texts_of(".scores thead th"),
        ["一级指标、二级指标", "评分细则", "分值", "自评打分", "得失分说明"]
    );
    let rows_of = |css: &str| rows(&page, &format!(".scores {css}"));
    let indicators = rows_of("[data-row]:not([data-row^='sum:'])");
    assert_eq!(indicators.len(), 44);
    // What is printed in the rows adds up to the total under them.
    let points = indicators.iter().map(|row| hundredths(row[3].lines().next().unwrap_or_default()));
    let added = points.fold((0, 0), |sum, row| (sum.0 + row.0, sum.1 + row.1));
    assert_eq!(added, (2740, 9900));
    let total = &rows_of("[data-row='sum:total']")[0];
    assert_eq!(total[2..4], ["100", "27.4–99"]);
    assert!(total[4].contains("等次：不合格–优秀"), "{total:?}");
    // 普高 700 and 学前 200 are 300 below 1000 and 500: half a point each of four.
    let quota = &rows_of("[data-row='funding.quota']")[0];
    assert_eq!(quota[2..4], ["4", "0–3"]);
    for words in ["至少失1分", "还差 300 元/人", "尚缺："] {
        assert!(quota[4].contains(words), "{words}: {quota:?}");
    }
    for line in ["填表人：", "审核人：", "负责人：", "单位（盖章）：", "填表日期："] {
        assert!(page.says(line), "{line}");
    }
    page.end();
}
