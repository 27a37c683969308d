"""From the words of a source to links: whom a pronoun or bare title stands for, by which medium the words came, on which channel."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

import msgspec

from tallystick.extract.attributions.attribution import Attribution
from tallystick.extract.attributions.sources import TIME_WORDS
from tallystick.lexicon.cues import BROADCAST_PREPOSITIONS
from tallystick.lexicon.datewords import CALENDAR
from tallystick.lexicon.organizations import CHANNEL_NOUNS, PLATFORMS, known_body
from tallystick.lexicon.titles import ISSUED_THINGS, KIN_NOUNS, PERSON_NOUNS
from tallystick.records.mention import NameKind, NameMention, SourceLink
from tallystick.records.parsed import Parsed
from tallystick.records.report import Span

MAX_STEPS = 6
"""Steps from a pronoun to a full name; more would be a circle."""
COMPILED = frozenset("figure list count tally estimate account".split())
"""What says something for who compiled it."""
SPEAKING_KINDS = frozenset({NameKind.PERSON, NameKind.ORGANIZATION, NameKind.PLACE, NameKind.GROUP})
ISSUING = frozenset("issue release publish post send write make give distribute circulate put".split())
PRONOUNS = frozenset("he she they it him her them his their its who himself herself".split())


class Sources:
    """Look-ups over one report's name mentions."""

    def __init__(self, parsed: Parsed, names: Sequence[NameMention], outlet: str | None) -> None:
        self.parsed = parsed
        self.names = sorted(names, key=lambda name: (name.span.start, -name.span.end))
        self.starts = [name.span.start for name in self.names]
        self.by_id = {name.id: name for name in names}
        self.outlet = outlet

    def mention_of(self, head: int) -> NameMention | None:
        """The mention whose head is the token: the longest that ends with it or starts a phrase around it."""
        token = self.parsed.tokens[head]
        last = bisect_right(self.starts, token.start)
        covering = [n for n in self.names[max(0, last - 12) : last] if n.span.start <= token.start and token.end <= n.span.end]
        if not covering:
            return None
        exact = [n for n in covering if n.named and n.span.end <= token.end + 2]
        described = [n for n in covering if not n.named]
        if described and not any(n.named for n in covering):
            return min(described, key=lambda n: n.span.end - n.span.start)
        if exact:
            return max(exact, key=lambda n: n.span.end - n.span.start)
        return min(covering, key=lambda n: n.span.end - n.span.start)

    def root(self, mention: NameMention) -> NameMention:
        """Whom the mention stands for, as far as the report tells."""
        for _ in range(MAX_STEPS):
            above = self.by_id.get(mention.refers_to or "")
            if above is None or above.id == mention.id:
                break
            mention = above
        return mention

    def link(self, head: int, relayer: bool = False) -> SourceLink | None:
        """The link for the source whose head is the token, without a day that a stamp left before it."""
        found = self._link(head, relayer)
        if found is None:
            return None
        words = found.name.split()
        dated = sum(1 for _ in takewhile(lambda word: word.isdigit() or word.strip(",.").lower() in CALENDAR, words))
        if not dated or dated == len(words):
            return found
        rest = " ".join(words[dated:])
        at = -1 if found.span is None else self.parsed.text.find(rest, found.span.start, found.span.end)
        span = found.span if found.span is None or at < 0 else Span(at, found.span.end)
        return msgspec.structs.replace(found, name=rest, span=span)

    def _link(self, head: int, relayer: bool) -> SourceLink | None:
        parsed = self.parsed
        mention = self.mention_of(head)
        if parsed.tokens[head].lemma in ISSUED_THINGS | COMPILED and (mention is None or not mention.named):
            issuer = self.issuer(head)
            voice = None
            if issuer is not None and issuer != head:
                # 'a statement from the mayor's office' is one description: who issued it is its inner phrase.
                same = mention is not None and self.mention_of(issuer) is mention
                voice = self._bare(issuer, relayer) if same else self.link(issuer, relayer)
            if voice is not None:
                span = mention.span if mention is not None else parsed.phrase(head)
                return SourceLink(name=voice.name, span=span, mention=voice.mention, role=voice.role, relayer=relayer)
        if mention is None:
            named = self.named_beside(Span(parsed.tokens[head].start, parsed.tokens[head].end))
            if named is None or parsed.tokens[head].lemma not in PERSON_NOUNS | {"one"}:
                return self._bare(head, relayer)
            mention = named
        elif not mention.named and mention.kind is NameKind.PERSON:
            mention = self.opening_name(mention) or self.named_beside(mention.span) or mention
        root = self.root(mention)
        if root is not mention and not root.named and root.kind is NameKind.PERSON:
            root = self.named_beside(root.span) or root
        owner = self.owner(head, mention)
        if root.text.lower() in PRONOUNS:
            return SourceLink(name=root.text, span=mention.span, mention=mention.id, relayer=relayer)
        role = root.role or mention.role
        name = root.text
        lemma = parsed.tokens[head].lemma
        if owner is not None and lemma in KIN_NOUNS and root is mention and not root.named:
            name = f"{self.parsed.text[owner.span.start : mention.span.end]}"
        return SourceLink(name=" ".join(name.split()), span=mention.span, mention=mention.id, role=role, relayer=relayer)

    def opening_name(self, mention: NameMention) -> NameMention | None:
        """The named person with whom a description opens: 'Ana Renn director of relief', where a text has lost its commas."""
        last = bisect_right(self.starts, mention.span.start)
        for name in self.names[max(0, last - 6) : last]:
            opens = name.span.start == mention.span.start and name.span.end < mention.span.end
            owns = self.parsed.text[name.span.end : name.span.end + 1] in {"'", "’"}  # 'Ana Renn's friend' is somebody else
            if name.named and name.kind is NameKind.PERSON and opens and not owns:
                return name
        return None

    def named_beside(self, span: Span) -> NameMention | None:
        """The named person that a description is set beside: 'a local official, NAME', 'the lawyer, NAME', 'director of relief NAME'."""
        text = self.parsed.text
        for name in self.names[bisect_right(self.starts, span.end - 1) :]:
            if name.span.start < span.end or not name.named or name.kind is not NameKind.PERSON:
                continue
            between = text[span.end : name.span.start]
            if len(between) > 90 or "\n" in between:
                return None
            role = name.role_span
            if between.strip() in {",", ""}:
                return name
            if role is not None and role.start <= span.start and span.end <= role.end + 2:
                return name
            if between.startswith(",") and role is not None and between[1:].strip() == role.of(text).strip():
                return name
            if between.startswith(" of ") and between.rstrip().endswith(",") and between.count(",") == 1:
                return name
            if not between.startswith((",", " of ", " for ", " at ", " in ", " to ")) or any(ch in between[1:] for ch in '.;“"'):
                return None
        return None

    def issuer(self, head: int) -> int | None:
        """The head of who made the statement, report or video that speaks: by possessive, by name beside it, by who issued it."""
        parsed = self.parsed
        for child in parsed.children(head):
            if parsed.tokens[child].dep == "poss":
                return child
        for child in parsed.children(head):
            if parsed.tokens[child].dep in {"compound", "nmod", "amod"}:
                found = self.mention_of(child)
                if found is not None and found.named and found.kind in SPEAKING_KINDS - {NameKind.GROUP}:
                    return child
        for preposition, inner in parsed.obliques(head):
            if preposition in {"by", "from"} or (preposition == "of" and self.mention_of(inner) is not None):
                return inner
        for child in parsed.children(head):
            if parsed.tokens[child].dep == "acl" and parsed.tokens[child].tag == "VBN":
                agents = [inner for preposition, inner in parsed.obliques(child) if preposition == "by"]
                if agents:
                    return agents[0]  # 'figures compiled by the Red Cross'
        token = parsed.tokens[head]
        if parsed.tokens[token.head].lemma in ISSUING and token.dep in {"dobj", "obj"}:
            return next(iter(parsed.subjects(token.head)), None)
        return None

    def beside_cue(self, first: int, last: int) -> NameMention | None:
        """A named person or body right before or behind the cue's words, no part of a phrase that hangs on another noun."""
        parsed = self.parsed
        before = first - 1
        while before >= 0 and parsed.word(before) == "," and first - before <= 1:
            before -= 1
        if before >= 0:
            found = self._named_at(before)
            if found is not None and found.span.end == parsed.tokens[before].end:
                start = parsed.token_at(found.span.start)
                if start is not None and not self._hangs(start):
                    return found
        return None

    def _named_at(self, index: int) -> NameMention | None:
        token = self.parsed.tokens[index]
        last = bisect_right(self.starts, token.start)
        for name in self.names[max(0, last - 6) : last]:
            if (
                name.named
                and name.span.start <= token.start
                and token.end <= name.span.end
                and name.kind in {NameKind.PERSON, NameKind.ORGANIZATION}
            ):
                return name
        return None

    def _hangs(self, start: int) -> bool:
        """Whether a preposition or possessive right before the name makes it part of a longer phrase."""
        parsed = self.parsed
        before = start - 1
        while before >= 0 and (parsed.tokens[before].pos in {"DET", "ADJ", "NOUN"} or parsed.tokens[before].dep in {"compound", "amod"}):
            before -= 1
        return before >= 0 and (parsed.tokens[before].pos in {"ADP", "CCONJ"} or parsed.word(before) in {"'s", "’s", "to"})

    def owner(self, head: int, mention: NameMention | None) -> NameMention | None:
        """Who stands in the possessive before the noun ('Okafor's father')."""
        for child in self.parsed.children(head):
            if self.parsed.tokens[child].dep == "poss":
                found = self.mention_of(child)
                if found is not None and (mention is None or found.id != mention.id):
                    return found
        return None

    def _bare(self, head: int, relayer: bool) -> SourceLink | None:
        span = self._without_number(self.parsed.phrase(head), head)
        words = " ".join(span.of(self.parsed.text).split())
        for article in ("the ", "The ", "a ", "A ", "an ", "An "):
            if words.startswith(article):
                span = Span(span.start + len(article), span.end)
                words = words[len(article) :]
                break
        return SourceLink(name=words, span=span, mention=None, relayer=relayer) if words else None

    def _without_number(self, span: Span, head: int) -> Span:
        """Who says it, without what is said ('the army at 40') and without a possessive ending ('the ministry's count')."""
        parsed = self.parsed
        inside = parsed.tokens_in(span)
        opening = inside.start
        while opening < head and parsed.lower(opening) in TIME_WORDS and parsed.tokens[opening].pos == "ADV":
            opening += 1  # 'Later state television raised that to 35'
        span = Span(parsed.tokens[opening].start, span.end)
        for index in range(head + 1, inside.stop - 1):
            if parsed.lower(index) in {"at", "as", "to"} and any(parsed.tokens[i].pos == "NUM" for i in range(index + 1, inside.stop)):
                return Span(span.start, parsed.tokens[index - 1].end)
        last = inside.stop - 1
        owning = last > head and parsed.lower(last) in {"'s", "’s", "'", "’"}
        return Span(span.start, parsed.tokens[last - 1].end) if owning else span


def find_channel(parsed: Parsed, found: Attribution) -> tuple[str, Span] | None:
    """By which way the words went out ('Telegram', 'Ukrainian television', 'a statement'), with its span; None where not told."""
    verb = found.cue
    pairs: list[tuple[str, int]] = [(p, h) for p, h in parsed.obliques(verb) if p in BROADCAST_PREPOSITIONS]
    pairs += [("told", i) for i in parsed.objects(verb) if i > verb]
    for child in parsed.children(verb):
        if parsed.tokens[child].dep in {"advcl", "acl", "xcomp"} and parsed.tokens[child].lemma in {
            "write",
            "post",
            "speak",
            "publish",
            "broadcast",
        }:
            pairs += [(p, h) for p, h in parsed.obliques(child) if p in BROADCAST_PREPOSITIONS]
    for above in [verb, *[h for _, h in list(pairs)]]:
        for preposition, head in parsed.obliques(above):
            if preposition in {"on", "to", "via"} and head not in found.content:
                pairs.append((preposition, head))
    for preposition, head in dict.fromkeys(pairs):
        if head in found.content or head == found.source:
            continue
        span = parsed.phrase(head)
        words = " ".join(span.of(parsed.text).split())
        lowered = words.lower().split()
        for key, platform in PLATFORMS.items():
            if key in lowered and (key not in {"x", "signal"} or (preposition == "on" and words in {"X", "Signal"})):
                return platform, span
        stripped = words.removeprefix("the ").removeprefix("The ")
        body = known_body(stripped)
        if body is not None and body.medium:
            return stripped, span
        lemma = parsed.tokens[head].lemma
        if lemma in CHANNEL_NOUNS and lemma not in {"reporter", "reporters", "journalists", "journalist"}:
            for article in ("the ", "a ", "an ", "The ", "A ", "his ", "her ", "their ", "its "):
                if words.startswith(article):
                    return words[len(article) :], Span(span.start + len(article), span.end)
            return words, span
    return None


def is_person(mention: NameMention) -> bool:
    """Whether the mention is one person."""
    return mention.kind is NameKind.PERSON
