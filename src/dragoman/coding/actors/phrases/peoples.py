"""Who is meant by a people: "Kurds", "ethnic Turks", "the Albanians of southern Serbia"; the head of the phrase in, its mention out."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.actors.mention import Mention
from dragoman.coding.actors.phrases.kinds import Kinds
from dragoman.knowledge import Name


class Peoples(Kinds):
    """Peoples of one parse."""

    def _by_people(self, i: int) -> Mention | None:
        """A people of several states: of the country it is said to be in, or of the only one of its countries that the report names."""
        if self._naming.hit(i) is None and i > 0 and self.parse.lower[i - 1] == "ethnic" and self.parse.words[i][0].isupper():
            return self._by_descent(i)
        row = self._knowledge.references.peoples.get(self.parse.words[i])
        if row is None or (self.parse.words[i] == row.adjective and self.parse.deps[i] in ("amod", "compound", "nmod")) or self.parse.words[i] not in (row.people, row.singular):
            return None
        start, end = self.core(i)
        owner = self._owners.of(i)
        sense = self._place_of(i) or (owner[0] if owner else None)
        country = sense.country if sense is not None else self._owners.home(row.homes)
        return self._people(i, start, end, country, sense if sense is not None and sense.country else None)

    def _by_descent(self, i: int) -> Mention:
        """"Ethnic Turks": of the country they are said to be in; else civilians of whom no country is known."""
        start, end = self.core(i)
        sense = self._place_of(i)
        found = self._people(i, start, end, sense.country if sense is not None else None, sense)
        return replace(found, sectors=("CVL",), code=f"{found.country} CVL" if found.country else "CVL")

    def _people(self, i: int, start: int, end: int, country: str | None, sense: Name | None) -> Mention:
        name = self.label(start, end)
        return Mention(i, start, end, f"people:{country}:{name.lower()}", name, "people", country, country or "CVL", (), "agent", sense, self.parse.lemmas[i])

    def _place_of(self, i: int) -> Name | None:
        """The country where people are: "the Albanians of southern Serbia"."""
        for c in self.parse.kids(i, "prep"):
            if self.parse.lower[c] in ("of", "in", "from"):
                for p in self.parse.kids(c, "pobj"):
                    found = self._owners.of(p) if self._naming.hit(p) is None else None
                    sense = found[0] if found is not None else self._naming.sense(p)
                    if sense is not None and sense.country is not None:
                        return sense
        return None
