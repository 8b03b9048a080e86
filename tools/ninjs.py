#!/usr/bin/env python3
"""Runs `khabar --jsonl --format ninjs` over the corpora of real pages and holds every article against the schema.

    target/venv/bin/python tools/ninjs.py [CORPUS ...] [--binary PATH]

The schema stands in ../shared beside the project, like the corpora; without them this says so and ends. Ends with an
error when an article is not valid.
"""
import argparse
import collections
import concurrent.futures
import json
import os
import subprocess
import sys
import tempfile

from jsonschema import Draft202012Validator, FormatChecker

import corpora

SCHEMA = os.path.join(corpora.SHARED, "ninjs-schema_3.1.json")
# Errors printed; one cause gives many.
ERRORS = 20


def place(path):
    """Where in an article an error is, without the numbers of list members."""
    return "/".join("*" if isinstance(it, int) else it for it in path) or "the whole"


def written(binary, lines):
    """The program's answers, one a page: an article as ninjs, or an error."""
    call = [binary, "--jsonl", "--format", "ninjs"]
    done = subprocess.run(call, input="\n".join(lines), capture_output=True, text=True, check=True)
    for line in done.stdout.split("\n"):
        if line:
            yield json.loads(line)


def validator():
    with open(SCHEMA, encoding="utf8") as file:
        schema = json.load(file)
    checker = FormatChecker()
    # Without their libraries these formats would pass unchecked.
    missing = {"date-time", "uri"} - set(checker.checkers)
    if missing:
        sys.exit(f"formats that cannot be checked: {', '.join(sorted(missing))}; install tools/requirements.txt")
    return Draft202012Validator(schema, format_checker=checker)


def run(binary, names, folder, pool):
    """Prints the count of every corpus; gives the errors by place."""
    schema, errors = validator(), collections.defaultdict(list)
    for name in names:
        lines = list(corpora.requests(name, corpora.documents(name), folder))
        batches = [lines[at:at + corpora.BATCH] for at in range(0, len(lines), corpora.BATCH)]
        valid = read = 0
        for answers in pool.map(lambda batch: list(written(binary, batch)), batches):
            for answer in answers:
                if "ninjs" not in answer:
                    continue
                read += 1
                found = list(schema.iter_errors(answer["ninjs"]))
                valid += not found
                for error in found:
                    errors[place(error.absolute_path)].append((name, answer["id"], error.message[:200]))
        print(f"{name}: {valid} of {read} valid ninjs, {len(lines) - read} pages not read", flush=True)
    return errors


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpora", nargs="*")
    options.add_argument("--binary", default=os.path.join(corpora.ROOT, "target", "release", "khabar"))
    chosen = options.parse_args()
    if not (os.path.isfile(SCHEMA) and os.path.isdir(corpora.CORPORA)):
        print("the schema of ninjs or the corpora are not in ../shared beside the project; nothing held against it")
        return
    folders = (it for it in os.listdir(corpora.CORPORA) if os.path.isdir(os.path.join(corpora.CORPORA, it)))
    names = chosen.corpora or sorted(folders)
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        errors = run(chosen.binary, names, folder, pool)
    for path, found in sorted(errors.items(), key=lambda it: -len(it[1]))[:ERRORS]:
        name, page, message = found[0]
        print(f"{path}: {len(found)}, first in {name} {page}: {message}")
    sys.exit(1 if errors else 0)


if __name__ == "__main__":
    main()
