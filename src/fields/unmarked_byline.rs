//! Bylines that no markup marks: lines that name writers by their words and their place alone.

use super::class_names::Name;
use super::head_and_foot::Places;
use super::{
    Case, Claim, author_links, byline, dated_lines, people, persons, seams, signers, topic_links, word_lists,
    writers,
};
use crate::page::{NodeId, Page, Passage, Tag};
use crate::roles::Role;
use crate::text::fold;
use crate::text::letter::is_in_capitals;

/// A longer line is a sentence.
const CHARS_MAX: usize = 120;

/// The same in bytes.
const PARTED_BYTES_MAX: usize = 4 * CHARS_MAX;

/// Trust in lines at the head that open with "By".
const LABELLED: u8 = 76;

/// The same below the text.
const LABELLED_BELOW: u8 = 60;

/// Trust in any such line beside a picture.
const BESIDE_PICTURE: u8 = 50;

/// Trust in a name alone with a date.
pub(super) const DATED: u8 = 55;

/// Trust in a name that fills the first or last paragraph of the text.
pub(super) const ALONE: u8 = 54;

/// Trust in a note that tells of the writer.
const NOTED: u8 = 53;

/// Trust in a name that people take on blogs, behind "by".
const HANDLE: u8 = 46;

/// Passages of the head below the headline in which a name alone may stand.
const NEAR_HEADLINE: usize = 12;

/// Facts about an article that stand between its headline and its text.
const FACTS_MAX: usize = 5;

/// Passages behind the headline of which one may be a name alone.
const ALONE_REACH: usize = 3;

/// Elements around a name, itself included, that may hold its date.
const TOGETHER_LEVELS: usize = 3;

/// The lines of head and foot that name writers by their words alone.
pub(super) fn claims(case: &Case<'_>, places: &Places<'_>) -> Vec<Claim<String>> {
    let page = case.page;
    let mut claims = Vec::new();
    for passage in places.head.clone().chain(places.foot.clone()) {
        let row = &page.passages()[passage];
        let role = case.roles.role(passage);
        let around = places.around(row.block);
        // Page builders make a list of the facts below the headline.
        let is_picture =
            around.has(Name::Picture) || around.has(Name::Card) && !is_near_headline(places, passage);
        let is_other = matches!(
            role,
            Role::Headline | Role::Kicker | Role::Related | Role::Caption | Role::Credit | Role::Tags
        );
        let plain = page.passage_text(row).trim();
        // Only short lines are told by what stands in elements of its own.
        let parted = (plain.len() <= PARTED_BYTES_MAX).then(|| seams::line(page, page.rows_of(row)));
        let text = parted.as_deref().unwrap_or(plain);
        let is_head = places.head.contains(&passage);
        let line = Line { case, places, passage, text, is_head };
        // A byline that is set as a heading, or among labels of topics.
        let is_heading = matches!(role, Role::Headline | Role::Tags) && is_labelled(text);
        if places.is_apart(row.block) || is_other && !is_heading || topic_links::is_of_topics(page, row) {
            continue;
        }
        let note = if is_head { None } else { in_note(case, passage, text) };
        if let Some(name) = note {
            claims.push(Claim::stated(name, text, "words", NOTED).at(row.block));
        } else if let Some((line, trust)) = line.writers() {
            // Beside pictures the same words may name who made them.
            let trust = if is_picture { trust.min(BESIDE_PICTURE) } else { trust };
            claims.push(Claim::stated(line, text, "words", trust).at(row.block));
        } else if !is_head
            && role == Role::Body
            && let Some(name) = signers::at_end(text)
        {
            claims.push(Claim::stated(name.to_owned(), name, "words", LABELLED_BELOW).at(row.block));
        } else if is_head
            && matches!(role, Role::Dek | Role::Body)
            && let Some(line) = at_end(text)
        {
            claims.push(Claim::stated(line.to_owned(), text, "words", LABELLED).at(row.block));
        }
    }
    claims
}

/// A passage of head or foot, as a line that may name writers.
struct Line<'a, 'p> {
    case: &'a Case<'a>,
    places: &'a Places<'p>,
    passage: usize,
    text: &'a str,
    is_head: bool,
}

impl Line<'_, '_> {
    /// The part of the line that names writers, and the trust in it.
    fn writers(&self) -> Option<(String, u8)> {
        let text = self.text;
        let labelled = if self.is_head { LABELLED } else { LABELLED_BELOW };
        if let Some(line) = dated_lines::in_entry(text) {
            return Some((line, labelled));
        }
        if CHARS_MAX < text.chars().count() {
            return None;
        }
        let before_ago = || dated_lines::before_ago(self.case, text).filter(|it| is_labelled(it));
        let signers = || signers::behind(text).or_else(|| signers::before(text));
        self.behind_label(labelled)
            .map(|it| match signers().filter(|_| it.1 == HANDLE) {
                Some(names) => (names, labelled),
                None => it,
            })
            .or_else(|| before_ago().map(|it| (it.to_owned(), labelled)))
            .or_else(|| signers().map(|it| (it, labelled)))
            .or_else(|| dated_lines::between_numbers(text).map(|it| (it, labelled)))
            .or_else(|| self.opens_facts().then(|| (text.to_owned(), DATED)))
            .or_else(|| self.with_date().map(|it| (it, DATED)))
            .or_else(|| self.is_signature().then(|| (text.to_owned(), ALONE)))
    }

    fn role(&self) -> Role {
        self.case.roles.role(self.passage)
    }

    fn row(&self) -> &Passage {
        &self.case.page.passages()[self.passage]
    }

    /// The part of the line that opens with "By", the date aside.
    fn behind_label(&self, trust: u8) -> Option<(String, u8)> {
        let (case, text) = (self.case, self.text);
        let is_meta = matches!(self.role(), Role::Byline | Role::Date | Role::AuthorNote);
        let parts = dated_lines::parts(text).filter(|_| dated_lines::is_dated(text)).map(str::to_owned);
        let undated = [byline::without_date(case, text), byline::after_date(text).to_owned()];
        undated.into_iter().chain(parts).find_map(|line| {
            if is_labelled(&line) {
                return Some((line, trust));
            }
            let is_handle = self.is_head
                && is_meta
                && people::has_prefix(&line)
                && !people::is_helper(&line)
                && byline::is_handle(&line);
            is_handle.then_some((line, HANDLE))
        })
    }

    /// Whether a name opens a list of facts above the headline, before the date and the time to read, in the element that
    /// holds them all.
    fn opens_facts(&self) -> bool {
        let (page, passage) = (self.case.page, self.passage);
        let Some(headline) = self.places.headline.filter(|_| self.is_head) else { return false };
        (passage + 1..=passage + FACTS_MAX).contains(&headline)
            && self.case.roles.role(passage + 1) == Role::Date
            && stand_together(page, passage, headline, TOGETHER_LEVELS)
            && !page.rows_of(self.row()).any(|it| is_linked(page, it))
            && passage + 2 < headline
            && page.passage_text(&page.passages()[passage + 2]).contains(fold::is_digit)
            && persons::is_person(self.text)
            && persons::is_no_phrase(self.places, self.text)
    }

    /// The name with a date in its line, or alone beside one, just below the headline.
    fn with_date(&self) -> Option<String> {
        let is_no_phrase = |it: &str| persons::is_no_phrase(self.places, it);
        if self.is_head && self.role() == Role::Date && self.places.headline == Some(self.passage + 1) {
            // What stands before a date above the headline is a label.
            let name = dated_lines::beside_date(self.text);
            let is_last = |it: &String| self.text.ends_with(it.as_str());
            return name.filter(|it| is_last(it) && is_no_phrase(it) && !is_in_capitals(it));
        }
        // A heading of the text names whom the text is about, and its number may be a title.
        let is_of_text = self.is_heading() && self.role() == Role::Body;
        if !self.is_head || is_of_text || !is_below_headline(self.places, self.passage) {
            return None;
        }
        self.in_dated_line().filter(|it| is_no_phrase(it)).or_else(|| {
            let is_uncased = persons::is_uncased_person(self.text);
            let is_name = (is_uncased || persons::is_person(self.text)) && self.stands_by_date(is_uncased);
            // A name below the headline may be that of whom the picture shows.
            let is_other = || persons::is_told_of(self.case, self.text);
            (is_name && is_no_phrase(self.text) && !is_other()).then(|| self.text.to_owned())
        })
    }

    fn in_dated_line(&self) -> Option<String> {
        let (case, text) = (self.case, self.text);
        let before_ago = || dated_lines::before_ago(case, text).filter(|it| persons::may_be_person(it));
        let is_meta = || matches!(self.role(), Role::Byline | Role::Date);
        dated_lines::beside_date(text)
            .or_else(|| dated_lines::among_facts(case, text))
            .or_else(|| before_ago().map(str::to_owned))
            .or_else(|| dated_lines::before_date(case, text).filter(|_| is_meta()))
            .or_else(|| byline::signed(text).filter(|_| is_meta() && case.page.is_plain))
    }

    /// Whether a passage beside this one is a date, and this one may be the name to it.
    fn stands_by_date(&self, is_uncased: bool) -> bool {
        let (case, passage) = (self.case, self.passage);
        let is_date =
            |it: &usize| case.page.passages().get(*it).is_some() && case.roles.role(*it) == Role::Date;
        let Some(date) = [passage.wrapping_sub(1), passage + 1].into_iter().find(is_date) else {
            return false;
        };
        match self.role() {
            Role::Byline | Role::Other | Role::AuthorNote => true,
            // Words in capitals may be a button's.
            Role::Navigation => {
                stand_together(case.page, passage, date, TOGETHER_LEVELS + usize::from(is_uncased))
            }
            Role::Body => {
                passage == case.roles.extent.start
                    && stand_together(case.page, passage, date, TOGETHER_LEVELS)
            }
            _ => false,
        }
    }

    fn is_heading(&self) -> bool {
        self.case.page.tag(self.row().block).heading_level().is_some()
    }

    /// Whether the line is names alone and stands at an edge of the text.
    fn is_signature(&self) -> bool {
        !self.is_heading()
            && (self.is_at_edge()
                && persons::are_people(self.text)
                && persons::is_no_phrase(self.places, self.text)
                || self.is_uncased_name())
    }

    /// Whether the line is a name in a script without capitals, alone between headline and text: a link to its bearer's
    /// page, or a text that stands nowhere above the headline, where names of sections do.
    fn is_uncased_name(&self) -> bool {
        let Some(headline) = self.places.headline.filter(|_| self.is_head) else { return false };
        let page = self.case.page;
        let extent = &self.case.roles.extent;
        let is_first = match self.role() {
            Role::Body => self.passage == extent.start,
            Role::Byline | Role::AuthorNote | Role::Other | Role::Source => self.passage < extent.start,
            _ => false,
        };
        let is_near = (headline + 1..=headline + ALONE_REACH).contains(&self.passage);
        if page.is_plain || !is_first || !is_near || !persons::is_uncased_person(self.text) {
            return false;
        }
        let link = page.rows_of(self.row()).next().and_then(|it| page.closest(it, |tag| tag == Tag::A));
        if let Some(href) = link.and_then(|it| page.attr(it, "href")) {
            return author_links::is_author_page(href);
        }
        // A topic is named in the text too.
        let above = page.passage_range(&page.passages()[headline]).start;
        let end = extent.end.min(page.passages().len()).saturating_sub(1).max(self.passage);
        let below = page.passage_range(self.row()).end..page.passage_range(&page.passages()[end]).end;
        persons::is_no_phrase(self.places, self.text)
            && !page.slice(0..above).contains(self.text)
            && !page.slice(below).contains(self.text)
    }

    /// Whether the line is a link to a place on the page itself.
    fn is_button(&self) -> bool {
        let page = self.case.page;
        let link = page.rows_of(self.row()).next().and_then(|it| page.closest(it, |tag| tag == Tag::A));
        link.and_then(|it| page.attr(it, "href")).is_some_and(|it| it.contains('#'))
    }

    /// Whether a note about the writer begins with the line.
    fn is_told_of(&self) -> bool {
        let page = self.case.page;
        let mut notes = page.passages().iter().enumerate().skip(self.case.roles.extent.end);
        notes.any(|(at, it)| {
            self.case.roles.role(at) == Role::AuthorNote
                && page.passage_text(it).strip_prefix(self.text).is_some_and(|it| it.starts_with([' ', ',']))
        })
    }

    fn is_at_edge(&self) -> bool {
        let (passage, extent) = (self.passage, &self.case.roles.extent);
        let is_before = passage + 1 == extent.start && is_below_headline(self.places, passage);
        match self.role() {
            // Without markup, what follows the text may be a button or a menu.
            Role::Other if self.case.page.is_plain => is_before,
            Role::Body => passage == extent.start || passage + 1 == extent.end,
            Role::Byline | Role::AuthorNote | Role::Other | Role::Source => {
                passage == extent.end && !self.is_button() || is_before
            }
            Role::Repeat => is_near_headline(self.places, passage) && self.is_told_of(),
            _ => false,
        }
    }
}

fn is_linked(page: &Page, row: NodeId) -> bool {
    page.closest(row, |tag| tag == Tag::A).is_some()
}

/// Whether two passages stand in one small element.
fn stand_together(page: &Page, one: usize, other: usize, levels: usize) -> bool {
    let (one, other) = (page.passages()[one].block, page.passages()[other].block);
    page.ancestors(one).take(levels).any(|it| page.holds(it, other))
}

pub(super) fn is_below_headline(places: &Places<'_>, passage: usize) -> bool {
    places.headline.is_some_and(|it| (it + 1..=it + NEAR_HEADLINE).contains(&passage))
}

/// Whether a passage stands in the first few below the headline.
fn is_near_headline(places: &Places<'_>, passage: usize) -> bool {
    places.headline.is_some_and(|it| (it + 1..=it + FACTS_MAX).contains(&passage))
}

/// Whether a line opens with "By" and names people and nothing else.
pub(super) fn is_labelled(line: &str) -> bool {
    if !people::has_prefix(line) || people::is_helper(line) {
        return false;
    }
    let people = writers::in_line(line);
    let rest = people::without_prefix(line);
    // "كتب: سمير حداد"; without a sign behind it the word may be any verb.
    let is_signed = line[..line.len() - rest.len()].contains([':', '/', '-', ',', '\u{60C}']);
    people.first().is_some_and(|it| {
        people::is_full_name(&it.name)
            && rest.trim_start_matches(|it: char| !it.is_alphanumeric()).starts_with(it.name.as_str())
            && (it.organisation
                || persons::is_person(&it.name)
                || is_signed && persons::is_uncased_person(&it.name))
    })
}

/// The person whom a note below the text tells of: "Jane Doe is a reporter in Sandby".
fn in_note(case: &Case<'_>, passage: usize, text: &str) -> Option<String> {
    let page = case.page;
    let above = passage.checked_sub(1).map_or("", |it| page.passage_text(&page.passages()[it]));
    let is_headed =
        word_lists::begins(word_lists::List::Notes, above) && above.chars().count() <= CHARS_MAX / 2;
    let name = persons::opening_name(text)?;
    let rest = text[name.len()..].split(['.', '\n']).next().unwrap_or_default();
    let has_post = || {
        rest.split(|it: char| !it.is_alphanumeric()).any(|it| word_lists::has(word_lists::List::Roles, it))
    };
    let is_note = rest.starts_with([' ', ',']) && case.roles.role(passage) == Role::AuthorNote;
    (is_headed || is_note && has_post()).then(|| name.to_owned())
}

/// A labelled line that ends a standfirst: "…, say the buyers. An interview by Jane Doe".
fn at_end(text: &str) -> Option<&str> {
    let is_end = |it: char| matches!(it, '.' | '!' | '?' | '\u{201C}' | '\u{201D}' | '\n' | '|' | '\u{2026}');
    let trimmed = text.trim_end_matches(|it: char| !it.is_alphanumeric());
    // A title or an initial before the name has a stop too; the label stands before it.
    let mut ends = trimmed.char_indices().rev().filter(|it| is_end(it.1)).take(3);
    ends.find_map(|(at, sign)| {
        let last = trimmed[at + sign.len_utf8()..].trim();
        (last.chars().count() <= CHARS_MAX / 2 && is_labelled(last)).then_some(last)
    })
}

#[cfg(test)]
mod tests {
    use super::{at_end, is_labelled};

    #[test]
    fn a_labelled_line_names_people_and_nothing_else() {
        assert!(is_labelled("By Jane Doe") && is_labelled("Von Max Weber und Eva Klein"));
        assert!(!is_labelled("By the harbour") && !is_labelled("Jane Doe"));
        assert!(!is_labelled("Edited by Jane Doe"));
    }

    #[test]
    fn where_a_script_has_no_capitals_a_sign_must_follow_the_label() {
        assert!(is_labelled("كتب: سمير حداد") && !is_labelled("كتب سمير حداد"));
    }

    #[test]
    fn a_standfirst_may_end_with_a_labelled_line() {
        assert_eq!(at_end("Who pays for it all? By Jane Doe"), Some("By Jane Doe"));
        assert_eq!(at_end("Prices rise, say the buyers. By J. R. Doe"), Some("By J. R. Doe"));
        assert_eq!(at_end("Prices rise, say the buyers."), None);
    }
}
