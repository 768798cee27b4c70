//! What is met one way or another: 比例达到60%以上,或比上年提高5个百分点以上.

use super::*;

/// Before another way.
const OR: &[&str] = &["或者是", "或者", "或是", "或"];

/// Where another way begins, in a chunk that says it is one.
pub(super) fn another_way(marks: &Marks, chunk: Stretch) -> Option<usize> {
    marks.eat_any(chunk.from, OR).filter(|end| *end < chunk.to)
}

/// Figures of which one is enough, in one chunk: 低于60%或高于90%. `one` reads each of them.
pub(super) fn either(
    marks: &Marks,
    chunk: Stretch,
    one: impl Fn(&Marks, Stretch) -> Option<Test>,
) -> Option<Test> {
    let parts = split(marks, chunk, OR);
    if parts.len() < 2 {
        return None;
    }
    let all: Option<Vec<Test>> = parts.iter().map(|part| one(marks, trim(marks, *part))).collect();
    match joined(all?, &(1..parts.len()).collect::<Vec<_>>()) {
        Test::Unread => None,
        any => Some(any),
    }
}

/// One of the tests is enough, of which each that begins another way stands in `starts`. What goes together in one way cannot be told
/// from what goes with all of them, and is not read.
pub(super) fn joined(mut tests: Vec<Test>, starts: &[usize]) -> Test {
    let is_each_alone = tests.len() == starts.len() + 1;
    let is_plain = |test: &Test| matches!(test, Test::Compare(..) | Test::Beside(..) | Test::Flag(_));
    if !is_each_alone || !tests.iter().all(is_plain) {
        return Test::Unread;
    }
    // 优质学校比例达到60%以上,或比上年提高5个百分点以上: of the same figure.
    let mut before = String::new();
    for test in &mut tests {
        if let Test::Compare(name, _) = test {
            if name.is_empty() || YEAR_BEFORE.iter().any(|word| name.starts_with(word)) {
                name.insert_str(0, &before);
            } else {
                before.clone_from(name);
            }
        }
    }
    Test::Any(tests)
}

/// Begins how much a figure has changed.
const YEAR_BEFORE: [&str; 5] = ["比上年", "较上年", "比去年", "较去年", "同比"];
