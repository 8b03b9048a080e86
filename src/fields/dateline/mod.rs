//! The place that opens a report: "BEIRUT (Reuters) -".
//!
//! A word before a dash is a place only when something speaks for it: an agency, a day, capitals as agencies set
//! them, or a place that the page states.

mod parts;
mod set_apart;
mod shapes;
mod spaced;
mod unspaced;
mod words;

use super::{Case, people, title};
use crate::article::{Block, Dateline, Mark};
use crate::page::{NodeId, Page};
use crate::roles::Role;
use crate::text::fold;
use crate::text::letter::is_in_capitals;
use crate::text::words::is_mark;

/// A dateline with its day and its agency is no longer, in characters.
const CHARS_MAX: usize = 110;

/// Blocks of the body among which the first paragraph is looked for: a picture and a heading may precede it.
const OPENING_BLOCKS: usize = 4;

/// Letters that stand for "in", "of" or "and" before a word.
const PARTICLE_LETTERS_MAX: usize = 1;

/// Letters of a place's name in a headline.
const NAME_LETTERS_MIN: usize = 3;

/// A longer element is no dateline, in bytes.
const MARKED_BYTES_MAX: usize = 120;

/// Passages between the line that says who sent a report and its first paragraph.
const SENDER_REACH: usize = 3;

/// The language whose newsrooms set a stop behind a place in bold.
const STOPPED_LANGUAGE: &str = "de";

/// A dateline, and the agency or the reporter in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Opening {
    pub place: String,
    pub agency: Option<String>,
    pub reporter: Option<String>,
    pub raw: String,
}

/// What the page itself says of the place.
pub(super) struct Known {
    /// Folded names of places and of the site.
    places: Vec<String>,
    sites: Vec<String>,
    /// The words of the headline, folded.
    told: Vec<String>,
}

/// Reads the dateline from the line that says who sent the report, or from the first paragraph.
pub(super) fn read(case: &Case<'_>, sites: &[String], title: Option<&str>) -> Option<Opening> {
    let text = first_paragraph(case)?;
    let head: String = text.trim_start().chars().take(CHARS_MAX).collect();
    let (line, is_whole) = match head.split_once('\n') {
        Some((line, _)) => (line, true),
        None => (head.as_str(), false),
    };
    let known = Known::of(case, sites, title);
    let is_place = |it: &Opening| !words::is_opener(&it.place);
    let sent = |line: &str| {
        Some(line)
            .filter(|it| !people::has_prefix(it))
            .and_then(|it| spaced::sent_from(it, &known))
            .filter(is_place)
    };
    let above = sender_line(case).and_then(sent);
    let spaced = || {
        spaced::read(line, &known).or_else(|| spaced::signed(line, &known)).or_else(|| spaced::reported(line))
    };
    above
        .or_else(|| unspaced::read(line).or_else(spaced).filter(is_place))
        .or_else(|| in_bold(case).filter(|it| is_place(it) && !known.is_site(&it.place)))
        .or_else(|| sent(line).filter(|_| is_whole))
        .or_else(|| {
            sender_line(case).and_then(set_apart::dated).filter(is_place).filter(|it| is_told_of(case, it))
        })
        .or_else(|| bold_line(case).and_then(sent))
        .or_else(|| unsigned(case, line).filter(is_place))
        .or_else(|| behind_notes(case, &known).filter(is_place))
}

/// The dateline with its day or agency that opens the second or third paragraph, where notes to the press stand before it.
fn behind_notes(case: &Case<'_>, known: &Known) -> Option<Opening> {
    let texts = case.body.blocks.iter().take(OPENING_BLOCKS).filter_map(paragraph);
    texts.skip(1).take(NOTES_MAX).find_map(|text| {
        let head: String = text.trim_start().chars().take(CHARS_MAX).collect();
        let opening = spaced::read(head.split('\n').next()?, known)?;
        let behind = || opening.raw.strip_prefix(opening.place.as_str());
        let is_dated = || behind().is_some_and(|it| it.contains(fold::is_digit));
        (is_in_capitals(opening.place.split(',').next()?) && (opening.agency.is_some() || is_dated()))
            .then_some(opening)
    })
}

/// A place before a stop or a dash that is set in capitals, or lies elsewhere on the page where places lie.
fn unsigned(case: &Case<'_>, line: &str) -> Option<Opening> {
    let opening = set_apart::spoken_of(line, may_be_stopped(case))?;
    (is_in_capitals(&opening.place) || is_spoken_of(case, &opening)).then_some(opening)
}

/// Notes that may stand before the text: who answers the press, when the release may be used.
const NOTES_MAX: usize = 2;

/// Whether newsrooms of the page's language set a stop behind a place.
fn may_be_stopped(case: &Case<'_>) -> bool {
    case.language.tag.as_deref().is_some_and(|it| it.starts_with(STOPPED_LANGUAGE))
}

/// Whether the page elsewhere sets a word before an opening's place, or behind it, that such words have: "in Sandby".
fn is_spoken_of(case: &Case<'_>, opening: &Opening) -> bool {
    let text = case.page.text();
    let is_edge = |it: Option<char>| it.is_none_or(|it| !it.is_alphanumeric() && it != '-' && !is_mark(it));
    text.match_indices(opening.place.as_str()).take(MENTIONS_MAX).any(|(at, place)| {
        let (before, behind) = (&text[..at], &text[at + place.len()..]);
        is_edge(behind.chars().next()) && words::is_beside_place(before, behind)
    })
}

/// Mentions of a place that are looked at.
const MENTIONS_MAX: usize = 100;

/// The place that is a paragraph of its own before the text, and the block that holds it.
pub(super) fn alone(case: &Case<'_>, sites: &[String], title: Option<&str>) -> Option<(usize, Opening)> {
    let blocks = &case.body.blocks;
    let at = blocks.iter().take(OPENING_BLOCKS).position(|it| matches!(it, Block::Paragraph { .. }))?;
    let (text, next) = (paragraph(&blocks[at])?, blocks.get(at + 1)?);
    if CHARS_MAX < text.len() || !matches!(next, Block::Paragraph { .. }) {
        return None;
    }
    let opening = set_apart::alone(&text, &Known::of(case, sites, title))?;
    (!words::is_opener(&opening.place)).then_some((at, opening))
}

/// The place in bold that opens the first paragraph.
fn in_bold(case: &Case<'_>) -> Option<Opening> {
    let first = case.body.blocks.iter().take(OPENING_BLOCKS).find_map(|it| match it {
        Block::Paragraph { content, .. } => Some(content),
        _ => None,
    })?;
    let [bold, rest, ..] = first.as_slice() else { return None };
    let may_be_stopped = may_be_stopped(case);
    let is_bold = bold.marks.contains(&Mark::Strong) && bold.text.len() <= MARKED_BYTES_MAX;
    is_bold.then(|| set_apart::in_bold(&bold.text, &rest.text, may_be_stopped)).flatten()
}

/// Whether the page names an opening's place a second time.
fn is_told_of(case: &Case<'_>, opening: &Opening) -> bool {
    case.page.text().match_indices(opening.place.as_str()).nth(1).is_some()
}

/// The words in bold before a colon with which the first paragraph opens.
fn bold_line<'a>(case: &Case<'a>) -> Option<&'a str> {
    let first = case.body.blocks.iter().take(OPENING_BLOCKS).find_map(|it| match it {
        Block::Paragraph { content, .. } => content.first(),
        _ => None,
    })?;
    let is_bold = first.marks.contains(&Mark::Strong) && first.text.len() <= MARKED_BYTES_MAX;
    first.text.trim().strip_suffix(':').filter(|_| is_bold)
}

/// The line above the first paragraph whose role says that it names place and sender.
fn sender_line<'a>(case: &Case<'a>) -> Option<&'a str> {
    let rows = case.page.passages();
    let first = (case.roles.headline?..rows.len()).find(|it| case.roles.role(*it) == Role::Body)?;
    let mut above = (first.saturating_sub(SENDER_REACH)..first).rev();
    let line = above.find(|it| matches!(case.roles.role(*it), Role::Byline | Role::Date))?;
    Some(case.page.passage_text(&rows[line])).filter(|it| it.chars().count() <= CHARS_MAX)
}

/// The dateline as the article has it.
pub(super) fn of(opening: &Opening) -> Dateline {
    Dateline { place: opening.place.clone(), raw: opening.raw.clone() }
}

fn first_paragraph(case: &Case<'_>) -> Option<String> {
    case.body.blocks.iter().take(OPENING_BLOCKS).find_map(paragraph)
}

fn paragraph(block: &Block) -> Option<String> {
    match block {
        Block::Paragraph { content, .. } => Some(content.iter().map(|run| run.text.as_str()).collect()),
        _ => None,
    }
}

impl Known {
    fn of(case: &Case<'_>, sites: &[String], title: Option<&str>) -> Self {
        let evidence = case.evidence;
        let mut places: Vec<String> = Vec::new();
        if let Some(article) = evidence.article() {
            for path in ["dateline", "contentLocation.name", "locationCreated.name", "spatialCoverage.name"] {
                places.extend(article.texts(path));
            }
        }
        places.extend(evidence.meta("geo.placename").map(str::to_owned));
        let page = case.page;
        let first = page.passages().get(case.roles.extent.start);
        let marked =
            first.into_iter().flat_map(|row| page.subtree(row.block)).find(|&it| is_dateline(page, it));
        places.extend(marked.map(|it| page.text_of(it).to_owned()));
        let is_edge = |it: char| !it.is_alphanumeric();
        let folded =
            |it: &String| fold::key(it.split([',', '(']).next().unwrap_or_default().trim_matches(is_edge));
        Self {
            places: places.iter().map(folded).collect(),
            sites: sites
                .iter()
                .flat_map(|it| title::pieces(it).into_iter().chain([it.as_str()]))
                .map(fold::key)
                .collect(),
            told: title.map(fold::key).unwrap_or_default().split(' ').map(str::to_owned).collect(),
        }
    }

    /// Whether the headline names the place; in Arabic and Hebrew "in" and "of" are letters of the word behind them.
    fn is_told(&self, place: &str) -> bool {
        let key = fold::key(place);
        let is_told = |word: &str| {
            let is_word = |it: &String| {
                it.strip_suffix(word).is_some_and(|before| before.chars().count() <= PARTICLE_LETTERS_MAX)
            };
            NAME_LETTERS_MIN <= word.chars().count() && self.told.iter().any(is_word)
        };
        !key.is_empty() && key.split(' ').all(is_told)
    }

    fn is_place(&self, text: &str) -> bool {
        let key = fold::key(text);
        !key.is_empty() && self.places.contains(&key)
    }

    /// Whether a text is the site's name, or its last words.
    fn is_site(&self, text: &str) -> bool {
        let key = fold::key(text);
        4 <= key.chars().count() && self.sites.iter().any(|it| *it == key || it.ends_with(&format!(" {key}")))
    }
}

/// Whether an element is named for a dateline and is no longer than one.
fn is_dateline(page: &Page, id: NodeId) -> bool {
    let is_named = |value: &str| {
        value.split(|it: char| !it.is_ascii_alphabetic()).any(|word| word.eq_ignore_ascii_case("dateline"))
    };
    page.text_of(id).len() <= MARKED_BYTES_MAX
        && ["class", "itemprop"].iter().filter_map(|it| page.attr(id, it)).any(is_named)
}
