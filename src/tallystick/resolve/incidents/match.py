"""How two tellings lie to one another: points for what they share, or the reason why they cannot be one."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import NamedTuple

from tallystick.lexicon.gazetteer.folding import fold, without_article
from tallystick.lexicon.incidents import MEANS_THAT_PART
from tallystick.lexicon.scale import MANY, SINGLE
from tallystick.resolve.incidents.days import NARROW_DAYS, days_between
from tallystick.resolve.incidents.deeds import other_deed
from tallystick.resolve.incidents.nearby import FACILITY, relate_places
from tallystick.resolve.incidents.quakes import two_quakes
from tallystick.resolve.incidents.quarters import other_quarters
from tallystick.resolve.incidents.spelling import may_be_one_name
from tallystick.resolve.incidents.targets import VAGUE_TARGETS
from tallystick.resolve.incidents.telling import PlaceFacts, Telling, distance_km
from tallystick.resolve.incidents.weapons import (
    BROAD_TYPES,
    WARFARE,
    other_building,
    other_weapon,
    parting_means,
    put_to_death,
    shot_and_bombed,
)
from tallystick.resolve.incidents.wording import STEM, SURE, like_words

PERSON_KINDS = frozenset({"detention", "release", "abduction", "appointment"})
"""Kinds that happen to a person: another person is another incident."""
PARTICIPANT_KINDS = frozenset({"meeting", "sanction", "statement"})
LASTING_KINDS = frozenset({"siege", "disaster", "curfew", "protest"})
"""Kinds that last: unknown days part them less."""
QUAKE_KM = 150.0
"""How far from one another two towns may lie that one quake is told to have shaken."""
WATERS = re.compile(r"\b(?:river|lake|valley|coast|creek|delta|basin|bay|sea)\b")
TOLL_GROWS = 2.5
"""Times as many dead from which a telling that lacks its day or place is of another incident: 14 became 30 in one of those read, none more."""
TOLL_GROWS_WITHIN = 4.0
"""The same of two tellings of one report: a live page follows a toll from seven to 21."""
GREAT_COUNT = 10
"""A count that two incidents of one week seldom share."""
COMMON_TARGETS = frozenset(
    "nightclub club bar bus train store shop restaurant school market church mosque hospital bridge plane jet hotel".split()
)
"""Targets that tell something within a place, and nothing without one."""
TELLING_MEANS = MEANS_THAT_PART | {"suicide"}
"""Means so rare that one day in one country seldom sees two incidents with them."""
STORM_DAYS = 60
"""Days that a named storm and what it left are told of; its name may come back after years."""
COMPANY_EACH, COMPANY_MOST, ABOUT, ABOUT_BOTH = 1.5, 3.0, 1.5, 0.5
DOWNED = 1.5
ONE_SIEGE = 3.0
SEASON_DAYS = 100
"""Days of 'the summer of 2013': what is recalled of a season is one of few things, what is recalled of a year may be many."""
CARRIED_DAYS = 7
MONTH_DAYS = 14
"""Days from which a telling's time is that of a month, cut off by publication or not."""
LIKE_WORDS = 1.5
COPIED_CHARACTERS = 40
CUT_CHARACTERS = 60
"""The same where one of the two reports gives more of it."""
CLOSE_SENTENCES = 3


class Match(NamedTuple):
    """Points that two tellings are one, with what gave them; ``veto`` says why they cannot be."""

    score: float
    veto: str | None
    reason: str
    tied: bool = True
    """Something ties the two that few incidents share: a place, a person, a target, a great number or a copied sentence."""


DIFFERENT_KINDS = Match(0.0, "different kinds", "")


def match_tellings(left: Telling, right: Telling) -> Match:
    """Compares two tellings of one kind; symmetric."""
    if left.kind != right.kind:
        return DIFFERENT_KINDS
    relation = _relation(left, right)
    veto = _veto(left, right, relation)
    if veto is not None:
        return Match(0.0, veto, "")
    points = 0.0
    said: list[str] = []
    for score, reason in (
        _place(left, right, relation),
        _day(left, right),
        _targets(left, right),
        _people(left, right),
        _figures(left, right),
        _means(left, right),
        _nearness(left, right),
        _copied(left, right),
        _worded(left, right),
        _called(left, right),
        _recalled(left, right, relation),
        _besieged(left, right, relation),
        _company(left, right),
        _downed(left, right),
        _about(left, right),
        (-1.0 if other_weapon(left.means, right.means) else 0.0, ""),
        (-2.0 if shot_and_bombed(left, right) else 0.0, ""),
        (-3.0 if _each_its_dead(left, right) else 0.0, ""),
        (-2.0 if _elsewhere(left, right) else 0.0, ""),
        (-1.0 if "clash" in {left.type, right.type} and left.type != right.type else 0.0, ""),
    ):
        points += score
        if reason:
            said.append(reason)
    return Match(points, None, ", ".join(said), left.report == right.report or _tied(left, right, relation))


def find_veto(left: Telling, right: Telling) -> str | None:
    """Why two tellings cannot be one; None where nothing speaks against it."""
    if left.kind != right.kind:
        return DIFFERENT_KINDS.veto
    return _veto(left, right, _relation(left, right))


def _relation(left: Telling, right: Telling) -> str | None:
    """How the two places lie to one another; one quake shakes places far apart, so that near enough is inside for it."""
    if left.place is None or right.place is None:
        return None
    found = relate_places(left.place, right.place)
    if found == "apart" and "quake" in left.means & right.means:
        a, b = left.place, right.place
        located = a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None
        if located and distance_km(a.lat or 0.0, a.lon or 0.0, b.lat or 0.0, b.lon or 0.0) <= QUAKE_KM:
            return "inside"
    return found


def _tied(left: Telling, right: Telling, relation: str | None) -> bool:
    """A day, a weapon and a small number are shared by incidents far apart; what ties two reports' tellings is rarer."""
    if left.place and right.place and relation in {"same", "inside"}:
        wide = "country" in {left.place.feature, right.place.feature}
        one_day = left.day_said and right.day_said and left.width <= NARROW_DAYS and right.width <= NARROW_DAYS
        if (
            not wide
            or (one_day and not (left.means | right.means) & WARFARE)
            or left.kind in LASTING_KINDS
            or left.means & right.means & TELLING_MEANS
        ):
            return True
    return bool(
        (left.called and left.called == right.called)
        or (left.deed.lone and left.deed.lone == right.deed.lone)
        or _shared_names(left.people, right.people)
        or (left.targets & right.targets) - VAGUE_TARGETS - COMMON_TARGETS
        or any(count >= GREAT_COUNT for _, count in _shared_figures(left, right))
        or _copied(left, right)[0]
        or _in_like_words(left, right) >= SURE
        or _company(left, right)[0]
        or (_about(left, right)[0] >= ABOUT and (_of_few_days(left, right) or (left.kind in LASTING_KINDS and _day(left, right)[0] > 0)))
    )


def _of_few_days(left: Telling, right: Telling) -> bool:
    """Both are of the same few days, by their words, carried over or as their reports' news."""
    one, other = left.few_days, right.few_days
    return one is not None and other is not None and one[0] <= other[1] and other[0] <= one[1]


# -- against ---------------------------------------------------------------------------------------------------------------
def _veto(left: Telling, right: Telling, relation: str | None) -> str | None:
    if _one_storm(left, right):
        return None
    if left.first and left.last and right.first and right.last and (left.last < right.first or right.last < left.first):
        implicit = not (left.day_said and right.day_said) and not (left.day_carried or right.day_carried)
        if left.report == right.report and implicit and (left.type == right.type or left.figures & right.figures):
            pass  # a report may tell of its own week and of days before it; ``_day`` takes points off
        elif left.report == right.report and left.deed.executed and right.deed.executed and left.deed.lone == right.deed.lone:
            pass  # a captive is put to death once: the carried day is that of what was done over it
        elif left.day_carried or right.day_carried:
            if not _soft_days(left, right) or (left.report == right.report and not (left.definite or right.definite)):
                return "told of days far apart"
        elif left.day_said and right.day_said:
            return f"told of different days ({left.first} and {right.first})"
        elif left.day_said or right.day_said:
            return "told of a day that the other's report cannot mean"
        else:
            return "told weeks apart"
    first, second = (left, right) if left.start <= right.start else (right, left)
    if left.report == right.report and second.anew and left.kind not in LASTING_KINDS and not first.anew:
        return "told as another one"
    if left.called and right.called and left.called != right.called:
        return f"called by different names ({left.called.title()} and {right.called.title()})"
    if two_quakes(left.magnitude, right.magnitude):
        return f"quakes of magnitudes {left.magnitude} and {right.magnitude}"
    if _month_beside_day(left, right):
        return "one report tells one of a month and the other of a day"
    if _other_calendar(left, right):
        return "told of different days of the calendar"
    if left.background != right.background and not (left.day_said and right.day_said):
        return "one is told as of another time"
    if left.place and right.place and left.place_said and right.place_said and relation == "apart" and not _killed_once(left, right):
        return f"told of different places ({left.place.shown} and {right.place.shown})"
    if left.sides and right.sides and not left.sides & right.sides:
        return "done by different sides"
    if left.kind == "strike" and other_quarters(left.quarters, right.quarters):
        return f"told of different quarters ({', '.join(sorted(left.quarters))} and {', '.join(sorted(right.quarters))})"
    if _unrelated_names(left, right, relation):
        return "told of places that are not known to be one"
    if _within(left, right, relation):
        return "one is what befell somebody in the other"
    parting = (
        parting_means(left, right)
        or other_building(left, right)
        or other_deed(left.deed, right.deed, left.report == right.report)
        or put_to_death(left, right)
    )
    if parting:
        return parting
    if left.kind in PERSON_KINDS and left.people and right.people and not _shared_names(left.people, right.people):
        return "told of different persons"
    if (
        left.kind in PARTICIPANT_KINDS
        and left.people
        and right.people
        and not _shared_names(left.people | left.doers, right.people | right.doers)
    ):
        return "told of different participants"
    return None


def _within(left: Telling, right: Telling, relation: str | None) -> bool:
    """'A landslide buried a bus near Orsova' within 'floods and landslides have killed 41 in eleven districts': two tolls, and no rise from one to
    the other. In one town, or with one toll, they may be one."""
    if {left.scale, right.scale} != {MANY, SINGLE} or left.figures & right.figures:
        return False
    return not (relation == "same" and left.place_said and right.place_said)


def _one_storm(left: Telling, right: Telling) -> bool:
    """A storm with a name goes from town to town and from day to day; in another country it is another disaster."""
    if not left.called or left.called != right.called or left.background != right.background:
        return False
    if left.place is not None and right.place is not None and left.place.country != right.place.country:
        return False
    ends = sorted(((left.first or "", left.last or ""), (right.first or "", right.last or "")))
    return not all(ends[0] + ends[1]) or days_between(ends[0][1], ends[1][0]) <= STORM_DAYS


def _month_beside_day(left: Telling, right: Telling) -> bool:
    """'A bomb killed 16 in July' beside 'a bomb killed 48 on Wednesday' in one report of July: who knew the day would have told it."""
    if (
        left.report != right.report
        or left.definite
        or right.definite
        or left.kind in LASTING_KINDS
        or not (left.day_said and right.day_said)
    ):
        return False
    narrow, wide = sorted((left.width, right.width))
    return narrow <= NARROW_DAYS and MONTH_DAYS <= wide < 10_000


def _other_calendar(left: Telling, right: Telling) -> bool:
    """'on Sunday' and 'in September' in one report that nothing dates, or two weekdays: two days, whichever they were."""
    if not left.calendar or not right.calendar or left.calendar == right.calendar:
        return False
    return left.report == right.report or left.calendar.split()[0] == right.calendar.split()[0]


def _soft_days(left: Telling, right: Telling) -> bool:
    """A carried day may be mistaken by a few days, not by more."""
    first, second = sorted(((left.first or "", left.last or ""), (right.first or "", right.last or "")))
    return days_between(first[1], second[0]) <= CARRIED_DAYS


def _unrelated_names(left: Telling, right: Telling, relation: str | None) -> bool:
    """Two places by name, one of them unknown to the gazetteer, and nothing else that ties the tellings."""
    if not (left.place and right.place and left.place_said and right.place_said) or relation != "unknown":
        return False
    if FACILITY.search(left.place.name) or FACILITY.search(right.place.name):
        return False  # a street or a hall lies in some town, perhaps in that one
    if _one_name_holds_the_other(left.place, right.place):
        return False
    if WATERS.search(left.place.name) or WATERS.search(right.place.name):
        return False  # a river flows by many a town
    if {left.place.feature, right.place.feature} & {"country", "admin1", "region"}:
        return False  # a village that the gazetteer does not know lies in some region
    one_day = left.day_said and right.day_said and left.width <= NARROW_DAYS and right.width <= NARROW_DAYS
    return not (one_day or left.figures & right.figures or (left.targets & right.targets) - VAGUE_TARGETS or left.people & right.people)


def _one_name_holds_the_other(a: PlaceFacts, b: PlaceFacts) -> bool:
    """'Velgrads Merrow' and 'Merrow', of which the gazetteer knows one at most: perhaps one place, told with what holds it, or in another spelling."""
    if may_be_one_name(a.name, b.name):
        return True
    first, second = ({word.removesuffix("s") for word in without_article(fold(place.name)).split()} for place in (a, b))
    return first <= second or second <= first


# -- for -------------------------------------------------------------------------------------------------------------------
def _place(left: Telling, right: Telling, relation: str | None) -> tuple[float, str]:
    if left.place is None or right.place is None:
        return 0.0, ""
    both_said = left.place_said and right.place_said
    wide = "country" in {left.place.feature, right.place.feature}
    if relation == "same":
        if FACILITY.search(left.place.name) or left.place.feature in {"facility", "district"}:
            return (3.5 if both_said else 2.5), "both in " + left.place.name.title()
        if wide:
            return (1.5 if both_said else 0.5), "both in " + left.place.name.title()
        return (3.0 if both_said else 2.0), "both in " + left.place.name.title()
    if relation == "inside":
        if wide:
            return (1.0 if both_said else 0.5), f"{left.place.name.title()} and {right.place.name.title()}, one inside the other"
        return (2.5 if both_said else 1.5), f"{left.place.name.title()} and {right.place.name.title()}, one inside the other"
    if relation == "apart":
        return (-2.5 if both_said else -1.0), ""
    if FACILITY.search(left.place.name) or FACILITY.search(right.place.name):
        return 0.5, ""
    return 0.0, ""


def _day(left: Telling, right: Telling) -> tuple[float, str]:
    if left.calendar and left.calendar == right.calendar:
        return 2.0, "both on one day of the week" if left.calendar.startswith("weekday") else "both in one month"
    if not (left.first and left.last and right.first and right.last):
        return 0.0, ""
    if left.last < right.first or right.last < left.first:
        return -2.0, ""
    if left.day_said and right.day_said:
        if left.width <= NARROW_DAYS and right.width <= NARROW_DAYS:
            return (3.0 if left.first == right.first else 2.5), f"both on {max(left.first, right.first)}"
        return (2.5 if left.kind in LASTING_KINDS else 1.5), f"both between {max(left.first, right.first)} and {min(left.last, right.last)}"
    one, other = left.few_days, right.few_days
    if one is not None and other is not None and _of_few_days(left, right):
        return 1.5, f"both set on {max(one[0], other[0])}"
    if left.report == right.report:
        return 0.5, ""
    return (1.5 if left.kind in LASTING_KINDS else 0.5), "told within days of each other"


def _targets(left: Telling, right: Telling) -> tuple[float, str]:
    shared = left.targets & right.targets
    if shared - VAGUE_TARGETS:
        return 2.0, "of the same target: " + ", ".join(sorted(shared - VAGUE_TARGETS))
    if shared:
        return 0.5, ""
    a, b = left.targets - VAGUE_TARGETS, right.targets - VAGUE_TARGETS
    if a and b:
        return -2.0, ""
    return 0.0, ""


def _people(left: Telling, right: Telling) -> tuple[float, str]:
    if left.fallen & right.fallen:
        return 6.0, "of the same dead"  # nobody is killed twice
    if left.deed.lone and left.deed.lone == right.deed.lone:
        return (3.0 if left.deed.executed and right.deed.executed else 2.0), f"of the same victim: {left.deed.lone}"
    shared = _shared_names(left.people, right.people)
    if _killed_once(left, right):
        return 5.0, "of the same person killed"
    if shared:
        if left.kind in PERSON_KINDS:
            return 5.0, "of the same person"
        if left.type == right.type == "killing" and left.report != right.report and left.people & right.people:
            return 4.0, "of the same victim"
        all_of_one = left.report == right.report and left.kind == "meeting" and (left.people <= right.people or right.people <= left.people)
        return (4.0 if all_of_one or len(left.people & right.people) > 1 else 2.0), "of the same persons"
    if left.kind in PERSON_KINDS and bool(left.people) != bool(right.people) and not _takes_up(left, right):
        return -1.0, ""
    if left.report == right.report and left.sufferers & right.sufferers:
        return 2.0, "of the same victims: " + ", ".join(sorted(left.sufferers & right.sufferers))
    if _shared_names(left.doers, right.doers):
        return 1.0, "by the same actor"
    return 0.0, ""


def _killed_once(left: Telling, right: Telling) -> bool:
    """One report's tellings of one person's murder, whatever the places beside them."""
    return left.report == right.report and left.type == right.type == "killing" and _shared_names(left.victims, right.victims)


def _takes_up(left: Telling, right: Telling) -> bool:
    """'The arrest' after an arrest that names the arrested, or the next sentence."""
    gap = abs(left.sentence - right.sentence)
    second = left if left.start > right.start else right
    return left.report == right.report and (gap <= 1 or (second.definite and gap <= CLOSE_SENTENCES))


def _shared_names(a: frozenset[str], b: frozenset[str]) -> bool:
    """An id in both, or a name whose words all stand in one of the other's."""
    if not a or not b:
        return False
    if a & b:
        return True
    words_a, words_b = [set(name.split()) for name in a], [set(name.split()) for name in b]
    return any(x <= y or y <= x for x in words_a for y in words_b if x and y)


def _shared_figures(left: Telling, right: Telling) -> frozenset[tuple[str, float]]:
    """The numbers that both name; two reports' 'dozens' are none."""
    shared = left.figures & right.figures
    return shared if left.report == right.report else shared - left.vague - right.vague


def _figures(left: Telling, right: Telling) -> tuple[float, str]:
    shared = _shared_figures(left, right)
    if shared:
        measure, count = max(shared, key=lambda figure: (figure[1], figure[0]))
        alike = left.sufferers & right.sufferers if count >= GREAT_COUNT else frozenset()
        if alike and not (left.background or right.background):
            return 5.0, f"both with {count:g} {measure}, " + ", ".join(sorted(alike))
        return (2.0 if count >= 5 else 1.0), f"both with {count:g} {measure}"
    return 0.0, ""


def _means(left: Telling, right: Telling) -> tuple[float, str]:
    shared = left.means & right.means
    if not shared:
        return 0.0, ""
    strong = shared & MEANS_THAT_PART
    return (2.0 if strong else 1.0), "alike in means: " + ", ".join(sorted(shared))


def may_be_meant(mine: Telling, other: Telling) -> bool:
    """Whether the first may join the other on little evidence: a shoot-out is not the attacks that it is told beside, nor gas a shell."""
    if other_weapon(mine.means, other.means) or (mine.means & WARFARE and not (mine.definite or _told_alike(mine, other))):
        return False
    return mine.type == other.type or {mine.type, other.type} <= BROAD_TYPES or mine.definite or mine.kind == "disaster"


def _told_alike(mine: Telling, other: Telling) -> bool:
    """The two share more than a country, a week and what their reports name beside them."""
    if mine.means & other.means or mine.figures & other.figures or (mine.targets & other.targets) - VAGUE_TARGETS:
        return True
    if _shared_names(mine.people, other.people) or mine.words == other.words or mine.report == other.report:
        return True
    places = (mine.place or mine.about, other.place or other.about)
    return None not in places and all(place.feature != "country" for place in places if place is not None)


def may_stand_for(definite: Telling, first: Telling) -> bool:
    """'the attack' may stand for a bombing or a shooting; 'the raid' stands for a raid."""
    return definite.type == first.type or {definite.type, first.type} <= BROAD_TYPES


def _each_its_dead(left: Telling, right: Telling) -> bool:
    """One report gives each its own dead, far apart: 'bombardment killed 49 in the region … hundreds were killed in the region in strikes of gas'."""
    apart = not (left.definite or right.definite) and other_toll(_dead(left), _dead(right), TOLL_GROWS_WITHIN)
    return left.report == right.report and apart


def _elsewhere(left: Telling, right: Telling) -> bool:
    """One is told of a town and the other of places that its report does not name."""
    return bool((left.elsewhere and right.place) or (right.elsewhere and left.place))


def _dead(telling: Telling) -> frozenset[float]:
    return frozenset(count for measure, count in telling.figures if measure == "killed")


def other_toll(mine: Collection[float], theirs: Collection[float], grows: float = TOLL_GROWS) -> bool:
    """Whether both are told with so many dead, and no two numbers are near enough that one may be the other as it grew."""
    return bool(mine and theirs) and all(max(a, b) >= grows * min(a, b) for a in mine for b in theirs)


def _copied(left: Telling, right: Telling) -> tuple[float, str]:
    """One text in two reports: a copied sentence tells of one thing."""
    if left.report == right.report or min(len(left.words), len(right.words)) < COPIED_CHARACTERS:
        return 0.0, ""
    short, long = sorted((left.words, right.words), key=len)
    return (2.5, "the same sentence in both reports") if short == long or (len(short) >= CUT_CHARACTERS and short in long) else (0.0, "")


def _in_like_words(left: Telling, right: Telling) -> int:
    if left.report == right.report or left.background != right.background:
        return 0
    named = frozenset(word[:STEM] for one in (left, right) for where in (one.place, one.about) if where for word in where.name.split())
    return like_words(left.words, right.words, named)


def _worded(left: Telling, right: Telling) -> tuple[float, str]:
    """Two reports tell it in like words; a copied sentence is known as such."""
    if _copied(left, right)[0] or not _in_like_words(left, right):
        return 0.0, ""
    return LIKE_WORDS, "told in like words"


def _called(left: Telling, right: Telling) -> tuple[float, str]:
    """One storm by its name, whatever other days and towns it struck."""
    if left.called and left.called == right.called:
        return 8.0, f"both called {left.called.title()}"
    return 0.0, ""


def _company(left: Telling, right: Telling) -> tuple[float, str]:
    """The reports name the same people or sites, who neither speak nor hold a post."""
    if left.report == right.report or left.kind != "strike" or left.background or right.background:
        return 0.0, ""
    shared = left.company & right.company
    return (min(COMPANY_MOST, COMPANY_EACH * len(shared)), "their reports name the same people or sites") if shared else (0.0, "")


def _about(left: Telling, right: Telling) -> tuple[float, str]:
    """The town of one is that which the other's report is about, or both reports are about one town."""
    if left.report == right.report or left.kind not in {"strike", "disaster"}:
        return 0.0, ""
    if left.of_its_town and right.of_its_town and left.place_key == right.place_key:
        narrow = left.width <= NARROW_DAYS and right.width <= NARROW_DAYS and not (left.day_said and right.day_said)
        return (ABOUT_BOTH if narrow else 0.0), ""  # which its name has said already
    if not (left.about or right.about):
        return 0.0, ""
    one, other = left.about or left.place, right.about or right.place
    if left.place and right.place and not (left.targets & right.targets and not other_toll(_dead(left), _dead(right))):
        return 0.0, ""  # told of the whole country under a headline that names the town: it takes more than that
    if one is None or other is None or (one.key != other.key and one.key not in other.chain and other.key not in one.chain):
        return 0.0, ""
    return ABOUT, f"both of what happened in {other.shown if one.key in other.chain else one.shown}"


def _downed(left: Telling, right: Telling) -> tuple[float, str]:
    """Few aircraft come down in a week: a helicopter that two reports of one week tell of is one."""
    if left.report == right.report or left.kind != "downing" or left.deed.craft != right.deed.craft or left.deed.craft == "any":
        return 0.0, ""
    return DOWNED, f"both of a {left.deed.craft} that came down"


def _recalled(left: Telling, right: Telling, relation: str | None) -> tuple[float, str]:
    """What two reports recall of another time in one place: the reports of one crisis recall the same."""
    both = left.background and right.background and left.report != right.report and left.day_said and right.day_said
    season = max(left.width, right.width) <= SEASON_DAYS
    if both and season and relation == "same" and left.place is not None and left.place.feature not in {"country", "admin1"}:
        return 1.0, "both told of another time"
    return 0.0, ""


def _besieged(left: Telling, right: Telling, relation: str | None) -> tuple[float, str]:
    """A town is under one siege at a time, whoever tells of it and however often."""
    if left.type != right.type or left.type != "siege" or relation != "same" or left.place is None or left.background or right.background:
        return 0.0, ""
    return (0.0, "") if left.place.feature in {"country", "admin1", "region"} else (ONE_SIEGE, "a town is under one siege at a time")


def _nearness(left: Telling, right: Telling) -> tuple[float, str]:
    """Told next to each other in one report; 'the attack' after an attack."""
    if left.report != right.report:
        return 0.0, ""
    first, second = (left, right) if left.start <= right.start else (right, left)
    gap = second.sentence - first.sentence
    if gap > CLOSE_SENTENCES * 4:
        return 0.0, ""
    if second.takes_up and second.takes_up not in {first.id, first.takes_up}:
        return 0.0, ""  # it takes up another
    if second.takes_up:
        return 4.0, "told as known already"
    if second.definite and second.trigger == first.trigger and not second.day_said:
        return (4.0 if gap <= CLOSE_SENTENCES else 3.0), "told as known already"
    if second.definite and not second.day_said and may_stand_for(second, first):
        return (2.5 if gap <= CLOSE_SENTENCES else 1.5), "told as known already"
    if second.definite and gap <= 1 and may_stand_for(second, first):
        return 2.0, "told as known already"
    if gap <= 1:
        return 1.5, "told next to each other"
    return (1.0, "told close together") if gap <= CLOSE_SENTENCES else (0.0, "")
