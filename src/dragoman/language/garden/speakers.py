"""Who speaks, where the parser gave his words or his verb to others: the lists of a parse in, changed in place.

Who speaks last ("… near Gao, a spokesman for the army said") is no apposition of the name before him, and who goes on to vow is who spoke
before, not who he spoke of.
"""

from __future__ import annotations

from dataclasses import replace

from dragoman.language.garden.lifting import FINITE, NOUNS, rejoin
from dragoman.language.garden.tolled import HARMING
from dragoman.language.parse import Parse, Sentence

# What a speaker goes on to do after what he said of the past.
SPEAKING = frozenset(
    "put give say call urge accuse blame vow warn add demand tell insist describe promise threaten ask appeal condemn deny reject express pledge announce "
    "denounce criticise criticize summon protest deplore hail praise welcome hand dismiss".split()
)
# Verbs of telling whose subject speaks on in what follows, and verbs of what else goes on in words.
_SAYING = frozenset("say tell announce state claim declare confirm report write add argue insist allege charge note acknowledge admit deny".split())
TELLING = frozenset({"tell"})
BLAMING = frozenset({"accuse", "blame", "charge", "suspect", "condemn", "denounce", "criticise", "criticize"})
_SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson", "lawyer", "attorney"})
# What comes of a deed that somebody else told of.
OUTCOMES = HARMING | frozenset(
    "jeopardise jeopardize derail wreck cause prompt trigger spark set send hit strike claim bring raise push drive cut knock disrupt disable shatter break halt block".split()
)
# What deeds put in danger.
_THREATENED = frozenset("ceasefire truce deal agreement accord peace pact talk talks negotiation process supply route harvest stability recovery economy calm".split())
_MEANWHILE = frozenset({"as", "while", "after", "when", "before"})
_CONVERSING = SPEAKING - {"put", "give"} | frozenset("say speak telephone phone call write meet talk visit summon address issue send criticise criticize propose recall".split())


# Helpers of what is so now, beside a past "said"; and of what is to come.
_NOW = frozenset({"has", "have", "is", "are", "will"})
_LATER = frozenset({"would", "could", "might", "may", "had"})


def speaking(parse: Parse, start: int, verb: int) -> None:
    """"Two were killed near Gao, a spokesman for the army said": a verb that has a clause before it and no subject takes the apposition that ends
    right before it, or what a comma cuts off from a list."""
    clause = None
    for t in range(start, verb):
        if parse.heads[t] == verb:
            if parse.deps[t] in ("nsubj", "nsubjpass", "expl", "csubj"):
                return
            clause = t if parse.deps[t] == "ccomp" else clause
    t = verb - 1
    while clause is not None and start < t and parse.heads[t] not in (t, verb):
        up = parse.heads[t]
        if parse.deps[t] in ("appos", "conj") and up < t and "," in parse.words[up:t]:
            parse.heads[t], parse.deps[t] = verb, "nsubj"
            for c in range(up, t):
                if parse.words[c] == "," and parse.heads[c] == up:
                    parse.heads[c] = verb
            return
        t = up


def tells_last(parse: Parse, s: Sentence, verb: int) -> int:
    """"The two met on Monday, a source close to the talks told Reuters": who tells last is no apposition of those he tells of. The root."""
    source, root = parse.heads[verb], s.root
    before = source
    while before > s.start and parse.words[before - 1] != ",":
        before -= 1
    if parse.deps[source] != "appos" or before <= s.start or not s.start <= root < before or parse.pos[root] not in ("VERB", "AUX"):
        return root
    told = next((t for t in range(verb + 1, min(verb + 4, s.end)) if parse.heads[t] == verb and parse.deps[t] in ("dobj", "dative")), None)
    if told is None or any(parse.words[t] == "," for t in range(source, verb)) or any(parse.heads[t] == verb and parse.deps[t] in ("agent", "nsubj") for t in range(s.start, s.end)):
        return root
    parse.heads[source], parse.deps[source] = verb, "nsubj"
    parse.heads[verb], parse.deps[verb], parse.tags[verb] = verb, "ROOT", "VBD"
    parse.heads[root], parse.deps[root] = verb, "ccomp"
    return verb


def list_cut(parse: Parse, k: int, verb: int) -> None:
    """"Soldiers killed 30 civilians in the town, residents and a doctor said": the speakers are no more of those killed, nor of the town's name."""
    s = parse.sentences[k]
    last = verb - 1
    first = parse.heads[last]
    if parse.deps[last] != "conj" or parse.pos[last] not in NOUNS or parse.deps[first] != "conj" or "," in parse.words[first:last]:
        return
    before = parse.heads[first]
    if not s.start < before < first or "," not in parse.words[before:first] or parse.words[first - 1] in ("and", "or"):
        return
    subject = next((t for t in range(s.start, verb) if parse.heads[t] == verb and parse.deps[t] == "nsubj"), None)
    if parse.deps[verb] == "conj" and subject is None and s.start < parse.heads[verb] < before:
        told = parse.heads[verb]  # "… and said": the clause before it is what is said
        parse.heads[verb], parse.deps[verb] = (verb if parse.heads[told] == told else parse.heads[told]), parse.deps[told]
        parse.heads[told], parse.deps[told] = verb, "ccomp"
    elif subject == before:
        told = next((t for t in range(s.start, before) if parse.heads[t] == verb and parse.deps[t] == "ccomp" and parse.tags[t] in ("VBN", "VBD")), -1)
        if told < 0 or any(parse.heads[t] == told and parse.deps[t] in ("dobj", "auxpass", "aux") for t in range(s.start, verb)):
            return
        parse.heads[before], parse.deps[before], parse.tags[told] = told, "dobj", "VBD"
    else:
        return
    parse.heads[first], parse.deps[first] = verb, "nsubj"
    if s.root == parse.heads[first] or parse.heads[verb] == verb:
        parse.sentences[k] = replace(s, root=verb)


def counting(parse: Parse, s: Sentence, number: int) -> None:
    """"Two sources said 15 servicemen had died": the number counts those who died, and is nothing that was said."""
    verb = next((t for t in range(number + 1, s.end) if parse.heads[t] == number and parse.deps[t] in ("relcl", "acl", "ccomp")), None)
    if verb is None:
        return
    noun = next((t for t in range(number + 1, verb) if parse.heads[t] == verb and parse.deps[t] in ("nsubj", "nsubjpass")), None)
    if noun is None or any(parse.heads[t] not in range(number + 1, noun + 1) for t in range(number + 1, noun)):
        return
    parse.heads[verb], parse.deps[verb] = number - 1, "ccomp"
    parse.heads[number], parse.deps[number] = noun, "nummod"
    if parse.tags[noun] == "NNP" and parse.words[noun].islower():
        parse.tags[noun], parse.pos[noun] = "NNS", "NOUN"
        parse.lemmas[noun] = parse.words[noun].removesuffix("men") + "man" if parse.words[noun].endswith("men") else parse.words[noun].removesuffix("s")


def goes_on(parse: Parse, s: Sentence, verb: int) -> None:
    """"Denied that soldiers had shelled the town and put the toll at four": a simple past beside "had shelled" goes on with who denied."""
    told = parse.heads[verb]
    above = parse.heads[told]
    past = parse.tags[above] in ("VBD", "VBZ") or (parse.tags[above] == "VBN" and any(parse.heads[t] == above and parse.lower[t] in ("had", "has", "have") for t in range(s.start, above)))
    if parse.deps[told] != "ccomp" or above >= told or not past or any(parse.heads[t] == verb and parse.deps[t] == "nsubj" for t in range(s.start, s.end)):
        return
    copula = parse.lemmas[told] == "be" and not any(parse.heads[t] == told and parse.deps[t] == "aux" for t in range(above, told))
    if copula or any(parse.heads[t] == told and parse.deps[t] == "aux" and (parse.words[t].lower() == "had" or parse.tags[t] == "MD") for t in range(above, told)):
        rejoin(parse, verb, told, above)


def resumes(parse: Parse, s: Sentence, verb: int) -> None:
    """"Georgia is withdrawing its men, an official said, and has asked for planes": what goes on in the tense of what was said is done by who was told of."""
    said = parse.heads[verb]
    if parse.tags[said] != "VBD" or parse.lemmas[said] not in _SAYING or any(parse.heads[t] == verb and parse.deps[t] in ("nsubj", "nsubjpass", "expl") for t in range(said, s.end)):
        return
    told = parse.heads[said] if parse.deps[said] == "parataxis" and parse.heads[said] < said else next((t for t in range(s.start, said) if parse.heads[t] == said and parse.deps[t] == "ccomp"), None)
    if told is None or not any(parse.heads[t] == said and parse.deps[t] == "nsubj" for t in range(told, said)):
        return  # "said the chairman, who …, and has backed him"
    first, second = (next((parse.lower[t] for t in range(s.start, s.end) if parse.heads[t] == v and parse.deps[t] in ("aux", "auxpass")), "") for v in (told, verb))
    if second in _NOW or (second in _LATER and first == second):
        rejoin(parse, verb, said, told)


def adds(parse: Parse, s: Sentence, form: int) -> None:
    """"Iran said its scientists had been killed, vowing to retaliate": who goes on to vow is who said so, unless those he tells of spoke themselves."""
    if parse.lemmas[form] == "threaten" and any(parse.heads[t] == form and parse.deps[t] == "dobj" and parse.lemmas[t] in _THREATENED for t in range(form + 1, s.end)):
        outcome(parse, s, form)  # a fight threatens a truce, and who told of it does not
        return
    told = parse.heads[form]
    if parse.deps[form] not in ("advcl", "acl") or told >= form:
        return
    for said in range(told + 1, form - 1):  # "Police arrested 40, the minister said, accusing …"
        if parse.heads[said] == told and parse.deps[said] == "parataxis" and parse.lemmas[said] in _SAYING:
            parse.heads[form] = parse.heads[form - 1] = said
            return
    while parse.deps[told] in ("conj", "pcomp", "prep", "xcomp", "dobj", "pobj", "advcl") and parse.heads[told] < told:
        if parse.lemmas[told] in _CONVERSING:
            return
        told = parse.heads[told]
    above = parse.heads[told]
    if parse.deps[told] != "ccomp" or not s.start <= above < told or parse.lemmas[above] not in _SAYING or parse.lemmas[told] in _CONVERSING:
        return
    parse.heads[form], parse.deps[form] = above, "advcl"
    parse.heads[form - 1] = above


def as_clause(parse: Parse, s: Sentence, verb: int) -> None:
    """"Police shot dead 11, the commission said, as families searched for their sons": a clause of time behind who said so is not what was said."""
    mark = verb + 2
    if mark >= s.end or parse.words[verb + 1] != "," or parse.words[mark] not in _MEANWHILE or parse.deps[verb] not in ("parataxis", "ROOT"):
        return
    clause = parse.heads[mark]
    if parse.deps[mark] in ("mark", "advmod") and clause > mark and parse.heads[clause] == verb and parse.deps[clause] == "ccomp":
        parse.deps[clause] = "advcl"


def spokesman(parse: Parse, t: int) -> None:
    """"A spokesman for the group, Ahmed Hassan, denied it": the name is the spokesman's, and not the group's."""
    body = parse.heads[t]
    prep = parse.heads[body]
    who = parse.heads[prep]
    if parse.deps[body] != "pobj" or parse.words[prep] not in ("for", "of") or parse.lemmas[who] not in _SPOKES or parse.tags[body] not in ("NN", "NNS"):
        return
    if parse.tags[t] == "NNP" and "," in parse.words[body:t] and not any(parse.heads[c] == t and parse.deps[c] == "det" for c in range(body + 1, t)):
        parse.heads[t] = who


def outcome(parse: Parse, s: Sentence, form: int) -> None:
    """"Jets bombed a camp, Iran said, killing four": what came of it came of what was told of, and who told of it killed nobody."""
    said = parse.heads[form]
    if parse.lemmas[said] in BLAMING and parse.deps[form] == "advcl":
        _of_charge(parse, said, form)
        return
    if parse.deps[said] in ("nsubj", "dobj", "dative", "npadvmod", "pobj", "appos", "conj") and parse.lemmas[said] not in _SAYING:
        said = next((a for a in parse.ancestors(said) if parse.pos[a] == "VERB"), said)
    if parse.lemmas[said] not in _SAYING or not s.start < said < form or any(parse.heads[t] == said and parse.deps[t] == "ccomp" for t in range(said + 1, form)):
        return
    told = next((t for t in range(said - 1, s.start - 1, -1) if parse.heads[t] == said and parse.deps[t] == "ccomp"), -1)
    if parse.deps[said] == "parataxis" or _is_behind(parse, said):
        told = parse.heads[said]
    if s.start <= told < said and "," in parse.words[told:said]:
        parse.heads[form], parse.deps[form] = told, "advcl"
        parse.heads[form - 1] = told


def _of_charge(parse: Parse, accuse: int, form: int) -> None:
    """"Accused Russia of bombing a school, killing 12 children": what came of it came of what is charged, and who accuses killed nobody."""
    links = [t for t in range(accuse + 1, form) if parse.deps[t] == "prep" and parse.lower[t] in ("of", "for", "over") and accuse in (parse.heads[t], parse.heads[parse.heads[t]])]
    deeds = [t for t in range(accuse + 1, form) if parse.heads[t] in links and parse.deps[t] in ("pcomp", "pobj")]
    if deeds:
        parse.heads[form], parse.deps[form] = deeds[-1], "advcl" if parse.deps[deeds[-1]] == "pcomp" else "acl"
        if parse.words[form - 1] == ",":
            parse.heads[form - 1] = deeds[-1]


def _is_behind(parse: Parse, said: int) -> bool:
    """"A mine exploded near Mopti, an official told AFP": who tells has a subject of his own, and no "and" joins him to what he tells."""
    told = parse.heads[said]
    between = range(told + 1, said)
    return parse.deps[said] == "conj" and any(parse.heads[t] == said and parse.deps[t] == "nsubj" for t in between) and not any(parse.deps[t] == "cc" and parse.heads[t] == told for t in between)


def of_them(parse: Parse, s: Sentence, them: int) -> None:
    """"Killing 22 people, most of them children, an armed group and residents said": those told apart stand beside the people, and whoever is named behind the comma speaks."""
    of = parse.heads[them]
    share = parse.heads[of]
    noun = parse.heads[share]
    if parse.lower[of] != "of" or parse.deps[share] != "nsubj" or parse.deps[noun] != "nsubj" or not of < them < noun or parse.words[noun + 1] != ",":
        return
    first = next((t for t in range(noun + 1, s.end) if parse.heads[t] == noun and parse.deps[t] == "conj"), None)
    verb, above = parse.heads[noun], share - 2
    if first is None or verb < first or above < s.start or parse.words[share - 1] != "," or parse.pos[above] not in ("NOUN", "PROPN"):
        return
    for t in range(noun + 1, verb):
        if parse.heads[t] == noun:
            parse.heads[t] = first
    parse.heads[first], parse.deps[first] = verb, "nsubj"
    parse.heads[noun], parse.deps[noun] = above, "appos"


def spoken_after(parse: Parse, form: int) -> None:
    """"Ordered six diplomats to leave after blaming Moscow": who speaks is who orders, and not who is to leave."""
    after = parse.heads[form]
    leave = parse.heads[after]
    order = parse.heads[leave]
    if parse.deps[after] == "prep" and parse.deps[leave] == "xcomp" and parse.tags[leave] == "VB" and parse.tags[order] in FINITE and any(parse.heads[t] == order and parse.deps[t] == "dobj" for t in range(order, leave)):
        parse.heads[after] = order
