//! What stands before a rule and only says what it is of: 加分项:, 8分,其中:, 占公用经费的比例,达到10%.

use crate::number::Number;

const ENDS: [char; 7] = [',', '，', ';', '；', '。', ':', '：'];

/// What is reckoned here, which the verbs behind say again.
#[rustfmt::skip]
const LABELS: [&str; 16] = [
    "加分项", "加分项目", "加分", "加分标准", "奖励加分", "附加分", "减分项", "减分项目", "减分", "扣分项", "加减分", "在此基础上实行加减分", "在此基础上进行加减分",
    "在此基础上加减分", "计分办法", "评分标准",
];

/// The text without them.
pub(super) fn plainly(text: &str, points: Option<&Number>) -> String {
    let said = text.replace("各县（市、区）", "各县区").replace("各县(市、区)", "各县区");
    let said = with_share_of_points(&said, points);
    let said = ["在年度考核中", "在当年考核中", "在年终考核中", "在综合考核中", "年度考核中"]
        .iter()
        .fold(said, |said, word| {
            said.replace(&format!("并{word}"), "并").replace(&format!("，{word}降"), "，降")
        });
    // 本项不得分,并取消评优资格: what else becomes of somebody.
    let said = ["取消", "降低", "降一", "不得评", "不得参"].iter().fold(said, |said, word| {
        said.replace(&format!("，并{word}"), &format!("，{word}"))
            .replace(&format!(",并{word}"), &format!(",{word}"))
    });
    let said = without_labels(&all_together(&said));
    let said = without_definition(&said);
    let said = so_many_of(&said).unwrap_or(said);
    joined(&with_its_share(&said))
}

/// 满意度占2分,≥90%得2分; 达标率占3分,达标率100%得3分: what it is worth is said again.
fn with_its_share(text: &str) -> String {
    let mut said = String::new();
    let mut named: Option<(&str, String)> = None;
    for piece in text.split_inclusive(ENDS) {
        if let Some((name, whole)) = named.take() {
            // Its last words are said again.
            let again = name
                .char_indices()
                .map(|(at, _)| &name[at..])
                .find(|tail| tail.chars().count() > 2 && piece.starts_with(tail));
            let is_limit = piece.starts_with(['≥', '≤', '＞', '＜', '>', '<'])
                || piece.starts_with("达到")
                || piece.starts_with("低于");
            match again {
                Some(tail) => said.push_str(&format!("{name}{}", &piece[tail.len()..])),
                None if is_limit => said.push_str(&format!("{name}{piece}")),
                None => said.push_str(&format!("{whole}{piece}")),
            }
            continue;
        }
        let body = piece.trim_end_matches(ENDS);
        let share = body.rsplit_once('占').filter(|(name, points)| {
            let figure = points.strip_suffix('分').unwrap_or_default();
            Number::from_decimal(figure).is_some()
                && ["率", "比例", "满意度", "占比", "系数"].iter().any(|word| name.ends_with(word))
        });
        match share {
            Some((name, _)) if piece.ends_with([',', '，', ':', '：']) => {
                named = Some((name, piece.to_owned()));
            }
            _ => said.push_str(piece),
        }
    }
    if let Some((_, whole)) = named {
        said.push_str(&whole);
    }
    said
}

/// 加分项:…, 加分:…, 在此基础上实行加减分。: told by 加 and 减 behind them.
fn without_labels(text: &str) -> String {
    let mut said = String::new();
    let mut is_start = true;
    let mut rest = text;
    while !rest.is_empty() {
        if is_start {
            let body = rest.trim_start();
            let label = LABELS.iter().filter_map(|label| {
                let behind = body.strip_prefix(label)?;
                let behind = behind.strip_prefix(['：', ':', '。'])?;
                behind.contains(['加', '减', '扣']).then_some(behind)
            });
            if let Some(behind) = label.min_by_key(|behind| behind.len()) {
                rest = behind;
                continue;
            }
        }
        let letter = rest.chars().next().unwrap_or_default();
        is_start = matches!(letter, '。' | '；' | ';' | '\n' | ',' | '，');
        said.push(letter);
        rest = &rest[letter.len_utf8()..];
    }
    // 基础分80分,在此基础上实行加减分。
    for label in LABELS.iter().filter(|label| label.starts_with('在')) {
        said = said.replace(&format!("，{label}。"), "。").replace(&format!(",{label}。"), "。");
    }
    said
}

/// 8分,其中:制度健全得2分,…: what the parts come to is told first.
fn all_together(text: &str) -> String {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
    let (figure, behind) = text.split_at(end);
    let Some(behind) =
        behind.strip_prefix('分').and_then(|rest| rest.strip_prefix([',', '，', '。', '；', ';', ':', '：']))
    else {
        return text.to_owned();
    };
    let among = behind.trim_start();
    let parts = among.strip_prefix("其中").map(|rest| rest.trim_start_matches([':', '：', ',', '，']));
    if end == 0 || Number::from_decimal(figure).is_none() || parts.is_none_or(str::is_empty) {
        return text.to_owned();
    }
    format!("（{figure}分）{}", parts.unwrap_or_default())
}

/// 小学规模不超过2000人,初中不超过2500人。达标学校比例达到95%得满分: what 达标 means, and no condition.
fn without_definition(text: &str) -> String {
    let Some((before, behind)) = text.split_once('。') else { return text.to_owned() };
    let is_used = ["达标学校", "达标率", "达标比例", "合格率", "合格学校", "符合要求的"]
        .iter()
        .any(|word| behind.starts_with(word));
    let has_limit = ["不超过", "不低于", "不少于", "不高于", "达到", "≥", "≤", "不大于", "不小于"]
        .iter()
        .any(|word| before.contains(word));
    let has_effect = before.contains('分') || ["不得", "扣", "满分"].iter().any(|word| before.contains(word));
    if is_used && has_limit && !has_effect { behind.to_owned() } else { text.to_owned() }
}

/// 两项均达到得10分,只达到一项得5分,均未达到得0分: so many of them.
fn so_many_of(text: &str) -> Option<String> {
    let counts = [("两项", 2), ("二项", 2), ("三项", 3), ("四项", 4), ("2项", 2), ("3项", 3), ("4项", 4)];
    let mut most = None;
    let mut all: Vec<String> = Vec::new();
    let mut is_none = false;
    for piece in text.split_inclusive(ENDS) {
        let body = piece.trim_end_matches(ENDS);
        let mark = &piece[body.len()..];
        let begun = body.trim_start();
        let found = counts.iter().find_map(|(word, count)| {
            let (name, rest) = begun.split_once(word)?;
            let done =
                ["均达到", "都达到", "全部达到", "均达标", "都达标", "均完成", "都完成", "均实现", "均做到"]
                    .iter()
                    .find_map(|word| rest.strip_prefix(word))?;
            Some((name, *count, done))
        });
        if let (Some((name, count, done)), None) = (found, most) {
            // 入学率达到98%,巩固率达到95%,两项都达到: of figures that are named it is read as it stands.
            let are_named = all.iter().any(|piece| piece.contains(['%', '％']));
            most = Some(count);
            all.push(if are_named {
                piece.to_owned()
            } else {
                format!("{name}达到{count}项{done}{mark}")
            });
            continue;
        }
        let Some(count) = most else {
            all.push(piece.to_owned());
            continue;
        };
        let few = begun.trim_start_matches(['只', '仅', '有']);
        let some = (1..count).find_map(|some: i32| {
            let words = ["零", "一", "两", "三"];
            let word = words.get(usize::try_from(some).ok()?)?;
            [
                format!("达到{word}项"),
                format!("达到其中{word}项"),
                format!("{word}项达到"),
                format!("完成{word}项"),
                format!("{word}项达标"),
                format!("达到{some}项"),
                format!("{some}项达到"),
            ]
            .iter()
            .find_map(|said| few.strip_prefix(said.as_str()).map(|rest| (some, rest.to_owned())))
        });
        if let Some((some, rest)) = some {
            all.push(format!("达到{some}项{rest}{mark}"));
            continue;
        }
        // 均未达到,不得分: its effect stands behind a comma.
        if std::mem::take(&mut is_none) && ["得0分", "不得分", "计0分"].contains(&begun) {
            continue;
        }
        let none = ["均未达到", "都未达到", "均未达标", "均未完成", "均未实现", "全部未达到"]
            .iter()
            .find_map(|word| begun.strip_prefix(word));
        match none {
            // Nothing is had for none of them anyway.
            Some(rest) if ["得0分", "不得分", "的不得分", "的得0分", "计0分", ""].contains(&rest) =>
            {
                is_none = true;
            }
            Some(_) => return None,
            None => all.push(piece.to_owned()),
        }
    }
    // One that holds only all of them is a state.
    let tiers = all.iter().filter(|piece| piece.contains("达到") && piece.contains('项')).count();
    (most.is_some() && tiers > 1).then(|| all.concat())
}

/// 教师培训经费占公用经费总额的比例,达到10%得2分: one sentence.
fn joined(text: &str) -> String {
    const NAMES: [&str; 9] = ["比例", "率", "占比", "比重", "满意度", "系数", "增幅", "生师比", "面积"];
    const LIMITS: [&str; 12] =
        ["达到", "不低于", "不少于", "高于", "低于", "超过", "不高于", "不超过", "≥", "≤", "＞", "＜"];
    let mut said = String::new();
    let mut rest = text;
    while let Some(at) = rest.find([',', '，']) {
        let (before, behind) = rest.split_at(at);
        let comma = behind.chars().next().map_or(0, char::len_utf8);
        let whole = format!("{said}{before}");
        let subject = whole.rsplit(|letter: char| ENDS.contains(&letter)).next().unwrap_or_default().trim();
        let is_subject = NAMES.iter().any(|word| subject.ends_with(word))
            && subject.chars().count() > 2
            && !subject.chars().any(|letter| letter.is_ascii_digit())
            && !["得", "扣", "按", "未", "每", "加"].iter().any(|word| subject.contains(word));
        let next = behind[comma..].trim_start();
        let is_limit = LIMITS.iter().any(|word| {
            next.strip_prefix(word)
                .is_some_and(|rest| rest.starts_with(|letter: char| letter.is_ascii_digit()))
        });
        said.push_str(before);
        if !(is_subject && is_limit) {
            said.push_str(&behind[..comma]);
        }
        rest = &behind[comma..];
    }
    said.push_str(rest);
    said
}

/// 各占本项分值的50%, 最高不得超过分值的60%: in points, where those are known.
fn with_share_of_points(text: &str, points: Option<&Number>) -> String {
    let Some(points) = points else { return text.to_owned() };
    let mut said = text.to_owned();
    for (word, instead) in [
        ("各占", "各占"),
        ("最高不得超过", "最高得"),
        ("最高不超过", "最高得"),
        ("最多不超过", "最高得"),
        ("不得超过", "最高得"),
        ("不超过", "最高得"),
    ] {
        for of in ["本项分值的", "该项分值的", "本项满分的", "该项满分的", "分值的", "满分的", "标准分的"]
        {
            let Some((before, behind)) = said.split_once(&format!("{word}{of}")) else { continue };
            let end = behind.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(0);
            let (figure, rest) = behind.split_at(end);
            let Some(share) = Number::from_decimal(figure).filter(|_| end > 0) else { continue };
            let Some(rest) = rest.strip_prefix(['%', '％']) else { continue };
            let Some(part) = (points * &share).divide(&Number::whole(100)) else { continue };
            let before = before.strip_suffix("得分").map_or(before, |before| before);
            said = format!("{before}{instead}{}分{rest}", part.plain());
        }
    }
    said
}
