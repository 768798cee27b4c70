//! All of a draw as a file: list, who was left out, seed, and each step, so that it can be repeated by hand.

use super::names::hex;
use super::{DrawPlan, DrawPool, NameList, Pick, Quota, Seed};
use crate::draft::Json;
use std::rc::Rc;

/// What the file calls itself.
const FORMAT: &str = "lvzhi-draw";
/// How it was drawn.
const METHOD: &str = "RFC 3797, SHA-256";

/// A draw that was held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawRecord {
    /// What was drawn from.
    pub plan: DrawPlan,
    /// The words that were given.
    pub seed: Seed,
    /// Each pool's outcome, in the plan's order.
    pub pools: Vec<DrawnPool>,
}

/// What was drawn from a pool.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnPool {
    /// The pool.
    pub pool: DrawPool,
    /// The key that the rounds are numbered around.
    pub key: Rc<str>,
    /// Its rounds, in order.
    pub steps: Vec<DrawnStep>,
}

/// A round, and whom it drew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnStep {
    /// The name.
    pub name: Rc<str>,
    /// How it came to that.
    pub pick: Pick,
}

impl DrawnStep {
    /// The hash of the round, in lower-case hex.
    pub fn hash(&self) -> String {
        hex(&self.pick.hash)
    }
}

/// When it was done, in local time, as whoever held it says; empty where nobody says.
#[derive(Clone, Copy, Debug, Default)]
pub struct DrawTimes<'a> {
    /// When the digest was shown.
    pub shown: &'a str,
    /// When the seed was given.
    pub drawn: &'a str,
}

impl DrawRecord {
    /// The names in the order in which they were drawn, pool after pool.
    pub fn names(&self) -> impl Iterator<Item = &Rc<str>> {
        self.pools.iter().flat_map(|drawn| &drawn.steps).map(|step| &step.name)
    }

    /// The record as a file.
    pub fn json(&self, times: DrawTimes<'_>) -> String {
        let mut file = Json::default();
        file.open('{');
        file.text("format", FORMAT);
        file.word("version", "1");
        file.text("method", METHOD);
        file.text_if("shown", times.shown);
        file.text_if("drawn_at", times.drawn);
        file.key("list");
        list(&mut file, &self.plan.list);
        file.key("excluded");
        file.open('[');
        for one in &self.plan.exclude {
            file.item();
            file.open('{');
            file.text("name", &one.name);
            file.text("reason", &one.reason);
            file.close('}');
        }
        file.close(']');
        file.text("seed", self.seed.words());
        file.key("pools");
        file.open('[');
        let has_strata = matches!(self.plan.quota, Quota::OfEach(_));
        for drawn in &self.pools {
            file.item();
            pool(&mut file, drawn, has_strata);
        }
        file.close(']');
        file.texts("drawn", self.names().map(|name| &**name));
        file.close('}');
        file.text + "\n"
    }
}

fn list(file: &mut Json, list: &NameList) {
    file.open('{');
    file.text("digest", &list.digest());
    file.texts("names", list.as_slice().iter().map(|name| &**name));
    file.close('}');
}

fn pool(file: &mut Json, drawn: &DrawnPool, has_strata: bool) {
    file.open('{');
    if has_strata {
        file.text("stratum", &drawn.pool.title);
    }
    file.key("list");
    list(file, &drawn.pool.names);
    file.word("take", &drawn.pool.take.to_string());
    file.text("key", &drawn.key);
    file.key("steps");
    file.open('[');
    for (round, step) in drawn.steps.iter().enumerate() {
        file.item();
        file.open('{');
        file.word("round", &round.to_string());
        file.text("hash", &step.hash());
        file.word("left", &step.pick.left.to_string());
        file.word("remainder", &step.pick.remainder.to_string());
        file.text("name", &step.name);
        file.close('}');
    }
    file.close(']');
    file.close('}');
}
