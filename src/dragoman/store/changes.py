"""What changed from one version of a report to the next."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from dragoman.store.errors import NoSuchRecord

if TYPE_CHECKING:
    from dragoman.store.rows import Row
    from dragoman.store.store import Store

# Lines compared: the comparison of more would take minutes.
_LONG = 5_000


def changes(store: Store, key: str) -> Iterator[str]:
    """Lines of a unified diff between the versions of the report with that id, address or key, each headed by its day and revision.

    Raises NoSuchRecord.
    """
    query = """
        SELECT revision, id, title, published, publisher, read_at, text FROM versions
        WHERE document IN (SELECT document FROM versions WHERE $key IN (document, id, url, revision)) ORDER BY number"""
    rows = list(store.rows(query, {"key": key}))
    if not rows:
        raise NoSuchRecord(f"{key}: no report of that id in {store.lake.root}")
    yield f"{rows[0]['id']}: {len(rows)} version{'s' if len(rows) > 1 else ''}\n"
    for row in rows:
        yield f"  {row['revision']}  published {row['published'] or 'on an unknown day'}, read {row['read_at']:%Y-%m-%d %H:%M}\n"
    for before, after in pairwise(rows):
        yield "\n"
        yield from difflib.unified_diff(_lines(before), _lines(after), before["revision"], after["revision"], n=1)


def _lines(row: Row) -> list[str]:
    head = [f"{name}: {row[name]}\n" for name in ("title", "published", "publisher") if row[name]]
    return head + [line + "\n" for line in row["text"].split("\n") if line.strip()][:_LONG]
