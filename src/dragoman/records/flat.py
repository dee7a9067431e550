"""A row with lists and structs in it as cells that a spreadsheet can use: columns and their values in, flat ones out.

Lists stand between bars. Parties are their names, with the codes in a column beside them; a time is its ends and its precision, a span its ends; of a claim
the proposition is spread over columns, and there is a column a stance with who takes it. Names are those of ``code --format csv`` wherever it has the column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from dragoman.records.codec import dump_json

Row = Mapping[str, Any]
Cells = dict[str, Any]

_TIME = {"start": "start", "end": "end", "precision": "precision", "basis": "basis"}
_STANCES = ("asserts", "denies", "doubts", "cannot-confirm", "reports")


def flat(row: Row) -> Cells:
    """The row with flat cells; the same columns for every row of a list."""
    out: Cells = {}
    ours = "id" in row
    for name, value in row.items():
        spread = _SPREAD.get(name)
        # Nothing is nothing in each of the columns there are where it is something: so only in lists of which that is known.
        if spread is not None and (_nested(value) or (value is None and ours and name in _MAY_LACK)):
            out |= spread(name, value)
        else:
            out[name] = cell(value)
    return out


def cell(value: Any) -> Any:
    """One cell: a list between bars, what is deeper as JSON, nothing as nothing."""
    if value is None:
        return ""
    if isinstance(value, (str, int, float)):
        return value
    if isinstance(value, (list, tuple)) and not any(isinstance(v, Mapping) for v in value):
        return _joined(_inner(v) for v in value)
    return dump_json(value).decode("utf-8").strip('"')


def _inner(value: Any) -> str:
    """An element of a list; a span in a list of them as "138-316"."""
    return "-".join(str(cell(v)) for v in value) if isinstance(value, (list, tuple)) else str(cell(value))


def _nested(value: Any) -> bool:
    return isinstance(value, (Mapping, list, tuple))


def _joined(words: Iterable[object]) -> str:
    return "|".join(str(w) for w in words)


def _parties(name: str, value: Any) -> Cells:
    if not all(isinstance(p, Mapping) for p in value):
        return {name: cell(value)}
    return {name: _joined(p.get("name") or "" for p in value), f"{name.removesuffix('s')}_codes": _joined(p.get("code") or "" for p in value)}


def _time(name: str, value: Any) -> Cells:
    if not isinstance(value, Mapping | None):
        return {name: cell(value)}
    return {column: cell((value or {}).get(key)) for column, key in _TIME.items()}


def _span(name: str, value: Any) -> Cells:
    start, end = value if value and len(value) == 2 else ("", "")
    return {f"{name}_start": start, f"{name}_end": end}


def _source(name: str, value: Any) -> Cells:
    if not isinstance(value, Mapping):
        return {name: cell(value)}
    return {name: cell(value.get("name")), f"{name}_kind": cell(value.get("kind"))}


def _proposition(name: str, value: Any) -> Cells:
    if not isinstance(value, Mapping) or "actor_names" not in value:  # of one report, or a text of a query's own
        return {name: cell(value)}
    return {
        "type": cell(value["type"]), "mode": cell(value["mode"]), "actors": cell(value["actor_names"]), "actor_codes": cell(value["actors"]),
        "recipients": cell(value["recipient_names"]), "recipient_codes": cell(value["recipients"]), "place": cell(value["place"]), "place_country": cell(value["place_country"]),
        "lat": cell(value["lat"]), "lon": cell(value["lon"]), **_time("time", value["time"]), "to_come": cell(value["to_come"]), "text": cell(value["text"]),
    }  # fmt: skip


def _stances(name: str, value: Any) -> Cells:
    """A column a stance; who has said otherwise since, or is in a report that was taken back, is marked."""
    if not all("holder" in s for s in value):  # of one report, where they have no more than an attribution
        return {name: cell(value)}
    return {stance.replace("-", "_"): _joined(dict.fromkeys(_holders(value, stance))) for stance in _STANCES}


def _holders(stances: Iterable[Row], wanted: str) -> Iterator[str]:
    for s in stances:
        if s["stance"] == wanted:
            mark = " (withdrawn)" if s.get("withdrawn") else " (superseded)" if s.get("superseded") else ""
            yield f"{s['holder']['name'] or s['holder']['kind']}{mark}"


def _correction(name: str, value: Any) -> Cells:
    """What a person put in, as it is given to `review decide`."""
    return {name: _joined(f"{field}={put}" for field, put in value.items()) if isinstance(value, Mapping) else cell(value)}


def _words(line: Callable[[Row], str]) -> Callable[[str, Any], Cells]:
    """A list of structs in one column, each in words."""

    def spread(name: str, value: Any) -> Cells:
        return {name: _joined(line(v) for v in value) if all(isinstance(v, Mapping) for v in value) else cell(value)}

    return spread


def _said(keys: str) -> Callable[[Row], str]:
    return lambda row: " ".join(str(row[k]) for k in keys.split() if row.get(k) not in (None, ""))


_SPREAD: dict[str, Callable[[str, Any], Cells]] = {
    "actors": _parties, "recipients": _parties, "time": _time, "trigger": _span, "sentence": _span, "span": _span, "cue": _span, "source": _source,
    "proposition": _proposition, "stances": _stances, "history": _words(_said("when status")), "reports": _words(_said("title")),
    "entries": _words(lambda e: f"{e['published'] or ''} {e['source']}: {e['words']}".strip()), "why": _words(lambda w: f"{w['word']}: {w['effect']} ({w['rule']})"),
    "snippets": _words(_said("text")), "correction": _correction,
}  # fmt: skip
_MAY_LACK = frozenset({"time", "span", "cue"})
