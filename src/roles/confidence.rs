//! How sure the room is that there is one article and that it is rightly cut.
//!
//! A logistic regression over the page's measures, fitted by `train/crossval.py --confidence` on pages that
//! the model had not seen, where "right" is a body F1 of 0.9 and more: 0.9 means right nine times in ten.

use super::whole::PageMeasures;

/// What each measure adds, in the order of [`super::PAGE_MEASURES`].
const WEIGHTS: PageMeasures = [-0.29, 0.38, 2.34, -2.12, -0.33, -0.52, -0.77, 0.57, -0.55, 0.09, -0.23, 0.0];

/// What a page has that has nothing else.
const BASE: f32 = 0.32;

/// The confidence in a page without an article.
pub(super) const NO_ARTICLE: f32 = 0.05;

/// The probability that the article of a page with these measures is rightly cut.
pub(super) fn of(measures: &PageMeasures) -> f32 {
    let sum: f32 = measures.iter().zip(&WEIGHTS).map(|(measure, weight)| measure * weight).sum();
    1.0 / (1.0 + (-(BASE + sum)).exp())
}
