"""What may be reported in one line: the content of an attribution, or what is left of a sentence without its speech tags.

Words between quotation marks are the quotes' business. A line is a contiguous stretch of one sentence, of 4 to 25 words, cut at a seam, so
that it can be printed as it stands.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from secondsource.claims.segments import Page
from secondsource.claims.wording import is_content, is_verbal, stem, word_set
from secondsource.records.article import Span
from secondsource.records.reading import Attribution, Event

MIN_WORDS, MAX_WORDS = 4, 25
LONG_NAME = 3  # words
_NEGATION = word_set("not no never neither nor without n't")
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
# A content may begin with the conjunction or the day that belongs to the speech tag ("said Tuesday the bridge ...").
_LEADING = word_set("that while and but whether monday tuesday wednesday thursday friday saturday sunday")
_HOURS = word_set("morning afternoon evening night")
_TRAILING = word_set("that and but as while when who which where because since or of the a an its his her their than if whether")
# These may end a clause ("the strike would go on"), but not one that we cut.
_PARTICLES = word_set("after before to with for in on at by from over up out into about")
# Verbs after which the content is a clause of its own.
_SAYING = frozenset(
    stem(word)
    for word in word_set(
        "say says said tell told add report claim state announce note argue insist believe think estimate confirm according admit explain "
        "acknowledge predict declare disclose reveal maintain contend assert allege complain recall reply respond observe remark "
        "write testify conclude find learn hear know show indicate mean concede warn fear hope expect put quoted"
    )
)
_NO_SUBJECT = word_set("to of for with by from according as like despite during after before")
_RELATIVE = word_set("who which that there")
_TAG_CHARS = 60
_OPENING_CHARS = 40  # "On Tuesday morning, "
_UNSAID = re.compile(
    r"\b(?:right|able|free|ready|likely|expected|supposed|set|due|afraid|want|wants|wanted|plan|plans|planned|ought|have|has|had|fail|fails"
    r"|failed|failing|refuse|refuses|refused|decline|declines|declined|reluctant|unwilling|yet|about|hoped?|hopes) to [a-z]+$"
)
# Deeds in words: what somebody urged or proposed is told with him and the verb, each deed in a line of its own.
_ASKED = re.compile(
    r"(,? and (?:(?:he|she|it|they|has|have|had|also|then|later) ){0,2})"
    r"(?:proposed|suggested|offered|invited|urged|asked|demanded|called (?:on|for)|warned|told|promised|pledged|accused)\b"
)
_PRONOUNS = word_set("he she it they we i who")
_DETERMINERS = word_set("a an the his her its their our my your this that these those two three four some any no more most newly")
_JOINTS = re.compile(r"(?<=,) while |; ")
# Best seams first: a clause that leaves, then any comma.
_SEAMS = (
    re.compile(
        r"[,;]? (?:—|–|-) |;|,? (?:which|who|where|when|while|although|though|because|according|saying|including)\b|"
        r", (?:after|before|as|but|since|and)\b"
    ),
    re.compile(r",(?!\d)"),
    # Between phrases: better before "for information about" than behind "about her personal".
    re.compile(
        r" (?:about|after|against|ahead of|at|before|by|despite|during|following|for|from|in|inside|into|near|on|outside|over|under|with) "
    ),
)
NEAR_LIMIT = 9  # words before the limit in which a seam between phrases may lie
_FRONTED = word_set("in on at by for with after before during despite following amid since as under from within among throughout")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """A printable stretch of one sentence with the traits that it is matched by."""

    page: int
    sentence: int
    start: int
    end: int
    stems: frozenset[str]
    names: frozenset[str]
    titles: tuple[frozenset[str], ...]  # names of three words and more: "Border Waters Court"
    numbers: frozenset[str]
    days: frozenset[str]
    negated: bool
    verb: str | None  # stem of the first word that is most likely a finite verb, with the stems before and after it
    verbs: frozenset[str]  # stems of all words that are most likely verbs, but "is", "has" and the like
    before: frozenset[str]
    after: frozenset[str]
    group: str | None  # the first word, where it is a plural
    attribution: int | None = None
    event: Event | None = None
    tail: bool = False  # the second deed of a sentence, without its subject
    pronoun: bool = False  # begins with one: somebody who is named elsewhere
    whole: int | None = None  # where a line whose second deed stands by itself would end with it


def lines(pages: Sequence[Page]) -> list[Line]:
    """Lines of all pages, in order."""
    return [line for number, page in enumerate(pages) for line in _lines_of(page, number)]


def _lines_of(page: Page, number: int) -> list[Line]:
    contents: dict[int, list[tuple[int, int, int]]] = defaultdict(list)
    tags: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for index, said in enumerate(page.reading.attributions):
        if not _states(page, said):
            continue
        for start, end, where in _told(page, said):
            contents[where].append((start, end, index))
        for span in (*said.source, *said.cue):
            sentence = page.sentence_at(span.start)
            if sentence is not None:
                tags[sentence].append((span.start, span.end))
    found = []
    for sentence, bounds in enumerate(page.article.sentences):
        for span, attribution in _parts(page, bounds, contents[sentence], tags[sentence]):
            for clause in _clauses(page, span):
                line = _line(page, number, sentence, clause, attribution)
                if line is not None and (span == bounds or _is_clause(page, line)):
                    found.extend(_deeds_apart(page, line, clause, attribution))
    return found


def _deeds_apart(page: Page, line: Line, span: Span, attribution: int | None) -> list[Line]:
    """A line that tells two deeds of one doer ("urged him to ... and proposed ...") as two."""
    joint = next(
        (m for m in _ASKED.finditer(page.folded, span.start, span.end) if not any(r.start <= m.start() < r.end for r in page.regions)), None
    )
    if joint is None or attribution is not None:
        return [line]
    head = _line(page, line.page, line.sentence, Span(span.start, joint.start()), attribution)
    tail = _line(page, line.page, line.sentence, Span(joint.start(1), span.end), attribution)
    if head is None or tail is None or not any(is_verbal(w) for w, _, _ in page.told(head.start, head.end)):
        return [line]
    return [msgspec.structs.replace(head, whole=line.end), msgspec.structs.replace(tail, tail=True)]


def _told(page: Page, said: Attribution) -> list[tuple[int, int, int]]:
    """Contents of an attribution by sentence; pieces that only its tag parts ("The firm, he says, is ...") are one."""
    found: list[tuple[int, int, int]] = []
    for span in said.content:
        sentence = page.sentence_at(span.start)
        if sentence is None:
            continue
        bounds = page.article.sentences[sentence]
        start, end = span.start, min(span.end, bounds.end)
        opening = page.told(start, end)[:1]
        if (
            opening
            and is_verbal(opening[0][0])
            and 0 < start - bounds.start <= _TAG_CHARS
            and bounds.start not in {s.start for s in said.source}
        ):
            start = bounds.start  # its subject stands before the tag
        last = found[-1] if found else None
        if said.kind != "direct" and last and last[2] == sentence and 0 <= start - last[1] <= _TAG_CHARS:
            found[-1] = (last[0], end, sentence)
        else:
            found.append((start, end, sentence))
    return found


def _is_clause(page: Page, line: Line) -> bool:
    """A part of a sentence can be printed by itself where it has its subject and its verb."""
    told = [w for w, _, _ in page.told(line.start, line.end)]
    before = page.folded[max(0, line.start - 6) : line.start].split()
    if line.attribution is not None and ("that" in before or page.folded.startswith("that ", line.start)):
        return True
    verbs = [n for n, w in enumerate(told) if is_verbal(w)]
    if line.attribution is not None and line.start == page.article.sentences[line.sentence].start and told[0] in ("as", "by", "from"):
        return any(told[n - 1] not in _RELATIVE and n > 3 for n in verbs)  # "As of noon 22 people were missing, ..."
    if is_verbal(told[0]) or told[0] in _NO_SUBJECT or told[0].endswith("ing"):
        return False
    # "Orlan, who rushed back to the capital", "a meeting of the two estranged leaders": a verb, but not of this clause.
    return any(told[n - 1] not in _RELATIVE and told[n - 1] not in _DETERMINERS and n + 2 < len(told) for n in verbs)


def _states(page: Page, said: Attribution) -> bool:
    """A content that is a clause stands on its own; what somebody urged, proposed or asked for is told with him and the verb."""
    cue = [w for s in said.cue for w, _, _ in page.told(s.start, s.end)]
    if said.kind == "indirect" and not said.denied and sum(len(page.told(s.start, s.end)) for s in said.content) < 3:
        return False  # "told the Gazette" holds no content
    if said.kind != "direct" and _UNSAID.search(" ".join(cue)):
        return False  # "had the right to say", "was expected to tell": nobody has said it yet
    return said.kind == "direct" or said.denied or not cue or any(stem(w) in _SAYING for w in cue)


def _parts(
    page: Page, bounds: Span, contents: Sequence[tuple[int, int, int]], tags: Sequence[tuple[int, int]]
) -> list[tuple[Span, int | None]]:
    """The contents of a sentence that can stand alone, and what it tells beside them."""
    if not contents:
        return [(bounds, None)]
    attributions = page.reading.attributions
    taken: list[tuple[int, int]] = []
    parts: list[tuple[Span, int | None]] = []
    for start, end, index in sorted(contents, key=lambda c: (c[0] - c[1], c[0])):
        if end <= start or any(start < b and end > a for a, b in taken):
            continue
        taken.append((start, end))
        # What is denied is not reported by the one who denies it.
        if attributions[index].kind != "direct" and not attributions[index].denied:
            parts.append((Span(start, end), index))
    if any(attributions[index].kind == "direct" or attributions[index].denied for _, _, index in contents):
        return parts
    free = bounds.start
    for start, end in [*sorted([*taken, *tags]), (bounds.end, bounds.end)]:
        if start > free and len(page.told(free, start)) >= MIN_WORDS + 1 and free == bounds.start:
            parts.append((Span(free, start), None))
        free = max(free, end)
    before = _done_before(page, bounds, [attributions[index] for _, _, index in contents])
    parts += [(before, None)] if before is not None else []
    return sorted(parts, key=lambda part: part[0])


def _done_before(page: Page, bounds: Span, said: Sequence[Attribution]) -> Span | None:
    """What the speaker did before the sentence tells what he said: "Torv resigned on Monday, explaining that", "and said that"."""
    for one in said:
        if not one.source or not one.cue or not bounds.start <= one.source[0].start <= bounds.start + _OPENING_CHARS:
            continue
        end = one.cue[0].start
        between = page.told(one.source[0].end, end) if one.source[0].end < end <= bounds.end else []
        apart = page.folded[one.source[0].end : end].rstrip().endswith((",", " and"))
        if len(between) >= MIN_WORDS - 1 and apart and any(is_verbal(word) for word, _, _ in between):
            return Span(bounds.start, end)
    return None


def _clauses(page: Page, span: Span) -> list[Span]:
    """A sentence that joins two reports ("..., while the union said ...") taken apart."""
    text = page.article.text
    cuts = [m.start() for m in _JOINTS.finditer(text, span.start, span.end)]
    cuts = [cut for cut in cuts if not any(r.start <= cut < r.end for r in page.regions)]
    bounds = [span.start, *cuts, span.end]
    parts = [Span(a, b) for a, b in pairwise(bounds) if b > a and len(page.told(a, b)) >= MIN_WORDS]
    return parts if len(parts) == len(bounds) - 1 else [span]


def _line(page: Page, number: int, sentence: int, span: Span, attribution: int | None) -> Line | None:
    text = page.article.text
    quoted = sum(min(r.end, span.end) - max(r.start, span.start) for r in page.regions if r.start < span.end and r.end > span.start)
    if quoted > 0.35 * (span.end - span.start):
        return None
    start, end = printable(page, span)
    shown = [(w, text[s:e]) for w, s, e in page.told(start, end)]
    if len(shown) < MIN_WORDS:
        return None
    bounds = page.article.sentences[sentence]
    # A capital at the start of a sentence is no name by itself.
    alone = start <= bounds.start + 1 and not shown[1][1][0].isupper()
    opening = shown[0][1] if alone else ""
    verb = main_verb([w for w, _ in shown])
    people = {at for m in page.reading.mentions if m.kind == "person" and start <= m.start < end for at in range(m.start, m.end)}
    named = {m.start for m in page.reading.mentions if start <= m.start < end}
    names = frozenset(stem(w) for w, as_shown in shown if as_shown[0].isupper() and (as_shown != opening or start in named))
    return Line(
        page=number,
        sentence=sentence,
        start=start,
        end=end,
        stems=frozenset(stem(w) for w, _ in shown if is_content(stem(w))),
        names=names,
        titles=_titles([(w, text[s], s in people) for w, s, _ in page.told(start, end)]),
        numbers=frozenset(w for w, _ in shown if w[0].isdigit()),
        days=frozenset(w for w, _ in shown if w in DAYS),
        negated=any(w in _NEGATION or w.endswith("n't") for w, _ in shown),
        verb=stem(shown[verb][0]) if verb is not None else None,
        verbs=frozenset(stem(w) for w, _ in shown if is_verbal(w) and is_content(stem(w))),
        before=frozenset(stem(w) for w, _ in shown[:verb] if is_content(stem(w))),
        after=frozenset(stem(w) for w, _ in shown[(verb or 0) + 1 :] if is_content(stem(w))),
        group=_group(shown, names),
        pronoun=shown[0][0] in _PRONOUNS,
        attribution=attribution,
        event=next((e for e in page.reading.events if start <= e.trigger.start < end), None),
    )


def _titles(shown: Sequence[tuple[str, str, bool]]) -> tuple[frozenset[str], ...]:
    """Stems of each run of three capitalised words and more that name no person; ``shown``: word, its first letter, of a person's name."""
    runs: list[list[str]] = [[]]
    for word, letter, of_person in shown:
        if letter.isupper() and not of_person:
            runs[-1].append(stem(word))
        elif of_person:
            runs[-1] = []  # what stood before it is an office: "Border Court Judge"
        elif runs[-1]:
            runs.append([])
    return tuple(frozenset(run) for run in runs if len(run) >= LONG_NAME)


def main_verb(told: Sequence[str]) -> int | None:
    """Place of the first word that is most likely the verb of the clause: in "an armoured truck drove" it is the second of two."""
    verbs = [n for n, word in enumerate(told) if n and is_verbal(word)]
    if len(verbs) > 1 and told[verbs[0]].endswith("ed") and 2 <= verbs[1] - verbs[0] <= 3:
        between = told[verbs[0] + 1 : verbs[1]]
        if all(is_content(stem(word)) and word not in _DETERMINERS for word in between):
            return verbs[1]
    return verbs[0] if verbs else None


def _group(shown: Sequence[tuple[str, str]], names: frozenset[str]) -> str | None:
    """A plural that opens the line without an article: "Soldiers", "Striking workers" give the group that acts."""
    for word, as_shown in shown[:3]:
        if (
            word.endswith("s")
            and not word.endswith(("ss", "us", "is", "'s"))
            and len(word) > 4
            and (as_shown.islower() or as_shown == shown[0][1])
            and stem(word) not in names
        ):
            return stem(word)
    return None


def printable(page: Page, span: Span) -> tuple[int, int]:
    """The span cut to at most ``MAX_WORDS`` words at the best seam before that, without a loose word at either end."""
    text = page.article.text
    found = page.told(span.start, span.end)
    while len(found) > 1 and (found[0][0] in _LEADING or (found[0][0] == "on" and found[1][0] in _LEADING)):
        size = 2 if found[0][0] == "on" else 1
        of_day = found[size - 1][0] in DAYS and len(found) > size and found[size][0] in _HOURS  # "On Tuesday morning, "
        found = found[size + of_day :]
    if not found:
        return span.start, span.end
    start, end = found[0][1], span.end
    if start > span.start and text[start - 1] in "$€£“\"‘'(":
        start -= 1
    if len(found) > MAX_WORDS:
        found = found[_fronted(text, found) :]
        start = found[0][1]
    if len(found) > MAX_WORDS:
        reach = found[: MAX_WORDS - 2]
        verb = next((w[2] for before, w in pairwise(reach) if is_verbal(w[0]) and before[0] not in _RELATIVE), None)
        if verb is None:
            return start, start + 1  # no clause within reach of a line
        end = _seam(text, found, verb)
        cut = next((r for r in page.regions if r.start < end < r.end), None)
        if cut is not None:  # a quotation is not cut in two: it is finished, or left out
            end = min(cut.end, span.end) if len(page.told(end, cut.end)) <= 4 else cut.start
    kept = [word for word in found if word[2] <= end]
    whole = end == span.end and (end >= len(text) or text[end] in ".,;:!?”\"’'\n" or text[end - 1] in ".!?,")
    loose = _TRAILING if whole else _TRAILING | _PARTICLES
    while len(kept) > MIN_WORDS and kept[-1][0] in loose:
        kept.pop()
        end = kept[-1][2]
    while end > start and text[end - 1] in " .,;:—–-\n\t" and not text[start:end].endswith((".m.", "U.S.", "U.K.", "U.N.")):
        end -= 1
    return start, max(end, start + 1)


def _fronted(text: str, found: Sequence[tuple[str, int, int]]) -> int:
    """Number of words before the clause in a sentence that opens with a phrase ("In a letter to the court, the firm said ...")."""
    if found[0][0] not in _FRONTED and not found[0][0].endswith("ing"):
        return 0
    commas = [n for n in range(1, min(len(found), MAX_WORDS)) if text[found[n - 1][2] : found[n][1]] in (", ", ",” ", '," ')]
    for first, last in pairwise([*commas, len(found)]):
        verb = next((n for n in range(first, last) if is_verbal(found[n][0]) and found[n - 1][0] not in _RELATIVE), None)
        if verb is not None:
            return first if verb > first and found[first][0] not in _LEADING else commas[0]
    return 0


def _seam(text: str, found: Sequence[tuple[str, int, int]], verb: int) -> int:
    """The last seam of the best kind after the sixth word and the verb, before the limit; the limit itself where there is none."""
    low, high = max(found[5][2], verb), found[MAX_WORDS][1]
    near = max(low, found[MAX_WORDS - NEAR_LIMIT][2])
    for seam, first in zip(_SEAMS, (low, low, near), strict=True):
        cuts = [match.start() for match in seam.finditer(text, first, high)]
        if cuts:
            return cuts[-1]
    last = MAX_WORDS - 1
    while last > MIN_WORDS and text[found[last][1]].isupper() and text[found[last + 1][1]].isupper():
        last -= 1  # never in the middle of a name
    return found[last][2]


def at_odds(a: Line, b: Line) -> bool:
    """Numbers, days or the dates of the events speak against one and the same thing."""
    if a.numbers and b.numbers and not a.numbers & b.numbers:
        return True
    if a.days and b.days and not a.days & b.days:
        return True
    one = a.event.when if a.event else None
    two = b.event.when if b.event else None
    if one is None or two is None or None in (one.first, one.last, two.first, two.last):
        return False
    return str(one.first)[:10] > str(two.last)[:10] or str(two.first)[:10] > str(one.last)[:10]
