//! Every sentence the program says stands in `text`, so that screen, file and paper say the same.

use super::{Source, Token, assert_none, sources};

/// More Chinese letters in a row than a unit, a word for a state or a plain term has.
const LONGEST_TERM: usize = 4;

/// Signs that only sentences have.
const SIGNS: [char; 4] = ['，', '。', '；', '：'];

/// Rooms that hold sentences, the examples, whose texts are data, and tests, which type what people type. In `clause` stand the
/// words of other people's tables, which are read there and never shown.
fn may_speak(source: &Source) -> bool {
    ["text", "examples", "clause"].contains(&source.room()) || source.name.ends_with("tests.rs")
}

fn is_sentence(text: &str) -> bool {
    let longest = text.split(|c| !is_chinese(c)).map(|run| run.chars().count()).max();
    longest.unwrap_or(0) > LONGEST_TERM || text.contains(SIGNS)
}

fn is_chinese(letter: char) -> bool {
    ('\u{3400}'..='\u{9fff}').contains(&letter)
}

/// A screen may put a sign between two sentences that `text` has said.
fn is_joint(source: &Source, text: &str) -> bool {
    source.room() == "ui" && !text.contains(is_chinese)
}

#[test]
fn sentences_stand_in_text() {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| !may_speak(source)) {
        for (line, token) in source.tokens() {
            if let Token::Text(text) = token
                && is_sentence(&text)
                && !is_joint(source, &text)
            {
                found.push(format!("{}:{line}: {text}", source.name));
            }
        }
    }
    assert_none(&found, "sentences outside `text`");
}

#[test]
fn terms_are_no_sentences() {
    for term in ["不适用", "大于等于", "万元/人", "个百分点", "（382＋8）－38", "483万元/36414万元*100"]
    {
        assert!(!is_sentence(term), "{term}");
    }
    for sentence in ["草稿已经保存", "错。", "县：", "a，b"] {
        assert!(is_sentence(sentence), "{sentence}");
    }
}
