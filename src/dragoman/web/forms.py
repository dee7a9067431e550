"""Forms that only a page of ours can send: a value drawn for each browser, signed into each form, and the origin of the request."""

from __future__ import annotations

import hmac
import secrets

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "dragoman_form"


class Forms:
    """Signs with a secret of this process: after a restart a form has to be opened anew."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def value(self, request: Request) -> str:
        """The browser's value, as it has it or drawn now."""
        return request.cookies.get(COOKIE) or secrets.token_urlsafe(24)

    def sign(self, value: str) -> str:
        """What the form carries; salted, so that it never reads the same and its length tells nothing under compression."""
        salt = secrets.token_hex(8)
        return f"{salt}.{self._mac(salt, value)}"

    def keep(self, response: Response, value: str) -> None:
        """Give the browser its value; other sites' requests do not bring it."""
        response.set_cookie(COOKIE, value, httponly=True, samesite="strict")

    def holds(self, request: Request, given: str) -> bool:
        """Whether a form was opened here by the browser that sends it."""
        value = request.cookies.get(COOKIE, "")
        salt, _, mac = given.partition(".")
        signed = hmac.compare_digest(mac.encode("utf-8", "replace"), self._mac(salt, value).encode())
        return bool(value) and signed and self._from_here(request)

    def _mac(self, salt: str, value: str) -> str:
        return hmac.new(self._secret, f"{salt}\x1f{value}".encode("utf-8", "replace"), "sha256").hexdigest()

    def _from_here(self, request: Request) -> bool:
        site = request.headers.get("sec-fetch-site")
        origin = request.headers.get("origin")
        if site is not None and site not in ("same-origin", "none"):
            return False
        return origin is None or origin.partition("://")[2] == request.headers.get("host", "")
