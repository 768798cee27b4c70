//! Reading the page.

use serde_json::{Value, json};

use crate::{Page, names};

impl Page {
    /// Waits until something matches the selector.
    #[track_caller]
    pub fn wait_for(&self, css: &str) {
        self.wait_to_see(
            &format!("{css} is on the page"),
            |page| (page.count(css) > 0).then_some(()),
            Self::text,
        );
    }

    /// Waits until nothing matches the selector any more.
    #[track_caller]
    pub fn wait_until_gone(&self, css: &str) {
        self.wait_until(&format!("{css} is gone"), |page| page.count(css) == 0);
    }

    /// Waits until what matches the selector has just this text.
    #[track_caller]
    pub fn wait_for_text(&self, css: &str, text: &str) {
        self.wait_to_see(
            &format!("{css} says {text:?}"),
            |page| (page.text_if_any(css)? == text).then_some(()),
            |page| format!("it says {:?}", page.text_if_any(css)),
        );
    }

    /// Waits until the page says this somewhere.
    #[track_caller]
    pub fn wait_to_read(&self, text: &str) {
        self.wait_to_see(
            &format!("the page says {text:?}"),
            |page| page.says(text).then_some(()),
            Self::text,
        );
    }

    /// Whether the page says this somewhere, now.
    #[must_use]
    pub fn says(&self, text: &str) -> bool {
        self.text().contains(text)
    }

    /// All that the page says now.
    #[must_use]
    pub fn text(&self) -> String {
        string(&self.run("return document.body.innerText"))
    }

    /// The text of the first match, once there is one. Text in a folded `<details>` counts.
    #[must_use]
    #[track_caller]
    pub fn text_of(&self, css: &str) -> String {
        self.wait_for(css);
        self.text_if_any(css).unwrap_or_default()
    }

    /// The text of the first match, if there is one now.
    #[must_use]
    pub fn text_if_any(&self, css: &str) -> Option<String> {
        // What the browser has not painted yet, far below the fold, has no inner text.
        let script = "const found = document.querySelector(arguments[0]);
                      const seen = found?.checkVisibility() && found.innerText;
                      return found && (seen || found.textContent).trim();";
        self.run_with(script, vec![json!(css)]).as_str().map(str::to_owned)
    }

    /// The texts of all matches, now.
    #[must_use]
    pub fn texts_of(&self, css: &str) -> Vec<String> {
        let script =
            "return [...document.querySelectorAll(arguments[0])].map(found => found.innerText.trim())";
        let texts = self.run_with(script, vec![json!(css)]);
        texts.as_array().into_iter().flatten().map(string).collect()
    }

    /// How many match the selector now.
    #[must_use]
    pub fn count(&self, css: &str) -> u64 {
        let count = self.run_with("return document.querySelectorAll(arguments[0]).length", vec![json!(css)]);
        count.as_u64().unwrap_or_default()
    }

    /// Whether the first match can be seen: on the page and not hidden.
    #[must_use]
    pub fn is_visible(&self, css: &str) -> bool {
        let script =
            "return !!document.querySelector(arguments[0])?.checkVisibility({ visibilityProperty: true })";
        self.run_with(script, vec![json!(css)]) == json!(true)
    }

    /// An attribute of the first match, once there is one.
    #[must_use]
    #[track_caller]
    pub fn attribute(&self, css: &str, attribute: &str) -> Option<String> {
        self.wait_for(css);
        let script = "return document.querySelector(arguments[0])?.getAttribute(arguments[1])";
        self.run_with(script, vec![json!(css), json!(attribute)]).as_str().map(str::to_owned)
    }

    /// What is in the field with this name.
    #[must_use]
    #[track_caller]
    pub fn value_of(&self, name: &str) -> String {
        let css = names::field(name);
        self.unfold_around(name);
        self.wait_for(&css);
        string(&self.run_with("return document.querySelector(arguments[0])?.value", vec![json!(css)]))
    }

    /// The name (or else the id) of what has the focus.
    #[must_use]
    pub fn focused(&self) -> String {
        string(&self.run("return document.activeElement.getAttribute('name') || document.activeElement.id"))
    }

    /// Waits until the focus is on what the selector matches: it follows what is drawn by a moment.
    #[track_caller]
    pub fn wait_for_focus_on(&self, css: &str) {
        self.wait_to_see(
            &format!("the focus is on {css}"),
            |page| {
                let is_there =
                    page.run_with("return document.activeElement.matches(arguments[0])", vec![json!(css)]);
                (is_there == json!(true)).then_some(())
            },
            |page| string(&page.run("return 'it is on ' + document.activeElement.outerHTML.slice(0, 160)")),
        );
    }

    /// Waits until the field with this name, or else with this id, has the focus.
    #[track_caller]
    pub fn wait_for_focused(&self, name: &str) {
        self.wait_for_focus_on(&format!("[name='{name}'], [id='{name}']:not([name])"));
    }

    /// The total, as shown.
    #[must_use]
    #[track_caller]
    pub fn total(&self) -> String {
        self.text_of(names::TOTAL)
    }

    /// The grade, as shown.
    #[must_use]
    #[track_caller]
    pub fn grade(&self) -> String {
        self.text_of(names::GRADE)
    }

    /// An indicator's points, as shown.
    #[must_use]
    #[track_caller]
    pub fn points(&self, indicator: &str) -> String {
        self.text_of(&names::points(indicator))
    }

    /// An indicator's verdict, as the page's contract names it.
    #[must_use]
    #[track_caller]
    pub fn verdict(&self, indicator: &str) -> String {
        self.attribute(&names::card(indicator), "data-verdict").unwrap_or_default()
    }
}

fn string(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
