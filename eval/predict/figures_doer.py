"""In a short account: whether who did it died as well, a death that registers count among the killed or leave out."""

from __future__ import annotations

import re

from tallystick.lexicon.counted import PERPETRATORS
from tallystick.records.mention import FigureMention

BY_HAND = re.compile(r"gun|shoot|shot|stab|knife|attack|suicide|own life|himself|herself|fired|murder|assault|strangl|bomb", re.IGNORECASE)
"""Words of what somebody did: where nobody did anything, 'he was killed' tells of the victim."""


def counts_doer(figure: FigureMention, text: str) -> bool:
    """'One of the robbers was killed', 'two officers shot an armed suspect': the figure is of those who did it."""
    words = [word.lower() for word in (figure.group or "").split()]
    return figure.low == figure.high == 1 and bool(words) and words[-1] in PERPETRATORS and BY_HAND.search(text) is not None


def with_own_death(found: dict[str, dict[str, object]], text: str, own: bool, counted: bool) -> None:
    """Registers count the death of who did it or leave it out: it widens the killed by one, upwards or, where all found are told, downwards."""
    told = found.get("killed")
    if not own:
        return
    if told is None or told["low"] == told["high"] == 0:
        if "injured" in found:
            found["killed"] = {"low": 0, "high": 1, "unit": "people"}
    elif told["low"] == told["high"]:
        number = float(str(told["low"]))
        down = counted or (MURDER_SUICIDE.search(text) and not DOER.search(text)) or INCLUDING_DOER.search(text)
        told["low"], told["high"] = (number - 1, number) if down else (number, number + 1)


MURDER_SUICIDE = re.compile(r"murder[- ]suicide|homicide[- ]suicide", re.IGNORECASE)
INCLUDING_DOER = re.compile(
    r"(?:including|among them|among whom was|counting) the (?:suspected |alleged )?(?:shooter|gunman|attacker|suspect|assailant|perpetrator)",
    re.IGNORECASE,
)
DOER = re.compile(
    r"\b(?:kill(?:ed|ing)|shot|shooting|murder(?:ed|ing)|stabb(?:ed|ing)|strangled|gunned down|gunning down|shot dead)\b(?: and \w+)?"
    r" (?:his|her|the|an?|two|three|four|five|six|both|all)\b",
    re.IGNORECASE,
)
"""Where the doer's victims are told one by one, the number told is theirs."""


OWN_DEATH = re.compile(
    r"commit\w* suicide|self-inflicted|(?:and|then|,) (?:then )?(?:himself|herself)\b(?! in (?:the|his|her))|"
    r"including the (?:suspected |alleged )?(?:shooter|gunman|attacker|suspect|assailant)|the (?:attacker|gunman|shooter) (?:him|her)self|"
    r"murder[- ]suicide"
    r"|(?<!accidentally )(?<!tried to )(?<!attempted to )(?<!trying to )(?<!threatened to )(?:kill|shot|shoot|hang)\w* (?:and kill\w+ )?(?:himself|herself|themselves)(?! in (?:the|his|her) (?:leg|foot|arm|hand|thigh|knee|finger|toe|shoulder))"
    r"|(?:gun|weapon|rifle) o[nf] (?:him|her)self|(?:takes?|took|taking|ends?|ending|ended) (?:his|her) own(?: life|[.,;])|gun to his own|before dying|and dying\b|as did the (?:gunman|shooter|attacker)|killing (?:him|her)self"
    r"|(?:shooter|gunman|suspect|attacker|assailant) (?:also |then |later )*(?:died|dead)"
    r"|(?:shooter|gunman|he|she|suspect|attacker|assailant) was (?:also |then |later |fatally )*(?:killed|shot and killed|shot dead)"
    r"|(?:police|officers?|deput(?:y|ies)|troopers?|guards?|marshals?|agents|team) (?:then |later |eventually )?(?:shot and killed|shot dead|killed|fatally shot) (?:him|her|the \w+)\b"
    r"|was (?:then |later |also |eventually |finally )?(?:shot and |fatally )?(?:killed|shot dead) by (?:an? |the )?(?:\w+ ){0,2}(?:officers?|police|deput(?:y|ies)|troopers?|guards?)\b"
    r"|(?:gunman|shooter|attacker|assailant|suspect|he|she) was (?:also |then |later )?(?:shot dead|fatally shot|gunned down)"
    r"|(?:man|woman) (?:suspected|accused) of (?:\w+ ){1,6}was (?:also |then |later )?(?:shot and |fatally )?(?:killed|shot dead)"
    r"|hanged (?:himself|herself)|(?:his|her) own death|(?:his|her|gunman's|shooter's) suicide"
    r"|before (?:he|she|being|they) (?:was |were )?(?:shot and |fatally )?killed|(?:kill\w*|fatally shot) the +(?:shooter|gunman|suspect|attacker)",
    re.IGNORECASE,
)


def own_death_told(text: str) -> bool:
    """Whether the text tells that who did it died as well: a death that registers count or leave out."""
    return OWN_DEATH.search(text) is not None and BY_HAND.search(text) is not None
