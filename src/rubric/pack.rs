//! A checked rubric as bytes and back: how it travels inside the page.
//!
//! Both directions come from one list of fields a type, so they cannot drift apart. The general-purpose formats were
//! tried first: reading the same types with serde and postcard weighs 11 KB more in the page (gzip).
//!
//! The bytes never leave a build: they are written by the build script and read by the page built with it. Reading is
//! total; bytes that break off read as noughts and empty lists.

use super::Rubric;
use crate::number::{Number, Unit};
use std::rc::Rc;

/// A rubric as bytes.
pub fn pack(rubric: &Rubric) -> Vec<u8> {
    let mut packing = Packing::default();
    rubric.pack(&mut packing);
    packing.bytes
}

/// The rubric that [`pack`] wrote.
pub fn unpack(bytes: &[u8]) -> Rubric {
    Rubric::unpack(&mut Packed { rest: bytes, texts: Vec::new() })
}

/// Several rubrics as bytes: what they share is written once.
pub fn pack_all(rubrics: &[Rubric]) -> Vec<u8> {
    let mut packing = Packing::default();
    packing.number(rubrics.len());
    rubrics.iter().for_each(|rubric| rubric.pack(&mut packing));
    packing.bytes
}

/// The rubrics that [`pack_all`] wrote.
pub fn unpack_all(bytes: &[u8]) -> Vec<Rubric> {
    Vec::unpack(&mut Packed { rest: bytes, texts: Vec::new() })
}

/// Bytes being written.
#[derive(Default)]
struct Packing {
    bytes: Vec<u8>,
    texts: Vec<Rc<str>>,
}

/// Bytes being read.
struct Packed<'a> {
    rest: &'a [u8],
    texts: Vec<Rc<str>>,
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
            if byte & 0x80 == 0 || shift >= usize::BITS {
                break;
            }
        }
        number
    }
}

/// What can be written to bytes and read back.
trait Pack: Sized {
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
        usize::unpack(bytes).try_into().unwrap_or_default()
    }
}

impl Pack for u16 {
    fn pack(&self, bytes: &mut Packing) {
        usize::from(*self).pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        usize::unpack(bytes).try_into().unwrap_or_default()
    }
}

impl Pack for bool {
    fn pack(&self, bytes: &mut Packing) {
        usize::from(*self).pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        usize::unpack(bytes) == 1
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
            return bytes.texts.get(known).cloned().unwrap_or_else(|| "".into());
        }
        let length = bytes.number().min(bytes.rest.len());
        let (text, rest) = bytes.rest.split_at(length);
        bytes.rest = rest;
        let text: Self = std::str::from_utf8(text).unwrap_or_default().into();
        bytes.texts.push(text.clone());
        text
    }
}

impl Pack for Number {
    fn pack(&self, bytes: &mut Packing) {
        Rc::<str>::from(self.fraction()).pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        Self::from_fraction(&Rc::<str>::unpack(bytes)).unwrap_or_else(Self::zero)
    }
}

impl Pack for Unit {
    fn pack(&self, bytes: &mut Packing) {
        self.name().pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        Self::read(&Rc::<str>::unpack(bytes)).unwrap_or_else(|_| Self::ratio())
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
        let length = bytes.number().min(bytes.rest.len());
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

/// A struct by its fields, in order.
macro_rules! fields {
    ($type:ident { $($field:ident),* }) => {
        impl Pack for $type {
            fn pack(&self, bytes: &mut Packing) {
                $(self.$field.pack(bytes);)*
            }

            fn unpack(bytes: &mut Packed<'_>) -> Self {
                $(let $field = Pack::unpack(bytes);)*
                Self { $($field),* }
            }
        }
    };
}

/// An enum by its variants: a number each, then what the variant holds. The last one also stands for unknown numbers.
macro_rules! variants {
    ($type:ident { $($number:literal => $variant:ident $(($($item:ident),*))? $({$($field:ident),*})?,)* }) => {
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

            #[allow(unreachable_patterns, reason = "the last arm also takes what no build writes")]
            fn unpack(bytes: &mut Packed<'_>) -> Self {
                let limit: usize = [$($number),*].len() - 1;
                match usize::unpack(bytes).min(limit) {
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

impl<A: Pack, B: Pack> Pack for (A, B) {
    fn pack(&self, bytes: &mut Packing) {
        self.0.pack(bytes);
        self.1.pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        (A::unpack(bytes), B::unpack(bytes))
    }
}

impl<A: Pack, B: Pack, C: Pack> Pack for (A, B, C) {
    fn pack(&self, bytes: &mut Packing) {
        self.0.pack(bytes);
        self.1.pack(bytes);
        self.2.pack(bytes);
    }

    fn unpack(bytes: &mut Packed<'_>) -> Self {
        (A::unpack(bytes), B::unpack(bytes), C::unpack(bytes))
    }
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

// After the macros, which it uses.
mod shapes;
