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
  // Which instance of the wasm runs: the first, or one that took the place of one that broke.
  var turn = 0;
  // Who told what is held.
  var teller = null;

  function byId(id) {
    return document.getElementById(id);
  }

  // Of a page that broke, also what became of what was typed: 'kept', 'held' or 'unkept'.
  function show(kind, error, outcome) {
    var parts = byId('trouble').children;
    for (var at = 0; at < parts.length; at += 1) {
      var kinds = parts[at].getAttribute('data-trouble').split(' ');
      parts[at].hidden = kinds.indexOf(kind) < 0 && kinds.indexOf(outcome) < 0;
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
    show(failed, error, started && handedOver());
    if (!started) {
      heal();
    }
  }

  // What the broken instance has: it keeps all it can, and hands over what has no other place, such as all that is filled in
  // without a trace. Its memory outlives the failure, and the store takes in each keystroke before anything is drawn.
  function handedOver() {
    var asked = lvzhi.handOver;
    var held = null;
    try {
      held = asked && asked();
    } catch (error) { /* Its memory is as broken as the rest. */ }
    // What was told before holds where this instance told it, or broke before it took it over.
    if (held || (asked && asked !== teller)) {
      lvzhi.held = held;
    }
    teller = asked;
    var open = lvzhi.held ? lvzhi.held.lastIndexOf(lvzhi.held[0]) : 0;
    if (open > 1) {
      byId('rescue').href = URL.createObjectURL(new Blob([lvzhi.held[open + 2]]));
    }
    byId('rescue').hidden = open < 2;
    return !lvzhi.held ? 'unkept' : lvzhi.held.length > 2 ? 'held' : 'kept';
  }

  // A fresh instance in the place of the broken one, in the same page: so what is held in its memory need not be written
  // down anywhere. Where there is none to be had, the page is loaded anew, which reads what was kept.
  function again() {
    // Boxes may have been typed in since.
    handedOver();
    lvzhi.handOver = null;
    turn += 1;
    failed = '';
    byId('trouble').hidden = true;
    lvzhi.begin(turn).then(lvzhi.started, function (error) {
      if (lvzhi.held && lvzhi.held.length > 2) {
        fail(error);
      } else {
        anew();
      }
    });
  }

  function isTrap(error) {
    return Boolean(error) && error.name === 'RuntimeError';
  }

  // Browsers reload the page and take its files as they had them, even those that came broken or not at all.
  function reload() {
    if (failed === 'crash' && lvzhi.begin) {
      again();
      return;
    }
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
    failed: fail,
    // The wasm says so itself, and ends after it.
    panicked: function () {
      setTimeout(function () { fail(new Error('unreachable')); });
    }
  };

  window.addEventListener('error', function (event) {
    // Extensions and providers put scripts of their own into pages, and those break, too.
    var folder = location.protocol + '//' + location.host + location.pathname.replace(/[^\/]*$/, '');
    var isOwn = (event.filename || '').indexOf(folder) === 0 && event.error;
    // An error that went through the wasm leaves it as broken as one of its own.
    var isThrough = event.error && /wasm-function/.test(event.error.stack);
    if (isTrap(event.error) || isThrough || (isOwn && !started)) {
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
    if (event.target.id === 'rescue') {
      handedOver();
    }
  });

  if (!meetsFloor()) {
    failed = 'old';
    show(failed);
    return;
  }
  // Where a draft is open, its sheet comes; else the first screen.
  try {
    if (localStorage.getItem('lvzhi.open') && !sessionStorage.getItem('lvzhi.private')) {
      byId('page').className = 'opens-sheet';
    }
  } catch (error) { /* Where nothing is kept, nothing is open. */ }
  // A copy that the browser saved holds what was drawn then.
  if (!document.querySelector('.outline')) {
    byId('page').textContent = '';
  }
  byId('page').hidden = false;
  byId('trouble').hidden = true;
  byId('slow').hidden = true;
  setTimeout(function () { byId('slow').hidden = started || failed !== ''; }, SLOW);

  // The one door through which Yew reaches the page.
  //
  // Translators, markers, linkers of digits and other extensions wrap, split, replace and move what Yew has put there, and
  // Yew takes for granted that it finds everything where it put it. So its calls are met on their way out of the wasm, where
  // no call of a stranger passes: what Yew has put where is noted, and where a call would meet something else, that one
  // parent is first made again what Yew believes it to be. Strangers' work elsewhere is left alone: a person may want it, and
  // to undo it all the time would be a fight without end. Two things are more: elements that are taken away are put back at
  // once, for nobody hears what is typed into a copy of a box; and with each change of Yew's all outputs are made right, for a
  // total that comes out as before is not written anew.

  // Each node that Yew has put somewhere, with its parent; each parent, with what Yew has put into it, in order; each text,
  // with what Yew wrote; what Yew has taken away itself.
  var home = new WeakMap();
  var own = new WeakMap();
  var said = new WeakMap();
  var gone = new WeakSet();
  var root = byId('page');

  function childrenOf(parent) {
    if (!own.has(parent)) {
      own.set(parent, []);
    }
    return own.get(parent);
  }

  function forget(node) {
    if (home.has(node)) {
      var list = childrenOf(home.get(node));
      list.splice(list.indexOf(node), 1);
      home.delete(node);
    }
  }

  function isStranger(node, parent) {
    return Boolean(node) && home.get(node) !== parent;
  }

  // Whether a child of Yew's is not as and where Yew put it, or has strangers beside it that may have come out of it.
  function isAstray(node, parent) {
    return node.parentNode !== parent || said.has(node) && (node.data !== said.get(node) ||
      isStranger(node.previousSibling, parent) || isStranger(node.nextSibling, parent));
  }

  // What strangers put into a parent goes, but for what is around an element of Yew's: that one may hold the focus, which it
  // would lose if it were moved.
  function sweep(place, parent) {
    [].slice.call(place.childNodes).forEach(function (node) {
      if (isStranger(node, parent)) {
        if (childrenOf(parent).some(function (child) { return node.contains(child); })) {
          sweep(node, parent);
        } else {
          place.removeChild(node);
        }
      }
    });
  }

  // Makes a parent again what Yew believes it to be.
  function settle(parent) {
    var list = childrenOf(parent);
    var next = null;
    list.forEach(function (node) {
      if (said.has(node)) {
        node.data = said.get(node);
        if (node.parentNode && node.parentNode !== parent) {
          node.parentNode.removeChild(node);
        }
      }
    });
    sweep(parent, parent);
    list.slice().reverse().forEach(function (node) {
      var isLost = !parent.contains(node);
      var place = node;
      while (!isLost && place.parentNode !== parent) {
        place = place.parentNode;
      }
      if (place !== next && (isLost || place.nextSibling !== next)) {
        parent.insertBefore(place, next);
      }
      if (isLost && node.nodeType === 1) {
        revive(node);
      }
      next = place;
    });
  }

  // An element is back: with its children, and with what a dialog loses on the way.
  function revive(node) {
    if (own.has(node) && own.get(node).length !== node.childNodes.length) {
      settle(node);
    }
    [node].concat([].slice.call(node.querySelectorAll('dialog'))).forEach(function (dialog) {
      if (dialog.nodeName === 'DIALOG' && dialog.open && root.contains(dialog)) {
        dialog.close();
        dialog.showModal();
      }
    });
  }

  function settleAll(parent) {
    var list = own.get(parent) || [];
    if (list.some(function (node) { return isAstray(node, parent); })) {
      settle(parent);
    }
    list.forEach(settleAll);
  }

  // Whether Yew has changed anything since the outputs were last looked at.
  var isChanged = false;

  // By what the functions call that the wasm is given. What follows `native` are a call's own arguments.
  var DOOR = {
    insertBefore: function (native, parent, node, next) {
      if (next && next.parentNode !== parent) {
        settle(parent);
      }
      isChanged = true;
      forget(node);
      gone.delete(node);
      home.set(node, parent);
      var list = childrenOf(parent);
      var at = next ? list.indexOf(next) : -1;
      list.splice(at < 0 ? list.length : at, 0, node);
      if (node.nodeType === 3) {
        said.set(node, node.data);
      }
      if (!next || !parent.contains(next)) {
        return native(parent, node, null);
      }
      // Before what is around the next one, if that begins with it.
      while (next.parentNode !== parent && !next.previousSibling) {
        next = next.parentNode;
      }
      return native(next.parentNode, node, next);
    },
    removeChild: function (native, parent, node) {
      var astray = isAstray(node, parent);
      isChanged = true;
      forget(node);
      gone.add(node);
      if (node.parentNode) {
        native(node.parentNode, node);
      }
      if (astray) {
        settle(parent);
      }
      return node;
    },
    nodeValue: function (native, node, at, length) {
      var parent = home.get(node);
      var astray = parent && isAstray(node, parent);
      isChanged = true;
      native(node, at, length);
      said.set(node, node.data);
      if (astray) {
        settle(parent);
      }
    },
    addEventListener: heard,
    removeEventListener: heard
  };

  // What listens for an instance that broke hears nothing more.
  var listeners = new WeakMap();
  function heard(native) {
    var mine = turn;
    return native.apply(null, [].slice.call(arguments, 1).map(function (one) {
      if (typeof one === 'function' && !listeners.has(one)) {
        listeners.set(one, function () { return mine === turn ? one.apply(this, arguments) : undefined; });
      }
      return listeners.get(one) || one;
    }));
  }

  ['instantiate', 'instantiateStreaming'].forEach(function (name) {
    var native = WebAssembly[name];
    WebAssembly[name] = native && function (source, imports) {
      var calls = imports && imports['./page_bg.js'];
      if (!calls) {
        return native.apply(WebAssembly, arguments);
      }
      // The names of these functions are the build's own; what they do stands in them.
      Object.keys(calls).forEach(function (name) {
        var call = /\.(?:(insertBefore|removeChild|addEventListener|removeEventListener)\(|(nodeValue) ?=)/.exec(calls[name]);
        if (call) {
          calls[name] = DOOR[call[1] || call[2]].bind(null, calls[name]);
        }
      });
      return native.call(WebAssembly, source, imports).then(function (made) {
        // For an instance that has to take this one's place.
        lvzhi.module = made.module || source;
        return made;
      });
    };
  });

  // What had the focus until just now, and whether it was moved or taken away with something, and so has lost it.
  var focused = null;
  var isMoved = false;
  document.addEventListener('focusin', function (event) { focused = event.target; });
  document.addEventListener('focusout', function (event) {
    setTimeout(function () { focused = focused === event.target ? null : focused; });
  });

  // Parents that lost an element of Yew's to a stranger. They are put right at once, but ten times a second at most, so that a
  // script that does not let go holds nothing up.
  var bereft = [];
  var since = 0;
  var times = 0;
  var timer = 0;

  function look(node) {
    if (gone.has(node) || said.has(node)) {
      return;
    }
    isMoved = isMoved || node.contains(focused);
    if (root.contains(node)) {
      return;
    }
    if (home.has(node)) {
      bereft.push(home.get(node));
    } else {
      [].forEach.call(node.childNodes, look);
    }
  }

  function mend() {
    var parents = bereft;
    bereft = [];
    timer = 0;
    times += 1;
    if (!document.documentElement.contains(root)) {
      var copy = byId('page');
      if (copy) {
        copy.parentNode.replaceChild(root, copy);
      } else {
        document.body.insertBefore(root, document.body.firstChild);
      }
      revive(root);
    }
    parents.forEach(function (parent) {
      if (root.contains(parent)) {
        settle(parent);
      }
    });
  }

  new MutationObserver(function (records) {
    records.forEach(function (record) { [].forEach.call(record.removedNodes, look); });
    if (!timer && (bereft.length || !document.documentElement.contains(root))) {
      if (Date.now() - since > 1000) {
        since = Date.now();
        times = 0;
      }
      if (times < 10) {
        mend();
      } else {
        timer = setTimeout(mend, 1000);
      }
    }
    if (isMoved && root.contains(focused) && focused !== document.activeElement) {
      focused.focus({ preventScroll: true });
    }
    isMoved = false;
    if (isChanged) {
      isChanged = false;
      [].forEach.call(root.getElementsByTagName('output'), settleAll);
    }
  }).observe(document, { childList: true, subtree: true });
})();
