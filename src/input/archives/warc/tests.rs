#![allow(clippy::unwrap_used, clippy::panic)]

use std::io::{Cursor, Read, Write};

use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder, ZlibEncoder};

use super::{HEAD_BYTES, PAGE_BYTES, Pages, WarcError, WarcPage};
use crate::Options;

const PAGE: &str =
    "<!doctype html><html lang=\"ar\"><title>\u{62e}\u{628}\u{631}</title><p>\u{646}\u{635} = 1</p></html>";

fn gzip(bytes: &[u8], level: u32) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::new(level));
    packer.write_all(bytes).unwrap();
    packer.finish().unwrap()
}

fn record(kind: &str, url: &str, block: &[u8]) -> Vec<u8> {
    let content_type = if kind == "resource" { "text/html" } else { "application/http; msgtype=response" };
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-31T10:40:00Z\r\n\
        Content-Length: {}\r\nContent-Type: {content_type}\r\n\r\n",
        block.len()
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

fn answer(headers: &str, body: &[u8]) -> Vec<u8> {
    [format!("HTTP/1.1 200 OK\r\n{headers}\r\n\r\n").as_bytes(), body].concat()
}

fn records() -> Vec<Vec<u8>> {
    let page = PAGE.as_bytes();
    let (one, two) = page.split_at(40);
    let chunked =
        [b"28;x=1\r\n", one, format!("\r\n{:x}\r\n", two.len()).as_bytes(), two, b"\r\n0\r\n\r\n"].concat();
    let mut zlib = ZlibEncoder::new(Vec::new(), Compression::default());
    zlib.write_all(page).unwrap();
    let mut bare = DeflateEncoder::new(Vec::new(), Compression::default());
    bare.write_all(page).unwrap();
    let response = |name: &str, headers: &str, body: &[u8]| {
        record("response", &format!("https://news.example/{name}"), &answer(headers, body))
    };
    let gone = answer("Content-Type: text/html", page).split_off("HTTP/1.1 200 OK".len());
    vec![
        record("warcinfo", "", b"software: test"),
        record("request", "https://news.example/a", b"GET / HTTP/1.1\r\n\r\n"),
        response("a", "Content-Type: text/html; charset=utf-8", page),
        response("p.png", "Content-Type: image/png", b"x"),
        record("response", "https://news.example/gone", &[b"HTTP/1.1 404 Not Found", &gone[..]].concat()),
        response("b", "content-type: text/html\r\ntransfer-encoding: chunked", &chunked),
        response("c", "Content-Type: text/html\r\nContent-Encoding: gzip", &gzip(page, 6)),
        response("d", "Content-Type: text/html\r\nContent-Encoding: deflate", &zlib.finish().unwrap()),
        response("e", "Content-Type: text/html\r\nContent-Encoding: deflate", &bare.finish().unwrap()),
        // Many archives undo these and keep the header.
        response("f", "Content-Type: text/html\r\nTransfer-Encoding: chunked", page),
        response("g", "Content-Type: text/html\r\nContent-Encoding: gzip", page),
        record("resource", "<https://news.example/h>", page),
    ]
}

/// The pages of an archive, read from small pieces, and what is said of damage.
fn read(archive: &[u8]) -> (Vec<WarcPage>, Vec<WarcError>) {
    let pieces = std::io::BufReader::with_capacity(100, archive);
    let (mut pages, mut errors) = (Vec::new(), Vec::new());
    for found in Pages::new(pieces).unwrap() {
        match found {
            Ok(page) => pages.push(page),
            Err(error) => errors.push(error),
        }
    }
    (pages, errors)
}

fn names(pages: &[WarcPage]) -> String {
    pages.iter().filter_map(|it| it.url.strip_prefix("https://news.example/")).collect()
}

#[test]
fn every_html_answer_is_a_page() {
    for archive in [
        records().concat(),
        records().iter().flat_map(|it| gzip(it, 6)).collect(),
        gzip(&records().concat(), 6),
        // Stored, not packed: the inner gzip's start is in plain sight and is no member of its own.
        records().iter().flat_map(|it| gzip(it, 0)).collect(),
    ] {
        let (pages, errors) = read(&archive);
        assert!(errors.is_empty(), "{errors:?}");
        assert_eq!(names(&pages), "abcdefgh");
        for page in &pages {
            assert_eq!(std::str::from_utf8(&page.body).unwrap(), PAGE, "{}", page.url);
        }
        let options = pages[0].options(&Options { passages: true, ..Options::default() });
        assert_eq!(options.url.as_deref(), Some("https://news.example/a"));
        assert_eq!(options.saved.as_deref(), Some("2024-05-31T10:40:00Z"));
        assert_eq!(options.content_type.as_deref(), Some("text/html; charset=utf-8"));
        assert!(options.passages);
    }
}

#[test]
fn behind_damage_the_others_are_read_and_it_is_said_once() {
    let members: Vec<Vec<u8>> = records().iter().map(|it| gzip(it, 6)).collect();
    let cut = [members[2][..80].to_vec()];
    let mut flipped = members[2].clone();
    flipped[60] ^= 0x55;
    for (place, parts) in [
        ("first", [&cut[..], &members[3..]].concat()),
        ("in the middle", [&members[..2], &cut[..], &members[3..]].concat()),
        ("flipped", [&members[..2], &[flipped][..], &members[3..]].concat()),
        ("no record", [&members[..2], &[gzip(b"no record", 6)][..], &members[3..]].concat()),
    ] {
        let (pages, errors) = read(&parts.concat());
        assert_eq!((names(&pages).as_str(), errors.len()), ("bcdefgh", 1), "{place}: {errors:?}");
    }
    let (pages, errors) = read(&[&members[..3], &cut[..]].concat().concat());
    assert_eq!((names(&pages).as_str(), errors.len()), ("a", 1));
}

#[test]
fn plain_archives_are_read_on_behind_damage_too() {
    let parts = records();
    let (pages, errors) = read(&[&parts[2][..], b"damaged\r\n", &parts[5]].concat());
    assert_eq!((names(&pages).as_str(), errors.len()), ("ab", 1));
    let (pages, errors) = read(&[&b"WARC/1.0\r\nWARC-Type: response\r\n\r\nx\r\n"[..], &parts[5]].concat());
    assert_eq!((names(&pages).as_str(), errors.len()), ("b", 1));
    let (pages, errors) = read(&parts[2][..parts[2].len() - 20]);
    assert!(pages.is_empty());
    assert!(
        matches!(&errors[..], [WarcError::Damaged { url: Some(url), .. }] if url.ends_with("/a")),
        "{errors:?}"
    );
    assert_eq!(read(b"no archive").1.len(), 1);
    assert!(read(b"").0.is_empty() && read(b"").1.is_empty());
}

#[test]
fn a_head_is_read_up_to_its_limit() {
    let with = |bytes: usize| {
        let filler =
            format!("X: {}\r\n", "x".repeat(bytes - "X: \r\n".len() - "Content-Type: text/html\r\n".len()));
        record(
            "response",
            "https://news.example/a",
            &answer(&format!("{filler}Content-Type: text/html"), b"<p>x"),
        )
    };
    assert_eq!(read(&with(HEAD_BYTES)).0.len(), 1);
    let (pages, errors) = read(&[with(HEAD_BYTES + 1), with(1_000)].concat());
    assert_eq!((pages.len(), errors.len()), (1, 1));
}

/// A record of any length is passed over without being held, and a page only as far as it is read.
#[test]
fn memory_is_bounded() {
    let length = PAGE_BYTES + 1_000;
    let long = record("resource", "https://news.example/a", &vec![b'x'; length]);
    let (pages, errors) = read(&[&long[..], &records()[5]].concat());
    assert_eq!((pages[0].body.len(), names(&pages), errors.len()), (PAGE_BYTES, "ab".to_owned(), 0));
    let bomb = gzip(&vec![0; length], 9);
    let packed = answer("Content-Type: text/html\r\nContent-Encoding: gzip", &bomb);
    let (pages, _) = read(&record("response", "https://news.example/a", &packed));
    assert_eq!(pages[0].body.len(), PAGE_BYTES);
    let head = b"WARC/1.0\r\nWARC-Type: metadata\r\nContent-Length: 8589934592\r\n\r\n";
    let endless = Cursor::new(head).chain(std::io::repeat(0).take(64 << 20));
    let found: Vec<_> = Pages::new(std::io::BufReader::new(endless)).unwrap().collect();
    assert!(matches!(found[..], [Err(WarcError::Damaged { .. })]));
}

/// What only looks like members is tried, but not again and again from each place.
#[test]
fn starts_that_are_none_cost_no_square() {
    let looks = b"\x1F\x8B\x08\0\0\0\0\0\0\0".repeat(200_000);
    let begun = std::time::Instant::now();
    let (pages, errors) = read(&looks);
    assert!(pages.is_empty() && errors.len() == 1);
    assert!(begun.elapsed().as_secs() < 10);
}
