//! What the caller says a passage is for goes before all witnesses.

use super::{Case, Claim, Finding};
use crate::page::NodeId;
use crate::roles::{Label, Role};
use crate::text::fold;

/// Trust in the caller.
const TRUST: u8 = 100;

/// The finding of a field as the caller wants it: the passage that was given the field's role, or else the most
/// trusted claim that was not made in a passage with another given role. A claim of metadata falls with the passage
/// that has the same words.
pub(super) fn follow(case: &Case<'_>, role: Role, found: Option<Finding<String>>) -> Option<Finding<String>> {
    if !case.roles.labels.iter().any(Label::is_given) {
        return found;
    }
    let mut claims = Vec::new();
    if let Some(Finding { value, confidence, witness, node, against }) = found {
        let trust = (confidence * 100.0).round() as u8;
        claims = vec![Claim { raw: value.clone(), value, witness, trust, node }];
        claims.extend(against);
    }
    // What stands against a finding is in order, and so is what is left.
    let mut against = kept(case, role, claims);
    let won = match given(case, role) {
        None if against.is_empty() => return None,
        None => against.remove(0),
        Some(given) => given,
    };
    against.retain(|it| it.value != won.value);
    let confidence = f32::from(won.trust) / 100.0;
    Some(Finding { value: won.value, confidence, witness: won.witness, node: won.node, against })
}

/// The claims without those of passages that the caller gave another role, and with one of the passage given this.
pub(super) fn claims(case: &Case<'_>, role: Role, mut claims: Vec<Claim<String>>) -> Vec<Claim<String>> {
    claims.extend(given(case, role));
    kept(case, role, claims)
}

/// The claim of the passages that were given a role: the first, and those right behind it.
fn given(case: &Case<'_>, role: Role) -> Option<Claim<String>> {
    let first = case.roles.first_given(role)?;
    let passages = case.page.passages().get(first..)?;
    let mut text = String::new();
    for (passage, label) in passages.iter().zip(&case.roles.labels[first..]) {
        if label.role != role || !label.is_given() {
            break;
        }
        if !text.is_empty() {
            text.push(if role == Role::Dek { '\n' } else { ' ' });
        }
        text.push_str(case.page.passage_text(passage));
    }
    let raw = text.clone();
    Some(Claim { value: text, raw, witness: REASON, trust: TRUST, node: Some(passages[0].block) })
}

/// The witness that the caller is.
const REASON: &str = "given";

fn kept(case: &Case<'_>, role: Role, mut claims: Vec<Claim<String>>) -> Vec<Claim<String>> {
    let page = case.page;
    let others: Vec<(NodeId, String)> = page
        .passages()
        .iter()
        .zip(&case.roles.labels)
        .filter(|(_, label)| label.is_given() && label.role != role)
        .map(|(passage, _)| (passage.block, fold::key(page.passage_text(passage))))
        .collect();
    claims.retain(|claim| {
        let key = fold::key(&claim.value);
        claim.trust == TRUST
            || !others.iter().any(|(block, text)| {
                *text == key || claim.node.is_some_and(|it| it == *block || page.holds(*block, it))
            })
    });
    claims
}
