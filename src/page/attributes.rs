//! The attributes of a page's elements: each name kept once, all values in one buffer.

use std::ops::Range;

/// The attributes of all elements; those of one element lie side by side.
#[derive(Debug, Default)]
pub(super) struct Attributes {
    names: Vec<Box<str>>,
    rows: Vec<Attribute>,
    values: String,
}

#[derive(Debug, Clone)]
struct Attribute {
    name: Name,
    value: Range<u32>,
}

/// The number of a name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Name(u32);

impl Attributes {
    /// How many there are, which is where those of the next element begin.
    pub(super) fn len(&self) -> u32 {
        self.rows.len() as u32
    }

    /// Keeps a name that was not kept before.
    pub(super) fn add_name(&mut self, name: &str) -> Name {
        self.names.push(name.into());
        Name(self.names.len() as u32 - 1)
    }

    pub(super) fn push(&mut self, name: Name, value: &str) {
        let value = self.push_value([value]);
        self.rows.push(Attribute { name, value });
    }

    /// Repeats the attributes of one element behind all others, so that more can follow them.
    pub(super) fn repeat(&mut self, element: Range<u32>) {
        self.rows.extend_from_within(element.start as usize..element.end as usize);
    }

    /// Keeps a value that is no attribute's, from its pieces.
    pub(super) fn push_value<'a>(&mut self, pieces: impl IntoIterator<Item = &'a str>) -> Range<u32> {
        let start = self.values.len() as u32;
        self.values.extend(pieces);
        start..self.values.len() as u32
    }

    /// An attribute's value, by its lower-case name.
    pub(super) fn get(&self, element: &Range<u32>, name: &str) -> Option<&str> {
        self.of(element).find(|it| it.0 == name).map(|it| it.1)
    }

    /// The names and values of one element.
    pub(super) fn of(&self, element: &Range<u32>) -> impl Iterator<Item = (&str, &str)> {
        self.rows[element.start as usize..element.end as usize]
            .iter()
            .map(|it| (&*self.names[it.name.0 as usize], self.value(&it.value)))
    }

    pub(super) fn value(&self, range: &Range<u32>) -> &str {
        &self.values[range.start as usize..range.end as usize]
    }
}
