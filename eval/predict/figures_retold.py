"""In a short account: whether a later sentence tells a new act or the same one again, and who of the wounded died later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tallystick.extract.figures import Victim
from tallystick.records.mention import FigureMention
from tallystick.records.parsed import Parsed

NEXT = re.compile(
    r"\b(?:then|next|continu\w+|proceed\w*|drove|traveled|travelled|returned|moved on|went (?:on|to|home|into|back)|another|"
    r"(?:minutes|hours|days?) later|later (?:that|the)|also|afterwards?|finally|subsequently|second|third|additional)\b",
    re.IGNORECASE,
)
"""Words by which an account goes on to the next act; without them the same count again is the same people."""
DIED_LATER = re.compile(
    r"(?<!of )\bthe (?:(?:only |lone |surviving |first |second |other )?(?:wounded|injured|critically \w+|hospitalized) )?(?P<noun>[a-z]+)"
    r"(?:,[^,.]*,)? (?:(?:has |had )?(?:later|subsequently|eventually|since|also) )?(?:died|succumbed|passed away|was killed|was pronounced dead)\b",
    re.IGNORECASE,
)
THEY_DIED = re.compile(
    r"\b(?:both|all (?:of them|(?:\w+ )?\w+)|they (?:both|all))(?: of them| victims)?(?: later| have| had)? (?:died|were killed|succumbed)",
    re.I,
)
PATIENT = re.compile(
    r"^(?:he|she) (?:(?:later |was later |was )?(?:died|succumbed|pronounced dead)|was (?:taken|rushed|flown|airlifted|transported)\b[^.;]*\b(?:died|pronounced dead))",
    re.IGNORECASE,
)
BY_HAND = re.compile(r"\b(?:shot|shoot\w*|gunm\w+|stabb\w+|opened fire|attack\w*|suspect)\b", re.IGNORECASE)
"""Where somebody did it, 'he died' is told of that one as often as of the victim."""


def next_act(parsed: Parsed, sentence: int) -> bool:
    """Whether the sentence goes on to a new act: 'then', 'drove to', 'another'."""
    return NEXT.search(_text(parsed, sentence)) is not None


def fresh(victims: Sequence[Victim], sentence: int, parsed: Parsed) -> Iterator[Victim]:
    """The single victims of the sentence that no earlier one can have told: neither pronouns nor 'the clerk'."""
    for victim in victims:
        before = parsed.text[: victim.span.start].lower().rsplit(maxsplit=3)[-2:]
        if victim.sentence == sentence and not victim.pronoun and "the" not in before:
            yield victim


def with_later_deaths(
    found: dict[str, dict[str, object]], figures: Sequence[FigureMention], victims: Sequence[Victim], parsed: Parsed
) -> None:
    """'The wounded clerk later died', 'both died': the dead are one or two more and the injured so many fewer."""
    hurt = found.get("injured")
    if hurt is None or hurt["low"] != hurt["high"] or not isinstance(hurt["low"], int | float):
        return
    wounded = {f.group.split()[-1]: parsed.sentence_index_at(f.span.start) or 0 for f in figures if f.measure == "wounded" and f.group}
    wounded |= {v.span.of(parsed.text).lower(): v.sentence for v in victims if v.measure == "wounded"}
    killed = found.get("killed")
    for number in range(len(parsed.sentences)):
        text = _text(parsed, number)
        died = DIED_LATER.search(text)
        noun = died.group("noun").lower() if died is not None else ""
        if THEY_DIED.search(text) and killed is not None and killed["low"] == killed["high"] == hurt["low"]:
            hurt["low"] = hurt["high"] = 0
            return
        if PATIENT.match(text) and hurt["low"] == 1 and not BY_HAND.search(parsed.text):
            hurt["low"] = hurt["high"] = 0
            return
        same = 0 <= number - wounded[noun] <= 1 if noun in wounded else noun in {"victim", "person"} and hurt["low"] == 1
        if died is not None and same and hurt["low"]:
            _move_one(found, alone=_only_telling(figures, victims, number, parsed))
            return


def _only_telling(figures: Sequence[FigureMention], victims: Sequence[Victim], sentence: int, parsed: Parsed) -> bool:
    """Whether no death but the later one is told."""
    told = [f for f in figures if f.measure == "killed"] + [v for v in victims if v.measure == "killed" and not v.perpetrator]
    return all(parsed.sentence_index_at(item.span.start) == sentence for item in told)


def _move_one(found: dict[str, dict[str, object]], alone: bool) -> None:
    hurt = found["injured"]
    killed = found.setdefault("killed", {"low": 0, "high": 0, "unit": "people"})
    for figure, step in ((hurt, -1), *(((killed, 1),) if not alone or killed["low"] == 0 else ())):
        for end in ("low", "high"):
            figure[end] = None if figure[end] is None else float(str(figure[end])) + step


def _text(parsed: Parsed, sentence: int) -> str:
    told = parsed.sentences[sentence]
    return parsed.text[told.start : told.end].strip()
