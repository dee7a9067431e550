"""Dates and times that come with a report (an option, a field, a header), as opposed to dates in its text."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate_to_datetime

from dragoman.reading.options import ReadingError

# No report is older than the first newspapers; arithmetic with days must not leave the calendar.
FIRST_YEAR, LAST_YEAR = 1600, 2200

# What is longer is no date; nobody shall wait for it to be read as one.
_LONGEST = 60

_DAY = r"(?P<y>\d{4})(?:-(?P<m>\d{1,2})-(?P<d>\d{1,2})|/(?P<m2>\d{1,2})/(?P<d2>\d{1,2})|(?P<m3>\d{2})(?P<d3>\d{2}))"
_ISO = re.compile(_DAY + r"(?:$|[T ])", re.ASCII)
_TIME = re.compile(
    r"[T ]\s?(?P<H>\d{1,2}):?(?P<M>\d{2})(?::?(?P<S>\d{2})(?:[.,]\d{1,9})?)?\s?(?P<z>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$",
    re.ASCII,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = re.compile(
    r"(?:(?P<m>[A-Za-z]{3,9})\.? (?P<d>\d{1,2})(?:st|nd|rd|th)?|(?P<d2>\d{1,2})(?:st|nd|rd|th)? (?P<m2>[A-Za-z]{3,9})\.?),? (?P<y>\d{4})$",
    re.ASCII,
)


def parse_date(value: str) -> dt.date:
    """The day that ``value`` names: YYYY-MM-DD or YYYY/MM/DD (a time may follow), YYYYMMDD, "31 March 2014", "March 31, 2014", or
    the form of mail and RSS headers. The day is the one where it was written: no time zone is applied.

    Raises ReadingError for a day that does not exist or another form: "3/4/2014" is two days, and which is not guessed.
    """
    text = value.strip()
    if len(text) > _LONGEST:
        raise ReadingError("a date is not of the form YYYY-MM-DD: it is too long to be one")
    if match := _ISO.match(text):
        return _day(match["y"], match["m"] or match["m2"] or match["m3"], match["d"] or match["d2"] or match["d3"], value)
    if match := _NAMED.match(text):
        month = (match["m"] or match["m2"])[:3].lower()
        if month in _MONTHS:
            return _day(match["y"], str(_MONTHS.index(month) + 1), match["d"] or match["d2"], value)
    return _bounded(_from_header(text, value).date(), value)


def lenient_date(value: str | None) -> dt.date | None:
    """The same for headers that nobody vouches for: None where there is nothing usable."""
    try:
        return parse_date(value) if value else None
    except ReadingError:
        return None


def parse_instant(value: str) -> str:
    """A day, or a time of a day, as ISO 8601: in UTC where ``value`` names a zone ("2014-03-31T10:00:00Z"), else without one.

    Raises ReadingError where it is neither.
    """
    text = value.strip()
    day = parse_date(text)
    if match := _ISO.match(text):
        time = _TIME.match(text[match.end("d") if match["m"] else match.end("d2") if match["m2"] else match.end("d3") :])
        if time is None:
            return day.isoformat()
        return _stamp(_moment(day, time, value))
    return day.isoformat() if _NAMED.match(text) else _stamp(_from_header(text, value))


def lenient_instant(value: str | None) -> str | None:
    """The same for headers that nobody vouches for: None where there is nothing usable."""
    try:
        return parse_instant(value) if value else None
    except ReadingError:
        return None


def _day(year: str, month: str, day: str, value: str) -> dt.date:
    try:
        found = dt.date(int(year), int(month), int(day))
    except ValueError:
        raise ReadingError(f"there is no such date as {value!r}") from None
    return _bounded(found, value)


def _bounded(day: dt.date, value: str) -> dt.date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ReadingError(f"date {value!r} is not between the years {FIRST_YEAR} and {LAST_YEAR}")
    return day


def _moment(day: dt.date, time: re.Match[str], value: str) -> dt.datetime:
    try:
        found = dt.datetime(day.year, day.month, day.day, int(time["H"]), int(time["M"]), int(time["S"] or 0))
        return found if time["z"] is None else found.replace(tzinfo=_zone(time["z"]))
    except ValueError:
        raise ReadingError(f"there is no such time as {value!r}") from None


def _zone(zone: str) -> dt.timezone:
    if zone in ("Z", "UTC", "GMT"):
        return dt.UTC
    digits = zone[1:].replace(":", "")
    shift = dt.timedelta(hours=int(digits[:2]), minutes=int(digits[2:] or 0))
    return dt.timezone(-shift if zone[0] == "-" else shift)


def _from_header(text: str, value: str) -> dt.datetime:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        raise ReadingError(f"date {value!r} is not of the form YYYY-MM-DD") from None


def _stamp(moment: dt.datetime) -> str:
    if moment.tzinfo is None:
        return moment.replace(microsecond=0).isoformat()
    return moment.astimezone(dt.UTC).replace(microsecond=0, tzinfo=None).isoformat() + "Z"
