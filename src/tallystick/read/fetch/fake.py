"""A stand-in for the network: hosts and pages by hand, with every request kept. For tests and for trying a feeds file out."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import httpx

Answer = Callable[[httpx.Request], httpx.Response]


class FakeWeb:
    """Answers from ``pages`` (URL to bytes, text, a response or a function of the request); 404 for all else. Give ``transport`` to a
    Fetcher."""

    def __init__(self, pages: Mapping[str, bytes | str | httpx.Response | Answer] | None = None) -> None:
        self.pages: dict[str, bytes | str | httpx.Response | Answer] = dict(pages or {})
        self.asked: list[httpx.Request] = []
        self.transport = httpx.MockTransport(self._handle)

    @property
    def urls(self) -> list[str]:
        """What was asked, in order, without robots.txt."""
        return [str(request.url) for request in self.asked if request.url.path != "/robots.txt"]

    def _handle(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        page = self.pages.get(str(request.url))
        if page is None:
            return httpx.Response(404)
        if isinstance(page, bytes | str):
            page = httpx.Response(200, content=page)
        answer = page if isinstance(page, httpx.Response) else page(request)
        # A response's stream is read once; each request gets its own.
        return httpx.Response(answer.status_code, headers=answer.headers, stream=answer.stream)
