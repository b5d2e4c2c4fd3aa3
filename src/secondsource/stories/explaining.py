"""Why two articles are, or are not, one story: the views of the pair, what each weighs, and what decided."""

from collections.abc import Sequence

import numpy as np

from secondsource.records.article import Article
from secondsource.records.skim import Skim
from secondsource.records.story import Decision, Story
from secondsource.stories.candidates import FAINT, FARTHEST_DAYS, candidate_pairs
from secondsource.stories.collection import PAIR_REACH, Collection, Ints, collect
from secondsource.stories.grouping import bar, least_of_two, same_texts
from secondsource.stories.similarity import VIEWS, log_odds, products, views_of_pairs, weights, with_nearest
from secondsource.text.normalize import fold, words
from secondsource.text.rarity import rarity
from secondsource.text.stems import STOP_WORDS, stem

WORDS_SHOWN = 8


def explain(a: Article, b: Article, skims: Sequence[Skim], stories: Sequence[Story]) -> Decision:
    """The decision on ``a`` and ``b`` among the articles of the pile, as grouping took it.

    Raises:
        KeyError: one of them is not among ``skims``.
    """
    ordered = sorted({one.id: one for one in skims}.values(), key=lambda one: one.id)
    copies = same_texts(ordered)
    node_of = {ordered[place].id: number for number, places in enumerate(copies.values()) for place in places}
    nodes = [ordered[place] for place in copies]
    skim_of = {one.id: one for one in ordered}
    pile = collect(nodes)
    pile = with_nearest(pile, *candidate_pairs(pile))
    x, y = np.array([node_of[a.id]]), np.array([node_of[b.id]])
    row, scorer = views_of_pairs(pile, x, y)[0], weights()
    odds = float(log_odds(pile, x, y)[0])
    story_of = {id: story for story in stories for id in story.articles}
    here, there = story_of[a.id], story_of[b.id]
    mean = _mean_between(pile, node_of, here, there, a.id)
    alone = len({node_of[id] for story in (here, there) for id in story.articles}) == 2
    least = least_of_two(skim_of[a.id], skim_of[b.id], len(nodes)) if alone else 0.0
    asked = bar(*(len({node_of[id] for id in story.articles}) for story in (here, there)))
    held = mean is not None and 0 < mean <= asked
    return Decision(
        a=a.id,
        b=b.id,
        stories=(here.id, there.id),
        views=tuple(
            (view, round(float(value), 4), round(float(value * slope), 3))
            for view, value, slope in zip(VIEWS, row, scorer.slopes, strict=True)
        ),
        intercept=scorer.intercept,
        log_odds=round(odds, 3),
        mean_log_odds=None if mean is None else round(mean, 3),
        decided=_decided(skim_of[a.id], skim_of[b.id], odds, least, held, here.id == there.id, x[0] == y[0], _faint(pile, x, y)),
        shared=shared_words(a, b),
    )


def _faint(pile: Collection, x: Ints, y: Ints) -> bool:
    return bool(products(pile.pairs, x, y)[0] < FAINT)


def _mean_between(pile: Collection, node_of: dict[str, int], here: Story, there: Story, a: str) -> float | None:
    """Mean log odds of the pairs between two stories, or between ``a`` and the rest of its story; None where there is no pair."""
    one = sorted({node_of[id] for id in ((a,) if here.id == there.id else here.articles)})
    other = sorted({node_of[id] for id in there.articles} - set(one))
    pairs = [(x, y) for x in one[:200] for y in other[:200]]
    return float(log_odds(pile, *np.array(pairs).T).mean()) if pairs else None


def _decided(a: Skim, b: Skim, odds: float, least: float, held: bool, together: bool, copies: bool, faint: bool) -> str:
    """In words, what put the pair together or kept it apart.

    ``least`` is what two articles by themselves must reach; ``held``: their stories are likely one, but less so than two stories must be.
    """
    if copies:
        return "one story: nearly the same text within a few days"
    if a.hints or b.hints:
        kinds = ", ".join(sorted({*a.hints, *b.hints}))
        return (
            f"{kinds}: stands with the one story that it fits best"
            if together
            else f"{kinds}: it fits another story better, or none well enough"
        )
    if a.day is not None and b.day is not None and abs(a.day - b.day) > FARTHEST_DAYS:
        return f"two stories: {abs(a.day - b.day)} days apart, more than {FARTHEST_DAYS}"
    if faint and not together:
        return "two stories: they share next to no pairs of words, and were not compared further"
    if together and odds > 0:
        return "one story: more likely than not, and the story's other articles do not speak against it"
    if together:
        return "one story: unlikely by themselves, but the story's articles are likely on average, or many of them draw one more"
    if 0 < odds < least:
        return "two stories: alike, but two reports with no third beside them must be more so, above all of different days or of one outlet"
    if held:
        return "two stories: likely one, but less so than two stories of several reports each must be"
    if odds > 0:
        return "two stories: likely by themselves, but the other articles of the two stories speak against it"
    return "two stories: less likely than not"


def shared_words(a: Article, b: Article) -> tuple[tuple[str, str], ...]:
    """The rarest neighbouring words that both articles have, as each of them writes them, rarest first."""
    mine, theirs = _pairs_as_written(a), _pairs_as_written(b)
    both = sorted(mine.keys() & theirs.keys(), key=lambda pair: (-sum(map(rarity, pair)), pair))
    chosen: list[tuple[str, str]] = []
    used: set[str] = set()
    for pair in both:
        if used.isdisjoint(pair):  # each word is shown once
            used.update(pair)
            chosen.append((mine[pair], theirs[pair]))
    return tuple(chosen[:WORDS_SHOWN])


def _pairs_as_written(article: Article) -> dict[tuple[str, str], str]:
    """Pairs of near stems, in alphabetical order, each to the words of the text where it first stands."""
    found: dict[tuple[str, str], str] = {}
    for block in article.blocks:
        if block.kind != "body":
            continue
        text = article.text[block.start : block.end]
        told = [(stem(word), start, end) for word, start, end in words(fold(text)) if word not in STOP_WORDS and len(word) > 1]
        for reach in range(1, PAIR_REACH + 1):
            for (one, start, _), (other, _, end) in zip(told, told[reach:], strict=False):
                if one != other:
                    found.setdefault((min(one, other), max(one, other)), " ".join(text[start:end].split()))
    return found
