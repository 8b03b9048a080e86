"""Cross-validates the whole program: model, rules and verdicts, on sites that the model has not seen.

    target/venv/bin/python train/crossval.py [--keep FOLDER] [--confidence]

For each of five folds, split by site, the model is fitted on the other four, compiled into a copy of the program, and
the program is run on the fold's pages. Prints the score of every fitted corpus, with `--confidence` also the weights for
src/roles/confidence.rs and how well they hold. `--keep` keeps the runs, each fold's program and which pages it has not
seen (folds.json), for train/rules.py. Takes five to ten minutes on two cores.
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile

import numpy

import fit
import model_file

ROOT = os.path.dirname(fit.HERE)
# A page is rightly cut when its body F1 is at least this.
RIGHT = 0.9
# Pulls the confidence weights towards zero, so that rare measures cannot run away.
RIDGE = 2.0


def build(folder, first, second):
    """The program with other models compiled in. Without link-time optimisation, since speed is not measured here."""
    crate = os.path.join(folder, "crate")
    for name in ("src", "crates", "build.rs", "Cargo.toml", "Cargo.lock", "README.md"):
        source, target = os.path.join(ROOT, name), os.path.join(crate, name)
        (shutil.copytree if os.path.isdir(source) else shutil.copy)(source, target) if not os.path.exists(target) else None
    for name, model in (("first.bin", first), ("model.bin", second)):
        model_file.write(os.path.join(crate, "src", "roles", name), model)
    target = os.path.join(ROOT, "target", "crossval")
    call = ["cargo", "build", "--release", "--quiet", "--bin", "khabar", "--target-dir", target]
    quick = {"CARGO_PROFILE_RELEASE_LTO": "off", "CARGO_PROFILE_RELEASE_CODEGEN_UNITS": "16"}
    subprocess.run(call, cwd=crate, check=True, env=os.environ | quick)
    return os.path.join(target, "release", "khabar")


def f1_of(doc, text):
    if "text" not in doc.gold:
        right = fit.score.segs(fit.score.seg(text, doc.gold.get("with", []), doc.gold.get("without", [])))
        return right["accuracy"]
    grams = fit.score.shingles(fit.score.tokenize_c(text))
    golds = fit.score.refs(doc.row)
    return max(fit.score.docf1(fit.score.tpfpfn(fit.score.shingles(fit.score.tokenize_c(it)), grams)) for it in golds)


def run_fold(binary, docs):
    """The articles of a fold's pages, and each page's measures and F1."""
    lines = [it.request for it in docs]
    articles = fit.corpora_tool.run(binary, lines)
    pages = [it["page"] for it in fit.measure(binary, lines)]
    return [(doc, article, page, f1_of(doc, article["text"] or ""))
            for doc, article, page in zip(docs, articles, pages)]


def logistic(x, y, steps=200):
    """Weights and base by Newton's method with a ridge."""
    x = numpy.hstack([x, numpy.ones((len(x), 1))])
    weights, ridge = numpy.zeros(x.shape[1]), numpy.full(x.shape[1], RIDGE)
    ridge[-1] = 0
    for _ in range(steps):
        p = 1 / (1 + numpy.exp(-x @ weights))
        gradient = x.T @ (p - y) + ridge * weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + numpy.diag(ridge)
        weights -= numpy.linalg.solve(hessian, gradient)
    return weights


def print_confidence(rows, fold):
    kept = [at for at, (doc, article, _, _) in enumerate(rows) if article["text"]]
    x = numpy.array([rows[at][2] for at in kept])
    y = numpy.array([float(RIGHT <= rows[at][3]) for at in kept])
    folds = numpy.array([fold[at] for at in kept])
    weights = logistic(x, y)
    print("weights:", ", ".join(f"{it:.2f}" for it in weights[:-1]), " base:", f"{weights[-1]:.2f}")
    likely = numpy.zeros(len(y))
    for k in set(folds):
        held = logistic(x[folds != k], y[folds != k])
        likely[folds == k] = 1 / (1 + numpy.exp(-(x[folds == k] @ held[:-1] + held[-1])))
    print("confidence, on sites that its weights have not seen:")
    edges = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1.01]
    for low, high in zip(edges, edges[1:]):
        inside = (low <= likely) & (likely < high)
        if inside.any():
            print(f"  said {low:.2f} to {min(high, 1):.2f}: {inside.sum():4} pages, said {likely[inside].mean():.3f}, right {y[inside].mean():.3f}")


def write_and_score(corpus, path, articles):
    with open(path, "w", encoding="utf8") as file:
        file.writelines(json.dumps(it, ensure_ascii=False) + "\n" for it in articles)
    call = [sys.executable, os.path.join(fit.SHARED, "score.py"), corpus, path]
    sys.stdout.flush()
    subprocess.run(call + (["--only", "page_type=article"] if corpus == "wcxb_dev" else []), check=True)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--binary", default=os.path.join(ROOT, "target", "release", "khabar"))
    options.add_argument("--folds", type=int, default=5)
    options.add_argument("--keep", help="folder for the run files")
    options.add_argument("--confidence", action="store_true")
    chosen = options.parse_args()
    rows, fold_numbers, as_text = [], [], {it: [] for it in fit.FITTED}
    with tempfile.TemporaryDirectory() as folder:
        docs = fit.load_all(chosen.binary, folder)
        numbers = fit.folds_of(docs, chosen.folds)
        firsts = fit.first_sweep(docs, numbers, chosen.folds)
        fit.measure_again(chosen.binary, docs)
        pages = [(doc, number) for doc, number in zip(docs, numbers) if not doc.corpus.endswith("/text")]
        for fold in range(chosen.folds):
            second = fit.train_second([d for d, f in zip(docs, numbers) if f != fold and d.fitted])
            binary = build(folder, firsts[fold], second)
            if chosen.keep:
                os.makedirs(chosen.keep, exist_ok=True)
                shutil.copy(binary, os.path.join(chosen.keep, f"fold-{fold}"))
            held = run_fold(binary, [doc for doc, number in pages if number == fold])
            rows += held
            for corpus in fit.FITTED:
                mine = [doc.row for doc, number in pages if number == fold and doc.corpus == corpus]
                texts = fit.copied.requests(fit.corpora_tool, corpus, mine)
                as_text[corpus] += fit.corpora_tool.run(binary, list(texts.values()))
            fold_numbers += [fold] * len(held)
            print(f"\rfold {fold + 1} of {chosen.folds}", end="", file=sys.stderr, flush=True)
        print(file=sys.stderr)
        out = chosen.keep or folder
        with open(os.path.join(out, "folds.json"), "w", encoding="utf8") as file:
            json.dump({f"{doc.corpus}/{doc.row['id']}": int(number) for doc, number in pages}, file)
        for corpus in fit.FITTED:
            write_and_score(corpus, os.path.join(out, corpus + ".jsonl"), [a for d, a, _, _ in rows if d.corpus == corpus])
            print("as copied text:")
            write_and_score(corpus, os.path.join(out, corpus + "-copied.jsonl"), as_text[corpus])
    if chosen.confidence:
        rights = [it for it in zip(rows, fold_numbers) if it[0][0].row.get("page_type") in (None, "article")]
        print_confidence([it[0] for it in rights], [it[1] for it in rights])


if __name__ == "__main__":
    main()
