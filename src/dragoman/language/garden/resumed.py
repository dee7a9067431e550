"""Verbs that go on with their subject behind what was put between, where the parser gave them away: the lists of a parse in, changed in place."""

from __future__ import annotations

from dragoman.language.garden.lifting import FINITE
from dragoman.language.parse import Parse, Sentence

AGAINST = frozenset({"while", "whereas", "though", "although", "as"})


def second_deed(parse: Parse, s: Sentence, said: int) -> None:
    """"Soldiers stormed the palace, overpowered guards loyal to the president and drove him off, two diplomats said": of two subjects of "said" the first was overpowered."""
    heads, deps, tags = parse.heads, parse.deps, parse.tags
    subjects = [t for t in range(s.start, said) if heads[t] == said and deps[t] == "nsubj"]
    told = next((t for t in range(s.start, said) if heads[t] == said and deps[t] == "ccomp" and tags[t] == "VBD"), None)
    if len(subjects) != 2 or told is None or not told < subjects[0]:
        return
    struck = subjects[0]
    form = next((t for t in range(told + 1, struck) if heads[t] == struck and deps[t] == "amod" and tags[t] in ("VBN", "VBD")), None)
    if form is None or parse.words[form - 1] != ",":
        return
    for t in range(struck + 1, subjects[1]):
        if deps[t] == "conj" and tags[t] == "VBD" and struck < heads[t] < t:
            heads[t] = told
            break
    heads[form], deps[form], tags[form], parse.pos[form] = told, "conj", "VBD", "VERB"
    heads[struck], deps[struck] = form, "dobj"


def meanwhile(parse: Parse, s: Sentence, mark: int) -> None:
    """"…, while Angola, which withdrew its men after charges that it armed rebels, called it unacceptable": behind the relative clause the verb is Angola's."""
    heads, deps = parse.heads, parse.deps
    name = heads[mark]
    if name < mark:
        return
    clause = next((t for t in range(name + 1, s.end) if heads[t] == name and deps[t] == "relcl"), None)
    verb = None if clause is None else next((t for t in range(clause + 1, s.end) if deps[t] == "conj" and parse.tags[t] in FINITE and parse.words[t - 1] == "," and clause <= heads[t] < t), None)
    if clause is None or verb is None or any(heads[t] == verb and deps[t] in ("nsubj", "nsubjpass") for t in range(name, s.end)):
        return
    heads[verb], deps[verb] = heads[name], "advcl"
    heads[name], deps[name] = verb, "nsubj"
    heads[mark] = verb
    for t in range(verb + 1, s.end):
        if heads[t] == clause and deps[t] in ("conj", "cc"):
            heads[t] = verb


def spoke_between(parse: Parse, s: Sentence, form: int) -> None:
    """"Said it was concerned, called for their release and announced a move": the second of three past tenses is one, and no participle."""
    heads, deps = parse.heads, parse.deps
    root = s.root
    if parse.words[form - 1] != "," or not root < heads[form] < form or parse.tags[root] != "VBD" or any(heads[t] == form and deps[t] == "agent" for t in range(form + 1, s.end)):
        return
    last = next((t for t in range(form + 1, s.end) if heads[t] == root and deps[t] == "conj" and parse.tags[t] == "VBD"), None)
    if last is None or not any(heads[t] == root and deps[t] == "cc" for t in range(form, last)):
        return
    heads[form], deps[form], parse.tags[form] = root, "conj", "VBD"
