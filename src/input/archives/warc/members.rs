//! Files of gzip members laid end to end (RFC 1952 §2.2), as packed web archives are: a member a record.

use std::io::{self, BufRead, ErrorKind, Read};

use flate2::bufread::GzDecoder;

/// The bytes that each member begins with: the mark of gzip, and the one method that there is.
pub(super) const START: [u8; 3] = [0x1F, 0x8B, 8];

/// Bytes of a member that are kept, so that behind a cut one the next is found although its bytes were taken for a part
/// of the cut one. Most records are shorter.
const KEPT_BYTES: usize = 1 << 20;

/// Whether an error says that bytes are damaged, and not that they could not be read.
pub(super) fn is_damage(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof)
}

/// The members' contents in a row. A damaged member is an error, and what is read next is the one behind it.
pub(super) struct Members<R> {
    state: State<R>,
}

enum State<R> {
    Between(Source<R>),
    Within(Box<GzDecoder<Source<R>>>),
    /// The source could not be read.
    Over,
}

impl<R: BufRead> Members<R> {
    pub(super) fn new(from: R) -> Self {
        Self { state: State::Between(Source { from, held: Vec::new(), start: 0, at: 0, taken: 0, again: 0 }) }
    }
}

impl<R: BufRead> Read for Members<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if out.is_empty() {
            return Ok(0);
        }
        loop {
            match std::mem::replace(&mut self.state, State::Over) {
                State::Over => return Ok(0),
                State::Between(mut source) => {
                    if source.fill_buf()?.is_empty() {
                        return Ok(0);
                    }
                    source.start = source.at;
                    self.state = State::Within(Box::new(GzDecoder::new(source)));
                }
                State::Within(mut member) => match member.read(out) {
                    Ok(0) => self.state = State::Between(member.into_inner()),
                    Ok(read) => {
                        self.state = State::Within(member);
                        return Ok(read);
                    }
                    Err(error) if is_damage(&error) => {
                        let mut source = member.into_inner();
                        source.seek_start()?;
                        self.state = State::Between(source);
                        return Err(error);
                    }
                    Err(error) => return Err(error),
                },
            }
        }
    }
}

/// The packed bytes, of which those of the member in hand can be read again.
struct Source<R> {
    from: R,
    held: Vec<u8>,
    /// Where in `held` the member begins.
    start: usize,
    /// What was read up to.
    at: usize,
    /// Bytes that came from the file, and bytes that were read again. Never more than the former, so that what only
    /// looks like members costs no square.
    taken: usize,
    again: usize,
}

impl<R: BufRead> Source<R> {
    /// Takes up what comes next from the file.
    fn more(&mut self) -> io::Result<bool> {
        if KEPT_BYTES < self.at - self.start {
            self.start = self.at;
        }
        self.held.drain(..self.start);
        self.at -= self.start;
        self.start = 0;
        let bytes = self.from.fill_buf()?;
        let length = bytes.len();
        self.held.extend_from_slice(bytes);
        self.from.consume(length);
        self.taken += length;
        Ok(0 < length)
    }

    /// Goes to where the next member may begin, behind the beginning of the one in hand.
    fn seek_start(&mut self) -> io::Result<()> {
        let back = self.at.saturating_sub(self.start + 1);
        if self.again + back <= self.taken {
            self.again += back;
            self.at -= back;
        }
        loop {
            let looks_right = |it: &[u8]| it.starts_with(&START) && it[3] & 0xE0 == 0;
            if let Some(found) = self.held[self.at..].windows(4).position(looks_right) {
                self.at += found;
                return Ok(());
            }
            // A start may lie across what is held and what comes next.
            self.at = self.at.max(self.held.len().saturating_sub(3));
            self.start = self.at;
            if !self.more()? {
                self.at = self.held.len();
                return Ok(());
            }
        }
    }
}

impl<R: BufRead> BufRead for Source<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.at == self.held.len() {
            self.more()?;
        }
        Ok(&self.held[self.at..])
    }

    fn consume(&mut self, amount: usize) {
        self.at = (self.at + amount).min(self.held.len());
    }
}

impl<R: BufRead> Read for Source<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(out)?;
        self.consume(read);
        Ok(read)
    }
}
