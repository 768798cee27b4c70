// Runs before anything else and in any browser, so in the JavaScript of 2009: says in words what keeps the page from
// opening, and what to do. The words themselves stand in index.html.
(function () {
  'use strict';

  // A module that uses each feature of wasm the page may use. `cargo xtask test --only tools` makes it anew from its text.
  var FLOOR = [
    0, 97, 115, 109, 1, 0, 0, 0, 1, 7, 1, 96, 1, 125, 2, 127, 127, 3, 2, 1, 0, 4, 4, 1, 111, 0, 1, 5, 3, 1, 0, 1, 6, 6,
    1, 127, 1, 65, 0, 11, 7, 5, 1, 1, 103, 3, 0, 10, 20, 1, 18, 0, 65, 0, 65, 0, 65, 0, 252, 11, 0, 32, 0, 252, 0, 192,
    65, 0, 11
  ];
  // So long a wait, in milliseconds, is worth a word.
  var SLOW = 8000;

  var started = false;
  // What was told: 'old', 'load' or 'crash'.
  var failed = '';

  function byId(id) {
    return document.getElementById(id);
  }

  function show(kind, error) {
    var parts = byId('trouble').children;
    for (var at = 0; at < parts.length; at += 1) {
      parts[at].hidden = parts[at].getAttribute('data-trouble').split(' ').indexOf(kind) < 0;
    }
    byId('trouble-detail').textContent = error ? String(error.message || error).slice(0, 300) : '';
    byId('trouble').className = 'trouble ' + kind;
    byId('trouble').hidden = false;
    // What was being filled in stays in sight; before that there is nothing to see.
    byId('page').hidden = !started;
  }

  function meetsFloor() {
    return typeof WebAssembly === 'object' && typeof WebAssembly.validate === 'function' &&
      WebAssembly.validate(new Uint8Array(FLOOR)) &&
      typeof DecompressionStream === 'function' && typeof HTMLDialogElement === 'function';
  }

  // Afresh, and not again at the version before.
  function anew() {
    if (location.search) {
      location.replace(location.pathname + location.hash);
    } else {
      location.reload();
    }
  }

  // A published page that does not start heals as soon as there is another: nobody is typing in it.
  function heal() {
    var workers = navigator.serviceWorker;
    if (!workers || !workers.controller) {
      return;
    }
    workers.addEventListener('controllerchange', function () {
      if (!started) {
        anew();
      }
    });
    workers.getRegistration().then(function (registration) {
      function take() {
        if (registration.waiting && !started) {
          registration.waiting.postMessage('take over');
        }
      }
      function watch() {
        if (registration.installing) {
          registration.installing.addEventListener('statechange', take);
        }
      }
      registration.addEventListener('updatefound', watch);
      watch();
      take();
      caches.keys().then(function (names) {
        var ours = names.filter(function (name) { return name.indexOf('lvzhi ' + registration.scope + ' ') === 0; });
        byId('previous').hidden = location.search === '?previous' || ours.length < 2;
      });
      return registration.update();
    }).then(null, function () { /* Without a network there is nothing newer. */ });
  }

  function fail(error) {
    if (failed) {
      return;
    }
    failed = started ? 'crash' : 'load';
    show(failed, error);
    if (!started) {
      heal();
    }
  }

  function isTrap(error) {
    return Boolean(error) && error.name === 'RuntimeError';
  }

  // Browsers reload the page and take its files as they had them, even those that came broken or not at all.
  function reload() {
    var files = document.querySelectorAll('link[rel$=preload]');
    if (started || !files.length || typeof fetch !== 'function') {
      anew();
      return;
    }
    byId('reload').disabled = true;
    // Not every network that answers ends.
    setTimeout(anew, SLOW);
    Promise.all([].map.call(files, function (file) {
      return fetch(file.href, { cache: 'reload' }).then(function (answer) { return answer.arrayBuffer(); });
    })).then(anew, anew);
  }

  // What the other scripts of the page are told, and tell.
  window.lvzhi = {
    started: function () {
      started = true;
      byId('slow').hidden = true;
      // What looked like a failure was none of the page's own.
      if (failed === 'load') {
        failed = '';
        byId('trouble').hidden = true;
        byId('page').hidden = false;
      }
    },
    failed: fail
  };

  window.addEventListener('error', function (event) {
    // Extensions and providers put scripts of their own into pages, and those break, too.
    var folder = location.protocol + '//' + location.host + location.pathname.replace(/[^\/]*$/, '');
    var isOwn = (event.filename || '').indexOf(folder) === 0 && event.error;
    if (isTrap(event.error) || (isOwn && !started)) {
      fail(event.error);
    }
  });
  window.addEventListener('unhandledrejection', function (event) {
    if (isTrap(event.reason)) {
      fail(event.reason);
    }
  });
  document.addEventListener('click', function (event) {
    if (event.target.id === 'reload') {
      reload();
    }
  });

  if (!meetsFloor()) {
    failed = 'old';
    show(failed);
    return;
  }
  setTimeout(function () { byId('slow').hidden = started || failed !== ''; }, SLOW);
})();
