//! Khabar turns the HTML of a news page, or its plain text, into a structured [`Article`].

pub mod article;
pub mod body;
pub mod dates;
pub mod error;
pub mod evidence;
pub mod export;
pub mod input;
pub mod language;
pub mod options;
pub mod page;
pub mod roles;
pub mod text;
pub mod url;
pub mod warning;

pub use article::Article;
pub use error::Error;
pub use options::{Limits, Options};
pub use warning::{Warning, WarningCode};
