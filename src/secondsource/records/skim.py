"""Skim: the cheap traits of one article, read without a parser. Stories and lineage work on skims of the whole pile."""

from collections.abc import Callable
from typing import Any

import msgspec

_MOST_WORDS = 1 << 19


class _Shared(dict[str, str]):
    """Each word once in memory, however many skims from other processes hold it; begun anew when it is full."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        self[word] = word
        return word


_SHARED = _Shared()


class Skim(msgspec.Struct, frozen=True, kw_only=True):
    """Traits of one article; every field is a function of the article alone, so skims can be made in any order and stored.

    Words are folded (see ``text.normalize``) and stemmed; only ``body`` blocks and the title are read. Hashes are 64-bit xxh3.
    """

    id: str
    outlet: str | None = None
    credit: str | None = None
    day: int | None = None  # proleptic ordinal (``date.toordinal``) of publication, None where it is not known
    minute: int | None = None  # minutes since 1970-01-01T00:00Z, None unless published is known to the minute with its zone
    words: int = 0  # of the body
    stems: tuple[str, ...] = ()  # of title, then body, in order, with repeats, without function words; amounts in digits stay
    title_stems: int = 0  # how many of ``stems`` are the title's
    lead_stems: int = 0  # how many of ``stems`` are the title's and the first 400 characters' of the body
    names: tuple[tuple[str, int], ...] = ()  # (folded run of capitalised words, count), sorted
    lead_names: tuple[str, ...] = ()  # the distinct names of title and lead, sorted
    numbers: tuple[str, ...] = ()  # amounts in digits, distinct, sorted; "8.5 million" is "8500000"; years stand in ``dates``
    dates: tuple[str, ...] = ()  # explicit calendar dates in the text: "2021-04-13", or "--04-13" without a year; sorted, distinct
    months: tuple[int, ...] = ()  # months named in the text, January is 1; sorted, distinct
    weekdays: tuple[int, ...] = ()  # weekdays named in the first 800 characters, Monday is 0; sorted, distinct
    ahead: bool = False  # its headline or first sentence tells of what is still to come: "will meet", "is expected to"
    hints: tuple[str, ...] = ()  # what its title and lead say it is: "opinion", "round-up", "live"; sorted
    fingerprints: bytes = b""  # winnowed hashes of word 8-grams of the body, ascending, distinct, eight bytes each (``text.shingles``)

    def __reduce__(self) -> tuple[Callable[..., "Skim"], tuple[Any, ...]]:
        """As any record, but on arrival its words are made those of the skims that are there already."""
        return _arrived, tuple(getattr(self, field) for field in self.__struct_fields__)


def _arrived(*values: Any) -> Skim:
    made = dict(zip(Skim.__struct_fields__, values, strict=True))
    made["stems"] = tuple(map(_SHARED.__getitem__, made["stems"]))
    made["names"] = tuple([(_SHARED[name], count) for name, count in made["names"]])
    return Skim(**made)
