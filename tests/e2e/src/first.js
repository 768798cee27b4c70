// Comes before everything else in the page where the browser tells nobody of its errors: notes them
// where they outlast a reload.
(() => {
    const note = text => { window.name = JSON.stringify([...JSON.parse(window.name || "[]"), String(text)]); };
    const { error } = console;
    console.error = (...said) => {
        note(said.join(" "));
        error.apply(console, said);
    };
    addEventListener("error", event => {
        const { src, href } = event.target;
        note(event.message || `cannot load ${src || href}`);
    }, true);
    addEventListener("unhandledrejection", event => note(`not handled: ${event.reason}`));
    addEventListener("securitypolicyviolation", event => note(`${event.violatedDirective} forbids ${event.blockedURI}`), true);
})();
