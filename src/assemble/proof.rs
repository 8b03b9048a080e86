//! Findings and places written down as an article's provenance.

use super::{Parts, place, two_digits};
use crate::article::{Against, Author, Figure, Moment, Proof, Provenance};
use crate::body::Origin;
use crate::fields::Finding;
use crate::page::Page;

/// A field's value as one line of text.
trait Told {
    fn told(&self) -> String;
}

impl Told for String {
    fn told(&self) -> String {
        self.clone()
    }
}

impl Told for Vec<String> {
    fn told(&self) -> String {
        self.join(", ")
    }
}

impl Told for Vec<Author> {
    fn told(&self) -> String {
        self.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

impl Told for Moment {
    fn told(&self) -> String {
        self.value.clone()
    }
}

impl Told for Figure {
    fn told(&self) -> String {
        self.url.clone().or_else(|| self.caption.clone()).unwrap_or_default()
    }
}

/// How every field of an article was decided, and where its blocks come from.
pub(super) fn of(parts: &Parts<'_>) -> Provenance {
    let (page, body) = (parts.page, &parts.body);
    let it = &parts.fields;
    Provenance {
        headline: proof(page, it.headline.as_ref()),
        kicker: proof(page, it.kicker.as_ref()),
        dek: proof(page, it.dek.as_ref()),
        byline: proof(page, it.byline.as_ref()),
        authors: proof(page, it.authors.as_ref()),
        published: proof(page, it.published.as_ref()),
        modified: proof(page, it.modified.as_ref()),
        section: proof(page, it.section.as_ref()),
        tags: proof(page, it.tags.as_ref()),
        image: proof(page, it.image.as_ref()),
        body: match body.origin {
            Origin::Shown => body.places.iter().map(|row| place(page, *row)).collect(),
            Origin::JsonLd => vec!["json-ld".to_owned(); body.blocks.len()],
            Origin::Script => vec!["script".to_owned(); body.blocks.len()],
        },
    }
}

fn proof<T: Told>(page: &Page, finding: Option<&Finding<T>>) -> Option<Proof> {
    let it = finding?;
    Some(Proof {
        witness: it.witness.to_owned(),
        place: it.node.map(|row| place(page, row)),
        confidence: two_digits(it.confidence),
        against: it
            .against
            .iter()
            .map(|claim| Against {
                value: claim.value.told(),
                raw: claim.raw.clone(),
                witness: claim.witness.to_owned(),
                trust: two_digits(f32::from(claim.trust) / 100.0),
                place: claim.node.map(|row| place(page, row)),
            })
            .collect(),
    })
}
