"""Citations: the only way in which words of an article enter the brief.

``cite(article, 10, 14)`` gives the :class:`Ref` of ``article.text[10:14]``; :func:`verify` walks a finished brief and raises
:class:`CitationError` at the first line whose words do not stand where it says.
"""

import re
from collections.abc import Iterator, Mapping

import msgspec

from secondsource.errors import CitationError
from secondsource.records.article import Article
from secondsource.records.brief import Brief, BriefArticle, BriefReport, BriefStory, Ref, WordEdit

_CLOSE = re.compile(r"[.,!?]?([\"”»])")
_OPENING = "\"'“”‘’„«»‹›「『"
_CLOSING = "\"'“”‘’«»‹›」』,"


def cite(article: Article | BriefArticle, start: int, end: int) -> Ref:
    """The citation of ``article.text[start:end]``."""
    words = article.text[start:end]
    if not 0 <= start < end <= len(article.text) or not words.strip():
        raise CitationError(article.id, words)
    return Ref(article=article.id, start=start, end=end, words=words)


def cite_title(article: Article) -> Ref | None:
    """The citation of an article's headline: in the text where it stands there, else in the title field."""
    span, title = article.title_span, article.title
    if span is not None and (title is None or article.words(span) == title):
        return cite(article, span.start, span.end)
    if title is None or not title.strip():
        return None
    return Ref(article=article.id, start=0, end=len(title), words=title, field="title")


def bare(article: Article | BriefArticle, start: int, end: int) -> tuple[int, int]:
    """The range without white space and without quotation marks that stand around the whole of it.

    A renderer puts its own marks around the words, and two pairs would read as a quote inside a quote. A mark that has its partner
    inside the range stays.
    """
    text = article.text
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    inner_start, inner_end = start, end
    if end - start > 2 and text[start] in _OPENING:
        inner_start += 1
    while inner_end - inner_start > 2 and text[inner_end - 1] in _CLOSING:
        inner_end -= 1
    inner = text[inner_start:inner_end]
    if any(mark in inner for mark in '"“”«»'):
        # One pair around two pieces ('"We go," he said, "at noon"'): the outer marks belong to different pieces.
        return _bracketed(text, *_closed(text, start, end))
    while inner_start < inner_end and text[inner_start].isspace():
        inner_start += 1
    return _bracketed(text, inner_start, inner_end) if inner_start < inner_end else (start, end)


def _bracketed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range with the partner of a bracket at its edge: "[W]e write", "(9 percent)"."""
    words = text[start:end]
    for left, right in ("[]", "()"):
        if start and text[start - 1] == left and 0 <= words.find(right) < (words.find(left) if left in words else len(words)):
            start -= 1
        elif text[end : end + 1] == right and words.rfind(left) > words.rfind(right):
            end += 1
    return start, end


def _closed(text: str, start: int, end: int) -> tuple[int, int]:
    """The range with the partner of a mark that was left alone in it, where that stands next to the range."""
    words = text[start:end]
    straight = words.count('"') % 2
    opened = words.count("“") - words.count("”") + words.count("«") - words.count("»")
    after = _CLOSE.match(text, end)
    if after and ((opened > 0 and after[1] in "”»") or (straight and after[1] == '"')):
        return start, after.end()
    before = text[start - 1 : start] if start else ""
    if (opened < 0 and before in ("“", "«")) or (straight and before == '"'):
        return start - 1, end
    return start, end


def _refs(value: object) -> Iterator[Ref | BriefReport]:
    if isinstance(value, Ref):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from _refs(item)
    elif isinstance(value, msgspec.Struct):
        if isinstance(value, BriefReport):
            yield value
        for name in value.__struct_fields__:
            yield from _refs(getattr(value, name))


def _check(ref: Ref | BriefReport, articles: Mapping[str, BriefArticle]) -> None:
    article = articles.get(ref.article)
    if article is None:
        raise CitationError(ref.article, ref.words)
    text = (article.title or "") if isinstance(ref, Ref) and ref.field == "title" else article.text
    if not 0 <= ref.start < ref.end <= len(text) or text[ref.start : ref.end] != ref.words:
        raise CitationError(ref.article, ref.words)


def _check_edits(story: BriefStory, articles: Mapping[str, BriefArticle]) -> None:
    for claim in story.claims:
        for report in claim.reports:
            if report.drift is None:
                continue
            base = claim.reports[report.drift.base]
            for edit in report.drift.edits:
                where = _home(edit, report, base)
                if articles[where].text[edit.start : edit.end] != edit.words:
                    raise CitationError(where, edit.words)


def _home(edit: WordEdit, report: BriefReport, base: BriefReport) -> str:
    return base.article if edit.op == "out" else report.article


def verify(brief: Brief) -> int:
    """Check that every citation of ``brief`` equals the words at its place; the number of citations checked.

    Raises:
        CitationError: a line would be printed that does not stand in its article.
    """
    articles = {article.id: article for article in brief.articles}
    checked = 0
    if brief.changes is not None:
        known = articles | {article.id: article for article in brief.changes.articles}
        for ref in _refs(brief.changes.stories):
            _check(ref, known)
            checked += 1
    for story in brief.stories:
        for ref in _refs(story):
            _check(ref, articles)
            checked += 1
        _check_edits(story, articles)
    return checked
