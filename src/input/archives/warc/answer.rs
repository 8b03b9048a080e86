//! What a record holds: an HTTP answer as it came over the line (RFC 9112), or a page alone.

use std::io::{self, BufRead, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::{Headers, PAGE_BYTES, head_of, is_html, line_of};

/// HTML that was found in a record.
pub(super) struct Found {
    pub(super) content_type: String,
    pub(super) body: Vec<u8>,
}

/// A page without an answer around it.
pub(super) fn resource(headers: Headers<'_>, block: &mut impl BufRead) -> io::Result<Option<Found>> {
    let content_type = headers.get("content-type").unwrap_or_default();
    if !is_html(&content_type) {
        return Ok(None);
    }
    Ok(Some(Found { content_type, body: start_of(block)? }))
}

/// The page of an HTTP answer, when it is a success and holds one.
pub(super) fn response(block: &mut impl BufRead) -> io::Result<Option<Found>> {
    let status = line_of(block, super::HEAD_BYTES)?;
    if !is_success(&status) {
        return Ok(None);
    }
    let head = head_of(block)?;
    let headers = Headers::new(&head);
    let content_type = headers.get("content-type").unwrap_or_default();
    if !is_html(&content_type) {
        return Ok(None);
    }
    let names = |field: &str| headers.get(field).unwrap_or_default().trim().to_ascii_lowercase();
    let mut body = start_of(block)?;
    if names("transfer-encoding").contains("chunked") {
        body = joined(body);
    }
    Ok(Some(Found { content_type, body: unpacked(body, &names("content-encoding")) }))
}

/// `HTTP/1.1 200 OK`
fn is_success(status: &[u8]) -> bool {
    let mut words = status.split(u8::is_ascii_whitespace).filter(|it| !it.is_empty());
    words.next().is_some_and(|it| it.starts_with(b"HTTP/"))
        && words.next().is_some_and(|it| it.len() == 3 && it.starts_with(b"2"))
}

fn start_of(block: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    block.take(PAGE_BYTES as u64).read_to_end(&mut body)?;
    Ok(body)
}

/// A body without the lines that say how long its chunks are (RFC 9112 §7.1); as it is when it is not in chunks after
/// all, as many archives undo them and keep the header.
fn joined(body: Vec<u8>) -> Vec<u8> {
    let mut out = Vec::new();
    let mut rest = body.as_slice();
    while !rest.is_empty() {
        let end = rest.iter().position(|it| *it == b'\n').unwrap_or(rest.len());
        let Some(size) = chunk_size(&rest[..end]) else {
            return if out.is_empty() { body } else { out };
        };
        if size == 0 || end == rest.len() {
            break;
        }
        let chunk = &rest[end + 1..];
        out.extend_from_slice(&chunk[..size.min(chunk.len())]);
        // A line break ends each chunk.
        rest = chunk.get(size..).and_then(|it| it.strip_prefix(b"\r\n").or(it.get(1..))).unwrap_or_default();
    }
    out
}

fn chunk_size(line: &[u8]) -> Option<usize> {
    let digits = line.split(|it| *it == b';').next()?.trim_ascii();
    let is_number = digits.len() <= 7 && digits.iter().all(u8::is_ascii_hexdigit);
    let digits = std::str::from_utf8(digits).ok().filter(|_| is_number)?;
    usize::from_str_radix(digits, 16).ok()
}

/// A body unpacked, as far as it can be; as it is when it was not packed after all.
fn unpacked(body: Vec<u8>, encoding: &str) -> Vec<u8> {
    let read = |from: &mut dyn Read| {
        let mut out = Vec::new();
        // What was read before the damage stays.
        let _ = from.take(PAGE_BYTES as u64).read_to_end(&mut out);
        out
    };
    let mut out = match encoding {
        "gzip" | "x-gzip" => read(&mut MultiGzDecoder::new(body.as_slice())),
        "deflate" => read(&mut ZlibDecoder::new(body.as_slice())),
        _ => return body,
    };
    if out.is_empty() && encoding == "deflate" {
        // Some servers leave the frame away (RFC 9110 §8.4.1.2).
        out = read(&mut DeflateDecoder::new(body.as_slice()));
    }
    if out.is_empty() { body } else { out }
}
