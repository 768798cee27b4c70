//! What is wrong with an own rubric (自带细则): where, what, and what would be right. It is linked by the part of the page that
//! reads own rubrics alone.

mod formula;
mod place;
mod shape;
mod words;

use crate::number::Number;
use crate::rubric::source::{AnyOf, BestOf, GapAt, OptionEntry, Problem, ProblemKind, Worst};

/// A problem of a rubric's file as a sentence.
pub fn rubric_problem(problem: &Problem) -> String {
    format!("{}：{}。", place::said(&problem.place), sentence(&problem.kind))
}

/// “甲”“乙”
fn quoted<T: AsRef<str>>(words: &[T]) -> String {
    words.iter().map(|word| format!("“{}”", word.as_ref())).collect()
}

fn plain(number: &Number) -> String {
    number.plain()
}

fn sentence(kind: &ProblemKind) -> String {
    match kind {
        ProblemKind::TooLarge { bytes, most } => {
            format!("文件有 {bytes} 字节，最多 {most} 字节（1 MB），请删减")
        }
        ProblemKind::TooMany { what, found, most } => {
            format!("{}有 {found} 个，最多 {most} 个，请删减", words::counted(*what))
        }
        ProblemKind::NotJson { said, line, column } => {
            format!("第 {line} 行第 {column} 列不符合 JSON 格式，{}", shape::not_json(said))
        }
        ProblemKind::NotAnObject => "最外层应为写在“{ }”里的一组键".into(),
        ProblemKind::WrongFormat { right } => format!("format 应为“{right}”"),
        ProblemKind::WrongVersion { found, right } => {
            format!("version 为“{found}”，本页能读的是 {right}")
        }
        ProblemKind::OfPage { id } => format!("“{id}”是本页自有细则的 id，请另取一个"),
        ProblemKind::OtherFact { id, rubric } => format!(
            "本页细则已有同一 id 的数据项，类别或单位与此不同，请改用“{rubric}.{id}”，或删去本条、沿用本页的数据项"
        ),
        ProblemKind::NotAList { key } => {
            format!("{key} 应为列表，JSON 写在“[ ]”里，TOML 写作“[[{key}]]”")
        }
        ProblemKind::Misplaced { key, file: Some(file) } => {
            format!("{key} 不应写在本文件，应写在文件“{file}”")
        }
        ProblemKind::Misplaced { key, file: None } => format!("{key} 不应写在本文件，应各写一个文件"),
        ProblemKind::WrongShape { said, fault } => shape::wrong_shape(fault, said),
        ProblemKind::Places { most } => format!("得分的小数位数最多 {most} 位"),
        ProblemKind::NotANumber { written } => format!("“{written}”不是数，应加引号写成“1.5”的样子"),
        ProblemKind::NotAboveZero { written } => format!("“{written}”应大于 0"),
        ProblemKind::UnknownUnit { written } => {
            format!("单位“{written}”没有收录，应为元、万元、人、所、平方米、% 等常用单位")
        }
        ProblemKind::NotAWord { key, written, allowed } => {
            format!("{key} 写的是“{written}”，应为以下之一：{}", quoted(allowed))
        }
        ProblemKind::NotARange { written } => {
            format!("“{written}”不是区间，应写成“[80, 90)”“[90, )”或“(, 60)”的样子")
        }
        ProblemKind::NotAFraction { key, written } => format!("{key} 写的是“{written}”，应为 0 至 1 的数"),
        ProblemKind::NotACount { written } => format!("“{written}”不是指标个数，应为 0 或正整数"),
        ProblemKind::NotAYear { written } => {
            format!("发文年份写的是“{written}”，应写成四位数字，如“2017”")
        }
        ProblemKind::OtherYear { year, numbered } => {
            format!("发文年份为 {year}，文号里是 {numbered}，两处应一致")
        }
        ProblemKind::IdTwice => "id 用了两次，每个 id 只能用一次".into(),
        ProblemKind::WrongId { of_column: false } => {
            "id 只能用小写英文字母、数字和“.”“-”“_”，且不能为空".into()
        }
        ProblemKind::WrongId { of_column: true } => {
            "列的 id 只能用小写英文字母、数字和“_”，且不能为空".into()
        }
        ProblemKind::NameTaken => "与数据项、分类标准、公式或函数重名，公式里无法分辨，请另取 id".into(),
        ProblemKind::Unknown { what, name } => words::unknown(*what, name),
        ProblemKind::NotAnOption { written, options } => {
            format!("“{written}”不是该数据项的选项，应为以下之一：{}", quoted(options))
        }
        ProblemKind::OtherKind { id, needed } => words::other_kind(id, *needed),
        ProblemKind::EmptyOrTwice { what, word } => {
            format!("{}“{word}”为空或重复，应写明且各不相同", words::list_word(*what))
        }
        ProblemKind::Twice { word } => format!("“{word}”写了两次，只应写一次"),
        ProblemKind::JudgmentTwice { id } => format!("评判“{id}”写了两次，key 应各不相同"),
        ProblemKind::BothListed { id } => {
            format!("数据项“{id}”既在 inputs 又在 related，只应列在一处")
        }
        ProblemKind::NotListed { id } => format!("用到数据项“{id}”，应在 inputs 列出"),
        ProblemKind::NotUsed { id } => {
            format!("inputs 列出的数据项“{id}”没有评分要点用到，应移到 related")
        }
        ProblemKind::Homeless => "没有指标在 inputs 或 related 列出，无处填报，应在有关指标列出".into(),
        ProblemKind::PartOfItself { id } => format!("“{id}”辗转成了自身的其中项，应删去其中一项"),
        ProblemKind::OptionTaken { option } => {
            format!("选项“{option}”已用来表示没有答案，请改用别的词")
        }
        ProblemKind::OptionWithout { option, what: OptionEntry::Lookup } => {
            format!("选项“{option}”没有取值，应为每个选项各写一条 entry")
        }
        ProblemKind::OptionWithout { option, what: OptionEntry::Level } => {
            format!("选项“{option}”应有且只有一条 level")
        }
        ProblemKind::Missing { what } => words::missing(*what),
        ProblemKind::NotExactlyOne { of, keys } => words::exactly_one(*of, keys),
        ProblemKind::Neither { of: AnyOf::LetterCount } => "应写 at_least 或 at_most，也可两者都写".into(),
        ProblemKind::Neither { of: AnyOf::Rank } => "名次没有来源，应写 peers 或 rank，也可两者都写".into(),
        ProblemKind::NotTogether => "value 与 unit 应同时写，或同时不写".into(),
        ProblemKind::MixedBands => "各档应一律写 edge，或一律写 range".into(),
        ProblemKind::OnlyWith { what } => words::only_with(*what).into(),
        ProblemKind::StrayKeys => "条件里有不属于本类条件的键，比较、是否、选择三类条件应各写各的键".into(),
        ProblemKind::Lone { what } => words::lone(*what).into(),
        ProblemKind::NoEntry { of } => words::no_entry(*of).into(),
        ProblemKind::PointsDiffer { what, found, right } => {
            words::points_differ(*what, &plain(found), &plain(right))
        }
        ProblemKind::BestEarns { what, points } => {
            let best = match what {
                BestOf::Band => "最好一档",
                BestOf::Tier => "最好一级",
                BestOf::Rank => "最好名次",
            };
            format!("{best}应得评分要点的满分 {} 分", plain(points))
        }
        ProblemKind::BandAbovePart { points } => {
            format!("各档得分不能超过评分要点的满分 {} 分", plain(points))
        }
        ProblemKind::BelowZero { what } => words::negative(*what).into(),
        ProblemKind::OutOfOrder { what } => words::ordered(*what).into(),
        ProblemKind::LeastAboveMost { of_fact: true } => "most 小于 least，最大值不能小于最小值".into(),
        ProblemKind::LeastAboveMost { of_fact: false } => "least 大于 most，最少扣分不能多于最多扣分".into(),
        ProblemKind::EmptyRange { written } => format!("区间“{written}”里没有数，应先写小的一端"),
        ProblemKind::EmptyBand { low, high } => {
            format!("low 为 {}，high 为 {}，low 不能大于 high", plain(low), plain(high))
        }
        ProblemKind::Overlap { at: Some(at) } => {
            format!("与上一档在 {} 处重叠，每个数只能属于一档", plain(at))
        }
        ProblemKind::Overlap { at: None } => "与上一档重叠，两档相接的一端应写明界限".into(),
        ProblemKind::Gap { at } => gap(at),
        ProblemKind::BandEnd { found, right } => format!(
            "high 为 {}，应为 {}，才能与上一档（最好一档则与满分）不留空档、不重叠",
            plain(found),
            plain(right)
        ),
        ProblemKind::NotWholeSteps { from, to } => format!("从 {from} 到 {to} 应是 step 的整数倍"),
        ProblemKind::WorstNotZero { what: Worst::Letter } => "最差的等级字母应为“0”分".into(),
        ProblemKind::WorstNotZero { what: Worst::Grade } => {
            "最低等次应从“0”分起且不附条件，使任何得分都有等次".into()
        }
        ProblemKind::BestLevel => "最好一级的 coefficient 应为 1".into(),
        ProblemKind::NeedOutside { items } => {
            format!("need 应在 1 至条件项数 {items} 之间，且至少有一个条件项")
        }
        ProblemKind::RestAbove { written } => format!("rest 为 {written}%，最多 100%"),
        ProblemKind::CapOutside { found, least, most } => {
            format!("cap 为 {}，应在 {} 至 {} 之间", plain(found), plain(least), plain(most))
        }
        ProblemKind::FloorAbove => "floor 不能高于指标的分值".into(),
        ProblemKind::RescaleBelowZero => "得分可能低于 0，不能折算，floor 应为 0 或以上的数".into(),
        ProblemKind::NoPoints => "分值应大于 0；只作必达指标的，应写 must = true".into(),
        ProblemKind::NoLimit => "分值为 0 的评分要点扣分应写明限额，limit 应为“none”或一个数".into(),
        ProblemKind::Endless => {
            "扣分没有限度，应为本评分要点写 limit，或为指标写 floor，或为数据项写 least、most".into()
        }
        ProblemKind::PartsUnlike => "取最差的，各评分要点的分值应相同".into(),
        ProblemKind::NotApplicableUnused => "not_applicable_for 只能列出评分要点用到的数据项".into(),
        ProblemKind::FirstEntry => "第一条 entry 的 from 应不大于数据项的最小值，使每个数都有取值".into(),
        ProblemKind::RankFromOne { id } => {
            format!("数据项“{id}”是名次，应写 whole = true 和 least = \"1\"")
        }
        ProblemKind::RankUnit { id, unit } => format!("数据项“{id}”的单位是“{unit}”，名次的单位应为“名”"),
        ProblemKind::WeightUnit => "权重数据项的单位应为“分”".into(),
        ProblemKind::Unlike { id, unit, other, other_unit } => {
            format!("“{other}”（{other_unit}）与“{id}”（{unit}）计量的不是同一事物，不能相加或比较")
        }
        ProblemKind::UnlikeWhole { id, unit, whole, whole_unit } => {
            format!("“{whole}”（{whole_unit}）不能包含“{id}”（{unit}），两者应是计量同一事物的数")
        }
        ProblemKind::NoLastYear { id, of } => {
            format!(
                "“{id}”不能作为“{of}”的上年数：两者应是同一单位的数字，“{id}”的 period 应为 last_year 或 three_years"
            )
        }
        ProblemKind::PeersUnlike { column } => format!("列“{column}”与 value 计量的应是同一事物"),
        ProblemKind::NotInUnit { written, unit } => {
            format!("公式“{written}”算出的数不能用单位“{unit}”，单位应与公式相符")
        }
        ProblemKind::Formula { written, error } => formula::said(written, error),
        ProblemKind::DividesByZero => {
            "除数可能为 0，应写明届时如何计分：if_zero 为“open”“full”或“none”，或将数据项的 least 定在 0 以上"
                .into()
        }
        ProblemKind::CannotTurn => {
            "wanted = false 不能与“=”同用，应写两条效力相同的等次限制，分别用“<”和“>”".into()
        }
    }
}

fn gap(at: &GapAt) -> String {
    match at {
        GapAt::Number(at) => format!("与上一档之间漏了 {}，应归入其中一档", plain(at)),
        GapAt::Between(from, to) => format!(
            "与上一档之间从 {} 到 {} 没有规定，应定明界限，并在评分细则里说明",
            plain(from),
            plain(to)
        ),
        GapAt::Below => "比最低一档更低的数没有规定，应写 otherwise".into(),
        GapAt::Above => "比最高一档更高的数没有规定，应写 otherwise".into(),
    }
}
