"""Does every citation of a brief equal its words, on pages as they were found?

Run it as ``python evaluation/samples.py [PATH ...]``; without a path it briefs the folder ``samples`` that stands beside the development
data (SECONDSOURCE_DATA). Prints the stories, and how many of all cited spans do not equal the words they are cited with (it must be none).
"""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from secondsource.brief import render_json
from secondsource.pipeline import run

DATA = Path(os.environ.get("SECONDSOURCE_DATA", Path(__file__).parents[2] / "shared" / "data"))


def refs(value: Any) -> Iterator[dict[str, Any]]:
    """Everything in a brief that says where its words stand."""
    if isinstance(value, dict):
        if {"article", "start", "end", "words"} <= set(value):
            yield value
        for inner in value.values():
            yield from refs(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from refs(inner)


def main() -> None:
    """Print the counts; exit with 1 if a citation is not exact."""
    paths = sys.argv[1:] or [str(DATA.parent / "samples")]
    if not all(Path(path).exists() for path in paths):
        print(f"no samples at {', '.join(paths)}: name a folder of articles, or set SECONDSOURCE_DATA; nothing measured")
        return
    brief = json.loads(render_json(run(paths)))
    articles = {one["id"]: one for one in brief["articles"]}
    cited = list(refs(brief))
    wrong = [ref for ref in cited if articles[ref["article"]][ref.get("field", "text")][ref["start"] : ref["end"]] != ref["words"]]
    sizes = ", ".join(str(len(story["articles"])) for story in brief["stories"])
    print(f"{len(articles)} articles, {len(brief['rejected'])} rejected; stories of {sizes} articles")
    print(f"{len(cited)} cited spans, {len(wrong)} that do not equal their words")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
