"""What each rule earns: the text that it takes from what the model calls body, by the gold.

    python3 train/rules.py [--examples RULE]

For every rule that overruled the model: characters that the gold does not hold either (rightly removed), characters
that it holds (wrongly removed), and the pages on which the rule spoke. Rules that only name what the model left out are
counted by passages.
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


def labelled(binary, corpora, folder):
    """Each passage with its page and the gold's label; None where the gold says nothing."""
    for corpus in corpora:
        rows = corpora_tool.documents(corpus)
        lines = "\n".join(corpora_tool.requests(corpus, rows, folder))
        run = subprocess.run([binary, "--jsonl", "--passages"], input=lines, capture_output=True, text=True, check=True)
        for row, line in zip(rows, run.stdout.split("\n")):
            if row.get("page_type") not in (None, "article"):
                continue
            passages, gold = json.loads(line).get("passages") or [], row["gold"]
            texts = [it["text"] for it in passages]
            labels = align.labels(texts, gold["text"]) if "text" in gold else \
                align.segment_labels(texts, gold.get("with", []), gold.get("without", []))
            for passage, label in zip(passages, labels):
                yield row["id"], passage, label


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--binary", default=os.path.join(os.path.dirname(__file__), "..", "target", "release", "khabar"))
    options.add_argument("--examples", help="a rule whose wrongly removed passages are printed")
    chosen = options.parse_args()
    right, wrong, named = collections.Counter(), collections.Counter(), collections.Counter()
    pages = collections.defaultdict(set)
    with tempfile.TemporaryDirectory() as folder:
        for page, passage, label in labelled(chosen.binary, FITTED + NEVER_FITTED, folder):
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
