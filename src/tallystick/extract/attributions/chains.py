"""From the words of a source to links: whom a pronoun or bare title stands for, by which medium the words came, on which channel."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tallystick.extract.attributions.cues import Attribution
from tallystick.lexicon.cues import BROADCAST_PREPOSITIONS
from tallystick.lexicon.organizations import CHANNEL_NOUNS, PLATFORMS, known_body
from tallystick.lexicon.titles import ISSUED_THINGS, KIN_NOUNS
from tallystick.records.mention import NameKind, NameMention, SourceLink
from tallystick.records.parsed import Parsed
from tallystick.records.report import Span

MAX_STEPS = 6
"""Steps from a pronoun to a full name; more would be a circle."""
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
        """The link for the source whose head is the token."""
        parsed = self.parsed
        mention = self.mention_of(head)
        if mention is None:
            return self._bare(head, relayer)
        root = self.root(mention)
        owner = self.owner(head, mention)
        if owner is not None and mention.text.lower().split(" ")[-1] in ISSUED_THINGS:
            root = self.root(owner)
        if root.text.lower() in PRONOUNS:
            return SourceLink(name=root.text, span=mention.span, mention=mention.id, relayer=relayer)
        role = root.role or mention.role
        name = root.text
        lemma = parsed.tokens[head].lemma
        if owner is not None and lemma in KIN_NOUNS and root is mention:
            name = f"{self.parsed.text[owner.span.start : mention.span.end]}"
        return SourceLink(name=" ".join(name.split()), span=mention.span, mention=mention.id, role=role, relayer=relayer)

    def owner(self, head: int, mention: NameMention) -> NameMention | None:
        """Who stands in the possessive before the noun ('Toliver's father')."""
        for child in self.parsed.children(head):
            if self.parsed.tokens[child].dep == "poss":
                found = self.mention_of(child)
                if found is not None and found.id != mention.id:
                    return found
        return None

    def _bare(self, head: int, relayer: bool) -> SourceLink | None:
        span = self.parsed.phrase(head)
        words = " ".join(span.of(self.parsed.text).split())
        for article in ("the ", "The ", "a ", "A ", "an ", "An "):
            if words.startswith(article):
                span = Span(span.start + len(article), span.end)
                words = words[len(article) :]
                break
        return SourceLink(name=words, span=span, mention=None, relayer=relayer) if words else None


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
        lowered = words.lower()
        for key, platform in PLATFORMS.items():
            if key in lowered.split() and (key not in {"x", "signal"} or (preposition == "on" and words in {"X", "Signal"})):
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
