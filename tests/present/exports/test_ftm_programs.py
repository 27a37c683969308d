"""The export of entities, taken by FollowTheMoney's own programs: those that OpenAleph's loader hands its entities to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from present import flood
from present.exports import hostile
from tallystick.records.account import Account

pytest.importorskip(
    "followthemoney", reason="followthemoney is not built: apt-get install g++ pkg-config libicu-dev; pip install 'tallystick[ftm]'"
)
from click.testing import CliRunner
from followthemoney.cli.cli import cli

from tallystick.present.exports.ftm import ftm_json_lines

ACCOUNTS = pytest.mark.parametrize("account", [flood.account(), hostile.account()], ids=["flood", "hostile"])


def run(folder: Path, account: Account, command: str, *more: str) -> str:
    """What a program makes of the file."""
    given, made = folder / "given.ftm.json", folder / "made"
    given.write_text(ftm_json_lines(account), encoding="utf-8")
    told = CliRunner().invoke(cli, [command, "-i", str(given), "-o", str(made), *more])
    assert told.exit_code == 0, told.output
    return made.read_text(encoding="utf-8")


def entities(lines: str) -> dict[str, Any]:
    return {values["id"]: (values["schema"], values["properties"]) for values in map(json.loads, lines.splitlines())}


def sorted_values(found: dict[str, Any]) -> dict[str, Any]:
    return {id_: (schema, {name: sorted(values) for name, values in properties.items()}) for id_, (schema, properties) in found.items()}


@ACCOUNTS
@pytest.mark.parametrize("command", ["validate", "aggregate"])
def test_nothing_is_lost_or_changed(account: Account, command: str, tmp_path: Path) -> None:
    assert sorted_values(entities(run(tmp_path, account, command))) == sorted_values(entities(ftm_json_lines(account)))


@ACCOUNTS
def test_a_graph_program_gets_every_entity(account: Account, tmp_path: Path) -> None:
    graph = run(tmp_path, account, "export-gexf")
    for id_, (schema, _) in entities(ftm_json_lines(account)).items():
        if schema in {"Person", "Organization"}:
            assert id_ in graph
