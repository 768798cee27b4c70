//! Lists in a text: what stands around them belongs to each.

use super::lexicon::{DENIALS, FAILS, HAPPENS, NEGATIVE};

/// 受省、市书面通报: what stands around the bodies belongs to each; none where no list of them stands there.
pub(super) fn spread(text: &str, words: &[&str]) -> Vec<String> {
    let scope = |rest: &str| {
        let found = words.iter().filter(|word| rest.starts_with(**word));
        found.max_by_key(|word| word.len()).map(|word| (*word).to_owned())
    };
    let mark = |rest: &str| {
        ["、", "和", "及", "或", ",", "，"].iter().find(|mark| rest.starts_with(**mark)).copied()
    };
    for (from, _) in text.char_indices() {
        let (mut all, mut at) = (Vec::new(), from);
        while let Some(word) = scope(&text[at..]) {
            at += word.len();
            all.push(word);
            match mark(&text[at..]).filter(|mark| scope(&text[at + mark.len()..]).is_some()) {
                Some(mark) => at += mark.len(),
                None => break,
            }
        }
        if all.len() > 1 {
            let (before, after) = (&text[..from], &text[at..]);
            return all.iter().map(|word| format!("{before}{word}{after}")).collect();
        }
    }
    Vec::new()
}

/// The things of a list: what stands around it belongs to each. One thing where it cannot be told whether a denial goes on (未建立制度、台账).
pub(super) fn list(text: &str) -> Vec<String> {
    const NOUNS: [&str; 4] = ["没有", "无", "缺少", "缺"];
    let mut all: Vec<String> = Vec::new();
    // What there is none of: 无计划、总结.
    let mut none: Option<&str> = None;
    let mut is_denied = false;
    for (at, part) in pieces(text) {
        let before = &text[..at];
        let begins = NOUNS.iter().find(|word| part.starts_with(**word)).copied();
        let is_own = DENIALS.iter().chain(HAPPENS).any(|word| part.starts_with(word))
            || NEGATIVE.iter().chain(FAILS).any(|word| part.contains(word))
            || part.chars().count() > 4;
        if begins.is_some() || is_own {
            none = begins;
            is_denied = DENIALS.iter().any(|word| part.starts_with(word));
            all.push(part.to_owned());
        } else if let (Some(last), true) =
            (all.last_mut().filter(|_| is_denied), before.ends_with(['及', '和']))
        {
            // 无工作记录及总结: both are what there is none of, and are one thing.
            last.push_str(&text[at - '及'.len_utf8()..at + part.len()]);
        } else if let Some(word) = none {
            all.push(format!("{word}{part}"));
        } else if is_denied {
            return vec![text.to_owned()];
        } else {
            all.push(part.to_owned());
        }
    }
    all
}

/// The pieces between the signs of a list, and where each begins.
fn pieces(text: &str) -> Vec<(usize, &str)> {
    let (mut found, mut from) = (Vec::new(), 0);
    let ends = text.match_indices(['、', '和', '及', ',', '，']).chain(std::iter::once((text.len(), "")));
    // 及时 and 及格 are words, and no sign of a list.
    let is_word = |at: usize| ["及时", "及格", "及早"].iter().any(|word| text[at..].starts_with(word));
    for (at, sign) in ends.filter(|(at, _)| !is_word(*at)) {
        found.push((from, &text[from..at]));
        from = at + sign.len();
    }
    found.retain(|(_, piece)| !piece.is_empty());
    found
}
