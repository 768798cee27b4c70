//! `cargo xtask assess`: what the page would say of drafts, without a browser.

use std::fs;
use std::io::{Write as _, stdout};
use std::process::ExitCode;

use lvzhi::rubrics::Shelf;
use lvzhi::{draft, rubrics, text};

/// Prints one line of JSON for each draft; what cannot be assessed is named, and the rest goes on.
pub(crate) fn assess(files: &[&str]) -> ExitCode {
    let shelf = rubrics::shelf();
    let mut code = ExitCode::SUCCESS;
    for name in files {
        match assess_file(&shelf, name) {
            // Who reads only the first lines, as `head` does, has had enough.
            Ok(line) if writeln!(stdout(), "{line}").is_err() => return code,
            Ok(_) => {}
            Err(problem) => {
                eprintln!("error: {name}: {problem}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}

fn assess_file(shelf: &Shelf, name: &str) -> Result<String, String> {
    let bytes = fs::read(name).map_err(|error| error.to_string())?;
    draft::assess_file(shelf, name, &bytes).map_err(|error| text::draft_error(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_becomes_one_line_and_what_is_no_draft_is_told() {
        let folder = tempfile::tempdir().expect("folder");
        let write = |name: &str, text: &str| {
            let file = folder.path().join(name);
            fs::write(&file, text).expect("file");
            file.display().to_string()
        };
        let shelf = rubrics::shelf();
        let good = write(
            "good.json",
            r#"{ "format": "lvzhi-draft", "version": 1, "county": "X", "year": 2019,
            "rubric": { "id": "general", "edition": "2025.1" }, "facts": {}, "judgments": {} }"#,
        );
        let line = assess_file(&shelf, &good).expect("assessed");
        assert!(!line.contains('\n') && line.contains("\"total\"") && line.contains("good.json"), "{line}");

        for (name, text) in [("cut.json", "{ \"format\""), ("other.json", "[]")] {
            assert!(assess_file(&shelf, &write(name, text)).is_err(), "{name}");
        }
        assert!(assess_file(&shelf, "no-such-file.json").is_err());
        assert_eq!(assess(&["no-such-file.json", &good]), ExitCode::FAILURE);
        assert_eq!(assess(&[&good]), ExitCode::SUCCESS);
    }
}
