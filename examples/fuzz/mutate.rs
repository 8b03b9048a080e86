//! Changes an input a little, or puts two together.

use crate::random::Random;

/// Bytes of an input; longer ones only take time.
const BYTES_MAX: usize = 60_000;

pub struct Mutator {
    dictionary: Vec<Vec<u8>>,
}

impl Mutator {
    pub fn new() -> Self {
        Self { dictionary: dictionary() }
    }

    /// One of the inputs, changed in one to eight ways.
    pub fn changed(&self, inputs: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
        let mut input = random.of(inputs).cloned().unwrap_or_default();
        for _ in 0..=random.small(7) {
            self.change(&mut input, inputs, random);
        }
        input.truncate(BYTES_MAX);
        input
    }

    fn change(&self, input: &mut Vec<u8>, inputs: &[Vec<u8>], random: &mut Random) {
        let at = random.below(input.len() + 1);
        let end = (at + random.small(input.len())).min(input.len());
        match random.below(10) {
            0 => drop(input.drain(at..end)),
            1 => {
                let piece = input[at..end].to_vec();
                let to = random.below(input.len() + 1);
                input.splice(to..to, piece);
            }
            2 => {
                if let Some(byte) = input.get_mut(at) {
                    *byte = random.below(256) as u8;
                }
            }
            3 => {
                if let Some(byte) = input.get_mut(at) {
                    *byte ^= 1 << random.below(8);
                }
            }
            4 => input.truncate(at),
            5 => {
                // A long row of one piece.
                let piece = random.of(&self.dictionary).cloned().unwrap_or_default();
                let row = piece.repeat(random.small(2_000));
                input.splice(at..at, row.into_iter().take(BYTES_MAX / 2));
            }
            6 => {
                let other = random.of(inputs).cloned().unwrap_or_default();
                let from = random.below(other.len() + 1);
                let to = (from + random.small(other.len())).min(other.len());
                input.splice(at..end, other[from..to].iter().copied());
            }
            7 => {
                // A number becomes another.
                let digits = input[at..].iter().position(u8::is_ascii_digit).map(|it| at + it);
                let numbers = ["0", "-1", "1e999", "99999999999999999999", "65536", "2147483648", "00"];
                if let (Some(from), Some(number)) = (digits, random.of(&numbers)) {
                    let length = input[from..].iter().take_while(|it| it.is_ascii_digit()).count();
                    input.splice(from..from + length, number.bytes());
                }
            }
            _ => {
                let word = random.of(&self.dictionary).cloned().unwrap_or_default();
                input.splice(at..at, word);
            }
        }
    }
}

/// Pieces that mean something to a reader of pages.
pub fn dictionary() -> Vec<Vec<u8>> {
    let lines = include_str!("dictionary.txt").lines();
    let words = lines.filter(|it| !it.starts_with("# ") && !it.is_empty());
    words.map(|it| unescaped(it).into_bytes()).collect()
}

/// A line of the dictionary with its escapes undone.
fn unescaped(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let code = after.strip_prefix("u{").and_then(|it| it.split_once('}'));
        let letter = code.and_then(|(digits, _)| char::from_u32(u32::from_str_radix(digits, 16).ok()?));
        if let (Some(letter), Some((_, behind))) = (letter, code) {
            out.push(letter);
            rest = behind;
        } else {
            out.push(if after.starts_with('t') { '\t' } else { '\n' });
            rest = after.get(1..).unwrap_or_default();
        }
    }
    out + rest
}
