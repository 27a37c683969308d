"""A report's text in stretches of one line and one zone: what a parser reads in one go.

Headings glued to the next sentence cost attributions, so text is cut at line ends before it is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tallystick.records.report import Report, ZoneKind

MAX_BLOCK = 20_000
"""Characters that are parsed in one piece; longer lines are cut at a blank so that memory stays bounded."""
BLOCK = re.compile(r"[^\n]*[^\s][^\n]*")


def blocks_of(report: Report, text: str) -> Iterator[tuple[int, int, ZoneKind | None]]:
    """Stretches of one line and one zone, in order; ``text`` is the report's as it is read."""
    for line in BLOCK.finditer(text):
        position = line.start()
        cuts = {line.start(), line.end()}
        for zone in report.zones:
            cuts.update(edge for edge in (zone.start, zone.end) if line.start() < edge < line.end())
        for edge in sorted(cuts)[1:]:
            zone_here = report.zone_at(position)
            while edge - position > MAX_BLOCK:
                blank = text.rfind(" ", position, position + MAX_BLOCK)
                cut = blank + 1 if blank > position else position + MAX_BLOCK
                yield position, cut, zone_here.kind if zone_here else None
                position = cut
            if text[position:edge].strip():
                yield position, edge, zone_here.kind if zone_here else None
            position = edge
