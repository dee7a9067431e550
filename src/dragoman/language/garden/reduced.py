"""Participles that the parser took for the verb of their sentence, put right: the lists of a parse in, changed in place.

In "gunmen believed to be Islamists killed two", "journalists held hostage were freed" and "sentries posted there killed one" the first form
is a participle of the noun before it, and what comes behind is what was done.
"""

from __future__ import annotations

from dragoman.language.garden.lifting import FINITE, NOUNS
from dragoman.language.parse import Parse, Sentence

BELIEVED = frozenset({"believe", "think", "suspect", "say", "allege", "presume", "know", "claim", "suppose", "consider"})
_FILLED = frozenset({"pack", "fill", "crowd", "cram", "load", "jam", "throng", "teem"})
# What is done with what one means to do: "threatened to strike".
BOUND = frozenset("threaten vow promise pledge agree refuse decide plan offer decline vote prepare intend swear undertake consent volunteer resolve attempt".split())
# What people suffer before something else becomes of them: "journalists held hostage in Syria were freed".
SUFFERED = frozenset("hold take seize capture kidnap abduct detain jail wound injure trap".split())
# How a past tense hangs on what stands before it where nothing joins the two.
_UNJOINED = ("conj", "ccomp", "dep", "dobj", "oprd", "advcl", "acl", "attr")
# What a noun is that a participle hangs on beside the verb of the sentence.
_UNDER = frozenset({"appos", "dobj", "pobj", "attr", "nsubjpass"})
_OWN = ("aux", "auxpass", "neg", "dobj", "mark", "nsubj", "nsubjpass", "expl", "csubj")


def unpost(parse: Parse, s: Sentence, verb: int) -> int:
    """"Sentries posted there killed one": of two past tenses that nothing joins, the first is a participle of the noun right before it. The root."""
    held = _first(parse, s, verb)
    if held is None:
        return s.root
    noun = held - 1
    governs = parse.heads[held] != noun  # else it is a participle already, and the noun has no verb
    top = held if governs else noun
    if governs and (parse.heads[noun] != held or parse.deps[noun] != "nsubj"):
        return s.root
    for t in range(s.start, s.end):
        if t not in (verb, noun, held) and parse.heads[t] == top and (t > verb or (t < noun and governs) or parse.deps[t] == "punct"):
            parse.heads[t] = verb
    parse.heads[verb], parse.deps[verb] = (verb if parse.heads[top] == top else parse.heads[top]), parse.deps[top]
    parse.heads[noun], parse.deps[noun] = verb, "nsubj"
    parse.heads[held], parse.deps[held], parse.tags[held] = noun, "acl", "VBN"
    return verb if top == s.root else s.root


def subjectless(parse: Parse, s: Sentence, form: int) -> None:
    """"Fined an activist detained at her home", "the president, ordered out by the army, fled": beside a finite verb a past tense on its object or predicate,
    which has no subject, is a participle, and so is one of whatever noun that is done by somebody."""
    done = any(parse.heads[t] == form and parse.deps[t] == "agent" for t in range(form + 1, s.end))
    if parse.tags[s.root] in FINITE and (done or parse.deps[parse.heads[form]] in _UNDER):
        parse.tags[form] = "VBN"


def held_first(parse: Parse, s: Sentence, held: int) -> None:
    """"A worker held for 70 days in the desert was released": what was taken for a clause that is the subject is a participle of the subject."""
    verb = parse.heads[held]
    who = next((t for t in range(s.start, held) if parse.heads[t] == held and parse.deps[t] in ("nsubj", "nsubjpass")), None)
    if who is None or held > verb or any(parse.heads[t] == held and parse.deps[t] in ("aux", "auxpass", "mark") for t in range(s.start, verb)):
        return
    parse.heads[who], parse.deps[who] = verb, "nsubjpass" if parse.deps[held] == "csubjpass" else "nsubj"
    parse.heads[held], parse.deps[held] = who, "acl"


def _first(parse: Parse, s: Sentence, verb: int) -> int | None:
    """The form that a past tense without a subject follows, with nothing between the two that would join them."""
    head = parse.heads[verb]
    if parse.lemmas[verb] in _FILLED and parse.words[verb + 1 : verb + 2] == ["with"]:
        return None  # "rockets slammed into a station packed with families": here the second is the participle
    if parse.deps[verb] not in _UNJOINED or head >= verb or any(parse.heads[t] == verb and parse.deps[t] in _OWN and parse.deps[t] != "dobj" for t in range(s.start, s.end)):
        return None
    for t in range(verb - 1, s.start, -1):
        if parse.pos[t] in ("CCONJ", "SCONJ", "PUNCT", "PRON") or parse.deps[t] == "mark":
            return None
        if parse.pos[t] in ("VERB", "AUX"):
            if (t != head and parse.heads[t] != head) or parse.tags[t] not in ("VBD", "VBN") or not parse.words[t].endswith("ed") or parse.lemmas[t] in BELIEVED:
                return None
            bare = not any(parse.heads[c] == t and parse.deps[c] in _OWN and c not in (verb, t - 1) for c in range(s.start, s.end))
            return t if bare and parse.pos[t - 1] in ("NOUN", "PROPN") else None
    return None


def unbelieved(parse: Parse, s: Sentence) -> int:
    """"Gunmen believed to be Islamists killed two": nobody believes anything here. What they did governs, and "believed" hangs on them. The root."""
    root = s.root
    for held in range(s.start + 1, s.end - 3):
        if parse.lemmas[held] not in BELIEVED or parse.tags[held] not in ("VBD", "VBN") or parse.words[held + 1] != "to" or parse.words[held - 1] == ",":
            continue
        own = [t for t in range(s.start, s.end) if parse.heads[t] == held and t != held]
        subject = next((t for t in own if parse.deps[t] == "nsubj" and t < held), None)
        being = next((t for t in own if parse.deps[t] == "xcomp" and parse.lemmas[t] in ("be", "have")), None)
        if subject is None or being is None or any(parse.deps[t] in ("aux", "auxpass", "neg") for t in own):
            continue
        verb = next((t for t in range(being + 1, s.end) if parse.heads[t] in (held, being) and parse.deps[t] == "ccomp" and parse.tags[t] in FINITE), None)
        if verb is not None:
            _unseat(parse, s, held, subject, being, verb)
            root = verb if held == root else root
    return root


def infinite(parse: Parse, s: Sentence) -> int:
    """"The miners threatened on Monday to walk out": a past tense on the subject of a mere infinitive is the verb of the sentence. The root."""
    done = s.root
    own = [t for t in range(s.start, s.end) if parse.heads[t] == done and t != done]
    to = next((t for t in own if parse.deps[t] == "aux" and parse.lower[t] == "to" and t < done), None)
    subject = next((t for t in own if parse.deps[t] == "nsubj" and t < done), None)
    if to is None or subject is None or any(parse.deps[t] in ("aux", "auxpass") and t != to for t in own):
        return done
    held = next((t for t in range(subject + 1, to) if parse.heads[t] == subject and parse.deps[t] == "acl" and parse.lemmas[t] in BOUND), None)
    if held is None or parse.tags[held] not in ("VBD", "VBN"):
        return done
    for t in own:
        if t < to or parse.deps[t] == "punct":
            parse.heads[t] = held
    parse.heads[held], parse.deps[held], parse.tags[held] = held, "ROOT", "VBD"
    parse.heads[done], parse.deps[done] = held, "xcomp"
    return held


def to_do(parse: Parse, verb: int) -> None:
    """"Threatened on Sunday to march": the bare verb behind "to" is what was threatened, and nothing that one goes to."""
    to = parse.heads[verb]
    if to != verb - 1 or parse.deps[to] != "prep" or parse.lower[to] != "to" or parse.lemmas[parse.heads[to]] not in BOUND:
        return
    parse.heads[verb], parse.deps[verb] = parse.heads[to], "xcomp"
    parse.heads[to], parse.deps[to] = verb, "aux"


def freed(parse: Parse, s: Sentence) -> int:
    """"Journalists held hostage in Syria were freed": what the model takes for their doing was done to them. The root."""
    held = s.root
    own = [t for t in range(s.start, s.end) if parse.heads[t] == held and t != held]
    subject = next((t for t in own if parse.deps[t] == "nsubj" and t < held), None)
    verb = next((t for t in own if parse.deps[t] == "ccomp" and t > held and any(parse.heads[c] == t and parse.deps[c] == "auxpass" for c in range(held, t))), None)
    if subject is None or verb is None or parse.tags[held] not in ("VBD", "VBN") or any(parse.deps[t] in ("aux", "auxpass", "neg", "dobj") for t in own):
        return held
    if any(parse.heads[c] == verb and parse.deps[c] == "mark" for c in range(held, verb)):
        return held
    for t in range(s.start, s.end):
        if parse.heads[t] == verb and parse.deps[t] in ("nsubjpass", "nsubj"):
            parse.heads[t], parse.deps[t] = held, "npadvmod"
        elif parse.heads[t] == held and t > verb:
            parse.heads[t] = verb
    parse.heads[verb], parse.deps[verb] = verb, "ROOT"
    parse.heads[subject], parse.deps[subject] = verb, "nsubjpass"
    parse.heads[held], parse.deps[held], parse.tags[held] = subject, "acl", "VBN"
    return verb


def _unseat(parse: Parse, s: Sentence, held: int, subject: int, being: int, verb: int) -> None:
    """"Held" becomes a participle of its subject, and the verb takes its place; whom it was taken to have for a subject they are held to be."""
    for t in range(s.start, s.end):
        if parse.heads[t] == verb and parse.deps[t] == "nsubj" and t != verb:
            parse.heads[t], parse.deps[t] = being, "attr"
        elif parse.heads[t] == held and t not in (subject, being, held) and (t > verb or parse.deps[t] in ("punct", "npadvmod")):
            parse.heads[t] = verb
    parse.heads[verb] = verb if parse.heads[held] == held else parse.heads[held]
    parse.deps[verb] = parse.deps[held]
    parse.heads[subject], parse.deps[subject] = verb, "nsubj"
    parse.heads[held], parse.deps[held], parse.tags[held] = subject, "acl", "VBN"


def shifted_object(parse: Parse, s: Sentence, wanted: int) -> None:
    """"Handed over to Bosnia a commander wanted for murder": an object behind what it goes to, with a participle, is no subject of a clause."""
    verb = parse.heads[wanted]
    noun = next((t for t in range(verb + 1, wanted) if parse.heads[t] == wanted and parse.deps[t] in ("nsubj", "nsubjpass")), None)
    if verb >= wanted or noun is None or parse.pos[noun] != "NOUN" or parse.pos[verb] != "VERB" or not parse.words[wanted].endswith("ed"):
        return
    if any(parse.heads[t] == wanted and parse.deps[t] in (*_OWN, "agent") and t != noun for t in range(s.start, s.end)):
        return
    if any(parse.heads[t] == verb and parse.deps[t] in ("dobj", "auxpass", "ccomp", "dative") for t in range(s.start, s.end)) or (parse.heads[wanted - 1] != noun and noun != wanted - 1):
        return
    first = min([t for t in range(verb + 1, noun) if parse.heads[t] == noun], default=noun)
    if any(parse.pos[t] in ("PUNCT", "CCONJ", "SCONJ") for t in range(verb + 1, first)) or not any(parse.heads[t] == verb and parse.deps[t] == "prep" for t in range(verb + 1, first)):
        return
    parse.heads[noun], parse.deps[noun] = verb, "dobj"
    parse.heads[wanted], parse.deps[wanted], parse.tags[wanted] = noun, "acl", "VBN"


def unsuspected(parse: Parse, s: Sentence) -> int:
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


def resumed_subject(parse: Parse, verb: int) -> None:
    """"Died after soldiers escorting a convoy clashed with them": the form in -ing tells of the soldiers, who clashed."""
    above = parse.heads[verb]
    form = next((t for t in range(verb - 1, above, -1) if parse.heads[t] == above and parse.deps[t] == "advcl" and parse.tags[t] == "VBG"), None)
    if form is None or any(parse.heads[t] == verb and parse.deps[t] in ("nsubj", "nsubjpass", "mark", "cc") for t in range(form, verb)):
        return
    below = [t for t in range(above + 1, form) if parse.heads[t] == form]
    marks, subjects = [t for t in below if parse.deps[t] == "mark"], [t for t in below if parse.deps[t] == "nsubj"]
    if len(marks) != 1 or len(subjects) != 1 or parse.pos[subjects[0]] not in NOUNS or "," in parse.words[form:verb]:
        return
    parse.heads[marks[0]] = parse.heads[subjects[0]] = verb
    parse.heads[form], parse.deps[form] = subjects[0], "acl"


def shown(parse: Parse, s: Sentence) -> int:
    """"A video showed rebels beheading two men": the root taken from the verb, which the parser took for an adjective, by the participle behind it."""
    heads, deps, root = parse.heads, parse.deps, s.root
    own = [t for t in range(s.start, root) if heads[t] == root]
    subject = next((t for t in own if deps[t] == "nsubj"), None)
    if subject is None or any(deps[t] == "aux" for t in own):
        return root
    form = next((t for t in range(s.start, subject) if heads[t] == subject and deps[t] == "amod" and parse.tags[t] == "VBD"), None)
    if form is None or not any(heads[t] == form and deps[t] == "nsubj" for t in range(s.start, form)):
        return root
    for t in own:
        if t < form:
            heads[t] = form
    heads[form], deps[form], parse.pos[form] = form, "ROOT", "VERB"
    heads[root], deps[root] = form, "ccomp"
    return form


def absolute(parse: Parse, s: Sentence) -> int:
    """"Nepal lifted the ban, the government backing down": the root taken from a participle with a subject of its own behind the clause that it only adds to."""
    heads, deps, root = parse.heads, parse.deps, s.root
    own = [t for t in range(s.start, s.end) if heads[t] == root and t != root]
    subject = next((t for t in own if deps[t] == "nsubj" and t < root), None)
    told = next((t for t in own if deps[t] == "ccomp" and parse.tags[t] == "VBD" and t < root), None)
    if subject is None or told is None or told > subject or any(deps[t] == "aux" for t in own):
        return root
    comma = next((t for t in range(told, subject) if parse.words[t] == "," and heads[t] == root), None)
    if comma is None or not any(heads[t] == told and deps[t] in ("nsubj", "nsubjpass") for t in range(s.start, told)):
        return root
    for t in own:
        if t < told or t == comma or t == s.end - 1:
            heads[t] = told
    heads[told], deps[told] = told, "ROOT"
    heads[root], deps[root] = told, "advcl"
    return told


def hurled(parse: Parse, s: Sentence) -> int:
    """"A crowd hurled stones and torched a car", "Trump imposed tariffs": the root taken from a noun by the verb before things, which the parser took for an adjective of theirs."""
    heads, deps, root = parse.heads, parse.deps, s.root
    done = next((t for t in range(s.start + 1, root) if heads[t] == root and deps[t] == "amod" and parse.tags[t] in ("VBN", "VBD")), None)
    thing = root if done is not None else next((t for t in range(root + 2, s.end) if heads[t] == root and deps[t] == "dobj"), root)
    form = done if done is not None else thing - 1
    if form < s.start or heads[form] != thing or deps[form] != "amod" or parse.tags[form] not in ("VBN", "VBD"):
        return root
    if thing == root:
        who = next((t for t in range(s.start, form) if heads[t] == form and deps[t] in ("npadvmod", "nsubj") and parse.pos[t] in ("NOUN", "PROPN")), None)
        joined = any(heads[t] == root and deps[t] == "conj" and parse.tags[t] == "VBD" for t in range(root + 1, s.end))
        if who is None or not joined:
            return root
    else:
        who = root if root < form else None
        if who is None or any(parse.pos[t] in ("VERB", "AUX") for t in range(s.start, form)):
            return root
    for t in range(s.start, s.end):
        if heads[t] == root and t not in (root, form, thing, who) and (thing == root or t > form):
            heads[t] = who if t < who and deps[t] in ("det", "amod", "nummod", "compound", "poss") else form
    heads[form], deps[form], parse.tags[form], parse.pos[form] = form, "ROOT", "VBD", "VERB"
    heads[who], deps[who] = form, "nsubj"
    heads[thing], deps[thing] = form, "dobj"
    return form
