"""Incidents with their slots: what the product finds in one record, named in the set's own types.

The sets name few types each; ``TYPES`` says which of the contract's types each stands for. Sets that hold one incident a record
(shootings, storms, fires) are answered with the incident that the record tells of most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence

from eval.predict.cases import text_field
from eval.predict.fighters import among_fighters, civil, without_fighters
from eval.predict.incident_actors import actor_names, armed_groups, harmed_groups, in_general, is_one, target_names
from eval.predict.incident_slots import county_path, day_span, incident_count, person_count, place_path, report_count, settled_path
from eval.predict.reading import Reading, read_record
from eval.predict.register import COVERED, opened
from tallystick.records.mention import FigureMention, IncidentMention
from tallystick.records.report import Span

VIOLENT = frozenset({"strike", "explosion", "killing", "clash", "abduction"})
COUNTS = ("killed", "injured", "abducted")
BEFELL = {"killed": "killed", "injured": "wounded", "abducted": "detained"}
"""Slots in which persons told by name or one by one count where no number is given."""
CAMPAIGNS = frozenset({"offensive", "offensives", "campaign", "campaigns", "fighting", "war"})
"""What goes on for weeks is no attack of its own."""
KILLED = ("assassin", "murder", "kill", "slay", "slain", "execut", "behead")
"""How words for putting somebody to death begin."""
DISARMED = ("defus", "deactivat", "disarm", "neutrali")
"""How words for making a bomb harmless begin."""
FIRE = frozenset("torched burned burnt burning set fire fires torching ablaze arson".split())
"""What burns buildings and vehicles that somebody attacked."""
HARM = ("victims", "targets", *COUNTS)
ONE_INCIDENT = frozenset({"GVA", "Stanford MSA", "NOAA Storm Events", "FireRescue1 (SemEval-2018 Task 5)", "DocEE (few-shot split)"})
STORM_WORDS = (
    ("wind chill", "extreme cold/wind chill"), ("tornado", "tornado"), ("twister", "tornado"), ("avalanche", "avalanche"), ("blizzard", "blizzard"), ("hail", "hail"), ("flash flood", "flash flood"),
    ("flood", "flood"), ("winter storm", "winter storm"), ("ice storm", "ice storm"), ("thunderstorm", "thunderstorm wind"), ("lightning", "lightning"),
    ("snow", "heavy snow"), ("surf", "high surf"), ("rip current", "rip current"), ("wind", "thunderstorm wind"), ("fog", "dense fog"), ("cold", "extreme cold/wind chill"), ("rain", "heavy rain"),
)  # fmt: skip
WIKIEVENTS = {
    "strike": "Conflict.Attack.Unspecified",
    "clash": "Conflict.Attack.Unspecified",
    "ground_advance": "Conflict.Attack.Unspecified",
    "explosion": "Conflict.Attack.DetonateExplode",
    "killing": "Life.Die.Unspecified",
    "abduction": "Movement.Transportation.PreventPassage",
    "detention": "Justice.ArrestJailDetain.Unspecified",
    "release": "Justice.ReleaseParole.Unspecified",
    "evacuation": "Movement.Transportation.Evacuation",
    "displacement": "Movement.Transportation.Unspecified",
    "protest": "Conflict.Demonstrate.Unspecified",
    "meeting": "Contact.Contact.Meet",
    "negotiation": "Contact.Contact.Meet",
    "visit": "Contact.Contact.Meet",
    "statement": "Contact.Contact.Broadcast",
}

HARMED = {"killed": "Life.Die.Unspecified", "wounded": "Life.Injure.Unspecified"}
"""The set marks deaths and injuries as events of their own, beside the attack that they were told of."""


def predict(records: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One answer a record, in the format of the set's scorer."""
    for record in records:
        reading = read_record(record)
        yield {"doc_id": record["doc_id"], "incidents": list(_answers(reading, text_field(record, "source_corpus") or ""))}


def _answers(reading: Reading, corpus: str) -> Iterator[dict[str, object]]:
    if corpus == "WikiEvents":
        yield from _tellings(reading)
        return
    groups: dict[str, list[IncidentMention]] = defaultdict(list)
    for mention in reading.analysis.incidents:
        link = reading.view.incident_links.get(mention.id)
        if link is not None and (not mention.background or corpus == "Stanford MSA"):
            groups[link.incident].append(mention)
    covered = COVERED.get(corpus, frozenset())
    chosen = {id_: told for id_, told in groups.items() if _wanted(reading, told, corpus)}
    if corpus in ONE_INCIDENT:
        best = min(chosen, key=lambda id_: (-len(chosen[id_]), min(m.span for m in chosen[id_])), default=None)
        told = chosen[best] if best is not None else []
        answer = _slots(reading, told, _set_type(reading, told, corpus), alone=True)
        if corpus == "NOAA Storm Events":
            answer.pop("place", None)
            counties = county_path(reading) or settled_path(reading, told)
            if counties:
                answer["place"] = counties
        for slot in COUNTS:
            count = report_count(reading, slot)
            if count is not None:
                answer[slot] = count
        yield answer
        return
    figures: dict[str, list[FigureMention]] = defaultdict(list)
    for figure in reading.analysis.figures:
        link = reading.view.incident_links.get(figure.incident or "")
        if link is not None:
            figures[link.incident].append(figure)
    armed = {name.casefold() for names in armed_groups(reading).values() for name in names} if chosen else set()
    for id_ in sorted(chosen, key=lambda i: min(m.span for m in chosen[i])):
        answer = _slots(reading, chosen[id_], _set_type(reading, chosen[id_], corpus), covered=covered)
        for slot in COUNTS:
            count = incident_count(civil(figures[id_]) if covered else figures[id_], slot, reading.report.text)
            if count is not None:
                answer[slot] = opened(count) if corpus in COVERED else count
            elif slot in BEFELL and (low := person_count(reading, chosen[id_], BEFELL[slot])):
                answer[slot] = {"low": low, "high": low}
        if covered and answer["type"] != "kidnapping":
            answer.pop("abducted", None)  # whoever was held after a bombing was arrested
        named = actor_names(reading, chosen[id_], "victim")
        victims = [*named, *harmed_groups(reading, figures[id_], named)]
        if victims:
            answer["victims"] = victims
        else:
            answer.pop("victims", None)
        if "killed" not in answer and len(victims) == 1 and is_one(reading, victims[0]["names"]) and _put_to_death(reading, chosen[id_]):
            answer["killed"] = {"low": 1, "high": 1}
        if among_fighters(answer):
            continue
        if (any(slot in answer for slot in HARM) and not in_general(reading, answer, figures[id_])) or _of_its_own(chosen[id_]):
            yield without_fighters(answer, armed)
    if corpus == "MUC-4":
        yield from _foiled(reading, covered)


def _foiled(reading: Reading, covered: Collection[str]) -> Iterator[dict[str, object]]:
    """Bombs that were made harmless: a register of attacks lists attempts too."""
    for mention in reading.analysis.incidents:
        if (
            mention.type == "explosion"
            and mention.realis == "negated"
            and mention.trigger.of(reading.report.text).lower().startswith(DISARMED)
        ):
            yield _slots(reading, [mention], "bombing", covered=covered)


def _put_to_death(reading: Reading, told: Sequence[IncidentMention]) -> bool:
    """Whether its own words say that whom it befell was killed: 'the assassination of the mayor'."""
    return any(word.startswith(KILLED) for word in _trigger_words(reading, told))


def _of_its_own(told: Sequence[IncidentMention]) -> bool:
    """Whether the tellings' own words set it in a place and on a day, or one of both for an explosion: else no register lists it without harm."""
    placed = any(m.place is not None and not m.place_inherited for m in told)
    dated = any(m.when is not None and not m.when_inherited for m in told)
    return (placed or dated) if any(m.type == "explosion" for m in told) else placed and dated


def _tellings(reading: Reading) -> Iterator[dict[str, object]]:
    """Each telling by itself, with what its own words say: the set marks mentions of events, not events."""
    for mention in reading.analysis.incidents:
        if mention.realis in {"actual", "planned"} and mention.type in WIKIEVENTS:
            answer = _slots(reading, [mention], _wikievents_type(mention), own_only=True)
            answer.pop("date", None)
            yield answer
    covered = {m.trigger for m in reading.analysis.incidents if m.type == "killing"}
    told: set[Span] = set()
    for figure in reading.analysis.figures:
        cause = figure.predicate_span
        if figure.measure in HARMED and cause is not None and figure.low != 0 and cause not in covered | told:
            told.add(cause)
            yield {
                "type": HARMED[figure.measure],
                "victims": [{"names": [n for n in (figure.group, figure.span.of(reading.report.text)) if n]}],
            }


def _wanted(reading: Reading, told: Sequence[IncidentMention], corpus: str) -> bool:
    kinds = Counter(m.type for m in told)
    if corpus == "MUC-4":
        if all(m.type == "strike" and m.trigger.of(reading.report.text).lower() in CAMPAIGNS for m in told):
            return False
        return bool(set(kinds) & {"strike", "explosion", "killing", "abduction", "other"}) and any(m.realis == "actual" for m in told)
    if corpus in {"GVA", "Stanford MSA"}:
        return bool(set(kinds) & VIOLENT)
    return True


def _trigger_words(reading: Reading, told: Sequence[IncidentMention]) -> set[str]:
    return {m.trigger.of(reading.report.text).lower() for m in told}


def _set_type(reading: Reading, told: Sequence[IncidentMention], corpus: str) -> str:
    if corpus in {"GVA", "Stanford MSA"}:
        return "shooting"
    if corpus == "NOAA Storm Events":
        text = reading.report.text
        head = text[:80].lower() if not told else " ".join(sorted(_trigger_words(reading, told))) + " " + text.lower()
        return next((name for word, name in STORM_WORDS if word in head), "thunderstorm wind")
    if corpus == "MUC-4":
        kinds, words = {m.type for m in told}, _trigger_words(reading, told)
        means = {word for m in told for word in m.means}
        if "abduction" in kinds:
            return "kidnapping"
        if "arson" in words or "robbery" in words:
            return "arson" if "arson" in words else "robbery"
        if words & FIRE and kinds <= {"other", "strike"} and not means & {"explosive", "air"}:
            return "arson"
        return "bombing" if ("explosion" in kinds or "explosive" in means) and "air" not in means else "attack"
    return Counter(m.type for m in told).most_common(1)[0][0] if told else "other"


def _wikievents_type(mention: IncidentMention) -> str:
    if mention.type == "strike" and "explosive" in mention.means:
        return "Conflict.Attack.DetonateExplode"
    return WIKIEVENTS[mention.type]


def _slots(
    reading: Reading,
    told: Sequence[IncidentMention],
    type_: str,
    own_only: bool = False,
    alone: bool = False,
    covered: Collection[str] = (),
) -> dict[str, object]:
    answer: dict[str, object] = {"type": type_}
    places = place_path(reading, told, own_only, alone, covered)
    if places:
        answer["place"] = places
    day = day_span(reading, told)
    if day is not None:
        answer["date"] = day
    for role, slot in (("perpetrator", "perpetrators"), ("victim", "victims")):
        names = actor_names(reading, told, role, stated=own_only and role == "perpetrator")
        if names:
            answer[slot] = names
    targets = target_names(reading, told, bodies=bool(covered))
    if targets:
        answer["targets"] = targets
    return answer
