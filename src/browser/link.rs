//! A draft in a link: compressed by the browser itself, behind the `#`, which no browser sends anywhere.

use crate::draft::link::{MARK, coded, is_code};
use crate::session::LinkTrouble;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Response};

/// The longest link made or read, in characters. Chat programs cut longer ones off.
pub const LONGEST: usize = 32_000;

#[wasm_bindgen]
extern "C" {
    type CompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<CompressionStream, JsValue>;

    type DecompressionStream;
    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;

    type Source;
    #[wasm_bindgen(method, catch)]
    fn stream(this: &Source) -> Result<Source, JsValue>;
    #[wasm_bindgen(method, catch, js_name = pipeThrough)]
    fn pipe_through(this: &Source, through: &JsValue) -> Result<Source, JsValue>;

    #[wasm_bindgen(js_name = Response)]
    type Answer;
    #[wasm_bindgen(constructor, catch, js_class = "Response")]
    fn of(body: &Source) -> Result<Answer, JsValue>;
}

/// A link to this page that carries a text.
///
/// # Errors
/// When it is longer than [`LONGEST`], the browser cannot compress, or the page is a file on this computer.
pub async fn link_of(text: &str) -> Result<String, LinkTrouble> {
    if !is_hosted() {
        return Err(LinkTrouble::NoAddress);
    }
    let through = CompressionStream::new("deflate-raw").map_err(|_| LinkTrouble::Unable)?;
    let packed = piped(text.as_bytes(), &through.into()).await.map_err(|_| LinkTrouble::Unable)?;
    let letters: String = packed.iter().map(|byte| char::from(*byte)).collect();
    let written =
        web_sys::window().and_then(|window| window.btoa(&letters).ok()).ok_or(LinkTrouble::Unable)?;
    let written = written.trim_end_matches('=').replace('+', "-").replace('/', "_");
    let address = address().ok_or(LinkTrouble::Unable)?;
    let link = format!("{}{MARK}{written}", address.split('#').next().unwrap_or_default());
    if link.len() > LONGEST { Err(LinkTrouble::TooLong) } else { Ok(link) }
}

/// Whether a text is a link that carries a draft, or the end of one.
pub fn is_link(text: &str) -> bool {
    coded(text).is_some()
}

/// The text a link carries.
///
/// # Errors
/// When it is too long, cut off, or the browser cannot decompress.
pub async fn text_in(link: &str) -> Result<Vec<u8>, LinkTrouble> {
    let coded = coded(link).unwrap_or_default();
    // Mail programs break long links into lines; what follows one in a message is no part of it.
    let is_coded = |letter: &char| is_code(*letter);
    let whole = coded.chars().take_while(|letter| is_coded(letter) || letter.is_whitespace());
    let whole: String = whole.filter(is_coded).collect();
    let first: String = coded.chars().take_while(is_coded).collect();
    match decoded(&whole).await {
        Err(LinkTrouble::Damaged) if first != whole => decoded(&first).await,
        read => read,
    }
}

async fn decoded(coded: &str) -> Result<Vec<u8>, LinkTrouble> {
    if coded.len() > LONGEST {
        return Err(LinkTrouble::TooLong);
    }
    let coded = coded.replace('-', "+").replace('_', "/");
    let letters =
        web_sys::window().and_then(|window| window.atob(&coded).ok()).ok_or(LinkTrouble::Damaged)?;
    let packed: Vec<u8> = letters.chars().map(|letter| u8::try_from(letter).unwrap_or_default()).collect();
    let through = DecompressionStream::new("deflate-raw").map_err(|_| LinkTrouble::Unable)?;
    piped(&packed, &through.into()).await.map_err(|_| LinkTrouble::Damaged)
}

/// The address of the page, with what stands behind the `#`.
pub fn address() -> Option<String> {
    web_sys::window()?.location().href().ok()
}

/// Whether the page has an address that others can open, and is not a file on this computer.
pub fn is_hosted() -> bool {
    address().is_some_and(|address| address.starts_with("http"))
}

/// Takes the draft out of the address, so that opening the page again does not bring it again.
pub fn forget_link() {
    let bare = address().map(|address| address.split('#').next().unwrap_or_default().to_owned());
    if let (Some(window), Some(bare)) = (web_sys::window(), bare)
        && let Ok(history) = window.history()
    {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&bare)).unwrap_or_default();
    }
}

async fn piped(bytes: &[u8], through: &JsValue) -> Result<Vec<u8>, JsValue> {
    let blob = Blob::new_with_u8_array_sequence(&js_sys::Array::of1(&js_sys::Uint8Array::from(bytes)))?;
    let stream = blob.unchecked_into::<Source>().stream()?.pipe_through(through)?;
    let answer: Response = Answer::of(&stream)?.unchecked_into();
    let buffer = JsFuture::from(answer.array_buffer()?).await?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}
