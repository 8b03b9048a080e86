//! The words of names.

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
    use super::of_name;

    #[test]
    fn names_are_parted_at_signs_and_capitals() {
        let words: Vec<String> = of_name("c-image__photoCredit AFP").collect();
        assert_eq!(words, ["c", "image", "photo", "credit", "afp"]);
    }
}
