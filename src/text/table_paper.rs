//! Words of the table as a workbook (自评表 .xlsx), and of what comes back in it.

use super::{draft_error, points, seal_state, words::words};
use crate::draft::SealState;
use crate::draft::layout::LayoutFault;
use crate::number::Number;
use crate::rubric::Asked;

words! {
    FIGURES_TITLE = "填报数据";
    FIGURES_LEAD = "只在浅黄格内填写：数字直接填，不带单位；是非题填“是”或“否”；本县没有的事项填“不适用”；不清楚的空着，不要填0。填后“自评表”“计算”两表自动重算。备注（评判的填理由）和填报人也可以填写。";
    FIGURES_TABLE = "表格数据，请在页面中填写";
    FIGURES_FLAG = "填“是”“否”或“不适用”";
    FIGURES_CHOICE = "请从列表中选择";
    WORKINGS_TITLE = "计分过程";
    WORKINGS_LEAD = "由“填报数据”自动计算，不必填写。得分空着表示还不能确定，最低、最高是可能的范围。标有〔数值，不随数据变〕的，得分是页面算好的数；其数据改动后得分空着，须在页面中重算。";
    WORKINGS_FORMULA = "公式";
    AS_VALUE = "〔数值，不随数据变〕";
    WORKINGS_CONDITION = "条件";
    WORKINGS_GRADES = "等次及分数线";
    NO_VALUE = "除数为0";
    FIGURES_CHANGED = "数据已改动，说明以原数据为准。";
    PAPER_RESPONSIBLE = "责任单位";
    TABLE_NOT_OURS = "不是由本页导出的自评表（没有填报数据）。请用本页导出的 .xlsx 填写后再导入";
    TABLE_OF_ANOTHER = "这份自评表是为另一县（市、区）或另一年度导出的";
    TABLE_NOTHING_NEW = "表中没有改动";
    GUIDE_TITLE = "使用说明";
    CITY_SHEET = "评分表";
    OWN_POINTS_COLUMN = "自评得分";
}

/// What a paper is called, and what it is for, by the name it is asked for.
pub fn paper_kind(name: &str) -> [&'static str; 2] {
    match name {
        "table.xlsx" => {
            ["自评表（Excel）", "得分带公式，改数据自动重算；部门填好发回，用首页的“导入文件”合并"]
        }
        "table.docx" => ["自评表（Word）", "与打印的自评表内容一致，可以再编辑"],
        "report.docx" => {
            ["自评报告（Word）", "按公文格式起草：基本情况、履职情况、自评结果、存在问题、整改措施"]
        }
        "evidence.docx" => ["佐证目录（Word）", "按指标列出应备材料和有无，文号、页码、存放处由人填写"],
        "rectification.xlsx" => {
            ["整改台账（Excel）", "每个问题一行：措施、责任、时限、进展、状态；是否超期随打开的日期自动判断"]
        }
        "rectification.docx" => {
            ["整改报告（Word）", "按公文格式起草：整改工作落实情况、下一步工作打算，内容全部取自整改台账"]
        }
        _ => ["汇报单（一页）", "给县领导看的一页：等次、差多少、最值得做的三件事；用浏览器打开后打印"],
    }
}

/// The foot of each page: its number, and the state of the seal (定稿).
pub fn page_footer(seal: &SealState) -> String {
    // A single & begins a command.
    let seal = seal_state(seal).map(|said| format!("&L{}", said.replace('&', "&&")));
    // No program shows more than 255 letters.
    let seal: String = seal.unwrap_or_default().chars().take(200).collect();
    format!("{seal}&C第 &P 页，共 &N 页")
}

/// In which columns the table is written, where these are the city's.
pub fn city_columns(is_added: bool) -> String {
    let added = if is_added { "；原表没有自评得分栏，已在最后加一栏" } else { "" };
    format!("按本市表格的栏目{added}")
}

/// Why the columns that a rubric brings are not used.
pub fn layout_fault(fault: &LayoutFault) -> String {
    let why = match fault {
        LayoutFault::Wrong(error) => draft_error(error),
        LayoutFault::Newer => "由更新版本的页面写成，请用新版页面打开".to_owned(),
        LayoutFault::Number(place) => format!("{place} 应为整数"),
        LayoutFault::Cells(row) => format!("第{row}行有单元格超出表格或互相重叠"),
    };
    format!("细则所带的原表栏目不能用，改用本页栏目：{why}")
}

/// A score that was typed over in the city's table, where figures score it.
pub fn table_score_computed(title: &str) -> String {
    format!("“{title}”的得分由填报数据计算，表中手填的没有取用，请改“数据”表")
}

/// Headings of the list of figures.
pub const FIGURES_COLUMNS: [&str; 8] =
    ["所属指标", "数据项", "单位", "填报内容", "折合（基本单位）", "时间", "填报人", "备注、理由"];

/// Headings of how parts come to their points.
pub const WORKINGS_COLUMNS: [&str; 11] =
    ["指标", "评分要点", "分值", "数值", "单位", "达标线", "成立", "最低", "最高", "得分", "算法"];

/// What is said of how the workbook is used, a line each.
pub const GUIDE: [&str; 7] = [
    "一、本表由“履职自评”页面导出，是测算结果，非正式评定。",
    "二、改数据只在“数据”表的浅黄格内改；得分、小计、合计、等次随之重算，Excel 2010 以上、WPS、LibreOffice 均可。没有宏。",
    "三、“折合”一列把各种单位折成元、人、平方米等基本单位，公式都用这一列；定义的名称指向这一列，名称即数据项的编号。",
    "四、空着的数据按未定处理，得分随之空着，合计列出最低到最高；空着绝不等于0。",
    "五、数据改动后，得失分说明仍是导出时的文字，备注栏会提示；需要新的说明，请把本表导回页面。",
    "六、填好后交回督导室，在页面中导入即按编号合并，只取改动过的格；格式、列宽、说明文字的改动不影响合并。",
    "七、各表加了不设密码的保护，只为防止误改公式，可在“审阅”中撤销。",
];

/// A row that was filled in and is none of the rubric's.
pub fn table_row_unknown(name: &str) -> String {
    format!("“{name}”不在所用的评价指标中，没有取用")
}

/// A text that a table brought: where, and whether it was taken.
pub fn table_brought(place: &str, ours: &str, theirs: &str, is_taken: bool) -> String {
    let or_blank =
        |text: &str| if text.trim().is_empty() { super::NOT_FILLED.to_owned() } else { text.to_owned() };
    let done = if is_taken { "已取用" } else { "两处都有改动，保留原有的" };
    format!("{place}：{} → {}（{done}）", or_blank(ours), or_blank(theirs))
}

/// What points can be typed.
pub fn points_to_type(asked: Asked<'_>) -> String {
    let band = |low: &Number, high: &Number| {
        if low == high { points(low) } else { format!("{}–{}", points(low), points(high)) }
    };
    match asked {
        Asked::Judged(rule) => {
            let bands: Vec<String> =
                rule.bands.iter().map(|one| format!("{}{}", one.title, band(&one.low, &one.high))).collect();
            let step = if rule.step.is_zero() {
                String::new()
            } else {
                format!("，每档内步长{}", points(&rule.step))
            };
            format!("可填得分：{}{step}", bands.join("；"))
        }
        Asked::Docked(rule) => {
            format!("填扣分：0，或{}，步长{}", band(&rule.least, &rule.most), points(&rule.step))
        }
    }
}
