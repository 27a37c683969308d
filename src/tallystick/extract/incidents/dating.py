"""Whose day a day is: verbs that date a count, a find or a charge and not what it is about, and verbs that share one day."""

from __future__ import annotations

import re

from tallystick.lexicon import incidents as words
from tallystick.lexicon.documents import ends_heading
from tallystick.records.mention import TimeMention
from tallystick.records.parsed import SUBJECT_LABELS, Parsed
from tallystick.records.report import Report
from tallystick.records.times import Day, resolve_time

COUNTING = frozenset(
    "rise climb reach increase grow jump soar mount creep double triple fall drop lower raise revise cut reduce put stand bring pass top exceed "
    "surpass hit surge swell leap hover remain be take push update correct downgrade upgrade set amend change".split()
)
COUNTS = frozenset("toll number count tally figure total estimate".split())
"""What counting verbs are about: 'the toll rose on Tuesday'."""
FINDING = frozenset("find recover retrieve discover locate pull bring dig exhume fish extract unearth identify bury cremate return".split())
FOUND = frozenset("body remains corpse victim survivor wreckage wreck box recorder dead grave".split())
DRAWING = frozenset("pull dig bring extract haul rescue free".split())
"""What is done for those who lie under it or in it: 'pulled six miners from the pit on Tuesday'."""
AFTERWARDS = frozenset(
    "bury mourn commemorate mark identify confirm announce publish resume search suspend abandon charge indict convict sentence acquit arraign "
    "plead sue testify inspect visit tour investigate apologise apologize resign pay compensate honour honor remember discuss debate condemn "
    "acknowledge verify update warn question interview summon sack dismiss fire suspend pray".split()
)
"""Verbs of what people do about a thing that has happened."""
HARMING = frozenset("leave trap wound injure hurt maim destroy damage displace strand bury wreck flatten burn level cut".split())
UNTIL = re.compile(
    r"\b(?:minister|president|mayor|commander|chief|director|leader|head|ambassador|governor|general|chairman|secretary|member|judge|editor)\b"
    r"[^.;]{0,30}\buntil\b[^.;,]{0,20}\Z",
    re.IGNORECASE,
)
UNTIL_REACH = 70
SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
SINCE_THE = re.compile(
    r"\bsince (?:the|its|their|his|her)\b[^.,;:!?\n]{0,60}?(?: (?:in|of|on))? ?(?:the |early |late |mid-)?$", re.IGNORECASE
)
"""'the worst since the invasion of Xavia in 2003', 'since the March 2003 invasion'."""
SINCE_REACH = 80
LEFT_REACH = 8
"""Tokens between 'left' and 'trapped'."""


RANKED = re.compile(
    r"\b(?<!at )(?:first|second|third|fourth|fifth|sixth|most|least|best|worst|only|record|(?P<est>[a-z]{2,}est))\b(?P<between>[^.;:!?\n]{0,70}) ?$",
    re.IGNORECASE,
)
NO_RANK = frozenset(
    "west northwest southwest midwest forest rainforest protest arrest request interest harvest contest conquest quest rest test nest chest vest "
    "guest honest modest invest unrest latest".split()
)
"""Words in '-est' that rank nothing."""
YEAR = re.compile(
    r"(?:(?:so far )?this (?:year|season|month|decade|century)|(?:in |of )?(?:19|20)\d\d|(?:of|in) the (?:year|season|decade|century))",
    re.IGNORECASE,
)
OF_A_YEAR = re.compile(
    r"\b(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th)) (?:[a-z-]+ )?(?:typhoon|hurricane|cyclone|storm|quake|"
    r"earthquake|flood|shooting|attack|bombing|accident|crash|incident|outbreak|landslide|heatwave|tornado|murder|homicide|killing)s?\b[^.;:!?\n]{0,60}$",
    re.IGNORECASE,
)
"""'the country's second such storm of 2031', 'the city's 40th homicide this year': the number is of the year, and the event of some day in it."""
YEAR_REACH = 110
NEW_CLAUSE = re.compile(r"\b(?:who|which|when|where|after|before|while|but|and|killed|died|left)\b")
RANK_REACH = 100
STAMP_CHARACTERS = 250
STAMP_CUE = re.compile(r"\b(?:published|updated|posted|publication|modified|created|issued)(?: on| at| date)?[:,\s]*$", re.IGNORECASE)


def only_ranks(start: int, end: int, text: str) -> bool:
    """'the worst flood since 1998', 'the first time since May': the words say how rare it is, and not when it was."""
    if UNTIL.search(text[max(0, start - UNTIL_REACH) : end]):
        return True  # 'the minister until May': how long he was it
    if YEAR.fullmatch(text[start:end]) and OF_A_YEAR.search(text[max(0, start - YEAR_REACH) : start]):
        return True  # 'the 10th typhoon to hit the coast this year'
    opening = SINCE.search(text[max(0, start - 8) : end])
    if opening is None:
        return False
    at = max(0, start - 8) + opening.start()
    found = RANKED.search(text[max(0, at - RANK_REACH) : at])
    if found is None or (found.group("est") or "").lower() in NO_RANK:
        return False
    return NEW_CLAUSE.search(found.group("between")) is None


def of_what_it_ranks_with(start: int, trigger: int, text: str) -> bool:
    """Whether the time is that of something else since which it is the worst: 'the worst disaster since the invasion of Xavia in 2003'."""
    told = SINCE_THE.search(text[max(0, start - SINCE_REACH) : start])
    return told is not None and not max(0, start - SINCE_REACH) + told.start() <= trigger < start


def dates_something_else(parsed: Parsed, verb: int) -> bool:
    """Whether a day under the verb is that of a count, a find, a funeral or a charge: 'the toll from the crash rose to 15 on Tuesday'."""
    lemma = parsed.tokens[verb].lemma
    if lemma in AFTERWARDS:
        return True
    about = {parsed.tokens[thing].lemma for thing in (*parsed.subjects(verb), *parsed.objects(verb))}
    if lemma in COUNTING and (about & COUNTS or lemma in {"revise"}):
        return True
    if lemma in DRAWING and about & words.PEOPLE:
        return True
    return lemma in FINDING and bool(about & FOUND)


def shares_its_day(parsed: Parsed, verb: int) -> int | None:
    """The verb before, where a day at the end dates both: 'killed nine and left five trapped on Friday'.

    The second tells of harm too, in the same voice and tense, of the same subject, and no other day stands between.
    """
    at = verb
    while parsed.tokens[at].dep in {"xcomp", "ccomp", "oprd"} and parsed.tokens[parsed.tokens[at].head].lemma in {"leave", "force"}:
        at = parsed.tokens[at].head
    if parsed.tokens[at].tag == "VBN":
        # 'left five others trapped': parsers hang the participle on the verb before
        left = next((index for index in range(at - 1, max(-1, at - LEFT_REACH), -1) if parsed.tokens[index].pos == "VERB"), at)
        at = left if parsed.tokens[left].lemma == "leave" else at
    token = parsed.tokens[at]
    if token.dep != "conj" or token.lemma not in HARMING | words.CASUALTY_VERBS | words.VERB_TYPES.keys():
        return None
    first = token.head
    if parsed.tokens[first].pos != "VERB" or any(parsed.tokens[child].dep in SUBJECT_LABELS for child in parsed.children(at)):
        return None
    same_voice = parsed.passive(at) == parsed.passive(first) or (parsed.passive(first) and token.tag == "VBN")
    return (
        first if same_voice and (token.tag == parsed.tokens[first].tag or {token.tag, parsed.tokens[first].tag} == {"VBD", "VBN"}) else None
    )


def is_stamp(time: TimeMention, report: Report) -> bool:
    """Whether a full date only says when the report was published: it opens the text or stands behind 'Published', and is that day."""
    value = time.value
    if not isinstance(value, Day) or value.year is None or time.span.start > STAMP_CHARACTERS:
        return False
    line = report.text[report.text.rfind("\n", 0, time.span.start) + 1 : time.span.start]
    if STAMP_CUE.search(line) or ends_heading(report.text, time.span):
        return True
    span = resolve_time(value, report.published)
    same = report.published is not None and span is not None and span.first_day == report.published[:10]
    return same and not line.strip() and not report.text[time.span.end :].lstrip(" ").startswith((":", "–", "—", ","))
