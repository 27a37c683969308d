"""Claims to questions: which claims answer the same thing, and which only look alike."""

from tallystick.align.figures import FigureQuestions, align_figures
from tallystick.align.statements import StatementPairs, align_statements, read_matters, read_report

__all__ = ["FigureQuestions", "StatementPairs", "align_figures", "align_statements", "read_matters", "read_report"]
