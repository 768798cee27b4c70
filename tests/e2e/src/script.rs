//! Scripts in the page and commands to its browser, for what no helper does.

use serde_json::Value;

use crate::{Page, Skill};

impl Page {
    /// Runs the body of a function in the page and returns what it returns.
    #[track_caller]
    pub fn run(&self, script: &str) -> Value {
        self.run_with(script, Vec::new())
    }

    /// As [`Page::run`], with `arguments` for the function.
    #[track_caller]
    pub fn run_with(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.session()
            .run(script, arguments)
            .unwrap_or_else(|error| panic!("a script in the page failed: {error}"))
    }

    /// Runs the body of an asynchronous function in the page, waits for it, and returns what it
    /// returns. Its arguments are in the array `given`.
    #[track_caller]
    pub fn run_async(&self, script: &str, arguments: Vec<Value>) -> Value {
        self.session()
            .run_async(script, arguments)
            .unwrap_or_else(|error| panic!("a script in the page failed: {error}"))
    }

    /// A command of Chromium's DevTools protocol.
    ///
    /// # Panics
    ///
    /// In other engines, which have none: see [`Skill::DevTools`].
    #[track_caller]
    pub fn devtools(&self, command: &str, parameters: &Value) -> Value {
        Skill::DevTools.demand();
        self.session().devtools(command, parameters).unwrap_or_else(|error| panic!("{command}: {error}"))
    }
}
