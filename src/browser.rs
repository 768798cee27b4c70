//! The browser: clock, ids, files in and out, focus. The storage has its own door.

pub mod link;
pub mod second_home;
pub mod shell;
pub mod storage;

use gloo::timers::callback::Timeout;
use gloo::utils::document;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, Element, File, HtmlAnchorElement, HtmlElement, Url};

/// Opens the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        window.location().reload().unwrap_or_default();
    }
}

/// Asks the browser not to remove what is kept here when it needs room. Some ask the person, some never answer: nothing
/// waits for it.
pub fn ask_to_persist() {
    let Some(window) = web_sys::window() else { return };
    let of = |object: &JsValue, key: &str| js_sys::Reflect::get(object, &key.into()).ok();
    let asked = of(&window.navigator(), "storage").and_then(|storage| {
        let persist: js_sys::Function = of(&storage, "persist")?.dyn_into().ok()?;
        persist.call0(&storage).ok()?.dyn_into::<js_sys::Promise>().ok()
    });
    if let Some(asked) = asked {
        wasm_bindgen_futures::spawn_local(async move {
            wasm_bindgen_futures::JsFuture::from(asked).await.unwrap_or_default();
        });
    }
}

/// Selects what is in a box and copies it; whether the browser did.
pub fn copy_from(area: &web_sys::HtmlTextAreaElement) -> bool {
    drop(area.focus());
    area.select();
    let document: web_sys::HtmlDocument = document().unchecked_into();
    document.exec_command("copy").unwrap_or_default()
}

/// Puts a text into a box where the cursor is, as if it were typed there.
pub fn type_into(area: &HtmlElement, text: &str) {
    drop(area.focus());
    let document: web_sys::HtmlDocument = document().unchecked_into();
    drop(document.exec_command_with_show_ui_and_value("insertText", false, text));
}

/// Local time, `2026-11-22T14:03:05`; empty where the clock gives none.
pub fn stamp() -> String {
    let now = js_sys::Date::new_0();
    if !now.get_time().is_finite() {
        return String::new();
    }
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        now.get_full_year(),
        now.get_month() + 1,
        now.get_date(),
        now.get_hours(),
        now.get_minutes(),
        now.get_seconds()
    )
}

/// Time of day in a [`stamp`], `14:03`.
pub fn time_of(stamp: &str) -> Rc<str> {
    Rc::from(stamp.get(11..16).unwrap_or_default())
}

/// An id that no other draft here has: the time and a random tail.
pub fn new_id() -> Rc<str> {
    let tail = js_sys::Math::random().to_bits() >> 20 & 0xffff_ffff;
    format!("{:x}-{tail:x}", whole(js_sys::Date::now())).into()
}

/// Offers a text as a download.
pub fn download(name: &str, text: &str) {
    offer(name, "application/json", &text.into());
}

/// Offers bytes as a download.
pub fn download_bytes(name: &str, media_type: &str, bytes: &[u8]) {
    offer(name, media_type, &js_sys::Uint8Array::from(bytes));
}

fn offer(name: &str, media_type: &str, content: &JsValue) {
    let made = || -> Result<(), JsValue> {
        let kind = BlobPropertyBag::new();
        kind.set_type(media_type);
        let blob = Blob::new_with_str_sequence_and_options(&js_sys::Array::of1(content), &kind)?;
        let address = Url::create_object_url_with_blob(&blob)?;
        let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // The click has taken the blob; its address is no longer needed once the download has begun.
        Timeout::new(60_000, move || drop(Url::revoke_object_url(&address))).forget();
        Ok(())
    };
    if let Err(error) = made() {
        report(&error);
    }
}

/// A chosen file's size.
pub fn size_of(file: &File) -> usize {
    usize::try_from(whole(file.size())).unwrap_or(usize::MAX)
}

/// A number of JavaScript that is whole and not negative: a count of bytes or milliseconds.
fn whole(number: f64) -> u64 {
    number as u64
}

#[wasm_bindgen]
extern "C" {
    type TextDecoder;
    #[wasm_bindgen(constructor, catch)]
    fn new(encoding: &str, wishes: &JsValue) -> Result<TextDecoder, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn decode(this: &TextDecoder, bytes: &[u8]) -> Result<String, JsValue>;
}

/// Reads a chosen file; its text is UTF-8 then, whatever it was written in. What is no text stays as it is.
pub async fn bytes_of(file: &File) -> Result<Rc<[u8]>, JsValue> {
    let buffer = wasm_bindgen_futures::JsFuture::from(file.array_buffer()).await?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    let text = crate::draft::encoding(&bytes).and_then(|encoding| {
        let wishes = js_sys::Object::new();
        js_sys::Reflect::set(&wishes, &"fatal".into(), &true.into()).ok()?;
        // The half of a letter at which a file in UTF-16 was cut off: the rest is found to be incomplete, and that is told.
        let whole = if encoding == "gb18030" { bytes.len() } else { bytes.len() & !1 };
        TextDecoder::new(encoding, &wishes).ok()?.decode(&bytes[..whole]).ok()
    });
    Ok(text.map_or(bytes, String::into_bytes).into())
}

/// One of the page's own files: from inside the page, else fetched; `anew` past whatever keeps an earlier answer.
///
/// # Errors
/// When there is no answer, or another than the file.
pub async fn fetched(address: &str, anew: bool) -> Result<Vec<u8>, JsValue> {
    if let Some(file) = shell::file(address) {
        return Ok(file);
    }
    let window = web_sys::window().ok_or(JsValue::NULL)?;
    // Not what the browser says, which does not name the file.
    // Caches go by the whole address, servers of files by what stands before the question mark.
    let asked = if anew { format!("{address}?{}", new_id()) } else { address.to_owned() };
    let answer = wasm_bindgen_futures::JsFuture::from(window.fetch_with_str(&asked)).await;
    let answer = answer.map_err(|_| format!("{address}: no answer"))?;
    let answer: web_sys::Response = answer.dyn_into()?;
    if !answer.ok() {
        return Err(format!("{address}: {}", answer.status()).into());
    }
    let buffer = wasm_bindgen_futures::JsFuture::from(answer.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// A text in Unicode NFC.
pub fn composed(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFC").into()
}

/// Says something unexpected on the console, for whoever looks into a fault.
pub fn report(error: &JsValue) {
    gloo::console::error!(error);
}

/// The element with this id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Elements that match, in page order, leaving out those not drawn (inside a closed part or filtered out).
pub fn drawn(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length())
        .filter_map(|n| found.item(n)?.dyn_into::<HtmlElement>().ok())
        .filter(is_drawn)
        .collect()
}

/// Whether an element is drawn at all.
pub fn is_drawn(element: &HtmlElement) -> bool {
    // Chromium gives what is folded away a place of its own; others do not.
    let is_folded = element.closest("details:not([open])").ok().flatten().is_some();
    !is_folded && element.get_client_rects().length() > 0
}

/// Whether the card is drawn that an element lies in (or is).
pub fn card_is_drawn(id: &str) -> bool {
    let card = by_id(id).and_then(|element| element.closest("article").ok().flatten());
    card.and_then(|card| card.dyn_into().ok()).is_none_or(|card| is_drawn(&card))
}

/// The id of what a clicked link leads to within the page, where that is not drawn.
pub fn hidden_target(event: &web_sys::MouseEvent) -> Option<String> {
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href^='#']").ok()??;
    let id = link.get_attribute("href")?.split_off(1);
    by_id(&id).filter(|target| !is_drawn(target)).map(|_| id)
}

/// What one scrolls through on the sheet.
const CARDS: &str = "article";

/// A card, by its place among all, and how far below the top of the window it begins, in pixels.
#[derive(Clone, Copy, Debug)]
pub struct CardPlace {
    at: u32,
    top: f64,
}

/// Which of the cards one has come to. A card and not a length, for what is not drawn yet
/// has no sure height; found by where it ends, for between two of them there is none to point at. Below the last it is
/// the last.
pub fn scrolled() -> Option<CardPlace> {
    /// Below the bars that stay.
    const BELOW_BARS: f64 = 240.0;
    let cards = document().query_selector_all(CARDS).ok()?;
    let mut last = None;
    for at in 0..cards.length() {
        let place = cards.item(at)?.unchecked_into::<Element>().get_bounding_client_rect();
        if place.height() > 0.0 {
            last = Some(CardPlace { at, top: place.top() });
            if place.bottom() > BELOW_BARS {
                break;
            }
        }
    }
    last
}

/// There again. What comes into sight is drawn, and so gets another height: looked at once more, so many times. A card that is hidden by now
/// leads nowhere.
pub fn scroll_to(there: CardPlace, times: u8) {
    let card = document().query_selector_all(CARDS).ok().and_then(|cards| cards.item(there.at));
    let Some(card) = card else { return };
    let place = card.unchecked_into::<Element>().get_bounding_client_rect();
    if place.height() > 0.0 {
        gloo::utils::window().scroll_by_with_x_and_y(0.0, place.top() - there.top);
    }
    if times > 0 {
        Timeout::new(30, move || scroll_to(there, times - 1)).forget();
    }
}

/// The id of what is around the target of a click, where that is within `inside`.
pub fn around_target(event: &web_sys::MouseEvent, inside: &str, around: &str) -> Option<String> {
    let target = event.target()?.dyn_into::<Element>().ok()?.closest(inside).ok()??;
    Some(target.closest(around).ok()??.id())
}

/// To the top of the page.
pub fn go_to_top() {
    gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// The focus into a box that was just filled in with a text, with all of it chosen, so that what is typed takes its place. The text is put
/// there at once: were it drawn afterwards, nothing of it would be chosen any more.
pub fn ask_again(id: &str, text: &str) {
    let (id, text) = (id.to_owned(), text.to_owned());
    Timeout::new(0, move || {
        if let Some(Ok(asked)) = by_id(&id).map(JsCast::dyn_into::<web_sys::HtmlInputElement>) {
            asked.set_value(&text);
            drop(asked.focus());
            asked.select();
        }
    })
    .forget();
}

/// Brings an element into view and puts the focus into it.
pub fn go_to(element: &HtmlElement) {
    open_around(element);
    let around = |selector: &str| element.closest(selector).ok().flatten();
    // The card first, whose verdict and result belong to the box; then the label, so that the question is seen with its box.
    if let Some(card) = around("article") {
        into_sight(&card);
    }
    into_sight(&around("[data-field-box]").unwrap_or_else(|| element.clone().into()));
    drop(element.focus());
}

/// Marks what matches around the target of an event as the current one, in place of the one before. It stays so when the focus goes
/// elsewhere: were what is shown with it taken away then, a press that had begun below would miss its button.
pub fn mark_current(event: &web_sys::FocusEvent, around: &str) {
    const CURRENT: &str = "data-current";
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(now) = target.and_then(|target| target.closest(around).ok().flatten()) else { return };
    if let Ok(Some(before)) = document().query_selector(&format!("{around}[{CURRENT}]"))
        && before != now
    {
        drop(before.remove_attribute(CURRENT));
    }
    drop(now.set_attribute(CURRENT, ""));
}

/// Marks the link, among those in `rail`, that leads to the last of `sections` whose top has passed the bars that stay: which head one is
/// in. None is marked above the first.
pub fn mark_section(sections: &str, rail: &str) {
    const PASSED: f64 = 130.0;
    let passed = |section: &HtmlElement| section.get_bounding_client_rect().top() <= PASSED;
    let now = drawn(sections).into_iter().filter(passed).last().map(|section| section.id());
    for link in drawn(rail) {
        let is_now =
            now.as_ref().is_some_and(|id| link.get_attribute("href").is_some_and(|to| to[1..] == *id));
        if link.has_attribute("aria-current") != is_now {
            drop(if is_now {
                link.set_attribute("aria-current", "true")
            } else {
                link.remove_attribute("aria-current")
            });
        }
    }
}

/// Scrolls no further than it takes to see an element beside the bars that stay.
fn into_sight(element: &Element) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Brings what has the focus into sight, where the browser has not: WebKit takes what the top line covers for seen.
pub fn show_focus() {
    if let Some(element) = document().active_element() {
        into_sight(&element);
    }
}

/// Puts the focus on the boxes of the sheet as a whole.
pub fn go_to_fields() {
    if let Some(fields) = by_id("fields").and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        focus_in_place(&fields);
    }
}

/// Puts the focus into an element and leaves the page where it is.
fn focus_in_place(element: &HtmlElement) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    drop(element.focus_with_options(&options));
}

/// Brings the top of an element to the top of the window.
pub fn show_top(element: &HtmlElement) {
    element.scroll_into_view_with_bool(true);
}

/// Goes to a box, or to a card: its top into view, and the focus into its first box.
pub fn go_to_id(id: &str) {
    go_to_folded(id, 3);
}

/// The same, of what may be folded away in as many folds: such a box is not in the document before they are open and drawn.
fn go_to_folded(id: &str, folds: u8) {
    let Some(element) = by_id(id) else {
        let holder = format!("[data-holds~='{}']", id.trim_start_matches("f-"));
        if folds > 0
            && let Ok(Some(holder)) = document().query_selector(&holder)
        {
            let fold = holder.query_selector("summary, .fold").ok().flatten();
            fold.and_then(|fold| fold.dyn_into::<HtmlElement>().ok())
                .into_iter()
                .for_each(|fold| fold.click());
            let id = id.to_owned();
            // What was opened is drawn by then.
            Timeout::new(50, move || go_to_folded(&id, folds - 1)).forget();
        }
        return;
    };
    if element.has_attribute("data-field") {
        return go_to(&element);
    }
    show_top(&element);
    let first = element.query_selector("[data-field]").ok().flatten();
    if let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) {
        focus_in_place(&first);
    }
}

/// Opens the folded parts an element lies in.
fn open_around(element: &Element) {
    let mut around = element.closest("details").ok().flatten();
    while let Some(details) = around {
        drop(details.set_attribute("open", ""));
        around = details.parent_element().and_then(|parent| parent.closest("details").ok().flatten());
    }
}
