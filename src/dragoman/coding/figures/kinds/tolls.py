"""Counts that are named as such, and how they move: "the death toll rose to 45", "the number of refugees reached 45"; an amount in, the noun and its kind out."""

from __future__ import annotations

from itertools import islice

from dragoman.coding.figures.kinds.events import FigureEvents
from dragoman.coding.figures.kinds.kind import OF_NOUN, figure_kind
from dragoman.coding.figures.kinds.model import NOUN_TAGS
from dragoman.coding.figures.model import Amount
from dragoman.records.model import FigureKind

_CLIMBS, _FAR = 4, 6  # steps up from a number to the noun for its count
_MOVES = frozenset({"to", "at", "from", "by"})


class Tolls(FigureEvents):
    """Tolls and numbers of one parse."""

    def _toll(self, amount: Amount, head: int | None) -> tuple[int | None, FigureKind]:
        """ "the death toll rose to 45", "the number of refugees reached 45", "a toll of 45": the noun and what it counts."""
        parse = self.parse
        if head is not None and self.noun_kind(head) not in ("", "person"):
            return None, "other"
        told = amount.first > 0 and parse.lower[amount.first - 1] == "at"  # "the number of children taken at 53", where it hangs on the last word
        for up in islice(parse.ancestors(amount.core), _FAR if told else _CLIMBS):
            places = [up, *parse.kids(up, "nsubj", "nsubjpass", "dobj")] if parse.pos[up] in ("VERB", "AUX") else [up]
            for t in sorted(places, key=lambda p: (p > amount.core, -p)):  # "put its wounded at 22 and its dead at four"
                people = self.words.tolls.get(parse.lemmas[t]) in ("protesters", "wounded") or parse.lemmas[t] == "dead"  # "put the crowd at 5,000", but "the crowd waved 40 flags"
                if people and (not amount.first or parse.lower[amount.first - 1] not in ("at", "of", "to") or (head is not None and self.noun_kind(head) != "person")):
                    continue
                if t != amount.core and parse.lemmas[t] in self.words.tolls and (parse.pos[t] in NOUN_TAGS or (parse.pos[t] == "ADJ" and parse.kids(t, "poss", "det"))):
                    return t, self._toll_kind(t)
            moves = parse.lemmas[up] in self.words.updates and amount.first and parse.lower[amount.first - 1] in _MOVES
            subject = parse.first(up, "dobj") or parse.first(up, "nsubj", "nsubjpass") if moves else None
            if subject is not None and subject != amount.core and self.noun_kind(subject) not in ("", "unit", "none"):
                return subject, figure_kind(self.noun_kind(subject))
        return None, "other"

    def _counted_by(self, toll: int) -> int:
        """The noun that a toll or number counts: "the number of *refugees*"; the toll itself where it names none, as in "a figure of 34"."""
        parse = self.parse
        return next((o for p in parse.kids(toll, "prep") if parse.lower[p] == "of" for o in parse.kids(p, "pobj") if parse.tags[o] != "CD"), toll)

    def _toll_kind(self, toll: int) -> FigureKind:
        """By what stands beside the noun: "*death* toll", "the number of *refugees*", "the *dead*"; else by the noun itself."""
        parse = self.parse
        beside = parse.kids(toll, "compound", "amod")
        beside += [o for p in parse.kids(toll, "prep") for o in parse.kids(p, "pobj")]
        befallen = [c for o in beside for c in parse.kids(o, "amod")]  # "the number of dead soldiers"
        for t in befallen:
            row = self.words.triggers.get((parse.lower[t], "adj"))
            if row is not None:
                return row.kind
        for t in (*beside, *befallen):
            kind = self.words.nouns.get(parse.lemmas[t]) or self.words.nouns.get(parse.lower[t])
            if kind in OF_NOUN:
                return OF_NOUN[kind]
            row = self.words.triggers.get((parse.lemmas[t], "noun")) or self.words.triggers.get((parse.lower[t], "adj"))
            if row is not None:
                return row.kind
            modifier = self._by_modifier(t)
            if modifier is not None:
                return modifier[1].kind
        said = self._by_modifier(toll)  # "the number of people uprooted", where the parser hangs the participle on the number
        return self.words.tolls[parse.lemmas[toll]] or (said[1].kind if said is not None else "other")

    def _updated(self, amount: Amount, toll: int | None) -> bool:
        """ "rose to 45", "brought the toll to 45", "has reached 45": the new value of a count that moved."""
        parse, core = self.parse, amount.core
        before = parse.lower[amount.first - 1] if amount.first else ""
        chain = list(islice(parse.ancestors(core), 4))
        if before in ("to", "at"):
            return any(parse.lemmas[a] in self.words.updates for a in chain) and parse.pos[chain[0] if chain else core] != "NUM"
        verb = next((a for a in chain if parse.pos[a] == "VERB"), None)
        row = None if verb is None else self.words.updates.get(parse.lemmas[verb])
        return bool(row is not None and row.object and toll is not None and verb is not None and core > verb)
