"""Settings of a run: which part sits in which slot. Nothing is read from the environment or at import."""

from __future__ import annotations

import msgspec

from tallystick.extract.second import SecondSettings
from tallystick.limits import SECONDS


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Slots by the part's ``module:attribute`` path; the defaults are the product's own parts."""

    parser: str = "tallystick.parse.reader:ReaderParser"
    """A class without arguments that fits ``stages.Parser``."""
    names: str = "tallystick.extract.names:find_names"
    times: str = "tallystick.extract.times:find_times"
    statements: str = "tallystick.extract.attributions:find_statements"
    figures: str = "tallystick.extract.figures:find_figures"
    incidents: str = "tallystick.extract.incidents:find_incidents"
    keep_text: bool = True
    """Whether the account carries the reports' texts."""
    report_seconds: float = SECONDS
    """Seconds that reading one report may take, beside those for its length; what takes longer is set aside."""
    second: SecondSettings | None = None
    """A language model that reads each report a second time; None, which is the default, for none."""

    @property
    def parts(self) -> str:
        """Names of the parts, for the key of the cache of analyses."""
        parts = (self.parser, self.names, self.times, self.statements, self.figures, self.incidents)
        return "|".join((*parts, self.second.version) if self.second is not None else parts)
