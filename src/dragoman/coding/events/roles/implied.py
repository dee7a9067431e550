"""Who must have done it where nobody is named: a reading in, police, courts or protesters out that its words imply.

"Two editors were arrested" implies police, "thousands marched in Budapest" Hungarian protesters.
"""

from __future__ import annotations

from dragoman.coding.actors import Mention
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles.countries import Countries
from dragoman.coding.events.roles.sides import Sides
from dragoman.knowledge import FrameRow, OperatorRow

_NAMES = {"COP": "police (implied)", "MIL": "military (implied)", "JUD": "court (implied)", "GOV": "authorities (implied)", "CVL": "protesters (implied)", "BUS": "traders (implied)"}
_THOUGHT = frozenset({"would", "could", "may", "might", "should", "must", "can", "ca", "if", "unless"})
_CROWDS = frozenset("thousands hundreds dozens scores tens crowds crowd people many others riots protests demonstrations unrest rioting rallies".split())
# What a country does that something happens in.
_SEEING = frozenset({"see", "witness", "experience", "face", "endure", "suffer"})


class Implied:
    """Doers that nobody names in one parse."""

    def __init__(self, sides: Sides, countries: Countries) -> None:
        self.parse, self._grammar, self._cast, self._countries = sides.parse, sides.grammar, sides.cast, countries

    def of(self, reading: Reading) -> list[Mention]:
        """Who does such a thing where nobody is named, as the frame says; the verb's own words stand for them."""
        for link in reading.chain():
            if isinstance(link.row, OperatorRow) and link.row.object_control:
                return []  # "were accused of killing strikers": nobody says who accuses them
            if isinstance(link.row, FrameRow) and link.row.implied and not self._is_thought(link.token) and self._is_unnamed(link, link.row):
                t, sector = link.token, link.row.implied
                if sector == "GOV":  # "was received in Tokyo": who receives is of where it is
                    country = self._countries.scene(reading) or self._countries.only_place(t)
                    return [_somebody(t, sector, country)] if country else []
                return [_somebody(t, sector, self._countries.where(t))]
        return []

    def crowd(self, reading: Reading) -> list[Mention]:
        """"Thousands marched in Budapest": who protests where nobody is named is of where it is."""
        phased = reading.inner is None or (isinstance(reading.row, OperatorRow) and reading.row.id == "aspect")
        if reading.type != "PROTEST" or reading.negated or not phased:
            return []
        agents = self._grammar.of(reading.token).agents
        if any(self._cast.mention(a) is not None or self.parse.lower[a] not in _CROWDS for a in agents):
            return []
        country = self._countries.scene(reading) or self._countries.only_place(reading.token) or self._struck(reading.token)
        return [_somebody(reading.token, "CVL", country)] if country else []

    def _struck(self, t: int) -> str | None:
        """"A general strike paralysed Greece", "riots swept Jakarta", "Peru saw weeks of protests": the country that what nobody is named for came over."""
        parse, grammar = self.parse, self._grammar
        while parse.deps[t] == "pobj" and parse.lower[parse.heads[t]] == "of":
            t = parse.heads[parse.heads[t]]
        verb = t if grammar.is_verb(t) else parse.heads[t]
        if not grammar.is_verb(verb):
            return None
        seen = parse.deps[t] == "dobj" and parse.lemmas[verb] in _SEEING
        if not seen and t != verb and parse.deps[t] != "nsubj":
            return None
        args = grammar.of(verb)
        names = [self._cast.named(o) for o in (args.agents if seen else args.objects)]
        return next((n.country for n in names if n is not None and n.country and n.form in ("name", "capital", "region")), None)

    def _is_thought(self, t: int) -> bool:
        """Whether a verb tells what is to be or might be done ("no alternative but to arrest them"): nobody did it, so nobody is implied."""
        parse = self.parse
        if not self._grammar.is_verb(t):
            return False
        under = parse.deps[t] in ("conj", "xcomp") and self._grammar.is_verb(parse.heads[t])
        if not under and any(parse.lower[c] == "to" for c in parse.kids(t, "aux")):
            return True
        return any(parse.lower[c] in _THOUGHT for v in ((t, parse.heads[t]) if under else (t,)) for c in parse.kids(v, "aux", "mark"))

    def _is_unnamed(self, link: Reading, row: FrameRow) -> bool:
        """Whether nobody stands where the doer stands, or only somebody of the kind the frame asks for ("the patrol")."""
        # "We have arrested five persons": a pronoun that nothing in the text explains names nobody either.
        doers = [a for a in self._grammar.of(link.token).agents if a != link.token and self.parse.lower[a] not in ("we", "they")]
        return row.swap or row.undergone or not doers or any(c.startswith("+") for c in row.subject)


def _somebody(t: int, sector: str, country: str | None = None) -> Mention:
    """The people of a sector, and of a country where it is known, whom the word at t stands for."""
    key, code = (f"implied:{sector}@{country}", f"{country} {sector}") if country else (f"implied:{sector}", sector)
    return Mention(t, t, t + 1, key, _NAMES.get(sector, sector), "people", country, code, (sector,), "implied")
