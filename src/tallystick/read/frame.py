"""What stands around a report's running text: dateline, byline, credits, captions, page furniture, headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import msgspec

from tallystick.lexicon import gazetteer, outlets
from tallystick.lexicon.documents import COUNT_LINE, entry_stamps
from tallystick.records.report import Dateline, Span, Zone, ZoneKind
from tallystick.records.wrapped import join_figures, join_wrapped

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Jun\.|Jul\.|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|"
    r"Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY = rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+(?:19|20)\d\d)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH}(?:,?\s+(?:19|20)\d\d)?)"
WIRE_DAY = r"\d{1,2} (?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]{0,6} (?:(?:19|20)\d\d|\d\d)"
PLACE = r"[A-Z][\w.'’\-]*(?:[ /][A-Z][\w.'’\-]*){0,4}(?:,\s+[A-Z][\w.'’\-]*(?:\s[A-Z][\w.'’\-]*){0,2})?"
AGENCY = r"[A-Za-z][\w .,/&'’\-]{1,40}"
DASH = r"(?:--?|–|—|―|:)"
DATELINES = tuple(
    re.compile(pattern)
    for pattern in (
        # 'PORT AREL, 10 OCT 88 (DOMESTIC SERVICE) -- [TEXT]': monitored broadcasts and wires in capitals
        rf"(?P<place>[A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]+){{0,3}})(?: \([A-Z ]+\))?,\s*(?P<day>{WIRE_DAY})(?:\s*\([^()\n]{{2,60}}\))?\s*--\s*"
        r"(?:\[[A-Z ]+\]\s*)*",
        # 'Kyiv, Mar 16 (AP) -', 'BEIRUT/GENEVA, April 5 (Reuters) -', 'NEW ORLEANS (AP) -'
        rf"(?P<place>{PLACE}?)(?:,\s*(?P<day>{DAY}))?\s*\((?P<agency>{AGENCY})\)\s*{DASH}?\s*",
        # '(CN) —', '(Reuters) -'
        rf"\((?P<agency>{AGENCY})\)\s*{DASH}\s*",
        # 'New Delhi, August 2  At least', 'PARIS, 3 May:'
        rf"(?P<place>{PLACE}?),\s*(?P<day>{DAY})\s*(?:{DASH}\s*|\s{{2,}})",
        # 'CNN — ', 'Reuters -'
        rf"(?P<agency>[A-Z][\w/&]+(?:\s[A-Z][\w]+){{0,2}})\s+{DASH}\s+",
        # 'PARIS — '
        r"(?P<place>[A-Z][A-Z.'’\-]+(?:[ /][A-Z][A-Z.'’\-]+){0,3}(?:,\s+[A-Z][\w.]+)?)\s*(?:--|–|—)\s+",
    )
)
BARE_DATELINE = re.compile(r"(?P<place>[A-Z][A-Z.'’]{3,}(?: [A-Z][A-Z.'’]+){0,2}) - (?=[A-Z“\"])")
"""'ORSOVA - Two men': a hyphen tells less than a dash, so that the gazetteer has to know the town."""
INNER_DATELINE = re.compile(
    rf"(?:(?<=\n)|(?<=\s\s))(?P<place>[A-Z][A-Z.'’\-]+(?:[ /][A-Z][A-Z.'’\-]+){{0,3}}(?:,\s+[A-Z][\w.]+)?)"
    rf"(?:,\s*(?P<day>{DAY}))?\s*\((?P<agency>{AGENCY})\)\s*{DASH}\s*"
)
"""A full dateline behind a summary: its capitals, agency and dash leave no doubt."""
INNER_SEARCH = 900
"""Characters from the head in which it may stand."""
UNKNOWN_AGENCY = re.compile(r"\([A-Z][\w.&'’-]*(?: [A-Z][\w.&'’-]*){0,2}\)\s*(?:--?|–|—|―)\s*$")
"""The end of a dateline whose agency no list knows."""
ACRONYM = 5
"""Letters of a body's short form, which capitals before brackets may be as well as a town."""
HEAD_SEARCH = 3
"""Lines from the top in which a dateline may stand: a title, a byline and a caption may precede it."""
NO_PLACES = frozenset("breaking update updated exclusive analysis opinion watch video live file photo note correction editor".split())
"""Capitals before a dash that name no place."""
UNPLACED = frozenset({"clandestine", "no city", "unknown"})
"""What stands in a wire's dateline where its place is not known."""
CREDITS = re.compile(
    r"(?:"
    r"\(\s*(?:AP|AFP|PTI|UPI|ANI|IANS|Reuters|Xinhua|TASS|dpa|EFE|ANSA)\s*\)\s*$"
    r"|\((?:With|Additional|Reporting|Written|Editing|Edited|Writing)\b[^()]{3,200}\)\s*$"
    r"|(?:Additional )?[Rr]eporting by [A-Z][^\n]{3,200}$"
    r"|(?:Written|Edited|Editing|Writing) by [A-Z][^\n]{3,160}$"
    r"|[^\n.!?]{5,240} contributed to this (?:report|story|article)\.?"
    r"|(?:©|\(c\)|Copyright)\s[^\n]{3,300}$"
    r"|All rights reserved\.?[^\n]*$"
    r")",
    re.MULTILINE,
)
BYLINE = re.compile(r"^\s*(?:By|BY)\s+[A-Z][\w.'’\-]+(?:\s+(?:and|[A-Z][\w.'’\-]*)){1,8}[^\n.!?]{0,60}$")
PICTURE = re.compile(
    r"^(?:\(?(?:AP|AFP|Reuters|Getty|EPA|File|Handout)\s+(?:Photo|Images?|photo|file)\b|FILE\s*[-–—]|Photo(?:graph)?(?:\s+(?:by|courtesy))?\s*:|"
    r"Pictured\b|Image\s*:|Picture\s*:)|(?:/\s*Courtesy\b|\((?:AP|AFP|Reuters|Getty)\b[^()]*(?:Photo|Images?|via)[^()]*\)|"
    r"\bPhoto(?:graph)?\s*(?::|by|courtesy)|(?:Getty|AFP|Reuters|EPA)\s+(?:Images|Photo)|with permission of|"
    r"\([A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2}(?: for |/)[A-Z][\w.’'-]*(?:[ /][A-Z][\w.’'-]*){0,4}\)$)",
)
PLAYER = re.compile(
    r"^CLOSE\b.{0,20}\bSkip\b|\bEmbed x Share\b|^(?:EMBED >|JUST WATCHED\b|Buy Photo\b|Image \d+ of \d+\b)|\)\s*Buy Photo\b|"
    r"\bView Full Caption\b|\((?:File )?Photo(?:\)|:)|\(Credit:|\(Published (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,"
)
"""What the sites of newspapers and stations write around the caption of a picture or film, whatever its length."""
SCENE = re.compile(
    r"^(?:An?|Two|Three|Four|Five|Several|Some|Many|The|People|Residents|Rescuers|Firefighters|Soldiers|Police|Smoke|Women|Men|Children|Workers|"
    r"Protesters|Mourners|Civilians|Members|Local|[A-Z][a-z]+ (?:soldiers|troops|servicemen|police|officers|people|forces|residents))\b"
    r"[^.!?“”\"]{0,80}?\b(?:walks?|looks?|stands?|sits?|lies?|carr(?:y|ies)|holds?|gathers?|inspects?|rests?|rides?|runs?|cries|cry|pray|prays|"
    r"watch(?:es)?|wait(?:s)?|rises?|billows?|clears?|clean|cleans|hugs?|reacts?|wave(?:s)?|ride|drive(?:s)?|work(?:s)?|search(?:es)?|"
    r"pass(?:es)?|is seen|are seen|leaves?|speak(?:s)?|embrace(?:s)?|light(?:s)?|lay(?:s)?|attend(?:s)?|survey(?:s)?|examine(?:s)?)\b",
)
FURNITURE = tuple(
    re.compile(pattern)
    for pattern in (
        r"^(?:Play|Share|Tweet|Email|E-mail|Print|Facebook|Twitter|Google Plus|Google\+|LinkedIn|WhatsApp|Reddit|Pinterest|Instagram|YouTube|Embed|"
        r"Advertisement|ADVERTISEMENT|Comments?|Related|Trending|Watch|Listen|Subscribe|Newsletter|Menu|Search|Home|Login|Log in|Sign in|Sign up|"
        r"Follow us|Most read|Most popular|Recommended|Skip to content|Copy link|Loading|Show more|Continue reading|Back to top)"
        r"(?:\s+(?:Play|Share|Tweet|Email|Print|Facebook|Twitter|Google Plus|LinkedIn|WhatsApp|this(?: \w+)?|on \w+))*\s*(?::\s*)?$",
        r"^(?:Read|Read more|Read also|See also|Also read|READ|READ MORE|MORE|Read the full|Related|Watch|WATCH|Listen|Click here|Sign up|Subscribe|"
        r"Download|Follow @|Like us|Join our|Get the latest|For more)\b\s*(?::|about\b|on\b|from\b|to\b|for\b|here\b|our\b|us\b).{0,200}$",
        r"^(?:EARLIER|Earlier|PREVIOUSLY|Previously|PREVIOUS COVERAGE|Previous coverage|RELATED|Related|ALSO|MORE NEWS|PHOTOS?|Photos|RAW VIDEO|VIDEOS?|"
        r"GALLERY|Gallery|SLIDESHOW|Slideshow)(?: (?:STORY|STORIES|COVERAGE|Story|Stories|Coverage))?\s*:.{0,200}$",
        r"^(?:Follow|Like|Find)\b.{0,60}\b(?:Facebook|Twitter|Instagram)\b.{0,60}$",
        r"^Related (?:Coverage|Stories|Story|Content|Articles)\b.{0,200}$",
        r"^.{0,300}\b(?:Copy this code|autoplay|This site uses cookies|We use cookies|cookie policy|Terms of (?:Use|Service)|Privacy Policy|"
        r"may not be published, broadcast|JavaScript (?:is|must)|enable Java[Ss]cript|Your browser does not)\b.{0,400}$",
        r"^\s*(?:https?://|www\.)\S+\s*$",
        r"^[#@*=_~\-–—|•·>\s]+$",
    )
)
EMBED = re.compile(r"(?:pic\.twitter\.com/\S+|https?://t\.co/\S+|[—–-]\s*[^\n—–]{2,60}\(@\w{1,20}\)\s*" + MONTH + r"\s+\d{1,2},\s+\d{4})")
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s*$")
MAX_HEADING = 90
"""Characters of a heading; longer lines without a stop are seldom headings."""
MAX_BETWEEN = 3
"""Captions and furniture that may stand between a heading and the text."""
MAX_TITLE = 160
"""Characters of a title above the dateline."""
MAX_CAPTION = 320
MAX_PLAYER = 1500
"""Characters of a line that a site marks as a caption: its film's name, its text and its photographer stand in one."""


class Frame(msgspec.Struct, frozen=True):
    """Dateline, agencies and zones of one text."""

    dateline: Dateline | None
    agencies: tuple[str, ...]
    zones: tuple[Zone, ...]


def read_frame(text: str) -> Frame:
    """The frame of a text. Where it is unsure, words stay running text: a lost claim is worse than a caption that is read."""
    dateline, agencies, zones = read_dateline(text), [], []
    if dateline is not None:
        zones.append(Zone(dateline.span.start, dateline.span.end, ZoneKind.DATELINE))
        if dateline.agency:
            agencies.append(dateline.agency)
    for pattern, kind in ((CREDITS, ZoneKind.CREDIT), (EMBED, ZoneKind.FURNITURE)):
        for found in pattern.finditer(text):
            if pattern is CREDITS and found.start() < 0.5 * len(text) and not text[found.start() : found.end()].startswith("("):
                continue  # credits stand at the foot
            start, end = found.start(), found.end()
            while start < end and text[start].isspace():
                start += 1
            if start < end and not any(z.start < end and start < z.end for z in zones):
                zones.append(Zone(start, end, kind))
    zones.extend(
        Zone(stamp.start, stamp.end, ZoneKind.HEADING)
        for stamp in entry_stamps(text)
        if not any(z.start < stamp.end and stamp.start < z.end for z in zones)
    )
    text = join_figures(join_wrapped(text))  # a wrapped paragraph's first line is no heading; every offset holds
    lines = list(_lines(text))
    prose = sum(bool(SENTENCE_END.search(text[s:e])) for s, e in lines)
    for number, (start, end) in enumerate(lines):
        line_kind = _line_kind(text, lines, number, prose)
        if line_kind is None and dateline is not None and end <= dateline.span.start and _is_title(text[start:end]):
            line_kind = ZoneKind.HEADING
        if line_kind is not None and not any(z.start < end and start < z.end for z in zones):
            zones.append(Zone(start, end, line_kind))
    for zone in zones:
        if zone.kind in {ZoneKind.CREDIT, ZoneKind.BYLINE}:
            agencies.extend(_agencies_in(text[zone.start : zone.end]))
    return Frame(dateline, tuple(dict.fromkeys(agencies)), tuple(sorted(zones)))


def _is_title(line: str) -> bool:
    """Whether a line above the dateline is the report's title: no sentence, and no longer than titles are."""
    return len(line) <= MAX_TITLE and not SENTENCE_END.search(line)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    for line in re.finditer(r"[^\n]+", text):
        start, end = line.span()
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        if start < end:
            yield start, end


def read_dateline(text: str) -> Dateline | None:
    """The dateline at the head of the text, or of one of its first lines."""
    for start, end in islice((line for line in _lines(text) if not _is_around(text[slice(*line)])), HEAD_SEARCH):
        # A dateline may stand alone on its line, before a blank one.
        window = text[start : min(len(text), max(end, start) + 3)]
        for pattern in DATELINES:
            found = pattern.match(window)
            if found is None:
                continue
            parts = found.groupdict()
            dateline = _checked(text, start, found, parts)
            if dateline is not None:
                return dateline
        found = BARE_DATELINE.match(window)
        if found is not None and gazetteer.known(found["place"].title()):
            return _checked(text, start, found, found.groupdict())
    inner = INNER_DATELINE.search(text, 0, INNER_SEARCH)
    return _checked(text, inner.start(), inner, inner.groupdict()) if inner else None


def _checked(text: str, start: int, found: re.Match[str], parts: dict[str, str | None]) -> Dateline | None:
    place, day, agency = parts.get("place"), parts.get("day"), parts.get("agency")
    named = _agency_name(agency, in_brackets="(" in found.group()) if agency else None
    if agency and named is None and _is_shaped(found, place, day):
        named = agency.strip()
    if agency and named is None:
        return None  # '(one of them fatally)' and 'Officials —' are no agencies
    shift = start - found.start()  # a head pattern was matched in a window that begins at ``start``
    if agency and found.group().rstrip().endswith(")") and text[shift + found.end() :][:1].islower():
        return None  # 'The Harbour Relief Team (HART) went on': short for a body within a sentence
    if not agency and place and not day and place.split()[0].casefold() in NO_PLACES:
        return None
    if place and (not place.strip() or place.casefold() in UNPLACED):
        place = None
    if place and len(place) > 60:
        return None

    def span_of(name: str) -> Span | None:
        return Span(shift + found.start(name), shift + found.end(name)) if parts.get(name) else None

    end = start + len(found.group().rstrip()) if found.group().strip() else start
    return Dateline(
        span=Span(start, end),
        place=place,
        place_span=span_of("place") if place else None,
        day=day,
        day_span=span_of("day") if day else None,
        agency=named,
    )


def _is_shaped(found: re.Match[str], place: str | None, day: str | None) -> bool:
    """Whether place, brackets and dash make a dateline also around an agency that is not known: 'ORSOVA, May 3 (Meridian) - '."""
    if place is None or UNKNOWN_AGENCY.search(found.group()) is None:
        return False
    return day is not None or (place.isupper() and (len(place) > ACRONYM or gazetteer.known(place.title())))


def _agency_name(printed: str, in_brackets: bool) -> str | None:
    """The full name of a printed agency or outlet; of '(CBSNewYork/AP)' the known part, of '(WSVN)' the letters of a station."""
    known = outlets.find(printed)
    if known is not None:
        return known.name
    for part in re.split(r"[/,&]| and ", printed):
        known = outlets.find(part)
        if known is not None:
            return known.name
    return printed.strip() if in_brackets and re.fullmatch(r"[A-Z]{3,5}(?:-TV)?", printed.strip()) else None


def _agencies_in(words: str) -> list[str]:
    found = []
    for candidate in re.findall(r"Associated Press|Agence France-Presse|Press Trust of India|[A-Z][\w-]*[A-Za-z]", words):
        known = outlets.find(candidate)
        if known is not None and known.kind == "agency":
            found.append(known.name)
    return found


def _line_kind(text: str, lines: list[tuple[int, int]], number: int, prose: int) -> ZoneKind | None:
    start, end = lines[number]
    line = text[start:end]
    if _is_furniture(line):
        return ZoneKind.FURNITURE
    if BYLINE.match(line) and number < 6:
        return ZoneKind.BYLINE
    if _is_caption(line):
        return ZoneKind.CAPTION
    if len(lines) < 3 or prose < 2:
        return None
    alone = _blank_around(text, start, end)
    if (
        alone
        and len(line) <= MAX_CAPTION
        and number > 0
        and SCENE.match(line)
        and "said" not in line
        and '"' not in line
        and line.count(". ") <= 1
    ):
        return ZoneKind.CAPTION
    if len(line) <= MAX_HEADING and not SENTENCE_END.search(line) and not line.endswith((":", ",", ";")) and line[0] not in "\"“‘'(-–—•*":
        before = _prose_at(text, lines[:number][::-1])
        after = _prose_at(text, lines[number + 1 :]) and not _is_count(text, lines, number)
        last = number + 1 == len(lines)
        if after and (before or number == 0) and line.count(" ") < 14:
            return ZoneKind.HEADING
        if last and before and line.count(" ") < 14 and not any(c.isdigit() for c in line):
            return ZoneKind.FURNITURE
    return None


def _is_count(text: str, lines: Sequence[tuple[int, int]], number: int) -> bool:
    """'23 people killed' beside another such line: a table's figure, and no heading."""
    beside = [line for line in (number - 1, number + 1) if 0 <= line < len(lines)]
    return (
        number > 0
        and COUNT_LINE.fullmatch(text, *lines[number]) is not None
        and any(COUNT_LINE.fullmatch(text, *lines[line]) for line in beside)
    )


def _prose_at(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether the first of the lines that is no caption and no furniture ends as a sentence does."""
    for start, end in lines[:MAX_BETWEEN]:
        line = text[start:end]
        if not _is_around(line):
            return bool(SENTENCE_END.search(line))
    return False


def _is_around(line: str) -> bool:
    """Whether the line is page furniture or a caption by its own words."""
    return _is_furniture(line) or _is_caption(line)


def _is_furniture(line: str) -> bool:
    return any(pattern.match(line) for pattern in FURNITURE)


def _is_caption(line: str) -> bool:
    return bool((len(line) <= MAX_CAPTION and PICTURE.search(line)) or (len(line) <= MAX_PLAYER and PLAYER.search(line)))


def _blank_around(text: str, start: int, end: int) -> bool:
    return text[max(0, start - 2) : start].endswith("\n\n") or text[end : end + 2] == "\n\n"
