//! Small pages walked through the rooms, for the tests of this room.

use crate::evidence::{self, Evidence};
use crate::fields::{Case, Fields, address, decide};
use crate::input::{Form, Source};
use crate::options::Limits;
use crate::{body, language, page, roles};

/// A page's fields, its address unknown.
pub(super) fn fields(text: &str) -> Fields {
    fields_at(text, None)
}

/// A page's fields.
pub(super) fn fields_at(text: &str, url: Option<&str>) -> Fields {
    let form = if text.contains('<') { Form::Html } else { Form::Plain };
    let source = Source::new(text, form);
    let limits = Limits::default();
    let page = page::build(&source, &limits);
    let evidence = evidence::collect(&page, &limits);
    let language = language::choose(evidence.language.as_deref(), page.text());
    let roles = roles::label(&page, &evidence, &language);
    let address = address(&evidence, url);
    let body = body::compose(&body::Context {
        evidence: &evidence,
        page: &page,
        roles: &roles,
        base: address.base.as_deref(),
        language: language.tag.as_deref(),
        direction: language.direction,
        limits: &limits,
    });
    decide(&Case {
        page: &page,
        evidence: &evidence,
        language: &language,
        roles: &roles,
        body: &body,
        address: &address,
        saved: None,
    })
}

/// What a page states.
pub(super) fn evidence(html: &str) -> Evidence {
    let limits = Limits::default();
    let source = Source::new(html, Form::Html);
    evidence::collect(&page::build(&source, &limits), &limits)
}
