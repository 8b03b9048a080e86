//! The updates of a live report: which elements are one, when each was published, and those that only JSON-LD has.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::Context;
use super::survey::Survey;
use crate::article::{Block, Moment};
use crate::dates::{iso, written};
use crate::evidence::{Entity, TimeMark};
use crate::language;
use crate::page::{NodeId, Page};
use crate::text::fold;
use crate::text::names::Phrases;

/// Fewer timed parts make no live report.
const UPDATES_MIN: usize = 2;

/// Elements around an update and inside it that may carry its name: list, wrapper, item.
const NAMED_LEVELS: usize = 4;

/// A printed time of day is no longer, in bytes; "14:50 Uhr", "2:15 p.m. ET".
const CLOCK_BYTES_MAX: usize = 40;

/// Passages at the start of an update among which its time may be printed.
const CLOCK_REACH: usize = 3;

/// Text of updates that are only stated must be longer than this, as for a stated body.
const STATED_CHARS_MIN: usize = 300;

/// Stated updates are taken only when they are this many times as long as what the page shows.
const TIMES_LONGER: usize = 4;

/// The longest live reports run to some hundred updates.
const STATED_MAX: usize = 2_000;

/// One update on the page.
pub(super) struct Update {
    pub node: NodeId,
    pub id: Option<String>,
    pub time: Option<Moment>,
    /// Its headline, where it is no part of the text: a headline repeats words of its update or of the page.
    pub heading: Option<String>,
}

/// The updates that the page shows, in its order; empty where it is no live report.
pub(super) fn shown(context: &Context<'_>, survey: &Survey<'_>) -> Vec<Update> {
    let page = context.page;
    let times = Times::of(context);
    let is_stated = context.evidence.article().is_some_and(|it| it.is_any(&["LiveBlogPosting"]));
    // In the page's order, so they can be searched.
    let marked: Vec<NodeId> = context.evidence.marked("liveBlogUpdate").collect();
    let mut families: HashMap<NodeId, Vec<NodeId>> = HashMap::new();
    let clocked = Clocks::of(page);
    for id in page.descendants(survey.container).filter(|&it| 0 < survey.tally(it).body) {
        let is_block = page.tag(id).is_block();
        if is_block && (times.any_in(page, id) || clocked.opens(page, id)) {
            families.entry(page.node(id).parent).or_default().push(id);
        }
    }
    let is_live = |family: &Vec<NodeId>| {
        UPDATES_MIN <= family.len()
            && (is_stated
                || family.iter().all(|it| marked.binary_search(it).is_ok())
                || family.iter().filter(|&&it| is_named(page, it)).count() * 2 > family.len())
    };
    let largest = families.into_values().filter(is_live).max_by_key(|it| {
        // Of families of one size the outermost has the whole updates.
        (it.len(), std::cmp::Reverse(it[0]))
    });
    let updates = largest.unwrap_or_default().into_iter();
    let update = |node| Update {
        node,
        id: name_of(page, node),
        time: times.of_update(context, node),
        heading: heading_of(context, survey, node),
    };
    updates.map(update).collect()
}

/// The heading that stands before the text of an update and is no part of it.
fn heading_of(context: &Context<'_>, survey: &Survey<'_>, node: NodeId) -> Option<String> {
    let page = context.page;
    let is_heading =
        |it: &NodeId| page.tag(*it).heading_level().is_some() && page.node(*it).visibility.is_seen();
    let heading = page.descendants(node).take_while(|&it| !survey.starts_body(it)).find(is_heading)?;
    let text = page.text_of(heading).replace('\n', " ");
    let is_own = survey.tally(heading).body == 0 && !text.is_empty() && !is_clock(&text);
    is_own.then_some(text)
}

fn name_of(page: &Page, node: NodeId) -> Option<String> {
    page.attr(node, "id").map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned)
}

/// The marked times of the page by their rows.
struct Times<'a> {
    marks: Vec<(NodeId, &'a TimeMark)>,
}

impl<'a> Times<'a> {
    fn of(context: &Context<'a>) -> Self {
        Self { marks: context.evidence.times.iter().map(|it| (it.node, it)).collect() }
    }

    fn first_in(&self, page: &Page, node: NodeId) -> Option<&'a TimeMark> {
        let at = self.marks.partition_point(|(row, _)| *row < node);
        self.marks.get(at).filter(|(row, _)| page.holds(node, *row)).map(|it| it.1)
    }

    fn any_in(&self, page: &Page, node: NodeId) -> bool {
        self.first_in(page, node).is_some()
    }

    fn of_update(&self, context: &Context<'_>, node: NodeId) -> Option<Moment> {
        let mark = self.first_in(context.page, node)?;
        let printed = (!mark.text.is_empty()).then(|| mark.text.replace('\n', " "));
        let stated = mark.datetime.as_deref().and_then(iso::parse);
        let pack = context.language.and_then(language::pack);
        let moment = stated.or_else(|| written::find(&mark.text, pack?))?;
        Some(Moment { raw: printed.or(moment.raw), ..moment })
    }
}

/// Which passages are a printed time of day.
struct Clocks {
    is_clock: Vec<bool>,
}

impl Clocks {
    fn of(page: &Page) -> Self {
        Self { is_clock: page.passages().iter().map(|it| is_clock(page.passage_text(it))).collect() }
    }

    fn opens(&self, page: &Page, node: NodeId) -> bool {
        page.passages_in(node).take(CLOCK_REACH).any(|it| self.is_clock[it])
    }
}

/// Words behind a time of day are short: "Uhr", "p.m.", "ET", "GMT+3". Longer ones are what is counted.
const ZONE_CHARS_MAX: usize = 5;

/// "14:50", "14.50 Uhr", "2:15 p.m.", "kl. 14:50", and little else.
pub(super) fn is_clock(text: &str) -> bool {
    if CLOCK_BYTES_MAX < text.len() || 4 < text.split_whitespace().count() {
        return false;
    }
    let digits = fold::ascii_digits(text);
    let start = digits.trim_start_matches(|it: char| !it.is_ascii_digit());
    let mut parts = start.splitn(2, [':', '.', 'h']);
    let (Some(hours), Some(rest)) = (parts.next(), parts.next()) else { return false };
    let (minutes, behind) = rest.split_at(rest.find(|it: char| !it.is_ascii_digit()).unwrap_or(rest.len()));
    let is_time = hours.parse::<u8>().is_ok_and(|it| it < 24)
        && minutes.len() == 2
        && minutes.parse::<u8>().is_ok_and(|it| it < 60);
    let is_zone = |it: &str| it.chars().count() <= ZONE_CHARS_MAX;
    is_time
        && behind.split_whitespace().all(is_zone)
        && digits[..digits.len() - start.len()].split(' ').count() <= 2
}

static NAMES: LazyLock<Phrases> = LazyLock::new(|| Phrases::of(include_str!("live_names.txt")));

/// Whether an element, one just around it or its first inside is named for a live report.
fn is_named(page: &Page, node: NodeId) -> bool {
    let around = page.ancestors(node).take(NAMED_LEVELS);
    let inside = page.children(node).take(1);
    around.chain(inside).any(|it| {
        ["class", "id", "data-component", "data-testid", "data-type"]
            .iter()
            .filter_map(|name| page.attr(it, name))
            .any(|it| NAMES.are_in(it))
    })
}

/// The updates that JSON-LD states, when the page shows far less text than they have.
pub(super) fn stated(context: &Context<'_>, shown_chars: usize) -> Option<Vec<Block>> {
    let report = context.evidence.articles().find(|it| it.has("liveBlogUpdate"))?;
    let updates: Vec<Block> =
        report.entities("liveBlogUpdate").iter().take(STATED_MAX).filter_map(of_entity).collect();
    let chars = updates.iter().map(chars_of).sum::<usize>();
    let suffices = STATED_CHARS_MIN <= chars && shown_chars * TIMES_LONGER <= chars;
    (suffices && UPDATES_MIN <= updates.len()).then_some(updates)
}

fn of_entity(update: &Entity) -> Option<Block> {
    let text = update.text("articleBody").or_else(|| update.text("text"));
    let blocks = text.map(|it| super::stated_text::blocks(&it)).unwrap_or_default();
    let heading = update.text("headline").or_else(|| update.text("name"));
    if blocks.is_empty() {
        return None;
    }
    let published = update.text("datePublished").or_else(|| update.text("dateCreated"));
    let time = published.and_then(|it| Some(Moment { raw: Some(it.clone()), ..iso::parse(&it)? }));
    Some(Block::Update { id: None, time, heading, blocks })
}

fn chars_of(block: &Block) -> usize {
    let Block::Update { blocks, .. } = block else { return 0 };
    let runs = blocks.iter().filter_map(|it| match it {
        Block::Paragraph { content, .. } => Some(content),
        _ => None,
    });
    runs.flatten().map(|it| it.text.chars().count()).sum()
}

#[cfg(test)]
mod tests {
    use super::{NAMES, is_clock};

    #[test]
    fn knows_a_time_of_day() {
        assert!(
            is_clock("14:50")
                && is_clock("14.50 Uhr")
                && is_clock("2:15 p.m. ET")
                && is_clock("14h30")
                && is_clock("kl. 14:50")
        );
        assert!(
            !is_clock("12.99 euros") && !is_clock("1.50 million raised.") && !is_clock("He gave 12.50 of it")
        );
        assert!(
            !is_clock("27:10 seats") && !is_clock("Nothing") && !is_clock("1.500 people came to the square")
        );
    }

    #[test]
    fn knows_names_by_whole_words() {
        for name in ["box LiveBlogPost", "liveblog-update", "live-blog__item"] {
            assert!(NAMES.are_in(name), "{name}");
        }
        assert!(!NAMES.are_in("delivery") && !NAMES.are_in("alive blogs"));
    }
}
