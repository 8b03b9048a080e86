//! What the arguments ask for.

use std::ffi::OsString;
use std::str::FromStr;

use khabar::export::Format;
use khabar::roles::{GivenRole, Role};
use khabar::{Limits, Options, url};
use serde_json::{Value, json};

use super::Failure;

pub(super) const USAGE: &str = "\
khabar: turns the HTML or plain text of a news page into a structured article

  khabar [options] PAGE        a file, or - for standard input; HTML, text, .mhtml, .eml or .webarchive
  khabar [options] PAGE...     of several files, one line out for each; its id is the file's name
  khabar --jsonl [options] [FILE...]
                               one record a line from files or standard input, one line out for each, in order
  khabar --warc [options] FILE...
                               one line out for each HTML page of web archives, .warc or .warc.gz, - for standard input
  khabar measures PAGE         the measures of every passage; with --jsonl, of every record

options
  -f, --format FORMAT          json (default), markdown (md), html, text, ninjs or json-ld
  --url ADDRESS                where the page was loaded from
  --content-type TYPE          the HTTP Content-Type, or the name of the character set
  --saved TIME                 when the page was saved, such as 2024-05-31T10:40:00Z or 2024-05-31
  --passages                   also give every passage with its role and reasons
  --provenance                 also tell how each field was decided and where each block was found
  --role PASSAGE=ROLE          give a passage, by its place in the list of --passages from 0, a role: 12=body puts it
                               back, 3=other takes it out; again for each passage
  --all                        every article of a page, a line each
  --limit NAME=NUMBER          a bound such as inputBytes=4000000, by its name in the JavaScript package; again for each
  -h, --help, -V, --version
  --                           what follows is a file

records of --jsonl
  in   {\"id\", \"html\" or \"html_path\" or \"text\", \"url\"?, \"charset\"?, \"saved\"?, \"roles\"?: [{\"passage\", \"role\"}]};
       charset is what --content-type is
  out  {\"id\", \"kind\", \"headline\", \"authors\", \"published\", …, \"text\", \"bodyText\", \"ms\"}; text begins with the dek;
       with --format other than json {\"id\", \"FORMAT\": …, \"ms\"}; {\"id\", \"error\": {\"code\", \"message\"}, \"line\", \"ms\"}
lines of --warc are the same; their id is the page's address, or the file's name where a part of it cannot be read

It ends with 0, with 1 where a page or a file that was named cannot be read, with 2 where it is called wrongly. A bad record
is an error line and ends nothing.
";

pub(super) enum Asked {
    Help,
    Version,
    Answers(Box<Call>),
}

/// What the named files hold.
#[derive(Default, PartialEq, Eq)]
pub(super) enum Reads {
    #[default]
    Pages,
    Records,
    Archives,
}

#[derive(Default)]
pub(super) struct Call {
    pub(super) options: Options,
    pub(super) format: Option<Format>,
    pub(super) reads: Reads,
    pub(super) measures: bool,
    /// Every article of a page.
    pub(super) all: bool,
    pub(super) files: Vec<OsString>,
}

/// The call that the arguments spell.
pub(super) fn read(mut arguments: impl Iterator<Item = OsString>) -> Result<Asked, Failure> {
    let mut call = Call::default();
    let (mut is_jsonl, mut is_warc, mut are_files) = (false, false, false);
    while let Some(argument) = arguments.next() {
        let is_option = |it: &&str| !are_files && it.len() > 1 && it.starts_with('-');
        let Some(text) = argument.to_str().filter(is_option) else {
            let is_word = !are_files && call.files.is_empty() && !call.measures && argument == "measures";
            if is_word {
                call.measures = true;
            } else {
                call.files.push(argument);
            }
            continue;
        };
        let (name, given) = match text.split_once('=') {
            Some((name, value)) if name.starts_with("--") => (name, Some(value.to_owned())),
            _ => (text, None),
        };
        let has_value = given.is_some();
        if take_value(&mut call, name, || value_of(name, given, &mut arguments))? {
            continue;
        }
        match name {
            _ if has_value => {
                return Err(Failure::Misuse(format!("{text}: {name} is no option with a value")));
            }
            "--help" | "-h" => return Ok(Asked::Help),
            "--version" | "-V" => return Ok(Asked::Version),
            "--passages" => call.options.passages = true,
            "--provenance" => call.options.provenance = true,
            "--all" => call.all = true,
            "--jsonl" => is_jsonl = true,
            "--warc" => is_warc = true,
            "--" => are_files = true,
            other => {
                return Err(Failure::Misuse(format!("{other} is no option; see khabar --help")));
            }
        }
    }
    call.reads = match (is_jsonl, is_warc) {
        (false, false) => Reads::Pages,
        (true, false) => Reads::Records,
        (false, true) => Reads::Archives,
        (true, true) => return Err(Failure::Misuse("--warc goes with neither --jsonl nor measures".into())),
    };
    check(&call)?;
    Ok(Asked::Answers(Box::new(call)))
}

/// Takes an option that has a value; says whether the name is that of one.
fn take_value(
    call: &mut Call,
    name: &str,
    value: impl FnOnce() -> Result<String, Failure>,
) -> Result<bool, Failure> {
    match name {
        "--format" | "-f" => {
            let format = Format::from_str(&value()?);
            call.format = Some(format.map_err(|error| Failure::Misuse(error.to_string()))?);
        }
        "--url" => call.options.url = Some(address(value()?)?),
        "--content-type" => call.options.content_type = Some(value()?),
        "--saved" => call.options.saved = Some(value()?),
        "--role" => call.options.roles.push(given_role(&value()?)?),
        "--limit" => call.options.limits = limited(&call.options.limits, &value()?)?,
        _ => return Ok(false),
    }
    Ok(true)
}

/// Refuses what does not go together.
fn check(call: &Call) -> Result<(), Failure> {
    let is_plain = call.format.is_some_and(|it| it != Format::Json);
    let shows_more = call.options.passages || call.options.provenance;
    let why = if call.measures && call.reads == Reads::Archives {
        "--warc goes with neither --jsonl nor measures"
    } else if call.reads == Reads::Archives && call.files.is_empty() {
        "expected web archives, or - for standard input; see khabar --help"
    } else if is_plain && shows_more {
        "--passages and --provenance go with --format json alone"
    } else if call.measures && call.all {
        "--all does not go with measures"
    } else {
        return Ok(());
    };
    Err(Failure::Misuse(why.into()))
}

/// The value behind `=`, or the next argument.
fn value_of(
    name: &str,
    given: Option<String>,
    arguments: &mut impl Iterator<Item = OsString>,
) -> Result<String, Failure> {
    let needed = || Failure::Misuse(format!("{name} needs a value"));
    let next = match given {
        Some(value) => return Ok(value),
        None => arguments.next().ok_or_else(needed)?,
    };
    let value = next.into_string().map_err(|_| Failure::Misuse(format!("{name}: its value is no UTF-8")))?;
    // An option where a value should stand is a value that was forgotten; `--name=--value` says that it is none.
    if value.starts_with("--") { Err(needed()) } else { Ok(value) }
}

fn address(value: String) -> Result<String, Failure> {
    if url::resolve(None, &value).is_some() {
        return Ok(value);
    }
    let why = format!("--url expects an address such as https://news.example/story, but found {value}");
    Err(Failure::Misuse(why))
}

/// A passage and its role, written `12=body`.
fn given_role(text: &str) -> Result<GivenRole, Failure> {
    let wrong = |why: String| Failure::Misuse(format!("--role: {why}"));
    let (passage, role) =
        text.split_once('=').ok_or_else(|| wrong(format!("expected 12=body, but found {text}")))?;
    let passage = passage.parse().map_err(|_| wrong(format!("{passage} is no number of a passage")))?;
    let role = Role::named(role).ok_or_else(|| {
        let names: Vec<&str> = Role::ALL.iter().map(|it| it.name()).collect();
        wrong(format!("{role} is no role; expected one of {}", names.join(", ")))
    })?;
    Ok(GivenRole { passage, role })
}

/// The limits with one of them set, written `inputBytes=4000000`.
fn limited(limits: &Limits, text: &str) -> Result<Limits, Failure> {
    let wrong = |why: &str| Failure::Misuse(format!("--limit: {why}, but found {text}"));
    let (name, number) = text.split_once('=').ok_or_else(|| wrong("expected inputBytes=4000000"))?;
    let number: u64 = number.parse().map_err(|_| wrong("expected a whole number"))?;
    let mut all = json!(limits);
    let names: Vec<&String> = all.as_object().into_iter().flat_map(|it| it.keys()).collect();
    if !names.iter().any(|it| *it == name) {
        let known: Vec<&str> = names.iter().map(|it| it.as_str()).collect();
        return Err(wrong(&format!("expected one of {}", known.join(", "))));
    }
    all[name] = Value::from(number);
    serde_json::from_value(all).map_err(|error| wrong(&error.to_string()))
}
