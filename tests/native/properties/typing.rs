//! What people may type: plausible figures, bounds, words for the states, near-numbers, and any text at all.

use lvzhi::number::{End, Number};
use lvzhi::rubric::{FactKind, FactSpec};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Pieces that figures are made of, well or badly.
const PIECES: &[&str] = &[
    "0",
    "1",
    "7",
    "12",
    "36414",
    "99.5",
    "0.6",
    ",",
    ",000",
    ".",
    "。",
    "%",
    "％",
    "‰",
    "万",
    "亿",
    "百万",
    "元",
    "万元",
    "人",
    "㎡",
    "m2",
    "亩",
    "所",
    "次",
    "元/人",
    "人次",
    "比值",
    "+",
    "-",
    "−",
    "*",
    "×",
    "/",
    "÷",
    "(",
    ")",
    "（",
    "）",
    "≥",
    "≤",
    ">",
    "＜",
    "不低于",
    "不超过",
    "以上",
    "及以下",
    "约",
    "负增长",
    "正增长",
    "持平",
    "不适用",
    "不清楚",
    "是",
    "否",
    "√",
    "无",
    "年",
    "分",
    "每",
    " ",
    "\u{3000}",
    "\u{200b}",
    "\t",
    "\n",
    "０",
    "８",
    "．",
    "，",
    "e",
    "E5",
    "1e400",
    "NaN",
    "∞",
    "½",
    "①",
    "十",
    "xx",
];

/// Texts that are nearly figures.
pub(super) fn near_number() -> impl Strategy<Value = String> {
    vec(select(PIECES), 0..7).prop_map(|pieces| pieces.concat())
}

/// Texts of every kind.
pub(super) fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => near_number(),
        2 => any::<String>(),
        1 => vec(select(PIECES), 60..140).prop_map(|pieces| pieces.concat()),
        1 => "[0-9]{150,260}",
        1 => "[(]{10,40}[0-9]{0,2}[)]{0,40}",
        1 => "[-+]{1,199}5?",
    ]
}

/// What a person types into a field, drawn from a few bits. The bits shrink to zero, which is a blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bits(pub(super) u32);

impl Bits {
    /// The next of `count` choices.
    fn pick(&mut self, count: u32) -> u32 {
        let picked = self.0 % count;
        // What is used up is stirred anew, so that small seeds give varied figures, too.
        self.0 = (self.0 / count).wrapping_add(self.0.rotate_left(7) & 0x00ff_ffff);
        picked
    }

    /// A plausible figure inside the bounds of a fact, exact in its unit.
    pub(super) fn figure(&mut self, fact: &FactSpec, least: i64) -> Number {
        let FactKind::Number { bounds, whole, .. } = &fact.kind else { return Number::zero() };
        let size = [3, 12, 110, 1_200, 60_000][self.pick(5) as usize];
        let value = Number::whole(i64::from(self.pick(size)));
        let hundredths = if *whole { 0 } else { [0, 50, 99, 1][self.pick(4) as usize] };
        let value =
            &value + &Number::whole(hundredths).divide(&Number::whole(100)).unwrap_or_else(Number::zero);
        let below_zero = matches!(&bounds.low, End::Closed(low) if low.is_negative());
        let value = if below_zero && self.pick(3) == 0 { -&value } else { value };
        let low = bounds.low.number().map_or_else(Number::zero, Clone::clone).max(Number::whole(least));
        let value = value.max(low);
        match bounds.high.number() {
            Some(high) => value.min(high.clone()),
            None => value,
        }
    }
}
