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
from dragoman.coding.events.selection.spoken import DEFINITE
from dragoman.coding.events.selection.view import View
from dragoman.knowledge import FrameRow

# Operators by who would do what they govern: who is accused or asked, or the speaker himself.
_OF_OTHERS, _OF_SPEAKER, _VOW = ORDERS | {"accuse", "demand"}, frozenset({"threaten"}), "agree"
_ANSWERING = frozenset({"retaliate", "respond", "react", "answer", "avenge"})
# Types of answers that take what they answer as done; the prepositions of nouns for such answers; what it was done to.
_ANSWERS = frozenset({"ACCUSE", "SUPPORT", "CONCEDE"})
_AT = ("at", "over", "about", "of", "for", "against", "on")
_OF = frozenset({"of", "on", "against"})
_ONE = DEFINITE | {"a", "an"}
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
            yield from self._of_answer(d, drafts)
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

    def _of_answer(self, d: EventDraft, told: Sequence[EventDraft]) -> Iterator[EventDraft]:
        """"Criticised the shelling of Goma by Rwanda", "voiced alarm at Israel's seizure of the ship": what is taken as a fact by who answers it, where the noun names who did it to what, and nothing told it before."""
        if d.reading.type not in _ANSWERS or d.reading.negated or d.reading.future or self._view.is_lead(d.token):
            return
        for noun in self._answered(d):
            inner = self._view.reader.read(noun)
            if inner is None or not isinstance(inner.row, FrameRow) or inner.type not in _DEEDS or inner.negated or inner.future or any(e.reading.token == noun for e in told):
                continue
            roles = self._view.roles.roles(inner)
            if not roles.actors:  # "the attack on a village by Rwandan troops", where "by" hangs too low
                parse = self._view.parse
                below = [t for t in range(noun + 1, parse.edges[d.token][1]) if parse.lower[t] == "by" and parse.deps[t] in ("prep", "agent")]
                roles = replace(roles, actors=tuple(m for m in self._view.roles.as_actors([h for t in below[:1] for h in parse.kids(t, "pobj")]) if m.known))
            before = [e for e in told if e.reading.type == inner.type and e.token < noun]
            known = self._is_whole(noun, roles) and not any(_shares(e, roles) for e in before)
            if known or (not roles.actors and inner.type == "ASSAULT" and not any(e.reading.type == "ASSAULT" for e in before) and self._is_told_of(noun)):
                yield EventDraft(inner, roles, False)

    def _answered(self, d: EventDraft) -> list[int]:
        """The nouns that a word of answering has for its object, or that stand behind a noun of answering: "condemned the raid", "alarm at the raid"."""
        grammar, parse = self._view.grammar, self._view.parse
        around = [d.token, *(r.token for r in d.reading.chain()), *grammar.of(d.token).objects, *parse.kids(d.token, "acomp")]
        out = []
        for w in dict.fromkeys(t for t in around if self._is_answer(t)):
            args = grammar.of(w)
            out += [h for prep in _AT for h in args.preps.get(prep, ())]
            if grammar.is_verb(w) and not args.passive:
                out += args.objects
            else:  # "alarmed by the raid"
                out += [*args.preps.get("by", ()), *args.agents]
        return [n for n in dict.fromkeys(out) if not grammar.is_verb(n)]

    def _is_answer(self, t: int) -> bool:
        listed = self._view.matcher.frames.classes_of
        return any("answering_word" in listed.get(w, ()) for w in (self._view.parse.lemmas[t], self._view.parse.lower[t]))

    def _is_whole(self, noun: int, roles: Roles) -> bool:
        """Whether a noun says that a deed is known, by "the" or by whose it is, and names somebody known who did it and what it was done to."""
        parse = self._view.parse
        return (self._is_definite(noun) or bool(parse.kids(noun, "poss"))) and any(m.known and m.form != "implied" for m in roles.actors) and (bool(roles.recipients) or not _OF.isdisjoint(self._view.grammar.of(noun).preps))

    def _is_told_of(self, noun: int) -> bool:
        """"The killing of five villagers", "the bombardment of Bentiu": an attack that nothing told before, on somebody or something in particular."""
        parse = self._view.parse
        struck = [o for prep in _OF for o in self._view.grammar.of(noun).preps.get(prep, ())]
        particular = any(parse.pos[o] == "PROPN" or parse.kids(o, "nummod", "poss") or any(parse.lower[c] in _ONE for c in parse.kids(o, "det")) for o in struck)
        return particular and self._is_definite(noun)

    def _is_definite(self, noun: int) -> bool:
        return any(self._view.parse.lower[c] in DEFINITE for c in self._view.parse.kids(noun, "det"))

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


def _shares(e: EventDraft, roles: Roles) -> bool:
    """Whether an event told before may be the same: by one of the same doers, and to nobody else."""
    if {_side(m) for m in e.roles.actors}.isdisjoint(_side(m) for m in roles.actors):
        return False
    struck, others = ({m.country for m in r.recipients if m.country} for r in (e.roles, roles))
    return not struck or not others or not struck.isdisjoint(others)


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
