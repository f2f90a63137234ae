"""A table with totals as counts that flow in a circle: what some hidden ones may be, given those that are published.

Every cell and every total is an edge, and what runs into a node runs out of it again: that is all that the sums of a table
say. Hidden edges may carry more, or less down to a least amount, along a circle of hidden edges; an edge on no such circle
is known to whoever can subtract. Whole numbers stay whole (the network is unimodular), so that the answers are exact.
"""

import heapq
from collections import deque
from collections.abc import Callable, Collection, Hashable, Sequence
from dataclasses import dataclass, field

Node = Hashable


@dataclass(frozen=True)
class Edge:
    """What flows from `tail` to `head`; `least` is what everybody knows that it carries when it is hidden."""

    tail: Node
    head: Node
    value: int
    least: int = 0


@dataclass
class Circulation:
    """The edges of one table, by number; `free` below are the numbers of those that are not published."""

    edges: Sequence[Edge]
    _at: dict[Node, list[int]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for number, edge in enumerate(self.edges):
            self._at.setdefault(edge.tail, []).append(number)
            self._at.setdefault(edge.head, []).append(number)

    def room(self, number: int, free: Collection[int], most: int) -> tuple[int, int]:
        """By how much the edge may carry less, and more, than it does; neither is looked for beyond `most`."""
        edge = self.edges[number]
        others = set(free) - {number}
        lower = min(most, max(0, edge.value - edge.least))
        less = self._push(edge.tail, edge.head, others, lower)[0] if lower else 0
        return less, self._push(edge.head, edge.tail, others, most)[0]

    def circle(self, number: int, free: Collection[int], most: int, cost: Callable[[int], int]) -> list[int]:
        """The published edges that, were they hidden too, would let this one carry more, at the least cost.

        Empty when no circle passes through it. `cost` is asked of published edges only.
        """
        edge = self.edges[number]
        others = set(free) - {number}
        _, changes = self._push(edge.head, edge.tail, others, most)
        allowed = set(range(len(self.edges))) - {number}
        path = self._cheapest(edge.head, edge.tail, allowed, changes, lambda one: 0 if one in others else cost(one))
        return [one for one in path if one not in others]

    def _push(self, start: Node, goal: Node, allowed: set[int], most: int) -> tuple[int, dict[int, int]]:
        """How much can be sent from start to goal over the allowed edges, and what that changes on each."""
        changes: dict[int, int] = {}
        sent = 0
        while sent < most:
            path = self._shortest(start, goal, allowed, changes)
            if not path:
                break
            amount = min([most - sent, *(self._left(one, changes) for one, onward in path if not onward)])
            for one, onward in path:
                changes[one] = changes.get(one, 0) + (amount if onward else -amount)
            sent += amount
        return sent, changes

    def _shortest(self, start: Node, goal: Node, allowed: set[int], changes: dict[int, int]) -> list[tuple[int, bool]]:
        came: dict[Node, tuple[Node, int, bool]] = {}
        queue = deque([start])
        while queue and goal not in came:
            node = queue.popleft()
            for number, onward, to in self._steps(node, allowed, changes):
                if to != start and to not in came:
                    came[to] = (node, number, onward)
                    queue.append(to)
        return _walked(start, goal, came)

    def _cheapest(
        self, start: Node, goal: Node, allowed: set[int], changes: dict[int, int], cost: Callable[[int], int]
    ) -> list[int]:
        came: dict[Node, tuple[Node, int, bool]] = {}
        costs: dict[Node, int] = {start: 0}
        heap: list[tuple[int, int, Node]] = [(0, 0, start)]
        pushed = 0  # nodes do not compare: the order of arrival settles a tie
        while heap:
            spent, _, node = heapq.heappop(heap)
            if spent > costs[node]:
                continue
            for number, onward, to in self._steps(node, allowed, changes):
                total = spent + cost(number)
                if to not in costs or total < costs[to]:
                    costs[to], came[to], pushed = total, (node, number, onward), pushed + 1
                    heapq.heappush(heap, (total, pushed, to))
        return [number for number, _ in _walked(start, goal, came)]

    def _steps(self, node: Node, allowed: set[int], changes: dict[int, int]) -> list[tuple[int, bool, Node]]:
        found: list[tuple[int, bool, Node]] = []
        for number in self._at.get(node, ()):
            edge = self.edges[number]
            if number not in allowed:
                continue
            if edge.tail == node:
                found.append((number, True, edge.head))
            elif self._left(number, changes) > 0:
                found.append((number, False, edge.tail))
        return found

    def _left(self, number: int, changes: dict[int, int]) -> int:
        """By how much less the edge may still carry."""
        edge = self.edges[number]
        return max(0, edge.value - edge.least) + changes.get(number, 0)


def _walked(start: Node, goal: Node, came: dict[Node, tuple[Node, int, bool]]) -> list[tuple[int, bool]]:
    path: list[tuple[int, bool]] = []
    node = goal
    while node != start:
        if node not in came:
            return []
        node, number, onward = came[node]
        path.append((number, onward))
    return path[::-1]
