//! What sort of piece the article is.

use super::{Case, Finding};
use crate::article::{Block, Kind, Stats};
use crate::language::{Section, labels_in};
use crate::text::words;

/// Types of schema.org that say the kind.
const TYPES: [(&str, Kind); 6] = [
    ("LiveBlogPosting", Kind::Live),
    ("OpinionNewsArticle", Kind::Opinion),
    ("ReviewNewsArticle", Kind::Review),
    ("Review", Kind::Review),
    ("CriticReview", Kind::Review),
    ("ImageGallery", Kind::Gallery),
];

/// Labels of sections and kickers that say the kind.
const LABELS: [(Section, Kind); 4] = [
    (Section::LiveLabels, Kind::Live),
    (Section::OpinionLabels, Kind::Opinion),
    (Section::InterviewLabels, Kind::Interview),
    (Section::ReviewLabels, Kind::Review),
];

/// A gallery has at least so many pictures, and fewer words than this for each of them.
const PICTURES_MIN: usize = 6;
const WORDS_PER_PICTURE: u32 = 50;

/// An interview has at least so many questions, each a paragraph or heading of its own.
const QUESTIONS_MIN: usize = 4;

/// Decides the kind.
pub(super) fn decide(
    case: &Case<'_>,
    section: Option<&Finding<String>>,
    kicker: Option<&Finding<String>>,
    stats: &Stats,
) -> Kind {
    if let Some(article) = case.evidence.article()
        && let Some((_, kind)) = TYPES.iter().find(|(name, _)| article.is_any(&[name]))
    {
        return *kind;
    }
    let printed = [kicker, section].into_iter().flatten().map(|it| labels_in(&it.value));
    for labels in printed {
        if let Some((_, kind)) = LABELS.iter().find(|(section, _)| labels.is.has(*section)) {
            return *kind;
        }
    }
    if case.body.blocks.iter().filter(|it| matches!(it, Block::Update { .. })).nth(1).is_some() {
        return Kind::Live;
    }
    let figures = case.body.blocks.iter().filter(|it| matches!(it, Block::Figure(_))).count();
    if PICTURES_MIN <= figures && stats.words < WORDS_PER_PICTURE * figures as u32 {
        return Kind::Gallery;
    }
    if is_interview(&case.body.blocks) { Kind::Interview } else { Kind::News }
}

/// Questions and answers in turn: a third of the blocks of text are questions, and each is answered.
fn is_interview(blocks: &[Block]) -> bool {
    let texts: Vec<String> = blocks
        .iter()
        .filter_map(|it| match it {
            Block::Paragraph { content, .. } | Block::Heading { content, .. } => {
                Some(content.iter().map(|run| run.text.as_str()).collect())
            }
            _ => None,
        })
        .collect();
    let asks = |text: &String| {
        let text = text.trim_end();
        text.ends_with(['?', '\u{61F}', '\u{FF1F}', '\u{37E}']) && 3 <= words::count(text)
    };
    let answered = texts.windows(2).filter(|pair| asks(&pair[0]) && !asks(&pair[1])).count();
    QUESTIONS_MIN <= answered && texts.len() <= 4 * answered
}

#[cfg(test)]
mod tests {
    use crate::article::Kind;
    use crate::fields::trial::fields;

    const TEXT: &str = "<p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
        <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p>";

    fn kind(head: &str, text: &str) -> Kind {
        fields(&format!("<head>{head}</head><article><h1>Rain floods the old town</h1>{text}</article>")).kind
    }

    #[test]
    fn types_and_sections_say_the_kind() {
        let data = |name: &str| {
            format!(
                "<script type='application/ld+json'>{{\"@type\":\"{name}\",\"headline\":\"Rain floods the old town\"}}</script>"
            )
        };
        assert_eq!(kind(&data("LiveBlogPosting"), TEXT), Kind::Live);
        assert_eq!(kind(&data("NewsArticle"), TEXT), Kind::News);
        assert_eq!(kind("<meta property=article:section content=Opinion>", TEXT), Kind::Opinion);
        assert_eq!(kind("<meta property=article:section content='Opinion polls'>", TEXT), Kind::News);
    }

    #[test]
    fn questions_and_answers_are_an_interview() {
        let pair = |day: &str| {
            format!(
                "<p><b>How high did the water stand in the old town on {day}?</b></p>\
                 <p>On {day} it stood as high as the window sills, and it took a whole night to pump it out of the cellars.</p>"
            )
        };
        let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
        assert_eq!(kind("", &days.map(pair).concat()), Kind::Interview);
    }
}
