//! The same clause in the words that are read: what is said in another order, or with words that say nothing more.

mod lead;
mod parts;
mod points;
mod ranks;
mod turns;

use crate::number::Number;

/// A label is no longer than this.
const LONGEST: usize = 8;

/// The text in plainer words; `None` where nothing is to be changed.
pub(super) fn plainly(text: &str, points: Option<&Number>) -> Option<String> {
    let said = lead::plainly(&text.replace("包括但不限于", "包括"), points);
    let said = turns::plainly(&ranks::one_by_one(&said).unwrap_or(said));
    let said = points::plainly(&without_unit(&said));
    let said = parts::said_of_each(&said).unwrap_or(said);
    let said = among(&each_below(&beyond_its_line(&said)));
    let said = apart(&said);
    let said = graded(&said).unwrap_or(said);
    (said != text).then_some(said)
}

/// 控制在0.6%以内,高于控制线不得分: the line just named.
fn beyond_its_line(text: &str) -> String {
    const LINES: [&str; 6] =
        ["高于控制线", "超过控制线", "超出控制线", "超过控制指标", "高于控制指标", "超出控制指标"];
    let mut said = text.to_owned();
    for line in LINES {
        let Some((before, behind)) = said.split_once(line) else { continue };
        // 辍学率高于控制线: the figure that was named.
        let (told, name) = match before.rfind([',', '，', ';', '；', '。']) {
            Some(at) => before.split_at(at + before[at..].chars().next().map_or(0, char::len_utf8)),
            None => continue,
        };
        if told.contains(name)
            && ["控制在", "以内", "以下", "不超过", "不高于"].iter().any(|word| told.contains(word))
        {
            said = format!("{told}达不到要求{behind}");
        }
    }
    said
}

/// 近三年新补充教师中,音体美教师占比…: of whom it is, and no condition.
fn among(text: &str) -> String {
    const OTHER: [&str; 9] = ["其中", "集中", "初中", "高中", "途中", "空中", "当中", "适中", "完中"];
    let mut said = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("中，").or_else(|| rest.find("中,")) {
        let end = at + "中".len();
        let before = rest[..end]
            .rsplit([',', '，', ';', '；', '。', '、', '\n', ':', '：'])
            .next()
            .unwrap_or_default();
        let is_among = before.chars().count() > 3
            && !OTHER.iter().any(|word| before.ends_with(word))
            && !before.contains(['得', '扣', '未', '不'])
            && !before.starts_with("抽查")
            && [
                "教师",
                "学生",
                "学校",
                "人员",
                "校长",
                "幼儿",
                "经费",
                "支出",
                "儿童",
                "幼儿园",
                "检查",
                "考核",
                "督导",
                "评估",
                "抽查",
            ]
            .iter()
            .any(|word| before.ends_with(&format!("{word}中")));
        said.push_str(&rest[..end]);
        let comma = rest[end..].chars().next().map_or(0, char::len_utf8);
        if !is_among {
            said.push_str(&rest[end..end + comma]);
        }
        rest = &rest[end + comma..];
    }
    said.push_str(rest);
    said
}

/// 每低于95%一个百分点扣0.5分: below 95 %, each point.
fn each_below(text: &str) -> String {
    let mut said = text.to_owned();
    for (word, way) in [("每低于", "低"), ("每高于", "高"), ("每超过", "超")] {
        let Some((before, rest)) = said.split_once(word) else { continue };
        let Some((figure, behind)) = rest.split_once('%') else { continue };
        let point = ["一个百分点", "1个百分点"].iter().find_map(|point| behind.strip_prefix(point));
        let is_figure =
            !figure.is_empty() && figure.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
        if let (true, Some(behind)) = (is_figure, point) {
            let sign = &word["每".len()..];
            said = format!("{before}{sign}{figure}%的,每{way}1个百分点{behind}");
        }
    }
    said
}

/// 每生每年500元 is an amount; 每生每年扣0.1分 is none.
fn without_unit(text: &str) -> String {
    let mut said = text.to_owned();
    for word in ["每生每年", "每人每年"] {
        let is_amount = |rest: &str| rest.trim_start().starts_with(|letter: char| letter.is_ascii_digit());
        while let Some(at) = said.find(word).filter(|at| is_amount(&said[at + word.len()..])) {
            said.replace_range(at..at + word.len(), "");
        }
    }
    said
}

/// 2023年达到90%、2024年达到91%: conditions one by one, each with its figure; a list of figures (90%、91%) stays one.
fn apart(text: &str) -> String {
    const LIMITS: [&str; 10] =
        ["达到", "不低于", "不少于", "不高于", "不超过", "不小于", "不大于", "控制在", "≥", "≤"];
    // Whether a piece has a limit with its figure, and nothing but a unit behind.
    let has_limit = |piece: &str| {
        LIMITS.iter().any(|word| {
            piece.split_once(word).is_some_and(|(name, rest)| {
                let after = rest.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == '.');
                let unit = after
                    .chars()
                    .take_while(|letter| letter.is_alphabetic() || "%％‰㎡".contains(*letter))
                    .count();
                !name.is_empty() && after.len() < rest.len() && unit <= 4
            })
        })
    };
    let (mut said, mut from) = (String::new(), 0);
    for (at, mark) in text.char_indices().filter(|(_, letter)| *letter == '、') {
        let before = text[from..at].rsplit([',', '，', ';', '；', '。', '\n']).next().unwrap_or_default();
        let behind = &text[at + mark.len_utf8()..];
        let behind = behind.split(['、', ',', '，', ';', '；', '。', '的', '得']).next().unwrap_or_default();
        said.push_str(&text[from..at]);
        said.push_str(if has_limit(before) && has_limit(behind) { "," } else { "、" });
        from = at + mark.len_utf8();
    }
    said.push_str(&text[from..]);
    said
}

/// 一档90分以上,二档80-90分,三档80分以下; 超额完成(95分以上)、完成(80-94分)和未完成(80分以下): each grade behind its points.
fn graded(text: &str) -> Option<String> {
    let ends = [',', '，', ';', '；', '。', '、', '\n', ' '];
    let mut pieces: Vec<(String, String)> = Vec::new();
    let (mut now, mut depth) = (String::new(), 0);
    for letter in text.chars() {
        match letter {
            '(' | '（' => depth += 1,
            ')' | '）' => depth -= 1,
            _ => {}
        }
        // 基本完成(60-80分)和未完成(60分以下).
        let joins = letter == '和' && now.ends_with([')', '）']);
        if depth == 0 && (ends.contains(&letter) || joins) {
            pieces.push((std::mem::take(&mut now), if joins { "、".to_owned() } else { letter.to_string() }));
        } else {
            now.push(letter);
        }
    }
    pieces.push((now, String::new()));
    let turned: Vec<Option<String>> = pieces.iter().map(|(piece, _)| turned(piece)).collect();
    // 好8—10分,一般4—7分: so many points for each, and no scores that they are given for.
    let is_limit = |said: &String| {
        ["以上", "以下", "≥", "≤", "<", ">", "＜", "＞"].iter().any(|word| said.contains(word))
    };
    if turned.iter().flatten().count() < 3 || !turned.iter().flatten().any(is_limit) {
        return None;
    }
    let mut said = String::new();
    for ((piece, end), turned) in pieces.iter().zip(&turned) {
        said.push_str(turned.as_deref().unwrap_or(piece));
        said.push_str(if turned.is_some() && end == "、" { "," } else { end });
    }
    Some(said)
}

/// 二档80-90分 as 80-90分为二档; `None` where it is not that and nothing more.
fn turned(piece: &str) -> Option<String> {
    let piece = piece.trim();
    // 考核结果分为超额完成(95分以上).
    let piece = piece.rsplit_once("分为").map_or(piece, |(_, rest)| rest);
    let at = piece.find(|letter: char| letter.is_ascii_digit() || "≥≤<>＜＞".contains(letter))?;
    let (label, band) = piece.split_at(at);
    let in_brackets = label.ends_with(['(', '（']);
    let label = label.trim_end_matches(['(', '（', ':', '：']);
    let label = label.trim_matches(['“', '”', '"']);
    let band = if in_brackets {
        let close = band.rfind([')', '）'])?;
        // Behind the last of them: how many there are.
        let rest = &band[close..];
        let counted = rest
            .chars()
            .skip(1)
            .all(|letter| letter.is_ascii_digit() || "一二三四五六个等级次档".contains(letter));
        if !counted {
            return None;
        }
        &band[..close]
    } else {
        band
    };
    let is_label = (1..=LONGEST).contains(&label.chars().count())
        && label.chars().all(|letter| letter.is_alphabetic() && !"得每扣加减的".contains(letter))
        && ![
            "达到", "低于", "高于", "不", "率", "数", "以", "总分", "得分", "超过", "其中", "满分", "共",
            "计", "占", "第",
        ]
        .iter()
        .any(|word| label.ends_with(word));
    let unit = band.find('分')?;
    let is_band =
        band[..unit].chars().all(|letter| letter.is_ascii_digit() || ".-—–~～至≥≤<>＜＞".contains(letter));
    let rest = &band[unit + '分'.len_utf8()..];
    const REST: &str = "以上下及含不()（）-—–~～至≥≤<>＜＞.分";
    let ends = rest.chars().all(|letter| letter.is_ascii_digit() || REST.contains(letter));
    (is_label && is_band && ends)
        .then(|| format!("{band}为{}", label.trim_end_matches("等次").trim_end_matches("等级")))
}
