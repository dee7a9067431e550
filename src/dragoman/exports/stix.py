"""STIX 2.1: a bundle of reports, who is named in them, where, what happened, numbers as notes, denials as opinions.

Ids are made of the store's ids (UUIDv5), times are those of the store: the same store gives the same bundle.
"""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, BinaryIO

from dragoman.exports.codes import country
from dragoman.exports.losses import Loss, Tally
from dragoman.exports.objects import without_nothing, write_list
from dragoman.exports.reports import Item, Report, Selection
from dragoman.exports.usual_losses import RELATIONS
from dragoman.records import ActorRef, Figure, Place, Stance

_SPACE = uuid.UUID("6f1d1c0e-2f0c-5a44-9d2e-6d5f0f4f8a51")
_EPOCH = "2026-01-01T00:00:00.000Z"  # of the two objects that belong to no report
_OPINIONS = {"denies": "strongly-disagree", "doubts": "disagree", "cannot-confirm": "neutral"}
_CLASSES = {"person": "individual", "people": "group", "group": "group", "role": "individual", "forces": "group"}
_PRECISION = {"near": 25_000.0, "district": 50_000.0, "region": 150_000.0, "part": 300_000.0, "country": 500_000.0, "area": 500_000.0}
_LOSSES = (
    RELATIONS,
    Loss("events.trigger, events.sentence", "no property for places in the text: the sentence is the description", lambda _: True),
    Loss("claims.stances (asserts, reports)", "an opinion is given of denials and doubts only", lambda i: any(s.event == i.event.id and s.stance not in _OPINIONS for c in i.report.record.claims for s in c.stances)),
)  # fmt: skip

Object = dict[str, Any]


def _id(kind: str, *of: str) -> str:
    return f"{kind}--{uuid.uuid5(_SPACE, chr(31).join((kind, *of)))}"


DRAGOMAN = _id("identity", "dragoman")
EXTENSION = _id("extension-definition", "event")


def _time(moment: dt.datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def _object(kind: str, ident: str, made: str, **fields: Any) -> Object:
    common = {"type": kind, "spec_version": "2.1", "id": ident, "created_by_ref": DRAGOMAN, "created": made, "modified": made}
    return without_nothing(common | fields)


def _fixed() -> Iterator[Object]:
    yield _object("identity", DRAGOMAN, _EPOCH, name="Dragoman", identity_class="system") | {"created_by_ref": DRAGOMAN}
    yield _object(
        "extension-definition", EXTENSION, _EPOCH,
        name="Dragoman: coded events and figures",
        description="On an incident: type, mode, CAMEO code, score, certainty, source and parties. On a note: a number as an interval.",
        schema="The section on stix in docs/exports.md of Dragoman",
        version="1.0.0",
        extension_types=["property-extension"],
    )  # fmt: skip


def _extended(**fields: Any) -> Object:
    return {EXTENSION: {"extension_type": "property-extension", **without_nothing(fields)}}


class _Bundle:
    """The objects of the bundle; what several reports name comes once."""

    def __init__(self) -> None:
        self.given: set[bytes] = set()  # that other reports may name
        self.own: set[str] = set()  # of this report
        self.digest = sha256()

    def once(self, made: Object) -> Iterator[Object]:
        """The object, unless it was given before."""
        ident = str(made["id"])
        shared = made["type"] in ("identity", "location", "extension-definition")
        key = uuid.UUID(ident[-36:]).bytes
        if (key in self.given) if shared else (ident in self.own):
            return
        if shared:
            self.given.add(key)
        else:
            self.own.add(ident)
        self.digest.update(ident.encode())
        yield made

    def name(self) -> Object:
        """The bundle's own id, made from those of all its objects."""
        return {"id": _id("bundle", self.digest.hexdigest())}

    def of(self, report: Report, tally: Tally) -> Iterator[Object]:
        """A report and what it tells, the report last."""
        named: list[str] = []
        self.own.clear()
        for event in report.events:
            item = Item(report, event)
            tally.count(item, _LOSSES)
            for made in self._event(item):
                named.append(made["id"])
                yield from self.once(made)
        if named:
            yield from self.once(self._report(report, list(dict.fromkeys(named))))

    def _report(self, report: Report, named: list[str]) -> Object:
        document, made = report.record.document, _time(report.read_at)
        published = f"{document.published}T00:00:00.000Z" if document.published else made
        reference = without_nothing({"source_name": document.publisher or "report", "external_id": document.id, "url": document.url})
        return _object(
            "report", _id("report", report.revision), made,
            name=document.title or document.id, published=published, object_refs=named, external_references=[reference], lang=document.language,
        )  # fmt: skip

    def _event(self, item: Item) -> Iterator[Object]:
        made, event = _time(item.report.read_at), item.event
        incident = _id("incident", item.id)
        yield _object(
            "incident", incident, made,
            name=_title(item), description=item.sentence, confidence=round(event.confidence * 100),
            extensions=_extended(
                event_type=event.type, mode=event.mode, contexts=event.contexts, cameo=event.cameo, score=event.score, quad=event.quad,
                factuality=event.factuality, realis=event.realis, source=item.source, start=event.time.start, end=event.time.end,
                precision=event.time.precision, actor_codes=[a.code for a in event.actors], recipient_codes=[a.code for a in event.recipients],
            ),
        )  # fmt: skip
        for role, side in (("actor", event.actors), ("recipient", event.recipients)):
            for party in side:
                who = self._identity(item.report, party, made)
                yield who
                yield self._link(incident, who["id"], role, made)
        if item.place and (where := _location(item.place, made)):
            yield where
            yield self._link(incident, where["id"], "place", made)
        for figure in item.figures:
            yield _note(item.report, figure, incident, made)
        yield from self._opinions(item, incident, made)

    def _identity(self, report: Report, party: ActorRef, made: str) -> Object:
        actor = next((a for a in report.record.actors if a.id == party.actor), None)
        kind = _CLASSES.get(actor.kind if actor else "", "organization")
        return self._named(party.name or party.code or "unknown", party.code, kind, actor.role if actor else None, made)

    def _named(self, name: str, code: str, kind: str, role: str | None, made: str) -> Object:
        return _object("identity", _id("identity", name, code), made, name=name, identity_class=kind, roles=[role] if role else None)

    def _link(self, start: str, end: str, role: str, made: str) -> Object:
        return _object("relationship", _id("relationship", start, end, role), made, relationship_type="related-to", description=role, source_ref=start, target_ref=end)

    def _opinions(self, item: Item, incident: str, made: str) -> Iterator[Object]:
        """Of everybody who denies, doubts or cannot confirm the claim the event belongs to."""
        for claim in item.report.record.claims:
            if item.event.id not in claim.events:
                continue
            for number, stance in enumerate(claim.stances):
                if stance.stance in _OPINIONS:
                    yield from self._opinion(item, stance, f"{claim.id}.{number}", incident, made)

    def _opinion(self, item: Item, stance: Stance, key: str, incident: str, made: str) -> Iterator[Object]:
        actor = next((a for a in item.report.record.actors if a.id == stance.holder.actor), None)
        kind = _CLASSES.get(actor.kind if actor else "", "organization") if actor else "unknown"
        name = stance.holder.name or "the report's author"
        holder = self._named(name, actor.code if actor else "", kind, actor.role if actor else None, made)
        yield holder
        words = item.report.record.document.text[slice(*stance.span)]
        yield _object(
            "opinion", _id("opinion", item.id, key), made,
            opinion=_OPINIONS[stance.stance], explanation=f"{name} {stance.stance}: {words}", authors=[name], object_refs=[incident],
        ) | {"created_by_ref": holder["id"]}  # fmt: skip


def _title(item: Item) -> str:
    who, whom = (", ".join(p.name for p in side) for side in (item.event.actors, item.event.recipients))
    what = f"{item.event.type} {item.event.mode}" if item.event.mode else item.event.type
    return f"{who or 'somebody'}{' → ' + whom if whom else ''}: {what}"


def _location(place: Place, made: str) -> Object | None:
    """A place on the map; one that is only a name has no location in STIX."""
    if place.lat is None or place.lon is None:
        return None
    ident = _id("location", place.name, str(place.geonameid), repr(place.lat), repr(place.lon))
    return _object(
        "location", ident, made,
        name=place.name, latitude=place.lat, longitude=place.lon, precision=_PRECISION.get(place.precision),
        country=country(place.country, "iso2") if place.country else None, administrative_area=place.admin1,
    )  # fmt: skip


def _note(report: Report, figure: Figure, incident: str, made: str) -> Object:
    words = report.record.document.text[slice(*figure.span)]
    who = report.attributions.get(figure.attribution or "")
    return _object(
        "note", _id("note", report.key(figure.id), incident), made,
        abstract=figure.kind, content=words, object_refs=[incident],
        extensions=_extended(kind=figure.kind, low=figure.low, high=figure.high, bound=figure.bound, approximate=figure.approximate, unit=figure.unit, source=who.source.name if who else None),
    )  # fmt: skip


@dataclass(frozen=True)
class Stix:
    """The layout."""

    name: str = "stix"
    suffix: str = ".json"
    facts_only: bool = False
    losses: tuple[Loss, ...] = _LOSSES

    def write(self, selection: Selection, stream: BinaryIO, tally: Tally) -> None:
        """One bundle."""
        bundle = _Bundle()
        write_list(stream, {"type": "bundle"}, "objects", self._objects(bundle, selection, tally), bundle.name)

    def _objects(self, bundle: _Bundle, selection: Selection, tally: Tally) -> Iterator[Object]:
        for made in _fixed():
            yield from bundle.once(made)
        for report in selection.reports(tally):
            yield from bundle.of(report, tally)
