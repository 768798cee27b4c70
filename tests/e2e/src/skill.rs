//! What not every engine can be made to do from outside.

use std::thread;

use xtask::browser::Engine;
use xtask::stories_not_done;

use crate::engine;

/// Something a story needs that an engine may lack.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Skill {
    /// Writing through an input method.
    Composing,
    /// Keeping on disk what outlives the browser's sudden end.
    PowerCut,
    /// Having a window larger than any screen here.
    LargeWindow,
    /// Being as slow as an old computer.
    Slowness,
    /// Keeping a page with a service worker.
    ServiceWorker,
    /// Refusing markup made of mere text (Trusted Types).
    TrustedTypes,
    /// Being asked by the page not to remove what it keeps.
    Persisting,
    /// Chromium's DevTools, for what has no counterpart elsewhere; see [`crate::Page::devtools`].
    DevTools,
}

impl Skill {
    /// Why the engine cannot do it, if so.
    fn lack(self, engine: Engine) -> Option<&'static str> {
        match (self, engine) {
            (_, Engine::Chromium) | (Self::ServiceWorker, _) => None,
            (Self::Composing | Self::PowerCut | Self::Persisting | Self::LargeWindow, Engine::Firefox)
            | (Self::TrustedTypes, Engine::WebKit) => None,
            (Self::TrustedTypes, Engine::Firefox) => Some("it does not know them yet"),
            (Self::LargeWindow, Engine::WebKit) => Some("its pointer stays on its screen, which is small"),
            (Self::Composing, Engine::WebKit) => Some("no input method can be driven from outside"),
            (Self::PowerCut, Engine::WebKit) => Some("under automation it keeps nothing on disk"),
            (Self::Persisting, Engine::WebKit) => Some("WebKitGTK has no navigator.storage to ask"),
            (Self::Slowness, Engine::Firefox | Engine::WebKit) => Some("it cannot be slowed down"),
            (Self::DevTools, Engine::Firefox | Engine::WebKit) => {
                Some("it is driven over Chromium's DevTools")
            }
        }
    }

    /// Whether the engine of this run lacks it. If so, that is noted, and the story has to end:
    ///
    /// ```ignore
    /// if Skill::Composing.is_missing() {
    ///     return;
    /// }
    /// ```
    #[must_use]
    pub fn is_missing(self) -> bool {
        let Some(why) = self.lack(engine()) else { return false };
        // Test threads bear the names of their tests.
        let story = thread::current().name().unwrap_or("story").to_owned();
        stories_not_done::note(engine(), &story, why).expect("note the story");
        true
    }

    /// What a story without that question ends with.
    #[track_caller]
    pub(crate) fn demand(self) {
        if let Some(why) = self.lack(engine()) {
            panic!("{} lacks {self:?} ({why}); let the story ask for it first", engine());
        }
    }
}
