//! Why a formula cannot be read.

use crate::rubric::expression::{Awaited, DEEPEST, FUNCTIONS, FormulaError, LARGEST};

pub(super) fn said(written: &str, error: &FormulaError) -> String {
    match error {
        FormulaError::UnknownFact(id) => {
            format!("公式“{written}”里的“{id}”不是数值数据项、分类标准或公式的 id，请改正")
        }
        FormulaError::Circular(id) => format!("公式“{written}”里的公式“{id}”又用到自身，不能循环"),
        FormulaError::Many(id) => {
            format!("公式“{written}”里的“{id}”有许多值，应写成 total(…)、rows(…) 或 dispersion(…)")
        }
        FormulaError::NoColumn(id) => format!("公式“{written}”里的“{id}”不是表格的列，请改正"),
        FormulaError::UnknownUnit(unit) => {
            format!("公式“{written}”里的单位“{unit}”没有收录，应为元、万元、人、所、平方米、% 等常用单位")
        }
        FormulaError::Unexpected { found, awaited } if found.is_empty() => {
            format!("公式“{written}”没有写完，{}", awaited_in_words(*awaited))
        }
        FormulaError::Unexpected { found, awaited } => {
            format!("公式“{written}”里的“{found}”读不懂，{}", awaited_in_words(*awaited))
        }
        FormulaError::TooLarge { formula } => {
            format!("公式“{formula}…”太大，连同所用的公式，运算最多套 {DEEPEST} 层，合计最多 {LARGEST} 项")
        }
        FormulaError::Mismatch { formula } => {
            format!("公式“{formula}”里相加减或比较的数计量的不是同一事物，请改正")
        }
    }
}

fn awaited_in_words(awaited: Awaited) -> String {
    match awaited {
        Awaited::OperatorOrEnd => "此处应为运算符或公式结尾".into(),
        Awaited::Bracket => "此处应为“)”".into(),
        Awaited::FunctionName => format!("此处应为函数：{}", FUNCTIONS.join("、")),
        Awaited::Operand => "此处应为数据项、数、函数或“(”".into(),
        Awaited::Arguments => "函数名之后应为“(”和各个值".into(),
        Awaited::UnitEnd => "单位之后应为“]”".into(),
        Awaited::Opening => "函数名之后应为“(”".into(),
        Awaited::Comma { form } => format!("应写成“{form}”，两个值之间用“,”隔开"),
        Awaited::Closing { form } => format!("应写成“{form}”，以“)”结尾"),
        Awaited::CommaOrClosing => "值之后应为“,”或“)”".into(),
        Awaited::ColumnEnd => "列之后应为“)”".into(),
        Awaited::TableEnd => "表格之后应为“)”".into(),
        Awaited::Values => "ceil、floor 应有一个值，rises、falls 至少两个值".into(),
    }
}
