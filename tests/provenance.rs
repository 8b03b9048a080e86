//! An article can prove its fields: over all of our own pages, every field has a witness and every block a place.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;

use khabar::article::{Article, Block, Proof};
use khabar::{Options, parse};

fn articles(options: &Options) -> Vec<(String, Article)> {
    let folders = fs::read_dir("tests/pages").unwrap().map(|it| it.unwrap().path());
    let pages = folders.map(|it| it.join("page.html")).filter(|it| it.exists());
    pages
        .map(|path| (path.display().to_string(), parse(&fs::read(&path).unwrap(), options).unwrap()))
        .collect()
}

fn asked() -> Options {
    Options { passages: true, provenance: true, ..Options::default() }
}

#[test]
fn nothing_is_told_unless_asked() {
    assert!(articles(&Options::default()).iter().all(|(_, it)| it.provenance.is_none()));
}

#[test]
fn every_field_has_its_proof_and_no_other_has() {
    for (page, article) in articles(&asked()) {
        let proofs = article.provenance.unwrap();
        let fields: [(&str, bool, &Option<Proof>); 10] = [
            ("headline", article.headline.is_some(), &proofs.headline),
            ("kicker", article.kicker.is_some(), &proofs.kicker),
            ("dek", article.dek.is_some(), &proofs.dek),
            ("byline", article.byline.is_some(), &proofs.byline),
            ("authors", !article.authors.is_empty(), &proofs.authors),
            ("published", article.published.is_some(), &proofs.published),
            ("modified", article.modified.is_some(), &proofs.modified),
            ("section", article.section.is_some(), &proofs.section),
            ("tags", !article.tags.is_empty(), &proofs.tags),
            ("image", article.image.is_some(), &proofs.image),
        ];
        for (name, is_there, proof) in fields {
            assert_eq!(is_there, proof.is_some(), "{page}: {name}");
            let Some(proof) = proof else { continue };
            assert!(!proof.witness.is_empty() && 0.0 < proof.confidence, "{page}: {name}");
            assert!(proof.against.iter().all(|it| !it.value.is_empty()), "{page}: {name} {proof:?}");
        }
    }
}

#[test]
fn every_block_has_a_place_and_knows_its_passages() {
    for (page, article) in articles(&asked()) {
        let proofs = article.provenance.unwrap();
        assert_eq!(proofs.body.len(), article.body.len(), "{page}");
        for passage in article.passages.iter().filter(|it| ["body", "caption"].contains(&it.role.as_str())) {
            let Some(block) = passage.block else { continue };
            if let Block::Figure(figure) = &article.body[block] {
                let said =
                    figure.caption.iter().chain(&figure.credit).any(|it| passage.text.contains(it.as_str()));
                assert!(said, "{page}: {passage:?} in {figure:?}");
                continue;
            }
            let place = &proofs.body[block];
            let is_near = passage.place.starts_with(place) || place.starts_with(&passage.place);
            assert!(is_near, "{page}: {passage:?} in {place}");
            if let Block::Paragraph { content, .. } = &article.body[block] {
                let text: String = content.iter().map(|it| it.text.as_str()).collect();
                // Only the opening: readings of ruby letters stand in the passage and not in the block.
                let opening: String = passage.text.trim().chars().take(8).collect();
                assert!(text.contains(&opening), "{page}: {passage:?} in {text}");
            }
        }
    }
}

#[test]
fn a_claim_that_was_beaten_is_kept() {
    let html = r#"<html lang="en"><head><title>Rain floods the old town</title>
<meta property="article:published_time" content="2024-05-30T08:00:00Z">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Rain floods the old town","datePublished":"2024-06-02"}</script></head>
<body><article><h1>Rain floods the old town</h1><p>Streets in the old town stood under water on Thursday after
a night of rain, and the fire brigade pumped out forty cellars before noon.</p></article></body></html>"#;
    let proof = parse(html, &asked()).unwrap().provenance.unwrap().published.unwrap();
    assert_eq!(proof.against.len(), 1);
    assert_ne!(proof.against[0].witness, proof.witness);
}
