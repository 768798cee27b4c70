//! What is counted as the thing before it is: 每有1所学校未建食堂扣1分, 不规范的扣0.5分.

use super::*;

/// The name of a fault that is counted by the same things as the fault before it: 每有1所学校未建食堂, and then 不规范的.
pub(super) fn governed(step: &StepPhrase, text: &str) -> Option<String> {
    if step.side != StepSide::Count || !step.named {
        return None;
    }
    let begins = |text: &str| ["未", "没有", "不", "无"].iter().any(|word| text.starts_with(word));
    // Up to where its own fault begins.
    let counted = step.name.find(&step.unit)? + step.unit.len();
    let fault = step.name[counted..].char_indices().find(|(at, _)| begins(&step.name[counted + at..]))?.0;
    let whose = &step.name[counted..counted + fault];
    let is_named = (2..=8).contains(&whose.chars().count()) && whose.chars().all(char::is_alphabetic);
    let of_one = ["1", "一"].iter().any(|one| step.name.contains(&format!("{one}{}", step.unit)));
    // 问题未整改, 整改不彻底: of the same thing.
    let verb: String = text.chars().take(2).collect();
    let is_same = step.name[counted + fault..].contains(&verb) && text.contains('不');
    (is_named && of_one && (begins(text) || is_same))
        .then(|| format!("{}{text}", &step.name[..counted + fault]))
}

/// 每有1项经验在全省推广, with 全市推广 in the place of 全省推广.
pub(super) fn elsewhere(name: &str, text: &str) -> Option<String> {
    let places = || LEVELS.iter().chain(SCOPES).filter(|place| place.chars().count() > 1);
    let rest = places().find_map(|place| text.strip_prefix(place)).filter(|rest| !rest.is_empty())?;
    let before = name.strip_suffix(rest)?;
    let place = places().filter(|place| before.ends_with(**place)).max_by_key(|place| place.len())?;
    Some(format!("{}{text}", &before[..before.len() - place.len()]))
}
