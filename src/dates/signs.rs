//! The signs that Chinese, Japanese and Korean set behind the numbers of a day or a clock, a letter each.

/// Behind years.
pub(super) const YEAR: [char; 2] = ['\u{5E74}', '\u{B144}'];

/// Behind months.
pub(super) const MONTH: [char; 2] = ['\u{6708}', '\u{C6D4}'];

/// Behind days.
pub(super) const DAY: [char; 2] = ['\u{65E5}', '\u{C77C}'];

/// Behind any number, and so behind days too.
pub(super) const NUMBER: char = '\u{53F7}';

/// Behind hours.
pub(super) const HOUR: [char; 5] = ['\u{6642}', '\u{65F6}', '\u{70B9}', '\u{9EDE}', '\u{C2DC}'];
