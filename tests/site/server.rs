//! A small web server for the finished site, on this machine only, with the headers that a careful host sends.

use std::collections::HashMap;
use std::fs;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use super::compress;
use super::http::{self, Answer, Request};

/// What every page may do: run its own scripts and the engine, fetch its own files, and frame the guide.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

/// The one page that is made to stand in a frame on other sites.
const FRAMED: &str = "ramme.html";

/// A guide in a frame needs nothing of the machine but, when the reader asks for it, the clipboard.
const FRAME_PERMISSIONS: &str = "camera=(), microphone=(), geolocation=(), display-capture=(), payment=(), usb=(), serial=(), bluetooth=(), \
                                 hid=(), midi=(), fullscreen=(), screen-wake-lock=(), browsing-topics=()";

/// The type of each kind of file, by its ending.
const TYPES: [(&str, &str); 11] = [
    ("bin", "application/octet-stream"),
    ("css", "text/css; charset=utf-8"),
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("json", "application/json; charset=utf-8"),
    ("png", "image/png"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("woff2", "font/woff2"),
    ("zip", "application/zip"),
];

const NOT_FOUND: &str = r#"<!doctype html>
<html lang="nb">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Siden finnes ikke</title>
<link rel="icon" href="data:,">
<main>
<h1>Siden finnes ikke</h1>
<p>Adressen kan være skrevet feil. <a href="/">Gå til forsiden</a>.</p>
</main>
</html>
"#;

/// A server that has its port and is ready to answer.
pub struct Server {
    listener: TcpListener,
    root: PathBuf,
    compressed: Mutex<HashMap<u64, Vec<u8>>>,
}

/// What is sent: status, the ending that tells the type, and the content.
type Content = (u16, String, Vec<u8>);

/// Brings what a request asks for up to date before it is read.
type Prepare<'a> = dyn Fn(&str) -> Result<(), String> + Sync + 'a;

impl Server {
    /// Takes a port of this machine, or any free one for 0, for the site in `root`.
    pub fn bind(port: u16, root: &Path) -> io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        Ok(Server { listener, root: root.canonicalize()?, compressed: Mutex::default() })
    }

    /// The address of the site, without a stroke at the end.
    pub fn address(&self) -> io::Result<String> {
        Ok(format!("http://{}", self.listener.local_addr()?))
    }

    /// Answers for ever, each connection in a thread of its own.
    pub fn run(&self, prepare: &Prepare<'_>) {
        thread::scope(|scope| {
            for stream in self.listener.incoming().filter_map(Result::ok) {
                // A reader that goes away in the middle is no fault of the site.
                scope.spawn(move || drop(http::converse(&stream, |request| self.answer(request, prepare))));
            }
        });
    }

    fn answer(&self, request: &Request, prepare: &Prepare<'_>) -> Answer {
        let path = path_of(&request.url);
        let (status, ending, mut content) = match (request.method.as_str(), &path) {
            ("GET" | "HEAD", None) => not_found(),
            ("GET" | "HEAD", Some(path)) => match prepare(path) {
                Ok(()) => self.read(path).unwrap_or_else(not_found),
                Err(problem) => (500, "txt".to_owned(), problem.into_bytes()),
            },
            _ => (405, "txt".to_owned(), Vec::new()),
        };
        let (mut status, mark) = (status, mark(&content));
        if status == 200 && request.header("if-none-match") == Some(&mark) {
            (status, content) = (304, Vec::new());
        }
        let kind = TYPES.iter().find(|(name, _)| *name == ending).map_or("application/octet-stream", |(_, kind)| kind);
        let ancestors = if path.as_deref() == Some(FRAMED) { "*" } else { "'none'" };
        let mut headers = vec![
            ("Content-Type", kind.to_owned()),
            ("Content-Security-Policy", format!("{POLICY}; frame-ancestors {ancestors}")),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Referrer-Policy", "no-referrer".to_owned()),
            ("Cache-Control", kept(path.as_deref(), &request.url, status).to_owned()),
            ("ETag", mark),
            ("Vary", "Accept-Encoding".to_owned()),
            // Everything here is public, so a portal at another address may load it.
            ("Access-Control-Allow-Origin", "*".to_owned()),
            ("Cross-Origin-Resource-Policy", "cross-origin".to_owned()),
        ];
        if path.as_deref() == Some(FRAMED) {
            headers.push(("Permissions-Policy", FRAME_PERMISSIONS.to_owned()));
        }
        if status == 405 {
            headers.push(("Allow", "GET, HEAD".to_owned()));
        }
        if status != 304 && request.header("accept-encoding").is_some_and(|accepted| accepted.contains("gzip")) {
            headers.push(("Content-Encoding", "gzip".to_owned()));
            let ready = path.as_deref().filter(|_| status == 200).and_then(|path| self.read(&format!("{path}.gz")));
            content = ready.map_or_else(|| self.compress(&content), |(_, _, twin)| twin);
        }
        Answer { status, headers, content }
    }

    /// A file of the site. Nothing outside its folder is ever read, not even through a link.
    fn read(&self, path: &str) -> Option<Content> {
        let file = self.root.join(path).canonicalize().ok().filter(|file| file.starts_with(&self.root))?;
        let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default().to_owned();
        Some((200, ending, fs::read(file).ok()?))
    }

    /// The content compressed, once for each content.
    fn compress(&self, content: &[u8]) -> Vec<u8> {
        let mut known = self.compressed.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(hash(content)).or_insert_with(|| compress::gzip(content)).clone()
    }
}

/// What tells one content from another, however it is compressed.
fn mark(content: &[u8]) -> String {
    format!("W/\"{:016x}\"", hash(content))
}

fn hash(content: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish()
}

/// How long a browser may keep a file: what has its content's hash in its address for ever, the rest if it asks each time whether
/// it has changed.
fn kept(path: Option<&str>, url: &str, status: u16) -> &'static str {
    let in_folder = |folder| path.is_some_and(|path| path.starts_with(folder));
    let asked = url.split_once('?').map_or("", |(_, asked)| asked);
    let hashed = asked.len() == 12 && asked.bytes().all(|it| it.is_ascii_hexdigit());
    let named = in_folder(super::release::FOLDER) || in_folder("regler/") && hashed;
    match status {
        200 | 304 if named => "public, max-age=31536000, immutable",
        200 | 304 => "no-cache",
        _ => "no-store",
    }
}

fn not_found() -> Content {
    (404, "html".to_owned(), NOT_FOUND.as_bytes().to_vec())
}

/// The file that an address asks for, relative to the site; none if it names something hidden or outside.
fn path_of(url: &str) -> Option<String> {
    let path = decode(url.split(['?', '#']).next()?.strip_prefix('/')?)?;
    let path = if path.is_empty() || path.ends_with('/') { path + "index.html" } else { path };
    let plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', '\0', ':']);
    path.split('/').all(plain).then_some(path)
}

/// Undoes percent-encoding; none if it is not text afterwards.
fn decode(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::new();
    while let Some(byte) = bytes.next() {
        decoded.push(if byte == b'%' {
            let digits = [bytes.next()?, bytes.next()?];
            u8::from_str_radix(str::from_utf8(&digits).ok()?, 16).ok()?
        } else {
            byte
        });
    }
    String::from_utf8(decoded).ok()
}
