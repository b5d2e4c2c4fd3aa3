"""The lines of the section that tells what is new, changed or gone since an earlier brief, the same for every form."""

from collections.abc import Sequence
from typing import NamedTuple

from secondsource.brief.verdicts import verdict_pieces
from secondsource.brief.view import Group, Index, Piece, Row, article_pieces, label, quoted, strong
from secondsource.brief.wording import count, interval
from secondsource.records.brief import Brief, BriefChanges, ChangedClaim, ChangedStory, Ref, Standing

MAX_ARTICLES = 8  # named of a story
MAX_STORIES = 12  # that a form tells; more are counted
MAX_CLAIMS = {"changed": 5, "new": 4, "gone": 3}  # lines of each story
MAX_BESIDE = 3  # sides that stand against a claim
MIN_WORDS = 5  # a shorter clause does not say what happened; it is told last
NOTHING = "nothing new, changed or gone"


def heading(changes: BriefChanges) -> str:
    """``Since monday.json``."""
    return f"Since {changes.since}" if changes.since else "Since the earlier brief"


class Part(NamedTuple):
    """One story of the section: its lines, the lines of the claims that are left out, and how many those are ("" for none)."""

    rows: list[Row]
    rest: list[Row]
    left: str


def since_parts(index: Index, brief: Brief) -> list[Part]:
    """The section without its heading: what there is in all, then a part for each story. Nothing where no earlier brief was given."""
    if brief.changes is None:
        return []
    whole = Part([Row(0, (label(_summary(brief, brief.changes)),))], [], "")
    return [whole, *(_story(index, story) for story in brief.changes.stories)]


def _summary(brief: Brief, changes: BriefChanges) -> str:
    """``1 new story, 2 changed, 3 unchanged; then 12 articles, 5 stories``, and what else read it then."""
    new, changed, gone = (sum(story.state == state for story in changes.stories) for state in ("new", "changed", "gone"))
    parts = [
        f"{number} {word}"
        for number, word in ((new, "new"), (changed, "changed"), (gone, "gone"), (changes.unchanged, "unchanged"))
        if number
    ]
    said = f"stories: {', '.join(parts)}" if changes.stories else NOTHING
    said += f"; then {count(changes.generated_from.articles, 'article')}, now {count(brief.generated_from.articles, 'article')}"
    return said if changes.reader == brief.reader else f"{said}; read in another way then, so claims may differ by that alone"


def _story(index: Index, story: ChangedStory) -> Part:
    words: list[Piece] = [quoted(story.title), label(" "), _key(index, story.title)] if story.title else [label("no headline")]
    rows = [Row(0, (strong(f"{story.state} story"), label(": "), *words))]
    for said, ids in (("new", story.new), ("gone", story.gone), ("edited", story.edited)):
        if ids:
            rows.append(Row(1, (strong(f"{said} {'article' if len(ids) == 1 else 'articles'}"), label(": "), *_articles(index, ids))))
    if not story.read:
        rows.append(Row(1, (label("claims not compared: listed and not read in one of the two"),)))
    left: list[str] = []
    rest: list[Row] = []
    for state, limit in MAX_CLAIMS.items():
        claims = [claim for claim in story.claims if claim.state == state]
        told = _chosen(claims, limit)
        rows += [row for claim in told for row in _claim(index, claim)]
        if len(claims) > len(told):
            left.append(f"{len(claims) - len(told)} {state}")
            rest += [row for claim in claims if not any(claim is one for one in told) for row in _claim(index, claim)]
    return Part(rows, rest, ", ".join(left))


def _key(index: Index, ref: Ref) -> Piece:
    return Piece("key", "", ref, index.anchor(ref))


def _articles(index: Index, ids: Sequence[str]) -> list[Piece]:
    """``e Radio Corran, f The Stavely Gazette, + 2 more``."""
    pieces: list[Piece] = []
    for number, id in enumerate(ids[:MAX_ARTICLES]):
        pieces += [label(", "), *article_pieces(index, id)] if number else article_pieces(index, id)
    return [*pieces, label(f", + {len(ids) - MAX_ARTICLES} more")] if len(ids) > MAX_ARTICLES else pieces


def _chosen(claims: Sequence[ChangedClaim], limit: int) -> list[ChangedClaim]:
    """The first claims, none of which has most of its words in a line before it; scraps only where nothing else is left."""
    chosen: list[ChangedClaim] = []
    for claim in sorted(claims, key=lambda one: one.state != "changed" and len(one.ref.words.split()) < MIN_WORDS):
        if len(chosen) == limit:
            break
        if not any(_covered(claim.ref, other.ref) for other in chosen):
            chosen.append(claim)
    return chosen


def _covered(one: Ref, by: Ref) -> bool:
    shared = min(one.end, by.end) - max(one.start, by.start)
    return one.article == by.article and 2 * shared > one.end - one.start


def _claim(index: Index, claim: ChangedClaim) -> list[Row]:
    groups = tuple(Group(one.state, tuple({(a := index.anchor(ref)).label: a for ref in one.refs}.values())) for one in claim.tellings)
    words = Row(1, (strong(claim.state), label(": "), quoted(claim.ref)), groups, claim.claim, lines=2)
    pieces: list[Piece] = []
    if claim.before:
        pieces += [label("was "), *_standing(claim.before)]
    if claim.now:
        pieces += [label("; now " if pieces else "now "), *_standing(claim.now)]
    only = claim.before or claim.now
    if claim.state != "changed" and only and only.verdict == "one outlet" and only.at_most == 1:
        return [words]  # its one key says as much
    rows = [words, Row(2, tuple(pieces), (), claim.claim)]
    for ref in claim.beside[:MAX_BESIDE]:
        rows.append(Row(2, (label("beside "), quoted(ref), label(" "), _key(index, ref)), (), claim.claim, lines=2))
    if len(claim.beside) > MAX_BESIDE:
        rows.append(Row(2, (label(f"+ {len(claim.beside) - MAX_BESIDE} more"),), (), claim.claim))
    return rows


def _standing(standing: Standing) -> list[Piece]:
    return [*verdict_pieces(standing.verdict, standing.why), label(", "), strong(interval(standing.at_least, standing.at_most))]
