//! Programs that the page is measured beside: the form library and the spreadsheet engine that a team would take instead.
//!
//! They are fetched for measuring only. HyperFormula is under the GPL: no part of it is ever shipped.

use std::path::PathBuf;

use anyhow::Result;

use crate::paths;

/// An npm package with the files of it that a page would load.
#[derive(Debug, Clone, Copy)]
pub struct Peer {
    /// The package.
    pub package: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Its files, from the package's folder.
    pub files: &'static [&'static str],
}

/// SurveyJS, the most used form library with expressions: its model.
pub const SURVEY_CORE: Peer =
    Peer { package: "survey-core", version: "2.5.38", files: &["survey.core.min.js", "survey-core.min.css"] };

/// SurveyJS: its drawing.
pub const SURVEY_UI: Peer =
    Peer { package: "survey-js-ui", version: "2.5.38", files: &["survey-js-ui.min.js"] };

/// HyperFormula, a spreadsheet's arithmetic without its drawing.
pub const HYPERFORMULA: Peer =
    Peer { package: "hyperformula", version: "3.5.0", files: &["dist/hyperformula.full.min.js"] };

/// All of them.
pub const ALL: [Peer; 3] = [SURVEY_CORE, SURVEY_UI, HYPERFORMULA];

impl Peer {
    /// Where its files lie once it is installed.
    ///
    /// # Errors
    ///
    /// When no home directory is known.
    pub fn paths(&self) -> Result<Vec<PathBuf>> {
        let folder = paths::cache(self.package, self.version)?.join("node_modules").join(self.package);
        Ok(self.files.iter().map(|file| folder.join(file)).collect())
    }
}
