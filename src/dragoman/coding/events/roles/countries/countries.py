"""Of which country somebody is by what he does or undergoes: a mention and its reading in, the mention with a country out."""

from __future__ import annotations

from dragoman.coding.actors import Mention
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles.countries.homes import NATIVE, Homes
from dragoman.coding.events.roles.kinds import INSIDE, WHERE
from dragoman.coding.events.roles.model import with_country
from dragoman.knowledge import FrameRow

# What is done at a place, so that those who do it stand there.
_DONE_SOMEWHERE = frozenset({"PROTEST", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT"})
# What befalls people where they live.
_DONE_TO_PEOPLE = frozenset({"ASSAULT", "COERCE", "AID"})
_COMING = frozenset("land arrive enter cross roll pour advance parachute sail come fly disembark".split())


class Countries(Homes):
    """Countries of the unnamed in one parse."""

    def housed(self, mention: Mention, actors: list[Mention], reading: Reading) -> Mention:
        """"Israeli soldiers killed 15 people in Gaza": people of nowhere are of where it was done, else of the country of who did it."""
        if reading.type in _DONE_TO_PEOPLE and mention.form in ("agent", "person", "description") and (set(mention.sectors) & INSIDE or (mention.form == "person" and not mention.sectors)):
            scene = self.scene(reading) or (self._left(reading) if reading.type == "AID" else None)
            if scene is not None and self._cast.country_within(mention.head) is None:
                return with_country(mention, scene)
        return self.at_home(mention, actors)

    def _left(self, reading: Reading) -> str | None:
        """"Evacuated 200 villagers from a town in Mali": the country that those who are helped are taken from."""
        return next((m.country for m in self._sides.as_victims(self._grammar.of(reading.token).preps.get("from", ())) if m.country), None)

    def local(self, mention: Mention, recipients: list[Mention], reading: Reading) -> Mention:
        """"Soldiers took up positions around the palace in Niamey": those under arms, in a crowd or in office whom nothing places are of where they do it.

        Not gunmen, who may be anybody; not soldiers or police where they do it to somebody of elsewhere, nor where words beside them say that they are strangers.
        """
        done = {reading.type, reading.row.type} if isinstance(reading.row, FrameRow) else {reading.type}
        if mention.known or mention.form != "agent" or _DONE_SOMEWHERE.isdisjoint(done) or not set(mention.sectors) & (NATIVE - {"UAF"}):
            return mention
        if self.is_unplaced(mention) or self.is_foreign(mention):
            return mention
        if reading.type == "MOBILIZE" and self.parse.lemmas[reading.token] in _COMING and "through" not in self._grammar.of(reading.token).preps:
            return mention  # "paratroopers landed in Mali"
        known = [m for m in recipients if m.known]
        scene = self.scene(reading) or self._besieged(reading, mention) or self.only_place(reading.token) or next((m.country for m in known if self.is_scene(m)), None)
        if scene is None or (set(mention.sectors[:1]) <= {"MIL", "GOV", "COP"} and any(m.country != scene for m in known)):
            return mention
        return with_country(mention, scene)

    def _besieged(self, reading: Reading, mention: Mention) -> str | None:
        """"Attended talks in Ghana, and rebels besieging Monrovia said": the country of a town that those who rise inside a state act on."""
        if "REB" not in mention.sectors:
            return None
        towns = (o for o in self._grammar.of(reading.token).objects if self.is_town(o))
        return next((country for o in towns if (country := self._country_at(o)) is not None), None)

    def from_where(self, m: Mention, reading: Reading) -> Mention:
        """"Tanks crossed the border from Russia": forces of nobody known are of where they come from."""
        if reading.type != "MOBILIZE" or m.known or "MIL" not in m.sectors:
            return m
        start = next((x for x in self._sides.as_victims(self._grammar.of(reading.token).preps.get("from", ())) if x.country), None)
        return with_country(m, start.country) if start is not None and start.country else m

    def there(self, vague: list[Mention], found: list[Mention]) -> list[Mention]:
        """"Fired at protesters in Cairo": where it happens tells whose people they are, and is not whom it is done to."""
        people = next((m for m in vague if m.form in ("agent", "person") and set(m.sectors) & INSIDE), None)
        if people is None or not found or not found[0].country or self.parse.lower[self.parse.heads[found[0].head]] not in WHERE:
            return found
        return [people if self.is_foreign(people) else with_country(people, found[0].country)]
