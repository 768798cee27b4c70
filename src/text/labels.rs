//! Words on the page: titles, buttons, hints.
