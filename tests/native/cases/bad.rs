//! Broken rubric files: every problem is listed, and each message has the words that lead to it; the page says each in Chinese.

use super::{mini, table};
use crate::native::rubric_problems::speaks_english;
use crate::native::support::{files_in, root};
use lvzhi::text;
use serde::Deserialize;

/// A problem that must be reported: words of its place and message.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    says: Vec<String>,
}

#[test]
fn broken_rubrics_are_refused_with_every_problem() {
    let files = files_in(&root().join("tests/cases/bad"));
    assert!(!files.is_empty(), "no broken rubric");
    let mut failures = Vec::new();
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut table = table(&path).unwrap_or_else(|problem| panic!("{name}: {problem}"));
        let expected = table.remove("problem").unwrap_or_default();
        let expected: Vec<Expected> =
            serde_json::from_value(expected).unwrap_or_else(|error| panic!("{name}, [[problem]]: {error}"));
        assert!(!expected.is_empty(), "{name} expects no problem");
        assert!(expected.iter().all(|one| !one.says.is_empty()), "{name}: a [[problem]] says nothing");
        let problems = mini::rubric(table).err().unwrap_or_default();
        let found: Vec<String> = problems.iter().map(ToString::to_string).collect();
        failures.extend(differences(&expected, &found).into_iter().map(|line| format!("{name}: {line}")));
        // The page says the same in Chinese alone.
        for (said, english) in problems.iter().map(text::rubric_problem).zip(&found) {
            if speaks_english(&said) || !said.ends_with('。') {
                failures.push(format!("{name}: {english}: {said}"));
            }
        }
    }
    assert!(failures.is_empty(), "\n  {}", failures.join("\n  "));
}

/// Pairs each expected problem with one that was found; what is left on either side is a failure.
fn differences(expected: &[Expected], found: &[String]) -> Vec<String> {
    let mut left: Vec<&String> = found.iter().collect();
    let mut lines = Vec::new();
    for one in expected {
        let place = left.iter().position(|problem| one.says.iter().all(|words| problem.contains(&**words)));
        match place {
            Some(place) => drop(left.remove(place)),
            None => lines.push(format!("nothing reported says {:?}", one.says)),
        }
    }
    lines.extend(left.iter().map(|problem| format!("not expected: {problem}")));
    lines
}
