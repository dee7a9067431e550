"""``dragoman serve``: the page over a store."""

from __future__ import annotations

import errno
import secrets
import socket
from pathlib import Path
from typing import Annotated, Any

import typer

from dragoman.cli import asking
from dragoman.cli.console import complain, user_name


def serve(
    store: asking.StoreOption,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen. Any but this machine itself asks every visitor for a token.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="0: any that is free.")] = 8321,
    token: Annotated[
        str | None,
        typer.Option(envvar="DRAGOMAN_TOKEN", help="What visitors must show; drawn by chance where others can reach the page and none is given."),
    ] = None,
    watch: Annotated[
        Path | None, typer.Option("--watch", metavar="RULES", exists=True, dir_okay=False, help="TOML file of [[rule]] tables: each becomes a feed, and all of them a page."),
    ] = None,
    as_of: asking.AsOfOption = None,
    clock: asking.ClockOption = "published",
    reviewer: Annotated[str | None, typer.Option(metavar="NAME", help="Who reviews here; without it the name of the user.")] = None,
) -> None:
    """Show a store as a page: claims, events, figures, timeline, map, search, review; on this machine unless told otherwise."""
    from dragoman.knowledge import Called
    from dragoman.linking.watch import read_rules
    from dragoman.web import Settings, create_app, is_loopback

    if token is not None and len(token) < 8:
        raise typer.BadParameter("a token has at least 8 characters", param_hint="--token")
    if token is None and not is_loopback(host):
        token = secrets.token_urlsafe(24)
    rules = read_rules(watch).rules if watch else ()
    called = Called()
    app = create_app(Settings(store=store, as_of=asking.moment_of(as_of, clock), host=host, port=port, token=token, reviewer=reviewer or user_name(), rules=rules, names=called, country=called.country))
    _run(app, host, port, token)


def _run(app: Any, host: str, port: int, token: str | None) -> None:
    import uvicorn

    from dragoman.web.settings import AT_ONCE

    config = uvicorn.Config(
        app, host=host, port=port, log_level="warning", limit_concurrency=AT_ONCE, timeout_keep_alive=10, server_header=False, h11_max_incomplete_event_size=32_000,
    )  # fmt: skip
    listening = _listening(host, port)
    address = f"http://{_address(host, listening.getsockname()[1])}/"
    complain(f"{address}{'?token=' + token if token else ''} (Ctrl-C ends it)")
    uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """A socket bound there. Raises OSError with the address and the reason."""
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
    except OSError as exc:
        listening.close()
        more = "; --port 0 takes any that is free" if exc.errno == errno.EADDRINUSE else ""
        raise OSError(f"{_address(host, port)}: cannot be listened at: {(exc.strerror or str(exc)).lower()}{more}") from exc
    return listening


def _address(host: str, port: int) -> str:
    return f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
