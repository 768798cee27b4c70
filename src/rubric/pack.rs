//! A checked rubric as bytes and back: how it travels inside the page.
//!
//! Both directions come from one list of fields a type, so they cannot drift apart. The general-purpose formats were
//! tried first: reading the same types with serde and postcard weighs 11 KB more in the page (gzip).
//!
//! The bytes never leave a build: they are written by the build script and read by the page built with it. Reading never
//! stops half way: what cannot be right (bytes that break off, a number no variant has, a text that is none, bytes left
//! over) is noted in one place, and makes the whole reading [`Damaged`]. So each type's reading is short, and nothing that
//! was read as a nought gets out.
//!
//! A changed byte may still read as another right number. Who gets bytes over a network compares their [`digest`] first.

use super::Rubric;
use crate::number::{Number, Unit};
use std::rc::Rc;

/// A rubric as bytes.
pub fn pack(rubric: &Rubric) -> Vec<u8> {
    let mut packing = Packing::default();
    rubric.pack(&mut packing);
    packing.bytes
}

/// Bytes that no packing wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged;

/// The rubric that [`pack`] wrote.
///
/// # Errors
/// When the bytes break off, go on after the rubric, or say what no rubric can.
pub fn unpack(bytes: &[u8]) -> Result<Rubric, Damaged> {
    read(bytes)
}

/// Several rubrics as bytes: what they share is written once.
pub fn pack_all(rubrics: &[Rubric]) -> Vec<u8> {
    let mut packing = Packing::default();
    packing.number(rubrics.len());
    rubrics.iter().for_each(|rubric| rubric.pack(&mut packing));
    packing.bytes
}

/// The rubrics that [`pack_all`] wrote.
///
/// # Errors
/// As [`unpack`].
pub fn unpack_all(bytes: &[u8]) -> Result<Vec<Rubric>, Damaged> {
    read(bytes)
}

/// Reads all the bytes as one value.
fn read<T: Pack>(bytes: &[u8]) -> Result<T, Damaged> {
    let mut packed = Packed { rest: bytes, texts: Vec::new(), is_damaged: false };
    let value = T::unpack(&mut packed);
    if packed.is_damaged || !packed.rest.is_empty() { Err(Damaged) } else { Ok(value) }
}

/// CRC-32 (IEEE 802.3, as in zip and PNG) of some bytes. Beside an equal length it tells every change that stays within
/// four bytes in a row, so every changed byte, for certain, and any other with a chance of 1 in 4 294 967 296 to miss it.
/// That is enough against accidents, and more would not help against anyone else: the bytes come from the page's own
/// folder, and who can change them there can change the page. SHA-256 would weigh some 3 KB in the page.
pub fn digest(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |state, byte| digested(state, *byte))
}

/// The state of the digest after one more byte.
fn digested(state: u32, byte: u8) -> u32 {
    (0..8).fold(state ^ u32::from(byte), |state, _| (state >> 1) ^ (0xEDB8_8320 & (state & 1).wrapping_neg()))
}

/// Whether the digest of these bytes tells any one byte changed to any other. A byte changes the state that follows it to
/// another, and from two states the same bytes never lead to one: both are tried, the second of each bit of the state
/// (the digest of a sum without carry is the sum of the digests, so that bits that are independent are enough).
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) fn changes_told(bytes: &[u8]) -> bool {
    // Takes the highest bit of each state that came before out of those that follow: what is left of none may be nought.
    let mut states: Vec<u32> = (0..32).map(|bit| digested(1 << bit, 0)).collect();
    let is_one_to_one = (0..32).all(|at| {
        let state = states[at];
        let highest = 31_u32.saturating_sub(state.leading_zeros());
        let later = states.iter_mut().skip(at + 1).filter(|later| **later >> highest & 1 == 1);
        later.for_each(|later| *later ^= state);
        state != 0
    });
    let mut state = !0;
    let tells = bytes.iter().all(|byte| {
        let right = digested(state, *byte);
        let others = (0..8).map(|bit| digested(state, byte ^ (1 << bit)));
        let tells = others.chain([digested(state, !byte)]).all(|other| other != right);
        state = right;
        tells
    });
    is_one_to_one && tells && !state == digest(bytes)
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
        Self::read(&Rc::<str>::unpack(bytes)).unwrap_or_else(|_| {
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

/// An enum by its variants: a number each, then what the variant holds.
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
