//! What attributes say about a picture: scripts print it below, or beside the picture when it is enlarged.

use crate::page::{NodeId, Page, Tag};

use super::caption::Caption;
use super::credit;

/// Attributes that hold captions, and those that hold credits.
const CAPTIONS: [&str; 3] = ["data-caption", "data-c-caption", "data-image-caption"];
const CREDITS: [&str; 3] = ["data-credit", "data-c-credit", "data-image-credit"];

/// Elements around a picture that are asked, and rows of its figure.
const LEVELS: usize = 3;
const ROWS: usize = 24;

/// What is printed about a picture, and what only attributes say where that lacks.
pub(super) fn completed(page: &Page, picture: NodeId, printed: Caption) -> Caption {
    if printed.text.is_some() {
        return printed;
    }
    let Some(said) = first_of(page, picture, &CAPTIONS) else { return printed };
    let (text, ending) = credit::split(said);
    let stated = || first_of(page, picture, &CREDITS).map(credit::bare).or(ending);
    Caption {
        text: Some(text.to_owned()).filter(|it| !it.is_empty()),
        credit: printed.credit.or_else(|| stated().map(str::to_owned)),
    }
}

/// The first value with words in it, at the picture, around it and in its figure. Markup in a value is left alone.
fn first_of<'a>(page: &'a Page, picture: NodeId, names: &[&str]) -> Option<&'a str> {
    let figure = page.ancestors(picture).take(LEVELS + 1).find(|it| page.tag(*it) == Tag::Figure);
    let inside = figure.into_iter().flat_map(|it| page.descendants(it).take(ROWS));
    let mut places = page.ancestors(picture).take(LEVELS).chain(inside);
    places.find_map(|id| {
        let mut values = names.iter().filter_map(|it| page.attr(id, it)).map(str::trim);
        values.find(|it| it.contains(' ') && !it.contains('<'))
    })
}
