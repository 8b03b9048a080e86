//! Roles that the caller gives, over those that the model and the rules found.

use serde::{Deserialize, Serialize};

use super::{Label, PageKind, Role, Roles, confidence, page_kind};
use crate::warning::WarningCode;

/// A role that the caller gives to a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GivenRole {
    /// The passage, by its index in [`Article::passages`](crate::Article).
    pub passage: usize,
    /// What it is for.
    pub role: Role,
}

/// The reason of a passage whose role the caller gave.
const REASON: &str = "given";

/// What may stand in an article; a passage given any other role is taken out of it.
const OF_ARTICLE: [Role; 11] = [
    Role::Body,
    Role::Headline,
    Role::Kicker,
    Role::Dek,
    Role::Byline,
    Role::Date,
    Role::Caption,
    Role::Credit,
    Role::Source,
    Role::Correction,
    Role::AuthorNote,
];

impl Label {
    /// Whether the caller gave the role.
    pub fn is_given(&self) -> bool {
        self.reasons.first() == Some(&REASON)
    }

    /// Whether the caller took the passage out of the article.
    pub fn is_taken_out(&self) -> bool {
        self.is_given() && !OF_ARTICLE.contains(&self.role)
    }
}

impl Roles {
    /// Gives passages the roles that the caller wants, of two for one passage the later. A page without an article
    /// has one when a passage of it is called body.
    pub(crate) fn give(&mut self, given: &[GivenRole]) {
        if given.is_empty() {
            return;
        }
        for it in given {
            let Some(label) = self.labels.get_mut(it.passage) else {
                if !self.warnings.contains(&WarningCode::UnknownPassage) {
                    self.warnings.push(WarningCode::UnknownPassage);
                }
                continue;
            };
            label.role = it.role;
            if !label.is_given() {
                label.reasons.insert(0, REASON);
            }
        }
        let headline = self.first_given(Role::Headline);
        if headline.is_some() {
            self.headline = headline;
        } else if self.headline.is_some_and(|it| self.is_given(it)) {
            self.headline = None;
        }
        if self.kind != PageKind::Article && self.first_given(Role::Body).is_some() {
            self.kind = PageKind::Article;
            self.confidence = confidence::of(&self.page_measures);
        }
        self.extent = page_kind::extent(&self.labels);
    }

    /// Whether the caller gave a passage its role.
    pub fn is_given(&self, passage: usize) -> bool {
        self.labels.get(passage).is_some_and(Label::is_given)
    }

    /// The first passage that the caller gave a role.
    pub fn first_given(&self, role: Role) -> Option<usize> {
        self.labels.iter().position(|it| it.role == role && it.is_given())
    }
}

#[cfg(test)]
mod tests {
    use super::{GivenRole, PageKind, Role, Roles};
    use crate::roles::Label;
    use crate::warning::WarningCode;

    fn roles() -> Roles {
        let label = |role| Label { role, probability: 0.5, reasons: vec!["rule"] };
        let labels = [Role::Headline, Role::Body, Role::Body, Role::Related].map(label).to_vec();
        Roles { labels, headline: Some(0), extent: 1..3, kind: PageKind::Article, ..Roles::default() }
    }

    fn given(list: &[(usize, Role)]) -> Roles {
        let mut roles = roles();
        let list: Vec<GivenRole> = list.iter().map(|&(passage, role)| GivenRole { passage, role }).collect();
        roles.give(&list);
        roles
    }

    #[test]
    fn a_given_role_is_named_and_moves_the_extent() {
        let roles = given(&[(1, Role::Other), (3, Role::Body)]);
        assert_eq!((roles.role(1), roles.role(3)), (Role::Other, Role::Body));
        assert_eq!(roles.labels[3].reasons, ["given", "rule"]);
        assert_eq!(roles.extent, 2..4);
        assert!(roles.labels[1].is_taken_out() && !roles.labels[3].is_taken_out());
        assert!(roles.warnings.is_empty());
    }

    #[test]
    fn of_two_roles_for_one_passage_the_later_counts() {
        let roles = given(&[(1, Role::Other), (1, Role::Dek)]);
        assert_eq!(roles.role(1), Role::Dek);
        assert_eq!(roles.labels[1].reasons, ["given", "rule"]);
    }

    #[test]
    fn the_headline_follows() {
        assert_eq!(given(&[(0, Role::Other)]).headline, None);
        assert_eq!(given(&[(1, Role::Headline)]).headline, Some(1));
        assert_eq!(given(&[(1, Role::Other)]).headline, Some(0));
    }

    #[test]
    fn a_passage_that_is_not_there_is_told_of() {
        let roles = given(&[(4, Role::Body), (usize::MAX, Role::Body)]);
        assert_eq!(roles.warnings, [WarningCode::UnknownPassage]);
        assert_eq!(roles.extent, 1..3);
    }

    #[test]
    fn a_page_without_an_article_has_one_when_something_is_called_body() {
        let mut roles = Roles { kind: PageKind::Index, ..roles() };
        roles.give(&[GivenRole { passage: 3, role: Role::Dek }]);
        assert_eq!(roles.kind, PageKind::Index);
        roles.give(&[GivenRole { passage: 3, role: Role::Body }]);
        assert_eq!(roles.kind, PageKind::Article);
    }
}
