"""Who is let in: whoever shows the token, once, and then by a cookie made from it."""

from __future__ import annotations

import hmac
import time
from collections import deque

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dragoman.web.settings import Settings

COOKIE = "dragoman_session"
_TRIES, _WITHIN = 10, 60.0  # wrong tokens, and seconds
_MONTH = 30 * 24 * 3600


class Door:
    """The token of a page, if it has one."""

    def __init__(self, settings: Settings) -> None:
        self.token = settings.token
        self._wrong: deque[float] = deque(maxlen=_TRIES)

    def admits(self, token: str) -> bool:
        """Whether a token fits; after ten that did not within a minute none does."""
        now = time.monotonic()
        if len(self._wrong) == _TRIES and now - self._wrong[0] < _WITHIN:
            return False
        if _same(token, self.token or ""):
            return True
        self._wrong.append(now)
        return False

    def knows(self, request: Request) -> bool:
        """Whether who asks has shown the token: by the cookie, or as ``Authorization: Bearer``."""
        if self.token is None or _same(request.cookies.get(COOKIE, ""), self._session):
            return True
        scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and self.admits(bearer)

    def let_in(self, there: str) -> Response:
        """On to a page of ours, with the cookie."""
        response = RedirectResponse(local(there), 303)
        response.set_cookie(COOKIE, self._session, httponly=True, samesite="lax", max_age=_MONTH)
        return response

    @property
    def _session(self) -> str:
        """What the cookie holds: made from the token, so that a new one ends all sessions."""
        return hmac.new((self.token or "").encode(), b"dragoman session", "sha256").hexdigest()


def local(there: str) -> str:
    """An address on this page: what begins with one slash and names no other host; else the overview."""
    fits = there.startswith("/") and not there.startswith(("//", "/\\")) and not any(ord(c) < 33 for c in there)
    return there if fits else "/"


def _same(given: str, due: str) -> bool:
    """Whether two secrets are one, in a time that does not tell where they differ."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), due.encode("utf-8", "replace"))
