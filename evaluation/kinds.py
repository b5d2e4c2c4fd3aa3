"""Stance and act of 250 invented attributions, against their labels: ``python evaluation/kinds.py [--reader rules] [--cues]``.

Prints for each part of ``data/attribution_kinds.jsonl`` (how it was labelled: ``data/attribution_kinds.md``) how many have the right
stance, the right act and both; the errors; and the time that an attribution takes. Source, cue and content are those of the labels, so
that only the kind is at stake.

``--cues`` tells how many cues of the training data hold a listed word (``quotes/train.jsonl.gz`` below SECONDSOURCE_DATA).
"""

import argparse
import gzip
import json
import os
import re
import time
from collections import Counter
from pathlib import Path
from typing import Any

from secondsource.reading.acts import act_lexicon
from secondsource.reading.kinds import kind_of_report
from secondsource.reading.lemmas import lemma
from secondsource.reading.reader import open_reader
from secondsource.reading.row import TokenRow
from secondsource.records.article import Article, Block, Provenance, Span
from secondsource.text.sentences import sentence_spans

DATA = Path(os.environ.get("SECONDSOURCE_DATA", Path(__file__).parents[2] / "shared" / "data"))
LABELS = Path(__file__).parent / "data" / "attribution_kinds.jsonl"


def as_article(number: int, text: str) -> Article:
    """A text as the one paragraph of an article."""
    sentences = tuple(Span(start, end) for start, end in sentence_spans(text, 0, len(text)))
    return Article(
        id=str(number),
        text=text,
        blocks=(Block(start=0, end=len(text), kind="body"),),
        sentences=sentences,
        provenance=Provenance(input=str(number)),
    )


def pairs(row: TokenRow, spans: list[list[int]]) -> list[tuple[int, int]]:
    """First and last token of each span."""
    found = [row.inside(start, end) for start, end in spans]
    return [(tokens[0], tokens[-1]) for tokens in found if tokens]


def judged(labels: list[dict[str, Any]], reader: str) -> tuple[list[tuple[str, str]], float]:
    """The kind of each labelled attribution, and the microseconds of one core that one took (the median of 20 rounds)."""
    articles = [as_article(number, label["text"]) for number, label in enumerate(labels)]
    rows = [TokenRow(one, analysis.parses) for one, analysis in zip(articles, open_reader(reader).analyser.analyse(articles), strict=True)]
    asked = []
    for row, label in zip(rows, labels, strict=True):
        source, cue = pairs(row, label["source"]), pairs(row, label["cue"])
        asked.append((row, cue[0] if cue else None, source[0] if source else None, pairs(row, label["content"])))
    found: list[tuple[str, str]] = [kind_of_report(*one) for one in asked]
    rounds = []
    for _ in range(20):
        began = time.process_time()
        for one in asked:
            kind_of_report(*one)
        rounds.append(time.process_time() - began)
    return found, sorted(rounds)[10] / len(asked) * 1e6


def listed(words: str) -> str:
    """The strongest form in the lexicon among the words, each taken as whatever part of speech: "word", "light" or "none"."""
    lexicon = act_lexicon()
    found = "none"
    for low in re.findall(r"--|[a-z]+(?:-[a-z]+)*|[:–—-]", words.lower()):
        for base in (low, lemma(low, "VERB"), lemma(low, "NOUN")):
            for kind in lexicon.classes.get(base, ""):
                if lexicon.rows[f"{base}|{kind}"][-1].form != "light":
                    return "word"
                found = "light"
    return found


def print_cues(path: Path) -> None:
    """The share of cues with a listed word, and the commonest without."""
    counts: Counter[str] = Counter()
    missing: Counter[str] = Counter()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            for attribution in record["attributions"]:
                if attribution["cue"]:
                    words = " ".join(record["text"][start:end] for start, end in attribution["cue"])
                    form = listed(words)
                    counts[form] += 1
                    if form == "none":
                        missing[words.lower()] += 1
    total = counts.total()
    print(f"cues: {total}; with a listed word {total - counts['none']} ({1 - counts['none'] / total:.1%}), ", end="")
    print(f"of these only with a light one {counts['light']} ({counts['light'] / total:.1%})")
    print("without, commonest first:", "; ".join(f"{words} {count}" for words, count in missing.most_common(40)))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reader", default="accurate")
    parser.add_argument("--cues", action="store_true")
    options = parser.parse_args()
    if options.cues:
        path = DATA / "quotes" / "train.jsonl.gz"
        if path.exists():
            print_cues(path)
        else:
            print(f"no data below {DATA}: set SECONDSOURCE_DATA")
        return
    labels = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    found, took_us = judged(labels, options.reader)
    for part in ("development", "held back"):
        of_part = [(label, kind) for label, kind in zip(labels, found, strict=True) if label["part"] == part]
        stance = sum(label["stance"] == kind[0] for label, kind in of_part)
        act = sum(label["act"] == kind[1] for label, kind in of_part)
        both = sum((label["stance"], label["act"]) == kind for label, kind in of_part)
        print(f"{part}: {len(of_part)} attributions, stance right {stance}, act right {act}, both {both}")
        for label, kind in of_part:
            if (label["stance"], label["act"]) != kind:
                print(f"   {label['stance']} {label['act']}, read as {kind[0]} {kind[1]}: {label['text']}")
    print(f"{took_us:.1f} microseconds of one core an attribution")


if __name__ == "__main__":
    main()
