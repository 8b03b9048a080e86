//! The command line, as its users call it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const PAGE: &str = "<html lang=en><title>Rain floods the old town | Harbour Post</title><h1>Rain floods the old town</h1>\
    <p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
    <p>Two schools stayed closed, and buses took <a href=/b>another way</a>. Nobody was hurt, according to the police.</p></html>";

fn khabar(words: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_khabar"))
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A call that is refused ends without reading what comes in.
    let written = child.stdin.take().unwrap().write_all(input.as_bytes());
    assert!(written.is_ok() || !child.wait().unwrap().success());
    child.wait_with_output().unwrap()
}

fn printed(words: &[&str], input: &str) -> String {
    let output = khabar(words, input);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn reads_standard_input_in_every_format() {
    let article: serde_json::Value = serde_json::from_str(&printed(&["-"], PAGE)).unwrap();
    assert_eq!(article["headline"], "Rain floods the old town");
    assert!(printed(&["-", "--format", "markdown"], PAGE).starts_with("# Rain floods the old town"));
    assert!(printed(&["--format", "html", "-"], PAGE).contains("<h1>"));
    assert!(printed(&["-", "--format", "text"], PAGE).starts_with("Streets in the old town"));
    let item: serde_json::Value = serde_json::from_str(&printed(&["-", "--format", "ninjs"], PAGE)).unwrap();
    assert_eq!(item["headlines"][0]["value"], "Rain floods the old town");
    let piece: serde_json::Value = serde_json::from_str(&printed(&["-", "-f", "json-ld"], PAGE)).unwrap();
    assert_eq!(piece["headline"], "Rain floods the old town");
}

#[test]
fn a_batch_gives_other_formats_under_their_names() {
    let record = serde_json::json!({ "id": 7, "html": PAGE }).to_string();
    let line = |format: &str| -> serde_json::Value {
        serde_json::from_str(&printed(&["--jsonl", "--format", format], &record)).unwrap()
    };
    let item = line("ninjs");
    assert_eq!((&item["id"], &item["ninjs"]["standard"]["name"]), (&7.into(), &"ninjs".into()));
    assert_eq!(line("json-ld")["json-ld"]["@type"], "NewsArticle");
    assert!(line("markdown")["markdown"].as_str().unwrap().starts_with("# Rain"));
    assert_eq!(line("json")["headline"], "Rain floods the old town");
}

#[test]
fn resolves_links_against_the_address() {
    let out = printed(&["-", "--url", "https://harbour.example/news/a"], PAGE);
    assert!(out.contains("https://harbour.example/b"));
}

#[test]
fn reads_date_lines_against_when_the_page_was_saved() {
    let page = PAGE.replace("</h1>", "</h1><p class=date>3 hours ago</p>");
    let saved = "2021-12-21T10:40:00+03:00";
    let article: serde_json::Value = serde_json::from_str(&printed(&["-", "--saved", saved], &page)).unwrap();
    assert_eq!(article["published"]["value"], "2021-12-21T07:40:00+03:00");
    let record = serde_json::json!({ "html": page, "saved": saved }).to_string();
    let line: serde_json::Value = serde_json::from_str(&printed(&["--jsonl"], &record)).unwrap();
    assert_eq!(line["published"], article["published"]);
    assert!(!printed(&["-"], &page).contains("\"published\""));
    let refused = khabar(&["-", "--saved", "noon"], &page);
    assert!(!refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("saved"));
}

#[test]
fn reads_a_file_and_explains_passages() {
    let out = printed(&["tests/pages/ar-wire/page.html", "--passages"], "");
    let article: serde_json::Value = serde_json::from_str(&out).unwrap();
    let passages = article["passages"].as_array().unwrap();
    assert!(passages.iter().any(|it| it["role"] == "headline"));
    assert!(passages.iter().all(|it| it["place"].as_str().unwrap().starts_with("html")));
    assert!(passages.iter().any(|it| it["reasons"].as_array().is_some_and(|it| !it.is_empty())));
}

#[test]
fn gives_passages_the_roles_that_are_asked_for() {
    let text = |words: &[&str]| printed(&[&["-", "--format", "text"], words].concat(), PAGE);
    assert!(text(&[]).contains("Two schools") && text(&[]).contains("Streets in"));
    let without = text(&["--role", "2=other"]);
    assert!(!without.contains("Two schools") && without.contains("Streets in"));
    let record =
        serde_json::json!({ "html": PAGE, "roles": [{ "passage": 1, "role": "other" }] }).to_string();
    let line: serde_json::Value =
        serde_json::from_str(&printed(&["--jsonl", "--role", "9=body"], &record)).unwrap();
    assert_eq!(line["body"].as_array().unwrap().len(), 1);
    assert_eq!(line["warnings"][0]["code"], "unknown-passage");
    for wrong in ["2", "2=nothing", "x=body", "-1=body", ""] {
        let refused = khabar(&["-", "--role", wrong], PAGE);
        assert!(
            !refused.status.success() && String::from_utf8_lossy(&refused.stderr).contains("--role"),
            "{wrong}"
        );
    }
}

#[test]
fn a_batch_answers_every_line_in_order() {
    let record = |id: u32| {
        serde_json::json!({ "id": id, "html": PAGE, "url": "https://harbour.example/" }).to_string()
    };
    let input = format!(
        "{}\nno json\n\n{}\n{}\n{}\n{}\n",
        record(1),
        r#"{"id":2,"html_path":"/no/such/file.html"}"#,
        r#"{"id":3,"html":""}"#,
        r#"{"id":4}"#,
        record(5)
    );
    let out = printed(&["--jsonl"], &input);
    let lines: Vec<serde_json::Value> = out.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    assert_eq!(lines.len(), 6);
    assert_eq!(lines[0]["headline"], "Rain floods the old town");
    assert!(lines[0]["text"].as_str().unwrap().contains("Two schools"));
    assert!(lines[0]["ms"].is_number());
    let codes: Vec<&str> = lines[1..5].iter().map(|it| it["error"]["code"].as_str().unwrap()).collect();
    assert_eq!(codes, ["bad-record", "unreadable-file", "empty-input", "bad-record"]);
    assert_eq!(lines[5]["id"], 5);
}

fn lines(out: &str) -> Vec<serde_json::Value> {
    out.lines().map(|it| serde_json::from_str(it).unwrap()).collect()
}

/// A folder of its own for a test, empty.
fn folder(name: &str) -> PathBuf {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&path);
    fs::create_dir_all(&path).unwrap();
    path
}

#[test]
fn a_line_is_the_article_with_its_own_numbers_and_order() {
    let one = printed(&["-", "--passages"], PAGE);
    let record = serde_json::json!({ "html": PAGE, "id": 7 }).to_string();
    let line = printed(&["--jsonl", "--passages"], &record);
    assert!(line.starts_with("{\"id\":7,\"kind\":\"news\",\"headline\":"), "{line}");
    let mut line = lines(&line).remove(0);
    for name in ["id", "text", "bodyText", "ms"] {
        assert!(line.as_object_mut().unwrap().remove(name).is_some(), "{name}");
    }
    assert_eq!(line, serde_json::from_str::<serde_json::Value>(&one).unwrap());
}

#[test]
fn a_record_with_a_fault_says_which_it_is() {
    let input = "\u{feff}{\"id\":1,\"html\":\"<p>x\"}\n\n{\"id\":2,\"html\":5}\nno json\n\
        {\"id\":3,\"html\":\"<p>x\",\"contentType\":\"text/html\"}\n\
        {\"id\":4,\"html\":\"<p>x\",\"roles\":[{\"passage\":0,\"role\":\"x\"}]}\n";
    let told: Vec<(serde_json::Value, serde_json::Value)> = lines(&printed(&["--jsonl"], input))
        .iter()
        .map(|it| (it["id"].clone(), it["line"].clone()))
        .collect();
    let null = serde_json::Value::Null;
    assert_eq!(
        told,
        [
            (1.into(), null.clone()),
            (2.into(), 3.into()),
            (null, 4.into()),
            (3.into(), 5.into()),
            (4.into(), 6.into())
        ]
    );
}

#[test]
fn several_files_give_a_line_each_and_records_are_read_from_files() {
    let place = folder("several");
    let (page, records) = (place.join("-page.html"), place.join("records.jsonl"));
    fs::write(&page, PAGE).unwrap();
    let record = |id: u32| serde_json::json!({ "id": id, "html": PAGE }).to_string() + "\n";
    fs::write(&records, record(1) + &record(2)).unwrap();
    let (page, records, place) = (page.to_str().unwrap(), records.to_str().unwrap(), place.to_str().unwrap());
    let output = khabar(&["--format=md", "--", page, place, page], "");
    assert_eq!(output.status.code(), Some(1));
    let found = lines(&String::from_utf8(output.stdout).unwrap());
    assert_eq!(
        (found[0]["id"].as_str(), found[1]["error"]["code"].as_str()),
        (Some(page), Some("unreadable-file"))
    );
    assert!(found[2]["markdown"].as_str().unwrap().starts_with("# Rain"));
    let ids = |words: &[&str], input: &str| -> Vec<serde_json::Value> {
        lines(&printed(words, input)).iter().map(|it| it["id"].clone()).collect()
    };
    assert_eq!(ids(&["--jsonl", records], "no json"), [1, 2]);
    assert_eq!(ids(&[records, "-", "--jsonl"], &record(3)), [1, 2, 3]);
    assert_eq!(khabar(&["--jsonl", "/no/such.jsonl"], "").status.code(), Some(1));
}

#[test]
fn every_article_of_a_page_and_limits_can_be_asked_for() {
    let page = several_articles();
    let all = lines(&printed(&["-", "--all"], &page));
    assert!(all.len() > 1 && all.iter().all(|it| it["id"] == "-" && it["headline"].is_string()));
    let few = lines(&printed(&["-", "--all", "--limit", "articles=1"], &page));
    assert_eq!(few.len(), 1);
    let cut: serde_json::Value =
        serde_json::from_str(&printed(&["-", "--limit=inputBytes=90"], PAGE)).unwrap();
    assert!(cut["warnings"].as_array().unwrap().iter().any(|it| it["code"] == "input-cut"));
}

/// A page with two whole, signed articles.
fn several_articles() -> String {
    let article = |headline: &str, writer: &str| {
        let text = "<p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said. \
            Two schools stayed closed, and buses took another way.</p>"
            .repeat(4);
        format!("<article><h2>{headline}</h2><p class=byline>By {writer}</p>{text}</article>")
    };
    let both = [
        article("Rain floods the old town", "Amal Haddad"),
        article("Harbour closed after the storm", "Iris Coyle"),
    ];
    format!("<html lang=en><body><main>{}</main></body></html>", both.concat())
}

/// Who reads the output may stop: `khabar --help | true`.
#[cfg(unix)]
#[test]
fn a_closed_pipe_ends_it_in_silence() {
    for words in [&["--help"][..], &["--version"], &["tests/pages/ar-wire/page.html", "--passages"]] {
        let mut child = Command::new(env!("CARGO_BIN_EXE_khabar"))
            .args(words)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success() && output.stderr.is_empty(), "{words:?}: {output:?}");
    }
}

#[cfg(unix)]
#[test]
fn names_that_are_no_utf8_are_names() {
    use std::os::unix::ffi::OsStrExt;
    let name = OsStr::from_bytes(b"caf\xe9.html");
    let path = folder("names").join(name);
    fs::write(&path, PAGE).unwrap();
    let run = |words: &[&OsStr]| Command::new(env!("CARGO_BIN_EXE_khabar")).args(words).output().unwrap();
    assert!(run(&[path.as_os_str()]).status.success());
    assert_eq!(run(&["--url".as_ref(), name, "-".as_ref()]).status.code(), Some(2));
}

#[test]
fn an_endless_input_is_read_as_far_as_the_limits_say() {
    let page = PAGE.to_owned() + &"<p>word ".repeat(40_000);
    let words = ["-", "--limit", "inputBytes=2000", "--limit", "archiveBytes=4000"];
    let mut child = Command::new(env!("CARGO_BIN_EXE_khabar"))
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // More than a pipe holds: were all of it read, writing it would succeed.
    assert!(child.stdin.take().unwrap().write_all(page.as_bytes()).is_err());
    assert!(child.wait_with_output().unwrap().status.success());
}

/// A saved page and a mail, told by their bytes and not by their names.
#[test]
fn reads_saved_pages_and_mails() {
    let saved = format!(
        "Snapshot-Content-Location: https://harbour.example/news/a\r\nDate: Tue, 21 Dec 2021 10:40:00 +0300\r\n\
        Content-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n{PAGE}\r\n--x--\r\n"
    );
    let article: serde_json::Value = serde_json::from_str(&printed(&["-"], &saved)).unwrap();
    assert_eq!(article["headline"], "Rain floods the old town");
    assert_eq!(article["url"], "https://harbour.example/news/a");
    let mail = format!("Subject: x\nMIME-Version: 1.0\nContent-Type: text/html\n\n{PAGE}");
    let record = serde_json::json!({ "id": 1, "text": mail }).to_string();
    let line: serde_json::Value = serde_json::from_str(&printed(&["--jsonl"], &record)).unwrap();
    assert_eq!(line["headline"], "Rain floods the old town");
}

#[test]
fn web_archives_give_a_line_a_page() {
    let record = |url: &str, body: &str| {
        let answer = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{body}");
        format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-05-31T10:40:00Z\r\n\
            Content-Length: {}\r\n\r\n{answer}\r\n\r\n",
            answer.len()
        )
    };
    let page = PAGE.replace("</h1>", "</h1><p class=date>3 hours ago</p>");
    let archive = [
        record("https://harbour.example/a", &page),
        record("https://harbour.example/b", " "),
        "damaged\r\n".to_owned(),
        record("https://harbour.example/c", PAGE),
    ];
    let output = khabar(&["--warc", "/no/such.warc", "-"], &archive.concat());
    assert_eq!(output.status.code(), Some(1), "an archive that was named is not there");
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "khabar: 3 of 5 lines are errors\n");
    let out = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<serde_json::Value> = out.lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    let told: Vec<(&str, &str)> = lines
        .iter()
        .map(|it| (it["id"].as_str().unwrap(), it["error"]["code"].as_str().unwrap_or("read")))
        .collect();
    assert_eq!(
        told,
        [
            ("/no/such.warc", "unreadable-file"),
            ("https://harbour.example/a", "read"),
            ("https://harbour.example/b", "empty-input"),
            ("-", "damaged-record"),
            ("https://harbour.example/c", "read"),
        ]
    );
    assert_eq!(lines[1]["published"]["value"], "2024-05-31T07:40:00Z");
    assert!(lines[1]["text"].as_str().unwrap().contains("Two schools") && lines[1]["ms"].is_number());
    let out = printed(&["--warc", "-", "--format", "markdown"], &archive[3]);
    assert!(
        serde_json::from_str::<serde_json::Value>(&out).unwrap()["markdown"]
            .as_str()
            .unwrap()
            .starts_with("# Rain")
    );
}

#[test]
fn measures_have_a_number_for_every_measure() {
    let out = printed(&["measures", "-"], PAGE);
    let measures: serde_json::Value = serde_json::from_str(&out).unwrap();
    let row = measures["passages"][0]["row"].as_array().unwrap();
    assert_eq!(row.len(), khabar::roles::measures::Measure::ALL.len());
}

#[test]
fn wrong_calls_fail_with_a_reason() {
    for (words, reason) in [
        (&["--frmat", "json"][..], "no option"),
        (&["-", "--format", "docx"], "docx"),
        (&["/no/such/page.html"], "/no/such/page.html"),
        (&["--url"], "needs a value"),
        (&[], "expected a page"),
        (&["--url", "--passages", "-"], "needs a value"),
        (&["--url", "news.example/story", "-"], "expects an address"),
        (&["--passages=yes", "-"], "no option with a value"),
        (&["-", "--passages", "--format", "text"], "json alone"),
        (&["-", "--limit", "bytes=5"], "expected one of addressBytes"),
        (&["-", "--limit", "depth=70000"], "depth"),
        (&["--warc"], "expected web archives"),
        (&["--warc", "--jsonl", "a.warc"], "neither"),
    ] {
        let output = khabar(words, "");
        let is_page = words.first().is_some_and(|it| it.starts_with('/'));
        assert_eq!(output.status.code(), Some(if is_page { 1 } else { 2 }), "{words:?}");
        let message = String::from_utf8(output.stderr).unwrap();
        assert!(message.contains(reason), "{message}");
    }
}
