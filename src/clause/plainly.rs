//! The same clause in the words that are read: what is said in another order, or with words that say nothing more.

/// A label is no longer than this.
const LONGEST: usize = 8;

/// The text in plainer words; `None` where nothing is to be changed.
pub(super) fn plainly(text: &str) -> Option<String> {
    let said = without_times(&without_unit(&text.replace("包括但不限于", "包括")));
    let said = apart(&said);
    let said = graded(&said).unwrap_or(said);
    (said != text).then_some(said)
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

/// 得分=20分×执行率 as 得分=20×执行率; of 得分×5% and 满分×… the 分 is part of a name.
fn without_times(text: &str) -> String {
    let Some((before, formula)) = text.split_once(['=', '＝']) else { return text.to_owned() };
    let sign = &text[before.len()..text.len() - formula.len()];
    let mut said = format!("{before}{sign}");
    let formula = formula.replace("分*", "分×");
    let mut rest = formula.as_str();
    while let Some(at) = rest.find("分×") {
        let is_after_figure = rest[..at].ends_with(|letter: char| letter.is_ascii_digit());
        said.push_str(&rest[..at]);
        said.push_str(if is_after_figure { "×" } else { "分×" });
        rest = &rest[at + "分×".len()..];
    }
    said.push_str(rest);
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
