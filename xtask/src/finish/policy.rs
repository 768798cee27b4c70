//! The page's Content Security Policy: nothing but the page's own files, and no script but its own.

use anyhow::{Context as _, Result};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest as _, Sha256};

use super::html::inlines;

/// What a page may do besides run the scripts that stand in it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rights {
    /// Where scripts may come from besides.
    script: &'static str,
    rest: &'static str,
}

/// The page on a host: its own files, its service worker, and no other trusted address.
pub(super) const HOSTED: Rights = Rights {
    script: "'self'",
    rest: "connect-src 'self'; img-src 'self' data:; manifest-src 'self'; worker-src 'self'; trusted-types lvzhi",
};

/// The page in one file: nothing at all.
pub(super) const ONE_FILE: Rights =
    Rights { script: "", rest: "connect-src 'none'; img-src data:; trusted-types 'none'" };

/// Lengths of bars are style attributes; they can fetch nothing, since nothing may be fetched.
const ALWAYS: &str =
    "style-src-attr 'unsafe-inline'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'";

/// The HTML with its policy in its head, before anything the policy is for. `late` are the styles that come with parts.
pub(super) fn added(html: &str, rights: Rights, late: &[&str]) -> Result<String> {
    let scripts = hashes(html, "script")?;
    let mut styles = hashes(html, "style")?;
    late.iter().for_each(|late| styles += &format!(" '{}'", hash(late.as_bytes())));
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval' {scripts}; style-src {styles}; {}; {ALWAYS}",
        rights.script, rights.rest
    );
    let meta = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let charset = html.find("<meta charset").context("the page names no charset")?;
    let at = charset + html[charset..].find('>').context("the charset is not closed")? + 1;
    Ok(format!("{}{meta}{}", &html[..at], &html[at..]))
}

/// The hashes of all that stands in elements of a name.
fn hashes(html: &str, name: &str) -> Result<String> {
    let runs = |tag: &str| name != "script" || !tag.contains("type=") || tag.contains("module");
    let found = inlines(html, name)?.into_iter().filter(|inline| runs(inline.tag));
    let words: Vec<String> = found.map(|inline| format!("'{}'", hash(inline.text.as_bytes()))).collect();
    Ok(words.join(" "))
}

/// `sha256-…`, as policies and requests write it.
pub(super) fn hash(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_what_stands_in_the_page_and_comes_first() {
        let page = "<html><meta charset=utf-8><style>a{}</style><script>1</script>\
                    <script type=application/octet-stream>data</script>";
        let page = added(page, ONE_FILE, &["late"]).expect("a policy");
        assert!(page.starts_with("<html><meta charset=utf-8><meta http-equiv="), "{page}");
        // printf 1 | openssl dgst -sha256 -binary | base64
        assert!(page.contains("'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"), "{page}");
        assert!(page.contains(&hash(b"late")), "{page}");
        // What does not run needs no leave.
        assert!(!page.contains(&hash(b"data")), "{page}");
        assert!(page.contains("connect-src 'none'") && page.contains("default-src 'none'"), "{page}");
    }
}
