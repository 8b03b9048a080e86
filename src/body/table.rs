//! Tables of data, told from tables that only lay out the page.

use crate::article::{Cell, Table};
use crate::page::{NodeId, Page, Tag};

use super::survey::Survey;
use super::{Context, inline};

/// Characters of the longest cell of a table without header cells or caption. Cells of data are words
/// and numbers; those of layout hold paragraphs.
const LONGEST_PLAIN_CELL: usize = 160;

/// The same for a table that has header cells or a caption.
const LONGEST_CELL: usize = 1_200;

/// Whether a table holds data. Its rows are looked at only when no table is inside it, so that all
/// tables of a page together are read once.
pub(super) fn is_data(page: &Page, survey: &Survey<'_>, table: NodeId) -> bool {
    let is_layout = page.attr(table, "role").is_some_and(|it| matches!(it, "presentation" | "none"));
    if is_layout || survey.holds_table(table) {
        return false;
    }
    let shape = Shape::of(page, table);
    let longest = if shape.is_headed { LONGEST_CELL } else { LONGEST_PLAIN_CELL };
    let is_grid = 2 <= shape.rows && 2 <= shape.columns;
    shape.longest <= longest && (is_grid || shape.is_headed && 2 <= shape.rows.max(shape.columns))
}

#[derive(Default)]
struct Shape {
    rows: usize,
    /// Cells of the row that has most.
    columns: usize,
    /// Characters of the longest cell.
    longest: usize,
    is_headed: bool,
}

impl Shape {
    fn of(page: &Page, table: NodeId) -> Self {
        let mut shape = Self::default();
        let mut cells = 0;
        for id in page.descendants(table) {
            match page.tag(id) {
                Tag::Tr => {
                    shape.rows += 1;
                    cells = 0;
                }
                tag @ (Tag::Td | Tag::Th) => {
                    cells += 1;
                    shape.columns = shape.columns.max(cells);
                    shape.longest = shape.longest.max(page.text_of(id).chars().count());
                    shape.is_headed |= tag == Tag::Th;
                }
                Tag::Caption => shape.is_headed = true,
                _ => {}
            }
        }
        shape
    }
}

/// Reads a table of data, and says whether it is cut at a limit; `None` when no cell has text.
pub(super) fn read(context: &Context<'_>, table: NodeId) -> Option<(Table, bool)> {
    let page = context.page;
    let mut read = Table::default();
    let mut done = table;
    let (mut cells, mut is_cut) = (0, false);
    for id in page.descendants(table) {
        if id < done || !page.node(id).visibility.is_seen() {
            continue;
        }
        match page.tag(id) {
            Tag::Caption => {
                let text = inline::text_of(&inline::runs(context, page.descendants(id), id, false));
                read.caption = Some(text.trim().to_owned()).filter(|it| !it.is_empty());
                done = page.node(id).end;
            }
            Tag::Tr => read.rows.push(Vec::new()),
            Tag::Td | Tag::Th => {
                if context.limits.table_cells <= cells {
                    is_cut = true;
                    break;
                }
                if let Some(row) = read.rows.last_mut() {
                    cells += 1;
                    row.push(cell(context, id, &mut is_cut));
                }
                done = page.node(id).end;
            }
            _ => {}
        }
    }
    read.rows.retain(|row| row.iter().any(|cell| !cell.content.is_empty()));
    (!read.rows.is_empty()).then_some((read, is_cut))
}

fn cell(context: &Context<'_>, id: NodeId, is_cut: &mut bool) -> Cell {
    let page = context.page;
    let mut span = |name| {
        let stated: u16 = page.attr(id, name)?.trim().parse().ok()?;
        *is_cut |= context.limits.table_span < stated;
        Some(stated.min(context.limits.table_span)).filter(|it| 1 < *it)
    };
    Cell {
        content: inline::runs(context, page.descendants(id), id, false),
        header: page.tag(id) == Tag::Th,
        columns: span("colspan"),
        rows: span("rowspan"),
    }
}
