//! Shelf: languages.
