//! What single lines say beside the items: sums, signatures, notes, bonus and veto blocks, and what an event does.

use super::numbering;
use super::points;
use super::{PrintedGrade, VetoEffect};
use crate::number::Number;

/// What a block of a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Special {
    Bonus,
    Deduction,
    Veto,
}

/// Longer titles are no titles of blocks.
const LONGEST_TITLE: usize = 30;

fn bare(text: &str) -> String {
    let words = numbering::of(text).map_or(text, |(_, from)| &text[from..]);
    words.chars().filter(|letter| !letter.is_whitespace()).collect()
}

fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// What a block's title calls its lines: 加分事项, 扣分条款.
const LINES: [&str; 14] = [
    "项", "事项", "指标", "情形", "因素", "条款", "内容", "部分", "规定", "清单", "项目", "办法", "分值",
    "类",
];

/// What is given or taken in a block, by the words of its title.
const GIVEN: [&str; 6] = ["加分", "奖励加分", "附加分", "奖励分", "附加加分", "激励加分"];
const TAKEN: [&str; 7] = ["减分", "扣分", "倒扣", "倒扣分", "负向扣分", "惩戒扣分", "反向扣分"];

/// Longer words before 加分 at a title's end are more than a name: 特色创新加分.
const LONGEST_NAME: usize = 8;

/// Words before 加分 or 扣分 that make it part of a clause: 按比例扣分, 酌情加分, 每次加分.
const IN_CLAUSES: [&str; 14] =
    ["每", "的", "不", "按", "比例", "酌情", "给予", "予以", "适当", "相应", "未", "可", "视", "得"];

/// Whether a text holds a word that says what is given or taken, with what its lines are called behind it, or at its end.
fn gives(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| {
        text.match_indices(word).any(|(at, _)| {
            let after = &text[at + word.len()..];
            let before = &text[..at];
            let is_name = before.chars().count() <= LONGEST_NAME && !has(before, &IN_CLAUSES);
            let after = after.trim_end_matches(|letter: char| !letter.is_alphabetic());
            let is_line =
                |line: &&str| after.starts_with(*line) && after.len() <= line.len() + LONGEST_NAME * 3;
            is_name && (after.is_empty() || LINES.iter().any(is_line))
        })
    })
}

/// Whether a text is one of these words, or that with what its lines are called: 附加项. 教育费附加 and 教师奖励 are no blocks.
fn is_beginning(text: &str, words: &[&str]) -> bool {
    let rest = words.iter().find_map(|word| text.strip_prefix(word));
    rest.is_some_and(|rest| {
        let bare = rest.trim_end_matches(|letter: char| !letter.is_alphabetic());
        bare.is_empty() || LINES.contains(&bare)
    })
}

/// The block that a title opens.
pub(super) fn block(title: &str) -> Option<Special> {
    let text = bare(title);
    if text.chars().count() > LONGEST_TITLE {
        return None;
    }
    let is_list = text.ends_with("负面清单") || text.starts_with("负面清单") && gives(&text, &TAKEN);
    if has(&text, &["否决", "限制性", "降等", "等次限制", "约束性"]) {
        Some(Special::Veto)
    } else if gives(&text, &TAKEN) || is_list {
        Some(Special::Deduction)
    } else if gives(&text, &GIVEN) || is_beginning(&text, &["附加", "奖励"]) {
        Some(Special::Bonus)
    } else {
        None
    }
}

/// Whether a title is the name of a block and nothing else, so that what stands beside it cannot be an item.
pub(super) fn is_block_name(title: &str) -> bool {
    let text = bare(title);
    text.chars().count() <= LONGEST_NAME * 2
        && !text.contains(['，', '。', '；', '、', '“'])
        && block(title).is_some()
}

/// Whether a text says for what points are given or taken: 每少1次扣1分, 达到得满分.
pub(super) fn is_scoring(text: &str) -> bool {
    text.contains('分') && has(text, &["扣", "得", "加", "减", "计", "满分"])
}

/// Whether a short text says how something is looked at: 查阅资料, 实地查看, 问卷调查.
pub(super) fn is_looking(text: &str) -> bool {
    text.chars().count() <= 30
        && has(text, &["查", "看", "访谈", "问卷", "座谈", "抽样", "听取", "核实", "调阅", "核验", "测试"])
}

/// Whether a text only answers whether something is reached: 达标, 不合格, 是, √.
pub(super) fn is_answer(text: &str) -> bool {
    const ANSWERS: [&str; 21] = [
        "达标",
        "未达标",
        "不达标",
        "基本达标",
        "已达标",
        "合格",
        "不合格",
        "基本合格",
        "符合",
        "不符合",
        "基本符合",
        "达到",
        "未达到",
        "通过",
        "未通过",
        "是",
        "否",
        "√",
        "×",
        "✓",
        "✗",
    ];
    ANSWERS.contains(&text.trim().trim_end_matches('。'))
}

/// Whether a row's first text makes it a sum: 合计 of all, 小计 of some.
pub(super) fn sum(text: &str) -> Option<bool> {
    let text: String =
        text.chars().filter(|letter| !letter.is_whitespace() && *letter != '\u{3000}').collect();
    if text.chars().count() > 16 {
        return None;
    }
    let is = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    let ends = |words: &[&str]| {
        let label = text.trim_end_matches(|letter: char| {
            letter.is_ascii_digit() || ['：', ':', '分', '.', '（', '）', '(', ')'].contains(&letter)
        });
        words.iter().any(|word| label.ends_with(word))
    };
    if is(&["小计", "分计", "本页小计"]) || ends(&["小计"]) {
        Some(false)
    } else if is(&["合计", "总计", "总分", "共计", "累计得分", "总得分"]) || ends(&["合计", "总计", "总分"])
    {
        Some(true)
    } else {
        None
    }
}

/// Whether a text is one of those that are filled in beneath or above a table.
pub(super) fn is_signature(text: &str) -> bool {
    let text: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let words = [
        "填表人",
        "填报人",
        "审核人",
        "负责人签",
        "（签字）",
        "签名处",
        "（盖章）",
        "(盖章)",
        "(签字)",
        "填表日期",
        "填报日期",
    ];
    let more = [
        "填报时间",
        "填表时间",
        "制表人",
        "制表单位",
        "填报单位",
        "联系电话",
        "联系人",
        "评估组成",
        "评估组长",
        "考核组签",
    ];
    let is_date = text.ends_with("年月日");
    text.chars().count() <= 80 && (has(&text, &words) || has(&text, &more) || is_date)
}

/// Whether a text by itself in a row is a sentence rather than a title: it ends as one, or says what it is about first
/// (加分项：获国家级表彰……).
pub(super) fn is_sentence(text: &str) -> bool {
    let text = text.trim_end();
    let is_led = text.split_once(['：', ':']).is_some_and(|(about, rest)| {
        rest.chars().count() > 8 && (block(about).is_some() || has(about, &["等次", "等级", "说明"]))
    });
    is_led || text.ends_with(['。', '；'])
}

/// Whether a text says of itself that it is a note.
pub(super) fn is_note(text: &str) -> bool {
    let text: String = text.chars().take(12).filter(|letter| !letter.is_whitespace()).collect();
    let words = ["注", "备注", "说明", "附注", "填表说明", "填报说明", "评分说明", "有关说明", "几点说明"];
    words.iter().any(|word| {
        let rest = text.strip_prefix(word);
        rest.is_some_and(|rest| {
            rest.starts_with(['：', ':', '1', '.', '、']) || rest.is_empty() && *word != "注"
        })
    })
}

/// The most points that a text allows: 最多加10分, 不超过5分.
pub(super) fn cap(text: &str) -> Option<Number> {
    let words = ["最多", "最高", "不超过", "上限", "至多", "加满", "加完", "封顶", "不得超过", "累计不超"];
    words.iter().find_map(|word| {
        let after = &text[text.find(word)? + word.len()..];
        let near: String = after.chars().take(10).collect();
        let number = points::first(&near)?;
        near.contains('分').then_some(number)
    })
}

/// The most that all lines of a block come to together: 加分累计不超过3分.
pub(super) fn joint_cap(text: &str) -> Option<Number> {
    const ALL: [&str; 6] = ["加分累计", "累计加分", "加分合计", "合计加分", "加分总计", "加分总分"];
    ALL.iter().find_map(|word| cap(&text[text.find(word)?..]))
}

/// Grades, best first, where a table does not print its own.
const USUAL: [&str; 4] = ["优秀", "良好", "合格", "不合格"];

/// What an event does, where a text says so.
pub(super) fn effect(text: &str, grades: &[PrintedGrade]) -> Option<VetoEffect> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let names: Vec<&str> = if grades.is_empty() {
        USUAL.to_vec()
    } else {
        grades.iter().map(|grade| grade.title.as_str()).collect()
    };
    if has(
        &plain,
        &["降低一个", "降一个等", "下调一个", "降低一档", "降一档", "下降一个", "降低一等", "降等"],
    ) {
        return Some(VetoEffect::Lower);
    }
    let denied = [
        "不得评为",
        "不能评为",
        "不得评定",
        "不能评定",
        "不得定为",
        "不得确定",
        "不得认定",
        "不能定为",
        "不评为",
    ];
    if let Some(after) = denied.iter().find_map(|word| Some(&plain[plain.find(word)? + word.len()..])) {
        let near: String = after.chars().take(16).collect();
        let worst =
            names.iter().rposition(|name| near.contains(name) && !near.contains(&["不", name].concat()))?;
        return Some(match names.get(worst + 1) {
            Some(next) => VetoEffect::Cap((*next).to_owned()),
            None => VetoEffect::Worst,
        });
    }
    let limited = ["总分不超", "总分不得", "总分最高", "总分按", "总分计"];
    if let Some(after) = limited.iter().find_map(|word| Some(&plain[plain.find(word)? + word.len()..])) {
        return points::first(&after.chars().take(8).collect::<String>()).map(VetoEffect::Total);
    }
    let worst = [
        "否决",
        "不合格",
        "不予认定",
        "不予评定",
        "取消评",
        "取消当年",
        "取消其",
        "零分",
        "不得参评",
        "不得评奖",
        "直接定为",
        "直接评定",
        "直接确定",
        "直接评为",
        "不予通过",
    ];
    has(&plain, &worst).then_some(VetoEffect::Worst)
}

/// What a text says the whole comes to: 总分100分, 满分为1000分.
pub(super) fn whole(text: &str) -> Option<Number> {
    let plain: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    let words = ["总分值为", "总分值", "总分为", "总分", "满分为", "满分", "总计", "合计", "共计"];
    let found = words.iter().find_map(|word| {
        let after = &plain[plain.find(word)? + word.len()..];
        let after = after.trim_start_matches(['：', ':', '为', '是', '（', '(']);
        let digits: String =
            after.chars().take_while(|letter| letter.is_ascii_digit() || *letter == '.').collect();
        let unit = &after[digits.len()..];
        let is_sum = unit.starts_with('分') && !unit.starts_with("分以") && !unit.starts_with("分及");
        Number::from_decimal(&digits).filter(|_| is_sum)
    });
    found.or_else(|| has(&plain, &["百分制"]).then(|| Number::whole(100)))
}

/// A text's lines, also where several numbered ones stand in one: `1.…；2.…`.
pub(super) fn parts(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}
