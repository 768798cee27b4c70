//! Kinds of problem that hold for several things.

use super::quoted;
use crate::rubric::file::FactKindFile;
use crate::rubric::source::{
    Counted, EntryOf, Lacking, ListWord, Lone, Negative, OneOf, OnlyWith, Ordered, PointSum, Sought,
};

pub(super) fn counted(what: Counted) -> &'static str {
    match what {
        Counted::Indicators => "二级指标",
        Counted::Facts => "数据项",
        Counted::Parts => "评分要点",
        Counted::Lookups => "分类标准",
        Counted::Formulas => "公式",
        Counted::Pieces => "一条细则的组成部分",
    }
}

pub(super) fn unknown(what: Sought, name: &str) -> String {
    match what {
        Sought::Fact => format!("没有 id 为“{name}”的数据项，请改正或补上该数据项"),
        Sought::Source => {
            format!("没有 key 为“{name}”的依据文件，每个数都应注明依据，请改正或在 source 补上")
        }
        Sought::Letter => format!("没有等级字母“{name}”，应为 letter 列出的字母"),
        Sought::Grade => format!("没有等次“{name}”，best_grade 应为 grade 列出的等次"),
        Sought::Whole => format!("没有 id 为“{name}”的数，应为包含它的数的 id"),
    }
}

pub(super) fn other_kind(id: &str, needed: FactKindFile) -> String {
    let (what, kind) = match needed {
        FactKindFile::Number => ("数值", "number"),
        FactKindFile::Flag => ("是否", "flag"),
        FactKindFile::Choice => ("选择", "choice"),
        FactKindFile::Table => ("表格", "table"),
    };
    format!("“{id}”不是{what}类数据项，应为 kind = \"{kind}\" 的数据项")
}

pub(super) fn list_word(what: ListWord) -> &'static str {
    match what {
        ListWord::Option => "选项",
        ListWord::Column => "列",
        ListWord::Letter => "等级字母",
        ListWord::Grade => "等次",
        ListWord::Fault => "扣分情形",
    }
}

pub(super) fn missing(what: Lacking) -> String {
    match what {
        Lacking::Key(key) => return format!("缺少 {key}，应写明"),
        Lacking::DocumentTitle => "缺少 title，应写明文件名称",
        Lacking::TitleAndOrigin => "title（名称）和 origin（数据来源）都应写明",
        Lacking::PartTitle => "缺少 title，指标有几个评分要点的，每个都应有名称",
        Lacking::ItemTitle => "缺少 title，未达到的条件项要按名称列出",
        Lacking::JudgmentKey => "缺少 key，同一指标的评判除第一个外都应有 key",
        Lacking::BandText => "缺少 text，应写明属于本档的是什么情形",
        Lacking::ConditionOptions => "缺少 is，应写明哪些选项算符合条件",
    }
    .into()
}

pub(super) fn exactly_one(of: OneOf, keys: &[&str]) -> String {
    let what = match of {
        OneOf::Rule => "评分要点",
        OneOf::Check => "勾稽关系",
        OneOf::Condition => "条件",
        OneOf::Weighting => "一级指标",
        OneOf::GateCause => "等次限制的起因",
        OneOf::GateEffect => "等次限制的效力",
        OneOf::Target => "比较的对象",
    };
    let note = match of {
        OneOf::Rule | OneOf::Check | OneOf::Condition | OneOf::Weighting | OneOf::GateCause => "",
        OneOf::GateEffect => "，lower_by 应为 1 或以上的整数",
        OneOf::Target => "，target 写数，against 写公式",
    };
    let so_many = if of == OneOf::Weighting { "最多写" } else { "应写且只写" };
    format!("{what}{so_many}以下键中的一个：{}{note}", quoted(keys))
}

pub(super) fn only_with(what: OnlyWith) -> &'static str {
    match what {
        OnlyWith::Options => "选择类数据项应写 options，其他数据项不应写",
        OnlyWith::Columns => "表格类数据项应写 column，其他数据项不应写",
        OnlyWith::Letters => "scale = \"letters\" 的细则应写 letter，其他细则不应写",
    }
}

pub(super) fn lone(what: Lone) -> &'static str {
    match what {
        Lone::Weight => "写了 weight 的一级指标应有分值大于 0 的二级指标",
        Lone::Must => "等次写了 must = true，细则里应有 must = true 的二级指标",
        Lone::Peers => "写了 peers 或 reaches 的，应写本县自己的 value",
        Lone::Mean => "reaches 为“mean”的，应写 peers，平均数由各县的数得出",
        Lone::NotApplicableFor => "写了 not_applicable_for 的，应写 not_applicable",
        Lone::ByShare => "by = \"share\" 按表格的行计分，应写 table",
        Lone::BandStep => "本档有几种得分，应写 step",
        Lone::Interpolate => "interpolate 只用于按数或年份的分类标准，按选项的不应写",
        Lone::Base => "base 只用于评分要点相加的指标，取最好或最差的不应写",
        Lone::Bonus => "加分的评分要点只用于相加的指标，取最好或最差的不应写",
    }
}

pub(super) fn no_entry(of: EntryOf) -> &'static str {
    match of {
        EntryOf::Domain => "至少应有一个二级指标（indicator）",
        EntryOf::Lookup => "至少应有一条 entry",
        EntryOf::Bands => "bands 至少应有一个 band",
        EntryOf::Tiers => "tiers 至少应有一个 tier",
        EntryOf::Tier => "all 至少应有一个条件",
        EntryOf::Faults => "faults 至少应有一个 fault",
        EntryOf::Judged => "judged 至少应有一个 band",
        EntryOf::Rectified => "rectified 至少应有一个 state",
        EntryOf::Composed => "composed 至少应用到一个数据项；没有数据可依的，请用 judged",
        EntryOf::ComposedList => "composed 里的清单至少应有一项",
    }
}

pub(super) fn points_differ(what: PointSum, found: &str, right: &str) -> String {
    match what {
        PointSum::Indicators => format!("各一级指标合计 {found} 分，与写明的 {right} 分不符，两者应一致"),
        PointSum::Parts => format!("各评分要点合计 {found} 分，与指标分值 {right} 分不符，两者应一致"),
        PointSum::BestPart => format!("最高的评分要点为 {found} 分，与指标分值 {right} 分不符，两者应一致"),
        PointSum::OnScale => format!("分值为 {found}，按本细则的计分办法，每个指标应为 {right}"),
    }
}

pub(super) fn negative(what: Negative) -> &'static str {
    match what {
        Negative::Bands => "各档得分应为 0 或以上，扣分应用 per_step、faults 或 docked",
        Negative::Part => "评分要点的分值应为 0 或以上",
        Negative::WorstBand => "最差一档不能低于“0”，扣分应用 docked",
        Negative::RestTarget => "写了 rest 的，各条件项的 target 应为 0 或以上",
    }
}

pub(super) fn ordered(what: Ordered) -> &'static str {
    match what {
        Ordered::BandPoints => "得分不少于上一档，应从好到差，逐档减少",
        Ordered::BandEdges => "与上一档重叠，各档应从好到差，edge 一档差于一档",
        Ordered::JudgedBands => "与上一档重叠，各档得分应逐档减少",
        Ordered::Tiers => "得分应少于上一级，且多于 otherwise",
        Ordered::Levels => "各条 level 应从好到差，coefficient 逐条减小",
        Ordered::States => "各条 state 应从好到差，fraction 逐条减小",
        Ordered::Letters => "等级字母应从好到差，分数逐个减少",
        Ordered::Grades => "等次应从好到差，from 逐个降低",
        Ordered::Entries => "from 应大于上一条，逐条增大",
        Ordered::Ladder => "ladder 应逐个减少，且最后一个不低于 otherwise",
    }
}
