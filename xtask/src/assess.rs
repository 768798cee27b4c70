//! `cargo xtask assess`: what the page would say of drafts, without a browser, by their own rubrics or by one that is given.

use std::fs;
use std::io::{Write as _, stdout};
use std::process::ExitCode;
use std::rc::Rc;

use lvzhi::rubric::Rubric;
use lvzhi::rubric::source::Problem;
use lvzhi::rubrics::Shelf;
use lvzhi::{draft, rubrics, text};

/// Prints one line of JSON for each draft; what cannot be assessed is named, and the rest goes on. With the file of a rubric
/// (`lvzhi-rubric`) all drafts are scored by that.
pub(crate) fn assess(rubric: Option<&str>, files: &[&str]) -> ExitCode {
    let shelf = rubrics::shelf();
    let by = match rubric.map(|name| (name, read_rubric(&shelf, name))) {
        None => None,
        Some((_, Ok(rubric))) => Some(rubric),
        Some((name, Err(problems))) => {
            for problem in problems {
                eprintln!("error: {name}: {problem}");
            }
            return ExitCode::FAILURE;
        }
    };
    let by = by.as_ref();
    let mut code = ExitCode::SUCCESS;
    for name in files {
        match assess_file(&shelf, by, name) {
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

/// Reads an own rubric, or says each thing that is wrong with it.
pub(crate) fn read_rubric(shelf: &Shelf, name: &str) -> Result<Rc<Rubric>, Vec<String>> {
    let text = fs::read_to_string(name).map_err(|error| vec![error.to_string()])?;
    let said = |problems: Vec<Problem>| problems.iter().map(ToString::to_string).collect::<Vec<_>>();
    Ok(rubrics::own(text.trim_start_matches('\u{feff}'), shelf).map_err(said)?.rubric.0)
}

fn assess_file(shelf: &Shelf, by: Option<&Rc<Rubric>>, name: &str) -> Result<String, String> {
    let bytes = fs::read(name).map_err(|error| error.to_string())?;
    draft::assess_file(shelf, by, name, &bytes).map_err(|error| said(&error))
}

/// Why a draft cannot be scored.
pub(crate) fn said(error: &draft::AssessError) -> String {
    let said = text::assess_error(error);
    match error {
        draft::AssessError::WrongRubric { problems } => {
            problems.iter().map(text::rubric_problem).fold(said, |said, one| said + "\n  " + &one)
        }
        _ => said,
    }
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
        let line = assess_file(&shelf, None, &good).expect("assessed");
        assert!(!line.contains('\n') && line.contains("\"total\"") && line.contains("good.json"), "{line}");

        for (name, text) in [("cut.json", "{ \"format\""), ("other.json", "[]")] {
            assert!(assess_file(&shelf, None, &write(name, text)).is_err(), "{name}");
        }
        assert!(assess_file(&shelf, None, "no-such-file.json").is_err());
        assert_eq!(assess(None, &["no-such-file.json", &good]), ExitCode::FAILURE);
        assert_eq!(assess(None, &[&good]), ExitCode::SUCCESS);
        // A rubric that cannot be read is no reason to score by another one.
        for rubric in ["no-such-rubric.json", &good, &write("empty.json", "{}")] {
            assert_eq!(assess(Some(rubric), &[&good]), ExitCode::FAILURE, "{rubric}");
        }
    }
}
