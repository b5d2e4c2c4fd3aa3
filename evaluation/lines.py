"""Lines of two articles that tell the same thing, against labelled pairs: ``python evaluation/lines.py [--show]``.

A pair counts as joined where one claim, no figure, has a report at each of the two lines. The pairs (``data/claims/lines.jsonl``, offsets
only) were drawn from the lines that look most alike, so precision and recall are those of hard pairs, not of a brief.
Data stand in ``SECONDSOURCE_DATA`` (default: ``../shared/data`` beside the checkout).
"""

import json
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from claims import DATA, STORIES, articles_of, claims_of, event_rows
from secondsource.reading import open_reader
from secondsource.records.claim import StoryClaims

LABELS = Path(__file__).parent / "data" / "claims" / "lines.jsonl"
HALF = 0.5  # share of a labelled line that a report must cover


def joined(claims: StoryClaims, a: dict[str, Any], b: dict[str, Any]) -> bool:
    """Whether one claim has a report at both lines."""
    return any(
        claim.kind != "figure" and all(any(_covers(r.article, r.start, r.end, line) for r in claim.reports) for line in (a, b))
        for claim in claims.claims
    )


def _covers(article: str, start: int, end: int, line: dict[str, Any]) -> bool:
    first, last = line["span"]
    return article == line["article"] and min(end, last) - max(start, first) >= HALF * (last - first)


def main() -> int:
    """Print precision and recall, in leads and elsewhere."""
    if not STORIES.exists():
        print(f"lines: no data at {DATA}; set SECONDSOURCE_DATA")
        return 0
    rows = event_rows()
    reader, found = open_reader(), Counter[tuple[str, bool]]()
    with tempfile.TemporaryDirectory() as folder:
        for event in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines()):
            articles = articles_of(rows[event["event"]], Path(folder))
            by_id, claims = {article.id: article for article in articles}, claims_of(event["event"], articles, reader)
            for pair in event["pairs"]:
                one = joined(claims, pair["a"], pair["b"])
                found[pair["label"], one] += 1
                if "--show" in sys.argv and one != (pair["label"] == "same"):
                    said = [by_id[side["article"]].text[slice(*side["span"])] for side in (pair["a"], pair["b"])]
                    print(f"{pair['label']}, {'joined' if one else 'not joined'}\n  {said[0]}\n  {said[1]}")
    same, all_joined = found["same", True], sum(count for (_, one), count in found.items() if one)
    print(
        f"lines      P {same / max(1, all_joined):.2f}  R {same / max(1, same + found['same', False]):.2f}  {dict(sorted(found.items()))}"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
