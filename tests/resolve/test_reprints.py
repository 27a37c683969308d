import random

from hypothesis import given
from hypothesis import strategies as st

from tallystick.records.report import Report, Zone, ZoneKind
from tallystick.resolve.reprints import find_reprints

WORDS = "harbour ferry storm bridge mayor clinic market wall river crew pump tower gate boat road field school lamp".split()


def prose(seed, sentences=30):
    rng = random.Random(seed)
    return [" ".join(rng.choice(WORDS) for _ in range(12)).capitalize() + "." for _ in range(sentences)]


def report(id, text, **more):
    return Report(id=id, name=id, text=text, sha256="0", language="en", **more)


TEXT = prose(1)


def test_a_shortened_copy_is_found_and_leads_to_the_agency():
    agency = report("rep_b", " ".join(TEXT), outlet="Harbour Press", agencies=("Harbour Press",), published="2031-05-02")
    copy = report("rep_a", " ".join(TEXT[:18]), outlet="Daily Lamp", agencies=("Harbour Press",), published="2031-05-02")
    (found,) = find_reprints([copy, agency])
    assert (found.report, found.of) == ("rep_a", "rep_b")
    assert "both credit Harbour Press" in found.reason


def test_an_edited_copy_is_found():
    edited = [s.replace("ferry", "boat") for n, s in enumerate(TEXT) if n % 3]
    found = find_reprints(
        [report("rep_a", " ".join(TEXT), published="2031-05-01"), report("rep_b", " ".join(edited), published="2031-05-02")]
    )
    assert [(f.report, f.of) for f in found] == [("rep_b", "rep_a")]


def test_one_shared_paragraph_is_no_reprint():
    other = prose(2)
    assert find_reprints([report("rep_a", " ".join(TEXT)), report("rep_b", " ".join(other + TEXT[:6]))]) == ()


def test_shared_page_furniture_is_no_reprint():
    footer = " ".join(prose(3, 20))
    first, second = " ".join(prose(4, 12)) + footer, " ".join(prose(5, 12)) + footer
    zones = [(Zone(len(text) - len(footer), len(text), ZoneKind.FURNITURE),) for text in (first, second)]
    assert find_reprints([report("rep_a", first, zones=zones[0]), report("rep_b", second, zones=zones[1])]) == ()


@given(st.permutations(range(5)))
def test_order_of_input_does_not_matter(order):
    reports = [report(f"rep_{n}", " ".join(TEXT[n:]), published=f"2031-05-0{n + 1}") for n in range(5)]
    assert find_reprints([reports[n] for n in order]) == find_reprints(reports)
    assert {f.of for f in find_reprints(reports)} == {"rep_0"}
