"""The optional second reader: a language model that may point at words of a report, and at nothing else (docs/howto/second-reader.md)."""

from tallystick.extract.second.settings import SecondSettings

__all__ = ["SecondSettings"]
