//! Days in the addresses of pages.

use super::civil::Parts;
use crate::article::Moment;
use crate::language::pack;

/// Addresses name months in English whatever the page's language.
const LANGUAGE: &str = "en";

/// The day in an address: `/2021/12/21/`, `/2021-12-21-`, `/20211221/`, `/2021/1221/`, `/2021/dec/21/`, `/21-12-2021`,
/// `/21122021-`.
/// Where the year stands last, the day must tell itself from the month.
pub fn url_date(url: &str) -> Option<Moment> {
    let path = crate::url::path(url).unwrap_or(url);
    let numbers: Vec<(usize, &str)> = path
        .split(|it: char| !it.is_ascii_digit())
        .filter(|it| !it.is_empty())
        .map(|it| (it.as_ptr() as usize - path.as_ptr() as usize, it))
        .collect();
    for window in numbers.windows(3) {
        let [(start, one), (_, two), (last, three)] = window else { continue };
        let end = last + three.len();
        if 10 < end - start || 2 < two.len() {
            continue;
        }
        let raw = &path[*start..end];
        let found = match (one.len(), three.len()) {
            (4, 1 | 2) => of_numbers(one, two, three, raw),
            (1 | 2, 4) => day_first(one, two, three, raw),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    with_month_name(path).or_else(|| {
        let eight = || numbers.iter().filter(|(_, it)| it.len() == 8);
        let year_first = eight().find_map(|(_, it)| of_numbers(&it[..4], &it[4..6], &it[6..], it));
        year_first
            .or_else(|| year_and_day(path))
            .or_else(|| eight().find_map(|(_, it)| day_first(&it[..2], &it[2..4], &it[4..], it)))
    })
}

/// `/2021/1221/`.
fn year_and_day(path: &str) -> Option<Moment> {
    let steps: Vec<&str> = path.split('/').collect();
    let is_four = |it: &str| it.len() == 4 && it.bytes().all(|it| it.is_ascii_digit());
    steps.windows(2).find_map(|pair| {
        let [year, day] = pair else { return None };
        (is_four(year) && is_four(day)).then(|| of_numbers(year, &day[..2], &day[2..], &pair.join("/")))?
    })
}

/// `/2021/dec/21/`, `/2021/december/21/`.
fn with_month_name(path: &str) -> Option<Moment> {
    let months = pack(LANGUAGE)?.months();
    let parts: Vec<&str> = path.split('/').collect();
    parts.windows(3).find_map(|window| {
        let [year, name, day] = window else { return None };
        let name = name.to_ascii_lowercase();
        let (_, month) = months.iter().find(|it| it.0 == name)?;
        (year.len() == 4).then(|| of_numbers(year, &month.to_string(), day, &window.join("/")))?
    })
}

/// A day before its month and year. One that might be a month is left alone: half of the world means the other.
fn day_first(day: &str, month: &str, year: &str, raw: &str) -> Option<Moment> {
    let is_clear = day == month || day.parse::<u8>().is_ok_and(|it| 12 < it);
    is_clear.then(|| of_numbers(year, month, day, raw))?
}

fn of_numbers(year: &str, month: &str, day: &str, raw: &str) -> Option<Moment> {
    let parts = Parts {
        year: year.parse().ok()?,
        month: month.parse().ok()?,
        day: day.parse().ok()?,
        ..Parts::default()
    };
    parts.moment(raw)
}

#[cfg(test)]
mod tests {
    use super::url_date;

    #[test]
    fn reads_days_in_addresses() {
        let day = |url| url_date(url).map(|it| it.value);
        assert_eq!(day("https://a.example/2021/12/21/x").as_deref(), Some("2021-12-21"));
        assert_eq!(day("https://a.example/news-2021-2-3-rain").as_deref(), Some("2021-02-03"));
        assert_eq!(day("https://a.example/20211221/x").as_deref(), Some("2021-12-21"));
        assert_eq!(day("https://a.example/n1/2021/1221/c3-1.html").as_deref(), Some("2021-12-21"));
        assert_eq!(day("https://a.example/2021/1321/x"), None);
        assert_eq!(day("https://a.example/2021/13/21/x"), None);
        assert_eq!(day("https://a.example/12345678"), None);
        assert_eq!(day("https://a.example/2021/october/03/x").as_deref(), Some("2021-10-03"));
        assert_eq!(day("https://a.example/2021/dec/21/x").as_deref(), Some("2021-12-21"));
        assert_eq!(day("https://a.example/news/21-12-2021").as_deref(), Some("2021-12-21"));
        assert_eq!(day("https://a.example/21122021-rain").as_deref(), Some("2021-12-21"));
        assert_eq!(day("https://a.example/news/03-12-2021"), None);
        assert_eq!(day("https://a.example/2021/decor/21/"), None);
    }
}
