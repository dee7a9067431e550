"""What the resolver of names, descriptions and pronouns knows of words: small tables as one value.

``descriptions.csv`` (nouns that take up somebody named before), ``name_affixes.csv`` ("pro-Russian", "Soviet-era"), ``given_names.csv``
(names of women and of men), ``gendered_nouns.csv`` ("wife", "Mr.") and ``peoples.csv`` (peoples of no state or of several).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec import field as msgspec_field

from dragoman.knowledge.cues import load_cues
from dragoman.knowledge.tables import data_files, read_csv, read_words

_STANCES = frozenset({"asserts", "denies", "doubts", "cannot-confirm", "believes"})


class DescriptionRow(Struct, forbid_unknown_fields=True, frozen=True):
    """descriptions.csv: a noun that, with a definite article, takes up an actor named before."""

    noun: str  # as written, lower case: "country", "countries"
    kinds: list[str]  # kinds of actor it may stand for
    number: Literal["one", "several", "pair"]
    sectors: list[str] = []  # if any, one of them must be the actor's


class AffixRow(Struct, forbid_unknown_fields=True, frozen=True):
    """name_affixes.csv: a word joined to a name by a hyphen that makes it a mere modifier."""

    affix: str  # lower case; "-ed" is an ending
    where: Literal["before", "after", "rules", "backs", "flags"]  # rules, backs, flags: after it; who is named governs the body, holds it up, or owns it


class PeopleRow(Struct, forbid_unknown_fields=True, frozen=True):
    """peoples.csv: a people of no state, or of several."""

    people: Annotated[str, Meta(min_length=2)]
    singular: str = ""
    adjective: str = ""
    homes: list[str] = []  # ISO3 of the states it lives in


class GivenNameRow(Struct, forbid_unknown_fields=True, frozen=True):
    """given_names.csv: a name that only women or only men bear."""

    name: str
    borne_by: Literal["women", "men"] = "women"


class GenderedRow(Struct, forbid_unknown_fields=True, frozen=True):
    """gendered_nouns.csv: a noun or form of address of women or of men."""

    noun: str
    said_of: Literal["women", "men"]


class PersonalRow(Struct, forbid_unknown_fields=True, frozen=True):
    """personal_verbs.csv: a verb whose object is a person."""

    verb: str


class WordsRow(Struct, forbid_unknown_fields=True, frozen=True):
    """gazetteer/words.csv: words around names of places, by class."""

    words: list[str]
    class_: str = msgspec_field(name="class")


class WeakRow(Struct, forbid_unknown_fields=True, frozen=True):
    """weak_agents.csv: an agent noun that stands for somebody only with an owner."""

    noun: str
    number: Literal["one", "any"] = "any"


@dataclass(frozen=True)
class References:
    """The four tables and the verbs that report; read only after loading."""

    descriptions: dict[str, DescriptionRow]
    before: frozenset[str]
    after: frozenset[str]
    endings: tuple[str, ...]
    rules: frozenset[str]  # "Houthi-run": who is named governs what it modifies
    backs: frozenset[str]  # "Moscow-backed"
    flags: frozenset[str]  # "a Greek-owned tanker" is Greek
    bearers: dict[str, bool]  # given names: True where women bear them, False where men do
    gendered: dict[str, bool]  # nouns and forms of address, likewise
    peoples: dict[str, PeopleRow]  # by every form as written
    reporting: frozenset[str]  # lemmas of verbs that say, deny, judge or believe something
    telling: frozenset[str]  # of these, verbs whose object is what is told: "denied it"
    denying: frozenset[str]
    first_names: frozenset[str]
    beside_names: frozenset[str]  # words of gazetteer/words.csv in lower case: "river", "general"
    weak: dict[str, WeakRow]  # agent nouns that need an owner
    personal: frozenset[str]  # lemmas of verbs whose object is a person

    @classmethod
    def load(cls, folders: Sequence[Path]) -> References:
        """Rows of all folders, a later folder's in place of an earlier one's. Raises KnowledgeError (file:line)."""
        every = list(folders)
        affixes = [r for path in data_files(every, "name_affixes*.csv") for _, r in read_csv(path, AffixRow)]
        after = {r.affix for r in affixes if r.where not in ("before", "flags")}
        peoples = {
            form: row
            for path in data_files(every, "peoples*.csv")
            for _, row in read_csv(path, PeopleRow)
            for form in (row.people, row.singular, row.adjective)
            if form
        }
        verbs = [(lemma, r) for (pos, lemma), rows in load_cues(every).rows.items() if pos == "verb" for r in rows]
        first = {w for path in data_files(every, "gazetteer/first_names.txt") for w in read_words(path)}
        return cls(
            {r.noun: r for path in data_files(every, "descriptions*.csv") for _, r in read_csv(path, DescriptionRow)},
            frozenset(r.affix for r in affixes if r.where == "before"),
            frozenset(a for a in after if not a.startswith("-")),
            tuple(sorted(a[1:] for a in after if a.startswith("-"))),
            frozenset(r.affix for r in affixes if r.where == "rules"),
            frozenset(r.affix for r in affixes if r.where == "backs"),
            frozenset(r.affix for r in affixes if r.where == "flags"),
            {r.name: r.borne_by == "women" for path in data_files(every, "given_names*.csv") for _, r in read_csv(path, GivenNameRow)},
            {r.noun: r.said_of == "women" for path in data_files(every, "gendered_nouns*.csv") for _, r in read_csv(path, GenderedRow)},
            peoples,
            frozenset(lemma for lemma, r in verbs if r.stance in _STANCES and "clause" in r.takes),
            frozenset(lemma for lemma, r in verbs if r.kind in ("report", "belief") and ("clause" in r.takes or r.stance == "denies")),
            frozenset(lemma for lemma, r in verbs if r.stance == "denies"),
            frozenset(first),
            frozenset(w.lower().rstrip(".") for path in data_files(every, "gazetteer/words.csv") for _, r in read_csv(path, WordsRow) for w in r.words),
            {r.noun: r for path in data_files(every, "weak_agents*.csv") for _, r in read_csv(path, WeakRow)},
            frozenset(r.verb for path in data_files(every, "personal_verbs*.csv") for _, r in read_csv(path, PersonalRow)),
        )

    def modifies_only(self, before: str, after: str) -> bool:
        """Whether a name between these words and hyphens only modifies; either may be empty."""
        return before in self.before or after in self.after or bool(after and after.endswith(self.endings) and after not in self.flags)
