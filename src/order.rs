//! Shelf: lists put in order.
//!
//! The standard library's sorts are compiled anew for each type and key, some 6 KB of machine code every time,
//! and most lists here are a handful of items. So numbers are sorted in their stead, by one sort for all, and
//! the items then change places.

use std::cmp::Ordering;

/// Sorts by a key; items of one key keep their order.
pub(crate) fn sort_by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(items, |one, other| key(one).cmp(&key(other)));
}

/// Sorts as a comparison says; equal items keep their order.
pub(crate) fn sort_by<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut places = places(items.len(), &|one, other| compare(&items[one], &items[other]));
    for at in 0..items.len() {
        // Each swap puts one item where it belongs.
        while places[at] != at {
            let place = places[at];
            items.swap(at, place);
            places.swap(at, place);
        }
    }
}

/// The place of every item of so many, once they are sorted.
fn places(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sorted: Vec<usize> = (0..count).collect();
    sorted.sort_by(|&one, &other| compare(one, other));
    let mut places = vec![0; count];
    for (place, &item) in sorted.iter().enumerate() {
        places[item] = place;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::{sort_by, sort_by_key};

    #[test]
    fn sorts_as_the_standard_library_does() {
        // A walk over a prime's remainders: neither in order nor in reverse, with many equal keys.
        let items: Vec<(u32, u32)> = (0..200).map(|it| (it * 89 % 199 % 7, it)).collect();
        for count in [0, 1, 2, 7, 200] {
            let (mut ours, mut theirs) = (items[..count].to_vec(), items[..count].to_vec());
            sort_by_key(&mut ours, |it| it.0);
            theirs.sort_by_key(|it| it.0);
            assert_eq!(ours, theirs);
            sort_by(&mut ours, |one, other| other.cmp(one));
            theirs.sort_by(|one, other| other.cmp(one));
            assert_eq!(ours, theirs);
        }
    }
}
