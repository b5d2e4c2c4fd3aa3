"""What stands round the claims: who copied whom, when, what cannot be told, and the related stories."""

from collections.abc import Sequence

from secondsource.brief.view import Group, Index, Piece, Row, article_pieces, label, name_piece, quoted, strong
from secondsource.brief.wording import KINDS, PRECISIONS, count, day, moment_range
from secondsource.records.brief import BriefStory, CopiedArticle, Section, TimelineEntry, Unknown

MAX_ARTICLES_NAMED = 4
MAX_COPIES = 8  # copies told one by one; of more, those that are alike share a line
MAX_UNKNOWN = 10  # unknowns of one kind on a line
_SAID = frozenset(("hour", "part_of_day", "open", "relative"))  # what the time itself does not show


def copied_rows(index: Index, story: BriefStory, section: Section) -> list[Row]:
    """Which article took its words from which; copies that are alike share a line where there are many."""
    chosen = [story.borrowings[int(i)] for i in section.claims]
    rows: list[Row] = []
    alike: dict[tuple[str, bool, bool, str, bool], list[CopiedArticle]] = {}
    for copied in chosen:
        alike.setdefault((copied.origin, copied.directed, copied.common, copied.kind, copied.credited), []).append(copied)
    many = len(chosen) > MAX_COPIES
    for group in alike.values():
        rows.extend([_copied_row(index, group)] if many else [_copied_row(index, [copied]) for copied in group])
    if not rows:
        rows.append(Row(0, (label("none found"),)))
    return rows


def _copied_row(index: Index, group: Sequence[CopiedArticle]) -> Row:
    first = group[0]
    pieces: list[Piece] = []
    for number, copied in enumerate(group[:MAX_ARTICLES_NAMED]):
        pieces += [label(", ")] if number else []
        pieces += article_pieces(index, copied.copy)
    if len(group) > MAX_ARTICLES_NAMED:
        pieces.append(label(f", + {len(group) - MAX_ARTICLES_NAMED} more"))
    pieces += [label(" from " if first.directed else " with "), *article_pieces(index, first.origin), label(": ")]
    said = [KINDS.get(first.kind, first.kind)]
    if len(group) == 1:
        said.append(f"{first.sentences[0]} of {count(first.sentences[1], 'sentence')}")
    if first.directed:
        said.append("credited" if first.credited else "not credited")
        if first.direction_by not in ("none", "credit"):
            said.append(f"direction by {first.direction_by}")
    else:
        if first.common:
            said.append("common text")
        said.append("direction not known")
    return Row(1, (*pieces, strong(said[0]), label("".join(f", {word}" for word in said[1:]))))


def timeline_rows(index: Index, story: BriefStory, section: Section) -> list[Row]:
    """Dated statements, each with the articles that make it."""
    entries = [story.timeline[int(i)] for i in section.claims]
    years = {(e.first or e.last or "")[:4] for e in entries}
    rows = []
    for entry in entries:
        when = moment_range(entry.first, entry.last, year=len(years) > 1)
        said = f"  {PRECISIONS.get(entry.precision, entry.precision)}  " if entry.precision in _SAID else "  "
        word = on_whose_word(index, story, entry)
        pieces = (Piece("time", when), label(said), quoted(entry.ref), *word)
        rows.append(Row(1, pieces, index.family_groups(story, [entry.ref, *entry.also]), entry.claim, lines=3 if word else 2))
    return rows if rows or section.left_out else [Row(0, (label("no date"),))]


def on_whose_word(index: Index, story: BriefStory, entry: TimelineEntry) -> list[Piece]:
    """``; 1 informant: the ministry``, where the dated words are somebody's and do not say whose."""
    claim = next((one for one in story.claims if one.id == entry.claim), None)
    ref = entry.ref
    for report in claim.reports if claim else ():
        inside = report.article == ref.article and report.start <= entry.date_ref.start < report.end and ref.start <= report.start
        speaker = report.speaker
        if inside and speaker is not None and speaker.ref is not None and not ref.start <= speaker.ref.start < ref.end:
            return [label("; 1 informant: "), name_piece(index, speaker.name, speaker.ref)]
    return []


def _unknown_pieces(index: Index, unknown: Unknown, families: dict[str, tuple[str, ...]]) -> list[Piece]:
    if unknown.about == "independence":
        articles = families.get(unknown.article, (unknown.article,))
        keys = " ".join(index.key(a) for a in articles[:MAX_ARTICLES_NAMED])
        more = f" + {len(articles) - MAX_ARTICLES_NAMED} more" if len(articles) > MAX_ARTICLES_NAMED else ""
        pieces = [Piece("key", keys), label(more)]
        return pieces + ([label(": " + ", ".join(unknown.why))] if unknown.why else [])
    if unknown.ref is not None:
        key = Piece("key", "", unknown.ref, index.anchor(unknown.ref))
        why = f" {', '.join(unknown.why)}" if unknown.about == "words" else ""
        return [quoted(unknown.ref), label(" "), key, label(why)]
    pieces = [Piece("key", index.key(unknown.article)), label(" ")]
    if unknown.about == "date" and unknown.readings:
        given = [Piece("words", unknown.why[0])] if unknown.why and unknown.why[0] != "no date" else []
        return [*pieces, *given, label(": " + " or ".join(day(r) for r in unknown.readings))]
    if unknown.about == "date" and unknown.why == ("no date",):
        return [*pieces, label("no date")]
    if unknown.about in ("date", "zone") and unknown.why:
        return [*pieces, Piece("words", unknown.why[0])]
    return [*pieces, label(", ".join(unknown.why))]


_ABOUT = {
    "independence": "independence",
    "date": "date",
    "zone": "zone not known",
    "outlet": "outlet",
    "informant": "not named",
    "counted": "may not count the same",
    "words": "letters",
}


def unknown_rows(index: Index, story: BriefStory, section: Section) -> list[Row]:
    """What cannot be told, one line for each kind."""
    families = {family.articles[0]: family.articles for family in story.families}
    rows: list[Row] = []
    found = [story.unknown[int(i)] for i in section.claims]
    for about, title in _ABOUT.items():
        of_kind = [unknown for unknown in found if unknown.about == about]
        pieces: list[Piece] = [strong(title), label(": ")]
        for number, unknown in enumerate(of_kind[:MAX_UNKNOWN]):
            pieces += [label("; ")] if number else []
            pieces += _unknown_pieces(index, unknown, families)
        if len(of_kind) > MAX_UNKNOWN:
            pieces.append(label(f"; + {len(of_kind) - MAX_UNKNOWN} more"))
        if of_kind:
            rows.append(Row(1, tuple(pieces)))
    return rows or [Row(0, (label("none found"),))]


def related_rows(index: Index, story: BriefStory, section: Section) -> list[Row]:
    """Other stories of the storyline, by their headlines."""
    rows = []
    for i in section.claims:
        related = story.storyline[int(i)]
        when = "no date"
        if related.days is not None:
            when = "same day" if not related.days else f"{count(abs(related.days), 'day')} {'later' if related.days > 0 else 'before'}"
        pieces: list[Piece] = [Piece("time", when), label("  ")]
        other = index.stories.get(related.story)
        if other:
            pieces += article_pieces(index, related.title.article if related.title else other.articles[0])
            pieces.append(label(f", {count(len(other.articles), 'article')}"))
            pieces.append(label(f", {day(other.first)} " if other.first else " "))
        groups: tuple[Group, ...] = ()
        if related.title:
            pieces.append(quoted(related.title))
            groups = (Group("shown", (index.anchor(related.title),)),)
        rows.append(Row(1, tuple(pieces), groups))
        if related.shared:
            names: list[Piece] = [label("same names: ")]
            for number, ref in enumerate(related.shared):
                names += [label(", ")] if number else []
                names.append(Piece("name", ref.words, ref))
            rows.append(Row(2, tuple(names)))
    return rows
