//! `cargo xtask serve`: the page as published, on this machine.

use std::thread;

use anyhow::{Context as _, Result, bail};
use xtask::paths;
use xtask::site::Site;

use crate::command::run;
use crate::page;
use crate::tools;

/// What one can ask of `serve`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    port: u16,
    /// For developers: a debug build, built and loaded again at every change.
    watch: bool,
}

impl Options {
    /// Reads the words after `serve`.
    pub(crate) fn parse(words: &[&str]) -> Result<Self> {
        let mut options = Self { port: 8080, watch: false };
        let mut words = words.iter();
        while let Some(word) = words.next() {
            match *word {
                "--watch" => options.watch = true,
                "--port" => {
                    let port = words.next().context("--port needs a number")?;
                    options.port =
                        port.parse().with_context(|| format!("{port} is no port number (1 to 65535)"))?;
                }
                other => bail!("serve knows --port N and --watch, not {other}"),
            }
        }
        Ok(options)
    }
}

/// Builds the page and serves it until interrupted.
pub(crate) fn serve(options: &Options) -> Result<()> {
    let tools = tools::set_up(&tools::PAGE)?;
    if options.watch {
        let port = options.port.to_string();
        // Trunk's server injects a script with an address of its own, which wants the root.
        return run(page::trunk(&tools).args(["serve", "--public-url", "/", "--port", &port]));
    }
    page::release(&tools)?;
    let site = Site::serve(&paths::dist(), "/", options.port).context("no free port")?;
    println!("serving the page at {} (stop with Ctrl+C)", site.url());
    loop {
        thread::park();
    }
}

#[cfg(test)]
mod tests {
    use super::Options;

    #[test]
    fn options_come_in_any_order_and_mistakes_are_named() {
        assert_eq!(Options::parse(&[]).expect("none"), Options { port: 8080, watch: false });
        let both = Options::parse(&["--watch", "--port", "9000"]).expect("both");
        assert_eq!(both, Options { port: 9000, watch: true });
        for (words, named) in [(["--port", "x"], "x is no port"), (["--fast", ""], "--fast")] {
            let said = Options::parse(&words).expect_err("refused").to_string();
            assert!(said.contains(named), "{said}");
        }
    }
}
