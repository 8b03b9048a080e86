//! What the role model sees of a page, for those who fit it: the same numbers that a page is read by.

use serde::Serialize;

use crate::roles::PageMeasures;
use crate::{Error, Input, Options, evidence, input, language, page, roles};

/// The measures of a page.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Measures {
    /// Of every passage, in the order of the page.
    pub passages: Vec<PassageMeasures>,
    /// Of the lines that may be the headline where no markup names it.
    pub headline_lines: Vec<LineMeasures>,
    /// Of the page as a whole, in the order of [`roles::PAGE_MEASURES`].
    pub page: PageMeasures,
}

/// The measures of a passage.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct PassageMeasures {
    /// Its text.
    pub text: String,
    /// In the order of [`roles::measures::Measure::ALL`], to three places.
    pub row: Vec<f32>,
}

/// The measures of a line that may be the headline.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct LineMeasures {
    /// Its passage, by its place on the page.
    pub passage: usize,
    /// In the order of [`roles::LineMeasure::ALL`], to three places.
    pub row: Vec<f32>,
}

/// Measures a page. `likely` stands for what the first sweep finds of each passage.
///
/// # Errors
///
/// As for [`parse`](crate::parse).
pub fn measures<'a>(
    input: impl Into<Input<'a>>,
    options: &Options,
    likely: Option<&[f32]>,
) -> Result<Measures, Error> {
    let source = input::open(input.into(), options)?;
    let page = page::build(&source, &options.limits);
    let evidence = evidence::collect(&page, &options.limits);
    let mut measured = roles::measure(&page, &evidence);
    measured.sweep_again(&page, likely);
    let guess = language::choose(evidence.language.as_deref(), page.text());
    let roles = roles::label(&page, &evidence, &guess);
    let lines = measured.headline_lines(&page);
    let passages = page.passages().iter().enumerate();
    Ok(Measures {
        passages: passages
            .map(|(index, passage)| PassageMeasures {
                text: page.passage_text(passage).to_owned(),
                row: rounded(measured.row(index)),
            })
            .collect(),
        headline_lines: lines
            .iter()
            .map(|(passage, row)| LineMeasures { passage: *passage, row: rounded(row) })
            .collect(),
        page: roles.page_measures,
    })
}

fn rounded(row: &[f32]) -> Vec<f32> {
    row.iter().map(|it| (it * 1e3).round() / 1e3).collect()
}
