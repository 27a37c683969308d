"""The product's own words for kinds, measures and certainty: plain, short, the same everywhere."""

from __future__ import annotations

from tallystick.records.account import FindingKind
from tallystick.records.mention import Certainty

KIND_TITLE: dict[FindingKind, str] = {
    FindingKind.AGREEMENT: "Agreed",
    FindingKind.DISPUTE: "Disputed",
    FindingKind.UPDATE: "Updated",
    FindingKind.REVISION: "Revised",
    FindingKind.SINGLE_SOURCE: "From a single source",
    FindingKind.UNVERIFIED: "Unverified",
}
KIND_NOTE: dict[FindingKind, str] = {
    FindingKind.AGREEMENT: "Reports give the same, and how many of them are independent is said beside each.",
    FindingKind.DISPUTE: "Claims that cannot all be true, side by side and with equal rank.",
    FindingKind.UPDATE: "A later number of the same growing thing; the earlier is outdated, not wrong.",
    FindingKind.REVISION: "A later claim takes the place of an earlier one that it contradicts.",
    FindingKind.SINGLE_SOURCE: "Carried by one origin alone, however many outlets print it.",
    FindingKind.UNVERIFIED: "Marked by its own report as not verified.",
}
KIND_SIGN: dict[FindingKind, str] = {
    FindingKind.AGREEMENT: "=",
    FindingKind.DISPUTE: "≠",
    FindingKind.UPDATE: "↑",
    FindingKind.REVISION: "↻",
    FindingKind.SINGLE_SOURCE: "·",
    FindingKind.UNVERIFIED: "?",
}
"""Beside the colour, so that no kind is told by colour alone."""
CERTAINTY: dict[Certainty, str] = {
    Certainty.STATED: "",
    Certainty.ESTIMATED: "estimated",
    Certainty.HEDGED: "hedged",
    Certainty.ALLEGED: "alleged",
    Certainty.DENIED: "denied",
    Certainty.UNVERIFIED: "not verified",
}
PLAIN_CUES = frozenset(
    "said|say|says|saying|has said|have said|had said|told|tells|telling|has told|have told|had told|added|adds|adding|according to|stated|states"
    "|stating|reported|report|reports|reporting|announced|announces|announcing|was quoted saying|was quoted as saying|wrote|writes|citing".split(
        "|"
    )
)
"""Words of saying that tell no more than that it was said; any other is shown with the claim ('denied', 'claimed', 'believes')."""
MEASURE_TITLE: dict[str, str] = {
    "refugees": "Crossed a border",
    "sheltering": "Sheltering",
    "wounded": "Injured",
    "population": "Lived there",
    "other": "Other numbers",
    "vehicles": "Vehicles",
    "troops": "Forces",
    "aid": "Aid",
}

MEASURES = (
    "killed wounded missing trapped sheltering rescued evacuated displaced refugees detained exchanged released troops population vehicles "
    "buildings distance aid money other"
).split()
"""The contract's measures."""


def measure_title(measure: str) -> str:
    """'Killed', 'Crossed a border'."""
    return MEASURE_TITLE.get(measure, measure.capitalize())


def type_title(kind: str) -> str:
    """'Ground advance' of 'ground_advance'."""
    return kind.replace("_", " ").capitalize()
