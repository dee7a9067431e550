"""Claims as an analyst sees them: each with its holders placed from denies to asserts, and every stance with its words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from dragoman.linking import LedgerClaim, LedgerStance, TimelineEntry
from dragoman.store import Store
from dragoman.views import STATUSES, stretch
from dragoman.web.lines import Marked, Party, document_href, marked, own_words

# From one end of the scale to the other.
STOPS = ("denies", "doubts", "cannot-confirm", "reports", "asserts")
_STATUS_WORDS: dict[str, str] = {**STATUSES, "withdrawn": "withdrawn"}
_PARAGRAPH = 1200
_PLACED = 8  # holders named at one stop


@dataclass(frozen=True, slots=True)
class StanceLine:
    """What one holder makes of a claim in one report."""

    id: str
    holder: Party
    key: str
    kind: str
    stance: str
    day: str
    revision: str
    document: str
    publisher: str
    span: tuple[int, int]
    via: tuple[str, ...]
    quote: Marked
    note: str

    @property
    def href(self) -> str:
        """Where its words stand in the report."""
        return words_href(self.revision, self.span)


@dataclass(frozen=True, slots=True)
class Change:
    """A change of a claim's status, and the stance that made it."""

    day: str
    status: str
    words: str
    withdrawn: bool
    because: StanceLine | None


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One proposition with its stances, in the order they were taken."""

    id: str
    who: list[Party]
    whom: list[Party]
    type: str
    mode: str
    words: str
    status: str
    where: str
    when: str
    first: str
    last: str
    documents: int
    origins: int
    story: str
    stances: list[StanceLine]
    history: list[Change]

    @property
    def href(self) -> str:
        """Address of its page."""
        return claim_href(self.id)

    @property
    def status_words(self) -> str:
        """Its status as a reader is told."""
        return _STATUS_WORDS.get(self.status, self.status)

    def at(self, stop: str) -> list[tuple[Party, int, str]]:
        """Who stands at a stop of the scale, how often it is said, and where last; what was taken back or overtaken does not stand."""
        return [(said[0].holder, len(said), said[-1].href) for said in self._standing(stop)][:_PLACED]

    def unnamed(self, stop: str) -> int:
        """How many more there are than ``at`` names."""
        return max(0, len(self._standing(stop)) - _PLACED)

    def _standing(self, stop: str) -> list[list[StanceLine]]:
        """What each holder says there; one name stands once, whatever offices it spoke in."""
        found: dict[str, list[StanceLine]] = {}
        named = {s.holder.name.casefold() for s in self.stances if s.kind == "named"}
        for stance in self.stances:
            if stance.stance == stop and not stance.note:
                name = stance.holder.name.casefold()
                found.setdefault(name if name in named else stance.key, []).append(stance)
        return list(found.values())


def claim_href(ident: str) -> str:
    """The page of a claim."""
    return f"/claims/{quote(ident, safe='')}"


def words_href(revision: str, span: tuple[int, int]) -> str:
    """Words in their report."""
    return f"{document_href(revision)}?at={span[0]}-{span[1]}#found"


def claim_line(claim: LedgerClaim) -> ClaimLine:
    """The line of a claim of the ledger."""
    p = claim.proposition
    stances = [stance_line(s) for s in claim.stances]
    by_id = {s.id: s for s in stances}
    return ClaimLine(
        id=claim.id, who=_parties(p.actor_names, p.actors), whom=_parties(p.recipient_names, p.recipients), type=p.type, mode=p.mode or "", words=p.text,
        status=claim.status, where=p.place or "", when=stretch(p.time.start, p.time.end) if p.time else "", first=claim.first_seen or "", last=claim.last_seen or "",
        documents=claim.documents, origins=claim.origins, story=claim.story or "", stances=stances,
        history=[Change(h.when or "", h.status, _STATUS_WORDS.get(h.status, h.status), h.change == "withdrawn", by_id.get(h.because)) for h in claim.history],
    )  # fmt: skip


def _parties(names: list[str], codes: list[str]) -> list[Party]:
    if len(names) == len(codes):
        return [Party(n or c or "somebody", c) for n, c in zip(names, codes, strict=True)]
    return [Party(n, "") for n in names] or [Party(c, c) for c in codes]


def stance_line(stance: LedgerStance) -> StanceLine:
    """The line of one stance."""
    note = f"taken back {stance.withdrawn}" if stance.withdrawn else "said otherwise later" if stance.superseded else ""
    return StanceLine(
        id=stance.id, holder=Party(_holder(stance), stance.holder.code), key=stance.holder.key, kind=stance.holder.kind, stance=stance.stance, day=stance.day or "",
        revision=stance.revision, document=stance.document, publisher=stance.publisher or "", span=stance.span, via=tuple(v for v in stance.via if v != stance.holder.name),
        quote=marked(stance.sentence, stance.words, 0), note=note,
    )  # fmt: skip


def _holder(stance: LedgerStance) -> str:
    if stance.holder.kind != "author":
        return stance.holder.name or "somebody"
    return own_words(stance.publisher)


def entry_line(entry: TimelineEntry) -> dict[str, Any]:
    """The line of an entry of the timeline."""
    return {
        "href": claim_href(entry.claim), "day": entry.day or "", "when": stretch(entry.day, entry.until) if entry.precision != "published" else "", "who": [Party(n, "") for n in entry.who],
        "whom": [Party(n, "") for n in entry.whom], "type": entry.type, "mode": entry.mode or "", "where": entry.place or "", "status": entry.status,
        "status_words": _STATUS_WORDS.get(entry.status, entry.status), "quote": marked(entry.sentence, entry.words, 0), "documents": entry.documents, "origins": entry.origins,
        "causes": [claim_href(c) for c in entry.causes], "conditions": [claim_href(c) for c in entry.conditions], "dated": entry.precision != "published",
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class InText:
    """The words of a stance in their paragraph, the title of their report."""

    quote: Marked
    title: str


def in_text(store: Store, stances: Sequence[StanceLine]) -> dict[str, InText]:
    """The paragraph of each stance, by its id."""
    revisions = list(dict.fromkeys(s.revision for s in stances))
    rows = store.rows("SELECT revision, title, text FROM versions WHERE revision IN (SELECT unnest($r))", {"r": revisions})
    found = {r["revision"]: (r["title"], r["text"]) for r in rows}
    texts = ((s, *found.get(s.revision, (None, ""))) for s in stances)
    return {s.id: InText(_paragraph(text, s.span), title or s.document) for s, title, text in texts}


def _paragraph(text: str, span: tuple[int, int]) -> Marked:
    start, end = span
    first = max(text.rfind("\n", 0, start) + 1, start - _PARAGRAPH)
    last = text.find("\n", end)
    last = min(last if last >= 0 else len(text), end + _PARAGRAPH)
    return text[first:start], text[start:end], text[end:last]
