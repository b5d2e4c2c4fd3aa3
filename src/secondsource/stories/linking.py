"""Average link on sparse log odds: the one clustering that articles (into stories) and stories (into storylines) share."""

import heapq
from collections.abc import Callable

from secondsource.stories.collection import Floats, Ints


def no_bar(one: int, other: int) -> float:
    """Groups of any sizes are merged when that is more likely than not."""
    return 0.0


def average_link(size: int, a: Ints, b: Ints, odds: Floats, *, unseen: float, bar: Callable[[int, int], float] = no_bar) -> list[list[int]]:
    """Groups of ``range(size)``: merges the two groups with the highest mean log odds between them while that is above zero.

    ``bar`` of the sizes of two groups is taken off the mean between them; it is symmetric.
    ``odds`` are of the pairs ``a[i] < b[i]``, each pair once; pairs that are not given count ``unseen`` (below zero). Equal means merge in
    the order of the groups' numbers, so the outcome depends on nothing but the odds. Each group is sorted; near-linear in the pairs.
    """
    total: list[dict[int, float]] = [{} for _ in range(size)]  # summed odds above ``unseen`` to each neighbouring group
    for x, y, value in zip(a.tolist(), b.tolist(), odds.tolist(), strict=True):
        total[x][y] = total[y][x] = value - unseen
    members: list[list[int]] = [[node] for node in range(size)]
    version = [0] * size
    single = bar(1, 1)
    heap = [(single - value, x, y, 0, 0) for x, y, value in zip(a.tolist(), b.tolist(), odds.tolist(), strict=True) if value > single]
    heapq.heapify(heap)
    while heap:
        _, x, y, version_x, version_y = heapq.heappop(heap)
        if version[x] != version_x or version[y] != version_y:
            continue  # one of them has grown since, or is gone
        members[x] += members[y]
        members[y] = []
        version[x] += 1
        version[y] += 1
        for other, value in total[y].items():
            del total[other][y]
            if other != x:
                total[x][other] = total[other][x] = total[x].get(other, 0.0) + value
        total[y] = {}
        for other, value in total[x].items():
            mean = value / (len(members[x]) * len(members[other])) + unseen - bar(len(members[x]), len(members[other]))
            if mean > 0:
                low, high = min(x, other), max(x, other)
                heapq.heappush(heap, (-mean, low, high, version[low], version[high]))
    return [sorted(group) for group in members if group]
