"""Those on whom a blow fell that is condemned, who are not accused of it: a reading, a link or a token in, yes or no, or whom to accuse, out.

"France condemned the assault on Goma" accuses neither Goma nor Congo; "condemned the arrest of an activist in Senegal" accuses Senegal.
"""

from __future__ import annotations

from dragoman.coding.actors import Mention
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles.kinds import BLOWS
from dragoman.coding.events.roles.sides import Sides

# Deeds whose "of" names who suffers them.
_HARM = frozenset("killing murder massacre assassination shooting beating poisoning stabbing slaying torture bombing shelling abduction kidnapping arrest detention jailing imprisonment execution slaughter blockade siege occupation invasion annexation bombardment persecution destruction capture seizure".split())
# What is done on or against those who are not to blame for it.
_MEASURES = frozenset({"crackdown", "repression", "persecution", "clampdown", "war", "blockade", "sanction", "discrimination", "restriction", "curb", "ban", "tariff", "embargo"})
# What is done by the state in which it is done.
_BY_A_STATE = frozenset("arrest detention jailing imprisonment execution crackdown repression persecution clampdown restriction curb ban discrimination".split())
_LAYING = frozenset({"blame", "pin", "lay", "put", "place", "fix"})  # a deed on whoever is said to have done it


class Struck:
    """Whom the blows of one parse struck."""

    def __init__(self, sides: Sides) -> None:
        self.parse, self._grammar, self._sides = sides.parse, sides.grammar, sides

    def is_all_told(self, reading: Reading) -> bool:
        """"Condemned the attack on a convoy": of a blow that is condemned only those are named whom it struck, and they are not accused."""
        objects = self._grammar.of(reading.token).objects
        return bool(objects) and all(self.tells_whom(o) and self.parse.lemmas[o] not in _BY_A_STATE for o in objects)

    def is_behind(self, h: int, link: Reading) -> bool:
        """"Condemned the assault on Goma", whatever the parser hangs it on: who stands behind a blow was struck, but for one that is blamed on him."""
        prep = self.parse.heads[h]
        above = self.parse.heads[prep]
        if self.parse.lemmas[link.token] in _LAYING or (above == link.token and not self._grammar.is_verb(above) and link.type == "ACCUSE"):
            return False
        return not {self.parse.lemmas[t] for t in (above, prep - 1)}.isdisjoint(BLOWS | _HARM | _MEASURES)

    def tells_whom(self, blow: int) -> bool:
        """Whether a noun is a blow or measure of which only those are named on whom it fell."""
        args = self._grammar.of(blow)
        return self.parse.lemmas[blow].lower() in BLOWS | _HARM | _MEASURES and not {"on", "against", "of"}.isdisjoint(args.preps) and "by" not in args.preps and not args.agents

    def is_condemned(self, blow: int, link: Reading) -> bool:
        """Whether a blow is the object of a verb that does not lay it on somebody, and tells only whom it struck."""
        return self.parse.lemmas[link.token] not in _LAYING and self.tells_whom(blow)

    def is_suffered(self, h: int) -> bool:
        """"The killing of civilians": of harm that is condemned only who suffers it is named, and he is not accused."""
        noun = self._grammar.of(h)
        return self.parse.lemmas[h].lower() in _HARM and "of" in noun.preps and "by" not in noun.preps and self._sides.possessor(h) is None and not self.parse.kids(h, "poss")

    def states_of(self, reading: Reading, guessed: list[Mention]) -> list[Mention]:
        """"Condemned the arrest of an opposition leader in Senegal": the state in which it was done, and not those who were arrested."""
        struck = {h for o in self._grammar.of(reading.token).objects if self.tells_whom(o) for prep in ("of", "on", "against") for h in self._grammar.of(o).preps.get(prep, ())}
        out = []
        for m in guessed:
            accused = self._sides.land(m.head) if m.head in struck else m
            if accused is not None:
                out.append(accused)
        return out
