#![allow(clippy::unwrap_used, clippy::panic)]

use std::fmt::Write;

use super::webarchive;
use crate::input::{Form, Input, Source, open};
use crate::{Error, Limits, Options, WarningCode};

const PAGE: &str =
    "<!doctype html><html lang=\"ar\"><title>\u{62e}\u{628}\u{631}</title><p>\u{646}\u{635} = 1</p></html>";

fn read(bytes: &[u8]) -> Source<'_> {
    open(Input::Bytes(bytes), &Options::default()).unwrap()
}

fn quoted_printable(text: &str) -> String {
    let mut out = String::new();
    for (at, byte) in text.bytes().enumerate() {
        let is_plain = (32..127).contains(&byte) && byte != b'=';
        let _ = if is_plain { write!(out, "{}", char::from(byte)) } else { write!(out, "={byte:02X}") };
        out.push_str(if at % 30 == 29 { "=\r\n" } else { "" });
    }
    out
}

/// As Chromium writes it.
fn mhtml() -> String {
    let page = quoted_printable(PAGE);
    format!(
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://news.example/story\r\nSubject: a\r\n\
        Date: Tue, 21 Dec 2021 10:40:00 +0300\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\
        \ttype=\"text/html\";\r\n\tboundary=\"----Mark----\"\r\n\r\n\r\n\
        ------Mark----\r\nContent-Type: text/css\r\n\r\np {{ color: red }}\r\n\
        ------Mark----\r\nContent-Type: text/html\r\nContent-ID: <frame-1@mhtml.blink>\r\n\
        Content-Transfer-Encoding: quoted-printable\r\nContent-Location: https://news.example/story\r\n\r\n{page}\r\n\
        ------Mark----\r\nContent-Type: text/html\r\nContent-ID: <frame-2@mhtml.blink>\r\n\r\n<p>{}</p>\r\n\
        ------Mark----\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n\
        ------Mark------\r\n",
        "A frame with many words. ".repeat(20),
    )
}

#[test]
fn a_saved_page_gives_its_html_address_and_date() {
    let file = mhtml();
    for input in [Input::Bytes(file.as_bytes()), Input::Text(&file)] {
        let source = open(input, &Options::default()).unwrap();
        assert_eq!((source.text.as_ref(), source.form), (PAGE, Form::Html));
        assert_eq!(source.url.as_deref(), Some("https://news.example/story"));
        assert_eq!(source.saved.unwrap().value, "2021-12-21T10:40:00+03:00");
        assert!(source.warnings.is_empty());
    }
    let start = file.replacen("type=\"text/html\"", "start=\"<frame-2@mhtml.blink>\"", 1);
    assert!(read(start.as_bytes()).text.starts_with("<p>A frame"));
}

#[test]
fn a_file_that_ends_early_still_gives_its_page() {
    let file = mhtml();
    let cut = &file[..file.find("</html>").unwrap()];
    assert!(read(cut.as_bytes()).text.starts_with("<!doctype html>"));
}

#[test]
fn the_parser_reads_a_saved_page_by_what_it_says_of_itself() {
    let article = "<html lang=en><h1>Rain floods the old town</h1><p class=date>3 hours ago</p>\
        <p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
        <p>Two schools stayed closed, and buses took <a href=/b>another way</a>. Nobody was hurt, according to the police.</p>";
    let file = mhtml().replace(&quoted_printable(PAGE), &quoted_printable(article));
    let read = crate::parse(&file, &Options::default()).unwrap();
    assert_eq!(read.url.as_deref(), Some("https://news.example/story"));
    assert_eq!(read.published.unwrap().value, "2021-12-21T07:40:00+03:00");
    let options = Options {
        url: Some("https://other.example/x".into()),
        saved: Some("2020-01-02T10:00:00Z".into()),
        ..Options::default()
    };
    let read = crate::parse(file.as_bytes(), &options).unwrap();
    assert_eq!(read.url.as_deref(), Some("https://other.example/x"));
    assert_eq!(read.published.unwrap().value, "2020-01-02T07:00:00Z");
}

const MAIL: &str = "Date: Fri, 31 May 2024 10:40:00 +0000\nContent-Type: multipart/mixed; boundary=outer\n\n\
    --outer\nContent-Type: multipart/alternative; boundary=\"in ner\"\n\n\
    --in ner\nContent-Type: text/plain\n\ntext\n\
    --in ner\nContent-Type: text/html; charset=iso-8859-1\nContent-Transfer-Encoding: BASE64\n\nPHA+6XTpPC9wPg==\n--in ner--\n\
    --outer\nContent-Type: text/html\nContent-Disposition: attachment; filename=a.html\n\n\
    <p>attached attached attached attached</p>\n--outer--\n";

#[test]
fn a_mail_gives_its_html_in_its_own_charset_and_not_its_attachments() {
    for file in [
        MAIL.to_owned(),
        format!("From ann@news.example Fri May 31 10:40:00 2024\n{MAIL}"),
        format!("\u{FEFF}\n{MAIL}"),
    ] {
        let source = read(file.as_bytes());
        assert_eq!((source.text.as_ref(), source.form), ("<p>\u{e9}t\u{e9}</p>", Form::Html));
        assert_eq!(source.saved.unwrap().value, "2024-05-31T10:40:00+00:00");
        assert_eq!((source.url, source.charset.as_deref()), (None, Some("iso-8859-1")));
    }
}

#[test]
fn a_mail_of_text_gives_its_text() {
    let bytes = b"Subject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=koi8-r\n\n\xd0\xd2\xc9\xd7\xc5\xd4 <b>x</b>";
    let source = read(bytes);
    assert_eq!(
        (source.text.as_ref(), source.form),
        ("\u{43f}\u{440}\u{438}\u{432}\u{435}\u{442} <b>x</b>", Form::Plain)
    );
    // What the caller names goes first.
    let options = Options { content_type: Some("windows-1251".into()), ..Options::default() };
    assert_eq!(open(Input::Bytes(bytes), &options).unwrap().charset.as_deref(), Some("windows-1251"));
}

/// What was text is no longer in the charset that the mail states, but behind a transfer encoding it is.
#[test]
fn a_mail_that_came_as_text_is_decoded_once() {
    let mail = "Subject: x\nContent-Type: text/html; charset=iso-8859-1\n\n<p>\u{e9}t\u{e9}</p>";
    let source = open(Input::Text(mail), &Options::default()).unwrap();
    assert_eq!((source.text.as_ref(), source.charset), ("<p>\u{e9}t\u{e9}</p>", None));
    assert_eq!(open(Input::Text(MAIL), &Options::default()).unwrap().text, "<p>\u{e9}t\u{e9}</p>");
}

#[test]
fn a_part_may_have_no_headers() {
    let mail = "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nOnly words.\n\nAnd more.\n--b--\n";
    assert_eq!(read(mail.as_bytes()).text, "Only words.\n\nAnd more.");
}

#[test]
fn text_and_html_are_no_archives() {
    for text in [
        "From: Ann Reed\nTo: Ben Hale\nSubject: The flood\nDate: Fri, 31 May 2024 10:40:00 +0000\n\nStreets stood under water.",
        "From: the archives\n\nContent-Type: text/html is what servers say.",
        "Subject: Content types\nContent-Type is a header.\n\nContent-Type: text/html",
        "Content-Type: text/html\n\nA header alone.",
        "Content-Type: multipart/mixed; boundary=b\nMIME-Version: 1.0\n\nAn example without parts.",
        "Content-Type: multipart/mixed\nMIME-Version: 1.0\n\nAn example without a boundary.",
        "Subject: x\nContent-Type: words\n\nNo type.",
        "Subject: x\nContent-Type: text/html",
        "Date: Friday\nPlace: Harbour\n\nA list of facts.",
        "HTTP/1.1 200 OK\nDate: x\nContent-Type: text/html\n\n<p>x",
        "bplist is the form of Apple's lists.",
        "<!--\nFrom: x\nContent-Type: text/html\n\n--><p>x",
        " From: x\nContent-Type: text/html\n\n<p>x",
    ] {
        for input in [Input::Text(text), Input::Bytes(text.as_bytes())] {
            let source = open(input, &Options::default()).unwrap();
            assert_eq!(source.text, text);
            assert_eq!((source.url, source.saved), (None, None), "{text}");
        }
    }
}

#[test]
fn an_archive_without_a_page_is_named() {
    let error = |bytes: &[u8]| open(Input::Bytes(bytes), &Options::default()).unwrap_err();
    let picture =
        "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--\n";
    assert_eq!(error(picture.as_bytes()), Error::NotText("a mail or a saved page without text"));
    let empty = "Subject: x\nContent-Type: text/plain\n\n";
    assert_eq!(error(empty.as_bytes()), Error::EmptyInput);
    assert_eq!(
        error(b"WARC/1.1\r\nWARC-Type: response\r\n\r\n"),
        Error::NotText("a web archive of many pages")
    );
}

/// A boundary a level, each within the one before: looked through once a level, this would take a minute.
#[test]
fn parts_nested_without_end_are_cut() {
    let nested = |levels: usize| {
        (0..levels).fold(String::new(), |mut all, depth| {
            let _ = write!(all, "Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n");
            all
        }) + "\nwords"
    };
    assert_eq!(read(nested(16).as_bytes()).text, "words");
    for levels in [17, 20_000] {
        let file = nested(levels);
        let error = open(Input::Bytes(file.as_bytes()), &Options::default()).unwrap_err();
        assert_eq!(error, Error::NotText("a mail or a saved page without text"));
    }
}

#[test]
fn parts_past_the_limit_are_left_out() {
    let options = Options { limits: Limits { archive_parts: 3, ..Limits::default() }, ..Options::default() };
    let parts = |count: usize| {
        format!("Content-Type: multipart/mixed; boundary=b\n\n{}--b--", "--b\n\nwords\n".repeat(count))
    };
    for (count, warnings) in [(3, &[][..]), (4, &[WarningCode::ArchiveCut])] {
        assert_eq!(open(Input::Text(&parts(count)), &options).unwrap().warnings, warnings);
    }
}

/// A list as Safari writes it: the main resource with its data, address and charset.
fn property_list(page: &[u8]) -> Vec<u8> {
    let sized = |kind: u8, bytes: &[u8], count: usize| {
        let mut object = if count < 15 {
            vec![kind << 4 | count as u8]
        } else {
            vec![kind << 4 | 15, 0x11, (count >> 8) as u8, count as u8]
        };
        object.extend(bytes);
        object
    };
    let text = |value: &str| sized(5, value.as_bytes(), value.len());
    let wide: Vec<u8> = "UTF-8".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let objects = [
        vec![0xD1, 1, 2],
        text("WebMainResource"),
        vec![0xD3, 3, 4, 5, 6, 7, 8],
        text("WebResourceURL"),
        text("WebResourceData"),
        text("WebResourceTextEncodingName"),
        text("https://news.example/story"),
        sized(4, page, page.len()),
        sized(6, &wide, 5),
    ];
    let mut list = b"bplist00".to_vec();
    let mut offsets = Vec::new();
    for object in objects {
        offsets.extend((list.len() as u16).to_be_bytes());
        list.extend(object);
    }
    let table = list.len() as u64;
    list.extend(offsets);
    list.extend([0, 0, 0, 0, 0, 0, 2, 1]);
    for number in [9, 0, table] {
        list.extend(number.to_be_bytes());
    }
    list
}

#[test]
fn a_page_from_safari_gives_its_main_resource() {
    let list = property_list(PAGE.as_bytes());
    let source = read(&list);
    assert_eq!((source.text.as_ref(), source.form), (PAGE, Form::Html));
    assert_eq!(source.url.as_deref(), Some("https://news.example/story"));
    assert_eq!(source.charset.as_deref(), Some("utf-8"));
}

#[test]
fn a_broken_property_list_is_named() {
    let list = property_list(PAGE.as_bytes());
    let named = Error::NotText("a property list that holds no page");
    for broken in [&list[..60], b"bplist00", &list[..list.len() - 1]] {
        assert_eq!(open(Input::Bytes(broken), &Options::default()).unwrap_err(), named);
    }
    // Any byte may be any other: an answer comes, and nothing is read outside of the list.
    for at in 8..list.len() {
        for value in [0, 1, 15, 0x5F, 0x7F, 0xD1, 0xDF, 0xFF] {
            let mut other = list.clone();
            other[at] = value;
            let _ = webarchive::page(&other);
        }
    }
}
