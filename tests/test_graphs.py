"""Connected components on plain ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from secondsource.graphs import components

edges_of_ten = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)))


def test_nodes_without_edges_stand_alone() -> None:
    """Each node is in one component, also those that nothing touches."""
    assert components("abcd", [("d", "b")]) == [["a"], ["b", "d"], ["c"]]


def test_an_edge_to_nowhere_is_an_error() -> None:
    """An edge must join nodes that were given."""
    with pytest.raises(KeyError):
        components("ab", [("a", "x")])


@given(edges_of_ten, st.randoms())
def test_the_order_of_edges_does_not_matter(edges: list[tuple[int, int]], random: st.DrawFn) -> None:
    """Components and their order depend on the nodes and on which edges there are, and on nothing else."""
    first = components(range(10), edges)
    turned = [(b, a) for a, b in edges]
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert components(range(10), turned) == first
    assert sorted(node for group in first for node in group) == list(range(10))
    for a, b in edges:
        assert any(a in group and b in group for group in first)
