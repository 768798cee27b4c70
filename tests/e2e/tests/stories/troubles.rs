//! A browser that is too old, a page that does not arrive or breaks: it is never blank, and says what to do.

mod once;

use std::fs;

use e2e::{Page, Skill, names};
use serde_json::json;
use xtask::paths;

use crate::{example, fill};

#[test]
fn without_scripts_the_page_says_so() {
    if Skill::DevTools.is_missing() {
        return;
    }
    let page = Page::open();
    page.devtools("Emulation.setScriptExecutionDisabled", &json!({ "value": true }));
    page.visit("");
    let said = page.devtools("DOMSnapshot.captureSnapshot", &json!({ "computedStyles": [] })).to_string();
    assert!(said.contains("浏览器禁用了脚本，本页打不开"), "{said}");
    page.screenshot("trouble-no-scripts");
}

#[test]
fn what_does_not_arrive_is_told_with_what_to_do() {
    for missing in [".js", ".wasm"] {
        let folder = tempfile::tempdir().expect("a folder");
        for entry in fs::read_dir(paths::dist()).expect("the page").flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_file() && !(name.starts_with("page-") && name.ends_with(missing)) {
                fs::copy(entry.path(), folder.path().join(name)).expect("copy the file");
            }
        }
        let page = Page::with().of(folder.path()).open();
        page.wait_to_read("页面没有载入完整");
        page.wait_to_read("重新载入");
        assert!(!page.is_visible("#previous"), "there is no version to go back to");
        // Once all is there, one click does it.
        for entry in fs::read_dir(paths::dist()).expect("the page").flatten() {
            if entry.path().is_file() {
                fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("copy the file");
            }
        }
        page.click("#reload");
        page.wait_for(names::EXAMPLE);
        assert!(!page.is_visible("#trouble"));
    }
}

#[test]
fn a_page_that_breaks_says_so_and_leaves_what_was_typed_in_sight() {
    let page = example();
    fill(&page, "salary.total", "36414");
    // As a trap in the page's own code arrives.
    page.run(
        "const error = new WebAssembly.RuntimeError('unreachable');
         dispatchEvent(new ErrorEvent('error', { error, message: error.message }));",
    );
    page.wait_to_read("页面出现内部错误，已停止响应");
    page.wait_to_read("从最近一次自动保存的内容继续");
    assert!(page.is_visible("[name='salary.total']"));
    page.screenshot("trouble-crash");
    page.click("#reload");
    page.wait_for(names::TOTAL);
    assert_eq!(page.value_of("salary.total"), "36414");
    assert!(!page.is_visible("#trouble"));
}

#[test]
fn while_it_loads_the_page_shows_its_outline_and_in_time_a_word() {
    let page = Page::open();
    // As if the wasm were on its way for ever.
    page.at_every_start(
        "WebAssembly.instantiateStreaming = WebAssembly.instantiate = () => new Promise(() => {})",
    );
    page.visit("");
    page.wait_to_read("正在载入");
    for (size, width, height) in [("1366x768", 1366, 768), ("390x844", 390, 844)] {
        page.resize(width, height);
        page.screenshot(&format!("loading-{size}"));
    }
    page.wait_to_read("网络较慢，仍在载入");
}

/// Extensions, security software and providers put scripts of their own into pages.
#[test]
fn a_foreign_script_that_fails_hides_nothing() {
    let page = Page::open();
    page.at_every_start(
        "addEventListener('DOMContentLoaded', () => {
             const foreign = document.createElement('script');
             document.head.append(foreign);
             foreign.dispatchEvent(new Event('error'));
             dispatchEvent(new ErrorEvent('error', { message: 'broken', filename: 'chrome-extension://x/y.js', error: new Error() }));
             dispatchEvent(new ErrorEvent('error', { message: 'ResizeObserver loop', filename: location.href }));
             window.shown = !document.getElementById('trouble').hidden;
         })",
    );
    page.visit("");
    page.wait_for(names::EXAMPLE);
    assert_eq!(page.run("return window.shown"), json!(false));
    assert!(page.is_visible(names::EXAMPLE) && !page.is_visible("#trouble"));
}
