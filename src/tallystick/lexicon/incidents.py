"""Incident types, the words that tell of them, and the event types of two public schemes.

Words are lemmas of news English, written from general knowledge. Mappings follow the PLOVER codebook (Political Language Ontology for
Verifiable Event Records, 2023) and the ACLED codebook (event and sub-event types, 2023); ``None`` where a scheme does not code the
type at all. docs/method/incidents.md explains each.
"""

from __future__ import annotations

from typing import NamedTuple


class IncidentType(NamedTuple):
    """One of the contract's types with its codes in two schemes and the words that always tell of it."""

    name: str
    plover: tuple[str, str] | None
    """(event type, mode)."""
    acled: tuple[str, str] | None
    """(event type, sub-event type)."""
    verbs: frozenset[str]
    nouns: frozenset[str]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _type(name: str, plover: tuple[str, str] | None, acled: tuple[str, str] | None, verbs: str, nouns: str) -> IncidentType:
    return IncidentType(name, plover, acled, _words(verbs), _words(nouns))


_SD = "Strategic developments"

TYPES: tuple[IncidentType, ...] = (
    _type(
        "strike",
        ("ASSAULT", "heavy-weapons"),
        ("Explosions/Remote violence", "Shelling/artillery/missile attack"),
        "bomb shell bombard strafe firebomb airstrike attack assault assail torpedo",
        "airstrike strike bombing shelling bombardment barrage salvo shellfire cannonade attack assault offensive onslaught atrocity "
        "downing counterattack counter-attack",
    ),
    _type(
        "clash",
        ("ASSAULT", "firearms"),
        ("Battles", "Armed clash"),
        "clash skirmish battle ambush raid fight",
        "clash skirmish battle fighting firefight gunfight gunbattle shootout ambush raid fight standoff incident",
    ),
    _type(
        "ground_advance",
        ("ASSAULT", "heavy-weapons"),
        ("Battles", "Non-state actor overtakes territory"),
        "invade recapture retake overrun reconquer annex",
        "invasion incursion recapture takeover annexation counteroffensive counter-offensive",
    ),
    _type(
        "explosion",
        ("ASSAULT", "explosives"),
        ("Explosions/Remote violence", "Remote explosive/landmine/IED"),
        "explode detonate dynamite",
        "explosion blast detonation dynamiting",
    ),
    _type(
        "killing",
        ("ASSAULT", "firearms"),
        ("Violence against civilians", "Attack"),
        "murder assassinate massacre execute behead lynch slaughter gun machinegun machine-gun stab slay",
        "shooting killing murder assassination massacre execution beheading stabbing lynching slaughter homicide gunfire slaying rampage "
        "bloodbath knifing gunshot",
    ),
    _type(
        "abduction",
        ("COERCE", "seize"),
        ("Violence against civilians", "Abduction/forced disappearance"),
        "abduct kidnap hijack",
        "abduction kidnapping kidnap hijacking hostage-taking hijack",
    ),
    _type(
        "detention",
        ("COERCE", "arrest"),
        (_SD, "Arrests"),
        "arrest detain imprison jail apprehend incarcerate intern nab",
        "arrest detention imprisonment jailing apprehension round-up roundup",
    ),
    _type("release", ("CONCEDE", "release"), (_SD, "Other"), "free release liberate parole", "release liberation"),
    _type("prisoner_exchange", ("COOPERATE", "military"), (_SD, "Agreement"), "", ""),
    _type("evacuation", ("AID", "humanitarian"), (_SD, "Other"), "evacuate airlift", "evacuation airlift exodus"),
    _type("rescue", ("AID", "humanitarian"), (_SD, "Other"), "rescue", "rescue"),
    _type("displacement", ("COERCE", "deport"), (_SD, "Other"), "flee displace uproot deport", "displacement deportation"),
    _type(
        "siege",
        ("COERCE", "restrict"),
        (_SD, "Other"),
        "besiege encircle blockade",
        "siege blockade encirclement",
    ),
    _type("curfew", ("COERCE", "restrict"), (_SD, "Change to group/activity"), "", "curfew lockdown"),
    _type(
        "protest",
        ("PROTEST", "demo"),
        ("Protests", "Peaceful protest"),
        "protest demonstrate riot",
        "protest demonstration rally riot rioting looting sit-in walkout unrest uprising vigil",
    ),
    _type("meeting", ("CONSULT", "meet"), (_SD, "Other"), "convene reconvene", "meeting summit"),
    _type(
        "negotiation",
        ("CONSULT", "mediate"),
        (_SD, "Agreement"),
        "negotiate mediate",
        "talks negotiation mediation ceasefire cease-fire truce armistice",
    ),
    _type("statement", ("CONSULT", "third-party"), None, "", "speech"),
    _type("visit", ("CONSULT", "visit"), (_SD, "Other"), "visit", "visit"),
    _type("sanction", ("SANCTION", "discontinue"), (_SD, "Other"), "sanction", "sanction embargo"),
    _type("aid", ("AID", "humanitarian"), (_SD, "Other"), "airdrop", "airdrop"),
    _type("appointment", ("COOPERATE", "diplomatic"), None, "appoint inaugurate", "appointment inauguration"),
    _type(
        "disaster",
        None,
        None,
        "inundate submerge flood deluge",
        "flood flooding earthquake quake tremor temblor aftershock tsunami cyclone hurricane typhoon tornado twister landslide mudslide landslip "
        "avalanche wildfire bushfire eruption drought heatwave blizzard storm thunderstorm snowstorm sandstorm deluge downpour "
        "rockslide cloudburst hailstorm windstorm superstorm rainstorm mudflow firestorm outbreak epidemic pandemic",
    ),
    _type(
        "accident",
        None,
        None,
        "crash collide derail capsize crash-land",
        "crash collision derailment accident stampede pile-up pileup shipwreck blaze capsizing wreck mishap inferno",
    ),
    _type("other", None, None, "", "robbery arson coup heist"),
)

TYPE_BY_NAME: dict[str, IncidentType] = {entry.name: entry for entry in TYPES}
VERB_TYPES: dict[str, str] = {verb: entry.name for entry in TYPES for verb in entry.verbs}
NOUN_TYPES: dict[str, str] = {noun: entry.name for entry in TYPES for noun in entry.nouns}

# -- classes of nouns ------------------------------------------------------------------------------------------------------
WEAPONS = _words(
    "shell rocket missile bomb mortar shrapnel drone warplane jet aircraft helicopter plane artillery fire round bullet grenade projectile "
    "munition warhead barrage salvo strike airstrike shelling bombardment bombing ordnance tank howitzer gunship bomber fighter-jet cannon "
    "gunfire gunboat warship UAV uav iskander grad katyusha howitzers explosive dynamite firebomb device shot attack blast explosion machinegun "
    "machine-gun burst submachinegun gun rifle pistol landmine mine car-bomb stone bottle rock molotov cocktail"
)
"""Things that hit: as subjects of 'hit' they make a strike, and they are no perpetrators."""
HAZARDS = _words(
    "flood flooding floodwater water rain rainfall downpour storm thunderstorm cyclone hurricane typhoon tornado twister earthquake quake "
    "tremor temblor aftershock tsunami wave landslide mudslide landslip avalanche wildfire bushfire eruption lava ash wind gust lightning hail "
    "monsoon river torrent surge mud snowstorm blizzard drought heatwave magnitude deluge swell tide boulder"
)
VEHICLES = _words("car bus train truck lorry van vehicle motorcycle motorbike boat ferry ship plane tractor tram taxi minibus coach driver")
PEOPLE = _words(
    "people person man woman child civilian resident boy girl baby family passenger victim villager worker student pupil soldier officer "
    "policeman police militant rebel fighter gunman protester demonstrator migrant refugee journalist teacher doctor nurse patient tourist "
    "farmer fisherman miner mayor leader commander minister official citizen national teenager adult pedestrian bystander mother father "
    "son daughter brother sister wife husband couple inhabitant evacuee guest driver troop serviceman member peasant priest nun judge "
    "activist lawyer politician candidate senator deputy suspect attacker assailant terrorist insurgent guerrilla infant toddler "
    "pensioner shopper worshipper survivor youth youngster elder bishop engineer guard guardsman deputy trooper sergeant captain colonel "
    "general lieutenant rioter looter arsonist vandal hooligan demonstrator picketer hostage captive prisoner detainee inmate dozen hundred thousand score dead crew sailor pilot mourner expatriate "
    "individual stranger subject assassin murderer killer hitman kidnapper abductor captor hijacker perpetrator criminal delinquent bandit robber thug "
    "trafficker smuggler drug-trafficker kingpin gangster mobster cultist subversive extremist partisan mercenary irregular combatant sniper sentry "
    "watchman bodyguard escort recruit conscript cadet veteran major admiral marshal brigadier corporal private constable inspector detective warden "
    "agent informer informant spy employee labourer laborer peon farmhand herder rancher landowner grower merchant trader vendor shopkeeper "
    "businessman businesswoman industrialist executive entrepreneur banker manager clerk technician mechanic electrician professor lecturer dean rector "
    "academic scientist researcher archaeologist anthropologist missionary monk friar deacon archbishop cardinal pastor cleric imam rabbi preacher "
    "seminarian catechist jesuit ambassador diplomat consul attache envoy president governor councilman councillor councilor congressman congresswoman "
    "lawmaker legislator parliamentarian prosecutor magistrate attorney unionist organizer campaigner militiaman paramilitary serviceman newsman "
    "newspaperman reporter correspondent cameraman photographer announcer editor columnist broadcaster "
    "passerby seaman airman clergyman paratrooper reservist publisher agronomist economist aide adviser advisor notary cattleman settler squatter peddler "
    "hawker chauffeur trucker motorist cyclist commuter traveler traveller hitchhiker waiter waitress maid housekeeper servant gardener janitor caretaker "
    "doorman surgeon physician paramedic medic dentist pharmacist schoolteacher schoolboy schoolgirl schoolchild scholar director cashier secretary accountant "
    "logger carpenter weaver plumber welder baker butcher barber hairdresser prostitute orphan widow widower relative cousin nephew niece uncle aunt "
    "grandson granddaughter grandfather grandmother grandchild stepson girlfriend boyfriend spouse parent adolescent retiree defector deserter collaborator "
    "negotiator mediator observer volunteer delegate nominee sheriff jailer convict beggar shepherd sharecropper policewoman stewardess interpreter translator "
    "musician singer actress artist writer poet novelist footballer trainee apprentice outlaw narcotrafficker personnel troops"
)
FORCES = _words(
    "force army military troop soldier militia rebel insurgent militant fighter gunman guerrilla airforce navy police regime government "
    "warplane jet aircraft helicopter artillery side terrorist separatist paramilitary division brigade battalion commando assailant "
    "attacker bomber group gang extremist jihadist islamist raider army-unit unit patrol squad team column faction cartel mob guard hitman "
    "subversive mercenary irregular combatant sniper cell brotherhood vigilante legion regiment platoon company front cadre troops paratrooper outlaw "
    "bandit kidnapper assassin trafficker narcotrafficker mafia militiaman detachment contingent squadron dissident"
)
PEOPLE |= {f"{word[:-2]}en" for word in PEOPLE if word.endswith("man")}
FORCES |= {f"{word[:-2]}en" for word in FORCES if word.endswith("man")}
"""Plurals that are no lemma of their own: 'businessmen', 'militiamen'."""
STATES_AS_ADJECTIVES = frozenset({"US", "U.S.", "U.S", "UK", "U.K.", "USA", "NATO", "Nato", "UN", "EU"})
"""'a US missile strike' is one by the United States; 'a Syria strike' one on Syria."""
STRUCTURES = _words(
    "building house home apartment hospital school theater theatre church mosque market station bridge factory plant warehouse airport base airbase airstrip "
    "barracks camp shelter hotel restaurant mall shop store office tower block complex facility depot refinery pipeline port train bus car "
    "convoy vehicle truck ship boat village town city district neighborhood neighbourhood suburb area region province coast island "
    "kindergarten university clinic embassy consulate checkpoint post outpost headquarters center centre stadium club nightclub bar "
    "cinema museum library synagogue temple monastery dam power-station substation grid infrastructure square street target position "
    "positions airfield silo subway metro dormitory courthouse jail prison residence villa compound tanker ambulance plane aircraft jet "
    "helicopter pylon line road runway hall site capital county state country nation settlement hamlet farm field booth kiosk tower mast antenna "
    "transmitter turbine generator pipe aqueduct reservoir well tank storehouse barn stable ranch plantation crop harvest mill workshop garage bank agency "
    "branch ministry palace parliament court chancellery consulate legation institute academy institution campus laboratory newspaper studio newsroom "
    "monument statue cemetery morgue window wall gate door fence facade roof motorcycle bicycle jeep van minibus taxi locomotive wagon trailer tractor "
    "machinery equipment installation premise premises facilities workplace cafeteria canteen discotheque brothel casino pharmacy supermarket bakery toll "
    "establishment business residence pole cabin cottage shack hut hangar shed terminal dock wharf pier jetty tunnel overpass viaduct railroad "
    "railway boutique showroom dealership stall convent seminary rectory shrine pagoda mansion hacienda bungalow lodge inn motel hostel guesthouse "
    "powerhouse cable bulldozer crane ferry vessel barge trawler yacht tug warship gunboat airplane airliner aeroplane drugstore exchange precinct "
    "transformer kiosk showcase storefront gymnasium auditorium newsstand penthouse condominium tenement greenhouse silo pumphouse"
)
BUILDING_OF: dict[str, str] = {
    word: kind
    for kind, words in {
        "hospital": "hospital clinic ward infirmary",
        "school": "school kindergarten nursery college university campus dormitory gym",
        "worship": "church cathedral chapel monastery mosque temple synagogue shrine",
        "stage": "theater theatre cinema museum library",
        "shop": "market mall shop store supermarket bakery restaurant cafe club nightclub bar",
        "lodging": "hotel hostel resort",
        "transport": "station airport airfield runway port subway metro",
        "crossing": "bridge dam",
        "works": "factory plant refinery pipeline depot silo warehouse substation power-station",
        "army": "base barracks checkpoint outpost headquarters",
        "law": "courthouse jail prison embassy consulate",
        "stadium": "stadium arena",
    }.items()
    for word in words.split()
}
"""What a building is, so that a hospital is not taken for a theater; words that one building may well share stand together."""
CASUALTY_WORDS = _words("dead injured wounded hurt homeless missing trapped stranded")

# -- verbs that need company -----------------------------------------------------------------------------------------------
IMPACT_VERBS = _words(
    "hit strike pound rock slam batter lash devastate ravage hammer shake rattle jolt target blast rip tear engulf destroy damage wreck "
    "demolish level flatten raze pummel smash sweep bury wash trigger cause inflict collapse burn torch"
)
"""What they tell of depends on what hits: a hazard, a weapon or a force."""
CASUALTY_VERBS = _words(
    "kill die wound injure hurt maim perish claim drown electrocute affect crush trample suffocate asphyxiate smother sicken hospitalize "
    "hospitalise infect incinerate"
)
"""On their own 'kill' is a killing and the others are none; beside another trigger they belong to its telling."""
OCCURRENCE_VERBS = _words(
    "occur happen take erupt break begin start continue rage unfold follow come go last ring thunder echo resound intensify escalate "
    "resume rumble leave cause prompt trigger kill wound injure claim hit strike rock shake jolt destroy damage devastate sweep target affect "
    "displace force disrupt mark end resonate be hear report"
)
"""Verbs that say of their subject that it took place or what it did: the clause tells the incident."""
LIGHT_VERBS = _words(
    "carry launch stage stag mount commit perpetrate conduct make hold host organize organise suffer witness experience see hear convene "
    "attend undergo execute unleash begin start open continue resume plan impose declare announce lift pay deliver give lead perform "
    "undertake wage step intensify cause trigger report face have survive escape order extend enforce break effect address mastermind"
)
"""Verbs whose object names what they do ('stag' is what the parser takes 'staged' for): 'launched an attack', 'held a meeting', 'imposed a curfew'."""
PLACE_VERBS = _words(
    "leave flee evacuate hit strike bomb shell attack reach enter quit abandon escape target pound flood devastate rock jolt visit besiege "
    "encircle blockade invade seize capture retake recapture storm overrun raid bombard rattle shake batter lash inundate ravage sweep"
)
"""Verbs whose object is the place of what they tell."""
BUSY_WITH = _words(
    "carry drive ride patrol guard escort pray shop work sleep gather wait queue dine eat drink sit stand play celebrate watch attend hold visit fish "
    "farm harvest herd dance camp mourn protest demonstrate picnic worship"
)
"""What people do who are hit at it, where they do it."""
PLANNED_TYPES = _words(
    "meeting negotiation visit evacuation prisoner_exchange release protest aid appointment sanction curfew statement rescue"
)
"""Types that are announced; a strike that 'will' come is a threat, not a plan."""
VIOLENT_TYPES = _words("strike clash ground_advance explosion killing abduction siege")
CASUALTY_TYPES = VIOLENT_TYPES | _words("disaster accident protest other")

# -- what the company must be ----------------------------------------------------------------------------------------------
MEETING_OBJECTS_EXCLUDED = _words(
    "demand need requirement target deadline goal criterion challenge fate death resistance opposition standard objective expectation "
    "condition end obligation quota threshold test budget cost commitment responsibility violence force"
)
STRIKE_OBJECTS_EXCLUDED = _words(
    "deal agreement accord balance chord tone note pose bargain compromise gold oil match price record snag roadblock"
)
NON_EVENT_HEADS = _words(
    "shelter helicopter attack-helicopter squad threat alert warning siren fund appeal relief response season zone risk victim survivor scene "
    "investigation case charge charges suspect plan defense defence warrant insurance brigade station force team effort worker operation "
    "crew toll unit expert group plane aircraft jet capability weapon fighter service mission attempt plot"
)
"""'rescue workers', 'attack helicopter', 'murder charge', 'flood warning': the first noun only modifies and tells of nothing."""
DISASTER_TALK = _words("storm flood wave avalanche earthquake rally")
"""Also figures of speech ('a storm of protest'), read only without 'of' plus an abstract noun."""

# -- realis ----------------------------------------------------------------------------------------------------------------
FUTURE_VERBS = _words("expect set schedule due plan slate intend prepare aim agree propose promise vow pledge invite arrange hope")
HYPOTHETICAL_VERBS = _words(
    "threaten warn fear want seek try attempt prevent avoid avert stop urge call demand ask need risk deter predict foil thwart consider "
    "discuss oppose advise refuse decline fail deny rule condone  protect prepare allow ban prohibit suspect"
)
NEGATING_VERBS = _words("deny fail refuse decline avoid prevent avert foil thwart")
IMPLICATIVE_VERBS = _words(
    "manage begin start continue force help dare proceed decide appear seem happen rush keep come go say believe report know see use get "
    "be have order tell lead cause drive push compel"
)
"""Verbs under which an infinitive is told as having happened."""
IRREALIS_NOUNS = _words(
    "threat risk possibility fear plan danger prospect warning call attempt potential likelihood chance plot effort rumor rumour "
    "conspiracy charge"
)
GENERIC_WORDS = _words("any such future potential possible further more  frequent constant daily regular continued repeated")
BACKGROUND_WORDS = _words("previous earlier past similar last prior deadliest historic preceding worst-ever former")
BACKGROUND_VERBS = _words("mirror recall resemble commemorate remember echo mark evoke remind")
ATTRIBUTION_PREPOSITIONS = _words("according")

# -- means: how it was done, for telling likes apart ------------------------------------------------------------------------
MEANS: dict[str, str] = {
    word: means
    for means, words in {
        "chemical": "chemical gas sarin chlorine ammonia nerve toxic poison",
        "air": "air airstrike air-strike aerial warplane jet aircraft helicopter drone bomber plane airforce",
        "artillery": "artillery shelling shell shellfire mortar rocket howitzer tank missile grad",
        "suicide": "suicide",
        "explosive": "bomb bombing explosion explosive blast explode detonate detonation grenade dynamite ied mine car-bomb truck-bomb",
        "gun": "gun gunfire shooting shot gunman gunmen firearm sniper rifle shoot pistol shooter",
        "blade": "knife stabbing machete stab sword axe",
        "flood": "flood flooding floodwater deluge inundate overflow",
        "quake": "earthquake quake tremor temblor aftershock",
        "storm": "storm cyclone hurricane typhoon tornado twister thunderstorm superstorm snowstorm blizzard sandstorm hailstorm windstorm",
        "slide": "landslide mudslide landslip avalanche rockslide mudflow",
        "fire": "wildfire bushfire fire blaze inferno",
        "eruption": "eruption volcano erupt lava",
        "tsunami": "tsunami",
        "drought": "drought heatwave",
        "road": "bus minibus coach car truck lorry van jeep suv tractor motorcycle motorbike taxi pileup pile-up road highway motorway",
        "rail": "train derail derailment rail railway",
        "sea": "boat ferry ship capsize shipwreck vessel trawler dinghy canoe barge yacht raft",
        "stampede": "stampede crush",
        "disease": "outbreak epidemic pandemic cholera ebola measles influenza flu dengue typhoid virus",
    }.items()
    for word in words.split()
}
"""A word in or beside the trigger, and what it says of the means. Two tellings with different means of one kind are two incidents."""
MEANS_THAT_PART = frozenset(
    {
        "flood",
        "quake",
        "storm",
        "slide",
        "fire",
        "eruption",
        "tsunami",
        "drought",
        "road",
        "rail",
        "sea",
        "stampede",
        "blade",
        "chemical",
        "disease",
    }
)
"""Means that part two incidents of one type in one place and day: a flood is no quake (storms bring floods, so those two never part)."""

ANSWERING = (
    r"responses? to|respond(?:s|ed|ing)? to|retaliation (?:for|against|to|over)|retaliat(?:es?|ed|ing) (?:for|against)|revenge for|reprisals? (?:for|over)|"
    r"to avenge|avenging|(?:provoked|prompted) by"
)
"""A pattern of the words between a deed and the one that it answers."""

FATAL_TYPES = frozenset({"strike", "explosion", "killing", "clash", "disaster", "accident", "siege", "protest"})
"""Types of what may kill, wound or bury people."""
