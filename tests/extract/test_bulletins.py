"""Situation reports and daily lists: what their bare counts are of, where, and as of when."""

from __future__ import annotations

from functools import lru_cache

import pytest

from tallystick.records.mention import Analysis
from tallystick.records.report import Report
from tallystick.run import Settings
from tallystick.run.analyse import Analyser


@lru_cache(maxsize=1)
def analyser() -> Analyser:
    return Analyser(Settings())


def read(text: str) -> Analysis:
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    return next(iter(analyser().analyse([report])))


def counted(text: str) -> list[tuple[str, float | None, str | None, str | None]]:
    """Each figure with the type of its incident and the words of its place."""
    found = read(text)
    types = {incident.id: incident.type for incident in found.incidents}
    names = {name.id: name.text for name in found.names}
    return [(f.measure, f.low, types.get(f.incident or ""), names.get(f.place or "")) for f in found.figures]


UPDATE = """Kenya: Floods - Flash Update No. 1 (as of 20 May 2031)

• Heavy rain caused floods in Nairobi on 17 May.
• 1,200 families have been displaced in Mombasa.
• As of 20 May, 4,500 people are sheltering in schools, according to the Ministry of Health.
• According to the police, 17 people are still missing.
"""


def test_the_counts_of_a_flash_update_are_of_its_flood() -> None:
    assert counted(UPDATE) == [
        ("displaced", 1200, "disaster", "Mombasa"),
        ("sheltering", 4500, "disaster", "Nairobi"),
        ("missing", 17, "disaster", "Nairobi"),
    ]


def test_a_running_count_of_a_bulletin_is_not_of_the_day_of_the_flood() -> None:
    found = read(UPDATE)
    times = {time.id: time.span.of(UPDATE) for time in found.times}
    assert [times.get(figure.when or "") for figure in found.figures] == [None, "20 May", None]


FIGURES = """Situation Report No. 2
20 May 2031

An earthquake struck Nairobi on 17 May.

KEY FIGURES
31 people killed
56 injured
14,200 people displaced

DISTRICTS
Vienna: 12 dead, 30 injured
Lagos: 19 dead, 26 injured
"""


def test_figures_in_lines_of_their_own_make_no_incident() -> None:
    assert [incident.type for incident in read(FIGURES).incidents] == ["disaster"]


def test_a_label_places_its_line() -> None:
    assert [(number, place) for _, number, kind, place in counted(FIGURES) if kind == "disaster"] == [
        (31, "Nairobi"),
        (56, "Nairobi"),
        (14200, "Nairobi"),
        (12, "Vienna"),
        (30, "Vienna"),
        (19, "Lagos"),
        (26, "Lagos"),
    ]


def test_a_heading_places_the_items_below_it() -> None:
    text = "Flash update\n\nFloods hit Kenya on 17 May.\n\nNairobi\n- 5 people killed\n- 40 injured\n\nMombasa\n- 3 people killed\n"
    assert [(number, place) for _, number, _, place in counted(text)] == [(5, "Nairobi"), (40, "Nairobi"), (3, "Mombasa")]


@pytest.mark.parametrize(
    "item",
    [
        "- In 2019, 300 people died in the same districts.",
        "- Before the rains, 300 people were homeless in the city.",
        "- 300 pupils sat exams.",
    ],
)
def test_what_is_of_another_time_or_matter_is_none_of_its_event(item: str) -> None:
    text = f"Flash update\n\n- Floods hit Nairobi on 17 May.\n- 40 people were injured.\n{item}\n"
    assert [kind for _, number, kind, _ in counted(text) if number == 300] in ([None], [])


def test_a_bulletin_of_a_conflict_gives_its_counts_to_no_single_attack() -> None:
    text = "Situation report\n\n- On 16 May, shelling hit a market in Nairobi, killing four.\n- On 18 May, a raid in Lagos killed two.\n- 900 people displaced.\n"
    assert [kind for _, number, kind, _ in counted(text) if number == 900] == [None]


def test_the_narrower_place_of_an_item_wins_over_its_label() -> None:
    text = "Daily list\n\nIn Kenya: 5 civilians, including a child, were killed in an air strike on the town of Nairobi.\nIn Nigeria: 2 civilians were killed.\nIn Austria: 3 hurt.\n"
    assert ("killed", 5, "strike", "Nairobi") in counted(text)


def test_running_text_is_no_bulletin() -> None:
    text = "Floods hit Nairobi on Tuesday, killing four. A bus crashed there on Monday. Forty people were injured, police said."
    assert ("wounded", 40, "disaster", "Nairobi") not in counted(text)


def test_a_number_in_a_line_of_its_own_counts_what_the_next_line_says() -> None:
    text = "Flash update\n3 June 2033\n\nFloods hit Kenya on 1 June.\n\n212\npeople killed\n2.4 million\npeople affected\n"
    assert counted(text) == [("killed", 212, "disaster", "Kenya"), ("other", 2400000, "disaster", "Kenya")]
    assert len(read(text).incidents) == 1


def test_the_outbreak_of_a_bulletin_is_that_of_its_heading() -> None:
    text = (
        "Kenya: Cholera Outbreak - Situation Report No. 4\nAs of 12 May 2032\n\n"
        "• Since the outbreak was declared on 2 April, 1,846 cases and 37 deaths have been reported.\n• Mombasa is the most affected, with 21 deaths.\n"
    )
    assert [(number, kind) for _, number, kind, _ in counted(text)] == [(1846, "disaster"), (37, "disaster"), (21, "disaster")]
    found = read(text)
    assert [figure.when for figure in found.figures][:2] == [None, None]
    assert counted(text)[-1][3] == "Mombasa"


def test_a_post_counts_its_shelling_over_several_sentences() -> None:
    text = "The enemy shelled the Mombasa community overnight. Three houses burned down. One woman died. Two more people are in hospital."
    assert [(measure, kind) for measure, _, kind, _ in counted(text) if measure != "buildings"] == [
        ("killed", "strike"),
        ("wounded", "strike"),
    ]


def test_the_siege_is_of_the_town_that_its_sentence_names() -> None:
    text = "NAIROBI, Apr 4, 2034 (Reuters) - Trucks reached Mombasa on Tuesday, in the first delivery since the siege began in December."
    found = read(text)
    names = {name.id: name.text for name in found.names}
    assert [names.get(incident.place or "") for incident in found.incidents if incident.type == "siege"] == ["Mombasa"]


def test_flooded_homes_in_a_cyclones_bulletin_make_no_flood_of_their_own() -> None:
    text = (
        "Flash Update No. 3, 20 May 2031\n\n* Cyclone Oswin made landfall near Mombasa on 17 May.\n* 18 deaths were confirmed.\n"
        "* In Nairobi, 4 people died and 120 homes were flooded.\n"
    )
    assert [incident.type for incident in read(text).incidents] == ["disaster"]
    assert ("buildings", 120, "disaster", "Nairobi") in counted(text)


def test_a_bulletin_of_floods_at_large_is_not_of_the_one_bus_that_it_tells() -> None:
    text = """Kenya: Floods and Landslides - Flash Update No. 2 (as of 20 May 2031)

• The death toll has risen to 47, the Ministry of Health said.
• Seven people remain missing.
• In Kisumu, a bus was buried by a landslide on 17 May, killing 14 people.
"""
    assert ("killed", 14, "disaster", "Kisumu") in counted(text)
    assert {(measure, type_) for measure, low, type_, _ in counted(text) if low in {47, 7}} == {("killed", None), ("missing", None)}
