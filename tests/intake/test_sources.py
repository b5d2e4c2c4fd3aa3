"""The user's own facts of outlets: read from a table, every mistake named with its line."""

from pathlib import Path

import pytest

from secondsource.errors import UsageError
from secondsource.intake.sources import read_sources
from secondsource.records.source import Source


def written(folder: Path, text: str) -> Path:
    """A file of these words."""
    file = folder / "outlets.csv"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_table_is_read(tmp_path: Path, mark: str) -> None:
    """Columns in any order, parted by the header's mark; empty fields say nothing; comments are skipped."""
    rows = [
        "\ufeffowner,outlet,agency,reliability",
        "# our region",
        "Tolm Press,The Tolm Mail,,b",
        "",
        ",Quillon,yes,",
        "Tolm Press,Corran Weekly",
    ]
    text = "\n".join(row if row.startswith("#") else row.replace(",", mark) for row in rows)
    assert read_sources(written(tmp_path, text)) == (
        Source(outlet="The Tolm Mail", owner="Tolm Press", reliability="B"),
        Source(outlet="Quillon", agency=True),
        Source(outlet="Corran Weekly", owner="Tolm Press"),
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param("", "is empty", id="empty"),
        pytest.param("outlet,ownr\nA,B", ":1: unknown column 'ownr'", id="misspelt"),
        pytest.param("owner\nA", ":1: no column 'outlet'", id="no outlet"),
        pytest.param("outlet,reliability\nA,good", ":2: reliability is a letter from A to F, not 'good'", id="letter"),
        pytest.param("outlet,agency\nA,maybe", ":2: agency is yes or no, not 'maybe'", id="agency"),
        pytest.param("outlet,owner\nA,B\n\na,C", ":4: 'a' stands in line 2 already", id="twice"),
        pytest.param("outlet,owner\nA,B,C", ":2: 3 fields under 2 columns", id="too many"),
        pytest.param("outlet,owner\n,C", ":2: no outlet", id="nobody"),
    ],
)
def test_mistake_is_named_with_its_line(tmp_path: Path, text: str, told: str) -> None:
    """Nothing of the table is dropped in silence."""
    with pytest.raises(UsageError, match=r"outlets\.csv") as caught:
        read_sources(written(tmp_path, text))
    assert told in str(caught.value)


def test_missing_file_is_named(tmp_path: Path) -> None:
    """A file that is not there is a usage error with its name."""
    with pytest.raises(UsageError, match=r"none\.csv"):
        read_sources(tmp_path / "none.csv")
