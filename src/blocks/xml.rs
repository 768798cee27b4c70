//! XML piece by piece, in its strict part: no declarations, no references but to letters, bounded depth.

use super::{ReadBound, ReadError};
use quick_xml::events::Event;
use quick_xml::{Reader, XmlVersion};

/// No deeper.
const DEEPEST: usize = 512;

/// A piece of XML. Names are without their prefixes.
#[derive(Debug)]
pub(super) enum Node {
    /// An element begins.
    Open(XmlTag),
    /// An element ends.
    Close(String),
    /// Text, references resolved.
    Text(String),
}

/// How an element begins.
#[derive(Debug)]
pub(super) struct XmlTag {
    pub(super) name: String,
    attributes: Vec<(String, String)>,
}

impl XmlTag {
    /// The value of an attribute.
    pub(super) fn value(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(other, _)| other == name).map(|(_, value)| value.as_str())
    }

    /// Whether an attribute says yes.
    pub(super) fn is_on(&self, name: &str) -> bool {
        matches!(self.value(name), Some("1" | "true" | "on"))
    }

    /// An attribute that is a whole number.
    pub(super) fn number(&self, name: &str) -> Option<usize> {
        self.value(name)?.parse().ok()
    }
}

/// A part of an office file.
pub(super) struct XmlNodes<'a> {
    reader: Reader<&'a [u8]>,
    part: &'a str,
    depth: usize,
}

impl<'a> XmlNodes<'a> {
    /// `part` names it in errors.
    pub(super) fn new(part: &'a str, text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, part, depth: 0 }
    }

    fn damaged(&self) -> ReadError {
        ReadError::Damaged(self.part.to_owned())
    }

    /// The next piece; `None` at the end, where every element must have ended.
    pub(super) fn next(&mut self) -> Result<Option<Node>, ReadError> {
        loop {
            let event = self.reader.read_event().map_err(|_| self.damaged())?;
            return Ok(Some(match event {
                Event::Start(start) | Event::Empty(start) => {
                    self.depth += 1;
                    if self.depth > DEEPEST {
                        return Err(ReadError::Bound(ReadBound::Depth));
                    }
                    let mut attributes = Vec::new();
                    for attribute in start.attributes() {
                        let attribute = attribute.map_err(|_| self.damaged())?;
                        let value = attribute
                            .normalized_value(XmlVersion::Implicit1_0)
                            .map_err(|_| self.damaged())?;
                        let name = attribute.key.local_name().as_ref().to_owned();
                        attributes.push((name, value.into_owned()));
                    }
                    Node::Open(XmlTag { name: start.local_name().as_ref().to_owned(), attributes })
                }
                Event::End(end) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close(end.local_name().as_ref().to_owned())
                }
                Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => {
                    let letter = match reference.resolve_char_ref().map_err(|_| self.damaged())? {
                        Some(letter) => letter,
                        None => match reference.as_ref() {
                            "lt" => '<',
                            "gt" => '>',
                            "amp" => '&',
                            "quot" => '"',
                            "apos" => '\'',
                            _ => return Err(ReadError::Declaration),
                        },
                    };
                    Node::Text(letter.to_string())
                }
                Event::DocType(_) => return Err(ReadError::Declaration),
                Event::Eof if self.depth > 0 => return Err(self.damaged()),
                Event::Eof => return Ok(None),
                Event::Decl(_) | Event::PI(_) | Event::Comment(_) => continue,
            }));
        }
    }

    /// The next piece within an element that has begun; the end of the text would be too early.
    pub(super) fn within(&mut self) -> Result<Node, ReadError> {
        self.next()?.ok_or_else(|| self.damaged())
    }

    /// Passes over the element that has just begun.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.within()?;
        }
        Ok(())
    }
}
