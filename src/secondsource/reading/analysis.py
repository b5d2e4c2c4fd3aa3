"""An article → the parse of each sentence and its attributions as runs of tokens, in one pass of the encoder.

``EncoderAnalyser(open_encoder()).analyse(article)`` gives an :class:`Analysis`. The article is cut into windows (``windows.py``), each
window is read once (``encoder.py``) and its answers become tokens, heads, names and reports (``decoding.py``). Windows are kept by their
words, so a passage that was copied whole is read once for all its copies.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

import numpy as np

from secondsource.reading.decoding import ROLE_LEANING, Report, best_chains, best_tree, by_distance, one_subject_each, reports
from secondsource.reading.encoder import Array, Encoder, Heads
from secondsource.reading.labels import NAMES, RELATIONS, ROLES, TAGS, UPOS
from secondsource.reading.lemmas import lemma
from secondsource.reading.lexicon import listed_names
from secondsource.reading.parser import Parse, Parser, Token
from secondsource.reading.windows import Vocabulary, Window, Word, paragraph_lines, shipped_vocabulary, windows, words_with_pieces
from secondsource.reading.words import word_spans
from secondsource.records.article import Article

# Words whose windows are kept: some 400 bytes each. The oldest windows go first.
KEPT_WORDS = 1_000_000
KEPT_PARSES = 200_000
# Articles whose windows are decoded together; more would only hold more memory.
TOGETHER = 8
_ROOT = RELATIONS.index("root")
_LEANING = np.array([ROLE_LEANING.get(role, 0.0) for role in ROLES], dtype=np.float32)
# Relations that differ in no way that a later step asks for.
_MERGED = {
    "nmod:unmarked": "nmod",
    "nmod:desc": "compound",
    "nsubj:outer": "nsubj",
    "csubj:outer": "csubj",
    "advcl:relcl": "acl:relcl",
}


class Analysis(NamedTuple):
    """``parses``: of the sentences, in order.

    ``reports``: attributions as runs of the article's tokens; None where nobody looked for them.
    """

    parses: tuple[Parse, ...]
    reports: tuple[Report, ...] | None = None


class Analyser(Protocol):
    """Whatever takes sentences apart."""

    @property
    def name(self) -> str:
        """Name, version and weight hash."""
        ...

    @property
    def sentences_seen(self) -> int:
        """How many sentences were asked for."""
        ...

    @property
    def sentences_parsed(self) -> int:
        """How many of them were read anew, and not found among those kept."""
        ...

    def analyse(self, articles: Sequence[Article]) -> list[Analysis]:
        """One analysis for each article, in order."""
        ...

    def parse(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, each read alone, in order."""
        ...


class ParserAnalyser:
    """A parser, each distinct sentence parsed once; looks for no attributions."""

    def __init__(self, parser: Parser) -> None:
        self.parser = parser
        self._parses: dict[str, Parse] = {}
        self.sentences_seen = 0
        self.sentences_parsed = 0

    @property
    def name(self) -> str:
        """The parser's name."""
        return self.parser.name

    def analyse(self, articles: Sequence[Article]) -> list[Analysis]:
        """One analysis for each article, in order."""
        of_articles = [[article.text[s.start : s.end] for s in article.sentences] for article in articles]
        new = [s for s in dict.fromkeys(s for sentences in of_articles for s in sentences) if s not in self._parses]
        self.sentences_seen += sum(map(len, of_articles))
        self.sentences_parsed += len(new)
        if new:
            self._parses.update(zip(new, self.parser.parse(new), strict=True))
        found = [Analysis(tuple(self._parses[s] for s in sentences)) for sentences in of_articles]
        for sentence in list(self._parses)[: max(0, len(self._parses) - KEPT_PARSES)]:
            del self._parses[sentence]
        return found

    def parse(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, each read alone, in order."""
        return self.parser.parse(sentences)


class _Read(NamedTuple):
    """What was read of the words of a window; heads are indices in the window, -1 for a root."""

    upos: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]
    begins: tuple[bool, ...]
    lemmas: tuple[str, ...]
    reports: tuple[Report, ...]


class EncoderAnalyser:
    """The encoder with the windows that it has read so far."""

    def __init__(self, encoder: Encoder, vocabulary: Vocabulary | None = None) -> None:
        self.encoder = encoder
        self._vocabulary = vocabulary
        self._kept: dict[str, _Read] = {}
        self._kept_words = 0
        self.sentences_seen = 0
        self.sentences_parsed = 0

    @property
    def name(self) -> str:
        """The encoder's name."""
        return self.encoder.name

    def analyse(self, articles: Sequence[Article]) -> list[Analysis]:
        """One analysis for each article, in order."""
        found: list[Analysis] = []
        for begin in range(0, len(articles), TOGETHER):
            laid = []
            for article in articles[begin : begin + TOGETHER]:
                sentences = [(s.start, s.end) for s in article.sentences]
                spans = [word_spans(article.text, *sentence) for sentence in sentences]
                laid.append(self._laid(article.text, sentences, spans, paragraph_lines(article.text, sentences)))
            found += self._analysed(laid)
        return found

    def parse(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, each read alone, in order."""
        found: list[Parse] = []
        for begin in range(0, len(sentences), 8 * TOGETHER):
            some = sentences[begin : begin + 8 * TOGETHER]
            found += [a.parses[0] for a in self._analysed([self._laid(text, [(0, len(text))], [word_spans(text)], [[0]]) for text in some])]
        return found

    def analyse_words(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        spans: Sequence[Sequence[tuple[int, int]]],
        paragraphs: Sequence[Sequence[int]],
    ) -> Analysis:
        """The analysis of words that were cut already.

        ``spans``: of each sentence's words; ``paragraphs``: indices of the sentences of each.
        """
        return self._analysed([self._laid(text, sentences, spans, paragraphs)])[0]

    def _laid(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        spans: Sequence[Sequence[tuple[int, int]]],
        paragraphs: Sequence[Sequence[int]],
    ) -> "_Laid":
        """The windows of a text, each with the key under which it is kept."""
        if self._vocabulary is None:
            self._vocabulary = shipped_vocabulary()
        lines = [(sentences[p[0]][0], sentences[p[-1]][1]) for p in paragraphs]
        words = words_with_pieces(text, spans, lines, self._vocabulary)
        of_sentence = [place for place, paragraph in enumerate(paragraphs) for _ in paragraph]
        cut = windows(words, paragraphs, self._vocabulary)
        return _Laid(text, sentences, words, of_sentence, [(window, _key(text, words, of_sentence, window)) for window in cut])

    def _analysed(self, laid: Sequence["_Laid"]) -> list[Analysis]:
        """Analyses of some texts; what none of them and none before them held is read now."""
        new: dict[str, tuple[_Laid, Window]] = {}
        for one in laid:
            for window, key in one.windows:
                count = one.words[window.last - 1].sentence - one.words[window.first].sentence + 1
                self.sentences_seen += count
                if key not in self._kept and key not in new:
                    self.sentences_parsed += count
                    new[key] = (one, window)
        self._kept.update(zip(new, self._read(list(new.values())), strict=True))
        self._kept_words += sum(window.last - window.first for _, window in new.values())
        found = []
        for one in laid:
            tokens: list[list[Token]] = [[] for _ in one.sentences]
            reported: list[Report] = []
            for window, key in one.windows:
                read = self._kept[key]
                reported += [_moved(report, window.first) for report in read.reports]
                for number, more in _tokens(one, window, read):
                    _append(tokens[number], more)
            found.append(Analysis(tuple(Parse(tuple(of)) for of in tokens), tuple(reported)))
        while self._kept_words > KEPT_WORDS:
            self._kept_words -= len(self._kept.pop(next(iter(self._kept))).upos)
        return found

    def _read(self, new: Sequence[tuple["_Laid", Window]]) -> list["_Read"]:
        """What the encoder says of each window: one pass for each, the chains of all of them together."""
        heads = self.encoder.heads
        answers = [self.encoder.answers(window) for _, window in new]
        roles = best_chains([rows["roles"][1:] + _LEANING for rows in answers], heads.pairs, ROLES)
        names = best_chains([rows["names"][1:] for rows in answers], heads.name_pairs, NAMES)
        return [
            _answered(heads, laid, window, rows, of_roles, of_names)
            for (laid, window), rows, of_roles, of_names in zip(new, answers, roles, names, strict=True)
        ]


class _Laid(NamedTuple):
    """A text with its words in windows; ``of_sentence``: the paragraph of each sentence."""

    text: str
    sentences: Sequence[tuple[int, int]]
    words: Sequence[Word]
    of_sentence: Sequence[int]
    windows: Sequence[tuple[Window, str]]


def _key(text: str, words: Sequence[Word], of_sentence: Sequence[int], window: Window) -> str:
    """The words of a window with their flags and where sentences and paragraphs end: all that its answers depend on."""
    parts = []
    before, line = -1, -1
    for word in words[window.first : window.last]:
        if word.sentence != before:
            parts.append("\x1d" if of_sentence[word.sentence] != line else "\x1e")
            before, line = word.sentence, of_sentence[word.sentence]
        parts.append(f"{text[word.start : word.end]}\x1f{word.flag}")
    return "\x1f".join(parts)


def _answered(heads: Heads, laid: _Laid, window: Window, answers: dict[str, Array], roles: list[int], names: list[int]) -> _Read:
    """The answers about one window as labels, heads and reports."""
    inside = laid.words[window.first : window.last]
    places = np.array(window.places)
    own = {name: rows[1:] for name, rows in answers.items()}
    numbers = [word.sentence for word in inside]
    arcs = _arcs(heads, answers["arc_head"], own["arc_dep"], places, numbers)
    named = np.maximum(own["rel_dep"] + answers["rel_head"][np.array(arcs) + 1], 0) @ heads.relation + heads.relation_bias
    named[:, _ROOT] = -np.inf
    surfaces = [laid.text[word.start : word.end] for word in inside]
    labels = [
        _relation(RELATIONS[k], word) if head >= 0 else "root"
        for k, head, word in zip(named.argmax(axis=1).tolist(), arcs, surfaces, strict=True)
    ]
    one_subject_each(surfaces, numbers, arcs, labels)
    upos = [_upos(UPOS[k], label) for k, label in zip(own["upos"].argmax(axis=1).tolist(), labels, strict=True)]
    links = (own["link_dep"], answers["link_head"])
    return _Read(
        upos=tuple(upos),
        tags=tuple(TAGS[k] for k in own["tags"].argmax(axis=1).tolist()),
        heads=tuple(arcs),
        relations=tuple(labels),
        names=tuple(NAMES[k][2:] for k in names),
        begins=tuple(NAMES[k].startswith("B-") for k in names),
        lemmas=tuple(map(lemma, surfaces, upos)),
        reports=tuple(reports(roles, _turns(laid, inside), links, heads.link_bias, places)),
    )


def _turns(laid: _Laid, inside: Sequence[Word]) -> list[bool]:
    """Words that begin a paragraph, or a sentence where a quotation begins or ends: what is told there is told anew."""
    found = [True]
    for before, word in pairwise(inside):
        new = word.sentence != before.sentence
        quoted = (word.flag ^ before.flag) & 1
        found.append(new and (bool(quoted) or laid.of_sentence[word.sentence] != laid.of_sentence[before.sentence]))
    return found


def _arcs(heads: Heads, above: Array, below: Array, places: Array, numbers: Sequence[int]) -> list[int]:
    """Heads of a window's words, sentence by sentence, as indices in the window; -1 for a root."""
    found: list[int] = []
    first = 0
    scale = np.sqrt(np.float32(below.shape[1]))
    to_root = below @ above[0] / scale + by_distance(heads.arc_bias, places, np.zeros(1, dtype=np.int64))[:, 0]
    for last in range(1, len(numbers) + 1):
        if last < len(numbers) and numbers[last] == numbers[first]:
            continue
        scores = np.empty((last - first, last - first + 1), dtype=np.float32)
        scores[:, 0] = to_root[first:last]
        scores[:, 1:] = below[first:last] @ above[first + 1 : last + 1].T / scale
        scores[:, 1:] += by_distance(heads.arc_bias, places[first:last], places[first:last])
        found += [head + first if head >= 0 else -1 for head in best_tree(scores)]
        first = last
    return found


def _relation(label: str, word: str) -> str:
    """The label in the terms of the later steps: bare phrases of time and of measure apart, fine kinds merged."""
    if label == "obl:unmarked":
        return "obl:tmod" if word.lower().strip(".") in listed_names("days") or word.lower() in _TIME_NOUNS else "obl:npmod"
    return _MERGED.get(label, label)


_TIME_NOUNS = frozenset(
    "today yesterday tomorrow tonight morning afternoon evening night noon midnight day days week weeks weekend month months year years "
    "decade "
    "decades hour hours minute minutes time times spring summer autumn fall winter".split()
)


def _upos(tag: str, label: str) -> str:
    """ "according to", "including": a verb that marks a noun's case is a preposition to every later step."""
    return "ADP" if label == "case" and tag == "VERB" else tag


def _moved(report: Report, by: int) -> Report:
    """The report with its runs ``by`` words later."""
    return Report(
        report.cue._replace(first=report.cue.first + by, last=report.cue.last + by),
        report.source and report.source._replace(first=report.source.first + by, last=report.source.last + by),
        tuple(run._replace(first=run.first + by, last=run.last + by) for run in report.contents),
    )


def _tokens(laid: _Laid, window: Window, read: _Read) -> list[tuple[int, list[Token]]]:
    """The tokens of the window by sentence; heads count from the first of them."""
    found: list[tuple[int, list[Token]]] = []
    begin = offset = 0
    before = -1
    into: list[Token] = []
    text = laid.text
    inside = laid.words[window.first : window.last]
    for at, (word, lemma_of, upos, relation, head, name, begins, tag) in enumerate(
        zip(inside, read.lemmas, read.upos, read.relations, read.heads, read.names, read.begins, read.tags, strict=True)
    ):
        start, end, number = word.start, word.end, word.sentence
        if number != before:
            into = []
            found.append((number, into))
            begin, before, offset = at, number, laid.sentences[number][0]
        into.append(
            Token(
                text[start:end],
                start - offset,
                end - offset,
                lemma_of,
                upos,
                relation,
                head - begin if head >= 0 else -1,
                name,
                begins,
                tag,
            )
        )
    return found


def _append(tokens: list[Token], more: list[Token]) -> None:
    """Add the tokens of a sentence's further part, which another window holds: its root hangs on the first root."""
    if not tokens:
        tokens += more
        return
    base = len(tokens)
    root = next((number for number, token in enumerate(tokens) if token.head < 0), 0)
    for token in more:
        if token.head >= 0:
            tokens.append(token._replace(head=token.head + base))
        else:
            tokens.append(token._replace(head=root, dep="parataxis"))
