//! Dates that the page states for machines: JSON-LD and meta tags.

use super::reader::Reader;
use crate::article::Moment;
use crate::fields::{Case, Claim};

/// Meta tags that state a publication, most trusted first.
const PUBLISHED: [(&str, u8); 30] = [
    ("article:published_time", 88),
    ("article:published", 86),
    ("og:article:published_time", 86),
    ("og:published_time", 86),
    ("og:pubdate", 84),
    ("datepublished", 84),
    ("parsely-pub-date", 84),
    ("sailthru.date", 82),
    ("citation_publication_date", 82),
    ("citation_online_date", 82),
    ("dc.date.issued", 82),
    ("dcterms.issued", 82),
    ("dcterms.date", 78),
    ("dcterms.created", 78),
    ("dc.date.created", 78),
    ("dc.date", 76),
    ("pubdate", 82),
    ("publishdate", 82),
    ("publish-date", 82),
    ("publish_date", 82),
    ("published", 80),
    ("published_date", 80),
    ("publication_date", 80),
    ("article_date_original", 82),
    ("cxenseparse:recs:publishtime", 82),
    ("originalpublicationdate", 82),
    ("date", 74),
    ("ptime", 70),
    ("bt:pubdate", 80),
    ("datecreated", 66),
];

/// Meta tags that state a change.
const MODIFIED: [(&str, u8); 10] = [
    ("article:modified_time", 88),
    ("article:modified", 84),
    ("og:updated_time", 80),
    ("datemodified", 84),
    ("dcterms.modified", 80),
    ("dc.date.modified", 80),
    ("last-modified", 60),
    ("lastmod", 70),
    ("revised", 66),
    ("article:updated_time", 80),
];

/// Trust in JSON-LD by the property's place among those that state such a date, and what a second article's has less.
const JSON_LD: [u8; 3] = [92, 74, 60];
const SECOND_LESS: u8 = 8;

/// Trust in what JSON-LD says of the page, which may have been made anew around the article.
const JSON_LD_OF_PAGE: u8 = 78;

/// How the names of further meta tags of a publication end, signs left out.
const PUBLISHED_ENDINGS: [&str; 13] = [
    "dcdate",
    "dccreated",
    "dctermscreated",
    "datecreated",
    "publisheddate",
    "publishedtime",
    "publishedat",
    "publicationdate",
    "publicationtime",
    "publishdate",
    "publishtime",
    "pubdate",
    "datepublished",
];

/// As [`PUBLISHED_ENDINGS`], of a change.
const MODIFIED_ENDINGS: [&str; 9] = [
    "dateupdate",
    "dateupdated",
    "modificationdate",
    "modifieddate",
    "modifiedtime",
    "lastmodified",
    "updatedtime",
    "updateddate",
    "datemodified",
];

/// The trust in a meta tag that is known by the end of its name alone.
const OTHER_META: u8 = 74;

/// The claims on publication.
pub(super) fn published(case: &Case<'_>, reader: &Reader<'_>) -> Vec<Claim<Moment>> {
    let paths = ["datePublished", "dateCreated", "uploadDate"];
    claims(case, reader, &paths, &PUBLISHED, &PUBLISHED_ENDINGS)
}

/// The claims on change.
pub(super) fn modified(case: &Case<'_>, reader: &Reader<'_>) -> Vec<Claim<Moment>> {
    claims(case, reader, &["dateModified", "dateUpdated"], &MODIFIED, &MODIFIED_ENDINGS)
}

fn claims(
    case: &Case<'_>,
    reader: &Reader<'_>,
    paths: &[&str],
    metas: &[(&str, u8)],
    endings: &[&str],
) -> Vec<Claim<Moment>> {
    let mut claims = Vec::new();
    for (count, article) in case.evidence.articles().take(2).enumerate() {
        for (at, path) in paths.iter().enumerate() {
            if let Some(raw) = article.text(path) {
                let trust = JSON_LD[at.min(JSON_LD.len() - 1)] - SECOND_LESS * count as u8;
                claims.extend(reader.first(&raw).map(|it| Claim::stated(it, &raw, "json-ld", trust)));
            }
        }
    }
    for page in case.evidence.typed(&["WebPage", "ItemPage", "MedicalWebPage", "Recipe", "HowTo"]).take(2) {
        if let Some(raw) = page.text(paths[0]) {
            claims.extend(
                reader.first(&raw).map(|it| Claim::stated(it, &raw, "json-ld-page", JSON_LD_OF_PAGE)),
            );
        }
    }
    for (name, trust) in metas {
        if let Some(raw) = case.evidence.meta(name) {
            claims.extend(reader.first(raw).map(|it| Claim::stated(it, raw, "meta", *trust)));
        }
    }
    let listed = |name: &str| PUBLISHED.iter().chain(&MODIFIED).any(|it| it.0 == name);
    for tag in case.evidence.meta.iter().filter(|it| !listed(&it.name) && !is_of_media(&it.name)) {
        let letters: String = tag.name.chars().filter(char::is_ascii_alphanumeric).collect();
        if endings.iter().any(|it| letters.ends_with(it)) {
            claims.extend(
                reader.first(&tag.content).map(|it| Claim::stated(it, &tag.content, "meta", OTHER_META)),
            );
        }
    }
    claims
}

/// What a meta tag states of a book, film or song, which the page is about.
fn is_of_media(name: &str) -> bool {
    ["book:", "video:", "music:", "og:video", "og:image"].iter().any(|it| name.starts_with(it))
}
