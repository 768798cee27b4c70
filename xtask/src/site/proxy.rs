//! What a browser that keeps no log of its requests sends everything through: it hands each request to the site that is
//! shown at the time, and so that site knows of them all.

use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::{REFUSED, Request, Site, State};

/// A proxy on the loopback address, for one browser that shows one site after another, until dropped.
#[derive(Debug)]
pub struct Proxy {
    port: u16,
    ways: Arc<Ways>,
}

#[derive(Debug, Default)]
struct Ways {
    closed: AtomicBool,
    sites: Mutex<Sites>,
}

#[derive(Debug, Default)]
struct Sites {
    shown: Option<Arc<State>>,
    /// The origins of those before it: what their pages still ask for is no request of the next one's.
    left: Vec<String>,
}

impl Proxy {
    /// Starts a proxy on any free port, which refuses everything at first.
    ///
    /// # Errors
    ///
    /// When no port can be had.
    pub fn start() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let port = listener.local_addr()?.port();
        let ways = Arc::new(Ways::default());
        let proxy = Self { port, ways: Arc::clone(&ways) };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if ways.closed.load(Ordering::Relaxed) {
                    return;
                }
                let ways = Arc::clone(&ways);
                thread::spawn(move || ways.answer(&stream).ok());
            }
        });
        Ok(proxy)
    }

    /// Its address, as settings of browsers want it.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }

    /// From now on, every request is this site's to answer and to note.
    pub fn show(&self, site: &Site) {
        self.leave();
        self.ways.sites().shown = Some(Arc::clone(&site.state));
    }

    /// From now on, every request is refused.
    pub fn leave(&self) {
        let mut sites = self.ways.sites();
        if let Some(before) = sites.shown.take() {
            sites.left.push(before.origin.clone());
        }
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.ways.closed.store(true, Ordering::Relaxed);
        // A last visitor wakes the listener, which then sees that the proxy has closed.
        TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).ok();
    }
}

impl Ways {
    fn sites(&self) -> MutexGuard<'_, Sites> {
        self.sites.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, stream: &TcpStream) -> io::Result<()> {
        let Some(request) = Request::read(stream)? else { return Ok(()) };
        match self.shown_for(&request.address) {
            Some(site) => site.answer(&request, stream),
            None => {
                let (status, kind, body) = REFUSED;
                request.answer(stream, status, kind, &body)
            }
        }
    }

    fn shown_for(&self, address: &str) -> Option<Arc<State>> {
        let sites = self.sites();
        let is_of = |origin: &String| address.strip_prefix(origin).is_some_and(|path| path.starts_with('/'));
        if sites.left.iter().any(is_of) { None } else { sites.shown.clone() }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::{Read as _, Write as _};

    use super::*;

    fn get(proxy: &Proxy, address: &str) -> String {
        let mut stream = TcpStream::connect(proxy.address()).expect("connect");
        write!(stream, "GET {address} HTTP/1.1\r\nHost: x\r\n\r\n").expect("ask");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("answer");
        text
    }

    #[test]
    fn it_hands_all_to_the_site_that_is_shown() {
        let folder = tempfile::tempdir().expect("folder");
        fs::write(folder.path().join("index.html"), "page").expect("page");
        let site = || Site::serve(folder.path(), "/", 0).expect("site");
        let (first, second) = (site(), site());
        let proxy = Proxy::start().expect("a proxy");
        assert!(get(&proxy, &first.url()).starts_with("HTTP/1.1 502"));

        proxy.show(&first);
        assert!(get(&proxy, &first.url()).ends_with("page"));
        assert!(get(&proxy, "http://elsewhere.test/").starts_with("HTTP/1.1 502"));
        first.cut_off(Some("index"));
        let cut_off = format!("{}index.html", first.url());
        assert_eq!(get(&proxy, &cut_off), "");
        first.cut_off(None);
        assert!(get(&proxy, &cut_off).ends_with("page"));

        // What the page before still asks for is refused, and noted by nobody.
        proxy.show(&second);
        assert!(get(&proxy, &first.url()).starts_with("HTTP/1.1 502"));
        assert!(get(&proxy, &second.url()).ends_with("page"));
        assert_eq!(first.requests(), [&first.url(), "http://elsewhere.test/", &cut_off, &cut_off]);
        assert_eq!(second.requests(), [second.url()]);
        proxy.leave();
        assert!(get(&proxy, &second.url()).starts_with("HTTP/1.1 502"));
    }
}
