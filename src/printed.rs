//! A city's scoring table as it is printed (评分细则), read into items: whatever columns, merged cells and blocks it has.
//!
//! Nothing is left out in silence: each cell with text becomes part of an item, a head, a heading, a note or one of the lists
//! here, or it is told in [`Printed::left_out`] with the reason. What the person says of a column or row ([`Corrections`]) is data
//! with which the table is read again. How a clause scores is not read here.

mod column;
mod gather;
mod grades;
mod grid;
mod heading;
mod ids;
mod kept;
mod layout;
mod lines;
mod numbering;
mod outline;
mod points;
mod relaid;
mod rubric;
mod segment;
mod walk;

use crate::blocks::Document;
use crate::number::Number;
use std::collections::BTreeMap;

pub use column::Role;
pub use gather::is_id_of_titles;
pub use kept::{KeptTable, TableWork};
pub use layout::PrintedLayout;
pub use rubric::{
    Adjusted, ItemReading, MadeRubric, NoRubric, Particulars, RubricWords, ScoredBy, Scorings, WrittenFault,
    WrittenKind, WrittenPlace, WrittenProblem, WrittenRow, WrittenRule, answers, readings, readings_after,
    rubric, started_in_notes, unnumbered,
};

/// A table as printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Printed {
    /// 标题.
    pub title: String,
    /// What the table counts in.
    pub scale: PrintedScale,
    /// The sum of the items' points.
    pub total: Number,
    /// 合计, as the table prints it.
    pub printed_total: Option<Number>,
    /// Tables that are not read row by row: turned ones, cards, parts beside each other. Counted from zero among the document's.
    pub relaid: Vec<usize>,
    /// What each column was taken for, in order.
    pub columns: Vec<PrintedColumn>,
    /// 一级指标, in order.
    pub heads: Vec<Head>,
    /// 加分项.
    pub bonus: Vec<ExtraItem>,
    /// 减分项: points taken off the total, beside the items.
    pub deductions: Vec<ExtraItem>,
    /// 一票否决 and other limits of the grade.
    pub vetoes: Vec<Veto>,
    /// 等次, best first.
    pub grades: Vec<PrintedGrade>,
    /// 说明 and other text around the table.
    pub notes: Vec<Note>,
    /// Sums that the table prints beside what its items come to.
    pub sums: Vec<PrintedSum>,
    /// Everything else that has text.
    pub left_out: Vec<LeftOutText>,
    /// How the table looked that the items stand in, where that is one and read row by row.
    pub layout: Option<PrintedLayout>,
}

/// What a table counts in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PrintedScale {
    /// 分值.
    #[default]
    Points,
    /// 等级: a letter an item.
    Letters,
    /// 达标项数: items met.
    Items,
}

/// A column of a table, and what it was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedColumn {
    /// The table, counted from zero among the document's.
    pub table: usize,
    /// From zero, as in the document.
    pub column: usize,
    /// 表头.
    pub heading: String,
    /// What it holds.
    pub role: Role,
}

/// 一级指标: items under one head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Without its points; empty where the table has no heads.
    pub title: String,
    /// As printed beside it.
    pub points: Option<Number>,
    /// 权重, in points of the whole, where the points of its items count for that and not for their sum.
    pub weight: Option<Number>,
    /// In order.
    pub items: Vec<PrintedItem>,
}

/// 评价项目: what is scored as one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintedItem {
    /// The same whenever an item of this title under these heads is read.
    pub id: String,
    /// 序号, where there is a column for it.
    pub number: String,
    /// Titles of the heads above it.
    pub path: Vec<String>,
    /// Without its points.
    pub title: String,
    /// 分值.
    pub points: Option<Number>,
    /// 计分办法, as printed.
    pub text: String,
    /// 评价要点, where they stand in a column beside title and clause.
    pub requirement: String,
    /// 责任单位.
    pub responsible: Vec<String>,
    /// 佐证材料.
    pub evidence: Vec<String>,
    /// 备注.
    pub remark: String,
    /// 自评得分, as filled in already.
    pub own_points: String,
    /// 自评说明, as filled in already.
    pub own_explanation: String,
    /// Where it begins: its first cell, which may have begun in a row above.
    pub place: String,
    /// The row of the table that it begins in, from nought; `None` where it is read of lines.
    pub row: Option<usize>,
}

/// 加分项 or 减分项.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExtraItem {
    /// Without its points.
    pub title: String,
    /// As printed.
    pub text: String,
    /// No more points than this; `None` where none is printed.
    pub cap: Option<Number>,
    /// No more than this with all others of its block, where that is printed beside the block's title.
    pub within: Option<Number>,
    /// 责任单位.
    pub responsible: Vec<String>,
    /// 佐证材料.
    pub evidence: Vec<String>,
    /// Where it stands.
    pub place: String,
    /// The row of the table that it begins in, from nought, where it is one of its rows.
    pub row: Option<usize>,
}

/// An event that limits the grade.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Veto {
    /// As printed.
    pub text: String,
    /// What it does.
    pub effect: VetoEffect,
    /// Where it stands.
    pub place: String,
}

/// What an event does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VetoEffect {
    /// 一票否决: the worst grade.
    Worst,
    /// 降低一个等次.
    Lower,
    /// 不得评为…: this grade at best.
    Cap(String),
    /// This total at most.
    Total(Number),
}

/// 等次.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedGrade {
    /// 优秀, 良好 …
    pub title: String,
    /// From these points on.
    pub least: Number,
}

/// Text around the items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// As printed.
    pub text: String,
    /// Where it stands.
    pub place: String,
}

/// A sum that is printed, and what it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedSum {
    /// 小计, 合计 or the title of a head.
    pub title: String,
    /// As printed.
    pub printed: Number,
    /// What the items come to.
    pub counted: Number,
    /// Where it stands.
    pub place: String,
}

/// Text that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOutText {
    /// As printed.
    pub text: String,
    /// Why not.
    pub why: Why,
    /// Where it stands.
    pub place: String,
}

/// Why text was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// 合计.
    Total,
    /// 小计.
    Subtotal,
    /// 表头, repeated on a later page.
    Heading,
    /// 栏次: numbers of the columns.
    ColumnNumbers,
    /// 页码, 页眉: the number of a page, and the title once more above it.
    Page,
    /// 签名, 填表人, 日期.
    Signature,
    /// Hidden rows, columns and sheets, covered and deleted text.
    Hidden,
    /// 复核得分: what others will fill in.
    Checked,
    /// Points where no number was found.
    Points,
    /// Figures of a column that are not what the item is scored by: 扣分值, 权重系数, 加权得分.
    OtherFigures,
    /// Points printed in a title beside others in the column of points (分值), which are the ones that count.
    TitlePoints,
    /// 序号 of a title above items.
    HeadNumber,
    /// A column of which it is not known what it holds.
    Column,
    /// A table without items.
    OtherTable,
    /// Said so by the person.
    Person,
    /// Nothing of the above.
    Unclear,
}

/// What the person says of a document, as data with which it is read again. Tables, rows and columns count from zero, as in
/// the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corrections {
    /// What a column holds: table, column.
    pub columns: BTreeMap<(usize, usize), Role>,
    /// What a row is: table, row.
    pub rows: BTreeMap<(usize, usize), RowIs>,
    /// What a row is that begins with this cell, of a table that is not read row by row ([`Printed::relaid`]): table, row, column.
    pub cells: BTreeMap<(usize, usize, usize), RowIs>,
    /// What a line of text without a table is: paragraph, counted from zero among the document's.
    pub lines: BTreeMap<usize, RowIs>,
}

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowIs {
    /// An item of its own.
    Item,
    /// More of the item above.
    More,
    /// A head over what follows.
    Head,
    /// A note.
    Note,
    /// 表头.
    Heading,
    /// Nothing.
    Nothing,
}

/// Reads a document. Without a table it is read by the numbers before its paragraphs.
pub fn read(document: &Document, corrections: &Corrections) -> Printed {
    if let Some(ours) = layout::written_by_us(document) {
        let mut printed = read(&ours, corrections);
        printed.left_out.extend(layout::behind(document));
        return printed;
    }
    let mut printed = gather::gather(document, corrections);
    printed.layout = layout::of(document, &printed);
    printed
}

/// What a person may give an item: points from zero to its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JudgedRange {
    /// At least.
    pub low: Number,
    /// At most.
    pub high: Number,
    /// Between two that follow each other.
    pub step: Number,
}

impl JudgedRange {
    /// From zero to so many points. Steps are tenths, or as fine as the points themselves.
    pub fn up_to(high: &Number) -> Option<Self> {
        let places = high.plain().split_once('.').map_or(0, |(_, places)| places.len());
        let places = u32::try_from(places.max(1)).unwrap_or(1);
        let step = Number::one().divide(&Number::power_of_ten(places))?;
        Some(Self { low: Number::zero(), high: high.clone(), step })
    }
}

impl PrintedItem {
    /// What may be given by judgement; `None` without points.
    ///
    /// This is all that is known of an item's scoring until its clause is read as a rule, which is to be asked here first.
    pub fn judged(&self) -> Option<JudgedRange> {
        JudgedRange::up_to(self.points.as_ref()?)
    }
}

impl Printed {
    /// All items, in order.
    pub fn items(&self) -> impl Iterator<Item = &PrintedItem> {
        self.heads.iter().flat_map(|head| &head.items)
    }
}
