"""Who stands behind the reports of one claim: tellings (newsrooms' own work) and, beside them, informants.

Copies are folded first. A telling is shown only on positive evidence; at least as many as are shown, at most as many as are not shown to be
copies. Two newsrooms that rang the same spokesman are two tellings on one word: both numbers are kept, never folded into one.
"""

import re
from collections.abc import Sequence

import msgspec

from secondsource.claims.copies import copied_sentences, whole_copies
from secondsource.claims.ownwork import Mark, marks, outlet_keys
from secondsource.claims.segments import Page
from secondsource.claims.speakers import compare_speakers, name_words, same_name
from secondsource.graphs import components
from secondsource.records.article import Span
from secondsource.records.claim import Informant, Report, Support, Telling
from secondsource.records.lineage import Borrowing, Family
from secondsource.records.reading import Actor, Attribution
from secondsource.records.source import Source
from secondsource.text.normalize import fold


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a story's articles before any claim is weighed."""

    pages: tuple[Page, ...]
    place: dict[str, int]
    copied: list[list[int | None]]
    whole: dict[str, int]  # article -> group of articles that add nothing to one another
    family: dict[str, Family]
    borrowers: frozenset[str]
    marks: tuple[tuple[Mark, ...], ...]
    borrowings: tuple[Borrowing, ...]
    owners: dict[str, str]  # folded name of an outlet -> its owner, as the user has it


def ground(pages: Sequence[Page], borrowings: Sequence[Borrowing], families: Sequence[Family], sources: Sequence[Source] = ()) -> Ground:
    """Gather what weighing needs, once for a story; ``sources`` are the user's own facts."""
    place = {page.article.id: number for number, page in enumerate(pages)}
    inside = tuple(one for one in borrowings if one.a in place and one.b in place)
    whole = components(sorted(place), whole_copies(inside, place))
    keys = [(page.article.id, outlet_keys(page.article)) for page in pages]
    by_keys = {keyset: name for name, keyset in reversed(keys)}
    others = [(name, keyset) for keyset, name in by_keys.items() if keyset]
    return Ground(
        pages=tuple(pages),
        place=place,
        copied=copied_sentences(pages, inside),
        whole={article: number for number, group in enumerate(whole) for article in group},
        family={article: family for family in families for article in family.articles},
        borrowers=frozenset({one.b for one in inside if one.direction == "a->b"} | {one.a for one in inside if one.direction == "b->a"}),
        marks=tuple(marks(page, others) for page in pages),
        borrowings=inside,
        owners={fold(one.outlet): one.owner for one in sources if one.owner},
    )


def support(
    known: Ground,
    reports: Sequence[Report],
    indices: Sequence[int],
    attributions: Sequence[Attribution | None],
    tellings_of_all: Sequence[Telling],
) -> Support:
    """Support of the reports at ``indices``; ``attributions[i]`` covers ``reports[i]``, ``tellings_of_all`` are those of the whole claim.

    A copy that says it in other words is still a part of the telling that it was copied from.
    """
    chosen = set(indices)
    tellings = tuple(
        Telling(reports=kept, state=one.state, why=one.why)
        for one in tellings_of_all
        if (kept := tuple(index for index in one.reports if index in chosen))
    )
    shown = sum(telling.state == "shown" for telling in tellings)
    return Support(
        at_least=max(1, shown),
        at_most=len(tellings),
        tellings=tellings,
        informants=_informants(known, reports, indices, attributions),
    )


def tellings(known: Ground, reports: Sequence[Report]) -> tuple[Telling, ...]:
    """Reports folded where they stand in one article, in sentences that derive from each other, or in articles that are whole copies."""
    ties: list[tuple[int, int]] = []
    first: dict[object, int] = {}
    for index, report in enumerate(reports):
        page = known.place[report.article]
        for tie in _ties_of(known, report, page):
            if tie in first:
                ties.append((first[tie], index))
            else:
                first[tie] = index
    groups = components(range(len(reports)), ties)
    return tuple(_telling(known, reports, group) for group in groups)


def _ties_of(known: Ground, report: Report, page: int) -> list[object]:
    found: list[object] = [("article", report.article)]
    newsroom = newsroom_of(known, page)
    if newsroom:  # two reports of one newsroom are its one telling
        found.append(("newsroom", newsroom))
    for sentence in known.pages[page].sentences_of(report.start, report.end):
        number = known.copied[page][sentence]
        if number is not None:
            found.append(("sentence", number))
    own = _mark_near(known, page, report)
    if own is None:
        found.append(("whole", known.whole[report.article]))
        family = known.family.get(report.article)
        credit = known.pages[page].article.credit
        if credit and family is not None and len(family.articles) > 1 and family.origin.kind == "agency":
            found.append(("agency", family.id, credit.casefold()))
    return found


def newsroom_of(known: Ground, page: int) -> str | None:
    """Whose work an article is, folded: the owner of its outlet where the user names one, else the outlet."""
    outlet = known.pages[page].article.outlet
    if not outlet:
        return None
    owner = known.owners.get(fold(outlet))
    return f"owner {fold(owner)}" if owner else fold(outlet)


def _mark_near(known: Ground, page: int, report: Report) -> Mark | None:
    """A mark of own work in the paragraph of the report."""
    here = known.pages[page]
    for low, high in here.paragraphs:
        if low <= report.start < high:
            return next((mark for mark in known.marks[page] if mark.strong and mark.cites is None and low <= mark.start < high), None)
    return None


def _telling(known: Ground, reports: Sequence[Report], group: Sequence[int]) -> Telling:
    why: list[str] = []
    for index in group:
        report = reports[index]
        page = known.place[report.article]
        mark = _mark_near(known, page, report)
        family = known.family.get(report.article)
        alone = family is None or len(family.articles) == 1
        taken = _covered(known, report, page) and report.article in known.borrowers
        if mark is not None and (alone or not taken):
            why.append(mark.words)
        elif family is not None and family.state == "shown":
            if len(family.articles) == 1 or _covered(known, report, page) or report.article not in known.borrowers:
                why.extend(family.why or ("own reporting",))
        elif any(mark.strong and mark.cites is None for mark in known.marks[page]) and report.article not in known.borrowers:
            why.append(next(mark.words for mark in known.marks[page] if mark.strong and mark.cites is None))
    return Telling(reports=tuple(group), state="shown" if why else "not known", why=tuple(dict.fromkeys(why))[:4])


def _covered(known: Ground, report: Report, page: int) -> bool:
    return any(known.copied[page][sentence] is not None for sentence in known.pages[page].sentences_of(report.start, report.end))


def _informants(
    known: Ground, reports: Sequence[Report], indices: Sequence[int], attributions: Sequence[Attribution | None]
) -> tuple[Informant, ...]:
    found: list[tuple[Actor, Informant]] = []
    first: dict[int, int] = {}
    for index in indices:
        report = reports[index]
        page = known.place[report.article]
        made = informant(known, report, attributions[index]) or itself(known, report, attributions[index])
        if made is None:
            continue
        # A copy that calls the police "law enforcement" has no informant of its own.
        families = {known.copied[page][n] for n in known.pages[page].sentences_of(report.start, report.end)} - {None}
        seen = next((first[number] for number in sorted(n for n in families if n is not None) if number in first), None)
        for number in families:
            if number is not None:
                first.setdefault(number, index)
        if seen is not None and reports[seen].article != report.article:
            continue
        place = next((n for n, (other, _) in enumerate(found) if compare_speakers(other, made[0]) == "same"), None)
        if place is None:
            found.append(made)
        elif _fuller(made[0], found[place][0]):
            found[place] = made
    return tuple(one for actor, one in found if not _told_fuller(actor, [other for other, _ in found if other is not actor]))


def _told_fuller(actor: Actor, others: Sequence[Actor]) -> bool:
    """ "The ministry" where one other informant is "the trade ministry of Tolm"; where two may be meant, it stands."""
    bare = _role(actor.name)
    if not bare or any(char.isupper() for char in bare):
        return False
    own = set(fold(bare).split())
    return sum(own < set(fold(_role(other.name)).split()) for other in others) == 1


def _role(name: str) -> str:
    """A name without its article."""
    return re.sub(r"^(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) ", "", name).strip(" ,")


def _fuller(a: Actor, b: Actor) -> bool:
    """More of the same name: "Tomas Reyk" and "Reyk"."""
    return a.named and b.named and same_name(a.name, b.name) and len(name_words(a.name)) > len(name_words(b.name))


def itself(known: Ground, report: Report, attribution: Attribution | None) -> tuple[Actor, Informant] | None:
    """The outlet as its own informant, where it says beside its narration that it saw it."""
    if attribution is not None:
        return None
    page = known.place[report.article]
    here = known.pages[page]
    for low, high in here.paragraphs:
        if low <= report.start < high:
            for mark in known.marks[page]:
                if mark.saw and low <= mark.start < high:
                    name = here.article.outlet or mark.words
                    actor = Actor(name=name, how="name", kind="body")
                    kept = Informant(
                        id=actor_id(actor),
                        name=name,
                        named=True,
                        kind="itself",
                        side=None,
                        article=report.article,
                        start=mark.start,
                        end=mark.end,
                        words=mark.words,
                    )
                    return actor, kept
    return None


def informant(known: Ground, report: Report, attribution: Attribution | None) -> tuple[Actor, Informant] | None:
    """On whose word the report stands; None for plain narration and where nobody was found."""
    if attribution is None or attribution.speaker is None:
        return None
    if attribution.act == "promise" and attribution.kind != "direct" and not attribution.denied:
        return None  # who agreed to release the crew does what is told, and is not the one who tells it
    page = known.pages[known.place[report.article]]
    actor, article = _by_name(page, attribution.speaker), page.article
    span = attribution.source[0] if attribution.source else actor.span
    if span is None:
        return None
    return actor, Informant(
        id=actor_id(actor),
        name=actor.name,
        named=actor.named,
        kind=actor.kind,
        side=actor.side or actor.body,
        article=report.article,
        start=span.start,
        end=span.end,
        words=article.words(span),
    )


def _by_name(page: Page, actor: Actor) -> Actor:
    """ "The spokesman of the office" by the name that stands beside these words elsewhere ("Ida Norn, the spokesman of ...")."""
    role = fold(_role(actor.name))
    if any(char.isupper() for char in _role(actor.name)) or len(role.split()) < 2 or role not in page.folded:
        return actor
    beside = re.compile(rf"(?:,? (?:the|a|an|its|their) |, ){re.escape(role)}\b")
    for mention in page.reading.mentions:
        if mention.kind == "person" and beside.match(page.folded, mention.end):
            return msgspec.structs.replace(
                actor, name=mention.name, named=True, kind="person", how="title", span=Span(mention.start, mention.end)
            )
    return actor


def actor_id(actor: Actor) -> str:
    """A short id made of the name: the same for the same name in every article."""
    return "-".join("".join(char if char.isalnum() else " " for char in actor.name.casefold()).split())
