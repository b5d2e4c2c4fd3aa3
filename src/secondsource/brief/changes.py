"""What is new, changed or gone since an earlier brief.

``brief_changes(old, new)`` compares two briefs of piles that may differ in any way. A claim is the same claim where a report of it stands
at the same place of the same article, so nothing depends on ids that are numbers in a row; where an article has another text now, its
reports are the same where their words are. Stories are the same where they share an article.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from secondsource.brief.verdicts import differing, sides
from secondsource.brief.wording import letters
from secondsource.records.brief import (
    Brief,
    BriefArticle,
    BriefChanges,
    BriefClaim,
    BriefReport,
    BriefStory,
    ChangedClaim,
    ChangedStory,
    CitedTelling,
    Ref,
    Standing,
)

_MANY = 16  # claims that may share a key: in an edited article one word ("two") may be the figure of hundreds
_DISPUTED = ("contradict", "update")
_Key = tuple[object, ...]
_Cite = Callable[[Ref], Ref]


class _Place(NamedTuple):
    """A claim of one of the two briefs, with the number of its story there."""

    story: int
    claim: BriefClaim


def brief_changes(old: Brief, new: Brief, *, since: str = "") -> BriefChanges:
    """What changed from ``old`` to ``new``; ``since`` is what the earlier brief is called.

    Stories stand in the order of ``new``, gone ones last in the order of ``old``. In a story what stands otherwise comes first, then what
    is new, then what is gone, each in the order of its brief.
    """
    then, now = {one.id: one for one in old.articles}, {one.id: one for one in new.articles}
    edited = {id for id in then.keys() & now.keys() if then[id].text != now[id].text}
    cite, kept = _citer(old, new, edited)
    homes: dict[str, set[int]] = {}
    for number, story in enumerate(old.stories):
        for id in story.articles:
            homes.setdefault(id, set()).add(number)
    before = [sorted({number for id in story.articles for number in homes.get(id, ())}) for story in new.stories]
    known, found = _by_key(old.stories, edited), _by_key(new.stories, edited)
    heirs = _heirs(before, new.stories, homes)
    stories: list[ChangedStory] = []
    for number, story in enumerate(new.stories):
        if not before[number]:
            stories.append(_story("new", story, story.title, new=story.articles))
            continue
        origins = [old.stories[one] for one in before[number]]
        gone = [id for one in before[number] if heirs[one] == number for id in old.stories[one].articles if id not in now]
        read = bool(story.claims) and all(one.claims for one in origins)
        claims: list[ChangedClaim] = []
        if read:
            claims = _changed(story, known, edited)
            for one in before[number]:
                if heirs[one] == number:
                    claims += [_gone(claim, cite) for claim in old.stories[one].claims if not _same(claim, found, edited)]
        changed = ChangedStory(
            state="changed",
            story=story.id,
            title=story.title,
            new=tuple(id for id in story.articles if id not in then),
            gone=tuple(gone),
            edited=tuple(id for id in story.articles if id in edited),
            read=read,
            claims=tuple(claims),
        )
        if changed.new or changed.gone or changed.edited or changed.claims:
            stories.append(changed)
    unchanged = sum(1 for one in before if one) - sum(1 for story in stories if story.state == "changed")
    for number, story in enumerate(old.stories):
        if number not in heirs:
            title = cite(story.title) if story.title else None
            stories.append(_story("gone", None, title, gone=story.articles))
    return _with_articles(
        BriefChanges(
            since=since, generated_from=old.generated_from, reader=old.reader, unchanged=unchanged, stories=tuple(stories), articles=()
        ),
        kept,
        len(new.articles),
    )


def _story(
    state: str, story: BriefStory | None, title: Ref | None, *, new: tuple[str, ...] = (), gone: tuple[str, ...] = ()
) -> ChangedStory:
    return ChangedStory(
        state="new" if state == "new" else "gone",
        story=story.id if story else None,
        title=title,
        new=new,
        gone=gone,
        edited=(),
        read=True,
        claims=(),
    )


def _heirs(before: Sequence[Sequence[int]], stories: Sequence[BriefStory], homes: Mapping[str, set[int]]) -> dict[int, int]:
    """For each old story that lives on, the new one that has most of its articles; of several the first."""
    shared: Counter[tuple[int, int]] = Counter()
    for number, story in enumerate(stories):
        for id in story.articles:
            for one in homes.get(id, ()):
                shared[one, number] += 1
    heirs: dict[int, int] = {}
    for (one, number), count in shared.items():
        if one not in heirs or (count, -number) > (shared[one, heirs[one]], -heirs[one]):
            heirs[one] = number
    return heirs


# Claims


def _keys(claim: BriefClaim, edited: set[str]) -> list[_Key]:
    """Where the reports of a claim stand; of a figure the number itself, since two figures may stand in one report.

    A clause may be an event in one brief and, beside other reports, a statement in another.
    """
    kind = claim.kind if claim.kind in ("figure", "quote") else "clause"
    found: list[_Key] = []
    for report in claim.reports:
        place: BriefReport | Ref = report.figure.ref if report.figure else report
        found.append((kind, report.article, place.words) if report.article in edited else (kind, report.article, place.start, place.end))
    return found


def _by_key(stories: Iterable[BriefStory], edited: set[str]) -> dict[_Key, list[_Place]]:
    known: dict[_Key, list[_Place]] = {}
    for number, story in enumerate(stories):
        for claim in story.claims:
            for key in dict.fromkeys(_keys(claim, edited)):
                held = known.setdefault(key, [])
                if len(held) < _MANY:
                    held.append(_Place(number, claim))
    return known


def _same(claim: BriefClaim, known: Mapping[_Key, Sequence[_Place]], edited: set[str]) -> BriefClaim | None:
    """The claim of the other brief with which this one shares most reports; of several the first."""
    shared: Counter[tuple[int, str]] = Counter()
    places: dict[tuple[int, str], BriefClaim] = {}
    for key in dict.fromkeys(_keys(claim, edited)):
        for place in known.get(key, ()):
            name = (place.story, place.claim.id)
            shared[name] += 1
            places.setdefault(name, place.claim)
    return places[max(shared, key=lambda name: shared[name])] if shared else None


def _changed(story: BriefStory, known: Mapping[_Key, Sequence[_Place]], edited: set[str]) -> list[ChangedClaim]:
    """Claims that stand otherwise than before, those whose verdict is another first; then new ones."""
    changed, new = [], []
    for claim in story.claims:
        was = _same(claim, known, edited)
        if was is None:
            new.append(_claim("new", claim, None, _standing(claim)))
        elif (then := _standing(was)) != (now := _standing(claim)):
            changed.append(_claim("changed", claim, then, now))
    return [*sorted(changed, key=_weight), *new]


def _weight(claim: ChangedClaim) -> tuple[bool, bool]:
    """What is newly disputed first, then another verdict, then another interval."""
    was, now = claim.before and claim.before.verdict, claim.now and claim.now.verdict
    return was == now, now not in _DISPUTED


def _gone(claim: BriefClaim, cite: _Cite) -> ChangedClaim:
    made = _claim("gone", claim, _standing(claim), None)
    tellings = tuple(CitedTelling(state=one.state, refs=tuple(cite(ref) for ref in one.refs)) for one in made.tellings)
    return msgspec.structs.replace(made, claim=None, ref=cite(made.ref), beside=tuple(map(cite, made.beside)), tellings=tellings)


def _standing(claim: BriefClaim) -> Standing:
    why = tuple(differing(claim)) if claim.verdict in _DISPUTED else ()
    return Standing(verdict=claim.verdict, why=why, at_least=claim.support.at_least, at_most=claim.support.at_most)


def _claim(state: str, claim: BriefClaim, before: Standing | None, now: Standing | None) -> ChangedClaim:
    refs = [Ref(article=one.article, start=one.start, end=one.end, words=one.words) for one in claim.reports]
    tellings = [CitedTelling(state=one.state, refs=tuple(refs[report] for report in one.reports)) for one in claim.support.tellings]
    against = [n for n in sides(claim) if claim.speaks not in claim.variants[n].reports] if claim.verdict in _DISPUTED else []
    told = {report for one in claim.support.tellings for report in one.reports}
    tellings += [CitedTelling(state="not known", refs=(ref,)) for number, ref in enumerate(refs) if number not in told]
    return ChangedClaim(
        state="new" if state == "new" else "changed" if state == "changed" else "gone",
        kind=claim.kind,
        claim=claim.id,
        ref=_shown(claim.reports[claim.speaks]),
        beside=tuple(_shown(claim.reports[claim.variants[number].says]) for number in against),
        tellings=tuple(tellings),
        before=before,
        now=now,
    )


def _shown(report: BriefReport) -> Ref:
    """The words of a report for a line; of a figure with the word that says what happened."""
    return report.figure.shown if report.figure else Ref(article=report.article, start=report.start, end=report.end, words=report.words)


# Articles of the earlier brief


def _citer(old: Brief, new: Brief, edited: set[str]) -> tuple[_Cite, dict[str, BriefArticle]]:
    """Citations of the earlier brief as citations that hold beside the new one; and the articles of the earlier brief that they may need.

    The text that an article had before goes by its id with ``(before)``.
    """
    now = {one.id for one in new.articles}
    names = {id: f"{id} (before)" for id in edited}
    kept = {}
    for one in old.articles:
        if one.id not in now or one.id in edited:
            name = names.get(one.id, one.id)
            kept[name] = msgspec.structs.replace(one, id=name)
    return lambda ref: msgspec.structs.replace(ref, article=names.get(ref.article, ref.article)), kept


def _with_articles(changes: BriefChanges, kept: Mapping[str, BriefArticle], taken: int) -> BriefChanges:
    """The changes with the articles of the earlier brief that they name, with the letters that follow those of the new one's."""
    named = {id for story in changes.stories for id in story.gone}
    for story in changes.stories:
        named |= {story.title.article} if story.title else set()
        named |= {ref.article for claim in story.claims for one in claim.tellings for ref in one.refs}
        named |= {ref.article for claim in story.claims for ref in (claim.ref, *claim.beside)}
    needed = [article for id, article in kept.items() if id in named]
    return msgspec.structs.replace(
        changes,
        articles=tuple(msgspec.structs.replace(one, key=letters(taken + number)) for number, one in enumerate(needed)),
    )
