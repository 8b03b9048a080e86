//! Claims on the writers that are followed in place of the most trusted one: they say the same and more, or name a person
//! where it names an account.

use super::author_weights::{self, is_of_site, is_regional};
use super::authors::has;
use super::edge_bylines::SIGNATURE;
use super::{Claim, people, persons, unmarked_byline};
use crate::article::Author;

type Writers = Claim<Vec<Author>>;

/// A visible list is trusted to complete another from here on, and where metadata names the further persons too.
const COMPLETES: u8 = 75;
const COMPLETES_BACKED: u8 = 70;

/// Names of a list of which each is looked for in all that metadata says.
const BACKED_MAX: usize = 8;

/// A whole name is trusted to stand for a part of it from here on.
const WHOLE: u8 = 60;

/// A link to a writer's page about the headline is trusted to name who has an account from here on.
const LINKED: u8 = 74;

/// The first claim that is better than the most trusted one.
pub(super) fn instead_of(best: usize, claims: &[Writers], names: &[String]) -> Option<usize> {
    let than = &claims[best];
    let is_site = is_stated(than) && than.value.iter().all(|it| is_of_site(names, &it.name));
    let is_desk = than.value.iter().all(|it| author_weights::is_desk(&it.name));
    let is_better = |it: &Writers| {
        is_fuller(it, than, claims)
            || is_whole(it, than)
            || is_in_full(it, than)
            || is_desk && it.witness == SIGNATURE
            || is_site && is_signed(it) && !it.value.iter().any(|it| is_of_site(names, &it.name))
    };
    claims.iter().position(is_better)
}

/// Whether a claim names the same people as another, and further persons.
fn is_fuller(claim: &Writers, than: &Writers, claims: &[Writers]) -> bool {
    let is_more = |it: &&Author| !has(&than.value, it);
    let is_further =
        |it: &Author| !it.organisation && people::is_full_name(&it.name) && !is_regional(&it.name);
    let is_backed = |one: &Author| claims.iter().any(|it| is_stated(it) && has(&it.value, one));
    (COMPLETES <= claim.trust || COMPLETES_BACKED <= claim.trust && !is_stated(claim))
        && than.value.len() < claim.value.len()
        && (COMPLETES <= claim.trust || claim.value.len() <= BACKED_MAX)
        && than.value.iter().all(|it| has(&claim.value, it))
        && claim
            .value
            .iter()
            .filter(is_more)
            .all(|it| is_further(it) && (COMPLETES <= claim.trust || is_backed(it)))
}

/// Whether metadata makes a claim.
fn is_stated(claim: &Writers) -> bool {
    matches!(claim.witness, "json-ld" | "meta")
}

/// Whether a claim gives the whole name of the one person of whom another claim gives the first.
fn is_whole(claim: &Writers, than: &Writers) -> bool {
    let ([whole], [part]) = (claim.value.as_slice(), than.value.as_slice()) else { return false };
    let rest = whole.name.strip_prefix(part.name.as_str());
    WHOLE <= claim.trust
        && rest.is_some_and(|it| it.starts_with(' '))
        && !part.name.contains(' ')
        && persons::is_person(&whole.name)
}

/// Whether a link about the headline names one person in full where metadata has one word, as accounts are named.
fn is_in_full(claim: &Writers, than: &Writers) -> bool {
    let ([full], [word]) = (claim.value.as_slice(), than.value.as_slice()) else { return false };
    is_stated(than)
        && !people::is_full_name(&word.name)
        && LINKED <= claim.trust
        && matches!(claim.witness, "rel=author" | "author page")
        && persons::may_be_person(&full.name)
}

/// Whether a claim is a printed line that opens with "By" and names persons.
fn is_signed(claim: &Writers) -> bool {
    !is_stated(claim)
        && unmarked_byline::is_labelled(&claim.raw)
        && claim.value.iter().all(|it| persons::may_be_person(&it.name))
}
