"""Who has a part in a deed: the deed's token in, the word for the part and its bearer out.

"Kyiv denied any role in the attack", "it was behind the blast", "had nothing to do with the killing", "claimed responsibility for the
bombing": the deed is laid to the bearer as surely as the part is said to be his, which is not as surely as the deed itself.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.coding.actors import Cast
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.reading import MATERIAL_CONFLICT, Reading
from dragoman.knowledge.involvement import Involvement
from dragoman.language import Parse

_POS = {"NOUN": "noun", "ADJ": "adjective", "VERB": "verb", "AUX": "verb"}
_CLIMBS = 5
_SEEING = frozenset({"say", "see", "suspect", "believe"})


@dataclass(frozen=True, slots=True)
class Part:
    """``word``: the token that says how surely; ``bearers``: heads of whose part it is."""

    word: int
    bearers: tuple[int, ...]


class Parts:
    """Parts in deeds of force, as readings of one parse tell of them."""

    def __init__(self, parse: Parse, grammar: Grammar, cast: Cast, table: Involvement) -> None:
        self.parse = parse
        self._grammar = grammar
        self._cast = cast
        self._table = table

    def of(self, reading: Reading) -> Part | None:
        """Whose part in a deed of force the words speak of, where nobody else is said to have done it: "denied a role in the blast"."""
        token = reading.token
        own = self.parse.deps[token] != "pcomp" and bool(self._grammar.of(token).agents)
        if reading.type not in MATERIAL_CONFLICT or (own and not self._is_relative(token)):
            return None
        return part_in(self.parse, self._grammar, self._table, token)

    def _is_relative(self, t: int) -> bool:
        """"the blast that killed three": no agent is a person."""
        head = self.parse.heads[t]
        return self.parse.deps[t] in ("relcl", "acl") and self._grammar.of(t).agents == [head] and self._cast.mention(head) is None


def part_in(parse: Parse, grammar: Grammar, table: Involvement, deed: int) -> Part | None:
    """The part somebody has in a deed, where the words give him one."""
    prep = _preposition(parse, deed)
    if prep is None:
        return None
    word, name = parse.heads[prep], parse.lower[prep]
    if (name, "preposition", "") in table.parts:
        if parse.lemmas[word] == "be" and grammar.is_verb(word):
            return Part(prep, tuple(grammar.of(word).agents))
        seen = [c for c in parse.kids(word, "dobj") if c == prep - 1 and parse.lemmas[word] in _SEEING]  # "says Iran behind attack"
        return Part(prep, tuple(seen)) if seen else None
    if parse.lemmas[word] in table.bearing:  # "admitted its part in the kidnapping", where the parser hangs "in" on the verb
        word = next((c for c in parse.kids(word, "dobj") if c == prep - 1 and (parse.lemmas[c], "noun", name) in table.parts), word)
    pos = _POS.get(parse.pos[word])
    if pos is None or (parse.lemmas[word], pos, name) not in table.parts:
        return None
    if parse.lemmas[word] == "do" and parse.deps[word] in ("relcl", "acl"):  # "nothing to do with"
        word = parse.heads[word]
    bearers = [b for b in _bearers(parse, grammar, table, word) if not grammar.is_nobody(b)]
    return Part(word, tuple(bearers)) if bearers else None


def _preposition(parse: Parse, deed: int) -> int | None:
    """The preposition that a deed hangs on, past coordination, relative clauses and "of": "a role in a series of attacks"."""
    t = deed
    for _ in range(_CLIMBS):
        dep, head = parse.deps[t], parse.heads[t]
        if dep in ("conj", "relcl", "acl"):
            t = head
        elif dep in ("pobj", "pcomp"):
            if parse.lower[head] != "of" or parse.pos[parse.heads[head]] != "NOUN":
                return head
            t = parse.heads[head]
        else:
            return None
    return None


def _bearers(parse: Parse, grammar: Grammar, table: Involvement, word: int) -> list[int]:
    """Whose part it is: who is responsible, who has or denies a role; of a verb that says nothing of bearing nobody."""
    if parse.pos[word] == "ADJ":
        return grammar.of(word).agents
    if grammar.is_verb(word):
        args = grammar.of(word)
        return args.objects if args.passive else args.agents
    verb = parse.heads[word]
    if parse.deps[word] != "dobj" or parse.lemmas[verb] not in table.bearing:
        return []
    return grammar.of(verb).agents
