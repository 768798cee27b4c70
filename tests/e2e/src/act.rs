//! Doing things on the page as a person does them: with keys, an input method, and a pointer.

use std::cell::RefCell;

use fantoccini::Locator;
use fantoccini::elements::{Element, ElementRef};
use serde_json::{Value, json};
use xtask::browser::Engine;

use crate::{Page, Skill, engine, keys, names};

/// Brings an element to where it can be seen, beside what always stands at the top.
const IN_SIGHT: &str = "scrollIntoView({ block: 'nearest' })";

/// Firefox's own part plays the input method, by the interface that real ones use.
const COMPOSE: &str = "
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    window.inputMethod ??= Cc['@mozilla.org/text-input-processor;1'].createInstance(Ci.nsITextInputProcessor);
    const method = window.inputMethod;
    if (!method.hasComposition) method.beginInputTransactionForTests(window, () => true);
    const [text] = arguments;
    method.setPendingCompositionString(text);
    method.appendClauseToPendingComposition(text.length, method.ATTR_RAW_CLAUSE);
    method.setCaretInPendingComposition(text.length);
    method.flushPendingComposition();";
const COMPOSED: &str = "
    const window = Services.wm.getMostRecentWindow('navigator:browser');
    window.inputMethod.commitCompositionWith(arguments[0]);";

impl Page {
    /// Clicks the first match, once there is one.
    #[track_caller]
    pub fn click(&self, css: &str) {
        self.wait_for(css);
        self.open_menu_around(css);
        self.press_on(&format!("{css} can be clicked"), "return document.querySelector(arguments[0])", css);
    }

    /// Begins a new draft from the home screen: for the rubric of this name, or the one that is offered first.
    #[track_caller]
    pub fn begin(&self, rubric: Option<&str>) {
        self.click_on("新建草稿");
        self.click(
            &rubric.map_or_else(|| "[data-rubric]".to_owned(), |name| format!("[data-rubric='{name}']")),
        );
    }

    /// Clicks the button, link, tab or summary that says this.
    #[track_caller]
    pub fn click_on(&self, label: &str) {
        let script = "const label = arguments[0];
            const all = [...document.querySelectorAll('button, a, summary, label, [role]')];
            const seen = all.filter(one => one.checkVisibility());
            const says = one => (one.getAttribute('aria-label') || one.innerText).trim();
            const found = seen.find(one => says(one) === label) || seen.find(one => says(one).includes(label));
            if (found) return found;
            // Behind a button of the top line.
            const menu = all.find(one => one.textContent.includes(label) && one.closest('.others'))?.closest('.menu');
            menu?.querySelector('[aria-expanded=\"false\"]')?.click();";
        self.press_on(&format!("something to click says {label:?}"), script, label);
    }

    /// Clicks what a script finds by its argument, brought to where it is seen: the top line covers it for a person, and not for the
    /// driver. What moves just then, for a browser's own line of downloads makes the window smaller, the driver cannot meet: it is
    /// tried again.
    #[track_caller]
    fn press_on(&self, what: &str, script: &str, argument: &str) {
        let script = format!(
            "const found = (function () {{ {script} }}).apply(null, arguments);
             found?.{IN_SIGHT};
             return found"
        );
        let refused = RefCell::new(String::new());
        self.wait_to_see(
            what,
            |page| {
                let target = element_in(&page.run_with(&script, vec![json!(argument)]))?;
                let clicked = page.session().ask(|client| {
                    let element = Element::from_element_id(client.clone(), target);
                    async move { element.click().await }
                });
                clicked.map_err(|error| *refused.borrow_mut() = format!("the driver says: {error}\n")).ok()
            },
            |page| refused.take() + &page.text(),
        );
    }

    /// Opens the menu of the top line that something is behind, if it is.
    #[track_caller]
    pub fn open_menu_around(&self, css: &str) {
        let menu = "document.querySelector(arguments[0])?.closest('.others:not(.is-open)')?.closest('.menu')
            ?.querySelector('[aria-expanded]').click()";
        self.run_with(menu, vec![json!(css)]);
        let behind = format!(".others:not(.is-open) > :is({css})");
        self.wait_until("it is behind nothing", |page| page.count(&behind) == 0);
    }

    /// Unfolds what a field is folded away in, as a person would who wants to see it.
    #[track_caller]
    pub fn unfold_around(&self, name: &str) {
        self.wait_until("what holds the field is unfolded", |page| {
            let script = "const name = arguments[0];
                const around = document.querySelector(`[data-holds~='${name}']`);
                const turn = around?.querySelector('[aria-expanded=\"false\"]') ?? around?.querySelector('summary');
                if (document.querySelector(`[name='${name}']`) || !turn) return true;
                if (!around.open) turn.click();
                return false;";
            page.run_with(script, vec![json!(name)]) == json!(true)
        });
    }

    /// Types into the field with this name, over what was there.
    #[track_caller]
    pub fn type_into(&self, name: &str, text: &str) {
        self.focus(name);
        self.press("Ctrl+A");
        if text.is_empty() {
            self.press("Delete");
        } else {
            self.type_text(text);
        }
    }

    /// Types wherever the focus is.
    #[track_caller]
    pub fn type_text(&self, text: &str) {
        // To type nothing is an error to some drivers.
        if text.is_empty() {
            return;
        }
        let text = text.to_owned();
        let typed =
            self.session().ask(|client| async move { client.active_element().await?.send_keys(&text).await });
        typed.expect("type");
    }

    /// Writes into the field with this name through an input method: first the `letters` as they
    /// are composed, then `text` in their place, as with a Chinese keyboard.
    #[track_caller]
    pub fn compose_into(&self, name: &str, letters: &str, text: &str) {
        self.begin_composing(name, letters);
        self.end_composing(text);
    }

    /// The first half of [`Page::compose_into`]: the `letters` stand in the field, not yet decided.
    #[track_caller]
    pub fn begin_composing(&self, name: &str, letters: &str) {
        Skill::Composing.demand();
        self.focus(name);
        for end in letters.char_indices().map(|(start, letter)| start + letter.len_utf8()) {
            self.compose(&letters[..end]);
        }
    }

    /// Pastes into the field with this name, as with what was copied from a spreadsheet: tabs between
    /// cells, line ends between rows.
    #[track_caller]
    pub fn paste_into(&self, name: &str, text: &str) {
        if engine() == Engine::Chromium {
            let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
            self.devtools("Browser.grantPermissions", &allowed);
        }
        // Only a document that has the focus may write there, which a new window gets a moment later.
        self.run_async(
            "while (!document.hasFocus()) await new Promise(requestAnimationFrame);
             await navigator.clipboard.writeText(given[0])",
            vec![json!(text)],
        );
        self.focus(name);
        self.press("Ctrl+V");
    }

    /// Presses keys together, one such chord after another: `press("Tab")`, `press("Ctrl+Shift+Z")`,
    /// `press("Down Down Enter")`.
    #[track_caller]
    pub fn press(&self, chords: &str) {
        for chord in chords.split_whitespace() {
            if chord == "Escape" {
                self.wait_until("every dialog that comes is open", |page| {
                    page.count("dialog:not([open])") == 0
                });
            }
            let actions = keys::chord(chord);
            self.session()
                .ask(|client| client.perform_actions(actions))
                .unwrap_or_else(|error| panic!("{chord}: {error}"));
        }
    }

    /// Chooses the option with this value in the list with this name.
    #[track_caller]
    pub fn choose(&self, name: &str, value: &str) {
        let list = self.element(&names::field(name));
        let chosen = self.session().ask(|_| list.select_by_value(value));
        chosen.unwrap_or_else(|error| panic!("cannot choose {value} in {name}: {error}"));
    }

    /// Puts the focus into the field with this name.
    #[track_caller]
    pub fn focus(&self, name: &str) {
        let css = names::field(name);
        self.unfold_around(name);
        self.wait_for(&css);
        self.open_menu_around(&css);
        self.run_with("document.querySelector(arguments[0]).focus()", vec![json!(css)]);
        assert_eq!(self.focused(), name, "the focus went elsewhere");
    }

    /// What the input method has composed so far.
    #[track_caller]
    fn compose(&self, so_far: &str) {
        if engine() == Engine::Firefox {
            self.in_firefox(COMPOSE, so_far);
        } else {
            let length = so_far.chars().count();
            let composing = json!({ "text": so_far, "selectionStart": length, "selectionEnd": length });
            self.devtools("Input.imeSetComposition", &composing);
        }
    }

    /// What the input method writes in the end.
    #[track_caller]
    fn end_composing(&self, text: &str) {
        if engine() == Engine::Firefox {
            self.in_firefox(COMPOSED, text);
        } else {
            self.devtools("Input.insertText", &json!({ "text": text }));
        }
    }

    #[track_caller]
    fn in_firefox(&self, script: &str, text: &str) {
        let done = self.session().run_in_firefox(script, vec![json!(text)]);
        done.unwrap_or_else(|error| panic!("a script in Firefox failed: {error}"));
    }

    /// The first match, once there is one.
    #[track_caller]
    pub(crate) fn element(&self, css: &str) -> Element {
        self.wait_for(css);
        self.session()
            .ask(|client| client.find(Locator::Css(css)))
            .unwrap_or_else(|error| panic!("{css}: {error}"))
    }
}

/// The element that a script in the page returned: an object of one entry, its reference.
fn element_in(returned: &Value) -> Option<ElementRef> {
    let reference = returned.as_object()?.values().next()?.as_str()?;
    Some(reference.to_owned().into())
}
