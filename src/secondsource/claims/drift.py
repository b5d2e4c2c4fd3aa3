"""What one report did to the words of a quotation: told the same, clipped, reworded, told without marks, put in another mouth.

Words are laid side by side with the longest report. Left out at an end, between two sentences or where dots or a bracket stand for them,
words are clipped; left out without a sign, or others put in their place, the sentence is reworded. What stands right outside the marks in
the report's own telling is not left out.
"""

from collections.abc import Sequence
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from secondsource.claims.segments import Page, Token
from secondsource.claims.speakers import compare_speakers, name_words
from secondsource.claims.wording import Hunk, hunks, is_content, stem
from secondsource.records.claim import DriftKind
from secondsource.records.reading import Actor
from secondsource.text.normalize import fold

_ADVERBS = frozenset("never even ever just only also very really not no so too still again".split())
# Content words of a quotation that is said to be put in another mouth, or that it has with this many words in all.
_LEAST_TOLD, _LEAST_IN_SENTENCE, _SENTENCE = 3, 2, 4
_EDITORS = ("[sic]", "(sic)")  # an editor's mark, no word of the speaker's
_SIGNS = ("..", ". .", "…", "[", "(")  # that words were left out or put in


class Said(NamedTuple):
    """Words of a report as (folded, shown), the token of each, whether most of them stand between marks, and the page."""

    words: list[tuple[str, str]]
    tokens: list[Token]
    quoted: bool
    page: Page

    @property
    def folded(self) -> list[str]:
        """The words as they are compared."""
        return [word for word, _ in self.words]


def said(page: Page, tokens: Sequence[Token], *, quoted: bool) -> Said:
    """The words of these tokens, each once: a contraction is two tokens of one word. "Flood-gate" and "floodgate" are one word.

    What an editor put in ("[sic]") is none.
    """
    kept = list({(token.start, token.end): token for token in reversed(tokens)}.values())[::-1]
    kept = [one for one in kept if page.folded[max(0, one.start - 1) : one.end + 1] not in _EDITORS]
    words = [(page.folded[one.start : one.end].replace("-", ""), page.article.text[one.start : one.end]) for one in kept]
    return Said(words, kept, quoted, page)


def drift_of(base: Said, report: Said, one: Actor | None, other: Actor | None) -> DriftKind:
    """Strongest first: other speaker, then by what was put in, then by what was left out. ``one`` speaks in the base."""
    # A turn of phrase ("never even heard of") may be anybody's.
    told = sum(is_content(stem(word)) and word not in _ADVERBS for word in report.folded)
    enough = told >= _LEAST_TOLD or (told >= _LEAST_IN_SENTENCE and len(report.words) >= _SENTENCE)
    if enough and _rivals(one, other):
        return "other speaker"
    if not report.quoted:
        return "same words" if _same_quoted(base, report) else "paraphrase"
    kinds = {_kind(base, report, hunk) for hunk in hunks(base.folded, report.folded)}
    return "reworded" if "reworded" in kinds else "clipped" if "clipped" in kinds else "same words"


def _same_quoted(base: Said, report: Said) -> bool:
    """Each tells it in its own words round the same words between marks."""
    parts = [[word for word, token in zip(one.folded, one.tokens, strict=True) if token.piece >= 0] for one in (base, report)]
    return parts[0] == parts[1] and any(is_content(stem(word)) for word in parts[0])


def _kind(base: Said, report: Said, hunk: Hunk) -> DriftKind:
    """What was done in one place."""
    out, put_in = base.words[hunk.a : hunk.b], report.words[hunk.c : hunk.d]
    if _spelling([shown for _, shown in out], [shown for _, shown in put_in]):
        return "same words"
    if _sign_for_and(base, report, hunk):
        return "same words"
    opens, closes = hunk.c == 0, hunk.d == len(report.words)
    if put_in:
        # The report goes on where the base ends, or with another sentence: each of them leaves out what the other tells.
        apart = (opens and _parted(report, hunk.d - 1)) or (closes and _parted(report, hunk.c - 1))
        return "clipped" if (opens or closes) and (apart or not out) else "reworded"
    if opens or closes:
        return "same words" if _told_outside(report, [word for word, _ in out], before=opens) else "clipped"
    before, after = report.tokens[hunk.c - 1], report.tokens[hunk.c]
    between = report.page.article.text[before.end : after.start]
    silent = before.piece == after.piece and before.sentence == after.sentence and not any(sign in between for sign in _SIGNS)
    return "reworded" if silent else "clipped"


def _sign_for_and(base: Said, report: Said, hunk: Hunk) -> bool:
    """One of them has "&" for "and"."""
    words = base.folded[hunk.a : hunk.b], report.folded[hunk.c : hunk.d]
    if sorted(words) != [[], ["and"]]:
        return False
    one, at = (base, hunk.a) if not words[0] else (report, hunk.c)
    return 0 < at < len(one.tokens) and "&" in one.page.article.text[one.tokens[at - 1].end : one.tokens[at].start]


def _parted(report: Said, at: int) -> bool:
    """Whether a sentence ends behind this word of the report."""
    return 0 <= at < len(report.tokens) - 1 and report.tokens[at].sentence != report.tokens[at + 1].sentence


def _told_outside(report: Said, words: Sequence[str], *, before: bool) -> bool:
    """Whether the words stand in the report's text right before its first word, or behind its last."""
    page = report.page
    at, size = (report.tokens[0].start, -len(words)) if before else (report.tokens[-1].end, len(words))
    sentence = page.sentence_at(report.tokens[0 if before else -1].start)
    if sentence is None:
        return False
    span = page.article.sentences[sentence]
    near = [word.replace("-", "") for word, _ in (page.words(span.start, at) if before else page.words(at, span.end))]
    return (near[size:] if before else near[:size]) == list(words)


def _rivals(one: Actor | None, other: Actor | None) -> bool:
    """Two speakers by their own names, and no word of the one's in the other's: what names share may be all that was read right of them.

    Whose title it is ("the chairwoman") is our reading, not the article's word.
    """
    if one is None or other is None or compare_speakers(one, other) != "other" or "title" in (one.how, other.how):
        return False
    return not set(name_words(one.name)) & set(name_words(other.name))


def _spelling(left_out: Sequence[str], put_in: Sequence[str]) -> bool:
    """The same letters spaced otherwise ("into", "in to"), or names spelled otherwise ("Corran", "Koran"), are no drift."""
    if not left_out or not put_in:
        return False
    if _letters(left_out) == _letters(put_in):
        return True
    return len(left_out) == len(put_in) and all(_one_name(a, b) for a, b in zip(left_out, put_in, strict=True))


def _letters(parts: Sequence[str]) -> str:
    return "".join(char for char in fold("".join(parts)) if char.isalnum())


def _one_name(a: str, b: str) -> bool:
    capitals = any(char.isupper() for char in a) and any(char.isupper() for char in b)
    return capitals and Levenshtein.normalized_similarity(fold(a), fold(b)) >= 0.5
