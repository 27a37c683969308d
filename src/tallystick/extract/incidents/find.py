"""One report's incident mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

import msgspec

from tallystick.extract.bulletins import of_the_event
from tallystick.extract.incidents.actors import ActorFinder
from tallystick.extract.incidents.background import is_background
from tallystick.extract.incidents.blame import with_blamed
from tallystick.extract.incidents.done import agents, is_passive, patients
from tallystick.extract.incidents.identified import with_identified
from tallystick.extract.incidents.killing import HARMING
from tallystick.extract.incidents.likeness import compatible_types, is_definite
from tallystick.extract.incidents.means import means_of
from tallystick.extract.incidents.occurred import with_occurred
from tallystick.extract.incidents.realis import realis_of
from tallystick.extract.incidents.setting import Setting
from tallystick.extract.incidents.tellings import Telling, group_triggers, telling_span
from tallystick.extract.incidents.triggers import find_triggers
from tallystick.lexicon import incidents as words
from tallystick.lexicon.actors import GOING_OFF
from tallystick.lexicon.scale import ELSEWHERE, MANY, scale_of
from tallystick.records.identity import make_id
from tallystick.records.mention import IncidentMention, NameKind, NameMention, StatementMention, TimeMention
from tallystick.records.parsed import Parsed, Sentence
from tallystick.records.report import Report, Span

APART_TYPES = frozenset({"detention", "release"})
"""Types that follow from something elsewhere: who shot in one town may be arrested in another."""
FOLLOWED_TYPES = words.VIOLENT_TYPES | {"accident", "disaster", "other"}
"""What people are arrested for."""
FROM_AFAR = frozenset({"air", "artillery"})
"""'Ten were killed, five of them children, in air strikes': whoever is killed so is killed in a strike."""
HARMFUL_TYPES = frozenset({"accident", "disaster"})
"""Whose dead a sentence right after them tells without saying of what."""
ITS_MAN = re.compile(
    r"\b[Tt]he (?:[\w-]+[ ’'s]* ){0,2}(?:drivers?|pilots?|captain|skipper|owners?|gunm[ae]n|attackers?|assailants?|shooters?|bombers?|operators?|"
    r"conductor|engineer|manager|landlord|contractor|kidnappers?|killers?|arsonists?|crew|knifem[ae]n|perpetrators?)\b"
)
"""'The driver was arrested': that of the accident told before, and there as far as anybody tells."""
PLACELESS = frozenset({"meeting", "negotiation", "statement", "sanction", "appointment", "visit"})
"""Types that do not take place where the words before are set: a council meets on a town, not in it."""
AT_LARGE = frozenset({"invasion", "annexation", "war"})
"""What befalls a country: it is not set in the town told before."""
OTHER_PLACE = re.compile(
    r"\b(?:a|an|several|many|some|two|three|four|other|another|various|numerous)\b[^,.;]{0,40}?"
    r"\b(?:towns?|cit(?:y|ies)|villages?|districts?|suburbs?|neighbou?rhoods?|provinces?|regions?|islands?)\b",
    re.IGNORECASE,
)
"""A place of its own that is not named: such a telling takes over no other's."""
DEFINITE_LOOK_BACK = 12
"""Sentences back in which 'the attack' looks for an attack that was told there."""
THAT_ONE = re.compile(
    r"\bthat (?:incident|attack|case|shooting|bombing|killing|massacre|disaster|flood|quake|earthquake|storm|crash|accident|blast|explosion|"
    r"strike|assault|raid|time|year)\b",
    re.IGNORECASE,
)
"""Takes up what the sentence before told: after something of another time it is of that time too."""
AFTERWARDS = re.compile(r"\b(?:after|before|since|following|until|amid)\b", re.IGNORECASE)
FOLLOWING = re.compile(r"\b(?:after|during|following|amid)\b", re.IGNORECASE)
ONE_MORE = frozenset("second third fourth fifth sixth separate further different new".split())
RELATIVE = re.compile(r"(?:that|which|when|where)\b", re.IGNORECASE)
RIOT = re.compile(r"\b(?:riot(?:s|ing|ed)?|unrest|uprising|looting)\b", re.IGNORECASE)
DAMAGE_LOOK_BACK = 2
"""Sentences back in which the blast was told that did the damage."""
LOOK_BACK = 3
"""Sentences back from which a telling takes over the place of what was told there."""


def find_incidents(
    report: Report,
    parsed: Parsed,
    names: Sequence[NameMention],
    times: Sequence[TimeMention],
    statements: Sequence[StatementMention],
) -> tuple[IncidentMention, ...]:
    """Tellings of something that happened, is planned, denied, possible or general (``realis`` says which), in order of their triggers."""
    setting = Setting(report, parsed, names, times, statements)
    actors = ActorFinder(parsed, names, statements)
    found: list[IncidentMention] = []
    named = _named_tokens(parsed, names)
    told: str | None = None
    for sentence in parsed.running_sentences():
        triggers = find_triggers(parsed, sentence, named, told)
        if not triggers:
            found = _damaged(parsed, actors, found, sentence)
            found = with_blamed(parsed, actors, statements, found, sentence, words.VIOLENT_TYPES)
            found = with_identified(parsed, names, found, sentence, words.VIOLENT_TYPES)
            found = with_occurred(parsed, setting, found, sentence, words.VIOLENT_TYPES | HARMFUL_TYPES)
            continue
        tellings = group_triggers(parsed, triggers)
        setting.enter(tellings)
        before = len(found)
        for telling in tellings:
            if not _stands_alone(parsed, telling):
                continue
            mention = _mention(report, parsed, setting, actors, statements, telling, sentence)
            found.append(_of_the_told(parsed, found, telling, mention))
            if telling.main.type in words.VIOLENT_TYPES and found[-1].realis == "actual" and not (told and telling.main.weak):
                told = telling.main.type
        if len(found) == before:
            found = with_identified(parsed, names, found, sentence, words.VIOLENT_TYPES)
            found = with_occurred(parsed, setting, found, sentence, words.VIOLENT_TYPES | HARMFUL_TYPES)
        found = with_blamed(parsed, actors, statements, found, sentence, words.VIOLENT_TYPES)
    return of_the_event(report, parsed, tuple(_inherit(parsed, setting, found)), names, times)


def _of_the_told(parsed: Parsed, found: Sequence[IncidentMention], telling: Telling, mention: IncidentMention) -> IncidentMention:
    """'Seven people were killed and 90 were missing.' right after a dam that burst: its dead, and no killing."""
    lone = telling.main.weak and len(telling.members) == 1 and telling.main.type == "killing"
    last = _wider_before(parsed, found) or (found[-1] if found else None)
    if (
        not lone
        or last is None
        or last.type not in HARMFUL_TYPES | {"protest"}
        or last.realis != "actual"
        or last.background
        or mention.background
    ):
        return mention
    before, here = parsed.sentence_index_at(last.trigger.start), parsed.sentence_index_at(mention.trigger.start)
    own = (mention.place is not None and not mention.place_inherited) or (mention.when is not None and not mention.when_inherited)
    if before is None or here is None or not 0 <= here - before <= 1 or own or not is_passive(parsed, telling.main.token):
        return mention
    if agents(parsed, telling.main.token) or any(p in {"by", "in", "during"} for p, _ in parsed.obliques(telling.main.token)):
        return mention
    return msgspec.structs.replace(
        mention,
        type=last.type,
        definite=True,
        place=last.place,
        place_inherited=True,
        when=last.when,
        when_inherited=last.when is not None,
        means=last.means,
    )


def _wider_before(parsed: Parsed, found: Sequence[IncidentMention]) -> IncidentMention | None:
    """Of the last sentence that told anything the riot, also where it names what set it off ('Rioting broke out after police shot a youth'), or the
    disaster at large, also where it ends with one thing of many ('41 died in floods, 15 of them in a bus that was swept away')."""
    last = found[-1] if found else None
    here = parsed.sentence_index_at(last.trigger.start) if last is not None else None
    for mention in reversed(found):
        if parsed.sentence_index_at(mention.trigger.start) != here:
            break
        if mention.type == "protest" and RIOT.search(mention.span.of(parsed.text)):
            return mention
        if last is not None and RELATIVE.match(last.span.of(parsed.text)) and scale_of(mention, parsed.text) == MANY:
            return mention
    return None


def _damaged(parsed: Parsed, actors: ActorFinder, found: list[IncidentMention], sentence: Sentence) -> list[IncidentMention]:
    """'Two banks were damaged' right after a blast: what it hit."""
    things = [thing for index in range(sentence.first, sentence.last) for thing in actors.damaged_by(index)]
    last = found[-1] if found else None
    if not things or last is None or last.type not in {"strike", "explosion"} or last.realis != "actual":
        return found
    before, here = parsed.sentence_index_at(last.trigger.start), parsed.sentence_index_at(sentence.start)
    if before is None or here is None or here - before > DAMAGE_LOOK_BACK:
        return found
    return [*found[:-1], msgspec.structs.replace(last, targets=tuple(dict.fromkeys((*last.targets, *things))))]


def _named_tokens(parsed: Parsed, names: Sequence[NameMention]) -> frozenset[int]:
    """Tokens of names of people, organizations and places; a name's last word may still tell ('the Verano Square bombing')."""
    found: set[int] = set()
    for name in names:
        if name.named and name.kind in {NameKind.PERSON, NameKind.ORGANIZATION, NameKind.PLACE}:
            found.update(parsed.tokens_in(name.span))
    return frozenset(found)


def _stands_alone(parsed: Parsed, telling: Telling) -> bool:
    """'those killed', 'the injured': a lone participle that only describes people tells of nothing by itself."""
    token = parsed.tokens[telling.main.token]
    return not (
        telling.main.weak and token.dep in {"acl", "amod"} and len(telling.members) == 1 and len(parsed.children(telling.main.token)) == 0
    )


def _mention(
    report: Report,
    parsed: Parsed,
    setting: Setting,
    actors: ActorFinder,
    statements: Sequence[StatementMention],
    telling: Telling,
    sentence: Sentence,
) -> IncidentMention:
    span = telling_span(parsed, telling, sentence)
    place, own_place = setting.place_of(telling, span, sentence)
    time, own_time = setting.time_of(telling, span, sentence)
    token = parsed.tokens[telling.main.token]
    trigger = Span(token.start, token.end)
    means = means_of(parsed, telling)
    harmed = telling.main.type == "killing" and telling.main.verb and token.lemma in HARMING
    return IncidentMention(
        id=make_id("im", report.id, trigger.start, trigger.end),
        trigger=trigger,
        span=span,
        type="strike" if harmed and FROM_AFAR.intersection(means) and "gun" not in means else telling.main.type,
        realis=realis_of(parsed, telling, own_place or own_time, own_time),
        place=place.id if place is not None else None,
        when=time.id if time is not None else None,
        actors=actors.actors_of(telling, sentence),
        targets=actors.targets_of(telling),
        statement=_statement(statements, trigger),
        background=is_background(report, parsed, telling, sentence, time),
        definite=is_definite(parsed, telling),
        anew=_is_another(parsed, telling, own_place or own_time),
        means=means,
        place_inherited=place is not None and not own_place,
        when_inherited=time is not None and not own_time,
    )


def _is_another(parsed: Parsed, telling: Telling, dated_or_placed: bool) -> bool:
    """'another explosion', 'a second bomb went off', 'a third porter was stabbed in Vesk'; where neither day nor place of his own is told,
    'another man was shot' is one more victim of what was told before."""
    main = telling.main
    heads = [main.token] if not main.verb else []
    if main.verb:
        off = parsed.tokens[main.token].lemma in GOING_OFF
        heads.extend(subject for subject in parsed.subjects(main.token) if off or parsed.tokens[subject].lemma in words.NOUN_TYPES)
        if main.type in words.VIOLENT_TYPES and not main.weak and len(telling.members) == 1 and dated_or_placed:
            heads.extend(one for one in patients(parsed, main.token) if parsed.tokens[one].lemma in words.PEOPLE | words.STRUCTURES)
        met = (child for thing in parsed.objects(main.token) for child in parsed.children(thing))
        if main.type == "meeting" and any(parsed.lower(child) == "other" for child in met):
            return True  # 'is meeting other leaders this week': others than those told before
    for head in heads:
        marks = {parsed.lower(child) for child in parsed.children(head) if child < head}
        if "more" in marks and any(parsed.tokens[child].dep == "nummod" for child in parsed.children(head)):
            return True  # 'two more explosions'
        if "another" in marks or (marks & {"a", "an"} and marks & ONE_MORE):
            return True
    return False


def _statement(statements: Sequence[StatementMention], trigger: Span) -> str | None:
    """The innermost statement whose content holds the trigger."""
    holding = [
        (sum(piece.end - piece.start for piece in s.content), s.id) for s in statements if any(piece.covers(trigger) for piece in s.content)
    ]
    return min(holding)[1] if holding else None


def _inherit(parsed: Parsed, setting: Setting, mentions: Sequence[IncidentMention]) -> Iterator[IncidentMention]:
    """Places and times that the words just before give: within a paragraph, and for what is told as known ('the attack')."""
    told: list[IncidentMention] = []
    for number, mention in enumerate(mentions):
        recalled = _recalled(parsed, told, mention)
        if recalled is not None:
            mention = msgspec.structs.replace(
                mention,
                background=True,
                place=mention.place or recalled.place,
                place_inherited=mention.place_inherited or mention.place is None,
                when=mention.when or recalled.when,
                when_inherited=mention.when_inherited or mention.when is None,
            )
        if (
            mention.place is None
            and not mention.background
            and mention.type not in PLACELESS
            and mention.trigger.of(parsed.text).lower() not in AT_LARGE
            and not OTHER_PLACE.search(mention.span.of(parsed.text))
        ):
            place = _place_after(parsed, mentions, number) or _place_before(parsed, setting, told, mention)
            if place is not None:
                mention = msgspec.structs.replace(mention, place=place, place_inherited=True)
        if mention.when is None and not mention.background and mention.realis == "actual":
            when = _time_beside(parsed, mentions, number) or _time_before(parsed, setting, told, mention)
            if when is not None:
                mention = msgspec.structs.replace(mention, when=when, when_inherited=True)
        told.append(mention)
        yield mention


def _place_after(parsed: Parsed, mentions: Sequence[IncidentMention], number: int) -> str | None:
    """'Two arrests were made after the shooting': where the shooting was, as far as it was told before."""
    mention = mentions[number]
    index = parsed.sentence_index_at(mention.trigger.start)
    for beside in mentions[number + 1 : number + 2]:
        gap = parsed.text[mention.trigger.end : max(mention.trigger.end, beside.trigger.start)]
        if parsed.sentence_index_at(beside.trigger.start) == index and beside.definite and FOLLOWING.search(gap) and len(gap) < 60:
            if beside.place is not None:
                return beside.place
            for before in reversed(mentions[:number]):
                if before.place is not None and not before.background and compatible_types(before.type, beside.type):
                    return before.place
    return None


def _recalled(parsed: Parsed, told: Sequence[IncidentMention], mention: IncidentMention) -> IncidentMention | None:
    """What was told as of another time in the sentence before, where this one says that it still speaks of it ('In that attack, …')."""
    sentence = parsed.sentence_at(mention.trigger.start)
    if mention.background or not told or not told[-1].background or sentence is None or mention.when is not None:
        return None
    before, index = parsed.sentence_index_at(told[-1].trigger.start), parsed.sentence_index_at(mention.trigger.start)
    if before is None or index is None or not 0 < index - before <= 1 or not compatible_types(told[-1].type, mention.type):
        return None
    return told[-1] if THAT_ONE.search(sentence.span.of(parsed.text)) else None


def _time_beside(parsed: Parsed, mentions: Sequence[IncidentMention], number: int) -> str | None:
    """The one time of its sentence's other telling: 'five were hurt and a boy was killed on 4 May'."""
    mention = mentions[number]
    index = parsed.sentence_index_at(mention.trigger.start)
    if mention.definite or number + 1 >= len(mentions):
        return None
    beside = mentions[number + 1]
    if (
        parsed.sentence_index_at(beside.trigger.start) == index
        and beside.when is not None
        and not (beside.when_inherited or beside.background)
        and (not beside.definite or mention.span.covers(beside.trigger))
        and not AFTERWARDS.search(parsed.text[min(mention.trigger.end, beside.trigger.start) : beside.trigger.start])
        and compatible_types(beside.type, mention.type)
        and parsed.word(parsed.token_at(beside.trigger.start) or 0) not in {"another"}
    ):
        return beside.when
    return None


def _place_before(parsed: Parsed, setting: Setting, told: Sequence[IncidentMention], mention: IncidentMention) -> str | None:
    index = parsed.sentence_index_at(mention.trigger.start)
    if index is None:
        return None
    if ELSEWHERE.search(mention.span.of(parsed.text)):
        return None
    here = parsed.sentences[index]
    if mention.definite and mention.type == "siege":
        # 'Trucks reached X on Tuesday, in the first delivery since the siege began': the siege of X.
        besieged = [
            p
            for p in setting.places_in(here.span)
            if p.span.end <= mention.trigger.start and setting.located(p) and not setting.of_source(p.span)
        ]
        if besieged:
            return besieged[-1].id
    if mention.definite:
        for before in reversed(told):
            sentence = parsed.sentence_index_at(before.trigger.start)
            if sentence is None or index - sentence > DEFINITE_LOOK_BACK:
                break
            if before.place is not None and not before.background and compatible_types(before.type, mention.type):
                return before.place
    followed = [before for before in told if before.type in FOLLOWED_TYPES and not before.background and before.realis == "actual"]
    if mention.type in APART_TYPES and ITS_MAN.search(mention.span.of(parsed.text)) and followed:
        return followed[-1].place
    near = range(index - 1, max(-1, index - 1 - LOOK_BACK), -1)
    paragraph = takewhile(lambda back: parsed.sentences[back].paragraph == here.paragraph, near)
    beside = next((found for back in paragraph if (found := _last_named(parsed, setting, back)) is not None), None)
    for before in reversed(told):
        if before.place is None or before.background:
            continue
        sentence = parsed.sentence_index_at(before.trigger.start)
        if sentence is None or index - sentence > LOOK_BACK:
            break
        if beside is not None and parsed.sentences[sentence].paragraph != here.paragraph:
            break  # the paragraph itself names a place nearer by
        here_too = mention.type not in APART_TYPES and parsed.sentences[sentence].paragraph == here.paragraph
        if here_too or compatible_types(before.type, mention.type):
            return before.place
    if beside is None and index and parsed.sentences[index - 1].paragraph != here.paragraph:
        beside = _last_named(parsed, setting, index - 1)
    if beside is not None:
        return beside
    if mention.type in APART_TYPES and followed:
        return None  # who is held for it may be held anywhere, and hardly where the reporter was
    # A dateline is where the reporter was: it places nothing where the report tells of something elsewhere.
    elsewhere = any(before.place is not None and not before.place_inherited and before.type in words.VIOLENT_TYPES for before in told)
    return None if elsewhere and mention.type in words.VIOLENT_TYPES else setting.dateline_place()


def _last_named(parsed: Parsed, setting: Setting, index: int) -> str | None:
    """The last place that a sentence is set in by its words."""
    found = [p for p in setting.places_in(parsed.sentences[index].span) if setting.located(p) and not setting.of_source(p.span)]
    return setting.narrowest(found[-1]).id if found else None


def _time_before(parsed: Parsed, setting: Setting, told: Sequence[IncidentMention], mention: IncidentMention) -> str | None:
    """The day that a paragraph is set in ('On 3 May a man walked into … He opened fire'), or that of the telling it takes up."""
    index = parsed.sentence_index_at(mention.trigger.start)
    if index is None:
        return None
    here = parsed.sentences[index]
    if mention.definite:
        for before in reversed(told):
            sentence = parsed.sentence_index_at(before.trigger.start)
            if sentence is None or index - sentence > LOOK_BACK:
                break
            if before.when is not None and not before.background and before.type == mention.type:
                return before.when
    for back in range(1, LOOK_BACK + 1):
        if index - back < 0 or parsed.sentences[index - back].paragraph != here.paragraph:
            break
        opening = setting.opening_time(parsed.sentences[index - back])
        if opening is not None:
            return opening
    return None
