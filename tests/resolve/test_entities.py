"""Which people and bodies are one over a case, on names written for this test."""

from __future__ import annotations

import random

import pytest

from tallystick.extract.attributions import find_statements
from tallystick.extract.names import find_names
from tallystick.lexicon.rulers import state_of_ruler
from tallystick.parse.reader import ReaderParser
from tallystick.records.links import EntityLink, ResolvedEntity
from tallystick.records.mention import Analysis
from tallystick.records.report import Report
from tallystick.resolve.entities import resolve_entities
from tallystick.resolve.entities.bodies import body_key, side_of
from tallystick.resolve.entities.short_forms import acronyms
from tallystick.resolve.entities.spelling import fold, name_words

PARSER = ReaderParser()


def resolve(*texts: str, order: int = 0) -> tuple[tuple[ResolvedEntity, ...], tuple[EntityLink, ...]]:
    reports = [Report(id=f"rep_{i}", name=f"{i}.txt", text=text, sha256="", language="en") for i, text in enumerate(texts)]
    analyses = {}
    for report, parsed in zip(reports, PARSER.parse(reports), strict=True):
        names = find_names(report, parsed)
        analyses[report.id] = Analysis(report=report.id, parts="", names=names, statements=find_statements(report, parsed, names, ()))
    random.Random(order).shuffle(reports)
    return resolve_entities(reports, analyses, (), ())


def holders(entities: tuple[ResolvedEntity, ...], name: str) -> set[str]:
    return {entity.id for entity in entities if name in (entity.name, *entity.variants)}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Horodetsky", "Horodetskyy"), ("Kuliak", "Kulyak"), ("Hassan", "Hasan"), ("Jérôme", "Jerome"), ("Sergey", "Sergei")],
)
def test_transliterations_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_names_are_compared_without_articles_and_blanks() -> None:
    assert name_words("Omar al-Hakim") == name_words("Omar Hakim")
    assert "".join(name_words("Rami Abdel Nour")) == "".join(name_words("Rami Abdelnour"))


def test_spellings_and_surnames_are_one_person() -> None:
    entities, links = resolve(
        "Ukrainian President Bohdan Hrynko said talks go on. Hrynko left Kyiv.",
        "President Bogdan Hrynko said talks failed.",
    )
    assert holders(entities, "Bohdan Hrynko") & holders(entities, "Bogdan Hrynko") & holders(entities, "Hrynko")
    assert all(link.reason for link in links)


def test_different_people_of_one_surname_stay_apart() -> None:
    entities, _ = resolve("Lucien Morel looked for his daughter Odile Morel.", "Morel said he had no news.")
    assert not holders(entities, "Lucien Morel") & holders(entities, "Odile Morel")


def test_like_sounding_people_stay_apart() -> None:
    entities, _ = resolve("Yusuf Haddaoui was held in Lyon.", "Police look for Youssef Haddadine, 30.")
    assert not holders(entities, "Yusuf Haddaoui") & holders(entities, "Youssef Haddadine")


def test_a_body_is_one_under_its_names() -> None:
    entities, _ = resolve(
        "The World Health Organization said 70 people died. WHO teams are there.",
        "The World Health Organisation said on Monday that the toll may rise.",
    )
    assert holders(entities, "World Health Organization") & holders(entities, "WHO") & holders(entities, "World Health Organisation")


def test_an_acronym_told_in_brackets_is_a_name() -> None:
    found = acronyms(["Andean Relief Front", "ARFX"], ["The Andean Relief Front (ARFX) said so."])
    assert found["ARFX"] == "Andean Relief Front"


def test_a_short_form_is_told_in_any_brackets_case_and_line() -> None:
    names = ["Andean Relief Front", "FRAX"]
    for text in (
        "THE ANDEAN RELIEF\nFRONT [FRAX] SAID SO.",
        "the Andean Relief Front's (FRAX) drivers",
        "FRAX [ANDEAN RELIEF FRONT] MET.",
        "FRAX (the Andean Relief Front) met.",
    ):
        assert acronyms(names, [text]) == {"FRAX": "Andean Relief Front"}, text
    assert acronyms(names, ["FRAX met the Andean Relief Front (in Asmar)."]) == {}


def test_initials_of_two_bodies_say_nothing() -> None:
    assert acronyms(["ARF", "Andean Relief Front", "Arctic Rescue Fund"], [""]) == {}


def test_body_key_looks_through_spelling() -> None:
    assert body_key("Centre for Labour Research") == body_key("Center for Labor Research")
    assert body_key("Islamic State") == body_key("Daesh")
    assert body_key("Peru Relief Front") != body_key("Chile Relief Front")


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("Ukrainian President", "UA"),
        ("pro-Russian fighters", "RU"),
        ("senior US defense official", "US"),
        ("Foreign Minister of Peru", "PE"),
        ("Syrian opposition official", None),
        ("anti-Russian activist", None),
        ("mayor", None),
        (None, None),
    ],
)
def test_sides(words: str | None, side: str | None) -> None:
    assert side_of(words) == side


def test_unnamed_officials_of_two_reports_are_never_one() -> None:
    entities, _ = resolve("Kenyan officials said 12 died.", "Kenyan officials said 14 died.")
    assert len(holders(entities, "Kenyan officials")) == 2
    assert {(entity.side, entity.unnamed) for entity in entities if entity.name == "Kenyan officials"} == {("KE", True)}
    named, _ = resolve("Kenya said 12 died, and Rosa Lindqvist agreed.")
    assert not any(entity.unnamed for entity in named)


def test_a_country_that_speaks_is_an_actor_with_a_side() -> None:
    entities, _ = resolve("Peru denied that its troops crossed the border.")
    actor = next(entity for entity in entities if entity.name == "Peru")
    assert (actor.kind, actor.side, actor.country) == ("organization", "PE", "PE")


def test_order_of_reports_changes_nothing() -> None:
    texts = ("Rosa Lindqvist said so.", "Lindqvist left. UNICEF said 3 died.", "Mayor Rosa Lindquist spoke. Unicef agreed.")
    assert resolve(*texts, order=1) == resolve(*texts, order=2)


def test_two_of_a_persons_names_stand_for_all_of_them_in_one_report() -> None:
    """'Mendez Varela' and 'Carlos Mendez' are Carlos Mendez Varela where the report names one such person, and nobody where it names two."""
    entities, _ = resolve("Carlos Mendez Varela spoke on Monday. Mendez Varela said the dam held. Later Carlos Mendez left.")
    assert len(holders(entities, "Carlos Mendez Varela") | holders(entities, "Mendez Varela") | holders(entities, "Carlos Mendez")) == 1
    entities, _ = resolve("Carlos Mendez Varela spoke on Monday. Maria Mendez Varela said the dam held. Mendez Varela left.")
    assert len(holders(entities, "Carlos Mendez Varela") | holders(entities, "Maria Mendez Varela")) == 2


def test_a_regime_called_by_its_ruler_is_its_states() -> None:
    assert side_of("Gaddafi regime") == "LY"
    assert side_of("the Mugabes air force") == "ZW"
    assert side_of("Castro Street") is None
    assert side_of("anti-Gaddafi forces") is None
    assert [state_of_ruler(words) for words in ("anti-Gaddafi forces", "pro-Gaddafi forces", "Saddam Hussein's army")] == [None, "LY", "IQ"]
