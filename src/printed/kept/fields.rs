//! Lines of fields between tabs.

/// What is written.
pub(super) struct Written(String);

/// A line to which fields are added.
pub(super) struct Line<'a>(&'a mut String);

impl Written {
    /// Begins with a line that says what it is.
    pub(super) fn new(form: &str) -> Self {
        Self(format!("{form}\n"))
    }

    /// A line of its own.
    pub(super) fn line(&mut self, is: &str) -> Line<'_> {
        self.0.push_str(is);
        Line(&mut self.0)
    }

    /// All of it.
    pub(super) fn text(self) -> String {
        self.0
    }
}

impl Line<'_> {
    pub(super) fn text(self, text: &str) -> Self {
        self.0.push('\t');
        for letter in text.chars() {
            match letter {
                '\\' => self.0.push_str("\\\\"),
                '\t' => self.0.push_str("\\t"),
                '\n' => self.0.push_str("\\n"),
                '\r' => self.0.push_str("\\r"),
                letter => self.0.push(letter),
            }
        }
        self
    }

    pub(super) fn number(self, number: usize) -> Self {
        self.text(&number.to_string())
    }

    pub(super) fn flag(self, is: bool) -> Self {
        self.number(usize::from(is))
    }
}

impl Drop for Line<'_> {
    fn drop(&mut self) {
        self.0.push('\n');
    }
}

/// The fields of a line that is read, one after the other; `None` where there is none, or it is not what it should be.
pub(super) struct LineFields<'a> {
    /// What the line is.
    pub(super) is: &'a str,
    rest: std::str::Split<'a, char>,
}

impl<'a> LineFields<'a> {
    pub(super) fn of(line: &'a str) -> Self {
        let mut rest = line.split('\t');
        Self { is: rest.next().unwrap_or_default(), rest }
    }

    pub(super) fn text(&mut self) -> Option<String> {
        let mut text = String::new();
        let mut letters = self.rest.next()?.chars();
        while let Some(letter) = letters.next() {
            text.push(match letter {
                '\\' => match letters.next()? {
                    't' => '\t',
                    'n' => '\n',
                    'r' => '\r',
                    other => other,
                },
                letter => letter,
            });
        }
        Some(text)
    }

    pub(super) fn number(&mut self) -> Option<usize> {
        self.rest.next()?.parse().ok()
    }

    pub(super) fn flag(&mut self) -> Option<bool> {
        self.number().map(|number| number == 1)
    }
}
