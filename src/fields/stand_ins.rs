//! Who is named where nobody is said to have written a piece: its editor, or who made the pictures that it consists of.

use super::head_and_foot::Places;
use super::word_lists::{List, list};
use super::{Case, Claim, people, persons, seams, signers, writers};
use crate::article::Author;
use crate::language::{Section, strip_label};
use crate::page::BORDER;
use crate::roles::Role;
use crate::text::words::is_unspaced;

/// Less than in anybody who is said to have written.
const TRUST: u8 = 30;

/// A longer line is no list of facts.
const CHARS_MAX: usize = 160;

/// Passages behind the foot that are looked at.
const BELOW: usize = 10;

/// The one who stands in for a writer.
pub(super) fn claim(case: &Case<'_>, places: &Places<'_>) -> Option<Claim<Vec<Author>>> {
    let below = places.foot.start..(places.foot.end + BELOW).min(case.page.passages().len());
    let near = || places.head.clone().chain(below.clone());
    near().find_map(|it| editor(case, places, it)).or_else(|| {
        let is_gallery = count(case, Role::Body) < count(case, Role::Caption);
        is_gallery.then(|| places.head.clone().find_map(|it| photographer(case, places, it))).flatten()
    })
}

fn count(case: &Case<'_>, role: Role) -> usize {
    case.roles.labels.iter().filter(|it| it.role == role).count()
}

/// The editor in a line below the text or about its head, with the word for the post as the page has it.
fn editor(case: &Case<'_>, places: &Places<'_>, passage: usize) -> Option<Claim<Vec<Author>>> {
    let row = &case.page.passages()[passage];
    let text = case.page.passage_text(row);
    let is_text = case.roles.role(passage) == Role::Body && passage + 1 < case.roles.extent.end;
    if is_text
        || places.is_apart(row.block)
        || CHARS_MAX < text.chars().count()
        || !text.contains(is_unspaced)
    {
        return None;
    }
    // The longest word that ends before the colon is the whole label.
    let found = list(List::Editors).iter().filter_map(|it| Some((it, text.find(it.as_str())?)));
    let (label, at) = found.min_by_key(|it| (it.1, usize::MAX - it.0.len()))?;
    let behind = text[at + label.len()..].trim_start();
    let names = signers::names(behind.strip_prefix([':', '\u{FF1A}'])?.trim_start())?;
    let editor = |name: String| Author { role: Some(label.clone()), ..people::author(&name) };
    let value: Vec<Author> = names.into_iter().map(editor).collect();
    let is_person = |it: &Author| !it.organisation && !people::is_label(&it.name);
    value.iter().all(is_person).then(|| Claim::stated(value, text, "words", TRUST).at(row.block))
}

/// Who is said to have made the pictures, in the line below a gallery's headline that has its date.
fn photographer(case: &Case<'_>, places: &Places<'_>, passage: usize) -> Option<Claim<Vec<Author>>> {
    let row = &case.page.passages()[passage];
    if !matches!(case.roles.role(passage), Role::Date | Role::Byline) || places.is_apart(row.block) {
        return None;
    }
    let line = seams::line(case.page, case.page.rows_of(row));
    if CHARS_MAX < line.chars().count() {
        return None;
    }
    let behind = |fact: &str| {
        let name = strip_label(fact, Section::CreditLabels)?;
        let label = &fact[..fact.len() - name.len()];
        label.contains([':', '\u{FF1A}']).then(|| writers::in_line(name))
    };
    let value = line.split(BORDER).find_map(behind)?;
    let is_named = !value.is_empty() && value.iter().all(|it| persons::may_be_person(&it.name));
    is_named.then(|| Claim::stated(value, &seams::printed(&line), "words", TRUST).at(row.block))
}
