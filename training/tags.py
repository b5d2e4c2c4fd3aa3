"""Count the tags of words for reading/light.py: ``data/tags.tsv.gz`` from the training parts of UD English EWT and GUM.

    PYTHONPATH=src python training/tags.py ewt_train.conllu.gz gum_train.conllu.gz

Words seen three times or more, endings of words seen less, and which tag follows which. Same input, same file.
"""

import gzip
import sys
from collections import Counter, defaultdict
from pathlib import Path

DATA = Path(__file__).parents[1] / "src" / "secondsource" / "reading" / "data" / "tags.tsv.gz"
SEEN_AT_LEAST = 3


def main(paths: list[str]) -> None:
    """Count and write."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    after: dict[str, Counter[str]] = defaultdict(Counter)
    for path in paths:
        before, first = "<s>", True
        for line in gzip.decompress(Path(path).read_bytes()).decode("utf-8").splitlines():
            cells = line.split("\t")
            if not line:
                before, first = "<s>", True
            elif cells[0].isdigit():
                word, tag = cells[1], cells[4]
                words[word.lower() if first and not tag.startswith("NNP") else word][tag] += 1
                after[before][tag] += 1
                before, first = tag, first and not word[0].isalnum()
    endings: dict[str, Counter[str]] = defaultdict(Counter)
    for word, tags in words.items():
        if sum(tags.values()) < SEEN_AT_LEAST and word.isalpha() and word.islower():
            for size in (1, 2, 3, 4):
                if len(word) > size + 1:
                    endings[word[-size:]] += tags
    lines = ["# kind, key, tag:count ... Made by training/tags.py"]
    for kind, table, least in (("word", words, SEEN_AT_LEAST), ("ending", endings, 10), ("after", after, 1)):
        for key in sorted(table):
            if sum(table[key].values()) >= least:
                cells = [f"{tag}:{n}" for tag, n in sorted(table[key].items()) if n * 50 >= sum(table[key].values()) or kind == "after"]
                lines.append("\t".join([kind, key, *cells]))
    DATA.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))
    print(len(lines), "lines,", DATA.stat().st_size, "bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
