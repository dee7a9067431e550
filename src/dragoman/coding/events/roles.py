"""Who did it to whom: the roles of a reading, found link by link from the operator inward."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from dragoman.coding.actors import Cast, Mention
from dragoman.coding.events.grammar import CONDITIONS, WEIGHING, Grammar
from dragoman.coding.events.involvement import Part
from dragoman.coding.events.reading import Reading
from dragoman.knowledge import FrameRow, OperatorRow
from dragoman.language import Parse
from dragoman.records import APART

_ANYWHERE = ("towards", "toward", "in", "at", "near", "on", "against", "to", "with", "from", "into", "over", "for", "of", "inside", "outside", "across", "between", "among")
# What somebody's criticism, aid or threat comes "from"; what leaves or is taken away goes "from" somewhere.
_AGAINST_SOMEBODY = frozenset({"ASSAULT", "COERCE", "ACCUSE", "SANCTION", "THREATEN", "REJECT", "PROTEST"})
# What is done "in support of" or "on behalf of" somebody.
_CAUSES = frozenset({"support", "defence", "defense", "behalf", "aid", "favour", "favor", "solidarity", "help", "name", "protection"})
_COMES_FROM = frozenset({"AID", "SUPPORT", "ACCUSE", "REQUEST", "THREATEN", "REJECT", "AGREE"})
# Who issues a text is who speaks in it: "the party issued a declaration demanding …".
_TEXTS = frozenset(
    "statement declaration letter resolution law bill decree order report message note speech petition motion communique communiqué agreement accord "
    "deal treaty pact memorandum warning ultimatum call appeal plea proposal plan protest complaint lawsuit offer invitation ruling verdict document "
    "amendment measure announcement notice edict fatwa leaflet article editorial video tape broadcast signal contract protocol campaign strike "
    "demonstration rally petition vote".split()
)


_IMPLIED = {"COP": "police (implied)", "MIL": "military (implied)", "JUD": "court (implied)", "GOV": "authorities (implied)"}
# Verbs of saying and seeing: their subject tells of what their object names, and does not do it.
_TELLING = frozenset(
    "deny confirm refute rebut dispute contest verify report hear see witness describe mention note recall watch observe fear expect predict monitor cover document record film say follow cite blame "
    "doubt question discuss study know think believe imagine await "
    "celebrate mark mourn remember survive suffer face put estimate count number".split()
)
_THOUGHT = frozenset({"would", "could", "may", "might", "should", "must", "can", "ca", "if", "unless"})
_SCENES = ("in", "at", "near", "inside", "outside", "across")
_OF_SCENES = frozenset({*_SCENES, "of", "to"})
_WHERE = frozenset({"in", "at", "near", "on", "inside", "outside", "across"})
_WHEN = frozenset({"after", "before", "following", "during", "amid", "since", "despite", "until"})
_LEADS = ("to", "with", "in", "from", "into", "near", "around")
# Prepositions of recipients that the parser often hangs on the noun before them.
_LOW = frozenset({"to", "with", "from", "against", "for"})
_AGAINST = frozenset({"REB", "CVL", "OPP", "PTY", "LAB", "EDU", "AGR", "UAF", "REL"})
# What somebody does because of what another did: "lodged a protest after a Chinese ship rammed its vessel".
_REACTIONS = frozenset({"ACCUSE", "SANCTION", "REJECT", "THREATEN"})
_UPON = frozenset({"after", "when", "because"})
# What belongs to nobody's country by where it is: pirates of Somalia do not seize Somali tankers.
_VESSELS = frozenset({"tanker", "ship", "freighter", "trawler", "vessel", "boat", "airliner", "plane", "cargo ship", "yacht"})
_CROWDS = frozenset("thousands hundreds dozens scores tens crowds crowd people many others riots protests demonstrations unrest rioting rallies".split())
_OWN = frozenset({"its", "their", "his", "her", "our", "my"})
_ARMS = frozenset({"artillery", "gun", "rifle", "rocket", "missile", "mortar", "tank", "drone", "helicopter"})
# Before these a town says where it was: "the Kabul bombing".
_BLOWS = frozenset("attack bombing strike blast explosion shooting massacre killing raid siege shelling clash violence stabbing riot".split())
_WEAPONS = frozenset("drone missile rocket shell grenade bomb warplane jet helicopter artillery fire gunfire mortar aircraft bullet vessel boat ship gunboat".split())
# Deeds whose "of" names who suffers them.
_HARM = frozenset("killing murder massacre assassination shooting beating torture bombing shelling abduction kidnapping arrest detention jailing imprisonment execution slaughter".split())
_ARMED_SECTORS = frozenset({"MIL", "COP", "UAF", "REB", "PRM"})
_ARMED = frozenset({"missile", "drone", "air", "rocket", "artillery", "gas", "cyber"})
# Before a deed, arms and nobody who bears them.
_ARMS_ALONE = _WEAPONS | _ARMS | _ARMED
_STRUCK_BY = _BLOWS | _WEAPONS
# Who is sent against others, and undergoes nothing.
_ORDERING = frozenset({"order", "instruct", "command", "direct", "tell", "authorise", "authorize", "send", "urge", "call"})
# Words for a part of a force that may be something else as well.
_UNITS = frozenset({"company", "column", "level", "contingent", "batch", "pack", "act"})
_OFFERING = frozenset({"promise", "pledge", "offer", "commit", "contribute", "provide"})
_MOVES = frozenset({"MOBILIZE", "RETREAT", "AID"})
# What is done to towns, and what several do together somewhere.
_TO_PLACES = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "RETREAT"})
_MUTUAL = frozenset({"clash", "exchange", "trade", "skirmish", "swap"})
_TOGETHER = frozenset({"SUPPORT", "AGREE", "CONSULT", "CONCEDE", "COOPERATE", "RETREAT", "ACCUSE", "REJECT"})
# Sectors of groups that live inside a state, and so are taken to be of the state they deal with.
_INSIDE = frozenset({"GOV", "OPP", "PTY", "JRN", "LEG", "JUD", "COP", "CVL", "EDU", "LAB", "AGR", "REL", "REB", "BUS", "MED", "SOC", "CRM", "REF", "ELI"})
# Sectors of those who are taken to be of the country that a report is set in, and those among them who are often from elsewhere.
_NATIVE = _INSIDE - {"REF"} | {"MIL", "UAF", "PRM"}
_GENERIC = frozenset({"agent", "person", "description", "implied", "pronoun"})
_ROVING = frozenset({"diplomat", "envoy", "ambassador", "analyst", "expert", "tourist", "passenger", "migrant", "observer", "mercenary", "peacekeeper", "negotiator", "mediator"})
_FOREIGN = frozenset("foreign western eastern international multinational allied coalition overseas european asian african arab regional other".split())


@dataclass(frozen=True, slots=True)
class Roles:
    """Actors and recipients of an event, in the order of the text. ``explicit``: an actor stands at the predicate itself."""

    actors: tuple[Mention, ...]
    recipients: tuple[Mention, ...]
    explicit: bool


class RoleFinder:
    """Roles of readings of one parse."""

    def __init__(
        self, parse: Parse, grammar: Grammar, cast: Cast, place_country: dict[int, str], sources: dict[int, int] | None = None,
        part: Callable[[Reading], Part | None] = lambda _: None,
    ) -> None:
        self._sources = sources or {}
        self.parse = parse
        self._grammar = grammar
        self._cast = cast
        self._place_country = _near_home(place_country, cast)
        self._part = part
        # The prepositions around a link of a reading are asked for one by one.
        self._doers: dict[int, list[Mention]] = {}
        self._undergoers: dict[int, list[Mention]] = {}
        self._last: tuple[Reading | None, Reading | None, dict[str, list[int]]] = (None, None, {})

    def roles(self, reading: Reading) -> Roles:
        """Actors from the outermost link that has any; recipients where the frame or operator says they stand."""
        actors: list[Mention] = []
        explicit = False
        part = self._part(reading)
        if part is not None:
            actors = self.as_actors(part.bearers)
        for k, link in enumerate(() if actors else reading.chain()):
            actors = self._actors(link)
            if actors:
                explicit = k == 0
                break
            if isinstance(link.row, OperatorRow) and (link.row.object_control or (self.parse.lemmas[link.token] == "warn" and self._grammar.is_passive(link.token))):
                break  # who acts further in is whom the demand or charge is addressed to
        if not actors:
            actors = self._from_light_verb(reading) or self._from_keeper(reading) or self._from_causer(reading) or self._moved(reading)
        actors = [self._from_where(m, reading) for m in actors]
        named = {self.parse.heads[m.head] for m in actors if self.parse.deps[m.head] == "appos"}  # "the neighbours, Chad and Sudan"
        recipients = [m for m in self._recipients(reading, actors) if not self._is_means(reading, m) and (m.known or m.head not in named)]
        recipients = [self._as_city(m, reading) for m in recipients if not self._is_venue(m, reading, actors)]
        swapped = isinstance(reading.row, FrameRow) and reading.row.swap
        if not swapped:
            actors = actors or self.implied(reading) or self._crowd(reading)
        actors, recipients = self._domestic(actors, recipients)
        if swapped:
            actors, recipients = recipients or self.implied(reading), actors
            if not actors and reading.type == "THREATEN":  # "said Iran could face sanctions"
                actors = [m for m in self.speaker(reading.token) if all(m.key != r.key for r in recipients)]
        if reading.obliged:
            speaker = self.speaker(reading.token)
            if speaker:
                recipients, actors = actors, speaker
        actors, recipients = [self._native(m, recipients) for m in actors], [self._native(m, actors) for m in recipients]
        return Roles(tuple(actors), tuple(recipients), explicit)

    def _from_where(self, m: Mention, reading: Reading) -> Mention:
        """"Tanks crossed the border from Russia": forces of nobody known are of where they come from."""
        if reading.type != "MOBILIZE" or m.known or "MIL" not in m.sectors:
            return m
        start = next((x for x in self.as_victims(self._grammar.of(reading.token).preps.get("from", ())) if x.country), None)
        return with_country(m, start.country) if start is not None and start.country else m

    def _is_venue(self, m: Mention, reading: Reading, actors: list[Mention]) -> bool:
        """"Chad and Sudan signed a truce in Dakar": where several do something together is not to whom they do it."""
        if len({a.key for a in actors}) < 2:
            return False
        if m.form == "owner" and reading.type == "CONSULT" and m.sense is not None and m.kind in ("government", "state"):
            where = (p for c in self.parse.kids(m.head, "prep") if self.parse.lower[c] in _SCENES for p in self.parse.kids(c, "pobj"))
            mate = any(self.parse.lower[c] == "with" for c in self.parse.kids(m.head, "prep"))
            return not mate and any(self.parse.lemmas[p] == m.noun for p in where)  # "held talks in Dakar"
        if self.parse.lower[self.parse.heads[m.head]] not in _SCENES:
            return False
        fight = reading.type == "ASSAULT" and self.parse.lemmas[reading.token] in _MUTUAL
        return (self._is_city(m) and reading.type in _TOGETHER) or (fight and (m.form == "owner" or m.kind == "state"))

    def _as_city(self, m: Mention, reading: Reading) -> Mention:
        """"A bomb exploded in Kabul", "besieged Sanaa": what is done in a capital or to it is done to a city, not to the government that sits there."""
        if not self._is_city(m) or reading.type not in _TO_PLACES:
            return m
        code = " ".join(w for w in m.code.split() if w != "GOV")
        return replace(m, key=m.key.replace("government:", "country:"), name=m.name.removesuffix(" (government)"), kind="place", code=code, sectors=tuple(s for s in m.sectors if s != "GOV"))

    @staticmethod
    def _is_city(m: Mention) -> bool:
        return m.form == "name" and m.sense is not None and m.sense.form == "capital"

    def implied(self, reading: Reading) -> list[Mention]:
        """Who does such a thing where nobody is named, as the frame says; the verb's own words stand for them."""
        for link in reading.chain():
            if isinstance(link.row, OperatorRow) and link.row.object_control:
                return []  # "were accused of killing strikers": nobody says who accuses them
            if isinstance(link.row, FrameRow) and link.row.implied and not self._is_thought(link.token) and self._is_unnamed(link, link.row):
                t, sector = link.token, link.row.implied
                return [Mention(t, t, t + 1, f"implied:{sector}", _IMPLIED.get(sector, sector), "people", None, sector, (sector,), "implied")]
        return []

    def _crowd(self, reading: Reading) -> list[Mention]:
        """"Thousands marched in Budapest": who protests where nobody is named is of where it is."""
        phased = reading.inner is None or (isinstance(reading.row, OperatorRow) and reading.row.id == "aspect")
        if reading.type != "PROTEST" or reading.negated or not phased:
            return []
        agents = self._grammar.of(reading.token).agents
        if any(self._cast.mention(a) is not None or self.parse.lower[a] not in _CROWDS for a in agents):
            return []
        country = self._scene(reading)
        t = reading.token
        return [Mention(t, t, t + 1, f"implied:CVL@{country}", "protesters (implied)", "people", country, f"{country} CVL", ("CVL",), "implied")] if country else []

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

    def _is_means(self, reading: Reading, m: Mention) -> bool:
        """Forces that are moved, and goods that are sent, are no recipients of the move; nor are arms of a fight, envoys called home and what acts."""
        chain = list(reading.chain())
        if not m.known and any(m.head == r.token for r in chain):
            return True  # "began joint patrols"
        if reading.type == "ASSAULT" and m.noun in _ARMS and not m.known:
            return True
        offered = self.parse.lemmas[reading.token] in _OFFERING and self.parse.deps[m.head] == "dobj"  # "promised troops"
        done = {(reading.type, reading.mode), *((r.row.type, r.row.mode) for r in chain if isinstance(r.row, FrameRow))}
        moved = any(kind in _MOVES and mode != "release" for kind, mode in done)  # also "will not withdraw its troops"
        if ("SANCTION", "withdraw") in done and self.parse.deps[m.head] == "dobj" and any(self.parse.lower[c] in _OWN for c in self.parse.kids(m.head, "poss")):
            return not m.known  # "withdrew its ambassador"
        return (moved or offered) and not m.known and bool(set(m.sectors) & {"MIL", "COP", "UAF", "PRM"})

    def speaker(self, p: int) -> list[Mention]:
        """Subject of the verb of saying that governs a clause."""
        parse = self.parse
        t = p
        for a in parse.ancestors(p):
            if parse.deps[t] in ("ccomp", "acl", "parataxis", "xcomp") and self._grammar.is_verb(a):
                found = self.as_actors(self._grammar.of(a).agents)
                if found:
                    return found
            if parse.deps[t] == "acl":
                found = self.as_actors(self._grammar.of(self._grammar.parse.heads[a]).agents)
                if found:
                    return found
            t = a
        return self.as_actors([self._sources[p]]) if p in self._sources else []

    # ------------------------------------------------------------------ actors

    def _actors(self, link: Reading) -> list[Mention]:
        args = self._grammar.of(link.token)
        verb = self._grammar.is_verb(link.token)
        reciprocal = verb and isinstance(link.row, FrameRow) and link.row.reciprocal
        found = (self._parties(args.agents) if reciprocal else []) or self.as_actors(args.agents)
        if verb and not found and self.parse.deps[link.token] == "acl" and not (args.passive and self.parse.kids(link.token, "mark")):
            found = self._issuer(self.parse.heads[link.token])
        if verb and not found:  # "the truce between Angola and the rebels held"
            found = self.as_actors([x for a in args.agents for x in self._grammar.of(a).preps.get("between", [])])
        if verb and not found:  # "bombs dropped by Syrian jets hit a market"
            found = self.as_actors(self._makers(args.agents))
        if verb and not found and link.type == "ASSAULT":  # "an attack by rebels killed four"
            found = self.as_actors([x for a in args.agents if self.parse.pos[a] == "NOUN" for x in self._grammar.of(a).agents])
        if verb and not found:
            found = [m for m in self._moved(link) if m.known]
        if verb and not found and args.passive and link.mode == "release":  # "freed from Israeli prisons": who held them
            found = [m for h in args.preps.get("from", ()) if (m := self._holder(h)) is not None]
        if found or verb:
            return found
        # Nouns: "Russian withdrawal", "withdrawal of Russian troops" (what moves is who moves), "between X and Y"
        for c in args.datives:
            owner = self._modifier(c)
            if owner is None or (self.parse.pos[c] == "ADJ" and not owner.known):
                continue  # "military exercises" are nobody's
            if not (link.type == "ASSAULT" and self._says_where(c, link.token)):
                found.append(owner)
        if not found and "between" in args.preps:
            found = self.as_actors(args.preps["between"])
        if not found and link.type in _COMES_FROM and "from" in args.preps:
            found = self.as_actors(args.preps["from"])
        if not found and link.type in ("RETREAT", "MOBILIZE", "CONSULT", "PROTEST", "AGREE", "AID"):
            found = [m for m in self.as_actors(args.objects) if (link.type != "AID" or set(m.sectors) & {"MIL", "COP"}) and m.kind in ("people", "state", "group", "person", "igo", "alliance", "government", "body")]
        return found

    def _moved(self, link: Reading) -> list[Mention]:
        """"Reservists were moved to the border", "fighters were disarmed": those who are moved move."""
        args = self._grammar.of(link.token)
        if not args.passive or not self._grammar.is_verb(link.token) or not (link.type == "MOBILIZE" or link.mode in ("withdraw", "disarm")):
            return []
        moved = [m for m in self.as_actors(args.objects) if m.known or not _ARMED_SECTORS.isdisjoint(m.sectors)]
        return [self._in_service(m, link.row) for m in moved]

    def _in_service(self, m: Mention, row: FrameRow | OperatorRow) -> Mention:
        """Paramilitaries that are sent on the duty of police are police, and no irregulars."""
        sector = row.implied if isinstance(row, FrameRow) else ""
        if not sector or m.known or m.sectors != ("PRM",):
            return m
        return replace(m, key=f"{m.key}:{sector}", code=sector, sectors=(sector,))

    def _makers(self, nouns: Iterable[int]) -> list[int]:
        """Who sent, dropped or launched what a participle says it of: "bombs dropped by Syrian jets"."""
        return [a for n in nouns for c in self.parse.kids(n, "acl") if self.parse.tags[c] == "VBN" for a in self._grammar.of(c).agents]

    def _issuer(self, noun: int) -> list[Mention]:
        """"The party issued a declaration demanding …": who has or issues what the participle hangs on."""
        own = self.as_actors(self._grammar.of(noun).agents)
        head = self.parse.heads[noun]
        if own or head == noun or not self._grammar.is_verb(head) or self.parse.deps[noun] not in ("dobj", "pobj"):
            return own
        if self.parse.lemmas[noun] not in _TEXTS or self.parse.lemmas[head] in _TELLING | WEIGHING:
            return own
        return self.as_actors(self._grammar.of(head).agents)

    def _parties(self, nouns: Iterable[int]) -> list[Mention]:
        """Who takes part in what is the subject of a verb: "talks between Chad and Niger collapsed", "Israel's talks with Hamas failed"."""
        for n in nouns:
            args = self._grammar.of(n)
            both = args.preps.get("between", []) or ([*args.agents, *args.preps["with"]] if args.agents and "with" in args.preps else [])
            found = self.as_actors(both)
            if found:
                return found
        return []

    def _holder(self, h: int) -> Mention | None:
        """Who held those who come "from" there: "Russia", "rebel captivity", "an Iranian jail"."""
        beside = (self._modifier(c) for c in self.parse.kids(h, "amod", "compound", "poss"))
        return self._cast.mention(h) or next((m for m in beside if m is not None), None) or self._cast.owner(h)

    def _modifier(self, c: int) -> Mention | None:
        """An adjective or compound that names an actor: "Russian", "NATO"."""
        name = self._cast.named(c)
        if name is not None and self._cast.is_modifier(c):
            return None
        if name is None:
            return self._cast.mention(c) or self._bearer(c)
        return Mention(c, c, c + 1, name.key, name.label, name.kind, name.country, name.code, name.sectors, "name", name)

    def _bearer(self, c: int) -> Mention | None:
        """Those in arms that a noun before a deed names: the army of "an army air strike", and no drone of "a drone strike"."""
        return None if self.parse.lemmas[c].lower() in _ARMS_ALONE else self._cast.bearer(c)

    def _from_light_verb(self, reading: Reading) -> list[Mention]:
        """The subject of the verb whose object the event noun is: "suffered", "saw", "faces"."""
        parse = self.parse
        p = reading.token
        if self._grammar.is_verb(p):
            return []
        head = parse.heads[p]
        if parse.deps[p] == "dobj" and self._grammar.is_verb(head) and parse.lemmas[head] not in _TELLING:
            return self.as_actors(self._grammar.of(head).agents)
        return []

    def _from_keeper(self, reading: Reading) -> list[Mention]:
        """"Russia had 40,000 troops stationed there": who has what the participle says something of."""
        parse = self.parse
        p = reading.token
        n = parse.heads[p]
        if parse.deps[p] != "acl" or parse.deps[n] not in ("dobj", "nsubj"):
            return []
        own = self.as_actors([n])
        known = [m for m in own if m.known]
        if known:
            return known
        v = parse.heads[n]
        return self.as_actors(self._grammar.of(v).agents) if self._grammar.is_verb(v) and parse.deps[n] == "dobj" else []

    def _from_causer(self, reading: Reading) -> list[Mention]:
        """"The general had the judge suspended and arrested": who has it done; who has soldiers killed suffers it."""
        parse = self.parse
        p = reading.token
        while parse.deps[p] == "conj" and parse.tags[p] == "VBN":
            p = parse.heads[p]
        v = parse.heads[p]
        if reading.type == "ASSAULT" or parse.deps[p] != "ccomp" or parse.tags[p] != "VBN" or parse.lemmas[v] not in ("have", "get"):
            return []
        return self.as_actors(self._grammar.of(v).agents) if self._grammar.of(p).passive else []

    def _domestic(self, actors: list[Mention], recipients: list[Mention]) -> tuple[list[Mention], list[Mention]]:
        """A government's opposition, press or police named without a country is its own: the other side's country holds for it.

        Only for groups inside a state, only where the other side has exactly one country, and never between two governments.
        """
        return (
            [self._at_home(m, recipients) for m in actors],
            [self._at_home(m, actors) for m in recipients],
        )

    def _at_home(self, mention: Mention, others: list[Mention]) -> Mention:
        if mention.known or mention.form not in ("agent", "person", "description") or mention.noun in _VESSELS:
            return mention
        within = self._cast.country_within(mention.head)
        if within is not None and within.country:
            return with_country(mention, within.country)
        native = self._native(mention, others)
        if native.known:
            return native
        countries = {m.country for m in others if m.country}
        if len(countries) != 1 or not set(mention.sectors) & _INSIDE:
            return mention
        other = next(m for m in others if m.country)
        if "GOV" in mention.sectors and not set(other.sectors) & (_INSIDE - {"GOV"}):
            return mention
        if other.kind == "state" and set(mention.sectors[:1]) <= {"MIL", "GOV", "REB", "UAF"}:
            return mention
        return with_country(mention, countries.pop() or "")

    def _native(self, mention: Mention, others: list[Mention]) -> Mention:
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
        return m.form == "owner" or self.parse.lower[self.parse.heads[m.head]] in _WHERE

    def _is_abroad(self, head: int, home: str) -> bool:
        """Whether words beside somebody say that he is of elsewhere ("foreign troops"), or the sentence tells only of other countries' places."""
        parse = self.parse
        if any(parse.lower[c] in _FOREIGN for c in parse.children[head]):
            return True
        sentence = parse.sentences[parse.sentence_of[head]]
        scenes = {self._place_country[t] for t in range(sentence.start, sentence.end) if t in self._place_country and parse.lower[parse.heads[t]] in _OF_SCENES}
        return bool(scenes) and home not in scenes

    def as_actors(self, heads: Iterable[int]) -> list[Mention]:
        """Mentions that can act: known or generic actors, and owners of what acts ("Iraqi missiles", "Taiwan's navy")."""
        out: list[Mention] = []
        for h in heads:
            found = self._doers.get(h)
            if found is None:
                found = self._doers[h] = self._as_actors(h)
            _add(out, found)
        return out

    def _as_actors(self, h: int) -> list[Mention]:
        """Who acts where the noun phrase headed by h does."""
        h, parse, mention = self._counted(h), self.parse, self._cast.mention
        m = mention(h)
        if m is None:
            inner = self._grammar.head_noun(h)
            m = mention(inner) or self._possessor(inner) or self._possessor(h)
        if m is None:
            of = [p for c in parse.kids(h, "prep") if parse.lower[c] == "of" for p in parse.kids(c, "pobj")]
            m = next((x for x in map(mention, of) if x is not None), None)
        if m is None or not m.known:  # "the neighbours, Chad and Sudan"
            named = [x for c in parse.kids(h, "appos") for t in parse.conjuncts(c) if (x := mention(t)) is not None and x.known]
            named = named if len(named) > 1 else self._held_to_be(h)
            if named:
                return named
        return self._all_of(h, m)

    def _counted(self, h: int) -> int:
        """"Twenty companies of troops": no firms, but the troops they are of."""
        inner = self._grammar.head_noun(h)
        m = self._cast.mention(inner) if inner != h and self.parse.lemmas[h] in _UNITS else None
        return inner if m is not None and set(m.sectors) & {"MIL", "COP", "PRM", "REB"} else h

    def _all_of(self, h: int, m: Mention | None) -> list[Mention]:
        """Whoever a phrase means where one of them is ``m``: "thousands of American and Kenyan troops"."""
        for t in (h, self._grammar.head_noun(h)):
            if m is not None and m is self._cast.mention(t):
                return self._cast.mentions_of(t)
        return [m] if m is not None else []

    def _held_to_be(self, h: int) -> list[Mention]:
        """"Gunmen believed to be Kurdish rebels"."""
        kids = self.parse.kids
        heads = [a for c in kids(h, "acl") for b in kids(c, "xcomp") if self.parse.lemmas[b] == "be" for a in kids(b, "attr")]
        return [m for m in map(self._cast.mention, heads) if m is not None and m.known]

    def _says_where(self, c: int, noun: int) -> bool:
        """"The Kabul bombing": a town before a noun of violence, with no arms between ("a Moscow missile strike") and nobody it was on or against."""
        name = self._cast.named(c)
        if name is None or self.parse.deps[c] != "compound" or name.form not in ("capital", "region"):
            return False
        aimed = any(prep in self._grammar.of(noun).preps for prep in ("on", "against"))
        return not aimed and not any(self.parse.lower[x] in _ARMED for x in self.parse.kids(noun, "compound"))

    def _possessor(self, h: int) -> Mention | None:
        """Whose thing acts ("Iraqi missiles", "Taiwan's ships"); where it stands ("a bombing in Kenya") is nobody's act."""
        parse = self.parse
        for c in reversed([c for c in parse.children[h] if c < h and parse.deps[c] in ("poss", "amod", "compound", "nmod")]):
            for t in (c, *parse.children[c]):
                name = self._cast.named(t)
                if name is not None and not (parse.lemmas[h] in _BLOWS and self._says_where(c, h)):
                    found = self._cast.owner(h)
                    return found if found is not None else self._modifier(t)
        armed = [c for c in parse.kids(h, "compound", "amod", "nmod") if c < h] if parse.lemmas[h] in _STRUCK_BY else []
        return next((m for m in map(self._bearer, armed) if m is not None), None)  # "an army air strike"

    # ------------------------------------------------------------------ recipients

    def _recipients(self, reading: Reading, actors: list[Mention]) -> list[Mention]:
        if len(actors) > 1 and any(self.parse.lower[o] in ("other", "another") for o in self._grammar.of(reading.token).objects):
            return []  # "each blamed the other"
        if reading.type == "REQUEST" and self._is_asked_of_all(reading):
            return []
        taken = {m.key for m in actors}
        countries = {m.country for m in actors if m.country}
        vague: list[Mention] = []
        opposed = self._opposed(reading)
        taken |= {m.key for m in opposed}
        countries |= {m.country for m in opposed if m.country}
        for link in reading.chain():
            if link is not reading and reading.type == "REQUEST" and self._grammar.of(link.token).passive:
                continue  # "demanded that the prisoners be released": not of the prisoners
            if link is not reading and reading.type == "ACCUSE" and self._is_suffered(link.token):
                continue
            for spot in link.row.recipient or ["object", "dative", "to", "with", "against", "on", "for", "from"]:
                found = [m for m in self._at(spot, link, reading) if not self._is_ordered(m, link, reading, countries)]
                good = [m for m in found if m.known and m.key not in taken and (m.country is None or m.country not in countries or m.form == "agent" or _is_apart(m, actors))]
                if good:
                    return list({m.key: m for m in good}.values())
                vague += [m for m in found if m.key not in taken]
                if spot == "object" and vague and isinstance(link.row, OperatorRow) and link.row.object_control and not good:
                    return [self._at_home(m, actors) for m in vague[:1]]  # whom it is addressed to, even if nobody knows them
                homed = [m for m in (self._housed(v, actors, reading) for v in found if not v.known and v.key not in taken and not self._is_means(reading, v)) if m.known]
                if homed:
                    return homed
        if any(r.row.id == "consult.meet" for r in reading.chain()):
            return list({m.key: m for m in vague[:1]}.values())  # where a meeting is held is not whom it is with
        return (
            self._there(vague, self._last_resort(reading, taken, countries))
            or self._in_clause(reading, taken, countries)
            or self._provoker(reading, taken, countries)
            or self._deeper(reading, taken, countries)
            or self._aimed(reading, taken, countries)
            or self._at_own(reading, actors, countries)
            or self._of_speaker(reading, actors)
            or self._beside(vague)
            or self._within(reading, countries)
        )

    def _beside(self, vague: list[Mention]) -> list[Mention]:
        """The first of those nobody knows, with whoever stands beside him: "12 soldiers and 40 rebels were killed"."""
        row = set(self.parse.conjuncts(vague[0].head)) if vague else set()
        return list({m.key: m for m in vague if m is vague[0] or m.head in row}.values())

    def _is_asked_of_all(self, reading: Reading) -> bool:
        """"Called on all parties to protect civilians": asked of those who fight, whoever they are, and not of whom they should spare."""
        args = self._grammar.of(reading.token)
        asked = [*args.objects, *args.preps.get("on", ()), *args.preps.get("upon", ()), *args.preps.get("to", ())]
        return any(self.parse.lower[h] in ("parties", "everyone", "all") and self._cast.mention(h) is None for h in asked)

    def _is_ordered(self, m: Mention, link: Reading, reading: Reading, countries: set[str]) -> bool:
        """"Ordered the army to attack the rebels": the forces that somebody sends against others undergo nothing."""
        if self.parse.lemmas[link.token] not in _ORDERING or reading.type not in ("ASSAULT", "COERCE", "MOBILIZE"):
            return False
        return bool(set(m.sectors) & {"MIL", "COP", "PRM"}) and (m.country is None or m.country in countries)

    def _opposed(self, reading: Reading) -> list[Mention]:
        """"Backed sanctions against Mali": those that what is supported is against."""
        if reading.type != "SUPPORT":
            return []
        heads = [h for link in reading.chain() for o in self._grammar.of(link.token).objects for h in self._grammar.of(o).preps.get("against", ())]
        heads += [h for link in reading.chain() for c in self.parse.kids(link.token, "prep") if self.parse.lower[c] == "against" for h in self.parse.kids(c, "pobj")]
        heads += [h for link in reading.chain() for hs in self._grammar.of(link.token).preps.values() for o in hs for h in self._grammar.of(o).preps.get("against", ())]
        return [m for m in self.as_victims(heads) if m.country]

    def _housed(self, mention: Mention, actors: list[Mention], reading: Reading) -> Mention:
        """"Israeli soldiers killed 15 people in Gaza": people of nowhere are of where it was done, else of the country of who did it."""
        if reading.type in ("ASSAULT", "COERCE") and mention.form in ("agent", "person", "description") and set(mention.sectors) & _INSIDE:
            scene = self._scene(reading)
            if scene is not None and self._cast.country_within(mention.head) is None:
                return with_country(mention, scene)
        return self._at_home(mention, actors)

    def _scene(self, reading: Reading) -> str | None:
        """The country of the place that stands at the verb, or at the violence that is its subject ("an Israeli strike on a school in Gaza killed 15")."""
        args = self._grammar.of(reading.token)
        around = [args.preps] + [self._grammar.of(a).preps for a in args.agents if self._cast.mention(a) is None]
        for preps in around:
            for prep in (*_SCENES, "on"):
                heads = preps.get(prep, ())
                called = [x for h in heads for x in self._grammar.of(h).preps.get("of", ()) if x in self._place_country]  # "in the city of Mykolaiv"
                for m in self.as_victims([*called, *heads]):
                    if m.country:
                        return m.country
        for c in self._grammar.adverbials(reading.token, _UPON):  # "killed 12 people when he blew himself up in Moscow"
            if any(self.parse.pos[s] == "PRON" for s in self.parse.kids(c, "nsubj")):
                preps = self._grammar.of(c).preps
                for m in self.as_victims(h for prep in (*_SCENES, "on") for h in preps.get(prep, ())):
                    if m.country:
                        return m.country
        for a in args.agents:
            for c in self.parse.kids(a, "compound") if self.parse.lemmas[a] in _BLOWS else ():
                name = self._cast.named(c)
                if name is not None and self._says_where(c, a):
                    return name.country
        for a in args.agents:  # "Israeli troops in Gaza City killed ten militants": those whom strangers strike somewhere are of there
            doer = self._cast.mention(a)
            if doer is None or not doer.country:
                continue
            for m in self.as_victims(h for prep in ("in", "near") for h in self._grammar.of(a).preps.get(prep, ())):
                if m.country and m.country != doer.country:
                    return m.country
        return None

    def _at(self, spot: str, link: Reading, whole: Reading) -> list[Mention]:
        args = self._grammar.of(link.token)
        verb = self._grammar.is_verb(link.token)
        if spot == "object":
            heads = args.objects if verb else [*args.objects]
        elif spot == "dative":
            heads = args.datives if verb else []
        elif spot == "embedded":
            return self._embedded(link)
        elif spot == "poss-of-object":
            heads = [h for o in (args.objects if verb else []) for h in ([o] if self._is_known(o) else self._authors(o))]
        else:
            heads = self._under(spot, link, whole)
        if whole.type == "ACCUSE":
            suffered = [h for h in heads if self._is_suffered(h)]
            spared = {x for h in suffered for x in (h, *self._grammar.of(h).preps["of"])}
            heads = [h for h in heads if h not in spared]
        found = self.as_victims(heads)
        if spot == "object" and link.type == "ASSAULT" and not any(m.known or (m.form == "agent" and m.noun not in _ARMS) for m in found):  # "drones launched by Russia"
            found += [m for m in self.as_victims(self._makers(heads)) if m.known]
        if spot == "poss-of-object" and whole.type == "ACCUSE" and not found and verb:  # "condemned the police shooting of two boys"
            found = [m for o in args.objects for c in self._grammar.of(o).datives if (m := self._bearer(c)) is not None]
        if spot in ("into", "over", "about") and not any(m.known for m in found):
            found += self.as_victims([a for h in heads for a in self._authors(h)])
        return found

    def _is_suffered(self, h: int) -> bool:
        """"The killing of civilians": of harm that is condemned only who suffers it is named, and he is not accused."""
        noun = self._grammar.of(h)
        return self.parse.lemmas[h].lower() in _HARM and "of" in noun.preps and "by" not in noun.preps and self._possessor(h) is None and not self.parse.kids(h, "poss")

    def _is_known(self, t: int) -> bool:
        mention = self._cast.mention(t)
        return mention is not None and mention.known

    def _authors(self, noun: int) -> list[int]:
        """Whose call, offer or demand it is."""
        args = self._grammar.of(noun)
        done = [a for c in self.parse.kids(noun, "acl", "relcl") for a in self._grammar.of(c).agents if a != noun]
        named = [c for c in args.datives if self._cast.named(c) is not None]
        return [*args.agents, *args.preps.get("from", []), *args.preps.get("by", []), *done, *named]

    def _embedded(self, link: Reading) -> list[Mention]:
        out: list[Mention] = []
        inner = link.inner
        if inner is not None:
            args = self._grammar.of(inner.token)
            out += self.as_victims(args.agents)
            if (link.type != "REQUEST" or not args.passive) and not (link.type == "ACCUSE" and self._is_suffered(inner.token)):
                out += self.as_victims(args.objects)
        args = self._grammar.of(link.token)
        for c in args.clauses:
            out += self.as_victims(self._grammar.of(c).agents)
            for below in self.parse.kids(c, "ccomp"):  # "refused to let the minister speak"
                out += self.as_victims(self._grammar.of(below).agents)
        for noun in [*args.objects, *(h for heads in args.preps.values() for h in heads)]:
            for c in self._grammar.of(noun).clauses if self.parse.pos[noun] == "NOUN" else ():
                out += self.as_victims(self._grammar.of(c).agents)
        for o in (o for o in args.objects if not self._is_suffered(o)) if inner is None else ():
            event = self._grammar.of(o)
            for heads in (event.agents, event.preps.get("with", []), event.preps.get("between", []), event.preps.get("against", [])):
                out += self.as_victims(heads)
        return out

    def _under(self, prep: str, link: Reading, whole: Reading) -> list[int]:
        """Heads under a preposition of any link, or of the objects of one (attachment is the parser's weakest point)."""
        found = dict.fromkeys(self._around(link, whole).get(prep, ()))
        return [h for h in found if not self._is_for(h)] if whole.type in _AGAINST_SOMEBODY else list(found)

    def _around(self, link: Reading, whole: Reading) -> dict[str, list[int]]:
        if self._last[0] is not link or self._last[1] is not whole:
            self._last = (link, whole, self._prepositions(link, whole))
        return self._last[2]

    def _prepositions(self, link: Reading, whole: Reading) -> dict[str, list[int]]:
        """What stands under each preposition of the links and of their objects."""
        out: dict[str, list[int]] = {}

        def take(preps: dict[str, list[int]], barred: str = "") -> None:
            for prep, heads in preps.items():
                if prep != barred:
                    out.setdefault(prep, []).extend(heads)

        for other in (link, *(r for r in whole.chain() if r is not link)):
            args = self._grammar.of(other.token)
            take(args.preps)
            for o in [*args.objects, *args.clauses]:
                inner = self._grammar.of(o)
                take(inner.preps)
                led = (*inner.preps.get("of", ()), *(inner.preps.get("for", ()) if self.parse.lemmas[o] == "responsibility" else ()))
                for n in led:  # "a resumption of ties with …", "responsibility for the attack on …"
                    take(self._grammar.of(n).preps, barred="of")
        return out

    def as_victims(self, heads: Iterable[int]) -> list[Mention]:
        """Mentions something can be done to: actors, and places that stand for their people."""
        out: list[Mention] = []
        for h in heads:
            found = self._undergoers.get(h)
            if found is None:
                found = self._undergoers[h] = self._as_victims(h)
            _add(out, found)
        return out

    def _as_victims(self, h: int) -> list[Mention]:
        """To whom something is done where it is done to the noun phrase headed by h."""
        h, mention, owned = self._counted(h), self._cast.mention, self._cast.owner
        m = mention(h)
        if m is None or not m.known:
            inner = self._grammar.head_noun(h)
            m = mention(inner) if m is None else m
            owner = owned(inner) or owned(h)
            if m is not None and owner is not None and owner.country and m.form in ("agent", "person") and m.sectors and not m.known:
                return [with_country(m, owner.country)]  # "protesters in Cairo"
            if m is None or (owner is not None and not m.known):
                m = owner or m
        if (m is None or not m.known) and h in self._place_country:
            m = self._place(h)
        return self._all_of(h, m)

    def _place(self, h: int) -> Mention:
        country = self._place_country[h]
        start, end = h, h + 1
        return Mention(h, start, end, f"country:{country}", self.parse.words[h], "place", country, country, (), "owner")

    def _is_for(self, h: int) -> bool:
        """"In support of the president", "on behalf of Iran": for whom something is done is not to whom."""
        parse = self.parse
        return parse.lemmas[h] in _CAUSES and parse.lower[parse.heads[h]] in ("in", "on") and any(parse.lower[c] == "of" for c in parse.kids(h, "prep"))

    def _there(self, vague: list[Mention], found: list[Mention]) -> list[Mention]:
        """"Fired at protesters in Cairo": where it happens tells whose people they are, and is not whom it is done to."""
        people = next((m for m in vague if m.form in ("agent", "person") and set(m.sectors) & _INSIDE), None)
        if people is None or not found or not found[0].country or self.parse.lower[self.parse.heads[found[0].head]] not in _WHERE:
            return found
        return [with_country(people, found[0].country)]

    def _last_resort(self, reading: Reading, taken: set[str], countries: set[str]) -> list[Mention]:
        """A country under any preposition of the chain, other than the actor's own."""
        for link in reading.chain():
            around = self._around(link, reading)
            for prep in (x for x in _ANYWHERE if x in around and (x != "from" or reading.type != "MOBILIZE")):
                spots = [h for h in self._under(prep, link, reading) if not self._says_when(h)]
                found = [m for m in self.as_victims(spots) if m.known and m.key not in taken and m.country not in countries]
                if found:
                    return found if prep in ("between", "with", "against") else found[:1]
        return []

    def _says_when(self, h: int) -> bool:
        """"After talks with the Red Cross": whom a happening that only says when is with."""
        parse = self.parse
        before = parse.heads[h] - 1
        return before > 0 and parse.heads[h] < h and parse.deps[before] == "pobj" and parse.lower[parse.heads[before]] in _WHEN

    def _deeper(self, reading: Reading, taken: set[str], countries: set[str]) -> list[Mention]:
        """"Shared findings on smuggling with Chad", "regret for crimes committed against Croats": what the parser hung too low."""
        parse = self.parse
        for link in reading.chain():
            spots = (frozenset(link.row.recipient) or _LOW) & (_LOW | {"at"} if reading.type == "ASSAULT" else _LOW)
            if reading.type == "ACCUSE":
                spots -= {"against"}  # those a crime was committed against are not those accused of it
            if not spots or not self._grammar.is_verb(link.token):
                continue
            right = parse.edges[link.token][1]
            heads = [h for t in range(link.token + 1, right) if parse.deps[t] == "prep" and parse.lower[t] in spots and not self._in_own_clause(t, link.token) for h in parse.kids(t, "pobj")]
            for m in self.as_victims(heads):
                if m.known and m.key not in taken and m.country not in countries:
                    return [m]
        return []

    def _in_own_clause(self, t: int, p: int) -> bool:
        """Whether a clause with a subject or a verb of its own that is no participle stands between a token and the predicate above it."""
        parse = self.parse
        for a in parse.ancestors(t):
            if a == p:
                return False
            if self._grammar.is_verb(a) and not (parse.deps[a] == "acl" and parse.tags[a] in ("VBN", "VBG")):
                return True
        return True

    def _provoker(self, reading: Reading, taken: set[str], countries: set[str]) -> list[Mention]:
        """Who did what it is a reaction to."""
        if reading.type not in _REACTIONS:
            return []
        for link in reading.chain():
            for c in self._grammar.adverbials(link.token, _UPON | CONDITIONS if reading.type == "THREATEN" else _UPON):
                found = [m for m in self.as_actors(self._grammar.of(c).agents) if m.country and m.key not in taken and m.country not in countries]
                if found:
                    return found[:1]
        return []

    def _within(self, reading: Reading, countries: set[str]) -> list[Mention]:
        """"A bomb exploded outside a mosque in the Pakistani city of Quetta": the country named anywhere in what it was done to or where."""
        if reading.type != "ASSAULT":
            return []
        args = self._grammar.of(reading.token)
        sites = [c for c in args.datives if self._says_where(c, reading.token)]
        for h in [*sites, *args.objects, *(x for prep in (*_SCENES, "on", "into") for x in args.preps.get(prep, []))]:
            name = self._cast.country_within(h)
            if name is not None and name.country and name.country not in countries and name.form in ("name", "capital", "region", "adjective"):
                return [Mention(h, h, h + 1, f"country:{name.country}", name.label, "place", name.country, name.country, (), "owner", name)]
            spots = (t for t in range(*self.parse.edges[h]) if self.parse.deps[self.parse.heads[t]] != "agent")  # "rebels backed by Rwanda"
            there = next((t for t in spots if self._place_country.get(t, next(iter(countries), "")) not in countries), None)
            if there is not None and there in self._place_country:
                return [self._place(there)]
        return []

    def _aimed(self, reading: Reading, taken: set[str], countries: set[str]) -> list[Mention]:
        """Whom the noun under a preposition is against ("for a possible war against Iraq"), or where the subject's verb goes."""
        heads: list[int] = []
        swapped = isinstance(reading.row, FrameRow) and reading.row.swap
        for link in reading.chain():
            args = self._grammar.of(link.token)
            low = [h for o in args.objects for hs in self._grammar.of(o).preps.values() for h in hs] if self._grammar.is_verb(link.token) and reading.type != "ACCUSE" else []
            for h in [*(h for prep, hs in args.preps.items() if prep not in _WHEN for h in hs), *low]:
                inner = self._grammar.of(h).preps
                heads += [x for prep in ("from", "by") if swapped for x in inner.get(prep, [])]  # "came under attack from …"
                heads += [x for prep in ("against", "with", "on") for x in inner.get(prep, [])]
            governor = self.parse.heads[link.token]
            if self.parse.deps[link.token] in ("nsubj", "nsubjpass") and self._grammar.is_verb(governor):
                heads += [x for prep in _ANYWHERE for x in self._grammar.of(governor).preps.get(prep, [])]
        for m in self.as_victims(heads):
            if m.known and m.key not in taken and m.country not in countries:
                return [m]
        return []

    def _at_own(self, reading: Reading, actors: list[Mention], countries: set[str]) -> list[Mention]:
        """Rebels and protesters act against their own state: the place they strike stands for it."""
        if reading.type not in ("ASSAULT", "PROTEST", "COERCE") or len(countries) != 1:
            return []
        if not all(set(m.sectors) & _AGAINST for m in actors):
            return []
        for link in reading.chain():
            args = self._grammar.of(link.token)
            for h in [*args.objects, *(x for prep in _ANYWHERE for x in args.preps.get(prep, []))]:
                name = self._cast.country_within(h)
                if name is not None and name.country in countries and name.form in ("name", "capital", "region", "government"):
                    return [Mention(h, h, h + 1, f"country:{name.country}", name.label, "place", name.country, name.country or "", (), "owner", name)]
        return []

    def _of_speaker(self, reading: Reading, actors: list[Mention]) -> list[Mention]:
        """"According to Damascus, the rebels used gas": rebels of whom nothing else is known fight the state that tells of them."""
        if reading.type != "ASSAULT" or not actors or not all("REB" in m.sectors and not m.known for m in actors):
            return []
        heads = [h for link in reading.chain() for h in self._grammar.of(link.token).preps.get("according", [])]
        return [m for m in self.as_victims(heads) if m.country][:1]

    def _is_of_others(self, c: int) -> bool:
        """"Officials, two of whom fled to France", "al-Shabaab, which attacked Kenya": a relative clause on those who undergo it tells what they did."""
        if self.parse.deps[c] == "relcl" and self._is_known(self.parse.heads[c]):
            return True
        return self.parse.deps[c] == "relcl" and any(self.parse.lower[s] not in ("that", "which") for s in self.parse.kids(c, "nsubj", "nsubjpass"))

    def _in_clause(self, reading: Reading, taken: set[str], countries: set[str]) -> list[Mention]:
        """What the infinitive on an object is done to: "signed an accord to supply Jordan"."""
        for link in reading.chain():
            args = self._grammar.of(link.token)
            clauses = [c for o in args.objects if self._grammar.is_verb(link.token) for c in self.parse.kids(o, "acl", "relcl") if not self._is_of_others(c)]
            clauses += [c for a in self.parse.kids(link.token, "acomp", "oprd") for c in self.parse.kids(a, "xcomp")]
            clauses += [c for c in args.clauses if self._grammar.is_verb(c) and not self.parse.kids(c, "nsubj", "nsubjpass")]
            clauses += [c for c in self.parse.kids(link.token, "advcl") if any(self.parse.lower[x] == "to" for x in self.parse.kids(c, "aux"))]
            if reading.type in ("ASSAULT", "COERCE"):  # "fired tear gas to disperse them"
                for m in self.as_victims(h for c in clauses for h in (self._grammar.of(c).objects if self.parse.deps[c] == "advcl" else ())):
                    if m.key not in taken and (set(m.sectors) & _INSIDE or m.form == "pronoun"):
                        return [m]
            for c in clauses:
                inner = self._grammar.of(c)
                owners = [a for o in inner.objects for a in (*self._grammar.of(o).agents, *self._grammar.of(o).preps.get("with", []))]
                for m in self.as_victims([*inner.objects, *inner.datives, *owners, *(h for prep in _LEADS for h in inner.preps.get(prep, []))]):
                    if m.known and m.key not in taken and m.country not in countries:
                        return [m]
        return []


def _near_home(places: dict[int, str], cast: Cast) -> dict[int, str]:
    """Countries of places, without those that a report set in one country names in no other way: the map's Palma need not be Mozambique's."""
    if cast.home is None:
        return places
    named = cast.countries | {cast.home}
    return {t: country for t, country in places.items() if country in named}


def _is_apart(m: Mention, actors: Iterable[Mention]) -> bool:
    """"Ethiopia attacked Tigray": a part that governs itself, and no other organ of it acts."""
    return APART in m.code.split() and all(APART not in a.code.split() for a in actors)


def _add(out: list[Mention], found: list[Mention]) -> None:
    """Add those that are not among them by their key."""
    for x in found:
        for o in out:
            if o.key == x.key:
                break
        else:
            out.append(x)


def with_country(mention: Mention, country: str) -> Mention:
    """A generic actor placed in a country: "demonstrators" in Monrovia."""
    code = f"{country} {mention.code}".strip() if not mention.code.startswith(country) else mention.code
    return replace(mention, key=f"{mention.key}@{country}", country=country, code=code)
