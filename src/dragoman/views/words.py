"""How the values of a record are worded for a person: certainty, dates, figures, and text made safe to show."""

from __future__ import annotations

import datetime as dt
import re

from dragoman.records import Event, EventTime, Figure, Span

_FACTUALITY = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "Uu": "left open",
    "PS-": "possibly not",
    "PR-": "probably not",
    "CT-": "did not happen",
}
_REALIS = {
    "planned": "planned",
    "considered": "an option",
    "requested": "asked for",
    "threatened": "threatened",
    "conditional": "on a condition",
    "hypothetical": "hypothetical",
    "denied": "denied",
    "generic": "in general",
}
STANCES = {
    "asserts": "says so",
    "denies": "denies it",
    "doubts": "doubts it",
    "cannot-confirm": "cannot confirm it",
    "reports": "passes it on",
}
STATUSES = {
    "reported": "reported by one origin",
    "corroborated": "corroborated",
    "contested": "contested",
    "denied": "denied",
    "confirmed-by-actor": "confirmed by the actor",
}
# Kinds of actors.
KINDS = {
    "state": "state",
    "government": "government",
    "igo": "organisation of states",
    "alliance": "alliance",
    "group": "armed group",
    "forces": "forces",
    "party": "party",
    "ministry": "ministry",
    "agency": "agency",
    "body": "body",
    "ngo": "non-governmental organisation",
    "company": "company",
    "media": "media",
    "person": "person",
    "people": "people",
    "role": "role",
}
BASES = {
    "given": "as given",
    "metadata": "from the metadata",
    "dateline": "from the dateline",
    "text": "worked out from the text",
}

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

# Characters that steer a terminal or turn the direction of what follows: shown by their number, never passed on.
_STEERING = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufff9-\ufffb]")
_SPACE = re.compile(r"[\s\u2028\u2029]+")


def effect_in_words(effect: str) -> str:
    """What a word does to the certainty: "denial: CT-" as "denial: did not happen"."""
    kind, _, degree = effect.partition(": ")
    return f"{kind}: {_FACTUALITY[degree]}" if degree in _FACTUALITY else effect


def visible(text: str) -> str:
    """``text`` on one line, white space run together, control and direction characters shown as ⟨U+202E⟩."""
    return _STEERING.sub(_by_number, _SPACE.sub(" ", text))


def visible_block(text: str) -> str:
    """The same, but line ends stay."""
    return _STEERING.sub(_by_number, text.replace("\r\n", "\n").replace("\r", "\n"))


def _by_number(match: re.Match[str]) -> str:
    return f"⟨U+{ord(match.group()):04X}⟩"


def certainty(event: Event) -> str:
    """How surely, in words: what kind of happening it is, and what its source makes of it."""
    return how_surely(event.factuality, event.realis)


def how_surely(factuality: str, realis: str) -> str:
    """The same of the two values."""
    fact = _FACTUALITY[factuality]
    if realis == "actual":
        return fact
    kind = _REALIS[realis]
    if factuality in ("CT+", "Uu") or (realis == "denied" and factuality == "CT-"):
        return kind
    return f"{kind}, {fact}"


def day(value: str | None) -> str:
    """An ISO date, month or year as "1 Apr 2014", "Apr 2014", "2014"; empty for none."""
    pieces = (value or "").split("-")
    if len(pieces) == 3 and all(p.isdigit() for p in pieces) and 1 <= int(pieces[1]) <= 12:
        return f"{int(pieces[2])} {_MONTHS[int(pieces[1]) - 1]} {pieces[0]}"
    if len(pieces) == 2 and all(p.isdigit() for p in pieces) and 1 <= int(pieces[1]) <= 12:
        return f"{_MONTHS[int(pieces[1]) - 1]} {pieces[0]}"
    return value or ""


def when(time: EventTime | None) -> str:
    """The time of an event, no finer than the text says it; empty where it says nothing."""
    return stretch(time.start, time.end) if time else ""


def stretch(first: str | None, last: str | None) -> str:
    """The same of the first and the last day."""
    if not (first or last):
        return ""
    start, end = first or "", last or ""
    if not end or start == end:
        return day(start)
    if not start:
        return f"until {day(end)}"
    if start[:4] == end[:4] and start[5:] == "01-01" and end[5:] == "12-31":
        return start[:4]
    if start[:7] == end[:7] and start[8:] == "01" and _is_month_end(end):
        return day(start[:7])
    if start[5:] == "01-01" and end[5:] == "12-31":
        return f"{start[:4]}–{end[:4]}"
    if start[:7] == end[:7] and len(start) == len(end) == 10:
        return f"{int(start[8:])}–{day(end)}"
    return f"{day(start)} – {day(end)}"


def _is_month_end(value: str) -> bool:
    try:
        return (dt.date.fromisoformat(value) + dt.timedelta(days=1)).day == 1
    except ValueError:
        return False


def amount(figure: Figure) -> str:
    """The number of a figure: "35,000–40,000", "more than 50", "about 120"."""
    return interval(figure.low, figure.high, figure.bound, approximate=figure.approximate)


def interval(least: float | None, most: float | None, bound: str = "exact", *, approximate: bool = False) -> str:
    """The same of its values."""
    low, high = _number(least), _number(most)
    about = "about " if approximate else ""
    if bound in ("more-than", "at-least") or (low and not high):
        return f"{'more than' if bound == 'more-than' else 'at least'} {low or high}"
    if bound in ("less-than", "at-most") or (high and not low):
        return f"{'fewer than' if bound == 'less-than' else 'at most'} {high or low}"
    return about + (low if low == high else f"{low}–{high}")


def _number(value: float | int | None) -> str:
    if value is None:
        return ""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def around(text: str, span: Span, within: Span, width: int) -> tuple[str, str, str]:
    """Words before, in and after ``span``, cut to about ``width`` characters at word ends, all inside ``within``."""
    start, end = span
    room = max(0, width - (end - start) - 2)
    left = max(within[0], start - room // 2)
    right = min(within[1], end + room - (start - left))
    left = max(within[0], start - (room - (right - end)))
    before, after = text[left:start], text[end:right]
    if left > within[0]:
        before = "…" + (before.split(" ", 1)[1] if " " in before else "")
    if right < within[1]:
        after = (after.rsplit(" ", 1)[0] if " " in after else "") + "…"
    return visible(before), visible(text[start:end]), visible(after)
