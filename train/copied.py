"""Copied text of the corpora's pages, as `tools/copied.mjs` wrote it: whole, and cut as a reader marks an article."""
import json
import os

import numpy

import align

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, "target", "copied")

# Lines that a reader marks too much of at either end of an article, at the most.
ABOVE_MAX, BELOW_MAX = 4, 8


def requests(corpora_tool, corpus, rows):
    """The rows' records for `khabar --jsonl` that have a copied text, by id."""
    return {json.loads(line)["id"]: line for line in corpora_tool.copied_requests(corpus, rows, FOLDER)}


def same_line(line, title):
    """Whether a line is the title, but for some words that only the page or only the metadata has."""
    one, other = (set(align.WORD.findall(it.casefold())) for it in (line, title))
    return bool(one) and 2 * len(one & other) / (len(one) + len(other)) >= 0.75


def cut(request, gold, chance):
    """The same text from some lines above the headline to some below the body, and the body without a headline; None
    where they are not found."""
    record = json.loads(request)
    lines = record["text"].split("\n")
    title = gold.get("title")
    title = title[0] if isinstance(title, list) else title
    body = align.fold(gold.get("text"))[0]
    pieces = [align.fold(it)[0] for it in gold.get("with", [])]
    folded = [align.fold(line)[0] if len(line) > 60 else "" for line in lines]
    held = [at for at, line in enumerate(folded) if line and (line in body or any(it in line for it in pieces))]
    heads = [at for at, line in enumerate(lines) if title and same_line(line, title) and (not held or at <= held[0])]
    if not held or not heads:
        return None
    first = max(0, heads[-1] - int(chance.integers(0, ABOVE_MAX + 1)))
    last = held[-1] + 1 + int(chance.integers(0, BELOW_MAX + 1))
    parts = ("\n".join(lines[start:last]) for start in (first, held[0]))
    return [json.dumps(record | {"text": it}) for it in parts]


def generator():
    return numpy.random.default_rng(11)
