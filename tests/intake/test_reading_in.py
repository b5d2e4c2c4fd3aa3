"""Inputs to outcomes: one for each, in the order of names."""

import gzip
import json
import random
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from secondsource.engine import LocalEngine
from secondsource.intake import read_inputs
from secondsource.intake.files import MAX_LINE_BYTES
from secondsource.records.article import Article, Rejected

TEXT = "Police clear dock blockade\n\nPolice cleared the dock in Port Maren on Tuesday. Two people were hurt.\n"
PAGE = (
    "<!doctype html><html><head><title>Dock cleared | Maren Post</title></head><body><article><h1>Dock cleared</h1>"
    "<p>Police cleared the dock in Port Maren on Tuesday after a blockade of nine days, the ministry said.</p>"
    "<p>Two people were hurt when the fence came down, a doctor at the port told reporters.</p></article></body></html>"
)


def record(id: str | None = "a1", **more: object) -> dict[str, object]:
    """A record as a feed gives it."""
    return (
        ({"id": id} if id else {}) | {"text": "Police cleared the dock on Tuesday.", "title": "Dock cleared", "outlet": "Maren Post"} | more
    )


def lines(*records: object) -> bytes:
    """JSON lines."""
    return b"".join(json.dumps(one).encode() + b"\n" for one in records)


def outcomes(*paths: Path | str, **more: object) -> list[Article | Rejected]:
    """All outcomes of the inputs."""
    return list(read_inputs([str(path) for path in paths], **more))  # type: ignore[arg-type]


def only_article(*paths: Path | str, **more: object) -> Article:
    """The one outcome, which must be an article."""
    (outcome,) = outcomes(*paths, **more)
    assert isinstance(outcome, Article), outcome
    return outcome


def only_reason(*paths: Path | str, **more: object) -> str:
    """The reason of the one outcome, which must be a rejection."""
    (outcome,) = outcomes(*paths, **more)
    assert isinstance(outcome, Rejected), outcome
    return outcome.reason


@pytest.mark.parametrize("zipped", [False, True], ids=["plain", "gzipped"])
@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("a.txt", TEXT.encode(), id="text"),
        pytest.param("a.html", PAGE.encode(), id="page"),
        pytest.param("a.jsonl", lines(record()), id="lines"),
        pytest.param("a.json", json.dumps(record()).encode(), id="an object"),
        pytest.param("a.json", json.dumps([record()]).encode(), id="an array"),
        pytest.param("a.json", json.dumps({"articles": [record()]}, indent=2).encode(), id="a list under its name"),
        pytest.param("a", TEXT.encode(), id="text without an ending"),
        pytest.param("a", PAGE.encode(), id="a page without an ending"),
        pytest.param("a.txt", PAGE.encode(), id="a page that is called text"),
        pytest.param("a.dat", lines(record()), id="lines with an unknown ending"),
        pytest.param("a.txt", TEXT.encode("utf-16"), id="UTF-16"),
        pytest.param("a.txt", b"\xef\xbb\xbf" + TEXT.encode(), id="a byte order mark"),
        pytest.param("a.txt", TEXT.replace("\n", "\r\n").encode(), id="CR LF"),
        pytest.param("a.jsonl", lines(record()).replace(b"\n", b"\r\n"), id="lines with CR LF"),
        pytest.param("a.jsonl", lines(record()).decode().encode("utf-16"), id="lines in UTF-16"),
    ],
)
def test_reads(tmp_path: Path, name: str, data: bytes, zipped: bool) -> None:
    """Every format is read, whatever its name says, also gzipped."""
    path = tmp_path / (name + ".gz" if zipped else name)
    path.write_bytes(gzip.compress(data) if zipped else data)
    made = only_article(path)
    assert "Police cleared the dock" in made.text
    assert made.title in {"Police clear dock blockade", "Dock cleared"}
    assert all(made.text[s.start : s.end].endswith(".") for s in made.sentences)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        pytest.param("a.txt", b"", "empty", id="empty"),
        pytest.param("a.txt", b" \n\t\n", "white space", id="white space"),
        pytest.param("a.txt", random.Random(7).randbytes(5000), "not text", id="binary"),
        pytest.param("a.txt", b"%PDF-1.7\n1 0 obj", "not text: a PDF", id="a PDF called text"),
        pytest.param("a.jpg", b"\xff\xd8\xff\xe0" + bytes(50), "not text: an image", id="an image"),
        pytest.param("a.csv", b"a,b\n1,2\n", "a table; give its rows", id="a table"),
        pytest.param("a", b'<?xml version="1.0"?><rss><channel><item>x</item></channel></rss>', "a feed or other XML", id="a feed"),
        pytest.param("a.atom", b"<feed/>", "a feed or other XML", id="a feed by its name"),
        pytest.param("a", b"WARC/1.0\r\nWARC-Type: response\r\n", "a web archive; unpack", id="a web archive"),
        pytest.param("a.warc.gz", gzip.compress(b"WARC/1.0\r\n"), "a web archive; unpack", id="a web archive by its name"),
        pytest.param("a.zip", b"PK\x03\x04" + bytes(30), "a zip archive", id="an archive"),
        pytest.param("a.tar", b"a.txt" + bytes(252) + b"ustar" + bytes(200), "a tar archive", id="another archive"),
        pytest.param("a.txt.gz", gzip.compress(TEXT.encode() * 20)[:-20], "cut short", id="gzip cut short"),
        pytest.param("a.txt.gz", b"\x1f\x8b\x08\x00" + bytes(range(60)), "gzip", id="broken gzip"),
        pytest.param("a.txt.gz", gzip.compress(bytes(50_000_000)), "not text", id="a gzip bomb of NULs"),
        pytest.param("a.txt.gz", gzip.compress(b"abc " * 4_000_000), "larger than the limit", id="a gzip bomb of text"),
        pytest.param("a.json", b"{", "broken JSON", id="broken JSON"),
        pytest.param(
            "a.json", b'{"text": "Police"\n"id": 1}', "broken JSON: Expecting ',' delimiter at line 2, character 1", id="the place"
        ),
        pytest.param("a.json", b'{"id": 1, "words": "Police"}', "it has id, words", id="another name for the text"),
        pytest.param("a.json", b'{"id": 1, "text": 7}', "its text holds a number", id="a number for a text"),
        pytest.param("a.json", b'{"id": 1, "text": null}', "the field for it is empty", id="an empty text"),
        pytest.param("a.json", b"[]", "without records", id="an empty list"),
        pytest.param("a.json", b"[" * 200_000, "nested too deeply", id="a nesting bomb"),
        pytest.param("a.jsonl", b"\n\n", "empty", id="lines without a line"),
        pytest.param("a.html", b"<html><head><title>404 Not Found</title></head><body></body></html>", "no body", id="an error page"),
        pytest.param("a.html", b"<html><body>" + b"<div>" * 5000 + b"x", "nested", id="bottomless markup"),
    ],
)
def test_rejects(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    """What cannot be read is named with its reason, and the run goes on."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(TEXT)
    bad, good = outcomes(tmp_path)
    assert isinstance(bad, Rejected)
    assert isinstance(good, Article)
    assert reason in bad.reason
    assert bad.input == str(tmp_path / name)


def test_broken_lines_are_named(tmp_path: Path) -> None:
    """Of a JSON-lines file only the broken lines are lost, each with its number; line ends inside strings end no line."""
    path = tmp_path / "a.jsonl"
    broken = b'{bad json\n\nnull\n42\n"words"\n[]\n{"title": "no text"}\n{"text": "  "}\n'
    path.write_bytes(
        lines(record())
        + broken
        + lines(record("a2"))
        + json.dumps(record("a3", text="One\u2028two.\x85Three."), ensure_ascii=False).encode()
    )
    found = outcomes(path)
    assert [one.record for one in found if isinstance(one, Rejected)] == [2, 4, 5, 6, 7, 8, 9]
    assert [one.id for one in found if isinstance(one, Article)] == ["a1", "a2", "a3"]
    assert [one.provenance.record for one in found if isinstance(one, Article)] == [1, 10, 11]


def test_the_callers_text_is_kept_to_the_letter(tmp_path: Path) -> None:
    """Spans index the caller's text: nothing is cleaned, only what cannot be encoded is replaced, one for one."""
    text = " \r\n  “Gо”\u200b said\tsix\u00a0men.\n\nAdvertisement\n\n\x00 \ud800end. "
    (tmp_path / "a.jsonl").write_bytes(lines(record(text=text)))
    made = only_article(tmp_path / "a.jsonl")
    assert made.text == text.replace("\ud800", "\ufffd")
    assert len(made.problems) == 3  # the surrogate, the NUL, the Cyrillic letter
    made.text.encode("utf-8")


def test_ninjs_names(tmp_path: Path) -> None:
    """Records of agencies and of news archives are read under their own names."""
    ninjs = {
        "uri": "urn:x:1",
        "headline": "Dock cleared",
        "body_text": "Police cleared the dock.",
        "byline": "By Dana Orrel",
        "source": {"name": "Quillon"},
        "versioncreated": "2026-03-03T17:30:00Z",
        "language": "en-GB",
    }
    archive = {
        "content": "Police cleared the dock.",
        "url": "https://www.post.example/a",
        "publishedAt": 1741105200,
        "authors": ["A. Wick", {"name": "B. Lunn"}],
    }
    (tmp_path / "a.json").write_text(json.dumps([ninjs, archive]))
    one, two = outcomes(tmp_path / "a.json")
    assert isinstance(one, Article)
    assert isinstance(two, Article)
    assert (one.id, one.outlet, one.title, one.byline, one.language) == ("urn:x:1", "Quillon", "Dock cleared", "Dana Orrel", "en")
    assert one.published is not None
    assert one.published.when == "2026-03-03T17:30Z"
    assert (two.outlet, two.byline) == ("post.example", "A. Wick, B. Lunn")
    assert two.published is not None
    assert two.published.when == "2025-03-04T16:20Z"


def test_a_line_that_is_too_long(tmp_path: Path) -> None:
    """It is named; the records around it are read, and the time is that of its bytes."""
    long = json.dumps(record("long", text=TEXT * 300_000)).encode()
    assert len(long) > MAX_LINE_BYTES
    (tmp_path / "a.jsonl").write_bytes(lines(record()) + long + b"\n" + lines(record("a2")))
    begin = time.perf_counter()
    found = outcomes(tmp_path / "a.jsonl")
    assert time.perf_counter() - begin < 5
    assert [one.reason if isinstance(one, Rejected) else one.id for one in found] == ["a1", "a line longer than the limit of 16 MB", "a2"]


def test_ids_that_cannot_be_used(tmp_path: Path) -> None:
    """An id is words or a number; of another kind it is made from the text, and that is noted."""
    (tmp_path / "a.jsonl").write_bytes(lines(record(id=["a"]), record(id=""), record(id=5)))
    made = [one for one in outcomes(tmp_path / "a.jsonl") if isinstance(one, Article)]
    assert ["id not used: it is an array" in one.problems for one in made] == [True, False, False]
    assert made[2].id == "5"


def test_a_field_of_markup(tmp_path: Path) -> None:
    """Under a name that feeds use for markup it is read as a page; the caller's text is kept, and noted."""
    words = "<p>Police cleared the dock on Tuesday after nine days.</p><p>Nobody was hurt, the harbour master said.</p>"
    given = ({"id": "a", "content": words}, {"id": "b", "content": {"rendered": words}}, {"id": "c", "text": words})
    (tmp_path / "a.json").write_text(json.dumps(given))
    feed, blog, own = (one for one in outcomes(tmp_path / "a.json") if isinstance(one, Article))
    assert "<p>" not in feed.text
    assert "<p>" not in blog.text
    assert own.text == words
    assert "the text holds markup: in a field html it is read as a page" in own.problems


def test_a_record_that_holds_a_page(tmp_path: Path) -> None:
    """Markup under its own name is read like a page; the address it came from is the outlet, its own name only a claim."""
    (tmp_path / "a.json").write_text(json.dumps({"html": PAGE, "url": "http://127.0.0.1/a"}))
    made = only_article(tmp_path / "a.json")
    assert (made.outlet, made.claimed_outlet, made.title) == ("127.0.0.1", "Maren Post", "Dock cleared")


@pytest.mark.parametrize(
    "data",
    [TEXT.encode(), PAGE.encode(), lines(record()), json.dumps([record()]).encode(), gzip.compress(TEXT.encode())],
    ids=["text", "page", "lines", "list", "gzipped"],  # the bytes of gzip hold the time: no name for a test that two processes collect
)
def test_standard_input(data: bytes) -> None:
    """``-`` is sniffed."""
    made = only_article("-", stdin=lambda: data)
    assert "Police cleared the dock" in made.text
    assert made.provenance.input == "-"


def test_folders(tmp_path: Path) -> None:
    """Folders are read to the bottom; hidden files, foreign files and links that loop are named, nothing is passed over."""
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "a.txt").write_text(TEXT)
    (tmp_path / "deep" / "loop").symlink_to(tmp_path)
    (tmp_path / "b.txt").symlink_to(tmp_path / "deep" / "er" / "a.txt")
    (tmp_path / ".hidden").write_text(TEXT)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "p.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    found = {one.input if isinstance(one, Rejected) else one.provenance.input: one for one in outcomes(tmp_path)}
    reasons = {Path(name).name: one.reason for name, one in found.items() if isinstance(one, Rejected)}
    assert set(reasons) == {"loop", ".hidden", "gone.txt", "p.png", "a.txt"}
    assert reasons["a.txt"] == f"the same file as {tmp_path / 'b.txt'}"
    assert reasons["gone.txt"] == f"a link to a file that is not there: {tmp_path / 'nowhere'}"
    assert len(found) == 6


def test_missing_and_empty(tmp_path: Path) -> None:
    """A path that is not there and a folder with nothing in it are named."""
    assert only_reason(tmp_path / "nowhere") == "no such file or folder"
    assert only_reason(tmp_path) == "an empty folder"


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that may not be read is named."""
    (tmp_path / "a.txt").write_text(TEXT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert only_reason(tmp_path / "a.txt") == "no permission to read it"


def test_ids(tmp_path: Path) -> None:
    """An id that comes twice gets a number; the same words of one outlet have one id however they are set."""
    (tmp_path / "a.jsonl").write_bytes(
        lines(record(), record(), record("a1-2"), record(None), record(None, text="Police  cleared\nthe dock on Tuesday. "))
    )
    found = [one for one in outcomes(tmp_path / "a.jsonl") if isinstance(one, Article)]
    assert [one.id for one in found[:3]] == ["a1", "a1-2", "a1-2-2"]
    assert found[4].id == f"{found[3].id}-2"
    assert len(found[3].id) == 12
    assert "duplicate id" in found[1].problems[-1]


def test_order(tmp_path: Path) -> None:
    """The order of arguments does not matter, nor do repetitions."""
    for name in "cab":
        (tmp_path / f"{name}.txt").write_text(TEXT.replace("dock", f"dock {name}"))
    paths = [str(tmp_path / f"{name}.txt") for name in "abc"]
    expected = list(read_inputs(paths))
    assert list(read_inputs([*paths[::-1], *paths])) == expected
    assert [one.provenance.input for one in expected if isinstance(one, Article)] == paths


def test_workers(tmp_path: Path) -> None:
    """Several processes give the same outcomes in the same order."""
    records = [record(f"a{n % 200}", text=f"Police cleared dock {n} on Tuesday.") for n in range(460)]
    (tmp_path / "a.jsonl").write_bytes(lines(*records, 42))
    (tmp_path / "b.html").write_text(PAGE)
    assert outcomes(tmp_path, over=LocalEngine(2).map) == outcomes(tmp_path)


def test_progress(tmp_path: Path) -> None:
    """Progress is told after each outcome."""
    (tmp_path / "a.jsonl").write_bytes(lines(record(), 1, record("a2")))
    told: list[int] = []
    outcomes(tmp_path, progress=told.append)
    assert told == [1, 2, 3]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.one_of(
        st.binary(max_size=300),
        st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")),
        st.lists(
            st.recursive(
                st.none() | st.text(max_size=30) | st.integers(),
                lambda inner: st.dictionaries(st.sampled_from(["text", "id", "title", "date", "articles"]), inner),
            )
        ).map(lambda values: json.dumps(values).encode()),
    ),
    name=st.sampled_from(["a.txt", "a.json", "a.jsonl", "a.gz", "a"]),
)
def test_any_bytes(tmp_path: Path, data: bytes, name: str) -> None:
    """Whatever the bytes, there is an outcome, spans lie inside the text, and nothing but a rejection goes wrong."""
    path = tmp_path / name
    path.write_bytes(data)
    found = outcomes(path)
    path.unlink()
    assert found
    for one in found:
        if isinstance(one, Article):
            assert all(0 <= span.start < span.end <= len(one.text) for span in (*one.blocks, *one.sentences))
            assert all(any(b.kind == "body" and b.start <= s.start and s.end <= b.end for b in one.blocks) for s in one.sentences)


def test_one_long_line(tmp_path: Path) -> None:
    """A line of 1.4 MB is read in a second or two."""
    (tmp_path / "a.txt").write_text("PORT MAREN, March 3 (Quillon) - " + "The dock was “quiet and nothing moved. " * 36000)
    made = only_article(tmp_path / "a.txt")
    assert made.credit == "Quillon"
