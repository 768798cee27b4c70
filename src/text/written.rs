//! What is said in the form for a rule of one's own (自拟计分办法), and of a table written from nothing.

use super::points;
use super::words::words;
use crate::clause::Sign;
use crate::number::Number;
use crate::printed::{WrittenFault, WrittenKind, WrittenPlace, WrittenProblem};
use crate::rubric::file::NotApplicableFile;
use crate::session::StorageTrouble;

words! {
    WRITTEN = "自己写计分办法";
    WRITTEN_OPEN = "自己改规则";
    WRITTEN_LEAD = "选一种样式，把空填上，下面随时列出写成的规则和得分示例。采用后标“自拟”，原文仍列在旁边。";
    WRITTEN_KIND = "样式";
    WRITTEN_USE = "采用这条规则";
    WRITTEN_CANCEL = "不改了";
    WRITTEN_AS_READ = "恢复按原文";
    WRITTEN_BADGE = "自拟";
    WRITTEN_OWN = "由您填写的计分办法（自拟）";
    WRITTEN_UNIT = "单位";
    WRITTEN_SIGN = "比较";
    WRITTEN_STARTED = "不满一步";
    WRITTEN_ANY = "达到其中一条就得满分（不勾选：各条都要达到）";
    WRITTEN_NOT_APPLICABLE = "可以填“不适用”吗";
    WRITTEN_ADD = "添加一行";
    WRITTEN_REMOVE = "删除";
    WRITTEN_IS = "填什么";
    WRITTEN_STATE = "是或否";
    WRITTEN_FIGURE = "一个数";
    WRITTEN_TAKES = "每一步是";
    WRITTEN_MISSING = "还差：";
    WORKED = "例如";
    WORKED_JOINT = "，";
    MARKED_ASKED = "数据";
    MARKED_CONDITION = "条件";
    MARKED_POINTS = "得分";
    MARKED_OPEN = "有两种读法";
    ROW_WHEN = "情形";
    ROW_POINTS = "得分";
    BLANK_TABLE = "自己编一张评分表";
    BLANK_NAME = "自己编的评分表";
    BLANK_TABLE_HINT = "没有电子版时，逐项填写指标、分值和评分标准";
    BLANK_LEAD = "一行一项。一级指标与上一行相同的可以空着；评分标准照抄原文，读入后自动识别，也可以由人评判或自己写规则。";
    BLANK_READ = "读入这张表";
    KEPT_TABLES = "接着做";
    KEPT_TABLES_LEAD = "改过的评分表都留在本机，可以接着改；采用过的也在。";
    KEPT_TABLE = "评分表";
    KEPT_TABLE_DAMAGED = "内容已损坏，读不出来";
    KEPT_TABLE_OPEN = "接着做";
    KEPT_TABLE_DELETE = "删除";
    KEPT_TABLE_DELETED = "已删除";
    KEPT_TABLE_BACK = "撤销删除";
    KEPT_TABLE_SAVED = "改动已留在本机，离开后可接着做";
    BLANK_EMPTY = "还没有填任何一项：至少一行要有指标名称和分值";
}

/// What the columns of a table that is written from nothing are called; the reader knows them.
pub const BLANK_COLUMNS: [&str; 4] = ["一级指标", "二级指标", "分值", "评分标准"];

/// A box of such a table.
pub fn blank_cell(row: usize, column: usize) -> String {
    format!("第 {} 行{}", row + 1, BLANK_COLUMNS.get(column).copied().unwrap_or_default())
}

/// The person's own rule does not come to the item's points.
pub fn written_misfit(points: &str) -> String {
    format!(
        "您写的规则与现在的分值（{points}）对不上，本项先由人评判。请点“{WRITTEN_OPEN}”改好，或“{WRITTEN_AS_READ}”。"
    )
}

/// Why what was done with a table is not kept.
pub fn kept_table_trouble(trouble: StorageTrouble) -> &'static str {
    match trouble {
        StorageTrouble::Private => "不留痕：改动只在本页内存中，离开前请采用或导出细则文件",
        StorageTrouble::Refused => "改动没有留下：浏览器不允许存储，离开前请采用或导出细则文件",
        StorageTrouble::Gone => "这张表已在另一个窗口中删除；继续修改会重新留下",
        StorageTrouble::Full => {
            "改动没有留下：存放的评分表太多，请采用或导出细则文件，或在“接着做”里删除用不着的"
        }
    }
}

/// A table that was worked on: how many items, how much was said of it, and when.
pub fn kept_table(items: usize, said: usize, stamp: &str) -> String {
    let mut parts = Vec::new();
    if items > 0 {
        parts.push(format!("{items} 项"));
    }
    if said > 0 {
        parts.push(if items > 0 { format!("改过 {said} 处") } else { format!("填了 {said} 格") });
    }
    parts.extend(super::exchange::time(stamp));
    parts.join("，")
}

/// The kinds of rules, as the form lists them.
pub fn written_kind(kind: WrittenKind) -> &'static str {
    match kind {
        WrittenKind::Meets => "达标得分：达到条件得满分",
        WrittenKind::Tiers => "分档得分：按一项数据分几档",
        WrittenKind::Short => "差多少扣多少：与目标值比，每差一步扣分",
        WrittenKind::Each => "按次数、项数：每有一个扣分或加分",
        WrittenKind::Faults => "清单扣分：列出各种情形，各扣各的分",
        WrittenKind::Gains => "清单得分：列出各项，做到哪项得哪项的分",
        WrittenKind::Share => "按比例得分：分值×数据÷目标值",
        WrittenKind::Options => "按情形得分：几种情形选一种",
        WrittenKind::Classes => "分类标准：不同类别目标值不同",
        WrittenKind::Levels => "由人评判，分几档",
    }
}

/// How figures are compared, as the form lists it.
pub const SIGNS: [(Sign, &str); 4] = [
    (Sign::Least, "不低于（含）"),
    (Sign::Above, "高于"),
    (Sign::Most, "不高于（含）"),
    (Sign::Below, "低于"),
];

/// Which side of a target is good.
pub const SIDES: [(Sign, &str); 2] = [(Sign::Least, "低于目标值的扣分"), (Sign::Most, "高于目标值的扣分")];

/// Whether steps take or give.
pub const STEPS: [(bool, &str); 2] = [(false, "扣分"), (true, "加分")];

/// What 不适用 may do.
pub const EXCUSED: [(Option<NotApplicableFile>, &str); 3] = [
    (None, "不可以"),
    (Some(NotApplicableFile::Full), "可以，不适用时得满分"),
    (Some(NotApplicableFile::Rescale), "可以，不适用时不计入，其余各项按比例折算"),
];

/// What a box is called.
pub fn written_label(kind: WrittenKind, at: WrittenPlace) -> &'static str {
    match (at, kind) {
        (WrittenPlace::Figure, WrittenKind::Each) => "要数的是什么",
        (WrittenPlace::Figure, WrittenKind::Options) => "要选的是什么",
        (WrittenPlace::Figure, _) => "数据名称",
        (WrittenPlace::Target, _) => "目标值",
        (WrittenPlace::Per, WrittenKind::Each) => "每有几个",
        (WrittenPlace::Per, _) => "每差多少",
        (WrittenPlace::Step, WrittenKind::Each) => "计几分",
        (WrittenPlace::Step, _) => "扣几分",
        (WrittenPlace::Least, _) => "最少得几分",
        (WrittenPlace::Otherwise, WrittenKind::Meets | WrittenKind::Classes) => "没有达到的得几分",
        (WrittenPlace::Otherwise, _) => "其他情形得几分",
        (WrittenPlace::Classes, _) => "类别叫什么",
        (WrittenPlace::Title(_), WrittenKind::Meets) => "条件",
        (WrittenPlace::Title(_), WrittenKind::Classes) => "类别",
        (WrittenPlace::Title(_), WrittenKind::Levels) => "档次",
        (WrittenPlace::Title(_), WrittenKind::Gains) => "做到的事",
        (WrittenPlace::Title(_), _) => "情形",
        (WrittenPlace::Value(_), WrittenKind::Meets | WrittenKind::Classes) => "目标值",
        (WrittenPlace::Value(_), WrittenKind::Levels) => "最低分（只有一个分数的不填）",
        (WrittenPlace::Value(_), _) => "分界的数",
        (WrittenPlace::Points(_), WrittenKind::Faults) => "扣几分",
        (WrittenPlace::Points(_), WrittenKind::Levels) => "最高分",
        (WrittenPlace::Points(_), _) => "得几分",
        (WrittenPlace::Rows, _) => "行",
        (WrittenPlace::Whole, _) => "整条规则",
    }
}

/// What stands in an empty box: what is meant where nothing is filled in, or what would be right.
pub fn written_hint(kind: WrittenKind, at: WrittenPlace) -> &'static str {
    match (at, kind) {
        (WrittenPlace::Figure, WrittenKind::Each) => "如：校园安全责任事故次数",
        (WrittenPlace::Figure, WrittenKind::Options) => "如：获得荣誉的级别",
        (WrittenPlace::Figure, _) => "如：普惠性幼儿园覆盖率",
        (WrittenPlace::Classes, _) => "如：区县类别",
        (WrittenPlace::Per, _) => "1",
        (WrittenPlace::Least | WrittenPlace::Otherwise, _) => "0",
        _ => "",
    }
}

/// Where a box is: of a row its number as well.
fn place(kind: WrittenKind, at: WrittenPlace) -> String {
    let label = written_label(kind, at);
    match at {
        WrittenPlace::Title(row) | WrittenPlace::Value(row) | WrittenPlace::Points(row) => {
            format!("第 {} 行“{label}”", row + 1)
        }
        _ => format!("“{label}”"),
    }
}

/// What the button is called that takes a row away.
pub fn remove_row(row: usize) -> String {
    format!("{WRITTEN_REMOVE}第 {} 行", row + 1)
}

/// What is wrong with what was filled in, and what would be right.
pub fn written_problem(kind: WrittenKind, problem: &WrittenProblem, full: &Number) -> String {
    let at = place(kind, problem.at);
    match &problem.why {
        WrittenFault::Blank => format!("{at}没有填"),
        WrittenFault::NoNumber => format!("{at}不是数，请只填数字"),
        WrittenFault::NotPositive => format!("{at}应当大于 0"),
        WrittenFault::Negative => format!("{at}不能小于 0"),
        WrittenFault::AbovePoints => format!("{at}超过了本项分值 {} 分", points(full)),
        WrittenFault::Twice => format!("{at}与前面重复，每行要不一样"),
        WrittenFault::Few(least) => format!("至少要有 {least} 行"),
        WrittenFault::Order => format!("{at}应当低于上一行，且不低于本行最低分"),
        WrittenFault::Reaches(most) => {
            format!("最多能得 {} 分，与本项分值 {} 分不符，请核对各处分数", points(most), points(full))
        }
        WrittenFault::Unfit => {
            "会得出 0 分以下或得不出确定的分数，请核对各处分数和名称（增减的数据要用“%”或“百分点”作单位）"
                .to_owned()
        }
    }
}
