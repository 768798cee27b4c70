//! Units of figures: 万元, 人, ㎡, %, 元/人.
//!
//! A unit has a dimension (what is counted) and a scale (how much of the base unit one of it is). Formulas run in base
//! units: 元, 人, ㎡, and plain ratios for % and ‰.

use super::Number;
use std::rc::Rc;

/// What a number counts: a whole-number power of each base. Zero everywhere is a plain ratio.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Dimension([i8; BASES]);

const BASES: usize = 16;

/// The longest noun that is counted, in letters.
const LONGEST_NOUN: usize = 6;

/// A unit of measurement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    name: Rc<str>,
    dimension: Dimension,
    scale: Number,
}

/// Why a text is not a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitError {
    /// The part that is not known.
    pub unknown: String,
}

/// A named unit: its names (the first is the one shown), its base, and how much of the base it is, as `over / under`.
struct Named {
    names: &'static [&'static str],
    base: Option<usize>,
    over: i64,
    under: i64,
}

const fn of(names: &'static [&'static str], base: usize, over: i64) -> Named {
    Named { names, base: Some(base), over, under: 1 }
}

const UNITS: &[Named] = &[
    of(&["元", "块", "圆"], 0, 1),
    of(&["千元"], 0, 1_000),
    of(&["万元"], 0, 10_000),
    of(&["亿元"], 0, 100_000_000),
    of(&["人", "名", "生", "位", "学生", "名学生", "名幼儿", "人口"], 1, 1),
    of(&["百人", "百生", "百名", "百名学生"], 1, 100),
    of(&["千人", "千人口"], 1, 1_000),
    of(&["万人"], 1, 10_000),
    of(&["人次"], 2, 1),
    of(&["万人次"], 2, 10_000),
    of(&["所", "校", "园"], 3, 1),
    of(&["班", "个班", "教学班"], 4, 1),
    of(&["㎡", "平方米", "m²", "m2", "平米"], 5, 1),
    of(&["平方公里", "km²", "km2", "㎢", "平方千米"], 5, 1_000_000),
    of(&["公顷"], 5, 10_000),
    Named { names: &["亩"], base: Some(5), over: 2_000, under: 3 },
    of(&["册", "本"], 6, 1),
    of(&["万册"], 6, 10_000),
    of(&["台", "部"], 7, 1),
    of(&["套"], 8, 1),
    of(&["间", "个教室"], 9, 1),
    of(&["次"], 10, 1),
    of(&["学时", "课时"], 11, 1),
    of(&["件", "起"], 12, 1),
    of(&["个", "个园位", "园位", "座"], 13, 1),
    of(&["项"], 14, 1),
    of(&["分"], 15, 1),
    Named { names: &["%", "％", "个百分点", "百分点"], base: None, over: 1, under: 100 },
    Named { names: &["‰"], base: None, over: 1, under: 1_000 },
    Named { names: &["比值", "倍"], base: None, over: 1, under: 1 },
];

impl Unit {
    /// Reads a unit: a name, or two with a `/` between them.
    ///
    /// # Errors
    /// Names the part that is not a unit.
    pub fn read(text: &str) -> Result<Self, UnitError> {
        let text = text.trim();
        let Some((over, under)) = text.split_once(['/', '／', '每']) else { return Self::named(text) };
        Ok(Self::named(over.trim())?.per(&Self::named(under.trim())?))
    }

    /// A unit that a table brings itself: any noun can be counted (天, 条, 篇), each by itself. `None` where the word is no noun's, or
    /// is known: then it means what it means elsewhere.
    pub fn counted(word: &str) -> Option<Self> {
        let is_noun = (1..=LONGEST_NOUN).contains(&word.chars().count())
            && word.chars().all(|letter| letter.is_alphabetic() && !letter.is_ascii())
            && !word.contains('每');
        let things = Self::named("个").ok()?;
        (is_noun && Self::read(word).is_err()).then(|| Self { name: word.into(), ..things })
    }

    /// The unit of a quotient: 元 per 人 is 元/人.
    #[must_use]
    pub fn per(&self, under: &Self) -> Self {
        let scale = self.scale.divide(&under.scale).unwrap_or_else(Number::one);
        let name = format!("{}/{}", self.name, under.name).into();
        Self { name, dimension: self.dimension.over(under.dimension), scale }
    }

    /// The unit of plain ratios, 比值.
    pub fn ratio() -> Self {
        Self { name: "比值".into(), dimension: Dimension::RATIO, scale: Number::one() }
    }

    /// The unit of points, 分.
    pub fn points() -> Self {
        Self::named("分").unwrap_or_else(|_| Self::ratio())
    }

    fn named(text: &str) -> Result<Self, UnitError> {
        let found = UNITS.iter().find(|unit| unit.names.contains(&text));
        let named = found.ok_or_else(|| UnitError { unknown: text.to_owned() })?;
        let mut dimension = Dimension::default();
        if let Some(base) = named.base {
            dimension.0[base] = 1;
        }
        let scale = Number::whole(named.over).divide(&Number::whole(named.under)).unwrap_or_else(Number::one);
        // A synonym keeps the name it was given: 名 stays 名, ％ is shown as %.
        let name = if text == "％" { "%" } else { text };
        Ok(Self { name: name.into(), dimension, scale })
    }

    /// The name shown, e.g. 万元.
    pub fn name(&self) -> &Rc<str> {
        &self.name
    }

    /// What it counts.
    pub fn dimension(&self) -> Dimension {
        self.dimension
    }

    /// How much of the base unit one of it is.
    pub fn scale(&self) -> &Number {
        &self.scale
    }

    /// Whether it is a share in hundredths.
    pub fn is_percent(&self) -> bool {
        &*self.name == "%"
    }

    /// `value` of this unit, in base units.
    pub fn to_base(&self, value: &Number) -> Number {
        value * &self.scale
    }

    /// `base` units, in this unit.
    pub fn of_base(&self, base: &Number) -> Number {
        base.divide(&self.scale).unwrap_or_else(Number::zero)
    }

    /// What a figure in `other` is multiplied by to be one in this unit; `None` where that cannot be. 元 also stands for
    /// 元/人 in 生均 figures: the missing 每人 is understood, so only the scales above the line differ.
    pub fn factor(&self, other: &Self) -> Option<Number> {
        if self.dimension == other.dimension {
            return other.scale.divide(&self.scale);
        }
        let (over, _) = self.name.split_once('/')?;
        let over = Self::named(over).ok()?;
        if over.dimension == other.dimension { other.scale.divide(&over.scale) } else { None }
    }
}

impl Dimension {
    /// A plain ratio.
    pub const RATIO: Self = Self([0; BASES]);
    /// Of money, whose base stands first.
    pub const MONEY: Self = {
        let mut bases = [0; BASES];
        bases[0] = 1;
        Self(bases)
    };

    /// The dimension of a product.
    #[must_use]
    pub fn times(mut self, other: Self) -> Self {
        for (power, more) in self.0.iter_mut().zip(other.0) {
            *power = power.saturating_add(more);
        }
        self
    }

    /// The dimension of a quotient.
    #[must_use]
    pub fn over(mut self, other: Self) -> Self {
        for (power, less) in self.0.iter_mut().zip(other.0) {
            *power = power.saturating_sub(less);
        }
        self
    }

    /// Whether it is a quotient of unlike things, such as 元/人.
    pub fn is_quotient(self) -> bool {
        self.0.iter().any(|power| *power < 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_noun_can_be_counted_that_means_nothing_else() {
        let days = Unit::counted("天").unwrap();
        assert_eq!((&**days.name(), days.scale()), ("天", &Number::one()));
        assert_eq!(days.dimension(), unit("个").dimension());
        for known in ["万元", "人", "%", "元/人"] {
            assert_eq!(Unit::counted(known), None, "{known}");
        }
        let long = "天".repeat(LONGEST_NOUN + 1);
        for no_noun in ["", "3天", "天/人", "每天", "day", &long] {
            assert_eq!(Unit::counted(no_noun), None, "{no_noun}");
        }
    }

    #[track_caller]
    fn unit(text: &str) -> Unit {
        Unit::read(text).unwrap()
    }

    #[test]
    fn money_and_area_convert() {
        assert_eq!(unit("万元").to_base(&Number::whole(483)), Number::whole(4_830_000));
        assert_eq!(unit("㎡").of_base(&unit("亩").to_base(&Number::whole(3))), Number::whole(2_000));
        assert_eq!(unit("万元").factor(&unit("亿元")), Some(Number::whole(10_000)));
        assert_eq!(unit("万元").factor(&unit("人")), None);
    }

    #[test]
    fn a_bare_numerator_fits_a_per_head_unit_but_not_the_other_way() {
        assert_eq!(unit("元/人").factor(&unit("万元")), Some(Number::whole(10_000)));
        assert_eq!(unit("台/百人").factor(&unit("台")), Some(Number::one()));
        assert_eq!(unit("元").factor(&unit("元/人")), None);
        assert_eq!(unit("元/人").factor(&unit("人")), None);
    }

    #[test]
    fn shares_are_ratios() {
        assert_eq!(unit("%").dimension(), Dimension::RATIO);
        assert_eq!(unit("人").dimension().over(unit("名").dimension()), Dimension::RATIO);
        assert_eq!(unit("%").to_base(&Number::whole(50)), Number::from_decimal("0.5").unwrap());
    }

    #[test]
    fn unknown_units_are_named() {
        assert_eq!(Unit::read("元/斤"), Err(UnitError { unknown: "斤".into() }));
    }
}
