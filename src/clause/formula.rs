//! Definitions that a clause brings: 巩固率=(毕业－转入)÷(初一人数－死亡).

use crate::number::Number;

use super::marks::Marks;
use crate::composed::Operand;

/// A formula whose names have not been asked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tree {
    Given(Number),
    Name(String),
    Two(char, Box<Self>, Box<Self>),
}

/// `name = formula`, if the text is that and nothing more.
pub(super) fn definition(text: &str) -> Option<(String, Tree)> {
    let marks = Marks::of(text);
    let equals = (0..marks.len()).find(|at| marks.letter(*at) == Some('='))?;
    // 按完成率计分,得分=…: what stands before is no part of the name, and must not be passed over.
    if (0..equals).any(|at| marks.letter(at) == Some(',')) {
        return None;
    }
    if (equals + 1..marks.len()).any(|at| marks.letter(at) == Some('=')) || equals == 0 {
        return None;
    }
    let mut reader = Reader { marks: &marks, at: equals + 1, depth: 0 };
    let tree = reader.sum()?;
    (reader.at == marks.len() && matches!(tree, Tree::Two(..))).then(|| (marks.text(0, equals), tree))
}

/// With each name made a figure.
pub(super) fn figure(tree: &Tree, name: &mut dyn FnMut(&str) -> Operand) -> Operand {
    match tree {
        Tree::Given(number) => Operand::Given(number.clone()),
        Tree::Name(text) => name(text),
        Tree::Two(sign, one, two) => {
            let (one, two) = (figure(one, name), figure(two, name));
            match sign {
                '+' => Operand::Sum(vec![one, two]),
                '-' => Operand::Less(Box::new(one), Box::new(two)),
                '×' => Operand::Times(Box::new(one), Box::new(two)),
                _ => Operand::Over(Box::new(one), Box::new(two)),
            }
        }
    }
}

struct Reader<'a> {
    marks: &'a Marks,
    at: usize,
    depth: u32,
}

impl Reader<'_> {
    fn sum(&mut self) -> Option<Tree> {
        let mut tree = self.product()?;
        while let Some(sign @ ('+' | '-')) = self.marks.letter(self.at) {
            self.at += 1;
            tree = Tree::Two(sign, Box::new(tree), Box::new(self.product()?));
        }
        Some(tree)
    }

    fn product(&mut self) -> Option<Tree> {
        let mut tree = self.value()?;
        while let Some(sign @ ('×' | '÷' | '/')) = self.marks.letter(self.at) {
            self.at += 1;
            let mut next = self.value()?;
            // ×100% only says that it is a percentage.
            if self.marks.letter(self.at) == Some('%') {
                self.at += 1;
                let Tree::Given(percent) = next else { return None };
                if sign == '×' && percent == Number::whole(100) {
                    continue;
                }
                next = Tree::Given(percent.divide(&Number::whole(100))?);
            }
            tree = Tree::Two(sign, Box::new(tree), Box::new(next));
        }
        Some(tree)
    }

    fn value(&mut self) -> Option<Tree> {
        if self.marks.letter(self.at) == Some('(') {
            self.depth += 1;
            if self.depth > 20 {
                return None;
            }
            self.at += 1;
            let tree = self.sum()?;
            self.at = self.marks.eat(self.at, ")")?;
            return Some(tree);
        }
        let from = self.at;
        while self.at < self.marks.len() && !self.ends() {
            self.at += 1;
        }
        if self.at == from {
            return None;
        }
        // ×30分.
        if self.at > from + 1
            && self.marks.number(from).is_some()
            && self.marks.text(from + 1, self.at) == "分"
        {
            return self.marks.number(from).cloned().map(Tree::Given);
        }
        if (from..self.at).any(|at| self.marks.letter(at) == Some(',')) {
            return None;
        }
        // 10计算 is no name.
        let digit = self.marks.text(from, from + 1).starts_with(|letter: char| letter.is_ascii_digit());
        let named = !digit || self.at == from + 1 || self.marks.letter(from + 1) == Some('-');
        if !named {
            return None;
        }
        let alone = self.marks.number(from).cloned().filter(|_| self.at == from + 1);
        Some(alone.map_or_else(|| Tree::Name(self.marks.text(from, self.at)), Tree::Given))
    }

    fn ends(&self) -> bool {
        match self.marks.letter(self.at) {
            // 3-6岁 is a name.
            Some('-') => {
                // 5-5×… takes away.
                let reckons = self.marks.letter(self.at + 2).is_none_or(|letter| "+×÷/()%".contains(letter));
                !(self.at > 0
                    && self.marks.number(self.at - 1).is_some()
                    && self.marks.number(self.at + 1).is_some())
                    || reckons
            }
            Some(letter) => "+×÷/()%".contains(letter),
            None => false,
        }
    }
}
