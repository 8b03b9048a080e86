//! The command line (temporary: measures only).
#![allow(clippy::unwrap_used, clippy::expect_used)]
use std::io::{BufRead, Write};
fn main() {
    let stdin = std::io::stdin();
    let out = std::io::stdout();
    let mut out = std::io::BufWriter::new(out.lock());
    for line in stdin.lock().lines() {
        let record: serde_json::Value = serde_json::from_str(&line.unwrap()).unwrap();
        let bytes = std::fs::read(record["html_path"].as_str().unwrap()).unwrap();
        let text = String::from_utf8_lossy(&bytes);
        let source = khabar::input::Source { text, form: khabar::input::Form::Html };
        let page = khabar::page::build(&source, &khabar::Limits::default());
        let measured = khabar::roles::measure(&page);
        let likely: Option<Vec<f32>> = record.get("likely").map(|l| l.as_array().unwrap().iter().map(|v| v.as_f64().unwrap() as f32).collect());
        write!(out, "{{\"id\":{},\"passages\":[", record["id"]).unwrap();
        let second = likely.map(|l| measured.second(&page, &l));
        for (i, p) in page.passages().iter().enumerate() {
            if i > 0 { write!(out, ",").unwrap(); }
            write!(out, "{{\"text\":{},\"row\":[", serde_json::to_string(page.passage_text(p)).unwrap()).unwrap();
            let row: Vec<f32> = match &second { Some(s) => s[i].to_vec(), None => measured.row(i).to_vec() };
            for (k, v) in row.iter().enumerate() { if k > 0 { write!(out, ",").unwrap(); } write!(out, "{}", (v * 1000.0).round() / 1000.0).unwrap(); }
            write!(out, "]}}").unwrap();
        }
        writeln!(out, "]}}").unwrap();
    }
}
