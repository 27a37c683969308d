"""A stand-in for an endpoint: recorded answers by the words that they answer, with every question kept."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import httpx
import msgspec

Answering = Callable[[str], str | httpx.Response]


class FakeEndpoint:
    """Gives, for each piece of a report, the proposals recorded for the first key that stands in it; none for all else. A string is given as
    the model's words, a function or response as it is. Give ``transport`` to an Endpoint or SecondReader."""

    def __init__(self, recorded: Mapping[str, Sequence[Mapping[str, Any]] | str | httpx.Response | Answering] | None = None) -> None:
        self.recorded = dict(recorded or {})
        self.asked: list[dict[str, Any]] = []
        self.requests: list[httpx.Request] = []
        self.transport = httpx.MockTransport(self._handle)

    def _handle(self, request: httpx.Request) -> httpx.Response:
        asked = msgspec.json.decode(request.content)
        self.asked.append(asked)
        self.requests.append(request)
        words = asked["messages"][-1]["content"]
        found = next((answer for key, answer in self.recorded.items() if key in words), ())
        if callable(found):
            found = found(words)
        if isinstance(found, httpx.Response):
            return found
        content = found if isinstance(found, str) else msgspec.json.encode({"proposals": list(found)}).decode()
        return completion(content)


def completion(content: str, finish_reason: str = "stop") -> httpx.Response:
    """An endpoint's answer with the model's words."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish_reason}
    body = msgspec.json.encode({"object": "chat.completion", "choices": [choice]})
    return httpx.Response(200, headers={"Content-Type": "application/json"}, stream=httpx.ByteStream(body))
