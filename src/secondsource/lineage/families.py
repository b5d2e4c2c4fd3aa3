"""Articles that are one telling.

What question it answers: which articles of a story rest on the same newsroom's work, whose, and is that work shown?

Borrowing ties articles, and so does saying "Quillon reported" where Quillon's report stands in the story and no own work is shown.
A family is ``shown`` only on positive evidence: a dateline with a byline or an agency, "told the Ledger", "the Ledger saw", a line that
says who reported.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Literal, NamedTuple

from secondsource.graphs import components
from secondsource.lineage.citations import (
    contributors_of,
    credits_of,
    dateline_of,
    has_reporting_line,
    names_of,
    own_work,
    plain,
    relies_on,
    same_name,
    told,
)
from secondsource.records.article import Article, Span
from secondsource.records.lineage import Borrowing, Family, Origin
from secondsource.records.story import Story
from secondsource.text.normalize import fold

_SURE = 0.55  # below this two sentences may say the same by chance, each from its own source
_LEAD_SENTENCES = 4  # where the ground of a whole report is given; farther down it is that of a detail
_PERSON = re.compile(r"(?:By\s+)?[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){1,3}\b")
_NO_PERSON = re.compile(
    r"\b(?:staff|agenc(?:y|ies)|desk|newsroom|wires?|reporters?|correspondents?|editors?|bureau|team|press|news|service)\b", re.IGNORECASE
)
_PLACED = re.compile(r",\s*(?:in\s+)?[A-Z][\w'’-]+(?:\s+[A-Z][\w'’-]+){0,2}\s*\Z")  # "Piet Sander, Port Maren"


class _Member(NamedTuple):
    """What one article shows of its making."""

    article: Article
    credits: tuple[str, ...]
    contributors: tuple[str, ...]  # newsrooms that gave a hand: they tell where shared words come from, not whose an article is
    own: tuple[str, ...]  # why its own newsroom's work is shown
    agency: tuple[tuple[str, str], ...]  # a credited name, and why its work is shown
    wire: bool  # it credits itself, as agencies do, or the user knows it for one


def families(
    story: Story, articles: Mapping[str, Article], borrowings: Sequence[Borrowing], agencies: Collection[str] = ()
) -> tuple[Family, ...]:
    """Families of a story, each article in exactly one, in order of their first article's id.

    ``agencies`` are the folded names of outlets that the user knows to be agencies.
    """
    ids = sorted(one for one in set(story.articles) if one in articles)
    inside = [one for one in borrowings if one.a in articles and one.b in articles and {one.a, one.b} <= set(ids)]
    taken: dict[str, list[tuple[int, int]]] = {}
    for one in inside:
        for copy, spans in _copies(one):
            taken.setdefault(copy, []).extend(spans)
    members = {one: _member(articles[one], taken.get(one, []), agencies) for one in ids}
    ties = [(one.a, one.b) for one in without_bridges(inside, articles)]
    ties += _citations(ids, members, {one for tie in ties for one in tie})
    return tuple(_family(group, members, inside) for group in components(ids, ties))


def without_bridges(found: Sequence[Borrowing], articles: Mapping[str, Article]) -> list[Borrowing]:
    """Borrowings without those by which a mosaic would join reports that share nothing with each other.

    An article made of several texts stays with the one that gave it most; claims look at its other passages one by one.
    """
    partners: dict[str, list[Borrowing]] = {}
    for one in found:
        partners.setdefault(one.a, []).append(one)
        partners.setdefault(one.b, []).append(one)
    linked = {frozenset((one.a, one.b)) for one in found}
    dropped: set[tuple[str, str]] = set()
    for article, held in sorted(partners.items()):
        if len(held) < 2:
            continue
        ranked = sorted(held, key=lambda one: (-one.matched_words, one.a, one.b))
        near: list[tuple[str, set[Span]]] = []  # those that belong together with the strongest
        for one in ranked:
            other = one.b if one.a == article else one.a
            sure = [passage for passage in one.passages if passage.similarity >= _SURE and not passage.speech]
            spans = {passage.a if one.a == article else passage.b for passage in sure}
            together = not near or any(
                frozenset((other, known)) in linked or 10 * len(spans & theirs) >= 3 * max(1, min(len(spans), len(theirs)))
                for known, theirs in near[:20]
            )
            if together:
                near.append((other, spans))
            elif not _gave_or_copies(one, article, articles[other]):
                dropped.add((one.a, one.b))
    return [one for one in found if (one.a, one.b) not in dropped]


def _gave_or_copies(one: Borrowing, article: str, other: Article) -> bool:
    """Whether ``article`` is the origin, or the other article is in the main a copy: no bridge either way."""
    if one.direction != "unknown":
        return one.direction == ("a->b" if one.a == article else "b->a")
    theirs = {passage.b if one.a == article else passage.a for passage in one.passages if not passage.speech}
    return 2 * len(theirs) >= len(other.sentences)


def _copies(one: Borrowing) -> list[tuple[str, list[tuple[int, int]]]]:
    """Articles that took words, or may have, and where these stand; of two that share a third text's words, both."""
    spans_a = [(passage.a.start, passage.a.end) for passage in one.passages if not passage.speech]
    spans_b = [(passage.b.start, passage.b.end) for passage in one.passages if not passage.speech]
    if one.direction == "a->b":
        return [(one.b, spans_b)]
    if one.direction == "b->a":
        return [(one.a, spans_a)]
    return [(one.a, spans_a), (one.b, spans_b)] if one.direction == "common" else []


def _member(article: Article, taken: Sequence[tuple[int, int]], agencies: Collection[str]) -> _Member:
    text = plain(article.text)
    credits = credits_of(article)
    spans = [span for span in article.sentences if (span.start, span.end) not in set(taken)]
    own = [why for span in spans if (why := own_work(article, text, span.start, span.end, contact=not credits))]
    dateline = dateline_of(article)
    signed = _person(article.byline)
    if signed and not credits and ((dateline and not dateline[1]) or _PLACED.search(article.byline or "")):
        own.append("own byline and dateline")
    agency: list[tuple[str, str]] = []
    signs = [name for name in (dateline[1] if dateline else None, article.credit) if name]
    wire = article.outlet is not None and any(same_name(name, article.outlet) for name in signs)
    if wire and dateline and dateline[1]:
        own.append(f"dateline {dateline[0]} ({dateline[1]})")
    for name in credits:
        if dateline and dateline[1] and any(same_name(part, name) for part in dateline[1].split("/")):
            agency.append((name, f"dateline {dateline[0]} ({dateline[1]})"))
        if any(told(text, name, span.start, span.end) for span in article.sentences):
            agency.append((name, "told"))
    if has_reporting_line(article):
        if credits:
            agency.append((credits[0], "line that says who reported"))
        else:
            own.append("line that says who reported")
    wire = wire or (article.outlet is not None and fold(article.outlet) in agencies)
    return _Member(article, credits, contributors_of(article), tuple(dict.fromkeys(own)), tuple(dict.fromkeys(agency)), wire)


def _person(byline: str | None) -> bool:
    return bool(byline and _PERSON.match(byline) and not _NO_PERSON.search(byline))


def _citations(ids: Sequence[str], members: Mapping[str, _Member], tied: Collection[str]) -> list[tuple[str, str]]:
    """An article without own work or ties that relies on the report of one outlet which has one article in the story."""
    outlets = Counter(outlet for one in ids if (outlet := members[one].article.outlet))
    found: list[tuple[str, str]] = []
    for one in ids:
        if members[one].own or one in tied:
            continue
        grounds: list[str] = []
        article = members[one].article
        lead = article.sentences[:_LEAD_SENTENCES]
        text = plain(article.text[lead[0].start : lead[-1].end]) if lead else ""
        for other in ids:
            outlet = members[other].article.outlet
            if other == one or not outlet or outlets[outlet] != 1 or outlet == article.outlet:
                continue
            if relies_on(text, outlet) or any(same_name(name, outlet) for name in members[one].credits):
                grounds.append(other)
        if len(grounds) == 1:  # of two reports that it relies on, neither is joined to the other
            found.append((one, grounds[0]))
    return found


def _family(group: Sequence[str], members: Mapping[str, _Member], borrowings: Sequence[Borrowing]) -> Family:
    agency = _agency(group, members)
    roots = _roots(group, borrowings)
    if agency is not None:
        first = [members[one] for one in group if (outlet := members[one].article.outlet) and same_name(outlet, agency)]
        why = [reason for one in first for reason in one.own]
        given = [(name, reason) for one in group for name, reason in members[one].agency]
        why += [f"told {agency}" if reason == "told" else reason for name, reason in given if same_name(name, agency)]
        if not why:
            why = [reason for one in group for reason in members[one].own]
        origin = Origin(kind="agency", name=agency)
    else:
        firsts = [one for one in roots if members[one].own] or [one for one in group if members[one].own]
        why = [reason for one in firsts for reason in members[one].own]
        named = {names_of(outlet)[0]: outlet for one in firsts if (outlet := members[one].article.outlet)}
        only = next(iter(named.values())) if len(named) == 1 else None
        known = len(group) == 1 or (len(roots) == 1 and firsts == roots)
        # An outlet that signs its datelines or its credit line with its own name writes for others.
        kind: Literal["agency", "outlet"] = "agency" if any(members[one].wire for one in firsts) else "outlet"
        origin = Origin(kind=kind, name=only) if only and known else Origin(kind="unknown")
    reasons = tuple(dict.fromkeys(why))[:4]
    return Family(id=group[0], articles=tuple(group), state="shown" if reasons else "not known", origin=origin, why=reasons)


def _agency(group: Sequence[str], members: Mapping[str, _Member]) -> str | None:
    """The name that most members credit; of several as frequent the one whose own article is in the group, then by name."""
    votes: Counter[str] = Counter()
    spelled: dict[str, str] = {}
    for one in group:
        for name in (*members[one].credits, *(members[one].contributors if len(group) > 1 else ())):
            key = next((known for known in spelled if same_name(spelled[known], name)), names_of(name)[0])
            votes[key] += 1
            spelled.setdefault(key, name)
    if not votes:
        return None
    outlets = [outlet for one in group if (outlet := members[one].article.outlet)]
    present = {key for key in votes if any(same_name(spelled[key], outlet) for outlet in outlets)}
    best = min(votes, key=lambda key: (-votes[key], key not in present, key))
    if len(group) == 1 and members[group[0]].own:
        return None  # it has work of its own beside what it took
    return min((outlet for outlet in outlets if same_name(outlet, spelled[best])), default=spelled[best])


def _roots(group: Sequence[str], borrowings: Sequence[Borrowing]) -> list[str]:
    """Members that others took from and that took from none."""
    inside = set(group)
    gave: set[str] = set()
    took: set[str] = set()
    for one in borrowings:
        if one.a in inside and one.direction in ("a->b", "b->a"):
            origin, copy = (one.a, one.b) if one.direction == "a->b" else (one.b, one.a)
            gave.add(origin)
            took.add(copy)
    return [one for one in group if one in gave - took] if len(group) > 1 else list(group)
