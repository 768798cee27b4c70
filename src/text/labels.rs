//! Words on the page: titles, buttons, hints, and small sentences made of counts and names.

use super::{figure, points};
use crate::engine::{Assessment, Verdict};
use crate::number::{Number, Truth};
use crate::rubric::{FactKey, FactSpec, IndicatorKey, Rubric};
use crate::session::{Edit, Notice, Saving};

macro_rules! words {
    ($($(#[$meta:meta])* $name:ident = $text:literal;)*) => {
        $($(#[$meta])* #[doc = concat!("“", $text, "”")] pub const $name: &str = $text;)*
    };
}

words! {
    BRAND = "履职自评";
    SKIP_TO_FIELDS = "跳到填报区";
    HOME_TITLE = "县级人民政府履行教育职责自评测算";
    HOME_LEAD = "填入本县各项数字，对照评价指标立即看到是否达标、得多少分、差在哪里，每一项都列出算式和依据。";
    HOME_PRIVACY = "所填内容只保存在这台电脑的浏览器里，不上传到任何地方。";
    NEW_DRAFT = "新建草稿";
    NEW_DRAFT_HINT = "从空白开始，填本县的数字";
    OPEN_EXAMPLE = "打开示例：正安县 2019";
    OPEN_EXAMPLE_HINT = "贵州省遵义市正安县自查报告中的数字";
    IMPORT_FILE = "导入文件";
    IMPORT_HINT = "打开同事发来的 .json 草稿";
    MORE_EXAMPLES = "其他示例";
    MY_DRAFTS = "本机草稿";
    NO_DRAFTS = "本机还没有草稿。";
    COLUMN_NAME = "名称";
    COLUMN_COUNTY = "县（市、区）";
    COLUMN_YEAR = "年度";
    COLUMN_RUBRIC = "评价指标";
    COLUMN_SCORE = "测算得分与等次";
    COLUMN_SETTLED = "完成度";
    COLUMN_CHANGED = "最近修改";
    COLUMN_ACTIONS = "操作";
    OPEN = "打开";
    RENAME = "重命名";
    DUPLICATE = "复制";
    DELETE = "删除";
    RESTORE = "恢复";
    PURGE = "彻底删除";
    SAVE_NAME = "确定";
    CANCEL = "取消";
    CLOSE = "关闭";
    ALL_DRAFTS = "全部草稿";
    UNDO = "撤销";
    REDO = "重做";
    EXPORT = "导出";
    COUNTY = "县（市、区）";
    YEAR = "评价年度";
    DRAFT_NOTE = "草稿说明";
    YEAR_PROBLEM = "请填四位年份，如 2019";
    SEARCH = "搜索指标";
    SEARCH_HINT = "搜索指标（按 / ）";
    FILTERS = "筛选";
    FILTER_ALL = "全部";
    FILTER_MISSING = "未填";
    FILTER_UNMET = "未达标";
    FILTER_JUDGMENT = "待评判";
    FILTER_UNVERIFIED = "待核";
    NOTHING_FOUND = "没有符合条件的指标。";
    SHOW_ALL = "显示全部";
    DOMAINS = "一级指标";
    GATES = "等次限制";
    GATES_LEAD = "下列情形不计分，但会降低或限制等次。没有发生的填“否”。";
    FIELDS = "填报区";
    RESULT = "测算结果";
    TOTAL = "测算总分";
    UNIT_POINTS = "分";
    GRADE = "等次";
    SETTLED = "完成度";
    LIMITS = "限制";
    NEXT_GRADE = "下一等次";
    LOSSES = "失分最多";
    NO_LOSSES = "目前没有确定的失分。";
    FINDINGS = "数字对不上";
    NO_FINDINGS = "目前没有发现对不上的数字。";
    BASIS = "依据";
    RESPONSIBLE = "责任单位";
    EVIDENCE = "佐证材料";
    CLAUSE = "评分细则";
    RULES = "计分算式";
    EXPLANATION = "得失分说明";
    DETAILS = "细则与得失分说明";
    RELATED = "相关数据（供评判和核对，不计分）";
    REFERENCES = "引用数据";
    NOTE = "备注";
    NOT_FILLED = "未填";
    LABEL_JUDGED_POINTS = "评判得分";
    LABEL_REASON = "评判理由";
    NO_REASON = "请写明评判理由";
    YES = "是";
    NO = "否";
    NOT_APPLICABLE = "不适用";
    UNKNOWN = "不清楚";
    ABOUT_RUBRIC = "关于本评价指标";
    HOW_TO_FILL = "填写说明";
    HOW_BLANK = "未填、不清楚、看不懂的内容都按缺数据处理，得分显示为区间，不当作 0；填 0 就是数值 0。";
    HOW_NOT_APPLICABLE = "本县没有的事项填“不适用”：评分细则允许的按满分计，不允许的按缺数据处理并提示。";
    HOW_TYPED = "可填全角数字、千位分隔、万和亿、带单位的数（自动换算）、算式（8728/15447）和界限（≥1.5、负增长），原样保留。";
    HOW_KEYS = "回车到下一格，Shift+回车回上一格，Ctrl+Z 撤销，Ctrl+Y 重做，Ctrl+S 导出，/ 搜索。表格中的一列可直接粘贴。";
    IMPORT_PREVIEW = "导入草稿";
    IMPORT_FAILED = "不能导入";
    IMPORT_SAFE = "导入后作为新的草稿加入列表，已有草稿不受影响。";
    ACCEPT_IMPORT = "加入并打开";
    DAMAGED = "有草稿无法读取";
    DAMAGED_LEAD = "下列内容在浏览器存储中已损坏，原文保留未动，可下载后请人查看。";
    DOWNLOAD_RAW = "下载原文";
    SAVE_NOTHING = "尚无内容";
    SAVE_PENDING = "正在保存…";
    EXPORT_NOW = "立即导出";
}

/// 一 to 十; beyond that the digits.
pub fn ordinal(at: usize) -> String {
    const ORDINALS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    ORDINALS.get(at).map_or_else(|| (at + 1).to_string(), |word| (*word).to_owned())
}

/// How an odd text was understood.
pub fn read_as(value: &str, unit: &str) -> String {
    format!("读作 {value} {unit}")
}

/// How a bound was understood.
pub fn read_as_bound(bound: &str) -> String {
    format!("读作“{bound}”，不是确数")
}

/// What counts and where a fact is taken from.
pub fn field_hint(fact: &FactSpec) -> String {
    let origin = format!("来源：{}", fact.origin);
    if fact.hint.is_empty() { origin } else { format!("{}。{origin}", fact.hint) }
}

/// 9 项 · 3 未达标 · 2 缺数据.
pub fn counts(all: usize, by_verdict: &[(Verdict, usize)]) -> String {
    let mut text = format!("{all} 项");
    for (verdict, count) in by_verdict.iter().filter(|(_, count)| *count > 0) {
        text.push_str(&format!(" · {count} {}", super::verdict(*verdict)));
    }
    text
}

/// 共 28 分 · 已得 17 · 可能 22.
pub fn head_points(full: &str, range: &str) -> String {
    format!("共 {full} 分 · 得 {range} 分")
}

/// What a cap does.
pub fn effect_cap(rubric: &Rubric, best: usize) -> String {
    match best.checked_sub(1) {
        Some(above) if best + 1 == rubric.grades.len() => {
            format!("不得评为{}及以上", rubric.grades[above].title)
        }
        Some(0) => format!("不得评为{}", rubric.grades[0].title),
        Some(_) | None => format!("最高评为{}", rubric.grades[best].title),
    }
}

/// What a downgrade does.
pub fn effect_lower(by: usize) -> String {
    format!("降低{}个等次", ordinal(by.saturating_sub(1)))
}

/// 良好 80.
pub fn tick(grade: &str, from: &Number) -> String {
    format!("{grade} {}", points(from))
}

/// 不合格–良好, or one grade.
pub fn grade_range(rubric: &Rubric, low: usize, high: usize) -> String {
    let title = |at: usize| &*rubric.grades[at].title;
    if low == high { title(low).to_owned() } else { format!("{}–{}", title(low), title(high)) }
}

/// 29 / 38 项.
pub fn settled(settled: usize, all: usize) -> String {
    format!("{settled} / {all} 项")
}

/// Which gates fired, and how many are open.
pub fn gates_state(fired: &[&str], open: usize) -> String {
    match (fired, open) {
        ([], 0) => "未触发".to_owned(),
        ([], open) => format!("{open} 项未确认"),
        (fired, 0) => format!("已触发：{}", fired.join("；")),
        (fired, open) => format!("已触发：{}；另有 {open} 项未确认", fired.join("；")),
    }
}

/// What stands between here and the next grade: points, then gates.
pub fn next_grade(rubric: &Rubric, assessment: &Assessment) -> Vec<String> {
    let total = &assessment.total;
    let mut lines = Vec::new();
    let next = rubric.grades.iter().rev().find(|grade| grade.from > total.low);
    if let Some(grade) = next {
        let short = &grade.from - &total.low;
        let open = &total.high - &total.low;
        let edge = points(&grade.from);
        lines.push(if total.is_settled() {
            format!("距{}线 {edge} 分还差 {} 分", grade.title, points(&short))
        } else if total.high >= grade.from {
            let (short, open) = (points(&short), points(&open));
            format!("确定得分距{}线 {edge} 分差 {short} 分，未定的还有 {open} 分", grade.title)
        } else {
            let missing = points(&(&grade.from - &total.high));
            format!("未定的全部得到，距{}线 {edge} 分仍差 {missing} 分", grade.title)
        });
    } else {
        lines.push(format!("总分已达{}线", rubric.grades[0].title));
    }
    let open = assessment.gates.iter().filter(|gate| gate.fired == Truth::Open).count();
    if open > 0 {
        lines.push(format!("{open} 项等次限制未确认，等次下限按可能发生计"));
    }
    lines
}

/// How many checks had their figures.
pub fn checks_run(run: usize, failed: usize) -> String {
    format!("已核对 {run} 处，{} 处一致", run.saturating_sub(failed))
}

/// A draft without a title.
pub fn untitled(county: &str, year: &str) -> String {
    let county = if county.trim().is_empty() { "未命名县" } else { county.trim() };
    format!("{county} {}", year.trim()).trim_end().to_owned()
}

/// The name of a duplicate.
pub fn copy_of(name: &str) -> String {
    format!("{name} 副本")
}

/// The name of an exported file, without its ending.
pub fn file_stem(county: &str, year: &str) -> String {
    let parts = ["履职自评", county.trim(), year.trim()];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join("-")
}

/// Rubric and edition.
pub fn edition(title: &str, edition: &str) -> String {
    format!("{title} {edition}")
}

/// The rubric by its full title, with edition and status.
pub fn rubric_line(rubric: &Rubric) -> String {
    format!("{}：{} · {}", COLUMN_RUBRIC, edition(&rubric.title, &rubric.edition), rubric.label)
}

/// 47.5–87 分，不合格–良好.
pub fn score_and_grade(score: &str, grade: &str) -> String {
    format!("{score} 分，{grade}")
}

/// When a draft was last changed: `2026-11-22T14:03:05` as 2026-11-22 14:03.
pub fn changed(stamp: &str) -> String {
    stamp.get(..16).map_or_else(|| "—".to_owned(), |minutes| minutes.replace('T', " "))
}

/// A draft filled in for another edition.
pub fn other_edition(theirs: &str, ours: &str) -> String {
    format!("文件按 {theirs} 版指标填写，本页按 {ours} 版重新测算。")
}

/// Ids the rubric does not have.
pub fn unknown_ids(ids: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown = ids.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join("、");
    let more = if ids.len() > SHOWN { "等" } else { "" };
    format!("有 {} 项本页指标中没有（{shown}{more}），予以保留，不参与测算。", ids.len())
}

/// What a file holds.
pub fn import_lines(name: &str, rubric: &str, filled: usize, judged: usize, score: &str) -> Vec<String> {
    vec![
        format!("草稿：{name}"),
        format!("评价指标：{rubric}"),
        format!("已填数据 {filled} 项，已评判 {judged} 项"),
        format!("测算：{score}"),
    ]
}

/// The line that says whether what is shown is kept.
pub fn saving(saving: &Saving) -> String {
    match saving {
        Saving::Nothing => SAVE_NOTHING.to_owned(),
        Saving::Pending => SAVE_PENDING.to_owned(),
        Saving::Saved { at } => format!("已保存在本机浏览器 {at}，未上传"),
        Saving::Failed(trouble) => super::storage_trouble(*trouble).to_owned(),
    }
}

/// What was just done.
pub fn notice(rubric: &Rubric, notice: &Notice) -> String {
    let edit = |edit: &Edit| edited(rubric, *edit);
    match notice {
        Notice::Deleted { name, .. } => format!("已删除“{name}”"),
        Notice::Pasted { filled, left: 0 } => format!("已粘贴 {filled} 格，一次撤销可全部取回"),
        Notice::Pasted { filled, left } => {
            format!("已粘贴 {filled} 格，另有 {left} 格后面没有可填的项，未粘贴；一次撤销可全部取回")
        }
        Notice::PasteRefused { columns } => {
            format!("剪贴板里有 {columns} 列，没有粘贴。请在表格中只选一列数字再复制")
        }
        Notice::Undone(what) => format!("已撤销：{}", edit(what)),
        Notice::Redone(what) => format!("已重做：{}", edit(what)),
        Notice::Imported { name } => format!("已导入“{name}”"),
        Notice::Exported { name } => format!("已导出“{name}”，请在浏览器的下载目录中查看"),
        Notice::Duplicated => "已复制为新的草稿".to_owned(),
    }
}

fn edited(rubric: &Rubric, edit: Edit) -> String {
    let fact = |key: FactKey| rubric.fact(key).title.to_string();
    let indicator = |key: IndicatorKey| rubric.indicator(key).title.to_string();
    match edit {
        Edit::Fact(key) => fact(key),
        Edit::Note(key) => format!("{}的备注", fact(key)),
        Edit::Judgment(key) => format!("{}的评判", indicator(key)),
        Edit::Reason(key) => format!("{}的评判理由", indicator(key)),
        Edit::Paste => "整列粘贴".to_owned(),
        Edit::County => COUNTY.to_owned(),
        Edit::Year => YEAR.to_owned(),
        Edit::DraftNote => DRAFT_NOTE.to_owned(),
    }
}

/// −3 as drawn in a list of losses.
pub fn lost(points: &str) -> String {
    format!("−{points}")
}

/// The filter's word with its count.
pub fn filter(word: &str, count: usize) -> String {
    format!("{word} {}", figure(&Number::whole(i64::try_from(count).unwrap_or(i64::MAX))))
}

/// The fold of related figures: how many are filled.
pub fn related(filled: usize, all: usize) -> String {
    if all == 0 { RELATED.to_owned() } else { format!("{RELATED} · 已填 {filled} / {all}") }
}

/// A remark under its figure.
pub fn remark(note: &str) -> String {
    format!("{NOTE}：{note}")
}

/// The label of a remark.
pub fn note_label(label: &str) -> String {
    format!("{NOTE}：{label}")
}

/// 测算总分（满分 100）.
pub fn total(full: &str) -> String {
    format!("{TOTAL}（满分 {full}）")
}

/// 数字对不上（3）.
pub fn findings(count: usize) -> String {
    if count == 0 { FINDINGS.to_owned() } else { format!("{FINDINGS}（{count}）") }
}

/// Whether a gate's event happened.
pub fn gate_state(fired: Truth) -> &'static str {
    match fired {
        Truth::Yes => "已触发",
        Truth::No => "未触发",
        Truth::Open => "未确认",
    }
}

/// The sign beside it.
pub fn gate_sign(fired: Truth) -> &'static str {
    match fired {
        Truth::Yes => "✕",
        Truth::No => "✓",
        Truth::Open => "○",
    }
}

/// The fold of deleted drafts.
pub fn deleted(count: usize) -> String {
    format!("已删除的草稿（{count}）")
}
