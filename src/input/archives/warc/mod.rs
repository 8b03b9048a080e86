//! Web archives, which hold many pages (`.warc`, `.warc.gz`; ISO 28500:2017): each HTML answer in turn.
//!
//! No more than one record is held at a time, whatever the archive's size. Behind a damaged record the others are
//! still read.

mod answer;
mod members;

use std::io::{self, BufRead, BufReader, Read};

use super::headers::{Headers, media_type};
use crate::{Options, dates};
use members::Members;

/// Bytes that the head of a record, or of the answer in it, may take; real ones take about one thousand.
pub const HEAD_BYTES: usize = 64 << 10;

/// Bytes of one page that are held, packed or not. The reader takes 16 MB of a page, and chunks have some of their own.
pub const PAGE_BYTES: usize = 32 << 20;

/// A page of an archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarcPage {
    /// The address that the archive has it under.
    pub url: String,
    /// Its `Content-Type`.
    pub content_type: String,
    /// When it was fetched, in RFC 3339.
    pub saved: Option<String>,
    /// Its bytes, cut at [`PAGE_BYTES`].
    pub body: Vec<u8>,
}

impl WarcPage {
    /// Options to read the page by: what the archive states, before what was given for all.
    pub fn options(&self, given: &Options) -> Options {
        let url = super::is_of_web(&self.url).then(|| self.url.clone());
        Options {
            url: url.or_else(|| given.url.clone()),
            content_type: Some(self.content_type.clone()),
            saved: self.saved.clone().or_else(|| given.saved.clone()),
            ..given.clone()
        }
    }
}

/// Why a record was passed over.
#[derive(Debug)]
pub enum WarcError {
    /// The archive cannot be read any further.
    Unreadable(io::Error),
    /// A part is damaged, or no record; what follows it is read on.
    Damaged {
        /// The address of the record, when its head could be read.
        url: Option<String>,
        /// What is wrong.
        why: &'static str,
    },
}

impl std::fmt::Display for WarcError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Unreadable(error) => error.fmt(out),
            Self::Damaged { why, .. } => out.write_str(why),
        }
    }
}

impl std::error::Error for WarcError {}

/// The pages of an archive, read one after another.
///
/// ```
/// use khabar::input::archives::warc::Pages;
/// let record = "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: https://news.example/\r\n\
///     Content-Type: text/html\r\nContent-Length: 4\r\n\r\n<p>x\r\n\r\n";
/// let pages: Vec<_> = Pages::new(record.as_bytes())?.collect::<Result<_, _>>()?;
/// assert_eq!((pages[0].url.as_str(), pages[0].body.as_slice()), ("https://news.example/", &b"<p>x"[..]));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Pages<'a> {
    from: Box<dyn BufRead + 'a>,
    /// Whether the next record has to be looked for, as damage was met and said.
    is_lost: bool,
    is_over: bool,
}

impl<'a> Pages<'a> {
    /// Begins to read. Whether the archive is packed is told by its first bytes.
    ///
    /// # Errors
    ///
    /// When nothing can be read.
    pub fn new(mut from: impl BufRead + 'a) -> io::Result<Self> {
        let is_packed = from.fill_buf()?.starts_with(&members::START);
        let from: Box<dyn BufRead + 'a> =
            if is_packed { Box::new(BufReader::new(Members::new(from))) } else { Box::new(from) };
        Ok(Self { from, is_lost: false, is_over: false })
    }

    /// The page of the next record; `Ok(None)` for a record of another kind, and at the end.
    fn record(&mut self) -> Result<Option<WarcPage>, WarcError> {
        let Some(head) = self.head()? else { return Ok(None) };
        let headers = Headers::new(&head);
        let url = headers.get("warc-target-uri").map(|it| it.trim_matches(['<', '>']).to_owned());
        let damaged = |why| WarcError::Damaged { url: url.clone(), why };
        let stated = headers.get("content-length").and_then(|it| it.trim().parse().ok());
        let length: u64 = stated.ok_or_else(|| damaged("a record without a length"))?;
        let mut block = self.from.by_ref().take(length);
        let found = match headers.get("warc-type").as_deref() {
            Some("resource") => answer::resource(headers, &mut block),
            Some("response") => answer::response(&mut block),
            _ => Ok(None),
        };
        let found = found.and_then(|found| io::copy(&mut block, &mut io::sink()).map(|_| found));
        let found = found.map_err(|error| of_io(error, url.clone()))?;
        if 0 < block.limit() {
            return Err(damaged("a record that ends early"));
        }
        self.is_lost = false;
        let saved = headers.get("warc-date").filter(|it| dates::iso::parse(it).is_some());
        Ok(found.map(|found| WarcPage {
            url: url.unwrap_or_default(),
            content_type: found.content_type,
            saved,
            body: found.body,
        }))
    }

    /// The fields of the next record; `None` at the end.
    fn head(&mut self) -> Result<Option<Vec<u8>>, WarcError> {
        loop {
            let line = line_of(&mut self.from, HEAD_BYTES).map_err(|error| of_io(error, None))?;
            if line.is_empty() {
                self.is_over = true;
                return Ok(None);
            }
            if line.starts_with(b"WARC/") {
                return head_of(&mut self.from).map(Some).map_err(|error| of_io(error, None));
            }
            if !self.is_lost && !line.trim_ascii().is_empty() {
                return Err(WarcError::Damaged { url: None, why: "no record of a web archive" });
            }
        }
    }
}

impl Iterator for Pages<'_> {
    type Item = Result<WarcPage, WarcError>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.is_over {
            match self.record() {
                Ok(Some(page)) => return Some(Ok(page)),
                Ok(None) => {}
                Err(error) => {
                    // A piece that only looked like the next one needs no second word.
                    let is_said = self.is_lost && matches!(error, WarcError::Damaged { url: None, .. });
                    self.is_lost = true;
                    self.is_over = matches!(error, WarcError::Unreadable(_));
                    if !is_said {
                        return Some(Err(error));
                    }
                }
            }
        }
        None
    }
}

fn of_io(error: io::Error, url: Option<String>) -> WarcError {
    if members::is_damage(&error) {
        WarcError::Damaged { url, why: "a damaged record" }
    } else {
        WarcError::Unreadable(error)
    }
}

/// The next line, or as much of it as may be.
fn line_of(from: &mut (impl BufRead + ?Sized), most: usize) -> io::Result<Vec<u8>> {
    let mut line = Vec::new();
    from.take(most as u64).read_until(b'\n', &mut line)?;
    Ok(line)
}

/// The lines up to the first empty one.
fn head_of(from: &mut (impl BufRead + ?Sized)) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    loop {
        let line = line_of(from, HEAD_BYTES)?;
        if line.trim_ascii().is_empty() {
            return Ok(head);
        }
        if HEAD_BYTES < head.len() + line.len() {
            return Err(io::Error::new(io::ErrorKind::InvalidData, "a head without end"));
        }
        head.extend(line);
    }
}

fn is_html(content_type: &str) -> bool {
    let is = |wanted| media_type(content_type).eq_ignore_ascii_case(wanted);
    is("text/html") || is("application/xhtml+xml")
}

#[cfg(test)]
mod tests;
