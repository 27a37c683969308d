"""Words for persons, offices and bodies: titles before names, nouns that can speak, and how they answer to 'he', 'she', 'they' and 'it'.

Lemmas of news English written from general knowledge.
"""

from __future__ import annotations

TITLES = frozenset(
    """mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend father sister brother bishop archbishop cardinal pope imam sheikh
    sheik ayatollah mullah rabbi president vice-president premier chancellor minister secretary senator sen representative rep congressman
    congresswoman governor gov mayor councillor councilman councilwoman ambassador envoy king queen prince princess emir sultan emperor
    general gen lieutenant lt colonel col major maj captain capt sergeant sgt corporal cpl private pvt admiral adm commander cmdr marshal
    brigadier brig commodore officer detective inspector superintendent sheriff chief judge justice attorney prosecutor spokesman
    spokeswoman spokesperson director chairman chairwoman chairperson chair head leader coach ceo founder adviser advisor aide deputy
    dictator speaker commissioner coordinator co-ordinator correspondent reporter analyst activist author writer journalist singer actor
    actress photographer lawyer negotiator diplomat official resident economist scientist professor historian expert""".split()
)
"""Words that stand before a person's name as title or office, lower case without a full stop."""

OFFICES = frozenset(
    """president vice-president premier chancellor minister secretary senator representative congressman congresswoman governor mayor
    councillor councilman councilwoman ambassador envoy king queen prince princess emir sultan emperor pope general lieutenant colonel
    major captain sergeant corporal admiral commander marshal brigadier commodore officer detective inspector superintendent sheriff chief
    judge justice attorney prosecutor spokesman spokeswoman spokesperson director chairman chairwoman chairperson chair head leader coach
    ceo founder cofounder co-founder adviser advisor aide deputy dictator speaker commissioner coordinator co-ordinator negotiator diplomat
    lawmaker legislator lawyer undersecretary treasurer administrator rapporteur principal dean rector ombudsman coroner magistrate
    counterpart boss manager executive strategist nominee candidate premier-designate strongman warlord cleric bishop archbishop""".split()
)
"""Nouns of an office or function that somebody holds: a role."""

PERSON_NOUNS = OFFICES | frozenset(
    """official man woman person boy girl child teenager teen student teacher nurse doctor medic paramedic surgeon witness eyewitness resident
    villager survivor victim mother father parent son daughter brother sister wife husband widow uncle aunt cousin grandmother grandfather
    friend neighbour neighbor relative activist campaigner volunteer rescuer firefighter fireman policeman policewoman trooper guard soldier
    fighter militant rebel insurgent gunman attacker shooter suspect assailant terrorist bomber hijacker hostage prisoner detainee refugee
    migrant journalist reporter correspondent photographer editor writer author analyst expert scientist researcher scholar professor
    economist historian engineer pilot driver worker employee staffer farmer fisherman shopkeeper owner tourist visitor passenger worshipper
    source insider informant investigator operative agent intelligence spokesman spokeswoman spokesperson member supporter opponent critic
    voter demonstrator protester protestor mourner pastor priest imam monk nun veteran conscript recruit commando medic seismologist
    meteorologist forecaster pathologist psychologist observer monitor monitor inspector inmate defendant plaintiff juror client colleague
    classmate tenant customer caller user blogger influencer ally aide lawyer attorney prosecutor judge politician lawmaker civilian
    stranger somebody someone everybody everyone peer negotiator delegate mediator donor""".split()
)
"""Nouns for persons who can speak or act."""

PLURAL_GROUPS = frozenset(
    """officials authorities police forces troops soldiers fighters rebels militants insurgents gunmen separatists sources media witnesses
    residents villagers rescuers firefighters paramedics medics doctors prosecutors investigators detectives analysts experts critics
    observers activists campaigners protesters demonstrators supporters leaders lawmakers diplomats journalists reporters correspondents
    survivors relatives families people refugees migrants civilians evacuees locals eyewitnesses economists forecasters meteorologists
    seismologists scientists researchers hospitals agencies organisations organizations groups opposition intelligence military army navy
    government regime administration union crews responders staff workers parents friends neighbours neighbors locals aides advisers
    advisors negotiators monitors inspectors scholars historians jihadists islamists terrorists attackers commandos guards militia
    militias militiamen paramilitaries mercenaries peacekeepers coalition lawyers judges politicians members colleagues others some many
    records documents reports outlets newspapers polls surveys figures data images videos photos footage""".split()
)
"""Plural and collective nouns that can speak or act."""

BODY_NOUNS = frozenset(
    """government ministry department agency office bureau council committee commission parliament senate congress cabinet administration
    police army navy military force forces guard court tribunal party group organisation organization union company corporation firm
    association federation alliance coalition bloc team campaign university hospital centre center institute foundation charity watchdog
    observatory monitor service command headquarters delegation embassy consulate mission authority board bank fund network channel station
    newspaper magazine agency outlet broadcaster publication website daily tabloid side regime kingdom republic embassy directorate utility
    operator secretariat presidency prosecutor's opposition militia movement faction rebel intelligence media press crew unit branch wing
    municipality prefecture
    court statement report letter poll survey study document filing lawsuit complaint indictment affidavit transcript video image footage
    record source data law bill rule post tweet message article editorial ad advertisement note""".split()
)
"""Nouns for bodies, and for things issued by them, that can be a speaker; they answer to 'it'."""

ISSUED_THINGS = frozenset(
    """statement report letter poll survey study document filing lawsuit complaint indictment affidavit transcript video image footage
    record data law bill rule post tweet message article editorial ad advertisement note speech evidence photo picture""".split()
)
"""Things that say something for whoever made them."""

KIN_NOUNS = frozenset(
    """mother father parent son daughter brother sister wife husband widow widower uncle aunt cousin grandmother grandfather friend relative
    family fiance fiancee girlfriend boyfriend lawyer attorney spokesman spokeswoman spokesperson nephew niece grandson granddaughter""".split()
)
"""Nouns by which a person is somebody's: 'Okafor's father' is not Okafor."""

FEMALE_NOUNS = frozenset(
    """woman girl mother daughter sister wife widow aunt grandmother queen princess lady dame mrs ms miss spokeswoman chairwoman congresswoman
    policewoman councilwoman actress nun businesswoman niece girlfriend fiancee granddaughter saleswoman waitress hostess""".split()
)
MALE_NOUNS = frozenset(
    """man boy father son brother husband widower uncle grandfather king prince lord sir mr spokesman chairman congressman policeman
    councilman actor fisherman fireman gunman businessman nephew boyfriend fiance monk priest imam pope emir sultan sheikh militiaman
    cleric""".split()
)

AGENTIVE_ADJECTIVES = frozenset("senior top high-ranking local regional state federal military security defense defence government".split())

PERSON_PARTICLES = frozenset(
    "al el bin ibn abu bint ben de del della der den van von da di dos das du la le ter ten af av zu zur st san mac o' al- el- ould".split()
)
"""Words that stand inside a person's name."""
