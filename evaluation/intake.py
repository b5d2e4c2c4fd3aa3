"""Main text of real pages, hostile input, and speed of intake: ``python evaluation/intake.py``.

Prints precision, recall and F1 of the main text over the pages of ``extraction/`` (word 4-grams, averaged over pages, by the scorer
that comes with the data), how many expectations of ``hostile/manifest.jsonl`` hold, and how many JSON records a second are read.
Data stand in ``SECONDSOURCE_DATA`` (default: ``../shared/data`` beside the checkout), the scorer in ``../score`` beside the data.
"""

import gzip
import itertools
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from secondsource.intake import read_inputs
from secondsource.intake.decoding import decode
from secondsource.intake.pages import page_fields
from secondsource.records.article import Article

DATA = Path(os.environ.get("SECONDSOURCE_DATA", Path(__file__).parents[2] / "shared" / "data"))
SCORE = DATA.parent / "score" / "extraction.py"
READ_NOW = {"text", "html", "jsonl", "independence"}  # the manifest also holds feeds and web archives
RECORDS = 2000


def main_text(article: Article) -> str:
    """What was taken from the page, its headline aside."""
    return article.text[article.title_span.end :] if article.title_span else article.text


def extraction() -> None:
    """F1 over the pages, and pages a second of one core."""
    pages = sorted((DATA / "extraction" / "html").glob("*.html.gz"))
    if not pages or not SCORE.exists():
        print(f"extraction: no data at {DATA / 'extraction'} (set SECONDSOURCE_DATA)")
        return
    articles = [outcome for outcome in read_inputs([str(page) for page in pages]) if isinstance(outcome, Article)]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
        for article in articles:
            file.write(json.dumps({"id": Path(article.provenance.input).name.partition(".")[0], "text": main_text(article)}) + "\n")
        file.flush()
        command = [sys.executable, str(SCORE), str(DATA / "extraction" / "truth.json"), file.name, "--json"]
        found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    markup = [decode(gzip.decompress(page.read_bytes()), stated=True).text for page in pages]
    page_fields("warm", markup[0])
    begin = time.process_time()
    for page in markup:
        page_fields("page", page)
    speed = len(markup) / (time.process_time() - begin)
    print(
        f"extraction: F1 {found['f1']:.4f}, precision {found['precision']:.4f}, recall {found['recall']:.4f} "
        f"over {found['pages']} pages ({found['missing']} refused); {speed:.0f} pages/s of CPU time"
    )


def hostile() -> None:
    """Files of the manifest that gave as many articles as they should, in the time they may take."""
    manifest = DATA / "hostile" / "manifest.jsonl"
    if not manifest.exists():
        print(f"hostile: no data at {manifest.parent} (set SECONDSOURCE_DATA)")
        return
    cases = [json.loads(line) for line in manifest.read_text(encoding="utf-8").splitlines() if line.strip()]
    cases = [case for case in cases if case["kind"] in READ_NOW or case["name"].endswith(".txt.gz")]
    failed = []
    for case in cases:
        begin = time.perf_counter()
        outcomes = list(read_inputs([str(manifest.parent / case["name"])]))
        seconds = time.perf_counter() - begin
        articles = sum(isinstance(outcome, Article) for outcome in outcomes)
        if (case["articles"] is not None and articles != case["articles"]) or seconds > case["max_seconds"] or not outcomes:
            failed.append(f"{case['name']}: {articles} articles in {seconds:.1f} s, expected {case['articles']}")
    print(f"hostile: {len(cases) - len(failed)} of {len(cases)} as expected (count of articles, time)")
    for line in failed:
        print(f"  {line}")


def speed() -> None:
    """Records a second, with blocks and sentences."""
    load = DATA / "load" / "articles_10k.jsonl.gz"
    if not load.exists():
        print(f"speed: no data at {load.parent} (set SECONDSOURCE_DATA)")
        return
    begin = time.process_time()
    read = sum(1 for _ in itertools.islice(read_inputs([str(load)]), RECORDS))
    print(f"speed: {read / (time.process_time() - begin):.0f} JSON records/s of CPU time ({read} records)")


if __name__ == "__main__":
    extraction()
    hostile()
    speed()
