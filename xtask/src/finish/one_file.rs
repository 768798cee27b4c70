//! The page in a single file, to be sent over chat and opened with a double click.
//!
//! The wasm and the rubrics are deflated together and written in letters: 1.22 for a byte, where base64 takes 1.33.

use anyhow::{Context as _, Result, bail, ensure};
use xtask::paths;

use super::html::{self, filled, without_links};
use super::{read_text, shrink};

/// Its name beside the page.
pub(super) const NAME: &str = "lvzhi.html";

/// It must stay within this many bytes: 720 KB for what there was before own rubrics, and the budgets of the parts that read
/// those, in letters.
pub(super) const BUDGET: usize = 720 * 1024 + (168 + 232) * 1024 * 16 / 13;

/// So many letters there are, as in src/shell/one_file.js.
const BASE: u32 = 94;

/// So many styles are for what is seen before anything is unpacked, the words of the home screen or the outline of a sheet: those
/// up to the home screen's.
const STYLES_FIRST: usize = 4;

/// The one file, of the page's HTML and bindings, its wasm, and what it else would fetch by an address.
pub(super) fn made(
    page: &str,
    bindings: &str,
    wasm: Vec<u8>,
    fetched: Vec<(String, Vec<u8>)>,
) -> Result<String> {
    let (page, styles) = html::without_styles(page, STYLES_FIRST)?;
    // In the order that src/shell/one_file.js expects.
    let mut packed = vec![("page.wasm".to_owned(), wasm), ("styles.css".to_owned(), styles.into_bytes())];
    packed.extend(fetched);
    let lengths: Vec<(&str, usize)> =
        packed.iter().map(|(name, bytes)| (name.as_str(), bytes.len())).collect();
    let all: Vec<u8> = packed.iter().flat_map(|(_, bytes)| bytes).copied().collect();
    let mut deflated = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Zlib, all.as_slice(), &mut deflated)
        .context("cannot deflate")?;

    let list = serde_json::to_string(&lengths).context("cannot write the list of files")?;
    let start = read_text(&paths::root().join("src/shell/one_file.js"))?;
    let start = filled(&start, "const FILES = [];", &format!("const FILES = {list};"))?;
    let start = filled(&start, "const BYTES = 0;", &format!("const BYTES = {};", deflated.len()))?;
    let bind = format!("function bind() {{\n{}\nreturn __wbg_init;\n}}", without_exports(bindings)?);
    let module = shrink::inline(&format!("{bind}\n{start}"), true)?;
    ensure!(!module.contains("</script"), "the bindings end their own script");

    let mut page = html::in_one_style(&page);
    for rel in ["modulepreload", "preload", "manifest", "apple-touch-icon"] {
        page = without_links(&page, rel);
    }
    let page = html::with_scripts(&page, |text, is_module| {
        Ok(if is_module { module.clone() } else { text.to_owned() })
    })?;
    let end = page.rfind("</body>").context("the page has no end")?;
    let data = letters(&deflated);
    Ok(format!(
        "{}<script type=application/octet-stream id=packed>{data}</script>{}",
        &page[..end],
        &page[end..]
    ))
}

/// Fails when the file is too large to be sent.
pub(super) fn check(length: usize) -> Result<()> {
    if length > BUDGET {
        bail!("{NAME} is {} bytes over its budget of {BUDGET}", length - BUDGET);
    }
    Ok(())
}

/// The bindings as part of a function rather than a module of their own.
fn without_exports(bindings: &str) -> Result<String> {
    let export = "export { initSync, __wbg_init as default };";
    let whole = filled(bindings, export, "")
        .context("wasm-bindgen ends its bindings differently; look at xtask/src/finish/one_file.rs")?;
    ensure!(whole.contains("function __wbg_init("), "the bindings have no __wbg_init");
    Ok(format!("\n{whole}")
        .replace("\nexport function ", "\nfunction ")
        .replace("\nexport class ", "\nclass "))
}

/// Bytes in letters: two for 13 bits, the first bits last, or for 14 where their number is still within two letters.
fn letters(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() * 16 / 13 + 2);
    let (mut bits, mut count) = (0_u32, 0);
    let mut put = |pair: u32| out.extend([letter(pair % BASE), letter(pair / BASE)]);
    for byte in bytes {
        bits |= u32::from(*byte) << count;
        count += 8;
        // Up to 13 bits stay; a byte more is at most 21.
        if count > 13 {
            let is_long = bits % 8192 < BASE * BASE - 8192;
            let taken = if is_long { 14 } else { 13 };
            put(bits % (1 << taken));
            bits >>= taken;
            count -= taken;
        }
    }
    // What is left, with noughts above it.
    if count > 0 {
        put(bits);
    }
    out
}

/// What can be printed of ASCII, the blank with it, but no `<`.
fn letter(worth: u32) -> char {
    let code = worth + u32::from(b' ') + u32::from(worth >= u32::from(b'<' - b' '));
    char::from_u32(code).unwrap_or(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_letters_are_thirteen_or_fourteen_bits() {
        let letters_of: String = (0..BASE).map(letter).collect();
        assert!(letters_of.starts_with(" !\"#") && letters_of.contains(";=") && letters_of.ends_with("|}~"));
        assert_eq!(letters_of.len(), 94);
        // 16 bits of nought: 14 of them are two letters worth 0, the rest two more.
        assert_eq!(letters(&[0, 0]), "    ");
        // 0x1FFF is 8191: no room for a 14th bit, so 13 bits: 8191 = 13 + 94 · 87, the letters worth 13 and 87, `-` and `x`;
        // three bits are left, worth 0.
        assert_eq!(letters(&[0xFF, 0x1F]), "-x  ");
        // 0x2283 is 8835 = 93 + 94 · 93, the last that is 14 bits.
        assert_eq!(letters(&[0x83, 0x22]), "~~  ");
        assert_eq!(letters(&[]), "");
    }

    /// As src/shell/one_file.js reads them.
    fn bytes_in(text: &str, length: usize) -> Vec<u8> {
        let worth =
            |at: usize| u32::from(text.as_bytes()[at]) - if text.as_bytes()[at] > b'<' { 33 } else { 32 };
        let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
        let mut at = 0;
        while bytes.len() < length {
            let pair = worth(at) + BASE * worth(at + 1);
            at += 2;
            bits |= pair << count;
            count += if pair % 8192 < BASE * BASE - 8192 { 14 } else { 13 };
            while count > 7 && bytes.len() < length {
                bytes.push(u8::try_from(bits % 256).expect("a byte"));
                bits >>= 8;
                count -= 8;
            }
        }
        bytes
    }

    #[test]
    fn what_is_written_in_letters_is_read_again() {
        // Pairs of all values, and every length of the end.
        let all: Vec<u8> = (0..=u16::MAX).flat_map(u16::to_le_bytes).collect();
        for length in [all.len(), 1, 2, 3, 12, 13, 14, 15, 26, 27] {
            let text = letters(&all[..length]);
            assert!(!text.contains('<') && text.bytes().all(|letter| (32..127).contains(&letter)));
            assert_eq!(bytes_in(&text, length), all[..length], "{length} bytes");
        }
        let reader = read_text(&paths::root().join("src/shell/one_file.js")).expect("the reader");
        assert!(reader.contains("const BASE = 94;"), "both know the same letters");
    }

    #[test]
    fn the_file_holds_all_and_links_to_nothing() {
        let page = "<head><link rel=manifest href=m><link rel=apple-touch-icon href=t><link rel=icon href=data:,><script>guard</script>\
                    <script type=module>import x from './page.js'</script></head><body></body>";
        let bindings = "export function measure(){}\nasync function __wbg_init(x){return x}\nexport { initSync, __wbg_init as default };";
        let made = |bindings| made(page, bindings, vec![7; 100], vec![("more".to_owned(), vec![8; 3])]);
        let file = made(bindings).expect("the file");
        assert!(
            !file.contains("page.js")
                && !file.contains("manifest")
                && !file.contains("touch")
                && file.contains("icon"),
            "{file}"
        );
        assert!(file.contains("module_or_path") && !file.contains("export"), "{file}");
        assert!(file.contains("id=packed>") && file.contains("guard"), "{file}");
        assert!(made("export default 1").is_err());
        assert!(check(BUDGET).is_ok() && check(BUDGET + 1).is_err());
    }
}
