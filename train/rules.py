"""What each rule earns: the text that it takes from what the model calls body, by the gold.

    python3 train/rules.py [--folds FOLDER] [--examples RULE]

For every rule that overruled the model: characters that the gold does not hold either (rightly removed), characters
that it holds (wrongly removed), and the pages on which the rule spoke. Rules that only name what the model left out are
counted by passages. `--folds` names what `train/crossval.py --keep` wrote: each page is then judged by the program that
has not seen its site, on the fitted corpora.
"""
import argparse
import collections
import json
import os
import subprocess
import tempfile

import align
from fit import FITTED, corpora_tool

NEVER_FITTED = ["l3s_gn1", "omnivore"]


def articles(corpus, binary_of, folder):
    """Each of a corpus' rows with its article, by the program that the row's key stands for."""
    rows = corpora_tool.documents(corpus)
    by_binary = collections.defaultdict(list)
    for row, line in zip(rows, corpora_tool.requests(corpus, rows, folder)):
        by_binary[binary_of(f"{corpus}/{row['id']}")].append((row, line))
    for binary, pairs in by_binary.items():
        lines = "\n".join(line for _, line in pairs)
        run = subprocess.run([binary, "--jsonl", "--passages"], input=lines, capture_output=True, text=True, check=True)
        yield from zip((row for row, _ in pairs), map(json.loads, run.stdout.strip().split("\n")))


def labelled(binary_of, corpora, folder):
    """Each passage with its page and the gold's label; None where the gold says nothing."""
    for corpus in corpora:
        for row, article in articles(corpus, binary_of, folder):
            if row.get("page_type") not in (None, "article"):
                continue
            passages, gold = article.get("passages") or [], row["gold"]
            texts = [it["text"] for it in passages]
            labels = align.labels(texts, gold["text"]) if "text" in gold else \
                align.segment_labels(texts, gold.get("with", []), gold.get("without", []))
            for passage, label in zip(passages, labels):
                yield row["id"], passage, label


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--binary", default=os.path.join(os.path.dirname(__file__), "..", "target", "release", "khabar"))
    options.add_argument("--folds", help="folder of a cross-validation")
    options.add_argument("--examples", help="a rule whose wrongly removed passages are printed")
    chosen = options.parse_args()
    corpora, binary_of = FITTED + NEVER_FITTED, lambda _: chosen.binary
    if chosen.folds:
        with open(os.path.join(chosen.folds, "folds.json"), encoding="utf8") as file:
            folds = json.load(file)
        corpora, binary_of = FITTED, lambda key: os.path.join(chosen.folds, f"fold-{folds[key]}") if key in folds else chosen.binary
    right, wrong, named = collections.Counter(), collections.Counter(), collections.Counter()
    pages = collections.defaultdict(set)
    with tempfile.TemporaryDirectory() as folder:
        for page, passage, label in labelled(binary_of, corpora, folder):
            rule = (passage.get("reasons") or [None])[0]
            if passage["role"] == "body" or rule is None:
                continue
            if passage["probability"] < 0.5:
                named[rule] += 1
            elif label is not None:
                (wrong if label else right)[rule] += len(passage["text"])
                pages[rule].add(page)
                if label and rule == chosen.examples:
                    print(page, passage["probability"], passage["text"][:120])
    print(f"{'rule':22} {'named':>7} {'pages':>6} {'rightly':>9} {'wrongly':>9}")
    for rule in sorted(set(right) | set(wrong) | set(named), key=lambda it: wrong[it] - right[it]):
        print(f"{rule:22} {named[rule]:7} {len(pages[rule]):6} {right[rule]:9} {wrong[rule]:9}")


if __name__ == "__main__":
    main()
