//! Lists in a text: what stands around them belongs to each.

use super::lexicon::DENIALS;

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

/// The things of a list: what stands around it belongs to each.
pub(super) fn list(text: &str) -> Vec<String> {
    let parts = text.split(['、', '和', '及', ',', '，']).filter(|part| !part.is_empty());
    let denies = |part: &str| DENIALS.iter().any(|word| part.starts_with(word));
    let mut all: Vec<String> = Vec::new();
    for part in parts {
        // 无专人、无方案、无记录及总结: both of the last are what there is none of.
        match all
            .last_mut()
            .filter(|last| denies(last) && !denies(part) && text.contains(&format!("{last}及{part}")))
        {
            Some(last) => *last = format!("{last}及{part}"),
            None => all.push(part.to_owned()),
        }
    }
    all
}
