//! Keys by their names.

use fantoccini::actions::{ActionSequence, InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

/// Presses all keys of a chord such as `Ctrl+Shift+Z` in order, and lets go in reverse.
pub(crate) fn chord(chord: &str) -> ActionSequence {
    let keys: Vec<char> = chord.split('+').map(key).collect();
    let down = keys.iter().map(|&value| KeyAction::Down { value });
    let up = keys.iter().rev().map(|&value| KeyAction::Up { value });
    down.chain(up).fold(KeyActions::new("keyboard".to_owned()), InputSource::then).into()
}

fn key(name: &str) -> char {
    let key = match name {
        "Tab" => Key::Tab,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Space" => return ' ',
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        _ => return character(name),
    };
    // Each of fantoccini's keys is one private-use character.
    key.chars().next().expect("a key")
}

fn character(name: &str) -> char {
    let mut characters = name.chars();
    match (characters.next(), characters.next()) {
        // A capital in a shortcut names the key, as in Ctrl+Z; Shift is said if it is meant.
        (Some(one), None) => one.to_ascii_lowercase(),
        _ => panic!("no key is called {name:?}"),
    }
}
