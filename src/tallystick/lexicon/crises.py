"""First days of wars, invasions, sieges and other long crises, as public reference data: 'the 20th day of the invasion' counts from one.

Each date is the one that encyclopedias give for the first day, by the clock of the place, or from which news counted the days at the time (the
Gaza War of 2021 from 10 May, the Venezuelan protests of 2017 from 1 April). A crisis is left out where sources differ on its first day: the Soviet
invasion of Afghanistan (24, 25 or 27 December 1979), the Second Chechen War (7 or 26 August, 1 October 1999), the Northern Mali conflict (16 or 17
January 2012), the umbrella protests in Hong Kong (26 or 28 September 2014), the Pakistan floods of 2010 (26 to 29 July). A crisis is meant where the words name its kind and one of its parties, or its kind alone in a report that names all
parties. Days are counted from 1 on the first day.
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Crisis(NamedTuple):
    """A crisis: its first day, the words for its kind, and its parties, each with the words that name it."""

    name: str
    start: str
    kinds: tuple[str, ...]
    parties: tuple[tuple[str, ...], ...]


INVASION = ("invasion", "war", "offensive", "operation", "conflict", "onslaught", "assault", "fighting", "incursion", "hostilities")
WAR = ("war", "conflict", "fighting", "hostilities", "offensive", "operation", "bombardment", "assault", "clashes")
CIVIL_WAR = ("war", "conflict", "uprising", "revolt", "rebellion", "crisis", "fighting", "revolution")
PROTESTS = ("protests", "protest", "uprising", "demonstrations", "revolution", "unrest", "crisis", "movement")
SIEGE = ("siege", "blockade", "battle", "encirclement", "assault")
RUSSIA, UKRAINE = ("russia", "russian", "moscow", "putin", "kremlin"), ("ukraine", "ukrainian", "kyiv", "kiev")
ISRAEL, GAZA = ("israel", "israeli"), ("gaza", "hamas", "palestinian")
LEBANON, SYRIA = ("lebanon", "lebanese", "hezbollah", "hizbollah"), ("syria", "syrian", "damascus")

CRISES: tuple[Crisis, ...] = (
    Crisis("Russian invasion of Ukraine", "2022-02-24", INVASION, (RUSSIA, UKRAINE)),
    Crisis("War in Donbas", "2014-04-12", ("war", "conflict", "insurgency", "uprising"), (("donbas", "donbass", "separatist"), UKRAINE)),
    Crisis("Euromaidan", "2013-11-21", PROTESTS, (("euromaidan", "maidan", "yanukovych"),)),
    Crisis("Siege of Mariupol", "2022-02-24", SIEGE, (("mariupol",),)),
    Crisis("Siege of Chernihiv", "2022-02-24", SIEGE, (("chernihiv",),)),
    Crisis("Russo-Georgian War", "2008-08-07", INVASION, (("georgia", "georgian", "tbilisi"), (*RUSSIA, "ossetia", "abkhazia"))),
    Crisis("Second Nagorno-Karabakh War", "2020-09-27", WAR, (("nagorno-karabakh", "karabakh", "azerbaijan", "azerbaijani", "armenia", "armenian"),)),
    Crisis("Gaza War", "2023-10-07", (*WAR, "invasion"), (ISRAEL, GAZA)),
    Crisis("Gaza War of 2021", "2021-05-10", WAR, (ISRAEL, GAZA)),
    Crisis("Gaza War of 2014", "2014-07-08", (*WAR, "protective edge"), (ISRAEL, GAZA)),
    Crisis("Gaza War of 2012", "2012-11-14", (*WAR, "pillar of defense"), (ISRAEL, GAZA)),
    Crisis("Gaza War of 2008-09", "2008-12-27", (*WAR, "cast lead"), (ISRAEL, GAZA)),
    Crisis("Great March of Return", "2018-03-30", ("march of return", "protests"), (GAZA,)),
    Crisis("Second Intifada", "2000-09-28", ("intifada", "uprising"), (("palestinian", "israeli", "israel"),)),
    Crisis("First Intifada", "1987-12-09", ("intifada", "uprising"), (("palestinian", "israeli", "israel"),)),
    Crisis("2006 Lebanon War", "2006-07-12", WAR, (LEBANON, ISRAEL)),
    Crisis("1982 Lebanon War", "1982-06-06", INVASION, (LEBANON, ISRAEL)),
    Crisis("Yom Kippur War", "1973-10-06", ("war",), (("yom", "october", "ramadan"), ISRAEL)),
    Crisis("Six-Day War", "1967-06-05", ("war",), (("six-day", "arab"), ISRAEL)),
    Crisis("Israel-Iran war of 2025", "2025-06-13", WAR, (ISRAEL, ("iran", "iranian", "tehran"))),
    Crisis("Syrian civil war", "2011-03-15", CIVIL_WAR + PROTESTS, (SYRIA,)),
    Crisis("Turkish offensive into north-eastern Syria", "2019-10-09", ("offensive", "operation", "incursion"), (("turkey", "turkish", "kurdish"), SYRIA)),
    Crisis("Turkish offensive in Afrin", "2018-01-20", ("offensive", "operation"), (("afrin",),)),
    Crisis("Battle of Mosul", "2016-10-17", ("battle", "offensive", "operation"), (("mosul",),)),
    Crisis("Battle of Raqqa", "2017-06-06", ("battle", "offensive", "operation"), (("raqqa",),)),
    Crisis("2003 invasion of Iraq", "2003-03-20", INVASION, (("iraq", "iraqi", "baghdad"), ("us", "u.s.", "american", "coalition", "british"))),
    Crisis("Gulf War air campaign", "1991-01-17", ("war", "bombing", "campaign", "storm"), (("gulf", "kuwait", "kuwaiti"),)),
    Crisis("Iraqi invasion of Kuwait", "1990-08-02", ("invasion", "occupation"), (("kuwait", "kuwaiti"),)),
    Crisis("Iran-Iraq War", "1980-09-22", ("war", "invasion"), (("iran", "iranian"), ("iraq", "iraqi"))),
    Crisis("War in Afghanistan", "2001-10-07", ("war", "invasion", "bombing", "campaign"), (("afghanistan", "afghan", "taliban"),)),
    Crisis("Yemeni civil war: Saudi-led intervention", "2015-03-26", (*WAR, "intervention", "air campaign"), (("yemen", "yemeni", "houthi", "houthis"), ("saudi", "coalition"))),
    Crisis("Libyan civil war", "2011-02-15", CIVIL_WAR, (("libya", "libyan", "gaddafi", "gadhafi", "qaddafi"),)),
    Crisis("NATO intervention in Libya", "2011-03-19", ("intervention", "air campaign", "bombing"), (("libya", "libyan"), ("nato", "coalition", "western"))),
    Crisis("Western Libya campaign", "2019-04-04", ("offensive", "assault", "campaign"), (("tripoli", "haftar"),)),
    Crisis("Egyptian revolution of 2011", "2011-01-25", PROTESTS, (("egypt", "egyptian", "cairo", "mubarak", "tahrir"),)),
    Crisis("Tunisian revolution", "2010-12-17", PROTESTS, (("tunisia", "tunisian", "ben ali"),)),
    Crisis("Bahraini uprising", "2011-02-14", PROTESTS, (("bahrain", "bahraini"),)),
    Crisis("Yemeni revolution", "2011-01-27", PROTESTS, (("yemen", "yemeni", "saleh", "sanaa"),)),
    Crisis("Algerian protests", "2019-02-22", PROTESTS, (("algeria", "algerian", "bouteflika"),)),
    Crisis("Sudanese revolution", "2018-12-19", PROTESTS, (("sudan", "sudanese", "khartoum", "bashir"),)),
    Crisis("Sudanese civil war", "2023-04-15", WAR, (("sudan", "sudanese", "khartoum", "rsf", "darfur"),)),
    Crisis("War in Darfur", "2003-02-26", CIVIL_WAR, (("darfur",),)),
    Crisis("South Sudanese Civil War", "2013-12-15", CIVIL_WAR, (("south sudan", "south sudanese", "juba"),)),
    Crisis("Tigray War", "2020-11-03", WAR, (("tigray", "tigrayan", "tplf"),)),
    Crisis("Eritrean-Ethiopian War", "1998-05-06", WAR, (("eritrea", "eritrean"), ("ethiopia", "ethiopian"))),
    Crisis("Rwandan genocide", "1994-04-07", ("genocide", "massacres", "killings"), (("rwanda", "rwandan", "tutsi", "hutu"),)),
    Crisis("First Congo War", "1996-10-24", CIVIL_WAR, (("zaire", "mobutu"),)),
    Crisis("Second Congo War", "1998-08-02", CIVIL_WAR, (("congo", "congolese", "kabila"),)),
    Crisis("Ivorian crisis of 2010-11", "2010-11-28", ("crisis", "conflict", "war"), (("ivory coast", "ivorian", "gbagbo", "ouattara"),)),
    Crisis("French intervention in Mali", "2013-01-11", ("intervention", "operation", "offensive"), (("mali", "malian"), ("french", "france"))),
    Crisis("Cabo Delgado insurgency", "2017-10-05", ("insurgency", "conflict", "war"), (("mozambique", "cabo delgado"),)),
    Crisis("Boko Haram insurgency", "2009-07-26", ("insurgency", "uprising", "conflict"), (("boko haram",),)),
    Crisis("Chibok kidnapping", "2014-04-14", ("captivity", "kidnapping", "abduction"), (("chibok",),)),
    Crisis("NATO bombing of Yugoslavia", "1999-03-24", ("bombing", "air campaign", "air strikes", "airstrikes", "war", "campaign"), (("nato",), ("yugoslavia", "serbia", "kosovo", "belgrade", "yugoslav"))),
    Crisis("Siege of Sarajevo", "1992-04-05", (*SIEGE, "war"), (("sarajevo", "bosnia", "bosnian"),)),
    Crisis("Croatian War of Independence", "1991-03-31", WAR, (("croatia", "croatian", "croat"),)),
    Crisis("Ten-Day War", "1991-06-27", WAR, (("slovenia", "slovenian"),)),
    Crisis("First Chechen War", "1994-12-11", INVASION, (("chechnya", "chechen", "grozny"), RUSSIA)),
    Crisis("Falklands War", "1982-04-02", ("war", "conflict", "invasion"), (("falklands", "falkland", "malvinas", "argentine", "argentina"),)),
    Crisis("Kargil War", "1999-05-03", WAR, (("kargil",),)),
    Crisis("Mumbai attacks of 2008", "2008-11-26", (*SIEGE, "attacks"), (("mumbai",),)),
    Crisis("Siege of Marawi", "2017-05-23", (*SIEGE, "fighting", "conflict"), (("marawi", "maute"),)),
    Crisis("Rohingya crisis of 2017", "2017-08-25", ("crisis", "crackdown", "exodus", "violence"), (("rohingya", "rakhine"),)),
    Crisis("Myanmar coup of 2021", "2021-02-01", ("coup", "protests", "crackdown"), (("myanmar", "burma", "burmese", "yangon"),)),
    Crisis("Last phase of the Sri Lankan war", "2006-07-26", WAR, (("sri lanka", "sri lankan", "tamil", "ltte"),)),
    Crisis("Taliban offensive of 2021", "2021-05-01", ("offensive",), (("taliban",), ("afghanistan", "afghan"))),
    Crisis("Hong Kong protests of 2019", "2019-06-09", PROTESTS, (("hong kong",),)),
    Crisis("Tiananmen Square protests", "1989-04-15", PROTESTS, (("tiananmen", "beijing"),)),
    Crisis("Thai floods of 2011", "2011-07-25", ("floods", "flooding"), (("thailand", "thai", "bangkok"),)),
    Crisis("Pakistan floods of 2022", "2022-06-14", ("floods", "flooding"), (("pakistan", "pakistani"),)),
    Crisis("Tohoku earthquake", "2011-03-11", ("earthquake", "tsunami", "disaster", "quake"), (("tohoku", "fukushima", "japan", "japanese"),)),
    Crisis("Indian Ocean tsunami", "2004-12-26", ("tsunami", "earthquake", "disaster"), (("indian ocean", "aceh", "indonesia", "sri lanka", "thailand"),)),
    Crisis("Haiti earthquake", "2010-01-12", ("earthquake", "quake", "disaster"), (("haiti", "haitian", "port-au-prince"),)),
    Crisis("Nepal earthquake", "2015-04-25", ("earthquake", "quake", "disaster"), (("nepal", "nepali", "kathmandu"),)),
    Crisis("Turkey-Syria earthquakes", "2023-02-06", ("earthquake", "earthquakes", "quake", "rescue"), (("turkey", "turkish", "türkiye", "syria"),)),
    Crisis("Deepwater Horizon oil spill", "2010-04-20", ("spill", "leak", "disaster"), (("deepwater", "gulf", "bp"),)),
    Crisis("Chilean mine collapse", "2010-08-05", ("collapse", "ordeal", "rescue", "accident"), (("chile", "chilean", "miners"),)),
    Crisis("Tham Luang cave rescue", "2018-06-23", ("ordeal", "rescue", "search"), (("cave", "thai", "tham luang"),)),
    Crisis("Search for Malaysia Airlines Flight 370", "2014-03-08", ("search", "disappearance", "hunt"), (("mh370", "malaysia airlines", "malaysian"),)),
    Crisis("Sinking of the Sewol", "2014-04-16", ("sinking", "search", "disaster"), (("sewol", "ferry"),)),
    Crisis("US government shutdown of 2018-19", "2018-12-22", ("shutdown",), (("government", "federal", "partial"),)),
    Crisis("US government shutdown of 2013", "2013-10-01", ("shutdown",), (("government", "federal", "partial"),)),
    Crisis("French yellow vest protests", "2018-11-17", PROTESTS, (("yellow vest", "yellow vests", "gilets"),)),
    Crisis("Belarusian protests of 2020", "2020-08-09", PROTESTS, (("belarus", "belarusian", "minsk", "lukashenko"),)),
    Crisis("Iranian protests of 2022", "2022-09-16", PROTESTS, (("iran", "iranian", "amini"),)),
    Crisis("Gezi Park protests", "2013-05-28", PROTESTS, (("gezi", "taksim", "turkey", "turkish"),)),
    Crisis("Venezuelan protests of 2014", "2014-02-12", PROTESTS, (("venezuela", "venezuelan", "caracas"),)),
    Crisis("Venezuelan protests of 2017", "2017-04-01", PROTESTS, (("venezuela", "venezuelan", "caracas"),)),
    Crisis("Nicaraguan protests of 2018", "2018-04-18", PROTESTS, (("nicaragua", "nicaraguan", "ortega"),)),
    Crisis("Chilean protests of 2019", "2019-10-18", PROTESTS, (("chile", "chilean", "santiago"),)),
    Crisis("Iranian hostage crisis", "1979-11-04", ("captivity", "hostage", "crisis"), (("tehran", "iran", "iranian", "embassy"),)),
    Crisis("M23 offensive on Goma", "2025-01-23", ("offensive", "battle", "siege"), (("goma", "m23"),)),
)  # fmt: skip


PLAIN_STARTS = (" the war ", " the invasion ", " the conflict ", " the siege ", " the uprising ", " the protests ")
"""Words that mean a crisis without naming a party; 'a major offensive' means any."""


def crisis_starts(words: str, report_text: str) -> tuple[str, ...]:
    """First days (ISO, sorted) of the crises that ``words`` ('Russia's invasion') may mean in a report; empty where none is known."""
    phrase = _spaced(words)
    kind_matches = [crisis for crisis in CRISES if any(f" {kind} " in phrase for kind in crisis.kinds)]
    named = [crisis for crisis in kind_matches if any(f" {word} " in phrase for party in crisis.parties for word in party)]
    text = _spaced(report_text)
    # 'Iraq's invasion of Kuwait' names all parties of one crisis, and one party of others.
    whole = [crisis for crisis in named if all(any(f" {word} " in phrase for word in party) for party in crisis.parties)]
    plain = phrase.startswith(PLAIN_STARTS)
    pool = whole or named or (kind_matches if plain else [])
    meant = [crisis for crisis in pool if all(any(f" {word} " in text for word in party) for party in crisis.parties)]
    return tuple(sorted({crisis.start for crisis in meant}))


def _spaced(text: str) -> str:
    """Lower case, words parted by single blanks, possessives cut."""
    return " " + " ".join(re.findall(r"[\w.-]*\w", re.sub(r"['’]s\b", "", text.lower()))) + " "
