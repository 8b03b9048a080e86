//! Shelf: dates as they stand in metadata, in print, in addresses and in running text.

mod calendar;
mod civil;
mod eras;
pub mod iso;
mod jalali;
pub mod spoken;
pub mod written;

pub use calendar::Day;
pub use civil::{epoch_day, instant, url_date};
