"""Words by which a report says who did it, who is accused of it, whom it befell and what was hit."""

from __future__ import annotations

import re

from tallystick.lexicon import incidents as words

ATTACK_TYPES = frozenset({"strike", "clash", "ground_advance", "explosion", "killing", "abduction", "siege", "other"})
HELD_TYPES = frozenset({"detention", "release", "abduction"})
"""What is held or freed is somebody, whatever the words call them."""
MEETING_TYPES = frozenset({"meeting", "negotiation", "visit"})
PATIENT_TYPES = ATTACK_TYPES | {"detention", "release", "prisoner_exchange", "rescue", "evacuation"}
DEADLY = frozenset(
    "kill murder assassinate execute behead slay lynch slaughter massacre kidnap abduct murdering assassination murder killing slaying "
    "execution beheading lynching kidnapping abduction homicide massacre".split()
)
"""Words whose object is somebody, whatever it is called: 'the murder of four weavers'."""
SPARED = frozenset("unharmed unhurt uninjured unscathed safe".split())
HURTING = frozenset({"injure", "wound"})
BODY = frozenset(
    "arm leg head hand foot neck back eye face shoulder knee finger thigh chest ankle wrist hip rib skull ear nose limb muscle tendon pride dog horse cow animal "
    "elephant tiger bird".split()
)
"""What may be injured and is nobody."""
WILFUL = frozenset("murder assassinate execute behead kidnap abduct lynch".split())
"""Verbs that only somebody does: 'kidnapped by a commando', unlike 'killed by a tree'."""
SUFFERED = frozenset("murder assassination killing slaying execution beheading lynching kidnapping abduction homicide death".split())
"""Nouns whose possessive is the one it was done to: 'Ana Torv's murder'."""
ACCUSING = frozenset(
    "accuse suspect blame charge convict indict implicate arraign try prosecute sentence involve link connect want".split()
)
AIMS = frozenset({"target", "object", "victim"})
ATTRIBUTING = frozenset({"attribute", "ascribe"})
GOING_OFF = frozenset("explode detonate go blow set throw hurl lob toss fling place plant lay".split())
"""Verbs of a bomb: what stands behind their 'at' or 'in' is what it hit."""
HIT_IN = words.STRUCTURES - frozenset(
    "village town city district neighborhood neighbourhood suburb area region province coast island square capital county state country nation "
    "settlement hamlet road line site street target position complex branch court base port field farm infrastructure window wall gate door".split()
)
"""Buildings and vehicles, no stretches of land."""
THINGS = (
    (HIT_IN | words.VEHICLES | frozenset("aircraft jet helicopter gunship warplane plane ship boat".split())) - words.PEOPLE - {"driver"}
)
"""What is hit and suffers nothing."""
DAMAGING = frozenset("damage destroy wreck gut demolish shatter flatten ruin level".split())
DOING = frozenset("perpetrate commit launch carry stage make direct conduct mount wage".split())
"""Verbs of a clause on 'the attack' that says whom it was against."""
WORK = frozenset("work act action deed doing handiwork crime operation reprisal".split())
"""What a deed is said to be of somebody: 'the work of rebels'."""
AUTHORS = frozenset(
    "perpetrator mastermind author ringleader culprit instigator planner organizer organiser brain architect killer murderer assassin".split()
)
"""Nouns for who did it, before 'of the murder'."""
CALLING = frozenset("identify name describe accuse regard cite denounce finger unmask".split())
"""Verbs that call somebody the author of a deed."""
OPERATIONS = frozenset("operation raid attack assault action ambush incursion strike".split())
"""What is carried out, and in which somebody is killed."""
OF_THE_FORCE = frozenset("offensive counteroffensive onslaught incursion counterattack invasion".split())
"""Nouns whose 'of' and compound is the force that does it."""
SUSPECTS = frozenset({"suspect", "suspects", "accused"})
SUSPECT_BEFORE = re.compile(r"\b(?:suspects?|accused),? $", re.IGNORECASE)
"""'the shooting suspect Ivo Renn': whoever is called so is not said to have done it."""
SUFFERING = frozenset("be come suffer undergo face experience see survive escape endure remain have".split())
"""Verbs whose subject the incident happens to: 'suffered an attack', 'came under fire'."""
STRIKES = frozenset(
    "strike airstrike air-strike raid attack bombing bombardment missile drone shelling barrage airstrikes invasion".split()
)
PERCEIVING = frozenset("hear report announce address recall describe witness watch film photograph".split())
"""Verbs whose subject neither does the deed nor suffers it: 'a waiter heard the shots'."""
MAKERS = frozenset({"government", "army", "rebel", "regime", "police", "islamist", "militant", "coalition"})
"""Whose weapons and attacks are called by them: 'government bombardment', 'rebel fire'."""
SUFFERERS = frozenset("victim people person resident civilian passenger patient casualty villager worshipper bystander child baby".split())
"""Words for those to whom it happens: a parser that makes them the subject has misread the verb."""
FIRING = frozenset({"fire", "shoot", "open"})
"""Verbs of guns: who and what stands behind their 'at' or 'on' was fired at."""
ESCAPING = frozenset({"escape", "emerge"})
STRANGE = frozenset("unidentified unknown armed masked hooded uniformed suspected disguised".split())
OWNING_UP = frozenset(
    f"{verb}{end}"
    for verb in ("claim", "admit", "acknowledg", "accept", "confess", "own", "assum", "tak")
    for end in ("", "s", "e", "es", "ed", "ing", "ted", "ting")
) | {"took"}
"""Forms of cues by which somebody says that it was himself."""
OF_IT = re.compile(r"\s+of\b", re.IGNORECASE)
RESPONSIBLE = frozenset({"responsibility", "credit"})
SITE_WORD = re.compile(
    r"\b(?:quarter|street|square|avenue|road|park|bridge|district|market|mall|plaza|heights|hill|beach|station|airport)\b", re.IGNORECASE
)
PLACE_TAIL = re.compile(r" (?:in|at|near|outside) (?:the )?(?:[a-z][\w-]* ){0,4}$")
TIME_NOUNS = frozenset("time moment hour day night morning afternoon evening week weekend month year decade century season past".split())
"""'the murders of recent months' were not done to the months."""
NOBODY = frozenset({"nobody", "none", "somebody", "someone", "anybody", "anyone"})
AREAS = frozenset("area region province county district state country nation coast coastline island".split())
"""Nouns of what a disaster is spread over, which name nothing that it hit."""
TIDINGS = frozenset(
    "report news word rumor rumour account image footage video photo photograph picture story message warning sound sight scene reality memory "
    "thought prospect fear evidence fact".split()
)
"""By what somebody is shocked or told of an attack: none of it did it."""
ANYONE = frozenset("people person persons individual party those".split())
"""Nouns that alone say of nobody who it is."""
OPENERS = frozenset("when where while as after before since because if that and but then".split())
"""Words that open a clause and no name: 'when a few hundred youths attacked …'."""
CUSTODY = frozenset({"custody", "arrest", "detention"})
