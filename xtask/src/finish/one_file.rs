//! The page in a single file, to be sent over chat and opened with a double click.
//!
//! The wasm and the rubrics are deflated together and written in letters: five for four bytes, where base64 takes 5.33.

use anyhow::{Context as _, Result, bail, ensure};
use xtask::paths;

use super::html::{self, without_links};
use super::offline::filled;
use super::{read_text, shrink};

/// Its name beside the page.
pub(super) const NAME: &str = "lvzhi.html";

/// It must stay within this many bytes: 710 KB.
pub(super) const BUDGET: usize = 710 * 1024;

/// As in src/shell/one_file.js.
const LETTERS: &[u8; 85] =
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&~>()[]{}@%$#";

/// So many styles are for the outline of the page, which is to be seen before anything is unpacked: those up to the sheet's.
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

/// Bytes in letters; filled up with noughts to a multiple of four.
fn letters(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() / 4 * 5 + 5);
    for four in bytes.chunks(4) {
        let mut word = [0; 4];
        word[..four.len()].copy_from_slice(four);
        let word = u32::from_be_bytes(word);
        let five = [85_u32.pow(4), 85_u32.pow(3), 85_u32.pow(2), 85, 1];
        out.extend(five.map(|place| char::from(LETTERS[(word / place % 85) as usize])));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_those_of_the_standard_but_one() {
        // The test case of ZeroMQ RFC 32.
        assert_eq!(letters(&[0x86, 0x4F, 0xD2, 0x6F, 0xB5, 0x59, 0xF7, 0x5B]), "HelloWorld");
        assert_eq!(letters(&[1]), letters(&[1, 0, 0, 0]));
        assert!(!LETTERS.contains(&b'<'), "no tag can begin");
        let reader = read_text(&paths::root().join("src/shell/one_file.js")).expect("the reader");
        assert!(reader.contains(std::str::from_utf8(LETTERS).expect("ASCII")), "both know the same letters");
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
