"""Fits the role model: measures of passages -> how likely each is body.

    python3 train/fit.py [--folds 5] [--write src/roles/model.bin] [--unaligned FILE]

Boosted trees in one sweep. The measures come from `khabar measures`, so training and running see the same numbers.
Pages are split by site: no site is in two folds.
"""
import argparse
import collections
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from urllib.parse import urlsplit

import lightgbm
import numpy

import align
import model_file

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, "..", "..", "shared")
# Corpora whose labels are freely licensed and whose gold is a body.
# Measures of a passage: an empty page has a matrix of so many columns and no rows.
WIDTH = 147
FITTED = ["fundus", "wcxb_dev", "trafilatura_eval", "readability", "chinese_wced"]



def module(name, path):
    spec = importlib.util.spec_from_file_location(name, path)
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


corpora_tool = module("corpora", os.path.join(HERE, "..", "tools", "corpora.py"))
if not os.path.isdir(corpora_tool.CORPORA):
    sys.exit("the corpora of real pages are not here: expected ../shared/corpora beside the project; nothing fitted")
score = module("score", os.path.join(SHARED, "score.py"))


def site(url, key):
    host = urlsplit(url or "").hostname or key
    parts = host.split(".")
    short = len(parts) > 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3:] if short else parts[-2:])


def measure(binary, requests):
    run = subprocess.run([binary, "measures", "--jsonl"], input="\n".join(requests), capture_output=True, text=True, check=True)
    return [json.loads(it) for it in run.stdout.split("\n") if it]


def matrix(measured):
    rows = [it["row"] for it in measured["passages"]]
    return numpy.array(rows, dtype=numpy.float32).reshape(len(rows), -1) if rows else numpy.zeros((0, WIDTH), numpy.float32)


# Pasted text is rarer than pages, and knows less of itself: it must not crowd out what pages teach.
TEXT_WEIGHT = 0.4


# A gold text of which less stands on the page is of another page, or of another day: nothing is learned from it.
COVERAGE_MIN = 0.5


class Doc:
    def __init__(self, corpus, row, request, measured):
        self.corpus, self.row, self.request = corpus, row, request
        self.id, self.gold = row["id"], row["gold"]
        self.site = site(row.get("url"), row["id"])
        self.texts = [it["text"] for it in measured["passages"]]
        self.first = matrix(measured)
        self.labels = self.label()
        lengths = numpy.array([len(it) for it in self.texts], dtype=float)
        weight = numpy.minimum(lengths, 600) / 100 + 0.25
        known = numpy.array([it is not None for it in self.labels], dtype=float)
        body = sum(w for w, l in zip(weight, self.labels) if l)
        # A page counts about alike whatever its length, and its body as much as its surroundings may cost.
        self.weight = weight * known / max(body, 4.0) * 10
        self.coverage = self.covered()
        self.fitted = corpus in FITTED and body > 0 and COVERAGE_MIN <= self.coverage and row.get("page_type") in (None, "article")

    def label(self):
        gold = self.gold
        if "text" not in gold:
            return align.segment_labels(self.texts, gold.get("with", []), gold.get("without", []))
        main = align.labels(self.texts, gold["text"])
        for other in (gold.get("text_alts") or [])[:3]:
            main = [a if a == b else None for a, b in zip(main, align.labels(self.texts, other))]
        return main


    def covered(self):
        """The share of the gold text that stands in the passages taken for body; 1 where the gold is in pieces."""
        if not self.gold.get("text"):
            return 1.0
        found = sum(len(align.fold(t)[0]) for t, l in zip(self.texts, self.labels) if l)
        return min(1.0, found / max(1, len(align.fold(self.gold["text"])[0])))


def write_unaligned(path, docs):
    """Lines of gold texts that stand in no passage of their page, with the page's coverage and whether it is fitted."""
    with open(path, "w", encoding="utf8") as out:
        for doc in docs:
            page = align.fold("\n".join(doc.texts))[0]
            for line in (doc.gold.get("text") or "").split("\n"):
                folded = align.fold(line)[0]
                if folded and folded not in page:
                    kind = "fitted" if doc.fitted else "dropped"
                    print(doc.corpus, doc.id, f"{doc.coverage:.2f}", kind, line.strip(), sep="\t", file=out)


def load(binary, corpora, folder):
    docs = []
    for corpus in corpora:
        rows = corpora_tool.documents(corpus)
        requests = list(corpora_tool.requests(corpus, rows, folder))
        for row, request, measured in zip(rows, requests, measure(binary, requests)):
            docs.append(Doc(corpus, row, request, measured))
    return docs


def load_as_text(binary, docs):
    """The same pages as copied text: what a reader sees, without tags."""
    chosen = [d for at, d in enumerate(docs) if d.fitted and (d.corpus == "fundus" or at % 2 == 0)]
    requests = [json.dumps({"id": d.id, "text": "\n\n".join(d.texts)}) for d in chosen]
    out = []
    for doc, request, measured in zip(chosen, requests, measure(binary, requests)):
        text = Doc(doc.corpus, doc.row, request, measured)
        text.weight *= TEXT_WEIGHT
        text.corpus += "/text"
        text.fitted = True
        out.append(text)
    return out


def folds_by_site(docs, count):
    sizes = collections.Counter(it.site for it in docs)
    loads, fold_of = [0] * count, {}
    for name, size in sorted(sizes.items(), key=lambda it: (-it[1], it[0])):
        fold = loads.index(min(loads))
        fold_of[name], loads[fold] = fold, loads[fold] + size
    return {it.id + it.corpus: fold_of[it.site] for it in docs}


def parameters(leaves, rate):
    return dict(objective="binary", num_leaves=leaves, learning_rate=rate, min_data_in_leaf=60, feature_fraction=0.5,
                bagging_fraction=0.7, bagging_freq=1, lambda_l2=5.0, max_bin=63, verbosity=-1, seed=7, deterministic=True,
                force_row_wise=True, num_threads=2)


# What the shipped model is: trees, leaves a tree, learning rate.
SHIPPED = (200, 16, 0.08)


def train(docs, matrices, rounds=SHIPPED[0], leaves=SHIPPED[1], rate=SHIPPED[2]):
    x = numpy.concatenate([it for it in matrices])
    y = numpy.array([l or 0 for d in docs for l in d.labels])
    w = numpy.concatenate([d.weight for d in docs])
    keep = w > 0
    return lightgbm.train(parameters(leaves, rate), lightgbm.Dataset(x[keep], y[keep], weight=w[keep]), rounds)


def predict(model, matrix):
    return model.predict(matrix) if len(matrix) else numpy.zeros(0)


def evaluate(docs, chosen):
    tables = collections.defaultdict(list)
    for doc, picks in zip(docs, chosen):
        text = "\n".join(t for t, p in zip(doc.texts, picks) if p)
        key = doc.corpus + ("" if doc.row.get("page_type") in (None, "article") else ":" + doc.row["page_type"])
        if "text" in doc.gold:
            grams = score.shingles(score.tokenize_c(text))
            golds = score.refs(doc.row)
            tables[key].append(max((score.docf1(t), t) for t in
                                   (score.tpfpfn(score.shingles(score.tokenize_c(g)), grams) for g in golds))[1])
        elif "with" in doc.gold:
            tables[key + "/seg"].append(score.seg(text, doc.gold["with"], doc.gold.get("without", [])))
    for key, rows in sorted(tables.items()):
        if key.endswith("/seg"):
            total = tuple(map(sum, zip(*rows)))
            print(f"  {key:28} {len(rows):4}  " + "  ".join(f"{k} {v:.4f}" for k, v in score.segs(total).items()))
        else:
            p, r, f = score.agg(rows)
            low = sum(score.docf1(t) < 0.8 for t in rows) / len(rows)
            print(f"  {key:28} {len(rows):4}  P {p:.4f}  R {r:.4f}  F1 {f:.4f}  under 0.8: {low:.3f}")
    sys.stdout.flush()


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--binary", default=os.path.join(HERE, "..", "target", "release", "khabar"))
    options.add_argument("--folds", type=int, default=5)
    options.add_argument("--corpora", nargs="*", default=FITTED)
    options.add_argument("--rounds", type=int, default=SHIPPED[0])
    options.add_argument("--leaves", type=int, default=SHIPPED[1], help="2 makes an additive scorecard")
    options.add_argument("--rate", type=float, default=SHIPPED[2])
    options.add_argument("--unaligned", help="file for what of each gold text was found in no passage")
    options.add_argument("--write")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fit(chosen, folder)


def fit(chosen, folder):
    docs = load(chosen.binary, chosen.corpora, folder)
    if chosen.unaligned:
        write_unaligned(chosen.unaligned, docs)
    docs += load_as_text(chosen.binary, docs)
    if chosen.write:
        fitted = [d for d in docs if d.fitted]
        model = train(fitted, [d.first for d in fitted], chosen.rounds, chosen.leaves, chosen.rate)
        print(len(fitted), "pages,", model_file.write(chosen.write, model), "bytes in", chosen.write)
        return
    print(len(docs), "pages,", sum(d.fitted for d in docs), "fitted,", sum(len(d.texts) for d in docs), "passages")
    print("oracle:")
    evaluate(docs, [[l == 1 for l in d.labels] for d in docs])
    fold_of = folds_by_site(docs, chosen.folds)
    fold = numpy.array([fold_of[d.id + d.corpus] for d in docs])
    likely = [None] * len(docs)
    for k in range(chosen.folds):
        ins = [d for d, f in zip(docs, fold) if f != k and d.fitted]
        model = train(ins, [d.first for d in ins], chosen.rounds, chosen.leaves, chosen.rate)
        for at in numpy.flatnonzero(fold == k):
            likely[at] = predict(model, docs[at].first)
    print("cross-validation:")
    evaluate(docs, [v > 0.5 for v in likely])


if __name__ == "__main__":
    main()
