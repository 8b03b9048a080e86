//! A page that Safari saved (`.webarchive`): a binary property list with the page as its main resource.
//!
//! The form of the list is described at the top of Apple's `CFBinaryPList.c`: objects, a table of where each begins,
//! and a trailer that says how wide the numbers are. Single objects are looked up, and nothing else is read.

use std::borrow::Cow;

use super::Opened;
use crate::input::unicode::{ByteOrder, utf16};

/// Bytes at the end that say where all else is.
const TRAILER: usize = 32;

/// Kinds of objects, by the upper half of their first byte.
const DATA: u8 = 4;
const ASCII: u8 = 5;
const UTF_16: u8 = 6;
const DICTIONARY: u8 = 13;

/// Whether bytes are a binary property list.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(b"bplist0")
}

/// The page of a list; `None` when it holds none, or leads out of itself.
pub(super) fn page(bytes: &[u8]) -> Option<Opened<'_>> {
    let list = List::of(bytes)?;
    let main = list.member(list.top, b"WebMainResource")?;
    let data = list.object(list.member(main, b"WebResourceData")?).filter(|it| it.kind == DATA)?;
    let text = |name: &[u8]| list.text(list.member(main, name)?);
    let media_type = text(b"WebResourceMIMEType").unwrap_or_else(|| "text/html".to_owned());
    let charset = text(b"WebResourceTextEncodingName").map_or(String::new(), |it| format!("; charset={it}"));
    Some(Opened {
        content: Cow::Borrowed(list.bytes(&data, 1)?),
        is_coded: true,
        content_type: format!("{media_type}{charset}"),
        url: text(b"WebResourceURL"),
        saved: None,
        is_cut: false,
    })
}

/// What is read of a property list.
struct List<'a> {
    all: &'a [u8],
    /// Where the table of places begins, and how wide its numbers are.
    table: usize,
    offset_bytes: usize,
    /// How wide a number is that names an object.
    reference_bytes: usize,
    /// The number of the outermost object.
    top: usize,
}

/// An object's kind, how many items it has, and where they begin.
struct Object {
    kind: u8,
    count: usize,
    from: usize,
}

impl<'a> List<'a> {
    fn of(all: &'a [u8]) -> Option<Self> {
        let trailer = all.len().checked_sub(TRAILER)?;
        let list = Self {
            all,
            table: 0,
            offset_bytes: usize::from(*all.get(trailer + 6)?),
            reference_bytes: usize::from(*all.get(trailer + 7)?),
            top: 0,
        };
        Some(Self { top: list.number(trailer + 16, 8)?, table: list.number(trailer + 24, 8)?, ..list })
    }

    /// A number of so many bytes, the highest first.
    fn number(&self, at: usize, bytes: usize) -> Option<usize> {
        let digits = self.all.get(at..at.checked_add(bytes)?)?;
        digits.iter().try_fold(0_usize, |sum, digit| {
            sum.checked_mul(256).and_then(|sum| sum.checked_add(usize::from(*digit)))
        })
    }

    fn object(&self, number: usize) -> Option<Object> {
        let place = self.table.checked_add(number.checked_mul(self.offset_bytes)?)?;
        let at = self.number(place, self.offset_bytes)?;
        let mark = *self.all.get(at)?;
        let (kind, short) = (mark >> 4, usize::from(mark & 15));
        if short < 15 {
            return Some(Object { kind, count: short, from: at + 1 });
        }
        // A longer count follows as a number of its own.
        let bytes = 1 << (*self.all.get(at + 1)? & 7);
        Some(Object { kind, count: self.number(at + 2, bytes)?, from: at + 2 + bytes })
    }

    /// The bytes of an object whose items are so wide.
    fn bytes(&self, object: &Object, width: usize) -> Option<&'a [u8]> {
        self.all.get(object.from..object.from.checked_add(object.count.checked_mul(width)?)?)
    }

    fn text(&self, number: usize) -> Option<String> {
        let object = self.object(number)?;
        match object.kind {
            ASCII => Some(String::from_utf8_lossy(self.bytes(&object, 1)?).into_owned()),
            UTF_16 => Some(utf16(self.bytes(&object, 2)?, ByteOrder::Big)),
            _ => None,
        }
    }

    /// The number of a dictionary's member. Names are compared where they lie, and those of another length not at all,
    /// as many keys may share one long name.
    fn member(&self, number: usize, name: &[u8]) -> Option<usize> {
        let dictionary =
            self.object(number).filter(|it| it.kind == DICTIONARY && 0 < self.reference_bytes)?;
        let reference = |index: usize| {
            let place = index.checked_mul(self.reference_bytes)?.checked_add(dictionary.from)?;
            self.number(place, self.reference_bytes)
        };
        for index in 0..dictionary.count {
            let key = self.object(reference(index)?)?;
            if key.kind == ASCII && key.count == name.len() && self.bytes(&key, 1)? == name {
                return reference(index.checked_add(dictionary.count)?);
            }
        }
        None
    }
}
