//! A reproducible stream of numbers.

use std::vec::IntoIter;

pub enum Random {
    /// xorshift64 (Marsaglia 2003).
    Seeded(u64),
    /// Two bytes a number, then zeros.
    Chosen(IntoIter<u8>),
}

impl Random {
    pub fn new(seed: u64) -> Self {
        Self::Seeded(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The numbers that a fuzzer chose.
    #[allow(dead_code, reason = "for the fuzzer that is led by coverage")]
    pub fn chosen(bytes: Vec<u8>) -> Self {
        Self::Chosen(bytes.into_iter())
    }

    fn next(&mut self) -> u64 {
        match self {
            Self::Seeded(state) => {
                *state ^= *state << 13;
                *state ^= *state >> 7;
                *state ^= *state << 17;
                // The lowest bits are the weakest.
                *state >> 11
            }
            Self::Chosen(bytes) => {
                let mut byte = || u64::from(bytes.next().unwrap_or_default());
                byte() | byte() << 8
            }
        }
    }

    /// A number below a bound; 0 when the bound is 0.
    pub fn below(&mut self, bound: usize) -> usize {
        if bound == 0 { 0 } else { self.next() as usize % bound }
    }

    pub fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    /// Small numbers often, large ones seldom.
    pub fn small(&mut self, most: usize) -> usize {
        let bound = 1 << self.below(usize::BITS as usize - most.leading_zeros() as usize + 1);
        self.below(bound).min(most)
    }

    pub fn of<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }
}
