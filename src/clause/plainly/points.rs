//! What is said of points in another order, or with words that say nothing more.

/// The text with points told in plainer words.
pub(super) fn plainly(text: &str) -> String {
    let said = gone(&limited(&without_times(text)));
    let said = all_taken(&at_most(&of_the_item(&said)));
    judged(&apart(&as_formula(&without_more(&said))))
}

/// 视工作创新程度赋分: by judgement.
fn judged(text: &str) -> String {
    const ENDS: [&str; 8] = ["赋分", "评分", "计分", "打分", "给分", "得分", "评定", "酌情打分"];
    let ends = [',', '，', ';', '；', '。', '\n', ':', '：'];
    let mut said = String::new();
    for piece in text.split_inclusive(ends) {
        let body = piece.trim_end_matches(ends);
        let by = ["视", "根据", "依据"].iter().find_map(|word| body.trim_start().strip_prefix(word));
        let of = by.and_then(|by| ENDS.iter().find_map(|end| by.strip_suffix(end)));
        let is_judged = of.is_some_and(|of| {
            ["程度", "价值", "成效", "效果", "质量", "情况", "水平", "力度", "影响"]
                .iter()
                .any(|word| of.ends_with(word))
                && !of.contains(|letter: char| letter.is_ascii_digit())
                && !["率", "完成情况", "达标情况", "排名"].iter().any(|word| of.contains(word))
        });
        said.push_str(if is_judged { "酌情打分" } else { body });
        said.push_str(&piece[body.len()..]);
    }
    said
}

/// 按满意率折算得分,即得分=满意率×5,满意率低于60%的不得分: the formula, and what holds beside it.
fn apart(text: &str) -> String {
    let Some((before, behind)) = text.split_once("得分=") else { return text.to_owned() };
    // What announces it says nothing more.
    let before = match before.strip_suffix(['即']).map(|before| before.trim_end_matches([',', '，'])) {
        Some(told) => {
            let at = told
                .rfind([',', '，', ';', '；', '。', ':', '：', ')', '）'])
                .map_or(0, |at| at + told[at..].chars().next().map_or(0, char::len_utf8));
            let announces = told[at..].starts_with('按')
                && ["得分", "计分", "折算", "赋分"].iter().any(|word| told[at..].ends_with(word));
            if announces { &told[..at] } else { before }
        }
        None => before,
    };
    let Some((formula, rest)) = behind.split_once([',', '，']) else {
        return format!("{before}得分={behind}");
    };
    let goes_on =
        ["最高", "最多", "不超过", "超额", "满分", "上限", "其中"].iter().any(|word| rest.starts_with(word));
    let reckons = formula.contains(['×', '÷', '/', '*']) && !formula.contains(['。', ';', '；', '(', '（']);
    let sign = if reckons && !goes_on { '；' } else { '，' };
    format!("{before}得分={formula}{sign}{rest}")
}

/// A figure in digits at the beginning, and what follows; none where there is no digit.
fn figure(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
    (end > 0).then(|| text.split_at(end))
}

/// 扣分不超过本项分值, 但累计扣分不超过2分: limits in plainer words.
fn limited(text: &str) -> String {
    const ALL: [&str; 8] = [
        "累计扣分不超过本项分值",
        "累计扣分不超过该项分值",
        "扣分不超过本项分值",
        "扣分不超过该项分值",
        "扣分不超过本项满分",
        "扣分总和不超过本项分值",
        "扣完本项分值",
        "扣完该项分值",
    ];
    let mut said = text.to_owned();
    for word in ALL {
        for (at, _) in text.match_indices(word) {
            if !text[at + word.len()..].starts_with(['为', '止']) {
                said = said.replacen(word, "扣完为止", 1);
            }
        }
    }
    for (word, plain) in
        [("但累计", "累计"), ("但最多", "最多"), ("但最高", "最高"), ("但总分", "总分"), ("但合计", "合计")]
    {
        said = said
            .replace(&format!(",{word}"), &format!(",{plain}"))
            .replace(&format!("，{word}"), &format!("，{plain}"));
    }
    said
}

/// 取消本项得分, 取消加分资格 give nothing; of them 得分 would be what is had. 该项为0分且取消评优资格 says two things.
fn gone(text: &str) -> String {
    const WHOSE: [&str; 14] = [
        "本项目",
        "该项目",
        "此项目",
        "本指标",
        "该指标",
        "本小项",
        "该小项",
        "本项",
        "该项",
        "此项",
        "相应",
        "全部",
        "所有",
        "",
    ];
    const WHAT: [&str; 8] = ["得分资格", "加分资格", "得分", "加分", "分值", "分数", "计分", "赋分"];
    let mut said = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("取消") {
        said.push_str(before);
        let of = WHOSE.iter().find_map(|whose| behind.strip_prefix(whose)).unwrap_or(behind);
        match WHAT.iter().find_map(|what| of.strip_prefix(what)) {
            Some(after) => {
                said.push_str("本项不得分");
                rest = after;
            }
            None => {
                said.push_str("取消");
                rest = behind;
            }
        }
    }
    said.push_str(rest);
    let zeros = ["本项为0分", "该项为0分", "此项为0分", "本项计为0分", "该项计为0分"];
    let said = zeros.iter().fold(said, |said, word| said.replace(word, "本项不得分"));
    said.replace("本项不得分且取消", "本项不得分,并取消")
}

/// 该项（4分）计0分: what the item is worth, said within another sentence.
fn of_the_item(text: &str) -> String {
    for item in ["该项", "本项", "此项", "本指标", "该指标"] {
        let Some((before, rest)) = text.split_once(item) else { continue };
        let Some(inner) = rest.strip_prefix(['(', '（']) else { continue };
        let Some((points, behind)) = inner.split_once([')', '）']) else { continue };
        let is_points = figure(points).is_some_and(|(_, unit)| unit == "分");
        let behind = behind.trim_end_matches(['。', '；', ';']);
        if is_points && !before.is_empty() && !behind.is_empty() {
            return format!("{before}{item}{behind}。({points})");
        }
    }
    text.to_owned()
}

/// 超过10分的按10分计: at most 10.
fn at_most(text: &str) -> String {
    for word in ["超过", "超出", "高于"] {
        let Some((before, rest)) = text.split_once(word) else { continue };
        let Some((most, behind)) = figure(rest) else { continue };
        let Some(behind) = behind.strip_prefix('分') else { continue };
        let behind = behind.trim_start_matches(['的', ',', '，']);
        let again = ["按", "以", "均按"].iter().find_map(|word| behind.strip_prefix(word)).and_then(figure);
        let Some(("分", rest)) =
            again.filter(|(again, _)| *again == most).and_then(|(_, rest)| rest.split_at_checked("分".len()))
        else {
            continue;
        };
        let ends = ["计算", "计分", "计入", "计", "记"];
        if let Some(rest) = ends.iter().find_map(|word| rest.strip_prefix(word)) {
            return format!("{before}最高得{most}分{rest}");
        }
    }
    text.to_owned()
}

/// 发生事故的扣完3分 takes 3, and 各占1分 behind limits gives 1 for each.
fn all_taken(text: &str) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("扣完") {
        let takes = figure(behind)
            .and_then(|(_, rest)| rest.strip_prefix('分'))
            .is_some_and(|rest| !rest.trim_start().starts_with(['为', '止']));
        said.push_str(before);
        // 直至扣完2分, and 扣完2分 of no condition, say where it ends.
        let until = ["直至", "直到"].iter().find(|word| before.ends_with(**word));
        let is_alone = before.trim_end().is_empty() && said.is_empty()
            || before.trim_end().ends_with([',', '，', ';', '；', '。'])
                && !before.trim_end().ends_with("的，")
                && !before.trim_end().ends_with("的,");
        if takes && (until.is_some() || is_alone) {
            let (number, behind) = figure(behind).unwrap_or_default();
            said.truncate(said.len() - until.map_or(0, |until| until.len()));
            said.push_str(&format!("扣完{number}分为止"));
            rest = behind.strip_prefix('分').unwrap_or(behind);
            continue;
        }
        said.push_str(if takes { "扣" } else { "扣完" });
        rest = behind;
    }
    said.push_str(rest);
    let Some((before, behind)) = said.split_once("各占") else { return said };
    let is_points = figure(behind).is_some_and(|(_, unit)| unit.starts_with('分'));
    if is_points && before.ends_with([',', '，']) && before.contains(['≥', '≤', '%']) {
        return format!("{before}各得{behind}");
    }
    said
}

/// 完成率×12分计: 得分=完成率×12.
fn as_formula(text: &str) -> String {
    let ends = ['。', ';', '；', '\n', ',', '，'];
    let mut said = String::new();
    for piece in text.split_inclusive(ends) {
        let body = piece.trim_end_matches(ends);
        let reckons = body.contains('×') && !body.contains(['=', '＝']);
        match body.strip_suffix("分计").filter(|_| reckons) {
            Some(formula) => {
                let formula = formula.trim_start().trim_start_matches('按').trim_start_matches('照');
                said.push_str(&format!("得分={formula}{}", &piece[body.len()..]));
            }
            None => said.push_str(piece),
        }
    }
    said
}

/// 超额完成的按满分计: no more than all points.
fn without_more(text: &str) -> String {
    const MORE: [&str; 4] = ["超额完成", "超额的", "超额", "超过目标"];
    const FULL: [&str; 6] = ["按满分计算", "按满分计", "均按满分计", "计满分", "得满分", "以满分计"];
    let is_end = |rest: &str| rest.is_empty() || rest.starts_with(['。', ';', '；', '\n', ')', '）']);
    for more in MORE {
        for (at, _) in text.match_indices(more) {
            let rest = text[at + more.len()..].trim_start_matches(['的', ',', '，']);
            let behind = FULL.iter().find_map(|full| rest.strip_prefix(full)).filter(|rest| is_end(rest));
            let before = text[..at].strip_suffix([',', '，', '(', '（', ';', '；', '。']);
            let computes = ["按比例", "比例计", "比例得", "得分=", "得分＝", "×", "折算"]
                .iter()
                .any(|word| text[..at].contains(word));
            if let (Some(behind), Some(before), true) = (behind, before, computes) {
                let closes = text[..at].ends_with(['(', '（']);
                let behind = if closes { behind.trim_start_matches([')', '）']) } else { behind };
                // A share of the points has no more anyway.
                let limit = if before.contains(['=', '＝', '×']) { ",最高得满分" } else { "" };
                return format!("{before}{limit}{behind}");
            }
        }
    }
    text.to_owned()
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
