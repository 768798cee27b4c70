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

/// The plain rules.
mod plain {
    use super::{Box, MARKS, Number, RATIO, number, over};

    /// Marks without a unit, 万亿 among them.
    const NUMERALS: [(&str, &str); 5] =
        [("", "1"), ("万", "10000"), ("亿", "100000000"), ("千", "1000"), ("万亿", "1000000000000")];

    #[derive(Clone, Copy, PartialEq)]
    enum Kind {
        Bare,
        /// With 万 or 亿 and no unit.
        Numeral,
        /// A quotient of like things.
        Share,
        /// Such a quotient and a bare number, added, where % is asked for.
        Either,
        /// So many base units.
        Of([i8; 3]),
    }

    /// What a piece of arithmetic comes to, and whether ×100 stands in it.
    #[derive(Clone)]
    struct Thing {
        value: Number,
        kind: Kind,
        hundred: bool,
    }

    struct Rules<'a> {
        asked: &'a Box,
        rest: Vec<char>,
        at: usize,
    }

    /// The value in the box's unit; `None` where the plain rules know none.
    pub(super) fn value(asked: &Box, typed: &str) -> Option<Number> {
        let open = |c: char| "+-−－*×/÷(（".contains(c);
        let letters: Vec<char> = typed.trim().chars().collect();
        let mut had_digit = false;
        for (at, c) in letters.iter().enumerate() {
            let next = *letters[at..].iter().find(|c| !c.is_whitespace())?;
            let before = letters[..at].iter().rfind(|c| !c.is_whitespace()).copied().unwrap_or('+');
            // A tab or a line end parts figures, unless a sign or a bracket before it joins them.
            if "\t\n".contains(*c) && "0123456789１+-−－(（".contains(next) && !open(before) {
                return None;
            }
            // This dash is a minus only where a figure begins.
            if "年月~至".contains(*c) || *c == '–' && had_digit && !open(before) {
                return None;
            }
            had_digit |= c.is_ascii_digit() || *c == '１';
        }
        let plain = |c: char| match c {
            '１' => '1',
            '２' => '2',
            '−' | '－' | '–' => '-',
            '×' => '*',
            '（' => '(',
            '）' => ')',
            c => c,
        };
        let rest = letters.into_iter().filter(|c| !c.is_whitespace()).map(plain).collect();
        let mut rules = Rules { asked, rest, at: 0 };
        let thing = rules.sum()?;
        if rules.at == rules.rest.len() { rules.alone(&thing) } else { None }
    }

    impl Rules<'_> {
        fn take(&mut self, sign: char) -> bool {
            let taken = self.rest.get(self.at) == Some(&sign);
            self.at += usize::from(taken);
            taken
        }

        fn asks_ratio(&self) -> bool {
            self.asked.counts == RATIO
        }

        /// In the box's unit, were it alone there.
        fn alone(&self, thing: &Thing) -> Option<Number> {
            let Thing { value, kind, hundred } = thing;
            let scale = number(self.asked.scale);
            match kind {
                Kind::Bare => Some(value.clone()),
                Kind::Numeral if self.asks_ratio() => None,
                Kind::Numeral if self.asked.unit == "万元" => Some(over(value, &scale)),
                Kind::Numeral => Some(value.clone()),
                Kind::Share if !self.asks_ratio() => None,
                Kind::Share | Kind::Either if *hundred => Some(value.clone()),
                Kind::Share => Some(over(value, &scale)),
                Kind::Either => None,
                Kind::Of(counts) => {
                    let above = self.asked.counts.map(|power| power.max(0));
                    (*counts == self.asked.counts || *counts == above).then(|| over(value, &scale))
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
                let (ratio, simple) = (self.asks_ratio(), !left.hundred && !right.hundred);
                let is_one = self.asked.unit == "比值";
                let kind = match (left.kind, right.kind) {
                    (Kind::Share, Kind::Share) if left.hundred == right.hundred => Some(Kind::Share),
                    (Kind::Share, Kind::Share) => None,
                    (a, b) if a == b => Some(a),
                    (Kind::Numeral, Kind::Bare) | (Kind::Bare, Kind::Numeral) if ratio => Some(Kind::Numeral),
                    (Kind::Share, Kind::Bare) | (Kind::Bare, Kind::Share) if ratio && simple => {
                        Some(if is_one { Kind::Share } else { Kind::Either })
                    }
                    (Kind::Either, Kind::Bare | Kind::Share) | (Kind::Bare | Kind::Share, Kind::Either)
                        if simple =>
                    {
                        Some(Kind::Either)
                    }
                    _ => None,
                };
                let hundred = left.hundred || right.hundred;
                left = match kind {
                    Some(kind) => Thing { value: both(&left.value, &right.value), kind, hundred },
                    // Each term as it is alone.
                    None => {
                        let value = both(&self.alone(&left)?, &self.alone(&right)?);
                        let value = &value * &number(self.asked.scale);
                        Thing { value, kind: Kind::Of(self.asked.counts), hundred: false }
                    }
                };
            }
        }

        fn product(&mut self) -> Option<Thing> {
            let mut left = self.factor()?;
            loop {
                if self.take('*') {
                    let right = self.factor()?;
                    let is_hundred =
                        |side: &Thing| side.hundred || side.kind == Kind::Bare && side.value == number("100");
                    let hundred = is_hundred(&left) || is_hundred(&right);
                    let order = [Kind::Either, Kind::Share, Kind::Numeral, Kind::Bare];
                    let kind = match (left.kind, right.kind) {
                        (Kind::Of(_), Kind::Of(_)) => return None,
                        (Kind::Of(counts), _) | (_, Kind::Of(counts)) => Kind::Of(counts),
                        (a, b) => order.into_iter().find(|kind| *kind == a || *kind == b)?,
                    };
                    left = Thing { value: &left.value * &right.value, kind, hundred };
                    continue;
                }
                let slash = self.take('/');
                if !slash && !self.take('÷') {
                    return Some(left);
                }
                let right = self.factor()?;
                let is_each = self.asked.counts.iter().any(|power| *power < 0);
                let kind = match (left.kind, right.kind) {
                    (Kind::Of(a), Kind::Of(b)) => {
                        let counts = [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
                        if slash && !self.asks_ratio() && !(is_each && counts != RATIO) {
                            return None;
                        }
                        if counts == RATIO { Kind::Share } else { Kind::Of(counts) }
                    }
                    (Kind::Of(counts), Kind::Bare) if !slash => Kind::Of(counts),
                    (Kind::Of(_), _) | (_, Kind::Of(_)) => return None,
                    _ if slash && !self.asks_ratio() => return None,
                    (Kind::Either, _) | (_, Kind::Either) => Kind::Either,
                    (Kind::Share, _) | (_, Kind::Share) => Kind::Share,
                    _ if self.asks_ratio() => Kind::Share,
                    (Kind::Bare, Kind::Bare) | (Kind::Numeral, Kind::Numeral) => Kind::Bare,
                    (Kind::Numeral, Kind::Bare) => Kind::Numeral,
                    _ => return None,
                };
                left = Thing { value: left.value.divide(&right.value)?, kind, hundred: left.hundred };
            }
        }

        fn factor(&mut self) -> Option<Thing> {
            if self.take('-') {
                let inner = self.factor()?;
                return Some(Thing { value: -&inner.value, ..inner });
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
            // The longest that stands there; a unit may be in brackets, and may have 万 before it.
            let mut found = (0, value.clone(), Kind::Bare);
            let mut offer = |name: &str, times: &Number, kind: Kind| {
                for name in [name.to_owned(), format!("({name})")] {
                    let length = name.chars().count();
                    if length > found.0 && !name.starts_with("()") && rest.starts_with(&name) {
                        found = (length, &value * times, kind);
                    }
                }
            };
            let above = self.asked.unit.split('/').next().unwrap_or_default();
            let is_each = self.asked.counts.iter().any(|power| *power < 0);
            for (mark, times) in NUMERALS {
                let times = number(times);
                if !mark.is_empty() {
                    offer(mark, &times, Kind::Numeral);
                }
                for (name, counts, scale) in MARKS {
                    let times = &times * &number(scale);
                    offer(&format!("{mark}{name}"), &times, Kind::Of(counts));
                    if !name.contains('/') {
                        // /人 is so much for each of what the box asks for, where it does.
                        let each = Kind::Of([counts[0], counts[1] - 1, counts[2]]);
                        for each_of in ["/人", "/(人)"] {
                            offer(&format!("{mark}{name}{each_of}"), &times, each);
                            if is_each && name == above {
                                offer(&format!("{mark}{each_of}"), &times, each);
                            }
                        }
                    }
                }
            }
            self.at += found.0;
            Some(Thing { value: found.1, kind: found.2, hundred: false })
        }
    }
}
