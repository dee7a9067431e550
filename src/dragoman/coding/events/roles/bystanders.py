"""Who or what stands where a recipient would and is none: forces that are moved, arms, those under orders, and where it is done.

A mention and the reading it stands at in; whether it is a mere means or venue out.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.actors import Mention
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles.kinds import ARMS, ENVOYS, FORCES, OWN, SCENES
from dragoman.knowledge import FrameRow
from dragoman.language import Parse

# Who is sent against others, and undergoes nothing.
_ORDERING = frozenset({"order", "instruct", "command", "direct", "tell", "authorise", "authorize", "send", "urge", "call"})
_ORDERED = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
_OFFERING = frozenset({"promise", "pledge", "offer", "commit", "contribute", "provide"})
_MOVES = frozenset({"MOBILIZE", "RETREAT", "AID"})
_MOVED = FORCES | {"UAF"}
_SENT = frozenset({"observer", "monitor", "peacekeeper", "inspector", "mediator", "policeman", "firefighter", "instructor", "adviser", "advisor", "expert", "investigator", "engineer", "technician", "rescuer", "medic"})
_SENDING = frozenset({"send", "deploy", "dispatch", "move", "rush", "station", "mobilise", "mobilize"})
# Those who are sent where only their number is told.
_HANDS = frozenset({"man", "men", "personnel", "people"})
# What is done to towns, and what several do together somewhere.
_TO_PLACES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
_PARTIES = frozenset({"faction", "side", "party", "rival"})
_HEADS = frozenset({"leader", "minister", "president", "delegate"})
_MUTUAL = frozenset({"clash", "exchange", "trade", "skirmish", "swap"})
# What is held, agreed, signed or called off somewhere.
_MET = frozenset({"CONSULT", "AGREE", "SUPPORT", "REJECT", "SANCTION"})
_TOGETHER = frozenset({"SUPPORT", "AGREE", "CONSULT", "CONCEDE", "COOPERATE", "RETREAT", "ACCUSE", "REJECT", "SANCTION"})


class Bystanders:
    """Means and venues among the mentions of one parse."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse

    def is_means(self, reading: Reading, m: Mention) -> bool:
        """Forces that are moved, and goods that are sent, are no recipients of the move; nor are arms of a fight, envoys called home and what acts."""
        chain = list(reading.chain())
        if not m.known and any(m.head == r.token for r in chain):
            return True  # "began joint patrols"
        if reading.type == "ASSAULT" and m.noun in ARMS and not m.known:
            return True
        sent = reading.type == "MOBILIZE" and bool(set(m.sectors) & _MOVED) and self.parse.lemmas[reading.token] in _SENDING
        if sent and (self.parse.deps[m.head] == "dobj" or self.parse.lower[self.parse.heads[m.head]] == "of"):
            return True  # "sent a company of Moroccan peacekeepers"
        verb = self.parse.heads[m.head]
        if reading.type in ("AID", "ACCUSE", "MOBILIZE") and self.parse.deps[m.head] == "dobj" and self.parse.lemmas[verb] in _SENDING and (set(m.sectors) & _MOVED or m.noun.split(" ")[-1] in _SENT):
            return True  # "sent Italian peacekeepers to the area", "dispatched investigators to the town"
        offered = self.parse.lemmas[reading.token] in _OFFERING and self.parse.deps[m.head] == "dobj"  # "promised troops"
        done = {(reading.type, reading.mode), *((r.row.type, r.row.mode) for r in chain if isinstance(r.row, FrameRow))}
        moved = any(kind in _MOVES and mode != "release" for kind, mode in done)  # also "will not withdraw its troops"
        if (("SANCTION", "withdraw") in done or (m.noun in ENVOYS and reading.mode != "expel")) and self.parse.deps[m.head] == "dobj" and any(self.parse.lower[c] in OWN for c in self.parse.kids(m.head, "poss")):
            return not m.known or m.noun in ENVOYS  # "withdrew its ambassador to Moscow"
        if reading.type == "MOBILIZE" and m.noun in _HANDS and self.parse.deps[m.head] in ("dobj", "conj"):
            return True  # "deployed tanks and 40,000 men close to the frontier"
        return (moved or offered) and not m.known and (bool(set(m.sectors) & _MOVED) or m.noun.split(" ")[-1] in _SENT)

    def is_venue(self, m: Mention, reading: Reading, actors: list[Mention]) -> bool:
        """"Chad and Sudan signed a truce in Dakar": where several do something together is not to whom they do it."""
        many = [a for a in actors if self.parse.tags[a.head] == "NNS"]
        several = len({a.key for a in actors}) > 1 or any((word := a.noun.split(" ")[-1]) in _PARTIES or (word in _HEADS and not a.known) for a in many)
        body = any(a.code.startswith("IGO") and (a.kind in ("igo", "alliance", "body") or a.form == "agent") for a in actors)
        if not several and not (body and reading.type != "SUPPORT"):
            return False
        if m.form == "owner" and reading.type in _MET and m.sense is not None and m.kind in ("government", "state"):
            where = (p for c in range(*self.parse.edges[m.head]) if self.parse.deps[c] == "prep" and self.parse.lower[c] in SCENES for p in self.parse.kids(c, "pobj"))
            mate = any(self.parse.lower[c] == "with" for c in self.parse.kids(m.head, "prep"))
            return not mate and any(self.parse.lemmas[p] == m.noun for p in where)  # "held talks in Dakar"
        if self.parse.lower[self.parse.heads[m.head]] not in SCENES:
            return False
        fight = reading.type == "ASSAULT" and self.parse.lemmas[reading.token] in _MUTUAL
        return fight or (self._is_city(m) and reading.type in _TOGETHER)  # "exchanged fire near a temple"

    def as_city(self, m: Mention, reading: Reading) -> Mention:
        """"A bomb exploded in Kabul", "besieged Sanaa": what is done in a capital or to it is done to a city, not to the government that sits there."""
        if reading.type not in _TO_PLACES or not (self._is_city(m) or self._is_in_city(m)):
            return m
        code = " ".join(w for w in m.code.split() if w != "GOV")
        return replace(m, key=m.key.replace("government:", "country:"), name=m.name.removesuffix(" (government)"), kind="place", code=code, sectors=tuple(s for s in m.sectors if s != "GOV"))

    @staticmethod
    def _is_city(m: Mention) -> bool:
        """"Kabul" as it is written, whether the town or the government there is meant."""
        return m.form == "name" and m.sense is not None and m.sense.form == "capital"

    def _is_in_city(self, m: Mention) -> bool:
        """"A cafe in Beirut": something that stands in a capital, and no organ of the state."""
        owned = m.form == "owner" and m.sense is not None and m.sense.form == "capital"
        return owned and any(self.parse.lower[c] in SCENES for c in self.parse.kids(m.head, "prep"))

    def is_ordered(self, m: Mention, link: Reading, reading: Reading, countries: set[str]) -> bool:
        """"Ordered the army to attack the rebels": the forces that somebody sends against others undergo nothing."""
        if self.parse.lemmas[link.token] not in _ORDERING or reading.type not in _ORDERED:
            return False
        deed = link.inner
        if deed is not None and link.type == deed.type and self.parse.deps[m.head] == "dobj" and self.parse.heads[m.head] == link.token and self.parse.tags[deed.token] == "VB":
            return True  # "ordered the militia to shell the town"
        return bool(set(m.sectors) & FORCES) and (m.country is None or m.country in countries)
