"""Who did it to whom: the questions about roles in their order, and what one answer says of the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from dragoman.coding.actors import Cast, Mention
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.involvement import Part
from dragoman.coding.events.reading import Reading, is_to_blame
from dragoman.coding.events.roles.bystanders import Bystanders
from dragoman.coding.events.roles.countries import Countries
from dragoman.coding.events.roles.doers import Doers
from dragoman.coding.events.roles.implied import Implied
from dragoman.coding.events.roles.model import Roles, Said
from dragoman.coding.events.roles.recipients import Recipients
from dragoman.coding.events.roles.sides import Sides
from dragoman.coding.events.roles.truces import Truces
from dragoman.knowledge import FrameRow, OperatorRow
from dragoman.language import Parse

_THREATENS = "threaten"  # its own subject threatens, or nobody: "a push that threatens the road"
# What those whom nothing places do on their own side of a border.
_DONE_THERE = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_TOGETHER = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE"})
_OWNING_UP = frozenset({"admit", "claim", "confess", "acknowledge"})  # "no group has admitted carrying out the attack"
# What a ruler does by announcing it, and how he does.
_DECREED, _DECREEING = frozenset({"COERCE", "SANCTION"}), frozenset({"announce", "declare", "decree", "proclaim", "order"})
_NOTHING_SAID = Said({}, {})


class RoleFinder:
    """Roles of readings of one parse."""

    def __init__(
        self, parse: Parse, grammar: Grammar, cast: Cast, place_country: dict[int, str], said: Said = _NOTHING_SAID,
        part: Callable[[Reading], Part | None] = lambda _: None, lead: int = 0,
    ) -> None:
        """``place_country``: head tokens of places to ISO3; ``lead``: index of the first sentence of the text."""
        self.parse = parse
        self._grammar = grammar
        self._part = part
        self._sides = Sides(parse, grammar, cast, place_country)
        self._countries = Countries(self._sides)
        self._doers = Doers(self._sides, said)
        self._implied = Implied(self._sides, self._countries)
        self._bystanders = Bystanders(parse)
        self._truces = Truces(self._sides)
        self._recipients = Recipients(self._sides, self._countries, self._bystanders, said, lead)

    def as_actors(self, heads: Iterable[int]) -> list[Mention]:
        """Mentions that act where the noun phrases do: see ``Sides``."""
        return self._sides.as_actors(heads)

    def as_victims(self, heads: Iterable[int]) -> list[Mention]:
        """Mentions that undergo what is done to the noun phrases: see ``Sides``."""
        return self._sides.as_victims(heads)

    def native(self, mention: Mention) -> Mention:
        """Somebody whom nothing places, as one of the country that the report is set in (see ``Homes``); not one of whom nothing but a name is known."""
        nameless = mention.form == "person" and set(mention.sectors) <= {"CVL"}
        return mention if nameless else self._countries.native(mention, [])

    def implied(self, reading: Reading) -> list[Mention]:
        """Who does such a thing where nobody is named: see ``Implied``."""
        return self._implied.of(reading)

    def roles(self, reading: Reading) -> Roles:
        """Actors from the outermost link that has any; recipients where the frame or operator says they stand."""
        actors, explicit = self._acting(reading)
        if reading.is_charge:
            return self._charge(reading, actors)
        recipients = self._undergoing(reading, actors)
        if not recipients and reading.type == "THREATEN":  # "warned Chad that it would close the border"
            recipients = [m for m in self._doers.addressed(reading.token) if m.known and all(m.key != a.key for a in actors)]
        swapped = reading.swaps
        if not swapped and not any(m.known for m in actors) and reading.inner is None:
            actors = self._doers.of_own(reading, recipients) or actors
        if not swapped and not actors and reading.type in _DECREED:
            actors = self._decreeing(reading)
        if not swapped:
            actors = actors or self._implied.of(reading) or self._implied.crowd(reading)
        actors = [self._countries.local(m, recipients, reading) for m in actors]
        actors, recipients = self._countries.domestic(actors, recipients, reading.type)
        if not actors and reading.type == "THREATEN" and reading.row.id == "threaten.casus":  # "said that any such move would be treated as an act of war"
            actors = self._doers.speaker(reading.token)  # "…, a declaration of war against them": the speakers themselves
            recipients = [m for m in recipients if all(m.key != a.key for a in actors)]
        if not actors and self._is_between(reading) and len(recipients) > 1:
            actors, recipients = recipients, []  # "talks were held between Chad and Niger"
        speakers = self._doers.speaker(reading.token) if swapped and reading.type == "THREATEN" and not reading.row.recipient else []
        if speakers:  # "said airports in Saudi Arabia would be in its sights unless Riyadh yielded"
            recipients = [m for m in actors or recipients if all(m.key != s.key for s in speakers)]
            actors = speakers
        elif swapped:
            explicit = explicit or bool(recipients)
            if reading.type == "ASSAULT":  # "came under fire near Naqoura": not from there
                recipients = [m for m in recipients if not self._countries.is_scene(m)]
            actors, recipients = recipients or self._implied.of(reading), actors
            if not actors and reading.type == "THREATEN":  # "said Iran could face sanctions"
                actors = self._speakers(reading, recipients)
        if reading.type == "THREATEN" and reading.row.id != _THREATENS and self._grammar.is_verb(reading.token) and all(m.form == "agent" and not m.known and "MIL" in m.sectors for m in actors):
            speakers = self._speakers(reading, recipients)
            actors = speakers or actors  # "said all options were open", "said tanks would roll in"
        if reading.obliged:
            actors, recipients = self._obliging(reading, actors, recipients)
        actors = [m for m in actors if not (self._grammar.is_nobody(m.head) and self.parse.lemmas[self.parse.heads[m.head]] in _OWNING_UP)]
        actors, recipients = [self._countries.native(m, recipients) for m in actors], [self._countries.native(m, actors) for m in recipients]
        actors, recipients = self._truces.of(reading, actors, recipients)
        if reading.mode == "boycott":
            recipients = [m for m in recipients if not self._countries.is_scene(m)]  # "walked out of the talks in Vienna" is not against Austria
        if reading.type in _TOGETHER:
            recipients = [m for m in recipients if not self._is_own_seat(m, actors)]
        return Roles(tuple(actors), tuple(recipients), explicit)

    def _obliging(self, reading: Reading, actors: list[Mention], recipients: list[Mention]) -> tuple[list[Mention], list[Mention]]:
        """"Russia must withdraw, Kyiv said": Kyiv asks it of Russia; whoever asks it, it is asked of who is to do it."""
        blamed = is_to_blame(self.parse, reading.token)
        speaker = self._doers.speaker(self.parse.heads[reading.token] if blamed else reading.token)
        itself = {m.key for m in actors} == {m.key for m in recipients}  # "Ukraine would have to pay"
        return (speaker, actors) if speaker or blamed or itself else (actors, recipients)

    def _decreeing(self, reading: Reading) -> list[Mention]:
        """"Announced that the borders had been sealed and a curfew imposed": who announces such a thing has done it, where nobody else is named."""
        parse, t = self.parse, reading.token
        while parse.deps[t] == "conj":
            t = parse.heads[t]
        verb = parse.heads[t]
        if parse.deps[t] != "ccomp" or parse.lemmas[verb] not in _DECREEING or not self._grammar.is_passive(t):
            return []
        return self._sides.as_actors(self._grammar.of(verb).agents)

    def _is_own_seat(self, m: Mention, actors: list[Mention]) -> bool:
        """"Macron offered to host talks in Paris": where somebody does it at home is nobody that he deals with."""
        if m.kind not in ("state", "government") or m.form not in ("name", "owner"):
            return False
        return bool(actors) and all(a.country == m.country for a in actors) and self._countries.is_scene(m)

    def _speakers(self, reading: Reading, others: list[Mention]) -> list[Mention]:
        """Who says the clause of a reading, without those whom it is about."""
        return [m for m in self._doers.speaker(reading.token) if all(m.key != o.key for o in others)]

    def _is_between(self, reading: Reading) -> bool:
        """Whether those who take part in it alike stand under "between" at the verb."""
        row = reading.row
        return isinstance(row, FrameRow) and row.reciprocal and "between" in self._grammar.of(reading.token).preps

    def _charge(self, reading: Reading, charged: list[Mention]) -> Roles:
        """"The opposition said the government had lied": who says so, and to whom it is laid; else to whom it is said."""
        actors = self._speakers(reading, charged)
        charged = charged or [m for m in self._doers.addressed(reading.token) if all(m.key != a.key for a in actors)]
        actors, recipients = self._countries.domestic([self._countries.local(m, charged, reading) for m in actors], charged, reading.type)
        return Roles(tuple(actors), tuple(self._countries.native(m, actors) for m in recipients), True)

    def _acting(self, reading: Reading) -> tuple[list[Mention], bool]:
        """Who acts, and whether at the predicate itself: who bears a part in it, else at the outermost link, else around it."""
        actors: list[Mention] = []
        explicit = False
        part = self._part(reading)
        if part is not None:
            actors = self._sides.as_actors(part.bearers)
        for k, link in enumerate(() if actors else reading.chain()):
            actors = self._doers.of(link)
            if actors:
                explicit = k == 0
                break
            if isinstance(link.row, OperatorRow) and (link.row.object_control or (self.parse.lemmas[link.token] == "warn" and self._grammar.is_passive(link.token))):
                break  # who acts further in is whom the demand or charge is addressed to
        actors = actors or self._doers.around(reading) or self._doers.saying(reading)
        return [self._countries.from_where(m, reading) for m in actors], explicit

    def _undergoing(self, reading: Reading, actors: list[Mention]) -> list[Mention]:
        """To whom it is done, without means and venues."""
        named = {self.parse.heads[m.head] for m in actors if self.parse.deps[m.head] == "appos"}  # "the neighbours, Chad and Sudan"
        others, apart = self._recipients.of(reading, actors), self._bystanders
        found = [m for m in others if not apart.is_means(reading, m) and (m.known or m.head not in named)]
        if reading.type in _DONE_THERE and not any(m.country for m in actors):  # "gunmen attacked a mine near the border with Chad": on this side of it
            found = [m for m in found if not self._sides.cast.is_across(m.head)]
        return [apart.as_city(m, reading) for m in found if not apart.is_venue(m, reading, actors)]
