"""The command line as its user meets it: exit status, what goes to which stream, and inputs of the worst kind."""

import gzip
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from secondsource.cli import run_command_line

EXAMPLES = Path(__file__).parents[1] / "examples"
REPORT = """Ferry runs aground off Tolvane

Nine passengers were hurt on Monday when a ferry ran aground off Tolvane, the coast guard said.

"We felt it before we heard it," said Ida Marchetti, who was on the car deck.

The ferry will be towed to Port Ilse on Tuesday, the company said.
"""


class Done(NamedTuple):
    """What one run of a command left behind."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Standard output as JSON lines."""
        return [json.loads(line) for line in self.out.split("\n") if line]  # U+2028 ends no line of JSON


Run = Callable[..., Done]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in this process."""

    def command(*arguments: object, stdin: bytes = b"") -> Done:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        capsys.readouterr()
        status = run_command_line([str(one) for one in arguments])
        out, err = capsys.readouterr()
        return Done(status, out, err)

    return command


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """A plain-text report."""
    path = tmp_path / "ferry.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_help_answers_at_once() -> None:
    """``secondsource --help`` loads nothing heavy: well under a second even on a busy machine."""
    best = 9.0
    for _ in range(3):
        begin = time.perf_counter()
        done = subprocess.run([sys.executable, "-m", "secondsource", "--help"], capture_output=True, text=True, check=True)
        best = min(best, time.perf_counter() - begin)
    assert "brief" in done.stdout
    assert best < 1.5


@pytest.mark.parametrize("command", ["brief", "articles", "stories", "lineage", "read", "claims", "schema"])
def test_each_command_has_a_help(run: Run, command: str) -> None:
    """``COMMAND --help`` exits with 0 and shows the options."""
    done = run(command, "--help")
    assert done.status == 0
    assert "--output" in done.out


@pytest.mark.parametrize(
    "arguments",
    [
        pytest.param(["brief"], id="no path"),
        pytest.param(["tell", "examples"], id="unknown command"),
        pytest.param(["articles", "--colour", "x"], id="unknown option"),
        pytest.param(["articles", "x", "--format", "xml"], id="unknown format"),
        pytest.param(["articles", "x", "--since", "yesterday"], id="not a day"),
        pytest.param(["articles", "x", "--since", "2026-02-30"], id="a day that does not exist"),
        pytest.param(["articles", "x", "--since", "2026-03-02", "--until", "2026-03-01"], id="an empty interval"),
        pytest.param(["articles", "x", "--workers", "-1"], id="negative workers"),
        pytest.param(["articles", "examples", "--output", "/no/such/folder/out.txt"], id="an output that cannot be written"),
    ],
)
def test_wrong_usage_is_2(run: Run, arguments: list[str]) -> None:
    """Wrong usage exits with 2, says why on standard error, and prints nothing."""
    done = run(*arguments)
    assert done.status == 2
    assert done.err.strip()
    assert "Traceback" not in done.err
    assert done.out == ""


def test_done_is_0(run: Run, report: Path) -> None:
    """One readable article is enough."""
    done = run("articles", report, "--format", "jsonl")
    assert done.status == 0
    assert [line["title"] for line in done.lines] == ["Ferry runs aground off Tolvane"]


def test_nothing_read_is_1(run: Run, tmp_path: Path) -> None:
    """Where nothing could be read the status is 1, and the reason is told."""
    done = run("articles", tmp_path / "missing.txt", "--format", "jsonl")
    assert done.status == 1
    assert "missing.txt" in done.err
    assert len(done.lines) == 1
    assert set(done.lines[0]) == {"rejected", "reason"}


def test_strict_turns_a_rejected_input_into_1(run: Run, report: Path, tmp_path: Path) -> None:
    """Rejected inputs are listed and forgiven, unless ``--strict`` is given."""
    (tmp_path / "empty.txt").touch()
    assert run("articles", tmp_path).status == 0
    done = run("articles", tmp_path, "--strict", "--format", "jsonl")
    assert done.status == 1
    assert "empty.txt" in done.err
    assert len(done.lines) == 2


def test_standard_input(run: Run) -> None:
    """``-`` reads standard input: text, a page, or JSON lines, gzipped or not."""
    line = json.dumps({"id": "x1", "text": REPORT}).encode()
    assert run("articles", "-", "--format", "jsonl", stdin=REPORT.encode()).lines[0]["title"] == "Ferry runs aground off Tolvane"
    assert run("articles", "-", "--format", "jsonl", stdin=line + b"\n" + line.replace(b"x1", b"x2")).lines[1]["id"] == "x2"
    assert run("articles", "-", "--format", "jsonl", stdin=gzip.compress(line)).lines[0]["id"] == "x1"
    assert run("articles", "-", stdin=b"").status == 1


def test_output_goes_to_the_file(run: Run, report: Path, tmp_path: Path) -> None:
    """With ``--output`` standard output stays empty."""
    there = tmp_path / "out.jsonl"
    done = run("articles", report, "--format", "jsonl", "--output", there)
    assert done == (0, "", "")
    assert json.loads(there.read_text(encoding="utf-8"))["outlet"] is None


def test_since_and_until(run: Run, tmp_path: Path) -> None:
    """Days outside are rejected with the reason; an article without a date is kept."""
    rows = [{"id": day or "none", "text": REPORT, "published": day} for day in ("2026-02-28", "2026-03-01", "2026-03-03", "")]
    pile = tmp_path / "pile.jsonl"
    pile.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    done = run("articles", pile, "--since", "2026-03-01", "--until", "2026-03-02", "--format", "jsonl")
    assert {line["id"] for line in done.lines if "id" in line} == {"2026-03-01", "none"}
    assert sum("rejected" in line for line in done.lines) == 2


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.txt": bytes(range(256)) * 40,
    "picture.html": b"\x89PNG\r\n\x1a\n" + bytes(200),
    "cut.jsonl.gz": gzip.compress(json.dumps({"id": "g", "text": REPORT * 40}).encode())[:-20],
    "not.txt.gz": b"\x1f\x8bnot gzip at all",
    "broken.json": b'{"text": "half of a',
    "list.json": b"[]",
    "number.jsonl": b"42\n",
    "no-text.jsonl": b'{"id": "n", "title": "only a title"}\n',
    "deep.json": b"[" * 100_000,
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_rejected_with_a_reason(run: Run, tmp_path: Path, name: str) -> None:
    """An input that is no article is named, with its reason, and is never a traceback."""
    (tmp_path / name).write_bytes(BAD[name])
    done = run("articles", tmp_path, "--format", "jsonl")
    assert done.status == 1
    assert len(done.lines) == 1
    assert name in done.lines[0]["rejected"]
    assert done.lines[0]["reason"]
    assert name in done.err


def test_bad_inputs_do_not_spoil_the_good_one(run: Run, report: Path) -> None:
    """Articles and rejected inputs together are all inputs."""
    for name, data in BAD.items():
        (report.parent / name).write_bytes(data)
    done = run("articles", report.parent, "--format", "jsonl")
    assert done.status == 0
    assert len(done.lines) == len(BAD) + 1
    assert sum("id" in line for line in done.lines) == 1


def test_broken_lines_do_not_spoil_the_others(run: Run, tmp_path: Path) -> None:
    """Each line of a JSON-lines file stands for itself, and a rejected one is named by its number."""
    good = json.dumps({"id": "good", "text": REPORT})
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join([good, '{"id": "half', "", "null", good.replace("good", "also")]) + "\n", encoding="utf-8")
    done = run("articles", path, "--format", "jsonl")
    assert [line["id"] for line in done.lines if "id" in line] == ["good", "also"]
    assert [line["rejected"].rpartition(":")[2] for line in done.lines if "rejected" in line] == ["2", "4"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"], ids=str)
def test_encodings(run: Run, tmp_path: Path, encoding: str) -> None:
    """The same words come out whatever the bytes were."""
    words = REPORT.replace("Tolvane", "Tôlvané").replace('"We felt it before we heard it,"', "“We felt it before we heard it,”")
    path = tmp_path / "ferry.txt"
    path.write_bytes(words.encode(encoding))
    done = run("articles", path, "--format", "jsonl")
    assert done.status == 0
    assert done.lines[0]["title"] == "Ferry runs aground off Tôlvané"
    assert "“We felt it before we heard it,”" in done.lines[0]["text"]


def test_an_encoding_that_nobody_knows(run: Run, tmp_path: Path) -> None:
    """Bytes of no encoding that we know are read with a problem noted, or rejected; nothing else."""
    path = tmp_path / "ebcdic.txt"
    path.write_bytes(REPORT.encode("cp500"))
    done = run("articles", path, "--format", "jsonl")
    assert len(done.lines) == 1
    assert done.lines[0].get("reason") or done.lines[0]["problems"]


def test_a_line_of_a_megabyte(run: Run, tmp_path: Path) -> None:
    """A line of 1 MB is read, in seconds, as text and as a JSON line."""
    long = "The ferry ran aground off Tolvane, and nobody said why. " * 18_000
    (tmp_path / "long.txt").write_text(long, encoding="utf-8")
    (tmp_path / "long.jsonl").write_text(json.dumps({"id": "long", "text": long}) + "\n", encoding="utf-8")
    begin = time.perf_counter()
    done = run("articles", tmp_path, "--format", "jsonl")
    assert time.perf_counter() - begin < 20
    assert done.status == 0
    assert len(done.lines) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_read_permission(run: Run, report: Path) -> None:
    """A file that may not be read is rejected, and the others are read."""
    secret = report.parent / "secret.txt"
    secret.write_text(REPORT, encoding="utf-8")
    secret.chmod(0)
    done = run("articles", report.parent, "--format", "jsonl")
    assert done.status == 0
    assert "secret.txt" in done.err
    assert "permission" in done.err


def test_no_read_permission_as_the_system_says_it(run: Run, report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for those who test as root: the system's refusal becomes a reason."""
    opened = Path.open

    def refuse(path: Path, *arguments: Any, **options: Any) -> Any:
        if path.name == "secret.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return opened(path, *arguments, **options)

    (report.parent / "secret.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.setattr(Path, "open", refuse)
    done = run("articles", report.parent, "--format", "jsonl")
    assert done.status == 0
    assert "secret.txt: no permission to read it" in done.err


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_in_a_folder_is_not_waited_for(report: Path) -> None:
    """A named pipe that nobody writes to must not hold up the rest of its folder."""
    os.mkfifo(report.parent / "pipe.txt")
    command = [sys.executable, "-m", "secondsource", "articles", str(report.parent), "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30)
    assert done.returncode == 0
    assert "pipe.txt" in done.stderr


def test_links_are_followed_once(run: Run, report: Path) -> None:
    """A link to a file beside it, to its own folder and to nowhere: one article, three reasons."""
    (report.parent / "link.txt").symlink_to(report)
    (report.parent / "loop").symlink_to(report.parent)
    (report.parent / "nowhere.txt").symlink_to(report.parent / "gone")
    done = run("articles", report.parent, "--format", "jsonl")
    assert sum("id" in line for line in done.lines) == 1
    assert sum("rejected" in line for line in done.lines) == 3


def test_a_path_given_twice_is_one_input(run: Run, report: Path) -> None:
    """The same file under two spellings is read once."""
    assert len(run("articles", report, report, report.parent / "." / report.name, "--format", "jsonl").lines) == 1


def test_a_reader_that_has_seen_enough(report: Path) -> None:
    """``| head`` closes our pipe: no traceback."""
    pile = report.parent / "pile.jsonl"
    pile.write_text("".join(json.dumps({"id": str(n), "text": REPORT * 20}) + "\n" for n in range(200)), encoding="utf-8")
    command = f'"{sys.executable}" -m secondsource articles "{pile}" --format jsonl | head -c 100'
    done = subprocess.run(command, shell=True, capture_output=True, text=True, timeout=60)
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr


def test_a_story_that_is_not_there(run: Run) -> None:
    """An unknown story is refused in words that say where the names are."""
    done = run("brief", EXAMPLES, "--story", "nope")
    assert done.status != 0
    assert "secondsource stories" in done.err


def test_a_file_name_cannot_move_the_cursor(run: Run, tmp_path: Path) -> None:
    """Control characters of a name are shown as codes."""
    (tmp_path / "a\x1b[2Jb.txt").touch()
    done = run("articles", tmp_path)
    assert "\x1b" not in done.out + done.err


def test_json_lines_keep_the_ids_and_the_text(run: Run, tmp_path: Path) -> None:
    """The caller's ``id`` comes back, and the text is the caller's to the letter, so that spans index it."""
    texts = {
        "a/1": "\r\n  \tOn Monday the dаm broke.\u200b  \r\n\r\nPeople said: “So.”  ",  # CRLF, a Cyrillic letter, a zero-width space
        "urn:x:2": "e\u0301tude\u2028ﬁve \u202ex\u202c.\x00 End 😀",
        "3": REPORT,
    }
    path = tmp_path / "feed.jsonl"
    path.write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id, text in texts.items()), encoding="utf-8")
    done = run("articles", path, "--format", "jsonl")
    assert {line["id"]: line["text"] for line in done.lines} == texts
    for line in done.lines:
        ends = [0] + [offset for block in line["blocks"] for offset in (block["start"], block["end"])] + [len(line["text"])]
        assert ends == sorted(ends)


def test_two_records_with_one_id(run: Run, tmp_path: Path) -> None:
    """Both are kept; the second has an id of its own and a problem that says so."""
    path = tmp_path / "feed.jsonl"
    path.write_text("".join(json.dumps({"id": "x", "text": f"{REPORT} {n}"}) + "\n" for n in range(2)), encoding="utf-8")
    first, second = run("articles", path, "--format", "jsonl").lines
    assert first["id"] == "x"
    assert second["id"] != "x"
    assert any("duplicate" in problem for problem in second["problems"])


CONTRACT = {
    "articles": "id outlet title byline credit published precision language text blocks problems provenance",
    "stories": "id story storyline",
    "lineage": "a b direction kind matched_words evidence",
    "read": "id attributions figures dates events mentions",
    "claims": "story articles same_quote figures who_did_what dependence claims",
}


@pytest.mark.parametrize("command", CONTRACT)
def test_lines_hold_the_keys_of_the_contract(run: Run, command: str) -> None:
    """Every line of a step has the keys that other programs read; ``json`` is the same as one list."""
    done = run(command, EXAMPLES / "feeds", EXAMPLES / "wire", "--format", "jsonl")
    assert done.status == 0
    assert done.lines
    for line in done.lines:
        assert set(CONTRACT[command].split()) <= set(line)
    assert json.loads(run(command, EXAMPLES / "feeds", EXAMPLES / "wire", "--format", "json").out) == done.lines


def test_spans_of_a_reading_index_the_callers_text(run: Run) -> None:
    """Every span of ``read`` lies inside the text that ``articles`` gives, and holds something."""
    texts = {line["id"]: line["text"] for line in run("articles", EXAMPLES / "feeds", "--format", "jsonl").lines}
    for line in run("read", EXAMPLES / "feeds", "--format", "jsonl").lines:
        text = texts[line["id"]]
        spans = [span for said in line["attributions"] for part in ("source", "cue", "content") for span in said[part]]
        spans += [[one["start"], one["end"]] for kind in ("figures", "dates", "events", "mentions") for one in line[kind]]
        assert spans
        for start, end in spans:
            assert 0 <= start < end <= len(text)
            assert text[start:end].strip()


def test_passages_quote_both_articles(run: Run) -> None:
    """``lineage --passages`` gives both spans of each aligned pair, and verbatim ones hold the same words."""
    texts = {line["id"]: line["text"] for line in run("articles", EXAMPLES, "--format", "jsonl").lines}
    pairs = run("lineage", EXAMPLES, "--passages", "--format", "jsonl").lines
    assert pairs
    for pair in pairs:
        assert pair["a"] < pair["b"]
        assert pair["direction"] in {"a->b", "b->a", "common", "unknown"}
        for passage in pair["passages"]:
            a, b = (texts[pair[side]][slice(*passage[side])] for side in "ab")
            assert a.strip()
            assert b.strip()


@pytest.mark.parametrize("command", ["articles", "stories", "lineage", "read", "claims"])
def test_tables_are_for_people(run: Run, command: str) -> None:
    """Without ``--format`` a step prints a table: no braces, no escape codes."""
    done = run(command, EXAMPLES / "feeds")
    assert done.status == 0
    assert "{" not in done.out
    assert "\x1b" not in done.out


def test_read_says_how_many_sentences_it_read(tmp_path: Path) -> None:
    """A passage that was copied whole is read once; the counts stand on standard error."""
    text = "Two ferries sank off Brask on Tuesday, the coast guard said. Nobody was hurt."
    (tmp_path / "pile.jsonl").write_text("".join(json.dumps({"id": id, "text": text}) + "\n" for id in "ab"), encoding="utf-8")
    command = [sys.executable, "-m", "secondsource", "read", str(tmp_path), "--format", "jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    seen, parsed = (int(word) for word in done.stderr.split() if word.isdigit())
    assert 0 < parsed < seen


def test_schema_describes_the_brief(run: Run) -> None:
    """What ``brief --format json`` prints fits what ``schema`` prints."""
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads(run("schema").out)
    brief = json.loads(run("brief", EXAMPLES, "--format", "json").out)
    jsonschema.Draft202012Validator(schema).validate(brief)


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_a_brief_of_nothing(run: Run, tmp_path: Path, form: str) -> None:
    """With no article the brief still lists what was rejected, and the status is 1."""
    (tmp_path / "empty.txt").touch()
    done = run("brief", tmp_path, "--format", form)
    assert done.status == 1
    assert "empty.txt" in "".join(done.out.split())  # a long path is broken at the end of a line
    assert "empty.txt" in done.err


@pytest.mark.parametrize("form", ["text", "md", "html", "json"])
def test_a_brief_of_one_article(run: Run, report: Path, form: str) -> None:
    """One article cannot be compared, and is told all the same."""
    done = run("brief", report, "--format", form)
    assert done.status == 0
    assert "Tolvane" in done.out


def test_piped_text_has_no_codes_and_fits_80_columns(run: Run) -> None:
    """Into a pipe the text form is plain and 80 columns wide."""
    done = run("brief", EXAMPLES)
    assert done.status == 0
    assert "\x1b" not in done.out
    assert max(map(len, done.out.splitlines())) <= 80


def test_ascii_text(run: Run, report: Path) -> None:
    """``--ascii`` draws no mark of ours beyond ASCII; the article's own words stay."""
    assert run("brief", report, "--ascii").out.isascii()


def test_html_is_one_file(run: Run) -> None:
    """The page asks nothing of the network: no script, style, picture or font from elsewhere."""
    page = run("brief", EXAMPLES, "--format", "html").out
    for asked in ('<link rel="stylesheet"', "<script src", "<img", "@import", "url(http", "<iframe"):
        assert asked not in page


def test_export_counts_what_it_leaves_out(run: Run, tmp_path: Path) -> None:
    """Rows on standard output; on standard error how many there are and how many were left out by their status."""
    path = tmp_path / "a.txt"
    path.write_text(
        "Police raid union hall\n\nQuillon, March 3, 2025\n\nPolice arrested two union leaders on Monday.\n\n"
        "The army will arrest the mayor next week.\n",
        encoding="utf-8",
    )
    told = run("export", "plover", path)
    assert told.status == 0
    assert [line["event"]["event"] for line in told.lines] == ["COERCE"]
    assert "1 future (--status all keeps them)" in told.err
    assert len(run("export", "plover", path, "--status", "all").lines) == 2
    assert run("export", "gdelt", path).out.startswith("GLOBALEVENTID,SQLDATE")
    assert run("export", "ged", path).out.splitlines()[0].startswith("id,source_article")


def test_export_refuses_a_status_that_is_none(run: Run, report: Path) -> None:
    """A usage error that names what there is."""
    told = run("export", "plover", report, "--status", "rumoured")
    assert told.status == 2
    assert "asserted" in told.err


def test_what_the_user_knows_of_outlets(run: Run, tmp_path: Path) -> None:
    """Titles of one house are one telling in the brief, their letters are printed, and a name that no article has is told."""
    known = tmp_path / "outlets.csv"
    known.write_text("outlet,owner,reliability\nRadio Corran,Valley House,B\nThe Stavely Gazette,Valley House,\nNobody's Post,,C\n")
    plain = json.loads(run("brief", EXAMPLES, "--reader", "rules", "--format", "json").out)
    done = run("brief", EXAMPLES, "--reader", "rules", "--format", "json", "--sources", known)
    owned = json.loads(done.out)
    most = [[claim["support"]["at_most"] for story in brief["stories"] for claim in story["claims"]] for brief in (plain, owned)]
    assert sum(most[1]) < sum(most[0])
    letters = {article["source"]["outlet"]: article["source"]["reliability"] for article in owned["articles"] if article["source"]}
    assert letters == {"Radio Corran": "B", "The Stavely Gazette": None}
    assert 'no article of "Nobody\'s Post"' in done.err
    text = run("brief", EXAMPLES, "--reader", "rules", "--sources", known).out
    assert "reliability B" in text
    assert "one owner" in text


def test_a_table_of_outlets_that_is_none(run: Run, tmp_path: Path) -> None:
    """A mistake in the table is wrong usage that names the file and the line; no article is read for it."""
    known = tmp_path / "outlets.csv"
    known.write_text("outlet,owner\nRadio Corran,Valley House,B\n")
    done = run("brief", EXAMPLES, "--sources", known)
    assert done.status == 2
    assert "outlets.csv:2" in done.err
