"""Templates: everything printed is escaped, and what would steer the text (direction and control characters) is made visible."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from dragoman.ontology import Ontology
from dragoman.views import BASES, KINDS, STANCES, STATUSES, day, stretch, visible, visible_block
from dragoman.web import lines
from dragoman.web.asked import Asked
from dragoman.web.claims import STOPS
from dragoman.web.files import content_of

HERE = Path(__file__).parent

# Ends and stops of the scale on which holders stand.
_LABELS = {"denies": "denies", "doubts": "doubts", "cannot-confirm": "cannot confirm", "reports": "passes on", "asserts": "asserts"}


@cache
def environment() -> Environment:
    """The templates of the page."""
    made = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    filters: dict[str, Callable[..., Any]] = {"day": day, "block": _block, "number": lambda n: f"{n:,}", "web": web_address, "size": size, "data": data}
    made.filters |= filters
    made.globals |= {
        "asset": asset, "stretch": stretch, "document_href": lines.document_href, "finding_href": lines.finding_href, "actor_href": lines.actor_href,
        "STANCES": STANCES, "STATUSES": STATUSES, "BASES": BASES, "QUADS": lines.QUADS, "KINDS": KINDS, "TYPES": Ontology.load().kinds,
        "LABELS": _LABELS, "STOPS": STOPS, "pairs": lambda values: [(v, v) for v in values], "none_asked": Asked("/", {}),
    }  # fmt: skip
    return made


def _shown(value: Any) -> Any:
    """Every plain string that a template prints passes here."""
    return visible(value) if type(value) is str else value


def _block(text: str) -> Markup:
    """Text whose line ends stay."""
    return Markup(escape(visible_block(text)))


def web_address(url: str | None) -> str:
    """The address if it is one of the web, else nothing: a report may bring ``javascript:`` or worse."""
    return url if url and url.lower().startswith(("http://", "https://")) else ""


def data(value: Any) -> Markup:
    """JSON to stand in a ``<script type="application/json">``: nothing in it can end the element."""
    text = json.dumps(value, ensure_ascii=True, separators=(",", ":"))
    return Markup(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def size(count: int | None) -> str:
    """Bytes for a person."""
    if count is None:
        return ""
    number = float(count)
    for unit in ("bytes", "kB", "MB", "GB"):
        if number < 1000 or unit == "GB":
            break
        number /= 1000
    return f"{number:,.0f} {unit}" if unit == "bytes" else f"{number:,.1f} {unit}"


def asset(name: str) -> str:
    """The address of a file of the page; it changes with the file, so that a browser may keep it."""
    return f"/static/{name}?v={_digest(name)}"


@cache
def _digest(name: str) -> str:
    return sha256(content_of(name) or b"").hexdigest()[:12]
