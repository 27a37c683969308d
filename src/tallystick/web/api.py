"""The JSON API, version 1: all that the pages show, with paging, as of any time, and an ETag that follows the case."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from http import HTTPStatus
from typing import Any, TypeVar

import msgspec
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tallystick.errors import SettingsError, TallystickError
from tallystick.present import changes, why
from tallystick.present.differences import Change
from tallystick.present.exports import BY_NAME, FORMS
from tallystick.records.account import (
    AccountReport,
    Entity,
    EntityType,
    Figure,
    Finding,
    FindingKind,
    Incident,
    Origin,
    Statement,
    TrayEntry,
)
from tallystick.records.decision import Decision
from tallystick.records.report import SetAside
from tallystick.run.query import parse_query, word_query
from tallystick.run.results import KINDS
from tallystick.run.review import ReviewItem, review_queue
from tallystick.run.search import SearchIndex
from tallystick.run.snippet import cut_snippet
from tallystick.web.accounts import NotMade
from tallystick.web.answers import Decide, Hit, Problem, Rows, Search, Summary, Visitor, Why
from tallystick.web.frame import Frame
from tallystick.web.openapi import PREFIX, PROBLEM, Operation, Parameter, describe
from tallystick.web.security import MOST_BYTES

Row = TypeVar("Row")
Values = Mapping[str, str]
Make = Callable[[Request, Values], Any]

TIME = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2})?$"
AS_OF = Parameter(name="as_of", words="The account as it was known then: YYYY-MM-DD or YYYY-MM-DDTHH:MM.", pattern=TIME)
LIMIT = Parameter(name="limit", words="Rows of one page.", least=1, most=500, default=50)
OFFSET = Parameter(name="offset", words="Rows that are passed over.", least=0, most=100_000_000, default=0)
ID = Parameter(name="id", words="The record's id.", within="path", pattern=r"^[A-Za-z0-9_:.-]{1,80}$")
PAGED = (LIMIT, OFFSET, AS_OF)


def routes(frame: Frame) -> list[Route]:
    """``/api/v1/…``."""
    operations = _operations(frame)
    page = msgspec.json.encode(describe(operations))
    by_path: dict[str, list[Operation]] = {}
    for operation in operations:
        by_path.setdefault(operation.path, []).append(operation)
    found = [
        Route(f"{PREFIX}/openapi.json", lambda _request: Response(page, media_type="application/vnd.oai.openapi+json;version=3.1")),
        *(Route(PREFIX + path, _endpoint(frame, tuple(asked)), methods=["GET", "POST"]) for path, asked in by_path.items()),
        Route(
            "/api/{rest:path}", lambda _request: problem(404, "There is no such path; /api/v1/openapi.json lists them."), methods=METHODS
        ),
    ]
    return found


METHODS = ["GET", "POST"]


def problem(status: int, detail: str) -> Response:
    """The reason why there is no answer, as RFC 9457 has it."""
    body = msgspec.json.encode(Problem(title=HTTPStatus(status).phrase, status=status, detail=detail))
    headers = {"retry-after": "3"} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    return Response(body, status, headers, PROBLEM)


def _endpoint(frame: Frame, operations: tuple[Operation, ...]) -> Any:
    by_method = {operation.method: operation for operation in operations}

    async def answer(request: Request) -> Response:
        operation = by_method.get("get" if request.method == "HEAD" else request.method.lower())
        if operation is None:
            refusal = problem(405, f"{request.method} is not answered here.")
            refusal.headers["allow"] = ", ".join(method.upper() for method in by_method)
            return refusal
        try:
            values = _values(request, operation)
            if operation.body is not None:
                body = await _body(request, operation.body)
                return await run_in_threadpool(operation.make, request, values, body)
            return await run_in_threadpool(_get, frame, request, operation, values)
        except HTTPException as error:
            return problem(error.status_code, error.detail)
        except NotMade:
            return problem(503, "The account is being made; ask again in some seconds.")
        except SettingsError as error:
            return problem(400, str(error))
        except TallystickError as error:
            return problem(503, str(error))

    return answer


def _values(request: Request, operation: Operation) -> Values:
    """The parameters, each as its own description has it; what is unknown or given twice is refused, never passed over."""
    given = [*request.query_params.multi_items(), *((name, str(value)) for name, value in request.path_params.items())]
    known = {one.name: one for one in operation.parameters}
    values = {one.name: str(one.default) for one in operation.parameters if one.default is not None}
    seen: set[str] = set()
    for name, value in given:
        if name not in known or name in seen:
            told = f"there is no parameter '{name[:40]}'" if name not in known else f"'{name}' is given twice"
            raise HTTPException(400, f"{told}; there are {', '.join(known) or 'none'}")
        seen.add(name)
        try:
            values[name] = known[name].read(value)
            if known[name].pattern == TIME:
                datetime.fromisoformat(value)
        except ValueError as error:
            path = known[name].within == "path"
            raise HTTPException(
                404 if path else 400, f"'{name}' is no time: {value}" if known[name].pattern == TIME else str(error)
            ) from None
    missing = [one.name for one in operation.parameters if one.required and one.name not in seen]
    if missing:
        raise HTTPException(400, f"'{missing[0]}' is missing: {known[missing[0]].words}")
    return values


def _get(frame: Frame, request: Request, operation: Operation, values: Values) -> Response:
    made = operation.make(request, values)
    if isinstance(made, Response):
        return made
    revision = frame.known(request, values.get("as_of")).revision
    tag = '"' + hashlib.sha256(f"{revision}|{request.url.path}|{sorted(values.items())}".encode()).hexdigest()[:32] + '"'
    if tag in [one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")]:
        return Response(status_code=304, headers={"etag": tag})
    return Response(msgspec.json.encode(made), headers={"etag": tag}, media_type="application/json")


async def _body(request: Request, shape: Any) -> Any:
    """What was sent: the form that the guard has checked, or JSON where a token in the header stands for it."""
    form: dict[str, str] = request.state.form
    if form:
        fields = {name: value.strip() or None for name, value in form.items() if name != "csrf"}
    else:
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
            raise HTTPException(415, "Send JSON, as application/json.")
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > MOST_BYTES:
                raise HTTPException(413, f"At most {MOST_BYTES} bytes are read.")
        try:
            fields = msgspec.json.decode(bytes(body))
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise HTTPException(400, f"The body is no JSON: {error}") from None
    try:
        return msgspec.convert(fields, shape)
    except msgspec.ValidationError as error:
        raise HTTPException(400, f"The body is wrong: {error}") from None


def page_of(rows: Sequence[Row], values: Values) -> Rows[Row]:
    """The rows that ``limit`` and ``offset`` ask for."""
    limit, offset = int(values["limit"]), int(values["offset"])
    end = offset + limit
    return Rows(rows=tuple(rows[offset:end]), total=len(rows), limit=limit, offset=offset, next_offset=end if end < len(rows) else None)


def _operations(frame: Frame) -> tuple[Operation, ...]:
    def account(request: Request, values: Values) -> Any:
        return frame.known(request, values.get("as_of")).account

    def known(request: Request, values: Values, name: str, make: Any) -> Any:
        return frame.known(request, values.get("as_of")).derived(name, make)

    def listed(name: str, fits: Callable[[Any, Values], bool] | None = None) -> Make:
        def make(request: Request, values: Values) -> Any:
            rows = getattr(account(request, values), name)
            return page_of([row for row in rows if fits(row, values)] if fits is not None else rows, values)

        return make

    def single(name: str) -> Make:
        def make(request: Request, values: Values) -> Any:
            by_id = known(request, values, f"{name} by id", lambda whole: {row.id: row for row in getattr(whole, name)})
            if values["id"] not in by_id:
                raise HTTPException(404, f"There is none with the id '{values['id']}' among the {name}.")
            return by_id[values["id"]]

        return make

    def summary(request: Request, values: Values) -> Summary:
        found = account(request, values)
        names = ("reports", "entities", "statements", "figures", "incidents", "findings", "origins", "trays", "set_aside", "decisions")
        return Summary(
            schema=found.schema,
            case=frame.name,
            as_of=found.as_of,
            revision=frame.known(request, values.get("as_of")).revision,
            stale=getattr(request.state, "stale", False),
            days=frame.days(request),
            second=found.second,
            **{name: len(getattr(found, name)) for name in names},
        )

    def reports(request: Request, values: Values) -> Rows[AccountReport]:
        page = page_of(account(request, values).reports, values)
        return msgspec.structs.replace(page, rows=tuple(msgspec.structs.replace(row, text=None) for row in page.rows))

    def changed(request: Request, values: Values) -> Rows[Change]:
        since, until = values["since"], values.get("until", "9999-12-31")
        before = frame.known(request, since).account
        return page_of(frame.known(request, until).derived("changes", lambda after: changes(before, after), about=since), values)

    def explain(request: Request, values: Values) -> Why:
        try:
            return Why(id=values["id"], reasons=why(account(request, values), values["id"]))
        except SettingsError as error:
            raise HTTPException(404, str(error)) from None

    def search(request: Request, values: Values) -> Search:
        whole = account(request, values)
        asked = parse_query(values["q"], max((r.published for r in whole.reports if r.published), default=None))
        if asked.empty:
            raise HTTPException(400, "'q' asks for nothing; give words, a count ('killed > 100') or days ('15..17 March')")
        index = known(request, values, "search", SearchIndex)
        results = index.search(asked)
        kinds = [values["kind"]] if "kind" in values else KINDS
        page = page_of([hit for kind in kinds for hit in results.of(kind)], values)
        cuts = [(hit, cut_snippet(index, hit, asked, results)) for hit in page.rows]
        return Search(
            searched=tuple(word_query(asked)),
            notes=results.notes,
            rows=tuple(Hit(kind=hit.kind, id=hit.id, snippet=cut.plain, evidence=cut.evidence) for hit, cut in cuts),
            total=page.total,
            limit=page.limit,
            offset=page.offset,
            next_offset=page.next_offset,
        )

    def decide(request: Request, _values: Values, asked: Decide) -> Response:
        more = {"field": asked.field, "value": asked.value, "note": asked.note}
        decision = frame.decide(request, asked.kind, asked.subject, asked.object, **more)
        return Response(msgspec.json.encode(decision), 201, media_type="application/json")

    def export(request: Request, values: Values) -> Response:
        form = BY_NAME[values["form"]]
        name = f"{''.join(c if c.isascii() and c.isalnum() else '-' for c in frame.name)}{form.suffix}"
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(form.write(account(request, values)), headers=headers, media_type=form.media)

    def visitor(request: Request, _values: Values) -> Response:
        person, session = frame.person(request), request.state.session
        if person is None:
            raise HTTPException(401, "Sign in first.")
        told = Visitor(name=person.name, role=person.role.value, csrf=frame.sessions.form_token(session))
        return Response(msgspec.json.encode(told), media_type="application/json")

    def equal(*names: str, **holds: str) -> tuple[tuple[Parameter, ...], Callable[[Any, Values], bool]]:
        """Parameters that a row's field of the same name must be equal to; of ``holds`` the named field must hold it."""

        def fits(row: Any, values: Values) -> bool:
            return all(getattr(row, name) == values[name] for name in names if name in values) and all(
                values[name] in getattr(row, field) for name, field in holds.items() if name in values
            )

        return tuple(Parameter(name=name, words=f"Only rows of this {name}.") for name in (*names, *holds)), fits

    figure_filter, figure_fits = equal("measure", "incident", "place", "origin", "question")
    statement_filter, statement_fits = equal("origin", incident="incidents")
    incident_filter, incident_fits = equal("type", "place")
    finding_filter, finding_fits = equal("incident")
    kind = Parameter(name="kind", words="Only findings of this kind.", choices=tuple(one.value for one in FindingKind))
    entity_type = Parameter(name="type", words="Only entities of this type.", choices=tuple(one.value for one in EntityType))
    form = Parameter(name="form", words="The form of the export.", within="path", choices=tuple(one.name for one in FORMS))
    since = Parameter(name="since", words="From then on: YYYY-MM-DD or YYYY-MM-DDTHH:MM.", pattern=TIME, required=True)
    until = Parameter(name="until", words="Up to then, instead of all that is known.", pattern=TIME)
    words = Parameter(name="q", words="Words, names, counts, days, phrases, outlet: by: place: type:.", required=True, least_length=1)
    hits = Parameter(name="kind", words="Only hits of this kind.", choices=tuple(KINDS))

    def asks(name: str, path: str, told: str, answer: Any, make: Make, *parameters: Parameter, found: bool = False) -> Operation:
        return Operation(name=name, path=path, words=told, answer=answer, make=make, parameters=parameters, found=found)

    return (
        asks("account", "/account", "The account in counts.", Summary, summary, AS_OF),
        asks("reports", "/reports", "Reports, without their texts.", Rows[AccountReport], reports, *PAGED),
        asks("report", "/reports/{id}", "One report with its text.", AccountReport, single("reports"), ID, AS_OF, found=True),
        asks(
            "entities",
            "/entities",
            "Persons, organizations, groups and places.",
            Rows[Entity],
            listed("entities", lambda row, values: values.get("type", row.type.value) == row.type.value),
            entity_type,
            *PAGED,
        ),
        asks("entity", "/entities/{id}", "One entity.", Entity, single("entities"), ID, AS_OF, found=True),
        asks("incidents", "/incidents", "Incidents.", Rows[Incident], listed("incidents", incident_fits), *incident_filter, *PAGED),
        asks("incident", "/incidents/{id}", "One incident with its draft codings.", Incident, single("incidents"), ID, AS_OF, found=True),
        asks("figures", "/figures", "Sourced figures.", Rows[Figure], listed("figures", figure_fits), *figure_filter, *PAGED),
        asks("figure", "/figures/{id}", "One figure.", Figure, single("figures"), ID, AS_OF, found=True),
        asks(
            "findings",
            "/findings",
            "What the reports together say of each question.",
            Rows[Finding],
            listed("findings", lambda row, values: finding_fits(row, values) and values.get("kind", row.kind.value) == row.kind.value),
            kind,
            *finding_filter,
            *PAGED,
        ),
        asks("finding", "/findings/{id}", "One finding.", Finding, single("findings"), ID, AS_OF, found=True),
        asks(
            "statements", "/statements", "Who said what.", Rows[Statement], listed("statements", statement_fits), *statement_filter, *PAGED
        ),
        asks("statement", "/statements/{id}", "One statement.", Statement, single("statements"), ID, AS_OF, found=True),
        asks("origins", "/origins", "Who said things first, and who carries it.", Rows[Origin], listed("origins"), *PAGED),
        asks("trays", "/trays", "What could not be placed, dated or decided.", Rows[TrayEntry], listed("trays"), *PAGED),
        asks("set_aside", "/set-aside", "Inputs that gave no report, with the reason.", Rows[SetAside], listed("set_aside"), *PAGED),
        asks("changes", "/changes", "What changed, in six verbs.", Rows[Change], changed, since, until, LIMIT, OFFSET),
        asks("why", "/why/{id}", "Why something is said.", Why, explain, ID, AS_OF, found=True),
        asks("search", "/search", "Search over words, names, counts and days.", Search, search, words, hits, *PAGED),
        asks(
            "review",
            "/review",
            "What a person could settle, first what would change the brief most.",
            Rows[ReviewItem],
            lambda request, values: page_of(known(request, values, "queue", review_queue), values),
            *PAGED,
        ),
        asks("decisions", "/decisions", "The decisions that the account follows.", Rows[Decision], listed("decisions"), *PAGED),
        Operation(
            name="decide",
            path="/decisions",
            words="Take a decision. Nothing is overwritten, and all can be undone.",
            answer=Decision,
            body=Decide,
            make=decide,
            found=False,
        ),
        asks("session", "/session", "Who asks, and the token for forms of this session.", Visitor, visitor),
        asks("export", "/exports/{form}", "The account in a form that other programs read.", None, export, form, AS_OF, found=True),
    )
