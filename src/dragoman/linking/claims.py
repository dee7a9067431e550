"""The ledger's claims: units of many reports in, one claim a proposition out, with every holder's stance, its status and how that came about.

The status is derived from the stances, their holders and their origins, day by day; nothing sets it. A stance of a version of a report that was
replaced by one without it is withdrawn on the day of the new version; a holder's later word takes the place of his earlier one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from dragoman.linking.matching import Meeting, same
from dragoman.linking.model import LedgerClaim, LedgerProposition, LedgerStance, StatusChange
from dragoman.linking.units import Likeness, Unit
from dragoman.records import ActorRef, ClaimStatus, StanceKind, is_state, party

_AGAINST = frozenset({"denies", "doubts", "cannot-confirm"})
_CONTRARY: dict[StanceKind, StanceKind] = {"asserts": "denies", "denies": "asserts"}
_UNDATED = "9999"
Status = ClaimStatus | Literal["withdrawn"]


def link_claims(units: Iterable[Unit], story_of: dict[str, str]) -> list[LedgerClaim]:
    """The claims in some reports, in the order of their first stance. ``story_of``: revision to story.

    What only authors tell is a claim once two independent reports tell it.
    """
    units = list(units)
    for unit in units:
        unit.story = story_of.get(unit.version.revision, "")
    groups = group_units(units)
    claims = [_claim(g, story_of) for g in groups if _matters(g)]
    _number(claims)
    return sorted(claims, key=lambda c: (c.first_seen or _UNDATED, c.id))


def _number(claims: Sequence[LedgerClaim]) -> None:
    """Two deeds told in the same words of one report have ids of their own."""
    seen: dict[str, int] = {}
    for claim in claims:
        seen[claim.id] = seen.get(claim.id, 0) + 1
        if seen[claim.id] > 1:
            claim.id = _id(claim.id, str(seen[claim.id]))


def _id(*parts: str) -> str:
    return "c" + hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def group_units(units: Iterable[Unit]) -> list[list[Unit]]:
    """Units by proposition. Taken by publication: each joins the group it agrees with most, if it agrees with half of its members."""
    groups: list[_Group] = []
    meeting = Meeting()
    told: dict[tuple[str, str, str, str], list[tuple[str, int]]] = {}
    for unit in sorted(units, key=order):
        before = told.setdefault(unit.told, [])
        # What another version of the report says in the same words is the same, however little it says.
        best, share = next((g for revision, g in before if revision != unit.version.revision), -1), 0.0
        for g in meeting.of(unit.likeness) if best < 0 else ():
            agree = groups[g].agreement(unit.likeness)
            if agree >= 0.5 and agree > share and not groups[g].is_denied_by(unit) and not groups[g].is_another_word(unit):
                best, share = g, agree
        if best < 0:
            best = len(groups)
            groups.append(_Group())
        groups[best].add(unit)
        before.append((unit.version.revision, best))
        meeting.add(unit.likeness, best)
    return [g.units for g in groups]


class _Group:
    """Units of one proposition. Of units that say the same in all that counts only the first is compared."""

    def __init__(self) -> None:
        self.units: list[Unit] = []
        self.alike: dict[Likeness, int] = {}
        self._by_report: dict[str, list[Unit]] = {}
        self._told: set[tuple[bool, frozenset[str]]] = set()  # whether authors say no, and in which words
        self._authors_alone = True

    def add(self, unit: Unit) -> None:
        """One more."""
        self.units.append(unit)
        self.alike[unit.likeness] = self.alike.get(unit.likeness, 0) + 1
        self._by_report.setdefault(unit.version.revision, []).append(unit)
        self._told.add((_says_no(unit), unit.stems))
        self._authors_alone = self._authors_alone and _by_author(unit)

    def is_denied_by(self, unit: Unit) -> bool:
        """Whether somebody affirms the one and denies the other in one report, in other words: nobody contradicts himself, so they are two deeds."""
        return any(u.stems.isdisjoint(unit.stems) and _against_oneself(u, unit) for u in self._by_report.get(unit.version.revision, ()))

    def is_another_word(self, unit: Unit) -> bool:
        """Whether only authors speak, one of them says no, and not in the other's words: an author who denies answers nobody, so that the word must be the same."""
        if not self._authors_alone or not _by_author(unit):
            return False
        no = _says_no(unit)
        return any(other != no and stems.isdisjoint(unit.stems) for other, stems in self._told)

    def agreement(self, like: Likeness) -> float:
        """The share of units that state the same."""
        return sum(n for other, n in self.alike.items() if same(like, other)) / len(self.units)


def _by_author(unit: Unit) -> bool:
    return all(s.holder.kind == "author" for s in unit.stances)


def _says_no(unit: Unit) -> bool:
    return any(s.stance in _AGAINST for s in unit.stances)


def _against_oneself(one: Unit, other: Unit) -> bool:
    said = {(s.holder.key, s.stance) for s in one.stances}
    return any((s.holder.key, _CONTRARY[s.stance]) in said for s in other.stances if s.stance in _CONTRARY)


def order(unit: Unit) -> tuple[str, str, str, int]:
    """By publication, then the report, then its text; never by when it was taken in."""
    return (unit.version.day or _UNDATED, unit.version.record.document.id, unit.version.revision, unit.events[0].trigger[0])


def _matters(group: Sequence[Unit]) -> bool:
    if any(s.holder.kind != "author" for u in group for s in u.stances):
        return True
    return len({s.origin for u in group for s in u.stances}) > 1


def _claim(group: Sequence[Unit], story_of: dict[str, str]) -> LedgerClaim:
    stances = _standing_or_withdrawn(group)
    _supersede(stances)
    _one_voice(stances, {i for u in group for i in u.unnamed})
    _headlines_of_bodies(stances, {i for u in group for i in u.headlines})
    history = _History(stances, {i for u in group for i in u.own}, group[0].quad)
    first = group[0]
    standing = [s for s in stances if not s.withdrawn] or stances
    days = sorted(s.day for s in stances if s.day)
    story = next((story_of[u.version.revision] for u in group if u.version.revision in story_of), None)
    return LedgerClaim(
        id=_id(*first.told), proposition=_proposition(group), status=history.status,
        stances=stances, first_seen=days[0] if days else None, last_seen=days[-1] if days else None,
        documents=len({s.document for s in standing}), origins=len({s.origin for s in standing}), history=history.changes,
        events=sorted({s.event for s in stances if s.event}), story=story,
    )  # fmt: skip


def _one_voice(stances: Sequence[LedgerStance], unnamed: set[str]) -> None:
    """Officials of nobody in particular are no source of their own beside a state that takes the same stance, nor beside one another in it: who contradicts is another."""
    first: dict[StanceKind, str] = {}
    for s in stances:
        if s.id not in unnamed:
            continue
        state = next((o.origin for o in stances if o.stance == s.stance and is_state(o.origin) and o.origin == party(o.holder.code)), None)
        s.origin = state or first.setdefault(s.stance, s.origin)


def _headlines_of_bodies(stances: Sequence[LedgerStance], headlines: set[str]) -> None:
    """A headline leaves out who says so; where the report below it names somebody, it is his word and no second one."""
    for s in (s for s in stances if s.id in headlines):
        named = next((o for o in stances if o.revision == s.revision and o.stance == s.stance and o.holder.kind != "author"), None)
        if named is not None:
            s.origin = named.origin


def _proposition(group: Sequence[Unit]) -> LedgerProposition:
    """As the fullest of its versions has it, of which the one that says most closely who; the first of equals."""
    fullest = max(group, key=lambda u: (bool(u.stems), u.told_of, bool(u.actors) + bool(u.recipients), u.place is not None, u.time.basis == "expression", _closeness(u)))
    place = next((u.place for u in (fullest, *group) if u.place), None)
    time = next((u.time for u in (fullest, *group) if u.time.start), fullest.time)
    return LedgerProposition(
        type=fullest.type, mode=next((u.mode for u in (fullest, *group) if u.mode), None),
        actors=_codes(fullest.actors), recipients=_codes(fullest.recipients),
        actor_names=_names(fullest.actors), recipient_names=_names(fullest.recipients),
        place=place.name if place else None, place_country=place.country if place else None,
        lat=place.lat if place else None, lon=place.lon if place else None,
        time=time, to_come=fullest.to_come, text=fullest.text,
    )  # fmt: skip


def _closeness(unit: Unit) -> int:
    """How closely it says who the sides are: "SDN MIL" more than "SDN"."""
    return sum(len(r.code.split()) for r in (*unit.actors, *unit.recipients) if r.code)


def _codes(refs: Sequence[ActorRef]) -> list[str]:
    return list(dict.fromkeys(r.code for r in refs if r.code))


def _names(refs: Sequence[ActorRef]) -> list[str]:
    return list(dict.fromkeys(r.name for r in refs if r.name))


def _standing_or_withdrawn(group: Sequence[Unit]) -> list[LedgerStance]:
    """All stances once: what a replaced version said is the newest version's from the day it was first said, or withdrawn with it."""
    current: dict[tuple[str, str, str], LedgerStance] = {}
    for unit in group:
        if unit.version.until is None:
            for stance in unit.stances:
                current.setdefault((unit.version.document, stance.holder.key, stance.stance), stance)
    out: list[LedgerStance] = []
    for unit in group:
        for stance in unit.stances:
            kept = current.get((unit.version.document, stance.holder.key, stance.stance))
            if unit.version.until is None:
                out.append(stance)
            elif kept is None:
                stance.withdrawn = unit.version.until
                out.append(stance)
            elif stance.day and (kept.day is None or stance.day < kept.day):
                kept.day = stance.day
    return _each_once(sorted(out, key=lambda s: (s.day or _UNDATED, s.document, s.revision, s.span, s.id)))


def _each_once(stances: Sequence[LedgerStance]) -> list[LedgerStance]:
    """Without an accuser's stance by his accusation where the same sentence gives his deed: "accused the army of bombing a market"."""
    told = {(s.revision, s.holder.key, s.stance, s.sentence) for s in stances if s.attribution}
    return [s for s in stances if s.attribution or (s.revision, s.holder.key, s.stance, s.sentence) not in told]


def _supersede(stances: Sequence[LedgerStance]) -> None:
    """Mark what a named holder said before he said otherwise."""
    last: dict[str, str] = {}
    for s in stances:
        if s.holder.kind == "named" and s.day and not s.withdrawn and s.stance != "reports":
            last[s.holder.key] = max(last.get(s.holder.key, ""), s.day)
    final: dict[str, set[str]] = {}
    for s in stances:
        if s.day and last.get(s.holder.key) == s.day and not s.withdrawn:
            final.setdefault(s.holder.key, set()).add(s.stance)
    for s in stances:
        newest = last.get(s.holder.key)
        s.superseded = bool(newest and s.day and s.day < newest and s.stance not in final[s.holder.key])


@dataclass(frozen=True)
class _Happening:
    """A stance comes, or goes."""

    day: str
    stance: LedgerStance
    comes: bool


def _came(stance: LedgerStance) -> str:
    """The day it was first said; of what was taken back no later than that."""
    return min(stance.day or _UNDATED, stance.withdrawn or _UNDATED)


def _turn(happening: _Happening) -> int:
    """Where it stands in its day. What goes, goes before what comes, so that a correction is one step; what comes and goes on one day comes first of all."""
    if not happening.comes:
        return 1
    return 0 if happening.stance.withdrawn == happening.day else 2


class _History:
    """The status day by day."""

    def __init__(self, stances: Sequence[LedgerStance], own: set[str], quad: int) -> None:
        self.own, self.quad = own, quad
        self.changes: list[StatusChange] = []
        happenings = [_Happening(_came(s), s, True) for s in stances]
        happenings += [_Happening(s.withdrawn, s, False) for s in stances if s.withdrawn]
        standing: list[LedgerStance] = []
        status: Status | None = None
        for day in sorted({h.day for h in happenings}):
            today = [h for h in happenings if h.day == day]
            steps: list[tuple[Status, _Happening]] = []
            for h in sorted(today, key=_turn):
                if h.comes:
                    standing.append(h.stance)
                else:
                    standing = [s for s in standing if s is not h.stance]
                steps.append((self._status(standing), h))
            final = steps[-1][0]
            if final == status:
                continue
            because = next(h for k, (_, h) in enumerate(steps) if all(st == final for st, _ in steps[k:]))
            self.changes.append(StatusChange(
                when=None if day == _UNDATED else day, status=final, because=because.stance.id,
                change="said" if because.comes else "withdrawn",
            ))  # fmt: skip
            status = final
        self.status: Status = status or "reported"

    def _status(self, standing: Sequence[LedgerStance]) -> Status:
        latest = _latest(standing)
        if not latest:
            return "withdrawn"
        against = [s for s in latest if s.stance in _AGAINST]
        asserting = [s for s in latest if s.stance == "asserts"]
        if against:
            if asserting:
                return "contested"
            return "denied" if any(s.stance == "denies" for s in against) else "reported"  # a doubt alone contests nobody's word
        if self.quad in (2, 4) and any(s.id in self.own for s in asserting):
            return "confirmed-by-actor"
        return "corroborated" if len({s.origin for s in asserting}) > 1 else "reported"


def _latest(standing: Sequence[LedgerStance]) -> list[LedgerStance]:
    """What counts on a day: of a named holder only what he said last, unless he said the same before."""
    last: dict[str, str] = {}
    for s in standing:
        if s.holder.kind == "named" and s.stance != "reports":
            last[s.holder.key] = max(last.get(s.holder.key, ""), s.day or _UNDATED)
    return [s for s in standing if s.stance == "reports" or last.get(s.holder.key, s.day or _UNDATED) == (s.day or _UNDATED)]
