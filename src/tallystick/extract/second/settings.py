"""What a person sets of the second reader. Off unless asked for."""

from __future__ import annotations

import msgspec

PROMPT_VERSION = "1"
"""Changes with the prompt or with how answers are taken, so that reports are read again."""


class SecondSettings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An endpoint that speaks OpenAI's chat completions, on this machine or elsewhere."""

    base_url: str
    """Up to and with the version: 'http://localhost:8080/v1'."""
    model: str
    key_env: str | None = None
    """Name of the environment variable that holds the key."""
    seconds: float = 60.0
    """For one answer."""
    max_characters: int = 12_000
    """Of a report that are sent at once; longer ones are sent in pieces, cut between paragraphs."""
    max_pieces: int = 8
    """Pieces of one report that are sent; what is beyond is left to the product's own rules, and that is said."""
    max_tokens: int = 4_000
    """Of one answer."""
    json_mode: bool = True
    """Whether the endpoint is asked to answer in JSON alone; a few know no such option."""

    @property
    def version(self) -> str:
        """What analyses made with it are kept under."""
        return f"llm-{PROMPT_VERSION}:{self.model}@{self.base_url}:{self.max_characters}:{self.max_pieces}:{self.max_tokens}"
