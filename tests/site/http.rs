//! As much of HTTP/1.1 as a local web server needs: requests without a body, answers with a length.

use std::io::{self, BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::time::Duration;

/// The longest head of a request, in bytes.
const LONGEST_HEAD: u64 = 1 << 16;

/// How long a connection may be silent before it is closed.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a browser asks for.
pub struct Request {
    /// `GET` and the like.
    pub method: String,
    /// The address, from the first stroke on.
    pub url: String,
    headers: Vec<(String, String)>,
}

/// What it gets.
pub struct Answer {
    /// The status: 200 and the like.
    pub status: u16,
    /// Names with values; the length is added when it is sent.
    pub headers: Vec<(&'static str, String)>,
    /// The content.
    pub content: Vec<u8>,
}

impl Request {
    /// The value of a header; `name` in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// Answers every request of a connection until one side closes it.
pub fn converse(stream: &TcpStream, answer: impl Fn(&Request) -> Answer) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(request) = read(&mut reader)? {
        // A body would be taken for the next request, so the connection ends with a request that has one.
        let length = request.header("content-length").is_some_and(|length| length != "0");
        let last =
            length || request.header("transfer-encoding").is_some() || request.header("connection") == Some("close");
        send(stream, &request, answer(&request), last)?;
        if last {
            break;
        }
    }
    Ok(())
}

/// The next request; none when the connection is closed or what comes is not a request.
fn read(reader: &mut BufReader<&TcpStream>) -> io::Result<Option<Request>> {
    let mut lines = reader.take(LONGEST_HEAD).lines();
    let Some(first) = lines.next().transpose()? else {
        return Ok(None);
    };
    let mut words = first.split(' ');
    let (Some(method), Some(url), Some("HTTP/1.1")) = (words.next(), words.next(), words.next()) else {
        return Ok(None);
    };
    let mut headers = Vec::new();
    for line in lines {
        let line = line?;
        if line.is_empty() {
            return Ok(Some(Request { method: method.to_owned(), url: url.to_owned(), headers }));
        }
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        headers.push((name.to_lowercase(), value.trim().to_owned()));
    }
    Ok(None)
}

fn send(mut stream: &TcpStream, request: &Request, answer: Answer, last: bool) -> io::Result<()> {
    let reason = match answer.status {
        200 => "OK",
        304 => "Not Modified",
        404 => "Not Found",
        405 => "Method Not Allowed",
        _ => "Internal Server Error",
    };
    let mut message = format!("HTTP/1.1 {} {reason}\r\n", answer.status);
    // What has not changed has no content, and its length would be taken for the known content's.
    if answer.status != 304 {
        message += &format!("Content-Length: {}\r\n", answer.content.len());
    }
    for (name, value) in &answer.headers {
        message += &format!("{name}: {value}\r\n");
    }
    message += if last { "Connection: close\r\n\r\n" } else { "\r\n" };
    let mut message = message.into_bytes();
    if request.method != "HEAD" {
        message.extend(answer.content);
    }
    stream.write_all(&message)
}
