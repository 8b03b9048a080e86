//! The TypeScript types of the package say what the article's JSON holds: no more, no less.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};

use khabar::article::{
    Access, AccessSign, Against, Article, Author, Block, Cell, Comment, Comments, Correction, Dateline,
    Direction, Figure, Kind, LabelledPassage, ListItem, Locale, Mark, Moment, Pagination, Precision, Proof,
    Provenance, Quote, Related, Run, Site, Source, Stats, Table, TimeMention,
};
use khabar::error::Code;
use khabar::roles::Role;
use khabar::warning::{Warning, WarningCode};
use khabar::{Error, Limits};
use serde::de::DeserializeOwned;
use serde_json::Value;

const DECLARATIONS: &str = include_str!("../pkg/types.d.ts");

/// A field's type as it is written, and whether `?` lets it be absent.
struct Field {
    kind: String,
    is_optional: bool,
}

/// What `pkg/types.d.ts` declares.
#[derive(Default)]
struct Declared {
    interfaces: BTreeMap<String, BTreeMap<String, Field>>,
    /// The members of a union, in quotes when they are literals.
    unions: BTreeMap<String, Vec<String>>,
}

/// Reads the plain style that the file is written in: one field a line, comments on lines of their own.
fn declared() -> Declared {
    let mut declared = Declared::default();
    let mut lines =
        DECLARATIONS.lines().map(str::trim).filter(|it| !it.starts_with("/**") && !it.starts_with('*'));
    while let Some(line) = lines.next() {
        if let Some(head) = line.strip_prefix("export interface ") {
            let (name, parent) = head.trim_end_matches(" {").split_once(" extends ").unwrap_or((head, ""));
            let mut fields = BTreeMap::new();
            for line in lines.by_ref().take_while(|it| *it != "}") {
                let (name, kind) = line.trim_end_matches(';').split_once(": ").expect(line);
                let is_optional = name.ends_with('?');
                let field = Field { kind: kind.to_owned(), is_optional };
                fields.insert(name.trim_end_matches('?').to_owned(), field);
            }
            for (name, field) in declared.interfaces.get(parent).into_iter().flatten() {
                fields
                    .insert(name.clone(), Field { kind: field.kind.clone(), is_optional: field.is_optional });
            }
            declared.interfaces.insert(name.trim_end_matches(" {").to_owned(), fields);
        } else if let Some(head) = line.strip_prefix("export type ") {
            let mut text = head.to_owned();
            while !text.ends_with(';') {
                text.push(' ');
                text.push_str(lines.next().unwrap());
            }
            let (name, members) = text.trim_end_matches(';').split_once('=').unwrap();
            declared.unions.insert(name.trim().to_owned(), members_of(members));
        } else {
            assert!(line.is_empty(), "a line this test does not understand: {line}");
        }
    }
    declared
}

fn members_of(union: &str) -> Vec<String> {
    union.split('|').map(|it| it.trim().to_owned()).filter(|it| !it.is_empty()).collect()
}

/// Walks a value along its declared types and notes the fields and literals that it meets.
#[derive(Default)]
struct Walk {
    declared: Declared,
    met: BTreeSet<(String, String)>,
    faults: Vec<String>,
}

impl Walk {
    fn check(&mut self, kind: &str, value: &Value, place: &str) {
        if let Some(items) = kind.strip_suffix("[]") {
            let list = value.as_array().unwrap_or_else(|| panic!("{place} is no list"));
            assert!(!list.is_empty(), "{place} is empty, so the test does not fill everything");
            for item in list {
                self.check(items, item, place);
            }
        } else if self.declared.interfaces.contains_key(kind) {
            self.check_fields(kind, value, place);
        } else {
            let union = self.declared.unions.get(kind).cloned().unwrap_or_else(|| members_of(kind));
            if !union.iter().any(|member| self.is(member, value, place)) {
                self.faults.push(format!("{place} holds {value}, which is no {kind}"));
            }
        }
    }

    /// Whether a value is of one member of a union; an interface is told by its `type`.
    fn is(&mut self, member: &str, value: &Value, place: &str) -> bool {
        match member {
            "string" => value.is_string(),
            "number" => value.is_number(),
            "boolean" => value.is_boolean(),
            "null" => value.is_null(),
            literal if literal.starts_with('"') => value.as_str() == Some(literal.trim_matches('"')),
            interface => {
                let tag = self.declared.interfaces.get(interface).and_then(|it| it.get("type"));
                let named = value.get("type").map(Value::to_string);
                if tag.map(|it| &it.kind) != named.as_ref() {
                    return false;
                }
                self.check_fields(interface, value, place);
                true
            }
        }
    }

    fn check_fields(&mut self, interface: &str, value: &Value, place: &str) {
        for (name, part) in value.as_object().unwrap_or_else(|| panic!("{place} is no {interface}")) {
            let place = format!("{place}.{name}");
            match self.declared.interfaces[interface].get(name).map(|it| it.kind.clone()) {
                Some(kind) => {
                    self.met.insert((interface.to_owned(), name.clone()));
                    self.check(&kind, part, &place);
                }
                None => self.faults.push(format!("{interface} does not declare {place}")),
            }
        }
    }
}

#[allow(clippy::unnecessary_wraps, reason = "the fields it fills are optional")]
fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

fn moment() -> Moment {
    Moment { value: "2024-05-31".to_owned(), precision: Precision::Day, raw: some("31 May") }
}

fn runs() -> Vec<Run> {
    vec![Run { text: "x".to_owned(), marks: vec![Mark::Strong], href: some("https://a.example/") }]
}

fn figure() -> Figure {
    Figure {
        url: some("u"),
        alt: some("a"),
        caption: some("c"),
        credit: some("c"),
        width: Some(1),
        height: Some(1),
    }
}

/// One block of each kind, every field filled. The literals name every field, so that a new one does not
/// compile until it is given here.
fn blocks() -> Vec<Block> {
    let locale = || Locale { language: some("ar"), direction: Some(Direction::Rtl) };
    let paragraph = || Block::Paragraph { content: runs(), locale: locale() };
    let item = ListItem { content: runs(), blocks: vec![paragraph()] };
    let cell = Cell { content: runs(), header: true, columns: Some(2), rows: Some(2) };
    let filled = vec![
        paragraph(),
        Block::Heading { level: 2, content: runs(), locale: locale() },
        Block::List { ordered: true, start: Some(3), items: vec![item], locale: locale() },
        Block::Quote { blocks: vec![paragraph()], locale: locale() },
        Block::Figure(figure()),
        Block::Table(Table { caption: some("c"), rows: vec![vec![cell]] }),
        Block::Code { text: "x".to_owned(), syntax: some("rust") },
        Block::Embed { provider: "p".to_owned(), url: "u".to_owned(), title: some("t") },
        Block::Update { id: some("u"), time: Some(moment()), heading: some("h"), blocks: vec![paragraph()] },
        Block::Separator,
    ];
    for block in &filled {
        // A new kind of block does not compile until it stands here and in the list above.
        match block {
            Block::Paragraph { .. }
            | Block::Heading { .. }
            | Block::List { .. }
            | Block::Quote { .. }
            | Block::Figure(_)
            | Block::Table(_)
            | Block::Code { .. }
            | Block::Embed { .. }
            | Block::Update { .. }
            | Block::Separator => {}
        }
    }
    filled
}

fn proof() -> Proof {
    let against = Against {
        value: "v".to_owned(),
        raw: "r".to_owned(),
        witness: "w".to_owned(),
        trust: 0.5,
        place: some("html"),
    };
    Proof { witness: "w".to_owned(), place: some("html"), confidence: 0.5, against: vec![against] }
}

fn article() -> Article {
    let author = Author { name: "n".to_owned(), url: some("u"), role: some("r"), organisation: true };
    Article {
        kind: Kind::News,
        headline: some("h"),
        kicker: some("k"),
        dek: some("d"),
        byline: some("b"),
        authors: vec![author],
        dateline: Some(Dateline { place: "p".to_owned(), raw: "r".to_owned() }),
        published: Some(moment()),
        modified: Some(moment()),
        section: some("s"),
        tags: vec!["t".to_owned()],
        language: some("ar"),
        direction: Direction::Rtl,
        site: Some(Site { name: some("n"), url: some("u") }),
        url: some("u"),
        image: Some(figure()),
        body: blocks(),
        sources: vec![Source { name: "n".to_owned(), raw: "r".to_owned() }],
        times: vec![TimeMention {
            text: "t".to_owned(),
            value: some("v"),
            block: Some(0),
            conflict: some("c"),
        }],
        related: vec![Related { title: "t".to_owned(), url: some("u") }],
        quotes: vec![Quote {
            text: "t".to_owned(),
            speaker: some("s"),
            verb: some("v"),
            direct: true,
            block: 1,
        }],
        comments: Some(Comments {
            count: Some(2),
            items: vec![Comment { author: some("a"), time: Some(moment()), text: "t".to_owned() }],
        }),
        corrections: vec![Correction { text: "t".to_owned(), date: Some(moment()) }],
        access: Some(Access { free: None, evidence: vec![AccessSign::TextCut] }),
        pagination: Some(Pagination { next: some("n"), previous: some("p"), page: Some(1), total: Some(2) }),
        stats: Stats { words: 1, characters: 1, reading_minutes: 1 },
        confidence: 0.5,
        warnings: vec![Warning::from(WarningCode::NoArticle)],
        provenance: Some(Provenance {
            headline: Some(proof()),
            kicker: Some(proof()),
            dek: Some(proof()),
            byline: Some(proof()),
            authors: Some(proof()),
            published: Some(proof()),
            modified: Some(proof()),
            section: Some(proof()),
            tags: Some(proof()),
            image: Some(proof()),
            body: vec!["html".to_owned()],
        }),
        passages: vec![LabelledPassage {
            text: "t".to_owned(),
            role: "body".to_owned(),
            probability: 0.5,
            place: "html".to_owned(),
            block: Some(0),
            reasons: vec!["r".to_owned()],
        }],
    }
}

/// The names that serde knows for an enum without data: it lists them when it meets a stranger.
fn variants<E: DeserializeOwned>() -> BTreeSet<String> {
    let error =
        serde_json::from_str::<E>("\"?\"").err().expect("no enum has a variant named `?`").to_string();
    let list = error.split_once("expected").expect("serde lists the variants").1;
    list.split('`').skip(1).step_by(2).map(|it| format!("\"{it}\"")).collect()
}

#[test]
fn a_full_article_is_as_declared() {
    let value = serde_json::to_value(article()).unwrap();
    let mut walk = Walk { declared: declared(), ..Walk::default() };
    walk.check("Article", &value, "article");
    assert_eq!(walk.faults, Vec::<String>::new());
    for (interface, fields) in &walk.declared.interfaces {
        // Options and given roles go in, and Locale is met through the blocks that extend it.
        if ["Options", "GivenRole", "Limits", "Locale"].contains(&interface.as_str()) {
            continue;
        }
        for name in fields.keys() {
            let is_met = walk.met.contains(&(interface.clone(), name.clone()));
            assert!(is_met, "{interface}.{name} is declared, but no article has it");
        }
    }
}

#[test]
fn what_an_empty_article_leaves_out_is_optional() {
    let value = serde_json::to_value(Article::default()).unwrap();
    for (name, field) in &declared().interfaces["Article"] {
        assert_eq!(value.get(name).is_none(), field.is_optional, "Article.{name}");
    }
}

#[test]
fn limits_are_as_declared() {
    let limits = serde_json::to_value(Limits::default()).unwrap();
    let names: BTreeSet<&String> = limits.as_object().unwrap().keys().collect();
    assert_eq!(declared().interfaces["Limits"].keys().collect::<BTreeSet<_>>(), names);
}

#[test]
fn names_of_variants_are_as_declared() {
    let declared = declared();
    let union = |kind: &str| -> BTreeSet<String> {
        declared.unions.get(kind).cloned().unwrap_or_else(|| members_of(kind)).into_iter().collect()
    };
    let field = |interface: &str, name: &str| union(&declared.interfaces[interface][name].kind);
    assert_eq!(field("Article", "kind"), variants::<Kind>());
    assert_eq!(field("Article", "direction"), variants::<Direction>());
    assert_eq!(field("Locale", "direction"), variants::<Direction>());
    assert_eq!(field("Moment", "precision"), variants::<Precision>());
    assert_eq!(field("Warning", "code"), variants::<WarningCode>());
    assert_eq!(union("Mark"), variants::<Mark>());
    assert_eq!(union("Role"), Role::ALL.iter().map(|it| format!("{:?}", it.name())).collect());
    assert_eq!(union("AccessSign"), variants::<AccessSign>());
    assert_eq!(union("ErrorCode"), variants::<Code>());
}

#[test]
fn errors_are_named_as_in_json() {
    let names: BTreeSet<String> =
        variants::<Code>().iter().map(|it| it.trim_matches('"').to_owned()).collect();
    for name in &names {
        let code: Code = serde_json::from_value(Value::from(name.as_str())).unwrap();
        assert_eq!(code.as_str(), name);
    }
    for error in [Error::EmptyInput, Error::NotText("x"), Error::BadOption(String::new())] {
        assert!(names.contains(error.code()));
    }
}
