//! Shelf: text.
