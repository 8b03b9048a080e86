//! Room 1: what the user handed us, as a `Source`.
