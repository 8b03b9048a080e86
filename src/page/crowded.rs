//! Tags with more attributes than may be, thinned out before the parser sees them.
//!
//! html5ever compares each attribute of a tag with those before it, so a tag of a million attributes costs the
//! square of a million. Past the limit every further name becomes `x`: a repeated name, which the parser drops at
//! once. White space, slashes, equal signs and brackets stay, so that the tag ends where it did.
//!
//! Whether a `<` opens a tag depends on what stands around it (a script, a comment, a value), which only the parser
//! knows. So all that may be tags are followed at once, as the states that their tokenizers would be in.

/// A name that stands for all that are past the limit.
const REPEATED: u8 = b'x';

/// The states of the tokenizer inside a tag (HTML standard, 13.2.5.8 and 13.2.5.32 to 39).
#[derive(Clone, Copy)]
enum State {
    TagName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    DoubleQuoted,
    SingleQuoted,
    Unquoted,
}

const STATES: [State; 8] = [
    State::TagName,
    State::BeforeName,
    State::Name,
    State::AfterName,
    State::BeforeValue,
    State::DoubleQuoted,
    State::SingleQuoted,
    State::Unquoted,
];

impl State {
    /// The state behind a byte, and whether an attribute begins with it; `None` when the tag ends.
    fn after(self, byte: u8) -> Option<(Self, bool)> {
        let is_space = matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\x0C');
        let next = match (self, byte) {
            (Self::DoubleQuoted, b'"') | (Self::SingleQuoted, b'\'') => Self::BeforeName,
            (Self::DoubleQuoted | Self::SingleQuoted, _) => self,
            (_, b'>') => return None,
            (Self::Unquoted | Self::TagName, _) if is_space => Self::BeforeName,
            (Self::Name, _) if is_space => Self::AfterName,
            (_, _) if is_space => self,
            (Self::BeforeValue, b'"') => Self::DoubleQuoted,
            (Self::BeforeValue, b'\'') => Self::SingleQuoted,
            (Self::BeforeValue | Self::Unquoted, _) => Self::Unquoted,
            (_, b'/') => Self::BeforeName,
            (Self::Name | Self::AfterName, b'=') => Self::BeforeValue,
            (Self::TagName | Self::Name, _) => self,
            (Self::BeforeName | Self::AfterName, _) => return Some((Self::Name, true)),
        };
        Some((next, false))
    }
}

/// The states that are possible at a place, each with the most attributes that it may have behind it.
#[derive(Default)]
struct Possible([Option<usize>; STATES.len()]);

impl Possible {
    fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    fn add(&mut self, state: State, attributes: usize) {
        let known = &mut self.0[state as usize];
        *known = (*known).max(Some(attributes));
    }

    fn pass(&mut self, byte: u8) {
        let mut next = Self::default();
        for (state, attributes) in STATES.iter().zip(self.0) {
            let Some(attributes) = attributes else { continue };
            if let Some((state, begins)) = state.after(byte) {
                next.add(state, attributes + usize::from(begins));
            }
        }
        *self = next;
    }

    /// The one mark that changes anything, when every state is inside quotation marks of one kind.
    fn awaited(&self) -> Option<u8> {
        let is_only =
            |wanted: State| self.0.iter().enumerate().all(|(at, it)| it.is_some() == (at == wanted as usize));
        match () {
            () if is_only(State::DoubleQuoted) => Some(b'"'),
            () if is_only(State::SingleQuoted) => Some(b'\''),
            () => None,
        }
    }

    /// Whether a name may be written here that is past the limit.
    fn is_past(&self, most: usize) -> bool {
        self.0[State::Name as usize].is_some_and(|attributes| most < attributes)
    }
}

/// The rest of a page as far as the tags that begin in `seen` reach into it, thinned out.
pub(super) struct Thinned {
    pub(super) text: String,
    /// Bytes of the rest that it stands for.
    pub(super) taken: usize,
}

/// Follows every tag that may begin in `seen` into the rest of the page; `None` when none has more attributes
/// than `most`.
pub(super) fn thinned(seen: &str, rest: &str, most: usize) -> Option<Thinned> {
    let mut possible = Possible::default();
    let letters = seen.bytes().skip(1).chain(rest.bytes().next());
    for (byte, next) in seen.bytes().zip(letters) {
        if !possible.is_empty() {
            possible.pass(byte);
        }
        if byte == b'<' && next.is_ascii_alphabetic() {
            possible.add(State::TagName, 0);
        }
    }
    let (mut out, bytes) = (Vec::new(), rest.as_bytes());
    let mut taken = 0;
    let mut met = false;
    while taken < bytes.len() && !possible.is_empty() {
        // Long values are pictures written out.
        if let Some(mark) = possible.awaited() {
            let value = bytes[taken..].iter().position(|it| *it == mark).unwrap_or(bytes.len() - taken);
            out.extend_from_slice(&bytes[taken..taken + value]);
            taken += value;
        }
        let Some(&byte) = bytes.get(taken) else { break };
        possible.pass(byte);
        taken += 1;
        if !possible.is_past(most) {
            out.push(byte);
            continue;
        }
        met = true;
        if out.last() != Some(&REPEATED) {
            out.push(REPEATED);
        }
    }
    if !met {
        return None;
    }
    String::from_utf8(out).ok().map(|text| Thinned { text, taken })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::thinned;

    fn rest(seen: &str, rest: &str) -> Option<(String, usize)> {
        thinned(seen, rest, 3).map(|it| (it.text, it.taken))
    }

    #[test]
    fn names_past_the_limit_become_one() {
        let (text, taken) = rest("<p", " a b=1 c='2' dd ee=\"f g\" \u{e9}\u{e9}/hh=i \"'j>k l m n").unwrap();
        assert_eq!(text, " a b=1 c='2' x x=\"f g\" x/x=i x>");
        assert_eq!(taken, " a b=1 c='2' dd ee=\"f g\" \u{e9}\u{e9}/hh=i \"'j>".len());
    }

    #[test]
    fn a_tag_with_few_attributes_is_left_alone() {
        assert_eq!(rest("<p", " a b c>d e f g h"), None);
        assert_eq!(rest("<p title=\"", "a b c d e f g h\">"), None);
        assert_eq!(rest("< p", " a b c d e f"), None);
    }

    #[test]
    fn all_that_may_be_tags_are_followed() {
        // The first is a script's; the second comes after it and is not held back by the open value.
        let (text, _) = rest("<script>a<b c=\"</script><p", " d e f g h i>").unwrap();
        assert_eq!(text, " d e f x x x>");
    }
}
