"""The ASGI application: the guard around it, its pages, its API, and what becomes of errors."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import anyio.to_thread
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response

from dragoman import __version__
from dragoman.store import NoSuchRecord, QueryError, Store, StoreError
from dragoman.web import api, assets, entrance, exporting, ledger_pages, pages, review, watches
from dragoman.web.guard import Guard
from dragoman.web.linked import NotYet
from dragoman.web.living import Living
from dragoman.web.overview import overview
from dragoman.web.settings import THREADS, Settings
from dragoman.web.site import Site, refusal

_log = logging.getLogger(__name__)


def create_app(settings: Settings) -> FastAPI:
    """The page over the store that ``settings`` name. Raises StoreError where there is none."""
    living = Living(Store.open(settings.store, as_of=settings.as_of, names=settings.names), settings.look_every, overview)
    app = FastAPI(
        title="Dragoman", version=__version__, description="What reports say, who says so, and how surely. Read only.",
        docs_url=None, redoc_url=None, openapi_url="/api/openapi.json", lifespan=_lifespan,
    )  # fmt: skip
    app.state.site = site = Site(settings, living)
    for router in (api.router, assets.router, entrance.router, ledger_pages.router, pages.router, review.router, watches.router, exporting.router):
        app.include_router(router)
    _errors(app)
    app.add_middleware(GZipMiddleware, minimum_size=1000, compresslevel=5)
    app.add_middleware(Guard, settings=settings, door=site.door, refuse=refusal)
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
    yield
    app.state.site.living.close()


def _errors(app: FastAPI) -> None:
    """Every error is a page, or JSON under /api, in one sentence."""

    @app.exception_handler(QueryError)
    def _query(request: Request, exc: QueryError) -> Response:
        return refusal(request, 400, str(exc))

    @app.exception_handler(NoSuchRecord)
    def _missing(request: Request, exc: NoSuchRecord) -> Response:
        return refusal(request, 404, str(exc))

    @app.exception_handler(NotYet)
    def _not_yet(request: Request, exc: NotYet) -> Response:
        answer = refusal(request, 503, str(exc))
        answer.headers["Retry-After"] = answer.headers["Refresh"] = "5"
        return answer

    @app.exception_handler(StoreError)
    def _store(request: Request, exc: StoreError) -> Response:
        _log.error("%s", exc)
        return refusal(request, 503, str(exc))

    @app.exception_handler(RequestValidationError)
    def _invalid(request: Request, exc: RequestValidationError) -> Response:
        first = exc.errors()[0]
        return refusal(request, 422, f"{'.'.join(str(p) for p in first['loc'][1:])}: {first['msg']}")

    @app.exception_handler(HTTPException)
    def _http(request: Request, exc: HTTPException) -> Response:
        words = "There is no page of that address." if exc.status_code == 404 else str(exc.detail)
        answer = refusal(request, exc.status_code, words)
        answer.headers.update(exc.headers or {})
        return answer

    @app.exception_handler(Exception)
    def _unforeseen(request: Request, exc: Exception) -> Response:
        _log.error("%s %s failed", request.method, request.url.path, exc_info=exc)
        return refusal(request, 500, "Something went wrong here. The log of `dragoman serve` says what.")
