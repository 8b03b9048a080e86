"""Fits the role models: measures of passages -> how likely each is body.

    python3 train/fit.py [--folds 5] [--write src/roles] [--unaligned FILE] [--scorecard]

Boosted trees in two sweeps: the first sees a passage's own measures, the second also what the first found around it. The
measures come from `khabar measures`, so training and running see the same numbers. Pages are split by site: no site is
in two folds, and what the second sweep learns from was found by a first model that had not seen the site.
"""
import argparse
import collections
import concurrent.futures
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
import copied
import model_file

HERE = os.path.dirname(os.path.abspath(__file__))
SHARED = os.path.join(HERE, "..", "..", "shared")
# Corpora whose labels are freely licensed and whose gold is a body.
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


def names_of(binary):
    page = "<p>A page of one line, whose measures have names like all others.</p>"
    run = subprocess.run([binary, "measures", "-"], input=page, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)["names"]


class Names(list):
    """The measures' names; those before `likely` belong to the first sweep."""

    @property
    def first(self):
        return self.index("likely")


NAMES = Names()


def measure(binary, requests):
    """The measures of pages, in their order; two processes share the work."""
    def ask(lines):
        run = subprocess.run([binary, "measures", "--jsonl"], input="\n".join(lines), capture_output=True, text=True, check=True)
        return [json.loads(it) for it in run.stdout.split("\n") if it]

    if not NAMES:
        NAMES.extend(names_of(binary))
    half = len(requests) // 2
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        return [it for part in pool.map(ask, (requests[:half], requests[half:])) for it in part]


def matrix(measured):
    rows = [it["row"] for it in measured.get("passages", [])]
    return numpy.array(rows, dtype=numpy.float32).reshape(len(rows), len(NAMES))


# Pasted text is rarer than pages, and knows less of itself: it must not crowd out what pages teach.
TEXT_WEIGHT = 0.6


# A gold text of which less stands on the page is of another page, or of another day: nothing is learned from it.
COVERAGE_MIN = 0.5


class Doc:
    def __init__(self, corpus, row, request, measured):
        self.corpus, self.row, self.request = corpus, row, request
        self.id, self.gold = row["id"], row["gold"]
        self.site = site(row.get("url"), row["id"])
        self.texts = [it["text"] for it in measured.get("passages", [])]
        self.first = matrix(measured)[:, :NAMES.first]
        self.second = None
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
    """The same pages as copied text, one whole, the next cut as a reader marks an article."""
    chance, asked = copied.generator(), []
    for corpus in FITTED:
        mine = [it for it in docs if it.corpus == corpus and it.fitted]
        texts = copied.requests(corpora_tool, corpus, [it.row for it in mine])
        for at, doc in enumerate(it for it in mine if it.id in texts):
            parts = copied.cut(texts[doc.id], doc.gold, chance) if at % 2 else None
            asked.append((doc, parts[0] if parts else texts[doc.id]))
    out = []
    for (doc, request), measured in zip(asked, measure(binary, [it[1] for it in asked])):
        text = Doc(doc.corpus, doc.row, request, measured)
        text.weight *= TEXT_WEIGHT
        text.corpus += "/text"
        # A text of which only what is no body is known teaches too.
        text.fitted = text.fitted or text.coverage >= COVERAGE_MIN
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


# What the shipped models are: trees, leaves a tree, learning rate.
FIRST = (200, 16, 0.08)
SECOND = (150, 16, 0.08)

# A tree of two leaves asks one measure once: many of them are a scorecard, whose points for each measure's bins add up.
SCORECARD = (900, 2, 0.15)

# Pages are learned a second time with what they state or mark hidden, so that the model can do without: old pages have
# no names, no semantic elements and no metadata. A group is hidden on this share of the copies.
HIDDEN = [
    (0.6, lambda name: name.startswith("name-"), 12),
    (0.6, lambda name: name in ("comment-prose", "related-prose", "side-prose", "promo-prose", "content-prose"), -1),
    (0.6, lambda name: name in ("in-article", "in-main", "in-aside", "in-header", "in-footer", "in-nav", "in-figure",
                                "in-figcaption", "in-time", "in-body-property", "in-comment-property", "in-address",
                                "in-details"), 0),
    (0.6, lambda name: name == "in-article-body", -1),
    (0.4, lambda name: name in ("in-description", "headline-overlap"), 0),
]
# A paragraph of these copies is a division, or text between line breaks.
UNTAGGED, TAG_P, TAG_OTHERS = 0.4, 1, (2, 5)
COPY_WEIGHT = 0.5

# Short passages that are no body are most of every page: learning from this share of them, weighed up, gives the same.
SHORT, SHORT_SHARE = 60, 0.3


def hidden(rows, chance):
    rows = rows.copy()
    for share, group, value in HIDDEN:
        if chance.random() < share:
            rows[:, [at for at, name in enumerate(NAMES[:NAMES.first]) if group(name)]] = value
    if chance.random() < UNTAGGED:
        tag = NAMES.index("tag")
        rows[rows[:, tag] == TAG_P, tag] = chance.choice(TAG_OTHERS)
    return rows


def train(docs, matrices, shape, copies=False):
    """A model of one sweep. `shape` is trees, leaves and rate; `copies` adds pages with parts hidden."""
    chance = numpy.random.default_rng(7)
    x, y = list(matrices), [numpy.array([l or 0 for l in d.labels]) for d in docs]
    w = [d.weight for d in docs]
    for doc, rows in zip(docs, matrices):
        if copies and not doc.corpus.endswith("/text"):
            x.append(hidden(rows, chance))
            y.append(numpy.array([l or 0 for l in doc.labels]))
            w.append(doc.weight * COPY_WEIGHT)
    x, y, w = numpy.concatenate(x), numpy.concatenate(y), numpy.concatenate(w)
    short = (y == 0) & (x[:, NAMES.index("length")] < SHORT)
    keep = (w > 0) & (~short | (chance.random(len(y)) < SHORT_SHARE))
    w = numpy.where(short, w / SHORT_SHARE, w)
    trees, leaves, rate = shape
    return lightgbm.train(parameters(leaves, rate), lightgbm.Dataset(x[keep], y[keep], weight=w[keep]), trees)


def train_first(docs, shape=FIRST):
    return train(docs, [d.first for d in docs], shape, copies=True)


def train_second(docs, shape=SECOND):
    return train(docs, [d.second for d in docs], shape)


def first_sweep(docs, fold, count, shape=FIRST):
    """The first models of the folds, each of which has not seen its own; what each finds on its fold is kept in `likely`."""
    models = []
    for k in range(count):
        models.append(train_first([d for d, f in zip(docs, fold) if f != k and d.fitted], shape))
        for doc in (d for d, f in zip(docs, fold) if f == k):
            doc.likely = predict(models[-1], doc.first)
    return models


def measure_again(binary, docs):
    """The second sweep's measures, of what a model that has not seen the page finds likely."""
    requests = []
    for doc in docs:
        request = json.loads(doc.request)
        request["likely"] = [round(float(it), 4) for it in doc.likely]
        requests.append(json.dumps(request))
    for doc, measured in zip(docs, measure(binary, requests)):
        doc.second = matrix(measured)


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
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--binary", default=os.path.join(HERE, "..", "target", "release", "khabar"))
    options.add_argument("--folds", type=int, default=5)
    options.add_argument("--unaligned", help="file for what of each gold text was found in no passage")
    options.add_argument("--write", help="folder for first.bin and model.bin")
    options.add_argument("--scorecard", action="store_true", help="fit scorecards in place of trees, to compare")
    chosen = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fit(chosen, folder)


def load_all(binary, folder):
    if not os.path.isdir(copied.FOLDER):
        sys.exit("no copied text in target/copied: run `node tools/copied.mjs` first; nothing fitted")
    docs = load(binary, FITTED, folder)
    return docs + load_as_text(binary, docs)


def folds_of(docs, count):
    fold_of = folds_by_site([d for d in docs if not d.corpus.endswith("/text")], count)
    return numpy.array([fold_of[d.id + d.corpus.removesuffix("/text")] for d in docs])


def fit(chosen, folder):
    docs = load_all(chosen.binary, folder)
    if chosen.unaligned:
        write_unaligned(chosen.unaligned, docs)
    print(len(docs), "pages,", sum(d.fitted for d in docs), "fitted,", sum(len(d.texts) for d in docs), "passages")
    fold = folds_of(docs, chosen.folds)
    first, second = (SCORECARD, SCORECARD) if chosen.scorecard else (FIRST, SECOND)
    first_sweep(docs, fold, chosen.folds, first)
    measure_again(chosen.binary, docs)
    if chosen.write:
        fitted = [d for d in docs if d.fitted]
        for name, model in (("first.bin", train_first(fitted, first)), ("model.bin", train_second(fitted, second))):
            print(model_file.write(os.path.join(chosen.write, name), model), "bytes in", name)
        return
    print("oracle:")
    evaluate(docs, [[l == 1 for l in d.labels] for d in docs])
    print("cross-validation, first sweep:")
    evaluate(docs, [d.likely > 0.5 for d in docs])
    likely = [None] * len(docs)
    for k in range(chosen.folds):
        model = train_second([d for d, f in zip(docs, fold) if f != k and d.fitted], second)
        for at in numpy.flatnonzero(fold == k):
            likely[at] = predict(model, docs[at].second)
    print("cross-validation, both sweeps:")
    evaluate(docs, [it > 0.5 for it in likely])


if __name__ == "__main__":
    main()
