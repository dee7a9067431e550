"""A proposal to the mention it makes: source, cue and content as spans, with what kind of source it is and what it does; nothing where nothing was said."""

from __future__ import annotations

from dataclasses import replace

from dragoman.coding.attribution.appended import appended
from dragoman.coding.attribution.fellows import fellows
from dragoman.coding.attribution.grammar import ASIDE, Proposal, View, left_open
from dragoman.coding.attribution.mention import AttributionMention
from dragoman.coding.attribution.refuting import leaves_open, refutes
from dragoman.coding.attribution.sources import manner, source_kind
from dragoman.coding.attribution.stance import is_listed, stance_of
from dragoman.coding.attribution.syntax import phrase, spans, subject
from dragoman.language import Parse

_WHERE = frozenset({"outside", "in", "at", "near", "inside", "through", "across", "around", "to", "before"})
_ASKED = frozenset({"ask", "press", "question", "quiz"})
# Prepositions before what somebody has heard of: "doubt on claims that", "anger over reports that".
_MOVED_BY = frozenset({"on", "about", "over", "to", "into", "at", "amid", "after", "despite", "following", "by"})
# What becomes of a demand or an offer.
_ANSWERS = frozenset("reject refuse spurn rebuff decline ignore turn dismiss accept resist oppose".split())
_NOBODY = frozenset({"nobody", "none", "no-one"})


def mention_of(view: View, p: Proposal, probability: float) -> AttributionMention | None:
    """The mention that a proposal makes; None where nothing is left that was said."""
    parse = view.parse
    if parse.pos[p.cue_head] == "ADV" and p.source:
        p = replace(p, source=(), head=None)  # "reportedly" says that somebody says so, never who
    opened = left_open(view, p.cue_head) if p.head is None or p.head not in parse.descendants(p.cue_head) else None
    if opened is not None:  # "was unable to verify reports that …"
        p = replace(p, cue_head=opened[0], head=opened[1], source=tuple(phrase(parse, opened[1])) if opened[1] is not None else ())
    if p.head is not None and _seen_by(view, p.head) == p.cue_head:
        return None  # "a letter seen by Reuters": which says nothing
    p = _mended(view, p)
    content = spans(parse, p.content)
    if not content:
        return None
    source = spans(parse, p.source)
    inside = set(p.content)
    here = parse.sentences[parse.sentence_of[p.cue_head]]
    beside = [t for t in range(here.start, here.end) if t not in inside] if p.head is not None else []
    act, stance = ("report", "cannot-confirm") if "unconfirmed" in p.rule or opened is not None else stance_of(view, p)
    if p.rule.startswith(ASIDE):
        act, stance = p.kind, p.stance
    also, against = fellows(view, p, stance)
    return AttributionMention(
        source=(source[0][0], source[-1][1]) if source else None,
        source_head=p.head,
        cue=parse.span(*p.cue),
        cue_head=p.cue_head,
        content=content,
        manner=manner(parse, p.content, view.quote_of),
        kind=source_kind(parse, p.head, p.source, view.cues, beside),
        carried=False,
        cue_lemma=parse.lemmas[p.cue_head],
        rule=p.rule,
        probability=round(probability, 4),
        stance=stance,
        act=act,
        listed=bool(p.kind) or is_listed(view, p.cue_head),
        strikes=view.cues.operates("strikes", parse.lemmas[p.cue_head]),
        also=also,
        against=against,
        nobody=p.head is not None and _is_nobody(parse, p.head),
        refutes=refutes(view, p.content, stance),
        open="unconfirmed" in p.rule or leaves_open(view, p.content, stance),
        lays=view.cues.operates("lays", parse.lemmas[p.cue_head]),
        distances=view.cues.operates("distances", parse.lemmas[p.cue_head]),
        clause=any(parse.pos[t] in ("VERB", "AUX") for t in p.content),
        content_tokens=frozenset(p.content),
    )


def _mended(view: View, p: Proposal) -> Proposal:
    """A proposal with the source and the content that its words leave it."""
    parse = view.parse
    if p.head is not None and _was_asked(parse, p):
        p = replace(p, source=(), head=None)
    if not p.source:
        p = _inverted(parse, p)
    p = appended(view, p)
    p = _unplaced(parse, p)
    for mend in (_not_who_saw, _not_who_met, _without_next_deed, _without_answer, _not_of_addressed):
        p = mend(view, p)
    return p


def _is_nobody(parse: Parse, head: int) -> bool:
    """"Nobody knows", "no group has claimed the attack"."""
    return parse.lower[head] in _NOBODY or any(parse.lower[c] == "no" for c in parse.kids(head, "det"))


def _was_asked(parse: Parse, p: Proposal) -> bool:
    """"Asked whether he would sign, the minister said": he who answers is not who asked."""
    cue = p.cue_head
    reduced = parse.tags[cue] == "VBN" and parse.lemmas[cue] in _ASKED and parse.deps[cue] == "advcl" and not parse.kids(cue, "nsubj", "agent")
    return reduced and p.head is not None and parse.heads[p.head] != cue


def _without_next_deed(view: View, p: Proposal) -> Proposal:
    """"Condemned the attacks and extended the emergency": what somebody does besides, behind the object of the cue, is no part of what he says."""
    parse, cue = view.parse, p.cue_head
    if parse.pos[cue] != "VERB" or parse.kids(cue, "ccomp") or not parse.kids(cue, "dobj"):
        return p
    inside = set(p.content)
    deeds = (c for c in parse.kids(cue, "conj") if c > cue and c in inside and parse.pos[c] == "VERB" and view.quote_of[c] < 0 and not parse.kids(c, "nsubj", "nsubjpass"))
    deed = next(deeds, None)
    if deed is None:
        return p
    start = max((t for t in parse.kids(cue, "cc") if t < deed), default=parse.edges[deed][0])
    kept = [t for t in p.content if t < start]
    while kept and parse.pos[kept[-1]] == "PUNCT":
        kept.pop()
    return replace(p, content=tuple(kept)) if kept else p


def _without_answer(view: View, p: Proposal) -> Proposal:
    """"A demand for talks that Lima turned down", "offered a truce, which the rebels spurned": what became of it is no part of what is asked or offered."""
    parse, inside = view.parse, set(p.content)
    for c in p.content:
        if parse.deps[c] != "relcl" or parse.lemmas[c] not in _ANSWERS or c == p.cue_head or not any(parse.lower[o] in ("that", "which") for o in parse.kids(c, "dobj")):
            continue
        who = parse.first(c, "nsubj")
        if who is not None and who != p.head and view.quote_of[c] < 0:
            inside -= set(range(*parse.edges[c]))
    return p if len(inside) == len(p.content) else replace(p, content=tuple(t for t in p.content if t in inside))


def _not_of_addressed(view: View, p: Proposal) -> Proposal:
    """"South Korea, whose navy stormed a ship, has been warned by the gangs": whoever is spoken to does not speak, and what is told of him is no part of what is said."""
    parse, cue = view.parse, p.cue_head
    if parse.tags[cue] != "VBN" or not parse.kids(cue, "auxpass") or not view.cues.operates("addresses", parse.lemmas[cue]):
        return p
    told = {t for s in parse.kids(cue, "nsubjpass") for t in parse.descendants(s)}
    if p.head in told:
        by = next((o for a in parse.kids(cue, "agent") for o in parse.kids(a, "pobj")), None)
        p = replace(p, source=tuple(phrase(parse, by)) if by is not None else (), head=by)
    return p if told.isdisjoint(p.content) else replace(p, content=tuple(t for t in p.content if t not in told))


def _unplaced(parse: Parse, p: Proposal) -> Proposal:
    """"Marchers rallied outside Government House and demanded …": who speaks on is the subject, and not where he stood."""
    if p.head is None or parse.deps[p.cue_head] != "conj":
        return p
    before, above = parse.heads[p.cue_head], parse.heads[p.head]
    place = parse.deps[p.head] == "pobj" and parse.lower[above] in _WHERE and parse.heads[above] == before
    if not place and p.head != before:
        return p
    who = subject(parse, p.cue_head)
    if who is None or who in p.content:
        return p
    return replace(p, source=tuple(phrase(parse, who)), head=who)


def _not_who_saw(view: View, p: Proposal) -> Proposal:
    """"The draft, a copy of which was seen by Reuters, urges …": the draft does, and not whoever saw it."""
    parse = view.parse
    verb = _seen_by(view, p.head) if p.head is not None else None
    if verb is None:
        return p
    start = parse.sentences[parse.sentence_of[verb]].start
    comma = next((t for t in range(verb, start, -1) if parse.words[t] == ","), start)
    noun = comma - 1
    if "which" not in parse.lower[comma:verb] or noun < start or parse.pos[noun] not in ("NOUN", "PROPN"):
        return p
    return replace(p, source=tuple(range(min(parse.edges[noun][0], noun), noun + 1)), head=noun)


def _not_who_met(view: View, p: Proposal) -> Proposal:
    """"Israel faces accusations that it bombed the convoy", "cast doubt on claims that it had": whoever a charge meets, or is moved by it, did not make it."""
    parse = view.parse
    if p.head is None:
        return p
    noun = p.cue_head
    if parse.pos[noun] != "NOUN":  # the cue may be the verb with its noun
        noun = next((o for o in parse.kids(noun, "dobj") if view.cues.get("noun", parse.lemmas[o]) and parse.says_that(o)), noun)
    above = parse.heads[noun]
    if parse.deps[noun] == "pobj" and parse.lower[above] in _MOVED_BY:
        verb = next((a for a in parse.ancestors(above) if parse.pos[a] in ("VERB", "AUX")), None)
    else:
        verb = above if parse.deps[noun] == "dobj" and view.cues.operates("meets", parse.lemmas[above]) else None
    if verb is None or p.head != subject(parse, verb) or p.head in parse.descendants(noun):
        return p
    return replace(p, source=(), head=None)


def _seen_by(view: View, head: int) -> int | None:
    """The verb of "seen by Reuters", for Reuters; None where there is none."""
    parse = view.parse
    by = parse.heads[head]
    verb = parse.heads[by]
    return verb if parse.lower[by] == "by" and parse.tags[verb] == "VBN" and view.cues.operates("reaches", parse.lemmas[verb]) else None


def _inverted(parse: Parse, p: Proposal) -> Proposal:
    """"Warned the minister: “…”": who follows a verb that opens the sentence, before the colon."""
    cue = p.cue_head
    sentence = parse.sentences[parse.sentence_of[cue]]
    who = parse.first(cue, "dobj", "nsubj")
    if parse.pos[cue] != "VERB" or parse.tags[cue] not in ("VBD", "VBZ") or p.cue[0] != sentence.start or who is None or who < cue:
        return p
    source = [t for t in phrase(parse, who) if t not in p.content]
    after = source[-1] + 1 if source else 0
    if not source or after >= len(parse) or parse.words[after] != ":":
        return p
    return replace(p, source=tuple(source), head=who)
