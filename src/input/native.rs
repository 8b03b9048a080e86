//! The built-in decoder for older character sets.

use encoding_rs::Encoding;

use crate::options::Decoded;

/// Decodes by any label of the WHATWG Encoding standard; see [`Decode`](crate::options::Decode).
pub(super) fn decode(bytes: &[u8], label: &str) -> Option<Decoded> {
    let (text, had_errors) = Encoding::for_label(label.as_bytes())?.decode_without_bom_handling(bytes);
    Some(Decoded { text: text.into_owned(), had_errors })
}
