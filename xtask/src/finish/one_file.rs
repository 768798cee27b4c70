//! The page in a single file, to be sent over chat and opened with a double click.
//!
//! The wasm, its parts and the rubrics are packed together by LZMA, which makes a fifth less of them than deflate does, and
//! written in letters: 1.22 for a byte, where base64 takes 1.33. No browser unpacks LZMA, so the page does, in src/shell/lzma.js,
//! as far as it has to each time.

use std::io::Write as _;

use anyhow::{Context as _, Result, bail, ensure};
use flate2::Crc;
use lzma_rust2::{LzmaOptions, LzmaWriter};
use xtask::paths;

use super::html::{self, filled, without_links};
use super::{read_text, shrink};

/// A file that holds the page.
#[derive(Debug)]
pub(super) struct OneFile {
    /// Its name beside the page.
    pub(super) name: &'static str,
    /// It must stay within this many bytes.
    pub(super) budget: usize,
    /// Parts that it does without, for it would be too large with them. Where one is wanted, the page says so and names the other.
    left_out: &'static [&'static str],
}

/// The file to be sent, within the 1.2 MB that mail servers and chats take without a question: it does without what reads a city's
/// table, which one person does once, and scores by the rubric made of it like the other. And the one with all there is, which the
/// home screen offers to download.
pub(super) const ONE_FILES: [OneFile; 2] = [
    OneFile { name: "lvzhi.html", budget: 1_258_291, left_out: &["table"] },
    OneFile { name: "lvzhi-full.html", budget: 1_650_000, left_out: &[] },
];

/// So many letters there are, as in src/shell/one_file.js.
const BASE: u32 = 94;

/// So many styles are for what is seen before anything is unpacked, the words of the home screen or the outline of a sheet: those
/// up to the home screen's.
const STYLES_FIRST: usize = 4;

impl OneFile {
    /// The file, of the page's HTML and bindings, its wasm, and what it else would fetch by an address.
    pub(super) fn made(
        &self,
        page: &str,
        bindings: &str,
        wasm: Vec<u8>,
        fetched: &[(String, Vec<u8>)],
    ) -> Result<String> {
        let is_held = |name: &str| !self.left_out.iter().any(|part| name.contains(&format!("/{part}-")));
        let held = fetched.iter().filter(|(name, _)| is_held(name)).cloned().collect();
        made(page, bindings, wasm, held)
    }

    /// Fails when the file is too large.
    pub(super) fn check(&self, length: usize) -> Result<()> {
        if length > self.budget {
            bail!("{} is {} bytes over its budget of {}", self.name, length - self.budget, self.budget);
        }
        Ok(())
    }
}

fn made(page: &str, bindings: &str, wasm: Vec<u8>, mut fetched: Vec<(String, Vec<u8>)>) -> Result<String> {
    let (page, styles) = html::without_styles(page, STYLES_FIRST)?;
    // In the order that src/shell/one_file.js expects, which unpacks no further than to what is wanted: what most sheets want is
    // short, the longest reads tables.
    fetched.sort_by_key(|(_, bytes)| bytes.len());
    let mut files = vec![("page.wasm".to_owned(), wasm), ("styles.css".to_owned(), styles.into_bytes())];
    files.extend(fetched);
    let lengths: Vec<(&str, usize)> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.len())).collect();
    let all: Vec<u8> = files.iter().flat_map(|(_, bytes)| bytes).copied().collect();
    let packed = lzma(&all)?;
    let mut checksum = Crc::new();
    checksum.update(&packed);

    let list = serde_json::to_string(&lengths).context("cannot write the list of files")?;
    let unpack = read_text(&paths::root().join("src/shell/lzma.js"))?;
    let start = read_text(&paths::root().join("src/shell/one_file.js"))?;
    let start = filled(&start, "const FILES = [];", &format!("const FILES = {list};"))?;
    let start = filled(&start, "const BYTES = 0;", &format!("const BYTES = {};", packed.len()))?;
    let start = filled(&start, "const CHECKSUM = 0;", &format!("const CHECKSUM = {};", checksum.sum()))?;
    let bind = format!("function bind() {{\n{}\nreturn __wbg_init;\n}}", without_exports(bindings)?);
    let module = shrink::inline(&format!("{bind}\n{unpack}\n{start}"), true)?;
    ensure!(!module.contains("</script"), "the bindings end their own script");

    let mut page = html::in_one_style(&page);
    for rel in ["modulepreload", "preload", "manifest", "apple-touch-icon"] {
        page = without_links(&page, rel);
    }
    let page = html::with_scripts(&page, |text, is_module| {
        Ok(if is_module { module.clone() } else { text.to_owned() })
    })?;
    let end = page.rfind("</body>").context("the page has no end")?;
    let data = letters(&packed);
    Ok(format!(
        "{}<script type=application/octet-stream id=packed>{data}</script>{}",
        &page[..end],
        &page[end..]
    ))
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

/// How LZMA is to pack so many bytes, of which all may be copied from. src/shell/lzma.js reads what `lc`, `lp` and `pb` are
/// here, and nothing else.
fn options(length: usize) -> Result<LzmaOptions> {
    let dict_size = u32::try_from(length).context("too much to pack")?.max(4096);
    // Of the 2,523,796 bytes of a build there were left, in thousands: 780.3 with these; 781.3 with lc = 3, 785.8 with lc = 2;
    // 781.1 with pb = 1, 782.1 with pb = 2; 785.3 with lp = 1 and lc = 3, for lc and lp are four together at most.
    Ok(LzmaOptions {
        dict_size,
        lc: 4,
        lp: 0,
        pb: 0,
        nice_len: LzmaOptions::NICE_LEN_MAX,
        ..LzmaOptions::with_preset(9)
    })
}

/// Packed by LZMA, without a head and without a mark at the end.
fn lzma(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = LzmaWriter::new_no_header(Vec::new(), &options(bytes.len())?, false)?;
    writer.write_all(bytes).and_then(|()| writer.finish()).context("cannot pack")
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
    // What is left, with zeros above it.
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
    use std::io::Read as _;

    use lzma_rust2::LzmaReader;

    use super::*;

    #[test]
    fn two_letters_are_thirteen_or_fourteen_bits() {
        let letters_of: String = (0..BASE).map(letter).collect();
        assert!(letters_of.starts_with(" !\"#") && letters_of.contains(";=") && letters_of.ends_with("|}~"));
        assert_eq!(letters_of.len(), 94);
        // 16 bits of zero: 14 of them are two letters worth 0, the rest two more.
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

    /// As src/shell/lzma.js does, which a browser alone can run: the stories of the one file open what is made here.
    fn unpacked(packed: &[u8], length: usize) -> std::io::Result<Vec<u8>> {
        let mut reader = LzmaReader::new(
            packed,
            length as u64,
            4,
            0,
            0,
            u32::try_from(length.max(4096)).expect("short"),
            None,
        )?;
        let mut bytes = vec![0; length];
        reader.read_exact(&mut bytes)?;
        Ok(bytes)
    }

    #[test]
    fn what_is_packed_is_unpacked_with_what_the_page_knows() {
        // Single bytes, copies near and far, of every length, and what looks like chance.
        let mut mixed = 1_u32;
        let noise = std::iter::repeat_with(|| {
            mixed = mixed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            mixed.to_be_bytes()[0]
        });
        let mut all: Vec<u8> = noise.take(40_000).collect();
        for length in 1..400 {
            all.extend_from_within(length * 97..length * 98);
            all.extend(std::iter::repeat_n(7, length));
        }
        for length in [0, 1, 2, 5, 4096, all.len()] {
            let packed = lzma(&all[..length]).expect("packed");
            assert_eq!(packed.first(), Some(&0), "the first byte says nothing");
            assert_eq!(unpacked(&packed, length).expect("unpacked"), all[..length], "{length} bytes");
        }
        let packed = lzma(&all).expect("packed");
        assert!(packed.len() < 60_000, "{} bytes", packed.len());
        let reader = read_text(&paths::root().join("src/shell/lzma.js")).expect("the reader");
        assert!(reader.contains("(lc = 4)") && reader.contains("(lp = pb = 0)"), "both know the same kind");
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
    }

    #[test]
    fn the_smaller_file_does_without_what_it_leaves_out() {
        let [small, full] = &ONE_FILES;
        assert!(small.check(small.budget).is_ok() && small.check(small.budget + 1).is_err());
        let bindings = "function __wbg_init(x){return x}\nexport { initSync, __wbg_init as default };";
        let fetched =
            [("on-demand/table-1.wasm".to_owned(), vec![1]), ("on-demand/more-1.wasm".to_owned(), vec![2])];
        let made = |file: &OneFile| {
            file.made("<head></head><body><script type=module>x</script></body>", bindings, vec![7], &fetched)
        };
        let (small, full) = (made(small).expect("a file"), made(full).expect("a file"));
        assert!(!small.contains("table-1") && small.contains("more-1"), "{small}");
        assert!(full.contains("table-1") && full.contains("more-1"), "{full}");
    }
}
