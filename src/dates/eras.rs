//! Years counted from the beginning of an era, as Japan, Taiwan and Thailand print them.

use crate::language::Pack;
use crate::text::list;

/// The eras' names with the Gregorian years of their first years, and the name of a first year.
const ERAS: &str = include_str!("eras.txt");

/// Era years have at most so many digits: Taiwan's are at 100 and more.
pub(super) const YEAR_DIGITS_MAX: usize = 3;

/// The Gregorian year of an era's first year, for the era whose name a text ends with.
pub(super) fn first_year(text: &str) -> Option<i16> {
    list::section(ERAS, "eras").find_map(|line| {
        let (name, year) = line.split_once(' ')?;
        text.ends_with(name).then(|| year.parse().ok())?
    })
}

/// The Gregorian year, for a text that ends with an era's name and the name of a first year.
pub(super) fn named_first_year(text: &str) -> Option<i16> {
    first_year(list::section(ERAS, "first-year").find_map(|it| text.strip_suffix(it))?)
}

/// The language in which years of the Buddhist era are printed, how many it is ahead, and those that are taken for it.
const BUDDHIST_LANGUAGE: &str = "th";
const BUDDHIST_LEAD: i16 = 543;
const BUDDHIST_YEARS: std::ops::RangeInclusive<i16> = 2400..=2699;

/// The Gregorian year of a year as a language prints it.
pub(super) fn common_year(year: i16, pack: &Pack) -> i16 {
    let is_buddhist = pack.tag == BUDDHIST_LANGUAGE && BUDDHIST_YEARS.contains(&year);
    if is_buddhist { year - BUDDHIST_LEAD } else { year }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{common_year, first_year, named_first_year};
    use crate::language::pack;

    #[test]
    fn thai_years_are_those_of_the_buddhist_era() {
        let thai = pack("th").unwrap();
        assert_eq!((common_year(2568, thai), common_year(2025, thai)), (2025, 2025));
        assert_eq!(common_year(2568, pack("en").unwrap()), 2568);
    }

    #[test]
    fn eras_have_a_first_year() {
        assert_eq!(first_year("\u{4EE4}\u{548C}"), Some(2019));
        assert_eq!(first_year("\u{516C}\u{958B}\u{65E5}\u{5E73}\u{6210}"), Some(1989));
        assert_eq!(first_year("\u{662D}\u{548C}"), Some(1926));
        assert_eq!(first_year("\u{6C11}\u{570B}"), Some(1912));
        assert_eq!(named_first_year("\u{4EE4}\u{548C}\u{5143}\u{5E74}"), Some(2019));
        assert_eq!(first_year("\u{5E74}"), None);
        assert_eq!(named_first_year("\u{4EE4}\u{548C}"), None);
    }
}
