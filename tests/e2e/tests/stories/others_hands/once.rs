//! What of this subject is tried in Chromium alone: what another engine could break of it is in the stories beside this file.

use super::{SALARIES, TEXTS, broken, goes_on};
use crate::{example, fill, go_home, new_draft, open_example, wait_until_kept};
use e2e::{Page, names};

#[test]
fn the_page_asks_not_to_be_translated_or_linked() {
    let page = Page::open();
    page.wait_for(names::EXAMPLE);
    assert_eq!(page.attribute("html", "translate").as_deref(), Some("no"));
    assert_eq!(page.attribute("html", "class").as_deref(), Some("notranslate"));
    assert_eq!(page.attribute("meta[name='google']", "content").as_deref(), Some("notranslate"));
    let detected = page.attribute("meta[name='format-detection']", "content").unwrap_or_default();
    assert!(detected.starts_with("telephone=no"), "{detected}");
    page.end();
}

/// A translator that translates again whatever changes, and a script that takes something away each time it is there: the
/// page is held up by neither.
#[test]
fn strangers_that_never_let_go_hold_nothing_up() {
    let page = example();
    page.run(&format!(
        "{TEXTS}
         const all = {{ childList: true, characterData: true, subtree: true }};
         const translate = () => {{
             watch.disconnect();
             texts().forEach(text => {{ if (!text.parentNode.closest('font')) text.replaceWith(made('font', text.data)); }});
             watch.observe(root, all);
         }};
         const watch = new MutationObserver(translate);
         translate();
         window.taken = 0;
         const take = () => document.querySelectorAll('.brand').forEach(one => {{ one.remove(); taken += 1; }});
         new MutationObserver(take).observe(document, all);
         take();"
    ));
    for (salary, total) in SALARIES {
        fill(&page, "training.spent", "483");
        fill(&page, "salary.total", salary);
        page.wait_for_text(names::TOTAL, total);
    }
    wait_until_kept(&page, "30000");
    goes_on(&page, "strangers that never let go");
    page.end();
}

/// A dialog that a stranger took away with all around it is a dialog again: it keeps the focus, and Escape closes it.
#[test]
fn a_dialog_that_was_taken_away_is_back() {
    let page = example();
    page.click("[name='keys']");
    page.wait_for("dialog.keys[open]");
    page.run("document.querySelector('dialog').remove()");
    page.wait_for("dialog.keys[open]");
    page.press("Escape");
    page.wait_until_gone("dialog");
    goes_on(&page, "a dialog was taken away");
    page.end();
}

#[test]
fn a_page_that_breaks_without_a_trace_goes_on_from_memory() {
    let page = Page::open();
    page.wait_for(names::EXAMPLE);
    page.click_on("不留痕填报");
    page.wait_to_read("现在是不留痕填报");
    let before = page.run("return JSON.stringify({ ...localStorage })");
    open_example(&page);
    fill(&page, "county", "无痕县");
    fill(&page, "salary.total", "36414");
    broken(&page);
    page.wait_to_read("没有丢失");
    let file = page.download(|page| page.click("#rescue"));
    assert!(file.text().contains("\"483\"") && file.text().contains("无痕县"));
    page.click("#reload");
    page.wait_for_text(names::TOTAL, "27.4–97");
    assert_eq!((page.value_of("training.spent"), page.value_of("county")), ("483".into(), "无痕县".into()));
    page.wait_to_read("不留痕：内容只在本页内存中");
    fill(&page, "salary.total", "30000");
    page.wait_for_text(names::TOTAL, "29.4–99");
    assert_eq!(page.run("return JSON.stringify({ ...localStorage })"), before);
    go_home(&page);
    page.wait_to_read("现在是不留痕填报");
}

/// A draft in which the box is that of a new one: nothing was there to be taken for what was typed.
#[test]
fn a_new_draft_that_breaks_at_its_first_figure_is_there_again() {
    let page = new_draft();
    fill(&page, "salary.total", "36414");
    broken(&page);
    page.click("#reload");
    page.wait_for(names::TOTAL);
    page.wait_until("the figure is there", |page| page.value_of("training.spent") == "483");
    assert_eq!(page.value_of("salary.total"), "36414");
}
