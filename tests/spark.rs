//! The example for Apache Spark, run where Python finds pyspark (`PYTHON` names another interpreter).
#![allow(clippy::unwrap_used)]

use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Output};
use std::{env, fs};

use serde_json::{Value, json};

const PAGE: &str = "<html lang=en><h1>Rain floods the old town</h1>\
    <p>Streets in the old town stood under water on Friday after a night of heavy rain, the mayor said.</p>\
    <p>Two schools stayed closed, and buses took another way. Nobody was hurt, according to the police.</p></html>";

/// Prints a row a line of what the example wrote.
const READ: &str = "
import sys
from pyspark.sql import SparkSession
spark = SparkSession.builder.master('local[1]').getOrCreate()
for row in spark.read.parquet(sys.argv[1]).orderBy('id').toJSON().collect():
    print(row)
";

fn python(words: &[&str]) -> io::Result<Output> {
    let program = env::var("PYTHON").unwrap_or_else(|_| "python3".into());
    Command::new(program).args(words).env("SPARK_LOCAL_IP", "127.0.0.1").output()
}

fn printed(words: &[&str]) -> String {
    let output = python(words).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn spark_pipes_records_through_the_program_and_writes_parquet() {
    if !python(&["-c", "import pyspark"]).is_ok_and(|it| it.status.success()) {
        // Not by a macro, whose words are seen only when a test fails.
        writeln!(io::stderr(), "the example for Spark was not run: Python has no pyspark here").unwrap();
        return;
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("spark");
    let _ = fs::remove_dir_all(&folder);
    let pages = folder.join("pages");
    fs::create_dir_all(&pages).unwrap();
    let record =
        |id: &str, html: &str| json!({ "id": id, "html": html, "url": "https://harbour.example/rain" });
    fs::write(pages.join("1.jsonl"), format!("{}\n{}\n", record("a", PAGE), record("b", " "))).unwrap();
    fs::write(pages.join("2.jsonl"), format!("{}\n", record("c", PAGE))).unwrap();
    let (from, to) = (pages.to_string_lossy(), folder.join("articles").to_string_lossy().into_owned());
    let program = env!("CARGO_BIN_EXE_khabar");
    let words = ["examples/spark/articles.py", &from, &to, "--khabar", program, "--master", "local[2]"];
    let counts: Value = serde_json::from_str(&printed(&words)).unwrap();
    assert_eq!((&counts["pages"], &counts["errors"]), (&3.into(), &1.into()));
    let rows: Vec<Value> =
        printed(&["-c", READ, &to]).lines().map(|it| serde_json::from_str(it).unwrap()).collect();
    assert_eq!(rows.iter().map(|it| &it["id"]).collect::<Vec<_>>(), ["a", "b", "c"]);
    assert_eq!(rows[0]["headline"], "Rain floods the old town");
    assert_eq!(rows[1]["error"]["code"], "empty-input");
    let whole: Value = serde_json::from_str(rows[2]["article"].as_str().unwrap()).unwrap();
    assert_eq!(whole["body"][0]["type"], "paragraph");
}
