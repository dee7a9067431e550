"""Days as numbers: ``YYYY-MM-DD`` in, an ordinal out, None for what is no day."""

from __future__ import annotations

import datetime as dt


def day_number(day: str | None) -> int | None:
    """A day as a number."""
    try:
        return dt.date.fromisoformat(day).toordinal() if day else None
    except ValueError:
        return None
