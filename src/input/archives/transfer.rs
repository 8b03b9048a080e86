//! What transfer encodings hide: Base64 and quoted-printable (RFC 2045 §6.7 and §6.8), read as broken as they come.

use std::borrow::Cow;

/// How a body was made fit for travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Coding {
    /// `7bit`, `8bit`, `binary`, or one that is not known.
    None,
    /// Four letters for three bytes.
    Base64,
    /// `=` and two digits for a byte.
    QuotedPrintable,
}

impl Coding {
    /// The coding that a `Content-Transfer-Encoding` names.
    pub(super) fn of(stated: Option<String>) -> Self {
        let stated = stated.unwrap_or_default();
        let is = |name| stated.trim().eq_ignore_ascii_case(name);
        if is("base64") {
            Self::Base64
        } else if is("quoted-printable") {
            Self::QuotedPrintable
        } else {
            Self::None
        }
    }

    /// The bytes behind the coding.
    pub(super) fn undone(self, body: &[u8]) -> Cow<'_, [u8]> {
        match self {
            Self::None => Cow::Borrowed(body),
            Self::Base64 => Cow::Owned(base64(body)),
            Self::QuotedPrintable => Cow::Owned(quoted_printable(body)),
        }
    }
}

/// Line breaks and all that is no letter of the alphabet are passed over. A cut end gives the bytes that are whole.
fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut held, mut bits) = (0_u32, 0);
    for byte in body {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            // What follows is a piece of its own.
            b'=' => {
                bits = 0;
                continue;
            }
            _ => continue,
        };
        held = held << 6 | u32::from(value);
        bits += 6;
        if 8 <= bits {
            bits -= 8;
            out.push((held >> bits) as u8);
        }
    }
    out
}

/// A `=` that nothing fits stands for itself.
fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match (byte, after) {
            (b'=', [b'\n', behind @ ..] | [b'\r', b'\n', behind @ ..]) => rest = behind,
            (b'=', [high, low, behind @ ..]) => match digit(*high).zip(digit(*low)) {
                Some((high, low)) => {
                    out.push(high << 4 | low);
                    rest = behind;
                }
                None => out.push(b'='),
            },
            _ => out.push(*byte),
        }
    }
    out
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).map(|it| it as u8)
}

#[cfg(test)]
mod tests {
    use super::Coding;

    fn undone(stated: &str, body: &str) -> String {
        String::from_utf8_lossy(&Coding::of(Some(stated.to_owned())).undone(body.as_bytes())).into_owned()
    }

    #[test]
    fn base64_is_read_over_lines_and_cuts() {
        for (body, bytes) in [
            ("UmFpbg==", "Rain"),
            ("UmFp\r\nbiBm\n", "Rain f"),
            ("UmFpbg", "Rain"),
            ("UmFpb", "Rai"),
            ("Um!F*pbg==UmFpbg==", "RainRain"),
            ("", ""),
            ("====", ""),
        ] {
            assert_eq!(undone(" BASE64 ", body), bytes, "{body}");
        }
    }

    #[test]
    fn quoted_printable_is_read_as_it_comes() {
        for (body, bytes) in [
            ("a=3Db", "a=b"),
            ("=c3=A9t=C3=a9", "\u{e9}t\u{e9}"),
            ("one=\r\n two=\nthree", "one twothree"),
            ("a=zz", "a=zz"),
            ("cut=", "cut="),
            ("cut=4", "cut=4"),
            ("=+1", "=+1"),
            ("==3D", "=="),
        ] {
            assert_eq!(undone("Quoted-Printable", body), bytes, "{body}");
        }
    }

    #[test]
    fn other_codings_leave_bytes_as_they_are() {
        for stated in ["7bit", "8bit", "binary", "x-own"] {
            assert_eq!(undone(stated, "a=3Db"), "a=3Db");
        }
    }
}
