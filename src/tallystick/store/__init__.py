"""One case in one database: reports, analyses and decisions are kept, all else is derived."""

from tallystick.store.case import Case
from tallystick.store.location import is_case

__all__ = ["Case", "is_case"]
