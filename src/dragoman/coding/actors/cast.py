"""Who: a parse in, the people and bodies it speaks of out.

Read once, in the order of the text: names first, then each noun phrase, description and pronoun with what stood before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from dragoman.coding.actors.descriptions import OFFICIAL, Descriptions
from dragoman.coding.actors.discourse import Discourse, Entity
from dragoman.coding.actors.mention import Mention, of_name
from dragoman.coding.actors.naming import Naming
from dragoman.coding.actors.owners import OPPOSED, Owners
from dragoman.coding.actors.phrases import NOUN_LIKE, Phrases
from dragoman.coding.actors.pronouns import POSSESSIVES, STRIKING, THIRD_PERSON, Pronouns
from dragoman.coding.actors.setting import setting, strangers
from dragoman.coding.actors.speakers import Speakers
from dragoman.knowledge import AgentRow, Knowledge, Name, compose_code
from dragoman.language import Parse
from dragoman.records import BEYOND_STATES, Span

_THING_DEPS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr", "appos", "conj"})
_MEMBERS = frozenset({"state", "government", "group", "igo", "alliance", "party", "body"})
_BEARING = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "GOV"})
# Who is before what he says or stages: "an opposition demand", "a union boycott".
_VOICED = frozenset({"OPP", "PTY", "LAB", "EDU", "REL"})
_UTTERANCES = frozenset(
    "demand call request appeal plea petition offer proposal threat protest boycott strike rally march demonstration complaint accusation allegation claim walkout".split()
)
_OWNING = frozenset({"group", "igo", "alliance"})
_BODIES = frozenset({"party", "group", "igo", "alliance", "ngo", "company", "media"})
_NEIGHBOURS = frozenset({"neighbour", "neighbor", "arch-foe", "archfoe", "arch-rival"})
_FAR, _SLOW = 40, 0.85  # sentences back, and what is left of somebody's prominence after each
# What an official means as his own where he is quoted.
_OWN_ORGANS = frozenset({"government", "army", "military", "parliament", "police", "cabinet"})
_AT = frozenset({"in", "at", "near", "on", "around", "outside"})
_SOME = frozenset({"some", "many", "several", "most", "dozens", "hundreds", "scores", "thousands", "members", "all", "none"})


class Cast:
    """The actors of one document. Building it reads the whole parse once; afterwards it is only asked.

    ``places`` gives the country (ISO3) of tokens that the map knows.
    """

    def __init__(self, parse: Parse, knowledge: Knowledge, day: str | None, places: Mapping[int, str] | None = None) -> None:
        self.parse = parse
        self.day = day
        self.mentions: list[Mention] = []
        self.pronouns: list[Mention] = []
        self._knowledge = knowledge
        self._naming = Naming(parse, knowledge, day, places or {})
        self._discourse = Discourse(parse)
        self._pronouns = Pronouns(parse, self._discourse, knowledge.references)
        self.hits = self._naming.hits
        self.home = setting(parse, self.hits, places or {})  # the country the report is set in, if its dateline and its words agree on one
        if self.home is not None:
            self._naming.settle(self.home)
            self.hits = self._naming.hits
        self._descriptions = Descriptions(parse, self._discourse, knowledge, day, self._pronouns.barred, self.home, strangers(parse, self.hits, places or {}) if self.home else ())
        self._owners = Owners(parse, self._naming, knowledge, self._descriptions.word)
        self._phrases = Phrases(parse, self._naming, self._owners, self._descriptions, knowledge, day)
        self._cache: dict[int, Mention | None] = {}
        self._speakers = Speakers(parse, self._discourse, self._cache.get)  # not by a method of this: it would keep itself alive
        self._together: dict[int, list[Mention]] = {}
        self._read_all()

    # ------------------------------------------------------------------ asking

    def mention(self, head: int) -> Mention | None:
        """The actor that the noun phrase headed by this token stands for; the first where there are several."""
        return self._cache.get(head)

    def mentions_of(self, head: int) -> list[Mention]:
        """The actors of a noun phrase: more than one where several own it ("Israeli and Syrian officials") or are meant ("both sides")."""
        together = self._together.get(head)
        if together is not None:
            return list(together)
        first = self.mention(head)
        if first is None:
            return []
        agent = self._phrases.agent(head)
        if first.form == "name" and first.kind == "forces" and agent is not None:
            return [*self._beside_forces(head, first, agent[0]), first]
        if first.form != "agent" or first.sense is None or agent is None:
            return [first, *self._listed(first)]
        out = [first]
        owners = self._owners.coordinated(head)
        for other in owners if any(o.key == first.sense.key for o in owners) else ():
            if other.key != first.sense.key:
                code, country, sectors = compose_code(other, agent[0])
                name = re.sub(r" \([^()]*\)$", f" ({_whose(other)})", first.name)
                out.append(replace(first, key=f"agent:{code}:{first.noun}", name=name, country=country, code=code, sectors=sectors, sense=other))
        return out

    def _beside_forces(self, head: int, first: Mention, agent: AgentRow) -> list[Mention]:
        """"British and Kenyan troops", where the Kenyan ones are known by name: the others."""
        out = []
        for other in self._owners.coordinated(head):
            if other.country not in (None, first.country):
                code, country, sectors = compose_code(other, agent)
                name = f"{self._phrases.label(head, head + 1)} ({_whose(other)})"
                out.append(replace(first, key=f"agent:{code}:{agent.noun}", name=name, country=country, code=code, sectors=sectors, form="agent", sense=other, noun=agent.noun, kind=agent.kind))
        return out

    def _listed(self, first: Mention) -> list[Mention]:
        """"Iran, Iraq and Syria": a list of states that the parser took for an apposition."""
        out = []
        for c in self.parse.kids(first.head, "appos"):
            row = self.parse.conjuncts(c)
            for t in row:
                m = self.mention(t)
                alike = m is not None and (m.kind == first.kind or (len(row) > 1 and m.form == first.form == "name" and m.kind in _MEMBERS))
                if m is not None and alike and first.kind in ("state", "government") and m.key != first.key:
                    out.append(m)
        return out

    def owner(self, head: int) -> Mention | None:
        """The actor a thing or place belongs to: "Palestinian homes", "the embassy of Iran". Its span is the noun phrase's."""
        owners = self.owners(head)
        return owners[0] if owners else None

    def owners(self, head: int) -> list[Mention]:
        """All actors a thing or place belongs to: "Russian-Ukrainian contacts"."""
        return [self._owner_mention(head, name, token) for name, token in self._owners.all_of(head)]

    def _owner_mention(self, head: int, name: Name, token: int) -> Mention:
        start, end = self._phrases.core(head)
        return Mention(head, start, end, name.key, name.label, name.kind, name.country, name.code, name.sectors, "owner", name, self.parse.lemmas[token])

    def country_within(self, head: int) -> Name | None:
        """A country or place named anywhere in the phrase: "refugees fleeing the civil war in Liberia"."""
        return self._owners.country_within(head)

    def is_role(self, mention: Mention) -> bool:
        """Whether somebody is called by what he is to others, as "leader" and "spokesman" are."""
        row = self._knowledge.agents.rows.get(mention.noun)
        return row is not None and row.kind == "role"

    def bearer(self, token: int) -> Mention | None:
        """An armed body or people that a noun in front of another names: "an army air strike", "a rebel attack", "an opposition demand"."""
        agent = self._phrases.agent(token)
        if agent is None or self.parse.deps[token] not in ("compound", "amod", "nmod") or agent[0].kind == "role":
            return None
        voiced = self.parse.lemmas[self.parse.heads[token]] in _UTTERANCES and not _VOICED.isdisjoint(agent[0].sectors)
        if not voiced and _BEARING.isdisjoint(agent[0].sectors):
            return None
        found = self._phrases.read(token)
        known = self._speakers.named(token, [self.parse.lower[token].removesuffix("s")]) if found is not None and not found.known else None
        return replace(known, head=token, start=token, end=token + 1, form="description") if known is not None else found

    def named(self, token: int) -> Name | None:
        """What a name that covers this token stands for."""
        return self._naming.sense(token)

    @property
    def countries(self) -> frozenset[str | None]:
        """Countries that the report names, by their own name or that of a body or somebody of theirs."""
        return self._naming.countries

    @property
    def name_tokens(self) -> list[int]:
        """Tokens of the names of parties, groups and bodies, numbers in them included: "Five Star"."""
        return [t for hit in self.hits if hit.senses[0].kind in _BODIES for t in self._naming.tokens(hit)]

    def is_modifier(self, token: int) -> bool:
        """Whether the name at a token says only of what kind something is: "former Soviet republics", "pro-Russian"."""
        return self._naming.modifies_only(token)

    def name_text(self, span: Span) -> str:
        """The words of the known name inside a span, as the report spells them."""
        for t in self.parse.tokens_in(span):
            hit = self._naming.hit(t)
            if hit is not None and hit.senses[0].kind == "person":
                return " ".join(self.parse.text[hit.start : hit.end].split())
        return ""

    def span(self, mention: Mention) -> Span:
        """Offsets of a mention's words."""
        return self.parse.span(mention.start, mention.end)

    # ------------------------------------------------------------------ reading

    def _read_all(self) -> None:
        """Reads every word from left to right, so that each may take up those before it."""
        for known in self.hits:
            if known.senses[0].kind == "alliance":  # "the coalition" may stand before the Saudi-led coalition is named in full
                self._descriptions.named(known.senses[0])
        for i, (word, pos) in enumerate(zip(self.parse.lower, self.parse.pos, strict=True)):
            hit = self._naming.hit(i)
            if hit is not None:
                self._descriptions.named(hit.senses[0])
            if word in THIRD_PERSON:
                self._read_pronoun(i)
            elif word in ("two", "each") or ((hit is not None or pos in NOUN_LIKE) and self._phrases.may_be_head(i)):
                self._read_noun(i)

    def _read_noun(self, i: int) -> None:
        """Keeps who a noun means: both of a pair ("the two presidents"), the halves of a name ("Koreas"), or one."""
        pair = self._descriptions.pair(i)
        if pair:
            start, end = self._phrases.core(i)
            self._keep_all(i, [replace(m, head=i, start=start, end=end, form="description") for m in pair])
            return
        if self.parse.pos[i] in ("PRON", "NUM") and self._naming.hit(i) is None:
            return
        halves = self._naming.halves(i)
        if halves:
            start, end = self._phrases.core(i)
            self._keep_all(i, [of_name(name, i, start, end, "name") for name in halves])
            return
        found = self._neighbour(i) or self._speaking(self._of_whom(i, self._sent(i, self._of_quoted(i, self._phrases.read(i))))) or self._own_country(i)
        self._cache[i] = found
        if found is not None:
            self.mentions.append(found)
            entity = self._discourse.add(found)
            if entity.woman is None:
                entity.woman = self._is_woman(found)
            self._stand_together(i)
            if found.form == "agent" and self.parse.tags[i] == "NNS":  # "the presidents of Armenia and Azerbaijan"
                self._discourse.add_together(self.mentions_of(i))
        elif self.parse.pos[i] == "NOUN" and self.parse.deps[i] in _THING_DEPS:
            self._discourse.add_thing(i)

    def _keep_all(self, i: int, mentions: list[Mention]) -> None:
        """Keeps several that one word means."""
        self._cache[i] = mentions[0]
        self._together[i] = mentions
        self.mentions += mentions
        for m in mentions:
            self._discourse.add(m)
        self._discourse.add_together(mentions)

    def _stand_together(self, i: int) -> None:
        """"Iran and Iraq": once the last of several is read, they may be taken up together."""
        parse = self.parse
        first = i
        while parse.deps[first] == "conj" and parse.heads[first] != first:
            first = parse.heads[first]
        row = parse.conjuncts(first)
        if len(row) < 2 or row[-1] != i:
            return
        found = [m for m in map(self._cache.get, row) if m is not None]
        if len(found) == len(row) and len({m.kind == "person" for m in found}) == 1:
            self._discourse.add_together(found)

    def _speaking(self, found: Mention | None) -> Mention | None:
        """"Police spokesman Argo Yuwono", "its spokesman": with the code of the body that is meant."""
        body = self._speakers.body(found) if found is not None else None
        row = self._knowledge.agents.rows.get(found.noun) if found is not None else None
        if found is None or body is None or row is None:
            return found
        if body.kind in ("state", "person") and body.country is not None:
            label = self._knowledge.names.label(body.country)
            code, country, sectors = compose_code(Name(f"country:{body.country}", label, "state", "name", body.country, body.country), row)
            if body.kind == "person":
                code, country, sectors = body.code, body.country, body.sectors
        else:
            led = body.code[:3] if body.code[:3] not in BEYOND_STATES else None  # a coalition that one state leads
            code, country, sectors = body.code, body.country or led, body.sectors or found.sectors
        key = f"agent:{code}:{found.noun}" if found.form == "agent" else found.key
        return self._phrases.remember(replace(found, key=key, country=country, code=code, sectors=sectors))

    def _own_country(self, i: int) -> Mention | None:
        """"His country": that of whoever is meant."""
        parse = self.parse
        if parse.lower[i] != "country":
            return None
        for c in parse.kids(i, "poss"):
            whose = self._cache.get(c) if parse.lower[c] in POSSESSIVES else None
            if whose is not None and whose.country is not None:
                iso = whose.country
                label = self._knowledge.names.label(iso)
                start, end = self._phrases.core(i)
                return Mention(i, start, end, f"country:{iso}", label, "state", iso, iso, (), "description", Name(f"country:{iso}", label, "state", "name", iso, iso))
        return None

    def _of_whom(self, i: int, found: Mention | None) -> Mention | None:
        """"Its troops", "his army" as those who act: of whoever is meant, where nothing else tells whose they are."""
        if found is None or found.form != "agent" or found.country is not None or not (self._is_subject(i) or self._is_struck(i)):
            return found
        agent = self._phrases.agent(i)
        spots = [c for c in self.parse.kids(i, "poss") if self.parse.lower[c] in POSSESSIVES]
        whose = self._quoted_subject(i) or next((m for m in map(self._cache.get, spots) if m is not None), None)
        if agent is None or whose is None or not spots:
            return found
        if self.parse.lower[i] == "men" and OPPOSED & set(whose.sectors):  # of a militia's leader
            return replace(found, key=f"agent:{whose.code}:{found.noun}", country=whose.country, code=whose.code, sectors=whose.sectors)
        owner = whose.sense if whose.kind in _OWNING else None
        if owner is None and whose.country is not None:
            label = self._knowledge.names.label(whose.country)
            owner = Name(f"country:{whose.country}", label, "state", "name", whose.country, whose.country)
        if owner is None:
            return found
        code, country, sectors = compose_code(owner, agent[0])
        return replace(found, key=f"agent:{code}:{found.noun}", name=f"{found.name} ({owner.label})", country=country, code=code, sectors=sectors, sense=owner)

    def _of_quoted(self, i: int, found: Mention | None) -> Mention | None:
        """"The government has decided," an Albanian minister said: officials who are quoted speak of their own government, not of the one named last."""
        parse = self.parse
        agent = self._phrases.agent(i)
        if agent is None or not _OWN_ORGANS & {parse.lower[i]} or not self._pronouns.is_quoted(i) or self._owners.of(i) is not None:
            return found
        if not any(parse.lower[c] in ("the", "our", "this") for c in parse.kids(i, "det", "poss")) or (found is not None and found.form == "name"):
            return found
        country = self._country_of_quoted(i)
        if country is None or (found is not None and found.country == country):
            return found
        label = self._knowledge.names.label(country)
        owner = Name(f"country:{country}", label, "state", "name", country, country)
        code, country, sectors = compose_code(owner, agent[0])
        start, end = self._phrases.core(i)
        return Mention(i, start, end, f"agent:{code}:{agent[0].noun}", f"{self._phrases.label(start, end)} ({label})", agent[0].kind, country, code, sectors, "agent", owner, agent[0].noun)

    def _country_of_quoted(self, i: int) -> str | None:
        """Of the official who is quoted: named where the words stand, else who spoke last before them."""
        parse = self.parse
        for a in parse.ancestors(i):
            if parse.pos[a] in ("VERB", "AUX") and not self._pronouns.is_quoted(a):
                subject = parse.first(a, "nsubj")
                if subject is not None and parse.lower[subject] not in THIRD_PERSON:
                    name = self._naming.sense(subject)
                    return name.country if name is not None and name.kind in ("person", "government", "state") else None
                break
        else:
            return None
        here = parse.sentence_of[i]
        for k in range(here - 1, max(here - 3, -1), -1):
            root = parse.sentences[k].root
            subject = parse.first(root, "nsubj")
            teller = self._cache.get(subject) if subject is not None else None
            if teller is not None and teller.kind == "person":
                return teller.country if not OFFICIAL.isdisjoint(teller.sectors) else None
        return None

    def _sent(self, i: int, found: Mention | None) -> Mention | None:
        """"The Israeli army said troops in Jenin had arrested 12": troops of whom an army tells without more are its own, wherever they are."""
        parse = self.parse
        agent = self._phrases.agent(i)
        if found is None or agent is None or found.form != "agent" or found.sectors[:1] != ("MIL",) or parse.deps[i] not in ("nsubj", "nsubjpass"):
            return found
        verb = parse.heads[i]
        told = parse.heads[verb]
        if parse.deps[verb] == "acl" and parse.deps[told] == "pobj" and parse.kids(verb, "mark"):  # "said in a statement that troops …"
            told = parse.heads[parse.heads[told]]
        elif parse.deps[verb] != "ccomp":
            return found
        placed = found.sense is not None and any(parse.lower[c] in _AT for c in parse.kids(i, "prep"))
        if not (placed or (found.sense is None and found.country is None)) or parse.kids(i, "amod", "compound", "poss"):
            return found
        if any(parse.lower[c] == "from" for v in (verb, *parse.kids(verb, "dobj")) for c in parse.kids(v, "prep")):
            return found  # "said tanks had crossed the border from Russia"
        subject = parse.first(told, "nsubj")
        teller = self._cache.get(subject) if subject is not None else None
        if teller is None or "MIL" not in teller.sectors or teller.country is None or teller.country == found.country:
            return found
        label = self._knowledge.names.label(teller.country)
        owner = Name(f"country:{teller.country}", label, "state", "name", teller.country, teller.country)
        code, country, sectors = compose_code(owner, agent[0])
        return replace(found, key=f"agent:{code}:{found.noun}", name=f"{self._phrases.label(found.start, found.end)} ({label})", country=country, code=code, sectors=sectors, sense=owner)

    def _is_subject(self, i: int) -> bool:
        """Whether a noun is the subject of its verb, also as what some are of: "three of its soldiers were killed"."""
        parse = self.parse
        of = parse.heads[i]
        if parse.deps[i] == "pobj" and parse.lower[of] == "of" and (parse.pos[parse.heads[of]] == "NUM" or parse.lower[parse.heads[of]] in _SOME):
            i = parse.heads[of]
        return parse.deps[i] in ("nsubj", "nsubjpass")

    def _is_struck(self, i: int) -> bool:
        """Whether others strike what a noun names: "Indian troops attacked its soldiers"."""
        parse = self.parse
        return parse.deps[i] == "dobj" and parse.lemmas[parse.heads[i]] in STRIKING and all(parse.lower[c] != "own" for c in parse.kids(i, "amod"))

    def _neighbour(self, i: int) -> Mention | None:
        """"Its neighbour", "Peru's northern neighbour": the other state that is most spoken of, where nothing names it."""
        parse = self.parse
        if parse.lemmas[i] not in _NEIGHBOURS or parse.tags[i] not in ("NN", "NNP") or parse.kids(i, "appos", "relcl") or self._naming.hit(i) is not None:
            return None
        own = {m.country for c in parse.kids(i, "poss") if (m := self._cache.get(c)) is not None and m.country is not None}
        if not own or any(self._naming.hit(c) is not None for c in parse.kids(i, "amod", "compound")):
            return None

        def fits(e: Entity) -> float:
            m = e.mention
            return 1.0 if m is not None and not e.members and m.kind in ("state", "government") and m.country is not None and m.country not in own else 0.0

        ranked = self._discourse.ranked(i, fits, _FAR, _SLOW)
        meant = ranked[0][1].mention if ranked else None
        if meant is None:
            return None
        start, end = self._phrases.core(i)
        return replace(meant, head=i, start=start, end=end, form="description")

    def _quoted_subject(self, i: int) -> Mention | None:
        """"Hezbollah will fire back, its leader warned": who acts in the words that stand before their speaker."""
        parse = self.parse
        said = next((c for c in parse.kids(parse.heads[i], "ccomp") if c < i), None)
        subject = parse.first(said, "nsubj") if said is not None else None
        return self._cache.get(subject) if subject is not None else None

    def _is_woman(self, m: Mention) -> bool | None:
        """True where a given name or the noun says so; nothing is known otherwise."""
        if m.kind != "person":
            return None
        women = self._knowledge.references.women
        words = {*m.name.split(), *self.parse.words[m.start : m.end]}
        if words & women or {w.lower() for w in words} & {"mrs", "mrs.", "ms", "ms.", "queen", "princess"} or m.noun.endswith("woman"):
            return True
        return False if m.noun.endswith(("man", "king", "prince")) and not m.noun.endswith("woman") else None

    def _read_pronoun(self, i: int) -> None:
        """Keeps whom a pronoun takes up: one, or all of those who stand together."""
        entity: Entity | None = self._pronouns.antecedent(i)
        if entity is None or entity.mention is None:
            self._cache[i] = None
            return
        found = [replace(m, head=i, start=i, end=i + 1, form="pronoun") for m in (entity.members or (entity.mention,))]
        self._cache[i] = found[0]
        self.pronouns += found
        if entity.members:
            self._together[i] = found
            self._discourse.add_together(found)
        else:
            self._discourse.add(found[0])


def _whose(name: Name) -> str:
    """"Sudan", also where its people or its government were named."""
    return name.label.removesuffix(" (people)").removesuffix(" (government)")
