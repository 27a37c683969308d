"""Claims to questions: which claims answer the same thing, and which only look alike."""

from tallystick.align.figures import align_figures
from tallystick.align.statements import align_statements, read_matters

__all__ = ["align_figures", "align_statements", "read_matters"]
