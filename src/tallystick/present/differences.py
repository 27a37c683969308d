"""What changed from one account to the next, in six verbs: new, updated, revised, withdrawn, corroborated, disputed.

Claims are compared, not wording. A question is the same where a claim is shared, or where measure, group, unit, place and incident agree;
a record whose id merely changed because a report was added is no change.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

import msgspec

from tallystick.present.fragments import Line, Sourced, own, plain
from tallystick.present.markdown import escape
from tallystick.present.view import AccountView
from tallystick.present.wording import attribution, claim_words, finding_headline, finding_subject, incident_head
from tallystick.records.account import Account, Figure, Finding, FindingKind, Incident, Statement
from tallystick.records.report import Evidence


class Verb(StrEnum):
    """What may be said of a change; in the order in which they are shown."""

    DISPUTED = "disputed"
    REVISED = "revised"
    UPDATED = "updated"
    WITHDRAWN = "withdrawn"
    CORROBORATED = "corroborated"
    NEW = "new"


ORDER = list(Verb)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One change. ``words`` are plain; their evidence lies in the later account, for a withdrawal in the earlier."""

    verb: Verb
    about: str
    """Id of the finding, incident or claim, in the later account where it is there."""
    words: str
    evidence: tuple[Evidence, ...]
    reason: str
    weight: float = 0.0


def changes(before: Account, after: Account) -> tuple[Change, ...]:
    """What ``after`` says that ``before`` did not, weightiest first within each verb; the same account twice gives none.

    Both accounts need their reports' texts; raises UnsourcedError otherwise.
    """
    old, new = AccountView(before), AccountView(after)
    found = [*_findings(old, new), *_incidents(old, new), *_withdrawn(old, new)]
    unique: dict[tuple[Verb, str], Change] = {}
    for change in found:
        unique.setdefault((change.verb, change.about), change)
    return tuple(sorted(unique.values(), key=lambda c: (ORDER.index(c.verb), -c.weight, c.about)))


def _claims(view: AccountView, finding: Finding) -> list[Figure | Statement]:
    return [claim for claim in (view.claim(id_) for id_ in finding.claims) if claim is not None]


def _key(claim: Figure | Statement) -> tuple[str, ...]:
    """What makes a claim the same in both accounts: the report's words that it was read in."""
    kind = claim.measure if isinstance(claim, Figure) else "statement"
    return (kind, *(f"{e.report}:{e.start}:{e.end}" for e in claim.evidence))


def _all_claims(view: AccountView) -> list[Figure | Statement]:
    return [*view.account.figures, *view.account.statements]


def _known(view: AccountView) -> set[tuple[str, ...]]:
    return {_key(claim) for claim in _all_claims(view) if claim.rejected_by is None}


def _findings(old: AccountView, new: AccountView) -> list[Change]:
    known = _known(old)
    before: dict[tuple[str, ...], list[Finding]] = defaultdict(list)
    for finding in old.account.findings:
        for claim in _claims(old, finding):
            before[_key(claim)].append(finding)
    told: list[Change] = []
    spoken: set[tuple[str, ...]] = set()
    for finding in sorted(new.account.findings, key=lambda f: (_RANK[f.kind], -f.weight, f.id)):
        claims = _claims(new, finding)
        keys = [_key(claim) for claim in claims]
        fresh = [key for key in keys if key not in known]
        earlier = list({f.id: f for key in keys for f in before[key]}.values())
        verb, reason = _verb(finding, fresh, len(keys), earlier)
        if verb is None or (verb is Verb.NEW and all(key in spoken for key in fresh)):
            continue
        spoken.update(fresh)
        told.append(
            Change(
                verb=verb,
                about=finding.id,
                words=f"{plain(finding_subject(new, finding))}: {plain(finding_headline(new, finding))}",
                evidence=_evidence(finding_headline(new, finding)),
                reason=reason,
                weight=finding.weight,
            )
        )
    return told


_RANK = {
    FindingKind.DISPUTE: 0,
    FindingKind.REVISION: 1,
    FindingKind.UPDATE: 2,
    FindingKind.AGREEMENT: 3,
    FindingKind.UNVERIFIED: 4,
    FindingKind.SINGLE_SOURCE: 5,
}


def _verb(finding: Finding, fresh: list[tuple[str, ...]], claims: int, earlier: list[Finding]) -> tuple[Verb | None, str]:
    """The verb for a finding of the later account, and why; None where nothing changed."""
    same = [f for f in earlier if f.kind is finding.kind]
    match finding.kind:
        case FindingKind.DISPUTE:
            if not fresh and same:
                return None, ""
            return Verb.DISPUTED, "another position was taken" if same else "claims that were not set against each other before now are"
        case FindingKind.REVISION:
            return (Verb.REVISED, "a later claim takes the place of an earlier one") if fresh or not same else (None, "")
        case FindingKind.UPDATE:
            return (Verb.UPDATED, "a later number of the same growing thing") if fresh or not same else (None, "")
        case FindingKind.AGREEMENT:
            most = max((f.independent_origins for f in earlier), default=0)
            if earlier and finding.independent_origins > most:
                return Verb.CORROBORATED, f"{most} independent before, {finding.independent_origins} now"
            return (Verb.NEW, "not told before") if fresh and len(fresh) == claims else (None, "")
        case FindingKind.SINGLE_SOURCE | FindingKind.UNVERIFIED:
            return (Verb.NEW, "not told before") if fresh else (None, "")


def _incidents(old: AccountView, new: AccountView) -> list[Change]:
    """Incidents none of whose tellings were there before."""
    known = {place for incident in old.account.incidents for place in incident.evidence}
    reported = {finding.incident for finding in new.account.findings if finding.incident and finding.kind is not FindingKind.SINGLE_SOURCE}
    found = []
    for incident in new.account.incidents:
        if incident.background or known & set(incident.evidence) or incident.id in reported:
            continue
        if incident.place is None and incident.when is None:
            continue
        head = incident_head(new, incident)
        found.append(
            Change(
                verb=Verb.NEW,
                about=incident.id,
                words=plain(head),
                evidence=_evidence(head) or incident.evidence[:1],
                reason=f"an incident not told before, {_tellings(incident)}",
                weight=float(len(incident.evidence)),
            )
        )
    return found


def _tellings(incident: Incident) -> str:
    return "told once" if len(incident.evidence) == 1 else f"told {len(incident.evidence)} times"


def _withdrawn(old: AccountView, new: AccountView) -> list[Change]:
    """Claims of findings that are no longer held: rejected by a decision, or their report is gone."""
    kept = _known(new)
    there = {_key(claim) for claim in _all_claims(new)}
    found = []
    for finding in old.account.findings:
        for claim in _claims(old, finding):
            key = _key(claim)
            if key in kept:
                continue
            gone = claim.evidence[0].report not in new.reports
            reason = (
                "rejected by a decision"
                if key in there
                else "its report is no longer in the case"
                if gone
                else "it is no longer read there"
            )
            words = (*claim_words(old, claim), *own(" — "), *attribution(old, claim))
            found.append(
                Change(
                    verb=Verb.WITHDRAWN, about=claim.id, words=plain(words), evidence=claim.evidence, reason=reason, weight=finding.weight
                )
            )
    return found


def _evidence(line: Line) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(f.evidence for f in line if isinstance(f, Sourced) and f.evidence is not None))


# -- wording ---------------------------------------------------------------------------------------------------------------
def word_change(change: Change, account: Account) -> str:
    """Two lines: the verb, the words and where they stand; why it is a change. ``account`` is the later one."""
    number = {report.id: number for number, report in enumerate(account.reports, 1)}
    refs = " ".join(f"{number[e.report]}:{e.start}-{e.end}" for e in change.evidence if e.report in number)
    return f"{change.verb.value.upper():<13}{change.words}{f' [{refs}]' if refs else ''}\n{'':13}{change.reason}; id {change.about}"


def changes_terminal(found: Iterable[Change], account: Account) -> str:
    """All changes, worded; 'Nothing changed.' where there is none. ``account`` is the later one."""
    return "".join(f"{word_change(change, account)}\n" for change in found) or "Nothing changed.\n"


def changes_markdown(found: Iterable[Change]) -> str:
    """A list under each verb that has changes."""
    groups: dict[Verb, list[Change]] = defaultdict(list)
    for change in found:
        groups[change.verb].append(change)
    lines = ["# Changes", ""]
    for verb in ORDER:
        if groups[verb]:
            lines.extend((f"## {verb.value.capitalize()} ({len(groups[verb])})", ""))
            lines.extend(f"- {escape(change.words)} — {escape(change.reason)} (`{change.about}`)" for change in groups[verb])
            lines.append("")
    if len(lines) == 2:
        lines.append("Nothing changed.")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).rstrip() + "\n"


def changes_json(found: Iterable[Change]) -> bytes:
    """The changes as a JSON list."""
    return msgspec.json.format(msgspec.json.encode(list(found)), indent=2) + b"\n"


__all__ = ["Change", "Verb", "changes", "changes_json", "changes_markdown", "changes_terminal", "word_change"]
