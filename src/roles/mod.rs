//! Room 4: what every passage is for, with a probability and reasons.
//!
//! Comes in: a [`Page`](crate::page::Page) and its [`Evidence`](crate::evidence). Goes out: [`Roles`].
//!
//! **Invariant:** every passage has a label; none is removed, so a part kept out can be shown,
//! explained and put back.

mod role;

pub use role::Role;

use std::ops::Range;

/// The labels of a page's passages, and where its article lies.
#[derive(Debug, Default)]
pub struct Roles {
    /// One label a passage, in the order of the passage table.
    pub labels: Vec<Label>,
    /// From the first passage of the body to one past its last; empty when there is no article.
    pub extent: Range<usize>,
    /// The passage that is the visible headline.
    pub headline: Option<usize>,
    /// How sure the room is that there is one article and that it is rightly cut, from 0 to 1.
    pub confidence: f32,
}

/// What one passage is for.
#[derive(Debug, Clone)]
pub struct Label {
    /// The role.
    pub role: Role,
    /// How likely the passage is body, from 0 to 1, before rules spoke.
    pub probability: f32,
    /// The rules and measures that decided, strongest first.
    pub reasons: Vec<&'static str>,
}

impl Roles {
    /// The role of a passage.
    pub fn role(&self, passage: usize) -> Role {
        self.labels.get(passage).map_or(Role::Other, |label| label.role)
    }
}
