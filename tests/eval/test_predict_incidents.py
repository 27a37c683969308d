"""The incidents adapter: one record in, the set's slots out, from invented text."""

from __future__ import annotations

from eval.predict.incidents import predict

SHOOTING = (
    "ORSOVA, Va. — Two men were killed and three people were wounded when a gunman opened fire outside a tavern in Orsova on Saturday night, "
    "police said.\n\nThe gunman fled. No arrests have been made."
)


def test_a_record_gives_one_shooting_with_its_slots() -> None:
    """The adapter reads what the stages found: day, killed and injured of the one shooting that is told."""
    (answer,) = predict([{"doc_id": "one", "source_corpus": "GVA", "text": SHOOTING, "published": "2014-05-05"}])
    (incident,) = answer["incidents"]  # type: ignore[misc]
    assert incident["type"] == "shooting"
    assert incident["date"] == {"start": "2014-05-03", "end": "2014-05-03"}
    assert incident["killed"] == {"low": 2, "high": 2}
    assert incident["injured"] == {"low": 3, "high": 3}


def test_a_group_named_within_stands_beside_its_members() -> None:
    """A register of attacks is answered with names without counts, the group beside its members, and the path from the country down."""
    text = "TOLEDO, 3 MAY 14 (DOMESTIC SERVICE) -- [TEXT] Two members of the Velgrad Front murdered four weavers in Madrid on Friday, police said."
    (answer,) = predict([{"doc_id": "two", "source_corpus": "MUC-4", "text": text, "published": "2014-05-05"}])
    (incident,) = answer["incidents"]  # type: ignore[misc]
    assert {"names": ["weavers"]} in incident["victims"]
    assert incident["place"][0].endswith("Madrid")
    assert incident["place"][0].startswith("Spain")
    assert incident["killed"] == {"low": 4, "high": 4}
