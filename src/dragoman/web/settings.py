"""What the page is told when it starts, and the limits of every request."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable
from dataclasses import dataclass

from dragoman.linking.watch import Rule
from dragoman.store import AsOf, Names, no_names

# Limits of a request and of an answer.
LONGEST_QUERY = 4_000  # characters of a query string
LONGEST_PATH = 1_000
LARGEST_BODY = 64_000  # bytes of a form
ROWS_A_PAGE = 50
ROWS_A_CALL = 1_000  # rows of one answer of the API
ROWS_A_FILE = 100_000  # rows of a CSV file
DEEPEST = 1_000_000  # rows that can be passed over
EVENTS_AN_EXPORT = 100_000
EXPORTS_AT_ONCE = 2
AT_ONCE = 64  # requests answered or waiting; more are told to come back
THREADS = 8


@dataclass(frozen=True, slots=True)
class Settings:
    """``store`` is a folder or an address of object storage; ``token`` is asked of everybody where it is given.

    Without a token only requests to the host itself are answered, whatever name an attacker's page may have given this machine.
    """

    store: str
    host: str = "127.0.0.1"
    port: int = 8321
    token: str | None = None
    reviewer: str = "analyst"
    as_of: AsOf | None = None  # only what was known by the end of that day
    rules: tuple[Rule, ...] = ()  # watches, each a feed
    names: Names = no_names  # what actors are called besides
    country: Callable[[str], str] = str  # the name of a country by its code
    look_every: float = 3.0  # seconds between looks whether the store has changed

    def knows_host(self, header: str) -> bool:
        """Whether a request may name this host: with a token any, without one only this machine."""
        if self.token is not None:
            return True
        name = _name_of(header)
        return name == self.host.lower() or is_loopback(name)


def is_loopback(name: str) -> bool:
    """Whether a host name or address is this machine and no other can reach it."""
    if name.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(name.strip("[]")).is_loopback
    except ValueError:
        return False


def _name_of(header: str) -> str:
    """The host of a Host header, without its port."""
    header = header.strip().lower()
    if header.startswith("["):
        return header[1:].partition("]")[0]
    return header.partition(":")[0]
