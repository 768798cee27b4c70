//! The algorithm of RFC 3797, section 4, over any hash function.

use sha2::Digest;

/// What one round drew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The hash of the round, whole.
    pub hash: Vec<u8>,
    /// How many were left before it.
    pub left: usize,
    /// The hash as a number, modulo `left`: the place among those left, from nought.
    pub remainder: usize,
    /// The place in the whole list, from nought.
    pub place: usize,
}

/// Draws `take` places of a list of `pool`, one a round, each place once; all of them where `take` is more.
///
/// Round n, from nought, hashes n as two bytes, the higher first, then the key, then the same two bytes. The hash is a number, its
/// first byte the highest; its remainder by how many are left says which of these is drawn, counted from nought in their order; the
/// ones behind move up (RFC 3797, section 4, where that place is counted from one).
pub fn select<H: Digest>(key: &[u8], pool: usize, take: usize) -> Vec<Pick> {
    let mut left: Vec<usize> = (0..pool).collect();
    let rounds = 0..=u16::MAX;
    let picks = rounds.zip(0..take.min(pool)).map(|(round, _)| {
        let number = round.to_be_bytes();
        let hash = H::new().chain_update(number).chain_update(key).chain_update(number).finalize().to_vec();
        let remainder = remainder(&hash, left.len());
        let count = left.len();
        Pick { hash, left: count, remainder, place: left.remove(remainder) }
    });
    picks.collect()
}

/// A number of bytes, the highest first, modulo another that is below 2^56.
fn remainder(number: &[u8], divisor: usize) -> usize {
    let divisor = divisor as u64;
    let rest = number.iter().fold(0, |rest, byte| (rest << 8 | u64::from(*byte)) % divisor);
    // It is below a length.
    usize::try_from(rest).unwrap_or_default()
}
