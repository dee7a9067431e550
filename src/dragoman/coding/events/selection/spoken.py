"""Deeds of police that are spoken of as done: tokens beside the main line in, drafts out.

"Demanded an inquiry into the police firing", "criticised police for opening fire".
"""

from __future__ import annotations

from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.grammar import SINCE
from dragoman.coding.events.reading import MATERIAL_CONFLICT, Reading
from dragoman.coding.events.selection.view import View

# Who is condemned for a deed did it; who is accused of it may not have.
_CONDEMNS = "condemn"
# What these stand before is known to have been done.
DEFINITE = frozenset({"the", "this", "that", "these"})
POLICE = "COP"


class SpokenOf:
    """What police are said to have done in one parse."""

    def __init__(self, view: View) -> None:
        self.parse, self._grammar, self._reader, self._roles = view.parse, view.grammar, view.reader, view.roles

    def of(self, live: list[int], drafts: list[EventDraft]) -> list[EventDraft]:
        """"Demanded an inquiry into the police firing", "criticised police for opening fire": what is spoken of as done, by those whose work it is.

        Beside what somebody known does ("Iran let envoys visit the detained reporters") arrests that nobody is said to have made are mere background.
        """
        out = []
        told = {d.reading.token for d in drafts}
        abroad = any(m.known for d in drafts for m in (*d.roles.actors, *d.roles.recipients))
        for t in live:
            reading = self._reader.read(t) if t not in told and self._is_spoken_of(t) else None
            if reading is None or reading.type not in MATERIAL_CONFLICT or reading.future or reading.negated:
                continue
            roles = self._roles.roles(reading)
            doers = [m for m in roles.actors if POLICE in m.sectors]
            own = roles.explicit and any(m.form != "implied" for m in doers)
            if own or (doers and not abroad and self._is_past_arrest(reading)):
                out.append(EventDraft(reading, roles, False))
        return out

    def _is_past_arrest(self, reading: Reading) -> bool:
        """"After the arrests of two aides", "the arrested strikers": not "demanded the arrest of two aides"."""
        t, parse = reading.token, self.parse
        if reading.mode != "arrest" or parse.deps[t] == "amod":
            return reading.mode == "arrest"
        whose = self._grammar.of(t)
        return parse.deps[t] == "pobj" and parse.lower[parse.heads[t]] in SINCE - {"before", "until"} and bool(whose.objects or whose.agents)

    def _is_spoken_of(self, t: int) -> bool:
        """Whether a deed is a definite noun, gerund or participle ("the police firing on strikers"), or what somebody is criticised for."""
        parse, above = self.parse, self.parse.heads[t]
        if not self._grammar.is_verb(t):
            return parse.deps[t] in ("dobj", "pobj", "nsubj", "nsubjpass") and self._is_definite(t)
        if parse.deps[t] == "amod" and parse.tags[t] == "VBN":  # "the arrested strikers were released"
            return self._is_definite(above)
        if parse.tags[t] != "VBG":
            return False
        if parse.deps[t] == "acl":
            return above == t - 1 and self._is_definite(above)
        blame = self._reader.read(parse.heads[above]) if parse.deps[t] == "pcomp" and parse.lower[above] == "for" else None
        return blame is not None and blame.row.id == _CONDEMNS

    def _is_definite(self, noun: int) -> bool:
        """Whether "the" or its like stands before a noun and what is compounded with it, wherever the parser hangs it."""
        parse = self.parse
        first = min((c for c in parse.kids(noun, "compound") if c < noun), default=noun)
        return parse.lower[first - 1] in DEFINITE or any(parse.lower[c] in DEFINITE for c in parse.kids(noun, "det"))
