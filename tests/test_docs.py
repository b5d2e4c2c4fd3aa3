"""The documents say what the program does: every command, option and public name is told, links lead somewhere, snippets run."""

import io
import re
import shlex
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
import typer.main

import secondsource
from secondsource.cli import app, run_command_line

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("changelog.d/*.md")])
FENCED = re.compile(r"^```(\w*)\n(.*?)^```", re.M | re.S)
LINK = re.compile(r"\[[^\]]*\]\(([^)#]+?)(?:#[^)]*)?\)")


def commands() -> dict[str, Any]:
    """The commands with their parameters, as the program knows them."""
    return dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def section(page: str, heading: str) -> str:
    """The text under a heading, up to the next heading of its level or a higher one."""
    level = heading.split(" ")[0]
    begin = page.index(f"\n{heading}\n")
    after = re.search(rf"^#{{1,{len(level)}}} ", page[begin + len(heading) + 2 :], re.M)
    return page[begin:] if after is None else page[begin : begin + len(heading) + 2 + after.start()]


def snippets(language: str) -> Iterator[Any]:
    """Fenced pieces of code of one language, in all pages."""
    for path in PAGES:
        for number, match in enumerate(FENCED.finditer(path.read_text(encoding="utf-8")), 1):
            if match[1] == language:
                yield pytest.param(match[2], id=f"{path.relative_to(ROOT)}:{number}")


def command_lines() -> list[str]:
    """Every line that calls the command, in a fenced or an indented block (a line of text does not begin with our name and a command)."""
    lines = {
        line.strip().removeprefix("$ ")
        for path in PAGES
        for line in path.read_text(encoding="utf-8").splitlines()
        if re.match(r"\s*(?:\$ )?secondsource (?:-|[a-z]+(?: |$))", line)
    }
    return sorted(lines)


@pytest.mark.parametrize("name", sorted(commands()))
def test_each_command_and_option_is_documented(name: str) -> None:
    """``docs/cli.md`` has a section for each command that names each of its options."""
    told = section((ROOT / "docs/cli.md").read_text(encoding="utf-8"), f"## {name}")
    shared = section((ROOT / "docs/cli.md").read_text(encoding="utf-8"), "## Options of every step")
    missing = [
        option
        for parameter in commands()[name].params
        for option in parameter.opts
        if option.startswith("--") and option != "--help" and f"`{option}" not in told + ("" if name in {"brief", "schema"} else shared)
    ]
    assert missing == []


def test_no_command_is_documented_that_does_not_exist() -> None:
    """A heading of ``docs/cli.md`` that is one word in code names a command."""
    page = (ROOT / "docs/cli.md").read_text(encoding="utf-8")
    assert {word for word in re.findall(r"^## (\w+)$", page, re.M) if word.islower()} == set(commands())


@pytest.mark.parametrize("name", secondsource.__all__)
def test_each_public_name_is_documented(name: str) -> None:
    """``docs/api.md`` tells of every public name."""
    assert f"`{name}" in (ROOT / "docs/api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    """A relative link points at a file that is there."""
    prose = re.sub(r"`[^`\n]*`", "", FENCED.sub("", path.read_text(encoding="utf-8")))
    for target in LINK.findall(prose):
        if not re.match(r"[a-z]+:", target):
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("line", command_lines())
def test_command_lines_are_right(line: str) -> None:
    """A command line in the documents uses a command and options that exist."""
    words = shlex.split(line.split("|")[0].split(">")[0], comments=True)[1:]
    options = {option for parameter in typer.main.get_command(app).params for option in parameter.opts}
    if words[0] in commands():
        options |= {option for parameter in commands()[words[0]].params for option in (*parameter.opts, *parameter.secondary_opts)}
    else:
        assert words[0].startswith("-"), line
    assert {word.split("=")[0] for word in words if word.startswith("-") and word != "-"} <= options | {"--help", "-h"}


@pytest.mark.parametrize("line", [line for line in command_lines() if " examples" in line and "|" not in line])
def test_command_lines_on_the_examples_run(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command line on ``examples`` can be typed as it stands."""
    words = shlex.split(line.split(">")[0], comments=True)[1:]
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    with redirect_stdout(io.StringIO()) as out:
        assert run_command_line(words) == 0
    assert out.getvalue() or any(path.is_file() for path in tmp_path.iterdir())


@pytest.mark.parametrize("code", list(snippets("python")))
def test_snippets_run(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python in the documents runs as it stands, beside ``examples/``."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    with redirect_stdout(io.StringIO()):
        exec(compile(code, "snippet", "exec"), {"__name__": "snippet"})


def test_the_layout_page_draws_every_module() -> None:
    """``docs/layout.md`` names every file of the package."""
    page = (ROOT / "docs/layout.md").read_text(encoding="utf-8")
    modules = {path.name for path in (ROOT / "src/secondsource").rglob("*.py") if path.name != "__init__.py"}
    assert sorted(name for name in modules if not re.search(rf"[ ─]{re.escape(name)}\b", page)) == []


def test_places_that_the_code_names_exist() -> None:
    """A comment or docstring that points at a page, a test or a script of the repository points at one that is there."""
    named = re.compile(r"(?<![\w/])((?:docs|tests|training|evaluation|bench)/[\w./-]+\.(?:md|py|tsv|txt))")
    gone = {
        f"{path.relative_to(ROOT)}: {target}"
        for folder in ("src", "training", "evaluation", "bench")
        for path in (ROOT / folder).rglob("*.py")
        for target in named.findall(path.read_text(encoding="utf-8"))
        if not (ROOT / target).exists()
    }
    assert sorted(gone) == []


def test_python_is_new_enough() -> None:
    """The README's floor is the one in the package's description."""
    assert sys.version_info >= (3, 11)
    assert 'requires-python = ">=3.11"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["README.md", "docs/brief.md"])
def test_the_brief_that_is_shown_is_the_brief_that_is_printed(page: str) -> None:
    """Line for line, in order; `` ...`` stands for lines that are left out."""
    printed = iter((ROOT / "tests/golden/examples.brief.txt").read_text(encoding="utf-8").splitlines())
    shown = next(m[2] for m in FENCED.finditer((ROOT / page).read_text(encoding="utf-8")) if m[2].startswith("a2: article a"))
    for line in shown.splitlines():
        assert line == " ..." or line in printed, line
