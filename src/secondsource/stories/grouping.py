"""Assign articles to stories: candidate pairs, log odds, average-link merging."""

import datetime
from collections.abc import Sequence

import numpy as np

from secondsource.records.skim import Skim
from secondsource.records.story import Story
from secondsource.stories.similarity import Ints, log_odds, views

POSTING_CAP = 60


def candidate_pairs(skims: Sequence[Skim], text: object) -> tuple[Ints, Ints]:
    """Index pairs worth scoring."""
    rows = text.tocsr()  # type: ignore[attr-defined]
    postings: dict[int, list[int]] = {}
    for i in range(rows.shape[0]):
        s, e = rows.indptr[i], rows.indptr[i + 1]
        cols, vals = rows.indices[s:e], rows.data[s:e]
        for c in cols[np.lexsort((cols, -vals))][:15]:
            postings.setdefault(int(c), []).append(i)
    pairs: set[tuple[int, int]] = set()
    for members in postings.values():
        members.sort(key=lambda i: (skims[i].day is None, skims[i].day or 0, skims[i].id))
        for x, i in enumerate(members):
            for j in members[x + 1 : x + 1 + POSTING_CAP]:
                pairs.add((min(i, j), max(i, j)))
    order = sorted(pairs)
    found = np.array(order, dtype=np.intp).reshape(-1, 2)
    return found[:, 0], found[:, 1]


def group(skims: Sequence[Skim]) -> tuple[Story, ...]:
    """Stories of the skims, in order of their first day and id."""
    skims = sorted(skims, key=lambda one: one.id)
    v = views(skims)
    a, b = candidate_pairs(skims, v.lead)
    odds = log_odds(v, a, b) if len(a) else np.zeros(0)
    parent = list(range(len(skims)))
    members = {i: [i] for i in parent}
    cluster = list(range(len(skims)))
    for k in np.lexsort((b, a, -odds)):
        if odds[k] <= 0:
            break
        x, y = cluster[a[k]], cluster[b[k]]
        if x == y:
            continue
        aa = np.repeat(members[x], len(members[y]))
        bb = np.tile(members[y], len(members[x]))
        if log_odds(v, aa, bb).mean() <= 0:
            continue
        keep, gone = min(x, y), max(x, y)
        for i in members[gone]:
            cluster[i] = keep
        members[keep] = sorted(members[keep] + members.pop(gone))
    return tuple(_story([skims[i] for i in ids]) for _, ids in sorted(members.items()))


def _story(members: Sequence[Skim]) -> Story:
    days = sorted(one.day for one in members if one.day is not None)
    ident = "s-" + min(one.id for one in members)
    iso = [datetime.date.fromordinal(day).isoformat() for day in days]
    return Story(
        id=ident,
        articles=tuple(one.id for one in sorted(members, key=lambda one: (one.day is None, one.day or 0, one.id))),
        storyline=ident,
        first=iso[0] if iso else None,
        last=iso[-1] if iso else None,
    )
