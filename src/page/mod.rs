//! Room 2: the page as an arena of facts.
