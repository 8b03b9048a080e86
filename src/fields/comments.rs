//! What readers say below the article, apart from its text.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::Case;
use super::class_names::Name;
use super::head_and_foot::Places;
use crate::article::{Comment, Comments, Moment};
use crate::dates::{iso, spoken::line, written};
use crate::evidence::Entity;
use crate::language::{Section, labels_in, strip_label};
use crate::page::{NodeId, Page, Tag};
use crate::roles::{Role, is_comment_number};
use crate::text::{fold, space};

/// Pages with more comments than this hold a whole forum; the count says how many there are.
const ITEMS_MAX: usize = 500;

/// Elements around a passage that may say that it is an author's name.
const NAMED_LEVELS: usize = 2;

/// Elements between a passage of a comment and the comment's own.
const ITEM_LEVELS: usize = 12;

/// A longer name is a sentence.
const NAME_CHARS_MAX: usize = 60;

/// "24 Comments" is a short line.
const COUNT_CHARS_MAX: usize = 40;

/// A longer text is no label, though it may open with one.
const LABEL_BYTES_MAX: usize = 160;

/// Counts above are identifiers and years.
const COUNT_MAX: u32 = 1_000_000;

/// Decides the comments; absent when the page neither holds nor counts any.
pub(super) fn decide(case: &Case<'_>, places: &Places<'_>, headline: Option<&str>) -> Option<Comments> {
    let region = Region::of(case, places);
    let mut items = region.items(headline);
    if items.is_empty() {
        items = stated(case);
    }
    let count = stated_count(case).or_else(|| region.printed_count()).filter(|it| 0 < *it);
    (count.is_some() || !items.is_empty()).then_some(Comments { count, items })
}

/// The readers' part of the page.
struct Region<'a, 'p> {
    case: &'a Case<'a>,
    places: &'a Places<'p>,
    /// Its passages.
    passages: Vec<usize>,
    /// The folded verbs that may stand behind a reader's name.
    verbs: OnceCell<HashSet<String>>,
}

/// What a passage of the readers' part holds.
enum Part {
    Author(String),
    Time(Moment),
    Text(String),
    Nothing,
}

impl<'a, 'p> Region<'a, 'p> {
    fn of(case: &'a Case<'a>, places: &'a Places<'p>) -> Self {
        let page = case.page;
        let from = case.roles.extent.end;
        let is_readers = |index: &usize| {
            let row = &page.passages()[*index];
            row.visibility.is_seen()
                && case.roles.role(*index) != Role::Body
                && (case.roles.role(*index) == Role::Comment || places.around(row.block).has(Name::Comment))
        };
        let passages = (from..page.passages().len()).filter(is_readers).collect();
        Self { case, places, passages, verbs: OnceCell::new() }
    }

    /// The comments in the page's order: one begins where its element begins, or with the next name or time.
    fn items(&self, headline: Option<&str>) -> Vec<Comment> {
        let page = self.case.page;
        let headline = headline.map(fold::key);
        let mut items: Vec<Comment> = Vec::new();
        let mut open = Comment::default();
        let mut last: Option<NodeId> = None;
        for &index in &self.passages {
            let item = item_of(page, page.passages()[index].block);
            if item.is_some() && item != last {
                close(&mut items, &mut open);
                last = item;
            }
            match self.part(index) {
                Part::Author(name) => {
                    if open.author.is_some() || !open.text.is_empty() {
                        close(&mut items, &mut open);
                    }
                    open.author = Some(name);
                    open.time = self.marked_time(index);
                }
                Part::Time(time) => {
                    if open.time.is_some() || !open.text.is_empty() && open.author.is_none() {
                        close(&mut items, &mut open);
                    }
                    open.time = Some(time);
                }
                Part::Text(text) => {
                    // Words without a name or an element around them are the form's and the site's.
                    let is_said = open.author.is_some() || open.time.is_some() || item.is_some();
                    if is_said && headline.as_deref() != Some(&fold::key(&text)) {
                        open.text += if open.text.is_empty() { "" } else { "\n" };
                        open.text += &text;
                    }
                }
                Part::Nothing => {}
            }
            if ITEMS_MAX <= items.len() {
                return items;
            }
        }
        close(&mut items, &mut open);
        items
    }

    fn part(&self, index: usize) -> Part {
        let page = self.case.page;
        let row = &page.passages()[index];
        let text = space::collapse(page.passage_text(row));
        let is_wordless = !text.contains(|it: char| it.is_alphabetic());
        let is_pressed = page.closest(row.block, |tag| matches!(tag, Tag::Button | Tag::Form | Tag::Label));
        if is_control(&text) || is_pressed.is_some() || self.is_heading(index) {
            return Part::Nothing;
        }
        if let Some(name) = self.author_in(index, &text) {
            return Part::Author(name);
        }
        if let Some(time) = self.time_in(index, &text) {
            return Part::Time(time);
        }
        if is_wordless || self.is_link(index) { Part::Nothing } else { Part::Text(text) }
    }

    /// Whether a passage is one link: "Reply", "Report".
    fn is_link(&self, index: usize) -> bool {
        let page = self.case.page;
        let mut rows = page.rows_of(&page.passages()[index]);
        rows.all(|it| page.closest(it, |tag| tag == Tag::A).is_some() || page.text_of(it).is_empty())
    }

    fn is_heading(&self, index: usize) -> bool {
        let text = self.case.page.passage_text(&self.case.page.passages()[index]);
        counted(text).is_some()
    }

    /// A line in an element that is named for an author, without what follows the name.
    fn author_in(&self, index: usize, text: &str) -> Option<String> {
        let page = self.case.page;
        let row = &page.passages()[index];
        let is_author = |id: NodeId| self.places.names(id).has(Name::Author) || is_reader_name(page, id);
        let inside = page.rows_of(row).map(|it| page.node(it).parent).find(|&it| is_author(it));
        let around = page
            .ancestors(row.block)
            .take(NAMED_LEVELS)
            .find(|&it| is_author(it) && page.passages_in(it).len() == 1);
        let name = inside.map(|it| space::collapse(page.text_of(it))).or(around.map(|_| text.to_owned()))?;
        let name = name.trim_end_matches([':', '\u{FF1A}', ',']).trim();
        // "Jane Doe says"
        let verbs = self.verbs.get_or_init(|| {
            self.case.language.pack.section("reporting-verbs").iter().map(|it| fold::key(it)).collect()
        });
        let is_verb = |word: &str| verbs.contains(&fold::key(word));
        let name = name.rsplit_once(' ').filter(|it| is_verb(it.1)).map_or(name, |it| it.0).to_owned();
        (1..=NAME_CHARS_MAX).contains(&name.chars().count()).then_some(name)
    }

    /// The time of a marked element that a passage holds or fills.
    fn marked_time(&self, index: usize) -> Option<Moment> {
        let page = self.case.page;
        let row = &page.passages()[index];
        let is_alone = page.passages_in(row.block).len() == 1;
        let holds = |node: NodeId| {
            row.first <= node && node < row.end
                || page.holds(node, row.first)
                || is_alone && page.holds(row.block, node)
        };
        // Marks stand in the page's order; one that holds the passage's first row stands just before it.
        let times = &self.case.evidence.times;
        let at = times.partition_point(|it| it.node < row.block);
        let near = times[at.saturating_sub(1)..].iter().take_while(|it| it.node < row.end);
        let mark = near.into_iter().find(|it| holds(it.node))?;
        let moment = iso::parse(mark.datetime.as_deref()?)?;
        Some(Moment { raw: Some(mark.text.clone()).filter(|it| !it.is_empty()), ..moment })
    }

    fn time_in(&self, index: usize, text: &str) -> Option<Moment> {
        if COUNT_CHARS_MAX < text.chars().count() {
            return None;
        }
        let pack = self.case.language.pack;
        let counted = || self.case.saved.and_then(|it| line::read(text, pack, &it.value));
        self.marked_time(index).or_else(|| written::find(text, pack)).or_else(counted)
    }

    /// "24 Comments", "Comments (24)" anywhere outside of the text.
    fn printed_count(&self) -> Option<u32> {
        let page = self.case.page;
        let in_region = self.passages.iter().copied();
        let others = (0..page.passages().len()).filter(|it| {
            let row = &page.passages()[*it];
            self.case.roles.role(*it) != Role::Body && !self.places.around(row.block).has(Name::Card)
        });
        let near = others.filter(|it| self.places.head.contains(it) || self.case.roles.extent.end <= *it);
        in_region.chain(near).find_map(|it| counted(page.passage_text(&page.passages()[it])))
    }
}

fn close(items: &mut Vec<Comment>, open: &mut Comment) {
    let comment = std::mem::take(open);
    // Words of nobody at no time are the form's and the site's.
    if !comment.text.is_empty() && (comment.author.is_some() || comment.time.is_some()) {
        items.push(comment);
    }
}

/// The nearest element that is one comment: an article, a thing of that type, or one with a numbered name.
fn item_of(page: &Page, id: NodeId) -> Option<NodeId> {
    page.ancestors(id).take(ITEM_LEVELS).find(|&it| {
        let is_typed = || {
            page.attr(it, "itemtype").is_some_and(|value| value.trim_end_matches('/').ends_with("Comment"))
        };
        let is_marked = || page.attr(it, "itemprop") == Some("comment");
        let is_numbered = || page.attr(it, "id").is_some_and(is_comment_number);
        let is_classed = || {
            let mut names = page.attr(it, "class").unwrap_or_default().split_whitespace();
            names.any(|name| matches!(name, "comment" | "comment-item" | "comment_item" | "comment-wrapper"))
        };
        is_typed() || is_marked() || is_numbered() || is_classed()
    })
}

/// Class names that only readers' names have.
fn is_reader_name(page: &Page, id: NodeId) -> bool {
    let words = page.attr(id, "class").unwrap_or_default().split(|it: char| !it.is_ascii_alphanumeric());
    page.attr(id, "itemprop") == Some("author")
        || words
            .into_iter()
            .any(|it| matches!(it, "user" | "username" | "nickname" | "nick" | "fn" | "who" | "commenter"))
}

/// Whether a text is a label for comments, sharing or ways through the site, or opens with a call to sign in.
fn is_control(text: &str) -> bool {
    if LABEL_BYTES_MAX < text.len() {
        return strip_label(text, Section::LoginLabels).is_some();
    }
    let labels = labels_in(text);
    let is_of = |it: &Section| labels.is.has(*it);
    [Section::CommentLabels, Section::ShareLabels, Section::NavigationLabels].iter().any(is_of)
        || labels.starts.has(Section::LoginLabels)
}

/// The number in a short line that has a label for comments and one number.
fn counted(text: &str) -> Option<u32> {
    // No letter has more than four bytes.
    if 4 * COUNT_CHARS_MAX < text.len() || COUNT_CHARS_MAX < text.chars().count() {
        return None;
    }
    if !text.contains(fold::is_digit) {
        return None;
    }
    let digits = fold::ascii_digits(text);
    let is_inside =
        |it: char| it.is_ascii_digit() || matches!(it, ',' | '.' | '\u{66C}' | '\u{A0}' | '\u{202F}');
    let start = digits.find(|it: char| it.is_ascii_digit())?;
    let length = digits[start..].find(|it| !is_inside(it)).unwrap_or(digits.len() - start);
    let number: String = digits[start..start + length].chars().filter(char::is_ascii_digit).collect();
    let (before, after) = (&digits[..start], &digits[start + length..]);
    if after.contains(|it: char| it.is_ascii_digit()) {
        return None;
    }
    let number = number.parse::<u32>().ok().filter(|it| *it <= COUNT_MAX)?;
    let is_label = |it: &str| labels_in(it).is.has(Section::CommentLabels);
    let is_known = is_label(before) || is_label(after) || is_label(&format!("{before} {after}"));
    let is_counter = |it: &str| it.chars().filter(|it| it.is_alphabetic()).count() <= 1;
    (is_known && (is_counter(before) || is_counter(after))).then_some(number)
}

/// The comments that JSON-LD and microdata state.
fn stated(case: &Case<'_>) -> Vec<Comment> {
    let things = case.evidence.articles().map(|it| it.entities("comment")).find(|it| !it.is_empty());
    things.unwrap_or_default().iter().take(ITEMS_MAX).filter_map(of_entity).collect()
}

fn of_entity(thing: &Entity) -> Option<Comment> {
    let text = ["text", "commentText", "description"].into_iter().find_map(|it| thing.text(it))?;
    let time = ["dateCreated", "datePublished", "commentTime"].into_iter().find_map(|it| thing.text(it));
    let author = ["author.name", "creator.name"].into_iter().find_map(|it| thing.text(it));
    let time = time.and_then(|it| Some(Moment { raw: Some(it.clone()), ..iso::parse(&it)? }));
    let text = text.lines().map(space::collapse).filter(|it| !it.is_empty()).collect::<Vec<_>>().join("\n");
    (!text.is_empty()).then_some(Comment { author, time, text })
}

fn stated_count(case: &Case<'_>) -> Option<u32> {
    let article = case.evidence.article()?;
    let parse = |it: String| fold::ascii_digits(&it).trim().parse::<u32>().ok();
    let counter = || {
        article.entities("interactionStatistic").into_iter().find_map(|it| {
            let kind = it.entities("interactionType").iter().any(|it| it.is_any(&["CommentAction"]));
            let is_comment =
                kind || it.text("interactionType").is_some_and(|it| it.ends_with("CommentAction"));
            it.text("userInteractionCount").filter(|_| is_comment)
        })
    };
    article.text("commentCount").or_else(counter).and_then(parse)
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn reads_counts_before_and_behind_the_word() {
        assert_eq!(counted("24 Comments"), Some(24));
        assert_eq!(counted("Comments (1,024)"), Some(1024));
        assert_eq!(counted("\u{30B3}\u{30E1}\u{30F3}\u{30C8}12\u{4EF6}"), Some(12));
        assert_eq!(counted("Comments"), None);
        assert_eq!(counted("24 comments were made about it in May"), None);
    }
}
