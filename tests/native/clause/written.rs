//! Rules written out in words are read again as the same rules; and no text makes the reader fail or take long.

use lvzhi::clause::{self, AskKind, Status};
use lvzhi::number::Number;
use lvzhi::text;
use proptest::prelude::*;

/// The words of a rule, read again, say the same.
fn again(text: &str, points: Option<&Number>) -> Result<(), TestCaseError> {
    let first = clause::read(text, points, &[]);
    prop_assert_eq!(first.status, Status::Read, "{}", text);
    let said = text::clause::words(&clause::ClauseReading { conventions: Vec::new(), ..first.clone() });
    let second = clause::read(&said, points, &[]);
    prop_assert_eq!(&second.rule, &first.rule, "{} said as {}", text, said);
    prop_assert_eq!(&second.asks, &first.asks, "{} said as {}", text, said);
    Ok(())
}

proptest! {
    #![proptest_config(super::super::properties::cases(200))]

    #[test]
    fn steps_said_are_steps_read(target in 1_u32..100, base in 1_u32..20, each in 1_u32..50, per in 1_u32..9, short in any::<bool>()) {
        // Of which more is better, and less.
        let (name, sign, side) = if short { ("入学率", "不低于", "低") } else { ("辍学率", "不高于", "高") };
        let each = Number::whole(i64::from(each)).divide(&Number::whole(10)).expect("a tenth").plain();
        let text = format!("{name}{sign}{target}%得{base}分,每{side}{per}个百分点扣{each}分,扣完为止");
        again(&text, Some(&Number::whole(i64::from(base))))?;
    }

    #[test]
    fn bands_said_are_bands_read(mut edges in proptest::collection::btree_set(1_u32..100, 2..5), most in 5_u32..20) {
        let low = edges.pop_first().expect("an edge");
        let mut text = String::new();
        let mut above = low;
        for (at, edge) in edges.iter().enumerate() {
            text = format!("合格率{above}%以上不足{edge}%得{}分;{text}", at + 1);
            above = *edge;
        }
        text = format!("合格率{above}%以上得{most}分;{text}合格率低于{low}%不得分");
        again(&text, Some(&Number::whole(i64::from(most))))?;
    }

    #[test]
    fn parts_said_are_parts_read(parts in proptest::collection::vec(1_u32..6, 1..5)) {
        let names = ["成立小组", "制定方案", "建立台账", "开展督查", "及时总结"];
        let all: Vec<String> = parts.iter().zip(names).map(|(points, name)| format!("{name}得{points}分")).collect();
        again(&all.join(";"), Some(&Number::whole(i64::from(parts.iter().sum::<u32>()))))?;
    }

    #[test]
    fn any_text_ends_as_one_of_three(text in ".{0,60}", points in proptest::option::of(0_u32..100)) {
        let points = points.map(|points| Number::whole(i64::from(points)));
        let reading = clause::read(&text, points.as_ref(), &[]);
        prop_assert_eq!(reading.doubts.is_empty(), reading.status != Status::Ask || reading.doubts.is_empty());
        text::clause::words(&reading);
    }

    #[test]
    fn any_words_of_clauses_end_as_one_of_three(words in proptest::collection::vec(0..WORDS.len(), 0..24), points in proptest::option::of(0_u32..20)) {
        let text: String = words.iter().map(|word| WORDS[*word]).collect();
        let points = points.map(|points| Number::whole(i64::from(points)));
        let reading = clause::read(&text, points.as_ref(), &[]);
        if reading.status == Status::Ask {
            prop_assert!(!reading.doubts.is_empty(), "{}", text);
        }
        for ask in &reading.asks {
            prop_assert!(!ask.title.is_empty(), "{}: {:?}", text, reading);
            prop_assert_eq!(ask.options.is_empty(), ask.kind != AskKind::Choice);
        }
        // An ask keeps its id under every choice, unless a person's judgement takes the place of all.
        for doubt in &reading.doubts {
            for choice in 0..doubt.choices {
                let chosen = clause::read(&text, points.as_ref(), &[(doubt.about.to_owned(), choice)]);
                let judged = chosen.status == Status::Judged || chosen.asks.is_empty();
                prop_assert!(judged || chosen.asks == reading.asks, "{}: {} {}: {:?}", text, doubt.about, choice, chosen.asks);
            }
        }
        let answers = clause::Replies { asks: vec![None; reading.asks.len()], judged: None };
        reading.rule.outcome(&answers);
        text::clause::words(&reading);
    }
}

/// What clauses are made of.
const WORDS: &[&str] = &[
    "入学率",
    "小学",
    "初中",
    "成立小组",
    "每",
    "低",
    "少",
    "超",
    "1",
    "0.5",
    "95",
    "%",
    "个百分点",
    "次",
    "所",
    "名",
    "第",
    "前",
    "以上",
    "以下",
    "不低于",
    "低于",
    "达到",
    "得",
    "扣",
    "加",
    "分",
    "5分",
    "不得分",
    "扣完为止",
    "最多",
    "不封顶",
    "(",
    ")",
    "（含）",
    ",",
    "，",
    "、",
    "；",
    "。",
    "：",
    "否则",
    "其余",
    "按比例得分",
    "酌情",
    "为合格",
    "一票否决",
    "分别",
    "各",
    "依次",
    "递减",
    "产区",
    "非产区",
    "之一",
    "=",
    "÷",
    "×",
    "-",
    "—",
    "的",
    "和",
    "且",
    "三",
    "十",
    "两",
    "一",
    "本项",
    "满分",
    "占",
    "排名",
    "不足",
    "计",
    "\n",
    "1.",
    "①",
];

#[test]
fn figures_alone_say_nothing() {
    for text in
        ["5", "3-5分", "2025年", "共12项", "1.1-1.5", "（5分）", "①", "第1名、第2名", "1-1-1-1-", "4分/项"]
    {
        assert_eq!(clause::read(text, None, &[]).status, Status::Judged, "{text}");
    }
    // Two words are enough to say what is asked.
    assert_eq!(clause::read("95%以上", Number::from_decimal("5").as_ref(), &[]).status, Status::Read);
}

#[test]
fn long_texts_end_and_the_longest_are_judged() {
    let texts = [
        "入学率95%以上得5分,每低1个百分点扣1分;".repeat(400),
        "(".repeat(10_000),
        "每".repeat(10_000),
        "一、".repeat(5_000),
        "1-".repeat(1_400),
        "第1名、".repeat(700),
        "(得".repeat(1_400),
        "不低于".repeat(900),
        "之一:;".repeat(700),
        "x=((((".repeat(500),
    ];
    for text in texts {
        // It ends, whatever it ends as; what is longer than any clause is not looked at.
        let read = clause::read(&text, None, &[]);
        if text.chars().count() > clause::LONGEST {
            assert_eq!(read.status, Status::Judged, "{}…", text.chars().take(12).collect::<String>());
        }
    }
}
