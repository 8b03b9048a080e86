"""Fits the model that finds the headline in text without markup: measures of lines -> how likely each is the headline.

    target/venv/bin/python train/headline.py [--write src/roles]

Learns from copied text (`node tools/copied.mjs`), each page whole and cut as a reader marks an article. Without --write,
prints five-fold cross-validation by site: how often the likeliest line is the gold's title, word for word or nearly, and
how often a line that nearly is stands among those that are measured.
"""
import argparse
import collections
import json
import os
import subprocess
import sys

import lightgbm
import numpy

import copied
import fit
import model_file

# Corpora whose titles are freely licensed.
FITTED = ["fundus", "wcxb_dev", "trafilatura_eval", "readability", "postlight", "mercury_fork"]
# Trees, leaves a tree, learning rate.
SHAPE = (250, 8, 0.05)
# A line less likely is no headline; as in src/roles/headline/unmarked.rs.
PROBABILITY_MIN = 0.15
# A page's lines that are no headline weigh so much together.
OTHERS = 8.0


class Page:
    def __init__(self, corpus, row, measured, kind):
        self.corpus, self.kind, self.id = corpus, kind, row["id"]
        self.site = fit.site(row.get("url"), row["id"])
        title = row["gold"]["title"]
        self.title = title[0] if isinstance(title, list) else title
        lines = measured["headlineLines"]
        texts = [it["text"] for it in measured["passages"]]
        self.texts = [texts[it["passage"]] for it in lines]
        self.rows = numpy.array([it["row"] for it in lines], dtype=numpy.float32)
        self.right = numpy.array([copied.same_line(it, self.title) for it in self.texts], dtype=bool)
        # Nothing is learned from a page whose headline is not among the lines, unless it was cut off.
        self.fitted = self.right.any() or kind == "without"

    def weights(self):
        return numpy.where(self.right, 1.0 / max(1, self.right.sum()), OTHERS / max(1, len(self.right)))


def load(binary):
    pages, chance = [], copied.generator()
    for corpus in FITTED:
        rows = [it for it in fit.corpora_tool.documents(corpus)
                if it["gold"].get("title") and it.get("page_type") in (None, "article")]
        requests = copied.requests(fit.corpora_tool, corpus, rows)
        asked = []
        for row in rows:
            if row["id"] not in requests:
                continue
            asked.append((row, requests[row["id"]], "whole"))
            parts = copied.cut(requests[row["id"]], row["gold"], chance)
            if parts:
                asked += [(row, parts[0], "cut"), (row, parts[1], "without")]
        for (row, _, kind), measured in zip(asked, fit.measure(binary, [it[1] for it in asked])):
            if measured.get("headlineLines"):
                pages.append(Page(corpus, row, measured, kind))
    return pages


def train(pages):
    trees, leaves, rate = SHAPE
    chosen = [it for it in pages if it.fitted]
    data = lightgbm.Dataset(numpy.concatenate([it.rows for it in chosen]), numpy.concatenate([it.right for it in chosen]),
                            weight=numpy.concatenate([it.weights() for it in chosen]))
    options = dict(objective="binary", num_leaves=leaves, learning_rate=rate, min_data_in_leaf=20, lambda_l2=5.0,
                   feature_fraction=0.6, max_bin=63, verbosity=-1, seed=7, deterministic=True, force_row_wise=True,
                   num_threads=2)
    return lightgbm.train(options, data, trees)


def evaluate(pages, names, misses):
    fold_of = fit.folds_by_site([PageOfSite(it) for it in pages], 5)
    counts, nothing, silent = collections.defaultdict(lambda: [0, 0, 0, 0]), collections.Counter(), 0
    gains = numpy.zeros(len(names))
    for k in range(5):
        held = [it for it in pages if fold_of[it.id + it.corpus] == k]
        model = train([it for it in pages if fold_of[it.id + it.corpus] != k])
        gains += model.feature_importance("gain")
        for page in held:
            likely = model.predict(page.rows)
            best = int(likely.argmax())
            if page.kind == "without":
                nothing[likely[best] < PROBABILITY_MIN] += 1
                continue
            silent += likely[best] < PROBABILITY_MIN
            exact = fit.score.norm(page.texts[best]) == fit.score.norm(page.title)
            count = counts[page.corpus + " " + page.kind]
            count[0] += 1
            for at, holds in enumerate((page.right[best] or exact, exact, page.right.any())):
                count[at + 1] += bool(holds)
            if misses and not page.right[best]:
                print(f"{page.corpus} {page.id}\t{likely[best]:.2f}\t{page.texts[best][:70]}\t{page.title[:70]}\t{page.right.any()}")
    for name, (all_, near, exact, there) in sorted(counts.items()):
        print(f"  {name:28} {all_:4}  nearly {near / all_:.3f}  word for word {exact / all_:.3f}  among the lines {there / all_:.3f}")
    print(f"  texts without a headline: none is found in {nothing[True] / nothing.total():.3f}; others where none is found: {silent}")
    order = numpy.argsort(-gains)
    print("gain:", ", ".join(f"{names[at]} {gains[at] / gains.sum():.3f}" for at in order))


class PageOfSite:
    """What `fit.folds_by_site` asks of a page."""
    def __init__(self, page):
        self.site, self.id, self.corpus = page.site, page.id, page.corpus


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--binary", default=os.path.join(copied.ROOT, "target", "release", "khabar"))
    options.add_argument("--write", help="folder for headline.bin")
    options.add_argument("--misses", action="store_true", help="print each page whose likeliest line is another")
    chosen = options.parse_args()
    if not os.path.isdir(copied.FOLDER):
        sys.exit("no copied text in target/copied: run `node tools/copied.mjs` first; nothing fitted")
    run = subprocess.run([chosen.binary, "measures", "-"], input="<p>A line.</p>", capture_output=True, text=True, check=True)
    names = json.loads(run.stdout)["headlineNames"]
    pages = load(chosen.binary)
    print(len(pages), "texts,", sum(len(it.rows) for it in pages), "lines")
    if chosen.write:
        print(model_file.write(os.path.join(chosen.write, "headline.bin"), train(pages)), "bytes in headline.bin")
    else:
        evaluate(pages, names, chosen.misses)


if __name__ == "__main__":
    main()
