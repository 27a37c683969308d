"""Questions to findings: positions, origins, kind and reasons."""

from tallystick.assess.figures import assess_figures
from tallystick.assess.opposition import mark_opposed, opposed_voices
from tallystick.assess.origins import trace_origins
from tallystick.assess.statements import assess_statements

__all__ = ["assess_figures", "assess_statements", "mark_opposed", "opposed_voices", "trace_origins"]
