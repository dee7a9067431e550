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
    rows = versions_of(store, key)
    yield f"{rows[0]['id']}: {len(rows)} version{'s' if len(rows) > 1 else ''}\n"
    for row in rows:
        yield f"  {row['revision']}  published {row['published'] or 'on an unknown day'}, read {row['read_at']:%Y-%m-%d %H:%M}\n"
    for row in rows[1:]:
        yield "\n"
        yield from row["changed"].splitlines(keepends=True)


def versions_of(store: Store, key: str) -> list[Row]:
    """The versions of a report, the first one first: what is known of each, and ``changed``, the unified diff from the one before it.

    Raises NoSuchRecord.
    """
    query = """
        SELECT revision, number, current, id, title, published, publisher, read_at, text FROM versions
        WHERE document IN (SELECT document FROM versions WHERE $key IN (document, id, url, revision)) ORDER BY number"""
    rows = list(store.rows(query, {"key": key}))
    if not rows:
        raise NoSuchRecord(f"{key}: no report of that id in {store.lake.root}")
    diffs = ["", *("".join(difflib.unified_diff(_lines(one), _lines(other), one["revision"], other["revision"], n=1)) for one, other in pairwise(rows))]
    return [{**{n: v for n, v in row.items() if n != "text"}, "changed": changed} for row, changed in zip(rows, diffs, strict=True)]


def _lines(row: Row) -> list[str]:
    head = [f"{name}: {row[name]}\n" for name in ("title", "published", "publisher") if row[name]]
    return head + [line + "\n" for line in row["text"].split("\n") if line.strip()][:_LONG]
