// Fetches the parts of the program that are not in its first wasm. The build puts this into the bindings, whose `wasm` it
// reads, and fills in which files each part needs, and each file's hash.
const PARTS = {};
const HASHES = {};

const parts = Object.fromEntries(Object.entries(PARTS).map(([part, names]) => [part, async (call, data) => {
  const isThere = await Promise.all(names.map(fileOfPart)).then(() => true, error => {
    console.warn(error);
    return false;
  });
  // The wasm waits for its call, whatever happened.
  wasm.__indirect_function_table.get(call)(data, isThere);
}]));
const partFiles = {};

function fileOfPart(name) {
  const isAgain = name in partFiles;
  return partFiles[name] || (partFiles[name] = instanceOfPart(name, isAgain).catch(error => {
    // Tried anew when it is next wanted, and then past the caches: what they hold would be the same again.
    partFiles[name] = null;
    throw error;
  }));
}

async function instanceOfPart(name, isAgain) {
  if (name.endsWith('.css')) return stylesOfPart(name, isAgain);
  const bytes = await bytesOfPart(name, isAgain);
  return Promise.all(modulesIn(name, bytes).map(module => WebAssembly.instantiate(module, { __wasm_split: wasm })));
}

// What is small is in one file together, each after its length.
function modulesIn(name, bytes) {
  if (!name.endsWith('.bin')) return [bytes];
  const modules = [];
  const { buffer, byteOffset, byteLength } = new Uint8Array(bytes);
  const lengths = new DataView(buffer, byteOffset, byteLength);
  for (let at = 0; at < byteLength;) {
    const length = lengths.getUint32(at, true);
    modules.push(new Uint8Array(buffer, byteOffset + at + 4, length));
    at += 4 + length;
  }
  return modules;
}

// The one file has its styles already.
async function stylesOfPart(name, isAgain) {
  if (lvzhi.files) return;
  const styles = document.createElement('style');
  styles.textContent = new TextDecoder().decode(await bytesOfPart(name, isAgain));
  document.head.append(styles);
}

async function bytesOfPart(name, isAgain) {
  const here = lvzhi.files?.[name];
  if (here) return here;
  const answer = await fetch(name, { cache: isAgain ? 'reload' : 'default', integrity: HASHES[name] });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.arrayBuffer();
}
