// Starts the page in the file that holds everything: unpacks what stands behind it in letters, and leaves it there, for a
// copy of the page that the browser saves has to start as well. The build puts this into one module with the bindings, in a
// function `bind` that makes them anew for each instance of the wasm, and fills in what is packed, in order: each file's
// name and length, first the wasm and the styles that the outline of the page does without.
const FILES = [];
// So many bytes are packed.
const BYTES = 0;
// 94 letters: what can be printed of ASCII, the blank with it, without the < that begins a tag. Two of them are 13 bits, or 14
// where there is room for one more (as in basE91, which has 91 letters).
const BASE = 94;

lvzhi.begin = () => bind()({ module_or_path: lvzhi.module });
start().then(lvzhi.started, lvzhi.failed);

async function start() {
  const packed = document.getElementById('packed');
  const stream = new Blob([bytesIn(packed.textContent)]).stream().pipeThrough(new DecompressionStream('deflate'));
  const bytes = await new Response(stream).arrayBuffer();
  lvzhi.files = {};
  let from = 0;
  for (const [name, length] of FILES) {
    lvzhi.files[name] = new Uint8Array(bytes, from, length);
    from += length;
  }
  const [wasm, styles] = FILES.map(([name]) => lvzhi.files[name]);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(new TextDecoder().decode(styles));
  document.adoptedStyleSheets = [sheet];
  await bind()({ module_or_path: wasm });
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
