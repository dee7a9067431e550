"""Rows of ``frames/*.toml`` as they are written: frames, operators, classes of nouns."""

from __future__ import annotations

from msgspec import Struct


class FrameRow(Struct, forbid_unknown_fields=True):
    """``[[frame]]``: one sense, with the sentences that keep it honest."""

    id: str
    type: str
    mode: str = ""
    verbs: list[str] = []
    nouns: list[str] = []
    adjectives: list[str] = []
    object: list[str] = []  # the object must be of one of these classes, for every pattern without a slot of its own
    not_object: list[str] = []
    subject: list[str] = []
    not_subject: list[str] = []
    not_beside: list[str] = []  # classes none of whose nouns stands in the sentence: "beat Brazil in the final"
    # where the recipient stands, the first that is filled: object, possessive, or a preposition
    recipient: list[str] = []
    reciprocal: bool = False  # all participants are actors (a meeting, an agreement, fighting)
    swap: bool = False  # the grammatical subject undergoes it: "came under fire", "suffered an attack"
    undergone: bool = False  # so it does, and who did it stands in a noun of violence or a clause of time: "died in air strikes"
    awaited: bool = False  # what it tells of is only due: "is expected in Kampala"
    charged: bool = False  # whoever says so lays it to the subject: "Iran said Israel had lied"; where nobody says so it is none
    # sector of whoever does this where nobody is named: an arrest without an agent is the work of police
    implied: str = ""
    modal: bool = False  # only under a modal: "could face sanctions", not "faces sanctions"
    conditional: bool = False  # only with a condition: "will respond if …"
    affirmed: bool = False  # not where it is negated: nobody claimed responsibility
    conditioned: tuple[str, ...] = ()  # words of it that with a condition say no more than what may be done: "stands ready to help if …"
    weak: bool = False  # counts only where nothing stronger stands in the sentence
    contexts: list[str] = []
    examples: list[str] = []
    counter: list[str] = []


class OperatorRow(Struct, forbid_unknown_fields=True):
    """``[[operator]]``: a word that makes another event of the one it governs: refuse + AID = REJECT."""

    id: str
    verbs: list[str] = []
    nouns: list[str] = []
    adjectives: list[str] = []
    compose: dict[str, str] = {}  # embedded type, or "TYPE/mode", or "*": resulting type, "=" keeps it, "-" drops it
    default: str = ""  # the type where nothing is embedded; empty: no event
    default_mode: str = ""
    default_infinitive: bool = False  # the default needs a to-infinitive: "promised to build a bridge", not "promised peace"
    modes: dict[str, str] = {}  # embedded type, or "TYPE/mode": mode of the result
    silences: bool = False  # another sense of the word: beside it patterns that say no more of the word's surroundings do not count
    object_control: bool = False  # "urge X to": the object acts in what is embedded and is the recipient
    none_for: tuple[str, ...] = ()  # lemmas that, governed, make it no event: "asked not to be named"
    unspoken: tuple[str, ...] = ()  # verbs that, governed, make it no event: "was not allowed to speak to the press"
    befalls: tuple[str, ...] = ()  # verbs of what goes wrong by itself, whose clause makes it no event: "warned that the truce could collapse"
    no_question: bool = False  # an indirect question makes it none: "asked whether", "asked about"
    decided: bool = False  # says that minds are made up: "decided whether to" decides nothing
    telling: tuple[str, ...] = ()  # verbs that may tell a fact as well: "insisted that police had not beaten anyone" demands nothing
    unless_passive: tuple[str, ...] = ()  # patterns that mean something else in the passive: soldiers "called out for exercises" are not demanded
    unless_negated: tuple[str, ...] = ()  # patterns that say nothing where they are negated: what is not ruled out is not refused
    negated: bool = False  # holds only where it is negated itself: "will not hesitate to", "did not rule out"
    possible: bool = False  # what it makes of a deed is no more than possible: what is not ruled out may come
    conditioned: tuple[str, ...] = ()  # words of it that with a condition say no more than what may be done: "ready to withdraw if …"
    own_subject: bool = False  # what is governed has no subject of its own: "hopes to leave", not "wants Iran to leave"
    infinitive: bool = False  # composes only with a to-infinitive: "told them to leave", not "told them that …"
    recipient: list[str] = []
    examples: list[str] = []
    counter: list[str] = []


class ClassRow(Struct, forbid_unknown_fields=True):
    """``[[class]]``: nouns that may fill a role."""

    name: str
    nouns: list[str]
    includes: list[str] = []
