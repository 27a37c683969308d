"""Whose each number is: tolls that somebody sets or changes, numbers told again of what was counted before, voices beside voices."""

from __future__ import annotations

from functools import lru_cache

import pytest

from tallystick.records.report import Report
from tallystick.run import Settings
from tallystick.run.analyse import Analyser

Told = tuple[str, float | None, str | None]
"""A figure as measure, number and innermost voice; None for the outlet."""


@lru_cache(maxsize=1)
def analyser() -> Analyser:
    return Analyser(Settings())


def told(text: str) -> list[Told]:
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    analysis = next(iter(analyser().analyse([report])))
    voices = {s.id: s.chain[-1].name if s.chain else None for s in analysis.statements}
    low = [(f.measure, f.low if f.low is not None else f.high, voices.get(f.statement or "")) for f in analysis.figures]
    return sorted(low, key=lambda one: one[1] or 0)


def statements(text: str) -> list[tuple[str, str | None, str]]:
    """Certainty, innermost voice and content of each statement."""
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    analysis = next(iter(analyser().analyse([report])))
    return [
        (s.certainty.value, s.chain[-1].name if s.chain else None, " … ".join(piece.of(text) for piece in s.content))
        for s in analysis.statements
    ]


def dated(text: str) -> dict[float | None, str | None]:
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    analysis = next(iter(analyser().analyse([report])))
    times = {time.id: time.span.of(text) for time in analysis.times}
    return {figure.low: times.get(figure.when or "") for figure in analysis.figures}


FIRST = "A dam burst above Vienna, killing 50 people, the mayor said. "


@pytest.mark.parametrize(
    ("sentence", "number", "voice"),
    [
        ("Police had earlier put the toll at 31.", 31, "Police"),
        ("Orban radio put the death toll at 64.", 64, "Orban radio"),
        ("A previous bulletin put the number of dead at 28.", 28, "previous bulletin"),
        ("The fire brigade put the number at 44.", 44, "fire brigade"),
        ("The provincial council put it at 70.", 70, "provincial council"),
        ("The Red Crescent gave a figure of 40.", 40, "Red Crescent"),
        ("The health ministry's count stands at 61.", 61, "health ministry"),
        ("According to the army, the toll is 19.", 19, "army"),
        ("The coroner revised the toll from 60 to 56.", 56, "coroner"),
        ("The governor raised the death toll from the flood to 80.", 80, "governor"),
        ("Officials lowered the death toll to 47.", 47, "Officials"),
        ("A village elder gave the toll as 55.", 55, "village elder"),
        ("The army later cut the number to 35.", 35, "army"),
        ("The figure given by the hospital was 52.", 52, "hospital"),
        ("Police put the dead at 43.", 43, "Police"),
    ],
)
def test_a_toll_told_again_is_of_who_sets_it(sentence: str, number: int, voice: str) -> None:
    assert ("killed", number, voice) in told(FIRST + sentence)


def test_two_voices_of_one_verb_have_a_number_each() -> None:
    text = FIRST + "The council put it at 64, and the army at 81."
    assert told(text) == [("killed", 50, "mayor"), ("killed", 64, "council"), ("killed", 81, "army")]


def test_the_number_is_of_what_the_clause_before_counts() -> None:
    text = "More than 60 hikers were still missing, relatives said, but the ministry put the number at 28."
    assert told(text) == [("missing", 28, "ministry"), ("missing", 61, "relatives")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The phone number is 112.",
        "Their room number is 28.",
        "A list of the worst put it at 7 on the page.",
        "More than double the toll that it gave earlier, the count worried the mayor.",
        "The storm put the town at risk for 30 days.",
    ],
)
def test_no_count_is_made_up_of_other_numbers(sentence: str) -> None:
    assert told(FIRST + sentence) == [("killed", 50, "mayor")]


def test_what_raised_a_toll_is_no_voice() -> None:
    assert told("Three deaths in hospital raised the toll to 15.")[-1] == ("killed", 15, None)


def test_of_a_correction_the_new_number_stands() -> None:
    assert [one[:2] for one in told("The death toll from the avalanche was revised down to 7 from 11.")] == [("killed", 7)]


def test_a_voice_before_a_semicolon_says_what_stands_before_it() -> None:
    text = "The death toll rose to 23, police chief Ana Kote said; 93 people are still missing."
    assert told(text) == [("killed", 23, "Ana Kote"), ("missing", 93, None)]
    text = "Seven people died in the fire, the mayor said; the hospital said it had treated 40 patients."
    assert told(text) == [("killed", 7, "mayor"), ("other", 40, "hospital")]


def test_a_bare_number_belongs_to_what_is_said() -> None:
    text = "VIENNA, 17 January 2031 (Reuters) - Militants took 41 guests hostage, the group said. Austria's justice minister said about 20 were held."
    assert told(text)[0] == ("detained", 20, "Austria's justice minister")


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("Nine people were killed, the relief agency said, citing survivors.", "survivors"),
        ("Nine people were killed, state television reported, quoting the interior ministry.", "interior ministry"),
        ("The radio said nine people were killed, citing officials.", "officials"),
        ("Citing medics, the radio said nine people were killed.", "medics"),
        ("The monitor said nine people were killed, on the basis of accounts by residents.", "residents"),
        ("Nine people were killed, the ministry said, based on reports from villagers.", "villagers"),
        ("Nine people were killed, the mayor said, citing security concerns.", "mayor"),
        ("Nine people were killed, the mayor said, citing records.", "mayor"),
    ],
)
def test_who_is_cited_is_at_the_origin(text: str, voice: str) -> None:
    assert told(text) == [("killed", 9, voice)]
    assert not any(content in {"survivors", "officials", "records", "medics"} for _, _, content in statements(text))


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The U.S. military confirmed the raid but said it had killed Daesh fighters. It said 12 people were hurt.", "U.S. military"),
        ("The ministry blamed Hezbollah. It said 12 people were hurt.", "ministry"),
        ("Amnesty said it had documented attacks by the militia. It said 12 people were hurt.", "Amnesty"),
        ("The interior ministry lowered the toll of the riot to 56. It said 12 people were hurt.", "interior ministry"),
    ],
)
def test_it_is_who_spoke_last_and_not_whom_they_named(text: str, voice: str) -> None:
    assert ("wounded", 12, voice) in told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 184 prisoners escaped, of whom 40 were recaptured.", [("detained", 40), ("other", 184)]),
        ("Another 30 detainees broke out on Monday.", [("other", 30)]),
        ("Cholera has killed 14 people and infected 320 since January.", [("killed", 14), ("other", 320)]),
        ("The clinic treated 400 patients.", [("other", 400)]),
        ("Some 40 children fell ill after lunch.", [("other", 40)]),
        ("Gunmen seized more than 100 girls from a school.", [("detained", 101)]),
        ("Pirates seized 12 sailors and 40 rifles.", [("detained", 12), ("other", 40)]),
        ("Bandits took 41 foreigners hostage.", [("detained", 41)]),
        ("Militants carried off 30 boys.", [("detained", 30)]),
        ("The gunmen returned 101 of the 110 girls kidnapped this month.", [("released", 101), ("detained", 110)]),
        ("The group handed over 12 captives.", [("released", 12)]),
        ("The company returned 300 cars.", [("vehicles", 300)]),
        ("Some 50 pupils were unaccounted for.", [("missing", 50)]),
        ("A court sentenced 12 men to death.", [("detained", 12)]),
        ("Four hikers thought dead were found alive.", [("rescued", 4)]),
        ("Two more wounded died on Friday.", [("killed", 2)]),
        ("Two of the 17 clerks kidnapped in Velgrad last month have been freed.", [("released", 2), ("detained", 17)]),
    ],
)
def test_what_befell_those_held_freed_or_ill(text: str, expected: list[tuple[str, float]]) -> None:
    assert [one[:2] for one in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "number", "day"),
    [
        (
            "Divers found 14 bodies on Saturday from a ferry that sank a day earlier, raising the confirmed death toll to 16.",
            16,
            "Saturday",
        ),
        ("Crews found four bodies on Monday in a mine that caved in last Friday, taking the number of dead to 13.", 13, "Monday"),
        ("Soldiers dug out nine people on Tuesday, two days after the quake, raising the number of rescued to 30.", 30, "Tuesday"),
        ("The death toll from a bus crash in Vienna rose to 15 on Wednesday after three people died.", 15, "Wednesday"),
    ],
)
def test_a_toll_is_of_the_day_on_which_it_is_reached(text: str, number: int, day: str) -> None:
    assert dated(text)[number] == day


@pytest.mark.parametrize(
    "text",
    [
        "An earlier army statement that the pupils had been rescued was retracted.",
        "A report that the pupils had been rescued was false.",
        "The claim that the pupils had been rescued turned out to be wrong.",
        "Rumours that the pupils had been rescued were untrue, police said.",
        "The army denied reports that the pupils had been rescued.",
    ],
)
def test_what_is_taken_back_is_no_fact(text: str) -> None:
    holding = [certainty for certainty, _, content in statements(text) if content.endswith("the pupils had been rescued")]
    assert holding == ["denied"]


def test_a_claim_of_who_was_wrong_still_stands() -> None:
    found = statements("The claim that the minister was wrong about the dam angered residents.")
    assert not any(certainty == "denied" for certainty, _, _ in found)


def test_who_disputes_that_denies_the_words_before() -> None:
    text = "The railways said a signal failure caused the crash. A union leader disputed that."
    assert ("denied", "union leader", "a signal failure caused the crash") in statements(text)
    text = "Rebels said they had killed nine soldiers. The army denied this."
    assert told(text) == [("killed", 9, "Rebels")]
    text = "Five men were shot on Monday. The army denied it."
    assert told(text) == [("wounded", 5, None)]


def test_an_answer_to_an_answer_says_nothing_sure() -> None:
    text = "The army said the rebels had fired first. The rebels denied this. A spokesman rejected it."
    assert not any(content in {"it", "this"} for _, _, content in statements(text))
    assert [voice for certainty, voice, _ in statements(text) if certainty == "denied"] == ["rebels"]


def test_who_quotes_a_speaker_passes_the_words_on() -> None:
    text = "Hospital staff in Vienna, quoted by state radio, said they had taken in 60 patients."
    assert told(text)[0][2] == "Hospital staff in Vienna"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The institute said it had received 75 bodies, while Orvex kept its toll at 69.",
            [("killed", 69, "Orvex"), ("killed", 75, "institute")],
        ),
        ("Officials revised to seven the number of people killed in Vienna.", [("killed", 7, "Officials")]),
        (
            "Police on Tuesday raised the death toll from a blast in Graz, Austria, to 22, saying eight people had died of burns.",
            [("killed", 8, "Police"), ("killed", 22, "Police")],
        ),
        ("The union says 32 are dead; officials admit only one death.", [("killed", 1, "officials"), ("killed", 32, "union")]),
        ("A mayor told us that 26 people are dead. A deputy speaks of thirty.", [("killed", 26, "mayor"), ("killed", 30, "deputy")]),
        (
            "The ministry said 24 villagers were killed, contradicting local officials who had put the toll at 30.",
            [("killed", 24, "ministry"), ("killed", 30, "local officials")],
        ),
        ("He put the number of wounded at 120, citing hospitals.", [("wounded", 120, "hospitals")]),
    ],
)
def test_each_number_is_of_its_own_voice(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


def test_the_few_who_raised_a_toll_are_among_it() -> None:
    text = "The death toll of the crash rose to 15 on Wednesday after three people died in hospital."
    report = Report(id="rep_1", name="a.txt", text=text, sha256="0" * 64, language="en", published="2031-05-20")
    whole, part = next(iter(analyser().analyse([report]))).figures
    assert part.part_of == whole.id


def test_who_asks_not_to_be_named_does_not_say_so() -> None:
    found = statements("An official, speaking on condition of anonymity, said two policemen had died.")
    assert [content for _, _, content in found] == ["two policemen had died"]


def test_it_is_who_put_the_toll() -> None:
    assert ("wounded", 12, "U.S. military") in told("The U.S. military put the death toll at three. It said 12 people were hurt.")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said 49 people had died in the crash, one fewer than the airport authority had announced.", [("killed", 49, "army")]),
        (
            "The mayor said nine people were killed. State television raised that to 35.",
            [("killed", 9, "mayor"), ("killed", 35, "State television")],
        ),
        ("The public prosecutor on Saturday put the death toll at 30.", [("killed", 30, "public prosecutor")]),
        ("At least 90 people died, according to figures compiled by the Red Cross.", [("killed", 90, "Red Cross")]),
    ],
)
def test_the_voice_is_who_gives_the_number(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The company cut the number of flights to 12.",
        "The Red Cross gave a total of 40 blankets to the camp.",
        "The mayor gave it to 30 people.",
        "Parliament raised the number of judges to 15.",
        "The council kept the number of buses at 20.",
    ],
)
def test_who_sets_a_number_by_doing_it_says_nothing(text: str) -> None:
    assert not any(voice is not None for _, voice, _ in statements(text))


def test_a_law_that_is_cited_is_no_voice() -> None:
    assert told("Nine men were killed, the mayor said, citing the Harbour Act.") == [("killed", 9, "mayor")]


def test_who_lets_people_go_hungry_frees_nobody() -> None:
    assert not any(measure == "released" for measure, _, _ in told("The company let 90 workers go hungry."))


@pytest.mark.parametrize(
    ("sentence", "number", "voice"),
    [
        ("The toll was lowered by the ministry to 38.", 38, "ministry"),
        ("The death toll was revised by the coroner from 50 to 46.", 46, "coroner"),
        ("The number has since been reduced to 28.", 28, None),
    ],
)
def test_a_toll_that_is_set_is_of_whom_the_sentence_names(sentence: str, number: int, voice: str | None) -> None:
    assert ("killed", number, voice) in told(FIRST + sentence)


@pytest.mark.parametrize(
    "text",
    [
        "The provincial office said 11 people died in the fire on Monday, not 15 as the mayor had said.",
        "The provincial office said 11 people died, rather than 15 as the mayor announced.",
    ],
)
def test_what_a_number_is_set_against_is_no_voice_of_it(text: str) -> None:
    assert told(text) == [("killed", 11, "provincial office")]


def test_a_plan_says_nothing_of_what_the_report_tells_of_its_cause() -> None:
    text = "Mayor Ana Torv is planning to meet those hurt in a crash that left 17 people injured."
    assert told(text) == [("wounded", 17, None)]
    text = "Mayor Ana Torv is planning to open 17 shelters."
    assert [voice for _, _, voice in told(text)] == ["Ana Torv"]


def test_who_rescues_somebody_is_not_who_speaks_next() -> None:
    text = (
        "Ana Torv, who was saved by a fisherman when the wave carried her off, cried as she spoke to a radio station. "
        '"I saw 17 people drown," she said.'
    )
    assert [voice for _, _, voice in told(text)] == ["Ana Torv"]
