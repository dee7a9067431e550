"""The known names of a text, after what stands around each has been heard.

A name is dropped where it speaks of somebody else ("Chad Smith", "Rifaat Assad") or of money ("US $50 million"), moved where the words beside it
say so (Tripoli in Lebanon; Australia's House of Representatives), and marked where it only modifies ("pro-Russian", "Soviet-era").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rapidfuzz.distance import JaroWinkler

from dragoman.coding.actors.local import as_union, home_parties, newly_led, with_acronyms
from dragoman.coding.actors.setting import Settings
from dragoman.knowledge import Knowledge, Name, NameHit
from dragoman.knowledge.names import fold
from dragoman.language import Parse
from dragoman.records import BEYOND_STATES

_ONCE = frozenset({"republic", "republics", "state", "states", "country", "countries", "nation", "nations", "colony", "colonies", "satellites", "territories"})
_BODIES = frozenset({"ministry", "body", "agency", "forces"})
_PLACES = frozenset({"name", "capital", "region", "government"})
_GROUPS = frozenset({"group", "company", "party"})  # "Christian Wagner" is no mercenary force
# Two spellings of one given name: "Moammar" and "Muammar", but not "Bashir" and "Muammar".
_SAME_NAME = 0.8
_AMERICAN = frozenset({"state department", "department of state"})  # whatever the report is about
_INDIAN = frozenset({"Indian", "Indians"})
# Where that is what the first peoples are called; not where many came from India.
_LATIN_AMERICA = frozenset("ARG BLZ BOL BRA CHL COL CRI ECU GTM HND MEX NIC PAN PER PRY SLV VEN".split())
_DIRECTIONS = ("North", "South", "East", "West")
_HALF_OF = {frozenset({"PRK", "KOR"}): "Korea", frozenset({"SSD", "SDN"}): "Sudan"}
_HALVES = {"Koreas": "Korea", "Sudans": "Sudan", "Yemens": "Yemen", "Vietnams": "Vietnam"}
# What is held or signed in a town that it is called by.
_HELD = frozenset("summit conference talk talks meeting accord accords agreement treaty declaration protocol communique congress forum olympics games session round".split())
_CONVENING = frozenset({"convene", "chair", "summon", "assemble", "call"})
# What a name before it is the name of.
_LAND = frozenset("mountain mountains river valley hills island islands lake desert peninsula pass strait district province county reservoir dam bridge highway square street".split())


class Naming:
    """Names by token. Read only after it is built."""

    def __init__(self, parse: Parse, knowledge: Knowledge, day: str | None, places: Mapping[int, str]) -> None:
        self.parse = parse
        self._knowledge, self._day, self._places = knowledge, day, places
        self._tokens: dict[tuple[int, int], range] = {}
        self.strangers: set[int] = set()  # tokens of famous names that belong to somebody else
        self.hits = [self._unhyphened(hit, day) for hit in knowledge.names.find(parse.text, day) if not self._is_descent(hit)]
        self._at = self._by_token(self.hits)
        kept = [hit for hit in self.hits if not self._is_money(hit) and not self._is_strangers(hit) and not self._is_landform(hit) and not self._is_within_body(hit) and not self._is_own_council(hit)]
        kept = self._without_first_peoples(kept)
        self.strangers = set(self._at) - set(self._by_token(kept))
        self._full = [h for h in kept if " " in parse.text[h.start : h.end] and h.senses[0].key.startswith("entity:") and h.senses[0].kind != "person"]
        self._persons = [h for h in kept if " " in parse.text[h.start : h.end] and h.senses[0].kind == "person"]
        hits = with_acronyms(parse, [self._adapted(hit) for hit in self._branches(kept)])
        self.hits = as_union(parse, hits, self._by_token(hits), knowledge)
        self._at = self._by_token(self.hits)
        self.countries = frozenset(hit.senses[0].country for hit in self.hits)
        self._modifying = {t: self._only_modifies(hit) for t, hit in self._at.items()}

    def _without_first_peoples(self, hits: list[NameHit]) -> list[NameHit]:
        """"Indian peasants" in a report on Guatemala that never names India are of those who were there first."""
        words = {h: self.parse.text[h.start : h.end] for h in hits}
        if not any(w in _INDIAN for w in words.values()) or any(h.senses[0].country == "IND" and w not in _INDIAN for h, w in words.items()):
            return hits
        return [h for h in hits if words[h] not in _INDIAN] if any(h.senses[0].country in _LATIN_AMERICA for h in hits) else hits

    def settle(self, settings: Settings) -> None:
        """"The Senate" of a report that is set in the Philippines is theirs, whosever the best known one is."""
        own = [h for home in sorted(settings.homes) for h in home_parties(self.parse, self._at, home, self._day, self._knowledge) if settings.home(self.tokens(h)[0]) == home]
        homed = (self._at_home(hit, settings.home(tokens[0]) or self._whose_subject(hit)) if (tokens := self.tokens(hit)) else hit for hit in self.hits)
        self.hits = sorted([*homed, *own], key=lambda h: h.start)
        self._at = self._by_token(self.hits)

    def _whose_subject(self, hit: NameHit) -> str | None:
        """"Argentina's junta dissolved Congress": the country of the subject, where it is the only one that the sentence of a body's name tells of."""
        parse, head = self.parse, self.tokens(hit)[-1]
        if hit.senses[0].kind not in _BODIES or parse.deps[head] not in ("dobj", "pobj"):
            return None
        sentence = parse.sentences[parse.sentence_of[head]]
        around = {t: h.senses[0].country for t in range(sentence.start, sentence.end) if (h := self._at.get(t)) is not None and h is not hit and h.senses[0].country}
        subjects = parse.kids(sentence.root, "nsubj")
        told = any(parse.edges[x][0] <= t < parse.edges[x][1] for x in subjects for t in around)
        return next(iter(around.values())) if told and len(set(around.values())) == 1 else None

    def _at_home(self, hit: NameHit, home: str | None) -> NameHit:
        """"The Interior Ministry" in a report set in one country, where the name alone would be that of another."""
        sense = hit.senses[0]
        words = " ".join(self.parse.text[hit.start : hit.end].split())
        if home is None or sense.kind not in _BODIES or sense.country in (None, home) or fold(words) not in self._knowledge.agents.rows or words.startswith("U.S. ") or fold(words) in _AMERICAN:
            return hit
        return self._of(hit, home)

    def hit(self, token: int) -> NameHit | None:
        """The name that covers a token."""
        return self._at.get(token)

    def sense(self, token: int) -> Name | None:
        """What the name that covers a token likeliest stands for."""
        hit = self._at.get(token)
        return hit.senses[0] if hit else None

    def is_place(self, token: int) -> bool:
        """Whether the map knows the token as a place of a country."""
        return token in self._places

    def town(self, token: int) -> Name | None:
        """The country of a place that only the map knows: "Miami" in "officials in Miami"."""
        country = self._places.get(token) if token not in self._at and token not in self.strangers else None
        return Name(f"country:{country}", self._knowledge.names.label(country), "state", "region", country, country) if country is not None else None

    def halves(self, token: int) -> tuple[Name, ...]:
        """The two that share a name: "North and South Korea", "the two Koreas"; or the one that only a direction names: "the South"."""
        words = self.parse.words
        half = self._half(token)
        if half is not None:
            return (half,)
        if words[token] in _HALVES:
            spelt = [f"{d} {_HALVES[words[token]]}" for d in _DIRECTIONS[:2]]
            if spelt[1] == "South Sudan":
                spelt[0] = "Sudan"
        else:
            hit = self._at.get(token)
            first = self.tokens(hit)[0] if hit is not None else 0
            if first < 2 or words[first] not in _DIRECTIONS or words[first - 1] != "and" or words[first - 2] not in _DIRECTIONS:
                return ()
            rest = " ".join(words[first + 1 : token + 1])
            spelt = [f"{words[first - 2]} {rest}", f"{words[first]} {rest}"]
        found = [self._knowledge.names.find(words) for words in spelt]
        return tuple(hits[0].senses[0] for hits in found) if all(found) and len({hits[0].senses[0].country for hits in found}) == 2 else ()

    def _half(self, token: int) -> Name | None:
        """"The South" where the Koreas are spoken of, "the North" where the Sudans are."""
        words = self.parse.words
        if words[token] not in _DIRECTIONS[:2] or token == 0 or words[token - 1].lower() != "the" or self._at.get(token) is not None:
            return None
        if token + 1 < len(words) and (words[token + 1][:1].isupper() or words[token + 1] in ("of", "-")):
            return None
        whole = next((name for isos, name in _HALF_OF.items() if isos & self.countries), None)
        if whole is None:
            return None
        found = self._knowledge.names.find("Sudan" if (whole, words[token]) == ("Sudan", "North") else f"{words[token]} {whole}")
        return found[0].senses[0] if found else None

    def last(self, hit: NameHit) -> int:
        """The last token of a name."""
        return self.tokens(hit)[-1]

    def tokens(self, hit: NameHit) -> range:
        """The tokens of a name."""
        span = hit.start, hit.end
        found = self._tokens.get(span)
        if found is None:
            found = self._tokens[span] = self.parse.tokens_in(span)
        return found

    def is_venue(self, token: int) -> bool:
        """"The Madrid summit", "the Oslo accords": where it was, and no government."""
        sense, head = self.sense(token), self.parse.heads[token]
        capital = sense is not None and sense.form == "capital" and self.parse.deps[token] in ("compound", "nmod", "npadvmod") and head > token
        return capital and self.parse.lemmas[head].lower() in _HELD

    def modifies_only(self, token: int) -> bool:
        """Whether the name at a token says only of what kind something is: "Moscow-backed", "anti-NATO"."""
        return self._modifying.get(token, False)

    def _unhyphened(self, hit: NameHit, day: str | None) -> NameHit:
        """"Thailand's army-backed government" is no army of Thailand's: a name does not end in what a hyphen joins to the next word."""
        text = self.parse.text
        if text[hit.end : hit.end + 1] != "-" or " " not in text[hit.start : hit.end] or not self._only_modifies(hit):
            return hit
        whole = text[hit.start : hit.end]
        found = self._knowledge.names.find(whole[: whole.rindex(" ")], day)
        if len(found) != 1 or found[0].start != 0:
            return hit
        return NameHit(hit.start, hit.start + found[0].end, found[0].senses)

    def _by_token(self, hits: list[NameHit]) -> dict[int, NameHit]:
        return {t: hit for hit in hits for t in self.tokens(hit)}

    def _is_landform(self, hit: NameHit) -> bool:
        """"The Qandil mountains", "the Obama River": no leader is a part of the land."""
        tokens = self.parse.tokens_in((hit.start, hit.end))
        behind = tokens[-1] + 1 if tokens else len(self.parse)
        return hit.senses[0].kind == "person" and behind < len(self.parse) and self.parse.lower[behind] in _LAND

    def _is_within_body(self, hit: NameHit) -> bool:
        """"The Zambia Congress of Trade Unions": a word that alone is the name of a body begins that of another."""
        tokens = self.parse.tokens_in((hit.start, hit.end))
        if len(tokens) != 1 or hit.senses[0].kind not in _BODIES or self.parse.lower[tokens[0] + 1 : tokens[0] + 2] != ["of"]:
            return False
        found = self._knowledge.agents.match(self.parse.lemmas, self.parse.lower, tokens[0])
        return found is not None and found[2] > tokens[0] + 2

    def _is_own_council(self, hit: NameHit) -> bool:
        """"The prime minister convened the Security Council": that of his state; a state that convenes it convenes the United Nations'."""
        parse = self.parse
        if parse.text[hit.start : hit.end] != "Security Council":
            return False
        noun = self.parse.tokens_in((hit.start, hit.end))[-1]
        while parse.deps[noun] == "pobj" and parse.lower[parse.heads[noun]] == "of":  # "a meeting of"
            noun = parse.heads[parse.heads[noun]]
        verb = parse.heads[noun]
        subject = parse.first(verb, "nsubj") if parse.deps[noun] == "dobj" and parse.lemmas[verb] in _CONVENING else None
        if subject is None:
            return False
        named = self._at.get(subject)
        return named is None or named.senses[0].kind == "person"

    def _is_money(self, hit: NameHit) -> bool:
        """"US $50 million" speaks of money, not of the United States."""
        return self.parse.text[hit.end : hit.end + 2].lstrip()[:1] in ("$", "€", "£")

    def _is_descent(self, hit: NameHit) -> bool:
        """"Ethnic Albanian mayors" of Skopje are no Albanians of Albania: the word tells of descent, not of a state."""
        sense = hit.senses[0]
        return sense.form in ("adjective", "people") and sense.key.startswith(("country:", "people:")) and self.parse.text[max(hit.start - 7, 0) : hit.start].lower() in ("ethnic ", "ethnic-")

    def _is_strangers(self, hit: NameHit) -> bool:
        """A place or a famous surname inside the name of somebody else: "Chad Smith", "Boris Berlin", "Bashir Gaddafi"."""
        tokens = self.tokens(hit)
        if len(tokens) != 1 or not hit.senses:
            return False
        t, sense = tokens[0], hit.senses[0]
        if sense.key.startswith(("country:", "government:", "people:")):
            return self._is_surname(t) or (sense.form in _PLACES and self._is_given_name(t))
        if sense.kind in _GROUPS:
            named = t > 0 and t - 1 not in self._at and self.parse.words[t - 1] in self._knowledge.references.first_names
            return named and self._joined(t - 1, t)
        if sense.kind != "person":
            return False
        before, after = self._name_word(t - 1, t), self._name_word(t + 1, t)
        own = fold(sense.label).split()
        if before is not None and not any(_alike(before, w) for w in own):
            return self._joined(t - 1, t)
        return after is not None and self.parse.heads[t] == t + 1 and not any(_alike(after, w) for w in own)

    def _is_surname(self, t: int) -> bool:
        """"Boris Berlin", "Finance Minister Eitan Golan": a given name stands before it, as one phrase, or a name that a title stands before."""
        before = self._name_word(t - 1, t)
        if before is None or not self._joined(t - 1, t):
            return False
        return self.parse.words[t - 1] in self._knowledge.references.first_names or self._is_title(t - 2)

    def _is_title(self, t: int) -> bool:
        """"Minister", "Judge", with a capital, as before a name."""
        if t < 0 or not self.parse.words[t][:1].isupper():
            return False
        row = self._knowledge.agents.rows.get(self.parse.lower[t])
        return row is not None and row.kind in ("role", "person")

    def _is_given_name(self, t: int) -> bool:
        """"Chad Smith": it is a given name too, and a surname that is no common word follows."""
        words = self.parse.words
        if words[t] not in self._knowledge.references.first_names or self.parse.heads[t] != t + 1:
            return False
        return self._name_word(t + 1, t) is not None

    def _name_word(self, other: int, t: int) -> str | None:
        """The word beside a name, folded, if it may be part of a person's name: capitalised, of letters, and of no body or title."""
        parse = self.parse
        if not 0 <= other < len(parse) or other in self._at or parse.sentence_of[other] != parse.sentence_of[t]:
            return None
        word = parse.words[other]
        gap = parse.text[min(parse.ends[other], parse.ends[t]) : max(parse.starts[other], parse.starts[t])]
        if parse.pos[other] != "PROPN" or gap != " " or not word[:1].isupper() or word.isupper() or not word.replace("-", "").isalpha():
            return None
        folded = fold(word)
        return None if folded in self._knowledge.names.common_words else folded

    def _joined(self, first: int, second: int) -> bool:
        """Whether two neighbouring tokens stand in one noun phrase."""
        heads = self.parse.heads
        return heads[first] == second or heads[second] == first or (heads[first] == heads[second] and self.parse.deps[first] in ("compound", "nmod"))

    def _branches(self, hits: list[NameHit]) -> list[NameHit]:
        """"Amnesty International Nigeria", "MSF Sudan": a body that the name of a country follows is its branch there, and no state."""
        out: list[NameHit] = []
        for hit in hits:
            if out and hit.start == out[-1].end + 1 and self._is_branch(out[-1], hit):
                out[-1] = NameHit(out[-1].start, hit.end, out[-1].senses)
            else:
                out.append(hit)
        return out

    def _is_branch(self, body: NameHit, place: NameHit) -> bool:
        """"UN Syria" at the end of a phrase is an office there; "the UN Syria envoy" is the UN's."""
        parse = self.parse
        last = self.last(place)
        if not body.senses or body.senses[0].code[:3] not in BEYOND_STATES or not place.senses or not place.senses[0].key.startswith("country:"):
            return False
        if place.senses[0].form == "adjective" or not self._joined(self.last(body), last):
            return False
        return parse.heads[last] != last + 1 or parse.deps[last] not in ("compound", "nmod", "amod", "poss")  # "the UN Syria envoy"

    def _adapted(self, hit: NameHit) -> NameHit:
        return newly_led(self.parse, self._placed(self._given_way(self._shortened(hit))), self._knowledge)

    def _shortened(self, hit: NameHit) -> NameHit:
        """"Congress" after "the Congress party": a word of a longer name used before, if what it else stands for is nowhere named in full."""
        sense, text = hit.senses[0], self.parse.text
        word = text[hit.start : hit.end]
        if " " in word:
            return hit
        if sense.kind == "person":
            return self._namesake(hit)
        if not sense.key.startswith("entity:"):
            return hit
        if any(h.senses[0].key == sense.key for h in self._full):
            return hit
        longer = [h for h in self._full if h.end <= hit.start and word in text[h.start : h.end].split()]
        return replace(hit, senses=longer[-1].senses) if longer else hit

    def _namesake(self, hit: NameHit) -> NameHit:
        """"Castro" after "Raul Castro": whoever of that surname was last named in full; "the Sayyaf" after "Abu Sayyaf": the group, where nobody was."""
        text, word = self.parse.text, self.parse.text[hit.start : hit.end]
        before = [h for h in self._persons if h.end <= hit.start and text[h.start : h.end].rsplit(" ", 1)[-1] == word]
        groups = [h for h in self._full if h.end <= hit.start and h.senses[0].kind in _GROUPS and text[h.start : h.end].rsplit(" ", 1)[-1] == word] if not before else []
        return replace(hit, senses=(before or groups)[-1].senses) if before or groups else hit

    def _placed(self, hit: NameHit) -> NameHit:
        """A capital's name that the map puts elsewhere ("Tripoli" in Lebanon) is not that capital."""
        sense = hit.senses[0]
        if sense.form not in ("capital", "region"):
            return hit
        countries = {self._places[t] for t in self.tokens(hit) if t in self._places}
        if len(countries) != 1 or sense.country in countries or sense.key.endswith(tuple(countries)):
            return hit
        country = countries.pop()
        label = self._knowledge.names.label(country)
        return NameHit(hit.start, hit.end, (Name(f"country:{country}", label, "state", "region", country, country),))

    def _given_way(self, hit: NameHit) -> NameHit:
        """A body of a common name belongs to the country named beside it: "Australia's House of Representatives"."""
        sense = hit.senses[0]
        words = " ".join(self.parse.text[hit.start : hit.end].split())
        society = sense.kind == "ngo" and sense.country is None  # "the Ugandan Red Cross"
        if not society and (sense.kind not in _BODIES or sense.country is None):
            return hit
        if fold(words) not in self._knowledge.agents.rows:
            return hit
        other = self._country_beside(hit)
        if other is None or other == sense.country:
            return hit
        return self._of(hit, other)

    def _of(self, hit: NameHit, country: str) -> NameHit:
        """The like body of another country."""
        sense = hit.senses[0]
        label = f"{' '.join(self.parse.text[hit.start : hit.end].split())} ({self._knowledge.names.label(country)})"
        code = " ".join([country, *(sense.code.split() if sense.country is None else sense.code.split()[1:])])
        return NameHit(hit.start, hit.end, (replace(sense, key=f"{sense.key}@{country}", label=label, country=country, code=code, wikidata=None),))

    def _country_beside(self, hit: NameHit) -> str | None:
        """The country of the adjective or possessive before a name, or of the "of …" after it."""
        parse = self.parse
        tokens = self.tokens(hit)
        before = tokens[0] - 1
        if before >= 0 and parse.tags[before] == "POS":
            before -= 1
        after = tokens[-1] + 1
        if after < len(parse) and parse.lower[after] == "of":
            after += 2 if after + 1 < len(parse) and parse.lower[after + 1] == "the" else 1
        else:
            after = -1
        for t in (before, after):
            sense = self.sense(t)
            if sense is not None and sense.key.startswith(("country:", "government:")) and not self._only_modifies(self._at[t]):
                return sense.country
        return None

    def _only_modifies(self, hit: NameHit) -> bool:
        """"Moscow-backed", "anti-NATO", "ex-Soviet"."""
        parse = self.parse
        tokens = self.tokens(hit)
        text, first, last = parse.text, tokens[0], tokens[-1]
        if first and parse.lower[first - 1] == "former" and parse.lower[last + 1 : last + 2] and parse.lower[last + 1] in _ONCE:
            return True  # "the two former Soviet republics"
        before = parse.lower[first - 2] if first >= 2 and text[hit.start - 1 : hit.start] == "-" else ""
        after = parse.lower[last + 2] if last + 2 < len(parse) and text[hit.end : hit.end + 2].lstrip(".")[:1] == "-" else ""
        return self._knowledge.references.modifies_only(before, after)


def _alike(one: str, other: str) -> bool:
    """Whether two words may be spellings of one name."""
    return one == other or (one[0] == other[0] and JaroWinkler.similarity(one, other) >= _SAME_NAME)
