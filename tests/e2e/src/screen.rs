//! A screen that nobody sees, for the browser that knows no other way: WebKitGTK's.
//!
//! Each browser has one of its own, since a screen has one clipboard and one window that the keys go to.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::pool::DOWNLOADS;
use crate::watchdog::{Watchdog, leads_a_group};

/// Without it the tool line of the window is wider than a telephone.
const NARROW: &str = "* { min-width: 0; padding: 0; margin: 0; border-width: 0; }";

/// A running Xvfb, ended when dropped.
#[derive(Debug)]
pub(crate) struct Screen {
    process: Child,
    display: String,
    _watchdog: Watchdog,
}

impl Screen {
    /// Starts a screen. It is small so that its pointer, which stands in the middle, is on every window:
    /// where nobody manages windows, the one below the pointer has the focus. Windows may be larger.
    pub(crate) fn start(folder: &Path) -> Self {
        let mut command = Command::new("Xvfb");
        leads_a_group(&mut command);
        let mut process = command
            .args(["-displayfd", "1", "-screen", "0", "640x640x24", "-nolisten", "tcp"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("cannot start Xvfb: {error}"));
        let mut number = String::new();
        let output = process.stdout.take().expect("its output is piped");
        BufReader::new(output).read_line(&mut number).expect("read the number of the display");
        assert!(!number.is_empty(), "Xvfb ended without naming its display");
        let watchdog = Watchdog::over(&process, folder);
        Self { process, display: format!(":{}", number.trim()), _watchdog: watchdog }
    }

    /// Has a program draw here and keep all it keeps in `folder`.
    pub(crate) fn prepare(&self, command: &mut Command, folder: &Path) {
        let settings = folder.join("settings");
        fs::create_dir_all(settings.join("gtk-3.0")).expect("make the folder");
        fs::write(settings.join("gtk-3.0/gtk.css"), NARROW).expect("write the style");
        let downloads = format!("XDG_DOWNLOAD_DIR=\"{}\"\n", folder.join(DOWNLOADS).display());
        fs::write(settings.join("user-dirs.dirs"), downloads).expect("write the folders");
        command.env("DISPLAY", &self.display).env("HOME", folder).env("XDG_CONFIG_HOME", settings);
        for variable in ["XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"] {
            command.env(variable, folder);
        }
        // Where that language is not installed, it is the browser's own.
        command.env("LANG", "zh_CN.UTF-8").env_remove("LC_ALL").env_remove("WAYLAND_DISPLAY");
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
