//! Stands in for the crate of the same name, from which html5ever takes the names of elements, attributes and character
//! references.
//!
//! That crate keeps every beginning of every character reference in a hash table, a tenth of the gzipped WebAssembly module,
//! and twice as many names of elements and attributes as pages use. Here references are found by binary search in a sorted
//! list. Whoever builds Khabar as a dependency gets the original; both answer alike, which
//! `tests/web/entities.test.mjs` holds against a browser.

include!(concat!(env!("OUT_DIR"), "/atoms.rs"));

/// Gives the address of a namespace by its usual prefix, as an atom.
#[macro_export]
macro_rules! ns {
    () => {
        $crate::namespace_url!("")
    };
    (*) => {
        $crate::namespace_url!("*")
    };
    (html) => {
        $crate::namespace_url!("http://www.w3.org/1999/xhtml")
    };
    (mathml) => {
        $crate::namespace_url!("http://www.w3.org/1998/Math/MathML")
    };
    (svg) => {
        $crate::namespace_url!("http://www.w3.org/2000/svg")
    };
    (xlink) => {
        $crate::namespace_url!("http://www.w3.org/1999/xlink")
    };
    (xml) => {
        $crate::namespace_url!("http://www.w3.org/XML/1998/namespace")
    };
    (xmlns) => {
        $crate::namespace_url!("http://www.w3.org/2000/xmlns/")
    };
}

include!(concat!(env!("OUT_DIR"), "/entities.rs"));

/// Named character references, without their ampersand (HTML standard, "Named character references").
pub struct Entities;

/// The character references that pages may name.
pub static NAMED_ENTITIES: Entities = Entities;

/// What a name stands for that only begins other names.
static BEGINNING: (u32, u32) = (0, 0);

impl Entities {
    /// The one or two code points of a name, the second 0 where there is one; both 0 for the beginning of a name; nothing
    /// for any other text.
    pub fn get(&self, name: &str) -> Option<&'static (u32, u32)> {
        let nth = |it: usize| &NAMES[usize::from(STARTS[it])..usize::from(STARTS[it + 1])];
        let first = usize::from(name.bytes().next().filter(u8::is_ascii)?);
        let end = usize::from(FIRSTS[first + 1]);
        let (mut low, mut high) = (usize::from(FIRSTS[first]), end);
        while low < high {
            let middle = low.midpoint(high);
            if nth(middle) < name { low = middle + 1 } else { high = middle }
        }
        if low == end {
            return None;
        }
        match nth(low) {
            found if found == name => Some(&VALUES[low]),
            found => found.starts_with(name).then_some(&BEGINNING),
        }
    }
}

/// What numeric references to C1 control codes mean: the characters of Windows-1252 (HTML standard, "Numeric character
/// reference end state").
pub static C1_REPLACEMENTS: [Option<char>; 32] = [
    Some('\u{20AC}'),
    None,
    Some('\u{201A}'),
    Some('\u{192}'),
    Some('\u{201E}'),
    Some('\u{2026}'),
    Some('\u{2020}'),
    Some('\u{2021}'),
    Some('\u{2C6}'),
    Some('\u{2030}'),
    Some('\u{160}'),
    Some('\u{2039}'),
    Some('\u{152}'),
    None,
    Some('\u{17D}'),
    None,
    None,
    Some('\u{2018}'),
    Some('\u{2019}'),
    Some('\u{201C}'),
    Some('\u{201D}'),
    Some('\u{2022}'),
    Some('\u{2013}'),
    Some('\u{2014}'),
    Some('\u{2DC}'),
    Some('\u{2122}'),
    Some('\u{161}'),
    Some('\u{203A}'),
    Some('\u{153}'),
    None,
    Some('\u{17E}'),
    Some('\u{178}'),
];
