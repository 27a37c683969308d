from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tallystick.read.frame import read_dateline, read_frame
from tallystick.read.stamp import read_stamp


@pytest.mark.parametrize(
    ("text", "place", "day", "agency"),
    [
        ("Varnholt, Mar 16 (AP) The wall broke on Tuesday.", "Varnholt", "Mar 16", "Associated Press"),
        ("VARNHOLT/ODD HARBOUR, April 5 (Reuters) - The wall broke.", "VARNHOLT/ODD HARBOUR", "April 5", "Reuters"),
        ("OLD HARBOUR (AP) - The wall broke.", "OLD HARBOUR", None, "Associated Press"),
        ("(CN) — The wall broke.", None, None, "Courthouse News Service"),
        ("CNN  — \n\nThe wall broke on Tuesday.", None, None, "CNN"),
        ("New Varnholt, August 2  At least 12 people died.", "New Varnholt", "August 2", None),
        ("VARNHOLT — The wall broke.", "VARNHOLT", None, None),
        ("PORT VARN (XAVIA), 10 OCT 88 (DOMESTIC SERVICE) -- [TEXT] The wall broke.", "PORT VARN", "10 OCT 88", None),
        ("CLANDESTINE, 3 MAR 87 -- [REPORT] [TEXT] The wall broke.", None, "3 MAR 87", None),
        ("Wall breaks\n\nBy Mara Lind\n\nVARNHOLT, 3 May (AFP) – The wall broke.", "VARNHOLT", "3 May", "Agence France-Presse"),
        ("VARNHOLT, July 10, 2031 (Meridian) - The wall broke.", "VARNHOLT", "July 10, 2031", "Meridian"),
        ("VARNHOLT (Meridian Daily) — The wall broke.", "VARNHOLT", None, "Meridian Daily"),
        ("Twelve are dead, the mayor says.  VARNHOLT, Dec 8 (Reuters) - The wall broke.", "VARNHOLT", "Dec 8", "Reuters"),
    ],
)
def test_datelines(text, place, day, agency):
    found = read_dateline(text)
    assert (found.place, found.day, found.agency) == (place, day, agency)
    for span, words in ((found.place_span, place), (found.day_span, day)):
        assert span is None or span.of(text) == words
    assert text[found.span.end :].strip().startswith(("The wall", "At least"))


@pytest.mark.parametrize(
    "text",
    [
        "The wall broke at noon (one of them fatally) - and the harbour flooded.",
        "Officials — who asked not to be named — said the wall broke.",
        "Mayor Lind, who spoke on May 3, said the wall broke.",
        "Harbour wall breaks: what we know",
        "AMWU (Alliance of Mine Workers) - The wall broke.",
        "MINERS (Some Forty) said the wall broke.",
        "The Harbour Abatement Relief Team (HART) looked into the broken wall.",
    ],
)
def test_running_words_are_no_dateline(text):
    assert read_dateline(text) is None


STORY = "The wall at the old harbour broke on Tuesday. Twelve people died.\n\n{line}\n\nThe mayor said the water was falling. Crews were at work."


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("A woman walks past a flooded house in Varnholt on Sunday.", "caption"),
        ("Crews at the wall / Courtesy: Daily Lamp", "caption"),
        ("FILE - The old harbour in spring", "caption"),
        ("Share on Facebook", "furniture"),
        ("Read more: How the wall was built", "furniture"),
        ("pic.twitter.com/abcDEF123", "furniture"),
        ("What the mayor knew", "heading"),
        ("EARLIER: 1 dead as a wall breaks at Varnholt harbour", "furniture"),
        ("Follow Daily Lamp: Facebook | Twitter", "furniture"),
        ("Related Coverage The wall's nine years of cracks", "furniture"),
        ("Please enable Javascript to watch this video", "furniture"),
        ("Friends embrace at the harbour wall in Varnholt on Sunday. (Ivo Renn for Varnholt Daily Lamp)", "caption"),
        ("Buy Photo Crews pray at the wall. (Photo: Ivo Renn, Daily Lamp)Buy Photo", "caption"),
        ("The wall broke at dawn, the mayor said. View Full Caption Lamp/Ivo Renn", "caption"),
        ("Twelve people died at the wall. Mara Lind reports. (Published Tuesday, May 6, 2031)", "caption"),
        ("CLOSE Skip in Skip x Embed x Share A twelfth person died on Sunday, the mayor says. Ivo Renn/Daily Lamp", "caption"),
    ],
)
def test_zones(line, kind):
    text = STORY.format(line=line)
    zones = {zone.kind.value: text[zone.start : zone.end] for zone in read_frame(text).zones}
    assert zones == {kind: line}


@pytest.mark.parametrize(
    "line",
    [
        "A woman who walks past the wall every day said it had cracks.",
        "“I saw it fall,” said Ivo Renn.",
        "At least 12 people were killed, the mayor said on Tuesday.",
        "Read the room: that is what the mayor failed to do, said Renn, who sat in the council for nine years and saw the wall's cracks with his own eyes and wrote to it.",
    ],
)
def test_claims_are_never_taken_for_captions_or_furniture(line):
    assert read_frame(STORY.format(line=line)).zones == ()


def test_a_line_to_another_story_is_a_heading_also_where_a_caption_stands_beside_it():
    line, caption = "Man, 24, drowned at Orsova pier", "Crews at the wall. (Photo: Ivo Renn)"
    for both in (f"{line}\n\n{caption}", f"{caption}\n\n{line}"):
        text = STORY.format(line=both)
        zones = {text[z.start : z.end]: z.kind.value for z in read_frame(text).zones}
        assert zones == {line: "heading", caption: "caption"}


def test_credits_at_the_foot_and_bylines_at_the_head():
    text = "By MARA LINDAssociated Press\n\nThe wall broke. Twelve died.\n\nThe water fell.\n\nIvo Renn contributed to this report. (AP)"
    frame = read_frame(text)
    assert [zone.kind.value for zone in frame.zones] == ["byline", "credit", "credit"]
    assert frame.agencies == ("Associated Press",)


@given(st.text(max_size=400))
def test_zones_are_sorted_apart_and_inside_whatever_the_text(text):
    zones = read_frame(text).zones
    assert list(zones) == sorted(zones)
    assert all(0 <= z.start < z.end <= len(text) for z in zones)
    assert all(a.end <= b.start for a, b in pairwise(zones))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05 Apr 2031 The wall broke.", "2031-04-05"),
        ("Tuesday 04 April 2031 Wall breaks. The wall broke.", "2031-04-04"),
        ("06.04.2031 The wall broke.", "2031-04-06"),
        ("The wall broke.\nPublished: 6 April 2031 10:22\nMore text.", "2031-04-06"),
        ("The wall broke on 5 April 2031, the mayor said.", None),
        ("31 February 2031 The wall broke.", None),
        ("Wall breaks at the old harbour\n\n05.04.2031 The wall broke at noon, the mayor said.", "2031-04-05"),
        ("Why the wall broke\nBy Ivo Renn\nApril 5, 2031 10:22 AM\n\nThe wall broke.", "2031-04-05"),
        ("Wall breaks at the old harbour\n\n5 April 2031 was a Monday.", None),
        ("The wall broke at noon.\n\n5 April 2031", None),
    ],
)
def test_stamps(text, day):
    found = read_stamp(text)
    assert (found and found[0]) == day


def test_a_title_above_the_dateline_makes_no_claims():
    text = "Published: 2 May 2031\n\nWall breaks, at least 12 dead\n\nVARNHOLT, May 2 (AP) - The wall broke. Twelve died."
    zones = {text[z.start : z.end]: z.kind.value for z in read_frame(text).zones}
    assert zones["Wall breaks, at least 12 dead"] == "heading"


def test_the_dateline_may_stand_below_captions_and_be_a_known_town_with_a_hyphen():
    caption = "Buy Photo Crews pray at the wall. (Photo: Ivo Renn, Daily Lamp)Buy Photo"
    text = f"{caption}\n\n{caption}\n\n{caption}\n\nNAIROBI - Two men drowned on Sunday. The harbour was closed."
    assert read_dateline(text).place == "NAIROBI"
    assert read_dateline("SIX DEAD - Police closed the harbour on Sunday.") is None


def test_the_first_line_of_a_wrapped_paragraph_is_no_heading():
    text = (
        "VARNHOLT, 10 OCT 88 (DOMESTIC SERVICE) -- [TEXT] THE WALL BROKE AT NOON\nON TUESDAY, THE MAYOR SAID, AND THE WATER RAN DOWN TO THE MARKET\n"
        "BEFORE ANYBODY COULD BE WARNED.\n\n   A SECOND BREACH OPENED AT THE LOWER GATE OF THE OLD HARBOUR IN VARNHOLT\n"
        "AN HOUR LATER.  SEVERAL BARNS WERE DAMAGED BY WATER AND MUD.\n\n   RELIEF IS SENT\n\n   THE GOVERNOR SENT TWO LORRIES AND A BOAT "
        "FROM THE CAPITAL.\n"
    )
    assert [text[z.start : z.end] for z in read_frame(text).zones if z.kind.value == "heading"] == ["RELIEF IS SENT"]
