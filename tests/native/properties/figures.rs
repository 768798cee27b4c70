//! Figures as they are typed: what is read is what an independent reading by plain rules comes to, or nothing is read.
//!
//! The plain rules know base units (元, 人, ㎡, a whole), and no shortcut of the reader's.

mod plain;

use super::cases;
use crate::random::Dice;
use lvzhi::facts::figure_of;
use lvzhi::number::{Number, Span, Unit};
use lvzhi::rubric::FactKind;

/// A box: its unit, what it counts as powers of 元, 人, ㎡, and how much of the base one is.
struct Box {
    unit: &'static str,
    counts: [i8; 3],
    scale: &'static str,
}

const RATIO: [i8; 3] = [0, 0, 0];

const BOXES: [Box; 8] = [
    Box { unit: "万元", counts: [1, 0, 0], scale: "10000" },
    Box { unit: "元", counts: [1, 0, 0], scale: "1" },
    Box { unit: "人", counts: [0, 1, 0], scale: "1" },
    Box { unit: "㎡", counts: [0, 0, 1], scale: "1" },
    Box { unit: "元/人", counts: [1, -1, 0], scale: "1" },
    Box { unit: "㎡/人", counts: [0, -1, 1], scale: "1" },
    Box { unit: "%", counts: RATIO, scale: "0.01" },
    Box { unit: "比值", counts: RATIO, scale: "1" },
];

/// What can stand after a number: what it counts, and how much of the base one is.
const MARKS: [(&str, [i8; 3], &str); 15] = [
    ("元", [1, 0, 0], "1"),
    ("千元", [1, 0, 0], "1000"),
    ("万元", [1, 0, 0], "10000"),
    ("亿元", [1, 0, 0], "100000000"),
    ("人", [0, 1, 0], "1"),
    ("万人", [0, 1, 0], "10000"),
    ("名", [0, 1, 0], "1"),
    ("㎡", [0, 0, 1], "1"),
    ("万㎡", [0, 0, 1], "10000"),
    ("公顷", [0, 0, 1], "10000"),
    ("元/人", [1, -1, 0], "1"),
    ("万元/人", [1, -1, 0], "10000"),
    ("㎡/人", [0, -1, 1], "1"),
    ("%", RATIO, "0.01"),
    ("‰", RATIO, "0.001"),
];

/// Marks without a unit.
const NUMERALS: [(&str, &str); 3] = [("万", "10000"), ("亿", "100000000"), ("千", "1000")];

fn number(text: &str) -> Number {
    Number::from_decimal(text).expect("a decimal")
}

fn over(value: &Number, by: &Number) -> Number {
    value.divide(by).expect("no zero")
}

fn read(asked: &Box, typed: &str) -> Option<Number> {
    let unit = Unit::read(asked.unit).expect("a unit");
    figure_of(&FactKind::Number { unit, bounds: Span::between(None, None), whole: false }, typed)
}

/// A number with what stands after it.
fn literal(dice: &mut Dice, asked: &Box) -> String {
    let figure = pick(dice, &["1", "3", "7", "12", "48", "100", "0.5", "2.25", "36,414", "1500"]);
    let near: Vec<&str> =
        MARKS.iter().filter(|(_, counts, _)| *counts == asked.counts).map(|(name, ..)| *name).collect();
    let mark = match dice.below(8) {
        0..=2 => "",
        3..=5 => near[usize::try_from(dice.below(near.len() as u64)).unwrap_or(0)],
        6 => NUMERALS[usize::try_from(dice.below(3)).unwrap_or(0)].0,
        _ => MARKS[usize::try_from(dice.below(15)).unwrap_or(0)].0,
    };
    format!("{figure}{mark}")
}

fn pick<'a>(dice: &mut Dice, from: &[&'a str]) -> &'a str {
    from[usize::try_from(dice.below(from.len() as u64)).unwrap_or(0)]
}

/// A term: a literal, or a quotient of two.
fn term(dice: &mut Dice, asked: &Box) -> String {
    match dice.below(6) {
        0 if asked.counts == RATIO => {
            let unit = pick(dice, &["", "", "万元", "人"]);
            format!("{}{unit}/{}{unit}", 1 + dice.below(90), 1 + dice.below(90))
        }
        0 => format!("{}*{}", literal(dice, asked), 2 + dice.below(4)),
        _ => literal(dice, asked),
    }
}

#[test]
fn a_sum_is_the_sum_of_its_terms_read_alone() {
    let count = u64::from(cases(6_000).cases);
    let seed = u64::from(std::env::var("LVZHI_TIMES").is_ok()) * u64::from(std::process::id());
    let mut dice = Dice::new(seed + 13);
    let mut figures = 0_u64;
    for asked in &BOXES {
        for _ in 0..count / 8 {
            let terms: Vec<(bool, String)> =
                (0..2 + dice.below(3)).map(|_| (dice.below(3) > 0, term(&mut dice, asked))).collect();
            let mut typed = terms[0].1.clone();
            for (add, term) in &terms[1..] {
                typed.push_str(if *add { "+" } else { "-" });
                typed.push_str(term);
            }
            let Some(sum) = read(asked, &typed) else { continue };
            figures += 1;
            let alone = |term: &str| {
                read(asked, term).unwrap_or_else(|| panic!("{term} of {typed} is nothing in {}", asked.unit))
            };
            let mut expected = alone(&terms[0].1);
            for (add, term) in &terms[1..] {
                expected = if *add { &expected + &alone(term) } else { &expected - &alone(term) };
            }
            assert_eq!(sum, expected, "{typed} in {}", asked.unit);
        }
    }
    assert!(figures > count / 6, "only {figures} of {count} were figures");
}

#[test]
fn a_plain_value_is_read_however_it_is_spelled() {
    let count = u64::from(cases(60).cases);
    let mut dice = Dice::new(29);
    for asked in &BOXES {
        for _ in 0..count {
            let whole = 1 + dice.below(99_999_999);
            let plain = match dice.below(3) {
                0 => whole.to_string(),
                1 => format!("{whole}.{}", 1 + dice.below(9)),
                _ => format!("0.{:03}", 1 + dice.below(999)),
            };
            let value = number(&plain);
            let (whole, fraction) = plain.split_once('.').map_or((&*plain, ""), |(a, b)| (a, b));
            let grouped = |sign: &str| {
                let digits: Vec<char> = whole.chars().collect();
                let head = (digits.len() - 1) % 3 + 1;
                let mut groups = vec![digits[..head].iter().collect::<String>()];
                groups.extend(digits[head..].chunks(3).map(|group| group.iter().collect::<String>()));
                let fraction = if fraction.is_empty() { String::new() } else { format!(".{fraction}") };
                format!("{}{fraction}", groups.join(sign))
            };
            let wide: String =
                plain.chars().map(|c| char::from_u32(u32::from(c) + 0xfee0).expect("full-width")).collect();
            let mut spelled = vec![
                grouped(","),
                grouped("，"),
                grouped(" "),
                grouped("\u{a0}"),
                wide,
                format!(" {plain}\n"),
                format!("+{plain}"),
                format!("{plain}{}", asked.unit),
                format!("{plain} （{}）", asked.unit),
                format!("{plain}+0"),
                format!("({plain})*1"),
            ];
            let base = &value * &number(asked.scale);
            for (name, counts, scale) in &MARKS {
                let shown = over(&base, &number(scale));
                if *counts == asked.counts && shown.is_plain() {
                    spelled.push(format!("{}{name}", shown.plain()));
                }
            }
            for typed in spelled {
                assert_eq!(read(asked, &typed), Some(value.clone()), "{typed:?} in {}", asked.unit);
            }
        }
    }
}

/// Pieces that figures are made of, well or badly.
const PIECES: [&str; 44] = [
    "1", "3", "8", "12", "100", "2020", "0", "05", "0.5", "9.39", "36,414", "１２", "+", "-", "−", "－", "*",
    "×", "/", "÷", "(", ")", "（", "）", "%", "‰", "万", "亿", "元", "万元", "亿元", "人", "万人", "㎡",
    "/人", "元/人", "年", "月", "–", "~", "至", "\t", "\n", " ",
];

#[test]
fn what_is_read_is_what_plain_rules_come_to() {
    let count = u64::from(cases(20_000).cases);
    let seed = u64::from(std::env::var("LVZHI_TIMES").is_ok()) * u64::from(std::process::id());
    let mut dice = Dice::new(seed + 41);
    let mut figures = 0_u64;
    for n in 0..count {
        let asked = &BOXES[usize::try_from(n % 8).unwrap_or(0)];
        let typed: String = (0..1 + dice.below(8)).map(|_| pick(&mut dice, &PIECES)).collect();
        // Numbers that happen to touch are one number or none.
        let Some(value) = read(asked, &typed) else { continue };
        figures += 1;
        assert_eq!(plain::value(asked, &typed), Some(value), "{typed:?} in {}", asked.unit);
    }
    assert!(figures > count / 40, "only {figures} of {count} were figures");
}
