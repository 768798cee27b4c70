//! What a clause does to the score: 得5分, 扣完为止, 不得分, 为合格.

use crate::number::Number;

use super::marks::Marks;

/// Which way points go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// So many are had (得).
    Get,
    /// So many more (加).
    Add,
    /// So many less (扣).
    Deduct,
}

/// So many points, perhaps by class.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Amount {
    /// For all, or one after the other (分别).
    pub(super) plain: Vec<Number>,
    /// For each class.
    pub(super) by: Vec<(String, Number)>,
    /// For each of several things (各).
    pub(super) each: bool,
    /// Those in `plain` belong to things in the same order.
    pub(super) respectively: bool,
}

/// What stands at the end of a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Effect {
    /// Points.
    Give(Way, Amount),
    /// 得满分.
    Full,
    /// 得一半分, 得50%的分.
    Part(Number),
    /// 不得分.
    Zero,
    /// 不扣分, 不加分.
    Nothing,
    /// 扣1—3分.
    Range(Way, Number, Number),
    /// 酌情扣分.
    Judge(Way),
    /// 按比例得分, 按比例扣分.
    Share,
    /// 扣完为止.
    ToNought,
    /// 加满为止, 最高5分.
    AtMost(Way, Number),
    /// 加满为止.
    ToFull,
    /// 不封顶.
    NoLimit,
    /// (7分), 满分7分, 本项2分.
    Worth(Amount),
    /// 为合格.
    Word(String),
    /// 占40%, 按10%折算: what is had elsewhere counts with this share.
    Weight(Number),
    /// 依次递减1分, from the place before.
    Down(Number),
}

const GET: &[&str] = &["得", "计", "记", "给", "赋", "赋分", "计分", "得分", "为", "记为", "计为", "评", "可得", "给予", "赋予", "获得", "可获"];
const ADD: &[&str] = &["加", "奖", "奖励", "加分", "增加", "计加", "另加", "再加", "奖加", "追加", "加计", "加记"];
const DEDUCT: &[&str] = &["扣", "减", "扣减", "扣除", "扣分", "倒扣", "减去", "减分", "核减", "扣去", "扣罚", "再扣"];
const ADVERBS: &[&str] = &[
    "各", "均", "都", "分别", "再", "另", "另外", "相应", "直接", "一次性", "只", "可", "则", "予以", "给予", "依次", "同样", "也",
    "应", "将", "本项", "该项", "此项", "就", "各自", "酌情", "视情", "视情况", "视情节", "只能", "仅", "按",
];

/// Where a point amount may end without a verb before it.
fn is_end(marks: &Marks, at: usize) -> bool {
    at >= marks.len() || marks.letter(at).is_some_and(|letter| ",;。.:)、\n及和".contains(letter))
}

/// `N分`, but not 分钟, 分之, 百分.
fn points(marks: &Marks, at: usize) -> Option<(Number, usize)> {
    let number = marks.number(at)?.clone();
    let end = marks.eat(at + 1, "分")?;
    let other = ["钟", "之", "级", "类", "校", "局", "部", "管", "会", "园", "公"];
    (!other.iter().any(|word| marks.eat(end, word).is_some())).then_some((number, end))
}

/// `3分`, `1-3分`, `10、8、6分`, `10分、8分和6分`.
fn amounts(marks: &Marks, at: usize) -> Option<(Vec<Number>, bool, usize)> {
    let first = marks.number(at)?.clone();
    let mut end = marks.eat(at + 1, "分").unwrap_or(at + 1);
    let dash = marks.eat_any(end, &["-", "至", "到"]);
    if let Some((second, to)) = dash.and_then(|at| points(marks, at)) {
        return Some((vec![first, second], true, to));
    }
    let mut list = vec![first];
    let mut closed = points(marks, at).is_some();
    while let Some(next) = marks.eat_any(end, &["、", "和", "及", ","])
        && let Some(number) = marks.number(next)
    {
        let after = marks.eat(next + 1, "分");
        if after.is_none() && marks.eat_any(next + 1, &["、", "和", "及", ","]).is_none() {
            break;
        }
        list.push(number.clone());
        closed = after.is_some();
        end = after.unwrap_or(next + 1);
    }
    let other = ["钟", "之", "级", "类"];
    (closed && !other.iter().any(|word| marks.eat(end, word).is_some())).then_some((list, false, end))
}

/// The label of a class at `at`, and its end.
fn label(marks: &Marks, at: usize, classes: &[String]) -> Option<(String, usize)> {
    let found = classes.iter().filter_map(|class| Some((class.clone(), marks.eat(at, class)?)));
    let (class, end) = found.max_by_key(|(_, end)| *end)?;
    let suffix = marks.eat_any(end, &["区县", "县区", "地区", "县市区", "县", "市", "区"]).unwrap_or(end);
    Some((class, suffix))
}

/// `产区4分、非产区3分`.
fn by_class(marks: &Marks, at: usize, classes: &[String]) -> Option<(Way, Vec<(String, Number)>, usize)> {
    let (mut at, mut by, mut way) = (at, Vec::new(), Way::Get);
    loop {
        let (class, end) = label(marks, at, classes)?;
        let (of, start) = verb(marks, end).unwrap_or((way, end));
        let (number, end) = points(marks, start)?;
        way = of;
        by.push((class, number));
        let more = marks.eat_any(end, &["、", ",", ";", "和"]);
        match more.filter(|next| label(marks, *next, classes).is_some_and(|(_, end)| {
            points(marks, verb(marks, end).map_or(end, |(_, at)| at)).is_some()
        })) {
            Some(next) => at = next,
            None => return (by.len() > 1).then_some((way, by, end)),
        }
    }
}

/// A verb of points, and where it ends.
fn verb(marks: &Marks, at: usize) -> Option<(Way, usize)> {
    let all = [(Way::Get, GET), (Way::Add, ADD), (Way::Deduct, DEDUCT)];
    let found = all.iter().filter_map(|(way, words)| Some((*way, marks.eat_any(at, words)?)));
    let (way, end) = found.max_by_key(|(_, end)| *end)?;
    Some((way, marks.eat_any(end, &["为", ":", "本项"]).unwrap_or(end)))
}

/// The effect that begins at `at`, and its end.
pub(super) fn at(marks: &Marks, at: usize, classes: &[String]) -> Option<(Effect, usize)> {
    limit(marks, at)
        .or_else(|| worth(marks, at, classes))
        .or_else(|| weight(marks, at))
        .or_else(|| fixed(marks, at))
        .or_else(|| word(marks, at))
        .or_else(|| given(marks, at, classes))
}

fn fixed(marks: &Marks, at: usize) -> Option<(Effect, usize)> {
    const ZERO: &[&str] = &[
        "不得分", "不计分", "不给分", "不记分", "零分", "得零分", "计零分", "不予得分", "此项不得分", "该项不得分", "本项不得分",
        "全扣", "扣全分", "扣满分", "全部扣完", "该项分全扣", "此项分全扣", "本项分全扣", "扣完", "扣完该项分", "扣除全部分值",
        "扣完本项分", "该项为零分", "本项为零分", "均不得分", "都不得分", "则不得分", "不得该项分", "本项计零分", "一律不得分", "扣除该项全部分值",
        "该项分数扣完", "不予计分", "该项不计分", "不能得分", "扣该项全分", "本项分扣完", "该项零分", "本小项不得分", "该小项不得分",
    ];
    const NOTHING: &[&str] = &["不扣分", "不加分", "不予加分", "不再加分", "不另加分", "不奖分"];
    const FULL: &[&str] = &["得满分", "计满分", "记满分", "给满分", "得全分", "为满分", "得该项满分", "得本项满分", "满分", "得基本分", "赋满分", "得分"];
    const SHARE: &[&str] = &[
        "按比例得分", "按比例计分", "按比例扣分", "按比例记分", "按比例给分", "按比例折算", "按完成比例得分", "按完成比例计分", "按比例赋分",
        "按完成比例扣分", "按比例相应扣分", "按比例折算得分", "按比例减分", "按实际比例得分", "按相应比例扣分", "按相应比例得分", "按未完成比例扣分",
        "按比例计算得分", "按比例核算得分", "按实际完成比例得分", "按实际完成比例计分", "按完成率得分", "按完成率计分", "按完成比例给分",
    ];
    const JUDGED: &[(&str, Way)] = &[
        ("酌情扣分", Way::Deduct),
        ("酌情减分", Way::Deduct),
        ("酌情扣减", Way::Deduct),
        ("酌情得分", Way::Get),
        ("酌情给分", Way::Get),
        ("酌情计分", Way::Get),
        ("酌情加分", Way::Add),
        ("视情扣分", Way::Deduct),
        ("视情况扣分", Way::Deduct),
        ("视情节扣分", Way::Deduct),
        ("相应扣分", Way::Deduct),
        ("适当扣分", Way::Deduct),
        ("适当加分", Way::Add),
        ("适当得分", Way::Get),
        ("酌情记分", Way::Get),
        ("视情给分", Way::Get),
        ("视情况给分", Way::Get),
        ("视情况得分", Way::Get),
        ("酌情评分", Way::Get),
        ("酌情打分", Way::Get),
    ];
    let nought = |at: usize| marks.number(at).is_some_and(Number::is_zero).then(|| marks.eat(at + 1, "分"))?;
    let zero = marks.eat_any(at, ZERO).or_else(|| {
        let end = marks.eat_any(at, &["得", "计", "为", "记", "本项", "该项", "该项得", "本项得", "该项为", "本项计"])?;
        nought(end)
    });
    if let Some(end) = zero {
        // 扣完为止 is a limit, told before.
        return Some((Effect::Zero, end));
    }
    if let Some(end) = marks.eat("这".chars().next().map_or(at, |_| at), "这").and_then(|end| points(marks, end))
        && let Some(end) = marks.eat_any(end.1, &["不得", "不得分", "不给"])
    {
        return Some((Effect::Zero, end));
    }
    if let Some(end) = marks.eat_any(at, NOTHING) {
        return Some((Effect::Nothing, end));
    }
    if let Some(end) = marks.eat_any(at, SHARE).or_else(|| by_share(marks, at)) {
        return Some((Effect::Share, end));
    }
    if let Some((way, end)) = JUDGED.iter().find_map(|(word, way)| Some((*way, marks.eat(at, word)?))) {
        return Some((Effect::Judge(way), end));
    }
    if let Some(end) = marks.eat_any(at, &["得一半分", "得一半", "扣一半分", "得半分", "减半得分", "减半计分", "计一半分"]) {
        return Some((Effect::Part(half()), end));
    }
    if let Some(start) = marks.eat_any(at, &["得", "计", "得该项分值的", "得分值的", "得该项分的", "得本项分值的"])
        && let Some(number) = marks.number(start)
        && let Some(end) = marks.eat(start + 1, "%")
        && let Some(end) = marks.eat_any(end, &["的分值", "的分数", "的分", "分值", "的得分"]).or(Some(end))
        && is_end(marks, end)
    {
        return Some((Effect::Part(number * &hundredth()), end));
    }
    marks.eat_any(at, FULL).filter(|end| is_end(marks, *end) || marks.letter(*end) == Some('(')).map(|end| (Effect::Full, end))
}

/// 按退养完成比例扣分: whose share it is stands between.
fn by_share(marks: &Marks, at: usize) -> Option<usize> {
    let start = marks.eat(at, "按")?;
    let share = (start..start + 8).find(|at| marks.eat(*at, "比例").is_some() || marks.letter(*at).is_none())?;
    let end = marks.eat_any(marks.eat(share, "比例")?, &["相应", "计算"]).unwrap_or(share + 2);
    let plain = (start..share).all(|at| marks.letter(at).is_some_and(char::is_alphabetic));
    plain.then(|| marks.eat_any(end, &["得分", "计分", "扣分", "给分", "记分", "减分", "赋分", "折算得分", "计算得分"]))?
}

fn half() -> Number {
    Number::from_fraction("1/2").unwrap_or_else(Number::zero)
}

fn hundredth() -> Number {
    Number::from_fraction("1/100").unwrap_or_else(Number::zero)
}

fn limit(marks: &Marks, at: usize) -> Option<(Effect, usize)> {
    const NOUGHT: &[&str] = &[
        "扣完为止", "减完为止", "扣完该项分为止", "扣完本项分为止", "扣至零分为止", "扣完本项分值为止", "扣完该项分值为止", "扣完此项分为止",
        "直至扣完为止", "直到扣完为止", "扣完该项分数为止", "扣完本项为止", "扣完该项为止", "直至扣完", "扣到零分为止", "扣完分值为止",
        "扣完本小项分为止", "直至该项分扣完为止", "该项分扣完为止", "本项分扣完为止", "该项扣完为止", "以扣完该项分为止", "扣完所有分值为止",
    ];
    const FULL: &[&str] = &["加满为止", "加完为止", "得满为止", "不超过本项分值", "不超过该项分值", "最高不超过该项分值", "最高得满分", "最多得满分"];
    const NONE: &[&str] = &["扣分不封顶", "加分不封顶", "上不封顶", "不封顶", "不设上限", "加分不设上限", "扣分不设下限", "扣分不设上限", "下不保底"];
    if let Some(end) = marks.eat_any(at, NOUGHT) {
        return Some((Effect::ToNought, end));
    }
    if let Some(start) = marks.eat_any(at, &["扣至", "扣到", "直至", "减至"])
        && marks.number(start).is_some_and(Number::is_zero)
        && let Some(end) = marks.eat(start + 1, "分")
    {
        return Some((Effect::ToNought, marks.eat(end, "为止").unwrap_or(end)));
    }
    if let Some(end) = marks.eat_any(at, FULL) {
        return Some((Effect::ToFull, end));
    }
    if let Some(end) = marks.eat_any(at, NONE) {
        return Some((Effect::NoLimit, end));
    }
    if let Some(start) = marks.eat_any(at, &["扣完", "扣满", "扣到", "扣"])
        && let Some((number, end)) = points(marks, start)
        && let Some(end) = marks.eat_any(end, &["为止", "止", "封顶"])
    {
        return Some((Effect::AtMost(Way::Deduct, number), end));
    }
    if let Some(start) = marks.eat_any(at, &["加到", "加满", "加", "得到", "得满"])
        && let Some((number, end)) = points(marks, start)
        && let Some(end) = marks.eat_any(end, &["为止", "止", "封顶"])
    {
        return Some((Effect::AtMost(Way::Add, number), end));
    }
    // 最多扣2分, 累计加分不超过5分, 最高不超过3分, 封顶5分, 以5分为限.
    let most = marks.eat_any(
        at,
        &["最多", "最高", "至多", "最高不超过", "最多不超过", "累计不超过", "累计最高", "累计最多", "总计不超过", "合计不超过", "合计最高",
          "不超过", "封顶", "上限", "上限为", "以", "总分不超过", "累计", "满", "最大", "最高分为", "最高分", "总分最高", "总分最高不超过",
          "本项最高", "本项最多", "该项最高", "该项最多", "共计不超过"],
    )?;
    let way = marks.eat_any(most, &["扣", "扣分", "扣减", "减"]).map(|end| (Way::Deduct, end));
    let way = way.or_else(|| Some((Way::Add, marks.eat_any(most, &["加", "加分", "奖励", "奖", "可加"])?)));
    let (way, start) = way
        .or_else(|| Some((Way::Get, marks.eat_any(most, &["得", "计", "得分", "记", "可得", "为", "计分", "给"])?)))
        .unwrap_or((Way::Get, most));
    let start = marks.eat_any(start, &["不超过", "最高", "最多", "最多不超过", "最高不超过", "总分不超过", "为"]).unwrap_or(start);
    let (number, end) = points(marks, start)?;
    let told = marks.eat_any(end, &["为限", "封顶", "为止", "为上限"]);
    let plain = marks.eat(at, "以").is_some() || (marks.eat(at, "累计").is_some() && most == start) || marks.eat(at, "满").is_some();
    (!plain || told.is_some()).then(|| (Effect::AtMost(way, number), told.unwrap_or(end)))
}

fn worth(marks: &Marks, at: usize, classes: &[String]) -> Option<(Effect, usize)> {
    const HEAD: &[&str] = &["本项", "满分", "共", "共计", "计", "分值", "分值为", "总分", "本项满分", "此项", "该项", "本项共", "基础分", "基本分", "满分为", "基准分", "基础分为", "总分值", "本项分值", "标准分", "权重分"];
    let open = marks.eat(at, "(");
    let start = open.unwrap_or(at);
    let head = marks.eat_any(start, HEAD);
    if open.is_none() && head.is_none() {
        return None;
    }
    let start = head.unwrap_or(start);
    let start = marks.eat_any(start, &[":", "为"]).unwrap_or(start);
    let (amount, mut end) = match by_class(marks, start, classes) {
        Some((_, by, end)) => (Amount { by, ..Amount::default() }, end),
        None => {
            let (number, end) = points(marks, start)?;
            (Amount { plain: vec![number], ..Amount::default() }, end)
        }
    };
    if open.is_some() {
        end = marks.eat(end, ")")?;
    } else if !is_end(marks, end) {
        return None;
    }
    Some((Effect::Worth(amount), end))
}

/// 占40%, 按10%折算计入总分; 依次递减1分.
fn weight(marks: &Marks, at: usize) -> Option<(Effect, usize)> {
    if let Some(start) = marks.eat_any(at, &["依次递减", "逐名递减", "依次减", "依次减少", "按名次递减", "逐次递减", "每名次递减", "每往前1名扣", "依次扣", "每降低一个名次减", "每后移一名减"]) {
        let (number, end) = points(marks, start)?;
        return Some((Effect::Down(number), end));
    }
    let start = marks.eat_any(at, &["占", "占比", "权重", "权重为", "权重占", "按", "占总分的", "占总分"])?;
    let number = marks.number(start)?;
    let end = marks.eat(start + 1, "%")?;
    let told = marks.eat_any(end, &["折算计入总分", "折算后计入总分", "计入总分", "折算", "的权重计入总分", "权重计入总分", "的比例计入总分", "比例计入总分", "折算成得分", "的比例折算"]);
    if marks.eat(at, "按").is_some() && told.is_none() {
        return None;
    }
    let end = told.unwrap_or(end);
    if told.is_none() && (marks.eat(end, "及").is_some() || marks.eat(end, "和").is_some()) {
        return None;
    }
    is_end(marks, end).then(|| (Effect::Weight(number * &hundredth()), end))
}

/// Words that stand for a score.
fn word(marks: &Marks, at: usize) -> Option<(Effect, usize)> {
    const WORDS: &[&str] = &[
        "基本合格", "不合格", "合格", "优秀", "良好", "一等", "二等", "三等", "四等", "一级", "二级", "三级", "不达标", "基本达标", "达标", "符合",
        "不符合", "基本符合", "A级", "B级", "C级", "D级", "A等", "B等", "C等", "D等", "A", "B", "C", "D", "较差", "一般", "较好", "良", "优", "差", "中", "中等",
        "先进", "通过", "不通过",
    ];
    const VETO: &[&str] = &[
        "不得评优", "不得评为优秀", "一票否决", "实行一票否决", "取消评优资格", "不得评先评优", "取消评先评优资格", "不予认定", "取消评先资格",
        "不得评先", "不能评优", "不能评为优秀", "不得参加评优", "不得评为优秀等次", "直接评为不合格", "直接定为不合格", "降低一个等次", "降一个等次", "取消评优评先资格",
        "不得评优评先", "下降一个等次", "降一等次", "降一档",
    ];
    if let Some(end) = marks.eat_any(at, VETO).filter(|end| is_end(marks, *end)) {
        return Some((Effect::Word(marks.text(at, end)), end));
    }
    if let Some(start) = marks.eat(at, "以下") && let Some(end) = marks.eat_any(start, WORDS)
        && is_end(marks, end) && at > 0 && marks.letter(at - 1).is_some_and(|letter| ",;、".contains(letter)) {
        return None.or(Some((Effect::Word(marks.text(start, end)), end)));
    }
    let start = marks.eat_any(at, &["为", "评为", "定为", "评定为", "认定为", "算", "才算", "视为", "判定为", "即为", "等次为", "确定为", "列为"]);
    let (start, end) = match start {
        Some(start) => (start, marks.eat_any(start, WORDS)?),
        None => {
            let end = marks.eat(at, "达标")?;
            let before = at.checked_sub(1).and_then(|at| marks.letter(at));
            if before.is_some_and(|letter| "不未标率都均部".contains(letter)) {
                return None;
            }
            (at, end)
        }
    };
    let after = marks.eat_any(end, &["等次", "等级", "档次"]).unwrap_or(end);
    (is_end(marks, after) || marks.letter(after) == Some('(')).then(|| (Effect::Word(marks.text(start, end)), after))
}

/// Points with a verb, by class, or bare at the end.
fn given(marks: &Marks, at: usize, classes: &[String]) -> Option<(Effect, usize)> {
    if let Some((way, by, end)) = by_class(marks, at, classes) {
        return Some((Effect::Give(way, Amount { by, ..Amount::default() }), end));
    }
    let (mut start, mut amount, mut judged) = (at, Amount::default(), false);
    while let Some(end) = marks.eat_any(start, ADVERBS).filter(|end| *end > start) {
        // 各 and 分别 say to whom the points go.
        amount.each |= marks.eat_any(start, &["各", "均", "都", "各自"]).is_some();
        amount.respectively |= marks.has(start, end, "分别") || marks.has(start, end, "依次");
        judged |= marks.has(start, end, "酌情") || marks.has(start, end, "视情");
        start = end;
    }
    let (way, start) = match verb(marks, start) {
        Some((way, end)) => (way, marks.eat_any(end, &["分别", "各"]).unwrap_or(end)),
        // Without a verb only at the end of what is said.
        None if start == at || amount.each || amount.respectively => {
            let (number, end) = points(marks, start)?;
            if !is_end(marks, end) && marks.letter(end) != Some('(') {
                return None;
            }
            amount.respectively = false;
            amount.plain = vec![number];
            return Some((Effect::Give(Way::Get, amount), end));
        }
        None => return None,
    };
    let (list, range, mut end) = amounts(marks, start)?;
    // 得90分以上 is a condition.
    if marks.eat_any(end, &["以上", "以下", "及以上", "及以下", "(含", "的为", "之间", "以内"]).is_some() {
        return None;
    }
    if range || (judged && list.len() == 1) {
        let mut ends = list.into_iter();
        let first = ends.next()?;
        let (low, high) = match ends.next() {
            Some(second) if second < first => (second, first),
            Some(second) => (first, second),
            None => (Number::zero(), first),
        };
        return Some((Effect::Range(way, low, high), end));
    }
    if list.len() > 1 {
        amount.respectively = true;
    } else {
        amount.respectively = false;
    }
    amount.plain = list;
    // 加0.3分(非产区0.2分).
    if let Some(open) = marks.eat(end, "(")
        && let Some((class, start)) = label(marks, open, classes)
        && let Some((number, close)) = points(marks, start)
        && let Some(close) = marks.eat(close, ")")
    {
        amount.by.push((class, number));
        end = close;
    }
    Some((Effect::Give(way, amount), end))
}
