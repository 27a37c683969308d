"""Words that are set aside when sentences are compared for the event they tell, and words that ascribe speech."""

from __future__ import annotations

from tallystick.lexicon.times import MONTH_SHORT, MONTHS, PARTS, SEASONS, UNITS, WEEKDAYS

COMMON_WORDS = frozenset(
    """about above according across added after again against ago along also although always among amid announced another around asked
    away back became because become been before began behind being believe between both came cannot case claim claimed come could
    described despite does done down during each earlier early either even ever every expected first five following former forward found four
    from further gave give given goes going government group have having held help here high himself however including inside instead into
    itself just keep kept know known largest last late later latest leave less like likely made main make making many meanwhile might month
    more most much must named near nearly need never next night number office official officials often once only other others outside over
    part past people place police president press ready really received recent related remain reported reportedly reporter reporters
    reporting reports result right same saying says seen several shortly should show side since some soon source sources spokesman
    spokesperson spokeswoman state stated statement still such take taken taking telling than that their them themselves then there these
    they thing things this those though three through time times today together told tomorrow tonight took toward towards under until upon
    used very want wants warned week well went were what when where whether which while whom whose will with within without work would year
    yesterday your said thus amid six seven eight nine ten two one""".split()
) | frozenset(word for table in (MONTHS, MONTH_SHORT, WEEKDAYS, SEASONS, PARTS) for word in table) | frozenset(UNITS)  # fmt: skip

CALENDAR = frozenset({*MONTHS, *MONTH_SHORT, *WEEKDAYS, *SEASONS, *PARTS, *UNITS, "today", "yesterday", "tonight", "tomorrow"})
"""Words of days and seasons: owners of a claim in writing ('Monday's report') that say when, and not who."""

SPEECH_WORDS = frozenset(
    """say says said tell tells told announce announced confirm confirmed report reported claim claimed state stated declare declared add added
    warn warned accuse accused write wrote tweet tweeted statement briefing release released acknowledge acknowledged deny denied
    estimate estimated suggest suggested quoted""".split()
)
