"""Whose word it is: a report's text in, the agency it credits out; a holder's code in, the voice it belongs to out.

A report that credits an agency goes back to that agency, a copy to what was copied; a statement passed on goes back to who made it. Organs of
one state speak with one voice.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dragoman.knowledge.media import Media
from dragoman.knowledge.organisations import Organisations
from dragoman.linking.model import LedgerHolder
from dragoman.records import Actor, Document, is_collective, party

_HEAD, _TAIL = 300, 200
# "KYIV, March 2 (Reuters) -", "/TASS/", "Source: Xinhua", "By Ann Lee, Associated Press".
_CREDITS = (
    re.compile(r"\(([^()\n]{2,40})\)\s*[-–—]"),
    re.compile(r"/([A-Z][\w -]{1,30})/"),
    re.compile(r"(?m)^(?:Source|From|Via|Credit|By)[:\s]+(?:[^\n,]{1,60},\s*)?([A-Z][^\n,.;]{1,40}?)\s*$"),
    re.compile(r"(?m)^[A-Z][^\n()]{0,60}[-–—,|]\s*([A-Z][\w .-]{1,30}?)\s*$"),
)
_CLOSING = (re.compile(r"\(([^()\n]{2,40})\)\s*\.?\s*$"), re.compile(r"[-–—]\s*([A-Z][\w .-]{1,30})\s*$"))
# Kinds of actors that speak as one, whatever they are called.
_BODIES = frozenset({"state", "government", "igo", "alliance", "ministry", "forces"})


def credited(document: Document, media: Media) -> str | None:
    """The agency a report credits in its head or at its end, or that publishes it, by its one name."""
    published = media.agency(document.publisher)
    if published:
        return published[1]
    head, tail = document.text[:_HEAD], document.text[-_TAIL:]
    for patterns, words in ((_CREDITS, head), (_CLOSING, tail)):
        for pattern in patterns:
            for found in pattern.finditer(words):
                agency = media.agency(found[1].removeprefix("the "))
                if agency:
                    return agency[1]
    return None


def origins(reports: Sequence[tuple[str, Document, str | None]], copies: Sequence[Sequence[str]]) -> dict[str, str]:
    """Revision to origin, of (revision, document, agency credited) and groups of copies (revisions, the first published first)."""
    documents = {revision: document for revision, document, _ in reports}
    credits = {revision: credit for revision, _, credit in reports}
    out: dict[str, str] = {}
    for group in copies:
        first = documents[group[0]]
        shared = next((c for r in group if (c := credits[r])), None)
        for revision in group:
            out[revision] = credits[revision] or shared or first.publisher or first.id
    return out


def voice(holder: LedgerHolder, document_origin: str, via: Sequence[str], media: Media) -> str:
    """The origin of a stance: a holder's side where it is a state or an organisation, whether he is named or not; else a named holder; a medium by
    its name; the report's own origin where its author speaks. Who holds office in an organisation speaks for it.

    Who is not named, of no known side, is told apart only by the report that heard him, or by the medium it quotes.
    """
    if holder.kind == "author":
        return document_origin
    known = media.named(holder.name)
    if known:
        return known[1]
    side = party(holder.code)
    if side and is_collective(side):
        return side
    if holder.body:
        return f"{side} {holder.body}".strip()
    if holder.kind == "named":
        return f"{side} {holder.name}".strip() or document_origin
    quoted = next((m[1] for name in via if (m := media.named(name))), document_origin)
    return f"{quoted}: {holder.name}" if holder.name else quoted


def holder_of(actor: Actor | None, name: str, kind: str, publisher: str, others: Iterable[Actor] = ()) -> LedgerHolder:
    """Who takes a stance, under one key in every report: a body by its code, a person by name and code, an author by who publishes. ``others``: actors of the report."""
    if kind == "author":
        return LedgerHolder(key=f"author:{publisher}", name=publisher, kind="author")
    name, code = (actor.name, actor.code) if actor else (name, "")
    words = " ".join(name.lower().split())
    if kind != "named":
        key = f"{kind}:{words}|{code}|{publisher}"
    elif actor is not None and party(code) and actor.kind in _BODIES:
        key = code.removesuffix(" GOV").replace(" GOV PRE", " PRE")
    else:
        key = f"{words}|{code}"
    return LedgerHolder(key=key, name=name, code=code, kind=kind, body=Organisations.built_in().body_of(actor, others))
