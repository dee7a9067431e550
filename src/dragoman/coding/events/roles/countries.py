"""Of which country those are whom nothing names: mentions in, the same mentions out with a country where one can be told.

"The opposition" that France talks to is French, people killed in Gaza are of Gaza, and police in a report from Lagos are Nigeria's.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.actors import Mention
from dragoman.coding.events.reading import Reading
from dragoman.coding.events.roles.kinds import BLOWS, INSIDE, SCENES, UPON, WHERE
from dragoman.coding.events.roles.model import with_country
from dragoman.coding.events.roles.sides import Sides
from dragoman.knowledge import Name

# Sectors of those who are taken to be of the country that a report is set in, and those among them who are often from elsewhere.
_NATIVE = INSIDE - {"REF"} | {"MIL", "UAF", "PRM"}
_ROVING = frozenset({"diplomat", "envoy", "ambassador", "analyst", "expert", "tourist", "passenger", "migrant", "observer", "mercenary", "peacekeeper", "negotiator", "mediator"})
# Those of one state, and those who stand against it inside.
_STATES_OWN = frozenset({"MIL", "GOV", "COP"})
_OPPOSING = frozenset({"REB", "OPP", "PTY", "LAB", "EDU"})
_GENERIC = frozenset({"agent", "person", "description", "implied", "pronoun"})
_FOREIGN = frozenset("foreign western eastern international multinational allied coalition overseas european asian african arab regional other".split())
# What belongs to nobody's country by where it is: pirates of Somalia do not seize Somali tankers.
_VESSELS = frozenset({"tanker", "ship", "freighter", "trawler", "vessel", "boat", "airliner", "plane", "cargo ship", "yacht"})
# What is done at a place, so that those who do it stand there.
_DONE_SOMEWHERE = frozenset({"PROTEST", "MOBILIZE", "COERCE", "ASSAULT", "RETREAT"})
_COMING = frozenset("land arrive enter cross roll pour advance parachute sail come fly disembark".split())
_OF_SCENES = frozenset({*SCENES, "of", "to"})


class Countries:
    """Countries of the unnamed in one parse."""

    def __init__(self, sides: Sides) -> None:
        self.parse, self._grammar, self._cast, self._sides = sides.parse, sides.grammar, sides.cast, sides

    def domestic(self, actors: list[Mention], recipients: list[Mention]) -> tuple[list[Mention], list[Mention]]:
        """A government's opposition, press or police named without a country is its own: the other side's country holds for it.

        Only for groups inside a state, only where the other side has exactly one country, and never between two governments.
        """
        return (
            [self.at_home(m, recipients) for m in actors],
            [self.at_home(m, actors) for m in recipients],
        )

    def at_home(self, mention: Mention, others: list[Mention]) -> Mention:
        """"France met the opposition": with the country that its own words, the report or the other side give it."""
        if mention.known or mention.form not in ("agent", "person", "description") or mention.noun in _VESSELS:
            return mention
        within = self._cast.country_within(mention.head) or self._of_deed(mention.head)
        if within is not None and within.country:
            return with_country(mention, within.country)
        native = self.native(mention, others)
        if native.known:
            return native
        countries = {m.country for m in others if m.country}
        if len(countries) != 1:
            return mention
        other = next(m for m in others if m.country)
        ruling = other.kind == "person" and not {"GOV", "ELI"}.isdisjoint(other.sectors) and "GOV" not in mention.sectors
        against_own = ruling or not _OPPOSING.isdisjoint(other.sectors[:1])
        if set(mention.sectors[:1]) & _STATES_OWN and against_own and other.kind != "state":
            return with_country(mention, countries.pop() or "")  # "the rebels accused the military", "soldiers seized the president of Honduras"
        if not set(mention.sectors) & INSIDE:
            return mention
        if "GOV" in mention.sectors and not set(other.sectors) & (INSIDE - {"GOV"}):
            return mention
        if other.kind == "state" and set(mention.sectors[:1]) <= {"MIL", "GOV", "REB", "UAF"}:
            return mention
        return with_country(mention, countries.pop() or "")

    def _of_deed(self, head: int) -> Name | None:
        """"Police brutality in Belarus", "brutality by police in Belarus": the country where they did what is named beside them."""
        parse = self.parse
        above = parse.heads[head]
        if parse.deps[head] == "pobj" and parse.lower[above] == "by":
            above = parse.heads[above]
        elif parse.deps[head] not in ("compound", "nmod", "amod"):
            return None
        if parse.pos[above] != "NOUN":
            return None
        beside = (*parse.kids(above, "prep"), *(c for c in parse.kids(parse.heads[above], "prep") if c > above))
        scenes = [p for c in beside if parse.lower[c] in SCENES for p in parse.kids(c, "pobj")]
        return next((name for p in scenes if (name := self._cast.named(p) or self._cast.country_within(p)) is not None), None)

    def native(self, mention: Mention, others: list[Mention]) -> Mention:
        """"Police fired tear gas" in a report from Lagos on Nigeria: people whom nothing else places are of the country a report is set in.

        Not where the sentence goes elsewhere, not of a force from abroad, and not against the state whose own they would be.
        """
        home = self._cast.home
        if home is None or mention.known or mention.form not in _GENERIC or not set(mention.sectors) & _NATIVE:
            return mention
        if mention.noun in _VESSELS | _ROVING or self._is_abroad(mention.head, home):
            return mention
        abroad = {m.country for m in others if m.country} - {home}
        if abroad and all(set(m.sectors) & {"COP", "JUD"} for m in others):
            return mention  # those whom another country's police arrest may be anybody
        ruling = [m for m in others if m.country == home and not self._is_scene(m) and (m.kind in ("state", "government") or "MIL" in m.sectors)]
        if ruling and set(mention.sectors[:1]) <= {"MIL", "GOV"}:
            return mention
        # A spokesman or leader of nobody known is of the country, and need not be of its government.
        return with_country(replace(mention, code="", sectors=()) if self._cast.is_role(mention) else mention, home)

    def _is_scene(self, m: Mention) -> bool:
        """"A village in Myanmar": where it is done, and no side in it."""
        return m.form == "owner" or self.parse.lower[self.parse.heads[m.head]] in WHERE

    def _is_abroad(self, head: int, home: str) -> bool:
        """Whether words beside somebody say that he is of elsewhere ("foreign troops"), or the sentence tells only of other countries' places."""
        parse = self.parse
        if any(parse.lower[c] in _FOREIGN for c in parse.children[head]):
            return True
        sentence = parse.sentences[parse.sentence_of[head]]
        scenes = {self._sides.place_country[t] for t in range(sentence.start, sentence.end) if t in self._sides.place_country and parse.lower[parse.heads[t]] in _OF_SCENES}
        return bool(scenes) and home not in scenes

    def housed(self, mention: Mention, actors: list[Mention], reading: Reading) -> Mention:
        """"Israeli soldiers killed 15 people in Gaza": people of nowhere are of where it was done, else of the country of who did it."""
        if reading.type in ("ASSAULT", "COERCE") and mention.form in ("agent", "person", "description") and set(mention.sectors) & INSIDE:
            scene = self.scene(reading)
            if scene is not None and self._cast.country_within(mention.head) is None:
                return with_country(mention, scene)
        return self.at_home(mention, actors)

    def local(self, mention: Mention, recipients: list[Mention], reading: Reading) -> Mention:
        """"Soldiers took up positions around the palace in Niamey": those under arms, in a crowd or in office whom nothing places are of where they do it.

        Not gunmen, who may be anybody; not soldiers or police where they do it to somebody of elsewhere, nor where words beside them say that they are strangers.
        """
        if mention.known or mention.form != "agent" or reading.type not in _DONE_SOMEWHERE or not set(mention.sectors) & (_NATIVE - {"UAF"}):
            return mention
        if mention.noun in _VESSELS | _ROVING or any(self.parse.lower[c] in _FOREIGN for c in self.parse.children[mention.head]):
            return mention
        if reading.type == "MOBILIZE" and self.parse.lemmas[reading.token] in _COMING:
            return mention  # "paratroopers landed in Mali"
        known = [m for m in recipients if m.known]
        scene = self.scene(reading) or self.only_place(reading.token) or next((m.country for m in known if self._is_scene(m)), None)
        if scene is None or (set(mention.sectors[:1]) <= {"MIL", "GOV", "COP"} and any(m.country != scene for m in known)):
            return mention
        return with_country(mention, scene)

    def scene(self, reading: Reading) -> str | None:
        """The country of the place that stands at the verb, or at the violence that is its subject ("an Israeli strike on a school in Gaza killed 15")."""
        args = self._grammar.of(reading.token)
        country = self._standing(reading.token)
        if country is not None:
            return country
        for a in args.agents:  # "the Kabul bombing killed four"
            for c in self.parse.kids(a, "compound") if self.parse.lemmas[a] in BLOWS else ():
                name = self._cast.named(c)
                if name is not None and self._sides.says_where(c, a):
                    return name.country
        for a in args.agents:  # "Israeli troops in Gaza City killed ten militants": those whom strangers strike somewhere are of there
            doer = self._cast.mention(a)
            if doer is None or not doer.country:
                continue
            for m in self._sides.as_victims(h for prep in ("in", "near") for h in self._grammar.of(a).preps.get(prep, ())):
                if m.country and m.country != doer.country:
                    return m.country
        return None

    def only_place(self, t: int) -> str | None:
        """The country of the places of a sentence, where all lie in one: "marched past the leader's house in Yangon"."""
        s = self.parse.sentences[self.parse.sentence_of[t]]
        lower, heads = self.parse.lower, self.parse.heads
        here = {self._sides.place_country[x] for x in range(s.start, s.end) if x in self._sides.place_country and lower[heads[x]] in WHERE}
        return here.pop() if len(here) == 1 else None

    def _standing(self, verb: int) -> str | None:
        """The first country under a preposition of place at a verb, at what its nameless subject is, or in the clause that tells upon what it was."""
        args = self._grammar.of(verb)
        for preps in (args.preps, *(self._grammar.of(a).preps for a in args.agents if self._cast.mention(a) is None)):
            for prep in WHERE:
                heads = preps.get(prep, ())
                inner = [self._grammar.of(h).preps for h in heads]  # "in the city of Mykolaiv", "around the palace in Niamey"
                inner += [self._grammar.of(x).preps for below in inner for p in ("on", "at") for x in below.get(p, ())]  # "in a raid on a base in Chad"
                called = [x for below in inner for p in ("of", "in") for x in below.get(p, ()) if x in self._sides.place_country]
                for m in self._sides.as_victims([*called, *heads]):
                    if m.country:
                        return m.country
        for c in self._grammar.adverbials(verb, UPON):  # "killed 12 people when he blew himself up in Moscow"
            if any(self.parse.pos[s] == "PRON" for s in self.parse.kids(c, "nsubj")):
                preps = self._grammar.of(c).preps
                for m in self._sides.as_victims(h for prep in WHERE for h in preps.get(prep, ())):
                    if m.country:
                        return m.country
        return None

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
        return [with_country(people, found[0].country)]
