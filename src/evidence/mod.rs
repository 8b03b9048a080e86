//! Room 3: what the page states.
