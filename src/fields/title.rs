//! Titles and their parts: headline, section and the site's name.

use std::ops::Range;

use super::site;
use crate::order;
use crate::text::fold;
use crate::text::words::is_unspaced;

/// A folded text shorter than this may be part of another by chance.
pub(super) const TELLING_BYTES: usize = 10;

/// Signs between a headline and the site's name. A dash or a bar counts only with white space around it.
const SEPARATORS: [&str; 12] = [
    " | ",
    " - ",
    " \u{2013} ",
    " \u{2014} ",
    " \u{B7} ",
    " \u{BB} ",
    " \u{AB} ",
    " :: ",
    " // ",
    " \u{2022} ",
    "\u{FF5C}",
    " : ",
];

/// Signs that part a title beside a letter of a script without spaces, where they stand in no word.
const UNSPACED_SEPARATORS: [char; 4] = ['-', '_', '\u{2013}', '\u{2014}'];

/// Where the separators of a title stand, in its order.
fn separators(title: &str) -> Vec<Range<usize>> {
    let spaced = SEPARATORS.iter().flat_map(|it| title.match_indices(it)).map(|(at, it)| at..at + it.len());
    let is_single = |at: usize, sign: &str| {
        let before = title[..at].chars().next_back();
        let after = title[at + sign.len()..].chars().next();
        before != sign.chars().next()
            && after != sign.chars().next()
            && [before, after].iter().flatten().any(|it| is_unspaced(*it))
    };
    let unspaced = title.match_indices(UNSPACED_SEPARATORS).filter(|(at, it)| is_single(*at, it));
    let mut found: Vec<Range<usize>> = spaced.chain(unspaced.map(|(at, it)| at..at + it.len())).collect();
    order::sort_by_key(&mut found, |it| it.start);
    found
}

/// A title at its separators.
pub(super) fn pieces(title: &str) -> Vec<&str> {
    let mut from = 0;
    let mut pieces = Vec::new();
    for at in separators(title) {
        pieces.push(&title[from..at.start.max(from)]);
        from = at.end;
    }
    pieces.push(&title[from..]);
    pieces.into_iter().map(str::trim).filter(|it| !it.is_empty()).collect()
}

/// The title without the parts at its ends that name the site, or that no other witness has.
pub(super) fn without_site<'a>(title: &'a str, names: &[String], others: &[String]) -> &'a str {
    let mut title = title.trim();
    for _ in 0..3 {
        let separators = separators(title);
        let (first, last) = (separators.first().cloned(), separators.last().cloned());
        let is_other = |rest: &str| {
            let key = fold::key(rest);
            TELLING_BYTES <= key.len() && others.contains(&key)
        };
        // Where the page prints both, as with a section above its headline, the longer one is the headline.
        let is_rest = |at: usize, end: usize| {
            is_other(&title[..at]) && !(at < title.len() - end && is_other(&title[end..]))
        };
        if let Some(Range { start: at, end }) = last
            && (site::is_name(names, &title[end..]) || is_rest(at, end))
        {
            title = title[..at].trim();
        } else if let Some(Range { start: at, end }) = first
            && (site::is_name(names, &title[..at]) || is_other(&title[end..]))
        {
            title = title[end..].trim();
        } else {
            break;
        }
    }
    title
}

#[cfg(test)]
mod tests {
    use super::{pieces, without_site};

    #[test]
    fn titles_part_at_signs_between_letters_of_scripts_without_spaces() {
        assert_eq!(pieces("百年石桥修缮完工 - 社会_青河在线"), ["百年石桥修缮完工", "社会", "青河在线"]);
        assert_eq!(pieces("COVID-19 in Well-known towns"), ["COVID-19 in Well-known towns"]);
        assert_eq!(pieces("他说——桥通了"), ["他说——桥通了"]);
    }

    #[test]
    fn cuts_the_site_off_and_nothing_else() {
        let names = ["The Harbour".to_owned()];
        assert_eq!(without_site("Rain - floods | The Harbour", &names, &[]), "Rain - floods");
        assert_eq!(
            without_site("Rain: floods in town - a diary", &names, &[]),
            "Rain: floods in town - a diary"
        );
        assert_eq!(without_site("The Harbour \u{2013} Rain", &names, &[]), "Rain");
        let others = ["rain floods the town".to_owned()];
        assert_eq!(without_site("Rain floods the town | Local", &names, &others), "Rain floods the town");
    }
}
