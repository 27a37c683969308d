"""Questions to findings: positions, origins, kind and reasons."""

from tallystick.assess.figures import Evidenced, FigureFindings, assess_figures
from tallystick.assess.opposition import Opposition, mark_opposed, opposed_voices
from tallystick.assess.origins import OriginRows, trace_origins
from tallystick.assess.statements import StatementFindings, assess_statements

__all__ = [
    "Evidenced",
    "FigureFindings",
    "Opposition",
    "OriginRows",
    "StatementFindings",
    "assess_figures",
    "assess_statements",
    "mark_opposed",
    "opposed_voices",
    "trace_origins",
]
