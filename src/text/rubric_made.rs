//! What is said in and of a rubric that was made of a city's scoring table.

use super::points;
use crate::printed::{Adjusted, NoRubric, RubricWords};

/// Words of such a rubric that no table prints.
pub const RUBRIC_WORDS: RubricWords = RubricWords {
    label: "自带细则，逐项评判计分",
    computed_label: "自带细则，读懂的按条文计分",
    computed_about: "由评分细则表读入：各项名称、分值、评分标准照录原表；读懂的评分标准按填报的数据计分，其余由填报人对照评分标准评判；评分标准没有分档的，每档分值自拟。",
    about: "由评分细则表读入：各项名称、分值、评分标准照录原表，得分由填报人对照评分标准评判；评分标准没有分档的，每档分值自拟。",
    untitled: "未命名的评分细则",
    ours: "本页读入时自拟",
    layout: "原表栏目",
    items: "评价项目",
    unnamed: "（表中没有文字）",
    bonus: "加分项",
    deductions: "减分项",
    no_unit: "表中未列",
    no_evidence: "表中未列",
    no_clause: "（表中未列评分标准）",
    question: "对照评分标准评判得分",
    bonus_question: "对照加分条件，申请加多少分？没有的填 0",
    deduction_question: "对照减分条件，扣多少分？没有的填 0",
    full: ["满分", "按评分标准没有失分"],
    less: ["有失分", "按评分标准失去一部分或全部分值"],
    claimed: ["加分", "按加分条件得分，没有的为 0"],
    met: ["达标", "达到评价标准"],
    unmet: ["未达标", "没有达到评价标准"],
    origin: "据实填报",
    our_steps: "评判的最小分值",
    our_rule: "计分办法由使用人填写",
    level: "分档",
    no_level: ["未列的档次", "评分标准没有写这一档"],
    our_cap: "表中未列最高分值",
    no_grades: "不设等次",
    below_grades: "未达等次线",
};

/// What a rubric says otherwise than its table prints it.
pub fn adjusted(adjusted: &Adjusted) -> String {
    match adjusted {
        Adjusted::NoPoints { title, place } => {
            format!(
                "“{title}”（{place}）没有分值：改为填“是”或“否”，不计分。有分值的，请改正分值列后重新读入"
            )
        }
        Adjusted::NoCap { title, place, cap } => {
            format!("“{title}”（{place}）没有写最高多少分：暂按 {} 分，属自拟，请核对", points(cap))
        }
        Adjusted::NotOnScale { title, place } => {
            format!("“{title}”（{place}）是加分或减分，但本表不按分计：只列出询问，不影响结果")
        }
        Adjusted::NoGrades => "表中没有读到等次线：不设等次".to_owned(),
        Adjusted::GradesNotOnScale => "本表按等级计，表中的等次线是分数，没有采用：不设等次".to_owned(),
        Adjusted::GradesOutOfReach { least, full } => {
            format!("等次线 {} 高于满分 {}：请核对等次线和各项分值", points(least), points(full))
        }
        Adjusted::GradesLow { least, full } => {
            format!(
                "最高等次线 {} 不到满分 {} 的一半或只有一半：可能是得分率，请核对",
                points(least),
                points(full)
            )
        }
        Adjusted::NoWorstGrade { least } => {
            format!("低于 {} 的，表中没有写是什么等次：记作“{}”", points(least), RUBRIC_WORDS.below_grades)
        }
        Adjusted::EventWithoutEffect { text, place } => {
            format!("“{}”（{place}）：表中没有相应的等次，只列出询问，不影响等次", short(text))
        }
        Adjusted::TotalAsGrade { text, place, most, grade } => format!(
            "“{}”（{place}）限总分不超过 {} 分：按最高评为“{grade}”计，总分照实列出",
            short(text),
            points(most)
        ),
        Adjusted::FewLetters => "读到的等级不足两个：改为按达标项数计".to_owned(),
        Adjusted::NoLayout => "原表文字太多，没有随细则保存栏目：自评表按本页栏目导出".to_owned(),
        Adjusted::Year { year } => {
            format!("印发年份“{year}”不是四位数字，或与文号不符：引用时以文号为准")
        }
    }
}

/// Why a table makes no rubric.
pub fn no_rubric(why: &NoRubric) -> String {
    match why {
        NoRubric::NoItems => "没有读到评分项目，不能作为细则".to_owned(),
        NoRubric::TooManyItems { found, most } => {
            format!("共有 {found} 个项目（含加分、减分），一份细则最多 {most} 个。请分成几份读入")
        }
        NoRubric::TooManyEvents { found, most } => {
            format!("共有 {found} 条否决和限制，一份细则最多 {most} 条。请只保留评分表后重新读入")
        }
        NoRubric::TooLarge { bytes, most } => {
            let kilobytes = |bytes: usize| bytes.div_ceil(1024);
            format!(
                "文字太多：作为细则有 {} KB，最多 {} KB。请只保留评分表后重新读入",
                kilobytes(*bytes),
                kilobytes(*most)
            )
        }
    }
}

/// The beginning of a text, enough to know it by.
fn short(text: &str) -> String {
    const SHORT: usize = 24;
    let line = text.lines().next().unwrap_or_default();
    if line.chars().count() <= SHORT {
        line.to_owned()
    } else {
        format!("{}……", line.chars().take(SHORT).collect::<String>())
    }
}
