//! Whether a reader of the page sees an element, as far as the page itself says so.

use super::Tag;

/// Why an element is not seen, if it is not. What is hidden is marked and kept: articles behind a fold
/// or a paywall are often in the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Visibility {
    /// Seen.
    Shown,
    /// Seen, but kept from screen readers: a decoration or a closed panel.
    AriaHidden,
    /// Not seen: `hidden`, `display:none` or `visibility:hidden` on it or around it.
    Hidden,
    /// Seen only where scripts do not run.
    Noscript,
    /// A template that a script may use.
    Template,
}

impl Visibility {
    /// Whether the text is in front of a reader.
    pub fn is_seen(self) -> bool {
        matches!(self, Self::Shown | Self::AriaHidden)
    }

    /// What an element's own name and attributes say of it.
    pub(super) fn of<'a>(tag: Tag, attributes: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut own = match tag {
            Tag::Template => Self::Template,
            Tag::Noscript => Self::Noscript,
            Tag::Rt | Tag::Rp => Self::Hidden,
            _ => Self::Shown,
        };
        // A picture that waits for a script is out of sight till then.
        let mut waits = false;
        for (name, value) in attributes {
            waits |= LAZY.contains(&name) && !value.is_empty();
            let stated = match name {
                "hidden" if !value.eq_ignore_ascii_case("until-found") => Self::Hidden,
                "aria-hidden" if value.trim().eq_ignore_ascii_case("true") => Self::AriaHidden,
                "style" if hides(value) => Self::Hidden,
                "class" if is_copy_for_machines(value) => Self::Hidden,
                _ => Self::Shown,
            };
            own = own.max(stated);
        }
        if waits && tag.is_image() { Self::Shown } else { own }
    }
}

/// Attributes in which most scripts keep a picture's address until they show it.
const LAZY: [&str; 3] = ["data-src", "data-original", "data-lazy-src"];

/// Whether a class names the copy of the article's data that a site prints for machines and its style sheet hides.
fn is_copy_for_machines(class: &str) -> bool {
    class.contains("schema")
        && class.split_ascii_whitespace().any(|it| matches!(it, "schema_org" | "schema-org"))
}

/// Whether a style attribute takes the element out of sight.
fn hides(style: &str) -> bool {
    style.split(';').any(|declaration| {
        let Some((property, value)) = declaration.split_once(':') else { return false };
        let value = value.trim().trim_end_matches("!important").trim_end();
        match property.trim().to_ascii_lowercase().as_str() {
            "display" => value.eq_ignore_ascii_case("none"),
            "visibility" => value.eq_ignore_ascii_case("hidden"),
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::{Tag, Visibility};

    fn of(tag: Tag, name: &str, value: &str) -> Visibility {
        Visibility::of(tag, [(name, value)].into_iter())
    }

    #[test]
    fn reads_style_and_attributes() {
        assert_eq!(of(Tag::Div, "style", "color: red; Display : NONE !important"), Visibility::Hidden);
        assert_eq!(of(Tag::Div, "style", "display:block"), Visibility::Shown);
        assert_eq!(of(Tag::Div, "hidden", ""), Visibility::Hidden);
        assert_eq!(of(Tag::Div, "class", "x schema_org"), Visibility::Hidden);
        assert_eq!(of(Tag::Div, "class", "schema_organ"), Visibility::Shown);
        assert_eq!(of(Tag::Div, "aria-hidden", "false"), Visibility::Shown);
        assert_eq!(of(Tag::Template, "class", "x"), Visibility::Template);
    }

    #[test]
    fn pictures_that_wait_for_a_script_are_no_hidden_ones() {
        let hidden = |more| Visibility::of(Tag::Img, [more, ("style", "display:none")].into_iter());
        assert_eq!(hidden(("data-src", "/a.jpg")), Visibility::Shown);
        assert_eq!(hidden(("src", "/a.jpg")), Visibility::Hidden);
    }
}
