"""Set phrases and conditions whose verb the parser takes for a noun or for nothing: the lists of a parse in, changed in place.

"Miners down tools", "the kidnappers let go 20 children", "should Tunis jail the priest, France will protest", "will leave provided the Russians leave".
"""

from __future__ import annotations

from dragoman.language.garden.lifting import FINITE, NOUNS
from dragoman.language.parse import Parse, Sentence

PROVIDED = frozenset({"provided", "providing"})
# What is done to somebody with something: "promised Hanoi six boats".
_PROMISING = frozenset({"promise", "give", "offer", "send", "sell", "lend", "grant", "hand", "award", "pledge", "loan", "donate", "supply"})
# First words of names of one country or body with "and" in them.
_OF_ONE_NAME = frozenset("bosnia trinidad antigua turks wallis heard saint st sao serbia johnson ernst newfoundland tyne brighton hammersmith".split())
_TOLD = frozenset({"report", "rumour", "rumor", "claim", "allegation", "story", "account"})
# What a war does and people may have: "spreads".
_GOING = frozenset({"spreads", "stops", "starts", "ends", "drags", "continues", "resumes", "halts", "pauses", "spills"})
_GIVING = frozenset({"give", "grant", "allow"})
TERMS = frozenset("hour hours day days week weeks month months minute minutes year years".split())
BORDERS = frozenset({"border", "frontier", "boundary", "borders", "frontiers"})
_OBJECTS = ("npadvmod", "dobj", "appos", "dep", "oprd")
_DAYS = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday yesterday then "
    "spring summer autumn winter".split()
)


def shared_border(parse: Parse, s: Sentence, border: int) -> None:
    """"Blocked a road near the border with Bolivia": a border is with a country, and nothing is done with it."""
    if border + 2 >= s.end or parse.lower[border + 1] != "with":
        return
    under = [t for t in range(border + 2, s.end) if parse.heads[t] == border + 1 and parse.deps[t] == "pobj"]
    if under and parse.tags[under[0]] in ("NNP", "NNPS"):
        parse.heads[border + 1], parse.deps[border + 1] = border, "prep"


def outside_of(parse: Parse, t: int) -> None:
    """"Gathered outside parliament": where no article stands between, the word for the place was taken to describe it, and what stood there for an object."""
    noun = parse.heads[t]
    verb = parse.heads[noun]
    if noun < t or verb >= t or parse.pos[verb] != "VERB" or parse.deps[noun] not in ("dobj", "npadvmod") or parse.deps[t - 1] in ("det", "poss", "case", "amod", "compound"):
        return
    parse.heads[t], parse.deps[t], parse.tags[t], parse.pos[t] = verb, "prep", "IN", "ADP"
    parse.heads[noun], parse.deps[noun] = t, "pobj"


def let_them_go(parse: Parse, go: int) -> None:
    """"Let 30 detainees go": those who are let go are the object of "let", as in "let go 30 detainees"."""
    let = parse.heads[go]
    who = next((t for t in range(let + 1, go) if parse.heads[t] == go and parse.deps[t] == "nsubj"), None)
    if who is None or any(parse.heads[t] == go and parse.deps[t] != "punct" for t in range(go + 1, len(parse.heads))):
        return
    parse.heads[who], parse.deps[who], parse.deps[go] = let, "dobj", "xcomp"


def let_go(parse: Parse, s: Sentence, go: int) -> int:
    """"Let go 20 children": "let" is the verb, and those who are let go its object. The root."""
    let = go - 1
    if parse.heads[let] == go:  # taken for an auxiliary
        parse.heads[let], parse.deps[let] = (let if parse.heads[go] == go else parse.heads[go]), parse.deps[go]
        parse.tags[let], parse.pos[let] = "VBD" if parse.tags[let] == "VBD" else "VBP", "VERB"
        parse.heads[go], parse.deps[go] = let, "xcomp"
        for t in range(s.start, let):
            if parse.heads[t] == go:
                parse.heads[t] = let
    if parse.heads[go] != let:
        return s.root
    for t in range(go + 1, s.end):
        if parse.heads[t] == go:
            parse.heads[t] = let
            if parse.pos[t] in NOUNS and parse.deps[t] in _OBJECTS and parse.words[t - 1] != ",":
                parse.deps[t] = "dobj"
    return let if s.root == go else s.root


def down_tools(parse: Parse, s: Sentence, tools: int) -> int:
    """"Miners down tools": a verb with its object behind those who do it. The root."""
    down = tools - 1
    if parse.pos[down] == "VERB" or down == s.start or parse.pos[down - 1] not in NOUNS:
        return s.root
    who = down - 1
    while parse.heads[who] != who and s.start <= parse.heads[who] < down:
        who = parse.heads[who]
    over = {down, tools}
    top = down if parse.heads[down] == down or parse.heads[down] not in (*over, who) else tools if parse.heads[tools] not in (*over, who) else who
    head, dep = (down, "ROOT") if parse.heads[top] == top else (parse.heads[top], parse.deps[top])
    for t in range(s.start, s.end):
        if parse.heads[t] in (who, tools) and t > tools:
            parse.heads[t] = down
    parse.heads[down], parse.deps[down], parse.tags[down], parse.pos[down], parse.lemmas[down] = head, dep, "VBP", "VERB", "down"
    parse.heads[tools], parse.deps[tools], parse.tags[tools], parse.pos[tools] = down, "dobj", "NNS", "NOUN"
    parse.heads[who], parse.deps[who] = down, "nsubj"
    return down if s.root in (who, tools, down) else s.root


def should_name(parse: Parse, s: Sentence, should: int) -> None:
    """"Should Tunis jail the priest, France will protest": behind a name, and before an object, stands the verb of the condition."""
    end = next((t for t in range(should + 1, s.end) if parse.pos[t] == "PUNCT"), s.end)
    verb = next((t for t in range(should + 1, end) if not parse.words[t][0].isupper()), end)
    name = verb - 1
    seen = parse.heads[should]
    if should == s.start and parse.tags[seen] == "VB" and seen < end < s.root and parse.heads[seen] == s.root and parse.deps[seen] in ("advcl", "ccomp"):
        parse.deps[seen], parse.deps[should], parse.tags[should], parse.pos[should] = "advcl", "mark", "IN", "SCONJ"
        return
    if name == should or verb + 1 >= end or parse.tags[verb] not in ("NN", "VBP") or any(parse.tags[t] == "VB" for t in range(verb, end)):
        return
    above = _above(parse, s, should, end)
    if above is None:
        return
    inside = range(should, end)
    objects = [t for t in range(verb + 1, end) if parse.heads[t] not in inside or parse.heads[t] in (should, name, verb)]
    objects = objects or [t for t in range(verb + 1, end) if verb + 1 <= parse.heads[t] and parse.heads[t] not in inside]
    for t in (*range(should + 1, name), *objects):
        if t < name:
            parse.heads[t], parse.deps[t] = name, "compound"
        else:
            parse.heads[t] = verb
    noun = next((t for t in objects if parse.pos[t] in NOUNS), None)
    if noun is not None:
        parse.deps[noun] = "dobj"
    parse.heads[verb], parse.deps[verb], parse.tags[verb], parse.pos[verb], parse.lemmas[verb] = above, "advcl", "VB", "VERB", parse.words[verb].lower()
    parse.heads[name], parse.deps[name], parse.tags[name], parse.pos[name] = verb, "nsubj", "NNP", "PROPN"
    parse.heads[should], parse.deps[should], parse.tags[should], parse.pos[should] = verb, "mark", "IN", "SCONJ"


def provided(parse: Parse, s: Sentence, t: int) -> None:
    """"Would leave provided that the Russians leave first", "providing the truce holds": the word opens a condition, where neither object nor helping verb make it a verb.

    The condition hangs on what would come of it: what "provided" hangs on, or the clause that the parser hung it on itself.
    """
    above, first = parse.heads[t], t + 2 if parse.lower[t + 1 : t + 2] == ["that"] else t + 1
    if t == s.start:
        verb = parse.heads[t] if parse.tags[t] == "VBG" and parse.deps[t] in ("csubj", "advcl", "prep") else t
        if verb == t or parse.tags[verb] not in FINITE or parse.heads[verb] == verb:
            return
        for c in [c for c in range(t + 1, verb) if parse.heads[c] == t]:
            parse.heads[c], parse.deps[c] = verb, "nsubj" if parse.deps[c] == "dobj" else parse.deps[c]
    else:
        if parse.deps[t] not in ("prep", "xcomp", "mark", "advcl", "conj") or above >= t or any(parse.heads[c] == t and parse.deps[c] in ("aux", "auxpass", "nsubj", "dobj") for c in range(s.start, s.end)):
            return
        clauses = (v for v in range(first + 1, s.end) if parse.deps[v] in ("ccomp", "advcl", "pcomp") and parse.heads[v] <= t and parse.pos[v] in ("VERB", "AUX"))
        verb = next((v for v in clauses if any(first <= c < v and parse.heads[c] == v and parse.deps[c] in ("nsubj", "nsubjpass", "expl") for c in range(first, v))), t)
        if verb == t:
            return
        told = [v for v in range(above + 1, t) if parse.heads[v] == above and parse.deps[v] == "ccomp"] if parse.deps[t] == "conj" else []
        parse.heads[verb] = told[-1] if told else above
    parse.deps[verb] = "advcl"
    parse.heads[t], parse.deps[t], parse.tags[t], parse.pos[t], parse.lemmas[t] = verb, "mark", "IN", "SCONJ", parse.lower[t]


def proved(parse: Parse, s: Sentence, verb: int) -> int:
    """"Reports that nationalists had kidnapped two interpreters proved false": the verb of the reports, and no participle of the interpreters. The root."""
    noun = parse.heads[verb]
    while parse.heads[noun] != noun and not (parse.lemmas[noun] in _TOLD and any(parse.heads[t] == noun and parse.deps[t] in ("acl", "ccomp", "relcl") for t in range(noun, verb))):
        noun = parse.heads[noun]
    if parse.lemmas[noun] not in _TOLD or verb + 1 >= s.end or parse.pos[verb + 1] != "ADJ":
        return s.root
    top = parse.heads[noun] == noun
    parse.heads[verb], parse.deps[verb] = (verb, "ROOT") if top else (parse.heads[noun], parse.deps[noun])
    parse.heads[noun], parse.deps[noun] = verb, "nsubj"
    parse.tags[verb], parse.pos[verb] = "VBD", "VERB"
    parse.heads[verb + 1], parse.deps[verb + 1] = verb, "acomp"
    return verb if top else s.root


def spreads(parse: Parse, s: Sentence, form: int) -> None:
    """"If fighting spreads beyond Karabakh": a noun in -ing and its verb, which was taken for what is fought."""
    verb = form + 1
    mark = form - 1
    if verb >= s.end or parse.tags[verb] != "NNS" or parse.heads[verb] != form or parse.deps[verb] != "dobj" or parse.deps[mark] != "mark" or parse.lower[verb] not in _GOING:
        return
    parse.heads[verb], parse.deps[verb], parse.tags[verb], parse.pos[verb], parse.lemmas[verb] = parse.heads[form], "advcl", "VBZ", "VERB", parse.lower[verb].removesuffix("s")
    for t in range(s.start, s.end):
        if parse.heads[t] == form and t != verb:
            parse.heads[t] = verb
    parse.heads[form], parse.deps[form], parse.tags[form], parse.pos[form] = verb, "nsubj", "NN", "NOUN"
    parse.heads[mark] = verb


def term(parse: Parse, s: Sentence, unit: int) -> None:
    """"Gave the rebels 48 hours to leave Iraq": the term is what is given, those before it whom it is given to, and who gives it does not leave."""
    to = parse.heads[unit]
    if not any(parse.heads[t] == unit and (parse.deps[t] == "nummod" or parse.lower[t] in ("a", "an")) for t in range(s.start, unit)):
        return  # "gave miners a rise last week to end a strike"
    if parse.deps[unit] == "npadvmod":  # beside its verb
        to = next((t for t in range(unit - 1, to, -1) if parse.heads[t] == to and parse.deps[t] == "dobj"), unit)
    if to < unit and parse.deps[to] == "pobj" and parse.deps[unit] == "appos":  # "gave troops in Goma 48 hours"
        above = parse.heads[parse.heads[to]]
        to = above if parse.deps[above] == "dobj" else next((t for t in range(to - 1, above, -1) if parse.heads[t] == above and parse.deps[t] == "dobj"), to)
    if to < unit and parse.deps[to] == "dobj" and parse.lemmas[parse.heads[to]] in _GIVING and parse.heads[to] < to:
        parse.heads[unit], parse.deps[unit], parse.deps[to] = parse.heads[to], "dobj", "dative"
    if parse.deps[unit] != "dobj" or parse.lemmas[parse.heads[unit]] not in _GIVING or unit + 2 >= s.end or parse.lower[unit + 1] != "to":
        return
    due = parse.heads[unit + 1]
    if parse.tags[due] == "VB" and parse.heads[due] == parse.heads[unit]:
        parse.heads[due], parse.deps[due] = unit, "relcl"


def of_claim(parse: Parse, s: Sentence, verb: int) -> None:
    """"Claims by the rebels that aircraft had bombed the village": the clause tells what is claimed, and is none about the rebels."""
    whose = parse.heads[verb]
    that, by = whose + 1, parse.heads[whose]
    noun = by - 1
    if parse.lower[that] != "that" or parse.heads[that] != verb or not any(parse.heads[t] == verb and parse.deps[t] in ("nsubj", "nsubjpass") for t in range(that + 1, verb)):
        return
    if parse.deps[whose] != "pobj" or parse.lower[by] not in ("by", "from") or noun < s.start or parse.lemmas[noun] not in _TOLD:
        return
    parse.heads[by] = parse.heads[verb] = noun
    parse.deps[verb], parse.deps[that], parse.tags[that], parse.pos[that] = "acl", "mark", "IN", "SCONJ"


def _above(parse: Parse, s: Sentence, should: int, end: int) -> int | None:
    """The verb that a condition hangs on: the main one behind its comma, or the one before it; both say what will be."""
    if should == s.start:
        return s.root if s.root > end and parse.pos[s.root] == "VERB" else None
    return next((parse.heads[t] for t in range(should - 1, s.start, -1) if parse.tags[t] in ("MD", "TO") and parse.tags[parse.heads[t]] == "VB"), None)


def since_day(parse: Parse, s: Sentence, since: int) -> None:
    """"A woman held since February was set free": a month or day behind "since" does nothing; what the verb behind it tells is told of the noun before."""
    heads, deps = parse.heads, parse.deps
    verb = heads[since]
    day = next((t for t in range(since + 1, verb) if heads[t] == verb and deps[t] in ("nsubj", "nsubjpass")), None)
    above = heads[verb]
    noun = heads[above]
    if day is None or deps[verb] != "advcl" or deps[above] != "acl" or not noun < above < since or (parse.lower[day] not in _DAYS and not parse.words[day].isdigit()):
        return
    passive = any(heads[t] == verb and deps[t] == "auxpass" for t in range(day, verb))
    governor, label = heads[noun], deps[noun]
    spoken = label == "nsubj" and governor > verb and any(heads[t] == governor and deps[t] == "nsubj" for t in range(verb + 1, s.end))
    if label not in ("nsubj", "nsubjpass") or not spoken:
        return
    heads[since], deps[since] = above, "prep"
    heads[day], deps[day] = since, "pobj"
    heads[verb], deps[verb] = governor, "ccomp"
    heads[noun], deps[noun] = verb, "nsubjpass" if passive else "nsubj"


_ANSWERING = frozenset({"deny", "reject", "dismiss", "dispute", "refute", "contest", "rebut", "contradict"})


def that_it_had(parse: Parse, verb: int) -> None:
    """"Denied that it had armed anyone": a clause that "that" opens right behind a verb is what is denied or said, whatever its own verb looks like."""
    said = parse.heads[verb]
    that = said + 1
    if verb <= that or parse.lower[that] != "that" or parse.deps[that] != "mark" or parse.pos[said] != "VERB":
        return
    had = parse.heads[that]
    if had != verb and (parse.heads[had] != verb or parse.deps[had] != "aux"):
        return
    parse.deps[verb] = "ccomp"
    if had != verb:
        for t in range(that, had):
            if parse.heads[t] == had:
                parse.heads[t] = verb


def that_is_denied(parse: Parse, s: Sentence, clause: int) -> None:
    """"…, a claim that Kyiv denied": the claim is denied, and is none of denying."""
    noun = parse.heads[clause]
    below = [t for t in range(s.start, s.end) if parse.heads[t] == clause]
    that = next((t for t in below if parse.deps[t] == "mark" and parse.lower[t] == "that"), None)
    if that is None or that != noun + 1 or parse.lemmas[clause] not in _ANSWERING or any(parse.deps[t] in ("dobj", "ccomp", "xcomp", "auxpass") for t in below):
        return
    parse.deps[clause], parse.deps[that] = "relcl", "dobj"
    parse.pos[that] = "PRON"


def two_names(parse: Parse, t: int) -> None:
    """"China and Vietnam Trade Fire": a name, "and" and another name are two, where the model took them for one."""
    last = parse.heads[t]
    joined = last == t + 2 and parse.lower[t + 1] == "and" and parse.heads[t + 1] == t and parse.tags[last] == "NNP"
    if not joined or parse.lower[t] in _OF_ONE_NAME or any(parse.heads[c] == t for c in range(t)) or parse.deps[last] not in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return
    parse.heads[t], parse.deps[t] = parse.heads[last], parse.deps[last]
    parse.heads[last], parse.deps[last] = t, "conj"
    for c in range(last + 1, len(parse.heads)):
        if parse.heads[c] == last and parse.deps[c] == "punct":
            parse.heads[c] = t


def promised_to(parse: Parse, t: int) -> None:
    """"Promised Hanoi six patrol boats": a name before a number is who gets what is counted."""
    what = parse.heads[t]
    if parse.deps[what] != "dobj" or parse.lemmas[parse.heads[what]] not in _PROMISING or parse.heads[what] != t - 1 or not (parse.tags[t + 1] == "CD" or parse.lower[t + 1] in ("a", "an", "more")):
        return
    parse.heads[t], parse.deps[t] = parse.heads[what], "dative"
