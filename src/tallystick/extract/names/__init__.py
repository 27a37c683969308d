"""Names of people, bodies, groups, places and facilities, and descriptions that speak or act for somebody (docs/method/names.md)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import islice

import msgspec

from tallystick.extract.names.candidates import Candidate, find_candidates, repeats
from tallystick.extract.names.capitals import find_capitals
from tallystick.extract.names.descriptions import OWNED_BY, describe, find_descriptions, speaks
from tallystick.extract.names.kinds import surname_forms, vote_kinds
from tallystick.extract.names.references import Known, antecedent, described, gender, is_subject
from tallystick.extract.names.roles import find_role
from tallystick.extract.names.short import full_name, given_name_of, spoken_gender
from tallystick.lexicon.first_names import gender_of
from tallystick.lexicon.titles import KIN_NOUNS, PERSON_NOUNS
from tallystick.records.identity import make_id
from tallystick.records.mention import NameKind, NameMention
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report, Span

__all__ = ["describe", "find_names"]

OPENING, CLOSING = "“", "”"
QUOTE_OR_END = re.compile(f'[{OPENING}{CLOSING}"\n]')
ROLE_WORDS = frozenset("interior foreign defense defence prime home finance health justice energy education police press state".split())
PLURAL_TAGS = frozenset({"NNS", "NNPS"})


def find_names(report: Report, parsed: Parsed) -> tuple[NameMention, ...]:
    """Every name and description of the report, in order of place, each with an exact span.

    A description (``named`` False) may hold a name ('a military source at the Example Army'); names never overlap one another. Pronouns are
    given only where they speak. ``refers_to`` names an earlier mention of the report that has the fuller name.
    """
    candidates = [one for one in find_candidates(parsed) if not report.is_furniture(one.start)]
    kinds = vote_kinds(parsed, candidates)
    surfaces: list[tuple[str, str]] = []
    for one in candidates:
        surface = parsed.text[one.start : one.end]
        kind = kinds[surface]
        if kind is NameKind.PERSON:
            if " " in surface:
                surfaces.append((surface, one.label))
                surfaces.extend((form, "PERSON") for form in surname_forms(surface) if form[:1].isupper() and len(form) > 2)
        elif kind is not NameKind.OTHER and len(surface) > 2 and surface[:1].isupper():
            surfaces.append((surface, one.label))
    repeated = repeats(parsed, candidates, surfaces)
    if repeated:
        candidates = sorted([*candidates, *repeated])
        kinds = vote_kinds(parsed, candidates)
    named = bytearray(len(parsed.text) + 1)
    for one in candidates:
        named[one.start : one.end] = b"\1" * (one.end - one.start)
    mentions = _join(report, parsed, candidates, kinds, named)
    return tuple(sorted([*mentions, *find_capitals(report, mentions)], key=lambda mention: mention.span))


def _mention_id(report: Report, span: Span) -> str:
    return make_id("nam", report.id, span.start, span.end)


def _quoted(parsed: Parsed) -> bytearray:
    """Marks the characters that stand in quotation marks, paragraph by paragraph."""
    marked = bytearray(len(parsed.text) + 1)
    opened = -1
    for mark in QUOTE_OR_END.finditer(parsed.text):
        place, character = mark.start(), mark.group()
        opens = character == OPENING or (character == '"' and opened < 0)
        if opened >= 0 and not opens:
            marked[opened:place] = b"\1" * (place - opened)
            opened = -1
        elif opened < 0 and opens:
            opened = place
    if opened >= 0:
        marked[opened:-1] = b"\1" * (len(parsed.text) - opened)
    return marked


def _join(
    report: Report, parsed: Parsed, candidates: Sequence[Candidate], kinds: dict[str, NameKind], named: bytearray
) -> list[NameMention]:
    """Names and descriptions together, in order, with roles and with whom they stand for."""
    quoted = _quoted(parsed)
    pieces: list[tuple[Span, int, NameKind, bool, str, bool, str | None]] = []
    for one in candidates:
        surface = parsed.text[one.start : one.end]
        head = _head(parsed, one.span)
        if head is not None:
            pieces.append((one.span, head, kinds.get(surface, NameKind.OTHER), True, surface, False, one.label or None))
    for found in find_descriptions(parsed, named):
        words = " ".join(found.span.of(parsed.text).split())
        pieces.append((found.span, found.head, found.kind, False, words, found.pronoun, None))
    pieces.sort(key=lambda piece: (piece[0].start, -piece[0].end))
    full_names = _full_names(pieces)
    genders = _genders(parsed, pieces)
    for form, owners in full_names.items():
        told = {known for name in owners if (known := genders.get(name) or gender_of(name.split(" ")[0])) is not None}
        if len(told) == 1:
            genders.setdefault(form, next(iter(told)))
    seen: list[Known] = []
    mentions: list[NameMention] = []
    by_text: dict[str, str] = {}
    for span, head, kind, is_name, words, pronoun, label in pieces:
        identity = _mention_id(report, span)
        role = find_role(parsed, span) if is_name and kind is NameKind.PERSON else None
        refers_to = reason = None
        token = parsed.tokens[head]
        single = not is_name and token.tag == "NN" and token.lemma in PERSON_NOUNS  # 'a White gunman': of a group, and one
        plural = token.tag in PLURAL_TAGS or (kind is NameKind.GROUP and not single) or words.lower() == "they"
        speaking = speaks(parsed, head)
        if is_name and kind is NameKind.PERSON and " " not in words:
            full = full_name(
                words,
                full_names,
                seen,
                speaking or is_subject(parsed, head),
                spoken_gender(parsed.text, span.end) if speaking else None,
                genders,
            )
            given = given_name_of(words, seen) if full is None else None
            if given is not None:
                full, reason = given, f"first name of '{given}'"
            elif full is not None:
                reason = f"surname of '{full}'"
            if full is not None:
                earlier = by_text.get(full)
                refers_to = earlier if earlier is not None else _first_of(report, pieces, full)
        elif pronoun:
            found_one = antecedent(parsed, OWNED_BY.get(words.lower(), words.lower()), span, seen, genders)
            if found_one is not None:
                refers_to, reason = found_one[0].id, found_one[1]
        elif not is_name and _definite(parsed, span, words):
            found_one = described(parsed, token.lemma, words, span, seen, plural)
            if found_one is not None:
                refers_to, reason = found_one[0].id, found_one[1]
        if refers_to == identity:
            refers_to = reason = None
        mentions.append(
            NameMention(
                id=identity,
                span=span,
                kind=kind,
                text=words,
                named=is_name,
                role=role[0] if role else None,
                role_span=role[1] if role else None,
                refers_to=refers_to,
                reason=reason,
                label=label,
            )
        )
        if is_name and words not in by_text:
            by_text[words] = identity
        seen.append(
            Known(
                identity, span, words, kind, is_name, role[0] if role else None, speaking, is_subject(parsed, head),
                bool(quoted[span.start]), token.lemma, plural, pronoun, refers_to,
            )
        )  # fmt: skip
        if role and is_name and not genders.get(words):
            known = gender(seen[-1])
            if known:
                genders[words] = known
    return _drop_role_words(mentions)


def _drop_role_words(mentions: list[NameMention]) -> list[NameMention]:
    """Descriptions that are a named person's role are no mention of their own ('the head of X, NAME')."""
    named = [(mention.role_span, mention.id) for mention in mentions if mention.role_span is not None]
    roles = [role for role, _ in named]
    owners: dict[str, str] = {}
    for m in mentions:
        if not m.named:
            mine = (i for role, i in named if role.covers(m.span) or (m.span.covers(role) and m.span.end <= role.end))
            owners.update((m.id, owner) for owner in islice(mine, 1))
    kept = [m for m in mentions if m.id not in owners and not (m.named and _part_of_role(m, roles))]
    alive = {mention.id for mention in kept}
    return [_referring(m, owners.get(m.refers_to or "", m.refers_to), alive) for m in kept]


def _part_of_role(mention: NameMention, roles: Sequence[Span]) -> bool:
    """A single unknown word of a role ('Interior' of 'Interior Minister') is no name."""
    if mention.kind not in {NameKind.ORGANIZATION, NameKind.OTHER} or mention.text.lower() not in ROLE_WORDS:
        return False
    return any(role.covers(mention.span) and mention.span.end < role.end for role in roles)


def _referring(mention: NameMention, to: str | None, alive: AbstractSet[str]) -> NameMention:
    """With its reference to who bears the role that it meant; without one where that is no mention any more."""
    if to == mention.refers_to and (to is None or to in alive):
        return mention
    found = to if to in alive and to != mention.id else None
    return msgspec.structs.replace(mention, refers_to=found, reason=mention.reason if found else None)


def _head(parsed: Parsed, span: Span) -> int | None:
    inside = list(parsed.tokens_in(span))
    if not inside:
        return None
    for index in reversed(inside):
        if parsed.tokens[index].head not in inside or parsed.tokens[index].head == index:
            return index
    return inside[-1]


def _definite(parsed: Parsed, span: Span, words: str) -> bool:
    """Whether 'the' or 'this' stands before the description and it names nobody new by a possessive."""
    index = parsed.token_at(span.start)
    if index is None or index == 0:
        return False
    before = parsed.lower(index - 1)
    return before in {"the", "this", "that", "these", "those", "our", "same"} and not any(
        word in KIN_NOUNS and "'" in words for word in words.split()
    )


def _full_names(pieces: Sequence[tuple[Span, int, NameKind, bool, str, bool, str | None]]) -> dict[str, list[str]]:
    """Full names by the bare surname that may stand for them."""
    found: dict[str, list[str]] = {}
    for _, _, kind, is_name, words, _, _ in pieces:
        if is_name and kind is NameKind.PERSON and " " in words:
            for form in surname_forms(words):
                names = found.setdefault(form, [])
                if words not in names:
                    names.append(words)
    return found


def _first_of(report: Report, pieces: Sequence[tuple[Span, int, NameKind, bool, str, bool, str | None]], words: str) -> str | None:
    return next((_mention_id(report, piece[0]) for piece in pieces if piece[3] and piece[4] == words), None)


def _genders(parsed: Parsed, pieces: Sequence[tuple[Span, int, NameKind, bool, str, bool, str | None]]) -> dict[str, str]:
    """'m' or 'f' by name from 'Mr' and 'Mrs' before it anywhere in the report."""
    found: dict[str, str] = {}
    for span, _, kind, is_name, words, _, _ in pieces:
        if not is_name or kind is not NameKind.PERSON:
            continue
        index = parsed.token_at(span.start)
        before = parsed.lower(index - 1).rstrip(".") if index else ""
        if before in {"mr", "sir", "lord", "king", "prince"}:
            found[words] = "m"
        elif before in {"mrs", "ms", "miss", "lady", "queen", "dame"}:
            found[words] = "f"
    return found
