//! A clause of several headed sections, each with its own points: 1.制度建设(2分):每缺1项扣0.5分。2.队伍建设(3分):每少1人扣0.5分. Each is
//! a clause of its own, and their points are added up.

use super::{Ask, ClauseReading, ClauseRule, Criterion, NAMELESS, Number, Operand, Status};

/// A section: its name, its points, and its text from the name on.
struct Section<'a> {
    name: &'a str,
    points: Number,
    text: String,
}

/// More are no clause.
const MOST: usize = 12;

/// The name of a section is no longer than this.
const LONGEST: usize = 20;

/// Of the whole, where it stands in the last section alone.
const OF_ALL: [&str; 19] = [
    "本项",
    "该项",
    "此项",
    "本指标",
    "该指标",
    "总分",
    "合计",
    "累计",
    "以上各",
    "以上指标",
    "以上含",
    "以上均",
    "以上两",
    "以上三",
    "上述",
    "各项",
    "两项",
    "三项",
    "取消",
];

/// What the headed sections of a clause come to; `None` where it has none.
pub(super) fn headed(
    text: &str,
    points: Option<&Number>,
    choose: &[(String, usize)],
) -> Option<ClauseReading> {
    let sections = sections(text)?;
    let sum: Number = sections.iter().map(|section| &section.points).sum();
    // What is missing of the item's points, or too much, no section says.
    if points.is_some_and(|points| *points != sum) {
        return Some(super::by_judgement(points, None, Vec::new()));
    }
    let read: Vec<ClauseReading> = sections
        .iter()
        .map(|section| super::read_whole(&section.text, Some(&section.points), choose))
        .collect();
    // 发生重大事故的,本项不得分: of which of them, is not said.
    let (last, others) = sections.split_last()?;
    let is_of_all = OF_ALL
        .iter()
        .any(|word| last.text.contains(word) && !others.iter().any(|section| section.text.contains(word)));
    if is_of_all || read.iter().any(|reading| reading.status == Status::Judged || reading.judged.is_some()) {
        return Some(super::by_judgement(Some(&sum), None, Vec::new()));
    }
    Some(added_up(&sections, read))
}

/// 配齐教师得1分;音体美教师每缺1名扣0.1分,最多扣1分;合格率达到100%得1分, of an item of 3: parts that say what they are worth, where those are
/// all the points there are. What takes everything may stand behind them.
pub(super) fn summed(
    text: &str,
    points: Option<&Number>,
    choose: &[(String, usize)],
) -> Option<ClauseReading> {
    let (points, body) = match head(text) {
        Some((_, told, end)) => (
            points.filter(|points| **points == told).cloned().or_else(|| points.is_none().then_some(told))?,
            &text[end..],
        ),
        None => (points?.clone(), text),
    };
    let body = body.trim_start_matches(['：', ':', '。', '，', ',']);
    let mut pieces: Vec<&str> =
        body.split(['；', ';', '。', '\n']).map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let is_veto = |piece: &str| {
        ["本项", "该项", "此项", "本指标", "该指标"].iter().any(|item| {
            ["不得分", "得0分", "计0分", "记0分", "为0分"]
                .iter()
                .any(|word| piece.ends_with(&format!("{item}{word}")))
        })
    };
    let veto =
        pieces.pop_if(|piece| is_veto(piece)).map(|piece| super::read_whole(piece, Some(&points), choose));
    if !(2..=MOST).contains(&pieces.len()) {
        return None;
    }
    let mut sections = Vec::new();
    let mut is_limited = false;
    for piece in pieces {
        let piece = without_mark(piece);
        let worth = match taken_at_most(piece) {
            Some(most) => {
                is_limited = true;
                most
            }
            None => {
                let alone = super::read_whole(piece, None, choose);
                if alone.status == Status::Judged || alone.asks.iter().any(|ask| ask.title == NAMELESS) {
                    return None;
                }
                super::audit::most(&alone.rule, &alone.asks)?
            }
        };
        sections.push(Section { name: "", points: worth, text: piece.to_owned() });
    }
    let sum: Number = sections.iter().map(|section| &section.points).sum();
    if sum != points || !is_limited && veto.is_none() {
        return None;
    }
    let read: Vec<ClauseReading> = sections
        .iter()
        .map(|section| super::read_whole(&section.text, Some(&section.points), choose))
        .collect();
    let mut titles: Vec<&str> =
        read.iter().flat_map(|reading| &reading.asks).map(|ask| ask.title.as_str()).collect();
    let count = titles.len();
    titles.sort_unstable();
    titles.dedup();
    let is_whole = |reading: &ClauseReading| reading.status != Status::Judged && reading.judged.is_none();
    if titles.len() < count || !read.iter().all(is_whole) {
        return None;
    }
    let mut all = added_up(&sections, read);
    if let Some(veto) = veto {
        let ClauseRule::First(cases, _) = &veto.rule else { return None };
        let [(when, nothing)] = cases.as_slice() else { return None };
        if *nothing != ClauseRule::zero() || veto.status != Status::Read {
            return None;
        }
        let when = criterion_later(when, all.asks.len());
        all.asks.extend(veto.asks);
        all.rule = ClauseRule::First(vec![(when, ClauseRule::zero())], Box::new(all.rule));
    }
    Some(all)
}

/// 每缺1名扣0.1分,最多扣1分: what a part that only takes points can take.
fn taken_at_most(piece: &str) -> Option<Number> {
    let gives = ["得", "计", "加"].iter().any(|verb| {
        piece
            .match_indices(verb)
            .any(|(at, _)| piece[at + verb.len()..].starts_with(|letter: char| letter.is_ascii_digit()))
    });
    let limit =
        ["最多扣", "最高扣", "扣完", "累计扣分不超过", "扣分不超过", "共扣"].iter().find_map(|word| {
            let (_, rest) = piece.split_once(word)?;
            let (points, _) = rest.split_once('分')?;
            Number::from_decimal(points)
        });
    limit.filter(|_| !gives)
}

fn added_up(sections: &[Section], read: Vec<ClauseReading>) -> ClauseReading {
    let titles: Vec<String> =
        read.iter().flat_map(|reading| &reading.asks).map(|ask| ask.title.clone()).collect();
    let mut all = ClauseReading {
        status: Status::Read,
        rule: ClauseRule::zero(),
        asks: Vec::new(),
        doubts: Vec::new(),
        conventions: Vec::new(),
        basis: Vec::new(),
        judged: None,
    };
    let mut rules = Vec::new();
    for (section, reading) in sections.iter().zip(read) {
        let from = all.asks.len();
        rules.push(later(&reading.rule, from));
        for ask in reading.asks {
            let is_again = titles.iter().filter(|title| **title == ask.title).count() > 1;
            let is_named = !section.name.is_empty() && !ask.title.contains(section.name);
            let title = if is_named && (is_again || has_no_subject(&ask.title)) {
                format!("{}:{}", section.name, ask.title)
            } else {
                ask.title
            };
            all.asks.push(Ask { title, ..ask });
        }
        if reading.status == Status::Ask {
            all.status = Status::Ask;
        }
        for doubt in reading.doubts {
            if all.doubts.iter().all(|other| other.about != doubt.about) {
                all.doubts.push(doubt);
            }
        }
        for convention in reading.conventions {
            if !all.conventions.contains(&convention) {
                all.conventions.push(convention);
            }
        }
        all.basis.extend(reading.basis);
    }
    all.basis.retain(|text| all.asks.iter().all(|ask| !ask.title.contains(text.as_str())));
    all.rule = ClauseRule::Sum(rules);
    all
}

/// 每缺1项, 完成比例, 低于目标多少: of what, the section says.
fn has_no_subject(title: &str) -> bool {
    title == NAMELESS
        || ["每", "低", "高", "超", "缺", "少", "完成", "达"].iter().any(|word| title.starts_with(word))
}

/// The headed sections of a text, if it is nothing but two of them or more.
fn sections(text: &str) -> Option<Vec<Section<'_>>> {
    let starts: Vec<usize> = std::iter::once(0)
        .chain(
            text.char_indices()
                .filter(|(_, letter)| "。；;\n".contains(*letter))
                .map(|(at, letter)| at + letter.len_utf8()),
        )
        .collect();
    let heads: Vec<(usize, &str, Number, usize)> = starts
        .iter()
        .filter_map(|at| head(&text[*at..]).map(|(name, points, end)| (*at, name, points, at + end)))
        .collect();
    if !(2..=MOST).contains(&heads.len()) || heads[0].0 != 0 {
        return None;
    }
    let ends = heads.iter().skip(1).map(|head| head.0).chain(std::iter::once(text.len()));
    let mut all = Vec::new();
    for ((_, name, points, from), end) in heads.iter().zip(ends) {
        let body = text[*from..end].trim();
        if body.trim_matches(|letter: char| !letter.is_alphanumeric()).is_empty() {
            return None;
        }
        all.push(Section {
            name,
            points: points.clone(),
            text: format!("{name}({}分):{body}", points.plain()),
        });
    }
    Some(all)
}

/// `1.制度建设(2分):`, `(1)制度建设(2分)。`, `制度健全2分,`: the name, the points, and where it ends.
fn head(text: &str) -> Option<(&str, Number, usize)> {
    let begun = text.trim_start();
    let marked = without_mark(begun);
    let at = marked.find(|letter: char| letter.is_ascii_digit() || "，,。；;：:".contains(letter))?;
    let (before, rest) = marked.split_at(at);
    let name = before.trim_end_matches(['(', '（']);
    let in_brackets = name.len() < before.len();
    // 达标率占3分.
    let name = name.strip_suffix('占').filter(|_| !in_brackets).unwrap_or(name);
    let end = rest.find(|letter: char| !letter.is_ascii_digit() && letter != '.').filter(|end| *end > 0)?;
    let (points, behind) = rest.split_at(end);
    let behind = behind.strip_prefix('分')?;
    let behind = if in_brackets { behind.strip_prefix([')', '）'])? } else { behind };
    // 制度健全2分,: the points stand alone.
    let is_closed = behind.trim_start().starts_with(['，', ',', '。', '：', ':']);
    let is_name = (2..=LONGEST).contains(&name.chars().count())
        && name.chars().all(|letter| letter.is_alphabetic() || "、“”《》".contains(letter))
        && ![
            "得",
            "扣",
            "加",
            "计",
            "占",
            "最高",
            "最多",
            "满分",
            "共",
            "为",
            "每",
            "各",
            "不超过",
            "减",
            "记",
            "封顶",
        ]
        .iter()
        .any(|word| name.ends_with(word))
        && !name.contains(['得', '扣', '每']);
    let points = Number::from_decimal(points)?;
    (is_name && !points.is_zero() && (in_brackets || is_closed))
        .then(|| (name, points, text.len() - behind.len()))
}

/// Behind ①, 1., (1), 一、.
fn without_mark(text: &str) -> &str {
    let is_numeral = |letter: char| letter.is_ascii_digit() || "一二三四五六七八九十".contains(letter);
    if let Some(rest) = text.strip_prefix(|letter: char| ('①'..='⑳').contains(&letter)) {
        return rest.trim_start();
    }
    let open = text.strip_prefix(['(', '（']);
    let number = open.unwrap_or(text);
    let rest = number.trim_start_matches(is_numeral);
    if rest.len() == number.len() {
        return text;
    }
    let closed = if open.is_some() {
        rest.strip_prefix([')', '）'])
    } else {
        rest.strip_prefix(['.', '．', '、', ')', '）'])
    };
    closed.map_or(text, str::trim_start)
}

/// The same rule, its asks so many places further on.
fn later(rule: &ClauseRule, by: usize) -> ClauseRule {
    let all = |rules: &[ClauseRule]| rules.iter().map(|rule| later(rule, by)).collect();
    match rule {
        ClauseRule::Worth(figure) => ClauseRule::Worth(figure_later(figure, by)),
        ClauseRule::First(cases, rest) => ClauseRule::First(
            cases.iter().map(|(when, rule)| (criterion_later(when, by), later(rule, by))).collect(),
            Box::new(later(rest, by)),
        ),
        ClauseRule::Sum(rules) => ClauseRule::Sum(all(rules)),
        ClauseRule::Best(rules) => ClauseRule::Best(all(rules)),
        ClauseRule::Steps { over, per, points, started } => ClauseRule::Steps {
            over: figure_later(over, by),
            per: per.clone(),
            points: points.clone(),
            started: *started,
        },
        ClauseRule::Held(rule, low, high) => {
            ClauseRule::Held(Box::new(later(rule, by)), low.clone(), high.clone())
        }
        ClauseRule::Word(_) | ClauseRule::Open | ClauseRule::Judged { .. } => rule.clone(),
    }
}

fn criterion_later(criterion: &Criterion, by: usize) -> Criterion {
    let all = |each: &[Criterion]| each.iter().map(|one| criterion_later(one, by)).collect();
    match criterion {
        Criterion::Flag(at) => Criterion::Flag(at + by),
        Criterion::Chosen(at, option) => Criterion::Chosen(at + by, *option),
        Criterion::Compare(one, sign, two) => {
            Criterion::Compare(figure_later(one, by), *sign, figure_later(two, by))
        }
        Criterion::All(each) => Criterion::All(all(each)),
        Criterion::Any(each) => Criterion::Any(all(each)),
        Criterion::Not(one) => Criterion::Not(Box::new(criterion_later(one, by))),
    }
}

fn figure_later(figure: &Operand, by: usize) -> Operand {
    let boxed = |one: &Operand| Box::new(figure_later(one, by));
    match figure {
        Operand::Given(number) => Operand::Given(number.clone()),
        Operand::Asked(at) => Operand::Asked(at + by),
        Operand::Sum(each) => Operand::Sum(each.iter().map(|one| figure_later(one, by)).collect()),
        Operand::Less(one, two) => Operand::Less(boxed(one), boxed(two)),
        Operand::Times(one, two) => Operand::Times(boxed(one), boxed(two)),
        Operand::Over(one, two) => Operand::Over(boxed(one), boxed(two)),
        Operand::Within(one, low, high) => Operand::Within(boxed(one), low.clone(), high.clone()),
    }
}
