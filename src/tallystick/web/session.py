"""Who is at the workspace: people with roles, tokens, the signed session and the token that every form carries."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from enum import StrEnum

import msgspec
from itsdangerous import BadSignature, URLSafeTimedSerializer

LONGEST_SESSION = 14 * 24 * 3600
"""Seconds until a person signs in again."""
LEAST_TOKEN = 16
"""Characters of a token: fewer could be guessed."""
LONGEST_NAME = 60


class Role(StrEnum):
    """What a person may do, each more than the one before."""

    READER = "reader"
    """Reads."""
    ANALYST = "analyst"
    """Reads and decides."""
    OWNER = "owner"
    """Reads, decides and adds to the case."""

    def allows(self, needed: Role) -> bool:
        """Whether this role may do what ``needed`` may."""
        ranks = list(Role)
        return ranks.index(self) >= ranks.index(needed)


class Person(msgspec.Struct, frozen=True):
    """Somebody at the workspace; decisions carry the name."""

    name: str
    role: Role


class Key(msgspec.Struct, frozen=True):
    """A token by its SHA-256, with whose it is; a token without a name is shared, and whoever signs in with it says a name."""

    digest: str
    role: Role
    name: str | None = None


def digest(token: str) -> str:
    """The SHA-256 of a token, in hexadecimal."""
    return hashlib.sha256(token.encode("utf-8")).hexdigest()


class Access(msgspec.Struct, frozen=True, kw_only=True):
    """Who may come in, and under which names the workspace answers."""

    keys: tuple[Key, ...] = ()
    """Without any, and without a proxy, whoever reaches the machine's loopback address is ``local``."""
    local: Person = Person("local", Role.OWNER)
    proxy_header: str | None = None
    """The header in which a proxy that signs people in gives the name."""
    proxy_addresses: frozenset[str] = frozenset({"127.0.0.1", "::1"})
    """Where that proxy speaks from; the header of anybody else is not believed."""
    proxy_roles: dict[str, Role] = {}
    """Roles by name of people whom the proxy signs in; others are readers."""
    hosts: frozenset[str] = frozenset()
    """Names of this server besides localhost and bare addresses."""

    @property
    def closed(self) -> bool:
        """Whether one has to sign in."""
        return bool(self.keys) or self.proxy_header is not None

    def key_of(self, token: str) -> Key | None:
        """The key that the token opens; all are compared, so that the time tells nothing."""
        given = digest(token)
        found = None
        for key in self.keys:
            if hmac.compare_digest(given, key.digest):
                found = key
        return found


class Session(msgspec.Struct, frozen=True):
    """One browser's session; without a person it only binds the forms."""

    id: str
    person: Person | None = None


class Sessions:
    """Signs sessions and the tokens of their forms with a secret that lives as long as the process."""

    def __init__(self, secret: bytes | None = None) -> None:
        self._secret = secret or secrets.token_bytes(32)
        self._signer = URLSafeTimedSerializer(self._secret, salt="session")
        self._words = URLSafeTimedSerializer(self._secret, salt="words")

    def open(self, person: Person | None = None) -> Session:
        """A new session with an id that nobody can guess."""
        return Session(secrets.token_urlsafe(18), person)

    def write(self, session: Session) -> str:
        """The session as a cookie's value."""
        person = session.person
        return str(self._signer.dumps([session.id, *((person.name, person.role.value) if person else ())]))

    def read(self, cookie: str | None) -> Session | None:
        """The session of a cookie; None where it is forged, too old or none."""
        if not cookie:
            return None
        try:
            id_, *who = self._signer.loads(cookie, max_age=LONGEST_SESSION)
            return Session(str(id_), Person(str(who[0]), Role(who[1])) if who else None)
        except (BadSignature, ValueError, TypeError, IndexError):
            return None

    def form_token(self, session: Session) -> str:
        """What each form of the session carries back."""
        return hmac.new(self._secret, f"form {session.id}".encode(), hashlib.sha256).hexdigest()

    def holds(self, session: Session, token: str) -> bool:
        """Whether a form is the session's own."""
        return hmac.compare_digest(self.form_token(session).encode(), token.encode("utf-8", "replace"))

    def write_words(self, text: str) -> str:
        """A line to be shown on the next page, as a cookie's value; signed, so that nobody else can put words there."""
        return str(self._words.dumps(text))

    def read_words(self, cookie: str | None) -> str | None:
        """The line of such a cookie."""
        try:
            return str(self._words.loads(cookie, max_age=300)) if cookie else None
        except BadSignature:
            return None


def clean_name(name: str) -> str:
    """A name as people type it: printable, single blanks, at most LONGEST_NAME characters; empty where nothing is left."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())[:LONGEST_NAME]
