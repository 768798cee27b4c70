//! One word that matters is changed, and the reading must change with it, or be no longer 已读懂.

use super::read;
use lvzhi::clause::Status;

/// A text, the points its table prints, and words in it with what each is changed to.
type Changed = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const CHANGES: &[Changed] = &[
    (
        "入学率95%以上得5分,每低1个百分点扣1分,扣完为止",
        "5",
        &[
            ("以上", "以下"),
            ("扣1分", "加1分"),
            ("扣1分", "扣2分"),
            ("95", "96"),
            ("每低", "每高"),
            ("1个", "2个"),
            ("得5分", "得4分"),
            ("入学率", "巩固率"),
        ],
    ),
    (
        "完成率90%(含)以上得5分,80%(含)—90%得3分,低于80%不得分",
        "5",
        &[
            ("80%(含)", "80%(不含)"),
            ("90%(含)", "90%(不含)"),
            ("低于80%", "低于70%"),
            ("得3分", "得2分"),
            ("不得分", "得1分"),
        ],
    ),
    (
        "未按时报送的,每次扣0.5分,最多扣1分",
        "5",
        &[("每次", "一次性"), ("最多扣1分", "最多扣2分"), ("扣0.5", "加0.5"), ("0.5", "0.6")],
    ),
    ("成立小组得2分,制定方案得3分", "5", &[("得2分", "扣2分"), ("3分", "4分"), ("成立", "未成立")]),
    (
        "每发生1起事故扣2分,扣分不封顶",
        "5",
        &[("不封顶", "最多2分"), ("每", ""), ("扣2", "得2"), ("1起", "3起")],
    ),
    ("全市排名前三名得8分,第4—6名得6分", "8", &[("前三名", "前两名"), ("第4", "第5"), ("8分", "7分")]),
    ("耕地面积不小于保有量得4分", "4", &[("不小于", "小于"), ("不小于", "大于"), ("不小于", "不大于")]),
    ("到位率95%以上,产区2.5分、非产区1.5分", "", &[("非产区", "产区"), ("1.5", "1.6"), ("95", "90")]),
    (
        "查处案件10例以上得15分,不到10例的按完成比例计分",
        "15",
        &[("按完成比例计分", "不得分"), ("以上", "以下"), ("不到10", "不到8")],
    ),
    ("存在弄虚作假行为的,一票否决", "", &[("一票否决", "取消评优资格"), ("存在", "不存在")]),
    ("小学不超过45人,初中不超过50人", "", &[("不超过45", "超过45"), ("50", "55"), ("初中", "高中")]),
];

#[test]
fn a_word_that_matters_changes_the_reading() {
    for (text, points, changes) in CHANGES {
        let before = read(text, points);
        assert_eq!(before.status, Status::Read, "{text}: {before:?}");
        for (word, other) in *changes {
            assert!(text.contains(word), "{text} has no {word}");
            let changed = text.replacen(word, other, 1);
            let after = read(&changed, points);
            let differs =
                after.status != Status::Read || after.rule != before.rule || after.asks != before.asks;
            assert!(differs, "{text} → {changed} is read the same");
        }
    }
}

/// Words that have no business in a clause leave nothing that is read as if they were not there.
#[test]
fn what_is_put_in_is_not_passed_over() {
    let text = "入学率95%以上得5分,每低1个百分点扣1分";
    let before = read(text, "5");
    for put in ["农村学校除外", "加倍扣分", "按年均折算", "下同", "以三年平均数为准者另计", "减半"]
    {
        for changed in [format!("{text},{put}"), format!("{text}。{put}。"), format!("{put},{text}")] {
            let after = read(&changed, "5");
            assert!(
                after.status != Status::Read || after.asks != before.asks || after.rule != before.rule,
                "{changed}"
            );
        }
    }
}

/// A word, and what it is changed to. Where points are taken by a step from a target, 不少于4次 and 少于4次 say the same, and so do
/// 按比例得分 and 按比例扣分; such changes are not among these.
const WORDS: &[(&str, &str)] = &[
    ("每", "共"),
    ("扣", "加"),
    ("加", "扣"),
    ("得", "扣"),
    ("以上", "以下"),
    ("以下", "以上"),
    ("不低于", "不高于"),
    ("不高于", "不低于"),
    ("不超过", "不少于"),
    ("不少于", "不超过"),
    ("达到", "低于"),
    ("低于", "高于"),
    ("高于", "低于"),
    ("每低", "每高"),
    ("每少", "每多"),
    ("每超", "每低"),
    ("不得分", "得满分"),
    ("%", "个"),
    ("次", "元"),
    ("名", "所"),
    ("最多", "每次"),
    ("未", ""),
    ("否则", "并且"),
    ("含", "不含"),
    ("均", "任一"),
    ("分别", "均"),
    ("百分点", "名"),
];

/// Changes that say the same in other words, or nothing that can be understood: what of a text they change is not looked at.
const SAME: &[&str] = &[
    "比例扣分",
    "一项都没有低于",
    "均未低于",
    "评价等元",
    "工作总结的，均扣",
    "巩固率低于95%，每降低",
    "的按比例加分",
    "班额均不超过45人、50人",
    "有一项未低于",
    "共缺一项扣除相应分",
    "不累计扣分",
];

/// Each number one more, each word of [`WORDS`] the other, in every clause that is read.
#[test]
fn no_word_that_matters_is_passed_over() {
    let real = include_str!("../../clauses/real.jsonl").lines();
    let written = include_str!("../../clauses/written.jsonl").lines();
    let (mut tried, mut same) = (0, Vec::new());
    for line in real.chain(written) {
        let one: serde_json::Value = serde_json::from_str(line).expect("a clause");
        let text = one["text"].as_str().expect("text");
        let points = one["points"].as_str().unwrap_or_default();
        let before = read(text, points);
        if before.status != Status::Read {
            continue;
        }
        for changed in words_changed(text).into_iter().chain(numbers_changed(text)) {
            if SAME.iter().any(|word| changed.contains(word)) {
                continue;
            }
            let after = read(&changed, points);
            tried += 1;
            if after == before {
                same.push(format!("{text} → {changed}"));
            }
        }
    }
    assert!(same.is_empty(), "{} of {tried} changes change nothing:\n  {}", same.len(), same.join("\n  "));
}

fn words_changed(text: &str) -> Vec<String> {
    let places = WORDS.iter().flat_map(|(word, other)| {
        text.match_indices(word).map(move |(at, _)| (at, *word, *other)).collect::<Vec<_>>()
    });
    places.map(|(at, word, other)| format!("{}{other}{}", &text[..at], &text[at + word.len()..])).collect()
}

/// Each number one more; 1. and (1) before what is listed only count it.
fn numbers_changed(text: &str) -> Vec<String> {
    let digit = |letter: char| letter.is_ascii_digit();
    let starts = text.match_indices(digit).map(|(at, _)| at).filter(|at| !text[..*at].ends_with(digit));
    let changed = starts.filter_map(|at| {
        let rest = text[at..].trim_start_matches(digit);
        let listed = rest.strip_prefix('.').is_some_and(|next| !next.starts_with(digit))
            || text[..at].ends_with(['(', '（']) && rest.starts_with([')', '）']);
        let number: u64 = text[at..text.len() - rest.len()].parse().expect("digits");
        (!listed).then(|| format!("{}{}{rest}", &text[..at], number + 1))
    });
    changed.collect()
}
