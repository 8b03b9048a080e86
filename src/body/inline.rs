//! Text rows as runs with marks and links.

use crate::article::{Mark, Run};
use crate::page::{NodeId, Tag};

use super::Context;

/// Every mark in the order in which a run lists them, so that runs set alike compare as equal.
const MARKS: [Mark; 6] =
    [Mark::Emphasis, Mark::Strong, Mark::Code, Mark::Superscript, Mark::Subscript, Mark::Strike];

fn mark_of(tag: Tag) -> Option<Mark> {
    match tag {
        Tag::Em | Tag::I => Some(Mark::Emphasis),
        Tag::Strong | Tag::B => Some(Mark::Strong),
        Tag::Code | Tag::Kbd | Tag::Samp => Some(Mark::Code),
        Tag::Sup => Some(Mark::Superscript),
        Tag::Sub => Some(Mark::Subscript),
        Tag::S | Tag::Del => Some(Mark::Strike),
        _ => None,
    }
}

/// The runs of some rows. Marks and links come from what stands between a row and `block`. Rows that
/// no reader sees are left out, unless `hidden` says that all of it is hidden and wanted.
pub(super) fn runs(
    context: &Context<'_>,
    rows: impl IntoIterator<Item = NodeId>,
    block: NodeId,
    hidden: bool,
) -> Vec<Run> {
    let page = context.page;
    let mut runs: Vec<Run> = Vec::new();
    // Rows side by side often share their parent; its marks are then known.
    let mut known: Option<(NodeId, Vec<Mark>, Option<String>)> = None;
    let mut gap = Gap::default();
    for row in rows {
        let node = page.node(row);
        let range = page.text_range(row);
        if node.tag != Tag::Text || range.is_empty() {
            continue;
        }
        gap.reach(page.slice(gap.end.unwrap_or(range.start).min(range.start)..range.start));
        gap.end = Some(range.end);
        if !hidden && !node.visibility.is_seen() {
            continue;
        }
        if known.as_ref().is_none_or(|(parent, ..)| *parent != node.parent) {
            let (marks, href) = setting(context, row, block);
            known = Some((node.parent, marks, href));
        }
        let Some((_, marks, href)) = &known else { continue };
        let text = page.slice(range);
        let own = Run { text: text.to_owned(), marks: marks.clone(), href: href.clone() };
        if let Some(sign) = gap.sign.take()
            && let Some(before) = runs.last().filter(|it| !it.text.ends_with(char::is_whitespace))
        {
            let between = space(sign, before, &own);
            push(&mut runs, between);
        }
        push(&mut runs, own);
    }
    runs
}

/// What stands between two rows that are kept.
#[derive(Default)]
struct Gap {
    end: Option<usize>,
    sign: Option<char>,
}

impl Gap {
    /// A line break outweighs a space when a row between them is left out.
    fn reach(&mut self, between: &str) {
        if between.contains('\n') {
            self.sign = Some('\n');
        } else if !between.is_empty() {
            self.sign = self.sign.or(Some(' '));
        }
    }
}

/// The white space between two runs, set as both are: what stands behind a word in bold is not bold itself.
fn space(sign: char, before: &Run, behind: &Run) -> Run {
    Run {
        text: sign.to_string(),
        marks: before.marks.iter().copied().filter(|it| behind.marks.contains(it)).collect(),
        href: before.href.clone().filter(|it| behind.href.as_ref() == Some(it)),
    }
}

/// Appends a run; what is set alike becomes one.
fn push(runs: &mut Vec<Run>, run: Run) {
    match runs.last_mut().filter(|it| it.marks == run.marks && it.href == run.href) {
        Some(before) => before.text.push_str(&run.text),
        None => runs.push(run),
    }
}

fn setting(context: &Context<'_>, row: NodeId, block: NodeId) -> (Vec<Mark>, Option<String>) {
    let page = context.page;
    let mut set = Vec::new();
    let mut href = None;
    let mut linked = false;
    for id in page.ancestors(row).skip(1).take_while(|&it| it != block) {
        let tag = page.tag(id);
        set.extend(mark_of(tag));
        if tag == Tag::A && !linked {
            linked = true;
            href = page.attr(id, "href").and_then(|it| super::address::resolve(context.base, it));
        }
    }
    (MARKS.into_iter().filter(|it| set.contains(it)).collect(), href)
}

/// The same runs without a mark; what then is set alike becomes one run.
pub(super) fn without(runs: Vec<Run>, mark: Mark) -> Vec<Run> {
    let mut plain: Vec<Run> = Vec::with_capacity(runs.len());
    for mut run in runs {
        run.marks.retain(|it| *it != mark);
        push(&mut plain, run);
    }
    plain
}

/// The text of runs.
pub(super) fn text_of(runs: &[Run]) -> String {
    runs.iter().map(|it| it.text.as_str()).collect()
}
