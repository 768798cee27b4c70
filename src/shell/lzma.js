// Unpacks LZMA, as its specification by Igor Pavlov (LZMA SDK, public domain) has it: the data are bytes and copies of earlier
// bytes, told in bits, and each bit takes the less room the likelier it was where it stands. The build puts this before
// one_file.js. It knows one kind of stream, the one that xtask/src/finish/one_file.rs writes: four bits of the byte before
// say what the next is likely to be (lc = 4), its place says nothing (lp = pb = 0), and there is neither a head nor a mark at the
// end. Damaged data make wrong bytes, but it always ends: they are to be held against a checksum before.
//
// Gives a function that unpacks as far as it is told, of `length` bytes, and gives what there is so far.
function unpacking(packed, length) {
  // How likely a bit is 0, of 2048; at first, a half.
  const halves = count => new Uint16Array(count).fill(1024);
  // In the specification IsMatch, IsRep, IsRepG0, IsRepG1, IsRepG2, IsRep0Long.
  const [isCopy, isAgain, isOther, isThird, isFourth, isLong] = Array.from({ length: 6 }, () => halves(12));
  const singles = halves(16 * 0x300);
  const [newLengths, againLengths] = [halves(274), halves(274)];
  const [slots, middle, lowest] = [halves(4 * 64), halves(115), halves(16)];

  const out = new Uint8Array(length);
  let to = 0;
  // What came last, of 12 kinds; below 7 it was a single byte.
  let state = 0;
  // The last four distances, less one each.
  let [last, second, third, fourth] = [0, 0, 0, 0];

  // The range and the code within it, of 32 bits each: a typed array cuts them to that, and is quicker than plain numbers.
  const coder = new Uint32Array([0xFFFFFFFF, 0]);
  let from = 0;
  while (from < 5) coder[1] = coder[1] << 8 | packed[from++];

  function refill() {
    if (coder[0] >= 0x1000000) return;
    coder[0] <<= 8;
    coder[1] = coder[1] << 8 | packed[from++];
  }

  function bit(chances, at) {
    const chance = chances[at];
    const bound = Math.imul(coder[0] >>> 11, chance) >>> 0;
    const isOne = coder[1] >= bound;
    if (isOne) {
      coder[0] -= bound;
      coder[1] -= bound;
      chances[at] -= chance >> 5;
    } else {
      coder[0] = bound;
      chances[at] += 2048 - chance >> 5;
    }
    refill();
    return isOne ? 1 : 0;
  }

  // Bits that are as likely 0 as 1.
  function plain(count) {
    let bits = 0;
    for (; count > 0; count -= 1) {
      coder[0] >>>= 1;
      const isOne = coder[1] >= coder[0];
      if (isOne) coder[1] -= coder[0];
      bits = bits << 1 | isOne;
      refill();
    }
    return bits;
  }

  // Bits that are each foretold by those before, the highest first.
  function tree(chances, at, count) {
    let node = 1;
    for (let turn = 0; turn < count; turn += 1) node = node << 1 | bit(chances, at + node);
    return node - (1 << count);
  }

  // The same, the lowest first.
  function backwards(chances, at, count) {
    let [node, bits] = [1, 0];
    for (let turn = 0; turn < count; turn += 1) {
      const one = bit(chances, at + node);
      node = node << 1 | one;
      bits |= one << turn;
    }
    return bits;
  }

  function single() {
    const at = (to && out[to - 1] >> 4) * 0x300;
    let node = 1;
    if (state >= 7) {
      // A copy has just ended, so this is not the byte that would have gone on with it; up to where they differ, that one tells.
      let other = out[to - last - 1];
      for (let same = true; same && node < 0x100; other <<= 1) {
        const told = other >> 7 & 1;
        const one = bit(singles, at + (1 + told << 8) + node);
        node = node << 1 | one;
        same = told === one;
      }
    }
    while (node < 0x100) node = node << 1 | bit(singles, at + node);
    return node;
  }

  function lengthOfCopy(chances) {
    if (!bit(chances, 0)) return 2 + tree(chances, 2, 3);
    if (!bit(chances, 1)) return 10 + tree(chances, 10, 3);
    return 18 + tree(chances, 18, 8);
  }

  // How far back it is copied from, less one: how many bits that has is foretold, and of many bits the lowest four.
  function distance(copied) {
    const slot = tree(slots, 64 * (Math.min(copied, 5) - 2), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const high = (2 | slot & 1) << bits;
    if (slot < 14) return high + backwards(middle, high - slot, bits);
    return high + (plain(bits - 4) << 4) + backwards(lowest, 0, 4);
  }

  function step() {
    if (!bit(isCopy, state)) {
      out[to] = single();
      to += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      return;
    }
    let copied = 1;
    if (!bit(isAgain, state)) {
      copied = lengthOfCopy(newLengths);
      [last, second, third, fourth] = [distance(copied), last, second, third];
      state = state < 7 ? 7 : 10;
    } else {
      let isShort = false;
      if (!bit(isOther, state)) isShort = !bit(isLong, state);
      else if (!bit(isThird, state)) [last, second] = [second, last];
      else if (!bit(isFourth, state)) [last, second, third] = [third, last, second];
      else [last, second, third, fourth] = [fourth, last, second, third];
      if (!isShort) copied = lengthOfCopy(againLengths);
      state = state >= 7 ? 11 : isShort ? 9 : 8;
    }
    for (; copied > 0; copied -= 1, to += 1) out[to] = out[to - last - 1];
  }

  return end => {
    while (to < end) step();
    return out;
  };
}
