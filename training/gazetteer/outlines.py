"""Compiles the outlines that the offline map is drawn from.

    python -m training.gazetteer.outlines ../shared/gazetteer/basemap_2km.topo.json.gz src/tallystick/lexicon/basemap.bin

Arcs of the TopoJSON are joined to rings, rounded to ``STEP`` degrees, written as differences in variable-length bytes, and compressed by country.
"""

from __future__ import annotations

import argparse
import gzip
import json
import struct
import zlib
from pathlib import Path
from typing import Any

from tallystick.lexicon.basemap import MAGIC, STEP

KINDS = (("countries", "country"), ("admin1", "admin1"), ("lakes", "lake"), ("rivers", "river"), ("disputed", "disputed"))


def main() -> None:
    """Reads the TopoJSON file and writes the outlines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("topology", type=Path)
    parser.add_argument("output", type=Path)
    options = parser.parse_args()
    with gzip.open(options.topology, "rt", encoding="utf-8") as file:
        topology = json.load(file)
    arcs = [_decoded(arc, topology["transform"]) for arc in topology["arcs"]]
    groups: dict[tuple[str, str], bytearray] = {}
    shapes: list[list[Any]] = []
    for layer, kind in KINDS:
        for geometry in topology["objects"][layer]["geometries"]:
            rings = [ring for ring in _rings(geometry, arcs) if len(ring) > (3 if kind in {"country", "admin1", "lake"} else 1)]
            if not rings:
                continue
            about = geometry.get("properties") or {}
            code = about.get("iso_3166_2" if kind == "admin1" else "iso_a2") or ""
            packed = groups.setdefault((kind if kind != "admin1" else "admin1", about.get("iso_a2") or ""), bytearray())
            start = len(packed)
            for ring in rings:
                packed += _packed(ring)
            x, y = [p[0] for ring in rings for p in ring], [p[1] for ring in rings for p in ring]
            box = [round(value * STEP, 2) for value in (min(x), min(y), max(x), max(y))]
            group = list(groups).index((kind, about.get("iso_a2") or ""))
            shapes.append([kind, about.get("name") or "", code, *box, group, start, len(packed)])
    bodies = [zlib.compress(bytes(packed), 9) for packed in groups.values()]
    offsets = [0]
    for body in bodies:
        offsets.append(offsets[-1] + len(body))
    index = zlib.compress(json.dumps({"shapes": shapes, "offsets": offsets}, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    options.output.write_bytes(MAGIC + struct.pack("<I", len(index)) + index + b"".join(bodies))
    print(f"{len(shapes):,} shapes, {options.output.stat().st_size:,} bytes")


def _decoded(arc: list[list[int]], transform: dict[str, list[float]]) -> list[tuple[int, int]]:
    (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x += dx
        y += dy
        points.append((round((x * sx + tx) / STEP), round((y * sy + ty) / STEP)))
    return points


def _rings(geometry: dict[str, Any], arcs: list[list[tuple[int, int]]]) -> list[list[tuple[int, int]]]:
    kind, found = geometry.get("type"), geometry.get("arcs", [])
    lines = {"Polygon": found, "LineString": [found], "MultiLineString": found}.get(kind or "", [])
    if kind == "MultiPolygon":
        lines = [ring for polygon in found for ring in polygon]
    rings = []
    for line in lines:
        ring: list[tuple[int, int]] = []
        for number in line:
            points = arcs[number] if number >= 0 else arcs[~number][::-1]
            for point in points:
                if not ring or ring[-1] != point:
                    ring.append(point)
        rings.append(ring)
    return rings


def _packed(ring: list[tuple[int, int]]) -> bytes:
    out = bytearray(_number(len(ring)))
    before = (0, 0)
    for point in ring:
        for axis in (0, 1):
            change = point[axis] - before[axis]
            out += _number(change << 1 if change >= 0 else (-change << 1) - 1)
        before = point
    return bytes(out)


def _number(value: int) -> bytes:
    out = bytearray()
    while value > 0x7F:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
    return bytes(out)


if __name__ == "__main__":
    main()
