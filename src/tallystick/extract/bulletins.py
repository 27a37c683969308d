"""Situation reports, flash updates and daily lists: which lines are items of a list, and the one event that the whole is of.

An item stands alone: its place and day are its own, its label's or the event's, and never those of the item before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from tallystick.lexicon.documents import COUNT_LINE, entry_stamps, is_own_line
from tallystick.lexicon.incidents import MEANS_THAT_PART, VIOLENT_TYPES
from tallystick.lexicon.scale import AT_LARGE, MANY, SINGLE, scale_of
from tallystick.records.mention import IncidentMention, NameKind, NameMention, TimeMention
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report, Span
from tallystick.records.times import Day, Weekday
from tallystick.records.wrapped import BULLET, join_figures

BARE_COUNT = re.compile(rf"(?:{BULLET.pattern})?{COUNT_LINE.pattern}\.?", re.IGNORECASE)
LABELLED = re.compile(r"[ \t]*(?:In )?[A-Z][^.!?:,\n–—]{1,40}?(?:\s*:|\s[–—-])\s+(?:[a-z]+ ){0,2}\d[^\n]*")
"""'Deaths: 31', 'Asmar: 120 dead, 700 injured'."""
LABEL_END = re.compile(r"\s*(?:\([^()\n]{1,40}\)\s*)?(?::|[–—-]\s)")
TELLS = re.compile(r" (?:is|has|had|was|remains?|recorded|records|reported|reports|registered|saw|accounts?|continues?|counts?)\b")
"""'Asmar is the most affected, with 940 cases', 'Asmar reported 12 deaths': the item is of that place."""
UNIT_WORDS = frozenset(
    "district districts province governorate county region state oblast municipality city town village department division area township".split()
)
GENRE = re.compile(
    r"\b(?:sit-?reps?|(?:situation|flash|humanitarian|emergency|epidemiological|operational?|incident|field) (?:\w+ )?"
    r"(?:reports?|updates?|bulletins?|overview|summary|snapshot|briefs?)|flash appeal|key (?:figures|facts|messages)|highlights|at a glance|dashboard|"
    r"bulletin|snapshot|daily (?:\w+ )?(?:report|update|list))\b",
    re.IGNORECASE,
)
HEAD = 500
"""Characters from the start within which a heading says of what genre the report is."""
MIN_ITEMS = 3
"""Items with a number that make a bulletin of a report whose headings do not say so."""
SHORT_ENTRY = 300
"""Characters that the last entry of a live page may have, however short the others are."""
HARMFUL = frozenset({"disaster", "accident"})
DAMAGING = frozenset({"flood", "inundate", "submerge", "damage", "destroy", "affect"})
SUDDEN = frozenset({"strike", "explosion", "killing", "clash"})
"""Types of an attack that words for it mix."""


class Bulletin(msgspec.Struct, frozen=True):
    """The items of one report's lists, or the entries of a live page."""

    items: tuple[Span, ...]
    """Lines, bullet included, in order; of a live page each entry from its time of day to the next."""
    stamps: tuple[Span, ...] = ()
    """The times of day that open the entries of a live page, one for each item."""

    def stamp_at(self, position: int) -> Span | None:
        """When the entry that holds the character was written."""
        before = bisect_right(self.items, position, key=lambda span: span.start) - 1
        return self.stamps[before] if self.stamps and before >= 0 and position < self.items[before].end else None

    def item_at(self, position: int) -> Span | None:
        """The item that holds the character; None in what stands around the lists."""
        before = bisect_right(self.items, position, key=lambda span: span.start) - 1
        return self.items[before] if before >= 0 and position < self.items[before].end else None


def read_bulletin(report: Report) -> Bulletin | None:
    """The report's items, where it is a list of them; None for what is told in running text."""
    stamps = entry_stamps(report.text)
    if stamps:
        starts = [stamp.start for stamp in stamps]
        longest = max(after - start for start, after in pairwise(starts))
        last = report.text.find("\n\n", starts[-1] + max(SHORT_ENTRY, 2 * longest))  # what stands behind the entries is the story itself
        ends = [*starts[1:], last if last >= 0 else len(report.text)]
        return Bulletin(tuple(Span(stamp.start, end) for stamp, end in zip(stamps, ends, strict=True)), stamps)
    items = []
    counted = 0
    for line in re.finditer(r"[^\n]+", join_figures(report.text)):
        words = line.group()
        bullet = BULLET.match(words)
        if bullet is not None or COUNT_LINE.fullmatch(words) or LABELLED.match(words):
            items.append(Span(line.start(), line.end()))
            counted += any(map(str.isdigit, words[bullet.end() if bullet else 0 :]))
    if counted >= MIN_ITEMS or (counted and GENRE.search(report.text, 0, HEAD)):
        return Bulletin(tuple(items))
    return None


def label_of(item: Span, names: Sequence[NameMention], text: str) -> NameMention | None:
    """The place that an item's label names: 'Asmar: 120 dead', '• Ilva District – 9 houses destroyed', 'In Lumar: two killed'."""
    bullet = BULLET.match(text, item.start, item.end)
    start = bullet.end() if bullet else item.start
    for name in names:
        if name.span.start < start or name.kind is not NameKind.PLACE or not name.named:
            continue
        if name.span.start >= item.end or text[start : name.span.start].strip().casefold() not in {"", "in", "in the", "the"}:
            return None
        end = name.span.end
        unit = re.match(r"\s+(\w+)", text[end : item.end])
        if unit is not None and unit.group(1).casefold() in UNIT_WORDS:
            end += unit.end()
        return name if LABEL_END.match(text, end, item.end) or TELLS.match(text, end, item.end) else None
    return None


def main_event(bulletin: Bulletin, incidents: Sequence[IncidentMention], names: Sequence[NameMention], text: str) -> IncidentMention | None:
    """What a bulletin as a whole is of: the only disaster or accident that it tells, or that its headings name, where it tells of no attack;
    of a live page also the only attack, where it tells of no disaster. One slide or vehicle of floods told at large is not it.

    Of several tellings of it the first that says where, else when, stands for all.
    """
    told = [i for i in incidents if i.realis == "actual" and not i.background]
    attacks = [i for i in told if i.type in VIOLENT_TYPES and (i.type != "killing" or bulletin.stamps)]
    harmful = [i for i in told if i.type in HARMFUL]
    if any(scale_of(i, text) == MANY for i in harmful) or AT_LARGE.search(text, 0, text.find("\n") if "\n" in text else 0):
        harmful = [i for i in harmful if scale_of(i, text) != SINGLE]
    if attacks:
        towns = {name.id: name.text.casefold() for name in names}
        places = {towns[i.place] for i in attacks if i.place in towns}
        days = {i.when for i in attacks if i.when is not None and not i.when_inherited}
        alone = bulletin.stamps and not harmful and len(places) == 1 and len(days) <= 1
        alone = alone and all(i.type in SUDDEN and not i.anew for i in attacks)
        return _first(attacks) if alone else None
    if len({_kind(i) for i in harmful if _kind(i)}) > 1:
        first = min(harmful, key=lambda i: i.trigger)
        if first.trigger.start > HEAD:
            return None
        harmful = [i for i in harmful if _kind(i) in {_kind(first), frozenset()}]
    return _first(harmful) if harmful else None


def _first(told: Sequence[IncidentMention]) -> IncidentMention:
    return min(told, key=lambda i: (i.place is None or i.place_inherited, i.when is None, i.trigger))


def _kind(incident: IncidentMention) -> frozenset[str]:
    return frozenset(incident.means) & MEANS_THAT_PART


def of_the_event(
    report: Report, parsed: Parsed, mentions: Sequence[IncidentMention], names: Sequence[NameMention], times: Sequence[TimeMention]
) -> tuple[IncidentMention, ...]:
    """The tellings of a bulletin: none that only counts the dead or displaced of its one event, and no item set where another one is."""
    bulletin = read_bulletin(report)
    if bulletin is None:
        return tuple(mentions)
    event = main_event(bulletin, mentions, names, report.text)
    harmful = event is not None and event.type in HARMFUL
    places = {name.id: name for name in names}
    found = []
    for mention in mentions:
        item = bulletin.item_at(mention.trigger.start)
        if _bare_count(parsed, mention) or (harmful and mention is not event and _counts_harm(parsed, mention)):
            continue
        if item is not None:
            label = label_of(item, names, report.text)
            name = places.get(mention.place or "")
            if (
                name is not None
                and mention.place_inherited
                and not item.covers(name.span)
                and bulletin.item_at(name.span.start) is not None
            ):
                mention = msgspec.structs.replace(mention, place=None, place_inherited=False)
            if mention.place is None and label is not None:
                mention = msgspec.structs.replace(mention, place=label.id, place_inherited=False)
        if mention.id == (event.id if event is not None else None) and harmful and mention.place is None:
            mention = msgspec.structs.replace(mention, place=_heading_place(report, bulletin, names), place_inherited=True)
        found.append(mention)
    return tuple(_with_heading_days(report, bulletin, found, names, times))


def _heading_place(report: Report, bulletin: Bulletin, names: Sequence[NameMention]) -> str | None:
    """The one place that the headings above a bulletin's lists name."""
    first = min(HEAD, bulletin.items[0].start)
    above = [name for name in names if name.named and name.kind is NameKind.PLACE and name.span.end <= first]
    return above[0].id if len({name.text.casefold() for name in above}) == 1 else None


def _with_heading_days(
    report: Report, bulletin: Bulletin, mentions: Sequence[IncidentMention], names: Sequence[NameMention], times: Sequence[TimeMention]
) -> list[IncidentMention]:
    """The tellings of a live page, those without a day as of the heading above the first entry that tells of the like in that place."""
    headings = [t for t in times if isinstance(t.value, (Day, Weekday)) and is_own_line(report.text, t.span)] if bulletin.stamps else []
    if not headings:
        return list(mentions)
    towns = {name.id: name.text.casefold() for name in names}
    dates = [(t.value.year or 0, t.value.month or 0, t.value.day or 0) for t in headings if isinstance(t.value, Day)]
    oldest_last = not dates or dates[0] >= dates[-1]
    days: dict[tuple[str, str | None], str] = {}
    for mention in mentions if oldest_last else reversed(mentions):
        above = [t.id for t in headings if t.span.end <= mention.trigger.start]
        if above and bulletin.item_at(mention.trigger.start) is not None:
            days[_sort(mention), towns.get(mention.place or "")] = above[-1]
    found = []
    for mention in mentions:
        day = days.get((_sort(mention), towns.get(mention.place or "")))
        undated = mention.when is None and mention.realis == "actual" and not (mention.definite or mention.background)
        found.append(msgspec.structs.replace(mention, when=day, when_inherited=True) if undated and day else mention)
    return found


def _sort(mention: IncidentMention) -> str:
    return "attack" if mention.type in SUDDEN else mention.type


def _bare_count(parsed: Parsed, mention: IncidentMention) -> bool:
    """'31 people killed' in a line of its own: a count, and nobody says of what."""
    sentence = parsed.sentence_at(mention.trigger.start)
    counts = mention.type in {"killing", "displacement", "evacuation"} or mention.trigger.of(parsed.text).lower() in {"killed", "displaced"}
    if not counts or sentence is None:
        return False
    own = (mention.place is not None and not mention.place_inherited) or (mention.when is not None and not mention.when_inherited)
    return not own and BARE_COUNT.fullmatch(parsed.text, sentence.start, sentence.end) is not None


def _counts_harm(parsed: Parsed, mention: IncidentMention) -> bool:
    """'12 people were killed in Ilva District', '1,200 families have been displaced': of the event, and no deed of anybody's."""
    token = parsed.token_at(mention.trigger.start)
    if token is None or mention.realis != "actual" or mention.background or any(a.role == "perpetrator" for a in mention.actors):
        return False
    if mention.type == "killing":
        return parsed.tokens[token].lemma == "kill"
    if mention.type in HARMFUL:  # '120 homes were flooded' in the bulletin of a cyclone
        return parsed.tokens[token].tag == "VBN" and parsed.tokens[token].lemma in DAMAGING
    return mention.type == "displacement" and parsed.tokens[token].pos == "VERB"


COUNTED = frozenset({"killed", "wounded", "missing", "trapped", "displaced", "evacuated", "sheltering", "rescued", "buildings"})
"""Measures that a bulletin counts of its event without naming it."""
CASUALTIES = frozenset({"killed", "wounded", "missing", "trapped"})
"""Those that a live page counts of its attack."""
AFFECTED = re.compile(
    r"\b(?:affected|homeless|in need|without (?:power|electricity|water|shelter|homes?)|infected|cases?)\b", re.IGNORECASE
)
EARLIER_TIMES = re.compile(
    r"\b(?:before the|prior to|pre-existing|last year|previous year|in (?:19|20)\d\d|(?:since|between) (?:19|20)\d\d)\b", re.IGNORECASE
)


def counts_of_event(event: IncidentMention, item: Span, measure: str, text: str) -> bool:
    """Whether a figure in these words of a bulletin that nothing else claims counts for its event."""
    words = item.of(text)
    if event.type not in HARMFUL:
        return measure in CASUALTIES and not EARLIER_TIMES.search(words)
    if EARLIER_TIMES.search(words):
        return False
    return measure in COUNTED or (measure == "other" and AFFECTED.search(words) is not None)
