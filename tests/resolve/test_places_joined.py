from tallystick.records.links import PlaceEntity, PlaceLink
from tallystick.records.mention import Analysis, NameKind, NameMention
from tallystick.records.report import Report, Span
from tallystick.records.rows import Book, Rows
from tallystick.resolve.places.joined import Crossings, JoinedPlaces

PLACED = PlaceEntity(id="plc_a", name="Harbour Street", lat=1.0, lon=2.0, feature="facility", within=("geo:1",))
NAMED = PlaceEntity(id="plc_b", name="Harbour Street", feature="facility")


def link(mention, place):
    return PlaceLink(mention=mention, place=place, probability=0.8, reason="named")


def rows(book, places, links):
    by_report = {"rep_1": {one.mention: one for one in links}}
    return Rows.of(book, {place.id: place for place in places}), Rows.of(book, by_report)


def told(found):
    links = [one for linked in found.links.rows.values() for one in linked.values()]
    return sorted(found.places.rows.values(), key=lambda place: place.id), sorted(links, key=lambda one: one.mention)


def join_unplaced(places, links):
    book = Book()
    found = JoinedPlaces(book, *rows(book, places, links), lambda place: sum(one.place == place for one in links))
    book.refresh()
    return told(found)


def name_crossings(reports, analyses, places, links):
    book = Book()
    found = Crossings(book, Rows.of(book, {one.id: one for one in reports}), Rows.of(book, analyses), *rows(book, places, links))
    book.refresh()
    return told(found)


def test_a_street_that_one_report_places_is_that_street_in_the_others():
    places, links = join_unplaced([PLACED, NAMED], [link("m1", "plc_a"), link("m2", "plc_b")])
    assert [p.id for p in places] == ["plc_a"]
    assert [x.place for x in links] == ["plc_a", "plc_a"]
    assert "another report places" in links[1].reason


def test_two_streets_of_one_name_join_nothing():
    other = PlaceEntity(id="plc_c", name="Harbour Street", lat=9.0, lon=9.0, feature="facility")
    places, links = join_unplaced([PLACED, NAMED, other], [link("m2", "plc_b")])
    assert len(places) == 3
    assert links[0].place == "plc_b"


def test_one_common_word_joins_nothing():
    hall = PlaceEntity(id="plc_h", name="Hall", lat=1.0, lon=1.0)
    bare = PlaceEntity(id="plc_i", name="Hall")
    assert len(join_unplaced([hall, bare], [link("m", "plc_i")])[0]) == 2


def test_the_names_of_a_crossing_are_its_streets():
    text = "Shots were fired near Mill and Harbour streets."
    report = Report(id="rep_1", name="a", text=text, sha256="0", language="en")
    names = tuple(
        NameMention(id=f"m{n}", span=Span(text.index(w), text.index(w) + len(w)), kind=NameKind.PLACE, text=w)
        for n, w in enumerate(("Mill", "Harbour"))
    )
    mill = PlaceEntity(id="geo:5", name="Mill", lat=50.0, lon=5.0, geonames_id=5, feature="city")
    analyses = {"rep_1": Analysis(report="rep_1", parts="p", names=names)}
    places, links = name_crossings([report], analyses, [PLACED, mill], [link("m0", "geo:5"), link("m1", "geo:5"), link("x", "plc_a")])
    assert {p.name for p in places} == {"Harbour Street", "Mill Street"}
    assert links[1].place == "plc_a"
    assert links[0].place.startswith("plc_")


def test_a_crossing_names_a_street_though_no_place_was_linked():
    text = "Shots were fired near Tilda and Harbour streets in Mill."
    report = Report(id="rep_1", name="a", text=text, sha256="0", language="en")
    names = tuple(
        NameMention(id=f"m{n}", span=Span(text.index(w), text.index(w) + len(w)), kind=NameKind.PLACE, text=w)
        for n, w in enumerate(("Tilda", "Harbour", "Mill"))
    )
    analyses = {"rep_1": Analysis(report="rep_1", parts="p", names=names)}
    places, links = name_crossings([report], analyses, [PLACED], [link("x", "plc_a")])
    assert {p.name for p in places} == {"Harbour Street", "Tilda Street"}
    assert [x.mention for x in links] == ["m0", "x"]


def test_a_towns_street_is_no_street_of_its_name():
    text = "Shots were fired on a dark Mill street."
    report = Report(id="rep_1", name="a", text=text, sha256="0", language="en")
    names = (NameMention(id="m0", span=Span(text.index("Mill"), text.index("Mill") + 4), kind=NameKind.PLACE, text="Mill"),)
    mill = PlaceEntity(id="geo:5", name="Mill", lat=50.0, lon=5.0, geonames_id=5, feature="city")
    analyses = {"rep_1": Analysis(report="rep_1", parts="p", names=names)}
    places, links = name_crossings([report], analyses, [mill], [link("m0", "geo:5")])
    assert [place.id for place in places] == ["geo:5"]
    assert [x.place for x in links] == ["geo:5"]


def test_what_a_street_is_near_is_a_street_where_no_town_of_the_report_lies_near_it():
    vale = PlaceEntity(id="geo:6", name="Vale", lat=10.0, lon=40.0, geonames_id=6, feature="city")
    mill = PlaceEntity(id="geo:5", name="Mill", lat=50.0, lon=5.0, geonames_id=5, feature="city")
    near = PlaceEntity(id="geo:7", name="Vale", lat=50.1, lon=5.1, geonames_id=7, feature="city")
    text = "Shots were fired on Tilda Street near Vale. Mill is in shock."
    report = Report(id="rep_1", name="a", text=text, sha256="0", language="en")
    names = tuple(
        NameMention(id=f"m{n}", span=Span(text.index(w), text.index(w) + len(w)), kind=NameKind.PLACE, text=w)
        for n, w in enumerate(("Vale", "Mill"))
    )
    analyses = {"rep_1": Analysis(report="rep_1", parts="p", names=names)}
    places, _ = name_crossings([report], analyses, [mill, vale], [link("m0", "geo:6"), link("m1", "geo:5")])
    assert {p.name for p in places} == {"Vale Street", "Mill"}
    places, _ = name_crossings([report], analyses, [mill, near], [link("m0", "geo:7"), link("m1", "geo:5")])
    assert {p.name for p in places} == {"Vale", "Mill"}
