//! Rust text as names, texts and signs. Comments are passed over; nothing is understood beyond that.

/// A piece of Rust text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// An identifier or keyword.
    Name(String),
    /// A string literal's content, escapes as written.
    Text(String),
    /// Any other character that is no blank: signs, and the digits of numbers.
    Sign(char),
}

/// The tokens of a file, each with its line.
pub(super) fn tokens(text: &str) -> Vec<(usize, Token)> {
    let mut reader = Reader { letters: text.chars().collect(), at: 0, line: 1 };
    let mut tokens = Vec::new();
    while reader.at < reader.letters.len() {
        let line = reader.line;
        tokens.extend(reader.next().map(|token| (line, token)));
    }
    tokens
}

struct Reader {
    letters: Vec<char>,
    at: usize,
    line: usize,
}

impl Reader {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.letters.get(self.at + ahead).copied()
    }

    fn take(&mut self) -> Option<char> {
        let letter = self.peek(0)?;
        self.at += 1;
        self.line += usize::from(letter == '\n');
        Some(letter)
    }

    fn next(&mut self) -> Option<Token> {
        match (self.peek(0)?, self.peek(1)) {
            ('/', Some('/')) => self.line_comment(),
            ('/', Some('*')) => self.block_comment(),
            ('"', _) => Some(self.text()),
            ('\'', _) => self.letter_or_lifetime(),
            (letter, _) if letter.is_whitespace() => {
                self.take();
                None
            }
            (letter, _) if letter.is_ascii_digit() => self.number(),
            (letter, _) if letter.is_alphanumeric() || letter == '_' => Some(self.name_or_prefixed_text()),
            _ => self.take().map(Token::Sign),
        }
    }

    fn line_comment(&mut self) -> Option<Token> {
        while self.peek(0).is_some_and(|letter| letter != '\n') {
            self.take();
        }
        None
    }

    fn block_comment(&mut self) -> Option<Token> {
        let mut depth = 0;
        loop {
            match (self.peek(0)?, self.peek(1)) {
                ('/', Some('*')) => depth += 1,
                ('*', Some('/')) => depth -= 1,
                _ => {
                    self.take();
                    continue;
                }
            }
            self.take();
            self.take();
            if depth == 0 {
                return None;
            }
        }
    }

    /// From one quote to the next that no backslash stands before.
    fn text(&mut self) -> Token {
        self.take();
        let mut content = String::new();
        while let Some(letter) = self.take().filter(|letter| *letter != '"') {
            content.push(letter);
            if letter == '\\' {
                content.extend(self.take());
            }
        }
        Token::Text(content)
    }

    /// From a quote to the next that as many `#` follow.
    fn raw_text(&mut self, marks: usize) -> Token {
        self.take();
        let mut content = String::new();
        while let Some(letter) = self.take() {
            if letter == '"' && (0..marks).all(|ahead| self.peek(ahead) == Some('#')) {
                self.at += marks;
                break;
            }
            content.push(letter);
        }
        Token::Text(content)
    }

    /// `'x'` and `'\n'` are passed over, and so is the quote of `'a`.
    fn letter_or_lifetime(&mut self) -> Option<Token> {
        let escaped = self.peek(1) == Some('\\');
        let is_letter = escaped || self.peek(2) == Some('\'');
        self.take();
        if is_letter {
            self.take();
            if escaped {
                self.take();
            }
            while self.take().is_some_and(|letter| letter != '\'') {}
        }
        None
    }

    /// A number as the sign of its first digit; a suffix such as `f64` is a name of its own.
    fn number(&mut self) -> Option<Token> {
        let first = self.take();
        while self.peek(0).is_some_and(|letter| letter.is_ascii_digit() || letter == '_') {
            self.take();
        }
        first.map(Token::Sign)
    }

    fn name_or_prefixed_text(&mut self) -> Token {
        let mut name = String::new();
        while let Some(letter) = self.peek(0).filter(|letter| letter.is_alphanumeric() || *letter == '_') {
            name.push(letter);
            self.take();
        }
        let marks = (0..).take_while(|ahead| self.peek(*ahead) == Some('#')).count();
        let quoted = self.peek(marks) == Some('"');
        match &*name {
            "r" | "br" | "cr" if quoted => {
                self.at += marks;
                self.raw_text(marks)
            }
            "b" | "c" if quoted && marks == 0 => self.text(),
            _ => Token::Name(name),
        }
    }
}

#[test]
fn comments_are_passed_over_and_texts_are_not() {
    let text = "// \"a\"\nlet b = r#\"c \"d\" // e\"#; /* /* f */ g */ 'h'; '\"'; '\\''; &'i str; \"j\\\"k\" // l\n1.5f64";
    let found: Vec<(usize, Token)> =
        tokens(text).into_iter().filter(|(_, token)| !matches!(token, Token::Sign(_))).collect();
    let name = |line, name: &str| (line, Token::Name(name.into()));
    let text = |line, text: &str| (line, Token::Text(text.into()));
    let expected = [
        name(2, "let"),
        name(2, "b"),
        text(2, "c \"d\" // e"),
        name(2, "i"),
        name(2, "str"),
        text(2, "j\\\"k"),
        name(3, "f64"),
    ];
    assert_eq!(found, expected);
}
