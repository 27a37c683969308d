"""Hedges around a number and the interval that each makes of it (the contract's rules, widened to the words of plain news English)."""

from __future__ import annotations

from enum import StrEnum


class Bound(StrEnum):
    """What a hedge says of the number n: the comment gives the closed interval."""

    MORE = "more"  # n + 1 .. open
    LEAST = "least"  # n .. open
    MOST = "most"  # open .. n
    LESS = "less"  # open .. n - 1
    ABOUT = "about"  # n .. n, the hedge is kept


HEDGES_BEFORE: dict[str, Bound] = {
    phrase.strip(): bound
    for bound, phrases in {
        Bound.MORE: """more than | over | well over | just over | slightly over | a little over | far more than | many more than
            | well more than | some more than | upwards of | upward of | in excess of | exceeding | above | beyond | north of
            | greater than | better than | slightly more than | just more than | a little more than | well above | just above | topping
            | topped | surpassing | surpassed | surpasses | eclipsing | eclipsed | exceeded | exceeds | exceed | passed | crossed
            | tops | top | overtaken | overtook | outnumbered | has passed | past | has crossed | crosses | crossing""",
        Bound.LEAST: """at least | at the very least | no fewer than | no less than | not less than | not fewer than | a minimum of
            | minimum of | at a minimum | as few as | nothing less than""",
        Bound.MOST: """up to | upto | as many as | as much as | as high as | at most | at the most | no more than | not more than | a maximum of
            | maximum of | nearly | almost | close to | very nearly | just about | approaching | nearing | just short of | nigh on
            | nearly about | not many more than | anything up to""",
        Bound.LESS: """fewer than | less than | under | below | just under | slightly under | slightly less than | slightly fewer than
            | well under | just below | short of | not quite | a little under | a little less than""",
        Bound.ABOUT: """about | around | roughly | approximately | approx | approx . | some | an estimated | estimated | the estimated
            | a reported | circa | in the region of | in the order of | on the order of | in the neighborhood of
            | in the neighbourhood of | more or less | somewhere around | somewhere near | an approximate | perhaps | maybe | possibly
            | probably | presumably | something like | an average of | or so | an approximated | near | thought to be | believed to be""",
    }.items()
    for phrase in " ".join(phrases.split()).split("|")
}
HEDGES_AFTER: dict[str, Bound] = {
    "or more": Bound.LEAST,
    "plus": Bound.LEAST,
    "+": Bound.LEAST,
    "- plus": Bound.LEAST,
    "and counting": Bound.LEAST,
    "at least": Bound.LEAST,
    "or even more": Bound.LEAST,
    "or fewer": Bound.MOST,
    "or less": Bound.MOST,
    "at most": Bound.MOST,
    "or so": Bound.ABOUT,
    "or thereabouts": Bound.ABOUT,
    "approximately": Bound.ABOUT,
}
"""Words after the number, or after what it counts ('10 people or more')."""
VERB_HEDGES = frozenset(
    """topping topped surpassing surpassed surpasses eclipsing eclipsed exceeded exceeds exceed exceeding passed crossed tops top
    overtaken overtook past crosses crossing outnumbered approaching nearing""".split()
)
"""Hedges that are verbs: they hedge a running total, and 'near' or 'past' before a place's number would mislead."""
SOFT_HEDGES = frozenset({"near", "past", "above", "below", "under", "over", "beyond", "short of", "top", "passed", "crossed", "crossing"})
"""Hedges that are also plain prepositions or verbs of motion: read as hedges only before what can be counted."""

ESTIMATED_WORDS = frozenset("estimated estimate estimates estimating estimation".split())
HEDGED_WORDS = frozenset(
    """may might could feared fear fears believed thought presumed likely possibly perhaps maybe probably reportedly apparently
    unconfirmed potentially seemingly appears appear expected preliminary projected would""".split()
)
ALLEGED_WORDS = frozenset("alleged allegedly alleges alleging claimed claims claiming purportedly purported".split())
CUMULATIVE_WORDS = frozenset(
    """toll risen rose rises rising climbed climbs climbing jumped increased grown grew surged soared mounted stands stood reached reaches
    total altogether overall cumulative totalled totaled tally""".split()
)
CUMULATIVE_PHRASES = ("so far", "to date", "in all", "in total", "up to now", "until now", "as of", "since")
REST_BEFORE = frozenset("another further additional extra remaining".split())
REST_AFTER = frozenset("more others other additional further extra".split())
