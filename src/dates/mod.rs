//! Shelf: dates.
