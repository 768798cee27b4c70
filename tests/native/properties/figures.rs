//! Figures as they are typed: what is read is what an independent reading by plain rules comes to, or nothing is read.
//!
//! The plain rules know base units (元, 人, ㎡, a whole), and no shortcut of the reader's.

use super::cases;
use crate::random::Dice;
use lvzhi::facts::figure_of;
use lvzhi::number::{Number, Span, Unit};
use lvzhi::rubric::FactKind;

/// A box: its unit, what it counts as powers of 元, 人, ㎡, how much of the base one is, and what a lone 万 counts in it.
struct Box {
    unit: &'static str,
    counts: [i8; 3],
    scale: &'static str,
    marked: &'static str,
}

const RATIO: [i8; 3] = [0, 0, 0];

const BOXES: [Box; 8] = [
    Box { unit: "万元", counts: [1, 0, 0], scale: "10000", marked: "1" },
    Box { unit: "元", counts: [1, 0, 0], scale: "1", marked: "1" },
    Box { unit: "人", counts: [0, 1, 0], scale: "1", marked: "1" },
    Box { unit: "㎡", counts: [0, 0, 1], scale: "1", marked: "1" },
    Box { unit: "元/人", counts: [1, -1, 0], scale: "1", marked: "1" },
    Box { unit: "㎡/人", counts: [0, -1, 1], scale: "1", marked: "1" },
    Box { unit: "%", counts: RATIO, scale: "0.01", marked: "" },
    Box { unit: "比值", counts: RATIO, scale: "1", marked: "" },
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
    value.divide(by).expect("no nought")
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
    let count = u64::from(cases(500).cases);
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
    let count = u64::from(cases(40_000).cases);
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

/// The plain rules.
mod plain {
    use super::{Box, MARKS, NUMERALS, Number, RATIO, number, over};

    /// What a piece of arithmetic comes to: a number of base units of something, or a number of no unit.
    #[derive(Clone, Debug)]
    enum Thing {
        Bare(Number),
        /// With 万 or 亿 and no unit.
        Numeral(Number),
        /// A quotient of like things; whether ×100 made percent of it.
        Share(Number, bool),
        Of([i8; 3], Number),
    }

    struct Rules<'a> {
        asked: &'a Box,
        rest: Vec<char>,
        at: usize,
    }

    /// The value in the box's unit; `None` where the plain rules know none.
    pub(super) fn value(asked: &Box, typed: &str) -> Option<Number> {
        let has_parted = |c: char| c == '\t' || c == '\n';
        let trimmed = typed.trim();
        // A tab or a line end parts what stands on either side, unless a sign, a bracket or a unit joins it.
        let letters: Vec<char> = trimmed.chars().collect();
        for (at, c) in letters.iter().enumerate() {
            let next = letters[at..].iter().find(|c| !c.is_whitespace())?;
            let before = letters[..at].iter().rfind(|c| !c.is_whitespace())?.to_owned();
            let begins = |c: char| "0123456789１２+-−－.(（".contains(c);
            let open = |c: char| "+-−－*×/÷(（~".contains(c);
            if has_parted(*c) && begins(*next) && !open(before) {
                return None;
            }
        }
        if typed.contains(['年', '月', '–', '~', '至']) && !typed.starts_with('–') {
            return None;
        }
        let rest = trimmed
            .chars()
            .filter(|c| !c.is_whitespace())
            .map(|c| match c {
                '１' => '1',
                '２' => '2',
                '−' | '－' | '–' => '-',
                '×' => '*',
                '（' => '(',
                '）' => ')',
                c => c,
            })
            .collect();
        let mut rules = Rules { asked, rest, at: 0 };
        let thing = rules.sum()?;
        if rules.at != rules.rest.len() { None } else { rules.alone(&thing) }
    }

    impl Rules<'_> {
        fn take(&mut self, sign: char) -> bool {
            let taken = self.rest.get(self.at) == Some(&sign);
            self.at += usize::from(taken);
            taken
        }

        /// In the box's unit, were it alone there.
        fn alone(&self, thing: &Thing) -> Option<Number> {
            let is_ratio = self.asked.counts == RATIO;
            match thing {
                Thing::Bare(value) => Some(value.clone()),
                Thing::Numeral(_) if is_ratio => None,
                Thing::Numeral(value) if self.asked.unit == "万元" => Some(over(value, &number("10000"))),
                Thing::Numeral(value) => Some(value * &number(self.asked.marked)),
                Thing::Share(value, true) if is_ratio => Some(value.clone()),
                Thing::Share(value, false) if is_ratio => Some(over(value, &number(self.asked.scale))),
                Thing::Share(..) => None,
                Thing::Of(counts, base) => {
                    let is_above = self.asked.counts.map(|power| power.max(0)) == *counts;
                    (*counts == self.asked.counts || is_above && !is_ratio)
                        .then(|| over(base, &number(self.asked.scale)))
                }
            }
        }

        fn sum(&mut self) -> Option<Thing> {
            let mut left = self.product()?;
            loop {
                let add = self.take('+');
                if !add && !self.take('-') {
                    return Some(left);
                }
                let right = self.product()?;
                let both = |a: &Number, b: &Number| if add { a + b } else { a - b };
                left = match (&left, &right) {
                    (Thing::Bare(a), Thing::Bare(b)) => Thing::Bare(both(a, b)),
                    (Thing::Numeral(a), Thing::Numeral(b)) => Thing::Numeral(both(a, b)),
                    (Thing::Numeral(a), Thing::Bare(b)) | (Thing::Bare(a), Thing::Numeral(b))
                        if self.asked.counts == RATIO =>
                    {
                        Thing::Numeral(both(a, b))
                    }
                    (Thing::Share(a, x), Thing::Share(b, y)) if x == y => Thing::Share(both(a, b), *x),
                    (Thing::Share(a, false), Thing::Bare(b)) | (Thing::Bare(a), Thing::Share(b, false))
                        if self.asked.unit == "比值" =>
                    {
                        Thing::Share(both(a, b), false)
                    }
                    (Thing::Of(x, a), Thing::Of(y, b)) if x == y => Thing::Of(*x, both(a, b)),
                    // Each term as it is alone.
                    _ => {
                        let value = both(&self.alone(&left)?, &self.alone(&right)?);
                        Thing::Of(self.asked.counts, &value * &number(self.asked.scale))
                    }
                };
            }
        }

        fn product(&mut self) -> Option<Thing> {
            let mut left = self.factor()?;
            loop {
                if self.take('*') {
                    let right = self.factor()?;
                    let is_hundred = |thing: &Thing| matches!(thing, Thing::Bare(n) if *n == number("100"));
                    let hundred = is_hundred(&left) || is_hundred(&right);
                    left = match (left, right) {
                        (Thing::Bare(a), Thing::Bare(b)) => Thing::Bare(&a * &b),
                        (Thing::Share(a, x), Thing::Bare(b)) | (Thing::Bare(b), Thing::Share(a, x)) => {
                            Thing::Share(&a * &b, x || hundred)
                        }
                        (Thing::Share(a, false), Thing::Share(b, false)) => Thing::Share(&a * &b, false),
                        (Thing::Numeral(a), Thing::Bare(b) | Thing::Numeral(b))
                        | (Thing::Bare(a), Thing::Numeral(b)) => Thing::Numeral(&a * &b),
                        (Thing::Share(a, x), Thing::Numeral(b)) | (Thing::Numeral(b), Thing::Share(a, x)) => {
                            Thing::Share(&a * &b, x)
                        }
                        (Thing::Of(..), Thing::Of(..)) => return None,
                        (Thing::Of(x, a), Thing::Bare(b) | Thing::Numeral(b) | Thing::Share(b, _))
                        | (Thing::Bare(b) | Thing::Numeral(b) | Thing::Share(b, _), Thing::Of(x, a)) => {
                            Thing::Of(x, &a * &b)
                        }
                        _ => return None,
                    };
                    continue;
                }
                let slash = self.take('/');
                if !slash && !self.take('÷') {
                    return Some(left);
                }
                let right = self.factor()?;
                let is_ratio = self.asked.counts == RATIO;
                let is_each = self.asked.counts.iter().any(|power| *power < 0);
                left = match (left, right) {
                    (Thing::Of(x, a), Thing::Of(y, b)) => {
                        let counts = [x[0] - y[0], x[1] - y[1], x[2] - y[2]];
                        let value = a.divide(&b)?;
                        if slash && !(is_ratio || is_each && counts != RATIO) {
                            return None;
                        }
                        if counts == RATIO { Thing::Share(value, false) } else { Thing::Of(counts, value) }
                    }
                    _ if slash && !is_ratio => return None,
                    (Thing::Of(x, a), Thing::Bare(b)) if !slash => Thing::Of(x, a.divide(&b)?),
                    (Thing::Share(a, x), Thing::Bare(b) | Thing::Numeral(b)) => {
                        Thing::Share(a.divide(&b)?, x)
                    }
                    (Thing::Share(a, x), Thing::Share(b, _)) => Thing::Share(a.divide(&b)?, x),
                    (Thing::Bare(a) | Thing::Numeral(a), Thing::Share(b, _)) => {
                        Thing::Share(a.divide(&b)?, false)
                    }
                    (Thing::Bare(a) | Thing::Numeral(a), Thing::Bare(b) | Thing::Numeral(b)) if is_ratio => {
                        Thing::Share(a.divide(&b)?, false)
                    }
                    (Thing::Bare(a), Thing::Bare(b)) | (Thing::Numeral(a), Thing::Numeral(b)) => {
                        Thing::Bare(a.divide(&b)?)
                    }
                    (Thing::Numeral(a), Thing::Bare(b)) => Thing::Numeral(a.divide(&b)?),
                    _ => return None,
                };
            }
        }

        fn factor(&mut self) -> Option<Thing> {
            if self.take('-') {
                return Some(match self.factor()? {
                    Thing::Bare(a) => Thing::Bare(-&a),
                    Thing::Numeral(a) => Thing::Numeral(-&a),
                    Thing::Share(a, x) => Thing::Share(-&a, x),
                    Thing::Of(x, a) => Thing::Of(x, -&a),
                });
            }
            if self.take('+') {
                return self.factor();
            }
            if self.take('(') {
                let inner = self.sum()?;
                return self.take(')').then_some(inner);
            }
            let start = self.at;
            while self.rest.get(self.at).is_some_and(|c| c.is_ascii_digit() || ".,".contains(*c)) {
                self.at += 1;
            }
            let digits: String = self.rest[start..self.at].iter().filter(|c| **c != ',').collect();
            let value = Number::from_decimal(&digits)?;
            let rest: String = self.rest[self.at..].iter().collect();
            // The longest mark that stands there; a unit may be in brackets, and may have 万 before it.
            let mut found = (0, Thing::Bare(value.clone()));
            let mut offer = |name: String, thing: Thing| {
                let length = name.chars().count();
                if length > found.0 && rest.starts_with(&name) {
                    found = (length, thing);
                }
            };
            for (name, scale) in NUMERALS {
                offer(name.to_owned(), Thing::Numeral(&value * &number(scale)));
            }
            for (name, counts, scale) in MARKS {
                let thing = |more: &str| Thing::Of(counts, &(&value * &number(scale)) * &number(more));
                for (mark, more) in [("", "1")].into_iter().chain(NUMERALS) {
                    offer(format!("{mark}{name}"), thing(more));
                    offer(format!("({mark}{name})"), thing(more));
                }
            }
            // /人 where so much for each is asked for.
            let above = self.asked.unit.split('/').next().unwrap_or_default();
            if let Some((_, counts, scale)) = MARKS.iter().find(|(name, ..)| *name == above) {
                let counts = [counts[0], counts[1] - 1, counts[2]];
                for (mark, more) in [("", "1")].into_iter().chain(NUMERALS) {
                    let base = &(&value * &number(scale)) * &number(more);
                    offer(format!("{mark}/人"), Thing::Of(counts, base));
                }
            }
            self.at += found.0;
            Some(found.1)
        }
    }
}
