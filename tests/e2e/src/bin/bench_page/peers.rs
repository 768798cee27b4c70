//! The same work done by what a team would take instead: inputs with figures, for each two of them an indicator that divides
//! one by the other, holds the quotient against a line and gives points, and a total.

use std::fs;

use e2e::Page;
use serde_json::json;
use xtask::peers::{HYPERFORMULA, Peer, SURVEY_CORE, SURVEY_UI};
use xtask::sizes;

use crate::first_load::brotli;
use crate::{numbers, tell};

/// As many figures as the default rubric asks for, roughly.
pub(crate) const INPUTS: usize = 150;
const VISITS: usize = 5;

const SURVEY: &str = "
    const elements = [];
    for (let one = 0; one < INPUTS; one++) elements.push({ type: 'text', inputType: 'number', name: 'f' + one, title: '指标' + one });
    const count = INPUTS / 2;
    for (let one = 0; one < count; one++) elements.push({
        type: 'expression', name: 'p' + one, title: '得分' + one,
        expression: `iif({f${2 * one}} / {f${2 * one + 1}} >= 0.5, 2, 0)`,
    });
    const total = Array.from({ length: count }, (_, one) => `{p${one}}`).join('+');
    elements.push({ type: 'expression', name: 'total', title: '总分', expression: total });
    window.survey = new Survey.Model({ textUpdateMode: 'onTyping', elements });
    survey.render(document.getElementById('place'));
    window.readyAt = performance.now();";

const SURVEY_KEYS: &str = "
    const field = document.querySelector('input');
    const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
    const frame = () => new Promise(requestAnimationFrame);
    const task = () => new Promise(done => {
        const channel = new MessageChannel();
        channel.port1.onmessage = done;
        channel.port2.postMessage(null);
    });
    survey.setValue('f1', 10);
    const times = [];
    for (let one = 0; one < given[0]; one++) {
        await frame();
        const start = performance.now();
        write.call(field, String(one));
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new KeyboardEvent('keyup', { bubbles: true, key: '1' }));
        await task();
        times.push(performance.now() - start);
    }
    return times;";

const SHEET: &str = "
    const rows = [], count = INPUTS / 2;
    for (let row = 1; row <= count; row++) rows.push([row, row + 1, `=IF(A${row}/B${row}>=0.5,2,0)`]);
    rows.push([null, null, `=SUM(C1:C${count})`]);
    window.sheet = HyperFormula.buildFromArray(rows, { licenseKey: 'gpl-v3' });
    window.readyAt = performance.now();";

/// Only the arithmetic: nothing is drawn.
const SHEET_KEYS: &str = "
    const times = [];
    for (let one = 0; one < given[0]; one++) {
        const start = performance.now();
        for (let turn = 0; turn < 10; turn++) {
            sheet.setCellContents({ sheet: 0, row: 0, col: 0 }, [[10 * one + turn]]);
            sheet.getCellValue({ sheet: 0, row: 75, col: 2 });
        }
        times.push((performance.now() - start) / 10);
    }
    return times;";

/// Measures both, as far as they are there.
pub(crate) fn measure() {
    one("SurveyJS", &[SURVEY_CORE, SURVEY_UI], SURVEY, SURVEY_KEYS, "key press → painted");
    one(
        "HyperFormula",
        &[HYPERFORMULA],
        SHEET,
        SHEET_KEYS,
        "a figure changed → the total worked out, nothing drawn",
    );
}

fn one(name: &str, peers: &[Peer], script: &str, keys: &str, what: &str) {
    let paths: Vec<_> = peers.iter().flat_map(|peer| peer.paths().expect("a home")).collect();
    if let Some(missing) = paths.iter().find(|path| !path.is_file()) {
        println!("{name}: not measured, {} is not installed", missing.display());
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let mut page =
        "<!doctype html><meta charset=utf-8><link rel=icon href=data:,><div id=place></div>".to_owned();
    let mut total = [0; 3];
    for path in paths {
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = fs::read(&path).expect("read the file");
        fs::write(folder.path().join(&file), &bytes).expect("write the file");
        let lengths = [bytes.len(), sizes::gzipped(&bytes).expect("deflated"), brotli(&bytes)];
        total.iter_mut().zip(lengths).for_each(|(sum, length)| *sum += length);
        page += &if file.ends_with("css") {
            format!("<link rel=stylesheet href={file}>")
        } else {
            format!("<script src={file}></script>")
        };
    }
    println!("{:>9} {:>9} {:>9}  {name}", total[0], total[1], total[2]);
    page += &format!("<script>{}</script>", script.replace("INPUTS", &INPUTS.to_string()));
    fs::write(folder.path().join("index.html"), page).expect("write the page");
    let (mut ready, mut painted) = (Vec::new(), Vec::new());
    for _ in 0..VISITS {
        let page = Page::with().without_logs().of(folder.path()).open();
        page.wait_until("it is ready", |page| page.run("return window.readyAt > 0") == json!(true));
        ready.extend(page.run("return window.readyAt").as_f64());
        painted.extend(numbers(&page.run_async(keys, vec![json!(30)])));
    }
    tell(&format!("{name}: first visit → ready"), ready);
    tell(&format!("{name}: {what}"), painted);
}
