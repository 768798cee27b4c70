//! Barriers on the page: what axe-core finds by itself.

use std::fs;
use std::sync::LazyLock;

use serde_json::{Value, json};
use xtask::axe;

use crate::Page;

/// WCAG 2.2 up to AA, and what axe-core holds for good practice beyond it.
const TAGS: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/// The script, read once.
static AXE: LazyLock<String> = LazyLock::new(|| {
    let file = axe::script().unwrap_or_else(|error| panic!("{error:#}"));
    fs::read_to_string(&file).unwrap_or_else(|error| {
        panic!(
            "{}: {error}; `cargo xtask test --only e2e` installs axe-core {}",
            file.display(),
            axe::VERSION
        )
    })
});

/// The rules on the whole page, on what a selector names, or on a modal dialog, behind which nothing can be reached. What it
/// cannot decide is told as well: somebody has to look. Somebody did at
/// what is left out: whether a name holds a single Chinese letter (which it takes for an icon; the stories measure it), and
/// the contrast of signs such as ✓ and of what is partly covered or scrolled away (the native tests work it out by colours).
const RUN: &str = "
    // What covers other things, as one scrolls or as thousands are separated, would make them undecidable.
    const still = new CSSStyleSheet();
    still.replaceSync(`.field .separated { display: none } .field .typed input { color: inherit !important }`);
    document.adoptedStyleSheets.push(still);
    const moved = document.querySelector('dialog:modal') ? [] : [...document.querySelectorAll('*')]
        .filter(one => ['sticky', 'fixed'].includes(getComputedStyle(one).position));
    for (const one of moved) one.style.position = 'static';
    // What lies below the fold is looked at, too.
    for (const card of document.querySelectorAll('.card')) card.style.contentVisibility = 'visible';
    const within = given[1] && [...document.querySelectorAll(given[1])];
    if (within?.length === 0) throw `nothing is ${given[1]}`;
    const found = await axe.run(within ?? document.querySelector('dialog:modal') ?? document, {
        runOnly: { type: 'tag', values: given[0] },
        resultTypes: ['violations', 'incomplete'],
    });
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter(one => one !== still);
    for (const one of moved) one.style.position = '';
    const covered = ['nonBmp', 'shortTextContent', 'bgOverlap', 'elmPartiallyObscured', 'elmPartiallyObscuring'];
    const never = (rule, node) => rule.id === 'label-content-name-mismatch'
        || rule.id === 'color-contrast' && (covered.includes(node.any[0].data?.messageKey) || node.html.startsWith('<textarea'));
    for (const rule of found.incomplete) rule.nodes = rule.nodes.filter(node => !never(rule, node));
    const tell = (kind, rules) => rules.flatMap(rule => rule.nodes.map(node =>
        `${kind} ${rule.id} (${node.impact}): ${node.target.join(' ')}\n  ${node.html.slice(0, 200)}\n  ${node.failureSummary}`));
    return [...tell('violation', found.violations), ...tell('undecided', found.incomplete)];";

impl Page {
    /// There is no barrier on the page as it is now, as far as axe-core can tell. `place` says what is shown.
    ///
    /// # Panics
    ///
    /// When a rule is broken or cannot be decided: with the rule, its impact, the element and what is wrong with it.
    #[track_caller]
    pub fn assert_accessible(&self, place: &str) {
        let found = self.barriers();
        assert!(found.is_empty(), "{place}: {} barriers\n{}", found.len(), found.join("\n"));
    }

    /// What axe-core finds on the page as it is now.
    #[must_use]
    #[track_caller]
    pub fn barriers(&self) -> Vec<String> {
        self.barriers_within(None)
    }

    /// What axe-core finds in the parts of the page that a selector names, or in all of it.
    ///
    /// # Panics
    ///
    /// When nothing is there by that selector.
    #[must_use]
    #[track_caller]
    pub fn barriers_within(&self, selector: Option<&str>) -> Vec<String> {
        // Run by the driver, not put into the page, whose policy lets no other script in.
        if self.run("return typeof axe") == json!("undefined") {
            self.run(&AXE);
        }
        let found = self.run_async(RUN, vec![json!(TAGS), json!(selector)]);
        found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
    }

    /// The person prefers this, and of all else what is usual: `[("prefers-color-scheme", "dark")]`.
    #[track_caller]
    pub fn prefer(&self, preferences: &[(&str, &str)]) {
        let features: Vec<Value> =
            preferences.iter().map(|(name, value)| json!({ "name": name, "value": value })).collect();
        self.devtools("Emulation.setEmulatedMedia", &json!({ "features": features }));
        for (name, value) in preferences {
            let is_known = "return matchMedia(`(${arguments[0]}: ${arguments[1]})`).matches";
            self.wait_until("the page knows what is preferred", |page| {
                page.run_with(is_known, vec![json!(name), json!(value)]) == json!(true)
            });
        }
    }
}
