"""Statements to findings: who agrees, who disputes, what replaced an earlier claim, what one origin alone says, what is unverified."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from tallystick.assess.origins import count_independent
from tallystick.lexicon.claims import BLAME, CAUSES, CONTRASTS, NEGATIONS, ORDINALS, STOPWORDS, VAGUE
from tallystick.records.account import AccountReport, Entity, Finding, FindingKind, Incident, Origin, Position, Responsibility, Statement
from tallystick.records.identity import make_id
from tallystick.records.memory import Cells, Memory, shelf
from tallystick.records.mention import Certainty
from tallystick.records.question import Matter, Pair

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


def turned(matter: Matter, shared: frozenset[str]) -> bool:
    """Whether a negation stands before a word of the shared matter ('none of the wounded had …'), not elsewhere in the sentence."""
    for number, word in enumerate(matter.words):
        if word in NEGATIONS and any(term in shared for term in matter.stems[number + 1 : number + 1 + NEGATION_REACH]):
            return True
    return False


def looks_ahead(statement: Statement, matter: Matter) -> bool:
    """Whether it says what is to come: 'the toll was not expected to rise further', 'did not expect the dam to break'."""
    return not AHEAD.isdisjoint((*matter.words, *(statement.cue or "").lower().split()))


class StatementJudge:
    """The findings on one case's statements."""

    def __init__(
        self,
        statements: Sequence[Statement],
        matters: Mapping[str, Matter],
        reports: Sequence[AccountReport],
        entities: Sequence[Entity],
        incidents: Sequence[Incident],
        origins: Mapping[str, Origin],
        own_voice: Sequence[Statement] = (),
        memory: Memory | None = None,
    ) -> None:
        self.verdicts, self.cells = shelf(memory, "statement verdicts", Cells), shelf(memory, "statement findings", Cells)
        self.made: set[tuple[FindingKind, tuple[str, ...], str | None]] = set()
        self.statements = {s.id: s for s in (*own_voice, *statements)}
        self.own_voice = {s.id for s in (*own_voice, *statements) if in_own_voice(s)}
        self.matters = matters
        self.reports = {r.id: r for r in reports}
        self.entities = {e.id: e for e in entities}
        self.incidents = {i.id: i for i in incidents}
        self.origins = origins
        self.said = {key: (origin.name, origin.kind, origin.reasons) for key, origin in origins.items()}
        self.used: set[str] = set()
        self._words: dict[str, tuple[set[str], set[str], set[str]]] = {}
        self._order: dict[str, tuple[str, str, int]] = {}
        self._voiced = [s for s in self.statements.values() if s.id not in self.own_voice]

    def judge(self, pairs: Sequence[Pair]) -> tuple[Finding, ...]:
        """All findings; single sources last, for what stands in no other finding."""
        found: dict[str, Finding] = {}
        for finding in (
            *self.responsibility(),
            *self.denials(),
            *self.bare_denials(),
            *self.rivals(),
            *self.retold(pairs),
            *self.unverified(),
        ):
            found.setdefault(finding.id, finding)
        for finding in self.single_sources():
            found.setdefault(finding.id, finding)
        self.cells.sweep(self.made)
        return tuple(sorted(found.values(), key=lambda f: (-f.weight, f.id)))

    # -- who did it ----------------------------------------------------------------------------------------------------
    def responsibility(self) -> list[Finding]:
        """Rival claims of responsibility for one incident, with equal rank, each with who says it."""
        found = []
        for incident in self.incidents.values():
            if len(incident.perpetrators) < 2:
                continue
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
                continue
            positions = tuple(
                Position(
                    label=claims[0].actor.name,
                    claims=tuple(sorted({c.statement for c in claims if c.statement})),
                    origins=tuple(sorted({self.voice_name(c.statement) for c in claims})),
                )
                for _, claims in sorted(rivals.items())
            )
            ids = tuple(dict.fromkeys(c for p in positions for c in p.claims))
            found.append(self.finding(FindingKind.DISPUTE, ids, ("rival claims of who did it",), incident.id, positions))
        return found

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
        """Whether the actor is somebody: an entity, of a known side, or named; not 'a man' or 'they'."""
        actor = claim.actor
        return (
            bool(actor.entity or actor.side)
            or any(w[:1].isupper() for w in actor.name.split()[1:])
            or (len(actor.name.split()) > 1 and actor.name.split()[0].casefold() not in VAGUE)
        )

    def denials(self) -> list[Finding]:
        """A denial against each claim of another voice about the same incident that it answers."""
        found = []
        of_incident: dict[str, list[Statement]] = defaultdict(list)
        of_report: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.voiced():
            if statement.certainty is Certainty.DENIED:
                for id_ in statement.incidents:
                    of_incident[id_].append(statement)
                if not statement.incidents and self.answers_blame(statement.id):
                    of_report[statement.evidence[0].report].append(statement)
        for incident in self.incidents.values():
            if not incident.perpetrators:
                continue
            told = [self.statements[s] for s in incident.statements if s in self.statements]
            blamed = {r.statement: r for r in incident.perpetrators if r.statement in self.statements}
            near = {e.report for e in incident.evidence}
            deniers = [*of_incident[incident.id], *(s for report in sorted(near) for s in of_report[report])] if blamed else []
            for denial in deniers:
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

    def bare_denials(self) -> list[Finding]:
        """'The army denied it', 'denied the accusation': against what another voice of the report has just said."""
        by_report: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.voiced():
            by_report[statement.evidence[0].report].append(statement)
        found = []
        for _, told in sorted(by_report.items()):
            told.sort(key=lambda s: (s.evidence[0], s.id))
            for position, denial in enumerate(told):
                words = [word for word in self.matters[denial.id].words if word not in ARTICLES]
                if denial.certainty is not Certainty.DENIED or not words or not DENIED_WORDS.issuperset(words):
                    continue
                start = denial.evidence[0].start
                before = [s for s in told[:position] if s.origin != denial.origin and s.certainty is not Certainty.DENIED]
                answered = next((s for s in reversed(before) if 0 <= start - s.evidence[-1].end <= RIVAL_DISTANCE), None)
                if answered is not None:
                    reason = ("one voice denies what another says",)
                    found.append(
                        self.finding(FindingKind.DISPUTE, (answered.id, denial.id), reason, self.shared_incident(answered, denial))
                    )
        return found

    def rivals(self) -> list[Finding]:
        """Two voices that one report sets against each other over what caused an incident."""
        by_report: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.voiced():
            if self.causal(statement.id):
                by_report[statement.evidence[0].report].append(statement)
        found = []
        for report, told in sorted(by_report.items()):
            told.sort(key=lambda s: s.evidence[0])
            text = self.reports[report].text or ""
            for left, right in self.neighbours(told):
                first, second = left.evidence[-1].end, right.evidence[0].start
                shared = self.matters[left.id].terms & self.matters[right.id].terms
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

    def answers_blame(self, claim: str) -> bool:
        """Whether a denial is of having done it ('denied any responsibility'), and not of something else."""
        return bool(set(self.matters[claim].words) & BLAME)

    def opposed(self, left: str, right: str) -> bool:
        """Whether the sides of both voices are known and differ."""
        a, b = self.voice_side(left), self.voice_side(right)
        return a is not None and b is not None and a != b

    def contrasted(self, text: str, first: int, second: int) -> bool:
        """Whether a connective between two claims, or at the head of the sentence that holds both, sets them against each other."""
        between = text[first:second]
        head = "" if "." in between else text[max(text.rfind(". ", 0, first), text.rfind("\n", 0, first), -1) + 1 : first][:12]
        return bool({word.strip("“”\"',.") for word in f"{head} {between}".lower().split()} & CONTRASTS)

    def causal(self, claim: str) -> bool:
        """Whether the words say who or what caused something."""
        return not CAUSES.isdisjoint(self.matters[claim].words)

    # -- one matter told twice -----------------------------------------------------------------------------------------
    def retold(self, pairs: Sequence[Pair]) -> list[Finding]:
        """Pairs of one matter: agreement, or the later replaces the earlier, or one contradicts the other."""
        found = []
        groups: list[set[str]] = []
        group_of: dict[str, int] = {}  # the first group that holds a statement
        for pair in pairs:
            left, right = sorted((self.statements[pair.left], self.statements[pair.right]), key=self.order)
            made_from = (pair.shared, left, right, self.matters[left.id], self.matters[right.id], self.day(left), self.day(right))
            verdict = self.verdicts.get((pair.left, pair.right), made_from)
            if verdict is None:
                verdict = self.verdicts.of((pair.left, pair.right), made_from, partial(self.compare, left, right, frozenset(pair.shared)))
            kind, reason = verdict
            if left.id in self.own_voice and right.id in self.own_voice and kind in {FindingKind.AGREEMENT, FindingKind.DISPUTE}:
                continue  # that two outlets tell one incident is seen in the incident and its figures
            if kind is FindingKind.AGREEMENT:
                number = min(group_of.get(left.id, len(groups)), group_of.get(right.id, len(groups)))
                if number == len(groups):
                    groups.append(set())
                groups[number].update((left.id, right.id))
                group_of[left.id] = group_of[right.id] = number
            elif kind is not None:
                reasons = (f"of one matter: {pair.overlap:.0%} of the shorter is in the other", reason)
                found.append(self.finding(kind, (left.id, right.id), reasons, self.shared_incident(left, right)))
        self.verdicts.sweep({(pair.left, pair.right) for pair in pairs})
        for group in groups:
            ids = tuple(sorted(group, key=lambda s: (self.order(self.statements[s]), s)))
            incident = self.shared_incident(self.statements[ids[0]], self.statements[ids[-1]])
            found.append(self.finding(FindingKind.AGREEMENT, ids, ("they say the same of one matter",), incident))
        return found

    def compare(self, earlier: Statement, later: Statement, shared: frozenset[str]) -> tuple[FindingKind | None, str]:
        """What the later statement of a pair is to the earlier."""
        a, b = self.matters[earlier.id], self.matters[later.id]
        words_a, numbers_a, degree_a = self.words(a)
        words_b, numbers_b, degree_b = self.words(b)
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

    def words(self, matter: Matter) -> tuple[set[str], set[str], set[str]]:
        """The matter's words, and those of them that are numbers and ordinals."""
        found = self._words.get(matter.claim)
        if found is None:
            words = set(matter.words)
            degrees = words & ORDINALS | {part for w in words if "-" in w for part in w.split("-") if part in ORDINALS}
            found = self._words[matter.claim] = (words, {w for w in words if w[0].isdigit()}, degrees)
        return found

    # -- doubt ---------------------------------------------------------------------------------------------------------
    def unverified(self) -> list[Finding]:
        """Statements that their own report marks as not verified or not verifiable."""
        found = []
        for statement in self.voiced():
            if statement.certainty is Certainty.UNVERIFIED or statement.unverified_evidence is not None:
                incident = statement.incidents[0] if statement.incidents else None
                found.append(
                    self.finding(FindingKind.UNVERIFIED, (statement.id,), ("its own report says that it is not verified",), incident)
                )
        return found

    def single_sources(self) -> list[Finding]:
        """Statements that matter and stand in no other finding: of an incident, or alleged, estimated or denied."""
        found = []
        for statement in self.voiced():
            matters = statement.incidents or statement.certainty in {Certainty.ALLEGED, Certainty.DENIED, Certainty.ESTIMATED}
            if statement.id not in self.used and matters:
                incident = statement.incidents[0] if statement.incidents else None
                found.append(self.finding(FindingKind.SINGLE_SOURCE, (statement.id,), ("no other report gives this",), incident))
        return found

    def voiced(self) -> list[Statement]:
        """The statements that somebody makes, without the outlets' own sentences."""
        return self._voiced

    # -- parts ---------------------------------------------------------------------------------------------------------
    def finding(
        self, kind: FindingKind, claims: Sequence[str], reasons: tuple[str, ...], incident: str | None, positions: tuple[Position, ...] = ()
    ) -> Finding:
        """One finding; what it holds counts as used for the single sources."""
        if kind is not FindingKind.SINGLE_SOURCE:
            self.used.update(claims)
        statements = [self.statements[c] for c in claims]
        keys = sorted({statement.origin for statement in statements if statement.origin})
        reports = [self.reports[statement.evidence[0].report] for statement in statements]
        made_from = (statements, reports, [self.said[key] for key in keys], reasons, positions)
        key = (kind, tuple(claims), incident)
        self.made.add(key)
        found: Finding | None = self.cells.get(key, made_from)
        if found is None:
            found = self.cells.of(key, made_from, partial(self._finding, kind, claims, reasons, incident, positions, keys))
        return found

    def _finding(
        self,
        kind: FindingKind,
        claims: Sequence[str],
        reasons: tuple[str, ...],
        incident: str | None,
        positions: tuple[Position, ...],
        keys: Sequence[str],
    ) -> Finding:
        told = tuple(sorted(dict.fromkeys(claims), key=lambda c: self.order(self.statements[c])))
        collapsed = tuple(reason for key in keys for reason in self.origins[key].reasons)
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
        )

    def quote(self, claim: str) -> str:
        """The statement's words, cut at a word where they are long."""
        statement = self.statements[claim]
        text = self.reports[statement.evidence[0].report].text or ""
        words = " … ".join(" ".join(text[e.start : e.end].split()) for e in statement.evidence)
        return words if len(words) <= QUOTE_LENGTH else words[:QUOTE_LENGTH].rsplit(" ", 1)[0] + " …"

    def order(self, statement: Statement) -> tuple[str, str, int]:
        """By day told, then report and place in it."""
        found = self._order.get(statement.id)
        if found is None:
            place = statement.evidence[0]
            found = self._order[statement.id] = (self.day(statement) or "9999", place.report, place.start)
        return found

    def day(self, statement: Statement) -> str | None:
        """The day on which the statement's report was published."""
        published = self.reports[statement.evidence[0].report].published
        return published[:10] if published else None

    def voice_entity(self, claim: str | None) -> str | None:
        """The entity of the innermost voice."""
        return self.statements[claim].attribution[-1].entity if claim in self.statements else None

    def voice_key(self, claim: str | None) -> str:
        """The origin's key of a statement."""
        return (self.statements[claim].origin or "") if claim in self.statements else ""

    def voice_name(self, claim: str | None) -> str:
        """The innermost voice's name as the chain gives it."""
        return self.statements[claim].attribution[-1].name if claim in self.statements else ""

    def side_of(self, entity: str | None) -> str | None:
        """The side of an entity: its stated side, else its country."""
        found = self.entities.get(entity or "")
        return (found.side or found.country) if found else None

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


def assess_statements(
    statements: Sequence[Statement],
    matters: Mapping[str, Matter],
    pairs: Sequence[Pair],
    reports: Sequence[AccountReport],
    entities: Sequence[Entity],
    incidents: Sequence[Incident],
    origins: Mapping[str, Origin],
    own_voice: Sequence[Statement] = (),
    memory: Memory | None = None,
) -> tuple[Finding, ...]:
    """Findings on statements, weightiest first.

    ``own_voice`` holds sentences with a figure that no voice is named for, under the figure's id: a statement may agree with one or
    contradict it, but they are no statements themselves.
    """
    return StatementJudge(statements, matters, reports, entities, incidents, origins, own_voice, memory).judge(pairs)
