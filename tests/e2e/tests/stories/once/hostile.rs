//! Hostile files of ten megabytes: refused with the reason, and the page is not held up.

use e2e::Page;
use e2e::names;

/// Gives the page a file made by a script, and measures how long the page was held up, in milliseconds.
#[track_caller]
fn held_up(page: &Page, content: &str) -> f64 {
    let script = format!(
        "const text = {content};
         const carrier = new DataTransfer();
         carrier.items.add(new File([text], '大.json', {{ type: 'application/json' }}));
         const input = document.querySelector('[name=import]');
         // The longest time between two ticks while the file is read.
         let longest = 0, last = performance.now(), over = false;
         const tick = () => {{ const now = performance.now(); longest = Math.max(longest, now - last); last = now; if (!over) setTimeout(tick, 0); }};
         input.files = carrier.files;
         input.dispatchEvent(new Event('change', {{ bubbles: true }}));
         last = performance.now();
         tick();
         await new Promise(done => {{
             const watch = new MutationObserver(() => {{ if (document.querySelector('[data-import]')) {{ watch.disconnect(); done(); }} }});
             watch.observe(document.body, {{ childList: true, subtree: true }});
         }});
         tick(); over = true;
         return longest;"
    );
    page.run_async(&script, Vec::new()).as_f64().expect("a time")
}

#[test]
fn ten_megabytes_of_anything_are_refused_and_the_page_goes_on() {
    let page = Page::open();
    page.wait_for(names::IMPORT);
    let head = r#"'{"format":"lvzhi-draft","version":1,"rubric":{"id":"general"},'"#;
    let files = [
        ("brackets", "'['.repeat(10_000_000)".to_owned()),
        ("blanks", "' '.repeat(10_000_000)".to_owned()),
        ("lines", "'\\n'.repeat(10_000_000)".to_owned()),
        ("a text without end", format!("{head} + '\"note\":\"' + 'x'.repeat(9_900_000)")),
        (
            "a million facts",
            format!(
                "{head} + '\"facts\":{{' + Array.from({{ length: 700_000 }}, (_, n) => `\"f${{n}}\":{{}}`).join() + '}}}}'"
            ),
        ),
    ];
    for (name, content) in files {
        let time = held_up(&page, &content);
        println!("{name}: {time:.0} ms");
        assert_eq!(page.count("[data-import='refused']"), 1, "{name}");
        // Far more than the second it may take, as other tests run beside this one; a hang is longer.
        assert!(time < 5000.0, "{name} held the page up for {time} ms");
        page.press("Escape");
        page.wait_until_gone(names::IMPORT_PREVIEW);
    }
    page.end();
}
