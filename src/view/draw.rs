//! The draw (抽取) as the screen has it: what was typed, step by step, and what comes of it.

#[cfg(test)]
mod tests;

use crate::draw::{DrawError, DrawPlan, DrawPool, DrawRecord, DrawTimes, Exclusion, NameList, Quota, Seed};
use crate::text;
use std::rc::Rc;

/// What was typed for a draw. The list is fixed before a seed can be given, and the seed before there is a result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DrawForm {
    /// One name a line.
    pub list: String,
    /// One exclusion a line, with its reason.
    pub exclude: String,
    /// How many.
    pub take: String,
    /// The seed.
    pub seed: String,
    /// What has been done.
    pub stage: DrawStage,
}

/// How far a draw has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DrawStage {
    /// The list is being written.
    #[default]
    Writing,
    /// The list is fixed, and its digest shown.
    Fixed(Box<FixedDraw>),
    /// It was drawn.
    Drawn(Box<FixedDraw>, Box<HeldDraw>),
}

/// A draw of which all but the seed is fixed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedDraw {
    /// What is drawn from.
    pub plan: DrawPlan,
    /// Who can be drawn.
    pub pool: DrawPool,
    /// When the digest was shown, local time.
    pub shown: Rc<str>,
}

/// A draw that was held, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldDraw {
    /// What came of it.
    pub record: DrawRecord,
    /// When the seed was given, local time.
    pub at: Rc<str>,
}

impl DrawForm {
    /// What would be drawn from.
    fn plan(&self) -> Result<(DrawPlan, DrawPool), DrawError> {
        let list = NameList::read(&self.list)?;
        let take = number(&self.take).ok_or_else(|| DrawError::NothingToTake { stratum: "".into() })?;
        let plan = DrawPlan { list, exclude: Exclusion::read(&self.exclude), quota: Quota::OfAll(take) };
        let pool = plan.pools()?.into_iter().next();
        pool.map(|pool| (plan, pool)).ok_or(DrawError::NoNames)
    }

    /// Fixes the list, so that its digest can be shown.
    ///
    /// # Errors
    /// What is wrong with what was typed, in words.
    pub fn fix(&mut self, now: &str) -> Result<(), String> {
        let (plan, pool) = self.plan().map_err(|error| text::draw_error(&error))?;
        self.stage = DrawStage::Fixed(Box::new(FixedDraw { plan, pool, shown: now.into() }));
        Ok(())
    }

    /// Draws by the seed, once the list is fixed; a draw that was held is not held again.
    ///
    /// # Errors
    /// What is wrong with the seed, in words.
    pub fn hold(&mut self, now: &str) -> Result<(), String> {
        if let DrawStage::Fixed(fixed) = &self.stage {
            let record = Seed::read(&self.seed).and_then(|seed| fixed.plan.hold(&seed));
            let record = record.map_err(|error| text::draw_error(&error))?;
            self.stage = DrawStage::Drawn(fixed.clone(), Box::new(HeldDraw { record, at: now.into() }));
        }
        Ok(())
    }

    /// Begins anew with the same list, without seed and result.
    pub fn begin_anew(&mut self) {
        self.seed.clear();
        self.stage = DrawStage::Writing;
    }

    /// The list as far as it is fixed.
    pub fn fixed(&self) -> Option<&FixedDraw> {
        match &self.stage {
            DrawStage::Writing => None,
            DrawStage::Fixed(fixed) | DrawStage::Drawn(fixed, _) => Some(fixed),
        }
    }

    /// What was drawn, where it was.
    pub fn held(&self) -> Option<&HeldDraw> {
        match &self.stage {
            DrawStage::Drawn(_, held) => Some(held),
            DrawStage::Writing | DrawStage::Fixed(_) => None,
        }
    }

    /// The record as a file.
    pub fn json(&self) -> Option<String> {
        let (fixed, held) = (self.fixed()?, self.held()?);
        Some(held.record.json(DrawTimes { shown: &fixed.shown, drawn: &held.at }))
    }
}

/// A count as people type it: ３ and 3 alike.
fn number(typed: &str) -> Option<usize> {
    let plain = |letter: char| match letter {
        '０'..='９' => char::from_u32(u32::from(letter) - 0xfee0).unwrap_or(letter),
        _ => letter,
    };
    typed.trim().chars().map(plain).collect::<String>().parse().ok()
}
