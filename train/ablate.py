"""What each group of measures earns: cross-validation by site with the group taken out.

    target/venv/bin/python train/ablate.py

Prints mean body F1 a corpus, for the first sweep alone and without each group; about twenty minutes on two cores.
"""
import argparse
import os
import tempfile

import numpy

import fit

# A group is every measure from its first name on, up to the next group's.
GROUPS = [("text", "length"), ("elements around", "tag"), ("names", "name-content"), ("place", "place"),
          ("neighbours", "previous-length"), ("containers", "container0-prose"), ("likeliest container", "in-likeliest"),
          ("passages alike", "kind-count"), ("repeats", "repeats"), ("what the page states", "is-headline"),
          ("page totals", "page-prose"), ("labels of the packs", "label"),
          ("ends and signs", "ends-ellipsis"), ("named elements' share", "comment-prose"), ("below the headline", "from-headline"),
          ("prose around", "up-to-previous-prose"), ("since a label", "since-ending-label")]


def masked(rows, kept):
    """The rows with all other measures alike, so that they teach nothing."""
    out = numpy.zeros_like(rows)
    out[:, kept] = rows[:, kept]
    return out


def scores(docs, fold, kept):
    """Mean F1 a corpus of pages that the model has not seen."""
    values = {}
    for k in sorted(set(fold)):
        ins = [d for d, f in zip(docs, fold) if f != k and d.fitted]
        model = fit.train(ins, [masked(d.first, kept) for d in ins], fit.FIRST)
        for doc in (d for d, f in zip(docs, fold) if f == k and "text" in d.gold):
            if doc.row.get("page_type") not in (None, "article"):
                continue
            picks = fit.predict(model, masked(doc.first, kept)) > 0.5
            text = "\n".join(t for t, p in zip(doc.texts, picks) if p)
            grams = fit.score.shingles(fit.score.tokenize_c(text))
            golds = (fit.score.shingles(fit.score.tokenize_c(it)) for it in fit.score.refs(doc.row))
            values.setdefault(doc.corpus, []).append(max(fit.score.docf1(fit.score.tpfpfn(it, grams)) for it in golds))
    return {corpus: sum(it) / len(it) for corpus, it in values.items()}


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--binary", default=os.path.join(fit.HERE, "..", "target", "release", "khabar"))
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        docs = fit.load_all(chosen.binary, folder)
    fold = fit.folds_of(docs, 5)
    every = fit.NAMES[:fit.NAMES.first]
    whole = scores(docs, fold, list(range(len(every))))
    print("all measures".ljust(24), "  ".join(f"{name} {value:.4f}" for name, value in whole.items()))
    starts = [every.index(first) for _, first in GROUPS] + [len(every)]
    for (group, _), start, end in zip(GROUPS, starts, starts[1:]):
        less = scores(docs, fold, [at for at in range(len(every)) if not start <= at < end])
        print(f"without {group}".ljust(24), "  ".join(f"{name} {less[name] - whole[name]:+.4f}" for name in whole), flush=True)


if __name__ == "__main__":
    main()
