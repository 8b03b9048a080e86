//! Which passage is the visible headline.

use super::measures::containers::richest_stretch;
use super::measures::text::TextFacts;
use super::names::NameKind;
use super::stated::Stated;
use super::surround::{Surround, Surroundings};
use crate::language::{Section, labels_in};
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

/// The headline among a page's passages.
pub(super) fn find(
    page: &Page,
    facts: &[TextFacts],
    surroundings: &Surroundings,
    stated: &Stated,
) -> Option<usize> {
    if page.is_plain {
        return above_the_text(page, facts, stated);
    }
    let mut best: Option<(f32, usize)> = None;
    for index in 0..facts.len() {
        let points = points(page, facts, surroundings, stated, index);
        if POINTS_MIN <= points && best.is_none_or(|(most, _)| most < points) {
            best = Some((points, index));
        }
    }
    best.map(|(_, index)| index).or_else(|| above_the_text(page, facts, stated))
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
    let level = page.ancestors(passage.block).take(4).find_map(|id| page.tag(id).heading_level());
    let by_tag = match level {
        Some(1) => 1.0,
        Some(2) => 0.6,
        Some(_) => 0.2,
        None => 0.0,
    };
    let text = page.passage_text(passage);
    let agreement = stated.headline_overlap(text) * (it.words as f32 / 5.0).min(1.0);
    let exact = f32::from(u8::from(stated.is_headline(it.key)));
    let named = surroundings.near(page, passage.block, NameKind::Headline, 1);
    let is_entry = level.is_some()
        && page
            .ancestors(passage.block)
            .take(ENTRY_LEVELS)
            .any(|it| page.attr_has(it, "class", "entry-title"));
    let linked = 0.9 < it.link_share();
    let aside = surroundings.of(passage.first).has(Surround::NAV)
        || surroundings.near(page, passage.block, NameKind::Breadcrumb, 1);
    by_tag + 1.5 * agreement + exact + 0.2 * f32::from(u8::from(named)) + 0.4 * f32::from(u8::from(is_entry))
        - 0.6 * f32::from(u8::from(linked))
        - 2.0 * f32::from(u8::from(aside))
}

/// How far above the text a headline may stand: a dek, a byline, a date and a few labels lie between.
const ABOVE_MAX: usize = 12;

/// Such a passage may read like running text itself.
const BELOW_MAX: usize = 3;

/// Words of a line that is known by the page's title, and their share that the title has.
const STATED_WORDS_MIN: usize = 4;
const ALL_WORDS: f32 = 0.99;

/// Where no markup names it: the nearest line above the running text that reads like a headline. A line
/// that is printed again below, as captions often do, is preferred.
fn above_the_text(page: &Page, facts: &[TextFacts], stated: &Stated) -> Option<usize> {
    let text = richest_stretch(facts.iter().map(|it| if it.is_prose() { it.length } else { -60.0 }));
    let first = text.clone().find(|&index| facts[index].is_prose())?;
    let reads_like_one = |index: &usize| {
        let it = &facts[*index];
        page.passages()[*index].visibility.is_seen()
            && (LENGTH_MIN..=LENGTH_MAX).contains(&it.length)
            && 3 <= it.words
            && it.link_share() < 0.9
            && !page.passage_text(&page.passages()[*index]).trim_end().ends_with(['.', ':'])
            && !labels_in(page.passage_text(&page.passages()[*index])).starts.has(Section::RelatedLabels)
    };
    let above = || (first.saturating_sub(ABOVE_MAX)..first).rev().filter(reads_like_one);
    let is_repeated_below = |index: &usize| {
        facts[first..(first + ABOVE_MAX).min(facts.len())].iter().any(|it| it.key == facts[*index].key)
    };
    // Old pages set headline, byline and date into one passage, a line each.
    let opens_as_stated = |index: &usize| {
        let line = page.passage_text(&page.passages()[*index]).split_once('\n').map_or("", |it| it.0);
        STATED_WORDS_MIN <= line.split_whitespace().count() && ALL_WORDS <= stated.headline_overlap(line)
    };
    let near = first.saturating_sub(ABOVE_MAX)..(first + BELOW_MAX).min(facts.len());
    let holds_headline = |index: &usize| facts[*index].length <= LENGTH_MAX && opens_as_stated(index);
    near.rev().find(holds_headline).or_else(|| above().find(is_repeated_below)).or_else(|| above().next())
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
}
