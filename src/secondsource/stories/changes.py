"""Stories of a pile that grew: the ids that they had before, and what became of them.

Which articles are one story is decided anew over all of them, so that one article at a time, batches and all at once give the same stories.
Only the names are carried over: a story keeps the id of the earlier story that it shares most articles with, if it is also that story's
largest part.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from secondsource.records.story import Change, Story


def keep_ids(before: Mapping[str, str], stories: Sequence[Story]) -> tuple[tuple[Story, ...], tuple[Change, ...]]:
    """The stories under their earlier ids, in the given order, and what changed; ``before`` leads from an article to its earlier story.

    Ties go to the lesser id. Changes stand by kind ("merged", "split", "grew", "new", "gone"), then by id.
    """
    shares = {story.id: Counter(before[id] for id in story.articles if id in before) for story in stories}
    parts: dict[str, Counter[str]] = defaultdict(Counter)
    for name, counts in shares.items():
        for old, count in counts.items():
            parts[old][name] += count
    largest = {old: min(found, key=lambda name: (-found[name], name)) for old, found in parts.items()}
    renamed = {}
    for name, counts in shares.items():
        nearest = min(counts, key=lambda old: (-counts[old], old), default=None)
        renamed[name] = nearest if nearest is not None and largest[nearest] == name else name
    # A name that another story has kept is not given a second time.
    taken = {given for name, given in renamed.items() if given != name} | set(parts)
    for name in sorted(name for name, given in renamed.items() if given == name and name not in largest.values()):
        number = 2
        while renamed[name] in taken:
            renamed[name] = f"{name}-{number}"
            number += 1
        taken.add(renamed[name])
    again = tuple(
        replace(
            story,
            id=renamed[story.id],
            storyline=renamed.get(story.storyline, story.storyline),
            links=tuple(replace(link, story=renamed[link.story]) for link in story.links),
        )
        for story in stories
    )
    return again, _changes(before, stories, shares, parts, renamed)


def _changes(
    before: Mapping[str, str],
    stories: Sequence[Story],
    shares: Mapping[str, Counter[str]],
    parts: Mapping[str, Counter[str]],
    renamed: Mapping[str, str],
) -> tuple[Change, ...]:
    found = []
    for story in stories:
        olds, name = shares[story.id], renamed[story.id]
        if not olds:
            found.append(Change(kind="new", story=name))
        elif len(olds) > 1:
            found.append(Change(kind="merged", story=name, others=tuple(sorted(olds.keys() - {name}))))
        elif sum(olds.values()) < len(story.articles):
            found.append(Change(kind="grew", story=name))
    for old, into in parts.items():
        if len(into) > 1:
            found.append(Change(kind="split", story=old, others=tuple(sorted({renamed[name] for name in into} - {old}))))
    found += [Change(kind="gone", story=old) for old in set(before.values()) - parts.keys()]
    order = ("merged", "split", "grew", "new", "gone")
    return tuple(sorted(found, key=lambda change: (order.index(change.kind), change.story)))
