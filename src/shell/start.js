// Starts the page; then keeps it for times without a network, and tells of newer ones. Trunk puts this behind two lines that
// name the `page`'s bindings and its `wasm`. They are imported by a call, since not every browser tells when a written
// import fails. Bindings serve one instance of the wasm, so the next takes them by another address of the same file.
lvzhi.begin = turn => import(turn ? `${page}#${turn}` : page).then(bindings => {
  window.wasmBindings = bindings;
  return bindings.default({ module_or_path: lvzhi.module ?? wasm });
});
lvzhi.begin(0).then(() => {
  lvzhi.started();
  // The page itself first: nobody goes without a network in the next two seconds.
  setTimeout(() => keep().catch(() => { /* A browser that keeps nothing still shows the page. */ }), 2000);
}, lvzhi.failed);

async function keep() {
  const workers = navigator.serviceWorker;
  if (!workers) return;
  const name = 'service-worker.js';
  const trusted = window.trustedTypes?.createPolicy('lvzhi', { createScriptURL: () => name });
  const registration = await workers.register(trusted?.createScriptURL('') ?? name, { updateViaCache: 'none' });
  // The version that runs has proved itself: it is kept until another has.
  if (location.search !== '?previous') workers.controller?.postMessage('started');
  const offer = () => {
    if (!registration.waiting || !workers.controller) return;
    // Nothing is swapped under a person who is typing: the page asks, and only then is this called.
    lvzhi.update = () => {
      const anew = () => location.search ? location.replace(location.pathname + location.hash) : location.reload();
      workers.addEventListener('controllerchange', anew);
      // Another window may have taken it already.
      if (registration.waiting) registration.waiting.postMessage('take over');
      else anew();
    };
    dispatchEvent(new Event('lvzhi-update'));
  };
  const awaited = () => registration.installing?.addEventListener('statechange', offer);
  registration.addEventListener('updatefound', awaited);
  awaited();
  offer();
}
