//! What a reader of tables says of an entry that has another shape, taken apart.

/// How an entry differs from what such an entry is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ShapeFault {
    /// A key is not there.
    MissingKey {
        /// The key.
        key: String,
    },
    /// A key that such an entry does not have.
    UnknownKey {
        /// The key.
        key: String,
        /// Those that it has.
        known: Vec<String>,
    },
    /// A key stands twice.
    KeyTwice {
        /// The key.
        key: String,
    },
    /// A value of another kind.
    WrongType {
        /// What stands there, as the reader calls it: ``integer `5` ``.
        found: String,
        /// What would be right, as the reader calls it: `a string`.
        wanted: String,
    },
    /// None of the words that can stand there.
    UnknownWord {
        /// The word.
        written: String,
        /// Those that can.
        known: Vec<String>,
    },
    /// Something else, which only the reader's own words tell.
    Other,
}

impl ShapeFault {
    /// What serde's words mean.
    pub(in super::super) fn of(said: &str) -> Self {
        let quoted =
            |text: &str| -> Vec<String> { text.split('`').skip(1).step_by(2).map(str::to_owned).collect() };
        let first = |text: &str| quoted(text).into_iter().next().unwrap_or_default();
        let after = |start: &str| said.strip_prefix(start);
        if let Some(rest) = after("missing field ") {
            return Self::MissingKey { key: first(rest) };
        }
        if let Some(rest) = after("duplicate field ") {
            return Self::KeyTwice { key: first(rest) };
        }
        if let Some(rest) = after("unknown field ") {
            return Self::UnknownKey { key: first(rest), known: quoted(rest).into_iter().skip(1).collect() };
        }
        if let Some(rest) = after("unknown variant ") {
            return Self::UnknownWord {
                written: first(rest),
                known: quoted(rest).into_iter().skip(1).collect(),
            };
        }
        let mismatch = after("invalid type: ").or_else(|| after("invalid value: "));
        match mismatch.and_then(|rest| rest.rsplit_once(", expected ")) {
            Some((found, wanted)) => Self::WrongType { found: found.to_owned(), wanted: wanted.to_owned() },
            None => Self::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ShapeFault;

    #[test]
    fn the_readers_words_are_taken_apart() {
        let text = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        for (said, fault) in [
            ("missing field `cite`", ShapeFault::MissingKey { key: "cite".into() }),
            ("duplicate field `id`", ShapeFault::KeyTwice { key: "id".into() }),
            (
                "unknown field `tittle`, expected one of `id`, `title`",
                ShapeFault::UnknownKey { key: "tittle".into(), known: text(&["id", "title"]) },
            ),
            (
                "unknown field `a`, there are no fields",
                ShapeFault::UnknownKey { key: "a".into(), known: Vec::new() },
            ),
            (
                "unknown variant `sometimes`, expected `all` or `share`",
                ShapeFault::UnknownWord { written: "sometimes".into(), known: text(&["all", "share"]) },
            ),
            (
                "invalid type: integer `5`, expected a string",
                ShapeFault::WrongType { found: "integer `5`".into(), wanted: "a string".into() },
            ),
            // What stands there may hold the very words.
            (
                "invalid type: string \"x, expected y\", expected u32",
                ShapeFault::WrongType { found: "string \"x, expected y\"".into(), wanted: "u32".into() },
            ),
            ("invalid length 1, expected a tuple of size 2", ShapeFault::Other),
            ("unknown field", ShapeFault::Other),
        ] {
            assert_eq!(ShapeFault::of(said), fault, "{said}");
        }
    }

    /// A backtick in a key, which serde does not escape, breaks nothing.
    #[test]
    fn no_key_breaks_it() {
        for said in
            ["unknown field ``, expected `a`", "unknown field `", "missing field ", "unknown variant x"]
        {
            let _ = ShapeFault::of(said);
        }
    }
}
