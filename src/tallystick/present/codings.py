"""Three draft codings of an incident from the account's own records, each value with the rule that gave it.

Airwars-style grade with a range of civilian casualties, UCDP-style deaths with precision codes, ACLED-style event type, fatalities and
precision codes. Sources of the rules are named in docs/method/codings.md. A value that the records do not give stays None: a draft is
there to be finished by a coder, not to look complete.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from tallystick.lexicon.incidents import TYPE_BY_NAME, VIOLENT_TYPES
from tallystick.records.account import Coding, Codings, Entity, Figure, Finding, FindingKind, Incident, Responsibility, Statement
from tallystick.records.mention import Certainty
from tallystick.records.rows import Book, Gathered, Rows, Rule
from tallystick.records.values import TimeSpan

Value = str | int | float | None

HARM_TYPES = VIOLENT_TYPES - {"abduction"}
COMBATANTS = frozenset(
    "soldier troop fighter militant rebel gunman insurgent terrorist attacker assailant guerrilla combatant jihadist militiaman serviceman "
    "paramilitary bomber officer policeman commander mercenary marine ranger separatist extremist personnel".split()
)
CIVILIANS = frozenset(
    "civilian child woman boy girl baby infant resident patient student pupil villager worker doctor nurse journalist refugee worshipper "
    "passenger teacher medic paramedic shopper tourist mother toddler teenager noncombatant".split()
)
IRREGULAR = {
    "children": "child",
    "women": "woman",
    "men": "man",
    "people": "person",
    "policemen": "policeman",
    "gunmen": "gunman",
    "babies": "baby",
}
VAGUE_FATALITIES = {(24.0, 99.0): 12, (200.0, 999.0): 100, (2000.0, 9999.0): 1000}
"""ACLED's counts for 'dozens', 'hundreds' and 'thousands', by the interval that the product reads for the words."""
UCDP_PLACE = {"facility": 1, "city": 1, "district": 1, "place": 1, "admin2": 3, "admin1": 4, "region": 5, "country": 6, "water": 7}
ACLED_PLACE = {"facility": 1, "city": 1, "district": 1, "place": 1, "admin2": 2, "admin1": 3, "region": 3}
ACLED_MEANS = (
    ("chemical", "Chemical weapon"),
    ("suicide", "Suicide bomb"),
    ("air", "Air/drone strike"),
    ("artillery", "Shelling/artillery/missile attack"),
)
DOUBTED = frozenset({Certainty.DENIED})
STATE_WORDS = frozenset("government army military troops police regime forces navy air force ministry kremlin".split())


def code_incident(
    incident: Incident, figures: Iterable[Figure], statements: Iterable[Statement], entities: Iterable[Entity], findings: Iterable[Finding]
) -> Codings:
    """The three draft codings of one incident. Records of other incidents are passed over; for a whole case see ``CodingRows``."""
    told = set(incident.statements)
    return _code(
        incident,
        [figure for figure in figures if figure.incident == incident.id],
        [statement for statement in statements if statement.id in told],
        {entity.id: entity for entity in entities},
        [finding for finding in findings if finding.incident == incident.id],
    )


class CodingRows(Rule[str, Codings]):
    """The draft codings of a case's incidents."""

    def __init__(
        self,
        book: Book,
        incidents: Rows[str, Incident],
        figures: Gathered[str, Figure],
        statements: Rows[str, Statement],
        entities: Rows[str, Entity],
        findings: Gathered[str, Finding],
    ) -> None:
        """``figures`` and ``findings`` by incident, as the account orders them."""
        places = Rule(book, entities, lambda id_: _located(entities[id_]))
        super().__init__(
            book,
            incidents,
            lambda id_: _code(
                incidents[id_],
                figures.parts_of(id_),
                [said for key in incidents[id_].statements if (said := statements.get(key)) is not None],
                places,
                findings.parts_of(id_),
            ),
        )


def _located(place: Entity) -> Entity:
    """What of a place its incidents' codings follow from."""
    return Entity(id=place.id, type=place.type, name=place.name, feature=place.feature, lat=place.lat)


def _code(
    incident: Incident,
    figures: Sequence[Figure],
    statements: Sequence[Statement],
    entities: Mapping[str, Entity],
    findings: Sequence[Finding],
) -> Codings:
    kept = [f for f in figures if f.rejected_by is None and f.certainty not in DOUBTED and not f.rest and f.part_of is None]
    return Codings(
        airwars=_airwars(incident, kept, statements),
        ucdp=_ucdp(incident, kept, entities, findings),
        acled=_acled(incident, kept, entities),
    )


# -- casualties ------------------------------------------------------------------------------------------------------------
def _status(group: str | None) -> str:
    """'civilian', 'combatant' or 'unstated', by what is counted."""
    for word in reversed((group or "").casefold().split()):
        word = IRREGULAR.get(word, word)
        for form in (word, word.removesuffix("s")):
            if form in CIVILIANS:
                return "civilian"
            if form in COMBATANTS:
                return "combatant"
    return "unstated"


def _low(figure: Figure) -> float | None:
    return figure.low


def _high(figure: Figure) -> float | None:
    return figure.high if figure.high is not None else figure.low


def _range(figures: Sequence[Figure]) -> tuple[int | None, int | None]:
    """Lowest low end and highest end that the figures give."""
    lows = [value for figure in figures if (value := _low(figure)) is not None]
    highs = [value for figure in figures if (value := _high(figure)) is not None]
    return (int(min(lows)) if lows else None, int(max(highs)) if highs else None)


def _words(figure: Figure) -> str:
    """The figure's interval for a trace."""
    if figure.low is not None and figure.low == figure.high:
        return f"{figure.low:g}"
    return f"{'…' if figure.low is None else f'{figure.low:g}'} to {'…' if figure.high is None else f'{figure.high:g}'}"


# -- Airwars ---------------------------------------------------------------------------------------------------------------
def _airwars(incident: Incident, figures: Sequence[Figure], statements: Sequence[Statement]) -> Coding:
    names = ("grade", "civilians_killed_min", "civilians_killed_max", "civilians_injured_min", "civilians_injured_max")
    values: dict[str, Value] = dict.fromkeys(names)
    if incident.type not in HARM_TYPES or incident.planned:
        return Coding(
            values=values, trace=(f"not coded: a {incident.type} is no use of explosive or other armed force that harmed civilians",)
        )
    trace: list[str] = []
    harmed: list[Figure] = []
    for measure, name in (("killed", "killed"), ("wounded", "injured")):
        counted = [f for f in figures if f.measure == measure]
        civilian = [f for f in counted if _status(f.group) == "civilian"]
        unstated = [f for f in counted if _status(f.group) == "unstated"]
        combatants = len(counted) - len(civilian) - len(unstated)
        chosen = [*civilian, *unstated]
        low, high = _range(chosen)
        values[f"civilians_{name}_min"], values[f"civilians_{name}_max"] = low, high
        harmed.extend(chosen)
        if chosen:
            trace.append(f"civilians {name}: lowest and highest of {len(chosen)} claims ({', '.join(sorted({_words(f) for f in chosen}))})")
        if unstated:
            trace.append(f"{len(unstated)} claims of {name} do not say whom: counted as civilians, whose status is presumed in doubt")
        if combatants:
            trace.append(f"{combatants} claims of {name} combatants left out")
    if not harmed:
        trace.append("no grade: no report gives a figure of harm to civilians")
        return Coding(values=values, trace=tuple(trace))
    origins = {f.origin for f in harmed if f.origin}
    actors = _actors(incident.perpetrators)
    owned = [r for r in incident.perpetrators if _own_words(r)]
    if len(actors) > 1:
        values["grade"] = "contested"
        trace.append(f"contested: responsibility is laid on {len(actors)} actors ({', '.join(sorted(actors))})")
    elif owned and all(r.certainty is Certainty.STATED for r in owned):
        values["grade"] = "confirmed"
        trace.append(f"confirmed: {owned[0].actor.name} itself says so")
    elif len(origins) >= 2:
        values["grade"] = "fair"
        trace.append(f"fair: {len(origins)} independent origins report the harm")
    else:
        values["grade"] = "weak"
        trace.append("weak: one origin alone reports the harm")
    trace.append("'discounted' is never given by rule: it is a coder's verdict")
    return Coding(values=values, trace=tuple(trace))


def _actors(perpetrators: Sequence[Responsibility]) -> set[str]:
    """Names of those on whom responsibility is laid, one name an entity; denials lay none."""
    found: dict[str, str] = {}
    for claim in perpetrators:
        if claim.certainty is not Certainty.DENIED:
            found.setdefault(claim.actor.entity or claim.actor.name.casefold(), claim.actor.name)
    return set(found.values())


def _own_words(claim: Responsibility) -> bool:
    """Whether the actor itself is the origin of the claim."""
    if len(claim.by) < 2:
        return False
    voice = claim.by[-1]
    return (voice.entity is not None and voice.entity == claim.actor.entity) or voice.name.casefold() == claim.actor.name.casefold()


# -- UCDP ------------------------------------------------------------------------------------------------------------------
def _ucdp(incident: Incident, figures: Sequence[Figure], entities: Mapping[str, Entity], findings: Sequence[Finding]) -> Coding:
    values: dict[str, Value] = dict.fromkeys(("best", "low", "high", "where_prec", "date_prec", "event_clarity", "type_of_violence"))
    trace: list[str] = []
    deaths = [f for f in figures if f.measure == "killed"]
    values["where_prec"] = _place_code(incident, entities, UCDP_PLACE, "where_prec", trace)
    values["date_prec"] = _ucdp_date(incident.when, trace)
    if incident.type not in VIOLENT_TYPES or incident.planned:
        trace.append(f"no deaths coded: a {incident.type} is no organised violence")
        return Coding(values=values, trace=tuple(trace))
    values["low"], values["high"] = _range(deaths)
    values["best"] = _best(deaths, trace)
    if deaths:
        trace.append("low and high: lowest and highest end of all claims of deaths")
    else:
        trace.append("best, low, high: no report gives deaths")
    disputed = any(f.kind is FindingKind.DISPUTE and set(f.claims) & {d.id for d in deaths} for f in findings)
    if disputed:
        trace.append("the number of deaths is disputed: see the finding before a best estimate is kept")
    wide = values["date_prec"] is None or (isinstance(values["date_prec"], int) and values["date_prec"] >= 3)
    values["event_clarity"] = 2 if wide or (deaths and all(f.cumulative for f in deaths)) else 1
    trace.append(
        "event_clarity 2: told over more than a few days or by running totals alone"
        if values["event_clarity"] == 2
        else "event_clarity 1: one event, told apart"
    )
    values["type_of_violence"] = _violence(incident, deaths, trace)
    return Coding(values=values, trace=tuple(trace))


def _best(deaths: Sequence[Figure], trace: list[str]) -> int | None:
    """The value that most independent origins give; between equals the lowest."""
    support: dict[int, set[str]] = defaultdict(set)
    for figure in deaths:
        value = figure.low if figure.low is not None else None
        if value is not None:
            support[int(value)].add(figure.origin or figure.id)
    if not support:
        return None
    best = min(support, key=lambda value: (-len(support[value]), value))
    trace.append(
        f"best {best}: given by {len(support[best])} of {len({o for s in support.values() for o in s})} origins; between equals the lowest"
    )
    return best


def _violence(incident: Incident, deaths: Sequence[Figure], trace: list[str]) -> int | None:
    actors = sorted(_actors(incident.perpetrators))
    if len(actors) != 1:
        trace.append("type_of_violence not determinable: " + ("no actor is named" if not actors else "more than one actor is named"))
        return None
    state = bool(set(actors[0].casefold().split()) & STATE_WORDS)
    statuses = Counter(_status(f.group) for f in deaths)
    if incident.type == "clash" and state:
        trace.append(f"type_of_violence 1: {actors[0]} is a state's force in a clash")
        return 1
    if incident.type == "killing" and statuses["civilian"] and not statuses["combatant"]:
        trace.append(f"type_of_violence 3: civilians killed directly by {actors[0]}")
        return 3
    trace.append("type_of_violence not determinable from the named actor and those killed")
    return None


def _ucdp_date(when: TimeSpan | None, trace: list[str]) -> int | None:
    days = _days(when)
    if days is None:
        trace.append("date_prec not determinable: no report dates it")
        return None
    code = 1 if days == 1 else 2 if days <= 6 else 3 if days == 7 else 4 if days <= 31 else 5 if days <= 366 else None
    trace.append(f"date_prec {code}: dated to within {days} day{'' if days == 1 else 's'}")
    return code


# -- ACLED -----------------------------------------------------------------------------------------------------------------
def _acled(incident: Incident, figures: Sequence[Figure], entities: Mapping[str, Entity]) -> Coding:
    values: dict[str, Value] = dict.fromkeys(("event_type", "sub_event_type", "fatalities", "geo_precision", "time_precision"))
    trace: list[str] = []
    values["event_type"], values["sub_event_type"] = _acled_type(incident, trace)
    values["fatalities"] = _fatalities(incident, [f for f in figures if f.measure == "killed"], trace)
    values["geo_precision"] = _place_code(incident, entities, ACLED_PLACE, "geo_precision", trace)
    days = _days(incident.when)
    values["time_precision"] = None if days is None else 1 if days == 1 else 2 if days <= 7 else 3 if days <= 31 else None
    trace.append(
        "time_precision not determinable"
        if values["time_precision"] is None
        else f"time_precision {values['time_precision']}: dated to within {days} days"
    )
    return Coding(values=values, trace=tuple(trace))


def _acled_type(incident: Incident, trace: list[str]) -> tuple[str | None, str | None]:
    if incident.planned:
        trace.append("no event type: planned only")
        return None, None
    codes = TYPE_BY_NAME[incident.type].acled if incident.type in TYPE_BY_NAME else None
    if codes is None:
        trace.append(f"no event type: the scheme does not code a {incident.type}")
        return None, None
    means = set(incident.means)
    if incident.type in {"strike", "explosion"}:
        for word, sub_event in ACLED_MEANS:
            if word in means:
                trace.append(f"Explosions/Remote violence, {sub_event}: the words tell the means ({word})")
                return "Explosions/Remote violence", sub_event
        if means & {"gun", "blade"}:
            trace.append("Violence against civilians, Attack: done with small arms or blades")
            return "Violence against civilians", "Attack"
        if incident.type == "explosion" or "explosive" in means:
            trace.append("Explosions/Remote violence: something exploded; what it was is not told")
            return "Explosions/Remote violence", None
        trace.append("no event type: an attack whose means no report tells")
        return None, None
    trace.append(f"{codes[0]}, {codes[1]}: from the type {incident.type}")
    return codes


def _fatalities(incident: Incident, deaths: Sequence[Figure], trace: list[str]) -> int | None:
    counts: list[int] = []
    for figure in deaths:
        vague = VAGUE_FATALITIES.get((figure.low or 0.0, figure.high or 0.0))
        if vague is not None:
            counts.append(vague)
        elif figure.low is not None:
            counts.append(int(figure.low))
    if counts:
        trace.append(f"fatalities {min(counts)}: the lowest reported ('dozens' counts as 12, 'hundreds' as 100)")
        return min(counts)
    if deaths or incident.type == "killing":
        trace.append("fatalities not determinable: deaths are told without a number")
        return None
    trace.append("fatalities 0: no report gives deaths, which the scheme codes as 0")
    return 0


# -- shared ----------------------------------------------------------------------------------------------------------------
def _place_code(incident: Incident, entities: Mapping[str, Entity], codes: Mapping[str, int], name: str, trace: list[str]) -> int | None:
    place = entities.get(incident.place or "")
    if place is None:
        trace.append(f"{name} not determinable: no report places it")
        return None
    if place.lat is None and place.feature != "country":
        trace.append(f"{name} not determinable: the gazetteer does not know {place.name}")
        return None
    code = codes.get(place.feature or "")
    trace.append(
        f"{name} {code}: placed at {place.name} ({place.feature})"
        if code is not None
        else f"{name} not determinable: a {place.feature} is too wide"
    )
    return code


def _days(when: TimeSpan | None) -> int | None:
    """Days that the span covers; None where an end is open or unknown."""
    if when is None or not when.first_day or not when.last_day:
        return None
    first, last = when.first_day, when.last_day
    try:
        if len(first) == 10 and len(last) == 10:
            return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1
    except ValueError:
        return None
    if len(first) == 7 and first == last:
        return 31
    return 366 if len(first) == 4 and first == last else None
