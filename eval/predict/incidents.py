"""Incidents with their slots: what the product finds in one record, named in the set's own types.

The sets name few types each; ``TYPES`` says which of the contract's types each stands for. Sets that hold one incident a record
(shootings, storms, fires) are answered with the incident that the record tells of most.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from eval.predict.cases import report_of, text_field, view_of
from tallystick.records.mention import FigureMention, IncidentMention
from tallystick.run.view import CaseView

VIOLENT = frozenset({"strike", "explosion", "killing", "clash", "abduction"})
MEASURES = {"killed": "killed", "injured": "wounded", "abducted": "detained"}
ONE_INCIDENT = frozenset({"GVA", "Stanford MSA", "NOAA Storm Events", "FireRescue1 (SemEval-2018 Task 5)", "DocEE (few-shot split)"})
STORM_WORDS = (
    ("tornado", "tornado"), ("twister", "tornado"), ("avalanche", "avalanche"), ("blizzard", "blizzard"), ("hail", "hail"), ("flash flood", "flash flood"),
    ("flood", "flood"), ("winter storm", "winter storm"), ("ice storm", "ice storm"), ("thunderstorm", "thunderstorm wind"), ("lightning", "lightning"),
    ("snow", "heavy snow"), ("wind", "thunderstorm wind"), ("fog", "dense fog"), ("cold", "extreme cold/wind chill"), ("rain", "heavy rain"),
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


def predict(records: Iterable[Mapping[str, object]]) -> Iterator[dict[str, object]]:
    """One answer a record, in the format of the set's scorer."""
    for record in records:
        view = view_of([report_of(record)])
        corpus = text_field(record, "source_corpus") or ""
        yield {"doc_id": record["doc_id"], "incidents": list(_answers(view, corpus))}


def _answers(view: CaseView, corpus: str) -> Iterator[dict[str, object]]:
    if corpus == "WikiEvents":
        for analysis in view.analyses.values():
            for mention in analysis.incidents:
                if mention.realis in {"actual", "planned"} and mention.type in WIKIEVENTS:
                    yield _slots(view, [mention], _wikievents_type(mention), [])
        return
    groups: dict[str, list[IncidentMention]] = defaultdict(list)
    figures: dict[str, list[FigureMention]] = defaultdict(list)
    for analysis in view.analyses.values():
        for mention in analysis.incidents:
            link = view.incident_links.get(mention.id)
            if link is not None and (not mention.background or corpus == "Stanford MSA"):
                groups[link.incident].append(mention)
        for figure in analysis.figures:
            link = view.incident_links.get(figure.incident or "")
            if link is not None:
                figures[link.incident].append(figure)
    chosen = {id_: told for id_, told in groups.items() if _wanted(told, corpus)}
    if corpus in ONE_INCIDENT:
        best = min(chosen, key=lambda id_: (-len(chosen[id_]), min(m.span for m in chosen[id_])), default=None)
        text = next(iter(view.reports.values())).text
        if best is not None or corpus == "NOAA Storm Events":
            told = chosen[best] if best is not None else []
            counted = [f for a in view.analyses.values() for f in a.figures]
            yield _slots(view, told, _set_type(told, corpus, view, text), counted)
        return
    for id_ in sorted(chosen, key=lambda i: min(m.span for m in chosen[i])):
        told = chosen[id_]
        yield _slots(view, told, _set_type(told, corpus, view, ""), figures[id_])


def _wanted(told: Sequence[IncidentMention], corpus: str) -> bool:
    kinds = Counter(m.type for m in told)
    if corpus == "MUC-4":
        return bool(set(kinds) & {"strike", "explosion", "killing", "abduction", "other"}) and any(m.realis == "actual" for m in told)
    if corpus in {"GVA", "Stanford MSA"}:
        return bool(set(kinds) & VIOLENT)
    return True


def _trigger_words(view: CaseView, told: Sequence[IncidentMention]) -> set[str]:
    text = next(iter(view.reports.values())).text
    return {m.trigger.of(text).lower() for m in told}


def _set_type(told: Sequence[IncidentMention], corpus: str, view: CaseView, text: str) -> str:
    if corpus in {"GVA", "Stanford MSA"}:
        return "shooting"
    if corpus == "NOAA Storm Events":
        head = text[:80].lower() if not told else " ".join(sorted(_trigger_words(view, told))) + " " + text.lower()
        return next((name for word, name in STORM_WORDS if word in head), "thunderstorm wind")
    if corpus == "MUC-4":
        kinds, words = {m.type for m in told}, _trigger_words(view, told)
        means = {word for m in told for word in m.means}
        if "abduction" in kinds:
            return "kidnapping"
        if "arson" in words or "robbery" in words:
            return "arson" if "arson" in words else "robbery"
        return "bombing" if ("explosion" in kinds or "explosive" in means) and "air" not in means else "attack"
    return Counter(m.type for m in told).most_common(1)[0][0] if told else "other"


def _wikievents_type(mention: IncidentMention) -> str:
    if mention.type == "strike" and "explosive" in mention.means:
        return "Conflict.Attack.DetonateExplode"
    return WIKIEVENTS[mention.type]


def _slots(view: CaseView, told: Sequence[IncidentMention], type_: str, figures: Sequence[FigureMention]) -> dict[str, object]:
    answer: dict[str, object] = {"type": type_}
    places = _places(view, told)
    if places:
        answer["place"] = places
    day = _day(view, told)
    if day is not None:
        answer["date"] = day
    for role, slot in (("perpetrator", "perpetrators"), ("victim", "victims")):
        names = list(dict.fromkeys(actor.name for m in told for actor in m.actors if actor.role == role))
        if names:
            answer[slot] = names
    targets = list(dict.fromkeys(target for m in told for target in m.targets))
    if targets:
        answer["targets"] = targets
    for slot, measure in MEASURES.items():
        value = _count([f for f in figures if f.measure == measure])
        if value is not None:
            answer[slot] = value
    return answer


def _places(view: CaseView, told: Sequence[IncidentMention]) -> list[str]:
    """The place that most tellings name, widest first, parted by colons as the sets do."""
    names = Counter(m.place for m in told if m.place)
    if not names:
        return []
    report = next(iter(view.reports))
    known = view.of(report).names
    texts = Counter(known[place].text for place in names.elements())
    best = min(texts, key=lambda text: (-texts[text], text))
    mention = min(place for place in names if known[place].text == best)
    place = view.places.get(view.place_of(report, mention) or "")
    holders = [view.places[key].name for key in (place.within if place else ()) if key in view.places]
    return [": ".join([*reversed(holders), best])]


def _day(view: CaseView, told: Sequence[IncidentMention]) -> dict[str, str] | str | None:
    times = view.of(next(iter(view.reports))).times
    days = Counter(
        (span.first_day, span.last_day) for m in told if (span := times.get(m.when or "")) is not None and span.first_day and span.last_day
    )
    if days:
        first, last = min(days, key=lambda key: (-days[key], key))
        return {"start": str(first), "end": str(last)}
    for report in view.reports:
        told_day = view.told_day(report)
        if told_day is not None:
            return told_day
    return None


def _count(figures: Sequence[FigureMention]) -> dict[str, float | None] | None:
    """The count told most often; between equals the highest, as a whole is told beside its parts."""
    whole = [f for f in figures if f.part_of is None and not f.rest] or list(figures)
    values = Counter((f.low, f.high) for f in whole)
    if not values:
        return None
    low, high = min(values, key=lambda value: (-values[value], -(value[0] or value[1] or 0.0)))
    return {"low": low, "high": high}
