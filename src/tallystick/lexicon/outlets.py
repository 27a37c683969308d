"""News agencies and outlets by their names, short forms and addresses, with country and who controls them where that is well known.

The tables stand in ``outlet_tables``.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from tallystick.lexicon import outlet_tables


class Outlet(msgspec.Struct, frozen=True):
    """Who prints: an agency, broadcaster, newspaper (magazines too) or site."""

    name: str
    """In full: 'Associated Press'."""
    kind: str
    """'agency', 'broadcaster', 'newspaper' or 'site'."""
    country: str | None = None
    """ISO 3166-1 alpha-2 code of where it is seated."""
    control: str | None = None
    """'state' (owned by a government or run on its orders), 'public' (public money, independent by statute), 'party' (of a party, movement or
    armed group), 'body' (the press office of an organization); None where private, cooperative or not well known."""
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()

    @property
    def state(self) -> bool:
        """Whether a state owns or directs it."""
        return self.control == "state"


def _rows(table: str, kind: str) -> tuple[Outlet, ...]:
    found = []
    for line in table.strip().splitlines():
        name, country, control, aliases, domains = line.split("|")
        found.append(
            Outlet(
                name,
                kind,
                country or None,
                control or None,
                tuple(alias for alias in aliases.split(";") if alias),
                tuple(domain for domain in domains.split(";") if domain),
            )
        )
    return tuple(found)


@lru_cache(maxsize=1)
def outlets() -> tuple[Outlet, ...]:
    """All outlets of the table, agencies first."""
    return (
        *_rows(outlet_tables.AGENCIES, "agency"),
        *_rows(outlet_tables.BROADCASTERS, "broadcaster"),
        *_rows(outlet_tables.NEWSPAPERS, "newspaper"),
        *_rows(outlet_tables.SITES, "site"),
    )


def _is_short_form(name: str) -> bool:
    """'AP', 'RFE/RL', 'dpa': up to five letters of one case, which mean nothing, or something else, in another."""
    letters = "".join(letter for letter in name if letter.isalpha())
    return 0 < len(letters) <= 5 and (letters.isupper() or letters.islower())


def _fold(name: str) -> str:
    return re.sub(r"[\s\-–]+", " ", name.replace("’", "'").strip().casefold())


@lru_cache(maxsize=1)
def _by_name() -> tuple[dict[str, Outlet], dict[str, Outlet]]:
    exact: dict[str, Outlet] = {}
    folded: dict[str, Outlet] = {}
    for outlet in outlets():
        for name in (outlet.name, *outlet.aliases):
            exact.setdefault(name, outlet)
            if not _is_short_form(name):
                folded.setdefault(_fold(name), outlet)
    return exact, folded


@lru_cache(maxsize=1)
def _by_domain() -> dict[str, Outlet]:
    found: dict[str, Outlet] = {}
    for outlet in outlets():
        for domain in outlet.domains:
            found.setdefault(domain, outlet)
    return found


def find(name: str) -> Outlet | None:
    """The outlet that a name, short form or address ('apnews.com', 'https://www.bbc.co.uk/news/x') stands for; None if unknown.

    Short forms count only in their own case: 'AP' is one, 'ap' and 'Ap' are not. A leading 'The' may be missing or added.
    """
    exact, folded = _by_name()
    wanted = re.sub(r"^[(\[](.*)[)\]]$", r"\1", name.strip()).strip()
    if wanted in exact:
        return exact[wanted]
    bare = re.sub(r"^the\s+", "", wanted, flags=re.IGNORECASE)
    key = _fold(bare)
    found = folded.get(key) or folded.get(f"the {key}") or exact.get(bare)
    return found or (of_address(wanted) if "." in wanted and " " not in wanted else None)


def host_of(address: str) -> str | None:
    """'bbc.co.uk' of 'https://www.bbc.co.uk/news/x' or of a bare host; None where there is no host."""
    match = re.match(r"(?:[a-z][a-z0-9+.-]*:)?//([^/?#]+)|((?:[\w-]+\.)+[a-z]{2,})(?:[:/?#]|$)", address.strip(), re.IGNORECASE)
    if match is None:
        return None
    host = (match.group(1) or match.group(2)).rsplit("@", 1)[-1].split(":")[0].casefold().rstrip(".")
    for prefix in ("www.", "m.", "amp.", "mobile."):
        if host.startswith(prefix) and host.count(".") > 1:
            host = host.removeprefix(prefix)
    return host or None


def of_address(url: str) -> Outlet | None:
    """The outlet whose address this is, or whose address it is a part of ('edition.cnn.com'); None if unknown."""
    host = host_of(url)
    while host and "." in host:
        if host in _by_domain():
            return _by_domain()[host]
        host = host.split(".", 1)[1]
    return None


@lru_cache(maxsize=1)
def agency_names() -> dict[str, str]:
    """Each agency's names and short forms, with the full name they stand for."""
    found: dict[str, str] = {}
    for outlet in outlets():
        if outlet.kind == "agency":
            for name in (outlet.name, *outlet.aliases):
                found.setdefault(name, outlet.name)
    return found
