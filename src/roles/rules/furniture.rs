//! Rules for what surrounds an article on every page of a site.

use super::Context;
use super::pictures::{is_for_screen_readers, is_named_for_screen_readers};
use crate::language::Section;
use crate::page::{NodeId, Tag};
use crate::roles::names::NameKind;
use crate::roles::surround::Surround;
use crate::roles::{Label, Role};

/// Elements around a passage whose names are asked: what is named for it alone, or for it and one beside it.
const NEAR: usize = 2;

/// A box of the site has a frame or two inside the element that is named for it.
const BOX_LEVELS: usize = 3;

/// Adverts stand in frames of their own, and steps of breadcrumbs in lists.
const FRAMED_LEVELS: usize = 4;

/// Menus and feet of a site hold columns of lists.
const SITE_LEVELS: usize = 6;

/// Replies stand inside of each other.
const COMMENT_LEVELS: usize = 8;

pub(super) fn is_unseen(context: &Context<'_>, index: usize) -> bool {
    !context.passage(index).visibility.is_seen()
}

/// A line of which no letter is seen on a screen: "End of list".
pub(super) fn is_for_screen_readers_alone(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    let passage = context.passage(index);
    let all = page.passage_range(passage);
    let inside = page.node(passage.first).parent;
    let is_whole = |it: &NodeId| {
        let held = page.text_range(*it);
        held.start <= all.start && all.end <= held.end
    };
    is_for_screen_readers(context, index)
        && page
            .ancestors(inside)
            .take(FRAMED_LEVELS)
            .filter(is_whole)
            .any(|it| is_named_for_screen_readers(page, it))
}

/// Hidden text shorter than this may repeat a visible line by chance.
const COPY_LENGTH_MIN: f32 = 400.0;

/// Text out of sight that repeats what the page shows: the article again for a script, a reader mode or a printer.
pub(super) fn is_hidden_copy(context: &Context<'_>, index: usize) -> bool {
    if !is_unseen(context, index) || context.facts(index).length < COPY_LENGTH_MIN {
        return false;
    }
    let shown = context.first_shown.map(|it| context.text(it));
    shown.is_some_and(|it| context.text(index).contains(it))
}

/// A sentence that stands in so many elements is said by the page and not by the article.
const EVERYWHERE: u32 = 3;

/// What a page says in place of each picture, film or post that it may not show yet. The lines of a song that come
/// back stand in one element, and headings and measures that do are no sentences.
pub(super) fn is_said_everywhere(context: &Context<'_>, index: usize) -> bool {
    EVERYWHERE <= context.elements[index] && context.facts(index).is_prose()
}

pub(super) fn is_comment(context: &Context<'_>, index: usize) -> bool {
    context.named(index, NameKind::Comment, COMMENT_LEVELS)
        || context.inside(index, Surround::COMMENT_PROP)
        || context.inside(index, Surround::COMMENT_ITEM)
}

/// Less text than this may be the opening of a forum's thread, whose replies are the page.
const OWN_TEXT_MIN: f32 = 600.0;

/// A comment stands at most so many elements inside what is named for comments.
const THREAD_LEVELS: usize = 4;

/// Running texts below the headline that show whether the name of comments can be trusted.
const OPENING: usize = 3;

/// Above numbered comments this much is an article.
const OWN_TEXT_NUMBERED_MIN: f32 = 100.0;

/// How much of the likely body stands outside of comments.
pub(super) fn own_text(context: &Context<'_>, labels: &[Label]) -> f32 {
    let is_own = |index: usize| labels[index].role == Role::Body && !is_comment(context, index);
    (0..labels.len()).filter(|it| is_own(*it)).map(|it| context.facts(it).length).sum()
}

/// Where most of what opens below the headline is named a comment, the name means something else.
pub(super) fn trusts_comment_names(context: &Context<'_>) -> bool {
    let below = context.headline.map_or(0, |it| it + 1);
    let opening = (below..context.facts.len()).filter(|&it| context.facts(it).is_prose()).take(OPENING);
    let (named, all) = opening.fold((0, 0), |(named, all), it| {
        (named + usize::from(context.named(it, NameKind::Comment, THREAD_LEVELS)), all + 1)
    });
    2 * named <= all
}

/// A comment, below an article that has a text of its own.
pub(super) fn is_in_thread(context: &Context<'_>, index: usize) -> bool {
    context.inside(index, Surround::COMMENT_ITEM) && OWN_TEXT_NUMBERED_MIN <= context.own_text
        || context.trusts_comment_names
            && OWN_TEXT_MIN <= context.own_text
            && context.named(index, NameKind::Comment, THREAD_LEVELS)
}

pub(super) fn is_cookie(context: &Context<'_>, index: usize) -> bool {
    context.named(index, NameKind::Cookie, BOX_LEVELS) || context.mentions(index, Section::CookieLabels)
}

pub(super) fn is_login(context: &Context<'_>, index: usize) -> bool {
    context.named(index, NameKind::Login, BOX_LEVELS) || context.is_label(index, Section::LoginLabels)
}

/// A call to subscribe or to install, in words.
pub(super) fn is_subscribe_call(context: &Context<'_>, index: usize) -> bool {
    context.begins_with(index, Section::NewsletterLabels) && !context.facts(index).is_prose()
}

/// An offer to read on for money, whether in a word or in sentences.
pub(super) fn is_offer(context: &Context<'_>, index: usize) -> bool {
    context.mentions(index, Section::OfferLabels)
}

/// A small element with two such offers or requests to sign in: all that it holds belongs to them.
pub(super) fn is_in_offer_box(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    let is_call = |it: &usize| {
        [Section::OfferLabels, Section::LoginLabels].iter().any(|kind| context.mentions(*it, *kind))
    };
    let boxes = page.ancestors(context.passage(index).block).take(BOX_LEVELS).map(|it| page.passages_in(it));
    boxes.take_while(|it| it.len() <= BOX_PASSAGES_MAX).any(|mut it| {
        it.clone().any(|it| context.mentions(it, Section::OfferLabels))
            && 2 <= it.by_ref().filter(is_call).count()
    })
}

/// A small element that is named for a newsletter.
pub(super) fn is_in_newsletter_box(context: &Context<'_>, index: usize) -> bool {
    let mut around = context.page.ancestors(context.passage(index).block).take(BOX_LEVELS);
    let named = around.find(|&id| context.surroundings.names(id).has(NameKind::Newsletter));
    named.is_some_and(|id| context.page.passages_in(id).len() <= BOX_PASSAGES_MAX)
}

/// A box that asks for an address has a title, a reason, a field, a button and a condition or two.
const BOX_PASSAGES_MAX: usize = 8;

pub(super) fn is_newsletter(context: &Context<'_>, index: usize) -> bool {
    context.named_apart(index, NameKind::Newsletter, BOX_LEVELS)
        || context.mentions(index, Section::NewsletterLabels) && !context.facts(index).is_prose()
}

/// A button for sharing says no more than "Share this article with your friends".
const SHARE_WORDS_MAX: u32 = 6;

pub(super) fn is_share(context: &Context<'_>, index: usize) -> bool {
    context.facts(index).words <= SHARE_WORDS_MAX
        && (context.is_label(index, Section::ShareLabels)
            || context.named_apart(index, NameKind::Share, NEAR) && !context.inside(index, Surround::HEADING))
}

pub(super) fn is_advert_label(context: &Context<'_>, index: usize) -> bool {
    context.is_label(index, Section::PromoLabels)
}

/// The mark of an advert is no longer.
const ADVERT_WORDS_MAX: u32 = 4;

/// A few words in an element named for adverts.
pub(super) fn is_advert(context: &Context<'_>, index: usize) -> bool {
    context.facts(index).words <= ADVERT_WORDS_MAX
        && context.named(index, NameKind::Advert, NEAR)
        && !context.inside(index, Surround::HEADING)
}

/// Text below the label of an advert, in a small element that holds nothing else.
pub(super) fn is_below_advert_label(context: &Context<'_>, index: usize) -> bool {
    let page = context.page;
    let boxes = page.ancestors(context.passage(index).block).take(BOX_LEVELS).map(|it| page.passages_in(it));
    boxes.take_while(|it| it.len() <= ADVERT_PASSAGES_MAX).any(|it| {
        it.start < index
            && context.is_label(it.start, Section::PromoLabels)
            && !context.inside(it.start, Surround::HEADING)
    })
}

/// An advert in words is a label, a title, a sentence and a button.
const ADVERT_PASSAGES_MAX: usize = 4;

/// A line with several links, all paid for as `rel=sponsored` says: prices in shops, with a reason or two.
/// Headings and lists of a review have such links too, one each.
pub(super) fn is_sponsored(context: &Context<'_>, index: usize) -> bool {
    let (page, it) = (context.page, context.facts(index));
    let is_paid =
        |row| page.closest(row, |tag| tag == Tag::A).is_some_and(|it| page.attr_has(it, "rel", "sponsored"));
    let linked = |row: &NodeId| context.surroundings.of(*row).has(Surround::LINK);
    let is_own = context.inside(index, Surround::HEADING) || context.inside(index, Surround::LIST);
    1 < it.links
        && !is_own
        && !it.is_prose()
        && SPONSORED_SHARE <= it.link_share()
        && page.rows_of(context.passage(index)).filter(linked).all(is_paid)
}

/// A sentence with one paid link in it belongs to a review's text.
const SPONSORED_SHARE: f32 = 0.3;

pub(super) fn is_promo(context: &Context<'_>, index: usize) -> bool {
    context.named(index, NameKind::Promo, FRAMED_LEVELS)
        || context.named(index, NameKind::Advert, FRAMED_LEVELS)
}

/// Below the text a line that is named a byline and has more words tells of the writer.
const NOTE_WORDS: u32 = 8;

pub(super) fn is_author_note(context: &Context<'_>, index: usize) -> bool {
    context.named(index, NameKind::Bio, BOX_LEVELS)
        || context.extent.end <= index
            && context.named(index, NameKind::Byline, NEAR)
            && NOTE_WORDS < context.facts(index).words
}

/// A tag is a few words; a line of several is links and little else.
const TAGS_WORDS_MAX: u32 = 8;
const TAGS_LINK_SHARE: f32 = 0.9;

pub(super) fn is_tags(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    (it.words <= TAGS_WORDS_MAX || 1 < it.links && TAGS_LINK_SHARE < it.link_share())
        && (context.named(index, NameKind::Tags, NEAR)
            || context.named(index, NameKind::Breadcrumb, FRAMED_LEVELS))
}

pub(super) fn is_legal(context: &Context<'_>, index: usize) -> bool {
    context.text(index).starts_with(['\u{A9}', '\u{24B8}'])
        || context.mentions(index, Section::LegalLabels)
        || context.named(index, NameKind::Legal, NEAR)
}

pub(super) fn is_navigation(context: &Context<'_>, index: usize) -> bool {
    [Surround::NAV, Surround::FOOTER].iter().any(|it| context.inside(index, *it))
        || [NameKind::Nav, NameKind::Footer, NameKind::Header]
            .iter()
            .any(|it| context.named(index, *it, SITE_LEVELS))
        || context.is_label(index, Section::NavigationLabels)
        || context.is_beside_article(index)
        || context.page.is_plain && index < context.headline.unwrap_or(0)
}

/// The few words on a button or beside a field; a heading that opens and closes its text is none.
pub(super) fn is_button(context: &Context<'_>, index: usize) -> bool {
    let it = context.facts(index);
    it.words <= BUTTON_WORDS_MAX
        && !it.ends_sentence
        && context.inside(index, Surround::CONTROL)
        && !context.inside(index, Surround::HEADING)
}

/// What is written on a button is shorter.
const BUTTON_WORDS_MAX: u32 = 8;

pub(super) fn is_control(context: &Context<'_>, index: usize) -> bool {
    context.inside(index, Surround::CONTROL) || context.inside(index, Surround::FORM)
}

pub(super) fn is_repeat(context: &Context<'_>, index: usize) -> bool {
    1 < context.repeats[index]
}
