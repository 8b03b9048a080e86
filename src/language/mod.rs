//! Shelf: languages. Words are data: one pack a language, in `packs/`.
//!
//! **Invariant:** the words of dates, labels, verbs and speakers stand in packs alone; a pack's `[examples]` run as tests.

mod articles;
mod choose;
mod closers;
mod labels;
mod minutes;
mod pack;
pub mod script;
mod section;
mod stop_words;

pub use articles::without_article;
pub use choose::{Language, choose};
pub use closers::{Closer, closers};
pub use labels::{Labels, labels_in, strip_label};
pub use minutes::begins_with_minutes;
pub use pack::{DateOrder, Pack, ReadingSpeed, pack, packs};
pub use section::{Section, SectionSet};
pub use stop_words::{stop_words, stop_words_no_name};
