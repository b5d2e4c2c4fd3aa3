"""How two articles of a story stand to each other: dependent, shown to be independent, or not known; with the reasons.

Independence is never assumed. It takes a mark of own work on both sides (a dateline serves for one side only) and no shared narration.
"""

import re
from collections.abc import Sequence

from secondsource.claims.copies import identical_narration, shared_runs
from secondsource.claims.segments import Page
from secondsource.claims.weighing import Ground
from secondsource.records.claim import Claim, Dependence
from secondsource.text.normalize import fold


def dependences(known: Ground, claims: Sequence[Claim]) -> tuple[Dependence, ...]:
    """One label for each pair of articles, in page order."""
    ids = [page.article.id for page in known.pages]
    borrowed = {(one.a, one.b): one for one in known.borrowings if not all(passage.speech for passage in one.passages)}
    cited = _citations(known, claims)
    identical = identical_narration(known.pages)
    runs = shared_runs(known.pages)
    found = []
    for number, a in enumerate(ids):
        for b in ids[number + 1 :]:
            pair = (min(a, b), max(a, b))
            label: Dependence
            if pair in borrowed:
                one = borrowed[pair]
                why = f"{one.shared_sentences} of {one.all_sentences} sentences shared"
                label = Dependence(a=a, b=b, label="dependent", why=(why, one.kind))
            elif pair in cited:
                label = Dependence(a=a, b=b, label="dependent", why=(cited[pair],))
            elif pair in identical:
                label = Dependence(a=a, b=b, label="dependent", why=(f"narration shared word for word: {identical[pair]}",))
            elif pair in runs:
                label = Dependence(a=a, b=b, label="dependent", why=(f"runs of narration shared: {runs[pair]}",))
            elif _outlet(known, a) is not None and _outlet(known, a) == _outlet(known, b):
                label = Dependence(a=a, b=b, label="dependent", why=("one outlet",))
            elif (owner := _owner(known, a)) is not None and fold(owner) == fold(_owner(known, b) or ""):
                label = Dependence(a=a, b=b, label="dependent", why=(f"one owner: {owner}",))
            elif (family := known.family.get(a)) is not None and b in family.articles:
                why = f"both from {family.origin.name}" if family.origin.name else "one family"
                label = Dependence(a=a, b=b, label="dependent", why=(why,))
            else:
                label = _apart(known, a, b)
            found.append(label)
    return tuple(found)


def _outlet(known: Ground, article: str) -> str | None:
    outlet = known.pages[known.place[article]].article.outlet
    return fold(outlet) if outlet else None


def _owner(known: Ground, article: str) -> str | None:
    """Who owns the outlet, as the user has it."""
    return known.owners.get(_outlet(known, article) or "")


def _citations(known: Ground, claims: Sequence[Claim]) -> dict[tuple[str, str], str]:
    """Pairs where one article names the other's outlet beside words that both carry."""
    found: dict[tuple[str, str], str] = {}
    shared: dict[str, list[tuple[int, int, frozenset[str]]]] = {}
    for claim in claims:
        articles = frozenset(report.article for report in claim.reports)
        if len(articles) < 2:
            continue
        for report in claim.reports:
            shared.setdefault(report.article, []).append((report.start, report.end, articles))
    outlets: dict[str | None, list[str]] = {}
    for page in known.pages:
        outlets.setdefault(page.article.outlet, []).append(page.article.id)
    for number, page in enumerate(known.pages):
        for mark in known.marks[number]:
            if mark.cites is None:
                continue
            cited = known.pages[known.place[mark.cites]].article
            for other in outlets.get(cited.outlet, []) if cited.outlet else [cited.id]:
                if other == page.article.id:
                    continue
                for start, end, articles in shared.get(page.article.id, []):
                    if other in articles and _near(page, mark.start, start, end):
                        found[min(page.article.id, other), max(page.article.id, other)] = mark.words
    return found


def _near(page: Page, at: int, start: int, end: int) -> bool:
    """Both stand in one paragraph, or the words in the one after."""
    for number, (low, high) in enumerate(page.paragraphs):
        if low <= at < high:
            last = page.paragraphs[min(number + 1, len(page.paragraphs) - 1)][1]
            return start < last and end > low
    return False


def _apart(known: Ground, a: str, b: str) -> Dependence:
    sides = []
    for article in (a, b):
        own = [mark for mark in known.marks[known.place[article]] if mark.cites is None]
        strong = [mark for mark in own if mark.strong]
        family = known.family.get(article)
        shown = family is not None and family.state == "shown"
        # An interview may be another's ("in an interview broadcast on ..."): our own marks tell the two apart.
        worked = shown and family is not None and any(not re.search("dateline|byline|interview", why) for why in family.why)
        sides.append((strong[:1] or own[:1], bool(strong) or worked, bool(own) or worked, family.why if family and shown else ()))
    (one, strong_one, any_one, why_one), (two, strong_two, any_two, why_two) = sides
    if any_one and any_two and (strong_one or strong_two):
        why = [mark.words for mark in one] or list(why_one[:1])
        why += [mark.words for mark in two] or list(why_two[:1])
        return Dependence(a=a, b=b, label="independent shown", why=tuple(why))
    missing = tuple(
        f"no own reporting shown: {known.pages[known.place[article]].article.outlet or article}"
        for article, (_, _, any_mark, _) in zip((a, b), sides, strict=True)
        if not any_mark
    )
    return Dependence(a=a, b=b, label="not known", why=missing or ("no narration shared", "datelines only"))
