"""The product's figures of a text, brought to one figure a measure and document, in the figure set's format.

The stages are the product's own: parser, times, figures. What stands here is only the choice of a document's main figure:
parts of wholes are left out, a running total or a headline goes before other mentions, and single persons whom the text kills or wounds
are counted where no number is given.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from eval.parser import default_parser
from eval.predict.figures_doer import counts_doer, own_death_told, with_own_death
from eval.predict.figures_retold import fresh, next_act, with_later_deaths
from tallystick.extract.figures import Victim, find_figures, find_single_victims
from tallystick.extract.times import find_times
from tallystick.lexicon.counted import COUNTED, PERSON_CLASSES
from tallystick.records.mention import Certainty, FigureMention
from tallystick.records.parsed import Parsed
from tallystick.records.report import Report, Span

NAMES = {
    "killed": "killed",
    "wounded": "injured",
    "detained": "abducted",
    "displaced": "displaced",
    "refugees": "displaced",
    "evacuated": "evacuated",
    "rescued": "evacuated",
    "sheltering": "sheltered",
}
ADDED = frozenset({"killed", "injured"})
"""Measures whose counts a short account gives piece by piece; people who flee are told once, in families and again in people."""
STOCK = 12
"""Characters between 'one' and 'two children' in 'one of her two children': such a part is a victim of its own."""
NOUN_REACH = 24
"""Characters between 'one' and the noun that an age keeps apart ('one 50-year-old employee')."""
SCOPE = 60
"""Characters beside a building's count in which the word that says what became of it stands."""


def predict(records: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    """One prediction a record: ``{"doc_id", "figures": {measure: {"low", "high"}}}``."""
    parser = default_parser()
    for record in records:
        text = str(record["text"])
        name = str(record["doc_id"])
        report = Report(id=name, name=name, text=text, sha256=hashlib.sha256(text.encode()).hexdigest(), language="en")
        parsed = next(iter(parser.parse((report,))))
        yield {"doc_id": name, "figures": figures_of(report, parsed)}


def figures_of(report: Report, parsed: Parsed) -> dict[str, dict[str, object]]:
    """The document's main figure of each measure."""
    by_name: dict[str, list[FigureMention]] = defaultdict(list)
    figures = find_figures(report, parsed, find_times(report, parsed))
    by_id = {figure.id: figure for figure in figures}
    for figure in figures:
        name = _name(figure, report.text)
        if name == "abducted" and not FORCE.search(_around(figure, report.text)):
            continue
        whole = by_id.get(figure.part_of or "")
        if whole is not None and whole.measure == "wounded" and figure.measure == "killed":
            figure = msgspec.structs.replace(figure, part_of=None)
        if whole is not None and 0 <= whole.span.start - figure.span.end < STOCK and _name(whole, report.text) != name:
            figure = msgspec.structs.replace(figure, part_of=None)
        if name is not None and figure.certainty is not Certainty.DENIED:
            by_name[name].append(figure)
    singles: dict[str, list[Victim]] = defaultdict(list)
    victims = find_single_victims(parsed)
    for victim in victims:
        around = report.text[max(0, victim.span.start - SCOPE) : victim.span.end + SCOPE]
        if (victim.measure == "detained" and not FORCE.search(around)) or victim.perpetrator:
            continue
        singles[NAMES[victim.measure]].append(victim)
    for name, told in singles.items():
        subjects = {victim for victim in told if victim.pronoun and victim.span.of(report.text).lower() in SUBJECTS}
        if by_name.get(name) or len(subjects) < len(told):
            singles[name] = [victim for victim in told if victim not in subjects]
    found: dict[str, dict[str, object]] = {}
    for name in sorted(by_name.keys() | singles.keys()):
        low, high, unit = _main(by_name.get(name, []), singles.get(name, []), parsed, name in ADDED, figures)
        found[name] = {"low": low, "high": high, "unit": unit}
    if "injured" in found:
        _apart(found, figures, victims, parsed)
    short = len({sentence.paragraph for sentence in parsed.sentences}) == 1
    if short:
        with_later_deaths(found, figures, victims, parsed)
        doer = any(counts_doer(figure, report.text) for figure in by_name.get("killed", ()))
        own = own_death_told(report.text) or any(victim.perpetrator and victim.measure == "killed" for victim in victims)
        with_own_death(found, report.text, own or doer, doer)
    return found


def _killed_among(figure: FigureMention, figures: Sequence[FigureMention], victims: Sequence[Victim], parsed: Parsed) -> int:
    """How many single persons the words ', killing his aunt and a lodger' behind those shot tell."""
    sentence = parsed.sentence_index_at(figure.number_span.start)
    if figure.measure != "wounded" or (figure.low or 0) < 2 or sentence is None:
        return 0
    rest = parsed.text[figure.span.end : parsed.sentences[sentence].end]
    match = KILLING.search(rest)
    if match is None:
        return 0
    low, high = figure.span.end + match.start("list"), figure.span.end + match.end("list")
    return sum(
        victim.size
        for victim in victims
        if victim.measure == "killed"
        and not victim.perpetrator
        and low <= victim.span.start < high
        and not any(_covers(other.span, victim.span, parsed.text) for other in figures)
    )


KILLING = re.compile(r"^[^.;]{0,40}?, killing (?P<list>[^.;]*?)(?= and (?:wound|injur|hurt)\w+|[.;]|$)")
SUBJECTS = frozenset({"he", "she", "his body", "her body"})
TOTAL = re.compile(r"\b(?:in total|totall?ing|in all|a total of|altogether)\b", re.IGNORECASE)


def _apart(found: dict[str, dict[str, object]], figures: Sequence[FigureMention], victims: Sequence[Victim], parsed: Parsed) -> None:
    """'Seven were shot, one of them fatally', 'shot seven, killing his aunt': the set's injured do not hold the dead."""
    by_id = {figure.id: figure for figure in figures}
    told = found["injured"]
    before = told["low"]
    short = len({sentence.paragraph for sentence in parsed.sentences}) == 1
    for figure in figures:
        dead = _killed_among(figure, figures, victims, parsed) if short else 0
        low = told["low"]
        if dead and isinstance(low, int | float) and low == told["high"] and low >= dead:
            told["low"] = told["high"] = low - dead
        whole = by_id.get(figure.part_of or "")
        if whole is None or figure.measure != "killed" or whole.measure != "wounded" or figure.low is None or figure.low != figure.high:
            continue
        whole_told = (
            isinstance(before, int | float) and whole.low is not None and (before >= whole.low if short else told["low"] == whole.low)
        )
        low = told["low"]
        if whole_told and isinstance(low, int | float) and low > figure.low:
            told["low"] = low - figure.low
            told["high"] = None if told["high"] is None else float(str(told["high"])) - figure.low


def _name(figure: FigureMention, text: str) -> str | None:
    """The set's name of the measure; what became of homes and people is told apart by the words beside the number."""
    around = _around(figure, text).lower()
    if figure.measure == "buildings":
        return _fate(figure, text)
    if figure.measure in {"displaced", "evacuated", "sheltering", "trapped"} and re.search(r"homeless|los[et] their homes", around):
        return "homeless"
    if figure.measure == "evacuated" and ("relocat" in around or "resettle" in around):
        return "relocated"
    return NAMES.get(figure.measure)


def _fate(figure: FigureMention, text: str) -> str | None:
    """Whether buildings were destroyed, damaged or emptied: by the word nearest to the number that says so."""
    low, high = max(0, figure.number_span.start - SCOPE), figure.span.end + SCOPE
    told: list[tuple[int, str]] = []
    for match in FATES.finditer(text, low, high):
        behind = match.start() >= figure.span.end
        gap = match.start() - figure.span.end if behind else figure.number_span.start - match.end()
        between = text[figure.span.end : match.start()] if behind else text[match.end() : figure.number_span.start]
        told.append((gap + CLAUSE_APART * len(CLAUSE_BREAK.findall(between)), str(match.lastgroup)))
    return min(told)[1] if told else None


CLAUSE_APART = 30
"""Characters that a comma or an 'and' between a building and its fate weighs."""
CLAUSE_BREAK = re.compile(r"[,;]|\band\b|\bwhile\b|\d")
FATES = re.compile(
    r"(?P<homes_destroyed>damag\w+\s+(?:or|and)\s*destr\w+|destr\w+|demolish\w+|collaps\w+|razed|burn\w*|flatten\w+|levell?ed|washed|swept|lost|ruin\w*|gutted|torched|ashes|beyond repair|buried)"
    r"|(?P<homes_damaged>damag\w+)|(?P<evacuated>evacuat\w+)",
    re.IGNORECASE,
)
FORCE = re.compile(r"kidnap|abduct|hostage|captive|captur|seized|disappear|taken away|ransom", re.IGNORECASE)
"""Words of holding by force: an arrest is no abduction."""


WITHIN_REACH = 60
WITHIN = re.compile(r",? ?\(?(?:including|among them|one of them)\b(?![^.;]*\b(?:was|were|and (?:wound|injur|kill|hurt)\w+)\b)")
DESCRIBED = re.compile(r",\s+(?:an?|the|his|her)\s(?:[\w-]+[ -]){0,5}")
NAMED = re.compile(r"[,:]\s+(?:[A-Z][\w'.-]*,?\s(?:\d+,\s)?(?:and\s)?)*")
APPOSED = re.compile(r",\s*")
CARE = re.compile(r"hospital|treat|condition|intensive", re.IGNORECASE)
"""Words of treatment: those treated are among the wounded told before."""


def _around(figure: FigureMention, text: str) -> str:
    return text[max(0, figure.number_span.start - SCOPE) : figure.span.end + SCOPE]


def _main(
    figures: Sequence[FigureMention], singles: Sequence[Victim], parsed: Parsed, added: bool, everyone: Sequence[FigureMention]
) -> tuple[float | None, float | None, str]:
    """The main figure: a total before what is added up, and what is added up only within the telling that comes first."""
    unit = "households" if any(f.unit == "families" for f in figures[:1]) else "people"
    wholes = [f for f in figures if f.part_of is None] or list(figures)
    wholes = ([f for f in wholes if not told_again(f, parsed.text)] or wholes) if added else wholes
    whole_sums = [f for f in wholes if TOTAL.search(parsed.text[max(0, f.span.start - SCOPE) : f.span.start + 12])]
    if added and whole_sums and len({sentence.paragraph for sentence in parsed.sentences}) == 1:
        return whole_sums[-1].low, whole_sums[-1].high, unit
    sole = next((f for f in wholes if f.span.of(parsed.text).lower().startswith("the only")), None)
    if added and sole is not None:
        return sole.low, sole.high, unit
    wholes = [f for f in wholes if not f.earlier] or wholes
    wholes = _without_rival_tolls(wholes, parsed) if added else wholes
    exact = [f for f in wholes if f.low == f.high]
    wholes = [f for f in wholes if (f.low, f.high) != (3, 9)] if exact else wholes
    totals = [f for f in wholes if f.cumulative and not f.rest]
    sums: dict[int, list[float | None]] = {}
    one_paragraph = len({sentence.paragraph for sentence in parsed.sentences}) == 1
    for figure in wholes:
        if figure.low == figure.high == 0 and len(wholes) > 1:
            continue
        at = parsed.sentence_index_at(figure.number_span.start) or 0
        if at in sums and not one_paragraph and figure.span.of(parsed.text).lower().endswith("-old"):
            continue  # a report tells the age of one whom it counted
        low, high = sums.get(at, [0.0, 0.0])
        one = 1.0 if not one_paragraph and _one_and(figure, everyone, parsed.text) else 0.0
        sums[at] = [_add(_add(low, figure.low), one), _add(_add(high, figure.high), one)]
    covered = [f.span for f in figures]
    paragraphs = {sentence.paragraph for sentence in parsed.sentences}
    if not added and wholes:
        best = min(wholes, key=lambda f: (f.rest, f.low == f.high == 0, f.number_span))
        place = parsed.sentence_index_at(best.number_span.start)
        beside = [
            f
            for f in wholes
            if f is not best and parsed.sentence_index_at(f.number_span.start) == place and _elsewhere(best, f, parsed.text)
        ]
        low, high = best.low, best.high
        for figure in beside:
            low, high = _add(low, figure.low), _add(high, figure.high)
        return low, high, unit
    if len(paragraphs) > 1 and not figures and singles:
        return 1, 1, unit
    for victim in singles:
        if len(paragraphs) > 1 or any(_covers(span, victim.span, parsed.text) for span in covered):
            continue
        low, high = sums.get(victim.sentence, [0.0, 0.0])
        sums[victim.sentence] = [_add(low, victim.size), _add(high, victim.size)]
    order = sorted(sums)
    if not order:
        return 0, 0, unit
    totals = [f for f in totals if parsed.sentence_index_at(f.number_span.start) == order[0]]
    if totals and len(paragraphs) > 1 and (totals[0].low or totals[0].high or 0) >= (sums[order[0]][0] or 0):
        return totals[0].low, totals[0].high, unit
    low, high = sums[order[0]]
    later = [sums[at] for at in order[1:]]
    if len(order) > 2 and all(one == other for one, other in later) and sum(one or 0 for one, _ in later) == low == high:
        return low, high, unit  # the first sentence tells the whole, the others its parts
    care = {
        parsed.sentence_index_at(f.number_span.start) or 0
        for f in wholes
        if f.predicate_span is not None and CARE.search(f.predicate_span.of(parsed.text))
    }
    numbered = {parsed.sentence_index_at(f.number_span.start) or 0 for f in wholes}
    if len(paragraphs) > 1:
        whole = {
            parsed.sentence_index_at(f.number_span.start) or 0 for f in wholes if not f.span.of(parsed.text).lower().startswith("another")
        }
        first = next((at for at in order if at in whole), next((at for at in order if at in numbered), order[0]))
        return sums[first][0], sums[first][1], unit
    for at in order[1:]:
        new = next_act(parsed, at)
        more = sums[at] if at in numbered else [float(count := sum(v.size for v in fresh(singles, at, parsed))), float(count)]
        if (at not in numbered and not new) or at in care or (sums[at] == [low, high] and not new):
            continue
        low, high = _add(low, more[0]), _add(high, more[1])
    return low, high, unit


def _without_rival_tolls(wholes: Sequence[FigureMention], parsed: Parsed) -> Sequence[FigureMention]:
    """Of '36 died, but residents put the toll at 50' without the toll; of 'shot five; the dead now number six' with the toll alone."""
    short = len({sentence.paragraph for sentence in parsed.sentences}) == 1
    for index, figure in enumerate(wholes):
        told = figure.predicate_span.of(parsed.text).lower() if figure.predicate_span is not None else ""
        if told not in TOLLS | SAID or figure.rest or not index:
            continue
        first, between = wholes[0], parsed.text[wholes[index - 1].span.end : figure.span.start].lower()
        same = parsed.sentence_index_at(first.span.start) == parsed.sentence_index_at(figure.span.start)
        if same and (told in SAID or re.search(r"\b(?:but|while|although|though|whereas)\b", between)):
            return [f for f in wholes if f is not figure]
        if (same or short) and figure.low == figure.high and (figure.low or 0) >= (first.low or 0):
            return [figure]
    return wholes


SAID = frozenset("say says said claim claims claimed report reports reported counted".split())
TOLLS = frozenset("toll number total tally count figure".split())


def _one_and(figure: FigureMention, figures: Sequence[FigureMention], text: str) -> bool:
    """'He and eight others were shot', 'killed his brother and two others': somebody whom no figure counts stands beside the others."""
    if not figure.rest or not (figure.group or "").startswith("other"):
        return False
    before = text[max(0, figure.span.start - SCOPE) : figure.span.start]
    match = ONE_AND.search(before)
    if match is None or (match["last"] and COUNTED.get(match["last"]) not in PERSON_CLASSES):
        return False
    if figure.measure == "wounded" and match["noun"]:
        return False  # of 'he and four others were shot' he often died
    joint = figure.span.start - len(before) + (match.end("noun") if match["noun"] else match.end())
    return not any(0 <= joint - other.span.end <= 1 for other in figures)


ONE_AND = re.compile(
    r"(?:\b(?P<noun>[Hh]e|[Ss]he|(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er)(?: [a-z-]+){0,2} (?P<last>[a-z-]+)|[A-Z][\w'’-]+(?: [A-Z][\w.'’-]+){1,2}(?:, \d+,)?) and "
    r"|^(?:Infant|Baby|Man|Woman|Teen|Teenager|Girl|Boy|Child|Toddler|Officer|Deputy), )(?:at least )?$"
)


def _elsewhere(one: FigureMention, other: FigureMention, text: str) -> bool:
    """'700 people fled in Karsk and 300 in Vesk': two counts of one kind at two places, told side by side, make one number."""
    if one.low != one.high or other.low != other.high or one.number_span > other.number_span or one.unit != other.unit:
        return False
    between = text[one.span.end : other.span.start]
    bare = other.group is None or other.group == one.group
    return (
        bare
        and not other.rest
        and bool(re.search(r"\b(?:and|while)\b|,", between))
        and bool(re.search(r"\bin\b", between) and re.match(r"[\w\s]{0,30}\bin\b", text[other.span.end :]))
        and not re.search(r"[()]|\bor\b|\bincluding\b", between)
    )


def _covers(span: Span, victim: Span, text: str) -> bool:
    """Whether the victim is who the figure counts: inside its words, or the noun that an age keeps apart ('one 50-year-old employee')."""
    between = text[span.end : victim.start]
    within = 0 < victim.start - span.end < WITHIN_REACH and WITHIN.match(between)
    one = span.of(text).lower().startswith("one") and DESCRIBED.fullmatch(between)
    if within or one or (NAMED.fullmatch(between) and text[victim.start].isupper()):
        return True  # 'three more, including the owner,', 'one of them, a girl,'
    if victim.of(text).lower() == "victim" and APPOSED.fullmatch(text[victim.end : span.start]):
        return True  # 'the victim, a cab driver,'
    return span.overlaps(victim) or (0 <= victim.start - span.end < NOUN_REACH and not re.search(r",|;|\band\b|\bor\b", between))


def told_again(figure: FigureMention, text: str) -> bool:
    """'The three victims', 'all five': a count that points back at one told before."""
    return (
        text[: figure.span.start].rstrip().lower().endswith((" the", " all", " these", " those", " both", "\nthe"))
        or text[: figure.span.start].strip().lower() == "the"
    )


def _add(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other
