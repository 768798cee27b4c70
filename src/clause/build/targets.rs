//! What steps are measured from.

use super::*;

/// What a step is measured from.
#[derive(Clone, Debug)]
pub(super) enum StepTarget {
    Given(String, Bound),
    Beside(String, Sign, String),
    Several(Vec<(String, Bound)>),
}

/// How often in a stretch of time; what is missing over the year is not told by that.
pub(super) fn often(name: &str) -> bool {
    ["每月", "每季", "每周", "每天", "每日"].iter().any(|word| name.contains(word))
}

/// The one figure with a limit among conditions.
pub(super) fn target(tests: &[Test]) -> Option<StepTarget> {
    // A share of another figure is no target that a step could be measured from.
    if tests.len() > 1 && tests.iter().any(|test| matches!(test, Test::Ratio(..))) {
        return None;
    }
    let mut found = tests.iter().filter_map(|test| match test {
        Test::Compare(name, bounds) => Some(StepTarget::Given(name.clone(), bounds.last()?.clone())),
        Test::Beside(one, sign, two) => Some(StepTarget::Beside(one.clone(), *sign, two.clone())),
        _ => None,
    });
    let first = found.next()?;
    let Some(second) = found.next() else { return Some(first) };
    let several: Option<Vec<(String, Bound)>> = [first, second]
        .into_iter()
        .chain(found)
        .map(|target| match target {
            StepTarget::Given(name, bound) => Some((name, bound)),
            _ => None,
        })
        .collect();
    several.map(StepTarget::Several)
}

/// Whether a figure of this name is told in per cent itself.
pub(super) fn is_rate(name: &str) -> bool {
    [
        "率",
        "比例",
        "占比",
        "比重",
        "增长",
        "增幅",
        "增速",
        "覆盖",
        "百分",
        "平均水平",
        "平均数",
        "平均值",
        "控制线",
        "标准",
        "目标",
    ]
    .iter()
    .any(|word| name.ends_with(word))
        || name.contains('率')
}

/// What is told in money.
pub(super) const MONEY: [&str; 7] = ["工资", "收入", "经费", "支出", "待遇", "拨款", "定额"];
