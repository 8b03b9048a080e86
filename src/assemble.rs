//! The last step of the walk: the rooms' products put together as one article.

use crate::article::{Article, LabelledPassage};
use crate::body::Body;
use crate::evidence::Evidence;
use crate::fields::Fields;
use crate::options::Options;
use crate::page::{Page, Passage, Tag};
use crate::roles::{PageKind, Roles};
use crate::warning::{Warning, WarningCode};

/// What the rooms made of one page.
pub(crate) struct Parts {
    pub(crate) page: Page,
    pub(crate) evidence: Evidence,
    pub(crate) roles: Roles,
    pub(crate) body: Body,
    pub(crate) fields: Fields,
    pub(crate) warnings: Vec<WarningCode>,
}
