"""Entities that are kept while reports come and go are those of a case that is read from nothing."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tallystick.records.mention import Analysis, NameKind, NameMention
from tallystick.records.report import Report, Span
from tallystick.records.rows import Book, Rows
from tallystick.resolve.entities import EntityRows, joining, resolve_entities
from tallystick.resolve.entities.short_forms import ShortForms, acronyms

PEOPLE = (
    "Omar Hakim", "Omar al-Hakim", "Umar Hakim", "Hakim", "Odile Morel", "Lucien Morel", "Morel", "Morell", "Bohdan Hrynko", "Bogdan Hrynko",
    "B. Hrynko", "Hrynko", "Anna Maria Stahl", "Anna Stahl", "Annamaria Stahl", "Stahl", "Tern",
)  # fmt: skip
BODIES = ("Andean Relief Front", "ARF", "Arctic Rescue Fund", "Front", "Chilean Army", "Lucien Morel", "ARFX", "Velgrad Coast Guard", "VCG")
GROUPS = ("Chileans", "Chilean forces", "harbour pilots", "Chile")
TEXTS = ("", "The Andean Relief Front (ARFX) met.", "Velgrad Coast Guard (VCG) and the Arctic Rescue Fund (ARF), it said.")


def report_of(number: int, names: list[tuple[str, str]], text: int, role: bool) -> tuple[Report, Analysis]:
    id_ = f"rep_{number:02d}"
    mentions = []
    for at, (kind, name) in enumerate(names):
        mentions.append(
            NameMention(
                id=f"nam_{number:02d}_{at:02d}", span=Span(at, at + 1), kind=NameKind(kind), text=name,
                named=name[0].isupper(), role="Chilean envoy" if role and kind == "person" and at % 2 else None,
            )
        )  # fmt: skip
    return Report(id=id_, name=id_, text=TEXTS[text], sha256="", language="en"), Analysis(report=id_, parts="", names=tuple(mentions))


NAME = st.one_of(
    st.tuples(st.just("person"), st.sampled_from(PEOPLE)),
    st.tuples(st.just("organization"), st.sampled_from(BODIES)),
    st.tuples(st.just("group"), st.sampled_from(GROUPS)),
)
TOLD = st.tuples(st.lists(NAME, max_size=6), st.integers(0, len(TEXTS) - 1), st.booleans())


@settings(max_examples=60, deadline=None)
@given(told=st.lists(TOLD, min_size=2, max_size=10), steps=st.lists(st.integers(0, 9), max_size=12), most=st.sampled_from((1, 3, 200)))
def test_any_order_of_comings_and_goings_gives_the_entities_of_a_full_run(told, steps, most):
    reports, analyses = [], {}
    for number, (names, text, role) in enumerate(told):
        report, analyses[f"rep_{number:02d}"] = report_of(number, names, text, role)
        reports.append(report)
    before, joining.MAX_BLOCK = joining.MAX_BLOCK, most
    try:
        book, case = Book(), reports[::2]
        given, read = Rows(book), Rows(book)
        stage = EntityRows(book, given, read, Rows(book))
        for step in steps:
            report = reports[step % len(reports)]
            case = [one for one in case if one is not report] if report in case else [*case, report]
            given.take({one.id: one for one in case})
            read.take({one.id: analyses[one.id] for one in case})
            book.refresh()
            entities, links = resolve_entities(list(reversed(case)), analyses, (), ())
            assert sorted(stage.entities.rows.values(), key=lambda e: (e.kind, e.name, e.id)) == list(entities)
            assert {link.mention: link for told in stage.links.rows.values() for link in told.values()} == {x.mention: x for x in links}
    finally:
        joining.MAX_BLOCK = before


def test_people_of_a_block_that_is_cut_are_compared_by_surname_and_initial(monkeypatch):
    monkeypatch.setattr(joining, "MAX_BLOCK", 1)
    reports, analyses = [], {}
    for number, name in enumerate(("Omar Hakim", "Umar Hakim", "Omar Hakeem", "Anna Hakim")):
        report, analyses[f"rep_{number:02d}"] = report_of(number, [("person", name)], 0, False)
        reports.append(report)
    entities, _ = resolve_entities(reports, analyses, (), ())
    assert sorted(entity.variants for entity in entities) == [("Anna Hakim",), ("Omar Hakeem", "Omar Hakim"), ("Umar Hakim",)]


def test_an_acronym_is_forgotten_with_the_text_that_told_it():
    found = ShortForms()
    names = ("Andean Relief Front", "ARFX")
    assert found.update((), [("a", names, "The Andean Relief Front (ARFX) met."), ("b", names, "")]) == {"ARFX"}
    assert found.of == {"ARFX": "Andean Relief Front"}
    assert found.update([("a", names)], ()) == {"ARFX"}
    assert found.of == {} == acronyms(names, [""])
