"""Gold text against passages: which passages of a page are body, by the corpus.

A passage is body when it stands in the gold text, in order: of all ways to place passages in the gold text without
overlap and in sequence, the one that covers most characters is taken, so a short passage is placed only where its
neighbours leave room for it, and repeated text is placed once.
"""
import bisect
import re
import unicodedata

WORD = re.compile(r"\w+", re.UNICODE)
CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0eff\uac00-\ud7ff]")

# A passage that is not found whole counts as body when this share of its pieces is in the gold text.
PIECE, SHARE, LENGTH_MIN = 10, 0.6, 40
# Places tried for one passage; more only happens to words like "the".
PLACES_MAX = 24


def fold(text):
    """Letters and digits alone, and the set of offsets at which a word begins or ends."""
    out, edges, at = [], {0}, 0
    for word in WORD.findall(unicodedata.normalize("NFKC", text or "").casefold()):
        edges.add(at)
        if CJK.search(word):
            edges.update(range(at, at + len(word)))
        out.append(word)
        at += len(word)
        edges.add(at)
    return "".join(out), edges


def places(needle, hay, edges):
    found, at = [], hay.find(needle)
    while at >= 0 and len(found) < PLACES_MAX:
        if at in edges and at + len(needle) in edges:
            found.append(at)
        at = hay.find(needle, at + 1)
    return found


def chain(folded, gold, edges):
    """For each passage its place in the gold text, or None: the sequence that covers most."""
    # best[k] = (end, covered, link): covered grows with end, so the best before a start is one look-up.
    ends, covered, links = [0], [0.0], [None]
    for index, text in enumerate(folded):
        if not text:
            continue
        fresh = []
        for start in places(text, gold, edges):
            before = bisect.bisect_right(ends, start) - 1
            # A short passage must not beat a long one's place, so coverage grows a little faster than length.
            value = covered[before] + len(text) + 0.001 * len(text) * min(len(text), 500)
            fresh.append((start + len(text), value, (index, start, links[before])))
        for end, value, link in fresh:
            at = bisect.bisect_right(ends, end)
            if covered[at - 1] >= value:
                continue
            if ends[at - 1] == end:
                at -= 1
                ends[at], covered[at], links[at] = end, value, link
            else:
                ends.insert(at, end), covered.insert(at, value), links.insert(at, link)
            while at + 1 < len(ends) and covered[at + 1] <= value:
                del ends[at + 1], covered[at + 1], links[at + 1]
    out, link = {}, links[-1]
    while link:
        index, start, link = link
        out[index] = start
    return out


def share_found(text, gold):
    pieces = [text[at:at + PIECE] for at in range(0, len(text) - PIECE + 1, PIECE // 2)]
    return sum(it in gold for it in pieces) / max(1, len(pieces))


def labels(passages, gold):
    """A label a passage: 1 body, 0 not."""
    hay, edges = fold(gold)
    folded = [fold(it)[0] for it in passages]
    placed = chain(folded, hay, edges)
    out = []
    for index, text in enumerate(folded):
        body = index in placed
        if not body and len(text) >= LENGTH_MIN:
            body = share_found(text, hay) >= SHARE and text not in {folded[it] for it in placed}
        out.append(int(body))
    return out


def segment_labels(passages, wanted, unwanted):
    """Labels from strings that the body must and must not hold; None where they say nothing."""
    folded = [fold(it)[0] for it in passages]
    out = [None] * len(passages)
    for needles, value in ((unwanted, 0), (wanted, 1)):
        for needle in needles:
            needle = fold(needle)[0]
            for index, text in enumerate(folded):
                if needle and (needle in text or (len(text) >= 25 and text in needle)):
                    out[index] = value
    return out
