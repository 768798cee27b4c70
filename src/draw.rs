//! The draw (抽取): names taken from a published list by a seed that nobody can know beforehand, so that anyone can repeat it.
//!
//! The method is that of RFC 3797 (Publicly Verifiable Nominations Committee Random Selection) with SHA-256 in place of MD5.
//! First the list's digest is made public; then the seed is given before witnesses; the rest is arithmetic. Every byte is set down
//! in the README ("The draw"), and the script beside this file does it all over again.

mod names;
mod record;
mod select;

use sha2::Sha256;
use std::rc::Rc;

pub use names::{Compose, MOST_NAMES, NameList, Seed, compose_by};
pub use record::{DrawRecord, DrawTimes, DrawnPool, DrawnStep};
pub use select::{Pick, select};

/// A script in Python that repeats a draw without this program: `python3 draw.py LIST.txt "SEED" N`.
pub const SCRIPT: &str = include_str!("draw/repeat.py");

/// What is drawn from, and how many; complete before the seed is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawPlan {
    /// All that could be drawn.
    pub list: NameList,
    /// Who is left out, and why.
    pub exclude: Vec<Exclusion>,
    /// How many are drawn, and whether from all alike.
    pub quota: Quota,
}

/// One who is left out of a draw (回避).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// Its name, as it stands in the list.
    pub name: Rc<str>,
    /// Why: an assessor's own county, drawn last year.
    pub reason: Rc<str>,
}

/// How many are drawn, and whether from all alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quota {
    /// So many of all.
    OfAll(usize),
    /// So many of each stratum; together they hold each name of the list once.
    OfEach(Vec<Stratum>),
}

/// Those among whom a number of their own is drawn (分层抽取).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stratum {
    /// What it is called: part of the key, so that no two strata share their numbers.
    pub title: Rc<str>,
    /// Who is in it.
    pub names: NameList,
    /// How many are drawn.
    pub take: usize,
}

/// Those of whom some are drawn, when all who are left out are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawPool {
    /// The stratum; empty where all are in one.
    pub title: Rc<str>,
    /// Who can be drawn. Its digest is what is to be published beforehand.
    pub names: NameList,
    /// How many are drawn.
    pub take: usize,
}

/// Why nothing is drawn. Whatever is wrong with a list is found before a seed is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DrawError {
    /// The list has no name.
    NoNames,
    /// More than [`MOST_NAMES`]: the number of a round has two bytes.
    TooManyNames {
        /// How many.
        names: usize,
    },
    /// Names that stand in the list more than once, when trimmed and in NFC; each would have more than one chance.
    Duplicates(Vec<Rc<str>>),
    /// Letters that cannot be seen in a name, so that two names might look like one.
    Unseen {
        /// Line in the list, from 1.
        line: usize,
        /// The name.
        name: Rc<str>,
        /// The letter's code point.
        letter: char,
    },
    /// None is to be drawn.
    NothingToTake {
        /// The stratum; empty where all are in one.
        stratum: Rc<str>,
    },
    /// More are to be drawn than there are.
    TooFew {
        /// The stratum; empty where all are in one.
        stratum: Rc<str>,
        /// How many there are, without those left out.
        names: usize,
        /// How many are to be drawn.
        take: usize,
    },
    /// Left out, but not in the list: a name written in two ways would stay in the draw.
    ExcludedUnknown(Vec<Rc<str>>),
    /// Left out twice.
    ExcludedTwice(Vec<Rc<str>>),
    /// Left out for no reason that is given.
    NoReason(Vec<Rc<str>>),
    /// A stratum whose title is empty, has a `/` or is another's: the key could not tell it from others.
    WrongStratum(Rc<str>),
    /// In a stratum, but not in the list.
    StratumUnknown(Vec<Rc<str>>),
    /// In more than one stratum.
    InSeveralStrata(Vec<Rc<str>>),
    /// In no stratum, so that they could not be drawn.
    InNoStratum(Vec<Rc<str>>),
    /// The seed is blank.
    NoSeed,
    /// The seed holds a letter that cannot be seen.
    UnseenInSeed(char),
}

impl Exclusion {
    /// Reads one exclusion a line: the name, then a tab, a comma or a colon (of either width), then the reason. What lacks is told
    /// when the plan is looked at.
    pub fn read(text: &str) -> Vec<Self> {
        let lines = text.split(['\n', '\r']).map(names::canonical).filter(|line| !line.is_empty());
        let one = |line: String| {
            let (name, reason) = line.split_once(['\t', ',', '，', ':', '：']).unwrap_or((&line, ""));
            Self { name: name.trim().into(), reason: reason.trim().into() }
        };
        lines.map(one).collect()
    }
}

impl DrawPlan {
    /// A draw of so many of all.
    pub fn of_all(list: NameList, take: usize) -> Self {
        Self { list, exclude: Vec::new(), quota: Quota::OfAll(take) }
    }

    /// What is drawn from: one pool, or one a stratum, without those who are left out. Their digests and numbers are what is to be
    /// published before the seed is known.
    ///
    /// # Errors
    /// Whatever is wrong with the plan.
    pub fn pools(&self) -> Result<Vec<DrawPool>, DrawError> {
        self.check_exclusions()?;
        let is_left = |name: &Rc<str>| !self.exclude.iter().any(|one| one.name == *name);
        let pools = match &self.quota {
            Quota::OfAll(take) => {
                vec![DrawPool { title: "".into(), names: self.list.only(is_left), take: *take }]
            }
            Quota::OfEach(strata) => {
                self.check_strata(strata)?;
                let pool = |stratum: &Stratum| DrawPool {
                    title: stratum.title.clone(),
                    names: stratum.names.only(is_left),
                    take: stratum.take,
                };
                strata.iter().map(pool).collect()
            }
        };
        for pool in &pools {
            let (names, take, stratum) = (pool.names.len(), pool.take, pool.title.clone());
            if take == 0 {
                return Err(DrawError::NothingToTake { stratum });
            }
            if take > names {
                return Err(DrawError::TooFew { stratum, names, take });
            }
        }
        Ok(pools)
    }

    /// Draws by a seed: the same plan and seed give the same record, wherever and whenever.
    ///
    /// # Errors
    /// Whatever is wrong with the plan.
    pub fn hold(&self, seed: &Seed) -> Result<DrawRecord, DrawError> {
        let pools = self.pools()?.into_iter().map(|pool| {
            let key = seed.key(&pool.title);
            let picks = select::<Sha256>(key.as_bytes(), pool.names.len(), pool.take);
            let steps = picks.into_iter().map(|pick| {
                let name = pool.names.as_slice()[pick.place].clone();
                DrawnStep { name, pick }
            });
            DrawnPool { steps: steps.collect(), key: key.into(), pool }
        });
        Ok(DrawRecord { plan: self.clone(), seed: seed.clone(), pools: pools.collect() })
    }

    fn check_exclusions(&self) -> Result<(), DrawError> {
        let named = |is: &dyn Fn(usize, &Exclusion) -> bool| -> Vec<Rc<str>> {
            let found = self.exclude.iter().enumerate().filter(|(at, one)| is(*at, one));
            found.map(|(_, one)| one.name.clone()).collect()
        };
        some(named(&|_, one| !self.list.contains(&one.name)), DrawError::ExcludedUnknown)?;
        some(
            named(&|at, one| self.exclude[..at].iter().any(|before| before.name == one.name)),
            DrawError::ExcludedTwice,
        )?;
        some(named(&|_, one| one.reason.trim().is_empty()), DrawError::NoReason)
    }

    fn check_strata(&self, strata: &[Stratum]) -> Result<(), DrawError> {
        for (at, one) in strata.iter().enumerate() {
            let is_plain = names::canonical(&one.title) == *one.title && names::unseen(&one.title).is_none();
            let is_other = strata[..at].iter().all(|before| before.title != one.title);
            if one.title.is_empty() || one.title.contains('/') || !is_plain || !is_other {
                return Err(DrawError::WrongStratum(one.title.clone()));
            }
        }
        let all = || strata.iter().flat_map(|one| one.names.as_slice());
        let in_strata = |name: &Rc<str>| strata.iter().filter(|one| one.names.contains(name)).count();
        let listed = |wanted: &dyn Fn(usize) -> bool| -> Vec<Rc<str>> {
            self.list.as_slice().iter().filter(|name| wanted(in_strata(name))).cloned().collect()
        };
        some(all().filter(|name| !self.list.contains(name)).cloned().collect(), DrawError::StratumUnknown)?;
        some(listed(&|count| count > 1), DrawError::InSeveralStrata)?;
        some(listed(&|count| count == 0), DrawError::InNoStratum)
    }
}

/// An error that names names, where there are any.
fn some(names: Vec<Rc<str>>, error: fn(Vec<Rc<str>>) -> DrawError) -> Result<(), DrawError> {
    if names.is_empty() { Ok(()) } else { Err(error(names)) }
}
