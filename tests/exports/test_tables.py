"""Claims as tables: a row for each report, with its span; cells that no spreadsheet runs; Parquet, and what is said where it is missing."""

import csv
import io
import sys
from pathlib import Path
from typing import Any

import pytest

from secondsource.cli import run_command_line
from secondsource.errors import UsageError
from secondsource.exports import COLUMNS, claim_rows, comma_separated, parquet
from secondsource.exports.tables import Column, defused
from secondsource.pipeline import Pile, Told
from tests.exports.conftest import RECORDS, pile_at
from tests.exports.test_annotations import text_of


def rows_of(told: Told, of: Any) -> list[dict[str, Any]]:
    by_id = {one.id: one for one in told.pile.articles}
    families = [family for found in told.families.values() for family in found]
    return [dict(row) for row in claim_rows(told.claims.values(), by_id, families, of)]


def read_back(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("of", ["claims", "figures", "quotes"])
def test_a_row_for_each_report_with_the_columns_promised(told: Told, of: Any) -> None:
    rows = rows_of(told, of)
    assert rows
    assert all(set(row) == {column.name for column in COLUMNS[of]} for row in rows)
    kinds = {"claims": {"figure", "quote", "event", "statement"}, "figures": {"figure"}, "quotes": {"quote"}}[of]
    assert {row["kind"] for row in rows} <= kinds
    assert len(rows) == sum(len(claim.reports) for story in told.claims.values() for claim in story.claims if claim.kind in kinds)


def test_the_words_stand_where_the_row_says(told: Told) -> None:
    texts = {one.id: one.text for one in told.pile.articles}
    for row in rows_of(told, "claims"):
        assert texts[row["article"]][row["start"] : row["end"]] == row["words"]
    for row in rows_of(told, "figures"):
        for name in ("figure", "counts", "place"):
            if row[name] is not None:
                assert texts[row["article"]][row[f"{name}_start"] : row[f"{name}_end"]] == row[name]


def test_informants_stand_where_the_row_says(told: Told) -> None:
    texts = {one.id: one.text for one in told.pile.articles}
    seen = 0
    for row in rows_of(told, "claims"):
        assert len(row["informants"]) == len(row["informants_at"])
        for name, place in zip(row["informants"], row["informants_at"], strict=True):
            article, _, span = place.rpartition(":")
            start, _, end = span.partition("-")
            assert texts[article][int(start) : int(end)].strip()
            seen += name.split()[-1] in texts[article]
    assert seen > 5


def test_intervals_variants_and_tellings(told: Told) -> None:
    """Fourteen and sixteen dead are two variants of one figure; the agency and its copy are one telling of one family."""
    dead = [row for row in rows_of(told, "figures") if row["predicate"] in ("kill", "die")]
    by_article = {row["article"]: row for row in dead}
    assert {row["value"] for row in dead} == {14, 16}
    assert len({(row["story"], row["claim"]) for row in dead}) == 1
    assert by_article["own"]["variant"] != by_article["short"]["variant"]
    wire, copy = by_article["urn:halden:0410"], by_article["copy 🔥/1"]
    assert wire["telling"] == copy["telling"] != by_article["own"]["telling"]
    assert wire["family"] == copy["family"]
    assert wire["at_least"] <= wire["at_most"]
    assert wire["variant_at_least"] <= wire["at_most"]
    assert by_article["own"]["why"]


def test_csv_reads_back_to_the_letter(told: Told, read: Pile) -> None:
    """RFC 4180: CRLF ends a line, quotation marks are doubled, words keep their emoji and marks."""
    text = text_of("claims", read)
    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    made, rows = read_back(text), rows_of(told, "claims")
    assert {(row["article"], row["start"], row["words"]) for row in made} == {
        (row["article"], str(row["start"]), defused(row["words"])) for row in rows
    }


def test_cells_that_a_spreadsheet_would_run(read: Pile) -> None:
    made = read_back(text_of("claims", read))
    titles, outlets = {row["title"] for row in made}, {row["outlet"] for row in made}
    assert {'\'=HYPERLINK("https://x.example","open")', "'+1 for music"} <= titles
    assert "'@Ornby Morgen" in outlets


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3", "'-2+3"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1+1", "'＝1+1"),
        ("-7", "-7"),
        ("+7.5e3", "+7.5e3"),
        ("-7\n", "'-7\n"),
        ("— he said", "— he said"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_a_cell_of_words(cell: str, written: str) -> None:
    assert defused(cell) == written


def test_cells_that_are_no_words() -> None:
    columns = (Column("w"), Column("n", "number"), Column("i", "whole"), Column("f", "flag"), Column("t", "texts"), Column("none"))
    row = {"w": 'a "b"\r\nc, d', "n": -7.5, "i": -3, "f": True, "t": ("-x", "=y"), "none": None}
    assert "".join(comma_separated(columns, [row])) == 'w,n,i,f,t,none\r\n"a ""b""\r\nc, d",-7.5,-3,true,\'-x | =y,\r\n'


def test_a_table_of_nothing_has_its_names(told: Told) -> None:
    assert "".join(comma_separated(COLUMNS["quotes"], [])).startswith("story,claim,kind,article,")


def test_parquet_reads_back(told: Told) -> None:
    reader = pytest.importorskip("pyarrow.parquet")
    for of in ("claims", "figures", "quotes"):
        rows = rows_of(told, of)
        table = reader.read_table(io.BytesIO(parquet(COLUMNS[of], rows)))  # type: ignore[index]
        assert table.column_names == [column.name for column in COLUMNS[of]]  # type: ignore[index]
        back = table.to_pylist()
        assert [row["words"] for row in back] == [row["words"] for row in rows]
        assert [tuple(row["why"]) for row in back] == [row["why"] for row in rows]
        assert {str(table.schema.field(name).type) for name in ("start", "at_least")} == {"int64"}


def test_parquet_of_a_damaged_text() -> None:
    reader = pytest.importorskip("pyarrow.parquet")
    made = parquet((Column("w"), Column("t", "texts")), [{"w": "a\ud800b", "t": ("\udfff",)}])
    assert reader.read_table(io.BytesIO(made)).to_pylist() == [{"w": "a?b", "t": ["?"]}]


def test_without_pyarrow_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    with pytest.raises(UsageError, match=r"pip install 'secondsource\[parquet\]'"):
        parquet(COLUMNS["claims"], [])


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    return pile_at(tmp_path, RECORDS[:2])


def test_the_command_without_pyarrow(pile: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Said before any work is done, with exit status 2; nothing is written."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setitem(sys.modules, "pyarrow.parquet", None)
    out = pile.parent / "claims.parquet"
    assert run_command_line(["export", "claims", str(pile), "-o", str(out)]) == 2
    assert "pip install 'secondsource[parquet]'" in capsys.readouterr().err
    assert not out.exists()


def test_the_name_of_the_output_says_parquet(pile: Path) -> None:
    pytest.importorskip("pyarrow")
    out = pile.parent / "claims.parquet"
    assert run_command_line(["export", "claims", str(pile), "-o", str(out)]) == 0
    assert out.read_bytes()[:4] == b"PAR1"
    assert run_command_line(["export", "claims", str(pile), "-f", "csv", "-o", str(out)]) == 0
    assert out.read_bytes().startswith(b"story,claim,")


def test_a_format_is_for_tables(pile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_command_line(["export", "prov", str(pile), "--format", "csv"]) == 2
    assert "--format is for claims, figures, quotes" in capsys.readouterr().err


@pytest.mark.parametrize("form", ["claims", "quotes", "annotations", "prov"])
def test_bad_input_is_told_and_the_rest_is_exported(pile: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    (pile.parent / "broken.json").write_text('{"text": ', encoding="utf-8")
    assert run_command_line(["export", form, str(pile.parent)]) == 0
    done = capsys.readouterr()
    assert "broken.json" in done.err
    assert "halden" in done.out
    assert run_command_line(["export", form, str(pile.parent), "--strict", "-o", str(pile.parent / "out.x")]) == 1
    assert run_command_line(["export", form, str(pile.parent / "broken.json")]) == 1
