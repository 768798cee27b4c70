//! What is said while a city's own scoring table is brought in.

use super::words::words;
use crate::clause::Started;
use crate::number::Number;
use crate::printed::{PrintedScale, PrintedSum, Role, RowIs, VetoEffect};

words! {
    OWN_RUBRIC = "用本市的评分细则";
    OWN_RUBRIC_HINT = "读入市里印发的评分表";
    BRINGING_TITLE = "读入本市评分细则";
    BRINGING_LEAD = "把市里印发的评分表选进来，或复制后粘贴。读出的每一项先列给您看，核对无误再用来自评。文件只在本机读取，不上传。";
    BRINGING_BACK = "返回";
    BRINGING_FILE = "选择文件";
    BRINGING_FILE_HINT = ".xlsx、.docx、.html、.csv、.txt，或本页导出的细则文件（.json）";
    BRINGING_PASTE = "粘贴表格";
    BRINGING_PASTE_HINT = "在 Excel、WPS、Word 里选中整张表复制，点这里按 Ctrl+V";
    BRINGING_ANOTHER = "换一个文件";
    BRINGING_USE = "用这套细则新建草稿";
    BRINGING_CHECKING = "正在核对细则…";
    BRINGING_SAVE = "导出细则文件";
    BRINGING_MISSING = "未能取得核对细则所需的文件，请检查网络后再按一次。已核对的内容都在。";
    BRINGING_WRONG = "这套细则有以下问题，不能使用：";
    BRINGING_RUBRIC_FILE = "这是一份细则文件，可以直接使用。";
    BRINGING_NO_RUBRIC_FILE = "这个 .json 文件不是细则文件。细则文件由本页的“导出细则文件”得到；草稿请在第一屏用“导入文件”打开";
    BRINGING_NOTHING = "没有读到评分项目。请看下面各列的含义是否选对，或只复制评分表粘贴。";
    BRINGING_PASTED = "粘贴的表格";
    BRINGING_ABOUT = "这套细则";
    BRINGING_NAME = "名称";
    BRINGING_ISSUER = "印发单位";
    BRINGING_NUMBER = "文号";
    BRINGING_YEAR = "印发年份";
    BRINGING_EDITION = "版本";
    BRINGING_COLUMNS = "各列的含义";
    BRINGING_COLUMNS_LEAD = "读错了就在这里改，下面随即按新的含义重读。";
    BRINGING_ITEMS = "读到的项目";
    BRINGING_SUMS = "分值核对";
    BRINGING_SUMS_FIT = "表中印出的小计、合计与各项分值之和一致。";
    BRINGING_LEFT_OUT = "没有取用的内容";
    BRINGING_REST = "其余各行";
    BRINGING_REST_LEAD = "标题、说明和接在上一项后面的内容。有读错的，在这里改。";
    BRINGING_LEFT_NOTHING = "表里的内容都已取用。";
    BRINGING_ADJUSTED = "与原表不同的处理";
    BRINGING_GRADES = "等次";
    BRINGING_BONUS = "加分";
    BRINGING_DEDUCTIONS = "减分";
    BRINGING_VETOES = "一票否决和等次限制";
    BRINGING_NOTES = "说明";
    BRINGING_PLACE = "位置";
    BRINGING_ITEM = "项目";
    BRINGING_POINTS = "分值";
    BRINGING_CLAUSE = "评分细则";
    BRINGING_ROW = "这一行";
    BRINGING_WHY = "原因";
    BRINGING_TEXT = "内容";
    BRINGING_NO_CLAUSE = "（表中没有写怎么计分）";
    BRINGING_NO_POINTS = "没有分值";
    BRINGING_AS_READ = "按读到的";
    BRINGING_SCORING = "计分方式";
    BRINGING_ALL = "全部";
    BRINGING_READ = "已读懂";
    BRINGING_ASK = "请确认";
    BRINGING_JUDGED = "按评判";
    BRINGING_PRINTED = "原文";
    BRINGING_READS = "读作";
    BRINGING_BY_PERSON = "对照原文评判";
    BRINGING_NOT_READ = "由填报人对照原文评判得分。";
    BRINGING_FILLED = "表中已填自评得分，照填的评判；改成按数据计分后，得分由数据算出，自评说明保留。";
    BRINGING_STARTED = "不满一步怎么算";
    BRINGING_STARTED_PRINTED = "表中已注明，照此计算。";
    BRINGING_STARTED_ASSUMED = "表中没有注明，由您选定；依此计分的地方都标“推定”。";
    BRINGING_STARTED_OPEN = "表中没有注明，选定前不满一步的得分先给出范围。";
    BRINGING_TRY = "试一试";
    BRINGING_TRY_UNREAD = "填的不是数，请只填数字";
    BRINGING_BEFORE = "上一条";
    BRINGING_NEXT = "确认，下一条";
    BRINGING_JUDGE = "改成评判打分";
    BRINGING_COMPUTE = "改成按数据计分";
}

/// The two answers of a yes or no.
pub const FLAG_WORDS: [&str; 2] = ["是", "否"];

/// How many items are scored in which way.
pub fn scored_so(read: usize, ask: usize, judged: usize) -> String {
    let ask = if ask == 0 {
        String::new()
    } else {
        format!("{ask} 项有两种读法，请确认（确认前按评判）；")
    };
    format!("{read} 项已读懂，填了数据自动计分；{ask}{judged} 项由人评判。请逐项对照原文核对。")
}

/// How many items leave open what a started step counts for.
pub fn started_items(items: usize) -> String {
    format!(
        "有 {items} 项按“每低（每多）多少扣（加）多少分”计分，细则没有写不满一步（如每低 1 个百分点，只低了 0.5 个）怎么算。"
    )
}

/// What a started step counts for, as it is chosen.
pub fn started(started: Started) -> &'static str {
    match started {
        Started::Open => "先不定",
        Started::Whole => "按比例计",
        Started::Down => "不满一步不计",
        Started::Up => "不满一步按一步计",
    }
}

/// What an item comes to on trial.
pub fn comes_to(low: &Number, high: &Number) -> String {
    if low == high {
        format!("得 {} 分", low.plain())
    } else {
        format!("得 {}–{} 分", low.plain(), high.plain())
    }
}

/// What a figure that lies exactly on a limit comes to.
pub fn exactly_comes_to(figure: &str, points: &Number) -> String {
    format!("正好 {figure} 得 {} 分", points.plain())
}

/// What a person may say that a column holds, with its word.
pub const ROLES: [(Role, &str); 15] = [
    (Role::Number, "序号"),
    (Role::Level(0), "一级指标"),
    (Role::Level(1), "二级指标"),
    (Role::Level(2), "三级指标"),
    (Role::Level(3), "四级指标"),
    (Role::Requirement, "评价要点"),
    (Role::Clause, "计分办法"),
    (Role::Band, "计分办法的一档"),
    (Role::Points, "分值"),
    (Role::Responsible, "责任单位"),
    (Role::Evidence, "佐证材料"),
    (Role::OwnPoints, "自评得分"),
    (Role::OwnExplanation, "自评说明"),
    (Role::Remark, "备注"),
    (Role::Other, "不取"),
];

/// The word for what a column holds.
pub fn role_word(role: Role) -> &'static str {
    ROLES.iter().find(|(known, _)| *known == role).map_or("", |(_, word)| word)
}

/// What a person may say that a row is, with its word.
pub const ROWS: [(RowIs, &str); 6] = [
    (RowIs::Item, "是单独一项"),
    (RowIs::More, "接上一项"),
    (RowIs::Head, "是下面各项的标题"),
    (RowIs::Note, "是说明"),
    (RowIs::Heading, "是表头"),
    (RowIs::Nothing, "不取"),
];

/// How much was read.
pub fn read_so_much(items: usize, total: &Number, scale: PrintedScale) -> String {
    match scale {
        PrintedScale::Points => format!("共 {items} 项，{} 分。", total.plain()),
        PrintedScale::Letters => format!("共 {items} 项，按等级评定。"),
        PrintedScale::Items => format!("共 {items} 项，按达标项数评定。"),
    }
}

/// A sum that the table prints, where it is another than its items come to.
pub fn sum_differs(sum: &PrintedSum) -> String {
    let PrintedSum { title, printed, counted, place } = sum;
    format!("{title}：表中印 {} 分，各项相加 {} 分（{place}）", printed.plain(), counted.plain())
}

/// A grade and its edge.
pub fn printed_grade(title: &str, least: &Number) -> String {
    format!("{title}：{} 分及以上", least.plain())
}

/// Points beside a head.
pub fn of_points(points: &Number) -> String {
    format!("{} 分", points.plain())
}

/// What stands beside a head: its points, or what it counts for in the whole.
pub fn of_head(points: Option<&Number>, weight: Option<&Number>) -> String {
    match (points, weight) {
        (_, Some(weight)) => format!("权重 {}%，按得分率折算", weight.plain()),
        (Some(points), None) => of_points(points),
        (None, None) => String::new(),
    }
}

/// What an event does.
pub fn veto_effect(effect: &VetoEffect) -> String {
    match effect {
        VetoEffect::Worst => "评为最低等次".to_owned(),
        VetoEffect::Lower => "降低一个等次".to_owned(),
        VetoEffect::Cap(grade) => format!("最高评为{grade}"),
        VetoEffect::Total(points) => format!("总分最高 {} 分", points.plain()),
    }
}

/// What is beside the items, with its most points, its units and its materials.
pub fn printed_extra(said: &str, cap: Option<&Number>, more: &[String]) -> String {
    let cap = cap.map_or_else(String::new, |cap| format!("，最多 {} 分", cap.plain()));
    let more = if more.is_empty() { String::new() } else { format!("（{}）", more.join("；")) };
    format!("{said}{cap}{more}")
}

/// So much was not taken.
pub fn left_out_count(count: usize) -> String {
    format!("没有取用的内容（{count} 处）")
}

/// What a column's list of meanings is called.
pub fn meaning_of(heading: &str, letter: &str) -> String {
    if heading.is_empty() { format!("{letter} 列") } else { heading.to_owned() }
}

/// What a row's list is called.
pub fn row_of(table: &str, row: usize) -> String {
    format!("{table} 第 {row} 行")
}

/// What the list of an item is called that begins in a cell, where it stands in no row of its own.
pub fn row_from(place: &str) -> String {
    format!("从 {place} 开始的项目")
}

/// What the list of a line without a table is called.
pub fn line_of(place: &str) -> String {
    format!("第 {} 行", place.trim_start_matches(|letter: char| !letter.is_ascii_digit()))
}
