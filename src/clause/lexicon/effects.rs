//! The words that say what happens to the score. They are what is read, never what is said.

/// Which way points go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::clause) enum Direction {
    /// So many are had (得).
    Get,
    /// So many more (加).
    Add,
    /// So many less (扣).
    Deduct,
}

/// Points are had.
#[rustfmt::skip]
pub(in crate::clause) const GET: &[&str] = &[
    "得", "计", "记", "给", "赋", "赋分", "计分", "得分", "为", "记为", "计为", "评", "可得", "给予",
    "赋予", "获得", "可获",
];

/// Points are added.
#[rustfmt::skip]
pub(in crate::clause) const ADD: &[&str] = &[
    "加", "奖", "奖励", "加分", "增加", "计加", "另加", "再加", "奖加", "追加", "加计", "加记",
];

/// Points are deducted.
#[rustfmt::skip]
pub(in crate::clause) const DEDUCT: &[&str] = &[
    "扣", "扣满", "减", "扣减", "扣除", "扣分", "倒扣", "减去", "减分", "核减", "扣去", "扣罚", "再扣",
];

/// Before such a verb, of whatever way.
#[rustfmt::skip]
pub(in crate::clause) const ADVERBS: &[&str] = &[
    "各", "均", "都", "分别", "再", "另", "另外", "相应", "直接", "一次性", "只", "可", "则", "予以",
    "给予", "依次", "同样", "也", "应", "将", "本项", "该项", "此项", "就", "各自", "酌情", "视情",
    "视情况", "视情节", "视情节轻重", "视程度", "根据情节", "根据情节轻重", "视情形", "根据情况", "只能", "仅", "按",
];

/// Words whose second letter begins no effect.
#[rustfmt::skip]
pub(in crate::clause) const HOLDING: &[&str] = &[
    "平均", "人均", "生均", "年均", "师均", "克扣", "抵扣", "代扣", "折扣", "许可", "认可", "不减", "未减", "缩减", "削减",
    "细则", "规则", "准则", "原则", "守则", "参加", "附加", "审计", "统计", "会计", "设计", "测评", "考评", "登记", "行为", "作为", "供给", "成就", "响应", "供应",
];

/// Nothing is had.
#[rustfmt::skip]
pub(in crate::clause) const NO_POINTS: &[&str] = &[
    "不得分", "不计分", "不给分", "不记分", "零分", "得零分", "计零分", "不予得分", "此项不得分",
    "该项不得分", "本项不得分", "全扣", "扣全分", "扣满分", "全部扣完", "该项分全扣", "此项分全扣",
    "本项分全扣", "扣完", "扣完该项分", "扣除全部分值", "扣完本项分", "该项为零分", "本项为零分",
    "均不得分", "都不得分", "则不得分", "不得该项分", "本项计零分", "一律不得分", "扣除该项全部分值",
    "该项分数扣完", "不予计分", "该项不计分", "不能得分", "扣该项全分", "本项分扣完", "该项零分",
    "本小项不得分", "该小项不得分",
];

/// The item that a clause stands in.
#[rustfmt::skip]
pub(in crate::clause) const ITEM: &[&str] = &[
    "本项", "该项", "此项", "本小项", "该小项", "此小项", "本指标", "该指标", "此指标", "该项指标", "本项指标", "此项指标", "本条", "该条", "本款",
    "该款", "该项工作", "本项工作", "该部分", "该内容", "该考核项", "该评分项",
];

/// Before a zero: that it is what is had.
#[rustfmt::skip]
pub(in crate::clause) const NOUGHT_IS: &[&str] = &[
    "得分为", "分值为", "得分计", "得分记", "得", "计", "为", "记", "按", "评", "赋", "给", "判", "计为", "记为", "直接得", "直接计", "直接记",
];

/// Nothing is added or deducted.
#[rustfmt::skip]
pub(in crate::clause) const NO_CHANGE: &[&str] = &[
    "不扣分", "不加分", "不予加分", "不再加分", "不另加分", "不奖分",
];

/// All points.
#[rustfmt::skip]
pub(in crate::clause) const FULL: &[&str] = &[
    "得满分", "计满分", "记满分", "给满分", "得全分", "为满分", "得该项满分", "得本项满分", "满分",
    "得基本分", "赋满分", "得分",
];

/// In proportion.
#[rustfmt::skip]
pub(in crate::clause) const SHARE: &[&str] = &[
    "按比例得分", "按比例计分", "按比例扣分", "按比例扣减", "按比例扣除", "按比例递减", "按比例记分", "按比例给分",
    "按比例折算", "按完成比例得分",
    "按完成比例计分", "按比例赋分", "按完成比例扣分", "按比例相应扣分", "按比例折算得分", "按比例减分",
    "按实际比例得分", "按相应比例扣分", "按相应比例得分", "按未完成比例扣分", "按比例计算得分",
    "按比例核算得分", "按实际完成比例得分", "按实际完成比例计分", "按完成率得分", "按完成率计分",
    "按完成比例给分",
];

/// As a person finds right.
#[rustfmt::skip]
pub(in crate::clause) const JUDGED: &[(&str, Direction)] = &[
    ("根据实际情况打分", Direction::Get), ("根据情况打分", Direction::Get), ("根据实际情况评分", Direction::Get), ("根据完成情况打分", Direction::Get),
    ("视完成情况得分", Direction::Get), ("按完成情况得分", Direction::Get), ("综合打分", Direction::Get), ("综合评分", Direction::Get), ("综合评定", Direction::Get),
    ("打分", Direction::Get), ("根据情况得分", Direction::Get), ("视情计分", Direction::Get), ("酌情扣分", Direction::Deduct), ("酌情减分", Direction::Deduct), ("酌情扣减", Direction::Deduct), ("酌情得分", Direction::Get),
    ("酌情给分", Direction::Get), ("酌情计分", Direction::Get), ("酌情加分", Direction::Add), ("视情扣分", Direction::Deduct),
    ("视情况扣分", Direction::Deduct), ("视情节扣分", Direction::Deduct), ("相应扣分", Direction::Deduct),
    ("适当扣分", Direction::Deduct), ("适当加分", Direction::Add), ("适当得分", Direction::Get), ("酌情记分", Direction::Get),
    ("视情给分", Direction::Get), ("视情况给分", Direction::Get), ("视情况得分", Direction::Get), ("酌情评分", Direction::Get),
    ("酌情打分", Direction::Get),
];

/// Deductions end at zero.
#[rustfmt::skip]
pub(in crate::clause) const TO_NOUGHT: &[&str] = &[
    "扣完为止", "减完为止", "扣完该项分为止", "扣完本项分为止", "扣至零分为止", "扣完本项分值为止",
    "扣完该项分值为止", "扣完此项分为止", "直至扣完为止", "直到扣完为止", "扣完该项分数为止",
    "扣完本项为止", "扣完该项为止", "直至扣完", "扣到零分为止", "扣完分值为止", "扣完本小项分为止",
    "直至该项分扣完为止", "该项分扣完为止", "本项分扣完为止", "该项扣完为止", "以扣完该项分为止",
    "扣完所有分值为止",
];

/// Additions end at all points.
#[rustfmt::skip]
pub(in crate::clause) const TO_FULL: &[&str] = &[
    "加满为止", "加完为止", "得满为止", "满分为止", "得满分为止", "加满分为止", "至满分为止", "计满为止", "加至满分为止", "不超过本项分值", "不超过该项分值", "最高不超过该项分值",
    "最高得满分", "最多得满分",
];

/// No end.
#[rustfmt::skip]
pub(in crate::clause) const NO_LIMIT: &[&str] = &[
    "扣分不封顶", "加分不封顶", "上不封顶", "不封顶", "不设上限", "加分不设上限", "扣分不设下限",
    "扣分不设上限", "下不保底", "减分不封顶", "减分不设上限", "减分不设下限",
];

/// Before the points of an item.
#[rustfmt::skip]
pub(in crate::clause) const WORTH: &[&str] = &[
    "本项", "满分", "共", "共计", "合计", "总计", "计", "分值", "分值为", "总分", "本项满分", "此项", "该项", "本项共",
    "基础分", "基本分", "本项基础分", "该项基础分", "基础分值", "满分为", "基准分", "基础分为", "基础得分", "起评分", "起始分", "总分值", "本项分值", "标准分", "权重分",
];

/// Of these the ones that say what is had at first, not what is had at most.
pub(in crate::clause) const BASE: &[&str] = &[
    "基础分",
    "基本分",
    "基准分",
    "基础分为",
    "基础得分",
    "起评分",
    "起始分",
    "本项基础分",
    "该项基础分",
    "基础分值",
];

/// Words that stand for a score.
#[rustfmt::skip]
pub(in crate::clause) const GRADES: &[&str] = &[
    "基本合格", "不合格", "合格", "优秀", "良好", "一等", "二等", "三等", "四等", "一级", "二级", "三级",
    "不达标", "基本达标", "达标", "符合", "不符合", "基本符合", "A级", "B级", "C级", "D级", "A等", "B等",
    "C等", "D等", "A", "B", "C", "D", "较差", "一般", "较好", "良", "优", "差", "中", "中等", "先进",
    "通过", "不通过", "一档", "二档", "三档", "四档", "五档", "好", "A类", "B类", "C类", "D类",
];

/// Words that stand beside a score.
#[rustfmt::skip]
pub(in crate::clause) const VETOES: &[&str] = &[
    "不得评优", "不得评为优秀", "一票否决", "实行一票否决", "取消评优资格", "不得评先评优",
    "取消评先评优资格", "不予认定", "取消评先资格", "不得评先", "不能评优", "不能评为优秀", "不得参加评优",
    "不得评为优秀等次", "直接评为不合格", "直接定为不合格", "降低一个等次", "降一个等次",
    "取消评优评先资格", "不得评优评先", "下降一个等次", "降一等次", "降一档",
];
