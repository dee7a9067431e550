"""One finding of a store with its evidence: the words it points at, the paragraph they stand in, and what made it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from dragoman.records import Record, Span
from dragoman.store.errors import NoSuchRecord

if TYPE_CHECKING:
    from dragoman.store.store import Store

_LISTS = {"actors": "actor", "events": "event", "attributions": "attribution", "figures": "figure", "places": "place", "times": "time", "claims": "claim"}
_WIDEST = 1500


def evidence(store: Store, ident: str) -> dict[str, Any]:
    """The finding with that id (``REVISION.LOCAL``, the revision's beginning is enough): {id, kind, finding, document, passages}.

    ``passages`` are [{text, span, marks}]: the paragraphs its spans stand in, ``marks`` relative to the paragraph. Ids inside the
    finding are those of its record. Raises NoSuchRecord.
    """
    key, _, local = ident.rpartition(".")
    if not key:
        raise NoSuchRecord(f"{ident}: no id of a finding; one is a report's revision, a dot, and the id in its record")
    revision, record = store.record(key)
    kind, finding = _find(record, local, ident)
    raw = msgspec.to_builtins(finding)
    return {
        "id": f"{revision}.{local}",
        "kind": kind,
        "finding": raw,
        "document": {n: getattr(record.document, n) for n in ("id", "title", "published", "publisher", "url")} | {"revision": revision},
        "beside": _beside(record, finding),
        "passages": _passages(record.document.text, _spans(kind, raw)),
        "version": record.version,
    }


def _find(record: Record, local: str, ident: str) -> tuple[str, Any]:
    for name, kind in _LISTS.items():
        for item in getattr(record, name):
            if item.id == local:
                return kind, item
    if local.startswith("r") and local[1:].isdigit() and 0 < int(local[1:]) <= len(record.relations):
        return "relation", record.relations[int(local[1:]) - 1]
    raise NoSuchRecord(f"{ident}: that report has no finding {local}")


def _beside(record: Record, finding: Any) -> dict[str, Any]:
    """What the finding names by id: its source with those it stands within, its place, its figures."""
    out: dict[str, Any] = {}
    attributions = {a.id: a for a in record.attributions}
    chain: list[Any] = []
    ident = getattr(finding, "attribution", None) or getattr(finding, "within", None)
    while ident in attributions and len(chain) < len(attributions):
        chain.append(msgspec.to_builtins(attributions[ident]))
        ident = attributions[ident].within
    if chain:
        out["according_to"] = chain
    if place := next((p for p in record.places if p.id == getattr(finding, "place", None)), None):
        out["place"] = msgspec.to_builtins(place)
    if figures := [f for f in record.figures if f.id in getattr(finding, "figures", ())]:
        out["figures"] = msgspec.to_builtins(figures)
    return out


def _spans(kind: str, raw: dict[str, Any]) -> list[Span]:
    """The spans that show a finding best, in the order of the text."""
    if kind == "actor":
        found = raw["mentions"][:5]
    elif kind == "event":
        found = [raw["trigger"], *(p["span"] for p in raw["actors"] + raw["recipients"]), *(s["span"] for s in raw["why"])]
    elif kind == "claim":
        found = [s["span"] for s in raw["stances"]]
    elif kind == "attribution":
        found = [*raw["content"], *([raw["cue"]] if raw["cue"] else []), *([raw["source"]["span"]] if raw["source"]["span"] else [])]
    elif kind == "relation":
        found = [e for e in (raw["from"], raw["to"], raw["cue"]) if isinstance(e, (list, tuple))]
    else:
        found = [raw["span"]]
    return sorted((int(s), int(e)) for s, e in found)


def _passages(text: str, spans: list[Span]) -> list[dict[str, Any]]:
    out: list[dict[str, Any]] = []
    for start, end in spans:
        if out and start < out[-1]["span"][1]:
            first, last = out[-1]["span"]
        else:
            first, last = _paragraph(text, start, end)
            out.append({"text": text[first:last], "span": [first, last], "marks": []})
        mark = [start - first, min(end, last) - first]
        if mark not in out[-1]["marks"]:
            out[-1]["marks"].append(mark)
    return out


def _paragraph(text: str, start: int, end: int) -> Span:
    first = max(text.rfind("\n", 0, start) + 1, start - _WIDEST)
    last = text.find("\n", end)
    return first, min(last if last >= 0 else len(text), end + _WIDEST)
