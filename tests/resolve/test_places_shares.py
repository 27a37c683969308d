"""What a large case says of its places: told in rounded shares, of which a small change moves few reports' at a time."""

import random

from tallystick.lexicon.gazetteer import candidates
from tallystick.resolve.places.shares import ANY_UNIT, BANDS, CASE_SHARES, NEAR, CaseShares, Rounded, asked_of, band_of
from tallystick.resolve.places.toponyms import Toponym

KEYS = "abcde"


def told(shares):
    return {(key, band): shares.told(key, band) for key in KEYS for band in range(BANDS)}


def test_each_band_is_told_a_share_rounded_at_its_own_place():
    shares = Rounded(100)
    shares.move({"a": 1_235, "b": 8_765}, 10_000)
    assert {shares.told("a", band) for band in range(BANDS)} == {12, 13}
    assert round(sum(shares.told("a", band) for band in range(BANDS)) / BANDS, 2) == 12.35


def test_a_move_names_the_bands_that_are_told_another_share_and_no_others():
    drawn, shares, counts = random.Random(5), Rounded(50), dict.fromkeys(KEYS, 40)
    shares.move(counts, sum(counts.values()))
    for _ in range(60):
        before = told(shares)
        key = drawn.choice(KEYS)
        counts[key] = max(0, counts[key] + drawn.choice((-200, -9, -1, 1, 9, 200)))
        moved = shares.move(counts, sum(counts.values()) or 1)
        now = told(shares)
        assert {(key, band) for band, keys in moved.items() for key in keys} == {one for one in now if now[one] != before[one]}


def test_one_report_more_in_a_large_case_is_news_for_few_bands():
    shares = Rounded(CASE_SHARES)
    shares.move({"a": 60_000, "b": 40_000}, 100_000)
    assert len(shares.move({"a": 60_001, "b": 40_000}, 100_001)) <= 2


def test_what_a_report_is_told_changes_only_where_its_band_and_its_places_are_named():
    toponyms = [Toponym(name.lower(), "r", places=candidates(name)[:30]) for name in ("Springfield", "Paris")]
    countries, units = asked_of(toponyms)
    assert {"US", "FR"} <= countries
    drawn, case = random.Random(7), CaseShares()
    of_country, of_unit = {"US": 500, "FR": 400, "KE": 300}, {min(units): 300, "geo:none": 100}
    case.move(of_country, of_unit)
    for _ in range(40):
        before = [(case.context(toponyms, band), case.near(band)) for band in range(BANDS)]
        of_country[drawn.choice(("US", "FR", "KE", "PL"))] = drawn.randrange(600)
        of_unit[min(units)] = drawn.randrange(200)
        moved = case.move(of_country, of_unit)
        for band, (context, near) in enumerate(before):
            if not moved.get(band, set()) & {*countries, *units, ANY_UNIT}:
                assert case.context(toponyms, band) == context
            if NEAR not in moved.get(band, ()):
                assert case.near(band) == near


def test_the_band_of_a_report_follows_from_its_id():
    bands = [band_of(f"rep_{number:012x}") for number in range(4_000)]
    assert bands[:50] == [band_of(f"rep_{number:012x}") for number in range(50)]
    assert len({*bands}) == BANDS
