//! What the page is measured beside: npm packages, of which some files are read. Without npm the page is measured alone.

use anyhow::Result;
use xtask::peers::{self, Peer};

use super::Step;
use super::npm::Package;

/// The peers, where they can be installed.
pub(super) fn ready(step: &Step) -> Result<()> {
    for peer in peers::ALL {
        if !is_there(&peer)? {
            let package = Package {
                name: peer.package,
                version: peer.version,
                script: "",
                note: "npm package, for measuring only, once per user",
            };
            if let Err(lack) = package.install(step) {
                step.without(peer.package, &format!("{lack:#}"));
                continue;
            }
        }
        step.ready(&format!("{} {}", peer.package, peer.version), "");
    }
    Ok(())
}

fn is_there(peer: &Peer) -> Result<bool> {
    Ok(peer.paths()?.iter().all(|file| file.is_file()))
}
