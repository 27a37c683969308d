"""Who says what, on sentences written for this test."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tallystick.extract.attributions import find_statements
from tallystick.extract.attributions.quotes import find_quotations
from tallystick.extract.names import find_names
from tallystick.extract.names.references import Known, antecedent
from tallystick.parse.reader import ReaderParser
from tallystick.records.mention import Certainty, NameKind, Quoting, StatementMention
from tallystick.records.parsed import ReadAttribution
from tallystick.records.report import Report, Span

PARSER = ReaderParser()


def statements(text: str) -> tuple[StatementMention, ...]:
    report = Report(id="rep_test", name="test.txt", text=text, sha256="", language="en")
    parsed = next(iter(PARSER.parse((report,))))
    return find_statements(report, parsed, find_names(report, parsed), ())


def told(text: str, words: str) -> StatementMention:
    """The smallest statement whose content holds the words."""
    start = text.index(words)
    holding = [s for s in statements(text) if any(p.start <= start and start + len(words) <= p.end for p in s.content)]
    assert holding, [[p.of(text) for p in s.content] for s in statements(text)]
    return min(holding, key=lambda s: sum(p.end - p.start for p in s.content))


def voices(statement: StatementMention) -> list[str]:
    return [link.name for link in statement.chain]


@pytest.mark.parametrize(
    ("text", "content", "voice", "certainty"),
    [
        ("Police said three houses burned down.", "three houses burned down", "Police", "stated"),
        ("Three houses burned down, police said.", "Three houses burned down", "police", "stated"),
        ("According to the Red Cross, four bridges collapsed.", "four bridges collapsed", "Red Cross", "stated"),
        ("Four bridges collapsed, according to local authorities.", "Four bridges collapsed", "local authorities", "stated"),
        ("Peru accused Chile of closing the border.", "Chile of closing the border", "Peru", "alleged"),
        ("Kenya denied sending troops to Sudan.", "sending troops to Sudan", "Kenya", "denied"),
        ("Officials estimate that 900 people are trapped.", "900 people are trapped", "Officials", "estimated"),
        ("City officials said 40 people may have been inside the school.", "40 people may have been inside", "City officials", "hedged"),
        ("“The road is closed,” said Maria Torres.", "The road is closed", "Maria Torres", "stated"),
        ("Ahmed Nasser, a doctor, said: “We have no water left.”", "We have no water left", "Ahmed Nasser", "stated"),
    ],
)
def test_orders_and_certainties(text: str, content: str, voice: str, certainty: str) -> None:
    found = told(text, content)
    assert voices(found)[-1] == voice
    assert found.certainty is Certainty(certainty)


def test_content_leaves_out_cue_and_source() -> None:
    text = "The bridge, the mayor said, has collapsed."
    for statement in statements(text):
        for piece in statement.content:
            assert "said" not in piece.of(text)


def test_a_pronoun_and_a_bare_title_stand_for_the_speaker() -> None:
    text = (
        "Viktor Chernenko, the mayor of Poltava, told reporters that the bridge fell. He said nobody was hurt. The mayor said work goes on."
    )
    assert voices(told(text, "nobody was hurt"))[-1] == "Viktor Chernenko"
    assert voices(told(text, "work goes on"))[-1] == "Viktor Chernenko"


def test_the_statement_speaks_for_who_issued_it() -> None:
    text = "The Interior Ministry said in a statement that two men were held. According to the statement, both were armed."
    assert voices(told(text, "both were armed"))[-1] == "Interior Ministry"


def test_a_medium_is_a_relayer_before_the_voice() -> None:
    text = "Two Turkish diplomats told several newspapers, including the Guardian, that 300 tanks were lost."
    found = told(text, "300 tanks were lost")
    assert voices(found)[-1] == "Two Turkish diplomats"
    assert "Guardian" in voices(found)[:-1]
    assert [link.relayer for link in found.chain][-1] is False


def test_a_statement_told_within_another_carries_both() -> None:
    text = "Reuters reported that the governor said the dam had failed."
    assert voices(told(text, "the dam had failed")) == ["Reuters", "governor"]


def test_a_quotation_alone_goes_on_with_the_speaker_before() -> None:
    text = "“We ran,” Maria Torres said. “The walls came down behind us.”"
    found = told(text, "The walls came down")
    assert voices(found)[-1] == "Maria Torres"
    assert found.quoting is Quoting.DIRECT


def test_a_speech_over_paragraphs_is_the_speakers() -> None:
    text = (
        "President Marta Oyarzun delivered this speech on Friday.\n\n"
        '"My fellow citizens,\n\nThe floods have taken many homes.\n\nWe will rebuild them together."\n'
    )
    assert voices(told(text, "The floods have taken many homes"))[-1] == "Marta Oyarzun"


def test_contrasting_speakers_stay_apart() -> None:
    text = "Peru alleged a shell hit the clinic while Chile accused rebels of setting fire to it."
    left, right = told(text, "a shell hit the clinic"), told(text, "setting fire to it")
    assert (voices(left), voices(right)) == (["Peru"], ["Chile"])
    assert left.id != right.id


def test_what_is_not_verified_is_marked_on_the_claims() -> None:
    text = (
        "Peru alleged a shell hit the clinic while Chile accused rebels of setting fire to it. "
        "It could not be independently verified how the clinic burned."
    )
    assert told(text, "a shell hit the clinic").unverified_by is not None
    assert told(text, "setting fire to it").unverified_by is not None
    assert told(text, "how the clinic burned").certainty is Certainty.UNVERIFIED


def test_what_is_not_said_of_a_claim_leaves_it_unmarked() -> None:
    text = "Peru alleged a shell hit the clinic. Officials verified the claim on Monday."
    assert told(text, "a shell hit the clinic").unverified_by is None


def test_the_channel_is_kept() -> None:
    text = "Two people died, the governor said on his Telegram channel."
    assert told(text, "Two people died").channel == "Telegram"


def test_deaths_claimed_are_no_claim() -> None:
    assert statements("The war has claimed an estimated 4,000 lives.") == ()


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("“One.\n\n“Two.” Three.", ["“One.\n\n“Two.”"]),
        ("“Never closed.\n\nPlain.", ["“Never closed."]),
        ("No marks at all.", []),
    ],
)
def test_quotations(text: str, pieces: list[str]) -> None:
    assert [q.span.of(text) for q in find_quotations(text)] == pieces


WORDS = st.sampled_from(
    ["Police", "said", "that", "the", "bridge", "fell", ",", ".", "“", "”", '"', "he", "told", "CNN", "according", "to", "\n", "denied", "Peru", "claims", "of", "not", "verified"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=30))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_words_give_sound_spans_and_the_same_answer_twice(words: list[str]) -> None:
    text = " ".join(words)
    found = statements(text)
    assert found == statements(text)
    assert len({s.id for s in found}) == len(found)
    for statement in found:
        assert statement.content
        for piece in statement.content:
            assert 0 <= piece.start < piece.end <= len(text)
        for link in statement.chain:
            assert link.name
            assert link.span is None or link.span.of(text)


def test_what_is_not_said_by_anybody_has_no_voice() -> None:
    assert "confirmed" not in {s.cue for s in statements("The raid, if confirmed, would be the worst of the year, the mayor said.")}
    claim = told("It was the worst day since the March claim of an attack in Bergen.", "an attack in Bergen")
    assert voices(claim) == []


def test_who_denies_a_report_is_no_voice_of_it() -> None:
    text = "The Norwegian government denied the reports of Wednesday's attack on the port."
    assert voices(told(text, "the reports")) == ["Norwegian government"]
    assert all(s.certainty.value == "denied" for s in statements(text) if voices(s) == ["Norwegian government"])


def test_a_statement_is_said_by_who_issued_it() -> None:
    text = "A statement from the office of the mayor said four people were killed."
    assert voices(told(text, "four people were killed")) == ["office of the mayor"]


@pytest.mark.parametrize(
    "text",
    ["No one has claimed responsibility for the blast in Bergen.", "Nobody claimed responsibility for the blast in Bergen."],
)
def test_nobody_claims_nothing(text: str) -> None:
    assert [voices(s) for s in statements(text) if voices(s)] == []


def test_an_attack_has_no_voice_and_a_stamp_is_no_part_of_one() -> None:
    assert "bombing" not in " ".join(voices(s)[0] for s in statements("A bombing in Bergen reported dozens hurt.") if voices(s))
    assert voices(told("27 July 2031 Norwegian state television said 22 people died.", "22 people died")) == ["Norwegian state television"]


def test_who_is_accused_says_nothing_by_it() -> None:
    text = "The young clerk accused of killing nine guests in a shooting Saturday at a hotel in Bergen had visited in March, the police chief said."
    assert [voices(s) for s in statements(text)] == [["police chief"]]
    assert voices(told("The general, whom they accused of arson, fled, Peru said.", "of arson"))[-1] == "they"
    assert [
        voices(s) for s in statements("2 drivers charged over deaths of 30 passengers inside ferry in smuggling case") if voices(s)
    ] == []
    assert [voices(s) for s in statements("Police blamed for failing to save nine hikers") if voices(s)] == []
    assert voices(told("The union charged that nine miners died.", "nine miners died")) == ["union"]


def test_whoever_is_quoted_as_giving_a_number_gives_it() -> None:
    text = "Meridian news agency quoted two unnamed rebels as giving a death toll of seven."
    assert voices(told(text, "toll of seven")) == ["Meridian news agency", "two unnamed rebels"]
    assert voices(told("Meridian quoted a doctor as saying that 12 had died.", "12 had died")) == ["Meridian", "doctor"]


@pytest.mark.parametrize(("words", "head", "meant"), [("a White gunman", "gunman", False), ("the White militia", "militia", True)])
def test_they_are_not_one_man(words: str, head: str, meant: bool) -> None:
    text = f"The mayor blamed {words} in Bergen. They said nine were dead."
    report = Report(id="rep_test", name="test.txt", text=text, sha256="", language="en")
    parsed = next(iter(PARSER.parse((report,))))
    at, they = text.index(words), text.index("They")
    told_before = Known("nam_1", Span(at, at + len(words)), words, NameKind.GROUP, False, None, True, False, False, head, False, False)
    found = antecedent(parsed, "they", Span(they, they + 4), [told_before], {})
    assert (found is not None) == meant


def test_it_that_stands_for_nobody_says_nothing() -> None:
    text = "Drovna fell silent. It has never been confirmed by anybody who cut the power lines."
    report = Report(id="rep_test", name="test.txt", text=text, sha256="", language="en")
    parsed = next(iter(PARSER.parse((report,))))

    def span(words: str) -> tuple[Span, ...]:
        return (Span(text.index(words), text.index(words) + len(words)),)

    read = ReadAttribution(span("It"), span("has never been confirmed"), span("who cut the power lines"))
    found = find_statements(report, msgspec.structs.replace(parsed, attributions=(read,)), find_names(report, parsed), ())
    assert "It" not in [link.name for statement in found for link in statement.chain]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("The agency quoted the governor as saying five barns had burned.", "five barns had burned", ["agency", "governor"]),
        ("Radio Nord cited Mayor Ilva Renner as saying that 20 houses burned.", "20 houses burned", ["Radio Nord", "Ilva Renner"]),
        ("Mayor Ilva Renner was quoted by Radio Nord as saying that 20 houses burned.", "20 houses burned", ["Radio Nord", "Ilva Renner"]),
    ],
)
def test_who_quotes_passes_on_the_words_of_whom_he_quotes(text: str, words: str, names: list[str]) -> None:
    assert voices(told(text, words)) == names
    assert len(statements(text)) == 1


def test_a_voice_keeps_the_hyphened_word_before_its_noun() -> None:
    text = "The rebel-linked agency claimed that 60 tents were burned."
    assert voices(told(text, "60 tents were burned")) == ["rebel-linked agency"]


def test_who_is_told_of_in_the_passive_says_nothing() -> None:
    text = "The man, identified as Teo Harlow, has been confirmed dead."
    assert not any("man" in name for s in statements(text) for name in voices(s))


def test_a_name_that_opens_a_description_without_a_comma_is_who_speaks() -> None:
    text = "“There are at least 56 dead,” said Maria Torres director of the relief office."
    assert voices(told(text, "at least 56 dead"))[-1] == "Maria Torres"


def test_who_charges_a_suspect_says_nothing() -> None:
    assert not [one for one in statements("Norway charged two suspects on Monday.") if one.cue == "charged"]


def test_who_stands_between_with_and_the_participle_speaks() -> None:
    statement = told("Hopes for a truce rose on Friday with both camps saying they had met half-way.", "half-way")
    assert voices(statement) == ["both camps"]


def test_an_article_alone_is_nothing_said() -> None:
    text = "Sirens sounded in Velgrad. The council imposed a curfew that holds until Friday morning."
    assert all(len(piece.of(text)) > 3 for statement in statements(text) for piece in statement.content)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("“He was kind,” said Tamm's step-grandmother, Mara Pruitt.", "He was kind", "Mara Pruitt"),
        ("“He was kind,” Tamm's friend, Olev Sild told the Vesk Herald.", "He was kind", "Olev Sild"),
        ("“We drove all night,” said the friend, adding they came home late.", "We drove all night", "friend"),
        ("More than 200 protesters said the mayor must go.", "the mayor must go", "protesters"),
    ],
)
def test_who_stands_behind_said_speaks_and_not_whose_kin_he_is(text: str, words: str, name: str) -> None:
    assert voices(told(text, words)) == [name]


def test_the_dead_and_missing_say_nothing() -> None:
    text = (
        "At least 14 people are dead after a fire at a mill. Investigators came on Monday. Ana Ruiz was there, "
        "where detectives gather what they say is evidence."
    )
    assert not any("14" in name or "people" in name for s in statements(text) for name in voices(s))


def test_we_outside_quotation_marks_is_the_report() -> None:
    assert voices(told("We understand that the mill has shut.", "the mill has shut")) == ["We"]  # the account leaves it to the outlet
    assert voices(told("“We say it is shut,” Ana Ruiz said.", "it is shut")) == ["Ana Ruiz"]


def test_whom_the_words_name_is_not_he_who_says_them() -> None:
    text = (
        "Teo Harlow came home in May. A clerk, Olev Sild, told reporters that the door was shut. Harlow was angry about it, he said.\n\n"
        "“We drove all night,” said the friend.\n\n“He seemed well,” he said."
    )
    assert voices(told(text, "Harlow was angry about it")) == ["Olev Sild"]
    assert voices(told(text, "He seemed well")) == ["friend"]


def test_those_who_were_killed_blame_nobody() -> None:
    text = "On Monday rebel commanders stated that some 40 people were killed in a raid in the Velgrad province, blaming the Norlandic army for it."
    assert [voices(statement)[-1] for statement in statements(text)] == ["rebel commanders"] * len(statements(text))


def test_an_attack_that_claims_lives_claims_nothing() -> None:
    text = "Warplanes also struck a mill in the town of Velgrad claiming the lives of twelve people including women."
    assert statements(text) == ()


def test_a_call_for_tips_claims_nothing() -> None:
    assert statements("Detectives are asking anyone with information on a fire to call the town hall.") == ()
    assert statements("Detectives ask people who have information to come forward.") == ()
    assert statements("Police said anyone in the hall was questioned.") != ()
