"""Words by which a newsroom says that it did the work itself: "told the Ledger", "the Ledger counted", "a Ledger correspondent".

``TOLD``, ``DID`` and ``STAFF`` are alternatives for a regular expression, without brackets. Which newsroom is named before or behind them,
and whether that is the article's own, is for the reader of the list to find out.
"""

from importlib import resources


def _listed(kind: str) -> str:
    text = resources.files("secondsource.text").joinpath("data", "own_work.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line.strip() and not line.startswith("# "))
    return "|".join(row[1] for row in rows if row[0] == kind)


TOLD = _listed("told")
DID = _listed("did")
STAFF = _listed("staff")
