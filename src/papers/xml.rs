//! XML as it is written: elements are closed by what opens them, and no text can become markup.

use quick_xml::escape::escape;

/// What has been written so far.
pub(super) struct Xml {
    text: String,
}

impl Xml {
    /// A part of an office file, with the declaration these have.
    pub(super) fn part() -> Self {
        Self { text: "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned() }
    }

    /// An element with what `inside` writes.
    pub(super) fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inside: impl FnOnce(&mut Self),
    ) -> &mut Self {
        self.start(name, attributes);
        self.text.push('>');
        inside(self);
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
        self
    }

    /// An element with nothing inside.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.start(name, attributes);
        self.text.push_str("/>");
        self
    }

    /// Text, as it is typed. What XML 1.0 has no place for (control characters) is left out: a file that holds one is not opened at all.
    pub(super) fn words(&mut self, words: &str) -> &mut Self {
        self.text.push_str(&escape(allowed(words)));
        self
    }

    /// What was written.
    pub(super) fn finish(self) -> String {
        self.text
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.text.push('<');
        self.text.push_str(name);
        for (key, value) in attributes {
            self.text.push(' ');
            self.text.push_str(key);
            self.text.push_str("=\"");
            self.text.push_str(&escape(allowed(value)).replace('\n', "&#10;").replace('\t', "&#9;"));
            self.text.push('"');
        }
    }
}

/// The characters that XML 1.0 (section 2.2) allows.
fn allowed(words: &str) -> String {
    let is_allowed = |letter: &char| matches!(letter, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    words.chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_typed_becomes_markup() {
        let mut xml = Xml::part();
        xml.element("a", &[("b", "\"<\n")], |xml| {
            xml.words("1 < 2 & ]]> \u{1}\u{FFFF}止").empty("c", &[]);
        });
        let written = xml.finish();
        let (_, body) = written.split_once('\n').expect("a declaration");
        assert_eq!(body, "<a b=\"&quot;&lt;&#10;\">1 &lt; 2 &amp; ]]&gt; 止<c/></a>");
    }
}
