// Keeps the page for times without a network. A version is kept whole, each file held against its hash, or not at all;
// it comes into force when a person says so, or when no window shows another. Drafts are none of its business.

// Filled in by the build: the version's name, and each file with its hash.
const VERSION = '';
const FILES = {};

const SCOPE = registration.scope;
const OURS = `lvzhi ${SCOPE} `;
// Stands in the cache of a version that has started.
const STARTED = new URL('started', SCOPE).href;

const open = () => caches.open(OURS + VERSION);

// The other versions kept here, oldest first.
const others = async () => (await caches.keys()).filter(name => name.startsWith(OURS) && name !== OURS + VERSION);

async function install() {
  const cache = await open();
  await Promise.all(Object.entries(FILES).map(async ([name, integrity]) => {
    const answer = await fetch(new URL(name, SCOPE), { cache: 'reload', integrity });
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    await cache.put(new URL(name, SCOPE), answer);
  }));
}

// Of the other versions the last that has started: the one to go back to.
async function previous() {
  const names = await others();
  const started = await Promise.all(names.map(async name => (await caches.open(name)).match(STARTED)));
  return names[started.findLastIndex(Boolean)];
}

async function tidy() {
  const kept = await previous();
  await Promise.all((await others()).filter(name => name !== kept).map(name => caches.delete(name)));
}

async function answer(request) {
  const url = new URL(request.url);
  const isPage = request.mode === 'navigate' && [SCOPE, `${SCOPE}index.html`].includes(url.origin + url.pathname);
  if (isPage) {
    const before = url.search === '?previous' ? await previous() : undefined;
    const cache = await (before ? caches.open(before) : open());
    return await cache.match(SCOPE) ?? fetch(request);
  }
  // Files are named by their hashes, so those of any version may answer: a window of the version before goes on.
  return await (await open()).match(request, { ignoreVary: true }) ?? await inOthers(request) ?? fetch(request);
}

async function inOthers(request) {
  for (const name of await others()) {
    const found = await (await caches.open(name)).match(request, { ignoreVary: true });
    if (found) return found;
  }
  return undefined;
}

addEventListener('install', event => event.waitUntil(install().catch(async error => {
  await caches.delete(OURS + VERSION);
  throw error;
})));
addEventListener('activate', event => event.waitUntil(tidy().then(() => clients.claim())));
addEventListener('message', event => {
  if (event.data === 'take over') skipWaiting();
  if (event.data === 'started') event.waitUntil(open().then(cache => cache.put(STARTED, new Response())));
});
addEventListener('fetch', event => {
  if (event.request.method === 'GET' && event.request.url.startsWith(SCOPE)) {
    event.respondWith(answer(event.request));
  }
});
