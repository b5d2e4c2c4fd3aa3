"""Make ``src/secondsource/claims/quote_weights.json``: one command, no library but numpy.

    PYTHONPATH=src:evaluation python training/quote_pairs.py [--check]

A logistic regression (ridge, Newton's method) over the views of ``claims.quote_odds``, fitted on the stretches that the alignment of two
articles' paragraphs gives in the labelled events: those that answer to two reports of one labelled quotation against all others.
``--check`` writes nothing: it fits six times, each time without a sixth of the events, and prints precision and recall of stretches
that the fit has not seen.
"""

import hashlib
import json
import sys
import tempfile
from collections.abc import Iterator
from itertools import chain, combinations
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from story_pairs import fitted

from claims import articles_of, labelled_events
from secondsource.claims import quote_odds
from secondsource.claims.answers import is_answer, quoted_parts, trimmed
from secondsource.claims.full_names import with_full_names
from secondsource.claims.quote_odds import VIEWS, views, weighable
from secondsource.claims.quote_pairs import Held, places_of
from secondsource.claims.quotes import alike, distinct
from secondsource.claims.segments import Segment, order_key, page
from secondsource.claims.wording import Passage, is_content, passages
from secondsource.reading import open_reader

HOME = Path(quote_odds.__file__).parent
FOLDS = 6
LEAST_SHARED = 1.5  # weight of the common rare words of two paragraphs that are looked at


class Stretch(NamedTuple):
    """One aligned stretch: whether it answers to two reports of one labelled quotation, what the rules say, and its event's fold."""

    views: tuple[float, ...]
    same: bool
    ruled: bool
    fold: int
    quotation: tuple[str, int, int, tuple[int, ...]]


def stretches(event: dict[str, Any], pages: Any) -> Iterator[Stretch]:
    """Every stretch of two articles of an event that can be weighed."""
    every = [segment for one in pages for segment in one.segments]
    kinds = distinct(every)
    segments = [every[kind[0]] for kind in kinds]
    held = Held(segments)
    for one, other in alike(every, kinds):
        held.paragraphs.note(one, other, None)
    open_yet: list[tuple[int, int, Passage, bool, tuple[int, ...]]] = []
    fold = int(hashlib.md5(event["event"].encode()).hexdigest(), 16) % FOLDS
    for a, b in combinations(range(len(segments)), 2):
        a, b = (b, a) if len(held.stems[b]) > len(held.stems[a]) else (a, b)
        left, right = segments[a], segments[b]
        if left.article == right.article or not (held.quoted[a] or held.quoted[b]):
            continue
        common = [token for token in held.held[a] & held.held[b] if is_content(token)]
        if not common or sum(held.value.get(token, 0.0) for token in common) < LEAST_SHARED:
            continue
        for match in dict.fromkeys(aligned(held, a, b)):
            if ruled := is_answer(left, right, match, held.rare):
                held.paragraphs.note(left, right, match)
            if not weighable(left, right, match):
                continue
            mine, other = (labels(event, left, match.a, match.b), labels(event, right, match.c, match.d))
            both = tuple(sorted(mine & other))
            if not both and passages_of(event, mine) & passages_of(event, other):
                continue  # two sentences of one remark: neither one utterance nor two
            open_yet.append((a, b, match, ruled, both))
    # A sure match elsewhere is a view of the others: they can be read when all are known.
    for a, b, match, ruled, both in open_yet:
        seen = views(segments[a], segments[b], match, held.paragraphs)
        yield Stretch(seen, bool(both), ruled, fold, (event["event"], a, b, both))


def aligned(held: Held, a: int, b: int) -> Iterator[Passage]:
    """The stretches of two segments, and their quoted parts."""
    left, right = held.segments[a], held.segments[b]
    for found in passages(held.stems[a], held.stems[b]):
        match = trimmed(left, right, found)
        if match is not None:
            yield match
            yield from quoted_parts(left, right, match)
    alone = (held.single[a] & held.held[b]) | (held.single[b] & held.held[a])
    yield from places_of(alone, held.stems[a], held.stems[b], [])


def labels(event: dict[str, Any], segment: Segment, first: int, last: int) -> set[int]:
    """The labelled quotations of which a report covers half of the stretch, or the stretch half of the report."""
    start, end = min(t.start for t in segment.tokens[first:last]), max(t.end for t in segment.tokens[first:last])
    return {
        number
        for number, group in enumerate(event["same_quote"])
        for report in group["reports"]
        if report["article"] == segment.article
        and 2 * (min(end, report["span"][1]) - max(start, report["span"][0])) >= min(end - start, report["span"][1] - report["span"][0])
    }


def passages_of(event: dict[str, Any], numbers: set[int]) -> set[str]:
    """The remarks that these quotations are part of."""
    return {event["same_quote"][number]["passage"] for number in numbers if event["same_quote"][number].get("passage")}


def all_stretches() -> list[Stretch]:
    """The stretches of every labelled event that may be learnt from."""
    reader = open_reader()
    found: list[Stretch] = []
    with tempfile.TemporaryDirectory() as folder:
        for event, rows in chain(labelled_events("first"), labelled_events("more")):
            articles = articles_of(rows, Path(folder))
            named = with_full_names({reading.id: reading for reading in reader.read(articles)})
            found.extend(stretches(event, [page(article, named[article.id]) for article in sorted(articles, key=order_key)]))
    return found


def fit(rows: list[Stretch]) -> tuple[Any, float]:
    """Slopes and intercept."""
    return fitted(np.array([row.views for row in rows]), np.array([float(row.same) for row in rows]), np.ones(len(rows)))


def check(rows: list[Stretch]) -> None:
    """Precision of stretches and recall of labelled pairs, by weights that have not seen them, alone and beside the rules."""
    chance = np.zeros(len(rows))
    for fold in range(FOLDS):
        slopes, intercept = fit([row for row in rows if row.fold != fold])
        for number, row in enumerate(rows):
            if row.fold == fold:
                chance[number] = 1 / (1 + np.exp(-(np.array(row.views) @ slopes + intercept)))
    whole = len({row.quotation for row in rows if row.same})
    print(f"{len(rows)} stretches, {sum(row.same for row in rows)} of one utterance, {whole} pairs of paragraphs and quotations")

    def line(name: str, taken: list[bool]) -> None:
        kept = [row for row, take in zip(rows, taken, strict=True) if take]
        told = len({row.quotation for row in kept if row.same}) / whole
        print(f"{name:12} precision {sum(row.same for row in kept) / max(1, len(kept)):.3f}  recall {told:.3f}")

    line("rules", [row.ruled for row in rows])
    for least in (0.4, 0.45, 0.5, 0.55, 0.6):
        line(f"odds {least}", [one >= least for one in chance])
        line(f"either {least}", [row.ruled or one >= least for row, one in zip(rows, chance, strict=True)])


def main() -> int:
    """Write the weights, or check them."""
    rows = all_stretches()
    if "--check" in sys.argv[1:]:
        check(rows)
        return 0
    slopes, intercept = fit(rows)
    made = {
        "made_by": "training/quote_pairs.py",
        "intercept": round(float(intercept), 4),
        "slopes": {view: round(float(slope), 4) for view, slope in zip(VIEWS, slopes, strict=True)},
    }
    (HOME / "quote_weights.json").write_text(json.dumps(made, indent=2) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
