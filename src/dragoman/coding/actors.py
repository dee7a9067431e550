"""Who: a parse in, the people and bodies it speaks of out.

Names come from the knowledge files (an automaton over the text); other actors are noun phrases whose head is an agent ("Syrian
rebels", "a NATO military official") or a person introduced by a title. Pronouns and definite descriptions are resolved inside
the document. A mention carries the PLOVER code its words justify, and no country where they justify none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dragoman.knowledge import AgentRow, Knowledge, Name, NameHit
from dragoman.language import Parse
from dragoman.records import Span

INTERNATIONAL = ("IGO", "NGO", "IMG", "MNC", "ISM")

_NOUN_LIKE = frozenset({"NOUN", "PROPN", "PRON", "ADJ", "X"})
_MODIFIERS = ("amod", "compound", "poss", "nmod", "npadvmod", "nummod")
_OWNER_PREPS = ("of", "for", "from", "in", "at", "on")
_HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_WHO = frozenset({"who", "whom", "which", "that", "whose"})
# How far back a pronoun may look, in sentences.
_REACH = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """A noun phrase that stands for an actor. ``start``/``end`` are its tokens without clauses that hang on it."""

    head: int
    start: int
    end: int
    key: str
    name: str
    kind: str
    country: str | None
    code: str
    sectors: tuple[str, ...]
    form: str  # name, agent, person, pronoun, description, owner
    sense: Name | None = None
    noun: str = ""  # the agent noun of the head

    @property
    def known(self) -> bool:
        """Whether a country or an international body is known."""
        return self.country is not None or self.code[:3] in INTERNATIONAL or (self.sense is not None and self.form == "name")


class Cast:
    """The actors of one document. Building it reads the whole parse once; afterwards it is only asked."""

    def __init__(self, parse: Parse, knowledge: Knowledge, day: str | None, places: Mapping[int, str] | None = None) -> None:
        self.parse = parse
        self._places = places or {}
        self.pronouns: list[Mention] = []
        self.day = day
        self._knowledge = knowledge
        self.hits = knowledge.names.find(parse.text, day)
        self._name_at: dict[int, NameHit] = {}
        self.hits = [self._placed(hit) for hit in self.hits if not self._is_currency(hit)]
        for hit in self.hits:
            for t in parse.tokens_in((hit.start, hit.end)):
                self._name_at[t] = hit
        self._described: dict[str, Name] = {}
        self._surnames: dict[str, Mention] = {}
        self._cache: dict[int, Mention | None] = {}
        self.mentions: list[Mention] = []
        self._order: dict[int, int] = {}
        self._read_all()

    # ------------------------------------------------------------------ asking

    def mention(self, head: int) -> Mention | None:
        """The actor that the noun phrase headed by this token stands for."""
        return self._cache.get(head)

    def mentions_of(self, head: int) -> list[Mention]:
        """The actors of a noun phrase: more than one where several own it ("Israeli and Syrian officials", "envoys of Iran and Iraq")."""
        first = self.mention(head)
        if first is None:
            return []
        if first.form != "agent" or first.sense is None:
            return [first, *self._listed(first)]
        out = [first]
        for other in self._other_owners(head):
            code, country, sectors = compose_code(other, self._row(head))
            if other.key != first.sense.key:
                out.append(replace(first, key=f"agent:{code}:{first.noun}", country=country, code=code, sectors=sectors, sense=other))
        return out

    def _row(self, head: int) -> AgentRow:
        found = self._agent(head)
        assert found is not None
        return found[0]

    def _other_owners(self, head: int) -> list[Name]:
        """Names coordinated with the one that owns a noun phrase."""
        parse = self.parse
        if self._agent(head) is None:
            return []
        seeds = [c for c in parse.children[head] if parse.deps[c] in _MODIFIERS]
        seeds += [p for c in parse.kids(head, "prep") if parse.lower[c] in ("of", "from", "for") for p in parse.kids(c, "pobj")]
        out = []
        for seed in seeds:
            for t in parse.conjuncts(seed):
                hit = self._name_at.get(t)
                if hit is not None and not self._is_prefix(t) and hit.senses[0].kind in ("state", "government", "people", "igo", "alliance", "group"):
                    out.append(hit.senses[0])
        return list(dict.fromkeys(out))

    def _listed(self, first: Mention) -> list[Mention]:
        """"Iran, Iraq and Syria": a list of states that the parser took for an apposition."""
        out = []
        for c in self.parse.kids(first.head, "appos"):
            for t in self.parse.conjuncts(c):
                m = self.mention(t)
                if m is not None and m.kind == first.kind and m.kind in ("state", "government") and m.key != first.key:
                    out.append(m)
        return out

    def owner(self, head: int) -> Mention | None:
        """The actor a thing or place belongs to: "Palestinian homes", "the embassy of Iran". Its span is the noun phrase's."""
        found = self._owner(head)
        if found is None:
            return None
        name, token = found
        start, end = self._core(head)
        return Mention(head, start, end, name.key, name.label, name.kind, name.country, name.code, name.sectors, "owner", name, self.parse.lemmas[token])

    def named(self, token: int) -> Name | None:
        """What a name that covers this token stands for."""
        hit = self._name_at.get(token)
        return hit.senses[0] if hit else None

    def name_text(self, span: Span) -> str:
        """The words of the known name inside a span, as the report spells them."""
        for t in self.parse.tokens_in(span):
            hit = self._name_at.get(t)
            if hit is not None and hit.senses[0].kind == "person":
                return " ".join(self.parse.text[hit.start : hit.end].split())
        return ""

    def span(self, mention: Mention) -> Span:
        """Offsets of a mention's words."""
        return self.parse.span(mention.start, mention.end)

    # ------------------------------------------------------------------ reading

    def _read_all(self) -> None:
        parse = self.parse
        for hit in self.hits:
            entity = self._knowledge.tables.entities.get(hit.senses[0].key.removeprefix("entity:"))
            if entity is not None:
                for words in entity.descriptions:
                    self._described.setdefault(words.removeprefix("the ").lower(), hit.senses[0])
        heads = [i for i in range(len(parse)) if self._may_be_head(i)]
        for i in heads:
            if parse.pos[i] != "PRON":
                self._remember(i, self._read(i))
        for i in heads:
            if parse.pos[i] == "PRON":
                found = self._pronoun(i)
                self._cache[i] = found
                if found is not None:
                    self.pronouns.append(found)

    def _is_currency(self, hit: NameHit) -> bool:
        """"US $50 million" speaks of money, not of the United States."""
        return self.parse.text[hit.end : hit.end + 2].lstrip()[:1] in ("$", "€", "£")

    def _placed(self, hit: NameHit) -> NameHit:
        """A capital's name that the map puts elsewhere ("Tripoli" in Lebanon) is not that capital."""
        sense = hit.senses[0]
        if sense.form not in ("capital", "region"):
            return hit
        countries = {self._places[t] for t in self.parse.tokens_in((hit.start, hit.end)) if t in self._places}
        if len(countries) != 1 or sense.country in countries or sense.key.endswith(tuple(countries)):
            return hit
        country = countries.pop()
        label = self._knowledge.names.label(country)
        return NameHit(hit.start, hit.end, (Name(f"country:{country}", label, "state", "region", country, country),))

    def _remember(self, i: int, mention: Mention | None) -> None:
        self._cache[i] = mention
        if mention is None:
            return
        self._order[i] = len(self.mentions)
        self.mentions.append(mention)
        if mention.kind == "person" and mention.form in ("person", "name"):
            self._surnames.setdefault(self.parse.lower[mention.head], mention)

    def _may_be_head(self, i: int) -> bool:
        parse = self.parse
        if parse.pos[i] not in _NOUN_LIKE and i not in self._name_at:
            return False
        hit = self._name_at.get(i)
        if parse.deps[i] in ("compound", "amod", "nmod"):
            head = parse.heads[i]
            # Part of a longer name or phrase: its head speaks for it, unless a name ends here and the head is no part of it.
            return hit is not None and self._name_at.get(head) is not hit and i == self._last(hit)
        return hit is None or i == self._last(hit) or self.parse.heads[i] not in self.parse.tokens_in((hit.start, hit.end))

    def _last(self, hit: NameHit) -> int:
        return self.parse.tokens_in((hit.start, hit.end))[-1]

    def _read(self, i: int) -> Mention | None:
        return self._by_name(i) or self._by_description(i) or self._by_agent(i) or self._by_title(i) or self._by_surname(i)

    def _core(self, i: int) -> tuple[int, int]:
        """Tokens of the noun phrase: its left modifiers and head, and a name that runs past the head."""
        parse = self.parse
        start = i
        for c in parse.children[i]:
            if c < i and parse.deps[c] in (*_MODIFIERS, "det", "quantmod", "advmod", "predet"):
                start = min(start, parse.edges[c][0])
        end = i + 1
        hit = self._name_at.get(i)
        if hit is not None:
            tokens = parse.tokens_in((hit.start, hit.end))
            start, end = min(start, tokens[0]), max(end, tokens[-1] + 1)
        return start, end

    def _by_name(self, i: int) -> Mention | None:
        hit = self._name_at.get(i)
        if hit is None or self._is_prefix(i):
            return None
        sense = hit.senses[0]
        if sense.form == "adjective" and self.parse.deps[i] in ("amod", "compound", "nmod"):
            return None
        agent = self._agent(i)
        if agent is not None and sense.form in ("adjective", "people") and len(hit.senses) == 1 and agent[0].noun != self.parse.lower[i]:
            return None
        start, end = self._core(i)
        if sense.form == "people":
            elsewhere = self._place_of(i)
            if elsewhere is not None and elsewhere.country not in (None, sense.country):
                name = self._label(start, end)
                return Mention(i, start, end, f"people:{elsewhere.country}:{name.lower()}", name, "people", elsewhere.country, elsewhere.code[:3], (), "agent", elsewhere, self.parse.lemmas[i])
        return Mention(i, start, end, sense.key, sense.label, sense.kind, sense.country, sense.code, sense.sectors, "name", sense)

    def _place_of(self, i: int) -> Name | None:
        """The country where people are: "the Albanians of southern Serbia"."""
        for c in self.parse.kids(i, "prep"):
            if self.parse.lower[c] in ("of", "in", "from"):
                for p in self.parse.kids(c, "pobj"):
                    found = self._owner_in(p)
                    if found is not None and found[0].country is not None:
                        return found[0]
        return None

    def _is_prefix(self, i: int) -> bool:
        """"Moscow-backed", "anti-NATO": the name only modifies; what it modifies does not belong to it."""
        words = self.parse.words
        hit = self._name_at[i]
        text = self.parse.text
        after = text[hit.end : hit.end + 1]
        before = text[max(hit.start - 1, 0) : hit.start]
        next_word = words[i + 2].lower() if i + 2 < len(words) and words[i + 1] == "-" else ""
        return (after == "-" and (next_word.endswith("ed") or next_word in ("style", "born", "based", "bound", "free", "made"))) or (
            before == "-" and i >= 2 and words[i - 2].lower() in ("anti", "pro", "ex", "non", "post", "pre")
        )

    def _by_description(self, i: int) -> Mention | None:
        """"The alliance" once NATO has been named."""
        if not self._described or self.parse.pos[i] not in ("NOUN", "PROPN"):
            return None
        lower = self.parse.lower
        for width in (3, 2, 1):
            words = " ".join(lower[max(i - width + 1, 0) : i + 1])
            sense = self._described.get(words)
            if sense is not None:
                start, end = self._core(i)
                return Mention(i, start, end, sense.key, sense.label, sense.kind, sense.country, sense.code, sense.sectors, "description", sense)
        return None

    def _agent(self, i: int) -> tuple[AgentRow, int, int] | None:
        return self._knowledge.agents.match(self.parse.lemmas, self.parse.lower, i)

    def _by_agent(self, i: int) -> Mention | None:
        if self.parse.pos[i] not in ("NOUN", "PROPN", "ADJ"):
            return None
        found = self._agent(i)
        if found is None:
            return None
        row, first, last = found
        start, end = self._core(i)
        start, end = min(start, first), max(end, last)
        owner = self._owner(i)
        code, country, sectors = compose_code(owner[0] if owner else None, row)
        name = self._label(start, end)
        if owner is None:
            earlier = self._same_agent(i, row)
            if earlier is not None:
                return replace(earlier, head=i, start=start, end=end, form="description")
        if owner is not None and owner[0].form != "adjective" and not start <= owner[1] < end:
            name = f"{name} ({owner[0].label})"  # "Ministers from … NATO members"
        key = f"agent:{code}:{row.noun}"
        return Mention(i, start, end, key, name, "person" if row.kind == "role" else row.kind, country, code, sectors, "agent", owner[0] if owner else None, row.noun)

    def _same_agent(self, i: int, row: AgentRow) -> Mention | None:
        """"The rebels" after "Sudanese rebels": the latest earlier mention with the same noun, if this one is definite."""
        parse = self.parse
        definite = any(parse.lower[c] in ("the", "these", "those", "this") for c in parse.kids(i, "det"))
        if not definite:
            return None
        last = row.noun.split()[-1]
        for m in reversed(self.mentions):
            if m.known and m.noun and (m.noun == row.noun or m.noun.split()[-1] == last):
                return m
        return None

    def _by_title(self, i: int) -> Mention | None:
        """"Gambian President Dawda Jawara", "Yitzhak Mordechai, Israel's defence minister"."""
        parse = self.parse
        if parse.pos[i] != "PROPN":
            return None
        start, end = self._core(i)
        title = None
        for t in range(i - 1, start - 1, -1):
            title = self._agent(t)
            if title is not None:
                break
        owner = self._owner(i)
        apposed = None if title else self._apposition(i)
        if title is None and apposed is None:
            return None
        if title is not None:
            known = self._knowledge.names.nearly(self._label(title[2], end)) if title[2] <= i else None
            if known is not None:
                return Mention(i, start, end, known.key, known.label, known.kind, known.country, known.code, known.sectors, "name", known)
            owner = owner or self._owner(title[2] - 1)
            code, country, sectors = compose_code(owner[0] if owner else None, title[0])
            noun = title[0].noun
            first = title[2]
        else:
            assert apposed is not None
            code, country, sectors, noun, first = apposed.code, apposed.country, apposed.sectors, apposed.noun, start
        name = self._label(min(first, i), end)
        return Mention(i, start, end, f"person:{name.lower()}", name, "person", country, code, sectors, "person", None, noun)

    def _apposition(self, i: int) -> Mention | None:
        parse = self.parse
        near = parse.kids(i, "appos")
        if parse.deps[i] == "appos":
            near.append(parse.heads[i])
        for other in near:
            m = self._by_agent(other)
            if m is not None and m.kind in ("person", "role"):
                return m
        return None

    def _by_surname(self, i: int) -> Mention | None:
        if self.parse.pos[i] != "PROPN":
            return None
        known = self._surnames.get(self.parse.lower[i])
        if known is None:
            return None
        start, end = self._core(i)
        return replace(known, head=i, start=start, end=end)

    def _label(self, start: int, end: int) -> str:
        """The words of a phrase as a name: without a determiner or what is only white space."""
        parse = self.parse
        while start < end - 1 and (parse.pos[start] in ("DET", "NUM", "PUNCT") or parse.lower[start] in ("its", "their", "his", "her")):
            start += 1
        text = parse.text[parse.starts[start] : parse.ends[end - 1]]
        return " ".join(text.split())

    def _owner(self, i: int) -> tuple[Name, int] | None:
        """The named actor or country that modifies a noun: adjective, compound, possessive, or "of …"."""
        parse = self.parse
        for c in sorted((c for c in parse.children[i] if parse.deps[c] in _MODIFIERS), key=lambda c: -c):
            found = self._owner_in(c)
            if found is not None:
                return found
        for c in [c for c in parse.children[i] if c > i and parse.pos[c] == "ADJ"]:  # "militants loyal to …"
            for d in parse.kids(c, "prep"):
                for p in parse.kids(d, "pobj"):
                    found = self._owner_in(p)
                    if found is not None:
                        return found
        for c in sorted(parse.kids(i, "prep"), key=lambda c: (parse.lower[c] not in ("of", "for"), c)):
            if parse.lower[c] in _OWNER_PREPS:
                for p in parse.kids(c, "pobj"):
                    for q in parse.conjuncts(p):
                        found = self._owner_in(q)
                        if found is not None:
                            return found
        return None

    def _owner_in(self, c: int, depth: int = 0) -> tuple[Name, int] | None:
        hit = self._name_at.get(c)
        if hit is not None and not self._is_prefix(c):
            return hit.senses[0], c
        if self.parse.lower[c] in self._described:
            return self._described[self.parse.lower[c]], c
        if depth < 3:
            for d in reversed(self.parse.children[c]):
                if self.parse.deps[d] in (*_MODIFIERS, "conj") or (self.parse.deps[d] == "prep" and self.parse.lower[d] in ("of", "in", "from")):
                    found = self._owner_in(d, depth + 1)
                    if found is not None:
                        return found
                elif self.parse.deps[d] == "pobj":
                    found = self._owner_in(d, depth + 1)
                    if found is not None:
                        return found
        return None

    def country_within(self, i: int) -> Name | None:
        """A country or place named anywhere in the phrase: "refugees fleeing the civil war in Liberia"."""
        left, right = self.parse.edges[i]
        for t in range(left, right):
            hit = self._name_at.get(t)
            if hit is not None and hit.senses[0].country is not None and not self._is_prefix(t):
                return hit.senses[0]
        return None

    # ------------------------------------------------------------------ pronouns

    def _pronoun(self, i: int) -> Mention | None:
        word = self.parse.lower[i]
        if word in _WHO:
            return None
        if word in _HE:
            chosen = self._antecedent(i, lambda m: m.kind == "person")
        elif word in _IT:
            chosen = self._antecedent(i, lambda m: m.kind not in ("person", "people") and m.form != "owner")
        elif word in _THEY:
            chosen = self._antecedent(i, lambda m: m.kind != "person" or self.parse.tags[m.head] in ("NNS", "NNPS"))
        else:
            return None
        return replace(chosen, head=i, start=i, end=i + 1, form="pronoun") if chosen else None

    def _antecedent(self, i: int, fits: Callable[[Mention], bool]) -> Mention | None:
        """The best earlier mention: near, a subject, not inside the pronoun's own phrase."""
        parse = self.parse
        here = parse.sentence_of[i]
        best: tuple[float, Mention] | None = None
        for m in reversed(self.mentions):
            if m.head >= i:
                continue
            distance = here - parse.sentence_of[m.head]
            if distance > _REACH:
                break
            if not fits(m) or m.start <= i < m.end or i in parse.children[m.head]:
                continue
            score = -2.0 * distance + (1.5 if parse.deps[m.head] in ("nsubj", "nsubjpass") else 0.0) + (0.5 if m.known else 0.0)
            score += 0.5 if m.form == "name" else 0.0
            score -= 1.0 if parse.deps[m.head] in ("compound", "amod", "poss") else 0.0
            if best is None or score > best[0]:
                best = (score, m)
        return best[1] if best else None


def compose_code(owner: Name | None, row: AgentRow) -> tuple[str, str | None, tuple[str, ...]]:
    """(code, country, sectors) of an agent that belongs to somebody: Russian + foreign ministry = RUS GOV MFA."""
    sectors = tuple(row.sectors)
    if owner is None:
        return " ".join([*sectors[:1], row.code]).strip() or (row.code or "UNK"), None, sectors
    if owner.country is None or owner.key.startswith("entity:"):
        extra = [s for s in sectors[:1] if s not in ("GOV", "CVL") and s not in owner.code.split()]
        if row.kind in ("role", "person") and owner.kind not in ("igo", "alliance"):
            extra = []
        return " ".join([owner.code, *extra]).strip(), owner.country, tuple(dict.fromkeys([*owner.sectors, *sectors]))
    pre = ("PRE",) if "PRE" in owner.sectors else ()
    words = [owner.country, *sectors[:1]]
    if row.code and row.code != "-":
        words.append(row.code)
    return " ".join(words), owner.country, (*sectors, *pre)
