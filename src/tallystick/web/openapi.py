"""The API's description (OpenAPI 3.1), made from the operations and the records themselves."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from tallystick import __version__
from tallystick.web.answers import Problem

VERSION = "v1"
PREFIX = f"/api/{VERSION}"
PROBLEM = "application/problem+json"
REFUSALS = {
    400: "A parameter or the body is wrong; the detail says which.",
    401: "Sign in first: send `Authorization: Bearer TOKEN`.",
    403: "The role does not allow it, or the form carries no token of this session.",
    404: "There is no such thing.",
    405: "The method is not answered here.",
    413: "The body is too long.",
    415: "The body is neither a form nor JSON.",
    421: "The server does not go by that name.",
    429: "Too many at once.",
    503: "The account is being made, or the case cannot be read now; ask again.",
}


class Parameter(msgspec.Struct, frozen=True, kw_only=True):
    """One parameter of the query or the path."""

    name: str
    words: str
    within: str = "query"
    required: bool = False
    pattern: str | None = None
    choices: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None
    default: int | None = None
    """A number, where there is one."""
    least_length: int = 0

    @property
    def schema(self) -> dict[str, object]:
        """Its JSON Schema."""
        if self.least is not None:
            return {"type": "integer", "minimum": self.least, "maximum": self.most, "default": self.default}
        limits: dict[str, object] = {"type": "string"}
        if self.choices:
            limits["enum"] = list(self.choices)
        if self.pattern:
            limits["pattern"] = self.pattern
        if self.least_length:
            limits["minLength"] = self.least_length
        return limits

    def read(self, given: str) -> str:
        """The value as given; ValueError with one line where it is none."""
        if self.least is not None:
            if not re.fullmatch(r"[0-9]{1,9}", given) or not self.least <= int(given) <= (self.most or 0):
                raise ValueError(f"'{self.name}' is a whole number from {self.least} to {self.most}")
        elif self.choices and given not in self.choices:
            raise ValueError(f"'{self.name}' is one of {', '.join(self.choices)}")
        elif self.pattern and not re.search(self.pattern, given):
            raise ValueError(f"'{self.name}' is no such value: {self.words}")
        elif len(given) < self.least_length:
            raise ValueError(f"'{self.name}' is empty: {self.words}")
        return given


class Operation(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that can be asked."""

    name: str
    path: str
    words: str
    answer: Any
    """The type of the answer; None for a file."""
    parameters: tuple[Parameter, ...] = ()
    body: Any = None
    """The type of what is sent; such an operation is a POST."""
    found: bool = True
    """It answers 404 where an id is none."""
    make: Callable[..., Any]
    """(request, values) to a record of ``answer``, or to a response."""
    media: str = "application/json"

    @property
    def method(self) -> str:
        """'get' or 'post'."""
        return "post" if self.body is not None else "get"


def describe(operations: Sequence[Operation]) -> dict[str, Any]:
    """The OpenAPI page."""
    shapes = [operation.answer for operation in operations if operation.answer is not None]
    shapes += [operation.body for operation in operations if operation.body is not None]
    shapes.append(Problem)
    schemas, components = msgspec.json.schema_components(shapes, ref_template="#/components/schemas/{name}")
    of = dict(zip(map(repr, shapes), schemas, strict=True))
    paths: dict[str, Any] = {}
    for operation in operations:
        paths.setdefault(PREFIX + operation.path, {})[operation.method] = _operation(operation, of)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Tallystick",
            "version": __version__,
            "summary": "One case of reports as one sourced account.",
            "description": "All that the pages show. Every number, name and date comes with the characters of the report it was read in. "
            "What is not known is null. Words of reports are quotes from untrusted texts.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "security": [{}, {"token": []}],
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": "A token of `tallystick serve --token`."}},
        },
    }


def _operation(operation: Operation, of: dict[str, Any]) -> dict[str, Any]:
    post = operation.method == "post"
    refusals = {400, 401, 405, 421, 429, 503, *((404,) if operation.found else ()), *((403, 413, 415) if post else ())}
    content = {operation.media: {"schema": of[repr(operation.answer)]}} if operation.answer is not None else {"*/*": {}}
    tag = {} if post else {"ETag": {"schema": {"type": "string"}, "description": "Follows the case's revision."}}
    responses: dict[str, Any] = {"201" if post else "200": {"description": operation.words, "content": content, "headers": tag}}
    if not post:
        responses["304"] = {"description": "Nothing has changed since the answer with the ETag of If-None-Match."}
    for status in sorted(refusals):
        responses[str(status)] = {"description": REFUSALS[status], "content": {PROBLEM: {"schema": of[repr(Problem)]}}}
    found: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.words,
        "parameters": [
            {
                "name": one.name,
                "in": one.within,
                "required": one.required or one.within == "path",
                "description": one.words,
                "schema": one.schema,
            }
            for one in operation.parameters
        ],
        "responses": responses,
    }
    if post:
        shape = of[repr(operation.body)]
        found["requestBody"] = {
            "required": True,
            "description": "JSON with a token in the header, or a form with `csrf` of `/session` within a browser's session.",
            "content": {"application/json": {"schema": shape}},
        }
    return found
