//! 情形清单扣分: what a rubric file says of it, and how that is checked.

use crate::number::Number;
use crate::rubric::check::Checker;
use crate::rubric::file::CitationFile;
use crate::rubric::problem::{EntryOf, FileTable, ListWord, ProblemKind, ProblemPlace};
use crate::rubric::{Fault, Faults};
use serde::{Deserialize, Serialize};

/// 情形清单扣分: independent faults, added up.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FaultsFile {
    /// The faults.
    pub fault: Vec<FaultFile>,
    /// How much is lost at most, as in [`PerStepFile::limit`](super::PerStepFile::limit).
    #[serde(default)]
    pub limit: Option<String>,
    /// Where they come from.
    pub cite: CitationFile,
}

/// A fault and what it costs.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct FaultFile {
    /// A fact of kind flag.
    pub fact: String,
    /// The answer that means the fault: true (是) unless said otherwise.
    #[serde(default = "crate::rubric::file::is_true")]
    pub when: bool,
    /// Points it costs.
    pub deduct: String,
}

impl Checker<'_> {
    pub(in super::super::super) fn faults(
        &mut self,
        place: &ProblemPlace,
        rule: &FaultsFile,
        _points: &Number,
    ) -> Option<Faults> {
        if rule.fault.is_empty() {
            self.problem(place, ProblemKind::NoEntry { of: EntryOf::Faults });
        }
        let limit = self.limit(place, rule.limit.as_deref());
        let citation = self.citation(place, &rule.cite);
        self.once(place, ListWord::Fault, rule.fault.iter().map(|fault| &fault.fact));
        let mut faults = Vec::new();
        for (n, fault) in rule.fault.iter().enumerate() {
            let place = place.number(FileTable::Fault, n + 1);
            let deduct = self.positive(&place.key("deduct"), &fault.deduct);
            faults.push(Fault { fact: self.flag(&place, &fault.fact)?, when: fault.when, deduct });
        }
        Some(Faults { faults, limit, citation })
    }
}
