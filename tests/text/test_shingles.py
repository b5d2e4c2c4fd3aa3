"""Fingerprints: shared runs share a hash, whatever stands around them."""

from hypothesis import given
from hypothesis import strategies as st

from secondsource.text.shingles import fingerprints, hashes_of, ngram_hashes, packed

WORDS = st.lists(st.sampled_from(["gate", "truck", "fence", "police", "docker", "quay", "crane", "port", "noon", "seven"]), max_size=60)


def prints(words: list[str]) -> list[int]:
    """The fingerprints as numbers."""
    return list(map(int, hashes_of(fingerprints(words))))


def test_packed_hashes_come_back() -> None:
    """Eight bytes a hash, the same numbers in the same order."""
    hashes = ngram_hashes(["the", "weir", "was", "mended", "on", "friday"], 2)
    assert len(packed(hashes)) == 8 * len(hashes)
    assert hashes_of(packed(hashes)).tolist() == hashes.tolist()


def test_is_sorted_and_distinct() -> None:
    """Fingerprints come sorted, each once, also where a text repeats itself."""
    found = prints(["one", "two", "three", "four", "five", "six", "seven", "eight"] * 9)
    assert list(found) == sorted(set(found))
    assert 1 <= len(found) <= 8


def test_short_text_has_none() -> None:
    """A text of fewer words than an n-gram has no fingerprint; one of exactly as many has one."""
    assert fingerprints(["seven", "words", "are", "not", "enough", "for", "one"]) == b""
    assert len(prints(["eight", "words", "are", "just", "enough", "for", "this", "one"])) == 1


def test_order_of_words_counts() -> None:
    """The same words in another order are another n-gram."""
    assert ngram_hashes(["a", "b"], 2)[0] != ngram_hashes(["b", "a"], 2)[0]


def test_is_the_same_in_every_run() -> None:
    """Hashes may be stored: they depend on the words alone."""
    assert prints(["at", "least", "17", "people", "were", "injured", "on", "tuesday"]) == [9878033929625464566]


@given(before=WORDS, after=WORDS, other_before=WORDS, other_after=WORDS)
def test_shared_run_is_found(before: list[str], after: list[str], other_before: list[str], other_after: list[str]) -> None:
    """Any run of eleven words that two texts share gives them a common fingerprint."""
    run = ["we", "will", "not", "go", "back", "to", "work", "until", "they", "open", "it"]
    assert set(prints(before + run + after)) & set(prints(other_before + run + other_after))


@given(words=WORDS)
def test_density(words: list[str]) -> None:
    """Winnowing keeps at most one hash for each n-gram and at least one for each window."""
    found = prints(words)
    assert len(found) <= max(0, len(words) - 7)
    assert bool(found) == (len(words) >= 8)
