"""Who copied whom, on labelled and on hostile data: ``python evaluation/lineage.py [--without-load]``.

Hand-labelled pairs (precision, recall, false alarms by label), silver pairs, recall of candidates where much is shared, graded reuse,
sentence alignment (average precision beside a plain count of shared words) and attacks on the count of independent reports.
Data stand in ``SECONDSOURCE_DATA`` (default: ``../shared/data`` beside the checkout).
"""

import argparse
import gzip
import json
import os
import random
import resource
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from secondsource.intake import read_inputs
from secondsource.lineage import borrowings, families
from secondsource.lineage.borrowing import prepared
from secondsource.lineage.candidates import fingerprint_pairs
from secondsource.lineage.furniture import stock_fingerprints
from secondsource.lineage.passages import similarities
from secondsource.lineage.prints import shared_prints
from secondsource.lineage.rarity import NOTHING
from secondsource.lineage.sheets import sheet
from secondsource.lineage.vocabulary import Vocabulary
from secondsource.records.article import Article, Block, Provenance, Span
from secondsource.records.skim import Skim
from secondsource.records.story import Story
from secondsource.skim import skim
from secondsource.stories import group
from secondsource.text.normalize import fold, words
from secondsource.text.shingles import ngram_hashes

DATA = Path(os.environ.get("SECONDSOURCE_DATA", Path(__file__).parents[2] / "shared" / "data"))
NO_STOCK = np.empty(0, dtype=np.uint64)
ATTACKS = {  # tellings that must be counted, borrowings that may be found
    "sockpuppets_spun": "1 telling",
    "exact_copies_many": "1 telling",
    "true_three": "3 tellings, no borrowing",
    "common_quote_only": "2 tellings, no borrowing",
    "boilerplate_bridge": "2 tellings, no borrowing",
    "backdated_copy": "1 telling, the early one is not the origin",
}


def rows(path: Path) -> list[dict[str, Any]]:
    """Lines of a JSON-lines file, gzipped or not."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def read(path: Path) -> list[Article]:
    """Articles of one input."""
    return [one for one in read_inputs([str(path)]) if isinstance(one, Article)]


def of_sentences(id: str, sentences: Sequence[str]) -> Article:
    """An article of given sentences, each a paragraph."""
    text, spans = "", []
    for sentence in sentences:
        clean = " ".join(sentence.split())
        spans.append(Span(len(text), len(text) + len(clean)))
        text += clean + "\n\n"
    blocks = tuple(Block(start=span.start, end=span.end, kind="body") for span in spans)
    return Article(id=id, text=text, blocks=blocks, sentences=tuple(spans), provenance=Provenance(input=id))


def one_story(articles: Iterable[Article]) -> Story:
    """The articles as one story."""
    return Story(id="s", articles=tuple(sorted(one.id for one in articles)), storyline="s")


def average_precision(scored: Sequence[tuple[float, bool]]) -> float:
    """Mean of the precision at each true one, best score first."""
    found, total = 0, 0.0
    for rank, (_, true) in enumerate(sorted(scored, key=lambda one: (-one[0], one[1])), 1):
        if true:
            found += 1
            total += found / rank
    return total / max(1, found)


def plain_overlap(a: str, b: str) -> float:
    """The baseline: Dice of the sets of folded words."""
    left, right = ({word for word, _, _ in words(fold(text))} for text in (a, b))
    return 2 * len(left & right) / max(1, len(left) + len(right))


def alignment(name: str, groups: Iterable[tuple[Sequence[str], Sequence[str], set[tuple[int, int]]]]) -> None:
    """Average precision of the similarity of sentences over groups (left sentences, right sentences, true pairs)."""
    ours, plain = [], []
    for left, right, true in groups:
        vocabulary = Vocabulary()
        table = similarities(*(sheet(of_sentences(id, side), NO_STOCK, NOTHING, vocabulary) for id, side in (("a", left), ("b", right))))
        for i, a in enumerate(left):
            for j, b in enumerate(right):
                ours.append((float(table[i, j]), (i, j) in true))
                plain.append((plain_overlap(a, b), (i, j) in true))
    print(f"{name:22} average precision {average_precision(ours):.3f}, plain shared words {average_precision(plain):.3f}")


def rewrites(path: Path) -> Iterable[tuple[list[str], list[str], set[tuple[int, int]]]]:
    """Summaries beside the sentences they were made of, a topic at a time."""
    topics: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows(path):
        topics[row["topic"]].append(row)
    for found in topics.values():
        left = sorted({row["sum_sent"] for row in found if any(char.isalnum() for char in row["sum_sent"])})
        right = sorted({row["doc_sent"] for row in found if any(char.isalnum() for char in row["doc_sent"])})
        pairs = [(row["sum_sent"], row["doc_sent"]) for row in found]
        yield left, right, {(left.index(a), right.index(b)) for a, b in pairs if a in left and b in right}


def paraphrases(path: Path) -> Iterable[tuple[list[str], list[str], set[tuple[int, int]]]]:
    """Paraphrased sentences among forty others at a time."""
    pairs = [(row["a"], row["b"]) for row in rows(path)]
    random.Random(0).shuffle(pairs)
    for start in range(0, min(len(pairs), 800), 40):
        some = pairs[start : start + 40]
        yield [a for a, _ in some], [b for _, b in some], {(k, k) for k in range(len(some))}


def graded_reuse(path: Path) -> None:
    """How often an answer is said to derive from its source, by the label of how it was written."""
    seen: Counter[str] = Counter()
    said: Counter[str] = Counter()
    for row in rows(path):
        pair = [of_paragraphs("a", row["source"]), of_paragraphs("b", row["text"])]
        seen[row["label"]] += 1
        said[row["label"]] += bool(borrowings(pair, [skim(one) for one in pair], [one_story(pair)]))
    print("graded reuse           " + ", ".join(f"{label} {said[label]}/{seen[label]}" for label in sorted(seen)))


def of_paragraphs(id: str, text: str) -> Article:
    """An article whose lines are put back into paragraphs."""
    from secondsource.text.sentences import sentence_spans

    parts = [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]
    return of_sentences(id, [part[a:b] for part in parts for a, b in sentence_spans(part, 0, len(part))])


def attacks(folder: Path) -> None:
    """Tellings and borrowings in the piles that try to be counted wrongly."""
    for name, expected in ATTACKS.items():
        pile = read(folder / f"{name}.jsonl")
        start = time.perf_counter()
        found = borrowings(pile, [skim(one) for one in pile], [one_story(pile)])
        told = families(one_story(pile), {one.id: one for one in pile}, found)
        directions = sorted({one.direction for one in found})
        shown = sum(family.state == "shown" for family in told)
        print(
            f"{name:22} {len(pile)} articles, {len(told)} families ({shown} shown), {len(found)} borrowings {directions},"
            f" {time.perf_counter() - start:.1f} s (expected: {expected})"
        )


def containments(skims: Sequence[Skim], articles: dict[str, Article], pairs: Iterable[tuple[int, int]]) -> dict[tuple[int, int], float]:
    """The share of the shorter article's 8-grams that stand in the other."""
    grams: dict[int, Any] = {}

    def of(k: int) -> Any:
        if k not in grams:
            one = articles[skims[k].id]
            grams[k] = np.unique(ngram_hashes([word for span in one.sentences for word, _, _ in words(fold(one.words(span)))]))
        return grams[k]

    return {(a, b): len(np.intersect1d(of(a), of(b))) / max(1, min(len(of(a)), len(of(b)))) for a, b in pairs}


def labelled_pairs(folder: Path, load: Path) -> None:
    """Borrowings among the articles of the load, judged by hand-labelled and silver pairs."""
    articles = read(load)
    skims = sorted((skim(one) for one in articles), key=lambda one: one.id)
    stories = group(skims)
    start, cpu = time.perf_counter(), time.process_time()
    found = borrowings(articles, skims, stories)
    print(
        f"load                   {len(articles)} articles, {len(found)} borrowings, {time.perf_counter() - start:.0f} s,"
        f" {time.process_time() - cpu:.0f} s of one core, peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB"
    )
    ways = Counter(one.direction for one in found)
    known = len(found) - ways["unknown"]
    print(f"direction              stated for {known}/{len(found)}: {dict(Counter(one.direction_by for one in found))}")
    said = {frozenset((one.a, one.b)) for one in found}
    judged = [row for row in rows(folder / "pairs_dev.jsonl") if row["derived"] is not None]
    right = sum(row["derived"] and frozenset((row["a"], row["b"])) in said for row in judged)
    wrong = Counter(row["label"] for row in judged if not row["derived"] and frozenset((row["a"], row["b"])) in said)
    missed = Counter(row["label"] for row in judged if row["derived"] and frozenset((row["a"], row["b"])) not in said)
    precision, recall = right / max(1, right + wrong.total()), right / max(1, right + missed.total())
    print(f"hand pairs             precision {precision:.3f}, recall {recall:.3f}, false {dict(wrong)}, missed {dict(missed)}")
    silver = rows(folder / "silver_pairs_dev.jsonl")
    held = sum(frozenset((row["a"], row["b"])) in said for row in silver)
    print(f"silver pairs           {held}/{len(silver)} (most others share quotations only)")
    prints = shared_prints(skims)
    prints = prints.without(stock_fingerprints(prints, skims, stories))
    by_id = {one.id: one for one in articles}
    # Truth: pairs by all fingerprints in uncapped buckets of up to 400 articles, stock set aside, measured in full 8-grams.
    shared = {(pair.a, pair.b) for pair in fingerprint_pairs(prints, widest=400) if pair.shared >= 8}
    capped = {(pair.a, pair.b) for pair in fingerprint_pairs(prints)}
    much = [pair for pair, share in containments(skims, by_id, shared).items() if share >= 0.3]
    called = sum(frozenset((skims[a].id, skims[b].id)) in said for a, b in much)
    print(f"containment >= .3      {sum(pair in capped for pair in much)}/{len(much)} among the candidates, {called} said to be borrowings")
    ground = prepared(articles, skims, stories)
    whys: Counter[str] = Counter()
    for a, b in (pair for pair in much if frozenset((skims[pair[0]].id, skims[pair[1]].id)) not in said):
        aligned = ground.desk([a, b]).weigh(skims[a].id, skims[b].id, near=ground.near(a, b)).found
        own = sum(one.kept for one in aligned)
        whys["own words" if own >= 20 else "furniture" if any(not one.own and not one.passage.speech for one in aligned) else "speech"] += 1
    print(f"  not called           {dict(whys)}: what their aligned sentences hold")


def main() -> int:
    """Print every figure for which the data are there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--without-load", action="store_true", help="leave out the 10,000 articles (minutes)")
    arguments = parser.parse_args()
    if not DATA.is_dir():
        print(f"no data at {DATA}: set SECONDSOURCE_DATA", file=sys.stderr)
        return 0
    folder = DATA / "lineage"
    parts = [
        (folder / "aligned_paraphrases.jsonl", lambda path: alignment("paraphrases", paraphrases(path))),
        (folder / "aggregator_rewrites_dev.jsonl", lambda path: alignment("rewrites", rewrites(path))),
        (folder / "clough_stevenson.jsonl", graded_reuse),
        (DATA / "hostile" / "independence", attacks),
    ]
    if not arguments.without_load:
        parts.append((DATA / "load" / "articles_10k.jsonl.gz", lambda path: labelled_pairs(folder, path)))
    for path, measure in parts:
        if path.exists():
            measure(path)
        else:
            print(f"no data at {path}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
