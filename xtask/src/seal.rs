//! `cargo xtask seal`: whether drafts are as they were sealed (定稿), and what has changed since, without a browser.

use std::fs;
use std::io::{Write as _, stdout};
use std::process::ExitCode;

use lvzhi::draft::{self, Draft, Seal, SealState, Slot, seal_code, seal_digest, sealed_bytes};
use lvzhi::text;
use serde_json::{Value, json};

/// Prints one line of JSON for each draft. It succeeds where each of them is sealed and as it was then.
pub(crate) fn check(files: &[&str]) -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for file in files {
        let (line, is_whole) = match read(file) {
            Ok(draft) => checked(file, &draft),
            Err(problem) => (json!({ "file": file, "error": problem }), false),
        };
        if !is_whole {
            code = ExitCode::FAILURE;
        }
        // Who reads only the first lines, as `head` does, has had enough.
        if writeln!(stdout(), "{line}").is_err() {
            break;
        }
    }
    code
}

/// Prints the bytes that are digested, for whoever wants to repeat it.
pub(crate) fn bytes(file: &str) -> ExitCode {
    match read(file) {
        Ok(draft) if stdout().write_all(sealed_bytes(&draft).as_bytes()).is_ok() => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(problem) => {
            eprintln!("error: {file}: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn read(file: &str) -> Result<Draft, String> {
    let bytes = fs::read(file).map_err(|error| error.to_string())?;
    draft::read(&bytes).map(|read| read.draft).map_err(|error| text::draft_error(&error))
}

fn checked(file: &str, draft: &Draft) -> (Value, bool) {
    let now = seal_digest(draft);
    let line = |state: &str, seal: Option<&Seal>, changed: Vec<Value>| {
        json!({
            "file": file, "state": state, "at": seal.map(|seal| &*seal.at), "digest": seal.map(|seal| &*seal.digest),
            "code": seal.map(|seal| seal_code(&seal.digest)), "now": now, "changed": changed,
        })
    };
    match draft.seal() {
        SealState::Open => (line("open", None, Vec::new()), false),
        SealState::Broken => (line("broken", None, Vec::new()), false),
        SealState::Whole(seal) => (line("whole", Some(&seal), Vec::new()), true),
        SealState::Changed(seal, slots) => {
            let change = |slot: &Slot| json!({ "slot": slot.path(), "was": *seal.draft.given(slot).text, "is": *draft.given(slot).text });
            (line("changed", Some(&seal), slots.iter().map(change).collect()), false)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_is_held_against_its_seal() {
        let draft = Draft { county: "某县".into(), year: "2025".into(), ..Draft::default() };
        let state = |draft: &Draft| {
            let (line, is_whole) = checked("a.json", draft);
            (line["state"].as_str().map(str::to_owned), is_whole)
        };
        assert_eq!(state(&draft), (Some("open".to_owned()), false));
        let sealed = draft.sealed("2026-12-01T14:03:05");
        assert_eq!(state(&sealed), (Some("whole".to_owned()), true));
        let changed = Draft { county: "另县".into(), ..sealed };
        let (line, is_whole) = checked("a.json", &changed);
        assert!(!is_whole);
        assert_eq!(line["changed"], json!([{ "slot": "county", "was": "某县", "is": "另县" }]));
        assert_eq!(check(&["no such file"]), ExitCode::FAILURE);
    }
}
