//! A rule with its ends in words: 扣完为止, 最多扣2分, 最低得3分.

use super::*;

impl Sayer<'_> {
    /// 入学率不低于95%的，得5分，每低1个百分点扣0.5分，扣完为止.
    pub(super) fn held(&self, rule: &ClauseRule, low: Option<&Number>, high: Option<&Number>) -> String {
        if let (ClauseRule::Sum(parts), Some(low), None) = (rule, low, high)
            && low.is_zero()
            && let [ClauseRule::Worth(Operand::Given(base)), ClauseRule::Steps { over, per, points, started }] =
                parts.as_slice()
            && points.is_negative()
        {
            let unit = self.unit(over);
            let step = match (over, unit) {
                (Operand::Less(one, two), "%")
                    if matches!(**one, Operand::Given(_)) || matches!(**two, Operand::Given(_)) =>
                {
                    "个百分点"
                }
                (_, unit) => unit,
            };
            let each = format!(
                "{}{step}扣{}分{}",
                per.plain(),
                points.abs().plain(),
                started_as(*started, per, step)
            );
            let full = if *started == Started::Down { "满" } else { "" };
            match over {
                Operand::Less(one, two) if matches!(**one, Operand::Given(_)) => {
                    return format!(
                        "{}不低于{}{unit}得{}分，每{full}低{each}，扣完为止",
                        self.figure(two),
                        self.figure(one),
                        base.plain()
                    );
                }
                Operand::Less(one, two) if matches!(**two, Operand::Given(_)) => {
                    return format!(
                        "{}不高于{}{unit}得{}分，每{full}高{each}，扣完为止",
                        self.figure(one),
                        self.figure(two),
                        base.plain()
                    );
                }
                _ => {}
            }
        }
        let mut said = self.rule(rule);
        match low {
            // What is held inside is said already.
            Some(low) if low.is_zero() && said.ends_with(TO_NOUGHT) => {}
            Some(low) if low.is_zero() => said.push_str(TO_NOUGHT),
            Some(low) if low.is_negative() => {
                // Of several deductions it is what they come to together.
                let several = matches!(rule, ClauseRule::Sum(rules) if rules.len() > 1);
                let of = if several { "以上各项合计" } else { "" };
                said.push_str(&format!("，{of}最多扣{}分", low.abs().plain()));
            }
            Some(low) => {
                let before = said.strip_suffix(TO_NOUGHT).unwrap_or(&said).len();
                said.truncate(before);
                said.push_str(&format!("，最低得{}分", low.plain()));
            }
            None => {}
        }
        if let Some(high) = high {
            said.push_str(&format!("，最多得{}分", high.plain()));
        }
        said
    }
}
