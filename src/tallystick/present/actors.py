"""Who is one actor in rival claims of responsibility: 'Russian forces', 'Russian troops' and 'a Russian warplane' are one state's."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tallystick.lexicon.countries import country_named, country_of_demonym
from tallystick.records.account import Entity, EntityType, Incident, Responsibility

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
STATE_FORCES = frozenset(
    """force army military troop soldier navy government regime warplane jet fighter-jet aircraft plane bomber helicopter artillery missile
    rocket drone tank ship warship airstrike strike shelling bombardment armed air ground land naval security""".split()
)
"""What a state fights with. Rebels, militants and fighters may be of its people and against it."""


WHOEVER = frozenset(
    """gunman gunmen shooter attacker assailant suspect bomber killer perpetrator culprit man men woman women person people youth teenager
    driver stabber arsonist robber""".split()
)
"""Words for whoever did it, which name nobody."""
OF_NOBODY = frozenset(
    """a an the lone masked armed unidentified unknown unnamed young old troubled suicide alleged suspected accused male female single another
    one two three four five six several some local teenage angry""".split()
)


def actor_key(incident: Incident, claim: Responsibility, entities: Mapping[str, Entity] | None = None) -> str:
    """One key for an actor, for descriptions that hold its name ('fighters of the Northern League'), and for one state's forces.

    Whoever did it ('the gunman', 'a masked man') is the one person whom others name; where they name none or several, all such words are one.
    """
    state = _state(claim.actor.name) or _state_meant(incident, claim.actor.name)
    if state is not None:
        return f"state:{state}"
    if _names_nobody(claim):
        persons = {other.actor.entity for other in incident.perpetrators if _is_person(other, entities or {}) and not _names_nobody(other)}
        return min(filter(None, persons)) if len(persons) == 1 else "whoever"
    name = f" {claim.actor.name.casefold()} "
    named = [
        other.actor for other in incident.perpetrators if other.actor.entity is not None and f" {other.actor.name.casefold()} " in name
    ]
    if named and claim.actor.entity is None:
        return max(named, key=lambda actor: (len(actor.name), actor.name)).entity or ""
    return claim.actor.entity or claim.actor.name.casefold()


def _names_nobody(claim: Responsibility) -> bool:
    """'gunman', 'two masked men', 'the 20-year-old suspect'."""
    words = [word.casefold() for word in WORD.findall(claim.actor.name)]
    if not words or (words[-1] not in WHOEVER and words[-1].removesuffix("s") not in WHOEVER):
        return False
    return all(word in OF_NOBODY or word in WHOEVER or word.endswith("-old") for word in words[:-1])


def _is_person(claim: Responsibility, entities: Mapping[str, Entity]) -> bool:
    entity = entities.get(claim.actor.entity or "")
    return entity is not None and entity.type is EntityType.PERSON


def _state_meant(incident: Incident, name: str) -> str | None:
    """'government forces', 'the regime': those of the one state that others name as having done it; None where they name two or none."""
    words = [word.lower() for word in WORD.findall(name) if word.lower() not in {"the", "a", "an"}]
    if not set(words) & {"government", "regime"} or not all(w in STATE_FORCES or w.removesuffix("s") in STATE_FORCES for w in words):
        return None
    states = {state for other in incident.perpetrators if (state := _state(other.actor.name)) is not None}
    return min(states) if len(states) == 1 else None


def _state(name: str) -> str | None:
    """The country whose state forces the name tells; None where it tells more ('Syrian rebels', 'Russian forces near Kherson')."""
    words = [word for word in WORD.findall(name.replace("’s", "").replace("'s", "")) if word.lower() not in {"the", "a", "an"}]
    if not words:
        return None
    if (country := country_named(" ".join(words))) is not None:
        return country
    country = country_of_demonym(words[0]) or country_named(words[0])
    if len(words) == 1 and words[0].endswith("s"):
        return None  # 'the Syrians' may be of either side
    if country is None or not all(word.lower() in STATE_FORCES or word.lower().removesuffix("s") in STATE_FORCES for word in words[1:]):
        return None
    return country
