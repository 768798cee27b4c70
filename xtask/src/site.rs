//! A small static file server on the loopback address, for looking at the page and for its tests.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

/// A folder served under a path of its own, until dropped.
#[derive(Debug)]
pub struct Site {
    port: u16,
    prefix: String,
    closed: Arc<AtomicBool>,
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
        let closed = Arc::new(AtomicBool::new(false));
        let site = Self { port, prefix: prefix.to_owned(), closed: Arc::clone(&closed) };
        let (folder, prefix) = (Arc::new(folder.to_owned()), prefix.to_owned());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if closed.load(Ordering::Relaxed) {
                    return;
                }
                let (folder, prefix) = (Arc::clone(&folder), prefix.clone());
                // A visitor that goes away in the middle is no fault of the site's.
                thread::spawn(move || answer(&stream, &folder, &prefix).ok());
            }
        });
        Ok(site)
    }

    /// The page's address.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.prefix)
    }

    /// The address up to the port, without a closing slash.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.closed.store(true, Ordering::Relaxed);
        // A last visitor wakes the listener, which then sees that the site has closed.
        TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).ok();
    }
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

fn answer(stream: &TcpStream, folder: &Path, prefix: &str) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut lines = BufReader::new(stream).lines();
    let request = lines.next().transpose()?.unwrap_or_default();
    // The rest of the head is read to its end, or closing the socket would reset the connection.
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    let mut words = request.split(' ');
    let (method, address) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let found =
        file_for(address, folder, prefix).and_then(|file| Some((fs::read(&file).ok()?, content_type(&file))));
    let (status, kind, body) = match (method, found) {
        ("GET" | "HEAD", Some((body, kind))) => ("200 OK", kind, body),
        ("GET" | "HEAD", None) => ("404 Not Found", "text/plain; charset=utf-8", b"not found".to_vec()),
        _ => ("405 Method Not Allowed", "text/plain; charset=utf-8", b"only GET and HEAD".to_vec()),
    };
    let mut out = stream;
    write!(
        out,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if method != "HEAD" {
        out.write_all(&body)?;
    }
    out.flush()
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
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "txt" | "md" => "text/plain; charset=utf-8",
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
}
