//! Reads the dates of one page; where digits leave day and month open, the page's other witnesses decide.

use std::cell::RefCell;
use std::collections::HashSet;

use crate::article::Moment;
use crate::dates::written::Reading;
use crate::dates::{Day, iso, on_day, url_date, written};
use crate::fields::Case;
use crate::language::{DateOrder, Pack, pack, packs};

/// Passages that are looked at for a date that tells the page's order; a longer one is no date line.
const LINE_BYTES_MAX: usize = 80;

/// A language of which one country sets the month first and others do not.
const MIXED_LANGUAGE: &str = "en";

/// The regions of that language where the month comes first.
const MONTH_FIRST_REGIONS: [&str; 3] = ["US", "PH", "PR"];

/// Domains of countries where that language is written with the day first.
const DAY_FIRST_DOMAINS: [&str; 8] = ["uk", "au", "nz", "ie", "in", "za", "ng", "ke"];

/// What one page's dates are read with.
pub(super) struct Reader<'a> {
    case: &'a Case<'a>,
    /// Days that are stated with the year first, so that nothing is open in them.
    known: HashSet<Day>,
    /// The order that decides what is still open; none where the page gives no hint.
    order: Option<DateOrder>,
    /// Values that are a guess between two days.
    open: RefCell<HashSet<String>>,
}

impl<'a> Reader<'a> {
    /// Looks at what the page and its address say.
    pub(super) fn of(case: &'a Case<'a>) -> Self {
        let mut known = HashSet::new();
        known.extend(case.address.url.as_deref().and_then(url_date).and_then(|it| Day::of_value(&it.value)));
        let articles = case.evidence.articles().take(2);
        let stated = articles.flat_map(|it| ["datePublished", "dateModified"].map(|path| it.text(path)));
        let stated: Vec<String> = stated.flatten().collect();
        let metas = case.evidence.meta.iter().map(|it| it.content.as_str());
        let marks = case.evidence.times.iter().filter_map(|it| it.datetime.as_deref());
        let dates = stated.iter().map(String::as_str).chain(metas).chain(marks);
        let year_first = |it: &&str| 4 <= it.bytes().take_while(u8::is_ascii_digit).count();
        known.extend(
            dates.filter(year_first).filter_map(iso::parse).filter_map(|it| Day::of_value(&it.value)),
        );
        Self { case, known, order: order(case), open: RefCell::default() }
    }

    /// The first date of a text.
    pub(super) fn first(&self, text: &str) -> Option<Moment> {
        if let Some(moment) = iso::parse(text) {
            return Some(moment);
        }
        let reading = self.readings(text).into_iter().next()?;
        Some(Moment { raw: Some(text.trim().to_owned()), ..reading.moment })
    }

    /// Every date of a text, with what is open decided. Where the page's language has no pack, the others are
    /// tried, those that set the day first before those that set the month first, as most of the world does.
    pub(super) fn readings(&self, text: &str) -> Vec<Reading> {
        let own = self.case.language.pack;
        let tag = self.case.language.tag.as_deref().unwrap_or_default();
        let is_own = tag.is_empty() || pack(tag).is_some_and(|it| it.tag == own.tag);
        // Where the Jalali calendar is not in use, such years are lunar.
        let others = || packs().iter().filter(|it| !is_own || it.jalali_months().is_empty());
        let of_order = |order| others().filter(move |it| it.date_order == order);
        let tried = is_own
            .then_some(own)
            .into_iter()
            .chain(of_order(DateOrder::DayFirst))
            .chain(of_order(DateOrder::MonthFirst));
        let Some((pack, readings)) = written::first_readings(text, tried) else { return Vec::new() };
        readings.into_iter().map(|it| self.decided(it, pack)).collect()
    }

    /// The time that a text gives, on the day of a moment.
    pub(super) fn on_day(&self, value: &str, text: &str) -> Option<Moment> {
        on_day(value, text, self.case.language.pack)
    }

    /// Whether day and month of a value may be the other way round, and nothing on the page decides.
    pub(super) fn is_open(&self, value: &str) -> bool {
        self.open.borrow().contains(value)
    }

    fn decided(&self, reading: Reading, pack: &Pack) -> Reading {
        let Some(swapped) = reading.swapped.clone() else { return reading };
        let is_known = |it: &Moment| Day::of_value(&it.value).is_some_and(|day| self.known.contains(&day));
        let (one, other) = (is_known(&reading.moment), is_known(&swapped));
        let is_later =
            |it: &Moment| self.case.saved.is_some_and(|saved| saved.value.get(..10) < it.value.get(..10));
        let swap = if one != other {
            other
        } else if is_later(&reading.moment) != is_later(&swapped) {
            is_later(&reading.moment)
        } else if let Some(order) = self.order {
            order != pack.date_order
        } else {
            self.open.borrow_mut().insert(reading.moment.value.clone());
            return reading;
        };
        let moment = if swap { swapped } else { reading.moment };
        Reading { moment, swapped: None, range: reading.range }
    }
}

/// The order of day and month: as another date of the page shows it, else as the language has it.
fn order(case: &Case<'_>) -> Option<DateOrder> {
    if let Some(order) = shown_order(case) {
        return Some(order);
    }
    let tag = case.language.tag.as_deref()?;
    let (language, region) = tag.split_once('-').unwrap_or((tag, ""));
    if language != MIXED_LANGUAGE {
        return pack(tag).map(|it| it.date_order);
    }
    let host = case.address.url.as_deref().and_then(crate::url::host).unwrap_or_default();
    let domain = host.rsplit('.').next().unwrap_or_default();
    if DAY_FIRST_DOMAINS.contains(&domain) {
        return Some(DateOrder::DayFirst);
    }
    let region = region.rsplit('-').next().unwrap_or_default();
    match region {
        "" => None,
        it if MONTH_FIRST_REGIONS.contains(&it) => Some(DateOrder::MonthFirst),
        _ => Some(DateOrder::DayFirst),
    }
}

/// The order that short lines with a day past the twelfth show: "25/12/2021" anywhere on the page.
fn shown_order(case: &Case<'_>) -> Option<DateOrder> {
    let lines = case.page.passages().iter().map(|it| case.page.passage_text(it));
    let marks = case.evidence.times.iter().filter_map(|it| it.datetime.as_deref());
    let metas = case.evidence.meta.iter().map(|it| it.content.as_str());
    let (mut day_first, mut month_first) = (false, false);
    let may_be_date = |it: &&str| it.len() <= LINE_BYTES_MAX && it.bytes().any(|it| it.is_ascii_digit());
    for text in lines.chain(marks).chain(metas).filter(may_be_date) {
        for date in text.split(|it: char| !it.is_ascii_digit() && !matches!(it, '/' | '-')) {
            let mut parts = date.split(['/', '-']).map(|it| (it.len(), it.parse::<u16>().unwrap_or(0)));
            let (Some(one), Some(two), Some(year), None) =
                (parts.next(), parts.next(), parts.next(), parts.next())
            else {
                continue;
            };
            if year.0 == 4 && 0 < one.1 && 0 < two.1 && one.0 <= 2 && two.0 <= 2 {
                day_first |= 12 < one.1 && one.1 <= 31 && two.1 <= 12;
                month_first |= 12 < two.1 && two.1 <= 31 && one.1 <= 12;
            }
        }
    }
    match (day_first, month_first) {
        (true, false) => Some(DateOrder::DayFirst),
        (false, true) => Some(DateOrder::MonthFirst),
        _ => None,
    }
}
