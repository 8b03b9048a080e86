//! The command line: one page, a batch of pages, web archives of them, or the measures of a page's passages.

use std::fs;
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::process::ExitCode;
use std::str::FromStr;
use std::time::Instant;

use khabar::export::{self, Format};
use khabar::input::archives::warc::{Pages, WarcError, WarcPage};
use khabar::roles::{GivenRole, LineMeasure, PAGE_MEASURES, Role, measures::Measure};
use khabar::{Article, Input, Options};
use serde::Deserialize;
use serde_json::{Value, json};

const USAGE: &str = "\
khabar: turns the HTML or plain text of a news page into a structured article

  khabar [options] PAGE        a file, or - for standard input; HTML, text, .mhtml, .eml or .webarchive
  khabar --jsonl [options]     one record a line from standard input, one line out for each, in order
  khabar --warc [options] FILE...
                               one line out for each HTML page of web archives, .warc or .warc.gz, - for standard input
  khabar measures PAGE         the measures of every passage; with --jsonl, of every record

options
  --format FORMAT              json (default), markdown, html, text, ninjs or json-ld
  --url ADDRESS                where the page was loaded from
  --content-type TYPE          the HTTP Content-Type, or the name of the character set
  --saved TIME                 when the page was saved, such as 2024-05-31T10:40:00Z or 2024-05-31
  --passages                   also give every passage with its role and reasons
  --provenance                 also tell how each field was decided and where each block was found
  --role PASSAGE=ROLE          give a passage, by its place in the list of --passages from 0, a role: 12=body puts it
                               back, 3=other takes it out; again for each passage
  --help, --version

records of --jsonl
  in   {\"id\", \"html\" or \"html_path\" or \"text\", \"url\"?, \"charset\"?, \"saved\"?, \"roles\"?: [{\"passage\", \"role\"}]}
  out  {\"id\", \"headline\", \"text\", \"authors\", \"published\", …, \"ms\"} or {\"id\", \"error\": {\"code\", \"message\"}}
       with --format other than json {\"id\", \"FORMAT\": …, \"ms\"}
lines of --warc are the same; their id is the page's address, or the file's name where a part of it cannot be read
";

/// A way to call the program wrongly, or a file that cannot be read.
struct Failure(String);

impl<E: std::fmt::Display> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

#[derive(Default)]
struct Call {
    options: Options,
    format: Option<Format>,
    jsonl: bool,
    warc: bool,
    measures: bool,
    /// Pages, or archives of them.
    files: Vec<String>,
}

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(message)) => {
            eprintln!("khabar: {message}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: impl Iterator<Item = String>) -> Result<(), Failure> {
    let Some(call) = read_call(arguments)? else { return Ok(()) };
    let out = io::stdout();
    let mut out = BufWriter::new(out.lock());
    if call.jsonl {
        return run_batch(&call, &mut out);
    }
    if call.warc {
        return run_archives(&call, &mut out);
    }
    let name = call.files.first().ok_or("expected a page, or - for standard input; see khabar --help")?;
    let bytes = read_page(name)?;
    if call.measures {
        let mut measures = measures_of(Input::Bytes(&bytes), &call.options, None)?;
        measures["names"] = json!(Measure::ALL.iter().map(|it| it.name()).collect::<Vec<_>>());
        measures["headlineNames"] = json!(LineMeasure::ALL.iter().map(|it| it.name()).collect::<Vec<_>>());
        measures["pageNames"] = json!(PAGE_MEASURES);
        writeln!(out, "{measures}")?;
    } else {
        let article = khabar::parse(&bytes, &call.options)?;
        let text = export::render(&article, call.format.unwrap_or(Format::Json));
        writeln!(out, "{}", text.trim_end())?;
    }
    Ok(())
}

/// The call that the arguments spell; `None` when help or the version was asked for and printed.
fn read_call(mut arguments: impl Iterator<Item = String>) -> Result<Option<Call>, Failure> {
    let mut call = Call::default();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value"));
        match argument.as_str() {
            "--help" | "-h" => {
                print!("{USAGE}");
                return Ok(None);
            }
            "--version" | "-V" => {
                println!("khabar {}", env!("CARGO_PKG_VERSION"));
                return Ok(None);
            }
            "--format" | "-f" => call.format = Some(Format::from_str(&value()?)?),
            "--url" => call.options.url = Some(value()?),
            "--content-type" => call.options.content_type = Some(value()?),
            "--saved" => call.options.saved = Some(value()?),
            "--passages" => call.options.passages = true,
            "--provenance" => call.options.provenance = true,
            "--role" => call.options.roles.push(given_role(&value()?)?),
            "--jsonl" => call.jsonl = true,
            "--warc" => call.warc = true,
            "measures" if call.files.is_empty() => call.measures = true,
            other if other.starts_with('-') && other != "-" => {
                return Err(Failure(format!("{other} is no option; see khabar --help")));
            }
            _ => call.files.push(argument),
        }
    }
    if call.warc && (call.jsonl || call.measures) {
        return Err(Failure("--warc goes with neither --jsonl nor measures".into()));
    }
    if !call.warc && 1 < call.files.len() {
        return Err(Failure("expected one page; use --jsonl for more".into()));
    }
    Ok(Some(call))
}

/// A passage and its role, written `12=body`.
fn given_role(text: &str) -> Result<GivenRole, Failure> {
    let (passage, role) = text.split_once('=').ok_or(format!("--role expects 12=body, but found {text}"))?;
    let passage = passage.parse().map_err(|_| format!("--role: {passage} is no number of a passage"))?;
    let role = Role::named(role).ok_or_else(|| {
        let names: Vec<&str> = Role::ALL.iter().map(|it| it.name()).collect();
        format!("--role: {role} is no role; expected one of {}", names.join(", "))
    })?;
    Ok(GivenRole { passage, role })
}

fn read_page(name: &str) -> Result<Vec<u8>, Failure> {
    if name == "-" {
        let mut bytes = Vec::new();
        io::stdin().lock().read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    fs::read(name).map_err(|error| Failure(format!("{name}: {error}")))
}

/// A record of a batch.
#[derive(Deserialize)]
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

/// Answers every line; a bad record is an error line and never the end of the batch.
fn run_batch(call: &Call, out: &mut impl Write) -> Result<(), Failure> {
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let started = Instant::now();
        let answer = match serde_json::from_slice::<Record>(&line) {
            Ok(record) => answer_record(call, &record),
            Err(error) => error_line(&Value::Null, "bad-record", &error.to_string()),
        };
        write_line(answer, started, out)?;
    }
    Ok(())
}

fn write_line(mut answer: Value, started: Instant, out: &mut impl Write) -> Result<(), Failure> {
    answer["ms"] = json!((started.elapsed().as_secs_f64() * 1e5).round() / 100.0);
    serde_json::to_writer(&mut *out, &answer)?;
    writeln!(out)?;
    out.flush()?;
    Ok(())
}

/// Answers every page of every archive; what cannot be read is an error line and never the end of the batch.
fn run_archives(call: &Call, out: &mut impl Write) -> Result<(), Failure> {
    if call.files.is_empty() {
        return Err("expected web archives, or - for standard input; see khabar --help".into());
    }
    for name in &call.files {
        let started = Instant::now();
        let pages = open_archive(name).and_then(Pages::new);
        let mut pages = match pages {
            Ok(pages) => pages,
            Err(error) => {
                write_line(error_line(&json!(name), "unreadable-file", &error.to_string()), started, out)?;
                continue;
            }
        };
        loop {
            let started = Instant::now();
            let Some(found) = pages.next() else { break };
            write_line(answer_page(call, name, found), started, out)?;
        }
    }
    Ok(())
}

fn open_archive(name: &str) -> io::Result<Box<dyn BufRead>> {
    if name == "-" {
        return Ok(Box::new(io::stdin().lock()));
    }
    Ok(Box::new(BufReader::new(fs::File::open(name)?)))
}

fn answer_page(call: &Call, archive: &str, found: Result<WarcPage, WarcError>) -> Value {
    let page = match found {
        Ok(page) => page,
        Err(WarcError::Damaged { url, why }) => {
            return error_line(&json!(url.as_deref().unwrap_or(archive)), "damaged-record", why);
        }
        Err(error) => return error_line(&json!(archive), "unreadable-file", &error.to_string()),
    };
    let id = json!(page.url);
    match khabar::parse(&page.body, &page.options(&call.options)) {
        Ok(article) => article_line(&id, &article, call.format.unwrap_or(Format::Json)),
        Err(error) => error_line(&id, error.code(), &error.to_string()),
    }
}

fn answer_record(call: &Call, record: &Record) -> Value {
    let mut options = call.options.clone();
    options.url = record.url.clone().or(options.url);
    options.content_type = record.charset.clone().or(options.content_type);
    options.saved = record.saved.clone().or(options.saved);
    options.roles.extend(&record.roles);
    let bytes;
    let input = match record {
        Record { html: Some(text), .. } | Record { text: Some(text), .. } => Input::Text(text),
        Record { html_path: Some(path), .. } => match fs::read(path) {
            Ok(read) => {
                bytes = read;
                Input::Bytes(&bytes)
            }
            Err(error) => return error_line(&record.id, "unreadable-file", &format!("{path}: {error}")),
        },
        _ => return error_line(&record.id, "bad-record", "expected html, html_path or text"),
    };
    if call.measures {
        return match measures_of(input, &options, record.likely.as_deref()) {
            Ok(mut measures) => {
                measures["id"] = record.id.clone();
                measures
            }
            Err(error) => error_line(&record.id, error.code(), &error.to_string()),
        };
    }
    match khabar::parse(input, &options) {
        Ok(article) => article_line(&record.id, &article, call.format.unwrap_or(Format::Json)),
        Err(error) => error_line(&record.id, error.code(), &error.to_string()),
    }
}

fn error_line(id: &Value, code: &str, message: &str) -> Value {
    json!({ "id": id, "error": { "code": code, "message": message } })
}

/// The article with its text beside it, and what batch users sort by as plain strings; or the article in another
/// format, as JSON where the format is JSON and as a string where it is not.
fn article_line(id: &Value, article: &Article, format: Format) -> Value {
    if format != Format::Json {
        let written = export::render(article, format);
        let is_json = format.media_type().ends_with("json");
        let value = if is_json { serde_json::from_str(&written).unwrap_or_default() } else { json!(written) };
        return json!({ "id": id, format.name(): value });
    }
    let mut line = serde_json::to_value(article).unwrap_or_default();
    line["id"] = id.clone();
    line["text"] = json!(export::text(article));
    line["bodyText"] = json!(export::body_text(article));
    line
}

/// The measures of every passage; `likely` stands for what the first sweep finds.
fn measures_of(input: Input<'_>, options: &Options, likely: Option<&[f32]>) -> Result<Value, khabar::Error> {
    let source = khabar::input::open(input, options)?;
    let page = khabar::page::build(&source, &options.limits);
    let evidence = khabar::evidence::collect(&page, &options.limits);
    let mut measured = khabar::roles::measure(&page, &evidence);
    measured.sweep_again(&page, likely);
    let guess = khabar::language::choose(evidence.language.as_deref(), page.text());
    let roles = khabar::roles::label(&page, &evidence, &guess);
    let rounded = |row: &[f32]| row.iter().map(|it| (it * 1e3).round() / 1e3).collect::<Vec<f32>>();
    let lines: Vec<Value> = measured
        .headline_lines(&page)
        .iter()
        .map(|(passage, row)| json!({ "passage": passage, "row": rounded(row) }))
        .collect();
    let passages: Vec<Value> = page
        .passages()
        .iter()
        .enumerate()
        .map(|(index, passage)| {
            json!({ "text": page.passage_text(passage), "row": rounded(measured.row(index)) })
        })
        .collect();
    Ok(json!({ "passages": passages, "headlineLines": lines, "page": roles.page_measures }))
}
