"""Words of accidents: what moves, what falls, where it ends, and what shows that somebody meant it.

Lemmas of news English, written from general knowledge.
"""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


VESSELS = _words(
    "boat ship ferry vessel dinghy trawler canoe tanker barge yacht raft speedboat steamer catamaran tugboat tug freighter liner lifeboat "
    "motorboat sailboat schooner pirogue dhow hovercraft submarine frigate launch"
)
AIRCRAFT = _words(
    "plane airplane aeroplane aircraft airliner jet jetliner helicopter flight glider microlight seaplane airship balloon chopper"
)
ROAD_AND_RAIL = _words(
    "car bus train truck lorry van vehicle motorcycle motorbike tractor tram taxi minibus coach driver jeep suv pickup trailer minivan "
    "tanker ambulance rickshaw cab carriage locomotive wagon cable-car gondola cart bicycle scooter convoy lorries juggernaut minivan"
)
CRAFT = VESSELS | AIRCRAFT | ROAD_AND_RAIL - _words("convoy")
"""What carries people, and comes to harm with them."""
FALLING = _words(
    "building house apartment hospital school theater theatre church mosque bridge factory warehouse hotel restaurant mall tower block "
    "roof wall ceiling floor balcony stand grandstand stage platform scaffold scaffolding crane tunnel mine quarry shaft structure flyover "
    "overpass footbridge dome minaret terrace staircase pavilion complex chimney pier jetty walkway billboard mineshaft barn silo shed "
    "tenement hostel dormitory supermarket shop classroom home"
)
"""What falls in on people."""
GIVING_WAY = _words("collapse crumble give come cave fall topple")
LOSING_HOLD = _words("plunge careen overturn derail somersault nosedive jackknife plummet capsize founder crash-land")
"""Motions of a vehicle that are accidents by themselves."""
TUMBLING = LOSING_HOLD | _words("skid veer swerve slam smash plough plow ram hurtle tumble barrel topple cartwheel careers career")
"""Motions that are accidents where they end in or leave something."""
DRIVEN_INTO = _words("drive ram plough plow slam crash steer")
OFF_WHAT = _words("road rail rails track tracks runway bridge highway cliff motorway carriageway tarmac embankment")
BAD_ENDS = _words(
    "ravine gorge canyon valley river canal lake reservoir sea ditch gully cliff embankment bridge road highway hillside mountainside slope "
    "chasm creek pond trench tree wall pole house building crowd pedestrian stall market cafe shop truck bus car train barrier lorry van "
    "queue rock reef gulch abyss precipice drain pit swamp water ocean stream fence pillar pylon home field mountain hill queue stop"
)
"""Where a vehicle does not belong."""
EDGES = _words("cliff embankment edge precipice wall barrier fence guardrail railing parapet side")
"""What a vehicle goes over."""
HARMFUL_LEAKS = _words(
    "gas chlorine ammonia chemical toxic methane oil radiation acid fuel monoxide hydrogen phosgene nuclear radioactive pipeline petrol"
)
POISONS = _words("food alcohol methanol gas monoxide mass lead liquor mercury pesticide mushroom chlorine ammonia")
AIMED = re.compile(
    r"\b(?:deliberate(?:ly)?|intentional(?:ly)?|on purpose|terror(?:ist|ism)?s?|(?:car[- ])?ramming|attack(?:er|ers|ed)?|assailants?|"
    r"suicide|bombers?|militants?|gunm[ae]n|missiles?|rockets?|shot down|shelled|shelling|torpedo(?:ed)?|hijack(?:ed|ers?)?)\b",
    re.IGNORECASE,
)
"""Words beside which a crash may be somebody's deed."""
MEANT = re.compile(
    r"\b(?:deliberate(?:ly)?|intentional(?:ly)?|(?:truck|lorry|car|van|vehicle|terror(?:ist)?|ramming) attacks?)\b", re.IGNORECASE
)
"""Words of a report whose vehicle drove into people on purpose."""
SHAKING = re.compile(
    r"\b(?:earthquakes?|quakes?|tremors?|aftershocks?|air ?strikes?|strikes?|struck|shell(?:s|ed|ing|fire)?|bomb(?:s|ed|ing|ings|ardment)?|missiles?|"
    r"rockets?|explosions?|blasts?|exploded|cyclone|hurricane|typhoon|tornado|tsunami|landslides?|mudslides?|floods?|flooding)\b",
    re.IGNORECASE,
)
"""What brings buildings down: where it is told, the fall is part of it."""
