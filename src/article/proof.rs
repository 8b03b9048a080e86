//! Where an article's parts were found, and what spoke against them.

use serde::{Deserialize, Serialize};

/// How each field was decided and where each block was found. A field that nothing states is absent. Fields that carry
/// their own proof, such as quotes and times with their blocks, are not repeated here.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Provenance {
    /// Of the headline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub headline: Option<Proof>,
    /// Of the kicker.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kicker: Option<Proof>,
    /// Of the dek.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dek: Option<Proof>,
    /// Of the byline.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<Proof>,
    /// Of the authors as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authors: Option<Proof>,
    /// Of the time of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<Proof>,
    /// Of the time of the last change.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub modified: Option<Proof>,
    /// Of the section.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<Proof>,
    /// Of the tags as a whole.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tags: Option<Proof>,
    /// Of the lead picture.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub image: Option<Proof>,
    /// For each block of the body the elements around it, outermost first: `html > body > article > p`. `json-ld` or
    /// `script` for text that the page holds but does not show.
    pub body: Vec<String>,
}

/// How one field was decided.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Proof {
    /// Who says it, such as `json-ld`, `og:title` or `byline`.
    pub witness: String,
    /// The elements around the place where it is said, when that is one element of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
    /// What was said against it, most trusted first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub against: Vec<Against>,
}

/// A claim that was not followed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Against {
    /// The value, as text; several names or tags with commas between them.
    pub value: String,
    /// What the witness says, as stated or printed; empty, and absent in JSON, where that is not kept.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub raw: String,
    /// Who says it.
    pub witness: String,
    /// How far that witness is believed when nobody else speaks, from 0 to 1.
    pub trust: f32,
    /// The elements around the place where it is said, when that is one element of the page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}
