"""Joins the stages: the only place that knows them all."""

from tallystick.run.account import build_account, resolve_case
from tallystick.run.analyse import Analyser, analyse_reports, parts_version
from tallystick.run.decisions import apply_decisions, conflicts, standing
from tallystick.run.desk import Desk
from tallystick.run.pointing import check_pair, point_at
from tallystick.run.settings import Settings

__all__ = [
    "Analyser",
    "Desk",
    "Settings",
    "analyse_reports",
    "apply_decisions",
    "build_account",
    "check_pair",
    "conflicts",
    "parts_version",
    "point_at",
    "resolve_case",
    "standing",
]
