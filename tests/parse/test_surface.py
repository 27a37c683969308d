from hypothesis import given
from hypothesis import strategies as st

from tallystick.parse.surface import readable, restore_case
from tallystick.records.wrapped import join_wrapped

COMMON = frozenset(
    "rebel rebels attacked the town of killing four soldiers army reported a clash took place near river bridge farmers union north yesterday".split()
)


def is_common(word: str) -> bool:
    return word in COMMON


CAPITALS = (
    "REBELS ATTACKED THE TOWN OF SAN VELARDO YESTERDAY, KILLING FOUR SOLDIERS. THE ARMY REPORTED A CLASH NEAR LA TORENA BRIDGE.\n\n"
    "A CLASH TOOK PLACE ON 4 MAY NEAR THE RIVER. THE FARMERS UNION OF THE NORTH [FUN] ATTACKED THE BRIDGE. THE ARMY REPORTED FOUR SOLDIERS."
)


def test_capitals_are_given_their_case_back() -> None:
    found = readable(CAPITALS, is_common)
    assert found.startswith(
        "Rebels attacked the town of San Velardo yesterday, killing four soldiers. The army reported a clash near La Torena bridge."
    )
    assert "on 4 May near the river" in found
    assert "The Farmers Union of the North (FUN) attacked" in found


def test_mixed_case_is_left_alone_even_with_a_heading_in_capitals() -> None:
    text = "REBELS ATTACK TOWN\n\nRebels attacked the town of San Velardo on Monday, the army said in a statement that evening."
    assert readable(text, is_common) == text


def test_wrapped_lines_are_joined_and_paragraphs_kept() -> None:
    text = (
        "The army reported a clash near the river on Monday and said that\nfour soldiers had been hurt when their lorry left the road close to\n"
        "the bridge. Nobody was taken to hospital, the statement went on, and\nthe road was open again.\n\nA second clash took place a day later."
    )
    found = join_wrapped(text)
    assert "said that four soldiers" in found
    assert "again.\n\nA second" in found
    assert len(found) == len(text)


def test_lists_and_short_lines_are_not_joined() -> None:
    text = "Dead: 4\nHurt: 12\nMissing: 3\nHomes lost: 120\nSchools closed: 4\n"
    assert join_wrapped(text) == text


@given(st.text(max_size=600))
def test_length_and_non_letters_never_change(text: str) -> None:
    found = readable(text, is_common)
    assert len(found) == len(text)
    assert all(
        a == b or (a == "\n" and b == " ") or a + b in {"[(", "])"} or a.lower() == b.lower() for a, b in zip(text, found, strict=True)
    )


@given(
    st.lists(
        st.sampled_from(["REBELS", "ATTACKED", "SAN VELARDO.", "THE", "[FUN]", "ǅ", "İSTANBUL", "ß", "4 MAY", "\n", "\n\n"]), max_size=120
    )
)
def test_capitals_keep_their_length(words: list[str]) -> None:
    text = " ".join(words)
    assert len(restore_case(text, is_common)) == len(text)


def test_a_full_name_is_one_wherever_its_short_name_was_told_once() -> None:
    """Whatever language the short name's letters come from; words that describe the body are none of its name."""
    told = "REBELS ATTACKED THE TOWN. THE LEFTIST FARMERS UNION OF ILVA [UIF] REPORTED A CLASH NEAR THE RIVER YESTERDAY, KILLING FOUR. "
    found = readable(told * 2 + "UIF ATTACKED THE FARMERS UNION OF ILVA.", lambda word: is_common(word) or word == "leftist")
    assert "The leftist Farmers Union of Ilva (UIF) reported" in found
    assert found.endswith("UIF attacked the Farmers Union of Ilva.")


def test_a_word_behind_a_given_name_is_a_surname_and_a_verb_is_none() -> None:
    """'MARIA BRIDGE' is one person; 'MARIA REPORTED' and 'MARIA YESTERDAY' are none."""
    told = (
        "REBELS ATTACKED THE TOWN OF MARIA BRIDGE YESTERDAY. MARIA REPORTED A CLASH NEAR THE RIVER. MARIA YESTERDAY REPORTED KILLING FOUR. "
    )
    found = readable(told * 2, is_common)
    assert "Maria Bridge yesterday" in found
    assert "Maria reported" in found
    assert "Maria yesterday" in found


def test_what_an_editor_put_in_ends_no_sentence() -> None:
    """Square brackets stand as round ones in what the parser reads."""
    assert readable("He was taken on Monday [4 May] by a group.", is_common) == "He was taken on Monday (4 May) by a group."


def test_a_short_word_behind_the_article_is_a_bodys_short_name() -> None:
    """In all of the text, also where no article stands."""
    told = "REBELS OF THE UIF ATTACKED THE TOWN. UIF REBELS REPORTED KILLING FOUR NEAR THE RIVER YESTERDAY AND ATTACKED THE ARMY NEAR THE BRIDGE. "
    found = readable(told * 2, is_common)
    assert "Rebels of the UIF attacked" in found
    assert "UIF rebels reported" in found


def test_a_given_name_that_is_also_a_word_is_a_name_before_a_name() -> None:
    """'HECTOR VARNHOLT' is a person, 'TO HECTOR' a verb."""
    told = "THE ARMY REPORTED KILLING HECTOR VARNHOLT NEAR THE RIVER. REBELS ATTACKED HECTOR NEAR THE BRIDGE YESTERDAY, KILLING FOUR SOLDIERS. "
    found = readable(told * 2, lambda word: is_common(word) or word == "hector")
    assert "killing Hector Varnholt near" in found


def test_a_name_in_the_dictionaries_is_no_common_word() -> None:
    """Dictionaries list towns, families and bodies in small letters too."""
    from tallystick.parse.vocabulary import is_common as is_word

    assert not any(is_word(name) for name in ("santiago", "parker", "january"))
    assert all(is_word(word) for word in ("guerrillas", "said", "counteroffensive", "unspecified", "police"))


def test_bodies_that_everybody_knows_keep_their_capitals() -> None:
    """'RED CROSS' and 'WHITE HOUSE' are words of the language and names all the same."""
    text = "THE RED CROSS SAID ON MONDAY THAT MEMBERS OF THE RED BRIGADES CROSSED THE WHITE RIVER, AND THE WHITE HOUSE SAID NOTHING. " * 3
    found = readable(text, lambda word: True)
    assert "the Red Cross" in found.replace("The", "the")
    assert "the White House" in found
    assert "white river" in found


def test_an_item_of_a_list_is_not_joined_to_the_line_before() -> None:
    items = [
        "- Two bridges were swept away by the river on Monday.",
        "- Some 40 houses stood under water in the town.",
        "- A school was hit and closed.",
    ]
    text = "\n".join(["The flood in short, and what it has done so far:", *items])
    assert join_wrapped(text) == text


def test_what_armed_bodies_call_themselves_is_a_name_without_a_short_name_beside_it() -> None:
    text = (
        "REBELS OF THE TORENA NATIONAL LIBERATION FRONT ATTACKED THE TOWN OF SAN VELARDO YESTERDAY, KILLING FOUR SOLDIERS. THE ARMY REPORTED A "
        "CLASH WITH THE ARMY OF NATIONAL LIBERATION NEAR THE RIVER. THE NATIONAL FRONT AND THE ARMY ATTACKED THE NATIONAL UNION."
    )
    common = COMMON | {"national", "liberation", "front"}
    found = readable(text, lambda word: word in common)
    assert "Torena National Liberation Front attacked" in found
    assert "with the Army of National Liberation near" in found
    assert "The national front and the army" in found
