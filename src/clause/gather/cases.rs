//! Cases that exclude each other: 逐年增长得5分, 持平得3分, 下降不得分 is one question, not three.

use super::super::lexicon::{CASES, DONE, PARTLY};
use super::*;

/// A case as it is written: what stands before its words and after them, its family, and its place there.
struct Case {
    text: String,
    before: String,
    after: String,
    family: usize,
    member: usize,
}

/// The family of 高于, 持平 and 低于: what stands after these words is the same for all.
const BESIDE: usize = CASES.len();

/// 高于, 持平, 低于, each with its like.
const WORDS: [&[&str]; 3] =
    [&["高于", "超过", "大于", "优于"], &["持平", "相当", "相同", "等于"], &["低于", "小于", "落后于"]];

/// For each statement the case it names, if several beside it exclude each other.
pub(super) fn cases(marks: &Marks, statements: &[Statement]) -> Vec<Option<Test>> {
    let texts: Vec<Option<String>> = statements.iter().map(|one| text(marks, one)).collect();
    let mut found: Vec<Option<Case>> = texts.iter().map(|text| text.clone().and_then(case)).collect();
    // 高于全市平均水平得5分, 持平得3分, 低于不得分: the mean is said once.
    for at in 1..found.len() {
        let is_after = found[at - 1].as_ref().is_some_and(|before| before.family == BESIDE);
        if let (true, Some(text)) = (is_after, &texts[at])
            && let Some(member) = WORDS.iter().position(|words| words.contains(&text.trim_end_matches('的')))
        {
            let (before, after) = (String::new(), String::new());
            found[at] = Some(Case { text: text.clone(), before, after, family: BESIDE, member });
        }
    }
    let mut tests: Vec<Option<Test>> = vec![None; statements.len()];
    let mut from = 0;
    while from < found.len() {
        if let Some(count) = degrees(&texts[from..]) {
            let options: Vec<String> = texts[from..from + count].iter().flatten().cloned().collect();
            for (at, test) in tests[from..from + count].iter_mut().enumerate() {
                *test = Some(Test::Chosen(String::new(), options.clone(), at));
            }
            from += count;
            continue;
        }
        if let Some((title, options)) = letters(&texts[from..]).or_else(|| qualities(&texts[from..])) {
            let count = options.len();
            for (at, test) in tests[from..from + count].iter_mut().enumerate() {
                *test = Some(Test::Chosen(title.clone(), options.clone(), at));
            }
            from += count;
            continue;
        }
        let Some(first) = &found[from] else {
            from += 1;
            continue;
        };
        let mut to = from + 1;
        while let Some(Some(next)) = found.get(to)
            && next.family == first.family
            && (first.family == BESIDE
                || (next.before.is_empty() || next.before == first.before)
                    && (next.after.is_empty() || next.after == first.after))
            && found[from..to].iter().flatten().all(|one| one.member != next.member)
        {
            to += 1;
        }
        if first.family == BESIDE && !found[from..to].iter().flatten().any(|one| one.member == 1) {
            // 高于得5分, 低于得3分: two figures say it as well.
            to = from + 1;
        }
        if to > from + 1 {
            let option =
                |one: &Case| one.text.strip_prefix(one.before.as_str()).unwrap_or(&one.text).to_owned();
            let options: Vec<String> = found[from..to].iter().flatten().map(option).collect();
            let title = title(first);
            for (at, test) in tests[from..to].iter_mut().enumerate() {
                *test = Some(Test::Chosen(title.clone(), options.clone(), at));
            }
        }
        from = to;
    }
    tests
}

/// What the cases are of, as far as the first of them says it.
fn title(first: &Case) -> String {
    format!("{}{}", first.before.trim_end_matches(['为', '的', ',', '，']), first.after)
}

/// What a statement without a step awards points for, or none, in its own words.
fn text(marks: &Marks, one: &Statement) -> Option<String> {
    let gives = matches!(
        one.effect,
        Some(
            Consequence::Give(Direction::Get, _)
                | Consequence::Full
                | Consequence::Part(_)
                | Consequence::Judge(Direction::Get)
                | Consequence::Zero
        )
    );
    if !gives || one.heading {
        return None;
    }
    let phrase = phrase::read(marks, one.place, false);
    let alone = match phrase.tests.as_slice() {
        [Test::Flag(_) | Test::Beside(..)] => !phrase.rest,
        // 未完成 alone refers to what was said before, and is a case as well.
        [] => phrase.rest,
        _ => false,
    };
    let place = phrase::trim(marks, one.place);
    (alone && phrase.step.is_none()).then(|| marks.text(place.from, place.to))
}

/// 年度考核A等得5分, B等得4分, C等不得分: what is graded, and the grades, as many statements as tell one after the other.
fn letters(texts: &[Option<String>]) -> Option<(String, Vec<String>)> {
    const ROWS: [[&str; 5]; 2] = [["A", "B", "C", "D", "E"], ["一", "二", "三", "四", "五"]];
    const KINDS: [&str; 5] = ["等级", "等次", "等", "级", "档"];
    let first = texts.first()?.as_deref()?.trim_end_matches('的');
    let (row, kind, title) = ROWS.iter().find_map(|row| {
        KINDS.iter().find_map(|kind| Some((row, kind, first.strip_suffix(&[row[0], kind].concat())?)))
    })?;
    let is_next = |(at, text): &(usize, &Option<String>)| {
        let grade = row.get(*at).map(|letter| [*letter, *kind].concat());
        *at == 0
            || grade
                .is_some_and(|grade| text.as_deref().is_some_and(|text| text.trim_end_matches('的') == grade))
    };
    let count = texts.iter().enumerate().take_while(is_next).count();
    let title = title.trim_end_matches(['为', '是', '达', '到', '第', ',', '，']);
    let options = row.iter().take(count).map(|letter| [*letter, *kind].concat()).collect();
    let title = if title.chars().count() > 1 { title } else { "" };
    (count > 1).then(|| (title.to_owned(), options))
}

/// 考核结果为优秀的得6分,良好的得4分,一般的得2分,较差的不得分: what was graded, and the grades, also those that alone only a person could tell.
fn qualities(texts: &[Option<String>]) -> Option<(String, Vec<String>)> {
    const GRADES: [&str; 13] =
        ["优秀", "良好", "较好", "一般", "较差", "基本合格", "不合格", "合格", "优", "良", "中", "差", "好"];
    const GRADED: [&str; 7] = ["结果", "等次", "等级", "考核", "评价", "评定", "档次"];
    let first = texts.first()?.as_deref()?.trim_end_matches('的');
    let (title, best) =
        GRADES.iter().find_map(|grade| Some((first.strip_suffix(grade)?.strip_suffix('为')?, *grade)))?;
    let of_grade = |text: &Option<String>| {
        let text = text.as_deref()?.trim_end_matches('的');
        GRADES.iter().find(|grade| **grade == text).map(|grade| (*grade).to_owned())
    };
    let rest: Vec<String> = texts[1..].iter().map_while(of_grade).collect();
    let is_apart = rest.iter().enumerate().all(|(at, grade)| *grade != best && !rest[..at].contains(grade));
    // Those that are told by a record alone are cases as well.
    let is_vague = rest.iter().any(|grade| ["一般", "较差", "较好", "差"].contains(&grade.as_str()));
    (GRADED.iter().any(|word| title.ends_with(word)) && is_apart && is_vague)
        .then(|| (title.to_owned(), std::iter::once(best.to_owned()).chain(rest).collect()))
}

/// How many statements tell how far one thing was done: 全部落实, 基本落实, 未落实.
fn degrees(texts: &[Option<String>]) -> Option<usize> {
    let of =
        |text: &str, words: &[&str]| words.iter().find_map(|word| text.strip_prefix(word).map(str::to_owned));
    let [Some(first), Some(second), rest @ ..] = texts else { return None };
    let whole = of(first, DONE).unwrap_or_else(|| first.clone());
    let part = of(second, PARTLY)?;
    let none = rest.first().and_then(Option::as_ref).and_then(|text| of(text, DENIALS));
    // 已完成, 正在推进, 未启动: each in a word of its own.
    let short = |text: &str| text.chars().count() <= 4;
    let by_words = short(first) && short(second) && of(first, DONE).is_some();
    let again = |text: &str| !text.is_empty() && again::says_again(&whole, text);
    if !(again(&part) || by_words && none.as_deref().is_some_and(short)) {
        return None;
    }
    Some(if none.is_some_and(|text| again(&text) || by_words && short(&text)) { 3 } else { 2 })
}

fn case(text: String) -> Option<Case> {
    let of = ["平均", "上年", "去年", "上一年", "目标", "标准"];
    if of.iter().any(|word| text.contains(word))
        && let Some((member, at)) = WORDS
            .iter()
            .enumerate()
            .find_map(|(member, words)| Some((member, words.iter().find_map(|word| text.find(word))?)))
    {
        let before = if member == 1 { String::new() } else { text[..at].to_owned() };
        return Some(Case { text, before, after: String::new(), family: BESIDE, member });
    }
    let mut best: Option<(usize, usize, usize, usize)> = None;
    for (family, members) in CASES.iter().enumerate() {
        for (member, words) in members.iter().enumerate() {
            for word in *words {
                if let Some(at) = text.find(word)
                    && best.is_none_or(|(_, _, _, length)| length < word.len())
                {
                    best = Some((family, member, at, word.len()));
                }
            }
        }
    }
    let (family, member, at, length) = best?;
    let (before, after) = (text[..at].to_owned(), text[at + length..].to_owned());
    // 优秀率 and 完成后的总结 are other things.
    let plain = after.is_empty()
        || ["等次", "等级", "任务", "目标任务", "目标", "年度任务", "的"].contains(&after.as_str());
    plain.then_some(Case { text, before, after, family, member })
}
