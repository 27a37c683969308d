"""One question to an OpenAI-compatible endpoint, under limits of time and size. The only module of the stage that asks the network."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import msgspec

from tallystick.errors import PartMissing
from tallystick.extract.second.settings import SecondSettings

if TYPE_CHECKING:
    import httpx

MAX_ANSWER = 2_000_000
"""Bytes of one answer."""
SEED = 1
"""Given to endpoints that take one, so that the same question is more likely to get the same answer."""


class NoAnswer(Exception):
    """The endpoint gave none; its text says why, in one line."""


class Endpoint:
    """An endpoint as it was set. ``transport`` is for a stand-in."""

    def __init__(self, settings: SecondSettings, transport: httpx.BaseTransport | None = None) -> None:
        """Raises PartMissing without httpx."""
        try:
            import httpx
        except ImportError as error:
            raise PartMissing("the second reader needs httpx: pip install 'tallystick[llm]'") from error
        self._errors = (httpx.HTTPError, httpx.InvalidURL)
        self._timeout = httpx.TimeoutException
        self._settings = settings
        key = os.environ.get(settings.key_env, "") if settings.key_env else ""
        self._lacks_key = bool(settings.key_env) and not key
        # A redirect is not followed: it would carry the report and the key to somebody who was not named.
        self._client = httpx.Client(
            transport=transport,
            timeout=httpx.Timeout(settings.seconds, connect=min(10.0, settings.seconds)),
            follow_redirects=False,
            trust_env=False,
            headers={"Authorization": f"Bearer {key}"} if key else {},
        )

    def answer(self, messages: list[dict[str, str]]) -> bytes:
        """The answer's bytes. Raises NoAnswer."""
        if self._lacks_key:
            raise NoAnswer(f"not asked: the variable {self._settings.key_env} with the endpoint's key is not set")
        asked: dict[str, object] = {
            "model": self._settings.model,
            "messages": messages,
            "temperature": 0,
            "seed": SEED,
            "max_tokens": self._settings.max_tokens,
            "stream": False,
        }
        if self._settings.json_mode:
            asked["response_format"] = {"type": "json_object"}
        url = f"{self._settings.base_url.rstrip('/')}/chat/completions"
        until = time.monotonic() + self._settings.seconds
        held = bytearray()
        try:
            with self._client.stream(
                "POST", url, content=msgspec.json.encode(asked), headers={"Content-Type": "application/json", "Accept-Encoding": "identity"}
            ) as response:
                if response.status_code != 200:
                    raise NoAnswer(f"the endpoint answered {response.status_code}")
                for chunk in response.iter_raw():
                    held += chunk
                    if len(held) > MAX_ANSWER:
                        raise NoAnswer(f"the endpoint's answer is larger than {MAX_ANSWER / 1e6:g} MB")
                    if time.monotonic() > until:
                        raise NoAnswer(f"no answer within {self._settings.seconds:g} seconds")
        except self._timeout as error:
            raise NoAnswer(f"no answer within {self._settings.seconds:g} seconds") from error
        except self._errors as error:
            raise NoAnswer(f"the endpoint cannot be reached ({type(error).__name__})") from error
        return bytes(held)
