"""What kind of people a noun phrase means, where it begins and ends, and its words as a name; the head of the phrase in."""

from __future__ import annotations

from dragoman.coding.actors.descriptions import Descriptions
from dragoman.coding.actors.naming import Naming
from dragoman.coding.actors.owners import MODIFIERS, Owners
from dragoman.coding.actors.pronouns import POSSESSIVES
from dragoman.knowledge import AgentRow, Knowledge, Name
from dragoman.language import Parse

_LEFT = (*MODIFIERS, "det", "quantmod", "advmod", "predet")
# What a name is told without: "a", "the", "some 2,000", "at least", "his".
_AGED = ["year", "-", "old"]
_DETERMINERS = frozenset({"DET", "PUNCT"})
_UNNAMED = frozenset({"NUM", "ADV", "ADP", "PART", "SCONJ", "PRON", "SYM"})
POLICE, _SOLDIER = "COP", "soldier"
_MANY = frozenset({"many", "several", "some", "few", "more", "most", "less", "fewer", "other", "another", "own", "such", "various", "numerous", "least", "dozens", "hundreds", "thousands", "scores"})


# Offices of one state whatever the report is about, unless it speaks of a state that has the like and not of that one.
_AMERICAN = ("secretary of state", "state department official", "state department spokesman", "state department spokeswoman", "state department envoy")
_ALIKE = frozenset({"GBR", "VAT"})
# Parties and seats that go by such names where the report is not about a country that has them too.
_OF_CONGRESS = ("republican", "republicans", "democrat", "democrats", "congressman", "congresswoman", "rep.", "republican lawmaker", "democratic lawmaker", "republican senator", "democratic senator")
_TOO = frozenset({"GBR", "IRL", "ESP", "FRA", "DEU", "ARM", "AUS", "ITA", "PHL", "COL", "PER", "TUR", "HKG", "TWN", "ZAF", "CHL", "MAR"})


class Kinds:
    """Agent nouns of one parse, and the extent of its noun phrases."""

    def __init__(self, parse: Parse, naming: Naming, owners: Owners, descriptions: Descriptions, knowledge: Knowledge, day: str | None) -> None:
        self.parse = parse
        self._naming = naming
        self._owners = owners
        self._descriptions = descriptions
        self._knowledge = knowledge
        self._day = day
        self._agents: dict[int, tuple[AgentRow, int, int] | None] = {}

    def agent(self, i: int) -> tuple[AgentRow, int, int] | None:
        """(row, start, end) of the agent noun that a token heads."""
        agents = self._agents
        if i not in agents:
            agents[i] = self._in_service(i, self._knowledge.agents.match(self.parse.lemmas, self.parse.lower, i))
            if self.parse.lower[i] == "men" and self._are_own_men(i) and (row := self._knowledge.agents.rows.get(_SOLDIER)) is not None:
                agents[i] = row, i, i + 1
        return agents[i]

    def owner(self, i: int, end: int) -> tuple[Name, int] | None:
        """Whose a kind of people is: (owner, its token); ``end`` is past its noun, whose last word may have it: "the minister for foreign affairs of Gabon"."""
        return self._owners.of(i) or (self._owners.of(end - 1) if end - 1 > i else None)

    def _are_own_men(self, i: int) -> bool:
        """"Its men", "his men", "India's men": soldiers of whoever has them."""
        parse = self.parse
        return any(parse.lower[c] in POSSESSIVES or ((s := self._naming.sense(c)) is not None and s.kind in ("state", "government", "group")) for c in parse.kids(i, "poss"))

    def _in_service(self, i: int, found: tuple[AgentRow, int, int] | None) -> tuple[AgentRow, int, int] | None:
        """"Police sentries", "rapid action force personnel": who stands behind the name of a police service is police, whatever he is elsewhere."""
        parse, first = self.parse, found[1] if found is not None else i
        if first == 0 or not self._serves(parse.lemmas[i]) or (found is not None and (POLICE in found[0].sectors or found[0].kind == "role")):
            return found
        service = self._knowledge.agents.match(parse.lemmas, parse.lower, first - 1) if parse.deps[first - 1] in MODIFIERS else None
        if service is None or POLICE not in service[0].sectors:
            return found
        last = found[2] if found is not None else i + 1
        return AgentRow(f"{service[0].noun} {parse.lemmas[i]}", [POLICE], kind="people"), service[1], last

    def _serves(self, noun: str) -> bool:
        """Whether a noun names people or a body of people that a service may have."""
        return noun in self._knowledge.frames.classes.get("police_unit", ())

    def _of_washington(self, row: AgentRow, end: int) -> Name | None:
        """"Assistant Secretary of State Brown" in a report on Georgia: an American, but for a "Secretary of State for Defence" in London; ``end`` is past the noun."""
        seats = row.noun.endswith(_OF_CONGRESS)
        if not (seats or row.noun.endswith(_AMERICAN)) or "ELI" in row.sectors or self.parse.lower[end : end + 1] == ["for"]:
            return None
        here = self._naming.countries
        if "USA" not in here and here & (_TOO if seats else _ALIKE):
            return None
        return Name("country:USA", self._knowledge.names.label("USA"), "state", "name", "USA", "USA")

    def core(self, i: int) -> tuple[int, int]:
        """Tokens of the noun phrase: its left modifiers and head, and a name that runs past the head."""
        parse = self.parse
        start = i
        for c in parse.children[i]:
            if c < i and parse.deps[c] in _LEFT:
                start = min(start, parse.edges[c][0])
        end = i + 1
        hit = self._naming.hit(i)
        if hit is not None:
            tokens = self._naming.tokens(hit)
            start, end = min(start, tokens[0]), max(end, tokens[-1] + 1)
        return start, end

    def label(self, start: int, end: int) -> str:
        """The words of a phrase as a name: without articles, numbers and what else only counts or points."""
        parse = self.parse
        while start < end - 1 and (parse.pos[start] in _DETERMINERS or ((parse.pos[start] in _UNNAMED or parse.lower[start] in _MANY) and self._naming.hit(start) is None)):
            start += 1
        if parse.lower[start : start + 3] == _AGED and start + 3 < end:
            start += 3  # "27-year-old Justine Murphy"
        text = parse.text[parse.starts[start] : parse.ends[end - 1]]
        return " ".join(text.split())
