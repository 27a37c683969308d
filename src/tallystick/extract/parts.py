"""Where and when a part of a count stands: with its whole."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from tallystick.records.mention import FigureMention

AFTERWARDS = frozenset({"released", "rescued", "exchanged", "evacuated"})
"""What becomes of some of those held, trapped or missing, by a deed of its own."""


def inherit_from_wholes(figures: Sequence[FigureMention], placed: frozenset[str]) -> list[FigureMention]:
    """A part stands where and when its whole stands ('10 people, two of them children'); those ``placed`` by a list have a place of their own."""
    by_id = {figure.id: figure for figure in figures}
    left: set[str] = set()
    found = []
    for figure in figures:
        whole = by_id.get(figure.part_of or "")
        if whole is not None:
            # 'Two of the 17 kidnapped in May were freed on Friday': what became of the two is told, and when.
            own = figure.measure != whole.measure and figure.measure in AFTERWARDS and figure.incident not in {None, whole.incident}
            figure = msgspec.structs.replace(
                figure,
                place=whole.place if whole.place is not None and figure.id not in placed and not own else figure.place,
                when=whole.when if whole.when is not None and not own else figure.when,
                statement=figure.statement or whole.statement,
                incident=figure.incident if own else whole.incident or figure.incident,
            )
            if own and whole.when == figure.when:
                left.add(whole.id)  # '… were rescued on Friday': those trapped were so before
        found.append(figure)
    return [msgspec.structs.replace(one, when=None, earlier=True) if one.id in left else one for one in found]
