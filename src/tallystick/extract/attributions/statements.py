"""Joins cues, quotations and sources into statements."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import msgspec

from tallystick.extract.attributions.answers import is_anaphoric, names_claim
from tallystick.extract.attributions.attribution import Attribution
from tallystick.extract.attributions.chains import Sources, find_channel
from tallystick.extract.attributions.citing import with_cited
from tallystick.extract.attributions.contents import before_semicolon
from tallystick.extract.attributions.cues import find_attributions
from tallystick.extract.attributions.drafts import Draft, is_inside, merged, without_doubles
from tallystick.extract.attributions.quotes import MIN_WORDS_STATED, Quotation, find_quotations
from tallystick.extract.attributions.read import with_read
from tallystick.extract.attributions.unverified import find_markers, marked
from tallystick.lexicon.cues import SPEECH
from tallystick.lexicon.first_names import gender_of
from tallystick.lexicon.organizations import known_body
from tallystick.lexicon.titles import BODY_NOUNS, ISSUED_THINGS
from tallystick.records.identity import make_id
from tallystick.records.mention import Certainty, NameKind, NameMention, Quoting, SourceLink, StatementMention, TimeMention
from tallystick.records.parsed import SUBJECT_LABELS, Parsed, Sentence
from tallystick.records.report import Report, Span

HEDGES = frozenset("may might could".split())
HEDGE_WORDS = frozenset(
    "likely probably possibly perhaps reportedly apparently allegedly presumably believed thought suspected feared".split()
)
CALL = re.compile(
    r"(?:if |for |that |to )?(?:any(?:one|body)|those|people|witnesses|residents) (?:who )?(?:with|has|have|knows) (?:any )?(?:\w+ )?(?:information|tips|footage)\b"
)
"""'are asking anyone with information to call': a notice to the reader, and no claim."""
EDGE = " \t\n,;:.–—-"
QUOTE_MARKS = '“”"«»„'
ISSUER_SENTENCES = 25
"""Sentences back in which the issuer of 'the statement' may stand."""
SPEAKER_PARAGRAPHS = 2
"""Paragraphs back in which the last speaker may stand of a quotation that names none."""


class Finder:
    """One report's statements."""

    def __init__(self, report: Report, parsed: Parsed, names: Sequence[NameMention], times: Sequence[TimeMention]) -> None:
        self.report = report
        self.parsed = parsed
        self.names = sorted(names, key=lambda name: name.span)
        self.times = times
        self.sources = Sources(parsed, names, report.outlet)
        self.quotations = find_quotations(parsed.text)
        self.in_quotes = bytearray(len(parsed.text) + 1)
        for quotation in self.quotations:
            if len(parsed.text[quotation.start : quotation.end].split()) >= 2:
                self.in_quotes[quotation.start : quotation.end] = b"\1" * (quotation.end - quotation.start)
        self.quoted = bytearray(len(parsed.text) + 1)
        """1 where a character stands in a quotation of any length."""
        for quotation in self.quotations:
            self.quoted[quotation.start : quotation.end] = b"\1" * (quotation.end - quotation.start)

    def find(self) -> tuple[StatementMention, ...]:
        """All statements, sorted by place."""
        drafts: list[Draft] = []
        for number, sentence in enumerate(self.parsed.sentences):
            if sentence.zone is not None:
                continue
            ruled = find_attributions(self.parsed, sentence, self.in_quotes)
            told = [
                before_semicolon(self.parsed, sentence, one, self.in_quotes)
                for one in with_read(self.parsed, sentence, ruled, self.in_quotes)
            ]
            for found in with_cited(self.parsed, sentence, told):
                draft = self.draft(found, sentence, number)
                if draft is not None:
                    drafts.append(draft)
        drafts = without_doubles(drafts)
        drafts.extend(self.said_before(drafts))
        self.issuers(drafts)
        drafts = self.attach_quotations(drafts)
        self.pronouns(drafts)
        drafts = self.answered(drafts)
        self.nest(drafts)
        statements = [self.statement(draft) for draft in drafts]
        return tuple(sorted(self.mark_unverified(statements), key=lambda s: (s.content[0], s.cue_span or Span(0, 0), s.id)))

    # -- one attribution -----------------------------------------------------------------------------------------------
    def draft(self, found: Attribution, sentence: Sentence, number: int) -> Draft | None:
        """The attribution as spans with its chain; None where nothing of content is left."""
        parsed = self.parsed
        content = self.pieces(found, sentence)
        if not content or CALL.match(content[0].of(parsed.text)) or CALL.match(parsed.text, parsed.tokens[max(found.cue_tokens)].end + 1):
            return None
        chain: list[SourceLink] = []
        for relayer in found.relayers:
            link = self.sources.link(relayer, relayer=True)
            if link is not None and not self.is_outlet(link.name):
                chain.append(link)
        voice, content = self.voice(found, content)
        if not content:
            return None
        if voice is not None:
            chain.append(voice)
        channel = find_channel(parsed, found)
        words = [parsed.tokens[i] for i in found.cue_tokens]
        cue_span = Span(words[0].start, words[-1].end)
        if any(piece.start < cue_span.end and cue_span.start < piece.end for piece in content):
            cue_span = Span(parsed.tokens[found.cue].start, parsed.tokens[found.cue].end)
        return Draft(
            content=content,
            chain=tuple(chain),
            cue=" ".join(parsed.word(i) for i in found.cue_tokens),
            cue_span=cue_span,
            certainty=self.certainty(found),
            sentence=number,
            negated=found.negated,
            channel=channel[0] if channel else None,
            channel_span=channel[1] if channel else None,
            when=self.when(found, sentence),
            source_span=voice.span if voice else None,
            kind=found.kind,
        )

    def voice(self, found: Attribution, content: list[Span]) -> tuple[SourceLink | None, list[Span]]:
        """The speaker's link and the content without the speaker's own words.

        A name right before the cue wins over a source that is no name: where commas are missing, the parser takes the words before it.
        """
        parsed = self.parsed
        voice = self.sources.link(found.source) if found.source is not None else None
        if voice is not None and voice.name.lower() in {"who", "which"} and voice.span is not None:
            voice = self.named_before(voice.span) or voice
        if found.kind != "verb":
            return voice, content
        beside = self.sources.beside_cue(min(found.cue_tokens), max(found.cue_tokens))
        if beside is None or (
            voice is not None and voice.mention is not None and voice.span is not None and voice.span.overlaps(beside.span)
        ):
            return voice, content
        mention = self.sources.by_id.get(voice.mention or "") if voice else None
        strong = (
            mention is not None
            and (mention.named or mention.refers_to is not None)
            and mention.kind in {NameKind.PERSON, NameKind.ORGANIZATION}
        )
        source = parsed.tokens[found.source] if found.source is not None else None
        if source is not None and (strong or source.pos == "PRON"):
            return voice, content
        if source is not None and voice is not None and voice.mention == beside.id:
            return voice, content
        first = parsed.token_at(beside.span.start)
        if first is None or parsed.tokens[found.cue].lemma not in SPEECH | {"understand", "learn", "believe"}:
            return voice, content
        start = beside.role_span.start if beside.role_span is not None and beside.role_span.end <= beside.span.start else beside.span.start
        index = parsed.token_at(start)
        while index and parsed.tokens[index - 1].pos == "DET":
            index -= 1
            start = parsed.tokens[index].start
        content = [
            piece
            for p in content
            if (piece := self.trimmed(Span(p.start, min(p.end, start)) if p.start < start < p.end or p.covers(beside.span) else p))
        ]
        link = self.sources.link(self.head_of(beside))
        return link or voice, [p for p in content if not p.overlaps(beside.span)]

    def named_before(self, who: Span) -> SourceLink | None:
        """'according to NAME, who blamed …': the name for which 'who' stands, where the parser saw no link."""
        for name in self.names:
            if name.named and name.span.end < who.start and self.parsed.text[name.span.end : who.start] in {", ", " "}:
                return self.sources.link(self.head_of(name))
        return None

    def head_of(self, mention: NameMention) -> int:
        """The last token of the mention."""
        return list(self.parsed.tokens_in(mention.span))[-1]

    def is_outlet(self, name: str) -> bool:
        """Whether a relayer is the report's own outlet, which the chain never repeats."""
        outlet = self.report.outlet
        if outlet is None:
            return False
        one, other = known_body(outlet), known_body(name)
        return outlet.casefold() == name.casefold() or (one is not None and one is other)

    def pieces(self, found: Attribution, sentence: Sentence) -> list[Span]:
        """Content tokens as stretches; each stretch that enters a quotation takes all of it."""
        parsed = self.parsed
        content = sorted(found.content)
        runs: list[list[int]] = []
        for index in content:
            if (runs and index == runs[-1][-1] + 1) or (
                runs and all(parsed.tokens[i].pos == "PUNCT" for i in range(runs[-1][-1] + 1, index)) and index - runs[-1][-1] <= 2
            ):
                runs[-1].append(index)
            else:
                runs.append([index])
        spans = []
        for run in runs:
            span = self.trimmed(Span(parsed.tokens[run[0]].start, parsed.tokens[run[-1]].end))
            if span is None:
                continue
            spans.append(self.widened(span, found))
        return merged([s for s in spans if s is not None])

    def trimmed(self, span: Span) -> Span | None:
        """Without blanks and punctuation at the edges; quotation marks stay."""
        text = self.parsed.text
        start, end = span.start, span.end
        while start < end and text[start] in EDGE and text[start : start + 1] not in "-":
            start += 1
        while start < end and text[start] in ",;: ":
            start += 1
        while end > start and text[end - 1] in " \t\n,;:–—":
            end -= 1
        if end > start and not any(ch.isalnum() for ch in text[start:end]):
            return None
        return Span(start, end) if end > start else None

    def widened(self, span: Span, found: Attribution) -> Span:
        """With the whole of each quotation that it enters, unless the cue stands in that quotation."""
        cue = self.parsed.tokens[found.cue]
        start, end = span.start, span.end
        for quotation in self.quotations:
            if quotation.start < end and start < quotation.end and not quotation.holds(cue.start):
                covered = min(end, quotation.end) - max(start, quotation.start)
                if covered >= min(3, quotation.end - quotation.start):
                    start, end = min(start, quotation.start), max(end, quotation.end)
        return Span(start, end)

    def certainty(self, found: Attribution) -> Certainty:
        """The cue's certainty; hedge words of the content's main clause weaken 'said'."""
        if found.certainty is not Certainty.STATED or not found.content:
            return found.certainty
        head = found.content_head
        if head is None:
            return found.certainty
        parsed = self.parsed
        children = parsed.children(head)
        if parsed.modal(head) in HEDGES or parsed.lower(head) in HEDGE_WORDS:
            return Certainty.HEDGED
        if any(parsed.lower(i) in HEDGE_WORDS for i in children) or parsed.tokens[head].lemma in {"appear", "seem"}:
            return Certainty.HEDGED
        return found.certainty

    def when(self, found: Attribution, sentence: Sentence) -> str | None:
        """The time that hangs on the cue ('said Wednesday')."""
        parsed = self.parsed
        for time in self.times:
            if not (sentence.start <= time.span.start < sentence.end):
                continue
            tokens = list(parsed.tokens_in(time.span))
            if not tokens or any(i in found.content for i in tokens):
                continue
            for index in tokens:
                above = parsed.tokens[index].head
                if above in tokens:
                    continue
                if above == found.cue or (parsed.tokens[above].pos == "ADP" and parsed.tokens[above].head == found.cue):
                    return time.id
        return None

    # -- between sentences ---------------------------------------------------------------------------------------------
    def said_before(self, drafts: Sequence[Draft]) -> list[Draft]:
        """'NAME said.' or 'NAME said:' alone: the next sentence is what was said."""
        parsed = self.parsed
        found: list[Draft] = []
        for number, sentence in enumerate(parsed.sentences[:-1]):
            following = parsed.sentences[number + 1]
            if sentence.zone is not None or following.zone is not None:
                continue
            last = sentence.last - 1
            while last > sentence.first and parsed.tokens[last].pos == "PUNCT":
                last -= 1
            token = parsed.tokens[last]
            if token.lemma not in SPEECH or token.tag not in {"VBD", "VBZ", "VBP"} or self.in_quotes[token.start] or last == sentence.first:
                continue
            if any(d.cue_span is not None and d.cue_span.end == token.end for d in drafts):
                continue
            if any(p.overlaps(Span(following.start, following.end)) for d in drafts for p in d.content):
                continue
            beside = self.sources.beside_cue(last, last)
            link = self.sources.link(self.head_of(beside)) if beside is not None else None
            content = self.trimmed(Span(following.start, following.end))
            if link is None or content is None:
                continue
            quotation = next((q for q in self.quotations if q.start <= content.start < q.end), None)
            if quotation is not None:
                content = quotation.span
            span = Span(token.start, token.end)
            found.append(Draft([content], (link,), parsed.word(last), span, Certainty.STATED, number, source_span=link.span))
        return found

    def issuers(self, drafts: Sequence[Draft]) -> None:
        """'the statement said' speaks for who last said something in a statement, or else for the last body that spoke."""
        ordered = sorted(drafts, key=lambda d: (d.sentence, d.content[0]))
        for order, draft in enumerate(ordered):
            if not draft.chain:
                continue
            voice = draft.chain[-1]
            mention = self.sources.by_id.get(voice.mention or "")
            noun = voice.name.lower().split(" ")[-1]
            if noun not in ISSUED_THINGS or (mention is not None and mention.named) or not self.definite(voice.span):
                continue
            best = None
            for earlier in reversed(ordered[:order]):
                if not earlier.chain or draft.sentence - earlier.sentence > ISSUER_SENTENCES:
                    continue
                name = earlier.chain[-1].name
                if name.lower().split(" ")[-1] in ISSUED_THINGS:
                    continue
                if earlier.channel is not None and noun in earlier.channel.lower():
                    best = earlier.chain[-1]
                    break
            if best is not None:
                draft.chain = (*draft.chain[:-1], SourceLink(name=best.name, span=voice.span, mention=best.mention, role=best.role))

    def pronouns(self, drafts: Sequence[Draft]) -> None:
        """A pronoun that stands for nobody yet is the last person who spoke before, within a few paragraphs; 'it' the last body."""
        ordered = sorted(drafts, key=lambda d: (d.sentence, d.content[0]))
        for order, draft in enumerate(ordered):
            if draft.chain and draft.chain[-1].name.lower() == "it":
                self.last_body(draft, ordered[:order])
            if not draft.chain or draft.chain[-1].mention is not None or draft.chain[-1].name.lower() not in {"he", "she"}:
                continue
            voice, here = draft.chain[-1], self.parsed.sentences[draft.sentence].paragraph
            for earlier in reversed(ordered[:order]):
                speaker = self.sources.by_id.get(earlier.chain[-1].mention or "") if earlier.chain else None
                if here - self.parsed.sentences[earlier.sentence].paragraph > SPEAKER_PARAGRAPHS + 1:
                    break
                if speaker is not None and speaker.kind is NameKind.PERSON and voice.span is not None:
                    wanted = gender_of(speaker.text.split(" ")[0]) if " " in speaker.text else None
                    if wanted in {None, "m" if voice.name.lower() == "he" else "f"}:
                        draft.chain = (*draft.chain[:-1], msgspec.structs.replace(earlier.chain[-1], span=voice.span))
                    break

    def last_body(self, draft: Draft, before: Sequence[Draft]) -> None:
        """'It' as the last speaker of the sentence before, where that is no person and no pronoun."""
        for earlier in reversed(before):
            if draft.sentence - earlier.sentence > 1:
                return
            if not earlier.chain or earlier.sentence == draft.sentence or earlier.source_span is None:
                continue
            voice = earlier.chain[-1]
            head = self.parsed.token_at(earlier.source_span.end - 1)
            if head is not None and self.parsed.tokens[head].tag in {"NN", "NNP"} and self.parsed.tokens[head].lemma in BODY_NOUNS:
                draft.chain = (*draft.chain[:-1], msgspec.structs.replace(voice, span=draft.chain[-1].span))
            return

    def answered(self, drafts: list[Draft]) -> list[Draft]:
        """The statements, 'denied that' with the words that it answers: what was said last, else the sentence before; else it goes."""
        ordered = sorted(drafts, key=lambda d: (d.sentence, d.cue_span or d.content[0]))
        kept: list[Draft] = []
        unclear: set[int] = set()
        for draft in ordered:
            cue = self.parsed.token_at(draft.cue_span.end - 1) if draft.cue_span is not None else None
            if (
                cue is None
                or len(draft.content) != 1
                or not is_anaphoric(draft.content[0].of(self.parsed.text), self.parsed.tokens[cue].lemma)
            ):
                kept.append(draft)
                continue
            words = self.answer_to(draft, kept) if draft.sentence - 1 not in unclear else []
            if words:
                draft.content = words
                kept.append(draft)
            else:
                unclear.add(draft.sentence)
        return kept

    def answer_to(self, draft: Draft, before: Sequence[Draft]) -> list[Span]:
        """The words that the draft points back to; empty where none stand just before it."""
        start = draft.content[0].start
        near = [d for d in before if draft.sentence - d.sentence <= 1 and d.content[-1].end <= start and d.chain and d.cue_span is not None]
        if near:
            clear = near[-1].certainty is not Certainty.DENIED or names_claim(draft.content[0].of(self.parsed.text))
            return list(near[-1].content) if clear else []
        if not draft.sentence:
            return []
        above = self.parsed.sentences[draft.sentence - 1]
        if above.zone is not None or self.parsed.sentences[draft.sentence].paragraph - above.paragraph > 1:
            return []
        words = self.trimmed(Span(above.start, above.end))
        return [words] if words is not None else []

    def definite(self, span: Span | None) -> bool:
        """Whether 'the' or 'this' stands before the words."""
        return span is not None and self.parsed.text[max(0, span.start - 5) : span.start].lower().endswith(("the ", "this ", "that "))

    # -- quotations ----------------------------------------------------------------------------------------------------
    def attach_quotations(self, drafts: list[Draft]) -> list[Draft]:
        """Quotations that no cue holds: they go on with the statement before, or stand as their own with the last speaker."""
        parsed = self.parsed
        drafts = sorted(drafts, key=lambda d: (d.sentence, d.content[0]))
        for quotation in self.quotations:
            words = len(parsed.text[quotation.start : quotation.end].split())
            if words < MIN_WORDS_STATED or any(piece.overlaps(quotation.span) for d in drafts for piece in d.content):
                continue
            number = parsed.sentence_index_at(quotation.start)
            if number is None:
                nearby = parsed.token_at(quotation.start)
                number = parsed.sentence_index_at(parsed.tokens[nearby].start) if nearby is not None else None
            if number is None:
                continue
            sentence = parsed.sentences[number]
            if sentence.zone is not None or not self.stands_alone(quotation, sentence):
                continue
            before = [
                d
                for d in drafts
                if (d.chain and max(p.end for p in d.content) <= quotation.start) or (d.cue_span and d.cue_span.end <= quotation.start)
            ]
            before = [d for d in before if d.content[0].start < quotation.start and d.chain]
            last = max(before, key=lambda d: (d.sentence, d.content[0]), default=None)
            same = last is not None and parsed.sentences[last.sentence].paragraph == sentence.paragraph
            near = last is not None and number - last.sentence <= 2 + sum(1 for _ in last.content)
            if last is not None and same and near and self.quotes(last):
                last.content.append(quotation.span)
                continue
            chain, source = self.last_speaker(quotation, sentence, drafts)
            if not chain:
                continue
            drafts.append(Draft([quotation.span], chain, None, None, Certainty.STATED, number, source_span=source, kind="quotation"))
        return drafts

    def quotes(self, draft: Draft) -> bool:
        """Whether the statement is a quotation, so that one that follows may go on with it."""
        return draft.kind in {"verb", "quotation", "according"}

    def stands_alone(self, quotation: Quotation, sentence: Sentence) -> bool:
        """Whether the quotation makes a sentence of its own, and is no term within one."""
        text = self.parsed.text
        before = text[: quotation.start].rstrip(" ")
        if quotation.paragraphs > 1 or not before or before[-1] in '.!?:\n”"’':
            return True
        return quotation.start - sentence.start <= 1

    def last_speaker(self, quotation: Quotation, sentence: Sentence, drafts: Iterable[Draft]) -> tuple[tuple[SourceLink, ...], Span | None]:
        """Who last spoke before the quotation, or the last person that was a subject there; empty where it is nobody's."""
        parsed = self.parsed
        best: tuple[int, tuple[SourceLink, ...], Span | None] | None = None
        for draft in drafts:
            if (
                draft.chain
                and draft.source_span is not None
                and draft.source_span.start < quotation.start
                and draft.content[0].start < quotation.start
            ):
                back = sentence.paragraph - parsed.sentences[draft.sentence].paragraph
                if back <= SPEAKER_PARAGRAPHS and (best is None or draft.source_span.start > best[0]):
                    best = (draft.source_span.start, draft.chain, draft.source_span)
        for name in self.names:
            if name.span.start >= quotation.start or self.in_quotes[name.span.start]:
                continue
            if best is not None and name.span.start <= best[0]:
                continue
            head = next(
                (
                    i
                    for i in reversed(parsed.tokens_in(name.span))
                    if parsed.tokens[i].dep in SUBJECT_LABELS or parsed.lower(i) in {"his", "her"}
                ),
                None,
            )
            place = parsed.sentence_at(name.span.start)
            if head is None or place is None or sentence.paragraph - place.paragraph > SPEAKER_PARAGRAPHS:
                continue
            root = self.sources.root(name)
            if root.kind is NameKind.PERSON and (name.named or root.named or sentence.paragraph - place.paragraph <= 1):
                link = self.sources.link(head)
                if link is not None and place.zone is None:
                    best = (name.span.start, (link,), name.span)
        if best is None:
            return (), None
        return best[1], best[2]

    # -- nesting -------------------------------------------------------------------------------------------------------
    def nest(self, drafts: list[Draft]) -> None:
        """A statement told within another's content carries that one's chain before its own.

        Who denies or does not confirm a claim ('denied the reports that …') is no voice of it.
        """
        order = sorted(range(len(drafts)), key=lambda i: -sum(p.end - p.start for p in drafts[i].content))
        original = [d.chain for d in drafts]
        for inner in range(len(drafts)):
            draft = drafts[inner]
            if draft.cue_span is None:
                continue
            outers = [
                i
                for i in order
                if i != inner
                and drafts[i].sentence == draft.sentence
                and any(p.covers(draft.cue_span) for p in drafts[i].content)
                and original[i]
                and drafts[i].certainty is not Certainty.DENIED
                and not drafts[i].negated
                and not is_inside(drafts[i].cue_span, draft.content)
            ]
            prefix: list[SourceLink] = []
            for i in outers:
                prefix.extend(
                    link for link in original[i] if link.name not in {p.name for p in prefix} | {link.name for link in original[inner]}
                )
            if prefix:
                draft.chain = (*prefix, *original[inner])

    # -- finishing -----------------------------------------------------------------------------------------------------
    def statement(self, draft: Draft) -> StatementMention:
        """The draft as a record."""
        content = tuple(sorted(draft.content))
        return StatementMention(
            id=make_id("stm", self.report.id, *(f"{p.start}-{p.end}" for p in content), draft.cue_span.start if draft.cue_span else ""),
            content=content,
            chain=draft.chain,
            cue=draft.cue,
            cue_span=draft.cue_span,
            quoting=self.quoting(content),
            certainty=draft.certainty,
            negated=draft.negated,
            channel=draft.channel,
            channel_span=draft.channel_span,
            when=draft.when,
        )

    def quoting(self, content: Sequence[Span]) -> Quoting:
        """Direct where 90 % of the letters stand in quotation marks, indirect where 10 % or less do."""
        letters = quoted = 0
        for piece in content:
            words = piece.of(self.parsed.text)
            letters += sum(map(str.isalnum, words))
            marks = self.quoted[piece.start : piece.end]
            quoted += sum(inside for letter, inside in zip(words, marks, strict=True) if letter.isalnum()) if any(marks) else 0
        share = quoted / letters if letters else 0.0
        return Quoting.DIRECT if share >= 0.9 else Quoting.INDIRECT if share <= 0.1 else Quoting.MIXED

    def mark_unverified(self, statements: list[StatementMention]) -> list[StatementMention]:
        """The statements with ``unverified_by`` where the report says so, and the words that say it as a statement of nobody."""
        for marker in list(find_markers(self.parsed, self.in_quotes)):
            if marker.backward or marker.content is not None:
                about = marked(self.parsed, marker, statements)
                statements = [
                    msgspec.structs.replace(s, unverified_by=marker.span) if s.id in about and s.unverified_by is None else s
                    for s in statements
                ]
            if marker.content is not None:
                statements.append(
                    StatementMention(
                        id=make_id("stm", self.report.id, marker.content.start, marker.content.end, marker.span.start),
                        content=(marker.content,),
                        chain=(),
                        cue=marker.cue,
                        cue_span=marker.span,
                        quoting=Quoting.INDIRECT,
                        certainty=Certainty.UNVERIFIED,
                    )
                )
        return list({s.id: s for s in statements}.values())
