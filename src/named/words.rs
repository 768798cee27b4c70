//! The words that other people's tables are read by. They are read here and never shown.

/// Stages of education (学段), which a heading may limit a table to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// 学前教育
    Preschool,
    /// 小学
    Primary,
    /// 初中
    Junior,
    /// 义务教育: both of them
    Compulsory,
    /// 高中阶段: both that follow
    Upper,
    /// 普通高中
    Senior,
    /// 中职
    Vocational,
    /// 特殊教育
    Special,
}

/// How stages are named, longer names before those within them.
pub(super) const STAGES: [(&str, Stage); 20] = [
    ("学前教育", Stage::Preschool),
    ("幼儿教育", Stage::Preschool),
    ("学前", Stage::Preschool),
    ("幼儿园", Stage::Preschool),
    ("公办园", Stage::Preschool),
    ("民办园", Stage::Preschool),
    ("幼儿", Stage::Preschool),
    ("小学", Stage::Primary),
    ("初级中学", Stage::Junior),
    ("初中", Stage::Junior),
    ("义务教育", Stage::Compulsory),
    ("高中阶段", Stage::Upper),
    ("普通高中", Stage::Senior),
    ("高中", Stage::Senior),
    ("中等职业教育", Stage::Vocational),
    ("职业教育", Stage::Vocational),
    ("中职", Stage::Vocational),
    ("职校", Stage::Vocational),
    ("特殊教育", Stage::Special),
    ("特教", Stage::Special),
];

/// What a name under the heading of one stage is called in full.
pub(super) const IN_FULL: [(Stage, &str); 5] = [
    (Stage::Preschool, "幼儿园"),
    (Stage::Primary, "小学"),
    (Stage::Junior, "初中"),
    (Stage::Senior, "普通高中"),
    (Stage::Vocational, "中职"),
];

/// Words of headings and captions that limit nothing. Whatever else stands there may: 城区, 民办, another county.
pub(super) const UNLIMITED: &[&str] = &[
    "国民经济和社会发展",
    "一般公共预算",
    "各级各类",
    "自评",
    "教育事业",
    "教育",
    "事业",
    "经费",
    "投入",
    "财政",
    "支出",
    "收入",
    "拨款",
    "情况",
    "基本",
    "综合",
    "核心",
    "指标",
    "数据",
    "办学",
    "条件",
    "教师",
    "队伍",
    "师资",
    "学生",
    "规模",
    "发展",
    "保障",
    "水平",
    "主要",
    "统计",
    "全县",
    "本县",
    "我县",
    "人口",
    "状况",
    "普及",
    "程度",
    "质量",
    "公平",
    "安全",
    "管理",
    "规范",
    "信息化",
    "装备",
    "设施",
    "建设",
    "其他",
    "县域",
    "在校生",
    "学校数",
    "概况",
    "公报",
    "年鉴",
    "资料",
    "汇总",
    "一览",
    "明细",
    "督导",
    "履行",
    "职责",
    "政府",
    "县级",
    "评价",
    "填报",
    "采集",
    "上报",
    "年度",
    "学年",
    "及",
    "与",
    "和",
    "的",
    "表",
    "附",
];

/// What stands over the names.
pub(super) const NAMES: &[&str] = &[
    "指标",
    "指标名称",
    "指标内容",
    "项目",
    "项目名称",
    "名称",
    "内容",
    "数据项",
    "数据项名称",
    "数据名称",
    "填报项",
    "填报项目",
    "填报内容",
    "统计指标",
    "主要指标",
    "一级指标",
    "二级指标",
    "三级指标",
    "评价指标",
    "评估指标",
    "考核指标",
    "自评指标",
    "评价内容",
    "自评内容",
    "类别",
    "分类",
    "事项",
];

/// What stands over the units.
pub(super) const UNITS: &[&str] = &["单位", "计量单位", "数据单位"];

/// What stands over points that a person gave.
pub(super) const POINTS: &[&str] = &["自评得分", "自评分", "自评分数", "得分", "评分", "自查得分"];

/// What stands over full points.
pub(super) const FULL_POINTS: &[&str] = &["分值", "满分", "标准分", "标准分值", "权重"];

/// What stands over the reasons for points.
pub(super) const REASONS: &[&str] = &[
    "说明",
    "自评说明",
    "得分说明",
    "评分说明",
    "理由",
    "自评理由",
    "得分理由",
    "扣分原因",
    "备注",
    "评分依据",
];

/// Words over columns of something else than the figures themselves.
pub(super) const BESIDE: &[&str] = &[
    "序号",
    "编号",
    "行次",
    "栏次",
    "代码",
    "增",
    "减",
    "比",
    "占",
    "±",
    "指数",
    "位次",
    "排名",
    "名次",
    "备注",
    "说明",
    "目标",
    "计划",
    "预算",
    "预计",
    "任务",
    "标准",
    "依据",
    "来源",
    "口径",
    "责任",
    "填报人",
    "科室",
    "出处",
    "要求",
];

/// Words over a column of figures that say nothing more of them.
pub(super) const PLAIN: &[&str] = &[
    "数值",
    "数据",
    "数量",
    "金额",
    "数额",
    "实际数",
    "实际值",
    "实际",
    "完成数",
    "完成值",
    "完成",
    "填报数",
    "填报值",
    "填报数据",
    "决算数",
    "统计数",
    "上报数",
    "人数",
    "合计",
    "全县",
    "本县",
    "年末数",
    "数",
    "值",
    "末",
    "底",
    "度",
];

/// Rows that add others up.
pub(super) const TOTALS: &[&str] = &["合计", "总计", "小计", "共计", "累计", "总和", "合计数"];

/// Notes in brackets that a name means without them.
pub(super) const IDLE_NOTES: &[&str] = &["自报", "全县", "本县", "年末", "年底", "当年", "本年", "本年度"];

/// Time at the head of a name, and how many years before the draft's it is.
pub(super) const YEAR_WORDS: [(&str, i32); 11] = [
    ("上一年度", -1),
    ("上一年", -1),
    ("上年度", -1),
    ("上年", -1),
    ("去年", -1),
    ("本年度", 0),
    ("本年", 0),
    ("当年", 0),
    ("今年", 0),
    ("年末", 0),
    ("年底", 0),
];

/// The county at the head of a name.
pub(super) const OWN_COUNTY: &[&str] = &["全县", "本县", "我县"];

/// What the field calls by two names. Only such as can mean nothing else: each is written as its second. A wider or narrower name
/// (56人以上大班额, 在园（班）幼儿) is none.
pub(super) const SYNONYMS: &[(&str, &str)] = &[
    // The law on budgets of 2014 calls 公共财政预算 so.
    ("公共财政预算", "一般公共预算"),
    ("普通高级中学", "普通高中"),
    ("中等职业教育学校", "中职"),
    ("中等职业学校", "中职"),
    ("中职学校", "中职"),
    ("特教学校", "特殊教育学校"),
    // The yearly announcement of 教育部 on what was spent says 普通 in what is counted for each pupil.
    ("普通小学生均", "小学生均"),
    ("普通初中生均", "初中生均"),
    ("生均一般公共预算教育事业费支出", "生均教育事业费"),
    ("生均一般公共预算教育事业费", "生均教育事业费"),
    ("生均教育事业费支出", "生均教育事业费"),
    ("生均一般公共预算公用经费支出", "生均公用经费支出"),
    ("在校学生", "在校生"),
    ("在读学生", "在校生"),
    ("招生人数", "招生数"),
    ("毕业生人数", "毕业生数"),
    ("公办幼儿园", "公办园"),
    ("民办幼儿园", "民办园"),
    // Only kindergartens have 在园幼儿.
    ("幼儿园在园幼儿", "在园幼儿"),
    ("在园儿童", "在园幼儿"),
    ("学前教育三年毛入园率", "学前三年毛入园率"),
    ("学前三年教育毛入园率", "学前三年毛入园率"),
    ("学前三年毛入学率", "学前三年毛入园率"),
    ("普惠园覆盖率", "普惠性幼儿园覆盖率"),
    ("小学校数", "小学学校数"),
    ("义务教育九年巩固率", "九年义务教育巩固率"),
    ("高中阶段教育毛入学率", "高中阶段毛入学率"),
    ("教师培训经费支出", "教师培训经费"),
];
