"""What was hit, in one word that other reports may use as well."""

from __future__ import annotations

from tallystick.lexicon.incidents import STRUCTURES

VAGUE_TARGETS = frozenset(
    "city town village area region building target position site place district neighborhood neighbourhood country province coast island "
    "line street house apartment home home facility infrastructure center centre capital county state nation settlement hamlet compound "
    "complex structure convoy vehicle car block road".split()
)
"""Targets that many strikes share, and that name nothing in particular."""
SAME_TARGET = {
    "theatre": "theater",
    "centre": "center",
    "neighbourhood": "neighborhood",
    "airbase": "base",
    "air-base": "base",
    "airfield": "base",
}
"""Other words for one thing."""


def target_key(target: str) -> str:
    """The target's last word in the singular, British spelling cut to American."""
    word = target.split()[-1].lower()
    if word.endswith("s") and word[:-1] in STRUCTURES:
        word = word[:-1]
    return SAME_TARGET.get(word, word)
