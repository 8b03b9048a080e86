"""Fits the role model: measures of passages -> how likely each is body.

    python3 train/fit.py [--folds 5] [--write src/roles/model.txt]

Two sweeps of boosted trees. The measures come from `khabar measures`, so training and running see the same numbers.
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
WIDTHS = (122, 19)
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


def matrix(measured, width):
    rows = [it["row"] for it in measured["passages"]]
    return numpy.array(rows, dtype=numpy.float32).reshape(len(rows), -1) if rows else numpy.zeros((0, width), numpy.float32)


# Pasted text is rarer than pages, and knows less of itself: it must not crowd out what pages teach.
TEXT_WEIGHT = 0.4


class Doc:
    def __init__(self, corpus, row, request, measured):
        self.corpus, self.row, self.request = corpus, row, request
        self.id, self.gold = row["id"], row["gold"]
        self.site = site(row.get("url"), row["id"])
        self.texts = [it["text"] for it in measured["passages"]]
        self.first = matrix(measured, WIDTHS[0])
        self.labels = self.label()
        lengths = numpy.array([len(it) for it in self.texts], dtype=float)
        weight = numpy.minimum(lengths, 600) / 100 + 0.25
        known = numpy.array([it is not None for it in self.labels], dtype=float)
        body = sum(w for w, l in zip(weight, self.labels) if l)
        # A page counts about alike whatever its length, and its body as much as its surroundings may cost.
        self.weight = weight * known / max(body, 4.0) * 10
        self.fitted = corpus in FITTED and body > 0 and row.get("page_type") in (None, "article")

    def label(self):
        gold = self.gold
        if "text" not in gold:
            return align.segment_labels(self.texts, gold.get("with", []), gold.get("without", []))
        main = align.labels(self.texts, gold["text"])
        for other in (gold.get("text_alts") or [])[:3]:
            main = [a if a == b else None for a, b in zip(main, align.labels(self.texts, other))]
        return main


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


def second_rows(binary, docs, likely):
    requests = []
    for doc, values in zip(docs, likely):
        request = json.loads(doc.request)
        request["likely"] = [round(float(v), 4) for v in values]
        requests.append(json.dumps(request))
    return [matrix(it, WIDTHS[1]) for it in measure(binary, requests)]


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
    options.add_argument("--rounds", type=int, nargs=2, default=[SHIPPED[0], 60])
    options.add_argument("--leaves", type=int, nargs=2, default=[SHIPPED[1], 8])
    options.add_argument("--rate", type=float, nargs=2, default=[SHIPPED[2], 0.1])
    options.add_argument("--sweeps", type=int, choices=(1, 2), default=1)
    options.add_argument("--write")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fit(chosen, folder)


def fit(chosen, folder):
    docs = load(chosen.binary, chosen.corpora, folder)
    docs += load_as_text(chosen.binary, docs)
    if chosen.write:
        fitted = [d for d in docs if d.fitted]
        model = train(fitted, [d.first for d in fitted], chosen.rounds[0], chosen.leaves[0], chosen.rate[0])
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
        model = train(ins, [d.first for d in ins], chosen.rounds[0], chosen.leaves[0], chosen.rate[0])
        for at in numpy.flatnonzero(fold == k):
            likely[at] = predict(model, docs[at].first)
    print("first sweep:")
    evaluate(docs, [v > 0.5 for v in likely])
    if chosen.sweeps < 2:
        return
    second = second_rows(chosen.binary, docs, likely)
    final = [None] * len(docs)
    for k in range(chosen.folds):
        index = [at for at in range(len(docs)) if fold[at] != k and docs[at].fitted]
        model = train([docs[at] for at in index], [numpy.hstack([docs[at].first, second[at]]) for at in index], chosen.rounds[1], chosen.leaves[1], chosen.rate[1])
        for at in numpy.flatnonzero(fold == k):
            final[at] = predict(model, numpy.hstack([docs[at].first, second[at]]))
    print("second sweep:")
    evaluate(docs, [v > 0.5 for v in final])


if __name__ == "__main__":
    main()
