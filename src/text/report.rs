//! 自评报告: its sentences, as a county government writes them. Every one is made of what was filled in, of what the engine
//! makes of that, and of a person's own notes and reasons word for word; what is not known is ×× and told in a list.

mod account;
mod brief;
mod deed;
mod figures;
mod part;
mod result;

use crate::draft::Draft;
use crate::number::Range;
use crate::rubric::{Indicator, Rubric};

pub use account::{Account, Passage, ReportBlank};
pub use brief::*;
pub use deed::{deed, deed_paragraph, deed_short};
pub use result::*;

/// What stands for what is not known.
pub const UNKNOWN_YET: &str = "××";

/// 仿宋, for text, and what stands in.
pub const FACE_FANG_SONG: (&str, &str) = ("仿宋_GB2312", "仿宋");
/// 黑体, for headings.
pub const FACE_HEI: (&str, &str) = ("黑体", "SimHei");
/// 楷体, for headings below those.
pub const FACE_KAI: (&str, &str) = ("楷体_GB2312", "楷体");
/// 小标宋, for titles.
pub const FACE_TITLE_SONG: (&str, &str) = ("方正小标宋简体", "宋体");
/// 宋体, for page numbers.
pub const FACE_SONG: (&str, &str) = ("宋体", "SimSun");

/// The parts of the report.
pub const REPORT_HEADINGS: [&str; 5] =
    ["一、基本情况", "二、履行职责情况", "三、自评结果", "四、存在问题", "五、整改措施"];
/// The list of what is still to be written.
pub const REPORT_BLANKS: &str = "待补充事项";
/// What the list is for.
pub const REPORT_BLANKS_LEAD: &str =
    "报告中以“××”标出的内容尚未填报或者须由人撰写，逐项列后。补齐后删去本页。";
/// That there is nothing in the list.
pub const REPORT_NO_BLANKS: &str = "报告中没有待补充的内容。定稿前删去本页。";
/// The heads of the list.
pub const REPORT_BLANK_COLUMNS: [&str; 4] = ["序号", "所在位置", "待补充内容", "责任单位"];
/// The heads of the table of results.
pub const REPORT_RESULT_COLUMNS: [&str; 4] = ["一级指标", "分值", "自评得分", "指标情况"];
/// The last words.
pub const REPORT_END: &str = "特此报告。";
/// What the table of evidence is called.
pub const EVIDENCE_TITLE: &str = "履行教育职责自评佐证材料目录";
/// Its heads.
pub const EVIDENCE_COLUMNS: [&str; 6] = ["序号", "材料名称", "准备情况", "文号", "页码", "存放处"];
/// An indicator in it, with who is to have its materials.
pub fn evidence_group(title: &str, units: &str) -> String {
    if units.is_empty() { title.to_owned() } else { format!("{title}（责任单位：{units}）") }
}
/// How many materials are in it.
pub fn evidence_counts(all: usize, at_hand: usize, lacking: usize) -> String {
    let rest = all - at_hand - lacking;
    format!("共列材料{all}份，其中已有{at_hand}份，缺{lacking}份，未确认{rest}份。")
}

/// The county; ×× where it is blank.
pub fn report_county(draft: &Draft) -> String {
    or_unknown(&draft.county, "县")
}

/// The year, without 年.
pub fn report_year(draft: &Draft) -> String {
    or_unknown(draft.year.trim().trim_end_matches("年度").trim_end_matches('年'), "")
}

fn or_unknown(text: &str, word: &str) -> String {
    if text.trim().is_empty() { format!("{UNKNOWN_YET}{word}") } else { text.trim().to_owned() }
}

/// The title of the report.
pub fn report_title(draft: &Draft) -> String {
    format!("关于{}{}年度履行教育职责自查自评的报告", report_county(draft), report_year(draft))
}

/// The same in lines that are cut where a clerk would cut them (GB/T 9704, 7.3.1).
pub fn report_title_lines(draft: &Draft) -> String {
    report_title(draft).replacen("年度", "年度\n", 1)
}

/// The title of a table on paper, with whose and of which year it is.
pub fn titled(draft: &Draft, title: &str) -> String {
    format!("{}{}年度{title}", report_county(draft), report_year(draft))
}

/// 〔〕 stand around the year of a document number (GB/T 9704, 7.2.5).
pub fn report_number() -> String {
    format!("{UNKNOWN_YET}〔{UNKNOWN_YET}〕{UNKNOWN_YET}号")
}

/// Whom the report is for.
pub fn report_addressee() -> String {
    format!("{UNKNOWN_YET}：")
}

/// Who signs.
pub fn report_signature(draft: &Draft) -> String {
    let county = draft.county.trim();
    format!("{}人民政府", if county.is_empty() { UNKNOWN_YET } else { county })
}

/// When.
pub fn report_date() -> String {
    [UNKNOWN_YET, "年", UNKNOWN_YET, "月", UNKNOWN_YET, "日"].concat()
}

/// The opening.
pub fn report_opening(draft: &Draft, rubric: &Rubric) -> String {
    format!(
        "根据{UNKNOWN_YET}要求，{}对照《{}》，对{}年度履行教育职责情况进行了自查自评。现将有关情况报告如下。",
        report_county(draft),
        rubric.title,
        report_year(draft)
    )
}

/// （一） and what stands under it.
pub fn report_subheading(at: usize, title: &str) -> String {
    format!("（{}）{title}", super::ordinal(at))
}

/// What an indicator's paragraph opens with.
pub fn report_lead(indicator: &Indicator) -> String {
    format!("{} {}。", indicator.number, indicator.title).trim_start().to_owned()
}

/// Figures in a row; parts of one whole (`true`) stand behind it as one: 小学学校数104所，其中中心小学24所、教学点14所.
pub fn report_row(figures: &[(String, bool)]) -> String {
    let mut row = String::new();
    let mut was_part = false;
    for (said, is_part) in figures {
        let said = match (was_part && *is_part, row.is_empty()) {
            (_, true) => said.clone(),
            (true, _) => format!("、{}", said.trim_start_matches("其中")),
            (false, _) => format!("，{said}"),
        };
        row.push_str(&said);
        was_part = *is_part;
    }
    row
}

/// 各级各类教育发展方面，…
pub fn report_basics(domain: &str, said: &[String]) -> String {
    format!("{domain}方面，{}。", said.join("；"))
}

/// Where a blank stands: at an indicator.
pub fn report_place(indicator: &Indicator) -> String {
    format!("{} {}", indicator.number, indicator.title).trim_start().to_owned()
}

/// The places of blanks that every report has, and what they want.
pub const REPORT_OWN_BLANKS: [(&str, &str); 4] = [
    ("发文字号", "发文机关代字、年份和序号"),
    ("主送机关", "主送机关名称"),
    ("开头", "部署自查自评的文件名称和文号"),
    ("成文日期", "成文日期"),
];
/// A blank county.
pub const REPORT_NO_COUNTY: (&str, &str) = ("标题、落款", "县（市、区）名称");
/// A blank year.
pub const REPORT_NO_YEAR: (&str, &str) = ("标题、开头", "自评年度");
/// No facts to open with.
pub const REPORT_NO_BASICS: (&str, &str) = ("一、基本情况", "学校、学生、教职工等基本数据");
/// Measures without a deed.
pub const REPORT_NO_MEASURE: &str = "整改措施";
/// When measures are to be done.
pub const REPORT_NO_DEADLINE: (&str, &str) = ("五、整改措施", "各项整改措施的完成时限");
/// All that one place wants.
pub fn report_wanted(what: &[impl AsRef<str>]) -> String {
    what.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join("；")
}
/// A paragraph that a person changed and that stays as it is.
pub fn report_outdated(at: usize, now: &str) -> String {
    format!("须核对{}．正文中有一段经人改动，已按改动保留，而数据已有变化。按现有数据，该段为：{now}", at + 1)
}
/// A remark on the whole draft.
pub fn report_draft_note(note: &str) -> String {
    format!("草稿备注（不列入正文）：{note}")
}

/// 0至3, as running text has it.
fn between(points: &Range) -> String {
    super::range(points).replace('–', "至")
}

/// A paragraph that is not known.
pub fn report_nothing() -> String {
    format!("{UNKNOWN_YET}。")
}

/// A part of a whole that is not told: 义务教育在校生数中的小学40114人.
pub fn report_of_whole(part: &str, whole: &str) -> String {
    match part.strip_prefix("其中") {
        Some(part) => format!("{}中，{part}", whole.trim_end_matches('数')),
        None => part.to_owned(),
    }
}

/// Several things said beside each other.
pub fn sentences_beside(said: &[&str]) -> String {
    said.join(" · ")
}

/// 1. …
pub fn numbered(at: usize, said: &str) -> String {
    format!("{}．{said}", at + 1)
}
