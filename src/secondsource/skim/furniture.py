"""Sentences that an article repeats: a page's furniture that was taken for its text.

"Subscribe to our newsletter." three times in one body says nothing about the event, but two articles that both carry it look alike. A
report does not say one sentence thrice: such a sentence is dropped. Twice may be a caption that repeats the lead: it is kept once.
"""

import re
from collections import Counter

_SENTENCE = re.compile(r"[^.!?\n]+[.!?]*[\"'”’)\]]*\s*")
LEAST_WORDS = 4  # "He is." may be said thrice
MOST_TIMES = 2


def without_repeats(body: str) -> str:
    """``body`` without the sentences that it has more than ``MOST_TIMES``; of one that it has twice the first stays."""
    sentences = _SENTENCE.findall(body)
    keys = [sentence.strip() for sentence in sentences]
    counts = Counter(keys)
    if len(counts) == len(keys):
        return body
    repeated = {key for key, count in counts.items() if count > 1 and key.count(" ") >= LEAST_WORDS - 1}
    if not repeated:
        return body
    kept, seen = [], set()
    for sentence, key in zip(sentences, keys, strict=True):
        if key in repeated:
            if counts[key] > MOST_TIMES or key in seen:
                kept.append("\n")  # what stood around it does not become one sentence
                continue
            seen.add(key)
        kept.append(sentence)
    return "".join(kept)
