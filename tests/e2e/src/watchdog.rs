//! Ends what these tests have started when the tests end, however they do: browsers that wait for a story are in no one's
//! hands then.

use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A shell that waits for these tests to end, and then ends a group of processes and removes their folder.
#[derive(Debug)]
pub(crate) struct Watchdog(Option<Child>);

/// Its input ends with these tests.
const SCRIPT: &str = r#"read -r _; kill -9 "-$1"; rm -rf -- "$2" || rm -rf -- "$2""#;

impl Watchdog {
    /// Watches over a process that leads a group, see [`leads_a_group`].
    pub(crate) fn over(process: &Child, folder: &Path) -> Self {
        let group = process.id().to_string();
        let mut shell = Command::new("sh");
        shell.args(["-c", SCRIPT, "watchdog", &group]).arg(folder);
        shell.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        // Ctrl+C is for the tests; this is there for what comes after.
        leads_a_group(&mut shell);
        Self(cfg!(unix).then(|| shell.spawn().expect("start a shell")))
    }
}

impl Drop for Watchdog {
    fn drop(&mut self) {
        // What it watched has ended in order.
        if let Some(mut shell) = self.0.take() {
            shell.kill().ok();
            shell.wait().ok();
        }
    }
}

/// Has the process and all that it starts be a group of their own.
pub(crate) fn leads_a_group(command: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(not(unix))]
    let _ = command;
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;

    use super::*;
    use crate::wait::keep_looking;

    #[test]
    fn what_is_watched_ends_with_its_watchers_input_and_leaves_nothing() {
        let folder = tempfile::tempdir().expect("a folder").keep();
        fs::write(folder.join("file"), "kept").expect("a file");
        let mut sleeper = Command::new("sh");
        // Its own child is in its group.
        sleeper.args(["-c", "sleep 600 & sleep 600"]);
        leads_a_group(&mut sleeper);
        let mut sleeper = sleeper.spawn().expect("a process");
        let mut watchdog = Watchdog::over(&sleeper, &folder);
        assert!(sleeper.try_wait().expect("its state").is_none() && folder.is_dir());
        // As when these tests end.
        drop(watchdog.0.as_mut().and_then(|shell| shell.stdin.take()));
        let ended = keep_looking(|| sleeper.try_wait().ok().flatten());
        assert!(ended.is_some_and(|status| !status.success()), "{ended:?}");
        assert!(keep_looking(|| (!folder.exists()).then_some(())).is_some(), "the folder is still there");
    }
}
