//! Room 4: what every passage is for, with a probability and reasons.
//!
//! Comes in: a [`Page`](crate::page::Page) and its [`Evidence`](crate::evidence). Goes out: [`Roles`].
//!
//! **Invariant:** every passage has a label; none is removed, so a part kept out can be shown,
//! explained and put back.

pub mod measures;
mod names;
mod role;
mod stated;
mod surround;

pub use role::Role;

use std::ops::Range;

/// The labels of a page's passages, and where its article lies.
#[derive(Debug, Default)]
pub struct Roles {
    /// One label a passage, in the order of the passage table.
    pub labels: Vec<Label>,
    /// From the first passage of the body to one past its last; empty when there is no article.
    pub extent: Range<usize>,
    /// The passage that is the visible headline.
    pub headline: Option<usize>,
    /// How sure the room is that there is one article and that it is rightly cut, from 0 to 1.
    pub confidence: f32,
}

/// What one passage is for.
#[derive(Debug, Clone)]
pub struct Label {
    /// The role.
    pub role: Role,
    /// How likely the passage is body, from 0 to 1, before rules spoke.
    pub probability: f32,
    /// The rules and measures that decided, strongest first.
    pub reasons: Vec<&'static str>,
}

impl Roles {
    /// The role of a passage.
    pub fn role(&self, passage: usize) -> Role {
        self.labels.get(passage).map_or(Role::Other, |label| label.role)
    }
}

/// The numbers that the model sees, one row a passage: what `khabar measures` prints and training reads.
pub struct Measured {
    facts: Vec<measures::text::TextFacts>,
    rows: Vec<measures::Row>,
    /// The passage that is the visible headline.
    pub headline: Option<usize>,
}

impl Measured {
    /// The measures of one passage, in the order of [`measures::Measure::ALL`].
    pub fn row(&self, passage: usize) -> &[f32] {
        &self.rows[passage]
    }

    /// The second sweep's measures, given a first probability for every passage.
    pub fn second(&self, page: &crate::page::Page, likely: &[f32]) -> Vec<[f32; measures::SECOND_COUNT]> {
        measures::second_sweep(page, &self.facts, likely)
    }
}

/// Measures every passage of a page.
pub fn measure(page: &crate::page::Page) -> Measured {
    let surroundings = surround::Surroundings::of_page(page);
    let facts = measures::text::facts(page, &surroundings);
    let (titles, description, body) = temp_stated(page);
    let t: Vec<&str> = titles.iter().map(String::as_str).collect();
    let stated = stated::Stated::new(&t, description.as_deref(), body.as_deref());
    let headline = temp_headline(page, &facts, &stated);
    let sweep = measures::sweep(&measures::Sweep {
        page,
        surroundings: &surroundings,
        facts: &facts,
        stated: &stated,
        headline,
    });
    Measured { facts, rows: sweep, headline }
}

fn temp_headline(page: &crate::page::Page, facts: &[measures::text::TextFacts], stated: &stated::Stated) -> Option<usize> {
    let mut best: Option<(f32, usize)> = None;
    for (index, passage) in page.passages().iter().enumerate() {
        let it = &facts[index];
        if !passage.visibility.is_seen() || it.length < 8.0 || 250.0 < it.length { continue; }
        let level = page.ancestors(passage.block).take(4).find_map(|n| page.tag(n).heading_level());
        let by_tag = match level { Some(1) => 1.0, Some(2) => 0.6, Some(_) => 0.2, None => 0.0 };
        let text = page.passage_text(passage);
        let score = by_tag + 1.5 * stated.headline_overlap(text) * (it.words as f32 / 5.0).min(1.0) + if stated.is_headline(it.key) { 1.0 } else { 0.0 }
            - if 0.9 < it.link_share() { 0.6 } else { 0.0 };
        if score > 0.9 && best.is_none_or(|(b, _)| b < score) { best = Some((score, index)); }
    }
    best.map(|it| it.1)
}

fn temp_stated(page: &crate::page::Page) -> (Vec<String>, Option<String>, Option<String>) {
    use crate::page::Tag;
    let mut titles = Vec::new();
    let mut description = None;
    let mut body = None;
    for id in page.ids() {
        match page.tag(id) {
            Tag::Title => titles.extend(page.raw(id).map(|t| t.split(['|', '\u{2013}']).next().unwrap_or("").trim().to_owned())),
            Tag::Meta => {
                let name = page.attr(id, "property").or_else(|| page.attr(id, "name")).unwrap_or("");
                let content = page.attr(id, "content").unwrap_or("").to_owned();
                match name { "og:title" | "twitter:title" => titles.push(content), "description" | "og:description" => description = Some(content), _ => {} }
            }
            Tag::Script => {
                if let Some(value) = page.raw(id).and_then(|raw| serde_json::from_str::<serde_json::Value>(raw).ok()) {
                    let mut stack = vec![&value];
                    while let Some(v) = stack.pop() {
                        match v {
                            serde_json::Value::Array(a) => stack.extend(a),
                            serde_json::Value::Object(o) => {
                                if let Some(b) = o.get("articleBody").and_then(|b| b.as_str()) { body = Some(b.to_owned()); }
                                if let Some(b) = o.get("headline").and_then(|b| b.as_str()) { titles.push(b.to_owned()); }
                                stack.extend(o.values());
                            }
                            _ => {}
                        }
                    }
                }
            }
            _ => {}
        }
    }
    (titles, description, body)
}
