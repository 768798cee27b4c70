//! The digest of bytes that travel.

/// CRC-32 (IEEE 802.3, as in zip and PNG) of some bytes. Beside an equal length it tells every change that stays within
/// four bytes in a row, so every changed byte, for certain, and any other with a chance of 1 in 4 294 967 296 to miss it.
/// That is enough against accidents, and more would not help against anyone else: the bytes come from the page's own
/// folder, and who can change them there can change the page. SHA-256 would weigh some 3 KB in the page.
pub(crate) fn digest(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |state, byte| digested(state, *byte))
}

/// The state of the digest after one more byte.
fn digested(state: u32, byte: u8) -> u32 {
    (0..8).fold(state ^ u32::from(byte), |state, _| (state >> 1) ^ (0xEDB8_8320 & (state & 1).wrapping_neg()))
}

/// Whether the digest of the rules in these bytes tells any one byte changed to any other. A byte changes the state that follows it to
/// another, and from two states the same bytes never lead to one: both are tried, the second of each bit of the state
/// (the digest of a sum without carry is the sum of the digests, so that bits that are independent are enough).
#[cfg(all(test, not(target_arch = "wasm32")))]
pub(crate) fn changes_told(bytes: &[u8]) -> bool {
    // The check value of CRC-32, as published with it.
    assert_eq!(digest(b"123456789"), 0xCBF4_3926);
    let bytes = super::without_head(bytes).expect("as it was built");
    // Takes the highest bit of each state that came before out of those that follow: what is left of none may be zero.
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
