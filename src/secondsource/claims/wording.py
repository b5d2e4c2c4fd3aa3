"""Words side by side: which stretches of two texts answer to each other, and what one did to the words of the other.

``passages(left, right)`` gives the aligned stretches of two token sequences: common runs in order (so that words left out or put in do not
break them), cut where what lies between two runs outweighs what they share. ``edits(base, report)`` gives the word-level steps.
Tokens are light stems with contractions taken apart, so that "we'll" answers to "we will" and "wants" to "want".
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from rapidfuzz.distance import LCSseq

from secondsource.records.claim import Edit


def word_set(row: str) -> frozenset[str]:
    """The words of a row, for tables that are read as text."""
    return frozenset(row.split())


_STOP = word_set(
    "a an the and or but nor so yet of to in on at by for from with without into onto over under about as than then that this these those "
    "there here it its he him his she her hers they them their theirs we us our ours you your i me my mine who whom whose which what when "
    "where why how is am are was were be been being has have had having do does did doing will would shall should can could may might must "
    "not no if because while also just very too more most such any some all each both other own same up out off down again s t "
    "re ve ll d m said says say saying told tell tells according mr mrs ms dr"
)
_PRONOUN = {
    **dict.fromkeys(word_set("i he she we they it you"), "i"),
    **dict.fromkeys(word_set("me him her us them"), "i"),
    **dict.fromkeys(word_set("my his our their its your"), "my"),
}
_CONTRACTED = {"ll": "will", "re": "are", "ve": "have", "m": "am", "d": "would"}
_BE = {**dict.fromkeys(word_set("is am are was were been being be"), "be"), **dict.fromkeys(word_set("has have had having"), "have")}
_IRREGULAR = {
    **_BE,
    "said": "say", "told": "tell", "went": "go", "gone": "go", "took": "take", "taken": "take", "killing": "kill", "died": "die",
    "dead": "die", "deaths": "die", "death": "die", "made": "make", "gave": "give", "given": "give", "won": "win", "lost": "lose",
    "held": "hold",
    "got": "get", "came": "come", "knew": "know", "known": "know", "saw": "see", "seen": "see", "left": "leave", "met": "meet",
    "spoke": "speak", "spoken": "speak", "brought": "bring", "thought": "think", "felt": "feel", "women": "woman", "men": "man",
    "people": "person", "children": "child", "paid": "pay", "rose": "rise", "fell": "fall", "shot": "shoot", "sent": "send", "did": "do",
    "does": "do", "done": "do", "struck": "strike", "began": "begin", "begun": "begin", "stole": "steal", "could": "can", "would": "will",
    "kept": "keep", "found": "find", "became": "become", "led": "lead", "wrote": "write", "written": "write",
}  # fmt: skip


# A pair of paragraphs seldom shares more than two remarks.
_MOST_PASSAGES, _LEAST_NEXT = 4, 1.25
_LEAST_RUN = 0.3  # a lone function word is no common run
_NOTHING = (0.0, 0)


class Passage(NamedTuple):
    """``left[a:b]`` answers to ``right[c:d]``: ``words`` common tokens, their ``weight`` (a content word counts 1), the longest ``run``.

    ``blocks`` are the common runs as (place in left, place in right, length).
    """

    a: int
    b: int
    c: int
    d: int
    words: int
    weight: float
    run: int
    blocks: tuple[tuple[int, int, int], ...] = ()


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A light stem of a folded word: good enough to join the forms of one word, never shown."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if word in _PRONOUN:
        return _PRONOUN[word]
    word = word.removesuffix("'s").removesuffix("'").replace("-", "")
    if len(word) <= 3 or any(char.isdigit() for char in word):
        return word
    for suffix, least in (("ies", 3), ("ied", 3)):
        if word.endswith(suffix) and len(word) > least + 2:
            return word[: -len(suffix)] + "y"
    if word.endswith("sses"):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for suffix in ("ing", "ed", "ly", "ment", "ation", "ion"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 4:
            word = word[: -len(suffix)]
            break
    if len(word) > 4 and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 4 else word


@lru_cache(maxsize=65536)
def stems(word: str) -> tuple[str, ...]:
    """Stems of one folded word, a contraction taken apart: ``we'll`` gives ``we`` and ``will``."""
    if "'" in word:
        head, _, tail = word.rpartition("'")
        if tail == "t" and head.endswith("n"):
            first = {"ca": "can", "wo": "will", "ai": "be"}.get(head[:-1], head[:-1])
            return (stem(first), "not")
        if tail in _CONTRACTED and head:
            return (stem(head), stem(_CONTRACTED[tail]))
    return (stem(word),)


_NOT_VERBAL = word_set("dead deaths death women men people children killing being given known")
_VERBAL = (frozenset(_IRREGULAR) - _NOT_VERBAL) | word_set(
    "is are was were has have had will would can could may might must should shall do does did set put cut hit let hurt broke drove fought "
    "flew grew threw wore chose froze rang sang sank swam drew blew slid fled bought sought taught caught sold stood understood heard "
    "built spent bent lent fed bred slept crept swept dealt hung swung flung ran laid paid rang tore"
)


def is_verbal(word: str) -> bool:
    """A folded word that is most likely a finite verb in news text; no parse, so only forms that are seldom anything else."""
    return word in _VERBAL or (len(word) > 4 and word.endswith("ed"))


_STOP_STEMS = frozenset(stem(word) for word in _STOP) | {"not", "be", "have", "do", "will", "can", "i", "my"}


@lru_cache(maxsize=65536)
def weight(token: str) -> float:
    """1 for a stem that carries content, little for one that does not."""
    return 0.15 if token in _STOP_STEMS or (len(token) < 2 and not token.isdigit()) else 1.0


@lru_cache(maxsize=65536)
def is_content(token: str) -> bool:
    """True for a stem that carries content."""
    return weight(token) == 1.0


def passages(left: Sequence[str], right: Sequence[str], *, gap_cost: float = 0.22) -> list[Passage]:
    """Aligned stretches of two stem sequences, best first; none takes a word twice, and they may stand in another order in each."""
    here: list[str | None] = list(left)
    there: list[str | None] = list(right)
    found: list[Passage] = []
    while len(found) < _MOST_PASSAGES:
        if found and _held_by_both(here, there) < _LEAST_NEXT:
            break
        best = _best_chain(left, _common_runs(here, there), gap_cost)
        if best is None or (found and best.weight < _LEAST_NEXT):
            break
        found.append(best)
        here[best.a : best.b] = [None] * (best.b - best.a)
        there[best.c : best.d] = [None] * (best.d - best.c)
    return found


def _held_by_both(left: Sequence[str | None], right: Sequence[str | None]) -> float:
    """At most so much weight can be common to what is left of both."""
    there = frozenset(right)
    return sum(weight(token) for token in left if token is not None and token in there)


def _common_runs(left: Sequence[str | None], right: Sequence[str | None]) -> list[tuple[int, int, int]]:
    """Common runs in the order of both, heaviest first taken: a word is not drawn away from the run that it belongs to."""
    places: dict[str, list[int]] = {}
    for j, token in enumerate(right):
        if token is not None:
            places.setdefault(token, []).append(j)
    # For each word of the left its places on the right and its weight; and the weight of all such words before it.
    cells = [(places[token], weight(token)) if token is not None and token in places else None for token in left]
    before = list(accumulate((cell[1] if cell else 0.0 for cell in cells), initial=0.0))
    runs: list[tuple[int, int, int]] = []
    boxes = [(0, len(left), 0, len(right))]
    while boxes:
        a, b, c, d = boxes.pop()
        if b <= a or d <= c or before[b] - before[a] < _LEAST_RUN - 1e-6:
            continue
        best = _heaviest(cells, (a, b, c, d))
        if best is None:
            continue
        i, j, n = best
        runs.append(best)
        boxes.append((a, i, c, j))
        boxes.append((i + n, b, j + n, d))
    return sorted(runs)


def _heaviest(cells: Sequence[tuple[list[int], float] | None], box: tuple[int, int, int, int]) -> tuple[int, int, int] | None:
    """The common run with the most weight inside a box; ties go to the first."""
    a, b, c, d = box
    best: tuple[float, int, int, int] | None = None
    most = -1.0
    ends: dict[int, tuple[float, int]] = {}
    for i in range(a, b):
        cell = cells[i]
        if cell is None:
            ends = {}
            continue
        now: dict[int, tuple[float, int]] = {}
        here, value = cell
        for j in here:
            if c <= j < d:
                weighs, length = ends.get(j - 1, _NOTHING)
                weighs += value
                now[j] = (weighs, length + 1)
                if weighs > most:
                    best, most = (weighs, i - length, j - length, length + 1), weighs + 1e-9
        ends = now
    return best[1:] if best and best[0] >= _LEAST_RUN else None


def _best_chain(left: Sequence[str], blocks: Sequence[tuple[int, int, int]], gap_cost: float) -> Passage | None:
    """The run of blocks with the most weight after paying for what lies between them; ties go to the first."""
    best: tuple[float, int, int] | None = None
    score, begin = 0.0, 0
    values = [sum(weight(left[i + k]) for k in range(n)) for i, _, n in blocks]
    for number, (i, j, _) in enumerate(blocks):
        if number:
            pi, pj, pn = blocks[number - 1]
            # An omission on one side alone is how quotes are clipped: what counts is the longer gap, not the sum.
            gap = max(i - pi - pn, j - pj - pn)
            score -= gap_cost * gap
            if score <= 0:
                score, begin = 0.0, number
        score += values[number]
        if best is None or score > best[0] + 1e-9:
            best = (score, begin, number)
    if best is None or best[0] < 1.0:
        return None
    first, last = best[1], best[2]
    # No loose function word at either end.
    while first < last and values[first] < 1.0 and blocks[first][2] < 3:
        first += 1
    while last > first and values[last] < 1.0 and blocks[last][2] < 3:
        last -= 1
    return passage(left, blocks[first : last + 1])


def passage(left: Sequence[str], blocks: Sequence[tuple[int, int, int]]) -> Passage:
    """The stretch from the first to the last of these common runs."""
    (a, c, _), (i, j, n) = blocks[0], blocks[-1]
    value = sum(weight(left[x + k]) for x, _, length in blocks for k in range(length))
    return Passage(a, i + n, c, j + n, sum(x[2] for x in blocks), value, max(x[2] for x in blocks), tuple(blocks))


class Hunk(NamedTuple):
    """``base[a:b]`` stands where the report has ``report[c:d]``: all that two sequences do not share, between what they share."""

    a: int
    b: int
    c: int
    d: int


def hunks(base: Sequence[str], report: Sequence[str]) -> list[Hunk]:
    """Where two sequences of words differ, by their longest common subsequence.

    Words left out are left out at an end where that can be: of "a loss of boats and a loss of face" "a loss of face" leaves out the
    first half, not the middle.
    """
    found: list[Hunk] = []
    a = c = 0
    for step in LCSseq.opcodes(base, report):
        if step.tag == "equal":
            if step.src_start > a or step.dest_start > c:
                found.append(Hunk(a, step.src_start, c, step.dest_start))
            a, c = step.src_end, step.dest_end
    if len(base) > a or len(report) > c:
        found.append(Hunk(a, len(base), c, len(report)))
    for n, (_, b, c, d) in reversed(list(enumerate(found))):
        if 0 < c == d <= b and report[c - 1] == base[b - 1] and report[:c] == base[b - c : b]:
            found = [Hunk(0, b - c, 0, 0), *found[n + 1 :]]
            break
    for n, (a, _, c, d) in enumerate(found):
        size = len(report) - d
        if c == d and 0 < size < len(base) - a and report[d] == base[a] and report[d:] == base[a : a + size]:
            return [*found[:n], Hunk(a + size, len(base), len(report), len(report))]
    return found


def edits(base: Sequence[tuple[str, str]], report: Sequence[tuple[str, str]]) -> tuple[Edit, ...]:
    """Steps from the base's words to the report's; words as ``(folded, shown)``, compared folded, shown as written."""
    steps: list[Edit] = []

    def add(op: str, words: Sequence[tuple[str, str]]) -> None:
        if words:
            steps.append(Edit(op=op, words=" ".join(shown for _, shown in words)))  # type: ignore[arg-type]

    kept = 0
    for a, b, c, d in hunks([word for word, _ in base], [word for word, _ in report]):
        add("keep", report[kept:c])
        add("out", base[a:b])
        add("in", report[c:d])
        kept = d
    add("keep", report[kept:])
    return tuple(steps)
