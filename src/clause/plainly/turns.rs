//! Turns of phrase, each as the reader knows it: 否则,1个要素扣0.2分; 无计划或总结各扣1.5分; 70%以上不扣分,每下降1个百分点扣0.2分.

const ENDS: [char; 7] = [',', '，', ';', '；', '。', '\n', ':'];

/// The text in known turns.
pub(super) fn plainly(text: &str) -> String {
    let said = text
        .replace("不得分（实行“一票否决”）", "不得分")
        .replace("不得分(实行“一票否决”)", "不得分")
        .replace("不得分（一票否决）", "不得分")
        .replace("每一学段达标", "每项达标")
        .replace("每个学段达标", "每项达标")
        .replace("每学段达标", "每项达标")
        .replace("每有一个学段达标", "每项达标")
        .replace("少任一项扣", "每少一项扣")
        .replace("缺任一项扣", "每缺一项扣")
        .replace("少任何一项扣", "每少一项扣")
        .replace("缺任何一项扣", "每缺一项扣");
    let said = each_denied(&any_of_them(&otherwise(&said)));
    let said = measured_from(&no_more_than_all(&on_top(&said)));
    whole_of_parts(&quoted(&said))
}

/// 2个要素都达到得满分。否则,1个要素扣0.2分: for each that lacks.
fn otherwise(text: &str) -> String {
    let mut said = text.to_owned();
    for word in ["否则，", "否则,", "否则"] {
        let Some((before, behind)) = said.split_once(word) else { continue };
        let step = behind.trim_start_matches("每").trim_start_matches("有");
        let Some(step) = step.strip_prefix(['1', '一']).or_else(|| step.strip_prefix('个').map(|_| step))
        else {
            continue;
        };
        let Some((unit, points)) = step.split_once('扣') else { continue };
        let is_plain = (1..=5).contains(&unit.chars().count()) && unit.chars().all(char::is_alphabetic);
        if is_plain && points.starts_with(|letter: char| letter.is_ascii_digit()) {
            said = format!("{before}每有1{unit}未达到扣{points}");
            break;
        }
    }
    said
}

/// 任一项资料不详实扣2分,扣完为止: where it goes on until nothing is left, each of them counts.
fn any_of_them(text: &str) -> String {
    let mut said = String::new();
    let mut rest = text;
    while let Some((before, behind)) = rest.split_once("任一项") {
        let sentence = behind.split([';', '；', '。']).next().unwrap_or_default();
        let begins = before.is_empty() || before.ends_with(ENDS);
        let is_each = begins && sentence.contains("扣完为止") && !sentence.contains("不得分");
        said.push_str(before);
        said.push_str(if is_each { "每有一项" } else { "任一项" });
        rest = behind;
    }
    said.push_str(rest);
    said
}

/// 无计划或总结各扣1.5分, 未制定规划或未进行总结的,分别扣3分: each of the two.
fn each_denied(text: &str) -> String {
    let mut said = String::new();
    for piece in text.split_inclusive([';', '；', '。', '\n']) {
        let at = ["各扣", "分别扣"].iter().filter_map(|word| piece.find(word)).min();
        let head = at.map_or("", |at| &piece[..at]);
        let denies = ["无", "未", "没有", "缺", "不"].iter().any(|word| head.starts_with(word));
        let is_list = head.matches('或').count() == 1 && !head.contains(['、']) && !head.contains("或者");
        let several = piece[head.len()..].contains(['、', '和']);
        if denies && is_list && !several {
            // 无计划或总结: the denial is of both.
            let (one, two) = head.split_once('或').unwrap_or_default();
            let denial = ["没有", "无", "未", "缺"]
                .iter()
                .find(|word| one.starts_with(**word))
                .copied()
                .unwrap_or_default();
            let is_own = ["没有", "无", "未", "缺", "不"].iter().any(|word| two.contains(word));
            let two = if is_own || denial == "未" { two.to_owned() } else { format!("{denial}{two}") };
            said.push_str(&format!("{one}、{two}"));
            said.push_str(&piece[head.len()..]);
        } else {
            said.push_str(piece);
        }
    }
    said
}

/// 其中因溺水死亡的,每人再加扣1分: counted beside the others.
fn on_top(text: &str) -> String {
    let mut said = String::new();
    for piece in text.split_inclusive([';', '；', '。', '\n']) {
        let more =
            ["再加扣", "另加扣", "再另扣", "加扣", "再扣", "另扣"].iter().find(|word| piece.contains(**word));
        match (piece.trim_start().strip_prefix("其中"), more) {
            (Some(rest), Some(more)) => {
                said.push_str(&rest.trim_start_matches([',', '，', ':', '：']).replacen(more, "扣", 1));
            }
            _ => said.push_str(piece),
        }
    }
    said
}

/// 得分=完成率×分值,完成率超过100%的按100%计算: no more than all points.
fn no_more_than_all(text: &str) -> String {
    let Some(at) = text.find("超过100%").or_else(|| text.find("高于100%")) else {
        return text.to_owned();
    };
    let (before, behind) = text.split_at(at);
    let behind = &behind["超过100%".len()..];
    let behind = behind.trim_start_matches(['的', ',', '，']);
    let Some(behind) = ["按100%计算", "以100%计算", "按100%计", "以100%计"]
        .iter()
        .find_map(|word| behind.strip_prefix(word))
    else {
        return text.to_owned();
    };
    let Some(cut) = before.rfind([',', '，', ';', '；', '。']) else { return text.to_owned() };
    let formula = &before[..cut];
    let behind = behind.trim_start_matches(['。', '分']);
    if formula.contains(['×', '=', '＝', '*']) {
        format!("{formula},最高得满分。{behind}")
    } else {
        format!("{formula}。{behind}")
    }
}

/// 到课率达70%以上不扣分,每下降1个百分点扣0.2分: from where the steps go.
fn measured_from(text: &str) -> String {
    let mut said = text.to_owned();
    let Some((before, behind)) = text.split_once("不扣分") else { return said };
    let step = behind.trim_start_matches(['，', ',', '。', '；', ';', ':', '：']);
    let side = [
        ("每下降", true),
        ("每降低", true),
        ("每低", true),
        ("每减少", true),
        ("每超", false),
        ("每高", false),
        ("每增加", false),
        ("每上升", false),
    ]
    .iter()
    .find(|(word, _)| step.starts_with(word));
    let Some((_, is_less)) = side else { return said };
    let from = before.rfind(ENDS).map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let condition = before[from..].trim_end_matches(['的', '时']);
    let Some(at) = condition.find(|letter: char| letter.is_ascii_digit()) else { return said };
    let (name, figure) = condition.split_at(at);
    let end = figure.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(figure.len());
    let (figure, unit) = figure.split_at(end);
    let Some(rest) = unit.strip_prefix(['%', '％']) else { return said };
    let is_least = ["达到", "达", "不低于", "高于", "≥"].iter().find_map(|word| name.strip_suffix(word));
    let is_most = ["控制在", "不高于", "不超过", "低于", "≤"].iter().find_map(|word| name.strip_suffix(word));
    let upward =
        rest.is_empty() && is_least.is_some() || ["以上", "及以上", "(含)以上", "（含）以上"].contains(&rest);
    let downward = rest.is_empty() && is_most.is_some() || ["以下", "以内", "及以下"].contains(&rest);
    let name = is_least.or(is_most).unwrap_or(name);
    let fits = *is_less && upward || !*is_less && downward;
    if fits && !name.is_empty() {
        let way = if *is_less { "低于" } else { "高于" };
        said = format!("{}{name}{way}{figure}%的，{step}", &before[..from]);
    }
    said
}

/// 每天一节体育课 is what a lesson is called, and no step.
fn quoted(text: &str) -> String {
    const NAMES: [&str; 8] = [
        "每天一节体育课",
        "每天1节体育课",
        "每天一小时校园体育活动",
        "每天1小时校园体育活动",
        "每天两小时综合体育活动",
        "每天2小时综合体育活动",
        "每天一小时体育活动",
        "每天1小时体育活动",
    ];
    NAMES.iter().fold(text.to_owned(), |said, name| {
        if said.contains(&format!("“{name}")) { said } else { said.replace(name, &format!("“{name}”")) }
    })
}

/// 四率达到规定标准得6分,其中入学率、巩固率各2分,毕业率、辍学率各1分: the parts are the whole.
fn whole_of_parts(text: &str) -> String {
    let Some((before, behind)) = text.split_once("分，其中").or_else(|| text.split_once("分,其中"))
    else {
        return text.to_owned();
    };
    let Some((head, points)) = before.rsplit_once('得') else { return text.to_owned() };
    let is_points =
        !points.is_empty() && points.chars().all(|letter| letter.is_ascii_digit() || letter == '.');
    let has_parts = behind.matches('分').count() > 1;
    if !is_points
        || !has_parts
        || head.contains(['。', '；', ';', ',', '，', '得', '扣'])
        || behind.starts_with(['每', '有'])
    {
        return text.to_owned();
    }
    let state = ["达到规定标准", "达到标准", "达到要求", "达标", "达到目标"]
        .iter()
        .find(|word| head.ends_with(**word));
    let behind = behind.trim_start_matches([':', '：', ',', '，']);
    let parts = match state {
        Some(_) => behind.replace("率各", "率达标各").replace("率、", "率达标、"),
        None => behind.to_owned(),
    };
    format!("（{points}分）{parts}")
}
