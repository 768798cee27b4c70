//! What is wrong with an own rubric, as the page says it in Chinese: each kind worked by hand, and every broken rubric of
//! `tests/cases/bad`, which is held to its English there.

use super::support::root;
use lvzhi::number::Number;
use lvzhi::rubric::expression::{Awaited, FormulaError};
use lvzhi::rubric::file::FactKindFile;
use lvzhi::rubric::source::{
    AnyOf, BestOf, Counted, EntryOf, FileTable, GapAt, Lacking, ListWord, Lone, Negative, OneOf, OnlyWith,
    OptionEntry, Ordered, PlaceEntry, PointSum, Problem, ProblemKind, ProblemPlace, ShapeFault, Sought,
    Worst,
};
use lvzhi::text::rubric_problem;
use std::fs;

/// Whether two English words stand beside each other outside of “…”, which quotes what is written in the file. Names of keys
/// stand alone.
pub(crate) fn speaks_english(said: &str) -> bool {
    let mut depth = 0_u32;
    let unquoted: String = said
        .chars()
        .filter(|letter| {
            depth += u32::from(*letter == '“');
            let is_out = depth == 0;
            depth = depth.saturating_sub(u32::from(*letter == '”'));
            is_out
        })
        .collect();
    let is_word = |word: &&str| word.len() > 1 && word.chars().all(|c| c.is_ascii_alphabetic());
    let word = |text| str::trim_matches(text, |c: char| !c.is_ascii_alphanumeric());
    unquoted.split(|c: char| !c.is_ascii()).any(|run| {
        let words: Vec<&str> = run.split(' ').map(word).collect();
        words.windows(2).any(|pair| pair.iter().all(is_word))
    })
}

#[test]
fn english_is_told_from_names() {
    for english in ["the range is empty", "文件：is no object", "“a”，missing field"] {
        assert!(speaks_english(english), "{english}");
    }
    for chinese in ["键 full_points：应写 must = true", "“the range is empty”不是数", "写明 title 和 origin"]
    {
        assert!(!speaks_english(chinese), "{chinese}");
    }
}

fn said(kind: ProblemKind) -> String {
    let said = rubric_problem(&Problem { place: ProblemPlace::default(), kind });
    said.strip_prefix("细则文件：").expect("the place").to_owned()
}

fn number(written: &str) -> Number {
    Number::from_decimal(written).expect("a number")
}

/// One of each kind, and of each thing a kind can be about.
#[expect(clippy::too_many_lines, reason = "a table")]
fn kinds() -> Vec<(ProblemKind, &'static str)> {
    use ProblemKind as Kind;
    let text = |text: &str| text.to_owned();
    let id = || text("a.b");
    let texts = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let six = || number("6");
    let ten = || number("10");
    let shape = |said: &str, fault| Kind::WrongShape { said: said.to_owned(), fault };
    let json = |said: &str| Kind::NotJson { said: said.to_owned(), line: 3, column: 5 };
    let formula = |error| Kind::Formula { written: "a + b".to_owned(), error };
    let found = |awaited| FormulaError::Unexpected { found: "b".to_owned(), awaited };
    vec![
        (
            Kind::TooLarge { bytes: 1_048_577, most: 1_048_576 },
            "文件有 1048577 字节，最多 1048576 字节（1 MB），请删减。",
        ),
        (
            Kind::TooMany { what: Counted::Indicators, found: 501, most: 500 },
            "二级指标有 501 个，最多 500 个，请删减。",
        ),
        (Kind::TooMany { what: Counted::Facts, found: 3, most: 2 }, "数据项有 3 个，最多 2 个，请删减。"),
        (Kind::TooMany { what: Counted::Parts, found: 3, most: 2 }, "评分要点有 3 个，最多 2 个，请删减。"),
        (Kind::TooMany { what: Counted::Lookups, found: 3, most: 2 }, "分类标准有 3 个，最多 2 个，请删减。"),
        (Kind::TooMany { what: Counted::Formulas, found: 3, most: 2 }, "公式有 3 个，最多 2 个，请删减。"),
        (
            Kind::TooMany { what: Counted::Pieces, found: 3, most: 2 },
            "一条细则的组成部分有 3 个，最多 2 个，请删减。",
        ),
        (
            json("expected `,` or `}` at line 3 column 5"),
            "第 3 行第 5 列不符合 JSON 格式，此处应为“,”或“}”。",
        ),
        (
            json("something new at line 3 column 5"),
            "第 3 行第 5 列不符合 JSON 格式，原文提示“something new”。",
        ),
        (Kind::NotAnObject, "最外层应为写在“{ }”里的一组键。"),
        (Kind::WrongFormat { right: "lvzhi-rubric" }, "format 应为“lvzhi-rubric”。"),
        (Kind::WrongVersion { found: text("2"), right: 1 }, "version 为“2”，本页能读的是 1。"),
        (Kind::OfPage { id: text("general") }, "“general”是本页自有细则的 id，请另取一个。"),
        (
            Kind::OtherFact { id: id(), rubric: text("zhengan") },
            "本页细则已有同一 id 的数据项，类别或单位与此不同，请改用“zhengan.a.b”，或删去本条、沿用本页的数据项。",
        ),
        (Kind::NotAList { key: "grade" }, "grade 应为列表，JSON 写在“[ ]”里，TOML 写作“[[grade]]”。"),
        (
            Kind::Misplaced { key: "gate", file: Some("gates.toml") },
            "gate 不应写在本文件，应写在文件“gates.toml”。",
        ),
        (Kind::Misplaced { key: "domain", file: None }, "domain 不应写在本文件，应各写一个文件。"),
        (shape("", ShapeFault::MissingKey { key: text("cite") }), "缺少键 cite，应补上。"),
        (
            shape("", ShapeFault::UnknownKey { key: text("tittle"), known: texts(&["id", "title"]) }),
            "不认识的键“tittle”，应为以下之一：“id”“title”。",
        ),
        (
            shape("", ShapeFault::UnknownKey { key: text("gates"), known: Vec::new() }),
            "不认识的键“gates”，应删去。",
        ),
        (shape("", ShapeFault::KeyTwice { key: text("id") }), "键 id 写了两次，只应写一次。"),
        (
            shape("", ShapeFault::WrongType { found: text("integer `5`"), wanted: text("a string") }),
            "有一处写的是不加引号的数 5，应为加引号的文字。",
        ),
        (
            shape("", ShapeFault::WrongType { found: text("string \"是\""), wanted: text("a boolean") }),
            "有一处写的是文字“是”，应为不加引号的 true 或 false。",
        ),
        (
            shape("", ShapeFault::WrongType { found: text("map"), wanted: text("a sequence") }),
            "有一处写的是一组键，应为列表。",
        ),
        (
            shape("", ShapeFault::WrongType { found: text("boolean `true`"), wanted: text("usize") }),
            "有一处写的是不加引号的 true，应为不加引号的整数。",
        ),
        (
            shape("", ShapeFault::WrongType { found: text("null"), wanted: text("struct CitationFile") }),
            "有一处写的是空值 null，应为一组键。",
        ),
        (
            shape("", ShapeFault::UnknownWord { written: text("some"), known: texts(&["all", "share"]) }),
            "有一处写的是“some”，应为以下之一：“all”“share”。",
        ),
        (shape("something new", ShapeFault::Other), "内容不合规定，原文提示“something new”。"),
        (Kind::Places { most: 6 }, "得分的小数位数最多 6 位。"),
        (Kind::NotANumber { written: text("八十") }, "“八十”不是数，应加引号写成“1.5”的样子。"),
        (Kind::NotAboveZero { written: text("0") }, "“0”应大于 0。"),
        (
            Kind::UnknownUnit { written: text("斤") },
            "单位“斤”没有收录，应为元、万元、人、所、平方米、% 等常用单位。",
        ),
        (
            Kind::NotAWord { key: "op", written: text("=>"), allowed: &[">=", "<="] },
            "op 写的是“=>”，应为以下之一：“>=”“<=”。",
        ),
        (
            Kind::NotARange { written: text("80-90") },
            "“80-90”不是区间，应写成“[80, 90)”“[90, )”或“(, 60)”的样子。",
        ),
        (
            Kind::NotAFraction { key: "coefficient", written: text("1.2") },
            "coefficient 写的是“1.2”，应为 0 至 1 的数。",
        ),
        (Kind::NotACount { written: text("-1") }, "“-1”不是指标个数，应为 0 或正整数。"),
        (Kind::NotAYear { written: text("去年") }, "发文年份写的是“去年”，应写成四位数字，如“2017”。"),
        (
            Kind::OtherYear { year: text("2018"), numbered: text("2017") },
            "发文年份为 2018，文号里是 2017，两处应一致。",
        ),
        (Kind::IdTwice, "id 用了两次，每个 id 只能用一次。"),
        (Kind::WrongId { of_column: false }, "id 只能用小写英文字母、数字和“.”“-”“_”，且不能为空。"),
        (Kind::WrongId { of_column: true }, "列的 id 只能用小写英文字母、数字和“_”，且不能为空。"),
        (Kind::NameTaken, "与数据项、分类标准、公式或函数重名，公式里无法分辨，请另取 id。"),
        (Kind::Unknown { what: Sought::Fact, name: id() }, "没有 id 为“a.b”的数据项，请改正或补上该数据项。"),
        (
            Kind::Unknown { what: Sought::Source, name: text("lex") },
            "没有 key 为“lex”的依据文件，每个数都应注明依据，请改正或在 source 补上。",
        ),
        (
            Kind::Unknown { what: Sought::Letter, name: text("D") },
            "没有等级字母“D”，应为 letter 列出的字母。",
        ),
        (
            Kind::Unknown { what: Sought::Grade, name: text("上等") },
            "没有等次“上等”，best_grade 应为 grade 列出的等次。",
        ),
        (Kind::Unknown { what: Sought::Whole, name: id() }, "没有 id 为“a.b”的数，应为包含它的数的 id。"),
        (
            Kind::NotAnOption { written: text("四类"), options: vec!["一类".into(), "二类".into()] },
            "“四类”不是该数据项的选项，应为以下之一：“一类”“二类”。",
        ),
        (
            Kind::OtherKind { id: id(), needed: FactKindFile::Number },
            "“a.b”不是数值类数据项，应为 kind = \"number\" 的数据项。",
        ),
        (
            Kind::OtherKind { id: id(), needed: FactKindFile::Flag },
            "“a.b”不是是否类数据项，应为 kind = \"flag\" 的数据项。",
        ),
        (
            Kind::OtherKind { id: id(), needed: FactKindFile::Choice },
            "“a.b”不是选择类数据项，应为 kind = \"choice\" 的数据项。",
        ),
        (
            Kind::OtherKind { id: id(), needed: FactKindFile::Table },
            "“a.b”不是表格类数据项，应为 kind = \"table\" 的数据项。",
        ),
        (
            Kind::EmptyOrTwice { what: ListWord::Option, word: text("甲") },
            "选项“甲”为空或重复，应写明且各不相同。",
        ),
        (Kind::EmptyOrTwice { what: ListWord::Column, word: text("") }, "列“”为空或重复，应写明且各不相同。"),
        (
            Kind::EmptyOrTwice { what: ListWord::Letter, word: text("A") },
            "等级字母“A”为空或重复，应写明且各不相同。",
        ),
        (
            Kind::EmptyOrTwice { what: ListWord::Grade, word: text("优秀") },
            "等次“优秀”为空或重复，应写明且各不相同。",
        ),
        (
            Kind::EmptyOrTwice { what: ListWord::Fault, word: id() },
            "扣分情形“a.b”为空或重复，应写明且各不相同。",
        ),
        (Kind::Twice { word: id() }, "“a.b”写了两次，只应写一次。"),
        (Kind::JudgmentTwice { id: text("it:two") }, "评判“it:two”写了两次，key 应各不相同。"),
        (Kind::BothListed { id: id() }, "数据项“a.b”既在 inputs 又在 related，只应列在一处。"),
        (Kind::NotListed { id: id() }, "用到数据项“a.b”，应在 inputs 列出。"),
        (Kind::NotUsed { id: id() }, "inputs 列出的数据项“a.b”没有评分要点用到，应移到 related。"),
        (Kind::Homeless, "没有指标在 inputs 或 related 列出，无处填报，应在有关指标列出。"),
        (Kind::PartOfItself { id: id() }, "“a.b”辗转成了自身的其中项，应删去其中一项。"),
        (Kind::OptionTaken { option: text("不详") }, "选项“不详”已用来表示没有答案，请改用别的词。"),
        (
            Kind::OptionWithout { option: text("三类"), what: OptionEntry::Lookup },
            "选项“三类”没有取值，应为每个选项各写一条 entry。",
        ),
        (
            Kind::OptionWithout { option: text("三类"), what: OptionEntry::Level },
            "选项“三类”应有且只有一条 level。",
        ),
        (Kind::Missing { what: Lacking::Key("clause") }, "缺少 clause，应写明。"),
        (Kind::Missing { what: Lacking::DocumentTitle }, "缺少 title，应写明文件名称。"),
        (Kind::Missing { what: Lacking::TitleAndOrigin }, "title（名称）和 origin（数据来源）都应写明。"),
        (Kind::Missing { what: Lacking::PartTitle }, "缺少 title，指标有几个评分要点的，每个都应有名称。"),
        (Kind::Missing { what: Lacking::ItemTitle }, "缺少 title，未达到的条件项要按名称列出。"),
        (Kind::Missing { what: Lacking::JudgmentKey }, "缺少 key，同一指标的评判除第一个外都应有 key。"),
        (Kind::Missing { what: Lacking::BandText }, "缺少 text，应写明属于本档的是什么情形。"),
        (Kind::Missing { what: Lacking::ConditionOptions }, "缺少 is，应写明哪些选项算符合条件。"),
        (
            Kind::NotExactlyOne { of: OneOf::Rule, keys: &["meets", "bands"] },
            "评分要点应写且只写以下键中的一个：“meets”“bands”。",
        ),
        (
            Kind::NotExactlyOne { of: OneOf::Check, keys: &["sum", "slip"] },
            "勾稽关系应写且只写以下键中的一个：“sum”“slip”。",
        ),
        (
            Kind::NotExactlyOne { of: OneOf::Condition, keys: &["value", "flag", "choice"] },
            "条件应写且只写以下键中的一个：“value”“flag”“choice”。",
        ),
        (
            Kind::NotExactlyOne { of: OneOf::Weighting, keys: &["weight", "bonus_cap"] },
            "一级指标最多写以下键中的一个：“weight”“bonus_cap”。",
        ),
        (
            Kind::NotExactlyOne { of: OneOf::GateCause, keys: &["fact", "flag", "when"] },
            "等次限制的起因应写且只写以下键中的一个：“fact”“flag”“when”。",
        ),
        (
            Kind::NotExactlyOne { of: OneOf::GateEffect, keys: &["best_grade", "lower_by"] },
            "等次限制的效力应写且只写以下键中的一个：“best_grade”“lower_by”，lower_by 应为 1 或以上的整数。",
        ),
        (
            Kind::NotExactlyOne { of: OneOf::Target, keys: &["target", "against"] },
            "比较的对象应写且只写以下键中的一个：“target”“against”，target 写数，against 写公式。",
        ),
        (Kind::Neither { of: AnyOf::LetterCount }, "应写 at_least 或 at_most，也可两者都写。"),
        (Kind::Neither { of: AnyOf::Rank }, "名次没有来源，应写 peers 或 rank，也可两者都写。"),
        (Kind::NotTogether, "value 与 unit 应同时写，或同时不写。"),
        (Kind::MixedBands, "各档应一律写 edge，或一律写 range。"),
        (Kind::OnlyWith { what: OnlyWith::Options }, "选择类数据项应写 options，其他数据项不应写。"),
        (Kind::OnlyWith { what: OnlyWith::Columns }, "表格类数据项应写 column，其他数据项不应写。"),
        (
            Kind::OnlyWith { what: OnlyWith::Letters },
            "scale = \"letters\" 的细则应写 letter，其他细则不应写。",
        ),
        (Kind::StrayKeys, "条件里有不属于本类条件的键，比较、是否、选择三类条件应各写各的键。"),
        (Kind::Lone { what: Lone::Weight }, "写了 weight 的一级指标应有分值大于 0 的二级指标。"),
        (Kind::Lone { what: Lone::Must }, "等次写了 must = true，细则里应有 must = true 的二级指标。"),
        (Kind::Lone { what: Lone::Peers }, "写了 peers 或 reaches 的，应写本县自己的 value。"),
        (Kind::Lone { what: Lone::Mean }, "reaches 为“mean”的，应写 peers，平均数由各县的数得出。"),
        (Kind::Lone { what: Lone::NotApplicableFor }, "写了 not_applicable_for 的，应写 not_applicable。"),
        (Kind::Lone { what: Lone::ByShare }, "by = \"share\" 按表格的行计分，应写 table。"),
        (Kind::Lone { what: Lone::BandStep }, "本档有几种得分，应写 step。"),
        (Kind::Lone { what: Lone::Interpolate }, "interpolate 只用于按数或年份的分类标准，按选项的不应写。"),
        (Kind::Lone { what: Lone::Base }, "base 只用于评分要点相加的指标，取最好或最差的不应写。"),
        (Kind::Lone { what: Lone::Bonus }, "加分的评分要点只用于相加的指标，取最好或最差的不应写。"),
        (Kind::NoEntry { of: EntryOf::Domain }, "至少应有一个二级指标（indicator）。"),
        (Kind::NoEntry { of: EntryOf::Lookup }, "至少应有一条 entry。"),
        (Kind::NoEntry { of: EntryOf::Bands }, "bands 至少应有一个 band。"),
        (Kind::NoEntry { of: EntryOf::Tiers }, "tiers 至少应有一个 tier。"),
        (Kind::NoEntry { of: EntryOf::Tier }, "all 至少应有一个条件。"),
        (Kind::NoEntry { of: EntryOf::Faults }, "faults 至少应有一个 fault。"),
        (Kind::NoEntry { of: EntryOf::Judged }, "judged 至少应有一个 band。"),
        (Kind::NoEntry { of: EntryOf::Rectified }, "rectified 至少应有一个 state。"),
        (
            Kind::NoEntry { of: EntryOf::Composed },
            "composed 至少应用到一个数据项；没有数据可依的，请用 judged。",
        ),
        (Kind::NoEntry { of: EntryOf::ComposedList }, "composed 里的清单至少应有一项。"),
        (
            Kind::PointsDiffer { what: PointSum::Indicators, found: ten(), right: six() },
            "各一级指标合计 10 分，与写明的 6 分不符，两者应一致。",
        ),
        (
            Kind::PointsDiffer { what: PointSum::Parts, found: ten(), right: six() },
            "各评分要点合计 10 分，与指标分值 6 分不符，两者应一致。",
        ),
        (
            Kind::PointsDiffer { what: PointSum::BestPart, found: ten(), right: six() },
            "最高的评分要点为 10 分，与指标分值 6 分不符，两者应一致。",
        ),
        (
            Kind::PointsDiffer { what: PointSum::OnScale, found: ten(), right: number("1") },
            "分值为 10，按本细则的计分办法，每个指标应为 1。",
        ),
        (Kind::BestEarns { what: BestOf::Band, points: six() }, "最好一档应得评分要点的满分 6 分。"),
        (Kind::BestEarns { what: BestOf::Tier, points: six() }, "最好一级应得评分要点的满分 6 分。"),
        (Kind::BestEarns { what: BestOf::Rank, points: six() }, "最好名次应得评分要点的满分 6 分。"),
        (Kind::BandAbovePart { points: six() }, "各档得分不能超过评分要点的满分 6 分。"),
        (
            Kind::BelowZero { what: Negative::Bands },
            "各档得分应为 0 或以上，扣分应用 per_step、faults 或 docked。",
        ),
        (Kind::BelowZero { what: Negative::Part }, "评分要点的分值应为 0 或以上。"),
        (Kind::BelowZero { what: Negative::WorstBand }, "最差一档不能低于“0”，扣分应用 docked。"),
        (Kind::BelowZero { what: Negative::RestTarget }, "写了 rest 的，各条件项的 target 应为 0 或以上。"),
        (Kind::OutOfOrder { what: Ordered::BandPoints }, "得分不少于上一档，应从好到差，逐档减少。"),
        (Kind::OutOfOrder { what: Ordered::BandEdges }, "与上一档重叠，各档应从好到差，edge 一档差于一档。"),
        (Kind::OutOfOrder { what: Ordered::JudgedBands }, "与上一档重叠，各档得分应逐档减少。"),
        (Kind::OutOfOrder { what: Ordered::Tiers }, "得分应少于上一级，且多于 otherwise。"),
        (Kind::OutOfOrder { what: Ordered::Levels }, "各条 level 应从好到差，coefficient 逐条减小。"),
        (Kind::OutOfOrder { what: Ordered::States }, "各条 state 应从好到差，fraction 逐条减小。"),
        (Kind::OutOfOrder { what: Ordered::Letters }, "等级字母应从好到差，分数逐个减少。"),
        (Kind::OutOfOrder { what: Ordered::Grades }, "等次应从好到差，from 逐个降低。"),
        (Kind::OutOfOrder { what: Ordered::Entries }, "from 应大于上一条，逐条增大。"),
        (Kind::OutOfOrder { what: Ordered::Ladder }, "ladder 应逐个减少，且最后一个不低于 otherwise。"),
        (Kind::LeastAboveMost { of_fact: true }, "most 小于 least，最大值不能小于最小值。"),
        (Kind::LeastAboveMost { of_fact: false }, "least 大于 most，最少扣分不能多于最多扣分。"),
        (Kind::EmptyRange { written: text("[90, 80]") }, "区间“[90, 80]”里没有数，应先写小的一端。"),
        (Kind::EmptyBand { low: ten(), high: six() }, "low 为 10，high 为 6，low 不能大于 high。"),
        (Kind::Overlap { at: Some(ten()) }, "与上一档在 10 处重叠，每个数只能属于一档。"),
        (Kind::Overlap { at: None }, "与上一档重叠，两档相接的一端应写明界限。"),
        (Kind::Gap { at: GapAt::Number(ten()) }, "与上一档之间漏了 10，应归入其中一档。"),
        (
            Kind::Gap { at: GapAt::Between(six(), ten()) },
            "与上一档之间从 6 到 10 没有规定，应定明界限，并在评分细则里说明。",
        ),
        (Kind::Gap { at: GapAt::Below }, "比最低一档更低的数没有规定，应写 otherwise。"),
        (Kind::Gap { at: GapAt::Above }, "比最高一档更高的数没有规定，应写 otherwise。"),
        (
            Kind::BandEnd { found: six(), right: number("5.5") },
            "high 为 6，应为 5.5，才能与上一档（最好一档则与满分）不留空档、不重叠。",
        ),
        (Kind::NotWholeSteps { from: "low", to: "high" }, "从 low 到 high 应是 step 的整数倍。"),
        (Kind::WorstNotZero { what: Worst::Letter }, "最差的等级字母应为“0”分。"),
        (Kind::WorstNotZero { what: Worst::Grade }, "最低等次应从“0”分起且不附条件，使任何得分都有等次。"),
        (Kind::BestLevel, "最好一级的 coefficient 应为 1。"),
        (Kind::NeedOutside { items: 3 }, "need 应在 1 至条件项数 3 之间，且至少有一个条件项。"),
        (Kind::RestAbove { written: text("120") }, "rest 为 120%，最多 100%。"),
        (Kind::CapOutside { found: number("2"), least: six(), most: ten() }, "cap 为 2，应在 6 至 10 之间。"),
        (Kind::FloorAbove, "floor 不能高于指标的分值。"),
        (Kind::RescaleBelowZero, "得分可能低于 0，不能折算，floor 应为 0 或以上的数。"),
        (Kind::NoPoints, "分值应大于 0；只作必达指标的，应写 must = true。"),
        (Kind::NoLimit, "分值为 0 的评分要点扣分应写明限额，limit 应为“none”或一个数。"),
        (Kind::Endless, "扣分没有限度，应为本评分要点写 limit，或为指标写 floor，或为数据项写 least、most。"),
        (Kind::PartsUnlike, "取最差的，各评分要点的分值应相同。"),
        (Kind::NotApplicableUnused, "not_applicable_for 只能列出评分要点用到的数据项。"),
        (Kind::FirstEntry, "第一条 entry 的 from 应不大于数据项的最小值，使每个数都有取值。"),
        (Kind::RankFromOne { id: id() }, "数据项“a.b”是名次，应写 whole = true 和 least = \"1\"。"),
        (Kind::RankUnit { id: id(), unit: text("人") }, "数据项“a.b”的单位是“人”，名次的单位应为“名”。"),
        (Kind::WeightUnit, "权重数据项的单位应为“分”。"),
        (
            Kind::Unlike { id: text("a"), unit: text("万元"), other: text("b"), other_unit: text("人") },
            "“b”（人）与“a”（万元）计量的不是同一事物，不能相加或比较。",
        ),
        (
            Kind::UnlikeWhole {
                id: text("a"), unit: text("万元"), whole: text("b"), whole_unit: text("人")
            },
            "“b”（人）不能包含“a”（万元），两者应是计量同一事物的数。",
        ),
        (
            Kind::NoLastYear { id: text("a_last"), of: text("a") },
            "“a_last”不能作为“a”的上年数：两者应是同一单位的数字，“a_last”的 period 应为 last_year 或 three_years。",
        ),
        (Kind::PeersUnlike { column: text("peers.money") }, "列“peers.money”与 value 计量的应是同一事物。"),
        (
            Kind::NotInUnit { written: text("a / b"), unit: text("人") },
            "公式“a / b”算出的数不能用单位“人”，单位应与公式相符。",
        ),
        (
            formula(FormulaError::UnknownFact(text("b"))),
            "公式“a + b”里的“b”不是数值数据项、分类标准或公式的 id，请改正。",
        ),
        (formula(FormulaError::Circular(text("b"))), "公式“a + b”里的公式“b”又用到自身，不能循环。"),
        (
            formula(FormulaError::Many(text("b"))),
            "公式“a + b”里的“b”有许多值，应写成 total(…)、rows(…) 或 dispersion(…)。",
        ),
        (formula(FormulaError::NoColumn(text("b"))), "公式“a + b”里的“b”不是表格的列，请改正。"),
        (
            formula(FormulaError::UnknownUnit(text("斤"))),
            "公式“a + b”里的单位“斤”没有收录，应为元、万元、人、所、平方米、% 等常用单位。",
        ),
        (
            formula(FormulaError::TooLarge { formula: text("a + b + ") }),
            "公式“a + b + …”太大，连同所用的公式，运算最多套 64 层，合计最多 2000 项。",
        ),
        (
            formula(FormulaError::Mismatch { formula: text("a + b") }),
            "公式“a + b”里相加减或比较的数计量的不是同一事物，请改正。",
        ),
        (
            formula(FormulaError::Unexpected { found: text(""), awaited: Awaited::Bracket }),
            "公式“a + b”没有写完，此处应为“)”。",
        ),
        (formula(found(Awaited::OperatorOrEnd)), "公式“a + b”里的“b”读不懂，此处应为运算符或公式结尾。"),
        (
            formula(found(Awaited::FunctionName)),
            "公式“a + b”里的“b”读不懂，此处应为函数：growth、mean、min、max、rises、falls、ceil、floor、total、rows、dispersion。",
        ),
        (formula(found(Awaited::Operand)), "公式“a + b”里的“b”读不懂，此处应为数据项、数、函数或“(”。"),
        (formula(found(Awaited::Arguments)), "公式“a + b”里的“b”读不懂，函数名之后应为“(”和各个值。"),
        (formula(found(Awaited::UnitEnd)), "公式“a + b”里的“b”读不懂，单位之后应为“]”。"),
        (formula(found(Awaited::Opening)), "公式“a + b”里的“b”读不懂，函数名之后应为“(”。"),
        (
            formula(found(Awaited::Comma { form: "growth(now, before)" })),
            "公式“a + b”里的“b”读不懂，应写成“growth(now, before)”，两个值之间用“,”隔开。",
        ),
        (
            formula(found(Awaited::Closing { form: "growth(now, before)" })),
            "公式“a + b”里的“b”读不懂，应写成“growth(now, before)”，以“)”结尾。",
        ),
        (formula(found(Awaited::CommaOrClosing)), "公式“a + b”里的“b”读不懂，值之后应为“,”或“)”。"),
        (formula(found(Awaited::ColumnEnd)), "公式“a + b”里的“b”读不懂，列之后应为“)”。"),
        (formula(found(Awaited::TableEnd)), "公式“a + b”里的“b”读不懂，表格之后应为“)”。"),
        (
            formula(found(Awaited::Values)),
            "公式“a + b”里的“b”读不懂，ceil、floor 应有一个值，rises、falls 至少两个值。",
        ),
        (
            Kind::DividesByZero,
            "除数可能为 0，应写明届时如何计分：if_zero 为“open”“full”或“none”，或将数据项的 least 定在 0 以上。",
        ),
        (Kind::CannotTurn, "wanted = false 不能与“=”同用，应写两条效力相同的等次限制，分别用“<”和“>”。"),
    ]
}

#[test]
fn each_kind_is_said_in_chinese() {
    for (kind, expected) in kinds() {
        let found = said(kind.clone());
        assert_eq!(found, expected, "{kind:?}");
        assert!(!speaks_english(&found), "{found}");
    }
}

/// A new kind of problem, or a new thing that one can be about, is to be said in the table above.
#[test]
fn no_kind_is_left_out() {
    let debug: String = kinds().iter().map(|(kind, _)| format!("\n{kind:?} ")).collect();
    let mut all = 0;
    for (file, kind, before) in [
        ("problem.rs", "ProblemKind", "\n"),
        ("problem/details.rs", "Counted", "TooMany { what: "),
        ("problem/details.rs", "Sought", "Unknown { what: "),
        ("problem/details.rs", "ListWord", "EmptyOrTwice { what: "),
        ("problem/details.rs", "OptionEntry", "\", what: "),
        ("problem/details.rs", "Lacking", "Missing { what: "),
        ("problem/details.rs", "OneOf", "NotExactlyOne { of: "),
        ("problem/details.rs", "AnyOf", "Neither { of: "),
        ("problem/details.rs", "OnlyWith", "OnlyWith { what: "),
        ("problem/details.rs", "Lone", "Lone { what: "),
        ("problem/details.rs", "EntryOf", "NoEntry { of: "),
        ("problem/details.rs", "PointSum", "PointsDiffer { what: "),
        ("problem/details.rs", "BestOf", "BestEarns { what: "),
        ("problem/details.rs", "Negative", "BelowZero { what: "),
        ("problem/details.rs", "Ordered", "OutOfOrder { what: "),
        ("problem/details.rs", "GapAt", "Gap { at: "),
        ("problem/details.rs", "Worst", "WorstNotZero { what: "),
        ("problem/shape.rs", "ShapeFault", "fault: "),
        ("expression/read.rs", "FormulaError", "error: "),
        ("expression/read.rs", "Awaited", "awaited: "),
    ] {
        let source = fs::read_to_string(root().join("src/rubric").join(file)).expect("it is there");
        let body = source.split_once(&format!("pub enum {kind} {{\n")).expect("it is there").1;
        let body = body.split_once("\n}").expect("it ends").0;
        for line in body.lines().filter_map(|line| line.strip_prefix("    ")) {
            let end = line.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(line.len());
            let name = &line[..end];
            if name.starts_with(|c: char| c.is_ascii_uppercase()) {
                let is_said = [" ", ",", "("].iter().any(|end| debug.contains(&[before, name, end].concat()));
                assert!(is_said, "{kind}::{name} is in no line of the table");
                all += 1;
            }
        }
    }
    assert!(all > 150, "the kinds are found: {all}");
}

#[test]
fn a_place_is_file_tables_entries_and_key() {
    let entry =
        |table, number, name: Option<&str>| PlaceEntry { table, number, name: name.map(str::to_owned) };
    let place = |file: Option<&str>, entries: Vec<PlaceEntry>, key| {
        let place = ProblemPlace { file: file.map(str::to_owned), entries, key };
        let problem = Problem { place, kind: ProblemKind::IdTwice };
        let said = rubric_problem(&problem);
        (
            said.strip_suffix("：id 用了两次，每个 id 只能用一次。").expect("the place").to_owned(),
            problem.to_string(),
        )
    };
    let indicator = || entry(FileTable::Indicator, None, Some("it"));
    for (found, chinese, english) in [
        (place(None, vec![], None), "细则文件", "the file"),
        (place(None, vec![], Some("full_points")), "键 full_points", "full_points"),
        (place(Some("gates.toml"), vec![], None), "文件“gates.toml”", "gates.toml"),
        (
            place(Some("rubric.toml"), vec![entry(FileTable::Grade, Some(1), Some("优秀"))], None),
            "文件“rubric.toml”，等次（grade）第 1 条“优秀”",
            "rubric.toml, [[grade]] 1 `优秀`",
        ),
        (place(None, vec![entry(FileTable::Grade, None, None)], None), "等次（grade）", "grade"),
        (
            place(
                None,
                vec![
                    indicator(),
                    entry(FileTable::Part, Some(2), None),
                    entry(FileTable::Fault, Some(1), None),
                ],
                Some("deduct"),
            ),
            "二级指标（indicator）“it”，评分要点（part）第 2 条，扣分情形（fault）第 1 条，键 deduct",
            "indicator `it`, part 2, fault 1, deduct",
        ),
        (
            place(
                None,
                vec![
                    indicator(),
                    entry(FileTable::Part, Some(1), None),
                    entry(FileTable::Band, Some(3), Some("可")),
                ],
                None,
            ),
            "二级指标（indicator）“it”，评分要点（part）第 1 条，档（band）第 3 条“可”",
            "indicator `it`, part 1, band 3 `可`",
        ),
        (
            place(
                None,
                vec![
                    entry(FileTable::Domain, Some(1), Some("all")),
                    entry(FileTable::Fact, Some(2), Some("zhengan.kitchens")),
                ],
                None,
            ),
            "一级指标（domain）第 1 条“all”，数据项（fact）第 2 条“zhengan.kitchens”",
            "domain 1 `all`, [[fact]] 2 `zhengan.kitchens`",
        ),
    ] {
        assert_eq!(found, (chinese.to_owned(), format!("{english}: this id is used twice; ids are unique")));
    }
    let tables = [
        (FileTable::Source, "依据文件（source）"),
        (FileTable::Fact, "数据项（fact）"),
        (FileTable::Column, "列（column）"),
        (FileTable::Lookup, "分类标准（lookup）"),
        (FileTable::LookupEntry, "取值（entry）"),
        (FileTable::Formula, "公式（formula）"),
        (FileTable::Letter, "等级字母（letter）"),
        (FileTable::Grade, "等次（grade）"),
        (FileTable::Domain, "一级指标（domain）"),
        (FileTable::Weight, "权重（weight）"),
        (FileTable::Indicator, "二级指标（indicator）"),
        (FileTable::Part, "评分要点（part）"),
        (FileTable::Band, "档（band）"),
        (FileTable::Tier, "级（tier）"),
        (FileTable::Fault, "扣分情形（fault）"),
        (FileTable::Item, "条件项（item）"),
        (FileTable::Gate, "等次限制（gate）"),
        (FileTable::Check, "勾稽关系（check）"),
    ];
    for (table, expected) in tables {
        assert_eq!(place(None, vec![entry(table, None, None)], None).0, expected);
    }
}
