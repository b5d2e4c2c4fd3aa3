# ruff: noqa: E501 (a paragraph of a report is one line)
"""Invented reports of one morning at a weir, for the tests of lineage."""

from collections.abc import Sequence

from secondsource.lineage import borrowings
from secondsource.records.article import Article
from secondsource.records.lineage import Borrowing
from secondsource.records.skim import Skim
from secondsource.records.story import Story
from secondsource.skim import skim

WIRE = """OLDWATER, May 6 (Corran) - The upper weir at Oldwater gave way on Thursday and sent a wave of brown water through the lower town, the river board said.

Eleven families were taken from their houses by boat before nine o'clock, and two men were treated for cold, a board spokeswoman told Corran.

"We heard the stones go one after another," said Bram Essel, who keeps the lock below the weir.

The board had planned to drain the upper basin in June so that engineers could mend a crack that divers found last autumn.

Mayor Tilde Aust closed the stone bridge and asked people of the lower town to stay on high ground until the water had fallen.

The Oldwater Mill Company, which owns the weir, said in a statement that it would pay for beds and meals, and expressed regret."""

SPUN = """The upper dam at Oldwater gave way on Thursday and sent a wave of muddy water through the lower town, the river authority said.

Eleven households were taken from their houses by boat before nine o'clock, and two men were treated for cold, an authority spokeswoman said.

"We heard the stones go one after another," said Bram Essel, who keeps the lock below the dam.

The authority had planned to drain the upper basin in June so that engineers could repair a crack that divers found last autumn.

Mayor Tilde Aust shut the stone bridge and asked people of the lower town to stay on high ground until the water had fallen.

The Oldwater Mill Company, which owns the dam, said in a statement that it would pay for beds and meals, and expressed regret."""

OWN = """The wave came down Tanner Street at twenty to seven, and it brought a piano with it.

Nora Feld, who bakes on the corner, told the Valley Messenger that she had counted nine doors floating past her window.

"We heard the stones go one after another," said Bram Essel, the keeper of the lock.

By noon the Messenger saw the piano standing in the schoolyard, dry on top, and children playing on it with sticks."""

OTHER = """Bread will cost more from Monday, the bakers' guild of the Oldwater valley decided at its yearly meeting.

A loaf of two pounds is to be sold at four crowns, guild master Pia Renn said, because flour has become dear since the harvest failed."""


def borrowed(articles: Sequence[Article], stories: Sequence[Story] | None = None) -> tuple[Borrowing, ...]:
    """Borrowings of a pile that is one story, unless others are given."""
    made: list[Skim] = [skim(one) for one in articles]
    if stories is None:
        stories = [one_story(articles)]
    return borrowings(articles, made, stories)


def one_story(articles: Sequence[Article], id: str = "s") -> Story:
    """The articles as one story."""
    return Story(id=id, articles=tuple(sorted(one.id for one in articles)), storyline=id)
