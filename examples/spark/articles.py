#!/usr/bin/env python3
"""Reads news pages with `khabar --jsonl` under Apache Spark and writes the articles as Parquet.

    python3 examples/spark/articles.py IN OUT [--khabar PATH] [--master URL] [--parts N]

IN is a folder of JSONL files, one record a line as `khabar --help` describes them; OUT a folder that is made.
Each part of the lines is piped through a process of its own, so all of Spark's workers read pages at once.
"""
import argparse
import json
import os
import shlex
import time

from pyspark.sql import SparkSession, functions

# What becomes a column of its own, as SQL; the rest is in the column `article`, the whole line.
COLUMNS = """
    id STRING, kind STRING, headline STRING, dek STRING, byline STRING,
    authors ARRAY<STRUCT<name: STRING, role: STRING, url: STRING, organisation: BOOLEAN>>,
    published STRUCT<value: STRING, precision: STRING>, modified STRUCT<value: STRING, precision: STRING>,
    section STRING, tags ARRAY<STRING>, language STRING, url STRING, site STRUCT<name: STRING>, text STRING,
    confidence DOUBLE, error STRUCT<code: STRING, message: STRING>, ms DOUBLE
"""


def articles(spark, folder, khabar, parts):
    """A row for every record, in no order; one that could not be read has `error` and no headline."""
    records = spark.sparkContext.textFile(folder, parts)
    # A page that cannot be read is an answer too; a process that falls is not, and fails the job.
    answers = records.pipe(f"{shlex.quote(khabar)} --jsonl", checkCode=True)
    lines = spark.createDataFrame(answers.map(lambda it: (it,)), "article STRING")
    return lines.select(functions.from_json("article", COLUMNS).alias("it"), "article").select("it.*", "article")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", metavar="IN")
    options.add_argument("out", metavar="OUT")
    options.add_argument("--khabar", default="khabar", help="the program, at the same path on every worker")
    options.add_argument("--master", default="local[*]", help="where Spark runs")
    options.add_argument("--parts", type=int, default=8, help="parts of the input at least; a few for each processor")
    chosen = options.parse_args()
    # Workers run in folders of their own.
    khabar = os.path.abspath(chosen.khabar) if os.path.exists(chosen.khabar) else chosen.khabar
    spark = SparkSession.builder.appName("khabar").master(chosen.master).getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    started = time.monotonic()
    articles(spark, chosen.folder, khabar, chosen.parts).write.parquet(chosen.out)
    seconds = time.monotonic() - started
    rows = spark.read.parquet(chosen.out)
    counts = {"pages": rows.count(), "errors": rows.filter("error IS NOT NULL").count(), "seconds": round(seconds, 1)}
    print(json.dumps(counts))
    spark.stop()


if __name__ == "__main__":
    main()
