"""What an operator makes of what it governs: its row and the reading inside it in, the type and mode of both together out."""

from __future__ import annotations

from dragoman.coding.events.reading.model import Reading
from dragoman.knowledge import OperatorRow


def compose(row: OperatorRow, inner: Reading) -> tuple[str, str] | None:
    """(type, mode) of an operator with what it governs; None where the operator says nothing of it."""
    table = row.compose
    result = table.get(f"{inner.type}/{inner.mode}") or table.get(inner.type) or table.get("*")
    if not result or result == "-":
        return None
    if result == "=":
        return inner.type, inner.mode
    mode = row.modes.get(f"{inner.type}/{inner.mode}", row.modes.get(inner.type, ""))
    return result, mode or (inner.mode if result == inner.type else row.default_mode if result == row.default else "")
