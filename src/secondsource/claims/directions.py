"""Whether a figure tells of a rise or a fall, in the words beside it: "two million more", "a drop of about two million"."""

from collections.abc import Sequence
from typing import Literal

from secondsource.claims.wording import stem, word_set

Way = Literal["up", "down"]
BEFORE, AFTER = 5, 3  # words beside the figure that may say so
_UP = frozenset(
    stem(word) for word in word_set("rise rises rose risen increase increased gain gained grow grew growth jump jumped surge climb")
)
_DOWN = frozenset(
    stem(word)
    for word in word_set("fall falls fell fallen drop dropped decline declined decrease decreased reduce reduction fewer shrink shrank")
)


def way_of(before: Sequence[str], inside: Sequence[str], after: Sequence[str]) -> Way | None:
    """Up or down, where the words (stems) say the one and not the other; "more than" is a hedge and no rise."""
    beside = {*before[-BEFORE:], *inside, *after[:AFTER]}
    up, down = bool(beside & _UP) or (inside[1:] and "more" in inside[1:]), bool(beside & _DOWN)
    return None if bool(up) == down else "up" if up else "down"
