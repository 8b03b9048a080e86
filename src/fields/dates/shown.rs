//! Dates that readers see: marked as times, or printed.

use super::reader::Reader;
use super::{Claims, elsewhere};
use crate::article::Moment;
use crate::dates::iso;
use crate::fields::class_names::Name;
use crate::fields::head_and_foot::{Places, Spot, passage_of};
use crate::fields::{Case, Claim};
use crate::language::{Section, labels_in};
use crate::page::{NodeId, Tag};
use crate::roles::Role;
use crate::text::fold;

/// What readers see, added to what is stated. Lines of which nothing says that they date the article speak only where
/// nothing else does.
pub(super) fn claims(case: &Case<'_>, reader: &Reader<'_>, places: &Places<'_>, stated: Claims) -> Claims {
    let mut claims = stated;
    marked(case, reader, places, &mut claims);
    printed(case, reader, places, &mut claims);
    if claims.is_empty() {
        elsewhere::claims(case, reader, places, &mut claims);
    }
    claims
}

/// Trust in a moment that microdata calls the day of publication, by where it stands, and in one of change.
const PUBLISHED: u8 = 88;
const PUBLISHED_AT_FOOT: u8 = 72;
const PUBLISHED_APART: u8 = 68;
const MODIFIED: u8 = 80;

/// Trust in a time element at the head, in one that is named for a date, in one at the foot, and in the page's only one.
const TIME: u8 = 74;
const OWN_TIME: u8 = 76;
const TIME_AT_FOOT: u8 = 52;
const TIME_ALONE: u8 = 50;

/// Trust in a printed date, and what adds to it: the head, a name or a label, its role, and a label that says publication.
const PRINTED: u8 = 40;
const IN_HEAD: u8 = 16;
const LABELLED: u8 = 8;
const BY_ROLE: u8 = 4;
const DATE_LABEL: u8 = 2;

/// Elements that mark a point in time.
fn marked(case: &Case<'_>, reader: &Reader<'_>, places: &Places<'_>, claims: &mut Claims) {
    let mut alone = case.evidence.times.len() == 1;
    for (count, mark) in case.evidence.times.iter().enumerate() {
        let property = mark.property.as_deref().unwrap_or_default().to_ascii_lowercase();
        let spot = places.spot(mark.node).or_else(|| by_role(case, places, mark.node));
        let (raw, from_attribute) = match mark.datetime.as_deref() {
            Some(raw) => (raw, true),
            None => (mark.text.as_str(), false),
        };
        let moment = reader.first(raw).or_else(|| reader.first(&mark.text));
        let Some(mut moment) = moment else { continue };
        if !mark.text.is_empty() {
            moment.raw = Some(mark.text.clone());
        }
        alone &= !places.is_apart(mark.node);
        let is_own =
            places.names(mark.node).has(Name::Date) || case.page.attr(mark.node, "pubdate").is_some();
        let is_above = is_above_headline(places, mark.node);
        let (trust, witness) = match (property.as_str(), spot) {
            ("datepublished", Some(Spot::Head)) => (PUBLISHED, "microdata"),
            ("datepublished", Some(Spot::Foot)) => (PUBLISHED_AT_FOOT, "microdata"),
            ("datepublished", None) if !places.is_apart(mark.node) => (PUBLISHED_APART, "microdata"),
            ("datemodified" | "dateupdated", _) => (MODIFIED, "microdata"),
            (_, Some(Spot::Head)) => {
                let lowered =
                    (count.min(10) as u8) / 4 + u8::from(!from_attribute) + ABOVE * u8::from(is_above);
                (if is_own { OWN_TIME } else { TIME } - lowered, "time")
            }
            (_, Some(Spot::Foot)) => (TIME_AT_FOOT, "time"),
            _ if alone => (TIME_ALONE, "time"),
            _ => continue,
        };
        let claim = Claim::stated(moment, raw, witness, trust).at(mark.node);
        let is_named = property.starts_with("datemod") || property.starts_with("dateup");
        claims.add(claim, is_named || is_change(case, places, mark.node));
    }
}

/// How much less a date is trusted that stands above the headline: it may be one of a list of other pieces.
const ABOVE: u8 = 3;

fn is_above_headline(places: &Places<'_>, node: NodeId) -> bool {
    places.headline.zip(places.passage_of(node)).is_some_and(|(headline, at)| at < headline)
}

/// Whether the words on or before a date say that it is one of change.
fn is_change(case: &Case<'_>, places: &Places<'_>, node: NodeId) -> bool {
    let page = case.page;
    let names = places.names(node).with(places.names(page.node(node).parent));
    if names.has(Name::Update) && !places.names(node).has(Name::Date) {
        return true;
    }
    let start = page.text_range(node).start;
    let Some(row) = passage_of(page, node).and_then(|it| page.passages().get(it)) else { return false };
    let line = page.passage_range(row);
    let own = page.text_of(node);
    let before = if line.start < start { page.slice(line.start..start) } else { "" };
    // The nearest label before the date counts: "Published 3 May, updated 4 May".
    let tail = before
        .rsplit(|it: char| it.is_ascii_digit() || matches!(it, '|' | '\u{2022}' | ';'))
        .next()
        .unwrap_or_default();
    labels_in(tail).holds.has(Section::ModifiedLabels) || labels_in(own).starts.has(Section::ModifiedLabels)
}

/// The spot of a date that stands in the head of the article, in an element that only its frame's names set
/// apart: page builders call every block of the article a widget.
fn by_role(case: &Case<'_>, places: &Places<'_>, node: NodeId) -> Option<Spot> {
    let passage = places.passage_of(node)?;
    is_of_head(case, places, passage).then_some(Spot::Head)
}

/// Passages above the headline where its date may stand; further up lie the site's own lines.
const ABOVE_HEADLINE: usize = 3;

/// The same for a date behind its label: a bar of the article's own may hold it, with its number and its tools.
const ABOVE_HEADLINE_LABELLED: usize = 6;

/// Whether a passage in the head has the role of a date or byline and stands in no comment and no other piece.
fn is_of_head(case: &Case<'_>, places: &Places<'_>, passage: usize) -> bool {
    let Some(row) = case.page.passages().get(passage) else { return false };
    let is_labelled = labels_in(case.page.passage_text(row)).starts.has(Section::DateLabels);
    let above = if is_labelled { ABOVE_HEADLINE_LABELLED } else { ABOVE_HEADLINE };
    let first = places.headline.map_or(0, |it| it.saturating_sub(above));
    places.head.contains(&passage)
        && first <= passage
        && matches!(case.roles.role(passage), Role::Date | Role::Byline)
        && !places.around(row.block).has_any(&[Name::Comment, Name::Related])
        && case.page.node(row.block).visibility.is_seen()
}

/// A date line with one date has at most so many bytes.
const LINE_BYTES_MAX: usize = 160;

/// A line of the head that names nothing as a date is one only when it is short: in characters, and in bytes, of which
/// a letter takes one to three by its script.
const UNNAMED_CHARS_MAX: usize = 60;
const UNNAMED_BYTES_MAX: usize = 90;

pub(super) fn is_short(text: &str) -> bool {
    text.len() < UNNAMED_BYTES_MAX && text.chars().count() < UNNAMED_CHARS_MAX
}

/// A passage of the foot speaks by its labels alone, several of them in one passage.
const LABELLED_BYTES_MAX: usize = 240;

/// Date lines about the headline and at the end of the text.
fn printed(case: &Case<'_>, reader: &Reader<'_>, places: &Places<'_>, claims: &mut Claims) {
    let page = case.page;
    let rows = page.passages();
    for passage in places.head.clone().chain(places.foot.clone()) {
        let Some(text) = date_line(case, places, passage) else { continue };
        let text = text.as_str();
        let is_head = places.head.contains(&passage);
        let block = rows[passage].block;
        if !is_head && is_in_column(case, places, block) || is_quoted(case, block) {
            continue;
        }
        let labels = labels_in(text);
        let labelled = labels.holds.has(Section::DateLabels);
        let length_max = if labelled { LABELLED_BYTES_MAX } else { LINE_BYTES_MAX };
        if length_max < text.len() {
            continue;
        }
        let is_apart = places.is_apart(rows[passage].block) && !is_of_head(case, places, passage);
        // A label at the end of the text says enough, even in an element that is named for the page's foot.
        let starts = labels.starts.has(Section::DateLabels) && is_dated_foot(case, places, passage);
        if is_apart && !starts {
            continue;
        }
        let named = places.near(passage, 1).has_any(&[Name::Date, Name::Byline]);
        let role = matches!(case.roles.role(passage), Role::Date | Role::Byline);
        let opens = text.starts_with(fold::is_digit) && text.len() <= 2 * UNNAMED_CHARS_MAX;
        let is_signed =
            passage.checked_sub(1).is_some_and(|it| case.roles.role(it) == Role::Byline) && is_short(text);
        if !(labelled || named || role || is_signed || is_head && (opens || is_short(text))) {
            continue;
        }
        // A label in the line above: "Published", and the date in a line of its own.
        let above = passage.checked_sub(1).map_or("", |it| page.passage_text(&rows[it]));
        let above = labels_in(if is_short(above) { above } else { "" });
        let trust = PRINTED
            + IN_HEAD * u8::from(is_head)
            + LABELLED * u8::from(labelled || named || above.is.has(Section::DateLabels))
            + BY_ROLE * u8::from(role)
            + DATE_LABEL * u8::from(labels.starts.has(Section::DateLabels))
            - ABOVE * u8::from(!labelled && places.headline.is_some_and(|it| passage < it));
        let of_change =
            !labelled && (places.near(passage, 0).has(Name::Update) || above.is.has(Section::ModifiedLabels));
        let mut found = dates(reader, text, of_change);
        if found.is_empty() && is_head {
            found.extend(spelled_out(case, reader, passage).map(|it| (it, of_change)));
        }
        for (count, (moment, is_change)) in found.into_iter().enumerate() {
            let trust = trust - count.min(3) as u8;
            claims.add(Claim::stated(moment, text, "text", trust).at(rows[passage].block), is_change);
        }
    }
}

/// The day that an element of a line spells out for who points at it, where the line says "Today, 07:05".
fn spelled_out(case: &Case<'_>, reader: &Reader<'_>, passage: usize) -> Option<Moment> {
    let page = case.page;
    // A number alone is a day of a calendar.
    let is_spoken =
        |it: &NodeId| page.tag(*it) == Tag::Text && page.text_of(*it).contains(char::is_alphabetic);
    let texts = page.rows_of(&page.passages()[passage]).filter(is_spoken);
    let titles = texts.take(TITLED_TEXTS_MAX).filter_map(|it| page.attr(page.node(it).parent, "title"));
    let mut days = titles.filter(|it| it.len() <= UNNAMED_BYTES_MAX && it.contains(fold::is_digit));
    days.find_map(|it| reader.first(it))
}

/// Texts of a line whose elements are asked for a title.
const TITLED_TEXTS_MAX: usize = 8;

/// Whether a row stands in a column beside the article: the dates there are of other pieces.
fn is_in_column(case: &Case<'_>, places: &Places<'_>, row: NodeId) -> bool {
    let headline = places.headline.map(|it| case.page.passages()[it].block);
    let column = case.page.closest(row, |it| it == Tag::Aside);
    column.is_some_and(|column| headline.is_none_or(|it| !case.page.holds(column, it)))
}

/// Whether a row stands in a quotation or a post from elsewhere, and the text does not.
pub(super) fn is_quoted(case: &Case<'_>, row: NodeId) -> bool {
    let text = case.page.passages().get(case.roles.extent.start).map(|it| it.block);
    let quotation = case.page.closest(row, |it| it == Tag::Blockquote);
    quotation.is_some_and(|quotation| text.is_none_or(|it| !case.page.holds(quotation, it)))
}

/// The text of a passage that may be a date line: with a digit, and short.
fn date_line(case: &Case<'_>, places: &Places<'_>, passage: usize) -> Option<String> {
    let row = &case.page.passages()[passage];
    let text = case.page.passage_text(row);
    let is_headline = Some(passage) == places.headline;
    // A heading may have the date in a line below its own.
    let below = if is_headline { text.split_once('\n')?.1 } else { text };
    if LABELLED_BYTES_MAX.max(LINE_BYTES_MAX) < below.len() || !below.contains(fold::is_digit) {
        return None;
    }
    Some(if is_headline { below.to_owned() } else { case.page.spaced_text(case.page.rows_of(row)) })
}

/// Whether a passage stands in the foot of the article, outside of comments and other pieces, and is seen.
fn is_dated_foot(case: &Case<'_>, places: &Places<'_>, passage: usize) -> bool {
    let block = case.page.passages()[passage].block;
    places.foot.contains(&passage)
        && !places.around(block).has_any(&[Name::Comment, Name::Related])
        && case.page.node(block).visibility.is_seen()
}

/// The dates of a line, each with whether it is one of change. The nearest label before a date counts:
/// "Published 3 May, updated 4 May". A second date counts only with a label of its own.
pub(super) fn dates(reader: &Reader<'_>, text: &str, of_change: bool) -> Vec<(Moment, bool)> {
    let whole = |moment: Moment| Moment { raw: Some(text.trim().to_owned()), ..moment };
    let ascii = fold::ascii_digits(text);
    let readings = reader.readings(&ascii);
    if readings.is_empty() {
        let is_change = || of_change || labels_in(text).starts.has(Section::ModifiedLabels);
        return iso::parse(text).map(|it| (it, is_change())).into_iter().collect();
    }
    let mut found = Vec::new();
    let mut past = 0;
    for reading in readings {
        let labels = labels_in(ascii.get(past..reading.range.start).unwrap_or_default());
        past = reading.range.end;
        let is_change = of_change || labels.holds.has(Section::ModifiedLabels);
        if found.is_empty() || labels.holds.has(Section::DateLabels) || is_change {
            found.push((whole(reading.moment), is_change));
        }
    }
    // "8 November 2026 18:05, updated 21:30"
    let behind = ascii.get(past..).unwrap_or_default();
    if let [(published, false)] = found.as_slice()
        && let Some(time) = behind_change(behind)
        && let Some(moment) = reader.on_day(&published.value, time)
    {
        found.push((whole(moment), true));
    }
    found
}

/// What stands behind a label of change, from its first number on.
fn behind_change(text: &str) -> Option<&str> {
    let is_digit = |it: char| it.is_ascii_digit();
    let starts = text.match_indices(is_digit).map(|it| it.0).filter(|&at| !text[..at].ends_with(is_digit));
    let is_labelled = |at: &usize| labels_in(&text[..*at]).holds.has(Section::ModifiedLabels);
    starts.take(CHANGE_NUMBERS_MAX).find(is_labelled).map(|at| &text[at..])
}

/// Numbers before and in the time of change.
const CHANGE_NUMBERS_MAX: usize = 6;
