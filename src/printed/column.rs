//! What a column holds, by the words over it.

use super::{numbering, points};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// 序号.
    Number,
    /// 一级指标, 二级指标 …, by how deep: titles of heads, the deepest of items.
    Level(u8),
    /// 评价要点: what is looked at, beside the title.
    Requirement,
    /// 计分办法.
    Clause,
    /// One band of a clause: the column's heading is part of its text (A, B, C; 优, 良).
    Band,
    /// 分值.
    Points,
    /// 责任单位.
    Responsible,
    /// 佐证材料, and how it is looked at.
    Evidence,
    /// 自评得分.
    OwnPoints,
    /// 自评说明.
    OwnExplanation,
    /// 复核得分, which others fill in.
    Checked,
    /// 备注.
    Remark,
    /// Not known.
    Other,
}

/// A level of which the heading does not say how deep it is.
pub(super) const SOME_LEVEL: u8 = 9;

/// What a heading says, before it is held against the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    Is(Role),
    /// 标准, 要求: the clause where no other column is it.
    Standard,
}

/// Longer texts are no headings.
const LONGEST: usize = 14;

/// A heading without blanks and what stands in brackets at its end.
pub(super) fn plain(text: &str) -> String {
    let shown = text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{3000}');
    let bare: String = shown.map(points::narrow).collect();
    let bare = match bare.find(['（', '(']) {
        Some(at) if at > 0 && bare.ends_with(['）', ')']) => &bare[..at],
        _ => &bare,
    };
    // 项目及分值 stands over the titles, and over the points beside them.
    let and = ["及分值", "和分值", "与分值", "及权重", "和权重", "及标准分", "及赋分", "/分值"];
    let named = and.iter().find_map(|and| bare.strip_suffix(and)).filter(|named| !named.is_empty());
    named.unwrap_or(bare).trim_end_matches(['：', ':']).to_owned()
}

/// Whether it stands in a heading's brackets whose points they are: 得分（自评）.
fn is_own_in_brackets(text: &str) -> bool {
    let inside = text.find(['（', '(']).map(|at| &text[at..]);
    inside.is_some_and(|inside| ["自评", "自查", "自测"].iter().any(|word| inside.contains(word)))
}

/// What a heading says its column holds; `None` where it is no heading.
pub(super) fn said(text: &str) -> Option<Said> {
    let is_own = is_own_in_brackets(text);
    let text = plain(text);
    let length = text.chars().count();
    let is_title = numbering::of(&text).is_some_and(|(_, from)| from < text.len()) || text.contains("标准化");
    if length == 0 || length > LONGEST || is_title || text.contains(['。', '；', '，']) {
        return None;
    }
    let is = |words: &[&str]| words.contains(&text.as_str());
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // 加分值 may hold 每个加2分: how it is given.
    if is(&["加分值", "加分分值", "减分值"]) {
        return Some(Said::Standard);
    }
    let is_scoring =
        has(&["计分", "评分", "扣分", "赋分", "打分", "记分", "给分", "加分", "减分", "评定", "得分"]);
    let role = if is(&[
        "序号",
        "编号",
        "代码",
        "编码",
        "项目序号",
        "指标序号",
        "指标编号",
        "题号",
        "No",
        "No.",
        "NO",
        "项次",
    ]) {
        Role::Number
    } else if is(&["备注", "附注", "备考"]) {
        Role::Remark
    } else if let Some(depth) = depth(&text) {
        if has(&["分值", "权重"]) { Role::Points } else { Role::Level(depth) }
    } else if is(&["说明", "自评说明", "情况说明"])
        || has(&[
            "得失分",
            "失分",
            "扣分原因",
            "扣分理由",
            "扣分说明",
            "扣分情况",
            "得分说明",
            "得分依据",
            "得分理由",
        ])
        || has(&[
            "自评依据",
            "自评理由",
            "自评情况",
            "自查情况",
            "自评说明",
            "完成情况",
            "工作情况",
            "落实情况",
            "进展情况",
        ])
        || has(&["未达标", "不达标", "存在", "主要", "差距"]) && has(&["情况", "原因", "问题"])
    {
        Role::OwnExplanation
    } else if is_own
        || has(&["自评", "自查", "自测"])
        || text.starts_with("是否")
        || is(&["达标情况", "是否达标", "达标与否", "符合情况", "达成情况"])
    {
        Role::OwnPoints
    } else if is_scoring && has(&["办法", "方法", "标准", "细则", "说明", "规则", "方式"]) {
        Role::Clause
    } else if is_scoring && has(&["要点", "要求", "依据", "情形", "条件"]) {
        return Some(Said::Standard);
    } else if is(&[
        "得分",
        "实得分",
        "评分",
        "扣分",
        "最后得分",
        "最终得分",
        "核定分",
        "核定得分",
        "打分",
        "评定",
        "等次",
        "等级",
    ]) || has(&[
        "复评",
        "复核",
        "核查得",
        "核查评",
        "省评",
        "市评",
        "他评",
        "考核得分",
        "评估得分",
        "督导得分",
        "考评得分",
    ]) || has(&[
        "评审得分",
        "审核得分",
        "专家评",
        "考核分",
        "评估分",
        "督导评分",
        "核验",
        "抽查得分",
        "检查得分",
        "验收得分",
    ]) {
        Role::Checked
    } else if has(&["材料", "资料", "佐证", "印证", "支撑", "档案", "查阅", "备查", "来源"])
        || has(&[
            "评价方式",
            "评价依据",
            "考核依据",
            "评估依据",
            "认定依据",
            "检查方式",
            "检查方法",
            "考核方式",
            "评估方式",
            "核查方式",
            "核查方法",
            "验收方式",
            "督查方式",
        ])
    {
        Role::Evidence
    } else if has(&["责任", "牵头", "配合", "部门", "科室", "处室"])
        || is(&["单位", "完成单位", "承办单位", "实施单位"])
    {
        Role::Responsible
    } else if is(&[
        "分",
        "分数",
        "赋分",
        "满分",
        "配分",
        "权数",
        "总分",
        "应得分",
        "基本分",
        "基础分",
        "标准分",
        "指标分",
        "赋值",
        "加分上限",
        "减分上限",
        "扣分上限",
        "最高分",
    ]) || (has(&["分值", "权重", "满分值"]) && !has(&["要点", "标准", "内容", "办法", "细则"]))
    {
        Role::Points
    } else if has(&[
        "标准",
        "细则",
        "要求",
        "目标值",
        "评价办法",
        "考核办法",
        "评价方法",
        "评估方法",
        "评估办法",
    ]) || has(&["考核方法", "计算方法", "计算公式", "指标值"])
        || is(&[
            "处理结果",
            "处理方式",
            "处理意见",
            "处理办法",
            "认定结果",
            "结果运用",
            "结果认定",
            "影响",
            "处理",
            "处理措施",
            "后果",
        ])
        || ["办法", "规则"].iter().any(|word| text.ends_with(word))
    {
        return Some(Said::Standard);
    } else if has(&[
        "要点",
        "内容",
        "内涵",
        "释义",
        "要素",
        "描述",
        "指标说明",
        "指标解释",
        "主要任务",
        "工作任务",
        "目标任务",
    ]) {
        Role::Requirement
    } else if has(&["观测点", "考察点", "测评点", "监测点", "评价点", "考核点", "评估点", "观察点"])
    {
        Role::Level(7)
    } else if has(&["类别", "维度", "领域", "板块"]) || is(&["类型", "方面", "部分"]) {
        Role::Level(0)
    } else if (has(&["指标", "项目", "事项", "体系"]) && length <= 8)
        || is(&["任务", "重点任务", "重点工作", "情形", "具体情形"])
        || text.ends_with("名称")
    {
        Role::Level(SOME_LEVEL)
    } else {
        return None;
    };
    Some(Said::Is(role))
}

/// How deep a level is that says so: 一级指标, A级指标, Ⅱ级.
fn depth(text: &str) -> Option<u8> {
    const NAMES: [[&str; 4]; 5] = [
        ["一级", "A级", "Ⅰ级", "1级"],
        ["二级", "B级", "Ⅱ级", "2级"],
        ["三级", "C级", "Ⅲ级", "3级"],
        ["四级", "D级", "Ⅳ级", "4级"],
        ["五级", "E级", "Ⅴ级", "5级"],
    ];
    let at = NAMES.iter().position(|names| names.iter().any(|name| text.starts_with(name)))?;
    u8::try_from(at + 1).ok()
}

/// Whether a heading is one band of a scale: A, B, C or 优, 良, 中, 差.
pub(super) fn is_band(text: &str) -> bool {
    let text = plain(text);
    let text = text.strip_suffix(['级', '等', '档']).unwrap_or(&text);
    [
        "A",
        "B",
        "C",
        "D",
        "E",
        "优",
        "良",
        "中",
        "差",
        "好",
        "较好",
        "一般",
        "较差",
        "优秀",
        "良好",
        "合格",
        "不合格",
    ]
    .contains(&text)
}
