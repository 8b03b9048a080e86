//! Shelf: addresses.
