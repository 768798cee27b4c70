//! A small static file server on the loopback address, for looking at the page and for its tests.

mod proxy;

use std::borrow::Cow;
use std::fs;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

pub use proxy::Proxy;

const HTML: &str = "text/html; charset=utf-8";
const TEXT: &str = "text/plain; charset=utf-8";

/// A folder served under a path of its own, until dropped.
///
/// For browsers that are told to send everything through a [`Proxy`] it answers that way, too: its own
/// addresses as ever, all others with a refusal. So it knows of every request.
#[derive(Debug)]
pub struct Site {
    port: u16,
    state: Arc<State>,
}

/// What the threads that answer share with the site.
#[derive(Debug)]
struct State {
    folder: PathBuf,
    prefix: String,
    origin: String,
    closed: AtomicBool,
    book: Mutex<Book>,
}

/// What can be asked of a site while it is open, and what it has seen.
#[derive(Debug, Default)]
struct Book {
    requests: Vec<String>,
    cut_off: Option<String>,
    first_script: String,
    /// These files are empty, by how their addresses end.
    emptied: Option<&'static str>,
}

impl Site {
    /// Serves `folder` at `prefix` (which starts and ends with a slash) on the first free port from
    /// `port` on; port 0 takes any free one.
    ///
    /// # Errors
    ///
    /// When no port can be had.
    pub fn serve(folder: &Path, prefix: &str, port: u16) -> io::Result<Self> {
        let listener = first_free(port)?;
        let port = listener.local_addr()?.port();
        let state = Arc::new(State {
            folder: folder.to_owned(),
            prefix: prefix.to_owned(),
            origin: format!("http://{}:{port}", Ipv4Addr::LOCALHOST),
            closed: AtomicBool::new(false),
            book: Mutex::default(),
        });
        let site = Self { port, state: Arc::clone(&state) };
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if state.closed.load(Ordering::Relaxed) {
                    return;
                }
                let state = Arc::clone(&state);
                // A visitor that goes away in the middle is no fault of the site's.
                thread::spawn(move || {
                    let request = Request::read(&stream).ok().flatten()?;
                    state.answer(&request, &stream).ok()
                });
            }
        });
        Ok(site)
    }

    /// The page's address.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.state.prefix)
    }

    /// The address up to the port, without a closing slash.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.state.origin
    }

    /// The addresses of all requests so far, in order.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.state.book().requests.clone()
    }

    /// From now on, requests whose address contains this get no answer: as without a network.
    pub fn cut_off(&self, part: Option<&str>) {
        self.state.book().cut_off = part.map(str::to_owned);
    }

    /// From now on, what stands at addresses that end so is served as an empty file.
    pub fn empty(&self, end: &'static str) {
        self.state.book().emptied = Some(end);
    }

    /// From now on, pages are served with this script before everything else in them, what they say
    /// of scripts they allow included.
    pub fn first_script(&self, script: &str) {
        script.clone_into(&mut self.state.book().first_script);
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.state.closed.store(true, Ordering::Relaxed);
        // A last visitor wakes the listener, which then sees that the site has closed.
        TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).ok();
    }
}

impl State {
    fn book(&self) -> MutexGuard<'_, Book> {
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn answer(&self, request: &Request, stream: &TcpStream) -> io::Result<()> {
        let Request { method, address } = request;
        if self.note(address) {
            return Ok(());
        }
        let own = address.strip_prefix(&self.origin).unwrap_or(address);
        let (status, kind, body) = match method.as_str() {
            _ if !own.starts_with('/') => REFUSED,
            "GET" | "HEAD" => self.found(own).unwrap_or_else(|| ("404 Not Found", TEXT, b"not found".into())),
            _ => ("405 Method Not Allowed", TEXT, b"only GET and HEAD".into()),
        };
        request.answer(stream, status, kind, &body)
    }

    /// Notes the request; whether it is to get no answer.
    fn note(&self, address: &str) -> bool {
        let mut book = self.book();
        let full =
            if address.starts_with('/') { format!("{}{address}", self.origin) } else { address.to_owned() };
        let is_cut_off = book.cut_off.as_ref().is_some_and(|part| full.contains(part));
        book.requests.push(full);
        is_cut_off
    }

    fn found(&self, address: &str) -> Option<(&'static str, &'static str, Cow<'static, [u8]>)> {
        let file = file_for(address, &self.folder, &self.prefix)?;
        let body = fs::read(&file).ok()?;
        let kind = content_type(&file);
        let book = self.book();
        if book.emptied.is_some_and(|end| file.ends_with(end)) {
            return Some(("200 OK", kind, Cow::Borrowed(b"")));
        }
        let script = &book.first_script;
        let body = if kind == HTML && !script.is_empty() { with_first_script(&body, script) } else { body };
        Some(("200 OK", kind, body.into()))
    }
}

/// The first line of a request.
#[derive(Debug)]
struct Request {
    method: String,
    /// As it was asked: a path, or of a proxy the whole address.
    address: String,
}

/// What is said of an address that is not the site's.
const REFUSED: (&str, &str, Cow<'static, [u8]>) = ("502 Bad Gateway", TEXT, Cow::Borrowed(b"only this site"));

impl Request {
    /// Reads the head of a request; none where there is none.
    fn read(stream: &TcpStream) -> io::Result<Option<Self>> {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        let mut lines = BufReader::new(stream).lines();
        let first = lines.next().transpose()?.unwrap_or_default();
        // The rest of the head is read to its end, or closing the socket would reset the connection.
        while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
        let mut words = first.split(' ').map(str::to_owned);
        Ok(words.next().zip(words.next()).map(|(method, address)| Self { method, address }))
    }

    fn answer(&self, mut out: &TcpStream, status: &str, kind: &str, body: &[u8]) -> io::Result<()> {
        write!(
            out,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        if self.method != "HEAD" {
            out.write_all(body)?;
        }
        out.flush()
    }
}

/// The page with a script before everything else in its head, whose own tag a small page leaves out. What says that it is
/// HTML stays first, or browsers would take it for a page of the last century.
#[must_use]
pub fn with_first_script(page: &[u8], script: &str) -> Vec<u8> {
    let after = |tag: &[u8]| {
        let start = page.windows(tag.len()).position(|part| part == tag)?;
        page[start..].iter().position(|byte| *byte == b'>').map(|at| start + at + 1)
    };
    let at = after(b"<head>").or_else(|| after(b"<html")).or_else(|| after(b"<!doctype")).unwrap_or_default();
    let (before, after) = page.split_at(at);
    [before, b"<script>", script.as_bytes(), b"</script>", after].concat()
}

fn first_free(port: u16) -> io::Result<TcpListener> {
    let last = if port == 0 { 0 } else { port.saturating_add(100) };
    let mut result = Err(io::Error::other("no port tried"));
    for port in port..=last {
        result = TcpListener::bind((Ipv4Addr::LOCALHOST, port));
        if result.is_ok() {
            break;
        }
    }
    result
}

/// The file an address means; none when it lies outside the prefix or tries to leave the folder.
fn file_for(address: &str, folder: &Path, prefix: &str) -> Option<PathBuf> {
    let path = address.split(['?', '#']).next()?;
    let inside = percent_decoded(path.strip_prefix(prefix)?)?;
    let inside = Path::new(&inside);
    if !inside.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let file = folder.join(inside);
    Some(if file.is_dir() { file.join("index.html") } else { file })
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut out = Vec::new();
    while let Some(byte) = bytes.next() {
        if byte == b'%' {
            let digits = [bytes.next()?, bytes.next()?];
            out.push(u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?);
        } else {
            out.push(byte);
        }
    }
    String::from_utf8(out).ok()
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|name| name.to_str()).unwrap_or_default() {
        "html" => HTML,
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "md" => TEXT,
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use super::*;

    fn get(site: &Site, path: &str) -> String {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, site.port)).expect("connect");
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\n\r\n").expect("ask");
        let mut text = String::new();
        stream.read_to_string(&mut text).expect("answer");
        text
    }

    #[test]
    fn files_are_served_under_the_prefix_and_nothing_else_is() {
        let folder = tempfile::tempdir().expect("folder");
        fs::write(folder.path().join("index.html"), "page").expect("page");
        fs::write(folder.path().join("a b.wasm"), "wasm").expect("wasm");
        let site = Site::serve(folder.path(), "/some/path/", 0).expect("site");

        assert!(get(&site, "/some/path/").ends_with("page"));
        assert!(get(&site, "/some/path/?x=1").ends_with("page"));
        assert!(get(&site, "/some/path/a%20b.wasm").contains("application/wasm"));
        for outside in
            ["/", "/index.html", "/some/path/none", "/some/path/../path/index.html", "/some/path/%2e%2e/x"]
        {
            assert!(get(&site, outside).starts_with("HTTP/1.1 404"), "{outside}");
        }
    }

    #[test]
    fn a_busy_port_is_passed_over() {
        let folder = tempfile::tempdir().expect("folder");
        let first = Site::serve(folder.path(), "/", 0).expect("first");
        let second = Site::serve(folder.path(), "/", first.port).expect("second");
        assert!(second.port > first.port);
    }

    #[test]
    fn a_first_script_comes_before_all_that_is_in_the_head() {
        let page = with_first_script(b"<html><head><meta></head></html>", "f()");
        assert_eq!(page, b"<html><head><script>f()</script><meta></head></html>");
        let page = with_first_script(b"<!doctype html><html lang=zh-CN><meta>", "f()");
        assert_eq!(page, b"<!doctype html><html lang=zh-CN><script>f()</script><meta>");
    }
}
