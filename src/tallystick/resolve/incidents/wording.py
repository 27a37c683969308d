"""Whether two tellings are told in like words: what they say beside the deed, its toll, its place and its day."""

from __future__ import annotations

from functools import lru_cache

PLAIN = frozenset(
    """about above across after again against ahead alleged allegedly along also amid among another around away back been before behind being below
    between both called came come could decades deadliest deadly does down during each early earlier either else even ever every few fierce first
    following former from gave gets given goes gone have having heavy here hours huge inside into itself large larger largest last late later latest
    least leaves leaving left less like long made major make many meanwhile might minutes more morning most much must near nearby nearly night
    none noon next once only onto other others outside over overnight part reported reportedly said says several shortly since some still such
    suspected take taken than that their them then there these they this those three through time times took toward towards under until upon
    very week weeks were what when where which while whom whose will with within without worst would year years your yesterday today tonight
    january february march april june july august september october november december monday tuesday wednesday thursday friday saturday sunday
    hundred hundreds thousand thousands dozen dozens scores four five seven eight nine eleven twelve thirteen fourteen fifteen twenty thirty forty
    fifty sixty seventy eighty ninety attack attacks attacked attacking attacker attackers blast blasts bomb bombs bombed bombing bombings bombard
    bombardment bullet bullets casualties clash clashes dead death deaths died dies dying explode exploded explodes exploding explosion explosions
    fatal fatally fire fired fires firing gunfire gunman gunmen gunshot harmed hits hitting hurt incident incidents injure injured injures injuring
    injuries kill killed killing killings kills massacre missile missiles opened raid raids rocket rockets shell shelled shelling shells shoot
    shooter shooting shootings shot shots strike strikes striking struck suffered target targeted targeting targets violence violent weapon weapons
    wound wounded wounding wounds airstrike airstrikes warplanes warplane area areas boys capital center central child children cities city civilian
    civilians condition country crowd district eastern family governor group groups home homes house hospital hospitals local locals location man
    member members men minister monitor news north northeast northeastern northern northwest northwestern office officer officers official
    officials people person persons place places police president province region report reports residents scene soldiers south southeast
    southeastern southern southwest southwestern spokesman state street suburb suspect suspects town towns troops victim victims village villages
    western west witness witnesses woman women young youth agency activists according authorities being central observatory rights human""".split()
)
"""Words that any two attacks, floods or arrests are told in, or that are compared elsewhere."""
STEM = 6
LEAST, SURE = 3, 4
"""Words that two tellings share that are told alike, and that nothing but their being of one thing explains."""
SHARE = 0.6
"""Of the words of the shorter."""


@lru_cache(maxsize=32_768)
def telling_words(words: str) -> frozenset[str]:
    """The beginnings of the words of a clause that say more than that something happened."""
    return frozenset(word[:STEM] for word in words.split() if len(word) >= 4 and word not in PLAIN and word.isalpha())


def like_words(left: str, right: str, named: frozenset[str]) -> int:
    """How many words two clauses share, those of names of their places left out; 0 where most of the shorter are others."""
    one, other = telling_words(left) - named, telling_words(right) - named
    shared = len(one & other)
    return shared if shared >= LEAST and shared >= SHARE * min(len(one), len(other)) else 0
