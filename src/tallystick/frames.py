"""Accounts as DataFrames of pandas or polars (extra ``frames``), and files as an account: what a notebook begins with."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Sequence
from enum import Enum
from os import PathLike
from typing import TYPE_CHECKING, Any, Literal, cast, overload

import msgspec

from tallystick.errors import PartMissing, SettingsError
from tallystick.records.account import Account, AttributionLink
from tallystick.records.report import Evidence, Report, SetAside
from tallystick.records.values import TimeSpan

if TYPE_CHECKING:
    import pandas
    import polars

    from tallystick.run import Settings

Library = Literal["pandas", "polars"]


def read_account(
    inputs: Iterable[str | PathLike[str]] | str | PathLike[str],
    *,
    as_of: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    jobs: int = 1,
    settings: Settings | None = None,
) -> Account:
    """The account of files, folders, patterns and zip files, or of one case, as ``tallystick brief`` makes it.

    ``as_of`` is an ISO day or minute; ``outlet`` and ``published`` hold for reports that do not say. What could not be read stands in the
    account's ``set_aside``. Raises SettingsError where nothing gave a report, CaseError where a case cannot be opened.
    """
    from tallystick.read import read_inputs
    from tallystick.run import Desk, Settings, analyse_reports, build_account
    from tallystick.store.location import is_case

    given = [str(inputs)] if isinstance(inputs, str | PathLike) else [str(one) for one in inputs]
    if len(given) == 1 and is_case(given[0]):
        with Desk(given[0], settings=settings, jobs=jobs) as desk:
            return desk.account(as_of)
    found = list(read_inputs(given, outlet=outlet, published=published))
    reports = [one for one in found if isinstance(one, Report)]
    aside = [one for one in found if isinstance(one, SetAside)]
    if not reports:
        told = "; ".join(f"{one.name}: {one.reason}" for one in aside[:3])
        raise SettingsError("none of the inputs gave a report" + (f" ({told})" if told else ""))
    chosen = settings or Settings()
    analyses = {analysis.report: analysis for analysis in analyse_reports(reports, chosen, jobs)}
    return build_account(reports, analyses, set_aside=aside, as_of=as_of, settings=chosen)


@overload
def frame(records: Account | Sequence[msgspec.Struct], *, table: str = ..., library: Literal["pandas"] = ...) -> pandas.DataFrame: ...
@overload
def frame(records: Account | Sequence[msgspec.Struct], *, table: str = ..., library: Literal["polars"]) -> polars.DataFrame: ...
def frame(records: Account | Sequence[msgspec.Struct], *, table: str = "ledger", library: Library = "pandas") -> Any:
    """A DataFrame: of an account one of its tables ('ledger', 'incidents', 'statements'); of records (``account.figures``) a row each.

    Records are made flat: a time span gives ``…_start``, ``…_end`` and ``…_basis``, evidence ``report``, ``start`` and ``end`` of its first
    and last characters, a chain ``outlet`` and ``voice``; what else is nested stays as lists. Unknown cells are null. Raises PartMissing
    where the library is not installed, SettingsError for a table or library that there is none of.
    """
    if library not in {"pandas", "polars"}:
        raise SettingsError(f"no library '{library}'; give 'pandas' or 'polars'")
    columns = _table(records, table) if isinstance(records, Account) else _columns(records)
    try:
        made = importlib.import_module(library)
    except ModuleNotFoundError as error:
        raise PartMissing(f"DataFrames need {library}: pip install 'tallystick[frames]'") from error
    return made.DataFrame(columns, strict=False) if library == "polars" else made.DataFrame(columns)


def _table(account: Account, name: str) -> dict[str, list[Any]]:
    from tallystick.present.exports.tables import TABLES, table

    if name not in TABLES:
        raise SettingsError(f"no table '{name}'; give one of {', '.join(TABLES)}")
    found = table(account, name)
    return {column.name: [row[at] for row in found.rows] for at, column in enumerate(found.columns)}


def _columns(records: Sequence[msgspec.Struct]) -> dict[str, list[Any]]:
    """One list a column, in the order of the record's fields; a column that some rows lack is filled with None."""
    rows = [_flat(record) for record in records]
    names = dict.fromkeys(name for row in rows for name in row)
    return {name: [row.get(name) for row in rows] for name in names}


def _flat(record: msgspec.Struct) -> dict[str, Any]:
    row: dict[str, Any] = {}
    for name in record.__struct_fields__:
        value = getattr(record, name)
        if isinstance(value, TimeSpan):
            row |= {f"{name}_start": value.start, f"{name}_end": value.end, f"{name}_basis": value.basis}
        elif isinstance(value, Evidence):
            row |= {f"{name}_report": value.report, f"{name}_start": value.start, f"{name}_end": value.end}
        elif isinstance(value, Enum):
            row[name] = value.value
        elif name == "evidence" and value:
            places = cast("tuple[Evidence, ...]", value)
            row |= {"report": places[0].report, "start": places[0].start, "end": places[-1].end}
        elif name == "attribution" and value:
            chain = cast("tuple[AttributionLink, ...]", value)
            row |= {"outlet": chain[0].name, "voice": chain[-1].name if len(chain) > 1 else None}
        else:
            row[name] = value if isinstance(value, str | int | float | bool | None) else msgspec.to_builtins(value)
    return row
