"""One part of the store linked: reports connected by likeness in, their stories, claims, figures and causes out.

A part is the unit of work: what is in other parts plays no role, so that a new report costs no more than its own part.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from msgspec import Struct

from dragoman.knowledge.media import Media
from dragoman.linking.claims import link_claims
from dragoman.linking.figures import link_figures
from dragoman.linking.model import Causation, FigureSeries, LedgerClaim, Report, Story
from dragoman.linking.units import Version, units_of
from dragoman.records import Record

_UNDATED = "9999"


class Part(Struct, kw_only=True):
    """What was linked in one part."""

    stories: list[Story] = []
    claims: list[LedgerClaim] = []
    figures: list[FigureSeries] = []
    causes: list[Causation] = []


def link_part(versions: Sequence[Version], groups: Sequence[Sequence[str]], media: Media, *, cut: bool = False) -> Part:
    """Link versions of reports whose newest ones (revisions) make up ``groups`` of one story each. ``cut``: the part is a piece of a larger one."""
    by_revision = {v.revision: v for v in versions}
    stories = [_story([by_revision[r] for r in group], cut) for group in groups]
    of_document = {by_revision[r.revision].document: s.id for s in stories for r in s.reports}
    story_of = {v.revision: of_document[v.document] for v in versions if v.document in of_document}
    claims = link_claims((u for v in versions for u in units_of(v, media)), story_of)
    return Part(
        stories=sorted(stories, key=lambda s: (s.first or _UNDATED, s.id)), claims=claims,
        figures=link_figures(versions, story_of, media), causes=list(_causes(versions, claims)),
    )  # fmt: skip


def _story(members: Sequence[Version], cut: bool) -> Story:
    ordered = sorted(members, key=lambda v: (v.day or _UNDATED, v.record.document.id, v.revision))
    days = [v.day for v in ordered if v.day]
    reports = [_report(v) for v in ordered]
    return Story(
        id="s" + hashlib.sha256(ordered[0].document.encode()).hexdigest()[:12], title=headline(ordered[0].record),
        first=days[0] if days else None, last=days[-1] if days else None, documents=[r.document for r in reports],
        origins=len({r.origin for r in reports}), reports=reports, cut=cut,
    )  # fmt: skip


def _report(version: Version) -> Report:
    d = version.record.document
    return Report(
        document=d.id, revision=version.revision, title=headline(version.record), published=d.published, publisher=d.publisher, url=d.url, origin=version.origin
    )


def headline(record: Record) -> str:
    """A report's title, or its first words."""
    if record.document.title:
        return " ".join(record.document.title.split())
    words = record.document.text.split()
    return " ".join(words[:12]) + ("…" if len(words) > 12 else "")


def _causes(versions: Sequence[Version], claims: Sequence[LedgerClaim]) -> Iterator[Causation]:
    """Relations between events of a report as relations between the claims those events belong to."""
    claim_of = {e: c.id for c in claims for e in c.events}
    for version in versions:
        if version.until is not None:
            continue
        text = version.record.document.text
        for relation in version.record.relations:
            if relation.kind == "contrast" or not isinstance(relation.from_, str) or not isinstance(relation.to, str):
                continue
            one, other = (claim_of.get(f"{version.revision}.{e}") for e in (relation.from_, relation.to))
            if one and other and one != other:
                cue = relation.cue
                yield Causation(
                    kind=relation.kind, from_=one, to=other, document=version.record.document.id, revision=version.revision, span=cue,
                    words=" ".join(text[cue[0] : cue[1]].split()) if cue else "",
                )  # fmt: skip
