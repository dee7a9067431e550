"""The date of a report from its own words: ``infer_published`` takes the text and its parts and gives a day and its basis.

Nothing is guessed: a dateline without a year is dated only where another full date of the report supplies the year, a
picture from the archive dates nothing, and a report that speaks of a later year than its caption is not dated by it. A full
date told of dates a report only where two signs agree that it was written in those days.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from dragoman.records import Part, make_day

Basis = Literal["dateline", "text"]

# How far into the body a lead reaches, and how far before its first words a dateline may run, in characters.
LEAD = 700
DATELINE = 120

# A dateline without a year takes the year of a full date above the body at most this many days away.
NEAR_DAYS = 45
# The same of a date told of: in the year of a report its dates have no year, so that "October 7, 2023" tells of another.
TOLD_DAYS = 7

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20|21)\d\d)\b"

# "March 31, 2014", "31 March 2014", "2014-03-31", each with room for a comma or a break between the pieces.
FULL_DATE = re.compile(
    r"(?<![\w-])(?:"
    + rf"(?P<m1>{_MONTH})\s{{1,2}}{_DAY.format('d1')},?\s{{1,2}}{_YEAR.format('y1')}"
    + rf"|{_DAY.format('d2')}\s{{1,2}}(?P<m2>{_MONTH}),?\s{{1,2}}{_YEAR.format('y2')}"
    + rf"|{_YEAR.format('y3')}-(?P<m3>[01]\d)-{_DAY.format('d3')}(?![\d-])"
    + r")",
    re.IGNORECASE,
)
_MONTH_DAY = re.compile(
    rf"(?<![\w-])(?:(?P<m1>{_MONTH})\s{{1,2}}{_DAY.format('d1')}|{_DAY.format('d2')}\s{{1,2}}(?P<m2>{_MONTH}))(?![\w-])"
)
_PAST_YEAR = re.compile(
    rf"\b(?:in|since|during|of)\s+(?:{_MONTH}\s+)?{_YEAR.format('y')}[^.\n]{{0,80}}\b(?:was|were|had|did|said|[a-z]{{3,}}ed)\b", re.IGNORECASE
)

# "BEIRUT, Lebanon, March 3 (Reuters) -", "KIEV (AFP) —", "GENEVA, 3 March -- ": capitals at the start of the line, a dash or an agency at the end.
_DATELINE = re.compile(r"\s*(?P<place>[A-Z][A-Z'’./ -]{2,40}(?:, ?[A-Z][\w.'’ -]{1,30}){0,2}?),? (?P<date>[^()\n]{3,40}?)\s*(?:\([^()\n]{2,40}\)|--?|–|—|_)")

# How an agency's wire signs a report; how far from its ends the line stands; the first year of two figures that is of the last century.
_SLUG = re.compile(r"\b(?:AP|NYT|UPI|LAT|WP)-(?:[A-Z]{2}-)?(?P<m>[01]\d)-(?P<d>[0-3]\d)-(?P<y>\d\d) \d{4}(?:[A-Z]{3})?\b")
_SLUG_REACH, _CENTURY = 160, 70

# A line that says nothing but when it was published.
_STAMP_WORDS = re.compile(r"(?:published|posted|updated|last updated|first published|date|by|on|at)\b", re.IGNORECASE)
_STAMP_NOISE = re.compile(rf"{_WEEKDAY}|\b\d{{1,2}}[:.]\d\d\b|\b(?:[ap]\.?m\.?|[A-Z]{{2,4}}T|GMT|UTC)\b|[\s,.:;|()/·•T+-]|[Zz]\b", re.IGNORECASE)

_ARCHIVE = re.compile(r"\b(?:file|archive|undated|archival|library)\s+(?:photo|picture|image|footage|photograph|handout)|^\s*FILE\b|\(file\)", re.IGNORECASE)
# A weekday that tells the day of writing: not "last Tuesday", "every Friday", "Bloody Sunday".
_LEAD_WEEKDAY = re.compile(
    rf"(?<!last )(?<!next )(?<!every )(?<!each )(?<!this coming )(?<!previous )(?<!Good )(?<!Black )(?<!Bloody )(?<!Palm )(?<!Easter )\b(?P<w>{_WEEKDAY})\b(?!s\b| prayers)"
)

# "Said in a statement dated Nov. 6, 2025", "in a letter sent on 6 November 2025": what is quoted from such words is fresh.
_PUT_OUT = re.compile(
    r"\b(?:statement|letter|communiqu[eé]|decree|order|report|note|notice|message|memo|ruling|post|press release|announcement|declaration)s? "
    r"(?:(?:that was |which was )?(?:dated|issued|sent|released|published|posted|signed|read|broadcast) )?(?:on |of )?$",
    re.IGNORECASE,
)
# What stands before a date that lies ahead, or is only a limit.
_AHEAD = re.compile(r"\b(?:by|until|till|before|after|since|from|due|next|for|scheduled|set|planned)\s+(?:on\s+)?$", re.IGNORECASE)
_ANY_YEAR = re.compile(r"(?<![\d.,$€£-])(?:19|20)\d\d(?![\d%]|,\d)")


def infer_published(text: str, parts: list[Part]) -> tuple[date, Basis] | None:
    """The publication day that the report's own words give, with its basis, or None.

    Looks, in this order, at the dateline and at lines that hold only a date (basis "dateline"); at the caption's full date
    with the first weekday of the lead, which falls within the week that begins on the caption's day; at a weekday with its
    full date in the lead; at the latest full date that the body tells of, where it is of those days (basis "text").
    """
    found = _from_slug(text) or _from_dateline(text, parts) or _from_stamp(text, parts)
    if found is not None:
        return found, "dateline"
    found = _from_caption(text, parts) or _from_lead(text, parts) or _from_told(text, parts)
    return None if found is None else (found, "text")


def full_dates(text: str) -> list[tuple[int, date]]:
    """(offset, day) of every full date in ``text`` that exists and lies between 1900 and 2100."""
    found = ((m.start(), _date_of(m)) for m in FULL_DATE.finditer(text))
    return [(at, day) for at, day in found if day is not None]


def day_of_dateline(piece: str, near: date | None) -> date | None:
    """The day that a dateline names; without a year, the one nearest to ``near``: "LAGOS, Feb. 7 (AFP) -" of early 2007 is of 7 February 2007."""
    full = full_dates(piece)
    if full:
        return full[0][1]
    hit = _MONTH_DAY.search(piece) if near is not None else None
    return _nearest(hit, near) if hit is not None and near is not None else None


def _from_dateline(text: str, parts: list[Part]) -> date | None:
    """The date of "BEIRUT, March 3 (Reuters) -"; its year comes from the dateline or from a full date near it in time."""
    for piece in _datelines(text, parts):
        full = full_dates(piece)
        if full:
            return full[0][1]
        hit = _MONTH_DAY.search(piece)
        if hit is None:
            continue
        above = [(other, NEAR_DAYS) for _, other in full_dates(_region(text, parts, ("caption", "byline", "standfirst", "title")))]
        told = [(other, TOLD_DAYS) for _, other in full_dates(_body(text, parts))]
        for other, most in (*above, *told):
            near = _nearest(hit, other)
            if near is not None and abs((near - other).days) <= most and not _later_year(text, near):
                return near
    return None


def _datelines(text: str, parts: list[Part]) -> Iterable[str]:
    for part in parts:
        if part.kind == "dateline":
            yield text[part.span[0] : part.span[1]]
    hit = _DATELINE.match(_body(text, parts)[:DATELINE])
    if hit:
        yield hit["date"]


def _nearest(hit: re.Match[str], other: date) -> date | None:
    """The day of a month-day match in the year that brings it nearest to ``other``."""
    month, day = _month(hit["m1"] or hit["m2"]), int(hit["d1"] or hit["d2"])
    days = [d for y in (other.year - 1, other.year, other.year + 1) if (d := make_day(y, month, day))]
    return min(days, key=lambda d: abs((d - other).days), default=None)


def _from_stamp(text: str, parts: list[Part]) -> date | None:
    """The date of a byline, or of a line above the body that holds only a date: "Published: 1 April 2014, 10:15 GMT"."""
    for part in parts:
        if part.kind not in ("byline", "standfirst", "dateline"):
            continue
        for line in text[part.span[0] : part.span[1]].splitlines():
            dates = full_dates(line)
            if dates and (part.kind == "byline" or _only_date(line)):
                return dates[0][1]
    for line in _body(text, parts)[:LEAD].strip().splitlines()[:2]:
        dates = full_dates(line)
        if dates and _only_date(line):
            return dates[0][1]
    return None


def _only_date(line: str) -> bool:
    rest = _STAMP_NOISE.sub("", _STAMP_WORDS.sub("", FULL_DATE.sub("", line)))
    return len(rest) <= 2


def _from_slug(text: str) -> date | None:
    """The day that an agency's wire signs a report with, at its head or end: "AP-NY-01-10-97 1443EST"."""
    for piece in (text[-_SLUG_REACH:], text[:_SLUG_REACH]):
        hit = _SLUG.search(piece)
        if hit is not None:
            year = int(hit["y"])
            return make_day(year + (2000 if year < _CENTURY else 1900), int(hit["m"]), int(hit["d"]))
    return None


def _from_caption(text: str, parts: list[Part]) -> date | None:
    """The caption's day, moved on to the first weekday of the lead: "March 31, 2014" and "on Tuesday" make 1 April 2014."""
    for part in parts:
        if part.kind != "caption":
            continue
        caption = text[part.span[0] : part.span[1]]
        if _ARCHIVE.search(caption):
            continue
        for _, taken in full_dates(caption):
            day = _on_or_after(taken, _lead_weekday(text, parts))
            if not _later_year(text, day):
                return day
    return None


def _from_lead(text: str, parts: list[Part]) -> date | None:
    """A weekday with its full date in the lead, "on Tuesday, April 1, 2014", when the two agree and nothing later is named."""
    lead = _body(text, parts)[:LEAD]
    for at, day in full_dates(lead):
        before = lead[max(0, at - 14) : at].lower()
        if _WEEKDAYS[day.weekday()] in before and not _later_year(text, day):
            return day
    return None


def _from_told(text: str, parts: list[Part]) -> date | None:
    """The latest full date of the body, moved on to the weekday of the lead: "on Thursday", and "in a statement dated May 5, 2016", make 5 May 2016.

    Two of three signs have to say that it is of those days: it is that of words that are quoted, it falls on the weekday of the lead
    itself, or another date near it goes without a year. A report that names a later year was written later, or nobody knows when.
    """
    body, weekday = _body(text, parts), _lead_weekday(text, parts)
    told = [(day, at) for at, day in full_dates(body) if not _AHEAD.search(body, max(0, at - 20), at)]
    if weekday is None or not told:
        return None
    day, at = max(told)
    if any(int(y) > day.year for y in _ANY_YEAR.findall(text)):
        return None
    quoted = _PUT_OUT.search(body, max(0, at - 60), at) is not None
    signs = quoted + (day.weekday() == weekday) + _has_near(body, day)
    return _on_or_after(day, weekday) if signs >= 2 else None


def _has_near(body: str, day: date) -> bool:
    """Whether the body names a day without its year that lies near ``day``."""
    bare = FULL_DATE.sub("", body)
    days = (_nearest(hit, day) for hit in _MONTH_DAY.finditer(bare))
    return any(d is not None and abs((d - day).days) <= NEAR_DAYS for d in days)


def _lead_weekday(text: str, parts: list[Part]) -> int | None:
    hit = _LEAD_WEEKDAY.search(_body(text, parts)[:LEAD])
    return _WEEKDAYS.index(hit["w"].lower()) if hit else None


def _on_or_after(day: date, weekday: int | None) -> date:
    return day if weekday is None else day + timedelta(days=(weekday - day.weekday()) % 7)


def _later_year(text: str, day: date) -> bool:
    """Whether the text tells in the past tense of a year after ``day``'s: then it was written later.

    A later year alone may be a plan ("by 2030").
    """
    return any(int(m["y"]) > day.year for m in _PAST_YEAR.finditer(text))


def _region(text: str, parts: list[Part], kinds: tuple[str, ...]) -> str:
    return "\n".join(text[p.span[0] : p.span[1]] for p in parts if p.kind in kinds)


def _body(text: str, parts: list[Part]) -> str:
    """The body, or the whole text where no parts are told apart."""
    return _region(text, parts, ("body",)) if parts else text


def _date_of(match: re.Match[str]) -> date | None:
    for n in "123":
        if match[f"d{n}"]:
            month = match[f"m{n}"]
            return make_day(int(match[f"y{n}"]), int(month) if n == "3" else _month(month), int(match[f"d{n}"]))
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1
