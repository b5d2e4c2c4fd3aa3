"""Tags, heads and names: the encoder beside spaCy's small model on the same gold words, by corpus.

    PYTHONPATH=src python evaluation/parsing.py [--peer]

Reads ``parse/*_dev.conllu.gz`` and ``names/*.conll.gz`` under SECONDSOURCE_DATA. Both get the treebank's words, sentence by sentence in
the order of the document. UAS: share of words with the right head; LAS: and the right relation, subtypes left out; punctuation counts.
Names: exact spans of persons, bodies and places. Of wikigold and re3d only the part that no training run reads. ``--peer`` needs spaCy
and its small model; its labels are brought to Universal Dependencies by ``bench/clear_to_universal.py``.
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "training" / "reader"), str(Path(__file__).parents[1] / "bench")]
from corpora import KEPT_FOR_MEASURING, NAMED, NONE, Labelled, named, treebank

from secondsource.reading.analysis import EncoderAnalyser
from secondsource.reading.encoder import open_encoder
from secondsource.reading.labels import NAMES, RELATIONS, TAGS, UPOS
from secondsource.reading.parser import Parse

DATA = Path(os.environ.get("SECONDSOURCE_DATA") or Path(__file__).resolve().parents[1].parent / "shared" / "data")


def corpora() -> Iterator[tuple[str, list[Labelled]]]:
    """Each measured set by name."""
    yield "EWT dev", list(treebank(DATA / "parse/ewt_dev.conllu.gz"))
    gum = list(treebank(DATA / "parse/gum_dev.conllu.gz"))
    yield "GUM dev", gum
    yield "GUM dev, news", [text for text in gum if "_news_" in text.name]
    for name in ("wikigold", "re3d"):
        together, capitals = NAMED[name]
        texts = list(named(DATA / f"names/{name}.conll.gz", together=together, capitals=capitals))
        yield f"{name} (last {KEPT_FOR_MEASURING[name]:.0%})", texts[round(len(texts) * (1 - KEPT_FOR_MEASURING[name])) :]


def sentences_of(text: Labelled) -> list[tuple[int, int]]:
    """Spans of the sentences."""
    return [(words[0][0], words[-1][1]) for words in text.words]


class Counts:
    """What was right, over the texts of one corpus."""

    def __init__(self) -> None:
        self.words = 0
        self.right: Counter[str] = Counter()
        self.names: Counter[str] = Counter()

    def add(self, text: Labelled, parses: Sequence[Parse]) -> None:
        """Compare the tokens of the parses, which are the text's words, with its labels."""
        base = 0
        for words, parse in zip(text.words, parses, strict=True):
            assert len(parse.tokens) == len(words), (text.name, [t.text for t in parse.tokens])
            for place, token in enumerate(parse.tokens):
                word = base + place
                if text.heads[word] != NONE:
                    self.words += 1
                    gold_head = text.heads[word] - base if text.heads[word] >= 0 else -1
                    gold = RELATIONS[text.relations[word]].split(":")[0] if text.relations[word] >= 0 else "?"
                    head = token.head == gold_head
                    self.right["upos"] += token.upos == UPOS[text.upos[word]]
                    self.right["tag"] += text.tags[word] >= 0 and token.tag == TAGS[text.tags[word]]
                    self.right["uas"] += head
                    self.right["las"] += head and plain(token.dep) == gold
            if text.names[base] != NONE:
                gold_names = _spans([NAMES[k] for k in text.names[base : base + len(words)]])
                own = [("B-" if t.ent_begin else "I-") + t.ent if t.ent else "O" for t in parse.tokens]
                found = _spans(own)
                self.names["gold"] += len(gold_names)
                self.names["found"] += len(found)
                self.names["right"] += len(gold_names & found)
            base += len(words)

    def line(self) -> str:
        """The figures in one row."""
        shown = [f"{100 * self.right[k] / self.words:7.1f}" if self.words else "      -" for k in ("upos", "tag", "uas", "las")]
        n = self.names
        p, r = n["right"] / max(1, n["found"]), n["right"] / max(1, n["gold"])
        name = (
            f"{100 * p:7.1f} {100 * r:6.1f} {200 * p * r / max(1e-9, p + r):6.1f} {n['gold']:6}" if n["gold"] else "      -      -      -"
        )
        return " ".join(shown) + "  " + name


def plain(relation: str) -> str:
    """Without its subtype; titles before names count as what the treebanks call them."""
    return relation.split(":")[0]


def _spans(labels: Sequence[str]) -> set[tuple[int, int, str]]:
    found: list[tuple[int, int, str]] = []
    for word, label in enumerate(labels):
        if label.startswith("B-") or (label.startswith("I-") and (not found or found[-1][1] != word)):
            found.append((word, word + 1, label[2:]))
        elif label.startswith("I-"):
            found[-1] = (found[-1][0], word + 1, found[-1][2])
    return {span for span in found if span[2] != "other"}


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--peer", action="store_true", help="spaCy's small model too")
    options.add_argument("--fast", action="store_true", help="the encoder's lower half")
    asked = options.parse_args()
    if not (DATA / "parse").exists():
        print(f"no data at {DATA}: set SECONDSOURCE_DATA to the folder that holds parse/ and names/")
        return
    analyser = EncoderAnalyser(open_encoder("fast" if asked.fast else "accurate"))
    peer = None
    if asked.peer:
        from spacy_peer import Peer, installed_model

        model = installed_model()
        if model is None:
            print("spaCy or its small model is not installed: only our own figures")
        else:
            peer = Peer(model)
    print(f"{'':34}  upos     tag     uas     las   names P      R     F1   gold")
    for label, texts in corpora():
        own, other = Counts(), Counts()
        begun = time.perf_counter()
        for text in texts:
            own.add(text, analyser.analyse_words(text.text, sentences_of(text), text.words, text.paragraphs).parses)
        took = time.perf_counter() - begun
        print(f"{label:26} {'ours':6} {own.line()}   {sum(len(w) for t in texts for w in t.words) / took:,.0f} words a second")
        if peer is not None:
            for text in texts:
                other.add(text, peer.parses(text))
            print(f"{label:26} {'spaCy':6} {other.line()}")


if __name__ == "__main__":
    main()
