//! Statements put into groups: what is awarded, what changes it, what limits it.

mod again;
mod alike;
mod award;
mod bands;
mod cases;
mod change;
mod group;
mod kinds;
mod limits;
mod listed;
mod met;
mod nothing;
mod plain;
mod portions;
mod quality;
mod rates;
mod reached;
mod rungs;
mod several;
mod tiers;
mod told;
mod unmet;
mod ways;

use super::effect::{Amount, Consequence};
use super::lexicon::effects::{Direction, GRADES};
use super::lexicon::{
    DENIALS, ELSE, GENERIC, HAPPENS, LEADING, LEVELS, LOUD, NONE_OF, QUALITY, SCOPES, STAGES, SUBJECTS,
    SUMMING, WHOLE,
};
use super::lists::{list, spread};
use super::marks::Marks;
use super::phrase::{self, Bound, Phrase, StepPhrase, StepSide, Stretch, Test};
use super::statement::Statement;
use crate::composed::{Sign, Started};
use crate::number::Number;
use again::misses;
pub(super) use again::opposites;
use award::apply;
use change::change;
pub(super) use group::same_figure;
use group::{continues, ladder, new_group};
pub(super) use listed::ListEffect;
use listed::says_list_follows;
use plain::plain;
pub(super) use quality::is_quality;
pub(super) use several::counts_what_is_none;
use tiers::award;
use told::{
    gives_points, head, is_of_the_same, is_told_anyway, note, says_highest, says_weighted, weights_alone,
    without_names,
};

/// What a condition is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Merit {
    Points(Amount),
    Full,
    Part(Number),
    Range(Number, Number),
    Judge,
    Share,
    /// In proportion to a rate of this name, of so many points, or of all.
    Rate(String, Option<Number>),
    Word(String),
    Weight(Number),
    /// 得分=完成率×10, as it is written.
    Formula(String),
}

/// One condition and what it is worth.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Award {
    pub(super) tests: Vec<Test>,
    pub(super) value: Merit,
}

/// What is added or deducted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Adjustment {
    pub(super) tests: Vec<Test>,
    pub(super) step: Option<StepPhrase>,
    /// Whenever what is required is not met.
    pub(super) unmet: bool,
    pub(super) way: Direction,
    pub(super) value: Merit,
    pub(super) cap: Option<Number>,
    /// Where these hold nothing is changed (…的不扣分).
    pub(super) unless: Vec<Test>,
    /// It may happen more than once, and the text does not say that each counts.
    pub(super) once: bool,
    /// 其中严重的每起扣2分: what each of them has lost by the change before it. Whether this is on top of it or instead is not said.
    pub(super) among: Option<Number>,
    /// What was required since the last of its kind, where it is for whoever does not meet that.
    pub(super) of: Vec<Test>,
}

/// What is awarded on one ground.
#[derive(Clone, Debug, Default)]
pub(super) struct AwardGroup {
    pub(super) tiers: Vec<Award>,
    pub(super) rest: Option<Merit>,
    /// Whatever else holds, these give nothing.
    pub(super) zeros: Vec<Vec<Test>>,
    pub(super) changes: Vec<Adjustment>,
    pub(super) cap: Option<Number>,
    pub(super) sentence: usize,
    /// 依次递减: for each place after the last that is named.
    pub(super) down: Option<Number>,
    /// What its first award asks, in the words of the text.
    pub(super) said: String,
    /// Whether it was awarded together with the group before or after it (各得3分, 分别得3分、2分).
    pub(super) together: bool,
    /// Whether what is had otherwise stands in a sentence of its own.
    pub(super) rest_apart: bool,
    /// 发表1篇得1分: perhaps for each.
    pub(super) each: Option<StepPhrase>,
    /// 高于平均的得5分, 低于平均的不得分: what exactly the mean is worth is not said.
    pub(super) is_equal_unsaid: bool,
}

/// A clause, before what it leaves open is settled.
#[derive(Clone, Debug, Default)]
pub(super) struct ClauseItem {
    pub(super) points: Option<Amount>,
    pub(super) groups: Vec<AwardGroup>,
    /// Changes of the whole.
    pub(super) changes: Vec<Adjustment>,
    pub(super) zeros: Vec<Vec<Test>>,
    /// Where these hold, so much at most.
    pub(super) ceilings: Vec<(Vec<Test>, Number)>,
    /// Whether these stand before all awards.
    pub(super) zeros_first: bool,
    /// What gives a word instead of points (一票否决).
    pub(super) vetoes: Vec<(Vec<Test>, String)>,
    /// Conditions without an effect of their own.
    pub(super) required: Vec<Test>,
    /// How many of those have had what not meeting them takes.
    answered: usize,
    pub(super) cap: Option<Number>,
    /// 加满为止, and what full is may not be printed.
    pub(super) to_full: bool,
    pub(super) no_cap: bool,
    pub(super) no_floor: bool,
    pub(super) to_zero: bool,
    /// So much is left whatever is taken off (最低得3分).
    pub(super) least: Option<Number>,
    /// 都是每低1%扣0.1分: said of every group.
    pub(super) shared_changes: bool,
    /// Of several the highest counts (取最高).
    pub(super) highest: bool,
    /// 以上含本数.
    pub(super) above_in: bool,
    /// How many sentences there are.
    pub(super) sentences: usize,
    pub(super) topic: String,
    /// Headings and requirements in their own words, in case that nothing asked repeats them.
    pub(super) said: Vec<String>,
    /// What becomes of somebody beside the score (取消评优资格).
    pub(super) beside: Vec<String>,
    /// What the table prints beside the clause.
    pub(super) printed: Option<Number>,
    /// What is had at first is printed (基础分), and need not be all.
    pub(super) base: bool,
    /// A step belongs to none of the awards beside it, unless it says again what they lose.
    pub(super) loose: bool,
    pub(super) unread: bool,
    /// Something that may happen more than once, without 每.
    pub(super) by_times: bool,
    /// What deductions, or additions, come to together at most.
    pub(super) shared: Vec<(Direction, Number)>,
    /// A limit of all deductions that stands before them.
    pub(super) early: Option<Number>,
    /// Each year has its own figure, and all of them count.
    has_years_apart: bool,
    /// Whether more points follow in the same sentence.
    goes_on: bool,
    /// Whether the limit may be of what was said last alone.
    pub(super) limit_open: bool,
    /// Awards for amounts without a sign are for whoever reaches them.
    pub(super) reached: bool,
    /// The last changes: of which group, the sentence, and where.
    last: Vec<(Option<usize>, usize, usize)>,
    /// Each of the things to come is worth so much.
    pub(super) listed: Option<(Direction, Amount)>,
    /// One of the things to come is enough (之一).
    pub(super) any: Option<ListEffect>,
    /// What is not reached loses points, beside not getting those of reaching it.
    pub(super) is_taken_beside: bool,
    /// The sentence in which the last veto stands.
    veto_in: Option<usize>,
    /// The sentence in which 不得分 stands last.
    zero_in: Option<usize>,
}

/// The item that the statements come to.
pub(super) fn gather(marks: &Marks, statements: &[Statement], printed: Option<&Number>) -> ClauseItem {
    let statements = &without_names(marks, statements);
    let sentences =
        statements.iter().filter(|one| !one.heading).map(|one| one.sentence + 1).max().unwrap_or(0);
    let mut item = ClauseItem { sentences, printed: printed.cloned(), ..ClauseItem::default() };
    let worths = statements.iter().filter(|one| matches!(one.effect, Some(Consequence::Worth(_)))).count();
    let parts = statements
        .iter()
        .filter(|one| one.heading && matches!(one.effect, Some(Consequence::Worth(_))))
        .count();
    let mut of_parts: Vec<Number> = Vec::new();
    let gives = statements.iter().any(|one| gives_points(one.effect.as_ref()));
    let others = statements.iter().any(|one| !matches!(one.effect, Some(Consequence::Worth(_)) | None));
    let mut cases = cases::cases(marks, statements);
    let reached = reached::reached(marks, statements);
    item.reached = reached.iter().any(Option::is_some);
    for other in [rungs::rungs(marks, statements), portions::portions(marks, statements), reached] {
        for (case, other) in cases.iter_mut().zip(other) {
            *case = case.take().or(other);
        }
    }
    let mut grade: Option<String> = None;
    let takes = |one: &Statement| matches!(one.effect, Some(Consequence::Give(Direction::Deduct, _)));
    for (at, one) in statements.iter().enumerate() {
        let last = at + 1 == statements.len();
        item.goes_on = statements[at + 1..].iter().any(|next| next.sentence == one.sentence && takes(next));
        match &one.effect {
            Some(Consequence::Worth(amount)) => {
                let phrase = phrase::read(marks, one.place, false);
                let all = one.heading
                    || one.place.from >= one.place.to
                    || marks.eat(one.place.to, "(").is_none()
                    || worths == 1
                        && (at == 0 || last || !gives)
                        && !(gives && printed.is_some_and(|points| amount.plain.first() != Some(points)))
                    || printed.is_some_and(|points| amount.plain.first() == Some(points));
                let follows = statements.get(at + 1).is_some_and(|next| {
                    let place = phrase::trim(marks, next.place);
                    next.sentence > one.sentence || marks.eat(place.from, "得分=").is_some()
                });
                // 应急演练（1分）。…满分1分: a title with what it is worth.
                let alike = statements.iter().all(|other| match &other.effect {
                    Some(Consequence::Worth(other)) => other == amount,
                    _ => true,
                });
                let titled = at == 0
                    && !one.heading
                    && follows
                    && alike
                    && others
                    && matches!(phrase.tests.as_slice(), [Test::Flag(_)])
                    && phrase.step.is_none()
                    && marks.eat(one.place.to, "(").is_some();
                let all = all || titled;
                // 2.生均支出（4分）：…的各得1分: the name of a part whose points follow.
                let part = &statements[at + 1..];
                let part = part
                    .iter()
                    .take_while(|next| !(next.heading && matches!(next.effect, Some(Consequence::Worth(_)))));
                let is_part_named =
                    one.heading && parts > 1 && part.clone().any(|next| gives_points(next.effect.as_ref()));
                let is_again = item.points.as_ref() == Some(amount) && phrase == Phrase::default();
                if is_again {
                    // 满分1分, of an item whose points were said.
                } else if is_part_named {
                    head(&mut item, marks, one.place);
                    of_parts.extend(amount.plain.first().cloned());
                } else if all && (item.points.is_none() || one.heading && worths == 1) {
                    item.points = Some(amount.clone());
                    if one.heading || titled {
                        head(&mut item, marks, one.place);
                    } else {
                        let place = phrase::trim(marks, one.place);
                        item.said.push(marks.text(place.from, place.to));
                        item.required.extend(phrase.tests);
                    }
                } else if !others && !all {
                    new_group(&mut item, one.sentence, phrase.tests, Merit::Points(amount.clone()));
                } else if !others {
                    item.unread = true;
                } else {
                    new_group(&mut item, one.sentence, phrase.tests, Merit::Points(amount.clone()));
                }
            }
            // 有下列情形之一的,予以退文,并扣分: each of those that follow says how much.
            None if one.heading
                && says_list_follows(marks, one.place)
                && statements[at + 1..].iter().all(takes) => {}
            None if one.heading => {
                let place = phrase::trim(marks, one.place);
                let word = marks.text(place.from, place.to);
                if GRADES.contains(&word.as_str()) {
                    item.unread |= grade.is_some();
                    grade = Some(word);
                } else {
                    head(&mut item, marks, one.place);
                }
            }
            // 优秀:90分以上.
            None if grade.is_some() => {
                let phrase = phrase::read(marks, one.place, false);
                item.unread |= phrase.step.is_some()
                    || phrase.rest
                    || phrase.tests.is_empty()
                    || phrase.tests.contains(&Test::Unread);
                award(&mut item, one.sentence, phrase, Merit::Word(grade.take().unwrap_or_default()));
            }
            None => plain(&mut item, marks, one, last && at > 0),
            // 驾驶员管理30分:灭火器压力不足,扣5分: what the item is worth.
            Some(Consequence::Give(Direction::Get, amount))
                if one.heading
                    && amount.bare
                    && amount.plain.len() == 1
                    && at == 0
                    && item.points.is_none()
                    && statements.len() > 1
                    && statements[1..]
                        .iter()
                        .all(|one| takes(one) || matches!(one.effect, Some(Consequence::ToZero))) =>
            {
                item.points = Some(Amount { bare: false, ..amount.clone() });
                head(&mut item, marks, one.place);
            }
            // 按巩固率计分:95%以上得10分: what the cases are of.
            Some(Consequence::Rate(_) | Consequence::Share)
                if one.heading && item.groups.is_empty() && cases_follow(marks, &statements[at + 1..]) =>
            {
                item.topic = match &one.effect {
                    Some(Consequence::Rate(rate)) => rate.clone(),
                    _ => "完成率".to_owned(),
                };
            }
            Some(effect) => apply(&mut item, marks, one, effect, cases[at].as_ref()),
        }
    }
    item.unread |= grade.is_some();
    item.whole_of_rungs();
    item.whole_of_a_part();
    item.bands_that_deduct();
    item.zeros_of_bands();
    item.unread |= item.happens_behind_several() || item.is_each_of_its_own();
    if let Some(most) = item.early.take() {
        item.unread |= !item.groups.is_empty()
            || !item.shared.is_empty()
            || item.changes.iter().any(|change| change.way != Direction::Deduct || change.cap.is_some());
        item.shared.push((Direction::Deduct, most));
    }
    if item.points.is_none() && printed.is_none() {
        let all = of_parts.into_iter().reduce(|one, two| &one + &two).filter(|_| parts > 1);
        let all = all.map(|all| Amount { plain: vec![all], ..Amount::default() });
        item.points = all.or_else(|| item.all_that_is_taken(marks));
    }
    if item.points.is_none() {
        item.points = printed.map(|points| Amount { plain: vec![points.clone()], ..Amount::default() });
    }
    item.take_from_unmet();
    item
}

/// Whether cases of one figure follow that is not named: 95%以上得10分.
fn cases_follow(marks: &Marks, statements: &[Statement]) -> bool {
    statements.first().is_some_and(|one| {
        let phrase = phrase::read(marks, one.place, false);
        gives_points(one.effect.as_ref())
            && matches!(phrase.tests.as_slice(), [Test::Compare(name, _)] if name.is_empty())
    })
}
