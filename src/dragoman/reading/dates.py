"""Dates that come with a report (an option, a field, a header), as opposed to dates in its text."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from dragoman.reading.options import ReadingError

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:$|[T ])")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:$|T)")


def parse_date(value: str) -> dt.date:
    """The day that ``value`` names: YYYY-MM-DD (a time may follow), YYYYMMDD, or the form of mail and RSS headers.

    Raises ReadingError for a day that does not exist or another form.
    """
    text = value.strip()
    if match := _ISO.match(text) or _COMPACT.match(text):
        year, month, day = (int(g) for g in match.groups())
        try:
            return dt.date(year, month, day)
        except ValueError:
            raise ReadingError(f"there is no such date as {value!r}") from None
    try:
        return parsedate_to_datetime(text).date()
    except (ValueError, TypeError):
        raise ReadingError(f"date {value!r} is not of the form YYYY-MM-DD") from None


def lenient_date(value: str | None) -> dt.date | None:
    """The same for headers that nobody vouches for: None where there is nothing usable."""
    try:
        return parse_date(value) if value else None
    except ReadingError:
        return None
