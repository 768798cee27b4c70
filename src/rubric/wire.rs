//! A checked rubric as bytes and back: how it travels inside the page.
//!
//! Both directions come from one list of fields a type, so they cannot drift apart. Serde and postcard weigh 11 KB more (gzip).
//!
//! Before the rules stands a head: what the bytes are, the version of their layout, their length, and their [`digest`].
//! All of it is compared before anything is read, so bytes that were cut, lengthened or changed are refused; any one byte
//! changed is, for certain.
//!
//! Reading never stops half way: what cannot be right (bytes that break off, a number no variant has, a text that is none,
//! bytes left over) is noted in one place, and makes the whole reading [`WireError::Content`]. So each type's reading is
//! short, and nothing that was read as a zero gets out.

mod digest;
mod tuples;

use super::Rubric;
use crate::number::{Number, Unit};
pub(crate) use digest::digest;
pub use folded::{
    Apart, FactTexts, Folded, decode_bands, decode_checks, decode_fact_texts, decode_folds, encode_bands,
    encode_checks, encode_fact_texts, encode_folds, with_fact_texts,
};
use std::rc::Rc;

#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) use digest::changes_told;

/// What the bytes of rubrics begin with.
const MAGIC: [u8; 4] = *b"lvzr";
/// The version of the layout of what follows.
const VERSION: u8 = 1;
/// How many bytes stand before the rules.
pub const HEAD: usize = 13;

/// Why bytes are no rubric.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WireError {
    /// They are something else.
    Foreign,
    /// Another layout.
    OtherVersion,
    /// Cut, or lengthened.
    Length,
    /// Altered.
    Digest,
    /// They say what no rubric can.
    Content,
}

/// A rubric as bytes, with their head.
pub fn encode(rubric: &Rubric) -> Vec<u8> {
    with_head(rules(rubric))
}

/// What a rubric holds as bytes, without a head. Equal rubrics have equal bytes, so that their SHA-256 tells rules apart.
pub fn rules(rubric: &Rubric) -> Vec<u8> {
    let mut packing = Packing::default();
    rubric.pack(&mut packing);
    packing.bytes
}

/// The rubric that [`encode`] wrote.
///
/// # Errors
/// When these are not such bytes, or not whole and unaltered.
pub fn decode(bytes: &[u8]) -> Result<Rubric, WireError> {
    read(without_head(bytes)?)
}

/// Several rubrics as bytes: what they share is written once.
pub fn encode_all(rubrics: &[Rubric]) -> Vec<u8> {
    let mut packing = Packing::default();
    packing.number(rubrics.len());
    rubrics.iter().for_each(|rubric| rubric.pack(&mut packing));
    with_head(packing.bytes)
}

/// The rubrics that [`encode_all`] wrote.
///
/// # Errors
/// As [`decode`].
pub fn decode_all(bytes: &[u8]) -> Result<Vec<Rubric>, WireError> {
    read(without_head(bytes)?)
}

fn with_head(content: Vec<u8>) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.push(VERSION);
    bytes.extend((content.len() as u32).to_le_bytes());
    bytes.extend(digest(&content).to_le_bytes());
    bytes.extend(content);
    bytes
}

fn without_head(bytes: &[u8]) -> Result<&[u8], WireError> {
    let (head, content) = bytes.split_first_chunk::<HEAD>().ok_or(WireError::Length)?;
    let [a, b, c, d, version, l0, l1, l2, l3, d0, d1, d2, d3] = *head;
    if [a, b, c, d] != MAGIC {
        Err(WireError::Foreign)
    } else if version != VERSION {
        Err(WireError::OtherVersion)
    } else if u32::from_le_bytes([l0, l1, l2, l3]) as usize != content.len() {
        Err(WireError::Length)
    } else if u32::from_le_bytes([d0, d1, d2, d3]) != digest(content) {
        Err(WireError::Digest)
    } else {
        Ok(content)
    }
}

/// Reads all the bytes as one value.
fn read<T: Pack>(bytes: &[u8]) -> Result<T, WireError> {
    let mut packed = Packed { rest: bytes, texts: Vec::new(), is_damaged: false };
    let value = T::unpack(&mut packed);
    if packed.is_damaged || !packed.rest.is_empty() { Err(WireError::Content) } else { Ok(value) }
}

/// Reads what [`rules`] wrote.
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) fn read_content(content: &[u8]) -> Result<Rubric, WireError> {
    read(content)
}

/// Bytes being written.
#[derive(Default)]
pub(super) struct Packing {
    bytes: Vec<u8>,
    texts: Vec<Rc<str>>,
}

/// Bytes being read.
pub(super) struct Packed<'a> {
    rest: &'a [u8],
    texts: Vec<Rc<str>>,
    /// Whether anything read so far cannot be right.
    is_damaged: bool,
}

impl Packing {
    /// Seven bits a byte, the lowest first; the eighth says that more follow.
    fn number(&mut self, mut rest: usize) {
        while rest >= 0x80 {
            self.bytes.push((rest & 0x7f) as u8 | 0x80);
            rest >>= 7;
        }
        self.bytes.push(rest as u8);
    }
}

impl Packed<'_> {
    fn number(&mut self) -> usize {
        let (mut number, mut shift) = (0, 0);
        while let Some((byte, rest)) = self.rest.split_first() {
            self.rest = rest;
            number |= usize::from(byte & 0x7f) << shift;
            shift += 7;
            if byte & 0x80 == 0 {
                return number;
            }
            if shift >= usize::BITS {
                break;
            }
        }
        self.damaged()
    }

    /// A number that has to be below or at this one.
    fn number_to(&mut self, most: usize) -> usize {
        let number = self.number();
        if number > most { self.damaged() } else { number }
    }

    /// Notes the damage, and gives something to go on with.
    fn damaged<T: Default>(&mut self) -> T {
        self.is_damaged = true;
        self.rest = &[];
        T::default()
    }

    fn or_damaged<T: Default>(&mut self, read: Option<T>) -> T {
        match read {
            Some(read) => read,
            None => self.damaged(),
        }
    }
}

/// What can be written to bytes and read back.
pub(super) trait Pack: Sized {
    fn pack(&self, bytes: &mut Packing);
    fn unpack(bytes: &mut Packed<'_>) -> Self;
}

impl Pack for usize {
    fn pack(&self, bytes: &mut Packing) {
        bytes.number(*self);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        bytes.number()
    }
}

impl Pack for u32 {
    fn pack(&self, bytes: &mut Packing) {
        (*self as usize).pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        let read = bytes.number().try_into().ok();
        bytes.or_damaged(read)
    }
}

impl Pack for u16 {
    fn pack(&self, bytes: &mut Packing) {
        usize::from(*self).pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        let read = bytes.number().try_into().ok();
        bytes.or_damaged(read)
    }
}

impl Pack for bool {
    fn pack(&self, bytes: &mut Packing) {
        usize::from(*self).pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        bytes.number_to(1) == 1
    }
}

/// A text once; after that the place it first stood at, counted from one.
impl Pack for Rc<str> {
    fn pack(&self, bytes: &mut Packing) {
        if let Some(known) = bytes.texts.iter().position(|text| text == self) {
            return bytes.number(known + 1);
        }
        bytes.texts.push(self.clone());
        bytes.number(0);
        bytes.number(self.len());
        bytes.bytes.extend(self.as_bytes());
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        if let Some(known) = bytes.number().checked_sub(1) {
            let text = bytes.texts.get(known).cloned();
            return bytes.or_damaged(text);
        }
        let length = bytes.number();
        let rest = bytes.rest;
        bytes.rest = rest.get(length..).unwrap_or_default();
        let text = rest.get(..length).and_then(|text| std::str::from_utf8(text).ok());
        let text: Self = bytes.or_damaged(text).into();
        bytes.texts.push(text.clone());
        text
    }
}

impl Pack for Number {
    fn pack(&self, bytes: &mut Packing) {
        Rc::<str>::from(self.fraction()).pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        let read = Self::from_fraction(&Rc::<str>::unpack(bytes));
        read.unwrap_or_else(|| {
            bytes.damaged::<()>();
            Self::zero()
        })
    }
}

impl Pack for Unit {
    fn pack(&self, bytes: &mut Packing) {
        self.name().pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        let name = Rc::<str>::unpack(bytes);
        Self::read(&name).ok().or_else(|| Self::counted(&name)).unwrap_or_else(|| {
            bytes.damaged::<()>();
            Self::ratio()
        })
    }
}

impl<T: Pack> Pack for Vec<T> {
    fn pack(&self, bytes: &mut Packing) {
        self.len().pack(bytes);
        for item in self {
            item.pack(bytes);
        }
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        // Every item takes a byte at least.
        let length = bytes.number_to(bytes.rest.len());
        (0..length).map(|_| T::unpack(bytes)).collect()
    }
}

impl<T: Pack> Pack for Option<T> {
    fn pack(&self, bytes: &mut Packing) {
        self.is_some().pack(bytes);
        if let Some(item) = self {
            item.pack(bytes);
        }
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        bool::unpack(bytes).then(|| T::unpack(bytes))
    }
}

impl<T: Pack> Pack for Box<T> {
    fn pack(&self, bytes: &mut Packing) {
        (**self).pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        Self::new(T::unpack(bytes))
    }
}

/// A struct by its fields, in the order they are packed.
macro_rules! fields {
    ($type:ident { $($field:ident),* } $(without $($blank:ident),*)?) => {
        impl $crate::rubric::wire::Pack for $type {
            fn pack(&self, bytes: &mut $crate::rubric::wire::Packing) {
                $($crate::rubric::wire::Pack::pack(&self.$field, bytes);)*
            }

            fn unpack(bytes: &mut $crate::rubric::wire::Packed<'_>) -> Self {
                $(let $field = $crate::rubric::wire::Pack::unpack(bytes);)*
                Self { $($field,)* $($($blank: Default::default()),*)? }
            }
        }
    };
}

pub(super) use fields;

/// An enum by its variants: a number each, then what the variant holds. The numbers are those from zero on, each once.
macro_rules! variants {
    ($type:ident { $($number:literal => $variant:ident $(($($item:ident),*))? $({$($field:ident),*})?,)* }) => {
        const _: () = assert!(are_places(&[$($number),*]), "each variant has a number of its own, from zero on");

        impl Pack for $type {
            fn pack(&self, bytes: &mut Packing) {
                match self {
                    $(Self::$variant $(($($item),*))? $({$($field),*})? => {
                        let number: usize = $number;
                        number.pack(bytes);
                        $($($item.pack(bytes);)*)?
                        $($($field.pack(bytes);)*)?
                    })*
                }
            }

            fn unpack(bytes: &mut Packed<'_>) -> Self {
                match bytes.number_to([$($number),*].len() - 1) {
                    $($number => {
                        $($(let $item = Pack::unpack(bytes);)*)?
                        $($(let $field = Pack::unpack(bytes);)*)?
                        Self::$variant $(($($item),*))? $({$($field),*})?
                    })*
                    _ => unreachable!("held to the variants above"),
                }
            }
        }
    };
}

/// A place in one of the rubric's lists.
macro_rules! keys {
    ($($type:ident)*) => {
        $(impl Pack for $type {
            fn pack(&self, bytes: &mut Packing) {
                self.0.pack(bytes);
            }

            fn unpack(bytes: &mut Packed<'_>) -> Self {
                Self(Pack::unpack(bytes))
            }
        })*
    };
}

mod folded;
mod shapes;

pub use shapes::all_kinds_are_here;
