"""Who copied whom beside libraries that find near duplicates: quality, articles a second, memory, and how time grows with the pile.

``python bench/lineage.py [--peers PYTHON] [--sizes N ...] [--without-peers] [--without-growth]``: the articles of the load set
(SECONDSOURCE_DATA), the same for all in the same run. The peers (rensa, datasketch, scikit-learn) are run by the interpreter PYTHON, so
that they can stand in an environment of their own; one that is not installed there is skipped and said so. Times are processor time.
"""

import argparse
import hashlib
import json
import math
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import msgspec

sys.path.insert(0, str(Path(__file__).parents[1] / "evaluation"))
from lineage import DATA, alignment, average_precision, containments, paraphrases, read, rewrites, rows
from secondsource.lineage import borrowings
from secondsource.lineage.candidates import fingerprint_pairs
from secondsource.lineage.furniture import stock_fingerprints
from secondsource.lineage.prints import shared_prints
from secondsource.records.article import Article, Block, Span
from secondsource.records.skim import Skim
from secondsource.records.story import Story
from secondsource.skim import skim
from secondsource.stories import group
from secondsource.text.stems import STOP_WORDS

PEERS = (("rensa", 0.5), ("rensa", 0.2), ("datasketch", 0.5), ("datasketch", 0.2), ("tfidf", 0.7), ("tfidf", 0.5))
Pile = tuple[list[Article], list[Skim], list[Story]]


def part(pile: Pile, size: int, *, whole_stories: bool = True) -> Pile:
    """About ``size`` articles of the pile, smaller parts inside larger ones: whole stories, as fewer days of news would have them.

    Without ``whole_stories`` articles are drawn one by one: the pairs to compare then grow with the square of the part.
    """
    owner = {id: story.id for story in pile[2] for id in story.articles} if whole_stories else {}
    drawn = sorted(pile[0], key=lambda one: (hashlib.sha256(owner.get(one.id, one.id).encode()).digest(), one.id))
    chosen = {one.id for one in drawn[:size]}
    stories = [msgspec.structs.replace(one, articles=tuple(id for id in one.articles if id in chosen)) for one in pile[2]]
    return (
        [one for one in pile[0] if one.id in chosen],
        [one for one in pile[1] if one.id in chosen],
        [one for one in stories if one.articles],
    )


def varied(pile: Pile, times: int) -> Pile:
    """The pile ``times`` over: in each further copy all words but function words are other words, so that no copy copies from another."""
    articles, skims, stories = list(pile[0]), list(pile[1]), list(pile[2])
    for number in range(1, times):
        mark = "qxjz"[number - 1]
        for one in pile[0]:
            made = other_words(one, mark)
            articles.append(made)
            skims.append(skim(made))
        stories += [
            msgspec.structs.replace(one, id=f"{one.id}{mark}", articles=tuple(f"{id}{mark}" for id in one.articles)) for one in pile[2]
        ]
    return articles, skims, stories


def other_words(article: Article, mark: str) -> Article:
    """The article with a letter more at the end of each word that is no function word: spans are moved along."""
    places: list[int] = []

    def longer(match: re.Match[str]) -> str:
        if match[0].lower() in STOP_WORDS:
            return match[0]
        places.append(match.end())
        return match[0] + mark

    text = re.sub(r"[A-Za-z]{3,}", longer, article.text)

    def moved(place: int) -> int:
        return place + bisect_left(places, place + 1)

    return msgspec.structs.replace(
        article,
        id=article.id + mark,
        text=text,
        blocks=tuple(Block(start=moved(one.start), end=moved(one.end), kind=one.kind) for one in article.blocks),
        sentences=tuple(Span(moved(one.start), moved(one.end)) for one in article.sentences),
    )


def with_footer(article: Article, words: int = 400) -> Article:
    """The article with a footer that all others have too, as a part of its body."""
    sentence = "The paper of this town is made by " + " ".join(f"hand{k} and heart{k} of the people" for k in range(words // 6)) + "."
    text = f"{article.text}\n\n{sentence}"
    start = len(text) - len(sentence)
    return msgspec.structs.replace(
        article,
        text=text,
        blocks=(*article.blocks, Block(start=start, end=len(text), kind="body")),
        sentences=(*article.sentences, Span(start, len(text))),
    )


def measured(work: Callable[[], Any]) -> tuple[Any, float, float]:
    """What the work gives, its processor seconds, and the peak memory of its process in MB; in a process of its own."""

    def run(pipe: Any) -> None:
        begin = time.process_time()
        given = work()
        pipe.send((given, time.process_time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))

    context = get_context("fork")
    ours, theirs = context.Pipe(duplex=False)
    child = context.Process(target=run, args=(theirs,))
    child.start()
    given: tuple[Any, float, float] = ours.recv()
    child.join()
    return given


def growth(pile: Pile, sizes: Sequence[int]) -> None:
    """Seconds for parts of the pile, and the exponent of time over articles (least squares of the logarithms)."""
    for whole in (True, False):
        print("parts of whole stories" if whole else "parts drawn article by article")
        points = []
        for size in sizes:
            some = part(pile, size, whole_stories=whole) if size <= len(pile[0]) else varied(pile, size // len(pile[0]))
            found, seconds, peak = measured(partial(_count, some))
            points.append((math.log(len(some[0])), math.log(seconds)))
            speed = f"{seconds:6.1f} s  {len(some[0]) / seconds:5.0f} a second"
            print(f"{len(some[0]):7} articles  {speed}  peak {peak:5.0f} MB  {found} borrowings", flush=True)
        if len(points) > 1:
            x, y = (sum(values) / len(points) for values in zip(*points, strict=True))
            slope = sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)
            print(f"time grows with the power {slope:.2f} of the articles")


def _count(pile: Pile) -> int:
    return len(borrowings(*pile))


def footer(pile: Pile, size: int = 5000) -> None:
    """What a footer of 400 words on each of 5,000 articles costs."""
    plain = part(pile, size)
    footed = [with_footer(one) for one in plain[0]]
    skims = [skim(one) for one in footed]
    _, without, _ = measured(lambda: len(borrowings(*plain)))
    found, with_it, _ = measured(lambda: len(borrowings(footed, skims, plain[2])))
    times = f"{with_it:.1f} s, without it {without:.1f} s, {with_it / without:.2f} times"
    print(f"a footer of 400 words on {size} articles: {times}; {found} borrowings")


def beside_peers(pile: Pile, python: str) -> None:
    """Quality, speed and memory of ours and of each peer on the same articles."""
    articles, skims, stories = pile
    labelled = [row for row in rows(DATA / "lineage" / "pairs_dev.jsonl") if row["derived"] is not None]
    skims = sorted(skims, key=lambda one: one.id)
    prints = shared_prints(skims)
    prints = prints.without(stock_fingerprints(prints, skims, stories))
    shared = {(pair.a, pair.b) for pair in fingerprint_pairs(prints, widest=400) if pair.shared >= 8}
    share = containments(skims, {one.id: one for one in articles}, shared)
    much = {frozenset((skims[a].id, skims[b].id)) for (a, b), part in share.items() if part >= 0.3}

    def line(name: str, pairs: set[frozenset[str]], seconds: float, peak: float) -> None:
        right = sum(row["derived"] and frozenset((row["a"], row["b"])) in pairs for row in labelled)
        wrong = sum(not row["derived"] and frozenset((row["a"], row["b"])) in pairs for row in labelled)
        true = sum(row["derived"] for row in labelled)
        print(
            f"{name:16} {right:3}/{true} hand pairs, {wrong}/{len(labelled) - true} false;  {len(much & pairs):3}/{len(much)} at"
            f" containment >= .3;  {len(pairs):6} pairs;  {len(articles) / seconds:6.0f} articles a second;  {peak:5.0f} MB"
        )

    found, seconds, peak = measured(lambda: [(one.a, one.b) for one in borrowings(articles, skims, stories)])
    line("secondsource", {frozenset(pair) for pair in found}, seconds, peak)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "texts.jsonl"
        with path.open("w", encoding="utf-8") as file:
            for one in articles:
                body = "\n".join(one.text[block.start : block.end] for block in one.blocks if block.kind == "body")
                file.write(json.dumps([one.id, body]) + "\n")
        for name, threshold in PEERS:
            said = run_peer(python, name, threshold, path)
            if "missing" in said:
                print(f"{name} {threshold}: skipped, not installed ({said['missing']})")
            else:
                line(f"{name} {threshold}", {frozenset(pair) for pair in said["pairs"]}, said["seconds"], said["peak"])


def run_peer(python: str, name: str, threshold: float, path: Path) -> dict[str, Any]:
    """What a peer prints; ``missing`` where it cannot be run."""
    command = [python, str(Path(__file__).with_name("lineage_peers.py")), name, str(threshold), str(path)]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    said: dict[str, Any] = {"missing": done.stderr[-200:].strip()}
    if done.returncode == 0 and done.stdout:
        said = json.loads(done.stdout.splitlines()[-1])
    return said


def sentences_beside_peers(python: str) -> None:
    """Average precision of aligned sentences: ours, shared words, and sentence embeddings."""
    for name, groups in (
        ("rewrites", list(rewrites(DATA / "lineage" / "aggregator_rewrites_dev.jsonl"))),
        ("paraphrases", list(paraphrases(DATA / "lineage" / "aligned_paraphrases.jsonl"))),
    ):
        alignment(name, groups)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "sentences.jsonl"
            path.write_text("".join(json.dumps([left, right]) + "\n" for left, right, _ in groups), encoding="utf-8")
            said = run_peer(python, "minilm", 0, path)
        if "missing" in said:
            print(f"{name}: embeddings skipped, not installed ({said['missing']})")
            continue
        scored = [
            (float(cosine), (i, j) in true)
            for table, (_, _, true) in zip(said["tables"], groups, strict=True)
            for i, row in enumerate(table)
            for j, cosine in enumerate(row)
        ]
        print(f"{name:22} embeddings {average_precision(scored):.3f}")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--peers", default=sys.executable, metavar="PYTHON", help="interpreter of the environment with the peers")
    parser.add_argument("--sizes", nargs="*", type=int, default=[2500, 5000, 10000])
    parser.add_argument("--without-peers", action="store_true")
    parser.add_argument("--without-growth", action="store_true")
    arguments = parser.parse_args()
    path = DATA / "load" / "articles_10k.jsonl.gz"
    if not path.exists():
        sys.exit(f"{path} is not there; set SECONDSOURCE_DATA to the folder of the development data")
    articles = read(path)
    skims = [skim(one) for one in articles]
    pile = (articles, skims, list(group(skims)))
    print(f"{len(articles)} articles read; {os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}", flush=True)
    if not arguments.without_peers:
        sentences_beside_peers(arguments.peers)
        beside_peers(pile, arguments.peers)
    if not arguments.without_growth:
        growth(pile, arguments.sizes)
        footer(pile)


if __name__ == "__main__":
    main()
