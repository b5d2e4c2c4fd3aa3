"""What a parse is: the tokens of a sentence with heads and names, in Universal Dependencies terms.

Of ``"Ann left."``: ``Ann`` (PROPN, nsubj, head 1, person), ``left`` (VERB, root, head -1), ``.``. Every later step of the reading knows
these records only; ``analysis.py`` makes them with the encoder, ``light.py`` by counts and rules, and tests by hand.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol


class Token(NamedTuple):
    """One token; ``start``/``end`` are offsets in the sentence, ``head`` an index in it (-1: root), ``ent`` the kind of name it is part of.

    ``ent_begin`` is True on the first token of a name, so that two names side by side stay two.
    """

    text: str
    start: int
    end: int
    lemma: str
    upos: str
    dep: str
    head: int
    ent: str
    ent_begin: bool = False
    tag: str = ""  # Penn tag


class Parse(NamedTuple):
    """The tokens of one sentence, in order."""

    tokens: tuple[Token, ...]


class Parser(Protocol):
    """Whatever parses."""

    @property
    def name(self) -> str:
        """Name, version and weight hash."""
        ...

    def parse(self, sentences: Sequence[str]) -> list[Parse]:
        """One parse for each sentence, in order."""
        ...
