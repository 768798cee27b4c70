//! The little of HTML that the build needs: scripts, styles and links of our own page.

use anyhow::{Context as _, Result, ensure};

/// An element with text in it: where its text is.
pub(super) struct Inline<'a> {
    /// `script type=module`
    pub(super) tag: &'a str,
    /// What stands between its tags.
    pub(super) text: &'a str,
    /// Where that begins.
    pub(super) at: usize,
}

/// All elements of a name that hold text, in order.
pub(super) fn inlines<'a>(html: &'a str, name: &str) -> Result<Vec<Inline<'a>>> {
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = html[from..].find(&open).map(|at| from + at) {
        let at = start + html[start..].find('>').with_context(|| format!("{open} is not closed"))? + 1;
        let end = at + html[at..].find(&close).with_context(|| format!("{open} has no end"))?;
        let tag = &html[start + 1..at - 1];
        if tag[name.len()..].is_empty() || tag[name.len()..].starts_with(' ') {
            found.push(Inline { tag, text: &html[at..end], at });
        }
        from = end;
    }
    Ok(found)
}

/// Whether a script is a module.
pub(super) fn is_module(script: &Inline) -> bool {
    script.tag.replace('"', "").ends_with("type=module")
}

/// Each script's text replaced by what `change` makes of it.
pub(super) fn with_scripts(
    html: &str,
    mut change: impl FnMut(&str, bool) -> Result<String>,
) -> Result<String> {
    let mut out = String::new();
    let mut from = 0;
    for script in inlines(html, "script")? {
        out += &html[from..script.at];
        out += &change(script.text, is_module(&script))?;
        from = script.at + script.text.len();
    }
    Ok(out + &html[from..])
}

/// Without the styles of the head but the first few; and those that are left out, in order.
pub(super) fn without_styles(html: &str, first: usize) -> Result<(String, String)> {
    let end = html.find("</head>").context("the page has no head")?;
    let (mut kept, mut styles) = (String::new(), String::new());
    let mut from = 0;
    for style in inlines(&html[..end], "style")?.iter().skip(first) {
        kept += &html[from..style.at - "<style>".len()];
        styles += style.text;
        styles.push('\n');
        from = style.at + style.text.len() + "</style>".len();
    }
    Ok((kept + &html[from..], styles))
}

/// So many styles come with the parts of the page: the last of the head. The very last is for paper, and overrules all others.
const STYLES_LATE: usize = 10;

/// Without the styles that come late; and those, in order.
pub(super) fn without_late_styles(html: &str) -> Result<(String, String)> {
    let end = html.find("</head>").context("the page has no head")?;
    let styles = inlines(&html[..end], "style")?;
    let first = styles.len().checked_sub(STYLES_LATE).context("the page has too few styles")?;
    let late: Vec<&str> = styles[first..].iter().map(|style| style.text).collect();
    let is_for_paper = |text: &&str| text.contains("@media print");
    ensure!(late.last().is_some_and(is_for_paper), "the last style is not the one for paper");
    let mut kept = html.to_owned();
    for text in &late {
        kept = kept.replacen(&format!("<style>{text}</style>"), "", 1);
    }
    Ok((kept, late.join("\n")))
}

/// With neighbouring styles in one element: each by itself would be one more hash in the policy.
pub(super) fn in_one_style(html: &str) -> String {
    html.replace("</style><style>", "\n")
}

/// Without the links of a `rel`.
pub(super) fn without_links(html: &str, rel: &str) -> String {
    let is_it = |tag: &str| tag.replace('"', "").split_whitespace().any(|word| word == format!("rel={rel}"));
    let mut out = String::new();
    let mut rest = html;
    while let Some(start) = rest.find("<link ") {
        let end = rest[start..].find('>').map_or(rest.len(), |at| start + at + 1);
        out += &rest[..start];
        let tag = &rest[start..end];
        if !is_it(tag.trim_end_matches('>').trim_end_matches('/')) {
            out += tag;
        }
        rest = &rest[end..];
    }
    out + rest
}

/// The text with one line of it filled in.
pub(super) fn filled(text: &str, empty: &str, full: &str) -> Result<String> {
    ensure!(text.matches(empty).count() == 1, "`{empty}` is not to be found once");
    Ok(text.replace(empty, full))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<style>a{b:c}</style><link rel=\"icon\" href=\"data:x\"><link href=./p.js rel=modulepreload>\
                        <script>1<2</script><script type=\"module\">import 3</script><p>end";

    #[test]
    fn scripts_are_found_and_replaced() {
        let found = inlines(PAGE, "script").expect("scripts");
        let texts: Vec<_> = found.iter().map(|script| (script.text, is_module(script))).collect();
        assert_eq!(texts, [("1<2", false), ("import 3", true)]);
        let changed =
            with_scripts(PAGE, |text, is_module| Ok(format!("[{text}|{is_module}]"))).expect("changed");
        assert!(
            changed.contains(
                "<script>[1<2|false]</script><script type=\"module\">[import 3|true]</script><p>end"
            )
        );
        assert!(inlines("<script>never", "script").is_err());
    }

    #[test]
    fn later_styles_of_the_head_are_told_apart() {
        let page = "<head><style>a{}</style>x<style>b{}</style><style>c{}</style></head><style>d{}</style>";
        let (kept, styles) = without_styles(page, 1).expect("a head");
        assert_eq!(kept, "<head><style>a{}</style>x</head><style>d{}</style>");
        assert_eq!(styles, "b{}\nc{}\n");
    }

    #[test]
    fn what_comes_late_ends_with_what_is_for_paper() {
        let style = |text: &str| format!("<style>{text}</style>");
        let late: Vec<String> = ('a'..='z').take(STYLES_LATE - 1).map(|name| format!("{name}{{}}")).collect();
        let paper = style("@media print{a{}}");
        let elements: String = late.iter().map(|text| style(text)).collect();
        let page = format!("<head><style>x{{}}</style>{elements}{paper}</head><p>");
        let (kept, styles) = without_late_styles(&page).expect("styles");
        assert_eq!(kept, "<head><style>x{}</style></head><p>");
        assert_eq!(styles, late.join("\n") + "\n@media print{a{}}");
        assert!(without_late_styles(&page.replace("@media print", "")).is_err());
        assert!(without_late_styles(&format!("<head>{paper}</head>")).is_err());
    }

    #[test]
    fn the_page_names_its_styles_in_that_order() {
        let page = std::fs::read_to_string(xtask::paths::root().join("index.html")).expect("the page");
        let names: Vec<&str> =
            page.split("href=\"styles/").skip(1).filter_map(|rest| rest.split('.').next()).collect();
        let late = [
            "dialogs",
            "drafts",
            "data",
            "brief",
            "compare",
            "whatif",
            "bringing",
            "rectification",
            "paper",
            "print",
        ];
        assert_eq!(names[names.len() - STYLES_LATE..], late);
    }

    #[test]
    fn links_of_one_kind_go() {
        let without = without_links(PAGE, "modulepreload");
        assert!(!without.contains("p.js") && without.contains("rel=\"icon\"") && without.ends_with("<p>end"));
    }
}
