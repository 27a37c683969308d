"""The account itself as JSON."""

from __future__ import annotations

import msgspec

from tallystick.records.account import Account


def account_json(account: Account) -> str:
    """One object, as ``tallystick schema`` describes it."""
    return msgspec.json.format(msgspec.json.encode(account), indent=1).decode("utf-8") + "\n"
