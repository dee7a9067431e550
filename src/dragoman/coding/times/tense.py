"""Which way a time without a year or week points: back or ahead, from the verb that governs it.

"met on Friday" looks back, "will meet on Friday", "plans to meet on Friday" and "the Friday deadline" look ahead.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from itertools import islice

from dragoman.knowledge.time_words import Force
from dragoman.language import Parse

_VERBAL = frozenset({"VERB", "AUX"})
_AUX = ("aux", "auxpass")
_REFUSALS = frozenset({"would", "could"})
_WILL = frozenset({"will", "'ll", "shall"})
_KNOWN = frozenset({"the", "this", "that"})
_CONDITIONS, _AHEAD = frozenset({"if", "unless"}), frozenset({"would", "will", "'ll", "shall", "may", "might", "could", "can"})
_INVITING = frozenset({"call", "invite", "summon", "urge", "ask", "announce", "schedule", "convene", "set", "fix", "plan"})  # what has been called for is to come
# What is done on a day, and told of no other: "attacked a station in June" is not to come, however near next June is.
_DONE = frozenset(
    "attack kill bomb shell arrest detain seize capture abduct kidnap shoot storm raid wound injure execute murder assassinate burn loot torch crush quash invade "
    "occupy overrun retake ambush beat torture stab hang behead massacre destroy die flee collapse crash explode resign erupt fire deport expel".split()
)
# What people are called on to do, together and on a day, and the words that call on them.
_GATHERING = frozenset("stay march rally demonstrate strike boycott gather assemble protest vote mass".split())
_CALLING = frozenset({"call", "urge", "ask", "appeal", "exhort", "tell", "invite"})
_CLIMB = 12  # words up from a time; further up nothing tells of it any more
_DEADLINES = frozenset({"until", "till", "by"})


class Direction(IntEnum):
    """Where a time lies, seen from the day of writing."""

    BEHIND = -2  # in the past whatever is nearer: "since April"
    PAST = -1
    OPEN = 0
    FUTURE = 1


def direction(parse: Parse, token: int, prospects: Mapping[str, Force]) -> Direction:
    """The direction of the time expression whose head is ``token``; OPEN where neither verb nor noun tells."""
    link = parse.heads[token]
    if "since" in (parse.lower[link], parse.lower[token - 1] if token else ""):
        return Direction.BEHIND  # what has lasted from then to now
    if parse.pos[link] == "ADP" and _is_deadline(parse, link):
        return Direction.FUTURE
    if parse.deps[token] == "poss":
        return _of_owned(parse, link, prospects)
    said = said_before(parse, token)
    if said is not None:
        return _of_verb(parse, said, prospects, behind=True, straight=True) or Direction.OPEN
    found = _of_chain(parse, token, prospects)
    if found is Direction.FUTURE and parse.pos[link] in ("NOUN", "PROPN") and prospects.get(parse.lemmas[link]) != "any":
        # "will be tried for the Aug. 7 bombings": a happening that is known already, whatever the verb.
        known = any(parse.lower[d] in _KNOWN for d in parse.kids(link, "det"))
        return Direction.OPEN if known else found
    return found


def said_before(parse: Parse, token: int) -> int | None:
    """The verb of saying that an expression follows, where the parser hangs it on what is said: "said on Sunday they would march"."""
    outer = parse.heads[token] if parse.deps[token] == "pobj" else token
    verb = parse.heads[outer]
    first = parse.edges[verb][0]
    if parse.deps[verb] != "ccomp" or verb < outer or parse.deps[outer] not in ("prep", "npadvmod") or first != parse.edges[outer][0]:
        return None
    cue = parse.heads[verb]
    told = parse.kids(cue, "dobj", "dative")  # "told reporters on Sunday they would march"
    return cue if cue < first and (cue == first - 1 or any(parse.edges[t] == (cue + 1, first) for t in told)) else None


def _of_chain(parse: Parse, token: int, prospects: Mapping[str, Force]) -> Direction:
    """What the words above the expression say, from the nearest to the root."""
    link = parse.heads[token]
    nearest = True
    for node in (token, *islice(parse.ancestors(token), _CLIMB)):
        if parse.pos[node] in _VERBAL:
            if parse.lower[link] == "for" and token > node and parse.lemmas[node] in _INVITING:
                return Direction.FUTURE  # "convened a summit for Wednesday"
            straight = nearest and parse.lower[link] != "for"
            found = _of_verb(parse, node, prospects, behind=token > node, straight=straight)
            if found is not None:
                return found
            nearest = False
        elif node != token and prospects.get(parse.lemmas[node]) == "any":
            return Direction.FUTURE
    return Direction.OPEN


def _of_owned(parse: Parse, noun: int, prospects: Mapping[str, Force]) -> Direction:
    """ "Friday's meeting will open the round" looks ahead; "Friday's ruling could end the dispute" looks back."""
    verb = parse.heads[noun]
    if parse.deps[noun] not in ("nsubj", "nsubjpass"):
        return Direction.PAST
    ahead = any(parse.lower[a] in _WILL for a in parse.kids(verb, *_AUX))
    set_down = parse.lemmas[verb] in prospects and parse.tags[verb] in ("VBN", "VBZ", "VBP")
    return Direction.FUTURE if ahead or set_down else Direction.PAST


def _is_deadline(parse: Parse, preposition: int) -> bool:
    """ "has until Friday", "has been given until Friday", "must leave by Friday"; but not "was held until Friday"."""
    if parse.lower[preposition] not in _DEADLINES:
        return False
    verb = parse.heads[preposition]
    past = any(parse.tags[a] == "VBD" for a in parse.kids(verb, *_AUX))
    return parse.tags[verb] in ("VBN", "VB", "VBZ", "VBP") and not past


def _is_awaited(parse: Parse, verb: int) -> bool:
    """"Would close the road if the rebels did not leave by Friday": what a consequence still to come hangs on is to come as well."""
    if parse.deps[verb] != "advcl" or not any(parse.lower[m] in _CONDITIONS for m in parse.kids(verb, "mark", "advmod")):
        return False
    above = parse.kids(parse.heads[verb], *_AUX)
    return any(parse.lower[a] in _AHEAD for a in above) and not any(parse.tags[a] == "VBN" or parse.lower[a] == "have" for a in above)


def _of_verb(parse: Parse, verb: int, prospects: Mapping[str, Force], *, behind: bool, straight: bool) -> Direction | None:
    """What one verb says; None hands the question to the verb above it.

    ``behind``: the time follows the verb; ``straight``: it hangs on this very verb, not on one below it.
    """
    tag = parse.tags[verb]
    auxiliaries = parse.kids(verb, *_AUX)
    if any(parse.tags[a] == "MD" for a in auxiliaries):
        # "would have met" looks back, and so do "could not be reached" and "would not say", which tell of that day's words.
        perfect = any(parse.lemmas[a] == "have" for a in auxiliaries)
        refused = bool(parse.kids(verb, "neg")) and any(parse.lower[a] in _REFUSALS for a in auxiliaries)
        return Direction.PAST if perfect or refused else Direction.FUTURE
    if tag == "MD":
        return Direction.FUTURE
    force = prospects.get(parse.lemmas[verb])
    # "planned a rally on Saturday", but "on Friday, they planned a rally".
    if (force == "any" and (behind or tag != "VBD") and not any(parse.lower[a] == "had" for a in auxiliaries)) or (force == "prospect" and tag in ("VBN", "VBG") and not straight):
        return Direction.FUTURE
    if behind and tag == "VBN" and (force == "prospect" or parse.lemmas[verb] in _INVITING) and any(parse.lower[a] in ("has", "have") for a in auxiliaries):
        return Direction.FUTURE  # "has called for a march on Saturday"
    if _is_awaited(parse, verb):
        return Direction.FUTURE
    past_aux = any(parse.tags[a] in ("VBD", "VBN") or parse.lower[a] in ("has", "have") for a in auxiliaries)
    if tag == "VBD" or past_aux:
        return Direction.BEHIND if straight and parse.lemmas[verb] in _DONE else Direction.PAST
    if tag == "VBN" and any(parse.tags[a] == "TO" for a in auxiliaries):
        return _of_infinitive(parse, verb, prospects)  # "likely to be suspended from Sunday"
    if tag == "VBN":
        return Direction.PAST
    if tag == "VBG":
        return (Direction.FUTURE if auxiliaries else None) if parse.heads[verb] != verb or auxiliaries else None
    if tag == "VB":
        return _of_infinitive(parse, verb, prospects)
    return _of_present(parse, verb, ahead=force is not None)


def _of_infinitive(parse: Parse, verb: int, prospects: Mapping[str, Force]) -> Direction | None:
    """ "plans to meet" looks ahead; "tried to meet" goes with its verb; a bare infinitive goes with what governs it."""
    if any(parse.lower[a] in ("did", "does", "do") for a in parse.kids(verb, "aux")):
        return Direction.PAST if any(parse.lower[a] == "did" for a in parse.kids(verb, "aux")) else None
    head = parse.heads[verb]
    if parse.lemmas[verb] in _GATHERING and parse.lemmas[head] in _CALLING:
        return Direction.FUTURE  # "called on his followers to stay away from work on Monday"
    if head != verb and (prospects.get(parse.lemmas[head], "calendar") != "calendar" or _is_to(parse, head, verb)):
        return Direction.FUTURE
    return None if head != verb else Direction.OPEN


def _is_to(parse: Parse, be: int, verb: int) -> bool:
    """ "is to meet", "were to meet on Friday"; but not "were to meet on Friday but broke off the talks", which has come to nothing."""
    if parse.lower[be] in ("is", "are"):
        return True
    off = any(parse.tags[c] == "VBD" for c in parse.kids(be, "conj")) and any(parse.lower[c] in ("but", "until") for c in parse.kids(be, "cc"))
    return parse.lower[be] in ("was", "were") and be < verb and not off


def _of_present(parse: Parse, verb: int, *, ahead: bool) -> Direction:
    """The present tense of a headline tells what has just been; in the body, what is on the calendar."""
    sentence = parse.sentences[parse.sentence_of[verb]]
    if sentence.part in ("title", "standfirst", "caption"):
        return Direction.PAST
    return Direction.FUTURE if ahead else Direction.OPEN
