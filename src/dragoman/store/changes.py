"""What changed from one version of a report to the next."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.store.rows import Row
    from dragoman.store.store import Store

# Lines compared: the comparison of more would take minutes.
_LONG = 5_000


def changes(store: Store, key: str) -> Iterator[str]:
    """Lines of a unified diff between the versions of the report with that id, address or key, each headed by its day and revision.

    Raises NoSuchRecord.
    """
    for number, (_, group) in enumerate(groupby(versions_of(store, key), lambda row: row["document"])):
        yield from _told([*group], "\n" if number else "")


def _told(rows: Sequence[Row], before: str) -> Iterator[str]:
    """The versions of one report; where they came under several ids, each with its own."""
    yield f"{before}{rows[-1]['id']}: {len(rows)} version{'s' if len(rows) > 1 else ''}\n"
    ids = len({row["id"] for row in rows}) > 1
    for row in rows:
        called = f", as {row['id']}" if ids else ""
        yield f"  {row['revision']}  published {row['published'] or 'on an unknown day'}, read {row['read_at']:%Y-%m-%d %H:%M}{called}\n"
    for row in rows[1:]:
        yield "\n"
        yield from row["changed"].splitlines(keepends=True)


def versions_of(store: Store, key: str) -> list[Row]:
    """The versions of a report (of each, where several bear that id), the first one first: what is known of each, and ``changed``, the unified diff from the one before it.

    Raises NoSuchRecord.
    """
    query = """
        SELECT document, revision, number, current, id, url, title, published, publisher, read_at, text FROM versions
        WHERE document IN (SELECT unnest($keys)) ORDER BY list_position($keys, document), number"""
    out: list[Row] = []
    before: Row | None = None
    for row in store.rows(query, {"keys": list(store.named(key).documents)}):
        same = before is not None and before["document"] == row["document"]
        diff = difflib.unified_diff(_lines(before), _lines(row), before["revision"], row["revision"], n=1) if before is not None and same else ()
        out.append({**{n: v for n, v in row.items() if n != "text"}, "changed": "".join(diff)})
        before = row
    return out


def _lines(row: Row) -> list[str]:
    head = [f"{name}: {row[name]}\n" for name in ("title", "published", "publisher") if row[name]]
    return head + [line + "\n" for line in row["text"].split("\n") if line.strip()][:_LONG]
