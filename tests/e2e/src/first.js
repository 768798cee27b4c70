// Comes before everything else in the page where the browser tells nobody of its errors: notes them
// where they outlast a reload.
(() => {
    const note = text => { window.name = JSON.stringify([...JSON.parse(window.name || "[]"), String(text)]); };
    const { error } = console;
    console.error = (...said) => {
        note(said.join(" "));
        error.apply(console, said);
    };
    // What a page that is left was still loading is broken off, and that is no fault of it.
    let leaving = false;
    addEventListener("beforeunload", () => { leaving = true; });
    addEventListener("error", event => {
        const { src, href } = event.target;
        if (event.message || !leaving) {
            note(event.message || `cannot load ${src || href}`);
        }
    }, true);
    addEventListener("unhandledrejection", event => note(`not handled: ${event.reason}`));
    addEventListener("securitypolicyviolation", event => note(`${event.violatedDirective} forbids ${event.blockedURI}`), true);
})();
