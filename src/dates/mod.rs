//! Shelf: dates as they stand in metadata, in print, in addresses and in running text.

mod address;
mod calendar;
mod civil;
mod clock;
mod eras;
pub mod iso;
mod jalali;
mod signs;
pub mod spoken;
pub mod written;

pub use address::url_date;
pub use calendar::Day;
pub use civil::{epoch_day, instant, of_instant};
pub use clock::on_day;
