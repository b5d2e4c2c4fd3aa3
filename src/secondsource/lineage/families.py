"""Articles that are one telling.

What question it answers: which articles of a story rest on the same newsroom's work, and is that work shown?
"""

from collections.abc import Mapping, Sequence

from secondsource.graphs import components
from secondsource.records.article import Article
from secondsource.records.lineage import Borrowing, Family, Origin
from secondsource.records.story import Story


def families(story: Story, articles: Mapping[str, Article], borrowings: Sequence[Borrowing]) -> tuple[Family, ...]:
    """Families of a story, each article in exactly one, in order of their first article's id."""
    members = sorted(one for one in story.articles if one in articles)
    inside = set(members)
    ties = [(one.a, one.b) for one in borrowings if one.a in inside and one.b in inside]
    return tuple(_family(group, articles) for group in components(members, ties))


def _family(group: Sequence[str], articles: Mapping[str, Article]) -> Family:
    credits = sorted({credit for one in group if (credit := articles[one].credit)})
    origin = Origin(kind="agency", name=credits[0]) if credits else Origin(kind="unknown")
    return Family(id=group[0], articles=tuple(group), state="not known", origin=origin)
