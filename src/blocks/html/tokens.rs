//! Text, opening and closing tags; whatever else HTML has is passed over.

use super::entity;

/// A piece of HTML.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Text, references resolved.
    Text(String),
    /// An opening tag.
    Open(HtmlTag),
    /// A closing tag's name.
    Close(String),
}

/// An opening tag; names are in small letters.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct HtmlTag {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl HtmlTag {
    /// The value of an attribute.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Whether its style says that it is not shown.
    pub(super) fn is_hidden(&self) -> bool {
        let style: String =
            self.value("style").unwrap_or_default().to_lowercase().split_whitespace().collect();
        style.contains("display:none") || style.contains("mso-hide:all") || self.value("hidden").is_some()
    }
}

/// No tag has more attributes that matter.
const MOST_ATTRIBUTES: usize = 64;

/// The pieces of a text, in order.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = Token> {
    let mut rest = text;
    std::iter::from_fn(move || {
        loop {
            if rest.is_empty() {
                return None;
            }
            let (token, after) = next(rest);
            rest = after;
            if token.is_some() {
                return token;
            }
        }
    })
}

/// The first piece, if it is one, and the rest, which is shorter.
fn next(text: &str) -> (Option<Token>, &str) {
    let Some(inside) = text.strip_prefix('<') else {
        let end = text.find('<').unwrap_or(text.len());
        return (Some(Token::Text(entity::resolved(&text[..end]))), &text[end..]);
    };
    if let Some(comment) = inside.strip_prefix("!--") {
        return (None, comment.find("-->").map_or("", |end| &comment[end + 3..]));
    }
    match inside.chars().next() {
        // Declarations, conditions of Word, processing instructions.
        Some('!' | '?') => (None, inside.find('>').map_or("", |end| &inside[end + 1..])),
        Some('/') => {
            let end = inside.find('>').unwrap_or(inside.len());
            let name = inside[1..end].trim().to_ascii_lowercase();
            (Some(Token::Close(name)), inside.get(end + 1..).unwrap_or_default())
        }
        Some(letter) if letter.is_ascii_alphabetic() => tag(inside),
        _ => (Some(Token::Text("<".to_owned())), inside),
    }
}

fn tag(inside: &str) -> (Option<Token>, &str) {
    let is_end = |letter: char| letter.is_ascii_whitespace() || matches!(letter, '>' | '/');
    let end = inside.find(is_end).unwrap_or(inside.len());
    let name = inside[..end].to_ascii_lowercase();
    let mut attributes = Vec::new();
    let mut rest = &inside[end..];
    loop {
        rest = rest.trim_start_matches(|letter: char| letter.is_ascii_whitespace() || letter == '/');
        if let Some(after) = rest.strip_prefix('>') {
            rest = after;
            break;
        }
        if rest.is_empty() {
            break;
        }
        let end = rest
            .char_indices()
            .skip(1)
            .find(|(_, letter)| is_end(*letter) || *letter == '=')
            .map_or(rest.len(), |(at, _)| at);
        let attribute = rest[..end].to_ascii_lowercase();
        let after = rest[end..].trim_start();
        let (value, after) = match after.strip_prefix('=') {
            Some(after) => value(after.trim_start()),
            None => ("", &rest[end..]),
        };
        if attributes.len() < MOST_ATTRIBUTES {
            attributes.push((attribute, entity::resolved(value)));
        }
        rest = after;
    }
    (Some(Token::Open(HtmlTag { name, attributes })), rest)
}

/// An attribute's value, with or without quotes, and what follows it.
fn value(text: &str) -> (&str, &str) {
    for quote in ['"', '\''] {
        if let Some(inside) = text.strip_prefix(quote) {
            let end = inside.find(quote).unwrap_or(inside.len());
            return (&inside[..end], inside.get(end + 1..).unwrap_or_default());
        }
    }
    let end = text.find(|letter: char| letter.is_ascii_whitespace() || letter == '>').unwrap_or(text.len());
    text.split_at(end)
}
