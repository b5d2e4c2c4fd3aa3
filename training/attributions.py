"""Make the weights of reading/attributions.py: ``data/cues.tsv``, ``data/roles.tsv.gz`` and ``data/links.tsv``.

    PYTHONPATH=src python training/attributions.py train.jsonl.gz [--share 1.0] [--out FOLDER]

Input: JSON lines ``{id, text, attributions: [{source, cue, content: [[start, end], ...]}]}``. The shipped weights come from the 840
training articles of PolNeAR (see ``training/attributions.md``), with the tags and rough heads of ``reading/light.py``. Same input, same
files.
"""

import argparse
import gzip
import json
import re
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from chain import fit, fit_choice

from secondsource.reading.attributions import pieces_of
from secondsource.reading.cues import CueLexicon, cue_key
from secondsource.reading.light import LightParser
from secondsource.reading.linking import Piece, link_traits, none_traits, reachable
from secondsource.reading.row import TokenRow
from secondsource.reading.tagging import LABELS, allowed_pairs, stretches, traits
from secondsource.records.article import Article, Block, Provenance, Span
from secondsource.text.sentences import sentence_spans

DATA = Path(__file__).parents[1] / "src" / "secondsource" / "reading" / "data"
# Chosen on the development articles (docs/measured/reading.md).
ROLE_PENALTY = 1.0
ROLE_ROUNDS = 220
SEEN_AT_LEAST = 6  # articles hold too few of the rarer traits to weigh them
KEPT_WEIGHT = 0.02  # smaller ones change no decision that we could measure
PARTS = ("source", "cue", "content")


def plain_article(record: dict[str, Any]) -> Article:
    """An article of one body block, a paragraph a line."""
    text: str = record["text"]
    sentences = [Span(a, b) for line in re.finditer(r"[^\n]+", text) for a, b in sentence_spans(text, line.start(), line.end())]
    first = len(text) - len(text.lstrip())
    return Article(
        id=record["id"],
        text=text,
        blocks=(Block(start=first, end=len(text), kind="body"),),
        sentences=tuple(sentences),
        provenance=Provenance(input=record["id"]),
    )


def token_rows(records: Sequence[dict[str, Any]]) -> Iterator[TokenRow]:
    """Parsed articles, in order."""
    parser = LightParser()
    for record in records:
        article = plain_article(record)
        yield TokenRow(article, parser.parse([article.words(span) for span in article.sentences]))


def tokens_of(row: TokenRow, start: int, end: int) -> list[int]:
    """Tokens that share a character with ``[start, end)``."""
    return [t for t in row.inside(max(0, start - 40), end) if row.ends[t] > start]


def gold_roles(row: TokenRow, record: dict[str, Any]) -> list[str]:
    """The label of each token; a part that goes on in a new paragraph begins again there."""
    roles = ["O"] * len(row)
    for attribution in record["attributions"]:
        for part in PARTS:
            for start, end in attribution[part]:
                for number, token in enumerate(tokens_of(row, start, end)):
                    roles[token] = ("I-" if number else "B-") + part
    before, paragraph = "O", -2
    for token, role in enumerate(roles):
        if role.startswith("I-") and (before[2:] != role[2:] or row.paragraph[token] != paragraph):
            roles[token] = "B-" + role[2:]
        before, paragraph = role, row.paragraph[token]
    return roles


def cue_counts(row: TokenRow, record: dict[str, Any]) -> dict[str, list[int]]:
    """For each lemma of the article: times the head of a cue, times not."""
    heads = set()
    for attribution in record["attributions"]:
        for start, end in attribution["cue"]:
            tokens = tokens_of(row, start, end)
            top = [t for t in tokens if row.heads[t] not in tokens and cue_key(row, t)]
            heads.update([t for t in top if row.upos[t] in ("VERB", "NOUN")][:1] or top[:1])
    counts: dict[str, list[int]] = {}
    for token in range(len(row)):
        key = cue_key(row, token)
        if key:
            counts.setdefault(key, [0, 0])[0 if token in heads else 1] += 1
    return counts


def learn_cues(counted: Sequence[dict[str, list[int]]]) -> dict[str, tuple[int, int]]:
    """Counts over all articles, of lemmas that were a cue at least once."""
    total: dict[str, list[int]] = {}
    for counts in counted:
        for key, (cue, other) in counts.items():
            entry = total.setdefault(key, [0, 0])
            entry[0] += cue
            entry[1] += other
    return {key: (cue, other) for key, (cue, other) in sorted(total.items()) if cue}


def write_cues(total: dict[str, tuple[int, int]], out: Path) -> None:
    """Lemmas that were a cue twice or more: single ones are chance."""
    lines = ["# lemma, class (V verb, N noun, J other), times a cue, times not. Made by training/attributions.py"]
    lines += [f"{key.rsplit('|', 1)[0]}\t{key.rsplit('|', 1)[1]}\t{cue}\t{other}" for key, (cue, other) in total.items() if cue >= 2]
    (out / "cues.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def learn_roles(
    rows: Sequence[TokenRow], records: Sequence[dict[str, Any]], counted: Sequence[dict[str, list[int]]], total: dict[str, tuple[int, int]]
) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Names and weights of the traits, and weights of label pairs."""
    ids: dict[str, int] = {"bias": 0}
    columns = array("i")
    begins = [0]
    gold: list[int] = []
    lengths: list[int] = []
    for row, record, counts in zip(rows, records, counted, strict=True):
        # Without the article's own counts: else a lemma seen once would give its label away.
        others = CueLexicon(
            {k: (total[k][0] - counts[k][0], total[k][1] - counts[k][1]) for k in counts if k in total and total[k][0] >= 2}
        )
        for described in traits(row, others.chances(row)):
            columns.append(0)
            columns.extend([ids.setdefault(trait, len(ids)) for trait in described])
            begins.append(len(columns))
        gold += [LABELS.index(role) for role in gold_roles(row, record)]
        lengths += [last - first for first, last in stretches(row)]
    names, cols, starts = _frequent(ids, columns, begins)
    print(f"  {len(gold)} tokens, {len(names)} traits")
    weights, pairs = fit(cols, starts, len(names), np.array(gold), lengths, allowed_pairs(), penalty=ROLE_PENALTY, rounds=ROLE_ROUNDS)
    return names, weights, pairs


def _frequent(ids: dict[str, int], columns: Sequence[int], begins: Sequence[int]) -> tuple[list[str], np.ndarray, np.ndarray]:
    cols = np.array(columns, dtype=np.int32)
    kept = np.bincount(cols, minlength=len(ids)) >= SEEN_AT_LEAST
    kept[0] = True
    mask = kept[cols]
    place = np.cumsum(kept) - 1
    starts = np.concatenate([[0], np.cumsum(mask)])[np.array(begins)]
    return [name for name, number in ids.items() if kept[number]], place[cols[mask]].astype(np.int32), starts


def write_roles(names: Sequence[str], weights: np.ndarray, pairs: np.ndarray, out: Path) -> None:
    """One trait a line with a weight for each label, three decimals; weak traits are left out. The bias comes first."""
    lines = ["# trait, then a weight for each of " + " ".join(LABELS) + ". Made by training/attributions.py"]
    for number, row in enumerate(pairs):
        before = LABELS[number] if number < len(LABELS) else "start"
        lines.append(f"pair {before}\t" + "\t".join(_short(value) for value in row))
    for number in sorted(range(len(names)), key=lambda n: (n > 0, names[n])):
        if number == 0 or np.abs(weights[number]).max() >= KEPT_WEIGHT:
            lines.append(names[number] + "\t" + "\t".join(_short(value) for value in weights[number]))
    packed = gzip.compress(("\n".join(lines) + "\n").encode("utf-8"), 9, mtime=0)
    (out / "roles.tsv.gz").write_bytes(packed)
    print(f"  {len(lines)} lines, {len(packed) // 1024} kB")


def _short(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "" if text in ("0", "-0") else text.replace("0.", ".", 1) if abs(value) < 1 else text


def name_words(rows: Sequence[TokenRow]) -> set[str]:
    """Words that are capitalised inside sentences nearly always: names that the parser took for common words."""
    capital: dict[str, list[int]] = {}
    for row in rows:
        for token, word in enumerate(row.texts):
            if row.upos[token] not in ("PRON", "PUNCT") and row.first[row.sentence[token]] != token:
                capital.setdefault(word.lower(), [0, 0])[word[0].isupper()] += 1
    return {word for word, (small, large) in capital.items() if large >= 3 and large > 4 * small and word != "i"}


def without_names(names: Sequence[str], weights: np.ndarray, words: set[str]) -> tuple[list[str], np.ndarray]:
    """The traits that hold none of the words."""
    kept = [n for n, name in enumerate(names) if not words & set(re.split(r"[=|]", name)[1:])]
    return [names[n] for n in kept], weights[kept]


def learn_links(rows: Sequence[TokenRow], records: Sequence[dict[str, Any]]) -> dict[str, float]:
    """Weights of link traits from the annotated parts."""
    choices = [choice for row, record in zip(rows, records, strict=True) for choice in link_choices(row, record)]
    return fit_choice(choices, penalty=1.0, rounds=150, seen_at_least=5)


def link_choices(row: TokenRow, record: dict[str, Any]) -> Iterator[list[tuple[list[str], bool]]]:
    """For each content and each cue: the traits of each candidate (and of none) and whether it is right."""
    pieces = pieces_of(gold_roles(row, record))
    owners = _owners(row, record, pieces)
    for piece in pieces:
        if piece.part == "source":
            continue
        wanted = "cue" if piece.part == "content" else "source"
        kind = f"{piece.part}>{wanted}"
        others = [p for p in pieces if p.part == wanted and reachable(row, piece, p)]
        right = [bool(owners[piece] & owners[other]) for other in others]
        yield [
            *((link_traits(row, piece, other, pieces, kind), fits) for other, fits in zip(others, right, strict=True)),
            (none_traits(row, piece, kind), not any(right)),
        ]


def _owners(row: TokenRow, record: dict[str, Any], pieces: Sequence[Piece]) -> dict[Piece, set[int]]:
    """For each piece the attributions that it is part of."""
    at = {token: piece for piece in pieces for token in range(piece.first, piece.last + 1)}
    owners: dict[Piece, set[int]] = {piece: set() for piece in pieces}
    for number, attribution in enumerate(record["attributions"]):
        for part in PARTS:
            for start, end in attribution[part]:
                for token in tokens_of(row, start, end):
                    if token in at and at[token].part == part:
                        owners[at[token]].add(number)
    return owners


def write_links(weights: dict[str, float], out: Path) -> None:
    """One trait a line."""
    lines = ["# trait of a pair, weight. Made by training/attributions.py"]
    lines += [f"{trait}\t{weight:.2f}" for trait, weight in sorted(weights.items()) if abs(weight) >= 0.05]
    (out / "links.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def main() -> None:
    """Train on the given articles and write the three files."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path)
    options.add_argument("--out", type=Path, default=DATA)
    options.add_argument("--share", type=float, default=1.0, help="train on this share of the articles, for trials")
    given = options.parse_args()
    packed = given.articles.read_bytes()
    text = (gzip.decompress(packed) if given.articles.suffix == ".gz" else packed).decode("utf-8")
    records = sorted(map(json.loads, text.splitlines()), key=lambda record: str(record["id"]))
    records = records[:: round(1 / given.share)]
    rows = list(token_rows(records))
    counted = [cue_counts(row, record) for row, record in zip(rows, records, strict=True)]
    total = learn_cues(counted)
    write_cues(total, given.out)
    write_links(learn_links(rows, records), given.out)
    names, weights, pairs = learn_roles(rows, records, counted, total)
    write_roles(*without_names(names, weights, name_words(rows)), pairs, given.out)


if __name__ == "__main__":
    main()
