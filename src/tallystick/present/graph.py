"""The graph of who relays whom: voices on the left, those who hand on in the middle, outlets on the right.

Layers are fixed by what a party does; within a layer the order is that in which fewest lines cross, found by the barycentre method
(Sugiyama, Tagawa and Toda, 1981) from an order by name, so that the same account always gives the same picture.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

import msgspec

from tallystick.present.relays import Party, Passing, Relays

WIDTH = 960.0
COLUMN = 230.0
"""Width of a party's box."""
EDGE = 3.0
"""Room for the outline of a box."""
ROW = 34.0
BOX = 26.0
TOP = 34.0
MOST_VOICES = 24
MOST_OUTLETS = 24
MOST_EDGES = 140
"""Lines of a picture of all; more could not be told apart."""
ARC = 46.0
"""How far a line between two boxes of one column runs out to the right."""
HANDING = 0.3
"""Share of what an outlet takes that others must take from it, for it to stand in the middle."""
SWEEPS = 8
LETTERS = 29
"""Letters of a name that fit into a box."""
LAYERS = ("Who said it first", "Who hands it on", "Who prints it")


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """A party's box."""

    key: str
    label: str
    name: str
    kind: str
    layer: int
    x: float
    y: float
    claims: int
    outlets: int
    """Outlets that its words end in."""
    chosen: bool
    is_origin: bool


class Edge(msgspec.Struct, frozen=True, kw_only=True):
    """A line from one box to another; its width grows with the claims."""

    source: str
    target: str
    path: str
    width: float
    claims: int
    reports: int
    chosen: bool


class Graph(msgspec.Struct, frozen=True, kw_only=True):
    """A finished picture."""

    width: float
    height: float
    box_width: float
    box_height: float
    titles: tuple[tuple[float, str], ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int
    """Parties that the picture has no room for."""
    thin: int
    """Lines between the parties shown that are left out, those of fewest claims."""


def draw_graph(relays: Relays, chosen: str = "", *, unnamed: bool = False) -> Graph | None:
    """The picture of the parties that most outlets carry, or of ``chosen`` with all that it touches; None where nobody relays anybody."""
    passings = [
        p for p in relays.passings if unnamed or chosen or "unnamed" not in (relays.parties[p.source].kind, relays.parties[p.target].kind)
    ]
    if chosen:
        passings = _touching(passings, chosen)
    if not passings:
        return None
    weight: dict[str, int] = defaultdict(int)
    for passing in passings:
        weight[passing.source] += passing.claims
        weight[passing.target] += passing.claims
    layers = _layers(passings, relays.parties)
    reach = {line.origin.key: len(line.outlets) for line in relays.lines}
    kept: set[str] = set()
    for layer, most in ((0, MOST_VOICES), (1, MOST_OUTLETS), (2, MOST_OUTLETS)):
        ordered = sorted(
            (key for key, at in layers.items() if at == layer),
            key=lambda k: (k != chosen, -reach.get(k, 0), -weight[k], relays.parties[k].name, k),
        )
        kept.update(ordered[:most])
    between = sorted((p for p in passings if p.source in kept and p.target in kept), key=lambda p: (-p.claims, p.source, p.target))
    shown = between if chosen else between[:MOST_EDGES]
    touched = {key for p in shown for key in (p.source, p.target)}
    columns = _order({key: layers[key] for key in touched}, shown, relays.parties)
    used = [column for column in range(3) if columns[column]]
    height = TOP + ROW * max(len(columns[c]) for c in used) + 8
    inside = any(layers[p.source] == layers[p.target] == used[-1] for p in shown)
    width = WIDTH - (ARC + EDGE if inside else 0.0)
    places = {
        key: (_column_x(column, used, width), round(TOP + (height - TOP - ROW * len(columns[column])) / 2 + ROW * n, 1))
        for column in used
        for n, key in enumerate(columns[column])
    }
    most_claims = max((p.claims for p in shown), default=1)
    nodes = tuple(
        Node(
            key=key,
            label=_cut(relays.parties[key].name),
            name=relays.parties[key].name,
            kind=relays.parties[key].kind,
            layer=layers[key],
            x=places[key][0],
            y=places[key][1],
            claims=weight[key],
            outlets=reach.get(key, 0),
            chosen=key == chosen,
            is_origin=key in relays.by_key,
        )
        for column in used
        for key in columns[column]
    )
    edges = tuple(
        Edge(
            source=p.source,
            target=p.target,
            path=_path(places[p.source], places[p.target]),
            width=round(1 + 5 * p.claims / most_claims, 2),
            claims=p.claims,
            reports=p.reports,
            chosen=bool(chosen) and chosen in (p.source, p.target),
        )
        for p in sorted(shown, key=lambda p: (p.claims, p.source, p.target))
    )
    return Graph(
        width=WIDTH,
        height=round(height, 1),
        box_width=COLUMN,
        box_height=BOX,
        titles=tuple((_column_x(column, used, width), LAYERS[column]) for column in used),
        nodes=nodes,
        edges=edges,
        left_out=len(set(layers) - touched),
        thin=len(between) - len(shown),
    )


def _touching(passings: Iterable[Passing], chosen: str) -> list[Passing]:
    """What passes into or out of the chosen one, however many hands it goes through."""
    outward: dict[str, list[Passing]] = defaultdict(list)
    inward: dict[str, list[Passing]] = defaultdict(list)
    for passing in passings:
        outward[passing.source].append(passing)
        inward[passing.target].append(passing)
    found: dict[tuple[str, str], Passing] = {}
    for table, following in ((outward, "target"), (inward, "source")):
        waiting, seen = [chosen], {chosen}
        for key in waiting:
            # Only the first step inward: who else a relaying outlet prints has nothing to do with the chosen one.
            for passing in table[key]:
                found[(passing.source, passing.target)] = passing
                other = getattr(passing, following)
                if other not in seen and following == "target":
                    seen.add(other)
                    waiting.append(other)
    return [found[key] for key in sorted(found)]


def _layers(passings: Iterable[Passing], parties: Mapping[str, Party]) -> dict[str, int]:
    """0 for those who only speak, 2 for those who mostly print, 1 for those who hand on much of what they take, and for agencies."""
    given: dict[str, int] = defaultdict(int)
    taken: dict[str, int] = defaultdict(int)
    for passing in passings:
        given[passing.source] += passing.claims
        taken[passing.target] += passing.claims
    found = {}
    for key in sorted({*given, *taken}):
        media = parties[key].kind in {"agency", "relay", "outlet"}
        if not taken[key]:
            found[key] = 1 if media else 0
        elif media:
            found[key] = 1 if given[key] and (given[key] >= HANDING * taken[key] or parties[key].kind == "relay") else 2
        else:
            found[key] = 1 if given[key] else 2
    return found


def _order(layers: Mapping[str, int], passings: Iterable[Passing], parties: Mapping[str, Party]) -> list[list[str]]:
    """The columns from top to bottom: by the middle of those that a box is joined to, swept to and fro."""
    columns = [sorted((k for k, at in layers.items() if at == column), key=lambda k: (parties[k].name, k)) for column in range(3)]
    near: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for passing in passings:
        near[passing.source].append((passing.target, passing.claims))
        near[passing.target].append((passing.source, passing.claims))
    for sweep in range(SWEEPS):
        for column in (range(3), range(2, -1, -1))[sweep % 2]:
            at = {key: (n + 0.5) / len(one) for c, one in enumerate(columns) for n, key in enumerate(one) if c != column}
            own = {key: (n + 0.5) / len(columns[column]) for n, key in enumerate(columns[column])}

            def middle(key: str, at: dict[str, float] = at, own: dict[str, float] = own) -> tuple[float, str, str]:
                joined = [(at[other], claims) for other, claims in near[key] if other in at]
                total = sum(claims for _, claims in joined)
                return (round(sum(y * claims for y, claims in joined) / total, 9) if total else own[key], parties[key].name, key)

            columns[column].sort(key=middle)
    return columns


def _column_x(column: int, used: list[int], width: float) -> float:
    return round(EDGE + used.index(column) * (width - COLUMN - 2 * EDGE) / max(1, len(used) - 1), 1)


def _path(source: tuple[float, float], target: tuple[float, float]) -> str:
    """A curve from the right edge of one box to the left edge of the other; between two of one column, around its right side."""
    x1, y1 = source[0] + COLUMN, source[1] + BOX / 2
    x2, y2 = target[0], target[1] + BOX / 2
    if x2 <= source[0]:
        x2 = target[0] + COLUMN
        bend = max(x1, x2) + ARC
        return f"M{x1:g} {y1:g}C{bend:g} {y1:g} {bend:g} {y2:g} {x2:g} {y2:g}"
    half = (x1 + x2) / 2
    return f"M{x1:g} {y1:g}C{half:g} {y1:g} {half:g} {y2:g} {x2:g} {y2:g}"


def _cut(name: str) -> str:
    return name if len(name) <= LETTERS else name[: LETTERS - 1].rstrip() + "…"
