//! Tables without spans, for formats that have none.

use crate::article::{Cell, Table};

/// Columns for which covered places are kept free. Wider tables keep all their cells; only the empty places
/// that spans leave past this column are lost, so that a span's number cannot fill the memory.
const SPANNED_COLUMNS: usize = 64;

/// The rows of a table with every cell in its column; a place that another cell covers is `None`.
pub(super) fn flattened(table: &Table) -> Vec<Vec<Option<&Cell>>> {
    let mut covered = [0_u16; SPANNED_COLUMNS];
    table.rows.iter().map(|row| flattened_row(row, &mut covered)).collect()
}

/// `covered` holds for each column how many more rows a cell above reaches down.
fn flattened_row<'a>(cells: &'a [Cell], covered: &mut [u16; SPANNED_COLUMNS]) -> Vec<Option<&'a Cell>> {
    let mut row = Vec::new();
    let mut fresh = [0_u16; SPANNED_COLUMNS];
    for cell in cells {
        while covered.get(row.len()).is_some_and(|rows| *rows > 0) {
            row.push(None);
        }
        let columns = usize::from(cell.columns.unwrap_or(1).max(1));
        for offset in 0..columns {
            if let Some(rows) = fresh.get_mut(row.len()) {
                *rows = cell.rows.unwrap_or(1).saturating_sub(1);
            } else if offset > 0 {
                break;
            }
            row.push((offset == 0).then_some(cell));
        }
    }
    for (rows, fresh) in covered.iter_mut().zip(fresh) {
        *rows = rows.saturating_sub(1).max(fresh);
    }
    row
}

#[cfg(test)]
mod tests {
    use super::flattened;
    use crate::article::{Cell, Run, Table};

    fn cell(text: &str, columns: u16, rows: u16) -> Cell {
        let content = vec![Run { text: text.into(), ..Run::default() }];
        Cell { content, header: false, columns: Some(columns), rows: Some(rows) }
    }

    fn drawn(rows: Vec<Vec<Cell>>) -> Vec<String> {
        let table = Table { caption: None, rows };
        let show = |cell: Option<&Cell>| cell.map_or("-".to_owned(), |it| it.content[0].text.clone());
        flattened(&table)
            .iter()
            .map(|row| row.iter().copied().map(show).collect::<Vec<_>>().join(" "))
            .collect()
    }

    #[test]
    fn covered_places_are_kept_free() {
        let rows = vec![
            vec![cell("a", 1, 3), cell("b", 2, 1)],
            vec![cell("c", 1, 1), cell("d", 1, 2)],
            vec![cell("e", 1, 1)],
            vec![cell("f", 1, 1), cell("g", 1, 1)],
        ];
        assert_eq!(drawn(rows), ["a b -", "- c d", "- e", "f g"]);
    }

    #[test]
    fn a_giant_span_costs_little_and_hides_nothing() {
        let rows = vec![vec![cell("a", u16::MAX, u16::MAX), cell("b", u16::MAX, 1)], vec![cell("c", 1, 1)]];
        let drawn = drawn(rows);
        assert!(drawn[0].starts_with("a -") && drawn[0].ends_with("- b"), "{drawn:?}");
        assert!(drawn[0].len() < 200 && drawn[1].ends_with(" c"), "{drawn:?}");
    }
}
