"""Records as one self-contained page: no script, nothing fetched, everything escaped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from pathlib import Path

from dragoman.records import Record
from dragoman.views.ledger import arrange
from dragoman.views.map import draw_map
from dragoman.views.marking import marks_style, paragraphs

_TEMPLATES = Path(__file__).parent / "templates"


def render_page(records: Sequence[Record]) -> str:
    """One HTML page with an article for each record, in order."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = marks_style() + (_TEMPLATES / "page.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    reports = []
    for number, record in enumerate(records, 1):
        ledger = arrange(record, width=160)
        reports.append(
            {
                "n": number,
                "ledger": ledger,
                "document": record.document,
                "text": list(paragraphs(record)),
                "map": draw_map(ledger.places),
            }
        )
    return environment.get_template("page.html").render(
        reports=reports,
        style=Markup(style),
        digest=digest,
        version=records[0].version if records else "",
    )
