//! The built-in decoder for older character sets.

use encoding_rs::Encoding;

/// Decodes by any label of the WHATWG Encoding standard; see [`Decode`](crate::options::Decode).
pub(super) fn decode(bytes: &[u8], label: &str) -> Option<String> {
    let (text, _) = Encoding::for_label(label.as_bytes())?.decode_without_bom_handling(bytes);
    Some(text.into_owned())
}
