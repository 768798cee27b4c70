//! Several tabs of one browser, which share their storage.

use xtask::browser::Engine;

use crate::{Page, engine};

impl Page {
    /// Opens the page once more in a new tab and goes there.
    #[track_caller]
    pub fn open_tab(&self) {
        self.gather_errors();
        // WebKit's would stay behind the first; a window is seen.
        let as_tab = engine() != Engine::WebKit;
        let tab = self.session().ask(|client| async move {
            let tab = client.new_window(as_tab).await?.handle;
            client.switch_to_window(tab.clone()).await?;
            Ok(tab)
        });
        self.tabs.borrow_mut().push(tab.expect("open a tab"));
        if !as_tab {
            self.resize_to_office_screen();
        }
        self.visit("");
    }

    /// Goes to a tab, counted from 0 in the order they were opened.
    #[track_caller]
    pub fn go_to_tab(&self, index: usize) {
        self.gather_errors();
        let tab = self.tabs.borrow().get(index).cloned();
        let tab = tab.unwrap_or_else(|| panic!("there is no tab {index}"));
        self.session().ask(|client| client.switch_to_window(tab)).expect("go to the tab");
    }

    /// Closes the tab that is in front; go to another one after.
    #[track_caller]
    pub fn close_tab(&self) {
        self.gather_errors();
        let closed = self.session().ask(|client| async move {
            let tab = client.window().await?;
            client.close_window().await?;
            Ok(tab)
        });
        let closed = closed.expect("close the tab");
        self.tabs.borrow_mut().retain(|tab| *tab != closed);
    }

    /// How many tabs there are.
    pub(crate) fn tab_count(&self) -> usize {
        self.tabs.borrow().len()
    }
}
