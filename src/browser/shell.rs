//! What the page's own scripts (`src/shell`) hold for it: files that came inside it, and a newer version that waits.

use wasm_bindgen::prelude::*;

/// The event that says that a newer version of the page waits.
pub const UPDATE_EVENT: &str = "lvzhi-update";

#[wasm_bindgen]
extern "C" {
    /// `window.lvzhi`; there is none where the page is mounted by tests.
    type Shell;
    #[wasm_bindgen(thread_local_v2, js_name = lvzhi)]
    static SHELL: Option<Shell>;
    #[wasm_bindgen(method, getter)]
    fn files(this: &Shell) -> JsValue;
    #[wasm_bindgen(method, getter)]
    fn update(this: &Shell) -> Option<js_sys::Function>;
    #[wasm_bindgen(method, getter)]
    fn held(this: &Shell) -> Option<js_sys::Array>;
    #[wasm_bindgen(method, setter, js_name = handOver)]
    fn set_hand_over(this: &Shell, hand_over: JsValue);
    #[wasm_bindgen(method, setter)]
    fn set_recovered(this: &Shell, is_recovered: bool);
    #[wasm_bindgen(method)]
    fn panicked(this: &Shell);
}

/// Says that this instance is about to end. Of a file from the disk not every browser tells its page what error there was.
pub fn panicked() {
    SHELL.with(|shell| {
        if let Some(shell) = shell {
            shell.panicked();
        }
    });
}

/// Says that the copies in the second home were looked into: what a power cut took is back.
pub fn recovered() {
    SHELL.with(|shell| {
        if let Some(shell) = shell {
            shell.set_recovered(true);
        }
    });
}

/// What the instance that broke handed over: the id of the open draft, the person's name, and of each draft that is kept
/// nowhere its id, its revision and its text. Empty where nothing broke.
pub fn handed_over() -> Vec<String> {
    let held = SHELL.with(|shell| shell.as_ref().and_then(Shell::held)).unwrap_or_default();
    held.iter().filter_map(|text| text.as_string()).collect()
}

/// Says whom to ask for it, should this instance break: then, while all else lies as the failure left it, and once more before
/// the next instance begins. `None` where there is no getting at it.
pub fn hand_over_by(mut asked: impl FnMut() -> Option<Vec<String>> + 'static) {
    let hand_over = move || -> JsValue {
        asked().map_or(JsValue::NULL, |held| held.iter().map(JsValue::from).collect::<js_sys::Array>().into())
    };
    let hand_over = Closure::<dyn FnMut() -> JsValue>::new(hand_over).into_js_value();
    SHELL.with(|shell| {
        if let Some(shell) = shell {
            shell.set_hand_over(hand_over);
        }
    });
}

/// A file that came inside the page, by the address it would else be fetched from.
pub(super) fn file(address: &str) -> Option<Vec<u8>> {
    let files = SHELL.with(|shell| shell.as_ref().map(Shell::files))?;
    let file = js_sys::Reflect::get(&files, &address.into()).ok()?;
    file.dyn_into::<js_sys::Uint8Array>().ok().map(|bytes| bytes.to_vec())
}

/// Whether a newer version of the page waits to take over.
pub fn has_update() -> bool {
    update().is_some()
}

/// Lets it take over, which loads the page anew.
pub fn take_update() {
    if let Some(update) = update() {
        update.call0(&JsValue::NULL).map_or_else(|error| super::report(&error), drop);
    }
}

fn update() -> Option<js_sys::Function> {
    SHELL.with(|shell| shell.as_ref().and_then(Shell::update))
}
