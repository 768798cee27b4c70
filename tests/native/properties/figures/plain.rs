//! The plain rules by which a figure is worked out once more.

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
                    for (each_of, people) in
                        [("/人", 1), ("/(人)", 1), ("/万人", 10_000), ("/(万人)", 10_000)]
                    {
                        let times = over(&times, &Number::whole(people));
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
