"""Figures: the numbers that a report gives of what happened, as intervals with hedge, measure, group and unit.

The rules stand in docs/method/figures.md; the words in ``tallystick.lexicon`` (numbers, hedges, counted, measures, units).
"""

from tallystick.extract.figures.find import find_figures
from tallystick.extract.figures.victims import Victim, find_single_victims

__all__ = ["Victim", "find_figures", "find_single_victims"]
