#!/usr/bin/env python3
"""Runs `khabar --jsonl` over the corpora of real pages and prints their scores.

    python3 tools/corpora.py [CORPUS ...] [--worst N] [--group lang] [--binary PATH] [--keep FOLDER] [--copied FOLDER]

With --copied the pages are not read as HTML but as the plain text that `tools/copied.mjs` wrote into that folder, and
without their addresses: what somebody pastes.

The corpora and `score.py` stand in ../shared beside the project; without them this says so and ends.
"""
import argparse
import concurrent.futures
import gzip
import json
import os
import subprocess
import sys
import tempfile
import urllib.parse

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
SHARED = os.path.join(os.path.dirname(ROOT), "shared")
CORPORA = os.path.join(SHARED, "corpora")
# Pages a process is given at once: enough to hide its start, few enough for a lively progress line.
BATCH = 40
# Corpora whose gold text begins with the headline, which Khabar gives as a field of its own.
HEADLINE_FIRST = ["daniel", "dragnet"]


def documents(corpus):
    with open(os.path.join(CORPORA, corpus, "docs.jsonl"), encoding="utf8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def requests(corpus, rows, folder):
    """The batch's input lines; pages are unpacked, since the program reads HTML and not archives."""
    for number, row in enumerate(rows):
        path = os.path.join(folder, f"{corpus}-{number}.html")
        with gzip.open(os.path.join(CORPORA, corpus, row["html"])) as packed, open(path, "wb") as page:
            page.write(packed.read())
        yield json.dumps({"id": row["id"], "html_path": path, "url": row.get("url")})


def copied_requests(corpus, rows, folder):
    """The batch's input lines for copied text; a page that could not be copied is left out."""
    for row in rows:
        path = os.path.join(folder, corpus, urllib.parse.quote(row["id"], safe="!'()*~-_.") + ".txt")
        if os.path.exists(path):
            with open(path, encoding="utf8") as text:
                yield json.dumps({"id": row["id"], "text": text.read()})


def plain(line):
    """An article as score.py reads it."""
    article = json.loads(line)
    name = lambda it: (it or {}).get("name")
    figures = [it for it in article.get("body", []) if it.get("type") == "figure" and it.get("url")]
    return {
        "id": article["id"],
        "error": article.get("error"),
        "ms": article.get("ms"),
        "text": article.get("text"),
        "title": article.get("headline"),
        "authors": [it["name"] for it in article.get("authors", [])],
        "date": (article.get("published") or {}).get("value"),
        "modified": (article.get("modified") or {}).get("value"),
        "lead": article.get("dek"),
        "section": article.get("section"),
        "tags": article.get("tags", []),
        "site": name(article.get("site")),
        "image": (article.get("image") or {}).get("url"),
        "images": [{"url": it["url"], "caption": it.get("caption")} for it in figures],
    }


def run(binary, lines):
    done = subprocess.run([binary, "--jsonl"], input="\n".join(lines), capture_output=True, text=True, check=True)
    return [plain(line) for line in done.stdout.split("\n") if line]


def run_corpus(binary, corpus, folder, copied, pool):
    rows = documents(corpus)
    lines = list(copied_requests(corpus, rows, copied) if copied else requests(corpus, rows, folder))
    batches = [lines[at:at + BATCH] for at in range(0, len(lines), BATCH)]
    results, jobs = [], [pool.submit(run, binary, batch) for batch in batches]
    for job in jobs:
        results += job.result()
        print(f"\r{corpus}: {len(results)} of {len(lines)}", end="", file=sys.stderr, flush=True)
    print("\r" + " " * 60 + "\r", end="", file=sys.stderr, flush=True)
    return results


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpora", nargs="*")
    options.add_argument("--worst", type=int, default=0)
    options.add_argument("--by", default="f1")
    options.add_argument("--group")
    options.add_argument("--only", action="append", default=[])
    options.add_argument("--binary", default=os.path.join(ROOT, "target", "release", "khabar"))
    options.add_argument("--copied", help="folder of plain texts to read instead of the pages")
    options.add_argument("--keep", help="folder for the run files")
    chosen = options.parse_args()
    if not os.path.isdir(CORPORA):
        print("the corpora of real pages are not here: expected ../shared/corpora beside the project; nothing measured")
        return
    names = chosen.corpora or sorted(it for it in os.listdir(CORPORA) if os.path.isdir(os.path.join(CORPORA, it)))
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        out = chosen.keep or folder
        os.makedirs(out, exist_ok=True)
        for corpus in names:
            path = os.path.join(out, corpus + ".jsonl")
            with open(path, "w", encoding="utf8") as file:
                for row in run_corpus(chosen.binary, corpus, folder, chosen.copied, pool):
                    file.write(json.dumps(row, ensure_ascii=False) + "\n")
            # Peers' figures for this corpus are for its articles alone.
            only = chosen.only or (["page_type=article"] if corpus == "wcxb_dev" else [])
            call = [sys.executable, os.path.join(SHARED, "score.py"), corpus, path]
            call += [part for it in only for part in ("--only", it)]
            if chosen.worst:
                call += ["--worst", str(chosen.worst), "--by", chosen.by]
            if chosen.group:
                call += ["--group", chosen.group]
            sys.stdout.flush()
            subprocess.run(call, check=True)
            if corpus in HEADLINE_FIRST:
                print_with_headline(corpus, path)


def print_with_headline(corpus, path):
    """The body's score when the headline stands before the text, as it does in the corpus' gold."""
    with open(path, encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    whole = path.removesuffix(".jsonl") + "-with-headline.jsonl"
    with open(whole, "w", encoding="utf8") as file:
        for row in rows:
            row["text"] = "\n".join(it for it in (row["title"], row["text"]) if it)
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    call = [sys.executable, os.path.join(SHARED, "score.py"), corpus, whole]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    print("with headline: " + next(it for it in done.stdout.split("\n") if it.startswith("body")), flush=True)


if __name__ == "__main__":
    main()
