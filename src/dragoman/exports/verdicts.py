"""Verdicts of people on claims: a file of them to a table by claim. Dragoman itself gives none."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from dragoman.exports.errors import ExportError
from dragoman.store import Store


class Verdict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a person found of a claim."""

    claim: str  # its id in the store
    reviewer: str
    verdict: str  # in words: "False", "Mostly true"
    day: str  # YYYY-MM-DD
    url: str | None = None  # where the review stands
    rating: int | None = None
    best: int | None = None
    worst: int | None = None


def read_verdicts(path: Path) -> dict[str, list[Verdict]]:
    """The lines of a JSON Lines file. Raises ExportError with the line that does not hold, OSError where there is none."""
    out: dict[str, list[Verdict]] = {}
    with path.open("rb") as stream:
        for number, line in enumerate(stream, 1):
            if line.strip():
                verdict = _verdict(line, f"{path}: line {number}")
                out.setdefault(verdict.claim, []).append(verdict)
    return out


def unknown_claims(store: Store, verdicts: Iterable[str]) -> list[str]:
    """Those of some ids of claims that no report of the store has."""
    asked = list(dict.fromkeys(verdicts))
    known = {row["id"] for row in store.rows("SELECT id FROM claims WHERE id IN (SELECT unnest($ids))", {"ids": asked})}
    return [ident for ident in asked if ident not in known]


def _verdict(line: bytes, where: str) -> Verdict:
    try:
        return msgspec.json.decode(line, type=Verdict)
    except (msgspec.ValidationError, msgspec.DecodeError) as exc:
        raise ExportError(f"{where}: {exc}") from exc
