"""A small account built by hand from five reports of our own, so that the presenter is tested without any stage before it."""

from __future__ import annotations

from tallystick.records.account import (
    Account,
    AccountReport,
    AttributionLink,
    Coding,
    Codings,
    Entity,
    EntityType,
    Figure,
    Finding,
    FindingKind,
    Incident,
    NamedActor,
    Origin,
    Participant,
    Position,
    Responsibility,
    Statement,
    TrayEntry,
)
from tallystick.records.mention import Certainty
from tallystick.records.report import Evidence, PublishedBasis, SetAside, Zone, ZoneKind
from tallystick.records.values import TimeSpan

TEXTS = {
    "rep_a": (
        "ORVELLE, May 3 (NPW) — At least 12 people were killed when a dike broke near Orvelle on Tuesday, Mayor Ilse Marran said. "
        "Dozens of families are missing.\n\nA boat is seen near the dike. (NPW Photo)\n"
    ),
    "rep_b": "The dike near Orvelle broke on Tuesday, killing at least 12 people, Mayor Ilse Marran told Delta News.\n",
    "rep_c": (
        "The toll at Orvelle rose to 19 on Wednesday, Marran said. The army blamed the Dune League for a blast at the dike; "
        "the Dune League said that an army boat had rammed it. Neither claim could be verified.\n"
    ),
    "rep_d": "Police corrected the number of the missing to 40, not 60.\n\nSome <b>7,500</b> & more people fled to Sentha.\n",
    "rep_e": "Police said 60 people were missing. “Nobody warned us,” said a farmer.\n",
}
"""Reports by id; every name in them is invented."""
NAMES = {"rep_a": "a.txt", "rep_b": "b.txt", "rep_c": "c.txt", "rep_d": "d<script>.txt", "rep_e": "e.txt"}
OUTLETS = {"rep_a": "NPW", "rep_b": "Delta News", "rep_c": "NPW", "rep_d": "Coast & Inland", "rep_e": None}
DAYS = {"rep_a": "2031-05-03", "rep_b": "2031-05-03T18:30", "rep_c": "2031-05-04", "rep_d": "2031-05-05", "rep_e": None}


def at(report: str, words: str, nth: int = 0) -> Evidence:
    """Where the words stand, the ``nth`` time."""
    start = -1
    for _ in range(nth + 1):
        start = TEXTS[report].index(words, start + 1)
    return Evidence(report, start, start + len(words))


def day(iso: str, words: str) -> TimeSpan:
    return TimeSpan(iso, iso, f"“{words}”, past")


def outlet(report: str) -> AttributionLink:
    return AttributionLink(name=OUTLETS[report] or NAMES[report])


def marran(report: str, words: str) -> tuple[AttributionLink, ...]:
    return (outlet(report), AttributionLink(name="Ilse Marran", entity="ent_marran", role="Mayor", evidence=(at(report, words),)))


def killed(
    id_: str, report: str, words: str, low: float, high: float | None, told: tuple[AttributionLink, ...], when: str, as_of: str
) -> Figure:
    return Figure(
        id=id_,
        evidence=(at(report, words),),
        measure="killed",
        group="people",
        low=low,
        high=high,
        hedge="at least" if high is None else None,
        place="plc_orvelle",
        place_evidence=at(report, "Orvelle"),
        as_of=day(as_of, when),
        as_of_evidence=at(report, when),
        incident="inc_dike",
        attribution=told,
        certainty=Certainty.STATED,
        question="q_killed",
        origin="ent_marran",
    )


def missing(id_: str, report: str, words: str, value: float) -> Figure:
    return Figure(
        id=id_,
        evidence=(at(report, words),),
        measure="missing",
        group=None,
        low=value,
        high=value,
        hedge=None,
        attribution=(outlet(report), AttributionLink(name="Police", entity="ent_police", evidence=(at(report, "Police"),))),
        certainty=Certainty.STATED,
        question="q_missing",
        origin="ent_police",
    )


def said(id_: str, report: str, words: str, voice: str, entity: str, certainty: Certainty = Certainty.ALLEGED) -> Statement:
    return Statement(
        id=id_,
        evidence=(at(report, words),),
        attribution=(outlet(report), AttributionLink(name=voice, entity=entity, evidence=(at(report, voice),))),
        cue="said",
        certainty=certainty,
        origin=entity,
        incidents=("inc_dike",),
        unverified_evidence=at("rep_c", "Neither claim could be verified"),
    )


def finding(id_: str, kind: FindingKind, claims: tuple[str, ...], weight: float, origins: tuple[str, ...], **more: object) -> Finding:
    return Finding(
        id=id_,
        kind=kind,
        claims=claims,
        summary="not shown",
        independent_origins=len(origins),
        origins=origins,
        weight=weight,
        reasons=("Delta News and NPW carry it; one place", "2 outlets"),
        **more,  # type: ignore[arg-type]
    )


def reports(ids: tuple[str, ...]) -> tuple[AccountReport, ...]:
    order = sorted(ids, key=lambda r: (DAYS[r] or "9999", r))
    return tuple(
        AccountReport(
            id=id_,
            name=NAMES[id_],
            outlet=OUTLETS[id_],
            title="Dike breaks · many dead" if id_ == "rep_b" else None,
            byline="I. Vane" if id_ == "rep_c" else None,
            url="https://delta.example/x" if id_ == "rep_b" else "javascript:alert(1)" if id_ == "rep_d" else None,
            published=DAYS[id_],
            published_basis=PublishedBasis.METADATA if DAYS[id_] else None,
            published_reason="" if DAYS[id_] else "nothing in it is dated",
            language="en",
            sha256="0" * 64,
            text=TEXTS[id_],
            duplicate_of="rep_a" if id_ == "rep_b" else None,
            duplicate_reason="81% of its words stand in NPW" if id_ == "rep_b" else None,
            zones=(Zone(*_zone("rep_a", "A boat is seen near the dike. (NPW Photo)"), ZoneKind.CAPTION),) if id_ == "rep_a" else (),
        )
        for id_ in order
    )


def _zone(report: str, words: str) -> tuple[int, int]:
    place = at(report, words)
    return place.start, place.end


def account() -> Account:
    """The whole case: every kind of finding, a reprint, an undated report, rival claims, an open and a vague number."""
    first = killed("fig_1", "rep_a", "At least 12 people", 12, None, marran("rep_a", "Ilse Marran"), "Tuesday", "2031-05-03")
    copied = killed("fig_2", "rep_b", "at least 12 people", 12, None, marran("rep_b", "Ilse Marran"), "Tuesday", "2031-05-03")
    later = killed("fig_3", "rep_c", "19", 19, 19, marran("rep_c", "Marran"), "Wednesday", "2031-05-04")
    sixty, forty = missing("fig_4", "rep_e", "60 people", 60), missing("fig_5", "rep_d", "40", 40)
    vague = Figure(
        id="fig_6", evidence=(at("rep_a", "Dozens of families"),), measure="missing", group="families", low=24, high=99, hedge=None,
        attribution=(outlet("rep_a"),), certainty=Certainty.STATED, question="q_families", origin="outlet:npw",
    )  # fmt: skip
    fled = Figure(
        id="fig_7", evidence=(at("rep_d", "Some <b>7,500</b> & more people"),), measure="displaced", group="people", low=7500, high=None,
        hedge="some", place="plc_sentha", place_evidence=at("rep_d", "Sentha"), attribution=(outlet("rep_d"),),
        certainty=Certainty.ESTIMATED, question="q_fled", origin="outlet:coast",
    )  # fmt: skip
    army = said("stm_1", "rep_c", "blamed the Dune League for a blast at the dike", "The army", "ent_army")
    league = said("stm_2", "rep_c", "an army boat had rammed it", "the Dune League", "ent_league")
    farmer = Statement(
        id="stm_3", evidence=(at("rep_e", "“Nobody warned us,”"),),
        attribution=(outlet("rep_e"), AttributionLink(name="a farmer", evidence=(at("rep_e", "a farmer"),))),
        cue="said", certainty=Certainty.STATED, origin="unnamed:rep_e:a farmer",
    )  # fmt: skip
    coding = Coding(values={"fatalities": 12, "grade": None}, trace=("best 12: given by Ilse Marran",))
    return Account(
        reports=reports(tuple(TEXTS)),
        entities=(
            Entity(
                id="ent_marran", type=EntityType.PERSON, name="Ilse Marran", variants=("Marran",), role="Mayor",
                evidence=(at("rep_a", "Ilse Marran"), at("rep_b", "Ilse Marran"), at("rep_c", "Marran")),
            ),
            Entity(id="ent_army", type=EntityType.ORGANIZATION, name="The army", evidence=(at("rep_c", "The army"),), side="Republic"),
            Entity(id="ent_league", type=EntityType.ORGANIZATION, name="Dune League", evidence=(at("rep_c", "Dune League"),)),
            Entity(id="ent_police", type=EntityType.ORGANIZATION, name="Police", evidence=(at("rep_d", "Police"), at("rep_e", "Police"))),
            Entity(
                id="plc_orvelle", type=EntityType.PLACE, name="Orvelle", lat=44.1, lon=12.4, country="IT", precision=3, feature="city",
                evidence=(at("rep_a", "Orvelle"), at("rep_b", "Orvelle"), at("rep_c", "Orvelle")),
            ),
            Entity(
                id="plc_sentha", type=EntityType.PLACE, name="Sentha", lat=44.6, lon=12.0, country="IT", precision=5, feature="admin2",
                evidence=(at("rep_d", "Sentha"),),
            ),
        ),
        statements=(army, league, farmer),
        figures=(first, copied, later, sixty, forty, vague, fled),
        incidents=(
            Incident(
                id="inc_dike", evidence=(at("rep_a", "a dike broke near Orvelle on Tuesday"), at("rep_b", "The dike near Orvelle broke")),
                type="disaster", title="disaster", place="plc_orvelle", place_evidence=at("rep_a", "Orvelle"),
                when=day("2031-05-03", "Tuesday"), when_evidence=at("rep_a", "Tuesday"), figures=("fig_1", "fig_2", "fig_3"),
                statements=("stm_1", "stm_2"), targets=("dike",), reasons=("one place, one day: Orvelle",),
                participants=(Participant(entity="ent_army", name="The army", role="participant", evidence=(at("rep_c", "The army"),)),),
                perpetrators=(
                    Responsibility(
                        actor=NamedActor(name="Dune League", entity="ent_league"), by=army.attribution, certainty=Certainty.ALLEGED,
                        evidence=(at("rep_c", "Dune League"),), statement="stm_1",
                    ),
                    Responsibility(
                        actor=NamedActor(name="an army boat"), by=league.attribution, certainty=Certainty.ALLEGED,
                        evidence=(at("rep_c", "an army boat"),), statement="stm_2",
                    ),
                ),
                codings=Codings(airwars=coding, ucdp=coding, acled=coding),
            ),
        ),
        findings=(
            finding(
                "fnd_dispute", FindingKind.DISPUTE, ("stm_1", "stm_2"), 11.0, ("The army", "Dune League"), incident="inc_dike",
                positions=(
                    Position(label="x", claims=("stm_1",), origins=("ent_army",)),
                    Position(label="y", claims=("stm_2",), origins=("ent_league",)),
                ),
            ),
            finding("fnd_agree", FindingKind.AGREEMENT, ("fig_1", "fig_2"), 10.0, ("Ilse Marran",), incident="inc_dike", question="q_killed"),
            finding("fnd_update", FindingKind.UPDATE, ("fig_1", "fig_3"), 9.9, ("Ilse Marran",), incident="inc_dike", question="q_killed"),
            finding("fnd_revise", FindingKind.REVISION, ("fig_4", "fig_5"), 9.0, ("Police",), question="q_missing"),
            finding("fnd_single", FindingKind.SINGLE_SOURCE, ("fig_7",), 5.0, ("Coast & Inland",), question="q_fled"),
            finding("fnd_doubt", FindingKind.UNVERIFIED, ("stm_2",), 4.0, ("Dune League",), incident="inc_dike"),
        ),
        origins=(
            Origin(key="ent_marran", name="Ilse Marran", kind="voice", reports=("rep_a", "rep_b", "rep_c")),
            Origin(key="ent_police", name="Police", kind="voice", reports=("rep_d", "rep_e")),
        ),
        trays=(
            TrayEntry(kind="undated", reason="nothing in it is dated", about="rep_e"),
            TrayEntry(kind="unplaced", reason="the gazetteer does not tell where it is", evidence=(at("rep_e", "a farmer"),)),
        ),
        set_aside=(SetAside(name="f.txt", reason="it is in French; only English is read", kind="language"),),
    )  # fmt: skip
