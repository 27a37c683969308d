"""Questions about figures to findings: agreement, update, revision, dispute, single source."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

import msgspec

from tallystick.assess.compare import GROWING, Compared, Comparison, Verdict, allowed, compare_facts, core, same_number, written_before
from tallystick.assess.opposition import is_opposed
from tallystick.assess.origins import Sources, count_independent
from tallystick.assess.wording import word_figure
from tallystick.records.account import Figure, Finding, FindingKind, Origin, Position
from tallystick.records.identity import make_id
from tallystick.records.mention import Certainty
from tallystick.records.question import Answer, Question
from tallystick.records.rows import Book, Gathered, Linked, Rows, Rule, Spread
from tallystick.records.values import Relation, relate

MAX_ANSWERS = 400
"""Answers of one question that are compared pairwise; beyond it the distinct values stand for all (docs/method/assess.md)."""
SENT = frozenset("drone drones missile missiles rocket rockets uav uavs shell shells projectile projectiles munitions".split())
"""What one side sends and the other shoots down: two voices that count them count two things."""
ANYBODY = frozenset("person people dead other one fatality death victim casualty life man".split())
"""Words for one who is counted, where a toll of one is told; 'a bailiff' or 'a woman' is somebody."""
UNRIVALLED = frozenset({"distance"})
"""Measures of which two numbers are no dispute: each distance is from somewhere else."""
STOCKS = frozenset({"missing", "trapped", "sheltering"})
"""Measures that fall as people are found or freed: a lower later number is an update."""
RETOLD_SHARE = 0.6
"""Share of an agreement's claims in a wider one of the same number at which it is not shown again."""
RETOLD = 0.3
"""Share of its weight that a single source keeps when its claim stands in another finding too."""
MATTERS = {
    "killed": 10.0, "wounded": 8.0, "missing": 7.5, "trapped": 7.5, "abducted": 7.0, "detained": 5.0, "displaced": 6.5, "refugees": 6.5, "evacuated": 6.0,
    "rescued": 6.0, "sheltering": 6.0, "exchanged": 4.5, "released": 4.0, "buildings": 4.0, "aid": 3.5, "troops": 3.5, "vehicles": 3.0, "population": 2.0,
    "money": 2.0, "distance": 1.0, "other": 2.0,
}  # fmt: skip
"""Order of measures in the brief: people before things, deaths first (OCHA situation reports' order of needs)."""


class Evidenced(NamedTuple):
    """A question with the figures that answer it, and for each claim its look-alikes in other questions."""

    question: Question
    figures: Mapping[str, Figure]
    twins: Mapping[str, Sequence[Answer]]


class FigureFindings:
    """The findings of a case's questions about figures."""

    def __init__(
        self,
        book: Book,
        questions: Rows[str, Question],
        evidenced: Callable[[str], Evidenced],
        origins: Rows[str, Origin],
        why: Rows[str, str],
        opposed: Container[frozenset[str]],
    ) -> None:
        """``evidenced`` gives what a question's findings follow from, ``why`` by claim why it is of another origin than its outlet;
        ``opposed`` are pairs of origins on opposed sides."""
        dead = Gathered(book, questions, _exact_dead)
        killed = Rule(book, dead, lambda incident: frozenset().union(*dead.parts_of(incident)))

        def assess(key: str) -> tuple[Finding, ...]:
            asked = evidenced(key)
            return tuple(_assess(asked.question, asked.figures, Sources(origins, why), killed, asked.twins, opposed))

        found = Rule(book, questions, assess)
        self.alone = Spread(book, found, lambda findings: [(one.id, one) for one in findings if not _may_repeat(one)])
        """What one claim alone gives, by id."""
        # One finding may come of two questions, by look-alikes: that of the last question stands.
        told = Gathered(
            book, found, lambda key, findings: [(one.id, (one.question, n), one) for n, one in enumerate(findings) if _may_repeat(one)]
        )
        last = Rule(book, told, lambda id_: told[id_][-1][1])
        parts = Linked(book, last, lambda one: [(one.kind, claim) for claim in one.claims])
        kept = Rule(book, parts, lambda first: tuple(_without_repeats([last[id_] for id_ in parts[first]])))
        self.shared = Spread(book, kept, lambda findings: [(one.id, one) for one in findings])
        """What several claims give together, by id, without what a wider one tells."""


def _may_repeat(finding: Finding) -> bool:
    """Whether a wider finding of its kind may hold all its claims."""
    return len(finding.claims) > 1 or finding.kind is FindingKind.AGREEMENT


def assess_figures(
    questions: Sequence[Question],
    alike: Sequence[tuple[Answer, Answer]],
    figures: Sequence[Figure],
    origins: Mapping[str, Origin],
    opposed: Container[frozenset[str]] = frozenset(),
    why: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """Findings of every question, single sources included. ``alike`` are pairs across questions that may agree, but not disagree;
    ``opposed`` are pairs of origins on opposed sides: the higher number of an adversary is no update but a dispute. ``why`` says by claim
    why it is of another origin than its outlet."""
    book = Book()
    by_id = {figure.id: figure for figure in figures}
    twins: dict[str, list[Answer]] = defaultdict(list)
    for left, right in alike:
        twins[left.claim].append(right)
        twins[right.claim].append(left)
    asked = Rows.of(book, {question.id: question for question in questions})
    stage = FigureFindings(
        book, asked, lambda id_: Evidenced(asked[id_], by_id, twins), Rows.of(book, origins), Rows.of(book, why or {}), opposed
    )
    book.refresh()
    return tuple(sorted((*stage.alone.rows.values(), *stage.shared.rows.values()), key=lambda f: (-f.weight, f.id)))


def _without_repeats(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those whose claims all stand in a wider one of their kind."""
    kept: list[Finding] = []
    holding: dict[tuple[FindingKind, str], list[frozenset[str]]] = defaultdict(list)
    for finding in sorted(findings, key=lambda f: (-len(f.claims), f.id)):
        claims = frozenset(finding.claims)
        wider = {other for claim in finding.claims for other in holding[finding.kind, claim]}
        if any(claims < other or _mostly_told(finding.kind, claims, other) for other in wider):
            continue
        kept.append(finding)
        for claim in claims:
            holding[finding.kind, claim].append(claims)
    return kept


def _mostly_told(kind: FindingKind, claims: frozenset[str], wider: frozenset[str]) -> bool:
    """Whether a wider agreement tells most of this one: a second card with one more claim would only hide the first."""
    return kind is FindingKind.AGREEMENT and len(claims & wider) >= RETOLD_SHARE * len(claims)


def _exact_dead(key: str, question: Question) -> Iterator[tuple[str, str, frozenset[float]]]:
    """The exact death tolls told of an incident: 'ten shot' and 'nine wounded' differ by the dead."""
    if question.measure == "killed" and question.incident:
        yield question.incident, key, frozenset([core(a) for a in question.answers if a.interval is not None and a.interval.exact])


def _assess(
    question: Question,
    by_id: Mapping[str, Figure],
    sources: Sources,
    killed: Mapping[str, Collection[float]],
    twins: Mapping[str, Sequence[Answer]],
    opposed: Container[frozenset[str]],
) -> list[Finding]:
    origins = sources.origins
    answers = [a for a in question.answers if not (a.interval is not None and a.interval.low == 0 and a.interval.high == 0)] or list(
        question.answers
    )
    # 'It was not 15' is no count of 15.
    answers = [a for a in answers if by_id[a.claim].certainty is not Certainty.DENIED] or answers
    answers = answers[:MAX_ANSWERS]
    found: list[Finding] = []
    used: set[str] = set()
    borne_out: set[str] = set()
    measure = question.measure or "other"
    # Villages are counted again as villages; of people in some other way ('200 people in the bar', '20 in court') no word says in which.
    unrivalled = measure in UNRIVALLED or (measure == "other" and question.group in {None, "", "people"})
    conflicts: set[tuple[str, str]] = set()
    shrank: set[tuple[str, str]] = set()
    grew: dict[str, list[str]] = defaultdict(list)
    reasons: dict[tuple[str, str], str] = {}
    facts = [Compared(answer) for answer in answers]
    replaced: set[str] = set()
    for before in answers:
        for now in answers if before.earlier else ():
            if (
                now.report == before.report
                and not now.earlier
                and not written_before(now, before)
                and _replace(before, now, measure, grew, shrank, reasons)
            ):
                replaced.add(before.claim)
    for first, second in combinations(facts, 2):
        if first.answer.told and second.answer.told and second.answer.told < first.answer.told:
            first, second = second, first  # 'killed on Sunday', printed on Tuesday, comes after Monday's toll
        elif first.answer.report == second.answer.report and written_before(second.answer, first.answer):
            first, second = second, first
        a, b = first.answer, second.answer
        if (a.report == b.report and a.earlier != b.earlier) or not replaced.isdisjoint((a.claim, b.claim)):
            continue  # what its own report replaces is compared by what replaces it
        rivals = _rival_voices(a, b, origins)
        if unrivalled or (a.report == b.report and not rivals and not _changed_within(a, b)):
            continue
        verdict = compare_facts(first, second, measure)
        if verdict.verdict is Verdict.GREW and (_one_person(a) != _one_person(b) or a.rest != b.rest):
            continue  # 'a civilian was shot', then 'four people were shot': one of them, and no toll that grew; nor are 'seven more', then 38
        if verdict.verdict is Verdict.GREW and frozenset((a.origin, b.origin)) in opposed and exclude_one_another(a, b):
            verdict = Comparison(Verdict.CONFLICT, "opposed sides give numbers that cannot both be true")
        if verdict.verdict is Verdict.GREW and (
            (measure != "killed" and _differs_by_dead(a, b, killed)) or any(one.rest and core(one) == 1 for one in (a, b))
        ):
            continue  # 'four were wounded' beside 'six were shot', two of whom died; and 'a seventh person was hurt'
        pair = (a.claim, b.claim)
        reasons[pair] = verdict.reason
        if verdict.verdict is Verdict.GREW:
            grew[a.claim].append(b.claim)
        elif verdict.verdict in {Verdict.CONFLICT, Verdict.SHRANK}:
            if (
                a.rest != b.rest
                or (measure != "killed" and _differs_by_dead(a, b, killed))
                or (a.report == b.report and not rivals and not (b.revised and written_before(a, b)))
                or _told_of_one(a, b)
            ):
                continue
            if verdict.verdict is Verdict.SHRANK and (a.origin == b.origin or corrects(a, b, origins) or _takes_back(b, a, answers)):
                shrank.add(pair)
            elif verdict.verdict is Verdict.SHRANK and measure in STOCKS:
                grew[a.claim].append(b.claim)
            elif not (_told_side_by_side(a, b, answers) or _bodies_of_more(a, b)):
                conflicts.add(pair)
    by_claim = {a.claim: a for a in answers}
    groups = _same_number_groups(answers)
    for same in groups:
        others = {t.claim: t for a in same for t in twins.get(a.claim, ())}
        reason = "they give one number"
        if others:
            same = sorted({a.claim: a for a in (*same, *others.values())}.values(), key=lambda a: (a.told or "9999", a.claim))
            reason += "; some scopes hold the others, and no sign tells them apart"
        if len({a.report for a in same}) > 1:
            agreed = _finding(question, FindingKind.AGREEMENT, same, by_id, sources, (reason,))
            if is_opposed(agreed.kind, {a.origin for a in same}, opposed):
                agreed = msgspec.structs.replace(agreed, opposed_sides=True)
            found.append(agreed)
            used.update(a.claim for a in same)
            if agreed.independent_origins > 1:
                borne_out.update(a.claim for a in same)
    for chain in _chains(groups, grew, conflicts):
        found.append(
            _finding(
                question, FindingKind.UPDATE, chain, by_id, sources, ("each later number follows the earlier, as of a later day or report",)
            )
        )
        used.update(a.claim for a in chain)
    for pair in sorted(shrank):
        members = [by_claim[c] for c in pair]
        found.append(
            _finding(
                question,
                FindingKind.REVISION,
                members,
                by_id,
                sources,
                (revision_reason(by_claim[pair[0]], by_claim[pair[1]], reasons[pair]),),
            )
        )
        used.update(pair)
    for component in _components(conflicts):
        members = [a for a in answers if a.claim in component]
        found.append(
            _finding(
                question, FindingKind.DISPUTE, members, by_id, sources, tuple(sorted({reasons[p] for p in conflicts if p[0] in component}))
            )
        )
        used.update(component)
    for answer in answers:
        figure = by_id[answer.claim]
        if answer.claim not in borne_out and figure.measure != "distance":
            reason = "no other report gives this number" if answer.claim not in used else "no other origin gives this number"
            alone = _finding(question, FindingKind.SINGLE_SOURCE, [answer], by_id, sources, (reason,))
            # What another finding shows already comes last.
            found.append(msgspec.structs.replace(alone, weight=round(alone.weight * RETOLD, 3)) if answer.claim in used else alone)
        if figure.certainty is Certainty.UNVERIFIED:
            found.append(_finding(question, FindingKind.UNVERIFIED, [answer], by_id, sources, ("its own report marks it as not verified",)))
    return found


def _bodies_of_more(a: Answer, b: Answer) -> bool:
    """'60 bodies were found' beside 79 dead: bodies are counted where they lie, so fewer of them contradict no toll."""
    fewer = a if core(a) < core(b) else b
    return not {"body", "bodies"}.isdisjoint((fewer.group or "").split())


def _told_side_by_side(a: Answer, b: Answer, answers: Sequence[Answer]) -> bool:
    """Whether one voice gives both numbers in one report ('killed 27 fighters and lost 15'): then they are no rivals, whatever each counts."""
    return any(
        (other.report == b.report and other.origin == b.origin and other.claim != b.claim and same_number(other, a))
        or (other.report == a.report and other.origin == a.origin and other.claim != a.claim and same_number(other, b))
        for other in answers
    )


def _replace(
    before: Answer, now: Answer, measure: str, grew: dict[str, list[str]], shrank: set[tuple[str, str]], reasons: dict[tuple[str, str], str]
) -> bool:
    """One report tells what was counted before and what is counted now: an update, or a revision where the number fell."""
    if measure not in GROWING or now.rest or before.rest or same_number(before, now) or not _one_scope(before, now):
        return False
    if core(now) > core(before) or measure in STOCKS:
        grew[before.claim].append(now.claim)
        return True
    if exclude_one_another(before, now):
        shrank.add((before.claim, now.claim))
        reasons[before.claim, now.claim] = "its report tells it as what was counted before"
        return True
    return False


def _takes_back(now: Answer, told: Answer, answers: Sequence[Answer]) -> bool:
    """Whether the later number's report tells the earlier one as what was said before ('lowered to 56; it had said 60')."""
    return any(one.earlier and one.report == now.report and same_number(one, told) for one in answers)


def _one_scope(a: Answer, b: Answer) -> bool:
    """Whether nothing sets two numbers of one report in two incidents or places."""
    return a.incident in {None, b.incident} or b.incident is None or a.place == b.place


def _rival_voices(a: Answer, b: Answer, origins: Mapping[str, Origin]) -> bool:
    """Whether one report has two voices count one incident ('the mayor said 12 were dead, the army said three')."""
    voices = a.origin != b.origin and {origins[a.origin].kind, origins[b.origin].kind} <= {"voice", "unnamed"}
    told = {a.incident, b.incident} - {None}  # what names no incident is of that of the question, or of its place
    scope = len(told) == 1 or (not told and a.place is not None and a.place == b.place)
    alike = ("civilian" in (a.group or "")) == ("civilian" in (b.group or ""))  # 'the dead include 65 civilians' beside 80 dead
    if {word for answer in (a, b) for word in (answer.group or "").split()[-1:]} & SENT:
        return False  # of 48 drones that were sent 39 were shot down
    return voices and a.report == b.report and scope and alike and not (a.rest or b.rest)


def _changed_within(a: Answer, b: Answer) -> bool:
    """Whether one report tells both as totals of different days or hours ('around 120 on Monday', 'at least 180 on Tuesday')."""
    first = a.as_of.last_day if a.as_of else None
    second = b.as_of.last_day if b.as_of else None
    changed = first != second or written_before(a, b) or written_before(b, a)
    return bool(first and second and changed and (a.cumulative or b.cumulative) and a.place == b.place)


def corrects(a: Answer, b: Answer, origins: Mapping[str, Origin]) -> bool:
    """Whether the later number's own words correct the earlier: an outlet's, but not what another named voice has said."""
    return b.revised and not {origins[a.origin].kind, origins[b.origin].kind} <= {"voice", "unnamed"}


def exclude_one_another(a: Answer, b: Answer) -> bool:
    """Whether no value satisfies both."""
    return relate(allowed(a), allowed(b)) is Relation.APART


def revision_reason(a: Answer, b: Answer, reason: str) -> str:
    """Why the later number replaces the earlier."""
    return f"one origin: {reason}" if a.origin == b.origin else f"its own words correct an earlier number: {reason}"


def _one_person(answer: Answer) -> bool:
    """Whether it tells of somebody and counts nobody: one of a word that says more than 'person' ('a bailiff'), 'one of the persons'."""
    if core(answer) != 1 or answer.cumulative or answer.interval is None or not answer.interval.exact:
        return False
    word = (answer.group or "").split()[-1:]
    return bool(word) and word[0] not in ANYBODY


def _told_of_one(a: Answer, b: Answer) -> bool:
    """Whether one of the two tells of a single victim ('another person', 'one woman'), which is no count of them all."""
    return any(core(answer) == 1 and not answer.cumulative for answer in (a, b))


def _differs_by_dead(a: Answer, b: Answer, killed: Mapping[str, Collection[float]]) -> bool:
    return any(abs(core(a) - core(b)) == dead for incident in {a.incident, b.incident} if incident for dead in killed.get(incident, ()))


def _same_number_groups(answers: Sequence[Answer]) -> list[list[Answer]]:
    """Groups in which all give one number, each answer in its first fitting group."""
    groups: list[list[Answer]] = []
    for answer in answers:
        for group in groups:
            if all(same_number(other, answer) for other in group):
                group.append(answer)
                break
        else:
            groups.append([answer])
    return groups


def _chains(groups: Sequence[Sequence[Answer]], grew: Mapping[str, Sequence[str]], conflicts: set[tuple[str, str]]) -> list[list[Answer]]:
    """The longest courses of growth through the numbers, each number with all claims that give it, so that none stands in two courses'
    worth of pairs: every number that grew or was outgrown stands in a course."""
    of_claim = {a.claim: number for number, group in enumerate(groups) for a in group}
    next_of: dict[int, set[int]] = defaultdict(set)
    for claim, later in grew.items():
        next_of[of_claim[claim]].update(of_claim[c] for c in later if of_claim[c] != of_claim[claim])
    for left, right in conflicts:  # numbers that are disputed are no course of one count
        next_of[of_claim[left]].discard(of_claim[right])
        next_of[of_claim[right]].discard(of_claim[left])
    longest: dict[int, list[int]] = {}

    def course(number: int, above: frozenset[int]) -> list[int]:
        if number not in longest:
            tails = [course(n, above | {number}) for n in sorted(next_of[number]) if n not in above and n != number]
            longest[number] = [number, *max(tails, key=lambda t: (len(t), [-n for n in t]), default=[])]
        return longest[number]

    found: list[list[Answer]] = []
    covered: set[tuple[int, int]] = set()
    for number in range(len(groups)):
        for outgrown in sorted(next_of[number]):
            if (number, outgrown) in covered:
                continue
            chain = [number, *(n for n in course(outgrown, frozenset({number})) if n != number)]
            covered.update(combinations(chain, 2))
            found.append([a for n in chain for a in groups[n]])
    return found


def _components(pairs: set[tuple[str, str]]) -> list[set[str]]:
    groups: list[set[str]] = []
    for a, b in sorted(pairs):
        touching = [g for g in groups if a in g or b in g]
        merged = {a, b}.union(*touching)
        groups = [g for g in groups if g not in touching] + [merged]
    return groups


def positions(answers: Sequence[Answer], by_id: Mapping[str, Figure]) -> tuple[Position, ...]:
    """The fewest values that between them satisfy every claim, found by an exact sweep over the intervals' ends."""
    left = sorted(answers, key=lambda a: (allowed(a).bounds[1], a.claim))
    found: list[Position] = []
    while left:
        point = allowed(left[0]).bounds[1]
        held = [a for a in left if allowed(a).bounds[0] <= point]
        found.append(
            Position(
                label=word_figure(by_id[held[0].claim]),
                claims=tuple(a.claim for a in held),
                origins=tuple(sorted({a.origin for a in held})),
            )
        )
        left = [a for a in left if a not in held]
    return tuple(found)


def _finding(
    question: Question,
    kind: FindingKind,
    answers: Sequence[Answer],
    by_id: Mapping[str, Figure],
    sources: Sources,
    reasons: tuple[str, ...],
) -> Finding:
    claims = tuple(a.claim for a in answers)
    keys = tuple(sorted({a.origin for a in answers}))
    independent = count_independent(keys, sources.origins)
    outlets = tuple(sorted({by_id[c].attribution[0].name for c in claims}))
    summary = (
        " → ".join(dict.fromkeys(word_figure(by_id[c]) for c in claims))
        if kind is not FindingKind.DISPUTE
        else " against ".join(dict.fromkeys(p.label for p in positions(answers, by_id)))
    )
    collapsed = sources.collapsed([(a.claim, a.origin, by_id[a.claim].attribution[0].name) for a in answers])
    return Finding(
        id=make_id("fnd", kind.value, *sorted(claims)),
        kind=kind,
        claims=claims,
        incident=question.incident,
        summary=summary,
        independent_origins=independent,
        origins=tuple(sources.origins[key].name for key in keys),
        outlets=outlets,
        positions=positions(answers, by_id) if kind is FindingKind.DISPUTE else (),
        question=question.id,
        reasons=(*question.reasons, *reasons, *collapsed),
        weight=_weight(question, kind, answers, by_id),
    )


KIND_WEIGHT = {
    FindingKind.DISPUTE: 1.3,
    FindingKind.REVISION: 1.25,
    FindingKind.UPDATE: 1.2,
    FindingKind.AGREEMENT: 1.15,
    FindingKind.UNVERIFIED: 1.0,
    FindingKind.SINGLE_SOURCE: 0.8,
}


def _weight(question: Question, kind: FindingKind, answers: Sequence[Answer], by_id: Mapping[str, Figure]) -> float:
    """Order in the brief: what it measures, then how large, then how contested."""
    from math import log10

    size = log10(1 + max((core(a) for a in answers), default=0))
    part = 0.7 if any(by_id[a.claim].part_of for a in answers) else 1.0
    return round((MATTERS.get(question.measure or "other", 2.0) + size) * KIND_WEIGHT[kind] * part, 3)
