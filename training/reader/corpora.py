"""The corpora that the encoder learns from, brought to one form: texts with words, sentences, paragraphs, and labels by word.

What a corpus does not annotate is ``NONE`` for all of its words, and no loss is taken there.
"""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from secondsource.reading.labels import NAMES, RELATIONS, ROLES, TAGS, UPOS
from secondsource.reading.lexicon import listed_names
from secondsource.reading.words import word_spans
from secondsource.text.sentences import sentence_spans

NONE = -100
PARTS = ("content", "source", "cue")  # where two claim a word, the later one has it
_TITLES = listed_names("titles")
_CONNECTORS = frozenset("of the for and de al von van der la le du di & ' - . ’".split())
# "(12-person-...": a mention begins; ")" right behind it: and ends; "12)": one ends that began before.
_BRACKET = re.compile(r"\((\d+(?:\[\d+/\d+\])?)-([a-z]+)[^()]*(\))?|(\d+(?:\[\d+/\d+\])?)\)")
_GUM_KINDS = {"person": "person", "organization": "body", "place": "place"}
_KINDS = {
    "PER": "person", "person": "person", "Person": "person",
    "ORG": "body", "corporation": "body", "group": "body", "Organisation": "body",
    "LOC": "place", "location": "place", "Location": "place",
    "MISC": "other", "product": "other", "creative-work": "other", "Nationality": "other",
    "MilitaryPlatform": "other",
}  # fmt: skip


# Name corpora: sentences that make a paragraph, and whether they also mark what is no name. The last part of two is kept for measuring.
NAMED = {"wikigold": (5, False), "re3d": (5, True), "BTC": (1, False), "WNUT17": (1, False)}
KEPT_FOR_MEASURING = {"wikigold": 0.3, "re3d": 0.3}


@dataclass
class Labelled:
    """A text with the spans of its words by sentence.

    The labels run over all words in order; ``links`` and ``heads`` hold word indices, -1 for none.
    """

    name: str
    text: str
    words: list[list[tuple[int, int]]]
    paragraphs: list[list[int]]
    roles: list[int] = field(default_factory=list)
    links: list[int] = field(default_factory=list)
    upos: list[int] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    relations: list[int] = field(default_factory=list)
    names: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        count = sum(len(words) for words in self.words)
        for kind in ("roles", "links", "upos", "tags", "heads", "relations", "names"):
            if not getattr(self, kind):
                setattr(self, kind, [NONE] * count)


def json_lines(path: Path) -> list[dict[str, Any]]:
    """The records of a file of JSON lines, packed or not."""
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def attributed(records: Sequence[dict[str, Any]]) -> Iterator[Labelled]:
    """Articles with sources, cues and contents as character spans (PolNeAR's form)."""
    for record in records:
        text: str = record["text"]
        sentences: list[list[tuple[int, int]]] = []
        paragraphs: list[list[int]] = []
        for line in re.finditer(r"[^\n]+", text):
            here = [words for a, b in sentence_spans(text, line.start(), line.end()) if (words := word_spans(text, a, b))]
            if here:
                paragraphs.append(list(range(len(sentences), len(sentences) + len(here))))
                sentences += here
        roles, links = _roles_and_links([span for words in sentences for span in words], record["attributions"])
        yield Labelled(record["id"], text, sentences, paragraphs, roles=roles, links=links)


def _roles_and_links(words: Sequence[tuple[int, int]], attributions: Sequence[dict[str, Any]]) -> tuple[list[int], list[int]]:
    at = {offset: number for number, (start, end) in enumerate(words) for offset in range(start, end)}
    roles = [0] * len(words)
    links = [NONE] * len(words)
    of = [
        {part: [sorted({at[k] for k in range(a, b) if k in at}) for a, b in attribution[part]] for part in PARTS}
        for attribution in attributions
    ]
    for part in PARTS:
        for found in of:
            for run in found[part]:
                for place, word in enumerate(run):
                    roles[word] = ROLES.index(("I-" if place else "B-") + part)
    for found in of:
        cue = next((run[0] for run in found["cue"] if run), None)
        source = next((run[0] for run in found["source"] if run), -1)
        if cue is None:
            continue
        for run in found["content"]:
            for word in run:
                links[word] = cue
        links[cue] = source
    for number, role in enumerate(roles):  # an overwritten word in the middle: the rest begins anew
        if ROLES[role].startswith("I-") and (not number or ROLES[roles[number - 1]][2:] != ROLES[role][2:]):
            roles[number] = ROLES.index("B-" + ROLES[role][2:])
    return roles, links


def treebank(path: Path) -> Iterator[Labelled]:
    """The documents of a CoNLL-U file; GUM's entities become names."""
    for document in gzip.decompress(path.read_bytes()).decode("utf-8").split("# newdoc id = ")[1:]:
        yield _document(document)


def _document(lines: str) -> Labelled:
    text = ""
    sentences: list[list[tuple[int, int]]] = []
    paragraphs: list[list[int]] = []
    fresh = True
    columns: list[list[str]] = []
    kept: dict[str, list[int]] = {kind: [] for kind in ("upos", "tags", "heads", "relations", "names")}
    for line in [*lines.split("\n")[1:], ""]:
        if line.startswith("# newpar"):
            fresh = True
        elif line.startswith("#"):
            continue
        elif line:
            cells = line.split("\t")
            if "." not in cells[0]:
                columns.append(cells)
        elif columns:
            text += "\n" if fresh and text else " " if text else ""
            spans, text = _spelled(columns, text)
            tokens = [cells for cells in columns if "-" not in cells[0]]
            base = sum(len(words) for words in sentences)
            for cells in tokens:
                head = int(cells[6])
                kept["upos"].append(UPOS.index(cells[3]))
                kept["tags"].append(TAGS.index(cells[4]) if cells[4] in TAGS else NONE)
                kept["heads"].append(base + head - 1 if head else -1)
                kept["relations"].append(RELATIONS.index(cells[7]) if cells[7] in RELATIONS else NONE)
            kept["names"] += _gum_names(tokens)
            if fresh or not paragraphs:
                paragraphs.append([])
            paragraphs[-1].append(len(sentences))
            sentences.append(spans)
            columns, fresh = [], False
    name = lines.split("\n", 1)[0]
    if not name.startswith("GUM"):
        kept["names"] = []
    return Labelled(name, text, sentences, paragraphs, **kept)


def _spelled(columns: Sequence[Sequence[str]], text: str) -> tuple[list[tuple[int, int]], str]:
    """The spans of the sentence's words when it is written behind ``text``. Words of a contraction share its letters out."""
    spans: list[tuple[int, int]] = []
    inside = 0  # words of a contraction still to come
    whole = ""  # what is noted on the contraction
    for cells in columns:
        if "-" in cells[0]:
            low, high = map(int, cells[0].split("-"))
            inside = high - low + 1
            whole = cells[9]
            continue
        spans.append((len(text), len(text) + len(cells[1])))
        text += cells[1]
        misc = cells[9]
        if inside:
            inside -= 1
            if inside:
                continue
            misc = whole
        if "SpaceAfter=No" not in misc:
            text += " "
    return spans, text.rstrip(" ")


def _gum_names(tokens: Sequence[Sequence[str]]) -> list[int]:
    """Names among GUM's mentions: those whose head is a proper noun, from their first proper noun to their last, titles left out."""
    names = [0] * len(tokens)
    open_: dict[str, tuple[int, str]] = {}
    mentions: list[tuple[int, int, str]] = []
    for number, cells in enumerate(tokens):
        entity = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
        for opening, kind, at_once, closing in _BRACKET.findall(entity[1] if entity else ""):
            if at_once:
                mentions.append((number, number, kind))
            elif opening:
                open_[opening] = (number, kind)
            elif closing in open_:
                start, kind = open_.pop(closing)
                mentions.append((start, number, kind))
    for start, end, kind in sorted(mentions, key=lambda m: (m[0] - m[1], m)):  # the longest first: an outer name keeps its words
        run = _name_in(tokens, start, end, kind) if kind != "time" else []
        if run and not any(names[t] for t in run):
            label = _GUM_KINDS.get(kind, "other")
            for place, word in enumerate(run):
                names[word] = NAMES.index(("I-" if place else "B-") + label)
    return names


def _name_in(tokens: Sequence[Sequence[str]], start: int, end: int, kind: str) -> list[int]:
    ids = {cells[0]: number for number, cells in enumerate(tokens)}
    inside = range(start, end + 1)
    head = next((t for t in inside if ids.get(tokens[t][6], -1) not in inside), start)
    proper = [cells[4] in ("NNP", "NNPS") for cells in tokens]
    if tokens[head][3] != "PROPN" or not proper[head]:
        return []
    first = last = head
    while first - 1 >= start and (proper[first - 1] or _joins(tokens, proper, first - 1, start, end)):
        first -= 1
    while last + 1 <= end and (proper[last + 1] or _joins(tokens, proper, last + 1, start, end)):
        last += 1
    if kind == "person":
        first += _titles([cells[1] for cells in tokens[first : last + 1]])
    return list(range(first, last + 1))


def _keep_names(labels: list[int], base: int, words: Sequence[str], *, capitals: bool) -> None:
    """Titles are no part of a person's name; with ``capitals``, nor are the words before the first and behind the last capital."""
    at = base
    while at < len(labels):
        if not NAMES[labels[at]].startswith("B-"):
            at += 1
            continue
        stop = next((t for t in range(at + 1, len(labels)) if labels[t] != labels[at] + 1), len(labels))
        first, last = at, stop
        if labels[at] == NAMES.index("B-person"):
            first += _titles(words[at - base : stop - base])
        while capitals and first < last and (not words[first - base][0].isupper() or words[first - base] in ("The", "A", "An", "It")):
            first += 1
        while capitals and last > first and not words[last - 1 - base][0].isupper():
            last -= 1
        label = labels[at]
        labels[at:stop] = [0] * (stop - at)
        if first < last:
            labels[first:last] = [label] + [label + 1] * (last - first - 1)
        at = stop


def _titles(words: Sequence[str]) -> int:
    """How many words of a person's name are titles and what stands before them ("the new Prime Minister Ann Smith": 4)."""
    found = [number for number, word in enumerate(words[:-1], 1) if word.lower().strip(".") in _TITLES]
    return found[-1] if found else 0


def _joins(tokens: Sequence[Sequence[str]], proper: Sequence[bool], at: int, start: int, end: int) -> bool:
    """A small word between two proper nouns of the mention."""
    if tokens[at][1].lower() not in _CONNECTORS:
        return False
    before = next((t for t in range(at - 1, start - 1, -1) if tokens[t][1].lower() not in _CONNECTORS), -1)
    after = next((t for t in range(at + 1, end + 1) if tokens[t][1].lower() not in _CONNECTORS), -1)
    return before >= 0 and after >= 0 and proper[before] and proper[after]


def named(path: Path, *, together: int, capitals: bool) -> Iterator[Labelled]:
    """Sentences of a CoNLL file with names (any of the three ways to write begin and inside); ``together``: sentences of a paragraph.

    ``capitals``: names are cut to their first and last word with a capital, for corpora that also mark "the army" and "their supporters".
    """
    blocks = [block for block in gzip.decompress(path.read_bytes()).decode("utf-8").split("\n\n") if block.strip()]
    for begin in range(0, len(blocks), 20):
        text = ""
        sentences: list[list[tuple[int, int]]] = []
        labels: list[int] = []
        paragraphs: list[list[int]] = []
        for number, block in enumerate(blocks[begin : begin + 20]):
            text += "" if not text else "\n" if number % together == 0 else " "
            if number % together == 0:
                paragraphs.append([])
            spans = []
            base = len(labels)
            before = "O"
            for line in block.split("\n"):
                word, _, label = line.strip().rpartition("\t" if "\t" in line else " ")
                word = word.strip()
                if not word or word.startswith("-DOCSTART-"):
                    continue
                word = re.sub(r"\s", "_", word)
                kind = _KINDS.get(label[2:], "") if label != "O" else ""
                goes_on = kind and label[0] == "I" and before == label[2:]
                labels.append(NAMES.index(("I-" if goes_on else "B-") + kind) if kind else 0)
                before = label[2:] if kind else "O"
                text += " " if spans else ""
                spans.append((len(text), len(text) + len(word)))
                text += word
            _keep_names(labels, base, [text[a:b] for a, b in spans], capitals=capitals)
            if spans:
                paragraphs[-1].append(len(sentences))
                sentences.append(spans)
        if sentences:
            yield Labelled(f"{path.name}:{begin}", text, sentences, [p for p in paragraphs if p], names=labels)
