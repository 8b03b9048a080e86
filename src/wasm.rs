//! The door to JavaScript: converts values and decodes bytes with the host's decoder; decides nothing.

use js_sys::{Error as JsError, JSON, Reflect, Uint8Array};
use serde::Deserialize;
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
use web_sys::{TextDecoder, TextDecoderOptions};

use crate::error::Code;
use crate::input::Decoded;
use crate::read_json::{self, Unreadable};
use crate::roles::GivenRole;
use crate::{Article, Error, Input, Limits, Options, export};

/// Options as JavaScript spells them.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
struct JsOptions {
    url: Option<String>,
    content_type: Option<String>,
    saved: Option<String>,
    passages: bool,
    provenance: bool,
    roles: Vec<GivenRole>,
    limits: Limits,
}

/// Reads one page. `input` is a string or a `Uint8Array`; `options` is JSON text.
///
/// # Errors
///
/// Throws an `Error` with a `code`: a caller's mistake, or input that is no page at all.
#[wasm_bindgen]
pub fn parse(input: &JsValue, options: &str) -> Result<JsValue, JsValue> {
    // Through JSON, so that numbers read as they do there: 0.97, not the 0.9700000286 that an `f32` widens to.
    JSON::parse(&parse_json(input, options)?)
}

/// As [`parse`], but gives JSON text, which crosses from a worker faster than an object does.
///
/// # Errors
///
/// As [`parse`].
#[wasm_bindgen(js_name = parseJson)]
pub fn parse_json(input: &JsValue, options: &str) -> Result<String, JsValue> {
    let article = read(input, options, |input, options| crate::parse(input, options))?;
    serde_json::to_string(&article).map_err(|error| thrown(Code::BadArticle.as_str(), &error.to_string()))
}

/// Every article that the page holds, the main one first, as the JSON text of a list.
///
/// # Errors
///
/// As [`parse`].
#[wasm_bindgen(js_name = parseAllJson)]
pub fn parse_all_json(input: &JsValue, options: &str) -> Result<String, JsValue> {
    let articles = read(input, options, |input, options| crate::parse_all(input, options))?;
    serde_json::to_string(&articles).map_err(|error| thrown(Code::BadArticle.as_str(), &error.to_string()))
}

/// Whether the page seems to hold an article; cheaper than [`parse`].
///
/// # Errors
///
/// As [`parse`].
#[wasm_bindgen(js_name = isProbablyArticle)]
pub fn is_probably_article(input: &JsValue, options: &str) -> Result<bool, JsValue> {
    read(input, options, |input, options| crate::is_probably_article(input, options))
}

/// The article as Markdown.
///
/// # Errors
///
/// Throws when the value is no article.
#[wasm_bindgen(js_name = toMarkdown)]
pub fn to_markdown(article: &str) -> Result<String, JsValue> {
    from_js(article).map(|it| export::markdown(&it))
}

/// The article as an HTML fragment that holds nothing but what the exporter itself writes.
///
/// # Errors
///
/// Throws when the value is no article.
#[wasm_bindgen(js_name = toHtml)]
pub fn to_html(article: &str) -> Result<String, JsValue> {
    from_js(article).map(|it| export::html(&it))
}

/// The article as plain text.
///
/// # Errors
///
/// Throws when the value is no article.
#[wasm_bindgen(js_name = toText)]
pub fn to_text(article: &str) -> Result<String, JsValue> {
    from_js(article).map(|it| export::text(&it))
}

/// The article as IPTC ninjs 3.1, in JSON text.
///
/// # Errors
///
/// Throws when the value is no article.
#[wasm_bindgen(js_name = toNinjs)]
pub fn to_ninjs(article: &str) -> Result<String, JsValue> {
    from_js(article).map(|it| export::ninjs(&it))
}

/// The article in the words of schema.org, in JSON text that may stand in a `<script>`.
///
/// # Errors
///
/// Throws when the value is no article.
#[wasm_bindgen(js_name = toJsonLd)]
pub fn to_json_ld(article: &str) -> Result<String, JsValue> {
    from_js(article).map(|it| export::json_ld(&it))
}

/// The version of the package.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Walks with the input and the options as Rust has them.
fn read<T>(
    input: &JsValue,
    options: &str,
    walk: impl Fn(Input<'_>, &Options) -> Result<T, Error>,
) -> Result<T, JsValue> {
    let options = read_options(options)?;
    let read = if let Some(text) = input.as_string() {
        walk(Input::Text(&text), &options)
    } else if let Some(bytes) = input.dyn_ref::<Uint8Array>() {
        walk(Input::Bytes(&bytes.to_vec()), &options)
    } else {
        return Err(thrown(Code::BadInput.as_str(), "expected a string or a Uint8Array"));
    };
    read.map_err(|error| thrown(error.code(), &error.to_string()))
}

/// From JSON text: read straight from an object, names that are no options would pass unseen.
fn read_options(options: &str) -> Result<Options, JsValue> {
    let given: JsOptions = read_json::from_str(options)
        .map_err(|error| thrown(Code::BadOption.as_str(), &format!("options: {}", told(&error))))?;
    Ok(Options {
        url: given.url,
        content_type: given.content_type,
        saved: given.saved,
        passages: given.passages,
        provenance: given.provenance,
        roles: given.roles,
        limits: given.limits,
        decode: Some(decode),
    })
}

fn from_js(article: &str) -> Result<Article, JsValue> {
    read_json::from_str(article)
        .map_err(|error| thrown(Code::BadArticle.as_str(), &format!("the article: {}", told(&error))))
}

/// Characters of a message: it may quote a wrong value, which may be a whole page.
const MESSAGE_CHARACTERS: usize = 200;

fn told(error: &Unreadable) -> String {
    error.to_string().chars().take(MESSAGE_CHARACTERS).collect()
}

/// A JavaScript `Error` with a `code`.
fn thrown(code: &str, message: &str) -> JsValue {
    let error = JsError::new(message);
    // Setting a property of a fresh object cannot fail.
    let _ = Reflect::set(&error, &JsValue::from_str("code"), &JsValue::from_str(code));
    error.into()
}

/// Decodes with the host's `TextDecoder`: first strictly, so that bytes that do not fit are noticed.
fn decode(bytes: &[u8], label: &str) -> Option<Decoded> {
    let strict = TextDecoderOptions::new();
    strict.set_fatal(true);
    let decoder = TextDecoder::new_with_label_and_options(label, &strict).ok()?;
    if let Ok(text) = decoder.decode_with_u8_array(bytes) {
        return Some(Decoded { text, had_errors: false });
    }
    let lenient = TextDecoder::new_with_label(label).ok()?;
    lenient.decode_with_u8_array(bytes).ok().map(|text| Decoded { text, had_errors: true })
}
