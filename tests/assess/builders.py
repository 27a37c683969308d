"""Small accounts for tests: reports, figures and statements of an invented flood."""

from tallystick.align import align_figures, align_statements, read_matters
from tallystick.assess import assess_figures, assess_statements, trace_origins
from tallystick.records.account import (
    AccountReport,
    AttributionLink,
    Entity,
    EntityType,
    Figure,
    Incident,
    NamedActor,
    Responsibility,
    Statement,
)
from tallystick.records.mention import Certainty
from tallystick.records.report import Evidence
from tallystick.records.values import TimeSpan


def report(id, published="2031-05-02", text="", **more):
    more.setdefault("outlet", f"Outlet {id}")
    return AccountReport(id=id, name=f"{id}.txt", published=published, language="en", sha256="0", text=text, **more)


def place(id, name, within=(), feature="city"):
    return Entity(id=id, type=EntityType.PLACE, name=name, within=tuple(within), feature=feature, evidence=(Evidence("r1", 0, 1),))


def person(id, name, **more):
    return Entity(id=id, type=EntityType.PERSON, name=name, evidence=(Evidence("r1", 0, 1),), **more)


def chain(report_id, *voices):
    return (AttributionLink(name=f"Outlet {report_id}"), *(AttributionLink(name=n, entity=e) for n, e in voices))


def figure(id, report_id, low, high, measure="killed", group="people", voices=(), when="2031-05-02", start=0, **more):
    return Figure(
        id=id,
        evidence=(Evidence(report_id, start, start + 5),),
        measure=measure,
        group=group,
        low=low,
        high=high,
        hedge=more.pop("hedge", None),
        as_of=TimeSpan(when, when, "stated") if when else None,
        attribution=chain(report_id, *voices),
        certainty=more.pop("certainty", Certainty.STATED),
        **more,
    )


def statement(id, report_id, start, end, voice=("somebody", None), **more):
    return Statement(
        id=id,
        evidence=(Evidence(report_id, start, end),),
        attribution=chain(report_id, voice),
        cue="said",
        certainty=more.pop("certainty", Certainty.STATED),
        **more,
    )


def incident(id, type="disaster", place=None, **more):
    return Incident(id=id, evidence=(Evidence("r1", 0, 5),), type=type, title=type, place=place, **more)


def blame(actor, entity, statement_id, *voices):
    return Responsibility(
        actor=NamedActor(name=actor, entity=entity), by=chain("r1", *voices), certainty=Certainty.ALLEGED, statement=statement_id
    )


def judge_figures(figures, reports, entities=(), incidents=()):
    origins = trace_origins(figures, reports, entities)
    questions, alike = align_figures(figures, reports, entities, incidents, origins.of)
    return assess_figures(questions, alike, figures, origins.by_key, why=origins.why)


def judge_statements(statements, reports, entities=(), incidents=()):
    import msgspec

    origins = trace_origins(statements, reports, entities)
    statements = [msgspec.structs.replace(s, origin=origins.of[s.id]) for s in statements]
    matters = read_matters(statements, reports, entities)
    return assess_statements(statements, matters, align_statements(matters), reports, entities, incidents, origins.by_key, origins.why)


def kinds(findings, *claims):
    """Kinds of the findings that hold all these claims."""
    return {f.kind.value for f in findings if set(claims) <= set(f.claims)}
