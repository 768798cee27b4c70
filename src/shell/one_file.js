// Starts the page in the file that holds everything: unpacks what stands behind it in letters, and leaves it there, for a
// copy of the page that the browser saves has to start as well. The build puts this into one module with lzma.js and with the
// bindings, in a function `bind` that makes them anew for each instance of the wasm, and fills in what is packed, in order:
// each file's name and length, first the wasm and the styles that the outline of the page does without.
const FILES = [];
// So many bytes they are, packed.
const BYTES = 0;
// And their CRC-32.
const CHECKSUM = 0;
// 94 letters: what can be printed of ASCII, the blank with it, without the < that begins a tag. Two of them are 13 bits, or 14
// where there is room for one more (as in basE91, which has 91 letters).
const BASE = 94;

lvzhi.begin = () => bind()({ module_or_path: lvzhi.module });
start().then(lvzhi.started, lvzhi.failed);

async function start() {
  const packed = document.getElementById('packed');
  const bytes = bytesIn(packed.textContent);
  if (checksum(bytes) !== CHECKSUM) throw new Error('lvzhi.html: CRC-32');
  const unpack = unpacking(bytes, FILES.reduce((sum, [, length]) => sum + length, 0));
  lvzhi.files = {};
  let end = 0;
  for (const [name, length] of FILES) {
    const [from, to] = [end, end + length];
    // When first wanted: most is for later than the first screen.
    Object.defineProperty(lvzhi.files, name, { get: () => unpack(to).subarray(from, to) });
    end = to;
  }
  const [wasm, styles] = FILES.slice(0, 2).map(([name]) => lvzhi.files[name]);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(new TextDecoder().decode(styles));
  document.adoptedStyleSheets = [sheet];
  await bind()({ module_or_path: wasm });
  unpackAhead(unpack, end);
}

// What comes later is unpacked while there is nothing else to do, so little at a time that no key waits for it: who then asks for
// a screen does not wait, either. Safari tells of no such time; there it goes on after pauses.
function unpackAhead(unpack, end) {
  const atLeisure = window.requestIdleCallback ?? (act => setTimeout(act, 100));
  let to = 0;
  const step = () => {
    to = Math.min(to + 16384, end);
    unpack(to);
    if (to < end) atLeisure(step);
  };
  setTimeout(() => atLeisure(step), 2000);
}

function bytesIn(text) {
  const worth = at => {
    const code = text.charCodeAt(at);
    return code - (code > 60 ? 33 : 32);
  };
  const bytes = new Uint8Array(BYTES);
  let [to, bits, count] = [0, 0, 0];
  for (let at = 0; to < BYTES; at += 2) {
    const pair = worth(at) + BASE * worth(at + 1);
    bits |= pair << count;
    count += (pair & 8191) < BASE * BASE - 8192 ? 14 : 13;
    for (; count > 7 && to < BYTES; count -= 8, bits >>>= 8) bytes[to++] = bits;
  }
  return bytes;
}

function checksum(bytes) {
  const table = Int32Array.from({ length: 256 }, (_, byte) => {
    let rest = byte;
    for (let bit = 0; bit < 8; bit += 1) rest = rest >>> 1 ^ (rest & 1 ? 0xEDB88320 : 0);
    return rest;
  });
  let rest = -1;
  for (let at = 0; at < bytes.length; at += 1) rest = rest >>> 8 ^ table[(rest ^ bytes[at]) & 255];
  return ~rest >>> 0;
}
