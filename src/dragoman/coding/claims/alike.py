"""Whether two events of one report are one deed: of one kind, time and place, with the same on either side."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache

from dragoman.coding.claims.stances import hearsay
from dragoman.knowledge.acts import Acts, accused_deed, across_types, one_act
from dragoman.knowledge.things import Thing, Things, two_things
from dragoman.records import ActorRef, Event, EventTime, Place, first_word_end, party, words_behind

_TO_COME = ("plan", "inten", "will", "would", "going")
# The first letters of words for what comes of a deed.
_OUTCOMES = frozenset({"kill", "wound", "injur", "die", "died", "dead", "death", "hurt", "harm"})
# Those of words for any use of force.
_AT_LARGE = frozenset({"attac", "assau", "hit", "strik", "struc", "targe", "fir", "fire", "raid"})
# Those of words for standing behind somebody, and the types of what is then given.
_BACKING = frozenset({"suppo", "back", "aid", "help", "assis", "spons", "arm", "fund", "suppl", "provi", "send", "sent", "trans", "deliv"})
_GIVING = frozenset({"AID", "COOPERATE", "SUPPORT"})
# Endings that do not tell two words apart.
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s)$")
# Factuality of what is told as done, and of what is denied.
SO, NOT_SO = frozenset({"CT+", "PR+"}), frozenset({"CT-", "PR-"})
# What was spoken of before, or nothing, behind them.
_TAKEN_UP = re.compile(r"\s+(?:the|it|them|that|this|any|there|in the area)\b|\s*[.,;]")
# "Carried out no strikes in the area"; what was done on some day or to somebody may be another attack.
_NO_ATTACK = re.compile(r"\w+(?: out)? (?:no|any) (?:air )?(?:strikes?|attacks?|raids?|shelling|bombing|operations?)\b", re.IGNORECASE)
# Places that are a point on the map: two of them are two places.
_POINTS = frozenset({"exact", "near"})
# "More than 7,000 have been killed since the coup": a perfect, and from when on the sum is counted; "since Monday" may be the one deed of Monday.
_PERFECT = re.compile(r"\b(?:has|have|had)\s+(?:\w+\s+){0,2}$")
_SUMMED = re.compile(
    r"\bsince\b(?!\s+(?:\w+\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun|yester)day|dawn|midnight|morning|then)\b)"
    r"|\b(?:over|in|during) the (?:past|last) (?:\w+ )?(?:weeks|months|years?|decades?)\b|\bso far this year\b",
    re.IGNORECASE,
)
# How many sentences may stand between what is told and its denial.
_BETWEEN = 2
_ONLY = re.compile(r"\s+only\b")
_SENTENCE_ENDS = re.compile(r"[.!?][\"'”’)]*\s")
# Between a party and the name of an armed group.
NAMED = "\x1f"


def same_deed(text: str, a: Event, b: Event, where: Mapping[str, Place], groups: Collection[str]) -> bool:
    """Whether two events may be one: of one time, place and kind, and with the same on either side."""
    if not _may_meet(a, b, where) or _is_sum(text, a) != _is_sum(text, b) or _is_all(text, a) != _is_all(text, b) or not _one_deed(text, a, b) or not _share(a.actors, b.actors, groups):
        return False
    mine, other = sides(a.recipients, groups), sides(b.recipients, groups)
    if b.factuality in NOT_SO and (_are_called_alike(a.recipients, b.recipients) or (_are_people(a.recipients) and _are_people(b.recipients))):
        return True  # "shelled a hospital. Moscow denied shelling the hospital": whosever it is
    if not mine and not other and not a.mode:  # nothing but type and actor in common: the word must be the same
        return stem(text, a) == stem(text, b)
    return not mine or not other or any(_one_side(x, y) or x.startswith(y + " ") or y.startswith(x + " ") for x in mine for y in other)


def _are_called_alike(some: Sequence[ActorRef], others: Sequence[ActorRef]) -> bool:
    """Whether both name somebody by one common noun: "a hospital", "any hospitals"."""
    theirs = {_noun(r.name) for r in others}
    return any(_noun(r.name) in theirs for r in some if r.name[:1].islower())


def _noun(name: str) -> str:
    """The last word of a name, in the singular."""
    word = name.casefold().rsplit(" ", 1)[-1]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _are_people(refs: Sequence[ActorRef]) -> bool:
    """Whether those it is done to are people at large, none of them by name: "villagers", "civilians"."""
    return bool(refs) and all(r.name[:1].islower() and "CVL" in r.sectors for r in refs)


def _is_all(text: str, e: Event) -> bool:
    """"Said its forces had fired only on rebels": what somebody did and nothing more, which is not what he is accused of."""
    return _ONLY.match(text, first_word_end(text, e)) is not None or text[: e.trigger[0]].endswith("only ")


def _is_sum(text: str, event: Event) -> bool:
    """Whether an event sums up what was done over months or years, and is no deed of a day."""
    start, end = event.sentence
    return _PERFECT.search(text, start, event.trigger[0]) is not None and _SUMMED.search(text, start, end) is not None


@lru_cache(512)
def _things(behind: str) -> frozenset[Thing]:
    return Things.built_in().of(behind)


@lru_cache(512)
def _act(kind: str, rule: str, behind: str) -> str:
    return Acts.built_in().of(kind, rule, behind)


def _one_deed(text: str, a: Event, b: Event) -> bool:
    """Whether two events are of one kind of act, done to one thing: shelled and seized are two, whoever did them to whom."""
    if a.type == b.type and a.mode and b.mode and a.mode != b.mode:
        return False
    ahead, behind = (words_behind(text, e) for e in (a, b))
    if two_things(_things(ahead), _things(behind)):
        return False
    mine, other = {_act(a.type, a.rule, ahead)}, {_act(b.type, b.rule, behind)}
    if a.type != b.type:
        return across_types(mine, other)
    return one_act(mine, other, stem(text, a) == stem(text, b))


def is_alleged(event: Event) -> bool:
    """Whether the words themselves say that somebody says so: "Rwanda's alleged supply of rockets"."""
    return event.factuality == "PS+" and bool(hearsay(event))


def unbacked(text: str, told: Event, denied: Event, groups: Collection[str]) -> bool:
    """"Rwanda had sent the M23 rockets, a report said. Kigali denied backing the rebels": who gives no support has given no arms either."""
    if not {told.type, denied.type} <= _GIVING or denied.factuality not in NOT_SO or stem(text, denied) not in _BACKING:
        return False
    if told.factuality not in SO and not is_alleged(told):
        return False
    mine, theirs = sides(told.recipients, groups), sides(denied.recipients, groups)
    met = not mine or not theirs or any(_one_side(x, y) or x.partition(NAMED)[0] == y.partition(NAMED)[0] for x in mine for y in theirs)
    return met and _share(told.actors, denied.actors, groups) and is_soon_after(text, told, denied.trigger[0])


def denied_at_large(text: str, told: Event, denied: Event, where: Mapping[str, Place], groups: Collection[str]) -> bool:
    """"Rebels shelled a camp, the army said. The rebels denied that they had attacked the camp": who made no attack on it has not shelled it either."""
    if {told.type, denied.type} != {"ASSAULT"} or denied.mode not in (None, told.mode) or denied.factuality not in NOT_SO or told.factuality not in SO or told.realis != "actual":
        return False
    at_large = stem(text, denied) in _AT_LARGE and _TAKEN_UP.match(text, first_word_end(text, denied)) is not None
    if not (at_large or _NO_ATTACK.match(text, denied.trigger[0])) or not is_soon_after(text, told, denied.trigger[0]):
        return False
    return _may_meet(told, denied, where) and _share(told.actors, denied.actors, groups) and _may_share(told.recipients, denied.recipients, groups)


def answers(text: str, told: Event, event: Event, where: Mapping[str, Place], groups: Collection[str]) -> bool:
    """Whether an event that nobody is said to have done is what was told a sentence or two before, and is now denied or left open:
    "Jets bombed a village, Pakistan said. India denied the attack." """
    if event.type != told.type or event.attribution == told.attribution:
        return False
    if told.factuality not in SO or told.realis != "actual":
        return False
    if stem(text, event) in _OUTCOMES and stem(text, told) not in _OUTCOMES:
        return False  # that "no civilians were killed" denies no bombing
    if any(s.word.lower().startswith(_TO_COME) for s in event.why):
        return False  # that there are "no plans to deploy troops" denies no flight of bombers
    if told.trigger[1] > event.trigger[0] or not is_soon_after(text, told, event.trigger[0]):
        return False
    undated = event.time.basis == "document"  # "impounded trucks on Tuesday, they said. The committee denied that any had been confiscated"
    together = not _elsewhere(where.get(told.place or ""), where.get(event.place or "")) if undated else _may_meet(told, event, where)
    return together and (not event.mode or not told.mode or event.mode == told.mode) and _may_share(event.recipients, told.recipients, groups)


def is_soon_after(text: str, told: Event, offset: int, between: int = _BETWEEN) -> bool:
    """Whether so few sentences stand between what was told and an offset that what is said there may answer it."""
    return len(_SENTENCE_ENDS.findall(text[told.sentence[1] - 1 : offset])) <= between


def is_laid(text: str, deed: Event, accusation: Event, groups: Collection[str]) -> bool:
    """Whether an accusation lays this very deed to those who are said, or denied, to have done it."""
    named = accused_deed(accusation.rule)
    if named is None or _is_all(text, deed) or named.type != deed.type:
        return False
    if _apart(deed.time, accusation.time) or not _share(accusation.recipients, deed.actors, groups):
        return False
    mine = _act(deed.type, deed.rule, words_behind(text, deed))
    return one_act({mine}, {_act(deed.type, named.rule, words_behind(text, accusation))}, False)


def _may_meet(a: Event, b: Event, where: Mapping[str, Place]) -> bool:
    """Whether neither time nor place keeps two events apart."""
    return not _apart(a.time, b.time) and not _elsewhere(where.get(a.place or ""), where.get(b.place or ""))


def _share(some: Sequence[ActorRef], others: Sequence[ActorRef], groups: Collection[str]) -> bool:
    """Whether somebody is among both."""
    theirs = sides(others, groups)
    return any(_one_side(x, y) for x in sides(some, groups) for y in theirs)


def _may_share(some: Sequence[ActorRef], others: Sequence[ActorRef], groups: Collection[str]) -> bool:
    """Whether somebody may be among both: of either nobody may be told."""
    return not sides(some, groups) or not sides(others, groups) or _share(some, others, groups)


def _elsewhere(a: Place | None, b: Place | None) -> bool:
    """Whether two events are put at two points on the map."""
    if a is None or b is None or a.precision not in _POINTS or b.precision not in _POINTS:
        return False
    return a.geonameid != b.geonameid if None not in (a.geonameid, b.geonameid) else a.name != b.name


def stem(text: str, event: Event) -> str:
    """The first letters of the trigger, which "withdraw", "withdrew" and "withdrawal" share, as "shelled" and "shelling" do."""
    first = text[event.trigger[0] : event.trigger[1]].partition(" ")[0].lower()
    return _ENDING.sub("", first)[:5]


def _apart(a: EventTime, b: EventTime) -> bool:
    """Whether the text itself puts two events at times that do not meet."""
    if a.basis != "expression" or b.basis != "expression" or not a.start or not b.start:
        return False
    return (a.end or a.start) < b.start or (b.end or b.start) < a.start


def sides(refs: Sequence[ActorRef], groups: Collection[str]) -> set[str]:
    """A state and its organs are one side, a state and the rebels of its country are two, and so are two armed groups of one code."""
    return {f"{party(r.code)}{NAMED}{r.name}" if r.actor in groups or not party(r.code) else party(r.code) for r in refs if r.code}


def _one_side(one: str, other: str) -> bool:
    """Whether two sides may be the same: "rebels" may be any group of their code."""
    (side, _, name), (also, _, its) = one.partition(NAMED), other.partition(NAMED)
    return side == also and (not name or not its or name == its)
