"""Sentences that led the parser up a garden path, put right: the lists of a parse in, changed in place.

"Sudan's army bombed bases of the RSF": a past tense that could be a participle is read as one, and the sentence has no verb. Where
no word of a sentence is finite, the root is a noun, and what modifies it from the left is such a form with a bare noun right before
it, that form is the verb, the noun before it the subject and the root the object. Where the form follows the root and has an object of
its own ("the forces sealed off the university"), it is no participle either: the root is its subject. The other way round are participles
that were taken for the verb: see ``reduced``. And behind verbs of denying and admitting a form in -ing
with a bare noun is what was done, and no kind of noun: "denied bombing hospitals". Who speaks last ("… near Gao, a spokesman for the
army said") is no apposition of the name before him. Headlines have words that are verb and noun alike: see ``headlines``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from dragoman.language.headlines import of_headline
from dragoman.language.lifting import FINITE, NOUNS, SHORTEST, raise_verb
from dragoman.language.parse import Parse, Sentence
from dragoman.language.reduced import BELIEVED, SUFFERED, freed, unbelieved, unpost

_HAVE = frozenset({"had", "has", "have"})
# Participles that people and things have more often than do: "has armed guards".
_ADJECTIVES = frozenset("armed trained wounded displaced limited mixed frozen related united organised organized skilled experienced increased reduced".split())
# Past tenses the model takes for a present, or for no verb's form at all, and their verbs.
_PAST = {
    "retook": "retake", "forgave": "forgive", "foresaw": "foresee", "mistook": "mistake", "rebuilt": "rebuild", "resold": "resell",
    "redrew": "redraw", "forswore": "forswear", "befell": "befall", "rewrote": "rewrite", "reran": "rerun", "outdid": "outdo",
    "outran": "outrun", "wiretapped": "wiretap",
}  # fmt: skip
# Verbs whose object is a deed where a form in -ing stands right behind them.
_JUDGING = frozenset({"reject", "dismiss", "describe", "denounce", "condemn", "deride", "brand", "decry", "characterise", "characterize", "portray"})
# What a speaker goes on to do after what he said of the past.
_SPEAKING = frozenset(
    "put give say call urge accuse blame vow warn add demand tell insist describe promise threaten ask appeal condemn deny reject express pledge announce".split()
)
# Verbs of telling whose subject speaks on in what follows, and verbs of what else goes on in words.
_SAYING = frozenset("say tell announce state claim declare confirm report write add argue insist allege charge note acknowledge admit deny".split())
_CONVERSING = _SPEAKING - {"put", "give"} | frozenset("say speak telephone phone call write meet talk visit summon address issue send criticise criticize propose recall".split())
# What is done to people or places, and governs no form in -ing; and what takes a thing, a place or a person.
_STRIKING = frozenset("attack kill shoot bomb shell hit wound injure target strike ambush arrest detain rescue free evacuate torture burn murder slaughter massacre".split())
_TAKING = _STRIKING | frozenset("capture recapture seize retake overrun storm besiege liberate conquer occupy reach enter leave visit name accuse blame praise meet invade pound raid".split())
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
    "today yesterday tomorrow tonight christmas easter ramadan".split()
)
_NO_VERBS: Mapping[str, bool] = {}
_OF_DEEDS = frozenset({"deny", "admit"})


def mend(parse: Parse, verbs: Mapping[str, bool] = _NO_VERBS) -> None:
    """Makes the form the root of each such sentence, and "had" its auxiliary where it stands before it."""
    if not _PAST.keys().isdisjoint(parse.lower):
        _past(parse)
    believed = not BELIEVED.isdisjoint(parse.lemmas)
    for k, s in enumerate(parse.sentences):
        root = _lifted(parse, s) if _lacks_verb(parse, s) else _perfected(parse, s)
        _joined(parse, s)
        root = freed(parse, s) if parse.lemmas[root] in SUFFERED and root == s.root else root
        if believed and root == s.root:
            root = unbelieved(parse, s)
        if root == s.root and parse.lemmas[root] == "suspect":
            root = _unsuspected(parse, s)
        if s.part == "title" and root == s.root:
            root = of_headline(parse, s, verbs)
        if root != s.root:
            s = parse.sentences[k] = replace(s, root=root)
        for t in range(s.start + 1, s.end):
            if parse.tags[t] == "VBD" and (root := unpost(parse, s, t)) != s.root:
                s = parse.sentences[k] = replace(s, root=root)
            if parse.lower[t] == "dead" and parse.lower[t - 1] == "shot" and parse.tags[t - 1] != "VBD":
                root = _shot(parse, s, t)
                s = parse.sentences[k] = replace(s, root=root)
            elif parse.lower[t] == "dead" and parse.lower[t - 1] == "shot" and parse.deps[t] == "amod" and parse.heads[t] > t:
                parse.heads[t], parse.deps[t] = t - 1, "oprd"  # "shot dead nine villagers": they were not dead before
            if parse.heads[t] == t - 1 and parse.deps[t] == "xcomp" and parse.tags[t] == "VBG" and parse.lemmas[t - 1] in _STRIKING:
                _asleep(parse, s, t)
            elif parse.heads[t] == t - 1 and parse.deps[t] in ("advmod", "npadvmod") and parse.words[t][0].isupper():
                _named(parse, s, t)
            if parse.tags[t] == "VBN" and parse.deps[t] == "acl" and parse.words[t - 1] == ",":
                _third(parse, s, t)
            if parse.lower[t] == "had" and parse.deps[t] in ("ccomp", "advcl", "xcomp", "dep"):
                _inverted(parse, s, t)
            if parse.tags[t] == "VBD" and parse.deps[t] == "conj" and parse.tags[parse.heads[t]] == "VB":
                _went_on(parse, s, t)
            if parse.tags[t] == "CD" and parse.heads[t] == t - 1 and parse.lemmas[t - 1] == "say":
                _counting(parse, s, t)
            if parse.deps[t] == "conj" and (parse.tags[t] in FINITE or parse.tags[t] == "VBN"):
                _parted(parse, s, t)
            if parse.tags[t] == "VBD" and parse.deps[t] == "conj" and parse.lemmas[t] in _SPEAKING:
                _goes_on(parse, s, t)
            if parse.tags[t] in ("VBD", "VBZ") and parse.lemmas[t] == "say":
                _list_cut(parse, k, t)
            if parse.tags[t] in ("VBD", "VBZ") and parse.heads[t - 1] != t:
                _speaking(parse, s.start, t)
            elif parse.words[t] == "as" and t + 2 < s.end and parse.lemmas[t - 1] in _JUDGING:
                _shifted(parse, s, t)
            elif parse.words[t].endswith("ing") and parse.deps[t] in ("amod", "compound"):
                _done(parse, s, t)
                _charged(parse, t)
            elif parse.tags[t] == "VBG" and parse.deps[t] == "conj" and parse.lemmas[parse.heads[t]] == "accuse":
                _charged_with_more(parse, t)
            elif parse.tags[t] == "VBG" and parse.words[t - 1] == "," and parse.lemmas[t] in _SPEAKING:
                _adds(parse, s, t)
            elif parse.tags[t] == "VBG" and parse.deps[t] in ("pobj", "dobj", "nsubj") and parse.heads[t - 1] == t and parse.deps[t - 1] == "compound":
                parse.lemmas[t], parse.tags[t], parse.pos[t] = parse.lower[t], "NN", "NOUN"  # "one in police firing": it bears a noun's labels


def _third(parse: Parse, s: Sentence, form: int) -> None:
    """"Police banned the marches, used tear gas and arrested 200": a form with an object of its own after a comma is the next deed, and no participle."""
    noun = parse.heads[form]
    verb = parse.heads[noun]
    if parse.deps[noun] != "dobj" or parse.tags[verb] != "VBD" or not any(parse.heads[t] == form and parse.deps[t] == "dobj" for t in range(form + 1, s.end)):
        return
    if any(parse.heads[t] == form and parse.deps[t] in ("agent", "auxpass", "aux") for t in range(s.start, s.end)) or any(parse.words[t] == "," for t in range(verb, form - 1)):
        return
    parse.heads[form], parse.deps[form], parse.tags[form] = verb, "conj", "VBD"
    parse.heads[form - 1] = verb


def _went_on(parse: Parse, s: Sentence, verb: int) -> None:
    """"Fired tear gas to disperse them and detained four": a past tense goes on with the one that an infinitive tells the aim of."""
    aim = parse.heads[verb]
    above = parse.heads[aim]
    if not any(parse.heads[t] == aim and parse.words[t].lower() == "to" and parse.deps[t] == "aux" for t in range(s.start, aim)):
        return
    while parse.tags[above] not in FINITE and parse.heads[above] != above and parse.deps[above] in ("conj", "xcomp", "advcl", "acl"):
        above = parse.heads[above]
    if parse.tags[above] not in ("VBD", "VBZ", "VBP", "VBN") or above >= aim:
        return
    parse.heads[verb] = above
    for t in range(aim, verb):
        if parse.heads[t] == aim and parse.deps[t] == "cc":
            parse.heads[t] = above


def _counting(parse: Parse, s: Sentence, number: int) -> None:
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


def _asleep(parse: Parse, s: Sentence, form: int) -> None:
    """"Attacked sleeping civilians": nobody attacks to sleep; the form tells of those who are struck."""
    noun = next((t for t in range(form + 1, s.end) if parse.heads[t] == form and parse.deps[t] == "dobj"), None)
    if noun is None:
        return
    for t in range(form + 1, s.end):
        if parse.heads[t] == form and t != noun:
            parse.heads[t] = form - 1
    parse.heads[noun], parse.heads[form], parse.deps[form] = form - 1, noun, "amod"


def _named(parse: Parse, s: Sentence, word: int) -> None:
    """"Troops captured Bakhmut": a name that nobody knows right behind a verb that takes things is what it took, and no adverb; days are none."""
    verb = word - 1
    taken = any(parse.heads[t] == verb and parse.deps[t] in ("dobj", "ccomp", "auxpass") for t in range(s.start, s.end))
    if parse.lemmas[verb] in _TAKING and not taken and parse.lower[word] not in _DAYS:
        parse.deps[word], parse.tags[word], parse.pos[word], parse.lemmas[word] = "dobj", "NNP", "PROPN", parse.words[word]


def _speaking(parse: Parse, start: int, verb: int) -> None:
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


def _list_cut(parse: Parse, k: int, verb: int) -> None:
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


def _goes_on(parse: Parse, s: Sentence, verb: int) -> None:
    """"Denied that soldiers had shelled the town and put the toll at four": a simple past beside "had shelled" goes on with who denied."""
    told = parse.heads[verb]
    above = parse.heads[told]
    if parse.deps[told] != "ccomp" or above >= told or parse.tags[above] not in ("VBD", "VBZ") or any(parse.heads[t] == verb and parse.deps[t] == "nsubj" for t in range(s.start, s.end)):
        return
    if any(parse.heads[t] == told and parse.deps[t] == "aux" and (parse.words[t].lower() == "had" or parse.tags[t] == "MD") for t in range(above, told)):
        parse.heads[verb] = above
        for t in range(told, verb):
            if parse.heads[t] == told and parse.deps[t] == "cc":
                parse.heads[t] = above


def _unsuspected(parse: Parse, s: Sentence) -> int:
    """"Last week suspected rebels seized a town": nobody suspects where no subject stands before; the word tells of the rebels. The root."""
    root = s.root
    own = [t for t in range(s.start, s.end) if parse.heads[t] == root and t != root]
    verb = next((t for t in own if parse.deps[t] == "ccomp" and t > root and parse.tags[t] in FINITE), None)
    if verb is None or any(parse.deps[t] in ("nsubj", "nsubjpass", "expl", "aux", "auxpass", "neg", "mark") for t in own):
        return root
    subject = next((t for t in range(root, verb) if parse.heads[t] == verb and parse.deps[t] in ("nsubj", "nsubjpass")), None)
    if subject is None:
        return root
    for t in own:
        if t != verb:
            parse.heads[t] = verb
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    parse.heads[root], parse.deps[root], parse.tags[root] = subject, "amod", "VBN"
    return verb


def _shot(parse: Parse, s: Sentence, dead: int) -> int:
    """"Gunmen on a motorcycle shot dead a mayor": "shot" is the verb, and no noun before an adjective with an object. The root."""
    shot = dead - 1
    if parse.tags[shot] not in ("NN", "VBN") or not any(parse.heads[t] == dead and parse.deps[t] == "dobj" for t in range(dead + 1, s.end)):
        return s.root
    noun = shot - 1
    if parse.heads[noun] == shot and parse.deps[noun] in ("compound", "nmod", "amod", "nsubj") and parse.deps[shot] not in ("ROOT", "ccomp"):
        for t in range(s.start, noun):
            if parse.heads[t] == shot:
                parse.heads[t] = noun
        parse.heads[noun], parse.deps[noun] = parse.heads[shot], parse.deps[shot]
    for t in range(s.start, s.end):
        if parse.heads[t] == dead and t not in (dead, shot):
            parse.heads[t] = shot
    parse.heads[shot], parse.deps[shot] = (shot if parse.heads[dead] == dead else parse.heads[dead]), parse.deps[dead]
    parse.tags[shot], parse.pos[shot], parse.lemmas[shot] = "VBD", "VERB", "shoot"
    parse.heads[dead], parse.deps[dead] = shot, "oprd"
    if not any(parse.heads[t] == shot and parse.deps[t] == "nsubj" for t in range(s.start, shot)):
        first = next((t for t in range(s.start, shot) if parse.pos[t] in NOUNS and parse.heads[t] == shot), None)
        if first is not None:
            parse.deps[first] = "nsubj"
    return shot if s.root == dead else s.root


def _parted(parse: Parse, s: Sentence, verb: int) -> None:
    """"Kenya expelled two diplomats and Moscow vowed to respond": who stands between "and" and a finite verb is its subject, and no second object."""
    own = [t for t in range(s.start, s.end) if parse.heads[t] == verb]
    passive = any(parse.deps[t] == "auxpass" for t in own)
    if any(parse.deps[t] in ("nsubj", "nsubjpass", "expl", "csubj") for t in own) or (parse.tags[verb] == "VBN" and not any(parse.deps[t] in ("aux", "auxpass") for t in own)):
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


def _adds(parse: Parse, s: Sentence, form: int) -> None:
    """"Iran said its scientists had been killed, vowing to retaliate": who goes on to vow is who said so, unless those he tells of spoke themselves."""
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


def _shifted(parse: Parse, s: Sentence, preposition: int) -> None:
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


def _done(parse: Parse, s: Sentence, form: int) -> None:
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


def _charged(parse: Parse, form: int) -> None:
    """"Accused soldiers of looting shops": what somebody is accused of was done to the shops, which are of no kind."""
    noun, of = parse.heads[form], form - 1
    if parse.tags[form] != "VBG" or parse.words[of] != "of" or parse.heads[noun] != of or noun < form:
        return
    above = parse.heads[of]
    if "accuse" not in (parse.lemmas[above], parse.lemmas[parse.heads[above]]):
        return
    parse.heads[form], parse.deps[form], parse.pos[form] = of, "pcomp", "VERB"
    parse.heads[noun], parse.deps[noun] = form, "dobj"


def _charged_with_more(parse: Parse, form: int) -> None:
    """"Accused soldiers of looting shops and beating civilians": the second deed is laid to the soldiers too."""
    accuse = parse.heads[form]
    first = next((t for t in range(form - 1, accuse, -1) if parse.deps[t] == "pcomp" and parse.words[parse.heads[t]] == "of"), None)
    if first is None:
        return
    parse.heads[form] = first
    for t in range(first, form):
        if parse.heads[t] == accuse and parse.deps[t] == "cc":
            parse.heads[t] = first


def _inverted(parse: Parse, s: Sentence, had: int) -> None:
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


def _past(parse: Parse) -> None:
    for t, word in enumerate(parse.lower):
        if word in _PAST and parse.pos[t] == "VERB":
            parse.lemmas[t] = _PAST[word]
            parse.tags[t] = "VBD" if parse.tags[t] in ("VB", "VBP") else parse.tags[t]


def _joined(parse: Parse, s: Sentence) -> None:
    """"Telephoned his counterpart, then cancelled a trip": a past tense the model hangs on another without saying how is joined to it."""
    for t in range(s.start, s.end):
        if parse.deps[t] == "dep" and parse.tags[t] == "VBD" and parse.tags[parse.heads[t]] == "VBD" and parse.heads[t] < t:
            parse.deps[t] = "conj"


def _lifted(parse: Parse, s: Sentence) -> int:
    """The root of a sentence without a verb: the form that must be it, if there is one."""
    verb = _verb(parse, s)
    if verb is not None:
        raise_verb(parse, s, verb)
        return verb
    verb = _behind(parse, s)
    if verb is not None:
        _turn(parse, s, verb)
        return verb
    return s.root


def _perfected(parse: Parse, s: Sentence) -> int:
    """"The air force had targeted civilians": a participle between "had" and a bare plural is no adjective, and "had" is its auxiliary. The root."""
    root = s.root
    for h in range(s.start, s.end - 2):
        verb = h + 1
        if parse.tags[verb] != "VBN" or parse.deps[verb] != "amod" or parse.words[h].lower() not in _HAVE or parse.words[verb].lower() in _ADJECTIVES:
            continue
        noun = parse.heads[verb]
        if parse.heads[noun] != h or parse.deps[noun] != "dobj" or parse.tags[noun] not in ("NNS", "NNPS"):
            continue
        if any(parse.heads[t] == noun and parse.deps[t] in ("det", "poss") for t in range(verb, noun)):
            continue
        parse.heads[verb], parse.deps[verb], parse.pos[verb] = (verb if parse.heads[h] == h else parse.heads[h]), parse.deps[h], "VERB"
        for t in range(s.start, s.end):
            if parse.heads[t] == h:
                parse.heads[t] = verb
        parse.heads[h], parse.deps[h], parse.pos[h] = verb, "aux", "AUX"
        root = verb if root == h else root
    return root


def _lacks_verb(parse: Parse, s: Sentence) -> bool:
    """Whether a sentence of the text has a noun for its root and no finite verb."""
    titled = s.part == "title"
    if not (titled or s.part == "body") or s.end - s.start < SHORTEST or (parse.words[s.end - 1] != "." and not titled) or parse.pos[s.root] not in NOUNS:
        return False
    return FINITE.isdisjoint(parse.tags[s.start : s.end])


def _behind(parse: Parse, s: Sentence) -> int | None:
    """The form behind the root that has an object of its own."""
    for t in range(s.root + 1, s.end):
        if s.part == "body" and parse.heads[t] == s.root and parse.deps[t] == "acl" and parse.tags[t] == "VBN" and parse.words[t].endswith("ed") and _objects(parse, s, t):
            return t
    return None


def _objects(parse: Parse, s: Sentence, verb: int) -> list[int]:
    """Its objects, also behind a particle that was taken for a preposition."""
    out = [t for t in range(verb + 1, s.end) if parse.heads[t] == verb and parse.deps[t] == "dobj"]
    particles = [t for t in range(verb + 1, s.end) if parse.heads[t] == verb and parse.tags[t] == "RP"]
    return out + [t for t in range(verb + 1, s.end) if parse.heads[t] in particles and parse.deps[t] == "pobj"]


def _turn(parse: Parse, s: Sentence, verb: int) -> None:
    """The root becomes the subject of the form."""
    root = s.root
    for t in _objects(parse, s, verb):
        if parse.heads[t] != verb:
            parse.deps[parse.heads[t]] = "prt"
            parse.heads[t], parse.deps[t] = verb, "dobj"
    for t in range(s.start, s.end):
        if parse.heads[t] == root and t != root and (parse.deps[t] == "punct" or t > verb):
            parse.heads[t] = verb
    parse.heads[verb], parse.deps[verb], parse.tags[verb] = verb, "ROOT", "VBD"
    parse.heads[root], parse.deps[root] = verb, "nsubj"


def _verb(parse: Parse, s: Sentence) -> int | None:
    """The form before the root that must be the verb."""
    root = s.root
    for t in range(s.start + 1, root):
        if parse.heads[t] != root or parse.deps[t] != "amod" or not parse.words[t].endswith("ed"):
            continue
        before = t - 1
        if parse.pos[before] in NOUNS and parse.heads[before] in (t, root) and parse.tags[root] not in ("NN", "NNP"):
            return t
    return None
