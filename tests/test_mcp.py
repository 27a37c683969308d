"""The server for assistants, asked by the protocol's own client, in memory and over standard input and output."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("mcp", reason="mcp is not installed: pip install 'tallystick[mcp]'")
from mcp import Client, StdioServerParameters, stdio_client

import tallystick
from tallystick.mcp import MOST_CHARACTERS, build_server

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "luangwa"


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mcp") / "luangwa.case"
    found = [one for one in tallystick.read_inputs([str(EXAMPLE)]) if isinstance(one, tallystick.Report)]
    with tallystick.Case(path, create=True) as case:
        for report, analysis in zip(found, tallystick.analyse_reports(found), strict=True):
            case.add(report, analysis)
    return path


@pytest.fixture(scope="module")
def account(case: Path) -> tallystick.Account:
    return tallystick.read_account(case)


@pytest.fixture
def ask(case: Path) -> Any:
    """Asks one tool and gives its answer and whether it is an error."""

    def call(tool: str, **arguments: object) -> tuple[Any, bool]:
        async def work(client: Client) -> tuple[Any, bool]:
            result = await client.call_tool(tool, arguments)
            text = result.content[0].text  # type: ignore[union-attr]
            return (text if result.is_error else json.loads(text)), bool(result.is_error)

        return talk(case, work)

    return call


def in_a_loop_of_its_own(go: Callable[[], Awaitable[Any]]) -> Any:
    """Runs it in a thread: a browser test of the same process may have left a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: asyncio.run(go())).result()  # type: ignore[arg-type]


def talk(case: Path, work: Callable[[Client], Awaitable[Any]]) -> Any:
    async def go() -> Any:
        with tallystick.Desk(case) as desk:
            async with Client(build_server(desk)) as client:
                return await work(client)

    return in_a_loop_of_its_own(go)


def quotes(answer: Any) -> list[dict[str, Any]]:
    """All places of an answer."""
    if isinstance(answer, dict):
        own = [answer] if {"report", "start", "end", "words", "name"} <= set(answer) else []
        return own + [place for value in answer.values() for place in quotes(value)]
    return [place for value in answer for place in quotes(value)] if isinstance(answer, list) else []


def test_tools_only_read(case: Path) -> None:
    async def work(client: Client) -> Any:
        return (await client.list_tools()).tools, client.instructions

    tools, instructions = talk(case, work)
    assert {tool.name for tool in tools} == {"search", "brief", "incident", "figures", "report_span", "why"}
    for tool in tools:
        assert tool.annotations.read_only_hint is True
        assert tool.description
    assert "untrusted" in instructions


def test_every_quote_is_the_characters_it_names(ask: Any, account: tallystick.Account) -> None:
    texts = {report.id: report.text or "" for report in account.reports}
    answers = [ask("search", query="killed > 3")[0], ask("figures")[0], *(ask("incident", id=one.id)[0] for one in account.incidents[:3])]
    places = quotes(answers)
    assert len(places) > 20
    for place in places:
        assert texts[place["report"]][place["start"] : place["end"]] == place["words"]


def test_a_span_is_given_to_the_character(ask: Any, account: tallystick.Account) -> None:
    report = account.reports[0]
    answer, failed = ask("report_span", report=report.id, start=10, end=40, context=5)
    assert not failed
    assert answer["words"] == (report.text or "")[10:40]
    assert answer["before"] + answer["words"] + answer["after"] == (report.text or "")[5:45]
    assert ask("report_span", report=report.name, start=10, end=40)[0]["words"] == answer["words"]


@pytest.mark.parametrize(("start", "end"), [(-1, 4), (4, 4), (9, 4), (0, 10**9)])
def test_a_span_that_is_not_there_is_told(ask: Any, account: tallystick.Account, start: int, end: int) -> None:
    text, failed = ask("report_span", report=account.reports[0].id, start=start, end=end)
    assert failed
    assert "no characters" in text


@pytest.mark.parametrize(
    ("tool", "arguments", "told"),
    [
        ("incident", {"id": "inc_none"}, "no incident has the id"),
        ("why", {"id": "fig_none"}, "fig_none"),
        ("search", {"query": " "}, "the query asks for nothing"),
        ("brief", {"as_of": "yesterday"}, "is no time"),
        ("report_span", {"report": "none", "start": 0, "end": 1}, "no report is called"),
    ],
)
def test_what_cannot_be_answered_is_one_line(ask: Any, tool: str, arguments: dict[str, Any], told: str) -> None:
    text, failed = ask(tool, **arguments)
    assert failed
    assert told in text
    assert "Traceback" not in text


def test_the_brief_comes_in_pieces(ask: Any, account: tallystick.Account) -> None:
    from tallystick.present import brief_markdown

    pieces, offset = [], 0
    while offset is not None:
        answer = ask("brief", offset=offset, characters=10**9)[0]
        assert len(answer["markdown"]) <= MOST_CHARACTERS
        pieces.append(answer["markdown"])
        offset = answer["next_offset"]
    assert "".join(pieces) == brief_markdown(account)


def test_figures_are_filtered_and_paged(ask: Any, account: tallystick.Account) -> None:
    killed = [figure.id for figure in account.figures if figure.measure == "killed"]
    first, rest = ask("figures", measure="killed", limit=2)[0], ask("figures", measure="killed", limit=100, offset=2)[0]
    assert first["total"] == len(killed)
    assert first["next_offset"] == 2
    assert [one["id"] for one in first["figures"] + rest["figures"]] == killed


def test_why_gives_the_reasons(ask: Any, account: tallystick.Account) -> None:
    assert ask("why", id=account.findings[0].id)[0]["reasons"].strip()


def test_reports_are_resources(case: Path, account: tallystick.Account) -> None:
    async def work(client: Client) -> Any:
        listed = await client.read_resource("tallystick://reports")
        text = await client.read_resource(f"tallystick://reports/{account.reports[0].id}")
        return listed.contents[0].text, text.contents[0].text  # type: ignore[union-attr]

    listed, text = talk(case, work)
    assert [one["id"] for one in json.loads(listed)] == [report.id for report in account.reports]
    assert text == account.reports[0].text


def test_the_command_speaks_over_standard_input_and_output(case: Path) -> None:
    async def work() -> Any:
        started = StdioServerParameters(command=sys.executable, args=["-m", "tallystick", "mcp", str(case)])
        async with Client(stdio_client(started)) as client:
            return await client.call_tool("figures", {"measure": "killed", "limit": 1})

    result = in_a_loop_of_its_own(work)
    assert json.loads(result.content[0].text)["figures"][0]["measure"] == "killed"
