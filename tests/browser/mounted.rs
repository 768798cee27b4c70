//! The page, mounted in an element of its own.

use gloo::utils::{body, document};
use js_sys::{Array, Function};
use lvzhi::browser::storage;
use lvzhi::draft::{Local, write_local};
use lvzhi::examples;
use lvzhi::ui::{App, renders};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement, Storage};
use yew::scheduler::flush;

/// The mounted page.
pub(crate) struct Mounted {
    root: Element,
    app: yew::AppHandle<App>,
}

impl Mounted {
    /// Mounts the page on what the storage holds.
    pub(crate) async fn new() -> Self {
        let root = document().create_element("div").expect("an element");
        body().append_child(&root).expect("put it in");
        let app = yew::Renderer::<App>::with_root(root.clone()).render();
        flush().await;
        Self { root, app }
    }

    /// Mounts the page with 正安县 2019 open.
    pub(crate) async fn with_example() -> Self {
        clear();
        let draft = examples::example(examples::FIRST);
        storage::write_draft("zhengan", "1-a", &write_local(&draft, &Local::default(), &|_| None))
            .expect("room");
        storage::write_open(Some("zhengan")).expect("room");
        Self::new().await
    }

    /// Takes the page away again, and all it kept.
    pub(crate) async fn end(self) {
        self.end_keeping().await;
        clear();
    }

    /// Takes the page away again.
    pub(crate) async fn end_keeping(self) {
        self.app.destroy();
        flush().await;
        self.root.remove();
    }

    /// What the page says.
    pub(crate) fn text(&self) -> String {
        self.root.text_content().unwrap_or_default()
    }

    /// The text of the first match.
    pub(crate) fn text_of(&self, css: &str) -> String {
        let found = self.root.query_selector(css).expect("a selector");
        found.unwrap_or_else(|| panic!("{css} is not there")).text_content().unwrap_or_default()
    }

    /// The field with this name.
    pub(crate) fn field(&self, name: &str) -> HtmlInputElement {
        let found = self.root.query_selector(&format!("[name='{name}']")).expect("a selector");
        found.unwrap_or_else(|| panic!("there is no field {name}")).unchecked_into()
    }

    /// Unfolds the card that a field is folded away in.
    async fn unfold_around(&self, name: &str) {
        let card = self.root.query_selector(&format!(".is-folded[data-holds~='{name}'] .fold"));
        if let Some(fold) = card.expect("a selector") {
            fold.unchecked_into::<HtmlElement>().click();
            flush().await;
        }
    }

    /// Puts the focus into a field, and lets the page draw it.
    pub(crate) async fn focus(&self, name: &str) -> HtmlInputElement {
        self.unfold_around(name).await;
        let field = self.field(name);
        field.focus().expect("it takes the focus");
        flush().await;
        field
    }

    /// As when a key changes what stands in a field, the cursor then being at `cursor`.
    pub(crate) async fn enter_at(&self, name: &str, text: &str, cursor: u32, composing: bool) {
        self.unfold_around(name).await;
        let script = "field.value = text;
            field.setSelectionRange(cursor, cursor);
            const inputType = isComposing ? 'insertCompositionText' : 'insertText';
            field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing, inputType }));";
        let enter = Function::new_with_args("field, text, cursor, isComposing", script);
        let arguments = Array::of4(&self.field(name), &text.into(), &cursor.into(), &composing.into());
        enter.apply(&JsValue::NULL, &arguments).expect("enter");
        flush().await;
    }

    /// As when a key changes what stands in a field.
    pub(crate) async fn enter(&self, name: &str, text: &str) {
        let end = u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        self.enter_at(name, text, end, false).await;
    }

    /// A key that goes down in what has the focus.
    pub(crate) async fn press(&self, key: &str, control: bool, composing: bool) {
        let script = "document.activeElement.dispatchEvent(
            new KeyboardEvent('keydown', { bubbles: true, cancelable: true, key, ctrlKey, isComposing }));";
        let press = Function::new_with_args("key, ctrlKey, isComposing", script);
        let arguments = Array::of3(&key.into(), &control.into(), &composing.into());
        press.apply(&JsValue::NULL, &arguments).expect("press");
        flush().await;
    }
}

/// The storage itself, for what the page's own door does not do.
pub(crate) fn local_storage() -> Storage {
    web_sys::window().expect("a window").local_storage().expect("allowed").expect("there")
}

/// Forgets all that was kept and drawn.
pub(crate) fn clear() {
    local_storage().clear().expect("clear");
    renders::take();
}
