//! The lists that stand beside the code as `.txt` files: one value a line, remarks behind `#`, parts under `[headings]`.

use std::sync::OnceLock;

use rustc_hash::FxHashSet;

use super::fold;

/// The lines that hold something, in order.
pub fn lines(list: &str) -> impl Iterator<Item = &str> {
    sections(list).map(|it| it.1)
}

/// The same, each with the heading that it stands under.
pub fn sections(list: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut heading = "";
    list.lines().map(str::trim).filter_map(move |line| {
        if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            heading = name;
            return None;
        }
        (!line.is_empty() && !line.starts_with('#')).then_some((heading, line))
    })
}

/// The lines under one heading.
pub fn section<'a>(list: &'a str, name: &str) -> impl Iterator<Item = &'a str> {
    sections(list).filter(move |it| it.0 == name).map(|it| it.1)
}

/// The lines of a list as keys, folded when they are first asked about.
pub struct Keys {
    list: &'static str,
    keys: OnceLock<FxHashSet<String>>,
}

impl Keys {
    /// The keys of a list.
    pub const fn of(list: &'static str) -> Self {
        Self { list, keys: OnceLock::new() }
    }

    /// Whether a folded text is one of the lines.
    pub fn have(&self, key: &str) -> bool {
        self.keys.get_or_init(|| lines(self.list).map(fold::key).collect()).contains(key)
    }
}

/// The first word of each line, and the others.
pub fn keyed(list: &str) -> impl Iterator<Item = (&str, std::str::SplitWhitespace<'_>)> {
    lines(list).filter_map(|line| {
        let mut words = line.split_whitespace();
        Some((words.next()?, words))
    })
}

#[cfg(test)]
mod tests {
    use super::{Keys, keyed, lines, section};

    const LIST: &str = "# remark\nfree\n[one]\na b  c\n\n# d\n e \n[two]\nf\n[one]\ng";

    #[test]
    fn keys_are_folded_lines() {
        let keys = Keys::of("# remark\nRead  ALSO\n[one]\nCaf\u{E9}");
        assert!(keys.have("read also") && keys.have("cafe") && !keys.have("remark") && !keys.have("one"));
    }

    #[test]
    fn remarks_and_headings_are_no_values() {
        assert!(lines(LIST).eq(["free", "a b  c", "e", "f", "g"]));
        assert!(section(LIST, "one").eq(["a b  c", "e", "g"]));
        assert!(section(LIST, "").eq(["free"]));
        assert_eq!(section(LIST, "three").count(), 0);
    }

    #[test]
    fn a_line_may_have_a_key() {
        let (key, words) = keyed(LIST).nth(1).unwrap_or_else(|| ("", "".split_whitespace()));
        assert_eq!((key, words.collect::<Vec<_>>()), ("a", vec!["b", "c"]));
    }
}
