"""What others ask of a cast that has been read: to whom something belongs, which names and countries there are, how they are spelt."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.actors.cast.several import Several
from dragoman.coding.actors.mention import Mention
from dragoman.knowledge import Name
from dragoman.records import Span

_BEARING = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "GOV"})
# Who is before what he says or stages: "an opposition demand", "a union boycott".
_VOICED = frozenset({"OPP", "PTY", "LAB", "EDU", "REL"})
_UTTERANCES = frozenset(
    "demand call request appeal plea petition offer proposal threat protest boycott strike rally march demonstration complaint accusation allegation claim walkout".split()
)
_BODIES = frozenset({"party", "group", "igo", "alliance", "ngo", "company", "media"})


class Asking(Several):
    """Owners, bearers and names of one parse."""

    def owner(self, head: int) -> Mention | None:
        """The actor a thing or place belongs to: "Palestinian homes", "the embassy of Iran". Its span is the noun phrase's."""
        owners = self.owners(head)
        return owners[0] if owners else None

    def owners(self, head: int) -> list[Mention]:
        """All actors a thing or place belongs to: "Russian-Ukrainian contacts"."""
        return [self._owner_mention(head, name, token) for name, token in self._owners.all_of(head)]

    def _owner_mention(self, head: int, name: Name, token: int) -> Mention:
        start, end = self._phrases.core(head)
        if name.form == "people" and name.country is not None and self.parse.deps[token] in ("amod", "compound"):
            name = self._state(name.country)  # "a depot in the Sudanese city of Kassala": the country's, as by any adjective
        return Mention(head, start, end, name.key, name.label, name.kind, name.country, name.code, name.sectors, "owner", name, self.parse.lemmas[token])

    def country_within(self, head: int) -> Name | None:
        """A country or place named anywhere in the phrase: "refugees fleeing the civil war in Liberia"."""
        return self._owners.country_within(head)

    def is_across(self, token: int) -> bool:
        """Whether a name only tells with whom a border is shared: "near the frontier with Chad"."""
        return self._owners.is_across(token)

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

    def plain_name(self, mention: Mention) -> str:
        """What a mention calls somebody; "Police", at the head of a sentence, are the police."""
        name, words = mention.name, self.parse.words
        people = name.partition(" (")[0]  # "Officials (Peru)"
        if mention.form != "agent" or not people.istitle():
            return name
        common = any(words[t] == people and self.parse.pos[t] == "NOUN" for t in range(mention.start, mention.end))
        return people.lower() + name[len(people) :] if common else name

    def span(self, mention: Mention) -> Span:
        """Offsets of a mention's words."""
        return self.parse.span(mention.start, mention.end)
