"""Which report is meant by a name: the id it was given, its address, its key, or the revision of one of its versions (the beginning is enough).

An id may pass from one report to another: a later report with another id takes the address, and what was told under the old id is an older
version of the new one. Whoever asks by the old id means that report as it counts now, and is told so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.store.errors import NoSuchRecord
from dragoman.store.reader import Reader

_Version = Mapping[str, Any]
_COLUMNS = "revision, document, id, url"
_SHORTEST = 4  # of a beginning of a revision
_SHOWN = 5  # keys that are named where many reports are called alike


@dataclass(frozen=True, slots=True)
class Named:
    """The keys of the reports that bear the name ``asked``, the one published last first; ``revision`` is the version asked for, else the one of
    the first report that counts. ``words`` say what became of a name that is no longer that report's."""

    asked: str
    documents: tuple[str, ...]
    revision: str
    words: str = ""


def named(store: Reader, asked: str) -> Named:
    """Whom ``asked`` means. Raises NoSuchRecord for a name that nothing bears, or that has no one meaning."""
    found = list(store.rows(f"SELECT {_COLUMNS}, current FROM versions WHERE $key IN (revision, document, id, url)", {"key": asked}))
    exactly = [v for v in found if v["revision"] == asked]
    if not found and len(asked) >= _SHORTEST:
        exactly = list(store.rows(f"SELECT {_COLUMNS}, current FROM versions WHERE starts_with(revision, $key) LIMIT 2", {"key": asked}))
        if len(exactly) > 1:
            raise NoSuchRecord(f"{asked}: more than one report begins so")
    if exactly:
        return _version(store, asked, exactly[0])
    if not found:
        raise NoSuchRecord(f"{asked}: no report of that id in {store.lake.root}")
    now = [v for v in found if asked in (v["document"], v["url"]) or v["current"]]
    if now:
        reports = _counting(store, now)
        return Named(asked, tuple(v["document"] for v in reports), reports[0]["revision"], _several(asked, reports))
    return _former(asked, _counting(store, found))


def _version(store: Reader, asked: str, version: _Version) -> Named:
    """A version by its revision."""
    words = ""
    if not version["current"]:
        now = _counting(store, [version])[0]
        words = f"{asked}: an older version of {now['id']}, of which {now['revision']} counts"
    return Named(asked, (version["document"],), version["revision"], words)


def _former(asked: str, reports: Sequence[_Version]) -> Named:
    """What was called so once."""
    if len(reports) > 1:
        raise NoSuchRecord(f"{asked}: {len(reports)} reports were called so, and no longer are; by their keys: {_keys(reports)}")
    now = reports[0]
    words = f"{asked}: a report called {now['id']} has taken its address ({now['url']}) and counts in its place: both are versions of the report {now['document']}"
    return Named(asked, (now["document"],), now["revision"], words)


def _counting(store: Reader, versions: Sequence[_Version]) -> list[_Version]:
    """The versions that count of the same reports, the one published last first."""
    keys = sorted({v["document"] for v in versions})
    query = f"SELECT {_COLUMNS} FROM documents WHERE document IN (SELECT unnest($keys)) ORDER BY published DESC NULLS LAST, revision"
    return list(store.rows(query, {"keys": keys}))


def _several(asked: str, reports: Sequence[_Version]) -> str:
    return "" if len(reports) == 1 else f"{asked}: {len(reports)} reports are called so; by their keys: {_keys(reports)}"


def _keys(reports: Sequence[_Version]) -> str:
    shown = [f"{r['document']} ({r['url'] or r['id']})" for r in reports[:_SHOWN]]
    return ", ".join(shown) + (", …" if len(reports) > _SHOWN else "")
