"""Deeds that somebody is accused of, asked for or threatens, as events of their own beside what is said: drafts in, drafts out.

"The rebels accused the army of bombing Nyala": beside the accusation a bombing by the army, as the rebels have it. "Egypt demanded that
Ethiopia withdraw": beside the demand a withdrawal, requested. In a headline, or a sentence that is the whole text, what is said alone
is the event, as in the codebook.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.coding.actors import Mention
from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.reading import ORDERS, Reading
from dragoman.coding.events.roles import Roles
from dragoman.coding.events.selection.view import View
from dragoman.knowledge import FrameRow

# Operators by who would do what they govern: who is accused or asked, or the speaker himself.
_OF_OTHERS, _OF_SPEAKER, _VOW = ORDERS | {"accuse", "demand"}, frozenset({"threaten"}), "agree"
_ANSWERING = frozenset({"retaliate", "respond", "react", "answer", "avenge"})
_CONDEMN = "condemn"
_PHASES = frozenset({"aspect", "stop"})
# What is done, and not said: an accusation of having warned or refused is no claim of a deed.
_DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "AID", "RETREAT", "PROTEST", "SANCTION", "COOPERATE"})


class Alleged:
    """What the accusations, demands and threats of one parse are about."""

    def __init__(self, view: View) -> None:
        self._view = view

    def of(self, drafts: Sequence[EventDraft]) -> Iterator[EventDraft]:
        """A draft for each deed that one of the drafts speaks of, where it is known who would have done it."""
        for d in drafts:
            yield from self._condemned(d, drafts)
            link = self._speaking(d.reading)
            first = _deed(link.inner) if link is not None and link.inner is not None else None
            if link is None or first is None or self._view.is_lead(d.token):
                continue
            if link.row.id == _VOW and not self._is_vowed(first):
                continue
            doers = self._doers(d.roles, link, first)
            held = self._held(first)
            if first.mode == "release" and any(m.head in held and m.form != "pronoun" for m in doers):
                freed = tuple(m for m in doers if m.head in held)
                yield EventDraft(first, Roles((), freed, True), False)  # "demanded the release of three reporters": nobody says who holds them
            elif any(m.known for m in doers) and (not _is_of_speaker(link) or self._is_own(link, first, doers)):
                for deed in (first, *self._further(link)):
                    others = self._view.roles.roles(deed).recipients
                    yield EventDraft(deed, Roles(doers, tuple(m for m in others if self._may_undergo(m, d, doers)), True), False)

    def _condemned(self, d: EventDraft, told: Sequence[EventDraft]) -> Iterator[EventDraft]:
        """"Criticised the shelling of Goma by Rwanda", "the Israeli bombing of Rafah": what is condemned as a fact, where the noun names who did it to whom and nothing told it before."""
        inner = next((r.inner for r in d.reading.chain() if r.row.id == _CONDEMN), None)
        if inner is None or d.reading.negated or self._view.is_lead(d.token) or self._view.grammar.is_verb(inner.token) or inner.type not in _DEEDS:
            return
        roles = self._view.roles.roles(inner)
        if not roles.actors:  # "the attack on a village by Rwandan troops", where "by" hangs too low
            parse = self._view.parse
            below = [t for t in range(inner.token + 1, parse.edges[d.token][1]) if parse.lower[t] == "by" and parse.deps[t] in ("prep", "agent")]
            roles = replace(roles, actors=tuple(m for m in self._view.roles.as_actors([h for t in below[:1] for h in parse.kids(t, "pobj")]) if m.known))
        sides = [{m.country for m in side if m.country} for side in (roles.actors, roles.recipients)]
        args = self._view.grammar.of(inner.token)
        whole = isinstance(inner.row, FrameRow) and all(sides) and not {"of", "on", "against"}.isdisjoint(args.preps)
        if whole and not any(e.reading.type == inner.type and _shares(e, sides) for e in told if e.token < inner.token):
            yield EventDraft(inner, roles, False)

    def _further(self, link: Reading) -> Iterator[Reading]:
        """"Accused Russia of bombing a school and killing 12 children": the other deeds that somebody is accused of in one breath."""
        parse, inner = self._view.parse, link.inner
        if link.row.id != "accuse" or inner is None or not self._view.grammar.is_verb(inner.token):
            return
        for c in parse.conjuncts(inner.token)[1:]:
            own = self._view.reader.read(c) if self._view.grammar.is_verb(c) and not parse.kids(c, "nsubj", "nsubjpass") else None
            if own is not None and isinstance(own.row, FrameRow) and own.type in _DEEDS and not own.negated and (own.type, own.mode) != (inner.type, inner.mode):
                yield own

    def _is_own(self, link: Reading, deed: Reading, doers: tuple[Mention, ...]) -> bool:
        """"Warned that it would withhold the money" is the speaker's, as all that he threatens; "warned Baku against any attack" is not."""
        if self._view.parse.lemmas[link.token] == "threaten" or link.row.id == _VOW:
            return True
        told = self._view.parse.deps[deed.token] == "ccomp" and self._view.grammar.is_verb(deed.token)
        own = {m.key for m in self._view.roles.roles(deed).actors}
        return told and own <= {m.key for m in doers} and (bool(own) or isinstance(deed.row, FrameRow))

    def _is_vowed(self, deed: Reading) -> bool:
        """"Vowed to put them to death" names a deed; "vowed to strike back" and "committed soldiers to the war" name none."""
        parse, t = self._view.parse, deed.token
        return self._view.grammar.is_verb(t) and parse.lemmas[t] not in _ANSWERING and "back" not in (parse.lower[c] for c in parse.kids(t, "advmod", "prt"))

    def _held(self, deed: Reading) -> set[int]:
        """Heads of those who are to be set free."""
        args = self._view.grammar.of(deed.token)
        return {*args.objects, *args.agents, *args.preps.get("of", ())} if not self._view.grammar.is_verb(deed.token) else set(args.objects)

    def _may_undergo(self, m: Mention, said: EventDraft, doers: tuple[Mention, ...]) -> bool:
        """Whether somebody may undergo a deed: not who does it, nor "his" of who asked for "his release"."""
        asked = m.form == "pronoun" and "CVL" not in m.sectors and m.country in {a.country for a in said.roles.actors}
        return m.key not in {a.key for a in doers} and not asked

    def _doers(self, roles: Roles, link: Reading, deed: Reading) -> tuple[Mention, ...]:
        """Who would do it; where an order counts as the deed itself, those ordered, unless they are the orderer's own: "ordered the army to shell the town" is told already."""
        if _is_of_speaker(link):
            return roles.actors
        if link.row.id not in ORDERS or link.type != deed.type:
            return roles.recipients
        own = {_side(m) for m in roles.actors}
        return tuple(m for m in self._view.roles.as_actors(self._view.grammar.of(link.token).objects) if _side(m) not in own)

    def _speaking(self, reading: Reading) -> Reading | None:
        """The link of a reading that accuses of, asks for or threatens a deed that words of a frame tell."""
        if reading.negated:
            return None
        for link in reading.chain():
            if link.row.id in _OF_OTHERS or _is_of_speaker(link):
                return link
        return None


def _shares(e: EventDraft, sides: Sequence[set[str]]) -> bool:
    """Whether an event is between those of the same countries."""
    return all({m.country for m in side} & own for side, own in zip((e.roles.actors, e.roles.recipients), sides, strict=True))


def _is_of_speaker(link: Reading) -> bool:
    """"Threatened to", "vowed to put them to death": what he says he would do himself."""
    return link.row.id in _OF_SPEAKER or (link.row.id == _VOW and link.type == "THREATEN")


def _deed(inner: Reading) -> Reading | None:
    """The deed inside what is said, told by words of a frame, also where it is phased or ahead: "to halt its siege", "that it would expel them"."""
    if inner.negated:
        return None
    if not isinstance(inner.row, FrameRow):
        return inner if inner.row.id in _PHASES and inner.type in _DEEDS else None
    deed = replace(inner, type=inner.row.type, mode=inner.row.mode) if inner.future else inner
    return deed if deed.type in _DEEDS else None


def _side(m: Mention) -> str:
    """A state, or what a code begins with: "USA", "IGO NATO"."""
    return m.country or " ".join(m.code.split()[:2])
