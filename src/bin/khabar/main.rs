//! The command line: one page, a batch of pages, web archives of them, or the measures of a page's passages.

mod batch;
mod call;

use std::ffi::OsStr;
use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::process::ExitCode;

use khabar::export::{self, Format};
use khabar::measures::measures;
use khabar::roles::{LineMeasure, PAGE_MEASURES, measures::Measure};
use khabar::{Input, Limits};
use serde_json::{Value, json};

use call::{Asked, Call, Reads, USAGE};

/// Why the program ends without having done all that it was asked for.
enum Failure {
    /// It was called wrongly.
    Misuse(String),
    /// A page cannot be read.
    Page(String),
    /// Nothing more can be written.
    Output(io::Error),
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<khabar::Error> for Failure {
    fn from(error: khabar::Error) -> Self {
        Self::Page(error.to_string())
    }
}

/// What a program ends with that was called wrongly, as is usual.
const MISUSED: u8 = 2;

fn main() -> ExitCode {
    let (code, message) = match run() {
        Ok(code) => return code,
        // Who reads the output has enough of it, as `head` has.
        Err(Failure::Output(error)) if error.kind() == ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
        Err(Failure::Output(error)) => (ExitCode::FAILURE, error.to_string()),
        Err(Failure::Page(message)) => (ExitCode::FAILURE, message),
        Err(Failure::Misuse(message)) => (ExitCode::from(MISUSED), message),
    };
    complain(&message);
    code
}

/// Tells it on standard error, if anyone listens there.
fn complain(message: &dyn Display) {
    let _ = writeln!(io::stderr(), "khabar: {message}");
}

fn run() -> Result<ExitCode, Failure> {
    let asked = call::read(std::env::args_os().skip(1))?;
    let mut out = BufWriter::new(io::stdout().lock());
    let code = match asked {
        Asked::Help => {
            write!(out, "{USAGE}")?;
            ExitCode::SUCCESS
        }
        Asked::Version => {
            writeln!(out, "khabar {}", env!("CARGO_PKG_VERSION"))?;
            ExitCode::SUCCESS
        }
        Asked::Answers(call) => match (&call.reads, call.files.as_slice()) {
            (Reads::Pages, []) => {
                let why = "expected a page, or - for standard input; see khabar --help";
                return Err(Failure::Misuse(why.into()));
            }
            (Reads::Pages, [name]) if !call.all => {
                answer_one(&call, name, &mut out)?;
                ExitCode::SUCCESS
            }
            _ => batch::run(&call, &mut out)?,
        },
    };
    out.flush()?;
    Ok(code)
}

fn answer_one(call: &Call, name: &OsStr, out: &mut impl Write) -> Result<(), Failure> {
    let bytes = read_page(name, &call.options.limits)
        .map_err(|error| Failure::Page(format!("{}: {error}", name.display())))?;
    if call.measures {
        let mut found = measured(Input::Bytes(&bytes), &call.options, None)?;
        found["names"] = json!(Measure::ALL.iter().map(|it| it.name()).collect::<Vec<_>>());
        found["headlineNames"] = json!(LineMeasure::ALL.iter().map(|it| it.name()).collect::<Vec<_>>());
        found["pageNames"] = json!(PAGE_MEASURES);
        writeln!(out, "{found}")?;
    } else {
        let article = khabar::parse(&bytes, &call.options)?;
        let text = export::render(&article, call.format.unwrap_or(Format::Json));
        writeln!(out, "{}", text.trim_end())?;
    }
    Ok(())
}

fn measured(
    input: Input<'_>,
    options: &khabar::Options,
    likely: Option<&[f32]>,
) -> Result<Value, khabar::Error> {
    // A struct of texts and numbers can always be written.
    Ok(serde_json::to_value(measures(input, options, likely)?).unwrap_or_default())
}

/// A file, or standard input for `-`.
fn read_page(name: &OsStr, limits: &Limits) -> io::Result<Vec<u8>> {
    if name == "-" { beginning(io::stdin().lock(), limits) } else { beginning(File::open(name)?, limits) }
}

/// The bytes of a source, as far as anything of them is read.
fn beginning(source: impl Read, limits: &Limits) -> io::Result<Vec<u8>> {
    let most = limits.archive_bytes.max(limits.input_bytes) as u64;
    let mut bytes = Vec::new();
    // One more, so that the reader can say that it was cut.
    source.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok(bytes)
}
