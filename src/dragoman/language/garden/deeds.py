"""What was done and to whom, where a form in -ing, a judgement or an unknown name misled the parser: the lists of a parse in, changed in place.

Behind verbs of denying and admitting a form in -ing with a bare noun is what was done, and no kind of noun: "denied bombing hospitals".
"""

from __future__ import annotations

from dragoman.language.garden.lifting import NOUNS
from dragoman.language.parse import Parse, Sentence

# Verbs whose object is a deed where a form in -ing stands right behind them.
JUDGING = frozenset({"reject", "dismiss", "describe", "denounce", "condemn", "deride", "brand", "decry", "characterise", "characterize", "portray"})
# What is done to people or places, and governs no form in -ing; and what takes a thing, a place or a person.
STRIKING = frozenset("attack kill shoot bomb shell hit wound injure target strike ambush arrest detain rescue free evacuate torture burn murder slaughter massacre".split())
_TAKING = STRIKING | frozenset("capture recapture seize retake overrun storm besiege liberate conquer occupy reach enter leave visit name accuse blame praise meet invade pound raid".split())
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
    "today yesterday tomorrow tonight christmas easter ramadan".split()
)
# What somebody calls a thing, and the marks he is quoted in.
CALLING = frozenset({"call", "brand", "label", "term", "dub", "deem", "pronounce", "declare"})
_QUOTES = frozenset({'"', "“", "'", "‘", "''", "``"})
_OF_DEEDS = frozenset({"deny", "admit"})
# What somebody describes a thing "as", and what he wants done.
DESCRIBING = frozenset({"describe", "denounce", "condemn", "regard", "see", "view", "criticise", "criticize", "dismiss", "reject", "brand", "portray", "depict", "praise", "hail", "slam"})
WANTING = frozenset({"want", "like"})
_WAYS = frozenset({"to", "from"})
# What somebody is by a deed of others, and what he feels.
FEELINGS = frozenset(
    "appalled outraged horrified dismayed shocked disgusted alarmed angered incensed enraged infuriated upset disturbed scandalised scandalized concerned "
    "worried troubled disappointed saddened encouraged heartened delighted pleased".split()
)
# Participles that tell where somebody stands, and no deed that he underwent: "is opposed to", "is not convinced that".
_STANCES = frozenset("opposed convinced persuaded committed determined prepared resolved inclined disposed satisfied concerned worried".split())
_FELLING = frozenset({"pick", "mow", "gun", "cut"})
_FINDING = frozenset({"find", "declare", "hold", "judge", "deem"})
SO_FOUND = frozenset({"guilty", "liable", "innocent", "responsible", "unconstitutional", "illegal", "unlawful"})
GRANTING = frozenset({"give", "allow", "grant", "gift", "loan"})
# Verbs that with such a particle do something to what follows it; "cordone" is how the lemmatiser reads "cordoned".
SETTING_OFF = {
    "off": frozenset({"cordon", "cordone", "seal", "close", "block", "fence", "wall", "call", "break", "cut"}),
    "down": frozenset({"vote", "shoot", "strike"}),
}


def told(parse: Parse, s: Sentence, verb: int) -> None:
    """"Warned the truce could collapse": what stands before a finite verb without a subject is its subject, and not what is warned."""
    head = parse.heads[verb]
    below = {parse.deps[t] for t in range(s.start, s.end) if parse.heads[t] == verb}
    if head >= verb or below & {"nsubj", "nsubjpass", "mark", "csubj", "expl"} or not any(parse.heads[t] == verb and parse.tags[t] == "MD" for t in range(head, verb)):
        return
    objects = [t for t in range(head + 1, verb) if parse.heads[t] == head and parse.deps[t] == "dobj"]
    if len(objects) == 1:
        passive = "auxpass" in below
        parse.heads[objects[0]], parse.deps[objects[0]] = verb, "nsubjpass" if passive else "nsubj"


def wished(parse: Parse, s: Sentence, noun: int) -> None:
    """"Demanded that the government lift curbs": what stands behind "that" with a subject of its own is a verb, also in the subjunctive."""
    below = {parse.deps[t] for t in range(s.start, s.end) if parse.heads[t] == noun}
    if {"mark", "nsubj"} <= below and not below & {"det", "cop", "amod"}:
        parse.tags[noun], parse.pos[noun] = "VB", "VERB"


def asleep(parse: Parse, s: Sentence, form: int) -> None:
    """"Attacked sleeping civilians": nobody attacks to sleep; the form tells of those who are struck."""
    noun = next((t for t in range(form + 1, s.end) if parse.heads[t] == form and parse.deps[t] == "dobj"), None)
    if noun is None:
        return
    for t in range(form + 1, s.end):
        if parse.heads[t] == form and t != noun:
            parse.heads[t] = form - 1
    parse.heads[noun], parse.heads[form], parse.deps[form] = form - 1, noun, "amod"


def named(parse: Parse, s: Sentence, word: int) -> None:
    """"Troops captured Bakhmut": a name that nobody knows right behind a verb that takes things is what it took, and no adverb; days are none."""
    verb = word - 1
    taken = any(parse.heads[t] == verb and parse.deps[t] in ("dobj", "ccomp", "auxpass") for t in range(s.start, s.end))
    if parse.lemmas[verb] in _TAKING and not taken and parse.lower[word] not in _DAYS:
        parse.deps[word], parse.tags[word], parse.pos[word], parse.lemmas[word] = "dobj", "NNP", "PROPN", parse.words[word]


def found_so(parse: Parse, word: int) -> None:
    """"Found the president guilty": whom the word is said of is the object of "found"."""
    verb = parse.heads[word]
    who = next((t for t in range(verb + 1, word) if parse.heads[t] == word and parse.deps[t] == "nsubj"), None)
    if who is not None and parse.lemmas[verb] in _FINDING and not any(parse.heads[t] == word and parse.deps[t] in ("mark", "aux", "cop") for t in range(verb, word)):
        parse.heads[who], parse.deps[who], parse.deps[word] = verb, "dobj", "oprd"


def struck_at(parse: Parse, form: int) -> None:
    """"Picked off civilians queuing for water": those who were doing something when they were struck are who was struck."""
    verb = parse.heads[form]
    who = form - 1
    if parse.heads[who] != form or parse.deps[who] != "nsubj" or parse.lemmas[verb] not in STRIKING | _FELLING or parse.tags[verb] not in ("VBD", "VBN", "VBZ", "VBG") or not verb < who:
        return
    if any(parse.heads[t] == verb and parse.deps[t] == "dobj" for t in range(verb, form)) or "," in parse.words[verb:form]:
        return
    parse.heads[who], parse.deps[who] = verb, "dobj"
    parse.heads[form], parse.deps[form] = who, "acl"


def granted(parse: Parse, s: Sentence, time: int) -> None:
    """"Gave the rebels ten days to withdraw": time that somebody is given is an object, and no adverb."""
    verb = parse.heads[time]
    whom = next((t for t in range(verb + 1, time) if parse.heads[t] == verb), None)
    if whom is not None and parse.deps[whom] == "npadvmod" and parse.pos[whom] == "PROPN":
        parse.deps[whom] = "dative"  # "gifts Niger 40 tonnes"
    own = [parse.deps[t] for t in range(verb + 1, time) if parse.heads[t] == verb]
    if time < verb or "dative" not in own or "dobj" in own:
        return
    parse.deps[time] = "dobj"
    for t in range(time + 1, s.end):
        if parse.heads[t] == time and parse.deps[t] == "relcl" and parse.tags[t] == "VB" and parse.lower[t - 1] == "to":
            parse.deps[t] = "acl"


def unwelcome(parse: Parse, personae: int) -> None:
    """"Declared three diplomats personae non gratae": what they were declared, and nothing that they do."""
    verb = parse.heads[personae]
    whom = next((t for t in range(verb + 1, personae) if parse.heads[t] == personae and parse.deps[t] in ("nsubj", "compound", "nmod")), None)
    if whom is None or parse.lemmas[verb] not in ("declare", "name", "call") or not verb < personae:
        return
    parse.heads[whom], parse.deps[whom] = verb, "dobj"
    parse.deps[personae], parse.pos[personae], parse.tags[personae] = "oprd", "NOUN", "NNS"


def in_marks(parse: Parse, form: int) -> None:
    """"Vows a 'crushing' response": one form in marks before a noun says what kind it is of, and does nothing to it."""
    noun = form + 2
    if noun >= len(parse.heads) or parse.words[form - 1] not in _QUOTES or parse.words[form + 1] not in _QUOTES or parse.heads[noun] != form or parse.deps[noun] != "dobj":
        return
    parse.heads[noun], parse.deps[noun] = parse.heads[form], "dobj"
    parse.heads[form], parse.deps[form] = noun, "amod"


def thrown_open(parse: Parse, wide: int) -> None:
    """"Threw open crossings": what was thrown is no open crossing."""
    if parse.lemmas[wide - 1] in ("throw", "fling") and parse.pos[wide - 1] == "VERB" and parse.deps[wide] == "amod":
        parse.heads[wide], parse.deps[wide] = wide - 1, "advmod"


def set_free(parse: Parse, free: int) -> None:
    """"Set free two sailors": they are free afterwards, and no free sailors."""
    if parse.lemmas[free - 1] != "set" or parse.deps[free] != "amod" or parse.heads[parse.heads[free]] != free - 1:
        return
    parse.heads[free], parse.deps[free] = free - 1, "oprd"


def set_off(parse: Parse, particle: int) -> None:
    """"Cordoned off the roads", "voted down the bill": the particle of a verb is no preposition; what stands behind it is what it was done to."""
    parse.deps[particle], parse.tags[particle] = "prt", "RP"


def shifted(parse: Parse, s: Sentence, preposition: int) -> None:
    """"Rejected as baseless a report that …", "dismissed as lies claims that …": what is judged stands behind the judgement."""
    verb, word = preposition - 1, preposition + 1
    head = parse.heads[word]
    judged = next((t for t in range(word + 1, s.end) if parse.heads[t] == word and parse.deps[t] in ("nsubj", "dobj")), None)
    if judged is None and parse.deps[word] == "nsubj" and parse.heads[head] == verb and head == word + 1 and parse.tags[head] == "VBZ":
        judged = head  # "lies claims": the second word was taken for a verb
        parse.tags[judged], parse.pos[judged] = "NNS", "NOUN"
        for t in range(judged + 1, s.end):
            if parse.heads[t] == judged and parse.deps[t] == "ccomp":
                parse.deps[t] = "acl"
    bare = parse.deps[word] in ("amod", "compound") and parse.heads[head] == preposition and not any(parse.heads[t] == head for t in range(verb, word))
    if judged is None and bare and any(parse.heads[t] == head and parse.deps[t] in ("acl", "ccomp", "relcl") for t in range(head + 1, s.end)):
        judged = head  # "as groundless reports that", "as propaganda claims that"
        if parse.tags[judged] == "VBZ":
            parse.tags[judged], parse.pos[judged] = "NNS", "NOUN"
    if judged is None or parse.pos[judged] not in NOUNS:
        return
    parse.heads[judged], parse.deps[judged] = verb, "dobj"
    parse.heads[preposition], parse.deps[preposition] = verb, "prep"
    parse.heads[word], parse.deps[word] = preposition, "pobj"


def done(parse: Parse, s: Sentence, form: int) -> None:
    """"denied bombing hospitals": the form governs the noun, and what stands behind it, and hangs on the verb."""
    noun = parse.heads[form]
    verb = parse.heads[noun]
    if noun < form or parse.deps[noun] != "dobj" or parse.lemmas[verb] not in _OF_DEEDS or parse.tags[noun] not in ("NNS", "NNP", "NNPS"):
        return
    if any(parse.heads[t] == noun for t in range(verb, form)) or not all(parse.tags[t] == "RB" for t in range(verb + 1, form)):
        return
    for t in range(noun + 1, s.end):
        if parse.heads[t] == verb and parse.deps[t] == "prep":
            parse.heads[t] = form
    parse.heads[form], parse.deps[form], parse.heads[noun] = verb, "xcomp", form
    if parse.tags[form] != "VBG":  # a noun's lemma is the word itself
        parse.lemmas[form] = parse.words[form].lower().removesuffix("ing")
    parse.tags[form], parse.pos[form] = "VBG", "VERB"


def charged(parse: Parse, form: int) -> None:
    """"Accused soldiers of looting shops": what somebody is accused of was done to the shops, which are of no kind."""
    noun, of = parse.heads[form], form - 1
    if parse.tags[form] != "VBG" or parse.words[of] != "of" or parse.heads[noun] != of or noun < form:
        return
    above = parse.heads[of]
    if "accuse" not in (parse.lemmas[above], parse.lemmas[parse.heads[above]]):
        return
    parse.heads[form], parse.deps[form], parse.pos[form] = of, "pcomp", "VERB"
    parse.heads[noun], parse.deps[noun] = form, "dobj"


def plural(parse: Parse, s: Sentence, form: int) -> None:
    """"African Union envoys held talks": what is the subject of the verb right behind it is a noun, and what stands before it says whose."""
    if parse.heads[form] != form + 1 or parse.tags[form + 1] not in ("VBD", "VBZ", "VBP"):
        return
    for t in range(s.start, form):
        if parse.heads[t] == form and parse.deps[t] in ("nsubj", "nsubjpass"):
            parse.deps[t] = "compound"
    parse.tags[form], parse.pos[form] = "NNS", "NOUN"


def as_noun(parse: Parse, form: int) -> None:
    """"One was killed in police firing": a form in -ing that a compound stands before bears a noun's labels, and is one."""
    parse.lemmas[form], parse.tags[form], parse.pos[form] = parse.lower[form], "NN", "NOUN"


def of_deed(parse: Parse, form: int) -> None:
    """"Killed in the rebel shelling of the camp": what "of" follows is the deed that the preposition tells of, and those before it did it."""
    doer = form - 1
    prep = parse.heads[doer]
    if parse.tags[doer] not in ("NN", "NNP") or not any(parse.deps[c] in ("det", "poss") for c in range(prep + 1, doer)):
        return
    for c in range(prep + 1, doer):
        if parse.heads[c] == doer:
            parse.heads[c] = form
    parse.heads[form], parse.deps[form] = prep, "pobj"
    parse.heads[doer], parse.deps[doer] = form, "compound"
    as_noun(parse, form)


def minded(parse: Parse, word: int) -> None:
    """"China is opposed to sanctions", "is not convinced that they left": such a form behind "be" is an adjective."""
    if parse.deps[word] == "acomp" and parse.lower[word] in _STANCES and parse.lemmas[parse.heads[word]] in ("be", "remain", "seem", "appear", "become"):
        parse.tags[word], parse.pos[word], parse.lemmas[word] = "JJ", "ADJ", parse.lower[word]


def wanted(parse: Parse, s: Sentence, verb: int) -> None:
    """"Kyiv wants the sanctions lifted": a participle with a subject and no object is what is to be done to it."""
    below = [t for t in range(s.start, s.end) if parse.heads[t] == verb and t != verb]
    if verb < parse.heads[verb] or any(parse.deps[t] in ("aux", "auxpass", "dobj", "mark", "neg") for t in below):
        return
    subject = next((t for t in below if parse.deps[t] == "nsubj" and t < verb), None)
    if subject is not None and parse.pos[subject] != "PRON":
        parse.deps[subject], parse.tags[verb] = "nsubjpass", "VBN"


def felt(parse: Parse, s: Sentence, word: int) -> int:
    """"Britain was appalled by the raid": nobody does anything to Britain here; the form tells what it feels. The root."""
    below = [t for t in range(s.start, s.end) if parse.heads[t] == word and t != word]
    be = next((t for t in below if parse.deps[t] == "auxpass" and t < word), None)
    if be is None:
        return s.root
    for t in below:
        if t != be and (t < be or parse.deps[t] in ("aux", "neg", "nsubjpass", "punct", "advcl", "conj", "cc", "mark")):
            parse.heads[t] = be
            if parse.deps[t] == "nsubjpass":
                parse.deps[t] = "nsubj"
        elif parse.deps[t] == "agent":
            parse.deps[t] = "prep"
    parse.heads[be], parse.deps[be] = (be if parse.heads[word] == word else parse.heads[word]), parse.deps[word]
    parse.heads[word], parse.deps[word] = be, "acomp"
    parse.tags[word], parse.pos[word], parse.lemmas[word] = "JJ", "ADJ", parse.lower[word]
    return be if word == s.root else s.root


def described(parse: Parse, particle: int) -> None:
    """"Described the vote as deeply flawed": what something is described as stands under "as", and no clause of time."""
    word = parse.heads[particle]
    verb = parse.heads[word]
    if verb < particle < word and parse.deps[word] in ("advcl", "acl") and parse.pos[word] in ("ADJ", "NOUN") and parse.lemmas[verb] in DESCRIBING:
        parse.heads[particle], parse.deps[particle] = verb, "prep"
        parse.heads[word], parse.deps[word] = particle, "pobj" if parse.pos[word] == "NOUN" else "amod"


def between(parse: Parse, s: Sentence, prep: int) -> None:
    """"A meeting between Georgian and Russian envoys took place": of two subjects the second stands under the preposition that has nothing."""
    noun = parse.heads[prep]
    verb = parse.heads[noun]
    _of_second(parse, prep)
    if parse.deps[prep] != "prep" or parse.deps[noun] not in ("nsubj", "nsubjpass") or noun > prep or any(parse.heads[t] == prep for t in range(prep + 1, s.end)):
        return
    second = next((t for t in range(prep + 1, verb) if parse.heads[t] == verb and parse.deps[t] in ("nsubj", "nsubjpass")), None)
    if second is not None:
        parse.heads[second], parse.deps[second] = prep, "pobj"


def _of_second(parse: Parse, prep: int) -> None:
    """"Clashes between protesters and police who fired tear gas": of two that stand against each other a clause behind the second tells of him."""
    heads, deps = parse.heads, parse.deps
    first = next((t for t in range(prep + 1, prep + 6) if t < len(heads) and heads[t] == prep and deps[t] == "pobj"), None)
    second = next((t for t in range(first + 1, first + 8) if t < len(heads) and heads[t] == first and deps[t] == "conj"), None) if first is not None else None
    if second is None or parse.lower[second + 1 : second + 2] != ["who"]:
        return
    clause = heads[second + 1]
    if deps[clause] == "relcl" and heads[clause] == first:
        heads[clause] = second


def called_so(parse: Parse, t: int) -> None:
    """"Called the decision 'unacceptable'", "branded the raid 'a mistake'": what stands behind the object in marks of quotation is what it was called."""
    noun = parse.heads[t]
    verb = parse.heads[noun]
    if parse.deps[noun] != "dobj" or parse.lemmas[verb] not in CALLING or not verb < noun < t:
        return
    if parse.deps[t] == "appos" and not any(parse.words[c] in _QUOTES for c in range(noun + 1, t)):
        return
    parse.heads[t], parse.deps[t] = verb, "oprd"


_STRUCK = frozenset({"dead", "killed", "wounded", "injured", "missing", "hurt"})


def also_hurt(parse: Parse, form: int) -> None:
    """"Put the toll at 13 dead and 22 wounded": those who are counted beside others, and nothing that was done next."""
    number, joint, other = form - 1, form - 2, form - 3
    if other < 1 or parse.tags[number] != "CD" or parse.heads[number] != form or parse.lower[joint] not in ("and", ",") or parse.lower[other] not in _STRUCK or parse.tags[other - 1] != "CD":
        return
    if any(parse.heads[t] == form and t != number and parse.deps[t] != "punct" for t in range(form + 1, len(parse.heads))) or parse.deps[other] not in ("pobj", "dobj", "attr"):
        return
    parse.heads[form], parse.deps[form] = other, "conj"
    parse.heads[number], parse.deps[number], parse.heads[joint] = form, "nummod", other
    parse.tags[form], parse.pos[form], parse.lemmas[form] = "NNS", "NOUN", parse.lower[form]


def counted_hurt(parse: Parse, form: int) -> None:
    """"Hospitals had received 211 wounded", "peacekeepers flew 36 wounded to Beni": those who are counted, and nothing that was done there."""
    number = parse.heads[form]
    if parse.tags[number] != "CD" or parse.deps[number] != "dobj" or form != number + 1:
        return
    below = [t for t in range(form + 1, len(parse.heads)) if parse.heads[t] == form]
    if any(parse.deps[t] != "prep" or parse.lower[t] not in _WAYS for t in below):
        return
    for t in below:
        parse.heads[t] = parse.heads[number]
    parse.heads[form], parse.deps[form] = parse.heads[number], "dobj"
    parse.heads[number], parse.deps[number] = form, "nummod"
    parse.tags[form], parse.pos[form], parse.lemmas[form] = "NNS", "NOUN", parse.lower[form]
