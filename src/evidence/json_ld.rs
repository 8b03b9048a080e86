//! JSON-LD: scripts into things, whatever arrays, graphs and nesting they come in.

use std::rc::Rc;

use serde_json::{Map, Value as Json};

use super::entity::Entity;
use super::lenient_json;
use super::store::{Store, Value, without_prefix};
use crate::options::Limits;
use crate::page::{NodeId, Page, Tag};
use crate::text::cut;
use crate::warning::WarningCode;

/// A script's text is escaped by JSON; publishing systems escape it for HTML up to twice more.
const ESCAPES: u8 = 2;

/// Reads every JSON-LD script of a page. A script that cannot be read, or only up to a limit, adds a warning.
pub(super) fn read(page: &Page, limits: &Limits, warnings: &mut Vec<WarningCode>) -> Vec<Entity> {
    let mut store = Store::new(ESCAPES);
    let (mut readable, mut whole) = (true, true);
    for id in page.ids() {
        let Some(raw) = raw(page, id) else { continue };
        let script = cut::head(raw, limits.json_bytes);
        whole &= script.len() == raw.len();
        match lenient_json::parse(script) {
            Some(json) => whole &= add(&mut store, json, limits.json_depth),
            None => readable = false,
        }
    }
    if !readable {
        warnings.push(WarningCode::JsonLdBroken);
    }
    if !whole {
        warnings.push(WarningCode::JsonLdCut);
    }
    store.finish()
}

/// The JSON of an element: of a script that is typed as JSON-LD or, without a type, plainly is nothing else, or of a
/// meta tag that is named for it, as frameworks write scripts which they were given as metadata.
fn raw(page: &Page, id: NodeId) -> Option<&str> {
    match page.tag(id) {
        Tag::Script => {
            let kind = page.attr(id, "type").map(str::trim).filter(|it| !it.is_empty());
            page.raw(id).filter(|raw| kind.map_or_else(|| is_things(raw), is_json_ld))
        }
        Tag::Meta => {
            let is_named = ["name", "property"].iter().filter_map(|it| page.attr(id, it)).any(is_json_ld);
            page.attr(id, "content").filter(|it| is_named && it.trim_start().starts_with(['{', '[']))
        }
        _ => None,
    }
}

/// Whether a script holds things of schema.org and no program.
fn is_things(script: &str) -> bool {
    script.trim_start().starts_with(['{', '['])
        && script.contains("\"@type\"")
        && script.contains("schema.org")
}

fn is_json_ld(kind: &str) -> bool {
    kind.to_ascii_lowercase().contains("ld+json")
}

/// The thing and the property whose value is moved; none at a script's top.
type Place = (u32, Rc<str>);

/// Moves a JSON value into the store. The stack holds what is still to be moved, last first, so that
/// things and values keep the script's order. Says whether nothing lay too deep.
fn add(store: &mut Store, json: Json, deepest: u16) -> bool {
    let mut whole = true;
    let mut waiting: Vec<(Option<Place>, Json, u16)> = vec![(None, json, 1)];
    while let Some((place, json, depth)) = waiting.pop() {
        if deepest < depth && (json.is_array() || json.is_object()) {
            whole = false;
            continue;
        }
        let inside = place.as_ref().map(|(item, name)| (*item, &**name));
        match json {
            Json::Array(values) => {
                waiting.extend(values.into_iter().rev().map(|it| (place.clone(), it, depth + 1)));
            }
            Json::Object(mut object) => {
                if let Some(plain) = wrapped(&mut object) {
                    waiting.push((place, plain, depth + 1));
                    continue;
                }
                let item = store.add_item(types_of(&object), inside);
                if let Some(id) = object.get("@id").and_then(Json::as_str) {
                    store.set_id(item, id);
                }
                let properties = object.into_iter().rev();
                let properties = properties.filter(|(name, _)| !is_keyword(name));
                waiting
                    .extend(properties.map(|(name, value)| (Some((item, Rc::from(name))), value, depth + 1)));
            }
            Json::String(text) => add_text(store, inside, text),
            Json::Number(number) => add_text(store, inside, number.to_string()),
            Json::Bool(truth) => add_text(store, inside, truth.to_string()),
            Json::Null => {}
        }
    }
    whole
}

fn add_text(store: &mut Store, inside: Option<(u32, &str)>, text: String) {
    if let Some((item, name)) = inside {
        store.add_value(item, name, Value::Text(text));
    }
}

/// The value of an object that only wraps one: `{"@value": ...}`, `{"@list": [...]}`, `{"@set": [...]}`.
fn wrapped(object: &mut Map<String, Json>) -> Option<Json> {
    ["@value", "@list", "@set"].into_iter().find_map(|name| object.remove(name))
}

/// Keywords of JSON-LD that are no properties; `@graph` is one here, as it leads to things.
fn is_keyword(name: &str) -> bool {
    name.starts_with('@') && name != "@graph"
}

fn types_of(object: &Map<String, Json>) -> Vec<String> {
    let stated = object.get("@type").or_else(|| object.get("type"));
    let types: &[Json] = match stated {
        Some(Json::Array(types)) => types,
        Some(one) => std::slice::from_ref(one),
        None => &[],
    };
    let names = types.iter().filter_map(Json::as_str).map(without_prefix);
    names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
}
