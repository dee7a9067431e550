"""Noun phrases to mentions: by a known name, an agent noun ("Syrian rebels"), a title, an apposition, a people, a surname used before."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.actors.codes import speak_for
from dragoman.coding.actors.descriptions import Descriptions
from dragoman.coding.actors.mention import Mention, of_name
from dragoman.coding.actors.naming import Naming
from dragoman.coding.actors.owners import MODIFIERS, OPPOSED, Owners
from dragoman.coding.actors.pronouns import POSSESSIVES
from dragoman.knowledge import AgentRow, Knowledge, Name, NameHit, compose_code
from dragoman.language import Parse

_SIDES = frozenset({"all", "both", "warring", "conflicting", "rival", "concerned", "belligerent"})
NOUN_LIKE = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "X"})
_LEFT = (*MODIFIERS, "det", "quantmod", "advmod", "predet")
# What a name is told without: "a", "the", "some 2,000", "at least", "his".
_DETERMINERS = frozenset({"DET", "PUNCT"})
_UNNAMED = frozenset({"NUM", "ADV", "ADP", "PART", "SCONJ", "PRON", "SYM"})
_POLICE, _SOLDIER = "COP", "soldier"
_MANY = frozenset({"many", "several", "some", "few", "more", "most", "less", "fewer", "other", "another", "such", "various", "numerous", "least", "dozens", "hundreds", "thousands", "scores"})


class Phrases:
    """Reads the noun phrases of one parse, in the order of the text; what was read before is in ``descriptions``."""

    def __init__(self, parse: Parse, naming: Naming, owners: Owners, descriptions: Descriptions, knowledge: Knowledge, day: str | None) -> None:
        self.parse = parse
        self._naming = naming
        self._owners = owners
        self._descriptions = descriptions
        self._knowledge = knowledge
        self._day = day
        self._surnames: dict[str, Mention] = {}
        self._agents: dict[int, tuple[AgentRow, int, int] | None] = {}

    def may_be_head(self, i: int) -> bool:
        """Whether a token can head the phrase of an actor: a noun that is no mere part of a longer one."""
        parse = self.parse
        hit = self._naming.hit(i)
        if parse.pos[i] not in NOUN_LIKE and hit is None:
            return False
        if parse.deps[i] in ("compound", "amod", "nmod"):
            head = parse.heads[i]
            # Part of a longer name or phrase: its head speaks for it, unless a name ends here and the head is no part of it.
            return hit is not None and self._naming.hit(head) is not hit and i == self._naming.last(hit)
        return hit is None or i == self._naming.last(hit) or parse.heads[i] not in self._naming.tokens(hit)

    def read(self, i: int) -> Mention | None:
        """The mention that a token heads; None where it stands for nobody known or named."""
        found = self._by_name(i)
        if found is None and not (self._naming.modifies_only(i) and self._naming.hit(i)):
            found = self._by_description(i) or self._by_people(i) or self._by_agent(i) or self._by_title(i) or self._by_surname(i) or self._described_otherwise(i) or self._by_speech(i)
        if found is not None and found.kind == "person" and found.form in ("person", "name"):
            self._surnames.setdefault(self.parse.lower[found.head], found)
        return found

    def remember(self, mention: Mention) -> Mention:
        """What is known by now of a person: his surname alone means him from here on."""
        if mention.form == "person":
            self._surnames[self.parse.lower[mention.head]] = mention
        return mention

    def agent(self, i: int) -> tuple[AgentRow, int, int] | None:
        """(row, start, end) of the agent noun that a token heads."""
        if i not in self._agents:
            self._agents[i] = self._in_service(i, self._knowledge.agents.match(self.parse.lemmas, self.parse.lower, i))
            if self._are_own_men(i) and (row := self._knowledge.agents.rows.get(_SOLDIER)) is not None:
                self._agents[i] = row, i, i + 1
        return self._agents[i]

    def _are_own_men(self, i: int) -> bool:
        """"Its men", "his men", "India's men": soldiers of whoever has them."""
        parse = self.parse
        return parse.lower[i] == "men" and any(parse.lower[c] in POSSESSIVES or ((s := self._naming.sense(c)) is not None and s.kind in ("state", "government", "group")) for c in parse.kids(i, "poss"))

    def _in_service(self, i: int, found: tuple[AgentRow, int, int] | None) -> tuple[AgentRow, int, int] | None:
        """"Police sentries", "rapid action force personnel": who stands behind the name of a police service is police, whatever he is elsewhere."""
        parse, first = self.parse, found[1] if found is not None else i
        if first == 0 or not self._serves(parse.lemmas[i]) or (found is not None and (_POLICE in found[0].sectors or found[0].kind == "role")):
            return found
        service = self._knowledge.agents.match(parse.lemmas, parse.lower, first - 1) if parse.deps[first - 1] in MODIFIERS else None
        if service is None or _POLICE not in service[0].sectors:
            return found
        last = found[2] if found is not None else i + 1
        return AgentRow(f"{service[0].noun} {parse.lemmas[i]}", [_POLICE], kind="people"), service[1], last

    def _serves(self, noun: str) -> bool:
        """Whether a noun names people or a body of people that a service may have."""
        return noun in self._knowledge.frames.classes.get("police_unit", ())

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

    # ------------------------------------------------------------------ names

    def _by_name(self, i: int) -> Mention | None:
        """Who a noun phrase means by a name: "France", "the Kremlin", "Kurds"."""
        hit = self._naming.hit(i)
        if hit is None or self._naming.modifies_only(i):
            return None
        sense = hit.senses[0]
        if sense.form == "adjective" and self.parse.deps[i] in ("amod", "compound", "nmod"):
            return None
        if sense.form in ("adjective", "people") and len(hit.senses) == 1:
            agent = self.agent(i)
            if agent is not None and agent[0].noun != self.parse.lower[i]:
                return None
        start, end = self.core(i)
        if sense.form == "people":
            elsewhere = self._place_of(i)
            if elsewhere is not None and elsewhere.country not in (None, sense.country):
                return self._people(i, start, end, elsewhere.country, elsewhere)
        sharing = self._shares(i) if sense.form in ("adjective", "people") else None
        if sharing is not None:
            return self._agent_mention(i, sharing, start, end, (sense, i))
        found = of_name(sense, i, start, end, "name")
        if sense.form == "people":
            return replace(found, name=" ".join(self.parse.text[hit.start : hit.end].split()))
        return replace(found, noun=self._title_before(hit, start)) if sense.kind == "person" else found

    def _shares(self, i: int) -> AgentRow | None:
        """"Kyrgyz and Tajik border guards", where the first was taken for somebody by itself: what the second names are."""
        parse = self.parse
        last = next((c for c in parse.kids(i, "conj") if c > i), None)
        if last is None or parse.lower[i + 1] != "and" or parse.tags[i] == "NNPS" or parse.words[i].endswith("s"):
            return None
        beside = [c for c in range(i + 2, last) if self._naming.hit(c) is not None and parse.heads[c] == last and parse.deps[c] in MODIFIERS]
        agent = self.agent(last) if beside == [i + 2] else None
        return agent[0] if agent is not None else None

    def _title_before(self, hit: NameHit, start: int) -> str:
        """The title before a person's name: "General"."""
        t = self._naming.tokens(hit)[0] - 1
        title = self.agent(t) if t >= start else None
        return title[0].noun if title is not None else ""

    def _people(self, i: int, start: int, end: int, country: str | None, sense: Name | None) -> Mention:
        name = self.label(start, end)
        return Mention(i, start, end, f"people:{country}:{name.lower()}", name, "people", country, country or "CVL", (), "agent", sense, self.parse.lemmas[i])

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

    # ------------------------------------------------------------------ descriptions

    def _by_description(self, i: int) -> Mention | None:
        """"The alliance" once NATO has been named."""
        sense = self._descriptions.by_words(i)
        if sense is None:
            return None
        owner = self._owners.of(i)
        if owner is not None and owner[0].key != sense.key and owner[0].country != sense.country:
            return None
        start, end = self.core(i)
        found = of_name(sense, i, start, end, "description")
        agent = self.agent(i)
        return None if owner is None and self._descriptions.is_elsewhere(i, found, agent[0] if agent else None) else found

    def _described_otherwise(self, i: int) -> Mention | None:
        """"The group", "the North": a noun that is no agent noun, or not by itself."""
        if self.parse.pos[i] not in ("NOUN", "PROPN") or self._owners.of(i) is not None:
            return None
        start, end = self.core(i)
        return _taken_up(self._descriptions.one(i, None, None), i, start, end)

    # ------------------------------------------------------------------ agents

    def _by_agent(self, i: int) -> Mention | None:
        """Who a noun phrase means by a kind of people: "rebels", "an Iranian diplomat", "party leaders"."""
        if self.parse.pos[i] not in ("NOUN", "PROPN", "ADJ"):
            return None
        found = self.agent(i)
        if found is None:
            return None
        row, first, last = found
        start, end = self.core(i)
        start, end = min(start, first), max(end, last)
        if row.noun == "party" and self._are_sides(i):
            return None
        owner = self._owners.of(i)
        named = self._beside(i, row)
        if named is not None:
            return replace(named, head=i, start=start, end=end, form="description")
        earlier = None if self._is_name(i) else self._descriptions.one(i, row, owner[0] if owner else None)
        if earlier is not None:
            return _taken_up(earlier, i, start, end)
        if owner is None and self._is_weak(i, row):
            return None
        return self._agent_mention(i, row, start, end, owner)

    def _is_name(self, i: int) -> bool:
        """"The Chin Land Defence Force": a name of its own, that no earlier "force" is meant by."""
        parse = self.parse
        if not parse.words[i][:1].isupper() or parse.pos[i] != "PROPN":
            return False
        before = [c for c in parse.kids(i, "compound") if c < i and parse.words[c][:1].isupper() and parse.pos[c] == "PROPN"]
        return len(before) > 1 and self._naming.hit(i) is None

    def _are_sides(self, i: int) -> bool:
        """"All parties", "the warring parties", "parties to the conflict": whoever fights, and nobody who stands for election."""
        before = {self.parse.lower[c] for c in self.parse.children[i] if c < i}
        return (bool(before & _SIDES) and not before & {"political", "opposition"}) or any(self.parse.lower[c] == "to" for c in self.parse.kids(i, "prep"))

    def _is_weak(self, i: int, row: AgentRow) -> bool:
        """"A division in society": a noun that rather names a thing."""
        weak = self._knowledge.references.weak.get(row.noun)
        return weak is not None and (weak.number == "any" or self.parse.tags[i] not in ("NNS", "NNPS"))

    def _agent_mention(self, i: int, row: AgentRow, start: int, end: int, owner: tuple[Name, int] | None) -> Mention:
        """The mention of a kind of people with the code of who owns or leads it."""
        inner = self._led(i, row)
        if inner is not None:
            code, country, sectors = speak_for(inner, row)
        else:
            code, country, sectors = compose_code(owner[0] if owner else None, row)
        name = self.label(start, end)
        if owner is not None and owner[0].form != "adjective" and not start <= owner[1] < end:
            whose = owner[0].label if owner[0].kind != "government" or owner[0].country is None else self._knowledge.names.label(owner[0].country)
            name = f"{name} ({whose})"  # "Ministers from … NATO members"
        kind = "person" if row.kind == "role" else row.kind
        if owner is not None and owner[0].kind == "group" and inner is None and set(row.sectors) & set(owner[0].sectors):
            return Mention(i, start, end, owner[0].key, owner[0].label, "group", country, code, sectors, "description", owner[0], row.noun)  # "FARC guerrillas"
        return Mention(i, start, end, f"agent:{code}:{row.noun}", name, kind, country, code, sectors, "agent", owner[0] if owner else None, row.noun)

    def _led(self, i: int, row: AgentRow) -> Mention | None:
        """Whom somebody speaks for, helps or belongs to: "a spokesman for the Ukrainian defence ministry", "the foreign minister's deputy"."""
        parse = self.parse
        leads = row.kind == "role" or "CVL" in row.sectors
        if not leads and (row.kind != "person" or "GOV" not in row.sectors):
            return None
        spots = parse.kids(i, "poss")
        spots += [p for c in parse.kids(i, "prep") if parse.lower[c] in ("for", "of", "to", "at") for p in parse.kids(c, "pobj")]
        for p in spots:
            if p == i:
                continue
            sense = self._naming.sense(p)
            if sense is not None:
                if sense.kind in ("state", "people", "government") or self._naming.modifies_only(p):
                    continue
                start, end = self.core(p)
                return of_name(sense, p, start, end, "name")
            if self.agent(p) is not None:
                inner = self._by_agent(p)
                # "officials of the rebel government" are none of the state's, "officials of the police department" are police
                opposed = inner is not None and bool(set(inner.sectors) & (OPPOSED | {_POLICE} if self._serves(row.noun.split()[-1]) else OPPOSED))
                if inner is not None and (opposed or (leads and inner.known)):
                    return inner
        return None

    def _beside(self, i: int, row: AgentRow) -> Mention | None:
        """The person named in apposition: "the Russian foreign minister, Sergei Lavrov", "Sergei Lavrov, the Russian foreign minister"."""
        parse = self.parse
        if parse.tags[i] in ("NNS", "NNPS"):
            return None
        near = parse.kids(i, "appos")
        if row.kind not in ("person", "role"):
            return self._named_body(near)
        near += self._after_comma(i)
        if parse.deps[i] == "appos":
            near.append(parse.heads[i])
        for other in near:
            sense = self._naming.sense(other)
            if sense is not None and sense.kind == "person":
                start, end = self.core(other)
                return of_name(sense, other, start, end, "name")
            if sense is None and parse.pos[other] == "PROPN" and self.agent(other) is None and parse.tags[other] == "NNP":
                found = self._by_title(other)
                if found is not None:
                    return found
        return None

    def _named_body(self, near: list[int]) -> Mention | None:
        """"The newspaper La Prensa", "the militant group Hamas"."""
        for other in near:
            sense = self._naming.sense(other)
            if sense is not None and sense.key.startswith("entity:") and sense.kind != "person":
                return of_name(sense, other, *self.core(other), "name")
        return None

    def _after_comma(self, i: int) -> list[int]:
        """The head of a person's name that follows a comma and is no subject: "the army chief, General Abdel Fattah al-Burhan"."""
        parse = self.parse
        if i + 2 >= len(parse) or parse.words[i + 1] != ",":
            return []
        for t in range(i + 2, min(i + 5, len(parse))):
            hit = self._naming.hit(t)
            if hit is not None:
                last = self._naming.last(hit)
                return [last] if hit.senses[0].kind == "person" and parse.deps[last] not in ("nsubj", "nsubjpass", "conj", "dobj", "pobj") else []
            if self.agent(t) is None:
                return []
        return []

    # ------------------------------------------------------------------ people nobody knows

    def _by_title(self, i: int) -> Mention | None:
        """"Gambian President Dawda Jawara", "Yitzhak Mordechai, Israel's defence minister"."""
        parse = self.parse
        if parse.pos[i] != "PROPN":
            return None
        start, end = self.core(i)
        title = None
        for t in range(i - 1, start - 1, -1):
            title = self.agent(t)
            if title is not None:
                of = self.agent(t - 2) if t >= 2 and parse.lower[t - 1] == "of" else None
                title = of if of is not None and of[2] > t else title  # "chief of staff"
                break
        owner = self._owners.of(i)
        if title is not None:
            known = self._knowledge.names.nearly(self.label(title[2], end)) if title[2] <= i else None
            if known is not None:
                return of_name(known, i, start, end, "name")
            owner = owner or self._owners.of(title[2] - 1)
            code, country, sectors = compose_code(owner[0] if owner else None, title[0])
            noun, first = title[0].noun, title[2]
        else:
            apposed = self._apposition(i)
            if apposed is None:
                return self._by_given_name(i, start, end)
            code, country, sectors, noun, first = apposed.code, apposed.country, apposed.sectors, apposed.noun, start
        name = self.label(min(first, i), end)
        return Mention(i, start, end, f"person:{name.lower()}", name, "person", country, code, sectors, "person", None, noun)

    def _by_given_name(self, i: int, start: int, end: int) -> Mention | None:
        """"Ingrid Betancourt": a given name and a name that is no known word."""
        parse = self.parse
        given = self._knowledge.references.first_names
        first = i - 1
        while first > start and parse.pos[first] == "PROPN" and parse.words[first] not in given:
            first -= 1
        if first < start or not (parse.words[first] in given or self._naming.strangers & {first, i}):
            return None
        if any(parse.pos[t] != "PROPN" or self._naming.hit(t) or parse.lower[t] in self._knowledge.names.title_words for t in range(first, i + 1)):
            return None
        name = self.label(first, end)
        return Mention(i, first, end, f"person:{name.lower()}", name, "person", None, "CVL", (), "person", None, "")

    def _by_speech(self, i: int) -> Mention | None:
        """"Khamis Abbakar accused the militia": a name of two words nobody knows is somebody's where only somebody can do what the verb says."""
        parse = self.parse
        verb = parse.heads[i]
        if parse.tags[i] != "NNP" or parse.deps[i] != "nsubj" or parse.lemmas[verb] not in self._knowledge.references.reporting or parse.kids(i, "det", "conj", "prep"):
            return None
        start, end = self.core(i)
        words = range(start, i + 1)
        if len(words) < 2 or any(parse.pos[t] != "PROPN" or not parse.words[t].istitle() or self._is_word(t) for t in words):
            return None
        name = self.label(start, end)
        return Mention(i, start, end, f"person:{name.lower()}", name, "person", None, "", (), "person", None, "")

    def _is_word(self, t: int) -> bool:
        """Whether a token is anything but a part of an unknown person's name."""
        lower = self.parse.lower[t]
        known = self._naming.hit(t) is not None or self.agent(t) is not None or self._naming.is_place(t)
        return known or lower in self._knowledge.names.title_words or lower in self._knowledge.names.common_words

    def _apposition(self, i: int) -> Mention | None:
        parse = self.parse
        near = parse.kids(i, "appos")
        if parse.deps[i] == "appos":
            near.append(parse.heads[i])
        for other in near:
            found = self.agent(other) if parse.pos[other] in ("NOUN", "PROPN", "ADJ") else None
            if found is not None and found[0].kind in ("person", "role"):
                start, end = self.core(other)
                return self._agent_mention(other, found[0], min(start, found[1]), max(end, found[2]), self._owners.of(other))
        return None

    def _by_surname(self, i: int) -> Mention | None:
        if self.parse.pos[i] != "PROPN":
            return None
        start, end = self.core(i)
        known = self._surnames.get(self.parse.lower[i])
        if known is not None:
            return replace(known, head=i, start=start, end=end)
        return self._in_office(i, start, end)

    def _in_office(self, i: int, start: int, end: int) -> Mention | None:
        """"Bush" by itself: the head of state or government of that name on the day, if the report names his country and no other given name."""
        parse = self.parse
        if self._day is None or not parse.words[i][:1].isupper() or parse.words[i] in self._knowledge.references.first_names:
            return None
        if any(parse.pos[t] == "PROPN" and self._naming.hit(t) is None and parse.lower[t].rstrip(".") not in self._knowledge.names.title_words for t in range(start, i)):
            return None
        here = self._naming.countries
        found = [n for n in self._knowledge.names.in_office(parse.words[i], self._day) if n.country in here]
        return of_name(found[0], i, start, end, "name") if len(found) == 1 else None

    # ------------------------------------------------------------------ words

    def label(self, start: int, end: int) -> str:
        """The words of a phrase as a name: without articles, numbers and what else only counts or points."""
        parse = self.parse
        while start < end - 1 and (parse.pos[start] in _DETERMINERS or ((parse.pos[start] in _UNNAMED or parse.lower[start] in _MANY) and self._naming.hit(start) is None)):
            start += 1
        text = parse.text[parse.starts[start] : parse.ends[end - 1]]
        return " ".join(text.split())


def _taken_up(earlier: Mention | None, i: int, start: int, end: int) -> Mention | None:
    return replace(earlier, head=i, start=start, end=end, form="description") if earlier is not None else None


