"""Invented reports for the benchmarks: stories of made-up incidents in real towns, retold by several outlets over days, some reprinted.

Every sentence, person and outlet is written for this file; the towns are the shipped gazetteer's. The same seed gives the same reports.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from tallystick.lexicon.gazetteer import SHIPPED, GazetteerPlace, candidates
from tallystick.lexicon.gazetteer.place import from_row
from tallystick.lexicon.gazetteer.table import PlaceTable
from tallystick.records.identity import make_id
from tallystick.records.report import PublishedBasis, Report

FIRST_DAY = date(2023, 3, 6)
OUTLETS = (
    "Harrow Wire", "The Meridian Post", "Radio Calder", "Northbank Courier", "Lantern News", "Eastgate Herald", "The Plateau Review", "Delta Bulletin",
    "Coastline Today", "Kestrel Press", "The Daily Ferry", "Summit Dispatch", "Orchard Gazette", "Tidewater Record",
)  # fmt: skip
GIVEN = "Anna Boris Clara Daniel Elena Farid Grace Hassan Irene Jonas Karim Laura Marko Nadia Omar Petra Rashid Sofia Tomas Vera".split()
SYLLABLES = "ba bel cor dan dre fal gar hol iv jas kel lor mar nov or pel quin ras sel tar ul ven wes yar zel mir tov lan dek rin".split()
OPENING = {
    "strike": (
        "At least {low} people were killed and {hurt} wounded on {day} when shells hit {site} in {town}, {official} said.",
        "Artillery fire struck {site} in {town} on {day}, killing {low} people, according to {official}.",
        "Shelling of {site} in the town of {town} killed at least {low} civilians on {day}, {body} said.",
    ),
    "flood": (
        "Flash floods swept through {town} on {day}, killing {low} people and leaving {gone} missing, {official} said.",
        "At least {low} people died and {fled} were evacuated after a river burst its banks in {town} on {day}, {body} said.",
        "Heavy rain on {day} flooded {site} in {town}; {low} people drowned, according to {official}.",
    ),
    "shooting": (
        "A gunman opened fire at {site} in {town} on {day}, killing {low} people and wounding {hurt}, police said.",
        "{low} people were shot dead and {hurt} others injured at {site} in {town} on {day}, {official} said.",
        "Police in {town} arrested a suspect after {low} people were killed in a shooting at {site} on {day}.",
    ),
    "explosion": (
        "An explosion at {site} in {town} killed {low} workers on {day}, {official} said.",
        "A blast tore through {site} in {town} on {day}, leaving {low} dead and {hurt} injured, according to {body}.",
        "{low} people died when a gas line exploded at {site} in {town} on {day}, fire officials said.",
    ),
    "protest": (
        "Thousands marched through {town} on {day} over the closure of {site}; police detained {hurt} people, {official} said.",
        "About {fled} people protested in {town} on {day}, and {hurt} were arrested near {site}, {body} said.",
        "Police in {town} used tear gas against protesters outside {site} on {day}, injuring {hurt}, according to {official}.",
    ),
    "crash": (
        "A bus carrying {fled} passengers overturned near {town} on {day}, killing {low}, {official} said.",
        "{low} people were killed and {hurt} hurt when a train derailed outside {town} on {day}, {body} said.",
        "A ferry sank off {town} on {day} with {fled} people aboard; {low} bodies were found, according to {official}.",
    ),
}
MIDDLE = {
    "strike": (
        "{person}, a resident, said the shells fell for almost an hour before dawn.",
        "{rival} denied that its forces had fired on {town} and blamed the other side.",
        "The claim could not be independently verified.",
        "{official} said that rescuers pulled {saved} survivors from the rubble.",
        "Two children were among the dead, {body} said in a statement on Telegram.",
    ),
    "flood": (
        "{person}, who runs a bakery, said the water rose to the roof within minutes.",
        "Soldiers rescued {saved} people by boat, {body} said.",
        "{official} said that {homes} houses were destroyed.",
        "{rival} rejected criticism that the warning came too late.",
        "More than {fled} people spent the night in schools, aid workers said.",
    ),
    "shooting": (
        "{person}, a witness, said he heard about twenty shots.",
        "{official} told reporters that the suspect acted alone.",
        "{saved} of the wounded were in critical condition, {body} said.",
        "{rival} called the attack an act of hatred.",
        "Investigators searched a house on the edge of {town} on {day}.",
    ),
    "explosion": (
        "{person}, who lives nearby, said windows broke across the district.",
        "{official} said that {saved} workers were still trapped under the building.",
        "{rival} said the plant had passed an inspection, but a union disputed that.",
        "The cause was not known, {body} said.",
        "Around {fled} residents were evacuated as smoke spread.",
    ),
    "protest": (
        "{person}, a teacher, said that officers beat people who were leaving.",
        "{body} denied that live rounds were used.",
        "{rival} demanded the release of those detained.",
        "{official} put the number of injured officers at {saved}.",
        "Organizers said that {fled} people took part, a number that police disputed.",
    ),
    "crash": (
        "{person}, a survivor, said the driver lost control on a bend.",
        "{official} said that {saved} passengers were taken to hospital.",
        "{rival} said the vehicle had been repaired last month.",
        "{body} opened an investigation on {day}.",
        "Divers searched for {gone} people who were still missing.",
    ),
}
LATER = (
    "The death toll rose to {high}, {official} said on {day}, from {low} reported earlier.",
    "{body} corrected the number of dead to {high}, after earlier reports of {low}.",
    "{official} said on {day} that the number of wounded had reached {more}.",
)
CLOSING = (
    "It was the deadliest such incident in the region since 2019.",
    "{official} announced a day of mourning.",
    "The governor visited {town} on {day} and promised aid of ${aid} million.",
    "Talks between the two sides are due to resume next week, {rival} said.",
    "{person} said that nobody from the government had come.",
)
SITES = (
    "a market", "the central bus station", "a primary school", "the Alder Street bridge", "a grain warehouse", "the Northgate shopping mall",
    "a hospital", "the Riverside stadium", "an apartment building", "the old cannery",
)  # fmt: skip
TITLES = ("regional governor", "police chief", "mayor", "health minister", "army spokesman", "emergency service spokeswoman")
BODIES = ("the Civil Rescue Agency", "the Interior Ministry", "the Lowland Red Cross", "the Provincial Council", "the Harbour Authority")
RIVALS = ("the Highland Front", "the Northern Alliance", "the Workers Union", "the Free Plains Movement", "the Transport Ministry")


def towns() -> tuple[GazetteerPlace, ...]:
    """Towns of one name of one word: what a report's words can mean without doubt, in order of the gazetteer."""
    table = PlaceTable(SHIPPED)
    found: list[GazetteerPlace] = []
    for number in range(0, 240_000, 7):
        try:
            place = from_row(table.row(number))
        except IndexError:
            break
        if place.feature == "city" and place.population >= 15_000 and place.name.isascii() and place.name.isalpha() and len(place.name) > 4:
            found.append(place)
    return tuple(place for place in found if len(candidates(place.name)) <= 2)


def surname(source: random.Random) -> str:
    """An invented surname."""
    return "".join(source.choice(SYLLABLES) for _ in range(source.randint(2, 3))).capitalize()


def write_reports(stories: int, seed: int = 1) -> Iterator[Report]:
    """About seven reports a story: first reports, retellings with higher numbers on later days, reprints word for word."""
    source = random.Random(seed)
    places = towns()
    for story in range(stories):
        kind = source.choice(sorted(OPENING))
        low, start = source.randint(2, 40), FIRST_DAY + timedelta(days=source.randrange(7))
        name = f"{source.choice(GIVEN)} {surname(source)}"
        slots: dict[str, object] = {
            "town": source.choice(places).name,
            "site": source.choice(SITES),
            "official": f"{source.choice(TITLES)} {name}",
            "person": f"{source.choice(GIVEN)} {surname(source)}",
            "body": source.choice(BODIES),
            "rival": source.choice(RIVALS),
            "hurt": low + source.randint(3, 60),
            "gone": source.randint(2, 30),
            "fled": source.randint(2, 90) * 50,
            "saved": source.randint(2, 40),
            "homes": source.randint(5, 300),
            "aid": source.randint(2, 90),
        }
        written: list[Report] = []
        for retelling in range(source.randint(4, 8)):
            told = start + timedelta(days=retelling // 2)
            grown = low + 2 * (retelling // 2)
            slots |= {"low": grown, "high": grown + 2, "more": int(str(slots["hurt"])) + retelling, "day": start.strftime("%A")}
            outlet = source.choice(OUTLETS)
            if written and source.random() < 0.15:
                text = written[-1].text
            else:
                parts = [source.choice(OPENING[kind]), *source.sample(MIDDLE[kind], 4)]
                parts += [source.choice(LATER)] if retelling > 1 else []
                parts += source.sample(CLOSING, 2)
                lines = [_sentence(part.format(**slots)) for part in parts]
                text = "\n\n".join(" ".join(lines[at : at + 2]) for at in range(0, len(lines), 2))
            name = f"story-{story:04d}-{retelling}"
            report = Report(
                id=make_id("rep", name, outlet, text),
                name=name,
                text=text,
                sha256=make_id("", text).strip("_").ljust(64, "0"),
                language="en",
                outlet=outlet,
                outlet_basis="given",
                published=told.isoformat(),
                published_basis=PublishedBasis.METADATA,
            )
            written.append(report)
            yield report


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
