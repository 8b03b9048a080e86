//! Room 7: an article in some format.
