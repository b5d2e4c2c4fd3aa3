"""Connected components on plain ids."""

from collections.abc import Hashable, Iterable
from typing import TypeVar

Node = TypeVar("Node", bound=Hashable)


def components(nodes: Iterable[Node], edges: Iterable[tuple[Node, Node]]) -> list[list[Node]]:
    """Connected components; each lists its nodes in the order of ``nodes``, components stand in the order of their first node.

    Raises:
        KeyError: an edge names a node that is not among ``nodes``.
    """
    order = list(dict.fromkeys(nodes))
    parent = {node: node for node in order}

    def root(node: Node) -> Node:
        while parent[node] != node:
            parent[node] = parent[parent[node]]
            node = parent[node]
        return node

    for a, b in edges:
        parent[root(a)] = root(b)
    groups: dict[Node, list[Node]] = {}
    for node in order:
        groups.setdefault(root(node), []).append(node)
    return list(groups.values())
