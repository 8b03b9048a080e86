//! Reads the room's word lists: `[section]` lines, one value a line, `#` for remarks.

/// The values of one section, in order.
pub(super) fn section(list: &'static str, name: &str) -> Vec<&'static str> {
    let mut inside = false;
    let mut values = Vec::new();
    for line in list.lines().map(str::trim) {
        if let Some(title) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            inside = title == name;
        } else if inside && !line.is_empty() && !line.starts_with('#') {
            values.push(line);
        }
    }
    values
}

/// The words of a class, an id or a file name, in lower case: parted at signs, and where a capital
/// follows a small letter (`imageCredit`).
pub(super) fn of_name(name: &str) -> impl Iterator<Item = String> {
    name.split(|letter: char| !letter.is_alphanumeric()).flat_map(parts_of_camel_case)
}

fn parts_of_camel_case(word: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut after_small = false;
    for letter in word.chars() {
        if letter.is_uppercase() && after_small {
            parts.push(std::mem::take(&mut part));
        }
        after_small = letter.is_lowercase();
        part.extend(letter.to_lowercase());
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::{of_name, section};

    #[test]
    fn sections_and_names() {
        let list = "# remark\n[one]\na\n\n# b\nc\n[two]\nd\n";
        assert_eq!(section(list, "one"), ["a", "c"]);
        let words: Vec<String> = of_name("c-image__photoCredit AFP").collect();
        assert_eq!(words, ["c", "image", "photo", "credit", "afp"]);
    }
}
