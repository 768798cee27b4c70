//! Shares of one figure in another that later limits or steps measure as well: 达到公用经费总额的5%得5分,达到3%得3分,低于3%不得分.

use super::*;

/// For each statement that asks one such share the share as a figure of its own, where what follows goes by it.
pub(super) fn portions(marks: &Marks, statements: &[Statement]) -> Vec<Option<Test>> {
    let read: Vec<Phrase> =
        statements.iter().map(|one| phrase::read(marks, one.place, is_deduction(one))).collect();
    let portion = |at: usize| {
        let one = &statements[at];
        let is_award = matches!(one.effect, Some(Consequence::Give(Direction::Get, _) | Consequence::Full));
        if !is_award || read[at].step.is_some() || read[at].rest {
            return None;
        }
        let share = match read[at].tests.as_slice() {
            [share @ Test::Ratio(..)] => share.clone(),
            [Test::Flag(_)] => phrase::share_of_total(marks, phrase::trim(marks, one.place))?,
            _ => return None,
        };
        let Test::Ratio(one, two, sign, value) = share else { return None };
        let next = read.get(at + 1)?;
        let measured = match (next.tests.as_slice(), &next.step) {
            ([Test::Compare(name, bounds)], None) => name.is_empty() && bounds[0].unit == "%",
            ([], Some(step)) => {
                !step.named
                    && step.side != StepSide::Count
                    && (step.unit == "%" || step.unit.contains("百分点"))
            }
            _ => false,
        };
        let bound = Bound {
            sign,
            value: &value * &Number::whole(100),
            unit: "%".to_owned(),
            said: true,
            dash: false,
        };
        measured.then(|| Test::Compare(format!("{one}占{two}的比例"), vec![bound]))
    };
    (0..statements.len()).map(portion).collect()
}

fn is_deduction(one: &Statement) -> bool {
    matches!(one.effect, Some(Consequence::Give(Direction::Deduct | Direction::Add, _)))
}
