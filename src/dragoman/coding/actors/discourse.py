"""Who has been spoken of so far in a report, and how prominent each is: what a pronoun or "the group" chooses from.

An actor is as prominent as the places it stood in: more as a subject than as an object, half as much a sentence later. Things that are
no actors are kept as well, for "it" and "they" may mean them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.coding.actors.mention import Mention
from dragoman.coding.actors.quotes import quoted
from dragoman.language import Parse

_WEIGHTS = {
    "nsubj": 180.0, "nsubjpass": 180.0, "dobj": 140.0, "dative": 130.0, "agent": 140.0, "pobj": 115.0, "attr": 110.0,
    "poss": 105.0, "appos": 105.0, "ROOT": 150.0,
}  # fmt: skip
_BASE = 95.0
_THING = 0.62
# What mentions but the weightiest count for: much said of is not all.
_REPEATED = 0.5
_AT = frozenset({"in", "at", "near", "outside", "from", "into", "around"})
_WHERE = 60.0
_SUBJECTS = ("nsubj", "nsubjpass")
_ASIDE = 0.75  # who acts in a clause on somebody: "the inmates, to whom the authorities attribute …"
_BYSTANDER = 20.0  # a newspaper that saw a report, or was told
# What a person named inside a quotation counts for outside it: the report's own words lead on from what the report said.
_IN_QUOTES = 0.6
_TELLING = frozenset({"nsubj", "nsubjpass", "appos", "conj", "ROOT"})
DECAY = 0.5


@dataclass(slots=True)
class Entity:
    """Somebody spoken of. ``places``: (sentence, weight, token) of each mention; ``members`` of those spoken of together."""

    key: str
    mention: Mention | None  # None: a thing
    plural: bool
    members: tuple[Mention, ...] = ()
    woman: bool | None = None
    many: bool = False  # whether the words last used for it were plural: "the rebels"
    words: set[str] = field(default_factory=set)  # lemmas of the head words it was named by
    named: dict[str, int] = field(default_factory=dict)  # each of them to the last token it stood at
    places: list[tuple[int, float, int]] = field(default_factory=list)


class Discourse:
    """Entities in the order of their first mention."""

    def __init__(self, parse: Parse, sections: Sequence[int] = (0,)) -> None:
        """``sections``: the tokens that the briefs of a round-up begin at; what one tells takes up nobody of another."""
        self.parse = parse
        self._sections = sections
        self._quoted = quoted(parse)
        self.entities: dict[str, Entity] = {}
        self.at: dict[int, Entity] = {}  # by head token
        # Who is spoken of in each sentence, and who was spoken of first: a look back does not go through the whole report.
        self._in_sentence: dict[int, dict[str, Entity]] = {}
        self._order: dict[str, int] = {}

    def add(self, mention: Mention) -> Entity:
        """A further mention of an actor."""
        entity = self.entities.get(mention.key)
        if entity is None:
            entity = self.entities[mention.key] = Entity(mention.key, mention, self.is_plural(mention))
        elif mention.form in ("name", "person") and entity.mention is not None and entity.mention.form not in ("name", "person"):
            entity.mention = mention
        if mention.form != "pronoun":
            word = self.parse.lower[mention.head].removesuffix("s")
            entity.words.add(word)
            entity.named[word] = mention.head
            entity.many = self.parse.tags[mention.head] == "NNS"
        if not self._is_byline(mention):  # the agency that a report is from is nobody that it speaks of
            self._stand(entity, mention.head, bystander=mention.kind == "media" and self._only_saw(mention.head))
        return entity

    def _only_saw(self, i: int) -> bool:
        """"A letter seen by Reuters", "told the BBC": where others act, nobody who is spoken of."""
        parse = self.parse
        return parse.deps[i] not in _TELLING and not (parse.deps[i] == "pobj" and parse.lower[parse.heads[parse.heads[i]]] == "according")

    def _is_byline(self, mention: Mention) -> bool:
        """Whoever a report is from, named in its dateline: no place and no state."""
        return self.parse.sentences[self.parse.sentence_of[mention.head]].part == "dateline" and mention.kind not in ("state", "government", "place")

    def add_inanimate(self, token: int) -> None:
        """A noun phrase that is no actor."""
        plural = self.parse.tags[token] in ("NNS", "NNPS")
        key = f"thing:{self.parse.lemmas[token]}:{plural}"
        entity = self.entities.get(key)
        if entity is None:
            entity = self.entities[key] = Entity(key, None, plural)
        self._stand(entity, token)

    def add_together(self, mentions: list[Mention]) -> None:
        """Several named side by side, "Iran and Iraq", or by one word, "both sides"."""
        members = tuple({m.key: m for m in mentions}.values())
        if len(members) < 2:
            return
        key = "together:" + "|".join(sorted(m.key for m in members))
        entity = self.entities.setdefault(key, Entity(key, members[0], True, members))
        self._stand(entity, mentions[0].head)
        if all(m.head == mentions[0].head for m in mentions):
            self.at[mentions[0].head] = entity

    def is_plural(self, mention: Mention) -> bool:
        """Whether the words of a mention are plural."""
        if mention.kind == "people":
            return True
        lower = self.parse.lower[mention.head]
        return mention.form == "agent" and (self.parse.tags[mention.head] in ("NNS", "NNPS") or (lower.endswith("s") and mention.noun.split()[-1:] != [lower]))

    def ranked(self, i: int, fits: Callable[[Entity], float], reach: int, decay: float = DECAY) -> list[tuple[float, Entity]]:
        """Entities before token i, the most prominent first. ``fits`` gives a factor, 0 for those that cannot be meant."""
        here = self.parse.sentence_of[i]
        first = self.parse.sentence_of[self.section(i)]
        out = []
        near = {key: e for s in range(max(here - reach, first), here + 1) for key, e in self._in_sentence.get(s, {}).items()}
        for entity in near.values():
            total, best, latest = 0.0, 0.0, -1
            for sentence, weight, token in reversed(entity.places):
                if token >= i:
                    continue
                gap = here - sentence
                if gap > reach or sentence < first:
                    break
                share = weight * decay**gap
                if self._quoted[token] and not self._quoted[i] and entity.mention is not None and entity.mention.kind == "person":
                    share *= _IN_QUOTES
                total += share
                if share > best:
                    best = share
                if token > latest:
                    latest = token
            if latest < 0:
                continue
            factor = fits(entity)
            if factor > 0:
                out.append(((best + _REPEATED * (total - best)) * factor * (_THING if entity.mention is None else 1.0), latest, -self._order[entity.key], entity))
        out.sort(key=lambda e: e[:3], reverse=True)
        return [(score, entity) for score, _, _, entity in out]

    def section(self, i: int) -> int:
        """The token that the brief of a token begins at."""
        return self._sections[bisect_right(self._sections, i) - 1]

    def actors_of_sentence(self, sentence: int, before: int) -> Iterator[Entity]:
        """Single actors with a mention in a sentence before a token, in the order of the text."""
        found = []
        for entity in sorted(self._in_sentence.get(sentence, {}).values(), key=lambda e: self._order[e.key]):
            if entity.mention is not None and not entity.members:
                tokens = [t for s, _, t in entity.places if s == sentence and t < before]
                if tokens:
                    found.append((min(tokens), entity))
        for _, entity in sorted(found, key=lambda f: f[0]):
            yield entity

    def _stand(self, entity: Entity, token: int, *, bystander: bool = False) -> None:
        """Notes that somebody stands at a token, the weightiest place of a sentence counting."""
        sentence = self.parse.sentence_of[token]
        weight = _BYSTANDER if bystander else self._weight(token)
        self._order.setdefault(entity.key, len(self._order))
        self._in_sentence.setdefault(sentence, {})[entity.key] = entity
        if not entity.members:
            self.at[token] = entity
        if entity.places and entity.places[-1][0] == sentence:
            weight = max(weight, entity.places[-1][1])
            entity.places[-1] = (sentence, weight, token)
        else:
            entity.places.append((sentence, weight, token))

    def _weight(self, token: int) -> float:
        """How far a place brings somebody to mind: a subject most, a town "in" which something is least."""
        parse = self.parse
        t = token
        while parse.deps[t] == "conj" and parse.heads[t] != t:
            t = parse.heads[t]
        weight = _WEIGHTS.get(parse.deps[t], _BASE)
        if parse.deps[t] == "pobj" and parse.lower[parse.heads[t]] in _AT and parse.pos[t] == "PROPN":
            return _WHERE
        if parse.deps[t] in ("nsubj", "nsubjpass") and parse.deps[parse.heads[t]] in ("ROOT", "conj"):
            weight += 30.0
        elif self._is_aside(t):
            weight *= _ASIDE
        return weight

    def _is_aside(self, t: int) -> bool:
        """"The inmates, to whom the authorities attribute links, rejected …": who acts in a clause on the subject of what follows."""
        parse, verb = self.parse, self.parse.heads[t]
        noun = parse.heads[verb]
        return parse.deps[verb] == "relcl" and parse.deps[t] in _SUBJECTS and parse.deps[noun] in _SUBJECTS and parse.heads[noun] > t
