//! Shelf: dates as they stand in metadata, in print and in addresses.

mod civil;
mod eras;
pub mod iso;
mod jalali;
pub mod written;

pub use civil::{epoch_day, instant, url_date};
