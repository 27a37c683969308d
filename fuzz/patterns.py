"""How long the product's search patterns take on text made against them: ``python -m fuzz.patterns`` lists the slow ones.

Each pattern is taken apart. For each repetition in it a text is made that gets the search there and then repeats, many times over, what is
repeated, with an end that cannot match; besides, texts of one character or word many times over. A pattern that backtracks without bound takes
four times as long, or far more, for twice the text.
"""

from __future__ import annotations

import argparse
import ast
import importlib
import pkgutil
import re
import re._constants as codes  # type: ignore[import-untyped]
import re._parser as parser  # type: ignore[import-untyped]
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import tallystick
from tallystick.errors import TooLong
from tallystick.limits import at_most

SHORT, LONG = 2_000, 8_000
"""Characters of an attack; the long one is tried where the short one is slow."""
SLOW = 0.03
"""Seconds of processor time for the short attack above which a pattern is looked at: a search in a line needs 0.0001."""
LONGEST = 3.0
"""Seconds after which an attack has succeeded."""
PLAIN = (
    " ", "\n", "\t", "a", "A", "1", "-", ".", ",", "'", "’", "<", "&", "@", "(", "a ", "A ", "Aa ", "1 ", "1,", "1.", "a, ", "Aa, ", "a-",
    "the ", "of the ", "at least ", "and ", "two hundred ", "1,000 ", "12 March ", "on Monday ", "said ", "AB (CD) - ", "\n\n", " \n", "“", "é", "a\u0301",
)  # fmt: skip
"""What texts are made of by repetition alone."""
ENDS = ("\x00",)
INLINE = frozenset({"match", "search", "sub", "subn", "findall", "finditer", "fullmatch", "split", "compile"})


ROOT = Path(tallystick.__path__[0]).parent


class Slow(NamedTuple):
    """A pattern with the attack that it is slowest on."""

    where: str
    pattern: str
    pump: str
    """What is repeated."""
    short: float
    """Seconds for SHORT characters."""
    long: float
    """Seconds for LONG ones; LONGEST where it took longer."""


def patterns() -> dict[re.Pattern[str], str]:
    """The product's patterns with where they are: all that its modules keep, and those that its functions hold in place."""
    found: dict[re.Pattern[str], str] = {}
    for info in pkgutil.walk_packages(tallystick.__path__, "tallystick."):
        if info.name.endswith("__main__"):
            continue
        try:
            module = importlib.import_module(info.name)
        except ImportError:
            continue  # a part that is not installed
        for name, value in vars(module).items():
            for pattern in _held(value):
                found.setdefault(pattern, f"{info.name}:{name}")
    for file in sorted(Path(tallystick.__path__[0]).rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and node.func.attr in INLINE
                and node.args
                and isinstance(node.args[0], ast.Constant)
                and isinstance(node.args[0].value, str | bytes)
            ):
                held = node.args[0].value
                pattern = re.compile(held if isinstance(held, str) else held.decode("latin-1"), _flags(node))
                found.setdefault(pattern, f"{'.'.join(file.relative_to(ROOT).with_suffix('').parts)}:{node.lineno}")
    return found


def _held(value: Any, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value if isinstance(value.pattern, str) else re.compile(value.pattern.decode("latin-1"), value.flags | re.ASCII)
    elif depth < 4 and isinstance(value, list | tuple | set | frozenset):
        for one in value:
            yield from _held(one, depth + 1)
    elif depth < 4 and isinstance(value, dict):
        for one in value.values():
            yield from _held(one, depth + 1)


def _flags(call: ast.Call) -> int:
    names = {node.attr for node in ast.walk(call) if isinstance(node, ast.Attribute) and node.attr.isupper()}
    return int(sum(int(getattr(re, name, 0)) for name in names))


def attacks(pattern: re.Pattern[str]) -> set[tuple[str, str]]:
    """Beginnings and what is repeated after them."""
    found = {("", plain) for plain in PLAIN}
    found.update(_repeats(parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG), ""))
    return {(begin, pump) for begin, pump in found if pump}


def _repeats(nodes: Any, begin: str) -> Iterator[tuple[str, str]]:
    """For each repetition below: a text that leads to it, and one that it repeats."""
    for code, value in nodes:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, getattr(codes, "POSSESSIVE_REPEAT", None)):
            _, most, body = value
            if most is codes.MAXREPEAT or most > 8:
                for sample in _samples(body):
                    yield begin, sample
            yield from _repeats(body, begin)
        elif code is codes.SUBPATTERN:
            yield from _repeats(value[-1], begin)
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch, begin)
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _repeats(value[1], begin)
        elif code is getattr(codes, "ATOMIC_GROUP", None):
            yield from _repeats(value, begin)
        begin += next(iter(_samples([(code, value)])), "")


def _samples(nodes: Any, most: int = 4) -> list[str]:
    """Some texts that match, or nearly: what stands beside (look-around, back-references) is left out."""
    found = [""]
    for code, value in nodes:
        step = [""]
        if code is codes.LITERAL:
            step = [chr(value)]
        elif code is codes.NOT_LITERAL:
            step = ["a" if chr(value) != "a" else "b"]
        elif code is codes.ANY:
            step = ["a", " "]
        elif code is codes.IN:
            step = _members(value)
        elif code in (codes.MAX_REPEAT, codes.MIN_REPEAT, getattr(codes, "POSSESSIVE_REPEAT", None)):
            step = [sample * max(1, value[0]) for sample in _samples(value[2], 3)]
        elif code is codes.SUBPATTERN:
            step = _samples(value[-1], most)
        elif code is codes.BRANCH:
            step = [sample for branch in value[1][:most] for sample in _samples(branch, 1)]
        elif code is getattr(codes, "ATOMIC_GROUP", None):
            step = _samples(value, most)
        found = [begin + end for begin in found for end in step[:most]][:most]
    return found


CLASSES = {
    codes.CATEGORY_SPACE: " ", codes.CATEGORY_DIGIT: "1", codes.CATEGORY_WORD: "a", codes.CATEGORY_NOT_SPACE: "a",
    codes.CATEGORY_NOT_DIGIT: "a", codes.CATEGORY_NOT_WORD: " ",
}  # fmt: skip


def _members(members: Any) -> list[str]:
    """Some characters of a set; for one that excludes, of what is left."""
    inside, excluded = [], False
    for code, value in members:
        if code is codes.NEGATE:
            excluded = True
        elif code is codes.LITERAL:
            inside.append(chr(value))
        elif code is codes.RANGE:
            inside.append(chr(value[0]))
        elif code is codes.CATEGORY:
            inside.append(CLASSES[value])
    if excluded:
        return [one for one in ("a", " ", "1", ".", "-", "\n") if one not in inside][:3]
    return inside[:4]


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """Processor time of finding all matches in a text; LONGEST where it takes longer."""
    began = time.process_time()
    try:
        with at_most(LONGEST * 2, "the search"):
            for _ in pattern.finditer(text):
                pass
    except TooLong:
        return LONGEST
    return min(LONGEST, time.process_time() - began)


def slow(pattern: re.Pattern[str], where: str) -> Slow | None:
    """The attack on which the pattern is slowest, where one is slow."""
    worst: Slow | None = None
    for begin, pump in sorted(attacks(pattern)):
        for end in ENDS:
            short = seconds(pattern, begin + pump * (SHORT // len(pump)) + end)
            if short > SLOW and (worst is None or short > worst.short):
                long = LONGEST if short >= LONGEST else seconds(pattern, begin + pump * (LONG // len(pump)) + end)
                worst = Slow(where, pattern.pattern, pump, short, long)
    return worst


def main() -> None:
    """Lists the slow patterns."""
    argparse.ArgumentParser(prog="python -m fuzz.patterns", description=__doc__).parse_args()
    known = patterns()
    number = 0
    for pattern, where in known.items():
        if (one := slow(pattern, where)) is not None:
            number += 1
            print(f"{one.short:6.2f} s {one.long:6.2f} s  {one.where}  {one.pump!r}  {one.pattern[:80]!r}", flush=True)
    print(f"{len(known)} patterns, {number} slow on {SHORT:,} characters made against them")


if __name__ == "__main__":
    main()
