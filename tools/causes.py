#!/usr/bin/env python3
"""Sorts by cause where Khabar's fields differ from a corpus' gold.

    python3 tools/causes.py [CORPUS ...] [--field headline|authors|date|dek|image|start] [--binary PATH] [--list]

A cause is decided by what the page itself states, so that nobody has to judge: where the gold is what the page's metadata
says and Khabar gives what the page prints, or where the gold is the day of the last change, the corpus means another
thing by the field. `--list` prints each page with both values.
"""
import argparse
import collections
import json
import os
import re
import subprocess
import sys
import tempfile
from urllib.parse import unquote

import corpora

sys.path.insert(0, corpora.SHARED)

CORPORA = ["fundus", "wcxb_dev", "trafilatura_eval", "postlight", "mercury_fork", "htmldate_default"]
# Fewer letters of a dek in common are chance.
OPENING_CHARS = 40
# So many letters, without white space, tell with which passage the gold's first words begin.
START_CHARS = 12
# A shorter word with a digit in it may be a date or a size.
IDENTIFIER_CHARS = 9


def against(article, field):
    """What the claims say that Khabar decided against."""
    return [it["value"] for it in ((article.get("provenance") or {}).get(field) or {}).get("against", [])]


def headline(score, article, gold):
    ours, wanted = score.norm(article.get("headline")), score.norm(gold["title"])
    site = score.norm((article.get("site") or {}).get("name"))
    if not ours:
        return "none found"
    if wanted in map(score.norm, against(article, "headline")):
        return "gold is metadata's wording, the page prints another"
    if site and site in wanted and ours in wanted:
        return "gold has the site's name in it"
    if ours in wanted or wanted in ours:
        return "one has a kicker or an end that the other has not"
    words, others = set(ours.split()), set(wanted.split())
    if 0.5 <= len(words & others) / max(len(words | others), 1):
        return "gold is another wording, which the page does not print"
    return "another text"


def authors(score, article, gold):
    listed = article.get("authors", [])
    ours, wanted = names_of(score, article), score.names(gold["authors"])
    site = score.norm((article.get("site") or {}).get("name"))
    if any(re.search(r"[\d@:|]|https?", it) for it in gold["authors"]):
        return "gold is no name: an address, a label, a line"
    if site and wanted and all(it in site or site in it for it in wanted):
        return "gold is the site itself"
    if not ours:
        return "none found"
    if wanted < ours:
        return "gold lacks some of those that the page names"
    if ours < wanted:
        return "some are missing"
    if all(it.get("organisation") for it in listed):
        return "an organisation in place of a person"
    return "another name"


def date(score, article, gold):
    ours = score.pdate((article.get("published") or {}).get("value"))
    changed = score.pdate((article.get("modified") or {}).get("value"))
    wanted = score.pdate(gold["date"])
    if changed and score.sameday(changed, wanted):
        return "gold is the day of the last change"
    if not ours:
        return "none found"
    if score.near(ours, wanted):
        return "a day apart, as time zones make it"
    year, month, day = wanted[0].split("-")
    if ours[0] == f"{year}-{day}-{month}":
        return "gold has day and month exchanged"
    days = [score.pdate(it) for it in against(article, "published") if isinstance(it, str)]
    if any(it and score.sameday(it, wanted) for it in days):
        return "another of the page's dates"
    return "a day that no witness states"


def dek(score, article, gold):
    ours, wanted = score.norm(article.get("dek")), score.norm(gold["lead"])
    opening = wanted[:OPENING_CHARS]
    if ours and (ours in wanted or wanted in ours or ours[:OPENING_CHARS] == opening):
        return "the same, longer or shorter"
    if opening in score.norm(article.get("text")):
        return "gold is the text's own beginning" if not ours else "another line; gold is the text's own beginning"
    shown = score.norm(" ".join(it["text"] for it in article.get("passages") or []))
    if opening not in shown:
        return "gold is not on the page: metadata's description"
    return "none found" if not ours else "another line"


def image(score, article, gold):
    keys = wanted_pictures(score, gold)
    if not article.get("image"):
        return "none found"
    if identifiers(article["image"]["url"]) & set().union(*map(identifiers, addresses(gold))):
        return "the same picture at another address: its sizes and cuts"
    if any(score.imgkeys(it.get("url") if isinstance(it, dict) else it) & keys for it in against(article, "image")):
        return "another of the page's pictures"
    return "an address that no witness states"


def squeezed(text):
    return re.sub(r"\s+", "", text or "")


def start(score, article, gold):
    opening = squeezed(gold["start"])[:START_CHARS]
    for passage in article.get("passages") or []:
        if squeezed(passage["text"]).startswith(opening):
            return f"gold begins with a passage that Khabar calls {passage['role']}"
    held = any(opening in squeezed(it["text"]) for it in article.get("passages") or [])
    return "gold begins inside a passage" if held else "gold begins with what the page does not show"


def names_of(score, article):
    return score.names([it["name"] for it in article.get("authors", [])])


def same_day(score, article, gold):
    ours, wanted = score.pdate((article.get("published") or {}).get("value")), score.pdate(gold["date"])
    return bool(ours and wanted and score.sameday(ours, wanted)) or not wanted


def same_picture(score, article, gold):
    return bool(score.imgkeys((article.get("image") or {}).get("url")) & wanted_pictures(score, gold))


def addresses(gold):
    return gold["image"] if isinstance(gold["image"], list) else [gold["image"]]


def wanted_pictures(score, gold):
    return set().union(*(score.imgkeys(it) for it in addresses(gold)))


def identifiers(address):
    """The words of an address that are too long and too mixed to stand in two pictures' addresses by chance."""
    words = re.split(r"[^0-9A-Za-z]+", unquote(unquote(address)))
    return {it for it in words if IDENTIFIER_CHARS <= len(it) and re.search(r"\d", it)}


# Each field's key in the gold, whether a value is right, and what its cause is if not.
FIELDS = {
    "headline": ("title", lambda score, it, gold: score.norm(it.get("headline")) == score.norm(gold["title"]), headline),
    "authors": ("authors", lambda score, it, gold: names_of(score, it) == score.names(gold["authors"]), authors),
    "date": ("date", same_day, date),
    "dek": ("lead", lambda score, it, gold: score.norm(it.get("dek")) == score.norm(gold["lead"]), dek),
    "start": ("start", lambda _, it, gold: squeezed(gold["start"]) in squeezed(it.get("text")), start),
    "image": ("image", same_picture, image),
}


def articles(binary, corpus, folder):
    rows = corpora.documents(corpus)
    lines = "\n".join(corpora.requests(corpus, rows, folder))
    call = [binary, "--jsonl", "--provenance", "--passages"]
    run = subprocess.run(call, input=lines, capture_output=True, text=True, check=True)
    pairs = zip(rows, map(json.loads, run.stdout.strip().split("\n")))
    return [(row, article) for row, article in pairs if row.get("page_type") in (None, "article")]


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("corpora", nargs="*")
    options.add_argument("--field", action="append", choices=FIELDS)
    options.add_argument("--binary", default=os.path.join(corpora.ROOT, "target", "release", "khabar"))
    options.add_argument("--list", action="store_true")
    chosen = options.parse_args()
    if not os.path.isdir(corpora.CORPORA):
        print("the corpora of real pages are not here: expected ../shared/corpora beside the project; nothing measured")
        return
    import score
    for corpus in chosen.corpora or CORPORA:
        with tempfile.TemporaryDirectory() as folder:
            pages = articles(chosen.binary, corpus, folder)
        for field in chosen.field or FIELDS:
            key, is_right, cause = FIELDS[field]
            known = [(row, it) for row, it in pages if row["gold"].get(key)]
            missed = [(row, it) for row, it in known if not is_right(score, it, row["gold"])]
            if not known:
                continue
            causes = collections.Counter(cause(score, it, row["gold"]) for row, it in missed)
            print(f"{corpus}, {field}: {len(missed)} of {len(known)} differ")
            for name, count in causes.most_common():
                print(f"  {count:4}  {name}")
            for row, it in missed if chosen.list else []:
                value = it.get({"date": "published"}.get(field, field))
                print(f"    {row['id']}: {cause(score, it, row['gold'])}\n      gold {row['gold'][key]!r}\n      ours {value!r}")


if __name__ == "__main__":
    main()
