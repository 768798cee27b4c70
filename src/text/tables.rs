//! What is said of a small table that was typed or pasted.

use super::{first_few, unreadable};
use crate::facts::{CellProblem, Doubt, LeftOut, LeftOutWhy, Table};
use crate::rubric::{Column, FactKind};
use std::rc::Rc;

/// Names longer than that are cut: a remark may fill a line.
const LONGEST: usize = 24;

/// What could not be read in a table, and what may not be as it was meant.
pub fn table_problems(table: &Table, columns: &[Column]) -> Option<String> {
    let title = |at: u16| columns.get(usize::from(at)).map_or("", |column| &*column.title);
    let told = |problem: &CellProblem| {
        let unit = match columns.get(usize::from(problem.column)).map(|column| &column.kind) {
            Some(FactKind::Number { unit, .. }) => unit.name().clone(),
            _ => Rc::from(""),
        };
        format!("{}的“{}”：{}", problem.row, title(problem.column), unreadable(&problem.reason, &unit))
    };
    let doubt = |doubt: &Doubt| match doubt {
        Doubt::Narrow { cells } => {
            let lacking = (columns.len() + 1).saturating_sub(*cells);
            format!("各行只有 {cells} 格，后面 {lacking} 列按未填计，请核对各列没有错位")
        }
        Doubt::Misplaced { heading, column } => {
            format!("表头第 {} 列是“{heading}”，这里是“{}”，请核对各列的次序", column + 2, title(*column))
        }
        Doubt::Alike { one, other } => {
            format!("“{one}”与“{other}”各列的数完全相同，请核对是否重复")
        }
    };
    let lines: Vec<String> = table.problems.iter().map(told).chain(table.doubts.iter().map(doubt)).collect();
    (!lines.is_empty()).then(|| first_few(lines))
}

/// Why a line of a table is left out, or would be.
pub fn left_out(left: &LeftOut) -> String {
    let why = match &left.why {
        LeftOutWhy::Heading => "是表头".to_owned(),
        LeftOutWhy::Numbers => "是栏号".to_owned(),
        LeftOutWhy::Note => "没有数，是说明或标题".to_owned(),
        LeftOutWhy::NoName => "没有名称，请在首格填写".to_owned(),
        LeftOutWhy::TooFew { missing } => {
            format!("少{}，看不出各数属于哪一列（空的格请填“不清楚”）", counted_cells(*missing))
        }
        LeftOutWhy::TooMany { extra } => format!("多{}，看不出各数属于哪一列", counted_cells(*extra)),
        LeftOutWhy::Repeated { same: true } => "重复出现，各列的数相同".to_owned(),
        LeftOutWhy::Repeated { same: false } => "重复出现，各列的数不同，请核对以哪一行为准".to_owned(),
        LeftOutWhy::Total => "是汇总行".to_owned(),
        LeftOutWhy::Sum => "各列等于其他各行之和，是汇总行".to_owned(),
        LeftOutWhy::Mean => "各列等于其他各行的平均数".to_owned(),
        LeftOutWhy::Most => "各列等于其他各行的最大值".to_owned(),
        LeftOutWhy::Least => "各列等于其他各行的最小值".to_owned(),
        LeftOutWhy::Same { other } => format!("各列与“{other}”相同，是它的汇总行"),
    };
    let end = if left.counted { "已按要求计入" } else { "没有计入" };
    format!("{}{why}，{end}", left_out_name(left))
}

/// A line of a table by its number and its first cell.
pub fn left_out_name(left: &LeftOut) -> String {
    let mut name: String = left.name.chars().take(LONGEST).collect();
    if name.len() < left.name.len() {
        name.push('…');
    }
    format!("第 {} 行“{name}”", left.line)
}

fn counted_cells(count: usize) -> String {
    if count == 1 { "一格".to_owned() } else { format!(" {count} 格") }
}

/// So many lines more are left out.
pub fn more_left_out(count: usize) -> String {
    format!("另有 {count} 行没有计入")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_out_of_a_table_is_said_with_its_reason() {
        let left = |name: &str, why, counted| LeftOut { name: name.into(), line: 7, at: 90, why, counted };
        for (name, why, counted, said) in [
            ("小计", LeftOutWhy::Total, false, "第 7 行“小计”是汇总行，没有计入"),
            (
                "小学戊",
                LeftOutWhy::TooFew { missing: 1 },
                false,
                "第 7 行“小学戊”少一格，看不出各数属于哪一列（空的格请填“不清楚”），没有计入",
            ),
            (
                "小学戊",
                LeftOutWhy::TooMany { extra: 2 },
                true,
                "第 7 行“小学戊”多 2 格，看不出各数属于哪一列，已按要求计入",
            ),
            (
                "小学丙",
                LeftOutWhy::Repeated { same: true },
                false,
                "第 7 行“小学丙”重复出现，各列的数相同，没有计入",
            ),
            (
                "注：本表各项数据截至2019年9月1日，不含特殊教育学校",
                LeftOutWhy::Note,
                false,
                "第 7 行“注：本表各项数据截至2019年9月1日，不含特殊…”没有数，是说明或标题，没有计入",
            ),
        ] {
            assert_eq!(left_out(&left(name, why, counted)), said);
        }
    }
}
