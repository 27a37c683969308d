"""Who relays whom: voices, agencies and outlets with what passed from one to the other, and the origins as lines of a table."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from tallystick.present.view import AccountView
from tallystick.records.account import AttributionLink, Figure, Origin, Statement

KINDS = ("voice", "agency", "outlet", "unnamed", "relay")
"""Kinds of a node: those of an origin, and media that only hand on."""


class Party(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody whose words are told, or who tells them."""

    key: str
    """An origin's key where it is one."""
    name: str
    kind: str


class Passing(msgspec.Struct, frozen=True, kw_only=True):
    """What passed from one to another."""

    source: str
    target: str
    claims: int
    reports: int


class OriginLine(msgspec.Struct, frozen=True, kw_only=True):
    """An origin with who carries it."""

    origin: Origin
    outlets: tuple[tuple[str, str], ...]
    """Outlets by name, each with a claim that it carries."""
    figures: int
    statements: int
    haystack: str


class Relays:
    """The parties of an account and what passed between them."""

    def __init__(self, view: AccountView) -> None:
        self.view = view
        self.parties: dict[str, Party] = {}
        claims: dict[tuple[str, str], set[str]] = defaultdict(set)
        reports: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._outlets: dict[str, dict[str, str]] = defaultdict(dict)
        self._counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for origin in view.account.origins:
            self._party(origin.key, origin.name, origin.kind)
        for claim in self._claims():
            report = claim.evidence[0].report
            chain = self._chain(claim)
            for source, target in itertools.pairwise(chain):
                if source != target:
                    claims[(source, target)].add(claim.id)
                    reports[(source, target)].add(report)
            if claim.origin is not None:
                self._outlets[claim.origin].setdefault(view.outlet(report), claim.id)
                self._counts[claim.origin][isinstance(claim, Statement)] += 1
        self.passings = tuple(
            Passing(source=source, target=target, claims=len(found), reports=len(reports[(source, target)]))
            for (source, target), found in sorted(claims.items())
        )
        self.lines = tuple(
            sorted(
                map(self._line, view.account.origins),
                key=lambda one: (-len(one.outlets), -one.figures - one.statements, one.origin.name, one.origin.key),
            )
        )
        self.outlets = len({view.outlet(report.id) for report in view.account.reports})
        """Outlets of the account's reports."""
        self.shared = sum(len(line.outlets) > 1 for line in self.lines)
        """Origins that more than one outlet carries."""
        self.by_key = {line.origin.key: line for line in self.lines}

    def _claims(self) -> Iterable[Figure | Statement]:
        found: list[Figure | Statement] = [*self.view.account.figures, *self.view.account.statements]
        return (claim for claim in found if claim.rejected_by is None)

    def _party(self, key: str, name: str, kind: str) -> str:
        self.parties.setdefault(key, Party(key=key, name=name, kind=kind))
        return key

    def _outlet(self, name: str) -> str:
        return self._party(f"outlet:{name.casefold()}", name, "outlet")

    def _chain(self, claim: Figure | Statement) -> list[str]:
        """From who said it first to the outlet that prints it."""
        report = self.view.reports[claim.evidence[0].report]
        outlet = f"outlet:{report.outlet.casefold()}" if report.outlet else f"outlet:{report.id}"
        self._party(outlet, report.outlet or report.name, "outlet")
        inner: list[str] = [self._relay(link) for link in claim.attribution[1:-1]]
        last = claim.attribution[-1:] if len(claim.attribution) > 1 else ()
        for link in last:
            if link.role == "agency":
                inner.append(self._outlet(link.name))
        if claim.origin is not None and claim.origin in self.parties and (not inner or inner[-1] != claim.origin):
            inner.append(claim.origin)
        if report.duplicate_of in self.view.reports:
            root = self.view.reports[report.duplicate_of or ""]
            if root.outlet and root.outlet != report.outlet:
                inner.insert(0, self._outlet(root.outlet))
        return list(dict.fromkeys([*reversed(inner), outlet]))

    def _relay(self, link: AttributionLink) -> str:
        """Media between: an outlet of the account by its name, else by its entity or name."""
        if link.role == "agency" or f"outlet:{link.name.casefold()}" in self.parties:
            return self._outlet(link.name)
        return self._party(link.entity or f"relay:{link.name.casefold()}", link.name, "relay")

    def _line(self, origin: Origin) -> OriginLine:
        outlets = tuple(sorted(self._outlets[origin.key].items()))
        figures, statements = self._counts[origin.key]
        words = (origin.name, *(name for name, _ in outlets), *origin.reasons)
        return OriginLine(origin=origin, outlets=outlets, figures=figures, statements=statements, haystack=" ".join(words).casefold())

    def select(self, kind: str = "", text: str = "") -> tuple[OriginLine, ...]:
        """Origins of a kind with the words; those that most outlets carry first."""
        terms = text.casefold().split()
        if not kind and not terms:
            return self.lines
        return tuple(line for line in self.lines if (not kind or line.origin.kind == kind) and all(term in line.haystack for term in terms))
