//! Every sentence the program says stands in `text`, so that screen, file and paper say the same.

use super::super::support::root;
use super::{Source, Token, assert_none, read, sources};
use lvzhi::{examples, text};
use std::rc::Rc;

/// More Chinese letters in a row than a unit, a word for a state or a plain term has.
const LONGEST_TERM: usize = 4;

/// Signs that only sentences have.
const SIGNS: [char; 4] = ['，', '。', '；', '：'];

/// Rooms that hold sentences, the examples, whose texts are data, and tests, which type what people type. In `clause` stand the
/// words of other people's tables, which are read there and never shown; those that `named` reads stand in one file of it.
fn may_speak(source: &Source) -> bool {
    ["text", "examples", "clause"].contains(&source.room())
        || source.name == "named/words.rs"
        || source.name.ends_with("tests.rs")
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

/// The examples come when one is opened; what they are called is there before.
#[test]
fn each_example_is_called_what_the_home_screen_says() {
    let titles: Vec<Rc<str>> = (0..examples::COUNT).map(|at| examples::example(at).title.clone()).collect();
    assert_eq!(titles.iter().map(|title| &**title).collect::<Vec<_>>(), text::EXAMPLES);
}

/// What is seen before the program is there are the words it will say.
#[test]
fn the_first_words_are_those_of_the_home_screen() {
    let page = read(&root().join("index.html"));
    let lead = [text::HOME_LEAD, text::HOME_PRIVACY].concat();
    for word in [
        text::BRAND,
        text::HOME_TITLE,
        &lead,
        text::OPEN_EXAMPLE,
        text::OPEN_EXAMPLE_HINT,
        text::NEW_DRAFT,
        text::NEW_DRAFT_HINT,
        text::IMPORT_FILE,
        text::IMPORT_HINT,
        text::PART_COMING,
    ] {
        assert!(page.contains(&format!(">{word}<")), "index.html says {word}");
    }
}
