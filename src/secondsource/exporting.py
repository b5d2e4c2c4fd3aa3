"""What each export is made from: which steps are run for it, and what is said of it when it is done.

``export_of("gdelt", pile, options, Wanted(...))`` gives the text in parts (or the bytes of a Parquet file) and a line of counts for
standard error. Articles are taken in order of time, then outlet and id, so the order of the inputs changes nothing.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Literal, NamedTuple, cast

import msgspec

from secondsource import exports
from secondsource.exports.claim_rows import Of
from secondsource.exports.events import STATUSES
from secondsource.exports.figures import counted_figures
from secondsource.pipeline import Options, Pile, Progress, read_with_families, tell
from secondsource.records.article import Article

OF_CLAIMS = ("claims", "figures", "quotes")  # forms that are tables, one row for each report of a claim


class Wanted(NamedTuple):
    """What was asked of an export beside its form: statuses of events, verbs of figures, how a table is written."""

    statuses: tuple[str, ...] = STATUSES
    one_a_day: bool = False
    predicates: frozenset[str] | None = None
    table: Literal["csv", "parquet"] = "csv"
    software: str = "secondsource"


class Export(NamedTuple):
    """The export in parts, in order, and one line of counts."""

    parts: Iterable[str] | bytes
    said: str


def in_order(articles: Iterable[Article]) -> list[Article]:
    """Articles by time of publication, of one day those with a time first, without a date last; ties by outlet, then id."""

    def key(article: Article) -> tuple[bool, str, bool, str, str, str]:
        when = article.published.when if article.published else None
        return when is None, (when or "")[:10], "T" not in (when or ""), when or "", article.outlet or "", article.id

    return sorted(articles, key=key)


def export_of(form: str, pile: Pile, options: Options, wanted: Wanted, *, progress: Progress) -> Export:
    """Run the steps that ``form`` needs and put its rows together.

    Raises:
        UsageError: Parquet is asked for and pyarrow is not installed.
    """
    pile = msgspec.structs.replace(pile, articles=tuple(in_order(pile.articles)))
    if form in OF_CLAIMS or form in ("annotations", "prov"):
        return _of_claims(form, pile, options, wanted, progress)
    readings, families = read_with_families(pile, options, progress=progress)
    if form == "ged":
        figures = counted_figures(pile.articles, readings, families, wanted.predicates)
        return Export([exports.render(form, figures)], f"{len(figures)} figures of {len(pile.articles)} articles")
    events = exports.coded_events(pile.articles, readings, families, wanted.statuses)
    rows = exports.one_a_day(events) if wanted.one_a_day else events
    others = Counter(event.status for reading in readings.values() for event in reading.events if event.status not in wanted.statuses)
    told = ", ".join(f"{count} {name}" for name, count in sorted(others.items()))
    said = f"{len(rows)} events of {len(pile.articles)} articles"
    said += f"; {len(events) - len(rows)} left out as the same day's" if wanted.one_a_day else ""
    return Export([exports.render(form, rows)], said + (f"; left out by status: {told} (--status all keeps them)" if told else ""))


def _of_claims(form: str, pile: Pile, options: Options, wanted: Wanted, progress: Progress) -> Export:
    found = tell(pile, options, progress=progress)
    stories = [found.claims[story.id] for story in found.stories if story.id in found.claims]
    families = [family for told in found.families.values() for family in told]
    of = f" of {len(pile.articles)} articles"
    claims = sum(len(story.claims) for story in stories)
    if form == "annotations":
        made = exports.annotations(pile.articles, found.readings, stories, found.borrowings)
        reports = sum(len(claim.reports) for story in stories for claim in story.claims)
        passages = sum(len(one.passages) for one in found.borrowings)
        software = f"{wanted.software}, reader {found.reader}"
        return Export(
            exports.annotation_lines(made, pile.articles, software=software),
            f"what was read in {len(pile.articles)} articles, {reports} reports in {claims} claims, {passages} borrowed passages",
        )
    if form == "prov":
        nodes = exports.provenance(pile.articles, stories, found.borrowings, families)
        said = f"{len(found.borrowings)} borrowings and {claims} claims{of}"
        return Export(exports.provenance_lines(nodes), said)
    by_id = {article.id: article for article in pile.articles}
    columns = exports.COLUMNS[cast("Of", form)]
    rows = list(exports.claim_rows(stories, by_id, families, cast("Of", form)))
    written = exports.parquet(columns, rows) if wanted.table == "parquet" else exports.comma_separated(columns, rows)
    return Export(written, f"{len(rows)} reports{of}")
