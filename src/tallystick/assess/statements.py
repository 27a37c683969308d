"""Statements to findings: who agrees, who disputes, what replaced an earlier claim, what one origin alone says, what is unverified."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Any

from tallystick.assess.opposition import is_opposed
from tallystick.assess.origins import Sources, count_independent
from tallystick.lexicon.claims import BLAME, CAUSES, CONTRASTS, DOERS, NEGATIONS, ORDINALS, PLAIN_KINDS, STOPWORDS, VAGUE
from tallystick.records.account import AccountReport, Entity, Finding, FindingKind, Incident, Origin, Position, Responsibility, Statement
from tallystick.records.identity import make_id
from tallystick.records.mention import Certainty
from tallystick.records.question import Matter, Pair
from tallystick.records.rows import Book, Gathered, Linked, Rows, Rule, Spread, United

SENTENCE_END = re.compile(r"[.!?][”\"’']?(?=\s|[A-Z“])|\n")
RIVAL_DISTANCE = 250
"""Characters between two voices that one report sets against each other ('A says …, while B says …')."""
NEGATION_REACH = 5
"""Words after a negation that it turns round."""
AHEAD = frozenset("expect expects expected expecting anticipate anticipated foresee likely unlikely further forecast".split())
"""Words by which something is said to come, or not to."""
ARTICLES = frozenset({"the", "these", "those", "any", "such", "all", "its", "their", "his", "her"})
DENIED_WORDS = frozenset(
    "it this that so claim claims charge charges report reports accusation accusations allegation allegations statement involvement".split()
)
"""Words that a denial is of where it only takes up what was said before."""
QUESTION_WORDS = frozenset("what why how whether who whom when where which if".split())
"""'did not say what happened by noon' asks and denies nothing: such words contradict no claim."""
QUOTE_LENGTH = 160
"""Characters of a statement shown in a summary."""
WEIGHTS = {
    FindingKind.DISPUTE: 11.0,
    FindingKind.REVISION: 6.5,
    FindingKind.UPDATE: 6.0,
    FindingKind.AGREEMENT: 5.0,
    FindingKind.UNVERIFIED: 9.0,
    FindingKind.SINGLE_SOURCE: 3.0,
}
"""Beside the figures' weights (``assess.figures``): who is responsible stands with the dead, an agreement on words below them."""


def in_own_voice(statement: Statement) -> bool:
    """Whether nobody but the outlet, or the agency that it credits, says it."""
    return all(link.role == "agency" for link in statement.attribution[1:])


def holds(statement: Statement, inner: Statement) -> bool:
    """Whether the other statement is a part of this one by the same voice: 'they estimated that X' holds 'X'."""
    outer, here = statement.evidence[0], inner.evidence[0]
    if statement.id == inner.id or outer.report != here.report or not outer.start <= here.start < here.end <= outer.end:
        return False
    whole = outer.end - outer.start > here.end - here.start
    return whole and [one.entity or one.name for one in statement.attribution] == [one.entity or one.name for one in inner.attribution]


def turned(matter: Matter, shared: frozenset[str]) -> bool:
    """Whether a negation stands before a word of the shared matter ('none of the wounded had …'), not elsewhere in the sentence."""
    for number, word in enumerate(matter.words):
        if word in NEGATIONS and any(term in shared for term in matter.stems[number + 1 : number + 1 + NEGATION_REACH]):
            return True
    return False


def looks_ahead(statement: Statement, matter: Matter) -> bool:
    """Whether it says what is to come: 'the toll was not likely to climb', 'did not expect the dam to break'."""
    return not AHEAD.isdisjoint((*matter.words, *(statement.cue or "").lower().split()))


Place = tuple[Any, ...]
"""Where a finding stands among those of its id, of which the first is kept: blame and denials first, then what pairs say, then doubt."""
Placed = tuple[Place, Finding]


class StatementFindings:
    """The findings on a case's statements; single sources last, for what stands in no other finding."""

    def __init__(
        self,
        book: Book,
        statements: Rows[str, tuple[Statement, ...]],
        own_voice: Rows[str, tuple[Statement, ...]],
        matters: Rows[str, dict[str, Matter]],
        pairs: Rows[tuple[str, str], Pair],
        reports: Rows[str, AccountReport],
        entities: Rows[str, Entity],
        incidents: Rows[str, Incident],
        origins: Rows[str, Origin],
        why: Rows[str, str],
        opposed: Container[frozenset[str]] = frozenset(),
    ) -> None:
        """``statements`` and ``matters`` by report, each statement with its origin and none that was rejected; ``why`` by claim why it is of
        another origin than its outlet. ``own_voice`` holds, by report, sentences with a
        figure that no voice is named for, under the figure's id: a statement may agree with one or contradict it, but they are no
        statements themselves."""
        self.matters, self.reports, self.incidents, self.origins = matters, reports, incidents, origins
        self.sources = Sources(origins, why)
        self.opposing = opposed
        self.pairs = pairs
        self.sides = Rule(book, entities, lambda id_: entities[id_].side or entities[id_].country)
        said = Rule(book, statements, lambda report: (*statements[report], *own_voice.get(report, ())))
        self.statements = Spread(book, said, lambda told: [(statement.id, statement) for statement in told])
        self.voiced = Rule(book, statements, lambda report: tuple([s for s in statements[report] if not in_own_voice(s)]))
        """The statements of a report that somebody makes, without the outlets' own sentences."""
        denying = Rule(book, self.voiced, lambda report: tuple([s for s in self.voiced[report] if s.certainty is Certainty.DENIED]) or None)
        self._deniers = Gathered(
            book, denying, lambda report, told: [(id_, (report, n), s) for n, s in enumerate(told) for id_ in s.incidents]
        )
        self._bare = Rule(book, denying, lambda report: self.bare(denying[report]) or None)
        blamed = Rule(book, incidents, lambda id_: tuple(self.of_incident(incidents[id_])) or None)
        told = Rule(book, self.voiced, lambda report: tuple(self.of_report(report, self.voiced[report])) or None)
        compared = Rule(book, pairs, lambda key: self.of_pair(pairs[key]))
        differing = Rule(book, compared, lambda key: compared[key][1] or None)
        agreeing = Rule(book, compared, lambda key: pairs[key] if compared[key][0] is FindingKind.AGREEMENT else None)
        parts = Linked(book, agreeing, lambda pair: (pair.left, pair.right))
        retold = Rule(book, parts, lambda first: self.retold([agreeing[key] for key in parts[first]]))
        every = United(book, blamed, told, differing, retold)
        by_id = Gathered(book, every, lambda _, found: [(finding.id, place, finding) for place, finding in found])
        first = Rule(book, by_id, lambda id_: by_id[id_][0][1])
        self._used = Gathered(book, every, self._claims)
        """By report the claims that stand in other findings."""
        alone = Rule(book, self.voiced, lambda report: self.single_sources(report) or None)
        self.found = United(book, first, Spread(book, alone, lambda found: [(finding.id, finding) for finding in found]))

    def _claims(self, _: object, found: Sequence[Placed]) -> Iterator[tuple[str, Place, str]]:
        for place, finding in found:
            for claim in finding.claims:
                yield self.statements.rows[claim].evidence[0].report, (place, finding.id, claim), claim

    def of_incident(self, incident: Incident) -> list[Placed]:
        """Rival claims of who did it, and denials of them."""
        place = ((incident.when.start if incident.when and incident.when.start else "9999"), incident.evidence[0], incident.id)
        found: list[Placed] = [((0, *place), finding) for finding in self.responsibility(incident)]
        found.extend(((1, *place, number), finding) for number, finding in enumerate(self.denials(incident)))
        return found

    def of_report(self, report: str, told: Sequence[Statement]) -> list[Placed]:
        """What one report holds against, or in doubt of, itself."""
        found: list[Placed] = []
        for rank, findings in ((2, self.bare_denials(told)), (3, self.rivals(report, told)), (6, self.unverified(told))):
            found.extend(((rank, report, number), finding) for number, finding in enumerate(findings))
        return found

    # -- who did it ----------------------------------------------------------------------------------------------------
    def responsibility(self, incident: Incident) -> list[Finding]:
        """Rival claims of responsibility for one incident, with equal rank, each with who says it."""
        if len(incident.perpetrators) < 2:
            return []
        claims = [r for r in incident.perpetrators if r.statement in self.statements]
        sides: dict[str, list[Responsibility]] = defaultdict(list)
        for claim in claims:
            sides[claim.actor.side or claim.actor.entity or claim.actor.name.casefold()].append(claim)
        sides = self.merged(sides)
        rivals = {
            side: claims
            for side, claims in sides.items()
            if any(self.voice_side(c.statement) != side for c in claims)  # nobody is held to accuse himself
        }
        rivals = {
            side: claims
            for side, claims in rivals.items()
            if any(self.set_against(one, other) for one in claims for key, rest in rivals.items() if key != side for other in rest)
        }
        if len(rivals) < 2:
            return []
        positions = tuple(
            Position(
                label=claims[0].actor.name,
                claims=tuple(sorted({c.statement for c in claims if c.statement})),
                origins=tuple(sorted({self.voice_name(c.statement) for c in claims})),
            )
            for _, claims in sorted(rivals.items())
        )
        ids = tuple(dict.fromkeys(c for p in positions for c in p.claims))
        return [self.finding(FindingKind.DISPUTE, ids, ("rival claims of who did it",), incident.id, positions)]

    def merged(self, sides: Mapping[str, list[Responsibility]]) -> dict[str, list[Responsibility]]:
        """The claims by actor, 'fighters of the Front' with 'the Front'."""
        names = {key: claims[0].actor.name.casefold().removeprefix("the ") for key, claims in sides.items()}
        found: dict[str, list[Responsibility]] = defaultdict(list)
        for key, claims in sides.items():
            inner = [other for other, name in names.items() if other != key and len(name) > 3 and f" {name}" in f" {names[key]}"]
            found[min(inner, key=lambda other: len(names[other])) if inner else key].extend(claims)
        return found

    def set_against(self, one: Responsibility, other: Responsibility) -> bool:
        """Whether two claims of who did it are rivals: other voices, of other sides, or one voice is whom the other blames.

        'A man' of one police officer and the name that another gives are one claim told less and more exactly, and two gunmen are no rivals.
        """
        if not (self.tells_who(one) and self.tells_who(other)) or self.voice_key(one.statement) == self.voice_key(other.statement):
            return False
        side, against = self.voice_side(one.statement), self.voice_side(other.statement)
        if side is not None and against is not None:
            return side != against
        return self.is_blamed(one.statement, other) or self.is_blamed(other.statement, one)

    def is_blamed(self, claim: str | None, by: Responsibility) -> bool:
        """Whether the voice of a statement is the actor that another blames: its entity, its side, or a word of its name."""
        entity, side = self.voice_entity(claim), self.voice_side(claim)
        if (entity is not None and entity == by.actor.entity) or (side is not None and side == by.actor.side):
            return True
        voice = {w for w in self.voice_name(claim).casefold().split() if len(w) > 3 and w not in STOPWORDS}
        return bool(voice & set(by.actor.name.casefold().split()))

    def tells_who(self, claim: Responsibility) -> bool:
        """Whether the actor is somebody: an entity, of a known side, or named; not 'a man', 'they' or 'a suicide bomber'."""
        actor = claim.actor
        words = actor.name.casefold().split()
        if not actor.entity and not actor.side and words[-1] in DOERS and PLAIN_KINDS.union(VAGUE).issuperset(words[:-1]):
            return False
        return (
            bool(actor.entity or actor.side)
            or any(w[:1].isupper() for w in actor.name.split()[1:])
            or (len(actor.name.split()) > 1 and actor.name.split()[0].casefold() not in VAGUE)
        )

    def denials(self, incident: Incident) -> list[Finding]:
        """A denial against each claim of another voice about the same incident that it answers."""
        if not incident.perpetrators:
            return []
        told = [self.statements[s] for s in incident.statements if s in self.statements]
        blamed = {r.statement: r for r in incident.perpetrators if r.statement in self.statements}
        if not blamed:
            return []
        near = sorted({e.report for e in incident.evidence})
        found = []
        for denial in (*self._deniers.parts_of(incident.id), *(s for report in near for s in self._bare.get(report, ()))):
            side = self.side_of(self.voice_entity(denial.id))
            answered = [
                s.id
                for s in told
                if s.id != denial.id
                and s.origin != denial.origin
                and s.id in blamed
                and (blamed[s.id].actor.side == side or self.voice_entity(denial.id) == blamed[s.id].actor.entity)
                and (side is not None or self.voice_entity(denial.id) is not None)
            ]
            if answered:
                ids = (*sorted(answered), denial.id)
                found.append(self.finding(FindingKind.DISPUTE, ids, ("one voice denies what another says",), incident.id))
        return found

    def bare(self, denials: Sequence[Statement]) -> tuple[Statement, ...]:
        """Those of a report's denials that name no incident and are of having done it."""
        return tuple([s for s in denials if not s.incidents and self.answers_blame(s)])

    def bare_denials(self, told: Sequence[Statement]) -> list[Finding]:
        """'The army denied it', 'denied the accusation': against what another voice of the report has just said."""
        told = sorted(told, key=lambda s: (s.evidence[0], s.id))
        found = []
        for position, denial in enumerate(told):
            if denial.certainty is not Certainty.DENIED:
                continue
            words = [word for word in self.matter(denial).words if word not in ARTICLES]
            others = [s for s in told if s.origin != denial.origin and s.certainty is not Certainty.DENIED]
            answered = next((s for s in others if s.evidence == denial.evidence), None)  # the very words that it denies
            if answered is None and (not words or not DENIED_WORDS.issuperset(words)):
                continue
            start = denial.evidence[0].start
            before = [s for s in told[:position] if s in others]
            answered = answered or next((s for s in reversed(before) if 0 <= start - s.evidence[-1].end <= RIVAL_DISTANCE), None)
            if answered is not None:
                reason = ("one voice denies what another says",)
                found.append(self.finding(FindingKind.DISPUTE, (answered.id, denial.id), reason, self.shared_incident(answered, denial)))
        return found

    def rivals(self, report: str, voiced: Sequence[Statement]) -> list[Finding]:
        """Two voices that one report sets against each other over what caused an incident."""
        told = sorted([s for s in voiced if self.causal(s)], key=lambda s: s.evidence[0])
        text = self.reports[report].text or ""
        found = []
        for left, right in self.neighbours(told):
            first, second = left.evidence[-1].end, right.evidence[0].start
            shared = self.matter(left).terms & self.matter(right).terms
            if not shared or self.same_side(left.id, right.id):
                continue
            if self.contrasted(text, first, second) or (len(shared) > 1 and self.opposed(left.id, right.id)):
                reason = "one report sets the two explanations against each other"
                found.append(self.finding(FindingKind.DISPUTE, (left.id, right.id), (reason,), self.shared_incident(left, right)))
        return found

    def neighbours(self, told: Sequence[Statement]) -> Iterator[tuple[Statement, Statement]]:
        """Pairs of one report's statements, in order of the text, that stand near one another and are of different origins."""
        for position, left in enumerate(told):
            end = left.evidence[-1].end
            for right in told[position + 1 :]:
                distance = right.evidence[0].start - end
                if distance > RIVAL_DISTANCE:
                    break
                if distance >= 0 and left.origin != right.origin:
                    yield left, right

    def matter(self, statement: Statement) -> Matter:
        """What the statement speaks of."""
        return self.matters[statement.evidence[0].report][statement.id]

    def answers_blame(self, statement: Statement) -> bool:
        """Whether a denial is of having done it ('denied any responsibility'), and not of something else."""
        return bool(set(self.matter(statement).words) & BLAME)

    def opposed(self, left: str, right: str) -> bool:
        """Whether the sides of both voices are known and differ."""
        a, b = self.voice_side(left), self.voice_side(right)
        return a is not None and b is not None and a != b

    def contrasted(self, text: str, first: int, second: int) -> bool:
        """Whether a connective between two claims, or at the head of the sentence that holds both, sets them against each other."""
        between = text[first:second]
        ends = [found.end() for found in SENTENCE_END.finditer(between)]
        if ends:
            # What stands in a sentence between them joins neither, and 'the guard would not say when, but said how' answers nobody.
            opening = [word.strip("“”\"',.").lower() for word in between[ends[-1] :].split()]
            return bool(set(opening[:2]) & CONTRASTS) or "however" in opening
        head = "" if "." in between else text[max(text.rfind(". ", 0, first), text.rfind("\n", 0, first), -1) + 1 : first][:12]
        return bool({word.strip("“”\"',.") for word in f"{head} {between}".lower().split()} & CONTRASTS)

    def causal(self, statement: Statement) -> bool:
        """Whether the words say who or what caused something."""
        return not CAUSES.isdisjoint(self.matter(statement).words)

    # -- one matter told twice -----------------------------------------------------------------------------------------
    def of_pair(self, pair: Pair) -> tuple[FindingKind | None, tuple[Placed, ...]]:
        """What two statements of one matter are to each other, and the finding where they do not agree."""
        left, right = sorted((self.statements[pair.left], self.statements[pair.right]), key=self.order)
        kind, reason = self.compare(left, right, frozenset(pair.shared))
        if kind in {FindingKind.AGREEMENT, FindingKind.DISPUTE} and in_own_voice(left) and in_own_voice(right):
            return None, ()  # that two outlets tell one incident is seen in the incident and its figures
        if kind is None or kind is FindingKind.AGREEMENT:
            return kind, ()
        reasons = (f"of one matter: {pair.overlap:.0%} of the shorter is in the other", reason)
        found = self.finding(kind, (left.id, right.id), reasons, self.shared_incident(left, right))
        return kind, (((4, -pair.jaccard, pair.left, pair.right), found),)

    def retold(self, pairs: Sequence[Pair]) -> tuple[Placed, ...]:
        """The agreements of pairs that hang together: each joins the first group that holds one of its two, the nearest pairs first."""
        groups: list[tuple[Pair, set[str]]] = []
        group_of: dict[str, int] = {}  # the first group that holds a statement
        for pair in sorted(pairs, key=lambda p: (-p.jaccard, p.left, p.right)):
            number = min(group_of.get(pair.left, len(groups)), group_of.get(pair.right, len(groups)))
            if number == len(groups):
                groups.append((pair, set()))
            groups[number][1].update((pair.left, pair.right))
            group_of[pair.left] = group_of[pair.right] = number
        found = []
        for pair, group in groups:
            ids = tuple(sorted(group, key=lambda s: (self.order(self.statements[s]), s)))
            incident = self.shared_incident(self.statements[ids[0]], self.statements[ids[-1]])
            agreed = self.finding(FindingKind.AGREEMENT, ids, ("they say the same of one matter",), incident)
            found.append(((5, -pair.jaccard, pair.left, pair.right), agreed))
        return tuple(found)

    def compare(self, earlier: Statement, later: Statement, shared: frozenset[str]) -> tuple[FindingKind | None, str]:
        """What the later statement of a pair is to the earlier."""
        a, b = self.matter(earlier), self.matter(later)
        words_a, numbers_a, degree_a = words_of(a)
        words_b, numbers_b, degree_b = words_of(b)
        if numbers_a and numbers_b and not numbers_a & numbers_b:
            return None, "their numbers differ, which is the figures' question"
        if numbers_a and numbers_a < numbers_b and words_b & NEGATIONS:
            return FindingKind.REVISION, "its own words correct the earlier number"
        turned_a = earlier.certainty is Certainty.DENIED or earlier.negated or (bool(words_a & NEGATIONS) and turned(a, shared))
        turned_b = later.certainty is Certainty.DENIED or later.negated or (bool(words_b & NEGATIONS) and turned(b, shared))
        if turned_a != turned_b and (looks_ahead(earlier, a) or looks_ahead(later, b)):
            return None, "what is expected contradicts no claim of what is"
        if turned_a != turned_b and QUESTION_WORDS.isdisjoint((*a.words[:1], *b.words[:1])):
            if earlier.origin == later.origin and self.day(earlier) != self.day(later):
                return FindingKind.REVISION, "one voice says it, and later the contrary"
            return FindingKind.DISPUTE, "one says it, the other the contrary"
        if degree_a and degree_b and degree_a != degree_b:
            if self.day(earlier) == self.day(later):
                return FindingKind.DISPUTE, "of one matter they give different degrees"
            kind = FindingKind.REVISION if earlier.origin == later.origin else FindingKind.UPDATE
            return kind, f"{' '.join(sorted(degree_a))} became {' '.join(sorted(degree_b))}"
        return FindingKind.AGREEMENT, "they say the same"

    # -- doubt ---------------------------------------------------------------------------------------------------------
    def unverified(self, told: Sequence[Statement]) -> list[Finding]:
        """Statements that their own report marks as not verified or not verifiable; of 'said that they estimated that …' the innermost."""
        found = []
        marked = [one for one in told if one.certainty is Certainty.UNVERIFIED or one.unverified_evidence is not None]
        for statement in marked:
            if not any(holds(statement, inner) for inner in marked):
                incident = statement.incidents[0] if statement.incidents else None
                found.append(
                    self.finding(FindingKind.UNVERIFIED, (statement.id,), ("its own report says that it is not verified",), incident)
                )
        return found

    def single_sources(self, report: str) -> tuple[Finding, ...]:
        """A report's statements that matter and stand in no other finding: of an incident, or alleged, estimated or denied."""
        used = set(self._used.parts_of(report))
        found = []
        for statement in self.voiced[report]:
            matters = statement.incidents or statement.certainty in {Certainty.ALLEGED, Certainty.DENIED, Certainty.ESTIMATED}
            if statement.id not in used and matters:
                incident = statement.incidents[0] if statement.incidents else None
                found.append(self.finding(FindingKind.SINGLE_SOURCE, (statement.id,), ("no other report gives this",), incident))
        return tuple(found)

    # -- parts ---------------------------------------------------------------------------------------------------------
    def finding(
        self, kind: FindingKind, claims: Sequence[str], reasons: tuple[str, ...], incident: str | None, positions: tuple[Position, ...] = ()
    ) -> Finding:
        """One finding."""
        told = tuple(sorted(dict.fromkeys(claims), key=lambda c: self.order(self.statements[c])))
        keys = sorted({origin for c in told if (origin := self.statements[c].origin)})
        collapsed = self.sources.collapsed(
            [(c, origin, self.statements[c].attribution[0].name) for c in told if (origin := self.statements[c].origin)]
        )
        return Finding(
            id=make_id("fnd", kind.value, *sorted(told)),
            kind=kind,
            claims=told,
            incident=incident,
            summary=" / ".join(f"{self.voice_name(c)}: “{self.quote(c)}”" for c in told),
            independent_origins=count_independent(keys, self.origins),
            origins=tuple(self.origins[key].name for key in keys),
            outlets=tuple(sorted({self.statements[c].attribution[0].name for c in told})),
            positions=positions,
            reasons=(*reasons, *collapsed),
            weight=WEIGHTS[kind],
            opposed_sides=is_opposed(kind, keys, self.opposing),
        )

    def quote(self, claim: str) -> str:
        """The statement's words, cut at a word where they are long."""
        statement = self.statements[claim]
        text = self.reports[statement.evidence[0].report].text or ""
        words = " … ".join(" ".join(text[e.start : e.end].split()) for e in statement.evidence)
        return words if len(words) <= QUOTE_LENGTH else words[:QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"

    def order(self, statement: Statement) -> tuple[str, str, int]:
        """By day told, then report and place in it."""
        place = statement.evidence[0]
        return (self.day(statement) or "9999", place.report, place.start)

    def day(self, statement: Statement) -> str | None:
        """The day on which the statement's report was published."""
        published = self.reports[statement.evidence[0].report].published
        return published[:10] if published else None

    def voice_entity(self, claim: str | None) -> str | None:
        """The entity of the innermost voice."""
        found = self.statements.get(claim) if claim is not None else None
        return found.attribution[-1].entity if found is not None else None

    def voice_key(self, claim: str | None) -> str:
        """The origin's key of a statement."""
        found = self.statements.get(claim) if claim is not None else None
        return (found.origin or "") if found is not None else ""

    def voice_name(self, claim: str | None) -> str:
        """The innermost voice's name as the chain gives it."""
        found = self.statements.get(claim) if claim is not None else None
        return found.attribution[-1].name if found is not None else ""

    def side_of(self, entity: str | None) -> str | None:
        """The side of an entity: its stated side, else its country."""
        return self.sides.get(entity) if entity is not None else None

    def voice_side(self, claim: str | None) -> str | None:
        """The side of a statement's voice."""
        return self.side_of(self.voice_entity(claim))

    def same_side(self, left: str, right: str) -> bool:
        """Whether both voices are known to stand on one side."""
        a, b = self.voice_side(left), self.voice_side(right)
        return a is not None and a == b

    def shared_incident(self, a: Statement, b: Statement) -> str | None:
        """An incident that both tell of."""
        shared = sorted(set(a.incidents) & set(b.incidents))
        either = sorted(set(a.incidents) | set(b.incidents))
        return shared[0] if shared else (either[0] if len(either) == 1 else None)


def words_of(matter: Matter) -> tuple[set[str], set[str], set[str]]:
    """The matter's words, and those of them that are numbers and ordinals."""
    words = set(matter.words)
    degrees = words & ORDINALS | {part for w in words if "-" in w for part in w.split("-") if part in ORDINALS}
    return words, {w for w in words if w[0].isdigit()}, degrees


def assess_statements(
    statements: Sequence[Statement],
    matters: Mapping[str, Matter],
    pairs: Sequence[Pair],
    reports: Sequence[AccountReport],
    entities: Sequence[Entity],
    incidents: Sequence[Incident],
    origins: Mapping[str, Origin],
    why: Mapping[str, str] | None = None,
) -> tuple[Finding, ...]:
    """Findings on statements, weightiest first (see ``StatementFindings``)."""
    book = Book()
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_report[statement.evidence[0].report].append(statement)
    read: dict[str, dict[str, Matter]] = defaultdict(dict)
    for matter in matters.values():
        read[matter.report][matter.claim] = matter
    stage = StatementFindings(
        book,
        Rows.of(book, {report: tuple(told) for report, told in by_report.items()}),
        Rows(book),
        Rows.of(book, read),
        Rows.of(book, {(pair.left, pair.right): pair for pair in pairs}),
        Rows.of(book, {report.id: report for report in reports}),
        Rows.of(book, {entity.id: entity for entity in entities}),
        Rows.of(book, {incident.id: incident for incident in incidents}),
        Rows.of(book, origins),
        Rows.of(book, why or {}),
    )
    book.refresh()
    return tuple(sorted(stage.found.rows.values(), key=lambda f: (-f.weight, f.id)))
