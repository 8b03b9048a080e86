//! The days, weeks, months and years that dek and body speak of.
//!
//! Words such as "today" and "on Tuesday" are read against the day of publication, where it was published.

mod ahead;
mod clash;

use super::{Case, Finding};
use crate::article::{Block, Kind, ListItem, Moment, Run, TimeMention};
use crate::dates::Day;
use crate::dates::spoken::{Meaning, Mention, Unit, Written, mentions};
use crate::language::{self, Pack};
use crate::text::space;
use crate::warning::WarningCode;
use clash::Clashes;

/// A year's chronicle has some hundred days; more are a list of something.
const MENTIONS_MAX: usize = 1_000;

/// A text of the article and the block that holds it; none for the dek.
struct Piece {
    text: String,
    block: Option<usize>,
    pack: &'static Pack,
}

/// Reads every mention, and warns when a weekday and a day do not fit each other.
pub(super) fn decide(
    case: &Case<'_>,
    dek: Option<&str>,
    published: Option<&Finding<Moment>>,
    kind: Kind,
    warnings: &mut Vec<WarningCode>,
) -> Vec<TimeMention> {
    // A live page is written over days, so that its "today" is not one day.
    let is_live = kind == Kind::Live;
    let published = published.map(|it| it.value.value.as_str()).filter(|_| !is_live);
    let written = published.and_then(Written::of_value);
    let mut clashes = Clashes::of(published, is_live);
    let mut times = Vec::new();
    for piece in pieces(case, dek) {
        let rest = MENTIONS_MAX.saturating_sub(times.len());
        // The last day whose month is named; a bare "21st" behind it may be of that month.
        let mut named: Option<Day> = None;
        for mention in mentions(&piece.text, piece.pack).into_iter().filter(|it| !is_now(it)).take(rest) {
            let is_bare = matches!(mention.meaning, Meaning::DayOfMonth(_));
            let has_month = matches!(mention.meaning, Meaning::Date(_) | Meaning::DayOfYear(..));
            let day = mention.meaning.day(written);
            let mut time = read(&piece, mention, written, &mut clashes);
            if is_bare && named.is_some_and(|it| day.is_some_and(|day| it.month(0) != day.month(0))) {
                (time.value, time.conflict) = (None, None);
            }
            named = day.filter(|_| has_month).or(named);
            times.push(time);
        }
    }
    if times.iter().any(|it| it.conflict.is_some()) {
        warnings.push(WarningCode::DayConflict);
    }
    times
}

fn read(piece: &Piece, mut mention: Mention, written: Option<Written>, clashes: &mut Clashes) -> TimeMention {
    let is_clear = ahead::turn(&mut mention, &piece.text, piece.pack);
    let day = mention.meaning.day(written).filter(|_| is_clear);
    let (day, conflict) = clashes.check(&mention, day);
    let value = match day {
        Some(day) => Some(day.value()),
        None if mention.meaning.is_day() => None,
        None => mention.meaning.value(written),
    };
    let text = space::collapse(&piece.text[mention.range]);
    TimeMention { text, value, block: piece.block, conflict }
}

/// "Now" tells no time.
fn is_now(mention: &Mention) -> bool {
    matches!(mention.meaning, Meaning::Ago(Unit::Minute | Unit::Hour, 0))
}

/// The texts in reading order. Tables, captions and code are left out: their days are not the report's.
fn pieces(case: &Case<'_>, dek: Option<&str>) -> Vec<Piece> {
    let Some(own) = own_pack(case) else { return Vec::new() };
    let dek = dek.map(|it| Piece { text: it.to_owned(), block: None, pack: own });
    let mut pieces: Vec<Piece> = dek.into_iter().collect();
    for (index, block) in case.body.blocks.iter().enumerate() {
        // A stack of what is still to be read, the next on top, so that nesting needs no recursion.
        let mut stack = vec![block];
        while let Some(block) = stack.pop() {
            let mut add = |runs: &[Run], language: Option<&str>| {
                let pack = language.map_or(Some(own), language::pack);
                let text: String = runs.iter().map(|it| it.text.as_str()).collect();
                pieces.extend(pack.map(|pack| Piece { text, block: Some(index), pack }));
            };
            match block {
                Block::Paragraph { content, locale } | Block::Heading { content, locale, .. } => {
                    add(content, locale.language.as_deref());
                }
                Block::List { items, locale, .. } => {
                    for ListItem { content, .. } in items {
                        add(content, locale.language.as_deref());
                    }
                    stack.extend(items.iter().rev().flat_map(|it| it.blocks.iter().rev()));
                }
                Block::Quote { blocks, .. } => stack.extend(blocks.iter().rev()),
                Block::Update { heading, blocks, .. } => {
                    let heading = heading.clone().unwrap_or_default();
                    add(&[Run { text: heading, ..Run::default() }], None);
                    stack.extend(blocks.iter().rev());
                }
                _ => {}
            }
        }
    }
    pieces
}

/// The words of the article's own language; none where another language's pack only stands in for them.
fn own_pack(case: &Case<'_>) -> Option<&'static Pack> {
    case.language.tag.as_deref().map_or_else(|| language::pack(case.language.pack.tag), language::pack)
}

#[cfg(test)]
mod tests {
    use crate::fields::trial::fields;
    use crate::warning::WarningCode;

    fn page(published: &str, dek: &str, text: &str) -> String {
        format!(
            "<html lang=en><head><meta property=article:published_time content='{published}'></head><article>\
             <h1>Rain floods the old town</h1><p class=dek>{dek}</p>\
             <p>Streets in the old town stood under water after a night of heavy rain, the mayor of the town said.</p>\
             <p>{text} Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p>\
             <p>The river stood higher than it had for a long while, and the bridge was shut to cars and lorries.</p>"
        )
    }

    fn times(published: &str, text: &str) -> Vec<String> {
        let found = fields(&page(published, "", text)).times;
        found.iter().map(|it| format!("{} = {}", it.text, it.value.as_deref().unwrap_or("none"))).collect()
    }

    #[test]
    fn mentions_are_read_against_the_day_of_publication() {
        let text = "It began on Monday and will end on Thursday.";
        assert_eq!(times("2021-12-21", text), ["on Monday = 2021-12-20", "on Thursday = 2021-12-23"]);
        assert_eq!(
            times("", "It began yesterday, on 3 May 2020 or last year."),
            ["yesterday = none", "3 May 2020 = 2020-05-03", "last year = none"]
        );
    }

    #[test]
    fn blocks_are_counted_and_conflicts_warned_of() {
        let found = fields(&page("2021-12-21T10:40:00+03:00", "", "It ended today, Monday."));
        assert!(found.warnings.contains(&WarningCode::DayConflict));
        let time = &found.times[0];
        assert_eq!(time.conflict.as_deref(), Some("the text says Monday; 2021-12-21 is a Tuesday"));
        assert_eq!(time.block, Some(1));
        let found = fields(&page("2021-12-20T10:40:00+03:00", "", "It ended today, Monday."));
        assert!(!found.warnings.contains(&WarningCode::DayConflict) && found.times[0].conflict.is_none());
    }

    #[test]
    fn todays_of_two_weekdays_conflict_without_a_date() {
        let found = fields(&page("", "", "It began today, Monday. It ended today, Tuesday."));
        let conflicts: Vec<bool> = found.times.iter().map(|it| it.conflict.is_some()).collect();
        assert_eq!(conflicts, [false, true]);
    }
}
