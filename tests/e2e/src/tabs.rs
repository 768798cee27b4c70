//! Several tabs of one browser, which share their storage.

use crate::Page;

impl Page {
    /// Opens the page once more in a new tab and goes there.
    #[track_caller]
    pub fn open_tab(&self) {
        self.session
            .ask(|client| async move {
                let tab = client.new_window(true).await?.handle;
                client.switch_to_window(tab).await
            })
            .expect("open a tab");
        self.visit("");
    }

    /// Goes to a tab, counted from 0 in the order they were opened.
    #[track_caller]
    pub fn go_to_tab(&self, index: usize) {
        self.session
            .ask(|client| async move {
                let tabs = client.windows().await?;
                let tab = tabs.into_iter().nth(index).unwrap_or_else(|| panic!("there is no tab {index}"));
                client.switch_to_window(tab).await
            })
            .expect("go to the tab");
    }

    /// Closes the tab that is in front; go to another one after.
    #[track_caller]
    pub fn close_tab(&self) {
        self.session.ask(|client| async move { client.close_window().await }).expect("close the tab");
    }
}
