//! Claims and findings: what one witness says, and what was decided from all of them.

use crate::order;
use crate::page::NodeId;

/// What one witness says about one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim<T> {
    /// The value, cleaned.
    pub value: T,
    /// What the witness says, as stated or printed.
    pub raw: String,
    /// Who says it, such as `json-ld` or `og:title`.
    pub witness: &'static str,
    /// How far the witness is believed when nobody else speaks, from 0 to 100.
    pub trust: u8,
    /// Where it is said, when that is one element of the page.
    pub node: Option<NodeId>,
}

/// What was decided for one field.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding<T> {
    /// The value.
    pub value: T,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
    /// Whose claim won.
    pub witness: &'static str,
    /// Where it is said, when that is one element of the page.
    pub node: Option<NodeId>,
    /// The claims that were not followed, most trusted first.
    pub against: Vec<Claim<T>>,
}

/// What each further witness that agrees adds to the confidence.
const AGREEMENT: f32 = 0.05;

impl<T> Claim<T> {
    /// A claim of metadata.
    pub(super) fn stated(value: T, raw: &str, witness: &'static str, trust: u8) -> Self {
        Self { value, raw: raw.to_owned(), witness, trust, node: None }
    }

    /// The claim with the element that makes it.
    pub(super) fn at(mut self, node: NodeId) -> Self {
        self.node = Some(node);
        self
    }
}

impl<T> Finding<T> {
    /// The finding that follows one of several claims. `agree` says whether another claim supports it.
    pub(super) fn of(mut claims: Vec<Claim<T>>, best: usize, agree: impl Fn(&T, &T) -> bool) -> Option<Self> {
        if claims.len() <= best {
            return None;
        }
        let won = claims.remove(best);
        let (with, mut against): (Vec<_>, Vec<_>) =
            claims.into_iter().partition(|it| agree(&it.value, &won.value));
        order::sort_by_key(&mut against, |it| std::cmp::Reverse(it.trust));
        let confidence = (f32::from(won.trust) / 100.0 + AGREEMENT * with.len() as f32).min(0.99);
        Some(Self { value: won.value, confidence, witness: won.witness, node: won.node, against })
    }

    /// The finding that follows the first of the most trusted claims.
    pub(super) fn most_trusted(claims: Vec<Claim<T>>, agree: impl Fn(&T, &T) -> bool) -> Option<Self> {
        let best = (0..claims.len()).rev().max_by_key(|&it| claims[it].trust)?;
        Self::of(claims, best, agree)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Claim, Finding};

    #[test]
    fn follows_the_most_trusted_and_keeps_the_others() {
        let claim = |value, trust| Claim::stated(value, "", "x", trust);
        let claims = vec![claim("a", 40), claim("b", 80), claim("c", 80), claim("b", 10)];
        let finding = Finding::most_trusted(claims, |one, other| one == other).unwrap();
        assert_eq!(finding.value, "b");
        assert_eq!(finding.against.iter().map(|it| it.value).collect::<Vec<_>>(), ["c", "a"]);
        assert!(0.8 < finding.confidence && finding.confidence < 0.9);
    }

    #[test]
    fn nothing_stated_is_nothing_found() {
        assert!(Finding::<u8>::most_trusted(Vec::new(), |_, _| true).is_none());
    }
}
