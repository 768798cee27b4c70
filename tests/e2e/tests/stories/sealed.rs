//! Nothing leaves the page: what a full session asks for is the page's own files, and the browser itself would refuse
//! anything else.

use e2e::{Page, Skill, names};
use serde_json::json;

use crate::{example, fill, open_example, wait_until_kept};

/// What the policy refused, as the browser tells the page.
const NOTE_REFUSALS: &str = "window.refused = [];
    addEventListener('securitypolicyviolation', event => refused.push(event.effectiveDirective));";

#[test]
fn a_full_session_asks_for_nothing_but_the_pages_own_files() {
    let page = Page::open();
    page.run(NOTE_REFUSALS);
    open_example(&page);
    fill(&page, "training.spent", "483");
    fill(&page, "salary.total", "36414");
    page.wait_for_text(names::TOTAL, "27.4–97");
    wait_until_kept(&page, "36414");
    page.click_on("对标");
    page.wait_for("[data-rubric='quality-balance']");
    page.click_on("对标");
    page.click_on("试算");
    page.click_on("试算");
    page.click("[name='share']");
    page.wait_for("[name='share-link']");
    page.press("Escape");
    page.run("window.print = () => dispatchEvent(new Event('beforeprint'))");
    page.run("window.print()");
    let file = page.download(|page| page.press("Ctrl+S"));
    page.click_on("全部草稿");
    page.import("draft.json", file.bytes);
    page.wait_for(names::IMPORT_PREVIEW);
    page.click_on("加入并打开");
    page.wait_for_text(names::TOTAL, "27.4–97");
    // Nor did the page want more than its policy lets it.
    assert_eq!(page.run("return refused"), json!([]));
    let own = page.address();
    let asked = page.requests();
    assert!(asked.iter().any(|address| address.starts_with(&own)), "{asked:?}");
    page.end();
}

#[test]
fn the_browser_would_refuse_to_send_anything_elsewhere() {
    let page = example();
    page.run(NOTE_REFUSALS);
    let elsewhere = page.address().replace("127.0.0.1", "localhost");
    let tried = "
        const refuses = async what => { try { await what(); return false; } catch { return true; } };
        const loads = element => new Promise((done, failed) => {
            element.onload = done; element.onerror = failed; document.body.append(element);
        });
        const made = (name, more) => Object.assign(document.createElement(name), more);
        return [
            await refuses(() => fetch(given[0])),
            await refuses(() => loads(made('img', { src: given[0] + 'x.png' }))),
            await refuses(() => loads(made('link', { rel: 'stylesheet', href: given[0] + 'x.css' }))),
            !navigator.sendBeacon(given[0], 'x') || refused.includes('connect-src'),
        ]";
    assert_eq!(page.run_async(tried, vec![json!(elsewhere)]), json!([true, true, true, true]));
    page.wait_until("the policy says what it refused", |page| {
        let refused = page.run("return refused").to_string();
        ["connect-src", "img-src", "style-src-elem"].iter().all(|one| refused.contains(one))
    });
    assert_eq!(page.requests_elsewhere(), [""; 0]);
}

#[test]
fn no_script_runs_but_the_pages_own() {
    let page = example();
    page.run(NOTE_REFUSALS);
    // An element with a script, as markup that found its way in would bring it; where trusted types are known, not even that.
    page.run(
        "const script = document.createElement('script');
         try { script.text = 'window.intruder = 1'; } catch { refused.push('trusted types'); }
         document.body.append(script);
         const button = document.createElement('button');
         try { button.setAttribute('onclick', 'window.intruder = 2'); } catch { refused.push('trusted types'); }
         document.body.append(button);
         button.click();
         button.remove();",
    );
    assert_eq!(page.run("return window.intruder ?? null"), json!(null));
    page.wait_until("the policy says what it refused", |page| page.run("return refused") != json!([]));
}

#[test]
fn markup_from_text_is_refused_where_trusted_types_are_known() {
    if Skill::TrustedTypes.is_missing() {
        return;
    }
    let page = example();
    let tried = "try { document.body.insertAdjacentHTML('beforeend', '<b>x</b>'); return 'put in' }
                 catch (error) { return error.name }";
    assert_eq!(page.run(tried), "TypeError");
}
