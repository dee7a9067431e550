"""People nobody knows, by a title, an apposition, a given name, what they say or a surname; the head of the phrase in, its mention out."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property

from dragoman.coding.actors.descriptions import Descriptions
from dragoman.coding.actors.local import acronym_behind
from dragoman.coding.actors.mention import Mention, of_name
from dragoman.coding.actors.naming import Naming
from dragoman.coding.actors.owners import Owners
from dragoman.coding.actors.phrases.led import Led
from dragoman.coding.actors.sexes import addressed, is_woman
from dragoman.knowledge import Knowledge, compose_code
from dragoman.language import Parse

_CALLED = frozenset({"know", "identify", "name", "call", "nickname"})
# Behind the name of somebody whose father bore it.
_LATER = frozenset({"jr", "sr", "ii", "iii", "iv"})
# Before the name of somebody, and of nothing else.
_ADDRESSES = frozenset({"mr", "mrs", "ms", "miss"})
# Between somebody's name and what he belongs to.
_OF = frozenset({"of", "from", "at", "with"})

# Between a title and whose it is.
_TITLED = frozenset({"of", "for"})
_LONGEST_TITLE = 3  # words behind the first

_SEAT = re.compile(r" \([RDI]-[A-Z][A-Za-z.]{1,6}[.)]")


class Persons(Led):
    """Persons of one parse; whose surname was read before is known by it."""

    def __init__(self, parse: Parse, naming: Naming, owners: Owners, descriptions: Descriptions, knowledge: Knowledge, day: str | None) -> None:
        super().__init__(parse, naming, owners, descriptions, knowledge, day)
        self._surnames: dict[str, Mention] = {}
        self._bearers: dict[str, list[Mention]] = {}  # all of a surname, in the order of the text
        self._acronyms: dict[str, Mention] = {}

    def remember(self, mention: Mention) -> Mention:
        """What is known by now of a person: his surname alone means him from here on."""
        if mention.form == "person":
            self._surnames[self._surname(mention)] = mention
        return mention

    def _first_heard(self, mention: Mention) -> None:
        """A person's surname, and the acronym behind a body's name, mean them from here on."""
        if mention.kind == "person" and mention.form in ("person", "name"):
            self._bear(self._surname(mention), mention)
        short = acronym_behind(self.parse, mention.end)
        if mention.form == "agent" and short is not None and all(self.parse.words[t][:1].isupper() for t in (mention.head, mention.head - 1)):
            name = self.label(mention.start, mention.end)
            self._acronyms.setdefault(short, replace(mention, name=name, form="description"))

    def _bear(self, surname: str, mention: Mention) -> None:
        """A surname means who bore it first, unless he is called by his first name alone, as a child is: then it means whoever of his family was last named."""
        borne = self._bearers.setdefault(surname, [])
        full = mention.form == "person" and mention.end - mention.start > 1 and self.parse.words[mention.start] in self._knowledge.references.first_names
        if not borne or (full and all(b.key != mention.key for b in borne)):
            borne.append(mention)
            if len(borne) == 1 or (self._is_familiar(borne[0]) and not self._is_familiar(mention)):
                self._surnames[surname] = mention

    def _bearer(self, i: int) -> Mention | None:
        """Whom a surname means: "Mr. Gigante" is no woman of that name."""
        known = self._surnames.get(self.parse.lower[i])
        references = self._knowledge.references
        sex = addressed(self.parse, i, references)
        if known is None or sex is None or is_woman(self.parse, known, references) in (sex, None):
            return known
        return next((b for b in reversed(self._bearers[self.parse.lower[i]]) if is_woman(self.parse, b, references) == sex), known)

    def _is_familiar(self, mention: Mention) -> bool:
        """Whether the text calls somebody by his first name alone."""
        return mention.form == "person" and self.parse.words[mention.start] in self._first_names

    @cached_property
    def _first_names(self) -> frozenset[str]:
        """Given names that stand somewhere without another name beside them."""
        parse, given = self.parse, self._knowledge.references.first_names
        last = len(parse) - 1
        return frozenset(
            w for t, w in enumerate(parse.words)
            if w in given and parse.pos[t] == "PROPN" and (t == last or parse.pos[t + 1] != "PROPN") and (not t or parse.pos[t - 1] != "PROPN")
        )  # fmt: skip

    def _surname(self, mention: Mention) -> str:
        """"Marcos" of "Ferdinand Marcos Jr": the last word that is not of a later bearer of a name."""
        t = mention.head
        while t > mention.start and self.parse.lower[t].rstrip(".") in _LATER:
            t -= 1
        return self.parse.lower[t]

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
            code, country, sectors = compose_code(owner[0] if owner else self._of_washington(title[0], title[2]), title[0])
            noun, first = title[0].noun, title[2]
        else:
            apposed = self._apposition(i)
            if apposed is None:
                return self._by_given_name(i, start, end)
            code, country, sectors, noun, first = apposed.code, apposed.country, apposed.sectors, apposed.noun, start
        name = self.label(min(first, i), end)
        return Mention(i, start, end, f"person:{name.lower()}", name, "person", country, code, sectors, "person", None, noun)

    def _apposition(self, i: int) -> Mention | None:
        parse = self.parse
        near = parse.kids(i, "appos")
        if parse.deps[i] == "appos":
            near += [parse.heads[i], *self.held_above(parse.heads[i])]
        for n in range(max(parse.edges[i][0] - 3, 0), parse.edges[i][0]):  # "a warlord known as Bello"
            near += [parse.heads[n]] if parse.deps[n] == "acl" and i in self._called(parse.heads[n]) else []
        for other in near:
            found = self.agent(other) if parse.pos[other] in ("NOUN", "PROPN", "ADJ") else None
            if found is not None and found[0].kind in ("person", "role"):
                start, end = self.core(other)
                return self._agent_mention(other, found[0], min(start, found[1]), max(end, found[2]), self.owner(other, found[2]))
        return None

    def held_above(self, i: int) -> list[int]:
        """"The foreign minister of Gabon, Jean Obame": the title of one, where the parser hangs the name on whose title it is."""
        parse = self.parse
        out = []
        while parse.deps[i] == "pobj" and parse.lower[parse.heads[i]] in _TITLED:
            i = self._of_title(parse.heads[parse.heads[i]])
            out += [i] if parse.tags[i] in ("NN", "NNP") else []
        return out

    def _of_title(self, i: int) -> int:
        """The first word of the title that a token is within: "minister" at the last word of "minister for foreign affairs"."""
        for t in range(max(i - _LONGEST_TITLE, self.parse.sentences[self.parse.sentence_of[i]].start), i):
            found = self.agent(t)
            if found is not None and found[2] > i:
                return t
        return i

    def _called(self, noun: int) -> list[int]:
        """"A warlord known as Bello", "a man identified as Ali Hassan": the head of the name that somebody goes by."""
        parse = self.parse
        told = [c for c in parse.kids(noun, "acl") if parse.lemmas[c] in _CALLED]
        under = [p for c in told for d in (c, *(x for x in parse.kids(c, "prep") if parse.lower[x] == "as")) for p in parse.kids(d, "pobj", "oprd", "dobj")]
        return [p for p in under if parse.pos[p] == "PROPN"]

    def _by_given_name(self, i: int, start: int, end: int) -> Mention | None:
        """"Ingrid Betancourt": a given name and a name that is no known word."""
        parse = self.parse
        given = self._knowledge.references.first_names
        first = i - 1
        while first > start and parse.pos[first] == "PROPN" and parse.words[first] not in given:
            first -= 1
        if first < start or not (parse.words[first] in given or self._naming.strangers & {first, i}):
            return None
        while first > start and parse.pos[first - 1] == "PROPN" and parse.words[first - 1] in given:  # "Juan Miguel Gonzalez"
            first -= 1
        if any(parse.pos[t] != "PROPN" or self._naming.hit(t) or parse.lower[t] in self._knowledge.names.title_words for t in range(first, i + 1)):
            return None
        return self._stranger(i, first, end, "CVL")

    def _by_speech(self, i: int) -> Mention | None:
        """"Khamis Abbakar accused the militia": a name of two words nobody knows is somebody's where only somebody can do what the verb says."""
        parse = self.parse
        verb = parse.heads[i]
        if parse.tags[i] != "NNP" or parse.deps[i] != "nsubj" or parse.lemmas[verb] not in self._knowledge.references.reporting or parse.kids(i, "det", "conj"):
            return None
        if any(parse.lower[c] not in _OF for c in parse.kids(i, "prep")):
            return None
        start, end = self.core(i)
        words = range(start, i + 1)
        if len(words) < 2 or any(parse.pos[t] != "PROPN" or not parse.words[t].istitle() or self._is_word(t) for t in words):
            return None
        return self._stranger(i, start, end, "")

    def _by_deed(self, i: int) -> Mention | None:
        """"Slepian was killed": a name nobody knows is somebody's where only to somebody can be done what the verb says."""
        parse = self.parse
        first = i
        while parse.deps[first] == "conj" and parse.heads[first] != first:
            first = parse.heads[first]
        verb = parse.heads[first]
        if parse.tags[i] != "NNP" or parse.deps[first] not in ("nsubjpass", "dobj") or not self._is_personal(verb) or parse.kids(i, "det", "poss"):
            return None
        start, end = self.core(i)
        words = range(start, i + 1)
        if any(parse.pos[t] != "PROPN" or not parse.words[t].istitle() or self._is_word(t) for t in words):
            return None
        return self._stranger(i, start, end, "CVL")

    def _is_personal(self, verb: int) -> bool:
        """Whether only to somebody can be done what a verb says, alone or with its particle: "picked up"."""
        parse, personal = self.parse, self._knowledge.references.personal
        return parse.lemmas[verb] in personal or any(f"{parse.lemmas[verb]} {parse.lower[p]}" in personal for p in parse.kids(verb, "prt", "advmod"))

    def _by_address(self, i: int) -> Mention | None:
        """"Ms. Wanjiru": a name that a form of address stands before is somebody's."""
        parse = self.parse
        start, end = self.core(i)
        while start < i and parse.lower[start].rstrip(".") in _ADDRESSES:
            start += 1
        if parse.tags[i] != "NNP" or not start or parse.lower[start - 1].rstrip(".") not in _ADDRESSES or any(parse.pos[t] != "PROPN" or self._is_word(t) for t in range(start, i + 1)):
            return None
        return self._stranger(i, start, end, "CVL")

    def _stranger(self, i: int, start: int, end: int, code: str) -> Mention:
        """Somebody of whom nothing but the name is known, or "(D-Nev.)" behind it, the seat of a member of Congress."""
        name = self.label(start, end)
        if _SEAT.match(self.parse.text, self.parse.ends[end - 1]):
            return Mention(i, start, end, f"person:{name.lower()}", name, "person", "USA", "USA LEG", ("LEG",), "person", None, "")
        land = self._land(end)
        if land is not None:
            return Mention(i, start, end, f"person:{name.lower()}", name, "person", land, land, (), "person", None, "")
        return Mention(i, start, end, f"person:{name.lower()}", name, "person", None, code, (), "person", None, "")

    def _land(self, end: int) -> str | None:
        """The state right behind a name: "Agnes Oswaha of South Sudan said"."""
        parse = self.parse
        if end + 1 >= len(parse) or parse.lower[end] != "of":
            return None
        hit = self._naming.hit(end + 1)
        return hit.senses[0].country if hit is not None and hit.senses[0].kind == "state" and hit.senses[0].form == "name" else None

    def _is_word(self, t: int) -> bool:
        """Whether a token is anything but a part of an unknown person's name."""
        lower = self.parse.lower[t]
        known = self._naming.hit(t) is not None or self.agent(t) is not None or self._naming.is_place(t)
        return known or lower in self._knowledge.names.title_words or lower in self._knowledge.names.common_words

    def _by_surname(self, i: int) -> Mention | None:
        known = self._acronyms.get(self.parse.words[i]) or (self._bearer(i) if self._may_be_name(i) else None)
        if known is None and self.parse.pos[i] != "PROPN":
            return None
        start, end = self.core(i)
        if known is not None:
            return replace(known, head=i, start=start, end=end)
        return self._in_office(i, start, end)

    def _may_be_name(self, i: int) -> bool:
        """"Morales, who has governed since 2006, …": also where a parser takes the first word of a sentence for the plural of a common noun."""
        parse = self.parse
        alone = parse.tags[i] == "NNS" and parse.words[i].istitle() and all(c > i for c in parse.children[i])
        return parse.pos[i] == "PROPN" or alone

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
