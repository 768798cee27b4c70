//! Weights in brackets (日常监测(40%)、实地督导(60%)加权计算), said as they are elsewhere: 日常监测占40%,实地督导占60%.

use super::marks::Marks;
use crate::number::Number;

/// The same with 占, where the text is a list of weights that come to all, and nothing more.
pub(super) fn spelled(text: &str) -> Option<String> {
    let marks = Marks::of(text);
    if let Some(said) = respectively(&marks).or_else(|| alike(text)).or_else(|| by_rate(text)) {
        return Some(said);
    }
    let said = (1..marks.len()).find(|at| marks.eat(*at, "加权").is_some());
    // 自评(权重30%)、现场评估(权重70%): the brackets say what it is.
    let ends = || {
        let is_named = marks.has_any(0, marks.len(), &["(权重", "(占"]);
        let last = marks.len() - usize::from(marks.letter(marks.len() - 1) == Some('。'));
        (is_named && marks.letter(last - 1) == Some(')')).then_some(last)
    };
    let weighted = said.or_else(ends)?;
    let end = marks.eat_any(
        weighted,
        &[
            "加权计算得出",
            "加权计算",
            "加权求和",
            "加权平均",
            "加权之和",
            "加权得出",
            "加权合成",
            "加权汇总",
            "加权",
        ],
    );
    let end = end.or_else(|| said.is_none().then_some(weighted))?;
    let end = marks.eat_any(end, &["得分", "得出", "计分"]).unwrap_or(end);
    let end = marks.eat_any(end, &["。", ";"]).unwrap_or(end);
    // 满分10分.
    let behind = marks.text(end, marks.len());
    if end < marks.len() && !is_all_points(&behind) {
        return None;
    }
    let mut from =
        (0..weighted).filter_map(|at| marks.eat_any(at, &["由", "=", ":"])).next_back().unwrap_or(0);
    let (mut said, mut sum) = (Vec::new(), Number::zero());
    while from < weighted {
        let open = (from + 1..weighted).find(|at| marks.letter(*at) == Some('('))?;
        let number = marks.number(marks.eat_any(open + 1, &["占", "权重"]).unwrap_or(open + 1))?;
        let close = (open + 1..weighted).find(|at| marks.letter(*at) == Some(')'))?;
        if marks.letter(close - 1) != Some('%') || close > open + 5 {
            return None;
        }
        let name = marks.text(from, open);
        if name.contains(['、', ',', '，', '(', '（']) {
            return None;
        }
        sum = &sum + number;
        said.push(format!("{name}占{}%", number.plain()));
        from = marks.eat_any(close + 1, &["、", "和", "及", ",", "与", "+"]).unwrap_or(close + 1);
        from = if from < weighted { from } else { weighted };
    }
    (said.len() > 1 && sum == Number::whole(100)).then(|| format!("{}{behind}", said.join(",")))
}

/// `,满分10分。`, and nothing more.
fn is_all_points(text: &str) -> bool {
    let rest = text.trim_start_matches([',', '，']).trim_end_matches('。');
    let points = rest.strip_prefix("满分").and_then(|rest| rest.strip_suffix('分'));
    points.is_some_and(|points| Number::from_decimal(points).is_some())
}

/// 教师培训完成率、校长培训完成率各占50%: each the same.
fn alike(text: &str) -> Option<String> {
    let (names, share) = text.trim_end_matches('。').split_once("各占")?;
    let share = share.trim_start_matches("权重").strip_suffix(['%', '％'])?;
    let names: Vec<&str> = names.split(['、', '和', '及', '与']).collect();
    let is_all = Number::from_decimal(share)
        .is_some_and(|share| &share * &Number::count(names.len()) == Number::whole(100));
    let plain = names.iter().all(|name| !name.is_empty() && name.chars().all(char::is_alphabetic));
    (is_all && plain && names.len() > 1)
        .then(|| names.iter().map(|name| format!("{name}占{share}%")).collect::<Vec<_>>().join(","))
}

/// 教师培训占60%,校长培训占40%,按完成率计分: of each its own rate.
fn by_rate(text: &str) -> Option<String> {
    let (weights, by) = text.trim_end_matches('。').rsplit_once([',', '，', '；', ';'])?;
    let rate = ["按完成率", "按各自完成率", "按实际完成率", "按完成比例"].iter().find_map(|word| {
        let rest = by.strip_prefix(word)?;
        ["计算得分", "计分", "得分", "赋分", "折算得分", "计算", "折算"].contains(&rest).then_some("完成率")
    })?;
    let each: Option<Vec<String>> = weights
        .split([',', '，', '、', '；', ';'])
        .map(|one| {
            let (name, share) = one.split_once('占')?;
            let share = share.trim_start_matches("权重").strip_suffix(['%', '％'])?;
            let plain = !name.is_empty() && name.chars().all(char::is_alphabetic);
            let name = if name.ends_with('率') { name.to_owned() } else { format!("{name}{rate}") };
            (plain && Number::from_decimal(share).is_some()).then(|| format!("{name}占{share}%"))
        })
        .collect();
    each.filter(|each| each.len() > 1).map(|each| each.join(","))
}

/// 平时考核、年终考核分别占40%、60%, and nothing more.
fn respectively(marks: &Marks) -> Option<String> {
    let at = (1..marks.len()).find(|at| marks.eat(*at, "分别占").is_some())?;
    let mut from = marks.eat_any(at, &["分别占总分的", "分别占总成绩的", "分别占"])?;
    let (mut shares, mut sum) = (Vec::new(), Number::zero());
    while let Some(number) = marks.number(from) {
        let end = marks.eat(from + 1, "%")?;
        sum = &sum + number;
        shares.push(number.plain());
        from = marks.eat_any(end, &["、", "和", "及"]).unwrap_or(end);
    }
    let end = marks.eat_any(from, &["的权重", "的比例"]).unwrap_or(from);
    let end = marks.eat_any(end, &[",加权计算", ",加权平均", "加权计算", ",加权求和"]).unwrap_or(end);
    let ends = marks.eat(end, "。").unwrap_or(end) == marks.len();
    let names = super::lists::list(&marks.text(0, at));
    let plain = names.iter().all(|name| name.chars().all(char::is_alphabetic));
    let fits = ends && plain && names.len() == shares.len() && names.len() > 1 && sum == Number::whole(100);
    fits.then(|| {
        names
            .iter()
            .zip(&shares)
            .map(|(name, share)| format!("{name}占{share}%"))
            .collect::<Vec<_>>()
            .join(",")
    })
}
