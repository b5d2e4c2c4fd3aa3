"""Skim: the cheap traits of one article, read without a parser. Stories and lineage work on skims of the whole pile."""

import msgspec


class Skim(msgspec.Struct, frozen=True, kw_only=True):
    """Traits of one article; every field is a function of the article alone, so skims can be made in any order and stored.

    Counts are over body words, folded (see ``text.normalize``). Hashes are 64-bit xxh3.
    """

    id: str
    outlet: str | None = None
    credit: str | None = None
    day: int | None = None  # proleptic ordinal (``date.toordinal``) of publication, None where it is not known
    minute: int | None = None  # minutes since 1970-01-01T00:00Z, None unless published is known to the minute with its zone
    words: int = 0
    title_terms: tuple[str, ...] = ()
    lead_terms: tuple[str, ...] = ()  # of the title and the first 400 characters of the body
    terms: tuple[tuple[str, int], ...] = ()  # (stem, count), sorted
    names: tuple[tuple[str, int], ...] = ()  # (folded run of capitalised words, count), sorted
    numbers: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()  # explicit calendar dates in the text, ISO, sorted
    fingerprints: tuple[int, ...] = ()  # winnowed hashes of word 8-grams, sorted, distinct
