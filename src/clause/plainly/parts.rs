//! Points of several parts, and one rule behind them for each: 小学、初中毛入学率各占2分,每低于目标1个百分点扣0.5分.

/// So many parts at most.
const MOST: usize = 6;

/// The name of a part is no longer than this.
const LONGEST: usize = 14;

const ENDS: [char; 5] = [',', '，', ';', '；', '。'];

/// The words that may stand between a part and its points.
const HAS: [&str; 7] = ["占", "占分", "为", "赋分", "分值", "分值为", ""];

/// The same where each of several has so many.
const EACH_HAS: [&str; 9] = ["占", "占分", "得", "计", "为", "赋", "赋分", "分值", ""];

/// What a rule that names no part begins with.
#[rustfmt::skip]
const GENERIC: [&str; 31] = [
    "每低", "每少", "每超", "每高", "每下降", "每降低", "每差", "每缺", "每减少", "达到", "达标", "未达", "不达", "没有达到", "完成", "未完成",
    "没有完成", "按完成", "按实际完成", "按比例", "按实际比例", "按达标率", "按落实率", "按到位率", "扣完", "低于", "高于", "未建立", "未落实", "未开展", "未制定",
];

/// In proportion to how far a part was done.
#[rustfmt::skip]
const IN_PROPORTION: [(&str, &str); 12] = [
    ("按完成率", "完成率"), ("按实际完成率", "完成率"), ("按完成比例", "完成比例"), ("按实际完成比例", "完成比例"), ("按比例", "完成比例"),
    ("按实际比例", "完成比例"), ("按达标率", "达标率"), ("按落实率", "落实率"), ("按到位率", "到位率"), ("完成率", "完成率"),
    ("按完成情况比例", "完成比例"), ("按各自完成率", "完成率"),
];

/// The clause with its rule said of each part; `None` where it is not of this kind.
pub(super) fn said_of_each(text: &str) -> Option<String> {
    let (parts, rule) = of_each(text).or_else(|| one_by_one(text))?;
    let is_mark = |letter: char| ENDS.contains(&letter) || matches!(letter, ':' | '：');
    let rule = rule.trim_start_matches(is_mark).trim_end_matches(is_mark);
    let pieces: Vec<&str> = rule.split(ENDS).map(str::trim).filter(|piece| !piece.is_empty()).collect();
    if pieces.is_empty() || !pieces.iter().all(|piece| is_generic(piece)) {
        return None;
    }
    if let [one] = pieces.as_slice()
        && let Some(rate) = proportion(one)
    {
        let each = parts.iter().map(|(name, points)| {
            let is_rate = ["率", "比例", "占比"].iter().any(|word| name.ends_with(word));
            format!("{name}{}×{points}分", if is_rate { "" } else { rate })
        });
        return Some(format!("得分={}。", each.collect::<Vec<_>>().join("+")));
    }
    let takes = pieces.iter().any(|piece| piece.starts_with('每'));
    let ends = pieces.iter().any(|piece| piece.starts_with("扣完"));
    let gives = pieces.iter().any(|piece| piece.contains("得满分"));
    let each = parts.iter().map(|(name, points)| {
        let said: Vec<String> = pieces
            .iter()
            .enumerate()
            .map(|(at, piece)| {
                let piece = piece
                    .replace("得满分", &format!("得{points}分"))
                    .replace("扣完为止", &format!("扣完{points}分为止"));
                // What is not done loses the points of its part, and no others.
                let piece = match piece.strip_suffix("不得分").filter(|_| !gives) {
                    Some(before) => format!("{before}扣{points}分"),
                    None => piece,
                };
                if at == 0 { format!("{name}{piece}") } else { piece }
            })
            .collect();
        let until =
            if takes && !ends && !gives { format!("，扣完{points}分为止") } else { String::new() };
        format!("{}{until}", said.join("，"))
    });
    Some(format!("{}。", each.collect::<Vec<_>>().join("；")))
}

/// Whether a piece of a rule names no part of its own, and no points of its own but those of a step.
fn is_generic(piece: &str) -> bool {
    let gives = piece
        .find('得')
        .is_some_and(|at| piece[at + '得'.len_utf8()..].starts_with(|letter: char| letter.is_ascii_digit()));
    let of_all = ["合计", "累计", "总", "共", "各项", "两项", "三项"].iter().any(|word| piece.contains(word));
    // 每缺1项: one of those that were named.
    let of_list = ["1项", "一项", "1个方面", "一个方面"].iter().any(|word| piece.contains(word));
    !gives
        && !of_all
        && !of_list
        && (GENERIC.iter().any(|word| piece.starts_with(word)) || proportion(piece).is_some())
}

/// The rate a piece goes by, where it is in proportion to one and says nothing more.
fn proportion(piece: &str) -> Option<&'static str> {
    let (_, rate) = IN_PROPORTION.iter().find(|(word, _)| {
        let rest = piece.strip_prefix(word);
        rest.is_some_and(|rest| {
            ["计分", "得分", "赋分", "计算得分", "折算得分", "给分", "记分"].contains(&rest)
        })
    })?;
    Some(rate)
}

type Parts = Vec<(String, String)>;

/// 小学、初中、高中各占2分.
fn of_each(text: &str) -> Option<(Parts, &str)> {
    let (head, behind) = text.split_once('各')?;
    let (points, rule) = EACH_HAS.iter().find_map(|word| so_many(behind.strip_prefix(word)?))?;
    let head = head.strip_suffix("分值").unwrap_or(head);
    let names: Vec<&str> = head.split(['、', '和', '及', '与']).collect();
    let names = with_last_words(&names)?;
    Some((names.into_iter().map(|name| (name, points.to_owned())).collect(), rule))
}

/// 教师培训占2分,校长培训占3分; 教师培训(2分)、校长培训(3分).
fn one_by_one(text: &str) -> Option<(Parts, &str)> {
    let mut parts: Parts = Vec::new();
    let mut rest = text;
    loop {
        let at = rest.find(|letter: char| letter.is_ascii_digit())?;
        let (before, figures) = rest.split_at(at);
        let Some((points, behind)) = so_many(figures) else { break };
        let (name, behind) = match before.strip_suffix(['(', '（']) {
            Some(name) => (name, behind.strip_prefix([')', '）'])?),
            None => (HAS.iter().find_map(|word| before.strip_suffix(word))?, behind),
        };
        if !is_name(name) || is_generic(name) {
            break;
        }
        parts.push((name.to_owned(), points.to_owned()));
        rest = behind;
        let Some(next) = behind.strip_prefix(['、', ',', '，', ';', '；', '和', '及']) else { break };
        // What follows is the rule, or one more part.
        let is_rule = GENERIC.iter().any(|word| next.starts_with(word)) || next.starts_with("按");
        if is_rule {
            break;
        }
        rest = next;
    }
    let is_list = (2..=MOST).contains(&parts.len()) && parts.len() > 1 && rest.len() < text.len();
    is_list.then_some((parts, rest))
}

/// `2分`, and what follows.
fn so_many(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').filter(|end| *end > 0)?;
    let (points, rest) = text.split_at(end);
    Some((
        points,
        rest.strip_prefix('分').filter(|rest| {
            rest.starts_with([',', '，', ';', '；', '。', '、', ')', '）', ':', '：', '和', '及'])
        })?,
    ))
}

/// Whether this may be the name of a part: words alone, and none that say what is done to points.
fn is_name(text: &str) -> bool {
    (2..=LONGEST).contains(&text.chars().count())
        && text.chars().all(char::is_alphabetic)
        && !text.contains(['得', '扣', '每', '未', '不', '满', '共'])
}

/// 小学、初中、高中毛入学率: the last words are of each.
fn with_last_words(names: &[&str]) -> Option<Vec<String>> {
    const STAGES: [&str; 14] = [
        "小学",
        "初中",
        "高中",
        "普通高中",
        "学前",
        "幼儿园",
        "义务教育",
        "中职",
        "城区",
        "农村",
        "城镇",
        "乡村",
        "公办",
        "民办",
    ];
    if !(2..=MOST).contains(&names.len()) || !names.iter().all(|name| is_name(name)) {
        return None;
    }
    let (last, others) = names.split_last()?;
    let stage = STAGES.iter().filter(|stage| last.starts_with(**stage)).max_by_key(|stage| stage.len());
    let tail = stage.map_or("", |stage| &last[stage.len()..]);
    let are_stages = others.iter().all(|name| STAGES.contains(name));
    Some(
        names
            .iter()
            .enumerate()
            .map(|(at, name)| {
                let is_last = at + 1 == names.len();
                if are_stages && !is_last { format!("{name}{tail}") } else { (*name).to_owned() }
            })
            .collect(),
    )
}
