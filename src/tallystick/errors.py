"""Every error that the product raises on purpose.

TallystickError              shown to the user in one line, exit code 1
├── InputError               an input cannot be read: the others go on
│   ├── NotFound             no such file, folder or pattern
│   ├── Unreadable           broken, binary or empty
│   ├── Unsupported          a format that no reader takes
│   ├── TooLarge             past the size limit of one report
│   ├── TooLong              past the time limit of one report
│   └── Unreachable          a page or feed cannot be fetched, or may not be
├── CaseError                a case cannot be opened or written
│   ├── NoCase               there is none at that place
│   └── CaseTooNew           made by a newer version
├── SettingsError            a setting or option has a wrong value
├── GazetteerError           a gazetteer file cannot be read
├── PartMissing              an optional part is not installed
└── UnsourcedError           the finished brief holds a number, name or date without a span: a defect, nothing is written
"""

from __future__ import annotations


class TallystickError(Exception):
    """Base of all; its text is one line that says what was wrong and what to do."""


class InputError(TallystickError):
    """An input cannot be read."""

    kind = "unreadable"


class NotFound(InputError):
    """No such file, folder or pattern."""

    kind = "not_found"


class Unreadable(InputError):
    """Broken, binary or empty."""

    kind = "unreadable"


class Unsupported(InputError):
    """A format that no reader takes."""

    kind = "unsupported"


class TooLarge(InputError):
    """Past the size limit of one report."""

    kind = "too_large"


class TooLong(InputError):
    """Past the time limit of one report."""

    kind = "too_long"


class Unreachable(InputError):
    """A page or feed cannot be fetched, or may not be."""

    kind = "unreachable"

    def __init__(self, reason: str, *, status: int | None = None, passing: bool = False, wait: float | None = None) -> None:
        """``passing``: it may be there later; ``wait``: seconds that the server asks for."""
        super().__init__(reason)
        self.status = status
        self.passing = passing
        self.wait = wait


class CaseError(TallystickError):
    """A case cannot be opened or written."""


class NoCase(CaseError):
    """There is no case at that place."""


class CaseTooNew(CaseError):
    """The case was made by a newer version."""


class SettingsError(TallystickError):
    """A setting or option has a wrong value."""


class GazetteerError(TallystickError):
    """A gazetteer file cannot be read."""


class PartMissing(TallystickError):
    """An optional part is not installed."""


class UnsourcedError(TallystickError):
    """The finished brief holds a number, name or date that resolves to no span."""
