//! Date lines that count back from when the page was saved: "3 hours ago", "Yesterday 4:00 pm".

use super::head_and_foot::{Places, Spot};
use super::{Case, Claim};
use crate::article::Moment;
use crate::dates::spoken::line;
use crate::language::{Section, labels_in, strip_label};

/// Weaker than any date that is printed in full, and than the address: pages are saved, copied and cached.
const TRUST: u8 = 30;

/// A longer passage is no date line.
const LINE_BYTES_MAX: usize = 160;

/// The claims on publication and on change. Without a saved time there are none.
pub(super) fn claims(case: &Case<'_>, places: &Places<'_>) -> [Vec<Claim<Moment>>; 2] {
    let (mut published, mut modified) = (Vec::new(), Vec::new());
    let Some(saved) = case.saved else { return [published, modified] };
    let page = case.page;
    let rows = page.passages();
    for passage in places.head.clone().chain(places.foot.clone()) {
        let text = page.passage_text(&rows[passage]);
        if LINE_BYTES_MAX < text.len() || places.is_apart(rows[passage].block) {
            continue;
        }
        let trust = TRUST - 8 * u8::from(!places.head.contains(&passage));
        let is_whole = read(case, text, saved).is_some();
        for segment in text.split(|it| !is_whole && is_divider(it)) {
            let is_change = labels_in(segment).starts.has(Section::ModifiedLabels);
            if let Some(moment) = read(case, segment, saved) {
                let claim = Claim::stated(moment, text, "ago", trust).at(rows[passage].block);
                if is_change { modified.push(claim) } else { published.push(claim) }
            }
        }
    }
    for mark in &case.evidence.times {
        if places.spot(mark.node) == Some(Spot::Head)
            && let Some(moment) = read(case, &mark.text, saved)
        {
            published.push(Claim::stated(moment, &mark.text, "ago", TRUST - 1).at(mark.node));
        }
    }
    [published, modified]
}

/// What stands between the parts of a byline: "By Jane Doe | 3 hours ago".
fn is_divider(letter: char) -> bool {
    matches!(letter, '|' | '\u{2022}' | '\u{B7}' | '\u{2013}' | '\u{2014}' | '\n' | ',' | '\u{60C}' | ';')
}

fn read(case: &Case<'_>, segment: &str, saved: &Moment) -> Option<Moment> {
    let labels = [Section::DateLabels, Section::ModifiedLabels];
    let stripped = labels.into_iter().find_map(|it| strip_label(segment, it)).unwrap_or(segment);
    let moment = line::read(stripped, case.language.pack, &saved.value)?;
    Some(Moment { raw: Some(segment.trim().to_owned()), ..moment })
}
