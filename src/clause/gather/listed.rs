//! Headings of lists: 有下列情形之一的,本项不得分; 出现下列情形的,每项扣1分.

use super::*;

/// What one of the things to come does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::clause) enum ListEffect {
    /// It gives a word instead of points.
    Veto,
    /// It gives nothing.
    Zero,
    /// It takes points.
    Change,
}

/// Whether what follows is a list, each of whose items has this effect.
pub(super) fn begins_list(
    item: &mut ClauseItem,
    marks: &Marks,
    one: &Statement,
    (phrase, effect): (&Phrase, &Consequence),
) -> bool {
    // 出现下列情形的,各扣1分: what follows is the list.
    if let (true, None, Consequence::Give(way, amount)) = (one.heading, &phrase.step, effect)
        && amount.each
        && amount.plain.len() == 1
        && marks.has_any(one.place.from, one.place.to, &["下列", "以下", "如下"])
    {
        item.listed = Some((*way, Amount { each: false, ..amount.clone() }));
        return true;
    }
    // 有下列情形的,每项扣1分: what follows is the list.
    if let (true, Some(step), Consequence::Give(way @ (Direction::Deduct | Direction::Add), amount)) =
        (one.heading, &phrase.step, effect)
        && step.side == StepSide::Count
        && step.per == Number::one()
        && ["项", "条", "个", "次"].contains(&step.unit.as_str())
        && ["下列", "以下", "如下"].iter().any(|word| step.name.contains(word))
        && amount.plain.len() == 1
        && !amount.respectively
    {
        item.listed = Some((*way, amount.clone()));
        return true;
    }
    if one.heading && marks.has(one.place.from, one.place.to, "之一") {
        // 有下列情形之一的不得分: what follows is the list.
        let behind = marks.has_any(one.place.from, one.place.to, &["以上", "上述"]);
        let any = vec![Test::Any(Vec::new())];
        item.unread |= behind || item.any.is_some();
        match effect {
            Consequence::Word(word) => {
                item.any = Some(ListEffect::Veto);
                item.vetoes.push((any, word.clone()));
            }
            Consequence::Zero => {
                item.any = Some(ListEffect::Zero);
                item.zeros_first |= item.groups.is_empty();
                item.zeros.push(any);
            }
            Consequence::Give(way @ (Direction::Deduct | Direction::Add), amount)
                if !amount.each && !amount.respectively =>
            {
                item.any = Some(ListEffect::Change);
                item.changes.push(Adjustment {
                    tests: any,
                    step: None,
                    unmet: false,
                    way: *way,
                    value: Merit::Points(amount.clone()),
                    cap: None,
                    unless: Vec::new(),
                    once: false,
                    among: None,
                    of: Vec::new(),
                });
            }
            _ => item.unread = true,
        }
        return true;
    }
    false
}

/// 有下列情形的,扣分; what is taken for each of them is said with it.
pub(super) fn says_list_follows(marks: &Marks, place: Stretch) -> bool {
    let ends = ["扣分", "减分", "并扣分"]
        .iter()
        .any(|word| marks.eat(place.to.saturating_sub(word.chars().count()), word) == Some(place.to));
    ends && marks.has_any(place.from, place.to, &["下列", "以下", "如下"])
        && (place.from..place.to).all(|at| marks.number(at).is_none())
}
