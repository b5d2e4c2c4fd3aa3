"""The head of a story: what it is about, who tells it, and how much in it differs. Counts only; no interval for a whole story."""

from collections.abc import Sequence

import msgspec

from secondsource.brief.view import Index
from secondsource.brief.wording import count, day, days
from secondsource.records.brief import BriefStory
from secondsource.records.lineage import Family
from secondsource.text.normalize import fold

KEY_LINES = (
    "a2: article a, sentence 2. A bracket holds one telling: [a2 b2] a newsroom's own",
    "work is shown, (f2) not known. ■ telling shown  □ not known  · adds no telling",
)


class Teller(msgspec.Struct, frozen=True):
    """Articles of one kind of telling, in order of key."""

    title: str
    articles: tuple[str, ...]
    state: str


def dates_line(story: BriefStory, index: Index) -> str:
    """``3 to 4 March 2026``, of the articles whose day is known."""
    known = sorted(m.when for a in story.articles if (m := index.article(a).published) is not None and m.when is not None)
    return days(known[0], known[-1]) if known else days(story.first, story.last)


def articles_line(story: BriefStory, index: Index) -> str:
    """``7 articles, 7 outlets, 3 to 4 March 2026; own reporting in 4, not known in 1``."""
    outlets = {index.article(a).outlet for a in story.articles} - {None}
    said = f"{count(len(story.articles), 'article')}, {count(len(outlets), 'outlet')}, {dates_line(story, index)}"
    if len(story.articles) == 1:
        return f"{count(1, 'article')}: nothing to compare; {dates_line(story, index)}"
    if len(story.families) == 1:
        return f"{said}; 1 telling in {count(len(story.articles), 'article')}"
    own, unknown = own_reporting(story, index), [a for f in story.families if f.state != "shown" for a in f.articles]
    said += f"; own reporting in {len(own)}"
    return said + (f", not known in {len(unknown)}" if unknown else "")


def own_reporting(story: BriefStory, index: Index) -> list[str]:
    """Articles of shown tellings that took their words from no other article of the story and are credited to no agency."""
    borrowers = {copied.copy for copied in story.borrowings if copied.directed}
    return [a for f in story.families if f.state == "shown" for a in f.articles if a not in borrowers and not of_an_agency(index, a)]


def of_an_agency(index: Index, id: str) -> bool:
    """Whether the article credits somebody else than its own outlet: "BOSTON (AP)"."""
    article = index.article(id)
    credit, outlet = (fold(name or "") for name in (article.credit, article.outlet))
    initials = "".join(word[0] for word in outlet.split())
    return bool(credit) and credit not in (outlet, initials) and credit not in outlet and not (outlet and outlet in credit)


def differences(story: BriefStory) -> list[tuple[str, str]]:
    """``4 contradict``, ``1 update``, ... each with the section where it stands."""
    found = []
    for verdict in ("contradict", "update"):
        claims = [claim for claim in story.claims if claim.verdict == verdict]
        if claims:
            only_figures = all(claim.kind == "figure" for claim in claims)
            found.append((f"{len(claims)} {verdict}", "figures" if only_figures else "differ"))
    denied = [
        c for c in story.claims if c.kind != "figure" and c.verdict not in ("contradict", "update") and any(v.denied_by for v in c.variants)
    ]
    if denied:
        found.append((f"{len(denied)} denied", "differ"))
    changed = sum(
        1 for c in story.claims if c.kind == "quote" and any(r.drift and r.drift.kind not in ("longest", "same words") for r in c.reports)
    )
    if changed:
        found.append((f"{count(changed, 'quote')} changed", "positions"))
    copies = {copied.copy: copied for copied in reversed(story.borrowings) if copied.directed}
    if copies:
        silent = sum(1 for copied in copies.values() if not copied.credited)
        found.append((count(len(copies), "copy", "copies") + (f" ({silent} not credited)" if silent else ""), "copied"))
    if story.unknown:
        found.append((f"{len(story.unknown)} not known", "cannot be told"))
    return found


def tellers(story: BriefStory, index: Index) -> list[Teller]:
    """Who tells it: articles that make one telling, own reporting, those of which it is not known; then outlets of one owner."""
    found: list[Teller] = []
    own: list[str] = []
    agency: list[str] = []
    unknown: list[str] = []
    for family in story.families:
        if len(family.articles) > 1:
            found.append(Teller(_title(family), family.articles, family.state))
        elif family.state == "shown":
            (agency if of_an_agency(index, family.articles[0]) else own).extend(family.articles)
        else:
            unknown.extend(family.articles)
    if own:
        found.append(Teller("own reporting", tuple(own), "shown"))
    if agency:
        found.append(Teller("an agency's", tuple(agency), "shown"))
    if unknown:
        found.append(Teller("not known", tuple(unknown), "not known"))
    told = {a for teller in found for a in teller.articles}
    rest = tuple(a for a in story.articles if a not in told)
    return [*found, *([Teller("not known", rest, "not known")] if rest else []), *_owned(story, index)]


def _owned(story: BriefStory, index: Index) -> list[Teller]:
    """Articles of several outlets that have one owner, as the user has it."""
    by_owner: dict[str, list[str]] = {}
    for a in story.articles:
        source = index.article(a).source
        if source is not None and source.owner:
            by_owner.setdefault(source.owner.casefold(), []).append(a)
    shown = {a for family in story.families if family.state == "shown" for a in family.articles}
    return [
        Teller("one owner", tuple(held), "shown" if shown & set(held) else "not known")
        for _, held in sorted(by_owner.items(), key=lambda one: story.articles.index(one[1][0]))
        if len({index.article(a).outlet for a in held}) > 1
    ]


def _title(family: Family) -> str:
    return "one telling" if family.state == "shown" else "one, not known"


def published(index: Index, id: str) -> str:
    """When the article says it was published, in the precision that is known; the agency it credits; the letter that the user gave."""
    article = index.article(id)
    said = _moment(index, id) + (f", {article.credit}" if of_an_agency(index, id) else "")
    return said + (f", reliability {article.source.reliability}" if article.source is not None and article.source.reliability else "")


def _moment(index: Index, id: str) -> str:
    moment = index.article(id).published
    if moment is None or (moment.when is None and not moment.as_given):
        return "no date"
    if moment.when is None:
        return f'"{moment.as_given}"'
    zone = " zone?" if moment.precision in ("minute", "hour") and not moment.zone_known else ""
    return day(moment.when, year=False) + zone


def few(articles: Sequence[str], limit: int) -> tuple[Sequence[str], int]:
    """The first articles and how many are left."""
    return articles[:limit], max(0, len(articles) - limit)
