//! How sure the room is that there is one article and that it is rightly cut.
//!
//! A logistic regression over the page's measures, fitted by `train/crossval.py --confidence` on pages that
//! the model had not seen, where "right" is a body F1 of 0.9 and more: 0.9 means right nine times in ten.

use super::page_kind::PageMeasures;

/// What each measure adds, in the order of [`super::PAGE_MEASURES`].
const WEIGHTS: PageMeasures = [-0.41, 0.49, 1.81, -2.14, -0.55, 0.32, -0.84, 0.79, -0.23, 0.18, -0.34, 0.0];

/// What a page has that has nothing else.
const BASE: f32 = -0.01;

/// The confidence in a page without an article.
pub(super) const NO_ARTICLE: f32 = 0.05;

/// The probability that the article of a page with these measures is rightly cut.
pub(super) fn of(measures: &PageMeasures) -> f32 {
    let sum: f32 = measures.iter().zip(&WEIGHTS).map(|(measure, weight)| measure * weight).sum();
    1.0 / (1.0 + (-(BASE + sum)).exp())
}
