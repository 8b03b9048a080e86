//! Many pages, a line of JSON each: files, records or web archives.

use std::ffi::OsStr;
use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::process::ExitCode;
use std::time::Instant;

use khabar::export::{self, Format};
use khabar::input::archives::warc::{Pages, WarcError, WarcPage};
use khabar::roles::GivenRole;
use khabar::{Article, Input, Options};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::call::{Call, Reads};
use super::{Failure, beginning, complain, measured, read_page};

/// A record of a batch.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    #[serde(default)]
    id: Value,
    html: Option<String>,
    html_path: Option<String>,
    text: Option<String>,
    url: Option<String>,
    charset: Option<String>,
    saved: Option<String>,
    #[serde(default)]
    roles: Vec<GivenRole>,
    /// For `measures`: how likely each passage is, instead of what the first sweep finds.
    likely: Option<Vec<f32>>,
}

/// A line that goes out. An article is written as it is, since its numbers would grow digits on the way through a `Value`.
#[derive(Serialize)]
struct Outgoing<'a> {
    id: &'a Value,
    #[serde(flatten)]
    answer: &'a Answer,
    /// The line of the record, where something is wrong with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    ms: f64,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Answer {
    #[serde(rename_all = "camelCase")]
    Article {
        #[serde(flatten)]
        article: Box<Article>,
        text: String,
        body_text: String,
    },
    /// An article in another format under its name, or measures.
    Members(Map<String, Value>),
    Error {
        error: Fault,
    },
}

#[derive(Serialize)]
struct Fault {
    code: String,
    message: String,
}

impl Answer {
    fn fault(code: &str, message: &dyn Display) -> Self {
        Self::Error { error: Fault { code: code.to_owned(), message: message.to_string() } }
    }

    /// The article with its text beside it; or in another format, as JSON where the format is JSON and as a string where it
    /// is not.
    fn article(article: Article, format: Format) -> Self {
        if format == Format::Json {
            let (text, body_text) = (export::text(&article), export::body_text(&article));
            return Self::Article { article: Box::new(article), text, body_text };
        }
        let written = export::render(&article, format);
        let is_json = format.media_type().ends_with("json");
        let value = if is_json { serde_json::from_str(&written).unwrap_or_default() } else { json!(written) };
        Self::Members(Map::from_iter([(format.name().to_owned(), value)]))
    }
}

/// Where lines go, and how many there were.
struct Lines<'a, W> {
    out: &'a mut W,
    written: usize,
    faults: usize,
    /// Whether a file that was named could not be read.
    is_incomplete: bool,
}

impl<W: Write> Lines<'_, W> {
    fn write(
        &mut self,
        id: &Value,
        answer: &Answer,
        started: Instant,
        line: Option<usize>,
    ) -> Result<(), Failure> {
        let is_fault = matches!(answer, Answer::Error { .. });
        let ms = (started.elapsed().as_secs_f64() * 1e5).round() / 100.0;
        let line = Outgoing { id, answer, line: line.filter(|_| is_fault), ms };
        serde_json::to_writer(&mut *self.out, &line).map_err(io::Error::from)?;
        writeln!(self.out)?;
        self.out.flush()?;
        self.written += 1;
        self.faults += usize::from(is_fault);
        Ok(())
    }

    fn unreadable(&mut self, name: &OsStr, error: &io::Error, started: Instant) -> Result<(), Failure> {
        self.is_incomplete = true;
        let answer = Answer::fault("unreadable-file", error);
        self.write(&json!(name.to_string_lossy()), &answer, started, None)
    }
}

/// Answers every page of every file; what cannot be read is an error line and never the end of the batch.
pub(super) fn run(call: &Call, out: &mut impl Write) -> Result<ExitCode, Failure> {
    let mut lines = Lines { out, written: 0, faults: 0, is_incomplete: false };
    if call.reads == Reads::Records && call.files.is_empty() {
        read_records(call, OsStr::new("-"), &mut lines)?;
    }
    for name in &call.files {
        match call.reads {
            Reads::Pages => read_one(call, name, &mut lines)?,
            Reads::Records => read_records(call, name, &mut lines)?,
            Reads::Archives => read_archive(call, name, &mut lines)?,
        }
    }
    if lines.faults > 0 {
        complain(&format!("{} of {} lines are errors", lines.faults, lines.written));
    }
    Ok(if lines.is_incomplete { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn read_one(call: &Call, name: &OsStr, lines: &mut Lines<'_, impl Write>) -> Result<(), Failure> {
    let started = Instant::now();
    let bytes = match read_page(name, &call.options.limits) {
        Ok(bytes) => bytes,
        Err(error) => return lines.unreadable(name, &error, started),
    };
    let id = json!(name.to_string_lossy());
    for answer in answers(call, Input::Bytes(&bytes), &call.options, None) {
        lines.write(&id, &answer, started, None)?;
    }
    Ok(())
}

/// Every answer to one page: one, or with `--all` one for each of its articles.
fn answers(call: &Call, input: Input<'_>, options: &Options, likely: Option<&[f32]>) -> Vec<Answer> {
    if call.measures {
        return vec![match measured(input, options, likely) {
            Ok(Value::Object(members)) => Answer::Members(members),
            Ok(_) => Answer::Members(Map::new()),
            Err(error) => Answer::fault(error.code(), &error),
        }];
    }
    let read = if call.all {
        khabar::parse_all(input, options)
    } else {
        khabar::parse(input, options).map(|it| vec![it])
    };
    match read {
        Ok(articles) => {
            articles.into_iter().map(|it| Answer::article(it, call.format.unwrap_or(Format::Json))).collect()
        }
        Err(error) => vec![Answer::fault(error.code(), &error)],
    }
}

fn open(name: &OsStr) -> io::Result<Box<dyn BufRead>> {
    if name == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(BufReader::new(File::open(name)?)))
}

/// What some editors and shells write before the first record.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

fn read_records(call: &Call, name: &OsStr, lines: &mut Lines<'_, impl Write>) -> Result<(), Failure> {
    let started = Instant::now();
    let source = match open(name) {
        Ok(source) => source,
        Err(error) => return lines.unreadable(name, &error, started),
    };
    for (at, line) in source.split(b'\n').enumerate() {
        let started = Instant::now();
        let line = match line {
            Ok(line) => line,
            Err(error) => return lines.unreadable(name, &error, started),
        };
        let record = line.strip_prefix(BYTE_ORDER_MARK).filter(|_| at == 0).unwrap_or(&line);
        if record.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let (id, answers) = answer_record(call, record);
        for answer in answers {
            lines.write(&id, &answer, started, Some(at + 1))?;
        }
    }
    Ok(())
}

/// The record's id and what is answered.
fn answer_record(call: &Call, line: &[u8]) -> (Value, Vec<Answer>) {
    let record: Record = match serde_json::from_slice(line) {
        Ok(record) => record,
        Err(error) => {
            // A record with a fault may still say which it is.
            let id = serde_json::from_slice::<Value>(line).ok().and_then(|it| it.get("id").cloned());
            return (id.unwrap_or_default(), vec![Answer::fault("bad-record", &error)]);
        }
    };
    let mut options = call.options.clone();
    options.url = record.url.or(options.url);
    options.content_type = record.charset.or(options.content_type);
    options.saved = record.saved.or(options.saved);
    options.roles.extend(&record.roles);
    let bytes;
    let input = if let Some(text) = record.html.as_ref().or(record.text.as_ref()) {
        Input::Text(text)
    } else if let Some(path) = &record.html_path {
        match File::open(path).and_then(|file| beginning(file, &options.limits)) {
            Ok(read) => {
                bytes = read;
                Input::Bytes(&bytes)
            }
            Err(error) => {
                let fault = Answer::fault("unreadable-file", &format!("{path}: {error}"));
                return (record.id, vec![fault]);
            }
        }
    } else {
        return (record.id, vec![Answer::fault("bad-record", &"expected html, html_path or text")]);
    };
    let answers = answers(call, input, &options, record.likely.as_deref());
    (record.id, answers)
}

fn read_archive(call: &Call, name: &OsStr, lines: &mut Lines<'_, impl Write>) -> Result<(), Failure> {
    let started = Instant::now();
    let mut pages = match open(name).and_then(Pages::new) {
        Ok(pages) => pages,
        Err(error) => return lines.unreadable(name, &error, started),
    };
    loop {
        let started = Instant::now();
        let Some(found) = pages.next() else { return Ok(()) };
        let (id, answers) = answer_page(call, &name.to_string_lossy(), found);
        for answer in answers {
            lines.write(&json!(id), &answer, started, None)?;
        }
    }
}

/// The page's address and what is answered.
fn answer_page(call: &Call, archive: &str, found: Result<WarcPage, WarcError>) -> (String, Vec<Answer>) {
    match found {
        Ok(page) => {
            let answers = answers(call, Input::Bytes(&page.body), &page.options(&call.options), None);
            (page.url, answers)
        }
        Err(WarcError::Damaged { url, why }) => {
            (url.unwrap_or_else(|| archive.to_owned()), vec![Answer::fault("damaged-record", &why)])
        }
        Err(error) => (archive.to_owned(), vec![Answer::fault("unreadable-file", &error)]),
    }
}
