"""What a cast is read with: names, discourse, pronouns, descriptions, owners, phrases and speakers of one parse, and whom each word means so far."""

from __future__ import annotations

from collections.abc import Mapping

from dragoman.coding.actors.descriptions import Descriptions
from dragoman.coding.actors.discourse import Discourse
from dragoman.coding.actors.mention import Mention
from dragoman.coding.actors.naming import Naming
from dragoman.coding.actors.owners import Owners
from dragoman.coding.actors.phrases import Phrases
from dragoman.coding.actors.pronouns import Pronouns
from dragoman.coding.actors.setting import Settings
from dragoman.coding.actors.speakers import Speakers
from dragoman.knowledge import Knowledge, Name
from dragoman.language import Parse


class Finders:
    """The finders of one parse, and the mentions that they have found."""

    def __init__(self, parse: Parse, knowledge: Knowledge, day: str | None, places: Mapping[int, str] | None = None, headline: str = "") -> None:
        self.parse = parse
        self.day = day
        self.mentions: list[Mention] = []
        self.pronouns: list[Mention] = []
        self._knowledge = knowledge
        self._naming = Naming(parse, knowledge, day, places or {})
        self.settings = Settings(parse, self._naming.hits, places or {}, knowledge.names.find(headline, day) if headline else ())  # the countries that the report is set in, where its datelines and its words agree on them
        self._naming.settle(self.settings)
        self.hits = self._naming.hits
        self._discourse = Discourse(parse, self.settings.starts)
        self._pronouns = Pronouns(parse, self._discourse, knowledge.references, knowledge.agents)
        self._descriptions = Descriptions(parse, self._discourse, knowledge, day, self._pronouns.barred, self.settings, named=self._naming.sense)
        self._owners = Owners(parse, self._naming, knowledge, self._descriptions.word)
        self._phrases = Phrases(parse, self._naming, self._owners, self._descriptions, knowledge, day)
        self._cache: dict[int, Mention | None] = {}
        self._speakers = Speakers(parse, self._discourse, self._cache.get)  # not by a method of this: it would keep itself alive
        self._together: dict[int, list[Mention]] = {}

    def _state(self, iso: str) -> Name:
        """The name of a state by its ISO3."""
        label = self._knowledge.names.label(iso)
        return Name(f"country:{iso}", label, "state", "name", iso, iso)
