"""Many overlapping reports of one crisis in; one sourced account out.

The public names load when they are first used, so that ``import tallystick`` costs nothing.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from tallystick.errors import TallystickError
    from tallystick.frames import frame, read_account
    from tallystick.read import read_inputs
    from tallystick.records.account import Account
    from tallystick.records.decision import Decision
    from tallystick.records.mention import Analysis
    from tallystick.records.report import Report, SetAside
    from tallystick.run import Desk, Settings, analyse_reports, build_account
    from tallystick.store import Case

_HOMES = {
    "Account": "tallystick.records.account",
    "Analysis": "tallystick.records.mention",
    "Case": "tallystick.store",
    "Decision": "tallystick.records.decision",
    "Desk": "tallystick.run",
    "Report": "tallystick.records.report",
    "SetAside": "tallystick.records.report",
    "Settings": "tallystick.run",
    "TallystickError": "tallystick.errors",
    "analyse_reports": "tallystick.run",
    "build_account": "tallystick.run",
    "frame": "tallystick.frames",
    "read_account": "tallystick.frames",
    "read_inputs": "tallystick.read",
}

__all__ = [
    "Account",
    "Analysis",
    "Case",
    "Decision",
    "Desk",
    "Report",
    "SetAside",
    "Settings",
    "TallystickError",
    "__version__",
    "analyse_reports",
    "build_account",
    "frame",
    "read_account",
    "read_inputs",
]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(importlib.import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'tallystick' has no attribute '{name}'")
