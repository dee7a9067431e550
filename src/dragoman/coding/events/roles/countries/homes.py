"""Whose own people the unnamed are: a mention and the other side in, the mention with the country of its home out."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.actors import Mention
from dragoman.coding.events.roles.countries.scenes import Scenes
from dragoman.coding.events.roles.kinds import ENVOYS, INSIDE, LEGATIONS, SCENES
from dragoman.coding.events.roles.model import with_country
from dragoman.knowledge import Name

# Sectors of those who are taken to be of the country that a report is set in, and those among them who are often from elsewhere.
NATIVE = INSIDE - {"REF"} | {"MIL", "UAF", "PRM", "SPY"}
_ROVING = frozenset({"diplomat", "envoy", "ambassador", "analyst", "expert", "tourist", "passenger", "migrant", "observer", "mercenary", "peacekeeper", "negotiator", "mediator"})
_LAWLESS = frozenset({"pirate", "smuggler", "trafficker", "poacher", "stowaway"})  # whose home is not that of those who catch them
# Those of one state, and those who stand against it inside.
_STATES_OWN = frozenset({"MIL", "GOV", "COP"})
_OPPOSING = frozenset({"REB", "OPP", "PTY", "LAB", "EDU", "LEG"})
_GENERIC = frozenset({"agent", "person", "description", "implied", "pronoun"})
_STRANGERS = frozenset({"BUS"})  # who deals with others
FOREIGN = frozenset("foreign western eastern international multinational allied coalition overseas european asian african arab regional other".split())
_FROM_AFAR = frozenset({"foreign", "western", "european", "asian", "african", "arab", "overseas"})
_ABROAD = "MFA"  # the code of those who deal with foreigners and are none
# What belongs to nobody's country by where it is: pirates of Somalia do not seize Somali tankers.
_VESSELS = frozenset({"tanker", "ship", "freighter", "trawler", "vessel", "boat", "airliner", "plane", "cargo ship", "yacht"})
# Whoever sent these may be anybody.
_LAUNCHED = frozenset({"drone", "missile", "rocket"})
_AIRCRAFT, _SERVICE = frozenset({"jet", "warplane", "fighter jet"}), frozenset({"military", "army", "government", "state", "force"})
UNPLACED = _VESSELS | _ROVING | _LAUNCHED
_OF_SCENES = frozenset({*SCENES, "of", "to"})


class Homes(Scenes):
    """Home countries of the unnamed in one parse."""

    def domestic(self, actors: list[Mention], recipients: list[Mention], kind: str) -> tuple[list[Mention], list[Mention]]:
        """A government's opposition, press or police named without a country is its own: the other side's country holds for it.

        Only for groups inside a state, only where the other side has exactly one country, and never between two governments. Not of who breaks
        with a state (``kind``: the type of the event), deals with it or robs its ships: officers who expel French troops are not French.
        """
        abroad = any(m.noun in _VESSELS or (kind == "PROTEST" and self.parse.lemmas[m.head] in LEGATIONS) or (kind == "SANCTION" and (m.kind in ("state", "government") or "MIL" in m.sectors)) for m in recipients)
        return (
            [self.at_home(m, [] if abroad or set(m.sectors[:1]) & _STRANGERS else recipients) for m in actors],
            [self.at_home(m, actors) for m in recipients],
        )

    def at_home(self, mention: Mention, others: list[Mention]) -> Mention:
        """"France met the opposition": with the country that its own words, the report or the other side give it."""
        if mention.known or mention.form not in ("agent", "person", "description") or mention.noun in _VESSELS:
            return mention
        if mention.noun.split(" ")[-1] in ENVOYS or not _FROM_AFAR.isdisjoint(self.parse.lower[c] for c in self.parse.kids(mention.head, "amod")):
            return mention  # "a diplomat in Beirut", "a Western official in Baghdad"
        town = self._town_behind(mention.head)
        if town is not None:
            return with_country(mention, town)
        within = self._cast.country_within(mention.head) or self._of_deed(mention.head) or self._right_behind(mention.head)
        if within is not None and within.country:
            return with_country(mention, within.country)
        placed = bool(set(mention.sectors) & NATIVE) and not self.is_unplaced(mention) and not self.is_foreign(mention)
        there = (self.where(mention.head) or self.blamed(mention.head)) if placed else None
        if there is not None:
            return with_country(mention, there)
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
        if "JUD" in other.sectors and set(mention.sectors[:1]) & _STATES_OWN:
            return with_country(mention, countries.pop() or "")  # "a Turkish court sentenced 12 soldiers"
        if not set(mention.sectors) & INSIDE or mention.noun in _LAWLESS:
            return mention
        if "GOV" in mention.sectors and not set(other.sectors) & (INSIDE - {"GOV", "BUS"}):
            return mention  # a minister may deal with another country's firms
        if other.kind == "state" and set(mention.sectors[:1]) <= {"MIL", "GOV", "REB", "UAF"}:
            return mention
        return with_country(mention, countries.pop() or "")

    def _town_behind(self, head: int) -> str | None:
        """"Police in Dresden", whatever else is said of them: the country of the town right behind them, where the map knows it."""
        parse = self.parse
        if head + 2 >= len(parse) or parse.lower[head + 1] != "in" or parse.deps[head + 1] != "prep" or parse.heads[head + 1] != head:
            return None
        towns = parse.kids(head + 1, "pobj")
        known = next((self._sides.place_country[p] for p in towns if p in self._sides.place_country), None)
        seats = (name.country for p in towns if (name := self._cast.named(p)) is not None and name.form == "capital")
        return known or next(seats, None)

    def _right_behind(self, head: int) -> Name | Mention | None:
        """"Houses for hurricane victims in Honduras", "staff of the Russian consulate": the country right behind them, whatever the parser hangs it on."""
        parse = self.parse
        t = head + 1
        if t + 1 >= len(parse) or parse.lower[t] not in ("in", "of") or parse.deps[t] != "prep":
            return None
        under = parse.kids(t, "pobj")
        if parse.lower[t] == "of":
            return next((m for p in under if (m := self._cast.mention(p)) is not None and m.country and m.form == "agent"), None)
        return next((name for p in under if (name := self._cast.named(p)) is not None and name.country), None)

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

    def is_unplaced(self, mention: Mention) -> bool:
        """"Jets bombed a market": whoever sent them may be anybody; "military jets" are those of the country."""
        beside = {self.parse.lower[c] for c in self.parse.kids(mention.head, "amod", "compound")}
        return mention.noun in UNPLACED or (mention.noun in _AIRCRAFT and beside.isdisjoint(_SERVICE))

    def native(self, mention: Mention, others: list[Mention]) -> Mention:
        """"Police fired tear gas" in a report from Lagos on Nigeria: people whom nothing else places are of the country a report is set in.

        Not where the sentence goes elsewhere, not of a force from abroad, and not against the state whose own they would be.
        """
        home = self._cast.settings.home(mention.head)
        if home is None or mention.known or mention.form not in _GENERIC or not set(mention.sectors) & NATIVE:
            return mention
        if self.is_unplaced(mention) or self._is_abroad(mention, home):
            return mention
        abroad = {m.country for m in others if m.country} - {home}
        if abroad and all(set(m.sectors) & {"COP", "JUD"} for m in others):
            return mention  # those whom another country's police arrest may be anybody
        ruling = [m for m in others if m.country == home and not self.is_scene(m) and (m.kind in ("state", "government") or ("MIL" in m.sectors and m.kind != "person"))]
        if ruling and set(mention.sectors[:1]) <= {"MIL", "GOV"}:
            return mention
        # A spokesman or leader of nobody known is of the country, and need not be of its government.
        return with_country(replace(mention, code="", sectors=()) if self._cast.is_role(mention) else mention, home)

    def is_foreign(self, mention: Mention) -> bool:
        """Whether a word beside somebody says that he is a stranger: "foreign troops", but not "the foreign ministry"."""
        office = mention.noun.split() if _ABROAD in mention.code.split() else ()
        beside = {self.parse.lower[c] for c in self.parse.children[mention.head]}
        return not FOREIGN.isdisjoint(beside.difference(office))

    def _is_abroad(self, mention: Mention, home: str) -> bool:
        """Whether words beside somebody say that he is of elsewhere ("foreign troops"), or the sentence tells only of other countries' places."""
        if self.is_foreign(mention):
            return True
        parse = self.parse
        sentence = parse.sentences[parse.sentence_of[mention.head]]
        own = self._clauses_above(mention.head)
        places = (t for t in range(sentence.start, sentence.end) if t in self._sides.place_country and parse.lower[parse.heads[t]] in _OF_SCENES)
        scenes = {self._sides.place_country[t] for t in places if not own.isdisjoint(self._clauses_above(t))}
        return bool(scenes) and home not in scenes

    def _clauses_above(self, t: int) -> set[int]:
        """Heads of the clauses that a token stands in, up to one that is only joined to another and has a subject of its own."""
        parse = self.parse
        out: set[int] = set()
        while True:
            joined = parse.deps[t] == "conj" and self._grammar.is_verb(t) and bool(parse.kids(t, "nsubj", "nsubjpass"))
            if parse.heads[t] == t or joined:
                return {*out, t}
            out.add(t)
            t = parse.heads[t]
