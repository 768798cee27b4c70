//! JSON as a draft file has it: written as it grows, nothing of it kept as values.

use crate::draft::Fields;

/// JSON as it grows, a line a value.
#[derive(Default)]
pub(crate) struct Json {
    pub(crate) text: String,
    depth: usize,
}

impl Json {
    /// A line of its own, after a comma where something stands before.
    pub(crate) fn item(&mut self) {
        if !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
        self.line();
    }

    fn line(&mut self) {
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n("  ", self.depth));
    }

    pub(crate) fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.depth += 1;
    }

    pub(crate) fn close(&mut self, bracket: char) {
        self.depth -= 1;
        if !self.text.ends_with(['{', '[']) {
            self.line();
        }
        self.text.push(bracket);
    }

    pub(crate) fn key(&mut self, key: &str) {
        self.item();
        self.quoted(key);
        self.text.push_str(": ");
    }

    pub(crate) fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.quoted(text);
    }

    /// A number, a truth value or `null`.
    pub(crate) fn word(&mut self, key: &str, word: &str) {
        self.key(key);
        self.text.push_str(word);
    }

    /// A text in quotes, with what may not stand in it escaped (RFC 8259, section 7).
    fn quoted(&mut self, text: &str) {
        self.text.push('"');
        for letter in text.chars() {
            match letter {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                '\0'..='\u{1f}' => self.escaped(letter as u8),
                other => self.text.push(other),
            }
        }
        self.text.push('"');
    }

    fn escaped(&mut self, control: u8) {
        let digit = |four: u8| char::from(if four < 10 { b'0' + four } else { b'a' - 10 + four });
        self.text.push_str("\\u00");
        self.text.extend([digit(control >> 4), digit(control & 15)]);
    }

    pub(crate) fn text_if(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.text(key, text);
        }
    }

    /// A list of texts.
    pub(crate) fn texts<'a>(&mut self, key: &str, texts: impl Iterator<Item = &'a str>) {
        self.key(key);
        self.open('[');
        for text in texts {
            self.item();
            self.quoted(text);
        }
        self.close(']');
    }

    /// Fields not known here, letter by letter.
    pub(crate) fn fields(&mut self, fields: Option<&Fields>) {
        for (key, raw) in fields.into_iter().flatten() {
            self.key(key);
            self.text.push_str(raw.json());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_escaped_as_the_standard_has_it() {
        let mut file = Json::default();
        file.quoted("a\"b\\c\n\r\t\u{8}\u{1f}\u{7f}县😀/");
        // By hand from RFC 8259, section 7: only quote, backslash and what is below a blank must be escaped.
        assert_eq!(file.text, r#""a\"b\\c\n\r\t\u0008\u001f"#.to_owned() + "\u{7f}县😀/\"");
        let all: String = (0..=0x7f_u8).map(char::from).collect();
        let mut file = Json::default();
        file.quoted(&all);
        assert_eq!(serde_json::from_str::<String>(&file.text).unwrap(), all);
    }

    #[test]
    fn a_value_stands_in_a_line_of_its_own() {
        let mut file = Json::default();
        file.open('{');
        file.texts("a", ["1", "2"].into_iter());
        file.texts("b", [].into_iter());
        file.word("c", "null");
        file.close('}');
        assert_eq!(file.text, "{\n  \"a\": [\n    \"1\",\n    \"2\"\n  ],\n  \"b\": [],\n  \"c\": null\n}");
    }
}
