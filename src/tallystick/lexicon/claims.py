"""Words by which two statements can be compared: what carries no matter, what turns a claim round, what says who caused something; and words
that say where a claim is set."""

from __future__ import annotations

import re

STOPWORDS = frozenset(
    """a about above after again all also although am amid among an and another any are around as at away back be became because been
    before being between both but by came can come could did do does doing done down during each earlier either else even ever every far
    few first for from further get give go going gone got had has have having he her here hers him his how however i if in into is it its
    itself just know known last later least less like made make many may me might more most much must my near nearly new next no nor not
    now of off on once one only onto or other others our out over own part per place put quite rather really same say says said see seen
    several shall she should since so some soon still such take taken tell than that the their theirs them then there these they thing
    this those though through thus to told too toward towards two under until up upon us use used very via was way we well were what when
    where whether which while who whom whose why will with within without would yet you your""".split()
)
"""English function words and reporting verbs that say nothing of the matter."""

NEGATIONS = frozenset(
    "no not none never neither nor nobody nothing without n't cannot deny denies denied denying refuted rejected false untrue unfounded".split()
)
"""Words that turn a claim round."""

ORDINALS = frozenset("first second third fourth fifth sixth seventh eighth ninth tenth 1st 2nd 3rd 4th 5th".split())
"""Ordinals that name a degree or rank; with one matter and two of them, one claim replaces the other."""

CAUSES = frozenset(
    """accuse accused bear bears behind blame blamed bombed bombing carried cause caused causes committed conducted culprit destroyed
    detonated detonating dropped dropping explosives fired fault guilty hit launched leaked leaking missile orchestrated own perpetrated
    planted provoked provocation responsibility responsible rocket shelled shot staged staging strike struck triggered warplane
    warplanes""".split()
)
"""Words of who or what caused something: two voices that use them of one incident give rival explanations."""

CONTRASTS = frozenset(
    "while whereas but however although though instead meanwhile contrast contrary contradicting dismissed rejecting denied denies".split()
)
"""Connectives that set one claim against another."""

BLAME = frozenset(
    "responsibility responsible involvement involved role attack attacks accusation accusations allegation allegations blame guilt charge charges".split()
)
"""What a denial of having done something denies."""

VAGUE = frozenset("a an one two three four five six several some many unknown unidentified another other armed masked".split())
"""Words that open a description of nobody in particular ('a man', 'unknown gunmen')."""

DOERS = frozenset(
    """attacker attackers assailant assailants bomber bombers gunman gunmen shooter shooters sniper snipers assassin assassins killer
    killers perpetrator perpetrators culprit culprits hijacker hijackers kidnapper kidnappers arsonist arsonists driver drivers
    suspect suspects man men woman women person people youth youths teenager teenagers individual individuals""".split()
)
"""Words for somebody by his deed or as anybody: 'a suicide bomber did it' rivals no claim of whose he was."""

PLAIN_KINDS = frozenset(
    "suicide terrorist terror car truck lone single male female young armed masked hooded would-be the alleged suspected".split()
)
"""What stands before such a word and tells no side."""

REVISION = (
    "corrected", "correcting", "correction", "revised", "revising", "lowered", "downgraded", "amended", "retracted", "withdrew",
    "earlier figure", "earlier count", "earlier toll", "first reported", "initially reported", "previously reported", "previously said",
    "earlier reports", "earlier reported", "down from", "cut the toll", "cut the death toll", "cut its toll", "cut the number", "reduced the toll", "reduced the death toll", "reduced its toll",
    "reduced the number", "rather than", "instead of", "mistaken", "in error",
)  # fmt: skip
"""Words by which a report corrects an earlier number."""
NOT_SO_MANY = re.compile(r"\band not (?:the |about |at least )?\d")
"""'12 and not 15'."""
PLACE_NOUNS = frozenset(
    """city town village capital district suburb outskirts centre center part parts north south east west region province state county
    area areas coast port island neighbourhood neighborhood edge heart streets people residents territory oblast governorate republic
    municipality quarter section side border rest skies""".split()
)
LEAVING_VERBS = frozenset("leave flee evacuate escape withdraw retreat drive move rescue pull remove carry bring depart displace".split())
PLACE_VERBS = frozenset(
    "leave flee evacuate hit strike bomb shell attack reach enter quit abandon escape target pound flood devastate rock shake jolt rattle "
    "batter lash ravage sweep engulf swamp inundate wreck raid storm overrun pummel".split()
)
"""Verbs whose object is the place of what they tell ('20,000 left the city', 'strikes hit the capital')."""
PLACE_PREPOSITIONS = frozenset(
    "in at near above to into inside outside across around over on throughout within towards toward along off amid under".split()
)
ORIGIN_PREPOSITIONS = frozenset({"of", "from"})
"""After a person they tell where he is from ('Renn, 25, of Varnholt'); they place a claim only behind a word for a place or a leaving."""
