// Starts the page in the file that holds everything: unpacks what stands behind it in letters, and leaves it there, for a
// copy of the page that the browser saves has to start as well. The build puts this into one module with the bindings, in a
// function `bind` that makes them anew for each instance of the wasm, and fills in what is packed, in order: each file's
// name and length, first the wasm and the styles that the outline of the page does without.
const FILES = [];
// So many bytes are packed.
const BYTES = 0;
// 85 letters, five of which are four bytes: those of Z85 (ZeroMQ RFC 32), with ~ in place of the < that begins a tag.
const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&~>()[]{}@%$#';

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
  const worth = new Uint8Array(128);
  for (let at = 0; at < LETTERS.length; at++) worth[LETTERS.charCodeAt(at)] = at;
  const words = new DataView(new ArrayBuffer(text.length / 5 * 4));
  for (let at = 0; at < text.length; at += 5) {
    let word = 0;
    for (let one = at; one < at + 5; one++) word = word * 85 + worth[text.charCodeAt(one)];
    words.setUint32(at / 5 * 4, word);
  }
  return new Uint8Array(words.buffer, 0, BYTES);
}
