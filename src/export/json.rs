//! JSON: the article as it is.

use std::borrow::Cow;

use crate::article::Article;
use crate::export::{escape, nesting};

/// The article as indented JSON, with the field names of the schema.
pub fn json(article: &Article) -> String {
    let written = match nesting::bounded(&article.body) {
        Cow::Borrowed(_) => serde_json::to_string_pretty(article),
        Cow::Owned(body) => serde_json::to_string_pretty(&Article { body, ..article.clone() }),
    };
    // Plain structs with string keys cannot fail to be written; a number that is not finite becomes null.
    written.unwrap_or_else(|_| "{}".to_owned())
}

/// [`json`] that can stand inside an HTML `<script>` or a JavaScript source: still JSON, with the same values.
pub fn json_for_script(article: &Article) -> String {
    escape::script_json(&json(article))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{json, json_for_script};
    use crate::article::{Article, Block, Locale, Run};

    #[test]
    fn what_is_absent_is_left_out() {
        let text = json(&Article { headline: Some("A".into()), ..Article::default() });
        assert!(text.contains("\"headline\": \"A\""), "{text}");
        assert!(!text.contains("null") && !text.contains("kicker"), "{text}");
    }

    #[test]
    fn a_script_cannot_be_left() {
        let headline = "</script><!-- <script> \u{2028}\u{2029}".to_owned();
        let article = Article { headline: Some(headline), ..Article::default() };
        let text = json_for_script(&article);
        assert!(!text.contains(['<', '\u{2028}', '\u{2029}']), "{text}");
        assert_eq!(serde_json::from_str::<Article>(&text).unwrap(), article);
    }

    #[test]
    fn deep_articles_are_flattened() {
        let content = vec![Run { text: "deep".into(), ..Run::default() }];
        let mut block = Block::Paragraph { content, locale: Locale::default() };
        for _ in 0..200 {
            block = Block::Quote { blocks: vec![block], locale: Locale::default() };
        }
        let text = json(&Article { body: vec![block], ..Article::default() });
        assert!(text.contains("deep"));
        assert!(serde_json::from_str::<Article>(&text).is_ok(), "a reader of JSON stops at 128 levels");
    }
}
