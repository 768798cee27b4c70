//! Words of 整改台账: on its screen, as a workbook, and in the report on what was mended (整改报告).

use super::report::{UNKNOWN_YET, report_county, report_year};
use super::words::words;
use super::{place_in, points, quoted};
use crate::draft::{Book, Draft, GONE, Slot};
use crate::number::Number;
use crate::rectification::{self, DATE, DatedKind, Day, Deadline, Lateness, RectificationField, TEXT};
use crate::rubric::{Indicator, Rubric};

words! {
    RECTIFICATION_LEAD = "逐条登记问题、原因、措施、责任单位和时限，随时更新进展和状态。台账随草稿保存，一起导出、分发和合并。";
    RECTIFICATION_NONE = "台账还没有问题。可以自己添加，也可以从自评结果列入。";
    RECTIFICATION_NONE_SHOWN = "没有符合筛选条件的问题。";
    RECTIFICATION_ADD = "添加问题";
    RECTIFICATION_OFFERS = "从自评结果列入";
    RECTIFICATION_OFFERS_NONE = "自评结果中没有失分、数据矛盾和写了理由的评判。";
    RECTIFICATION_OFFERS_NO_RUBRIC = "所用的评价指标还没有取到，暂不能从自评结果列入。";
    RECTIFICATION_LIST = "列入台账";
    RECTIFICATION_LISTED = "已列入";
    RECTIFICATION_PAPERS = "台账（Excel）和整改报告（Word）在“▾ 其他导出 · 导出表格和报告…”中下载。";
    RECTIFICATION_DELETE = "删除这个问题";
    RECTIFICATION_FILTERS = "筛选台账";
    RECTIFICATION_ALL = "全部";
    RECTIFICATION_OVERDUE_ONLY = "只看时限已过的";
    RECTIFICATION_UNSAID = "状态未填";
    RECTIFICATION_NO_PROBLEM = "（没有写问题）";
    RECTIFICATION_NO_INDICATOR = "不对应指标";
    RECTIFICATION_REMOVE = "删去";
    RECTIFICATION_TALLY = "整改计分";
    RECTIFICATION_TAKE = "填入数据";
    RECTIFICATION_TAKEN = "已与数据一致";
    RECTIFICATION_TALLY_UNFIT = "细则分的状态不是“到位、没有到位、没有整改”，请自行归类填写。";
    RECTIFICATION_OPEN = "时限已过，请填状态";
    RECTIFICATION_OVERDUE = "已超期";
    RECTIFICATION_BACK = "返回填报";
    RECTIFICATION_TO_CARD = "看指标";
    RECTIFICATION_TO_LEDGER = "在整改台账中列入或查看";
    RECTIFICATION_STATE_UNKNOWN = "状态看不懂。可选：未整改、整改中、已完成、经验收、反弹";
    RECTIFICATION_DEADLINE_HINT = "如 2026-12-31、2026年12月底";
    RECTIFICATION_FROM_LOSS = "自评失分";
    RECTIFICATION_FROM_FINDING = "数据矛盾";
    RECTIFICATION_FROM_JUDGMENT = "评判理由";
    RECTIFICATION_DONE_LINES = "一、整改工作落实情况";
    RECTIFICATION_NEXT_LINES = "二、下一步工作打算";
    RECTIFICATION_SHEET_TITLE = "履行教育职责整改台账";
}

/// What a text of an entry is.
pub fn rectification_field(field: RectificationField) -> &'static str {
    match field {
        RectificationField::Problem => "问题",
        RectificationField::Year => "年度",
        RectificationField::Source => "来源",
        RectificationField::Number => "来源中的序号",
        RectificationField::Indicator => "对应指标",
        RectificationField::Clause => "依据（文件和条款）",
        RectificationField::Cause => "原因",
        RectificationField::Measure => "整改措施（一行一条）",
        RectificationField::Unit => "责任单位",
        RectificationField::Person => "责任人",
        RectificationField::Deadline => "整改时限",
        RectificationField::State => "整改状态",
        RectificationField::Evidence => "佐证材料",
        RectificationField::Next => "下一步打算",
    }
}

/// What is dated, when it was, what it was, and the button that adds one.
pub fn rectification_dated(kind: DatedKind) -> [&'static str; 4] {
    match kind {
        DatedKind::Progress => ["进展", "日期", "进展情况", "添加进展"],
        DatedKind::Review => ["回头看", "日期", "回头看情况", "添加回头看"],
    }
}

/// Headings of the ledger as a workbook; of the last column nothing is typed.
pub const RECTIFICATION_COLUMNS: [&str; 14] = [
    "序号",
    "年度",
    "问题",
    "对应指标及依据",
    "来源",
    "原因",
    "整改措施",
    "责任单位",
    "责任人",
    "整改时限",
    "进展",
    "状态",
    "佐证材料、回头看",
    "超期",
];

/// How the ledger stands: how many problems, how many of each state, how many are late.
pub fn rectification_summary(all: usize, states: &[(&str, usize)], unsaid: usize, late: usize) -> String {
    let mut said: Vec<String> = states
        .iter()
        .filter(|(_, count)| *count > 0)
        .map(|(word, count)| format!("{word} {count}"))
        .collect();
    if unsaid > 0 {
        said.push(format!("{RECTIFICATION_UNSAID} {unsaid}"));
    }
    let late = if late > 0 { format!("；时限已过 {late}") } else { String::new() };
    let said = if said.is_empty() { String::new() } else { format!("：{}", said.join("、")) };
    format!("共 {all} 个问题{said}{late}")
}

/// How many of the problems are shown.
pub fn rectification_shown(shown: usize, all: usize) -> String {
    format!("显示 {shown} 个，共 {all} 个")
}

/// Who answers for an entry, and until when.
pub fn rectification_about(unit: &str, person: &str, deadline: &str) -> String {
    let until = if deadline.is_empty() { String::new() } else { format!("时限 {deadline}") };
    let said = [unit, person, &until];
    said.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// That an entry is late.
pub fn rectification_late(lateness: Lateness) -> &'static str {
    match lateness {
        Lateness::No => "",
        Lateness::Overdue => RECTIFICATION_OVERDUE,
        Lateness::Unsaid => RECTIFICATION_OPEN,
    }
}

/// How a deadline was read, or what is wrong with it.
pub fn rectification_deadline(deadline: Deadline, text: &str) -> Result<String, String> {
    match deadline {
        Deadline::Blank => Ok(String::new()),
        Deadline::On(day) if day.plain() == text.trim() => Ok(String::new()),
        Deadline::On(day) => Ok(format!("按 {} 计，当日不算超期", day.plain())),
        Deadline::Undated => Ok("没有具体日期，不提示超期".to_owned()),
        Deadline::Ambiguous => Err(format!(
            "{}含不含“前”字前面的那个年份或月份看不出来，不提示超期。请写明日期，如 2026-12-31，或 2026年底前",
            quoted(text)
        )),
        Deadline::Unreadable => Err(format!(
            "时限看不懂：{}，不提示超期。可写：2026-12-31、2026年12月31日前、2026年12月底、2026年底、长期坚持",
            text.trim()
        )),
    }
}

/// What lateness goes by.
pub fn rectification_today(today: Day) -> String {
    format!("超期按今天（{}）判断；时限当日不算超期。", today.plain())
}

/// What is offered of the self-assessment, by heading: losses, findings, judged notes.
pub const RECTIFICATION_OFFER_HEADINGS: [&str; 3] = ["失分的指标", "矛盾和可疑的数据", "评判时写的理由"];

/// The ledger of another draft that can be taken along.
pub fn rectification_carry(name: &str, count: usize) -> String {
    format!("带入{}台账中的 {count} 个问题", quoted(name))
}

/// A problem that is lost points: what was found, and how many points at least.
pub fn rectification_loss(indicator: &Indicator, said: &str, lost: &Number) -> String {
    let said = said.trim();
    if said.is_empty() {
        format!("“{}”失{}分。", indicator.title, points(lost))
    } else {
        format!("{said}失{}分。", points(lost))
    }
}

/// A problem that is a finding.
pub fn rectification_finding(title: &str, said: &str) -> String {
    format!("{title}：{said}")
}

/// Points that are lost.
pub fn rectification_lost(lost: &Number) -> String {
    format!("失 {} 分", points(lost))
}

/// Which problems a tally is of.
pub fn rectification_tally_lead(indicator: &Indicator, problems: usize) -> String {
    format!(
        "{} {}：按上面筛选出的 {problems} 个问题（不计状态和超期两项筛选）归类如下，核对后点“{RECTIFICATION_TAKE}”才会填入。",
        indicator.number, indicator.title
    )
}

/// How many of them nobody has said the state of.
pub fn rectification_tally_unsaid(unsaid: usize) -> String {
    format!("还有 {unsaid} 个问题没有填状态，填完才能归类。")
}

/// What counts as mended.
pub fn rectification_tally_way(counts_done: bool) -> &'static str {
    if counts_done {
        "“已完成”“经验收”都算整改到位"
    } else {
        "只有“经验收”算整改到位"
    }
}

/// A count for a fact, beside what stands there.
pub fn rectification_count(title: &str, count: usize, now: &str) -> String {
    let now = if now.trim().is_empty() { "未填".to_owned() } else { format!("现填 {}", now.trim()) };
    format!("{title} {count}（{now}）")
}

/// A place of a draft by name; of the ledger, with the problem and what of it.
pub fn place_named(rubrics: &[&Rubric], drafts: &[&Draft], slot: &Slot) -> String {
    let Slot::In(Book::Rectification, id, what) = slot else { return place_in(rubrics, drafts, slot) };
    let problem = drafts.iter().find_map(|draft| {
        let entry = rectification::entry(draft, id)?;
        let problem = entry.said(RectificationField::Problem);
        (!problem.is_empty()).then(|| quoted(&shortened(problem, 20)))
    });
    let of = match RectificationField::of_key(what) {
        Some(field) => rectification_field(field).split('（').next().unwrap_or_default(),
        None if **what == *GONE => "删除",
        None => rectification_part(what),
    };
    format!("{}{}的{of}", place_in(rubrics, drafts, slot), problem.unwrap_or_default())
}

/// What a key of something dated is.
fn rectification_part(what: &str) -> &'static str {
    let of = |kind: &DatedKind| what.strip_prefix(kind.key()).is_some_and(|rest| rest.starts_with('.'));
    let Some(kind) = DatedKind::ALL.into_iter().find(of) else { return "其他内容" };
    let [whole, ..] = rectification_dated(kind);
    match (what.rsplit('.').next(), kind) {
        (Some(DATE), DatedKind::Progress) => "进展日期",
        (Some(DATE), DatedKind::Review) => "回头看日期",
        (Some(TEXT), _) => whole,
        (_, DatedKind::Progress) => "进展（删去）",
        (_, DatedKind::Review) => "回头看（删去）",
    }
}

/// The first letters of a text.
fn shortened(text: &str, most: usize) -> String {
    let text = text.lines().next().unwrap_or_default();
    match text.char_indices().nth(most) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", &text[..end]),
    }
}

/// The title of the report.
pub fn rectification_title(draft: &Draft) -> String {
    format!("关于{}{}年度履行教育职责整改情况的报告", report_county(draft), report_year(draft))
}

/// The same in lines that are cut where a clerk would cut them (GB/T 9704, 7.3.1).
pub fn rectification_title_lines(draft: &Draft) -> String {
    rectification_title(draft).replacen("年度", "年度\n", 1)
}

/// The opening: whose problems, and who found them.
pub fn rectification_opening(draft: &Draft, sources: &[&str]) -> String {
    let found = if sources.is_empty() { UNKNOWN_YET.to_owned() } else { sources.join("、") };
    format!("现将{}对{found}所列问题的整改情况报告如下。", report_county(draft))
}

/// The longest problem that stands in a heading as it is.
const LONGEST_HEADING: usize = 36;

/// Whether a problem can stand in a heading as it is: a name of it, not a sentence.
pub fn is_rectification_name(problem: &str) -> bool {
    let problem = problem.trim_end_matches('。');
    !problem.is_empty()
        && problem.chars().count() <= LONGEST_HEADING
        && !problem.contains(['，', '。', '；', '：', '\n'])
}

/// 关于民办学校择校热方面: what a problem is called in headings.
pub fn rectification_heading(problem: &str, indicator: Option<&str>) -> String {
    let name = match indicator {
        _ if is_rectification_name(problem) => problem.trim_end_matches('。').to_owned(),
        Some(indicator) => indicator.to_owned(),
        None if problem.is_empty() => UNKNOWN_YET.to_owned(),
        None => {
            shortened(problem.split(['，', '。', '；', '：']).next().unwrap_or_default(), LONGEST_HEADING)
        }
    };
    format!("关于{}方面", name.trim_end_matches("方面"))
}

/// What paragraphs of the report open with.
pub const RECTIFICATION_LEADS: [&str; 5] =
    ["存在问题。", "原因分析。", "整改措施。", "落实情况。", "“回头看”情况。"];

/// Something as a sentence.
pub fn rectification_sentence(text: &str) -> String {
    let text = text.trim();
    if text.is_empty() || text.ends_with(['。', '！', '？', '；', '…']) {
        text.to_owned()
    } else {
        format!("{text}。")
    }
}

/// Something dated as a sentence.
pub fn rectification_dated_sentence(date: &str, text: &str) -> String {
    let (date, text) = (date.trim(), text.trim());
    let text = if text.is_empty() { UNKNOWN_YET } else { text };
    rectification_sentence(&if date.is_empty() { text.to_owned() } else { format!("{date}，{text}") })
}

/// Who answers for it, until when, and how far it is; empty where nothing of it is known.
pub fn rectification_standing(unit: &str, person: &str, deadline: &str, state: &str) -> String {
    let said = [("责任单位", unit), ("责任人", person), ("整改时限", deadline), ("目前状态", state)];
    if said.iter().all(|(_, text)| text.is_empty()) {
        return String::new();
    }
    let one =
        |(word, text): &(&str, &str)| format!("{word}：{}", if text.is_empty() { UNKNOWN_YET } else { text });
    format!("{}。", said.iter().map(one).collect::<Vec<_>>().join("；"))
}

/// The materials that show it.
pub fn rectification_evidence(text: &str) -> String {
    rectification_sentence(&format!("佐证材料：{}", text.trim().trim_end_matches('。')))
}

/// Where a blank stands: at a problem.
pub fn rectification_place(at: usize) -> String {
    super::report_subheading(at, "").replacen('（', "一、（", 1)
}

/// Blanks of every such report.
pub const RECTIFICATION_OWN_BLANKS: [(&str, &str); 3] =
    [("发文字号", "发文机关代字、年份和序号"), ("主送机关", "主送机关名称"), ("成文日期", "成文日期")];
/// That nobody says where the problems come from.
pub const RECTIFICATION_NO_SOURCE: (&str, &str) = ("开头", "指出问题的督导报告或通知的名称");
/// That the ledger is empty.
pub const RECTIFICATION_NO_ENTRY: (&str, &str) = ("一、整改工作落实情况", "台账中的问题");
/// That nothing is planned.
pub const RECTIFICATION_NO_NEXT: (&str, &str) = ("二、下一步工作打算", "下一步打算");
/// That there is no progress.
pub const RECTIFICATION_NO_PROGRESS: &str = "进展情况";
