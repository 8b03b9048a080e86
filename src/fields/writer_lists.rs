//! Lists of writers: who stands in one twice, and who in it is nobody.

use super::word_lists::{List, has_key};
use crate::article::Author;
use crate::text::fold;

/// By what a name is told from others: its words without titles before them, which one witness gives and another leaves out.
pub(super) fn key(name: &str) -> String {
    let key = fold::key(name);
    let mut rest = key.as_str();
    while let Some((first, behind)) = rest.split_once(' ')
        && has_key(List::Titles, first)
        && behind.contains(' ')
    {
        rest = behind;
    }
    rest.to_owned()
}

/// Nobody reads a longer list of writers, and each name is held against all before it.
const WRITERS_MAX: usize = 200;

/// The same list with each name once, the first time that it stands, and no more than [`WRITERS_MAX`] names.
pub(super) fn deduplicated(people: Vec<Author>) -> Vec<Author> {
    let mut kept: Vec<(String, Author)> = Vec::new();
    for it in people {
        let same = key(&it.name);
        if let Some((_, old)) = kept.iter_mut().find(|old| old.0 == same) {
            old.url = old.url.take().or(it.url);
            old.role = old.role.take().or(it.role);
        } else if kept.len() < WRITERS_MAX {
            kept.push((same, it));
        }
    }
    kept.into_iter().map(|it| it.1).collect()
}

/// The people of a byline without a single word at its end, which is a place or an outlet: "By Jane Doe, CNN".
pub(super) fn without_outlet(mut people: Vec<Author>) -> Vec<Author> {
    let is_single = |it: &Author| {
        it.name.starts_with(char::is_uppercase) && !it.name.contains(char::is_whitespace) && !it.organisation
    };
    if let [.., before, last] = people.as_slice()
        && is_single(last)
        && before.name.contains(' ')
        && !before.organisation
    {
        people.pop();
    }
    people
}

#[cfg(test)]
mod tests {
    use super::super::writers::in_line;
    use super::{key, without_outlet};

    #[test]
    fn titles_tell_nobody_from_himself() {
        assert_eq!(key("Prof. Dr. Jane Doe"), key("jane doe"));
        assert_ne!(key("Dr Doe"), key("Doe"));
        let people = in_line("Dr. Jane Doe, Jane Doe and John Roe");
        assert_eq!(
            people.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(),
            ["Dr. Jane Doe", "John Roe"]
        );
    }

    #[test]
    fn an_outlet_behind_a_name_is_nobody() {
        let names = |line| {
            let people = without_outlet(in_line(line));
            people.into_iter().map(|it| it.name).collect::<Vec<_>>()
        };
        assert_eq!(names("By Jane Doe, CNN"), ["Jane Doe"]);
        assert_eq!(names("By Jane Doe, Reuters"), ["Jane Doe", "Reuters"]);
        assert_eq!(names("Anna, Ben"), ["Anna", "Ben"]);
        assert_eq!(names("(Jane Doe)"), ["Jane Doe"]);
        assert_eq!(names("Jane Doe (mit Ann Poe, John Roe)"), ["Jane Doe", "Ann Poe", "John Roe"]);
    }
}
