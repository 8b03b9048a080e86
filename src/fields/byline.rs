//! The line that names the writers, as printed.

use super::class_names::Name;
use super::dateline::Opening;
use super::head_and_foot::{Places, Spot};
use super::{
    Case, Claim, Finding, byline_below, copied_byline, edge_bylines, people, persons, seams, topic_links,
    unmarked_byline, writers,
};
use crate::article::Author;
use crate::language::{Section, labels_in, stop_words_no_name, strip_label};
use crate::page::{NodeId, Page, Passage, Tag};
use crate::roles::Role;
use crate::text::fold;
use crate::text::letter::is_right_to_left;
use crate::text::space::collapse;

/// Trust in an element named for a byline, or in a line of one named for an author that opens with "By".
const MARKED_BYLINE: u8 = 85;

/// Trust in an element named for an author: it may be one of a box about them.
const MARKED_AUTHOR: u8 = 75;

/// The same below the text, where other pieces have theirs too.
const MARKED_BYLINE_BELOW: u8 = 60;
const MARKED_AUTHOR_BELOW: u8 = 50;

/// Trust in a line whose role is that of a byline and that opens with "By", and in one that does not.
const LABELLED: u8 = 80;
const UNLABELLED: u8 = 58;

/// The same below the text.
const LABELLED_BELOW: u8 = 54;
const UNLABELLED_BELOW: u8 = 40;

/// Trust in names below a label of their own, "Author", at the head and at the foot.
const BELOW_LABEL: u8 = 78;
const BELOW_LABEL_AT_FOOT: u8 = 62;

/// Trust in a byline that is one word in small letters: the names that people take on blogs.
const HANDLE: u8 = 48;

/// Trust in a line that names who edited or translated the piece.
const HELPER: u8 = 30;

/// Trust in a reporter whom the dateline names.
const SENT: u8 = 74;

/// A longer line is no byline.
pub(super) const CHARS_MAX: usize = 200;

/// Decides the byline. Where a line names one of the writers, a line that names none of them is of another piece.
pub(super) fn decide(mut claims: Vec<Claim<String>>, writers: &[Author]) -> Option<Finding<String>> {
    let writers: Vec<String> = writers.iter().map(|it| fold::key(&it.name)).collect();
    let names_writer = |line: &str| {
        let line = fold::key(line);
        writers.iter().any(|it| line.contains(it.as_str()))
    };
    let is_signed = claims.iter().any(|it| names_writer(&it.value));
    for claim in &mut claims {
        claim.value = seams::printed(people::undoubled(&claim.value));
        claim.raw = seams::printed(&claim.raw);
        if is_signed && !names_writer(&claim.value) {
            claim.trust /= 2;
        }
    }
    Finding::most_trusted(claims, |one, other| fold::key(one) == fold::key(other))
}

/// Every line that may name the writers, in the page's order: lines that open with a label are trusted
/// most, then elements named for a byline, those at the head before those at the foot.
pub(super) fn claims(case: &Case<'_>, places: &Places<'_>) -> Vec<Claim<String>> {
    let mut claims = marked(case, places);
    let mut covered: Vec<NodeId> = claims.iter().filter_map(|it| it.node).collect();
    covered.sort_unstable();
    claims.extend(below_labels(case, places));
    claims.extend(unmarked_byline::claims(case, places));
    claims.extend(copied_byline::claims(case, places));
    claims.extend(edge_bylines::claims(case, places));
    claims.extend(by_role(case, places, &covered));
    if claims.is_empty() {
        claims.extend(byline_below::claim(case, places));
    }
    // Who only edited or translated a piece is no writer of it.
    claims.retain(|it| it.trust != HELPER);
    claims
}

/// The elements that are named for a byline or an author; none of them stands in another.
fn marked(case: &Case<'_>, places: &Places<'_>) -> Vec<Claim<String>> {
    let page = case.page;
    let mut claims: Vec<Claim<String>> = Vec::new();
    let mut past = NodeId::ROOT;
    for (id, spot) in places.named(&[Name::Byline, Name::Author]) {
        let is_other = places.around(id).has_any(&[Name::Picture, Name::Share, Name::Card]);
        if id < past || page.tag(id) == Tag::Text || is_other {
            continue;
        }
        let text = seams::line(page, page.descendants(id));
        if text.is_empty() || 2 * CHARS_MAX < text.chars().count() {
            continue;
        }
        if let Some((line, trust)) = line_of_element(case, places, id, spot, &text) {
            past = page.node(id).end;
            claims.push(Claim::stated(line, &text, "markup", trust).at(id));
        }
    }
    claims
}

/// The line of such an element, or the name that people take on blogs in it, and the trust in it.
fn line_of_element(
    case: &Case<'_>,
    places: &Places<'_>,
    id: NodeId,
    spot: Spot,
    text: &str,
) -> Option<(String, u8)> {
    // A name of several words in capitals is found in the line, with all that stands around it.
    let handle = card_name(case.page, id).filter(|it| !people::is_full_name(it));
    let Some(line) = line_of(case, text).filter(|_| handle.is_none()) else {
        let is_handle = || spot == Spot::Head && is_handle(text);
        return handle.or_else(|| is_handle().then(|| text.to_owned())).map(|it| (it, HANDLE));
    };
    let names = places.names(id);
    if is_vague(&line) && (!names.has(Name::Author) || line.contains(' ')) {
        return None;
    }
    let trust = match (spot, names.has(Name::Byline) || people::has_prefix(&line)) {
        _ if people::is_helper(&line) => HELPER,
        _ if is_vague(&line) => HANDLE,
        (Spot::Head, true) => MARKED_BYLINE,
        (Spot::Head, false) => MARKED_AUTHOR,
        (Spot::Foot, true) => MARKED_BYLINE_BELOW,
        (Spot::Foot, false) => MARKED_AUTHOR_BELOW,
    };
    Some((line, trust))
}

/// The passages of head and foot that have the role of a byline, outside of the elements that are `covered`.
fn by_role(case: &Case<'_>, places: &Places<'_>, covered: &[NodeId]) -> Vec<Claim<String>> {
    let page = case.page;
    // None of them stands in another, so only the last that begins before a row can hold it.
    let is_covered = |block: NodeId| {
        let before = covered.partition_point(|it| *it <= block);
        before.checked_sub(1).is_some_and(|at| page.holds(covered[at], block))
    };
    let mut claims = Vec::new();
    let near = places.head.clone().chain(places.foot.clone());
    for passage in near.filter(|it| case.roles.role(*it) == Role::Byline) {
        let row = &page.passages()[passage];
        if is_covered(row.block) || places.is_apart(row.block) || topic_links::is_of_topics(page, row) {
            continue;
        }
        let text = seams::line(page, page.rows_of(row));
        // One word may be a button's or a label's.
        let Some(line) = line_of(case, &text).filter(|it| !is_vague(it)) else { continue };
        let trust = match (places.head.contains(&passage), people::has_prefix(&line)) {
            _ if people::is_helper(&line) => HELPER,
            (true, true) => LABELLED,
            (true, false) => UNLABELLED,
            (false, true) if is_signed_with_sign(&line) => LABELLED,
            (false, true) => LABELLED_BELOW,
            (false, false) => UNLABELLED_BELOW,
        };
        claims.push(Claim::stated(line, &text, "roles", trust).at(row.block));
    }
    claims
}

/// "Text: Jane Doe": with a sign behind the label a line below the text is a signature too, whatever account published it.
fn is_signed_with_sign(line: &str) -> bool {
    let label = line.strip_suffix(people::without_prefix(line)).unwrap_or_default().trim_end();
    label.ends_with([':', '\u{FF1A}']) && unmarked_byline::is_labelled(line)
}

/// The reporter whom a dateline names.
pub(super) fn of_opening(opening: &Opening) -> Option<Claim<String>> {
    let name = opening.reporter.clone()?;
    Some(Claim::stated(name, &opening.raw, "dateline", SENT))
}

/// The formatted name (`fn`) of an [hCard](https://microformats.org/wiki/hcard), which blogs set about their writer.
fn card_name(page: &Page, id: NodeId) -> Option<String> {
    let row = page.subtree(id).find(|it| page.attr_has(*it, "class", "fn"))?;
    let name = collapse(page.text_of(row));
    (1..=CHARS_MAX / 4).contains(&name.chars().count()).then_some(name)
}

/// Whether a line without "By" names nobody by more than one word: it may be a button's or a label's.
fn is_vague(line: &str) -> bool {
    !introduces(line)
        && writers::in_line(line).iter().all(|it| !people::is_full_name(&it.name) && !it.organisation)
}

/// Whether words before a writer introduce one: "By", "Written by", "Author:". "Author" alone may stand before any word.
fn introduces(line: &str) -> bool {
    let label = line.trim().strip_suffix(people::without_prefix(line)).unwrap_or_default().trim_end();
    // Scripts without capitals set no words apart that could follow such a noun.
    let is_noun = label.contains(char::is_lowercase)
        && !label.contains(' ')
        && PREPOSITION_LETTERS_MAX < label.chars().count();
    !label.is_empty() && (!is_noun || label.ends_with(|it: char| !it.is_alphanumeric()))
}

/// A longer label of one word is a noun: "Text", "Author".
const PREPOSITION_LETTERS_MAX: usize = 3;

/// The line of a text that names somebody, without a date behind the names.
pub(super) fn line_of(case: &Case<'_>, text: &str) -> Option<String> {
    let lines = text.split('\n').map(|it| seams::undated(without_interview(&seams::collapsed(it))));
    let lines: Vec<String> = lines.filter(|it| !it.is_empty()).collect();
    let labelled = lines.iter().position(|it| people::has_prefix(it) || is_label_alone(it));
    let holds_name = |it: &str| !writers::in_line(it).is_empty();
    let behind =
        |it: &str| Some(after_date(it).to_owned()).filter(|it| people::has_prefix(it)).or_else(|| signed(it));
    let at = labelled
        .or_else(|| lines.iter().position(|it| holds_name(&without_date(case, it))))
        .or_else(|| lines.iter().position(|it| behind(it).is_some_and(|it| holds_name(&it))))?;
    let mut line = without_date(case, &lines[at]);
    // "By" may stand in an element of its own.
    if is_label_alone(&line)
        && let Some(next) = lines.get(at + 1)
    {
        line = format!("{line} {}", without_date(case, next));
    }
    if writers::in_line(&line).is_empty() {
        line = behind(&lines[at]).unwrap_or(line);
    }
    let is_line = !writers::in_line(&line).is_empty() && line.chars().count() <= CHARS_MAX;
    is_line.then_some(line)
}

/// The line behind "Interview:", which stands before the interviewer's name in a byline.
pub(super) fn without_interview(line: &str) -> &str {
    let rest = strip_label(line, Section::InterviewLabels).filter(|it| !it.is_empty());
    rest.filter(|it| line[..line.len() - it.len()].contains(':')).unwrap_or(line)
}

/// Names on lines of their own below a line that says nothing but "Written by".
fn below_labels(case: &Case<'_>, places: &Places<'_>) -> Vec<Claim<String>> {
    let page = case.page;
    let rows = page.passages();
    let mut claims = Vec::new();
    for passage in places.head.clone().chain(places.foot.clone()) {
        let (Some(label), Some(first)) = (rows.get(passage), rows.get(passage + 1)) else { break };
        let label = page.passage_text(label);
        if !is_label_alone(label) {
            continue;
        }
        // Only in a list, or in links side by side, may more than one line below be a name.
        let list = page.closest(first.block, |it| matches!(it, Tag::Ul | Tag::Ol));
        let parent = |it: &Passage| page.node(it.block).parent;
        let is_link =
            |it: &Passage| page.rows_of(it).all(|row| page.closest(row, |it| it == Tag::A).is_some());
        let is_listed = |it: &Passage| {
            list.is_some_and(|list| page.holds(list, it.block))
                || parent(it) == parent(first)
                    && is_link(first)
                    && is_link(it)
                    && persons::is_person(page.passage_text(it))
        };
        let below = rows[passage + 1..].iter().take(LISTED_MAX).enumerate();
        let names: Vec<&str> = below
            .take_while(|(at, it)| (*at == 0 || is_listed(it)) && !places.is_of_others(it.block))
            .map(|(_, it)| page.passage_text(it))
            .take_while(|it| people::is_full_name(it))
            .collect();
        if !names.is_empty() {
            let trust = if places.head.contains(&passage) { BELOW_LABEL } else { BELOW_LABEL_AT_FOOT };
            // "Author(s)"
            let label = label.split('(').next().unwrap_or(label).trim_end();
            let line = format!("{label} {}", names.join(", "));
            claims.push(Claim::stated(line.clone(), &line, "label", trust).at(first.block));
        }
    }
    claims
}

/// Names in a list below such a line.
const LISTED_MAX: usize = 12;

/// Whether a line names somebody by one word, as accounts are named.
pub(super) fn is_handle(text: &str) -> bool {
    let name = people::without_prefix(text);
    let count = name.chars().count();
    (2..=25).contains(&count)
        && name.chars().all(|it| it.is_alphanumeric() || matches!(it, '_' | '-' | '.'))
        && name.contains(char::is_alphabetic)
        && !people::is_label(name)
        && (name.len() == text.trim().len() || introduces(text))
}

/// Whether a line is nothing but words before a writer's name.
pub(super) fn is_label_alone(line: &str) -> bool {
    line.chars().count() < 20 && people::is_prefix(line)
}

/// What follows the last number of a line, without the signs and the word for o'clock before it.
pub(super) fn after_date(line: &str) -> &str {
    let behind = line.rsplit(fold::is_digit).next().unwrap_or(line);
    let rest = behind.trim_start_matches(|it: char| !it.is_alphabetic());
    let shorter = rest.split_once(' ').map_or("", |it| it.1);
    let rest = if people::has_prefix(rest) { rest } else { shorter };
    let rest = rest.split(['|', '\u{2022}', '\u{B7}']).next().unwrap_or(rest);
    rest.trim_start_matches(|it: char| !it.is_alphabetic()).trim_end()
}

/// The persons who are named alone behind the last number of a line: "17 May 2021 Jane Doe".
pub(super) fn signed(line: &str) -> Option<String> {
    let behind = line.rsplit(fold::is_digit).next().filter(|it| it.len() < line.len())?;
    let rest = behind.trim_start_matches(|it: char| !it.is_alphabetic()).trim_end();
    let people = writers::in_line(rest);
    let first = people.first()?;
    (rest.starts_with(&first.name) && people.iter().all(|it| persons::may_be_person(&it.name)))
        .then(|| rest.to_owned())
}

/// The line up to its first number or date label, without a month's or weekday's name at its end.
pub(super) fn without_date(case: &Case<'_>, line: &str) -> String {
    let digits = line.chars().filter(|it| fold::is_digit(*it)).count();
    let mut kept = line;
    if 2 <= digits {
        // A digit behind a letter is part of a name.
        let mut before = ' ';
        let first = line.char_indices().find(|(_, it)| {
            let starts = fold::is_digit(*it) && !before.is_ascii_alphanumeric();
            before = *it;
            starts
        });
        kept = first.map_or(line, |it| &line[..it.0]);
    }
    for sign in ['|', '\u{2022}', '\u{B7}'] {
        // What follows a bar is the date, when a number stood there.
        if 2 <= digits
            && let Some((names, _)) = kept.rsplit_once(sign)
        {
            kept = names;
        }
    }
    kept = kept.trim();
    while 2 <= digits
        && let Some(last) = kept.split_whitespace().next_back()
    {
        // "Last updated", of which the last word alone is a label too.
        if is_date_label(kept) {
            return String::new();
        }
        let key = fold::key(last);
        // "Last updated" is one label.
        let two = kept[..kept.len() - last.len()].split_whitespace().next_back();
        let two = two.map_or(last, |it| &kept[it.as_ptr() as usize - kept.as_ptr() as usize..]);
        if let Some(glued) = glued_to_name(case, two) {
            kept = kept[..kept.len() - glued].trim_end();
            break;
        }
        let is_month = is_month(case, &key);
        let is_short = key.chars().count() <= 3 && key.is_ascii();
        let before = people::without_prefix(kept[..kept.len() - last.len()].trim_end());
        let is_stop_word = || stop_words_no_name(&key) == 1 && before.contains(' ');
        let is_small = is_short && (!last.starts_with(char::is_uppercase) || is_stop_word());
        let is_pair = two.len() != last.len() && is_date_label(two);
        if !is_month && !is_small && !is_pair && !is_date_label(last) && !key.is_empty() {
            break;
        }
        kept = kept[..kept.len() - if is_pair { two.len() } else { last.len() }].trim_end();
    }
    seams::collapsed(kept)
        .trim_end_matches(|it: char| !it.is_alphanumeric() && it != ')' && it != '.')
        .to_owned()
}

fn is_date_label(text: &str) -> bool {
    let labels = labels_in(text).is;
    labels.has(Section::DateLabels) || labels.has(Section::ModifiedLabels)
}

fn is_month(case: &Case<'_>, key: &str) -> bool {
    case.language.pack.months().iter().any(|(name, _)| *name == key)
}

/// Bytes at the end of one or two words that are the name of a month or a label of dates, right behind a name: "`DoeMay`",
/// "`DOELAST` UPDATED:", "Doe Last Updated".
fn glued_to_name(case: &Case<'_>, words: &str) -> Option<usize> {
    if GLUED_BYTES_MAX < words.len() {
        return None;
    }
    let mut before = ' ';
    let starts = words.char_indices().filter(|&(_, it)| {
        let is_start = before.is_alphabetic() && (it.is_uppercase() || is_right_to_left(it));
        before = it;
        is_start
    });
    let is_date = |at: usize| {
        let it = &words[at..];
        let letters_min =
            if it.starts_with(is_right_to_left) { GLUED_LETTERS_MIN_UNCASED } else { GLUED_LETTERS_MIN };
        letters_min <= it.chars().filter(|it| it.is_alphabetic()).count() && is_date_label(it)
            // In capitals the end of a name may read like a month: "OMAR".
            || words[..at].ends_with(char::is_lowercase) && is_month(case, &fold::key(it))
    };
    starts.map(|it| it.0).find(|&at| is_date(at)).map(|at| words.len() - at)
}

/// A longer word is no name with a label.
const GLUED_BYTES_MAX: usize = 60;

/// Shorter labels may be the end of a name in capitals, and in scripts without capitals that of any.
const GLUED_LETTERS_MIN: usize = 6;
const GLUED_LETTERS_MIN_UNCASED: usize = 4;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::fields::trial::fields;

    const TEXT: &str = "<p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
        <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p>";

    fn byline(above: &str, below: &str) -> Option<String> {
        let html = format!("<article><h1>Rain floods the old town</h1>{above}{TEXT}</article>{below}");
        fields(&html).byline.map(|it| it.value)
    }

    #[test]
    fn keeps_what_is_printed() {
        assert_eq!(byline("<p class=byline>By Jane Doe in Sandby</p>", "").unwrap(), "By Jane Doe in Sandby");
        assert_eq!(byline("<div class=byline>By Jane Doe | March 3, 2020</div>", "").unwrap(), "By Jane Doe");
        for (line, printed) in [
            ("BY JANE DOE ON MARCH 3, 2020", "BY JANE DOE"),
            ("BY JANE DOEUPDATED: MAY 3, 2020", "BY JANE DOE"),
            ("BY JANE DOELAST UPDATED MAY 3, 2020", "BY JANE DOE"),
            ("By Jane Doe Last Updated: May 3, 2020", "By Jane Doe"),
            ("by Jane DoeMarch 3, 2020", "by Jane Doe"),
            ("BY JANE OMAR 3 MAY 2020", "BY JANE OMAR"),
        ] {
            assert_eq!(byline(&format!("<div class=byline>{line}</div>"), "").unwrap(), printed);
        }
    }

    #[test]
    fn commenters_write_no_articles() {
        assert_eq!(
            byline("", "<div class=comments><p class=author>By John Roe</p><p>So sad</p></div>"),
            None
        );
    }
}
