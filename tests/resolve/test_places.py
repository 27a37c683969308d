"""Names are resolved to places with the words around them, the report and the case; doubt is kept."""

from __future__ import annotations

import re

import msgspec

from tallystick.lexicon.gazetteer import place
from tallystick.records.identity import make_id
from tallystick.records.links import PlaceEntity, PlaceLink
from tallystick.records.mention import Analysis, IncidentMention, NameKind, NameMention
from tallystick.records.report import Report, Span
from tallystick.resolve.places import MIN_PROBABILITY, read_places, resolve_places

KINDS = {"P": NameKind.PLACE, "F": NameKind.FACILITY, "O": NameKind.ORGANIZATION, "H": NameKind.PERSON, "G": NameKind.GROUP}
MARKED = re.compile(r"\[([PFOHG]) ([^\]]+)\]")


def a_case(*marked: str) -> tuple[list[Report], dict[str, Analysis]]:
    """Reports from texts in which names are marked: '[P Riverton] is a town.'"""
    reports, analyses = [], {}
    for number, text in enumerate(marked):
        plain, names, at = "", [], 0
        for match in MARKED.finditer(text):
            plain += text[at : match.start()]
            span = Span(len(plain), len(plain) + len(match.group(2)))
            plain += match.group(2)
            at = match.end()
            names.append(NameMention(id=make_id("nam", number, span.start), span=span, kind=KINDS[match.group(1)], text=match.group(2)))
        plain += text[at:]
        report = Report(id=f"rep_{number}", name=f"{number}.txt", text=plain, sha256="", language="en")
        sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"[^.]+\.?", plain))
        reports.append(report)
        analyses[report.id] = Analysis(report=report.id, parts="", names=tuple(names), sentences=sentences)
    return reports, analyses


def read(*marked: str) -> dict[str, list[tuple[PlaceEntity, PlaceLink]]]:
    """Places and links by the words that were read."""
    reports, analyses = a_case(*marked)
    entities, links = resolve_places(reports, analyses)
    by_id = {entity.id: entity for entity in entities}
    texts = {name.id: name.text for analysis in analyses.values() for name in analysis.names}
    found: dict[str, list[tuple[PlaceEntity, PlaceLink]]] = {}
    for link in links:
        found.setdefault(texts[link.mention], []).append((by_id[link.place], link))
    return found


def test_what_the_words_say_holds_it_decides() -> None:
    found = read("A fire broke out in [P Paris], [P Texas], on Monday.")
    assert found["Paris"][0][0].country == "US"
    assert found["Texas"][0][0].feature == "admin1"
    assert "Texas" in found["Paris"][0][1].reason


def test_what_lies_near_a_town_is_no_namesake_far_away() -> None:
    found = read("A fire broke out in [P Paris], 20 miles east of [P Cairo], on Monday. Shops burned in [P Cairo].")
    assert {(entity.country, entity.lat) for entity, _ in found["Paris"]} == {("EG", None)}
    near = read("A fire broke out in [P Giza], just outside [P Cairo], on Monday. Shops burned in [P Cairo].")["Giza"][0][0]
    assert near.country == "EG"
    assert near.lat is not None


def test_what_lies_near_a_country_is_not_said_to_lie_in_it() -> None:
    found = read("A depot burned in [P Orvikgrad], near [P Ukraine], on Monday. [P Orvikgrad] was cut off.")
    assert {entity.country for entity, _ in found["Orvikgrad"]} == {None}


def test_without_context_the_best_known_is_meant() -> None:
    assert read("A fire broke out in [P Paris] on Monday.")["Paris"][0][0].geonames_id == 2988507


def test_neighbours_decide() -> None:
    found = read(
        "Clashes spread from [P Homs] to [P Hama], [P Aleppo] and [P Tripoli].", "Rain fell in [P Benghazi], [P Misrata] and [P Tripoli]."
    )
    assert {one.country for one, _ in found["Hama"]} == {"SY"}
    assert read("Rain fell in [P Benghazi], [P Misrata] and [P Tripoli].")["Tripoli"][0][0].country == "LY"


def test_a_part_of_a_town_is_the_town() -> None:
    assert read("Shells hit [P western Kyiv] overnight.")["western Kyiv"][0][0].geonames_id == 703448


def test_spellings_of_one_place_are_one_entity() -> None:
    found = read("Sirens sounded in [P Kyiv].", "Sirens sounded in [P Kiev].")
    assert found["Kyiv"][0][0].id == found["Kiev"][0][0].id
    assert "Kiev" in found["Kyiv"][0][0].variants


def test_a_spelling_that_no_source_lists_is_found_in_the_countries_of_the_case() -> None:
    found = read("Jets struck [P Khan Shaikhuun] in [P Syria], near [P Idlib].")
    assert found["Khan Shaikhuun"][0][0].country == "SY"


def test_a_place_without_a_point_is_found_where_the_case_is_about_its_country_alone() -> None:
    told = read("A landslide hit [P Rasuwa], north of [P Kathmandu], the police in [P Nepal] said.")["Rasuwa"][0][0]
    assert (told.country, told.precision) == ("NP", 5)
    assert read("A landslide hit [P Rasuwa], north of [P Lusaka], the police in [P Zambia] said.")["Rasuwa"][0][0].lat is None
    village = read("Troops entered [P Baraka], the governor of [P South Kivu] in [P Congo] said in [P Bukavu].")["Baraka"][0][0]
    assert (village.country, village.precision) == ("CD", 5)


def test_an_unlisted_building_gets_the_towns_point_and_says_so() -> None:
    found = read("Gunmen entered the [F Grellmark Hall] in [P Lyon] at night.")
    (entity, link), *_ = found["Grellmark Hall"]
    lyon = found["Lyon"][0][0]
    assert (entity.lat, entity.lon) == (lyon.lat, lyon.lon)
    assert entity.precision >= lyon.precision
    assert entity.within[0] == lyon.id
    assert "middle of" in link.reason


def test_an_unknown_village_is_named_without_a_point() -> None:
    (entity, link), *_ = read("Troops reached the village of [P Vrelkoshanovitse] on Sunday.")["Vrelkoshanovitse"]
    assert entity.lat is None
    assert "does not know" in link.reason


def test_a_unit_and_its_seat_are_told_apart_by_a_word_of_kind() -> None:
    assert read("Shelling went on in the [P Kherson] region.")["Kherson"][0][0].feature == "admin1"
    assert read("People fled [P Kherson] on foot.")["Kherson"][0][0].feature == "city"


def test_a_person_is_no_place_though_a_town_bears_the_name() -> None:
    assert "Paris" not in read("[H Paris] said so. [H Mary Paris], the mayor, agreed. [H Mary Paris] left.")


def test_a_place_that_the_name_finder_took_for_a_body_is_a_place() -> None:
    found = read("Shells fell on [O Mariupol]. Thousands are trapped in [O Mariupol].")
    assert found["Mariupol"][0][0].country == "UA"


def test_adjectives_and_names_in_names_say_whose_and_are_no_places() -> None:
    reports, analyses = a_case("[G Ukrainian] officials met the [O Boston Police Department].")
    reading = read_places(reports, analyses)
    assert reading.links == ()
    assert {(one.place.country, one.adjective) for one in reading.held} == {("UA", True), ("US", False)}


def test_disputed_land_stands_in_both_hierarchies() -> None:
    within = read("Ships left [P Sevastopol] at dawn.")["Sevastopol"][0][0].within
    assert {"UA", "RU"} <= set(within)


def test_probabilities_are_kept_and_never_below_the_line() -> None:
    found = read("He was born in [P Springfield].", "It snowed in [P Salem], [P Oregon].")
    assert all(MIN_PROBABILITY * 0.5 < link.probability <= 1 for pairs in found.values() for _, link in pairs)
    assert all(place(entity.id) is not None or entity.id.startswith("plc_") for pairs in found.values() for entity, _ in pairs)


def test_the_order_of_reports_changes_nothing() -> None:
    reports, analyses = a_case("Rain in [P Tripoli] and [P Benghazi].", "Fire in [P Tripoli].", "Snow in [P Oslo], [P Norway].")
    assert resolve_places(reports, analyses) == resolve_places(list(reversed(reports)), dict(reversed(analyses.items())))


def test_nothing_gives_nothing() -> None:
    assert resolve_places([], {}) == ((), ())


def test_a_short_form_in_capitals_is_the_country() -> None:
    assert read("Talks between the [P US] and [P Iran] went on.")["US"][0][0].country == "US"


def test_the_names_own_last_word_says_what_it_is() -> None:
    assert read("Ships crossed the [P Persian Gulf].")["Persian Gulf"][0][0].feature == "water"


def test_a_lost_apostrophe_does_not_hide_a_place() -> None:
    assert read("Rain fell on [P Syrias] coast, near [P Latakia].")["Syrias"][0][0].country == "SY"


def test_a_street_is_not_placed_by_its_own_name() -> None:
    found = read("A man was hurt on [F Bourbon Street] in [P Leeds].")
    leeds = found["Leeds"][0][0]
    assert (found["Bourbon Street"][0][0].lat, found["Bourbon Street"][0][0].lon) == (leeds.lat, leeds.lon)


def test_a_plural_holder_holds() -> None:
    found = read("Fire swept [P New Orleans]' [P Grellmark Quarter] on Friday.")
    assert found["Grellmark Quarter"][0][0].within[0] == found["New Orleans"][0][0].id


def test_a_town_lies_in_the_county_that_holds_it() -> None:
    """County, district or raion stands between a town and its state."""
    for words, county in (("[P Lubbock], [P Texas]", "Lubbock County"), ("[P Mariupol]", "Mariupolskyi Raion")):
        entity = read(f"Homes burned in {words}, on Monday.")[words[3 : words.index("]")]][0][0]
        held = [place(key) for key in entity.within]
        assert held[0] is not None
        assert held[0].name == county
        assert held[0].feature == "admin2"


def test_a_town_is_not_placed_where_the_words_say_it_is_not() -> None:
    """No 'Toulouse' lies in Texas: the famous one elsewhere is not meant."""
    assert all(entity.country != "FR" for entity, _ in read("Hail fell on [P Toulouse], [P Texas].").get("Toulouse", []))


def test_a_quarter_of_a_town_is_no_province_of_its_name() -> None:
    found = read("A bomb went off in the [P Catalonia] district of [P Lima].")
    assert found["Lima"][0][0].id in found["Catalonia"][0][0].within
    found = read("A bomb went off in the [P Catalonia district] of Lima. [P Catalonia] lies in the west of [P Lima].")
    assert all(entity.country != "ES" for name in ("Catalonia district", "Catalonia") for entity, _ in found.get(name, []))
    found = read("A bomb went off in the [P Catalonia] neighbourhood, and the mayor of [P Lima] came.")
    assert all(entity.country != "ES" for entity, _ in found.get("Catalonia", []))


def test_a_possessive_without_its_apostrophe_holds_what_stands_behind_it() -> None:
    found = read("A ferry sank off [P Argentinas] western city of [P San Juan].")
    assert found["San Juan"][0][0].country == "AR"


def test_a_quarter_lies_in_its_town() -> None:
    """Places of that name far from the town are not meant."""
    found = read("Shots were fired in the [P Berwyn] area of [P Houston].")
    assert all(abs(entity.lat - 29.76) < 2 for entity, _ in found.get("Berwyn", []) if entity.lat is not None)


def test_names_before_counties_are_counties() -> None:
    """'Windham and Rutland counties' names no town."""
    found = read("A storm crossed [P Windham] and [P Rutland] counties in [P Vermont].")
    assert {entity.feature for entity, _ in (*found["Windham"], *found["Rutland"])} <= {"admin2", "city"}
    assert found["Windham"][0][0].name == "Windham County"
    assert place(found["Windham"][0][0].within[0]).name == "Vermont"  # type: ignore[union-attr]


def test_a_state_is_not_its_capital_of_a_longer_name() -> None:
    """'Oklahoma' is the state, 'Oklahoma City' the city."""
    assert read("Hail fell in western [P Oklahoma] on Monday.")["Oklahoma"][0][0].feature == "admin1"


def test_a_towns_suburb_does_not_hold_the_town() -> None:
    """'the Cincinnati suburb of West Chester' places Cincinnati where it is."""
    assert read("He is from the [P Cincinnati] suburb of [P West Chester].")["Cincinnati"][0][0].country == "US"


def test_a_harbour_that_is_only_recalled_is_not_set_in_the_town_that_the_report_is_about() -> None:
    reports, analyses = a_case("[P Lyon] is under siege. Shells fell on [P Lyon]. He recalled the raid on the [F Grellmark Harbour].")
    name = next(one for one in analyses["rep_0"].names if one.text == "Grellmark Harbour")
    recalled = IncidentMention(
        id="im_1", trigger=name.span, span=name.span, type="strike", realis="actual", place=name.id, when=None, background=True
    )
    for told, within in ((), 1), ((recalled,), 0):
        entities, _ = resolve_places(reports, {"rep_0": msgspec.structs.replace(analyses["rep_0"], incidents=told)})
        harbour = next(one for one in entities if one.name == "Grellmark Harbour")
        assert bool(harbour.within) == bool(within)
