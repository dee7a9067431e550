"""Codebook rules that look at a whole sentence: its drafts in, those that are events of their own out.

"Marched to demand his resignation" is a protest with a topic, no demand beside it; "the bombing killed four" is one event.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.harm import HARMS
from dragoman.knowledge import FrameRow, OperatorRow
from dragoman.language import Parse


def merged(drafts: list[EventDraft], parse: Parse) -> list[EventDraft]:
    """Codebook rules that look at the whole sentence.

    What a protest is about is no event of its own, but tells whom it is against; a military move in the course of an attack
    is part of the attack.
    """
    protests = [d for d in drafts if d.main and d.reading.type == "PROTEST"]
    if protests:
        first = protests[0]
        topics = [d for d in drafts if not d.main and d.reading.type in ("PROTEST", "REQUEST", "ACCUSE", "REJECT") and _same_actors(d, first)]
        for topic in topics:
            if not first.roles.recipients:
                merged = replace(first, roles=replace(first.roles, recipients=topic.roles.recipients))
                drafts = [merged if d is first else d for d in drafts]
                first = merged
        drafts = [d for d in drafts if all(d is not t for t in topics)]
    owner = {t: d for d in drafts for t in d.reading.tokens}
    # "The bombing killed four": the noun and what it did are one event
    drafts = [d for d in drafts if d.main or not _done_by(d, owner, parse)]
    drafts = [d for d in drafts if not _more_of(d, owner, parse)]
    drafts = [d for d in drafts if d.main or not _is_errand(d, owner, parse)]
    if any(d.reading.type == "ASSAULT" and d.main for d in drafts):
        drafts = [d for d in drafts if d.reading.type != "MOBILIZE" or d.main]
    return drafts


def _done_by(d: EventDraft, owner: Mapping[int, EventDraft], parse: Parse) -> bool:
    """Whether an event noun is the subject of a verb that codes the same kind of event, or says what a state is ("is on a trip") or how talks ended."""
    head = parse.heads[d.token]
    if head not in owner and parse.lemmas[parse.heads[head]] == "be":
        head = parse.heads[head]
    above = owner.get(head)
    if above is None or above is d:
        return False
    if parse.pos[d.token] == "VERB" and parse.kids(d.token, "nsubj") and not _same_actors(d, above):
        return False  # "ordered inspectors out after the council imposed a ban": what somebody else did
    if parse.tags[d.token] == "VBG" and d.reading.mode not in ("", above.reading.mode) and parse.kids(d.token, "dobj"):
        return False  # "killing 12 and capturing eight others"
    if parse.deps[d.token] == "conj" and parse.pos[d.token] == "VERB" and d.reading.mode != above.reading.mode and parse.kids(d.token, "dobj"):
        return False  # "took over a crossing and detained three officers"
    ended = isinstance(above.reading.row, FrameRow) and above.reading.row.reciprocal and parse.deps[d.token] == "nsubj"
    return ended or above.reading.type == d.reading.type


def _is_errand(d: EventDraft, owner: Mapping[int, EventDraft], parse: Parse) -> bool:
    """"Deployed troops to protect its citizens": what a move is made for is no aid beside it."""
    sent = [owner.get(parse.heads[d.token]), owner.get(parse.heads[parse.heads[d.token]])]
    aim = d.reading.type == "AID" and parse.deps[d.token] in ("xcomp", "advcl", "acl") and any(parse.lower[c] == "to" for c in parse.kids(d.token, "aux"))
    return aim and any(e is not None and e is not d and e.reading.type == "MOBILIZE" for e in sent)


def _more_of(d: EventDraft, owner: Mapping[int, EventDraft], parse: Parse) -> bool:
    """Whether a joined verb only counts more of the same harm: "20 were killed and dozens wounded" in one place."""
    above = owner.get(parse.heads[d.token])
    if above is None or above is d or parse.deps[d.token] != "conj" or not {parse.lemmas[d.token], parse.lemmas[above.token]} <= HARMS:
        return False
    placed = all(m.kind in ("place", "state") for m in d.roles.recipients) and {m.country for m in d.roles.recipients} <= {m.country for m in above.roles.recipients}
    same = (d.reading.type, d.reading.mode) == (above.reading.type, above.reading.mode)
    return same and placed and _same_actors(d, above)


def _same_actors(a: EventDraft, b: EventDraft) -> bool:
    return {m.key for m in a.roles.actors} == {m.key for m in b.roles.actors}


def _is_weighed(d: EventDraft) -> bool:
    """"Considering closing the border and raising tariffs": a deed that is only planned or weighed, told by a verb of its own."""
    return isinstance(d.reading.row, OperatorRow) and d.reading.row.id in ("future", "float") and d.reading.inner is not None and d.token == d.reading.inner.token


def distinct(drafts: list[EventDraft], parse: Parse, is_option: Callable[[int], bool], is_lead: Callable[[int], bool]) -> list[EventDraft]:
    """Without a second event of the same type, actors and recipients in one sentence, nor one whose doer nobody names beside its like with a recipient.

    Below the lead a second verb tells of another deed where it is of another mode: "broke up the rally and arrested three"; not so "shot and killed a man".
    """
    out: list[EventDraft] = []
    seen: dict[tuple[object, ...], list[EventDraft]] = {}
    told = {(d.reading.type, d.reading.mode, m.key) for d in drafts if d.roles.recipients for m in d.roles.actors if m.form == "implied"}
    for d in drafts:
        if not d.main and not d.roles.recipients and any((d.reading.type, d.reading.mode, m.key) in told for m in d.roles.actors):
            continue  # "placed under house arrest"
        if any(_is_in_it(d, o) for o in drafts):
            continue
        key = _key(d)
        same = seen.setdefault(key, [])
        another = d.main and not is_lead(d.token) and all(_are_two(d, o, parse) for o in same)
        if not same or another or is_option(d.token) or _is_weighed(d):  # of several steps that are weighed each is one
            out.append(d)
        elif d.main:  # "fired tear gas to disperse them and detained four": what was done outranks what was aimed at
            out = [d if not o.main and key == _key(o) else o for o in out]
        same.append(d)
    return out


def _is_in_it(d: EventDraft, o: EventDraft) -> bool:
    """"Resorted to a baton charge to disperse farmers": what a crowd was dispersed with, told again as a noun, and what for."""
    if o is d or not o.main or (o.reading.type, o.reading.mode) != ("ASSAULT", "crowd-control") or o.reading.negated or not o.roles.actors:
        return False
    if (d.reading.type, d.reading.mode) == ("ASSAULT", "crowd-control"):
        return not d.main and all(m.form == "implied" for m in d.roles.actors) and not d.roles.recipients
    return "(disperse" in d.reading.rule and d.token > o.token and d.roles.recipients == o.roles.recipients


def _are_two(d: EventDraft, o: EventDraft, parse: Parse) -> bool:
    """"Attacked 100 vessels and hijacked 40": two modes, told both by name or of objects of their own."""
    modes = {d.reading.mode, o.reading.mode}
    return len(modes) == 2 and ("" not in modes or all(parse.kids(e.token, "dobj") for e in (d, o)))


def _key(d: EventDraft) -> tuple[object, ...]:
    return (d.reading.type, tuple(m.key for m in d.roles.actors), tuple(m.key for m in d.roles.recipients))
