#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use encoding_rs::Encoding;

use super::{Decoded, Form, Input, Source, open};
use crate::{Error, Options, WarningCode};

const ARABIC: &str =
    "أعلن وزير الخارجية يوم الثلاثاء أن المحادثات ستبدأ في الأسبوع المقبل، وقال إن بلاده ترحب بها.";
const RUSSIAN: &str =
    "Министр иностранных дел сообщил во вторник, что переговоры начнутся на следующей неделе.";
const JAPANESE: &str =
    "外相は火曜日、協議が来週から始まることを明らかにした。各国の代表が東京に集まるという。";
const CHINESE: &str =
    "外交部长星期二说，会谈将于下周开始，各国代表将在北京出席这次会议，并就经济问题发表意见。";
const TAIWANESE: &str =
    "外交部長星期二說，會談將於下週開始，各國代表將在臺北出席這次會議，並就經濟問題發表意見。";
const KOREAN: &str =
    "외교부 장관은 화요일 다음 주에 회담이 시작된다고 말했다. 각국 대표가 서울에 모일 예정이다.";
const FRENCH: &str =
    "Le ministre des Affaires étrangères a déclaré mardi que les négociations débuteront à Genève.";
const POLISH: &str =
    "Minister spraw zagranicznych powiedział we wtorek, że rozmowy rozpoczną się w przyszłym tygodniu.";
const HEBREW: &str = "שר החוץ אמר ביום שלישי כי השיחות יתחילו בשבוע הבא בירושלים.";
const GREEK: &str =
    "Ο υπουργός Εξωτερικών δήλωσε την Τρίτη ότι οι συνομιλίες θα αρχίσουν την επόμενη εβδομάδα.";

const SAMPLES: [(&str, &str); 11] = [
    ("windows-1256", ARABIC),
    ("windows-1251", RUSSIAN),
    ("koi8-r", RUSSIAN),
    ("shift_jis", JAPANESE),
    ("euc-jp", JAPANESE),
    ("gbk", CHINESE),
    ("big5", TAIWANESE),
    ("euc-kr", KOREAN),
    ("windows-1252", FRENCH),
    ("windows-1250", POLISH),
    ("windows-1255", HEBREW),
];

fn encoded(text: &str, label: &str) -> Vec<u8> {
    let (bytes, _, had_errors) = Encoding::for_label(label.as_bytes()).unwrap().encode(text);
    assert!(!had_errors, "{label} lacks a letter");
    bytes.into_owned()
}

fn page(head: &str, text: &str) -> String {
    format!("<!DOCTYPE html><html><head>{head}<title>x</title></head><body><p>{text}</p></body></html>")
}

fn read<'a>(bytes: &'a [u8], content_type: Option<&str>) -> Source<'a> {
    let options = Options { content_type: content_type.map(str::to_owned), ..Options::default() };
    open(Input::Bytes(bytes), &options).unwrap()
}

fn utf16(text: &str, is_big: bool, mark: bool) -> Vec<u8> {
    let units = mark.then_some(0xFEFF).into_iter().chain(text.encode_utf16());
    units.flat_map(|it| if is_big { it.to_be_bytes() } else { it.to_le_bytes() }).collect()
}

#[test]
fn a_declared_charset_is_followed() {
    for (label, text) in SAMPLES.into_iter().chain([("windows-1253", GREEK), ("iso-2022-jp", JAPANESE)]) {
        let by_meta = page(&format!("<meta charset=\"{label}\">"), text);
        let bytes = encoded(&by_meta, label);
        let source = read(&bytes, None);
        assert_eq!((source.text.as_ref(), source.warnings.len()), (by_meta.as_str(), 0), "{label} by meta");

        let by_http = page("", text);
        let bytes = encoded(&by_http, label);
        for content_type in [format!("text/html; charset=\"{label}\""), label.to_uppercase()] {
            let source = read(&bytes, Some(&content_type));
            assert_eq!(
                (source.text.as_ref(), source.warnings.len()),
                (by_http.as_str(), 0),
                "{content_type}"
            );
        }
    }
}

#[test]
fn an_undeclared_charset_is_guessed() {
    for (label, text) in SAMPLES.into_iter().chain([("windows-1253", GREEK)]) {
        let page = page("", text);
        let bytes = encoded(&page, label);
        let source = read(&bytes, None);
        assert_eq!(source.text, page, "{label} guessed as {:?}", source.charset);
        assert_eq!(source.warnings, [WarningCode::CharsetGuessed], "{label}");
        let bytes = encoded(text, label);
        assert_eq!(read(&bytes, None).text, text, "{label} without tags");
    }
}

#[test]
fn a_wrong_declaration_gives_way_to_what_fits() {
    for (label, text) in SAMPLES {
        for wrong in ["utf-8", "iso-8859-1"].iter().filter(|_| text != FRENCH && text != POLISH) {
            let page = page(&format!("<meta charset={wrong}>"), text);
            let bytes = encoded(&page, label);
            let source = read(&bytes, None);
            assert_eq!(source.text, page, "{label} declared as {wrong}, read as {:?}", source.charset);
            assert_eq!(source.warnings, [WarningCode::CharsetMismatch], "{label} declared as {wrong}");
        }
    }
    for wrong in ["iso-8859-1", "gb2312", "windows-1256", "shift_jis", "utf-16"] {
        let page = page("", ARABIC);
        let source = read(page.as_bytes(), Some(wrong));
        assert_eq!(
            (source.text.as_ref(), source.charset.as_deref()),
            (page.as_str(), Some("utf-8")),
            "{wrong}"
        );
        assert_eq!(source.warnings, [WarningCode::CharsetMismatch], "{wrong}");
    }
    let page = page("<meta charset=gbk>", CHINESE);
    let bytes = encoded(&page, "gbk");
    let source = read(&bytes, Some("text/html; charset=utf-8"));
    assert_eq!((source.text.as_ref(), source.charset.as_deref()), (page.as_str(), Some("gbk")));
}

#[test]
fn utf16_is_read_with_and_without_a_mark() {
    for text in [page("<meta charset=utf-16>", CHINESE), format!("{ARABIC} {ARABIC}\n")] {
        for (is_big, label) in [(false, "utf-16le"), (true, "utf-16be")] {
            let bytes = utf16(&text, is_big, true);
            let source = read(&bytes, Some("text/html; charset=iso-8859-1"));
            assert_eq!((source.text.as_ref(), source.charset.as_deref()), (text.as_str(), Some(label)));
            let bytes = utf16(&text, is_big, false);
            let source = read(&bytes, None);
            assert_eq!((source.text.as_ref(), source.charset.as_deref()), (text.as_str(), Some(label)));
            assert_eq!(source.warnings, [WarningCode::CharsetGuessed]);
            let source = read(&bytes, Some(label));
            assert_eq!((source.text.as_ref(), source.warnings.len()), (text.as_str(), 0));
        }
    }
    let bytes = utf16(CHINESE, true, false);
    assert_eq!(read(&bytes, Some("utf-16be")).text, CHINESE);
}

#[test]
fn utf8_needs_no_declaration_and_survives_some_broken_bytes() {
    let page = page("<meta charset=utf-16>", ARABIC);
    let source = read(page.as_bytes(), None);
    assert_eq!((source.text.as_ref(), source.warnings.len()), (page.as_str(), 0));
    let mut bytes = b"\xEF\xBB\xBF".to_vec();
    bytes.extend(page.bytes());
    assert_eq!(read(&bytes, Some("windows-1256")).text, page);
    let mut broken = page.clone().into_bytes();
    broken.extend(b" \xE9 ");
    let source = read(&broken, None);
    assert_eq!(source.warnings, [WarningCode::CharsetErrors]);
    assert!(source.text.starts_with(&page) && source.text.contains('\u{FFFD}'));
}

#[test]
fn an_unknown_label_is_as_good_as_none() {
    let source = read(FRENCH.as_bytes(), Some("text/html; charset=no-such-thing"));
    assert_eq!((source.text.as_ref(), source.warnings.len()), (FRENCH, 0));
}

#[test]
fn a_host_may_bring_its_decoder() {
    let options = Options {
        content_type: Some("windows-1252".to_owned()),
        decode: Some(|_, label| {
            (label == "windows-1252").then(|| Decoded { text: "from the host".to_owned(), had_errors: false })
        }),
        ..Options::default()
    };
    assert_eq!(open(Input::Bytes(b"\xE9t\xE9"), &options).unwrap().text, "from the host");
    let none = Options { decode: Some(|_, _| None), ..Options::default() };
    let source = open(Input::Bytes(b"un \xE9t\xE9"), &none).unwrap();
    assert_eq!(source.text, "un \u{FFFD}t\u{FFFD}");
    assert!(source.warnings.contains(&WarningCode::CharsetErrors));
}

#[test]
fn empty_input_is_an_error() {
    for empty in ["", " \n\t", "\u{FEFF}", "\u{A0}\u{3000}"] {
        assert_eq!(open(empty.into(), &Options::default()).unwrap_err(), Error::EmptyInput);
        assert_eq!(open(empty.as_bytes().into(), &Options::default()).unwrap_err(), Error::EmptyInput);
    }
    assert_eq!(open(b"\xFF\xFE".into(), &Options::default()).unwrap_err(), Error::EmptyInput);
}

#[test]
fn binary_files_are_named() {
    let files: [(&[u8], &str); 12] = [
        (b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR", "a PNG image"),
        (b"\xFF\xD8\xFF\xE0\0\x10JFIF\0", "a JPEG image"),
        (b"GIF89a\x01\0\x01\0", "a GIF image"),
        (b"RIFF\x24\0\0\0WEBPVP8 ", "a WebP image"),
        (b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0", "a BMP image"),
        (b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "a PDF document"),
        (b"PK\x03\x04\x14\0\0\0", "a ZIP archive"),
        (b"\x1F\x8B\x08\0\0\0\0\0", "a gzip archive"),
        (b"\x7FELF\x02\x01\x01\0", "a program"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", "an MP4 video"),
        (b"\0asm\x01\0\0\0", "a WebAssembly module"),
        (b"\x02\x01\x05abc\x07\0\x04\x05", "binary data"),
    ];
    for (bytes, name) in files {
        assert_eq!(open(bytes.into(), &Options::default()).unwrap_err(), Error::NotText(name));
        let latin: String = bytes.iter().map(|it| char::from(*it)).collect();
        if bytes[0] != b'B' {
            assert_eq!(open(latin.as_str().into(), &Options::default()).unwrap_err(), Error::NotText(name));
        }
        let lossy = String::from_utf8_lossy(bytes).into_owned();
        let error = open(lossy.as_str().into(), &Options::default()).unwrap_err();
        assert!(matches!(error, Error::NotText(_)), "{name} as text");
    }
}

#[test]
fn noise_is_binary_as_bytes_and_as_text() {
    let mut state = 1_u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    };
    let noise: Vec<u8> = (0..100_000).map(|_| next()).collect();
    assert_eq!(open((&noise).into(), &Options::default()).unwrap_err(), Error::NotText("binary data"));
    let text = String::from_utf8_lossy(&noise);
    assert_eq!(open(text.as_ref().into(), &Options::default()).unwrap_err(), Error::NotText("binary data"));
}

#[test]
fn texts_that_only_look_odd_get_through() {
    let lost = format!("<p>{}</p>", "\u{FFFD}".repeat(200));
    for text in [
        "BM is short for a museum",
        "GIF89a is a format",
        "PK and ID3",
        "one \0 in a long text of words",
        lost.as_str(),
    ] {
        assert!(open(text.into(), &Options::default()).is_ok(), "{text}");
        assert!(open(text.as_bytes().into(), &Options::default()).is_ok(), "{text}");
    }
}

#[test]
fn long_input_is_cut_between_characters() {
    let mut options = Options::default();
    options.limits.input_bytes = 4;
    for input in [Input::Text("абвг"), Input::Bytes("абвг".as_bytes())] {
        let source = open(input, &options).unwrap();
        assert_eq!((source.text.as_ref(), source.warnings.as_slice()), ("аб", &[WarningCode::InputCut][..]));
    }
    options.limits.input_bytes = 5;
    assert_eq!(open("абвг".as_bytes().into(), &options).unwrap().text, "аб");
    options.limits.input_bytes = 8;
    assert!(open("абвг".into(), &options).unwrap().warnings.is_empty());
}

#[test]
fn clipboard_headers_are_taken_away() {
    let text = "Version:0.9\r\nStartHTML:0000000105\r\nEndHTML:0000000200\r\nSourceURL:https://news.example/a\r\n<html><body><!--StartFragment--><p>x</p>";
    let source = open(text.into(), &Options::default()).unwrap();
    assert!(source.text.starts_with("<html>"));
    assert_eq!((source.form, source.url.as_deref()), (Form::Html, Some("https://news.example/a")));
}
