"""Verbs joined to the wrong word: a second deed, its subject or a condition put where it belongs; the lists of a parse in, changed in place.

In "Kenya expelled two diplomats and Moscow vowed to respond" Moscow is no third of those expelled.
"""

from __future__ import annotations

from dragoman.language.garden.deeds import STRIKING
from dragoman.language.garden.lifting import FINITE, NOUNS, finite_above, rejoin
from dragoman.language.garden.tolled import HARMING
from dragoman.language.parse import Parse, Sentence

_MONTHS = frozenset({"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"})
_NAMED = 8  # words that may stand between "but" and the head of who follows it: "but Russian Foreign Minister Sergei"
# Verbs of answering that take a thing and no clause.
ANSWERING = frozenset("oppose veto back support endorse approve adopt pass reject condemn welcome denounce criticise criticize sign ratify block sponsor draft".split())
# Those, and verbs of striking, which take people or places and no clause.
CLAUSELESS = ANSWERING | STRIKING | {"beat", "jail", "expel", "deport", "kidnap", "abduct"}

# What is said to somebody, so that with an object it is no participle.
_REPROACHING = frozenset({"accuse", "blame", "urge", "warn", "condemn", "denounce", "criticise", "criticize", "threaten", "demand", "reject"})
_LEADING = frozenset({"after", "before", "since", "until", "as"})


def joined(parse: Parse, s: Sentence) -> None:
    """"Telephoned his counterpart, then cancelled a trip": a past tense the model hangs on another without saying how is joined to it."""
    for t in range(s.start, s.end):
        if parse.deps[t] == "dep" and parse.tags[t] == "VBD" and parse.tags[parse.heads[t]] == "VBD" and parse.heads[t] < t:
            parse.deps[t] = "conj"


def out_of_step(parse: Parse, s: Sentence, verb: int) -> None:
    """"Denied that he was blocking a deal and accused Hamas": a past tense does not go on with "was blocking", but with who denied it."""
    form = parse.heads[verb]
    said = parse.heads[form]
    if form > verb or parse.tags[form] != "VBG" or parse.deps[form] != "ccomp" or parse.tags[said] not in ("VBD", "VBZ") or not s.start <= said < form:
        return
    own = [t for t in range(form + 1, s.end) if parse.heads[t] == verb]
    if any(parse.deps[t] in ("nsubj", "nsubjpass", "aux", "auxpass") for t in own):
        return
    parse.heads[verb] = said
    for t in range(form + 1, verb):
        if parse.heads[t] == form and parse.deps[t] == "cc":
            parse.heads[t] = said


def third(parse: Parse, s: Sentence, form: int) -> None:
    """"Police banned the marches, used tear gas and arrested 200": a form with an object of its own after a comma is the next deed, and no participle."""
    noun = parse.heads[form]
    verb = parse.heads[noun]
    if parse.deps[noun] != "dobj" or parse.tags[verb] != "VBD" or not any(parse.heads[t] == form and parse.deps[t] == "dobj" for t in range(form + 1, s.end)):
        return
    if any(parse.heads[t] == form and parse.deps[t] in ("agent", "auxpass", "aux") for t in range(s.start, s.end)) or any(parse.words[t] == "," for t in range(verb, form - 1)):
        return
    parse.heads[form], parse.deps[form], parse.tags[form] = verb, "conj", "VBD"
    parse.heads[form - 1] = verb


def parted(parse: Parse, s: Sentence, verb: int) -> None:
    """"Kenya expelled two diplomats and Moscow vowed to respond": who stands between "and" and a finite verb is its subject, and no second object."""
    own = [t for t in range(s.start, s.end) if parse.heads[t] == verb]
    passive = any(parse.deps[t] == "auxpass" for t in own)
    if any(parse.deps[t] in ("nsubj", "nsubjpass", "expl", "csubj") for t in own) or (parse.tags[verb] in ("VBN", "VB") and not any(parse.deps[t] in ("aux", "auxpass") and parse.lower[t] != "to" for t in own)):
        return
    first = min((t for t in own if t < verb and parse.deps[t] in ("aux", "auxpass", "advmod", "neg")), default=verb)
    subject = first - 1
    if parse.deps[subject] != "conj" or parse.pos[subject] not in NOUNS:
        return
    object_ = parse.heads[subject]
    joint = next((t for t in range(subject - 1, object_, -1) if parse.heads[t] == object_ and parse.deps[t] == "cc"), None)
    if joint is None or not parse.heads[verb] < object_ or parse.deps[object_] not in ("dobj", "pobj", "attr", "appos", "npadvmod"):
        return
    parse.heads[subject], parse.deps[subject] = verb, "nsubjpass" if passive else "nsubj"
    parse.heads[joint] = parse.heads[verb]


def abstained(parse: Parse, verb: int) -> None:
    """"Russia vetoed it and China abstained": what stands behind a verb that takes no clause is its object, and who follows "and" the subject of the next verb.

    So with "police beat students and France recalled its envoy"; behind answers only where it is a pronoun.
    """
    above = parse.heads[verb]
    if parse.deps[verb] != "ccomp" or not above < verb or parse.lemmas[above] not in CLAUSELESS:
        return
    object_ = next((t for t in range(above + 1, verb) if parse.heads[t] == verb and parse.deps[t].startswith("nsubj")), None)
    if object_ is None or (parse.lemmas[above] in ANSWERING and (object_ != above + 1 or parse.lower[object_] not in ("it", "them", "this", "that"))):
        return
    if any(parse.heads[t] == above and parse.deps[t] == "dobj" for t in range(above + 1, object_)):
        return
    subject = next((t for t in range(object_ + 1, verb) if parse.heads[t] == object_ and parse.deps[t] == "conj" and parse.pos[t] in NOUNS), None)
    if subject is None:
        return
    for t in range(object_ + 1, subject):
        if parse.heads[t] == object_ and parse.deps[t] == "cc":
            parse.heads[t] = above
    parse.heads[object_], parse.deps[object_] = above, "dobj"
    parse.heads[subject], parse.deps[subject] = verb, "nsubj"
    parse.heads[verb], parse.deps[verb] = above, "conj"


def with_subject(parse: Parse, s: Sentence, form: int) -> None:
    """"Chad jailed a lawyer and Niger outlawed strikes": a form in the past tense with a subject of its own is a verb, and the noun behind it its object."""
    heads, deps = parse.heads, parse.deps
    noun = heads[form]
    above = heads[noun] if deps[noun] == "dobj" else heads[heads[noun]]
    subject = next((t for t in range(s.start, form) if heads[t] == form and deps[t] == "nsubj"), None)
    if subject is None or deps[noun] not in ("dobj", "conj") or parse.tags[above] != "VBD" or not above < subject:
        return
    joint = next((t for t in range(subject - 1, above, -1) if deps[t] == "cc" and heads[t] in (above, heads[noun])), None)
    if joint is None:
        return
    for t in range(noun + 1, s.end):
        if heads[t] == above and deps[t] == "advcl":
            heads[t] = form
    heads[joint], heads[form], deps[form], parse.pos[form] = above, above, "conj", "VERB"
    heads[noun], deps[noun] = form, "dobj"


def own_subject(parse: Parse, s: Sentence, name: int) -> None:
    """"Ankara offered to host talks, but Lavrov on Tuesday ruled them out": who follows "but" is no second deed, and the verb behind him his."""
    heads, deps, tags = parse.heads, parse.deps, parse.tags
    above = heads[name]
    if above > name or tags[above] not in FINITE | {"VBN"} or not any(heads[t] == above and deps[t] == "cc" for t in range(max(name - _NAMED, above), name)):
        return
    verb = next((t for t in range(name + 1, s.end) if heads[t] == above and tags[t] in FINITE), None)
    if verb is None or deps[verb] not in ("ccomp", "conj", "dep", "advcl"):
        return
    if any(heads[t] == verb and deps[t] in ("nsubj", "nsubjpass", "expl", "mark") for t in range(name + 1, verb)):
        return
    heads[name], deps[name] = verb, "nsubj"
    deps[verb] = "conj"


def surname(parse: Parse, s: Sentence, name: int) -> None:
    """"Met Egyptian intelligence chief Hassan Rashad late on Monday": a capitalised word behind a first name is no verb, and what hangs on it hangs on the verb."""
    above = parse.heads[name]
    if parse.deps[name] not in ("advcl", "ccomp", "dep") or not s.start <= above < name or parse.tags[above] not in FINITE | {"VBN", "VB", "VBG"}:
        return
    if any(parse.heads[t] == above and parse.deps[t] == "dobj" for t in range(above, s.end)):
        return
    for t in range(name + 1, s.end):
        if parse.heads[t] == name:
            parse.heads[t] = above
    parse.tags[name], parse.pos[name], parse.lemmas[name], parse.deps[name] = "NNP", "PROPN", parse.words[name].lower(), "dobj"


def listed(parse: Parse, s: Sentence, item: int) -> None:
    """"Deployed tanks, rocket launchers and men": what stands in a list behind the object belongs to it, and is no name of the subject."""
    subject = parse.heads[item]
    verb = parse.heads[subject]
    if not subject < verb < item or parse.deps[subject] not in ("nsubj", "nsubjpass"):
        return
    first = next((t for t in range(verb + 1, item) if parse.heads[t] == verb and parse.deps[t] == "dobj"), None)
    last = any(parse.heads[t] == item and parse.deps[t] == "conj" for t in range(item + 1, s.end))
    if first is not None and last and any(parse.words[t] == "," for t in range(first, item)):
        parse.heads[item], parse.deps[item] = first, "conj"


def went_on(parse: Parse, s: Sentence, verb: int) -> None:
    """"Fired tear gas to disperse them and detained four", "postponed it so that they could meet, but it also threatened …": a past tense goes on with the one
    that an infinitive, or a clause with "so that", tells the aim of."""
    aim = parse.heads[verb]
    above = parse.heads[aim]
    aims = any(parse.heads[t] == aim and parse.words[t].lower() == "to" and parse.deps[t] == "aux" for t in range(s.start, aim))
    hoped = parse.deps[aim] == "advcl" and any(parse.heads[t] == aim and parse.tags[t] == "MD" for t in range(s.start, aim))
    own = any(parse.heads[t] == verb and parse.deps[t] in ("nsubj", "nsubjpass") for t in range(aim, verb))
    if not aims and not (hoped and own):
        return
    above = finite_above(parse, above, ("conj", "xcomp", "advcl", "acl"))
    if parse.tags[above] not in ("VBD", "VBZ", "VBP", "VBN") or above >= aim:
        return
    rejoin(parse, verb, aim, above)


def past_infinitive(parse: Parse, s: Sentence, verb: int) -> None:
    """"Demanded that staff be allowed back and accused the mission of a provocation": a past tense with an object joins no infinitive, but the past that governs it."""
    below = parse.heads[verb]
    own = [t for t in range(s.start, s.end) if parse.heads[t] == verb]
    if not any(parse.deps[t] == "dobj" for t in own) or any(parse.deps[t] in ("nsubj", "nsubjpass", "aux", "auxpass", "expl", "mark") for t in own):
        return
    passive = any(parse.heads[t] == below and parse.deps[t] == "auxpass" and parse.lower[t] == "be" for t in range(s.start, below))
    single = any(parse.heads[t] == below and parse.deps[t] == "nsubj" and parse.tags[t] in ("NN", "NNP") for t in range(s.start, below))
    bare = parse.tags[below] == "VB" or passive or (parse.tags[below] == "VBP" and single)  # "demanded that Iraq free the sailors"
    if parse.tags[verb] == "VBN" and not (passive and parse.lemmas[verb] in _REPROACHING):
        return  # "would be charged and fined $500"
    above = finite_above(parse, parse.heads[below], ("ccomp", "xcomp", "conj", "advcl"))
    if bare and parse.deps[below] == "ccomp" and parse.tags[above] == "VBD" and above < below and not any(parse.lower[t] == "'d" for t in own):
        rejoin(parse, verb, below, above)


def should_it(parse: Parse, s: Sentence, should: int) -> int:
    """"Would close the strait should Iran attack": "should" before its subject begins a condition of the verb before it. The root."""
    verb = parse.heads[should]
    subject = next((t for t in range(should + 1, verb) if parse.heads[t] == verb and parse.deps[t].startswith("nsubj")), None)
    above = next((parse.heads[t] for t in range(should - 1, s.start, -1) if parse.tags[t] in ("MD", "TO") and parse.heads[t] != verb), None)
    if subject is None or above is None or parse.tags[above] != "VB":
        return s.root
    top = _below(parse, above, verb)
    if top is not None and (verb != s.root or parse.deps[top] not in ("ccomp", "advcl")):
        return s.root
    if top is not None:  # the condition was taken for the main verb
        parse.heads[top], parse.deps[top] = top, "ROOT"
    parse.heads[verb], parse.deps[verb] = above, "advcl"
    parse.deps[should], parse.tags[should], parse.pos[should] = "mark", "IN", "SCONJ"
    return s.root if top is None else top


def _below(parse: Parse, t: int, head: int) -> int | None:
    """The word right below one that another hangs on, if it does."""
    while parse.heads[t] != t:
        if parse.heads[t] == head:
            return t
        t = parse.heads[t]
    return None


def inverted(parse: Parse, s: Sentence, had: int) -> None:
    """"Would have attacked had the truce collapsed": the "had" before its subject is the auxiliary of the form behind it, a condition of the verb."""
    form = next((t for t in range(had + 2, s.end) if parse.heads[t] == had and parse.deps[t] in ("ccomp", "xcomp") and parse.tags[t] in ("VBN", "VBD")), None)
    if form is None or parse.heads[had] == had or any(parse.heads[t] == had and parse.deps[t].startswith("nsubj") for t in range(s.start, had)):
        return
    subject = next((t for t in range(had + 1, form) if parse.heads[t] in (had, form) and parse.deps[t].startswith("nsubj")), None)
    if subject is None or not any(parse.heads[t] == parse.heads[had] and parse.tags[t] == "MD" for t in range(s.start, s.end)):
        return
    for t in range(s.start, s.end):
        if parse.heads[t] == had:
            parse.heads[t] = form
    parse.heads[form], parse.deps[form], parse.tags[form] = parse.heads[had], "advcl", "VBN"
    parse.heads[had], parse.deps[had], parse.pos[had] = form, "aux", "AUX"


def in_step(parse: Parse, s: Sentence, verb: int) -> None:
    """"Unveiled a map that shows the region and threatened to expel the firm": a past tense joins no present that tells of a noun, but the past before it."""
    clause = parse.heads[verb]
    noun = parse.heads[clause]
    above = parse.heads[noun]
    if parse.deps[clause] != "relcl" or parse.tags[clause] not in ("VBZ", "VBP") or parse.lemmas[clause] == "be" or not above < noun < clause < verb:
        return
    own = [t for t in range(s.start, s.end) if parse.heads[t] == verb and t < verb]
    above = finite_above(parse, above, ("prep", "pobj", "dobj", "xcomp", "advcl"))
    if parse.tags[above] != "VBD" or any(parse.deps[t] in ("nsubj", "nsubjpass", "aux", "auxpass", "expl") for t in own):
        return
    joint = next((t for t in range(verb - 1, clause, -1) if parse.heads[t] == clause and parse.deps[t] == "cc"), None)
    if joint is not None:
        parse.heads[joint], parse.heads[verb] = above, above


def behind_relative(parse: Parse, verb: int) -> None:
    """"Named Mr Pym to succeed Carrington, whose deputies stepped down, but turned down his own offer": behind a clause between commas goes on who stands before it."""
    clause = parse.heads[verb]
    noun = parse.heads[clause]
    joint = next((t for t in range(verb - 1, clause, -1) if parse.heads[t] == clause and parse.deps[t] == "cc"), clause)
    if parse.deps[clause] != "relcl" or parse.words[joint - 1] != "," or parse.deps[noun] not in ("dobj", "pobj", "appos"):
        return
    first = next((t for t in range(noun + 1, clause) if parse.lower[t] in ("who", "which", "whose")), None)
    own = any(parse.heads[t] == verb and parse.deps[t] in ("nsubj", "nsubjpass", "aux", "auxpass", "expl") for t in range(clause, verb))
    listed = any(parse.heads[t] == clause and parse.deps[t] == "conj" and t < verb for t in range(clause, verb))
    above = finite_above(parse, parse.heads[noun], ("prep", "pobj", "dobj", "xcomp", "advcl", "conj", "acl"))
    if first is None or parse.words[first - 1] != "," or own or listed or parse.tags[above] != "VBD" or above > noun:
        return
    parse.heads[joint], parse.heads[verb] = above, above


def who_there(parse: Parse, s: Sentence, verb: int) -> None:
    """"Fighters in the Amhara region, who tried to seize a town": "who" tells of people, and not of where they are."""
    last = place = parse.heads[verb]
    while parse.deps[place] == "conj" and parse.heads[place] < place:  # "observers from the Union and the League, who …"
        place = parse.heads[place]
    prep = parse.heads[place]
    people = parse.heads[prep]
    if parse.deps[place] != "pobj" or parse.lower[prep] not in ("in", "near", "around", "across", "from", "at") or parse.tags[people] not in ("NNS", "NNPS") or not people < prep < place < verb:
        return
    if any(parse.heads[t] == verb and parse.lower[t] == "who" for t in range(last + 1, min(verb, s.end))) and parse.tags[place] in ("NN", "NNP"):
        parse.heads[verb] = people


def past_gerund(parse: Parse, verb: int) -> None:
    """"Denied carrying out the attack and blamed the rebels": a past tense joins no gerund, but the past that the gerund is under."""
    gerund = parse.heads[verb]
    if parse.deps[gerund] not in ("xcomp", "pcomp") or any(parse.heads[t] == verb and parse.deps[t] in ("nsubj", "nsubjpass", "auxpass", "aux") for t in range(gerund, verb)):
        return
    above = finite_above(parse, parse.heads[gerund], ("prep", "conj", "xcomp", "pcomp", "dobj", "pobj"))
    if parse.tags[above] == "VBD" and above < gerund:
        rejoin(parse, verb, gerund, above)


def styled(parse: Parse, s: Sentence, reflexive: int) -> None:
    """"A group styling itself Steppe Wolf claimed the attack": the group claimed it, and not the styling."""
    styling = reflexive - 1
    who = styling - 1
    if parse.deps[styling] == "nsubj" and parse.tags[styling] == "VBG" and who >= s.start and parse.heads[who] == styling and parse.deps[who] == "nsubj":
        parse.heads[who], parse.heads[styling], parse.deps[styling] = parse.heads[styling], who, "acl"


def upon(parse: Parse, s: Sentence, verb: int) -> None:
    """"Caught fire after hooded youths hurled bombs": a noun right between "after" and a past tense is its subject, and the word leads a clause.

    So with "scrambled jets as bombers neared", where the jets are no subject either.
    """
    heads, deps = parse.heads, parse.deps
    noun = verb - 1
    link = heads[noun]
    if deps[link] != "prep" or parse.lower[link] not in _LEADING:
        return
    above = heads[link]
    own = [t for t in range(s.start, s.end) if heads[t] == verb and deps[t] in ("nsubj", "nsubjpass", "mark")]
    if deps[verb] == "acl":  # "after hooded youths hurled bombs", taken for youths that bombs were hurled at
        if parse.lower[link] not in ("after", "before") or parse.tags[noun] not in ("NNS", "NNP", "NNPS") or not _is_active(parse, s, verb):
            return
        parse.tags[verb] = "VBD"
    elif deps[verb] == "ccomp" and own == [above] and above < link:
        above = heads[verb]
        heads[own[0]], deps[own[0]] = above, "dobj"
    elif own or parse.lower[link] == "as" or deps[verb] != "advcl":
        return
    heads[noun], deps[noun] = verb, "nsubj"
    heads[verb], deps[verb] = above, "advcl"
    heads[link], deps[link] = verb, "mark"


def _is_active(parse: Parse, s: Sentence, form: int) -> bool:
    """Whether a form that was taken for a participle has an object, or is a shot "at" somebody, and no doer behind "by"."""
    own = [t for t in range(form + 1, s.end) if parse.heads[t] == form]
    struck = any(parse.deps[t] == "dobj" for t in own) or (parse.lemmas[form] in ("shoot", "fire") and any(parse.lower[t] == "at" for t in own))
    return struck and not any(parse.deps[t] == "agent" for t in own)


def progressive(parse: Parse, s: Sentence, form: int) -> int:
    """"While Israel was bombing.": a form in -ing without an article behind "be" is the verb, and nothing that somebody was. The root."""
    be = parse.heads[form]
    if be != form - 1 or parse.lemmas[be] != "be" or any(parse.heads[t] == form and parse.deps[t] in ("det", "poss", "amod", "compound") for t in range(be, s.end)):
        return s.root
    if not any(parse.heads[t] == be and parse.deps[t] == "nsubj" for t in range(s.start, be)):
        return s.root
    for t in range(s.start, s.end):
        if parse.heads[t] == be and t not in (be, form):
            parse.heads[t] = form
    parse.heads[form], parse.deps[form] = (form if parse.heads[be] == be else parse.heads[be]), parse.deps[be]
    parse.heads[be], parse.deps[be], parse.pos[be] = form, "aux", "AUX"
    parse.pos[form] = "VERB"
    return form if be == s.root else s.root


def each_its_own(parse: Parse, form: int) -> None:
    """"With Baku freeing 14 men and Yerevan releasing two": the name before the second form does it, and is not among those who are freed."""
    name, first = form - 1, parse.heads[form]
    if parse.pos[name] != "PROPN" or parse.deps[name] != "conj" or parse.lower[name - 1] != "and" or parse.deps[parse.heads[name]] != "dobj" or parse.heads[parse.heads[name]] != first:
        return
    parse.heads[name], parse.deps[name] = form, "nsubj"


def dated(parse: Parse, s: Sentence) -> None:
    """"On 25 February Taiwan's coast guard detained the ship": the month ends the date, and who follows it without a comma is the subject."""
    heads, deps, first = parse.heads, parse.deps, s.start
    month = next((t for t in range(first + 1, min(first + 3, s.end - 2)) if parse.words[t] in _MONTHS), None)
    if month is None or (month == first + 2 and parse.tags[first + 1] != "CD") or deps[month] not in ("compound", "nmod", "poss", "amod") or heads[month] <= month:
        return
    noun = next((t for t in range(month + 1, s.end) if deps[t] == "pobj" and heads[t] == first), None)
    verb = heads[first]
    if noun is None or not noun < verb < s.end or any(heads[t] == verb and deps[t] in ("nsubj", "nsubjpass", "expl") for t in range(first, verb)):
        return
    heads[month], deps[month] = first, "pobj"
    for t in range(first + 1, month):
        heads[t], deps[t] = month, "nummod"
    heads[noun], deps[noun] = verb, "nsubjpass" if any(heads[t] == verb and deps[t] == "auxpass" for t in range(noun, verb)) else "nsubj"


def deed_first(parse: Parse, s: Sentence) -> None:
    """"Shelling by Russian troops killed six": a form in -ing that begins a sentence and has a preposition behind it is the subject of a verb that has none."""
    heads, deps, first, root = parse.heads, parse.deps, s.start, s.root
    if heads[first] != root or deps[first] not in ("advcl", "csubj", "nsubj", "nsubjpass") or parse.tags[root] not in FINITE or parse.pos[first + 1] != "ADP":
        return
    if any(heads[t] == root and deps[t] in ("nsubj", "nsubjpass", "expl") for t in range(first + 1, root)) or "," in parse.words[first:root]:
        return
    if deps[first] == "nsubj" and parse.lemmas[root] in HARMING:
        return  # "fighting in the town killed 12": read as it stands
    parse.tags[first], parse.pos[first], parse.lemmas[first] = "NN", "NOUN", parse.lower[first]
    deps[first] = "nsubjpass" if any(heads[t] == root and deps[t] == "auxpass" for t in range(first, root)) else "nsubj"


def fronted(parse: Parse, s: Sentence) -> None:
    """"At the request of Mali the Council is to meet": the noun right before a verb without a subject is its subject, and no second name of what stands under the preposition."""
    heads, deps, root = parse.heads, parse.deps, s.root
    own = [t for t in range(s.start, s.end) if heads[t] == root and t != root]
    if parse.tags[root] not in FINITE or any(deps[t] in ("nsubj", "nsubjpass", "expl", "csubj", "attr") and t < root for t in own):
        return
    first = min([root, *(t for t in own if deps[t] in ("aux", "auxpass", "neg", "advmod") and t < root and t > s.start + 1)])
    noun = first - 1
    if noun <= s.start + 1 or deps[noun] != "appos" or deps[heads[noun]] != "pobj" or parse.pos[noun] not in ("NOUN", "PROPN") or parse.words[noun] == ",":
        return
    heads[noun], deps[noun] = root, "nsubj"
