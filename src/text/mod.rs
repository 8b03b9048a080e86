//! Shelf: words, sentences, and texts made comparable.

pub mod cut;
pub mod fold;
pub mod letter;
pub mod list;
pub mod names;
pub mod similar;
pub mod space;
pub mod words;
