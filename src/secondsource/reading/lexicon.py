"""The word lists of this folder, read once from ``reading/data``: plain tab-separated files that a reader without Python can extend."""

import functools
from importlib import resources


@functools.cache
def rows(name: str) -> tuple[tuple[str, ...], ...]:
    """Rows of ``data/NAME`` without comments and empty lines, each cut at its tabs.

    A comment is a line that begins with ``#`` and a space.
    """
    text = resources.files("secondsource.reading").joinpath("data", name).read_text(encoding="utf-8")
    return tuple(tuple(line.split("\t")) for line in text.splitlines() if line.strip(" #") and not line.startswith("# "))


@functools.cache
def words(name: str) -> frozenset[str]:
    """The first column of ``data/NAME`` as a set."""
    return frozenset(row[0] for row in rows(name))


@functools.cache
def listed(name: str) -> frozenset[str]:
    """The words of one list of ``data/word_lists.tsv``.

    Raises:
        KeyError: there is no list of that name.
    """
    lists = {row[0]: row[1] for row in rows("word_lists.tsv")}
    return frozenset(lists[name].split())


@functools.cache
def listed_names(name: str) -> frozenset[str]:
    """One list of ``data/name_words.tsv``: what the words of a name tell of its kind.

    Raises:
        KeyError: there is no list of that name.
    """
    return frozenset({row[0]: row[1] for row in rows("name_words.tsv")}[name].split())
