//! What each browser is asked to be: fresh, Chinese, as large as an office screen, silent about itself.

use std::fs;
use std::path::Path;

use fantoccini::wd::Capabilities;
use serde_json::{Value, json};
use xtask::browser::{Browser, Engine, FLAGS};

use crate::pool::DOWNLOADS;

/// What a session can be asked to be, besides usual.
#[derive(Debug, Clone, Default)]
pub(crate) struct Wishes {
    pub(crate) storage_refused: bool,
    pub(crate) without_logs: bool,
    pub(crate) flags: Vec<String>,
    /// What all requests of browsers go through that keep no log of them.
    pub(crate) proxy: String,
}

/// The capabilities of a browser that keeps everything in `folder`.
pub(crate) fn of(browser: &Browser, folder: &Path, wishes: &Wishes) -> Capabilities {
    let all = match browser.engine {
        Engine::Chromium => chromium(browser, folder, wishes),
        Engine::Firefox => firefox(browser, folder, wishes),
        Engine::WebKit => webkit(browser, wishes),
    };
    all.as_object().cloned().unwrap_or_default()
}

fn chromium(browser: &Browser, folder: &Path, wishes: &Wishes) -> Value {
    let mut flags: Vec<String> = FLAGS.map(str::to_owned).into();
    flags.push("--no-first-run".to_owned());
    flags.push("--window-size=1366,768".to_owned());
    flags.push(format!("--user-data-dir={}", folder.join("profile").display()));
    flags.extend(wishes.flags.iter().cloned());
    let mut preferences = json!({
        "download.default_directory": folder.join(DOWNLOADS),
        "download.prompt_for_download": false,
        // A page may offer several files one after another.
        "profile.default_content_setting_values.automatic_downloads": 1,
        "intl.accept_languages": "zh-CN,zh",
    });
    if wishes.storage_refused {
        // Blocking cookies makes the mere mention of localStorage throw.
        preferences["profile.default_content_setting_values.cookies"] = json!(2);
    }
    let logs =
        if wishes.without_logs { json!({}) } else { json!({ "browser": "ALL", "performance": "ALL" }) };
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "binary": browser.program, "args": flags, "prefs": preferences },
        "goog:loggingPrefs": logs,
    })
}

fn firefox(browser: &Browser, folder: &Path, wishes: &Wishes) -> Value {
    let profile = folder.join("profile");
    fs::create_dir_all(profile.join("chrome")).expect("make the folder");
    // Otherwise no window is narrower than 450 px, which telephones are.
    fs::write(profile.join("chrome/userChrome.css"), ":root { min-width: 0 !important; }")
        .expect("write the style");
    let mut preferences = json!({
        "browser.download.folderList": 2,
        "browser.download.dir": folder.join(DOWNLOADS),
        "browser.download.always_ask_before_handling_new_types": false,
        "browser.download.alwaysOpenPanel": false,
        "intl.accept_languages": "zh-CN,zh",
        "toolkit.legacyUserProfileCustomizations.stylesheets": true,
        // The harness may fill the clipboard.
        "dom.events.testing.asyncClipboard": true,
        // Else what is on this computer would be asked without the proxy, which is to know of it.
        "network.proxy.allow_hijacking_localhost": true,
        // What it starts beforehand, for pages that never come.
        "dom.ipc.processPrelaunch.enabled": false,
        "browser.newtabpage.enabled": false,
        "media.rdd-process.enabled": false,
        "media.utility-process.enabled": false,
        // What it would ask of its makers by itself.
        "services.settings.server": "data:,#remote-settings-dummy/v1",
        "app.normandy.enabled": false,
        "app.shield.optoutstudies.enabled": false,
        "nimbus.rollouts.enabled": false,
        "network.captive-portal-service.enabled": false,
        "network.connectivity-service.enabled": false,
    });
    if wishes.storage_refused {
        // As in Chromium: the mere mention of localStorage throws.
        preferences["network.cookie.cookieBehavior"] = json!(2);
    }
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": {
            "binary": browser.program,
            "args": ["-headless", "-profile", profile],
            "prefs": preferences,
        },
        "proxy": proxy(wishes),
    })
}

fn webkit(browser: &Browser, wishes: &Wishes) -> Value {
    // It keeps nothing: under automation its profile is in memory alone.
    json!({
        "browserName": "MiniBrowser",
        "webkitgtk:browserOptions": {
            "binary": browser.program,
            "args": ["--automation", "--javascript-can-access-clipboard=true"],
        },
        "proxy": proxy(wishes),
    })
}

fn proxy(wishes: &Wishes) -> Value {
    json!({ "proxyType": "manual", "httpProxy": wishes.proxy, "sslProxy": wishes.proxy, "noProxy": [] })
}
