"""A model's answer to proposals: strict JSON, each proposal checked on its own. Nothing of it is believed yet."""

from __future__ import annotations

from typing import Literal

import msgspec

MAX_PROPOSALS = 200
"""Of one answer that are looked at."""
MAX_WORDS = 2_000
"""Characters of one field."""

Words = str


class FigureProposal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="figure"):
    """A number and what it counts, all in the report's words."""

    quote: Words
    number: Words
    counted: Words = ""
    measure: str


class StatementProposal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="statement"):
    """Who says what, all in the report's words."""

    quote: Words
    content: Words
    speaker: Words
    cue: Words = ""


class IncidentProposal(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="kind", tag="incident"):
    """Something that happened or is to happen."""

    quote: Words
    trigger: Words
    type: str
    happened: bool = True


Proposal = FigureProposal | StatementProposal | IncidentProposal


class _Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    proposals: list[msgspec.Raw]


class _Message(msgspec.Struct, frozen=True):
    content: str


class _Choice(msgspec.Struct, frozen=True):
    message: _Message
    finish_reason: str | None = None


class _Completion(msgspec.Struct, frozen=True):
    choices: list[_Choice]


class BadAnswer(Exception):
    """The answer is not what was asked for; its text says why, in one line."""


def read_completion(body: bytes) -> tuple[list[Proposal], int]:
    """The proposals of an endpoint's answer, and how many were malformed. Raises BadAnswer where none can be read."""
    try:
        completion = msgspec.json.decode(body, type=_Completion)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadAnswer("the endpoint's answer is no chat completion") from error
    if not completion.choices:
        raise BadAnswer("the endpoint gave no answer")
    choice = completion.choices[0]
    if choice.finish_reason == "length":
        raise BadAnswer("the model's answer was cut off; raise max_tokens or lower max_characters")
    return read_answer(choice.message.content)


def read_answer(content: str) -> tuple[list[Proposal], int]:
    """The proposals of a model's words, and how many were malformed."""
    try:
        answer = msgspec.json.decode(content.strip().encode("utf-8", "replace"), type=_Answer)
    except msgspec.DecodeError as error:
        raise BadAnswer("the model's answer is not the JSON that was asked for") from error
    found: list[Proposal] = []
    malformed = max(0, len(answer.proposals) - MAX_PROPOSALS)
    for raw in answer.proposals[:MAX_PROPOSALS]:
        try:
            proposal: Proposal = msgspec.json.decode(raw, type=Proposal)
        except msgspec.DecodeError:
            malformed += 1
            continue
        if any(isinstance(words, str) and len(words) > MAX_WORDS for words in msgspec.structs.astuple(proposal)):
            malformed += 1
            continue
        found.append(proposal)
    return found, malformed


Rejection = Literal[
    "malformed",
    "not verbatim",
    "no number",
    "a time",
    "unknown kind",
    "not told as fact",
    "no speaker",
    "no running text",
    "no one passage",
]
"""Why a proposal was rejected."""
