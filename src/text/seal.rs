//! Words of a sealed draft (定稿).

use super::{named, place, shown_or_blank, stamp, words::words};
use crate::draft::{Draft, Seal, SealState, Slot, seal_code};
use crate::rubric::Rubric;

words! {
    SEAL_TITLE = "定稿";
    SEAL_LEAD = "定稿后，此后导出和打印的自评材料都印有定稿时间和校验码。仍可修改；有改动的，材料上会写明改了哪几处。整改进展随时更新，整改台账和整改报告不印校验码。";
    SEAL_OPEN = "尚未定稿。";
    SEAL_DO = "定稿";
    SEAL_AGAIN = "按现在的内容重新定稿";
    SEAL_LIFT = "撤销定稿";
    SEAL_BROKEN = "定稿记录读不出，或与其校验码不符，文件可能被人改过：请以纸质定稿为准，核对后重新定稿";
    SEAL_SAME = "内容与定稿一致。把纸上的校验码与这里的对照：相同的，纸与文件一致。";
    SEAL_PLACE = "改动之处";
    SEAL_WAS = "定稿时";
    SEAL_IS = "现在";
}

/// So many changes are told one by one on a paper.
const TOLD: usize = 5;

/// When a draft was sealed, and its code: 2026年12月1日14:03，校验码3FA2-91BC-07D4-55E1.
fn sealed(seal: &Seal) -> String {
    let when = if seal.at.is_empty() { String::new() } else { format!("{}，", stamp(&seal.at)) };
    format!("{when}校验码 {}", seal_code(&seal.digest))
}

/// The state of a draft's seal in one sentence; nothing for one that is not sealed.
pub fn seal_state(state: &SealState) -> Option<String> {
    match state {
        SealState::Open => None,
        SealState::Whole(seal) => Some(named(SEAL_TITLE, &sealed(seal))),
        SealState::Changed(seal, slots) => {
            Some(format!("定稿后有改动{}处（{}）", slots.len(), named(SEAL_TITLE, &sealed(seal))))
        }
        SealState::Broken => Some(SEAL_BROKEN.to_owned()),
    }
}

/// What is printed of it: with what has changed since.
pub fn seal_line(rubric: &Rubric, draft: &Draft) -> Option<String> {
    let state = draft.seal();
    let said = seal_state(&state)?;
    let SealState::Changed(seal, slots) = &state else { return Some(said) };
    let told = slots.iter().take(TOLD).map(|slot| seal_change(&[rubric], &seal.draft, draft, slot));
    let told = told.collect::<Vec<_>>().join("；");
    let more = if slots.len() > TOLD { "；等" } else { "" };
    Some(format!("{said}：{told}{more}"))
}

/// One change: where, what it was, what it is.
fn seal_change(rubrics: &[&Rubric], then: &Draft, now: &Draft, slot: &Slot) -> String {
    let [was, is] = [then, now].map(|draft| shown_or_blank(&draft.given(slot).text));
    format!("{} {was} → {is}", place(rubrics, slot))
}

/// What the page says once it is done.
pub fn seal_done(digest: &str) -> String {
    format!("已定稿，校验码 {}", seal_code(digest))
}
