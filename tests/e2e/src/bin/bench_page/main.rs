//! What the release page weighs, and times inside it: from a key press to the painted result, from opening the page to the
//! visible total; and the same of what could be in its place. Run by `cargo xtask bench`.

mod first_load;
mod peers;

use e2e::{Page, names};
use serde_json::{Value, json};
use xtask::large_table;

const KEYPRESSES: usize = 200;
const STARTS: usize = 20;
const WAYS: usize = 5;
const TABLES: usize = 10;
const FIRST_VISITS: usize = 10;

/// When something of the page was first painted, and when the largest piece of the first screen was.
const PAINTED: &str = "
    const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    const largest = await new Promise(done => new PerformanceObserver(list => done(list.getEntries().pop().startTime))
        .observe({ type: 'largest-contentful-paint', buffered: true }));
    return [first, largest];";

/// Notes in each new document when the total is first laid out with a size of its own, and when that
/// frame has been painted.
const NOTE_START: &str = "
    const look = () => {
        const total = document.querySelector(SELECTOR);
        if (!total || !total.getClientRects().length) return requestAnimationFrame(look);
        const painted = new MessageChannel();
        painted.port1.onmessage = () => { window.startedAfter = performance.now(); };
        painted.port2.postMessage(null);
    };
    requestAnimationFrame(look);";

/// Presses keys in one field, as the browser tells the page of them, and measures each from the event
/// to the page being laid out again; then as many more, each at the beginning of a frame, to the end
/// of that frame's painting. So neither figure contains the wait for the screen's next beat, which
/// headless Chromium keeps at 60 Hz whatever its flags.
const PRESS_KEYS: &str = "
    const [selector, count] = given;
    const field = document.querySelector(selector);
    const before = field.value || '1000';
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const press = text => {
        write.call(field, text);
        field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
    };
    const task = () => new Promise(done => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(null);
    });
    const frame = () => new Promise(requestAnimationFrame);
    // Yew renders in microtasks, which have all run when the next task does.
    const measure = async (begin, finish) => {
        const times = [];
        for (let one = 0; one < count; one++) {
            await begin();
            const start = performance.now();
            press(before.slice(0, -1) + one % 10);
            await task();
            finish();
            times.push(performance.now() - start);
        }
        return times;
    };
    const laidOut = await measure(() => frame().then(task), () => document.body.offsetHeight);
    // Pressed in a frame's callback, the next task comes after that frame was painted.
    const painted = await measure(frame, () => {});
    press(before);
    return { laidOut, painted };";

fn main() {
    first_load::tell();
    first_visits();
    let page = Page::with().without_logs().open();
    keypresses(&page);
    assess(&page);
    scenarios(&page);
    way(&page);
    page.click_on("返回填报");
    table(&page);
    // From here on the page opens with the example, as for someone who comes back to a draft.
    page.wait_until("the draft is kept", |page| {
        page.run("return Boolean(localStorage.getItem('lvzhi.open'))") == json!(true)
    });
    starts(&page);
    println!("\n=== the same work by others, {} figures", peers::INPUTS);
    peers::measure();
}

/// Each in a browser that has kept nothing.
fn first_visits() {
    // From the click on 新建草稿, and on the rubric offered first, to a box that takes a key, painted.
    const BEGIN: &str = "
        const begun = performance.now();
        [...document.querySelectorAll('button')].find(one => one.innerText.trim().startsWith('新建草稿')).click();
        while (!document.querySelector('[data-rubric]')) await new Promise(requestAnimationFrame);
        document.querySelector('[data-rubric]').click();
        while (!document.querySelector(given[0])) await new Promise(requestAnimationFrame);
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - begun;";
    let (mut outlines, mut screens, mut sheets) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..FIRST_VISITS {
        let page = Page::with().without_logs().open();
        page.wait_for(names::EXAMPLE);
        let painted = numbers(&page.run_async(PAINTED, Vec::new()));
        outlines.extend(painted.first());
        screens.extend(painted.get(1));
        let sheet = page.run_async(BEGIN, vec![json!(names::ANY_FACT)]).as_f64();
        sheets.extend(painted.get(1).zip(sheet).map(|(screen, sheet)| screen + sheet));
    }
    tell("first visit → outline painted", outlines);
    tell("first visit → home screen painted", screens);
    tell(
        "first visit → ready for typing, by a click at once on 新建草稿 and one on the first rubric",
        sheets,
    );
}

/// The page comes from where its service worker keeps it.
fn starts(page: &Page) {
    page.wait_until("the page is kept", |page| {
        page.run("return Boolean(navigator.serviceWorker.controller)") == json!(true)
    });
    page.at_every_start(&NOTE_START.replace("SELECTOR", &json!(names::TOTAL).to_string()));
    let times = (0..STARTS).map(|_| {
        page.visit("");
        page.wait_until("the total is painted", |page| {
            page.run("return window.startedAfter > 0") == json!(true)
        });
        page.run("return window.startedAfter").as_f64().unwrap_or_default()
    });
    tell("opening the page with a draft → ready for typing, total painted", times.collect());
}

fn keypresses(page: &Page) {
    page.click(names::EXAMPLE);
    page.wait_for(names::ANY_FACT);
    let times = page.run_async(PRESS_KEYS, vec![json!(names::ANY_FACT), json!(KEYPRESSES)]);
    tell("key press → laid out", numbers(&times["laidOut"]));
    tell("key press → painted", numbers(&times["painted"]));
}

/// Typing into one of four scenarios, which are all scored and drawn beside the draft.
fn scenarios(page: &Page) {
    page.click_on("试算");
    page.click("#tab-scenarios");
    page.click_on("新建方案");
    page.choose("add-change", "facts.senior.quota.text");
    page.click("[name='add-change-now']");
    page.wait_for("[name$='facts.senior.quota.text']");
    page.type_text("1000");
    for name in ["方案二", "方案三", "方案四"] {
        page.click_on("复制：方案一");
        page.wait_for(&format!("[data-scenario='{name}']"));
    }
    let field = "[name^='scenarios.'][name$='facts.senior.quota.text']";
    let times = page.run_async(PRESS_KEYS, vec![json!(field), json!(KEYPRESSES)]);
    tell("key press in one of four scenarios → painted", numbers(&times["painted"]));
}

/// The cheapest way to each grade, from the click to the answer on the page.
fn way(page: &Page) {
    const FIND: &str = "
        const begun = performance.now();
        document.querySelector('.bar-of-tools button.primary').click();
        while (!document.querySelector('.found')) await new Promise(requestAnimationFrame);
        return performance.now() - begun;";
    page.click("#tab-route");
    let mut times = [const { Vec::new() }; 3];
    for _ in 0..WAYS {
        for (goal, times) in times.iter_mut().enumerate() {
            page.choose("goal", &goal.to_string());
            page.wait_until_gone(".found");
            times.extend(page.run_async(FIND, Vec::new()).as_f64());
        }
    }
    for (goal, times) in ["优秀", "良好", "合格"].iter().zip(times) {
        tell(&format!("the cheapest way to {goal} → on the page"), times);
    }
}

/// A workbook of 200 items, from the moment it is chosen until all of it is painted.
fn table(page: &Page) {
    const READ: &str = "
        const [bytes, name] = given;
        const data = new DataTransfer();
        data.items.add(new File([Uint8Array.from(bytes)], name));
        const input = document.querySelector(\"[name='table']\");
        input.files = data.files;
        const begun = performance.now();
        input.dispatchEvent(new Event('change', { bubbles: true }));
        while (!document.querySelector('.read-items')) await new Promise(requestAnimationFrame);
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - begun;";
    let bytes = large_table::workbook().expect("a workbook");
    page.click("button.draft");
    page.click("[name='own-rubric']");
    let mut times = Vec::new();
    for _ in 0..TABLES {
        page.wait_for("[name='table']");
        times.extend(page.run_async(READ, vec![json!(bytes), json!("表.xlsx")]).as_f64());
        assert_eq!(page.count(".read-items tbody th"), large_table::ITEMS as u64);
        page.click("[name='another-table']");
    }
    tell(&format!("a table of {} items chosen → read and painted", large_table::ITEMS), times);
    page.click("[name='bringing-back']");
    page.click("[data-draft] button.link");
    page.wait_for(names::TOTAL);
}

/// One assessment in wasm, if the page offers to measure it.
fn assess(page: &Page) {
    match page.run("return window.wasmBindings?.assessMicroseconds?.() ?? null").as_f64() {
        Some(micros) => println!("one assessment in wasm: {micros:.0} µs"),
        None => println!("one assessment in wasm: the page offers no wasmBindings.assessMicroseconds()"),
    }
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

fn tell(what: &str, mut times: Vec<f64>) {
    times.sort_by(f64::total_cmp);
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    println!(
        "{what}: p50 {:.1} ms, p95 {:.1} ms, worst {:.1} ms ({} times)",
        at(50),
        at(95),
        at(100),
        times.len()
    );
}
