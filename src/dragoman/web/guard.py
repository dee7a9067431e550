"""What stands between the network and the page: host, token, limits, headers. An ASGI application around another.

Threat model: pages of other origins in the analyst's browser (DNS rebinding, cross-site requests, framing), hostile text in reports, and,
where the page is served to other machines, whoever has no token.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dragoman.web import settings as limits
from dragoman.web.door import Door
from dragoman.web.settings import Settings

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}

Refuse = Callable[[Request, int, str], Response]


class Guard:
    """``refuse`` makes the answer to a request that is not let through."""

    def __init__(self, app: ASGIApp, settings: Settings, door: Door, refuse: Refuse) -> None:
        self.app, self.settings, self.door, self.refuse = app, settings, door, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = self._answer(Request(scope))
        sending = _with_headers(send)
        if scope["method"] == "HEAD":  # the same answer as to GET, without its body
            scope, sending = {**scope, "method": "GET"}, _without_body(sending)
        await (answer or self.app)(scope, receive, sending)

    def _answer(self, request: Request) -> Response | None:
        """The answer where the page itself is not to be asked."""
        if not self.settings.knows_host(request.headers.get("host", "")):
            return self.refuse(request, 421, "This page answers to the name of its own machine only. To serve it under another name start it with --token.")
        if len(request.url.path) > limits.LONGEST_PATH or len(request.url.query) > limits.LONGEST_QUERY:
            return self.refuse(request, 414, "The address is too long.")
        if request.method not in ("GET", "HEAD", "POST"):
            return self.refuse(request, 405, f"{request.method} is not used here.")
        if request.method == "POST" and (refused := self._body(request)):
            return refused
        return self._token(request) if self.settings.token is not None else None

    def _body(self, request: Request) -> Response | None:
        length = request.headers.get("content-length", "")
        if not (length.isascii() and length.isdigit()):  # a superscript two is a digit as well
            return self.refuse(request, 411, "A form says how long it is.")
        if int(length[:18]) > limits.LARGEST_BODY:
            return self.refuse(request, 413, f"A form has at most {limits.LARGEST_BODY:,} bytes.")
        return None

    def _token(self, request: Request) -> Response | None:
        path, query = request.url.path, request.query_params
        if given := query.get("token"):
            if not self.door.admits(given):
                return self.refuse(request, 401, "That token does not fit.")
            # The same page without the token in its address, so that it is not left in a history or a link.
            rest = urlencode([(k, v) for k, v in query.multi_items() if k != "token"])
            return self.door.let_in(f"{path}?{rest}" if rest else path)
        if path == "/login" or path.startswith("/static/") or self.door.knows(request):
            return None
        if path.startswith("/api") or path.endswith(".atom"):
            return self.refuse(request, 401, "A token is needed: Authorization: Bearer TOKEN.")
        there = f"{path}?{request.url.query}" if request.url.query else path
        return RedirectResponse(f"/login?{urlencode({'next': there})}", 303)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if "cache-control" not in headers:
                headers["Cache-Control"] = "private, no-cache"
        await send(message)

    return sending


def _without_body(send: Send) -> Send:
    async def sending(message: Message) -> None:
        await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

    return sending
