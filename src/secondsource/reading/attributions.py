"""Who is said to have said what: source, cue and content.

``attributions(article, parses, mentions, reports)`` works in four moves: the encoder has marked which words are sources, cues and
contents and which belong together (``analysis.py``; without it the tagger and the linker do, ``tagging.py``, ``linking.py``); rules see
to what is missed (shared subjects, signatures, quotations that nobody was given: ``quoting.py``, ``mending.py``); the cue tells what kind
of report it is (``kinds.py``); the sources become actors (``actors.py``).
"""

from collections.abc import Sequence
from typing import Literal

from secondsource.reading.actors import with_speakers
from secondsource.reading.cues import cue_lexicon
from secondsource.reading.decoding import Report
from secondsource.reading.kinds import kind_of_report
from secondsource.reading.linking import Linker, Piece, linker
from secondsource.reading.parser import Parse
from secondsource.reading.quoting import content_by_tree, covered, finished, mended
from secondsource.reading.row import TokenRow
from secondsource.reading.second_hand import Said
from secondsource.reading.tagging import Tagger, tagger
from secondsource.records.article import Article, Span
from secondsource.records.reading import Attribution, Mention


def attributions(
    article: Article, parses: Sequence[Parse], mentions: Sequence[Mention], reports: Sequence[Report] | None = None
) -> tuple[Attribution, ...]:
    """All attributions of the body, in order of their first offset. ``reports``: what the encoder found; None: the tagger looks."""
    row = TokenRow(article, parses)
    if reports is None:
        found = found_in(row, tagger(), linker())
    else:
        found = recorded(row, finished(row, [said_of(report) for report in reports], cue_lexicon().chances(row)))
    return with_speakers(row, mentions, found)


def said_of(report: Report) -> Said:
    """The encoder's runs as pieces."""
    source = report.source
    return Said(
        Piece(report.cue.first, report.cue.last, "cue"),
        Piece(source.first, source.last, "source") if source else None,
        [Piece(run.first, run.last, "content") for run in report.contents],
    )


def found_in(row: TokenRow, tags: Tagger, links: Linker) -> list[Attribution]:
    """Attributions that the tagger finds, without their speakers, in order."""
    return recorded(row, mended(row, joined(row, pieces_of(tags.roles(row)), links), tags.lexicon.chances(row)))


def recorded(row: TokenRow, said: Sequence[Said]) -> list[Attribution]:
    """The records of what is said, in order."""
    found = [_record(row, one) for one in said if one.contents]
    return sorted(found, key=lambda a: min((s.start, s.end) for s in (*a.source, *a.cue, *a.content)))


def pieces_of(roles: Sequence[str]) -> list[Piece]:
    """Runs of one part, in order."""
    found: list[Piece] = []
    for token, role in enumerate(roles):
        if role.startswith("B-"):
            found.append(Piece(token, token, role[2:]))
        elif role.startswith("I-"):
            found[-1] = found[-1]._replace(last=token)
    return found


def joined(row: TokenRow, pieces: Sequence[Piece], links: Linker) -> list[Said]:
    """Contents with the cue they belong to, and that cue with its source."""
    cues = [p for p in pieces if p.part == "cue"]
    sources = [p for p in pieces if p.part == "source"]
    by_cue: dict[Piece, Said] = {}
    loose: list[Piece] = []
    for piece in pieces:
        if piece.part == "content":
            chosen = links.choose(row, piece, cues, pieces)
            if chosen is None:
                loose.append(piece)
            else:
                by_cue.setdefault(cues[chosen[0]], Said(cues[chosen[0]], None, [])).contents.append(piece)
    taken = covered(pieces)
    for cue in cues:
        if cue not in by_cue:
            by_tree = content_by_tree(row, cue, taken)
            if by_tree is not None:
                by_cue[cue] = Said(cue, None, [by_tree])
    for cue, said in by_cue.items():
        source = links.choose(row, cue, sources, pieces)
        said.source = sources[source[0]] if source else None
    found = list(by_cue.values())
    for piece in loose:
        before = [
            s for s in found if s.contents[-1].last < piece.first and row.sentence[piece.first] - row.sentence[s.contents[-1].last] <= 2
        ]
        if row.region[piece.first] >= 0 and before:
            nearest = max(before, key=lambda s: s.contents[-1].last)
            nearest.contents.append(piece)
    return found


def _record(row: TokenRow, said: Said) -> Attribution:
    contents = tuple(_span(row, _with_marks(row, piece)) for piece in sorted(said.contents))
    cue = (_span(row, said.cue),) if said.cue else ()
    stance, act = kind_of_report(
        row,
        said.cue[:2] if said.cue else None,
        said.source[:2] if said.source else None,
        [piece[:2] for piece in sorted(said.contents)],
    )
    return Attribution(
        source=(_span(row, said.source),) if said.source else (),
        cue=cue,
        content=contents,
        kind=_kind(row, said.contents),
        denied=act == "denial",
        stance=stance,
        act=act,
    )


def _with_marks(row: TokenRow, piece: Piece) -> Piece:
    """The piece with the marks and stops of its quotation that stand right beside it, so that a quotation is shown with both its marks."""
    first, last = piece.first, piece.last
    while first > 0 and row.upos[first - 1] == "PUNCT" and row.region[first - 1] == row.region[first] >= 0:
        first -= 1
    while last + 1 < len(row) and row.upos[last + 1] == "PUNCT" and row.region[last + 1] == row.region[last] >= 0:
        last += 1
    # Up to the mark itself or not at all: a stop inside a quotation that goes on belongs to its sentence.
    if last > piece.last and row.ends[last] != row.regions[row.region[last]].end:
        last = piece.last
    if first < piece.first and row.starts[first] != row.regions[row.region[first]].start:
        first = piece.first
    return Piece(first, last, piece.part)


def _span(row: TokenRow, piece: Piece) -> Span:
    return row.span(piece.first, piece.last)


def _kind(row: TokenRow, contents: Sequence[Piece]) -> Literal["direct", "indirect", "mixed"]:
    """Direct where four in five words stand in quotation marks, mixed where some do."""
    words = [t for p in contents for t in range(p.first, p.last + 1) if row.upos[t] != "PUNCT"]
    quoted = sum(row.region[t] >= 0 for t in words)
    if not quoted:
        return "indirect"
    return "direct" if quoted >= 0.8 * len(words) else "mixed"
