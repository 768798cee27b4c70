//! What the names of asks say: whether each of them is of something in particular, and of one thing alone.

use super::{Ask, AskKind};
use crate::clause::lexicon::effects::GRADES;
use crate::clause::lexicon::{HAPPENS, LOOSE, QUALITY, STAGES};

/// Whether a name says of nothing in particular what is asked: 超过, 以上各项, 第一起, (市、区).
pub(super) fn is_loose(ask: &Ask) -> bool {
    let title = ask.title.as_str();
    let opens = |bracket: &[char]| title.chars().filter(|letter| bracket.contains(letter)).count();
    let begins = |words: &[&str]| words.iter().any(|word| title.starts_with(word));
    if opens(&['“']) != opens(&['”'])
        || opens(&['(', '（']) != opens(&[')', '）'])
        || begins(&["(", "（", "/", "）"])
    {
        return true;
    }
    match ask.kind {
        AskKind::Choice => false,
        AskKind::Flag => {
            let figures = title.chars().any(|letter| letter.is_ascii_digit());
            let words = title.chars().filter(|letter| letter.is_alphabetic() && !letter.is_ascii()).count();
            // 低于上年, 超过, 低于相应标准: whose figure, and which.
            let rest = LOOSE
                .iter()
                .filter_map(|word| title.strip_prefix(word))
                .map(|rest| rest.chars().count())
                .min();
            let of_before = !figures && (rest.is_some_and(|rest| rest <= 2) || title.contains("相应标准"));
            let grade = title.trim_matches(['“', '”', '"']);
            let grade = GRADES.contains(&grade) || QUALITY.contains(&grade);
            if grade {
                return false;
            }
            of_before
                || hides_limit(title)
                || words < 2
                || is_bare_time(title)
                || is_bare_figure(title)
                || begins(&["第一", "第二", "第三", "第四", "以上", "上述", "比较"])
                // 一年低于扣1分: in how many years is a figure.
                || begins(&["一年", "某年"]) && !begins(&["一年级", "一年内", "一年来"]) && words <= 5
                || begins(&["较"]) && !begins(&["较上", "较去", "较同"])
        }
        AskKind::Number if title.chars().count() < 2 || is_rung(title) => true,
        // 每年不少于2次: of what, is not said.
        AskKind::Number if ["每年", "全年", "年均", "每月", "每季度", "每学期"].contains(&title) => {
            true
        }
        AskKind::Number => {
            let graded =
                ["优秀", "良好", "合格", "一般", "较差", "较好"].iter().any(|word| title.ends_with(word));
            // 配备率、完好率: one figure for two.
            let parts: Vec<&str> = title.split('、').collect();
            // 小学、初中: one figure for two, and of what is not said.
            let alone = |part: &&str| part.ends_with('率') || part.ends_with("比例") || STAGES.contains(part);
            let rates = parts.len() > 1 && parts.iter().all(alone);
            // 90%(含)至100%之间低多少; 56人以上班级比例 is a name.
            let digits = title.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
            let figure = digits.len() < title.len() && digits.starts_with(['%', '％', '-', '—', '至', '~']);
            graded || rates || figure
        }
    }
}

/// 一档, 第二等, 6班: one of several kinds of what is measured, and not a figure; 每差1微克扣: an effect that was cut.
fn is_rung(title: &str) -> bool {
    let rest = title.trim_start_matches('第');
    let rest = rest.trim_start_matches(|letter: char| {
        letter.is_ascii_digit() || "一二三四五六七八九十ABCDEⅠⅡⅢⅣ".contains(letter)
    });
    let kinds = ["档", "等", "级", "类", "班", "轨", "档次", "等次", "个班", "班规模"];
    rest.len() < title.len() && kinds.contains(&rest) || title.ends_with(['扣', '加', '减', '得'])
}

/// 其他副职至少4次分析研判: how often is a figure of its own, and no state.
fn hides_limit(title: &str) -> bool {
    ["至少", "不少于", "不低于", "每年", "每月", "每学期"].iter().any(|word| {
        title.split_once(word).is_some_and(|(before, rest)| {
            let figure = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
            !before.is_empty()
                && figure.len() < rest.len()
                && ["次", "人", "名", "所", "篇", "场", "节", "期"]
                    .iter()
                    .any(|unit| figure.starts_with(unit))
        })
    })
}

/// 近三年 alone: of what, is not said.
fn is_bare_time(title: &str) -> bool {
    let rest = title.trim_start_matches(['近', '最', '一', '二', '两', '三', '四', '五', '本', '当']);
    rest.len() < title.len() && ["年", "年来", "年内", "年间", "年度", "年中"].contains(&rest)
}

/// 入园率 as a state that holds or not: how high it is to be, is not said.
fn is_bare_figure(title: &str) -> bool {
    const DONE: [&str; 15] = [
        "提高", "提升", "降低", "下降", "公布", "公示", "达到", "达", "完成", "控制", "统计", "保持", "确保",
        "建立", "有",
    ];
    ["率", "比例", "占比"].iter().any(|word| title.ends_with(word))
        && !DONE.iter().any(|word| title.contains(word))
}

/// Whether a figure goes by a longer name as well: 毛入园率较上年提高, and then 提高.
pub(super) fn is_again(ask: &Ask, before: &[Ask], all: &[Ask]) -> bool {
    let figures = before.iter().filter(|other| other.kind == AskKind::Number && ask.kind == AskKind::Number);
    let other = |longer: &str, short: &str| {
        longer.strip_suffix(short).is_some_and(|rest| {
            !rest.is_empty() && !rest.ends_with(['超', '非', '不', '未', '无', '很', '较', '本', '常'])
        })
    };
    // 上年毛入园率 is another figure, and so is 省级 beside 国家级.
    let dated = |text: &str| {
        ["上年", "去年", "上一年", "全市", "全省", "全国"].iter().any(|word| text.starts_with(word))
    };
    let counted = |text: &str| {
        text.contains('每') || text.contains([':', '：']) || HAPPENS.iter().any(|word| text.contains(word))
    };
    figures.into_iter().any(|one| {
        let (one, two) = (one.title.as_str(), ask.title.as_str());
        let alone = all.iter().filter(|ask| ask.kind == AskKind::Number).count() > 1;
        alone
            && !dated(one)
            && !dated(two)
            && !counted(one)
            && !counted(two)
            && (other(one, two) || other(two, one))
    })
}
