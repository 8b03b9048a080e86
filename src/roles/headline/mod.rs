//! Which passage is the visible headline.

mod line_measures;
mod page_labels;
mod unmarked;

pub use line_measures::LineMeasure;
pub(super) use line_measures::telling_keys;
pub use page_labels::is_page_label;
pub(super) use unmarked::all_lines;
use unmarked::lines;

use super::heading::{heading_level, heading_of};
use super::measures::text::TextFacts;
use super::names::NameKind;
use super::stated::Stated;
use super::surround::{Surround, Surroundings};
use crate::language::Labels;
use crate::page::Page;

/// A headline is no longer than this; the longest in the news corpora that Khabar is tuned on has 190.
const LENGTH_MAX: f32 = 250.0;

/// A shorter text is a section's name or a label.
const LENGTH_MIN: f32 = 8.0;

/// A heading is, or holds, or stands in what the microformat hAtom calls the title of an entry, while the `h1` of many a
/// blog is its name.
const ENTRY_LEVELS: usize = 2;

/// Points that a passage needs to be taken for the headline: an `h1` alone has them.
const POINTS_MIN: f32 = 0.9;

/// Points of a heading by its level; pages set their name as the first and the headline as the second.
const FIRST_HEADING: f32 = 1.0;
const SECOND_HEADING: f32 = 0.6;
const LOWER_HEADING: f32 = 0.2;

/// Points for all words of a headline that metadata states, and how many make it sure that they agree by no chance.
const AGREEMENT: f32 = 1.5;
const AGREEING_WORDS: f32 = 5.0;

/// Points of the one heading that is named for an article's title where no passage has points enough: a lower heading with
/// its name.
const NAMED_POINTS_MIN: f32 = 0.75;

/// Points for a name that says headline, and for that of an entry's title.
const NAMED: f32 = 0.2;
const ENTRY: f32 = 0.4;

/// Points that a line loses which is a link to another piece, with the share of links that makes it one, or stands in
/// menus and breadcrumbs.
const LINKED: f32 = 0.6;
const LINK_SHARE: f32 = 0.9;
const ASIDE: f32 = 2.0;

/// The headline among a page's passages.
pub(super) fn find(
    page: &Page,
    facts: &[TextFacts],
    labels: &[Labels],
    surroundings: &Surroundings,
    stated: &Stated,
) -> Option<usize> {
    let unmarked = || {
        let lines = lines(page, facts, labels);
        let stated = lines.stated(page, facts, stated);
        stated.or_else(|| lines.in_large_print(page, facts)).or_else(|| lines.likeliest(page).map(|it| it.1))
    };
    if page.is_plain {
        return unmarked();
    }
    let mut best: Option<(f32, usize)> = None;
    let mut named: Vec<usize> = Vec::new();
    for index in 0..facts.len() {
        let points = points(page, facts, surroundings, stated, index);
        if POINTS_MIN <= points && best.is_none_or(|(most, _)| most < points) {
            best = Some((points, index));
        }
        if NAMED_POINTS_MIN <= points && is_named_for_an_article(page, surroundings, index) {
            named.push(index);
        }
    }
    let alone = || if let [one] = named.as_slice() { Some(*one) } else { None };
    best.map(|(_, index)| index).or_else(alone).or_else(unmarked)
}

/// The headline of text without markup once it is known which passages are likely text: the likeliest line around any
/// place where the text may begin. Nothing when there is but one such place.
pub(super) fn around_text(
    page: &Page,
    facts: &[TextFacts],
    labels: &[Labels],
    is_text: impl Fn(usize) -> bool,
) -> Option<usize> {
    let all = all_lines(page, facts, labels, is_text);
    if all.len() < 2 && facts.iter().any(TextFacts::is_prose) {
        return None; // Around prose `find` has looked.
    }
    let found = all.iter().filter_map(|it| it.likeliest(page));
    found.max_by(|one, other| one.0.total_cmp(&other.0)).map(|it| it.1)
}

/// Whether a passage stands in a heading that is named for the title of an article: `<h2 class="article-title">`.
fn is_named_for_an_article(page: &Page, surroundings: &Surroundings, index: usize) -> bool {
    heading_of(page, page.passages()[index].block).is_some_and(|heading| {
        let is = |kind: NameKind| surroundings.near(page, heading, kind, 0);
        is(NameKind::Headline) && is(NameKind::Content)
    })
}

fn points(
    page: &Page,
    facts: &[TextFacts],
    surroundings: &Surroundings,
    stated: &Stated,
    index: usize,
) -> f32 {
    let (passage, it) = (&page.passages()[index], &facts[index]);
    if !passage.visibility.is_seen() || !(LENGTH_MIN..=LENGTH_MAX).contains(&it.length) {
        return 0.0;
    }
    let level = heading_level(page, passage.block);
    let by_tag = match level {
        Some(_) if is_page_label(page.passage_text(passage)) => 0.0,
        Some(1) => FIRST_HEADING,
        Some(2) => SECOND_HEADING,
        Some(_) => LOWER_HEADING,
        None => 0.0,
    };
    let text = page.passage_text(passage);
    let agreement = stated.headline_overlap(text) * (it.words as f32 / AGREEING_WORDS).min(1.0);
    let exact = f32::from(u8::from(stated.is_headline(it.key)));
    let named = surroundings.near(page, passage.block, NameKind::Headline, 1);
    let is_entry = level.is_some()
        && page
            .ancestors(passage.block)
            .take(ENTRY_LEVELS)
            .any(|it| page.attr_has(it, "class", "entry-title"));
    let linked = LINK_SHARE < it.link_share();
    let aside = surroundings.of(passage.first).has(Surround::NAV)
        || surroundings.near(page, passage.block, NameKind::Breadcrumb, 1);
    by_tag
        + AGREEMENT * agreement
        + exact
        + NAMED * f32::from(u8::from(named))
        + ENTRY * f32::from(u8::from(is_entry))
        - LINKED * f32::from(u8::from(linked))
        - ASIDE * f32::from(u8::from(aside))
}

#[cfg(test)]
mod tests {
    use crate::roles::measure;
    use crate::{Limits, Options, evidence, input, page};

    /// The text of the headline that is found.
    fn headline(html: &str) -> Option<String> {
        let source = input::open(html.into(), &Options::default()).ok()?;
        let page = page::build(&source, &Limits::default());
        let evidence = evidence::collect(&page, &Limits::default());
        let found = measure(&page, &evidence).headline?;
        Some(page.passage_text(&page.passages()[found]).to_owned())
    }

    #[test]
    fn the_title_of_an_entry_is_the_headline_and_not_the_name_of_the_blog() {
        let page = |class: &str| {
            format!(
                "<title>Letters from a small harbour: A very big mushroom</title>\
                 <h1><a href='/'>Letters from a small harbour</a></h1><p>I mend nets and write about it.</p>\
                 <div class=post><h3 class='{class}'>A very big mushroom</h3>\
                 <p>It stood behind the shed on Sunday morning, wider than a bucket, and nobody dared to eat it.</p></div>"
            )
        };
        assert_eq!(headline(&page("post-title entry-title")).as_deref(), Some("A very big mushroom"));
        assert_eq!(headline(&page("post-title")).as_deref(), Some("Letters from a small harbour"));
    }

    #[test]
    fn a_headline_above_a_long_list_heads_the_text_below_the_list_too() {
        let list = "Hinge\n20 minutes\nGutter\n35 minutes\n".repeat(15);
        let text = format!(
            "Sign in\nKeeping the lock house standing\nA year of small repairs, added up\nBy Ada Lorne\nMar 3, 2024\n\n\
             We kept a list on the back of the door, and this is all of it.\n\nEach line is one repair.\n\n{list}\n\
             Why the hinges take so long\n\n\
             The hinges of the old lock house were forged in one piece with their pins, so that a worn pin means a new \
             hinge, and a new hinge means an afternoon at the anvil of the museum, which opens on two Saturdays a month.\n\n\
             Everything else can be bought. The gutters came from the yard across the water, cut to length by the \
             ferryman, who would take nothing for it but a promise that somebody would paint the landing stage.\n\n\
             Next year we will do the roof, and write down the minutes again. If anybody has slates of the small size, \
             we would like to hear of them before the autumn storms.\n"
        );
        let found = crate::parse(text.as_str(), &Options::default()).ok().and_then(|it| it.headline);
        assert_eq!(found.as_deref(), Some("Keeping the lock house standing"));
    }
}
