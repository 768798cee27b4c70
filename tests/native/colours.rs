//! The colours of both themes are told apart by those who see little: text by 4.5 : 1, edges, bars and signs by 3 : 1
//! (WCAG 1.4.3, 1.4.11). axe-core sees the text that is there; this sees every pair that may be.

use super::support::root;
use std::collections::BTreeMap;
use std::fs;

/// A colour of text, and what it stands on.
const TEXT: [(&str, &[&str]); 9] = [
    (
        "ink",
        &[
            "page",
            "surface",
            "sunken",
            "brand-soft",
            "met-soft",
            "unmet-soft",
            "judgment-soft",
            "missing-soft",
        ],
    ),
    ("ink-soft", &["page", "surface", "sunken", "brand-soft", "unmet-soft", "judgment-soft"]),
    ("brand", &["page", "surface", "sunken", "brand-soft"]),
    ("brand-ink", &["brand"]),
    ("page", &["ink"]),
    ("met", &["page", "surface", "sunken", "met-soft"]),
    ("unmet", &["page", "surface", "sunken", "unmet-soft"]),
    ("judgment", &["page", "surface", "sunken", "judgment-soft"]),
    ("missing", &["page", "surface", "sunken", "missing-soft"]),
];

/// An edge, a bar or a ring, and what it lies beside. What is lost is pale, so the bar's outline tells where it ends.
const PARTS: [(&str, &[&str]); 7] = [
    ("line-strong", &["page", "surface", "sunken", "unmet-soft"]),
    ("focus", &["page", "surface", "sunken"]),
    ("brand", &["page", "surface", "sunken", "brand-soft"]),
    ("unmet", &["page", "surface", "unmet-soft"]),
    ("judgment-edge", &["page", "surface", "judgment-soft"]),
    ("bar-won", &["page", "surface", "bar-lost", "bar-open-gap"]),
    ("bar-open", &["bar-open-gap", "bar-lost"]),
];

/// Colours by name: `--ink: #1b2333;`.
fn colours(text: &str) -> BTreeMap<&str, f64> {
    let lines =
        text.lines().filter_map(|line| line.trim().strip_prefix("--")?.strip_suffix(';')?.split_once(": #"));
    lines
        .map(|(name, digits)| (name, luminance(u32::from_str_radix(digits, 16).expect("six digits"))))
        .collect()
}

/// The colours of the light and the dark theme.
fn themes(styles: &str) -> [(&'static str, BTreeMap<&str, f64>); 2] {
    let (light, dark) = styles.split_once("(prefers-color-scheme: dark)").expect("two themes");
    let light = colours(light);
    let dark = light.clone().into_iter().chain(colours(dark)).collect();
    [("light", light), ("dark", dark)]
}

/// Relative luminance, as WCAG 2 defines it.
fn luminance(rgb: u32) -> f64 {
    let part = |shift: u32| {
        let value = f64::from(rgb >> shift & 0xff) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0)
}

fn contrast(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn every_pair_is_told_apart() {
    let styles = fs::read_to_string(root().join("styles/tokens.css")).expect("tokens.css");
    let mut pale = Vec::new();
    for (theme, colours) in themes(&styles) {
        for (pairs, least) in [(TEXT.as_slice(), 4.5), (PARTS.as_slice(), 3.0)] {
            for (colour, grounds) in pairs {
                for ground in *grounds {
                    let found = contrast(colours[colour], colours[ground]);
                    if found < least {
                        pale.push(format!("{theme}: {colour} on {ground} has {found:.2}, needs {least}"));
                    }
                }
            }
        }
    }
    assert!(pale.is_empty(), "{}", pale.join("\n"));
}

#[test]
fn contrast_is_worked_out_as_wcag_does() {
    assert!((contrast(luminance(0xff_ffff), luminance(0)) - 21.0).abs() < 1e-9);
    // The usual example of grey that just does, and of the next that does not.
    assert!(contrast(luminance(0x76_7676), luminance(0xff_ffff)) >= 4.5);
    assert!(contrast(luminance(0x77_7777), luminance(0xff_ffff)) < 4.5);
}
