"""Who is meant where only the sentence before says so: "Israeli jets bombed Gaza. Egypt condemned the strikes. The attack killed twelve."

The events of a document in the order of the text; those that react to "the strikes", "the demand" or "the move" without naming anybody
are given who did, demanded or decided it, and what "the attack" did is theirs whose attack was told. "The strike" behind an air raid is one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, takewhile

from dragoman.coding.actors import Mention
from dragoman.coding.events.draft import EventDraft
from dragoman.coding.events.grammar import Grammar
from dragoman.coding.events.participants import asks_others, is_political
from dragoman.coding.events.parties import is_common, with_parties
from dragoman.coding.events.reading import MATERIAL_CONFLICT, Reading
from dragoman.coding.events.roles.kinds import HOUSES
from dragoman.knowledge import FrameRow
from dragoman.language import Parse

_REACTING = frozenset({"ACCUSE", "REJECT", "SUPPORT", "REQUEST"})
_TAKEN_UP = frozenset({"the", "this", "that", "these", "those"})
_RESUMING = _TAKEN_UP - {"these", "those"} | {"such", "any"}
_ANY = "move decision step plan act action measure behaviour behavior policy development announcement statement".split()
_PARTS = frozenset({"involvement", "role", "responsibility", "wrongdoing", "complicity"})  # parts in a deed that somebody is charged with
# What a noun takes up: types of the events that it may stand for. Empty: any.
_NAMED: dict[str, frozenset[str]] = {
    **dict.fromkeys("strike attack raid bombing shelling killing massacre invasion offensive assault ambush shooting incursion bombardment blast explosion sabotage arson".split(), frozenset({"ASSAULT"})),
    **dict.fromkeys("takeover coup putsch overthrow".split(), frozenset({"COERCE/martial-law", "COERCE/seize", "COERCE/change"})),
    **dict.fromkeys("crackdown violence bloodshed".split(), frozenset({"ASSAULT", "COERCE"})),
    **dict.fromkeys("arrest detention seizure verdict sentence ruling jailing closure conviction imprisonment".split(), frozenset({"COERCE", "SANCTION"})),
    **dict.fromkeys("offer proposal pledge promise".split(), frozenset({"AGREE", "SUPPORT", "CONSULT", "REQUEST"})),
    **dict.fromkeys("demand request call appeal plea".split(), frozenset({"REQUEST"})),
    **dict.fromkeys("ultimatum threat warning".split(), frozenset({"THREATEN", "REQUEST"})),
    **dict.fromkeys("accusation charge allegation criticism condemnation remark comment".split(), frozenset({"ACCUSE"})),
    **dict.fromkeys("sanction expulsion embargo ban blockade".split(), frozenset({"SANCTION", "COERCE"})),
    **dict.fromkeys("deployment exercise manoeuvre buildup build-up".split(), frozenset({"MOBILIZE"})),
    **dict.fromkeys("withdrawal pullout release ceasefire truce".split(), frozenset({"RETREAT", "AGREE"})),
    "order": frozenset({"COERCE", "SANCTION", "REQUEST"}),
    **dict.fromkeys(_PARTS, frozenset({"ACCUSE"})),
    **dict.fromkeys(_ANY, frozenset()),
}
# Ways in which people come to be held; how many sentences later their release may be asked for by "their" alone.
TAKEN, _HELD_FOR = frozenset({"arrest", "abduct", "seize"}), 8
_CAUGHT = frozenset({"seize", "take", "hold", "capture"})
_RELEASE = frozenset({"release", "liberation", "freedom", "freeing"})
_ORDERING = frozenset({"order"})  # nouns that are the verb of what they take up, however far back that was told
_ACCOUNTS = frozenset("report account claim story version allegation statement assertion charge accusation video footage".split())
_AT = frozenset({"in", "at", "near", "on"})
_SCENES = 5  # how far back one that names the place again is
_SENTENCES = 2  # how far back a noun with "the" is understood
_FAR = 12  # how far back one that tells what was done
# Nouns for leaving, that take up whoever was said to leave anywhere before: a report on a withdrawal has one.
_LEAVING = frozenset("withdrawal pullout pull-out pullback pull-back retreat redeployment disengagement evacuation drawdown".split())
_TAKING_UP = _TAKEN_UP | {"any", "no", "such", "its", "their"}
_AIMED = frozenset({"ACCUSE", "REJECT", "SANCTION", "THREATEN", "REQUEST"})


def echoed(parse: Parse, grammar: Grammar, drafts: list[EventDraft], told_by: Callable[[int], Mention | None]) -> list[EventDraft]:
    """The drafts, reactions without a recipient and harm without a doer completed; ``told_by`` gives who says what stands at a token."""
    out: list[EventDraft] = []
    for d in drafts:
        if is_leaving(parse, grammar, d):
            d = _who_left(d, out)
            if not d.roles.actors and not d.roles.recipients:
                continue  # nobody was said to leave: the noun alone tells nothing
        elif is_common(parse, grammar, d):
            shared = with_parties(d, out)
            if shared is None and not is_political(d.reading, d.roles, d.main):
                continue  # nobody was said to talk or fight
            d = shared or d
        elif d.reading.type in _AIMED and not any(m.known for m in d.roles.recipients) and not asks_others(grammar, d.reading):
            d = _as_beside(parse, d, out)
        if d.reading.type == "ASSAULT" and not d.roles.actors and not d.reading.negated and grammar.is_verb(d.reading.token):
            d = _foes(parse, d, out)
        elif d.reading.type == "ASSAULT" and len(d.roles.actors) > 1 and d.roles.recipients:
            d = _without_own(d)
        if _is_unclaimed(parse, grammar, d) and any(e.reading.type == "ASSAULT" for e in out):
            continue  # the raid was told of
        d = _claimed(_in_reply(parse, _without_scene(parse, grammar, d, out), out), out)
        d = _captive(parse, d, out)
        types = _taken_up(parse, grammar, d)
        source = next((e for e in _near(parse, d, out) if _may_answer(parse, d, e, types)), None) if types is not None else None
        if source is None and types and d.reading.type in _REACTING:
            source = _last_such(parse, d, out, types)
        if source is None:
            out.append(_at_teller(parse, grammar, d, out, told_by))
            continue
        meant = tuple(m for m in source.roles.actors if m.known) if d.reading.type in _REACTING else source.roles.actors
        roles = replace(d.roles, recipients=meant) if d.reading.type in _REACTING else replace(d.roles, actors=meant)
        out.append(replace(d, roles=roles))
    return out


def _claimed(d: EventDraft, before: list[EventDraft]) -> EventDraft:
    """"Seven soldiers were killed. The group claimed responsibility": whom it says that it struck."""
    if not d.is_claim or any(m.known for m in d.roles.recipients):
        return d
    attack = next((e for e in reversed(before) if e.reading.type == "ASSAULT" and e.roles.recipients and not e.reading.negated), None)
    return d if attack is None else replace(d, roles=replace(d.roles, recipients=attack.roles.recipients))


def _is_unclaimed(parse: Parse, grammar: Grammar, d: EventDraft) -> bool:
    """"Nobody has claimed responsibility for the raid": an attack named for nobody's saying that it was his."""
    if d.reading.type != "ASSAULT" or d.roles.actors:
        return False
    verbs = [t for t in (d.token, *parse.ancestors(d.token)) if parse.lemmas[t] in ("claim", "admit")]
    return any(grammar.is_nobody(c) for v in verbs for c in parse.kids(v, "nsubj"))


def _captive(parse: Parse, d: EventDraft, before: list[EventDraft]) -> EventDraft:
    """"Gunmen took 36 villagers … whose wife was among those seized": who took them is known, and no police arrested her."""
    implied = bool(d.roles.actors) and all(m.form == "implied" for m in d.roles.actors)
    if (d.reading.type, d.reading.mode) != ("COERCE", "arrest") or not implied or parse.lemmas[d.token] not in _CAUGHT:
        return d
    taken = next((e for e in reversed(before) if (e.reading.type, e.reading.mode) == ("ASSAULT", "abduct") and e.roles.actors), None)
    return d if taken is None else replace(d, reading=replace(d.reading, type="ASSAULT", mode="abduct"), roles=replace(d.roles, actors=taken.roles.actors))


def _in_reply(parse: Parse, d: EventDraft, before: list[EventDraft]) -> EventDraft:
    """"Youths threw stones at police, who fired tear gas": what those who are struck do in the clause that tells of them they do to who struck them."""
    noun = parse.heads[d.token]
    if d.reading.type not in ("ASSAULT", "COERCE") or parse.deps[d.token] != "relcl" or any(m.known for m in d.roles.recipients) or d.reading.negated:
        return d
    here = parse.sentence_of[d.token]
    beside = takewhile(lambda e: parse.sentence_of[e.token] == here, reversed(before))
    struck = next((e for e in beside if e.reading.type in ("ASSAULT", "PROTEST") and e.roles.actors and any(m.head == noun for m in e.roles.recipients)), None)
    return d if struck is None else replace(d, roles=replace(d.roles, recipients=struck.roles.actors))


def is_leaving(parse: Parse, grammar: Grammar, d: EventDraft) -> bool:
    """"The pullback", "any withdrawal": a noun for a departure that was told of before, without a word of who leaves."""
    t = d.reading.token
    if d.reading.type != "RETREAT" or any(m.known for m in d.roles.actors):
        return False
    if grammar.is_verb(t):  # "the last conscripts left"
        nouns = [n for n in grammar.of(t).agents if parse.pos[n] == "NOUN"]
        return d.reading.mode == "withdraw" and any(parse.lower[c] in _TAKEN_UP for n in nouns for c in parse.kids(n, "det"))
    return parse.lemmas[t].lower() in _LEAVING and any(parse.lower[c] in _TAKING_UP for c in parse.kids(t, "det", "poss"))


def _is_departure(r: Reading) -> bool:
    """Whether somebody leaves, or is to leave."""
    return isinstance(r.row, FrameRow) and (r.row.type, r.row.mode) == ("RETREAT", "withdraw")


def _who_left(d: EventDraft, before: list[EventDraft]) -> EventDraft:
    """The departure with whoever was last said to leave, by whatever words."""
    told = next((e for e in reversed(before) if any(_is_departure(r) for r in e.reading.chain()) and any(m.known for m in e.roles.actors)), None)
    return d if told is None or any(m.country for m in d.roles.actors) else replace(d, roles=replace(d.roles, actors=told.roles.actors, recipients=d.roles.recipients or told.roles.recipients))


def _as_beside(parse: Parse, d: EventDraft, before: list[EventDraft]) -> EventDraft:
    """What is said or done next, to nobody else, is done to the same: "called the ban unfair and warned it would respond"; a threat goes to whoever struck last."""
    mine = {m.key for m in d.roles.actors}
    here = parse.sentence_of[d.token]
    known = {m.country for m in d.roles.actors if m.country}
    for e in reversed(before):
        gap = here - parse.sentence_of[e.token]
        if gap > _SENTENCES or not mine:
            break
        others = tuple(m for m in e.roles.recipients if m.known and m.country not in known)
        if gap == 0 and others and e.reading.type in _AIMED and mine == {m.key for m in e.roles.actors}:
            return replace(d, roles=replace(d.roles, recipients=others))
        strikers = tuple(m for m in e.roles.actors if m.country and m.country not in known)
        if d.reading.type == "THREATEN" and gap > 0 and strikers and known & {m.country for m in e.roles.recipients}:
            return replace(d, roles=replace(d.roles, recipients=strikers))
    return d


def released(parse: Parse, grammar: Grammar, d: EventDraft, before: list[EventDraft]) -> EventDraft:
    """"Gunmen seized two reporters. France demanded their release": it is asked of those who hold them, and not of the held."""
    if d.reading.type != "REQUEST" or not d.roles.recipients:
        return d
    spots = [t for link in d.reading.chain() for t in (link.token, *grammar.of(link.token).objects, *grammar.of(link.token).preps.get("for", ()))]
    noun = next((t for t in spots if parse.lemmas[t] in _RELEASE and not grammar.is_verb(t)), None)
    if noun is None:
        return d
    held = {*grammar.of(noun).agents, *grammar.of(noun).objects}
    if any(m.head not in held for m in d.roles.recipients):
        return d
    keys = {m.key.split("@")[0] for m in d.roles.recipients}
    here = parse.sentence_of[d.token]
    taken = [e for e in reversed(before) if e.reading.mode in TAKEN and not e.reading.negated and e.roles.actors]
    of_them = (e for e in taken if keys & {m.key.split("@")[0] for m in e.roles.recipients})
    last = (e for e in taken if here - parse.sentence_of[e.token] <= _HELD_FOR)
    holder = next(of_them, None) or next(last, None)
    known = {m.key for m in (*d.roles.actors, *d.roles.recipients)}
    if holder is None or any(m.key in known for m in holder.roles.actors):
        return d
    return replace(d, roles=replace(d.roles, recipients=holder.roles.actors))


def resumed(parse: Parse, d: EventDraft, before: list[EventDraft]) -> EventDraft:
    """"Planes struck a funeral. The coalition denied the strike": no labour is withheld where the word takes up what was told just before."""
    t = d.token
    definite = any(parse.lower[c] in _RESUMING for c in parse.kids(t, "det"))
    if d.reading.type != "PROTEST" or parse.lemmas[t] != "strike" or not definite or any(m.known for m in (*d.roles.actors, *d.roles.recipients)):
        return d
    for told in _near(parse, d, before):
        if told.reading.type == "ASSAULT" and (parse.lemmas[told.token] == "strike" or told.reading.mode in ("aerial", "drone", "heavy-weapons")):
            r = told.reading
            return replace(d, reading=replace(d.reading, type=r.type, mode=r.mode, row=r.row, rule=r.rule), roles=replace(d.roles, actors=()))
    return d


def _near(parse: Parse, d: EventDraft, before: list[EventDraft]) -> Iterator[EventDraft]:
    """The events of the last sentences, the latest first."""
    here = parse.sentence_of[d.token]
    spots = {parse.lemmas[t] for link in d.reading.chain() for t in (link.token, *parse.kids(link.token, "dobj", "nsubjpass"))} & _ORDERING
    by_verb = (e for e in reversed(before) if here - parse.sentence_of[e.token] > _SENTENCES and any(parse.lemmas[r.token] in spots for r in e.reading.chain()))
    return chain(takewhile(lambda e: here - parse.sentence_of[e.token] <= _SENTENCES, reversed(before)), by_verb if spots else ())


def _last_such(parse: Parse, d: EventDraft, before: list[EventDraft], types: frozenset[str]) -> EventDraft | None:
    """"Rebels ambushed a convoy. … Niger condemned the ambush": the last deed of the kind, if it is known who did it, some sentences on."""
    here = parse.sentence_of[d.token]
    told = (e for e in reversed(before) if parse.sentence_of[e.token] < here - _SENTENCES)
    last = next((e for e in takewhile(lambda e: here - parse.sentence_of[e.token] <= _FAR, told) if _is_such(e, types)), None)
    return last if last is not None and not last.reading.negated and _may_answer(parse, d, last, types) else None


def _is_such(e: EventDraft, types: frozenset[str]) -> bool:
    """Whether an event is of one of the types, or of one of the types and modes."""
    return e.reading.type in types or f"{e.reading.type}/{e.reading.mode}" in types


def _without_scene(parse: Parse, grammar: Grammar, d: EventDraft, before: list[EventDraft]) -> EventDraft:
    """"Israeli troops killed three in Jenin. Jordan condemned the raid in Jenin": whoever is condemned, it is not those who were struck there."""
    if d.reading.type != "ACCUSE" or d.reading.mode != "disapprove" or len(d.roles.recipients) != 1:
        return d
    there = d.roles.recipients[0]
    noun = there.head if parse.pos[there.head] == "NOUN" else parse.heads[parse.heads[there.head]]
    deed = _NAMED.get(parse.lemmas[noun].lower(), frozenset())
    placed = any(parse.lower[c] in _AT for c in parse.kids(noun, "prep"))
    if not placed or "ASSAULT" not in deed or grammar.of(noun).agents or parse.kids(noun, "amod", "compound", "poss") or not any(parse.lower[c] in _TAKEN_UP for c in parse.kids(noun, "det")):
        return d
    here = parse.sentence_of[d.token]
    for e in reversed(before):
        if here - parse.sentence_of[e.token] > _SCENES:
            break
        strikers = tuple(m for m in e.roles.actors if m.country and m.country != there.country)
        if e.reading.type in deed and not e.reading.negated and strikers and there.country in {m.country for m in e.roles.recipients}:
            return replace(d, roles=replace(d.roles, recipients=strikers))
    return d


def _taken_up(parse: Parse, grammar: Grammar, d: EventDraft) -> frozenset[str] | None:
    """Types of the event that a reaction, or what an attack did, takes up; None where it takes up none."""
    if d.reading.type in _REACTING:
        if any(m.known for m in d.roles.recipients) or not any(m.known for m in d.roles.actors):
            return None
        if isinstance(d.reading.row, FrameRow) and d.reading.row.swap and parse.deps[d.reading.token] == "relcl":
            return MATERIAL_CONFLICT  # "cleared the camp, which drew criticism from France": of those who cleared it
        nouns = [t for link in d.reading.chain() for t in (link.token, *grammar.of(link.token).objects, *(h for hs in grammar.of(link.token).preps.values() for h in hs))]
    elif d.reading.type == "ASSAULT" and not d.roles.actors and grammar.is_verb(d.reading.token):
        nouns = grammar.of(d.reading.token).agents
    else:
        return None
    for t in nouns:
        types = _NAMED.get(parse.lemmas[t].lower()) if parse.pos[t] == "NOUN" else None
        own = grammar.of(t)
        if any(parse.lemmas[c].lower() in HOUSES for c in parse.kids(t, "compound")):
            continue  # "the embassy bombings" are told apart from other bombings
        part = parse.lemmas[t] in _PARTS and not any(parse.lower[c] in ("a", "an") for c in parse.kids(t, "det"))  # "denied responsibility", "denied any role"
        if types is not None and not own.agents and not own.objects and (part or any(parse.lower[c] in _TAKEN_UP for c in parse.kids(t, "det"))):
            return types
    return None


def _may_answer(parse: Parse, d: EventDraft, e: EventDraft, types: frozenset[str]) -> bool:
    """Whether an event may be what another takes up: of a type its noun can mean, and done by others where it is reacted to."""
    if types and not _is_such(e, types):
        return False
    if d.reading.type not in _REACTING:
        return bool(e.roles.actors) and not e.reading.negated and not e.reading.future and parse.sentence_of[d.token] != parse.sentence_of[e.token]
    countries = {m.country for m in d.roles.actors if m.country}
    if any(m.known and m.country not in countries for m in e.roles.actors):
        return True
    mine, theirs = {m.key for m in d.roles.actors}, {m.key for m in e.roles.actors}
    aimed = any(m.country in countries and m.key not in theirs for m in e.roles.recipients)
    return bool(types) and aimed and any(m.known for m in e.roles.actors) and mine.isdisjoint(theirs)  # "the army threatened the government, which dismissed the threat"


def _at_teller(parse: Parse, grammar: Grammar, d: EventDraft, before: list[EventDraft], told_by: Callable[[int], Mention | None]) -> EventDraft:
    """"Guyana said Venezuelan soldiers had fired. Caracas called the report a lie": whose account is rejected by those it tells of."""
    if d.reading.type != "REJECT" or any(m.known for m in d.roles.recipients):
        return d
    nouns = [t for link in d.reading.chain() for t in (link.token, *grammar.of(link.token).objects)]
    if not any(parse.lemmas[t] in _ACCOUNTS and any(parse.lower[c] in _TAKEN_UP for c in parse.kids(t, "det")) and not parse.kids(t, "acl", "relcl") for t in nouns):
        return d
    countries = {m.country for m in d.roles.actors if m.country}
    here = parse.sentence_of[d.token]
    for e in reversed(before):
        if here - parse.sentence_of[e.token] > _SENTENCES:
            break
        teller = told_by(e.token)
        if teller is not None and teller.country and teller.country not in countries and countries & {m.country for m in e.roles.actors}:
            return replace(d, roles=replace(d.roles, recipients=(teller,)))
    return d


def _without_own(d: EventDraft) -> EventDraft:
    """"One Cambodian soldier was killed when Thai and Cambodian troops exchanged fire": not by his own."""
    struck = {m.country for m in d.roles.recipients if m.country}
    foes = tuple(m for m in d.roles.actors if m.country and m.country not in struck)
    return replace(d, roles=replace(d.roles, actors=foes)) if len(struck) == 1 and foes else d


def _foes(parse: Parse, d: EventDraft, before: list[EventDraft]) -> EventDraft:
    """"Thai and Cambodian troops exchanged fire. One Cambodian soldier was killed": by those on the other side of the fight told of right before."""
    fight = next(_near(parse, d, before), None)
    struck = {m.country for m in d.roles.recipients if m.country}
    if fight is None or fight.reading.type != "ASSAULT" or fight.roles.recipients or len(struck) != 1 or parse.sentence_of[d.token] - parse.sentence_of[fight.token] != 1:
        return d
    sides = {m.country for m in fight.roles.actors if m.country}
    foes = tuple(m for m in fight.roles.actors if m.country and m.country not in struck)
    return replace(d, roles=replace(d.roles, actors=foes)) if struck < sides and foes else d
