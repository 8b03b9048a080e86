//! How far a claim on the writers is trusted, by whom it names.

use super::head_and_foot::Places;
use super::word_lists::{self, List};
use super::{Case, Claim, people, persons, site, writer_lists};
use crate::article::Author;
use crate::language::stop_words_no_name;
use crate::page::BORDER;
use crate::text::fold;
use crate::text::letter::is_right_to_left;
use crate::text::words::is_unspaced;
use crate::url;

/// Of a hundred, what is left of the trust in desks that metadata calls persons: less than in a byline that is named so.
const DESK_SHARE: u32 = 86;

/// The same for the site's own name, and for those of other organisations.
const SITE_SHARE: u32 = 46;
const OTHERS_SHARE: u32 = 66;

/// Letters that follow the site's name in that of its publisher, in scripts without spaces.
const PUBLISHER_LETTERS: usize = 2;

/// Letters of the abbreviation of a region behind a station's name.
const REGION_LETTERS_MAX: usize = 3;

/// Lowers the trust in claims that name no person.
pub(super) fn weigh(
    case: &Case<'_>,
    claim: &mut Claim<Vec<Author>>,
    places: &Places<'_>,
    names: &[String],
    place: Option<&str>,
) {
    if 1 < claim.value.len() {
        // The place that the report comes from.
        claim.value.retain(|it| Some(it.name.as_str()) != place);
        retain_writers(case, claim, names);
    }
    for author in &mut claim.value {
        let is_own = is_of_site(names, &author.name) && !has_page(author);
        author.organisation |= is_own || is_team(names, &author.name);
    }
    if claim.value.iter().any(|it| !it.organisation) {
        // The site's name beside a person's is its mark, not a writer's, and so is that of a desk.
        let has_person = claim.value.iter().any(|it| !it.organisation && persons::may_be_person(&it.name));
        let is_mark = |it: &Author| is_of_site(names, &it.name) || has_person && is_desk(&it.name);
        claim.value.retain(|it| !it.organisation || !is_mark(it));
    }
    let all = |is: &dyn Fn(&Author) -> bool| claim.value.iter().all(is);
    let mut share = 100;
    if all(&|it| !it.organisation && is_desk(&it.name)) {
        share = DESK_SHARE;
    }
    if all(&|it| it.organisation || !people::is_name(&it.name)) {
        share = share * if all(&|it| is_of_site(names, &it.name)) { SITE_SHARE } else { OTHERS_SHARE } / 100;
    }
    claim.trust = (u32::from(claim.trust) * share / 100) as u8;
    let is_alone = claim.value.len() == 1;
    for author in &mut claim.value {
        let is_namesake = || is_of_site(names, &author.name) && is_told_apart(places, &author.name);
        author.organisation &= !(is_alone && author.organisation && is_namesake());
    }
}

/// Drops the place behind a writer's name in a printed line, "Jane Doe - Sandby", and a word of the site's name before it:
/// the text speaks of places, as it seldom does of its writers.
fn retain_writers(case: &Case<'_>, claim: &mut Claim<Vec<Author>>, names: &[String]) {
    let is_dash = |it: char| matches!(it, '-' | '\u{2013}' | '\u{2014}' | '|' | '/' | BORDER);
    if claim.node.is_none() || claim.value.is_empty() {
        return;
    }
    let (raw, first) = (claim.raw.clone(), claim.value[0].name.clone());
    let headline = case.roles.headline.and_then(|it| case.page.passages().get(it));
    let headline = headline.map_or("", |it| case.page.passage_text(it));
    claim.value.retain(|it| {
        // "An interview by Jane Doe with John Roe".
        if it.name != first && it.name.contains(' ') && headline.contains(it.name.as_str()) {
            return false;
        }
        let before = raw.split_once(it.name.as_str()).map_or("", |it| it.0).trim_end();
        let is_behind_dash = it.name != first && before.ends_with(is_dash);
        it.organisation || !is_behind_dash || !persons::is_told_of(case, &it.name)
    });
    // "Herald - Jane Doe", where the site is the Sandby Herald.
    let is_of_name = |word: &str| names.iter().any(|it| fold::key(it).split(' ').any(|it| it == word));
    let is_mark = |it: &Author| !it.name.contains(' ') && is_of_name(&fold::key(&it.name));
    if claim.value.iter().any(|it| !it.organisation && people::is_full_name(&it.name) && !is_mark(it)) {
        claim.value.retain(|it| !is_mark(it));
    }
}

/// Some sites are named after the one person who writes them, and who has a page of their own there.
fn has_page(author: &Author) -> bool {
    let is_own = |url: &str| {
        let end = url::path_of(url).trim_end_matches('/').rsplit('/').next().unwrap_or_default().to_owned();
        !people::is_account(&end) && !url.contains('#')
    };
    author.url.as_deref().is_some_and(is_own)
        && people::is_full_name(&author.name)
        && !people::is_organisation(&author.name)
}

/// Whether nothing speaks against that the site's name is a person's.
fn is_told_apart(places: &Places<'_>, name: &str) -> bool {
    persons::is_person(name)
        && persons::is_no_phrase(places, name)
        && name.split(' ').all(|it| it.contains(char::is_lowercase))
        && stop_words_no_name(name) == 0
}

/// Whether a name is the site's, a part of it, or that of who publishes it.
pub(super) fn is_of_site(names: &[String], name: &str) -> bool {
    site::is_name(names, name) || site::is_part(names, name) || is_publisher(names, name)
}

/// Whether a name is words of the site's name and then a word for a part of a newsroom.
fn is_team(names: &[String], name: &str) -> bool {
    let is_first = name.contains(is_right_to_left);
    let parts = if is_first { name.split_once(' ') } else { name.rsplit_once(' ') };
    let Some((one, other)) = parts.filter(|_| is_desk(name)) else { return false };
    let key = fold::key(if is_first { other } else { one });
    names.iter().any(|it| {
        let site = fold::key(it);
        let rest = site.strip_prefix(key.as_str());
        !key.is_empty() && rest.is_some_and(|it| it.is_empty() || it.starts_with(' '))
    })
}

/// Whether a name in a script without spaces is the site's with a letter or two behind it, such as the sign for "company".
fn is_publisher(names: &[String], name: &str) -> bool {
    name.chars().all(is_unspaced)
        && names.iter().any(|it| {
            let rest = name.strip_prefix(it.as_str()).map(|it| it.chars().count());
            2 <= it.chars().count() && rest.is_some_and(|it| (1..=PUBLISHER_LETTERS).contains(&it))
        })
}

/// Whether a name is that of a part of a newsroom: "Harbour News Desk". Scripts from right to left may set the word first.
pub(super) fn is_desk(name: &str) -> bool {
    let is_word = |it: Option<&str>| it.is_some_and(|it| word_lists::has(List::Desks, it));
    is_word(name.rsplit(' ').next()) || name.contains(is_right_to_left) && is_word(name.split(' ').next())
}

/// Whether a name ends with the abbreviation of a region, as those of stations do: "Canal Sul PR".
pub(super) fn is_regional(name: &str) -> bool {
    let Some((before, last)) = name.rsplit_once(' ') else { return false };
    last.chars().count() <= REGION_LETTERS_MAX
        && last.chars().all(char::is_uppercase)
        && before.contains(char::is_lowercase)
}

/// Whom JSON-LD calls an organisation is none of the others' persons, where the name does not read as a person's.
pub(super) fn share_kinds(claims: &mut [Claim<Vec<Author>>]) {
    let authors = || claims.iter().filter(|it| it.witness == "json-ld").flat_map(|it| &it.value);
    let is_other = |it: &&Author| it.organisation && !persons::may_be_person(&it.name);
    let others: Vec<String> =
        authors().filter(is_other).take(OTHERS_MAX).map(|it| writer_lists::key(&it.name)).collect();
    if others.is_empty() {
        return;
    }
    for author in claims.iter_mut().flat_map(|it| &mut it.value) {
        author.organisation |= others.contains(&writer_lists::key(&author.name));
    }
}

/// Organisations that are held against all names.
const OTHERS_MAX: usize = 20;
