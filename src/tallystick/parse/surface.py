"""A report's text as a parser reads it best: wrapped lines joined and capitals undone, at the same length.

A parser trained on mixed case misreads text in capitals, and one that splits at line ends breaks wrapped text apart. What it is given
instead is a copy with the same number of characters, so that every offset still holds in the report's own text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from tallystick.lexicon.casing import AFTER_NUMBER, CAPITALISED, CLOSED, KEEP_CAPITALS
from tallystick.lexicon.first_names import is_first_name
from tallystick.lexicon.organizations import known_body
from tallystick.parse.vocabulary import is_form
from tallystick.records.wrapped import join_figures, join_wrapped

CAPITALS_SHARE = 0.8
"""Share of capitals among a line's letters from which its case tells nothing; headings of a mixed-case report stay below it in length."""
MIN_LETTERS = 200
"""Letters of such lines that a report needs: a capitalised heading alone is left as it is."""
FOREIGN_ARTICLES = frozenset("la el los las san santa santo sao abu ibn ben al saint st new north south east west".split())
"""Words that open a name where a name follows ('LA LIBERTAD', 'SANTA ANA', 'NEW YORK')."""
WITH_ARTICLE = re.compile(r"\bTHE ([A-Z]{2,5})\b(?!['’-])")
"""'THE RRLF': a short word that is none of the language behind 'the' is a body's short name."""
TAG = re.compile(r"\[([A-Z ]+)\]\s*$")
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
AFTER_NAMES = frozenset(
    "today yesterday tomorrow tonight now again later also still then here there ago last this street avenue left met put set hit cut read let quit shot".split()
)
"""Words that stand behind a name and are none of it."""
SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*\s*$")
BODY_WORDS = frozenset(
    """front army movement party union federation confederation council committee commission forces force group organization organisation
    institute university agency association alliance league brigade command corps coordination coordinator assembly network congress
    coalition syndicate guard directorate department ministry foundation society""".split()
)
"""Words of which a body's full name holds at least one."""
_CREED = r"(?:NATIONAL|POPULAR|PEOPLE['’]?S|REVOLUTIONARY|PATRIOTIC|DEMOCRATIC|ISLAMIC|UNITED|LIBERATION|RESISTANCE|SOCIALIST|WORKERS['’]?|UNIFIED|INDEPENDENCE|SALVATION)"
_CAUSE = r"(?:LIBERATION|REVOLUTIONARY|RESISTANCE|INDEPENDENCE|SALVATION)"
_RANKS = r"(?:FRONT|ARMY|MOVEMENT|PARTY|FORCES|ALLIANCE|LEAGUE|BRIGADES?|COALITION)"
ARMED_BODY = re.compile(
    rf"\b(?:{_CREED} )+(?={_CAUSE} ){_CAUSE} (?:{_CREED} )*(?:ARMED )?{_RANKS}\b|\b{_CAUSE} (?:{_CREED} )+(?:ARMED )?{_RANKS}\b|\b{_RANKS} OF (?:{_CREED} )+{_CAUSE}\b"
)
"""'THE NATIONAL LIBERATION FRONT', 'THE ARMY OF NATIONAL LIBERATION': what such bodies call themselves, also without their short name."""
MAX_NAME = 9
"""Words of a body's full name."""
MAX_KNOWN = 6
"""Words of a well-known body's name that is looked for in capitals."""
DESCRIBING = frozenset(
    "leftist rightist ruling terrorist led styled leader leaders member members rector head heads president director".split()
)
"""Words before a body's name that are none of it ('leaders of the ruling Harvest Party')."""
BRACKETED = re.compile(r"[\[(]\s*([A-Z][A-Z-]{1,9})\s*[\])]")


INSERTED = str.maketrans("[]", "()")
"""What an editor put in: a parser ends sentences at square brackets ('kidnapped Wednesday [4 October] by a group')."""


def readable(text: str, is_common: Callable[[str], bool]) -> str:
    """The text with wrapped lines joined and lines in capitals given their case back; as many characters as ``text``.

    ``is_common`` tells whether a lower-case word is a word of the language rather than a name alone.
    """
    return restore_case(join_figures(join_wrapped(text)), is_common).translate(INSERTED)


def restore_case(text: str, is_common: Callable[[str], bool]) -> str:
    """The text with lines in capitals in their likely case: names and first words capitalised, the rest small."""
    lines = text.split("\n")
    loud = [_in_capitals(line) for line in lines]
    if sum(sum(map(str.isalpha, line)) for line, is_loud in zip(lines, loud, strict=True) if is_loud) < MIN_LETTERS:
        return text
    bodies = _bodies([line for line, is_loud in zip(lines, loud, strict=True) if is_loud], is_common)
    starts = True
    found = []
    for line, is_loud in zip(lines, loud, strict=True):
        if not line.strip():
            starts = True
            found.append(line)
            continue
        found.append(_cased(line, is_common, starts, bodies) if is_loud else line)
        starts = bool(SENTENCE_END.search(line))
    return "\n".join(found)


def _in_capitals(line: str) -> bool:
    letters = sum(map(str.isalpha, line))
    capitals = sum(map(str.isupper, line if line.isascii() else filter(str.isalpha, line)))
    return letters > 0 and capitals >= CAPITALS_SHARE * letters


def _cased(line: str, is_common: Callable[[str], bool], starts: bool, bodies: tuple[re.Pattern[str] | None, frozenset[str]]) -> str:
    characters = list(line)
    short_names = _spelled_out(line) | _well_known(line)
    names, shorts = bodies
    for body in names.finditer(line) if names is not None else ():
        short_names.update(body.start() + word.start() for word in WORD.finditer(body.group()) if word.group().lower() not in CLOSED)
    for body in ARMED_BODY.finditer(line):
        short_names.update(body.start() + word.start() for word in WORD.finditer(body.group()) if word.group().lower() not in CLOSED)
    matches = list(WORD.finditer(line))
    shapes: list[str] = []
    first = starts
    for order, word in enumerate(matches):
        printed, lower = word.group(), word.group().lower()
        before, after = line[: word.start()], line[word.end() :]
        tag = TAG.search(before)
        if re.search(r"[.!?]['\")\]]*\s+$", before) or (tag and all(is_common(part.lower()) for part in tag.group(1).split())):
            first = True
        stem = re.sub(r"['’]s$", "", lower)
        named = _is_name(stem, before, after, is_common) or word.start() in short_names or _is_surname(matches, order, line, stem)
        if stem in FOREIGN_ARTICLES and order + 1 < len(matches):
            following = matches[order + 1].group().lower()
            named = following in CAPITALISED or (following not in CLOSED and not is_common(following))
        short = BRACKETED.match(line[max(0, word.start() - 1) : word.end() + 1])
        if (
            len(lower) != len(printed)
            or stem in shorts
            or stem == "i"
            or (stem not in CLOSED and (stem in KEEP_CAPITALS or (short and not is_common(stem))))
            or (len(stem) == 1 and after[:1] == ".")
            or (named and stem not in CLOSED and not re.search("[aeiouy]", stem))
        ):
            shapes.append(printed)
        else:
            shapes.append(_title(lower) if first or named else lower)
        first = False
    for word, shape in zip(matches, shapes, strict=True):
        characters[word.start() : word.end()] = shape
    return "".join(characters)


def _is_name(stem: str, before: str, after: str, is_common: Callable[[str], bool]) -> bool:
    if stem in CLOSED - AFTER_NUMBER:
        return False
    if stem in AFTER_NUMBER:
        return bool(re.search(r"\d\s*$", before) or re.match(r"\s*\d", after))
    if is_first_name(stem) and (following := WORD.match(after, 1)) is not None and after[0] == " ":
        behind = following.group().lower()
        if behind not in CLOSED and (behind in CAPITALISED or not is_common(behind)):
            return True  # 'HECTOR VARNHOLT': a word of the language before a name is a given name
    return stem in CAPITALISED or stem.removesuffix("s") in CAPITALISED or not is_common(stem)


def _is_surname(matches: Sequence[re.Match[str]], order: int, line: str, stem: str) -> bool:
    """Whether a word of the language stands right behind a given name, where it is that person's: 'TOMAS PARKER', not 'TOMAS SAID'."""
    if order == 0 or line[matches[order - 1].end() : matches[order].start()] != " " or not is_first_name(matches[order - 1].group()):
        return False
    if order > 1 and is_first_name(matches[order - 2].group()) and line[matches[order - 2].end() : matches[order - 1].start()] == " ":
        return False
    return stem not in CLOSED | AFTER_NAMES and not stem.endswith(("ed", "ing", "ly")) and not is_form(stem)


def _title(word: str) -> str:
    upper = word[:1].upper()
    return upper + word[1:] if len(upper) == 1 else word


def _bodies(lines: Sequence[str], is_common: Callable[[str], bool]) -> tuple[re.Pattern[str] | None, frozenset[str]]:
    """Full names that a short name in brackets follows somewhere, whatever language its initials are of, and the short names, small.

    'THE RED RIVER LIBERATION FRONT [FLRR]' is the Red River Liberation Front in all of the text, and FLRR its short name.
    """
    found: set[str] = set()
    short: set[str] = set()
    for line in lines:
        for word in WITH_ARTICLE.finditer(line):
            stem = word.group(1).lower()
            if stem not in CAPITALISED and not is_common(stem) and not is_first_name(stem):
                short.add(stem)
        for bracket in BRACKETED.finditer(line):
            words = list(WORD.finditer(line[: bracket.start()]))[-MAX_NAME:]
            kept: list[re.Match[str]] = []
            for word in reversed(words):
                between = line[word.end() : kept[-1].start()] if kept else line[word.end() : bracket.start()]
                lower = word.group().lower()
                if between.strip() or (lower in CLOSED and lower not in {"of", "and", "for"}):
                    break
                kept.append(word)
            while kept and kept[-1].group().lower() in CLOSED | DESCRIBING:
                kept.pop()
            if len(kept) > 1 and any(word.group().lower() in BODY_WORDS for word in kept):
                found.add(line[kept[-1].start() : kept[0].end()])
                short.add(bracket.group(1).lower())
    if not found:
        return None, frozenset(short)
    names = (r"\s+".join(map(re.escape, name.split())) for name in sorted(found, key=lambda name: (-len(name), name)))
    return re.compile("|".join(names)), frozenset(short)


def _well_known(line: str) -> set[int]:
    """Starts of the words of bodies that everybody knows by words of the language: 'THE RED CROSS', 'THE ISLAMIC STATE'."""
    found: set[int] = set()
    words = list(WORD.finditer(line))
    for order, word in enumerate(words):
        for last in range(order + 1, min(order + MAX_KNOWN, len(words))):
            if line[words[last - 1].end() : words[last].start()] != " ":
                break
            if known_body(line[word.start() : words[last].end()]) is not None and word.group() != "THE":
                found.update(one.start() for one in words[order : last + 1] if one.group().lower() not in CLOSED)
    return found


def _spelled_out(line: str) -> set[int]:
    """Starts of the words that a short name in brackets stands for: 'FARMERS UNION OF THE NORTH [FUN]'."""
    found: set[int] = set()
    for bracket in BRACKETED.finditer(line):
        initials = [letter for letter in bracket.group(1) if letter.isalpha()]
        starts: list[int] = []
        for word in reversed(list(WORD.finditer(line[: bracket.start()]))):
            if not initials:
                break
            if word.group()[0] == initials[-1]:
                initials.pop()
                starts.append(word.start())
            elif word.group().lower() not in {"of", "the", "for", "and", "de", "del", "la", "el", "los", "y"}:
                break
        if not initials:
            found.update(starts)
    return found
