//! Where above the headline a picture of the article may stand.

use std::ops::Range;

use crate::page::{NodeId, Page};
use crate::roles::{Role, Roles};

/// Rows before the headline in which such a picture is looked for.
const ROWS: usize = 300;

/// Besides caption and credit only so many short lines stand between it and the headline: the section, the date.
const LINES: usize = 4;
const LINE_BYTES_MAX: usize = 60;

/// The rows above the headline that hold pictures, and no text but what may stand between picture and headline.
pub(super) fn rows_above(page: &Page, roles: &Roles, headline: usize) -> Option<Range<NodeId>> {
    let passages = page.passages();
    let end = passages.get(headline)?.first;
    let mut lines = 0;
    let mut may_stand_between = |it: usize| {
        let is_short = page.passage_text(&passages[it]).len() <= LINE_BYTES_MAX;
        match roles.role(it) {
            Role::Caption | Role::Credit | Role::Hidden => return true,
            Role::Kicker | Role::Byline | Role::Date | Role::Tags | Role::Share | Role::Control => {}
            Role::Other | Role::Navigation | Role::Repeat if is_short => {}
            _ => return false,
        }
        lines += 1;
        lines <= LINES
    };
    let above = (0..headline).rev().find(|it| !may_stand_between(*it));
    let start = above.map_or(NodeId::ROOT, |it| passages[it].end);
    let mut rows = page.ids().take(end.index()).skip(start.index().max(end.index().saturating_sub(ROWS)));
    let first = rows.find(|it| page.tag(*it).is_image() && page.node(*it).visibility.is_seen())?;
    Some(first..end)
}
