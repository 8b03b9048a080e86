//! Values out of JSON text, in few bytes of WebAssembly.
//!
//! serde puts the parser that it is given into the reader of every struct, and with it the ways to read a struct from a
//! list; read from a parsed value, and from objects alone, the readers take half the bytes.

use std::fmt::{self, Display, Formatter};
use std::iter::Enumerate;
use std::slice::Iter;

use serde::de::value::StrDeserializer;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};
use serde_json::Value;

/// Reads a value that is made of objects, lists, texts, numbers and truths; a struct only from an object, an enum only from
/// its name.
///
/// # Errors
///
/// What is not as expected, and where; and text that is no JSON.
pub(crate) fn from_str<T: for<'de> Deserialize<'de>>(json: &str) -> Result<T, Unreadable> {
    let value: Value = serde_json::from_str(json).map_err(serde::de::Error::custom)?;
    T::deserialize(Reader(&value))
}

/// Why a value could not be read. One pointer, since each reader hands it on.
#[derive(Debug)]
pub(crate) struct Unreadable(Box<Fault>);

#[derive(Debug)]
struct Fault {
    why: String,
    /// The names and numbers that lead to it: `body[3].content`.
    place: String,
}

impl Unreadable {
    fn new(why: String) -> Self {
        Self(Box::new(Fault { why, place: String::new() }))
    }

    /// Not into each of its many callers.
    #[cold]
    #[inline(never)]
    fn within(mut self, step: &str) -> Self {
        let part = if self.0.place.is_empty() || self.0.place.starts_with('[') { "" } else { "." };
        self.0.place = format!("{step}{part}{}", self.0.place);
        self
    }

    #[cold]
    #[inline(never)]
    fn within_item(self, at: usize) -> Self {
        self.within(&format!("[{at}]"))
    }
}

impl Display for Unreadable {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let Fault { why, place } = &*self.0;
        out.write_str(why)?;
        if place.is_empty() { Ok(()) } else { write!(out, ", at {place}") }
    }
}

impl std::error::Error for Unreadable {}

impl serde::de::Error for Unreadable {
    fn custom<T: Display>(why: T) -> Self {
        Self::new(why.to_string())
    }
}

#[derive(Clone, Copy)]
struct Reader<'de>(&'de Value);

impl Reader<'_> {
    #[cold]
    #[inline(never)]
    fn unlike(self, expected: &str) -> Unreadable {
        let found = match self.0 {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        };
        Unreadable::new(format!("expected {expected}, but found {found}"))
    }

    fn whole<T: TryFrom<u64>>(self) -> Result<T, Unreadable> {
        self.0
            .as_u64()
            .and_then(|it| it.try_into().ok())
            .ok_or_else(|| self.unlike("a whole number in its bounds"))
    }
}

/// Methods that read a number of one kind.
macro_rules! whole_numbers {
    ($($method:ident $visit:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
            visitor.$visit(self.whole()?)
        })*
    };
}

impl<'de> Deserializer<'de> for Reader<'de> {
    type Error = Unreadable;

    whole_numbers! {
        deserialize_u8 visit_u8
        deserialize_u16 visit_u16
        deserialize_u32 visit_u32
        deserialize_u64 visit_u64
    }

    fn deserialize_any<V: Visitor<'de>>(self, _: V) -> Result<V::Value, Unreadable> {
        Err(self.unlike("another kind of value"))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_bool(self.0.as_bool().ok_or_else(|| self.unlike("a boolean"))?)
    }

    fn deserialize_f32<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_f64(self.0.as_f64().ok_or_else(|| self.unlike("a number"))?)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_borrowed_str(self.0.as_str().ok_or_else(|| self.unlike("a string"))?)
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        self.deserialize_str(visitor)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        if self.0.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        let items = self.0.as_array().ok_or_else(|| self.unlike("an array"))?;
        visitor.visit_seq(Items(items.iter().enumerate()))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        let members = self.0.as_object().ok_or_else(|| self.unlike("an object"))?;
        visitor.visit_map(Members { rest: members.iter(), member: ("", &Value::Null) })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Unreadable> {
        let name = self.0.as_str().ok_or_else(|| self.unlike("a name"))?;
        visitor.visit_enum(StrDeserializer::new(name))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Unreadable> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u128 f64 char bytes byte_buf unit unit_struct newtype_struct tuple tuple_struct map identifier
    }
}

struct Items<'de>(Enumerate<Iter<'de, Value>>);

impl<'de> SeqAccess<'de> for Items<'de> {
    type Error = Unreadable;

    fn next_element_seed<T: DeserializeSeed<'de>>(
        &mut self,
        seed: T,
    ) -> Result<Option<T::Value>, Unreadable> {
        let Some((at, item)) = self.0.next() else { return Ok(None) };
        seed.deserialize(Reader(item)).map(Some).map_err(|it| it.within_item(at))
    }
}

struct Members<'de> {
    rest: serde_json::map::Iter<'de>,
    /// The one whose name was read last.
    member: (&'de str, &'de Value),
}

impl<'de> MapAccess<'de> for Members<'de> {
    type Error = Unreadable;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Unreadable> {
        let Some((name, value)) = self.rest.next() else { return Ok(None) };
        self.member = (name, value);
        seed.deserialize(StrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Unreadable> {
        let (name, value) = self.member;
        seed.deserialize(Reader(value)).map_err(|it| it.within(name))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::from_str;
    use crate::Article;

    #[test]
    fn an_article_reads_as_serde_json_reads_it() {
        let page = "<html lang=en><title>The mill is open</title><article><h1>The mill is open</h1><p>By Ada Lorne, 3 May 2024</p>\
            <figure><img src=https://m.example/mill.jpg width=800 height=600><figcaption>The wheel. Photo: Idris Pell</figcaption></figure>\
            <p>After nine years the mill by the weir has <b>turned again</b>, “and it will turn”, the miller said on Monday.</p>\
            <ul><li>Flour on Fridays</li><li>Bread on Sundays</li></ul>\
            <table><tr><th colspan=2>Hours</th></tr><tr><td>Monday</td><td>Closed</td></tr></table>\
            <p>The wheel was taken out in spring and came back in autumn with forty new blades of larch.</p></article>";
        let options = crate::Options { passages: true, provenance: true, ..crate::Options::default() };
        let article = crate::parse(page, &options).unwrap();
        let json = serde_json::to_string(&article).unwrap();
        assert_eq!(from_str::<Article>(&json).unwrap(), article);
        assert!(article.body.len() > 3 && !article.quotes.is_empty());
    }

    #[test]
    fn what_is_not_as_expected_is_named_with_its_place() {
        let why =
            |article: serde_json::Value| from_str::<Article>(&article.to_string()).unwrap_err().to_string();
        let paragraph = |content: serde_json::Value| json!({"body": [{"type": "separator"}, {"type": "paragraph", "content": content}]});
        assert_eq!(
            why(paragraph(json!("words"))),
            "expected an array, but found a string, at body[1].content"
        );
        assert_eq!(
            why(paragraph(json!([{"text": 7}]))),
            "expected a string, but found a number, at body[1].content[0].text"
        );
        assert_eq!(
            why(json!({"stats": {"words": -1}})),
            "expected a whole number in its bounds, but found a number, at stats.words"
        );
        assert_eq!(why(json!({"stats": [1, 2, 3]})), "expected an object, but found an array, at stats");
        assert!(why(json!({"kind": "song"})).starts_with("unknown variant `song`, expected one of"));
        assert!(why(json!({"body": [{"type": "script"}]})).ends_with(", at body[0]"));
        assert!(from_str::<Article>("{").is_err());
    }

    #[test]
    fn nothing_absent_or_null_is_missed_and_nothing_unknown_minds() {
        let article: Article = from_str(r#"{"headline": null, "confidence": 1, "later": [{}]}"#).unwrap();
        assert_eq!((article.headline, article.confidence), (None, 1.0));
    }
}
