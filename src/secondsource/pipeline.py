"""The way of an article, and the only file that knows its order.

intake -> skim -> stories -> lineage -> reading -> claims -> brief

Every step is a pure function from records to records. Articles are skimmed all; only those of the stories that are asked for are read
with the parser, and a sentence that was read once is never parsed again.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date

import msgspec

from secondsource.brief import brief_changes, compose
from secondsource.brief.citing import verify
from secondsource.claims import story_claims
from secondsource.engine import Engine, LocalEngine
from secondsource.errors import UsageError
from secondsource.intake import read_inputs
from secondsource.lineage import borrowings as find_borrowings
from secondsource.lineage import explain
from secondsource.lineage import families as find_families
from secondsource.reading import Reader, open_reader
from secondsource.records.article import Article, Moment, Rejected
from secondsource.records.brief import Brief
from secondsource.records.claim import StoryClaims
from secondsource.records.lineage import Borrowing, Explanation, Family
from secondsource.records.reading import Reading
from secondsource.records.skim import Skim
from secondsource.records.source import Source
from secondsource.records.story import Decision, Story
from secondsource.skim import skim
from secondsource.stories import group
from secondsource.text.normalize import fold

Progress = Callable[[str, int, int | None], None]
"""Called as ``progress(step, done, total)``; total is None while it is not known."""


def _silent(step: str, done: int, total: int | None) -> None:
    """Show nothing."""


class Options(msgspec.Struct, frozen=True, kw_only=True):
    """What may be asked of a run.

    ``since`` and ``until`` are days, both included; an article without a date is kept, since nothing says that it lies outside.
    ``told`` is how many stories are read deeply and told, the largest first (None: all); the others are listed by their titles.
    ``sources`` is what the user knows of outlets.
    """

    reader: str = "accurate"
    since: date | None = None
    until: date | None = None
    workers: int = 1
    told: int | None = None
    story: str | None = None
    sources: tuple[Source, ...] = ()


class Pile(msgspec.Struct, frozen=True, kw_only=True):
    """What was read: articles and rejected inputs, each in the order of their inputs.

    ``outside`` of the rejected ones were read well but lie outside the days asked for.
    """

    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]
    outside: int = 0


class Grouped(msgspec.Struct, frozen=True, kw_only=True):
    """The stories of a pile, largest first, with the skims they were made from (in the order of the articles)."""

    skims: tuple[Skim, ...]
    stories: tuple[Story, ...]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """Everything found about a pile, before it is composed into a brief."""

    pile: Pile
    stories: tuple[Story, ...]
    borrowings: tuple[Borrowing, ...]
    families: dict[str, tuple[Family, ...]]
    readings: dict[str, Reading]
    claims: dict[str, StoryClaims]
    reader: str
    sentences_seen: int
    sentences_parsed: int
    sources: tuple[Source, ...] = ()


def _days(moment: Moment | None) -> tuple[str, str] | None:
    """First and last ISO day that a publication time may mean."""
    if moment is None or moment.when is None:
        return None
    known = moment.when[:10]
    return (known + "-01-01"[len(known) - 4 :], known + "-12-31"[len(known) - 4 :]) if len(known) < 10 else (known, known)


def _outside(article: Article, options: Options) -> str | None:
    """Why an article is outside the days asked for; None where it is inside or has no date."""
    days = _days(article.published)
    if days is None:
        return None
    first, last = days
    if options.since and last < options.since.isoformat():
        return f"published {first}, before --since {options.since.isoformat()}"
    if options.until and first > options.until.isoformat():
        return f"published {first}, after --until {options.until.isoformat()}"
    return None


def read_pile(paths: Sequence[str], options: Options, *, stdin: Callable[[], bytes] | None = None, progress: Progress = _silent) -> Pile:
    """Read every input; articles + rejected = inputs."""
    articles: list[Article] = []
    rejected: list[Rejected] = []
    outside = 0
    outcomes = read_inputs(paths, stdin=stdin, over=LocalEngine(options.workers).map)
    for number, outcome in enumerate(outcomes, 1):
        if isinstance(outcome, Rejected):
            rejected.append(outcome)
        elif reason := _outside(outcome, options):
            outside += 1
            rejected.append(Rejected(input=outcome.provenance.input, record=outcome.provenance.record, reason=reason))
        else:
            articles.append(outcome)
        progress("articles", number, None)
    return Pile(articles=tuple(articles), rejected=tuple(rejected), outside=outside)


def group_pile(articles: Sequence[Article], engine: Engine, *, progress: Progress = _silent) -> Grouped:
    """Skim every article and group them into stories: most articles first, then the earlier, then by id."""
    skims = []
    for number, made in enumerate(engine.map(skim, articles), 1):
        skims.append(made)
        progress("skim", number, len(articles))
    stories = sorted(group(skims), key=lambda story: (-len(story.articles), story.first or "9999", story.id))
    return Grouped(skims=tuple(skims), stories=tuple(stories))


def trace(pile: Pile, engine: Engine, *, progress: Progress = _silent) -> tuple[Grouped, tuple[Borrowing, ...]]:
    """The stories of a pile, and who copied whom among all its articles."""
    grouped = group_pile(pile.articles, engine, progress=progress)
    return grouped, _copied(pile, grouped, None, progress)


def explain_pair(pile: Pile, engine: Engine, a: str, b: str, *, progress: Progress = _silent) -> Explanation:
    """Why two articles of a pile are, or are not, said to derive one from the other.

    Raises:
        UsageError: one of the two is not in the pile, or both are the same.
    """
    known = {article.id for article in pile.articles}
    for id in (a, b):
        if id not in known:
            raise UsageError(f"no article {id!r} in this pile; `secondsource articles` lists them")
    if a == b:
        raise UsageError("two different articles are needed")
    grouped = group_pile(pile.articles, engine, progress=progress)
    return explain(pile.articles, grouped.skims, grouped.stories, a, b)


def _copied(
    pile: Pile, grouped: Grouped, chosen: Sequence[Story] | None, progress: Progress, agencies: Collection[str] = ()
) -> tuple[Borrowing, ...]:
    """The borrowings of the whole pile, or those between articles of the chosen stories: these are the same either way."""
    aligned = 0

    def count(pairs: int) -> None:
        nonlocal aligned
        aligned += pairs
        progress("lineage", aligned, None)

    only = None if chosen is None or len(chosen) == len(grouped.stories) else {id for story in chosen for id in story.articles}
    return find_borrowings(pile.articles, grouped.skims, grouped.stories, only=only, agencies=agencies, progress=count)


def read_articles(articles: Iterable[Article], reader: Reader, *, progress: Progress = _silent) -> dict[str, Reading]:
    """Readings by article id. Articles are handed over in small runs, so that progress shows and an interrupt is answered."""
    wanted = list(articles)
    readings: dict[str, Reading] = {}
    for begin in range(0, len(wanted), 16):
        for reading in reader.read(wanted[begin : begin + 16]):
            readings[reading.id] = reading
        progress("read", len(readings), len(wanted))
    return readings


def explain_story(pile: Pile, grouped: Grouped, a: str, b: str) -> Decision:
    """Why two articles of the pile are one story, or two.

    Raises:
        UsageError: one of them is not in the pile.
    """
    from secondsource.stories.explaining import explain

    by_id = {one.id: one for one in pile.articles}
    for id in (a, b):
        if id not in by_id:
            raise UsageError(f"no article {id!r} in this pile; `secondsource articles` lists them")
    return explain(by_id[a], by_id[b], grouped.skims, grouped.stories)


def chosen_stories(stories: Sequence[Story], options: Options) -> tuple[Story, ...]:
    """The stories to read deeply: the one asked for, or the ``told`` first ones.

    Raises:
        UsageError: the story asked for is not in the pile.
    """
    if options.story is not None:
        found = tuple(story for story in stories if story.id == options.story)
        if not found:
            raise UsageError(f"no story {options.story!r} in this pile; `secondsource stories` lists them")
        return found
    return tuple(stories if options.told is None else stories[: options.told])


def tell(pile: Pile, options: Options, *, engine: Engine | None = None, progress: Progress = _silent) -> Told:
    """All steps from the articles to the claims of the chosen stories."""
    engine = engine or LocalEngine(options.workers)
    grouped = group_pile(pile.articles, engine, progress=progress)
    chosen = chosen_stories(grouped.stories, options)
    agencies = frozenset(fold(one.outlet) for one in options.sources if one.agency)
    found = _copied(pile, grouped, chosen, progress, agencies)
    by_id = {article.id: article for article in pile.articles}
    reader = open_reader(options.reader)
    readings = read_articles((by_id[id] for story in chosen for id in story.articles), reader, progress=progress)
    families: dict[str, tuple[Family, ...]] = {}
    claims: dict[str, StoryClaims] = {}
    for number, story in enumerate(chosen, 1):
        inside = frozenset(story.articles)
        among = [one for one in found if one.a in inside and one.b in inside]
        families[story.id] = tuple(find_families(story, by_id, among, agencies))
        claims[story.id] = story_claims(story, by_id, readings, among, families[story.id], options.sources)
        progress("claims", number, len(chosen))
    return Told(
        pile=pile,
        stories=grouped.stories,
        borrowings=found,
        families=families,
        readings=readings,
        claims=claims,
        reader=reader.name,
        sentences_seen=reader.sentences_seen,
        sentences_parsed=reader.sentences_parsed,
        sources=options.sources,
    )


def read_with_families(
    pile: Pile, options: Options, *, engine: Engine | None = None, progress: Progress = _silent
) -> tuple[dict[str, Reading], tuple[Family, ...]]:
    """Readings of all articles, and which of them are one telling: what the exports need."""
    grouped, found = trace(pile, engine or LocalEngine(options.workers), progress=progress)
    by_id = {article.id: article for article in pile.articles}
    readings = read_articles(pile.articles, open_reader(options.reader), progress=progress)
    families: list[Family] = []
    for story in grouped.stories:
        inside = frozenset(story.articles)
        families += find_families(story, by_id, [one for one in found if one.a in inside and one.b in inside])
    return readings, tuple(families)


def brief_of(told: Told) -> Brief:
    """The brief of what was found; every line of it cites its words."""
    return compose(
        told.pile.articles,
        told.pile.rejected,
        told.stories,
        told.borrowings,
        told.families,
        told.claims,
        told.readings,
        reader=told.reader,
        sources=told.sources,
    )


def changed_since(earlier: Brief, brief: Brief, name: str = "") -> Brief:
    """The brief with what is new, changed or gone since an earlier one, which ``name`` names."""
    changed = msgspec.structs.replace(brief, changes=brief_changes(earlier, brief, since=name))
    verify(changed)
    return changed


def run(paths: Sequence[str], options: Options | None = None) -> Brief:
    """Read a pile of articles and brief it: the whole way with one call.

    Args:
        paths: files and folders, in any mixture; ``"-"`` is not allowed here (use :func:`read_pile` with ``stdin``).
        options: what to ask; the defaults tell every story.

    Returns:
        The brief; inputs that could not be read stand in ``brief.rejected`` with the reason.
    """
    options = options or Options()
    return brief_of(tell(read_pile(paths, options), options))
