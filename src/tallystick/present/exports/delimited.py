"""Tables as CSV, and as CSV with HXL tags in the second line (hxlstandard.org, 1.1)."""

from __future__ import annotations

from tallystick.present.exports.cells import write_rows
from tallystick.present.exports.tables import table
from tallystick.records.account import Account


def table_csv(account: Account, name: str) -> str:
    """One of the tables with one header line (RFC 4180); words that a spreadsheet could run as a formula stand behind an apostrophe."""
    found = table(account, name)
    return write_rows([[column.name for column in found.columns]], found.rows)


def ledger_csv(account: Account) -> str:
    """One row a figure with its value, scope, chain and the words it was read in."""
    return table_csv(account, "ledger")


def table_hxl(account: Account, name: str) -> str:
    """The same with a line of HXL hashtags below the headers."""
    found = table(account, name)
    return write_rows([[column.name for column in found.columns], [column.hxl for column in found.columns]], found.rows)
